"""Where sentences that tell the same differ: what :mod:`accord.comparing.contrast` finds, put into the slots of facts.

A difference belongs to the fact whose tellings hold its words in both reports. Where the reader found no such fact
(news of prices, weather, sport; a verb that it doesn't know), the two sentences are a fact of their own without a
type, so that a number that a reprint changes is shown wherever it stands.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import lru_cache

from accord.comparing import values
from accord.comparing.contrast import Contrast, contrast
from accord.comparing.facts import Context, passage_fact, with_slots
from accord.comparing.parties import actor_relation
from accord.comparing.sentences import CHANCE, Neighbours, Place, Sentence, matches
from accord.comparing.sets import Sets
from accord.comparing.sides import Part, Side, Stretch, parts
from accord.comparing.slots import is_after, is_past, is_update, plain
from accord.comparing.stretches import Named
from accord.comparing.tallies import tallies
from accord.comparing.unlike import without_unlike
from accord.model import (
    Actor,
    Amount,
    DisagreementKind,
    Fact,
    Instant,
    Mention,
    Reading,
    Slot,
    SlotValue,
    Span,
    TimeValue,
)

__all__ = ["Holders", "add_contrasts", "add_tallies"]

# The slot that takes a difference of a kind.
SLOTS: dict[DisagreementKind, str] = {
    "number": "number",
    "date": "time",
    "duration": "duration",
    "actor": "name",
    "place": "place",
    "polarity": "polarity",
    "certainty": "certainty",
    "wording": "wording",
}

# What tells which of several like happenings is meant: sentences that differ in two of these tell of two, unless they
# are so much more alike than by chance, as a share of that.
WHICH: frozenset[DisagreementKind] = frozenset({"number", "date", "actor", "place"})
SURELY = 0.25

SIDES = 4096  # so many sentences are kept ready for the next that they are set against
GRADES = ("certainty", "polarity")  # of a whole clause, whose numbers are not what it differs in

Telling = dict[Place, tuple[int, int]]  # the words of a difference at every place where one of its two sentences stands


class _Mentions:
    """A report's mentions with their actors under global ids, by place."""

    def __init__(self, reading: Reading, ids: Mapping[tuple[str, str], str]) -> None:
        name = reading.report.id
        self._all = sorted(
            (
                replace(mention, actor=ids.get((name, mention.actor), mention.actor)) if mention.actor else mention
                for mention in reading.mentions
            ),
            key=lambda mention: (mention.span.start, mention.span.end, mention.kind, mention.id),
        )
        self._starts = [mention.span.start for mention in self._all]
        self._parts = parts(reading)
        self._begins = [part[0] for part in self._parts]

    def within(self, start: int, end: int) -> tuple[Mention, ...]:
        """The mentions that lie in code points [start, end)."""
        here = self._all[bisect_left(self._starts, start) : bisect_right(self._starts, end)]
        return tuple(mention for mention in here if mention.span.end <= end)

    def parts(self, start: int, end: int) -> tuple[Part, ...]:
        """What stands in code points [start, end) and does something."""
        here = self._parts[bisect_left(self._begins, start) : bisect_right(self._begins, end)]
        return tuple(part for part in here if part[1] <= end)

    def stretch(self, text: str, place: Place) -> Stretch:
        """The sentence at a place."""
        return Stretch(
            text, place.start, place.end, self.within(place.start, place.end), self.parts(place.start, place.end)
        )


