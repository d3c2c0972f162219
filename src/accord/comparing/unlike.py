"""Numbers of a fact that conflict by themselves, but whose sentences say that they are of two matters.

The numbers of an act are those of its clause; that one of them is "the other two", or a price in the afternoon and the
other one at the end of the day, is told by the sentences around (:func:`two_matters`).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from accord.comparing import figures, snapshots
from accord.comparing.facts import Context, regraded
from accord.comparing.sentences import Neighbours, Place
from accord.comparing.sides import Side
from accord.model import Fact, Slot, SlotValue

__all__ = ["two_matters", "without_unlike"]

MOST = 12  # values in conflict of a slot; where there are more, the work would grow with their square


def two_matters(one: Side, i: int, two: Side, j: int) -> bool:
    """Whether two numbers of acts that are held to be one are of two matters all the same, or may be one."""
    if figures.of_two_parts(one, i, two, j) or snapshots.of_two_moments(one, two):
        return True
    return figures.conflict(one, i, one.numbers[i], two, j, two.numbers[j]) is None


def without_unlike(fact: Fact, alike: Neighbours, side: Callable[[Place], Side], context: Context) -> Fact:
    """A fact without the conflicts of its numbers that are none, as every two of them are of two matters. ``side``: the
    sentence at a place."""
    slots = tuple(_settled(slot, alike, side) for slot in fact.slots)
    changed = [slot.name for slot, before in zip(slots, fact.slots, strict=True) if slot is not before]
    if not changed:
        return fact
    return regraded(fact, slots, context, [f"{name}: the sentences tell of two matters" for name in changed])


def _settled(slot: Slot, alike: Neighbours, side: Callable[[Place], Side]) -> Slot:
    if slot.name.split(" ")[0] != "number" or slot.verdict != "disputed":
        return slot
    against = [value for value in slot.values if value.relation == "conflicts"]
    if len(against) > MOST:
        return slot
    found = [_word(value, alike, side) for value in against]
    pairs = [
        (found[x], found[y])
        for x, one in enumerate(against)
        for y, two in enumerate(against[x + 1 :], x + 1)
        if one.report != two.report
    ]
    if not pairs or not all(x is not None and y is not None and two_matters(*x, *y) for x, y in pairs):
        return slot
    return Slot(
        slot.name, slot.verdict, tuple(replace(v, relation="absent") if v in against else v for v in slot.values)
    )


def _word(value: SlotValue, alike: Neighbours, side: Callable[[Place], Side]) -> tuple[Side, int] | None:
    """The sentence of a value, and the only number in its words."""
    number = alike.at(value.report, value.span.start)
    places = alike.sentences[number].places if number is not None else ()
    place = next(
        (p for p in places if p.report == value.report and p.start <= value.span.start and value.span.end <= p.end),
        None,
    )
    if place is None:
        return None
    here = side(place)
    held = [i for i in here.numbers if value.span.start <= here.place(i, i)[0] < value.span.end]
    return (here, held[0]) if len(held) == 1 else None
