"""Whether a ledger is whole, and what is in it: for tests and for the benchmark that kills."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from accord.store.asking import Filter
from accord.store.ledger import Ledger


def content(ledger: Ledger) -> list[tuple[object, ...]]:
    """What is in a ledger, without when it came."""
    found = sorted(ledger.readings(), key=lambda reading: reading.report.id)
    stories = ledger.stories(Filter(size=10_000)).rows
    quotes = ledger.quotes(Filter(size=10_000)).rows
    return [(reading,) for reading in found] + [(row,) for row in stories] + [(row,) for row in quotes]


def check(path: Path) -> None:
    """The file is whole, and so is everything in it."""
    file = sqlite3.connect(path)
    assert file.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    if file.execute("SELECT count(*) FROM sqlite_master WHERE name = 'reports'").fetchone() == (0,):
        file.close()
        return
    assert file.execute("PRAGMA foreign_key_check").fetchall() == []
    for whole, part in (("reports", "originals"), ("reports", "readings"), ("reports", "story_vectors")):
        key = "entry" if whole == part else "report"
        [left] = file.execute(f"SELECT count(*) FROM {whole} WHERE entry NOT IN (SELECT {key} FROM {part})").fetchone()
        assert left == 0, part
    [spine] = file.execute("SELECT count(*) FROM entries").fetchone()
    [reports] = file.execute("SELECT count(*) FROM reports").fetchone()
    assert spine == 2 * reports
    assert file.execute("SELECT sum(reports) FROM stories").fetchone()[0] in (reports, None)
    file.close()