def add_contrasts(
    facts: Sequence[Fact],
    members: Sequence[Reading],
    ids: Mapping[tuple[str, str], str],
    context: Context,
    alike: Neighbours,
) -> list[Fact]:
    """A story's facts with the differences of its sentences in their slots, and a fact for each that no other could
    take. ``alike``: the sentences of its reports."""
    if len(members) < 2:
        return list(facts)
    mentions = {reading.report.id: _Mentions(reading, ids) for reading in members}
    texts = {reading.report.id: reading.report.text for reading in members}
    dates = {reading.report.id: reading.report.published for reading in members}

    @lru_cache(maxsize=SIDES)
    def side(place: Place) -> Side:
        return Side(mentions[place.report].stretch(texts[place.report], place))

    facts = [without_unlike(fact, alike, side, context) for fact in facts]
    holders = Holders(facts)
    added: dict[str, list[Slot]] = defaultdict(list)
    untold: dict[tuple[Sentence, Sentence], list[Slot]] = defaultdict(list)
    why: dict[str, list[str]] = defaultdict(list)  # by fact
    reasons: dict[tuple[Sentence, Sentence], list[str]] = defaultdict(list)
    for match in matches(alike):
        one, two = match.a, match.b
        if not match.sure:
            continue
        if len({place.report for place in (*one.places, *two.places)}) < 2:
            continue
        first, second = side(one.places[0]), side(two.places[0])
        differences = contrast(first, second, match.chance / CHANCE)
        if match.margin < SURELY * match.chance and len({found.kind for found in differences} & WHICH) > 1:
            continue  # other people at another place, or more of them on another day: another happening
        for found in differences:
            when = dates[one.places[0].report], dates[two.places[0].report]
            if _news_of_its_day(found, first, second, *when) or _later_tally(found, first, second, *when):
                continue
            if _came_later(found, first, second, *when):
                continue
            if _reconciled(found, first, second, match.chance > 0) or _one_party(found, first, second, context.actors):
                continue
            if _told_elsewhere(found, first, second):
                continue
            if match.chance > 0 and _asked_others(found, first, second):
                continue
            if _known_to_both(found, first, second, texts[one.places[0].report], texts[two.places[0].report]):
                continue
            left, right = _spread(found.a, one), _spread(found.b, two)
            slot = _slot(found, left, right, texts, first, second)
            line = (
                f"{_set_against(slot, one.places[0], two.places[0])}; sentences {match.likeness:.2f} alike, "
                f"{match.margin:.2f} more than by chance"
            )
            home = holders.of(left, right) or holders.disputing(slot)
            if home is not None:
                added[home].append(slot)
                why[home].append(line)
            else:
                untold[one, two].append(slot)
                reasons[one, two].append(line)
    done = [with_slots(fact, added[fact.id], context, why[fact.id]) if fact.id in added else fact for fact in facts]
    for places, slots, lines in _grouped(untold, reasons):
        done.append(passage_fact(places, slots, context, why=lines))
    return done


def _set_against(slot: Slot, here: Place, there: Place) -> str:
    """A difference for people: the two sentences, and the words that differ."""
    words = " against ".join(f"“{' '.join(value.text.split())}”" for value in slot.values[:2])
    return (
        f"{here.report} [{here.start}, {here.end}) ~ {there.report} [{there.start}, {there.end}): {slot.name} {words}"
    )


def add_tallies(
    facts: Sequence[Fact],
    members: Sequence[Reading],
    ids: Mapping[tuple[str, str], str],
    context: Context,
    alike: Neighbours,
    named: Mapping[str, Named],
) -> list[Fact]:
    """A story's facts with the numbers that are of one thing and conflict (:mod:`accord.comparing.tallies`), but for
    those that are in some conflict already."""
    mentions = {reading.report.id: _Mentions(reading, ids) for reading in members}
    texts = {reading.report.id: reading.report.text for reading in members}
    holders = Holders(facts)

    @lru_cache(maxsize=SIDES)
    def side(place: Place) -> Side:
        return Side(mentions[place.report].stretch(texts[place.report], place))

    known = [
        (value.report, value.span)
        for fact in facts
        for slot in fact.slots
        if not slot.name.startswith(GRADES)
        for value in slot.values
        if value.relation == "conflicts"
    ]
    added: dict[str, list[Slot]] = defaultdict(list)
    untold: dict[tuple[Sentence, Sentence], list[Slot]] = defaultdict(list)
    why: dict[str, list[str]] = defaultdict(list)  # by fact
    reasons: dict[tuple[Sentence, Sentence], list[str]] = defaultdict(list)
    for here, there, found in tallies(members, named, context.actors, side):
        numbers = alike.at(here.report, found.a[0]), alike.at(there.report, found.b[0])
        if numbers[0] is None or numbers[1] is None:
            continue
        left, right = {here: found.a}, {there: found.b}
        slot = _slot(found, left, right, texts, side(here), side(there))
        if any(
            v.report == name and v.span.start < s.end and s.start < v.span.end for v in slot.values for name, s in known
        ):
            continue
        line = f"{_set_against(slot, here, there)}; {found.why}"
        home = holders.of(left, right)
        if home is not None:
            added[home].append(slot)
            why[home].append(line)
        else:
            pair = alike.sentences[numbers[0]], alike.sentences[numbers[1]]
            untold[pair].append(slot)
            reasons[pair].append(line)
    done = [with_slots(fact, added[fact.id], context, why[fact.id]) if fact.id in added else fact for fact in facts]
    grouped = _grouped(untold, reasons)
    return [*done, *(passage_fact(places, slots, context, why=lines) for places, slots, lines in grouped)]


