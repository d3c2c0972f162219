"""Answers of the ledger that are lists: stories, facts, quotes, versions; as text, Markdown, HTML, and JSON.

A listing is a title and items; an item has a headline, particulars, and words in evidence. What an item is made of is
the same in every form.
"""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass

from accord.comparing.confidence import doubtful, misread
from accord.model import Correction, Fact
from accord.store.asking import Page, Quote, StoryRow
from accord.store.ledger import Version
from accord.store.review import Reviewed
from accord.views.markdown import escaped
from accord.views.wording import MISREAD, clean, corrected, count, cut, listed

__all__ = ["Item", "Listing", "as_html", "as_markdown", "as_text", "facts", "quotes", "reviewed", "stories", "versions"]

LONGEST_WORDS = 300
# Versions that differ in more places than this are better read whole.
MOST_CHANGES = 12

_MARKS = {"corroborated": "●", "perhaps corroborated": "◌", "disputed": "◐", "single": "○"}


@dataclass(frozen=True, slots=True)
class Item:
    """One line of an answer: what it says, particulars about it, and the words that say so."""

    headline: str
    particulars: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    review: tuple[str, ...] = ()  # what persons said of it


@dataclass(frozen=True, slots=True)
class Listing:
    """An answer: a title, its items, and what is to be said below them."""

    title: str
    items: tuple[Item, ...]
    note: str | None = None


def stories(page: Page[StoryRow]) -> Listing:
    """Stories, the latest first."""
    items = [
        Item(
            clean(row.title) or "Untitled story",
            (row.id, _when(row.first, row.last), f"{count(row.reports, 'report')} by {listed(row.outlets, 6)}"),
            review=_review(row.corrections),
        )
        for row in page.rows
    ]
    return Listing("Stories", tuple(items), _more(page))


def facts(page: Page[Fact]) -> Listing:
    """Facts with their verdict and the words of the first report."""
    items = []
    for fact in page.rows:
        kind = " ".join(part for part in (fact.type, fact.mode) if part) or fact.kind
        sure: list[str] = [each for each in (fact.realis, fact.certainty) if each not in ("actual", "certain")]
        if misread(fact):
            sure.append(MISREAD)
        verdict = "perhaps corroborated" if doubtful(fact) else fact.verdict
        items.append(
            Item(
                f"{_MARKS[verdict]} {clean(fact.summary)}",
                (
                    verdict,
                    ", ".join([kind, *sure]),
                    f"{listed(fact.outlets, 6)} ({count(len(fact.origins), 'origin')})",
                    f"{fact.id} in {fact.story}",
                ),
                tuple(cut(piece.span.exact, LONGEST_WORDS) for piece in fact.evidence[:1]),
                _review(fact.corrections),
            )
        )
    return Listing("Facts", tuple(items), _more(page))


def quotes(page: Page[Quote]) -> Listing:
    """Statements: who said what, and where it stands."""
    items = []
    for row in page.rows:
        where = [row.outlet, *([row.published[:16].replace("T", " ")] if row.published else ["no date"])]
        cue = [f"cue: {clean(row.cue)}"] if row.cue else []
        place = f"{row.report}:{row.statement} [{row.span[0]}:{row.span[1]}]"
        items.append(
            Item(
                clean(row.speaker or "Nobody named"),
                (
                    ", ".join(where),
                    row.form,
                    *cue,
                    place,
                    row.story,
                ),
                (cut(row.words, LONGEST_WORDS),),
                _review(row.corrections),
            )
        )
    return Listing("Quotes", tuple(items), _more(page))


def versions(found: Sequence[Version]) -> Listing:
    """The versions of one article, each with what it changed."""
    items = []
    for number, each in enumerate(found, 1):
        report = each.reading.report
        particulars = [f"known from {each.known}", f"report {report.id}"]
        if report.published:
            particulars.append(f"published {report.published.iso}")
        if report.updated:
            particulars.append(f"updated {report.updated.iso}")
        if each.retracted:
            particulars.append(f"retracted: {clean(each.retracted)}")
        words: list[str] = []
        if each.revision is not None:
            change = each.revision
            if not change.words:
                particulars.append("the same words")
            for piece in change.words[:MOST_CHANGES]:
                words.append(f"− {cut(piece.before, 120) or '(nothing)'}  + {cut(piece.after, 120) or '(nothing)'}")
            if len(change.words) > MOST_CHANGES:
                words.append(f"and {count(len(change.words) - MOST_CHANGES, 'more change')}")
            words += [f"no longer told: {clean(fact.summary)}" for fact in change.gone]
            words += [f"now told: {clean(fact.summary)}" for fact in change.new]
            words += [f"told otherwise: {clean(fact.summary)}" for fact in change.changed]
        title = clean(report.title or "") or "Untitled"
        items.append(Item(f"Version {number}: {title} ({report.outlet})", tuple(particulars), tuple(words)))
    return Listing("Versions", tuple(items))


