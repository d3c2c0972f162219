"""NAnCo: do two outlets' answers to one question agree? Balanced accuracy over pairs of answers, as its authors
score it.

    python benchmarks/nanco.py --data DIR [--train]

Two answers agree when the annotators' global grouping puts them together. ``shipped`` scores the weights that Accord
ships on every question found under DIR/nanco; on the four development questions that is a score on the training
data, so ``left out`` (each question scored by weights trained on the others) is the figure to read there. Published
on the kept-back questions: best trained 81.3, STS-MPNet 73.0, RoBERTa-MNLI 58.0. ``--train`` makes the weights again.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from itertools import combinations
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from accord.comparing.agreement import FEATURES, agreement, features
from command import put, takes

Floats = NDArray[np.float64]
OUTPUT = Path(__file__).parent.parent / "src/accord/data/agreement.json"
CARD = (
    "Logistic regression over the features of accord.comparing.agreement, trained by benchmarks/nanco.py --train on "
    "pairs of answers to the four development questions of NAnCo (Laban et al. 2022, BSD-3): {pairs} pairs, {same:.0%} "
    "of one group, both classes and all questions weighted alike, ridge {ridge}. English, short answers (one to thirty "
    "words); it has seen four questions only and knows no synonyms. Balanced accuracy with each question left out in "
    "turn: {left_out:.3f}."
)
RIDGE = 1.0


def pairs(data: Path) -> list[tuple[Floats, Floats, list[tuple[str, str]]]]:
    """For every question the features of its pairs, which of them agree, and their texts."""
    found = []
    for path in sorted((data / "nanco").glob("*.json")):
        for question in json.loads(path.read_text("utf-8")):
            answers = question["answers"]
            texts = [answer["Answer"] for answer in answers]
            table = features(texts, texts)
            index = list(combinations(range(len(texts)), 2))
            agree = [answers[i]["cluster_global"] == answers[j]["cluster_global"] for i, j in index]
            both = [(texts[i], texts[j]) for i, j in index]
            found.append((np.array([table[i][j] for i, j in index]), np.array(agree, dtype=float), both))
    return found


def train(sets: list[tuple[Floats, Floats]]) -> Floats:
    """Weights and, last, the bias: logistic regression by Newton's method with a ridge on the weights."""
    rows = np.concatenate([np.c_[x, np.ones(len(x))] for x, _ in sets])
    truth = np.concatenate([y for _, y in sets])
    share = np.concatenate([np.where(y > 0, 0.5 / max(y.sum(), 1), 0.5 / max((1 - y).sum(), 1)) for _, y in sets])
    share *= len(truth) / share.sum()
    ridge = np.diag([RIDGE] * (rows.shape[1] - 1) + [1e-6])
    weights = np.zeros(rows.shape[1])
    for _ in range(50):
        chance = 1 / (1 + np.exp(-np.clip(rows @ weights, -50, 50)))
        slope = rows.T @ (share * (chance - truth)) + ridge @ weights
        bend = (rows * (share * chance * (1 - chance))[:, None]).T @ rows + ridge
        step = np.linalg.solve(bend, slope)
        weights -= step
        if np.abs(step).max() < 1e-9:
            break
    return weights


def balanced(predicted: Floats, truth: Floats) -> float:
    """The mean of the two classes' recalls."""
    return float((predicted[truth > 0].mean() + (1 - predicted[truth == 0]).mean()) / 2)


def left_out(sets: list[tuple[Floats, Floats]]) -> list[float]:
    """Balanced accuracy on each question by weights trained on the others."""
    scores = []
    for i, (rows, truth) in enumerate(sets):
        weights = train(sets[:i] + sets[i + 1 :])
        scores.append(balanced((rows @ weights[:-1] + weights[-1] >= 0).astype(float), truth))
    return scores


def run(data: Path) -> dict[str, float]:
    """Balanced accuracy, mean over questions."""
    loaded = pairs(data)
    figures = {}
    shipped = [balanced(np.array([agreement(a, b) >= 0.5 for a, b in both], dtype=float), y) for _, y, both in loaded]
    figures["nanco/shipped/balanced accuracy"] = round(float(np.mean(shipped)), 4)
    if len(loaded) > 1:
        scores = left_out([(x, y) for x, y, _ in loaded])
        figures["nanco/left out/balanced accuracy"] = round(float(np.mean(scores)), 4)
        figures["nanco/left out/worst question"] = round(min(scores), 4)
    same = [
        balanced(np.array([a.casefold() == b.casefold() for a, b in both], dtype=float), y) for _, y, both in loaded
    ]
    figures["nanco/peer same string/balanced accuracy"] = round(float(np.mean(same)), 4)
    return figures


def ship(data: Path) -> None:
    """Make the shipped weights again."""
    sets = [(x, y) for x, y, _ in pairs(data)]
    weights = train(sets)
    truth = np.concatenate([y for _, y in sets])
    card = CARD.format(pairs=len(truth), same=truth.mean(), ridge=RIDGE, left_out=float(np.mean(left_out(sets))))
    named = {name: round(float(w), 4) for name, w in zip(FEATURES, weights, strict=False)}
    OUTPUT.write_text(
        json.dumps({"origin": card, "weights": named, "bias": round(float(weights[-1]), 4)}, indent=2) + "\n"
    )


def main(arguments: Sequence[str] | None = None) -> int:
    """The command line; gives back the exit code."""
    parser = takes(__doc__)
    parser.add_argument("--train", action="store_true", help="make the shipped weights again")
    options = parser.parse_args(arguments)
    if options.train:
        ship(options.data)
    return put(run(options.data), options)


if __name__ == "__main__":
    raise SystemExit(main())
