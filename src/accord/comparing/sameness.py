"""How likely two numbers of two reports are of one thing, by what stands around them and never by the numbers.

Three logistic regressions (mere people, other things, lengths of time) over named features; weights and where they come
from: ``data/sameness.json`` and its card. They learned from what needs nobody's judgement: two reports of one story
that give the same number of one sort mostly give it of one thing, and whoever gives another number of that sort gives
it of something else.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from accord.comparing.counted import Tally, agree, may_be_one, sort
from accord.comparing.resemblance import weighed
from accord.comparing.stretches import near, shared
from accord.data import read_json

__all__ = ["FEATURES", "Sameness", "beside", "features", "rivals", "samenesses"]

FEATURES = (
    "shared of both",
    "meanings of clauses",
    "meanings of sentences",
    "meanings of passages",
    "words before",
    "words after",
    "one noun",
    "nouns that are near",
    "one harm",
    "a harm and none",
    "one kind",
    "other kinds",
    "other persons",
    "other names",
    "other places or days",
    "counted beside both",
    "people and places",
    "days",
    "a part and all",
    "one without a noun",
    "both without a noun",
    "one to come",
    "others of the sort",
    "next best shared",
    "next best clause",
    "next best sentence",
    "depths apart",
    "depths",
)
"""Meanings are cosines, and the next best ones what another number has more; the rest is counted, a share, or says yes
(1) or no (0)."""

PARALLEL = 5.0  # nats that it weighs that both sentences count another sort of thing alike
MOST = 2.0  # times as much as two share, that another shares

Pair = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Sameness:
    """How likely two numbers are of one thing, 0 to 1; what each feature adds to the log-odds of it, the weightiest
    first; and the words for what both sentences share."""

    likely: float
    because: tuple[tuple[str, float], ...]
    told: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Shared:
    """What two numbers have in common by themselves, before others are looked at."""

    ratio: float
    clause: float
    sentence: float
    beside: int
    told: tuple[str, ...]


def samenesses(here: Sequence[Tally], there: Sequence[Tally]) -> dict[Pair, Sameness]:
    """By their places among a report's and another's numbers, those that may be of one thing by their nouns."""
    return {
        (x, y): _sameness(sort(here[x], there[y]), row, told) for (x, y), (row, told) in features(here, there).items()
    }


def features(here: Sequence[Tally], there: Sequence[Tally]) -> dict[Pair, tuple[list[float], tuple[str, ...]]]:
    """The features by :data:`FEATURES` of every two numbers of two reports that may be of one thing, and what both
    share in words."""
    base = {
        (x, y): _shared(a, here, b, there) for x, a in enumerate(here) for y, b in enumerate(there) if may_be_one(a, b)
    }
    found = {}
    for (x, y), one in base.items():
        others = [base[key] for key in rivals(base, (x, y))]
        fitting = sum(key[1] == y for key in base) * sum(key[0] == x for key in base)
        row = _row(here[x], there[y], one)
        row[FEATURES.index("others of the sort")] = math.log(fitting)
        most = max((other.ratio for other in others), default=0.0)
        row[FEATURES.index("next best shared")] = min(MOST, most / one.ratio) if one.ratio else MOST
        nearest = max((other.clause for other in others), default=0.0)
        row[FEATURES.index("next best clause")] = nearest - one.clause
        nearest = max((other.sentence for other in others), default=0.0)
        row[FEATURES.index("next best sentence")] = nearest - one.sentence
        found[x, y] = row, one.told
    return found


def rivals(pairs: Iterable[Pair], pair: Pair) -> list[Pair]:
    """Those pairs that one of the two numbers is in, but not both."""
    return [key for key in pairs if (key[0] == pair[0]) != (key[1] == pair[1])]


def _shared(a: Tally, here: Sequence[Tally], b: Tally, there: Sequence[Tally]) -> _Shared:
    weight, told = shared(a.context, b.context)
    both: set[int | str] = {sort for one, two in beside(a, here, b, there) for sort in one.sorts & two.sorts}
    more = PARALLEL * len(both)
    size = math.sqrt((a.context.total + more) * (b.context.total + more))
    counted = tuple(
        f"{one if isinstance(one, str) else f'sort {one}'} counted in both" for one in sorted(both, key=str)
    )
    return _Shared(
        (weight + more) / size if size else 0.0,
        float(a.around.clause @ b.around.clause),
        float(a.around.sentence @ b.around.sentence),
        len(both),
        (*told, *counted),
    )


def beside(a: Tally, here: Sequence[Tally], b: Tally, there: Sequence[Tally]) -> list[tuple[Tally, Tally]]:
    """Other numbers of the two sentences that count one sort of thing, no mere people, and can be one."""
    ours = [one for one in here if one.place == a.place and one is not a]
    theirs = [two for two in there if two.place == b.place and two is not b] if ours else []
    return [(one, two) for one in ours for two in theirs if one.sorts & two.sorts - {"people"} and agree(one, two)]


def _row(a: Tally, b: Tally, one: _Shared) -> list[float]:
    both = [key[0] for key in a.context.keys if key in b.context.keys]
    counts = a.value.kind == "count"
    first, second = _names(a), _names(b)
    return [
        one.ratio,
        one.clause,
        one.sentence,
        float(a.around.passage @ b.around.passage),
        _nearest(a.around.before[-1:], b.around.before[-1:]),
        _nearest(a.around.after[:1], b.around.after[:1]),
        float(not counts or (a.noun == b.noun and a.noun != "")),
        1.0 if not counts or a.noun == b.noun else near(a.noun, b.noun) if a.noun and b.noun else 0.0,
        float(bool(a.harms & b.harms)),
        float(bool(a.harms) != bool(b.harms)),
        float(bool(a.kinds & b.kinds)),
        float(_apart(a.kinds, b.kinds)),
        float(_apart(a.people, b.people)),
        float(_apart(first, second)),
        float(sum(_apart(_keys(a, name), _keys(b, name)) for name in ("day", "place"))),
        float(one.beside > 0),
        float(both.count("actor")),
        float(sum(name in ("day", "place") for name in both)),
        float(a.partial != b.partial),
        float(counts and (not a.noun) != (not b.noun)),
        float(counts and not a.noun and not b.noun),
        float(a.around.coming != b.around.coming),
        0.0,
        0.0,
        0.0,
        0.0,
        abs(a.around.depth - b.around.depth),
        a.around.depth + b.around.depth,
    ]


def _nearest(one: Sequence[str], two: Sequence[str]) -> float:
    return max((1.0 if x == y else near(x, y) for x in one for y in two), default=0.0)


def _apart(one: Iterable[object], two: Iterable[object]) -> bool:
    """Whether both have some, and none in common."""
    first, second = set(one), set(two)
    return bool(first) and bool(second) and first.isdisjoint(second)


def _keys(a: Tally, name: str) -> set[object]:
    return {key for key in a.context.keys if key[0] == name}


def _names(a: Tally) -> set[object]:
    """The actors and places that its sentence names, and the stems of other names."""
    return {key for key in a.context.keys if key[0] in ("actor", "place", "country")} | set(a.context.names)


@lru_cache(maxsize=1)
def _models() -> dict[str, tuple[float, Mapping[str, tuple[float, float]]]]:
    """By sort the bias, and by feature its mean and its weight (a feature's own unit)."""
    loaded = read_json("sameness.json")
    models: dict[str, tuple[float, Mapping[str, tuple[float, float]]]] = {
        name: (one["bias"], {each: (at["mean"], at["weight"]) for each, at in one["features"].items()})
        for name, one in loaded["models"].items()
    }
    if any(tuple(table) != FEATURES for _, table in models.values()):
        raise ValueError("sameness.json has other features than accord.comparing.sameness")
    return models


def _sameness(sort: str, row: Sequence[float], told: tuple[str, ...]) -> Sameness:
    return Sameness(*weighed(row, *_models()[sort]), told)
