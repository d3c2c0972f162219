"""How far a passage goes that nobody has put into quotation marks.

Paragraphs are taken while they show the voice of the opening: its speaker's first person, an address, a list's or a
mail's marks, the duties and parallel openings of a legal text. Those that show nothing are taken only between two that
do, and the first one, which the colon points to. What ends a passage: a heading, a dateline, a speaker's label, words
in quotation marks, another opening, and narration: a paragraph that says who said so, or that speaks of the speaker.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from accord.model import Span
from accord.reading import passage_openings as openings
from accord.reading.clauses import vocabulary
from accord.reading.features import sense_of
from accord.reading.passage_openings import Opening
from accord.reading.passage_pages import FIRST, Pages, words
from accord.reading.positions import WORDS
from accord.reading.syntax import Token

__all__ = ["Extent", "of"]

GAP = 2  # paragraphs between two of a passage that show nothing themselves
LONGEST = 200  # paragraphs of a passage
LONGEST_LETTER = 80
SIGNATURES = 120
BARRIERS = frozenset({"heading", "dateline", "speaker", "byline"})
ASIDE = frozenset({"boilerplate", "caption"})  # what a page puts between two paragraphs
SUBJECTS = frozenset({"nsubj", "nsubjpass"})
MARKS = "-–—•▪*·>"


@dataclass(slots=True)
class Extent:
    """The blocks of a passage, and for each whether it shows whose it is. ``marked``: both ends are told by the
    layout. ``ends``: by what, for people. ``signature``: who signed it."""

    blocks: list[int] = field(default_factory=list)
    shown: list[bool] = field(default_factory=list)
    marked: bool = False
    ends: str = "with the text"
    signature: Span | None = None


def of(pages: Pages, opening: Opening) -> Extent | None:
    """The extent of what is opened; None where nothing follows that it could be."""
    if opening.style == "list":
        return _items(pages, opening)
    if opening.style == "letter":
        return _letter(pages, opening)
    if opening.style == "post":
        return Extent([opening.block], [True], True, "with its signature")
    if opening.style == "turn":
        return _turn(pages, opening)
    first = _next(pages, opening.block)
    if opening.rest_block < 0 and first >= 0:
        text = pages.text(first)
        if text.startswith(">"):
            return _prefixed(pages, first)
        letter = openings.at(pages, first)
        if letter is not None and letter.style == "letter":
            found = _letter(pages, letter)
            return found if found is not None else _prose(pages, opening)
    return _prose(pages, opening)


def _next(pages: Pages, block: int) -> int:
    """The next block that is no furniture of the page, -1 for none."""
    for number in range(block + 1, len(pages.parse.blocks)):
        if pages.kind(number) not in ASIDE:
            return number
    return -1


# --- prose ---


def _prose(pages: Pages, opening: Opening) -> Extent | None:
    extent = Extent()
    given = opening.rest_block  # a paragraph that is the speaker's whatever it looks like
    if opening.style == "turn":
        given = _next(pages, opening.block)
        if given >= 0 and (pages.kind(given) in BARRIERS or not pages.tokens(given)):
            return None
    if given >= 0:
        extent.blocks.append(given)
        extent.shown.append(True)
        if opening.rest is not None and opening.style == "words":
            rest = pages.parse.tokens[slice(*opening.rest)]
            if _attributed(pages, rest) or _speaks_of(pages, opening, rest, pages.first_person(rest)):
                return None
    owned = opening.style == "self" or not pages.own_voice(pages.range(opening.block)[0])
    block = _next(pages, max(opening.block, given))
    gap = 0  # paragraphs in a row that show nothing
    while block >= 0 and len(extent.blocks) < LONGEST:
        ends = _stops(pages, opening, block, first=not extent.blocks)
        shown = ends is None and _shows(pages, opening, block, extent.blocks[-1] if extent.blocks else -1)
        if ends is None and extent.blocks and (not owned or gap >= GAP + shown):
            ends = "where the voice is no longer told from the outlet's"
        if ends is not None:
            extent.ends = ends
            break
        gap = 0 if shown else gap + 1
        extent.blocks.append(block)
        extent.shown.append(shown)
        block = _next(pages, block)
    if opening.titled and not any(extent.shown[: GAP + 1]):
        return None
    while len(extent.blocks) > 1 and not extent.shown[-1]:
        extent.blocks.pop()
        extent.shown.pop()
        extent.ends = "where nothing shows whose the words are"
    return extent if extent.blocks else None


def _stops(pages: Pages, opening: Opening, block: int, *, first: bool) -> str | None:
    """What ends a passage at a block, None where it may go on."""
    kind = pages.kind(block)
    if kind in BARRIERS:
        return f"at a {kind}"
    tokens = pages.tokens(block)
    if not tokens:
        return "at words that are no prose"
    if pages.opens_quoted(block):
        return "at words in quotation marks"
    voice = pages.first_person(tokens)
    if _speaks_of(pages, opening, tokens, voice):
        return "where somebody tells of the speaker"
    if not voice:
        if _attributed(pages, tokens):
            return "at another source"
        if openings.at(pages, block) is not None:
            return "at another opening"
        if not first and opening.names and tokens[0].lower in ("he", "she"):
            return "where somebody tells of the speaker"
    return None


def _speaks_of(pages: Pages, opening: Opening, tokens: Sequence[Token], voice: bool) -> bool:
    """Whether a paragraph names the speaker, or says what somebody said in words that only a narrator has."""
    for token in tokens:
        if not pages.plain(token):
            continue
        if token.text in opening.names and token.tag in ("NNP", "NNPS") and not (voice and token.head.dep == "appos"):
            return True
        if opening.offices and token.dep in SUBJECTS and openings.office(token) in opening.offices:
            return True
        if token.lower in ("he", "she") and _is_saying(token.head) and token.dep == "nsubj" and not voice:
            return True
    return False


def _attributed(pages: Pages, tokens: Sequence[Token]) -> bool:
    """Whether a paragraph says by a clause of its own who said what it tells."""
    quoting = any(not pages.plain(token) for token in tokens)
    for token in tokens:
        if not pages.plain(token):
            continue
        if token.lower == "according" and (to := token.child("prep")) is not None:
            by = to.child("pobj")
            if by is not None and openings.is_somebody(pages, by):
                return True
        if not _is_saying(token) or token.dep not in ("ROOT", "parataxis", "ccomp", "conj"):
            continue
        subject = token.child("nsubj")
        if subject is None or subject.lower in FIRST:
            continue
        if quoting or token.dep != "ROOT" or token.child("ccomp") is not None:
            return True
    return False


def _is_saying(token: Token) -> bool:
    lemma = token.lemma.lower()
    return (
        token.pos == "VERB"
        and token.tag in ("VBD", "VBZ", "VBP")
        and (lemma in words()["saying"] or lemma in vocabulary()["asserting"])
    )


def _shows(pages: Pages, opening: Opening, block: int, before: int) -> bool:
    """Whether a paragraph shows whose words it holds."""
    tokens = pages.tokens(block)
    if pages.first_person(tokens) or pages.second_person(tokens):
        return True
    if pages.kind(block) == "list" and before in (-1, block - 1) and (before < 0 or pages.kind(before) == "list"):
        return True  # a list that the colon points to
    if openings.is_salutation(pages.text(block)) or _performs(pages, opening, tokens):
        return True
    if opening.style != "text" and not opening.titled:
        return False
    if any(token.lower == "shall" and token.tag == "MD" and pages.plain(token) for token in tokens):
        return True
    if before >= 0:
        one, other = tokens[:2], pages.tokens(before)[:2]
        return len(one) == 2 and [token.lower for token in one] == [token.lower for token in other]
    return False


def _performs(pages: Pages, opening: Opening, tokens: Sequence[Token]) -> bool:
    """Whether a body does something by these words: "the Council calls on ...", where a narrator has "called"."""
    for token in tokens:
        if token.text in opening.heads and token.dep == "nsubj" and pages.plain(token) and token.head.tag == "VBZ":
            sense = sense_of(token.head)
            if token.head.lemma.lower() not in words()["saying"] and sense is not None and sense.type in WORDS:
                return True
    return False


# --- what the layout marks ---


def _prefixed(pages: Pages, first: int) -> Extent:
    """A mail's quotation: all the paragraphs with its mark."""
    extent = Extent(marked=True, ends="where the marks of a quoted mail end")
    block = first
    while block >= 0 and pages.text(block).startswith(">"):
        if pages.tokens(block):
            extent.blocks.append(block)
            extent.shown.append(True)
        block = _next(pages, block)
    return extent


