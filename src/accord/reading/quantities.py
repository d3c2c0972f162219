"""Mentions of quantities: counts with what is counted, durations, money, shares, measures and ordinals.

Numbers come from :mod:`accord.reading.numbers`, durations from :mod:`accord.reading.timex`; what is counted comes
from the parse, hedges and units from ``data/hedges.json`` and ``data/units.json``. Years, dates, clock times, ages
and numbers in names ("Article 5") are no quantities.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from accord.data import word_sets
from accord.model import Amount, Mention
from accord.reading import lexicon
from accord.reading.numbers import Numeral, number_words, scan_numerals, table
from accord.reading.syntax import Parse, Sentence, Token
from accord.reading.timex import Timex, scan

__all__ = ["duration_amount", "find"]

_NUMERIC = frozenset({"CARDINAL", "QUANTITY", "MONEY", "PERCENT", "ORDINAL", "DATE", "TIME"})
_NOMINAL = frozenset({"NN", "NNS", "NNP", "NNPS"})
_FARTHEST_NOUN = 8  # tokens between a number and the noun that it counts
LONGEST_FRACTION = 4  # tokens: "two - thirds", "three quarters"
_STANDING_ALONE = frozenset({"nsubj", "nsubjpass", "dobj", "attr", "conj", "pobj"})
# Verbs that give a figure's new value after "to".
_CHANGING = frozenset(
    {"rise", "climb", "grow", "increase", "jump", "soar", "swell", "fall", "drop", "decline", "amount"}
)
_MONTHS = frozenset(calendar.month_name[1:])
_PREPOSITIONAL = frozenset({"about", "around", "over", "under", "above", "below", "near", "beyond", "past"})

Bound = Literal["min", "max", "near", "exact"]


@dataclass(frozen=True, slots=True)
class _Found:
    first: int
    last: int
    head: int
    amount: Amount
    rule: str


Hedges = dict[str, tuple[tuple[tuple[str, ...], Bound], ...]]


@lru_cache(maxsize=2)
def _hedges(side: Literal["before", "after"]) -> Hedges:
    """The hedges before or after a number by the word that stands next to it, the longest first."""
    found: dict[str, list[tuple[tuple[str, ...], Bound]]] = {}
    for phrase, bound in table("hedges")[side].items():
        words = tuple(phrase.split())
        found.setdefault(words[-1] if side == "before" else words[0], []).append((words, bound))
    return {word: tuple(sorted(each, key=lambda item: -len(item[0]))) for word, each in found.items()}


def find(parse: Parse, scanned: Sequence[Timex] | None = None) -> list[Mention]:
    """The quantity mentions of a parse in text order, with ids "q1", "q2", ... ``scanned``: what
    :func:`accord.reading.timex.scan` gave, where the caller has it already.
    """
    masked: set[int] = set()
    found: list[_Found] = []
    for timex in scan(parse) if scanned is None else scanned:
        if timex.kind != "vague":
            masked.update(range(timex.first, timex.last))
        if timex.kind == "duration":
            found.append(_part_of(parse, timex) or _duration(parse, timex))
            masked.update(range(found[-1].first, timex.last))
    for sentence in parse.sentences:
        found.extend(_sentence(parse, sentence, masked))
    found.sort(key=lambda item: (item.first, item.last))
    rates = {token for item in found if item.amount.kind == "measure" for token in range(item.head + 1, item.last)}
    found = [item for item in found if item.amount.kind != "duration" or item.first not in rates]  # "miles an hour"
    mentions = []
    for number, item in enumerate(found, start=1):
        span = parse.span_of(parse.tokens[item.first : item.last])
        head = parse.tokens[item.head].start
        mentions.append(
            Mention(f"q{number}", "quantity", span, value=item.amount, head=head, found_by=f"quantity:{item.rule}")
        )
    return mentions


def duration_amount(timex: Timex, hedge: str | None = None, bound: Bound = "exact") -> Amount:
    """A duration's amount. Decades and centuries become years, fortnights weeks; a bare plural ("for weeks") has no
    number."""
    unit, factor = table("units")["durations"][timex.unit or "day"]
    if timex.count is None:
        return Amount("duration", None, None, unit, hedge or timex.word or None)
    low, high = timex.count * factor, None if timex.high is None else timex.high * factor
    return _amount("duration", low, high, unit, hedge or timex.word or None, bound)


def _amount(
    kind: Literal["count", "duration", "money", "percent", "measure", "ordinal"], low: float, high: float | None,
    unit: str | None, hedge: str | None, bound: Bound,
) -> Amount:  # fmt: skip
    low, high = float(low), None if high is None else float(high)
    if bound == "min":
        return Amount(kind, low, None, unit, hedge)
    if bound == "max":
        return Amount(kind, None, high if high is not None else low, unit, hedge)
    return Amount(kind, low, high, unit, hedge)


def _hedge_before(parse: Parse, first: int, start: int) -> tuple[int, str | None, Bound]:
    """The hedge that ends right before token ``first``: where the phrase starts, its words, what it does to the
    number."""
    tokens = parse.tokens
    near = tokens[first - 1].lower if first > start else ""
    for words, bound in _hedges("before").get(near, ()):
        at = first - len(words)
        if at < start or tuple(token.lower for token in tokens[at:first]) != words:
            continue
        if tokens[at].dep == "prt":
            return first, None, "exact"  # "handed over 200 men"
        if words == ("over",) and tokens[at].dep == "prep" and _during(parse, first):
            return first, None, "exact"  # "will be freed over six weeks"
        if words[0] in _PREPOSITIONAL and tokens[at].dep == "prep" and tokens[at].head.pos in {"VERB", "NOUN"}:
            governs = tokens[at].child("pobj")
            if (
                governs is not None
                and words[0] != "over"
                and tokens[at].head.pos == "VERB"
                and tokens[at].head.i == at - 1
            ):
                return first, None, "exact"  # "talked about two ships"
        if bound == "exact":
            return first, None, bound
        return at, " ".join(words), bound
    return first, None, "exact"


def _during(parse: Parse, first: int) -> bool:
    """Whether a number counts units of time."""
    unit = parse.tokens[first].head
    return unit.lemma.lower() in table("units")["durations"]


def _hedge_after(parse: Parse, last: int, end: int) -> tuple[int, str | None, Bound]:
    tokens = parse.tokens
    near = tokens[last].lower if last < end else ""
    for words, bound in _hedges("after").get(near, ()):
        if last + len(words) <= end and tuple(token.lower for token in tokens[last : last + len(words)]) == words:
            return last + len(words), " ".join(words), bound
    return last, None, "exact"


def _duration(parse: Parse, timex: Timex) -> _Found:
    sentence = parse.tokens[timex.first].sent
    first, hedge, bound = _hedge_before(parse, timex.first, sentence.first)
    last = timex.last
    if hedge is None:
        last, hedge, bound = _hedge_after(parse, timex.last, sentence.last)
    return _Found(first, last, timex.last - 1, duration_amount(timex, hedge, bound), "duration")


# What a part of a unit is told in: a quarter of an hour is fifteen minutes.
_FINER = {"hour": ("minute", 60.0), "day": ("hour", 24.0), "year": ("month", 12.0), "minute": ("second", 60.0)}


def _part_of(parse: Parse, timex: Timex) -> _Found | None:
    """A fraction of a unit of time: "a quarter of an hour", "two thirds of a year"; None for other durations."""
    sentence = parse.tokens[timex.first].sent
    at = timex.first - 1
    amount = duration_amount(timex)
    if at <= sentence.first or parse.tokens[at].lower != "of" or amount.low != 1 or amount.unit not in _FINER:
        return None
    before = scan_numerals(parse.tokens[max(sentence.first, at - LONGEST_FRACTION) : at + 1])
    if not before or before[-1].form != "fraction" or before[-1].last != at:
        return None
    unit, times = _FINER[amount.unit]
    first, hedge, bound = _hedge_before(parse, before[-1].first, sentence.first)
    count = round(before[-1].low * times, 2)
    return _Found(first, timex.last, timex.last - 1, _amount("duration", count, count, unit, hedge, bound), "duration")


def _sentence(parse: Parse, sentence: Sentence, masked: set[int]) -> list[_Found]:
    found: list[_Found] = []
    numerals = [
        numeral for numeral in scan_numerals(sentence.tokens)
        if not any(i in masked for i in range(numeral.first, numeral.last)) and not _in_name(parse, sentence, numeral)
    ]  # fmt: skip
    index = 0
    while index < len(numerals):
        numeral = numerals[index]
        index += 1
        if index < len(numerals):
            joined = _range(parse, sentence, numeral, numerals[index])
            if joined is not None:
                numeral, index = joined, index + 1
                if numeral.high is not None and numeral.low > numeral.high:
                    continue  # a score: "5-4"
        share = _one_in(parse, numeral, numerals[index]) if index < len(numerals) else None
        if share is not None:
            index += 1
        item = share or _quantity(parse, sentence, numeral)
        if item is not None:
            found.append(item)
    taken = {i for item in found for i in range(item.first, item.last)}
    for token in sentence.tokens:
        if token.i not in masked and token.i not in taken and token.tag in {"JJ", "RB", "CD", "NN"}:
            item = _ordinal(parse, token)
            if item is not None:
                found.append(item)
    return found


def _one_in(parse: Parse, one: Numeral, two: Numeral) -> _Found | None:
    """ "one in five residents", "two out of three": a share."""
    between = [token.lower for token in parse.tokens[one.last : two.first]]
    if between not in (["in"], ["out", "of"]) or one.low != one.high or two.low != two.high:
        return None
    if not 0 < one.low < two.low <= 10_000 or _looks_like_year(parse.tokens[two.first], two):
        return None
    counted = _counted(parse, parse.tokens[one.first].sent, one)
    if between == ["in"] and counted is not None and counted.i < two.last:
        return None
    share = round(100 * one.low / two.low, 2)
    return _Found(one.first, two.last, two.last - 1, _amount("percent", share, share, None, None, "exact"), "share")


def _in_name(parse: Parse, sentence: Sentence, numeral: Numeral) -> bool:
    """Whether a number belongs to a name: in a named entity, joined to letters by a dash ("F-16"), or after its noun
    ("Article 5")."""
    tokens = parse.tokens
    entity = parse.entity_at.get(numeral.first)
    if entity is not None and entity.label not in _NUMERIC:
        noun = tokens[numeral.last - 1].head
        if entity.first <= noun.i < entity.last:
            return True
        if entity.first < numeral.first and not _counts_behind_place(parse, entity.first, entity.last, numeral):
            return True
    if numeral.first > sentence.first:
        before = tokens[numeral.first - 1]
        if before.text in {"-", "–", "/"} and before.end == tokens[numeral.first].start and before.i > sentence.first:
            name = tokens[before.i - 1]
            if name.end == before.start and name.text[-1].isalpha() and name.lower not in number_words().starters:
                return True
        if (
            before.lower in {"no.", "nos.", "number", "#", "aged", "age", "№"}
            and before.end <= tokens[numeral.first].start
        ):
            return True
        head = tokens[numeral.last - 1]
        if (
            before.tag in {"NNP", "NNPS", "NN"}
            and head.head.i <= before.i
            and head.dep in {"nummod", "appos", "npadvmod"}
        ):
            return head.head.i in {before.i, before.head.i} and head.head.tag in _NOMINAL
    return False


def _counts_behind_place(parse: Parse, first: int, last: int, numeral: Numeral) -> bool:
    """Whether a number that a recogniser took for the end of a name, tokens [first, last), counts what comes behind:
    "at Orlo eleven people were killed". The name goes with the preposition before it, the number with its plural."""
    tokens = parse.tokens
    number = tokens[numeral.last - 1]
    if numeral.last != last or number.dep != "nummod" or number.head.tag != "NNS" or number.head.i < last:
        return False
    name = tokens[numeral.first - 1]
    return name.dep == "pobj" and name.head.i < first


def _range(parse: Parse, sentence: Sentence, one: Numeral, two: Numeral) -> Numeral | None:
    """ "30 to 40", "30-40", "between 30 and 40", "two or three" as one numeral."""
    tokens = parse.tokens
    if two.first != one.last + 1 or one.high is None or two.high is None or "fraction" in (one.form, two.form):
        return None
    link = tokens[one.last].lower
    before = tokens[one.first - 1].lower if one.first > sentence.first else ""
    first = one.first
    if link == "and" and before == "between":
        first -= 1
    elif link not in {"to", "-", "–", "—", "or"} or (link == "to" and before == "from"):
        return None
    low, high = one.low, two.high
    if (
        one.last - one.first == 1
        and two.last - two.first > 1
        and tokens[two.last - 1].lower in number_words().magnitudes
    ):
        bare = scan_numerals(tokens[two.first : two.last - 1])  # "5 to 10 million": the magnitude is that of both
        if bare and 0 < low < bare[0].low:
            low *= two.low / bare[0].low
    if link in {"-", "–", "—"} and low >= high:
        return Numeral(first, two.last, max(low, high) + 1, min(low, high), "mixed")
    return Numeral(first, two.last, low, high, "mixed") if low < high else None


def _quantity(parse: Parse, sentence: Sentence, numeral: Numeral) -> _Found | None:
    tokens = parse.tokens
    units = table("units")
    first, last = numeral.first, numeral.last
    symbol = None
    if first > sentence.first:
        before = tokens[first - 1]
        symbol = units["currency_symbols"].get(before.lower)
        if symbol is None and before.text in units["currency_codes"]:
            symbol = before.text
        if symbol is not None:
            first -= 1
    if last < sentence.last and tokens[last].text in _MONTHS:
        return None  # "the night of 3 to 4 May"
    noun = _counted(parse, sentence, numeral)
    first, hedge, bound = _hedge_before(parse, first, sentence.first)
    hedged_last = last
    if hedge is None:
        hedged_last, hedge, bound = _hedge_after(parse, last, sentence.last)
    hedge = hedge or numeral.hedge
    after = [token.lower for token in tokens[last : min(last + 2, sentence.last)]]
    if symbol is not None:
        return _Found(
            first,
            hedged_last,
            numeral.last - 1,
            _amount("money", numeral.low, numeral.high, symbol, hedge, bound),
            "money",
        )
    if numeral.form == "fraction":
        share = round(numeral.low * 100, 2)
        return _Found(first, hedged_last, last - 1, _amount("percent", share, share, None, hedge, bound), "fraction")
    if after[:1] and (after[0] in units["percent"] or after == ["per", "cent"]):
        end = last + (2 if after[0] == "per" else 1)
        return _Found(first, end, end - 1, _amount("percent", numeral.low, numeral.high, None, hedge, bound), "percent")
    if noun is not None and not any(letter.isalpha() for letter in noun.text):
        return None  # "33°"
    glued = _GLUED.fullmatch(tokens[last - 1].lower) if symbol is None else None
    if glued is not None and numeral.form == "digits" and glued[1] in units["measures"]:
        end, unit = _rate(tokens[: sentence.last], last, units["measures"][glued[1]])
        amount = _amount("measure", numeral.low, numeral.high, unit, hedge, bound)
        return _Found(first, max(end, hedged_last), last - 1, amount, "measure")  # "130kph", "25MW"
    written = tokens[last - 1].lower
    if (
        noun is None
        and numeral.form == "mixed"
        and (written == "m" or (written[:1].isdigit() and written.endswith("m")))
        and last - numeral.first <= 2
        and symbol is None
    ):
        metres = numeral.low / number_words().suffixes["m"]  # "300m" without a currency is a length
        return _Found(first, hedged_last, last - 1, _amount("measure", metres, metres, "m", hedge, bound), "measure")
    if noun is None or noun.i < last:
        return _alone(parse, sentence, numeral, first, hedged_last, hedge, bound)
    lemma = noun.lemma.lower().rstrip(".")  # "600 m." at the end of a sentence
    if noun.lower in units["currency_names"] or lemma in units["currency_names"]:
        name = noun.lower if noun.lower in units["currency_names"] else lemma
        if not (name == "pound" and tokens[min(noun.i + 1, len(tokens) - 1)].lower == "of"):
            code = _currency(parse, name, last, noun.i)
            return _Found(
                first, noun.i + 1, noun.i, _amount("money", numeral.low, numeral.high, code, hedge, bound), "money"
            )
    if lemma in units["measures"] or noun.lower in units["measures"]:
        unit = units["measures"].get(lemma) or units["measures"][noun.lower]
        squared = [token.lower for token in tokens[last : noun.i] if token.lower in {"square", "cubic"}]
        unit = f"{squared[0]} {unit}" if squared else unit
        end, unit = _rate(tokens[: sentence.last], noun.i + 1, unit)
        return _Found(first, end, noun.i, _amount("measure", numeral.low, numeral.high, unit, hedge, bound), "measure")
    if lemma == "point" and tokens[noun.i - 1].lower == "percentage":
        amount = _amount("measure", numeral.low, numeral.high, "percentage point", hedge, bound)
        return _Found(first, noun.i + 1, noun.i, amount, "measure")
    if lemma in units["durations"] or lemma in {"a.m.", "p.m.", "am", "pm"}:
        return None
    if numeral.form == "half" or (_looks_like_year(tokens[numeral.first], numeral) and noun.tag in {"NN", "NNP"}):
        return None
    if (
        numeral.low == 1
        and numeral.high == 1
        and tokens[numeral.first].lower == "one"
        and (after[:1] == ["of"] or noun.tag == "NNS")
    ):
        return None  # "one of the largest exchanges"
    unit, end = _unit_of(parse, sentence, noun)
    return _Found(first, end, noun.i, _amount("count", numeral.low, numeral.high, unit, hedge, bound), "count")


def _looks_like_year(token: Token, numeral: Numeral) -> bool:
    return numeral.form == "digits" and len(token.text) == 4 and 1500 <= numeral.low <= 2100


def _counted(parse: Parse, sentence: Sentence, numeral: Numeral) -> Token | None:
    """The noun that a number counts: its head to the right, or the object of "of" after it."""
    tokens = parse.tokens
    last = tokens[numeral.last - 1]
    if last.lower == "of":
        return last.child("pobj")
    if numeral.last < sentence.last and tokens[numeral.last].lower == "of":
        return tokens[numeral.last].child("pobj")
    inside = range(numeral.first, numeral.last)
    head = next((tokens[i] for i in reversed(inside) if tokens[i].head.i not in inside), last)
    if head.dep in {"nummod", "quantmod", "amod", "compound", "det", "predet", "nmod", "advmod"}:
        noun = head.head
        for _ in range(3):  # a number may hang on another number or an adjective of the noun
            if noun.tag in _NOMINAL or noun.head is noun or noun.pos in {"VERB", "AUX"}:
                break
            noun = noun.head
        near = numeral.last <= noun.i <= numeral.last + _FARTHEST_NOUN and noun.i < sentence.last
        if near and noun.tag in _NOMINAL:
            return noun
    # Where the parse went astray: a plural noun right after the number, or after adjectives.
    for token in tokens[numeral.last : min(numeral.last + 4, sentence.last)]:
        if token.tag in {"NNS", "NNPS"}:
            return token
        if token.tag not in {"JJ", "JJR", "RB", "VBN", "NNP", "NN", "HYPH"} or token.head.i < numeral.first:
            break
    return None


def _unit_of(parse: Parse, sentence: Sentence, noun: Token) -> tuple[str, int]:
    """The lemma of what is counted and where its words end. A bare singular after "of" belongs to it: "prisoner of
    war"."""
    tokens = parse.tokens
    lemma = noun.lemma.lower() if noun.pos == "NOUN" or noun.tag == "NNS" else noun.text.removesuffix("s")
    end = noun.i + 1
    if end + 1 < sentence.last and tokens[end].lower == "of":
        inner = tokens[end].child("pobj")
        if inner is not None and inner.i == end + 1 and inner.tag == "NN" and not inner.children:
            return f"{lemma} of {inner.lower}", end + 2
    return lemma, end


