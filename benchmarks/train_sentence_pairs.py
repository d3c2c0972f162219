"""Train how likely two sentences are about one matter: ``python benchmarks/train_sentence_pairs.py --data DIR``.

Writes ``sentence_pairs.json`` in ``src/accord/data``; needs scikit-learn (for training only). Learns from the sets of
:mod:`aligned` that are not held, a logistic regression on standardised features: every pair of sentences of two reports
of a set that stand in one row against all the others.

``--cross`` leaves each set out of the training in turn, says what is found there, and writes nothing.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression  # type: ignore[import-untyped]
from sklearn.metrics import average_precision_score  # type: ignore[import-untyped]

from accord.comparing.sentence_pairs import FEATURES, Story
from aligned import Aligned, aligned, named

MODEL = Path(__file__).parent.parent / "src" / "accord" / "data" / "sentence_pairs.json"
PENALTY = 0.1  # scikit-learn's C
AT = (0.1, 0.2, 0.3, 0.5, 0.7)


@dataclass(frozen=True, slots=True)
class Pairs:
    """The pairs of sentences of a set: their features, and whether they are about one matter."""

    name: str
    held: bool
    rows: NDArray[np.float64]
    one: NDArray[np.bool_]


def pairs(given: Aligned) -> Pairs:
    """A set's pairs."""
    story = Story(given.readings, named(given.readings))
    places = [(one.report, one.start, one.end) for one in story.sentences.places]
    number = {place: at for at, place in enumerate(places)}
    together = {
        (number[a], number[b]) for row in given.rows for a, b in product(row, row) if a in number and b in number
    }
    rows, one = [], []
    for first, second, block in story.features():
        rows.append(block.reshape(-1, block.shape[-1]))
        one += [(x, y) in together for x in first for y in second]
    return Pairs(given.name, given.held, np.concatenate(rows), np.array(one))


def fitted(found: Sequence[Pairs]) -> tuple[float, NDArray[np.float64]]:
    """The bias, and the weights of the features in each one's own unit."""
    rows = np.concatenate([each.rows for each in found])
    mean, spread = rows.mean(axis=0), rows.std(axis=0)
    spread[spread == 0] = 1.0
    model = LogisticRegression(C=PENALTY, max_iter=5000)
    model.fit((rows - mean) / spread, np.concatenate([each.one for each in found]))
    weights = model.coef_[0] / spread
    return float(model.intercept_[0] - weights @ mean), weights


def said(name: str, likely: NDArray[np.float64], one: NDArray[np.bool_]) -> None:
    """Print how well likelihoods fit."""
    at = "  ".join(
        f"{least}: {np.mean(one[likely >= least]):.2f} of {np.sum(likely >= least)}"
        for least in AT
        if (likely >= least).any()
    )
    print(f"{name:24} {one.sum()} of {len(one)}; average precision {average_precision_score(one, likely):.3f}; {at}")


def cross(found: Sequence[Pairs]) -> None:
    """Print what is found in each set by what the others teach."""
    every = []
    for each in found:
        bias, weights = fitted([other for other in found if other is not each])
        likely = 1 / (1 + np.exp(-(each.rows @ weights + bias)))
        said(each.name, likely, each.one)
        every.append(likely)
    said("all", np.concatenate(every), np.concatenate([each.one for each in found]))


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--cross", action="store_true", help="score sets that are left out; writes nothing")
    given = parser.parse_args()
    found = [made for made in map(pairs, aligned(given.data)) if not made.held]
    if given.cross:
        cross(found)
        return
    bias, weights = fitted(found)
    table = {
        "bias": round(bias, 4),
        "features": {name: round(float(weight), 4) for name, weight in zip(FEATURES, weights, strict=True)},
    }
    MODEL.write_text(json.dumps(table, indent=2) + "\n", encoding="utf-8")
    print(f"{MODEL}: {sum(len(each.rows) for each in found)} pairs of {len(found)} sets")


if __name__ == "__main__":
    main()
