"""Rounds of talks between the two sides of a process, as reports tell them: "a third round, which is to open on April
12", "the second round closed on Wednesday", "the next is set for July 12", "the delegations are expected back on May
26".

Such words name no meeting by its people: who meets is known from the process. So they are read here, sentence by
sentence, and joined with other tellings of meetings in :mod:`accord.ledger.meeting_records`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from accord.comparing.boundaries import split
from accord.ledger.days import apart, exact_day, known_day
from accord.model import Mention, PlaceValue, Reading, Span, TimeValue

__all__ = ["Round", "ending", "rounds"]

ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
# Words of a report that speaks of talks, so that "a round" is one of these.
TALKS = re.compile(r"\b(?:talks|negotiat\w+|delegations?|negotiators?|peace process|mediat\w+)\b", re.IGNORECASE)

_ROUND = re.compile(
    r"\b(?:(?P<nth>" + "|".join(ORDINALS) + r"|next|new|another|further|fresh|last|final)\s+)?round\b"
    r"(?!\s+of\s+(?!(?:the\s+|peace\s+|direct\s+)*(?:talks|negotiations|meetings))|\s+(?:table|trip))",
    re.IGNORECASE,
)
_NEXT = re.compile(r"The (?:next|second|third|fourth|fifth)\b(?=,| (?:one |meeting )?(?:is|will|was)\b)")
_BACK = re.compile(
    r"\b(?:delegations?|negotiators|envoys|parties|sides|teams)\b[^.]{0,30}?\b(?:"
    r"(?:expected|due|invited) back|"
    r"(?:will|would|to|are to) (?:return|reconvene|reassemble|meet again|come together again)"
    r")\b",
    re.IGNORECASE,
)
_COMING = re.compile(
    r"\b(?:will|would|(?:is|are) (?:to|set|due|expected|scheduled|planned)|to (?:open|begin|start|resume)|invited|"
    r"(?:set|scheduled|planned|due) (?:for|to))\b",
    re.IGNORECASE,
)
_MOVED = re.compile(
    r"\b(?:postponed|put off|put back|pushed back|deferred|delayed|moved|rescheduled)\b(?: from [^.;]{1,30}?)?"
    r"(?: by [^.;]{1,20}?)? (?:to|until|till)\b",
    re.IGNORECASE,
)
HALF_A_YEAR = 180
_ENDED = re.compile(
    r"\b(?:ended|closed|concluded|finished|broke up|broke off|wound up|adjourned|"
    r"(?:last day|close|end|conclusion) of)\b",
    re.IGNORECASE,
)
_BEGUN = re.compile(r"\b(?:opened|began|started|resumed|got under way|met|held)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Round:
    """One telling of a round. ``clause``: its sentence, ``at``: where its word stands; ``number`` where it is told;
    ``day``: when it is held or is to begin; ``ended``: the day on which it was over; ``held``: whether it is told as
    past."""

    clause: Span
    at: Span
    number: int | None
    held: bool
    when: Span | None
    value: TimeValue | None
    day: str | None
    ended: str | None
    place: Mention | None


def rounds(reading: Reading, known: bool = False) -> Iterator[Round]:
    """The rounds of talks that a report tells of, in text order. ``known``: other reports have told of such rounds, so
    that one that says nothing else of talks may mean them."""
    text = reading.report.text
    if not known and TALKS.search(text) is None:
        return
    before = ""
    for low, high in split(reading.report):
        words = text[low:high]
        found = _ROUND.search(words)
        if found is None and re.search(r"\b(?:round|talks|meeting)\b", before):
            found = _NEXT.match(words)
        if found is None:
            found = _BACK.search(words)
        before = words
        if found is None:
            continue
        one = _told(reading, low, high, found)
        if one is not None:
            yield one


def ending(clause: str) -> bool:
    """Whether a clause tells that talks came to their end: its day is their last one."""
    return _ENDED.search(clause) is not None


def _told(reading: Reading, low: int, high: int, found: re.Match[str]) -> Round | None:
    words = reading.report.text[low:high]
    at, after = found.start(), words[found.start() :]
    back = found.re is _BACK
    coming = back or _COMING.search(after) is not None or re.search(r"\binvited\b", words[:at]) is not None
    moved = _MOVED.search(after)
    coming = coming or moved is not None
    over = _ENDED.search(words[max(0, at - 40) :]) is not None
    if not coming and not over and _BEGUN.search(after) is None:
        return None  # a round of which nothing is told but its name
    times = [
        mention
        for mention in reading.mentions
        if mention.kind == "time"
        and low <= mention.span.start < high
        and isinstance(mention.value, TimeValue)
        and exact_day(mention.value) is not None
    ]
    first = low + at + (moved.end() if moved is not None else 0)  # of what is put off the new day counts
    behind = [mention for mention in times if mention.span.start >= first]
    best = behind[0] if behind else None if coming else next(iter(reversed(times)), None)
    value = best.value if best is not None and isinstance(best.value, TimeValue) else None
    day = _to_come(exact_day(value), known_day(reading.report.published)) if moved is not None else exact_day(value)
    ended = day if over and not coming else None
    place = next(
        (
            mention
            for mention in reading.mentions
            if mention.kind == "place"
            and low + at < mention.span.start < high
            and isinstance(mention.value, PlaceValue)
        ),
        None,
    )
    return Round(
        clause=Span(low, high, words),
        at=Span(low + at, low + found.end(), words[at : found.end()]),
        number=_number(found),
        held=not coming,
        when=best.span if best is not None else None,
        value=value,
        day=None if ended is not None else day,
        ended=ended,
        place=place,
    )


def _to_come(day: str | None, known: str | None) -> str | None:
    """A day to which something is put off; one without a year that would lie long back is the next one."""
    if day is None or known is None or apart(day, known) < HALF_A_YEAR:
        return day
    return (date.fromisoformat(day) + timedelta(days=365)).isoformat()


def _number(found: re.Match[str]) -> int | None:
    told = (found.groupdict().get("nth") or found[0].split()[-1]).lower()
    return ORDINALS.index(told) + 1 if told in ORDINALS else None
