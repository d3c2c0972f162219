"""What clauses claim by their words: whether one can deny what another affirms, and whether one leaves it open."""

from __future__ import annotations

import re
from functools import lru_cache

from accord.comparing import values
from accord.comparing.profiles import EventProfile
from accord.comparing.unsettled import puts_off

__all__ = ["SAME_CLAUSE", "denies", "one_claim", "overlap", "unsure"]

SAME_CLAUSE = 0.5  # share of the shorter clause's words by which a denial is of what the other clause tells

# A negation that holds for a while only: "has not yet", "could not immediately".
_FOR_A_WHILE = re.compile(
    r"\b(?:yet|immediately|initially|at first|since|until|till|so far|still|no longer|any ?more|earlier|before)\b",
    re.IGNORECASE,
)


# What stands before a noun of which it is taken for granted that there is such a thing.
_THEIRS = re.compile(r"\b(?:its|his|her|their|[\w-]+['’]s)\s+(?:[\w-]+\s+)?$")


_IS_NOT = re.compile(r".*?\b(?:is|are|was|were|been)(?:n['’]t| not)\s(?!\w+ed\b|held\b|under\b)", re.DOTALL)
# That there was no such act, or not with one: no verb of its own is denied, but whatever brought the act about.
_FLAT = re.compile(
    r"\W*(?:that\s+)?(?:there\s+(?:was|were|had been|has been|have been)\s+)?(?:no|none|not (?:an?|one)|without)\b",
    re.IGNORECASE,
)
_NOT_ONLY = re.compile(r"\bnot (?:only|just|merely|simply)\b", re.IGNORECASE)


def one_claim(one: EventProfile, two: EventProfile) -> bool:
    """Whether one telling can deny what the other affirms: verb against verb or by the same noun, of the same people as
    far as both name them, and not for a while only ("has not yet", "no deaths since")."""
    denied = one if one.event.realis == "negated" else two
    if one.event.nominal != two.event.nominal or (one.event.nominal and one.trigger != two.trigger):
        if not _flat(denied) or one.event.type != two.event.type:
            return False
    if one.actor_ids and two.actor_ids and one.actor_ids.isdisjoint(two.actor_ids):
        return False
    clause, trigger = denied.event.clause, denied.event.trigger
    if denied.event.nominal and _THEIRS.search(clause.exact[: max(0, trigger.start - clause.start)]):
        return False  # who has "not carried out his threat" has made it
    if denied.event.nominal and _IS_NOT.match(clause.exact, max(0, trigger.end - clause.start)):
        return False  # talks that "weren't easy" were held
    if _NOT_ONLY.search(clause.exact):
        return False
    return _FOR_A_WHILE.search(clause.exact) is None


def denies(one: EventProfile, two: EventProfile) -> bool:
    """Whether one of two tellings, of which one is negated, denies the very act of which the other tells: not one of
    another day or place."""
    for a, b in ((one.time, two.time), (one.place, two.place)):
        if a is not None and b is not None and a.value is not None and b.value is not None:
            if values.relation(a.value, b.value) == "conflicts":
                return False
    return one_claim(one, two) and overlap(one, two) >= SAME_CLAUSE


def overlap(one: EventProfile, two: EventProfile) -> float:
    """The share of the shorter clause's words that both have. An act that a denial flatly says was not is what the
    other's verb tells, by whatever word: "no captives were freed", "released eleven captives". It must have another
    word of it. What is put off is what the other tells for the same day: "the exchange planned for Monday has been put
    off", "the handover on Monday would go ahead"."""
    if one.event.realis == two.event.realis or not (_flat(one) or _flat(two)):
        size = min(len(one.clause_words), len(two.clause_words))
        return len(one.clause_words & two.clause_words) / size if size else 1.0
    if (_put_off(one) or _put_off(two)) and _one_day(one, two):
        return 1.0
    first, second = (each.clause_words - {each.trigger} for each in (one, two))
    told = len(first & second)
    return (told + 1) / (min(len(first), len(second)) + 1) if told else 0.0


def _flat(profile: EventProfile) -> bool:
    told = profile.event.realis == "negated" and _FLAT.match(profile.event.clause.exact) is not None
    return told or _put_off(profile)


def _put_off(profile: EventProfile) -> bool:
    """Whether it is told that what a noun names is put off or called off."""
    event = profile.event
    return event.realis == "negated" and event.nominal and puts_off(event.clause.exact)


def _one_day(one: EventProfile, two: EventProfile) -> bool:
    if one.time is None or two.time is None or one.time.value is None or two.time.value is None:
        return False
    return values.relation(one.time.value, two.time.value) in ("equal", "refines")


_CANNOT = re.compile(r"\b(?:can|could|may|might)(?:n['’]t|not| not)\b", re.IGNORECASE)
_AIM = re.compile(r"(?:in order )?to\b", re.IGNORECASE)


@lru_cache(maxsize=4096)
def unsure(clause: str) -> bool:
    """Whether a clause tells an aim, or what can't be: its verb alone says nothing of how certain it is."""
    return _AIM.match(clause) is not None or _CANNOT.search(clause) is not None
