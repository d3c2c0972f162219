"""What was learned of which tellings are of one event: corrections to the sum of the rules' weights.

The rules of :mod:`accord.comparing.alignment` say what can't be one event, and give what can a sum of named weights.
Boosted trees over named features (:data:`FEATURES`) correct that sum: a difference in log-odds, in the unit of the
rules. Most features can only speak for a join the more of them there is (monotone trees). What each of them added is
told by name. They are asked only about two tellings of one type of which there was enough to learn from
(:func:`learned_types`): of others, as of undertakings, annotated news has too little, and the rules decide alone. Trees
and how they were made: ``data/joins.npz`` and its card.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from accord.comparing import values
from accord.comparing.likeness import beginning, known_overlap, meanings, nearness_of_phrases, share
from accord.comparing.profiles import EventProfile, Mentioned, stems
from accord.comparing.trees import Trees, load
from accord.data import read_json
from accord.model import Actor

__all__ = ["FEATURES", "RISING", "Told", "corrections", "features", "learned_types", "model", "told"]

UNKNOWN = -1.0

_FEATURES = {
    "the rules": True,
    "same word": True,
    "same stem": True,
    "same beginning": True,
    "meanings of the words": True,
    "what it is about": True,
    "meanings of what it is about": True,
    "words of the clauses": True,
    "words around": True,
    "meanings around": True,
    "participants": True,
    "actors": True,
    "recipients": True,
    "names of the participants": True,
    "countries": True,
    "times": True,
    "places": True,
    "durations": True,
    "same realis": True,
    "same mode": True,
    "one report": False,
    "themes told": False,
    "participants told": False,
    "words in the shorter clause": False,
    "words of the triggers": False,
}
FEATURES = tuple(_FEATURES)
"""Overlaps are in [0, 1]; -1 stands for "not told by one of the two"."""
RISING = tuple(_FEATURES.values())
"""Whether more of a feature may only speak for a join."""

_RELATIONS = {"equal": 1.0, "refines": 0.75, "compatible": 0.5, "conflicts": UNKNOWN}


@dataclass(frozen=True, slots=True, eq=False)
class Told:
    """A telling as it is compared: its profile, its trigger's first stem, the other stems of its clause, and those of
    its participants' names."""

    profile: EventProfile
    stem: str
    around: frozenset[str]
    names: frozenset[str]


def told(profile: EventProfile, actors: Mapping[str, Actor]) -> Told:
    """A telling made ready for :func:`features`; ``actors`` by their global ids."""
    written = profile.event.trigger.exact.casefold()
    stem = min(stems(written), default=written)
    return Told(
        profile,
        stem,
        stems(profile.event.clause.exact) - {stem},
        frozenset(word for one in profile.people if one in actors for word in stems(actors[one].name)),
    )


def _meanings(a: frozenset[str], b: frozenset[str]) -> float:
    return nearness_of_phrases(a, b) if a and b else UNKNOWN


def _relation(a: Mentioned | None, b: Mentioned | None) -> float:
    """How the values of a slot agree; 0 where one is untold or doesn't resolve."""
    if a is None or b is None:
        return 0.0
    if a.value is None or b.value is None:
        return 0.25 if a.span.exact.casefold() == b.span.exact.casefold() else 0.0
    return _RELATIONS.get(values.relation(a.value, b.value), 0.0)


def features(one: Told, two: Told, rules: float) -> list[float]:
    """The features by :data:`FEATURES`; symmetric. ``rules``: the sum of the rules' weights."""
    # in one order, so that sums come out the same to the last digit
    if (two.stem, two.profile.order) < (one.stem, one.profile.order):
        one, two = two, one
    a, b = one.profile, two.profile
    return [
        rules,
        float(a.trigger == b.trigger),
        float(one.stem == two.stem),
        beginning(one.stem, two.stem),
        meanings(one.stem, two.stem),
        known_overlap(a.words, b.words),
        _meanings(a.words, b.words),
        known_overlap(a.clause_words, b.clause_words),
        known_overlap(one.around, two.around),
        _meanings(one.around, two.around),
        share(a.people, b.people),
        share(a.actor_ids, b.actor_ids),
        share(a.recipient_ids, b.recipient_ids),
        known_overlap(one.names, two.names),
        share(a.countries, b.countries),
        _relation(a.time, b.time),
        _relation(a.place, b.place),
        _relation(a.duration, b.duration),
        float(a.event.realis == b.event.realis),
        float(a.event.mode == b.event.mode),
        float(a.key[0] == b.key[0]),
        float(a.event.theme is not None) + float(b.event.theme is not None),
        float(bool(a.people)) + float(bool(b.people)),
        float(min(len(one.around), len(two.around))),
        float(len(a.event.trigger.exact.split()) + len(b.event.trigger.exact.split())),
    ]


@lru_cache(maxsize=1)
def model() -> Trees:
    """The shipped trees."""
    return load("joins.npz", FEATURES)


@lru_cache(maxsize=1)
def learned_types() -> frozenset[str]:
    """The types of events that there was enough to learn from."""
    return frozenset(read_json("joins_types.json")["types"])


def corrections(rows: Sequence[Sequence[float]]) -> tuple[NDArray[np.float64], float]:
    """What each feature adds to the rules' sum of each pair, shape (pairs, features), and what is added to all."""
    table = np.array(rows, dtype=np.float64).reshape(len(rows), len(FEATURES))
    trees = model()
    return trees.shares(table), trees.base + float(trees.value[:, 0].sum())
