"""Which of the likeliest extents of an attribution's content is chosen.

The field that labels words (:mod:`accord.reading.attribution_model`) is linear, and sees neighbours. Its best sequences
with different contents are weighed again as a whole, by one hidden layer of rectified sums over what
:mod:`accord.reading.attribution_measures` tells of each (``data/attribution.npz``, trained by
``benchmarks/train_attribution.py``), as re-ranking does for parses (Collins, ICML 2000; Charniak and Johnson, ACL
2005).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from accord.reading.attribution_extents import NEVER, Extents

__all__ = ["CANDIDATES", "FAINT", "Choice", "gaps"]

Floats = NDArray[np.float32]
CANDIDATES = 8  # in four of five cues the right content is among so many, in two of three it is the first
FAINT = 15.0  # a field's score so far below the best says no more than that


@dataclass(frozen=True, slots=True)
class Choice:
    """Weights: ``hidden`` from the measures to the hidden layer, ``bias`` its bias, ``out`` its weights in the sum, to
    which comes ``gap`` times what the field likes a candidate less than its best.
    """

    hidden: Floats
    bias: Floats
    out: Floats
    gap: float

    def choose(self, measured: Floats, found: Extents) -> tuple[NDArray[np.int64], Floats]:
        """The number of the candidate that is chosen, for every cue, and the log-odds of its being right."""
        scores = self.scores(measured, found.score)
        weight = np.exp(scores - scores.max(axis=1, keepdims=True))
        others = np.maximum(weight.sum(axis=1) - 1, np.exp(-FAINT))
        return np.asarray(scores.argmax(axis=1)), np.asarray(-np.log(others), dtype=np.float32)

    def scores(self, measured: Floats, score: Floats) -> Floats:
        """What speaks for each candidate, from its measures and from the field's score."""
        layer = np.maximum(measured.reshape(-1, measured.shape[2]) @ self.hidden + self.bias, 0) @ self.out
        total = layer.reshape(score.shape) + self.gap * gaps(score)
        return np.asarray(np.where(score > NEVER / 2, total, NEVER), dtype=np.float32)


def gaps(score: Floats) -> Floats:
    """How much less the field likes each candidate than its best, down to a limit."""
    return np.asarray(np.maximum(score - score[:, :1], np.float32(-FAINT)), dtype=np.float32)
