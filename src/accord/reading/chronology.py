"""From a time expression to an interval on the calendar.

The anchor is the day of publication in UTC. The zone in which the outlet speaks of "today" is not known, so a day
here may be off by one for an article that was published near midnight; a clock time without a zone therefore resolves
to its day, with the time as the hedge. What happened on a Tuesday, in an article of Monday evening, happened where it
was Tuesday by then, and not six days ago. Weeks begin on Monday (ISO 8601), quarters and half-years are the
calendar's, seasons are the northern meteorological ones.
"""

from __future__ import annotations

from calendar import monthrange
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Literal

from accord.model import Instant, Precision, TimeValue
from accord.reading.numbers import table
from accord.reading.timex import Timex

__all__ = ["Outlook", "anchor_date", "interval", "resolve"]

# "near": what it dates was still to come when somebody offered it, and a day without a year is the nearest there is.
Outlook = Literal["past", "future", "near", "none"]
Interval = tuple[date, date, Precision]

_DAYS = {"day": 1, "week": 7, "fortnight": 14}
_MONTHS = {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}
_PRECISION: dict[str, Precision] = {
    "day": "day", "week": "week", "fortnight": "week", "month": "month", "quarter": "quarter", "year": "year",
    "decade": "decade", "century": "decade",
}  # fmt: skip
_FINE = ("second", "minute", "hour", "day")
# A month and day without a year lie in the nearest year that fits the tense. Where the tense says nothing, the past
# is meant, but a date that lies ten months or more back and less than two ahead is meant ahead ("the vote on January
# 5", written in December).
_FAR_BACK, _NEAR_AHEAD = 300, 60
# From this hour on, in UTC, it is the next day somewhere: in Auckland first, at three in the afternoon in Tokyo.
_NEXT_DAY = 12


def anchor_date(published: Instant | None) -> date | None:
    """The UTC day of publication, or None where it isn't known to the day."""
    if published is None or published.precision not in _FINE:
        return None
    try:
        return date.fromisoformat(published.iso[:10])
    except ValueError:
        return None


def _anchor(timex: Timex, published: Instant | None, outlook: Outlook) -> date | None:
    """The day that an expression counts from: the next one where it names that day as one that has come."""
    day = anchor_date(published)
    if day is None or published is None or outlook == "future" or timex.direction or timex.year_direction is not None:
        return day
    after = day + timedelta(days=1)
    if timex.kind == "date" and timex.year is None and (timex.month, timex.day) == (after.month, after.day):
        return after  # the day before, or all but a year ago
    late = published.precision != "day" and int(published.iso[11:13]) >= _NEXT_DAY
    return after if late and timex.kind == "weekday" and timex.weekday == after.weekday() else day


def resolve(
    timex: Timex, published: Instant | None, outlook: Outlook = "none", narrative: date | None = None
) -> TimeValue | None:
    """The value of an expression, or None where it stays unresolved.

    ``outlook``: the tense of what it dates; ``narrative``: the day that the text told of last, for "the following day".
    """
    try:
        if timex.kind == "range":
            return _resolve_range(timex, published, outlook, narrative)
        if timex.kind == "clock" or timex.clock is not None:
            return _resolve_clock(timex, published, outlook, narrative)
        if timex.kind == "period" and timex.count is None:
            return _vague_period(timex, anchor_date(published))
        if timex.kind == "ago" and timex.unit in {"hour", "minute", "second"}:
            return _moments_ago(timex, published)
        found = interval(timex, _anchor(timex, published, outlook), outlook, narrative)
    except (OverflowError, ValueError):  # outside the calendar: "500,000 years ago", "February 30"
        return None
    if found is None:
        return None
    return _bounded(timex, *found)


def _cut(day: date, precision: Precision) -> str:
    if precision in {"month", "quarter"}:
        return day.isoformat()[:7]
    return day.isoformat()[:4] if precision in {"year", "decade"} else day.isoformat()


