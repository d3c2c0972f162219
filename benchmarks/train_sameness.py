"""Train how likely two numbers of two reports are of one thing: ``python benchmarks/train_sameness.py --data DIR``.

Writes ``sameness.json`` in ``src/accord/data``; needs scikit-learn (for training only). DIR holds ``ecbplus/`` (its
training topics: two happenings a topic, up to REPORTS reports of each) and ``giveme5w1h/`` (its events of several
articles). Nobody has said which numbers are of one thing. But two reports of one story that give the same number of one
sort of thing mostly give it of one thing, and a number whose equal the other report gives is of one thing with no other
number there. Of two numbers neither of which the other report gives nothing is known: they may be of one thing and
disagree, and mostly are not. They count as apart with the weight UNKNOWN (compare Elkan and Noto 2008, "Learning
Classifiers from Only Positive and Unlabeled Data"). Small counts are often the same by chance and weigh SMALL.

The features never see the numbers themselves. ``--held`` leaves each sixth of the stories out of the training in turn,
says how well equal numbers are told from others there, and writes nothing.
"""

from __future__ import annotations

import argparse
import itertools
import json
import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression  # type: ignore[import-untyped]
from sklearn.metrics import roc_auc_score  # type: ignore[import-untyped]

from accord.comparing import actors as linking
from accord.comparing import values
from accord.comparing.counted import Tally, sort, told
from accord.comparing.occasions import weeks_apart
from accord.comparing.profiles import written
from accord.comparing.sameness import FEATURES, features
from accord.comparing.stretches import Named
from accord.model import Reading, Report
from accord.reading.language import Language
from accord.reading.reader import Reader
from ecbplus import TRAIN, documents
from news import event_articles

MODEL = Path(__file__).parent.parent / "src" / "accord" / "data" / "sameness.json"
REPORTS = 14
FOLDS = 6
PENALTY = 0.1  # scikit-learn's C
UNKNOWN = 0.3
SMALL, FEW = 0.3, 4.0  # the weight of the same count up to so many
ORIGIN = (
    "Logistic regressions over the features of accord.comparing.sameness, trained by benchmarks/train_sameness.py on "
    "ECB+ (Cybulska and Vossen 2014, CC BY 3.0; training topics) and GiveMe5W1H (Hamborg et al. 2019, Apache-2.0): "
    "{counts}. Equal numbers of one sort in two reports of one story against all others; no judgement by hand."
)


@dataclass(frozen=True, slots=True)
class Pair:
    """Two numbers of two reports of a story: of which sort, whether they are equal, what that weighs, the features."""

    story: str
    sort: str
    equal: bool
    weight: float
    row: tuple[float, ...]


def groups(data: Path) -> Iterator[tuple[str, list[Report]]]:
    """The reports of every story, by its name."""
    topics = [topic for topic in TRAIN if (data / "ecbplus" / str(topic)).is_dir()]
    found: dict[str, list[Report]] = defaultdict(list)
    for one in documents(data / "ecbplus", topics):
        found[f"{one.topic} {one.half}"].append(one.report())
    for report, event in event_articles(data):
        found[event].append(report)
    for name, reports in found.items():
        if len(reports) > 1:
            yield name, reports[:REPORTS]


def pairs(story: str, readings: Sequence[Reading]) -> Iterator[Pair]:
    """Every two numbers of a story's reports that may be of one thing by their nouns."""
    people, ids = linking.link(readings)
    actors = {one.id: one for one in people}
    every = [(one, told(one, Named(one, ids, actors), actors)) for one in readings]
    for (one, here), (two, there) in itertools.combinations(every, 2):
        if not weeks_apart(written(one), written(two)):
            yield from _between(story, here, there)


def _between(story: str, here: Sequence[Tally], there: Sequence[Tally]) -> Iterator[Pair]:
    rows = features(here, there)
    equal = {pair for pair in rows if values.relation(here[pair[0]].value, there[pair[1]].value) == "equal"}
    ours, theirs = {x for x, _ in equal}, {y for _, y in equal}
    for (x, y), (row, _) in rows.items():
        value = here[x].value
        if (x, y) in equal:
            weight = SMALL if value.kind == "count" and (value.low or 0.0) <= FEW else 1.0
        else:
            weight = 1.0 if x in ours or y in theirs else UNKNOWN
        yield Pair(story, sort(here[x], there[y]), (x, y) in equal, weight, tuple(row))


Fitted = tuple[float, NDArray[np.float64], NDArray[np.float64]]


def fitted(found: Sequence[Pair]) -> Fitted:
    """The bias, the means of the features, and their weights in each feature's own unit. A story weighs as the root of
    its pairs."""
    size = Counter(one.story for one in found)
    rows = np.array([one.row for one in found])
    mean, spread = rows.mean(axis=0), rows.std(axis=0)
    spread[spread == 0] = 1.0
    model = LogisticRegression(C=PENALTY, max_iter=5000)
    weights = [one.weight / math.sqrt(size[one.story]) for one in found]
    model.fit((rows - mean) / spread, [one.equal for one in found], sample_weight=weights)
    return float(model.intercept_[0]), mean, model.coef_[0] / spread


def held(found: Sequence[Pair]) -> None:
    """Print how well equal numbers are told from others in stories that were left out: the area under the curve."""
    names = sorted({one.story for one in found})
    for which in sorted({one.sort for one in found}):
        some = [one for one in found if one.sort == which]
        odds = np.zeros(len(some))
        for fold in range(FOLDS):
            out = set(names[fold::FOLDS])
            bias, mean, weights = fitted([one for one in some if one.story not in out])
            for place, one in enumerate(some):
                if one.story in out:
                    odds[place] = bias + float((np.array(one.row) - mean) @ weights)
        truth = [one.equal for one in some]
        shared = [one.row[FEATURES.index("shared of both")] for one in some]
        print(
            f"{which:8} {sum(truth)} equal of {len(some)}: {100 * roc_auc_score(truth, odds):.1f}, "
            f"by what both share alone {100 * roc_auc_score(truth, shared):.1f}"
        )


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--held", action="store_true", help="score stories that are left out; writes nothing")
    given = parser.parse_args()
    reader, language = Reader(), Language()
    found = [
        pair
        for name, reports in groups(given.data)
        for pair in pairs(name, [reader.assemble(parse) for parse in language.parse_many(reports)])
    ]
    if given.held:
        held(found)
        return
    MODEL.write_text(json.dumps(table(found), indent=1) + "\n", "utf-8")


def table(found: Sequence[Pair]) -> dict[str, object]:
    """What is written down: the origin, and by sort the bias and every feature's mean and weight."""
    models, counts = {}, []
    for which in sorted({one.sort for one in found}):
        some = [one for one in found if one.sort == which]
        counts.append(f"{sum(one.equal for one in some)} of {len(some)} pairs of {which}")
        bias, mean, weights = fitted(some)
        models[which] = {
            "bias": round(bias, 4),
            "features": {
                name: {"mean": round(float(at), 4), "weight": round(float(weight), 4)}
                for name, at, weight in zip(FEATURES, mean, weights, strict=True)
            },
        }
    return {"origin": ORIGIN.format(counts=", ".join(counts)), "models": models}


if __name__ == "__main__":
    main()
