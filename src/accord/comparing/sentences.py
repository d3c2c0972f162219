"""Sentences of different reports that tell the same, by the words that they share.

For finding on what two tellings differ, also where the reader found no event. Two sentences are held to tell the same
where each is the other's best match in its report and the rare words that they share weigh enough; a verdict never
rests on that alone. Sentences that are the same word for word are taken together, so that reprints cost nothing.
"""

from __future__ import annotations

import math
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from accord.comparing.boundaries import split
from accord.comparing.tokens import content_words
from accord.comparing.vectors import rarity, weight
from accord.model import Report

__all__ = ["Match", "Neighbours", "Place", "Sentence", "in_order", "matches", "sentences"]

# Shared weight over the geometric mean of both weights (Ochiai 1957). Of sentences that two judges of MRPC held to
# state the same, with one slot changed by program, 99 of 100 reach this.
SAME = 0.2
# Two reports of 25 sentences have 625 pairs, of which one or other is alike by chance, or tells of a like happening:
# what two sentences must reach to be set against each other grows by this for every tenfold of pairs. (Of clusters of
# real articles on one event: below it hardly a difference is one.)
CHANCE = 0.18
LEAST_SHARED = 2  # stems
KEYS = 8  # a sentence is looked up by so many of its rarest stems
CROWD = 40  # an index entry with more sentences pairs each with its neighbours in the order of the texts only
NEIGHBOURS = 6
NEAREST = 5  # so many matches of a sentence are followed
MEMBERS = 12  # so many reports of each of two sentences are tried
LONGEST = 3000  # code points; a longer stretch is no sentence, and comparing it word by word costs too much


@dataclass(frozen=True, slots=True)
class Place:
    """Where a sentence stands in a report: code points [start, end)."""

    report: str
    start: int
    end: int


def in_order(place: Place) -> tuple[str, int]:
    """What places are sorted by: the report's id, then where they begin."""
    return place.report, place.start


@dataclass(frozen=True, slots=True)
class Sentence:
    """The words of a sentence, the stems of its content, what they weigh, every place where it stands word for word,
    and which of the stems are numbers in digits."""

    text: str
    stems: frozenset[str]
    weight: float
    places: tuple[Place, ...]
    figures: frozenset[str] = frozenset()


def sentences(reports: Iterable[Report]) -> list[Sentence]:
    """The different sentences of some reports, in the order of their words."""
    places: dict[str, list[Place]] = defaultdict(list)
    for report in reports:
        for start, end in split(report):
            if end - start <= LONGEST:
                places[report.text[start:end]].append(Place(report.id, start, end))
    found = []
    for text in sorted(places):
        stems = frozenset(content_words(text))
        if len(stems) >= LEAST_SHARED:
            figures = frozenset(stem for stem in stems if stem[0].isdigit())
            found.append(Sentence(text, stems, weight(stems), tuple(sorted(places[text], key=in_order)), figures))
    return found


def likeness(a: Sentence, b: Sentence) -> float:
    """The weight of the stems that both have, over the geometric mean of both weights. 0 to 1. A number that only one
    has weighs nothing: two reports of one thing that count it otherwise tell of one thing.
    """
    shared = a.stems & b.stems
    if len(shared) < LEAST_SHARED:
        return 0.0
    rest = [side.weight - weight(side.figures - shared) for side in (a, b)]
    return weight(shared) / math.sqrt(rest[0] * rest[1])


@dataclass(frozen=True, slots=True)
class Match:
    """Two sentences that tell the same in some two reports. ``margin``: how much more alike they are than any two of
    all their sentences would be by chance, which is ``chance``.
    """

    a: Sentence
    b: Sentence
    likeness: float
    margin: float
    chance: float

    @property
    def sure(self) -> bool:
        """Whether by chance no two would be as like."""
        return self.margin >= 0


