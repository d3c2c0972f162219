"""What two amounts are to each other: units, calendar lengths, rounding and hedges.

An amount is read as the range of numbers that its words allow. Two amounts conflict when their ranges have nothing
in common. How wide a hedge is, is a convention; ours is written down in ``data/hedge_widths.json``, with the reason.
"""

from __future__ import annotations

import math
from functools import lru_cache
from typing import Any

from accord.data import read_json
from accord.model import Amount, Relation
from accord.reading.roles import role

__all__ = [
    *("base", "bounds", "comparable", "grain", "is_open", "is_rough", "is_vague", "just_people", "relation", "size"),
    "sorts",
]

# From this size on a number with few digits is taken as rounded to its last digit: nobody counts 1.2 million people
# one by one.
ROUNDED_FROM = 100_000.0
# Two numbers from this size on of which one is the other rounded are one where they are so close.
THOUSANDS = 1000.0
CLOSE = 0.01
# As much may be cut off a number that is told as "more than".
CUT_OFF = 0.05
# "An hour" against "50 minutes": a coarser unit is read to the quarter of the unit. Months and years have their
# calendar lengths.
QUARTER = 0.25
_DAY = 86400.0
_SECONDS = {
    "second": 1.0, "minute": 60.0, "hour": 3600.0, "day": _DAY, "week": 7 * _DAY, "fortnight": 14 * _DAY,
    "month": 30.4375 * _DAY, "quarter": 91.3125 * _DAY, "year": 365.25 * _DAY, "decade": 3652.5 * _DAY,
}  # fmt: skip


@lru_cache(maxsize=1)
def _data() -> dict[str, Any]:
    loaded: dict[str, Any] = read_json("hedge_widths.json")
    return loaded


@lru_cache(maxsize=1)
def _measures() -> dict[str, tuple[str, float]]:
    return {
        unit: (dimension, float(factor))
        for dimension, units in _data()["measures"].items()
        for unit, factor in units.items()
    }


@lru_cache(maxsize=1)
def _counted() -> tuple[dict[str, frozenset[int]], frozenset[str], frozenset[str]]:
    """The groups of near-synonyms that a counted noun stands in, the nouns that name people, and those of them that
    can stand for any person."""
    table = _data()["counted"]
    groups: dict[str, set[int]] = {}
    for i, group in enumerate((*table["same"], *table["things"])):
        for noun in group:
            groups.setdefault(noun, set()).add(i)
    anybody = frozenset(table["anybody"])
    people = anybody.union(*table["same"])
    return {noun: frozenset(found) for noun, found in groups.items()}, people, anybody


@lru_cache(maxsize=512)
def _hedge(hedge: str | None) -> str | None:
    """The class of a hedge: about, below, above, least, most, vague; None where there is none or it isn't known."""
    if not hedge:
        return None
    words = hedge.casefold().strip()
    for name, members in _data()["hedges"].items():
        if words in members:
            return str(name)
    return None


def is_rough(hedge: str | None) -> bool:
    """Whether words before a number leave it one number, if only about: none at all, "some", "nearly", "just over"."""
    return hedge is None or _hedge(hedge) in ("about", "below", "above")


def _head(unit: str | None) -> str | None:
    """The noun that is counted: "prisoner" of "prisoner of war", "soldier" of "ukrainian soldier"."""
    if not unit:
        return None
    return unit.casefold().split(" of ")[0].split()[-1] if unit.split(" of ")[0].split() else None


def comparable(a: Amount, b: Amount) -> bool:
    """Whether the two measure the same sort of thing. Counts need the same noun, a noun for the same, or one that
    names just people.
    """
    if a.kind != b.kind:
        return False
    if a.kind in ("percent",):
        return True
    if a.kind == "duration":
        return (a.unit or "") in _SECONDS and (b.unit or "") in _SECONDS
    if a.kind == "money":
        return a.unit is None or b.unit is None or a.unit == b.unit
    if a.kind == "measure":
        first, second = _measure(a.unit), _measure(b.unit)
        return first[0] == second[0]
    return _same_noun(a.unit, b.unit)


