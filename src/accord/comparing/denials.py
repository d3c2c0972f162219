"""What a report says was not done, or not by whom it is said: its denials.

A denial is known by its grammar and by small classes of words (``data/denials.json``, the class "denying" of
``data/process.json``):

* an act that the reader found negated, or whose clause begins with nobody and nothing: "no aircraft bombed the port",
  "its men had not fired", "not a shell was fired";
* a clause in which it found no act, negated likewise: "its ships had not left the harbour";
* somebody's part in an act disclaimed: "had nothing to do with the raid";
* a verb of denying with what is denied: "denied having shelled the town", "denied the charge";
* a report called untrue: "reports that the army will leave are without foundation", "dismissed as a fabrication the
  claim that ...".

What only holds for a while ("has not yet"), what is not to be done ("would not attack") and what may be are no denials.
One that doesn't say what it denies ("denied the charge", "no such attack") is of the last act of force before it.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from accord.comparing.profiles import EventProfile, StatementProfile
from accord.comparing.stretches import cuts
from accord.comparing.tokens import content_words, fold, folded, stem
from accord.comparing.vocabulary import classes
from accord.comparing.words import modality
from accord.data import read_json
from accord.model import Span
from accord.reading import lexicon

__all__ = [
    "CALLED_FALSE",
    "DISCLAIMS",
    "FALSE",
    "FORCE",
    "WORDS",
    "Denial",
    "denials",
    "denies",
    "speaker",
    "vocabulary",
]

FORCE = frozenset({"ASSAULT", "COERCE"})
MILITARY = FORCE | {"MOBILIZE"}
MATERIAL = MILITARY | {"CONSULT"}  # acts that are not done by saying so
WORDS = frozenset({"REJECT", "ACCUSE"})  # what is done with words about words
BEFORE = 2  # sentences between an act and words that only point back to it
FEW = 2  # content words of what is denied that say nothing of what it was
NEAR = 40  # code points before a verb of denying in which it may be negated itself


@lru_cache(maxsize=1)
def vocabulary() -> Mapping[str, tuple[str, ...]]:
    """The words of denying, by class (``data/denials.json``)."""
    raw = read_json("denials.json")
    return {name: tuple(words) for name, words in raw.items() if not name.startswith("_")}


def _any(name: str) -> str:
    found = sorted(vocabulary()[name], key=lambda one: (-len(one), one))
    return "(?:" + "|".join(re.escape(one).replace(r"\ ", r"\s+") for one in found) + ")"


FALSE = rf"(?:{_any('falsehoods')}|part of (?:an?|the) (?:[\w’'-]+ ){{0,3}}?{_any('machinations')})"
"""A pattern for words that call something untrue."""
CALLED_FALSE = re.compile(
    rf"\b(?:call|brand|dismiss|describ|reject|denounc|label|wav)\w*\b[^.;]{{0,60}}\b{FALSE}\b", re.IGNORECASE
)
DISCLAIMS = re.compile(
    rf"\b(?:nothing to do with|(?:no|any) {_any('part')} in|no such (?:thing|attack|incident|order|operation)|"
    rf"(?:not|nor) (?:been )?{_any('not_doing')}|(?:knows?|knew|known) (?:nothing|of no)|no knowledge|"
    r"not (?:by )?(?:us|me|him|her|them|(?:our|its|their|his|her) (?:own )?\w+)(?= but\b| who\b|[,.;\"”’])|"
    r"no \w+ of (?:its|their|his) own|none of (?:its|their|his) (?:own )?(?:men|people|units|troops|fighters))\b",
    re.IGNORECASE,
)
"""Turns of phrase by which whoever is charged with a deed says that it was not he."""

_IS_FALSE = re.compile(
    rf"\b(?:is|are|was|were|as|being)\s+(?:(?:a|an|all|pure|sheer|mere|(?!hardly|barely|scarcely)\w+ly)\s+)*"
    rf"[\"“'‘]?(?:(?:pure|sheer|mere)\s+)?{FALSE}\b",
    re.IGNORECASE,
)
_CLAIM = re.compile(rf"\b{_any('claims')}\b(?:\s+[\w’'-]+){{0,6}}?\s+(?:that|of|about)\s", re.IGNORECASE)
# "dismissed the army's claim that ...": the content begins with what is said.
_OPENS_WITH_CLAIM = re.compile(rf"\W*(?:[\w’'-]+\s+){{0,4}}?{_any('claims')}\s+that\s", re.IGNORECASE)
_NOT = re.compile(
    r"\b(?:not|never|cannot|nobody|no one|neither|nor)(?:\s+[\w’'-]+)?\s+\S+$|n['’]t\s+(?:\w+\s+)?\S+$", re.IGNORECASE
)
# What makes a clause finite and negative at once, or its subject or object empty.
_NO_TRUTH = re.compile(r"\bno (?:truth|foundation|basis|substance) (?:in|to|for)\b", re.IGNORECASE)
_FALSE_THAT = re.compile(rf"\b(?:is|was)\s+(?:simply\s+|quite\s+)?{FALSE}\s+that\s", re.IGNORECASE)
_FALSE_CLAIM = re.compile(rf"\b{FALSE}\s+{_any('claims')}\s+(?:that|of|about)\s", re.IGNORECASE)
_BARE_CLAIM = re.compile(rf"\b{_any('claims')}\b", re.IGNORECASE)
_NOT_DONE = re.compile(
    r"\b(?:did|do|does|had|has|have|was|were|is|are)(?:n['’]t| not| never)\b|\b(?:no|none|nobody|never|neither|nothing|"
    r"not an?|not one)\b",
    re.IGNORECASE,
)
# Whose deed a speaker says it was not, where no actor was read there: his own side's.
_OWN = re.compile(r"\b(?:our|ours|we|its|their|theirs|his|her|my)\b", re.IGNORECASE)
_OWN_CLAUSE = re.compile(
    r"^\W*that\s+(?:it|they|he|she)\s+(?:(?:had|has|have|did|ever)\s+)*(?!(?:been|was|were|had|has|have|did|ever)\b)\w+",
    re.IGNORECASE,
)
_OWN_DEED = re.compile(
    rf"^\W*(?:(?:ever|having|been)\s+)*(?:\w+ing\b|(?:any\s+)?(?:{_any('part')}|responsibility|knowledge)\b)",
    re.IGNORECASE,
)
_NEGATED = re.compile(r"\b(?:not|never|neither|nor|cannot|nobody|unable|declin\w+|refus\w+)\b|n['’]t\b", re.IGNORECASE)
_FINITE = re.compile(
    r"\b(?:had|has|have|was|were|is|are|did|does|would|will|could|can|should|must|may|might)\b", re.IGNORECASE
)
_THAT = re.compile(r"\W*that\b", re.IGNORECASE)
_ASKS = re.compile(r"\W*(?:why|whether|if|how|unless)\b", re.IGNORECASE)
_WORD = re.compile(r"\w+")
_FORCES = re.compile(rf"\b{_any('forces')}\b", re.IGNORECASE)
_NOBODY = re.compile(
    r"\b(?:no(?! (?:doubt|longer|sooner|more|less|fewer)\b)|none of|nobody|no one|neither|nothing|never|at no time|"
    r"not (?:an?|one|any|at any time))\b",
    re.IGNORECASE,
)
_ONLY = re.compile(r"\b(?:only|just|merely|simply|but|except|unless|without)\b", re.IGNORECASE)
# For a while only, so that it says nothing of what was before or will be.
_IS_NONE = re.compile(r"\b(?:is|are|was|were)(?:n['’]t| not)\s+(?:an?\s+|the\s+)?(?:[\w-]+\s+)?$", re.IGNORECASE)
_IS_NOT_A = re.compile(r"\b(?:is|are|was|were)(?:n['’]t| not) an?\s(?!single\b)", re.IGNORECASE)
_YET = re.compile(
    r"\b(?:yet|immediately|initially|at first|until|till|still|no longer|any ?more|so far)\b", re.IGNORECASE
)
_KIND = re.compile(r"\b(?:such|of th(?:e|is|at) (?:kind|sort))\b", re.IGNORECASE)
# Verbs that deny where a claim is their object, or a clause: a minister may be dismissed, too, and a plan rejected.
_OF_CLAIMS = frozenset(
    stem(fold(word))
    for word in (
        "reject",
        "rejected",
        "contradict",
        "contradicted",
        "dismiss",
        "dismissed",
        "dispute",
        "disputed",
    )
)


@dataclass(frozen=True, slots=True)
class Denial:
    """One denial of a report: by which ``words``, what (code points [start, end) and the ``act`` read there, if any),
    and whose deed it is said not to be (global ids, empty where that is not told).

    ``plain``: it is one by its words, and not only by a negation. ``vague``: the words only point back to ``act``,
    which is told elsewhere in the report. ``last``: the last act of force before a plain denial ("denied that its men
    had been near the building"), of which it may be, too.
    """

    report: str
    words: Span
    start: int
    end: int
    act: EventProfile | None
    parties: frozenset[str]
    vague: bool = False
    plain: bool = False
    last: EventProfile | None = None


def denials(
    text: str,
    sentences: Sequence[tuple[int, int]],
    events: Sequence[EventProfile],
    statements: Sequence[StatementProfile],
) -> list[Denial]:
    """The denials of a report in the order of its text: what each sentence denies, once. ``events`` and ``statements``
    are the report's."""
    found: list[Denial] = []
    starts = [start for start, _ in sentences]
    reader = _Reader(text, sentences, events, statements)
    taken: set[tuple[int, int]] = set()
    for one in reader.all():
        sentence = sentences[max(0, bisect_right(starts, one.words.start) - 1)]
        if sentence not in taken:
            taken.add(sentence)
            found.append(one)
    return sorted(found, key=lambda one: (one.words.start, one.words.end))


def denies(cue: str, content: str) -> bool | None:
    """Whether a source denies what follows, by the words for its act of speech and what they are followed by: a clause
    or a deed ("denied that he knew", "rejected the claim that he knew", "denied any part in it") and not what is asked
    for ("denied the application"). None where it neither affirms nor denies: "did not deny", "could not say",
    "whether"."""
    if _NEGATED.search(cue) or _ASKS.match(content):
        return None
    kinds = {stem(word) for word in folded(cue)}
    if kinds & classes()["refuting"] and (_OWN_DEED.match(content) or _FINITE.search(content)):
        return True
    if not kinds & (classes()["denying"] | _OF_CLAIMS):
        return False
    told = _THAT.match(content) or _BARE_CLAIM.search(cue) or _OPENS_WITH_CLAIM.match(content)
    return told is not None


def speaker(statements: Sequence[StatementProfile], place: int) -> str | None:
    """Who says what stands at a place of his report, or denies it with words that begin there."""
    held = [one for one in statements if any(piece.start <= place < piece.end for piece in _pieces(one))]
    inner = min(held, key=lambda one: sum(len(piece.exact) for piece in one.statement.content), default=None)
    return inner.speaker if inner is not None else None


def _pieces(one: StatementProfile) -> Iterator[Span]:
    yield from one.statement.content
    if one.statement.cue is not None:
        yield one.statement.cue


@lru_cache(maxsize=1)
def _empty() -> frozenset[str]:
    """Stems that say nothing of what is denied: "the charge", "any involvement"."""
    named = (*vocabulary()["claims"], *vocabulary()["part"], "responsibility", "knowledge", "wrongdoing")
    return classes()["claims"] | {stem(fold(word)) for word in named}


def _verb(cue: Span) -> Span | None:
    """The verb of denying among the words for an act of speech."""
    for word in _WORD.finditer(cue.exact):
        if stem(fold(word[0])) in classes()["denying"] | _OF_CLAIMS:
            return Span(cue.start + word.start(), cue.start + word.end(), word[0])
    return None


def _false(sentence: str) -> tuple[int, int, int] | None:
    """Where a sentence calls something untrue: where it says so, and where what it calls so begins and ends. Nothing
    stands there in "the charges are false"."""
    that = _FALSE_THAT.search(sentence)
    of = _FALSE_CLAIM.search(sentence)
    if of is not None:
        return of.start(), of.end(), len(sentence)
    if that is not None:
        return that.start(), that.end(), len(sentence)
    claim = _CLAIM.search(sentence)
    truth = _NO_TRUTH.search(sentence)
    if truth is not None:
        bare = _BARE_CLAIM.search(sentence, truth.end())
        if claim is not None and claim.start() >= truth.end():
            return truth.start(), claim.end(), len(sentence)
        return (truth.start(), len(sentence), len(sentence)) if bare is not None else None
    false = _IS_FALSE.search(sentence)
    if claim is not None:
        if false is not None and claim.end() <= false.start():
            return claim.start(), claim.end(), false.start()
        called = CALLED_FALSE.search(sentence)
        if called is not None and claim.end() <= called.end():
            return called.start(), claim.end(), called.end()  # "called the report of a raid a lie"
        return (called.start(), claim.end(), len(sentence)) if called is not None else None
    bare = _BARE_CLAIM.search(sentence)
    if bare is not None and false is not None and bare.end() <= false.start():
        return bare.start(), bare.end(), bare.end()
    return None


_AND_THAT = re.compile(r"\s(?:and|but)\s(?=that\s)", re.IGNORECASE)


@lru_cache(maxsize=1 << 12)
def _of_force(one: str) -> bool:
    """Whether a stem may be a word for acts of force."""
    return bool((lexicon.types(one) or lexicon.types(one + "e")) & MILITARY)


def _denying(clause: str) -> bool:
    """Whether a clause says of something past that it was not."""
    if _NOT_DONE.search(clause) is None or _ASKS.match(clause) or _YET.search(clause) or _IS_NOT_A.search(clause):
        return False
    return not modality(clause)


def _points_back(act: EventProfile) -> bool:
    """Whether a noun only points to an act that was told before: "that attack"."""
    event = act.event
    return event.nominal and event.antecedent is not None and (event.theme, event.place, event.time) == (None,) * 3


def _clauses(text: str, low: int, high: int) -> Iterator[tuple[int, int]]:
    """The passages of a sentence, each without what else is said beside it: in "that no plane flew and that shells
    fell" nothing denies the second."""
    for start, end in cuts(text, low, high):
        inner = [found.end() for found in _AND_THAT.finditer(text, start, end)]
        yield from pairwise([start, *inner, end])


class _Reader:
    """Looks for denials in one report."""

    def __init__(
        self,
        text: str,
        sentences: Sequence[tuple[int, int]],
        events: Sequence[EventProfile],
        statements: Sequence[StatementProfile],
    ) -> None:
        self._text = text
        self._sentences = sentences
        self._starts = [start for start, _ in sentences]
        self._events = sorted(events, key=lambda one: one.event.trigger.start)
        self._statements = statements
        self._report = next((key[0] for key in (*(e.key for e in events), *(s.key for s in statements))), "")

    def all(self) -> Iterator[Denial]:
        """All of them, those of a sentence in the order of how plainly it denies."""
        yield from self._called_false()
        yield from self._denied()
        yield from self._disclaimed()
        yield from self._not_done()
        yield from self._negated()

    def _not_done(self) -> Iterator[Denial]:
        """Acts that are told as not done."""
        for one in self._events:
            event = one.event
            words = event.clause
            if event.realis != "negated":
                words = self._clause_of(words, event.trigger.start)
            before = words.exact[: max(0, event.trigger.start - words.start)]
            nobody = event.realis == "actual" and _NOBODY.search(before) is not None and not _ONLY.search(before)
            if event.nominal and _IS_NONE.search(before):
                continue  # "this is not an attack"
            if (event.realis == "negated" or nobody) and event.type in MATERIAL and _denying(words.exact):
                yield from self._clause(words, one)

    def _clause_of(self, clause: Span, trigger: int) -> Span:
        """An act's clause with what stands before it there: "nobody on our side" before "fired"."""
        number = max(0, bisect_right(self._starts, trigger) - 1)
        for start, end in _clauses(self._text, *self._sentences[number]):
            if start <= trigger < end and start < clause.start <= trigger:
                said = self._part(start, end)
                low = max(start, said.start) if said is not None else start
                if low < clause.start:
                    return Span(low, clause.end, self._text[low : clause.end])
        return clause

    def _negated(self) -> Iterator[Denial]:
        """What somebody says in a clause in which no act of force was read, but a word for one stands, or for what a
        side has that may use force."""
        triggers = [one.event.trigger.start for one in self._events if one.event.type in MATERIAL]
        for low, high in self._sentences:
            if _NOT_DONE.search(self._text, low, high) is None:
                continue
            for start, end in _clauses(self._text, low, high):
                words = self._part(start, end)
                if words is None or any(words.start <= at < words.end for at in triggers):
                    continue
                if _denying(words.exact) and (
                    _FORCES.search(words.exact) or any(map(_of_force, content_words(words.exact)))
                ):
                    yield from self._clause(words, None)

    def _clause(self, clause: Span, act: EventProfile | None) -> Iterator[Denial]:
        parties = act.actor_ids if act is not None else frozenset[str]()
        speaker = self._speaker(act.event.trigger.start if act is not None else clause.start)
        if not parties or speaker in parties:
            parties = frozenset({speaker}) if speaker and _OWN.search(clause.exact) else frozenset()
        if _KIND.search(clause.exact):
            yield from self._of_the_last(clause, parties)
        else:
            yield Denial(self._report, clause, clause.start, clause.end, act, parties)

    def _disclaimed(self) -> Iterator[Denial]:
        for low, high in self._sentences:
            said = DISCLAIMS.search(self._text, low, high)
            if said is None:
                continue
            words = self._said(said.start(), low, high)
            act = next((one for one in self._acts(said.end(), words.end) if one.event.type in FORCE), None)
            speaker = self._speaker(said.start())
            parties = frozenset({speaker}) if speaker else frozenset()
            pointed = [] if act is not None and not _points_back(act) else list(self._of_the_last(words, parties))
            if act is None or pointed:
                yield from pointed
            else:
                yield Denial(self._report, words, words.start, words.end, act, parties)

    def _denied(self) -> Iterator[Denial]:
        done: list[tuple[int, int]] = []
        for statement in self._statements:
            cue, content = statement.statement.cue, statement.statement.content[0]
            verb = _verb(cue) if cue is not None else None
            if verb is not None and verb.end <= content.start:
                done.append((verb.start, content.end))
                yield from self._denied_by(verb, content.end, statement.speaker)
        for one in self._events:
            cue, theme = one.event.trigger, one.event.theme
            if one.trigger not in classes()["denying"] | _OF_CLAIMS or theme is None or theme.start < cue.end:
                continue
            if one.event.realis == "actual" and not any(low <= cue.start < high for low, high in done):
                yield from self._denied_by(cue, theme.end, min(one.actor_ids, default=None))

    def _denied_by(self, verb: Span, end: int, speaker: str | None) -> Iterator[Denial]:
        content = self._text[verb.end : end]
        kind = stem(fold(verb.exact))
        that = content.lstrip().startswith("that ")
        if kind not in classes()["refuting"] and _BARE_CLAIM.search(content) is None and not that:
            return
        if _NOT.search(self._text[max(0, verb.start - NEAR) : verb.end]) is not None:
            return  # "does not deny"
        own = _OWN.search(content) or _OWN_DEED.match(content) or _OWN_CLAUSE.match(content)
        parties = frozenset({speaker}) if speaker is not None and own else frozenset()
        words = Span(verb.start, end, self._text[verb.start : end])
        act = next(iter(self._acts(verb.end, end)), None)
        if act is None and sum(one not in _empty() for one in content_words(content)) < FEW:
            yield from self._of_the_last(words, parties)
        else:
            start = verb.end + len(content) - len(content.lstrip())
            yield Denial(self._report, words, start, end, act, parties, plain=True, last=self._last(words.start))

    def _called_false(self) -> Iterator[Denial]:
        for low, high in self._sentences:
            found = _false(self._text[low:high])
            if found is None:
                continue
            at, start, end = (low + one for one in found)
            words = self._said(at, low, high)
            speaker = self._speaker(at)
            own = speaker is not None and _OWN.search(self._text[start:end])
            parties = frozenset({speaker}) if own and speaker is not None else frozenset[str]()
            end = start + len(self._text[start:end].rstrip(" .,;\n"))
            act = next(iter(self._acts(start, end)), None)
            if act is None and sum(one not in _empty() for one in content_words(self._text[start:end])) < FEW:
                yield from self._of_the_last(words, parties)
            else:
                yield Denial(self._report, words, start, end, act, parties, plain=True, last=self._last(words.start))

    def _acts(self, start: int, end: int) -> Iterator[EventProfile]:
        """The acts told in code points [start, end), but for words about words."""
        for one in self._events:
            if start <= one.event.trigger.start < end and one.event.type not in WORDS:
                yield one

    def _of_the_last(self, words: Span, parties: frozenset[str]) -> Iterator[Denial]:
        """A denial that points back: of the last act of force within the sentences before."""
        act = self._last(words.start)
        if act is not None:
            start, end = act.event.clause.start, act.event.clause.end
            yield Denial(self._report, words, start, end, act, parties, vague=True)

    def _last(self, place: int) -> EventProfile | None:
        """Of the last sentence that tells an act of force, of the two before a place and its own, the first such."""
        number = max(0, bisect_right(self._starts, place) - 1)
        first = self._starts[max(0, number - BEFORE)] if self._starts else 0
        before = [
            one
            for one in self._events
            if first <= one.event.trigger.start < place and one.event.type in FORCE and one.event.realis == "actual"
        ]
        if not before:
            return None
        told = self._starts[max(0, bisect_right(self._starts, before[-1].event.trigger.start) - 1)]
        return next(one for one in before if one.event.trigger.start >= told)

    def _speaker(self, place: int) -> str | None:
        return speaker(self._statements, place)

    def _said(self, place: int, low: int, high: int) -> Span:
        """The words of a sentence that somebody says, at a place in it; the whole sentence where nobody does."""
        for one in self._statements:
            for piece in one.statement.content:
                if low <= piece.start <= place < piece.end <= high:
                    return piece
        stripped = self._text[low:high].rstrip()
        return Span(low, low + len(stripped), stripped)

    def _part(self, low: int, high: int) -> Span | None:
        """What somebody says in code points [low, high): all that he says, or most of them."""
        for one in self._statements:
            for piece in one.statement.content:
                start, end = max(low, piece.start), min(high, piece.end)
                if end - start > (high - low) / 2 or (low <= piece.start and piece.end <= high):
                    return Span(start, end, self._text[start:end])
        return None
