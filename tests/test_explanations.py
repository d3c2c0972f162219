"""Every verdict on what differs says what set the values against each other. All happenings are invented."""

from __future__ import annotations

import re

import pytest

import accord
from accord.model import Dossier, Fact
from accord.reading.language import Language
from accord.reading.reader import Reader
from accord.sources import report
from accord.views import explain


@pytest.fixture(scope="module")
def reader(language: Language) -> Reader:
    return Reader(language=language)


def told(reader: Reader, *texts: str) -> Dossier:
    return accord.account(
        reader.read(report(text, path=f"{n}.txt", outlet=f"Outlet {n}", published="1931-05-07", language="en"))
        for n, text in enumerate(texts)
    )


def disputed(dossier: Dossier) -> list[Fact]:
    return [fact for fact in dossier.facts if fact.id in {one.fact for one in dossier.disagreements}]


NUMBERS = (
    "The liner Aurora left Arica on Monday with 16 lifeboats and a brass band on deck.",
    "A brass band played as the liner Aurora cast off at Arica on Monday; she carried 12 lifeboats.",
)
SENTENCES = (
    "The harbour wall of Arica was raised by four metres after the spring tides, the port said on Monday.",
    "The harbour wall of Arica was raised by six metres after the spring tides, the port said on Monday.",
)


def test_sentences_say_how_alike_they_are(reader: Reader) -> None:
    [fact] = disputed(told(reader, *SENTENCES))
    assert any("alike" in line and "“four”" in line and "“six”" in line for line in fact.explanation)


def test_passages_say_what_they_give(reader: Reader) -> None:
    quiet = "Snow fell on the coast of Peru all week, and the markets of Callao stayed shut."
    dossier = told(
        reader,
        f"{quiet} On Tuesday the insurgents released 40 sailors and fishermen in Callao.",
        "The 38 sailors and fishermen are back in Callao since Tuesday, thin and silent. The weather is bad.",
    )
    [fact] = disputed(dossier)
    assert any("gives number “38 sailors”: conflicts" in line for line in fact.explanation)
    assert any("shared" in line and "sailor" in line for line in fact.explanation)


def test_a_class_of_the_model_that_is_no_type_of_ours_is_explained(reader: Reader) -> None:
    def explained(text: str) -> str:
        one = report(text, path="a.txt", outlet="A", published="1931-05-07", language="en")
        return explain.reading(reader.read(one))

    freed = explained("The government of Peru released nine prisoners of Chile on Tuesday.")
    assert "model: YIELD" in freed
    assert [line for line in freed.splitlines() if line.startswith("  (YIELD: CONCEDE or RETREAT")]
    bombed = explained("The army of Peru bombed the army of Chile on Tuesday.")
    assert "  (model: the class" in bombed
    assert "YIELD" not in bombed
    assert "(model: " not in explained("Snow fell on the coast all week.")


@pytest.mark.parametrize("texts", [NUMBERS, SENTENCES])
def test_no_dispute_is_without_a_reason(reader: Reader, texts: tuple[str, ...]) -> None:
    dossier = told(reader, *texts)
    assert disputed(dossier)
    assert all(fact.explanation for fact in disputed(dossier))
    printed = explain.account(dossier)
    plain = re.sub(r" “[^”]*”(?= ~|:)", "", printed)  # without the words of the tellings
    for fact in disputed(dossier):
        assert all(line in printed or line in plain for line in fact.explanation)


def test_the_order_of_reports_changes_no_reason(reader: Reader) -> None:
    readings = told(reader, *NUMBERS).readings
    one, two = accord.account(readings), accord.account(readings[::-1])
    assert [fact.explanation for fact in one.facts] == [fact.explanation for fact in two.facts]


def test_what_kept_the_nearest_apart_is_told_with_its_words(reader: Reader) -> None:
    first = "Estmark's army shelled the dam at Orrholm on Monday, officials said."
    second = "Estmark's army shelled the market of Velm on Thursday, officials said."
    dossier = accord.account(
        [
            reader.read(report(words, path=f"{n}.txt", outlet=f"Outlet {n}", published="2031-05-09", language="en"))
            for n, words in enumerate((first, second))
        ]
    )
    facts = [fact for fact in dossier.facts if fact.type == "ASSAULT"]
    assert len(facts) == 2
    printed = explain.account(dossier)
    for fact in facts:
        (line,) = (line for line in fact.explanation if line.startswith("not "))
        assert "would join" in line or "never joined" in line
        assert "conflicts -" in line
        (shown,) = (each for each in printed.splitlines() if each.strip().startswith("not " + line.split()[1]))
        assert "“Estmark's army shelled the dam at Orrholm on Monday”" in shown
        assert "“Estmark's army shelled the market of Velm on Thursday”" in shown
