"""Adding to the ledger: entries and what they stand for, in one transaction at a time."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, Table, func, insert, select, update

from accord.model import Reading, Refusal, Report
from accord.sources.originals import as_json
from accord.store import records, search
from accord.store.codec import pack
from accord.store.moments import end_of, moment
from accord.store.tables import (
    entries,
    events,
    originals,
    readings,
    refusals,
    reports,
    runs,
    statements,
    stories,
    story_vectors,
)

if TYPE_CHECKING:
    from accord.sources.loaded import Loaded
    from accord.store.grouping import Grouping

__all__ = [
    "Arrival",
    "add",
    "begin",
    "grow_stories",
    "index_readings",
    "last_known",
    "next_entry",
    "put_entry",
    "put_refusals",
    "reread",
]


@dataclass(frozen=True, slots=True)
class Arrival:
    """A report that was read, on its way into the ledger."""

    reading: Reading
    loaded: Loaded


def begin(connection: Connection, command: str, version: str, now: datetime) -> int:
    """Note that a command begins to write; gives the run's number."""
    number = int(connection.execute(select(func.max(runs.c.run))).scalar() or 0) + 1
    connection.execute(insert(runs).values(run=number, at=moment(now), command=command, version=version))
    return number


def last_known(connection: Connection) -> str:
    """When the last entry was known; the ledger's time never goes back behind it. "" where there is none."""
    return connection.execute(select(entries.c.known).order_by(entries.c.entry.desc()).limit(1)).scalar() or ""


def next_entry(connection: Connection) -> int:
    """The number of the next entry."""
    return int(connection.execute(select(func.max(entries.c.entry))).scalar() or 0) + 1


def put_entry(connection: Connection, kind: str, known: str, run: int, story: str | None = None) -> int:
    """One entry. Its time is ``known``, or the last one's where that is later. Gives its number."""
    number = next_entry(connection)
    connection.execute(
        insert(entries).values(entry=number, known=max(known, last_known(connection)), kind=kind, story=story, run=run)
    )
    if story is not None:
        _touch(connection, {story: number})
    return number


def add(
    connection: Connection, arrivals: Sequence[Arrival], run: int, now: datetime, grouping: Grouping, *, backfill: bool
) -> list[str]:
    """Add reports with their readings; gives the ids of those that were not there yet.

    ``backfill``: they count as known from when they were published (or from the last entry, where that is later).
    """
    ids = [arrival.reading.report.id for arrival in arrivals]
    there = set(connection.execute(select(reports.c.id).where(reports.c.id.in_(ids))).scalars())
    known, number = last_known(connection), next_entry(connection)
    grouping.begin(connection)
    rows: dict[Table, list[dict[str, Any]]] = {
        table: [] for table in (entries, reports, originals, readings, story_vectors)
    }
    told: dict[int, tuple[int, Reading]] = {}
    added: list[str] = []
    touched: dict[str, list[tuple[int, Report]]] = {}
    for arrival in arrivals:
        reading, report = arrival.reading, arrival.reading.report
        if report.id in there:
            continue
        there.add(report.id)
        # a day that is yet to come, mistyped as it will be, is no time from which anything is known
        at = min(end_of(report.published), moment(now)) if backfill and report.published else moment(now)
        known = max(known, at)
        vector = grouping.place(connection, number, reading, known)
        story = str(vector["story"])
        entry = {"known": known, "story": story, "run": run}
        rows[entries].append(entry | {"entry": number, "kind": "report"})
        rows[entries].append(entry | {"entry": number + 1, "kind": "reading"})
        rows[reports].append(records.report_row(report, arrival.loaded.key) | {"entry": number, "story": story})
        rows[originals].append(_original_row(arrival.loaded, number))
        rows[readings].append(_reading_row(reading, number + 1, number))
        rows[story_vectors].append(vector)
        told[number + 1] = (number, reading)
        touched.setdefault(story, []).append((number + 1, report))
        added.append(report.id)
        number += 2
    for table in (entries, reports, originals, readings, story_vectors):
        if rows[table]:
            connection.execute(insert(table), rows[table])
    search.put(connection, "reports", rows[reports])
    index_readings(connection, told)
    grow_stories(connection, touched)
    return added


