"""Corrections applied to a process over time: every record shows what persons said of it.

Merged and split records are made anew from their tellings (see :mod:`accord.ledger.commitment_records` and
:mod:`accord.ledger.regrouping`), so that terms, standing, positions, figures and voices follow by the same rules as any
other's; here they are marked. An edited field has the new
value and the correction says what the reports have. A rejected record stays with its mark; the board leaves it out of
its sections.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any, TypeAlias, get_args

from accord.ledger.corrections import Entered, Part, gone, noted
from accord.ledger.records import (
    AidRecord,
    Change,
    CommitmentRecord,
    ExchangeRecord,
    History,
    IncidentRecord,
    MeetingRecord,
    MeetingStatus,
    RecordStanding,
)
from accord.model import CommitmentClass, Correction, Instant

__all__ = ["FIELDS", "KINDS", "Record", "apply", "find", "record_part"]

Record: TypeAlias = CommitmentRecord | IncidentRecord | ExchangeRecord | AidRecord | MeetingRecord

KINDS: Mapping[str, str] = {
    "commitment": "commitments",
    "incident": "incidents",
    "exchange": "exchanges",
    "aid": "aid",
    "meeting": "meetings",
}
"""By kind of record the field of a history that holds them."""

FIELDS: Mapping[str, Mapping[str, tuple[str, ...] | None]] = {
    "commitment": {
        "summary": None,
        "kind": get_args(CommitmentClass),
        "issue": None,
        "standing": get_args(RecordStanding),
        "over": None,
    },
    "incident": {"summary": None},
    "exchange": {"summary": None, "what": None},
    "aid": {"summary": None, "stage": ("asked", "pledged", "delivered")},
    "meeting": {"summary": None, "status": get_args(MeetingStatus), "day": None},
}
"""What can be edited of each kind, with the values that it may have, or None for any words. Days are ISO dates."""

# Changes that follow from the calendar and from no report.
_BY_ITSELF = frozenset({"its term ran out", "its hour came"})


def find(history: History, words: str) -> list[tuple[str, Record]]:
    """The records (kind, record) whose id is, or begins with, these words."""
    every = [(kind, record) for kind, name in KINDS.items() for record in getattr(history, name)]
    return [each for each in every if each[1].id == words] or [each for each in every if each[1].id.startswith(words)]


def record_part(record: Record) -> Part:
    """A record as it is now, to be kept with a correction of it."""
    told = {name: _told(record, name) for name in _fields(record)}
    for one in reversed(record.corrections):  # an edited field stands as the reports have it
        if one.action == "edit" and one.state == "applied" and one.field in told:
            told[one.field] = one.told
    return Part(record.id, record.summary, record.tellings, told)


def _fields(record: Record) -> Iterable[str]:
    return next(FIELDS[kind] for kind in KINDS if isinstance(record, _CLASSES[kind]))


_CLASSES: Mapping[str, type] = {
    "commitment": CommitmentRecord,
    "incident": IncidentRecord,
    "exchange": ExchangeRecord,
    "aid": AidRecord,
    "meeting": MeetingRecord,
}


def _words(record: Record) -> tuple[str, ...]:
    """The places of its words, by which corrections named records before their tellings had names."""
    return tuple(f"words:{item.report}:{item.span.start}:{item.span.end}" for item in record.evidence)


def _told(record: Record, name: str) -> tuple[str, ...]:
    """What reports say of a field; a standing that came by the calendar alone is none that they say."""
    if name == "standing" and isinstance(record, CommitmentRecord):
        said = [change.standing for change in record.changes if change.rule not in _BY_ITSELF]
        return (said[-1] if said else record.standing,)
    if name == "status" and isinstance(record, MeetingRecord):
        return (record.changes[-1][0] if record.changes else record.status,)
    return (str(getattr(record, name) or ""),)


def apply(made: History, entered: Iterable[Entered], moved: Mapping[int, str | None]) -> History:
    """The history with these corrections. ``moved``: what became of merges and splits."""
    present = frozenset(reading.report.id for reading in made.readings)
    records: dict[str, dict[str, Record]] = {
        kind: {record.id: record for record in getattr(made, name)} for kind, name in KINDS.items()
    }
    bare = {kind: dict(found) for kind, found in records.items()}
    shown: list[Correction] = []
    for one in entered:
        if one.kind in KINDS:
            shown += _applied(one, records[one.kind], bare[one.kind], moved, present)
    fields: dict[str, Any] = {name: tuple(records[kind].values()) for kind, name in KINDS.items()}
    return replace(made, **fields, corrections=tuple(shown))


def _applied(
    one: Entered,
    records: dict[str, Record],
    bare: Mapping[str, Record],
    moved: Mapping[int, str | None],
    present: frozenset[str],
) -> list[Correction]:
    parts = one.parts if one.action == "split" else [_whole(one)]
    regrouping = one.action in ("merge", "split")
    homes = {number: _homes(part, bare, regrouping) for number, part in enumerate(parts)}
    if not any(homes.values()):
        why = gone(one, present)
        return [noted(one, one.parts[0].id, (), why)] if why is not None else []
    made: list[Correction] = []
    for group in homes.values():
        reason = moved.get(one.number)
        if reason is None and len(group) > 1:
            reason = f"it is several now: {', '.join(group)}"
        for home in group:
            told, otherwise = _judged(one, bare[home])
            correction = noted(one, home, told, reason or otherwise)
            record = records[home]
            if one.action == "edit" and correction.state == "applied":
                record = _with_edit(record, one)
            records[home] = replace(record, corrections=(*record.corrections, correction))
            made.append(correction)
    return list({(each.record, each.reason): each for each in made}.values())


def _whole(one: Entered) -> Part:
    """What a correction bears on, as one: all that were merged."""
    first = one.parts[0]
    return Part(first.id, first.summary, tuple(anchor for part in one.parts for anchor in part.anchors), first.told)


def _homes(part: Part, bare: Mapping[str, Record], every: bool) -> list[str]:
    """The records that tell what this one told: all that hold one of a commitment's steps, or of what was merged or
    split (``every``); of others that of the same id, or else those that hold most of its places."""
    mine = frozenset(part.anchors)
    by_words = all(anchor.startswith("words:") for anchor in mine)
    held = {
        name: len(mine & frozenset(_words(record) if by_words else record.tellings)) for name, record in bare.items()
    }
    if every or any(anchor.startswith("step:") for anchor in mine):
        return [name for name, count in held.items() if count]
    if held.get(part.id):
        return [part.id]  # one clause may tell two incidents; the id says which was meant
    most = max(held.values(), default=0)
    return [name for name, count in held.items() if count and count == most]


def _judged(one: Entered, bare: Record) -> tuple[tuple[str, ...], str | None]:
    then = one.parts[0].told
    if one.action == "edit" and one.field is not None:
        now = _told(bare, one.field)
        if one.field == "summary" or now == then.get(one.field, now) or now == (one.value,):
            return now, None
        return now, _otherwise(one.field, then[one.field], now)
    if one.action in ("confirm", "reject"):
        for name in ("kind", "standing", "status", "stage", "day"):
            if name in then and (now := _told(bare, name)) != then[name]:
                return (), _otherwise(name, then[name], now)
    return (), None


def _otherwise(name: str, then: tuple[str, ...], now: tuple[str, ...]) -> str:
    return f"its {name} was {then[0] or 'not told'} and is {now[0] or 'not told'} now"


def _with_edit(record: Record, one: Entered) -> Record:
    value = one.value or None
    if isinstance(record, CommitmentRecord) and one.field == "standing":
        change = Change(value, None, Instant(one.at, "second"), (), f"corrected by {one.who}", ())  # type: ignore[arg-type]
        return replace(record, standing=change.standing, changes=(*record.changes, change))
    fields: dict[str, Any] = {str(one.field): value if one.field in ("over", "day") else one.value}
    return replace(record, **fields)
