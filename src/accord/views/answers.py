"""Answers of the ledger as JSON, as ``schema/answer.schema.json`` publishes it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from accord.model import Fact
from accord.store.asking import Page, Quote, StoryRow
from accord.store.ledger import Version
from accord.store.review import Reviewed
from accord.views.json import fact_json, plain

__all__ = ["ANSWER", "facts", "quotes", "reviewed", "stories", "versions"]

ANSWER = "accord/answer/1"


def _answer(name: str, page: Page[Any], as_of: str | None, rows: list[Any]) -> dict[str, Any]:
    return {"schema": ANSWER, "as_of": as_of, "page": page.number, "more": page.more, name: rows}


def stories(page: Page[StoryRow], as_of: str | None) -> dict[str, Any]:
    """Stories as they are listed."""
    return _answer("stories", page, as_of, [plain(row) for row in page.rows])


def facts(page: Page[Fact], texts: Mapping[str, str], as_of: str | None) -> dict[str, Any]:
    """Facts, each as it stands in a dossier. ``texts``: those of the reports that tell them, by id."""
    return _answer("facts", page, as_of, [fact_json(fact, texts) for fact in page.rows])


def quotes(page: Page[Quote], as_of: str | None) -> dict[str, Any]:
    """Statements with where they stand."""
    return _answer("quotes", page, as_of, [plain(row) for row in page.rows])


def versions(found: Sequence[Version]) -> dict[str, Any]:
    """The versions of an article with what each changed."""
    rows = []
    for each in found:
        report = each.reading.report
        texts = {version.reading.report.id: version.reading.report.text for version in found}
        row: dict[str, Any] = {
            "report": report.id,
            "outlet": report.outlet,
            "title": report.title,
            "published": report.published.iso if report.published else None,
            "updated": report.updated.iso if report.updated else None,
            "known": each.known,
            "retracted": each.retracted,
            "revision": None,
        }
        if each.revision is not None:
            row["revision"] = {
                "words": [plain(change) for change in each.revision.words],
                **{
                    name: [fact_json(fact, texts) for fact in getattr(each.revision, name)]
                    for name in ("gone", "new", "changed")
                },
            }
        rows.append(row)
    return {"schema": ANSWER, "as_of": None, "page": 1, "more": False, "versions": rows}


def reviewed(found: Sequence[Reviewed], as_of: str | None) -> dict[str, Any]:
    """All corrections with what became of each: "applied", "conflict" or "undone"."""
    rows = []
    for each in found:
        one = each.entered
        rows.append(
            {
                "number": one.number,
                "at": one.at,
                "who": one.who,
                "action": one.action,
                "kind": one.kind,
                "story": one.story,
                "targets": [{"id": part.id, "summary": part.summary} for part in one.parts],
                "field": one.field,
                "value": one.value,
                "note": one.note,
                "state": _state(each),
                "records": [plain(shown) for shown in each.shown],
                "undone": None
                if each.undone is None
                else {name: getattr(each.undone, name) for name in ("number", "at", "who", "note")},
            }
        )
    return {"schema": ANSWER, "as_of": as_of, "page": 1, "more": False, "corrections": rows}


def _state(each: Reviewed) -> str:
    if each.undone is not None:
        return "undone"
    return "conflict" if any(shown.state == "conflict" for shown in each.shown) else "applied"
