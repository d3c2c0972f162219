"""Exact figures that are nearly the same. All happenings are invented."""

from __future__ import annotations

import itertools
import re

import pytest

import accord
from accord.model import Dossier
from accord.reading.language import Language
from accord.reading.reader import Reader
from accord.sources import report


@pytest.fixture(scope="module")
def reader(language: Language) -> Reader:
    return Reader()


def disputed(reader: Reader, *told: tuple[str, str]) -> list[set[str]]:
    """Values that conflict, of reports that lead with the same news: their days and what they tell besides."""
    lead = "Envoys of Chad and Niger signed a truce in Oslo on Monday, the mediators said."
    dossier: Dossier = accord.account(
        reader.read(
            report(
                f"{lead}\n\n{text}",
                path=f"{number}.txt",
                outlet=f"Outlet {number}",
                title="A truce",
                published=f"2021-03-{day}T10:00:00+00:00",
                language="en",
            )
        )
        for number, (day, text) in enumerate(told)
    )
    return [
        {re.sub(r"\D", "", value.text) for value in one.values if value.relation == "conflicts"}
        for one in dossier.disagreements
        if one.kind == "number"
    ]


def test_what_two_count_to_the_last_one_is_one_thing(reader: Reader) -> None:
    texts = (
        ("08", "The rebels have undertaken to hand over 4,871 men in the spring."),
        ("08", "Our side will give back 4,873 captured personnel."),
        ("09", "The fighters are to let 4,871 prisoners go home."),
    )
    for order in itertools.permutations(texts):
        assert disputed(reader, *order) == [{"4871", "4873"}]


def test_three_digits_need_something_in_common(reader: Reader) -> None:
    one = ("08", "In the last exchange Chad freed 318 soldiers and the rebels let 187 captives go.")
    assert disputed(reader, one, ("08", "Chad gave 318 men back when it got its 186 captives.")) == [{"186", "187"}]
    assert disputed(reader, one, ("08", "A bus with 186 people on board never arrived.")) == []


@pytest.mark.parametrize(
    ("one", "two"),
    [
        (("08", "They will hand over 4,871 men."), ("08", "Some 4,870 captives go home.")),  # a round one
        (("08", "They will hand over 4,871 men."), ("08", "About 4,873 captives go home.")),  # not counted to the last
        (("08", "They will hand over 4,871 men."), ("08", "Workers cleared 4,873 mines.")),  # other things
        (("08", "They will hand over 4,871 men."), ("08", "Guards watched over 4,921 captives.")),  # not so near
        (("08", "They will hand over 4,871 men."), ("27", "Guards watched over 4,873 captives.")),  # weeks later
        (
            ("08", "The quake killed 4,871 people."),
            ("09", "By Tuesday the rescuers had found 4,873 people dead."),
        ),  # it grew
        (("08", "They will hand over 4,871 men."), ("08", "Of 4,873 captives 4,871 captives go home.")),  # knows both
    ],
)
def test_no_dispute(reader: Reader, one: tuple[str, str], two: tuple[str, str]) -> None:
    assert disputed(reader, one, two) == []
    assert disputed(reader, two, one) == []


def test_of_very_many_figures_some_are_near_by_chance(reader: Reader) -> None:
    many = " ".join(f"Patrol {number} found {number * 37 + 1} mines." for number in range(40, 110))
    more = " ".join(f"Squad {number} mended {number * 41 + 1} roofs." for number in range(40, 60))
    text = f"The rebels have undertaken to hand over 4,871 men in the spring. {many}"
    assert {"4871", "4873"} not in disputed(
        reader, ("08", text), ("08", f"Our side will give back 4,873 captives. {more}")
    )
