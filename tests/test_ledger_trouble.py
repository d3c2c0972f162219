"""What a ledger goes through: killed programs, full disks, read-only files, several writers, files that are none."""

from __future__ import annotations

import os
import random
import signal
import sqlite3
import subprocess
import sys
import threading
import time
from dataclasses import replace
from pathlib import Path

import pytest

from accord.errors import (
    StoreBusyError,
    StoreDamagedError,
    StoreError,
    StoreForeignError,
    StoreFullError,
    StoreMissingError,
    StoreReadOnlyError,
    StoreVersionError,
)
from accord.model import Reading
from accord.sources.loaded import Loaded
from accord.sources.reports import report
from accord.store.asking import Filter
from accord.store.connection import Database
from accord.store.ledger import Ledger
from kept import Clock, Kept
from wholeness import check, content

HERE = Path(__file__).parent


def copies(kept: Kept, number: int) -> Kept:
    """As many reports, each one of the examples with a line of its own behind it, a day later each time."""
    items: list[Loaded] = []
    readings: dict[str, Reading] = {}
    for n in range(number):
        item = kept.items[n % len(kept.items)]
        old = item.report
        day = f"2001-{n // 28 % 12 + 1:02}-{n % 28 + 1:02}"
        new = report(
            f"{old.text}\nCopy {n}.", path=old.path, outlet=f"{old.outlet} {n}", title=old.title, published=day
        )
        items.append(replace(item, report=new))
        readings[new.id] = replace(kept.readings[old.id], report=new)
    return Kept(tuple(items), readings)


# --- killed ---


def test_killed_at_any_moment_nothing_is_half_there_and_going_on_ends_the_same(kept: Kept, tmp_path: Path) -> None:
    """A process that adds is killed (SIGKILL) at random moments and started again, until it is done; and all again."""
    many = copies(kept, 60)
    with Ledger(tmp_path / "whole.sqlite", write=True, clock=Clock()) as whole:
        whole.add(many.items, reader=many.reader)
        expected = content(whole)
        (tmp_path / "export.jsonl").write_text("".join(whole.export()), "utf-8")
    dice, kills, rounds, took = random.Random(6), 0, 0, 0.0
    while kills < 6:
        rounds += 1
        assert rounds < 100
        place = tmp_path / f"killed-{rounds}.sqlite"
        finished = False
        while not finished:
            child = adding(tmp_path / "export.jsonl", place)
            begun = time.monotonic()
            try:
                # the first is left alone, to know how long it takes
                child.wait(None if rounds == 1 else dice.uniform(0.0, took))
                finished = True
                took = max(took, time.monotonic() - begun)
                assert child.returncode == 0
            except subprocess.TimeoutExpired:
                child.send_signal(signal.SIGKILL)
                child.wait()
                kills += 1
                if place.exists() and place.stat().st_size:
                    check(place)
            assert child.stdout is not None
            child.stdout.close()
        with Ledger(place) as ledger:
            assert content(ledger) == expected


def adding(export: Path, place: Path) -> subprocess.Popen[str]:
    """A process that has just begun to add what is in an export."""
    child = subprocess.Popen(
        [sys.executable, str(HERE / "adding.py"), str(export), str(place)], stdout=subprocess.PIPE, text=True
    )
    assert child.stdout is not None
    assert child.stdout.readline() == "adding\n"
    return child


# --- no room ---


