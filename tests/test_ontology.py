"""The PLOVER tables: facts of the manual, and that inconsistent tables don't pass."""

from __future__ import annotations

import copy

import pytest

from accord import ontology
from accord.data import read_json
from accord.errors import DataError


def raw() -> dict:
    return read_json("plover.json")


def test_sixteen_types_in_four_quads() -> None:
    assert len(ontology.TYPES) == 16
    quads = raw()["quads"]
    members = {
        number: [name for name in ontology.TYPES if ontology.quad(name) == quad] for quad, number in quads.items()
    }
    assert members[1] == ["AGREE", "CONSULT", "SUPPORT", "CONCEDE"]
    assert members[2] == ["COOPERATE", "AID", "RETREAT"]
    assert members[3] == ["REQUEST", "ACCUSE", "REJECT", "THREATEN"]
    assert members[4] == ["PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"]


def test_modes() -> None:
    assert ontology.modes("CONSULT") == ("visit", "third-party", "multilateral", "phone")
    assert ontology.modes("REQUEST") == ontology.modes("REJECT") == ("assist", "change", "yield", "meet")
    assert ontology.modes("AGREE") == ()
    assert len(ontology.modes("ASSAULT")) == 15
    assert "vandalize" in ontology.modes("PROTEST")


@pytest.mark.parametrize(
    ("name", "mode", "value"),
    [
        ("ACCUSE", None, -3.0),  # Table 2.2 has it without its sign
        ("ACCUSE", "allege", -3.5),
        ("RETREAT", "disarm", 10.0),
        ("REQUEST", "assist", 0.5),
        ("SANCTION", "expel", -5.5),
        ("PROTEST", "vandalize", -5.0),  # has no score of its own
    ],
)
def test_scores(name: str, mode: str | None, value: float) -> None:
    assert ontology.score(name, mode) == value


def test_recipients_are_required_where_the_sections_say_so() -> None:
    assert {name for name in ontology.TYPES if ontology.requires_recipient(name)} == {"COOPERATE", "AID", "SANCTION"}


def test_unknown_names_raise() -> None:
    with pytest.raises(KeyError):
        ontology.modes("FIGHT")
    with pytest.raises(KeyError):
        ontology.score("AGREE", "visit")
    assert not ontology.is_valid("AGREE", "visit")
    assert ontology.is_valid("RETREAT", "ceasefire")


def test_contexts_and_sectors() -> None:
    assert len(ontology.contexts()) == 37
    assert {"human_security", "natural_resource", "lgbt", "cbrn"} <= set(ontology.contexts())
    assert ontology.sectors()["MIL"] and len(ontology.sectors()) == 25


def test_inconsistent_tables_are_refused() -> None:
    wrong = copy.deepcopy(raw())
    wrong["types"]["ACCUSE"]["score"] = 3
    wrong["types"]["REJECT"]["modes"].pop("meet")
    wrong["contexts"].append(wrong["contexts"][0])
    with pytest.raises(DataError) as caught:
        ontology.check_plover(wrong)
    assert all(part in str(caught.value) for part in ("ACCUSE", "share", "twice")), "all mistakes are told at once"
    wrong = copy.deepcopy(raw())
    del wrong["types"]["AID"]
    with pytest.raises(DataError, match="types"):
        ontology.check_plover(wrong)
    with pytest.raises(DataError):
        ontology.check_plover({})
