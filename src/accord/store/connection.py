"""Getting at the ledger: an SQLite file by default, PostgreSQL where a team shares it.

One writer at a time: a writing transaction of SQLite begins as such, one of PostgreSQL takes a lock of the ledger's
own, so that the entries' numbers are in the order in which they become visible. Readers never wait for long: an SQLite
file is in rollback-journal mode and so is one file, on read-only media too, and writers keep their transactions short.
"""

from __future__ import annotations

import os
import re
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

from sqlalchemy import Connection, Engine, create_engine, event, exc, make_url, text

from accord.errors import (
    StoreAwayError,
    StoreBusyError,
    StoreDamagedError,
    StoreError,
    StoreForeignError,
    StoreFullError,
    StoreMissingError,
    StoreReadOnlyError,
    StoreVersionError,
)
from accord.store import migrations

__all__ = ["APPLICATION", "Database"]

APPLICATION = 0x41434344
"""What SQLite's header says the file is ("ACCD"), so that tools and we can tell it from any other."""

BUSY = 30.0
"""Seconds to wait for another writer."""
AWAY = 60.0
"""Seconds to wait for a server that went away."""
_LOCK = 0x4143434F5244  # of PostgreSQL's advisory locks, ours; it is the word Accord

T = TypeVar("T")


class Database:
    """A ledger's database. ``place`` is a file's path, or an address such as ``postgresql://user@host/name``.

    Opened to write (``write``), a missing file is made and tables of an earlier version are brought up to date.
    Raises StoreError, of the kind that says what is wrong.
    """

    def __init__(self, place: str | Path, *, write: bool, busy: float = BUSY, away: float = AWAY) -> None:
        self.given = os.fspath(place)
        self.write = write
        self._away = away
        self._busy = busy
        if re.match(r"postgres(ql)?(\+\w+)?://", self.given):
            self.name, self._engine = _server(self.given)
        else:
            self.name, self._engine = _file(self.given, write, busy)
        self.dialect = self._engine.dialect.name
        try:
            self.again(self._prepare)
        except BaseException:
            self.close()
            raise

    def close(self) -> None:
        """Let go of it. A second call does nothing."""
        self._engine.dispose()

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection in a transaction that sees one state of the ledger. Raises StoreError."""
        with self._translated(), self._engine.connect() as connection:
            if self.dialect != "sqlite":
                connection = connection.execution_options(isolation_level="REPEATABLE READ")
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A connection in a transaction of its own, the only one that writes: all of it is kept, or nothing. Raises
        StoreError."""
        if not self.write:
            raise StoreReadOnlyError(self.name, "was opened to be asked, not to be added to")
        with (
            self._translated(),
            self._engine.connect().execution_options(accord_writes=True) as connection,
            connection.begin(),
        ):
            if self.dialect != "sqlite":
                connection.execute(text(f"SET LOCAL lock_timeout = '{int(self._busy * 1000)}ms'"))
                connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _LOCK})
            yield connection

    def again(self, work: Callable[[], T], *, said: Callable[[str], None] | None = None) -> T:
        """Do a piece of work that is one transaction; where the server goes away, wait for it and do it again.

        ``said`` is told, once, that it is waiting. Raises StoreAwayError after AWAY seconds.
        """
        patience, pause = time.monotonic() + self._away, 0.25
        while True:
            try:
                return work()
            except StoreAwayError as error:
                if time.monotonic() + pause > patience:
                    raise
                if said is not None:
                    said(f"{error}; waiting for it")
                    said = None
                time.sleep(pause)
                pause = min(pause * 2, 5.0)

    # --- what is there ---

    def _prepare(self) -> None:
        with self._translated(), self._engine.connect() as connection:
            found = self._version(connection)
        if found == migrations.HEAD:
            if self.write:
                self._check_writable()
            return
        if found is not None and found > migrations.HEAD:
            raise StoreVersionError(self.name, f"was written by a later Accord (tables {found}); update Accord")
        if not self.write:
            if found is None:
                raise StoreMissingError(self.name, "holds no ledger; accord add begins one")
            raise StoreVersionError(
                self.name, f"is of an earlier Accord (tables {found}); accord add brings it up to date"
            )
        with self.writing() as connection:
            found = self._version(connection)  # another may have been faster
            if found != migrations.HEAD:
                if found is None and self.dialect == "sqlite":
                    connection.execute(text(f"PRAGMA application_id = {APPLICATION}"))
                migrations.upgrade(connection)
                if found is not None and found < "0002":
                    from accord.store.rebuild import rebuild

                    rebuild(connection)

    def _check_writable(self) -> None:
        """Fail before the long work and not after it."""
        if self.dialect == "sqlite":
            # SQLite itself notices at the first page that it writes; the journal stands beside the file
            path = Path(self.given).absolute()
            if not (os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)):
                raise StoreReadOnlyError(self.name, "is read-only, or in a folder that is")
            with self.writing():
                pass

    def _version(self, connection: Connection) -> str | None:
        """The version of its tables; None where there are none at all."""
        if self.dialect == "sqlite":
            tables = {row[0] for row in connection.execute(text("SELECT name FROM sqlite_master WHERE type = 'table'"))}
            if not tables:
                return None
            mark = connection.execute(text("PRAGMA application_id")).scalar()
            if mark != APPLICATION or "alembic_version" not in tables:
                raise StoreForeignError(self.name, "is a database of something else")
        else:
            found = connection.execute(
                text("SELECT tablename FROM pg_tables WHERE schemaname = current_schema()")
            ).scalars()
            tables = set(found)
            if not tables:
                return None
            if not {"alembic_version", "entries"} <= tables:
                raise StoreForeignError(self.name, "is a database of something else")
        version = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
        return str(version) if version is not None else None

    @contextmanager
    def _translated(self) -> Iterator[None]:
        try:
            yield
        except exc.DBAPIError as error:
            raise _store_error(self.name, error) from error
        except sqlite3.Error as error:
            raise _sqlite_error(self.name, error) from error


