"""How likely two passages of two reports tell one thing, by a sum of named features.

A logistic regression (:data:`FEATURES`; weights and where they come from: ``data/resemblance.json`` and its card) over
what two passages share, how near their meanings are, and what speaks against it. It learned from passages that are each
other's best in two reports of news: of one happening, and of two happenings of one kind, which share many words and
are not the same ("a quake in Iran" of two years).
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources

from accord.comparing import alignment, tokens
from accord.comparing.profiles import EventProfile
from accord.comparing.stretches import NUMBERS, Key, Passage, near, says
from accord.comparing.tokens import words
from accord.comparing.words import modality
from accord.reading import lexicon

__all__ = [
    "FEATURES",
    "Resemblance",
    "features",
    "is_coming",
    "kind",
    "negated",
    "one_is_coming",
    "resemblance",
    "tells_other",
    "words_for",
]

FEATURES = (
    "shared of both",
    "meanings",
    "shared",
    "pairs of passages",
    "two acts",
    "an act and none",
    "a word for the act",
    "words for other acts only",
    "acts of one type",
    "people",
    "days, places and numbers",
    "countries",
    "words",
    "words that are near",
    "names among the words",
    "one to come",
    "countries apart",
    "length of the shorter",
    "other numbers",
)
"""What is shared is in nats, or their logarithm, or counted; meanings are a cosine; the rest says yes (1) or no (0)."""

OF_ACTS = 0.3  # cosine from which on a word may tell the act: few words for one act are nearer by chance
SENSES = 2  # a word of more types than these says nothing of one
UNDERTAKINGS = frozenset({"AGREE", "CONCEDE"})  # what is undertaken is told as undertaken and as to come
COMING = frozenset({"will", "would", "should"})
VALUES = frozenset({"day", "place"}) | NUMBERS
FEWEST_PAIRS = 100  # of passages of two reports: of shorter ones nothing was learned, and they count as having as many


def kind(a: Passage, b: Passage) -> str:
    """What two passages are: "two acts", "an act and none", "no act"."""
    acts = (a.event is not None) + (b.event is not None)
    return ("no act", "an act and none", "two acts")[acts]


def features(a: Passage, b: Passage, weight: float, told: Sequence[str], meanings: float, pairs: int) -> list[float]:
    """The features by :data:`FEATURES`; of an act and a passage without one ``a`` has the act.

    ``weight`` and ``told``: what both share, as of :func:`accord.comparing.stretches.shared`; ``meanings``: the cosine
    of their meanings; ``pairs``: how many pairs of passages their reports have.
    """
    which = kind(a, b)
    both = [key[0] for key in a.keys if key in b.keys]
    said = [one for one in told if one in a.stems and one in b.stems]
    word = other = one_type = False
    if a.event is not None and b.event is None:
        word, other = bool(words_for(a.event, b)), tells_other(a.event, b)
    elif a.event is not None and b.event is not None:
        one_type = a.event.event.type == b.event.event.type
    here, there = countries(a), countries(b)
    return [
        weight / math.sqrt(a.total * b.total),
        meanings,
        math.log1p(weight),
        math.log10(max(FEWEST_PAIRS, pairs)),
        float(which == "two acts"),
        float(which == "an act and none"),
        float(word),
        float(other),
        float(one_type),
        float(both.count("actor")),
        float(sum(one in VALUES for one in both)),
        float(both.count("country")),
        float(len(said)),
        float(sum("~" in one for one in told)),
        float(sum(one in a.names or one in b.names for one in said)),
        float(one_is_coming(a, b)),
        float(bool(here) and bool(there) and here.isdisjoint(there)),
        math.log(max(1.0, min(a.total, b.total))),
        float(_other_numbers(a, b)),
    ]


def one_is_coming(a: Passage, b: Passage) -> bool:
    """Whether one tells as done what is to come by the other. An undertaking is told both ways."""
    if any(one.event is not None and one.event.event.type in UNDERTAKINGS for one in (a, b)):
        return False
    first, second = (
        one.event.event.realis == "future" if one.event is not None else is_coming(one.text) for one in (a, b)
    )
    return first != second


def _other_numbers(a: Passage, b: Passage) -> bool:
    """Whether both count or measure something of one sort, and nothing of it comes to the same."""
    first, second = ([key for key in one.keys if key[0] in NUMBERS] for one in (a, b))
    sorts = {key[0] for key in first} & {key[0] for key in second}
    return any(
        {key for key in first if key[0] == sort}.isdisjoint(key for key in second if key[0] == sort) for sort in sorts
    )


def countries(a: Passage) -> set[Key]:
    """The countries of those whom a passage names, and whoever has none."""
    return {key for key in a.keys if key[0] == "country"}


_TO_BE = re.compile(r"\b(?:is|are|was|were|be)\s+(?:due\s+)?to\s", re.IGNORECASE)


def is_coming(text: str) -> bool:
    """Whether a passage tells of what is to come: "will", "is to"."""
    return bool(modality(text) & COMING) or _TO_BE.search(text) is not None


def negated(a: Passage) -> bool:
    """Whether a passage denies what it tells, or its act is negated."""
    if a.event is not None and a.event.event.realis == "negated":
        return True
    return sum(word.folded in tokens.lexicon()["negators"] for word in words(a.text)) % 2 == 1


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


def tells_other(act: EventProfile, b: Passage) -> bool:
    """Whether a passage has a word for acts of other types only."""
    family = alignment.FAMILY_OF.get(act.event.base or act.event.type, frozenset())
    return any((types := _types(one)) and len(types) <= SENSES and not types & family for one in b.stems)


@lru_cache(maxsize=1 << 13)
def _types(one: str) -> frozenset[str]:
    return lexicon.types(one) or lexicon.types(one + "e")


@dataclass(frozen=True, slots=True)
class Resemblance:
    """How likely two passages tell one thing, 0 to 1, and what each feature adds to the log-odds of it, the weightiest
    first."""

    likely: float
    because: tuple[tuple[str, float], ...]


@lru_cache(maxsize=1)
def _model() -> tuple[float, Mapping[str, tuple[float, float]]]:
    """The bias, and by feature its mean and its weight (a feature's own unit)."""
    loaded = json.loads(resources.files("accord.data").joinpath("resemblance.json").read_text("utf-8"))
    table = {name: (one["mean"], one["weight"]) for name, one in loaded["features"].items()}
    if tuple(table) != FEATURES:
        raise ValueError("resemblance.json has other features than accord.comparing.resemblance")
    return loaded["bias"], table


def resemblance(row: Sequence[float]) -> Resemblance:
    """What is learned of a row of :func:`features`."""
    bias, table = _model()
    added = [(name, weight * (value - mean)) for value, (name, (mean, weight)) in zip(row, table.items(), strict=True)]
    odds = bias + sum(weight for _, weight in added)
    likely = 1 / (1 + math.exp(-max(-50.0, min(50.0, odds))))
    return Resemblance(likely, tuple(sorted(added, key=lambda one: (-abs(one[1]), one[0]))))
