"""A text and what is known of it -> :class:`accord.model.Report`."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable
from pathlib import PurePath

from accord.errors import EmptyInputError, EncodingError, InputError, LanguageError, TooLargeError
from accord.model import Instant, Report
from accord.sources import languages, layout
from accord.sources.dates import instant
from accord.sources.originals import shown

__all__ = ["LONGEST_TEXT", "normalise", "outlet_of", "report"]

LONGEST_TEXT = 50_000_000
"""Code points. The parse of this much takes hours and some ten gigabytes: a text beyond it is a mistake, not a
report."""

MOST_LINES = 1_000_000
"""A text of more lines is a table or a log."""

LONGEST_LABEL = 300
"""Code points of an outlet's name or a title; a longer one is a whole paragraph in the wrong field and would fill a
screen."""

MOST_AUTHORS = 50
"""More names than that are a list of the house's staff."""

READ = "en"
"""The one language that the reader knows."""

_NEWLINES = re.compile(r"\r\n?")
_CONTROLS = re.compile(r"[\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2061-\u2069\ud800-\udfff]+")


def normalise(text: str) -> str:
    r"""The text with every CRLF and lone CR as ``\n``, and without characters that never show
    (:func:`accord.sources.originals.shown`). Nothing else is changed."""
    return shown(_NEWLINES.sub("\n", text))[0]


def outlet_of(path: str) -> str:
    """The outlet that a path stands for where the report names none: the file's stem, or "stdin" for ``-``."""
    return "stdin" if path == "-" else (PurePath(path.replace("\\", "/")).stem or path or "unknown")


def report(
    text: str,
    *,
    path: str,
    outlet: str | None = None,
    title: str | None = None,
    published: Instant | str | None = None,
    updated: Instant | str | None = None,
    url: str | None = None,
    language: str | None = None,
    authors: Iterable[str] = (),
    located: str | None = None,
) -> Report:
    r"""One report from its text.

    ``text`` is kept as it is but for line ends, which all become ``\n``, and for soft hyphens and other characters
    that never show, which go; every offset counts code points of that text
    (``Report.text``). ``path`` names the report in errors and output and is no part of its identity. ``outlet``
    defaults to the path's stem. ``published`` and ``updated`` may be written as in front matter. ``title`` defaults to
    the heading at the very top. ``language`` is an ISO 639-1 code that is believed; without it the language is
    detected. ``authors`` are names in the outlet's order (one that stands twice is kept once), ``located`` is where it
    says it was written; neither is part of the report's identity.

    The id is the first 16 hex digits of a SHA-256 over outlet, title, publication time, URL and text, as a JSON array:
    two outlets that print one text differ, and one text that lies in two places is one report. The title in it is the
    one given, never the one found, so an id does not depend on how headings are recognised.

    Raises EmptyInputError, EncodingError (a lone surrogate), TooLargeError, LanguageError, or InputError for a date
    that is none.
    """
    text = normalise(text)
    if len(text) > LONGEST_TEXT:
        limit = f"{LONGEST_TEXT:,} characters"
        raise TooLargeError(path, f"has {len(text):,} characters; the limit is {LONGEST_TEXT:,}", limit=limit)
    if text.count("\n") > MOST_LINES:
        raise TooLargeError(path, f"has more than {MOST_LINES:,} lines, the limit", limit=f"{MOST_LINES:,} lines")
    if not text.strip():
        raise EmptyInputError(path, "is empty")
    try:
        text.encode()
    except UnicodeEncodeError as error:
        raise EncodingError(path, f"holds half of a surrogate pair at character {error.start}") from error
    found = language.lower().split("-")[0].split("_")[0] if language else languages.detect(text)
    if found != READ:
        raise LanguageError(path, f"is written in {languages.name(found)}; the reader knows English only")
    moments: dict[str, Instant | None] = {}
    for key, moment in (("published", published), ("updated", updated)):
        try:
            moments[key] = instant(moment) if isinstance(moment, str) else moment
        except ValueError as error:
            raise InputError(path, f"{key}: {error}") from error
    blocks = layout.blocks(text)
    name = _label(outlet or "") or _label(outlet_of(path)) or "unknown"
    given = _label(title or "") or None
    when = moments["published"]
    identity = json.dumps(
        [name, given, when.iso if when else None, url, text], ensure_ascii=False, separators=(",", ":")
    )
    if given is None and blocks and blocks[0].kind == "heading":
        given = _label(text[blocks[0].start : blocks[0].end].strip("#").strip()) or None
    return Report(
        id=hashlib.sha256(identity.encode("utf-8", "replace")).hexdigest()[:16],
        path=path,
        outlet=name,
        title=given,
        published=when,
        updated=moments["updated"],
        url=_CONTROLS.sub("", normalise(url)).strip() or None if url else None,
        language=found,
        text=text,
        blocks=blocks,
        authors=tuple(dict.fromkeys(filter(None, map(_label, authors))))[:MOST_AUTHORS],
        located=_label(located or "") or None,
    )


def _label(words: str) -> str:
    """One line without control characters, direction marks or lone surrogates, cut with an ellipsis where it is too
    long."""
    line = " ".join(_CONTROLS.sub(" ", normalise(words[: 10 * LONGEST_LABEL])).split())
    return line if len(line) <= LONGEST_LABEL else line[: LONGEST_LABEL - 1].rstrip() + "…"
