"""The board: where a process stands on one screen. What is in force and for how long, what is on the table and who
stands where, what is alleged, what is next, and what has changed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from accord.ledger.days import apart, known_day
from accord.ledger.records import CommitmentRecord, History, IncidentRecord, MeetingRecord
from accord.ledger.review import rejected
from accord.views import sheets, timeline
from accord.views.history_json import history_json
from accord.views.news import name_of, news, told_day
from accord.views.sheets import Line, Section, Sheet
from accord.views.wording import corrected, count, cut, listed

__all__ = ["html", "json", "markdown", "sheet", "text"]

LONGEST = 130
# Lines of a section on one screen.
MOST = 6
# What ended so many days ago has left the board.
RECENT_DAYS = 30


def text(history: History, *, since: str | None = None, width: int = 100, every: bool = False) -> str:
    """The board for a terminal. ``since``: the day (ISO) after which changes are told; ``every``: all lines of every
    section, and not the first few."""
    return sheets.text(sheet(history, since=since, every=every), history, width=width)


def markdown(history: History, *, since: str | None = None, every: bool = False) -> str:
    """The board as Markdown."""
    return sheets.markdown(sheet(history, since=since, every=every), history)


def html(history: History, *, since: str | None = None, every: bool = False) -> str:
    """The board as one HTML page, with the timeline."""
    return sheets.html(sheet(history, since=since, picture=True, every=every), history)


def json(history: History, *, since: str | None = None) -> dict[str, Any]:
    """The board's records as plain data, in the form of the published schema "history"."""
    return history_json(history, since=since)


def sheet(history: History, *, since: str | None = None, picture: bool = False, every: bool = False) -> Sheet:
    """The board's sections, with the first lines of each, or with ``every`` one."""
    most = None if every else MOST
    shown = [one for one in history.commitments if not rejected(one.corrections)]
    held = [one for one in shown if one.standing == "in force"]
    agreed = [one for one in shown if one.standing == "agreed"]
    table = [one for one in shown if one.standing in ("floated", "proposed", "accepted in part")]
    gone = [one for one in shown if one.standing in ("lapsed", "refused", "withdrawn", "superseded")]
    done = [one for one in shown if one.standing in ("fulfilled", "fulfilled late", "not fulfilled")]
    done = [one for one in done if _recent(one, history.on)]
    gone = [one for one in gone if _recent(one, history.on)]
    sections = [
        _section("In force", held, history, most, "nothing that is known to be in force"),
        _section("Agreed", agreed, history, most, "nothing"),
        _section("On the table", table, history, most, "nothing"),
        *(
            [_section(f"Fulfilled, or not, in the last {RECENT_DAYS} days", done, history, most, "nothing")]
            if done
            else []
        ),
        _section(f"Ended or refused in the last {RECENT_DAYS} days", gone, history, most, "nothing"),
        _alleged(history, most),
        _meetings(history, most),
    ]
    if since is not None:
        sections.append(_changed(history, since, most))
    if history.corrections:
        sections.append(_corrected(history))
    outlets = {reading.report.outlet for reading in history.readings}
    lead = (
        f"{count(len(history.readings), 'report')} by {count(len(outlets), 'outlet')}. "
        "Who says what, not what is true: an alleged breach is a charge and no finding."
    )
    return Sheet(
        f"Where the process stands{f' on {history.on}' if history.on else ''}{_last(history)}",
        lead,
        tuple(sections),
        quotes=False,
        picture=timeline.svg(history) if picture else "",
    )


def _last(history: History) -> str:
    """That the day on which one looks is the last report's, which may be long past."""
    days = [day for reading in history.readings if (day := known_day(reading.report.published)) is not None]
    return ", the last report's day" if history.on is not None and history.on == max(days, default=None) else ""


def _recent(record: CommitmentRecord, on: str | None) -> bool:
    last = record.changes[-1]
    day = told_day(last.happened) or known_day(last.known)
    return on is None or day is None or len(day) < 10 or apart(day[:10], on) <= RECENT_DAYS


def _section(
    title: str, records: Sequence[CommitmentRecord], history: History, most: int | None, empty: str
) -> Section:
    ordered = sorted(records, key=lambda one: (one.known.iso if one.known else "", one.id), reverse=True)
    return Section(
        title, tuple(_line(one, history) for one in ordered[:most]), empty, len(ordered[len(ordered[:most]) :])
    )


