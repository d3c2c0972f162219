"""Where reports conflict, and in what."""

from __future__ import annotations

from collections.abc import Iterable

from accord.model import Disagreement, DisagreementKind, Fact, Slot, SlotValue

__all__ = ["disagreements"]

KINDS: dict[str, DisagreementKind] = {
    "actor": "actor",
    "recipient": "actor",
    "name": "actor",
    "time": "date",
    "place": "place",
    "duration": "duration",
    "number": "number",
    "scope": "scope",
    "polarity": "polarity",
    "certainty": "certainty",
    "attribution": "attribution",
    "wording": "wording",
}


def disagreements(facts: Iterable[Fact]) -> list[Disagreement]:
    """Every slot of every fact on which two values conflict, with the values that take part (one for each report and
    wording)."""
    found = []
    for fact in facts:
        for slot in fact.slots:
            kind = KINDS.get(slot.name.split(" ")[0])  # "number 2" is a number
            if kind is not None and any(value.relation == "conflicts" for value in slot.values):
                found.append(Disagreement(fact.id, slot.name, kind, _sides(slot)))
    return found


def _sides(slot: Slot) -> tuple[SlotValue, ...]:
    kept: dict[tuple[str, str], SlotValue] = {}
    for value in slot.values:
        kept.setdefault((value.report, value.text.lower()), value)
    return tuple(kept.values())
