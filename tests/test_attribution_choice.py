"""The likeliest extents of a content, against all sequences of labels written out; and the choice among them."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest

from accord.data import read_bytes
from accord.errors import DataError
from accord.reading.attribution_choice import FAINT, Choice, gaps
from accord.reading.attribution_extents import CONTENT, LABELS, NEVER, Extents, Ways
from accord.reading.attribution_features import Pairs, role_pairs
from accord.reading.attribution_measures import MEASURED, measures
from accord.reading.attribution_model import unpack
from accord.reading.attribution_words import log_odds
from test_attribution_words import table

WANTED = 5


def windows(*lengths: int) -> Pairs:
    starts = [0, *np.cumsum(lengths).tolist()]
    none = np.zeros((starts[-1], 1), dtype=np.int32)
    return Pairs(list(range(len(lengths))), starts, none[:, 0], none, none)


def potentials(rows: int, seed: int) -> tuple[np.ndarray, np.ndarray]:
    rng = np.random.default_rng(seed)
    return (
        rng.normal(0, 2, (rows, LABELS)).astype(np.float32),
        rng.normal(0, 1, (rows, LABELS * LABELS)).astype(np.float32),
    )


def weighed(role: np.ndarray, edge: np.ndarray, first: int, labels: tuple[int, ...]) -> float:
    total = float(role[first, labels[0]])
    for step in range(1, len(labels)):
        total += float(role[first + step, labels[step]])
        total += float(edge[first + step, labels[step - 1] * LABELS + labels[step]])
    return total


@pytest.mark.parametrize("seed", range(6))
def test_candidates_are_the_best_sequences_and_each_has_a_content_of_its_own(seed: int) -> None:
    lengths = (4, 6, 1, 5)
    pairs = windows(*lengths)
    role, edge = potentials(sum(lengths), seed)
    found = Ways(role, edge, pairs).contents(WANTED)
    for number, length in enumerate(lengths):
        first = pairs.starts[number]
        by_content: dict[tuple[bool, ...], float] = {}
        for labels in product(range(LABELS), repeat=length):
            content = tuple(label == CONTENT for label in labels)
            by_content[content] = max(by_content.get(content, -1e9), weighed(role, edge, first, labels))
        ranked = sorted(by_content.values(), reverse=True)
        there = [place for place in range(WANTED) if found.score[number, place] > NEVER / 2]
        assert there == list(range(len(there)))
        seen = set()
        for place in there:
            labels = tuple(found.labels[first : first + length, place].tolist())
            content = tuple(label == CONTENT for label in labels)
            seen.add(content)
            # What is told of a candidate is true: the score is its labels', and no others give that content a better.
            assert weighed(role, edge, first, labels) == pytest.approx(found.score[number, place], abs=1e-3)
            assert found.score[number, place] == pytest.approx(by_content[content], abs=1e-3)
        assert len(seen) == len(there)
        assert found.score[number, : min(2, len(ranked))] == pytest.approx(ranked[:2], abs=1e-3)


def test_a_window_s_candidates_do_not_hang_on_the_other_windows() -> None:
    role, edge = potentials(9, 3)
    both = Ways(role, edge, windows(3, 6)).contents(WANTED)
    alone = Ways(role[3:], edge[3:], windows(6)).contents(WANTED)
    assert (both.labels[3:] == alone.labels).all()
    assert both.score[1] == pytest.approx(alone.score[0], abs=1e-4)


def barked() -> tuple[Pairs, Extents]:
    """ "The mayor barked at dogs", the cue being "barked": two candidates, "at dogs" and "dogs"."""
    likely = np.array([False, False, True, False, False])
    pairs = role_pairs(table(), [2], likely)
    assert pairs is not None
    labels = np.array([[1, 1], [1, 1], [2, 2], [3, 0], [3, 3]], dtype=np.int8)
    return pairs, Extents(labels, np.array([[4.0, 3.5]], dtype=np.float32))


def measured() -> np.ndarray:
    pairs, found = barked()
    probability = np.array([0.0, 0.1, 0.9, 0.0, 0.0], dtype=np.float32)
    return measures(table(), pairs, found, log_odds(probability), probability > 0.5)


def test_a_candidate_is_measured_beside_the_field_s_best() -> None:
    seen = measured()
    assert seen.shape == (1, 2, MEASURED)
    assert np.isfinite(seen).all()
    assert seen[0, :, 0].tolist() == [0, -0.5]
    # how many words more and fewer than the best, by their logarithms
    assert seen[0, 0, 8:10].tolist() == [0, 0]
    assert seen[0, 1, 8:10] == pytest.approx([0, np.log(2)])


def test_the_choice_weighs_the_measures_against_the_field() -> None:
    _, found = barked()
    seen = measured()
    hidden = np.zeros((MEASURED, 1), dtype=np.float32)
    none = np.zeros(1, dtype=np.float32)
    one = np.ones(1, dtype=np.float32)
    chosen, odds = Choice(hidden, none, one, 1.0).choose(seen, found)
    assert chosen.tolist() == [0]
    assert odds == pytest.approx([0.5])
    hidden[9] = 1  # words fewer than the best
    chosen, odds = Choice(hidden, none, one, 1.0).choose(seen, found)
    assert chosen.tolist() == [1]
    assert odds == pytest.approx([np.log(2) - 0.5], abs=1e-5)


def test_a_candidate_that_is_not_there_is_never_chosen() -> None:
    _, found = barked()
    score = np.array([[4.0, NEVER]], dtype=np.float32)
    hidden = np.zeros((MEASURED, 1), dtype=np.float32)
    hidden[9] = 9
    chosen, odds = Choice(hidden, np.zeros(1, np.float32), np.ones(1, np.float32), 1.0).choose(
        measured(), Extents(found.labels, score)
    )
    assert chosen.tolist() == [0]
    assert odds == pytest.approx([FAINT])
    assert gaps(score).tolist() == [[0, -FAINT]]


def test_weights_for_other_measures_are_refused() -> None:
    from io import BytesIO

    stored = np.load(BytesIO(read_bytes("attribution.npz")))
    arrays = dict(stored)
    arrays["choice_hidden"] = arrays["choice_hidden"][1:]
    data = BytesIO()
    np.savez(data, **arrays)
    with pytest.raises(DataError, match="extents"):
        unpack(data.getvalue())
