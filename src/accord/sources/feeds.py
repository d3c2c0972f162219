"""RSS and Atom -> their entries, by feedparser (the extra ``accord[web]``): whole articles, or addresses to read."""

from __future__ import annotations

import hashlib
import importlib
import io
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urljoin

from accord.errors import FormatError, InputError, MissingLibraryError, SummaryOnlyError, TooLargeError
from accord.model import Refusal
from accord.sources import markup, originals
from accord.sources.addresses import host_of
from accord.sources.dates import moment
from accord.sources.loaded import Loaded, refusal
from accord.sources.originals import Original
from accord.sources.reports import outlet_of
from accord.sources.reports import report as make

__all__ = ["LARGEST_FEED", "Entry", "Feed", "looks_like_feed", "parse", "stamp_of"]

LARGEST_FEED = 10_000_000
"""Bytes of a feed. The largest with whole articles have some megabytes."""

MOST_ENTRIES = 2_000
"""Entries of a feed. Servers give some fifty, archives of a year some hundreds."""

WHOLE = 600
"""Characters from which a content counts as the article. Teasers have some 200; below that even a whole item of news
says no more than its page does."""

_ROOT = re.compile(r"<(?:rss|feed|rdf:RDF|(?:\w{1,20}:)feed)[\s>]", re.IGNORECASE)
_ENTITIES = re.compile(r"<!ENTITY", re.IGNORECASE)
_CUT = re.compile(r"(?:…|\.\.\.|\[\s*(?:…|\.\.\.)\s*\])\W*\Z")
_MAIL = re.compile(r"[^\s()<>@]{1,99}@[^\s()<>]{1,99}")
_TTL = re.compile(r"\d{1,6}")


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry. ``key`` is its identity across versions, ``stamp`` changes when the entry does; both are short
    hashes. ``item`` is its report, or a refusal whose ``address`` says where to read it.
    """

    key: str
    stamp: str
    item: Loaded | Refusal


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed: its own title, its entries in their order, and after how many seconds it asks to be read again."""

    title: str | None
    entries: tuple[Entry, ...]
    pause: int | None = None


def looks_like_feed(head: str) -> bool:
    """Whether a text that begins like this (some hundred characters) is RSS or Atom."""
    return _ROOT.search(head[:4000]) is not None and "<html" not in head[:4000].lower()


def parse(text: str, path: str, *, address: str | None = None) -> Feed:
    """The entries of a feed. An entry that holds its article becomes a report; one with a summary an address.

    ``address`` is where the feed came from; links are resolved against it. Entries are named "PATH#N", counted from 1.

    Raises MissingLibraryError where the extra is not installed; FormatError for what is no feed, or declares entities,
    which no feed needs and which can unfold to gigabytes or name files; TooLargeError.
    """
    try:
        feedparser: Any = importlib.import_module("feedparser")
    except ImportError as error:
        raise MissingLibraryError(path, "is a feed; to read those run: pip install 'accord[web]'") from error
    if len(text) > LARGEST_FEED:
        limit = f"{LARGEST_FEED // 1_000_000} million characters"
        raise TooLargeError(path, f"is larger than {limit}, the limit for a feed", limit=limit)
    if _ENTITIES.search(text):
        raise FormatError(path, "declares entities of its own, which a feed has no use for: refused unread")
    if not looks_like_feed(text.lstrip()[:4000]):
        raise FormatError(path, "is XML, but neither RSS nor Atom")
    headers = {"content-type": "application/xml; charset=utf-8", "content-location": address or ""}
    # the bytes are UTF-8 now, whatever the declaration says
    plain = re.sub(r"\A\s*<\?xml[^>]*\?>", "", text)
    try:
        # of bytes and not of a string, which the library would take for an address or the name of a file
        parsed = feedparser.parse(
            io.BytesIO(plain.encode("utf-8", "replace")),
            response_headers=headers,
            sanitize_html=False,
            resolve_relative_uris=False,
        )
    except Exception as error:  # a parser of broken XML: whatever it raises, the feed is to blame
        raise FormatError(path, f"can't be read as a feed: {type(error).__name__}: {str(error)[:100]}") from error
    if not parsed.get("version") and not parsed.entries:
        raise FormatError(path, "is XML, but neither RSS nor Atom")
    if len(parsed.entries) > MOST_ENTRIES:
        limit = f"{MOST_ENTRIES:,} entries"
        raise TooLargeError(path, f"has more than {limit}, the limit for a feed", limit=limit)
    title = _plain(_get(parsed.feed, "title_detail"))
    outlet = title or host_of(address) or outlet_of(path)
    entries = tuple(
        _entry(entry, f"{path}#{number}", outlet, address) for number, entry in enumerate(parsed.entries, 1)
    )
    return Feed(title, entries, _pause(parsed.feed))


