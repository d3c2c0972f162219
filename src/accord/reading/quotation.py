"""Quotation marks paired into quotations, block by block, whatever the marks and however many of them are missing.

Pairs known: “ ”, „ “ / „ ”, « », straight double marks, ‘ ’ and straight single marks (told from apostrophes), `` ''.
Singles within doubles belong to the outer quotation; doubles within singles (British style) likewise; :func:`nested`
gives them. An opening mark that no mark closes is a quotation to the end of its block where it opens the block or
follows a comma or colon, or where the next block opens with such a mark again (the convention for quotations over
several paragraphs; the only one for singles, which may be apostrophes); elsewhere it is taken for a stray mark. Linear
in the text; never raises.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from accord.model import Span
from accord.reading.syntax import Parse

__all__ = ["Quotation", "nested", "quotations"]

PROSE = frozenset({"paragraph", "list", "caption"})
OPENERS = "([{—–-―/…:"
MARK = re.compile("``|''|[“”„‟\"«»‘’']")
DOUBLE, SINGLE, ANGLE = "double", "single", "angle"
# Clipped words that begin with an apostrophe; no quotation opens before them.
CLIPPED = re.compile(r"(?:em|til|tis|twas|cause|bout|n|round|cuz|\d0s)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Quotation:
    """A stretch in quotation marks: ``outer`` with the marks, ``inner`` without them.

    ``closed``: its closing mark is there. ``continues``: it takes up the unclosed quotation that ended the block before
    it. ``family`` says which marks: "double", "single" or "angle".
    """

    outer: Span
    inner: Span
    block: int
    closed: bool
    continues: bool
    family: str


@dataclass(slots=True)
class _Mark:
    start: int
    end: int
    family: str
    opens: bool
    closes: bool
    straight: bool = False  # one of the glyphs of a typewriter
    plural: bool = False  # looks like the apostrophe of a plural's possessive
    introduced: bool = False  # follows a comma or colon


def quotations(parse: Parse) -> list[Quotation]:
    """The outermost quotations of a report's prose, in text order. They don't overlap and don't cross a block's
    edge.
    """
    prose = [(index, block) for index, block in enumerate(parse.blocks) if block.kind in PROSE]
    first_marks: dict[int, str] = {}
    marks: dict[int, list[_Mark]] = {}
    for index, block in prose:
        found = _marks(parse.text, block.start, block.end)
        marks[index] = found
        lead = block.end - len(parse.text[block.start : block.end].lstrip())
        if found and found[0].start == lead and found[0].opens:
            first_marks[index] = found[0].family
    quotes: list[Quotation] = []
    pending: str | None = None  # the family of an unclosed quotation that ended the block before
    for place, (index, block) in enumerate(prose):
        following = prose[place + 1][0] if place + 1 < len(prose) else -1
        pairs, pending_now = _pair(marks[index], block.end, index in first_marks, first_marks.get(following))
        for opening, start, end, closed in pairs:
            text_end = end if closed else _trimmed(parse.text, start, block.end)
            inner_end = closed_start(parse.text, end) if closed else text_end
            inner_start = min(opening.end, inner_end)
            continues = pending == opening.family and opening is marks[index][0] and index in first_marks
            quotes.append(
                Quotation(
                    parse.span(start, text_end),
                    parse.span(inner_start, inner_end),
                    index,
                    closed,
                    continues,
                    opening.family,
                )
            )
        pending = pending_now
    return quotes


def nested(parse: Parse, outer: Quotation) -> list[Quotation]:
    """The closed quotations within another one, in marks of another family, in text order; one level down."""
    low, high = outer.inner.start, outer.inner.end
    marks = [mark for mark in _marks(parse.text, low, high) if mark.family != outer.family]
    if len(marks) < 2:
        return []
    return [
        Quotation(
            parse.span(start, end),
            parse.span(min(opening.end, closed_start(parse.text, end)), closed_start(parse.text, end)),
            outer.block,
            True,
            False,
            opening.family,
        )
        for opening, start, end, closed in _pair(marks, high, False, None)[0]
        if closed
    ]


def closed_start(text: str, end: int) -> int:
    """Where the closing mark that ends at ``end`` begins."""
    return end - 2 if text[end - 2 : end] == "''" else end - 1


def _trimmed(text: str, start: int, end: int) -> int:
    while end > start + 1 and text[end - 1].isspace():
        end -= 1
    return end


def _marks(text: str, start: int, end: int) -> list[_Mark]:
    """The quotation marks of a stretch, each with whether it can open and whether it can close."""
    found = []
    for match in MARK.finditer(text, start, end):
        mark, at, after = match.group(), match.start(), match.end()
        before_char = text[at - 1] if at > start else " "
        after_char = text[after] if after < end else " "
        left = before_char.isspace() or before_char in OPENERS or before_char in '“‘«„"'
        right = after_char.isspace() or not after_char.isalnum()
        if mark in "“„‟":
            found.append(_Mark(at, after, DOUBLE, mark != "“" or left or not right, False))
            if mark == "“" and not left and right:  # German closing mark, or a wrong glyph
                found[-1].closes = True
        elif mark == "”":
            # A typist's wrong glyph: ” before a word and after a space opens.
            wrong = left and after_char.isalnum() and before_char.isspace()
            found.append(_Mark(at, after, DOUBLE, wrong, not wrong))
        elif mark == "«":
            found.append(_Mark(at, after, ANGLE, True, False))
        elif mark == "»":
            found.append(_Mark(at, after, ANGLE, False, True))
        elif mark in ('"', "``", "''"):
            opens = left and not after_char.isspace()
            closes = mark != "``" and not before_char.isspace() and not (left and after_char.isalnum())
            if not opens and not closes:
                opens = closes = True
            found.append(_Mark(at, after, DOUBLE, opens, closes, straight=True))
        elif before_char.isalnum() and after_char.isalnum():
            continue  # an apostrophe within a word
        else:
            opens = (
                mark != "’"
                and left
                and not after_char.isspace()
                and not CLIPPED.match(text, after, min(end, after + 8))
            )
            closes = mark != "‘" and not before_char.isspace() and right
            if opens or closes:
                plural = before_char in "sS" and text[after : after + 2].strip().islower()
                found.append(_Mark(at, after, SINGLE, opens, closes, plural=plural))
            continue
        if found and found[-1].start == at:
            found[-1].introduced = text[max(start, at - 2) : at].rstrip()[-1:] in {",", ":"}
    return found


def _pair(
    marks: list[_Mark], block_end: int, leads: bool, next_family: str | None
) -> tuple[list[tuple[_Mark, int, int, bool]], str | None]:
    """Outermost pairs as (opening mark, start, end, closed), and the family of a quotation left open for the next
    block.
    """
    # From the back: how many singles that can close come later, and whether the next single closes.
    later = [0] * len(marks)
    next_closes = [False] * len(marks)
    curly = [0] * len(marks)  # how many curly doubles that close come later
    count, closes, curls = 0, False, 0
    for place in range(len(marks) - 1, -1, -1):
        later[place], next_closes[place], curly[place] = count, closes, curls
        curls += marks[place].family == DOUBLE and marks[place].closes and not marks[place].straight
        if marks[place].family == SINGLE:
            count += marks[place].closes
            closes = marks[place].closes and not marks[place].opens
    pairs: list[tuple[_Mark, int, int, bool]] = []
    opening: _Mark | None = None
    opened_at = -1
    within = False  # whether a typewriter's mark has opened within curly ones
    for place, mark in enumerate(marks):
        if opening is None:
            if mark.opens and (mark.family != SINGLE or later[place] or next_family == SINGLE):
                opening, opened_at, within = mark, place, False
        elif mark.family != opening.family:
            continue
        elif mark.straight and not opening.straight and curly[place] and (within or not mark.closes):
            within = (
                mark.opens
            )  # typewriter marks within curly ones; one that only closes, and has none to close, is ours
        elif mark.closes:
            if mark.plural and next_closes[place]:
                # "the workers' union ...'": the possessive's apostrophe, as another mark closes before one opens
                continue
            pairs.append((opening, opening.start, mark.end, True))
            opening = None
        elif mark.opens and mark.family != SINGLE:
            opening, opened_at = mark, place  # a second opening mark: the first one was never closed, so it was stray
    continued = opening is not None and next_family == opening.family
    if opening is None or (opening.family == SINGLE and not continued):
        return pairs, None
    if continued or (leads and opened_at == 0) or opening.introduced:
        pairs.append((opening, opening.start, block_end, False))
    return pairs, opening.family if continued else None
