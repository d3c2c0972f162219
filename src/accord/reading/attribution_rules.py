"""What needs no scorer: a name after a dash, passages without marks, quotations within quotations, names of works."""

from __future__ import annotations

import re
from collections.abc import Sequence

from accord.reading.attribution_page import CONTINUING, Found, Page
from accord.reading.passage_pages import Passage
from accord.reading.syntax import Token

__all__ = ["inner_quotations", "introduced", "names_work", "signed", "stated"]

INTRODUCED = "name before a colon"
NAMED = frozenset({"PERSON", "ORG", "NORP", "GPE"})
LONGEST_NAME = 8  # tokens of a name after a dash
NEAR = 4  # tokens between a cue and the quotation within the same quotation that it brings in
DASH = re.compile(r"\s*(?:—|–|―|--?)\s*")


def signed(page: Page) -> list[Found]:
    """Quotations with the speaker's name after a dash at the end of the block: “...” — Ann Other."""
    found = []
    tokens, text = page.parse.tokens, page.parse.text
    for number, quotation in enumerate(page.quotes):
        inside = page.inside[number]
        if not inside or not quotation.closed:
            continue
        match = DASH.match(text, quotation.outer.end, page.parse.blocks[quotation.block].end)
        if match is None:
            continue
        after = inside[-1] + 1
        while after < len(tokens) and tokens[after].end <= match.end():
            after += 1
        dash = after - 1  # the dash's own token, or the one that the tokeniser glued it to
        name = []
        for place in range(after, min(after + 1 + LONGEST_NAME, len(tokens))):
            if tokens[place].block != quotation.block:
                break
            name.append(place)
        ends = after + len(name) >= len(tokens) or tokens[after + len(name)].block != quotation.block
        while name and tokens[name[-1]].text in {".", ","}:
            name.pop()
        if not ends or not name or not tokens[name[0]].text[:1].isupper():
            continue
        if any(page.quote_of[place] >= 0 for place in name):
            continue
        content = {place for place in inside if place < dash}
        if content:
            window = (inside[0], after)
            found.append(Found(dash, 0.99, {dash}, set(name), content, found_by="name after a dash", window=window))
    return found


def introduced(page: Page) -> list[Found]:
    """Quotations with nothing but the speaker's name and a colon before them: Ann Other: “...”; More from Other: “...”.

    The name is no part of a clause: it opens the line or the sentence, or stands behind a mark. "Told Ann Other: “...”"
    names whom it was said to.
    """
    found = []
    tokens, entity_at = page.parse.tokens, page.parse.entity_at
    for number, quotation in enumerate(page.quotes):
        inside = page.inside[number]
        colon = inside[0] - 1 if inside else -1
        if colon < 1 or not page.is_speech(number) or tokens[colon].text != ":" or page.quote_of[colon] >= 0:
            continue
        first = colon
        while first > 0 and colon - first < LONGEST_NAME and _in_name(tokens[first - 1]):
            first -= 1
        name = [place for place in range(first, colon) if tokens[place].block == quotation.block]
        if not name or tokens[colon].block != quotation.block or page.quote_of[name[0]] >= 0:
            continue
        if not any(place in entity_at and entity_at[place].label in NAMED for place in name):
            continue
        before = tokens[name[0] - 1] if name[0] and tokens[name[0] - 1].block == quotation.block else None
        more = before is not None and before.lower == "from" and before.i > 0 and tokens[before.i - 1].lower == "more"
        if before is None or more or (before.pos == "PUNCT" and before.text != ","):
            window = (name[0], inside[-1] + 1)
            found.append(Found(colon, 0.99, {colon}, set(name), set(inside), found_by=INTRODUCED, window=window))
    return found


def _in_name(token: Token) -> bool:
    return token.tag in ("NNP", "NNPS") and token.text[:1].isupper()


def stated(passages: Sequence[Passage], known: Sequence[Found]) -> list[Found]:
    """Passages as attributions. Where a scorer has found the cue of one (``known``), its cue and source are kept: it
    knows better how far a name goes."""
    by_head = {one.head: one for one in known}
    found = []
    for passage in passages:
        content = {place for first, last in passage.content for place in range(first, last)}
        cue, source = set(passage.cue), set(passage.source)
        scored = by_head.get(passage.head) if passage.head >= 0 else None
        if scored is not None and scored.source & source:
            source = scored.source - content
        places = content | cue | source
        found.append(
            Found(
                passage.head,
                passage.score,
                cue - source,
                source,
                content,
                found_by=passage.found_by,
                window=(min(places), max(places) + 1),
                label=passage.label,
                verbatim=passage.verbatim,
            )
        )
    return found


def inner_quotations(page: Page, found: Sequence[Found]) -> None:
    """Give a quotation within a quotation to the cue within the outer one that brings it in: “He told me, ‘We won't,’
    and left”.

    Words that end with a mark of their own inside, or are many, are a speech and the whole content; fewer belong to
    it whole.
    """
    by_quote: dict[int, list[Found]] = {}
    for one in found:
        if one.head >= 0 and page.quote_of[one.head] >= 0 and page.is_speech(page.quote_of[one.head]):
            by_quote.setdefault(page.quote_of[one.head], []).append(one)
    tokens = page.parse.tokens
    for quote in sorted(by_quote):
        for _, within in page.nested(quote):
            if not page.has_words(within):
                continue
            words = set(within)
            near = [one for one in by_quote[quote] if one.head not in words and _beside(page, one.head, within)]
            claimed = [one for one in near if one.content & words and page.has_words(one.content)]
            if claimed:
                owner = max(claimed, key=lambda one: (len(one.content & words), one.score, -one.head))
            else:
                empty = [one for one in near if not page.has_words(one.content)]
                if not empty:
                    continue
                owner = min(empty, key=lambda one: (_distance(one.head, within), one.head))
            ends = tokens[within[-2]].text if len(within) > 1 else ""
            whole = len(within) >= CONTINUING + 2 or not any(char.isalnum() for char in ends)
            starts = not claimed or not page.has_words(place for place in owner.content if place < within[0])
            if whole and starts:
                owner.content = set(words)
            else:
                owner.content |= words


def _distance(place: int, within: Sequence[int]) -> int:
    return min(abs(place - within[0]), abs(place - within[-1]))


def _beside(page: Page, place: int, within: Sequence[int]) -> bool:
    """Whether a cue stands in a sentence of the quotation, or just before or after it."""
    sentences = {page.parse.tokens[within[0]].sent.i, page.parse.tokens[within[-1]].sent.i}
    return page.parse.tokens[place].sent.i in sentences or _distance(place, within) <= NEAR


def names_work(page: Page, one: Found) -> bool:
    """Whether an attribution has nothing for words but a thing and its name in quotation marks: "wrote the novel “The
    Quiet Harbour”".
    """
    if one.head < 0:
        return False
    tokens = page.parse.tokens
    thing = tokens[one.head].child("dobj")
    if thing is None or thing.i not in one.content or thing.tag not in ("NN", "NNS") or page.quote_of[thing.i] >= 0:
        return False
    return any(
        child.i in one.content and page.quote_of[child.i] >= 0 and _title(page, page.quote_of[child.i])
        for child in thing.kids("appos", "nmod")
    )


def _title(page: Page, quote: int) -> bool:
    """Whether a quotation looks like the name of a work: every longer word capitalised, no mark at its end."""
    words = [page.parse.tokens[place].text for place in page.inside[quote]]
    words = words[1:-1] if page.quotes[quote].closed else words[1:]
    return bool(words) and words[-1][-1:].isalnum() and all(word[:1].isupper() for word in words if len(word) > 4)
