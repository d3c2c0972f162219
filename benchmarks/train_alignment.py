"""Train the likeness of event mentions: ``python benchmarks/train_alignment.py --data DIR`` writes data/likeness.npz
and data/likeness_second.npz.

Needs scikit-learn (for training only). DIR holds ``ecbplus/``. All pairs of event mentions of one found story of the
training part (topics 1 to 35 without the development topics). The second look is trained on what first looks say that
have not seen the topic (FOLDS of them). ``--held N`` (0 to FOLDS - 1) leaves that part of the topics out of both and
scores it at several linking thresholds, to choose LINK of crossdoc.py by.
"""

from __future__ import annotations

import argparse
import itertools
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from sklearn.ensemble import HistGradientBoostingClassifier  # type: ignore[import-untyped]

from accord.comparing.company import FEATURES as ALL_FEATURES
from accord.comparing.company import second_look
from accord.comparing.likeness import FEATURES, Surroundings, features
from accord.comparing.trees import Trees
from accord.reading.reader import Reader
from crossdoc import clusters, conll, ecbplus
from ecbplus import TRAIN
from surroundings import Mention

WEIGHTS = Path(__file__).parent.parent / "src" / "accord" / "data" / "likeness.npz"
SECOND = WEIGHTS.with_name("likeness_second.npz")
FOLDS = 4
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
    "max_features": 0.3,  # of those that a node may ask for: trees that lean on few features carry over less
}
Rows = tuple[NDArray[np.float64], NDArray[np.bool_], NDArray[np.float64]]


@dataclass(frozen=True, slots=True)
class Story:
    """The event mentions of one found story, all pairs of them, the features of these, and whether they are of one."""

    topic: int
    told: list[Surroundings]
    pairs: NDArray[np.int64]
    rows: NDArray[np.float64]
    truths: NDArray[np.bool_]


def stories(mentions: list[Mention], topic: Mapping[str, int], story: Mapping[str, int]) -> list[Story]:
    """The stories of two mentions and more."""
    within: dict[int, list[Mention]] = defaultdict(list)
    for mention in mentions:
        within[story[mention.key[0]]].append(mention)
    found = []
    for number in sorted(within):
        told = within[number]
        pairs = np.array(list(itertools.combinations(range(len(told)), 2)), dtype=np.int64).reshape(-1, 2)
        if len(pairs):
            rows = np.array([features(told[i].told, told[j].told) for i, j in pairs.tolist()])
            truths = np.array([told[i].chain == told[j].chain for i, j in pairs.tolist()])
            found.append(Story(topic[told[0].key[0]], [one.told for one in told], pairs, rows, truths))
    return found


def learned(found: Sequence[Story]) -> tuple[Trees, Trees]:
    """The trees of the first and of the second look."""

    def trained(rows: Sequence[NDArray[np.float64]], of: Sequence[Story]) -> Trees:
        truths = np.concatenate([each.truths for each in of])
        return train(np.concatenate(rows), truths, np.ones(len(truths)))

    topics = sorted({each.topic for each in found})
    added: dict[int, NDArray[np.float64]] = {}
    for fold in range(FOLDS):
        out = set(topics[fold::FOLDS])
        seen = [each for each in found if each.topic not in out]
        trees = trained([each.rows for each in seen], seen)
        for number, each in enumerate(found):
            if each.topic in out:
                likely = trees.probabilities(each.rows)
                added[number] = second_look(each.told, each.pairs, likely)
    rows = [np.hstack([each.rows, added[number]]) for number, each in enumerate(found)]
    return trained([each.rows for each in found], found), trained(rows, found)


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


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--held", type=int, choices=range(FOLDS), help="score this part of the topics; writes nothing")
    given = parser.parse_args()
    reader = Reader()
    mentions: list[Mention] = []
    topic: dict[str, int] = {}
    story: dict[str, int] = {}
    for number in TRAIN:
        if (given.data / "ecbplus" / str(number)).is_dir():
            found, grouped = ecbplus(given.data, reader, [number])
            mentions.extend(found)
            topic.update(dict.fromkeys(grouped, number))
            story.update({report: 1000 * number + one for report, one in grouped.items()})
    if given.held is not None:
        out = set(sorted(set(topic.values()))[given.held :: FOLDS])
        models = learned(stories([m for m in mentions if topic[m.key[0]] not in out], topic, story))
        left = [m for m in mentions if topic[m.key[0]] in out]
        for least in (0.25, 0.3, 0.35, 0.4, 0.45):
            print(f"{least:.2f}: {conll(left, clusters(left, story, least, models)):.2f}", flush=True)
        return
    first, second = learned(stories(mentions, topic, story))
    save(first)
    save(second, SECOND, ALL_FEATURES)
    for trees, names in ((first, FEATURES), (second, ALL_FEATURES)):
        asked = np.bincount(trees.feature[trees.feature >= 0], minlength=len(names))
        for name, count in sorted(zip(names, asked.tolist(), strict=True), key=lambda entry: -entry[1]):
            print(f"{count:5d} nodes ask for: {name}")


if __name__ == "__main__":
    main()
