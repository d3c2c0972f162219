"""From a rule's match over token classes to a :class:`Timex`: one function a family of expressions."""

from __future__ import annotations

import re
from itertools import pairwise

from accord.reading.numbers import scan_numerals, table
from accord.reading.syntax import Parse, Token
from accord.reading.timex_grammar import CLOCK, CLOCK_JOINED, DECADE, MERIDIEM, NUMERIC_DATE, ORDINAL, Grammar, Timex

# After "the" these count from what was told last: "the next day".
NARRATED = frozenset({"following", "next", "previous", "preceding", "subsequent", "ensuing"})

__all__ = ["interpret"]


def _numeral_value(tokens: list[Token], start: int, end: int) -> tuple[float | None, float | None, str]:
    """The number of tokens [start, end) of a sentence: low, high and its vague word."""
    if end - start == 1 and tokens[start].lower in {"a", "an"}:
        return 1.0, 1.0, ""
    numerals = scan_numerals(tokens[start:end])
    if not numerals:
        return None, None, ""
    return numerals[-1].low, numerals[-1].high, numerals[-1].hedge or ""


def _counts(tokens: list[Token], match: re.Match[str]) -> bool:
    """Whether the number behind a month counts what stands behind it: nobody does a thing *in* a day."""
    before = tokens[match.start() - 1].lower if match.start() else ""
    after = tokens[match.end()] if match.end() < len(tokens) else None
    return before == "in" and after is not None and after.tag == "NNS"


