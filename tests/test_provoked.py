"""Who did what a punishment or an accusation answers: whom it is directed at, as a rule."""

from __future__ import annotations

import pytest

from accord.reading.language import Language
from accord.reading.reader import Reader
from accord.sources import report
from test_actors import read, who

TARGETS = [
    ("The bloc imposed new sanctions on Gambia after it staged two raids.", "it", "gambia"),
    ("Norway condemned Chad for the raid, saying it had shelled a clinic.", "it", "chad"),
    ("Peru expelled two envoys of Togo after it jailed a reporter.", "it", "togo"),
    ("The judge Ada Koro jailed Samuel Falk because he had beaten a guard.", "he", "samuel-falk"),
    ("The African Union imposed sanctions on Chad over its invasion of Niger.", "its", "chad"),
    ("The army detained the farmers after they attacked a convoy.", "they", "farmers"),
]
DOERS = [
    ("The African Union imposed sanctions on Chad after it held a meeting.", "it", "african-union"),
    ("Norway sanctioned Chad after it completed an inquiry.", "it", "norway"),
    ("France accused Mali of lying, saying it would recall its ambassador.", "it", "france"),
    ("Peru apologised to Chile after it detained a boat.", "it", "peru"),
    ("Peru thanked Chile after it seized a boat.", "it", "peru"),
]


@pytest.mark.parametrize(("text", "pronoun", "actor"), TARGETS)
def test_an_answer_is_directed_at_whoever_did_what_it_answers(
    language: Language, text: str, pronoun: str, actor: str
) -> None:
    assert who(read(language, text)[1], pronoun) == actor


@pytest.mark.parametrize(("text", "pronoun", "actor"), DOERS)
def test_other_clauses_keep_their_subject(language: Language, text: str, pronoun: str, actor: str) -> None:
    assert who(read(language, text)[1], pronoun) == actor


def test_who_confirms_a_death_did_not_fight(language: Language) -> None:
    text = "The prefect Ada Koro confirmed the killing of a driver after an exchange of gunfire near Bol."
    reading = Reader(language=language).read(report(text, path="a.txt", language="en"))
    fights = {one for event in reading.events if event.type == "ASSAULT" for one in event.actors}
    doers = {mention.actor for mention in reading.mentions if mention.id in fights}
    assert "ada-koro" not in doers


def test_he_goes_on_from_whoever_the_report_is_about(language: Language) -> None:
    text = (
        "Interior minister Marco Mora confirmed that the driver was killed on Friday after he opened fire on officers."
    )
    assert who(read(language, text)[1], "he") is None
