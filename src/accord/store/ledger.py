"""The ledger: what was reported, kept for years, and asked as it was known on any date."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, RowMapping, func, insert, select

from accord.errors import QuestionError, StoreReadOnlyError
from accord.model import Dossier, Fact, Outlet, Reading, Refusal
from accord.sources.outlets import shipped
from accord.store import DEFAULT, asking, settling, transfer, writing
from accord.store.asking import Filter, Page, Quote, StoryRow
from accord.store.connection import Database
from accord.store.corrections import entered_at, put, take_back
from accord.store.known import Position, members, position, readings_at
from accord.store.moments import LAST, moment, until
from accord.store.records import report_of
from accord.store.review import Request, Reviewed, mark_quotes, mark_stories, overview, prepare
from accord.store.tables import accounts, entries, feeds, outlets, readings, reports, retractions, runs

# What reads and compares is imported by the methods that need it: most questions are answered by what is kept.
if TYPE_CHECKING:
    from accord.ledger.corrections import Entered
    from accord.sources.loaded import Loaded
    from accord.store import changes
    from accord.store.adding import Adder, ReadsMany

__all__ = ["Ledger", "Version"]

"""The ledger's file where none is named."""

Progress = Callable[[int, int | None], None]


@dataclass(frozen=True, slots=True)
class Version:
    """One version of an article: when it came to be known, its reading, and what it changed against the one before."""

    known: str
    reading: Reading
    revision: changes.Revision | None
    retracted: str | None


