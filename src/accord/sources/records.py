"""One record of JSON -> a report: Accord's own names, schema.org's, news-please's, Fundus', and IPTC's ninjs."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any

from accord.errors import EmptyInputError, FormatError, InputError
from accord.model import Instant
from accord.sources import ninjs, originals
from accord.sources.dates import moment
from accord.sources.loaded import Loaded
from accord.sources.originals import Original, Run
from accord.sources.reports import normalise
from accord.sources.reports import report as make

__all__ = ["FIELDS", "looks_like_record", "report"]

FIELDS: Mapping[str, tuple[str, ...]] = {
    "text": ("text", "maintext", "plaintext", "articleBody", "body"),
    "outlet": ("outlet", "source_domain", "publisher"),
    "title": ("title", "headline", "title_page", "title_rss"),
    "published": ("published", "datePublished", "date_publish", "publishing_date"),
    "updated": ("updated", "dateModified", "date_modify"),
    "url": ("url",),
    "authors": ("authors", "author"),
    "located": ("located",),
}
"""What each part of a report may be called, the first that has a value counts: Accord's own names, those of schema.org
(``articleBody``, ``headline``, ``datePublished``), of news-please (``maintext``, ``source_domain``, ``date_publish``)
and of Fundus (``body``, ``plaintext``, ``publishing_date``)."""


def looks_like_record(record: object) -> bool:
    """Whether a JSON value is meant for a report: an object of ninjs, or one with a field that holds a text."""
    return isinstance(record, dict) and (ninjs.is_item(record) or any(key in record for key in FIELDS["text"]))


def report(record: object, path: str, outlet: str) -> Loaded:
    """The report of one record, with its original: the field that holds the text. ``outlet``: where it names none.

    Fundus' body may be the tree that it serialises (a summary, sections with a headline and paragraphs). news-please
    writes "None" for a time that it does not know.

    Raises EmptyInputError where there is no text, FormatError for a value of the wrong type, InputError for a date that
    is none, and what :func:`accord.sources.reports.report` raises.
    """
    if not isinstance(record, dict):
        raise FormatError(path, "is not a JSON object")
    if ninjs.is_item(record):
        return ninjs.report(record, path, outlet)
    text, original = _text(record, path)
    made = make(
        text,
        path=path,
        outlet=_string(record, "outlet", path) or outlet,
        title=_string(record, "title", path),
        published=_time(record, "published", path),
        updated=_time(record, "updated", path),
        url=_string(record, "url", path),
        authors=_authors(record),
        located=_string(record, "located", path),
    )
    return Loaded(made, original, key=made.url)


def _text(record: Mapping[str, Any], path: str) -> tuple[str, Original]:
    for key in FIELDS["text"]:
        value = record.get(key)
        if isinstance(value, dict) and key == "body":
            text, original = _tree(value, path)
            if text:
                return text, original
        elif value is None or value == "":
            continue
        elif isinstance(value, str):
            return originals.plain(value.removeprefix("\ufeff"))
        else:
            raise FormatError(path, f"the field '{key}' must be a string, not {type(value).__name__}")
    raise EmptyInputError(path, "has no text (in a field 'text', 'maintext', 'plaintext', 'articleBody' or 'body')")


def _tree(body: Mapping[str, Any], path: str) -> tuple[str, Original]:
    """The text of Fundus' tree, blank lines between its parts, and the tree as JSON for an original."""
    lines: list[str] = list(_strings(body.get("summary"), path))
    sections = body.get("sections")
    for section in sections if isinstance(sections, list) else ():
        if isinstance(section, dict):
            lines += [*_strings(section.get("headline"), path), *_strings(section.get("paragraphs"), path)]
    published = json.dumps(body, ensure_ascii=False, indent=0)
    runs: list[Run] = []
    parts: list[str] = []
    here, at = 0, 0
    for line in lines:
        escaped = json.dumps(line, ensure_ascii=False)[1:-1]
        at = published.index(f'"{escaped}"', at) + 1
        shown = normalise(line)
        parts.append(shown)
        if shown == escaped:
            runs.append(Run(here, here + len(shown), at, at + len(shown)))
        elif shown:
            runs.append(Run(here, here + len(shown), at, at + len(escaped)))  # as a whole: it holds escapes
        here += len(shown) + 2
        at += len(escaped)
    return "\n\n".join(parts), Original("application/json", published, tuple(runs))


def _strings(value: object, path: str) -> list[str]:
    values = value if isinstance(value, list) else [] if value is None else [value]
    found = [each for each in values if isinstance(each, str)]
    if len(found) < len(values):
        raise FormatError(path, "the field 'body' must hold lists of strings")
    return [each for each in found if each.strip()]


def _string(record: Mapping[str, Any], name: str, path: str) -> str | None:
    for key in FIELDS[name]:
        value = record.get(key)
        if isinstance(value, dict) and name == "outlet":
            value = value.get("name")
        if value is None or value == "":
            continue
        if not isinstance(value, str):
            raise FormatError(path, f"the field '{key}' must be a string, not {type(value).__name__}")
        return value
    return None


def _time(record: Mapping[str, Any], name: str, path: str) -> Instant | None:
    written = _string(record, name, path)
    if written is None or written == "None":
        return None
    found = moment(written)
    if found is None:
        raise InputError(path, f"{name}: {written[:40]!a} is no date or time that is known")
    return found


def _authors(record: Mapping[str, Any]) -> list[str]:
    """Names out of a list of strings or of objects with a name, or out of one string with ";" or "," between."""
    for key in FIELDS["authors"]:
        value = record.get(key)
        if isinstance(value, str):
            return re.split(r"[;,]", value)
        if isinstance(value, dict):
            value = [value]
        if isinstance(value, list) and value:
            names = [each.get("name") if isinstance(each, dict) else each for each in value]
            return [each for each in names if isinstance(each, str)]
    return []
