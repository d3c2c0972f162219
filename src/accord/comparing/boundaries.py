"""Where the sentences of a report begin and end, by punctuation alone and without the pipeline."""

from __future__ import annotations

import re
from collections.abc import Iterator

from accord.model import Report

__all__ = ["around", "split"]

PROSE = frozenset({"paragraph", "list", "caption"})
_END = re.compile(r"[.!?…]+[\"'”’)\]]*\s+(?=[\"'“‘(\[]*[^\Wa-z_])")
_OPEN = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Messrs|Dr|Prof|Gen|Col|Lt|Maj|Capt|Sgt|Cpl|Const|Supt|Insp|Cmdr|Adm|Sen|Rep|Gov|Pres|Rev|Hon|St|Jr|Sr|No|vs|Inc|Corp|Co|Ltd"
    r"|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)|\b[A-Z](?:\.[A-Z])*|[.\s][a-z](?:\.[a-z])+)\.$"
)


def split(report: Report) -> Iterator[tuple[int, int]]:
    """The sentences of a report's prose as code points, by punctuation alone. Linear in the text."""
    for block in report.blocks:
        if block.kind in PROSE:
            yield from _within(report.text, block.start, block.end)


def around(report: Report, at: int) -> tuple[int, int]:
    """The sentence of a report in which a code point stands, as :func:`split` parts them; in a block that is no prose
    all of it."""
    block = next((one for one in report.blocks if one.start <= at < one.end), None)
    if block is None:
        return at, at
    return next((one for one in _within(report.text, block.start, block.end) if one[1] > at), (block.start, block.end))


def _within(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    for found in _END.finditer(text, start, end):
        if _OPEN.search(text, max(start, found.start() - 12), found.start() + 1):
            continue
        yield start, found.end() - (len(found[0]) - len(found[0].rstrip()))
        start = found.end()
    if start < end:
        yield start, end