class Neighbours:
    """Which of some sentences are alike, nearest first, and what that says of any two reports."""

    def __init__(self, found: Sequence[Sentence]) -> None:
        self.sentences = found
        self.near: dict[int, list[tuple[float, int]]] = defaultdict(list)
        count: dict[str, int] = defaultdict(int)
        held: dict[str, list[tuple[int, int, int]]] = defaultdict(list)
        for number, sentence in enumerate(found):
            for place in sentence.places:
                count[place.report] += 1
                held[place.report].append((place.start, place.end, number))
        self.sizes = {report: math.log10(number) for report, number in count.items()}
        self._held = {report: sorted(places) for report, places in held.items()}
        self._starts = {report: [start for start, _, _ in places] for report, places in self._held.items()}
        self._reports = [frozenset(place.report for place in sentence.places) for sentence in found]
        for x, y in _candidates(found):
            score = likeness(found[x], found[y])
            if score >= SAME:
                self.near[x].append((-score, y))
                self.near[y].append((-score, x))
        for x in self.near:
            self.near[x].sort()

    def at(self, report: str, start: int) -> int | None:
        """The number of the sentence that holds a code point of a report."""
        before = bisect_right(self._starts.get(report, ()), start) - 1
        if before < 0:
            return None
        _, end, number = self._held[report][before]
        return number if start < end else None

    def margin(self, one: tuple[str, int], two: tuple[str, int]) -> float | None:
        """How much more alike than by chance the sentences are that hold two code points, each of a report; None where
        they are not each other's best match in these two reports. It follows from the two reports alone."""
        x, y = self.at(*one), self.at(*two)
        return None if x is None or y is None else self.margin_in(x, one[0], y, two[0])

    def margin_in(self, x: int, one: str, y: int, two: str) -> float | None:
        """As :meth:`margin`, of sentence ``x`` in report ``one`` and sentence ``y`` in report ``two``."""
        score = 1.0
        if x != y:
            other, score = self._nearest(x, two)
            if other != y or self.best(y, one) != x:
                return None
        return score - SAME - CHANCE * (self.sizes[one] + self.sizes[two])

    def best(self, x: int, report: str) -> int:
        """The sentence of a report that is most like sentence ``x``; ``x`` itself where the report has it, -1 where
        none is alike."""
        return self._nearest(x, report)[0]

    def _nearest(self, x: int, report: str) -> tuple[int, float]:
        """That sentence, and how like it is."""
        if report in self._reports[x]:
            return x, 1.0
        for score, y in self.near.get(x, ()):
            if report in self._reports[y]:
                return y, -score
        return -1, 0.0


def matches(found: Neighbours) -> list[Match]:
    """Pairs of sentences that tell the same in some two reports. Which pairs there are follows from those two reports
    alone, as long as no more than NEAREST others are nearer.
    """
    near, told = found.near, found.sentences
    pairs: dict[tuple[int, int], float] = {}
    for x in sorted(near):
        for score, y in near[x][:NEAREST]:
            pair = (min(x, y), max(x, y))
            if pair not in pairs and _best_somewhere(x, y, found):
                pairs[pair] = -score
    made = []
    for (x, y), score in sorted(pairs.items()):
        chance = CHANCE * (_least(told[x], found.sizes) + _least(told[y], found.sizes))
        made.append(Match(told[x], told[y], score, score - SAME - chance, chance))
    return made


def _least(sentence: Sentence, sizes: Mapping[str, float]) -> float:
    return min(sizes[place.report] for place in sentence.places)


def _candidates(found: Sequence[Sentence]) -> list[tuple[int, int]]:
    index: dict[str, list[int]] = defaultdict(list)
    for number, sentence in enumerate(found):
        for stem in sorted(sentence.stems, key=lambda stem: (-rarity(stem), stem))[:KEYS]:
            index[stem].append(number)
    pairs: set[tuple[int, int]] = set()
    for numbers in index.values():
        reach = len(numbers) if len(numbers) <= CROWD else NEIGHBOURS
        for at, x in enumerate(numbers):
            pairs.update((x, y) for y in numbers[at + 1 : at + 1 + reach])
    return sorted(pairs)


def _best_somewhere(x: int, y: int, found: Neighbours) -> bool:
    """Whether there are two reports in which each of the sentences is the other's best match."""
    here, there = _reports(found.sentences[x]), _reports(found.sentences[y])
    return any(
        one != two and found.best(x, two) == y and found.best(y, one) == x
        for one in here[:MEMBERS]
        for two in there[:MEMBERS]
    )


def _reports(sentence: Sentence) -> list[str]:
    return list(dict.fromkeys(place.report for place in sentence.places))
