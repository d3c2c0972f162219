"""What the outlet adds to somebody's words is not laid to him."""

from __future__ import annotations

import pytest

from accord.model import Reading
from accord.reading.reader import Reader
from accord.sources import report


def read(text: str) -> Reading:
    return Reader().read(report(text, path="a.txt", outlet="A", published="2020-05-06", language="en"))


@pytest.mark.parametrize(
    "text",
    [
        "Although Traore agreed to halt raids on Niger's mines during his call with Falk, he maintained that a full "
        "truce would require Niger's northern allies to end their patrols—a condition Niamey and its African partners "
        "have firmly rejected.",
        "President Traore said that a truce would require Niger to close the mine — a condition that Niger and "
        "its partners have rejected.",
        "President Traore said that a truce would oblige Niger to leave the fort at Ayorou, something that Niamey "
        "has refused.",
    ],
)
def test_what_an_apposition_says_of_the_words_is_the_outlets_own(text: str) -> None:
    reading = read(text)
    refused = [event for event in reading.events if event.type == "REJECT"]
    assert refused and all(event.statement is None for event in refused)
    assert not any("reject" in piece.exact or "refused" in piece.exact
                   for one in reading.statements for piece in one.content)  # fmt: skip


def test_what_the_speaker_himself_adds_stays_his() -> None:
    """In the tense of the words, of himself."""
    text = "President Traore said that Niger had asked for the port, a demand that he had rejected in May."
    contents = [piece.exact for one in read(text).statements for piece in one.content]
    assert any("a demand that he had rejected in May" in one for one in contents), contents


def test_the_words_of_an_act_go_without_what_sums_them_up() -> None:
    text = "Niger accused Togo of shelling Lome, a charge Togo denies."
    clauses = {event.type: event.clause.exact for event in read(text).events}
    assert clauses["ACCUSE"] == "Niger accused Togo of shelling Lome"


def test_who_is_named_by_the_way_does_not_speak_in_the_next_sentence() -> None:
    text = (
        "A spokesman for the port said Ivan Orel had left. He denied that any sailor had agreed to stay, as Norland "
        'claims. "Nobody agreed. Two boats were late."'
    )
    whose = {one.source.exact for one in read(text).statements if one.source and any(one.quotes)}
    assert whose == {"He"}


def test_a_quotation_after_what_somebody_said_is_his() -> None:
    """A sentence of its own in one paragraph, with nobody named to have said it."""
    text = 'The envoy denied that the bridge had been mined. "There was no mine. Two lorries broke down there."'
    spoken = [one for one in read(text).statements if one.quotes]
    assert [one.source.exact for one in spoken if one.source] == ["The envoy"]
