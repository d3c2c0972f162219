"""Counts and lengths of time of a report that may be set against those of others, with what stands around them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from weakref import WeakKeyDictionary

import numpy as np
from numpy.typing import NDArray

from accord.comparing import amounts, figures, meaning, values
from accord.comparing.profiles import hedged
from accord.comparing.sentences import Place
from accord.comparing.stretches import Named, Passage, cuts
from accord.comparing.tenses import is_coming
from accord.comparing.tokens import function_words, stem, words
from accord.comparing.vocabulary import classes
from accord.comparing.words import negations
from accord.model import Actor, Amount, Mention, Reading
from accord.reading import lexicon
from accord.reading.numbers import number_words

__all__ = [
    "Surroundings",
    "Tally",
    "agree",
    "counts_all",
    "counts_part",
    "counts_some",
    "is_definite",
    "may_be_one",
    "sort",
    "told",
]

FEWEST = 2
NEAR_BY = 7  # words of a number's sentence, on each side, in which what was done to those counted is told
BESIDE = 4  # content words on each side of a number that say of what it is
NAMING = frozenset({"actor", "place", "day"})
LIVES = frozenset({stem("life"), stem("lives")})  # "8,000 lives" are lost
HARMS = ("killing", "wounding", "releasing", "seizing")
_PART_OF = re.compile(
    r"\b(?:first|last|next|one|some|most|many|half|\d+)\s+of\s+(?:the\s+)?$|\bof\s+(?:whom|which)\s+$", re.IGNORECASE
)
# "22 other defendants" and "three of the seven" are not all of them, and a "three-run lead" counts no runs.
_NO_COUNT = re.compile(
    r"\b(?:other|others|more(?! than)|another|additional|further|first|last|next|of)\b|\w\s?-\s?[^\W\d]", re.IGNORECASE
)
_COMPOUND = re.compile(r"\b([^\W\d]+)-([^\W\d]+)\b")
# "270 of the men" counts those of whom something is told; "three of the seven men" is a part of what is counted, too.
_SOME_OF = re.compile(r"\bof\s+(?:the|our|its|their|his|her|those|these|whose)\s+(?P<next>[^\W\d]+)", re.IGNORECASE)
# "12 Somali and" before "11 Yemeni pirates": neither is all of them.
_AND = re.compile(r"\b(?P<number>\d+|[^\W\d]+)(?:\s+[^\W\d]+)?\s+(?:and|or)\s+$")
_OF = re.compile(r"\s+of\s+(?:the\s+)?")
_BESIDE = re.compile(r"\s+")
_MODIFIES = re.compile(r"\w-\s?[^\W\d]+$")  # "a 24-hour", "a two-day"
_OF_WHOM = re.compile(r"\s+of\s+(?:whom|which|them|those)\b")
_MARK = re.compile(r"[^\w\s]")
_CLOCK = re.compile(r"\d\s*[:.]\s*$"), re.compile(r"\s*[:.]\s*\d")


@dataclass(frozen=True, slots=True, eq=False)
class Surroundings:
    """What stands around a number, itself left out: the meanings of its clause, of its sentence and of that with its
    neighbours; the stems of the content words before and after it; the types of acts of which it says how long they
    took; how far down its report it stands, from 0 to 1; and whether its sentence tells of what is to come."""

    clause: NDArray[np.float32]
    sentence: NDArray[np.float32]
    passage: NDArray[np.float32]
    before: tuple[str, ...]
    after: tuple[str, ...]
    acts: frozenset[str]
    depth: float
    coming: bool


@dataclass(frozen=True, slots=True, eq=False)
class Tally:
    """A number with its sentence, what the sentence names besides, and what kind of harm is told beside it."""

    mention: Mention
    value: Amount
    place: Place
    context: Passage
    sorts: frozenset[int | str]
    kinds: frozenset[str]  # what the words of the number itself say beside its noun
    harms: frozenset[str]
    grows: bool  # whether it is told as the latest of a number that rises
    people: frozenset[str]  # global ids of the persons whom the sentence names
    around: Surroundings

    @property
    def partial(self) -> bool:
        """Whether it is told as some of those that there are: "270 of the men"."""
        return _is_part(self.mention.span.exact)

    @property
    def noun(self) -> str:
        """The stem of the noun for what is counted; empty where none is told."""
        return stem(self.value.unit.split()[-1].casefold()) if self.value.unit else ""


# What was told of a report's numbers, for all that ask for some of them while its stretches are known.
_KEPT: WeakKeyDictionary[Named, dict[tuple[Mention, Amount], Tally]] = WeakKeyDictionary()

Other = Callable[[Mention, Amount, str, str], Amount | None]


def told(reading: Reading, named: Named, actors: Mapping[str, Actor], other: Other = lambda *_: None) -> list[Tally]:
    """A report's numbers that may be set against those of others, in the order of its text. ``other``: what a number
    is that is no such count and no length of time, by its mention, its value and the words of its sentence before and
    after it; None where it is to be passed over."""
    text, found = reading.report.text, []
    kept = _KEPT.setdefault(named, {})
    starts = [start for start, _ in named.sentences]
    for mention in sorted(reading.mentions, key=lambda one: (one.span.start, one.span.end, one.id)):
        value = hedged(mention, text)
        if mention.kind != "quantity" or not isinstance(value, Amount):
            continue
        at = bisect_right(starts, mention.span.start) - 1
        if at < 0 or mention.span.end > named.sentences[at][1]:
            continue
        start, end = named.sentences[at]
        before = text[start : mention.span.start]
        near_by = _near_by(text, start, end, mention)
        harms = _harms(near_by, mention)
        after = text[mention.span.end : end]
        if not (_measures(value) and _counts(mention, value, before, after, harms)):
            found_else = other(mention, value, before, after)
            if found_else is None:
                continue
            value = found_else
        one = kept.get((mention, value))
        if one is None:
            one = kept[mention, value] = _tally(reading, mention, value, named, at, near_by, harms, actors)
        found.append(one)
    return found


def _tally(
    reading: Reading,
    mention: Mention,
    value: Amount,
    named: Named,
    at: int,
    near_by: frozenset[str],
    harms: frozenset[str],
    actors: Mapping[str, Actor],
) -> Tally:
    start, end = named.sentences[at]
    context = named.passage(start, end, besides=True)
    if at and not {kind for kind, _ in context.keys} & NAMING:
        # "It was all done in ten minutes": what was, the sentence before says
        context = named.passage(named.sentences[at - 1][0], end, besides=True)
    return Tally(
        mention,
        value,
        Place(reading.report.id, start, end),
        context,
        amounts.sorts(value),
        _kinds(mention),
        harms,
        not near_by.isdisjoint(classes()["growing"]),
        _persons(context, actors),
        _surroundings(reading.report.text, mention, named, at),
    )


def _surroundings(text: str, mention: Mention, named: Named, at: int) -> Surroundings:
    sentences, span = named.sentences, mention.span
    start, end = sentences[at]
    first, last = next(
        (one for one in cuts(text, start, end) if one[0] <= span.start < one[1] and span.end <= one[1]), (start, end)
    )
    low, high = sentences[max(0, at - 1)][0], sentences[min(len(sentences) - 1, at + 1)][1]
    rest = [f"{text[left : span.start]} {text[span.end : right]}" for left, right in ((first, last), (start, end))]
    clause, sentence, passage = meaning.vectors([*rest, f"{text[low : span.start]} {text[span.end : high]}"])
    return Surroundings(
        clause,
        sentence,
        passage,
        _content(text[start : span.start])[-BESIDE:],
        _content(text[span.end : end])[:BESIDE],
        _acts(span.exact, text[span.end : end]),
        at / max(1, len(sentences) - 1),
        is_coming(text[start:end]),
    )


def _acts(length: str, after: str) -> frozenset[str]:
    """The types of acts that a length of time is told to be one of: "eight days of hard bargaining in", "a 24-hour
    lull". By the last word before one of a closed class, a denial or a mark."""
    found = _OF.match(after) or (_BESIDE.match(after) if _MODIFIES.search(length) else None)
    if found is None:
        return frozenset()
    head, end = "", 0
    for word in words(after[found.end() :]):
        if (
            word.folded in function_words()
            or (head and negations(word.text))
            or (head and _MARK.search(after[found.end() + end : found.end() + word.start]))
        ):
            break
        head, end = stem(word.folded), word.start + len(word.text)
    return lexicon.types(head) or lexicon.types(head + "e")