class Ledger:
    """A ledger, open to be asked, or (``write``) to be added to as well.

    ``place`` is a file's path or a PostgreSQL address; without one the variable ACCORD_STORE says it, else it is
    "accord.sqlite" in this folder. Opened to write, a missing one is made. Use it in a ``with``, or close it. Every
    method may raise StoreError. ``clock`` gives the time that an entry counts as known from.

    ``as_of`` is everywhere a day, month, year or moment (ISO 8601, UTC): what was known by its end.
    """

    def __init__(
        self,
        place: str | Path | None = None,
        *,
        write: bool = False,
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
        said: Callable[[str], None] | None = None,
    ) -> None:
        self._database = Database(place or os.environ.get("ACCORD_STORE") or DEFAULT, write=write)
        self._clock = clock
        self._said = said

    def __enter__(self) -> Ledger:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @property
    def name(self) -> str:
        """How it is named in messages; never with a password."""
        return self._database.name

    def close(self) -> None:
        """Let go of it."""
        self._database.close()

    # --- adding ---

    def add(
        self,
        items: Iterable[Loaded | Refusal],
        *,
        command: str = "add",
        backfill: bool = False,
        model: str | None = None,
        processes: int = 1,
        progress: Progress | None = None,
        reader: Callable[[], ReadsMany] | None = None,
    ) -> Adder:
        """Read what is not there yet and keep it. Gives the counts.

        ``backfill``: reports count as known from when they were published and not from now; for filling a ledger with
        an archive. Times never go back: what comes after a later report counts from that one's time on.
        """
        from accord.store.adding import Adder

        adder = Adder(self._database, command, backfill, self._clock, self._said, progress)
        adder.add(items, model=model, processes=processes, reader=reader)
        return adder

    def reread(
        self, *, model: str | None = None, processes: int = 1, progress: Progress | None = None
    ) -> dict[str, int]:
        """Read again, with this reader, all that an older one (or another model) read. Old readings stay.

        Gives how many reports were read again, and how many events and statements are new, gone and changed.
        """
        from accord.reading.reader import VERSION as READER
        from accord.reading.reader import Reader
        from accord.store import changes

        counts: dict[str, int] = {"reports": 0}
        reader = Reader(model)
        with self._database.reading() as connection:
            at = position(connection)
            ours = readings.alias()
            done = (
                select(ours.c.entry)
                .where(ours.c.report == reports.c.entry, ours.c.reader == READER, ours.c.model == reader.model)
                .exists()
            )
            wanted = list(connection.execute(select(reports.c.entry).where(~done).order_by(reports.c.entry)).scalars())
        run: int | None = None
        for first in range(0, len(wanted), 32):
            some = wanted[first : first + 32]
            with self._database.reading() as connection:
                rows = (
                    connection.execute(select(reports).where(reports.c.entry.in_(some)).order_by(reports.c.entry))
                    .mappings()
                    .all()
                )
                old = readings_at(connection, some, at)
            new = list(reader.read_many([report_of(row) for row in rows], processes))
            with self._database.writing() as connection:
                if run is None:
                    run = writing.begin(connection, "reread", settling.VERSION, self._clock())
                for row, before, after in zip(rows, old, new, strict=True):
                    if writing.reread(connection, row["entry"], row["story"], after, run, self._clock()):
                        counts["reports"] += 1
                        for name, number in changes.reread(before, after).items():
                            counts[name] = counts.get(name, 0) + number
            if progress is not None:
                progress(first + len(some), len(wanted))
        return counts

    def retract(self, report: str, reason: str, who: str) -> None:
        """From now on a report counts for nothing; as of any earlier day it does. Raises QuestionError."""
        if not reason.strip():
            raise QuestionError("a retraction needs a reason")
        with self._database.writing() as connection:
            row = _report(connection, report)
            gone = select(retractions.c.entry).where(retractions.c.report == row["entry"])
            if connection.execute(gone).first() is not None:
                raise QuestionError(f"report {row['id']} is retracted already")
            now = self._clock()
            run = writing.begin(connection, "retract", settling.VERSION, now)
            number = writing.put_entry(connection, "retraction", moment(now), run, row["story"])
            connection.execute(
                insert(retractions).values(entry=number, report=row["entry"], who=who, reason=reason.strip())
            )

    def settle(self, *, as_of: str | None = None, story: str | None = None, progress: Progress | None = None) -> int:
        """Work out the accounts that are not there yet, of all stories or of one; gives how many were.

        Raises StoreReadOnlyError where there are some and the ledger may not be written to.
        """
        with self._database.reading() as connection:
            at = position(connection, until(as_of) if as_of else None)
            wanted = settling.missing(connection, at, None if story is None else [story])
        if wanted and not self._database.write:
            raise StoreReadOnlyError(
                self.name,
                f"the accounts of {len(wanted)} stories are still to be worked out, and it was opened to be asked only",
            )
        done = 0
        for name, upto in sorted(wanted.items()):
            with self._database.reading() as connection:
                made = settling.work_out(connection, name, upto)
            with self._database.writing() as connection:
                settling.keep(connection, name, upto, made)
            done += 1
            if progress is not None:
                progress(done, len(wanted))
        return done

    # --- asking ---

    def stories(self, wanted: Filter | None = None, *, as_of: str | None = None) -> Page[StoryRow]:
        """Stories, the latest first. Raises QuestionError."""
        with self._at(as_of) as (connection, at):
            return mark_stories(connection, at, asking.find_stories(connection, at, wanted or Filter()))

    def facts(self, wanted: Filter | None = None, *, as_of: str | None = None) -> Page[Fact]:
        """Facts of the accounts that are worked out (see :meth:`settle`), the latest first. Raises QuestionError."""
        with self._at(as_of) as (connection, at):
            return asking.find_facts(connection, at, wanted or Filter())

    def quotes(self, wanted: Filter | None = None, *, as_of: str | None = None) -> Page[Quote]:
        """Statements, the latest first. Raises QuestionError."""
        with self._at(as_of) as (connection, at):
            found = asking.find_quotes(connection, at, wanted or Filter())
            return mark_quotes(found, entered_at(connection, at))

    def readings(self, wanted: Filter | None = None, *, as_of: str | None = None) -> list[Reading]:
        """The readings of all reports of the stories that are asked for."""
        with self._at(as_of) as (connection, at):
            return _of_stories(connection, at, _chosen(connection, at, wanted))

    def dossier(self, wanted: Filter | None = None, *, as_of: str | None = None) -> Dossier:
        """The account of all stories that are asked for. Raises QuestionError where there is none."""
        with self._at(as_of) as (connection, at):
            chosen = _chosen(connection, at, wanted)
            if not chosen:
                raise QuestionError("no story answers that; accord stories lists them")
            if len(chosen) == 1:
                upto = connection.execute(
                    select(func.max(entries.c.entry)).where(entries.c.story == chosen[0], entries.c.entry <= at.entry)
                ).scalar_one()
                account = settling.account_of(connection, chosen[0], upto)
                if account is not None:
                    return settling.kept(connection, account)
            found = _of_stories(connection, at, chosen)
            groups = members(connection, chosen, at)
            names = dict(
                connection.execute(select(reports.c.entry, reports.c.id).where(reports.c.story.in_(chosen))).all()
            )
            from accord.store.grouping import follows

            before = follows(connection, chosen, at.entry)
            corrections = entered_at(connection, at, chosen)
        from accord.comparing.stories import Group
        from accord.ledger.dossier import dossier

        reports_of = {story: tuple(names[entry] for entry in groups[story]) for story in chosen if story in groups}
        return dossier(
            found,
            groups=[
                Group(those, tuple(reports_of[other][0] for other in before[story] if other in reports_of), story)
                for story, those in reports_of.items()
            ],
            corrections=corrections,
        )

    def versions(self, report: str) -> list[Version]:
        """All versions of the article that a report (its id, its beginning, its address or its path) is one of."""
        from accord.store import changes

        with self._database.reading() as connection:
            at = position(connection)
            row = _report(connection, report)
            rows = connection.execute(
                select(reports.c.entry, entries.c.known)
                .join(entries, entries.c.entry == reports.c.entry)
                .where(reports.c.article == row["article"])
                .order_by(reports.c.entry)
            ).all()
            found = readings_at(connection, [entry for entry, _ in rows], at)
            gone = dict(
                connection.execute(
                    select(retractions.c.report, retractions.c.reason).where(
                        retractions.c.report.in_([entry for entry, _ in rows])
                    )
                ).all()
            )
        made = []
        for number, ((entry, known), reading) in enumerate(zip(rows, found, strict=True)):
            revision = changes.revision(found[number - 1], reading) if number else None
            made.append(Version(known, reading, revision, gone.get(entry)))
        return made

    def texts(self, chosen: Iterable[str]) -> dict[str, str]:
        """The texts of reports, by their ids."""
        with self._database.reading() as connection:
            return dict(
                connection.execute(
                    select(reports.c.id, reports.c.text).where(reports.c.id.in_(sorted(set(chosen))))
                ).all()
            )

    def refusals(self) -> list[Refusal]:
        """What was refused and not read since."""
        from accord.store.adding import open_refusals

        with self._database.reading() as connection:
            return open_refusals(connection)

    def counts(self) -> dict[str, int]:
        """How much there is of each kind of record."""
        with self._database.reading() as connection:
            tables = (runs, entries, reports, readings, retractions, accounts)
            return {
                table.name: int(connection.execute(select(func.count()).select_from(table)).scalar_one())
                for table in tables
            }

    # --- corrections ---

    def review(self, asked: Iterable[Request]) -> list[int]:
        """Enter what persons say of records: all of it, or nothing. Gives the numbers of the corrections.

        The accounts must be worked out (see :meth:`settle`), before and again after. Raises QuestionError.
        """
        with self._database.writing() as connection:
            made = prepare(connection, position(connection), asked)
            now = self._clock()
            run = writing.begin(connection, "review", settling.VERSION, now)
            known = moment(now)
            return [
                take_back(connection, one[1], str(one[0].who), one[0].note, known, run)
                if isinstance(one, tuple)
                else put(connection, one, known, run)
                for one in made
            ]

    def corrections(self, *, as_of: str | None = None) -> tuple[Entered, ...]:
        """The corrections that count, in the order in which they were made."""
        with self._at(as_of) as (connection, at):
            return entered_at(connection, at)

    def reviewed(self, *, as_of: str | None = None) -> list[Reviewed]:
        """All corrections, the latest first, each with what became of it."""
        with self._at(as_of) as (connection, at):
            return overview(connection, at)

    # --- outlets ---

    def outlets(self, *, as_of: str | None = None) -> list[Outlet]:
        """The outlets that are known, by name: those that ship, and before them those that were entered by then."""
        found = {outlet.name: outlet for outlet in shipped()}
        moment_asked = until(as_of) if as_of else LAST
        with self._database.reading() as connection:
            newest = (
                select(func.max(outlets.c.entry))
                .join(entries, entries.c.entry == outlets.c.entry)
                .where(entries.c.known <= moment_asked)
                .group_by(outlets.c.name)
            )
            rows = connection.execute(select(outlets).where(outlets.c.entry.in_(newest)))
            found |= {row["name"]: _outlet(row) for row in rows.mappings()}
        return [found[name] for name in sorted(found)]

    def enter_outlet(self, outlet: Outlet) -> None:
        """Enter what is known of an outlet; what was entered before stays as of its time."""
        with self._database.writing() as connection:
            now = self._clock()
            run = writing.begin(connection, "outlets", settling.VERSION, now)
            number = writing.put_entry(connection, "outlet", moment(now), run)
            connection.execute(
                insert(outlets).values(
                    entry=number, name=outlet.name, country=outlet.country, owner=outlet.owner, kind=outlet.kind,
                    party=outlet.party,
                )
            )  # fmt: skip

    # --- feeds ---

    def feed(self, address: str) -> dict[str, object]:
        """Where the polling of a feed stands; empty for a new one."""
        with self._database.reading() as connection:
            state = connection.execute(select(feeds.c.state).where(feeds.c.address == address)).scalar()
            return json.loads(state) if state else {}

    def put_feed(self, address: str, state: dict[str, object]) -> None:
        """Note where the polling of a feed stands."""
        words = json.dumps(state, ensure_ascii=False, sort_keys=True)
        with self._database.writing() as connection:
            done = connection.execute(feeds.update().where(feeds.c.address == address).values(state=words))
            if not done.rowcount:
                connection.execute(insert(feeds).values(address=address, state=words))

    # --- as a whole ---

    def export(self) -> Iterator[str]:
        """The whole ledger as lines of JSON (see :mod:`accord.store.transfer`)."""
        with self._database.reading() as connection:
            yield from transfer.export(connection)

    def load(self, lines: Iterable[str], path: str = "-", step: Callable[[], None] | None = None) -> int:
        """Put an exported ledger into this one, which must be empty: all of it, or nothing. Gives its entries."""
        from accord.store.rebuild import rebuild

        with self._database.writing() as connection:
            count = transfer.load(connection, lines, path, step)
            rebuild(connection)
            return count

    def rebuild(self) -> int:
        """Make all indexes again from the records; gives the number of reports."""
        from accord.store.rebuild import rebuild

        with self._database.writing() as connection:
            return rebuild(connection)

    @contextmanager
    def _at(self, as_of: str | None) -> Iterator[tuple[Connection, Position]]:
        """A reading transaction, and the position that is asked about."""
        moment_asked = until(as_of) if as_of else None
        with self._database.reading() as connection:
            yield connection, position(connection, moment_asked)


