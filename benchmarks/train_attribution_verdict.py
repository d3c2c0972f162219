"""Train the last look at attributions (:mod:`accord.reading.attribution_verdict`). Called by
``train_attribution.py``.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from accord.reading.attribution import POSSIBLE, label
from accord.reading.attribution_choice import Choice
from accord.reading.attribution_features import Grid
from accord.reading.attribution_model import Scorer
from accord.reading.attribution_verdict import MEASURES, Verdict, verdict_inputs
from accord.reading.attribution_words import Meaning, log_odds
from attribution import matched
from train_attribution_words import SEED, train_words

__all__ = ["Case", "case", "labeller", "train_verdict"]

Floats = NDArray[np.float32]
DROP, EPOCHS = 0.1, 12
MEMBERS = (
    6  # networks from different beginnings, whose sums are averaged: one alone decides a few in a thousand by luck
)
ALIKE = 0.001  # F1 that differs by less than this is as good


@dataclass(frozen=True)
class Case:
    """An article's attributions as the labels gave them: what is seen of each, whether it is right, and how many there
    are in truth.
    """

    seen: Floats
    right: NDArray[np.bool_]
    truth: int


def labeller(
    role: tuple[NDArray[np.int8], np.float32], edge: tuple[NDArray[np.int8], np.float32], choice: Choice | None = None
) -> Scorer:
    """A scorer that can only label: packed weights of roles and passages, and those of the choice among extents."""
    none = np.zeros(0, dtype=np.float32)
    meaning = Meaning(np.zeros(0, dtype=np.uint32), none, none, none, none, 0.0, 0.0)
    verdict = Verdict(none, none, none, 0.0, 0.0, 0.0)
    empty = Choice(none, none, none, 0.0)
    return Scorer(
        np.zeros(0, dtype=np.int8), np.float32(1), *role, *edge, 0.0, meaning, choice or empty, empty, verdict
    )


def case(
    scorer: Scorer,
    table: Grid,
    probability: Floats,
    threshold: float,
    golds: Sequence[tuple[int, frozenset[int]]],
    inside: NDArray[np.bool_],
) -> Case:
    """What an article has to learn from, labelled by a scorer that has not seen it.

    ``golds``: for each attribution the head of its cue and the places of its content. An attribution is right whose
    cue is one of these heads and whose content shares a word with that one's content; of the others, one that shares
    most with a content that is still to be found. Those whose cue lies ``inside`` a content are left out: the corpus
    leaves nested ones out.
    """
    heads = [int(i) for i in np.nonzero(probability > POSSIBLE)[0]]
    found, sure = label(scorer, table, heads, probability, probability > threshold)
    if not found:
        return Case(np.zeros((0, MEASURES), dtype=np.float32), np.zeros(0, dtype=bool), len(golds))
    seen = verdict_inputs(table, found, log_odds(probability), sure)
    by_head = {head: number for number, (head, _) in enumerate(golds)}
    right = np.zeros(len(found), dtype=bool)
    met = set()
    for place, one in enumerate(found):
        gold = by_head.get(one.head)
        if gold is not None and golds[gold][1] & one.content:
            right[place] = True
            met.add(gold)
    left = [content for number, (_, content) in enumerate(golds) if number not in met]
    others = [place for place in range(len(found)) if not right[place]]
    for _, number in matched(left, [frozenset(found[place].content) for place in others]):
        right[others[number]] = True
    keep = np.array([not inside[one.head] for one in found])
    return Case(seen[keep], right[keep], len(golds))


def train_verdict(cases: Sequence[Case]) -> dict[str, NDArray[np.generic]]:
    """The weights, and the strictest threshold of those that give the best F1, or nearly so, when each half of the
    articles is judged by the other's: fewer attributions with surer sources and contents.
    """
    odds, truth = [], []
    for k in range(2):
        verdict = _verdict(_fit([one for place, one in enumerate(cases) if place % 2 != k]))
        for one in cases[k::2]:
            odds.append(verdict.probability(one.seen))
            truth.append(one.right)
    p, right, count = np.concatenate(odds), np.concatenate(truth), sum(one.truth for one in cases)
    f1 = {
        float(threshold): float(2 * ((p > threshold) & right).sum() / ((p > threshold).sum() + count))
        for threshold in np.arange(0.2, 0.8, 0.02)
    }
    best = max(threshold for threshold, value in f1.items() if value > max(f1.values()) - ALIKE)
    print(f"attributions: F1 {100 * f1[best]:.1f} at {best:.2f}, held out", flush=True)
    return {**_fit(cases), "threshold": np.array(best, dtype=np.float32)}


def _fit(cases: Sequence[Case]) -> dict[str, Floats]:
    """Several networks as one that is as many times wider."""
    samples = [(one.seen, one.right) for one in cases]
    members = [train_words(samples, epochs=EPOCHS, drop=DROP, seed=SEED + place) for place in range(MEMBERS)]
    return {
        "hidden": np.concatenate([one["hidden"] for one in members], axis=1),
        "bias": np.concatenate([one["bias"] for one in members]),
        "out": np.concatenate([one["out"] for one in members]) / np.float32(MEMBERS),
        **{name: np.array(np.mean([one[name] for one in members]), dtype=np.float32) for name in ("odds", "base")},
    }


def _verdict(arrays: Mapping[str, Floats]) -> Verdict:
    return Verdict(
        arrays["hidden"], arrays["bias"], arrays["out"], float(arrays["odds"]), float(arrays["base"]), threshold=0.0
    )
