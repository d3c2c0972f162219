"""Where one report denies what another tells: the act found that a denial is of, and both set against each other.

A report's denials (:mod:`accord.comparing.denials`) say what was not done, or not by whom. The act that another report
tells is looked for by what both name (:mod:`accord.comparing.stretches`) and by how likely they would tell one thing if
the denial were none (:mod:`accord.comparing.resemblance`): for an act of force an act of its kind, of nobody else, on
no other day and in no other place. In each report it is the best or none. What is found is further evidence of the
act's fact, whose ``polarity`` is then disputed; who is right is not said.

A report that has the same denial is not set against the one that has it.
"""

from __future__ import annotations

import math
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from accord.comparing import partners, values
from accord.comparing.camps import opposed
from accord.comparing.denials import FORCE, MILITARY, WORDS, Denial, denials, speaker, vocabulary
from accord.comparing.echoes import Stretches
from accord.comparing.facts import Context, passage_fact, told_by, with_slots
from accord.comparing.kinds import FAMILY_OF
from accord.comparing.meaning import vectors
from accord.comparing.parties import actor_relation
from accord.comparing.profiles import EventProfile, Mentioned, StatementProfile
from accord.comparing.resemblance import features, negated, resemblance, words_for
from accord.comparing.sentences import Place, in_order
from accord.comparing.stretches import Named, Passage, shared
from accord.comparing.tokens import fold, folded, stem
from accord.comparing.words import negations
from accord.model import Fact, MentionValue, PlaceValue, Reading, Slot, SlotValue, Span, TimeValue

__all__ = ["add_contradictions"]

# How likely two passages must tell one thing, were the denial none. For acts of one kind less is asked, as who did it,
# when and where must not differ, either.
LIKELY = {"force": 0.1, "a word for it": 0.2, "one kind": 0.3, "an act": 0.5, "no act": 0.6}
SHARED = 2.9  # nats
MUCH = 8.0  # nats, from which on a passage with a word for the act need not be likely
ALIKE = 0.5  # from here on two denials are one
Key = tuple[str, str]  # of a telling: its report's id and its event's
LETTERS = 4  # by which the name of a land and of its people begin alike
GAP = 2  # code points between the clauses of two acts of one sentence
COVERED = frozenset({"equal", "refines", "compatible"})
DENIED, TOLD = "negated", "affirmed"


@dataclass(frozen=True, slots=True)
class _Found:
    """A passage of another report that a denial is of."""

    passage: Passage
    likely: float
    shared: tuple[str, ...]


_Looked = tuple["_Report", Denial, list[_Found]]
"""A report's denial and what it is of in the others."""


class _Report:
    """What one report tells and denies."""

    def __init__(
        self,
        reading: Reading,
        named: Named,
        stretches: Stretches,
        events: Sequence[EventProfile],
        statements: Sequence[StatementProfile],
    ) -> None:
        self.name, self.reading, self.named, self.stretches = reading.report.id, reading, named, stretches
        self.denials = denials(reading.report.text, named.sentences, events, statements)
        self._events, self._statements = events, statements
        self._starts = [start for start, _ in named.sentences]

    def speaker(self, place: int) -> str | None:
        """Who says what stands at a place, by his cue or by his words."""
        return speaker(self._statements, place)

    def passage(self, denial: Denial) -> Passage:
        """What a denial denies, with what it names."""
        return self.stretches.of(denial.start, denial.end, denial.act)

    def denies(self, start: int, end: int) -> bool:
        """Whether code points [start, end) lie in the words of a denial."""
        return any(one.words.start < end and start < one.words.end for one in self.denials if not one.vague)

    def telling(self, event: str) -> _Found | None:
        """What tells an act that is joined to one that is denied."""
        for one in self.stretches.passages:
            if one.event is not None and one.event.key[1] == event and one.event.event.realis == "actual":
                return _Found(one, 1.0, ("joined",))
        return None

    def doers(self, there: Passage) -> frozenset[str]:
        """Who did the acts of force that the sentence of a passage tells as done."""
        start, end = self.named.sentences[self._sentence(there.start)]
        told = [
            one
            for one in self._events
            if start <= one.event.trigger.start < end and one.event.type in FORCE and one.event.realis == "actual"
        ]
        return frozenset(doer for one in told for doer in one.actor_ids)

    def _sentence(self, place: int) -> int:
        return max(0, bisect_right(self._starts, place) - 1)

    def places(self, start: int, end: int) -> list[PlaceValue]:
        """The places that are named in code points [start, end)."""
        return [value for value in self._values(start, end) if isinstance(value, PlaceValue)]

    def times(self, start: int, end: int) -> list[TimeValue]:
        """The times that are named there."""
        return [value for value in self._values(start, end) if isinstance(value, TimeValue)]

    def _values(self, start: int, end: int) -> Iterator[object]:
        for mention in self.reading.mentions:
            if start <= mention.span.start and mention.span.end <= end:
                yield mention.value


