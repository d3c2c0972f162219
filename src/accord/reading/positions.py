"""What a phrase's place in the tree says: whether it acts, is only a location, is the head of its stretch."""

from __future__ import annotations

from collections.abc import Sequence

from accord.reading.clauses import vocabulary
from accord.reading.lexicon import object_classes, senses
from accord.reading.syntax import Token

__all__ = [
    "SUBJECTS",
    "acts",
    "agent",
    "climbs",
    "does",
    "first_conjunct",
    "located",
    "opens_clause",
    "predicate",
    "syntactic_head",
    "told",
]

LOCATIVE = frozenset({"in", "at", "near", "inside", "across", "throughout", "within", "around", "outside"})
PARTIES = frozenset({"between", "with", "against", "under"})  # prepositions whose object is a side of something
STATIVE = frozenset({"be", "remain", "become", "seem", "die", "have"})
# PLOVER types of acts done to somebody by words: their object is an actor, not a place.
TOLD = frozenset({"REQUEST", "ACCUSE", "REJECT", "THREATEN", "SUPPORT", "AGREE", "CONSULT", "AID", "SANCTION"})
# Of these those that are words and nothing else.
WORDS = frozenset({"REQUEST", "ACCUSE", "REJECT", "THREATEN", "SUPPORT", "PROTEST", "CONCEDE"})
SUBJECTS = frozenset({"nsubj", "nsubjpass"})
CLIMB = 12  # no phrase that matters here is deeper; keeps odd trees cheap


def first_conjunct(token: Token) -> Token:
    """The first of a coordination, whose label tells the role of all."""
    for _ in range(CLIMB):
        if token.dep != "conj" or token.head is token:
            break
        token = token.head
    return token


def climbs(token: Token, target: Token) -> bool:
    """Whether ``target`` is among the nearest CLIMB heads above ``token``."""
    for steps, above in enumerate(token.ancestors()):
        if above is target:
            return True
        if steps > CLIMB:
            break
    return False


def syntactic_head(tokens: Sequence[Token], begin: int, end: int) -> Token:
    """The last token of [begin, end) whose head lies outside."""
    for i in range(end - 1, begin - 1, -1):
        head = tokens[i].head
        if (not begin <= head.i < end or head is tokens[i]) and tokens[i].tag != "HYPH":
            return tokens[i]
    return tokens[end - 1]


def opens_clause(tokens: Sequence[Token], first: int, last: int) -> bool:
    """Whether [first, last) stands between a comma and a finite verb: a subject, whatever the tree says
    ("During his visit to Oslo, Anna Berg said").
    """
    if (
        first == 0
        or last >= len(tokens)
        or tokens[first - 1].text != ","
        or tokens[last].sent is not tokens[first].sent
    ):
        return False
    follower = tokens[last]
    if follower.tag == "RB" and last + 1 < len(tokens):
        follower = tokens[last + 1]
    return follower.tag in {"VBD", "VBZ", "VBP", "MD"}


def agent(head: Token) -> bool:
    """Whether a phrase is the one that does something: an active verb's subject, or after "by"."""
    first = first_conjunct(head)
    for _ in range(CLIMB):  # "thousands of people gathered"
        whole = first.head.head
        if first.dep != "pobj" or first.head.lower != "of" or "partitives" not in object_classes(whole.lemma.lower()):
            break
        first = first_conjunct(whole)
    if first.dep == "nsubj":
        return first.head.lemma not in STATIVE
    return first.dep == "pobj" and first.head.dep == "agent"


def does(head: Token) -> bool:
    """Whether a phrase does what only somebody does: it is the one that acts, by a verb whose first sense is an act."""
    first = first_conjunct(head)
    verb = first.head if first.dep == "nsubj" else first.head.head if agent(head) else None
    if verb is None or not agent(head):
        return False
    return any(sense.type for sense in senses(verb.lemma.lower(), "VERB")[:1])


