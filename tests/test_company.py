"""The second look at pairs of mentions: what it knows of all the others."""

from collections import Counter

import numpy as np
import pytest

from accord.comparing.company import ADDED, FIRST, second_look, together
from accord.comparing.likeness import Background, Surroundings, features, model


def told(word: str, report: str) -> Surroundings:
    nothing: frozenset[str] = frozenset()
    held = Background(report, Counter({word: 1}), Counter(), nothing, nothing, nothing, nothing)
    return Surroundings(held, word, word, "noun", frozenset({word}), nothing, nothing)


# one fire in two reports, told twice in the first, and a vote
MENTIONS = [told("fire", "r1"), told("blaze", "r1"), told("fire", "r2"), told("vote", "r2")]
PAIRS = np.array([(0, 1), (0, 2), (0, 3), (1, 2), (1, 3), (2, 3)])
LIKELY = np.array([0.6, 0.9, 0.1, 0.4, 0.0, 0.2])


def asked(name: str, first: int, second: int) -> float:
    rows = second_look(MENTIONS, PAIRS, LIKELY)
    assert rows.shape == (len(PAIRS), len(ADDED))
    return float(rows[PAIRS.tolist().index([first, second]), ADDED.index(name)])


def test_each_is_held_against_what_the_other_was_joined_with() -> None:
    assert min(0.6, (0.9 + 0.4) / 2) >= FIRST  # all three tellings of the fire are joined
    # "blaze" to the company of the second "fire" without itself: the first "fire"; and that fire to the first, too
    assert asked("one to the other's company, less", 1, 2) == pytest.approx(0.6)
    assert asked("one to the other's company, more", 1, 2) == pytest.approx(0.9)
    # the vote keeps no company; it is held against the fires but the one that it is paired with
    assert asked("one to the other's company, less", 0, 3) == -1.0
    assert asked("one to the other's company, more", 0, 3) == pytest.approx((0.0 + 0.2) / 2)
    assert asked("the larger company", 0, 3) == 3.0


def test_rivals_are_the_others_of_the_report() -> None:
    # the second "fire" may be the "blaze" as well (0.4); the "blaze" may be the vote (0.0)
    assert asked("rivals in the other's report, more", 1, 2) == pytest.approx(0.9)
    assert asked("rivals in the other's report, less", 1, 2) == pytest.approx(0.0)


def test_words_are_counted_in_reports_and_in_the_story() -> None:
    assert asked("the word in its report, more often", 0, 2) == 1.0
    assert asked("reports that have the word, fewer", 0, 2) == 1.0
    assert asked("reports that have the word, fewer", 0, 1) == 0.5


def test_every_pair_of_a_story_gets_a_probability() -> None:
    found = together(MENTIONS)
    assert list(found) == [tuple(pair) for pair in PAIRS.tolist()]
    assert all(0 < value < 1 for value in found.values())
    assert found[0, 2] == max(found.values())
    [first] = model().probabilities(np.array([features(MENTIONS[0], MENTIONS[2])]))
    assert found[0, 2] != pytest.approx(first)  # the second look has looked
    assert together(MENTIONS[:1]) == {} == together([])
