"""What a sentence of its own says of when and where the act just told is."""

from __future__ import annotations

import pytest

from accord.model import Block, Event, Reading, Report
from accord.reading.language import Language
from accord.reading.reader import Reader


@pytest.fixture(scope="module")
def reader(language: Language) -> Reader:
    return Reader(language=language)


def read(reader: Reader, text: str) -> Reading:
    block = Block("paragraph", 0, len(text))
    return reader.read(Report("r", "r.txt", "The Courier", None, None, None, None, "en", text, (block,)))


def told(reading: Reading, event: Event) -> tuple[str | None, str | None]:
    words = {mention.id: mention.span.exact for mention in reading.mentions}
    return words.get(event.place or ""), words.get(event.time or "")


CONTINUED = [
    ("The two sides will hold a round of talks. It will take place in Oslo on 8 April.", "Oslo", "8 April"),
    ("The envoys will go to the meeting of the two states. It is to be held in Oslo, not in Lima.", "Oslo", None),
    ("The talks between Chad and Mali ended without a deal. They were held in Oslo on Monday.", "Oslo", "Monday"),
    ("The two sides will exchange 40 prisoners. It is planned for Monday in Oslo.", "Oslo", "Monday"),
]


@pytest.mark.parametrize(("text", "place", "time"), CONTINUED)
def test_the_next_sentence_says_when_and_where(reader: Reader, text: str, place: str, time: str | None) -> None:
    reading = read(reader, text)
    assert (place, time) in [told(reading, event) for event in reading.events]


OTHERS = [
    "Norway held talks with Sweden in Lima on Friday. They were held in Oslo.",  # it has its own place and day
    "Norway held talks with Sweden. It was not held in Oslo.",
    "Norway held talks with Sweden. They were held in Oslo by gunmen.",  # people whom somebody holds
    "Norway held talks with Sweden. The weather was mild. They were held in Oslo.",
]


@pytest.mark.parametrize("text", OTHERS)
def test_what_says_something_else_gives_the_act_no_place(reader: Reader, text: str) -> None:
    reading = read(reader, text)
    talks = next(event for event in reading.events if event.trigger.exact == "talks")
    assert told(reading, talks)[0] in (None, "Lima")
