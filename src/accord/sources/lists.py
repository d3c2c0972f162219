"""JSONL: one report a line, under the field names that common news collectors use."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from accord.errors import EmptyInputError, InputError
from accord.model import Refusal, Report
from accord.sources.decoding import decode
from accord.sources.reports import outlet_of, report

__all__ = ["FIELDS", "looks_like_list", "reports"]

FIELDS: Mapping[str, tuple[str, ...]] = {
    "text": ("text", "maintext", "body"),
    "outlet": ("outlet", "source_domain", "publisher"),
    "title": ("title",),
    "published": ("published", "date_publish", "publishing_date"),
    "updated": ("updated", "date_modify"),
    "url": ("url",),
}
"""What each part of a report may be called, the first that has a value counts: Accord's own names, news-please's,
Fundus'."""


def looks_like_list(head: bytes) -> bool:
    """Whether data that begins like this is JSONL: an object whose first key is in quotes."""
    return head[:1] == b"{" and head[1:50].lstrip()[:1] == b'"'


def reports(readline: Callable[[int], bytes], path: str, largest: int) -> Iterator[Report | Refusal]:
    """The report or refusal of each line that is not blank, with the path "PATH:LINE". ``largest``: bytes of one line.

    ``readline`` is a binary stream's, so the whole may be of any size.
    """
    number, found = 0, False
    while True:
        line = readline(largest + 1)
        if not line:
            break
        number += 1
        if len(line) > largest:
            found = True
            yield Refusal(f"{path}:{number}", f"is larger than {largest // 1_000_000} MB, the limit for one line")
            while line and not line.endswith(b"\n"):
                line = readline(largest)
        elif line.strip():
            found = True
            try:
                yield _report(line, f"{path}:{number}", outlet_of(path))
            except InputError as error:
                yield Refusal(error.path, error.reason)
    if not found:
        yield Refusal(path, "is empty")


def _report(line: bytes, path: str, outlet: str) -> Report:
    try:
        record = json.loads(decode(line, path))
    except (ValueError, RecursionError) as error:
        what = "nested too deeply" if isinstance(error, RecursionError) else str(error).partition(": line")[0]
        raise InputError(path, f"is not JSON: {what}") from error
    if not isinstance(record, dict):
        raise InputError(path, "is not a JSON object")
    values = {name: _value(record, name, keys, path) for name, keys in FIELDS.items()}
    text = values.pop("text")
    if text is None:
        raise EmptyInputError(path, "has no text (in a field 'text', 'maintext' or 'body')")
    values["outlet"] = values["outlet"] or outlet
    return report(text, path=path, **values)


def _value(record: Mapping[str, Any], name: str, keys: tuple[str, ...], path: str) -> str | None:
    for key in keys:
        value = record.get(key)
        if isinstance(value, dict) and name == "outlet":
            value = value.get("name")
        if value is None or value == "":
            continue
        if not isinstance(value, str):
            raise InputError(path, f"the field '{key}' must be a string, not {type(value).__name__}")
        return value
    return None
