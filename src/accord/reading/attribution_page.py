"""What attributions are made of: a parse with its quotations, and one attribution in token places."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from accord.model import Block, Span
from accord.reading.quotation import Quotation, nested
from accord.reading.syntax import Parse

__all__ = ["COMPLEMENT", "CONTINUING", "LEARNED", "Found", "Page", "Rivals"]

CONTINUING = 4  # words that a quotation without a cue needs to count as speech that goes on
LEARNED = "attribution model"
COMPLEMENT = "cue model, complement by grammar"

Rivals = list[tuple[frozenset[int], float]]  # sources in token places, and how much less than the best the field likes


@dataclass(slots=True)
class Found:
    """One attribution in token places. ``parent`` is the place of the enclosing one in the list, -1 for none."""

    head: int
    score: float
    cue: set[int]
    source: set[int]
    content: set[int]
    parent: int = -1
    found_by: str = LEARNED
    window: tuple[int, int] = (0, 0)
    # What names the source where no token does: a speaker's label, a heading, a signature. Such an attribution has no
    # cue, and its head is -1.
    label: Block | Span | None = None
    verbatim: bool = False  # the words are the source's own, though they stand in no quotation marks
    medium: set[int] = field(default_factory=set)  # through whom the outlet has the words: "quoted by the *Courier*"
    behind: set[int] = field(default_factory=set)  # on whose word the source says it: "reported, citing the army"
    rivals: Rivals = field(default_factory=list)  # the sources that the field finds likely, where there are several


class Page:
    """A parse with its quotations: ``quote_of`` gives each token's quotation (marks included), -1 outside; ``inside``
    the reverse.
    """

    def __init__(self, parse: Parse, quotes: Sequence[Quotation]) -> None:
        self.parse = parse
        self.quotes = quotes
        self.quote_of = [-1] * len(parse.tokens)
        self.inside: list[list[int]] = [[] for _ in quotes]
        self._nested: dict[int, list[tuple[Quotation, list[int]]]] = {}
        number = 0
        for token in parse.tokens:
            while number < len(quotes) and quotes[number].outer.end <= token.start:
                number += 1
            if number == len(quotes) or token.start < quotes[number].outer.start:
                continue
            # The tokeniser may glue a closing mark to a dash; such a token stands outside.
            if token.end <= quotes[number].outer.end or token.text[:1].isalnum():
                self.quote_of[token.i] = number
                self.inside[number].append(token.i)

    def is_speech(self, quote: int) -> bool:
        """Whether a quotation is long enough to be somebody's words on its own account."""
        return len(self.inside[quote]) >= CONTINUING + 2

    def has_words(self, places: Iterable[int]) -> bool:
        """Whether any of the tokens is more than punctuation."""
        return any(any(char.isalnum() for char in self.parse.tokens[place].text) for place in places)

    def nested(self, quote: int) -> list[tuple[Quotation, list[int]]]:
        """The quotations within a quotation, each with its tokens, marks included."""
        known = self._nested.get(quote)
        if known is None:
            tokens = self.parse.tokens
            known = self._nested[quote] = [
                (one, [i for i in self.inside[quote] if one.outer.start <= tokens[i].start < one.outer.end])
                for one in nested(self.parse, self.quotes[quote])
            ]
        return known

    def marked(self, one: Found) -> list[tuple[Quotation, list[int]]]:
        """The quotations that an attribution's words may stand in: those of the report, or, where a speech makes the
        attribution, those within that speech.
        """
        own = self.quote_of[one.head] if one.head >= 0 else -1
        if own >= 0 and self.is_speech(own):
            return self.nested(own)
        quotes = sorted({self.quote_of[place] for place in one.content} - {-1})
        return [(self.quotes[quote], self.inside[quote]) for quote in quotes]

    def sentences(self, quote: int) -> tuple[int, int]:
        """The sentences that a quotation begins and ends in."""
        tokens = self.inside[quote]
        return self.parse.tokens[tokens[0]].sent.i, self.parse.tokens[tokens[-1]].sent.i
