"""Reports into the ledger: load, read what is not there yet, keep it; what can't be read is kept as a refusal."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import chain
from typing import Protocol

from sqlalchemy import Connection, func, select

from accord.ledger.days import apart, known_day
from accord.model import Reading, Refusal, Report
from accord.reading.reader import Reader
from accord.sources.loaded import Loaded
from accord.store import writing
from accord.store.connection import Database
from accord.store.grouping import Grouping
from accord.store.moments import LAST, end_of
from accord.store.records import article_of
from accord.store.settling import VERSION
from accord.store.tables import entries, refusals, reports, runs

__all__ = ["Adder", "ReadsMany", "open_refusals"]

# A transaction is kept short for other writers, and long enough not to cost more than a hundredth of the reading.
MOST = 32
SECONDS = 2.0
# Days by which a publication may lie ahead of the clock: it is a day earlier in UTC than where it was published.
AHEAD = 1


class ReadsMany(Protocol):
    """What reads reports as they come, in their order, as :class:`accord.reading.reader.Reader` does."""

    def read_many(self, reports: Iterable[Report], processes: int = 1) -> Iterator[Reading]:
        """The readings."""
        ...


@dataclass(slots=True)
class Adder:
    """One command's adding. Counts while it goes: ``added``, ``known`` (there already), ``versions`` (of the added,
    those that are a new version of an article), ``refused``.
    """

    database: Database
    command: str = "add"
    backfill: bool = False
    clock: Callable[[], datetime] = lambda: datetime.now(UTC)
    said: Callable[[str], None] | None = None
    progress: Callable[[int, int | None], None] | None = None
    added: int = 0
    known: int = 0
    versions: int = 0
    refused: list[Refusal] = field(default_factory=list)
    _run: int | None = None
    _grouping: Grouping | None = None
    _waiting: list[writing.Arrival] = field(default_factory=list)
    _unsaid: list[Refusal] = field(default_factory=list)
    _last: float = 0.0
    _total: int | None = None

    def add(
        self,
        items: Iterable[Loaded | Refusal],
        *,
        model: str | None = None,
        processes: int = 1,
        reader: Callable[[], ReadsMany] | None = None,
    ) -> None:
        """Read and keep what is new. Raises StoreError and ModelError; all that was kept before stays.

        ``reader`` makes what reads, once there is something to read (without: a Reader with ``model``).
        """
        if self.backfill:
            everything = list(items)
            self._total = len(everything)
            items = sorted(everything, key=_published)
        self._last = time.monotonic()
        taken: deque[Loaded] = deque()
        fresh = self._fresh(items, taken)
        first = next(fresh, None)
        try:
            if first is not None:
                made: ReadsMany = reader() if reader is not None else Reader(model)
                for reading in made.read_many(chain([first], fresh), processes):
                    self._waiting.append(writing.Arrival(reading, taken.popleft()))
                    self._step()
                    if len(self._waiting) >= MOST or time.monotonic() - self._last > SECONDS:
                        self.flush()
        finally:
            # what was read is kept, also when the user stops it
            self.flush()

    def _fresh(self, items: Iterable[Loaded | Refusal], taken: deque[Loaded]) -> Iterator[Report]:
        seen: set[str] = set()
        for item in items:
            if isinstance(item, Refusal):
                self.refused.append(item)
                self._unsaid.append(item)
                self._step()
            elif item.report.id in seen or self._is_there(item.report.id):
                self.known += 1
                self._step()
            else:
                seen.add(item.report.id)
                taken.append(item)
                self._warn(item.report)
                yield item.report

    def _warn(self, report: Report) -> None:
        """Say so where a report would have been published in a time that is yet to come."""
        day = known_day(report.published)
        if self.said is None or day is None or apart(self.clock().date().isoformat(), day) <= AHEAD:
            return
        self.said(f"accord: {report.path or report.id}: its publication time, {day}, is yet to come; is it mistyped?")

    def _is_there(self, name: str) -> bool:
        def look() -> bool:
            with self.database.reading() as connection:
                return connection.execute(select(reports.c.entry).where(reports.c.id == name)).first() is not None

        return self.database.again(look, said=self.said)

    def _step(self) -> None:
        if self.progress is not None:
            self.progress(self.added + len(self._waiting) + self.known + len(self.refused), self._total)

    def flush(self) -> None:
        """Keep what was read since the last time, in one transaction."""
        if self._waiting or self._unsaid:
            try:
                self.database.again(self._flush, said=self.said)
            except BaseException:
                self._grouping = None
                raise
        self._waiting.clear()
        self._unsaid.clear()
        self._last = time.monotonic()

    def _flush(self) -> None:
        grouping, self._grouping = self._grouping or Grouping(), None  # not to be used again after a failure
        now = self.clock()
        with self.database.writing() as connection:
            run = self._run
            if run is None or connection.execute(select(runs.c.run).where(runs.c.run == run)).first() is None:
                run = writing.begin(connection, self.command, VERSION, now)
            before = self._articles(connection)
            added = set(writing.add(connection, self._waiting, run, now, grouping, backfill=self.backfill))
            writing.put_refusals(connection, self._unsaid, run, now)
        self._run, self._grouping = run, grouping
        self.added += len(added)
        self.known += len(self._waiting) - len(added)
        for arrival in self._waiting:
            if arrival.reading.report.id in added:
                article = article_of(arrival.reading.report, arrival.loaded.key)
                self.versions += article in before
                before.add(article)

    def _articles(self, connection: Connection) -> set[str]:
        """Of the articles on their way, those that are there in some version."""
        wanted = {article_of(each.reading.report, each.loaded.key) for each in self._waiting}
        return set(connection.execute(select(reports.c.article).where(reports.c.article.in_(sorted(wanted)))).scalars())


def _published(item: Loaded | Refusal) -> tuple[str, str]:
    if isinstance(item, Refusal):
        return "", item.path
    return end_of(item.report.published) if item.report.published else LAST, item.report.id


def open_refusals(connection: Connection) -> list[Refusal]:
    """The latest refusal of every input that was not read since."""
    newest = select(func.max(refusals.c.refusal)).group_by(refusals.c.path)
    since = (
        select(reports.c.entry)
        .join(entries, entries.c.entry == reports.c.entry)
        .where(reports.c.path == refusals.c.path, entries.c.run > refusals.c.run)
        .exists()
    )
    rows = connection.execute(
        select(refusals).where(refusals.c.refusal.in_(newest), ~since).order_by(refusals.c.refusal)
    ).mappings()
    return [Refusal(row["path"], row["error"], row["kind"], row["bound"], row["address"]) for row in rows]
