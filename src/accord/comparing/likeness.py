"""How likely two mentions are of one happening, by a trained linear model over words and surroundings.

Logistic regression over the features named in :data:`FEATURES`; weights and how they were made stand in
``data/alignment.json``. It knows words only: nothing of who may be who, of realis, of numbers that disagree. The rules
of :mod:`accord.comparing.alignment` decide in accounts; this serves where nothing but the place of a mention is given.
"""

from __future__ import annotations

import json
import math
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources

from accord.comparing.vectors import rarity

__all__ = ["FEATURES", "Surroundings", "features", "likeness", "overlap"]

FEATURES = (
    "same word",
    "same beginning",
    "rare word",
    "sentences",
    "clauses",
    "reports",
    "a name in common",
    "other names",
    "same word, sentences",
    "same word, reports",
    "same word, clauses",
    "one report",
    "one type",
    "other types",
    "phrases",
)
SHARED_BEGINNING = 0.5
_SCALE = 8.0  # about the rarity of a word that one news text in three thousand has


@dataclass(frozen=True, slots=True)
class Surroundings:
    """A mention's head word as a stem, and the stems of its phrase, of its clause, of its sentence and of its
    report."""

    report: str
    word: str
    phrase: frozenset[str]
    clause: frozenset[str]
    names: frozenset[str]
    sentence: frozenset[str]
    text: frozenset[str]
    type: str | None = None


@lru_cache(maxsize=65536)
def _weight(stem: str) -> float:
    return rarity(stem)


def _mass(stems: frozenset[str]) -> float:
    return sum(_weight(stem) for stem in sorted(stems))


def overlap(a: frozenset[str], b: frozenset[str]) -> float:
    """The weight of the stems that both have, over the geometric mean of both weights. 0 to 1."""
    shared = a & b
    return _mass(shared) / math.sqrt(_mass(a) * _mass(b)) if shared else 0.0


def _beginning(a: str, b: str) -> float:
    """The share of the longer word that is the beginning of both; 0 below SHARED_BEGINNING."""
    same = 0
    for x, y in zip(a, b, strict=False):
        if x != y:
            break
        same += 1
    share = same / max(len(a), len(b), 1)
    return share if share >= SHARED_BEGINNING else 0.0


def features(a: Surroundings, b: Surroundings, reports: float | None = None) -> list[float]:
    """The features by :data:`FEATURES`; symmetric. ``reports``: the overlap of the two reports' words, where it is
    known."""
    same = float(a.word == b.word)
    one_report = a.report == b.report
    sentences, clauses = overlap(a.sentence, b.sentence), overlap(a.clause, b.clause)
    texts = 0.0 if one_report else overlap(a.text, b.text) if reports is None else reports
    typed = a.type is not None and b.type is not None
    return [
        same,
        _beginning(a.word, b.word),
        same * _weight(a.word) / _SCALE,
        sentences,
        clauses,
        texts,
        float(bool(a.names & b.names)),
        float(bool(a.names and b.names and not a.names & b.names)),
        same * sentences,
        same * texts,
        same * clauses,
        float(one_report),
        float(typed and a.type == b.type),
        float(typed and a.type != b.type),
        overlap(a.phrase, b.phrase),
    ]


@lru_cache(maxsize=1)
def _model() -> tuple[tuple[float, ...], float]:
    loaded = json.loads(resources.files("accord.data").joinpath("alignment.json").read_text("utf-8"))
    return tuple(float(loaded["weights"][name]) for name in FEATURES), float(loaded["bias"])


def likeness(a: Surroundings, b: Surroundings, reports: float | None = None) -> float:
    """The probability in (0, 1) that two mentions are of one happening; see :func:`features`."""
    weights, bias = _model()
    total = bias + sum(w * x for w, x in zip(weights, features(a, b, reports), strict=True))
    return 1 / (1 + math.exp(-max(-50.0, min(50.0, total))))
