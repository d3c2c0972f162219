"""JSON files -> reports: one record a line (JSONL), or one file with a record or a list of records."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import Any

from accord.errors import FormatError, InputError
from accord.model import Refusal
from accord.sources import records
from accord.sources.decoding import decode
from accord.sources.loaded import Loaded, refusal
from accord.sources.reports import outlet_of

__all__ = ["document", "looks_like_list", "of_another_kind", "reports"]


def looks_like_list(head: bytes) -> bool:
    """Whether data that begins like this is JSONL: an object whose first key is in quotes."""
    return head[:1] == b"{" and head[1:50].lstrip()[:1] == b'"'


def reports(readline: Callable[[int], bytes], path: str, largest: int) -> Iterator[Loaded | Refusal]:
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
            limit = f"{largest // 1_000_000} MB"
            reason = f"is larger than {limit}, the limit for one line"
            yield Refusal(f"{path}:{number}", reason, "too-large", limit)
            while line and not line.endswith(b"\n"):
                line = readline(largest)
        elif line.strip():
            found = True
            here = f"{path}:{number}"
            try:
                yield records.report(_parsed(decode(line, here), here), here, outlet_of(path))
            except InputError as error:
                yield refusal(error)
    if not found:
        yield Refusal(path, "is empty", "empty")


def document(text: str, path: str) -> Iterator[Loaded | Refusal]:
    """The report of a JSON file that is one record (ninjs, a file of news-please), or those of a list of records.

    The reports of a list are named "PATH:N", counted from 1. Raises FormatError where it is neither.
    """
    top = _parsed(text, path)
    if not isinstance(top, list):
        yield records.report(top, path, outlet_of(path))
        return
    if not top:
        raise FormatError(path, "is an empty list")
    for number, record in enumerate(top, 1):
        try:
            yield records.report(record, f"{path}:{number}", outlet_of(path))
        except InputError as error:
            yield refusal(error)


def of_another_kind(data: bytes) -> bool:
    """Whether a JSON document holds no record that is meant for a report. What is no JSON is none of another kind."""
    try:
        top = json.loads(data)
    except (ValueError, RecursionError):
        return False
    return not any(map(records.looks_like_record, top if isinstance(top, list) else [top]))


def _parsed(text: str, path: str) -> Any:
    try:
        return json.loads(text)
    except (ValueError, RecursionError) as error:
        what = "nested too deeply" if isinstance(error, RecursionError) else str(error).partition(": line")[0]
        raise FormatError(path, f"is not JSON: {what}") from error
