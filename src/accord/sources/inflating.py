"""The body of an HTTP response, unfolded no further than a limit."""

from __future__ import annotations

import zlib
from typing import Any

from accord.errors import FetchError, TooLargeError

__all__ = ["Body"]


class Body:
    """Takes a body as it comes, compressed or not, and holds what it unfolds to.

    ``encoding`` is HTTP's Content-Encoding; ``largest`` bytes may come, ``largest_unfolded`` may come out of them.
    Raises TooLargeError as soon as either is passed, FetchError for an encoding that was not asked for, for data that
    is not in it, and for a compressed body that is cut short.
    """

    def __init__(self, path: str, encoding: str, largest: int, largest_unfolded: int) -> None:
        self._path = path
        self._name = encoding.strip().lower().removeprefix("x-")
        self._largest = largest
        self._largest_unfolded = largest_unfolded
        self._came = 0
        self._size = 0
        self._parts: list[bytes] = []
        self._inflate: Any = None
        if self._name not in ("", "identity", "gzip", "deflate"):
            raise FetchError(path, f"comes compressed as {self._name[:40]!a}, which was not asked for")

    def expect(self, length: str | None) -> None:
        """Hear from the server how long the body will be, and refuse at once what is too long."""
        if length is not None and length.isascii() and length.isdigit() and int(length[:20]) > self._largest:
            raise self._too_large(self._largest)

    def take(self, data: bytes) -> None:
        """The next bytes of the body."""
        spare = self._largest - self._came
        self._came += len(data)
        if self._came > self._largest:
            self._unfold(data[:spare])
            raise self._too_large(self._largest)
        self._unfold(data)

    def _unfold(self, data: bytes) -> None:
        """The next bytes, known to be within the limit for what comes."""
        if self._name in ("", "identity"):
            self._keep(data)
            return
        while data:
            if self._inflate is None:
                raw = self._name == "deflate" and not _is_zlib(data)
                self._inflate = zlib.decompressobj(-15 if raw else 47)
            elif self._inflate.eof:
                if self._name == "deflate" or not data.strip(b"\x00"):
                    return  # what follows the end is padding
                self._inflate = zlib.decompressobj(31)
            try:
                self._keep(self._inflate.decompress(data, max(1, self._largest_unfolded + 1 - self._size)))
            except zlib.error as error:
                raise FetchError(
                    self._path, f"says that it is compressed as {self._name}, and is not: {error}"
                ) from error
            data = self._inflate.unused_data if self._inflate.eof else self._inflate.unconsumed_tail

    def whole(self) -> bytes:
        """All of it, at the end."""
        if self._inflate is not None and not self._inflate.eof:
            raise FetchError(self._path, "is cut short: its compressed body has no end")
        return b"".join(self._parts)

    def so_far(self) -> bytes:
        """What has come of it, where that will do."""
        return b"".join(self._parts)

    def _keep(self, data: bytes) -> None:
        self._parts.append(data[: self._largest_unfolded - self._size])
        self._size += len(data)
        if self._size > self._largest_unfolded:
            raise self._too_large(self._largest_unfolded, " unfolded")

    def _too_large(self, limit: int, how: str = "") -> TooLargeError:
        shown = f"{limit:,} bytes{how}"
        return TooLargeError(self._path, f"is larger than {shown}, the limit", limit=shown)


def _is_zlib(data: bytes) -> bool:
    """Whether a deflated body has the header that the standard wants and some servers leave out."""
    return len(data) > 1 and data[0] & 15 == 8 and (data[0] * 256 + data[1]) % 31 == 0
