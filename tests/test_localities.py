"""Names that nobody knows are read one way for a whole report: as a place's, or as somebody's."""

from __future__ import annotations

from dataclasses import replace

import pytest

from accord.comparing.actors import link
from accord.model import Block, Reading, Report
from accord.reading.language import Language
from accord.reading.reader import Reader


def report(text: str) -> Report:
    block = Block("paragraph", 0, len(text))
    return Report("r", "r.txt", "The Courier", None, None, None, None, "en", text, (block,))


def read(reader: Reader, text: str) -> Reading:
    return reader.read(report(text))


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


SHORTENED = [
    ("The Lake Council rejected the offer. The Council said its men would stay.", "Council"),
    ("The Coast Liberation Movement signed. The government thanked the Movement.", "Movement"),
    ("The Council of the Isles met. The chairman of the Council resigned.", "Council"),
]


@pytest.mark.parametrize(("text", "short"), SHORTENED)
def test_a_body_told_in_full_is_meant_by_the_word_that_heads_its_name(reader: Reader, text: str, short: str) -> None:
    reading = read(reader, text)
    assert short not in actors(reading)
    assert sum(short in actor.name and actor.kind == "organisation" for actor in reading.actors) == 1


def test_which_of_two_bodies_is_meant_stays_open(reader: Reader) -> None:
    reading = read(reader, "The Lake Council met the Hill Council. The Council said its men would stay.")
    assert {"Lake Council", "Hill Council", "Council"} <= actors(reading)


def test_a_state_has_an_army_besides_the_third_one(reader: Reader) -> None:
    reading = read(reader, "The Third Army was cut off. The Army denied it.")
    assert "Army" in actors(reading)


def test_a_body_that_one_report_names_short_is_the_one_so_headed_of_the_others(reader: Reader) -> None:
    readings = [
        read(reader, "The Lake Council rejected the offer on Monday."),
        reader.read(replace(report("The Council has rejected the offer, its chairman said."), id="s", path="s.txt")),
    ]
    names = {actor.name: actor.aliases for actor in link(readings)[0]}
    assert names["Lake Council"] == ("Council",)
    assert "Council" not in names
