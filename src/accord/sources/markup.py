"""HTML as a flat row of pieces with their offsets: tags and stretches of text.

No tree is built, so depth costs nothing and every piece knows where it stands. Broken markup is read as browsers read
it where that is linear: an unclosed tag or comment takes the rest. Every function here takes time in proportion to the
length of the page.
"""

from __future__ import annotations

import html
import re
from array import array
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.entities import html5
from typing import Literal

from accord.sources.originals import BREAKERS, Original, Run, joined, shown

__all__ = ["Letters", "Piece", "attributes", "letters", "letters_of_text", "pieces", "words"]

# Tags whose contents are no text of the page, and those that begin and end a line of it.
HIDDEN = frozenset({"script", "style", "template", "title", "textarea", "noframes", "iframe", "svg", "math"})
RAW = frozenset({"script", "style", "title", "textarea", "noframes", "iframe", "xmp"})
_BLOCKS = """
    address article aside blockquote body br center dd details dialog div dl dt fieldset figcaption figure footer form
    h1 h2 h3 h4 h5 h6 head header hr html li main menu nav ol option p pre section select summary table tbody td tfoot
    th thead tr ul
"""
BLOCKS = frozenset(_BLOCKS.split())

_OPEN = re.compile(r"<(?=/?[a-zA-Z]|[!?])")
_NAME = re.compile(r"/?([a-zA-Z][^\s/>]*+)")
_TAG = re.compile(r"""[^>"']*+(?:(?:"[^"]*+"|'[^']*+')[^>"']*+)*+>""")
_ATTRIBUTE = re.compile(r"""([^\s=/>"']++)(?:\s*+=\s*+("[^"]*+"|'[^']*+'|[^\s>"']++))?""")
_CLOSES = {name: re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE) for name in RAW}
_ENTITY = re.compile(r"&(?:#[0-9]{1,8}+|#[xX][0-9a-fA-F]{1,7}+|[A-Za-z][A-Za-z0-9]{1,31}+);?")
_VISIBLE = re.compile(r"\S+")
_BREAKS = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Piece:
    """One piece [start, end) of a page. ``name``: a tag's, in small letters; "" for text.

    ``raw``: text within an element whose contents are no markup (a script, a title).
    """

    kind: Literal["text", "start", "end"]
    start: int
    end: int
    name: str = ""
    raw: bool = False


def pieces(page: str) -> Iterator[Piece]:
    """The tags and texts of a page, in order. Comments, declarations and processing instructions are left out."""
    at, length = 0, len(page)
    while at < length:
        found = _OPEN.search(page, at)
        if found is None:
            yield Piece("text", at, length)
            return
        opened = found.start()
        if opened > at:
            yield Piece("text", at, opened)
        name = _NAME.match(page, opened + 1)
        if name is None:
            comment = page.startswith("!--", opened + 1)
            closed = page.find("-->" if comment else ">", opened + 2)
            at = length if closed < 0 else closed + (3 if comment else 1)
            continue
        tag = _TAG.match(page, name.end())
        if tag is None:
            return  # never closed: browsers drop the rest, too
        word = name[1].lower()
        closing = page[opened + 1] == "/"
        yield Piece("end" if closing else "start", opened, tag.end(), word)
        at = tag.end()
        if not closing and word in RAW:
            end = _CLOSES[word].search(page, at)
            stop = end.start() if end else length
            if stop > at:
                yield Piece("text", at, stop, word, raw=True)
            at = stop


def attributes(page: str, piece: Piece) -> dict[str, str]:
    """The attributes of a start tag, names in small letters, entities decoded; the first of a name counts."""
    found: dict[str, str] = {}
    inside = page[piece.start + 1 + len(piece.name) : piece.end - 1]
    for match in _ATTRIBUTE.finditer(inside):
        value = match[2] or ""
        if value[:1] in ('"', "'"):
            value = value[1:-1]
        found.setdefault(match[1].lower(), html.unescape(value))
    return found


def _texts(page: str) -> Iterator[Piece]:
    """Texts that a reader of the page may see, and the tags between them."""
    hidden: list[str] = []
    for piece in pieces(page):
        if piece.name in HIDDEN and not piece.raw:
            if piece.kind == "start" and not page.startswith("/>", piece.end - 2):
                hidden.append(piece.name)
            elif piece.kind == "end" and piece.name in hidden[-4:]:
                while hidden.pop() != piece.name:
                    pass
        elif not hidden:
            yield piece


