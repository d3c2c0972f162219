"""Train the PLOVER root-class model: ``python benchmarks/train_plover.py --data DIR`` writes
data/plover_classifier.npz.

Needs scikit-learn (for training only). DIR holds ``plover/PLV_train.tsv``: the PLV data set of Hu et al. (2023,
"Leveraging Codebook Knowledge with NLI and ChatGPT for Zero-Shot Political Relation Classification"),
https://github.com/snowood1/Zero-Shot-PLOVER.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy import sparse  # type: ignore[import-untyped]
from sklearn.feature_extraction import DictVectorizer  # type: ignore[import-untyped]
from sklearn.linear_model import LogisticRegression  # type: ignore[import-untyped]
from sklearn.preprocessing import normalize  # type: ignore[import-untyped]

from accord.model import Block, Report, Span
from accord.reading.classify import Weights
from accord.reading.features import Example, describe
from accord.reading.language import Language
from accord.reading.syntax import Parse

HERE = Path(__file__).parent
WEIGHTS = HERE.parent / "src" / "accord" / "data" / "plover_classifier.npz"
WIDTH = 300
# Chosen by cross-validation on PLV_train (three shufflings): C of 10, 30; scale 0 to 1; weight of our own clauses 0,
# 0.5, 1.
REGULARISATION = 30.0
DENSE_SCALE = 0.3
CLAUSE_WEIGHT = 0.5
# Who is put before and into our own clauses. The features leave them out.
ACTORS = (
    "Norway",
    "The government of Peru",
    "Kenyan President William Ruto",
    "The army",
    "Opposition leaders",
    "The Foreign Ministry",
)
RECIPIENTS = ("Chile", "the Ghanaian government", "Finland", "the rebels", "Prime Minister Lee", "the union")


@dataclass(frozen=True, slots=True)
class Marked:
    """A text with its actor and recipient as offsets (None: not given), and its class."""

    text: str
    source: tuple[int, int] | None
    target: tuple[int, int] | None
    gold: str
    quad: str


def unmark(marked: str) -> tuple[str, dict[str, list[tuple[int, int]]]]:
    """A text with <s>..</s> and <t>..</t> as plain text and the offsets of the marked stretches."""
    text, spans, open_at, last = "", {"s": [], "t": []}, {"s": 0, "t": 0}, 0  # type: ignore[var-annotated]
    for mark in re.finditer(r"<(/?)([st])>", marked):
        text += marked[last : mark.start()]
        last = mark.end()
        if mark.group(1):
            spans[mark.group(2)].append((open_at[mark.group(2)], len(text)))
        else:
            open_at[mark.group(2)] = len(text)
    return text + marked[last:], spans


def read_corpus(data: Path) -> list[Marked]:
    """The sentences of PLV_train.tsv. Where a side is marked more than once the first counts. Raises OSError,
    KeyError.
    """
    with (data / "plover" / "PLV_train.tsv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t"))
    found = []
    for row in rows:
        text, spans = unmark(row["marked_sentence"])
        source, target = (spans[side][0] if spans[side] else None for side in ("s", "t"))
        found.append(Marked(text, source, target, row["gold_root"], row["gold_penta"]))
    return found


def read_clauses(path: Path = HERE / "plover_clauses.tsv") -> list[Marked]:
    """Our own clauses as sentences."""
    found = []
    lines = [line for line in path.read_text("utf-8").splitlines() if line and not line.startswith("#")][1:]
    for number, line in enumerate(lines):
        gold, clause = line.split("\t")
        actor, recipient = ACTORS[number % len(ACTORS)], RECIPIENTS[(number * 5 + 3) % len(RECIPIENTS)]
        place = re.search(r"\bT\b", clause)
        if place is None:
            raise ValueError(f"{path.name}: no recipient in {clause!r}")
        start = len(actor) + 1 + place.start()
        text = f"{actor} {clause[: place.start()]}{recipient}{clause[place.end() :]}."
        found.append(Marked(text, (0, len(actor)), (start, start + len(recipient)), gold, ""))
    return found


def _span(parse: Parse, offsets: tuple[int, int] | None) -> Span | None:
    return None if offsets is None else parse.span(*offsets)


def parse_all(items: Sequence[Marked], language: Language) -> list[Parse]:
    """Each item's text as a report of its own, parsed."""
    reports = [
        Report(str(number), "", "", None, None, None, None, "en", item.text, (Block("paragraph", 0, len(item.text)),))
        for number, item in enumerate(items)
    ]
    return list(language.parse_many(reports))


