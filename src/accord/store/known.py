"""What was known at a moment: the ledger's entries up to a number, and what they amount to.

A report counts in its latest version; one that was retracted does not count from then on; of several readings of a
report the latest counts. Nothing that is added later changes that of an earlier moment, as entries are never changed
and their times never go back.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, Connection, and_, exists, func, select, true

from accord.errors import QuestionError
from accord.model import Reading
from accord.store import records
from accord.store.tables import entries, readings, reports, retractions

__all__ = ["Position", "by", "counted", "members", "position", "readings_at", "story_states"]

_SHARE = 500  # values in one IN: SQLite takes 32,766, older ones 999


@dataclass(frozen=True, slots=True)
class Position:
    """A state of the ledger: its entries up to ``entry``. ``now``: there are none after it."""

    entry: int
    now: bool


def position(connection: Connection, as_of: str | None = None) -> Position:
    """The state as of a moment (see :mod:`accord.store.moments`; None: as of now).

    Raises QuestionError where nothing was known by then, saying when the ledger begins.
    """
    last = int(connection.execute(select(func.max(entries.c.entry))).scalar() or 0)
    if as_of is None:
        return Position(last, True)
    found = connection.execute(
        select(entries.c.entry).where(entries.c.known <= as_of).order_by(entries.c.known.desc(), entries.c.entry.desc())
    ).scalar()
    if found is None:
        first = connection.execute(select(func.min(entries.c.known))).scalar()
        begin = f"its first entry is of {first}" if first else "it is empty"
        raise QuestionError(
            f"the ledger knew nothing by {as_of}: {begin}. (accord add --backfill counts reports of the past as known "
            "from when they were published)"
        )
    return Position(int(found), int(found) == last)


def counted(at: Position) -> ColumnElement[bool]:
    """The condition under which a row of ``reports`` counts."""
    later = reports.alias()
    return and_(
        by(reports.c.entry, at),
        ~exists().where(later.c.article == reports.c.article, later.c.entry > reports.c.entry, by(later.c.entry, at)),
        ~exists().where(retractions.c.report == reports.c.entry, by(retractions.c.entry, at)),
    )


def by(entry: ColumnElement[int], at: Position) -> ColumnElement[bool]:
    """The condition that an entry had been made by a position.

    Of now that is every entry. Of then it is written as a sum, since an index over entries is the wrong one to go by:
    nearly all entries are earlier.
    """
    return true() if at.now else (entry + 0) <= at.entry


def members(connection: Connection, stories: Iterable[str], at: Position) -> dict[str, list[int]]:
    """By story the entries of its reports that count."""
    found: dict[str, list[int]] = {}
    for some in _shares(sorted(set(stories))):
        rows = connection.execute(
            select(reports.c.story, reports.c.entry)
            .where(reports.c.story.in_(some), counted(at))
            .order_by(reports.c.entry)
        )
        for story, entry in rows:
            found.setdefault(story, []).append(entry)
    return found


def readings_at(connection: Connection, chosen: Iterable[int], at: Position) -> list[Reading]:
    """The readings that counted of reports, by their entries, in the order of these."""
    found: dict[int, Reading] = {}
    for some in _shares(sorted(set(chosen))):
        newer = readings.alias()
        latest = (
            select(func.max(newer.c.entry))
            .where(newer.c.report == readings.c.report, newer.c.entry <= at.entry)
            .scalar_subquery()
        )
        rows = connection.execute(
            select(reports, readings.c.body)
            .join(readings, readings.c.report == reports.c.entry)
            .where(reports.c.entry.in_(some), readings.c.entry == latest)
        )
        for row in rows.mappings():
            found[row["entry"]] = records.reading_of(row["body"], records.report_of(row))
    return [found[entry] for entry in sorted(found)]


def story_states(connection: Connection, at: Position) -> dict[str, int]:
    """By story the last entry that bore on it."""
    rows = connection.execute(
        select(entries.c.story, func.max(entries.c.entry))
        .where(entries.c.entry <= at.entry, entries.c.story.is_not(None))
        .group_by(entries.c.story)
    )
    return {str(story): upto for story, upto in rows}


def _shares(values: Sequence[object]) -> Iterable[Sequence[object]]:
    for at in range(0, len(values), _SHARE):
        yield values[at : at + _SHARE]
