"""Time expressions and durations as tokens: what they say, before any anchor.

Every token is mapped to one character that names its class (weekday, month, number, unit, direction, ...) and the grammar is a list
of regular expressions over the string of classes, tried at the tokens that can start an expression; the longest match wins, the
earlier rule on a tie. The inventory of expressions follows TIMEX3 of ISO-TimeML (DATE, TIME, DURATION, SET); the vocabulary is in
``data/times.json``. Resolving against a publication time is the business of :mod:`accord.reading.chronology`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import zip_longest
from typing import Literal

from accord.reading.numbers import Numeral, number_words, scan_numerals, table
from accord.reading.syntax import Parse, Sentence, Token

__all__ = ["Timex", "TimexKind", "scan"]

TimexKind = Literal[
    "date", "month", "year", "decade", "weekday", "weekend", "deictic", "unit", "weekof", "period", "ago", "shift", "offset", "quarter", "half",
    "season", "clock", "part", "holiday", "anaphor", "vague", "duration", "set", "range",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Timex:
    """One expression over tokens [first, last). Only the fields that its ``kind`` needs are set.

    ``direction``: -1 last, 0 this, 1 next. ``count`` / ``high``: how many of ``unit`` (None: vague, ``word`` says how). ``clock``:
    minutes after midnight, ``zone`` minutes east of UTC. ``edge``: "early", "mid", "late", "earlier", "later", "rest". ``bound``: the
    preposition that blurs it ("since", "until", "by", "before", "after", "about", "from"). ``begin``/``finish``: a range's ends.
    """

    first: int
    last: int
    kind: TimexKind
    year: int | None = None
    month: int | None = None
    day: int | None = None
    last_day: int | None = None
    last_year: int | None = None
    weekday: int | None = None
    unit: str | None = None
    count: float | None = None
    high: float | None = None
    direction: int | None = None
    year_direction: int | None = None
    part: str | None = None
    edge: str | None = None
    clock: int | None = None
    zone: int | None = None
    bound: str | None = None
    word: str = ""
    begin: Timex | None = None
    finish: Timex | None = None


_NUM = r"[dYN]n{0,9}"
_RULES: tuple[tuple[str, str], ...] = (
    ("mdrange", r"b(?P<m>M)(?P<d>[do])&(?P<d2>[do])(?:c?(?P<y>Y))?"),
    ("mdrange", r"F?(?P<m>M)(?P<d>[do])[->](?P<d2>[do])(?:c?(?P<y>Y))?"),
    ("mdrange", r"(?P<m>M)(?P<z>z)(?:c?(?P<y>Y))?"),
    ("mdrange", r"b?t?(?P<d>[do])&t?(?P<d2>[do])f?(?P<m>M)(?:c?(?P<y>Y))?"),
    ("mdrange", r"F?t?(?P<d>[do])[->]t?(?P<d2>[do])f?(?P<m>M)(?:c?(?P<y>Y))?"),
    ("mdrange", r"(?P<z>z)(?P<m>M)(?:c?(?P<y>Y))?"),
    ("date", r"(?:(?P<w>W)c?i?t?)?t?(?P<m>M)t?(?P<d>[do])(?:c?(?P<y>Y)|f?(?P<yd>[LXH])U)?"),
    ("date", r"(?:(?P<w>W)c?t?)?t?(?P<d>[do])f?(?P<m>M)(?:[cf]?(?P<y>Y)|f?(?P<yd>[LXH])U)?"),
    ("iso", r"(?P<y>Y)-(?P<mm>d)-(?P<d>[dj])"),
    ("numeric", r"(?P<I>I)"),
    ("month", r"(?P<dir>[LXH])?(?P<m>M)(?:[cf]?(?P<y>Y)|f?(?P<yd>[LXH])U)?"),
    ("yearrange", r"F?(?P<y>Y)(?P<r>[->])(?P<y2>[YdN])"),
    ("yearrange", r"b(?P<y>Y)(?P<r>&)(?P<y2>Y)"),
    ("yearrange", r"(?P<O>O)"),
    ("year", r"(?P<y>Y)"),
    ("decade", r"(?P<D>D)"),
    ("weekday", r"(?P<dir>[LXHy])?(?P<w>W)(?:E?(?P<P>P)|f?(?P<yd>[LXH])U)?"),
    ("weekend", r"t?(?P<dir>[LXHy])?w"),
    ("beforelast", r"t?U(?P<B>B)(?P<T>T)"),
    ("deictic", r"(?P<T>T)(?P<P>P)?"),
    ("part", r"(?P<dir>[LXHy])(?P<P>P)"),
    ("part", r"t?(?P<P>P)"),
    ("quarter", r"t?(?P<o>[oLX])-?(?P<Q>Q)(?:f?(?P<y>Y)|ft?(?P<yd>[LXH])U)?"),
    ("quarter", r"(?P<q>q)f?(?P<y>Y)?"),
    ("quarter", r"(?P<y>Y)(?P<q>q)"),
    ("unit", rf"t?(?P<dir>[LXHy])(?P<n>a?{_NUM})?J?(?P<U>[UVQ])"),
    ("weekof", r"t?(?P<o>[oL])Uf(?P<m>M)(?:[cf]?(?P<y>Y))?"),
    ("edgeunit", r"t?(?P<E>E)ft(?P<U>U)"),
    ("ago", rf"(?P<n>{_NUM}|a)?J?(?P<U>[UV])A"),
    ("entire", r"t(?P<J>J)(?P<U>U)"),
    ("shift", rf"(?P<n>{_NUM}|a)J?(?P<U>[UV])(?P<R>[rB])"),
    ("shift", r"(?P<U>V)(?P<R>[rB])"),
    ("shift", r"t(?P<U>U)(?P<R>B)"),
    ("season", r"t?(?P<dir>[LXH])?(?P<S>S)(?:f?(?P<y>Y)|f?(?P<yd>[LXH])U)?"),
    ("clock", r"(?P<K>[KdYN])(?P<p>p)(?P<Z>Z)?"),
    ("clock", r"(?P<K>K)(?P<Z>Z)?"),
    ("clock", r"(?P<K>[YNd])(?P<Z>Z)"),
    ("duration", rf"(?P<n>{_NUM}|a)(?:[->](?P<n2>{_NUM}))?-?J?(?P<U>[UVQP])(?:-?g)?(?P<half>&aN)?"),
    ("duration", rf"b(?P<n>{_NUM})&(?P<n2>{_NUM})-?J?(?P<U>[UVQP])"),
    ("duration", rf"(?P<n>{_NUM})&(?P<n2>{_NUM})-?J?(?P<U>[UVQP])"),
    ("duration", r"(?P<U>[UV])-?g"),
    ("duration", r"(?P<G>G)"),
    ("bare", r"[Jt]?(?P<U>V)"),
    ("set", rf"e(?P<n>{_NUM})?(?P<U>[UVPW])"),
    ("set", r"s"),
)
_STARTERS = frozenset("bFMzdoWtYIODLXHywTPqQNEUVSKaJGeszr")
_NUMERIC_DATE = re.compile(r"([0-9]{1,4})([./-])([0-9]{1,2})\2([0-9]{2,4})(?:T([0-9]{2}):?([0-9]{2})\S*)?")
_CLOCK = re.compile(r"([01]?[0-9]|2[0-4])[:.h]([0-5][0-9])(?::[0-5][0-9])?(am|pm|a\.m\.|p\.m\.)?(?:z|utc|gmt)?", re.I)
_CLOCK_JOINED = re.compile(r"(1[0-2]|0?[1-9])(am|pm)", re.I)
_DECADE = re.compile(r"['’]?((?:1[0-9]|20)?[0-9]0)['’]?s")
_ORDINAL = re.compile(r"([0-9]{1,2})(?:st|nd|rd|th)")
_MERIDIEM = {"am": 0, "a.m.": 0, "a.m": 0, "pm": 720, "p.m.": 720, "p.m": 720, "o'clock": 0, "o’clock": 0}


@dataclass(frozen=True, slots=True)
class _Grammar:
    rules: tuple[tuple[str, re.Pattern[str]], ...]
    classes: dict[str, str]
    months: dict[str, int]
    phrases: dict[
        str, tuple[tuple[tuple[str, ...], str, str], ...]
    ]  # first word -> (words, kind, value), longest first
    directions: dict[str, int]


@lru_cache(maxsize=1)
def _grammar() -> _Grammar:
    words, units = table("times"), table("units")
    classes: dict[str, str] = {}

    def put(symbol: str, names: object) -> None:
        for name in names:  # type: ignore[attr-defined]
            classes.setdefault(name, symbol)

    put("W", words["weekdays"])
    put("S", words["seasons"])
    put("P", words["parts"])
    put("T", words["days"])
    put("H", words["this"])
    put("L", words["last"])
    put("X", words["next"])
    put("y", words["same"])
    put("r", ("earlier", "later"))
    put("E", words["edges"])
    put("Q", ("quarter",))
    put("U", words["units"])
    put("V", [f"{name}s" for name in words["units"] if name != "century"] + ["centuries"])
    put("w", ("weekend", "weekends"))
    put("p", _MERIDIEM)
    put("Z", words["zones"])
    put("s", words["sets"])
    put("G", units["joined_durations"])
    for symbol, names in {
        "A": "ago", "B": "before after", "t": "the", "a": "a an", "f": "of", "i": "in on at during within", "c": ",", "-": "- – —",
        "b": "between", "&": "and or", "F": "from", ">": "to until till through", "e": "every each per", "g": "long",
    }.items():  # fmt: skip
        put(symbol, names.split())
    directions = dict.fromkeys(words["last"], -1) | dict.fromkeys(words["this"], 0)
    directions |= dict.fromkeys(words["next"], 1)
    phrases: dict[str, list[tuple[tuple[str, ...], str, str]]] = {}
    for kind in ("vague", "holidays"):
        for phrase, value in words[kind].items():
            spelled = tuple(phrase.replace("'s", " 's").replace("-", " - ").split())
            phrases.setdefault(spelled[0], []).append((spelled, kind, str(value) if kind == "vague" else phrase))
    return _Grammar(
        tuple((name, re.compile(pattern)) for name, pattern in _RULES),
        classes,
        words["months"],
        {first: tuple(sorted(found, key=lambda item: -len(item[0]))) for first, found in phrases.items()},
        directions,
    )


def scan(parse: Parse) -> list[Timex]:
    """All time expressions, durations and sets of a parse, in text order and without overlap. Linear in the tokens."""
    found: list[Timex] = []
    for sentence in parse.sentences:
        found.extend(_scan_sentence(parse, sentence))
    return found


def _classify(parse: Parse, tokens: list[Token], numerals: list[Numeral], grammar: _Grammar) -> str:
    symbols = ["."] * len(tokens)
    for index, token in enumerate(tokens):
        symbols[index] = _class_of(parse, tokens, index, grammar)
    base = tokens[0].i
    for numeral in numerals:
        at = numeral.first - base
        if symbols[at] in "ODKIzj" and numeral.last == numeral.first + 1:
            continue
        if numeral.form in {"half", "fraction"} and at and symbols[at - 1] == "o":
            symbols[at] = "Q"
            continue
        if numeral.form == "fraction":
            continue
        symbols[at : numeral.last - base] = "N" + "n" * (numeral.last - numeral.first - 1)
        text = tokens[at].text
        if numeral.form == "digits" and text.isdecimal():
            if len(text) == 4 and 1000 <= int(text) <= 2199:
                symbols[at] = "Y"
            elif 1 <= int(text) <= 31 and not (tokens[at].dep == "nummod" and tokens[at].head.tag == "NNS"):
                symbols[at] = "d"
    return "".join(symbols)


def _class_of(parse: Parse, tokens: list[Token], index: int, grammar: _Grammar) -> str:
    token = tokens[index]
    word, text = token.lower, token.text
    if text[0].isdigit() or (text[0] in "'’" and len(text) > 2):
        return _class_of_digits(text)
    symbol = grammar.classes.get(word, "")
    if word in grammar.months and text[0].isupper() and token.tag not in {"MD", "VB", "VBP"}:
        entity = parse.entity_at.get(token.i)
        if entity is not None and entity.label in {"PERSON", "ORG", "WORK_OF_ART"}:
            return "."
        near = (tokens[index + 1].text[0].isdigit() if index + 1 < len(tokens) else False) or (
            index > 0 and tokens[index - 1].text[0].isdigit()
        )
        return "M" if word.endswith(".") or len(word) > 4 or word in {"may", "june", "july"} or near else "."
    if symbol == "S" and token.tag not in {"NN", "NNP"}:
        return "."
    if symbol == "W" and len(word) < 6 and not text[0].isupper():
        return "."
    if symbol == "y" and token.tag not in {"DT", "JJ"}:
        return "."
    if symbol == "L" and word in {"past", "prior"} and token.tag == "IN":
        return "."
    if symbol == "Z" and not text[0].isupper():
        return "."
    if symbol == "X" and word == "following" and token.tag in {"VBG", "IN"} and token.dep != "amod":
        return "."
    if word == "second" or (not symbol and word in number_words().fractions):
        return "U" if word == "second" and token.tag.startswith("NN") else ("o" if word != "half" else "Q")
    if not symbol and word in table("units")["ordinals"]:
        return "o"
    if len(text) == 2 and word[0] == "q" and word[1] in "1234":
        return "q"
    if word == "final" and index + 1 < len(tokens) and tokens[index + 1].lower == "quarter":
        return "o"
    if not symbol and text[0] in "+" and text[1:].isdecimal():
        return "."
    if not symbol and (word.startswith("mid-") and len(word) > 4):
        rest = text[4:]
        return "Y" if rest.isdecimal() and len(rest) == 4 else "."
    return symbol or ("J" if token.tag in {"JJ", "JJR"} else ".")


def _class_of_digits(text: str) -> str:
    if _NUMERIC_DATE.fullmatch(text):
        return "I"
    if re.fullmatch(r"[0-9]{1,2}[–/-][0-9]{1,2}", text):
        return "z"
    if re.fullmatch(r"(1[0-9]|20)[0-9]{2}[–/-][0-9]{2,4}", text):
        return "O"
    if _DECADE.fullmatch(text):
        return "D"
    if _ORDINAL.fullmatch(text):
        return "o"
    if _CLOCK.fullmatch(text) and (":" in text or text[-1].isalpha()):
        return "K"
    if _CLOCK_JOINED.fullmatch(text):
        return "K"
    if re.fullmatch(r"[0-9]{2}T[0-9]{2}:?[0-9]{2}\S*", text):
        return "j"
    return "."


def _scan_sentence(parse: Parse, sentence: Sentence) -> list[Timex]:
    grammar = _grammar()
    tokens = list(sentence.tokens)
    symbols = _classify(parse, tokens, scan_numerals(tokens), grammar)
    found: list[Timex] = []
    position, length = 0, len(tokens)
    while position < length:
        best: Timex | None = None
        if tokens[position].lower in grammar.phrases:
            best = _phrase(tokens, position, grammar)
        if symbols[position] in _STARTERS:
            for name, pattern in grammar.rules:
                match = pattern.match(symbols, position)
                if match is None or (best is not None and match.end() + sentence.first <= best.last):
                    continue
                timex = _interpret(parse, tokens, name, match, grammar)
                if timex is not None:
                    best = timex
        if best is None:
            position += 1
            continue
        found.append(best)
        position = best.last - sentence.first
    widened = [_prefixed(tokens, timex) for timex in found]
    kept = [one for one, two in zip_longest(widened, widened[1:]) if two is None or one.last <= two.first]
    return _join(tokens, symbols, kept)


def _phrase(tokens: list[Token], at: int, grammar: _Grammar) -> Timex | None:
    base = tokens[0].i
    for words, kind, value in grammar.phrases[tokens[at].lower]:
        if tuple(token.lower for token in tokens[at : at + len(words)]) != words:
            continue
        end = at + len(words)
        if kind == "holidays":
            month, day = table("times")["holidays"][value] or (None, None)
            return Timex(base + at, base + end, "holiday", month=month, day=day, word=value)
        after = tokens[end].lower if end < len(tokens) else ""
        if (words[-1] == "soon" and after in {"as", "-"}) or (words[-1] == "now" and after == "-"):
            return None
        if words[-1] == "future" and after == "of":
            return None
        if len(words) == 1 and value == "past" and words[0] == "earlier" and end < len(tokens):
            if tokens[at].dep not in {"advmod", "npadvmod"}:
                return None
        return Timex(base + at, base + end, "vague", word=value)
    return None


def _numeral_value(tokens: list[Token], start: int, end: int) -> tuple[float | None, float | None, str]:
    """The number of tokens [start, end) of a sentence: low, high and its vague word."""
    if end - start == 1 and tokens[start].lower in {"a", "an"}:
        return 1.0, 1.0, ""
    numerals = scan_numerals(tokens[start:end])
    if not numerals:
        return None, None, ""
    return numerals[-1].low, numerals[-1].high, numerals[-1].hedge or ""


def _interpret(
    parse: Parse, tokens: list[Token], name: str, match: re.Match[str], grammar: _Grammar
) -> Timex | None:
    base = tokens[0].i
    groups = match.groupdict()
    span = (base + match.start(), base + match.end())

    def word(group: str) -> str:
        return tokens[match.start(group)].lower if groups.get(group) else ""

    def number(group: str) -> int | None:
        text = word(group).removeprefix("mid-")
        if text.isdecimal():
            return int(text)
        ordinal = _ORDINAL.fullmatch(text)
        return int(ordinal[1]) if ordinal else table("units")["ordinals"].get(text)

    direction = grammar.directions.get(word("dir"))
    year_direction = grammar.directions.get(word("yd"))
    year = number("y")
    month = grammar.months.get(word("m"))
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
        weekday = table("times")["weekdays"].get(word("w"))
        return Timex(*span, "date", year=year, month=month, day=day, weekday=weekday, year_direction=year_direction)
    if name == "weekof":
        ordinal = 5 if word("o") in table("times")["last"] else number("o")
        named = tokens[match.end("o")].lower == "week" and ordinal is not None and 1 <= ordinal <= 5
        return Timex(*span, "weekof", year=year, month=month, count=ordinal) if named else None
    if name == "iso":
        return _iso(tokens, match, span, year)
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
        decade = _DECADE.fullmatch(word("D"))
        digits = int(decade[1]) if decade else 0
        return Timex(*span, "decade", year=digits if digits > 99 else 1900 + digits, word=word("D"))
    if name == "weekday":
        weekday = table("times")["weekdays"][word("w")]
        week = grammar.directions.get(word("yd"))
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
        return _quarter(tokens, match, span, year, year_direction, number("o"), word("o"), word("q"), word("Q"))
    if name == "unit":
        return _unit_timex(tokens, match, span, unit, word("dir"), direction)
    if name == "entire":
        return Timex(*span, "vague", word="none") if word("J") in {"entire", "whole", "full"} else None
    if name == "edgeunit":
        if unit not in {"week", "month", "year", "decade", "quarter"}:
            return None
        return Timex(*span, "unit", unit=unit, direction=0, edge=table("times")["edges"][word("E")])
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


def _iso(tokens: list[Token], match: re.Match[str], span: tuple[int, int], year: int | None) -> Timex | None:
    piece = tokens[match.start() : match.end()]
    joined = "".join(token.text for token in piece)
    if any(left.end != right.start for left, right in zip(piece, piece[1:], strict=False)):
        return None
    return _numeric(joined, span)


def _numeric(text: str, span: tuple[int, int]) -> Timex | None:
    match = _NUMERIC_DATE.fullmatch(text)
    if match is None:
        return None
    one, two, three = int(match[1]), int(match[3]), int(match[4])
    clock = int(match[5]) * 60 + int(match[6]) if match[5] else None
    zone = 0 if clock is not None and text.endswith("Z") else None
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
        return Timex(*span, "part", part=part, direction=direction)
    before = tokens[match.start() - 1].lower if match.start() else ""
    if part in {"noon", "midnight", "dawn", "dusk"} or tokens[match.start()].lower == "the":
        if before in {"in", "at", "by", "before", "after", "since", "until", "around", "during", "through"}:
            return Timex(*span, "part", part=part)
        return None
    return (
        Timex(*span, "part", part=part) if before in {"at", "by"} or tokens[match.start()].dep == "npadvmod" else None
    )


def _quarter(
    tokens: list[Token], match: re.Match[str], span: tuple[int, int], year: int | None, year_direction: int | None,
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
    if unit is None or (how == "current" and token.lower == "term"):
        return None
    if how in table("times")["same"]:
        plural = groups["U"] == "V"
        return Timex(*span, "vague", word="none") if plural else Timex(*span, "anaphor", unit=unit)
    count = high = None
    hedge = ""
    if groups.get("n"):
        count, high, hedge = _numeral_value(tokens, match.start("n"), match.end("n"))
    if groups["U"] == "V" or count is not None:
        return Timex(
            *span, "period", unit=unit, direction=direction, count=None if hedge else count, high=high, word=how
        )
    definite = tokens[match.start()].lower == "the"
    if definite and unit in {"day", "week", "month", "year"} and how in {
        "following", "next", "previous", "preceding", "subsequent", "ensuing",
    }:  # fmt: skip
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
        shift = _MERIDIEM[meridiem] if not meridiem.startswith("o") else None
    clock = _CLOCK.fullmatch(text)
    joined = _CLOCK_JOINED.fullmatch(text)
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
    if groups.get("n2") and match.group().startswith(("N", "d", "Y")) and "&" in match.group():
        if tokens[match.start("n2") - 1].lower != "or":
            return None  # "three and five years": not a range without "between"
    if groups.get("n2"):
        second = _numeral_value(tokens, match.start("n2"), match.end("n2"))
        if count is None or second[0] is None or second[0] <= count:
            return None
        high = second[0]
    if groups.get("half") and count is not None:
        if tokens[match.end() - 1].lower != "half":
            return None
        count = high = count + 0.5
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


def _prefixed(tokens: list[Token], timex: Timex) -> Timex:
    """Take in "early", "mid-", "late", "the end of", "later" before an expression, and note the preposition that bounds it."""
    words = table("times")
    base = tokens[0].i
    at = timex.first - base
    first, edge = timex.first, timex.edge
    dated = timex.kind in {
        "date", "month", "year", "decade", "weekday", "weekend", "deictic", "unit", "quarter", "season", "part", "anaphor",
    }  # fmt: skip
    if dated and at:
        back = at - 1
        of = tokens[back].lower == "of"
        if (of or tokens[back].lower in {"-", "on"}) and back:
            back -= 1
        name = tokens[back].lower
        found = words["edges"].get(name)
        plain = found in {"early", "late", "mid", "earlier", "later"} and not name.endswith(("ning", "start", "end"))
        if found and (plain or (of and name not in {"early", "late", "mid", "earlier", "later"})):
            edge, first = found, base + back
            if back and tokens[back - 1].lower == "very":
                first, back = first - 1, back - 1
            if of and back and tokens[back - 1].lower == "the":
                first -= 1
            elif name == "mid" and back and tokens[back - 1].lower == "the":
                first = base + back
    before = tokens[first - base - 1] if first > base else None
    bound = (
        words["since"].get(before.lower)
        if before is not None and timex.kind not in {"duration", "set", "vague"}
        else None
    )
    if (
        before is not None
        and bound
        and not any(token.head is before for token in tokens[first - base : timex.last - base])
    ):
        bound = None  # "after Monday's vote": the preposition governs the vote
    return replace(timex, first=first, edge=edge, bound=bound)


_DAYLIKE = frozenset({"date", "weekday", "deictic", "holiday", "anaphor"})


def _join(tokens: list[Token], symbols: str, found: list[Timex]) -> list[Timex]:
    """Join a clock or part of the day to its day, and the two ends of a range."""
    base = tokens[0].i
    joined: list[Timex] = []
    for timex in found:
        if joined:
            before = joined[-1]
            gap = symbols[before.last - base : timex.first - base]
            whole = _whole(before, timex, gap) or _range(tokens, before, timex, gap)
            if whole is not None:
                joined[-1] = whole
                continue
        joined.append(timex)
    return joined


def _whole(one: Timex, two: Timex, gap: str) -> Timex | None:
    if gap not in {"", "c", "i", "ci", "it", "f"}:
        return None
    for small, day in ((one, two), (two, one)):
        if day.kind not in _DAYLIKE or small.kind not in {"clock", "part"} or small.direction is not None:
            continue
        if (small.kind == "clock" and day.clock is not None) or (small.kind == "part" and day.part is not None):
            continue
        edge = small.edge or day.edge
        if small.kind == "clock":
            return replace(
                day, first=one.first, last=two.last, clock=small.clock, zone=small.zone, edge=edge, bound=one.bound
            )
        return replace(day, first=one.first, last=two.last, part=small.part, edge=edge, bound=one.bound)
    return None


_ENDS = frozenset({"date", "month", "year", "weekday", "deictic", "quarter", "season", "clock", "decade"})


def _range(tokens: list[Token], one: Timex, two: Timex, gap: str) -> Timex | None:
    if one.kind not in _ENDS or two.kind not in _ENDS or one.last_day or two.last_day:
        return None
    at = one.first - tokens[0].i - 1
    before = tokens[at].lower if at >= 0 else ""
    if (gap == "&" and before == "between" and tokens[one.last - tokens[0].i].lower == "and") or (gap == ">" and before == "from"):
        first = one.first - 1
    elif gap in {">", "-"} and one.kind == two.kind:
        first = one.first
    else:
        return None
    return Timex(first, two.last, "range", begin=one, finish=replace(two, bound=None))
