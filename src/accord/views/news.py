"""What became known between two days: changes of standing, stands, incidents and voices on them, meetings, exchanges,
aid."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from accord.ledger.days import exact_day, first_day, known_day
from accord.ledger.records import History
from accord.model import Evidence, Instant, TimeValue
from accord.views.wording import cut, listed

__all__ = ["News", "name_of", "news", "told_day"]

LONGEST = 110


@dataclass(frozen=True, slots=True)
class News:
    """One thing that became known. ``kind``: standing, position, incident, voice, meeting, exchange, aid; ``record``:
    the id of what it is about; ``happened`` and ``known`` are ISO dates or None."""

    known: str | None
    happened: str | None
    kind: str
    record: str
    text: str
    evidence: tuple[Evidence, ...]


def name_of(history: History, party: str) -> str:
    """A party's name."""
    return history.names.get(party, party)


def told_day(value: TimeValue | None) -> str | None:
    """The day of a time for people: the day, or what is known of it."""
    if value is None:
        return None
    return exact_day(value) or first_day(value) or value.start


def news(history: History, *, since: str | None = None, until: str | None = None) -> list[News]:
    """What became known after the day ``since`` and up to the day ``until`` (ISO dates), in that order."""
    found = [
        item
        for item in _all(history)
        if (since is None or (item.known is not None and item.known > since))
        and (until is None or (item.known is not None and item.known <= until))
    ]
    return sorted(found, key=lambda item: (item.known or "~", item.happened or "", item.kind, item.record, item.text))


def _all(history: History) -> Iterable[News]:
    def names(parties: Iterable[str]) -> str:
        return listed((name_of(history, party) for party in parties), 5)

    def item(
        known: Instant | None, happened: str | None, kind: str, record: str, text: str, evidence: tuple[Evidence, ...]
    ) -> News:
        return News(known_day(known), happened, kind, record, text, evidence)

    for record in history.commitments:
        short = cut(record.summary, LONGEST)
        for change in record.changes:
            told = f"{change.standing}: {short}"
            yield item(change.known, told_day(change.happened), "standing", record.id, told, change.evidence)
        for stand in record.positions:
            told = f"{name_of(history, stand.party)} {_stance(stand.stance)}: {short}"
            yield item(stand.known, told_day(stand.happened), "position", record.id, told, stand.evidence)
    for incident in history.incidents:
        day = next((told_day(term.value) for term in incident.time if isinstance(term.value, TimeValue)), None)
        yield item(incident.known, day, "incident", incident.id, cut(incident.summary, LONGEST), incident.evidence[:1])
        for verb, voices in (
            ("alleges", incident.alleged_by),
            ("denies", incident.denied_by),
            ("confirms", incident.confirmed_by),
        ):
            for voice in voices:
                told = f"{name_of(history, voice.party)} {verb}: {cut(incident.summary, LONGEST)}"
                yield item(voice.known, None, "voice", incident.id, told, voice.evidence)
    for meeting in history.meetings:
        for status, known, evidence in meeting.changes:
            yield item(
                known, meeting.day, "meeting", meeting.id, f"{status}: {cut(meeting.summary, LONGEST)}", (evidence,)
            )
    for exchange in history.exchanges:
        day = next((told_day(term.value) for term in exchange.time if isinstance(term.value, TimeValue)), None)
        yield item(exchange.known, day, "exchange", exchange.id, cut(exchange.summary, LONGEST), exchange.evidence)
    for help_ in history.aid:
        told = f"{help_.stage}: {cut(help_.summary, LONGEST)}"
        yield item(help_.known, None, "aid", help_.id, told, help_.evidence)


def _stance(stance: str) -> str:
    return {"open to it": "is open to it", "conditional": "accepts on a condition"}.get(stance, stance)
