"""Times of a clock and the zones that sentences give them in: "6 p.m. EDT", "3 p.m. Reno time"."""

from __future__ import annotations

import re

from accord.comparing.sides import Run, Side
from accord.reading.numbers import table

__all__ = ["is_zone", "may_be_one", "zone"]

HALF_A_DAY = 12 * 60
_CLOCK = re.compile(r"\d(?:[:.]\d\d)?\s?(?:[ap]\.?\s?m\.?)?,?\s\(?$")
# What stands behind a clock's number: the half of the day, and a zone by its letters or by the name of a place.
_ZONE = re.compile(
    r"(?:[:.]\d\d)?\s?(?:[ap]\.?\s?m\b\.?)?,?\s\(?"
    r"(?:(?P<letters>[A-Z]{3,4})\b|(?P<place>(?:[A-Z][\w.]*\s){0,3}?[A-Z][\w.]*|local)\s[Tt]ime\b)"
)


def is_zone(side: Side, run: Run) -> bool:
    """Whether a name behind a clock's time says in which zone that is."""
    first, last = side.words[run[0]], side.words[run[1]]
    if not _CLOCK.search(side.text[max(0, first.start - 14) : first.start]):
        return False
    return first.folded in _offsets() or side.text[last.end : last.end + 5].lower() == " time"


def zone(side: Side, i: int) -> str | None:
    """The zone, folded, that is told behind the number of a clock: "edt", "reno"; None where none is."""
    word = side.words[i]
    start = re.match(r"\d{1,2}", side.text[word.start :])
    found = _ZONE.match(side.text, word.start + start.end()) if start is not None else None
    if found is None:
        return None
    if found["letters"]:
        letters = str(found["letters"]).lower()
        return letters if letters in _offsets() else None
    return str(found["place"]).lower()


def may_be_one(one: int, here: str, two: int, there: str) -> bool:
    """Whether two times of a clock, in minutes, in two zones may be one: always where not both zones are known."""
    first, second = _offsets().get(here), _offsets().get(there)
    return first is None or second is None or (one - first - two + second) % HALF_A_DAY == 0


def _offsets() -> dict[str, int | None]:
    found: dict[str, int | None] = table("times")["zones"]
    return found
