"""The grammar of time expressions: classes of tokens, and rules over the string of classes.

Every token is mapped to one character that names its class (weekday, month, number, unit, direction, ...); the rules
are regular expressions over these characters. The inventory of expressions follows TIMEX3 of ISO-TimeML; the
vocabulary is in ``data/times.json``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from accord.reading.numbers import Numeral, number_words, table
from accord.reading.syntax import Parse, Token

__all__ = [
    "CLOCK",
    "CLOCK_JOINED",
    "DECADE",
    "MERIDIEM",
    "NUMERIC_DATE",
    "ORDINAL",
    "STARTERS",
    "Grammar",
    "Timex",
    "TimexKind",
    "classify",
    "grammar",
]

TimexKind = Literal[
    "date", "month", "year", "decade", "weekday", "weekend", "deictic", "unit", "weekof", "period", "ago", "shift",
    "offset", "quarter", "half", "season", "clock", "part", "holiday", "anaphor", "vague", "duration", "set", "range",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Timex:
    """One expression over tokens [first, last). Only the fields that its ``kind`` needs are set.

    ``direction``: -1 last, 0 this, 1 next. ``count`` / ``high``: how many of ``unit`` (None: vague, ``word`` says
    how). ``clock``: minutes after midnight, ``zone`` minutes east of UTC. ``edge``: "early", "mid", "late",
    "earlier", "later", "rest". ``bound``: the preposition that blurs it ("since", "until", "by", "before", "after",
    "about", "from"). ``begin``/``finish``: a range's ends.
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
    ("ahead", rf"(?P<n>{_NUM}|a)J?(?P<U>[UV])F(?P<T>T)"),
    ("entire", r"t(?P<J>J)(?P<U>U)"),
    ("shift", rf"(?P<n>{_NUM}|a)J?(?P<U>[UV])(?P<R>[rB])"),
    ("shift", r"(?P<U>V)(?P<R>[rB])"),
    ("shift", r"t(?P<U>U)(?P<R>B)"),
    ("season", r"t?(?P<dir>[LXH])?(?P<S>S)(?:f?(?P<y>Y)|f?(?P<yd>[LXH])U)?"),
    ("clock", r"(?P<K>[KdYN])(?P<p>p)(?P<Z>Z)?"),
    ("clock", r"(?P<K>K)(?P<Z>Z)?"),
    ("clock", r"(?P<K>[YNd])(?P<Z>Z)"),
    ("duration", rf"(?P<n>{_NUM}|a)(?:[->](?P<n2>{_NUM}))?-?J?(?P<U>[UVQP])(?:-?g)?(?P<half>&a[NQ])?"),
    ("duration", rf"b(?P<n>{_NUM})&(?P<n2>{_NUM})-?J?(?P<U>[UVQP])"),
    ("duration", rf"(?P<n>{_NUM})&(?P<n2>{_NUM})-?J?(?P<U>[UVQP])"),
    ("duration", r"(?P<U>[UV])-?g"),
    ("duration", r"(?P<G>G)"),
    ("bare", r"[Jt]?(?P<U>V)"),
    ("set", rf"e(?P<n>{_NUM})?(?P<U>[UVPW])"),
    ("set", r"s"),
)
STARTERS = frozenset("bFMzdoWtYIODLXHywTPqQNEUVSKaJGeszr")
NUMERIC_DATE = re.compile(
    r"([0-9]{1,4})([./-])([0-9]{1,2})\2([0-9]{2,4})"
    r"(?:T([0-9]{2}):?([0-9]{2})(?::?[0-9]{2}(?:\.[0-9]{1,9})?)?(Z|[+-][0-9]{2}:?[0-9]{2})?\.?)?"
)
CLOCK = re.compile(r"([01]?[0-9]|2[0-4])[:.h]([0-5][0-9])(?::[0-5][0-9])?(am|pm|a\.m\.|p\.m\.)?(?:z|utc|gmt)?", re.I)
CLOCK_JOINED = re.compile(r"(1[0-2]|0?[1-9])(am|pm)", re.I)
DECADE = re.compile(r"['’]?((?:1[0-9]|20)?[0-9]0)['’]?s")
ORDINAL = re.compile(r"([0-9]{1,2})(?:st|nd|rd|th)")
MERIDIEM = {"am": 0, "a.m.": 0, "a.m": 0, "pm": 720, "p.m.": 720, "p.m": 720, "o'clock": 0, "o’clock": 0}


