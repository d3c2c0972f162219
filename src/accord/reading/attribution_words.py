"""A second scorer of cues, which knows what words are like.

It weighs the first one's odds against the vectors of a word and of what it hangs together with, so that a verb that the
training articles hold once is judged by its kin.

The vectors are the language pipeline's own, brought down to few dimensions (``word``, ``vector`` in
``data/attribution.npz``; see ``data/attribution.md``). One hidden layer of rectified sums, trained by
``benchmarks/train_attribution.py``.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from accord.reading.attribution_features import Grid, Indices

__all__ = ["FLOOR", "PARTS", "Meaning"]

Floats = NDArray[np.float32]
FLOOR = 0.02  # words that the first scorer finds less likely than this are not looked at again
PARTS = 5  # the word, its subject, its object or complement, its head, what its preposition governs


@dataclass(frozen=True, slots=True)
class Meaning:
    """Vectors and weights.

    ``word``: stable numbers (CRC-32) of lower-case lemmas, ascending; ``vector``: a row for each and a last one of
    zeros for words unknown. ``hidden``: from the odds and ``PARTS`` vectors to the hidden layer, ``bias`` its bias;
    ``out`` its weights in the sum, to which come ``odds`` times the first scorer's log-odds and ``base``.
    """

    word: NDArray[np.uint32]
    vector: Floats
    hidden: Floats
    bias: Floats
    out: Floats
    odds: float
    base: float

    def reconsider(self, table: Grid, places: Indices, probability: Floats) -> Floats:
        """The probabilities of these tokens, after a look at their words; the improbable stay as they are."""
        rows = np.nonzero(probability > FLOOR)[0]
        if not len(rows):
            return probability
        x = inputs(self.word, self.vector, table, places[rows], probability[rows])
        total = np.maximum(x @ self.hidden + self.bias, 0) @ self.out + self.odds * x[:, 0] + self.base
        out = probability.copy()
        out[rows] = 1.0 / (1.0 + np.exp(-np.clip(total, -30, 30)))
        return out


def inputs(word: NDArray[np.uint32], vector: Floats, table: Grid, places: Indices, probability: Floats) -> Floats:
    """What the second scorer sees: one row a place, the log-odds and then the vectors of the parts."""
    size = len(table.parse.tokens)
    pointers = table.pointers
    object_, complement = pointers["object"][places], pointers["complement"][places]
    parts = (
        places,
        pointers["subject"][places],
        np.where(object_ < size, object_, complement),
        pointers["head"][places],
        pointers["governed"][pointers["preposition"][places]],
    )
    odds = np.log(np.clip(probability, 1e-6, 1) / np.clip(1 - probability, 1e-6, 1))[:, None]
    lemma = table.columns["lemma"]
    found = [odds]
    for part in parts:
        code = lemma[part]
        at = np.minimum(np.searchsorted(word, code), len(word) - 1)
        at = np.where((word[at] == code) & (part < size), at, len(word))
        found.append(vector[at])
    return np.concatenate(found, axis=1).astype(np.float32)
