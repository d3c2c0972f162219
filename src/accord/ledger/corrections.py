"""What persons said of records (confirmed, rejected, merged, split, edited, noted), found again in another account.

A correction is kept with what it was made on: the id, what it said, the *anchors* of its tellings (places in reports,
which no later reading changes) and a snapshot of its values. In a later account the record is the one that has those
anchors. Where there is none, or several, or what the correction was about is told otherwise now, that is a *conflict*:
the reports' words stand as they are, and the correction is shown beside them with the reason.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, cast

from accord.comparing.regroup import Move
from accord.model import Correction, ReviewAction

__all__ = ["ACTIONS", "Entered", "Part", "dumped", "gone", "loaded", "moves", "noted"]

ACTIONS: tuple[ReviewAction, ...] = ("confirm", "reject", "merge", "split", "edit", "note")


@dataclass(frozen=True, slots=True)
class Part:
    """A record as it was when it was corrected. ``told``: by field the words or values that reports gave."""

    id: str
    summary: str
    anchors: tuple[str, ...]
    told: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def reports(self) -> frozenset[str]:
        """The reports that told it."""
        return frozenset(anchor.split(":")[1] for anchor in self.anchors)


@dataclass(frozen=True, slots=True)
class Entered:
    """A correction as it was entered. ``kind`` is what ``parts`` are: "fact", "statement", "story", "commitment", ...

    Of a merge the parts are all that are one; of a split the first is what stays and the others what is parted from it.
    ``counted`` are those of its reports that count in the ledger now, whether or not they are looked at; None: all.
    """

    number: int
    at: str
    who: str
    action: ReviewAction
    kind: str
    parts: tuple[Part, ...]
    story: str | None = None
    field: str | None = None
    value: str | None = None
    note: str | None = None
    counted: frozenset[str] | None = None

    @property
    def reports(self) -> frozenset[str]:
        """The reports that told what it was made on."""
        return frozenset().union(*(part.reports for part in self.parts))


def dumped(made: Entered) -> tuple[str, str | None]:
    """Its target and its value as JSON, for a ledger's columns."""
    target = {
        "kind": made.kind,
        "story": made.story,
        "parts": [
            {
                "id": part.id,
                "summary": part.summary,
                "anchors": list(part.anchors),
                "told": {name: list(values) for name, values in sorted(part.told.items())},
            }
            for part in made.parts
        ],
    }
    value = None if made.field is None else {"field": made.field, "value": made.value}
    return _text(target), None if value is None else _text(value)


def _text(data: Mapping[str, Any]) -> str:
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"), sort_keys=True)


def loaded(number: int, at: str, who: str, action: str, target: str, value: str | None, note: str | None) -> Entered:
    """What :func:`dumped` wrote, read again."""
    data, put = json.loads(target), json.loads(value) if value is not None else {}
    parts = tuple(
        Part(
            part["id"],
            part["summary"],
            tuple(part["anchors"]),
            {name: tuple(values) for name, values in part["told"].items()},
        )
        for part in data["parts"]
    )
    return Entered(
        number, at, who, cast(ReviewAction, action), data["kind"], parts, data["story"], put.get("field"),
        put.get("value"), note,
    )  # fmt: skip


def moves(made: Iterable[Entered], *kinds: str) -> tuple[Move, ...]:
    """What corrections of these kinds join and part."""
    return tuple(
        Move(one.number, one.action == "merge", tuple(frozenset(part.anchors) for part in one.parts))
        for one in made
        if one.kind in kinds and one.action in ("merge", "split")
    )


def noted(made: Entered, record: str, told: Iterable[str] = (), reason: str | None = None) -> Correction:
    """A correction as a record shows it. With a ``reason`` it is in conflict."""
    return Correction(
        made.number, made.at, made.who, made.action, made.kind, record, made.parts[0].summary, made.field, made.value,
        tuple(dict.fromkeys(told)), made.note, "applied" if reason is None else "conflict", reason,
    )  # fmt: skip


def gone(made: Entered, present: frozenset[str]) -> str | None:
    """Why nothing is found of what it was made on, where ``present`` are the reports that are looked at.

    None where that means nothing: its reports count, and only are not among these.
    """
    if made.reports & present:
        return "no reading tells it any more"
    if made.counted is not None and made.counted:
        return None
    return "none of the reports that told it counts any more"
