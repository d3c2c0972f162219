"""Somebody who is only described, in two reports. All happenings are invented."""

from __future__ import annotations

import pytest

import accord
from accord.model import Dossier
from accord.reading.language import Language
from accord.reading.reader import Reader
from accord.sources import report

OPENING = "The council of Merrow met for three hours to hear what had become of the ferry to Ostrand."
FERRYMAN = "A ferryman told the council that the garrison had sunk the boat with a cannon on the eastern pier."
OTHERWISE = "On the eastern pier the garrison had sunk the boat with a cannon, a ferryman told the council."
ELSEWHERE = "A ferryman said he had not been paid since the winter, and that his brothers had left for the hills."


@pytest.fixture(scope="module")
def reader(language: Language) -> Reader:
    return Reader(language=language)


def account(reader: Reader, *texts: str) -> Dossier:
    return accord.account(
        [
            reader.read(
                report(text, path=f"{number}.txt", outlet=f"Outlet {number}", published="1931-05-06", language="en")
            )
            for number, text in enumerate(texts)
        ]
    )


def ferrymen(dossier: Dossier) -> list[str]:
    return [actor.id for actor in dossier.actors if "ferryman" in actor.name]


@pytest.mark.parametrize("told", [FERRYMAN, OTHERWISE])
def test_whoever_is_described_alike_in_sentences_that_tell_the_same_is_one(reader: Reader, told: str) -> None:
    dossier = account(reader, f"{OPENING} {FERRYMAN}", f"The ferry is gone. {told}")
    assert len(ferrymen(dossier)) == 1
    said = [fact for fact in dossier.facts if fact.kind == "statement" and "cannon" in fact.summary]
    assert [len(fact.outlets) for fact in said] == [2]


def test_whoever_is_described_alike_in_other_sentences_is_not(reader: Reader) -> None:
    assert len(ferrymen(account(reader, f"{OPENING} {FERRYMAN}", f"{OPENING} {ELSEWHERE}"))) == 2


def test_one_report_is_left_as_it_is(reader: Reader) -> None:
    assert len(ferrymen(account(reader, f"{FERRYMAN} {OPENING}"))) == 1


def test_a_third_report_takes_nothing_from_two(reader: Reader) -> None:
    two = [f"{OPENING} {FERRYMAN}", f"The ferry is gone. {OTHERWISE}"]
    both = account(reader, *two)
    three = account(reader, *two, f"{OPENING} {ELSEWHERE}")
    assert ferrymen(both)[0] in ferrymen(three)
    assert len(ferrymen(three)) == 2
