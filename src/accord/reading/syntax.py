"""Tokens and trees, free of any engine: what the rest of the reader sees of a parsed report.

``language.py`` builds these from spaCy; tests may build them by hand. Labels are those of the pipeline that made the
parse (the ClearNLP dependencies and OntoNotes entities of spaCy's English models).
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import wraps
from typing import Any, TypeVar

from accord.model import Block, Report, Span

__all__ = ["Entity", "Parse", "Sentence", "Token", "once"]

T = TypeVar("T")


class Token:
    """One token. ``start``/``end`` are code points in the report's text, ``i`` its place in the parse, ``head`` itself
    at a root."""

    __slots__ = (
        "block",
        "children",
        "dep",
        "end",
        "found",
        "head",
        "i",
        "lemma",
        "lower",
        "pos",
        "sent",
        "space",
        "start",
        "tag",
        "text",
    )

    head: Token
    sent: Sentence

    def __init__(
        self,
        i: int,
        start: int,
        text: str,
        lemma: str,
        pos: str,
        tag: str,
        dep: str,
        block: int = 0,
        space: bool = True,
    ) -> None:
        self.i = i
        self.start = start
        self.end = start + len(text)
        self.text = text
        self.lower = text.lower()
        self.lemma = lemma
        self.pos = pos
        self.tag = tag
        self.dep = dep
        self.block = block
        self.space = space
        self.head = self
        self.children: list[Token] = []
        self.found: dict[str, Any] | None = None

    def __repr__(self) -> str:
        return f"{self.text}/{self.tag}/{self.dep}"

    def subtree(self) -> list[Token]:
        """This token and everything below it, in text order. Iterative: depth is the input's business, not the
        stack's."""
        found, stack = [], [self]
        while stack:
            token = stack.pop()
            found.append(token)
            stack.extend(token.children)
        found.sort(key=lambda token: token.i)
        return found

    def ancestors(self) -> Iterator[Token]:
        """Head, head's head, ... up to the root."""
        token = self
        while token.head is not token:
            token = token.head
            yield token

    def is_below(self, other: Token) -> bool:
        """Whether another token is among the ancestors. A token is not below itself."""
        return any(above is other for above in self.ancestors())

    def upto(self, stop: Token) -> list[Token]:
        """The token and its ancestors, as far as one of them, which is left out; all where it is none of them."""
        found = []
        for above in (self, *self.ancestors()):
            if above is stop:
                break
            found.append(above)
        return found

    def child(self, *deps: str) -> Token | None:
        """The first child with one of these dependency labels."""
        for token in self.children:
            if token.dep in deps:
                return token
        return None

    def kids(self, *deps: str) -> list[Token]:
        """The children with one of these dependency labels."""
        return [token for token in self.children if token.dep in deps]

    def conjuncts(self) -> list[Token]:
        """This token and those coordinated with it below it ("A, B and C" from A)."""
        found = [self]
        for token in found:
            found.extend(child for child in token.children if child.dep == "conj")
        return found


def once(work: Callable[[Token], T]) -> Callable[[Token], T]:
    """What a function finds at a token, worked out the first time and kept with the token.

    Events, steps, quotations and scores ask for the same predicates many times over. Trees don't change once they are
    built and mended; what is kept is shared by all who ask, so nobody may change it.
    """
    name = f"{work.__module__}.{work.__qualname__}"

    @wraps(work)
    def found(token: Token) -> T:
        kept = token.found
        if kept is None:
            kept = token.found = {}
        elif name in kept:
            return kept[name]  # type: ignore[no-any-return]
        value = kept[name] = work(token)
        return value

    return found


@dataclass(frozen=True, slots=True)
class Entity:
    """A named entity as the pipeline tagged it: tokens [first, last) and an OntoNotes label."""

    first: int
    last: int
    label: str


class Sentence:
    """Tokens [first, last) of a parse."""

    __slots__ = ("block", "first", "i", "last", "root", "tokens")

    def __init__(self, i: int, first: int, tokens: Sequence[Token], block: int) -> None:
        self.i = i
        self.first = first
        self.last = first + len(tokens)
        self.tokens = tokens
        self.block = block
        self.root = next((token for token in tokens if token.head is token), tokens[0])


class Parse:
    """A parsed report: blocks, sentences, tokens, entities. Blocks that are not prose (headings, datelines, bylines)
    have no tokens."""

    __slots__ = ("entities", "entity_at", "report", "sentences", "text", "tokens")

    def __init__(self, report: Report, tokens: list[Token], sentences: list[Sentence], entities: list[Entity]) -> None:
        self.report = report
        self.text = report.text
        self.tokens = tokens
        self.sentences = sentences
        self.entities = entities
        self.entity_at: dict[int, Entity] = {i: entity for entity in entities for i in range(entity.first, entity.last)}

    @property
    def blocks(self) -> tuple[Block, ...]:
        """The report's blocks; ``token.block`` and ``sentence.block`` index into them."""
        return self.report.blocks

    def name(self, first: int, last: int, label: str) -> None:
        """Make tokens [first, last) one entity with this label, in the place of all that reach into them."""
        whole = Entity(first, last, label)
        for one in dict.fromkeys(self.entity_at[i] for i in range(first, last) if i in self.entity_at):
            del self.entities[bisect_left(self.entities, one.first, key=lambda other: other.first)]
            for i in range(one.first, one.last):
                self.entity_at.pop(i, None)
        insort(self.entities, whole, key=lambda one: one.first)
        self.entity_at.update(dict.fromkeys(range(first, last), whole))

    def span(self, start: int, end: int) -> Span:
        """The span of code points [start, end), with its words."""
        return Span(start, end, self.text[start:end])

    def span_of(self, tokens: Iterable[Token]) -> Span:
        """The smallest span that covers these tokens. Raises ValueError where there are none."""
        tokens = list(tokens)
        if not tokens:
            raise ValueError("no tokens to span")
        return self.span(min(token.start for token in tokens), max(token.end for token in tokens))

    def tokens_in(self, start: int, end: int) -> list[Token]:
        """The tokens that lie within code points [start, end)."""
        low, high = 0, len(self.tokens)
        while low < high:
            middle = (low + high) // 2
            if self.tokens[middle].start < start:
                low = middle + 1
            else:
                high = middle
        high = low
        while high < len(self.tokens) and self.tokens[high].end <= end:
            high += 1
        return self.tokens[low:high]
