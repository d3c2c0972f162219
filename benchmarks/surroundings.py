"""Gold mentions as the trained likeness takes them: what a reading and its parse say around a mention's head."""

from __future__ import annotations

import itertools
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from accord.comparing import actors as linking
from accord.comparing.likeness import Background, Surroundings
from accord.comparing.profiles import stems
from accord.comparing.referents import Referent
from accord.comparing.tokens import content_words, fold, stem
from accord.model import Actor, Amount, Reading, TimeValue
from accord.model import Mention as Read
from accord.reading.syntax import Parse, Token

__all__ = ["Mention", "background", "head_of", "mentions_of", "referents_of"]

NEAR = 15  # tokens on each side that a very long clause is cut to
LONG = 40
LEAD = 500  # code points at the beginning of a report
SMALL = 3  # numbers up to this say nothing of a whole report
CLIMB = 3  # verbs up which a subject is looked for
ARGUMENTS = frozenset({"nsubj", "nsubjpass", "dobj", "obj", "pobj", "agent", "poss"})
DOERS = frozenset({"nsubj", "csubj", "poss"})
DONE_TO = frozenset({"dobj", "obj", "nsubjpass", "attr", "oprd", "dative"})
BESIDE = frozenset({"compound", "amod", "nmod", "nummod", "appos", "poss"})
KINDS = {"VERB": "verb", "AUX": "verb", "ADJ": "adjective", "ADV": "adverb"}
HEADS = {"VERB": "verb", "AUX": "verb", "NOUN": "noun", "PROPN": "name", "PRON": "pronoun"}
DEFINITE = frozenset({"the", "this", "that", "these", "those", "his", "her", "its", "their"})
INDEFINITE = frozenset({"a", "an", "another", "some"})


@dataclass(frozen=True, slots=True)
class Mention:
    """A gold mention: where it stands, its chain, the lemma of its head, and its surroundings."""

    key: tuple[str, int, int]
    chain: str
    lemma: str
    told: Surroundings


def head_of(parse: Parse, start: int, end: int) -> Token | None:
    """The token of a stretch whose head lies outside it; None where no token does."""
    tokens = parse.tokens_in(start, end) or [token for token in parse.tokens if token.start <= start < token.end]
    inside = {token.i for token in tokens}
    return next((t for t in tokens if t.head.i not in inside or t.head is t), tokens[-1] if tokens else None)


def background(parse: Parse, reading: Reading) -> Background:
    """A report as its mentions are compared before it."""
    text = reading.report.text
    return Background(
        reading.report.id,
        Counter(content_words(text)),
        Counter(word for token in parse.tokens if token.pos == "PROPN" for word in content_words(token.text)),
        stems(text[:LEAD]),
        frozenset(
            mention.value.start[:10]
            for mention in reading.mentions
            if isinstance(mention.value, TimeValue) and mention.value.start
        ),
        frozenset(w for mention in reading.mentions if mention.kind == "place" for w in stems(mention.span.exact)),
        frozenset(
            str(mention.value.low)
            for mention in reading.mentions
            if isinstance(mention.value, Amount) and mention.value.low is not None and mention.value.low > SMALL
        ),
    )


def _clause(head: Token) -> list[Token]:
    """The tokens around an event word: what it governs, what governs it, and the arguments of that."""
    below = head.subtree()
    found = [token for token in below if len(below) <= LONG or abs(token.i - head.i) < NEAR]
    for above in itertools.islice(head.ancestors(), 2):
        found.append(above)
        for child in above.children:
            if child.dep in ARGUMENTS and child is not head:
                found.extend(child.subtree()[:8])
        if above.pos in ("VERB", "AUX"):
            break
    return found


