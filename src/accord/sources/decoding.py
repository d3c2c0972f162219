"""Bytes -> text, or a refusal that says what the bytes are."""

from __future__ import annotations

from accord.errors import BinaryInputError, EncodingError

__all__ = ["decode", "refuse_binary"]

CONTROLS = bytes(code for code in range(32) if code not in b"\t\n\x0b\x0c\r") + b"\x7f"
MOST_CONTROLS = 0.1
"""Share of control bytes from which data is binary. Random bytes have 11 %, text that was copied badly far below 1
%."""

_MAGIC = (
    (b"%PDF-", "a PDF document"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"\x1f\x8b", "compressed with gzip"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"{\\rtf", "an RTF document"),
)
_MARKS = (
    (b"\xff\xfe\x00\x00", "UTF-32"),
    (b"\x00\x00\xfe\xff", "UTF-32"),
    (b"\xff\xfe", "UTF-16"),
    (b"\xfe\xff", "UTF-16"),
)


def decode(data: bytes, path: str) -> str:
    """UTF-8 text, a byte order mark taken off. ``path`` is for errors; control characters stay unless they are many.

    Raises BinaryInputError (names the format where it is a common one), or EncodingError with the offset of the first
    bad byte.
    """
    for mark, what in _MARKS:
        if data.startswith(mark):
            raise EncodingError(path, f"is {what}; save it as UTF-8")
    refuse_binary(data, path)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        offset = error.start + (3 if data.startswith(b"\xef\xbb\xbf") else 0)
        raise EncodingError(path, f"is not UTF-8: byte {offset} (0x{data[offset]:02x}) is invalid") from error


def refuse_binary(data: bytes, path: str, *, nul: bool = True) -> None:
    """Raise BinaryInputError where the bytes are no text in any encoding that leaves ASCII as it is.

    ``nul``: whether a NUL is a sign of that, as it is in all but UTF-16 and UTF-32.
    """
    for magic, what in _MAGIC:
        if data.startswith(magic):
            raise BinaryInputError(path, f"is {what}, not text")
    if not nul:
        return
    if b"\x00" in data:
        raise BinaryInputError(path, f"is binary: it holds a NUL at byte {data.index(0)}")
    controls = len(data) - len(data.translate(None, CONTROLS))
    if controls > MOST_CONTROLS * len(data):
        raise BinaryInputError(path, f"is binary: {controls} of its {len(data)} bytes are control characters")
