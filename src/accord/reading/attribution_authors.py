"""Whose a text is that says something by itself: "the army issued a statement on Monday. The statement said ...".

A definite noun for a text takes up the last text of its kind, and is of whoever is told to have made that: its owner
("a letter by the rebels"), who said something in it, or the subject of a verb of issuing it. Where no such text was
told, it is of whoever spoke right before: what a spokesman told is what his statement says. A text that was told with
nobody who made it stays nobody's. "It added" in the sentence after a text's is the text's, too.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from accord.data import word_sets
from accord.reading.attribution_page import Found, Page
from accord.reading.clauses import vocabulary
from accord.reading.syntax import Token

__all__ = ["authors"]

WITHIN = 12  # sentences; a text that was told further back is not "the statement" any more
BEFORE = 2  # the same of a speaker of whose text nothing was told
DEFINITE = frozenset({"the", "this", "that"})

_words = partial(word_sets, "relaying.json")
Names = Callable[[Token], str | None]


@dataclass(slots=True)
class _Text:
    author: str | None
    sentence: int


def authors(
    page: Page, found: Sequence[Found], actors: Sequence[str | None], named: Names, unfit: frozenset[str]
) -> list[str | None]:
    """The actor of each attribution, with authors for those of which a bare text is the source. ``actors``: by whom
    their sources are; ``named``: the actor whom a token names; ``unfit``: those who have no texts but publish others'
    (the press). All in the order of ``found``, which goes by place."""
    tokens = page.parse.tokens
    out = list(actors)
    heads = [_bare_text(page, one) if actor is None else None for one, actor in zip(found, actors, strict=True)]
    if not any(heads):
        return out
    said = {one.head: actor for one, actor in zip(found, actors, strict=True) if one.head >= 0 and actor is not None}
    outer = {one.head for one in found if one.parent < 0}  # who is quoted by a speaker is not who told the outlet
    asked = {head.i: number for number, head in enumerate(heads) if head is not None}
    its = {
        place: number
        for number, (one, actor) in enumerate(zip(found, actors, strict=True))
        for place in one.source
        if actor is None and len(one.source) == 1 and tokens[place].lower == "it"
    }
    texts: dict[str, _Text] = {}
    spoke: _Text | None = None  # the text that said something last
    speaker: _Text | None = None
    for token in tokens:
        if token.i in asked:
            known = texts.get(token.lemma.lower())
            if known is not None and token.sent.i - known.sentence <= WITHIN:
                author = known.author
            elif speaker is not None and token.sent.i - speaker.sentence <= BEFORE and _issued(token):
                author = speaker.author
            else:
                author = None
            out[asked[token.i]] = author
            texts[token.lemma.lower()] = spoke = _Text(author, token.sent.i)
        elif token.i in its:
            if spoke is not None and token.sent.i - spoke.sentence == 1:
                out[its[token.i]] = spoke.author
                spoke = _Text(spoke.author, token.sent.i)
        elif token.pos == "NOUN" and token.lemma.lower() in vocabulary()["texts"] and not _definite(token):
            texts[token.lemma.lower()] = _Text(_maker(token, said, named), token.sent.i)
        elif token.i in said and token.i in outer and page.quote_of[token.i] < 0:
            speaker = None if said[token.i] in unfit else _Text(said[token.i], token.sent.i)
    return out


def _bare_text(page: Page, one: Found) -> Token | None:
    """The head of a source that is nothing but a text: "the statement", "this letter"."""
    places = sorted(one.source)
    if one.head < 0 or one.label is not None or not places:
        return None
    head = page.parse.tokens[places[-1]]
    if head.lemma.lower() not in vocabulary()["texts"] or not _definite(head):
        return None
    return head if all(page.parse.tokens[i] is head or page.parse.tokens[i].lower in DEFINITE for i in places) else None


def _definite(noun: Token) -> bool:
    return any(child.dep == "det" and child.lower in DEFINITE for child in noun.children)


def _issued(noun: Token) -> bool:
    """Whether a text is one that somebody gives out for himself, and none that is made of others' words."""
    return noun.lemma.lower() in _words()["issued"]


def _maker(noun: Token, said: dict[int, str], named: Names) -> str | None:
    """Who made a text: whose it is, who says something in it, who issues it."""
    for child in noun.children:
        if child.dep in ("poss", "compound", "nmod") and (owner := named(child)) is not None:
            return owner
        if child.dep == "prep" and child.lower in ("by", "from", "of"):
            return next((owner for thing in child.kids("pobj") if (owner := named(thing)) is not None), None)
    above = noun.head
    if above.dep == "prep" and above.lower in ("in", "through", "via", "with"):
        return next((said[verb.i] for verb in above.ancestors() if verb.i in said), None)
    if noun.dep == "dobj" and above.lemma.lower() in _words()["issuing"]:
        return next((named(child) for child in above.kids("nsubj")), None)
    if noun.dep == "nsubjpass" and above.lemma.lower() in _words()["issuing"]:
        agents = (thing for by in above.kids("agent") for thing in by.kids("pobj"))
        return next((named(thing) for thing in agents), None)
    return None
