"""Pronouns and pairs: whom "he", "its", "both leaders" stand for, by agreement, syntactic role, recency and salience.

The scorer is a hand-weighted sum in the tradition of Lappin and Leass (1994): role of the antecedent, distance in
sentences, parallel role, how often the antecedent was named; with the binding constraints of a dependency tree.
Weights were set on MEANTIME's and NewsWCL50's development parts (benchmarks/coreference.py).
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence

from accord.reading.candidates import Candidate, quoted
from accord.reading.entities import Entities, Entity
from accord.reading.pairs import Pairs
from accord.reading.passage_pages import Passage
from accord.reading.positions import SUBJECTS, climbs, first_conjunct, opens_clause, predicate
from accord.reading.provoked import answered, is_target
from accord.reading.roles import role
from accord.reading.speakers import bodies, speakers, tellers, voices
from accord.reading.syntax import Token

__all__ = ["resolve_pronouns"]

FAR = 100  # tokens; a thing further back is not what "it" means
CROWD = 60  # mentions of one sentence; more is a list, not prose
SENTENCES = 4  # how far back an antecedent may stand
FURTHER = 8  # the same of somebody who is known to be a he or a she, where nobody nearer fits
ROLE = {
    "nsubj": 5.0,
    "nsubjpass": 4.5,
    "agent": 4.0,
    "dobj": 3.0,
    "dative": 3.0,
    "poss": 2.0,
    "appos": 1.5,
    "pobj": 2.0,
}
DISTANCE = 2.2  # per sentence
OWNER = 4.0  # the possessor of a subject
WEAK = 2.0  # an "it" whose best actor scores less means something else
THING = -1.0  # a noun that is no actor, against an actor in the same place
SINGULAR_THEY = 3.0  # "the company ... they": only where no people are near
PLURAL_BODY = 1.5  # the same for "the Republicans"
OBJECT_IT = 1.5  # "it" as an object is a thing more often than not
OFTEN = 0.25  # per earlier mention, at most six
TALKING = frozenset({"speak", "talk", "meet", "confer", "negotiate", "consult"})
COMMENTING = frozenset({"comment", "speak", "write"})
PRESS = "JRN"
OUTLET = 3.0  # an "it" is seldom the outlet that somebody told something
SPOKEN_OF = 3.0  # of whom somebody else's quotation told before, against who was told of by the outlet, as who speaks
TELLS = 3.0  # who said the last thing says the next, whoever it was about: "..., said Ito. 'No,' he said."
PROVOKED = 6.0  # whom an act that answers something is directed at did that; more than a subject in the same place has
ASIDE = 1.5  # the subject of a relative clause in a sentence before: what that is about goes on
# What only somebody is, towards what they may do.
DISPOSED = frozenset(
    {"able", "afraid", "committed", "confident", "determined", "disposed", "eager", "glad", "happy", "inclined"}
    | {"keen", "prepared", "proud", "ready", "reluctant", "resolved", "unable", "unprepared", "unwilling", "willing"}
)
NOBODY = frozenset({"no", "any", "every", "each"})
INDEFINITE = NOBODY | {"a", "an"}
COMING = frozenset({"will", "shall"})  # "a court will rule": there is one
LINKING = frozenset({"be", "seem", "appear", "remain", "become", "take", "make", "rain"})
# Offices in which somebody speaks for others.
SPEAKING_FOR = frozenset({"spokesman", "spokeswoman", "spokesperson", "negotiator", "delegate", "commander", "leader"})
THEY = frozenset({"they", "them", "their"})
POSSESSIVE = frozenset({"his", "her", "its", "their", "my", "our"})
REFLEXIVE = frozenset({"himself", "herself", "itself", "themselves", "myself", "ourselves"})


def resolve_pronouns(entities: Entities, passages: Sequence[Passage] = ()) -> None:
    """Resolve pronouns and pairs in text order. Those that nothing fits keep entity -1. ``passages``: words of
    somebody's without quotation marks, where "I" and "we" are theirs."""
    _Resolver(entities, passages).run()


