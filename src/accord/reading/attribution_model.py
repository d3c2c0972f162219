"""The attribution scorers: which words are cues, and which words around a cue are its source and its content.

Two linear models over the hashed features of :mod:`accord.reading.attribution_features`:

* a logistic regression tells the head word of a cue from other words;
* a linear-chain conditional random field (Lafferty, McCallum and Pereira, ICML 2001) labels the words around one cue as
  source, cue, content or none of them. It is decoded by Viterbi, for all cues of a report at once.

The weights are plain arrays (``data/attribution.npz``, no pickles), trained by ``benchmarks/train_attribution.py``; see
``data/attribution.md``.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from io import BytesIO

import numpy as np
from numpy.typing import NDArray

from accord.errors import DataError
from accord.reading.attribution_features import CUE_BITS, EDGE_BITS, ROLE_BITS, Indices, Pairs

__all__ = ["CONTENT", "CUE", "LABELS", "NONE", "SOURCE", "Scorer", "load"]

Floats = NDArray[np.float32]
LABELS = 4
NONE, SOURCE, CUE, CONTENT = range(LABELS)
MINUS = np.float32(-1e4)


@dataclass(frozen=True, slots=True)
class Scorer:
    """Weights: ``cue`` by feature, ``role`` by feature and label, ``edge`` by feature and pair of labels (from * 4 +
    to).
    """

    cue: Floats
    role: Floats
    edge: Floats
    threshold: float

    def cue_probability(self, features: Indices) -> Floats:
        """The probability of being a cue, for every row of features."""
        total = self.cue[features].sum(axis=1)
        return np.asarray(1.0 / (1.0 + np.exp(-np.clip(total, -30, 30))), dtype=np.float32)

    def potentials(self, pairs: Pairs) -> tuple[Floats, Floats]:
        """Label scores of every pair, and scores of the passage from the pair before (label before * 4 + label)."""
        role = self.role[pairs.features].sum(axis=1)
        edge = self.edge[pairs.edges].sum(axis=1)
        return role, edge

    def label(self, pairs: Pairs) -> NDArray[np.int8]:
        """The best labels of all pairs, by Viterbi over each cue's row of pairs."""
        role, edge = self.potentials(pairs)
        return viterbi(role, edge, pairs)


def viterbi(role: Floats, edge: Floats, pairs: Pairs) -> NDArray[np.int8]:
    """The best label sequence of each cue's window; the cue's own word is always labelled as cue."""
    starts = np.array(pairs.starts, dtype=np.int64)
    lengths = starts[1:] - starts[:-1]
    order = np.argsort(-lengths, kind="stable")
    longest = int(lengths.max())
    count = len(lengths)
    clamp_cues(role, pairs)
    score = np.zeros((count, LABELS), dtype=np.float32)
    back = np.zeros((longest, count, LABELS), dtype=np.int8)
    ordered = starts[:-1][order]
    sizes = lengths[order]
    live = count
    for step in range(longest):
        while live and sizes[live - 1] <= step:
            live -= 1
        rows = ordered[:live] + step
        if step == 0:
            score[:live] = role[rows]
            continue
        table = score[:live, :, None] + edge[rows].reshape(live, LABELS, LABELS)
        best = table.argmax(axis=1)
        back[step, :live] = best
        score[:live] = np.take_along_axis(table, best[:, None, :], axis=1)[:, 0] + role[rows]
    labels = np.zeros(len(role), dtype=np.int8)
    state = score.argmax(axis=1)
    for step in range(longest - 1, -1, -1):
        active = sizes > step
        labels[ordered[active] + step] = state[active]
        if step:
            state[active] = back[step, np.nonzero(active)[0], state[active]]
    return labels


def clamp_cues(role: Floats, pairs: Pairs) -> None:
    """Forbid every label but "cue" at the cue's own word."""
    starts = np.array(pairs.starts, dtype=np.int64)
    cues = np.repeat(np.array(pairs.cues, dtype=np.int64), starts[1:] - starts[:-1])
    own = pairs.tokens == cues
    role[own, NONE] = role[own, SOURCE] = role[own, CONTENT] = MINUS


@lru_cache(maxsize=1)
def load() -> Scorer:
    """The weights that ship with the package. Raises DataError where they don't fit the features."""
    packed = np.load(
        BytesIO(resources.files("accord.data").joinpath("attribution.npz").read_bytes()), allow_pickle=False
    )
    cue = packed["cue"].astype(np.float32) * packed["cue_scale"]
    role = packed["role"].astype(np.float32) * packed["role_scale"]
    edge = packed["edge"].astype(np.float32) * packed["edge_scale"]
    sizes = (1 << CUE_BITS, (1 << ROLE_BITS, LABELS), ((1 << EDGE_BITS) + 1, LABELS * LABELS))
    if cue.shape != (sizes[0],) or role.shape != sizes[1] or edge.shape != sizes[2]:
        raise DataError("attribution.npz was trained for other features: run benchmarks/train_attribution.py")
    return Scorer(cue, role, edge, float(packed["threshold"]))
