"""Values that one report prints both of.

A reprint that is cut or put in another order tells less than its original, or tells it elsewhere, and what is left of
it may be joined to another sentence of the original: "she denied it" of one charge to "she admitted it" of the next.
Whoever prints both passages, word for word, does not dispute one of them with the other, and a copy that has but one
disputes nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from accord.comparing.disagreement import kind_of
from accord.comparing.facts import Context, regraded
from accord.comparing.tokens import folded
from accord.model import Fact, Report, Slot, SlotValue

__all__ = ["Printed", "without_own"]

AROUND = 40  # code points of a passage on either side of a value that must be printed with it


def without_own(facts: Iterable[Fact], context: Context) -> Iterator[Fact]:
    """A story's facts; two values no longer conflict where one of their reports prints the passages of both."""
    printed = Printed(context.reports)
    for fact in facts:
        slots = [_parted(slot, printed) if slot.verdict == "disputed" else slot for slot in fact.slots]
        why = [
            f"{new.name}: one report prints both passages, word for word"
            for new, old in zip(slots, fact.slots, strict=True)
            if new is not old
        ]
        yield regraded(fact, slots, context, why) if why else fact


class Printed:
    """Which report prints which passage. ``reports``: by id, those of the values that are asked about."""

    def __init__(self, reports: Mapping[str, Report]) -> None:
        self._reports = reports
        self._folded: dict[str, str] = {}

    def both(self, a: SlotValue, b: SlotValue) -> bool:
        """Whether one of two values' reports prints both passages."""
        return self.prints(b.report, a) or self.prints(a.report, b)

    def prints(self, report: str, value: SlotValue) -> bool:
        """Whether a report prints the passage of a value, word for word."""
        if report not in self._folded:
            self._folded[report] = _line(self._reports[report].text)
        return self._passage(value) in self._folded[report]

    def _passage(self, value: SlotValue) -> str:
        """The words around a value, in its paragraph; those that are cut are left out."""
        found, span = self._reports[value.report], value.span
        inside = [one for one in found.blocks if one.start <= span.start < one.end]
        first, last = (inside[0].start, inside[0].end) if inside else (0, len(found.text))
        low, high = max(first, span.start - AROUND), min(max(last, span.end), span.end + AROUND)
        while first < low < span.start and not found.text[low - 1].isspace():
            low += 1
        while last > high > span.end and not found.text[high].isspace():
            high -= 1
        return _line(found.text[low:high])


def _line(text: str) -> str:
    return f" {' '.join(folded(text))} "


def _parted(slot: Slot, printed: Printed) -> Slot:
    """A disputed slot whose conflicts are looked at again. The slot itself where they stay."""
    if kind_of(slot.name) is None:
        return slot
    conflicting = [value for value in slot.values if value.relation == "conflicts"]
    stays = [
        value
        for value in conflicting
        if any(
            other.report != value.report and _told(other) != _told(value) and not printed.both(value, other)
            for other in slot.values
        )
    ]
    if len(stays) == len(conflicting):
        return slot
    values = tuple(
        replace(value, relation="compatible") if value.relation == "conflicts" and value not in stays else value
        for value in slot.values
    )
    return replace(slot, values=values)


def _told(value: SlotValue) -> tuple[str, str]:
    """What a value is, and in which words: one that is not resolved has only these."""
    return repr(value.value), value.text.casefold()
