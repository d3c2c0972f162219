"""Time expressions and durations in a parse: what they say, before any anchor.

The rules of :mod:`accord.reading.timex_grammar` are tried at the tokens that can start an expression; the longest
match wins, the earlier rule on a tie. Then edges ("early", "the end of") and bounds ("since", "until") are taken in,
a clock is joined to its day, and two ends make a range. Resolving against a publication time is the business of
:mod:`accord.reading.chronology`.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import zip_longest

from accord.reading.deferring import puts_off
from accord.reading.numbers import scan_numerals, table
from accord.reading.syntax import Parse, Sentence, Token
from accord.reading.timex_grammar import STARTERS, Grammar, Timex, TimexKind, classify, grammar
from accord.reading.timex_rules import interpret

__all__ = ["Timex", "TimexKind", "scan"]


def scan(parse: Parse) -> list[Timex]:
    """All time expressions, durations and sets of a parse, in text order and without overlap. Linear in the tokens."""
    found: list[Timex] = []
    for sentence in parse.sentences:
        found.extend(_scan_sentence(parse, sentence))
    return found


def _scan_sentence(parse: Parse, sentence: Sentence) -> list[Timex]:
    rules = grammar()
    tokens = list(sentence.tokens)
    symbols = classify(parse, tokens, scan_numerals(tokens), rules)
    found: list[Timex] = []
    position, length = 0, len(tokens)
    while position < length:
        led = position > 0 and tokens[position - 1].tag in {"TO", "MD"}  # whatever the tagger says
        if tokens[position].lower == "last" and (led or tokens[position].tag in {"VB", "VBP"}):
            position += 1  # "will last one month": how long, and not when
            continue
        best = _longest(parse, tokens, symbols, position, rules)
        if best is not None and symbols[position] == "H" and best.last < sentence.last:
            # "in this May 4, 2019, photograph": the pointing word is the photograph's
            date = _longest(parse, tokens, symbols, position + 1, rules)
            best = date if date is not None and date.kind == "date" and date.last > best.last else best
        if best is None:
            position += 1
            continue
        if not _of_a_name(parse, tokens, best):
            found.append(best)
        position = best.last - sentence.first
    widened = [_prefixed(tokens, timex) for timex in found]
    kept = [one for one, two in zip_longest(widened, widened[1:]) if two is None or one.last <= two.first]
    return _join(tokens, symbols, kept)


def _longest(parse: Parse, tokens: list[Token], symbols: str, position: int, rules: Grammar) -> Timex | None:
    """The longest expression that begins at a token, by the earlier rule on a tie."""
    base = tokens[0].i
    best: Timex | None = None
    if tokens[position].lower in rules.phrases:
        best = _phrase(tokens, position, rules)
    if symbols[position] in STARTERS and rules.any_rule.match(symbols, position):
        for name, pattern in rules.rules:
            match = pattern.match(symbols, position)
            if match is None or (best is not None and match.end() + base <= best.last):
                continue
            timex = interpret(parse, tokens, name, match, rules)
            if timex is not None:
                best = timex
    return best


_NAMES = frozenset({"ORG", "EVENT", "WORK_OF_ART", "FAC", "PERSON", "PRODUCT", "LAW", "NORP"})
_BARE = frozenset({"weekday", "deictic", "month", "season", "part", "date", "holiday"})


def _of_a_name(parse: Parse, tokens: list[Token], timex: Timex) -> bool:
    """Whether an expression is only a word of a name: "the Sunday Herald", "October Revolution", "told Today"."""
    if timex.kind not in _BARE or timex.year is not None or timex.direction is not None or timex.clock is not None:
        return False
    base = tokens[0].i
    first, last = tokens[timex.first - base], tokens[timex.last - 1 - base]
    if not last.text[:1].isupper() and not last.text[:1].isdigit():
        return False
    before = tokens[timex.first - 1 - base] if timex.first > base else None
    if timex.kind == "deictic":
        # a small word: a capital within a sentence makes it a name
        return first.text[:1].isupper() and before is not None and before.text[-1:].isalnum()
    if before is not None and before.lower in {"a", "an"}:
        return False  # "in a Tuesday Herald report": the article is the report's
    entity = parse.entity_at.get(timex.first)
    if entity is not None and entity.label in _NAMES and timex.last <= entity.last:
        others = [t for t in parse.tokens[entity.first : entity.last] if not timex.first <= t.i < timex.last]
        if any(_proper(token) for token in others):
            return True
    after = tokens[timex.last - base] if timex.last - base < len(tokens) else None
    joined = any(token.head is after and token.dep in {"compound", "nmod", "nummod"} for token in (first, last))
    if after is None or not joined or not _proper(after):
        return False
    return after.dep not in {"compound", "nmod"} or _proper(after.head)  # "Monday Senate hearing": the hearing's day


def _proper(token: Token) -> bool:
    return token.tag in {"NNP", "NNPS"} and token.text[:1].isupper()


def _phrase(tokens: list[Token], at: int, rules: Grammar) -> Timex | None:
    base = tokens[0].i
    for words, kind, value in rules.phrases[tokens[at].lower]:
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
        if words == ("earlier",) and tokens[at].dep not in {"advmod", "npadvmod"}:
            return None
        return Timex(base + at, base + end, "vague", word=value)
    return None


_EDGED = frozenset(
    {
        "date",
        "month",
        "year",
        "decade",
        "weekday",
        "weekend",
        "deictic",
        "unit",
        "quarter",
        "season",
        "part",
        "anaphor",
    }
)


def _prefixed(tokens: list[Token], timex: Timex) -> Timex:
    """Take in "early", "mid-", "late", "the end of", "later" before an expression, and note the preposition that
    bounds it."""
    words = table("times")
    base = tokens[0].i
    at = timex.first - base
    first, edge = timex.first, timex.edge
    if timex.kind in _EDGED and at:
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
    if bound in ("before", "after") and (timex.part or timex.clock is not None) and before is not None:
        if _shortly(tokens[: first - base - 1], timex.clock is None):
            bound = "about"  # "minutes before midnight on Tuesday" says when, and not by when
    if bound == "by" and before is not None and _undergone(before):
        bound = None  # "shaken by October 7": by what happened on that day
    return replace(timex, first=first, edge=edge, bound=bound)


def _shortly(before: list[Token], hours: bool) -> bool:
    """Whether words end with a short length of time ("shortly", "minutes", and with ``hours`` "two hours")."""
    last = before[-1].lower if before else ""
    unit = table("times")["units"].get(last.removesuffix("s"))
    return last in table("times")["shortly"] or unit in (
        {"second", "minute", "hour"} if hours else {"second", "minute"}
    )


def _undergone(by: Token) -> bool:
    """Whether a by-phrase says what moved or struck somebody, and not until when something was done."""
    verb = by.head
    return verb.tag == "VBN" and verb.lemma.lower() in table("times")["undergone"]


_DAYLIKE = frozenset({"date", "weekday", "deictic", "holiday", "anaphor"})


def _join(tokens: list[Token], symbols: str, found: list[Timex]) -> list[Timex]:
    """Join a clock or part of the day to its day, and the two ends of a range."""
    base = tokens[0].i
    joined: list[Timex] = []
    for timex in found:
        if joined:
            before = joined[-1]
            low = before.last - base + _zone_words(tokens[before.last - base : timex.first - base], before)
            gap = symbols[low : timex.first - base]
            whole = _whole(before, timex, gap) or _range(tokens, before, timex, gap) or _years_back(before, timex, gap)
            if whole is not None:
                joined[-1] = whole
                continue
        joined.append(timex)
    return joined


def _zone_words(between: list[Token], before: Timex) -> int:
    """How many words behind a time of day only say whose time it is: "10:00 local time", "midnight Moscow time",
    "noon GMT". Where they name no zone of the clock's, the time stays local."""
    if before.kind not in {"clock", "part"} or not between:
        return 0
    if between[0].lower in table("times")["zones"] and between[0].text[0].isupper():
        return 1
    named = len(between) > 1 and between[1].lower == "time"
    return 2 if named and (between[0].lower == "local" or between[0].text[0].isupper()) else 0


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


