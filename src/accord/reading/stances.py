"""Stands that somebody takes without a verb of answering: by what he calls an offer ("called the plan a trick"), by a
turn of phrase ("thinks nothing of it", "were against it", "its reply amounted to a refusal"), or by doing the like of
what somebody else has just done ("So did Chad").

The words of judgement are those of *appreciation* in Martin and White, The Language of Evaluation (2005): what is
worth nothing, or worth having. Mild ones ("disappointing") are left out, as they refuse nothing.
"""

from __future__ import annotations

from collections.abc import Sequence

from accord.reading.clauses import Predicate, is_nominal, is_verbal
from accord.reading.step_terms import is_undertaking, lexicon
from accord.reading.syntax import Token

__all__ = ["is_offer", "like", "stand"]

POINTING = frozenset({"it", "this", "that", "them", "these", "both"})
OFFERED = (
    "propose_nouns",
    "pledge_nouns",
    "demand_nouns",
    "request_nouns",
    "agree_nouns",
    "extend_nouns",
    "accept_nouns",
    "papers",
    "deeds",
)
# What carries on: "So did Chad", "Neither did Mali".
LIKE = frozenset({"so", "neither", "nor"})
CARRIERS = frozenset({"do", "have", "be", "will", "would"})


def is_offer(token: Token) -> bool:
    """Whether a noun names what can be offered, asked, agreed or decided."""
    words = lexicon()
    return any(token.lemma in words[kind] for kind in OFFERED) or is_undertaking(token)


def stand(built: Predicate) -> tuple[str, tuple[Token, ...]] | None:
    """The act (back, refuse, open) that a predicate amounts to, and what it is about: nothing where that is only
    pointed at, so that the text before says it. None where it is no such stand."""
    found = _judged(built) or _received(built) or _turned(built) or _replied(built)
    if found is None:
        return None
    name, thing = found
    if thing is None or thing.lower in POINTING:
        return name, ()
    return (name, (thing,)) if is_offer(thing) else None


def like(tokens: Sequence[Token]) -> Token | None:
    """Who does the like of what was told in the sentence before: "Chad" in "So did Chad, whose ...", else None."""
    if len(tokens) < 3 or tokens[0].lower not in LIKE or tokens[1].lemma not in CARRIERS:
        return None
    for token in tokens[2:8]:
        if token.pos == "PUNCT":
            return None
        if is_nominal(token):
            return token
    return None


def _negated(token: Token) -> bool:
    return any(child.dep == "neg" for child in token.children)


def _worth(token: Token) -> str | None:
    """What a word of judgement, or a noun with one before it, says of a thing."""
    words = lexicon()
    for one in (token, *token.kids("amod")):
        if one.lemma.lower() in words["worthless"] or one.lower in words["worthless"]:
            return "refuse"
        if one.lemma.lower() in words["worthy"] or one.lower in words["worthy"]:
            return "back"
    return None


def _judged(built: Predicate) -> tuple[str, Token | None] | None:
    """ "Called the plan a trick", "described it as unacceptable", "thought the idea absurd"."""
    token = built.token
    if built.passive or token.lemma not in lexicon()["judging"] or _negated(token):
        return None
    things = [child for child in token.kids("dobj") if child.i > token.i]
    said = token.kids("oprd")
    for prep in token.kids("prep"):
        if prep.lower == "as":
            said += prep.children
    for clause in token.kids("ccomp"):
        if not is_verbal(clause) and clause.pos != "AUX" and clause.kids("nsubj"):
            things = things or clause.kids("nsubj")
            said.append(clause)
    if things and not said:
        # the parser makes one noun phrase of "called | the decision | economic aggression"
        inner = [child for child in things[0].kids("nmod", "compound") if is_offer(child)]
        if inner and any(child.dep == "det" for child in things[0].children):
            said, things = [things[0]], [inner[0]]
    worth = next((worth for one in said if (worth := _worth(one)) is not None), None)
    return (worth, things[0]) if worth is not None and things else None


def _received(built: Predicate) -> tuple[str, Token | None] | None:
    """ "The offer was well received", "Chad reacted coolly"."""
    token = built.token
    how = [child.lower for child in token.kids("advmod")]
    if token.lemma == "receive" and built.passive:
        things = built.heads("dobj")
    elif token.lemma in lexicon()["reacting"] and not built.passive:
        things = built.heads("prep:to")
        how += [head.lemma for head in built.heads("prep:with")]
    else:
        return None
    if _negated(token):
        return None
    for name, kind in (("open", "warmly"), ("refuse", "coldly")):
        if any(word in lexicon()[kind] for word in how):
            return name, things[0] if things else None
    return None


def _turned(built: Predicate) -> tuple[str, Token | None] | None:
    """Turns of phrase: "thinks nothing of it", "does not see the point", "were against it"."""
    token, words = built.token, lexicon()
    for head in built.heads("dobj"):
        no = _negated(token) or any(child.lower in ("no", "little") for child in head.children)
        name = words["turns"].get(f"{'no ' if no else ''}{token.lemma} {head.lemma.lower()}")
        if name is not None:
            below = [inner for prep in head.kids("prep") for inner in prep.kids("pobj")]
            below += built.heads("prep:of", "prep:in")
            return name, next((one for one in below if one.lower in POINTING or is_offer(one)), None)
    if token.lemma in words["recognising"] and _negated(token):
        known = [head for head in built.heads("dobj") if is_offer(head)]
        if known:
            return "refuse", known[0]  # "a zone, which Chad does not recognise"
    if token.lemma == "be" and not _negated(token):
        against = built.heads("prep:against")
        if against and (against[0].lower in POINTING or is_offer(against[0])):
            return "refuse", against[0]
    return None


def _replied(built: Predicate) -> tuple[str, Token | None] | None:
    """ "Chad's reply amounted to a refusal": whoever replies refuses."""
    token, words = built.token, lexicon()
    replies = [head for head in built.heads("nsubj") if head.lemma in words["answers"] and head.kids("poss")]
    if not replies or token.lemma not in ("be", "amount", "constitute", "mean") or _negated(token):
        return None
    for head in built.heads("attr", "prep:to", "dobj"):
        if head.lemma in words["refuse_nouns"]:
            return "refuse", None
        if head.lemma in words["accept_nouns"]:
            return "accept", None
    return None
