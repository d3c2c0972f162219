"""The dossier of a process: all of it, or what became known between two days, by track, with the words."""

from __future__ import annotations

from typing import Any

from accord.ledger.days import known_day
from accord.ledger.records import History
from accord.views import sheets, timeline
from accord.views.board import sheet as board_sheet
from accord.views.history_json import history_json
from accord.views.news import name_of, news
from accord.views.sheets import Line, Section, Sheet
from accord.views.wording import count, cut, listed

__all__ = ["html", "json", "markdown", "sheet", "text"]


def text(history: History, *, since: str | None = None, until: str | None = None, width: int = 100) -> str:
    """The dossier for a terminal."""
    return sheets.text(sheet(history, since=since, until=until), history, width=width)


def markdown(history: History, *, since: str | None = None, until: str | None = None) -> str:
    """The dossier as Markdown."""
    return sheets.markdown(sheet(history, since=since, until=until), history)


def html(history: History, *, since: str | None = None, until: str | None = None) -> str:
    """The dossier as one HTML page with a timeline."""
    return sheets.html(sheet(history, since=since, until=until, picture=True), history)


def json(history: History, *, since: str | None = None, until: str | None = None) -> dict[str, Any]:
    """The dossier's records as plain data, in the form of the published schema "history"."""
    return history_json(history, since=since, until=until)


def sheet(history: History, *, since: str | None = None, until: str | None = None, picture: bool = False) -> Sheet:
    """The dossier's sections: the board, every track, and day by day what became known."""
    fresh = news(history, since=since, until=until)
    about = {item.record for item in fresh}
    span = " ".join(part for part in (f"after {since}" if since else "", f"up to {until}" if until else "") if part)
    sections = [section for section in board_sheet(history).sections if section.lines]
    for track in history.tracks:
        ids = (*track.commitments, *track.incidents, *track.exchanges, *track.aid, *track.meetings)
        lines = tuple(line for name in ids if name in about and (line := _record(history, name)) is not None)
        if lines:
            sections.append(Section(f"Track: {track.name}", lines))
    days: dict[str, list[Line]] = {}
    for item in fresh:
        happened = (("happened", item.happened),) if item.happened and item.happened != item.known else ()
        days.setdefault(item.known or "undated", []).append(Line(item.kind, item.text, happened, item.evidence[:1]))
    sections.extend(Section(f"Known on {day}", tuple(lines)) for day, lines in days.items())
    return Sheet(
        f"Dossier of the process{f' {span}' if span else ''}",
        f"{count(len(history.readings), 'report')}; {count(len(fresh), 'change')} told{f' {span}' if span else ''}. "
        "It says who reports what, in whose words. It does not say what is true.",
        tuple(sections),
        picture=timeline.svg(history, since=since, until=until) if picture else "",
    )


def _record(history: History, name: str) -> Line | None:
    """One line for any record of the process."""
    for record in history.commitments:
        if record.id == name:
            now = {stand.party: stand.stance for stand in record.positions}
            stands = "; ".join(f"{name_of(history, party)} {stance}" for party, stance in now.items())
            cells = sheets.plain({"stands": stands, "id": record.id, "review": sheets.review(record.corrections)})
            return Line(record.standing, cut(record.summary, 160), cells, record.evidence[:2])
    for incident in history.incidents:
        if incident.id == name:
            cells = sheets.plain(
                {
                    "alleged by": listed(name_of(history, voice.party) for voice in incident.alleged_by),
                    "denied by": listed(name_of(history, voice.party) for voice in incident.denied_by),
                    "confirmed by": listed(name_of(history, voice.party) for voice in incident.confirmed_by),
                    "review": sheets.review(incident.corrections),
                }
            )
            return Line(known_day(incident.known) or "", cut(incident.summary, 160), cells, incident.evidence[:2])
    for exchange in history.exchanges:
        if exchange.id == name:
            sides = "; ".join(
                f"{name_of(history, side.giver) if side.giver else 'somebody'}: "
                + listed(term.text for term in side.amounts)
                for side in exchange.sides
                if side.amounts
            )
            cells = sheets.plain({"given": sides, "review": sheets.review(exchange.corrections)})
            return Line("exchange", cut(exchange.summary, 160), cells, exchange.evidence[:2])
    for help_ in history.aid:
        if help_.id == name:
            cells = sheets.plain({"review": sheets.review(help_.corrections)})
            return Line(help_.stage, cut(help_.summary, 160), cells, help_.evidence[:2])
    for meeting in history.meetings:
        if meeting.id == name:
            cells = sheets.plain(
                {
                    "day": meeting.day or "",
                    "place": listed(dict.fromkeys(term.text for term in meeting.place)),
                    "review": sheets.review(meeting.corrections),
                }
            )
            return Line(meeting.status, cut(meeting.summary, 160), cells, meeting.evidence[:2])
    return None
