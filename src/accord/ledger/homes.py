"""Whose a body is that a report only describes: "the navy", "officials in London", "her government".

A report names the state of a body where a reader would not know it. Where it does not, one of these says whose it is,
the surest first: whoever owns it; a place or a state that stands right behind it; whom it charges or contradicts, where
two states are the sides of the process (it is the other one's); the state of which the outlet speaks as of its own.

Reports are taken in the order in which they became known, and each is decided by itself and those before it, so that a
later report changes nothing of what was answered before.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from accord.comparing.actors import NAMING
from accord.comparing.sentences import split
from accord.comparing.tokens import fold
from accord.model import Actor, Event, Mention, PlaceValue, Reading
from accord.reading.step_terms import lexicon

__all__ = ["settle"]

# PLOVER sectors of those who act for a state.
OFFICIAL = frozenset({"GOV", "MIL", "LEG", "JUD", "COP", "SPY"})
# Acts that are done to the other side.
AGAINST = frozenset({"ACCUSE", "REJECT", "THREATEN", "ASSAULT", "SANCTION"})
# The second of the two sides is named so many times as often as whoever is third.
CLEAR = 1.25
# What a clue weighs: an act against one side; one side named in the sentence in which the body is only described.
OPPOSED, BESIDE = 3, 1
# How many acts of force and charges show that two states are against each other.
ACTS = 2
FORCE = frozenset({"ASSAULT", "ACCUSE"})
# How often a state is named, so far, where a city of it may stand for it.
NAMED = 2
# From which weight, and with which share of it, an outlet's own state is known.
ENOUGH, SHARE = 3, 0.7

_BEHIND = re.compile(r"\s+(in|of|from|at)\s+(?:the\s+)?$")
_POSSESSIVE = frozenset({"his", "her", "its", "their"})

Key = tuple[str, str]


def settle(
    ordered: Sequence[Reading], people: Sequence[Actor], ids: Mapping[Key, str]
) -> tuple[tuple[Actor, ...], dict[Key, str], dict[str, tuple[str, ...]]]:
    """The actors with the states that described bodies turn out to be of; whom "both sides" means; and by report the
    two states that the process is between, as far as was known with it (none where there are no two).

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

    def done(self) -> tuple[tuple[Actor, ...], dict[Key, str], dict[str, tuple[str, ...]]]:
        return tuple(self._actors[name] for name in sorted(self._actors)), self._ids, self._between

    def take(self, reading: Reading) -> None:
        """Decide one report's bodies."""
        one = _Report(reading, self._ids, self._actors)
        self._counts.update(one.named)
        self._hostile.update(one.hostile())
        sides = self._sides()
        self._between[one.report] = sides or ()
        if sides:
            self._both(one, sides)
        open_: list[str] = []
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
        persons = one.persons()
        for name in persons:
            if (country := one.behind(name, ("of",))) is not None:
                self._give(one, name, country)
        if not sides:
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

    def _give(self, one: _Report, name: str, country: str) -> None:
        """Say whose a body or a person is. One that is only described is this report's own, so that nobody else's
        state changes with it."""
        known = self._ids[one.report, name]
        actor = self._actors[known]
        if actor.country is None:
            self._actors[known] = replace(actor, country=country, sector=actor.sector or "GOV")

    def _sides(self) -> tuple[str, str] | None:
        """The two states that a process is between, so far: clearly most acts of force and charges are between them;
        where no pair stands out, those named most, both clearly more than any third."""
        pairs = sorted(self._hostile.items(), key=lambda row: (-row[1], row[0]))
        if pairs and pairs[0][1] >= ACTS and (len(pairs) == 1 or pairs[0][1] >= 2 * pairs[1][1]):
            return pairs[0][0]
        ranked = sorted(self._counts.items(), key=lambda row: (-row[1], row[0]))
        if len(ranked) < 2 or (len(ranked) > 2 and ranked[1][1] < CLEAR * ranked[2][1]):
            return None
        return ranked[0][0], ranked[1][0]

    def _both(self, one: _Report, sides: tuple[str, str]) -> None:
        """ "Both sides" are the sides of the process where a report names these as often as whoever stood nearest."""
        if not all(one.named[side] for side in sides) or not all(side in self._state for side in sides):
            return
        for local in one.reading.actors:
            if local.kind != "group" or not local.members or not one.only_sides(local.id):
                continue
            members = [self._ids.get((one.report, member)) for member in local.members]
            countries = [self._actors[name].country for name in members if name is not None and name in self._actors]
            weakest = min((one.named[country] for country in countries if country is not None), default=0)
            if set(countries) != set(sides) and weakest <= min(one.named[side] for side in sides):
                names = tuple(sorted(self._state[side] for side in sides))
                made = "+".join(names)
                label = " and ".join(self._actors[name].name for name in names)
                self._actors.setdefault(made, Actor(made, label, "group", None, None, members=names))
                self._ids[one.report, local.id] = made