@lru_cache(maxsize=4096)
def _is_person(noun: str) -> bool:
    """Whether a noun names a person: "shopper" counts people."""
    known = role(noun)
    return known is not None and known.kind == "person"


def _measure(unit: str | None) -> tuple[str, float]:
    name = (unit or "").casefold().strip().rstrip(".")
    table = _measures()
    if name in table:
        return table[name]
    if name.endswith("s") and name[:-1] in table:
        return table[name[:-1]]
    return name, 1.0


def _same_noun(a: str | None, b: str | None) -> bool:
    if a is None or b is None or a.casefold() == b.casefold():
        return True
    groups, people, anybody = _counted()
    first, second = _head(a), _head(b)
    if first == second:
        return True
    if first is None or second is None:
        return True
    if first in anybody or second in anybody:
        other = second if first in anybody else first
        return other in people or _is_person(other)
    return bool(groups.get(first, frozenset()) & groups.get(second, frozenset()))


def grain(number: float) -> float:
    """The place value of a number's last digit that is not nought: 10 for 40, 1 for 42, 100,000 for 1.2 million."""
    if number == 0 or not math.isfinite(number):
        return 1.0
    if number != int(number):
        digits = repr(abs(number))
        return 1.0 if "e" in digits else 10.0 ** -len(digits.split(".")[1])
    whole, step = int(abs(number)), 1
    while whole % 10 == 0 and step < 10**15:
        whole //= 10
        step *= 10
    return float(step)


def _blur(number: float) -> float:
    """How far "about" reaches: half the place of the last digit, but at least a tenth and at most a quarter of the
    number.
    """
    size = abs(number)
    return min(
        max(grain(number) / 2, size * float(_data()["about"]["at_least"])), size * float(_data()["about"]["at_most"])
    )


def bounds(value: Amount) -> tuple[float, float]:
    """The closed range that the amount allows, in its own unit, hedges and the rounding of large numbers applied."""
    low = -math.inf if value.low is None else value.low
    high = math.inf if value.high is None else value.high
    hedge = _hedge(value.hedge)
    if hedge == "about":
        low = low - _blur(low) if math.isfinite(low) else low
        high = high + _blur(high) if math.isfinite(high) else high
    elif hedge == "below" and math.isfinite(high):
        low = min(low, high - _blur(high))
        low = high - _blur(high) if not math.isfinite(low) else low
    elif hedge == "above" and math.isfinite(low):
        high = low + _blur(low)
    elif hedge == "least":
        high = math.inf
        low = value.high if value.low is None and value.high is not None else low
    elif hedge == "most":
        low = -math.inf
        high = value.low if value.high is None and value.low is not None else high
    elif hedge == "vague" and math.isfinite(low) and value.high is None:
        high = low * float(_data()["vague_reach"])
    elif hedge is None and low == high and abs(low) >= ROUNDED_FROM and value.kind != "ordinal":
        # Short of the half, so that neighbours (1.2 and 1.3 million) do not touch.
        half = grain(low) * 0.499 if abs(low) / grain(low) < 1000 else 0.0
        low, high = low - half, high + half
    if value.kind in ("count", "duration", "measure") and low == -math.inf:
        low = 0.0
    return (low, high) if low <= high else (high, low)


def _seconds(value: Amount, rough: bool) -> tuple[float, float]:
    """A duration's range in seconds; months and years have the lengths that the calendar gives them."""
    low, high = bounds(value)
    unit = value.unit or "second"
    factor = _SECONDS[unit]
    if unit in ("month", "quarter"):
        months = 3.0 if unit == "quarter" else 1.0
        return _calendar(low * months, 28.0, -2.4375), _calendar(high * months, 31.0, 1.5625)
    if unit in ("year", "decade"):
        years = 10.0 if unit == "decade" else 1.0
        return math.floor(low * years * 365.25) * _DAY if math.isfinite(low) else low, (
            math.ceil(high * years * 365.25) * _DAY if math.isfinite(high) else high
        )
    slack = QUARTER if rough and value.low == value.high else 0.0
    return (low - slack) * factor, (high + slack) * factor


