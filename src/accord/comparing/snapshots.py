"""Two sentences alike of two moments or of two things: the figures of a price that moves, read twice in one day, or of
two loans, two days, two exchanges. None of their figures is the other's, and that is no dispute. Nor is it where both
tell how far one price has moved since, at two moments."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from accord.comparing import figures
from accord.comparing.amounts import grain
from accord.comparing.counterparts import Pair
from accord.comparing.sides import Side
from accord.data import read_json
from accord.model import Amount, DisagreementKind

__all__ = ["of_two", "of_two_moments"]

SEVERAL = 2  # figures of a sentence from which it says something that none of them is the other's
SORTS = 3  # sorts of difference from which two happenings are told whatever they count
FIGURES: frozenset[DisagreementKind] = frozenset({"number"})
WHICH: frozenset[DisagreementKind] = frozenset({"number", "date", "place", "actor"})
CHANGE = 0.5  # of a price by which it moves within a day at most
ROUGH = 0.01  # of a price to which it must be told at least
TINY = 1e-6  # for sums of floating point
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
    told = WHICH & found.keys()
    differ = _all_differ(pair.a, pair.b)
    if differ and len(told) >= SORTS:
        return frozenset(kind for kind in told if kind != "actor" or not found[kind])
    others = any(found[kind] for kind in told - FIGURES) or _other_years(pair.a, pair.b)
    several = differ and others and _tell_several(pair.a, pair.b)
    return FIGURES if several or of_two_moments(pair.a, pair.b) else frozenset()


def of_two_moments(a: Side, b: Side) -> bool:
    """Whether two sentences give the figures of one price at two moments of a day's trading: all of them differ, or
    both follow from one price before."""
    if not _at_other_moments(_told(a), _told(b)):
        return False
    return (_all_differ(a, b) and _tell_several(a, b)) or _from_one_price(a, b)


def _all_differ(a: Side, b: Side) -> bool:
    """Whether both sentences have figures, and none of them is the other's."""
    one, two = _figures(a), _figures(b)
    return bool(one and two) and not any(figures.alike(x, y) for x in one for y in two)


def _tell_several(a: Side, b: Side) -> bool:
    return min(len(_figures(a)), len(_figures(b))) >= SEVERAL


def _figures(side: Side) -> list[str]:
    """The numbers of a sentence that measure or count: no years, days, hours and parts of names."""
    return [told for i, told in side.numbers.items() if figures.measures(side, i) and ":" not in told]


def _other_years(a: Side, b: Side) -> bool:
    """Whether each sentence names a year that the other lacks."""
    one, two = ({found[0] for found in _YEAR.finditer(side.text)} for side in (a, b))
    return bool(one - two and two - one)


def _at_other_moments(one: frozenset[str], two: frozenset[str]) -> bool:
    """Whether two sentences tell other moments of a day's trading, or one of them tells one within it and the other
    none."""
    return one != two and not one | two <= {"close"}


def _told(side: Side) -> frozenset[str]:
    text = " ".join(word.folded.replace("-", " ") for word in side.words)
    found = {name for name, phrases in _moments().items() if any(f" {one} " in f" {text} " for one in phrases)}
    return frozenset(found | {hour[0] for hour in _HOUR.finditer(side.text)})


def _from_one_price(a: Side, b: Side) -> bool:
    """Whether each sentence tells a price and by how much it has changed, both not the other's, and what it was before
    is one: 48.20 after a fall of 1.80, and 49.10 after one of 0.90."""
    return any(
        x[0] != y[0] and x[1] != y[1] and abs(x[2] - y[2]) <= x[3] + y[3] + TINY for x in _before(a) for y in _before(b)
    )


def _before(side: Side) -> list[tuple[float, float, float, float]]:
    """Of every two figures of a sentence that may be a price and its change: both, what the price was before, and by
    how much the rounding of both may have put that off."""
    told = [size for i in side.numbers if figures.measures(side, i) and (size := _size(side, i)) is not None]
    return [
        (price, change, price + sign * change, (grain(price) + grain(change)) / 2)
        for price, money in told
        for change, other in told
        if money == other and grain(price) <= ROUGH * price and 0 < change <= CHANGE * price
        for sign in (1, -1)
    ]


def _size(side: Side, i: int) -> tuple[float, bool] | None:
    """What a number amounts to, and whether that is money; None for a share."""
    held = side.mention(i, "quantity")
    value = held.value if held is not None and isinstance(held.value, Amount) else None
    if value is not None and value.kind in ("money", "percent"):
        return (value.low, True) if value.kind == "money" and value.low is not None else None
    try:
        return float(side.numbers[i]), False
    except ValueError:
        return None
