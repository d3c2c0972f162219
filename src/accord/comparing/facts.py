"""Clusters of tellings in, facts out: slots with every report's value, verdicts, who tells and who is silent."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TypeVar

from accord.comparing import avowals, summaries
from accord.comparing import slots as fill
from accord.comparing.central import BORNE_OUT, Likely, borne_out, unknown
from accord.comparing.clusters import LINK, Apart
from accord.comparing.clusters import Verdict as Judgement
from accord.comparing.confidence import DOUBTFUL, confidence
from accord.comparing.denials import FORCE
from accord.comparing.disagreement import kind_of
from accord.comparing.profiles import EventProfile, Mentioned, StatementProfile
from accord.comparing.sentences import Place, in_order
from accord.comparing.summaries import members
from accord.model import (
    Actor,
    Certainty,
    Evidence,
    Fact,
    Realis,
    Report,
    Slot,
    SlotValue,
    Span,
    Telling,
    Verdict,
)

__all__ = [
    "Context",
    "distinct",
    "event_fact",
    "given",
    "identity",
    "origin_of",
    "passage_fact",
    "regraded",
    "statement_fact",
    "told_by",
    "with_slots",
]

T = TypeVar("T")

CERTAINTIES: tuple[Certainty, ...] = ("certain", "probable", "possible")
REALIS: tuple[Realis, ...] = ("actual", "future", "hypothetical", "negated")
MOST_EXPLAINED = 40  # tellings whose pairs are explained


@dataclass(frozen=True, slots=True)
class Context:
    """What facts are made within: one story's reports, everybody's names, and which origin a passage belongs to."""

    story: str
    reports: Mapping[str, Report]  # the story's reports by id
    actors: Mapping[str, Actor]
    origin: Callable[[str, int, int], str]  # report id, start, end -> origin id
    judged: Mapping[tuple[tuple[str, str], tuple[str, str]], Judgement]
    # by telling those of other reports that were themselves judged to be of the same
    close: Mapping[tuple[str, str], frozenset[tuple[str, str]]] = field(default_factory=dict)
    told: Mapping[tuple[str, str], EventProfile] = field(default_factory=dict)  # all tellings of events by their keys
    apart: Apart = field(default_factory=dict)
    mentions: Mapping[str, Sequence[Mentioned]] = field(default_factory=dict)  # by report its actors as they come
    likely: Likely = unknown

    @property
    def lines(self) -> summaries.Told:
        """What lines for people are made from."""
        return summaries.Told(self.reports, self.actors, self.told, self.mentions)


def event_fact(cluster: Sequence[EventProfile], context: Context) -> Fact:
    """The fact that a cluster of event tellings makes. The cluster must not be empty."""
    cluster = sorted(cluster, key=_event_order)
    evidence = _evidence((profile.key[0], profile.event.clause) for profile in cluster)
    dates = {profile.key[0]: context.reports[profile.key[0]].published for profile in cluster}
    texts = {report: context.reports[report].text for report in dates}
    slots = fill.event_slots(cluster, context.actors, context.close, dates, texts)
    origins = _origins(evidence, context)
    authorities = sorted({profile.authority for profile in cluster if profile.authority is not None})
    kind = _majority(profile.event.type for profile in _deeds(cluster))
    modes = [profile.event.mode for profile in cluster if profile.event.mode is not None and profile.event.type == kind]
    graded = _graded(slots, context)
    realis = _majority((profile.event.realis for profile in cluster), REALIS)
    alike = [profile for profile in cluster if (profile.event.type, profile.event.realis) == (kind, realis)]
    lead, line = summaries.best(alike or cluster, _borne_out(alike or cluster, context), context.lines)
    who = _ids((one for profile in cluster for one in profile.actors), context.actors)
    return Fact(
        id=identity("e", (f"{profile.key[0]}:{profile.event.trigger.start}" for profile in cluster)),
        story=context.story,
        kind="event",
        summary=line.words,
        type=kind,
        mode=_majority(modes) if modes else None,
        contexts=tuple(sorted({name for profile in cluster for name in profile.event.contexts})),
        actors=who,
        recipients=tuple(
            one
            for one in _ids((one for profile in cluster for one in profile.recipients), context.actors)
            if one not in who
        ),
        realis=realis,
        certainty=_majority((profile.event.certainty for profile in cluster), CERTAINTIES),
        verdict=_overall(graded, origins, context),
        outlets=tuple(sorted({context.reports[item.report].outlet for item in evidence})),
        origins=origins,
        authorities=tuple(authorities),
        silent=_silent(evidence, context),
        slots=graded,
        evidence=evidence,
        tellings=tuple(Telling(profile.key[0], "event", profile.key[1]) for profile in cluster),
        explanation=_explanation([profile.key for profile in cluster], context),
        lead=Evidence(lead.key[0], lead.event.clause),
        read_confidence=max(profile.event.confidence for profile in cluster),
    )


def _borne_out(cluster: Sequence[EventProfile], context: Context) -> list[float]:
    """How much the other reports bear out each telling of an act."""

    def likely(one: EventProfile, two: EventProfile) -> float:
        clauses = [Evidence(each.key[0], each.event.clause) for each in (one, two)]
        return context.likely(clauses[0], clauses[1], (one, two), False)

    return borne_out(cluster, lambda profile: profile.key[0], likely)


def _deeds(cluster: Sequence[EventProfile]) -> Sequence[EventProfile]:
    """The tellings that say what a fact is of: where some tell a deed of force, not those by which it is denied."""
    if not any(one.event.type in FORCE and one.event.realis == "actual" for one in cluster):
        return cluster
    return [one for one in cluster if one.event.type != "REJECT"]


def statement_fact(cluster: Sequence[StatementProfile], context: Context) -> Fact:
    """The fact that a cluster of tellings of one statement makes."""
    cluster = sorted(cluster, key=_statement_order)
    whole = {profile.key: _whole(profile, context.reports[profile.key[0]].text) for profile in cluster}
    evidence = _evidence((key[0], span) for key, span in whole.items())
    slots = fill.statement_slots(cluster, context.actors, context.close)
    denied = avowals.polarity(cluster, whole, context.actors, context.close)
    slots += [denied] if denied is not None else []
    origins = _origins(evidence, context)
    graded = _graded(slots, context)
    speakers = sorted({speaker for profile in cluster for speaker in profile.joint})
    whole_of = {key: Evidence(key[0], span) for key, span in whole.items()}
    shares = borne_out(
        cluster,
        lambda profile: profile.key[0],
        lambda one, two: context.likely(whole_of[one.key], whole_of[two.key], (None, None), True),
    )
    lead = max(
        (profile for profile, share in zip(cluster, shares, strict=True) if share >= BORNE_OUT),
        key=lambda profile: (profile.speaker is not None, profile.statement.form != "indirect", len(profile.text)),
    )
    return Fact(
        id=identity("s", (f"{profile.key[0]}:{profile.statement.content[0].start}" for profile in cluster)),
        story=context.story,
        kind="statement",
        summary=summaries.statement_line(lead, context.lines),
        type=None,
        mode=None,
        contexts=(),
        actors=tuple(speakers),
        recipients=(),
        realis="actual",
        certainty="certain",
        verdict=_overall(graded, origins, context),
        outlets=tuple(sorted({context.reports[item.report].outlet for item in evidence})),
        origins=origins,
        authorities=tuple(sorted({*speakers, *(one.cited for one in cluster if one.cited is not None)})),
        silent=_silent(evidence, context),
        slots=graded,
        evidence=evidence,
        tellings=tuple(Telling(profile.key[0], "statement", profile.key[1]) for profile in cluster),
        explanation=_explanation([profile.key for profile in cluster], context),
        lead=Evidence(lead.key[0], whole[lead.key]),
    )


def distinct(facts: Iterable[Fact]) -> Iterator[Fact]:
    """Facts of statements with an id for each: one that begins where another does is named by its ends, too."""
    known: set[str] = set()
    for fact in facts:
        if fact.id in known:
            fact = replace(fact, id=identity("s", (f"{e.report}:{e.span.start}-{e.span.end}" for e in fact.evidence)))
        known.add(fact.id)
        yield fact


def passage_fact(
    places: Iterable[Place],
    slots: Sequence[Slot],
    context: Context,
    told: Sequence[Slot] = (),
    why: Iterable[str] = (),
) -> Fact:
    """The fact that sentences of several reports make which tell the same, and in which the reader found none.

    It has no type and no tellings. ``slots`` are those in which the sentences differ; it may be none. ``told``: slots
    with what they give, not graded yet. ``why``: what joined the sentences and set their values against each other.
    """
    ordered = sorted(places, key=in_order)
    evidence = _evidence(
        (place.report, Span(place.start, place.end, context.reports[place.report].text[place.start : place.end]))
        for place in ordered
    )
    lead, line = summaries.passage_line(evidence, context.lines)
    bare = Fact(
        id=identity("e", (f"{place.report}:{place.start}-{place.end}" for place in ordered)),
        story=context.story,
        kind="event",
        summary=line,
        type=None,
        mode=None,
        contexts=(),
        actors=(),
        recipients=(),
        realis="actual",
        certainty="certain",
        verdict="disputed",
        outlets=tuple(sorted({context.reports[item.report].outlet for item in evidence})),
        origins=_origins(evidence, context),
        authorities=(),
        silent=_silent(evidence, context),
        slots=_graded(told, context),
        evidence=evidence,
        lead=lead,
    )
    return with_slots(bare, slots, context, why)


def told_by(
    fact: Fact,
    places: Mapping[Place, str],
    filled: Callable[[Sequence[Place]], Sequence[Slot]],
    context: Context,
) -> Fact:
    """A fact that further reports tell in words of no known act: at these places, each with the reason. A report that
    tells it already is passed over. ``filled``: the slots of the fact with what such places give, not graded yet."""
    known = {item.report for item in fact.evidence}
    new = {place: why for place, why in places.items() if place.report not in known}
    if not new:
        return fact
    texts = {place: context.reports[place.report].text[place.start : place.end] for place in new}
    added = ((place.report, Span(place.start, place.end, texts[place])) for place in new)
    evidence = _evidence([*((item.report, item.span) for item in fact.evidence), *added])
    origins = _origins(evidence, context)
    slots = _graded(filled(sorted(new, key=in_order)), context)
    return replace(
        fact,
        slots=slots,
        verdict=_overall(slots, origins, context),
        outlets=tuple(sorted({context.reports[item.report].outlet for item in evidence})),
        origins=origins,
        silent=_silent(evidence, context),
        evidence=evidence,
        explanation=(*fact.explanation, *sorted(set(new.values())), *given(slots, new)),
    )


def given(slots: Iterable[Slot], places: Iterable[Place]) -> tuple[str, ...]:
    """What passages at these places give for slots, for people: a line for each value that stands in one of them."""
    within: dict[str, list[Place]] = {}
    for place in places:
        within.setdefault(place.report, []).append(place)
    found = {
        f"{at.report} [{at.start}, {at.end}) gives {slot.name} “{value.text}”: {value.relation}"
        for slot in slots
        for value in slot.values
        for at in within.get(value.report, ())
        if at.start <= value.span.start and value.span.end <= at.end
    }
    return tuple(sorted(found))


def with_slots(fact: Fact, found: Sequence[Slot], context: Context, why: Iterable[str] = ()) -> Fact:
    """A fact with further differences: values that a slot has already are marked as in conflict there, others are
    added. ``why``: lines that say what set them against each other.

    A difference of a slot that holds other values of the same report comes as a slot of its own ("number 2"), so that
    it stays clear which value is set against which.
    """
    slots = {slot.name: slot for slot in fact.slots}
    for new in found:
        name, number = new.name, 1
        while (old := slots.get(name)) is not None and not _belong(old, new):
            number += 1
            name = f"{new.name} {number}"
        slots[name] = Slot(name, "disputed", new.values if old is None else _merged(old, new))
    return _of_slots(fact, tuple(slots.values()), context, why)


def regraded(fact: Fact, slots: Sequence[Slot], context: Context, why: Iterable[str]) -> Fact:
    """A fact whose values stand otherwise to each other now. ``why``: lines that say what changed."""
    return _of_slots(fact, _graded(slots, context), context, why)


def _of_slots(fact: Fact, slots: tuple[Slot, ...], context: Context, why: Iterable[str]) -> Fact:
    explanation = (*fact.explanation, *sorted(set(why) - {*fact.explanation})[:MOST_EXPLAINED])
    return replace(fact, slots=slots, verdict=_overall(slots, fact.origins, context), explanation=explanation)


def _belong(old: Slot, new: Slot) -> bool:
    """Whether two slots set the same words against each other: their values lie over each other in some report."""
    beside = _by_report(new.values)
    return any(_over(x, y) for x in old.values for y in beside.get(x.report, ()))


def _by_report(values: Iterable[SlotValue]) -> dict[str, list[SlotValue]]:
    found: dict[str, list[SlotValue]] = {}
    for value in values:
        found.setdefault(value.report, []).append(value)
    return found


def _over(x: SlotValue, y: SlotValue) -> bool:
    """Whether two values of one report lie over each other."""
    return x.span.start < y.span.end and y.span.start < x.span.end


def _merged(old: Slot, new: Slot) -> tuple[SlotValue, ...]:
    beside, before = _by_report(new.values), _by_report(old.values)
    kept = [
        replace(x, relation="conflicts") if any(_over(x, y) for y in beside.get(x.report, ())) else x
        for x in old.values
    ]
    kept.extend(y for y in new.values if not any(_over(x, y) for x in before.get(y.report, ())))
    return tuple(sorted(kept, key=lambda value: (value.report, value.span.start, value.span.end)))


def _event_order(profile: EventProfile) -> tuple[str, int, int]:
    return profile.key[0], profile.event.trigger.start, profile.event.trigger.end


def _statement_order(profile: StatementProfile) -> tuple[str, int, int]:
    return profile.key[0], profile.statement.content[0].start, profile.statement.content[0].end


def identity(kind: str, parts: Iterable[str]) -> str:
    """An id from the names of what something is made of, whatever their order: ``kind`` and 12 hexadecimal digits."""
    return f"{kind}-{hashlib.sha256('|'.join(sorted(parts)).encode()).hexdigest()[:12]}"


def _evidence(found: Iterable[tuple[str, Span]]) -> tuple[Evidence, ...]:
    ordered = sorted(set(found), key=lambda item: (item[0], item[1].start, item[1].end))
    return tuple(Evidence(report, span) for report, span in ordered)


def _whole(profile: StatementProfile, text: str) -> Span:
    """From the first to the last word of a statement with its source and cue, where they are near; else its content
    alone."""
    pieces = list(profile.statement.content)
    start, end = min(piece.start for piece in pieces), max(piece.end for piece in pieces)
    for other in (profile.statement.source, profile.statement.cue):
        if other is not None and min(abs(other.end - start), abs(other.start - end), abs(other.start - start)) < 200:
            start, end = min(start, other.start), max(end, other.end)
    return Span(start, end, text[start:end])


def _origins(evidence: Sequence[Evidence], context: Context) -> tuple[str, ...]:
    """The origins of a fact's passages, one at most for each outlet: nobody bears himself out. A report that prints a
    wire's words for it stands for the wire, whatever it says of it besides; an outlet with two articles for that of its
    own, where no other outlet does."""
    taken = {item.report for item in evidence if not origin_of(item, context)[1].endswith(item.report)}
    told: dict[str, dict[str, bool]] = {}  # by outlet: its origins, and whether each is that of its own passages
    for item in evidence:
        outlet, origin = origin_of(item, context)
        if origin.endswith(item.report) and item.report in taken:
            continue
        own = told.setdefault(outlet, {})
        own[origin] = own.get(origin, False) or origin.endswith(item.report)
    found: set[str] = set()
    for _, origins in sorted(told.items(), key=lambda each: (len(each[1]), sorted(each[1]), each[0])):
        left = sorted(origins.keys() - found, key=lambda origin: (not origins[origin], origin))
        found.update(left[:1])
    return tuple(sorted(found))


def origin_of(item: Evidence, context: Context) -> tuple[str, str]:
    """The outlet of a passage, as outlets are compared, and the id of its origin."""
    return _outlet(item.report, context), context.origin(item.report, item.span.start, item.span.end)


def _outlet(report: str, context: Context) -> str:
    return context.reports[report].outlet.casefold()


def _majority(values: Iterable[T], order: Sequence[T] = ()) -> T:
    """The commonest value; among equals the one that comes first in ``order``, then the smallest."""
    counts = Counter(values)
    return min(counts, key=lambda value: (-counts[value], order.index(value) if value in order else 0, str(value)))


def _ids(found: Iterable[Mentioned], actors: Mapping[str, Actor]) -> tuple[str, ...]:
    return members((one.actor for one in found if one.actor is not None), actors)


def _silent(evidence: Sequence[Evidence], context: Context) -> tuple[str, ...]:
    told = {item.report for item in evidence}
    return tuple(sorted(report for report in context.reports if report not in told))


def _graded(found: Sequence[Slot], context: Context) -> tuple[Slot, ...]:
    """Slots with their verdicts, which need origins: a value that three reprints give is one origin's value."""
    done = []
    for slot in found:
        origins = {context.origin(value.report, value.span.start, value.span.end) for value in slot.values}
        several = len(origins) > 1 and len({_outlet(value.report, context) for value in slot.values}) > 1
        verdict: Verdict = (
            "disputed"
            if any(value.relation == "conflicts" for value in slot.values)
            else "corroborated"
            if several
            else "single"
        )
        done.append(Slot(slot.name, verdict, slot.values))
    return tuple(done)


