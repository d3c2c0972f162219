"""Clusters of tellings in, facts out: slots with every report's value, verdicts, who tells and who is silent."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TypeVar

from accord.comparing import avowals
from accord.comparing import slots as fill
from accord.comparing.clusters import LINK, Apart
from accord.comparing.clusters import Verdict as Judgement
from accord.comparing.confidence import DOUBTFUL, confidence
from accord.comparing.disagreement import kind_of
from accord.comparing.profiles import EventProfile, Mentioned, StatementProfile
from accord.comparing.sentences import Place
from accord.comparing.tokens import fold, stem
from accord.comparing.vocabulary import classes
from accord.model import (
    Actor,
    Certainty,
    Event,
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
LONGEST_SUMMARY = 180
CROWD = 3  # reports from which on the words that most of them use choose the telling that sums a fact up
CENTRAL = 0.8  # of the most that a telling shares with the others
SHORT = 8  # words that a telling must have so that its share counts in full, nearly
SHORT_WORDS = 60  # code points of a telling's words that an explanation shows
MOST_EXPLAINED = 40  # tellings whose pairs are explained
# The conjunction or "as" before what was said, and what would have gone on behind it.
_JOINING = re.compile(r"^(?:that |where |when |as (?=[\"“'‘]|(?:an?|the|being)\b))")
_HANGING = re.compile(r"(?:\s+(?:and|or|but|that|which|who|,)|,\s+(?:with|as|while))+$")
LONGEST_POINTER = 3  # words; a longer theme says by itself what it is
# Verb forms that may open the words of an event told by a noun.
CARRIERS = frozenset(
    [
        "held",
        "had",
        "made",
        "took",
        "gave",
        "launched",
        "carried",
        "conducted",
        "signed",
        "reached",
        "hold",
        "have",
        "make",
        "take",
        "give",
        "launch",
        "carry",
        "conduct",
        "sign",
        "reach",
        "has",
        "will",
        "would",
        "may",
        "might",
        "is",
        "was",
        "are",
        "were",
        "began",
        "started",
        "resumed",
        "continued",
        "opened",
        "hosted",
        "attended",
        "led",
        "staged",
        "completed",
        "announced",
    ]
)


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
    said: Mapping[tuple[str, str], StatementProfile] = field(default_factory=dict)  # and those of statements


def event_fact(cluster: Sequence[EventProfile], context: Context) -> Fact:
    """The fact that a cluster of event tellings makes. The cluster must not be empty."""
    cluster = sorted(cluster, key=_event_order)
    evidence = _evidence((profile.key[0], profile.event.clause) for profile in cluster)
    dates = {profile.key[0]: context.reports[profile.key[0]].published for profile in cluster}
    texts = {report: context.reports[report].text for report in dates}
    slots = fill.event_slots(cluster, context.actors, context.close, dates, texts)
    origins = _origins(evidence, context)
    authorities = sorted({profile.authority for profile in cluster if profile.authority is not None})
    kind = _majority(profile.event.type for profile in cluster)
    modes = [profile.event.mode for profile in cluster if profile.event.mode is not None and profile.event.type == kind]
    graded = _graded(slots, context)
    realis = _majority((profile.event.realis for profile in cluster), REALIS)
    alike = [profile for profile in cluster if (profile.event.type, profile.event.realis) == (kind, realis)]
    lead = _most_telling(_central(alike or cluster))
    who = _ids((one for profile in cluster for one in profile.actors), context.actors)
    return Fact(
        id=_identity("e", (f"{profile.key[0]}:{profile.event.trigger.start}" for profile in cluster)),
        story=context.story,
        kind="event",
        summary=_event_summary(lead, context.actors, _answered(lead, context)),
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
    lead = max(
        cluster,
        key=lambda profile: (profile.speaker is not None, profile.statement.form != "indirect", len(profile.text)),
    )
    return Fact(
        id=_identity("s", (f"{profile.key[0]}:{profile.statement.content[0].start}" for profile in cluster)),
        story=context.story,
        kind="statement",
        summary=_statement_summary(lead, context.actors),
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
            fact = replace(fact, id=_identity("s", (f"{e.report}:{e.span.start}-{e.span.end}" for e in fact.evidence)))
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
    ordered = sorted(places, key=lambda place: (place.report, place.start))
    evidence = _evidence(
        (place.report, Span(place.start, place.end, context.reports[place.report].text[place.start : place.end]))
        for place in ordered
    )
    longest = max(evidence, key=lambda item: (len(item.span.exact), item.report))
    bare = Fact(
        id=_identity("e", (f"{place.report}:{place.start}-{place.end}" for place in ordered)),
        story=context.story,
        kind="event",
        summary=_short(_passage_summary(longest)),
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
        lead=longest,
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
    slots = _graded(filled(sorted(new, key=lambda place: (place.report, place.start))), context)
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


def _central(cluster: Sequence[EventProfile]) -> list[EventProfile]:
    """Of the tellings of three reports and more those whose words most other reports use, too: a background clause
    ("has not sent any since 2009") is no headline for what all tell."""
    reports: dict[str, set[str]] = {}
    for profile in cluster:
        reports.setdefault(profile.key[0], set()).update(profile.clause_words)
    if len(reports) < CROWD:
        return list(cluster)
    told = Counter(word for found in reports.values() for word in found)
    shared = [
        sum(told[word] for word in profile.clause_words) / (len(profile.clause_words) + SHORT) for profile in cluster
    ]
    least = CENTRAL * max(shared)
    return [profile for profile, much in zip(cluster, shared, strict=True) if much >= least]


def _most_telling(cluster: Sequence[EventProfile]) -> EventProfile:
    """The telling with most slots filled; a verb before a noun, an earlier before a later one."""
    return max(
        reversed(cluster),
        key=lambda profile: (
            len(profile.actors) > 1 or profile.event.type != "CONSULT",
            profile.event.antecedent is None,
            bool(profile.actors) + bool(profile.recipients) + (profile.event.theme is not None),
            not profile.event.nominal,
            (profile.duration is not None) + (profile.place is not None) + (profile.time is not None),
        ),
    )


def _identity(kind: str, parts: Iterable[str]) -> str:
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
    """The origins of a fact's passages, one at most for each outlet, whether it tells a thing in its own words and in a
    wire's or in two articles: nobody bears himself out. It stands for one of them, for that of its own passages where
    no other outlet does."""
    told: dict[str, dict[str, bool]] = {}  # by outlet: its origins, and whether each is that of its own passages
    for item in evidence:
        outlet, origin = origin_of(item, context)
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
    return _members((one.actor for one in found if one.actor is not None), actors)


def _members(ids: Iterable[str], actors: Mapping[str, Actor]) -> tuple[str, ...]:
    """Ids, each once, with a group that is named by its members ("both leaders") replaced by them."""
    found: dict[str, str] = {}  # a described group that two reprints name in the same words is named once
    for one in ids:
        for member in actors[one].members if one in actors and actors[one].members else (one,):
            found.setdefault(actors[member].name if member in actors else member, member)
    return tuple(found.values())


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
                lines.append(
                    f"{_telling(first, context)} ~ {_telling(second, context)}: {judged.score:.2f} ({judged.words()})"
                )
    for first in keys:
        for second, judged in context.apart.get(first, ()):
            why = (
                "never joined"
                if judged.never
                else f"{judged.score:.2f} where {LINK:.2f} would join"
                if judged.score < LINK
                else f"{judged.score:.2f}, but either is nearer to another, or they can't be of one"
            )
            lines.append(f"not {_telling(first, context)} ~ {_telling(second, context)}: {why} ({judged.words()})")
    return tuple(lines)


def _telling(key: tuple[str, str], context: Context) -> str:
    """A telling as an explanation names it: its report, its event or statement, and how its words begin."""
    event, statement = context.told.get(key), context.said.get(key)
    words = event.event.clause.exact if event is not None else statement.text if statement is not None else ""
    shown = " ".join(words.split())
    return f"{key[0]}/{key[1]} “{shown if len(shown) <= SHORT_WORDS else shown[: SHORT_WORDS - 1].rstrip() + '…'}”"


def _names(ids: Iterable[str], actors: Mapping[str, Actor]) -> str:
    named = [actors[one].name if one in actors else one for one in dict.fromkeys(ids)]
    return " and ".join([", ".join(named[:-1]), named[-1]] if len(named) > 1 else named)


def _answered(profile: EventProfile, context: Context) -> str:
    """What an act answers, where its own words only point to it: "a condition", "the demand"."""
    theme = profile.event.theme
    if profile.event.about is None or theme is None or len(theme.exact.split()) > LONGEST_POINTER:
        return ""
    other = context.told.get((profile.key[0], profile.event.about))
    if other is None or other.event.theme is None:
        return ""
    clause, end = other.event.clause, other.event.theme.end
    words = clause.exact[: end - clause.start] if clause.start < end <= clause.end else other.event.theme.exact
    return "" if theme.exact in words else _loose(" ".join(words.split()))


def _event_summary(profile: EventProfile, actors: Mapping[str, Actor], answered: str = "") -> str:
    """A line for people: who, by name, and what they did, in the words of the telling; ``answered`` is what it
    answers."""
    line = _told_line(profile, actors)
    return _short(f"{line} ({answered})") if answered and not line.endswith("…") else line


# Words that a clause without its subject begins with: in capitals they would pass for a sentence.
_GOES_ON = re.compile(
    r"(?:who|whose|whom|which|that|must|will|would|shall|should|can|could|may|might|is|are|was|were|has|have|had|to)\b"
)


def _told_line(profile: EventProfile, actors: Mapping[str, Actor]) -> str:
    event = profile.event
    core = event.core
    words = _loose(" ".join((core or event.clause).exact.split()))
    outside = [
        one.actor
        for one in profile.actors
        if one.actor is not None
        and (core is None or not core.start <= one.span.start < core.end)
        and not any(_inside(one.span, other.span) for other in profile.actors)  # "the leaders of A, B and C" names all
    ]
    outside = [one for one in outside if one not in actors or not _did_it(actors[one].name, words)]
    names = _names(_members(outside, actors), actors)
    theme = event.theme
    if theme is not None and core is not None and theme.end <= core.start and theme.exact not in words:
        # "two men believed to have been abducted": whom it happened to stands right before what did
        said = " ".join(theme.exact.split())
        words = f"{said} {words}" if not names and core.start - theme.end == 1 else f"{words}: {said}"
    if theme is not None and core is None and theme.end <= event.clause.start and theme.exact not in words:
        words = f"{' '.join(theme.exact.split())} {words}"
    if not names and core is not None and event.clause.start < core.start and not event.nominal:
        words = _loose(" ".join(event.clause.exact.split()))  # no name stands for the subject: it is told as it was
    if not names and (_GOES_ON.match(words) or (not event.nominal and words.startswith(event.trigger.exact))):
        return _short(f"… {words}")
    if not names or words.startswith(names):
        return _short(words[:1].upper() + words[1:])
    first = words.split(" ")[0]
    bare = (
        core is None or (event.nominal and core.start == event.trigger.start) or first.endswith("ing") or first == "to"
    )
    noun = event.nominal and core is not None and not _finite(first, event)
    return _short(f"{names}: {words}" if bare or noun else f"{names} {words}")


def _did_it(name: str, words: str) -> bool:
    """Whether the words tell by themselves who did it: "was shot by police"."""
    if "by" not in words.lower():
        return False  # as most do not, and an expression of its own for each name costs much
    return re.search(rf"\bby\s+(?:[\w-]+\s+){{0,2}}{re.escape(name)}(?!\w)", words, re.IGNORECASE) is not None


def _inside(one: Span, other: Span) -> bool:
    return other.start <= one.start and one.end <= other.end and len(one.exact) < len(other.exact)


def _finite(first: str, event: Event) -> bool:
    """Whether the first word of a noun's core is the verb that carries it ("held an hour-long call")."""
    core = event.core
    return core is not None and core.start >= event.clause.start and first.lower() in CARRIERS


