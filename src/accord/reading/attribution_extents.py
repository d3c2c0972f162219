"""The likeliest extents of an attribution's content and of its source: the best labels of a window, and the best labels
that give it another content, or another source.

For every word the best sequence of labels is found that says the opposite of the best one on whether the word belongs
to the content (or to the source): the best way up to the word joined to the best way from it on (max-marginals of the
field). The likeliest of these, each content once, are the candidates among which
:mod:`accord.reading.attribution_choice` chooses; among sources :mod:`accord.reading.attribution_sources` does.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from accord.reading.attribution_features import Pairs

__all__ = ["CONTENT", "CUE", "LABELS", "NEVER", "NONE", "SOURCE", "Extents", "Ways"]

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]
LABELS = 4
NONE, SOURCE, CUE, CONTENT = range(LABELS)
NEVER = np.float32(-1e9)
SAME = 1e-3  # sequences whose scores differ by less are taken for one
LOOKED = 3  # how many words are looked at for every candidate that is wanted


@dataclass(frozen=True, slots=True)
class Extents:
    """``labels``: by row of the pairs and by candidate, the best first. ``score``: the field's, by cue and candidate;
    NEVER where there are not so many.
    """

    labels: NDArray[np.int8]
    score: Floats


class Ways:
    """The best ways through the windows of a number of cues, from both ends of each.

    ``role`` and ``edge`` are the potentials of labels and of passages (from * 4 + to), by row of the pairs.
    """

    def __init__(self, role: Floats, edge: Floats, pairs: Pairs) -> None:
        self._starts = np.array(pairs.starts, dtype=np.int64)
        lengths = self._starts[1:] - self._starts[:-1]
        self._order = np.argsort(-lengths, kind="stable")
        longest, count = int(lengths.max()), len(lengths)
        self._sizes = lengths[self._order]
        # Step by step through all windows at once, the longest first; those that have ended fall off the end.
        live = self._live(self._sizes, longest)
        self._row = np.minimum(self._starts[:-1][self._order] + np.arange(longest)[:, None], len(role) - 1)
        self._within = np.arange(longest)[:, None] < self._sizes
        steps = edge[self._row].reshape(longest, count, LABELS, LABELS)
        steps += role[self._row][:, :, None, :]
        ahead = np.full((longest, count, LABELS), NEVER, dtype=np.float32)
        behind = np.zeros((longest, count, LABELS), dtype=np.float32)
        ahead[0] = role[self._row[0]]
        for step in range(1, longest):
            n = live[step]
            (steps[step, :n] + ahead[step - 1, :n, :, None]).max(axis=1, out=ahead[step, :n])
        for step in range(longest - 1, 0, -1):
            n = live[step]
            (steps[step, :n] + behind[step, :n, None, :]).max(axis=2, out=behind[step - 1, :n])
        self._through = ahead + behind
        # By step, window and label: the label before and the label after, as places in a row of all windows' labels.
        base = (np.arange(count) * LABELS)[:, None]
        self._back = ((steps[1:] + ahead[:-1, :, :, None]).argmax(axis=2) + base).reshape(longest - 1, count * LABELS)
        self._forth = ((steps[1:] + behind[1:, :, None, :]).argmax(axis=3) + base).reshape(longest - 1, count * LABELS)

    @staticmethod
    def _live(sizes: Ints, longest: int) -> list[int]:
        """For every step how many windows have not ended."""
        return [int(n) for n in np.searchsorted(-sizes, -np.arange(longest), "left")]

    def contents(self, wanted: int) -> Extents:
        """The best labels of each window, and then the best with another content, ``wanted`` in all."""
        label, at, score = _entries(self._through, self._within, CONTENT, wanted)
        found = self._traced(label, at, np.arange(len(score)))
        labels = np.zeros((int(self._starts[-1]), wanted), dtype=np.int8)
        labels[self._row[self._within]] = found[self._within]
        out = np.empty_like(score)
        out[self._order] = score
        return Extents(labels, out)

    def sources(self, wanted: int, near: float) -> list[list[tuple[Ints, float]]]:
        """For each window the source of the best labels and those of the best labels with another source, where such
        fall short of the best by less than ``near``, ``wanted`` in all: the places in the window, and how much the
        labels fall short. Nothing for windows whose source nothing comes near.
        """
        label, at, score = _entries(self._through, self._within, SOURCE, wanted)
        gap = score - score[:, :1]
        open_ = np.nonzero((gap > -near).sum(axis=1) > 1)[0]
        found = self._traced(label[open_], at[open_], open_) == SOURCE
        out: list[list[tuple[Ints, float]]] = [[] for _ in self._order]
        for row, column in enumerate(open_.tolist()):
            out[int(self._order[column])] = [
                (np.nonzero(found[: self._sizes[column], row, number])[0], float(gap[column, number]))
                for number in range(wanted)
                if gap[column, number] > -near
            ]
        return out

    def _traced(self, label: Ints, at: Ints, columns: Ints) -> NDArray[np.int8]:
        """The labels of the best sequences that have these labels at these steps, by step, column and candidate."""
        longest, wanted = len(self._row), label.shape[1]
        count = len(columns)
        live = self._live(self._sizes[columns], longest)
        found = np.zeros((longest, count, wanted), dtype=np.int64)
        entered = label + (columns * LABELS)[:, None]
        state = entered.copy()
        for step in range(longest - 1, -1, -1):
            n = live[step]
            found[step, :n] = state[:n]
            if step:
                np.copyto(state[:n], self._back[step - 1].take(state[:n]), where=at[:n] >= step)
        state = entered
        for step in range(1, longest):
            n = live[step]
            later = at[:n] < step
            np.copyto(state[:n], self._forth[step - 1].take(state[:n]), where=later)
            np.copyto(found[step, :n], state[:n], where=later)
        return (found & (LABELS - 1)).astype(np.int8)


def _entries(through: Floats, within: NDArray[np.bool_], varied: int, wanted: int) -> tuple[Ints, Ints, Floats]:
    """Where the sequences are entered: for each window and candidate a label, its step, and the sequence's score.

    ``through``: by step, window and label the score of the best sequence with that label there. ``varied``: the label
    whose words the candidates differ in.
    """
    longest, count, _ = through.shape
    score = np.full((count, wanted), NEVER, dtype=np.float32)
    at = np.zeros((count, wanted), dtype=np.int64)
    label = np.zeros((count, wanted), dtype=np.int64)
    best = through.argmax(axis=2)
    score[:, 0], label[:, 0] = through[0].max(axis=1), best[0]
    others = through.copy()
    others[:, :, varied] = -np.inf
    other = np.where(best == varied, others.argmax(axis=2), varied)
    value = np.take_along_axis(through, other[:, :, None], axis=2)[:, :, 0]
    value[~within] = NEVER
    looked = min(LOOKED * wanted, longest)
    near = np.argpartition(-value, looked - 1, axis=0)[:looked]
    values = np.take_along_axis(value, near, axis=0)
    sort = np.argsort(-values, axis=0, kind="stable")
    near, values = np.take_along_axis(near, sort, axis=0), np.take_along_axis(values, sort, axis=0)
    # Words in a row are entered by one sequence: their scores are equal but for the order of the sums.
    new = np.ones(values.shape, dtype=bool)
    new[1:] = values[:-1] - values[1:] > SAME
    new &= values > NEVER / 2
    place = np.cumsum(new, axis=0)
    rank, window = np.nonzero(new & (place < wanted))
    number = place[rank, window]
    score[window, number] = values[rank, window]
    at[window, number] = near[rank, window]
    label[window, number] = other[near[rank, window], window]
    return label, at, score