def _grouped(
    untold: Mapping[tuple[Sentence, Sentence], Sequence[Slot]],
    reasons: Mapping[tuple[Sentence, Sentence], Sequence[str]],
) -> list[tuple[list[Place], list[Slot], list[str]]]:
    """Pairs of sentences put together that differ from a third in the same words of it: three reports that give two
    figures are one dispute. In each group the places, the differences, and the reasons for these."""
    pairs = list(untold)
    alike = Sets[int]()
    first: dict[tuple[str, str, int, int], int] = {}
    for number, pair in enumerate(pairs):
        for slot in untold[pair]:
            for value in slot.values:
                other = first.setdefault((slot.name, value.report, value.span.start, value.span.end), number)
                alike.join(other, number)
    groups: dict[int, list[int]] = defaultdict(list)
    for number in range(len(pairs)):
        groups[alike.top(number)].append(number)
    return [
        (
            list(dict.fromkeys(place for number in members for one in pairs[number] for place in one.places)),
            [slot for number in members for slot in untold[pairs[number]]],
            [line for number in members for line in reasons[pairs[number]]],
        )
        for members in groups.values()
    ]


def _reconciled(found: Contrast, a: Side, b: Side, among: bool) -> bool:
    """Whether what the words resolve to doesn't conflict: "Monday" in one report is the "20 March" of another."""
    if found.kind not in ("date", "number", "place"):
        return False
    one, two = (_held(stretch.mentions, place) for stretch, place in ((a, found.a), (b, found.b)))
    if among and found.kind == "place" and _unknown(one) != _unknown(two):
        return True  # of an arena and a town nobody knows whether the one stands in the other
    if one is None or two is None or one.value is None or two.value is None:
        return False
    relation = values.relation(one.value, two.value)
    if _is_stretch(one) and _is_stretch(two) and relation != "equal":
        return False  # "July to June", "July to August": within one another, and with two ends
    # a city and a region that may or may not hold it stand in one place of two sentences: they are set against each
    # other
    return relation in ("equal", "refines") or (relation == "compatible" and found.kind != "place")


def _unknown(mention: Mention | None) -> bool:
    return mention is None or mention.value is None


def _news_of_its_day(found: Contrast, a: Side, b: Side, one: Instant | None, two: Instant | None) -> bool:
    """Whether two days are each the day of the report that names it, or the one before: what was "said on Monday" in
    Monday's report and "said on Friday" in Friday's was said twice."""
    if found.kind != "date" or one is None or two is None or one.iso[:10] == two.iso[:10]:
        return False
    told = [_held(side.mentions, place) for side, place in ((a, found.a), (b, found.b))]
    for mention, published in zip(told, (one, two), strict=True):
        value = mention.value if mention is not None else None
        if not isinstance(value, TimeValue) or value.start is None or len(value.start) < 10:
            return False
        try:
            apart = (date.fromisoformat(published.iso[:10]) - date.fromisoformat(value.start[:10])).days
        except ValueError:
            return False
        if not 0 <= apart <= 1:
            return False
    return True


