"""Which story a report belongs to, as reports come into the ledger.

The same single pass as :mod:`accord.comparing.stories`, over the stories that are near in time: those with a report of
the same month, of the one before or of the one after. So what a report costs does not grow with the years, and where
it belongs follows from what was kept before it alone, not from what else the program at work has met: one that was
killed and begun anew goes on as if nothing had been.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, RowMapping, func, select

from accord.comparing import stories
from accord.comparing.leads import leads
from accord.model import Reading
from accord.store.codec import pack, unpack
from accord.store.tables import story_vectors

__all__ = ["Grouping", "follows"]

# How many stories are asked for at once: databases bound the parameters of a question.
_AT_ONCE = 500

# Digits that a vector's weights are kept with: what is compared must be what is kept, or a run that was broken off
# would end otherwise than one that was not.
_DIGITS = 5


class Grouping:
    """The stories of the months that were needed so far, in memory. Of use within writing transactions only."""

    def __init__(self) -> None:
        self._stories = stories.Stories()
        self._names: list[str] = []
        self._numbers: dict[str, int] = {}
        self._months: set[str] = set()
        self._seen: set[int] = set()
        self._last = 0

    @staticmethod
    def row(entry: int, reading: Reading, known: str) -> dict[str, Any]:
        """What is kept of a report in ``story_vectors``, but its story."""
        report = reading.report
        month = (report.published.iso if report.published else known)[:7]
        found = stories.sign(report, leads(reading))
        kept = {
            "vector": {term: round(weight, _DIGITS) for term, weight in found.vector.items()},
            "began": found.began if math.isfinite(found.began) else None,
            "days": sorted(found.days),
            "acts": sorted(found.acts),
        }
        return {
            "report": entry,
            "month": month if len(month) == 7 else f"{month[:4]}-01",
            "day": found.day,
            "vector": pack(kept),
        }

    def begin(self, connection: Connection) -> None:
        """Take note, at the begin of a writing transaction, of what other writers have added to stories that are here
        or to months that are; what is not near in time need not be known.
        """
        table = story_vectors
        if not self._months:
            self._last = connection.execute(select(func.max(table.c.report))).scalar() or 0
            return
        columns = select(table.c.report, table.c.story, table.c.month)
        rows = connection.execute(columns.where(table.c.report > self._last))
        fresh = [(report, story, month) for report, story, month in rows if report not in self._seen]
        self._last = max((report for report, _, _ in fresh), default=self._last)
        near = {story for _, story, month in fresh if story in self._numbers or month in self._months}
        self._restore(connection, near)

    def place(self, connection: Connection, entry: int, reading: Reading, known: str) -> dict[str, Any]:
        """The row of ``story_vectors`` for a report that is being added as ``entry``, after :meth:`begin`."""
        row = self.row(entry, reading, known)
        month = row["month"]
        near = (_next(month, -1), month, _next(month, 1))
        self._load(connection, set(near) - self._months)
        number = self._stories.place(_sign(row), month, near)
        self._name(number, f"story-{reading.report.id}")
        self._seen.add(entry)
        self._last = max(self._last, entry)
        return row | {"story": self._names[number]}

    def _load(self, connection: Connection, months: set[str]) -> None:
        """Bring in the stories that have a report of a month."""
        if months:
            table = story_vectors
            near = select(table.c.story).distinct().where(table.c.month.in_(sorted(months)))
            self._restore(connection, set(connection.execute(near).scalars()))
            self._months |= months

    def _restore(self, connection: Connection, wanted: set[str]) -> None:
        """Bring in what is not here yet of stories, each of them whole and in its order."""
        table = story_vectors
        names = sorted(wanted)
        for some in (names[at : at + _AT_ONCE] for at in range(0, len(names), _AT_ONCE)):
            rows = connection.execute(select(table).where(table.c.story.in_(some)).order_by(table.c.report))
            for row in rows.mappings():
                if row["report"] not in self._seen:
                    self._seen.add(row["report"])
                    story = row["story"]
                    number = self._stories.restore(self._numbers.get(story), _sign(row), row["month"])
                    self._name(number, story)

    def _name(self, number: int, story: str) -> None:
        if number == len(self._names):
            self._names.append(story)
            self._numbers[story] = number


def follows(connection: Connection, chosen: Sequence[str], at: int) -> dict[str, tuple[str, ...]]:
    """By story the others of ``chosen`` whose follow-up it is, the nearest first, as of an entry."""
    table = story_vectors
    rows = connection.execute(
        select(table).where(table.c.story.in_(chosen), table.c.report <= at).order_by(table.c.report)
    ).mappings()
    grown, numbers, first = stories.Stories(), dict[str, int](), dict[str, str]()
    for row in rows:
        numbers[row["story"]] = grown.restore(numbers.get(row["story"]), _sign(row))
        first.setdefault(_mark(row["report"]), row["story"])
    return {first[group.reports[0]]: tuple(first[name] for name in group.follows) for group in grown.groups()}


def _sign(row: Mapping[str, Any] | RowMapping) -> stories.Sign:
    """The sign of a kept row."""
    kept = unpack(row["vector"])
    began = math.inf if kept["began"] is None else kept["began"]
    return stories.Sign(
        _mark(row["report"]), kept["vector"], row["day"], began, frozenset(kept["days"]), frozenset(kept["acts"])
    )


def _mark(entry: int) -> str:
    """What a report is called by here: its entry, so that of like stories the one that began first comes first."""
    return f"{entry:012}"


def _next(month: str, step: int) -> str:
    year, number = int(month[:4]), int(month[5:7]) - 1 + step
    return f"{year + number // 12:04}-{number % 12 + 1:02}"
