"""The reports of a story side by side: by matter the sentence in which each tells it.

Outlets that don't copy each other tell most of what they share in words so unlike that no act, statement or passage of
theirs is joined. That their sentences are about one matter can be known all the same
(:mod:`accord.comparing.sentence_pairs`), and a reader who has them side by side sees at once what is the same, what one
adds, and on what they part. So a row of the synopsis is no fact and has no verdict, and no count or origin follows
from it.

Rows grow from the likeliest two sentences on, one of a report, while on average all of a row are likely to be about
one matter. A sentence that tells two things belongs to two rows: it is added where a row lacks its report, and two that
are each other's best and stand together nowhere are a row of their own.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from accord.comparing.sentence_pairs import OTHER, Matters, Sentences
from accord.model import Evidence, Reading, Span, SynopsisRow

__all__ = ["rows", "synopsis"]

TOGETHER = 0.25  # how likely two sentences of a row are about one matter, on average (of log-odds), at least
BESIDES = 0.4  # the same for a sentence that stands in another row
ALONE = 0.2  # the same for two that are each other's best and make a row of their own
SURE = 4.0  # log-odds that two sentences count for at most, where it is asked how likely a row is

Row = tuple[int, ...]
Origin = Callable[[str, int, int], str]


def synopsis(story: str, members: Sequence[Reading], matters: Matters, origin: Origin) -> list[SynopsisRow]:
    """The rows of a story, in the order in which its reports tell them. ``origin``: of a report's code points, two of
    which make a row at least."""
    texts = {one.report.id: one.report.text for one in members}
    sentences, likely = matters.sentences, matters.odds
    found = []
    for row in rows(sentences, likely):
        places = [sentences.places[number] for number in row]
        origins = [origin(one.report, one.start, one.end) for one in places]
        apart = [
            min(SURE, float(likely[row[a], row[b]]))
            for a, b in combinations(range(len(row)), 2)
            if origins[a] != origins[b]
        ]
        if not apart:
            continue
        words = tuple(
            Evidence(one.report, Span(one.start, one.end, texts[one.report][one.start : one.end])) for one in places
        )
        sure = _logistic(sum(apart) / len(apart))
        found.append((_depth(sentences, row), row, SynopsisRow(story, words, round(sure, 2))))
    return [one for _, _, one in sorted(found, key=lambda each: each[:2])]


def rows(sentences: Sentences, likely: NDArray[np.float32]) -> list[Row]:
    """The rows by the numbers of their sentences, each in order. ``likely``: log-odds of every two."""
    report = np.zeros(len(sentences.places), dtype=np.int64)
    for number, own in enumerate(sentences.of):
        report[own.start : own.stop] = number
    best = _best(sentences, likely)
    row_of: list[Row] = [(number,) for number in range(len(report))]
    for a, b in _candidates(likely, best, _logit(TOGETHER)):
        one, two = row_of[a], row_of[b]
        if one is two or not {report[i] for i in one}.isdisjoint(report[i] for i in two):
            continue
        if likely[np.ix_(one, two)].mean() >= _logit(TOGETHER):
            both = tuple(sorted(one + two))
            for i in both:
                row_of[i] = both
    made = _besides([set(row) for row in sorted(set(row_of)) if len(row) > 1], likely, report)
    together = {pair for row in made for pair in combinations(sorted(row), 2)}
    alone = [
        (a, b)
        for a, b in _candidates(likely, best, _logit(ALONE))
        if (a, b) not in together and best[a, report[b]] == b and best[b, report[a]] == a
    ]
    return sorted({tuple(sorted(row)) for row in made} | set(alone))


def _best(sentences: Sentences, likely: NDArray[np.float32]) -> NDArray[np.int64]:
    """By sentence and report the number of the report's likeliest sentence."""
    found = np.full((len(sentences.places), len(sentences.of)), -1, dtype=np.int64)
    for number, own in enumerate(sentences.of):
        if own:
            found[:, number] = own.start + likely[:, own.start : own.stop].argmax(axis=1)
    return found


def _candidates(likely: NDArray[np.float32], best: NDArray[np.int64], least: float) -> Iterator[tuple[int, int]]:
    """Pairs of which one is the other's best in its report, the likeliest first."""
    here, there = np.nonzero(np.triu(likely >= least, 1))
    pairs = zip(here.tolist(), there.tolist(), strict=True)
    for a, b in sorted(pairs, key=lambda pair: (-likely[pair], pair)):
        if b in best[a] or a in best[b]:
            yield a, b


def _besides(made: list[set[int]], likely: NDArray[np.float32], report: NDArray[np.int64]) -> list[set[int]]:
    """The rows with sentences of the reports that they lack, which stand in other rows, the likeliest first."""
    fitting = []
    for number, row in enumerate(made):
        means = likely[:, sorted(row)].mean(axis=1)
        held = {report[i] for i in row}
        fitting += [
            (-float(means[i]), number, int(i)) for i in np.nonzero(means >= _logit(BESIDES))[0] if report[i] not in held
        ]
    for _, number, i in sorted(fitting):
        if report[i] not in {report[j] for j in made[number]}:
            made[number].add(i)
    return made


def _depth(sentences: Sentences, row: Row) -> float:
    """How deep in their reports the sentences of a row stand, on average, 0 to 1."""
    depths = []
    for number in row:
        own = next(one for one in sentences.of if number in one)
        depths.append((number - own.start) / len(own))
    return sum(depths) / len(depths)


def _logit(likely: float) -> float:
    return math.log(likely / (1 - likely))


def _logistic(log_odds: float) -> float:
    return 1 / (1 + math.exp(-max(OTHER, log_odds)))
