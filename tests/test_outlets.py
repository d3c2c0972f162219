"""The outlets that ship: facts in a table, and nothing that rates."""

from __future__ import annotations

import pycountry

from accord.sources.outlets import shipped


def test_every_outlet_has_a_country_and_a_kind() -> None:
    found = shipped()
    assert len(found) > 20
    assert [outlet.name for outlet in found] == sorted({outlet.name for outlet in found})
    for outlet in found:
        assert pycountry.countries.get(alpha_3=outlet.country) is not None, outlet
        assert outlet.kind is not None
        assert outlet.party is None