def _items(pages: Pages, opening: Opening) -> Extent | None:
    """The items of a list: blocks that are list items by their shape, or lines with one mark, or that a semicolon
    joins."""
    extent = Extent(marked=True, ends="with the list")
    block = _next(pages, opening.block)
    while block >= 0 and pages.tokens(block):
        text = pages.text(block)
        marked = pages.kind(block) == "list" or text[0] in MARKS
        joined = pages.kind(block) == "paragraph" and (
            text.endswith((";", "; and", "; or")) or (extent.blocks and pages.text(extent.blocks[-1])[-5:].count(";"))
        )
        if not (marked or joined):
            break
        extent.blocks.append(block)
        extent.shown.append(True)
        block = _next(pages, block)
    return extent if extent.blocks else None


def _turn(pages: Pages, opening: Opening) -> Extent | None:
    """What follows a speaker's label: all up to the next label; after the last one as far as the voice shows."""
    following = next(
        (number for number in range(opening.block + 1, len(pages.parse.blocks)) if pages.kind(number) == "speaker"),
        -1,
    )
    if following < 0:
        return _prose(pages, opening)
    extent = Extent(marked=True, ends="at the next label")
    for block in range(opening.block + 1, following):
        if pages.kind(block) in BARRIERS:
            extent.ends = f"at a {pages.kind(block)}"
            break
        if pages.tokens(block):
            extent.blocks.append(block)
            extent.shown.append(True)
    return extent if extent.blocks else None


def _letter(pages: Pages, opening: Opening) -> Extent | None:
    """A letter from its salutation to its closing, and who signs it; None where it does not close."""
    extent = Extent(marked=True, ends="with its signature")
    block = opening.block
    for _ in range(LONGEST_LETTER):
        if block < 0 or pages.kind(block) not in ("paragraph", "list") or not pages.tokens(block):
            return None
        extent.blocks.append(block)
        extent.shown.append(True)
        text = pages.text(block)
        lead = text.split("\n", 1)[0].split(",", 1)[0].split()
        if len(extent.blocks) > 1 and len(text) <= SIGNATURES and lead and lead[0].lower() in words()["closings"]:
            extent.signature = _signature(pages, block, text)
            return extent
        block = _next(pages, block)
    return None


def _signature(pages: Pages, block: int, text: str) -> Span | None:
    """The name behind or below a closing."""
    rest = text.partition(",")[2]
    at = block
    if not rest.strip():
        at = _next(pages, block)
        if at < 0 or len(pages.text(at)) > SIGNATURES:
            return None
        rest = pages.text(at)
    end = pages.parse.blocks[at].end
    start = end - len(rest.lstrip())
    name = pages.parse.text[start:end].split("\n", 1)[0].split(",", 1)[0].strip(" .*_")
    start = pages.parse.text.index(name, start) if name else start
    return pages.parse.span(start, start + len(name)) if name[:1].isupper() else None
