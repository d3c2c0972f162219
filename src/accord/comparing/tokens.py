"""Words of a text without any engine: tokens with offsets, folded forms, stems, quoted stretches. All linear in the
text.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Any, NamedTuple

from accord.data import read_json

__all__ = [
    "SHORT",
    "SHORT_NOT",
    "Word",
    "content_words",
    "fold",
    "folded",
    "function_words",
    "lexicon",
    "quoted",
    "stem",
    "words",
]

# Letters and digits with inner apostrophes, full stops in abbreviations and thousands, and hyphens left as breaks.
_WORD = re.compile(r"[^\W_]+(?:['’.,](?=[^\W_])[^\W_]+)*", re.UNICODE)
_APOSTROPHES = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "`": "'", "´": "'"})

SHORT = 1000
"""Code points of a phrase or sentence. What is found out about one may be remembered; about whole texts it is not, for
memory's sake."""

# "Don't", and "dont" in a text that lost its apostrophes.
SHORT_NOT = re.compile(r"n't$|^(?:ai|are|ca|could|did|do|does|had|has|have|is|must|should|was|were|wo|would)nt$")

OPENERS = {"“": "”", "„": "”", "«": "»", "‟": "”", "〝": "〞"}


class Word(NamedTuple):
    """A word as written, folded for comparison, with its place in the text."""

    text: str
    folded: str
    start: int
    end: int


@lru_cache(maxsize=1)
def lexicon() -> dict[str, Any]:
    """Function words, negators, modals and contractions (``data/function_words.json``)."""
    loaded: dict[str, Any] = read_json("function_words.json")
    return loaded


@lru_cache(maxsize=1)
def function_words() -> frozenset[str]:
    """Folded words that carry no content of their own."""
    return frozenset(lexicon()["function_words"])


@lru_cache(maxsize=1)
def _capital_names() -> dict[str, str]:
    """Names in capitals that would fold to a function word: "US" and "U.S." to "u.s", apart from "us"."""
    return {name: ".".join(name.casefold()) for name in lexicon()["capital_names"]}


@lru_cache(maxsize=65536)
def fold(word: str) -> str:
    """Lower case, straight apostrophes, no diacritics, no possessive ending, no full stops ("U.N." is "un")."""
    straight = word.translate(_APOSTROPHES)
    name = _capital_names().get(straight.removesuffix("'s").replace(".", ""))
    if name is not None:
        return name
    plain = unicodedata.normalize("NFKD", straight.casefold())
    plain = "".join(c for c in plain if not unicodedata.combining(c))
    plain = plain.removesuffix("'s").removesuffix("'")
    if "." in plain and not plain[0].isdigit():
        plain = plain.replace(".", "")
    if plain[:1].isdigit():
        plain = plain.replace(",", "")
    return plain or word.casefold()


def words(text: str) -> list[Word]:
    """The words of a text in order."""
    return [Word(text := found[0], fold(text), *found.span()) for found in _WORD.finditer(text)]


def folded(text: str) -> list[str]:
    """The words of a text in order, folded, for whoever does not ask where they stand."""
    return [fold(word) for word in _WORD.findall(text)]


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """A folded word without its commonest inflections: plural, past, -ing. Light on purpose: only for overlap, never
    for display.
    """
    if len(word) <= 3 or word[0].isdigit():
        return word
    for ending, instead in (("ies", "y"), ("sses", "ss"), ("ied", "y"), ("ing", ""), ("ed", ""), ("es", ""), ("s", "")):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            if ending == "s" and word[-2] in "su":
                return word
            cut = word[: -len(ending)] + instead
            if ending in ("ing", "ed") and len(cut) > 3 and cut[-1] == cut[-2] and cut[-1] not in "sl":
                cut = cut[:-1]
            return cut.removesuffix("e") if len(cut) > 3 else cut
    return word.removesuffix("e") if len(word) > 4 else word


def content_words(text: str) -> list[str]:
    """Stems of the words that are no function words, in order."""
    return list(_remembered(text) if len(text) <= SHORT else _content(text))


def _content(text: str) -> tuple[str, ...]:
    empty = function_words()
    return tuple(stem(word) for word in folded(text) if word not in empty)


# A story's tellings are compared in pairs: the same phrase is asked for as often as it has partners.
_remembered = lru_cache(maxsize=1 << 14)(_content)


def quoted(text: str) -> list[tuple[int, int]]:
    """Stretches between double quotation marks, marks included, within one paragraph. Never raises on odd marks.

    An opening curly mark with no closing one runs to the end of its paragraph (a quote over several paragraphs
    repeats the opening mark and closes once); a lone straight mark quotes nothing.
    """
    found: list[tuple[int, int]] = []
    for line in re.finditer(r"[^\n]+", text):
        start, closer = -1, ""
        for mark in re.finditer(r"[\"“”„«»‟〝〞]|''|``", line[0]):
            at, sign = line.start() + mark.start(), mark[0]
            if start < 0:
                if sign in OPENERS:
                    start, closer = at, OPENERS[sign]
                elif sign in ('"', "''", "``"):
                    start, closer = at, '"'
            elif sign == closer or (closer == '"' and sign in ('"', "''", "”")) or (closer == "”" and sign == '"'):
                found.append((start, line.start() + mark.end()))
                start = -1
        if start >= 0 and closer != '"':
            found.append((start, line.end()))
    return found