def _years_back(one: Timex, two: Timex, gap: str) -> Timex | None:
    """ "the same month last year", "the same period a year ago": one expression, counted from what was told of."""
    if one.kind != "anaphor" or one.part is not None or gap not in {"", "f", "i"} or two.unit != "year":
        return None
    if two.kind == "unit" and two.direction == -1 and two.count is None:
        years = -1
    elif two.kind in {"ago", "shift"} and two.count is not None and two.count == int(two.count):
        years = -int(two.count) if two.kind == "ago" else int(two.count) * (two.direction or 0)
    else:
        return None
    return replace(one, last=two.last, year_direction=years) if years < 0 else None


_ENDS = frozenset({"date", "month", "year", "weekday", "deictic", "quarter", "season", "clock", "decade"})


def _range(tokens: list[Token], one: Timex, two: Timex, gap: str) -> Timex | None:
    if one.kind not in _ENDS or two.kind not in _ENDS or one.last_day or two.last_day:
        return None
    at = one.first - tokens[0].i - 1
    before = tokens[at].lower if at >= 0 else ""
    if gap == ">" and puts_off(tokens[one.last - tokens[0].i]):
        return None  # "moved from May 20 to May 27": two days, and no time between them
    if (gap == "&" and before == "between" and tokens[one.last - tokens[0].i].lower == "and") or (
        gap == ">" and before == "from"
    ):
        first = one.first - 1
    elif gap in {">", "-"} and one.kind == two.kind:
        first = one.first
    else:
        return None
    return Timex(first, two.last, "range", begin=one, finish=replace(two, bound=None))
