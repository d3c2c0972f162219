"""Groups that are named by their number: "both leaders", "the two sides", "the four leaders", "the two", and "they" of
a coordination.

Who is meant by a pair are the two persons, or the two parties, that the text last put together. Every sentence gives
each pair of those that it names a weight: most where syntax makes them the parties of one thing (a coordination,
subject and object), least for standing in one sentence; weights fade from sentence to sentence. More than two
are those that the text last listed in that number, persons before the states of a list ("the leaders of A, B and C");
where it never did, the group is an actor of its own.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from accord.reading.candidates import Candidate
from accord.reading.countries import countries
from accord.reading.entities import Entities, Entity
from accord.reading.positions import SUBJECTS, first_conjunct, located
from accord.reading.syntax import Token

__all__ = ["Pairs"]

DECAY = 0.75  # of a pair's weight, per sentence
MEMORY = 8  # sentences with a pair of one kind
# Who does this between others, or in whose name it is done, is none of the two.
MEDIATING = frozenset({"broker", "mediate", "facilitate"})
MEDIATION = frozenset({"mediation", "mediator", "auspices", "facilitation"})
CROWD = 12  # actors of one sentence that are paired
CLIMB = 10
ARMED = frozenset({"REB", "PRM", "UAF"})  # sectors of groups that are a side by themselves
LEADERS = frozenset({"leader", "president", "premier", "chancellor"})
TOP = LEADERS | {"minister", "king", "ruler", "secretary-general", "emir", "pope", "chairman"}


class Pairs:
    """The pairs of one report. ``bodies``: person -> the organisation that their title names, as entity ids."""

    def __init__(self, entities: Entities, bodies: Mapping[int, int]) -> None:
        self.entities = entities
        self.bodies = bodies
        self.memory: dict[str, list[tuple[int, dict[tuple[int, int], float]]]] = {"person": [], "state": []}
        self.listed: dict[tuple[str, int], tuple[int, ...]] = {}  # by kind and number the last that were listed
        self.groups: dict[tuple[int, ...], Entity] = {}
        self.mediators: set[int] = set()
        self.states = {e.country: e.id for e in entities.all.values() if e.kind == "state" and e.known and e.country}
        self.next = max(entities.all, default=-1) + 1

    def remember(self, sentence: int, mentions: Sequence[Candidate]) -> None:
        """Take in the pairs of a sentence whose mentions are resolved."""
        for kind, weights in (("person", self._persons(mentions)), ("state", self._states(mentions))):
            if weights:
                self.memory[kind].append((sentence, weights))
                del self.memory[kind][:-MEMORY]
        for members, kind in self._lists(mentions):
            self.listed[kind, len(members)] = members

    def group(self, members: tuple[int, ...]) -> Entity:
        """The group of these members, one for each set of them."""
        entity = self.groups.get(members)
        if entity is None:
            entity = self._made()
            entity.kind, entity.plural, entity.members = "group", True, members
            self.groups[members] = entity
        return entity

    def state_of(self, entity: Entity) -> int | None:
        """The state that an actor is, or acts for; None where the report says of none."""
        if entity.kind == "state":
            return entity.id
        country = entity.country
        return self._state(country) if country is not None and country in countries().label else None

    def resolve(self, pair: Candidate, mentions: Sequence[Candidate]) -> None:
        """Resolve a pair by the mentions of its own sentence and the memory; one that nothing fits stays unresolved."""
        if "states" in pair.extra:  # their common name says who they are
            one, other = (self._state(code) for code in pair.extra["states"].split())
            self.group((min(one, other), max(one, other))).add(pair)
            return
        kind = pair.extra["members"]
        if pair.extra["count"] != "2":
            self._several(pair, kind, int(pair.extra["count"]), mentions)
            return
        # who is told of further on, as what came after, is not yet one of the two
        mentions = [m for m in mentions if m is not pair and not _later(pair.head, m.outer)]
        # "the two" are whichever were put together more strongly, persons before the states that they act for
        best = [self._best(pair, one, mentions) for one in (("person", "state") if kind == "either" else (kind,))]
        found = max((one for one in best if one is not None), key=lambda one: one[0], default=None)
        if found is not None:
            self.group(found[1]).add(pair)

    def _best(self, pair: Candidate, kind: str, mentions: Sequence[Candidate]) -> tuple[float, tuple[int, int]] | None:
        """The two of a kind that a pair most likely means, and their weight; None where nobody fits."""
        sentence = pair.sent
        outside = self._outside(pair)
        totals: dict[tuple[int, int], float] = defaultdict(float)
        current = self._persons(mentions) if kind == "person" else self._states(mentions)
        for members, weight in current.items():
            totals[members] += weight
        for index, weights in self.memory[kind]:
            for members, weight in weights.items():
                totals[members] += weight * DECAY ** (sentence.i - index)
        role = pair.roles[0] if pair.roles else ""
        best: tuple[float, tuple[int, int]] | None = None
        for members, weight in sorted(totals.items()):
            if outside & set(members):
                continue
            if kind == "person":
                if role in LEADERS:
                    ranks = [bool(self.entities.all[m].heads & TOP) for m in members if m in self.entities.all]
                    weight *= 1.0 if all(ranks) else 0.25
                if any(m not in self.entities.all for m in members):
                    continue
            if best is None or weight > best[0]:
                best = (weight, members)
        return best

    def _several(self, group: Candidate, kind: str, count: int, mentions: Sequence[Candidate]) -> None:
        """Three or more: who were last listed in that number, in the group's own sentence or before."""
        before = [m for m in mentions if m.head.i < group.head.i]
        here = {(what, len(members)): members for members, what in self._lists(before)}
        # "the four leaders" are persons, or those of the four states that were listed
        for what in ("state",) if kind == "state" else ("person", "state"):
            members = here.get((what, count)) or self.listed.get((what, count))
            if members is not None and all(one in self.entities.all for one in members):
                self.group(members).add(group)
                return
        own = self._made()
        own.kind, own.plural = "group", True
        own.add(group)

    def _lists(self, mentions: Sequence[Candidate]) -> list[tuple[tuple[int, ...], str]]:
        """The lists of three or more persons or states in a sentence: all its persons, then coordinations, then what a
        description lists ("the leaders of A, B and C")."""
        found: list[tuple[tuple[int, ...], str]] = []
        persons = tuple(sorted({m.entity for m in mentions if m.entity >= 0 and self._kind(m) == "person"}))
        if len(persons) > 2:
            found.append((persons, "person"))
        for one in mentions[:CROWD]:
            if len(one.countries) > 2:
                found.append((tuple(sorted({self._state(code) for code in one.countries})), "state"))
            if one.head.dep == "conj" or not any(child.dep == "conj" for child in one.head.children):
                continue
            others = [self.entities.at_head.get(token.i) for token in one.head.conjuncts()]
            members = tuple(sorted({m.entity for m in others if m is not None and m.entity >= 0}))
            kinds = {self.entities.all[i].kind for i in members if i in self.entities.all}
            if len(members) > 2 and None not in others and kinds in ({"person"}, {"state"}):
                found.append((members, kinds.pop() or ""))
        return found

    def _outside(self, pair: Candidate) -> set[int]:
        """Who can't be in the pair: the subject of the clause that has the pair as an object ("pledged to work with
        both sides"), or of a clause that tells what the pair did ("Kovacs confirmed that the leaders met")."""
        token = first_conjunct(pair.head)
        found: set[int] = set()
        steps = 0
        position = token
        while position.head is not position and steps < CLIMB:
            above = position.head
            if position.dep == "conj" and any(child.dep in SUBJECTS for child in position.children):
                break  # a clause with a subject of its own, only coordinated with the one above
            if above.pos in {"VERB", "AUX"} and not (above is token.head and token.dep in SUBJECTS):
                for child in above.children:
                    if child.dep in SUBJECTS and child is not position:
                        for each in child.conjuncts():
                            other = self.entities.at_head.get(each.i)
                            if other is not None and other is not pair:
                                found.add(other.entity)
                                entity = self.entities.of(other)
                                if entity is not None and entity.country in self.states:
                                    found.add(self.states[entity.country])
            position, steps = above, steps + 1
        return found

    def _persons(self, mentions: Sequence[Candidate]) -> dict[tuple[int, int], float]:
        present = [m for m in mentions if m.entity >= 0 and self._kind(m) == "person"]
        return self._weights([(m, m.entity) for m in present])

    def _states(self, mentions: Sequence[Candidate]) -> dict[tuple[int, int], float]:
        """Pairs of parties: states, by themselves or through those who act for them, and armed groups."""
        present: list[tuple[Candidate, int]] = []
        for m in mentions:
            entity = self.entities.of(m)
            if entity is not None and _mediates(m):
                self.mediators.add(entity.id)
            if entity is None or m.form == "pair" or entity.members or entity.id in self.mediators or _where(m):
                continue
            body = self.entities.all.get(self.bodies.get(entity.id, -1))
            side = entity.sector in ARMED and entity.kind in {"organisation", "group"}
            side = side or self._beside_a_state(m, entity)
            if entity.kind == "state" or side:
                present.append((m, entity.id))
            elif body is not None and body.sector in ARMED:
                present.append((m, body.id))
            elif entity.country is not None and entity.country in countries().label:
                present.append((m, self._state(entity.country)))
        return self._weights(present)

    def _beside_a_state(self, mention: Candidate, entity: Entity) -> bool:
        """Whether a named body of no known sector acts with a state: "Chad and the Front for Grain agreed"."""
        if entity.kind != "organisation" or entity.sector is not None or entity.country is not None:
            return False
        if mention.form != "name":
            return False
        joined = first_conjunct(mention.head).conjuncts()
        others = (self.entities.at_head.get(token.i) for token in joined if token is not mention.head)
        return any(other is not None and self._kind(other) == "state" for other in others)

    def _state(self, code: str) -> int:
        """The entity of a state; made where the report has only its adjective in a title."""
        if code not in self.states:
            entity = self._made()
            entity.kind, entity.known = "state", f"state:{code}"
            entity.names[(countries().label[code],)] += 1
            entity.countries[code] += 1
            self.states[code] = entity.id
        return self.states[code]

    def _made(self) -> Entity:
        entity = Entity(self.next)
        self.next += 1
        self.entities.all[entity.id] = entity
        return entity

    def _kind(self, mention: Candidate) -> str | None:
        entity = self.entities.of(mention)
        return entity.kind if entity is not None else None

    def _weights(self, present: list[tuple[Candidate, int]]) -> dict[tuple[int, int], float]:
        """How strongly a sentence puts two actors together."""
        weights: dict[tuple[int, int], float] = {}
        for index, (one, first) in enumerate(present[:CROWD]):
            for other, second in present[index + 1 : CROWD]:
                if first == second:
                    continue
                key = (min(first, second), max(first, second))
                weights[key] = max(weights.get(key, 0.0), _tie(one, other))
        return weights


