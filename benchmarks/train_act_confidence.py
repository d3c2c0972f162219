"""Train how likely the words of an event tell such an act: ``train_act_confidence.py --data DIR``; two minutes.

Writes ``act_confidence.npz`` in ``src/accord/data``; needs scikit-learn (for training only). DIR holds ``giveme5w1h/``,
``polnear/`` and ``re3d/``. Learned from those of ``acts_judged.tsv`` whose reports are not held out: an act of this
type is told, or not (another act, or none). A logistic regression on the measures and vectors of
:mod:`accord.reading.confidence`; measures are standardised and asked if two training events have them, vectors are
multiplied by SCALE, so that one penalty holds of both. PENALTY and SCALE were chosen by cross-validation over reports.

``--folds`` prints what is reached on reports left out in turn; writes nothing.
"""

from __future__ import annotations

import argparse
from collections import Counter
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression  # type: ignore[import-untyped]
from sklearn.metrics import roc_auc_score  # type: ignore[import-untyped]
from sklearn.model_selection import GroupKFold  # type: ignore[import-untyped]

from accord.reading.confidence import GROUPS, WIDTH, Row, means, rows
from accord.reading.language import Language
from accord.reading.reader import Reader
from acts_judged import Judged, held, judged, reports

MODEL = Path(__file__).parent.parent / "src" / "accord" / "data" / "act_confidence.npz"
PENALTY = 0.003  # scikit-learn's C
SCALE = (12.0, 9.0, 9.0, 12.0, 12.0, 12.0)  # by GROUPS
LEAST = 2
FOLDS = 10

Matrix = NDArray[np.float64]


class Fitted(NamedTuple):
    """The arrays that are shipped."""

    names: list[str]
    weight: Matrix
    mean: Matrix
    words: Matrix
    usual: Matrix
    bias: float

    def likely(self, row: Row) -> float:
        """As the package counts it."""
        named = dict(zip(self.names, self.weight, strict=True))
        odds = self.bias - float(self.weight @ self.mean)
        odds += sum(named.get(name, 0.0) * value for name, value in row.measures.items())
        odds += sum(float(one @ vector) for one, vector in zip(self.words, row.vectors, strict=True))
        return float(1 / (1 + np.exp(-odds)))


def examples(data: Path) -> list[tuple[str, Row, Judged]]:
    """The judged acts that are still read, with their report's id and what is asked of them."""
    language = Language()
    reader, mean, known = Reader(language=language), means(language), judged()
    found = []
    for parse in language.parse_many(reports(data)):
        reading = reader.assemble(parse)
        asked = rows(parse, reading.events, reading.actors, reading.mentions, mean)
        at = {(event.trigger.start, event.type): row for event, row in zip(reading.events, asked, strict=True)}
        for one in known[reading.report.id]:
            row = at.get((one.start, one.type))
            if row is not None:
                found.append((reading.report.id, row, one))
    return found


def fit(found: list[tuple[str, Row, Judged]]) -> Fitted:
    """The weights that are learned from these."""
    counts = Counter(name for _, row, _ in found for name in row.measures)
    names = sorted(name for name, number in counts.items() if number >= LEAST)
    place = {name: i for i, name in enumerate(names)}
    table = np.zeros((len(found), len(names)))
    for i, (_, row, _) in enumerate(found):
        for name, value in row.measures.items():
            if name in place:
                table[i, place[name]] = value
    mean, spread = table.mean(axis=0), table.std(axis=0)
    spread[spread == 0] = 1.0
    vectors = np.array([row.vectors for _, row, _ in found], dtype=np.float64)
    scaled = (vectors * np.array(SCALE)[:, None]).reshape(len(found), -1)
    model = LogisticRegression(C=PENALTY, max_iter=5000)
    model.fit(np.hstack([(table - mean) / spread, scaled]), [one.act == "Y" for _, _, one in found])
    weights = model.coef_[0]
    words = weights[len(names) :].reshape(len(GROUPS), WIDTH) * np.array(SCALE)[:, None]
    usual = np.einsum("ngw,gw->g", vectors, words) / len(found)
    return Fitted(names, weights[: len(names)] / spread, mean, words, usual, float(model.intercept_[0]))


def save(fitted: Fitted) -> None:
    """Write the arrays, in half precision."""
    np.savez_compressed(
        MODEL,
        names=np.frombuffer("\n".join(fitted.names).encode(), dtype=np.uint8),
        weight=fitted.weight.astype(np.float16),
        mean=fitted.mean.astype(np.float16),
        words=fitted.words.astype(np.float16),
        usual=fitted.usual.astype(np.float16),
        bias=np.float32(fitted.bias),
    )


def main() -> None:
    """Train and write the weights, or print what folds reach."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--folds", action="store_true")
    options = parser.parse_args()
    if not MODEL.exists():  # the reader asks for weights before there are any
        nothing = np.zeros((len(GROUPS), WIDTH))
        save(Fitted(["type AGREE"], np.zeros(1), np.zeros(1), nothing, np.zeros(len(GROUPS)), 0.0))
    found = examples(options.data)
    told = np.array([one.act == "Y" for _, _, one in found])
    if options.folds:
        reported = [report for report, _, _ in found]
        likely = np.zeros(len(found))
        for seen, left in GroupKFold(FOLDS).split(found, told, reported):
            fitted = fit([found[i] for i in seen])
            likely[left] = [fitted.likely(found[i][1]) for i in left]
        print(f"{len(found)} acts; a told one is put first in {100 * roc_auc_score(told, likely):.1f} of 100 cases")
        for low in np.arange(0, 1, 0.1):
            part = (likely >= low) & (likely < low + 0.1)
            print(f"{low:.1f} {part.sum():5} {100 * told[part].mean() if part.any() else 0:.0f} told")
        return
    seen = [each for each in found if not held(each[0])]
    save(fit(seen))
    print(f"{len(seen)} acts of {len({report for report, _, _ in seen})} reports, {len(found)} judged that are read")


if __name__ == "__main__":
    main()
