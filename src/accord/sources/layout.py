"""A report's text -> its blocks: what is prose, and what merely stands on the page.

A heading is neither part of the next sentence nor evidence of an event, a dateline no clause, "Read more" nobody's
words. Blocks are recognised by their shape (:mod:`accord.sources.shapes`) and by what stands around them.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from accord.model import Block, BlockKind
from accord.sources import shapes, strays
from accord.sources.lines import HASHES, Unit, units

__all__ = ["blocks"]

MENU = 4  # that many heading-like lines in a row are a list
CLOSING = 12  # units after a last "Read more:" that may be links
WORDY = 5  # words of a headline, on average; lines of fewer are names
TOP = 8  # units among which the title may stand; bylines, dates and adverts come before it

_PROSE = (None, "list", "caption")
_SPACE = re.compile(r"\s*")


def blocks(text: str) -> tuple[Block, ...]:
    """The blocks of a text, in order.

    They don't overlap, begin and end with a character that is no white space, and leave only white space uncovered. A
    dateline and a transcript's speaker label are blocks of their own, cut from the paragraph that they open; so is the
    signature of an embedded post, a byline cut from the paragraph that it closes. Linear in the length of the text.
    """
    parts = units(text)
    turns = _turns(text, parts)
    _classify(text, parts, turns)
    found: list[Block] = []
    opened = False  # a dateline opens the first paragraph
    for index, unit in enumerate(parts):
        start = unit.start
        if unit.kind is None:
            cut, kind = turns.get(index, 0), "speaker"
            if not cut:
                head = text[start : min(unit.end, start + shapes.LOOK)]
                cut, kind = shapes.entry_time(head) or shapes.dateline(head, first=not opened), "dateline"
            if cut:
                start = _cut(text, found, "speaker" if kind == "speaker" else "dateline", start, cut)
            opened = True
        elif unit.kind == "caption":
            head = text[start : min(unit.end, start + shapes.LOOK)]
            cut = strays.credit(head) or shapes.desks(head)
            if cut:
                start = _cut(text, found, "byline", start, cut)
        end = unit.end
        if unit.kind is None:
            cut = shapes.signature(text[max(start, end - shapes.LOOK) : end])
            end = max(start, end - shapes.LOOK) + cut if cut >= 0 else end
        if start < end:
            found.append(Block(unit.kind or "paragraph", start, start + len(text[start:end].rstrip())))
        if end < unit.end:
            found.append(Block("byline", end, unit.end))
    return tuple(found)


def _cut(text: str, found: list[Block], kind: BlockKind, start: int, length: int) -> int:
    """Append the block of this length and return where the rest begins."""
    found.append(Block(kind, start, start + len(text[start : start + length].rstrip())))
    match = _SPACE.match(text, start + length)
    return match.end() if match else start + length


def _turns(text: str, parts: Sequence[Unit]) -> dict[int, int]:
    """Unit index -> length of its speaker label.

    A label is a speaker's where it recurs, where three units in ten have one, or where it is in capitals and not the
    only one.
    """
    labels: dict[int, tuple[str, int]] = {}
    count: dict[str, int] = {}
    for index, unit in enumerate(parts):
        label, length = shapes.speaker(text[unit.start : min(unit.end, unit.start + 80)])
        if label:
            labels[index] = (label, length)
            count[label] = count.get(label, 0) + 1
    dense = len(labels) >= 2 and len(labels) * 10 >= len(parts) * 3
    capitals = sum(label.isupper() for label, _ in labels.values())
    return {
        index: length
        for index, (label, length) in labels.items()
        if count[label] > 1
        or dense
        or (label.isupper() and (capitals > 1 or parts[index].end == parts[index].start + length))
    }


def _classify(text: str, parts: list[Unit], turns: dict[int, int]) -> None:
    """Set the kind of every unit that is not a paragraph."""
    shaped: dict[int, bool] = {}
    titled = False
    for index, unit in enumerate(parts):
        length = unit.end - unit.start
        whole = text[unit.start : unit.start + min(length, 3 * shapes.LOOK)]
        if index in turns:
            titled = True
        elif HASHES.match(whole) and "\n" not in whole and length <= shapes.LOOK:
            unit.kind = "heading"
        else:
            unit.kind = shapes.furniture(whole) if length <= 3 * shapes.LOOK else None
            if unit.kind is None and length <= shapes.LOOK:
                shape = shapes.heading(whole, first=not titled and index < TOP)
                if shape:
                    unit.kind = "heading"
                    shaped[index] = shape == "strong"
        titled = titled or unit.kind in (None, "heading", "list")
    _weigh(text, parts, shaped)
    _unlink(text, parts, turns)
    strays.mark(text, parts, turns)


def _unlink(text: str, parts: Sequence[Unit], turns: Mapping[int, int]) -> None:
    """Take out the links to other pages that close a page: the short units after a last "Read more:", most of which are
    headlines, or a last run of MENU headlines and more.

    A closing run of names stays a list: those who were killed, those who signed.
    """
    tail: list[int] = []
    headlines: list[int] = []
    for index in range(len(parts) - 1, -1, -1):
        unit = parts[index]
        whole = text[unit.start : min(unit.end, unit.start + shapes.LOOK)]
        if unit.kind == "boilerplate" and tail and len(tail) <= CLOSING and shapes.is_lead_in(whole):
            if 2 * len(headlines) >= len(tail):
                for link in tail:
                    parts[link].kind = "boilerplate"
                return
        elif unit.kind in (None, "heading", "list"):
            if index in turns or unit.end - unit.start > shapes.LONGEST_LINK:
                break
            if shapes.is_headline(whole):
                headlines.append(index)
            tail.append(index)
    closing = [one for one, other in zip(tail, headlines, strict=False) if one == other]
    words = sum(len(shapes.words_of(text[parts[at].start : parts[at].end])) for at in closing)
    if len(closing) >= MENU and len(closing) < len(parts) and words >= WORDY * len(closing):
        for link in closing:
            parts[link].kind = "boilerplate"


def _weigh(text: str, parts: list[Unit], shaped: dict[int, bool]) -> None:
    """Take back headings that head nothing: no prose below, or a weak shape over anything but a longer paragraph of
    sentences.

    ``shaped``: index of each unit with a heading's shape -> whether the shape is strong (capitals, title case). A run
    of MENU and more is a list, but for a title at the top.
    """
    indexes = sorted(shaped)
    below: dict[int, int] = {}
    following = len(parts)
    for index in range(len(parts) - 1, -1, -1):
        below[index] = following
        if parts[index].kind in _PROSE:
            following = index
    at = 0
    while at < len(indexes):
        stop = at + 1
        while stop < len(indexes) and indexes[stop] == indexes[stop - 1] + 1:
            stop += 1
        run = indexes[at:stop]
        at = stop
        menu = len(run) - (run[0] == 0) >= MENU
        for index in run:
            unit, heads = parts[index], below[index]
            if menu and index > 0:
                unit.kind = "list"
            elif heads == len(parts):
                unit.kind = None
            elif not shaped[index]:
                under = parts[heads]
                tail = text[max(under.start, under.end - 12) : under.end]
                longer = under.end - under.start > 1.5 * (unit.end - unit.start)
                if not (longer and (shapes.ends_as_sentence(tail) or tail.endswith(":"))):
                    unit.kind = None
