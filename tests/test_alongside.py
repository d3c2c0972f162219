"""Numbers that reports give of one thing, side by side. All happenings are invented."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import permutations

import jsonschema
import pytest

import accord
from accord.model import Dossier
from accord.reading.reader import Reader
from accord.sources import report
from accord.views import csv, html, markdown, text
from accord.views import json as views_json

ONE = (
    "The ferry Halcyon lost 40 containers of copper wire in the storm off Velm on Monday, its owner said. "
    "It reached the port of Orrholm on one engine."
)
TWO = (
    "A gale off Velm tore fifty-two containers from the deck of the Halcyon. The containers held copper wire, the "
    "harbour office in Orrholm reported."
)
COPY = "Orrholm Wire. " + ONE


@pytest.fixture(scope="module")
def reader(language: object) -> Reader:
    return Reader()


def account(reader: Reader, *told: str) -> Dossier:
    return accord.account(
        reader.read(report(each, path=f"{n}.txt", outlet=f"Outlet {n}", published="2031-05-06", language="en"))
        for n, each in enumerate(told)
    )


def rows(reader: Reader, *told: str) -> list[tuple[bool, list[str]]]:
    """By row whether it differs, and the words of its numbers in alphabetical order."""
    found = account(reader, *told).figures
    return [(row.differs, sorted(one.evidence.span.exact for one in row.figures)) for row in found]


@pytest.mark.parametrize(
    ("one", "two", "wanted"),
    [
        (ONE, TWO, (True, ["40 containers", "fifty-two containers"])),
        (ONE, TWO.replace("fifty-two", "forty"), (False, ["40 containers", "forty containers"])),
        (
            "The barge carried 600 tonnes of barley for the mills of Orrholm.",
            "On the barge were some 550 tonnes of barley, the mills of Orrholm said.",
            (False, ["600 tonnes", "some 550 tonnes"]),
        ),
        (
            "The phone call between Falk and Sund lasted 35 minutes.",
            "Falk and Sund talked by phone. The call lasted 50 minutes, Falk's office said.",
            (True, ["35 minutes", "50 minutes"]),
        ),
        (
            "After six days of negotiations in Velm the two envoys flew home.",
            "The envoys had eaten little in Velm in four days of bargaining.",
            (True, ["four days", "six days"]),
        ),
        (
            "Velm Copper offered 48 million euros for the Orrholm mine.",
            "The Orrholm mine goes to Velm Copper, which will pay 48 million euros.",
            (False, ["48 million euros", "48 million euros"]),
        ),
    ],
)
def test_numbers_of_one_thing_stand_side_by_side(
    reader: Reader, one: str, two: str, wanted: tuple[bool, list[str]]
) -> None:
    assert rows(reader, one, two) == [wanted]


@pytest.mark.parametrize(
    ("one", "two"),
    [
        (ONE, "Forty-four lighthouses stand along the coast of Velm, the harbour office said."),
        # The second gives the number of the first, too, and so another one of something else.
        (ONE, TWO.replace("The containers held", "Another ferry had lost 40 containers in March. The containers held")),
        # Of "23 of the lights" and "14 of the lights" each counts a part.
        ("In Velm 23 of the lights were out on Monday.", "In Velm 14 of the lights were red on Monday."),
        # Whom something befell stands among the people affected.
        ("The blast in Velm killed nine miners.", "In Velm eleven miners were killed by the blast."),
        # By when something is to be done is no length of what was done.
        ("After ten days of talks the envoys left Velm.", "The rebels have ten days to leave the docks of Velm."),
        ("The presidents of the two countries met in Velm.", "Velm was where the two countries met."),
        ("Several ferries lay off Velm for dozens of hours.", "Off Velm several ferries lay."),
    ],
)
def test_what_is_of_two_things_is_not(reader: Reader, one: str, two: str) -> None:
    assert rows(reader, one, two) == []


def test_a_copy_is_no_other_side(reader: Reader) -> None:
    assert rows(reader, ONE, COPY) == []
    ((differs, words),) = rows(reader, ONE, COPY, TWO)
    assert differs
    assert words == ["40 containers", "40 containers", "fifty-two containers"]


def test_one_that_is_left_joins_a_row_that_is_known(reader: Reader) -> None:
    told = (
        "Falk and Sund talked by telephone for 75 minutes on Tuesday, the palace in Velm said.",
        "The telephone talk between Falk and Sund on Tuesday took 75 minutes.",
        "An aide of Sund put it at 75 minutes.",
        "A guard of the palace was asleep for fifty minutes.",
    )
    assert rows(reader, *told[:2]) == [(False, ["75 minutes", "75 minutes"])]
    assert rows(reader, *told[:3]) == [(False, ["75 minutes", "75 minutes", "75 minutes"])]
    assert rows(reader, *told[:2], told[3]) == [(False, ["75 minutes", "75 minutes"])]


def test_numbers_that_differ_and_are_hardly_likely_of_one_thing_stand_in_no_row(reader: Reader) -> None:
    told = ("The dam at Velm rules out boats for five years.", "Sund ruled Velm for two decades until his death.")
    assert rows(reader, *told, "Falk said that boats are ruled out at the dam of Velm for five years.") == [
        (False, ["five years", "five years"])
    ]


def test_the_noun_may_stand_before_the_number(reader: Reader) -> None:
    told = (
        "About 80,000 people live in the valley of Orr behind the dam.",
        "Estimates of how many people live in the valley of Orr range from 65,000 to 80,000.",
    )
    ((differs, _),) = rows(reader, *told)
    assert not differs
    amounts = {(one.amount.low, one.amount.high) for one in account(reader, *told).figures[0].figures}
    assert amounts == {(80_000, 80_000), (65_000, 80_000)}


def test_an_earlier_time_has_a_row_of_its_own(reader: Reader) -> None:
    earlier = "In 2024 the ferry Halcyon had lost 61 containers of copper wire in a storm off Velm."
    for _, words in rows(reader, f"{ONE} {earlier}", TWO, earlier.replace("had lost", "lost")):
        assert not {"61 containers", "40 containers"} <= set(words)


def test_the_order_of_reports_changes_nothing(reader: Reader) -> None:
    def told(order: Sequence[int]) -> object:
        named = [
            report(each, path=f"{n}.txt", outlet=f"Outlet {n}", published="2031-05-06", language="en")
            for n, each in enumerate((ONE, COPY, TWO))
        ]
        return accord.account(reader.read(named[n]) for n in order).figures

    assert len({repr(told(order)) for order in permutations(range(3))}) == 1


def test_every_view_has_them(reader: Reader) -> None:
    made = account(reader, ONE, TWO)
    shown = text.account(made, colour=False)
    part = shown[shown.index("HOW MUCH AND HOW MANY") :]
    assert "[differ]" in part
    assert "fifty-two containers" in part
    page = html.page(made)
    assert 'id="figures-0"' in page
    assert '<span class="tag">differ</span>' in page
    assert "**fifty-two containers**" in markdown.account(made)
    data = views_json.dossier_json(made)
    jsonschema.Draft202012Validator(views_json.schema("dossier")).validate(data)
    (row,) = data["figures"]
    assert row["differs"] is True
    assert {one["text"] for one in row["values"]} == {"40 containers", "fifty-two containers"}
    assert len(csv.table(made, "figures").splitlines()) == 3


def test_of_many_rows_the_terminal_shows_the_first(reader: Reader) -> None:
    made = account(reader, ONE, TWO)
    many = replace(made, figures=tuple(replace(made.figures[0], what=f"thing {n}") for n in range(11)))
    shown = text.account(many, colour=False)
    assert "thing 7" in shown
    assert "thing 8" not in shown
    assert "… and 3 more" in shown
