"""Whose words two tellings of one statement are, and what the two are to each other.

Reports name a speaker by name, by office, by the house that speaks through somebody ("the White House", its spokesman)
or by a link of the chain that passed the words on. Only where none of that makes the two one voice are one man's words
given to another.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

from accord.comparing import people
from accord.comparing.naming import may_be_one
from accord.comparing.parties import STATE_SECTORS
from accord.comparing.profiles import StatementProfile
from accord.comparing.tokens import folded, words
from accord.model import Actor, Relation, SlotValue, Span
from accord.reading.roles import role

__all__ = ["certain", "relation", "told_within"]

# Who says what others think: their office or their employer's name stands for them, and they for it.
_SPEAKS_FOR = re.compile(
    r"\b(?:spokes\w+|press (?:secretary|office\w*|service)|mouthpiece|lawyers?|attorneys?|counsel|aides?"
    r"|statement|office)\b",
    re.IGNORECASE,
)
_CAPITAL = re.compile(r"(?!The\b|An?\b)\b[A-Z]")  # "The airline" names nobody
LEAST_NAME = 3  # letters of a word that names somebody


def relation(a: StatementProfile, b: StatementProfile, actors: Mapping[str, Actor]) -> Relation:
    """What the speakers of two tellings of one statement are to each other.

    ``compatible`` where one passed the other's words on, speaks for the other, is named in the other's title or in the
    words for the other, or is a body of the same sector of the same state; ``conflicts`` where each is somebody else.
    """
    one, two = _side(a), _side(b)
    if one is None or two is None:
        return "absent"
    found = people.same(one, two, actors)
    if found != "conflicts":
        return found
    if not certain(a, b):
        return "compatible"
    if a.speakers <= b.vouching or b.speakers <= a.vouching or _by_other_names(one, two, actors):
        return "compatible"
    if _speaks_for(one, two, actors) or _speaks_for(two, one, actors) or _bodies_of_one(a, b, actors):
        return "compatible"
    return "conflicts"


def certain(a: StatementProfile, b: StatementProfile) -> bool:
    """Whether both sources name somebody, so that who speaks is no guess of what "he" or "the airline" stands for."""
    return not any(
        side is None or people.is_pronoun(side.text) or _CAPITAL.search(side.text) is None
        for side in (_side(a), _side(b))
    )


def told_within(a: StatementProfile, b: StatementProfile, actors: Mapping[str, Actor]) -> bool:
    """Whether one of two statements tells what the other's speakers said, did or thought: "A and B had agreed to it, C
    said" is no other voice for what A said."""
    return any(
        _names(speaker, actors) & frozenset(folded(other.text))
        for one, other in ((a, b), (b, a))
        for speaker in one.speakers
    )


def _side(profile: StatementProfile) -> SlotValue | None:
    source: Span | None = profile.statement.source
    if source is None or not profile.joint:
        return None
    return SlotValue(profile.joint, source.exact, profile.key[0], source)


def _by_other_names(one: SlotValue, two: SlotValue, actors: Mapping[str, Actor]) -> bool:
    """Whether whoever only one side names may be somebody whom the other names by initials or by another title."""
    first, second = set(people.ids(one.value)), set(people.ids(two.value))
    rest = [[actors[name].name for name in sorted(side) if name in actors] for side in (first - second, second - first)]
    if len(first) == len(second) == 1:
        rest = [[one.text], [two.text]]
    return all(any(may_be_one(x, y) for y in rest[1]) for x in rest[0]) or all(
        any(may_be_one(x, y) for x in rest[0]) for y in rest[1]
    )


def _speaks_for(one: SlotValue, two: SlotValue, actors: Mapping[str, Actor]) -> bool:
    """Whether the words for one, or a title of theirs, name the other, or tell an office that speaks for others of the
    same state."""
    told, theirs = _told(one, actors), _told(two, actors)
    others = [name for name in people.ids(two.value) if name in actors]
    if not others:
        return False
    within = frozenset(word.removesuffix("'s") for text in told for word in folded(text))
    if all(_names(name, actors) & within for name in others):
        return True
    if _in_office(one, actors) and all(actors[name].kind == "organisation" for name in others):
        return True  # whose vice president she is, her title doesn't say
    if not any(_SPEAKS_FOR.search(text) for text in told):
        return False
    if _house(one, told, actors) & _house(two, theirs, actors):
        return True  # "Orrin spokesman Berg", "Ida Falk, vice president of Orrin": the house has one voice
    countries = {actors[name].country for name in people.ids(one.value) if name in actors} - {None}
    return bool(countries) and all(
        actors[name].country in countries and (actors[name].sector or "GOV")[:3] in STATE_SECTORS for name in others
    )


def _told(side: SlotValue, actors: Mapping[str, Actor]) -> list[str]:
    """The words for somebody, and the titles that their report gives them."""
    return [side.text, *(title for name in people.ids(side.value) if name in actors for title in actors[name].titles)]


def _house(side: SlotValue, told: Sequence[str], actors: Mapping[str, Actor]) -> frozenset[str]:
    """The words with a capital in what is told of somebody that are neither a person's name nor an office."""
    own = [actors[name].name for name in people.ids(side.value) if name in actors and actors[name].kind == "person"]
    named = frozenset[str]().union(*map(_name_words, told)) - frozenset[str]().union(*map(_name_words, own))
    return frozenset(word for word in named if role(word) is None)


def _in_office(side: SlotValue, actors: Mapping[str, Actor]) -> bool:
    """Whether somebody is told with an office that no state is known for: "senior vice president Ida Falk"."""
    named = [actors[name] for name in people.ids(side.value) if name in actors]
    return bool(named) and all(
        actor.kind == "person"
        and actor.country is None
        and any(title.lower() in side.text.lower() for title in actor.titles)
        for actor in named
    )


def _bodies_of_one(a: StatementProfile, b: StatementProfile, actors: Mapping[str, Actor]) -> bool:
    """Whether both are bodies of one sector of one state: its army and a command of it."""
    here, there = (
        {
            (actors[name].country, actors[name].sector) if name in actors and actors[name].kind != "person" else None
            for name in side.speakers
        }
        for side in (a, b)
    )
    return bool(here & there - {None, (None, None)}) and all(
        one is not None and one[0] is not None and one[1] is not None for one in here | there
    )


@lru_cache(maxsize=1 << 12)
def _name_words(name: str) -> frozenset[str]:
    """The words that name somebody: of a person the last, of a body all with a capital."""
    return frozenset(word.folded for word in words(name) if word.text[:1].isupper() and len(word.folded) >= LEAST_NAME)


def _names(identifier: str, actors: Mapping[str, Actor]) -> frozenset[str]:
    actor = actors.get(identifier)
    if actor is None:
        return frozenset()
    found = _name_words(actor.name)
    if actor.kind == "person" and found:
        return frozenset({[word for word in folded(actor.name) if word in found][-1]})
    return found