@dataclass(frozen=True, slots=True)
class Grammar:
    """The compiled rules by name, one pattern that matches wherever any of them does, the class of each word, months,
    fixed phrases and what direction words say.
    """

    rules: tuple[tuple[str, re.Pattern[str]], ...]
    any_rule: re.Pattern[str]
    classes: dict[str, str]
    months: dict[str, int]
    phrases: dict[
        str, tuple[tuple[tuple[str, ...], str, str], ...]
    ]  # first word -> (words, kind, value), longest first
    directions: dict[str, int]


@lru_cache(maxsize=1)
def grammar() -> Grammar:
    """The grammar, compiled once."""
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
    put("p", MERIDIEM)
    put("Z", words["zones"])
    put("s", words["sets"])
    put("G", units["joined_durations"])
    for symbol, names in {
        "A": "ago", "B": "before after", "t": "the", "a": "a an", "f": "of", "i": "in on at during within",
        "c": ",", "-": "- – —", "b": "between", "&": "and or", "F": "from", ">": "to until till through",
        "e": "every each per", "g": "long",
    }.items():  # fmt: skip
        put(symbol, names.split())
    directions = dict.fromkeys(words["last"], -1) | dict.fromkeys(words["this"], 0)
    directions |= dict.fromkeys(words["next"], 1)
    phrases: dict[str, list[tuple[tuple[str, ...], str, str]]] = {}
    for kind in ("vague", "holidays"):
        for phrase, value in words[kind].items():
            spelled = tuple(phrase.replace("'s", " 's").replace("-", " - ").split())
            phrases.setdefault(spelled[0], []).append((spelled, kind, str(value) if kind == "vague" else phrase))
    return Grammar(
        tuple((name, re.compile(pattern)) for name, pattern in _RULES),
        re.compile("|".join(f"(?:{re.sub('[?]P<[a-zA-Z0-9]+>', '?:', pattern)})" for _, pattern in _RULES)),
        classes,
        words["months"],
        {first: tuple(sorted(found, key=lambda item: -len(item[0]))) for first, found in phrases.items()},
        directions,
    )


def classify(parse: Parse, tokens: list[Token], numerals: list[Numeral], rules: Grammar) -> str:
    """The classes of a sentence's tokens as a string, one character a token."""
    symbols = [_class_of(parse, tokens, index, rules) for index in range(len(tokens))]
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


@lru_cache(maxsize=65536)
def _ordinary(text: str) -> bool:
    """Whether a word has no class of its own, whatever stands beside it. True of nearly all words."""
    word, rules = text.lower(), grammar()
    return not (
        text[0].isdigit()
        or text[0] in "'’+"
        or word in rules.classes
        or word in rules.months
        or word in number_words().fractions
        or word in table("units")["ordinals"]
        or word in {"second", "final"}
        or word.startswith("mid-")
        or (len(text) == 2 and word[0] == "q")
    )


def _class_of(parse: Parse, tokens: list[Token], index: int, rules: Grammar) -> str:
    token = tokens[index]
    if _ordinary(token.text):
        return "J" if token.tag in {"JJ", "JJR"} else "."
    word, text = token.lower, token.text
    if text[0].isdigit() or (text[0] in "'’" and len(text) > 2):
        return "K" if _is_dotted_clock(tokens, index) else _class_of_digits(text)
    symbol = rules.classes.get(word, "")
    if word in rules.months and text[0].isupper() and token.tag not in {"MD", "VB", "VBP"}:
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


def _is_dotted_clock(tokens: list[Token], index: int) -> bool:
    """Whether a number is a time of day: "at 22.10 hours" is no length of time."""
    if index == 0 or index + 1 == len(tokens) or CLOCK.fullmatch(tokens[index].text) is None:
        return False
    return tokens[index - 1].lower == "at" and tokens[index + 1].lower in {"hours", "hrs"}


def _class_of_digits(text: str) -> str:
    if NUMERIC_DATE.fullmatch(text):
        return "I"
    if re.fullmatch(r"[0-9]{1,2}[–/-][0-9]{1,2}", text):
        return "z"
    if re.fullmatch(r"(1[0-9]|20)[0-9]{2}[–/-][0-9]{2,4}", text):
        return "O"
    if DECADE.fullmatch(text):
        return "D"
    if ORDINAL.fullmatch(text):
        return "o"
    if CLOCK.fullmatch(text) and (":" in text or text[-1].isalpha()):
        return "K"
    if CLOCK_JOINED.fullmatch(text):
        return "K"
    if re.fullmatch(r"[0-9]{2}T[0-9]{2}:?[0-9]{2}\S*", text):
        return "j"
    return "."
