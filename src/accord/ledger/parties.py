"""For whom an actor acts: a state's leaders, ministries and forces stand for the state, everybody else for
themselves."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from copy import copy
from functools import lru_cache

from accord.comparing.tokens import fold
from accord.data import read_json
from accord.model import Actor
from accord.reading.countries import countries
from accord.reading.step_terms import lexicon

__all__ = ["Parties"]

# PLOVER sectors of those who act for their state; rebels, parties, companies and the unarmed don't.
STATE = frozenset({"GOV", "MIL", "LEG", "JUD", "COP", "SPY", "PRM", None})

# Nouns for all who make up a body or speak in its name.
MEMBERS = frozenset(
    {"members", "ministers", "leaders", "delegates", "representatives", "states", "governments", "envoys"}
)


class Parties:
    """Maps actors to parties. ``stands``: actor -> the movement that it is, or acts for; ``since``: actor -> with which
    report, in their order, that became known."""

    def __init__(
        self,
        actors: Iterable[Actor],
        stands: Mapping[str, str] | None = None,
        since: Mapping[str, int] | None = None,
    ) -> None:
        self._stands = dict(stands or {})
        self._since = dict(since or {})
        self._actors = {actor.id: actor for actor in actors}
        surnames: dict[str, list[str]] = {}
        for actor in self._actors.values():
            if actor.kind == "person":
                surnames.setdefault(fold(actor.name.split(" ")[-1]), []).append(actor.id)
        # a bare name that the tagger took for a body ("Lavrov") is the one person of that surname
        self._same = {
            actor.id: surnames[name][0]
            for actor in self._actors.values()
            if actor.kind == "organisation" and len(surnames.get(name := fold(actor.name), ())) == 1
        }
        self._same.update(_surnames(self._actors.values()))
        self._same.update(_bodies(self._actors.values()))
        self._states = {
            actor.country: actor.name
            for actor in sorted(self._actors.values(), key=lambda one: one.id)
            if actor.kind == "state" and actor.country is not None
        }

    def as_of(self, report: int) -> Parties:
        """The parties as they were known with a report: what a later one tells of somebody changes no earlier join."""
        known = copy(self)
        known._stands = {name: party for name, party in self._stands.items() if self._since.get(name, 0) <= report}
        return known

    def of(self, identifier: str) -> str:
        """The party that an actor acts for."""
        identifier = identifier if identifier in self._stands else self._same.get(identifier, identifier)
        if identifier in self._stands:
            return self._stands[identifier]
        actor = self._actors.get(identifier)
        if actor is None or actor.country is None:
            return identifier
        return actor.country if actor.sector in STATE else identifier

    def all(self, identifiers: Iterable[str]) -> tuple[str, ...]:
        """The parties of several actors, groups replaced by their members, in order, each once."""
        found: dict[str, None] = {}
        for one in identifiers:
            actor = self._actors.get(one)
            for member in actor.members if actor is not None and actor.members else (one,):
                found[self.of(member)] = None
        return tuple(found)

    def name(self, party: str) -> str:
        """What a party is called."""
        if party in self._actors:
            return self._actors[party].name
        known = self._states.get(party)
        return known if known is not None else countries().label.get(party, party)

    def members(self, party: str) -> frozenset[str]:
        """The states that are members of a body, as ISO alpha-3 codes; none for what is no known body of states."""
        return _memberships().get(fold(self.name(party)), frozenset())

    def nameless(self, party: str) -> bool:
        """Whether a party is only described ("the army"), by no name of its own."""
        return self.name(party)[:1].islower()

    def names(self, parties: Iterable[str]) -> dict[str, str]:
        """Party -> name, in order of the keys."""
        return {party: self.name(party) for party in sorted(set(parties))}


@lru_cache(maxsize=1)
def _memberships() -> dict[str, frozenset[str]]:
    raw = read_json("members.json")
    return {
        fold(name): frozenset(entry["states"])
        for key, entry in raw.items()
        if not key.startswith("_")
        for name in (key, *entry["names"])
    }


def _surnames(actors: Iterable[Actor]) -> dict[str, str]:
    """Bare names of several words ("Costa Mendez") that end the name of one person only."""
    people = [(actor, fold(actor.name).split()) for actor in actors if actor.kind in ("person", "organisation")]
    found: dict[str, str] = {}
    for actor, mine in people:
        fuller = [
            other
            for other, words in people
            if other.kind == "person" and len(words) > len(mine) > 1 and words[-len(mine) :] == mine
        ]
        if len(fuller) == 1 and (actor.country is None or actor.country == fuller[0].country):
            found[actor.id] = fuller[0].id
    return found


def _several(actor: Actor, words: list[str]) -> bool:
    """Whether an actor is several who are told together ("envoys of the two sides and of the United Nations"): no body
    whose name the last of them is a part of."""
    return bool(actor.members) or ("and" in words and (actor.kind == "group" or actor.name[:1].islower()))


def _part_of(mine: list[str], body: list[str]) -> bool:
    """Whether a description is of all who make up a body: "the ten members of the European Community"."""
    of = mine.index("of") if "of" in mine else 0
    rest = mine[of + 1 :]
    return of > 0 and mine[of - 1] in MEMBERS and (rest[1:] if rest[:1] == ["the"] else rest) == body


def _bodies(actors: Iterable[Actor]) -> dict[str, str]:
    """Bodies that are told by a part of their name: "the Council" is the one council that has a longer name, "the Arab
    states" are the one body of that adjective."""
    bodies = [actor for actor in actors if actor.kind in ("organisation", "group") and actor.country is None]
    words = {actor.id: fold(actor.name).split() for actor in bodies}
    found: dict[str, str] = {}
    for actor in bodies:
        mine = words[actor.id]
        longer = [
            other
            for other in bodies
            if other is not actor
            and len(words[other.id]) > len(mine)
            and words[other.id][-len(mine) :] == mine
            and not _several(other, words[other.id])
        ]
        # "members of the European Community" are no community of a longer name
        named = [other for other in longer if "of" not in words[other.id]]
        longer = named or longer
        whole = [other for other in bodies if other.kind == "organisation" and _part_of(mine, words[other.id])]
        if (actor.kind == "organisation" or actor.name[:1].isupper()) and len(longer) == 1:
            found[actor.id] = longer[0].id
        elif actor.kind == "group" and len(whole) == 1:
            found[actor.id] = whole[0].id
        elif len(mine) > 1 and mine[-1] in lexicon()["sides"] and actor.name[:1].isupper():
            named = [
                other
                for other in bodies
                if other.kind == "organisation" and words[other.id][0] == mine[0] and other is not actor
            ]
            if len(named) == 1:
                found[actor.id] = named[0].id
    return found
