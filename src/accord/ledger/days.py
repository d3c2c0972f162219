"""Days out of resolved times, and the arithmetic of terms: from when to when, how long, how many days are left."""

from __future__ import annotations

import calendar
import re
from datetime import date, timedelta

from accord.model import Amount, Instant, TimeValue

# Hedges that open a time: what comes after it is meant, and no day of it.
_OPEN = frozenset({"coming days", "coming", "after", "later than", "following"})

__all__ = ["add", "apart", "coarse", "exact_day", "first_day", "known_day", "last_day"]


def _date(iso: str | None) -> date | None:
    if iso is None:
        return None
    try:
        return date.fromisoformat(iso[:10])
    except ValueError:
        return None


def first_day(value: TimeValue | None) -> str | None:
    """The first day of a time as an ISO date; None where it has no day or is open at its start."""
    day = _date(value.start) if value is not None else None
    return day.isoformat() if day is not None else None


def last_day(value: TimeValue | None) -> str | None:
    """The last day of a time: of a half-open interval the day before its end, else its only day."""
    if value is None:
        return None
    end = _date(value.end)
    if end is not None and value.end is not None:
        return (end - timedelta(days=1) if len(value.end) == 10 else end).isoformat()
    return first_day(value) if value.precision in ("day", "hour", "minute", "second") else None


def exact_day(value: TimeValue | None) -> str | None:
    """The day of a time that is one day, or whose limit is one ("by 3 May": 3 May); None for all others."""
    if value is None or value.hedge in _OPEN:
        return None
    first, last = first_day(value), last_day(value)
    if first is None:
        return last
    return first if last is None or first == last or value.hedge in ("overnight", "since") else None


def coarse(value: TimeValue | None) -> tuple[str, str] | None:
    """The first and the last day of a month or a year; None for all other times."""
    start = value.start if value is not None else None
    if start is None or not re.fullmatch(r"\d{4}(?:-\d\d)?", start):
        return None
    year, month = int(start[:4]), int(start[5:] or 0)
    if not (1 <= year <= 9999 and 0 <= month <= 12):
        return None
    last = date(year, month or 12, calendar.monthrange(year, month or 12)[1])
    return date(year, month or 1, 1).isoformat(), last.isoformat()


def known_day(instant: Instant | None) -> str | None:
    """The day of a publication time, None where it is unknown or coarser than a day."""
    day = _date(instant.iso) if instant is not None else None
    return day.isoformat() if day is not None else None


def add(day: str, amount: Amount) -> str | None:
    """The day that lies a duration after ``day``; None for what is shorter than a day, hedged to nothing, or out of
    the calendar. Months are counted as people do: a month after 31 January is the last of February."""
    count = amount.low if amount.low is not None else amount.high
    start = _date(day)
    if start is None or count is None or amount.kind != "duration":
        return None
    try:
        if amount.unit in ("month", "year"):
            months = round(count * (12 if amount.unit == "year" else 1))
            index = start.year * 12 + start.month - 1 + months
            year, month = index // 12, index % 12 + 1
            return date(year, month, min(start.day, calendar.monthrange(year, month)[1])).isoformat()
        size = {"day": 1.0, "week": 7.0, "hour": 1 / 24}.get(amount.unit or "")
        if size is None:
            return None
        return (start + timedelta(days=count * size)).isoformat()
    except (ValueError, OverflowError):
        return None


def apart(first: str, second: str) -> int:
    """How many days ``second`` is after ``first`` (ISO dates); negative where it is before."""
    return (date.fromisoformat(second) - date.fromisoformat(first)).days