def _clear(votes: Counter[str]) -> str | None:
    total = sum(votes.values())
    if total < ENOUGH:
        return None
    best, weight = min(votes.items(), key=lambda row: (-row[1], row[0]))
    return best if weight >= SHARE * total else None


class _Report:
    """One report with what says whose its bodies are."""

    def __init__(self, reading: Reading, ids: Mapping[Key, str], actors: Mapping[str, Actor]) -> None:
        self.reading = reading
        self.report = reading.report.id
        self._text = reading.report.text
        self._country = {
            local.id: actors[ids[self.report, local.id]].country
            for local in reading.actors
            if (self.report, local.id) in ids and ids[self.report, local.id] in actors
        }
        self._mentions: dict[str, list[Mention]] = defaultdict(list)
        self._by_id: dict[str, Mention] = {}
        for mention in reading.mentions:
            if mention.kind == "actor" and mention.actor is not None:
                self._mentions[mention.actor].append(mention)
                self._by_id[mention.id] = mention
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
                    for mention in reading.mentions
                    if isinstance(mention.value, PlaceValue) and mention.value.country is not None
                ),
            }
        )
        self._sentences = list(split(reading.report))

    def hostile(self) -> Counter[tuple[str, str]]:
        """How many acts of force and charges there are between each two states, whoever begins."""
        found: Counter[tuple[str, str]] = Counter()
        for event in self.reading.events:
            if event.type in FORCE and event.realis == "actual":
                by, to = self._states_of(event.actors), self._states_of(event.recipients)
                if len(by) == 1 and len(to) == 1 and by != to:
                    first, second = sorted(by | to)
                    found[first, second] += 1
        return found

    def _states_of(self, mentions: Sequence[str]) -> set[str]:
        told = [self._by_id[one] for one in mentions if one in self._by_id]
        return {country for one in told if (country := self._country.get(one.actor or "")) is not None}

    def described(self) -> list[str]:
        """Local ids of officials, forces and authorities whose state no report has told, in text order."""
        found = []
        for local in self.reading.actors:
            if local.kind == "state" or local.members or self._country.get(local.id, "") is not None:
                continue
            spans = self._mentions.get(local.id, [])
            plain = [one for one in spans if not _pronoun(one.span.exact)]
            if any(one.found_by.startswith(NAMING) for one in plain) and not _ministry(local.name):
                continue
            if _qualified(local.name):
                continue
            speaks = local.kind == "person" or _words(local.name) & lexicon()["officials"]
            if plain and (local.sector in OFFICIAL or (local.sector is None and speaks)):
                found.append((plain[0].span.start, local.id))
        return [name for _, name in sorted(found)]

    def persons(self) -> list[str]:
        """Local ids of named officials and officers whose state no report has told."""
        return [
            local.id
            for local in self.reading.actors
            if local.kind == "person"
            and local.sector in OFFICIAL
            and local.name[:1].isupper()
            and self._country.get(local.id, "") is None
            and not any(_words(title) & lexicon()["unbound"] for title in local.titles)
        ]

    def only_sides(self, name: str) -> bool:
        """Whether a group is told only as "both sides", "the two governments"."""
        told = [one.span.exact for one in self._mentions.get(name, []) if not _pronoun(one.span.exact)]
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


def _ministry(name: str) -> bool:
    """Whether a name with capitals is that of an office which every state has: "the Ministry of Defence"."""
    return bool(_words(name) & lexicon()["offices"])


def _qualified(name: str) -> bool:
    """Whether a description says itself whose it is ("an official of the Foreign Office", "separatist authorities"), is
    of a body that is no state's ("the secretary-general"), or may be of several ("the ministers")."""
    words = name.split()
    if fold(words[-1]) in lexicon()["shared"] or _words(name) & lexicon()["unbound"]:
        return True
    return not _ministry(words[0]) and any(word[:1].isupper() for word in words[1:])
