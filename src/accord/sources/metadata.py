"""What a web page states of itself beside its text: meta elements, JSON-LD, marked times, its address.

Nothing is guessed out of the running text. Times that are stated with a zone and times that are stated without are
kept apart (see :func:`accord.sources.dates.instant`).
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from accord.model import Instant
from accord.sources import markup
from accord.sources.dates import moment

__all__ = ["Stated", "in_address", "stated"]

# By what each thing goes in meta elements: Open Graph, schema.org's microdata, Dublin Core and names of old standing.
PUBLISHED = (
    *("article:published_time", "og:published_time", "datepublished", "publish-date", "pubdate", "publication_date"),
    *("parsely-pub-date", "sailthru.date", "dc.date.issued", "dcterms.issued", "dc.date", "dcterms.date", "date"),
)
UPDATED = ("article:modified_time", "og:updated_time", "datemodified", "dcterms.modified", "last-modified", "lastmod")
AUTHORS = ("author", "parsely-author", "sailthru.author", "dc.creator", "dcterms.creator", "article:author", "byl")
OUTLET = ("og:site_name", "application-name", "dc.publisher", "dcterms.publisher")
TITLE = ("og:title", "headline", "twitter:title", "dc.title", "dcterms.title")

MOST_NODES = 20_000
"""Nodes of JSON-LD that are looked at; a page has some hundred."""

# schema.org: NewsArticle, ReportageNewsArticle, LiveBlogPosting, Report, ...
_ARTICLE = re.compile(r"(?:Article|BlogPosting|Report)\Z")
_DATE = re.compile(r'"(datePublished|dateModified)"\s{0,9}:\s{0,9}"([^"\\]{4,40})"')
_IN_ADDRESS = re.compile(r"/((?:19|20)\d\d)[/-]([01]\d)[/-]([0-3]\d)(?:[/-]|\Z)")
_BY = re.compile(r"\s*by\s+", re.IGNORECASE)


@dataclass(slots=True)
class Stated:
    """What a page states; None and empty for what it does not. ``canonical`` is the address that it calls its own."""

    title: str | None = None
    outlet: str | None = None
    authors: list[str] = field(default_factory=list)
    published: Instant | None = None
    updated: Instant | None = None
    canonical: str | None = None
    tags: int = 0


def stated(page: str) -> Stated:
    """What this page states of itself, JSON-LD before meta elements before marked times. Linear; never raises."""
    metas: dict[str, list[str]] = {}
    times: dict[str, str] = {}
    linked: list[str] = []
    found = Stated()
    json_ld = False
    for piece in markup.pieces(page):
        if piece.raw and json_ld and piece.name == "script":
            linked.append(page[piece.start : piece.end])
        if piece.kind != "start":
            continue
        found.tags += 1
        json_ld = False
        if piece.name == "meta":
            given = markup.attributes(page, piece)
            name = given.get("property") or given.get("itemprop") or given.get("name") or ""
            if given.get("content", "").strip():
                metas.setdefault(name.lower(), []).append(given["content"].strip())
        elif piece.name == "script":
            json_ld = "ld+json" in page[piece.start : piece.end].lower()
        elif piece.name == "link" and found.canonical is None:
            given = markup.attributes(page, piece)
            if given.get("rel", "").lower() == "canonical":
                found.canonical = given.get("href", "").strip() or None
        elif piece.name == "time":
            given = markup.attributes(page, piece)
            name = given.get("itemprop", "").lower() or ("datepublished" if "pubdate" in given else "")
            times.setdefault(name, given.get("datetime", ""))
    for script in linked:
        _linked(script, found)
    found.title = found.title or _first(metas, TITLE)
    found.outlet = _first(metas, OUTLET[:1]) or found.outlet or _first(metas, OUTLET)
    found.authors = found.authors or _names(metas)
    found.published = _best([found.published, *_moments(metas, PUBLISHED), moment(times.get("datepublished"))])
    found.updated = _best([found.updated, *_moments(metas, UPDATED), moment(times.get("datemodified"))])
    if found.updated == found.published:
        found.updated = None
    return found


def in_address(address: str | None) -> Instant | None:
    """The day that stands in an article's address ("/2025/03/19/"), as many outlets write it."""
    match = _IN_ADDRESS.search(address or "")
    return moment("-".join(match.groups())) if match else None


def _first(metas: dict[str, list[str]], names: Iterable[str]) -> str | None:
    return next((metas[name][0] for name in names if name in metas), None)


def _names(metas: dict[str, list[str]]) -> list[str]:
    for name in AUTHORS:
        found = [_BY.sub("", value, count=1) for value in metas.get(name, ()) if "://" not in value]
        if found:
            return found
    return []


def _moments(metas: dict[str, list[str]], names: Iterable[str]) -> Iterator[Instant | None]:
    return (moment(value) for name in names for value in metas.get(name, ()))


def _best(moments: Iterable[Instant | None]) -> Instant | None:
    """The first that is known in UTC, else the first with a time of day, else the first."""
    known = [each for each in moments if each is not None]
    return min(known, key=_vagueness, default=None)


def _vagueness(moment_: Instant) -> int:
    if moment_.precision in ("second", "minute"):
        return 0
    return 1 if moment_.local else 2 if moment_.precision == "day" else 3


def _linked(script: str, found: Stated) -> None:
    """Take what one block of JSON-LD says of the article. Where it is broken, as it often is, its dates only."""
    try:
        top = json.loads(script)
    except (ValueError, RecursionError):
        for name, written in _DATE.findall(script):
            if name == "datePublished":
                found.published = found.published or moment(written)
            else:
                found.updated = found.updated or moment(written)
        return
    for node in _nodes(top):
        kinds = node.get("@type")
        if not any(isinstance(kind, str) and _ARTICLE.search(kind) for kind in _listed(kinds)):
            continue
        found.published = found.published or moment(node.get("datePublished"))
        found.updated = found.updated or moment(node.get("dateModified"))
        found.title = found.title or _text(node.get("headline"))
        if not found.authors:
            names = (_text(author) for author in _listed(node.get("author")))
            found.authors = [name for name in names if name and "://" not in name]
        found.outlet = found.outlet or next(filter(None, map(_text, _listed(node.get("publisher")))), None)


def _nodes(top: Any) -> Iterator[dict[str, Any]]:
    """All objects of a JSON value, those that stand first and outermost first."""
    level, seen = [top], 0
    while level and seen < MOST_NODES:
        below: list[Any] = []
        for value in level:
            seen += 1
            if isinstance(value, dict):
                yield value
                below += value.values()
            elif isinstance(value, list):
                below += value
        level = [value for value in below if isinstance(value, (dict, list))]


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _text(value: Any) -> str | None:
    """A name as JSON-LD gives it: a string, or an object with a name."""
    if isinstance(value, dict):
        value = value.get("name")
    return value.strip() or None if isinstance(value, str) else None
