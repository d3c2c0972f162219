"""How likely two passages of two reports tell one thing, by a sum of named features.

A logistic regression (:data:`FEATURES`; weights and where they come from: ``data/resemblance.json`` and its card) over
what two passages share, how near their meanings are, and what speaks against it. It learned from passages that are each
other's best in two reports of news: of one happening, and of two happenings of one kind, which share many words and
are not the same ("a quake in Iran" of two years).
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from accord.comparing.profiles import EventProfile
from accord.comparing.stretches import NUMBERS, Key, Passage, near, says
from accord.comparing.tenses import Tense, denies, tense
from accord.data import read_json
from accord.reading import lexicon

__all__ = [
    "FEATURES",
    "Resemblance",
    "features",
    "kind",
    "logistic",
    "logit",
    "negated",
    "one_is_coming",
    "resemblance",
    "weighed",
    "weights",
    "words_for",
]

FEATURES = (
    "shared of both",
    "meanings",
    "shared",
    "two acts",
    "an act and none",
    "a word for the act",
    "days",
    "places",
    "numbers",
    "words",
    "words that are near",
    "countries apart",
    "other numbers",
    "length of the shorter",
    "words of the shorter",
)
"""What is shared is in nats, or their logarithm, or counted; lengths are logarithms of nats and of words; meanings are
a cosine; the rest says yes (1) or no (0)."""

OF_ACTS = 0.3  # cosine from which on a word may tell the act: few words for one act are nearer by chance
DISPUTED = 1.5  # the greater of two numbers over the less, up to which they may be of one thing
SENSES = 2  # a word of more types than these says nothing of one
UNDERTAKINGS = frozenset({"AGREE", "CONCEDE"})  # what is undertaken is told as undertaken and as to come


def kind(a: Passage, b: Passage) -> str:
    """What two passages are: "two acts", "an act and none", "no act"."""
    acts = (a.event is not None) + (b.event is not None)
    return ("no act", "an act and none", "two acts")[acts]


def features(a: Passage, b: Passage, weight: float, told: Sequence[str], meanings: float) -> list[float]:
    """The features by :data:`FEATURES`; of an act and a passage without one ``a`` has the act.

    ``weight`` and ``told``: what both share, as of :func:`accord.comparing.stretches.shared`; ``meanings``: the cosine
    of their meanings.
    """
    which = kind(a, b)
    both = [key[0] for key in a.keys if key in b.keys]
    word = a.event is not None and b.event is None and bool(words_for(a.event, b))
    here, there = countries(a), countries(b)
    return [
        weight / math.sqrt(a.total * b.total),
        meanings,
        math.log1p(weight),
        float(which == "two acts"),
        float(which == "an act and none"),
        float(word),
        float(both.count("day")),
        float(both.count("place")),
        float(sum(one in NUMBERS for one in both)),
        float(sum(one in _words(a) and one in _words(b) for one in told)),
        float(sum("~" in one for one in told)),
        float(bool(here) and bool(there) and here.isdisjoint(there)),
        float(_other_numbers(a, b)),
        math.log(max(1.0, min(a.total, b.total))),
        math.log(max(1, min(len(one.text.split()) for one in (a, b)))),
    ]


def _words(a: Passage) -> frozenset[str]:
    return frozenset((*a.stems, *a.spare))


def one_is_coming(a: Passage, b: Passage) -> bool:
    """Whether one tells as done what is to come by the other. An undertaking is told both ways, and what may or must be
    is neither."""
    if any(one.event is not None and one.event.event.type in UNDERTAKINGS for one in (a, b)):
        return False
    first, second = _tense(a), _tense(b)
    return first != second and "open" not in (first, second)


def _tense(a: Passage) -> Tense:
    """An act's by its realis, and where that is of a fact as far as its clause doesn't tell of a duty."""
    if a.event is None:
        return tense(a.text)
    realis = a.event.event.realis
    if realis in ("future", "hypothetical"):
        return "to come" if realis == "future" else "open"
    return "open" if tense(a.text) == "open" else "told"


def _other_numbers(a: Passage, b: Passage) -> bool:
    """Whether both count or measure something of one sort, and nothing of it comes near to the same: of one thing
    outlets give 38 and 40, not 38 and 200."""
    first, second = ([key for key in one.keys if key[0] in NUMBERS] for one in (a, b))
    sorts = {key[0] for key in first} & {key[0] for key in second}
    return any(not any(_near(x, y) for x in first if x[0] == sort for y in second if y[0] == sort) for sort in sorts)


def _near(a: Key, b: Key) -> bool:
    """Whether two numbers of one sort, and of one unit if they have any, lie within DISPUTED of each other."""
    (x, unit), (y, other) = (key[1] if isinstance(key[1], tuple) else (key[1], None) for key in (a, b))
    return bool(unit == other and max(x, y) <= DISPUTED * min(x, y))


def countries(a: Passage) -> set[Key]:
    """The countries of those whom a passage names, and whoever has none."""
    return {key for key in a.keys if key[0] == "country"}


def negated(a: Passage) -> bool:
    """Whether a passage denies what it tells, or its act is negated."""
    return (a.event is not None and a.event.event.realis == "negated") or denies(a.text)


def words_for(act: EventProfile, b: Passage) -> frozenset[str]:
    """The stems of a passage that may tell an act: the act's own word, one near to it, or one for acts of its type."""
    wanted = act.event.base or act.event.type
    return frozenset(
        one
        for one in filter(says, b.stems)
        if one == act.trigger
        or near(act.trigger, one) >= OF_ACTS
        or (wanted in (types := _types(one)) and len(types) <= SENSES)
    )