class _Resolver:
    def __init__(self, entities: Entities, passages: Sequence[Passage]) -> None:
        self.entities = entities
        self.by_sentence: dict[int, list[Candidate]] = defaultdict(list)
        for each in entities.candidates:
            self.by_sentence[each.sent.i].append(each)
        self.counts: dict[int, int] = defaultdict(int)
        self.speakers = speakers(entities)
        self.tellers = tellers(entities)
        self.marks = quoted(entities.parse)
        self.bodies = bodies(entities)
        self.voices = voices(entities, passages)
        self.pairs = Pairs(entities, self.bodies)

    def run(self) -> None:
        self._learn_genders()
        later: list[Candidate] = []  # the first person waits until everybody who may speak is known
        for sentence in self.entities.parse.sentences:
            mentions = self.by_sentence.get(sentence.i, [])
            # who speaks is found first: nobody else in what he says is "he"
            for each in sorted(mentions, key=lambda each: each.head.i not in self.tellers):
                if each.form == "pronoun" and each.gender == "1":
                    later.append(each)
                elif each.form == "pronoun":
                    self._pronoun(each)
                elif each.form == "pair":
                    self.pairs.resolve(each, mentions)
                if each.entity >= 0:
                    self.counts[each.entity] += 1
            self.pairs.remember(sentence.i, mentions)
        for each in later:
            self._first_person(each)
        for each in self.entities.candidates:
            if each.form == "nominal" and each.plural:
                self._shared_out(each)

    def _shared_out(self, bodies: Candidate) -> None:
        """ "Their respective teams" after two leaders: those of the two states, each its own."""
        head = bodies.head
        owners = [child for child in head.kids("poss") if child.lower == "their"]
        if not owners or not any(child.lower == "respective" for child in head.kids("amod")):
            return
        found = self.entities.at_head.get(owners[0].i)
        whole = self.entities.of(found) if found is not None else None
        members = [self.entities.all[one] for one in whole.members if one in self.entities.all] if whole else []
        states = {state for one in members if (state := self.pairs.state_of(one)) is not None}
        if len(states) < 2 or len(states) < len(members):
            return
        alone = self.entities.of(bodies)
        if alone is not None and len(alone.candidates) > 1:
            return
        if alone is not None:
            del self.entities.all[alone.id]
        self.pairs.group(tuple(sorted(states))).add(bodies)

    def _learn_genders(self) -> None:
        """A "he" or "she" with one person around says what that person's gender is, before anything is resolved by
        it; who is called a father or a queen has one."""
        for sentence in self.entities.parse.sentences:
            for each in self.by_sentence.get(sentence.i, []):
                if each.form != "pronoun" or each.gender not in {"m", "f"}:
                    continue
                near = [*self.by_sentence.get(sentence.i - 1, [])[-CROWD:], *self._near(sentence.i, each.head)]
                around = [m for m in near if m.kind == "person" and not m.plural and m.entity >= 0]
                persons = {m.entity for m in around}
                if len(persons) != 1 or any(m.sent is each.sent and self._bound(each, m) for m in around):
                    continue  # "her father Karl Berg" tells her gender, not his
                person = self.entities.all[persons.pop()]
                if not any(m.gender in {"m", "f"} and m.form != "pronoun" for m in person.candidates):
                    person.genders[each.gender or ""] += 1

    # --- pronouns ---

    def _pronoun(self, pronoun: Candidate) -> None:
        token = pronoun.head
        if pronoun.gender == "n" and _expletive(token):
            return
        if token.lower in REFLEXIVE:
            subject = next((c for c in _clause(token).children if c.dep in SUBJECTS), None)
            found = self.entities.at_head.get(subject.i) if subject is not None else None
            if found is not None and found.entity >= 0:
                entity = self.entities.of(found)
                if entity is not None and self._agrees(pronoun, entity):
                    self._join(pronoun, entity.id)
            return
        best: tuple[float, int] | None = None
        options = self._options(pronoun)
        if not options and pronoun.gender in {"m", "f"}:
            options = [
                (score, one)
                for score, one in self._options(pronoun, FURTHER)
                if self.entities.all[one].gender == pronoun.gender
            ]
        for score, entity_id in options:
            if best is None or score > best[0]:
                best = (score, entity_id)
        if best is None or (pronoun.gender == "n" and best[0] < WEAK) or self._someone(pronoun):
            return
        if not (pronoun.gender in {"n", None} and self._things(pronoun, best[0])):
            self._join(pronoun, best[1])

    def _first_person(self, pronoun: Candidate) -> None:
        """ "I" in a quotation is its speaker; "we" is the body that the speaker is or speaks for ("Acme's
        spokesman"), for who governs a state that state, for who speaks for others he himself, else unknown."""
        entity = self._speaker(pronoun.quote) if pronoun.quote >= 0 else self._voice(pronoun)
        if entity is None:
            return
        if not pronoun.plural:
            if entity.kind == "person" or entity.kind is None:
                self._join(pronoun, entity.id)
        elif entity.kind in {"organisation", "state"} or entity.plural or entity.members:
            self._join(pronoun, entity.id)
        elif entity.id in self.bodies:
            self._join(pronoun, self.bodies[entity.id])
        elif entity.kind == "person" and entity.sector == "GOV" and (state := self.pairs.state_of(entity)) is not None:
            self._join(pronoun, state)
        elif entity.kind == "person" and not SPEAKING_FOR.isdisjoint(entity.heads):
            self._join(pronoun, entity.id)  # whom he speaks for the report does not say

    def _speaker(self, quote: int) -> Entity | None:
        candidate = self.speakers.get(quote) if quote >= 0 else None
        return self.entities.of(candidate) if candidate is not None else None

    def _voice(self, pronoun: Candidate) -> Entity | None:
        """Who speaks in the passage without quotation marks that a pronoun stands in."""
        speakers = self.voices.get(pronoun.head.i, ())
        ids = tuple(sorted({each.entity for each in speakers if each.entity >= 0}))
        if len(ids) > 1 and pronoun.plural:
            return self.pairs.group(ids)
        return self.entities.of(speakers[0]) if len(ids) == 1 else None

    def _join(self, candidate: Candidate, entity_id: int) -> None:
        entity = self.entities.all.get(entity_id)
        if entity is not None:
            entity.add(candidate)

    def _options(self, pronoun: Candidate, reach: int = SENTENCES) -> list[tuple[float, int]]:
        token, sentence = pronoun.head, pronoun.sent
        options: list[tuple[float, int]] = []
        spoken = self._spoken(token) if pronoun.quote < 0 else frozenset()
        barred = {
            m.entity for m in self.by_sentence.get(sentence.i, []) if m is not pronoun and self._bound(pronoun, m)
        }
        answering = answered(token)
        for index in range(sentence.i, max(-1, sentence.i - reach), -1):
            distance = sentence.i - index
            mentions = self._near(index, token)
            for other in mentions:
                if other is pronoun or other.entity < 0 or other.quote in spoken:
                    continue
                if _anybody(other, distance) or (pronoun.gender in {"m", "f"} and self._by_the_way(token, other)):
                    continue
                ahead = other.head.i > token.i
                if ahead and not self._cataphoric(token, other):
                    continue
                entity = self.entities.of(other)
                if entity is None or not self._agrees(pronoun, entity) or entity.id in barred:
                    continue
                if pronoun.quote >= 0 and self._speaker(pronoun.quote) is entity:
                    continue  # a speaker calls himself "I"
                if pronoun.plural and entity.kind == "organisation" and entity.sector == PRESS:
                    continue  # who reports is not whom "they" tells of
                if pronoun.plural and _for_whom(other.outer):
                    continue
                score = self._role(other) - DISTANCE * distance + OFTEN * min(self.counts[entity.id], 6)
                if entity.sector == PRESS and pronoun.gender == "n":
                    score -= OUTLET
                score -= 0.02 * min(abs(token.i - other.head.i), 60)
                if other.form == "pronoun":
                    score += 0.5
                if other.form == "adjective":
                    score -= 2.5
                if pronoun.plural and entity.kind == "organisation":
                    score -= PLURAL_BODY if _is_plural(other) else SINGULAR_THEY
                if pronoun.gender == "n" and token.dep not in SUBJECTS and token.dep != "poss":
                    score -= OBJECT_IT
                if token.dep in SUBJECTS and _label(other.outer) in SUBJECTS:
                    score += 1.0
                if distance and self._goes_on(token, other.outer) and (other.plural or not pronoun.plural):
                    score += TELLS
                if not distance and token.dep == "poss" and _label(other.outer) in SUBJECTS:
                    score += 1.0
                if ahead:
                    score += 1.0
                if not distance and answering is not None and is_target(other.outer, answering):
                    score += PROVOKED
                if distance and token.dep in SUBJECTS and _aside(other.outer):
                    score -= ASIDE
                if distance and pronoun.quote < 0 <= other.quote and token.i in self.tellers:
                    score -= SPOKEN_OF
                options.append((score, entity.id))
            if pronoun.plural:
                options.extend(self._coordinated(pronoun, mentions, distance))
        return options

    def _spoken(self, token: Token) -> frozenset[int]:
        """The quotations that "he" speaks in "'...,' he said": he names others there, not himself."""
        if token.i not in self.tellers:
            return frozenset()
        return frozenset(self.marks[other.i] for other in token.sent.tokens if self.marks[other.i] >= 0)

    def _goes_on(self, token: Token, before: Token) -> bool:
        """Whether a sentence is said by a pronoun, and one in its paragraph or that before by an earlier mention, with
        nobody else doing anything in between."""
        if token.lower not in ("he", "she", "they") or token.i not in self.tellers:
            return False  # "the two sides will meet again, said the office; it also agreed that ..."
        if first_conjunct(before).i not in self.tellers:
            return False
        alone = all(other is token for other in token.sent.tokens if other.i in self.tellers)
        between = range(before.sent.i + 1, token.sent.i)
        return alone and token.block - before.block <= 1 and not any(self._acts_in(index) for index in between)

    def _by_the_way(self, token: Token, other: Candidate) -> bool:
        """Whether somebody undescribed was only named as who said something, in another paragraph, and somebody else
        tells the sentence of a pronoun: who "she" is there is seldom "an official" who was quoted before."""
        return (
            token.block != other.head.block
            and other.form == "nominal"
            and not other.definite
            and first_conjunct(other.outer).i in self.tellers
            and token.i not in self.tellers
            and any(each.i in self.tellers for each in token.sent.tokens)
        )

    def _acts_in(self, index: int) -> bool:
        """Whether a person other than by a pronoun is what a sentence of the outlet's own words is about."""
        return any(
            each.kind == "person" and each.quote < 0 and _label(each.outer) in SUBJECTS
            and first_conjunct(each.outer).head.dep == "ROOT"
            for each in self.by_sentence.get(index, [])
        )  # fmt: skip

    def _near(self, index: int, token: Token) -> list[Candidate]:
        """The mentions of a sentence; of an endless one those about the pronoun."""
        mentions = self.by_sentence.get(index, [])
        if len(mentions) <= CROWD:
            return mentions
        place = bisect_left(mentions, token.i, key=lambda each: each.first)
        return mentions[max(0, place - CROWD // 2) : place + CROWD // 2]

    def _role(self, other: Candidate) -> float:
        if self._opens(other):
            return ROLE["nsubj"]
        label = _label(other.outer)
        score = ROLE.get(label, 1.0)
        if label == "pobj" and other.head.head.dep == "agent":
            score = ROLE["agent"]
        if label == "poss" and _label(other.outer.head) in SUBJECTS:
            score = OWNER  # "Kovacs's office said he ..."
        return score

    def _agrees(self, pronoun: Candidate, entity: Entity) -> bool:
        if pronoun.plural:
            return entity.plural or bool(entity.members) or entity.kind in {"group", "organisation"}
        if entity.plural or entity.members:
            return False
        if pronoun.gender == "n":
            return entity.kind in {"organisation", "state"} or (entity.kind == "group" and not entity.plural)
        return entity.kind == "person" and entity.gender in {None, pronoun.gender}

    def _bound(self, pronoun: Candidate, other: Candidate) -> bool:
        """Whether the tree forbids that the two are one: co-arguments of a verb, possessor and complement, a phrase
        and its own part."""
        token, head = pronoun.head, other.outer
        if other.first <= token.i < other.last:
            return True
        if self._opens(other):
            return False
        if token.lower in POSSESSIVE:
            noun = token.head
            # "his call with Putin": the one who calls is not the one called
            return any(above is noun for above in _some_ancestors(head)) and head.i > token.i
        if token.head is head.head and head.dep != "conj":
            return True
        if first_conjunct(token).head is first_conjunct(head).head and first_conjunct(token) is not first_conjunct(
            head
        ):
            verb = first_conjunct(token).head
            if verb.pos in {"VERB", "AUX"}:
                return True
        above = first_conjunct(token).head
        # "met with him": the object of a preposition of the same verb
        if above.dep in {"prep", "agent", "dative"} and head.head is above.head and head.dep in SUBJECTS:
            return True
        return head.head.dep in {"prep", "agent", "dative"} and head.head.head is token.head and token.dep in SUBJECTS

    def _cataphoric(self, token: Token, other: Candidate) -> bool:
        """Whether a pronoun in a fronted phrase may look ahead: "During his visit, Kovacs said"."""
        head = other.head
        if token.dep in SUBJECTS and token.head.dep == "parataxis":
            return False  # "on Monday, they say, rebels fired": who says so is not whom he tells of
        if _said_before(token, head):
            return False
        if head.dep in SUBJECTS and climbs(token, head.head):
            return True
        opening = token.sent.tokens[0]
        return opening.tag == "IN" and climbs(token, opening) and self._opens(other)

    def _opens(self, other: Candidate) -> bool:
        return other.head.dep not in SUBJECTS and opens_clause(self.entities.parse.tokens, other.first, other.last)

    def _someone(self, pronoun: Candidate) -> bool:
        """Whether "he" goes on from the subject of the clause above, who is somebody that is no actor here: "said the
        driver was killed after he opened fire"."""
        verb = pronoun.head.head
        above = verb.head
        if pronoun.gender not in {"m", "f"} or pronoun.head.dep not in SUBJECTS or verb.dep != "advcl":
            return False
        subject = above.child("nsubj", "nsubjpass") if above.dep == "ccomp" and above.i < verb.i else None
        if subject is None or subject.tag != "NN" or subject.i in self.entities.at_head:
            return False
        known = role(subject.lemma.lower())
        return known is not None and known.kind in ("person", "people")

    def _things(self, pronoun: Candidate, best: float) -> bool:
        """Whether a noun that is no actor fits "it" or "they" better than the best actor does (by the same sum)."""
        token = pronoun.head
        tags = {"NNS", "NNPS"} if pronoun.plural else {"NN", "NNP"}
        for index in range(pronoun.sent.i, max(-1, pronoun.sent.i - 2), -1):
            distance = pronoun.sent.i - index
            tokens = self.entities.parse.sentences[index].tokens
            for other in reversed(tokens[: max(0, token.i - tokens[0].i)][-FAR:]):
                if token.i - other.i > FAR:
                    break
                if (
                    other.tag not in tags
                    or other.dep not in ROLE
                    or other.i in self.entities.at_head
                    or other.dep == "poss"
                ):
                    continue
                if other is token.head or other.head is token.head:
                    continue
                score = ROLE[other.dep] - DISTANCE * distance + THING - 0.02 * min(token.i - other.i, 60)
                if token.dep in SUBJECTS and other.dep in SUBJECTS:
                    score += 1.0
                if not distance and token.dep == "poss" and other.dep in SUBJECTS:
                    score += 1.0
                if score > best:
                    return True
        return False

    def _coordinated(self, pronoun: Candidate, mentions: list[Candidate], distance: int) -> list[tuple[float, int]]:
        """ "They" after "Kovacs and Petrov": both, as a group of two or more."""
        options: list[tuple[float, int]] = []
        for other in mentions:
            if other.head.i > pronoun.head.i or not any(c.dep == "conj" for c in other.head.children):
                continue
            members = [self.entities.at_head.get(t.i) for t in other.head.conjuncts()]
            ids = tuple(sorted({m.entity for m in members if m is not None and m.entity >= 0}))
            kinds = {self.entities.all[i].kind for i in ids if i in self.entities.all}
            if len(ids) < 2 or len(members) != len([m for m in members if m]) or len(kinds) != 1:
                continue
            if any(m is not None and m.head.i > pronoun.head.i for m in members):
                continue
            score = self._role(other) - DISTANCE * distance + 0.5 - 0.02 * min(pronoun.head.i - other.head.i, 60)
            options.append((score, self.pairs.group(ids).id))
        return options + self._together(pronoun, mentions, distance)

    def _together(self, pronoun: Candidate, mentions: list[Candidate], distance: int) -> list[tuple[float, int]]:
        """ "They" after "Kovacs talked to Petrov": both, whom the talk put together."""
        options: list[tuple[float, int]] = []
        if pronoun.head.dep not in SUBJECTS or distance > 1:
            return options  # "before their meeting" may be of any two
        for other in mentions:
            verb = other.head.head
            if other.head.dep != "nsubj" or verb.lemma not in TALKING or verb.i > pronoun.head.i:
                continue
            partners = [
                *verb.kids("dobj"),
                *(noun for prep in verb.kids("prep") for noun in prep.kids("pobj") if prep.lower in ("with", "to")),
            ]
            for partner in partners:
                found = self.entities.at_head.get(partner.i)
                ids = tuple(sorted({one.entity for one in (other, found) if one is not None and one.entity >= 0}))
                if len(ids) == 2 and len({self.entities.all[one].kind for one in ids if one in self.entities.all}) == 1:
                    score = ROLE["nsubj"] - DISTANCE * distance + 1.5 - 0.02 * min(pronoun.head.i - verb.i, 60)
                    options.append((score, self.pairs.group(ids).id))
        return options


def _is_plural(other: Candidate) -> bool:
    """Whether a body is named as the people that it is: "the Republicans"."""
    return other.head.tag in ("NNS", "NNPS") or (other.form == "pronoun" and other.head.lower in THEY)


def _anybody(other: Candidate, distance: int) -> bool:
    """Whether a noun tells of nobody whom later words could mean: what somebody is or serves as ("tried as an adult"),
    and in later sentences whoever there is none of, or may be (Karttunen, Discourse Referents, 1976)."""
    head = other.head
    if other.form != "nominal" or other.owner is not None:
        return False
    if predicate(head) or head.dep == "attr":
        return not other.definite
    if not distance:
        return False  # "a driver must stop when he sees one"
    determiner = head.child("det")
    if determiner is None or determiner.lower not in INDEFINITE:
        return False
    verb = first_conjunct(head).head
    open_ = any(child.tag == "MD" and child.lower not in COMING for child in verb.kids("aux"))
    asked = any(child.lower in ("if", "unless") for child in verb.kids("mark"))
    return determiner.lower in NOBODY or (_label(head) in SUBJECTS and (open_ or asked))


def _for_whom(head: Token) -> bool:
    """Whether a mention is that of the outlet which somebody speaks for or to: "Orel, commenting for TNP, said"."""
    prep = head.head
    return (
        head.dep == "pobj"
        and prep.lower in ("for", "to", "with")
        and prep.head.lemma.lower() in COMMENTING
        and prep.head.dep in ("acl", "advcl", "relcl")
    )


def _said_before(token: Token, sayer: Token) -> bool:
    """Whether a word stands in what is told before its sayer is named ("she turned him down, the envoy said"): whoever
    is meant there was named before, and who says it does so only by the way."""
    return sayer.dep == "nsubj" and any(
        clause.i < sayer.i and clause.dep == "ccomp" and clause.head is sayer.head
        for clause in (token, *token.ancestors())
    )


def _aside(head: Token) -> bool:
    """Whether a mention is the subject of a relative clause."""
    return _label(head) in SUBJECTS and first_conjunct(head).head.dep in ("relcl", "acl")


def _label(token: Token) -> str:
    return first_conjunct(token).dep


def _clause(token: Token) -> Token:
    for steps, above in enumerate(token.ancestors()):
        if above.pos in {"VERB", "AUX"} or steps > 10:
            return above
    return token


def _some_ancestors(token: Token) -> list[Token]:
    found: list[Token] = []
    for steps, above in enumerate(token.ancestors()):
        found.append(above)
        if steps > 10:
            break
    return found


def _expletive(token: Token) -> bool:
    """Whether "it" only fills the subject's place: "it is likely that", "it was clear"."""
    if token.dep == "expl":
        return True
    verb = token.head
    later = [c for c in verb.children if c.i > verb.i]
    linking = verb.pos == "AUX" or verb.lemma in LINKING or any(c.dep == "acomp" for c in later)
    if token.dep != "nsubj" or not linking:
        return False
    if any(c.dep == "acomp" and c.lower in DISPOSED for c in later):
        return False  # "it is ready to leave": only somebody is
    return any(c.dep in {"ccomp", "xcomp", "advcl"} for c in later) or any(
        g.dep in {"xcomp", "ccomp", "acl"} for c in later if c.dep in {"acomp", "attr"} for g in c.children
    )