def _content(text: str) -> tuple[str, ...]:
    empty = function_words()
    return tuple(stem(word.folded) for word in words(text) if word.folded not in empty and not word.folded[0].isdigit())


def _persons(context: Passage, actors: Mapping[str, Actor]) -> frozenset[str]:
    named = {str(one) for kind, one in context.keys if kind == "actor"}
    return frozenset(
        one for one in named if one in actors and actors[one].kind == "person" and actors[one].name[:1].isupper()
    )


def counts_all(mention: Mention, before: str) -> bool:
    """Whether a number counts things, and all of them: not "eight more moons", not "the 12000 block". ``before``: the
    words of its sentence before it."""
    value = mention.value
    if not isinstance(value, Amount) or not _is_plural(mention, value):
        return False
    return not counts_some(mention.span.exact, before)


def counts_some(words_for: str, before: str, after: str = "") -> bool:
    """Whether a number counts some of several only, or those beside others: "three of the seven", "four of whom",
    "eight more", "the other two". ``before``, ``after``: the words of its sentence around it."""
    if _OF_WHOM.match(after):
        return True
    return bool(figures.is_whole(before) or _PART_OF.search(before) or _is_no_count(words_for))


def _is_no_count(words_for: str) -> bool:
    """Whether the words of a number say that it counts others besides, or a part, or nothing: "six other men", "a
    three-run lead". "Forty-one men" are all of them."""
    spelt = number_words().starters
    plain = _COMPOUND.sub(
        lambda found: found[0].replace("-", " ") if {one.casefold() for one in found.groups()} <= spelt else found[0],
        words_for,
    )
    return _NO_COUNT.search(plain) is not None