def _calendar(months: float, single: float, offset: float) -> float:
    """Days that so many months can have, in seconds: 28 to 31 for one, 59 to 62 for two, 181 to 184 for six."""
    if not math.isfinite(months):
        return months
    return (months * single if months <= 1 else months * 30.4375 + offset) * _DAY


def _ranges(a: Amount, b: Amount) -> tuple[tuple[float, float], tuple[float, float]]:
    if a.kind == "duration":
        first, second = _SECONDS[a.unit or "second"], _SECONDS[b.unit or "second"]
        return _seconds(a, rough=first > second), _seconds(b, rough=second > first)
    if a.kind == "measure":
        (_, one), (_, two) = _measure(a.unit), _measure(b.unit)
        (low, high), (least, most) = bounds(a), bounds(b)
        if one != two:
            # A converted figure is a rounded one: "100 miles" is told as "160 km".
            low, high = _widen(low, high) if low == high else (low, high)
            least, most = _widen(least, most) if least == most else (least, most)
        return (low * one, high * one), (least * two, most * two)
    return bounds(a), bounds(b)


def _widen(low: float, high: float) -> tuple[float, float]:
    half = min(grain(low) / 2, abs(low) * 0.05)
    return low - half, high + half


def _exact(value: Amount) -> float | None:
    """The one number in a common unit, where the amount is an unhedged one."""
    if value.low is None or value.low != value.high or _hedge(value.hedge) is not None:
        return None
    if value.kind == "duration":
        return value.low * _SECONDS[value.unit or "second"]
    return value.low * _measure(value.unit)[1] if value.kind == "measure" else value.low


def relation(a: Amount, b: Amount) -> Relation:
    """How two amounts stand to each other; ``absent`` where they measure different things (see :func:`comparable`)."""
    if a == b:
        return "equal"
    if not comparable(a, b):
        return "absent"
    first, second = _ranges(a, b)
    side = _open_side(a)
    if side is not None and side == _open_side(b):
        # "At least 40" and "at least 60" could both be true, but the two tell different numbers.
        if all(map(math.isclose, first, second)):
            return "equal"
        return "compatible" if _is_cut_off(a, b, side) else "conflicts"
    one, two = _exact(a), _exact(b)
    if one is not None and two is not None and math.isclose(one, two, rel_tol=1e-9):
        return "equal" if _unit_detail(a) == _unit_detail(b) else "refines"
    if first[1] < second[0] or second[1] < first[0]:
        return "compatible" if one is not None and two is not None and _is_rounded(one, two, a, b) else "conflicts"
    if _hedge(a.hedge) == _hedge(b.hedge) == "about" and (first[1] == second[0] or second[1] == first[0]):
        return "conflicts"  # "about 40" and "about 50" have no more than their rims in common
    if _stated_range(a) and _stated_range(b) and first != second and (first[0] == second[0] or first[1] == second[1]):
        return "conflicts"  # "60 to 70" and "60 to 90" are two estimates
    if one is None and two is None and first == second:
        return "equal"
    if _refines(a, b):
        return "refines"
    return "compatible"


def _refines(a: Amount, b: Amount) -> bool:
    """Whether one is more specific than the other: it lies in the range that the other states ("35" in "30 to 40"), or
    has the same number of a thing that is named more closely. A number inside a hedge ("about 40", "42") is not.
    """
    if not comparable(a, b):
        return False
    one, two = _exact(a), _exact(b)
    if one is not None and two is not None:
        return math.isclose(one, two, rel_tol=1e-9) and _unit_detail(a) != _unit_detail(b)
    first, second = _ranges(a, b)
    if first == second:
        return False
    return (_stated_range(b) and second[0] <= first[0] and first[1] <= second[1]) or (
        _stated_range(a) and first[0] <= second[0] and second[1] <= first[1]
    )


