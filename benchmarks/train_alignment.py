"""Train the likeness of event mentions: ``python benchmarks/train_alignment.py --data DIR`` writes data/alignment.json.

Needs scikit-learn (for training only). DIR holds ``ecbplus/``. All pairs of event mentions of one topic of the training
part (topics 1 to 35 without the development topics). The linking threshold of crossdoc.py was chosen on them by leaving
a third of the topics out in turn. The features were chosen while looking at the development topics, too, and C was
tried at 0.1, 0.3 and 1 there, which made no difference of note: the figure on them flatters a little.
"""

from __future__ import annotations

import argparse
import itertools
import json
from collections import defaultdict
from pathlib import Path

import numpy as np
from sklearn.linear_model import LogisticRegression  # type: ignore[import-untyped]

from accord.comparing.likeness import FEATURES, Surroundings, features, overlap
from accord.reading.reader import Reader
from crossdoc import Mention, ecbplus
from ecbplus import TRAIN

WEIGHTS = Path(__file__).parent.parent / "src" / "accord" / "data" / "alignment.json"
REGULARISATION = 0.3
ORIGIN = (
    "Logistic regression over the features of accord.comparing.likeness, trained by benchmarks/train_alignment.py "
    "on the event mentions of ECB+ (Cybulska and Vossen 2014, CC BY 3.0), topics 1 to 35 without 2, 5, 12, 18, 21, "
    "23, 34, 35: {pairs} pairs of mentions of one topic, {share}% of one event. English news of 2000 to 2013: crime, "
    "accidents, sport, film, "
    "business; every pair of documents on one topic is news of one or of two look-alike events. It knows no synonyms."
)


def pairs(mentions: list[Mention], topic: dict[str, int]) -> tuple[np.ndarray, np.ndarray]:
    """Feature rows and truths of all pairs of mentions in one topic."""
    within: dict[int, list[Mention]] = defaultdict(list)
    for mention in mentions:
        within[topic[mention.key[0]]].append(mention)
    rows, truths = [], []
    texts: dict[tuple[str, str], float] = {}
    for group in within.values():
        for a, b in itertools.combinations(group, 2):
            rows.append(features(a.told, b.told, _texts(a.told, b.told, texts)))
            truths.append(a.chain == b.chain)
    return np.array(rows), np.array(truths)


def _texts(a: Surroundings, b: Surroundings, known: dict[tuple[str, str], float]) -> float:
    if a.report == b.report:
        return 0.0
    if (a.report, b.report) not in known:
        known[a.report, b.report] = overlap(a.text, b.text)
    return known[a.report, b.report]


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--data", type=Path, required=True)
    given = parser.parse_args()
    reader = Reader()
    mentions: list[Mention] = []
    topic: dict[str, int] = {}
    for number in TRAIN:
        if (given.data / "ecbplus" / str(number)).is_dir():
            found, stories = ecbplus(given.data, reader, [number])
            mentions.extend(found)
            topic.update(dict.fromkeys(stories, number))
    rows, truths = pairs(mentions, topic)
    model = LogisticRegression(C=REGULARISATION, max_iter=3000).fit(rows, truths)
    loaded = {
        "origin": ORIGIN.format(pairs=len(truths), share=round(100 * float(truths.mean()), 1)),
        "weights": {name: round(float(w), 4) for name, w in zip(FEATURES, model.coef_[0], strict=True)},
        "bias": round(float(model.intercept_[0]), 4),
    }
    WEIGHTS.write_text(json.dumps(loaded, indent=2) + "\n", "utf-8")
    print(json.dumps(loaded["weights"], indent=1))


if __name__ == "__main__":
    main()
