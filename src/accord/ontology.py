"""PLOVER as tables: event types, modes, quad categories, scores, contexts, sectors.

The table is ``data/plover.json``, which states its origin and where it departs from it. It is read and checked once, at
first use: an inconsistent table raises DataError, so that a typing error can't pass for an ontology.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from accord.data import read_json
from accord.errors import DataError

__all__ = [
    "TYPES",
    "EventType",
    "check_plover",
    "contexts",
    "event_type",
    "is_valid",
    "modes",
    "quad",
    "requires_recipient",
    "score",
    "sectors",
]

TYPES: tuple[str, ...] = (
    "AGREE",
    "CONSULT",
    "SUPPORT",
    "CONCEDE",
    "COOPERATE",
    "AID",
    "RETREAT",
    "REQUEST",
    "ACCUSE",
    "REJECT",
    "THREATEN",
    "PROTEST",
    "SANCTION",
    "MOBILIZE",
    "COERCE",
    "ASSAULT",
)
"""The sixteen event types, from verbal cooperation to material conflict."""


@dataclass(frozen=True, slots=True)
class EventType:
    """One PLOVER type. ``modes`` maps a mode to its conflict-cooperation score (None where the manual gives none)."""

    name: str
    quad: str
    score: float
    requires_recipient: bool
    about: str
    modes: Mapping[str, float | None]


@dataclass(frozen=True, slots=True)
class _Plover:
    types: Mapping[str, EventType]
    contexts: tuple[str, ...]
    sectors: Mapping[str, str]


def check_plover(raw: Mapping[str, Any]) -> _Plover:
    """The checked form of plover.json's content. Raises DataError with everything that is wrong, all at once."""
    wrong: list[str] = []
    try:
        quads: dict[str, int] = dict(raw["quads"])
        types: dict[str, EventType] = {}
        for name, entry in raw["types"].items():
            listed = {mode: value["score"] for mode, value in entry["modes"].items()}
            types[name] = EventType(
                name, entry["quad"], float(entry["score"]), bool(entry["requires_recipient"]), entry["about"], listed
            )
        context_names, sector_names = tuple(raw["contexts"]), dict(raw["sectors"])
        shared = list(raw["shared_modes"])
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise DataError(f"plover.json: {type(error).__name__}: {error}") from error
    if tuple(types) != TYPES:
        wrong.append(f"types are {', '.join(types)}")
    if sorted(quads.values()) != [1, 2, 3, 4]:
        wrong.append("quad categories are not numbered 1 to 4")
    for kind in types.values():
        if kind.quad not in quads:
            wrong.append(f"{kind.name}: unknown quad category {kind.quad!r}")
        # REQUEST is verbal conflict at about zero, so the check is one of sides only where a score is clearly on one.
        for label, value in [("", kind.score), *kind.modes.items()]:
            if value is None:
                continue
            if not -10 <= value <= 10:
                wrong.append(f"{kind.name} {label}: score {value} is outside -10 to 10")
            elif abs(value) > 0.5 and (value > 0) != kind.quad.endswith("cooperation"):
                wrong.append(f"{kind.name} {label}: score {value} has the sign of the other side")
    if len(set(context_names)) != len(context_names):
        wrong.append("a context is listed twice")
    wrong.extend(f"context {name!r} is no plain name" for name in context_names if not name.replace("_", "").isalpha())
    wrong.extend(
        f"sector {code!r} is not three capitals" for code in sector_names if len(code) != 3 or not code.isupper()
    )
    for pair in shared:
        if len({frozenset(types[name].modes) for name in pair if name in types}) != 1:
            wrong.append(f"{' and '.join(pair)} don't share their modes")
    if wrong:
        raise DataError("plover.json: " + "; ".join(wrong))
    return _Plover(types, context_names, sector_names)


@lru_cache(maxsize=1)
def _plover() -> _Plover:
    return check_plover(read_json("plover.json"))


def event_type(name: str) -> EventType:
    """All that the ontology says of a type. Raises KeyError for a name that is none of TYPES."""
    return _plover().types[name]


def modes(name: str) -> tuple[str, ...]:
    """The modes of a type, in the manual's order; empty for a type that has none. Raises KeyError."""
    return tuple(event_type(name).modes)


def quad(name: str) -> str:
    """A type's quad category, e.g. "verbal conflict". Raises KeyError."""
    return event_type(name).quad


def score(name: str, mode: str | None = None) -> float:
    """Conflict (-10) to cooperation (10), after Table 2.2; the type's own score for a mode that has none. Raises
    KeyError.
    """
    kind = event_type(name)
    own = None if mode is None else kind.modes[mode]
    return kind.score if own is None else own


def requires_recipient(name: str) -> bool:
    """Whether the manual's section asks for a recipient. Raises KeyError."""
    return event_type(name).requires_recipient


def is_valid(name: str, mode: str | None = None) -> bool:
    """Whether there is such a type, with such a mode."""
    types = _plover().types
    return name in types and (mode is None or mode in types[name].modes)


def contexts() -> tuple[str, ...]:
    """The 37 general contexts, spelt with underscores."""
    return _plover().contexts


def sectors() -> dict[str, str]:
    """Sector codes and what they stand for."""
    return dict(_plover().sectors)