def interpret(parse: Parse, tokens: list[Token], name: str, match: re.Match[str], rules: Grammar) -> Timex | None:
    """The expression of one match of the rule ``name``, or None where its words don\'t bear it out."""
    base = tokens[0].i
    groups = match.groupdict()
    span = (base + match.start(), base + match.end())

    def word(group: str) -> str:
        return tokens[match.start(group)].lower if groups.get(group) else ""

    def number(group: str) -> int | None:
        text = word(group).removeprefix("mid-")
        if text.isdecimal():
            return int(text)
        ordinal = ORDINAL.fullmatch(text)
        return int(ordinal[1]) if ordinal else table("units")["ordinals"].get(text)

    direction = rules.directions.get(word("dir"))
    year_direction = rules.directions.get(word("yd"))
    year = number("y")
    month = rules.months.get(word("m"))
    unit = _unit(word("U"))
    if name == "mdrange":
        first, last = number("d"), number("d2")
        if groups.get("z"):
            first, last = (int(part) for part in re.split(r"[–/-]", word("z")))
        if first is None or last is None or not 1 <= first < last <= 31:
            return None
        return Timex(*span, "date", year=year, month=month, day=first, last_day=last)
    if name == "date":
        day = number("d")
        if day is None or not 1 <= day <= 31 or month is None:
            return None
        if match.end("d") == match.end() and _counts(tokens, match):
            return None  # "in July 17 people died": a month, and how many
        weekday = table("times")["weekdays"].get(word("w"))
        return Timex(*span, "date", year=year, month=month, day=day, weekday=weekday, year_direction=year_direction)
    if name == "weekof":
        ordinal = 5 if word("o") in table("times")["last"] else number("o")
        named = tokens[match.end("o")].lower == "week" and ordinal is not None and 1 <= ordinal <= 5
        return Timex(*span, "weekof", year=year, month=month, count=ordinal) if named else None
    if name == "iso":
        return _iso(tokens, match, span)
    if name == "numeric":
        return _numeric(tokens[match.start()].text, span)
    if name == "month":
        return Timex(*span, "month", year=year, month=month, direction=direction, year_direction=year_direction)
    if name == "yearrange":
        return _year_range(tokens, match, span)
    if name == "year":
        mid = "mid" if word("y").startswith("mid-") else None
        return Timex(*span, "year", year=year, edge=mid) if mid or _is_year(parse, tokens, match.start()) else None
    if name == "decade":
        decade = DECADE.fullmatch(word("D"))
        digits = int(decade[1]) if decade else 0
        return Timex(*span, "decade", year=digits if digits > 99 else 1900 + digits, word=word("D"))
    if name == "weekday":
        weekday = table("times")["weekdays"][word("w")]
        week = rules.directions.get(word("yd"))
        part = table("times")["parts"].get(word("P"))
        return Timex(*span, "weekday", weekday=weekday, direction=direction, year_direction=week, part=part)
    if name == "weekend":
        return Timex(*span, "weekend", direction=direction)
    if name == "beforelast":
        days = table("times")["days"][word("T")]
        return Timex(*span, "deictic", count=days + (-1 if word("B") == "before" else 1))
    if name == "deictic":
        part = {"tonight": "night", "overnight": "overnight"}.get(word("T")) or table("times")["parts"].get(word("P"))
        return Timex(*span, "deictic", count=table("times")["days"][word("T")], part=part)
    if name == "part":
        return _part(tokens, match, span, word("P"), direction, word("dir"))
    if name == "quarter":
        return _quarter(span, year, year_direction, number("o"), word("o"), word("q"), word("Q"))
    if name == "unit":
        return _unit_timex(tokens, match, span, unit, word("dir"), direction)
    if name == "entire":
        if word("J") not in {"entire", "whole", "full"}:
            return None
        after = tokens[match.end()].lower if match.end() < len(tokens) else ""
        if unit is None or after == "of":  # "the entire month of May" says itself which
            return Timex(*span, "vague", word="none")
        return Timex(*span, "anaphor", unit=unit)
    if name == "edgeunit":
        if unit not in {"week", "month", "year", "decade", "quarter"}:
            return None
        return Timex(*span, "unit", unit=unit, direction=0, edge=table("times")["edges"][word("E")])
    if name == "ahead":  # "a week from today"; one from tomorrow is hardly met
        single = word("n") in {"a", "an"}
        low = 1.0 if single else _numeral_value(tokens, match.start("n"), match.end("n"))[0]
        if low is None or unit not in {"day", "week", "month", "year"} or table("times")["days"][word("T")]:
            return None
        week = unit == "week"  # to the day, unlike "a week ago"
        return Timex(*span, "ago", unit="day" if week else unit, count=-low * (7 if week else 1))
    if name in {"ago", "shift"}:
        low, high, hedge = (None, None, "")
        if groups.get("n"):
            low, high, hedge = _numeral_value(tokens, match.start("n"), match.end("n"))
        elif name == "shift" and groups["U"] == "U":
            low = high = 1.0
        if name == "ago":
            vague = hedge or (low is None)
            return Timex(*span, "ago", unit=unit, count=None if vague else low, high=high, word=hedge)
        sign = -1 if word("R") in {"earlier", "before"} else 1
        relation = tokens[match.start("R")]
        if tokens[match.start("U")].dep in {"dobj", "attr", "nsubj", "nsubjpass"}:
            return None  # "lasted 90 minutes after the start": a duration
        before = tokens[match.start() - 1] if match.start() else None
        if sign > 0 and before is not None and before.lower == "for" and relation.lower == "after":
            return None  # "talked for 80 minutes after the signing"
        if relation.dep in {"prep", "mark"} or any(child.i > relation.i for child in relation.children):
            # "a day after the vote": counted from a happening, not from a day that the text told of
            return Timex(*span, "offset", unit=unit, count=low, high=high, direction=sign, word=hedge)
        return Timex(*span, "shift", unit=unit, count=None if hedge else low, direction=sign, word=word("R"))
    if name == "season":
        if not (direction is not None or year or year_direction is not None or tokens[match.start()].lower == "the"):
            return None if word("S") in {"spring", "fall"} else Timex(*span, "season", word=word("S"))
        if tokens[match.start()].lower == "the" and word("S") == "fall" and not year and direction is None:
            return None  # "the fall of the city"
        return Timex(*span, "season", year=year, direction=direction, year_direction=year_direction, word=word("S"))
    if name == "clock":
        return _clock(tokens, match, span)
    if name in {"duration", "bare"}:
        return _duration(tokens, match, span, name, unit)
    if name == "set":
        return Timex(*span, "set", unit=unit, word=tokens[match.start()].lower)
    return None


def _unit(word: str) -> str | None:
    name = "century" if word == "centuries" else word
    units: dict[str, str | None] = table("times")["units"]
    return units.get(name, units.get(name.removesuffix("s"))) if name else None


