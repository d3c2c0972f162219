"""What a passage that tells a fact in words of no known act gives for its slots.

Such a passage (:mod:`accord.comparing.echoes`) has no verb that the reader knows, so that no syntax says which of its
numbers and days belong to what it tells. What is taken is what can hardly be of anything else: counts with the thing
that is counted, sums of money, the one length of time, the one day and the one place that it names. Each is compared
with what the tellings give that the passage itself echoes, and with no other, by the rules for all values: counts of
different things are not set against each other.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from accord.comparing import amounts
from accord.comparing.counted import Tally, counts_all, counts_part, told
from accord.comparing.grading import Key
from accord.comparing.occasions import weeks_apart
from accord.comparing.profiles import EventProfile, Mentioned, hedged, written
from accord.comparing.sentences import Place
from accord.comparing.sides import Side, Stretch, parts
from accord.comparing.slots import event_slots
from accord.comparing.stretches import Named
from accord.comparing.tallies import likely_one, opposed
from accord.model import (
    Actor,
    Amount,
    Event,
    Instant,
    Mention,
    PlaceValue,
    Reading,
    Realis,
    Slot,
    SlotValue,
    Span,
    TimeValue,
)

__all__ = ["Retellings", "key_of"]

FILLED = frozenset({"time", "place", "duration", "number"})
ORDER = ("actor", "recipient", "time", "place", "duration", "number")  # others stand behind
FEWEST = 2  # "one man" counts nobody
CUE = 20  # code points between a passage and a word of saying, whose day it may be that it names
_LEVEL = re.compile(r"\b(?:to|at)\s+$", re.IGNORECASE)
_STANDS_IN = re.compile(
    r"\b(?:in|at|on|near|outside|inside|around|across)\s+(?:the\s+)?(?:[\w-]+\s+){0,2}$", re.IGNORECASE
)


def key_of(place: Place) -> Key:
    """What a passage goes by among the tellings of a fact."""
    return place.report, f"passage:{place.start}"


class Retellings:
    """The passages of a story's reports as tellings with what they give for slots."""

    def __init__(self, members: Sequence[Reading], named: Mapping[str, Named], actors: Mapping[str, Actor]) -> None:
        self._named = named
        self._told: dict[str, list[Tally]] = {}
        self._actors = actors
        self._readings = {reading.report.id: reading for reading in members}
        self._mentions = {
            reading.report.id: sorted(
                (one for one in reading.mentions if one.kind != "actor"), key=lambda one: (one.span.start, one.span.end)
            )
            for reading in members
        }

    def slots(
        self,
        old: Sequence[Slot],
        cluster: Sequence[EventProfile],
        places: Iterable[Place],
        links: Iterable[tuple[Key, Key]],
        close: Mapping[Key, frozenset[Key]],
    ) -> list[Slot]:
        """The slots of a fact (``old``: those that its tellings fill) with the values of passages; verdicts not yet
        graded. ``links``: by their keys which passage echoes which telling or other passage; ``close``: which tellings
        were judged to be of the same."""
        kind = cluster[0].event.type if cluster else ""
        unnamed = any(
            isinstance(one.value, Amount) and one.value.unit is None for telling in cluster for one in telling.numbers
        )
        realis: Realis = cluster[0].event.realis if cluster else "actual"
        passing = [self._telling(place, kind, realis, unnamed) for place in places]
        facing = {key: set(others) for key, others in close.items()}
        for one, two in links:
            facing.setdefault(one, set()).add(two)
            facing.setdefault(two, set()).add(one)
        reports = {telling.key[0] for telling in (*cluster, *passing)}
        dates: dict[str, Instant | None] = {name: self._readings[name].report.published for name in reports}
        texts = {name: self._readings[name].report.text for name in reports}
        found = event_slots(
            [*cluster, *passing], self._actors, {key: frozenset(others) for key, others in facing.items()}, dates, texts
        )
        filled = {slot.name: slot for slot in old if slot.name not in FILLED}
        tellers = frozenset(one.key[0] for one in passing)
        filled |= {
            slot.name: self._disputed(_undisputed(slot, tellers), old, tellers) for slot in found if slot.name in FILLED
        }
        return sorted(filled.values(), key=lambda slot: ORDER.index(slot.name) if slot.name in ORDER else len(ORDER))

    def _disputed(self, slot: Slot, old: Sequence[Slot], reports: frozenset[str]) -> Slot:
        """A slot of numbers or lengths of time in which a passage of these reports conflicts only with what
        :func:`accord.comparing.tallies.opposed` sets against it. ``old``: the slots without passages."""
        against = [one for one in slot.values if one.relation == "conflicts"]
        if slot.name not in ("number", "duration") or not against:
            return slot
        before = {
            (one.report, one.span)
            for each in old
            if each.name == slot.name
            for one in each.values
            if one.relation == "conflicts"
        }
        often = Counter(one.report for one in slot.values)
        kept = [
            one
            for one in against
            if any(
                self._opposed(one, two, often[one.report] == often[two.report] == 1)
                for two in against
                if one.report != two.report and (one.report in reports or two.report in reports)
            )
            or (one.report, one.span) in before
        ]
        return replace(
            slot,
            values=tuple(
                replace(one, relation="compatible") if one in against and one not in kept else one
                for one in slot.values
            ),
        )

    def _opposed(self, one: SlotValue, two: SlotValue, sole: bool) -> bool:
        """Whether two numbers are set against each other. ``sole``: each is the only one that its report gives."""
        here, there = self._tallies(one.report), self._tallies(two.report)
        a = next((each for each in here if each.mention.span == one.span), None)
        b = next((each for each in there if each.mention.span == two.span), None)
        if a is None or b is None:
            return False
        first, second = self._readings[one.report], self._readings[two.report]
        if weeks_apart(written(first), written(second)):
            return False
        dates = first.report.published, second.report.published
        return likely_one(a, here, b, there, sole) and opposed(a, here, b, there, dates, self._side) is not None

    def _tallies(self, report: str) -> list[Tally]:
        if report not in self._told:
            self._told[report] = told(self._readings[report], self._named[report], self._actors)
        return self._told[report]

    def _side(self, place: Place) -> Side:
        reading = self._readings[place.report]
        return Side(Stretch(reading.report.text, place.start, place.end, reading.mentions, tuple(parts(reading))))

    def _telling(self, place: Place, kind: str, realis: Realis, unnamed: bool) -> EventProfile:
        """``unnamed``: whether a count is told beside it of which it isn't said what is counted."""
        reading = self._readings[place.report]
        text = reading.report.text
        here = self._mentions[place.report]
        first = bisect_left(here, place.start, key=lambda one: one.span.start)
        last = bisect_left(here, place.end, key=lambda one: one.span.start)
        inside = [one for one in here[first:last] if one.span.end <= place.end]
        sources = [one.source for one in reading.statements if one.source is not None]
        counts = [
            one
            for one in inside
            if _counts(one, text[place.start : one.span.start], unnamed) and not _says_so(one, sources)
        ]
        clause = Span(place.start, place.end, text[place.start : place.end])
        cues = [one.cue for one in reading.statements if one.cue is not None]
        said = any(place.start - CUE < cue.start < place.end + CUE for cue in cues)
        times = [one for one in inside if isinstance(one.value, TimeValue)]
        days = [one for one in times if len(times) == 1 and not said and _is_day(hedged(one, text))]
        lengths = [one for one in inside if isinstance(one.value, Amount) and one.value.kind == "duration"]
        where = [one for one in inside if isinstance(one.value, PlaceValue)]
        stands = where[:1] if _STANDS_IN.search(text[place.start : where[0].span.start] if where else "") else []
        event = Event(
            id=key_of(place)[1],
            trigger=Span(place.start, place.start + 1, text[place.start : place.start + 1]),
            type=kind,
            mode=None,
            contexts=(),
            actors=(),
            recipients=(),
            place=None,
            time=None,
            quantities=(),
            realis=realis,
            certainty="certain",
            statement=None,
            clause=clause,
        )

        def the_only(found: Sequence[Mention]) -> Mentioned | None:
            return Mentioned(found[0].span, hedged(found[0], text), None) if len(found) == 1 else None

        return EventProfile(
            key=key_of(place),
            event=event,
            actors=(),
            recipients=(),
            actor_ids=frozenset(),
            recipient_ids=frozenset(),
            countries=frozenset(),
            place=the_only(stands) if len(where) == 1 else None,
            time=the_only(days),
            duration=the_only(lengths),
            numbers=tuple(Mentioned(one.span, hedged(one, text), None) for one in counts),
            words=frozenset(),
            clause_words=frozenset(),
            scope_words=frozenset(),
            trigger="",
            authority=None,
            written=written(reading),
        )


