"""Reports and readings as rows, and rows as reports and readings."""

from __future__ import annotations

import hashlib
import json
import os
from dataclasses import fields
from typing import Any

from sqlalchemy import RowMapping

from accord.model import Instant, Reading, Report
from accord.store.codec import decode, encode, pack, unpack

__all__ = ["article_of", "event_rows", "reading_body", "reading_of", "report_of", "report_row", "statement_rows"]

_COLUMNS = ("id", "outlet", "title", "url", "path", "language", "text")
_TIMES = ("published", "updated")
_MORE = tuple(field.name for field in fields(Report) if field.name not in (*_COLUMNS, *_TIMES))


def article_of(report: Report, key: str | None = None) -> str:
    """What all versions of one article have in common, as 16 hex digits.

    That is its outlet, and the identifier that its source gives it (``key``) or its address; of a file with neither,
    its place on the disk. What has nothing of the kind is an article by itself.
    """
    if key:
        mark = key
    elif report.url:
        mark = report.url.split("#")[0].rstrip("/")
    elif os.path.isfile(report.path):  # noqa: PTH113 - a line of a list ("PATH:LINE") is no file
        mark = os.path.realpath(report.path)
    else:
        mark = report.id
    return hashlib.sha256(json.dumps([report.outlet, mark]).encode("utf-8", "replace")).hexdigest()[:16]


def report_row(report: Report, key: str | None = None) -> dict[str, Any]:
    """The columns of a report that follow from the report alone, and from its source's ``key`` for it."""
    row: dict[str, Any] = {name: getattr(report, name) for name in _COLUMNS}
    for name in _TIMES:
        when: Instant | None = getattr(report, name)
        row[name], row[f"{name}_precision"] = (when.iso, when.precision) if when else (None, None)
    whole = encode(report)
    more = {name: whole[name] for name in _MORE if name in whole}
    for name in _TIMES:  # what a moment says beyond its two columns
        rest = {part: value for part, value in (whole.get(name) or {}).items() if part not in ("iso", "precision")}
        if rest:
            more[name] = rest
    return row | {
        "article": article_of(report, key),
        "day": row["published"] or "",
        "more": json.dumps(more, ensure_ascii=False, separators=(",", ":"), sort_keys=True),
    }


def report_of(row: RowMapping) -> Report:
    """The report of a row."""
    data: dict[str, Any] = {name: row[name] for name in _COLUMNS if row[name] is not None}
    more = json.loads(row["more"])
    for name in _TIMES:
        if row[name] is not None:
            data[name] = {"iso": row[name], "precision": row[f"{name}_precision"]} | more.pop(name, {})
    for name in ("title", "url", *_TIMES):
        data.setdefault(name, None)
    return decode(Report, data | more)


def reading_body(reading: Reading) -> bytes:
    """A reading without its report, packed."""
    data = encode(reading)
    del data["report"]
    return pack(data)


def reading_of(body: bytes, report: Report) -> Reading:
    """The reading of a report. Raises SpanError where the two do not belong together."""
    return decode(Reading, unpack(body) | {"report": report}, report.text)


def statement_rows(reading: Reading) -> list[dict[str, Any]]:
    """What was said, as rows to search and to look at."""
    names = {actor.id: ", ".join([actor.name, *actor.titles]) for actor in reading.actors}
    found = []
    for said in reading.statements:
        pieces = sorted(said.content, key=lambda span: span.start)
        if pieces:
            speaker = names.get(said.actor or "") or (said.source.exact if said.source else None)
            found.append(
                {
                    "id": said.id,
                    "form": said.form,
                    "speaker": speaker,
                    "cue": said.cue.exact if said.cue else None,
                    "words": " … ".join(piece.exact for piece in pieces),
                    "start": pieces[0].start,
                    "stop": pieces[-1].end,
                }
            )
    return found


def event_rows(reading: Reading) -> list[dict[str, Any]]:
    """What was done, as rows to look at."""
    words = {mention.id: mention.span.exact for mention in reading.mentions}
    people = {mention.id: mention.actor for mention in reading.mentions}
    names = {actor.id: actor.name for actor in reading.actors}

    def named(mentions: tuple[str, ...]) -> str:
        return "; ".join(dict.fromkeys(names.get(people.get(each) or "", words.get(each, "")) for each in mentions))

    return [
        {
            "id": event.id,
            "type": event.type,
            "mode": event.mode,
            "realis": event.realis,
            "certainty": event.certainty,
            "actors": named(event.actors),
            "recipients": named(event.recipients),
            "place": words.get(event.place or ""),
            "time": words.get(event.time or ""),
            "words": event.clause.exact,
            "start": event.clause.start,
            "stop": event.clause.end,
        }
        for event in reading.events
    ]
