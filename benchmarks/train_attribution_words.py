"""Train the second scorer of cues, which sees word vectors (:mod:`accord.reading.attribution_words`). Called by
``train_attribution.py``.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from accord.reading import attribution_words as words
from accord.reading.attribution_features import Grid
from accord.reading.language import Language
from adam import Adam

__all__ = ["Sample", "embedding", "sample", "train_words"]

Floats = NDArray[np.float32]
SEED = 20161108
DIMENSIONS = 40
HIDDEN = 48
OFTEN = 200  # a lemma weighs in the choice of dimensions as often as it stands in the articles, at most this often
Sample = tuple[Floats, NDArray[np.bool_]]


def embedding(language: Language, lemmas: Counter[str]) -> tuple[NDArray[np.uint32], Floats]:
    """The pipeline's vectors of these lemmas, at unit length, on the principal axes of the articles' words.

    In: how often the articles hold each lemma. Out: numbers of the lemmas, ascending, and a row for each, with a last
    one of zeros.
    """
    known = sorted(word for word in lemmas if language.has_vector(word))
    full = np.stack([language.vector(word) for word in known]).astype(np.float64)
    length = np.linalg.norm(full, axis=1, keepdims=True)
    full /= np.where(length > 0, length, 1)
    weight = np.array([min(lemmas[word], OFTEN) for word in known], dtype=np.float64)[:, None]
    full -= (full * weight).sum(axis=0) / weight.sum()
    values, axes = np.linalg.eigh((full * weight).T @ full)
    low = full @ axes[:, np.argsort(-values, kind="stable")[:DIMENSIONS]]
    codes = {crc32(word.encode("utf-8", "surrogatepass")): row for row, word in enumerate(known)}
    order = sorted(codes)
    rows = low[[codes[code] for code in order]]
    rows = rows / np.abs(rows).max() * 127
    packed = np.concatenate([np.rint(rows), np.zeros((1, DIMENSIONS))])
    return np.array(order, dtype=np.uint32), packed.astype(np.float32)


def sample(
    word: NDArray[np.uint32],
    vector: Floats,
    table: Grid,
    probability: Floats,
    is_cue: NDArray[np.bool_],
    weight: Floats,
) -> Sample:
    """What an article has for the scorer to learn from: words outside contents that the first scorer finds possible."""
    places = np.nonzero((probability > words.FLOOR) & (weight > 0))[0].astype(np.int32)
    return words.inputs(word, vector, table, places, words.log_odds(probability)), is_cue[places]


def train_words(
    samples: Sequence[Sample],
    epochs: int = 6,
    rate: float = 1e-3,
    l2: float = 1e-3,
    drop: float = 0.3,
    seed: int = SEED,
) -> dict[str, Floats]:
    """One hidden layer by Adam on the log-likelihood, inputs dropped at random; weights averaged over the second half.

    Out: the arrays of :class:`accord.reading.attribution_words.Meaning` but for the vectors.
    """
    x = np.concatenate([one[0] for one in samples])
    y = np.concatenate([one[1] for one in samples]).astype(np.float32)
    mean, spread = x.mean(axis=0), x.std(axis=0) + np.float32(1e-3)
    x = (x - mean) / spread
    rng = np.random.default_rng(seed)
    width = x.shape[1]
    weights: list[Floats] = [
        rng.normal(0, 1 / np.sqrt(width), (width, HIDDEN)).astype(np.float32),
        np.zeros(HIDDEN, dtype=np.float32),
        rng.normal(0, 0.1, HIDDEN).astype(np.float32),
        np.array(spread[0], dtype=np.float32),
        np.array(mean[0], dtype=np.float32),
    ]
    network = Adam(weights)
    weights = network.weights
    for epoch in range(epochs):
        order = rng.permutation(len(x))
        for at in range(0, len(x), 256):
            batch = order[at : at + 256]
            here = (x[batch] * ((rng.random((len(batch), width)) > drop) / (1 - drop))).astype(np.float32)
            odds = x[batch, 0]
            pre = here @ weights[0] + weights[1]
            layer = np.maximum(pre, 0)
            p = 1 / (1 + np.exp(-np.clip(layer @ weights[2] + weights[3] * odds + weights[4], -30, 30)))
            error = ((p - y[batch]) / len(batch)).astype(np.float32)
            back = np.outer(error, weights[2]) * (pre > 0)
            gradients = (
                here.T @ back + l2 * weights[0],
                back.sum(axis=0),
                layer.T @ error + l2 * weights[2],
                (error * odds).sum(),
                error.sum(),
            )
            network.step(gradients, rate, counts=epoch >= epochs // 2)
    hidden, bias, out, odds_weight, base = network.average()
    # Means and spreads go into the weights, so that the reader needs neither.
    return {
        "hidden": (hidden / spread[:, None]).astype(np.float32),
        "bias": (bias - (mean / spread) @ hidden).astype(np.float32),
        "out": out.astype(np.float32),
        "odds": np.array(odds_weight / spread[0], dtype=np.float32),
        "base": np.array(base - odds_weight * mean[0] / spread[0], dtype=np.float32),
    }
