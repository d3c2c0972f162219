"""Who takes part in what two tellings are of, compared."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from accord.comparing import values
from accord.comparing.camps import opposed
from accord.comparing.encounters import NOBODY, partners
from accord.comparing.profiles import EventProfile
from accord.comparing.tokens import fold
from accord.model import Actor

__all__ = ["Met", "bare", "fullest", "kin", "others", "partners_fit", "people", "remembered"]

_WORD = re.compile(r"\w+")
UNNAMED = -0.3  # weight of two tellings of an act of which one names nobody
OF_STATES = frozenset({"GOV", "MIL", "COP", "LEG", "JUD", "SPY"})  # sectors of bodies that a state has one of
SPOKEN_AGAINST = frozenset({"ACCUSE", "REJECT", "REQUEST", "THREATEN"})  # what is said by one and not by the other
OTHERS = -1.0
OTHER_SIDE = -5.0
# What is done against somebody: of one such act outlets may say that either side did it. What is given up, granted or
# asked for is done by whoever is told to do it.
AGAINST = frozenset({"ASSAULT", "COERCE", "SANCTION", "PROTEST", "MOBILIZE", "CONSULT"})
Met = dict[tuple[object, ...], tuple[str, float]]


def people(a: EventProfile, b: EventProfile, actors: Mapping[str, Actor]) -> tuple[str, float]:
    """Who takes part, compared. Roles count: A accusing B is not B accusing A."""
    if _meets(a) and _meets(b):
        held = a.event.type == b.event.type == "CONSULT"
        known = a.key[0] == b.key[0] or _one_trip(a, b)
        return partners(a.people, b.people, actors, within=known, nobody=NOBODY if held else UNNAMED)
    if not a.people or not b.people:
        return "participants untold", UNNAMED
    name, weight = _sets(a.actor_ids, b.actor_ids, actors) if a.actor_ids and b.actor_ids else ("actor untold", -0.2)
    if not {a.event.type, b.event.type} & AGAINST and opposed(a.actor_ids, b.actor_ids, actors):
        return "the other side", OTHER_SIDE
    if a.event.type == "ASSAULT" and 0 < weight < 1:
        weight = 0.0  # that both fought says nothing of who did this
    if {a.event.type, b.event.type} <= SPOKEN_AGAINST and _named_and_described(a.actor_ids, b.actor_ids, actors):
        name, weight = "somebody named and others", OTHERS
    if a.recipient_ids and b.recipient_ids and weight > -5:
        other, more = _sets(a.recipient_ids, b.recipient_ids, actors)
        return f"{name}, recipients: {other}", max(-5.0, weight + 0.5 * more)
    return name, weight


def remembered(a: EventProfile, b: EventProfile, actors: Mapping[str, Actor], met: Met) -> tuple[str, float]:
    """As :func:`people`, which a story of many reports asks of the same people again and again."""
    one, two = a.event, b.event
    if one.mode == "visit" or two.mode == "visit":
        return people(a, b, actors)  # where it goes counts, too
    key = (
        *(a.actor_ids, a.recipient_ids, one.type, one.base, one.content),
        *(b.actor_ids, b.recipient_ids, two.type, two.base, two.content, a.key[0] == b.key[0]),
    )
    found = met.get(key)
    if found is None:
        found = met[key] = people(a, b, actors)
    return found


def _meets(profile: EventProfile) -> bool:
    """Whether a telling is of an encounter, held or to come."""
    event = profile.event
    return event.type == "CONSULT" or event.base == "CONSULT" or event.content == "meeting"


def _one_trip(a: EventProfile, b: EventProfile) -> bool:
    """Whether both are of a visit to one place, which is known by who goes where, whomever he sees there."""
    if not (a.event.mode == b.event.mode == "visit") or a.place is None or b.place is None:
        return False
    return values.relation(a.place.value, b.place.value) == "equal" or (
        bare(a.place.span.exact) == bare(b.place.span.exact)
    )


def partners_fit(a: frozenset[str], b: frozenset[str], actors: Mapping[str, Actor], met: Met) -> bool:
    """Whether what one report tells in several places of an encounter and what another does may be of the same one: by
    those tellings that name most partners (:func:`fullest`). One that names a single partner fits each of his meetings,
    and must not bring two of them together. ``met``: as for :func:`remembered`."""
    found = met.get((a, b))
    if found is None:
        found = met[a, b] = partners(a, b, actors, within=False)
    return found[1] > -5


def fullest(cluster: Sequence[EventProfile]) -> frozenset[str] | None:
    """The partners of that telling of an encounter which names most; None where not all are of encounters."""
    if not all(map(_meets, cluster)):
        return None
    counts = Counter(profile.people for profile in cluster)
    return max(counts, key=lambda people: (min(len(people), 2), counts[people], len(people), sorted(people)))


def _sets(a: frozenset[str], b: frozenset[str], actors: Mapping[str, Actor]) -> tuple[str, float]:
    shared = a & b
    if a == b:
        return "same participants", 1.2
    if shared:
        rest_a, rest_b = a - b, b - a
        if rest_a and rest_b and max(len(a), len(b)) > 2:
            return "some participants differ", 0.0  # of a larger round, outlets name those who matter to them
        if rest_a and rest_b and not kin(rest_a, rest_b, actors):
            return "some participants differ", 0.1
        return "participants overlap", 0.7
    if kin(a, b, actors):
        return "participants of one side", 0.5
    return "other participants", -5.0


def _named_and_described(a: frozenset[str], b: frozenset[str], actors: Mapping[str, Actor]) -> bool:
    """Whether one telling has a name for who does it and of the other's doers is only said what they are, and nothing
    but that they might be anybody's makes them of one side: "the mayor, Ann Lee", "the rebels"."""
    if a & b or any(_part(x, y, actors) or _one_sector(x, y, actors) for x in a for y in b):
        return False
    first, second = ([_is_group(name, actors) for name in sorted(one)] for one in (a, b))
    return (all(first) and not any(second)) or (all(second) and not any(first))


