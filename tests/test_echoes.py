"""Passages that tell a fact in words of no known act. All happenings are invented."""

from __future__ import annotations

import pytest

import accord
from accord.comparing import echoes
from accord.model import Dossier, Fact
from accord.reading.language import Language
from accord.reading.reader import Reader
from accord.sources import report

OPENING = "Snow fell on the coast of Peru all week, and the markets of Callao stayed shut."
RELEASED = "On Tuesday the insurgents released 40 sailors and fishermen in Callao."
HOME = "The 40 sailors and fishermen are back in Callao since Tuesday, thin and silent."
OTHERS_HOME = "The 60 pupils of a convent school have been home from the mountains since March, their teacher said."
COMING = "The 40 sailors and fishermen will be back in Callao on Tuesday, thin and silent."
DOG = "A dog at the harbour of Callao wore a scarf, and nobody knew whose it was or who had knitted it."
DOG_AGAIN = "Nobody in Callao knew who had knitted the scarf that a dog wore at the harbour, or whose dog it was."


@pytest.fixture(scope="module")
def reader(language: Language) -> Reader:
    return Reader(language=language)


def account(reader: Reader, *texts: str) -> Dossier:
    return accord.account(
        [
            reader.read(
                report(text, path=f"{number}.txt", outlet=f"Outlet {number}", published="1931-05-07", language="en")
            )
            for number, text in enumerate(texts)
        ]
    )


def of_type(dossier: Dossier, kind: str | None) -> list[Fact]:
    return [fact for fact in dossier.facts if fact.kind == "event" and fact.type == kind]


def test_what_one_report_tells_as_an_act_another_tells_in_other_words(reader: Reader) -> None:
    dossier = account(reader, f"{OPENING} {RELEASED}", f"{HOME} The weather is bad.")
    (fact,) = of_type(dossier, "RETREAT")
    assert len(fact.outlets) == 2
    assert (fact.verdict, fact.silent) == ("corroborated", ())
    assert any(item.span.exact.startswith("The 40 sailors") for item in fact.evidence)
    assert [telling.report for telling in fact.tellings] == [
        reading.report.id for reading in dossier.readings if reading.report.outlet == "Outlet 0"
    ]
    assert any("shared" in line and "sailor" in line for line in fact.explanation)


@pytest.mark.parametrize("other", [OTHERS_HOME, COMING, DOG])
def test_other_passages_tell_something_else(reader: Reader, other: str) -> None:
    (fact,) = of_type(account(reader, f"{OPENING} {RELEASED}", f"{other} The weather is bad."), "RETREAT")
    assert fact.outlets == ("Outlet 0",)


def test_passages_that_no_act_covers_are_a_fact_of_their_own(reader: Reader) -> None:
    dossier = account(reader, f"{OPENING} {DOG}", f"{DOG_AGAIN} The weather is bad.")
    (fact,) = of_type(dossier, None)
    assert fact.verdict == "corroborated"
    assert len(fact.evidence) == 2
    assert not fact.tellings


def test_a_reprint_makes_no_fact_of_what_no_act_covers(reader: Reader) -> None:
    text = f"{OPENING} {DOG} Children fed it herring, and a priest lent it his umbrella for the night."
    assert not of_type(account(reader, text, text), None)


def test_a_third_report_makes_no_echo_of_two(reader: Reader) -> None:
    texts = [f"{OPENING} {RELEASED}", f"{HOME} The weather is bad.", f"{OPENING} {DOG}"]
    two, three = account(reader, *texts[:2]), account(reader, *texts)
    assert [fact.evidence for fact in of_type(two, "RETREAT")] == [fact.evidence for fact in of_type(three, "RETREAT")]


def test_in_a_story_of_many_reports_nothing_is_looked_for(reader: Reader, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(echoes, "CROWD", 1)
    (fact,) = of_type(account(reader, f"{OPENING} {RELEASED}", f"{HOME} The weather is bad."), "RETREAT")
    assert fact.outlets == ("Outlet 0",)
