"""How likely two mentions are of one happening, by gradient-boosted trees over named features.

The features (:data:`FEATURES`) compare the words of two mentions and their meanings, who does what to whom, when, where
and how many, their sentences and their reports. Trees and how they were made: ``data/likeness.npz`` and its card. It
is trained and says nothing of what cannot be: the rules of :mod:`accord.comparing.alignment` decide in accounts; this
serves where nothing but the place of a mention is given.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from accord.comparing.senses import centre, nearness
from accord.comparing.trees import Trees, load
from accord.comparing.vectors import rarity, weight

__all__ = [
    "FEATURES",
    "Background",
    "Surroundings",
    "beginning",
    "equal",
    "features",
    "known_overlap",
    "meanings",
    "model",
    "nearness_of_phrases",
    "nearness_of_reports",
    "overlap",
    "share",
]

FEATURES = (
    "same word",
    "same stem",
    "same beginning",
    "meanings of the words",
    "meanings of the phrases",
    "rarity of the commoner word",
    "rarity of the rarer word",
    "phrases",
    "sentences",
    "clauses",
    "names in the clauses",
    "names in the sentences",
    "who",
    "whom",
    "with, for, at",
    "all arguments",
    "roles turned round",
    "actors in the clauses",
    "times in the clauses",
    "places in the clauses",
    "numbers in the clauses",
    "actors in the sentences",
    "times in the sentences",
    "places in the sentences",
    "numbers in the sentences",
    "one report",
    "one sentence",
    "sentences apart",
    "meanings of the sentences",
    "parts of speech",
    "verbs among the two",
    "types",
    "realis",
    "one polarity",
    "reports",
    "names of the reports",
    "beginnings of the reports",
    "times of the reports",
    "places of the reports",
    "numbers of the reports",
    "how deep in the reports",
    "difference of length",
)
"""Overlaps are in [0, 1], as are those that say yes or no; -1 stands for "not known of one of the two"."""

SHARED_BEGINNING = 0.5
UNKNOWN = -1.0
_DEEPEST = 9  # sentences; what stands further down is equally deep


@dataclass(frozen=True, slots=True, eq=False)
class Background:
    """A report as mentions are compared before it: how often it has each stem and each stem of a name, the stems of its
    beginning, and its times, places and numbers. One report is one object: it is compared by identity."""

    report: str
    words: Mapping[str, int]
    names: Mapping[str, int]
    lead: frozenset[str]
    times: frozenset[str]
    places: frozenset[str]
    numbers: frozenset[str]


@dataclass(frozen=True, slots=True)
class Surroundings:
    """A mention's head as a lemma and as a stem of what is written, its part of speech ("verb", "noun", ...), and the
    stems of its phrase, of its clause and of its sentence, of who does it, to whom, and with, for or at what; and what
    is named in its clause (``near``) and in its sentence (``around``): actors, times, places, numbers."""

    report: Background
    lemma: str
    word: str
    kind: str
    phrase: frozenset[str]
    clause: frozenset[str]
    sentence: frozenset[str]
    clause_names: frozenset[str] = frozenset()
    sentence_names: frozenset[str] = frozenset()
    who: frozenset[str] = frozenset()
    whom: frozenset[str] = frozenset()
    other: frozenset[str] = frozenset()
    near: tuple[frozenset[str], ...] = (frozenset(),) * 4
    around: tuple[frozenset[str], ...] = (frozenset(),) * 4
    depth: int = 0
    type: str | None = None
    realis: str | None = None
    negated: bool = False


@lru_cache(maxsize=1 << 15)
def _mass(stems: frozenset[str]) -> float:
    return weight(stems)


def overlap(a: frozenset[str], b: frozenset[str]) -> float:
    """The weight of the stems that both have, over the geometric mean of both weights. 0 to 1."""
    shared = a & b
    return weight(shared) / math.sqrt(_mass(a) * _mass(b)) if shared else 0.0


@lru_cache(maxsize=4096)
def _terms(report: Background, names: bool) -> dict[str, float]:
    """A unit vector of a report's stems, by how often it has them and by their rarity."""
    counts = report.names if names else report.words
    found = {stem: (1 + math.log(count)) * rarity(stem) for stem, count in sorted(counts.items())}
    size = math.sqrt(sum(value * value for value in found.values()))
    return {stem: value / size for stem, value in found.items()} if size else {}


def _cosine(a: dict[str, float], b: dict[str, float]) -> float:
    if len(a) > len(b):
        a, b = b, a
    return math.fsum(value * b[stem] for stem, value in a.items() if stem in b)


def known_overlap(a: frozenset[str], b: frozenset[str]) -> float:
    """:func:`overlap`; UNKNOWN where one of the two has no stems."""
    return overlap(a, b) if a and b else UNKNOWN


