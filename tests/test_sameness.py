"""How likely two numbers of two reports are of one thing. All happenings are invented."""

from __future__ import annotations

import pytest

from accord.comparing import actors as linking
from accord.comparing.counted import Tally, told
from accord.comparing.sameness import FEATURES, features, samenesses
from accord.comparing.stretches import Named
from accord.data import read_json
from accord.reading.language import Language
from accord.reading.reader import Reader
from accord.sources import report

HIT = "A shell hit the customs house at Tacna on Sunday night and killed seven porters."
FELL = "Eleven porters died when the customs house at Tacna was shelled on Sunday night, the mayor said."
FERRY = "Four porters were hired on Monday to unload the ferry from Callao."


@pytest.fixture(scope="module")
def reader(language: Language) -> Reader:
    return Reader(language=language)


def counted(reader: Reader, *texts: str) -> list[list[Tally]]:
    """The numbers of each of some texts, read as reports of one story."""
    readings = [
        reader.read(
            report(text, path=f"{number}.txt", outlet=f"Outlet {number}", published="1931-05-07", language="en")
        )
        for number, text in enumerate(texts)
    ]
    people, ids = linking.link(readings)
    actors = {actor.id: actor for actor in people}
    return [told(one, Named(one, ids, actors), actors) for one in readings]


def test_what_stands_around_two_numbers_says_whether_they_are_of_one_thing(reader: Reader) -> None:
    here, there = counted(reader, HIT, f"{FELL} {FERRY}")
    found = samenesses(here, there)
    words = {pair: there[pair[1]].mention.span.exact for pair in found}
    likely = {words[pair]: one.likely for pair, one in found.items()}
    assert set(likely) == {"Eleven porters", "Four porters"}
    assert likely["Eleven porters"] > 0.4 > 0.2 > likely["Four porters"]


def test_the_numbers_themselves_say_nothing(reader: Reader) -> None:
    one = features(*counted(reader, HIT, FELL))
    other = features(*counted(reader, HIT.replace("seven", "nine"), FELL.replace("Eleven", "Eighteen")))
    assert [row for row, _ in one.values()] == [row for row, _ in other.values()]


def test_which_report_comes_first_changes_nothing(reader: Reader) -> None:
    here, there = counted(reader, HIT, f"{FELL} {FERRY}")
    there_first = {(x, y): one.likely for (y, x), one in samenesses(there, here).items()}
    for pair, one in samenesses(here, there).items():
        assert one.likely == pytest.approx(there_first[pair])


def test_why_sums_up_to_how_likely(reader: Reader) -> None:
    model = read_json("sameness.json")["models"]
    assert set(model) == {"length", "people", "things"}
    assert all(tuple(one["features"]) == FEATURES for one in model.values())
    (one,) = samenesses(*counted(reader, HIT, FELL)).values()
    assert {name for name, _ in one.because} == set(FEATURES)
    assert [abs(weight) for _, weight in one.because] == sorted(
        (abs(weight) for _, weight in one.because), reverse=True
    )
    odds = model["things"]["bias"] + sum(weight for _, weight in one.because)
    assert one.likely == pytest.approx(1 / (1 + 2.718281828**-odds))


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("By nightfall some 270 of the men had left Tacna.", ["some 270 of the men"]),
        ("By nightfall some three of the seven men had left Tacna.", []),
        ("The raid on Tacna killed 11, the mayor said.", ["11"]),
        ("The mayor gave 11 for an answer.", []),
        ("The navy seized 12 Peruvian and 11 Chilean sailors off Tacna.", []),
        ("The talks took ten days.", ["ten days"]),
        ("The train left Tacna at 5: 30 in the evening.", []),
    ],
)
def test_what_says_of_what_it_is(reader: Reader, text: str, numbers: list[str]) -> None:
    (found,) = counted(reader, text)
    assert [one.mention.span.exact for one in found] == numbers


def test_two_harms_are_not_one(reader: Reader) -> None:
    here, there = counted(reader, HIT, FELL.replace("died", "were hurt"))
    assert here and there and not samenesses(here, there)