def size(value: Amount) -> float:
    """The lower bound of an amount as it is told, a length of time in seconds; 0 where there is none."""
    told = value.low if value.low is not None else value.high
    return (told or 0.0) * (_SECONDS.get(value.unit or "", 1.0) if value.kind == "duration" else 1.0)


def base(value: Amount) -> float:
    """As :func:`size`, of a measure in the unit that all of its dimension are told in."""
    return size(value) * (_measure(value.unit)[1] if value.kind == "measure" else 1.0)


def sorts(value: Amount) -> frozenset[int | str]:
    """What a count counts, for looking up others of it: the groups of near-synonyms that its noun stands in, or the
    noun; "people" besides where that names people. Empty where it is not said."""
    head = _head(value.unit)
    if value.kind != "count" or head is None:
        return frozenset()
    groups, people, anybody = _counted()
    found: set[int | str] = set(groups.get(head, frozenset()))
    if not found and head not in anybody:
        found = {head}
    return frozenset(found | ({"people"} if head in people else set()))


def just_people(value: Amount) -> bool:
    """Whether a count names those whom it counts as people and no more."""
    return value.kind == "count" and _head(value.unit) in _counted()[2]


def is_open(value: Amount) -> bool:
    """Whether a value is a lowest number only: "at least 40", "more than 60"."""
    return _open_side(value) == "above"


def is_vague(value: Amount) -> bool:
    """Whether a value is no number, but a word for many or a few: "several", "dozens"."""
    return _hedge(value.hedge) == "vague"


def _open_side(value: Amount) -> str | None:
    """The side on which an amount is open: "above" ("at least 40"), "below" ("up to 40"), None for any other."""
    low, high = bounds(value)
    if math.isinf(high):
        return "above" if low > 0 else None
    return "below" if value.low is None or _hedge(value.hedge) == "most" else None


def _stated_range(value: Amount) -> bool:
    return value.low is not None and value.high is not None and value.low < value.high


def _is_rounded(one: float, two: float, a: Amount, b: Amount) -> bool:
    """Whether of two large numbers of one unit the one with fewer digits is the other as it is rounded to these, within
    a hundredth: "30,000 years", "29,846 years"."""
    if a.kind == "ordinal" or a.unit != b.unit or a.low is None or b.low is None or min(a.low, b.low) < THOUSANDS:
        return False
    coarse, fine = sorted((a.low, b.low), key=grain, reverse=True)
    step = grain(coarse)
    return step > grain(fine) and round(fine / step) * step == coarse and abs(one - two) <= CLOSE * max(one, two)


def _is_cut_off(a: Amount, b: Amount, side: str) -> bool:
    """Whether of two amounts of one unit that are open to one side the one with fewer digits is the other cut off
    there: "more than 5,200", "more than 5,270"."""
    sizes = [one.low if one.low is not None else one.high for one in (a, b)]
    if a.unit != b.unit or sizes[0] is None or sizes[1] is None:
        return False
    coarse, fine = sorted((sizes[0], sizes[1]), key=grain, reverse=True)
    step = grain(coarse)
    whole = (math.floor if side == "above" else math.ceil)(fine / step) * step
    return step > grain(fine) and whole == coarse and abs(coarse - fine) <= CUT_OFF * fine


def _unit_detail(value: Amount) -> int:
    """How closely a count names what it counts: not at all, just people, a noun, a noun with more words."""
    if value.kind != "count":
        return 0
    head = _head(value.unit)
    if head is None:
        return 0
    if head in _counted()[2]:
        return 1
    return 2
