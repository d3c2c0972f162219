"""The meetings of a process as an iCalendar file (RFC 5545), for any calendar program.

Written by ``icalendar`` (extra ``calendar``), which keeps to the RFC's folding and escaping and is maintained; ``ics``
was the other choice: it brings four further packages and writes a time of its own into every event.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

from accord.ledger.records import History, MeetingRecord
from accord.ledger.review import rejected
from accord.model import Instant
from accord.views.sheets import Words
from accord.views.wording import clean, corrected, cut, listed

if TYPE_CHECKING:
    from icalendar import Event

__all__ = ["ics"]

STATUS = {
    "to come": "CONFIRMED",
    "possible": "TENTATIVE",
    "held": "CONFIRMED",
    "cancelled": "CANCELLED",
    "due": "TENTATIVE",
}


def ics(history: History) -> bytes:
    """Meetings to come, possible and due whose day is known, each as an event of a whole day (RFC 5545). The same
    history gives the same bytes. Raises ImportError where the extra ``calendar`` is missing.
    """
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("prodid", "-//Accord//process//EN")
    calendar.add("version", "2.0")
    named = Words(history)
    for meeting in sorted(history.meetings, key=lambda one: (one.day or "", one.id)):
        wanted = meeting.status in ("to come", "possible", "due")
        if wanted and not rejected(meeting.corrections) and meeting.day is not None and len(meeting.day) == 10:
            calendar.add_component(_event(meeting, named))
    return bytes(calendar.to_ical())


def _event(meeting: MeetingRecord, named: Words) -> Event:
    from icalendar import Event

    assert meeting.day is not None
    day = date.fromisoformat(meeting.day)
    event = Event()
    event.add("uid", f"{meeting.id}@accord")
    event.add("dtstamp", _stamp(meeting.changes[-1][1], day))
    event.add("dtstart", day)
    event.add("dtend", day + timedelta(days=1))
    event.add("summary", cut(meeting.summary, 120))
    event.add("status", STATUS[meeting.status])
    event.add("transp", "TRANSPARENT")
    place = listed(dict.fromkeys(clean(term.text) for term in meeting.place))
    if place:
        event.add("location", place)
    words = [f"“{clean(item.span.exact)}” {named.label(item)}" for item in meeting.evidence]
    event.add("description", "\n".join([*map(corrected, meeting.corrections), *words]))
    return event


def _stamp(known: Instant | None, day: date) -> datetime:
    """When the event was last told, as the RFC wants a stamp; its own day where that is not known."""
    if known is not None and len(known.iso) >= 16:
        return datetime.fromisoformat(known.iso.replace("Z", "+00:00")).astimezone(UTC)
    if known is not None and len(known.iso) == 10:
        return datetime.fromisoformat(known.iso).replace(tzinfo=UTC)
    return datetime(day.year, day.month, day.day, tzinfo=UTC)
