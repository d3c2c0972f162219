"""The scorer of sentences that stand side by side, on invented cases."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from accord.comparing.sentence_pairs import Sentences
from accord.comparing.sentences import Place
from aligned import HELD, STORIES, Aligned, aligned
from synopsis import count, mutual, score

A, A2, B, B2, C = ("a", 0, 5), ("a", 5, 9), ("b", 0, 5), ("b", 5, 9), ("c", 0, 5)
GOLD = Aligned(
    "story",
    (),
    (frozenset({A, B, C}), frozenset({A2, B2})),
    (("1 number", (frozenset({A}), frozenset({B}))), ("2 date", (frozenset({A2}), frozenset({B2})))),
)


def test_pairs_tellings_and_differences_are_counted_by_what_stands_together() -> None:
    made = count(GOLD, [[A, B], [A2, C], [A2, ("b", 20, 30)]])
    assert made == {
        "found": 3,
        "right": 1,
        "labelled": 2,
        "tellings": 4,
        "told": 1,
        "differences": 2,
        "seen": 1,
    }
    assert score(made) == pytest.approx(
        {"precision": 100 / 3, "precision of labelled": 50, "recall": 25, "differences": 50}
    )
    assert score(count(GOLD, [])) == {"precision": 0, "precision of labelled": 0, "recall": 0, "differences": 0}
    assert "differences" not in score(count(Aligned("news", (), GOLD.rows), [[A, B]]))


def test_a_pair_counts_once_and_two_sentences_of_a_report_not_at_all() -> None:
    made = count(GOLD, [[A, B, C], [A, B], [A, A2]])
    assert (made["found"], made["right"], made["told"]) == (3, 3, 3)


def test_the_peer_takes_what_is_best_on_both_sides() -> None:
    sentences = Sentences(
        tuple(Place(name, start, end) for name, start, end in (A, A2, B, B2)), (range(2), range(2, 4))
    )
    alike = np.zeros((4, 4), dtype=np.float32)
    for a, b, value in ((0, 2, 0.9), (0, 3, 0.8), (1, 3, 0.5), (1, 2, 0.1)):
        alike[a, b] = alike[b, a] = value
    assert mutual(sentences, alike, 0.2) == [(0, 2)]
    alike[0, 3] = alike[3, 0] = 0.4
    assert mutual(sentences, alike, 0.2) == [(0, 2), (1, 3)]
    assert mutual(sentences, alike, 0.6) == [(0, 2)]


def test_every_clause_of_the_invented_stories_is_found_and_their_sides_tell() -> None:
    names = {folder.name for folder in STORIES.iterdir()}
    assert names >= HELD and len(names) == 10
    made = next(iter(aligned(Path("nowhere"), ["tolm-valley-talks"])))
    assert len(made.readings) == 4 and len(made.rows) == 16 and not made.held
    assert all(len({report for report, _, _ in row}) > 1 for row in made.rows)
    assert len(made.differences) == 14 and all(len(sides) > 1 and all(sides) for _, sides in made.differences)
