"""How likely two sentences of two reports are about one matter: the same act, remark, number, charge or denial.

What two outlets tell of one matter in their own words shares few words, and what a clause says of it is too little to
know it by. A whole sentence says more; so does what else the two reports have that would fit as well, and whether the
sentences around it are alike, too. What all that weighs is learned from reports of one story whose sentences readers
set side by side: a logistic regression over named features (``data/sentence_pairs.json`` and its card).

To set side by side is all that it is for. Two sentences on one matter may say the same, something more, or the
contrary; and they may share one clause of three.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from accord.comparing.meaning import vectors
from accord.comparing.senses import vector
from accord.comparing.sentences import LONGEST, Place
from accord.comparing.stretches import NEAR, NUMBERS, Key, Named, cuts
from accord.comparing.tokens import content_words
from accord.data import read_json
from accord.model import Reading

__all__ = ["FEATURES", "OTHER", "Matters", "Sentences", "Story", "matters", "odds"]

# What is also asked beyond the next best, with what this is where there is none: its mean in what was learned from.
_ALIKE = {"meanings": 0.35, "meanings of clauses": 0.37, "words": 0.07, "words covered": 0.14}
FEATURES = (
    "meanings",
    "meanings of clauses",
    "words",
    "words of clauses",
    "words covered",
    "words covered of the shorter",
    "numbers",
    "days",
    "places",
    "acts",
    *(f"{name} beyond the next best{both}" for name in _ALIKE for both in ("", " of both")),
    "sentences around",
    "depths apart",
    "length",
)
"""Meanings are cosines; words, weighted by how rare they are in the two reports, too; words are covered as far as the
other sentence has them or a word that is near in meaning, 0 to 1; numbers (and sums and lengths), days, places and
types of acts are counted up to two. What one has beyond the next best sentence of the other's report is a difference of
these, below zero where another fits better; "of both": the lesser of the two sides. Depths are shares of a report's
sentences; length is the mean logarithm of both sentences' code points."""

LEAST = 2  # stems that a sentence must have
MOST_REPORTS = 30
MOST = 80  # sentences of a report: its first, where there are more
COUNTED = 2
COPIED = 0.5  # from there on two sentences next to those that are compared are one wire's, which says nothing of these
OTHER = -50.0  # log-odds of what can't be of one matter: two sentences of one report

Matrix = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Sentences:
    """The sentences of a story's reports, ``places`` in the order of reports and texts, and by report, in that order,
    which numbers among them are its own."""

    places: tuple[Place, ...]
    of: tuple[range, ...]


class Matters:
    """How likely any two sentences of a story's reports are about one matter; ``odds``: their log-odds, as of
    :func:`odds`."""

    def __init__(self, sentences: Sentences, odds: Matrix) -> None:
        self.sentences, self.odds = sentences, odds
        self._at: dict[str, tuple[list[int], range]] = {
            sentences.places[own.start].report: ([sentences.places[number].start for number in own], own)
            for own in sentences.of
            if own
        }

    def of(self, a: Place, b: Place) -> float | None:
        """The log-odds of the sentences in which two passages of two reports stand, by their middles; None where one of
        them stands in no sentence that was looked at."""
        one, two = self._number(a), self._number(b)
        return float(self.odds[one, two]) if one is not None and two is not None else None

    def at(self, one: tuple[str, int], two: tuple[str, int]) -> float | None:
        """The same of two places, each a report's id and a code point."""
        return self.of(Place(*one, one[1]), Place(*two, two[1]))

    def _number(self, place: Place) -> int | None:
        starts, own = self._at.get(place.report, ([], range(0)))
        middle = (place.start + place.end) // 2
        at = bisect_right(starts, middle) - 1
        if at < 0 or middle >= self.sentences.places[own[at]].end:
            return None
        return own[at]


def matters(members: Sequence[Reading], named: Mapping[str, Named]) -> Matters | None:
    """Of the sentences of a story; None where it has one report, or more than MOST_REPORTS: every two are compared, and
    nobody reads a hundred side by side."""
    if not 1 < len(members) <= MOST_REPORTS:
        return None
    return Matters(*odds(sorted(members, key=lambda one: one.report.id), named))


