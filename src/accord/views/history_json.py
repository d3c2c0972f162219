"""A process over time as JSON, as ``schema/history.schema.json`` publishes it.

Every record is given with all its fields; evidence and terms have the form that they have in a dossier. Dates are
ISO 8601 in UTC, cut to what is known.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from typing import Any

from accord.errors import SpanError
from accord.ledger.records import History
from accord.model import Actor, Evidence, Instant, Reading
from accord.views.news import news

__all__ = ["history_json"]

HISTORY = "accord/history/1"
CONTEXT = 32


def history_json(history: History, *, since: str | None = None, until: str | None = None) -> dict[str, Any]:
    """The process as plain dicts, lists, strings and numbers. ``since`` and ``until`` bound ``changes`` only. Raises
    SpanError where a span is not its report's words."""
    view = _View({reading.report.id: reading.report.text for reading in history.readings})
    return {
        "schema": HISTORY,
        "on": history.on,
        "reports": [_report(reading) for reading in history.readings],
        "actors": [_actor(actor) for actor in history.actors],
        "parties": dict(sorted(history.names.items())),
        **{
            name: [view.plain(record) for record in getattr(history, name)]
            for name in ("commitments", "incidents", "exchanges", "aid", "meetings", "tracks")
        },
        "corrections": [view.plain(one) for one in history.corrections],
        "changes": [view.plain(item) for item in news(history, since=since, until=until)],
    }


def _report(reading: Reading) -> dict[str, Any]:
    report = reading.report
    return {
        "id": report.id,
        "path": report.path,
        "outlet": report.outlet,
        "title": report.title,
        "published": report.published.iso if report.published is not None else None,
        "url": report.url,
    }


def _actor(actor: Actor) -> dict[str, Any]:
    return {"id": actor.id, "name": actor.name, "kind": actor.kind, "country": actor.country, "sector": actor.sector}


class _View:
    def __init__(self, texts: Mapping[str, str]) -> None:
        self._texts = texts

    def plain(self, value: object) -> Any:
        """Any value of a record. Recursion goes as deep as records are nested, which is four."""
        if isinstance(value, Evidence):
            return self._words(value)
        if isinstance(value, Instant):
            return value.iso
        if value is None or isinstance(value, str | bool | int):
            return value
        if isinstance(value, float):
            return int(value) if value.is_integer() and abs(value) < 2**53 else value
        if is_dataclass(value) and not isinstance(value, type):
            return {field.name: self.plain(getattr(value, field.name)) for field in fields(value)}
        if isinstance(value, tuple | list):
            return [self.plain(item) for item in value]
        return str(value)

    def _words(self, item: Evidence) -> dict[str, Any]:
        text = self._texts.get(item.report)
        start, end = item.span.start, item.span.end
        if text is None or text[start:end] != item.span.exact:
            raise SpanError(f"evidence in report {item.report!r}, [{start}, {end}): not the report's words")
        return {
            "report": item.report,
            "span": [start, end],
            "exact": item.span.exact,
            "prefix": text[max(0, start - CONTEXT) : start],
            "suffix": text[end : end + CONTEXT],
        }
