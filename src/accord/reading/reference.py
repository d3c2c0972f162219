"""How a predicate refers: whether a noun brings up something new or points back, to what kind of act, and which are
apart."""

from __future__ import annotations

from accord.reading.clauses import is_verbal, vocabulary
from accord.reading.lexicon import Sense
from accord.reading.syntax import Parse, Token

__all__ = [
    "BREAKS",
    "apart",
    "backgrounded",
    "first_of",
    "introduces",
    "is_anaphoric",
    "is_definite",
    "same_kind",
    "sums_up",
    "takes_up",
    "was_on",
]

DASHES = frozenset({"—", "–", "-", "--", "―"})
BREAKS = frozenset({",", ";"}) | DASHES  # what an addition stands behind
INDEFINITE = frozenset({"a", "an", "another"})
VAGUE = frozenset({"something"})


def is_anaphoric(token: Token) -> bool:
    """Whether a noun points back: "the call", "this exchange", "these talks", without a modifier that would make it a
    new one."""
    determiners = [child for child in token.children if child.dep == "det"]
    if not determiners or determiners[0].lower not in ("the", "this", "that", "these", "those"):
        return False
    if any(token.tag == "NNP" or child.text.isupper() for child in token.kids("compound")):
        return False  # "the Lima Conference", "the UNGA meeting" have names of their own
    return not any(
        child.dep in ("amod", "nummod", "poss", "relcl", "acl") and child.lower not in vocabulary()["same"]
        for child in token.children
    )


def is_definite(token: Token) -> bool:
    """Whether a noun phrase points to something known: "the demand", "this offer", "that claim", "his proposal"."""
    return any(
        (child.dep == "det" and child.lower in ("the", "this", "that", "these", "those", "such")) or child.dep == "poss"
        for child in token.children
    )


def was_on(token: Token) -> bool:
    """Whether a noun's own verb tells it as past ("while the talks were going on"): it doesn't take up what is still to
    come."""
    if token.dep not in ("nsubj", "nsubjpass"):
        return False
    chain = [token.head, *token.head.kids("aux", "auxpass")]
    if any(word.tag == "MD" for word in chain) or token.head.lemma == "be":
        return False  # "the talks were to be held in May"
    return any(word.tag == "VBD" for word in chain)


def takes_up(token: Token) -> frozenset[str]:
    """The types of act that a noun may take up: "demand" a REQUEST, "charge" an ACCUSE; empty for other nouns."""
    words = vocabulary()
    if token.lemma in words["request_nouns"]:
        return frozenset({"REQUEST"})
    if token.lemma in words["offer_nouns"]:
        return frozenset({"AGREE", "CONCEDE", "REQUEST"})
    if token.lemma in words["claim_nouns"]:
        return frozenset({"ACCUSE"})
    return frozenset()


def sums_up(parse: Parse, token: Token) -> bool:
    """Whether a noun behind a comma or a dash, with a clause of its own, sums up all that was told before it: ", a
    demand that Chad rejects", "— something Mali denies"."""
    vague = token.lower in VAGUE and not token.kids("det")
    indefinite = any(child.dep == "det" and child.lower in INDEFINITE for child in token.children)
    if not token.kids("relcl") or not (vague or (indefinite and takes_up(token))):
        return False
    first = first_of(token)
    return first > 0 and parse.tokens[first - 1].text in BREAKS


def first_of(noun: Token) -> int:
    """Where a noun's own words begin, without marks before it."""
    return min([noun.i, *(child.i for child in noun.children if child.i < noun.i and child.dep != "punct")])


def backgrounded(token: Token) -> bool:
    """Whether a predicate is only a time or a contrast for another one: "after a tense exchange", "followed a meeting
    with X"."""
    for above in (token, *token.ancestors()):
        if above.dep == "pobj" and above.head.lower in vocabulary()["background"]:
            return True
        if above.dep in ("advcl", "prep") and any(
            child.dep in ("mark", "advmod", "prep") and child.lower in vocabulary()["background"]
            for child in above.children
        ):
            return True
        if above.dep == "dobj" and above.head.lemma in ("follow", "precede"):
            return True
        if is_verbal(above):
            return above.dep == "advcl" and any(
                child.lower in vocabulary()["background"]
                for child in above.children
                if child.dep in ("mark", "advmod", "prep")
            )
    return False


def introduces(token: Token) -> bool:
    """Whether a noun brings up something new: it has an indefinite article, or "another"."""
    return token.pos == "NOUN" and any(
        (child.dep == "det" and child.lower in ("a", "an", "another"))
        or (child.dep == "amod" and child.lower in ("another", "further", "renewed", "fresh", "new"))
        for child in token.children
    )


def same_kind(first: Sense, second: Sense) -> bool:
    """Whether a noun of one sense may stand for an event of the other: the same type, and modes that do not differ."""
    return first.type == second.type and (first.mode == second.mode or first.mode is None or second.mode is None)


def apart(first: Token, second: Token) -> bool:
    """Whether syntax says that two predicates are two happenings: one follows, precedes or contrasts with the other."""
    if first.sent is not second.sent:
        return False
    for token, other in ((first, second), (second, first)):
        for above in (token, *token.ancestors()):
            if above.dep == "pobj" and above.head.lower in ("after", "before", "following", "since", "until"):
                if other not in above.subtree():
                    return True
            if above.dep == "advcl" and any(
                child.dep == "mark" and child.lower in ("after", "before", "since") for child in above.children
            ):
                if other not in above.subtree():
                    return True
            if above.dep in ("dobj", "nsubj") and above.head.lemma in ("follow", "precede"):
                if other not in above.subtree():
                    return True
    return False