def reviewed(found: Sequence[Reviewed]) -> Listing:
    """All corrections, the latest first, each with what became of it."""
    items = []
    for each in found:
        one = each.entered
        at_odds = any(shown.state == "conflict" for shown in each.shown)
        state = "undone" if each.undone is not None else "in conflict" if at_odds else "applied"
        review = [f"{corrected(shown)} [{shown.record}]" for shown in each.shown]
        if each.undone is not None:
            why = f"; note: {clean(each.undone.note)}" if each.undone.note else ""
            review.append(
                f"taken back by {clean(each.undone.who)}, {each.undone.at[:10]} (entry {each.undone.number}){why}"
            )
        items.append(
            Item(
                f"{one.number}  {one.action} {one.kind}: {cut(one.parts[0].summary, LONGEST_WORDS)}",
                (state, f"{clean(one.who)}, {one.at}", listed((part.id for part in one.parts), 6)),
                (),
                tuple(review),
            )
        )
    return Listing("Corrections", tuple(items))


def _review(corrections: Sequence[Correction]) -> tuple[str, ...]:
    return tuple(map(corrected, corrections))


def as_text(listing: Listing, *, width: int = 100, colour: bool = False) -> str:
    """Lines of at most ``width`` columns, but for words without a blank."""
    lines: list[str] = []
    for item in listing.items:
        lines += [_bold(line, colour) for line in _wrapped(item.headline, width, "")]
        particulars = "  ·  ".join(clean(each) for each in item.particulars)
        lines += [_dim(line, colour) for line in _wrapped(particulars, width, "    ")]
        for words in item.words:
            lines += _wrapped(words, width, "    │ ")
        for said in item.review:
            lines += _wrapped(f"✎ {said}", width, "    ")
        lines.append("")
    if not listing.items:
        lines += [f"No {listing.title.lower()}.", ""]
    if listing.note:
        lines.append(listing.note)
    return "\n".join(lines).rstrip() + "\n"


def as_markdown(listing: Listing) -> str:
    """A heading and a list."""
    lines = [f"# {escaped(listing.title)}", ""]
    for item in listing.items:
        lines.append(f"- **{escaped(item.headline)}**  ")
        lines.append("  " + " · ".join(escaped(each) for each in item.particulars))
        for words in item.words:
            lines += ["", f"  > {escaped(words)}"]
        for said in item.review:
            lines += ["", f"  ✎ {escaped(said)}"]
        lines.append("")
    if not listing.items:
        lines += [f"No {escaped(listing.title.lower())}.", ""]
    if listing.note:
        lines.append(escaped(listing.note))
    return "\n".join(lines).rstrip() + "\n"


def as_html(listing: Listing) -> str:
    """A page that needs nothing else."""
    from accord.views.html import document  # with its templates, for a page only

    return document("listing.html.j2", listing=listing)


def _wrapped(words: str, width: int, indent: str) -> list[str]:
    return textwrap.wrap(
        clean(words), width, initial_indent=indent, subsequent_indent=indent or "  ", break_on_hyphens=False
    ) or [indent.rstrip()]


def _bold(line: str, colour: bool) -> str:
    return f"\x1b[1m{line}\x1b[0m" if colour else line


def _dim(line: str, colour: bool) -> str:
    return f"\x1b[2m{line}\x1b[0m" if colour else line


def _when(first: str | None, last: str | None) -> str:
    if first is None or last is None:
        return "no date"
    return first[:10] if first[:10] == last[:10] else f"{first[:10]} to {last[:10]}"


def _more(page: Page[object] | Page[StoryRow] | Page[Fact] | Page[Quote]) -> str | None:
    return f"More follow: --page {page.number + 1}" if page.more else None
