"""A text's lines -> units the size of a paragraph, before anybody asks what kind they are.

Three ways of writing paragraphs are understood: one a line; one a line with blank lines between; lines wrapped at a
column, with blank lines between.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass

from accord.model import BlockKind
from accord.sources import shapes

__all__ = ["HASHES", "Unit", "units"]

HASHES = re.compile(r"#{1,6}\s+\S")  # a Markdown heading

WRAPPED = 100  # code points; editors and mail wrap at 60 to 80, hardly any beyond

_LINE = re.compile(r"[^\n\x0b\x0c\x85\u2028\u2029]+")


@dataclass(slots=True)
class Unit:
    """One paragraph's lines, trimmed. ``gap``: a blank line before it. ``kind`` is None until decided."""

    start: int
    end: int
    gap: bool
    kind: BlockKind | None = None


def units(text: str) -> list[Unit]:
    """The paragraph-sized units of a text, in order: all that is not white space, each trimmed. Linear."""
    lines: list[Unit] = []
    last = 0
    for match in _LINE.finditer(text):
        line = match[0]
        stripped = line.strip()
        if stripped:
            start = match.start() + len(line) - len(line.lstrip())
            lines.append(Unit(start, start + len(stripped), text.count("\n", last, start) > 1))
            last = start + len(stripped)
    if not lines:
        return []
    width = _width(text, lines)
    joined = [lines[0]]
    before = (lines[0].start, lines[0].end)
    for line_ in lines[1:]:
        here = (line_.start, line_.end)
        if not line_.gap and _continues(text, before, here, width):
            joined[-1].end = line_.end
        else:
            joined.append(line_)
        before = here
    return joined


def _width(text: str, lines: Sequence[Unit]) -> int:
    """The column at which the text is wrapped, 0 where it is not.

    It is wrapped where lines are short and most of those that are followed directly by another would not have held its
    first word.
    """
    pairs = [(a, b) for a, b in itertools.pairwise(lines) if not b.gap]
    lengths = sorted(a.end - a.start for a, _ in pairs)
    if not lengths:
        return 0
    width = lengths[min(len(lengths) - 1, len(lengths) * 19 // 20)]
    if not 40 <= width <= WRAPPED or sum(line.end - line.start > width + 20 for line in lines) * 4 > len(lines):
        return 0
    full = sum(_full(text, (a.start, a.end), b.start, width) for a, b in pairs)
    return width if full * 10 >= len(pairs) * 6 else 0


def _full(text: str, line: tuple[int, int], following: int, width: int) -> bool:
    word = text[following : following + 40].split(None, 1)[0]
    return line[1] - line[0] + 1 + len(word) > width - 2


def _continues(text: str, before: tuple[int, int], line: tuple[int, int], width: int) -> bool:
    """Whether a line goes on with the paragraph of the line directly before it."""
    head = text[line[0] : min(line[1], line[0] + 80)]
    end = text[max(before[0], before[1] - 12) : before[1]]
    full = width > 0 and _full(text, before, line[0], width)
    if HASHES.match(head) or (
        shapes.is_list_item(head) and (not full or shapes.ends_as_sentence(end) or end[-1] in ":;")
    ):
        return False  # a dash that a wrapped line happens to begin with is no bullet
    if full or (width and end[-1] in ",-–—"):
        return True
    # a break in mid-sentence, as link texts leave behind: nothing was closed, and it goes on with a small letter
    return head[0].islower() and (end[-1].isalnum() or end[-1] in ",-–—")
