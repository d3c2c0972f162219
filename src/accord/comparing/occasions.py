"""Whether two tellings can be of one happening by when they say it was and when they were written, and by whether they
tell of one occasion or of several."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence

from accord.comparing import values
from accord.comparing.intervals import ZONE_SLACK, bounds
from accord.comparing.profiles import EventProfile
from accord.model import Amount, TimeValue

__all__ = [
    "days_apart",
    "earlier_encounter",
    "fit",
    "not_yet",
    "other_ordinals",
    "over",
    "several_against_one",
    "timed",
    "two_times",
    "weeks_apart",
    "written_apart",
]

# As told: what is only planned or threatened has no day of its own yet.
DONE = frozenset({"actual"})
# What it speaks against two tellings that one sums up several occasions of which the other tells one: where they are
# counted, and where only the noun is a plural ("the raids", "the raid"), as outlets differ in what they call one.
COUNTED = ("several occasions against one", -1.5)
PLURAL = ("several occasions against one", -0.5)
UNDERTAKEN = frozenset({"AGREE", "CONCEDE"})  # types whose time may be that of what is undertaken
FORCE = frozenset({"ASSAULT", "MOBILIZE"})  # acts of which every noun has a plural for several of them

# Reports that were written further apart than this, in seconds, mostly tell of two occasions of what happens again and
# again, unless they give a time that says otherwise.
APART = 6 * 86400.0
LATER = ("told at other times", -1.5)
ROUND = "round"  # what is counted where encounters are: "the third round of talks"


# What it weighs that two tellings are of one day that lies well before both reports: most acts of a report are of its
# own day or the one before, which says little, but of a day of last month one act of a kind is told at most.
LOOKED_BACK_ON = ("one earlier day", 1.2)
EARLIER = 3 * 86400.0
TO_THE_DAY = frozenset({"day", "hour", "minute", "second"})


def long_before(profile: EventProfile) -> bool:
    """Whether an act was done on a day, told to the day, that lies well before its report."""
    time = profile.time.value if profile.time is not None else None
    if not isinstance(time, TimeValue) or profile.begins is None or profile.written is None:
        return False
    return time.precision in TO_THE_DAY and time.end is None and profile.written - profile.begins > EARLIER


# Days after which what is told of a meeting is what was, and not the news: "they met in Oslo in March".
LONG_AGO = 30 * 86400.0
_LOOKS_BACK = re.compile(r"\b(?:had|ago|last|previous|previously|earlier|former|formerly|then|once)\b", re.IGNORECASE)


def earlier_encounter(a: EventProfile, b: EventProfile) -> bool:
    """Whether one of two tellings is of a meeting or call long before its report, and the other, with no time and no
    word that looks back, of one that is the news: the same two meet again and again."""
    return _news_against(a, b) or _news_against(b, a)


def _news_against(a: EventProfile, b: EventProfile) -> bool:
    if not a.event.type == b.event.type == "CONSULT" or not {a.event.realis, b.event.realis} <= DONE:
        return False
    end = _end(b)
    points_back = a.event.nominal and not a.event.actors  # "the talks"
    if a.time is not None or points_back or end is None or b.written is None or weeks_apart(a.written, b.written):
        return False
    if b.written - end <= LONG_AGO or _LOOKS_BACK.search(a.event.clause.exact) is not None:
        return False
    places = [one.place.value for one in (a, b) if one.place is not None and one.place.value is not None]
    return len(places) < 2 or values.relation(places[0], places[1]) == "conflicts"


def weeks_apart(one: float | None, two: float | None) -> bool:
    """Whether two reports were surely written in other weeks, by when they were out."""
    return one is not None and two is not None and abs(one - two) > APART


def written_apart(a: EventProfile, b: EventProfile) -> tuple[str, float] | None:
    """What it weighs that two reports of other weeks tell of something that is done without a day that both could
    mean; None where it doesn't."""
    if not weeks_apart(a.written, b.written):
        return None
    if not {a.event.realis, b.event.realis} <= DONE or (timed(a) and timed(b)):
        return None
    return None if a.event.clause.exact == b.event.clause.exact else LATER  # a reprint


