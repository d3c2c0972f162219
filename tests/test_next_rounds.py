"""When and where those who talk are to meet next. All happenings are invented."""

from __future__ import annotations

import pytest

import accord
from accord.reading.language import Language
from accord.reading.reader import Reader
from accord.sources import report

ONE = "The delegates of Peru and Chile left Lima on Saturday without a truce."
TWO = "Nothing came of the week in Lima, a Chilean delegate said."
HELD = "The next round will be held in Quito from 8 June, the mediator said."
AGAIN = "Delegations are to reconvene in Quito in the week of 15 June."


@pytest.fixture(scope="module")
def reader(language: Language) -> Reader:
    return Reader(language=language)


def disputed(reader: Reader, one: str, two: str, later: str = "1931-05-10") -> dict[str, set[str]]:
    """By slot the words of the values in conflict."""
    readings = [
        reader.read(report(text, path=f"{number}.txt", outlet=f"Outlet {number}", published=day, language="en"))
        for number, (text, day) in enumerate(((f"{ONE} {one}", "1931-05-10"), (f"{TWO} {two}", later)))
    ]
    found: dict[str, set[str]] = {}
    for fact in accord.account(readings).facts:
        for slot in fact.slots:
            told = {value.text for value in slot.values if value.relation == "conflicts"}
            if told:
                found.setdefault(slot.name, set()).update(told)
    return found


def test_the_days_of_the_one_next_round_are_set_against_each_other(reader: Reader) -> None:
    assert disputed(reader, HELD, AGAIN) == disputed(reader, AGAIN, HELD) == {"time": {"8 June", "15 June"}}


def test_so_are_its_places(reader: Reader) -> None:
    one = "A further round is planned for the end of June, probably in Bolivia, officials said."
    two = "The next round of consultations will convene in Bogota in June."
    assert disputed(reader, one, two) == {"place": {"Bolivia", "Bogota"}}


@pytest.mark.parametrize(
    "two",
    [
        AGAIN.replace("week of 15 June", "week of 8 June"),  # the same
        AGAIN.replace("the week of 15 June", "June"),  # a month holds the day
        AGAIN.replace("are to", "would have to"),  # what would be needed
        AGAIN.replace("are to reconvene", "met"),  # what was
        AGAIN.replace("are to reconvene", "are to bury their dead"),  # something else
        f"{AGAIN} A further round will be held on 29 June.",  # two rounds
    ],
)
def test_what_agrees_or_is_of_something_else_is_left_alone(reader: Reader, two: str) -> None:
    assert "time" not in disputed(reader, HELD, two)


def test_reports_of_other_weeks_have_their_own_next_round(reader: Reader) -> None:
    assert disputed(reader, HELD, AGAIN, later="1931-06-01") == {}
