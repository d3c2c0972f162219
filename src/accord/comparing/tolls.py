"""Numbers of people of one occasion that reports give differently: "at least 34 dead" here, "nine civilians" there.

A toll is what outlets differ on most, and the sentences that tell it are often joined by no act: one outlet has an air
strike, the other mortars. Of the numbers of people affected (:mod:`accord.comparing.affected`) two of one kind are of
one occasion here where

* both count the same people by their nouns: people of any sort, or soldiers, or hostages; each is the highest such
  number of its report, but for those of other days or places; and none is told as a part, or as more of something;
* both are told of one day at one place; or the sentences have telling words of what happened in common: one where they
  tell of one day in one country or stand where news tells what it is about, two where they share a day or a place;
* or one report sets them against each other itself: it gives the other's number, too, and each on another's word.

A higher number in a later report takes the earlier up (an update), unless the day was over when the earlier was out
and no number is told to rise, or one report has both as the words of two. "At least 9" and 11 go together.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from datetime import date
from itertools import combinations, product

from accord.comparing import amounts, values
from accord.comparing.affected import of_one_sort
from accord.comparing.facts import Context, with_slots
from accord.comparing.occasions import weeks_apart
from accord.comparing.partners import FEW
from accord.comparing.profiles import written
from accord.comparing.sentences import Place
from accord.comparing.sets import Sets
from accord.comparing.slots import is_update, plain
from accord.comparing.standing import Figure, Sort, disputed
from accord.comparing.stretches import Named, says
from accord.comparing.tokens import stem, words
from accord.comparing.vocabulary import classes
from accord.model import Affected, Amount, Fact, Instant, PlaceValue, Reading, Slot, SlotValue, TimeValue

__all__ = ["add_tolls"]

LEAD = 4  # sentences in which a report tells what it is about
WHY = "numbers of people of one occasion"
DAY = 10  # letters of a day that is written out
TOLD = 3  # telling words in common, of passages that stand further down and share neither day nor place
FAR = 10.0  # a number so many times another is of something else: the dead of a war, those of a raid


@dataclass(frozen=True, slots=True, eq=False)
class Toll:
    """A number of people affected with its sentence. ``number``: of the sentence in its report; ``stems``: the words
    of the sentence and of the one before; ``days``, ``places``: what the sentence tells, or the one before where it
    tells none; ``grows``: it is told as one that rises."""

    told: Affected
    place: Place
    number: int
    stems: Set[str]
    days: frozenset[str]
    places: tuple[PlaceValue, ...]
    grows: bool

    @property
    def value(self) -> Amount:
        """How many there were."""
        return self.told.amount


Pair = tuple[Toll, Toll]


def add_tolls(
    facts: Sequence[Fact],
    members: Sequence[Reading],
    told: Sequence[Affected],
    named: Mapping[str, Named],
    context: Context,
) -> list[Fact]:
    """A story's facts with the disputes of how many people were affected on one occasion, but for those that are known
    already. ``told``: the story's numbers of people; ``named``: by report what its stretches name. Nothing in a story
    of many reports, which tell of many occasions."""
    if not 1 < len(members) <= FEW:
        return list(facts)
    by_report: dict[str, list[Toll]] = {}
    for reading in members:
        name = reading.report.id
        by_report[name] = list(_tolls(reading, [one for one in told if one.evidence.report == name], named[name]))
    when = {reading.report.id: written(reading) for reading in members}
    out = {reading.report.id: reading.report.published for reading in members}
    known = _known(facts, by_report)
    alike: list[Pair] = []
    against: list[Pair] = []
    again: list[Pair] = []
    for here, there in combinations(sorted(by_report), 2):
        if weeks_apart(when[here], when[there]):
            continue
        for x, y in product(by_report[here], by_report[there]):
            if not of_one_sort(x.told, y.told):
                continue
            stated = [(one, x, y) for one in _stated(x, by_report[here], y, by_report[there])]
            stated += [(one, y, x) for one in _stated(y, by_report[there], x, by_report[here])]
            for one, other, own in stated:  # the report that sets two against each other stands on both sides
                alike.append((other, one))
                if _sizes(one.value, own.value) in known:
                    again.append((one, own))
            if not stated and not _is_one(x, by_report[here], y, by_report[there]):
                continue
            alike.append((x, y))
            if _conflict(x.value, y.value) and (stated or not _is_update(x, y, out[here], out[there])):
                (again if _sizes(x.value, y.value) in known else against).append((x, y))
    figures: dict[Sort, list[Figure]] = defaultdict(list)
    sort_of: dict[Toll, Sort] = {}
    for one, occasion in _occasions(alike, against):
        number = replace(one.value, unit=None)  # "92" and "92 detainees" are one side of it
        sort_of[one] = "affected", one.told.kind, frozenset({occasion}), True, number
        figures[sort_of[one]].append(
            Figure("affected", one.told.kind, sort_of[one][2], True, one.value, one.told.evidence.span, one.place)
        )
    pairs = {(sort_of[x], sort_of[y]) for x, y in against}
    return disputed(_with_more(facts, again, context), figures, pairs, _together, context, WHY)


def _with_more(facts: Sequence[Fact], again: Iterable[Pair], context: Context) -> list[Fact]:
    """The facts, with further reports that give a number of a dispute which is known, where they give it against one
    that stands in it."""
    done, left = list(facts), list(again)
    while left:
        waiting = []
        for x, y in left:
            for i, fact in enumerate(done):
                held = next((slot for slot in fact.slots if _holds(slot, x) != _holds(slot, y)), None)
                if held is not None and held.verdict == "disputed":
                    done[i] = with_slots(fact, [replace(held, values=(_value(x), _value(y)))], context, (WHY,))
                    break
            else:
                waiting.append((x, y))
        if len(waiting) == len(left):
            break
        left = waiting  # one that was added may be what another is given against
    return done


def _holds(slot: Slot, one: Toll) -> bool:
    return any(True for value in slot.values for found in _tolls_at(value, {_at(one)[0]: (one,)}))


def _value(one: Toll) -> SlotValue:
    span = one.told.evidence.span
    return SlotValue(plain(one.value), span.exact, _at(one)[0], span, "conflicts")


def _occasions(alike: Iterable[Pair], against: Iterable[Pair]) -> Iterator[tuple[Toll, str]]:
    """The numbers that are set against each other, and those that are of one occasion with one of them, each with a
    name for its occasion."""
    parted = Sets[Toll](_at)
    found: dict[Toll, Toll] = {}
    for x, y in against:
        parted.join(x, y)
        found |= {x: x, y: y}
    for x, y in alike:
        for one, other in ((x, y), (y, x)):
            if one in found and found[one] is one:
                found.setdefault(other, one)
    for one, by in sorted(found.items(), key=lambda pair: _at(pair[0])):
        report, start = _at(parted.top(by))
        yield one, f"{report}:{start}"


def _tolls(reading: Reading, told: Iterable[Affected], named: Named) -> Iterator[Toll]:
    """The numbers of a report that may be set against others, in their order: of what was done, of all those who are
    counted."""
    sentences, text = named.sentences, named.text
    starts = [start for start, _ in sentences]
    for one in told:
        span = one.evidence.span
        if one.realis != "actual" or one.earlier or one.part or not _is_number(one.amount):
            continue
        number = bisect_right(starts, span.start) - 1
        start, end = sentences[number]
        before = sentences[number - 1][0] if number else start
        own, around = _told_in(reading, start, end), _told_in(reading, before, end)
        grows = not classes()["growing"].isdisjoint(stem(word.folded) for word in words(text[start:end]))
        yield Toll(
            one,
            Place(reading.report.id, start, end),
            number,
            named.passage(before, end).stems.keys(),
            own[0] or around[0],
            own[1] or around[1],
            grows,
        )


def _told_in(reading: Reading, start: int, end: int) -> tuple[frozenset[str], tuple[PlaceValue, ...]]:
    """The days and the places that code points [start, end) tell."""
    told = [one.value for one in reading.mentions if start <= one.span.start and one.span.end <= end]
    days = (one.start for one in told if isinstance(one, TimeValue) and one.start is not None)
    return frozenset(day[:DAY] for day in days if len(day) >= DAY), tuple(
        one for one in told if isinstance(one, PlaceValue)
    )


def _is_number(value: Amount) -> bool:
    """Whether a value is one number, or a lowest one: not "dozens"."""
    return value.low is not None and (value.low == value.high or amounts.is_open(value))


def _at(one: Toll) -> tuple[str, int]:
    return one.told.evidence.report, one.told.evidence.span.start


def _known(facts: Iterable[Fact], by_report: Mapping[str, Sequence[Toll]]) -> Collection[tuple[float, float]]:
    """The sizes of every two numbers that some fact has in conflict, the smaller first: to have them in two more
    reports is no other dispute."""
    return {
        _sizes(x.value, y.value)
        for fact in facts
        for slot in fact.slots
        if slot.verdict == "disputed"
        for x, y in combinations([one for value in slot.values for one in _tolls_at(value, by_report)], 2)
    }


def _tolls_at(value: SlotValue, by_report: Mapping[str, Sequence[Toll]]) -> Iterator[Toll]:
    if value.relation == "conflicts":
        for one in by_report.get(value.report, ()):
            if one.told.evidence.span.start < value.span.end and value.span.start < one.told.evidence.span.end:
                yield one


def _sizes(a: Amount, b: Amount) -> tuple[float, float]:
    one, two = amounts.size(a), amounts.size(b)
    return min(one, two), max(one, two)


def _conflict(a: Amount, b: Amount) -> bool:
    return not (amounts.is_open(a) and amounts.is_open(b)) and values.relation(a, b) == "conflicts"


def _is_highest(x: Toll, here: Sequence[Toll]) -> bool:
    """Whether a report tells of no more such people on what may be the same occasion."""
    size = amounts.size(x.value)
    return all(
        not size < amounts.size(one.value) < FAR * size or _apart(one, x)
        for one in here
        if of_one_sort(one.told, x.told)
    )


def _apart(x: Toll, y: Toll) -> bool:
    """Whether two numbers are told of other days or of other places."""
    if x.days and y.days and x.days.isdisjoint(y.days):
        return True
    return bool(x.places and y.places) and not _near(x, y)


def _near(x: Toll, y: Toll) -> bool:
    """Whether some place of one number is or holds, or may, one of another's."""
    return any(values.relation(one, two) != "conflicts" for one, two in product(x.places, y.places))


