"""Rounds of talks: told by number, by "the next", by who is expected back; planned, over, and met in between."""

from __future__ import annotations

from functools import lru_cache

import pytest

from accord.ledger.history import history
from accord.ledger.rounds import rounds
from accord.model import Instant, Reading
from accord.reading.reader import Reader
from accord.sources import report


@lru_cache(maxsize=1)
def reader() -> Reader:
    return Reader()


def told(text: str, day: str = "2021-05-04", outlet: str = "The Ferry Post") -> Reading:
    made = report(
        text,
        path=f"{outlet}-{day}.txt",
        outlet=outlet,
        title=None,
        published=Instant(f"{day}T09:00Z", "minute"),
        language="en",
    )
    return reader().read(made)


WAR = "Colombia and the FARC are at war, and their negotiators are tired of it. "
PLANNED = (
    WAR + "The mediators invited both delegations for a second round of talks, which is to open in Havana on May 10."
)


@pytest.mark.parametrize(
    ("sentence", "number", "held", "day", "ended"),
    [
        ("A third round of talks is to open on May 10.", 3, False, "2021-05-10", None),
        ("The second round closed near Havana on Monday.", 2, True, None, "2021-05-03"),
        ("The delegations are expected back in Havana on May 26.", None, False, "2021-05-26", None),
        ("A first round of negotiations began on Monday.", 1, True, "2021-05-03", None),
    ],
)
def test_how_rounds_are_told(sentence: str, number: int | None, held: bool, day: str | None, ended: str | None) -> None:
    [one] = rounds(told(WAR + sentence))
    assert (one.number, one.held, one.day, one.ended) == (number, held, day, ended)


@pytest.mark.parametrize(
    "sentence",
    [
        "The army fired a round of shells on Monday.",
        "The second round of the election opened on Monday.",
        "Nobody knew what a third round would bring.",
    ],
)
def test_what_is_no_round_of_talks(sentence: str) -> None:
    assert not [one for one in rounds(told(WAR + sentence)) if one.held or one.day is not None]


def test_the_next_is_a_round_where_the_sentence_before_tells_of_one() -> None:
    text = WAR + "It was the best round of talks so far. The next, and perhaps the last, is set for July 12."
    [one] = rounds(told(text))
    assert (one.held, one.day) == (False, "2021-07-12")


def test_a_round_that_was_planned_is_held_when_the_round_of_its_number_is_over() -> None:
    later = told(WAR + "The second round of talks closed on Saturday.", "2021-05-16", "Lake Radio")
    [meeting] = history([told(PLANNED), later], on="2021-05-16").meetings
    assert (meeting.status, meeting.day) == ("held", "2021-05-10")
    assert set(meeting.parties) == {"COL", "farc"}


def test_a_round_of_which_nobody_tells_that_it_was_held_is_due() -> None:
    [meeting] = history([told(PLANNED)], on="2021-05-20").meetings
    assert meeting.status == "due"


def test_talks_that_break_up_are_those_that_were_to_begin_before() -> None:
    first = told("The Colombian government and the FARC will meet in Havana on Thursday.", "2021-05-04")
    later = told(
        "The talks between Colombia and the FARC broke up on Saturday, a day early.", "2021-05-09", "Lake Radio"
    )
    [meeting] = history([first, later], on="2021-05-09").meetings
    assert (meeting.status, meeting.day) == ("held", "2021-05-06")


def test_where_the_two_sides_sign_something_within_a_round_they_have_met() -> None:
    later = told("Colombia and the FARC signed a pact on exchanges on May 12.", "2021-05-13", "Lake Radio")
    found = history([told(PLANNED), later], on="2021-05-13").meetings
    assert [one.status for one in found if one.day == "2021-05-10"] == ["held"]


def test_two_numbers_are_two_rounds() -> None:
    text = "A third round of talks is to open in Havana on May 12."
    found = history([told(PLANNED), told(WAR + text, "2021-05-05", "Lake Radio")], on="2021-05-05").meetings
    assert sorted(one.day or "" for one in found) == ["2021-05-10", "2021-05-12"]


def test_a_call_to_nobody_is_no_meeting() -> None:
    assert not history([told("It took a telephone call from President Duque of Colombia on Monday night.")]).meetings


@pytest.mark.parametrize(
    "text",
    [
        "The second round of talks between Chad and Togo, which was to open on Friday, has been postponed to May 12.",
        "The second round of talks between Chad and Togo was put off by five days to May 12.",
    ],
)
def test_a_round_that_is_put_off_is_to_come_on_its_new_day(text: str) -> None:
    found = history([told(f"Chad and Togo are at war. {text}")], on="2021-05-08")
    [meeting] = found.meetings
    assert (meeting.status, meeting.day) == ("to come", "2021-05-12")


def test_talks_of_a_day_that_are_moved_are_the_ones_that_were_to_be_then() -> None:
    first = told("Togo and Benin will hold talks in Lome on June 6, the foreign ministry said.", day="2031-05-30")
    moved = told("The talks of June 6 were postponed to June 13, Togo said.", day="2031-06-04", outlet="B")
    [one] = history([first, moved]).meetings
    assert next(term.value.start for term in reversed(one.time) if term.value is not None) == "2031-06-13"
