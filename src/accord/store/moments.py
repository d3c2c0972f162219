"""Moments as the ledger writes them: ISO 8601 in UTC to the second, so that text sorts as time does."""

from __future__ import annotations

import calendar
import re
from datetime import UTC, datetime, timedelta

from accord.errors import QuestionError
from accord.model import Instant
from accord.sources.dates import instant

__all__ = ["LAST", "end_of", "moment", "until"]

LAST = "9999-12-31T23:59:59Z"
"""Later than anything."""

_ISO = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d)(?:T(\d\d)(?::(\d\d)(?::(\d\d))?)?Z?)?)?)?")


def moment(when: datetime) -> str:
    """A time with a zone, to the second."""
    return f"{when.astimezone(UTC):%Y-%m-%dT%H:%M:%S}Z"


def end_of(when: Instant) -> str:
    """The last second that a cut time may mean: of a day its last one."""
    found = _ISO.fullmatch(when.iso)
    if found is None:
        return LAST
    year, month, day, hour, minute, second = (int(each) if each else None for each in found.groups())
    assert year is not None
    month = 12 if month is None else month
    day = calendar.monthrange(year, month)[1] if day is None else day
    full = datetime(
        year, month, day, 23 if hour is None else hour, 59 if minute is None else minute,
        59 if second is None else second, tzinfo=UTC,
    )  # fmt: skip
    if when.precision == "week":
        full += timedelta(days=6)
    return moment(full)


def until(words: str) -> str:
    """The last second of the day, month, year or moment that a user names, such as 2025-03-19. Raises QuestionError."""
    try:
        return end_of(instant(words))
    except ValueError as error:
        raise QuestionError(str(error)) from error
