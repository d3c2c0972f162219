"""A text that was taken out of another, tied to it again: which run of the one is which run of the other.

An extraction leaves words as they are and takes liberties with all around them: white space, entities, the order of
captions, paragraphs left out. So what is compared are letters only, line by line. Long lines are found first, in
order; short ones, which may stand on a page many times, are looked for next to them.
"""

from __future__ import annotations

import html
import re
from bisect import bisect_left

from accord.sources.markup import Letters, letters_of_text
from accord.sources.originals import Run, joined

__all__ = ["align"]

LONG = 32
"""Letters of a line that stands once on a page, as good as always."""

SHORTEST = 12
"""A line that is not found as a whole is halved down to pieces of this many letters."""

_LINE = re.compile(r"[^\n]+")


def align(text: str, page: str, source: Letters) -> tuple[Run, ...]:
    """The runs that tie ``text`` to ``page``, whose letters are ``source``.

    What is not found stays untied. Time is in proportion to both lengths: the search as a whole reads no more than some
    hundred times the page.
    """
    wanted = letters_of_text(text)
    found = _Search(source.text, 100 * len(source.text) + 1_000_000)
    spans = [
        (bisect_left(wanted.starts, match.start()), bisect_left(wanted.starts, match.end()))
        for match in _LINE.finditer(text)
    ]
    spans = [(_past_dash(wanted, start, end), end) for start, end in spans]
    placed: dict[int, int] = {}  # index of a line -> where its letters begin in the source
    at = 0
    for index, (start, end) in enumerate(spans):
        if end - start >= LONG:
            place = found.after(wanted.text[start:end], at)
            if place >= 0:
                placed[index] = place
                at = place + end - start
    pairs: list[tuple[int, int, int]] = []  # letter of the text, letter of the source, how many
    after = _following(spans, placed, len(source.text))
    at, anchored = 0, False
    for index, (start, end) in enumerate(spans):
        if start == end:
            continue
        if index in placed:
            pairs.append((start, placed[index], end - start))
            at, anchored = placed[index] + end - start, True
        elif end - start < LONG:
            short = wanted.text[start:end]
            place = found.between(short, at, after[index], last=not anchored)
            if place >= 0:
                pairs.append((start, place, end - start))
                at = place + end - start
        else:
            at = _halves(wanted.text, start, end, at, after[index], found, pairs)
    return tuple(joined(_runs(text, page, wanted, source, pairs)))


def _past_dash(wanted: Letters, start: int, end: int) -> int:
    """Where a line's own words begin: behind the dash that an extraction puts before a list's item."""
    if end - start < 2 or wanted.text[start] != "-" or wanted.starts[start + 1] == wanted.starts[start] + 1:
        return start
    return start + 1


class _Search:
    """Looking for strings in one, with an account of what was read for it."""

    def __init__(self, whole: str, budget: int) -> None:
        self.whole = whole
        self.budget = budget

    def after(self, words: str, at: int) -> int:
        """The first place from ``at`` on, or else before it; -1 for none, and when too much was read."""
        place = self.between(words, at, len(self.whole))
        return place if place >= 0 else self.between(words, 0, min(len(self.whole), at + len(words)))

    def between(self, words: str, start: int, end: int, *, last: bool = False) -> int:
        """The first (or last) place within [start, end), or -1."""
        if self.budget <= 0 or end - start < len(words):
            return -1
        place = self.whole.rfind(words, start, end) if last else self.whole.find(words, start, end)
        self.budget -= (end if place < 0 else place + len(words)) - start
        return place


def _following(spans: list[tuple[int, int]], placed: dict[int, int], end: int) -> list[int]:
    """For each line the place of the next one that is placed further on."""
    found = [end] * len(spans)
    for index in range(len(spans) - 1, -1, -1):
        found[index] = end
        end = placed.get(index, end)
    return found


def _halves(
    words: str, start: int, end: int, at: int, stop: int, found: _Search, pairs: list[tuple[int, int, int]]
) -> int:
    """Place what can be placed of a line that the page does not hold as it is; gives back where to go on."""
    stack = [(start, end)]
    while stack:
        first, last = stack.pop()
        place = found.between(words[first:last], at, min(stop, at + 8 * (end - start) + 4096))
        if place >= 0:
            pairs.append((first, place, last - first))
            at = place + last - first
        elif last - first >= 2 * SHORTEST:
            middle = (first + last) // 2
            stack += [(middle, last), (first, middle)]
    return at


def _runs(text: str, page: str, wanted: Letters, source: Letters, pairs: list[tuple[int, int, int]]) -> list[Run]:
    """The runs of letters that were found, with the white space between them where both have it."""
    runs: list[Run] = []
    end, source_end = -1, -1
    for first, place, count in pairs:
        for index in range(count):
            here, there = wanted.starts[first + index], source.starts[place + index]
            width = source.widths.get(place + index, 1)
            if end >= 0 and index and here > end and there > source_end:
                blank = _blank(page, source_end, there)
                if blank is not None and text[end:here].isspace():
                    runs.append(Run(end, here, *blank))
            if runs and index and width == 1 and runs[-1].end == here and runs[-1].source_end == there:
                last = runs[-1]
                if last.end - last.start == last.source_end - last.source:
                    runs[-1] = Run(last.start, here + 1, last.source, there + 1)
                    end, source_end = here + 1, there + 1
                    continue
            if runs and runs[-1].source == there and runs[-1].source_end == there + width and width > 1:
                runs[-1] = Run(runs[-1].start, here + 1, there, there + width)  # an entity of two characters
            else:
                runs.append(Run(here, here + 1, there, there + width))
            end, source_end = here + 1, there + width
    return runs


def _blank(page: str, start: int, end: int) -> tuple[int, int] | None:
    """The white space at the beginning or the end of the stretch between two letters; "&nbsp;" is some, too."""
    between = page[start:end]
    if "<" not in between and html.unescape(between).isspace():
        return start, end
    lead = len(between) - len(between.lstrip())
    if lead:
        return start, start + lead
    tail = len(between) - len(between.rstrip())
    return (end - tail, end) if tail else None
