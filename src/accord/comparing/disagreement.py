"""Where reports conflict, and in what."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from accord.comparing.confidence import confidence
from accord.model import Disagreement, DisagreementKind, Fact, Slot, SlotValue

__all__ = ["disagreements", "kind_of"]

Place = tuple[str, int, int]
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


BY_THEMSELVES = frozenset({"wording", "attribution"})  # kinds that statements have whatever an act's fact has


def kind_of(slot: str) -> DisagreementKind | None:
    """The kind of a disagreement on a slot; None where values of it are never set against each other."""
    return KINDS.get(slot.split(" ")[0])  # "number 2" is a number


def disagreements(facts: Iterable[Fact], reports: Mapping[str, int]) -> list[Disagreement]:
    """Every slot of every fact on which two values conflict, with the values that take part (one for each report and
    wording). ``reports``: by story how many it has. What a statement has from the fact of an act is listed there."""
    facts = tuple(facts)
    acts = [
        (kind_of(slot.name), places)
        for fact in facts
        if fact.kind == "event"
        for slot in fact.slots
        if kind_of(slot.name) not in BY_THEMSELVES
        if (places := _conflicting(slot))
    ]
    found = []
    for fact in facts:
        for slot in fact.slots:
            kind = kind_of(slot.name)
            places = _conflicting(slot)
            if kind is not None and places:
                if fact.kind == "statement" and any(kind == sort and _over(places, held) for sort, held in acts):
                    continue
                sure = confidence(kind, reports[fact.story])
                found.append(Disagreement(fact.id, slot.name, kind, _sides(slot), sure))
    return found


def _conflicting(slot: Slot) -> set[Place]:
    return {(value.report, value.span.start, value.span.end) for value in slot.values if value.relation == "conflicts"}


def _over(places: set[Place], held: set[Place]) -> bool:
    """Whether each of some places lies over one of others."""
    return all(
        any(report == other and start < last and first < end for other, first, last in held)
        for report, start, end in places
    )


def _sides(slot: Slot) -> tuple[SlotValue, ...]:
    kept: dict[tuple[str, str], SlotValue] = {}
    for value in slot.values:
        kept.setdefault((value.report, value.text.lower()), value)
    return tuple(kept.values())