def add_contradictions(
    facts: Sequence[Fact],
    members: Sequence[Reading],
    named: Mapping[str, Named],
    stretches: Mapping[str, Stretches],
    statements: Mapping[tuple[str, str], StatementProfile],
    context: Context,
) -> list[Fact]:
    """A story's facts with what some report denies of them. ``named`` and ``stretches``: by report id; ``statements``:
    the profiles of all statements. Of a story of many reports nothing is looked for: what would be found there is
    mostly of another act."""
    if not 2 <= len(members) <= partners.FEW:
        return list(facts)
    reports = [
        _Report(
            reading,
            named[reading.report.id],
            stretches[reading.report.id],
            [context.told[reading.report.id, event.id] for event in reading.events],
            [
                statements[reading.report.id, one.id]
                for one in reading.statements
                if (reading.report.id, one.id) in statements
            ],
        )
        for reading in members
    ]
    done = list(facts)
    joined: dict[Key, list[Key]] = {}
    for fact in facts:
        keys = [(one.report, one.ref) for one in fact.tellings if one.kind == "event"]
        joined.update((key, sorted(keys, reverse=True)) for key in keys)
    looked = [
        (report, denial, _denied(denial, report, reports, joined, context))
        for report in reports
        for denial in report.denials
    ]
    for report, denial, found in _alike(looked):
        if found:
            done = _with(done, denial, report, found, context)
    within = {report.name: report for report in reports}
    return [_rightly(fact, within) for fact in done]


def _alike(looked: Sequence[_Looked]) -> Iterator[_Looked]:
    """Denials with what they are of; one that another report has in the same words, of the same people, is of the same:
    the act that it is near may stand too far before it in one of them. One that only points back ("denied it") may be
    of anything."""
    by: dict[tuple[tuple[str, ...], frozenset[str]], dict[str, _Found]] = {}
    for _, denial, found in looked:
        theirs = by.setdefault((tuple(folded(denial.words.exact)), denial.parties), {})
        for one in () if denial.vague else found:
            theirs.setdefault(one.passage.report, one)
    for report, denial, found in looked:
        known = {report.name, *(one.passage.report for one in found)}
        theirs = {} if denial.vague else by[tuple(folded(denial.words.exact)), denial.parties]
        yield report, denial, [*found, *(one for name, one in sorted(theirs.items()) if name not in known)]


def _denied(
    denial: Denial, report: _Report, reports: Sequence[_Report], joined: Mapping[Key, Sequence[Key]], context: Context
) -> list[_Found]:
    """What a denial is of in each of the other reports. ``joined``: by telling those of its fact."""
    found = _told_by_others(denial, report, reports, joined, context)
    if not found and denial.last is not None and denial.parties and not denial.vague:
        clause = denial.last.event.clause
        denial = replace(denial, start=clause.start, end=clause.end, act=denial.last, vague=True)
        found = _told_by_others(denial, report, reports, joined, context)
    own = _words(report, denial)
    return [one for other, one in found if not _denies_it_too(own, other)]


def _told_by_others(
    denial: Denial, report: _Report, reports: Sequence[_Report], joined: Mapping[Key, Sequence[Key]], context: Context
) -> list[tuple[_Report, _Found]]:
    passage = report.passage(denial)
    beside = dict(joined.get(denial.act.key, ())) if denial.act is not None and denial.vague else {}
    found = []
    for other in reports:
        if other is report:
            continue
        best = _best(denial, passage, report, other, context)
        if best is None and other.name in beside:
            best = other.telling(beside[other.name])
        if best is not None:
            found.append((other, best))
    return found