def _iso(tokens: list[Token], match: re.Match[str], span: tuple[int, int]) -> Timex | None:
    piece = tokens[match.start() : match.end()]
    joined = "".join(token.text for token in piece)
    if any(left.end != right.start for left, right in pairwise(piece)):
        return None
    return _numeric(joined, span)


def _numeric(text: str, span: tuple[int, int]) -> Timex | None:
    match = NUMERIC_DATE.fullmatch(text)
    if match is None:
        return None
    one, two, three = int(match[1]), int(match[3]), int(match[4])
    clock = int(match[5]) * 60 + int(match[6]) if match[5] else None
    zone = None
    if clock is not None and match[7]:
        east = match[7].replace(":", "")
        zone = 0 if east == "Z" else (int(east[1:3]) * 60 + int(east[3:])) * (-1 if east[0] == "-" else 1)
    if len(match[1]) == 4:
        valid = 1 <= two <= 12 and 1 <= three <= 31
        return Timex(*span, "date", year=one, month=two, day=three, clock=clock, zone=zone) if valid else None
    if len(match[1]) == 3 or len(match[4]) == 3:
        return None
    year = three if len(match[4]) == 4 else 2000 + three if three < 70 else 1900 + three
    if one <= 12 and two <= 12 and one != two and match[2] != ".":
        # Month first or day first: left open; chronology decides by what lies near the publication.
        return Timex(*span, "date", year=year, month=one, day=two, word="ambiguous")
    month, day = (two, one) if one > 12 or match[2] == "." else (one, two)
    return Timex(*span, "date", year=year, month=month, day=day) if 1 <= month <= 12 and 1 <= day <= 31 else None


def _year_range(tokens: list[Token], match: re.Match[str], span: tuple[int, int]) -> Timex | None:
    if match.groupdict().get("O"):
        first, last = re.split(r"[–/-]", tokens[match.start()].text)
    else:
        first, last = tokens[match.start("y")].text, tokens[match.start("y2")].text
        if len(last) != 4 and tokens[match.start("r")].lower not in {"-", "–"}:
            return None
    if not (first.isdecimal() and last.isdecimal()) or len(last) not in (2, 4):
        return None
    until = int(last) if len(last) == 4 else int(first[:2] + last)
    return Timex(*span, "year", year=int(first), last_year=until) if int(first) < until < 2200 else None


def _is_year(parse: Parse, tokens: list[Token], at: int) -> bool:
    token = tokens[at]
    if not 1500 <= int(token.text.removeprefix("mid-")) <= 2100:
        return False
    entity = parse.entity_at.get(token.i)
    label = entity.label if entity is not None else ""
    if at and tokens[at - 1].tag in {"$", "#"}:
        return False
    if label in {"DATE", "EVENT"}:
        return True
    if token.dep == "nummod" and token.head.i > token.i and token.head.tag in {"NNS", "NNPS"}:
        return False
    return at > 0 and tokens[at - 1].lower in {"in", "since", "of", "by", "until", "from", "during", "before", "after"}


def _part(
    tokens: list[Token], match: re.Match[str], span: tuple[int, int], name: str, direction: int | None, how: str
) -> Timex | None:
    part = table("times")["parts"][name]
    if match.groupdict().get("dir"):
        if how in table("times")["same"]:
            return Timex(*span, "anaphor", unit="day", part=part)
        if how in NARRATED and match.start() and tokens[match.start() - 1].lower == "the":
            # "and left the next morning": after what was told of, not after the publication
            return Timex(span[0] - 1, span[1], "shift", unit="day", direction=direction, count=1.0, word=how, part=part)
        return Timex(*span, "part", part=part, direction=direction)
    before = tokens[match.start() - 1].lower if match.start() else ""
    if part in {"noon", "midnight", "dawn", "dusk"} or tokens[match.start()].lower == "the":
        if before in {"in", "at", "by", "before", "after", "since", "until", "around", "during", "through"}:
            return Timex(*span, "part", part=part)
        return None
    dep = tokens[match.start()].dep
    during = dep == "compound" and before in {"in", "during"}  # "in afternoon trading", "during night raids"
    return Timex(*span, "part", part=part) if before in {"at", "by"} or dep == "npadvmod" or during else None


