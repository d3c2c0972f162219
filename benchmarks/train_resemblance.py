"""Train how likely two passages tell one thing: ``python benchmarks/train_resemblance.py --data DIR``.

Writes ``resemblance.json`` in ``src/accord/data``; needs scikit-learn (for training only). DIR holds ``ecbplus/``. For
each of ECB+'s training topics up to REPORTS reports of each of its two happenings of one kind are read. The passages
of two reports that are each other's best (:func:`accord.comparing.echoes.candidates`) are of one thing where their
sentences share a gold chain, and of two where the reports tell of the two happenings, or where both sentences are
annotated and share none. Nothing is known of the other pairs of passages, and they are left out. A logistic
regression on standardised features, both kinds weighing the same.

``--held`` leaves each fifth of the topics out of the training in turn, says what is found there at some thresholds, and
writes nothing.
"""

from __future__ import annotations

import argparse
import itertools
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression  # type: ignore[import-untyped]

from accord.comparing import actors as linking
from accord.comparing.echoes import Stretches, candidates
from accord.comparing.profiles import event_profiles
from accord.comparing.resemblance import FEATURES, kind
from accord.comparing.stretches import Named, Passage
from accord.reading.language import Language
from accord.reading.reader import Reader
from ecbplus import TRAIN, Texts, documents

MODEL = Path(__file__).parent.parent / "src" / "accord" / "data" / "resemblance.json"
REPORTS = 7
FOLDS = 5
PENALTY = 0.3  # scikit-learn's C
AT = (0.5, 0.6, 0.7, 0.75, 0.8, 0.9)


@dataclass(frozen=True, slots=True)
class Pair:
    """Two passages that are each other's best: of which topic, of which kind, whether the reports tell of the two
    happenings, whether it is one thing, and the features."""

    topic: int
    kind: str
    across: bool
    one: bool
    row: tuple[float, ...]


def chains(document: Texts, passage: Passage) -> set[str]:
    """The gold chains of the sentence that a passage stands in."""
    start, end = next(
        ((one.start, one.end) for one in document.blocks if one.start <= passage.start < one.end),
        (passage.start, passage.end),
    )
    return {mention.chain for mention in document.mentions if start <= mention.start < end}


def pairs(data: Path, topics: Iterable[int]) -> Iterator[Pair]:
    """The pairs of passages of some topics that something is known of."""
    reader, language = Reader(), Language()
    for topic in topics:
        texts = list(documents(data / "ecbplus", [topic]))
        halves = sorted({one.half for one in texts})
        chosen = [one for half in halves for one in [each for each in texts if each.half == half][:REPORTS]]
        readings = [reader.assemble(parse) for parse in language.parse_many(one.report() for one in chosen)]
        people, ids = linking.link(readings)
        actors = {one.id: one for one in people}
        stretches = [Stretches(one, Named(one, ids, actors), event_profiles(one, ids, actors)) for one in readings]
        for (first, a), (second, b) in itertools.combinations(zip(chosen, stretches, strict=True), 2):
            by_report = {first.report().id: first, second.report().id: second}
            for x, y, _, row in candidates(a, b):
                across = first.half != second.half
                here, there = (chains(by_report[one.report], one) for one in (x, y))
                if across or (here and there):
                    yield Pair(topic, kind(x, y), across, not across and not here.isdisjoint(there), tuple(row))


def fitted(found: Sequence[Pair]) -> tuple[float, NDArray[np.float64], NDArray[np.float64]]:
    """The bias, the means of the features, and their weights in each feature's own unit."""
    rows = np.array([one.row for one in found])
    mean, spread = rows.mean(axis=0), rows.std(axis=0)
    spread[spread == 0] = 1.0
    model = LogisticRegression(C=PENALTY, class_weight="balanced", max_iter=5000)
    model.fit((rows - mean) / spread, [one.one for one in found])
    return float(model.intercept_[0]), mean, model.coef_[0] / spread


def held(found: Sequence[Pair]) -> None:
    """Print what thresholds give on topics that were left out."""
    topics = sorted({one.topic for one in found})
    likely: dict[int, float] = {}
    for fold in range(FOLDS):
        out = set(topics[fold::FOLDS])
        bias, mean, weights = fitted([one for one in found if one.topic not in out])
        for place, one in enumerate(found):
            if one.topic in out:
                likely[place] = 1 / (1 + np.exp(-(bias + float((np.array(one.row) - mean) @ weights))))
    for sort in sorted({one.kind for one in found}):
        for least in AT:
            some = [(one, likely[place] >= least) for place, one in enumerate(found) if one.kind == sort]
            right = sum(taken for one, taken in some if one.one)
            others = sum(taken for one, taken in some if one.across)
            wrong = sum(taken for one, taken in some if not one.across and not one.one)
            every = sum(one.one for one, _ in some)
            print(f"{sort:16} at {least}: {right} of {every} found, {wrong} wrong, {others} of the other happening")


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--held", action="store_true", help="score topics that are left out; writes nothing")
    given = parser.parse_args()
    found = list(pairs(given.data, [one for one in TRAIN if (given.data / "ecbplus" / str(one)).is_dir()]))
    print(f"{len(found)} pairs, {sum(one.one for one in found)} of one thing")
    if given.held:
        held(found)
        return
    bias, mean, weights = fitted(found)
    table = {
        name: {"mean": round(float(at), 4), "weight": round(float(weight), 4)}
        for name, at, weight in zip(FEATURES, mean, weights, strict=True)
    }
    MODEL.write_text(json.dumps({"bias": round(bias, 4), "features": table}, indent=2) + "\n", "utf-8")


if __name__ == "__main__":
    main()
