"""What a report leads with, and on which days it happened, so that the follow-up of the next day is told from the first
day's news."""

from __future__ import annotations

from datetime import date

from accord.model import Event, Mention, Reading, TimeValue

__all__ = ["leads"]

# Paragraphs that are a report's lead.
LEAD = 2
# Acts that are news by themselves. What is said of a happening is said days after it, too.
TOLD = frozenset({"ACCUSE", "REQUEST", "REJECT", "SUPPORT", "THREATEN"})


def leads(reading: Reading) -> frozenset[str]:
    """Features for :meth:`accord.comparing.stories.Stories.add`: of what has happened by the lead, the days
    ("day:2031-05-06") and the acts ("act:ASSAULT"). Empty where the lead gives no day that can be resolved.
    """
    paragraphs = [block for block in reading.report.blocks if block.kind == "paragraph"][:LEAD]
    if not paragraphs or reading.report.published is None:
        return frozenset()
    end = paragraphs[-1].end
    times = {mention.id: mention for mention in reading.mentions if mention.kind == "time"}
    found = [event for event in reading.events if event.trigger.start < end and _is_news(event)]
    days = {day for event in found if event.time is not None and (day := _day(times.get(event.time))) is not None}
    if not days:
        return frozenset()
    return frozenset(f"day:{day}" for day in days) | {f"act:{event.type}" for event in found}


def _is_news(event: Event) -> bool:
    return event.realis == "actual" and event.type not in TOLD and event.base is None


def _day(mention: Mention | None) -> date | None:
    value = mention.value if mention is not None else None
    if not isinstance(value, TimeValue) or value.start is None or value.hedge is not None:
        return None
    if value.precision not in ("day", "hour", "minute", "second"):
        return None
    try:
        return date.fromisoformat(value.start[:10])
    except ValueError:
        return None
