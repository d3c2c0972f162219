"""WARC (Common Crawl News and others) -> reports, by warcio (the extra ``accord[archives]``)."""

from __future__ import annotations

import importlib
import zlib
from collections.abc import Iterator
from typing import Any, Protocol

from accord.errors import EmptyInputError, FormatError, InputError, MissingLibraryError, TooLargeError
from accord.model import Refusal
from accord.sources import charsets, pages
from accord.sources.dates import moment
from accord.sources.inflating import Body
from accord.sources.loaded import Loaded, refusal

__all__ = ["LARGEST_MEMBER", "Readable", "Unfolding", "looks_like_archive", "reports"]

LARGEST_MEMBER = 200_000_000
"""Bytes that one gzip member may unfold to. A member holds one record; a page has some 100 kB."""


LONGEST_LINE = 65_536
"""Bytes of a header's line that are taken at once; the library puts longer ones together in quadratic time."""

LARGEST_HEAD = 1_000_000
"""Bytes of the headers of one record; usual are two thousand."""

_HTML = ("text/html", "application/xhtml+xml")


def looks_like_archive(head: bytes) -> bool:
    """Whether data that begins like this is WARC, plain or in gzip members."""
    if head.startswith(b"WARC/"):
        return True
    if not head.startswith(b"\x1f\x8b"):
        return False
    try:
        return zlib.decompressobj(31).decompress(head, 5) == b"WARC/"
    except zlib.error:
        return False


class Readable(Protocol):
    """What gives bytes."""

    def read(self, size: int, /) -> bytes:
        """At most ``size`` bytes; none at the end."""


class Unfolding:
    """A stream of gzip members, or of plain bytes, as one plain stream that never unfolds more than it was asked for.

    ``read`` raises TooLargeError where one member unfolds to more than ``largest`` bytes, and FormatError where the
    data is no gzip.
    """

    def __init__(self, stream: Readable, path: str, largest: int) -> None:
        self._stream = stream
        self._path = path
        self._largest = largest
        self._waiting = stream.read(2)
        self._gzip = self._waiting == b"\x1f\x8b"
        self._inflate: Any = None
        self._unfolded = 0

    def read(self, size: int = -1) -> bytes:
        """At most ``size`` bytes (64 kB where it is negative); none at the end."""
        size = 65_536 if size < 0 else size
        if not self._gzip:
            data = self._waiting[:size] or self._stream.read(size)
            self._waiting = self._waiting[size:]
            return data
        while True:
            if not self._waiting:
                self._waiting = self._stream.read(16_384)
                if not self._waiting:
                    if self._inflate is not None and not self._inflate.eof:
                        raise FormatError(self._path, "is cut short: its last gzip member has no end")
                    return b""
            if self._inflate is None or self._inflate.eof:
                self._inflate = zlib.decompressobj(31)
                self._unfolded = 0
            try:
                data = bytes(self._inflate.decompress(self._waiting, size))
            except zlib.error as error:
                raise FormatError(self._path, f"is broken: {error}") from error
            self._waiting = self._inflate.unused_data if self._inflate.eof else self._inflate.unconsumed_tail
            self._unfolded += len(data)
            if self._unfolded > self._largest:
                limit = f"{self._largest:,} bytes"
                reason = f"holds a gzip member that unfolds to more than {limit}; what comes after it is not read"
                raise TooLargeError(self._path, reason, limit=limit)
            if data:
                return data


