"""The scorer of listed disagreements, on invented cases."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from disputes import JUDGED, groups, judgement, run, score

SEEN = [
    ("number", "true", frozenset({("a", 10, 12), ("b", 40, 42)})),
    ("number", "false", frozenset({("a", 90, 92), ("c", 5, 9)})),
    ("place", "open", frozenset({("a", 10, 12)})),
]


@pytest.mark.parametrize(
    ("slot", "words", "said"),
    [
        ("number", {("b", 40, 42), ("d", 1, 2)}, "true"),
        ("number 2", {("a", 11, 20)}, "true"),  # a second slot of the kind; words that overlap
        ("number", {("a", 90, 92), ("c", 5, 9), ("b", 40, 42)}, "false"),  # most words in common
        ("place", {("a", 10, 12)}, "open"),
        ("time", {("a", 10, 12)}, None),
        ("number", {("a", 12, 14)}, None),  # next to it, no word in common
    ],
)
def test_a_disagreement_is_the_judged_one_with_which_it_shares_most(
    slot: str, words: set[tuple[str, int, int]], said: str | None
) -> None:
    assert judgement(slot, frozenset(words), SEEN) == said


def test_shares_leave_out_what_is_open_or_unseen_and_the_doubtful_stand_apart() -> None:
    found = [(0.8, "true"), (0.8, "true"), (0.8, "false"), (0.8, "open"), (0.8, None), (0.02, "true"), (0.02, "false")]
    figures = score(found, every=6)
    assert figures["disputes/listed"] == 5
    assert figures["disputes/true of those judged"] == pytest.approx(200 / 3)
    assert figures["disputes/judged true and listed"] == pytest.approx(100 / 3)
    assert (figures["disputes/doubtful"], figures["disputes/doubtful and true"]) == (2, 1)
    assert figures["disputes/not judged"] == 1


def test_nothing_listed_is_no_crash_and_no_corpus_is_no_figure(tmp_path: Path) -> None:
    assert score([], every=0)["disputes/true of those judged"] == 0
    assert groups(tmp_path) == {}
    assert run(tmp_path) == {}


def test_judgements_are_whole() -> None:
    loaded = json.loads(JUDGED.read_text("utf-8"))
    entries = [entry for group in loaded["groups"].values() for entry in group]
    assert len(entries) > 250
    assert {said for _, said, _ in entries} == {"true", "false", "open"}
    assert all(words and all(low < high for _, low, high in words) for _, _, words in entries)
