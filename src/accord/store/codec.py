"""The nouns as JSON and back, without loss: what the ledger keeps in its columns.

A noun becomes an object of its fields, those at their default left out. A span becomes ``[start, end]`` where the text
is at hand to check it against (a reading), and ``[start, end, exact]`` where it is not (an account). Of a union of
nouns the object says which one it is, under ``"is"``. How a field is written follows from its type in
:mod:`accord.model`, so a new field needs nothing here.
"""

from __future__ import annotations

import json
import types
import typing
import zlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import MISSING, fields, is_dataclass
from functools import lru_cache
from typing import Any, TypeVar

from accord.errors import SpanError
from accord.model import Span

__all__ = ["decode", "encode", "pack", "unpack"]

T = TypeVar("T")

_PLAIN = (str, int, float, bool, type(None))

# Level 6 halves a reading against level 1 for a millisecond more; higher ones gain nothing.
_LEVEL = 6


def encode(noun: object, *, words: bool = False) -> Any:
    """A noun as what JSON has. ``words``: every span with its exact words, for where its text is not at hand.

    Raises TypeError for what is neither a noun nor made of nouns and JSON values.
    """
    if isinstance(noun, _PLAIN):
        return noun
    if is_dataclass(noun) and not isinstance(noun, type):
        write = _writer(type(noun), words)
        return write(noun) if write is not None else noun
    if isinstance(noun, Mapping):
        return {str(key): encode(value, words=words) for key, value in noun.items()}
    if isinstance(noun, (set, frozenset)):
        return sorted((encode(value, words=words) for value in noun), key=repr)
    if isinstance(noun, Sequence):
        return [encode(value, words=words) for value in noun]
    raise TypeError(f"a {type(noun).__name__} can't be kept")


def decode(kind: type[T], data: Any, text: str | None = None) -> T:
    """The noun of a ``kind`` that :func:`encode` wrote. ``text``: that of the report that its spans lie in.

    Raises SpanError where a span lies outside of ``text``, or brings no words and there is none.
    """
    return typing.cast(T, _reader(typing.cast(typing.Hashable, kind))(data, text))


def pack(data: Any) -> bytes:
    """A JSON value as compressed bytes (zlib over UTF-8): equal values give equal bytes."""
    return zlib.compress(json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode(), _LEVEL)


def unpack(body: bytes) -> Any:
    """The JSON value that :func:`pack` made bytes of."""
    return json.loads(zlib.decompress(body))


_Read = Callable[[Any, str | None], Any]


_Write = Callable[[Any], Any]


@lru_cache(maxsize=256)
def _writer(hint: Any, words: bool) -> _Write | None:
    """What writes a value of a type; None where it is written as it is. Made once for each type, as a reading has
    hundreds of nouns of each."""
    if hint is Span:
        if words:
            return lambda span: [span.start, span.end, span.exact]
        return lambda span: [span.start, span.end]
    if is_dataclass(hint) and isinstance(hint, type):
        return _noun_writer(hint, words)
    origin, arguments = typing.get_origin(hint), typing.get_args(hint)
    if origin in (typing.Union, types.UnionType):
        nouns = _nouns(hint)
        if len(nouns) > 1:
            return lambda value: None if value is None else encode(value, words=words) | {"is": type(value).__name__}
        inner = [_writer(each, words) for each in arguments if each is not type(None)]
        write = inner[0] if len(inner) == 1 else None
        return None if write is None else lambda value: None if value is None else write(value)
    if origin is tuple:
        item = _writer(arguments[0], words)
        return list if item is None else lambda values: [item(value) for value in values]
    if hint in (str, int, float, bool) or origin is typing.Literal:
        return None
    return lambda value: encode(value, words=words)


def _noun_writer(kind: type, words: bool) -> _Write:
    hints = typing.get_type_hints(kind)
    plan: list[tuple[str, object, _Write | None]] = []

    def write(noun: Any) -> dict[str, Any]:
        if not plan:  # nouns may hold nouns of their own kind, so not before the first one is written
            for field in fields(kind):
                default = field.default if field.default_factory is MISSING else field.default_factory()
                plan.append((field.name, default, _writer(hints[field.name], words)))
        made = {}
        for name, default, part in plan:
            value = getattr(noun, name)
            if value is not default and value != default:
                made[name] = value if part is None else part(value)
        return made

    return write


def _nouns(hint: Any) -> list[Any]:
    """The nouns of a union."""
    if typing.get_origin(hint) in (typing.Union, types.UnionType):
        return [each for each in typing.get_args(hint) if is_dataclass(each)]
    return []


@lru_cache(maxsize=256)
def _reader(hint: Any) -> _Read:
    if hint is Span:
        return _span
    if is_dataclass(hint) and isinstance(hint, type):
        return _noun(hint)
    origin, arguments = typing.get_origin(hint), typing.get_args(hint)
    if origin in (typing.Union, types.UnionType):
        nouns = _nouns(hint)
        if len(nouns) > 1:
            by_name = {noun.__name__: _reader(noun) for noun in nouns}
            return lambda data, text: None if data is None else by_name[data["is"]](data, text)
        [inner] = nouns or [next(each for each in arguments if each is not type(None))]
        read = _reader(inner)
        return lambda data, text: None if data is None else read(data, text)
    if origin is tuple:
        item = _reader(arguments[0])
        return lambda data, text: tuple(item(each, text) for each in data)
    return lambda data, text: data


def _noun(kind: type) -> _Read:
    hints = typing.get_type_hints(kind)
    readers: dict[str, _Read] = {}

    def read(data: Any, text: str | None) -> Any:
        if not readers:  # nouns may hold nouns of their own kind, so not before the first one is read
            readers.update((field.name, _reader(hints[field.name])) for field in fields(kind))
        if isinstance(data, kind):  # put in its place by the caller, as a reading's report is
            return data
        return kind(**{name: readers[name](value, text) for name, value in data.items() if name in readers})

    return read


def _span(data: Any, text: str | None) -> Span:
    if len(data) == 3:
        start, end, exact = data
        if text is not None and text[start:end] != exact:
            raise SpanError(f"[{start}, {end}): it says {exact[:80]!r} and the text says {text[start:end][:80]!r}")
        return Span(start, end, exact)
    start, end = data
    if text is None or not 0 <= start <= end <= len(text):
        raise SpanError(f"[{start}, {end}) does not lie in its text")
    return Span(start, end, text[start:end])
