"""Publication times: ISO 8601 as people write it, and mail's dates in feeds -> :class:`accord.model.Instant`."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta, timezone

from accord.model import Instant

__all__ = ["FIRST_YEAR", "LAST_YEAR", "instant", "mail_instant", "moment"]

FIRST_YEAR = 1600  # the first printed newspaper is of 1605; an earlier year is a slip
LAST_YEAR = 2199  # nothing is published that far ahead; 9999 is what data bases write for "never"

_FORM = re.compile(
    r"(?P<year>\d{4})(?:-(?P<month>\d\d)(?:-(?P<day>\d\d)"
    r"(?:(?:[Tt]|\s+)(?P<hour>\d\d):(?P<minute>\d\d)(?::(?P<second>\d\d)(?:[.,]\d{1,9})?)?\s*"
    r"(?:(?P<utc>[Zz]|UTC|GMT)|(?P<sign>[+-])(?P<zh>\d\d):?(?P<zm>\d\d)?)?)?)?)?",
    re.ASCII,
)
_OFFSET = re.compile(r"(?<=:\d\d)([+-]\d\d)(\d\d)\Z")


def instant(written: str) -> Instant:
    """The moment that an ISO 8601 date or time names, in UTC and cut to what is known.

    "2025-03-19" is a day, "2025-03" a month, "2025" a year, "2025-03-19T14:05+05:30" a minute (08:35Z). A time without
    a zone could be any of 26 hours, so it counts as its day, as it was written; the time itself stands in ``local``.
    Fractions of a second are dropped.

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
        return Instant(day.isoformat(), "day", time.isoformat(timespec="seconds" if match["second"] else "minutes"))
    hours, minutes = int(match["zh"] or 0), int(match["zm"] or 0)
    if hours > 14 or minutes > 59:
        raise ValueError(f"{_shown(written)}: no zone is that far from UTC")
    offset = timedelta(hours=hours, minutes=minutes) * (-1 if match["sign"] == "-" else 1)
    time = time.replace(tzinfo=timezone(offset)).astimezone(UTC)
    if match["second"] is None:
        return Instant(f"{time:%Y-%m-%dT%H:%M}Z", "minute")
    return Instant(f"{time:%Y-%m-%dT%H:%M:%S}Z", "second")


def mail_instant(written: str) -> Instant:
    """The moment that a date as in mail and RSS (RFC 5322, "Wed, 19 Mar 2025 14:05:09 +0530") names.

    The zones that RFC 5322 names (GMT, EST, ...) are known. "-0000", which says that the zone is not known, any other
    abbreviation (BST and IST are two zones each) and none at all leave a day with ``local``.

    Raises ValueError, which says what is wrong, for anything else and for years outside 1600 to 2199.
    """
    from email.utils import parsedate_to_datetime  # brings sockets along, which no other date needs

    day_only = ":" not in written
    try:
        parsed = parsedate_to_datetime(f"{written} 00:00" if day_only else written) if len(written) < 100 else None
    except (ValueError, TypeError, IndexError, OverflowError):  # it raises what it meets on odd input
        parsed = None
    if parsed is None:
        raise ValueError(f"{_shown(written)} is no date as in RFC 5322, such as Wed, 19 Mar 2025 14:05:09 +0530")
    return instant(f"{parsed:%Y-%m-%d}".rjust(10, "0") if day_only else parsed.isoformat(timespec="seconds"))


def moment(written: object) -> Instant | None:
    """The moment that a source's field names in either form; None where it holds none: a field is nobody's promise.

    ``written`` may be anything that a record holds. The year 9999 and the like are no moments.
    """
    if not isinstance(written, str):
        return None
    for read in (instant, mail_instant):
        try:
            return read(_OFFSET.sub(r"\1:\2", written.strip()))
        except ValueError:
            continue
    return None


def _shown(written: str) -> str:
    return ascii(written if len(written) <= 40 else written[:39] + "…")
