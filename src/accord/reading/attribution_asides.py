"""What the outlet adds to somebody's words in their own sentence: "the premier said a truce would need the return of
the port — a condition that Mali has rejected".

An apposition to all that was said sums it up with a noun for it (a demand, an offer, a claim), and says what somebody
else made of it. Two things tell the outlet's voice: that somebody else is its subject, as nobody calls his own words a
claim, and its tense. What is reported after a verb in the past stands in the past itself, while the outlet tells what
has come of it from its own now. An aside that names who else says so ("as Chad claims") opens nothing.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from accord.reading import lexicon, reference
from accord.reading.attribution_page import Found, Page
from accord.reading.syntax import Token

__all__ = ["without_asides", "without_passing"]

SPEAKERS = frozenset({"he", "she", "i", "we", "they", "it"})  # who may be the speaker himself
RELATIVES = frozenset({"that", "which", "who", "whom"})
NOW = frozenset({"VBZ", "VBP"})


def without_passing(page: Page, found: Sequence[Found]) -> list[Found]:
    """The attributions without those of a cue that only compares what somebody else says ("he denied that a shot was
    fired, as Chad claims") and that was given a quotation of another sentence: whoever the sentence is told of speaks
    there, and nobody whom it names by the way."""
    by_head = {one.head: one for one in found}
    kept = []
    for one in found:
        teller = _teller(page, one, by_head)
        if teller is None:
            kept.append(one)
        else:
            teller.content |= one.content
    return kept


def _teller(page: Page, one: Found, by_head: Mapping[int, Found]) -> Found | None:
    """Whose clause a comparison with what somebody else says stands in; None for what is no such comparison."""
    if one.head < 0 or not one.content:
        return None
    verb = page.parse.tokens[one.head]
    compared = verb.dep == "advcl" and any(mark.lower == "as" for mark in verb.kids("mark", "advmod"))
    if not compared or any(page.parse.tokens[place].sent is verb.sent for place in one.content):
        return None
    above = (by_head.get(token.i) for token in verb.ancestors() if token.i < verb.i)
    return next((other for other in above if other is not None), None)


def without_asides(page: Page, found: Sequence[Found]) -> None:
    """Takes from the contents, in place, what the outlet adds to the words in their own sentence."""
    for one in found:
        if one.head < 0 or one.parent >= 0 or page.quote_of[one.head] >= 0:
            continue
        for place in sorted(one.content):
            token = page.parse.tokens[place]
            if place <= one.head or page.quote_of[place] >= 0 or token.sent is not page.parse.tokens[one.head].sent:
                continue
            clause = _added(page, token)
            if clause is None or not _outlets(page, one, token, clause):
                continue
            first = clause.subtree()[0].i if token is clause else reference.first_of(token)
            last = max(under.i for under in (token, *token.subtree(), *clause.subtree()))
            rest = {i for i in one.content if i < first or i > last}
            while rest and page.parse.tokens[max(rest)].text in reference.BREAKS:
                rest.discard(max(rest))
            if page.has_words(rest) and not any(page.quote_of[i] >= 0 for i in one.content - rest):
                one.content = rest
            break


def _added(page: Page, token: Token) -> Token | None:
    """The relative clause of a noun behind a comma or a dash that sums up what stands before it, or the clause behind
    ", which"."""
    tokens = page.parse.tokens
    if token.dep == "relcl":
        which = token.subtree()[0]
        opened = which.lower == "which" and which.i > 0 and tokens[which.i - 1].text in reference.BREAKS
        return token if opened and _answers(token) else None
    if not reference.sums_up(page.parse, token):
        return None
    return next((child for child in token.kids("relcl") if child.i > token.i), None)


def _answers(verb: Token) -> bool:
    return any(sense.type == "REJECT" for sense in lexicon.senses(verb.lemma.lower(), "VERB"))


def _outlets(page: Page, one: Found, noun: Token, clause: Token) -> bool:
    """Whether such a clause is told by the outlet."""
    cue = page.parse.tokens[one.head]
    past = cue.tag == "VBD" or any(child.dep == "aux" and child.lower == "had" for child in cue.children)
    verb = next((child for child in clause.children if child.dep in ("aux", "auxpass") and child.i < clause.i), clause)
    now = verb.tag in NOW
    if past and not now:
        return False
    if noun is clause:
        return past
    subject = next(iter(clause.kids("nsubj", "nsubjpass")), None)
    if subject is None or subject.lower in RELATIVES:
        return past
    own = {page.parse.tokens[i].lower for i in one.source}
    return subject.lower not in SPEAKERS and subject.lower not in own
