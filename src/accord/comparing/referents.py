"""How likely two phrases of reports stand for one: somebody, something, or a happening, by boosted trees over named
features.

:mod:`accord.comparing.likeness` compares happenings by who does what to whom, when and where. Here anything that a
phrase can stand for is compared: by its words and their meanings, by the actor that the reader found in it and how much
its story has of that actor, and by who is named within it ("the summit of A and B"). Trees and how they were made:
``data/referents.npz`` and its card. What they were trained on counts a state's officials and organs as the state unless
the reports make much of them; accounts keep them apart, and link actors by the rules of
:mod:`accord.comparing.actors`. This serves where nothing but the place of a phrase is given.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from accord.comparing.likeness import (
    UNKNOWN,
    Surroundings,
    beginning,
    equal,
    meanings,
    nearness_of_phrases,
    overlap,
    share,
)
from accord.comparing.parties import STATE_SECTORS
from accord.comparing.trees import Trees, load
from accord.comparing.vectors import rarity
from accord.model import Actor

__all__ = ["FEATURES", "Referent", "features", "probabilities"]

FEATURES = (
    "same word",
    "same stem",
    "same beginning",
    "meanings of the words",
    "meanings of the phrases",
    "rarity of the commoner word",
    "rarity of the rarer word",
    "words of the phrases",
    "names in the phrases",
    "one's word in the other's phrase",
    "one phrase within the other",
    "difference of length",
    "clauses",
    "sentences",
    "meanings of the sentences",
    "one report",
    "one sentence",
    "sentences apart",
    "less of a name",
    "more of a name",
    "plurals",
    "with the article",
    "with the indefinite article",
    "types",
    "same actor",
    "same actor, or within the words for one",
    "unknown actors",
    "kinds of actors",
    "persons",
    "states",
    "sectors",
    "countries",
    "a country's organs",
    "a country and its person",
    "actors within",
    "countries within",
    "all countries",
    "the less told actor",
    "the more told actor",
    "reports of the less told actor",
    "reports of the more told actor",
    "the less told word",
    "the more told word",
)
"""Overlaps are in [0, 1], as are those that say yes or no; -1 stands for "not known of one of the two"; sums over both
are from 0 to 2."""

NAME = {"verb": 1, "noun": 2, "name": 3, "pronoun": 4}  # how near to a name the head of a phrase is; 0 for all others


@dataclass(frozen=True, slots=True, eq=False)
class Referent:
    """A phrase as it is compared: its surroundings; the part of speech of its head as in :data:`NAME`; its article
    ("definite", "indefinite" or ""); the stems of its proper nouns; the actor that it stands for, as linked across
    reports; who that is or whose name and titles it is a part of; the other actors that are named within it, and
    their states; how often its story tells of the actor, in how many reports, and how often it has the head's lemma.
    """

    told: Surroundings
    head: str
    plural: bool
    article: str
    names: frozenset[str]
    actor: Actor | None
    holder: str | None
    within: frozenset[str]
    within_countries: frozenset[str]
    told_of: int
    reports: int
    count: int

    @property
    def country(self) -> str | None:
        """The state of the actor."""
        return None if self.actor is None else self.actor.country

    @property
    def is_organ(self) -> bool:
        """Whether it stands for a state, or for a state's people or one of its organs."""
        one = self.actor
        if one is None or one.country is None or one.kind == "person":
            return False
        return one.kind == "state" or one.sector is None or one.sector[:3] in STATE_SECTORS

    @property
    def countries(self) -> frozenset[str]:
        """The states of the actor and of those within."""
        return self.within_countries if self.country is None else self.within_countries | {self.country}


@lru_cache(maxsize=65536)
def _weight(stem: str) -> float:
    return rarity(stem)


def features(a: Referent, b: Referent) -> list[float]:
    """The features by :data:`FEATURES`; symmetric."""
    if (b.told.lemma, sorted(b.told.phrase)) < (a.told.lemma, sorted(a.told.phrase)):
        a, b = b, a  # in one order, so that what is remembered is found again
    x, y, one, two = a.told, b.told, a.actor, b.actor
    apart = x.report.report != y.report.report
    first, second = _weight(x.word), _weight(y.word)
    like_names = sorted((NAME.get(a.head, 0), NAME.get(b.head, 0)))
    kinds = (None if one is None else one.kind, None if two is None else two.kind)
    told_of = sorted(UNKNOWN if each.actor is None else math.log1p(each.told_of) for each in (a, b))
    reports = sorted((a.reports, b.reports))
    counts = sorted((math.log1p(a.count), math.log1p(b.count)))
    at_home = a.country is not None and a.country == b.country
    return [
        float(x.lemma == y.lemma),
        float(x.word == y.word),
        beginning(x.word, y.word),
        meanings(x.lemma, y.lemma),
        nearness_of_phrases(x.phrase, y.phrase),
        min(first, second),
        max(first, second),
        overlap(x.phrase, y.phrase),
        overlap(a.names, b.names) if a.names and b.names else UNKNOWN,
        float(bool({x.lemma, x.word} & y.phrase)) + float(bool({y.lemma, y.word} & x.phrase)),
        float(x.phrase <= y.phrase or y.phrase <= x.phrase) if x.phrase and y.phrase else UNKNOWN,
        float(abs(len(x.phrase) - len(y.phrase))),
        overlap(x.clause, y.clause),
        overlap(x.sentence, y.sentence),
        nearness_of_phrases(x.sentence, y.sentence),
        float(not apart),
        float(not apart and x.depth == y.depth),
        UNKNOWN if apart else float(abs(x.depth - y.depth)),
        float(like_names[0]),
        float(like_names[1]),
        float(a.plural + b.plural),
        float((a.article == "definite") + (b.article == "definite")),
        float((a.article == "indefinite") + (b.article == "indefinite")),
        equal(x.type, y.type),
        equal(None if one is None else one.id, None if two is None else two.id),
        equal(a.holder, b.holder),
        float((one is None) + (two is None)),
        equal(*kinds),
        float(kinds.count("person")),
        float(kinds.count("state")),
        equal(None if one is None else one.sector, None if two is None else two.sector),
        equal(a.country, b.country),
        float(at_home and a.is_organ and b.is_organ),
        float(at_home and sorted((a.is_organ, b.is_organ)) == [False, True] and "person" in kinds),
        share(a.within, b.within),
        share(a.within_countries, b.within_countries),
        share(a.countries, b.countries),
        *told_of,
        *map(float, reports),
        *counts,
    ]


@lru_cache(maxsize=1)
def _model() -> Trees:
    return load("referents.npz", FEATURES)


def probabilities(rows: NDArray[np.float64], trees: Trees | None = None) -> NDArray[np.float64]:
    """The probabilities in (0, 1) that go with rows of features. ``trees``: others than those shipped, over the same
    features."""
    return (trees or _model()).probabilities(rows)
