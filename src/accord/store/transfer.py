"""A whole ledger as lines of JSON, and back: ``accord export jsonl`` and ``accord import``.

The first line says what it is. Then comes every run, every entry with the record that it stands for, and every
refusal, in order: the same ledger gives the same bytes, and an imported one gives those of the ledger that it came
from. Indexes are not exported, as they follow; nor is the state of feeds, which is no record.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from sqlalchemy import Connection, Table, exc, func, insert, select

from accord.errors import InputError
from accord.store.codec import pack, unpack
from accord.store.tables import (
    corrections,
    entries,
    originals,
    outlets,
    readings,
    refusals,
    reports,
    retractions,
    runs,
)

__all__ = ["SCHEMA", "export", "load"]

SCHEMA = "accord/ledger/1"

_OF_ENTRIES: dict[str, Table] = {
    "report": reports,
    "reading": readings,
    "retraction": retractions,
    "correction": corrections,
    "outlet": outlets,
}
_SHARE = 200
# What comes of a line that lacks a part, has one too many, or contradicts another.
_NO_LINE = (ValueError, KeyError, TypeError, AttributeError, exc.IntegrityError, exc.CompileError, exc.InterfaceError)


def export(connection: Connection) -> Iterator[str]:
    """The lines of a ledger, each with its line end."""
    yield _line({"schema": SCHEMA})
    for row in connection.execute(select(runs).order_by(runs.c.run)).mappings():
        yield _line({"run": row["run"], **{name: row[name] for name in ("at", "command", "version")}})
    last = 0
    while True:
        spine = (
            connection.execute(select(entries).where(entries.c.entry > last).order_by(entries.c.entry).limit(_SHARE))
            .mappings()
            .all()
        )
        if not spine:
            break
        last = spine[-1]["entry"]
        numbers = [row["entry"] for row in spine]
        records: dict[int, dict[str, Any]] = {}
        for table in _OF_ENTRIES.values():
            for row in connection.execute(select(table).where(table.c.entry.in_(numbers))).mappings():
                records[row["entry"]] = _plain(row)
        for row in connection.execute(select(originals).where(originals.c.report.in_(numbers))).mappings():
            whole = _plain(row)
            del whole["report"]
            records[row["report"]]["original"] = whole
        for row in spine:
            yield _line(dict(row) | {"record": records[row["entry"]]})
    for row in connection.execute(select(refusals).order_by(refusals.c.refusal)).mappings():
        yield _line(dict(row))


def load(connection: Connection, lines: Iterable[str], path: str, step: Callable[[], None] | None = None) -> int:
    """Put an exported ledger into an empty one; gives the number of entries. ``path`` names it in errors.

    A ledger that holds the beginning of the same export goes on from there. Indexes are not made (see
    :func:`accord.store.rebuild.rebuild`). Raises InputError, naming the line.
    """
    there = int(connection.execute(select(func.max(entries.c.entry))).scalar() or 0)
    if there:
        raise InputError(path, "can't be imported into a ledger that holds something; import into a new one")
    count = 0
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            data = json.loads(line)
            if number == 1:
                if data.get("schema") != SCHEMA:
                    raise ValueError(f"is no {SCHEMA}")
                continue
            if "entry" in data:
                _put_entry(connection, data)
                count += 1
            elif "refusal" in data:
                connection.execute(insert(refusals).values(data))
            else:
                connection.execute(insert(runs).values(data))
        except _NO_LINE as error:
            raise InputError(
                path, f"line {number} is no line of an exported ledger ({type(error).__name__})"
            ) from error
        if step is not None:
            step()
    return count


def _put_entry(connection: Connection, data: dict[str, Any]) -> None:
    record = data.pop("record")
    connection.execute(insert(entries).values(data))
    original = record.pop("original", None)
    for whole in (record, original):
        if whole is not None and "body" in whole:
            whole["body"] = pack(whole["body"])
    if data["kind"] == "report":
        record["more"] = json.dumps(record["more"], ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    connection.execute(insert(_OF_ENTRIES[data["kind"]]).values(record))
    if original is not None:
        connection.execute(insert(originals).values(original | {"report": data["entry"]}))


def _plain(row: Any) -> dict[str, Any]:
    found = dict(row)
    if "body" in found:
        found["body"] = unpack(found["body"])
    if "more" in found:
        found["more"] = json.loads(found["more"])
    return found


def _line(data: dict[str, Any]) -> str:
    return json.dumps(data, ensure_ascii=True, separators=(",", ":")) + "\n"