def _came_later(found: Contrast, a: Side, b: Side, one: Instant | None, two: Instant | None) -> bool:
    """Whether one of two days came after the report that tells the other had told that as past: it tells of something
    else."""
    if found.kind != "date" or one is None or two is None:
        return False
    told = [_held(side.mentions, place) for side, place in ((a, found.a), (b, found.b))]
    days = [mention.value if mention is not None else None for mention in told]
    return any(
        isinstance(own, TimeValue) and isinstance(other, TimeValue) and is_past(own, when) and is_after(other, when)
        for own, other, when in ((days[0], days[1], one), (days[1], days[0], two))
    )


def _later_tally(found: Contrast, a: Side, b: Side, one: Instant | None, two: Instant | None) -> bool:
    """Whether two numbers count an attack's victims, and the later report has the higher one."""
    if found.kind != "number":
        return False
    amounts = []
    for side, (start, end) in ((a, found.a), (b, found.b)):
        held = _held(side.mentions, (start, end))
        counts = any(low <= start and end <= high and label == "number:ASSAULT" for low, high, label in side.parts)
        if held is None or not isinstance(held.value, Amount) or not counts:
            return False
        amounts.append(held.value)
    return is_update(amounts[0], amounts[1], one, two)


def _is_stretch(mention: Mention) -> bool:
    return isinstance(mention.value, TimeValue) and None not in (mention.value.start, mention.value.end)


def _one_party(found: Contrast, a: Side, b: Side, actors: Mapping[str, Actor]) -> bool:
    """Whether two names are of actors of whom one may stand for the other: a state and its army."""
    if found.kind != "actor":
        return False
    names = [_named(side.mentions, place) for side, place in ((a, found.a), (b, found.b))]
    return bool(names[0] and names[1]) and actor_relation(names[0], names[1], actors) in ("equal", "refines")


def _known_to_both(found: Contrast, a: Side, b: Side, one: str, two: str) -> bool:
    """Whether a report that gives one of two names also gives the other's, and the two don't do the same in one act.
    It knows both and tells them apart: a man and the house that he led, a town and the county that it lies in."""
    if found.kind not in ("actor", "place"):
        return False
    if _doing(a, found.a) & _doing(b, found.b):
        return False
    first, second = one[found.a[0] : found.a[1]], two[found.b[0] : found.b[1]]
    return _is_within(first, two) or _is_within(second, one)


def _asked_others(found: Contrast, a: Side, b: Side) -> bool:
    """Whether one of two names is of a source of what is told: two reports may well have asked two."""
    return found.kind == "actor" and any("speaks" in _labels(side, at) for side, at in ((a, found.a), (b, found.b)))


def _doing(side: Side, place: tuple[int, int]) -> frozenset[str]:
    """What those do in acts, by the acts' own words, whose mentions have their head in some words. Nothing of somebody
    who is named as a source."""
    labels = _labels(side, place)
    return frozenset() if "speaks" in labels else frozenset(one for one in labels if one.partition(":")[2].islower())


def _labels(side: Side, place: tuple[int, int]) -> list[str]:
    held = [
        mention.span
        for mention in side.mentions
        if mention.kind in ("actor", "place") and place[0] <= mention.head < place[1] + 1
    ]
    return [label for start, end, label in side.parts if any((start, end) == (span.start, span.end) for span in held)]


def _is_within(name: str, text: str) -> bool:
    bare = re.escape(name.removesuffix("'s").removesuffix("’s"))
    return re.search(rf"(?<!\w){bare}(?!\w)", text) is not None


def _told_elsewhere(found: Contrast, a: Side, b: Side) -> bool:
    """Whether somebody whom one sentence names is in the other, too, by whatever words and in whatever place: "the
    Orr Bank" and "the bank"."""
    if found.kind != "actor":
        return False
    for side, place, other in ((a, found.a, b), (b, found.b, a)):
        named = set(_named(side.mentions, place))
        if named & {mention.actor for mention in other.mentions if mention.actor is not None}:
            return True
    return False