def _file(given: str, write: bool, busy: float) -> tuple[str, Engine]:
    path = Path(given)
    try:
        if path.is_dir():
            raise StoreForeignError(given, "is a folder, not a ledger's file")
        if not path.exists():
            if not write:
                raise StoreMissingError(given, "no such ledger; accord add begins one")
            if not path.parent.is_dir():
                raise StoreMissingError(given, f"can't be made: there is no folder {path.parent}")
    except OSError as error:
        raise StoreError(given, f"can't be opened: {error.strerror}") from error
    if path.is_file() and path.stat().st_size:
        try:
            with path.open("rb") as stream:
                if stream.read(16) != b"SQLite format 3\0":
                    raise StoreForeignError(given, "is no ledger (and no SQLite file)")
        except OSError as error:
            raise StoreError(given, f"can't be read: {error.strerror}") from error
    mode = "rwc" if write else "ro"
    address = f"file:{_quoted(str(path.absolute()))}?mode={mode}"

    def connect() -> sqlite3.Connection:
        made = sqlite3.connect(address, uri=True, timeout=busy, isolation_level=None, check_same_thread=False)
        made.execute("PRAGMA foreign_keys = ON")
        made.execute("PRAGMA synchronous = FULL")
        made.execute("PRAGMA cache_size = -65536")
        return made

    engine = create_engine("sqlite://", creator=connect)

    @event.listens_for(engine, "begin")
    def begin(connection: Connection) -> None:
        # sqlite3's own ideas of when a transaction begins leave DDL outside; a writer says so at once, as two readers
        # that both turn writers would wait for each other
        writes = connection.get_execution_options().get("accord_writes")
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")

    return given, engine


def _quoted(path: str) -> str:
    return path.replace("%", "%25").replace("?", "%3f").replace("#", "%23")


def _server(given: str) -> tuple[str, Engine]:
    url = make_url(given)
    if url.drivername in ("postgres", "postgresql"):
        url = url.set(drivername="postgresql+psycopg")
    name = url.set(drivername="postgresql").render_as_string(hide_password=True)
    try:
        engine = create_engine(url, pool_pre_ping=True, connect_args={"connect_timeout": 5})
    except ModuleNotFoundError:
        raise StoreError(name, "a PostgreSQL ledger needs: pip install 'accord[postgres]'") from None
    return name, engine


def _store_error(name: str, error: exc.DBAPIError) -> StoreError:
    cause: Any = error.orig
    if isinstance(cause, sqlite3.Error):
        return _sqlite_error(name, cause)
    state = getattr(cause, "sqlstate", None) or ""
    words = " ".join(str(cause).split())
    if state == "55P03":
        return StoreBusyError(name, "another program has been writing to it for too long")
    if state in ("53100",):
        return StoreFullError(name, "the server's disk is full")
    if state in ("25006", "42501"):
        return StoreReadOnlyError(name, "may not be changed by this user")
    if (
        state[:2] in ("08", "57")
        or error.connection_invalidated
        or (isinstance(error, exc.OperationalError) and not state)
    ):
        return StoreAwayError(name, f"the server can't be reached ({words})")
    return StoreError(name, words)


def _sqlite_error(name: str, error: sqlite3.Error) -> StoreError:
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    words = str(error)
    if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
        return StoreBusyError(name, "another program has been writing to it for too long")
    if code == sqlite3.SQLITE_FULL:
        return StoreFullError(name, "its disk is full; nothing of the last step was kept, all before it was")
    if code == sqlite3.SQLITE_READONLY:
        return StoreReadOnlyError(name, "is read-only")
    if code in (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB):
        return StoreDamagedError(name, f"is damaged ({words}); go back to a copy, or try SQLite's .recover")
    if code == sqlite3.SQLITE_CANTOPEN:
        return StoreError(name, "can't be opened")
    if code == sqlite3.SQLITE_IOERR:
        return StoreError(name, f"its disk does not answer as it should ({words})")
    return StoreError(name, words)
