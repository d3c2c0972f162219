"""The likeliest extents of an attribution's content: the best labels of a window, and the best labels that give it
another content.

For every word the best sequence of labels is found that says the opposite of the best one on whether the word belongs
to the content: the best way up to the word joined to the best way from it on (max-marginals of the field). The
likeliest of these, each content once, are the candidates among which :mod:`accord.reading.attribution_choice` chooses.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from accord.reading.attribution_features import Pairs

__all__ = ["CONTENT", "CUE", "LABELS", "NEVER", "NONE", "SOURCE", "Extents", "extents"]

Floats = NDArray[np.float32]
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


def extents(role: Floats, edge: Floats, pairs: Pairs, wanted: int) -> Extents:
    """The best labels of each cue's window, and then the best with another content, ``wanted`` in all.

    ``role`` and ``edge`` are the potentials of labels and of passages (from * 4 + to), by row of the pairs.
    """
    starts = np.array(pairs.starts, dtype=np.int64)
    lengths = starts[1:] - starts[:-1]
    order = np.argsort(-lengths, kind="stable")
    longest, count = int(lengths.max()), len(lengths)
    sizes = lengths[order]
    # Step by step through all windows at once, the longest first; those that have ended fall off the end.
    live = np.searchsorted(-sizes, -np.arange(longest), "left").tolist()
    row = np.minimum(starts[:-1][order] + np.arange(longest)[:, None], len(role) - 1)
    within = np.arange(longest)[:, None] < sizes
    steps = edge[row].reshape(longest, count, LABELS, LABELS)
    steps += role[row][:, :, None, :]
    ahead = np.full((longest, count, LABELS), NEVER, dtype=np.float32)
    behind = np.zeros((longest, count, LABELS), dtype=np.float32)
    ahead[0] = role[row[0]]
    for step in range(1, longest):
        n = live[step]
        (steps[step, :n] + ahead[step - 1, :n, :, None]).max(axis=1, out=ahead[step, :n])
    for step in range(longest - 1, 0, -1):
        n = live[step]
        (steps[step, :n] + behind[step, :n, None, :]).max(axis=2, out=behind[step - 1, :n])
    through = ahead + behind
    label, at, score = _entries(through, within, wanted)
    back = (steps[1:] + ahead[:-1, :, :, None]).argmax(axis=2)  # by step, window and label: the label before
    forth = (steps[1:] + behind[1:, :, None, :]).argmax(axis=3)  # and the label after
    base = (np.arange(count) * LABELS)[:, None]
    found = np.zeros((longest, count, wanted), dtype=np.int64)
    state = label + base
    for step in range(longest - 1, -1, -1):
        n = live[step]
        found[step, :n] = state[:n]
        if step:
            before = back[step - 1].ravel()[state[:n]] + base[:n]
            np.copyto(state[:n], before, where=at[:n] >= step)
    state = label + base
    for step in range(1, longest):
        n = live[step]
        after = forth[step - 1].ravel()[state[:n]] + base[:n]
        np.copyto(state[:n], after, where=at[:n] < step)
        np.copyto(found[step, :n], state[:n], where=at[:n] < step)
    labels = np.zeros((len(role), wanted), dtype=np.int8)
    labels[row[within]] = (found & (LABELS - 1))[within]
    out = np.empty_like(score)
    out[order] = score
    return Extents(labels, out)


def _entries(
    through: Floats, within: NDArray[np.bool_], wanted: int
) -> tuple[NDArray[np.int64], NDArray[np.int64], Floats]:
    """Where the sequences are entered: for each window and candidate a label, its step, and the sequence's score.

    ``through``: by step, window and label the score of the best sequence with that label there.
    """
    longest, count, _ = through.shape
    score = np.full((count, wanted), NEVER, dtype=np.float32)
    at = np.zeros((count, wanted), dtype=np.int64)
    label = np.zeros((count, wanted), dtype=np.int64)
    best = through.argmax(axis=2)
    score[:, 0], label[:, 0] = through[0].max(axis=1), best[0]
    other = np.where(best == CONTENT, through[:, :, :CONTENT].argmax(axis=2), CONTENT)
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
