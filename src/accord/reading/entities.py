"""The entities of one report while they are resolved: candidates held to be one actor, and what they say of it."""

from __future__ import annotations

from collections import Counter

from accord.model import ActorKind
from accord.reading.candidates import Candidate
from accord.reading.given_names import gender_by_name
from accord.reading.names import fold
from accord.reading.syntax import Parse

__all__ = ["Entities", "Entity"]


class Entity:
    """All candidates held to be one actor, and what they say of it together."""

    __slots__ = (
        "candidates",
        "countries",
        "genders",
        "heads",
        "id",
        "kind",
        "known",
        "members",
        "names",
        "plural",
        "sectors",
        "titles",
        "words",
    )

    def __init__(self, number: int) -> None:
        self.id = number
        self.candidates: list[Candidate] = []
        self.kind: ActorKind | None = None
        self.known: str | None = None
        self.names: Counter[tuple[str, ...]] = Counter()
        self.heads: set[str] = set()  # role lemmas: titles and nominal heads
        self.words: set[str] = set()
        self.titles: set[str] = set()  # folded, as a whole: who is deputy minister is not the minister
        self.countries: Counter[str] = Counter()
        self.sectors: Counter[str] = Counter()
        self.genders: Counter[str] = Counter()
        self.plural = False
        self.members: tuple[int, ...] = ()

    def add(self, candidate: Candidate) -> None:
        """Take a candidate in, with what it says."""
        self.candidates.append(candidate)
        candidate.entity = self.id
        if candidate.form == "pronoun":
            if candidate.gender in {"m", "f"}:
                self.genders[candidate.gender] += 1
            return
        if self.kind is None or (candidate.form == "name" and not self.names):
            self.kind = candidate.kind
        self.known = self.known or candidate.known
        if candidate.name:
            by_name = None if candidate.name in self.names else gender_by_name(candidate.name)
            if by_name is not None and candidate.kind == "person" and not candidate.plural:
                self.genders[by_name] += 2
            self.names[candidate.name] += 1
        self.heads.update(candidate.roles)
        self.words |= candidate.words
        self.titles.update(fold(title) for title in candidate.titles)
        if candidate.country:
            self.countries[candidate.country] += 1
        if candidate.sector:
            self.sectors[candidate.sector] += 2 if candidate.titles else 1
        if candidate.gender in {"m", "f"}:
            self.genders[candidate.gender or ""] += 2
        self.plural = self.plural or candidate.plural

    @property
    def gender(self) -> str | None:
        """By majority; None where nothing was said."""
        return max(sorted(self.genders), key=lambda g: self.genders[g]) if self.genders else None

    @property
    def country(self) -> str | None:
        """By majority; None where nothing was said."""
        return max(sorted(self.countries), key=lambda c: self.countries[c]) if self.countries else None

    @property
    def sector(self) -> str | None:
        """By majority; None where nothing was said."""
        return max(sorted(self.sectors), key=lambda s: self.sectors[s]) if self.sectors else None

    @property
    def named(self) -> bool:
        """Whether it has a name."""
        return bool(self.names)


class Entities:
    """The entities of one report while they are being resolved."""

    def __init__(self, parse: Parse, candidates: list[Candidate]) -> None:
        self.parse = parse
        self.candidates = candidates
        self.all: dict[int, Entity] = {}
        self.at_head: dict[int, Candidate] = {each.head.i: each for each in candidates if each.form != "adjective"}
        for each in candidates:
            self.at_head.setdefault(each.outer.i, each)
        self.at_end: dict[int, Candidate] = {}  # by the token after the last; the longest
        for each in candidates:
            if each.form in {"name", "nominal"}:
                self.at_end.setdefault(each.last, each)
        self._next = 0

    def new(self, candidate: Candidate) -> Entity:
        """A new entity with one candidate."""
        entity = Entity(self._next)
        self._next += 1
        self.all[entity.id] = entity
        entity.add(candidate)
        return entity

    def of(self, candidate: Candidate) -> Entity | None:
        """The entity of a candidate, or None while it has none."""
        return self.all.get(candidate.entity)

    def merge(self, one: Entity, other: Entity) -> Entity:
        """Make two entities one; the one with a name, else the earlier, stays."""
        if one is other:
            return one
        if (other.named and not one.named) or (other.named == one.named and other.id < one.id):
            one, other = other, one
        kind, plural = one.kind, one.plural
        for candidate in other.candidates:
            one.add(candidate)
        one.kind = kind or one.kind
        one.plural = plural
        del self.all[other.id]
        return one

    def join(self, candidate: Candidate, entity: Entity) -> None:
        """Put a candidate (and all that is with it) to an entity."""
        mine = self.of(candidate)
        if mine is None:
            plural = entity.plural
            entity.add(candidate)
            entity.plural = plural if entity.named else entity.plural
        else:
            self.merge(entity, mine)
