"""Numbers in words, digits and mixtures of both, as tokens of one sentence.

The grammar is that of written English cardinals ("two hundred and six", "1.2 million", "half a dozen", "tens of
thousands"); its words are in ``data/units.json``. What a number counts is not decided here.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Literal

from accord.data import read_json
from accord.reading.syntax import Token

__all__ = ["NumberWords", "Numeral", "number_words", "scan_numerals", "table"]

_DIGITS = re.compile(
    r"(?P<number>[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?|[0-9]{1,18}(?:\.[0-9]{1,9})?|\.[0-9]{1,9})(?P<suffix>[a-z]{1,3}\.?)?",
    re.I,
)
_RANGE = re.compile(r"([0-9][0-9,]{0,12}(?:\.[0-9]+)?)[-–—]([0-9][0-9,]{0,12}(?:\.[0-9]+)?)")
_SPELLED_DASHES = ("-", "–", "‑")


@lru_cache(maxsize=8)
def table(name: str) -> dict[str, Any]:
    """A vocabulary file of ``accord.data`` as read from JSON: "units", "hedges", "times" or "places"."""
    loaded: dict[str, Any] = read_json(f"{name}.json")
    return loaded


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number over tokens [first, last) of the parse. ``low``/``high``: its range; ``hedge``: the vague word it is
    made of, or None.

    ``form``: "digits" (one token of digits), "words", "mixed" ("1.2 million"), "vague" ("dozens", "several"), "half"
    ("half an" hour) or "fraction" ("two thirds": low and high are the ratio).
    """

    first: int
    last: int
    low: float
    high: float | None
    form: Literal["digits", "words", "mixed", "vague", "half", "fraction"]
    hedge: str | None = None


@dataclass(frozen=True, slots=True)
class NumberWords:
    """The number words of ``data/units.json``; ``starters`` are those that a numeral may begin with."""

    small: dict[str, int]
    tens: dict[str, int]
    magnitudes: dict[str, int]
    suffixes: dict[str, int]
    plural: dict[str, int]
    vague: dict[str, int]
    fractions: dict[str, int]
    starters: frozenset[str]


@lru_cache(maxsize=1)
def number_words() -> NumberWords:
    """The number words of ``data/units.json``."""
    units = table("units")
    names = ("small", "tens", "magnitudes", "suffixes", "plural_magnitudes", "vague", "fractions")
    starting = [name for name in names if name != "suffixes"]
    starters = frozenset(word for name in starting for word in units[name]) | {"couple"}
    small, tens, magnitudes, suffixes, plural, vague, fractions = (units[name] for name in names)
    return NumberWords(small, tens, magnitudes, suffixes, plural, vague, fractions, starters)


def scan_numerals(tokens: Sequence[Token]) -> list[Numeral]:
    """All numerals of one sentence, left to right, without overlap."""
    words = number_words()
    found: list[Numeral] = []
    position = 0
    while position < len(tokens):
        token = tokens[position]
        numeral = None
        if token.lower in words.starters or token.text[0] in ".0123456789":
            numeral = _numeral(tokens, position, words)
        if numeral is None:
            position += 1
            continue
        found.append(numeral)
        position = numeral.last - tokens[0].i
    return found


def _is_price(tokens: Sequence[Token], at: int) -> bool:
    """Whether the sign or the code of a currency stands before a number."""
    units = table("units")
    return at > 0 and (
        tokens[at - 1].lower in units["currency_symbols"] or tokens[at - 1].text in units["currency_codes"]
    )


def _is_many(tokens: Sequence[Token], at: int) -> bool:
    """Whether the letters that are the next token make a number millions and no metres: of money ("$5m", "US$5 bn",
    "20m euros"), or of many that are counted ("3m refugees", but "the 100m hurdles", "10m-high waves")."""
    units, letters = table("units"), tokens[at + 1]
    if _is_price(tokens, at):
        return not tokens[at].space or letters.lower != "b"
    if at + 2 >= len(tokens):
        return letters.tag == "CD"
    after = tokens[at + 2]
    if letters.lower == "m" and (after.text == "-" or after.lower in units["metre_nouns"]):
        return False
    if letters.tag == "CD":
        return True
    if tokens[at].space:
        return False
    if after.lower in units["currency_names"] or after.lemma.lower() in units["currency_names"]:
        return True
    return after.tag in ("NNS", "NNPS") and letters.space


def _lower(tokens: Sequence[Token], at: int) -> str:
    return tokens[at].lower if 0 <= at < len(tokens) else ""


def _numeral(tokens: Sequence[Token], at: int, words: NumberWords) -> Numeral | None:
    word = tokens[at].lower
    base = tokens[0].i
    if word in words.plural:
        return _plural(tokens, at, words)
    before = _lower(tokens, at - 1)
    if word == "couple":
        if before != "a":
            return None
        after = at + 2 if _lower(tokens, at + 1) == "of" else at + 1
        return Numeral(base + at - 1, base + after, 2, 2, "vague", "a couple")
    if word in words.vague:
        if word == "few" and before in {"too", "so", "very"}:
            return None
        start = at - 1 if word == "few" and before == "a" else at
        if _lower(tokens, at + 1) in words.magnitudes:
            low = words.vague[word] * words.magnitudes[_lower(tokens, at + 1)]
            return Numeral(base + start, base + at + 2, low, None, "vague", word)
        return Numeral(base + start, base + at + 1, words.vague[word], None, "vague", word)
    if word == "half":
        return _half(tokens, at, words)
    if word in words.fractions:  # "a third of", "a quarter of"
        if before in {"a", "one"} and _lower(tokens, at + 1) == "of":
            return Numeral(
                base + at - 1, base + at + 1, 1 / words.fractions[word], 1 / words.fractions[word], "fraction"
            )
        return None
    return _cardinal(tokens, at, words)


