"""Terms and provisions that stand in sentences of their own, and bodies whose names are parts of others'."""

from __future__ import annotations

import pytest

from accord.ledger.history import history
from accord.ledger.movements import is_rebels
from accord.ledger.parties import Parties
from accord.ledger.records import CommitmentRecord
from accord.model import Actor, ActorKind
from test_process_shapes import about, told


def only(text: str) -> CommitmentRecord:
    [record] = history([told(text)]).commitments
    return record


@pytest.mark.parametrize(
    ("text", "slot", "words"),
    [
        ("Chad and Niger agreed on a truce on Monday. It is to last three days.", "duration", "three days"),
        ("Chad and Niger signed a truce on Monday. It runs for sixty days.", "duration", "sixty days"),
        ("Chad declared a truce on Sunday. The pause is for ten days.", "duration", "ten days"),
        ("Chad and Niger agreed to a truce. It will hold until June 9.", "ends", "June 9"),
        ("Chad and Niger agreed to a truce. It begins on June 9.", "effective", "June 9"),
    ],
)
def test_a_term_in_a_sentence_of_its_own_is_the_undertakings(text: str, slot: str, words: str) -> None:
    assert [term.text for term in getattr(only(text), slot)] == [words]


def test_it_is_no_undertaking_where_none_was_told_before() -> None:
    found = history([told("Chad sent an envoy to Niamey. It runs for sixty kilometres along the river.")])
    assert not found.commitments


def test_a_clause_with_until_is_a_length_and_no_condition() -> None:
    record = about(history([told("The truce would last until a treaty is signed, Chad announced.")]), "truce")
    assert [term.text for term in record.duration] == ["until a treaty is signed"] and not record.conditions


@pytest.mark.parametrize(
    "text",
    [
        "Chad and Niger signed an agreement on Monday that removes the last obstacle to ending an eight-year war.",
        "Chad and Niger signed the accord in the offices of Togo's president in the last of his ten years in office.",
    ],
)
def test_how_long_something_else_lasted_is_no_term_and_no_end(text: str) -> None:
    record = only(text)
    assert record.standing == "agreed" and not record.duration


def test_what_follows_the_news_of_an_agreement_is_laid_down_by_it() -> None:
    text = (
        "Chad and Niger signed an accord in Lome on Monday. The rebels will be disarmed by June 30.\n\n"
        "Troops of both are to leave the river by July 15."
    )
    found = history([told(text)])
    for words, day in (("disarmed", "June 30"), ("leave the river", "July 15")):
        record = about(found, words)
        assert set(record.parties) == {"TCD", "NER"} or words != "disarmed"
        assert record.standing == "agreed" and [term.text for term in record.ends] == [day]


@pytest.mark.parametrize(
    "text",
    [
        "Chad and Niger signed an accord in Lome on Monday. The text will be published on Friday.",
        "Chad and Niger signed an accord in Lome on Monday. The delegations are to meet again on Friday.",
        "Chad and Niger signed an accord in Lome on Monday. The president of Togo will fly home tomorrow.",
        "Chad and Niger met in Lome on Monday. Troops are to leave the river by July 15.",
    ],
)
def test_not_every_plan_is_laid_down_by_an_agreement(text: str) -> None:
    assert all(step.source != "provision" for step in told(text).steps)


def actor(name: str, kind: ActorKind, country: str | None = None, sector: str | None = None) -> Actor:
    return Actor(name.lower().replace(" ", "-"), name, kind, country, sector)


def test_a_body_is_not_the_group_whose_description_ends_in_its_name() -> None:
    union = actor("River Union", "organisation")
    group = actor("envoys of both sides and of the River Union", "group")
    assert Parties([union, group]).of(union.id) == union.id
    longer = actor("Great River Union", "organisation")
    assert Parties([union, group, longer]).of(union.id) == longer.id


def test_rebels_by_the_people_that_they_are_of_are_told_as_rebels_and_no_more() -> None:
    assert is_rebels(actor("Chadian guerrillas", "group", "TCD", "REB"))
    assert not is_rebels(actor("Nigerien guerrillas", "group", "TCD", "REB"))
    assert not is_rebels(actor("Maoist guerrillas", "group", "TCD", "REB"))


def test_a_secretary_general_is_no_general() -> None:
    reading = told(
        "Secretary-General Ana Costa proposed a truce. The plan was hers. Major-General Ali Sow agreed to it."
    )
    sectors = {actor.name: actor.sector for actor in reading.actors}
    assert sectors["Ana Costa"] is None and sectors["Ali Sow"] == "MIL"


def test_what_was_agreed_at_talks_is_not_the_talks() -> None:
    record = only("The visit followed talks in Lome, at which Chad and Niger agreed on a plan for the river.")
    assert record.summary.endswith("a plan for the river")
    assert any("plan" in term.text and "talks" not in term.text for term in record.scope)