def counts_part(mention: Mention) -> bool:
    """Whether a number counts those of a whole of whom something is told: "270 of the men were freed"."""
    value = mention.value
    return isinstance(value, Amount) and _is_plural(mention, value) and _is_part(mention.span.exact)


def _counts(mention: Mention, value: Amount, before: str, after: str, harms: frozenset[str]) -> bool:
    """Whether a number says what it is of: a length of time, a count of what is named, or of those whom its sentence
    tells a harm of ("killing 11"). ``before``, ``after``: the words of its sentence around it."""
    if _CLOCK[0].search(before[-4:]) or _CLOCK[1].match(after):
        return False
    if figures.is_whole(before) or _PART_OF.search(before):
        return False
    if value.kind == "duration":
        return True
    if value.unit is None:
        return bool(harms) and not _is_no_count(mention.span.exact)
    if _is_summand(mention, before):
        return False
    return counts_all(mention, before) or counts_part(mention)


def _is_part(words_for: str) -> bool:
    found = _SOME_OF.search(words_for)
    return found is not None and found["next"].casefold() not in number_words().starters


def _is_summand(mention: Mention, before: str) -> bool:
    """Whether another count of the same stands before it without a noun of its own: "12 Somali and 11 Yemeni men"."""
    found = _AND.search(before)
    if found is None or not _kinds(mention):
        return False
    return found["number"].isdigit() or found["number"].casefold() in number_words().starters


def _is_plural(mention: Mention, value: Amount) -> bool:
    """Whether the noun for what is counted is one of several: the "12000 block" is one, a "10 second run" is a run."""
    last = words(mention.span.exact)[-1].folded
    if value.low == value.high == 1 or last.endswith("s") or "people" in amounts.sorts(value):
        return True
    return value.unit is not None and last != value.unit.split()[-1].casefold()


def _measures(value: Amount) -> bool:
    """Whether a value is a number of things, or a length of time."""
    if value.kind == "duration":
        return value.low is not None
    return value.kind == "count" and (value.low or value.high or 0) >= FEWEST


def is_definite(value: Amount) -> bool:
    """Whether a value is one number, if only about."""
    if value.low is None or value.low != value.high or not amounts.is_rough(value.hedge):
        return False
    return value.kind == "duration" or value.low == int(value.low)


def _kinds(mention: Mention) -> frozenset[str]:
    """The stems of what the words of a number say beside it and its noun: "rescue" of "four rescue crews"."""
    beside = words(mention.span.exact)[:-1]
    aside = function_words() | number_words().starters | {"some", "about"}
    return frozenset(stem(one.folded) for one in beside if one.folded not in aside and not one.folded[0].isdigit())


def _near_by(text: str, start: int, end: int, mention: Mention) -> frozenset[str]:
    """The stems of the words near a number in its sentence, code points [start, end), with its own."""
    before = [stem(word.folded) for word in words(text[start : mention.span.start])][-NEAR_BY:]
    return frozenset((*before, *[stem(word.folded) for word in words(text[mention.span.start : end])][:NEAR_BY]))


def _harms(near_by: frozenset[str], mention: Mention) -> frozenset[str]:
    """What is told beside a number to have been done to those counted."""
    lost = {"killing"} if stem(words(mention.span.exact)[-1].folded) in LIVES else set()
    return frozenset(lost | {name for name in HARMS if near_by & classes()[name]})


def sort(a: Tally, b: Tally) -> str:
    """What two numbers that may be one measure: "length" of time, mere "people", or other "things"."""
    if a.value.kind == "duration":
        return "length"
    if a.value.kind != "count":
        return "things"
    return "people" if not a.noun or not b.noun or a.sorts & b.sorts <= {"people"} else "things"


def may_be_one(a: Tally, b: Tally) -> bool:
    """Whether two numbers can be of one thing by the nouns for what is counted, and by what was done to those counted;
    where no noun is told, by the latter only."""
    if a.value.kind != b.value.kind or not values.comparable(a.value, b.value):
        return False
    if a.harms and b.harms and a.harms.isdisjoint(b.harms):
        return False
    if a.value.kind != "count":
        return True
    if not a.noun or not b.noun:
        return not a.harms.isdisjoint(b.harms)
    return not a.sorts.isdisjoint(b.sorts)


def agree(a: Tally, b: Tally) -> bool:
    """Whether two numbers come to the same, or may."""
    return a.value.kind == b.value.kind and values.relation(a.value, b.value) in ("equal", "refines", "compatible")
