"""The counts of a telling: which of its numbers count what it tells of, and is one a part of another."""

from __future__ import annotations

import re
from functools import lru_cache

from accord.comparing import amounts, tokens
from accord.comparing.figures import is_whole
from accord.comparing.profiles import EventProfile, Mentioned
from accord.comparing.sides import number
from accord.model import Amount

__all__ = ["counted", "is_kind_of", "is_part", "plain_numbers"]

# "0800 555 111": digits in groups, a nought before them, count nothing.
_DIALLED = re.compile(r"(?:\b0\d[\d\s-]{4,}|\+\d[\d\s-]{6,})$")


def counted(profile: EventProfile) -> list[Mentioned]:
    """The numbers of a telling, without those that others are taken from: "21 of the 200" is 21."""
    clause = profile.event.clause
    before = {one.span: clause.exact[: max(0, one.span.start - clause.start)] for one in profile.numbers}
    return [
        one
        for one in profile.numbers
        if not is_whole(before[one.span])
        and not _DIALLED.search(before[one.span])
        and not _DIALLED.match(one.span.exact)
    ]


def is_kind_of(whole: object, part: object) -> bool:
    """Whether one amount may be of some among those whom another counts: "84 people", "ten children"."""
    if not isinstance(whole, Amount) or not isinstance(part, Amount) or whole.low is None or part.high is None:
        return False
    return amounts.just_people(whole) and bool(part.unit) and not amounts.just_people(part) and part.high < whole.low


@lru_cache(maxsize=4096)
def plain_numbers(text: str) -> frozenset[float]:
    """The numbers of a text in digits and the small ones in words."""
    found = set()
    for word in tokens.words(text):
        told = number(word)
        if told is not None and re.fullmatch(r"[\d,]+(?:\.\d+)?", told):
            found.add(float(told.replace(",", "")))
    return frozenset(found)


def is_part(whole: object, part: object, beside: frozenset[float]) -> bool:
    """Whether one amount is another with a third added that its report tells beside it: "23 sailors", "12 Peruvian and
    11 Chadian sailors"."""
    if not isinstance(whole, Amount) or not isinstance(part, Amount) or whole.low is None or part.low is None:
        return False
    rest = whole.low - part.low
    return whole.low == whole.high and part.low == part.high and rest > 0 and rest != part.low and rest in beside
