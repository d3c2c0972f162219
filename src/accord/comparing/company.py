"""Mentions of happenings judged by the company that they keep: a second look at the pairs of a story.

The first look (:mod:`accord.comparing.likeness`) compares two mentions by themselves. The second knows what the first
said of all the others: how near each of the two is to what the other was joined with, which rivals each has in the
other's report, whom both are near to, and how often the story has their words. It is trained like the first, on what
the first says of topics that it has not seen; trees: ``data/likeness_second.npz``, described on the card of the first.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from accord.comparing import likeness as first
from accord.comparing.likeness import Surroundings
from accord.comparing.trees import Trees, load

__all__ = ["ADDED", "FEATURES", "average_link", "second_look", "together"]

ADDED = (
    "first look",
    "one to the other's company, less",
    "one to the other's company, more",
    "rivals in the other's report, less",
    "rivals in the other's report, more",
    "near to both",
    "company alike",
    "the word in its report, less often",
    "the word in its report, more often",
    "reports that have the word, fewer",
    "reports that have the word, more",
    "the larger company",
)
FEATURES = (*first.FEATURES, *ADDED)
"""Those of the first look, and :data:`ADDED`."""

FIRST = 0.35  # mean likeness from which the first look joins two groups
NEAR = 0.5  # likeness of two that are near
Matrix = NDArray[np.float64]


def average_link(size: int, scores: Mapping[tuple[int, int], float], least: float) -> list[list[int]]:
    """Clusters of 0 .. size - 1: the two with the best mean score are joined as long as it is at least ``least``."""
    groups: dict[int, list[int]] = {i: [i] for i in range(size)}
    total = np.zeros((size, size))  # sums of the scores between two clusters
    for (i, j), value in scores.items():
        total[i, j] = total[j, i] = value
    weight = np.ones(size)
    mean = np.triu(total, 1)
    while size:
        i, j = divmod(int(mean.argmax()), size)
        if i == j or mean[i, j] < least:
            break
        groups[i] += groups.pop(j)
        weight[i] += weight[j]
        total[i] += total[j]
        total[:, i] = total[i]
        total[j] = total[:, j] = 0.0
        mean[j] = mean[:, j] = 0.0
        new = total[i] / (weight[i] * weight)
        mean[i, i + 1 :] = new[i + 1 :]
        mean[:i, i] = new[:i]
    return list(groups.values())


def second_look(told: Sequence[Surroundings], pairs: NDArray[np.int64], likely: Matrix) -> Matrix:
    """:data:`ADDED` for pairs of a story's mentions. ``pairs``: places in ``told``, shape (pairs, 2); ``likely``: what
    the first look says of each."""
    size = len(told)
    a, b = pairs[:, 0], pairs[:, 1]
    like = np.zeros((size, size))
    like[a, b] = like[b, a] = likely
    group = np.zeros(size, dtype=np.int64)
    scores = {(int(i), int(j)): float(value) for i, j, value in zip(a, b, likely, strict=True)}
    for number, members in enumerate(average_link(size, scores, FIRST)):
        group[members] = number
    member = (group[:, None] == group[None, :]).astype(np.float64)
    total, count = like @ member, member.sum(axis=1)
    one = group[a] == group[b]

    def to_company(of: NDArray[np.int64], other: NDArray[np.int64]) -> Matrix:
        others = count[other] - 1 - one
        mean = (total[of, other] - like[of, other]) / np.maximum(others, 1)
        return np.where(others > 0, mean, first.UNKNOWN)

    company = to_company(a, b), to_company(b, a)
    rivals = _rivals(told, like)
    rival = rivals[a, b], rivals[b, a]
    near = (like > NEAR).astype(np.float64)
    shared = (near @ near)[a, b] / np.maximum(np.minimum(near.sum(axis=1)[a], near.sum(axis=1)[b]), 1)
    length = np.sqrt((like * like).sum(axis=1))
    alike = (like @ like)[a, b] / np.maximum(length[a] * length[b], 1e-6)
    in_report = Counter((each.report.report, each.lemma) for each in told)
    reports = defaultdict[str, set[str]](set)
    for each in told:
        reports[each.lemma].add(each.report.report)
    every = len({each.report.report for each in told})
    often = np.array([in_report[each.report.report, each.lemma] for each in told], dtype=np.float64)
    wide = np.array([len(reports[each.lemma]) / every for each in told])
    return np.stack(
        [
            likely,
            np.minimum(*company),
            np.maximum(*company),
            np.minimum(*rival),
            np.maximum(*rival),
            shared,
            alike,
            np.minimum(often[a], often[b]),
            np.maximum(often[a], often[b]),
            np.minimum(wide[a], wide[b]),
            np.maximum(wide[a], wide[b]),
            np.maximum(count[a], count[b]),
        ],
        axis=1,
    )


def _rivals(told: Sequence[Surroundings], like: Matrix) -> Matrix:
    """At (i, j): how near j is to the nearest mention of i's report that is not i."""
    found = np.zeros_like(like)
    within: dict[str, list[int]] = defaultdict(list)
    for place, each in enumerate(told):
        within[each.report.report].append(place)
    for places in within.values():
        if len(places) > 1:
            rows = like[places]
            best = np.sort(rows, axis=0)
            found[places] = np.where(rows >= best[-1], best[-2], best[-1])
    return found


@lru_cache(maxsize=1)
def _model() -> Trees:
    return load("likeness_second.npz", FEATURES)


def together(told: Sequence[Surroundings], models: tuple[Trees, Trees] | None = None) -> dict[tuple[int, int], float]:
    """For every pair of a story's mentions, as places in ``told``, the probability that they are of one happening.
    ``models``: trees of the first and of the second look, others than those shipped."""
    pairs = np.array(list(combinations(range(len(told)), 2)), dtype=np.int64).reshape(-1, 2)
    if not len(pairs):
        return {}
    rows = np.array([first.features(told[i], told[j]) for i, j in pairs.tolist()])
    if models is None:
        models = first.model(), _model()
    likely = models[0].probabilities(rows)
    rows = np.hstack([rows, second_look(told, pairs, likely)])
    found = models[1].probabilities(rows).tolist()
    return {(i, j): value for (i, j), value in zip(pairs.tolist(), found, strict=True)}