def _quarter(
    span: tuple[int, int], year: int | None, year_direction: int | None,
    ordinal: int | None, how: str, short: str, noun: str,
) -> Timex | None:  # fmt: skip
    if short:
        return Timex(*span, "quarter", year=year, count=int(short[1]), unit="quarter")
    if how in {"last", "final", "next"} or how in table("times")["next"] + table("times")["last"]:
        if noun == "half":
            return None
        if year is not None or year_direction is not None:
            return Timex(*span, "quarter", year=year, year_direction=year_direction, count=4, unit="quarter")
        if how == "final":
            return None
        return Timex(*span, "unit", unit="quarter", direction=1 if how in table("times")["next"] else -1)
    if noun == "half":
        if ordinal not in (1, 2) or (year is None and year_direction is None):
            return None
        return Timex(*span, "half", year=year, year_direction=year_direction, count=ordinal)
    if ordinal is None or ordinal > 4:
        return None
    return Timex(*span, "quarter", year=year, year_direction=year_direction, count=ordinal, unit="quarter")


def _unit_timex(
    tokens: list[Token], match: re.Match[str], span: tuple[int, int], unit: str | None, how: str, direction: int | None
) -> Timex | None:
    groups = match.groupdict()
    token = tokens[match.start("U")]
    if groups["U"] == "Q" and token.lower == "half":
        return None
    if token.lower == "period" and how == "same":
        return Timex(*span, "anaphor", unit="period")
    if unit is None or (how == "current" and token.lower == "term"):
        return None
    if how in table("times")["same"]:
        plural = groups["U"] == "V"
        return Timex(*span, "vague", word="none") if plural else Timex(*span, "anaphor", unit=unit)
    count = high = None
    hedge = ""
    if groups.get("n"):
        count, high, hedge = _numeral_value(tokens, match.start("n"), match.end("n"))
    if unit == "hour" and count is not None and count == high and count % 24 == 0:
        unit, count, high = "day", count / 24, count / 24  # "the past 48 hours"
    if groups["U"] == "V" or count is not None:
        return Timex(
            *span, "period", unit=unit, direction=direction, count=None if hedge else count, high=high, word=how
        )
    definite = tokens[match.start()].lower == "the"
    if definite and unit in {"day", "week", "month", "year"} and how in NARRATED:
        return Timex(*span, "shift", unit=unit, direction=direction, count=1.0, word=how)
    if (
        definite
        and how in {"past", "last"}
        and unit in {"hour", "day", "week", "month", "year", "decade"}
        and how == "past"
    ):
        return Timex(*span, "period", unit=unit, direction=-1, count=1.0, high=1.0, word=how)
    return Timex(*span, "unit", unit=unit, direction=direction, word=how)


def _clock(tokens: list[Token], match: re.Match[str], span: tuple[int, int]) -> Timex | None:
    groups = match.groupdict()
    text = tokens[match.start("K")].lower
    shift: int | None = None
    if groups.get("p"):
        meridiem = tokens[match.start("p")].lower
        shift = MERIDIEM[meridiem] if not meridiem.startswith("o") else None
    clock = CLOCK.fullmatch(text)
    joined = CLOCK_JOINED.fullmatch(text)
    if clock is not None:
        hour, minute = int(clock[1]), int(clock[2])
        if clock[3]:
            shift = 720 if clock[3].startswith("p") else 0
    elif joined is not None:
        hour, minute = int(joined[1]), 0
        shift = 720 if joined[2] == "pm" else 0
    elif text.isdecimal() and len(text) == 4 and groups.get("Z"):
        hour, minute = int(text[:2]), int(text[2:])
    elif text.isdecimal() and len(text) <= 2 and groups.get("p"):
        hour, minute = int(text), 0
    else:
        return None
    if shift is not None:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12
    if hour > 24 or minute > 59:
        return None
    zone: int | None = None
    if groups.get("Z"):
        zone = table("times")["zones"].get(tokens[match.start("Z")].lower)
    elif text.endswith(("z", "utc", "gmt")):
        zone = 0
    else:  # "(GMT +8)"
        after = match.end()
        near = [token.lower for token in tokens[after : after + 4]]
        if near[:2] in (["(", "gmt"], ["(", "utc"]):
            closing = near.index(")") if ")" in near else -1
            if closing in (2, 3):
                offset = near[2] if closing == 3 else "+0"
                if re.fullmatch(r"[+-][0-9]{1,2}", offset):
                    zone, span = int(offset) * 60, (span[0], span[1] + closing + 1)
    return Timex(*span, "clock", clock=(hour * 60 + minute + (shift or 0)) % 1440, zone=zone)