def _line(record: CommitmentRecord, history: History) -> Line:
    last = record.changes[-1]
    day = told_day(last.happened) or known_day(last.known)
    cells = {
        "parties": "" if record.positions else listed((name_of(history, party) for party in record.parties), 8),
        "term": _left(record, history.on),
        "stands": _stands(record, history),
        "silent": listed(name_of(history, party) for party in record.silent),
        "condition": "; ".join(dict.fromkeys(cut(term.text, 90) for term in record.conditions[:2])),
        "only, it is said": "; ".join(dict.fromkeys(cut(term.text, 90) for term in record.only[:2])),
        "alleged breaches": _breaches(record, history),
        "disputed": listed(record.disputed),
        "id": record.id,
        "review": sheets.review(record.corrections),
    }
    mark = f"{last.standing} {day}" if day else last.standing
    return Line(mark, cut(record.summary, LONGEST), sheets.plain(cells), record.evidence[:1])


def _left(record: CommitmentRecord, on: str | None) -> str:
    if record.over is None or record.standing not in ("in force", "agreed"):
        return ""
    if on is None:
        return f"until {record.over}"
    left = apart(on, record.over)
    return f"until {record.over}, {count(left, 'day')} left" if left >= 0 else f"until {record.over}"


def _stands(record: CommitmentRecord, history: History) -> str:
    now: dict[str, str] = {}
    for stand in record.positions:
        now[stand.party] = stand.stance
    return "; ".join(f"{name_of(history, party)} {stance}" for party, stance in now.items())


def _breaches(record: CommitmentRecord, history: History) -> str:
    told = [one for one in history.incidents if one.breach_of == record.id and not rejected(one.corrections)]
    return str(len(told)) if told else ""


def _alleged(history: History, most: int | None) -> Section:
    told = sorted(
        (one for one in history.incidents if one.breach_of is not None and not rejected(one.corrections)),
        key=lambda one: (one.known.iso if one.known else "", one.id),
        reverse=True,
    )
    return Section(
        "Alleged breaches", tuple(_incident(one, history) for one in told[:most]), "none", len(told[len(told[:most]) :])
    )


def _incident(incident: IncidentRecord, history: History) -> Line:
    dead = incident.casualties
    span = f"{dead.best}" if dead.low == dead.high else f"{dead.best} ({dead.low} to {dead.high})"
    by = listed(name_of(history, party) for party in incident.perpetrators)
    said = [
        f"{verb} by {listed(name_of(history, voice.party) for voice in voices)}"
        for verb, voices in (
            ("alleged", incident.alleged_by),
            ("denied", incident.denied_by),
            ("confirmed", incident.confirmed_by),
        )
        if voices
    ]
    cells = {f"said of {by}" if by else "said": "; ".join(said), "dead": span if dead.best is not None else "",
        "review": sheets.review(incident.corrections),
    }  # fmt: skip
    return Line(
        known_day(incident.known) or "", cut(incident.summary, LONGEST), sheets.plain(cells), incident.evidence[:1]
    )


def _meetings(history: History, most: int | None) -> Section:
    coming = sorted(
        (
            one
            for one in history.meetings
            if one.status in ("to come", "possible", "due") and not rejected(one.corrections)
        ),
        key=lambda one: (one.status == "due", one.day or "~", one.id),
    )
    return Section(
        "Next meetings",
        tuple(map(_meeting, coming[:most])),
        "none that is announced",
        len(coming[len(coming[:most]) :]),
    )


def _meeting(meeting: MeetingRecord) -> Line:
    mark = meeting.day or "no day"
    note = {"due": "its day has passed, and no report says that it was held", "possible": "possible"}.get(
        meeting.status, ""
    )
    place = listed(dict.fromkeys(term.text for term in meeting.place))
    cells = {"place": place, "note": note, "review": sheets.review(meeting.corrections)}
    return Line(mark, cut(meeting.summary, LONGEST), sheets.plain(cells), meeting.evidence[:1])


def _corrected(history: History) -> Section:
    """What persons said of records, conflicts first; of the rejected ones this is where they stand."""
    ordered = sorted(history.corrections, key=lambda one: (one.state != "conflict", -one.number, one.record))
    lines = [Line(f"✎ {one.record}", f"{corrected(one)}. Of: {cut(one.summary, LONGEST)}") for one in ordered]
    return Section("Corrections", tuple(lines))


def _changed(history: History, since: str, most: int | None) -> Section:
    fresh = news(history, since=since)
    new = {item.record for item in fresh if item.kind == "incident"}
    found = [item for item in reversed(fresh) if item.kind != "voice" or item.record not in new]
    shown = found if most is None else found[: 2 * most]
    lines = tuple(Line(item.known or "", item.text, (), item.evidence) for item in shown)
    return Section(f"Known since {since}", lines, "nothing new", len(found) - len(shown))
