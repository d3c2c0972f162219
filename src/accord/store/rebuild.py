"""The indexes, made again from the records: after a migration, or when they are doubted."""

from __future__ import annotations

from sqlalchemy import Connection, delete, insert, select, text

from accord.model import Reading
from accord.store import search
from accord.store.grouping import Grouping
from accord.store.records import reading_of, report_of
from accord.store.tables import (
    accounts,
    entries,
    events,
    facts,
    readings,
    reports,
    statements,
    stories,
    story_vectors,
)
from accord.store.writing import grow_stories, index_readings

__all__ = ["rebuild"]

_SHARE = 200


def rebuild(connection: Connection) -> int:
    """Make every index again; gives the number of reports. Accounts are made when they are next asked for.

    Which story a report belongs to is a record and stays as it was found.
    """
    for table in (facts, accounts, statements, events, story_vectors, stories):
        connection.execute(delete(table))
    if connection.dialect.name == "sqlite":
        for name in search.COLUMNS:
            connection.execute(text(f"INSERT INTO {name}_search({name}_search) VALUES ('delete-all')"))
    last, count = 0, 0
    while True:
        rows = (
            connection.execute(select(reports).where(reports.c.entry > last).order_by(reports.c.entry).limit(_SHARE))
            .mappings()
            .all()
        )
        if not rows:
            break
        last = rows[-1]["entry"]
        count += len(rows)
        here = {row["entry"]: report_of(row) for row in rows}
        search.put(connection, "reports", [dict(row) for row in rows])
        known = dict(
            connection.execute(select(entries.c.entry, entries.c.known).where(entries.c.entry.in_(sorted(here)))).all()
        )
        told = {
            row["entry"]: (row["report"], reading_of(row["body"], here[row["report"]]))
            for row in connection.execute(
                select(readings).where(readings.c.report.in_(sorted(here))).order_by(readings.c.entry)
            ).mappings()
        }
        first: dict[int, Reading] = {}
        for report, reading in told.values():
            first.setdefault(report, reading)  # the reading by which its story was found
        signs = [Grouping.row(entry, first[entry], known[entry]) for entry in here]
        connection.execute(
            insert(story_vectors), [sign | {"story": row["story"]} for sign, row in zip(signs, rows, strict=True)]
        )
        index_readings(connection, told)
        for row in rows:
            grow_stories(connection, {row["story"]: [(row["entry"], here[row["entry"]])]})
    for story, upto in connection.execute(
        select(entries.c.story, entries.c.entry).where(entries.c.story.is_not(None)).order_by(entries.c.entry)
    ).all():
        connection.execute(stories.update().where(stories.c.story == story).values(upto=upto))
    return count