@lru_cache(maxsize=1 << 13)
def _types(one: str) -> frozenset[str]:
    return lexicon.types(one) or lexicon.types(one + "e")


@dataclass(frozen=True, slots=True)
class Resemblance:
    """How likely two passages tell one thing, 0 to 1, and what each feature adds to the log-odds of it, the weightiest
    first."""

    likely: float
    because: tuple[tuple[str, float], ...]


@lru_cache(maxsize=4)
def weights(file: str, names: Sequence[str]) -> tuple[float, Mapping[str, tuple[float, float]]]:
    """A regression that is kept in ``accord.data``: the bias, and by feature its mean and its weight (a feature's own
    unit). Raises ValueError where it has others than ``names``."""
    loaded = read_json(file)
    table = {name: (one["mean"], one["weight"]) for name, one in loaded["features"].items()}
    if tuple(table) != tuple(names):
        raise ValueError(f"{file} has other features than the code")
    return loaded["bias"], table


def resemblance(row: Sequence[float], file: str = "resemblance.json", names: Sequence[str] = FEATURES) -> Resemblance:
    """What is learned of a row of :func:`features`, or by another file of those that it has ``names`` for."""
    return Resemblance(*weighed(row, *weights(file, names)))


def weighed(
    row: Sequence[float], bias: float, table: Mapping[str, tuple[float, float]]
) -> tuple[float, tuple[tuple[str, float], ...]]:
    """What a regression says of a row: the probability, and what each feature adds to its log odds, what weighs most
    first. ``table``: by feature its mean and its weight, in the order of the row."""
    added = [(name, weight * (value - mean)) for value, (name, (mean, weight)) in zip(row, table.items(), strict=True)]
    odds = bias + sum(weight for _, weight in added)
    return logistic(odds), tuple(sorted(added, key=lambda one: (-abs(one[1]), one[0])))


def logit(likely: float) -> float:
    """The log odds of a probability, which is kept within (0, 1)."""
    kept = max(1e-4, min(1 - 1e-4, likely))
    return math.log(kept / (1 - kept))


def logistic(odds: float) -> float:
    """The probability in (0, 1) that log odds stand for."""
    return 1 / (1 + math.exp(-max(-50.0, min(50.0, odds))))