def _decoded(page: str, start: int, end: int) -> Iterator[tuple[str, int, int]]:
    """The text [start, end) in stretches (words, start, end); an entity is a stretch of its own."""
    at = start
    for entity in _ENTITY.finditer(page, start, end) if page.find("&", start, end) >= 0 else ():
        name = entity[0][1:]
        stop = entity.end()
        if name not in html5 and not name.startswith("#"):
            # "&ampx" is "&x", as old pages write it: the longest name that needs no semicolon counts
            known = next((size for size in range(len(name), 1, -1) if name[:size] in html5), 0)
            if not known:
                continue
            stop = entity.start() + 1 + known
        character = html.unescape(page[entity.start() : stop])
        if entity.start() > at:
            yield page[at : entity.start()], at, entity.start()
        if character:
            yield character, entity.start(), stop
        at = stop
    if at < end:
        yield page[at:end], at, end


@dataclass(slots=True)
class Letters:
    """A text without its white space and invisible characters, and where each code point of it stands.

    ``text[i]`` stands at ``starts[i]``, and takes one code point there, or ``widths[i]`` where that is given.
    """

    text: str = ""
    starts: array[int] = field(default_factory=lambda: array("I"))
    widths: dict[int, int] = field(default_factory=dict)


def letters(page: str) -> Letters:
    """The letters of all the text of a page that a reader may see."""
    found = Letters()
    parts: list[str] = []
    for piece in _texts(page):
        if piece.kind != "text":
            continue
        for words_, start, end in _decoded(page, piece.start, piece.end):
            if end - start == len(words_):
                _add(found, parts, words_, start)
            else:
                for character in words_:
                    if character.isprintable() and not character.isspace():
                        found.widths[len(found.starts)] = end - start
                        found.starts.append(start)
                        parts.append(character)
    found.text = "".join(parts)
    return found


def letters_of_text(text: str) -> Letters:
    """The letters of a plain text."""
    found = Letters()
    parts: list[str] = []
    _add(found, parts, text, 0)
    found.text = "".join(parts)
    return found


def _add(found: Letters, parts: list[str], words_: str, start: int) -> None:
    for match in _VISIBLE.finditer(words_):
        word = match[0]
        first = start + match.start()
        if word.isprintable():
            parts.append(word)
            found.starts.extend(range(first, first + len(word)))
        else:
            for index, character in enumerate(word):
                if character.isprintable():
                    parts.append(character)
                    found.starts.append(first + index)


def words(fragment: str) -> tuple[str, Original]:
    r"""The text of a fragment of HTML, all of it, and its original.

    Blocks are parted by a blank line, lines by ``\n``; runs of white space are one blank. Control characters stay, as
    they do in any text. For a feed's entry or a record's body, where there is nothing around the article.
    """
    parts: list[str] = []
    runs: list[Run] = []
    here = 0
    gap: tuple[int, int] | None = None  # white space of the source since the last word
    broken = 0  # line ends owed
    for piece in _texts(fragment):
        if piece.kind != "text":
            if piece.name in BLOCKS and here:
                broken = max(broken, 1 if piece.name == "br" else 2)
            continue
        for words_, start, end in _decoded(fragment, piece.start, piece.end):
            whole = end - start == len(words_)
            at = 0
            while at < len(words_):
                space = _BREAKS.match(words_, at)
                if space is not None:
                    blank = (start + at, start + space.end()) if whole else (start, end)
                    if gap is None:
                        gap = blank
                    elif gap[1] == blank[0]:
                        gap = (gap[0], blank[1])
                    at = space.end()
                    continue
                match = _VISIBLE.match(words_, at)
                stop = match.end() if match else len(words_)
                if not words_[at:stop].strip(BREAKERS):
                    at = stop
                    continue
                if broken and here:
                    parts.append("\n" * broken)
                    here += broken
                elif gap is not None and here:
                    parts.append(" ")
                    runs.append(Run(here, here + 1, *gap))
                    here += 1
                gap, broken = None, 0
                parts.append(words_[at:stop])
                runs.append(
                    Run(here, here + stop - at, start + at, start + stop)
                    if whole
                    else Run(here, here + stop - at, start, end)
                )
                here += stop - at
                at = stop
    text, runs = shown("".join(parts), runs)
    return text, Original("text/html", fragment, tuple(joined(runs)))
