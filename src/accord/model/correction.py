"""What a person said of what stands in an account."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

__all__ = ["Correction", "ReviewAction"]

ReviewAction = Literal["confirm", "reject", "merge", "split", "edit", "note"]


@dataclass(frozen=True, slots=True)
class Correction:
    """What a person said of a record, and what became of that here.

    ``number`` is its entry in the ledger, ``at`` when it was made (ISO 8601, UTC). ``record`` is the id that the record
    has here, or had when it was corrected where it can't be found any more; ``summary`` what it said then. ``field``
    and ``value`` are what an edit put, ``told`` what the reports say of that field. ``state`` "conflict": the record
    has changed or gone since, ``reason`` says how; what the reports say then stands as they say it.
    """

    number: int
    at: str
    who: str
    action: ReviewAction
    kind: str
    record: str
    summary: str
    field: str | None = None
    value: str | None = None
    told: tuple[str, ...] = ()
    note: str | None = None
    state: Literal["applied", "conflict"] = "applied"
    reason: str | None = None
