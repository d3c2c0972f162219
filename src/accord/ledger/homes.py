"""Whose a body is that a report only describes: "the navy", "officials in London", "her government".

A report names the state of a body where a reader would not know it. Where it does not, one of these says whose it is,
the surest first: whoever owns it; a place or a state that stands right behind it; whom it charges or contradicts, where
two states are the sides of the process (it is the other one's); the state of which the outlet speaks as of its own.
Where a process is between a state and an armed movement (:mod:`accord.ledger.movements`), "the rebels" and whoever is
told as the movement's own act for it, and offices and forces of which no state is told are that state's.

Reports are taken in the order in which they became known, and each is decided by itself and those before it, so that a
later report changes nothing of what was answered before.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from accord.comparing.actors import NAMING
from accord.comparing.boundaries import split
from accord.comparing.tokens import fold
from accord.ledger import movements
from accord.model import Actor, Event, Mention, PlaceValue, Reading
from accord.reading.step_terms import lexicon

__all__ = ["Settled", "settle"]

# PLOVER sectors of those who act for a state.
OFFICIAL = frozenset({"GOV", "MIL", "LEG", "JUD", "COP", "SPY"})
# Acts that are done to the other side.
AGAINST = frozenset({"ACCUSE", "REJECT", "THREATEN", "ASSAULT", "SANCTION"})
# The second of the two sides is named so many times as often as whoever is third.
CLEAR = 1.25
# What a clue weighs: an act against one side; one side named in the sentence in which the body is only described.
OPPOSED, BESIDE = 3, 1
# Characters between a person and the movement that he speaks for: "Carlos Diaz, who speaks for the".
FOR = 40
# How many acts of force and charges show that two states are against each other.
ACTS = 2
FORCE = frozenset({"ASSAULT", "ACCUSE"})
# How often a state is named, so far, where a city of it may stand for it.
NAMED = 2
# From which weight, and with which share of it, an outlet's own state is known.
ENOUGH, SHARE = 3, 0.7

_AND = re.compile(r"(?:['’]s? \w+)?,? and (?:the |its )?(?:\w+ )?")
_BEHIND = re.compile(r"\s+(in|of|from|at)\s+(?:the\s+)?$")
_THE = frozenset({"the", "both", "two"})
_POSSESSIVE = frozenset({"his", "her", "its", "their"})

Key = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Settled:
    """The ``actors`` with the states that described bodies turn out to be of; ``ids`` with whom "both sides" means;
    ``between``: by report the two parties that the process is between, as far as was known with it (none where there
    are no two); ``stands``: actor -> the movement that it is, or acts for; ``since``: actor -> with which report, in
    their order, that became known."""

    actors: tuple[Actor, ...]
    ids: dict[Key, str]
    between: dict[str, tuple[str, ...]]
    stands: dict[str, str]
    since: dict[str, int]


def settle(ordered: Sequence[Reading], people: Sequence[Actor], ids: Mapping[Key, str]) -> Settled:
    """Whose the bodies are that reports only describe.

    ``ordered``: readings in the order in which they became known; ``people`` and ``ids`` as linking gives them.
    """
    work = _Work(people, ids)
    for reading in ordered:
        work.take(reading)
    return work.done()


class _Work:
    def __init__(self, people: Sequence[Actor], ids: Mapping[Key, str]) -> None:
        self._actors = {actor.id: actor for actor in people}
        self._ids = dict(ids)
        self._counts: Counter[str] = Counter()
        self._hostile: Counter[tuple[str, str]] = Counter()
        self._votes: dict[str, Counter[str]] = defaultdict(Counter)  # by outlet
        self._persons: dict[str, Counter[str]] = defaultdict(Counter)  # by the person's id
        self._between: dict[str, tuple[str, ...]] = {}
        self._state = {actor.country: actor.id for actor in people if actor.kind == "state" and actor.country}
        self._beside: Counter[str] = Counter()  # how often each state was told in one breath with the movement
        self._movements: Counter[str] = Counter()  # how often each named movement was told of
        self._called: dict[str, str] = {}  # movements that are only described, by their words
        self._stands: dict[str, str] = {}
        self._since: dict[str, int] = {}
        self._taken = 0

    def done(self) -> Settled:
        return Settled(
            tuple(self._actors[name] for name in sorted(self._actors)),
            self._ids,
            self._between,
            self._stands,
            self._since,
        )

    def take(self, reading: Reading) -> None:
        """Decide one report's bodies."""
        self._decide(reading)
        for name in self._stands:
            self._since.setdefault(name, self._taken)
        self._taken += 1

    def _decide(self, reading: Reading) -> None:
        one = _Report(reading, self._ids, self._actors, self._stands)
        self._movements.update(one.movements(self._called))
        movement = movements.leading(self._movements)
        if movement is not None:
            self._stands[movement] = movement
            one.count_in(movement)
            self._beside.update(one.beside(movement))
        self._counts.update(one.named)
        self._hostile.update(one.hostile(self._against(movement)))
        sides = self._sides()
        self._between[one.report] = sides or ()
        if sides:
            self._both(one, sides)
        open_: list[str] = []
        for name, state in one.of_offices():
            self._give(one, name, state)
        for name in one.described():
            country = one.owner(name)
            if country is None:
                country = one.behind(name, ("in", "of", "from", "at"))
                if country is not None and self._counts[country] < NAMED:
                    country = None  # "a spokesman in Lisbon", in a process that has nothing to do with Portugal
            if country is not None:
                self._give(one, name, country)
            else:
                open_.append(name)
        persons = one.persons(movement)
        for name in persons:
            if (country := one.behind(name, ("of",))) is not None:
                self._give(one, name, country)
        if not sides:
            return
        if movement is not None and movement in sides:
            self._one_state(one, sides[0] if sides[1] == movement else sides[1], movement, persons)
            return
        clues = {name: one.clues(name, sides) for name in (*open_, *persons)}
        outlets = self._votes[reading.report.outlet]
        for found in clues.values():
            outlets.update(found)
        home = _clear(outlets)
        for name in open_:
            country = _clear(clues[name]) or (home if one.acts(name) else None)
            if country is not None:
                self._give(one, name, country)
        for name in persons:
            known = self._ids[one.report, name]
            self._persons[known].update(clues[name])
            votes = self._persons[known]
            country = _clear(votes)
            sure = 2 * ENOUGH if len(votes) > 1 else ENOUGH + 1  # one charge may be a mediator's
            if country is not None and sum(votes.values()) >= sure:
                self._give(one, name, country)

    def _one_state(self, one: _Report, state: str, movement: str, persons: Sequence[str]) -> None:
        """Between a state and a movement an office is the state's where nobody else's is told; a person without one
        that twice opposes the state is the movement's."""
        for name in one.described(shared=True):
            if one.official(name):
                self._give(one, name, state)
        for name in persons:
            known = self._ids[one.report, name]
            if one.official(name):
                self._give(one, name, state)
                continue
            votes = self._persons[known]
            votes[movement] += one.opposing(name, state)
            if votes[movement] > ENOUGH:
                self._give(one, name, movement)
        for name in one.owned_by(state):
            self._give(one, name, state)
        for name in one.of_both({state, movement}):
            self._are(one, name, (state, movement))

    def _against(self, movement: str | None) -> tuple[str, str] | None:
        """The state that a movement is against, and the movement: the one that it is known to be of, else the one
        that is named most, twice where it is named in one breath with the movement. A mediator is named often, too."""
        if movement is None:
            return None
        country = self._actors[movement].country
        if country is None:
            country = min(
                (name for name in self._counts if name in self._state),
                key=lambda name: (-self._counts[name] - self._beside[name], name),
                default=None,
            )
        return (country, movement) if country is not None else None

    def _give(self, one: _Report, name: str, country: str) -> None:
        """Say whose a body or a person is. One that is only described is this report's own, so that nobody else's
        state changes with it."""
        known = self._ids[one.report, name]
        actor = self._actors[known]
        if country in self._movements:
            self._stands.setdefault(known, country)
            return
        if known in self._stands:
            return
        if actor.country is None:
            self._actors[known] = replace(actor, country=country, sector=actor.sector or "GOV")

    def _sides(self) -> tuple[str, str] | None:
        """The two parties that a process is between, so far: clearly most acts of force and charges are between them;
        where no pair stands out, those named most, both clearly more than any third. One of them may be a movement."""
        pairs = sorted(self._hostile.items(), key=lambda row: (-row[1], row[0]))
        if pairs and pairs[0][1] >= ACTS and (len(pairs) == 1 or pairs[0][1] >= 2 * pairs[1][1]):
            return pairs[0][0]
        ranked = sorted(self._counts.items(), key=lambda row: (-row[1], row[0]))
        inner = next((name for name, _ in ranked[:2] if name in self._movements), None)
        against = self._against(inner)
        if against is not None and self._counts[against[0]]:
            return against  # a movement and the state that it is known to fight
        if len(ranked) < 2 or (len(ranked) > 2 and ranked[1][1] < CLEAR * ranked[2][1]):
            return None
        return ranked[0][0], ranked[1][0]

    def _both(self, one: _Report, sides: tuple[str, str]) -> None:
        """ "Both sides" are the sides of the process where a report names these as often as whoever stood nearest."""
        inner = any(side in self._movements for side in sides)
        if not all(one.named[side] for side in sides) and not inner:
            return
        for local in one.reading.actors:
            if (
                local.kind != "group"
                or not (local.members or inner)
                or not one.only_sides(local.id, bool(local.members))
            ):
                continue
            members = [self._ids.get((one.report, member)) for member in local.members]
            countries = [one.party(self._actors[name]) for name in members if name is not None and name in self._actors]
            if not inner and None not in countries and any(country in self._movements for country in countries):
                continue  # a state and a movement, of which a report tells less often than of a mediator
            weakest = min((one.named[country] for country in countries if country is not None), default=0)
            if set(countries) != set(sides) and weakest <= min(one.named[side] for side in sides):
                self._are(one, local.id, sides)

    def _are(self, one: _Report, name: str, sides: Sequence[str]) -> None:
        """Say that a group of a report is the two sides."""
        names = tuple(sorted(self._state.get(side, side) for side in sides))
        if not all(each in self._actors for each in names):
            return  # a state that no report names by itself
        made = "+".join(names)
        label = " and ".join(self._actors[each].name for each in names)
        self._actors.setdefault(made, Actor(made, label, "group", None, None, members=names))
        self._ids[one.report, name] = made


