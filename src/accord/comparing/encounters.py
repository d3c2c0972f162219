"""Who meets whom, compared: an encounter is known by its partners.

Two tellings of meetings that name one partner alike ("Kim") and leave the other untold, or name another one, are mostly
two meetings, however alike they are worded: a story of summits has many, and a telling that fits all of them would make
them one.
"""

from __future__ import annotations

from collections.abc import Mapping

from accord.comparing.profiles import stems
from accord.comparing.tokens import fold
from accord.model import Actor

__all__ = ["partners"]

SAME = 1.2  # the same actors
LOOSE = 0.6  # less for each partner that is told as a person here, as the state there: a state sends many
SURE_ROUND = 2  # so many at most: where more partners are told, and each is matched, it is the same round
WITHIN = 0.5  # all partners that one names are among the other's, and two at least
ROUND = 0.0  # of a larger round, outlets name those who matter to them
UNTOLD = -0.9  # one partner is told alike, the other in one telling alone or in neither
UNTOLD_HERE = -0.4  # the same within a report, which names in full once and in short later
NOBODY = -1.0
OTHER = -5.0
NO_COUNTRY = "-other"  # how the identifier of a namesake of no known country ends (accord.comparing.actors)


def partners(
    a: frozenset[str], b: frozenset[str], actors: Mapping[str, Actor], *, within: bool, nobody: float = NOBODY
) -> tuple[str, float]:
    """What the partners of two encounters are to each other, and what that weighs. Symmetric. At :data:`OTHER` they
    are two encounters. ``within``: one report tells both; ``nobody``: what it weighs that neither names anybody."""
    one, two = _named(a, actors), _named(b, actors)
    met = len(one & two)
    one_rest, two_rest = one - two, two - one
    namesakes = _namesakes(one_rest, actors) & _namesakes(two_rest, actors)
    met += len(namesakes)
    one_rest, two_rest = (_without(rest, namesakes, actors) for rest in (one_rest, two_rest))
    loosely = _met_loosely(one_rest, two_rest, actors)
    if not one or not two:
        return "participants untold", NOBODY if one or two else nobody
    if not met + loosely:
        return "other participants", OTHER
    if not loosely:
        loosely = _described_alike(a - one, b - two, actors)
        described = loosely
    else:
        described = 0
    fewer, more = sorted((len(one) + described, len(two) + described))
    met += loosely
    if fewer == 1:
        return "a partner untold", UNTOLD_HERE if within else UNTOLD
    if met == fewer == more:
        name = "participants of the same sides" if loosely else "same participants"
        return name, SAME - LOOSE * min(loosely, SURE_ROUND)
    if met == fewer:
        return "participants overlap", WITHIN - LOOSE * loosely
    if met >= 2:
        return "some participants differ", ROUND
    return "other partners", OTHER


def _named(ids: frozenset[str], actors: Mapping[str, Actor]) -> frozenset[str]:
    """The partners that can be told apart: without groups of no known country, and without a state or a group beside
    somebody of that country who is named."""
    known = {one for one in ids if one in actors and (actors[one].country is not None or actors[one].kind != "group")}
    spoken_for = {actors[one].country for one in known if actors[one].kind in ("person", "organisation")}
    return frozenset(
        one for one in known if actors[one].kind in ("person", "organisation") or actors[one].country not in spoken_for
    )


def _namesakes(ids: frozenset[str], actors: Mapping[str, Actor]) -> frozenset[str]:
    """The full names of persons. Who could not be told to be one across reports, as one of them gives another country
    or none, is still named alike; and whether he could depends on which other reports there are."""
    return frozenset(fold(actors[one].name) for one in ids if actors[one].kind == "person" and " " in actors[one].name)


def _without(ids: frozenset[str], names: frozenset[str], actors: Mapping[str, Actor]) -> frozenset[str]:
    return frozenset(one for one in ids if fold(actors[one].name) not in names)


def _met_loosely(a: frozenset[str], b: frozenset[str], actors: Mapping[str, Actor]) -> int:
    """How many partners of one can be set against one of the other, each once: a state, its people or an organ
    against somebody of it. Two persons of one state are two, and so are two organisations."""
    count = 0
    rest = sorted(b)
    for one in sorted(a):
        other = next((two for two in rest if _alike(actors[one], actors[two], actors)), None)
        if other is not None:
            rest.remove(other)
            count += 1
    return count


def _alike(one: Actor, two: Actor, actors: Mapping[str, Actor]) -> bool:
    if not _landsmen(one, two, actors):
        return False
    return one.kind != two.kind or one.kind not in ("person", "organisation")


def _landsmen(one: Actor, two: Actor, actors: Mapping[str, Actor]) -> bool:
    """Whether both are of one country, or one is of none and has a namesake of the other's. Who has no country in his
    own report stands apart as soon as two others give him different ones; without one of those he would have been of
    the other's, and to take a report away must not join what was apart."""
    if one.country is not None and two.country is not None:
        return one.country == two.country
    landless, other = (two, one) if one.country is not None else (one, two)
    name = landless.id.removesuffix(NO_COUNTRY)
    return other.country is not None and name != landless.id and f"{name}-{other.country.lower()}" in actors


def _described_alike(a: frozenset[str], b: frozenset[str], actors: Mapping[str, Actor]) -> int:
    """1 where both describe a partner whom neither names, with a word in common ("leaders of several parties", "party
    leaders"); else 0."""
    first, second = ({word for one in side if one in actors for word in stems(actors[one].name)} for side in (a, b))
    return int(bool(first & second))
