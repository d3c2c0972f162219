"""How likely two passages tell one thing. All happenings are invented."""

from __future__ import annotations

import pytest

from accord.comparing.account import build
from accord.comparing.echoes import Stretches, candidates
from accord.comparing.resemblance import FEATURES, resemblance
from accord.comparing.stretches import Named
from accord.data import read_json
from accord.model import Reading
from accord.reading.language import Language
from accord.reading.reader import Reader
from accord.sources import report

RELEASED = "On Tuesday the insurgents of Ruvu released 40 sailors in the port of Mafia."
HOME = "The 40 sailors are back in Mafia since Tuesday, freed by the insurgents of Ruvu."
SAME = "The insurgents of Ruvu let 40 sailors go in the port of Mafia on Tuesday."
LAST_YEAR = "In Sofala, pirates let nine fishermen go in March."
DENIED = "The insurgents of Ruvu have not released 40 sailors in the port of Mafia on Tuesday."


@pytest.fixture(scope="module")
def reader(language: Language) -> Reader:
    return Reader(language=language)


def best(reader: Reader, one: str, two: str) -> list[list[float]]:
    """The features of the passages of two reports that are each other's best."""
    readings: list[Reading] = [
        reader.read(report(text, path=f"{n}.txt", outlet=f"Outlet {n}", published="1931-05-07", language="en"))
        for n, text in enumerate((one, two))
    ]
    made = build(readings)
    actors = {each.id: each for each in made.actors}
    first, second = (
        Stretches(each, Named(each, made.ids, actors), [made.events[each.report.id, event.id] for event in each.events])
        for each in readings
    )
    return [row for *_, row in candidates(first, second)]


def likely(reader: Reader, one: str, two: str) -> float:
    return max((resemblance(row).likely for row in best(reader, one, two)), default=0.0)


def test_one_thing_is_likelier_one_than_two_of_a_kind(reader: Reader) -> None:
    assert likely(reader, RELEASED, SAME) > 0.7
    assert likely(reader, RELEASED, HOME) > 0.7
    assert likely(reader, RELEASED, LAST_YEAR) < 0.5


def test_what_one_denies_is_no_candidate(reader: Reader) -> None:
    assert best(reader, RELEASED, SAME)
    assert not best(reader, RELEASED, DENIED)


def test_numbers_near_to_each_other_may_be_of_one_thing_and_others_speak_against_it(reader: Reader) -> None:
    other = FEATURES.index("other numbers")
    few, many = (SAME.replace("40", number) for number in ("37", "400"))
    assert [row[other] for row in best(reader, RELEASED, few)] == [0.0]
    assert [row[other] for row in best(reader, RELEASED, many)] == [1.0]
    (row,) = best(reader, RELEASED, many)
    assert resemblance(row).likely < resemblance([*row[:other], 0.0, *row[other + 1 :]]).likely


def test_what_must_be_is_no_less_than_what_is_to_come(reader: Reader) -> None:
    due = "By Friday the insurgents of Ruvu are to quit the quays of Mafia."
    assert best(reader, due, "The insurgents of Ruvu have until Friday to clear out of the quays of Mafia.")
    assert not best(reader, due, "The insurgents of Ruvu have been gone from the quays of Mafia since Friday.")


def test_words_of_names_count_where_nobody_is_known_to_be_named_by_both(reader: Reader) -> None:
    one = "Ten vets named by the Andean Union will inspect the herd."
    two = "Up to ten Andean vets are to look over the herd."
    words = FEATURES.index("words")
    (row,) = best(reader, one, two)
    assert row[words] == 3  # "vets", "Andean", "herd"
    assert row[FEATURES.index("numbers")] == 1  # "ten", "up to ten"
    ruvu = "The Ruvu Transport Union closed its depots."
    (row,) = best(reader, ruvu, "All the depots of the Ruvu Transport Union were closed.")
    assert row[words] <= 2  # the union is named by both, and its words aren't counted besides


def test_it_does_not_matter_which_report_comes_first(reader: Reader) -> None:
    assert likely(reader, RELEASED, HOME) == likely(reader, HOME, RELEASED)


def test_every_feature_has_a_weight_and_says_what_it_adds(reader: Reader) -> None:
    loaded = read_json("resemblance.json")
    assert tuple(loaded["features"]) == FEATURES
    found = resemblance(best(reader, RELEASED, SAME)[0])
    assert {name for name, _ in found.because} == set(FEATURES)
    assert [abs(weight) for _, weight in found.because] == sorted((abs(w) for _, w in found.because), reverse=True)


def test_nearer_meanings_and_more_that_is_shared_speak_for_it(reader: Reader) -> None:
    row = best(reader, RELEASED, SAME)[0]
    for name in ("meanings", "shared of both", "days", "places"):
        more = [*row]
        more[FEATURES.index(name)] += 0.2
        assert resemblance(more).likely > resemblance(row).likely
