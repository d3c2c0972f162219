"""Figures that stand outside of any act. The wars, forces and outlets are invented."""

from __future__ import annotations

import itertools

import pytest

import accord
from accord.comparing.standing import figures
from accord.model import Dossier
from accord.reading.language import Language
from accord.reading.reader import Reader
from accord.sources import report

Told = tuple[str, str, frozenset[str], str]


@pytest.fixture(scope="module")
def reader(language: Language) -> Reader:
    return Reader()


def told(reader: Reader, text: str) -> list[Told]:
    reading = reader.read(report(text, path="one.txt", outlet="One", title="", language="en"))
    return [(one.kind, one.whom, one.of, one.span.exact) for one in figures(reading)]


def account(reader: Reader, *texts: str) -> Dossier:
    """Of reports that all lead with the same news."""
    lead = "Envoys of Chad and Niger signed a truce in Oslo on Monday, the mediators said."
    return accord.account(
        reader.read(
            report(f"{lead} {text}", path=f"{number}.txt", outlet=f"Outlet {number}", title="A truce", language="en")
        )
        for number, text in enumerate(texts)
    )


def disputed(dossier: Dossier) -> list[set[str]]:
    return [
        {value.text for value in one.values if value.relation == "conflicts"}
        for one in dossier.disagreements
        if one.kind == "number"
    ]


NOBODY: frozenset[str] = frozenset()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The war has left at least 8,000 people dead.", ("toll", "people", NOBODY, "at least 8,000 people")),
        ("The conflict in Chad has killed 9,000 people.", ("toll", "people", frozenset({"TCD"}), "9,000 people")),
        ("The Chadian conflict has claimed 9,000 lives.", ("toll", "people", frozenset({"TCD"}), "9,000 lives")),
        ("More than 700 soldiers have died in the rebellion.", ("toll", "soldiers", NOBODY, "More than 700 soldiers")),
        ("The war cost the lives of 400 civilians.", ("toll", "civilians", NOBODY, "400 civilians")),
        ("The uprising, in which 600 fighters perished, is over.", ("toll", "soldiers", NOBODY, "600 fighters")),
        ("Some 9,000 people were killed in the war since 2014.", ("toll", "people", NOBODY, "Some 9,000 people")),
        (
            "About 800 Chadian soldiers died in the war.",
            ("toll", "soldiers chadian", NOBODY, "About 800 Chadian soldiers"),
        ),
        ("A 3,000-strong Nordic force will come.", ("strength", "", frozenset({"nordic"}), "3,000-strong")),
        ("They will be watched by a Nordic force of 3,400 men.", ("strength", "", frozenset({"nordic"}), "3,400 men")),
        ("He met the 3,400 men of the Nordic Brigade.", ("strength", "", frozenset({"nordic"}), "3,400 men")),
        ("The Nordic Brigade, whose 2,900 men left, is gone.", ("strength", "", frozenset({"nordic"}), "2,900 men")),
    ],
)
def test_a_figure_that_stands_outside_of_any_act(reader: Reader, text: str, expected: Told) -> None:
    assert told(reader, text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "Another 400 people were killed in the war.",
        "The war killed 120 people on Tuesday.",
        "The war killed 400 people in Goma.",
        "Some 900 civilians were killed in the war this month.",
        "The war could cost 5,000 lives.",
        "The raid cost 200 lives.",
        "The war cost 40 lives.",
        "The war cost 500 million euros.",
        "The war drove 70,000 people from their homes.",
        "A 300-strong delegation came.",
        "The army bought 12,000 rifles.",
    ],
)
def test_a_figure_of_a_day_a_town_or_of_something_else_is_none(reader: Reader, text: str) -> None:
    assert told(reader, text) == []


def test_two_tolls_of_one_war_are_a_dispute(reader: Reader) -> None:
    texts = (
        "The war has cost 8,000 lives.",
        "The conflict, now over, has left 11,000 people dead.",
        "About 8,000 people died in the war, and the harvest failed.",
    )
    for order in itertools.permutations(texts):
        dossier = account(reader, *order)
        assert disputed(dossier) == [{"8,000 lives", "11,000 people", "About 8,000 people"}]


def test_a_force_is_counted_otherwise(reader: Reader) -> None:
    dossier = account(
        reader,
        "A 3,000-strong Nordic force will watch the truce.",
        "The 4,500 men of the Nordic Force are on their way.",
    )
    assert disputed(dossier) == [{"3,000-strong", "4,500 men"}]
    [fact] = [fact for fact in dossier.facts if any(slot.verdict == "disputed" for slot in fact.slots)]
    assert {item.span.exact for item in fact.evidence} >= {"The 4,500 men of the Nordic Force are on their way."}


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("The war has cost 8,000 lives.", "About 8,000 people died in the conflict."),  # the same
        ("The war has cost 8,000 lives.", "Some 3,000 soldiers died in the conflict."),  # some of them
        ("The war in Chad has cost 8,000 lives.", "Some 300 people died in the Peruvian conflict."),  # another war
        ("The war has cost 800 Chadian soldiers.", "Some 950 Nigerien soldiers died in the conflict."),  # two sides
        ("The war has cost 8,000 lives. In all 9,500 people died in it.", "The harvest of 7,000 farmers failed."),
        ("A 3,000-strong Nordic force will come.", "About 120 Nordic soldiers fell ill."),  # some of them
        ("A 3,000-strong Nordic force will come.", "Envoys praised the 4,000 men of the Baltic Brigade."),
    ],
)
def test_no_dispute(reader: Reader, one: str, two: str) -> None:
    assert disputed(account(reader, one, two)) == []
    assert disputed(account(reader, two, one)) == []


def test_a_report_that_gives_two_is_set_against_nobody(reader: Reader) -> None:
    two = "The war has cost 8,000 lives. Others say that 9,500 people died in the uprising."
    assert (
        disputed(account(reader, two, "Whoever counts the graves knows that 7,000 people died in the conflict.")) == []
    )
