"""A ledger that a team shares: the same answers from a real PostgreSQL server as from a file."""

from __future__ import annotations

import itertools
import os
import threading
from collections.abc import Iterator

import pytest
from sqlalchemy import exc, text

from accord.errors import StoreAwayError, StoreBusyError, StoreForeignError, StoreMissingError
from accord.model import Outlet, Refusal
from accord.store.asking import Filter
from accord.store.connection import Database
from accord.store.ledger import Ledger
from accord.store.review import Request
from accord.store.tables import RECORDS, metadata
from kept import Clock, Kept
from postgres import Server
from test_ledger import everything

_names = itertools.count(1)


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    try:
        made = Server()
    except RuntimeError as error:
        if os.environ.get("ACCORD_REQUIRE_POSTGRES"):
            raise
        pytest.skip(str(error))
    yield made
    made.remove()


@pytest.fixture
def address(server: Server) -> str:
    return server.address(f"ledger{next(_names)}")


def fill(ledger: Ledger, kept: Kept) -> None:
    ledger.add([*kept.items, Refusal("x.txt", "is empty", "empty")], reader=kept.reader)
    ledger.retract(kept.items[3].report.id, "a hoax", "me")
    ledger.enter_outlet(Outlet("Northlight", "GBR"))


def test_a_server_answers_as_a_file_does(address: str, kept: Kept, tmp_path: object) -> None:
    with (
        Ledger(address, write=True, clock=Clock()) as shared,
        Ledger(f"{tmp_path}/file.sqlite", write=True, clock=Clock()) as file,
    ):
        for ledger in (shared, file):
            fill(ledger, kept)
        assert list(shared.export()) == list(file.export())
        assert everything(shared) == everything(file)
        for wanted in (
            Filter(text="ceasefire", size=50),
            Filter(text='"cease* fire"', size=50),
            Filter(text="Hollandé", size=50),
            Filter(actor="merkel", size=50),
            Filter(place="Minsk", verdict="corroborated", size=50),
            Filter(outlet="northlight", since="2015-01-01", size=50),
            Filter(type="CONSULT", until="2000-01-01", size=50),
        ):
            assert shared.facts(wanted) == file.facts(wanted), wanted
            assert shared.stories(wanted) == file.stories(wanted), wanted
        for wanted in (Filter(text="peace"), Filter(actor="mitchell"), Filter(outlet="albion")):
            assert shared.quotes(wanted) == file.quotes(wanted), wanted
        assert shared.refusals() == file.refusals()


def test_corrections_are_the_same_on_a_server_and_go_from_the_one_to_the_other(
    address: str, server: Server, kept: Kept, tmp_path: object
) -> None:
    with (
        Ledger(address, write=True, clock=Clock()) as shared,
        Ledger(f"{tmp_path}/file.sqlite", write=True, clock=Clock()) as file,
    ):
        for ledger in (shared, file):
            fill(ledger, kept)
            ledger.settle()
            rows = ledger.facts(Filter(kind="event", size=50)).rows
            one = next(fact for fact in rows if fact.tellings)
            other = next(fact for fact in rows if fact.tellings and fact.story == one.story and fact.id != one.id)
            quote = ledger.quotes().rows[0]
            ledger.review(
                [
                    Request("merge", (one.id, other.id), who="anna"),
                    Request("reject", (f"{quote.report}:{quote.statement}",), who="anna", note="misheard"),
                    Request("edit", (quote.story,), who="anna", field="title", value="The title"),
                ]
            )
            ledger.review([Request("undo", undo=ledger.reviewed()[0].entered.number, who="ben")])
            ledger.settle()
        assert shared.reviewed() == file.reviewed()
        assert len(file.reviewed()) == 3
        assert everything(shared) == everything(file)
        lines = list(file.export())
        assert list(shared.export()) == lines
        with Ledger(server.address(f"ledger{next(_names)}"), write=True) as copy:
            copy.load(lines)
            copy.settle()
            assert copy.reviewed() == file.reviewed()
            assert everything(copy) == everything(file)


def test_export_and_import_between_the_two(address: str, server: Server, kept: Kept, tmp_path: object) -> None:
    with Ledger(f"{tmp_path}/file.sqlite", write=True, clock=Clock()) as file:
        fill(file, kept)
        lines = list(file.export())
        with Ledger(address, write=True) as shared:
            shared.load(lines)
            assert list(shared.export()) == lines
            assert everything(shared) == everything(file)


@pytest.mark.parametrize("table", RECORDS)
def test_the_server_refuses_to_change_a_record(server: Server, kept: Kept, table: str) -> None:
    with Ledger(server.address(f"ledger{next(_names)}"), write=True, clock=Clock()) as ledger:
        ledger.add(kept.items[:2], reader=kept.reader)
        column = next(iter(metadata.tables[table].columns)).name
        for change in (f"UPDATE {table} SET {column} = {column}", f"DELETE FROM {table}", f"TRUNCATE {table} CASCADE"):
            with ledger._database._engine.connect() as connection, pytest.raises(exc.DBAPIError, match="never changed"):
                connection.execute(text(change))


def test_two_writers_at_once(address: str, kept: Kept) -> None:
    Ledger(address, write=True).close()
    troubles: list[BaseException] = []

    def add() -> None:
        try:
            with Ledger(address, write=True) as ledger:
                for item in kept.items:
                    ledger.add([item], reader=kept.reader)
        except BaseException as error:
            troubles.append(error)

    threads = [threading.Thread(target=add) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert troubles == []
    with Ledger(address) as ledger:
        assert ledger.counts()["reports"] == len(kept.items)
        assert ledger.counts()["entries"] == 2 * len(kept.items)


def test_a_writer_that_never_ends_is_named(address: str) -> None:
    first = Database(address, write=True)
    second = Database(address, write=True, busy=0.3)
    with first.writing(), pytest.raises(StoreBusyError), second.writing():
        pass
    first.close()
    second.close()


def test_a_server_that_goes_away_and_comes_back_loses_nothing(server: Server, address: str, kept: Kept) -> None:
    said: list[str] = []
    with Ledger(address, write=True, clock=Clock(), said=said.append) as ledger:
        ledger.add(kept.items[:4], reader=kept.reader)
        server.stop()
        back = threading.Timer(1.0, server.start)
        back.start()
        ledger.add(kept.items, reader=kept.reader)
        back.join()
        assert ledger.counts()["reports"] == len(kept.items)
        assert {reading.report.id for reading in ledger.readings()} == {item.report.id for item in kept.items}
    assert len(said) == 1
    assert "waiting for it" in said[0]


def test_a_server_that_stays_away_is_named_without_its_password() -> None:
    with pytest.raises(StoreAwayError, match="can't be reached") as caught:
        Database("postgresql://accord:secret@127.0.0.1:9/none", write=True, away=0.1)
    assert "secret" not in str(caught.value)


def test_a_database_of_something_else_is_left_alone(server: Server, address: str) -> None:
    with pytest.raises(StoreMissingError, match="holds no ledger"):
        Ledger(address)
    other = Database(address, write=True)
    with other._engine.begin() as connection:
        connection.execute(text("DROP TABLE alembic_version"))
    other.close()
    for write in (True, False):
        with pytest.raises(StoreForeignError, match="something else"):
            Ledger(address, write=write)