def test_a_full_disk_keeps_what_was_kept_before(kept: Kept, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    many = copies(kept, 60)
    place = tmp_path / "l.sqlite"
    with Ledger(place, write=True, clock=Clock()) as ledger:
        ledger.add(many.items[:20], reader=many.reader)
        before = content(ledger)
    real = sqlite3.connect

    def small(*arguments: object, **more: object) -> sqlite3.Connection:
        made: sqlite3.Connection = real(*arguments, **more)  # type: ignore[call-overload]
        [pages] = made.execute("PRAGMA page_count").fetchone()
        made.execute(f"PRAGMA max_page_count = {pages + 10}")
        return made

    with monkeypatch.context() as patched:
        patched.setattr("sqlite3.connect", small)
        with Ledger(place, write=True, clock=Clock()) as ledger, pytest.raises(StoreFullError, match="disk is full"):
            ledger.add(many.items, reader=many.reader)
    check(place)
    with Ledger(place, write=True, clock=Clock()) as ledger:
        assert content(ledger) == before
        ledger.add(many.items, reader=many.reader)
        assert ledger.counts()["reports"] == 60


def test_a_real_disk_that_is_full(kept: Kept, tmp_path: Path) -> None:
    many = copies(kept, 200)
    disk = tmp_path / "disk"
    disk.mkdir()
    done = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(disk)], capture_output=True, check=False
    )
    if done.returncode:
        pytest.skip("no leave to mount a small disk here; the limit on pages above stands for it")
    try:
        with Ledger(disk / "l.sqlite", write=True, clock=Clock()) as ledger, pytest.raises(StoreError, match="disk"):
            ledger.add(many.items, reader=many.reader)
        check(disk / "l.sqlite")
    finally:
        subprocess.run(["umount", str(disk)], check=True)


# --- no leave ---


def test_a_file_on_read_only_media_answers_and_refuses(kept: Kept, tmp_path: Path) -> None:
    place = tmp_path / "media" / "l.sqlite"
    place.parent.mkdir()
    with Ledger(place, write=True, clock=Clock()) as ledger:
        ledger.add(kept.items, reader=kept.reader)
        ledger.settle()
        expected = content(ledger)
    mounted = subprocess.run(
        ["mount", "--bind", "-o", "ro", str(place.parent), str(place.parent)], capture_output=True, check=False
    )
    if mounted.returncode == 0:
        subprocess.run(["mount", "-o", "remount,ro,bind", str(place.parent)], check=True)
    elif os.geteuid() == 0:
        pytest.skip("root may write anything, and no leave to mount here")
    else:
        place.chmod(0o444)
        place.parent.chmod(0o555)
    try:
        with Ledger(place) as ledger:
            assert content(ledger) == expected
            assert ledger.facts(Filter(verdict="corroborated")).rows
        with pytest.raises(StoreError, match=r"read-only|can't be opened"), Ledger(place, write=True):
            pass
    finally:
        if mounted.returncode == 0:
            subprocess.run(["umount", str(place.parent)], check=True)
        else:
            place.parent.chmod(0o755)


# --- others ---


def test_two_writers_at_once_add_everything_once(kept: Kept, tmp_path: Path) -> None:
    many = copies(kept, 40)
    place = tmp_path / "l.sqlite"
    Ledger(place, write=True).close()
    lines = tmp_path / "export.jsonl"
    with Ledger(tmp_path / "whole.sqlite", write=True, clock=Clock()) as whole:
        whole.add(many.items, reader=many.reader)
        lines.write_text("".join(whole.export()), "utf-8")
    children = [
        subprocess.Popen([sys.executable, str(HERE / "adding.py"), str(lines), str(place)], stdout=subprocess.PIPE)
        for _ in range(2)
    ]
    for child in children:
        child.communicate()
        assert child.returncode == 0
    check(place)
    with Ledger(place) as ledger:
        assert ledger.counts()["reports"] == 40
        assert ledger.counts()["entries"] == 80
        assert {reading.report.id for reading in ledger.readings()} == {item.report.id for item in many.items}