def reports(
    stream: Readable, path: str, *, largest: int = LARGEST_MEMBER, largest_page: int | None = None
) -> Iterator[Loaded | Refusal]:
    """The report or refusal of each response that is an HTML page, one at a time, named "PATH:N" by its number among
    all records, from 1.

    Other records (requests, robots.txt, pictures, errors of servers) are passed over. ``largest``: bytes that one gzip
    member may unfold to; ``largest_page``: bytes of a page. Whatever ends an archive early is a refusal under its path.
    """
    largest_page = pages.LARGEST_PAGE if largest_page is None else largest_page
    try:
        archive: Any = importlib.import_module("warcio.archiveiterator")
    except ImportError:
        reason = "is a web archive; to read those run: pip install 'accord[archives]'"
        yield refusal(MissingLibraryError(path, reason))
        return
    number, found = 0, False
    try:
        unfolding = Unfolding(stream, path, largest)
        records = archive.ArchiveIterator(unfolding)
        head = _Head(records.reader, path)
        for record in records:
            number += 1
            head.size = 0
            if record.length is None:  # the library would take all that follows for it
                raise FormatError(path, f"is broken: its record {number:,} does not say how long it is")
            if not _wanted(record):
                continue
            found = True
            try:
                yield _report(record, f"{path}:{number}", largest_page)
            except InputError as error:
                if error.path == path:
                    raise  # the archive's own trouble, met while the record was read
                error.address = record.rec_headers.get_header("WARC-Target-URI")
                yield refusal(error)
        if number and _cut(record):
            raise FormatError(path, "is cut short: its last record has no end")
        if head.rest(unfolding):
            raise FormatError(path, f"is broken after {number:,} records: what follows is none")
    except InputError as error:
        yield refusal(error)
    except Exception as error:  # the library raises what it meets: ValueError, IndexError, its own
        reason = f"is broken after {number:,} records: {type(error).__name__}: {str(error).strip()[:100]}"
        yield refusal(FormatError(path, reason))
    else:
        if not number:
            yield refusal(FormatError(path, "is no web archive, or an empty one"))
        elif not found:
            yield refusal(FormatError(path, f"holds no web page among its {number:,} records"))


class _Head:
    """Bounds what the library reads line by line, which is headers: each line, and all those of one record."""

    def __init__(self, reader: Any, path: str) -> None:
        self.size = 0
        self._path = path
        self._reader = reader
        self._readline = reader.readline
        reader.readline = self.readline

    def rest(self, stream: Readable) -> bool:
        """Whether anything but white space was left when the library had read its last record."""
        data = self._reader.buff.read() if self._reader.buff else stream.read(65_536)
        while data and not data.strip():
            data = stream.read(65_536)
        return bool(data)

    def readline(self, length: int | None = None) -> bytes:
        """The next line, or as much of it as is taken at once."""
        line = bytes(self._readline(min(length or LONGEST_LINE, LONGEST_LINE)))
        self.size += len(line)
        if self.size > LARGEST_HEAD:
            limit = f"{LARGEST_HEAD:,} bytes"
            reason = f"holds a record whose headers are longer than {limit}; what comes after it is not read"
            raise TooLargeError(self._path, reason, limit=limit)
        return line


def _cut(record: Any) -> bool:
    """Whether a record that was read to its end ended before it should have."""
    return int(getattr(record.raw_stream, "limit", 0) or 0) > 0


def _wanted(record: Any) -> bool:
    headers = record.http_headers
    if record.rec_type != "response" or headers is None or not str(headers.get_statuscode()).startswith("2"):
        return False
    kind = (headers.get_header("Content-Type") or "").partition(";")[0].strip().lower()
    return kind in _HTML


def _report(record: Any, path: str, largest_page: int) -> Loaded:
    address = record.rec_headers.get_header("WARC-Target-URI")
    headers = record.http_headers
    stream = record.raw_stream
    if (headers.get_header("Transfer-Encoding") or "").strip().lower() == "chunked":
        readers: Any = importlib.import_module("warcio.bufferedreaders")
        stream = readers.ChunkedDataReader(stream)
    # unfolded here and not by the library, which ends a damaged body where the damage is and says nothing
    body = Body(path, headers.get_header("Content-Encoding") or "", largest_page, largest_page)
    while data := stream.read(65_536):
        body.take(data)
    if _cut(record):
        raise FormatError(path, "is cut short: less of it is there than it says")
    header = charsets.of_media_type(headers.get_header("Content-Type") or "")
    text, charset = charsets.decode_page(body.whole(), path, header)
    if not text.strip():
        raise EmptyInputError(path, "is empty")
    loaded = pages.report(text, path, charset=charset, address=address)
    return Loaded(
        loaded.report,
        loaded.original,
        key=loaded.key,
        address=address,
        retrieved=moment(record.rec_headers.get_header("WARC-Date")),
    )
