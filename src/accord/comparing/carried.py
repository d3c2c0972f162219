"""What a statement has from the acts that it tells of: values that conflict in the fact of an act conflict in the
statement whose words hold them.

Two renderings that give two days, two numbers or two doers are no account of one thing that was said, however alike
they are in all else; a statement must not be told as borne out in what its outlets dispute.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import combinations
from typing import Any

from accord.comparing import values
from accord.comparing.disagreement import kind_of
from accord.comparing.facts import Context, with_slots
from accord.comparing.grading import MOST
from accord.comparing.profiles import StatementProfile
from accord.model import Amount, Fact, MentionValue, PlaceValue, Slot, SlotValue, TimeValue

__all__ = ["add_carried"]

# Slots of acts whose values say what was said; how a quote is worded and whose it is statements have by themselves.
OWN = frozenset({"wording", "attribution", "scope"})
Key = tuple[str, str]
Disputed = tuple[int, int, int, SlotValue]  # where a value begins and ends, the number of its slot, the value


def add_carried(facts: Sequence[Fact], statements: Mapping[Key, StatementProfile], context: Context) -> list[Fact]:
    """A story's facts, statements with the values in conflict that their contents hold in two tellings that were
    themselves judged to be of one statement."""
    slots: list[Slot] = []
    at: dict[str, list[Disputed]] = defaultdict(list)
    for fact in facts:
        for slot in fact.slots if fact.kind == "event" else ():
            if slot.name.split(" ")[0] in OWN or kind_of(slot.name) is None:
                continue
            for value in slot.values:
                if value.relation == "conflicts":
                    at[value.report].append((value.span.start, value.span.end, len(slots), value))
            slots.append(slot)
    for held in at.values():
        held.sort(key=lambda one: one[:3])
    return [_with_carried(fact, slots, at, statements, context) if fact.kind == "statement" else fact for fact in facts]


def _with_carried(
    fact: Fact,
    slots: Sequence[Slot],
    at: Mapping[str, Sequence[Disputed]],
    statements: Mapping[Key, StatementProfile],
    context: Context,
) -> Fact:
    given: dict[int, list[tuple[Key, SlotValue]]] = defaultdict(list)
    for telling in fact.tellings:
        key = telling.report, telling.ref
        held = at.get(telling.report, ())
        for piece in statements[key].statement.content if held else ():
            low = bisect_left(held, piece.start, key=lambda one: one[0])
            for start, end, number, value in held[low:]:
                if start >= piece.end:
                    break
                if end <= piece.end:
                    given[number].append((key, value))
    told = {slot.name for slot in fact.slots}
    new = []
    for number, listed in given.items():
        if slots[number].name in told:
            continue
        against = {
            (value.report, value.span.start, value.span.end): value
            for (one, x), (two, y) in combinations(listed[:MOST], 2)
            if one[0] != two[0] and two in context.close.get(one, ()) and _conflict(x, y)
            for value in (x, y)
        }
        if against:
            new.append(Slot(slots[number].name, "disputed", tuple(against[place] for place in sorted(against))))
    return with_slots(fact, new, context) if new else fact


def _conflict(x: SlotValue, y: SlotValue) -> bool:
    """Whether two of the values that conflict in a slot do so with each other."""
    one, two = _read(x.value), _read(y.value)
    if one is not None and two is not None:
        return values.relation(one, two) in ("conflicts", "absent") and x.value != y.value
    if isinstance(x.value, (list, tuple)) and isinstance(y.value, (list, tuple)):
        return set(x.value).isdisjoint(y.value)
    return x.value != y.value


def _read(value: Any) -> MentionValue | None:
    """A value as :func:`accord.comparing.slots.plain` shows it, as what it was."""
    if not isinstance(value, dict):
        return None
    if "precision" in value:
        return TimeValue(**value)
    return Amount(**value) if "unit" in value else PlaceValue(**value)
