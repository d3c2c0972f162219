"""The entries of a live page, and the posts that a page embeds, each with the moment at which it was written.

"An hour ago" in an entry of 9:15 means 8:15, whenever the page was published or last changed. Layout has told the
entries' times and the posts' signatures as blocks of their own (:mod:`accord.sources.layout`); here they become anchors
for the times that are told in the entries and posts.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from itertools import pairwise

from accord.model import Block, Instant, Report
from accord.reading.numbers import table

__all__ = ["anchors"]

PROSE = frozenset({"paragraph", "list", "caption"})
FEWEST = 2  # entries; one time above a text is the page's own
LONGEST = 120  # code points of a line that tells a time
# Hours by which the clock of one entry may lie on the wrong side of the one before: entries are put right and pinned.
# A greater step is midnight, and then the day is not known until the page names one.
SLACK = 6 * 60

_CLOCK = re.compile(
    r"(?<![\d:.])(?P<hour>\d{1,2})(?:[:.](?P<minute>\d\d))?(?:[:.]\d\d)?\s?(?P<half>[ap]\.?m\.?(?!\w))?"
    r"(?:\s?(?P<zone>[A-Za-z]{1,4})\b)?",
    re.IGNORECASE,
)
_HANDLE = re.compile(r"\A[—–-].{1,80}\(@\w+\)")
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}"
_DAY = re.compile(
    rf"(?P<iso>\d{{4}}-\d\d-\d\d)"
    rf"|(?<![\d:.])(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s(?P<month>{_MONTH})\b\.?(?:,?\s(?P<year>\d{{4}}))?"
    rf"|\b(?P<month2>{_MONTH})\b\.?\s(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?\b(?![:.]\d)(?:,?\s(?P<year2>\d{{4}}))?"
)


def anchors(report: Report) -> dict[int, Instant | None]:
    """Block number -> the moment of the entry that the block stands in, or the day of the post that it is; no other
    blocks.

    The day is the one that the entry or a line above it names, else that of publication; None where neither says, or
    where the clock has passed midnight since. A time of day without a zone counts as its day, as everywhere.
    """
    found = _entries(report)
    for number, block in enumerate(report.blocks):
        if block.kind == "byline" and number and report.blocks[number - 1].kind in PROSE:
            signed = report.text[block.start : block.end]
            day = _named(signed, report.published) if len(signed) <= LONGEST and _HANDLE.search(signed) else None
            if day is not None:
                found[number - 1] = Instant(day.isoformat(), "day")
    return found


def _entries(report: Report) -> dict[int, Instant | None]:
    heads: list[tuple[int, tuple[int, int | None] | None, date | None]] = []
    clocks: list[int] = []
    for number, block in enumerate(report.blocks):
        if block.kind != "dateline" or block.end - block.start > LONGEST:
            continue
        words = report.text[block.start : block.end]
        clock, named = _clock(words), _named(words, report.published)
        if clock is not None or named is not None:
            heads.append((number, clock, named))
        if clock is not None and _followed(report.blocks, number):
            clocks.append(clock[0])
    if len(clocks) < FEWEST:
        return {}
    forward = sum(one < other for one, other in pairwise(clocks)) * 2 >= len(clocks) - 1
    day = _published(report.published)
    known = day is not None
    before: int | None = None
    found: dict[int, Instant | None] = {}
    stops = [number for number, _, _ in heads[1:]] + [len(report.blocks)]
    for (number, clock, named), stop in zip(heads, stops, strict=True):
        if named is not None:
            day, known, before = named, True, None
        if clock is not None:
            if before is not None and (before - clock[0] if forward else clock[0] - before) > SLACK:
                known = False
            before = clock[0]
        moment = _moment(day, clock) if known and day is not None else None
        found.update(dict.fromkeys(range(number, stop), moment))
    return found


def _followed(blocks: Sequence[Block], number: int) -> bool:
    """Whether prose stands between a line and the next line of its kind."""
    for block in blocks[number + 1 : number + 6]:
        if block.kind == "dateline":
            return False
        if block.kind in PROSE:
            return True
    return False


def _clock(words: str) -> tuple[int, int | None] | None:
    """Minutes since midnight and minutes by which the zone is ahead of UTC, None where it is not told."""
    for match in _CLOCK.finditer(_DAY.sub(lambda day: " " * len(day[0]), words)):
        if match["minute"] is None and match["half"] is None:
            continue
        hour, minute = int(match["hour"]), int(match["minute"] or 0)
        if match["half"]:
            if not 1 <= hour <= 12:
                continue
            hour = hour % 12 + 12 * (match["half"][0].lower() == "p")
        if hour < 24 and minute < 60:
            zone = table("times")["zones"].get((match["zone"] or "").lower())
            return hour * 60 + minute, int(zone) if zone is not None else None
    return None


def _named(words: str, published: Instant | None) -> date | None:
    """The day that a line names. Without a year it lies in the year before the publication, a day later at most."""
    months = table("times")["months"]
    for match in _DAY.finditer(words):
        try:
            if match["iso"]:
                return date.fromisoformat(match["iso"])
            month = months.get((match["month"] or match["month2"]).lower())
            day, year = int(match["day"] or match["day2"]), match["year"] or match["year2"]
            if month is None:
                continue
            if year:
                return date(int(year), month, day)
            last = _published(published)
            if last is None:
                return None
            here = date(last.year, month, day)
            return here if here <= last + timedelta(days=1) else date(last.year - 1, month, day)
        except ValueError:  # no such day
            continue
    return None


def _published(published: Instant | None) -> date | None:
    """The day of publication, None where it isn't known to the day."""
    return date.fromisoformat(published.iso[:10]) if published is not None and len(published.iso) >= 10 else None


def _moment(day: date, clock: tuple[int, int | None] | None) -> Instant | None:
    if clock is None or clock[1] is None:
        return Instant(day.isoformat(), "day")
    try:
        moment = datetime(day.year, day.month, day.day) + timedelta(minutes=clock[0] - clock[1])
    except OverflowError:
        return None
    return Instant(f"{moment:%Y-%m-%dT%H:%M}Z".rjust(17, "0"), "minute")
