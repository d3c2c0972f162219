"""A report's text as HTML in which every span that an account points to is an element that one can link to.

Spans overlap freely; HTML elements nest. So a span that crosses the end of another, or of a block, is split: its first
piece carries the id, and every piece carries ``data-span``, by which the page lights up the whole.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from heapq import heapify, heappop, heappush
from urllib.parse import quote

from markupsafe import Markup, escape

from accord.model import Report

__all__ = ["anchor", "fragment", "marked", "visible"]

# What must not reach a page: controls, overrides of direction, halves of surrogate pairs.
_UNSHOWN = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]")

_TAGS = {"heading": "h4", "caption": "p", "list": "p"}


def visible(text: str) -> str:
    """``text`` with U+FFFD for each code point that a page must not carry. The length stays."""
    return _UNSHOWN.sub("\ufffd", text)


def anchor(report: str, start: int, end: int) -> str:
    """The id of a span's element."""
    return f"r-{report}-{start}-{end}"


def fragment(report: str, start: int, end: int) -> str:
    """The link to a span, safe as an URL."""
    return f"#r-{quote(report, safe='')}-{start}-{end}"


def marked(report: Report, spans: Iterable[tuple[int, int]]) -> Markup:
    """The report's text, block by block, with its ``spans`` (start, end) as nested ``mark`` elements.

    Empty spans and those outside the text are left out. About linear in the text and the spans.
    """
    text = report.text
    wanted = sorted({(start, end) for start, end in spans if 0 <= start < end <= len(text)})
    stretches = list(_stretches(report))
    starts = [start for _, start, _ in stretches]
    inside: list[list[tuple[int, int, int, int]]] = [[] for _ in stretches]
    for start, end in wanted:
        index = max(bisect_right(starts, start) - 1, 0)
        while index < len(stretches) and stretches[index][1] < end:
            _, low, high = stretches[index]
            first, last = max(start, low), min(end, high)
            if first < last:
                inside[index].append((first, -last, start, end))
            index += 1
    seen: set[tuple[int, int]] = set()
    out: list[str] = []
    for (kind, low, high), pieces in zip(stretches, inside, strict=True):
        tag = _TAGS.get(kind, "p")
        out.append(f'<{tag} class="b-{kind}">')
        _block(out, report.id, text, low, high, pieces, seen)
        out.append(f"</{tag}>\n")
    return Markup("".join(out))


def _stretches(report: Report) -> Iterator[tuple[str, int, int]]:
    """The blocks in text order and, as paragraphs, whatever text lies between them."""
    place = 0
    for block in sorted(report.blocks, key=lambda block: (block.start, block.end)):
        start = max(block.start, place)
        if report.text[place:start].strip():
            yield "paragraph", place, start
        if start < block.end:
            yield block.kind, start, block.end
            place = block.end
    if report.text[place:].strip():
        yield "paragraph", place, len(report.text)


def _block(
    out: list[str],
    report: str,
    text: str,
    low: int,
    high: int,
    pieces: Sequence[tuple[int, int, int, int]],
    seen: set[tuple[int, int]],
) -> None:
    heap = list(pieces)
    heapify(heap)
    open_ends: list[int] = []  # never growing from bottom to top
    place = low

    def write(to: int) -> None:
        nonlocal place
        out.append(str(escape(visible(text[place:to]))))
        place = to

    while heap:
        first, minus_last, start, end = heappop(heap)
        last = -minus_last
        while open_ends and open_ends[-1] <= first:
            write(open_ends.pop())
            out.append("</mark>")
        if open_ends and open_ends[-1] < last:
            heappush(heap, (open_ends[-1], -last, start, end))
            last = open_ends[-1]
        write(first)
        name = ""
        if (start, end) not in seen:
            seen.add((start, end))
            name = f' id="{escape(visible(anchor(report, start, end)))}"'
        out.append(f'<mark{name} data-span="{start}-{end}">')
        open_ends.append(last)
    while open_ends:
        write(open_ends.pop())
        out.append("</mark>")
    write(high)