def examples(items: Sequence[Marked], language: Language) -> list[Example]:
    """What the model sees of each item."""
    return [
        describe(parse, None, _span(parse, item.source), _span(parse, item.target), language.vector, WIDTH)
        for item, parse in zip(items, parse_all(items, language), strict=True)
    ]


def fit(seen: Sequence[Example], gold: Sequence[str], weights: Sequence[float], corpus: int) -> dict[str, NDArray[Any]]:
    """The arrays of a model. Document frequencies are counted on the first ``corpus`` examples, those of the corpus."""
    vectorizer = DictVectorizer(dtype=np.float32)
    matrix = vectorizer.fit_transform([dict.fromkeys(example.names, 1.0) for example in seen]).tocsr()
    frequency = np.asarray((matrix[:corpus] > 0).sum(0)).ravel()
    weight = np.log((1 + corpus) / (1 + frequency)) + 1
    dense = np.stack([example.dense for example in seen]) * DENSE_SCALE
    inputs = sparse.hstack([normalize(matrix.multiply(weight).tocsr()), sparse.csr_matrix(dense)]).tocsr()
    model = LogisticRegression(C=REGULARISATION, max_iter=400).fit(inputs, list(gold), list(weights))
    names = list(vectorizer.get_feature_names_out())
    coefficients = model.coef_.T
    return {
        "classes": np.array(model.classes_, dtype="U"),
        "names": np.frombuffer("\n".join(names).encode("utf-8"), dtype=np.uint8),
        "weight": weight.astype(np.float16),
        "sparse": coefficients[: len(names)].astype(np.float16),
        "dense": coefficients[len(names) :].astype(np.float16),
        "intercept": model.intercept_.astype(np.float32),
        "dense_scale": np.array(DENSE_SCALE, dtype=np.float32),
    }


def digests(items: Sequence[Marked]) -> NDArray[np.uint64]:
    """One number a sentence, the same for copies that differ in white space or case: by them a benchmark knows what the
    weights have seen."""
    plain = ("".join(item.text.lower().split()).encode("utf-8") for item in items)
    return np.array([int.from_bytes(hashlib.sha256(text).digest()[:8], "big") for text in plain], dtype=np.uint64)


def save(arrays: dict[str, NDArray[Any]], path: Path) -> None:
    """Write the arrays, compressed; nothing in them needs pickle."""
    np.savez_compressed(path, **arrays)  # type: ignore[arg-type]


def main() -> None:
    """Train on everything and write the weights; cross-validated figures come from benchmarks/plover.py."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--output", type=Path, default=WEIGHTS)
    arguments = parser.parse_args()
    language = Language()
    corpus, clauses = read_corpus(arguments.data), read_clauses()
    items = [*corpus, *clauses]
    shares = [1.0] * len(corpus) + [CLAUSE_WEIGHT] * len(clauses)
    arrays = fit(examples(items, language), [item.gold for item in items], shares, len(corpus))
    arrays["seen"] = np.unique(digests(corpus))
    save(arrays, arguments.output)
    Weights(arguments.output.read_bytes())
    size = arguments.output.stat().st_size
    print(f"{arguments.output}: {len(items)} examples, {arrays['weight'].size} features, {size} bytes")


if __name__ == "__main__":
    main()
