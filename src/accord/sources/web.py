"""Addresses -> reports: a page, or what a feed leads to."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from accord.errors import FormatError, InputError
from accord.model import Refusal
from accord.sources import documents
from accord.sources.fetching import Fetched, Fetcher
from accord.sources.files import LARGEST, Opener
from accord.sources.loaded import Loaded, refusal

__all__ = ["items", "kind", "opener", "page", "read"]


def opener(fetcher: Fetcher) -> Opener:
    """What :func:`accord.sources.load_with_originals` needs to read addresses: ``web=opener(Fetcher())``."""
    return lambda address: read(address, fetcher)


def read(address: str, fetcher: Fetcher) -> Iterator[Loaded | Refusal]:
    """The reports that an address leads to: a page's, or those of a feed, whose entries without a text are fetched.

    Never raises for what the address gives: each trouble is a refusal with the address and the limit that was passed.
    """
    try:
        found = list(items(fetcher.fetch(address), address))
    except InputError as error:
        yield refusal(error)
        return
    for item in found:
        if isinstance(item, Refusal) and item.kind == "summary-only" and item.address:
            yield page(item.address, fetcher)
        else:
            yield item


def page(address: str, fetcher: Fetcher) -> Loaded | Refusal:
    """The one report at an address; a refusal where there is none, or where it is a feed."""
    try:
        found = list(items(fetcher.fetch(address), address))
        if len(found) != 1:
            raise FormatError(address, "is a list of reports where one report should be")
    except InputError as error:
        return refusal(error)
    return found[0]


def items(fetched: Fetched, path: str) -> Iterator[Loaded | Refusal]:
    """What is in an answer, by its media type, or by how it begins where the type says nothing.

    Raises InputError where the whole can't be read.
    """
    for item in documents.read(
        fetched.body, path, kind(fetched, path), LARGEST, charset=fetched.charset, address=fetched.final
    ):
        if isinstance(item, Loaded):
            yield replace(item, address=fetched.final, retrieved=fetched.retrieved)
        else:
            yield item


def kind(fetched: Fetched, path: str) -> documents.Kind:
    """What kind of document an answer is. Raises FormatError for a media type that is never read."""
    media = fetched.headers.get("content-type", "").partition(";")[0].strip().lower()
    start = documents.kind_of_start(fetched.body[:4096])
    named = documents.kind_of_media_type(media)
    if start in ("feed", "archive") or named is None:
        if named is None and media not in ("", "application/octet-stream", "binary/octet-stream"):
            raise FormatError(path, f"is of the kind {media[:60]!a}, which is not read")
        named = start
    elif named == "text" and start == "page":
        named = start
    return named