def _words(report: _Report, denial: Denial) -> Passage:
    """The words of a denial as a passage."""
    return report.stretches.of(denial.words.start, denial.words.end)


def _denies_it_too(words: Passage, other: _Report) -> bool:
    """Whether another report has the same denial."""
    for denial in other.denials:
        mine = _words(other, denial)
        weight, told = shared(words, mine)
        first, second = vectors([words.text, mine.text])
        if _likely(words, mine, weight, told, float(first @ second)) >= ALIKE:
            return True
    return False


def _likely(a: Passage, b: Passage, weight: float, told: Sequence[str], meaning: float) -> float:
    if not a.total or not b.total:
        return 0.0
    if a.event is None and b.event is not None:
        a, b = b, a
    return resemblance(features(a, b, weight, told, meaning)).likely


def _best(denial: Denial, passage: Passage, report: _Report, other: _Report, context: Context) -> _Found | None:
    """The passage of a report (it may be the denial's own) that tells what is denied; None where none does."""
    mine = vectors([passage.text])[0]
    found: list[tuple[float, int, _Found]] = []
    for number in other.stretches.sharing(passage):
        there = other.stretches.passages[number]
        if other.denies(there.start, there.end) or (other is report and _over(denial, there)):
            continue
        event = there.event
        if negated(there) or negations(there.text) % 2:
            continue
        if event is not None and (event.event.realis != _told_as(denial) or event.event.type in WORDS):
            continue
        weight, told = shared(passage, there)
        if weight < SHARED or _elsewhere(denial, report, there, other) or _by_others(denial, there, other, context):
            continue
        if not _of_somebody(denial, passage, there, told, context) or _affirms(denial, passage, report, there, other):
            continue
        meaning = float(mine @ other.stretches.meanings[number])
        likely = _likely(passage, there, weight, told, meaning)
        if likely >= _least(denial, passage, there, weight):
            score = weight / math.sqrt(passage.total * there.total) + meaning / 2
            found.append((score, -number, _Found(there, likely, told)))
    if not found:
        return None
    return _whole(denial, max(found, key=lambda one: one[:2])[2], other)


def _told_as(denial: Denial) -> str:
    """The realis of what tells what a denial is of: a coming act is denied as coming."""
    return "future" if denial.act is not None and denial.act.event.realis == "future" else "actual"


def _least(denial: Denial, passage: Passage, there: Passage, weight: float) -> float:
    """How likely a passage must be what is denied."""
    act, event = denial.act, there.event
    if event is None:
        if act is not None and denial.plain and weight >= MUCH and words_for(act, there):
            return 0.0
        return math.inf if not denial.plain else LIKELY["an act"] if act is not None else LIKELY["no act"]
    if act is None:
        if denial.plain and _named_alike(denial, event, passage, there):
            return 0.0
        if words_for(event, passage) or (
            event.event.type in MILITARY and (_same_means(passage, there) or _values(passage, there))
        ):
            return LIKELY["a word for it" if denial.plain else "an act"]
        return LIKELY["an act"] if denial.plain or event.event.type in MILITARY else math.inf
    kinds = [one.event.base or one.event.type for one in (act, event)]
    if kinds[1] not in FAMILY_OF.get(kinds[0], frozenset()) or (kinds[0] in FORCE) != (kinds[1] in FORCE):
        return math.inf
    return LIKELY["force"] if kinds[0] in FORCE else LIKELY["one kind"] if denial.plain else LIKELY["an act"]


def _of_somebody(denial: Denial, passage: Passage, there: Passage, told: Sequence[str], context: Context) -> bool:
    """Whether what is denied and what is told have more in common than a verb and a day: somebody, a place, what it was
    done to, or a doer of the side whose deed it is said not to be. Words that only point back say nothing of that."""
    if denial.vague or any(key in there.keys for key in passage.keys if key[0] != "day"):
        return True
    acts = [(act, stretch) for act, stretch in ((denial.act, there), (there.event, passage)) if act is not None]
    deeds = {one for act, stretch in acts for one in (act.trigger, *words_for(act, stretch))}
    days = {str(key[1]) for key in passage.keys if key in there.keys}
    if any(one not in days and deeds.isdisjoint(one.split("~")) for one in told):
        return True
    event = there.event
    return event is not None and actor_relation(denial.parties, event.actor_ids, context.actors) in COVERED


