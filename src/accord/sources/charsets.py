"""The encoding of a page or a feed: its mark, its header, what it says of itself, in that order, as browsers do.

A declaration is believed where the bytes bear it out. Bytes that are UTF-8 beyond ASCII are UTF-8 whatever was
declared: a text in another encoding is that by accident as good as never, and a server's default often says otherwise.
Nothing is guessed beyond that: what fits no declaration is refused, as wrong letters would become wrong words.
"""

from __future__ import annotations

import codecs
import re

from accord.errors import BinaryInputError, EncodingError
from accord.sources.decoding import decode, refuse_binary

__all__ = ["declared", "decode_page", "of_media_type"]

LOOK = 4096
"""Bytes at the top among which a declaration may stand; HTML allows 1024, and many pages exceed them."""

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_META = re.compile(rb"<meta[^>]{0,500}?charset\s{0,9}=\s{0,9}[\"']?\s{0,9}([\w.:-]{1,40})", re.IGNORECASE)
_XML = re.compile(rb"\A\s{0,99}<\?xml[^>]{0,200}?encoding\s{0,9}=\s{0,9}[\"']([\w.:-]{1,40})", re.IGNORECASE)
_PARAMETER = re.compile(r";\s{0,99}charset\s{0,9}=\s{0,9}[\"']?([^\s;\"']{1,40})", re.IGNORECASE)

# Names that the web's own standard (WHATWG Encoding) reads as a larger encoding that contains them, by Python's names.
_WIDER = {
    "ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "iso8859-11": "cp874",
    "tis-620": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "euc_kr": "cp949",
    "shift_jis": "cp932",
    "big5": "big5hkscs",
}
# The encodings of that standard, and UTF-32. Python's other codecs compress, escape or encrypt: no page is in them.
_NAMES = """
    utf-8 utf-16 utf-16-le utf-16-be utf-32 cp866 iso8859-2 iso8859-3 iso8859-4 iso8859-5 iso8859-6 iso8859-7 iso8859-8
    iso8859-10 iso8859-13 iso8859-14 iso8859-15 iso8859-16 koi8-r koi8-u mac-roman mac-cyrillic cp874 cp1250 cp1251
    cp1252 cp1253 cp1254 cp1255 cp1256 cp1257 cp1258 gb18030 big5hkscs euc_jp iso2022_jp cp932 cp949
"""
_KNOWN = frozenset(_NAMES.split())


def of_media_type(content_type: str) -> str | None:
    """The charset that an HTTP header gives ("text/html; charset=windows-1252"), or None."""
    found = _PARAMETER.search(content_type[:1000])
    return found[1] if found else None


def declared(data: bytes) -> str | None:
    """The charset that a page's meta element or an XML declaration names, as it is written there; None for none."""
    head = data[:LOOK]
    found = _XML.match(head) or _META.search(head)
    return found[1].decode("ascii", "replace") if found else None


def decode_page(data: bytes, path: str, header: str | None = None) -> tuple[str, str]:
    """The text of a page or a feed, and the name of its encoding. ``header``: the charset that the server gave.

    Raises EncodingError, which names the charset and the first byte that is not in it, or what was declared and is no
    encoding that is known; BinaryInputError for what is no text.
    """
    for mark, marked in _MARKS:
        if data.startswith(mark):
            if marked == "utf-8":
                return decode(data, path), marked
            return _strictly(data, marked, f"its mark says {marked.upper()}", path), marked
    refuse_binary(data, path, nul="utf-16" not in (header or "").lower())
    said = header or declared(data)
    where = "its server" if header else "it"
    name = _known(said) if said else None
    if name in ("utf-16", "utf-16-le", "utf-16-be", "utf-32"):
        if header is None:
            name = "utf-8"  # read as ASCII until here, so it can't be
        else:
            return _strictly(data, name, f"its server says {said}", path), name
    if name != "iso2022_jp":
        try:
            return data.decode("utf-8"), "utf-8"
        except UnicodeDecodeError as error:
            if said is None:
                reason = f"is not UTF-8 (byte {error.start} is invalid) and names no other encoding"
                raise EncodingError(path, reason) from error
    if name is None:
        raise EncodingError(path, f"is not UTF-8, and {where} says that it is in {said!r}, which is no encoding known")
    return _strictly(data, name, f"{where} says {said}", path), name


def _strictly(data: bytes, name: str, why: str, path: str) -> str:
    try:
        return data.decode(name).removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        raise EncodingError(path, f"{why}, and byte {error.start} (0x{data[error.start]:02x}) is not in it") from error
    except UnicodeError as error:
        raise BinaryInputError(path, f"{why}, and it is not: {error}") from error


def _known(label: str) -> str | None:
    """Python's name for a charset, None for what is no text encoding of the web."""
    try:
        name = codecs.lookup(label.strip().lower().removeprefix("x-")).name
    except (LookupError, ValueError):  # ValueError: a NUL in it
        return None
    name = _WIDER.get(name, name)
    return name if name in _KNOWN else None
