"""What a stretch of a report names, what that weighs, and what two stretches of two reports share.

People, days, places, sums and what is counted go by what they resolve to and not by their words; other words where they
are the same or near in meaning. For finding passages that tell one thing, never for what two values are to each other.
"""

from __future__ import annotations

import math
import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from accord.comparing import boundaries, tokens
from accord.comparing.profiles import EventProfile
from accord.comparing.senses import nearness
from accord.comparing.sentences import Place
from accord.comparing.tokens import function_words, stem, words
from accord.comparing.vectors import rarity
from accord.model import Actor, Amount, MentionValue, PlaceValue, Reading, TimeValue
from accord.reading.numbers import number_words

__all__ = ["NEAR", "Key", "Named", "Nearby", "Passage", "cuts", "near", "says", "shared", "value_keys"]

Key = tuple[str, object]
Nearby = Mapping[str, Set[str]]
"""By stem those that can be near to it."""

# What it weighs, in nats as the rarity of words does, that two passages share what a mention resolves to.
WEIGHTS = {
    "actor": 4.0,
    "country": 2.0,
    "day": 3.5,
    "place": 3.0,
    "count": 3.5,
    "money": 4.0,
    "duration": 3.0,
}
NEAR = 0.33  # words from this cosine on count as shared, by as much
NUMBERS = frozenset({"count", "money", "duration"})
COMMON = 1.5  # nats; a word that more news has than so is none that two passages share

# Where a sentence is cut into passages: at its marks, and before a word that opens another clause.
_CUT = re.compile(
    r"[;—–]|:(?!\d)|\s-+\s|,?\s(?=(?:but|while|after|before|when|which|who|whose|where)\s)|,\s(?=(?:and|as)\s)",
    re.IGNORECASE,
)


def cuts(text: str, begin: int, end: int) -> list[tuple[int, int]]:
    """The passages that a sentence, code points [begin, end), is cut into, with the marks and blanks after them."""
    return list(pairwise([begin, *(found.end() for found in _CUT.finditer(text, begin, end)), end]))


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of a report, code points [start, end), with what it names and what that weighs; its act, if any.

    ``written``: by stem whom it names with that word, be it among ``stems`` or not. ``spare``: stems with which it only
    names somebody or something and what they weigh; they count where nothing else says that both passages name it.
    ``holds``: the types of acts told within a passage that is none's clause.
    """

    report: str
    start: int
    end: int
    text: str
    keys: Mapping[Key, float]
    stems: Mapping[str, float]
    names: frozenset[str]  # those of the stems that are written as names
    total: float
    event: EventProfile | None
    written: Mapping[str, frozenset[Key]]
    spare: Mapping[str, float]
    holds: frozenset[str] = frozenset()

    @property
    def place(self) -> Place:
        """Where it stands."""
        return Place(self.report, self.start, self.end)


class Named:
    """What the stretches of a report name. ``ids`` and ``actors``: (report id, local actor id) -> global id; actors by
    global id."""

    def __init__(self, reading: Reading, ids: Mapping[tuple[str, str], str], actors: Mapping[str, Actor]) -> None:
        self.report, self.text = reading.report.id, reading.report.text
        self._actors = actors
        self._mentions = sorted(
            ((one, ids.get((self.report, one.actor)) if one.actor is not None else None) for one in reading.mentions),
            key=lambda pair: (pair[0].span.start, pair[0].span.end, pair[0].id),
        )
        self._starts = [one.span.start for one, _ in self._mentions]
        self.sentences = list(boundaries.split(reading.report))
        self._told: Counter[Key] = Counter()
        for start, end in self.sentences:
            keys, stems, spare, _ = self.within(start, end)
            self._told.update(keys)
            self._told.update(("word", one) for one in stems)
            self._told.update(("name", one) for one in spare)

    def passage(
        self, start: int, end: int, more: Iterable[Key] = (), event: EventProfile | None = None, besides: bool = False
    ) -> Passage:
        """Code points [start, end) with what they name, and with ``more``. What a report names again and again weighs
        less. ``besides``: without numbers and what is counted."""
        keys, stems, spare, written = self.within(start, end)
        keys |= set(more)
        if besides:
            keys = {key for key in keys if key[0] not in NUMBERS}
            spare, written = set(), {}
        told = self._told
        by_key = {key: WEIGHTS[key[0]] / (1 + math.log(max(1, told[key]))) for key in sorted(keys, key=repr)}
        by_stem = {one: rarity(one) / (1 + math.log(max(1, told["word", one]))) for one in sorted(stems)}
        by_name = {
            one: rarity(one) / (1 + math.log(max(1, told["word", one] + told["name", one]))) for one in sorted(spare)
        }
        total = sum(by_key.values()) + sum(by_stem.values())
        names = frozenset(one for one, named in stems.items() if named)
        text = self.text[start:end]
        return Passage(self.report, start, end, text, by_key, by_stem, names, total, event, written, by_name)

    def within(self, start: int, end: int) -> tuple[set[Key], dict[str, bool], set[str], dict[str, frozenset[Key]]]:
        """What code points [start, end) name, by what it resolves to; the stems of their other words, each with whether
        it is written as a name; the stems of words that only name what resolves; and by stem whom it names."""
        keys: set[Key] = set()
        covered: list[tuple[int, int, set[Key], bool]] = []
        for at in range(bisect_left(self._starts, start), len(self._mentions)):
            mention, who = self._mentions[at]
            if mention.span.start >= end:
                break
            if mention.span.end > end:
                continue
            found = self.actor_keys(who) if mention.kind == "actor" else value_keys(mention.value)
            keys.update(found)
            named = mention.kind != "actor" or (who is not None and _is_named(self._actors.get(who)))
            counts = isinstance(mention.value, Amount) and mention.value.kind == "count"  # its unit says more
            if found and not counts:
                covered.append((mention.span.start, mention.span.end, found, named))
        empty = _empty()
        stems: dict[str, bool] = {}
        spare: set[str] = set()
        written: dict[str, frozenset[Key]] = {}
        for word in words(self.text[start:end]):
            if word.folded in empty or word.folded[0].isdigit():
                continue
            one = stem(word.folded)
            holding = [(found, named) for first, last, found, named in covered if first <= start + word.start < last]
            written[one] = written.get(one, frozenset()).union(*(found for found, _ in holding))
            if any(named for _, named in holding):
                spare.add(one)
            else:
                stems[one] = word.start > 0 and word.text[0].isupper()
        return keys, stems, spare - stems.keys(), written

    def values(self, start: int, end: int) -> list[MentionValue]:
        """The times, places and numbers that code points [start, end) name."""
        found: list[MentionValue] = []
        for at in range(bisect_left(self._starts, start), bisect_left(self._starts, end)):
            mention, _ = self._mentions[at]
            if mention.value is not None and mention.span.end <= end:
                found.append(mention.value)
        return found

    def sentence(self, at: int) -> tuple[int, int]:
        """The sentence in which a code point stands; the code point alone where it stands in no prose."""
        number = bisect_right(self.sentences, (at, math.inf)) - 1
        start, end = self.sentences[number] if number >= 0 else (at, at)
        return (start, end) if at < end else (at, at)

    def actor_keys(self, who: str | None) -> set[Key]:
        """Somebody, or the members of a group, and the countries of these."""
        actor = self._actors.get(who) if who is not None else None
        if actor is None:
            return set()
        found: set[Key] = set()
        for one in actor.members or (actor.id,):
            known = self._actors.get(one)
            found.add(("actor", one))
            if known is not None and known.country is not None:
                found.add(("country", known.country))
        return found


def _is_named(actor: Actor | None) -> bool:
    """Whether somebody has a name, or one of a country's offices: the words for him are no words for what he does."""
    return actor is not None and any(word[:1].isupper() for word in actor.name.split())


