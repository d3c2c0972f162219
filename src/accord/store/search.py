"""Full-text search over reports, quotes and facts: FTS5 in an SQLite file, ``tsvector`` in PostgreSQL.

What is searched stands in the tables themselves; the full-text tables hold only the words' places (SQLite) or are an
index over an expression (PostgreSQL). A query is words, of which all must be there; ``"several words"`` in a row;
``word*`` for a beginning. Case, accents and endings don't matter.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Connection, TextClause, text

__all__ = ["COLUMNS", "forget", "is_frequent", "matches", "matching", "put", "query"]

COLUMNS = {
    "reports": ("entry", ("title", "outlet", "text")),
    "statements": ("number", ("speaker", "words")),
    "facts": ("number", ("summary", "actors", "places", "outlets", "words")),
}
"""By table: its key, and the columns that are searched."""

FREQUENT = 2000
"""More rows than this are not gathered before they are sorted."""

_WORD = re.compile(r"\w+\*?", re.UNICODE)
_PIECE = re.compile(r'"([^"]*)"|(\S+)')


def put(connection: Connection, table: str, rows: Sequence[dict[str, Any]]) -> None:
    """Make rows that were just added to a table findable. PostgreSQL does that by itself."""
    if rows and connection.dialect.name == "sqlite":
        key, columns = COLUMNS[table]
        names, values = ", ".join(columns), ", ".join(f":{column}" for column in columns)
        connection.execute(
            text(f"INSERT INTO {table}_search (rowid, {names}) VALUES (:{key}, {values})"),
            [{name: row[name] for name in (key, *columns)} for row in rows],
        )


def forget(connection: Connection, table: str, rows: Iterable[dict[str, Any]]) -> None:
    """Take rows out of the full-text table before they leave their own."""
    found = list(rows)
    if found and connection.dialect.name == "sqlite":
        key, columns = COLUMNS[table]
        names, values = ", ".join(columns), ", ".join(f":{column}" for column in columns)
        connection.execute(
            text(f"INSERT INTO {table}_search ({table}_search, rowid, {names}) VALUES ('delete', :{key}, {values})"),
            [{name: row[name] for name in (key, *columns)} for row in found],
        )


def query(words: str, dialect: str) -> str | None:
    """A user's words as the database's own query; None where there is no word in them.

    Nothing that a user types is an operator but quotation marks and a star at a word's end.
    """
    found = []
    for phrase, single in _PIECE.findall(words):
        row = _WORD.findall(_fold(phrase or single))
        if not row:
            continue
        if dialect == "sqlite":
            *before, last = row
            head = '"' + " ".join([*(each.rstrip("*") for each in before), last.rstrip("*")]) + '"'
            found.append(head + ("*" if last.endswith("*") else ""))
        else:
            found.append("<->".join(f"{each.rstrip('*')}:*" if each.endswith("*") else each for each in row))
    if not found:
        return None
    return " AND ".join(found) if dialect == "sqlite" else " & ".join(found)


def is_frequent(connection: Connection, table: str, columns: Sequence[str], words: str) -> bool:
    """Whether a query (see :func:`query`) matches more rows than a list of them is good for."""
    found = matching(connection.dialect.name, table, columns, "words").text
    count = f"SELECT count(*) FROM ({found} LIMIT {FREQUENT + 1}) AS found"
    return int(connection.execute(text(count), {"words": words}).scalar_one()) > FREQUENT


def matches(dialect: str, table: str, columns: Sequence[str], name: str) -> TextClause:
    """The condition that a row of a table itself matches the query bound to ``name``: for frequent words, where rows
    are looked at in the order in which they are wanted."""
    key, _ = COLUMNS[table]
    if dialect == "sqlite":
        found = matching(dialect, table, columns, name).text
        return text(f"EXISTS ({found} AND {table}_search.rowid = {table}.{key})")
    return text(matching(dialect, table, columns, name).text.split(" WHERE ", 1)[1])


def matching(dialect: str, table: str, columns: Sequence[str], name: str) -> TextClause:
    """A subquery of the keys of a table's rows that match the query bound to ``name``: in one column, or in all
    columns together.
    """
    key, known = COLUMNS[table]
    assert tuple(columns) == known or len(columns) == 1, columns
    if dialect == "sqlite":
        scope = "" if tuple(columns) == known else "{" + columns[0] + "} : "
        return text(f"SELECT rowid FROM {table}_search WHERE {table}_search MATCH '{scope}(' || :{name} || ')'")
    # the very expression that the migrations made an index over
    searched = " || ' ' || ".join(f"coalesce({column}, '')" for column in columns)
    return text(f"SELECT {key} FROM {table} WHERE accord_words({searched}) @@ to_tsquery('english', :{name})")


def _fold(words: str) -> str:
    plain = unicodedata.normalize("NFKD", words)
    return "".join(char for char in plain if not unicodedata.combining(char)).lower()
