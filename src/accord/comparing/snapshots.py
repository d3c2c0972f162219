"""Two sentences alike of two moments or of two things: the figures of a price that moves, read twice in one day, or of
two loans, two days, two exchanges. None of their figures is the other's, and that is no dispute."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from accord.comparing import figures
from accord.comparing.counterparts import Pair
from accord.comparing.sides import Side
from accord.data import read_json
from accord.model import DisagreementKind

__all__ = ["of_two"]

SEVERAL = 2  # figures of a sentence from which it says something that none of them is the other's
SORTS = 3  # sorts of difference from which two happenings are told whatever they count
FIGURES: frozenset[DisagreementKind] = frozenset({"number"})
WHICH: frozenset[DisagreementKind] = frozenset({"number", "date", "place", "actor"})
_YEAR = re.compile(r"\b(?:19|20)\d\d\b(?![.,]\d)")
_HOUR = re.compile(r"\b(?:as of|at|by) \d{1,2}(?::\d\d)?\s?[ap]\.?m\b")


@lru_cache(maxsize=1)
def _moments() -> Mapping[str, tuple[str, ...]]:
    loaded = read_json("snapshots.json")
    return {name: tuple(phrases) for name, phrases in loaded["moments"].items()}


def of_two(pair: Pair, found: Mapping[DisagreementKind, bool]) -> frozenset[DisagreementKind]:
    """Which kinds of difference are none, as the sentences measure two things or at two moments. ``found``: the kinds
    of the differences, and of each whether it is more than that two sources were asked."""
    if "number" not in found:
        return frozenset()
    one, two = _figures(pair.a), _figures(pair.b)
    if not one or not two or any(figures.alike(x, y) for x in one for y in two):
        return frozenset()
    told = WHICH & found.keys()
    if len(told) >= SORTS:
        return frozenset(kind for kind in told if kind != "actor" or not found[kind])
    if min(len(one), len(two)) < SEVERAL:
        return frozenset()
    others = any(found[kind] for kind in told - FIGURES) or _other_years(pair.a, pair.b)
    return FIGURES if others or _at_other_moments(pair.a, pair.b) else frozenset()


def _figures(side: Side) -> list[str]:
    """The numbers of a sentence that measure or count: no years, days, hours and parts of names."""
    return [told for i, told in side.numbers.items() if figures.measures(side, i) and ":" not in told]


def _other_years(a: Side, b: Side) -> bool:
    """Whether each sentence names a year that the other lacks."""
    one, two = ({found[0] for found in _YEAR.finditer(side.text)} for side in (a, b))
    return bool(one - two and two - one)


def _at_other_moments(a: Side, b: Side) -> bool:
    """Whether the sentences tell other moments of a day's trading, or one of them tells one within it and the other
    none."""
    one, two = _told(a), _told(b)
    return one != two and not one | two <= {"close"}


def _told(side: Side) -> frozenset[str]:
    text = " ".join(word.folded.replace("-", " ") for word in side.words)
    found = {name for name, phrases in _moments().items() if any(f" {one} " in f" {text} " for one in phrases)}
    return frozenset(found | {hour[0] for hour in _HOUR.finditer(side.text)})
