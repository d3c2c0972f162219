"""A process as a picture: a bar for every commitment from when it was offered to when it ended, the acts of force and
the meetings beside it. Plain SVG, styled by the page."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from html import escape

from accord.ledger.days import known_day
from accord.ledger.records import CommitmentRecord, History
from accord.model import TimeValue
from accord.views.news import told_day
from accord.views.wording import cut

__all__ = ["svg"]

WIDTH, LEFT, RIGHT = 900, 300, 12
ROW, TOP = 22, 30
MOST_ROWS = 40


def svg(history: History, *, since: str | None = None, until: str | None = None) -> str:
    """The timeline from ``since`` to ``until`` (ISO dates; None: from the first to the last day that is told). Empty
    where no day is known."""
    days = [day for day in _days(history) if (since is None or day >= since) and (until is None or day <= until)]
    if not days:
        return ""
    first, last = date.fromisoformat(since or min(days)), date.fromisoformat(until or max(days))
    scale = _Scale(first - timedelta(days=1), last + timedelta(days=1))
    rows = [record for record in history.commitments if _visible(record, scale)][:MOST_ROWS]
    height = TOP + ROW * (len(rows) + 2) + 8
    parts = [
        f'<svg viewBox="0 0 {WIDTH} {height}" role="img" aria-label="Timeline of the process">',
        *_grid(scale, height),
    ]
    for number, record in enumerate(rows):
        parts.extend(_bar(record, scale, TOP + ROW * number, history.on))
    base = TOP + ROW * len(rows)
    parts.append(f'<text x="4" y="{base + 15}">alleged acts of force</text>')
    for incident in history.incidents:
        day = next((told_day(term.value) for term in incident.time if isinstance(term.value, TimeValue)), None)
        place = scale.at(day or known_day(incident.known))
        if place is not None:
            title = escape(cut(incident.summary, 120))
            parts.append(f'<circle class="hit" cx="{place}" cy="{base + 11}" r="5"><title>{title}</title></circle>')
    base += ROW
    parts.append(f'<text x="4" y="{base + 15}">meetings and calls</text>')
    for meeting in history.meetings:
        place = scale.at(meeting.day)
        if place is not None:
            title = escape(f"{meeting.status}: {cut(meeting.summary, 120)}")
            parts.append(
                f'<rect class="meet" x="{place - 4:.1f}" y="{base + 6}" width="9" height="9">'
                f"<title>{title}</title></rect>"
            )
    return "\n".join([*parts, "</svg>"])


class _Scale:
    def __init__(self, first: date, last: date) -> None:
        self.first, self.last = first, last
        self._days = max(1, (last - first).days)

    def at(self, day: str | None) -> float | None:
        """The place of a day; None where it lies outside or is no day."""
        try:
            here = date.fromisoformat((day or "")[:10])
        except ValueError:
            return None
        if not self.first <= here <= self.last:
            return None
        return round(LEFT + (WIDTH - LEFT - RIGHT) * (here - self.first).days / self._days, 1)

    def clipped(self, day: str | None, otherwise: date) -> float:
        """The place of a day, at the edge where it lies outside."""
        try:
            here = date.fromisoformat((day or "")[:10])
        except ValueError:
            here = otherwise
        here = min(max(here, self.first), self.last)
        return round(LEFT + (WIDTH - LEFT - RIGHT) * (here - self.first).days / self._days, 1)


def _days(history: History) -> list[str]:
    found = [known_day(reading.report.published) for reading in history.readings]
    for record in history.commitments:
        found.extend(told_day(change.happened) for change in record.changes)
    found.extend(meeting.day for meeting in history.meetings)
    return [day for day in found if day is not None and len(day) >= 10]


def _start(record: CommitmentRecord) -> str | None:
    return told_day(record.changes[0].happened) or known_day(record.changes[0].known)


def _visible(record: CommitmentRecord, scale: _Scale) -> bool:
    start = _start(record)
    return start is not None and start[:10] <= scale.last.isoformat()


def _grid(scale: _Scale, height: int) -> Sequence[str]:
    span = (scale.last - scale.first).days
    step = next((size for size in (1, 2, 7, 14, 30, 91, 365) if span / size <= 8), 730)
    found = []
    day = scale.first + timedelta(days=1)
    while day <= scale.last:
        place = scale.at(day.isoformat())
        found.append(f'<line class="grid" x1="{place}" x2="{place}" y1="{TOP - 8}" y2="{height}"/>')
        found.append(f'<text class="soft" x="{place}" y="14" text-anchor="middle">{day.isoformat()[5:]}</text>')
        day += timedelta(days=step)
    found.append(f'<text class="soft" x="4" y="14">{scale.first.year}</text>')
    return found


# What a commitment has come to an end by: its bar goes no further.
ENDED = ("lapsed", "refused", "withdrawn", "superseded", "fulfilled", "fulfilled late", "not fulfilled")


def _bar(record: CommitmentRecord, scale: _Scale, top: int, on: str | None) -> Sequence[str]:
    """The life of a commitment: pale while it is open or agreed, full while it is in force."""
    found = [
        f'<text x="4" y="{top + 15}">{escape(cut(record.summary, 42))}'
        f"<title>{escape(cut(record.summary, 160))}: {record.standing}</title></text>"
    ]
    ended = ENDED
    changes = list(record.changes)
    for number, change in enumerate(changes):
        if change.standing in ended:
            continue
        start = told_day(change.happened) or known_day(change.known)
        after = changes[number + 1] if number + 1 < len(changes) else None
        end = (told_day(after.happened) or known_day(after.known)) if after is not None else on
        left, right = scale.clipped(start, scale.first), scale.clipped(end, scale.last)
        kind = "held" if change.standing == "in force" else "open"
        title = escape(f"{change.standing} from {start}")
        found.append(
            f'<rect class="{kind}" x="{left}" y="{top + 5}" width="{max(4.0, right - left):.1f}" height="12" rx="2">'
            f"<title>{title}</title></rect>"
        )
    last = changes[-1]
    if last.standing in ended:
        place = scale.clipped(told_day(last.happened) or known_day(last.known), scale.last)
        found.append(f'<text x="{place + 4}" y="{top + 15}" class="soft">{last.standing}</text>')
    return found