def _clear(votes: Counter[str]) -> str | None:
    total = sum(votes.values())
    if total < ENOUGH:
        return None
    best, weight = min(votes.items(), key=lambda row: (-row[1], row[0]))
    return best if weight >= SHARE * total else None


class _Report:
    """One report with what says whose its bodies are."""

    def __init__(
        self, reading: Reading, ids: Mapping[Key, str], actors: Mapping[str, Actor], stands: dict[str, str]
    ) -> None:
        self.reading = reading
        self.report = reading.report.id
        self._text = reading.report.text
        self._ids = ids
        self._actors = actors
        self._stands = stands
        self._local = {local.id: local for local in reading.actors}
        self._mentions: dict[str, list[Mention]] = defaultdict(list)
        self._by_id: dict[str, Mention] = {}
        for mention in reading.mentions:
            if mention.kind == "actor" and mention.actor is not None:
                self._mentions[mention.actor].append(mention)
                self._by_id[mention.id] = mention
        self._sentences = list(split(reading.report))
        self._look()

    def _look(self) -> None:
        """Whose each actor is, as far as is known, and where those are named."""
        self._country = {
            local.id: self.party(self._actors[self._ids[self.report, local.id]])
            for local in self.reading.actors
            if (self.report, local.id) in self._ids and self._ids[self.report, local.id] in self._actors
        }
        self._known = sorted(
            (mention.span.start, mention.span.end, country)
            for mention in self._by_id.values()
            if mention.actor is not None and (country := self._country.get(mention.actor)) is not None
        )
        self.named = Counter(country for _, _, country in self._known)
        self._around = sorted(
            {
                *self._known,
                *(
                    (mention.span.start, mention.span.end, mention.value.country)
                    for mention in self.reading.mentions
                    if isinstance(mention.value, PlaceValue) and mention.value.country is not None
                ),
            }
        )

    def party(self, actor: Actor) -> str | None:
        """The movement that an actor is or acts for, else its state; None for what is not told, and for a movement
        that is not this process's."""
        return self._stands.get(actor.id) or (None if actor.sector == movements.REBELS else actor.country)

    def movements(self, called: dict[str, str]) -> Counter[str]:
        """The armed movements that the report names, and how often. ``called``: those that are told by a description
        with a name in it ("the Maoist rebels"), which grows."""
        found: Counter[str] = Counter()
        for local in self.reading.actors:
            known = self._ids.get((self.report, local.id))
            told = [one for one in self._mentions[local.id] if one.found_by.startswith(NAMING)]
            if known is None or local.kind not in ("organisation", "group") or local.members:
                continue
            if not told and movements.is_of_a_kind(local) and self._country.get(local.id) is None:
                first = called.setdefault(fold(local.name), known)
                found[first] += len(self._mentions[local.id])
                if first != known:
                    self._stands[known] = first
                continue
            if not told:
                continue
            if local.sector == movements.REBELS or any(movements.called_movement(one.span.exact) for one in told):
                found[known] += len(self._mentions[local.id])
        return found

    def count_in(self, movement: str) -> None:
        """Take for a movement's own what the report tells as rebels, as its members, or as speaking for it."""
        for local in self.reading.actors:
            known = self._ids.get((self.report, local.id))
            if known is None or known in self._stands or local.members or local.kind == "state":
                continue
            named = any(one.found_by.startswith(NAMING) for one in self._mentions[local.id])
            if not named and (movements.is_rebels(local) or movements.is_body(local)):
                self._stands[known] = movement
        self._look()
        for local in self.reading.actors:
            known = self._ids.get((self.report, local.id))
            if known is None or known in self._stands or local.members or local.kind not in ("person", "group"):
                continue
            if self._of(local.id, movement):
                self._stands[known] = movement
        self._look()

    def beside(self, movement: str) -> Counter[str]:
        """How often each state is named in one breath with a movement: "Chad and the Aru Liberation Front"."""
        found: Counter[str] = Counter()
        for (_, end, first), (start, _, second) in pairwise(self._known):
            if movement in (first, second) and first != second and _AND.fullmatch(self._text[end:start]):
                found[first if second == movement else second] += 1
        return found

    def _of(self, name: str, movement: str) -> bool:
        """Whether an actor is told as a movement's own: by the movement's name in its description, with no state's
        beside it, or by words that say that he speaks for it."""
        for mention in self._mentions[name]:
            low, high = mention.span.start, mention.span.end
            inside = [(start, end, party) for start, end, party in self._known if low <= start and end <= high]
            inside = [one for one in inside if one[:2] != (low, high)]
            if inside and all(party == movement for _, _, party in inside):
                start, end, _ = inside[0]
                if movements.belongs(mention.span.exact, self._text[start:end], start - low):
                    return True
            for start, _, party in self._known:
                between = self._text[high:start] if 0 < start - high < FOR else "."
                if party == movement and movements.speaks_for(between, self._local[name].kind == "person"):
                    return True
        return False

    def hostile(self, against: tuple[str, str] | None = None) -> Counter[tuple[str, str]]:
        """How many acts of force and charges there are between each two parties, whoever begins. ``against``: a
        state and a movement; bodies of which no state is told count for that state where the movement faces them."""
        found: Counter[tuple[str, str]] = Counter()
        for event in self.reading.events:
            if event.type in FORCE and event.realis == "actual":
                by, to = self._states_of(event.actors), self._states_of(event.recipients)
                if against is not None and (by or to) == {against[1]} and not (by and to):
                    open_ = event.recipients if by else event.actors
                    if any(self.official(self._by_id[one].actor or "") for one in open_ if one in self._by_id):
                        by, to = {against[0]}, {against[1]}
                if len(by) == 1 and len(to) == 1 and by != to:
                    first, second = sorted(by | to)
                    found[first, second] += 1
        return found

    def official(self, name: str) -> bool:
        """Whether an actor is an office, a force or an authority of some state."""
        local = self._local.get(name)
        if local is None or local.country is not None:
            return False
        return local.sector in OFFICIAL or _commands(local.name) or bool(_words(local.name) & lexicon()["officials"])

    def opposing(self, name: str, side: str) -> int:
        """What weighs that an actor charges, refuses or contradicts a side."""
        mine = {mention.id for mention in self._mentions[name]}
        weight = 0
        for event in self.reading.events:
            if event.type in AGAINST and mine & set(event.actors):
                against = self._against(event)
                if not against and event.type == "REJECT" and event.theme is None:
                    against = self._answered(event)
                weight += OPPOSED if against == {side} else 0
        return weight

    def _states_of(self, mentions: Sequence[str]) -> set[str]:
        told = [self._by_id[one] for one in mentions if one in self._by_id]
        return {country for one in told if (country := self._country.get(one.actor or "")) is not None}

    def owned_by(self, state: str) -> list[str]:
        """Local ids of those who are told as somebody's of a state's bodies: "the army's spokesman"."""
        self._look()
        found = []
        for local in self.reading.actors:
            if self._country.get(local.id) is not None or local.kind not in ("person", "group") or local.members:
                continue
            for mention in self._mentions[local.id]:
                if any(
                    party == state and start == mention.span.start and self._text[end : end + 2] in ("'s", "’s")
                    for start, end, party in self._known
                    if end < mention.span.end
                ):
                    found.append(local.id)
                    break
        return found

    def of_both(self, sides: set[str]) -> list[str]:
        """Local ids of groups that are told as of both sides: "envoys of the government and of the front"."""
        found = []
        for local in self.reading.actors:
            if local.kind == "group" and not local.members:
                for mention in self._mentions[local.id]:
                    low, high = mention.span.start, mention.span.end
                    inside = [one for one in self._known if low < one[0] and one[1] <= high]
                    if " and " in mention.span.exact and {party for _, _, party in inside} == sides:
                        found.append(local.id)
                        break
        return found

    def of_offices(self) -> list[tuple[str, str]]:
        """Whoever is described as of an office whose state is known, with that state: "an official of the Foreign
        Office"."""
        offices = {
            actor.id for actor in self.reading.actors if actor.kind == "organisation" and actor.sector in OFFICIAL
        }
        known = {
            (mention.span.start, mention.span.end): country
            for mention in self._by_id.values()
            if mention.actor in offices and (country := self._country.get(mention.actor or "")) is not None
        }
        found = []
        for local in self.reading.actors:
            if local.kind not in ("person", "group") or self._country.get(local.id, "") is not None:
                continue
            for mention in self._mentions.get(local.id, []):
                if mention.found_by.startswith(NAMING):
                    break
                inside = [
                    country
                    for (start, end), country in known.items()
                    if mention.span.start < start and end == mention.span.end
                ]
                if inside:
                    found.append((local.id, inside[0]))
                    break
        return found

    def described(self, shared: bool = False) -> list[str]:
        """Local ids of officials, forces and authorities whose state no report has told, in text order; those that
        several states may ``share`` ("the ministers") only where that is asked for."""
        found = []
        for local in self.reading.actors:
            if local.kind == "state" or local.members or self._country.get(local.id, "") is not None:
                continue
            spans = self._mentions.get(local.id, [])
            plain = [one for one in spans if not _pronoun(one.span.exact)]
            if any(one.found_by.startswith(NAMING) for one in plain) and not _ministry(local.name):
                continue
            if _qualified(local.name, shared):
                continue
            speaks = local.kind == "person" or _words(local.name) & lexicon()["officials"] or _commands(local.name)
            if plain and (local.sector in OFFICIAL or (local.sector is None and speaks)):
                found.append((plain[0].span.start, local.id))
        return [name for _, name in sorted(found)]

    def persons(self, movement: str | None = None) -> list[str]:
        """Local ids of named officials and officers whose state no report has told; where there is a movement, also of
        persons without an office."""
        return [
            local.id
            for local in self.reading.actors
            if local.kind == "person"
            and (local.sector in OFFICIAL or (movement is not None and local.sector is None))
            and local.name[:1].isupper()
            and self._country.get(local.id, "") is None
            and not any(_words(title) & lexicon()["unbound"] for title in local.titles)
        ]

    def only_sides(self, name: str, members: bool = True) -> bool:
        """Whether a group is told only as "both sides", "the two governments"; where nothing says who its
        ``members`` are, there must be no other word."""
        told = [one.span.exact for one in self._mentions.get(name, []) if not _pronoun(one.span.exact)]
        if not members and any(not set(fold(words).split()[:-1]) & _THE or len(words.split()) > 3 for words in told):
            return False
        return bool(told) and all(fold(words.split(" ")[-1]) in lexicon()["sides"] for words in told)

    def behind(self, name: str, prepositions: Sequence[str]) -> str | None:
        """The state whose name or place stands right behind a body, or in it: "officials in London"."""
        for mention in self._mentions[name]:
            for start, end, country in self._around:
                between = self._text[mention.span.end : start]
                found = _BEHIND.fullmatch(between) if 0 < start - mention.span.end < 10 and end > start else None
                if found is not None and found[1] in prepositions:
                    return country
        return None

    def owner(self, name: str) -> str | None:
        """The state of whoever owns a body: "her government"."""
        for mention in self._mentions[name]:
            if mention.span.exact.split(" ")[0].lower() in _POSSESSIVE and " " in mention.span.exact:
                for start, end, country in self._known:
                    if start == mention.span.start and end < mention.span.end:
                        return country
        return None

    def acts(self, name: str) -> bool:
        """Whether a body does something here, or speaks; who is only acted on may be anybody's."""
        mine = {mention.id for mention in self._mentions[name]}
        return any(mine & set(event.actors) for event in self.reading.events) or any(
            said.actor == name for said in self.reading.statements
        )

    def clues(self, name: str, sides: tuple[str, str]) -> Counter[str]:
        """Weights for the sides: a body is not of the one that it acts against, nor of the only one that is named
        where it is only described."""
        found: Counter[str] = Counter()
        other = {sides[0]: sides[1], sides[1]: sides[0]}
        mine = {mention.id for mention in self._mentions[name]}
        for event in self.reading.events:
            if event.type in AGAINST and mine & set(event.actors):
                against = self._against(event) & set(sides)
                if not against and event.type == "REJECT" and event.theme is None:
                    against = self._answered(event) & set(sides)  # "The ministry denies it."
                if len(against) == 1:
                    found[other[against.pop()]] += OPPOSED
        for low, high in self._sentences:
            here = [one for one in self._mentions[name] if low <= one.span.start < high]
            if not here:
                continue
            led = self._led(low, here[0].span.start)
            if led in other:
                found[led] += OPPOSED
            named = {country for start, _, country in self._known if low <= start < high} & set(sides)
            if len(named) == 1 and not self._tells_of(name, low, high, *named):
                found[other[named.pop()]] += BESIDE
        return found

    def _answered(self, event: Event) -> set[str]:
        """Whose words the sentence before an act tells."""
        place = next((n for n, (low, high) in enumerate(self._sentences) if low <= event.trigger.start < high), 0)
        if place == 0:
            return set()
        low, high = self._sentences[place - 1]
        return {
            country
            for said in self.reading.statements
            if said.actor is not None
            and low <= said.content[0].start < high
            and (country := self._country.get(said.actor)) is not None
        }

    def _led(self, low: int, high: int) -> str | None:
        """The state of the place with which a sentence begins: "In London, the prime minister announced"."""
        for start, end, country in self._around:
            if low < start < high and self._text[low:start].strip() in ("In", "From"):
                return country if self._text[end : end + 1] == "," else None
        return None

    def _tells_of(self, name: str, low: int, high: int, country: str) -> bool:
        """Whether a body tells in a sentence what somebody of a state did: that may be its own side's deed."""
        speaks = any(said.actor == name and low <= said.content[0].start < high for said in self.reading.statements)
        return speaks and any(
            low <= event.trigger.start < high
            and any(
                (mention := self._by_id.get(one)) is not None and self._country.get(mention.actor or "") == country
                for one in event.actors
            )
            for event in self.reading.events
        )

    def _against(self, event: Event) -> set[str]:
        """The states that an act is directed at, or of which its words tell."""
        told = [self._by_id[one] for one in event.recipients if one in self._by_id]
        found = {country for one in told if one.actor is not None and (country := self._country.get(one.actor))}
        if found or event.theme is None:
            return found
        low, high = event.theme.start, event.theme.end
        first = next((country for start, _, country in self._known if low <= start < high), None)
        return {first} if first is not None else set()


def _pronoun(words: str) -> bool:
    return words.lower() in ("it", "its", "they", "their", "them", "he", "she", "his", "her", "him")


def _words(name: str) -> set[str]:
    return {fold(word) for word in name.split()}


def _commands(name: str) -> bool:
    """Whether a body is one that commands a state's forces, of which no single word says so: "the general staff"."""
    return " ".join(fold(name).split()[-2:]) in lexicon()["commands"]


def _ministry(name: str) -> bool:
    """Whether a name with capitals is that of an office which every state has: "the Ministry of Defence"."""
    return bool(_words(name) & lexicon()["offices"])


def _qualified(name: str, shared: bool = False) -> bool:
    """Whether a description says itself whose it is ("an official of the Foreign Office", "separatist authorities"), is
    of a body that is no state's ("the secretary-general"), or may be of several ("the ministers"), unless these are
    asked for, too."""
    words = name.split()
    if (not shared and fold(words[-1]) in lexicon()["shared"]) or _words(name) & lexicon()["unbound"]:
        return True
    return not _ministry(words[0]) and any(word[:1].isupper() for word in words[1:])