def _named(mentions: Sequence[Mention], place: tuple[int, int]) -> list[str]:
    """The actors whose mentions have their head in a name: in "the Orr Bank's chairman, Ida Falk" the bank's name is
    not hers."""
    return [mention.actor for mention in mentions if mention.actor is not None and place[0] <= mention.head < place[1]]


def _held(mentions: Sequence[Mention], place: tuple[int, int]) -> Mention | None:
    """The shortest mention with a value that holds these words."""
    held = [
        mention
        for mention in mentions
        if mention.kind != "actor" and mention.span.start <= place[0] and place[1] <= mention.span.end
    ]
    return min(held, key=lambda mention: (mention.span.end - mention.span.start, mention.id), default=None)


def _spread(words: tuple[int, int], sentence: Sentence) -> Telling:
    """Where words of a sentence stand in every report that has the sentence, given where they stand in its first
    place."""
    base = sentence.places[0].start
    return {place: (words[0] - base + place.start, words[1] - base + place.start) for place in sentence.places}


def _slot(found: Contrast, left: Telling, right: Telling, texts: Mapping[str, str], a: Side, b: Side) -> Slot:
    name = SLOTS.get(found.kind, found.kind)
    listed = []
    for telling, stretch, words in ((left, a, found.a), (right, b, found.b)):
        held = _held(stretch.mentions, words)
        if held is not None and name == "number" and getattr(held.value, "kind", None) == "duration":
            name = "duration"
        value = plain(held.value) if held is not None and name in ("number", "time", "place", "duration") else None
        for place, (start, end) in sorted(telling.items(), key=lambda item: (item[0].report, item[0].start)):
            text = texts[place.report][start:end]
            listed.append(
                SlotValue(text if value is None else value, text, place.report, Span(start, end, text), "conflicts")
            )
    return Slot(name, "disputed", tuple(sorted(listed, key=lambda value: (value.report, value.span.start))))


class Holders:
    """Which facts tell what stands at a place of a report."""

    def __init__(self, facts: Sequence[Fact]) -> None:
        self._facts = {fact.id: fact for fact in facts if len({item.report for item in fact.evidence}) > 1}
        self._at: dict[str, list[tuple[int, int, str]]] = defaultdict(list)
        for fact in self._facts.values():
            for item in fact.evidence:
                self._at[item.report].append((item.span.start, item.span.end, fact.id))
        for held in self._at.values():
            held.sort()
        self._longest = {report: max(end - start for start, end, _ in held) for report, held in self._at.items()}

    def of(self, left: Telling, right: Telling) -> str | None:
        """The fact that tells both words of a difference; of several the one with the shortest evidence there, an
        event before a statement. None where none does.
        """
        here, there = self._around(left), self._around(right)
        both = here.keys() & there.keys()
        return min(both, key=lambda name: (here[name] + there[name], self._facts[name].kind, name), default=None)

    def disputing(self, slot: Slot) -> str | None:
        """The fact of which a slot of this name has the same words in conflict; None where none has. They may stand
        outside of what is its evidence: "held a call on Monday that lasted an hour"."""
        return next(
            (
                name
                for name, fact in self._facts.items()
                for old in fact.slots
                if old.name == slot.name
                and all(
                    any(
                        old_value.relation == "conflicts"
                        and old_value.report == value.report
                        and old_value.span.start < value.span.end
                        and value.span.start < old_value.span.end
                        for old_value in old.values
                    )
                    for value in slot.values
                )
            ),
            None,
        )

    def _around(self, telling: Telling) -> dict[str, int]:
        """Facts with evidence over these words, and how long that evidence is."""
        found: dict[str, int] = {}
        for place, (start, end) in telling.items():
            held = self._at.get(place.report, [])
            low = bisect_left(held, (start - self._longest.get(place.report, 0), 0, ""))
            for first, last, name in held[low : bisect_left(held, (start + 1, 0, ""))]:
                if first <= start and end <= last:
                    found[name] = min(found.get(name, last - first), last - first)
        return found
