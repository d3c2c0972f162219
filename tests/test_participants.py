"""Who two tellings name, compared. All names are invented."""

from __future__ import annotations

import pytest

from accord.comparing.participants import kin
from accord.model import Actor

LEAGUE = Actor("league", "Merrow League", "organisation", None, "IGO")
UNION = Actor("union", "Ostrand Union", "organisation", None, "IGO")
LEE = Actor("lee", "Ann Lee", "person", None, "IGO", ("Merrow League Secretary-General",))
ROE = Actor("roe", "Jan Roe", "person", None, "IGO", ("Merrow League Secretary-General",))
OFFICE = Actor(
    "office",
    "Secretary-General of the Merrow League",
    "person",
    None,
    None,
    ("Secretary - General of the Merrow League",),
)
OTHER = Actor(
    "other",
    "Secretary-General of the Ostrand Union",
    "person",
    None,
    None,
    ("Secretary - General of the Ostrand Union",),
)
ACTORS = {one.id: one for one in (LEAGUE, UNION, LEE, ROE, OFFICE, OTHER)}


@pytest.mark.parametrize(
    ("one", "two", "expected"),
    [
        ("lee", "league", True),
        ("office", "league", True),
        ("lee", "office", True),
        ("lee", "union", False),
        ("lee", "other", False),
        ("lee", "roe", False),  # two who had the office
        ("office", "other", False),
    ],
)
def test_who_has_an_office_of_a_body_is_of_its_side(one: str, two: str, expected: bool) -> None:
    assert kin({one}, {two}, ACTORS) is expected
    assert kin({two}, {one}, ACTORS) is expected
