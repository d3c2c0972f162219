"""Passages that a report gives as somebody's words, or as the points of a text, without quotation marks.

"The minister said:" and paragraphs in the first person; "Full text of the statement by ..." as a heading; "We, the
foreign ministers of ..., ..."; "Dear ..., ... Yours, ..."; an interview's labels; "The two sides agreed on the
following:" and a list. What opens a passage is told in :mod:`accord.reading.passage_openings`, how far it goes in
:mod:`accord.reading.passage_extents`. Only syntax and layout are asked, so that who says "I" and "we" in a passage is
known before anybody is resolved. Where the end is uncertain the passage stops: a paragraph that is left out belongs to
nobody, one too many would be put into somebody's mouth.
"""

from __future__ import annotations

from accord.reading import interviews
from accord.reading import passage_extents as extents
from accord.reading import passage_openings as openings
from accord.reading.passage_openings import Opening
from accord.reading.passage_pages import Pages, Passage
from accord.reading.syntax import Parse

__all__ = ["Passage", "find"]

MARKED, EVEN, UNEVEN, BARE = 0.97, 0.93, 0.85, 0.7  # how sure a passage's extent is: see ``_scored``


def find(parse: Parse) -> list[Passage]:
    """The passages of a report in text order. They don't overlap; one within another is left to the outer."""
    pages = Pages(parse)
    found: list[Passage] = []
    upto = -1  # the last block that a passage has taken
    for number in range(len(parse.blocks)):
        if number <= upto:
            continue
        opening = openings.at(pages, number)
        if opening is None:
            continue
        if opening.anonymous and openings.introduces_itself(pages, number + 1):
            continue  # whoever signs it, or says who they are, is told there
        made, upto = _passage(pages, opening, upto)
        if made is not None:
            found.append(made)
            for first, last in made.content:
                pages.taken.update(range(first, last))
    return interviews.answered(pages, found)


def _passage(pages: Pages, opening: Opening, upto: int) -> tuple[Passage | None, int]:
    """The passage that an opening brings in, and the last block that it takes."""
    extent = extents.of(pages, opening)
    if extent is None or not extent.blocks:
        return None, upto
    own = [opening.rest] if opening.rest is not None else []
    ranges = [*own, *(pages.range(block) for block in extent.blocks if block != opening.rest_block)]
    source, label = opening.source, opening.label
    if extent.signature is not None and not source:
        label = extent.signature
    if not source and label is None:
        return None, upto
    score, style = _scored(extent)
    why = f"{opening.why}, {_count(len(extent.blocks))}{style}; ends {extent.ends}"
    passage = Passage(
        opening.head,
        frozenset(opening.cue),
        frozenset(source),
        label if not source else None,
        tuple(ranges),
        opening.verbatim,
        score,
        why,
    )
    return passage, max(extent.blocks)


def _count(number: int) -> str:
    return f"{number} paragraph{'s' if number > 1 else ''}"


def _scored(extent: extents.Extent) -> tuple[float, str]:
    """How sure an extent is, and why: both of its ends are marked; every paragraph shows whose it is; some between
    show nothing; the only one shows nothing."""
    if extent.marked:
        return MARKED, ""
    shown = sum(extent.shown)
    if shown == len(extent.shown):
        return EVEN, ""
    if shown:
        return UNEVEN, f", {len(extent.shown) - shown} of them by what stands around"
    return BARE, ""
