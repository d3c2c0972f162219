"""On which side of an armed conflict within a state somebody stands by what he is called: its forces, or those who are
up against it.

Known by what nouns say of actors (PLOVER sectors, ``data/actor_roles.tsv``; ``data/camps.json``): rebels, separatists
and an opposition are up against a state; a government, an army and the police act for one, and so do soldiers of a
named country. "Soldiers" alone may be mutineers, and whose a militia is its name doesn't say.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from functools import lru_cache, partial
from typing import Literal

from accord.comparing.parties import STATE_SECTORS
from accord.data import word_sets
from accord.model import Actor
from accord.reading.roles import role

__all__ = ["Camp", "camp", "named", "opposed"]

Camp = Literal["state", "against"]

AGAINST = frozenset({"REB", "OPP"})  # PLOVER sectors of those who are up against a state
_WORD = re.compile(r"[^\W\d_]+(?:[-‐][^\W\d_]+)*")


_words = partial(word_sets, "camps.json")


def opposed(a: Collection[str], b: Collection[str], actors: Mapping[str, Actor]) -> bool:
    """Whether all of one set of actors act for a state and all of the other are up against one."""
    one, two = _of_all(a, actors), _of_all(b, actors)
    return one is not None and two is not None and one != two


def _of_all(ids: Collection[str], actors: Mapping[str, Actor]) -> Camp | None:
    found = {camp(actors[name]) if name in actors else None for name in ids}
    return found.pop() if len(found) == 1 else None


def camp(actor: Actor) -> Camp | None:
    """On which side somebody stands; None where neither his name nor his sector says. A person who holds an office may
    have been put there by either."""
    if actor.kind == "person":
        return None
    words = _WORD.findall(actor.name)
    folded = [word.casefold() for word in words]
    if any(word.partition("-")[0] in _words()["no_more"] for word in folded):
        return None
    sector = (actor.sector or "")[:3]
    sides = {side for word in folded if (side := _side(word)) is not None}
    if "against" in sides or sector in AGAINST:
        return "against"
    # the Free Army of somewhere may be anybody's: only what is described acts for a state by the words for it
    described = all(word[0].islower() for word in words[1:])
    if actor.kind == "state" or ("state" in sides and described):
        return "state"
    if actor.country is None or sector not in STATE_SECTORS:
        return None
    return "state" if described or len(words) == 2 or words[-1][0].islower() else None


def named(text: str) -> frozenset[Camp]:
    """The sides that the words of a text name."""
    found = (_side(word) for word in _WORD.findall(text.casefold()))
    return frozenset(side for side in found if side is not None)


@lru_cache(maxsize=1 << 12)
def _side(word: str) -> Camp | None:
    """The side that a word tells: "rebels" and "anti-government" are against, "government" for a state."""
    before, _, last = word.replace("‐", "-").rpartition("-")
    forms = [last, last.removesuffix("s"), re.sub(r"ies$", "y", last), re.sub(r"men$", "man", last)]
    known = next((found for form in forms if (found := role(form)) is not None), None)
    against = known is not None and (known.sector or "")[:3] in AGAINST
    if not against and _words()["state"].isdisjoint(forms):
        return None
    if before in _words()["foes"]:
        return "state" if against else "against"
    return "against" if against else "state" if not before or before in _words()["friends"] else None