def odds(members: Sequence[Reading], named: Mapping[str, Named]) -> tuple[Sentences, Matrix]:
    """The sentences of a story's reports and the log-odds that any two of different reports are of one matter;
    symmetric, OTHER for two of one report. ``named``: by report id what its stretches name."""
    story = Story(members, named)
    found = np.full((len(story.sentences.places),) * 2, OTHER, dtype=np.float32)
    bias, weights = _model()
    for one, two, rows in story.features():
        block = (rows @ weights + bias).astype(np.float32)
        found[one.start : one.stop, two.start : two.stop] = block
        found[two.start : two.stop, one.start : one.stop] = block.T
    return story.sentences, found


@lru_cache(maxsize=1)
def _model() -> tuple[float, NDArray[np.float64]]:
    table = read_json("sentence_pairs.json")
    features = table["features"]
    return float(table["bias"]), np.array([float(features[name]) for name in FEATURES])


class Story:
    """What is worked out of the sentences of a story once, for all their pairs. ``named``: by report id what its
    stretches name."""

    def __init__(self, members: Sequence[Reading], named: Mapping[str, Named]) -> None:
        places: list[Place] = []
        texts: list[str] = []
        clauses: list[str] = []
        self._owner: list[int] = []  # by clause the sentence that it stands in
        keys: list[set[Key]] = []
        ranges: list[range] = []
        depths: list[float] = []
        for reading in members:
            first, report, own = len(places), reading.report, named[reading.report.id]
            told = [
                (start, end)
                for start, end in own.sentences
                if end - start <= LONGEST and len(set(content_words(report.text[start:end]))) >= LEAST
            ][:MOST]
            acts = sorted((event.trigger.start, event.type) for event in reading.events)
            begins = [start for start, _ in acts]
            for start, end in told:
                parts = [
                    text
                    for low, high in cuts(report.text, start, end)
                    if len(set(content_words(text := report.text[low:high]))) >= LEAST
                ]
                clauses += parts or [report.text[start:end]]
                self._owner += [len(places)] * max(1, len(parts))
                places.append(Place(report.id, start, end))
                texts.append(report.text[start:end])
                types = {("act", kind) for _, kind in acts[bisect_left(begins, start) : bisect_left(begins, end)]}
                keys.append(own.within(start, end)[0] | types)
            depths += [number / max(1, len(told)) for number in range(len(told))]
            ranges.append(range(first, len(places)))
        self.sentences = Sentences(tuple(places), tuple(ranges))
        self._starts = np.searchsorted(self._owner, np.arange(len(places) + 1))
        self._depths = np.array(depths, dtype=np.float32)
        self._lengths = np.log([max(2, len(text)) for text in texts]).astype(np.float32)
        self._meanings, self._clause_meanings = vectors(texts), vectors(clauses)
        words = [sorted(set(content_words(text))) for text in texts]
        self._row = {stem: row for row, stem in enumerate(sorted({stem for stems in words for stem in stems}))}
        self._words = self._held(words)
        self._clause_words = self._held([sorted(set(content_words(text))) for text in clauses])
        self._near = self._nearest(words)
        self._kinds = [
            _held(keys, kinds) for kinds in (NUMBERS, frozenset({"day"}), frozenset({"place"}), frozenset({"act"}))
        ]

    def _held(self, words: Sequence[Sequence[str]]) -> Matrix:
        """By text which stems of the story it has."""
        made = np.zeros((len(words), len(self._row)), dtype=np.float32)
        for number, stems in enumerate(words):
            made[number, [self._row[stem] for stem in stems if stem in self._row]] = 1.0
        return made

    def _nearest(self, words: Sequence[Sequence[str]]) -> Matrix:
        """By sentence how near each stem of the story comes to one that it has: 1 for those that it has."""
        known = [(row, found) for stem, row in self._row.items() if (found := vector(stem)) is not None]
        rows = np.array([row for row, _ in known], dtype=np.intp)
        place = {row: number for number, (row, _) in enumerate(known)}
        table = np.stack([found for _, found in known]) if known else np.zeros((0, 1), dtype=np.float32)
        made = self._held(words)
        for number, stems in enumerate(words):
            own = [place[row] for stem in stems if (row := self._row[stem]) in place]
            if own:
                close = (table @ table[own].T).max(axis=1)
                made[number, rows] = np.maximum(made[number, rows], np.where(close < NEAR, 0.0, close))
        return made

    def _weights(self, a: slice, b: slice) -> tuple[NDArray[np.intp], Matrix]:
        """The stems that two reports have, and how rare each is among their sentences: what a third report has says
        nothing of two."""
        count = self._words[a].sum(axis=0) + self._words[b].sum(axis=0)
        known = np.nonzero(count)[0]
        sentences = a.stop - a.start + b.stop - b.start
        return known, np.log((sentences + 1) / (count[known] + 0.5)).astype(np.float32)

    def features(self) -> Iterator[tuple[range, range, NDArray[np.float64]]]:
        """For every two reports the numbers of their sentences and, for each pair of these, FEATURES."""
        for place, one in enumerate(self.sentences.of):
            for two in self.sentences.of[place + 1 :]:
                if one and two:
                    yield one, two, self._block(one, two)

    def _block(self, one: range, two: range) -> NDArray[np.float64]:
        a, b = slice(one.start, one.stop), slice(two.start, two.stop)
        known, rare = self._weights(a, b)
        mine, its = (self._words[each][:, known] * rare for each in (a, b))
        here = mine / mine.sum(axis=1, keepdims=True) @ self._near[b][:, known].T
        there = (its / its.sum(axis=1, keepdims=True) @ self._near[a][:, known].T).T
        meanings = self._meanings[a] @ self._meanings[b].T
        parts = [self._clause_meanings[self._parts(each)] for each in (one, two)]
        of_clauses = self._most(parts[0], parts[1], one, two)
        words = _unit(mine) @ _unit(its).T
        clauses = [self._clause_words[self._parts(each)][:, known] * rare for each in (one, two)]
        covered = np.minimum(here, there)
        made = [
            meanings,
            of_clauses,
            words,
            self._most(_unit(clauses[0]), _unit(clauses[1]), one, two),
            covered,
            np.maximum(here, there),
            *(np.minimum(held[a] @ held[b].T, COUNTED) for held in self._kinds),
        ]
        for alike, usual in zip((meanings, of_clauses, words, covered), _ALIKE.values(), strict=True):
            beyond = _beyond(alike, usual), _beyond(alike.T, usual).T
            made += [np.maximum(*beyond), np.minimum(*beyond)]
        made += [
            np.minimum(_around(words), COPIED),
            np.abs(self._depths[a][:, None] - self._depths[b][None, :]),
            (self._lengths[a][:, None] + self._lengths[b][None, :]) / 2,
        ]
        return np.stack(made, axis=-1).astype(np.float64)

    def _parts(self, sentences: range) -> slice:
        """The clauses of some sentences."""
        return slice(int(self._starts[sentences.start]), int(self._starts[sentences.stop]))

    def _most(self, here: Matrix, there: Matrix, one: range, two: range) -> Matrix:
        """How alike the most alike clauses of every two sentences are, by the unit vectors of their clauses."""
        first, second = (self._starts[each.start : each.stop] - self._starts[each.start] for each in (one, two))
        rows = np.maximum.reduceat(here @ there.T, first, axis=0)
        return np.asarray(np.maximum.reduceat(rows, second, axis=1), dtype=np.float32)