def _overall(slots: Sequence[Slot], origins: Sequence[str], context: Context) -> Verdict:
    for slot in slots:
        kind = kind_of(slot.name) if slot.verdict == "disputed" and slot.name != "wording" else None
        if kind is not None and confidence(kind, len(context.reports)) >= DOUBTFUL:
            return "disputed"
    return "corroborated" if len(origins) > 1 else "single"


def _explanation(keys: Sequence[tuple[str, str]], context: Context) -> tuple[str, ...]:
    """What joined the tellings of a fact, and what kept those apart that were nearest to them."""
    lines = []
    keys = keys[:MOST_EXPLAINED]
    for number, first in enumerate(keys):
        for second in keys[number + 1 :]:
            judged = context.judged.get((first, second)) or context.judged.get((second, first))
            if judged is not None:
                lines.append(f"{first[0]}/{first[1]} ~ {second[0]}/{second[1]}: {judged.score:.2f} ({judged.words()})")
    for first in keys:
        for second, judged in context.apart.get(first, ()):
            why = (
                "never joined"
                if judged.never
                else f"{judged.score:.2f} where {LINK:.2f} would join"
                if judged.score < LINK
                else f"{judged.score:.2f}, but either is nearer to another, or they can't be of one"
            )
            lines.append(f"not {first[0]}/{first[1]} ~ {second[0]}/{second[1]}: {why} ({judged.words()})")
    return tuple(lines)
