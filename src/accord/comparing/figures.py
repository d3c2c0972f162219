"""Two numbers of two sentences that tell the same: may they be set against each other, and do they conflict?"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from accord.comparing import clocks, values
from accord.comparing.amounts import grain
from accord.comparing.sides import CYCLES, Side, tens_before
from accord.comparing.tokens import content_words, function_words
from accord.model import Amount, DisagreementKind, Mention
from accord.reading.roles import role

__all__ = [
    "alike",
    "beside_somebody",
    "comparable",
    "conflict",
    "is_whole",
    "measures",
    "of_two_parts",
    "summed",
    "whole",
]

ROUNDING = 0.01
# Kinds of amount that are told from the words beside a number, so that two of them measure different things.
_TOLD = frozenset({"money", "percent", "duration", "ordinal"})


_LASTING = frozenset({"duration", "ordinal"})


def _held(side: Side, i: int) -> Mention | None:
    return side.mention(i, "quantity", "time")


def whole(side: Side, i: int) -> tuple[int, int]:
    """The code points of a number with its first half, where it is one of two words: all of "thirty-three"."""
    return side.place(i - 1 if tens_before(side, i) else i, i)


def comparable(a: Side, i: int, b: Side, j: int) -> bool:
    """Whether two numbers may measure one thing. A share is not set against a sum, a price not against one in another
    currency, a date not against a count, a year not against a number of years, a number within a word ("6-year-old")
    not against a free one of another unit."""
    if of_two_parts(a, i, b, j):
        return False
    if _label(a, i) != _label(b, j) or _is_score(a, i) != _is_score(b, j):
        return False  # "Flight 12", "12 flights"; "won 3-2", "three games"
    if _is_total(a) != _is_total(b):
        return False  # "six rifles were found", "14 rifles so far"
    if _is_one_of_the_best(a, i) or _is_one_of_the_best(b, j):
        return False  # "one of the largest banks", "two of the largest banks"
    if _is_age(a, i) != _is_age(b, j):
        return False  # "Ida Falk, 44, from"
    if ("one" in (a.words[i].folded, b.words[j].folded)) and a.after((i, i)) != b.after((j, j)):
        return False  # "one of the three", "one report"
    one, two = _held(a, i), _held(b, j)
    if one is not None and two is not None and one.kind == two.kind == "time" and _year(a, i) != _year(b, j):
        return False
    if any(_is_dated(held, side, k) for held, side, k in ((one, a, i), (two, b, j))) and _year(a, i) != _year(b, j):
        return False  # "in the 1983 killings", "aged 61"
    if one is None or two is None or one.value is None or two.value is None:
        if _symbol(a, i) != _symbol(b, j) and {_symbol(a, i), _symbol(b, j)} & set(_SYMBOLS):
            return False  # "£88m", "103 million euros"
        return _bound(a, i) == _bound(b, j) and not (_is_length(one) or _is_length(two))  # "four years", ".498"
    if one.kind != two.kind:
        return False
    if one.kind == "time":
        return True
    if isinstance(one.value, Amount) and isinstance(two.value, Amount):
        if one.value.kind != two.value.kind and {one.value.kind, two.value.kind} & _TOLD:
            return False
        if one.value.kind == two.value.kind == "money" and one.value.unit != two.value.unit:
            return False
        if _bound(a, i) != _bound(b, j):
            return one.value.kind == two.value.kind and one.value.unit == two.value.unit
    return True


def of_two_parts(a: Side, i: int, b: Side, j: int) -> bool:
    """Whether the words about two numbers tell that they are of two parts or wholes, whatever act is told with them:
    "21 of the more than 200", "21"; "eight more moons", "20 moons"; "a nurse and two drivers", "three people";
    percentages of two wholes."""
    here, there = a.text[: a.words[i].start], b.text[: b.words[j].start]
    behind, beyond = a.text[a.words[i].end :], b.text[b.words[j].end :]
    if is_whole(here) != is_whole(there) or beside_somebody(here, behind) != beside_somebody(there, beyond):
        return True
    return _is_rest(a, i) != _is_rest(b, j) or _of_other_wholes(a, i, b, j)


_OF_WHOLE = re.compile(r"\s?(?:percent|per\scent|%)\sof\s(?:all\s)?(?P<whole>(?:[\w'’-]+\s?){1,5})", re.IGNORECASE)


def _of_other_wholes(a: Side, i: int, b: Side, j: int) -> bool:
    """Whether two percentages are told to be of two wholes that have no word in common."""
    found = [_OF_WHOLE.match(side.text, side.words[k].end) for side, k in ((a, i), (b, j))]
    if found[0] is None or found[1] is None:
        return False
    one, two = (set(content_words(each["whole"])) for each in found if each is not None)
    return bool(one and two) and one.isdisjoint(two)


_SYMBOLS = "$£€¥"


def _symbol(side: Side, i: int) -> str:
    """The sign of a currency before a number."""
    before = side.text[max(0, side.words[i].start - 1) : side.words[i].start]
    return before if before in _SYMBOLS else ""


def measures(side: Side, i: int) -> bool:
    """Whether a number counts or measures something: it is no time or length of time, no rank, no part of a name or of
    another word."""
    held = _held(side, i)
    if held is not None and (held.kind == "time" or (isinstance(held.value, Amount) and held.value.kind in _LASTING)):
        return False
    named = i > 0 and side.joined(i - 1) and side.words[i - 1].text[0].isupper()
    return not (named or _year(side, i) or _bound(side, i) or _label(side, i))


def alike(a: str, b: str) -> bool:
    """Whether two numbers are one, or one of them rounded to no less than two digits, of which the last may be off by
    one: "1 per cent" is near many, and 921 is not 924.42."""
    if a == b or not _rounded(a, b):
        return a == b
    one, two = _plain(a), _plain(b)
    if one is None or two is None:
        return True
    short = min(len(told.partition("e")[0].strip("0.").replace(".", "")) for told in (a, b))
    return short > 1 and abs(one - two) < max(grain(one), grain(two))


# What stands between the two ends of a range, with the unit of the first: "cents a share to", "percent and".
_TO = re.compile(r"\s?(?:%|[a-z]+(?:\s[a-z]+){0,2})?\s?(?P<to>to|and|[-–])\s?[$£€¥]?$")
_FROM = re.compile(r"\b(?P<from>from|between)\s[$£€¥]?$", re.IGNORECASE)


def _ends(side: Side, i: int) -> tuple[float, float] | None:
    """The ends of a range that a number is one of: of "from 16 cents to 27 cents", "1 percent to 3 percent"; None for a
    number by itself."""
    order = sorted(side.numbers)
    for one, two in pairwise(order):
        if i not in (one, two):
            continue
        between = side.text[side.words[one].end : side.words[two].start]
        opened = _FROM.search(side.text[: side.words[one].start])
        found = _TO.fullmatch(between)
        if found is None or (found["to"] == "and") != (opened is not None and opened["from"].lower() == "between"):
            continue
        if opened is None and not _one_unit(between, side.text[side.words[two].end :]):
            continue
        low, high = _plain(side.numbers[one]), _plain(side.numbers[two])
        if low is not None and high is not None and low < high:
            return low, high
    return None


def _one_unit(between: str, following: str) -> bool:
    """Whether the words after the first number stand after the second, too ("1 percent to 3 percent"), or there are
    none ("1-3 percent")."""
    unit = re.sub(r"\s?(?:to|and|[-–])\s?[$£€¥]?$", "", between).strip()
    return unit == "" or following.strip().startswith(unit)


def _plain(told: str) -> float | None:
    try:
        return float(told)
    except ValueError:
        return None


def _spans(found: tuple[float, float] | None, other: str) -> bool:
    """Whether a number lies in a range."""
    value = _plain(other)
    return found is not None and value is not None and found[0] <= value <= found[1]


_ORDINAL = re.compile(r"\d(?:st|nd|rd|th)$")
_NAMED_BY = re.compile(r"[^\W\d_][-‐]$")  # "AK-47"


def _label(side: Side, i: int) -> str:
    """What a number is part of the name of, its word folded: "flight" for "Flight 12", "ak" for "AK-47", "street" for
    "117th Street"; nothing for a number that counts."""
    word = side.words[i]
    before, after = (side.words[j] if 0 <= j < len(side.words) else None for j in (i - 1, i + 1))
    if tens_before(side, i):
        return ""
    if before is not None and _NAMED_BY.search(side.text[max(0, word.start - 2) : word.start]):
        return before.folded
    if not word.text[0].isdigit():
        return ""
    if _ORDINAL.search(word.folded):
        named = after is not None and after.text[0].isupper() and side.joined(i) and not _is_calendar(after.folded)
        return after.folded if named and after is not None else ""
    held = _held(side, i)
    counts = held is not None and (held.kind == "time" or (isinstance(held.value, Amount) and held.value.unit))
    named = before is not None and i > 1 and before.text[0].isupper() and side.joined(i - 1)
    if before is None or not named or counts or _is_calendar(before.folded):
        return ""
    return before.folded if before.text[1:].islower() and before.folded not in function_words() else ""


def _is_calendar(word: str) -> bool:
    return any(word in cycle or any(name.startswith(word[:3]) for name in cycle) for cycle in CYCLES)


_SCORE = re.compile(r"\d\s?[-–]\s?\d")


def _is_score(side: Side, i: int) -> bool:
    """Whether a number stands in a score: "3-2", "162 - 139"."""
    word = side.words[i]
    return any(
        found.start() < word.end and word.start < found.end()
        for found in _SCORE.finditer(side.text, max(0, word.start - 4), word.end + 4)
    )


_SO_FAR = re.compile(r"\b(?:so far|to date|in all|all told|until now)\b", re.IGNORECASE)


def _is_total(side: Side) -> bool:
    """Whether a sentence says of what it counts that it is the sum of what was before."""
    return _SO_FAR.search(side.text) is not None


_BEST = re.compile(r"\s+of\s(?:[\w'’.-]+\s){1,4}?(?:\w{2,}est|most|top|leading|main|major)\b")


def _is_one_of_the_best(side: Side, i: int) -> bool:
    """ "One of the country's largest banks" says what kind of bank it is, and counts nothing."""
    return _BEST.match(side.text, side.words[i].end) is not None


def _is_length(mention: Mention | None) -> bool:
    """Whether a number measures time."""
    return mention is not None and isinstance(mention.value, Amount) and mention.value.kind == "duration"


_WHOLE = re.compile(
    r"(?:\b(?:\d[\d.,]*|\w*(?:one|two|three|four|five|six|seven|eight|nine|ten|teen|ty)|some|many|most|any|few|several"
    r"|half|rest|per\s?cent)\b(?:\s[\w-]+){0,2}\sof|half)"
    r"\s(?:(?:the|its|their|his|her|those|these|all)\s)(?:[\w-]+['’]s?\s)?(?:[\w-]+\s){0,3}$",
    re.IGNORECASE,
)


def is_whole(before: str) -> bool:
    """Whether the number after these words is what others are taken from: "21 of the more than" before "200"."""
    return _WHOLE.search(before[-80:]) is not None


_SOMEBODY = r"(?:an?|another)\s(?:[^\W\d]+\s){0,2}?(?P<noun>[^\W\d]+)"
_SOMEBODY_BEFORE = re.compile(rf"\b{_SOMEBODY}(?:,|,?\sand)\s$", re.IGNORECASE)
_SOMEBODY_BEHIND = re.compile(rf"(?:\s[^\W\d]+){{0,2}}(?:,|,?\sand)\s{_SOMEBODY}\b", re.IGNORECASE)


def beside_somebody(before: str, behind: str) -> bool:
    """Whether somebody is named beside those whom a number counts, as one with them, by the words before it and behind
    it: "a nurse and two drivers"."""
    found = _SOMEBODY_BEFORE.search(before[-80:]), _SOMEBODY_BEHIND.match(behind)
    roles = (role(one["noun"].casefold()) for one in found if one is not None)
    return any(one is not None and one.kind in ("person", "people") for one in roles)


_MORE = frozenset({"more", "additional", "further", "extra"})
_REST = _MORE | {"other", "another", "remaining", "first", "last", "next"}


def _is_rest(side: Side, i: int) -> bool:
    """Whether a number counts what comes on top of what was told: "the other two", "another five", "eight more"; or
    only the first or the last of several."""
    before = side.words[i - 1].folded if i else ""
    after = side.after((i, i))
    return before in _REST or (after in _MORE and side.after((i + 1, i + 1)) != "than")


_AGE = re.compile(r"[^\W\d_],\s$")


def _is_age(side: Side, i: int) -> bool:
    """Whether a number stands between commas after a name or a noun: "Ida Falk, 44, from"."""
    word = side.words[i]
    before = side.text[max(0, word.start - 3) : word.start]
    return side.text[word.end : word.end + 1] == "," and _AGE.search(before) is not None


def summed(a: str, b: str, others: Sequence[str]) -> bool:
    """Whether a number is another one with a third added to it: "seven people", "two officials and five others"."""
    try:
        return any(float(a) == float(b) + float(other) for other in others if other not in ("0", b))
    except ValueError:
        return False


def _year(side: Side, i: int) -> bool:
    return re.fullmatch(r"1\d{3}|2[01]\d{2}", side.words[i].text) is not None


def _is_dated(held: Mention | None, side: Side, i: int) -> bool:
    """Whether a number is the year of a time."""
    return held is not None and held.kind == "time" and _year(side, i)


def _bound(side: Side, i: int) -> bool:
    """Whether a number is part of a compound: "three-term", "6-year-old"."""
    return bool(re.match(r"-[^\W\d_]", side.text[side.words[i].end :][:2]))


def conflict(a: Side, i: int, left: str, b: Side, j: int, right: str) -> DisagreementKind | None:
    """The kind of conflict of two numbers; None where both can be: one is the other rounded, or holds it."""
    if _rounded(left, right) or _decade(left, right) or _near_times(a, i, left, b, j, right):
        return None
    ranges = _ends(a, i), _ends(b, j)
    if None in ranges and (_spans(ranges[0], right) or _spans(ranges[1], left)):
        return None  # "from 16 cents to 27 cents", "22 cents"
    one, two = _held(a, i), _held(b, j)
    if left.partition("e")[0] == right.partition("e")[0]:
        if _unclear(a, i, one) or _unclear(b, j, two) or not _of_one_measure(one, two):
            return None  # "€2 million", "two mills"
    if one is None or two is None:
        return "number"
    if isinstance(one.value, Amount) and isinstance(two.value, Amount) and _same_size(one.value, two.value):
        return None  # "23 pirates", "twenty-three personnel"
    if values.relation(one.value, two.value) in ("equal", "compatible", "refines"):
        return None
    return "date" if one.kind == two.kind == "time" else "number"


def _of_one_measure(one: Mention | None, two: Mention | None) -> bool:
    """Whether two amounts are of one kind and unit, or neither was read."""
    if one is None or two is None:
        return one is two
    values_of = one.value, two.value
    if not all(isinstance(value, Amount) for value in values_of):
        return False
    return len({(value.kind, value.unit) for value in values_of if isinstance(value, Amount)}) == 1


def _unclear(side: Side, i: int, held: Mention | None) -> bool:
    """Whether nobody knows if a letter behind a number makes it millions or metres: no amount was read there."""
    return held is None and re.search(r"\d[km]$", side.words[i].folded) is not None


def _same_size(a: Amount, b: Amount) -> bool:
    return a.low is not None and a.kind == b.kind == "count" and (a.low, a.high) == (b.low, b.high)


def _rounded(a: str, b: str) -> bool:
    """Whether one number is the other one rounded: to the last digit that it has ("1.4", "1.36"; "1.2 million",
    "1,234,567"), or within a hundredth of it where it has fewer digits ("60,000", "59,619")."""
    try:
        one, two = float(a), float(b)
    except ValueError:
        return a.removesuffix("th").removesuffix("s") == b.removesuffix("th").removesuffix("s")
    (first, _, above), (second, _, below) = a.partition("e"), b.partition("e")
    if len(first.strip("0.")) != len(second.strip("0.")) and abs(one - two) <= ROUNDING * max(abs(one), abs(two)):
        return True
    orders = int(above or 0), int(below or 0)
    order = max(orders)  # both are told in the larger of the two: of "1.2 million" and "1,234,567" in millions
    places = [len(text.partition(".")[2]) + order - own for text, own in zip((first, second), orders, strict=True)]
    if places[0] == places[1]:
        return one == two
    fewer = min(places)
    scale = 10.0**order
    return abs(round(one / scale, fewer) - round(two / scale, fewer)) < float(0.1**fewer) / 2


_ABOUT = frozenset({"about", "around", "shortly", "just", "after", "before", "past"})
HALF_AN_HOUR = 30


def _near_times(a: Side, i: int, left: str, b: Side, j: int, right: str) -> bool:
    """Whether of two times of a clock one is told roughly and holds the other ("about 3 p.m.", "3:22 p.m."), both are
    one on a clock of 12 and of 24 hours ("8:49 p.m.", "20:49"), or each is one of a zone of its own."""
    if ":" not in left or ":" not in right:
        return False
    one, two = (60 * int(told.partition(":")[0]) + int(told.partition(":")[2]) for told in (left, right))
    zones = clocks.zone(a, i), clocks.zone(b, j)
    if None not in zones and zones[0] != zones[1]:
        return clocks.may_be_one(one, zones[0] or "", two, zones[1] or "")
    if abs(one - two) == 12 * 60 and max(one, two) >= 13 * 60:
        return True
    rough = (a.before((i, i)) in _ABOUT and left.endswith(":00")) or (
        b.before((j, j)) in _ABOUT and right.endswith(":00")
    )
    return rough and abs(one - two) <= HALF_AN_HOUR


def _decade(a: str, b: str) -> bool:
    """ "94" lies in "90s"."""
    for decade, year in ((a, b), (b, a)):
        found = re.fullmatch(r"(\d+)0s", decade)
        if found and re.fullmatch(found[1] + r"\d", year):
            return True
    return False