def _affirms(denial: Denial, passage: Passage, report: _Report, there: Passage, other: _Report) -> bool:
    """Whether whoever denies is himself on record in the other report with what is told there: an army that speaks of
    armed men whom it killed doesn't deny that when it says that it killed nobody else. Who takes back a deed by its own
    word gives two versions of it."""
    if there.event is not None and there.event.trigger in passage.stems:
        return False
    who = report.speaker(denial.words.start)
    return who is not None and who == other.speaker(there.start)


def _named_alike(denial: Denial, event: EventProfile, passage: Passage, there: Passage) -> bool:
    """Whether an act and what is denied name one place, day or number and may be of one sort, or are told by one word
    and are of one doer."""
    if _values(passage, there) and words_for(event, passage):
        return True
    return not event.actor_ids.isdisjoint(denial.parties) and event.trigger in passage.stems


def _values(a: Passage, b: Passage) -> bool:
    """Whether two passages name one place, day or number."""
    return any(key in b.keys for key in a.keys if key[0] not in ("actor", "country"))


def _same_means(a: Passage, b: Passage) -> bool:
    """Whether two passages name what a side may use force with in one word."""
    forces = {stem(fold(word)) for word in vocabulary()["forces"]}
    return any(one in forces for one in a.stems if one in b.stems)


def _over(denial: Denial, there: Passage) -> bool:
    return any(low < there.end and there.start < high for low, high in _parts(denial))


def _parts(denial: Denial) -> list[tuple[int, int]]:
    words = (denial.words.start, denial.words.end)
    return [words] if denial.vague else [words, (denial.start, denial.end)]


def _elsewhere(denial: Denial, report: _Report, there: Passage, other: _Report) -> bool:
    """Whether a passage tells of another place or another time than is denied."""
    event = there.event
    pairs: list[tuple[Sequence[MentionValue], Sequence[MentionValue], Mentioned | None]] = [
        (
            report.places(denial.start, denial.end),
            other.places(there.start, there.end),
            event.place if event is not None else None,
        ),
        (
            report.times(denial.start, denial.end),
            other.times(there.start, there.end),
            event.time if event is not None else None,
        ),
    ]
    for mine, told, own in pairs:
        its = told if own is None or own.value is None else [own.value]
        relations = {values.relation(one, two) for one in mine for two in its}
        if "conflicts" in relations and not {"equal", "refines", "compatible"} & relations:
            return True
    return False


def _by_others(denial: Denial, there: Passage, other: _Report, context: Context) -> bool:
    """Whether an act was done by others than those whose deed it is said not to be: by those of another country, or by
    some of another name where the denial itself names the doers and not only the speaker; or by rebels, and it is said
    not to be the army's. Where an act has no doer, those of the other acts of its sentence are taken for its own."""
    doers = (there.event.actor_ids if there.event is not None else None) or other.doers(there)
    if opposed(denial.parties, doers, context.actors):
        return True
    if actor_relation(denial.parties, doers, context.actors) != "conflicts":
        return False
    mine, its = (
        [context.actors[one] for one in sorted(ids) if one in context.actors] for ids in (denial.parties, doers)
    )
    if any(_namesakes(one.name, two.name) for one in mine for two in its):
        return False
    countries = [{one.country for one in side if one.country is not None} for side in (mine, its)]
    if all(countries):
        return countries[0].isdisjoint(countries[1])
    return denial.act is not None and not denial.act.actor_ids.isdisjoint(denial.parties)


def _namesakes(one: str, two: str) -> bool:
    """Whether two names have a word in common, or its beginning: "Norway's admiralty", "Norwegian"."""
    first, second = ({word[:LETTERS] for word in folded(name) if len(word) >= LETTERS} for name in (one, two))
    return not first.isdisjoint(second)


def _whole(denial: Denial, found: _Found, other: _Report) -> _Found:
    """What was found, and beside it what its sentence tells of an act that was done as what is denied was not: "two
    died when an aircraft bombed the mill"."""
    mode, told = denial.act.event.mode if denial.act is not None else None, found.passage
    if mode is None or told.event is None or told.event.event.mode == mode:
        return found
    for one in other.stretches.passages:
        event = one.event.event if one.event is not None else None
        if event is None or event.mode != mode or event.type not in FORCE or event.realis != "actual":
            continue
        start, end = min(told.start, one.start), max(told.end, one.end)
        if max(told.start, one.start) - min(told.end, one.end) <= GAP:
            words = other.reading.report.text[start:end]
            return replace(found, passage=replace(told, start=start, end=end, text=words))
    return found


