"""Where reports conflict, and in what."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from accord.comparing.confidence import confidence
from accord.model import Disagreement, DisagreementKind, Fact, Slot, SlotValue

__all__ = ["disagreements", "kind_of"]

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


def kind_of(slot: str) -> DisagreementKind | None:
    """The kind of a disagreement on a slot; None where values of it are never set against each other."""
    return KINDS.get(slot.split(" ")[0])  # "number 2" is a number


def disagreements(facts: Iterable[Fact], reports: Mapping[str, int]) -> list[Disagreement]:
    """Every slot of every fact on which two values conflict, with the values that take part (one for each report and
    wording). ``reports``: by story how many it has."""
    found = []
    for fact in facts:
        for slot in fact.slots:
            kind = kind_of(slot.name)
            if kind is not None and any(value.relation == "conflicts" for value in slot.values):
                sure = confidence(kind, reports[fact.story])
                found.append(Disagreement(fact.id, slot.name, kind, _sides(slot), sure))
    return found


def _sides(slot: Slot) -> tuple[SlotValue, ...]:
    kept: dict[tuple[str, str], SlotValue] = {}
    for value in slot.values:
        kept.setdefault((value.report, value.text.lower()), value)
    return tuple(kept.values())