def _undisputed(slot: Slot, reports: frozenset[str]) -> Slot:
    """A slot of times or places in which passages of these reports conflict with nothing. Which of the days and places
    of a passage is that of the act no syntax says: "the climber, who had lived in Merrow"."""
    if slot.name not in ("time", "place"):
        return slot
    against = {one.report for one in slot.values if one.relation == "conflicts"}
    alone = len(against - reports) < 2
    return replace(
        slot,
        values=tuple(
            replace(one, relation="compatible")
            if one.relation == "conflicts" and (alone or one.report in reports)
            else one
            for one in slot.values
        ),
    )


def _is_day(value: object) -> bool:
    """Whether a time is a day or shorter, told as such: "in 1975" and "42 years ago" may be one year, and what is so
    "since Tuesday" may have been done on Monday."""
    return isinstance(value, TimeValue) and len(value.start or "") >= 10 and value.hedge is None


def _says_so(mention: Mention, sources: Sequence[Span]) -> bool:
    """Whether a number counts those on whose word something is told, and is no part of it: "according to three men"."""
    value = mention.value
    return (
        isinstance(value, Amount)
        and "people" in amounts.sorts(value)
        and any(one.start <= mention.span.start and mention.span.end <= one.end for one in sources)
    )


def _counts(mention: Mention, before: str, unnamed: bool) -> bool:
    """Whether a number says by itself what it counts. Beside a count of nobody knows what only people do."""
    value = mention.value
    if not isinstance(value, Amount) or not (counts_all(mention, before) or counts_part(mention)):
        return False
    if value.kind == "money":
        return _LEVEL.search(before) is None  # a price holds for the hour only
    if value.kind != "count" or value.unit is None or (value.low or value.high or 0) < FEWEST:
        return False
    return not unnamed or amounts.just_people(value)
