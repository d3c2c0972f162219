"""The course of one commitment: every change and every stand in order, dated twice, with the words that say so;
and what is told of an incident, a meeting, an exchange or aid."""

from __future__ import annotations

from dataclasses import fields
from typing import Any

from accord.errors import NotFoundError
from accord.ledger.days import known_day
from accord.ledger.record_review import KINDS, Record
from accord.ledger.record_review import find as records
from accord.ledger.records import Casualties, CommitmentRecord, Giving, History, Voice
from accord.model import Evidence, Term, TimeValue
from accord.views import sheets
from accord.views.history_json import history_json
from accord.views.news import name_of, told_day
from accord.views.sheets import Line, Section, Sheet
from accord.views.wording import corrected, cut, listed

__all__ = ["find", "html", "json", "markdown", "sheet", "text"]


def find(history: History, name: str) -> CommitmentRecord:
    """The commitment with this id, or the only one whose id begins so. Raises NotFoundError where there is none or
    more than one."""
    found = [record for record in history.commitments if record.id == name] or [
        record for record in history.commitments if name and record.id.startswith(name)
    ]
    if len(found) != 1:
        raise NotFoundError(name, "several commitments begin so" if found else "no commitment has this id")
    return found[0]


def text(history: History, name: str, *, width: int = 100) -> str:
    """The course for a terminal."""
    return sheets.text(sheet(history, name), history, width=width)


def markdown(history: History, name: str) -> str:
    """The course as Markdown."""
    return sheets.markdown(sheet(history, name), history)


def html(history: History, name: str) -> str:
    """The course as one HTML page."""
    return sheets.html(sheet(history, name), history)


def json(history: History, name: str) -> dict[str, Any]:
    """The commitment's record as plain data, in the form that it has in the schema "history"."""
    kind, record = _any(history, name)
    found: dict[str, Any] = next(one for one in history_json(history)[KINDS[kind]] if one["id"] == record.id)
    return found


def _any(history: History, name: str) -> tuple[str, Record]:
    """The kind of a record and the record, of whatever kind it is. Raises NotFoundError where it is none or several."""
    found = [one for one in records(history, name) if name]
    if len(found) != 1:
        return "commitment", find(history, name)
    return found[0]


def sheet(history: History, name: str) -> Sheet:
    """The course's sections; of an incident, a meeting, an exchange or aid what is told of it."""
    _, one = _any(history, name)
    if not isinstance(one, CommitmentRecord):
        return _other(one, history)
    record = one
    changes = tuple(
        Line(
            f"{change.standing}",
            change.rule,
            sheets.plain(
                {
                    "happened": told_day(change.happened) or "not told",
                    "known": known_day(change.known) or "not known",
                    "by": listed(name_of(history, party) for party in change.by),
                }
            ),
            change.evidence,
        )
        for change in record.changes
    )
    stands = tuple(
        Line(
            name_of(history, stand.party),
            stand.stance,
            sheets.plain(
                {
                    "happened": told_day(stand.happened) or "",
                    "known": known_day(stand.known) or "",
                    "condition": stand.condition.text if stand.condition is not None else "",
                }
            ),
            stand.evidence,
        )
        for stand in record.positions
    )
    silent = tuple(Line(name_of(history, party), "silent") for party in record.silent)
    alleged = tuple(
        Line(
            known_day(incident.known) or "",
            cut(incident.summary, 140),
            sheets.plain(
                {
                    "alleged by": listed(name_of(history, voice.party) for voice in incident.alleged_by),
                    "denied by": listed(name_of(history, voice.party) for voice in incident.denied_by),
                    "confirmed by": listed(name_of(history, voice.party) for voice in incident.confirmed_by),
                }
            ),
            incident.evidence[:2],
        )
        for incident in history.incidents
        if incident.breach_of == record.id
    )
    parties = listed(name_of(history, party) for party in record.parties)
    lead = f"{record.kind}, {record.issue}, {record.standing}; {parties}"
    return Sheet(
        record.summary,
        lead,
        (
            *_corrections(record),
            Section("Terms", _terms(record), "none is told"),
            Section("Standing", changes),
            Section("Stands", (*stands, *silent), "none is told"),
            Section("Alleged breaches", alleged, "none"),
            Section("Told by", tuple(Line("", "", (), (item,)) for item in record.evidence)),
        ),
    )


def _other(record: Record, history: History) -> Sheet:
    """A record that has no standing: its fields, who says what of it, and its words."""
    lines: list[Line] = []
    for one in fields(record):
        value = getattr(record, one.name)
        label = one.name.replace("_", " ")
        if one.name in _ELSEWHERE or not value:
            continue
        if isinstance(value, str):
            lines.append(Line(label, cut(value, 160)))
        elif isinstance(value, tuple):
            lines += [Line(label, *_told(each, history)) for each in value]
        elif isinstance(value, Casualties) and value.best is not None:
            lines.append(Line("dead", f"{value.best} ({value.low} to {value.high})"))
    known = known_day(record.known) or "not known"
    return Sheet(
        record.summary,
        f"{record.id}, known since {known}",
        (
            *_corrections(record),
            Section("What is told", tuple(lines)),
            Section("Told by", tuple(Line("", "", (), (item,)) for item in record.evidence)),
        ),
    )


# Fields of a record that its heading has, or that have a section of their own.
_ELSEWHERE = frozenset({"id", "summary", "known", "evidence", "tellings", "corrections", "participants"})


def _told(value: object, history: History) -> tuple[str, tuple[tuple[str, str], ...], tuple[Evidence, ...]]:
    """One thing of a field as the text, the cells and the words of a line."""
    if isinstance(value, Term):
        return cut(value.text, 160), (), (value.evidence,)
    if isinstance(value, Voice):
        return name_of(history, value.party), sheets.plain({"known": known_day(value.known) or ""}), value.evidence
    if isinstance(value, Giving):
        who = name_of(history, value.giver) if value.giver is not None else "not told"
        return f"{who}: {listed(term.text for term in value.amounts)}", (), ()
    if isinstance(value, tuple):
        status, known, words = value
        return str(status), sheets.plain({"known": known_day(known) or ""}), (words,)
    return name_of(history, str(value)), (), ()


def _corrections(record: Record) -> tuple[Section, ...]:
    lines = tuple(Line("✎", corrected(one)) for one in record.corrections)
    return (Section("Corrections", lines),) if lines else ()


def _terms(record: CommitmentRecord) -> tuple[Line, ...]:
    rows: dict[str, tuple[Term, ...]] = {
        "scope": record.scope,
        "not covered": record.excluded,
        "only, it is said": record.only,
        "length": record.duration,
        "declared": record.declared,
        "in effect": record.effective,
        "ends": record.ends,
        "condition": record.conditions,
        "purpose": record.purpose,
        "mediation": record.mediators,
        "monitoring": record.monitors,
    }
    lines = []
    for label, terms in rows.items():
        for term in terms:
            day = told_day(term.value) if isinstance(term.value, TimeValue) else None
            worked = f"{term.text} ({day})" if day and day not in term.text else term.text
            lines.append(Line(label, cut(worked, 160), (), (term.evidence,)))
    if record.over is not None:
        lines.append(Line("last day", record.over, (("worked out", "from the terms above"),)))
    return tuple(lines)
