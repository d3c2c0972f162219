"""Are sentences that stand side by side about one matter? On reports whose sentences readers set side by side.

    python benchmarks/synopsis.py --data DIR [--json FILE]   (DIR: giveme5w1h, ecbplus, newswcl50)

On the sets of :mod:`aligned`: invented stories of four outlets that nothing was learned from and that nobody had looked
at when they were first scored (*held*), on real news that another reader set side by side and nothing was learned from
(*held news*), and on the real news that was learned from, each set by what all the others teach (*news*; the shipped
weights know these sets, so that the training is done again for each).

Scored: of the pairs of sentences of two reports that stand in one row, the share that a reader set side by side
(*precision*; *of labelled*, where both sentences stand in some row of the reader: of an invented story only what
several outlets tell was written down, and not every sentence that tells of it); of the pairs of reports that tell a
matter of a reader's row, the share whose sentences stand side by side (*recall*); and of the points on which the
outlets of a held story differ, the share of which the sentences of two sides do (*differences*).

Beside it two sentences that are each other's best by tf-idf (stems, weighted over the story's sentences), from the
threshold on that gives the best F1 of pairs on the sets that were learned from. Pairs of one set count as one set's:
the figures are over all pairs.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from itertools import combinations
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from accord.comparing.sentence_pairs import OTHER, Sentences, Story, odds
from accord.comparing.synopsis import rows
from accord.comparing.tokens import content_words
from accord.model import Reading
from aligned import Aligned, Spot, aligned, named
from command import put, takes
from train_sentence_pairs import Pairs, fitted, pairs

__all__ = ["count", "mutual", "run", "score"]

AT = (0.05, 0.1, 0.15, 0.2, 0.25, 0.3)


def count(given: Aligned, found: Iterable[Sequence[Spot]]) -> Counter[str]:
    """What is to be counted of a set's rows, ``found``, against a reader's."""
    mine = {frozenset(pair) for row in found for pair in combinations(row, 2) if pair[0][0] != pair[1][0]}
    gold = {frozenset((a, b)) for row in given.rows for a in row for b in row if a[0] != b[0]}
    told = {spot for row in given.rows for spot in row}
    made = Counter(found=len(mine), right=len(mine & gold), labelled=sum(pair <= told for pair in mine))
    for row in given.rows:
        by_report: dict[str, list[Spot]] = defaultdict(list)
        for spot in row:
            by_report[spot[0]].append(spot)
        for one, two in combinations(by_report.values(), 2):
            made["tellings"] += 1
            made["told"] += any(frozenset((a, b)) in mine for a in one for b in two)
    for _, sides in given.differences:
        made["differences"] += 1
        made["seen"] += any(frozenset((a, b)) in mine for one, two in combinations(sides, 2) for a in one for b in two)
    return made


def score(made: Counter[str]) -> dict[str, float]:
    """Figures in per cent of what was counted."""
    return {
        "precision": 100 * made["right"] / max(made["found"], 1),
        "precision of labelled": 100 * made["right"] / max(made["labelled"], 1),
        "recall": 100 * made["told"] / max(made["tellings"], 1),
        **({"differences": 100 * made["seen"] / made["differences"]} if made["differences"] else {}),
    }


def mutual(sentences: Sentences, alike: NDArray[np.float32], least: float) -> list[tuple[int, int]]:
    """The peer: sentences of two reports that are each other's best and at least so alike."""
    found = []
    for one, two in combinations(sentences.of, 2):
        if one and two:
            block = alike[one.start : one.stop, two.start : two.stop]
            for a, b in enumerate(block.argmax(axis=1)):
                if block[a, b] >= least and block[:, b].argmax() == a:
                    found.append((one.start + a, two.start + int(b)))
    return found


def _alike(readings: Sequence[Reading], sentences: Sentences) -> NDArray[np.float32]:
    """The cosines of tf-idf of every two sentences."""
    texts = {one.report.id: one.report.text for one in readings}
    told = [set(content_words(texts[one.report][one.start : one.end])) for one in sentences.places]
    df = Counter(stem for stems in told for stem in stems)
    column = {stem: number for number, stem in enumerate(sorted(df))}
    made = np.zeros((len(told), len(column)), dtype=np.float32)
    for number, stems in enumerate(told):
        for stem in sorted(stems):
            made[number, column[stem]] = math.log((len(told) + 1) / (df[stem] + 0.5))
    made /= np.maximum(np.linalg.norm(made, axis=1, keepdims=True), 1e-9)
    return np.asarray(made @ made.T, dtype=np.float32)


def _spots(sentences: Sentences, found: Iterable[Sequence[int]]) -> list[list[Spot]]:
    return [[(one.report, one.start, one.end) for one in map(sentences.places.__getitem__, row)] for row in found]


def run(data: Path) -> dict[str, float]:
    """The figures; those of news where their texts are below ``data``."""
    sets = list(aligned(data))
    learned = [each for each in sets if not each.held]
    made: dict[str, Counter[str]] = defaultdict(Counter)
    of_story = {each.name: pairs(each) for each in learned}
    peers = {}
    for each in sets:
        ordered = sorted(each.readings, key=lambda one: one.report.id)
        sentences, likely = odds(ordered, named(ordered))
        alike = _alike(ordered, sentences)
        peers[each.name] = {least: count(each, _spots(sentences, mutual(sentences, alike, least))) for least in AT}
        if each.held:
            made["held" if each.differences else "held news"] += count(each, _spots(sentences, rows(sentences, likely)))
        elif not each.differences:
            others = [told for name, told in of_story.items() if name != each.name]
            made["news"] += count(each, _spots(sentences, rows(sentences, _again(each, sentences, others))))
    best = max(AT, key=lambda least: _f1(sum((peers[each.name][least] for each in learned), Counter())))
    for each in sets:
        part = ("held" if each.held else None) if each.differences else ("held news" if each.held else "news")
        if part is not None:
            made[f"{part}/peer tf-idf"] += peers[each.name][best]
    return {
        f"synopsis/{part}/{name}": value for part, counted in made.items() for name, value in score(counted).items()
    }


def _f1(made: Counter[str]) -> float:
    return 2 * made["right"] / max(made["found"] + made["tellings"], 1)


def _again(given: Aligned, sentences: Sentences, others: Sequence[Pairs]) -> NDArray[np.float32]:
    """The log-odds by what other sets teach."""
    bias, weights = fitted(others)
    found = np.full((len(sentences.places),) * 2, OTHER, dtype=np.float32)
    ordered = sorted(given.readings, key=lambda one: one.report.id)
    for one, two, block in Story(ordered, named(ordered)).features():
        likely = (block @ weights + bias).astype(np.float32)
        found[one.start : one.stop, two.start : two.stop] = likely
        found[two.start : two.stop, one.start : one.stop] = likely.T
    return found


def main() -> int:
    """The command line; gives back the exit code."""
    options = takes(__doc__).parse_args()
    return put(run(options.data), options)


if __name__ == "__main__":
    raise SystemExit(main())
