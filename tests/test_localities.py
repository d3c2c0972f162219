"""Names that nobody knows are read one way for a whole report: as a place's, or as somebody's."""

from __future__ import annotations

import pytest

from accord.model import Block, Reading, Report
from accord.reading.language import Language
from accord.reading.reader import Reader


def read(reader: Reader, text: str) -> Reading:
    block = Block("paragraph", 0, len(text))
    return reader.read(Report("r", "r.txt", "The Courier", None, None, None, None, "en", text, (block,)))


def places(reading: Reading) -> list[str]:
    return [mention.span.exact for mention in reading.mentions if mention.kind == "place"]


def actors(reading: Reading) -> set[str]:
    return {actor.name for actor in reading.actors}


@pytest.fixture(scope="module")
def reader(language: Language) -> Reader:
    return Reader(language=language)


PLACED = [
    ("The envoy told reporters in Mirtava that the talks had failed. Officers said they had left Mirtava.", 2),
    ("Villagers fled when shells fell near Pelkin. The ministry denied firing on Pelkin.", 2),
    ("The ship waited off the port of Vesk. The patrol flew to Vesk. The court in Vesk sentenced two men.", 3),
    ("The road between Lamosa and Trusk is open. Two men died in Trusk on Friday.", 2),
]


@pytest.mark.parametrize(("text", "times"), PLACED)
def test_a_name_that_says_where_is_a_place_throughout(reader: Reader, text: str, times: int) -> None:
    reading = read(reader, text)
    name = {"Mirtava", "Pelkin", "Vesk", "Trusk"} & set(text.replace(".", " ").split())
    assert sum(any(each in place for each in name) for place in places(reading)) == times
    assert not name & actors(reading)


def test_a_firm_in_which_somebody_has_a_stake_is_no_place(reader: Reader) -> None:
    text = "Ten men work at Brakon. The state has a stake in Brakon. Brakon said that it would close."
    reading = read(reader, text)
    assert places(reading) == []
    assert "Brakon" in actors(reading)


def test_who_acts_by_a_name_is_somebody_though_it_stands_behind_in_once(reader: Reader) -> None:
    text = "Police asked why the money was in Brakon. Brakon denied that it had paid. Brakon's spokesman was silent."
    reading = read(reader, text)
    assert places(reading) == []
    assert "Brakon" in actors(reading)
