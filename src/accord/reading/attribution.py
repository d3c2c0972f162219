"""From a parse to attributions in tokens: cues found, their sources and contents labelled, quotations kept whole, nesting settled.

The scorers are learned (:mod:`accord.reading.attribution_model`); what is surer by rule is done by rule here: a quotation belongs to
one statement as a whole, a quotation that runs on over sentences or paragraphs belongs to the speaker that it began with, a participle
shares its clause's subject.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from accord.reading import attribution_features as features
from accord.reading import attribution_model as model
from accord.reading.quotation import Quotation
from accord.reading.syntax import Parse, Token

__all__ = ["Found", "attributions"]

CONTINUING = 4  # words that a quotation without a cue needs to count as speech that goes on


@dataclass(slots=True)
class Found:
    """One attribution in token places. ``parent`` is the place of the enclosing one in the list, -1 for none."""

    head: int
    score: float
    cue: set[int]
    source: set[int]
    content: set[int]
    parent: int = -1
    found_by: str = "attribution model"
    quotes: set[int] = field(default_factory=set)


def attributions(parse: Parse, quotes: Sequence[Quotation]) -> list[Found]:
    """The attributions of a report, ordered by the place of their cues."""
    if not parse.tokens:
        return []
    scorer = model.load()
    table = features.grid(parse, quotes)
    size = len(parse.tokens)
    probability = scorer.cue_probability(features.cue_features(table, np.arange(size, dtype=np.int32)))
    likely = probability > scorer.threshold
    heads = [int(i) for i in np.nonzero(likely)[0]]
    pairs = features.role_pairs(table, heads, likely)
    if pairs is None:
        return []
    labels = scorer.label(pairs)
    found = []
    for number, head in enumerate(pairs.cues):
        rows = slice(pairs.starts[number], pairs.starts[number + 1])
        tokens, own = pairs.tokens[rows], labels[rows]
        one = Found(
            head,
            float(probability[head]),
            _run(head, set(tokens[own == model.CUE].tolist())),
            set(tokens[own == model.SOURCE].tolist()),
            set(tokens[own == model.CONTENT].tolist()),
        )
        if one.content:
            found.append(one)
    return settle(parse, quotes, table.quote.tolist(), found)


def _run(head: int, places: set[int]) -> set[int]:
    """The unbroken run of places around the head."""
    low = high = head
    while low - 1 in places:
        low -= 1
    while high + 1 in places:
        high += 1
    return set(range(low, high + 1))


def settle(parse: Parse, quotes: Sequence[Quotation], quote_of: list[int], found: list[Found]) -> list[Found]:
    """Keep quotations whole, settle who is nested in whom, share out contested content, follow quotations that run on."""
    inside: dict[int, list[int]] = {}
    for token, quote in enumerate(quote_of[: len(parse.tokens)]):
        if quote >= 0:
            inside.setdefault(quote, []).append(token)
    for one in found:
        touched: dict[int, int] = {}
        for token in one.content:
            if quote_of[token] >= 0:
                touched[quote_of[token]] = touched.get(quote_of[token], 0) + 1
        for quote, count in touched.items():
            if quote_of[one.head] == quote:
                continue
            if 2 * count >= len(inside[quote]):
                one.content.update(inside[quote])
                one.quotes.add(quote)
    _nest(found)
    _share(found)
    found = [one for one in found if one.content]
    _continue(parse, quotes, inside, quote_of, found)
    found.sort(key=lambda one: one.head)
    _nest(found)
    return found


def _nest(found: list[Found]) -> None:
    """Who stands in whose content: the smallest content that holds the other's cue. Of two that hold each other, the likelier wins."""
    by_token: dict[int, list[int]] = {}
    for number, one in enumerate(found):
        for token in one.content:
            by_token.setdefault(token, []).append(number)
    for number, one in enumerate(found):
        one.parent = -1
        holders = [k for k in by_token.get(one.head, ()) if k != number]
        holders = [k for k in holders if found[k].head not in one.content or found[k].score > one.score]
        if holders:
            one.parent = min(holders, key=lambda k: (len(found[k].content), k))
    for number, one in enumerate(found):  # no circles
        seen = {number}
        while one.parent >= 0 and one.parent not in seen:
            seen.add(one.parent)
            one = found[one.parent]
        if one.parent >= 0:
            one.parent = -1


def _share(found: list[Found]) -> None:
    """Words that two statements of one level both claim go to the likelier one; a nested one stays within its parent's content."""
    owner: dict[int, int] = {}
    for number in sorted(range(len(found)), key=lambda k: (-found[k].score, k)):
        one = found[number]
        if one.parent >= 0:
            continue
        one.content -= {token for token in one.content if owner.get(token, number) != number}
        for token in one.content:
            owner[token] = number
    for one in found:
        if one.parent >= 0:
            one.content -= one.cue
            one.content &= found[one.parent].content


def _continue(
    parse: Parse, quotes: Sequence[Quotation], inside: dict[int, list[int]], quote_of: list[int], found: list[Found]
) -> None:
    """Give quotations that nobody was found for to the statement that they go on with."""
    taken = {}
    for number, one in enumerate(found):
        if one.parent < 0:
            for token in one.content:
                taken[token] = number
    last = -1  # the statement whose quotation stood last
    last_quote = -1
    for number, quotation in enumerate(quotes):
        tokens = inside.get(number, [])
        owner = next((taken[token] for token in tokens if token in taken), -1)
        if owner >= 0:
            last, last_quote = owner, number
            continue
        if len(tokens) < CONTINUING + 2 or last < 0:
            continue
        before = quotes[last_quote]
        gap = parse.text[before.outer.end : quotation.outer.start]
        if quotation.continues or not gap.strip():
            found[last].content.update(tokens)
            found[last].quotes.add(number)
            for token in tokens:
                taken[token] = last
            last_quote = number


def governor_subject(token: Token) -> Token | None:
    """The subject that a participle, infinitive or coordinated verb shares with the verb above it; None where there is none."""
    for above in token.ancestors():
        if token.dep not in ("advcl", "conj", "xcomp", "pcomp", "prep"):
            return None
        subject = above.child("nsubj", "nsubjpass")
        if subject is not None:
            return subject
        token = above
    return None