class _Document:
    """A reading's actors and their names, looked up for the arguments of its mentions."""

    def __init__(self, parse: Parse, reading: Reading) -> None:
        self.parse, self.reading = parse, reading
        self.background = background(parse, reading)
        self.names = {actor.id: stems(actor.name) for actor in reading.actors}
        self.actors: Mapping[int, Read] = {m.head: m for m in reading.mentions if m.kind == "actor"}

    def named(self, token: Token) -> set[str]:
        """Stems of an argument: of its actor's name, of its head and of what stands beside that."""
        found: set[str] = set()
        mention = self.actors.get(token.start)
        if mention is not None and mention.actor in self.names:
            found |= self.names[mention.actor]
        if token.pos != "PRON":
            found.add(stem(fold(token.text)))
            found.update(stem(fold(child.text)) for child in token.children if child.dep in BESIDE)
        return found

    def roles(self, head: Token) -> tuple[set[str], set[str], set[str]]:
        """Who does it, to whom, and with, for or at what; a subject may stand at a verb further up."""
        who, whom, other = set[str](), set[str](), set[str]()
        above = head.head.head if head.dep == "pobj" else head.head
        if head.pos in ("NOUN", "PROPN") and head.dep in ("dobj", "obj", "attr", "pobj", "nsubjpass"):
            if above.pos in ("VERB", "AUX"):
                for child in above.children:
                    if child.dep in ("nsubj", "agent") and child is not head:
                        who |= self.named(child)
        verb = head
        for _ in range(CLIMB):
            if any(child.dep in ("nsubj", "nsubjpass") for child in verb.children) or verb.head is verb:
                break
            if verb.dep in ("acl", "relcl"):
                (whom if verb.tag == "VBN" else who).update(self.named(verb.head))
                break
            if verb.dep not in ("conj", "xcomp", "advcl", "ccomp"):
                break
            verb = verb.head
            for child in verb.children:
                if child.dep in ("nsubj", "nsubjpass"):
                    who |= self.named(child)
        for child in head.children:
            if child.dep == "agent":
                for one in child.children:
                    who |= self.named(one)
            elif child.dep in DOERS:
                who |= self.named(child)
            elif child.dep in DONE_TO:
                whom |= self.named(child)
            elif child.dep == "prep":
                for one in child.children:
                    if one.dep == "pobj":
                        (whom if child.text.lower() == "of" else other).update(self.named(one))
            elif child.dep in ("compound", "nmod"):
                whom.add(stem(fold(child.text)))
            elif child.dep == "amod":
                other.add(stem(fold(child.text)))
        return who, whom, other

    def things(self, start: int, end: int, inside: set[int] | None = None) -> tuple[frozenset[str], ...]:
        """Actors, times, places and numbers that are named from ``start`` to ``end``; of those only the ones of whom
        a token begins at one of ``inside``."""
        found = set[str](), set[str](), set[str](), set[str]()
        for mention in self.reading.mentions:
            if not start <= mention.span.start < end:
                continue
            if inside is not None and mention.head not in inside and mention.span.start not in inside:
                continue
            value = mention.value
            if mention.kind == "actor":
                found[0].update(self.names.get(mention.actor or "", ()))
            elif mention.kind == "time":
                known = isinstance(value, TimeValue) and value.start
                found[1].add(known[:10] if known else " ".join(content_words(mention.span.exact)))
            elif mention.kind == "place":
                found[2].update(content_words(mention.span.exact))
            elif isinstance(value, Amount):
                found[3].add(f"{value.kind} {value.low}")
        return tuple(map(frozenset, found))

    def surroundings(self, head: Token, start: int, end: int) -> Surroundings:
        """A mention as the scorer takes it."""
        text = self.reading.report.text
        clause = _clause(head)
        around = [token for token in clause if not start <= token.start < end]
        sentence = head.sent.tokens
        first, last = sentence[0].start, sentence[-1].end
        phrase = stems(text[start:end])
        event = next((e for e in self.reading.events if e.trigger.start <= head.start < e.trigger.end), None)
        who, whom, other = self.roles(head)
        return Surroundings(
            report=self.background,
            lemma=stem(fold(head.lemma)),
            word=stem(fold(head.text)),
            kind=KINDS.get(head.pos, "noun"),
            phrase=phrase,
            clause=frozenset(word for token in around for word in content_words(token.text)),
            sentence=stems(text[first:last]) - phrase,
            clause_names=frozenset(w for token in around if token.pos == "PROPN" for w in content_words(token.text)),
            sentence_names=frozenset(
                word
                for token in sentence
                if token.pos == "PROPN" and not start <= token.start < end
                for word in content_words(token.text)
            ),
            who=frozenset(who),
            whom=frozenset(whom),
            other=frozenset(other),
            near=self.things(first, last, {token.start for token in clause} | {head.start}),
            around=self.things(first, last),
            depth=head.sent.i,
            type=event.type if event else None,
            realis=event.realis if event else None,
            negated=any(child.dep == "neg" for child in head.children),
        )