def _at_one_place(x: Toll, y: Toll) -> bool:
    """Whether two numbers are told of one place that is no whole country."""
    return any(
        one.kind != "country" and values.relation(one, two) == "equal" for one, two in product(x.places, y.places)
    )


def _is_one(x: Toll, here: Sequence[Toll], y: Toll, there: Sequence[Toll]) -> bool:
    """Whether two numbers are of one occasion."""
    low, high = _sizes(x.value, y.value)
    if high >= FAR * low or _apart(x, y) or not _is_highest(x, here) or not _is_highest(y, there):
        return False
    return sum(1 for one in x.stems if one in y.stems and _tells(one)) >= _needed(x, y)


def _needed(x: Toll, y: Toll) -> int:
    """How many telling words two numbers' sentences need in common to be of one occasion, by what else they share."""
    day, place = bool(x.days & y.days), _at_one_place(x, y)
    if day and place:
        return 0
    if (day and x.places and y.places) or (x.number < LEAD and y.number < LEAD):
        return 1
    return TOLD - 1 if day or place else TOLD


def _tells(one: str) -> bool:
    """Whether a stem says of what happened something that not every toll does."""
    return says(one) and all(one not in classes()[name] for name in ("killing", "wounding", "releasing", "seizing"))


def _stated(x: Toll, here: Sequence[Toll], y: Toll, there: Sequence[Toll]) -> list[Toll]:
    """Where the first number stands in the report of the second, too, if both are there on the words of two."""
    if y.told.authority is None or not _is_highest(x, here):
        return []
    return [
        one
        for one in there
        if one is not y
        and one.told.authority not in (None, y.told.authority)
        and (of_one_sort(one.told, y.told) or (one.value.unit is None and one.told.kind == y.told.kind))
        and not _apart(one, y)
        and values.relation(one.value, y.value) == "conflicts"
        and values.relation(one.value, x.value) in ("equal", "refines")
    ]


def _is_update(x: Toll, y: Toll, one: Instant | None, two: Instant | None) -> bool:
    """Whether the later number only takes the earlier up, or may: where it is not known which is the later."""
    if _in_order(one, two) and not is_update(x.value, y.value, one, two):
        return False
    days = x.days & y.days
    out = min((each.iso[:DAY] for each in (one, two) if each is not None), default="")
    return x.grows or y.grows or not days or max(days) >= out


def _in_order(one: Instant | None, two: Instant | None) -> bool:
    """Whether it is known which of two reports was out first: of one that tells its day only, not within a day."""
    if one is None or two is None:
        return False
    if min(len(one.iso), len(two.iso)) > DAY:
        return one.iso != two.iso
    try:
        return abs((date.fromisoformat(one.iso[:DAY]) - date.fromisoformat(two.iso[:DAY])).days) > 1
    except ValueError:
        return False


def _together(a: Sort, b: Sort) -> bool:
    return a[:3] == b[:3]
