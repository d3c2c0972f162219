"""Which story a report belongs to, as reports come into the ledger.

The same single pass as :mod:`accord.comparing.stories`, over the stories that are near in time: those with a report of
the same month, of the one before or of the one after. So what a report costs does not grow with the years.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, RowMapping, func, select

from accord.comparing import stories
from accord.comparing.leads import leads
from accord.model import Reading
from accord.store.codec import pack, unpack
from accord.store.tables import story_vectors

__all__ = ["Grouping", "follows"]

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

    def place(self, connection: Connection, entry: int, reading: Reading, known: str) -> dict[str, Any]:
        """The row of ``story_vectors`` for a report that is being added as ``entry``."""
        row = self.row(entry, reading, known)
        self._load(connection, row["month"])
        number = self._stories.place(_sign(row))
        self._name(number, f"story-{reading.report.id}")
        self._seen.add(entry)
        self._last = max(self._last, entry)
        return row | {"story": self._names[number]}

    def _load(self, connection: Connection, month: str) -> None:
        """Bring in the stories near a month, and what another writer has added to those that are here."""
        wanted = {month, _next(month, 1), _next(month, -1)} - self._months
        table = story_vectors
        if wanted:
            near = select(table.c.story).where(table.c.month.in_(sorted(wanted)))
            self._restore(connection, table.c.story.in_(near))
            self._months |= wanted
        if self._last:
            # a writing transaction sees all that others have added; what is not near in time need not be known
            self._restore(connection, table.c.report > self._last, table.c.month.in_(sorted(self._months)))
        here = connection.execute(select(func.max(table.c.report))).scalar() or 0
        self._last = max(self._last, here)

    def _restore(self, connection: Connection, *conditions: ColumnElement[bool]) -> None:
        table = story_vectors
        rows = connection.execute(select(table).where(*conditions).order_by(table.c.report))
        for row in rows.mappings():
            if row["report"] not in self._seen:
                self._seen.add(row["report"])
                story = row["story"]
                number = self._stories.restore(self._numbers.get(story), _sign(row))
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
        first.setdefault(str(row["report"]), row["story"])
    return {first[group.reports[0]]: tuple(first[name] for name in group.follows) for group in grown.groups()}


def _sign(row: Mapping[str, Any] | RowMapping) -> stories.Sign:
    """The sign of a kept row; the report is named by its entry."""
    kept = unpack(row["vector"])
    began = math.inf if kept["began"] is None else kept["began"]
    return stories.Sign(
        str(row["report"]), kept["vector"], row["day"], began, frozenset(kept["days"]), frozenset(kept["acts"])
    )


def _next(month: str, step: int) -> str:
    year, number = int(month[:4]), int(month[5:7]) - 1 + step
    return f"{year + number // 12:04}-{number % 12 + 1:02}"
