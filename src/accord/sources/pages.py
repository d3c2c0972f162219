"""Web pages -> reports, by trafilatura (the extra ``accord[web]``); publication times by the page's own metadata."""

from __future__ import annotations

import importlib
import re
from html.parser import HTMLParser
from typing import Any

from accord.errors import EmptyInputError, InputError
from accord.model import Instant, Report
from accord.sources.dates import instant
from accord.sources.reports import outlet_of
from accord.sources.reports import report as make

__all__ = ["report"]

PUBLISHED = ("article:published_time", "datepublished", "og:published_time", "publish-date", "date", "dc.date.issued")
UPDATED = ("article:modified_time", "datemodified", "og:updated_time", "last-modified")

_JSON_DATE = re.compile(r'"(datePublished|dateModified)"\s*:\s*"([^"\\]{4,40})"')
_OFFSET = re.compile(r"(?<=\d)([+-]\d\d)(\d\d)\Z")


class _Dates(HTMLParser):
    """Collects the times that a page states of itself, in its metadata and in JSON-LD."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: dict[str, str] = {}
        self._json = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Meta elements, and the beginning of JSON-LD."""
        given = {name: value or "" for name, value in attrs}
        if tag == "meta":
            name = (given.get("property") or given.get("itemprop") or given.get("name") or "").lower()
            self.found.setdefault(name, given.get("content", ""))
        self._json = tag == "script" and "ld+json" in given.get("type", "")

    def handle_endtag(self, tag: str) -> None:
        """The end of JSON-LD."""
        self._json = self._json and tag != "script"

    def handle_data(self, data: str) -> None:
        """JSON-LD is searched and not parsed: it is often broken, and two keys are all that is wanted."""
        if self._json:
            for match in _JSON_DATE.finditer(data):
                self.found.setdefault(match[1].lower(), match[2])


def report(page: str, path: str) -> Report:
    """The article of a web page. Its text is what trafilatura takes for the article, one paragraph a line; offsets
    count there.

    Times are taken from the page's own metadata only, never guessed from its text. Raises InputError where the extra
    is not installed, EmptyInputError where no article is found, and what :func:`accord.sources.reports.report` raises.
    """
    try:
        trafilatura: Any = importlib.import_module("trafilatura")
    except ImportError as error:
        raise InputError(path, "is a web page; to read those run: pip install 'accord[web]'") from error
    try:
        document = trafilatura.bare_extraction(page, include_comments=False, include_tables=False, with_metadata=True)
    except Exception as error:  # a parser in C under a library of heuristics: whatever it raises, the page is to blame
        raise InputError(path, f"can't be read as a web page: {type(error).__name__}: {error}") from error
    known: dict[str, Any] = document.as_dict() if hasattr(document, "as_dict") else (document or {})
    text = known.get("text")
    if not text:
        raise EmptyInputError(path, "holds no article that could be found")
    dates = _Dates()
    dates.feed(page)
    return make(
        text,
        path=path,
        outlet=known.get("sitename") or known.get("hostname") or outlet_of(path),
        title=known.get("title"),
        published=_first(dates.found, PUBLISHED),
        updated=_first(dates.found, UPDATED),
        url=known.get("url"),
    )


def _first(found: dict[str, str], names: tuple[str, ...]) -> Instant | None:
    for name in names:
        if found.get(name):
            try:
                return instant(_OFFSET.sub(r"\1:\2", found[name]))
            except ValueError:
                continue  # a page's metadata is nobody's promise; another field may do better
    return None
