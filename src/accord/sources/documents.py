"""The bytes of one document -> what is in it, by what kind of document it is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from accord.errors import EmptyInputError, FormatError, TooLargeError
from accord.model import Refusal
from accord.sources import charsets, feeds, frontmatter, lists, originals, pages
from accord.sources.decoding import decode
from accord.sources.loaded import Loaded
from accord.sources.reports import report

__all__ = ["SUFFIXES", "Kind", "kind_of_media_type", "kind_of_name", "kind_of_start", "of_another_kind", "read"]

Kind = Literal["text", "page", "feed", "json", "list", "archive"]

_SUFFIXES: dict[str, Kind] = {
    **dict.fromkeys((".txt", ".text", ".md"), "text"),
    **dict.fromkeys((".html", ".htm", ".xhtml"), "page"),
    **dict.fromkeys((".xml", ".rss", ".atom"), "feed"),
    **dict.fromkeys((".jsonl", ".ndjson"), "list"),
    **dict.fromkeys((".warc", ".warc.gz"), "archive"),
    ".json": "json",
}
_MEDIA: dict[str, Kind] = {
    "text/plain": "text",
    "text/markdown": "text",
    "text/html": "page",
    "application/xhtml+xml": "page",
    "application/rss+xml": "feed",
    "application/atom+xml": "feed",
    "application/rdf+xml": "feed",
    "application/xml": "feed",
    "text/xml": "feed",
    "application/json": "json",
    "application/ninjs+json": "json",
    "application/x-ndjson": "list",
    "application/jsonl": "list",
}
SUFFIXES = tuple(_SUFFIXES)
"""What a folder is searched for."""

_PAGE = re.compile(rb"\s{0,99}<(?:!doctype html|html)[\s>]", re.IGNORECASE)


def kind_of_name(name: str) -> Kind | None:
    """The kind that a file's name ends in, or None: .txt, .html, .xml, .jsonl, .json, .warc.gz, ..."""
    lower = name.lower()
    return next((kind for suffix, kind in _SUFFIXES.items() if lower.endswith(suffix)), None)


def kind_of_media_type(content_type: str) -> Kind | None:
    """The kind that an HTTP header names, or None where nothing of that kind is read."""
    return _MEDIA.get(content_type.partition(";")[0].strip().lower())


def kind_of_start(head: bytes) -> Kind:
    """The kind of data that begins like this; text where nothing else shows."""
    from accord.sources import archives

    if archives.looks_like_archive(head):
        return "archive"
    head = head[:4000].removeprefix(b"\xef\xbb\xbf").lstrip()
    if _PAGE.match(head):
        return "page"
    if head.startswith(b"<") and feeds.looks_like_feed(head.decode("latin-1")):
        return "feed"
    first = head.partition(b"\n")[0].rstrip()
    if first in (b"{", b"[") or re.match(rb"\[\s*\{", head):
        return "json"
    return "list" if lists.looks_like_list(head) else "text"


def of_another_kind(data: bytes, kind: Kind) -> bool:
    """Whether a file named for JSON or XML holds something that has nothing to do with reports: settings, tables.

    Such files are passed over where they are met in a folder, as those with other names are. What is broken counts as
    meant to be read.
    """
    if kind == "json":
        return lists.of_another_kind(data)
    if kind != "feed" or not data.lstrip().startswith(b"<"):
        return False
    head = data[:4000].removeprefix(b"\xef\xbb\xbf").lstrip()
    return not _PAGE.match(head) and not feeds.looks_like_feed(head.decode("latin-1")) and b"<!ENTITY" not in head


def read(
    data: bytes, path: str, kind: Kind, largest: int, *, charset: str | None = None, address: str | None = None
) -> Iterator[Loaded | Refusal]:
    """The reports of a text, a page, a feed or a JSON document. ``largest``: bytes that a text may have.

    ``charset`` is what a server says of a page or a feed, ``address`` where it came from. Raises InputError where the
    whole can't be read; what can't be read of several is a refusal in its place.
    """
    limit = {"page": min(largest, pages.LARGEST_PAGE), "feed": min(largest, feeds.LARGEST_FEED)}.get(kind, largest)
    if len(data) > limit:
        shown = f"{limit // 1_000_000} MB"
        what = {"page": "a page", "feed": "a feed"}.get(kind, "one text")
        raise TooLargeError(path, f"is larger than {shown}, the limit for {what}", limit=shown)
    if not data.strip():
        raise EmptyInputError(path, "is empty")
    if kind == "page":
        text, found = charsets.decode_page(data, path, charset)
        yield pages.report(text, path, charset=found, address=address)
    elif kind == "feed":
        text, found = charsets.decode_page(data, path, charset)
        if _PAGE.match(data):
            yield pages.report(text, path, charset=found, address=address)  # XHTML under a name for XML
        else:
            for entry in feeds.parse(text, path, address=address).entries:
                yield entry.item
    elif kind == "json":
        yield from lists.document(decode(data, path), path)
    elif kind == "list":
        lines = iter(data.splitlines(keepends=True))
        yield from lists.reports(lambda _size: next(lines, b""), path, largest)
    elif kind == "text":
        yield _text(data, path, charset, address)
    else:
        raise FormatError(path, "is a web archive; those are read from files")


def _text(data: bytes, path: str, charset: str | None, address: str | None) -> Loaded:
    if charset is None:
        raw, charset = decode(data, path), "utf-8"
    else:
        raw, charset = charsets.decode_page(data, path, charset)
    text, original = originals.plain(raw, charset=charset)
    known, start = frontmatter.split(text, path)
    if start:
        if not text[start:].strip():
            raise EmptyInputError(path, "is empty after its front matter")
        source = originals.locate(original, start, start + 1).stretches[0][0]
        text, original = originals.plain(raw, source, charset=charset)
    made = report(
        text,
        path=path,
        outlet=known.outlet,
        title=known.title,
        published=known.published,
        updated=known.updated,
        url=known.url or address,
        authors=known.authors,
        located=known.located,
    )
    note = frontmatter.unknown(known)
    return Loaded(made, original, key=made.url, notes=(note,) if note else ())