def _tie(one: Candidate, other: Candidate) -> float:
    """1 for the same sentence, more where syntax makes two actors the parties of one thing."""
    names = 0.6 if "adjective" in {one.form, other.form} else 1.0
    a, b = one.head, other.head
    first, second = first_conjunct(a), first_conjunct(b)
    for x, y in ((a, b), (b, a)):  # "North and South Korea": the first hangs on the name that both share
        if x.head is y and x.dep in ("nmod", "compound") and x.kids("conj"):
            return (4.0 if second.dep in SUBJECTS or first.dep in SUBJECTS else 3.0) * names
    if first is second:
        return (4.0 if first.dep in SUBJECTS else 3.0) * names
    if first.head is second.head and {first.dep, second.dep} & SUBJECTS:
        return 3.0 * names
    for x, y in ((first, second), (second, first)):
        if x.dep in SUBJECTS and y.dep == "pobj":
            above = y.head
            for _ in range(4):
                if above is x.head:
                    return 2.5 * names
                above = above.head
    return 1.0 * names


def _later(pair: Token, other: Token) -> bool:
    """Whether a mention stands in a clause of time behind a pair: "the two sides met before the Swiss took over"."""
    return other.i > pair.i and any(above.dep == "advcl" and above.i > pair.i for above in other.ancestors())


def _where(mention: Candidate) -> bool:
    """Whether a mention only says where something was: who met in Manama need not be of Bahrain."""
    return mention.form != "adjective" and located(mention.outer)


def _mediates(mention: Candidate) -> bool:
    """Whether somebody is told of as the one between others: "brokered by Qatar", "Qatar mediated"."""
    token = first_conjunct(mention.outer)
    above = token.head
    if token.dep == "pobj" and above.lower in ("by", "of", "from", "with"):
        noun = above.head
        return (above.lower == "by" and noun.lemma.lower() in MEDIATING) or noun.lemma.lower() in MEDIATION
    if token.dep in SUBJECTS:
        return token.dep != "nsubjpass" and above.lemma.lower() in MEDIATING
    return token.dep in ("poss", "compound", "amod") and above.lemma.lower() in MEDIATION
