"""What clauses claim by their words: whether one can deny what another affirms, and whether one leaves it open."""

from __future__ import annotations

import re
from functools import lru_cache

from accord.comparing.profiles import EventProfile

__all__ = ["one_claim", "unsure"]

# A negation that holds for a while only: "has not yet", "could not immediately".
_FOR_A_WHILE = re.compile(
    r"\b(?:yet|immediately|initially|at first|since|until|till|so far|still|no longer|any ?more|earlier|before)\b",
    re.IGNORECASE,
)


# What stands before a noun of which it is taken for granted that there is such a thing.
_THEIRS = re.compile(r"\b(?:its|his|her|their|[\w-]+['’]s)\s+(?:[\w-]+\s+)?$")


_IS_NOT = re.compile(r".*?\b(?:is|are|was|were|been)(?:n['’]t| not)\s(?!\w+ed\b|held\b|under\b)", re.DOTALL)
_NOT_ONLY = re.compile(r"\bnot (?:only|just|merely|simply)\b", re.IGNORECASE)


def one_claim(one: EventProfile, two: EventProfile) -> bool:
    """Whether one telling can deny what the other affirms: verb against verb or by the same noun, of the same people as
    far as both name them, and not for a while only ("has not yet", "no deaths since")."""
    if one.event.nominal != two.event.nominal or (one.event.nominal and one.trigger != two.trigger):
        return False
    if one.actor_ids and two.actor_ids and one.actor_ids.isdisjoint(two.actor_ids):
        return False
    denied = one if one.event.realis == "negated" else two
    clause, trigger = denied.event.clause, denied.event.trigger
    if denied.event.nominal and _THEIRS.search(clause.exact[: max(0, trigger.start - clause.start)]):
        return False  # who has "not carried out his threat" has made it
    if denied.event.nominal and _IS_NOT.match(clause.exact, max(0, trigger.end - clause.start)):
        return False  # talks that "weren't easy" were held
    if _NOT_ONLY.search(clause.exact):
        return False
    return _FOR_A_WHILE.search(clause.exact) is None


_CANNOT = re.compile(r"\b(?:can|could|may|might)(?:n['’]t|not| not)\b", re.IGNORECASE)
_AIM = re.compile(r"(?:in order )?to\b", re.IGNORECASE)


@lru_cache(maxsize=4096)
def unsure(clause: str) -> bool:
    """Whether a clause tells an aim, or what can't be: its verb alone says nothing of how certain it is."""
    return _AIM.match(clause) is not None or _CANNOT.search(clause) is not None
