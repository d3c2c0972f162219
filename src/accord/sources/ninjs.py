"""IPTC ninjs, versions 1 to 3: one news item in JSON -> a report.

The three differ in names only: 1.x has ``headline`` and ``body_text``, 2.x lists (``headlines``, ``bodies``), 3.x the
same in camel case (``versionCreated``, ``contentType``). Names are compared in small letters, so one reading does.
See the ninjs user guide of the IPTC, https://www.iptc.org/std/ninjs/userguide/.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from accord.errors import EmptyInputError, InputError
from accord.sources import markup, originals
from accord.sources.dates import moment
from accord.sources.loaded import Loaded
from accord.sources.originals import Original
from accord.sources.reports import report as make

__all__ = ["is_item", "report"]

_MARKS = frozenset({"versioncreated", "firstcreated", "contentcreated", "pubstatus", "headlines", "bodies", "standard"})
_TAG = re.compile(r"<(?:p|div|section|article|br|h[1-6])[\s/>]", re.IGNORECASE)
_BY = re.compile(r"\s*by\s+", re.IGNORECASE)
_BETWEEN = re.compile(r"\s*(?:;|,|\band\b)\s*")


def is_item(record: Mapping[str, Any]) -> bool:
    """Whether a JSON object is a ninjs item: it has a ``uri`` and a property that only ninjs has."""
    names = {key.lower() for key in record}
    return "uri" in names and (not _MARKS.isdisjoint(names) or any(name.startswith("body_") for name in names))


def report(record: Mapping[str, Any], path: str, outlet: str) -> Loaded:
    """The report of one item. ``outlet``: where it names neither a source nor a holder of its copyright.

    Of several bodies a marked-up one is taken before a plain one, as it has the paragraphs; the original is that body.
    ``published`` is when its first version was made (the only one's where there is but one), ``updated`` when this one.

    Raises InputError for an item that was cancelled or is withheld, EmptyInputError for one without a body (a picture,
    a video, a planned event), and what :func:`accord.sources.reports.report` raises.
    """
    item = {key.lower(): value for key, value in record.items()}
    status = item.get("pubstatus")
    if isinstance(status, str) and status.lower() not in ("usable", ""):
        raise InputError(path, f"is {status[:20]!a} by its publisher, not usable")
    text, original = _body(item, path)
    first, version = moment(item.get("firstcreated")), moment(item.get("versioncreated"))
    published = first or moment(item.get("contentcreated")) or version
    uri = item.get("uri")
    made = make(
        text,
        path=path,
        outlet=_source(item) or outlet,
        title=_valued(item, "headlines", "headline"),
        published=published,
        updated=version if version != published else None,
        url=_web(item.get("link")) or _web(uri) or _web(item.get("canonicallink")),
        authors=_authors(item),
        located=item["located"] if isinstance(item.get("located"), str) else None,
    )
    return Loaded(made, original, key=uri if isinstance(uri, str) else None)


def _body(item: Mapping[str, Any], path: str) -> tuple[str, Original]:
    found: list[tuple[str, str]] = []  # media type or "", value
    bodies = item.get("bodies")
    for body in bodies if isinstance(bodies, list) else ():
        if isinstance(body, dict):
            lower = {str(key).lower(): value for key, value in body.items()}
            kind = str(lower.get("contenttype") or "").lower()
            if isinstance(lower.get("value"), str) and not kind.startswith("application/json"):
                found.append((kind, lower["value"]))
    for key in sorted(item):
        if (key.startswith("body_") or key == "body") and isinstance(item[key], str):
            found.append(("", item[key]))
    marked = [value for kind, value in found if "html" in kind or _TAG.search(value)]
    if marked:
        text, original = markup.words(marked[0])
        if text:
            return text, original
    for kind, value in found:
        if kind in ("", "text/plain") and value.strip():
            return originals.plain(value)
    what = item.get("type")
    raise EmptyInputError(path, f"has no body{f' (it is of type {what[:20]!a})' if isinstance(what, str) else ''}")


def _valued(item: Mapping[str, Any], plural: str, singular: str) -> str | None:
    """The value of a list's main entry (2.x, 3.x), or of the property itself (1.x, with or without a suffix)."""
    entries = item.get(plural)
    values = [each for each in entries if isinstance(each, dict)] if isinstance(entries, list) else []
    values.sort(key=lambda each: each.get("role") != "main")
    for each in values:
        if isinstance(each.get("value"), str):
            return markup.words(each["value"])[0] if "<" in each["value"] else str(each["value"])
    for key in (singular, f"{singular}_main", *sorted(key for key in item if key.startswith(f"{singular}_"))):
        if isinstance(item.get(key), str):
            return str(item[key])
    return None


def _source(item: Mapping[str, Any]) -> str | None:
    for key in ("infosources", "infosource"):
        for each in item[key] if isinstance(item.get(key), list) else ():
            if isinstance(each, dict) and isinstance(each.get("name"), str) and each["name"].strip():
                return str(each["name"])
    holder = item.get("copyrightholder")
    return holder if isinstance(holder, str) and holder.strip() else None


def _authors(item: Mapping[str, Any]) -> list[str]:
    for key in ("by", "byline"):
        if isinstance(item.get(key), str) and item[key].strip():
            return _BETWEEN.split(_BY.sub("", item[key], count=1))
    people = item.get("people") or item.get("person")
    found = []
    for each in people if isinstance(people, list) else ():
        if isinstance(each, dict) and each.get("rel") in ("author", "creator") and isinstance(each.get("name"), str):
            found.append(each["name"])
    return found


def _web(value: object) -> str | None:
    return value if isinstance(value, str) and value.lower().startswith(("http://", "https://")) else None
