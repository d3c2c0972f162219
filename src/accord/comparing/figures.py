"""Two numbers of two sentences that tell the same: may they be set against each other, and do they conflict?"""

from __future__ import annotations

import re

from accord.comparing import values
from accord.comparing.sides import Side
from accord.model import Amount, DisagreementKind, Mention

__all__ = ["comparable", "conflict", "is_whole"]

ROUNDING = 0.01
# Kinds of amount that are told from the words beside a number, so that two of them measure different things.
_TOLD = frozenset({"money", "percent", "duration", "ordinal"})


def _held(side: Side, i: int) -> Mention | None:
    return side.mention(i, "quantity", "time")


def comparable(a: Side, i: int, b: Side, j: int) -> bool:
    """Whether two numbers may measure one thing. A share is not set against a sum, a price not against one in another
    currency, a date not against a count, a year not against a number of years, a number within a word ("6-year-old")
    not against a free one of another unit."""
    if is_whole(a.text[: a.words[i].start]) != is_whole(b.text[: b.words[j].start]):
        return False  # "21 of the more than 200", "21"
    one, two = _held(a, i), _held(b, j)
    if one is None or two is None or one.value is None or two.value is None:
        return _bound(a, i) == _bound(b, j)
    if one.kind != two.kind:
        return False
    if one.kind == "time":
        return _year(a, i) == _year(b, j)
    if isinstance(one.value, Amount) and isinstance(two.value, Amount):
        if one.value.kind != two.value.kind and {one.value.kind, two.value.kind} & _TOLD:
            return False
        if one.value.kind == two.value.kind == "money" and one.value.unit != two.value.unit:
            return False
        if _bound(a, i) != _bound(b, j):
            return one.value.kind == two.value.kind and one.value.unit == two.value.unit
    return True


_WHOLE = re.compile(
    r"(?:\b(?:\d[\d.,]*|\w*(?:one|two|three|four|five|six|seven|eight|nine|ten|teen|ty)|some|many|most|any|few|several"
    r"|half|rest|per\s?cent)\b(?:\s[\w-]+){0,2}\sof|half)"
    r"\s(?:(?:the|its|their|his|her|those|these|all)\s)(?:[\w-]+['’]s?\s)?(?:[\w-]+\s){0,3}$",
    re.IGNORECASE,
)


def is_whole(before: str) -> bool:
    """Whether the number after these words is what others are taken from: "21 of the more than" before "200"."""
    return _WHOLE.search(before[-80:]) is not None


def _year(side: Side, i: int) -> bool:
    return re.fullmatch(r"1\d{3}|2[01]\d{2}", side.words[i].text) is not None


def _bound(side: Side, i: int) -> bool:
    """Whether a number is part of a compound: "three-term", "6-year-old"."""
    return bool(re.match(r"-[^\W\d_]", side.text[side.words[i].end :][:2]))


def conflict(a: Side, i: int, left: str, b: Side, j: int, right: str) -> DisagreementKind | None:
    """The kind of conflict of two numbers; None where both can be: one is the other rounded, or holds it."""
    if _rounded(left, right) or _decade(left, right):
        return None
    one, two = _held(a, i), _held(b, j)
    if one is None or two is None:
        return "number"
    if values.relation(one.value, two.value) in ("equal", "compatible", "refines"):
        return None
    return "date" if one.kind == two.kind == "time" else "number"


def _rounded(a: str, b: str) -> bool:
    """Whether one number is the other one rounded: to the last digit that it has ("1.4", "1.36"), or within a
    hundredth of it where it has fewer digits ("60,000", "59,619")."""
    try:
        one, two = float(a), float(b)
    except ValueError:
        return a.removesuffix("th") == b.removesuffix("th")
    if len(a.strip("0.")) != len(b.strip("0.")) and abs(one - two) <= ROUNDING * max(abs(one), abs(two)):
        return True
    places = [len(text.partition(".")[2]) for text in (a, b)]
    if places[0] == places[1]:
        return False
    fewer = min(places)
    return abs(round(one, fewer) - round(two, fewer)) < 0.1**fewer / 2


def _decade(a: str, b: str) -> bool:
    """ "94" lies in "90s"."""
    for decade, year in ((a, b), (b, a)):
        found = re.fullmatch(r"(\d+)0s", decade)
        if found and re.fullmatch(found[1] + r"\d", year):
            return True
    return False
