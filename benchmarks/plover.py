"""PLOVER root class, actor and recipient given: ``python benchmarks/plover.py --data DIR``.

Five folds, grouped so that copies of a sentence stay together, three shufflings, means reported. Beside it in the same
run: TF-IDF of words and characters with a linear SVM at its best C, and the lexicon alone. Published on the held-back
test of the same source: zero-shot RoBERTa-MNLI with the codebook, accuracy 83.5, macro-F1 82.1, quad class macro-F1
89.2.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sklearn.feature_extraction.text import TfidfVectorizer  # type: ignore[import-untyped]
from sklearn.metrics import accuracy_score, f1_score  # type: ignore[import-untyped]
from sklearn.model_selection import StratifiedGroupKFold  # type: ignore[import-untyped]
from sklearn.pipeline import FeatureUnion  # type: ignore[import-untyped]
from sklearn.svm import LinearSVC  # type: ignore[import-untyped]

from accord.reading.classify import Weights
from accord.reading.features import Example
from accord.reading.language import Language
from command import put, takes
from train_plover import CLAUSE_WEIGHT, WEIGHTS, Marked, digests, examples, fit, read_clauses, read_corpus

SEEDS = (13, 14, 15)
FOLDS = 5
PUBLISHED = {"published_accuracy": 83.5, "published_macro_f1": 82.1, "published_quad_macro_f1": 89.2}
Predict = Callable[[NDArray[np.int64], NDArray[np.int64]], Sequence[str]]


def folds(items: Sequence[Marked], seed: int) -> list[tuple[NDArray[np.int64], NDArray[np.int64]]]:
    """Train and test indices. Sentences that differ in white space or case only are one group."""
    seen: dict[str, int] = {}
    groups = [seen.setdefault("".join(item.text.lower().split()), len(seen)) for item in items]
    splitter = StratifiedGroupKFold(FOLDS, shuffle=True, random_state=seed)
    return list(splitter.split(items, [item.gold for item in items], groups))


def seen_in_training(items: Sequence[Marked]) -> bool:
    """Whether the shipped weights were trained on most of these sentences."""
    with np.load(WEIGHTS, allow_pickle=False) as arrays:
        seen = set(arrays["seen"].tolist())
    return 2 * sum(int(one) in seen for one in digests(items)) > len(items)


def fitted_folds(items: Sequence[Marked], language: Language) -> Iterator[tuple[NDArray[np.int64], Weights]]:
    """For each fold of the first shuffling the places of its sentences and weights from the other folds and our
    clauses."""
    clauses = read_clauses()
    seen, extra = examples(items, language), examples(clauses, language)
    for train, test in folds(items, SEEDS[0]):
        yield test, _weights(items, seen, clauses, extra, train)


def _weights(
    items: Sequence[Marked],
    seen: list[Example],
    clauses: list[Marked],
    extra: list[Example],
    train: NDArray[np.int64],
) -> Weights:
    inputs = [*(seen[i] for i in train), *extra]
    gold = [*(items[i].gold for i in train), *(clause.gold for clause in clauses)]
    arrays = fit(inputs, gold, [1.0] * len(train) + [CLAUSE_WEIGHT] * len(extra), len(train))
    buffer = io.BytesIO()
    np.savez(buffer, **arrays)  # type: ignore[arg-type]
    return Weights(buffer.getvalue())


def quads(items: Sequence[Marked]) -> dict[str, str]:
    """The corpus's own quad class of each root class (the commonest where annotators differ)."""
    counts: dict[str, dict[str, int]] = {}
    for item in items:
        row = counts.setdefault(item.gold, {})
        row[item.quad] = row.get(item.quad, 0) + 1
    return {root: max(sorted(row), key=lambda name: row[name]) for root, row in counts.items()}


def measure(items: Sequence[Marked], predict: Predict) -> dict[str, float]:
    """Accuracy, macro-F1 and quad-class macro-F1 in per cent, means over the shufflings."""
    to_quad = quads(items)
    gold = np.array([item.gold for item in items])
    scores = []
    for seed in SEEDS:
        guess = np.empty_like(gold)
        for train, test in folds(items, seed):
            guess[test] = predict(train, test)
        quad_gold = [item.quad for item in items]
        quad_guess = [to_quad[name] for name in guess]
        scores.append(
            (
                accuracy_score(gold, guess),
                f1_score(gold, guess, average="macro"),
                f1_score(quad_gold, quad_guess, average="macro"),
            )
        )
    accuracy, macro, quad = (100 * float(value) for value in np.mean(scores, axis=0))
    return {"accuracy": accuracy, "macro_f1": macro, "quad_macro_f1": quad}


def ours(items: Sequence[Marked], seen: list[Example], clauses: list[Marked], extra: list[Example]) -> Predict:
    """The model of train_plover.py, trained on the other folds and our own clauses, run as Accord runs it."""

    def predict(train: NDArray[np.int64], test: NDArray[np.int64]) -> list[str]:
        weights = _weights(items, seen, clauses, extra, train)
        guesses = []
        for i in test:
            shares = weights.probabilities(seen[i])
            guesses.append(max(shares, key=lambda name: shares[name]))
        return guesses

    return predict


def lexicon_alone(seen: list[Example]) -> Predict:
    """The type that the lexicon gives the trigger; ACCUSE where it gives none."""

    def one(example: Example) -> str:
        kind = next((name[5:] for name in example.names if name.startswith("type=")), "none")
        return {"none": "ACCUSE", "CONCEDE": "YIELD", "RETREAT": "YIELD"}.get(kind, kind)

    return lambda train, test: [one(seen[i]) for i in test]


def tfidf(items: Sequence[Marked], strength: float) -> Predict:
    """Words and pairs of words, and characters in threes to fives, with a linear SVM."""

    def predict(train: NDArray[np.int64], test: NDArray[np.int64]) -> Any:
        union = FeatureUnion(
            [
                ("words", TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True)),
                ("characters", TfidfVectorizer(analyzer="char_wb", ngram_range=(3, 5), sublinear_tf=True, min_df=2)),
            ]
        )
        inputs = union.fit_transform([items[i].text for i in train])
        model = LinearSVC(C=strength).fit(inputs, [items[i].gold for i in train])
        return model.predict(union.transform([items[i].text for i in test]))

    return predict


def run(data: Path) -> dict[str, float]:
    """All figures, in per cent. Raises OSError where the corpus isn't there."""
    language = Language()
    items, clauses = read_corpus(data), read_clauses()
    seen, extra = examples(items, language), examples(clauses, language)
    figures: dict[str, float] = dict(PUBLISHED)
    figures.update(measure(items, ours(items, seen, clauses, extra)))
    without = measure(items, ours(items, seen, [], []))
    figures["macro_f1_without_clauses"] = without["macro_f1"]
    figures.update({f"lexicon_{name}": value for name, value in measure(items, lexicon_alone(seen)).items()})
    tuned = [measure(items, tfidf(items, strength)) for strength in (0.3, 1.0, 3.0)]
    best = max(tuned, key=lambda row: row["macro_f1"])
    figures.update({f"tfidf_{name}": value for name, value in best.items()})
    return figures


def main(arguments: Sequence[str] | None = None) -> int:
    """The command line; gives back the exit code."""
    parser = takes(__doc__)
    options = parser.parse_args(arguments)
    return put(run(options.data), options)


if __name__ == "__main__":
    raise SystemExit(main())
