"""YAML front matter: what a text file says of itself between two lines of ``---`` at its very top."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from types import MappingProxyType
from typing import Any

import yaml

from accord.errors import FrontMatterError
from accord.model import Instant
from accord.sources.dates import instant

__all__ = ["FrontMatter", "split", "unknown"]

LONGEST = 64 * 1024  # characters; a dozen lines are usual, and a parser in Python takes seconds for a megabyte
DEEPEST = 16  # nested lists and mappings; the YAML library recurses over them

SINGLE = ("outlet", "title", "url", "located", "published", "updated")
KEYS = (*SINGLE, "authors")
# Keys under which other tools write what has another name here, and by which it would be missed.
MEANT = {
    **dict.fromkeys(("date", "datetime", "pubdate", "pub_date", "publication_date", "date_published"), "published"),
    **dict.fromkeys(("modified", "date_modified", "lastmod", "last_modified"), "updated"),
    **dict.fromkeys(("publisher", "source", "site", "site_name", "newspaper", "publication"), "outlet"),
    **dict.fromkeys(("link", "uri", "permalink", "canonical", "canonical_url", "source_url"), "url"),
    **dict.fromkeys(("author", "byline", "by", "creator"), "authors"),
    **dict.fromkeys(("dateline", "location", "place"), "located"),
    "headline": "title",
}
# What schema.org calls them, which is read as well; a report's own name of a thing goes before it.
SCHEMA = {
    "headline": "title",
    "datePublished": "published",
    "dateModified": "updated",
    "publisher": "outlet",
    "author": "authors",
    "locationCreated": "located",
}
# Keys of other tools that hold nothing which is used here.
FOREIGN = frozenset(
    {"aliases", "categories", "category", "created", "cssclass", "cssclasses", "description", "draft"}
    | {"excerpt", "id", "image", "images", "keywords", "lang", "language", "layout", "license", "notes"}
    | {"section", "sections", "slug", "subtitle", "summary", "tag", "tags", "template", "toc", "topic"}
    | {"topics", "type", "uid", "uuid", "weight"}
)
OWN = "x-"  # what begins so is the user's business
NEAR = 0.75  # of difflib's likeness: one letter of four is wrong or too many
MOST_NAMED = 8

_FENCE = re.compile(r"---[ \t]*(?:\n|\Z)")
_CLOSE = re.compile(r"^(?:---|\.\.\.)[ \t]*$", re.MULTILINE)
# "title: Talks: what next" and "title: “Over”, he says" with plain marks: YAML wants quotation marks around all of it.
_UNQUOTED = re.compile(
    r"^([A-Za-z][\w-]*):[ \t]+("
    r"""(?![\s'"\[\]{}|>&*!%@`#]).*:[ \t].*|"[^"\n]*"[ \t:,]*[^"\s#].*|'[^'\n]*'[ \t:,]*[^'\s#].*"""
    r")$",
    re.MULTILINE,
)


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What front matter says. ``extra`` keeps the keys that Accord doesn't know, as YAML gives them, all scalars as
    strings."""

    outlet: str | None = None
    title: str | None = None
    published: Instant | None = None
    updated: Instant | None = None
    url: str | None = None
    located: str | None = None
    authors: tuple[str, ...] = ()
    extra: Mapping[str, Any] = field(default_factory=lambda: MappingProxyType({}))


class _Loader(yaml.SafeLoader):
    """A safe loader that leaves every plain scalar but null a string: "2025-03-19" keeps its precision and "no" stays
    a word."""

    yaml_implicit_resolvers: dict[str, list[tuple[str, re.Pattern[str]]]] = {  # noqa: RUF012 - the library's own interface
        first: [(tag, pattern) for tag, pattern in resolvers if tag == "tag:yaml.org,2002:null"]
        for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }


def split(text: str, path: str) -> tuple[FrontMatter, int]:
    r"""What the front matter says, and the offset at which the report's own text begins (0 where there is none).

    ``text`` has ``\n`` line ends and no byte order mark; ``path`` is for errors. The caller cuts the text at the
    offset: the report's text is what comes after, and all of the report's offsets count from there. Keys: outlet,
    title, url, located (strings), authors (a string or a list of strings), published, updated (see
    :func:`accord.sources.dates.instant`), or what schema.org calls them (:data:`SCHEMA`); a key without a value counts
    as absent.

    Raises FrontMatterError, with the line counted from 1 at the opening ``---``, for YAML that is broken, not a
    mapping, gives a key twice, gives a known key a value of the wrong type or a date that is none; for a block that is
    never closed or is very long; and for aliases, which have no use here and can unfold to gigabytes.
    """
    opening = _FENCE.match(text)
    if opening is None:
        return FrontMatter(), 0
    closing = _CLOSE.search(text, opening.end(), opening.end() + LONGEST)
    if closing is None:
        limit = f" within {LONGEST:,} characters" if len(text) - opening.end() > LONGEST else ""
        raise FrontMatterError(path, f"front matter, line 1: no line '---' closes it{limit}")
    body = text[opening.end() : closing.start()]
    end = min(closing.end() + 1, len(text))
    try:
        lines, values = _parsed(body, path)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        if mark and error.context_mark and mark.line >= body.count("\n"):
            mark = error.context_mark  # something that is never closed: name where it opens, not the end
        raise _wrong(path, mark.line if mark else 0, str(error.problem or error.context)) from error
    except (yaml.YAMLError, ValueError, ArithmeticError, LookupError, TypeError, AttributeError) as error:
        # explicit tags ("!!bool maybe") fail in the library with whatever its converters raise
        raise _wrong(path, 0, str(error).partition("\n")[0]) from error
    known: dict[str, Any] = {}
    extra: dict[str, Any] = {}
    for written, value in (values or {}).items():
        key = SCHEMA.get(written, written)
        if key != written and key in values:
            extra[written] = value
        elif key in SINGLE:
            known[key] = _value(key, value, path, lines[written])
        elif key == "authors":
            known[key] = _authors(value, path, lines[written])
        else:
            extra[str(written)] = value
    return FrontMatter(**known, extra=MappingProxyType(extra)), end


def unknown(known: FrontMatter) -> str | None:
    """A line that names the keys of front matter that mean nothing here, each with the key that may have been meant.

    None where there are none. Keys that other tools write and that hold nothing of use are passed over, as are those
    that begin with "x-".
    """
    found = []
    for key, value in known.extra.items():
        if key.lower() not in FOREIGN and not key.lower().startswith(OWN):
            meant = _meant(key, value)
            found.append(f"'{key[:40]}'" + (f" (did you mean '{meant}'?)" if meant else ""))
    if not found:
        return None
    more = f" and {len(found) - MOST_NAMED} more" if len(found) > MOST_NAMED else ""
    return f"front matter: {', '.join(found[:MOST_NAMED])}{more}: not known, and not used"


def _meant(key: str, value: object) -> str | None:
    plain = key.lower().replace("-", "_")
    if plain == "source" and isinstance(value, str) and value.lower().startswith(("http://", "https://")):
        return "url"
    return MEANT.get(plain) or next(iter(get_close_matches(plain, KEYS, 1, NEAR)), None)


def _parsed(body: str, path: str) -> tuple[dict[str, int], Any]:
    """The line of every key, and what it has. Where YAML refuses a line for a colon or for words behind a quotation, as
    headlines have them, the line is taken as it stands: it can mean nothing else."""
    try:
        return _lines(body, path), yaml.load(body, Loader=_Loader)
    except yaml.MarkedYAMLError:
        quoted = _UNQUOTED.sub(_quoted, body)
        if quoted == body:
            raise
        try:
            return _lines(quoted, path), yaml.load(quoted, Loader=_Loader)
        except yaml.MarkedYAMLError:
            pass
        raise


def _quoted(line: re.Match[str]) -> str:
    value = line[2].rstrip().replace("'", "''")
    return f"{line[1]}: '{value}'"


def _lines(body: str, path: str) -> dict[str, int]:
    """The line of every key of the mapping, counted from 0; checks depth, aliases, repeated keys without building
    anything."""
    lines: dict[str, int] = {}
    depth, is_key = 0, True
    for event in yaml.parse(body, Loader=_Loader):
        line = event.start_mark.line if event.start_mark else 0
        if isinstance(event, yaml.AliasEvent):
            raise _wrong(path, line, "aliases ('*name') are not allowed")
        if depth == 1:
            if is_key and not isinstance(event, yaml.CollectionEndEvent):
                if not isinstance(event, yaml.ScalarEvent):
                    raise _wrong(path, line, "a key must be a word")
                if event.value in lines:
                    raise _wrong(path, line, f"the key '{event.value[:40]}' is given twice")
                lines[event.value] = line
            is_key = not is_key
        if isinstance(event, yaml.CollectionStartEvent):
            if depth == 0 and not isinstance(event, yaml.MappingStartEvent):
                raise _wrong(path, line, "expected lines of 'key: value'")
            depth += 1
            if depth > DEEPEST:
                raise _wrong(path, line, f"more than {DEEPEST} levels deep")
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
            if depth == 1:
                is_key = True
        elif depth == 0 and isinstance(event, yaml.ScalarEvent) and event.value.strip():
            raise _wrong(path, line, "expected lines of 'key: value'")
    return lines


def _value(key: str, value: object, path: str, line: int) -> str | Instant | None:
    if value is None or value == "":
        return None
    if not isinstance(value, str):
        raise _wrong(path, line, f"'{key}' must be a single value, not a {type(value).__name__}")
    if key not in ("published", "updated"):
        return value
    try:
        return instant(value)
    except ValueError as error:
        raise _wrong(path, line, f"'{key}': {error}") from error


def _authors(value: object, path: str, line: int) -> tuple[str, ...]:
    names = value if isinstance(value, list) else [] if value is None else [value]
    if not all(isinstance(name, str) for name in names):
        raise _wrong(path, line, "'authors' must be a name or a list of names")
    return tuple(names)


def _wrong(path: str, line: int, what: str) -> FrontMatterError:
    return FrontMatterError(path, f"front matter, line {line + 2}: {what}")