def _duration(
    tokens: list[Token], match: re.Match[str], span: tuple[int, int], name: str, unit: str | None
) -> Timex | None:
    groups = match.groupdict()
    if groups.get("G"):
        joined: str = table("units")["joined_durations"][tokens[match.start()].lower]
        plural = tokens[match.start()].lower.removesuffix("long").rstrip("-").endswith("s")
        return Timex(
            *span, "duration", unit=joined, count=None if plural else 1.0, high=1.0, word="s" if plural else ""
        )
    token = tokens[match.start("U")]
    if groups["U"] == "P" and token.lower != "night":
        return None
    unit = "day" if groups["U"] == "P" else unit
    if unit is None:
        return None
    before = tokens[match.start() - 1].lower if match.start() else ""
    if name == "bare":
        near = {"for", "over", "in", "within", "after", "takes", "took", "take", "last", "lasted", "spent", "of"}
        if tokens[match.start()].lower == "recent":
            return Timex(*span, "period", unit=unit, direction=-1, word="recent")
        adjective = match.end() - match.start() == 2
        if before not in near - ({"of"} if not adjective else set()) and not (adjective and before == ""):
            return None
        return Timex(*span, "duration", unit=unit, word=token.lower)
    count = high = 1.0 if not groups.get("n") else None
    hedge = ""
    if groups.get("n"):
        count, high, hedge = _numeral_value(tokens, match.start("n"), match.end("n"))
    elif groups["U"] == "V":
        return Timex(*span, "duration", unit=unit, word=token.lower)
    joined_by_and = "&" in match.group() and match.group().startswith(("N", "d", "Y"))
    if groups.get("n2") and joined_by_and and tokens[match.start("n2") - 1].lower != "or":
        return None  # "three and five years": not a range without "between"
    if groups.get("n2"):
        second = _numeral_value(tokens, match.start("n2"), match.end("n2"))
        if count is None or second[0] is None or second[0] <= count:
            return None
        high = second[0]
    if groups.get("half") and count is not None:
        part = {"half": 0.5, "quarter": 0.25}.get(tokens[match.end() - 1].lower)
        if part is None:
            return None
        if [word.lower for word in tokens[match.end() : match.end() + 1]] == ["of"]:
            span = (span[0], span[1] - 3)  # "three hours, and a quarter of the men"
        else:
            count = high = count + part
    if "g" in match.group() and groups.get("n") == "a":
        span = (tokens[0].i + match.start("U"), span[1])  # "an hour-long call": the article is the call's
    follow = [word.lower for word in tokens[match.end() : match.end() + 2]]
    if follow[:1] == ["old"] or follow == ["-", "old"] or follow[:2] == ["of", "age"]:
        return None  # somebody's age
    if (match.start() and tokens[match.start() - 1].lower in {"one", "some"} and groups["U"] == "U") or (
        tokens[match.start()].lower == "one" and token.lower == "day" and token.dep == "npadvmod"
    ):
        return None
    article = groups.get("n") == "a"
    adjective = "J" in match.group()
    if article and (token.dep == "attr" or (adjective and "g" not in match.group())):
        return None  # "this is a difficult day"
    if unit == "quarter" and count == 1:
        return None  # "a quarter of the seats"
    if article and before and (tokens[match.start() - 1].tag in {"CD", "$"} or before in {"once", "twice", "times"}):
        return Timex(*span, "set", unit=unit, word="a")
    return Timex(*span, "duration", unit=unit, count=count, high=high, word=hedge)
