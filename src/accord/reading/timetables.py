"""What is arranged and told in the present: "the talks resume on Monday", "is travelling next week"."""

from __future__ import annotations

from functools import lru_cache, partial

from accord.data import word_sets
from accord.reading.numbers import table
from accord.reading.syntax import Token

__all__ = ["ahead", "calendar", "convening", "dated", "progressive", "timetabled"]

_words = partial(word_sets, "realis.json")


def progressive(token: Token) -> bool:
    """Whether a verb is in the present progressive."""
    return token.tag == "VBG" and any(child.dep == "aux" and child.tag in ("VBZ", "VBP") for child in token.children)


def timetabled(token: Token) -> bool:
    """Whether a verb stands in the simple present and is one of those by which arrangements are told so (the scheduled
    present; Quirk et al. 1985, 4.45). "X meets Y on Monday" stands below a picture; what "meets again" is arranged."""
    return (
        token.tag in ("VBZ", "VBP")
        and (token.lemma.lower() in _words()["timetabled"] or any(one.lower == "again" for one in token.kids("advmod")))
        and not token.kids("aux", "auxpass", "neg")
        and not any(child.pos == "PROPN" for child in token.kids("dobj"))
        and not any(_back(child) for child in token.kids("npadvmod", "advmod"))
    )


def convening(token: Token) -> bool:
    """Whether a relative clause in the simple present tells of a meeting or a journey ("the council, which votes on
    Friday"): no caption is told so, and what is done as a rule has a plural day."""
    return (
        token.dep == "relcl"
        and token.tag in ("VBZ", "VBP")
        and token.lemma.lower() in _words()["convening"]
        and not token.kids("aux", "auxpass", "neg")
    )


def dated(preposition: Token) -> bool:
    """Whether a phrase gives a day or a month to come ("on Monday", "in May", "at midnight on Monday")."""
    if preposition.lower not in ("on", "in", "at", "from"):
        return False
    for child in preposition.kids("pobj"):
        if any(dated(below) for below in child.kids("prep")):
            return True
        if preposition.lower != "at" and any(
            word.lower in calendar() for word in (child, *child.kids("nmod", "compound"))
        ):
            return not any(inner.lower in ("last", "since") for inner in child.children)
    return False


def ahead(word: Token) -> bool:
    """Whether an adverbial of time looks ahead: "tomorrow", "next week"."""
    return word.lower == "tomorrow" or any(
        child.dep in ("amod", "det") and child.lower in ("next", "coming", "upcoming") for child in word.children
    )


def _back(time: Token) -> bool:
    """Whether an adverbial of time looks back: "last year", "a week ago". Then the present is that of a chronicle."""
    return any(word.lower in ("last", "ago") for word in (time, *time.children))


@lru_cache(maxsize=1)
def calendar() -> frozenset[str]:
    """The names of the days of the week and of the months, in small letters."""
    names = table("times")
    return frozenset(word for word in (*names["weekdays"], *names["months"]) if len(word) > 2)