def _with(
    facts: Sequence[Fact], denial: Denial, report: _Report, found: Sequence[_Found], context: Context
) -> list[Fact]:
    """The facts with a denial in the one that tells most of what it is of."""
    by_key: dict[tuple[str, str], str] = {}
    for fact in facts:
        for telling in fact.tellings:
            if telling.kind == "event":
                by_key[telling.report, telling.ref] = fact.id
    homes = [
        by_key.get(one.passage.event.key) if one.passage.event is not None else _told_there(facts, one.passage)
        for one in found
    ]
    if denial.vague and denial.act is not None:
        homes.append(by_key.get(denial.act.key))  # its own report tells what its words point back to
    counts = Counter(home for home in homes if home is not None)
    sizes = {fact.id: len({item.report for item in fact.evidence}) for fact in facts}
    home = min(counts, key=lambda name: (-counts[name], -sizes[name], name), default=None)
    why = [_why(denial, report, one) for one in found]
    places = {one.passage.place: line for one, line in zip(found, why, strict=True)}
    places[_place(denial, report)] = why[0]
    slots = _set_against(denial, report, [one.passage for one in found if not _refuses(one.passage)])
    if home is None:
        told = passage_fact(sorted(places, key=in_order), slots, context, why=why)
        return [*facts, told] if slots else list(facts)
    return [
        with_slots(_told(fact, places, context), slots, context, why) if fact.id == home else fact for fact in facts
    ]


def _set_against(denial: Denial, report: _Report, told: Sequence[Passage]) -> list[Slot]:
    """The slot in which what is told stands against its denial; none where nothing is told."""
    if not told:
        return []
    values = [SlotValue(TOLD, one.text, one.report, Span(one.start, one.end, one.text)) for one in told]
    values.append(SlotValue(DENIED, denial.words.exact, report.name, denial.words))
    listed = sorted(values, key=lambda value: (value.report, value.span.start))
    return [Slot("polarity", "disputed", tuple(_conflicting(value) for value in listed))]


def _refuses(passage: Passage) -> bool:
    """Whether a passage tells of a denial itself."""
    return passage.event is not None and passage.event.event.type == "REJECT"


def _rightly(fact: Fact, reports: Mapping[str, _Report]) -> Fact:
    """A fact whose act, where it is told only to be denied ("rejected as baseless that ..."), doesn't count as told."""

    def rightly(value: SlotValue) -> SlotValue:
        told = value.value == TOLD and reports[value.report].denies(value.span.start, value.span.end)
        return replace(value, value=DENIED) if told else value

    if not any(slot.name.startswith("polarity") and slot.verdict == "disputed" for slot in fact.slots):
        return fact
    slots = (replace(one, values=tuple(map(rightly, one.values))) for one in fact.slots)
    return replace(fact, slots=tuple(slots))


def _told(fact: Fact, places: Mapping[Place, str], context: Context) -> Fact:
    return told_by(fact, places, lambda _: fact.slots, context)


def _told_there(facts: Sequence[Fact], passage: Passage) -> str | None:
    """The fact of which a passage without an act is evidence."""
    for fact in facts:
        for item in fact.evidence:
            if fact.kind == "event" and (item.report, item.span.start, item.span.end) == (
                passage.report,
                passage.start,
                passage.end,
            ):
                return fact.id
    return None


def _conflicting(value: SlotValue) -> SlotValue:
    return replace(value, relation="conflicts")


def _place(denial: Denial, report: _Report) -> Place:
    return Place(report.name, denial.words.start, denial.words.end)


def _why(denial: Denial, report: _Report, found: _Found) -> str:
    """A denial and what it is of, for people."""
    at = found.passage
    names = ", ".join(found.shared) or "nothing by name"
    denies = "denies as does" if _refuses(at) else "denies"
    return (
        f"{report.name} [{denial.words.start}, {denial.words.end}) {denies} {at.report} [{at.start}, {at.end}): "
        f"{found.likely:.2f} likely of one thing; shared: {names}"
    )