def reread(connection: Connection, report: int, story: str, reading: Reading, run: int, now: datetime) -> bool:
    """Add a newer reading of a report that is there; False where this reader has read it before."""
    have = select(readings.c.entry).where(
        readings.c.report == report, readings.c.reader == reading.version, readings.c.model == reading.model
    )
    if connection.execute(have).first() is not None:
        return False
    number = put_entry(connection, "reading", moment(now), run, story)
    connection.execute(insert(readings).values(_reading_row(reading, number, report)))
    index_readings(connection, {number: (report, reading)})
    return True


def put_refusals(connection: Connection, refused: Sequence[Refusal], run: int, now: datetime) -> None:
    """Keep what was refused, and why."""
    if refused:
        at = moment(now)
        rows: list[dict[str, Any]] = [
            {"at": at, "path": each.path, "error": each.error, "kind": each.kind, "bound": each.limit}
            | {"address": each.address, "run": run}
            for each in refused
        ]
        connection.execute(insert(refusals), rows)


def _original_row(loaded: Loaded, report: int) -> dict[str, Any]:
    return {
        "report": report,
        "media_type": loaded.original.media_type,
        "key": loaded.key,
        "address": loaded.address,
        "retrieved": loaded.retrieved.iso if loaded.retrieved else None,
        "body": pack(as_json(loaded.original)),
    }


def _reading_row(reading: Reading, entry: int, report: int) -> dict[str, Any]:
    return {
        "entry": entry,
        "report": report,
        "reader": reading.version,
        "model": reading.model,
        "body": records.reading_body(reading),
    }


def index_readings(connection: Connection, told: Mapping[int, tuple[int, Reading]]) -> None:
    """What readings say, as rows of their own. ``told``: by reading's entry the report's entry and the reading."""
    number = int(connection.execute(select(func.max(statements.c.number))).scalar() or 0)
    said: list[dict[str, Any]] = []
    done: list[dict[str, Any]] = []
    for entry, (report, reading) in told.items():
        for row in records.statement_rows(reading):
            number += 1
            said.append(row | {"number": number, "reading": entry, "report": report})
        done += [row | {"reading": entry, "report": report} for row in records.event_rows(reading)]
    if said:
        connection.execute(insert(statements), said)
        search.put(connection, "statements", said)
    if done:
        connection.execute(insert(events), done)


def grow_stories(connection: Connection, touched: Mapping[str, Sequence[tuple[int, Report]]]) -> None:
    """Bring the index of stories up to date with reports that joined them, each with the last entry that tells so."""
    there = {
        row["story"]: row
        for row in connection.execute(select(stories).where(stories.c.story.in_(sorted(touched)))).mappings()
    }
    for story, members in sorted(touched.items()):
        days = sorted(report.published.iso for _, report in members if report.published)
        upto = max(entry for entry, _ in members)
        old = there.get(story)
        if old is None:
            connection.execute(
                insert(stories).values(
                    story=story,
                    title=_title(members[0][1]),
                    first=days[0] if days else "",
                    last=days[-1] if days else "",
                    reports=len(members),
                    upto=upto,
                )
            )
        else:
            days = sorted({*days, *(day for day in (old["first"], old["last"]) if day)})
            connection.execute(
                update(stories)
                .where(stories.c.story == story)
                .values(
                    first=days[0] if days else "",
                    last=days[-1] if days else "",
                    reports=old["reports"] + len(members),
                    upto=upto,
                    account=None,
                )
            )


def _title(first: Report) -> str:
    """What a new story is called until its account is made: as its first report, however many came with it."""
    from accord.comparing.stories import title

    return first.title or title([first])


def _touch(connection: Connection, upto: Mapping[str, int]) -> None:
    """Stories of which something is known that their account does not know."""
    for story, entry in upto.items():
        connection.execute(update(stories).where(stories.c.story == story).values(upto=entry, account=None))
