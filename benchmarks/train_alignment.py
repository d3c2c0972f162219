"""Train the likeness of event mentions: ``python benchmarks/train_alignment.py --data DIR`` writes data/likeness.npz.

Needs scikit-learn (for training only). DIR holds ``ecbplus/``. All pairs of event mentions of one topic of the training
part (topics 1 to 35 without the development topics), the pairs of two happenings thinned to every fourth. ``--held N``
(0, 1 or 2) leaves that third of the topics out and scores it at several linking thresholds, to choose LINK of
crossdoc.py by.
"""

from __future__ import annotations

import argparse
import itertools
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from sklearn.ensemble import HistGradientBoostingClassifier  # type: ignore[import-untyped]

from accord.comparing import likeness as scorer
from accord.comparing.likeness import FEATURES, features
from accord.comparing.trees import Trees
from accord.reading.reader import Reader
from crossdoc import clusters, conll, ecbplus
from ecbplus import TRAIN
from surroundings import Mention

WEIGHTS = Path(__file__).parent.parent / "src" / "accord" / "data" / "likeness.npz"
THIN = 4
SEED = 0
SETTINGS = {
    "max_iter": 120,
    "learning_rate": 0.1,
    "max_leaf_nodes": 12,
    "min_samples_leaf": 40,
    "l2_regularization": 5.0,
    "early_stopping": False,
    "max_bins": 64,
}
Rows = tuple[NDArray[np.float64], NDArray[np.bool_], NDArray[np.float64]]


def pairs(mentions: list[Mention], topic: dict[str, int]) -> Rows:
    """Feature rows, truths and weights of the pairs of mentions in one topic."""
    within: dict[int, list[Mention]] = defaultdict(list)
    for mention in mentions:
        within[topic[mention.key[0]]].append(mention)
    rows, truths, weights = [], [], []
    chance = np.random.default_rng(SEED)
    for number in sorted(within):
        for a, b in itertools.combinations(within[number], 2):
            one = a.chain == b.chain
            if one or chance.random() < 1 / THIN:
                rows.append(features(a.told, b.told))
                truths.append(one)
                weights.append(1.0 if one else float(THIN))
    return np.array(rows), np.array(truths), np.array(weights)


def train(rows: NDArray[np.float64], truths: NDArray[np.bool_], weights: NDArray[np.float64]) -> Trees:
    """Boosted trees as plain arrays."""
    model = HistGradientBoostingClassifier(random_state=SEED, **SETTINGS).fit(rows, truths, sample_weight=weights)
    grown = [predictors[0].nodes for predictors in model._predictors]
    size = max(map(len, grown))
    shape = (len(grown), size)
    found = Trees(
        np.full(shape, -1, np.int16),
        np.zeros(shape),
        np.zeros(shape, np.int16),
        np.zeros(shape, np.int16),
        np.zeros(shape),
        float(np.ravel(model._baseline_prediction)[0]),
    )
    for number, nodes in enumerate(grown):
        inner = nodes["is_leaf"] == 0
        count = len(nodes)
        found.feature[number, :count] = np.where(inner, nodes["feature_idx"], -1)
        found.most[number, :count] = np.where(inner, nodes["num_threshold"], 0.0)
        found.left[number, :count] = nodes["left"]
        found.right[number, :count] = nodes["right"]
        found.value[number, :count] = nodes["value"]
    expected = model.decision_function(rows[:1000])
    if not np.allclose(found.odds(rows[:1000]), expected):
        raise ValueError("the arrays do not say what the model says")
    return found


def save(trees: Trees, path: Path = WEIGHTS, names: Sequence[str] = FEATURES) -> None:
    """Trees over named features as a file of arrays."""
    np.savez_compressed(
        path,
        features=np.array(names),
        feature=trees.feature,
        most=trees.most,
        left=trees.left,
        right=trees.right,
        value=trees.value,
        base=np.array(trees.base),
    )


def held_out(mentions: list[Mention], topic: dict[str, int], story: dict[str, int], third: int) -> None:
    """Prints the CoNLL F1 of a third of the topics, trained on the others."""
    numbers = sorted(set(topic.values()))
    out = set(numbers[third::3])
    kept = [m for m in mentions if topic[m.key[0]] not in out]
    left = [m for m in mentions if topic[m.key[0]] in out]
    trees = train(*pairs(kept, topic))
    scorer._model = lambda: trees  # type: ignore[assignment]
    for least in (0.25, 0.3, 0.35, 0.4, 0.45):
        print(f"{least:.2f}: {conll(left, clusters(left, story, least)):.2f}", flush=True)


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--held", type=int, choices=(0, 1, 2), help="score this third of the topics; writes nothing")
    given = parser.parse_args()
    reader = Reader()
    mentions: list[Mention] = []
    topic: dict[str, int] = {}
    story: dict[str, int] = {}
    for number in TRAIN:
        if (given.data / "ecbplus" / str(number)).is_dir():
            found, stories = ecbplus(given.data, reader, [number])
            mentions.extend(found)
            topic.update(dict.fromkeys(stories, number))
            story.update({report: 1000 * number + one for report, one in stories.items()})
    if given.held is not None:
        held_out(mentions, topic, story, given.held)
        return
    rows, truths, weights = pairs(mentions, topic)
    trees = train(rows, truths, weights)
    save(trees)
    asked = np.bincount(trees.feature[trees.feature >= 0], minlength=len(FEATURES))
    for name, count in sorted(zip(FEATURES, asked.tolist(), strict=True), key=lambda entry: -entry[1]):
        print(f"{count:5d} nodes ask for: {name}")


if __name__ == "__main__":
    main()