def _tally(profile: EventProfile) -> Amount | None:
    """How often a telling says that it happened: "two launches", "its sixth test"; None where it doesn't say so."""
    trigger = profile.event.trigger
    for number in profile.numbers:
        amount, span = number.value, number.span
        if not isinstance(amount, Amount) or amount.kind not in ("count", "ordinal"):
            continue
        # "sixth missile" of "its sixth missile test"
        beside = amount.kind == "ordinal" and 0 < trigger.start - span.end <= 1
        if span.start <= trigger.start < span.end or beside or amount.unit == ROUND:
            return amount
    return None


def _is_several(tally: Amount | None) -> bool:
    return tally is not None and tally.kind == "count" and tally.low is not None and tally.low > 1


def _is_plural(profile: EventProfile) -> bool:
    word = profile.event.trigger.exact.lower()
    return word.endswith("s") and not word.endswith("ss")


def other_ordinals(a: EventProfile, b: EventProfile) -> bool:
    """Whether two tellings count it otherwise in one row: the fifth test is not the sixth."""
    one, two = _tally(a), _tally(b)
    if one is None or two is None or not one.kind == two.kind == "ordinal":
        return False
    return one.low != two.low and a.trigger == b.trigger


def several_against_one(a: EventProfile, b: EventProfile) -> tuple[str, float] | None:
    """What it weighs that one telling sums up several occasions ("dozens of tests") and the other tells of one ("the
    latest test"); None where it doesn't."""
    if a.event.type == "CONSULT" or a.event.base == "CONSULT" or b.event.base == "CONSULT":
        return None  # "two rounds of talks" are one encounter to another outlet
    one, two = _tally(a), _tally(b)
    if _is_several(one) != _is_several(two):
        single = a if _is_several(two) else b
        return None if single.event.nominal and _is_plural(single) else COUNTED
    force = a.event.type == b.event.type and a.event.type in FORCE
    if force and one is None and two is None and a.event.nominal and b.event.nominal and _is_plural(a) != _is_plural(b):
        return PLURAL
    return None


def not_yet(a: EventProfile, b: EventProfile) -> bool:
    """Whether what one report tells as done began when the other report, which tells it as done, too, was out: what
    was fired on Friday is not what was written of on Tuesday."""
    if not {a.event.realis, b.event.realis} <= DONE:
        return False
    return _began_after(a, b) or _began_after(b, a)


def _began_after(a: EventProfile, b: EventProfile) -> bool:
    return a.begins is not None and b.written is not None and a.begins > b.written + ZONE_SLACK


def over(a: EventProfile, b: EventProfile) -> bool:
    """Whether what is to come by one report, on a day, was over when another report was out that tells it as to come,
    too: the exchange "on Wednesday" is not what both sides on Thursday still want to do."""
    return _over_when(a, b) or _over_when(b, a)


def _over_when(a: EventProfile, b: EventProfile) -> bool:
    if a.event.realis != "future" or b.written is None:
        return False
    end, later = _end(a), _end(b)
    if end is None or end + ZONE_SLACK > b.written:
        return False
    if later is None:
        return b.event.realis == "future" and b.time is None
    return later > b.written and (b.event.realis == "future" or b.event.type in UNDERTAKEN)


def _end(profile: EventProfile) -> float | None:
    """When the time that a telling gives ends; None where none is told or that is open."""
    found = bounds(profile.time.value) if profile.time and isinstance(profile.time.value, TimeValue) else None
    return found[1] if found is not None and math.isfinite(found[1]) else None


def days_apart(a: EventProfile, b: EventProfile) -> bool:
    """Whether two tellings give times that lie weeks apart."""
    times = [one.time.value for one in (a, b) if one.time is not None and isinstance(one.time.value, TimeValue)]
    found = [limits for time in times if (limits := bounds(time)) is not None]
    return len(found) == 2 and max(found)[0] - min(found)[1] > APART


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
    told = False
    for one in a:
        for two in b:
            if timed(one) or timed(two):
                told = True
                if not not_yet(one, two):
                    return True
    return not told


def timed(profile: EventProfile) -> bool:
    """Whether a telling gives a time that resolved."""
    return profile.time is not None and isinstance(profile.time.value, TimeValue)
