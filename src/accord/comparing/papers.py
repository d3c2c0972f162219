"""Signings and approvals, compared: a paper has many names, and most stories have one.

"An accord", "the first agreement for a generation", "a document that few thought possible": outlets share the act, and
hardly ever the noun. Two tellings of a signing are of one unless both say more of what was signed and nothing of it
agrees ("a trade pact", "the armistice").
"""

from __future__ import annotations

from collections.abc import Mapping

from accord.comparing.profiles import QUANTIFIERS, EventProfile, stems
from accord.comparing.vocabulary import classes
from accord.model import Actor

__all__ = ["approves", "both_signings", "kinds"]

ONE_PAPER = 0.9  # what it weighs that both sign a paper of which one says no more, or both say the same
TWO_PAPERS = -0.6  # both say what paper, in other words
KINDS = frozenset({"SUPPORT", "AGREE", "CONCEDE"})


def both_signings(a: EventProfile, b: EventProfile, actors: Mapping[str, Actor]) -> tuple[str, float] | None:
    """What it weighs that two acts are signings of papers; None where one is another act. Symmetric."""
    if not (_signs(a) and _signs(b)):
        return None
    one, two = _said_of(a, b, actors), _said_of(b, a, actors)
    if one and two and not one & two:
        return ("signings of papers with other names", TWO_PAPERS)
    return ("both a signing", ONE_PAPER)


def approves(profile: EventProfile) -> bool:
    """Whether an act is an approval, by its verb or by the noun that a light verb carries ("gave its consent")."""
    found = classes()["approving"]
    return profile.event.type in KINDS and (profile.trigger in found or bool(profile.words & found))


def kinds(profile: EventProfile) -> list[str]:
    """Names of the acts of this module that a telling may be one of, by which it is found."""
    return [name for name, found in (("signing", _signs(profile)), ("approving", approves(profile))) if found]


def _signs(profile: EventProfile) -> bool:
    if profile.event.type not in KINDS or profile.trigger not in classes()["signing"]:
        return False
    return profile.event.theme is not None and bool(profile.words & classes()["papers"])


def _said_of(profile: EventProfile, other: EventProfile, actors: Mapping[str, Actor]) -> frozenset[str]:
    """What is said of a paper besides that it is one, who signs it, and when and where it is signed."""
    event = profile.event
    named = event.object or event.theme
    if named is None:
        return frozenset()
    words = stems(named.exact) if len(named.exact) < len(event.theme.exact if event.theme else "") else profile.words
    aside = classes()["papers"] | classes()["ordinals"] | classes()["calendar"] | QUANTIFIERS
    for one in (profile, other):
        for told in (one.place, one.time):
            aside |= stems(told.span.exact) if told is not None else frozenset()
        for name in one.people:
            aside |= stems(actors[name].name) if name in actors else frozenset()
        for number in one.numbers:
            aside |= stems(number.span.exact)
    return frozenset(word for word in words - aside if not any(letter.isdigit() for letter in word))
