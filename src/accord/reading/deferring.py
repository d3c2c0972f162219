"""What is put off: "the handover has been put off", "was moved to 24 May", "suspended Monday's exchange".

A happening that is put off did not come about when it was to; where the clause says for when it is meant now, it is to
come on that day, and the day that was set before is no more ("the talks of 6 June were postponed to 13 June"). A verb
such as "suspend" stops what is under way; of what has an appointed day it says that it won't be on that day.
"""

from __future__ import annotations

from functools import partial
from typing import Literal

from accord.data import word_sets
from accord.reading.syntax import Token
from accord.reading.timetables import ahead, calendar

__all__ = ["appointing", "called_off", "days_of", "new_day", "phrasal", "puts_off", "putting_off"]

ONTO = frozenset({"to", "until", "till", "for"})
DATING = frozenset({"on", "of", "for", "in", "from"})

_words = partial(word_sets, "realis.json")


def phrasal(verb: Token) -> str:
    """A verb's lemma with its particle: who calls off talks does not call for them."""
    lemma = verb.lemma.lower()
    found = next((f"{lemma} {child.lower}" for child in verb.kids("prt")), lemma)
    if found == lemma:  # "put back" is often read as a verb and an adverb
        beside = {f"{lemma} {child.lower}" for child in verb.kids("advmod")} & (_putting() | _words()["calling_off"])
        return min(beside, default=lemma)
    return found


def _putting() -> frozenset[str]:
    return _words()["deferring"] | _words()["rescheduling"]


def putting_off(noun: Token) -> Token | None:
    """The verb by which what a noun names is put off or called off; None where it isn't."""
    verb = noun.head
    if noun.dep not in ("dobj", "nsubjpass") or verb is noun:
        return None
    return verb if new_day(verb) is not None or called_off(verb, noun) else None


def called_off(verb: Token, noun: Token) -> bool:
    """Whether a verb says of a happening, its object, that it isn't to be, or not when it was to be."""
    words, lemma = _words(), phrasal(verb)
    if lemma in words["calling_off"] or lemma in words["deferring"]:
        return True
    return lemma in words["suspending"] and _appointed(noun)


def new_day(verb: Token) -> Token | None:
    """The day, week or month to which a verb puts something off; None where it tells none."""
    if phrasal(verb) not in _putting():
        return None
    beside = [verb, *verb.kids("prt", "advmod")]
    for start in (one for one in verb.kids("prep") if one.lower == "from"):
        beside += [start, *start.kids("pobj")]  # "from 17 May to 24 May"
    for preposition in (one for each in beside for one in each.kids("prep")):
        if preposition.lower in ONTO:
            for day in preposition.kids("pobj"):
                if _is_day(day):
                    return day
    for day in verb.kids("npadvmod"):  # "to 24 May" where "to" was read as a part of the number
        counts = [day, *day.kids("nummod")]
        if _is_day(day) and any(one.lower in ONTO for each in counts for one in each.kids("quantmod", "advmod")):
            return day
    return None


def puts_off(time: Token) -> bool:
    """Whether a time stands in a phrase on a verb that puts something off: "moved from May 20"."""
    here = time
    for above in time.ancestors():
        if above.pos == "VERB":
            return here.dep == "prep" and phrasal(above) in _putting()
        here = above
    return False


def days_of(time: Token) -> Literal["set", "coming"] | None:
    """Whether a time is a day of something that is put off: "set" where it was to be then, which may be over, "coming"
    where it is to be then, or has just been put off ("has suspended Monday's exchange"). None for other times."""
    verb = next((above for above in time.ancestors() if above.pos == "VERB"), None)
    if verb is None:
        return None
    if new_day(verb) is time:
        return "coming"
    noun = time.head if time.head.pos == "NOUN" else time.head.head if time.head.dep == "prep" else time
    if noun.dep == "acl" and noun.head.pos == "NOUN":
        noun = noun.head  # "the exchange planned for Monday"
    if noun.dep == "pobj" and noun.head.lower == "of":
        noun = noun.head.head
    by = putting_off(noun) if noun.pos == "NOUN" and noun is not time else None
    if by is None:
        return "set" if puts_off(time) else None
    return "coming" if any(one.lower in ("has", "have", "'s", "'ve") for one in by.kids("aux")) else "set"


def _appointed(noun: Token) -> bool:
    """Whether what a noun names has a day: "Monday's exchange", "the exchange planned for Monday", "of 17 May"."""
    if any(_is_day(one) for one in noun.kids("poss", "nmod", "compound", "npadvmod")):
        return True
    if any(one.lower in _words()["future_modifiers"] for one in noun.kids("amod")):
        return True
    if appointing(noun):
        return True
    return any(_is_day(day) for prep in noun.kids("prep") if prep.lower in DATING for day in prep.kids("pobj"))


def appointing(noun: Token) -> list[Token]:
    """The participles that say of a happening that it is arranged: "the exchange of prisoners planned for Monday". One
    behind the noun's "of" phrase is often read as of the thing in it."""
    words = _words()
    below = [noun, *(thing for prep in noun.kids("prep") if prep.lower == "of" for thing in prep.kids("pobj"))]
    found = [one for each in below for one in each.kids("acl", "amod") if one.i > each.i]
    return [one for one in found if one.lemma.lower() in words["arranging"] or one.lower in words["coming_adjectives"]]


def _is_day(word: Token) -> bool:
    return ahead(word) or any(one.lower in calendar() for one in (word, *word.kids("nmod", "compound")))