def _get(thing: Mapping[str, Any], name: str) -> Any:
    """A field as it stands there: the library's own look-up gives ``published`` for a missing ``updated``."""
    return dict.get(thing, name)  # type: ignore[call-overload]


def _entry(entry: Mapping[str, Any], path: str, outlet: str, base: str | None) -> Entry:
    link = _link(_get(entry, "link"), base)
    identity = _get(entry, "id") or link or f"{_get(entry, 'title')}"
    contents = [each for each in _get(entry, "content") or () if isinstance(_get(each, "value"), str)]
    summary = _get(entry, "summary_detail")
    stamp = [_get(entry, "title"), _get(entry, "updated"), *(_get(each, "value") for each in contents)]
    stamp.append(_get(summary, "value") if summary else None)
    try:
        item: Loaded | Refusal = _report(entry, contents, path, outlet, link, str(identity))
    except InputError as error:
        error.address = error.address or link
        item = refusal(error)
    return Entry(stamp_of(str(identity)), stamp_of(repr(stamp)), item)


def _report(
    entry: Mapping[str, Any], contents: list[Mapping[str, Any]], path: str, outlet: str, link: str | None, identity: str
) -> Loaded:
    text, original = _longest(contents)
    summary = _get(entry, "summary_detail")
    whole = len(text) >= WHOLE and not _CUT.search(text[-20:])
    if link is None and not text and summary:
        text, original = _longest([summary])  # nowhere else to read it: what is there is the report
    if not whole and (link is not None or not text):
        what = "holds a summary only" if link else "holds neither a text nor an address"
        raise SummaryOnlyError(path, f"{what}{f'; the report is at {link}' if link else ''}", address=link)
    published = moment(_get(entry, "published"))
    updated = moment(_get(entry, "updated"))
    source = _get(entry, "source")
    made = make(
        text,
        path=path,
        outlet=(_plain(_get(source, "title_detail")) if isinstance(source, Mapping) else None) or outlet,
        title=_plain(_get(entry, "title_detail")),
        published=published or updated,
        updated=updated if published and updated != published else None,
        url=link,
        authors=_authors(entry),
    )
    return Loaded(made, original, key=identity)


def _longest(contents: list[Mapping[str, Any]]) -> tuple[str, Original]:
    found = [_text(each) for each in contents]
    return max(found, key=lambda each: len(each[0]), default=("", Original("text/html", "", ())))


def _text(detail: Mapping[str, Any]) -> tuple[str, Original]:
    value = str(_get(detail, "value") or "")
    if _get(detail, "type") == "text/plain" and "<" not in value:
        return originals.plain(value)
    return markup.words(value)


def _plain(detail: Mapping[str, Any] | None) -> str | None:
    """A title or a summary without its markup, on one line."""
    return " ".join(_text(detail)[0].split()) or None if detail else None


def _authors(entry: Mapping[str, Any]) -> list[str]:
    """Names without mail addresses. The library's own parting of the two fails where a top-level domain is long."""
    written = str(_get(entry, "author") or "")
    found: list[str] = []
    for each in _get(entry, "authors") or ():
        mail, name = str(_get(each, "email") or ""), str(_get(each, "name") or "")
        if mail and mail in written:
            name = _MAIL.sub(" ", written)
        found.append(name.rpartition("(")[2].replace(")", "").strip(" <>,;"))
    return found


def _link(value: object, base: str | None) -> str | None:
    if not isinstance(value, str) or not value.strip():
        return None
    try:
        whole = urljoin(base or "", value.strip())
    except ValueError:
        return None
    return whole if whole.lower().startswith(("http://", "https://")) else None


def _pause(feed: Mapping[str, Any]) -> int | None:
    ttl = _get(feed, "ttl")
    return int(ttl) * 60 if isinstance(ttl, str) and _TTL.fullmatch(ttl.strip()) and int(ttl) else None


def stamp_of(words: str) -> str:
    """16 hexadecimal digits that stand for some words, in the state that is kept between two looks at a source."""
    return hashlib.sha256(words.encode("utf-8", "replace")).hexdigest()[:16]