def _bounded(timex: Timex, start: date, end: date, precision: Precision) -> TimeValue:
    hedge = " ".join(word for word in (timex.bound, timex.edge, timex.part) if word) or None
    if timex.bound in {"since", "after"}:
        return TimeValue(_cut(start, precision), None, precision, hedge)
    if timex.bound in {"until", "by"}:
        return TimeValue(None, _cut(end, precision), precision, hedge)
    if timex.bound == "before":
        return TimeValue(None, _cut(start, precision), precision, hedge)
    unit = {"day": "day", "week": "week", "month": "month", "quarter": "quarter", "year": "year", "decade": "decade"}[
        precision
    ]
    single = end <= _step(start, unit, 1)
    return TimeValue(_cut(start, precision), None if single else _cut(end, precision), precision, hedge)


def _step(day: date, unit: str, count: float) -> date:
    """``count`` units on; fractions of years and weeks are taken in months and days."""
    if unit in _DAYS:
        return day + timedelta(days=round(count * _DAYS[unit]))
    months = day.year * 12 + day.month - 1 + round(count * _MONTHS[unit])
    year, month = divmod(months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _floor(day: date, unit: str) -> date:
    if unit == "day":
        return day
    if unit in _DAYS:
        return day - timedelta(days=day.weekday())
    if unit == "month":
        return day.replace(day=1)
    if unit == "quarter":
        return date(day.year, (day.month - 1) // 3 * 3 + 1, 1)
    if unit == "year":
        return date(day.year, 1, 1)
    return date(day.year // 10 * 10, 1, 1) if unit == "decade" else date(day.year // 100 * 100, 1, 1)


def _unit(day: date, unit: str) -> Interval:
    start = _floor(day, unit)
    return start, _step(start, unit, 1), _PRECISION[unit]


def interval(
    timex: Timex, anchor: date | None, outlook: Outlook = "none", narrative: date | None = None
) -> Interval | None:
    """Start, end (exclusive) and precision of an expression without its bound, or None. Raises ValueError outside the
    calendar."""
    kind = timex.kind
    if kind == "holiday" and timex.month is None:
        return _movable(timex, anchor, outlook)
    if kind == "date" or kind == "holiday":
        return _date(timex, anchor, outlook)
    if kind == "month":
        return _month(timex, anchor, outlook)
    if kind == "year":
        year = timex.year or 0
        return date(year, 1, 1), date((timex.last_year or year) + 1, 1, 1), "year"
    if kind == "decade":
        year = timex.year or 0
        return date(year, 1, 1), date(year + (100 if year % 100 == 0 and year < 2000 else 10), 1, 1), "decade"
    if kind == "weekof":
        return _week_of(timex, anchor, outlook)
    if kind in {"quarter", "half", "season"}:
        return _part_of_year(timex, anchor, outlook)
    if kind in {"shift", "anaphor"}:
        return _anaphoric(timex, anchor, narrative)
    if kind == "part" and timex.direction is None:
        return _unit(narrative, "day") if narrative is not None else None
    if anchor is None:
        return None
    if kind == "weekday":
        return _unit(_weekday(timex, anchor, outlook), "day")
    if kind == "weekend":
        saturday = _weekday(replace(timex, weekday=5), anchor, outlook)
        return saturday, saturday + timedelta(days=2), "day"
    if kind == "deictic" or kind == "part":
        day = anchor + timedelta(days=int(timex.count if timex.count is not None else timex.direction or 0))
        if timex.part == "overnight":
            ahead = 1 if outlook == "future" else 0
            return day + timedelta(days=ahead - 1), day + timedelta(days=ahead + 1), "day"
        return _unit(day, "day")
    if kind == "unit":
        unit, direction = timex.unit or "", timex.direction or 0
        if unit not in _PRECISION or (unit == "day" and direction < 0):
            return None  # "the last day" is the last of something
        return _unit(_step(_floor(anchor, unit), unit, direction), unit)
    if kind == "period":
        unit, count = timex.unit or "", timex.count or 1.0
        if unit not in _PRECISION:
            return None
        if (timex.direction or 0) > 0:
            return anchor, _step(anchor, unit, count), "day"
        return _step(anchor, unit, -count), anchor + timedelta(days=1), "day"
    if kind == "ago" and timex.count is not None and timex.unit in _PRECISION:
        fraction = timex.count != int(timex.count)
        unit = {"year": "month", "week": "day", "month": "day"}.get(timex.unit, timex.unit) if fraction else timex.unit
        if fraction and timex.unit == "month":
            return _unit(anchor - timedelta(days=round(timex.count * 30.44)), "day")
        return _unit(_step(anchor, timex.unit, -timex.count), unit)
    return None


def _nearest(candidates: list[date], anchor: date, outlook: Outlook, same: bool = True) -> date:
    """Of the dates around the anchor, the one that the tense means. ``same``: the anchor's own day counts as past and
    as future."""
    past = [day for day in candidates if day < anchor or (same and day == anchor)]
    future = [day for day in candidates if day > anchor or (same and day == anchor)]
    if outlook == "future" and future:
        return min(future)
    if outlook == "near" and past and future:
        return min(future) if min(future) - anchor < anchor - max(past) else max(past)
    if not past:
        return min(future)
    if (
        outlook == "none"
        and future
        and (anchor - max(past)).days > _FAR_BACK
        and (min(future) - anchor).days < _NEAR_AHEAD
    ):
        return min(future)
    return max(past)


def _year_of(timex: Timex, anchor: date | None) -> int | None:
    if timex.year is not None:
        return timex.year
    return anchor.year + timex.year_direction if anchor is not None and timex.year_direction is not None else None


def _date(timex: Timex, anchor: date | None, outlook: Outlook) -> Interval | None:
    month, day = timex.month or 0, timex.day or 0
    year = _year_of(timex, anchor)
    if timex.word == "ambiguous":
        return _either(timex, anchor)
    if year is not None:
        start = date(year, month, day)
    elif anchor is None:
        return None
    else:
        candidates = []
        for near in (anchor.year - 1, anchor.year, anchor.year + 1):
            if day <= monthrange(near, month)[1]:
                candidates.append(date(near, month, day))
        fitting = [found for found in candidates if timex.weekday in (None, found.weekday())]
        if not candidates:
            return None
        start = _nearest(fitting or candidates, anchor, outlook)
        if timex.kind == "holiday" and (anchor - start).days > _FAR_BACK and anchor + timedelta(days=1) in candidates:
            start = anchor + timedelta(days=1)  # "in his New Year's address", where it is morning already
    if timex.last_day is None:
        return start, start + timedelta(days=1), "day"
    return start, start.replace(day=timex.last_day) + timedelta(days=1), "day"


def _movable(timex: Timex, anchor: date | None, outlook: Outlook) -> Interval | None:
    """Easter (Gregorian; the anonymous algorithm of 1876) and Thanksgiving in the USA; feasts of lunar calendars stay
    open."""
    if anchor is None:
        return None
    name = timex.word
    years = range(max(anchor.year - 1, 1), min(anchor.year + 2, 9999))
    if name.startswith("thanksgiving"):
        days = [date(year, 11, 22 + (3 - date(year, 11, 22).weekday()) % 7) for year in years]
    elif name.startswith("easter") or name == "good friday":
        shift = timedelta(days={"easter monday": 1, "good friday": -2}.get(name, 0))
        days = [_easter(year) + shift for year in years]
    else:
        return None
    return _unit(_nearest(days, anchor, outlook), "day")


def _easter(year: int) -> date:
    golden, century, rest = year % 19, *divmod(year, 100)
    leap, over = divmod(century, 4)
    moon = (19 * golden + century - leap - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    sunday = (32 + 2 * over + 2 * (rest // 4) - moon - rest % 4) % 7
    late = (golden + 11 * moon + 22 * sunday) // 451
    month, day = divmod(moon + sunday - 7 * late + 114, 31)
    return date(year, month, day + 1)


def _either(timex: Timex, anchor: date | None) -> Interval | None:
    """Month first or day first: the reading near the publication, where the other is four times as far."""
    year, one, two = timex.year or 0, timex.month or 0, timex.day or 0
    readings = [date(year, one, two), date(year, two, one)]
    if anchor is None:
        return None
    near, far = sorted(readings, key=lambda day: abs((anchor - day).days))
    distance = abs((anchor - near).days)
    clear = distance <= _NEAR_AHEAD and 4 * distance <= abs((anchor - far).days)
    return _unit(near, "day") if clear else None


def _month(timex: Timex, anchor: date | None, outlook: Outlook) -> Interval | None:
    month = timex.month or 0
    year = _year_of(timex, anchor)
    if year is None:
        if anchor is None:
            return None
        first = anchor.replace(day=1)
        candidates = [date(near, month, 1) for near in (anchor.year - 1, anchor.year, anchor.year + 1)]
        if timex.direction:
            found = _nearest(candidates, first, "past" if timex.direction < 0 else "future", same=False)
        elif timex.direction == 0:
            found = date(anchor.year, month, 1)
        else:
            found = _nearest(candidates, first, outlook)
        year = found.year
    return _unit(date(year, month, 1), "month")


def _week_of(timex: Timex, anchor: date | None, outlook: Outlook) -> Interval | None:
    """The first to fourth week of a month holds its 1st, 8th, 15th or 22nd; the last one (5) its last full week."""
    month = _month(timex, anchor, outlook)
    if month is None:
        return None
    ordinal = int(timex.count or 1)
    inside = month[1] - timedelta(days=7) if ordinal == 5 else month[0] + timedelta(days=7 * (ordinal - 1))
    return _unit(inside, "week")


def _part_of_year(timex: Timex, anchor: date | None, outlook: Outlook) -> Interval | None:
    year = _year_of(timex, anchor)
    if timex.kind == "season":
        first, last = table("times")["seasons"][timex.word]
        months, precision = last - first, "month"
    else:
        months = 3 if timex.kind == "quarter" else 6
        first, precision = (int(timex.count or 1) - 1) * months + 1, "quarter" if timex.kind == "quarter" else "month"
    if year is None:
        if anchor is None:
            return None
        begins = [date(near, first, 1) for near in (anchor.year - 1, anchor.year, anchor.year + 1)]
        if timex.direction:
            start = _nearest(begins, anchor, "past" if timex.direction < 0 else "future", same=False)
            if timex.direction < 0 and _step(start, "month", months) > anchor:
                start = _step(start, "year", -1)  # "last winter", said in winter
        elif timex.direction == 0:
            start = date(anchor.year, first, 1)
        else:
            start = _nearest(begins, anchor, outlook)
    else:
        start = date(year, first, 1)
    end = _step(start, "month", months)
    return start, end, "quarter" if precision == "quarter" else "month"


def _anaphoric(timex: Timex, anchor: date | None, narrative: date | None) -> Interval | None:
    unit = timex.unit or ""
    if timex.year_direction and narrative is None:  # "the same month last year", of no month that was told
        return _unit(_step(anchor, "year", timex.year_direction), "year") if anchor is not None else None
    if unit not in _PRECISION:
        return None
    base = narrative
    if (
        base is None
        and timex.kind == "shift"
        and unit in {"year", "quarter"}
        and timex.word in {"previous", "preceding"}
    ):
        base = anchor
    if base is None or (timex.kind == "shift" and timex.count is None):
        return None
    count = (timex.count or 0) * (timex.direction or 0) if timex.kind == "shift" else 0
    if timex.year_direction:
        base = _step(base, "year", timex.year_direction)
    return _unit(_step(base, unit, count), unit)


def _weekday(timex: Timex, anchor: date, outlook: Outlook) -> date:
    weekday = timex.weekday or 0
    if timex.year_direction is not None:  # "Friday last week"
        return _floor(anchor, "week") + timedelta(days=7 * timex.year_direction + weekday)
    back, ahead = (anchor.weekday() - weekday) % 7, (weekday - anchor.weekday()) % 7
    if timex.direction is not None and timex.direction < 0:
        return anchor - timedelta(days=back or 7)
    if timex.direction is not None and timex.direction > 0:
        return anchor + timedelta(days=ahead or 7)
    if outlook == "future":
        return anchor + timedelta(days=ahead)
    return anchor - timedelta(days=back)


def _resolve_clock(
    timex: Timex, published: Instant | None, outlook: Outlook, narrative: date | None
) -> TimeValue | None:
    """A clock time on a day. A zone gives a minute in UTC; without one only the day is sure, and the clock goes into
    the hedge."""
    clock = timex.clock or 0
    if timex.kind == "clock":
        day = narrative or anchor_date(published)
        if day is None or (narrative is None and timex.zone is None):
            return None
    else:
        found = interval(timex, _anchor(timex, published, outlook), outlook, narrative)
        if found is None:
            return None
        day = found[0]
    bound = f"{timex.bound} " if timex.bound else ""
    if timex.zone is None:
        return TimeValue(day.isoformat(), None, "day", f"{bound}{clock // 60:02}:{clock % 60:02} local")
    moment = datetime(day.year, day.month, day.day) + timedelta(minutes=clock - timex.zone)
    iso = moment.strftime("%Y-%m-%dT%H:%MZ")
    if timex.bound in {"until", "by", "before"}:
        return TimeValue(None, iso, "minute", timex.bound)
    return TimeValue(iso, None, "minute", timex.bound)


def _vague_period(timex: Timex, anchor: date | None) -> TimeValue | None:
    """ "in the coming days" begins at the publication and is open; "in the past few weeks" ends with it. The unit is
    the precision."""
    if anchor is None or timex.unit not in _PRECISION:
        return None
    precision = _PRECISION[timex.unit]
    hedge = f"{timex.word} {timex.unit}s"
    if (timex.direction or 0) > 0:
        return TimeValue(_cut(anchor, precision), None, precision, hedge)
    return TimeValue(None, _cut(_step(_floor(anchor, timex.unit), timex.unit, 1), precision), precision, hedge)


def _moments_ago(timex: Timex, published: Instant | None) -> TimeValue | None:
    if published is None or published.precision not in {"second", "minute", "hour"} or timex.count is None:
        return None
    moment = datetime.fromisoformat(published.iso.removesuffix("Z"))
    moment -= timedelta(seconds=timex.count * {"hour": 3600, "minute": 60, "second": 1}[timex.unit or "hour"])
    if timex.unit == "hour":
        return TimeValue(moment.strftime("%Y-%m-%dT%HZ"), None, "hour")
    return TimeValue(moment.strftime("%Y-%m-%dT%H:%MZ"), None, "minute")


def _resolve_range(
    timex: Timex, published: Instant | None, outlook: Outlook, narrative: date | None
) -> TimeValue | None:
    begin, finish = timex.begin, timex.finish
    if begin is None or finish is None or begin.kind == "clock" or finish.kind == "clock":
        return None
    anchor = anchor_date(published)
    if begin.year is None and finish.year is not None and begin.kind in {"date", "month", "quarter", "season"}:
        begin = replace(begin, year=finish.year)
    one = interval(begin, anchor, outlook, narrative)
    if one is not None and finish.year is None and finish.kind in {"date", "month", "quarter", "season"}:
        finish = replace(finish, year=one[0].year)
    two = interval(finish, anchor, outlook, narrative)
    bare = timex.finish is not None and timex.finish.year is None and finish.kind in {"date", "month"}
    if one is not None and two is not None and two[0] <= one[0] and bare and begin.kind == finish.kind:
        # "from December 24 to January 2": over the turn of the year
        two = interval(replace(finish, year=one[0].year + 1), anchor, outlook, narrative)
    if one is None or two is None:
        return None
    if two[0] <= one[0] and begin.kind == finish.kind == "weekday":
        two = (two[0] + timedelta(days=7), two[1] + timedelta(days=7), two[2])
    if two[0] <= one[0]:
        return None
    precision = one[2] if one[2] == two[2] else "day"
    hedge = begin.edge if begin.edge == finish.edge else None
    return TimeValue(_cut(one[0], precision), _cut(two[1], precision), precision, hedge)