def _alone(
    parse: Parse, sentence: Sentence, numeral: Numeral, first: int, last: int, hedge: str | None, bound: Bound
) -> _Found | None:
    """A number without a noun: "killed at least 12", "12 dead", "30 others"."""
    tokens = parse.tokens
    head = tokens[numeral.last - 1]
    word = tokens[numeral.first].lower
    if (
        numeral.form == "half"
        or (word == "one" and not _is_single(parse, sentence, head, last))
        or (numeral.form == "vague" and word in {"few", "several"} and hedge == word)
    ):
        return None
    after = tokens[last] if last < sentence.last else None
    if after is not None and after.tag in {"JJ", "VBN"} and (after.head in (head, head.head) or head.head is after):
        return _Found(
            first, after.i + 1, after.i, _amount("count", numeral.low, numeral.high, after.lower, hedge, bound), "count"
        )
    entity = parse.entity_at.get(numeral.first)
    reckoned = _is_reckoned(head)
    if _looks_like_year(tokens[numeral.first], numeral):
        return None
    if entity is not None and entity.label in {"DATE", "TIME"} and not (reckoned or _is_hit(parse, numeral, head)):
        return None
    if _changed(head) and tokens[numeral.first - 1].lower == "from":
        return None  # what it was before is no figure of what is told
    if (
        reckoned
        or _changed(head)
        or head.dep in {"nsubj", "nsubjpass", "dobj"}
        or (head.dep in _STANDING_ALONE and entity is not None and entity.label == "CARDINAL")
    ):
        return _Found(
            first, last, numeral.last - 1, _amount("count", numeral.low, numeral.high, None, hedge, bound), "number"
        )
    return None