def value_keys(value: MentionValue | None) -> set[Key]:
    """What a mention resolves to: a day, a place, a number, what is counted."""
    if isinstance(value, TimeValue) and value.start is not None:
        return {("day", value.start[:10])}
    if isinstance(value, PlaceValue):
        found: set[Key] = {("place", value.geonames or value.name)}
        return found | (
            {("country", value.country)} if value.kind == "country" and value.country is not None else set()
        )
    if isinstance(value, Amount) and (number := value.low if value.low is not None else value.high) is not None:
        if value.kind == "count" and number > 2:
            return {("count", number)}
        if value.kind in ("money", "duration"):
            return {(value.kind, (number, value.unit))}
    return set()


@lru_cache(maxsize=1)
def _empty() -> frozenset[str]:
    """Words that say nothing of what is done: closed classes, modals, numbers, which count by their value."""
    table, numbers = tokens.lexicon(), number_words()
    modals = frozenset(word for members in table["modals"].values() for word in members if " " not in word)
    return function_words() | modals | numbers.starters


@lru_cache(maxsize=1 << 14)
def says(one: str) -> bool:
    """Whether a stem is so rare that it says something: "get" and "first" are shared by any two passages."""
    return rarity(one) >= COMMON


@lru_cache(maxsize=1 << 14)
def near(a: str, b: str) -> float:
    """How near the meanings of two stems are, from 0 to 1."""
    return nearness(a, b) or 0.0


def _unlike(a: Passage, b: Passage, nearby: Nearby | None) -> Iterator[tuple[str, str]]:
    """Telling words of which only one of two passages has the first, and only the other the second."""
    right = {one for one in b.stems if one not in a.stems and says(one)}
    for one in a.stems:
        if one not in b.stems and says(one):
            for two in right if nearby is None else right & nearby.get(one, _NONE):
                yield one, two


_NONE: Set[str] = frozenset()
_NOBODY: frozenset[Key] = frozenset()


def shared(a: Passage, b: Passage, nearby: Nearby | None = None) -> tuple[float, tuple[str, ...]]:
    """What two passages share, in nats, and its names. Of a country nothing counts where somebody of it is shared.
    ``nearby``: by stem of ``a`` those that can be near to it, if that is known; it changes nothing but the time."""
    found = 0.0
    told: list[str] = []
    both = [key for key in a.keys if key in b.keys]
    people = any(key[0] == "actor" for key in both)
    for key in both:
        if key[0] == "country" and people:
            continue
        found += math.sqrt(a.keys[key] * b.keys[key])
        told.append(str(key[1]))
    common = set(both)
    for one in sorted({*a.stems, *a.spare}):
        mine, its = (each.stems.get(one, each.spare.get(one)) for each in (a, b))
        if mine is None or its is None:
            continue
        if not common.isdisjoint(a.written.get(one, _NOBODY) & b.written.get(one, _NOBODY)):
            continue  # a word for somebody whom both name: he is counted
        found += math.sqrt(mine * its)
        told += [one] if says(one) else []
    pairs = sorted((-close, one, two) for one, two in _unlike(a, b, nearby) if (close := near(one, two)) >= NEAR)
    used: set[tuple[int, str]] = set()
    for close, one, two in pairs:
        if (0, one) not in used and (1, two) not in used:
            used |= {(0, one), (1, two)}
            found -= close * math.sqrt(a.stems[one] * b.stems[two])
            told.append(f"{one}~{two}")
    return found, tuple(told)
