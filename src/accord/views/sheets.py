"""Sheets: titled sections of lines with their words, and how a sheet looks as text, Markdown and HTML.

The board, the course of a commitment and the dossier of a process arrange their lines; how they look is the same for
all and stands here. The HTML needs nothing else and runs nothing.
"""

from __future__ import annotations

import base64
import hashlib
import textwrap
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from html import escape
from importlib import resources

from accord.ledger.days import known_day
from accord.ledger.records import History
from accord.model import Correction, Evidence
from accord.views.markdown import escaped
from accord.views.wording import clean, corrected, cut

__all__ = ["Line", "Section", "Sheet", "Words", "html", "markdown", "plain", "review", "text"]

LONGEST_WORDS = 300
MOST_WORDS = 6


@dataclass(frozen=True, slots=True)
class Line:
    """One thing on a sheet. ``mark`` is a word in front (a standing, a date), ``cells`` are (label, text), ``words``
    the evidence that it rests on."""

    mark: str
    text: str
    cells: tuple[tuple[str, str], ...] = ()
    words: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """Lines under a title; ``more`` is how many were left out for want of room."""

    title: str
    lines: tuple[Line, ...]
    empty: str = "nothing"
    more: int = 0


@dataclass(frozen=True, slots=True)
class Sheet:
    """A whole view. ``picture`` is an SVG that stands under the title in HTML."""

    title: str
    lead: str
    sections: tuple[Section, ...]
    quotes: bool = True  # whether lines show the words themselves and not only whose they are
    picture: str = ""


class Words:
    """What evidence is called: the outlet and the day of its report."""

    def __init__(self, history: History) -> None:
        self._named = {
            reading.report.id: (clean(reading.report.outlet), known_day(reading.report.published) or "undated")
            for reading in history.readings
        }

    def label(self, item: Evidence) -> str:
        """ "The Ferry Post, 2021-05-04"."""
        return ", ".join(self._named.get(item.report, (item.report, "undated")))

    def labels(self, items: Iterable[Evidence]) -> str:
        """All sources of these words, each once, in the order given."""
        return "; ".join(dict.fromkeys(self.label(item) for item in items))


def text(sheet: Sheet, history: History, *, width: int = 100) -> str:
    """The sheet for a terminal of ``width`` columns."""
    named = Words(history)
    lines = [cut(sheet.title, width), *_wrapped(sheet.lead, width, "")]
    for section in sheet.sections:
        lines += ["", section.title.upper()]
        if not section.lines:
            lines.append(f"  {section.empty}")
        pad = max((len(line.mark) for line in section.lines), default=0)
        for line in section.lines:
            indent = " " * (pad + 4)
            lines += _wrapped(f"  {line.mark:<{pad}}  {clean(line.text)}", width, indent)
            for label, value in line.cells:
                lines += _wrapped(f"{indent}{label}: {clean(value)}", width, indent + "  ")
            if sheet.quotes:
                for item in line.words[:MOST_WORDS]:
                    lines += _wrapped(
                        f"{indent}“{cut(item.span.exact, LONGEST_WORDS)}” {named.label(item)}", width, indent + "  "
                    )
        if section.more:
            lines.append(f"  and {section.more} more")
    return "\n".join(lines) + "\n"


def _wrapped(line: str, width: int, indent: str) -> list[str]:
    if not line.strip():
        return []
    first = line[: len(line) - len(line.lstrip())]
    return textwrap.wrap(
        line.strip(), max(width, 40), initial_indent=first, subsequent_indent=indent, break_long_words=False
    )


def markdown(sheet: Sheet, history: History) -> str:
    """The sheet as CommonMark."""
    named = Words(history)
    lines = [f"# {escaped(sheet.title)}", "", escaped(sheet.lead), ""]
    for section in sheet.sections:
        lines += [f"## {escaped(section.title)}", ""]
        if not section.lines:
            lines += [escaped(section.empty), ""]
        for line in section.lines:
            mark = f"**{escaped(line.mark)}** " if line.mark else ""
            lines.append(f"- {mark}{escaped(line.text)}")
            lines += [f"  - {escaped(label)}: {escaped(value)}" for label, value in line.cells]
            if sheet.quotes:
                lines += [
                    f"  - “{escaped(cut(item.span.exact, LONGEST_WORDS))}” {escaped(named.label(item))}"
                    for item in line.words[:MOST_WORDS]
                ]
        if section.more:
            lines.append(f"- and {section.more} more")
        lines.append("")
    return "\n".join(lines).rstrip("\n") + "\n"


@lru_cache(maxsize=1)
def _style() -> str:
    return resources.files("accord.views").joinpath("templates", "sheet.css").read_text("utf-8")


def html(sheet: Sheet, history: History) -> str:
    """The sheet as one HTML page that loads and runs nothing."""
    named = Words(history)
    style = _style()
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    out = [
        "<!DOCTYPE html>",
        '<html lang="en"><head><meta charset="utf-8">',
        f"<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'sha256-{digest}'\">",
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        '<meta name="referrer" content="no-referrer">',
        '<link rel="icon" href="data:,">',
        f"<title>{_safe(sheet.title)} – Accord</title><style>{style}</style></head><body>",
        f"<main><h1>{_safe(sheet.title)}</h1>",
        f'<p class="lead">{_safe(sheet.lead)}</p>',
        sheet.picture,
    ]
    for section in sheet.sections:
        out.append(f"<section><h2>{_safe(section.title)}</h2>")
        if not section.lines:
            out.append(f'<p class="empty">{_safe(section.empty)}</p>')
        else:
            out.append("<ul>")
            out.extend(_item(line, named, sheet.quotes) for line in section.lines)
            out.append(f"<li>and {section.more} more</li></ul>" if section.more else "</ul>")
        out.append("</section>")
    out.append("</main></body></html>")
    return "\n".join(part for part in out if part) + "\n"


def _item(line: Line, named: Words, quotes: bool) -> str:
    mark = f'<span class="mark">{_safe(line.mark)}</span>' if line.mark else ""
    cells = "".join(f"<dt>{_safe(label)}</dt><dd>{_safe(value)}</dd>" for label, value in line.cells)
    words = ""
    if quotes:
        words = "".join(
            f"<blockquote>“{_safe(cut(item.span.exact, LONGEST_WORDS))}” "
            f"<cite>{_safe(named.label(item))}</cite></blockquote>"
            for item in line.words[:MOST_WORDS]
        )
    return f"<li>{mark}{_safe(line.text)}{f'<dl>{cells}</dl>' if cells else ''}{words}</li>"


def _safe(text: str) -> str:
    return escape(clean(text), quote=True)


def plain(cells: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    """The cells that say something."""
    return tuple((label, value) for label, value in cells.items() if value)


def review(corrections: Iterable[Correction]) -> str:
    """What persons said of a record, as one cell."""
    return " · ".join(f"✎ {corrected(one)}" for one in corrections)