def _changed(number: Token) -> bool:
    """Whether a number is what a figure changed to or from: "rose to 17", "has climbed from 12 to 17"."""
    if number.dep != "pobj" or number.head.lower not in {"to", "from"}:
        return False
    verb = number.head.head
    while verb.dep in {"prep", "pobj"} and verb.head is not verb:
        verb = verb.head
    return verb.lemma in _CHANGING


def _is_reckoned(number: Token) -> bool:
    """Whether a number is what a tally is said to stand at: "put the number of dead at 38", "the toll stood at 27"."""
    if number.dep != "pobj" or number.head.lower != "at":
        return False
    return any(
        kid.dep in {"nsubj", "nsubjpass", "dobj"} and kid.lemma in word_sets("clauses.json")["tallies"]
        for kid in number.head.head.children
    )


def _is_hit(parse: Parse, numeral: Numeral, head: Token) -> bool:
    """Whether a bare number that a recogniser takes for a time is whom an act of force hit: "Storm kills 49"."""
    alone = parse.entity_at.get(numeral.first - 1) is not parse.entity_at.get(numeral.first)
    return alone and head.dep == "dobj" and "ASSAULT" in lexicon.types(head.head.lemma)


def _is_single(parse: Parse, sentence: Sentence, one: Token, last: int) -> bool:
    """Whether "one" counts a person by what became of him: "killing one and wounding three", "one dead, five hurt"; not
    "one of them", nor the "one" that stands for a noun. ``last``: the token behind it."""
    after = parse.tokens[last].lower if last < sentence.last else ""
    if after in word_sets("affected.json")["harmed"]:
        return True
    if after == "of" or any(kid.dep != "advmod" for kid in one.children):
        return False
    verb = one.head.lower
    kinds = word_sets("affected.json")
    return one.dep == "dobj" and (verb in kinds["killed"] or verb in kinds["injured"])


