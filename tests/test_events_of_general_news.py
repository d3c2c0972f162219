"""Words that tell acts of states in one report and nothing of the kind in the next. All happenings are invented."""

from __future__ import annotations

import pytest

from accord.reading.language import Language
from accord.reading.reader import Reader
from accord.sources import report


@pytest.fixture(scope="module")
def reader(language: Language) -> Reader:
    return Reader(language=language)


def told(reader: Reader, words: str) -> list[tuple[str, str]]:
    reading = reader.read(report(words, path="a.txt", outlet="A", published="1931-05-07", language="en"))
    return [(event.type, event.trigger.exact) for event in reading.events]


@pytest.mark.parametrize(
    "words",
    [
        "The ministry did not immediately respond to a request for comment.",
        "The harbour office did not answer an email.",
        "The mayor had not replied to a message for comment by Friday.",
        "Four miners were released from hospital on Monday.",
        "Nine miners are being treated for burns.",
        "Police pulled him over near Velm.",
        "The banner was hung on the wall of the port.",
        "The clerk hung up on the reporter.",
        "Ida Falk has taken out a loan.",
        "The editor takes the plan seriously.",
    ],
)
def test_what_is_no_act(reader: Reader, words: str) -> None:
    assert told(reader, words) == []


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("The government responded to the demand with an offer.", "CONCEDE"),
        ("The rebels released four miners on Monday.", "RETREAT"),
        ("The army of Chad treated wounded civilians of Niger.", "AID"),
        ("The regime hanged two prisoners on Friday.", "ASSAULT"),
        ("Chad took up the proposal for talks.", "AGREE"),
        ("Peru accepted the offer of Chile.", "AGREE"),
        ("Chad pulled its troops out of Niger.", "RETREAT"),
    ],
)
def test_what_is_one(reader: Reader, words: str, kind: str) -> None:
    assert kind in {found for found, _ in told(reader, words)}


def test_who_calls_a_claim_untrue_rejects_it(reader: Reader) -> None:
    found = told(reader, "The mayor described as fantasy the claim, spread on Friday, that Chad had freed the pilots.")
    assert found == [("REJECT", "described")]
    assert ("REJECT", "dismissed") in told(reader, "The mayor dismissed as a lie the report that Chad had freed him.")
