"""What two resolved times are to each other.

A time is an interval of seconds, half open. A day that an outlet names is a day of its own place, and the zone is
not known, while clock times are in UTC: a clock time up to 14 hours outside a day (the widest offset of a civil time
zone, UTC+14) does not contradict that day.
"""

from __future__ import annotations

import math
import re
from datetime import UTC, datetime, timedelta
from functools import lru_cache

from accord.model import Relation, TimeValue

__all__ = ["ZONE_SLACK", "bounds", "relation"]

ZONE_SLACK = 14 * 3600.0
_CLOCK = frozenset({"second", "minute", "hour"})

# Hedges that open an interval at its far side, at its near side, or blur it by one unit of its precision on both sides.
_FROM = frozenset({"since", "from", "starting", "beginning", "onwards", "as of"})
_AFTER = frozenset({"after", "later than", "following", "coming days", "coming"})
_BEFORE = frozenset({"before", "prior to", "ahead of", "until", "till", "by", "up to", "no later than"})
# Those of them that name the last day of something, so that two of them are two ends.
_TO = frozenset({"until", "till", "by", "up to", "no later than"})
_BLUR = frozenset({"about", "around", "approximately", "circa", "roughly", "some time", "or so", "nearly", "almost"})

_ISO = re.compile(
    r"^(?P<year>-?\d{3,4})(?:s)?(?:-(?:(?P<month>\d{2})(?:-(?P<day>\d{2}))?|W(?P<week>\d{1,2})|Q(?P<quarter>[1-4])))?"
    r"(?:[T ](?P<hour>\d{2})(?::(?P<minute>\d{2})(?::(?P<second>\d{2})(?:\.\d+)?)?)?(?:Z|\+00:00)?)?$"
)


def _months_on(year: int, month: int, count: int) -> datetime:
    index = year * 12 + month - 1 + count
    return datetime(index // 12, index % 12 + 1, 1, tzinfo=UTC)


@lru_cache(maxsize=4096)
def _unit(iso: str, precision: str) -> tuple[float, float] | None:
    """The interval of the one unit that an ISO string names, in seconds of the Unix epoch; None where it can't be
    read.
    """
    found = _ISO.match(iso)
    if found is None:
        return None
    part = {name: int(text) for name, text in found.groupdict().items() if text is not None}
    try:
        if precision == "decade":
            year = part["year"] * 10 if len(found["year"]) == 3 else part["year"]
            low, high = datetime(year, 1, 1, tzinfo=UTC), datetime(year + 10, 1, 1, tzinfo=UTC)
        elif "week" in part:
            low = datetime.fromisocalendar(part["year"], part["week"], 1).replace(tzinfo=UTC)
            high = low + timedelta(days=7)
        elif "quarter" in part:
            low = datetime(part["year"], part["quarter"] * 3 - 2, 1, tzinfo=UTC)
            high = _months_on(low.year, low.month, 3)
        else:
            low = datetime(
                part["year"], part.get("month", 1), part.get("day", 1), part.get("hour", 0), part.get("minute", 0),
                part.get("second", 0), tzinfo=UTC,
            )  # fmt: skip
            # What is written decides where it is coarser than the stated precision.
            if "month" not in part:
                high = datetime(low.year + 1, 1, 1, tzinfo=UTC)
            elif "day" not in part:
                high = _months_on(low.year, low.month, 3 if precision == "quarter" else 1)
            elif precision == "month":
                high = _months_on(low.year, low.month, 1)
            elif precision == "quarter":
                high = _months_on(low.year, low.month, 3)
            elif precision == "year":
                high = low.replace(year=low.year + 1)
            else:
                step = {"second": 1, "minute": 60, "hour": 3600, "day": 86400, "week": 7 * 86400}[precision]
                if "hour" not in part:
                    step = max(step, 86400)
                high = low + timedelta(seconds=step)
    except (ValueError, OverflowError, KeyError):
        return None
    return low.timestamp(), high.timestamp()


def bounds(value: TimeValue) -> tuple[float, float] | None:
    """The interval [low, high) of a time in seconds of the Unix epoch, infinite where it is open; None where it
    can't be read.

    Hedges are applied: "since" and "after" open the end, "before" and "until" the start, "about" adds one unit on
    both sides.
    """
    low, high = -math.inf, math.inf
    first = _unit(value.start, value.precision) if value.start is not None else None
    last = _unit(value.end, value.precision) if value.end is not None else None
    if (value.start is not None and first is None) or (value.end is not None and last is None):
        return None
    if first is None and last is None:
        return None
    hedge = (value.hedge or "").casefold().strip()
    if first is not None:
        low = first[0]
        if last is None and not (hedge in _FROM or hedge in _AFTER):
            high = first[1]
    if last is not None:
        # [start, end) is half open; an end that is written like its start names the whole unit.
        high = last[1] if value.end == value.start else last[0]
    if hedge in _BEFORE and first is not None and last is None:
        low, high = -math.inf, first[1]
    if hedge in _BLUR and math.isfinite(low) and math.isfinite(high):
        size = high - low
        low, high = low - size, high + size
    return (low, high) if low < high else (low, low + 1)


def relation(a: TimeValue, b: TimeValue) -> Relation:
    """How two times stand to each other; ``absent`` where either can't be read and their words' values differ."""
    if a == b:
        return "equal"
    first, second = bounds(a), bounds(b)
    if first is None or second is None:
        return "equal" if (a.start, a.end, a.precision) == (b.start, b.end, b.precision) else "absent"
    if first == second:
        return "equal"
    hedges = {(a.hedge or "").casefold(), (b.hedge or "").casefold()}
    if hedges <= _TO and a.start is None and b.start is None:
        return relation(TimeValue(a.end, None, a.precision), TimeValue(b.end, None, b.precision))  # two deadlines
    if hedges <= _FROM and a.end is None and b.end is None:
        # "since Monday" and "since Tuesday" give two onsets, though the two stretches overlap.
        return relation(TimeValue(a.start, None, a.precision), TimeValue(b.start, None, b.precision))
    slack = ZONE_SLACK if (a.precision in _CLOCK) != (b.precision in _CLOCK) else 0.0
    if first[1] + slack <= second[0] or second[1] + slack <= first[0]:
        return "conflicts"
    if _within(first, second) or _within(second, first):
        return "refines"
    return "compatible"


def _within(a: tuple[float, float], b: tuple[float, float]) -> bool:
    return b[0] <= a[0] and a[1] <= b[1]
