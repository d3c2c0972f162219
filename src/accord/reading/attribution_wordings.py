"""Whose words a sentence gives by the way it is built, without a verb of saying: "for the premier, the offer is “a
trap”", "as the premier sees it, the offer is dead", "the premier's answer: no talks", "“a farce” was how the premier
described the vote".
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from accord.data import word_sets
from accord.reading.attribution_page import Found, Page
from accord.reading.roles import role
from accord.reading.syntax import Parse, Token

__all__ = ["worded"]

WORDED = "ascribed by the wording"
SCORE = 0.9
SOMEBODY = frozenset({"PERSON", "ORG", "GPE", "NORP"})


_words = partial(word_sets, "relaying.json")


def worded(page: Page, found: Sequence[Found]) -> list[Found]:
    """All that was found, with what sentences say by their build alone. A cue that was read otherwise gives way."""
    made: list[Found] = []
    for token in page.parse.tokens:
        if page.quote_of[token.i] >= 0:
            continue
        if token.lower in ("for", "to") and token.dep == "prep" and token.i == token.sent.first:
            one = _for_somebody(page, token)
        elif token.lower == "as" and token.dep == "mark":
            one = _as_seen(page, token)
        elif token.text == ":":
            one = _behind_a_colon(page, token)
        elif token.lower == "how" and token.dep == "advmod":
            one = _how(page, token)
        elif token.dep == "attr" and token.lemma.lower() in _words()["spoken"]:
            one = _was_the_answer(page, token)
        else:
            continue
        if one is not None and page.has_words(one.content) and page.has_words(one.source):
            made.append(one)
    if not made:
        return list(found)
    heads = {one.head for one in made}
    told = {place for one in made for place in one.content}
    kept = [
        one
        for one in found
        if one.head not in heads
        # what the scorer took for a source or a cue of the same words is none
        and not (one.content and one.content <= told and not page.has_words(one.source - told))
    ]
    return [*kept, *made]


def _found(head: Token, cue: set[int], source: set[int], content: set[int], parse: Parse) -> Found:
    content = content - cue - source
    while content and parse.tokens[min(content)].text in (",", ":", "—", "–"):
        content.remove(min(content))
    while content and parse.tokens[max(content)].text in (",", ".", ";"):
        content.remove(max(content))
    places = cue | source | content
    return Found(head.i, SCORE, cue, source, content, found_by=WORDED, window=(min(places), max(places) + 1))


def _for_somebody(page: Page, preposition: Token) -> Found | None:
    """ "For the premier, the offer is “a trap”": a judgement in quotation marks is theirs."""
    whom, verb = preposition.child("pobj"), preposition.head
    if whom is None or verb.lemma != "be" or verb.child("nsubj") is None:
        return None
    entity = page.parse.entity_at.get(whom.i)
    known = role(whom.lemma.lower())
    if not (entity is not None and entity.label in SOMEBODY) and (known is None or known.kind == "none"):
        return None
    source = {token.i for token in whom.subtree()}
    content = {token.i for token in verb.subtree()} - {token.i for token in preposition.subtree()}
    if not any(page.quote_of[place] >= 0 for place in content) or max(source) > verb.i:
        return None
    return _found(preposition, {preposition.i}, source, content, page.parse)


def _as_seen(page: Page, mark: Token) -> Found | None:
    """ "As the premier sees it, the offer is dead"."""
    verb = mark.head
    whom, thing = verb.child("nsubj"), verb.child("dobj")
    if verb.dep != "advcl" or verb.lemma.lower() not in _words()["seeing"] or whom is None or thing is None:
        return None
    if thing.lower != "it" or any(child.i > thing.i and child.dep != "punct" for child in verb.children):
        return None
    aside = {token.i for token in verb.subtree()}
    source = {token.i for token in whom.subtree()}
    content = {token.i for token in verb.head.subtree()} - aside
    return _found(verb, aside - source, source, content, page.parse)


def _behind_a_colon(page: Page, colon: Token) -> Found | None:
    """ "The premier's answer: no talks", "the premier's message to the rebels was blunt: go home"."""
    sentence = colon.sent.tokens
    before = [token for token in sentence if token.i < colon.i]
    noun = next((token for token in before if token.lemma.lower() in _words()["spoken"] and token.child("poss")), None)
    if noun is None or noun.dep not in ("ROOT", "nsubj") or before[0].i != min(one.i for one in noun.subtree()):
        return None
    owner = noun.child("poss")
    if owner is None or owner.lower in ("its", "my", "your", "our"):
        return None
    rest = [token for token in before if token.i > noun.i and token.i not in {one.i for one in _to_whom(noun)}]
    plain = not rest or (rest[0].lemma == "be" and all(token.pos in ("ADJ", "ADV", "AUX", "CCONJ") for token in rest))
    if not plain:
        return None
    source = {token.i for token in owner.subtree() if token.dep != "case"}
    cue = {token.i for token in before if token.dep != "case"} - source
    tokens = page.parse.tokens
    content: set[int] = set()
    for token in tokens[colon.i + 1 :]:
        if token.block != colon.block or (token.sent is not colon.sent and content and token.i == token.sent.first):
            break
        content.add(token.i)
    if any(page.quote_of[place] >= 0 for place in sorted(content)[:1]):
        return None  # a quotation is known to be theirs without it
    return _found(noun, cue, source, content, page.parse)


def _to_whom(noun: Token) -> list[Token]:
    return [token for prep in noun.kids("prep") if prep.lower == "to" for token in prep.subtree()]


def _how(page: Page, how: Token) -> Found | None:
    """ "“A farce” was how the premier described the vote"."""
    verb = how.head
    copula, whom = verb.head, verb.child("nsubj")
    if copula.lemma != "be" or verb.dep not in ("ccomp", "advcl", "attr", "acomp") or whom is None or how.i < copula.i:
        return None
    content = {token.i for token in page.parse.tokens[copula.sent.first : copula.i]}
    if not content or not all(page.quote_of[place] >= 0 for place in content):
        return None
    thing = {token.i for child in verb.kids("dobj") for token in child.subtree()}
    source = {token.i for token in whom.subtree()}
    return _found(verb, {verb.i}, source, content | thing, page.parse)


def _was_the_answer(page: Page, noun: Token) -> Found | None:
    """ "“Never,” was the premier's answer"."""
    owner, copula = noun.child("poss"), noun.head
    if owner is None or copula.lemma != "be" or owner.i < copula.i:
        return None
    content = {token.i for token in page.parse.tokens[copula.sent.first : copula.i]}
    if not content or not all(page.quote_of[place] >= 0 or not page.has_words([place]) for place in content):
        return None
    source = {token.i for token in owner.subtree() if token.dep != "case"}
    cue = {copula.i, *(token.i for token in noun.subtree() if token.dep != "case")} - source
    return _found(noun, cue, source, content, page.parse)
