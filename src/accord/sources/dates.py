"""Publication times: ISO 8601 as people write it -> :class:`accord.model.Instant`."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta, timezone

from accord.model import Instant

__all__ = ["FIRST_YEAR", "LAST_YEAR", "instant"]

FIRST_YEAR = 1600  # the first printed newspaper is of 1605; an earlier year is a slip
LAST_YEAR = 2199  # nothing is published that far ahead; 9999 is what data bases write for "never"

_FORM = re.compile(
    r"(?P<year>\d{4})(?:-(?P<month>\d\d)(?:-(?P<day>\d\d)"
    r"(?:(?:[Tt]|\s+)(?P<hour>\d\d):(?P<minute>\d\d)(?::(?P<second>\d\d)(?:[.,]\d{1,9})?)?\s*"
    r"(?:(?P<utc>[Zz]|UTC|GMT)|(?P<sign>[+-])(?P<zh>\d\d):?(?P<zm>\d\d)?)?)?)?)?",
    re.ASCII,
)


def instant(written: str) -> Instant:
    """The moment that an ISO 8601 date or time names, in UTC and cut to what is known.

    "2025-03-19" is a day, "2025-03" a month, "2025" a year, "2025-03-19T14:05+05:30" a minute (08:35Z). A time without
    a zone could be any of 26 hours, so only its day is kept, as it was written. Fractions of a second are dropped.

    Raises ValueError, which says what is wrong, for anything else and for years outside 1600 to 2199.
    """
    match = _FORM.fullmatch(written.strip()) if len(written) < 100 else None
    if match is None:
        raise ValueError(f"{_shown(written)} is no ISO 8601 date or time, such as 2025-03-19 or 2025-03-19T14:05Z")
    year = int(match["year"])
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise ValueError(f"{_shown(written)}: the year must lie in {FIRST_YEAR} to {LAST_YEAR}")
    if match["month"] is None:
        return Instant(f"{year:04}", "year")
    try:
        day = date(year, int(match["month"]), int(match["day"] or 1))
        if match["day"] is None:
            return Instant(f"{day:%Y-%m}", "month")
        if match["hour"] is None:
            return Instant(day.isoformat(), "day")
        time = datetime(year, day.month, day.day, int(match["hour"]), int(match["minute"]), int(match["second"] or 0))
    except ValueError as error:
        raise ValueError(f"{_shown(written)} does not exist: {error}") from error
    if match["utc"] is None and match["sign"] is None:
        return Instant(day.isoformat(), "day")
    hours, minutes = int(match["zh"] or 0), int(match["zm"] or 0)
    if hours > 14 or minutes > 59:
        raise ValueError(f"{_shown(written)}: no zone is that far from UTC")
    offset = timedelta(hours=hours, minutes=minutes) * (-1 if match["sign"] == "-" else 1)
    time = time.replace(tzinfo=timezone(offset)).astimezone(UTC)
    if match["second"] is None:
        return Instant(f"{time:%Y-%m-%dT%H:%M}Z", "minute")
    return Instant(f"{time:%Y-%m-%dT%H:%M:%S}Z", "second")


def _shown(written: str) -> str:
    return ascii(written if len(written) <= 40 else written[:39] + "…")