def _held(keys: Sequence[set[Key]], kinds: frozenset[str]) -> Matrix:
    """By sentence which of all that some sentence names of some kinds it names."""
    rows: dict[Key, int] = {}
    for named in keys:
        for key in sorted((key for key in named if key[0] in kinds), key=repr):
            rows.setdefault(key, len(rows))
    made = np.zeros((len(keys), len(rows)), dtype=np.float32)
    for number, named in enumerate(keys):
        for key in named:
            if key in rows:
                made[number, rows[key]] = 1.0
    return made


def _unit(table: Matrix) -> Matrix:
    sizes = np.linalg.norm(table, axis=1, keepdims=True)
    return np.asarray(table / np.where(sizes > 0, sizes, 1.0), dtype=np.float32)


def _beyond(alike: Matrix, usual: float) -> Matrix:
    """How much more alike a row's sentence is to each other one than to the best of the rest; ``usual``: how alike that
    is, where there is no other."""
    if alike.shape[1] < 2:
        return np.asarray(alike - usual, dtype=np.float32)
    best = np.partition(alike, -2, axis=1)[:, -2:]
    next_best, top = best[:, :1], best[:, 1:]
    return np.asarray(np.where(alike >= top, alike - next_best, alike - top), dtype=np.float32)


def _around(alike: Matrix) -> Matrix:
    """How alike the most alike of the sentences next to every two are, but for these two."""
    wide = np.pad(alike, 1)
    height, width = alike.shape
    steps = [(x, y) for x in range(3) for y in range(3) if (x, y) != (1, 1)]
    return np.asarray(np.max([wide[x : x + height, y : y + width] for x, y in steps], axis=0), dtype=np.float32)