def _chosen(connection: Connection, at: Position, wanted: Filter | None) -> list[str]:
    filled = replace(wanted or Filter(), page=1, size=asking.LONGEST_PAGE)
    return [row.id for row in asking.find_stories(connection, at, filled).rows]


def _of_stories(connection: Connection, at: Position, chosen: list[str]) -> list[Reading]:
    found = members(connection, chosen, at)
    return readings_at(connection, [entry for some in found.values() for entry in some], at)


def _report(connection: Connection, words: str) -> dict[str, Any]:
    """The row of the one report that an id, the beginning of one, an address or a path names. Raises QuestionError."""
    for condition in (
        reports.c.id == words,
        (reports.c.id >= words) & (reports.c.id < words + "\uffff"),
        reports.c.url == words,
        reports.c.path == words,
    ):
        rows = connection.execute(select(reports).where(condition).order_by(reports.c.entry.desc()).limit(50))
        found = [dict(row) for row in rows.mappings()]
        if found and len({row["article"] for row in found}) == 1:
            return found[0]
        if found:
            raise QuestionError(f"report {words!r}: several begin like that")
    raise QuestionError(f"report {words!r}: there is none of that id, address or path")


def _outlet(row: RowMapping) -> Outlet:
    return Outlet(row["name"], row["country"], row["owner"], row["kind"], row["party"])