def mentions_of(parse: Parse, reading: Reading, given: Iterable[tuple[int, int, str]]) -> Iterator[Mention]:
    """The mentions of a document from (start, end, chain)."""
    document = _Document(parse, reading)
    for start, end, chain in given:
        head = head_of(parse, start, end)
        if head is not None:
            told = document.surroundings(head, start, end)
            yield Mention((reading.report.id, start, end), chain, fold(head.lemma), told)


class _Cast:
    """The actors of a story's reports, linked across them: who is named where, how often, and in how many reports."""

    def __init__(self, parses: Sequence[Parse], readings: Sequence[Reading], story: Mapping[str, int]) -> None:
        people, ids = linking.link(readings)
        self.known: dict[str, Actor] = {one.id: one for one in people}
        self.named: dict[str, list[tuple[int, int, int, str]]] = {}
        self.story = story
        self.told_of = Counter[tuple[int, str]]()
        self.words = Counter[tuple[int, str]]()
        self.reports = defaultdict[tuple[int, str], set[str]](set)
        for reading in readings:
            report = reading.report.id
            self.named[report] = [
                (m.span.start, m.span.end, m.head, ids.get((report, m.actor), m.actor))
                for m in reading.mentions
                if m.kind == "actor" and m.actor is not None
            ]
            for *_, who in self.named[report]:
                self.told_of[story[report], who] += 1
                self.reports[story[report], who].add(report)
        for parse in parses:
            report = parse.report.id
            self.words.update((story[report], stem(fold(token.lemma))) for token in parse.tokens)

    def referent(self, parse: Parse, mention: Mention) -> Referent:
        """A mention as it is compared."""
        report, start, end = mention.key
        head = head_of(parse, start, end)
        assert head is not None
        named = self.named[report]
        tokens = parse.tokens_in(start, end) or [head]
        own = next((who for *_, place, who in reversed(named) if place == head.start), None)
        around = [(last - first, who) for first, last, _, who in named if first <= head.start < last]
        within = {who for first, last, _, who in named if start <= first and last <= end and who != own}
        within |= {member for who in within if who in self.known for member in self.known[who].members}
        states = (self.known[who].country for who in sorted(within) if who in self.known)
        first, where = tokens[0].lower, self.story[report]
        return Referent(
            told=mention.told,
            head=HEADS.get(head.pos, ""),
            plural=head.tag in ("NNS", "NNPS"),
            article="definite" if first in DEFINITE else "indefinite" if first in INDEFINITE else "",
            names=frozenset(stem(fold(token.text)) for token in tokens if token.pos == "PROPN"),
            actor=self.known.get(own) if own is not None else None,
            holder=own or (min(around)[1] if around else None),
            within=frozenset(within),
            within_countries=frozenset(state for state in states if state is not None),
            told_of=self.told_of[where, own] if own is not None else 0,
            reports=len(self.reports[where, own]) if own is not None else 0,
            count=self.words[where, mention.told.lemma],
        )


def referents_of(
    parses: Sequence[Parse], readings: Sequence[Reading], mentions: Sequence[Mention], story: Mapping[str, int]
) -> list[Referent]:
    """The mentions of some reports as they are compared by :mod:`accord.comparing.referents`, in their order."""
    cast = _Cast(parses, readings, story)
    by_report = {parse.report.id: parse for parse in parses}
    return [cast.referent(by_report[mention.key[0]], mention) for mention in mentions]
