r"""What was published beside what is read: an original text, and the map from a report's text to it.

A report's text is not always what the outlet published: front matter is cut off, line ends become ``\n``, soft hyphens
and other characters that never show are left out, a page's article is taken out of its markup and its entities are
decoded. The original is kept, and every run of code points of
the report's text that stands in it is tied to its place there. What the original does not hold word for word (a list's
dash that the extraction put in) is tied to nothing, and :func:`locate` says so.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Any

__all__ = ["BREAKERS", "Located", "Original", "Run", "as_json", "from_json", "joined", "locate", "plain", "shown"]

# What says where a word may be broken or must not, and stands within words: a soft hyphen, a zero-width space, a word
# joiner, a byte order mark. (A zero-width joiner changes what is seen, and stays.)
BREAKERS = "\u00ad\u200b\u2060\ufeff"
_BREAKERS = re.compile(f"[{BREAKERS}]+")


@dataclass(frozen=True, slots=True)
class Run:
    r"""A stretch [start, end) of a report's text and the stretch [source, source_end) of the original that it is.

    Where the two are of one length they are the same, code point by code point, but that one character of white space
    may be another. Otherwise they stand for each other as a whole: "&" for "&amp;", "\n" for "\r\n", a blank for many.
    """

    start: int
    end: int
    source: int
    source_end: int


@dataclass(frozen=True, slots=True)
class Original:
    """The text as it was published, decoded.

    ``media_type`` says what it is ("text/plain", "text/html", "application/json"), ``charset`` in what encoding it
    came (None where it came as text). For a file or a page that is the whole of it; for an entry of a feed or a record
    of JSON the field that holds the article. ``runs`` are in the order of the report's text and don't overlap there.
    """

    media_type: str
    text: str
    runs: tuple[Run, ...]
    charset: str | None = None


@dataclass(frozen=True, slots=True)
class Located:
    """Where a span of a report stands in its original.

    ``stretches`` are [start, end) in the original, in the order of the report's text: several where markup stands
    between them. ``missing`` are those [start, end) of the report's text that stand nowhere.
    """

    stretches: tuple[tuple[int, int], ...]
    missing: tuple[tuple[int, int], ...]


def locate(original: Original, start: int, end: int) -> Located:
    """Where the span [start, end) of the report's text stands in the original.

    A stretch that stands for another as a whole is given as a whole. Takes time in proportion to the runs touched.
    """
    runs = original.runs
    stretches: list[tuple[int, int]] = []
    missing: list[tuple[int, int]] = []
    at = start
    index = max(0, bisect_right(runs, start, key=lambda run: run.start) - 1)
    while index < len(runs) and runs[index].start < end:
        run = runs[index]
        index += 1
        if run.end <= at:
            continue
        if run.start > at:
            missing.append((at, run.start))
            at = run.start
        stop = min(run.end, end)
        if run.end - run.start == run.source_end - run.source:
            here = (run.source + at - run.start, run.source + stop - run.start)
        else:
            here = (run.source, run.source_end)
        if stretches and stretches[-1][1] == here[0]:
            stretches[-1] = (stretches[-1][0], here[1])
        else:
            stretches.append(here)
        at = stop
    if at < end:
        missing.append((at, end))
    return Located(tuple(stretches), tuple(missing))


def plain(raw: str, start: int = 0, *, charset: str | None = None) -> tuple[str, Original]:
    r"""A report's text out of a plain text: what comes from ``start`` on, all line ends made ``\n``; and its original.

    ``start`` counts code points of ``raw`` (where a front matter ends).
    """
    runs: list[Run] = []
    parts: list[str] = []
    here = 0  # in the report's text
    at = start
    while at < len(raw):
        carriage = raw.find("\r", at)
        stop = len(raw) if carriage < 0 else carriage
        double = raw.startswith("\n", stop + 1)
        if stop > at:
            parts.append(raw[at:stop])
            runs.append(Run(here, here + stop - at, at, stop))
            here += stop - at
        at = stop
        if carriage >= 0:
            width = 2 if double else 1
            parts.append("\n")
            runs.append(Run(here, here + 1, at, at + width))
            here += 1
            at += width
    text, runs = shown("".join(parts), runs)
    return text, Original("text/plain", raw, tuple(joined(runs)), charset)


def shown(text: str, runs: Sequence[Run] = ()) -> tuple[str, list[Run]]:
    """A text without the characters that only say where a word may be broken, and its runs fitted to that.

    Left in they would part a word in two for whoever reads it: "re-leased", with a soft hyphen, is "released". Runs
    are taken and given in the order of the text. Linear in both.
    """
    gaps = [match.span() for match in _BREAKERS.finditer(text)]
    if not gaps:
        return text, list(runs)
    starts = [start for start, _ in gaps]
    before = list(accumulate((end - start for start, end in gaps), initial=0))

    def moved(at: int) -> int:
        gap = bisect_right(starts, at) - 1
        return at if gap < 0 else at - before[gap] - (min(at, gaps[gap][1]) - starts[gap])

    found: list[Run] = []
    for run in runs:
        if run.end - run.start != run.source_end - run.source:
            if moved(run.end) > moved(run.start):
                found.append(Run(moved(run.start), moved(run.end), run.source, run.source_end))
            continue
        at, shift = run.start, run.source - run.start
        inside = gaps[bisect_left(starts, run.start) : bisect_left(starts, run.end)]
        for start, end in (*inside, (run.end, run.end)):
            if start > at:
                found.append(Run(moved(at), moved(start), at + shift, start + shift))
            at = end
    return _BREAKERS.sub("", text), found


def joined(runs: Iterable[Run]) -> list[Run]:
    """Runs with those joined that go on, code point by code point, both in the text and in the original."""
    found: list[Run] = []
    for run in runs:
        last = found[-1] if found else None
        if (
            last is not None
            and last.end == run.start
            and last.source_end == run.source
            and last.end - last.start == last.source_end - last.source
            and run.end - run.start == run.source_end - run.source
        ):
            found[-1] = Run(last.start, run.end, last.source, run.source_end)
        else:
            found.append(run)
    return found


def as_json(original: Original) -> dict[str, Any]:
    """An original as plain JSON values: runs as [start, length, source, length there]."""
    return {
        "media_type": original.media_type,
        "charset": original.charset,
        "text": original.text,
        "runs": [[run.start, run.end - run.start, run.source, run.source_end - run.source] for run in original.runs],
    }


def from_json(values: dict[str, Any]) -> Original:
    """What :func:`as_json` gave. Raises KeyError, TypeError or ValueError for anything else."""
    runs: Sequence[Sequence[int]] = values["runs"]
    return Original(
        str(values["media_type"]),
        str(values["text"]),
        tuple(Run(start, start + length, source, source + width) for start, length, source, width in runs),
        values.get("charset"),
    )