def test_a_writer_that_never_ends_is_named_and_readers_go_on(kept: Kept, tmp_path: Path) -> None:
    place = tmp_path / "l.sqlite"
    with Ledger(place, write=True) as ledger:
        ledger.add(kept.items[:2], reader=kept.reader)
    database = Database(place, write=True, busy=0.2)
    other = sqlite3.connect(place, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with Ledger(place) as reader:
        assert len(reader.readings()) == 2
    with pytest.raises(StoreBusyError, match="another program"), database.writing():
        pass
    other.execute("ROLLBACK")
    with database.writing():
        pass
    other.close()
    database.close()


def test_a_writer_waits_for_another(kept: Kept, tmp_path: Path) -> None:
    place = tmp_path / "l.sqlite"
    Ledger(place, write=True).close()
    other = sqlite3.connect(place, isolation_level=None, check_same_thread=False)
    other.execute("BEGIN IMMEDIATE")

    def let_go() -> None:
        time.sleep(0.3)
        other.execute("ROLLBACK")

    thread = threading.Thread(target=let_go)
    thread.start()
    with Ledger(place, write=True) as ledger:
        ledger.add(kept.items[:1], reader=kept.reader)
        assert ledger.counts()["reports"] == 1
    thread.join()
    other.close()


# --- files that are none ---


def test_what_is_no_ledger_is_left_alone(tmp_path: Path) -> None:
    text = tmp_path / "text.sqlite"
    text.write_text("not a database, but long enough to look at", "utf-8")
    other = tmp_path / "other.sqlite"
    file = sqlite3.connect(other)
    file.execute("CREATE TABLE entries (x)")
    file.commit()
    file.close()
    for place in (text, other):
        before = place.read_bytes()
        for write in (True, False):
            with pytest.raises(StoreForeignError):
                Ledger(place, write=write)
        assert place.read_bytes() == before
    with pytest.raises(StoreForeignError, match="is a folder"):
        Ledger(tmp_path, write=True)
    with pytest.raises(StoreMissingError, match="accord add begins one"):
        Ledger(tmp_path / "none.sqlite")
    with pytest.raises(StoreMissingError, match="there is no folder"):
        Ledger(tmp_path / "no" / "folder.sqlite", write=True)
    assert not (tmp_path / "none.sqlite").exists()


def test_an_empty_file_becomes_a_ledger(kept: Kept, tmp_path: Path) -> None:
    place = tmp_path / "empty.sqlite"
    place.touch()
    with pytest.raises(StoreMissingError, match="holds no ledger"):
        Ledger(place)
    with Ledger(place, write=True) as ledger:
        assert ledger.counts()["entries"] == 0


def test_a_ledger_of_a_later_accord_is_not_touched(tmp_path: Path) -> None:
    place = tmp_path / "l.sqlite"
    Ledger(place, write=True).close()
    file = sqlite3.connect(place)
    file.execute("UPDATE alembic_version SET version_num = '9999'")
    file.commit()
    file.close()
    before = place.read_bytes()
    for write in (True, False):
        with pytest.raises(StoreVersionError, match="later Accord"):
            Ledger(place, write=write)
    assert place.read_bytes() == before


def test_a_damaged_file_says_so(kept: Kept, tmp_path: Path) -> None:
    place = tmp_path / "l.sqlite"
    with Ledger(place, write=True) as ledger:
        ledger.add(kept.items, reader=kept.reader)
    data = bytearray(place.read_bytes())
    for page in range(5, len(data) // 4096):
        data[page * 4096 : page * 4096 + 64] = b"\xff" * 64
    place.write_bytes(bytes(data))
    with pytest.raises(StoreDamagedError, match="is damaged"), Ledger(place) as ledger:
        content(ledger)


def test_a_name_with_marks_that_an_address_would_obey(kept: Kept, tmp_path: Path) -> None:
    place = tmp_path / "what? 100%25 #1.sqlite"
    with Ledger(place, write=True) as ledger:
        ledger.add(kept.items[:1], reader=kept.reader)
    assert place.exists()
    with Ledger(place) as ledger:
        assert ledger.counts()["reports"] == 1


def test_read_only_is_what_a_user_without_leave_gets(kept: Kept, tmp_path: Path) -> None:
    with Ledger(tmp_path / "l.sqlite", write=True) as ledger:
        ledger.add(kept.items[:1], reader=kept.reader)
    with Ledger(tmp_path / "l.sqlite") as ledger, pytest.raises(StoreReadOnlyError):
        ledger.retract(kept.items[0].report.id, "why not", "me")
