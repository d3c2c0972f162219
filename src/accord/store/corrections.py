"""The records of what persons said of other records: written once, never changed, taken back by a further one."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import Connection, insert, select

from accord.ledger.corrections import Entered, dumped, loaded
from accord.store.known import Position, counted
from accord.store.tables import corrections, entries, reports
from accord.store.writing import put_entry

__all__ = ["Undone", "entered_at", "put", "take_back", "undone_at"]

UNDO = "undo"
_SHARE = 500


@dataclass(frozen=True, slots=True)
class Undone:
    """The entry that takes a correction back: ``of`` is the correction's entry."""

    number: int
    of: int
    at: str
    who: str
    note: str | None


def put(connection: Connection, made: Entered, known: str, run: int) -> int:
    """Enter a correction (its ``number`` and ``at`` are given here); gives its entry."""
    target, value = dumped(made)
    return _put(connection, made.story, known, run, made.who, made.action, target, value, made.note)


def take_back(connection: Connection, made: Entered, who: str, note: str | None, known: str, run: int) -> int:
    """Enter that a correction counts no more from now on; gives the entry."""
    return _put(connection, made.story, known, run, who, UNDO, json.dumps({"correction": made.number}), None, note)


def _put(
    connection: Connection, story: str | None, known: str, run: int, who: str, action: str, target: str,
    value: str | None, note: str | None,
) -> int:  # fmt: skip
    number = put_entry(connection, "correction", known, run, story)
    connection.execute(
        insert(corrections).values(entry=number, who=who, action=action, target=target, value=value, note=note)
    )
    return number


def _rows(connection: Connection, at: Position, *, undo: bool) -> list[Any]:
    which = corrections.c.action == UNDO if undo else corrections.c.action != UNDO
    return list(
        connection.execute(
            select(corrections, entries.c.known)
            .join(entries, entries.c.entry == corrections.c.entry)
            .where(corrections.c.entry <= at.entry, entries.c.kind == "correction", which)
            .order_by(corrections.c.entry)
        ).mappings()
    )


def undone_at(connection: Connection, at: Position) -> dict[int, Undone]:
    """By correction the entry that took it back by a position."""
    return {
        (of := int(json.loads(row["target"])["correction"])): Undone(
            row["entry"], of, row["known"], row["who"], row["note"]
        )
        for row in _rows(connection, at, undo=True)
    }


def entered_at(
    connection: Connection, at: Position, stories: Iterable[str] | None = None, *, all_of_them: bool = False
) -> tuple[Entered, ...]:
    """The corrections that had been made by a position, in their order, without those taken back by then.

    ``stories``: only those of facts, statements and stories in these. ``all_of_them``: also those taken back.
    """
    rows = _rows(connection, at, undo=False)
    if not rows:
        return ()
    off = {} if all_of_them else undone_at(connection, at)
    found = [
        loaded(row["entry"], row["known"], row["who"], row["action"], row["target"], row["value"], row["note"])
        for row in rows
        if row["entry"] not in off
    ]
    if stories is not None:
        wanted = frozenset(stories)
        found = [one for one in found if one.story in wanted]
    present = _counting(connection, at, {report for one in found for report in one.reports})
    return tuple(replace(one, counted=one.reports & present) for one in found)


def _counting(connection: Connection, at: Position, chosen: set[str]) -> frozenset[str]:
    ordered, found = sorted(chosen), set[str]()
    for first in range(0, len(ordered), _SHARE):
        some = ordered[first : first + _SHARE]
        found.update(connection.execute(select(reports.c.id).where(reports.c.id.in_(some), counted(at))).scalars())
    return frozenset(found)