def _one_sector(one: str, two: str, actors: Mapping[str, Actor]) -> bool:
    """Whether two actors are of one sort, as a rebel commander and rebels are."""
    first, second = actors.get(one), actors.get(two)
    return first is not None and second is not None and first.sector is not None and first.sector == second.sector


def _is_group(name: str, actors: Mapping[str, Actor]) -> bool:
    actor = actors.get(name)
    return actor is not None and actor.kind == "group" and _nobodys(name, actors)


def kin(a: Iterable[str], b: Iterable[str], actors: Mapping[str, Actor]) -> bool:
    """Whether some of each belong to one state: a president and the state, a ministry and "officials"."""
    first = {actors[x].country for x in a if x in actors and actors[x].country is not None}
    second = {actors[x].country for x in b if x in actors and actors[x].country is not None}
    if not first or not second:
        return any(_nobodys(x, actors) for x in (*a, *b)) or any(_part(x, y, actors) for x in a for y in b)
    if not first & second:
        return False
    persons_a = {x for x in a if x in actors and actors[x].kind == "person"}
    persons_b = {x for x in b if x in actors and actors[x].kind == "person"}
    return not (persons_a and persons_b)  # two named persons of one state are two persons


def _nobodys(name: str, actors: Mapping[str, Actor]) -> bool:
    """Whether of somebody is only said what he is, and not whose: "the government", "enemy forces"."""
    actor = actors.get(name)
    if actor is None:
        return True
    if actor.country is not None:
        return False
    if actor.kind == "organisation":
        described = not any(word[:1].isupper() for word in actor.name.split()[1:])  # no name of two words
        return actor.sector in OF_STATES and described
    return actor.kind == "group"


def _part(one: str, two: str, actors: Mapping[str, Actor]) -> bool:
    """Whether the name of one body holds the other's: "the UN Security Council", "the UN"; "the Patriotic
    Front" and "the Front"."""
    a, b = actors.get(one), actors.get(two)
    if a is None or b is None:
        return False
    if "person" in (a.kind, b.kind):
        return _in_office(a, b) or _in_office(b, a)
    if not {a.kind, b.kind} <= {"organisation", "group"}:
        return False
    first, second = _words(a.name), _words(b.name)
    return any(x <= second[0] for x in first) or any(x <= first[0] for x in second)


def _in_office(person: Actor, other: Actor) -> bool:
    """Whether a person has an office of a body that is no state's, or is who is only named by that office: "Ann Lee,
    the League's envoy", "the League", "the envoy of the League"."""
    if person.kind != "person" or person.country is not None or other.country is not None:
        return False
    offices = [_office(title) for title in person.titles]
    if other.kind == "organisation":
        body = _office(other.name)
        return bool(body) and other.name[:1].isupper() and any(body < office for office in offices)
    own = _office(other.name)
    return other.kind == "person" and own in offices and own in map(_office, other.titles)


@lru_cache(maxsize=1 << 12)
def _office(name: str) -> frozenset[str]:
    """The words of an office or of a body, in whatever order: "secretary-general of the League"."""
    return frozenset(_WORD.findall(name.casefold())) - {"the", "of", "s"}


@lru_cache(maxsize=1 << 12)
def _words(name: str) -> tuple[frozenset[str], ...]:
    """A name's words, folded, and where it has several of them its initials."""
    found = [fold(word) for word in bare(name).split()]
    initials = "".join(word[:1] for word in found)
    return (frozenset(found), frozenset({initials})) if len(found) > 1 else (frozenset(found),)


def others(a: frozenset[str], b: frozenset[str], actors: Mapping[str, Actor]) -> bool:
    """Whether both name somebody, and all of one are others than those of the other."""
    return bool(a and b) and not a & b and not kin(a, b, actors)


def bare(name: str) -> str:
    """A name folded, without its article."""
    return name.casefold().removeprefix("the ").strip()