def _loose(words: str) -> str:
    """Words without what joined them to their sentence: "as "very good"", "that talks go on", "to be ready and"; and
    without a quotation mark whose partner stands elsewhere."""
    words = _HANGING.sub("", _JOINING.sub("", words))
    if words.count('"') % 2:
        words = words.removeprefix('"') if words.startswith('"') else words.removesuffix('"')
    opened, closed = words.count("“"), words.count("”")
    if opened > closed:
        return words.removeprefix("“")
    return words.removesuffix("”") if closed > opened else words


def _short(line: str) -> str:
    return line if len(line) <= LONGEST_SUMMARY else line[: LONGEST_SUMMARY - 1].rsplit(" ", 1)[0].rstrip(" ,;:") + "…"


def _passage_summary(longest: Evidence) -> str:
    """A passage's words, with a mark where they go on with a sentence."""
    words = " ".join(longest.span.exact.split())
    return f"… {words}" if words[:1].islower() else words


def _statement_summary(profile: StatementProfile, actors: Mapping[str, Actor]) -> str:
    speaker = _names(profile.joint, actors)
    if not speaker:
        speaker = profile.statement.source.exact if profile.statement.source is not None else "unnamed source"
    words = _loose(" ".join(profile.text.split()))
    cue = profile.statement.cue
    if cue is not None and any(stem(fold(word)) in classes()["denying"] for word in cue.exact.split()):
        return _short(f"{speaker} {' '.join(cue.exact.split())}: {words}")  # what is denied is not what is said
    return _short(f"{speaker}: {words}")
