"""Whether two tellings can be of one happening by when they say it was and when they were written."""

from __future__ import annotations

import math
from collections.abc import Sequence

from accord.comparing import values
from accord.comparing.intervals import ZONE_SLACK, bounds
from accord.comparing.profiles import EventProfile
from accord.model import TimeValue

__all__ = ["fit", "not_yet", "two_times"]

# As told: what is only planned or threatened has no day of its own yet.
DONE = frozenset({"actual"})


def not_yet(a: EventProfile, b: EventProfile) -> bool:
    """Whether what one report tells as done began when the other report, which tells it as done, too, was out: what
    was fired on Friday is not what was written of on Tuesday."""
    if not {a.event.realis, b.event.realis} <= DONE:
        return False
    return _began_after(a, b) or _began_after(b, a)


def _began_after(a: EventProfile, b: EventProfile) -> bool:
    if a.time is None or not isinstance(a.time.value, TimeValue) or b.written is None:
        return False
    found = bounds(a.time.value)
    return found is not None and math.isfinite(found[0]) and found[0] > b.written + ZONE_SLACK


def two_times(a: EventProfile, b: EventProfile) -> bool:
    """Whether two tellings of one report give two days for what is done: it tells of two happenings then."""
    if a.key[0] != b.key[0] or a.time is None or b.time is None or not {a.event.realis, b.event.realis} <= DONE:
        return False
    if not isinstance(a.time.value, TimeValue) or not isinstance(b.time.value, TimeValue):
        return False
    return values.relation(a.time.value, b.time.value) == "conflicts"


def fit(a: Sequence[EventProfile], b: Sequence[EventProfile]) -> bool:
    """Whether what one report tells in several places and what another does can be of one happening: of the tellings
    that give a time, some two can."""
    pairs = [(one, two) for one in a for two in b if _timed(one) or _timed(two)]
    return not pairs or not all(not_yet(one, two) for one, two in pairs)


def _timed(profile: EventProfile) -> bool:
    return profile.time is not None and isinstance(profile.time.value, TimeValue)
