"""Web pages -> reports, by trafilatura (the extra ``accord[web]``)."""

from __future__ import annotations

import importlib
from typing import Any

from accord.errors import EmptyInputError, FormatError, MissingLibraryError, TooLargeError
from accord.sources import markup, metadata
from accord.sources.addresses import host_of
from accord.sources.aligning import align
from accord.sources.loaded import Loaded
from accord.sources.originals import Original
from accord.sources.reports import normalise, outlet_of
from accord.sources.reports import report as make

__all__ = ["LARGEST_PAGE", "report"]

LARGEST_PAGE = 10_000_000
"""Bytes of a page. An article's is a twentieth of it; extraction from this much takes a minute."""

MOST_TAGS = 100_000
"""Elements of a page; extraction takes some ten seconds for that many, and an article has three thousand."""

MANY_TAGS = 5_000
"""From here on extraction does without its second opinion, whose time is quadratic in the number of paragraphs."""


def report(page: str, path: str, *, charset: str | None = None, address: str | None = None) -> Loaded:
    """The article of a web page, with its original and the map to it.

    Its text is what trafilatura takes for the article, one paragraph a line. ``address`` is where the page was fetched;
    it is the report's URL unless the page names another of the same host as its own. Times are those that the page
    states in its metadata, or the day in its address; none is guessed from its text.

    Raises MissingLibraryError where the extra is not installed, TooLargeError (too many elements), EmptyInputError
    where no article is found, FormatError where the extraction gives up, and what
    :func:`accord.sources.reports.report` raises.
    """
    try:
        trafilatura: Any = importlib.import_module("trafilatura")
    except ImportError as error:
        reason = "is a web page; to read those run: pip install 'accord[web]'"
        raise MissingLibraryError(path, reason) from error
    known = metadata.stated(page)
    if known.tags > MOST_TAGS:
        limit = f"{MOST_TAGS:,} elements"
        raise TooLargeError(path, f"has {known.tags:,} elements, more than {limit}, the limit for a page", limit=limit)
    try:
        document = trafilatura.bare_extraction(
            page,
            url=address,
            include_comments=False,
            include_tables=False,
            with_metadata=True,
            fast=known.tags > MANY_TAGS,
            # its date is not used; this keeps it from reading the whole text and the clock
            date_extraction_params={"original_date": True, "extensive_search": False, "max_date": "2199-12-31"},
        )
    except Exception as error:  # a parser in C under a library of heuristics: whatever it raises, the page is to blame
        reason = f"can't be read as a web page: {type(error).__name__}: {str(error)[:100]}"
        raise FormatError(path, reason) from error
    extracted: dict[str, Any] = document.as_dict() if hasattr(document, "as_dict") else (document or {})
    text = normalise(extracted.get("text") or "")
    if not text:
        raise EmptyInputError(path, "holds no article that could be found")
    url = _address(known.canonical or extracted.get("url"), address)
    made = make(
        text,
        path=path,
        outlet=known.outlet
        or extracted.get("sitename")
        or host_of(url)
        or extracted.get("hostname")
        or outlet_of(path),
        title=extracted.get("title") or known.title,
        published=known.published or metadata.in_address(url),
        updated=known.updated,
        url=url,
        authors=known.authors or (extracted.get("author") or "").split(";"),
    )
    runs = align(made.text, page, markup.letters(page))
    return Loaded(made, Original("text/html", page, runs, charset), key=url)


def _address(stated: str | None, fetched: str | None) -> str | None:
    """The address that a page calls its own, where it is one of the web and of the host that the page came from."""
    if stated and stated.lower().startswith(("http://", "https://")):
        if fetched is None or host_of(stated) == host_of(fetched):
            return stated
    return fetched
