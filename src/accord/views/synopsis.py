"""The reports side by side, arranged for reading: by matter the sentence in which each tells it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass

from accord.model import Evidence, Fact, Span, SynopsisRow
from accord.views.wording import Piece, clean

__all__ = ["CAVEAT", "LIKELY", "PERHAPS", "TAGS", "Line", "Told", "lines"]

LIKELY = 0.5  # a row from there on is right more often than not
PERHAPS = "Perhaps about one matter: of these rows more are of two than of one."

CAVEAT = (
    "Sentences that are likely about one matter, as they stand in the reports. They may say the same, more or the "
    "contrary, and some rows are of two matters: read, and judge. No verdict comes of it. What can't all be true is "
    "marked, and comes first."
)
TAGS = {
    "number": "other numbers",
    "date": "other days",
    "duration": "other lengths",
    "actor": "other names",
    "place": "other places",
    "scope": "another scope",
    "polarity": "done, and not done",
    "certainty": "surely, and perhaps",
    "attribution": "other authors",
    "wording": "other wordings",
}
"""What a row parts on, for people."""


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence with all reports of the row that have it word for word, in pieces, marked where it parts from
    others."""

    pieces: tuple[Piece, ...]
    evidence: tuple[Evidence, ...]

    @property
    def words(self) -> str:
        """The whole sentence."""
        return "".join(piece.text for piece in self.pieces)


@dataclass(frozen=True, slots=True)
class Line:
    """A row with what it parts on, for people, and its sentences in the order of the reports. ``joined``: whether some
    fact is told by every one of them; ``perhaps``: whether it is hardly likely that they are about one matter."""

    tags: tuple[str, ...]
    sides: tuple[Told, ...]
    joined: bool
    perhaps: bool


def lines(
    rows: Iterable[SynopsisRow],
    facts: Collection[Fact],
    in_order: Callable[[Iterable[Evidence]], tuple[Evidence, ...]],
) -> tuple[Line, ...]:
    """The rows: first those that are likely of one matter, of these those that part on something, then those whose
    sentences tell no fact in common, as the account has the others already; then by how many reports have a sentence in
    it, and as their reports tell them."""
    made = [_line(row, facts, in_order) for row in rows]

    def rank(one: Line) -> tuple[bool, bool, bool, int]:
        return one.perhaps, not one.tags, one.joined, -sum(len(side.evidence) for side in one.sides)

    return tuple(sorted(made, key=rank))


def _line(
    row: SynopsisRow, facts: Iterable[Fact], in_order: Callable[[Iterable[Evidence]], tuple[Evidence, ...]]
) -> Line:
    marked = [value for one in row.differs for value in one.values]
    same: dict[str, list[tuple[Evidence, tuple[Piece, ...]]]] = {}
    for item in in_order(row.evidence):
        spans = [value.span for value in marked if value.report == item.report]
        same.setdefault(clean(item.span.exact), []).append((item, _pieces(item, spans)))
    sides = tuple(Told(told[0][1], tuple(item for item, _ in told)) for told in same.values())
    joined = any(
        all(
            any(
                one.report == item.report and item.span.start <= one.span.start < item.span.end for one in fact.evidence
            )
            for item in row.evidence
        )
        for fact in facts
    )
    return Line(tuple(TAGS[one.kind] for one in row.differs), sides, joined, row.confidence < LIKELY)


def _pieces(item: Evidence, spans: Iterable[Span]) -> tuple[Piece, ...]:
    """A sentence on one line, in pieces that differ where its words are among ``spans``."""
    cuts: list[tuple[int, int]] = []
    for span in sorted(spans, key=lambda one: (one.start, one.end)):
        start, end = max(span.start, item.span.start), min(span.end, item.span.end)
        if cuts and start <= cuts[-1][1]:
            cuts[-1] = cuts[-1][0], max(end, cuts[-1][1])
        elif start < end:
            cuts.append((start, end))
    found: list[Piece] = []
    at = item.span.start
    for start, end in [*cuts, (item.span.end, item.span.end)]:
        for low, high, differs in ((at, start, False), (start, end, True)):
            words = item.span.exact[low - item.span.start : high - item.span.start]
            if text := clean(words):
                if found and (words[:1].isspace() or not _touches(item, low)):
                    if found[-1].differs and not differs:
                        text = f" {text}"
                    else:
                        found[-1] = Piece(found[-1].text + " ", found[-1].differs)
                found.append(Piece(text, differs))
        at = end
    return tuple(found)


def _touches(item: Evidence, at: int) -> bool:
    """Whether no white space stands before a code point."""
    place = at - item.span.start
    return place > 0 and not item.span.exact[place - 1].isspace()