def _plural(tokens: Sequence[Token], at: int, words: NumberWords) -> Numeral | None:
    """ "dozens", "hundreds of thousands", "tens of millions": at least two of them."""
    base = tokens[0].i
    value, end = 2 * words.plural[tokens[at].lower], at + 1
    if _lower(tokens, end) == "of" and _lower(tokens, end + 1) in words.plural:
        value *= words.plural[_lower(tokens, end + 1)]
        end += 2
    elif tokens[at].lower in {"tens", "scores"} and _lower(tokens, end) != "of":
        return None
    hedge = " ".join(token.lower for token in tokens[at:end])
    return Numeral(base + at, base + end, value, None, "vague", hedge)


def _half(tokens: Sequence[Token], at: int, words: NumberWords) -> Numeral | None:
    base = tokens[0].i
    after = _lower(tokens, at + 1)
    if after in {"a", "an"}:
        magnitude = words.magnitudes.get(_lower(tokens, at + 2))
        if magnitude is not None:
            return Numeral(base + at, base + at + 3, magnitude / 2, magnitude / 2, "words")
        return Numeral(base + at, base + at + 2, 0.5, 0.5, "half")
    if after in {"of", "the", "its", "their"}:
        return Numeral(base + at, base + at + 1, 0.5, 0.5, "fraction")
    return Numeral(base + at, base + at + 1, 0.5, 0.5, "half")


def _cardinal(tokens: Sequence[Token], at: int, words: NumberWords) -> Numeral | None:
    base = tokens[0].i
    total, current, end = 0.0, 0.0, at
    room = float("inf")  # the next word must be smaller than this: "twenty two", "two hundred six", not "two three"
    last_magnitude = 1.0
    form: Literal["digits", "words", "mixed"] = "words"
    match = _DIGITS.fullmatch(tokens[at].text)
    both = _RANGE.fullmatch(tokens[at].text) if match is None else None
    if both is not None:
        low, high = (float(part.replace(",", "")) for part in both.groups())
        return Numeral(base + at, base + at + 1, low, high, "mixed") if low < high else None
    start = at
    if match is not None:
        form = "digits"
        current, end, room = float(match["number"].replace(",", "")), at + 1, 1.0
        suffix = (match["suffix"] or "").lower()
        if suffix:
            many = words.suffixes.get(suffix)
            if suffix == "mm" and not _is_price(tokens, at):
                many = None  # "20MM" is a calibre, "$20MM" are millions
            if many is None and suffix not in table("units")["measures"]:
                return None
            if many is not None:
                last_magnitude = many
                current *= last_magnitude
                form = "mixed"
        elif _lower(tokens, end) in words.suffixes and _is_many(tokens, at):
            last_magnitude = words.suffixes[_lower(tokens, end)]
            current, end, form = current * last_magnitude, end + 1, "mixed"
    elif tokens[at].text[0] in ".0123456789":
        return None
    elif tokens[at].lower in words.magnitudes and _lower(tokens, at - 1) == "a":
        start = at - 1
    elif tokens[at].lower in words.magnitudes:
        return None  # "Hundred Years' War"; a bare magnitude counts nothing
    while end < len(tokens):
        word = tokens[end].lower
        value = words.small.get(word, words.tens.get(word))
        if value is not None and form != "digits":
            if value >= room or (room < float("inf") and value == 0):
                break
            current += value
            room = 10 if value >= 20 else 0
            end += 1
        elif word in words.magnitudes and words.magnitudes[word] != last_magnitude:
            magnitude = words.magnitudes[word]
            current = (current or 1) * magnitude
            if magnitude != 100:
                total, current = total + current, 0.0
            room, last_magnitude = (100 if magnitude == 100 else magnitude), magnitude
            form = "mixed" if form in {"digits", "mixed"} else "words"
            end += 1
        elif word in _SPELLED_DASHES and room == 10 and _lower(tokens, end + 1) in words.small:
            end += 1
        elif word == "and" and room >= 100 and room != float("inf") and form == "words":
            follower = _lower(tokens, end + 1)
            if follower not in words.small and follower not in words.tens:
                break
            end += 1
        else:
            break
    if end == start:
        return None
    number = total + current
    ratio = _denominator(tokens, end, words)
    if ratio and form == "words" and number < ratio[0]:
        return Numeral(base + start, base + ratio[1], number / ratio[0], number / ratio[0], "fraction")
    dash = 1 if _lower(tokens, end) in _SPELLED_DASHES else 0
    tail = [_lower(tokens, end + dash + k * (1 + dash)) for k in range(3)]
    if tail in (["and", "a", "half"], ["and", "a", "quarter"]) and _lower(tokens, end + 3 + 3 * dash) != "of":
        part = 0.5 if tail[2] == "half" else 0.25
        number += last_magnitude * part if last_magnitude >= 1000 else part
        end, form = end + 3 + 3 * dash, "mixed"
        if last_magnitude < 1000 and (times := words.magnitudes.get(_lower(tokens, end), 0)) >= 1000:
            number, end = number * times, end + 1  # "two and a half million"
    return Numeral(base + start, base + end, number, number, form)


def _denominator(tokens: Sequence[Token], at: int, words: NumberWords) -> tuple[int, int] | None:
    """ "thirds" of "two-thirds": the denominator and where it ends."""
    if _lower(tokens, at) in _SPELLED_DASHES:
        at += 1
    word = _lower(tokens, at)
    parts = words.fractions.get(word.removesuffix("s") if word != "halves" else "half")
    if parts is None or word == "seconds":
        return None
    return (parts, at + 1) if word.endswith("s") or _lower(tokens, at + 1) == "of" else None
