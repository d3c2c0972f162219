"""A parse by its blocks, as passages are looked for in it: token ranges, quotations, whose voice a paragraph is in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

from accord.data import word_sets
from accord.model import Block, Span
from accord.reading.attribution_page import Page
from accord.reading.clauses import vocabulary
from accord.reading.quotation import MARK, quotations
from accord.reading.syntax import Parse, Token

__all__ = ["FIRST", "LISTED", "Pages", "Passage", "words"]

FIRST = frozenset({"i", "we", "my", "our", "mine", "ours", "myself", "ourselves"})
LISTED = "list after a clause and a colon"  # how ``found_by`` begins of points that are somebody's
SECOND = frozenset({"you", "your", "yours"})


@lru_cache(maxsize=1)
def words() -> Mapping[str, frozenset[str]]:
    """The vocabulary of ``data/passages.json``; "texts" with those of ``data/clauses.json``."""
    found = word_sets("passages.json")
    return {**found, "texts": found["texts"] | vocabulary()["texts"]}


@dataclass(frozen=True, slots=True)
class Passage:
    """Words of one source. ``head`` is the place of the word that brings them in, -1 for none; ``cue`` and ``source``
    are token places, ``content`` token ranges, one a block. ``label``: what names the source where no token does, as a
    speaker's label. ``verbatim``: the words are the source's own, not the outlet's. ``score``: how sure its extent is,
    0 to 1. ``found_by``: what opened it, how long it is and what ended it, for people.
    """

    head: int
    cue: frozenset[int]
    source: frozenset[int]
    label: Span | Block | None
    content: tuple[tuple[int, int], ...]
    verbatim: bool
    score: float
    found_by: str


class Pages:
    """The blocks of a parse with their tokens."""

    def __init__(self, parse: Parse) -> None:
        self.parse = parse
        self.taken: set[int] = set()  # the places that passages have taken
        self._checked, self._own = 0, False
        self._ranges: dict[int, tuple[int, int]] = {}
        for sentence in parse.sentences:
            first, _ = self._ranges.get(sentence.block, (sentence.first, 0))
            self._ranges[sentence.block] = (first, sentence.last)

    @cached_property
    def page(self) -> Page:
        """The parse with its quotations: made only where something opens a passage."""
        return Page(self.parse, quotations(self.parse))

    def range(self, block: int) -> tuple[int, int]:
        """The tokens [first, last) of a block; an empty range where it has none."""
        return self._ranges.get(block, (0, 0))

    def tokens(self, block: int) -> Sequence[Token]:
        """The tokens of a block."""
        first, last = self.range(block)
        return self.parse.tokens[first:last]

    def text(self, block: int) -> str:
        """The text of a block."""
        one = self.parse.blocks[block]
        return self.parse.text[one.start : one.end]

    def kind(self, block: int) -> str:
        """The kind of a block."""
        return self.parse.blocks[block].kind

    def plain(self, token: Token) -> bool:
        """Whether a token stands outside of quotation marks."""
        return self.page.quote_of[token.i] < 0

    def opens_quoted(self, block: int) -> bool:
        """Whether a paragraph begins with a quotation mark, be it closed or not, that is no single word's."""
        first, last = self.range(block)
        if first == last or MARK.match(self.text(block)) is None:
            return False
        quote = self.page.quote_of[first]
        return quote < 0 or self.page.is_speech(quote) or len(self.page.inside[quote]) >= last - first - 1

    def first_person(self, tokens: Sequence[Token]) -> bool:
        """Whether somebody speaks of himself outside of quotation marks. ("Us" and "me" don't count: to whom something
        was told may be the reporter.)"""
        return any(token.lower in FIRST and token.tag in ("PRP", "PRP$") and self.plain(token) for token in tokens)

    @cached_property
    def _voices(self) -> list[int]:
        """The places of the first person outside of quotation marks."""
        tokens = self.parse.tokens
        return [
            token.i for token in tokens if token.lower in FIRST and token.tag in ("PRP", "PRP$") and self.plain(token)
        ]

    def own_voice(self, place: int) -> bool:
        """Whether the outlet itself says "I" or "we" before a place, outside of passages: then these tell nothing.
        Asked of places in their order."""
        while not self._own and self._checked < len(self._voices) and self._voices[self._checked] < place:
            self._own = self._voices[self._checked] not in self.taken
            self._checked += 1
        return self._own

    def second_person(self, tokens: Sequence[Token]) -> bool:
        """Whether somebody is addressed outside of quotation marks."""
        return any(token.lower in SECOND and token.tag in ("PRP", "PRP$") and self.plain(token) for token in tokens)