def share(a: frozenset[str], b: frozenset[str]) -> float:
    """How much of what either has both have, 0 to 1; UNKNOWN where one of the two has nothing."""
    return len(a & b) / len(a | b) if a and b else UNKNOWN


def _meets(a: frozenset[str], b: frozenset[str]) -> float:
    return float(bool(a & b)) if a and b else UNKNOWN


def equal(a: str | None, b: str | None) -> float:
    """1 for the same, 0 for another; UNKNOWN where one of the two is not told."""
    return float(a == b) if a is not None and b is not None else UNKNOWN


def beginning(a: str, b: str) -> float:
    """The share of the longer word that is the beginning of both; 0 below SHARED_BEGINNING."""
    same = 0
    for x, y in zip(a, b, strict=False):
        if x != y:
            break
        same += 1
    share = same / max(len(a), len(b), 1)
    return share if share >= SHARED_BEGINNING else 0.0


@lru_cache(maxsize=1 << 13)
def _centre(stems: frozenset[str]) -> NDArray[np.float32] | None:
    return centre(stems)


@lru_cache(maxsize=1 << 15)
def nearness_of_phrases(a: frozenset[str], b: frozenset[str]) -> float:
    """The cosine of the middles of two sets of stems; -1 where the table of vectors has none of one of them."""
    if a == b:
        return 1.0
    first, second = _centre(a), _centre(b)
    return UNKNOWN if first is None or second is None else float(first @ second)


@lru_cache(maxsize=1 << 15)
def meanings(a: str, b: str) -> float:
    """The cosine of two stems' vectors; -1 where the table lacks one."""
    near = nearness(a, b)
    return UNKNOWN if near is None else near


@lru_cache(maxsize=1 << 15)
def nearness_of_reports(a: Background, b: Background) -> tuple[float, ...]:
    """The six features of two reports, in the order of FEATURES; all 2 for a report and itself."""
    if a.report == b.report:
        return (2.0,) * 6
    return (
        _cosine(_terms(a, False), _terms(b, False)),
        _cosine(_terms(a, True), _terms(b, True)),
        overlap(a.lead, b.lead),
        _meets(a.times, b.times),
        _meets(a.places, b.places),
        _meets(a.numbers, b.numbers),
    )


def features(a: Surroundings, b: Surroundings) -> list[float]:
    """The features by :data:`FEATURES`; symmetric."""
    # in one order, so that what is remembered is found again and sums come out the same to the last digit
    if (b.lemma, sorted(b.phrase), b.report.report) < (a.lemma, sorted(a.phrase), a.report.report):
        a, b = b, a
    one = a.report.report == b.report.report
    first, second = rarity(a.word), rarity(b.word)
    near = (known_overlap(a.near[0], b.near[0]), *(_meets(x, y) for x, y in zip(a.near[1:], b.near[1:], strict=True)))
    about = (
        known_overlap(a.around[0], b.around[0]),
        *(_meets(x, y) for x, y in zip(a.around[1:], b.around[1:], strict=True)),
    )
    return [
        float(a.lemma == b.lemma),
        float(a.word == b.word),
        beginning(a.word, b.word),
        meanings(a.lemma, b.lemma),
        nearness_of_phrases(a.phrase, b.phrase),
        min(first, second),
        max(first, second),
        overlap(a.phrase, b.phrase),
        overlap(a.sentence, b.sentence),
        overlap(a.clause, b.clause),
        known_overlap(a.clause_names, b.clause_names),
        known_overlap(a.sentence_names, b.sentence_names),
        known_overlap(a.who, b.who),
        known_overlap(a.whom, b.whom),
        known_overlap(a.other, b.other),
        known_overlap(a.who | a.whom | a.other, b.who | b.whom | b.other),
        max(known_overlap(a.who, b.whom), known_overlap(a.whom, b.who)),
        *near,
        *about,
        float(one),
        float(one and a.depth == b.depth),
        float(abs(a.depth - b.depth)) if one else UNKNOWN,
        nearness_of_phrases(a.sentence, b.sentence),
        float(a.kind == b.kind),
        float((a.kind == "verb") + (b.kind == "verb")),
        equal(a.type, b.type),
        equal(a.realis, b.realis),
        float(a.negated == b.negated),
        *nearness_of_reports(*((a.report, b.report) if a.report.report <= b.report.report else (b.report, a.report))),
        float(min(a.depth, _DEEPEST) + min(b.depth, _DEEPEST)),
        float(abs(len(a.phrase) - len(b.phrase))),
    ]


@lru_cache(maxsize=1)
def model() -> Trees:
    """The shipped trees."""
    return load("likeness.npz", FEATURES)