def told(head: Token) -> bool:
    """Whether somebody is told to do something by that name: "urged Lima to leave"; places are told nothing."""
    first = first_conjunct(head)
    if first.dep not in ("dobj", "nsubj", "dative"):
        return False
    # "urged Lima to leave": Lima is the object of the one, or the subject of the other
    verb = first.head.head if first.dep == "nsubj" and first.head.dep in ("ccomp", "xcomp") else first.head
    if first.dep == "nsubj" and (verb is first.head or first.head.tag != "VB"):
        return False
    if first.dep != "nsubj" and not any(child.dep in ("xcomp", "ccomp") for child in verb.children):
        return False
    return any(sense.type in WORDS and sense.mode != "visit" for sense in senses(verb.lemma.lower(), "VERB")[:1])


def located(head: Token) -> bool:
    """Whether a name only says where ("in Sudan")."""
    first = first_conjunct(head)
    return first.dep == "pobj" and first.head.lower in LOCATIVE and not _blamed(first.head)


def predicate(head: Token) -> bool:
    """Whether a phrase says what somebody is or serves as ("as a broker")."""
    return head.dep == "pobj" and head.head.lower == "as"


def _addressed(preposition: Token) -> bool:
    """Whether words are for whoever stands after a "to": "protested to Lima", "a letter to Lima", "appealed to Lima";
    not "travelled to Lima", "the withdrawal to Lima"."""
    above = preposition.head
    if preposition.lower != "to" or preposition.dep not in ("prep", "dative"):
        return False
    lemma = above.lemma.lower()
    if above.pos == "NOUN":
        return lemma in vocabulary()["texts"] or any(sense.type in WORDS for sense in senses(lemma, "NOUN")[:1])
    if lemma in vocabulary()["issuing"] or lemma in ("convey", "hand", "relay"):
        objects = above.kids("dobj")
        return any(child.lemma.lower() in vocabulary()["texts"] for child in objects)
    return any(sense.type in WORDS and sense.mode != "visit" for sense in senses(lemma, "VERB")[:1])


def _blamed(preposition: Token) -> bool:
    """Whether what stands after a preposition is whom words are directed at, by the frame of their verb: "lashed out at
    Lima", "railed against Lima"."""
    verb = preposition.head
    if preposition.dep != "prep" or preposition.lower not in ("at", "against") or verb.pos != "VERB":
        return False
    slot = f"prep:{preposition.lower}"
    particles: list[str | None] = [child.lower for child in verb.kids("prt")]
    return any(
        sense.type in WORDS and slot in sense.frame.recipient
        for particle in particles or [None]
        for sense in senses(verb.lemma.lower(), "VERB", particle)[:1]
    )


def acts(head: Token) -> bool:
    """Whether the name of a seat of government stands for who governs: it acts, owns, is told something or is a side
    of something.

    A capital that is bombed, left or visited is a place.
    """
    first = first_conjunct(head)
    if first.dep in {"nsubj", "poss"}:
        return True
    if first.dep in {"dobj", "nsubjpass", "dative"}:
        # "accused Moscow of ...", "urged Kyiv to ...", "thanked Oslo"; not "bombed Kyiv", "visited Oslo"
        if any(sense.type in TOLD and sense.mode != "visit" for sense in senses(first.head.lemma, "VERB")[:1]):
            return True
        return any(
            child.dep in {"xcomp", "ccomp"} or (child.dep == "prep" and child.lower == "of")
            for child in first.head.children
        )
    if first.dep == "pobj":
        preposition = first.head
        if (
            preposition.dep == "agent"
            or preposition.lower in PARTIES
            or _addressed(preposition)
            or _blamed(preposition)
        ):
            return True
        # "hopes of Paris stepping in"
        return any(child.dep == "acl" and child.tag == "VBG" and child.i > first.i for child in first.children) or (
            preposition.lower == "of"
            and any(child.dep == "acl" and child.tag == "VBG" for child in preposition.head.children)
        )
    if first.dep == "appos":
        # "a condition Kyiv and its partners rejected": a subject that the parser hung elsewhere
        sent = first.sent.tokens
        place = first.i - sent[0].i
        return any(token.tag in {"VBD", "VBZ", "VBP", "MD"} for token in sent[place + 1 : place + 8])
    return False
