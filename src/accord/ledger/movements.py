"""Armed movements as parties: which body "the rebels" are, and who acts or speaks for it.

A state's bodies are told by the state's name, a movement's by many: its full name, its initials, "the rebels", "the
movement", a spokesman in exile. Where a process has one movement (clearly the one named most), the bodies that are told
by a class word alone are that movement, and whoever is told as its own acts for it.
"""

from __future__ import annotations

import re
from collections import Counter

from accord.comparing.tokens import fold
from accord.model import Actor
from accord.reading.countries import countries
from accord.reading.step_terms import lexicon

__all__ = ["REBELS", "belongs", "called_movement", "is_body", "is_of_a_kind", "is_rebels", "leading", "speaks_for"]

# PLOVER's sector of armed opposition.
REBELS = "REB"
# The movement of a process is named so many times as often as any other one.
CLEARLY = 2
_INSIDE = re.compile(r"(?:\b(?:of|for|from)\s+(?:the\s+)?|^(?:the\s+|an?\s+)?)$", re.IGNORECASE)
_SPEAKS = re.compile(
    r"\s*,?\s*(?:who\s+)?(?:speaks|spoke|speaking|negotiates|negotiated|negotiating|acts|acting)\s+"
    r"(?:for|on behalf of)\s+(?:the\s+)?"
)
_FOR = re.compile(r"\s+(?:of|for)\s+(?:the\s+)?")


def called_movement(words: str) -> bool:
    """Whether a name is one that armed movements give themselves: "the Sarvan Liberation Front"."""
    found = {fold(word.strip("'’s")) for word in words.split() if word[:1].isupper()} | {
        fold(word) for word in words.split() if word[:1].isupper()
    }
    return bool(found & lexicon()["movement_aims"]) and bool(found & lexicon()["movement_bodies"])


def is_rebels(actor: Actor) -> bool:
    """Whether an actor is described as rebels and nothing more: "the guerrillas", "rebels", "the rebel leadership", or
    by the people that they are of besides ("Salvadoran guerrillas")."""
    words = actor.name.split()
    if any(word[:1].isupper() for word in words[1:]) and "of" not in words:
        return False
    own = actor.country is not None and countries().adjectives.get(fold(words[0])) == actor.country
    if words[0][:1].isupper() and len(words) > 1 and words[1] != "of" and not own:
        return False
    if {"former", "ex"} & set(fold(actor.name).split()):
        return False
    return actor.sector == REBELS and actor.kind in ("group", "organisation")


def is_of_a_kind(actor: Actor) -> bool:
    """Whether rebels are described by a name: "the Maoist rebels"."""
    words = actor.name.split()
    kind = len(words) == 2 and words[0][:1].isupper() and words[1][:1].islower()
    return kind and actor.sector == REBELS and actor.kind == "group" and fold(words[0]) not in ("former", "some")


def is_body(actor: Actor) -> bool:
    """Whether an actor is described by the kind of body that a movement is: "the movement", "the front"."""
    words = fold(actor.name).split()
    return actor.kind == "organisation" and len(words) == 1 and words[0] in lexicon()["movement_words"]


def belongs(words: str, name: str, start: int) -> bool:
    """Whether a phrase tells of somebody of the body whose name stands in it: "a spokesman for the movement", "GAM's
    commanders", "a GAM fighter". ``start``: where the name begins in the phrase."""
    if set(fold(words).split()) & lexicon()["not_of"]:
        return False
    return _INSIDE.search(words[:start]) is not None and len(name) < len(words)


def speaks_for(between: str, person: bool) -> bool:
    """Whether the words between somebody and a movement's name say that he acts for it: ", speaking for the", and of
    a person also "of" and "for" alone."""
    if _SPEAKS.fullmatch(between) is not None:
        return True
    return person and _FOR.fullmatch(between) is not None


def leading(named: Counter[str]) -> str | None:
    """The movement that is clearly named most; None where there is none, or several are."""
    ranked = sorted(named.items(), key=lambda row: (-row[1], row[0]))
    if not ranked or (len(ranked) > 1 and ranked[0][1] < CLEARLY * ranked[1][1]):
        return None
    return ranked[0][0]
