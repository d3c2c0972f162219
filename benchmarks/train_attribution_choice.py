"""Train the choice among the likeliest extents of a content (:mod:`accord.reading.attribution_choice`). Called by
``train_attribution.py``.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from accord.reading import attribution_features as features
from accord.reading.attribution import POSSIBLE
from accord.reading.attribution_choice import CANDIDATES, Choice, gaps
from accord.reading.attribution_extents import CONTENT, NEVER
from accord.reading.attribution_features import Grid
from accord.reading.attribution_measures import measures
from accord.reading.attribution_model import Scorer
from accord.reading.attribution_words import log_odds
from adam import Adam

__all__ = ["Options", "choice", "options", "report_choice", "train_choice"]

Floats = NDArray[np.float32]
SEED = 20161108
HIDDEN, EPOCHS, BATCH, RATE, L2, DROP = 64, 15, 128, 1e-3, 2e-3, 0.1


@dataclass(frozen=True)
class Options:
    """The candidates of a number of cues: their measures and the field's scores, and which have the right content."""

    seen: NDArray[np.float16]
    score: Floats
    right: NDArray[np.bool_]


def options(
    scorer: Scorer,
    table: Grid,
    probability: Floats,
    threshold: float,
    golds: Sequence[tuple[int, NDArray[np.bool_]]],
) -> Options | None:
    """What an article has to learn from, labelled by a scorer that has not seen it.

    ``golds``: for each attribution the head of its cue, and which tokens its content holds. Right is a candidate that
    holds those of them that the cue's window shows, and no others.
    """
    likely = probability > threshold
    content = dict(golds)
    # The other cues that the reader would look at are candidates' neighbours here too.
    heads = sorted({*content, *np.nonzero(probability > POSSIBLE)[0].tolist()}) if content else []
    pairs = features.role_pairs(table, heads, likely)
    if pairs is None:
        return None
    _, ways = scorer.ways(pairs)
    found = ways.contents(CANDIDATES)
    seen = measures(table, pairs, found, log_odds(probability), likely)
    right = np.zeros(found.score.shape, dtype=bool)
    taught = [number for number, head in enumerate(heads) if head in content]
    for number in taught:
        rows = slice(pairs.starts[number], pairs.starts[number + 1])
        inside = found.labels[rows] == CONTENT
        right[number] = (inside == content[heads[number]][pairs.tokens[rows]][:, None]).all(axis=0)
    right &= found.score > NEVER / 2
    return Options(seen[taught].astype(np.float16), found.score[taught], right[taught])


def train_choice(cases: Sequence[Options]) -> dict[str, Floats]:
    """One hidden layer by Adam on the likelihood of the right candidate of those of its cue; weights averaged over the
    second half. Cues whose right content is not among the candidates teach nothing.

    Out: the arrays of :class:`accord.reading.attribution_choice.Choice`.
    """
    teaching = [one.right.any(axis=1) for one in cases]
    seen = np.concatenate([one.seen[use] for one, use in zip(cases, teaching, strict=True)])
    score = np.concatenate([one.score[use] for one, use in zip(cases, teaching, strict=True)])
    right = np.concatenate([one.right[use] for one, use in zip(cases, teaching, strict=True)])
    there = score > NEVER / 2
    gap = gaps(score)
    mean = seen[there].mean(axis=0, dtype=np.float64).astype(np.float32)
    spread = seen[there].std(axis=0, dtype=np.float64).astype(np.float32)
    width = len(mean)
    spread = np.where(spread > 0, spread + np.float32(1e-2), np.float32(np.inf))  # what never differs says nothing
    rng = np.random.default_rng(SEED)
    weights: list[Floats] = [
        rng.normal(0, np.sqrt(2 / width), (width, HIDDEN)).astype(np.float32),
        np.zeros(HIDDEN, dtype=np.float32),
        rng.normal(0, 0.1 * np.sqrt(2 / HIDDEN), HIDDEN).astype(np.float32),
        np.array(1.0, dtype=np.float32),
    ]
    network = Adam(weights)
    weights = network.weights
    for epoch in range(EPOCHS):
        rate = RATE if epoch < 0.6 * EPOCHS else 0.3 * RATE
        order = rng.permutation(len(seen))
        for at in range(0, len(seen), BATCH):
            batch = order[at : at + BATCH]
            x = ((seen[batch].astype(np.float32) - mean) / spread).reshape(-1, width)
            x *= (rng.random(x.shape, dtype=np.float32) > DROP) / np.float32(1 - DROP)
            layer = np.maximum(x @ weights[0] + weights[1], 0)
            odds = np.where(there[batch], (layer @ weights[2]).reshape(len(batch), -1) + weights[3] * gap[batch], NEVER)
            p = np.exp(odds - odds.max(axis=1, keepdims=True))
            p /= p.sum(axis=1, keepdims=True)
            true = p * right[batch]
            true /= np.maximum(true.sum(axis=1, keepdims=True), 1e-9)
            error = ((p - true) / len(batch)).astype(np.float32)
            each = error.ravel()
            back = np.outer(each, weights[2]) * (layer > 0)
            gradients = (
                x.T @ back + np.float32(L2) * weights[0],
                back.sum(axis=0),
                layer.T @ each + np.float32(L2) * weights[2],
                (error * gap[batch]).sum(),
            )
            network.step(gradients, rate, counts=epoch >= EPOCHS // 2)
    hidden, bias, out, weight = network.average()
    # Means and spreads go into the weights, so that the reader needs neither.
    return {
        "hidden": (hidden / spread[:, None]).astype(np.float32),
        "bias": (bias - (mean / spread) @ hidden).astype(np.float32),
        "out": out.astype(np.float32),
        "gap": np.array(weight, dtype=np.float32),
    }


def choice(arrays: dict[str, Floats]) -> Choice:
    """The weights as the reader has them."""
    return Choice(arrays["hidden"], arrays["bias"], arrays["out"], float(arrays["gap"]))


def report_choice(halves: Sequence[Sequence[Options]], chosen: Sequence[dict[str, Floats]]) -> None:
    """Print how often the right content comes first in the field's own order, is chosen, and is there at all, each
    half judged by what the other taught.
    """
    first = picked = there = count = 0
    for cases, arrays in zip(halves, chosen, strict=True):
        judge = choice(arrays)
        for one in cases:
            best = judge.scores(one.seen.astype(np.float32), one.score).argmax(axis=1)
            first += int(one.right[:, 0].sum())
            picked += int(one.right[np.arange(len(best)), best].sum())
            there += int(one.right.any(axis=1).sum())
            count += len(best)
    parts = ", ".join(f"{100 * number / max(count, 1):.1f} %" for number in (first, picked, there))
    print(f"contents: {parts} of {count} come first, are chosen, are among the candidates, held out", flush=True)
