"""Train which slots of two sentences may be set against each other:
``python benchmarks/train_counterparts.py --data DIR`` writes src/accord/data/counterparts.json.

Needs scikit-learn (for training only). DIR holds ``mrpc/``. Every second pair of sentences that state the same, the
first included (planted.py measures on the others, too: ``--half``), with a number, a day, a month, a place or a name of
one side changed by program wherever both sides tell it alike (:func:`planted.changes`). What was changed and what it
was are counterparts; any other two candidates of such a pair are none. Two names of an unchanged pair are none either:
MRPC's judges let other names for one thing pass. Two numbers or days of an unchanged pair are left out, as they often
do disagree.

Other names for one thing stand at the same place as a name that was changed does, and no look at the place tells the
two apart. They would teach that the same place is none, so what a model that didn't see the pair takes for counterparts
by NOISE and more is left out of the unchanged pairs (as in Northcutt et al. 2021, "Confident Learning").

Two numbers or days that both sentences give teach, too: each is its own counterpart and not the other's. They have no
say in the threshold, which is where, with five folds, most counterparts are found less FALSE times what is wrongly set
against each other (:func:`threshold`).
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression  # type: ignore[import-untyped]

import planted
from accord.comparing import figures, naming
from accord.comparing.counterparts import FEATURES, Pair, Sort, features
from accord.comparing.sides import CYCLES, Run, Side, Stretch, parts
from accord.reading.language import Language
from accord.reading.reader import Reader

WEIGHTS = Path(__file__).parent.parent / "src" / "accord" / "data" / "counterparts.json"
SORTS: tuple[Sort, ...] = ("name", "number", "day")
FOLDS = 5
REGULARISATION = 0.5
# A false dispute weighs as much as so many that are missed.
FALSE = 1.15
NOISE = 0.8
LEVEL = 0.02  # of the counterparts
ORIGIN = (
    "Logistic regression over the features of accord.comparing.counterparts, trained by "
    "benchmarks/train_counterparts.py on every second pair of MRPC's training part that was judged to state the same "
    "(Dolan and Brockett 2005), with one slot of one side changed by program: {counts}. English newswire of 2002 to "
    "2004, single sentences. It looks at the words around a slot and never at its own."
)

Example = tuple[Sort, list[float], bool, int, str]
"""Its sort, its features, whether they are counterparts, the number of the pair, and whether that was "changed",
"unchanged", or of two slots that are "told alike"."""


def candidates(pair: Pair) -> Iterator[tuple[Sort, Run, Run, tuple[int, int]]]:
    """Every two slots that :mod:`accord.comparing.contrast` would ask the model about."""
    a, b = pair.a, pair.b
    left, right = naming.told_twice(a, naming.names(a, b), b, naming.names(b, a))
    for one in left:
        for two in right:
            if naming.comparable(a, one, b, two):
                yield "name", one, two, (len(left), len(right))
    given = a.numbers, b.numbers
    # counted as the model is asked to: what one side has and the other lacks
    left = [(i, i) for i, value in given[0].items() if value not in given[1].values()]
    right = [(j, j) for j, value in given[1].items() if value not in given[0].values()]
    for one in left:
        for two in right:
            if figures.comparable(a, one[0], b, two[0]):
                yield "number", one, two, (len(left), len(right))
    for cycle in range(len(CYCLES)):
        told = a.days[cycle], b.days[cycle]
        left = [(i, i) for i, value in told[0].items() if value not in told[1].values()]
        right = [(j, j) for j, value in told[1].items() if value not in told[0].values()]
        for one in left:
            for two in right:
                yield "day", one, two, (len(left), len(right))


def examples(items: Sequence[planted.Change], reader: Reader) -> list[Example]:
    """What the candidates of changed and unchanged pairs teach."""
    sides: dict[str, Side] = {}

    def side(text: str) -> Side:
        if text not in sides:
            reading = reader.read(planted.as_report(text))
            sides[text] = Side(Stretch(text, 0, len(text), reading.mentions, tuple(parts(reading))))
        return sides[text]

    found: list[Example] = []
    for item in items:
        pair = Pair(side(item.a), side(item.b))
        for sort, one, two, rivals in candidates(pair):
            here, there = pair.a.place(*one), pair.b.place(*two)
            if item.kind is None:
                if sort == "name":
                    found.append((sort, features(pair, one, two, rivals), False, item.pair, "unchanged"))
                continue
            at = item.a.find(item.before)
            was = here[0] < at + len(item.before) and at < here[1]
            now = there[0] < item.end and item.start < there[1]
            if was or now or sort == "name":
                found.append((sort, features(pair, one, two, rivals), was and now, item.pair, "changed"))
        if item.kind is None:
            for sort, one, two, rivals, same in told_alike(pair):
                found.append((sort, features(pair, one, two, rivals), same, item.pair, "told alike"))
    return found


def told_alike(pair: Pair) -> Iterator[tuple[Sort, Run, Run, tuple[int, int], bool]]:
    """Numbers and days that both sentences give, of several each: what is one in both, and what is another."""
    a, b = pair.a, pair.b
    sorts: list[tuple[Sort, dict[int, str], dict[int, str]]] = [("number", a.numbers, b.numbers)]
    sorts += [("day", a.days[cycle], b.days[cycle]) for cycle in range(len(CYCLES))]
    for sort, here, there in sorts:
        left = {i: value for i, value in here.items() if value in there.values()}
        right = {j: value for j, value in there.items() if value in here.values()}
        if len(left) < 2 or len(set(left.values())) < len(left) or len(left) != len(right):
            continue
        for i, one in left.items():
            for j, two in right.items():
                if sort == "day" or one == two or figures.comparable(a, i, b, j):
                    yield sort, (i, i), (j, j), (len(left), len(right)), one == two


def fitted(rows: NDArray[np.float64], truths: NDArray[np.bool_]) -> LogisticRegression:
    """The model of these examples."""
    return LogisticRegression(C=REGULARISATION, max_iter=2000).fit(rows, truths)


def judged(rows: NDArray[np.float64], truths: NDArray[np.bool_], group: NDArray[np.int64]) -> NDArray[np.float64]:
    """The probability of every example by a model that did not see its pair."""
    found = np.zeros(len(rows))
    for fold in range(FOLDS):
        held = group % FOLDS == fold
        found[held] = fitted(rows[~held], truths[~held]).predict_proba(rows[held])[:, 1]
    return found


def threshold(found: NDArray[np.float64], truths: NDArray[np.bool_]) -> tuple[float, float, float]:
    """The probability at which found counterparts, less FALSE times what is wrongly set against each other, are most
    (the curve is flat: the middle of the probabilities at which it is within LEVEL of its top); and the shares of
    counterparts found and of what is set against each other that is right."""
    worth = {
        float(cut): float(((found >= cut) & truths).sum() - FALSE * ((found >= cut) & ~truths).sum())
        for cut in np.arange(0.1, 0.95, 0.02)
    }
    least = max(worth.values()) - LEVEL * float(truths.sum())
    best = float(np.median([cut for cut, value in worth.items() if value >= least]))
    kept = found >= best
    return best, float((kept & truths).sum() / truths.sum()), float((kept & truths).sum() / max(kept.sum(), 1))


def train(found: Sequence[Example]) -> dict[str, object]:
    """What goes into the file of weights."""
    models: dict[str, object] = {}
    counts = []
    for sort in SORTS:
        own = [example for example in found if example[0] == sort]
        rows, truths = np.array([one[1] for one in own]), np.array([one[2] for one in own])
        group, origin = np.array([one[3] for one in own]), np.array([one[4] for one in own])
        clean = ~((origin == "unchanged") & (judged(rows, truths, group) >= NOISE))
        scores = np.zeros(len(rows))
        for fold in range(FOLDS):
            held = group % FOLDS == fold
            scores[held] = fitted(rows[~held & clean], truths[~held & clean]).predict_proba(rows[held])[:, 1]
        asked = origin != "told alike"
        cut, recall, precision = threshold(scores[asked], truths[asked])
        model = fitted(rows[clean], truths[clean])
        counts.append(f"{int(truths.sum())} of {len(own)} pairs of {sort}s")
        print(f"{sort}: {counts[-1]}; cut {cut:.2f}, found {recall:.3f}, right {precision:.3f}")
        models[sort] = {
            "weights": {name: round(float(w), 4) for name, w in zip(FEATURES, model.coef_[0], strict=True)},
            "bias": round(float(model.intercept_[0]), 4),
            "threshold": round(cut, 2),
        }
    return {"origin": ORIGIN.format(counts=", ".join(counts) + " were counterparts"), "models": models}


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--data", type=Path, required=True)
    given = parser.parse_args()
    pairs = planted.same_pairs(given.data, 0)
    found = examples(planted.changes(pairs, Language()), Reader())
    WEIGHTS.write_text(json.dumps(train(found), indent=1) + "\n", "utf-8")


if __name__ == "__main__":
    main()