_GLUED = re.compile(r"[\d.,]*\d([a-z]{2,3})")


def _rate(tokens: Sequence[Token], at: int, unit: str) -> tuple[int, str]:
    """Where a measure ends and its unit, a rate taken along: "km/h", "miles an hour", "barrels per day"."""
    units = table("units")
    if at + 1 < len(tokens) and tokens[at].lower in ("/", "a", "an", "per", "each", "every"):
        written = tokens[at + 1].lower.rstrip(".")  # a sentence may end with it
        time = units["rate_times"].get(written, written)
        if time in units["durations"]:
            return at + 2, units["rates"].get(f"{unit} {time}", f"{unit}/{time}")
    return at, unit


def _currency(parse: Parse, name: str, start: int, end: int) -> str | None:
    units = table("units")
    by_adjective = units["currency_of_adjective"].get(name, {})
    for token in parse.tokens[start:end]:
        if token.lower in by_adjective:
            code: str = by_adjective[token.lower]
            return code
    plain: str | None = units["currency_names"].get(name)
    return plain if plain is not None or name != "pound" else "GBP"


def _ordinal(parse: Parse, token: Token) -> _Found | None:
    """ "a second round": an ordinal that modifies a noun of which there are several in a row."""
    units = table("units")
    value = units["ordinals"].get(token.lower)
    if value is None:
        digits = token.lower.rstrip("stndrh")
        if not digits.isdecimal() or digits == token.lower or len(digits) > 4:
            return None
        value = int(digits)
    noun = token.head
    if token.dep not in {"amod", "nummod", "compound"} or noun.tag != "NN" or not 0 < noun.i - token.i <= 4:
        return None
    lemma = noun.lemma.lower()
    if lemma in units["uncounted_nouns"] or (value == 1 and lemma not in units["counted_nouns"]):
        return None
    entity = parse.entity_at.get(token.i)
    if entity is not None and entity.label not in _NUMERIC:
        return None
    return _Found(token.i, noun.i + 1, noun.i, Amount("ordinal", float(value), float(value), lemma, None), "ordinal")
