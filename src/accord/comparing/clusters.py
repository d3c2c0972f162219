"""Tellings that are judged in pairs to clusters: which of them are of one event, and which of one statement.

A report's own tellings are clustered by average link (Sneath and Sokal 1973), best pair first, never over a *cannot
link*; then the clusters of every two reports are matched.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from accord.comparing import joins, pairing
from accord.comparing.profiles import EventProfile, StatementProfile
from accord.comparing.sets import Sets

__all__ = ["LINK", "NEVER", "Apart", "Judged", "Verdict", "clusters"]

P = TypeVar("P", EventProfile, StatementProfile)
S = TypeVar("S")  # what the tellings of a cluster sum up to

Judged = dict[tuple[tuple[str, str], tuple[str, str]], "Verdict"]

Apart = dict[tuple[str, str], list[tuple[tuple[str, str], "Verdict"]]]
"""By telling those of other reports that it was nearly joined to, nearest first, with why it was not."""

LINK = 1.0  # a pair at or above this may join two clusters
NEVER = -9.0  # the score of a cannot-link
AVERAGE = 1.1  # share of LINK that all pairs of two clusters of one report must reach on average
BEST = 2  # so many of the best pairs speak for two clusters of different reports
OPEN = 0.5  # share of the pairs of two clusters of different reports that nothing may part
NEARLY = -1.0  # what speaks for a pair at least that is told of as nearly joined
NEAREST = 2  # such pairs that are told of for each cluster
SHOWN = 0.1  # what a learned feature must weigh to be told by itself


@dataclass(frozen=True, slots=True, eq=False)
class Verdict:
    """A pair's score, the rules' features in it, and what was learned about the pair, by
    :data:`accord.comparing.joins.FEATURES`; ``never`` is a cannot-link, ``settled`` a link that nothing that was
    learned changes."""

    score: float
    features: tuple[tuple[str, float], ...]
    never: bool = False
    settled: bool = False
    learned: NDArray[np.float64] | None = None

    @property
    def nearness(self) -> float:
        """What speaks for the pair, whatever forbids the link."""
        return sum(weight for _, weight in self.features if weight > NEVER) if self.never else self.score

    def words(self) -> str:
        """The features as a line for an explanation. Small ones of those learned are told together."""
        told = list(self.features)
        if self.learned is not None:
            named = zip(joins.FEATURES, self.learned.tolist(), strict=True)
            large = sorted((one for one in named if abs(one[1]) >= SHOWN), key=lambda one: -abs(one[1]))
            rest = self.score - sum(weight for _, weight in (*told, *large))
            told += [(f"learned: {name}", weight) for name, weight in large]
            told.append(("learned: the rest", rest))
        return ", ".join([f"{name} {weight:+.1f}" for name, weight in told])


def clusters(
    profiles: Sequence[P],
    entries: Iterable[list[int]],
    judge: Callable[[P, P], Verdict],
    beside: Callable[[P, P, Verdict], Verdict],
    asks: Callable[[P, P, Verdict], bool],
    learn: Callable[[Sequence[tuple[P, P, Verdict]]], list[Verdict]] | None = None,
    sums: Callable[[Sequence[P]], S] | None = None,
    fit: Callable[[S, S], bool] | None = None,
) -> tuple[list[list[P]], Judged, Apart]:
    """First every report by itself, then reports with each other.

    Within a report: average link, best pair first. Between two reports: their clusters are matched one to one, best
    first. What is joined then follows from pairs of reports alone, and a fact is a connected component of such joins:
    to take a third report away can undo joins that it carried, but never makes a new one, and leaves what each report
    says by itself as it was.

    ``judge`` and ``learn`` go by what the tellings say. ``beside`` goes by where they stand, too, and is asked about
    those pairs of two reports only for which ``asks`` says so. ``fit``: whether clusters of two reports can be of one,
    by what each ``sums`` up to.

    Beside the clusters come the verdicts of the pairs within them, and of those that nearly were.
    """
    rank = pairing.ranks([profile.order for profile in profiles])
    report = [profile.key[0] for profile in profiles]
    places = pairing.candidates(entries, rank)
    pairs, which = _judged(profiles, places, judge)
    verdicts = [verdict for _, _, verdict in pairs] if learn is None else learn(pairs)
    asked = [
        one.key[0] != two.key[0] and asks(one, two, verdict)
        for (one, two, _), verdict in zip(pairs, verdicts, strict=True)
    ]
    judged = [
        beside(profiles[x], profiles[y], verdicts[found]) if asked[found] else verdicts[found]
        for (x, y), found in zip(places, which, strict=True)
    ]
    local: dict[int, list[int]] = {}
    by_report: dict[str, list[int]] = defaultdict(list)
    for position, name in enumerate(report):
        by_report[name].append(position)
    inside: dict[str, dict[tuple[int, int], Verdict]] = defaultdict(dict)
    for (x, y), verdict in zip(places, judged, strict=True):
        if report[x] == report[y]:
            inside[report[x]][x, y] = verdict
    for name, positions in by_report.items():
        for group in _average_link(positions, inside[name]):
            local[group[0]] = group
    leader = _by_position(local)
    between = _between(zip(places, judged, strict=True), report, leader, [len(local[first]) == 1 for first in leader])
    tellings = ((first, [profiles[one] for one in group]) for first, group in local.items())
    summed = {first: sums(group) for first, group in tellings} if sums is not None else {}
    joined = _match(between, report, rank, lambda first, second: fit is None or fit(summed[first], summed[second]))
    together = Sets[int]()
    for first, second in joined:
        together.join(first, second)
    groups: dict[int, list[int]] = defaultdict(list)
    for first, group in local.items():
        groups[together.top(first)].extend(group)
    joined_in = _by_position(groups)
    keys = [profile.key for profile in profiles]
    named = {
        (keys[x], keys[y]): verdict
        for (x, y), verdict in zip(places, judged, strict=True)
        if joined_in[x] == joined_in[y]
    }
    apart: dict[int, list[tuple[float, int, int, Verdict]]] = defaultdict(list)
    for (x, y), verdict in zip(places, judged, strict=True):
        if joined_in[x] != joined_in[y] and report[x] != report[y] and verdict.nearness >= NEARLY:
            for one, two in ((x, y), (y, x)):
                apart[joined_in[one]].append((-verdict.nearness, one, two, verdict))
    near: Apart = defaultdict(list)
    for found in apart.values():
        for _, one, two, verdict in sorted(found, key=lambda each: (each[0], keys[each[1]], keys[each[2]]))[:NEAREST]:
            near[keys[one]].append((keys[two], verdict))
    return [[profiles[position] for position in sorted(groups[name])] for name in sorted(groups)], named, dict(near)


def _by_position(groups: Mapping[int, Sequence[int]]) -> list[int]:
    """For every position the name of the group that holds it. All positions stand in some group."""
    found = [0] * sum(map(len, groups.values()))
    for name, group in groups.items():
        for position in group:
            found[position] = name
    return found


def _judged(
    profiles: Sequence[P], places: Sequence[tuple[int, int]], judge: Callable[[P, P], Verdict]
) -> tuple[list[tuple[P, P, Verdict]], list[int]]:
    """Pairs with their verdicts, and for every place the number of that pair whose verdict it has. Tellings of two
    reports of which each is told word for word elsewhere, too, have the verdict of those: a story of many reports has
    most of its passages from few."""
    number: dict[object, int] = {}
    same = np.asarray([number.setdefault(profile.told, len(number)) for profile in profiles], dtype=np.int64)
    report = np.unique([profile.key[0] for profile in profiles], return_inverse=True)[1]
    first, second = np.asarray(places, dtype=np.int64).reshape(-1, 2).T
    low, high = np.minimum(same[first], same[second]), np.maximum(same[first], same[second])
    # what syntax sets apart, or together, counts within a report: each of its pairs has a number of its own
    keys = np.where(report[first] == report[second], -1 - np.arange(len(places)), low * len(number) + high)
    _, examples, which = np.unique(keys, return_index=True, return_inverse=True)
    pairs = []
    for place in examples.tolist():
        one, two = (profiles[position] for position in places[place])
        pairs.append((one, two, judge(one, two)))
    return pairs, which.tolist()


def _between(
    judged: Iterable[tuple[tuple[int, int], Verdict]],
    report: Sequence[str],
    leader: Sequence[int],
    alone: Sequence[bool],
) -> dict[tuple[int, int], list[Verdict]]:
    """By two clusters of two reports, each named by its first telling (``leader``), the verdicts of their pairs. Two of
    a single telling each (``alone``) that are not to be linked are left out: most are like this."""
    found: dict[tuple[int, int], list[Verdict]] = {}
    for (x, y), verdict in judged:
        if report[x] == report[y] or ((verdict.never or verdict.score < LINK) and alone[x] and alone[y]):
            continue
        first, second = leader[x], leader[y]
        pair = (first, second) if first < second else (second, first)
        here = found.get(pair)
        if here is None:
            found[pair] = [verdict]
        else:
            here.append(verdict)
    return found


def _average_link(positions: Sequence[int], verdicts: Mapping[tuple[int, int], Verdict]) -> list[list[int]]:
    """Clusters of one report's tellings, best pair first, no cannot-link inside one. ``verdicts``: of these tellings
    only.

    What two clusters have between them (how often never, and the scores) is the sum of what their parts had, so that a
    join costs the smaller cluster's links and not the product of both (Lance and Williams 1967).
    """
    group_of = {position: position for position in positions}
    groups = {position: [position] for position in positions}
    links: dict[int, dict[int, tuple[bool, float]]] = {position: {} for position in positions}
    for (x, y), verdict in verdicts.items():
        links[x][y] = links[y][x] = (verdict.never, verdict.score)
    pairs = [(verdict.score, pair) for pair, verdict in verdicts.items() if not verdict.never and verdict.score >= LINK]
    for _, (first, second) in sorted(pairs, key=lambda entry: (-entry[0], entry[1])):
        left, right = group_of[first], group_of[second]
        if left == right:
            continue
        never, score = links[left][right]
        if never or score / (len(groups[left]) * len(groups[right])) < LINK * AVERAGE:
            continue
        keep, gone = (left, right) if len(groups[left]) >= len(groups[right]) else (right, left)
        for member in groups[gone]:
            group_of[member] = keep
        groups[keep] += groups.pop(gone)
        del links[keep][gone]
        for other, (never, score) in links.pop(gone).items():
            if other != keep:
                before = links[keep].get(other, (False, 0.0))
                links[keep][other] = links[other][keep] = (before[0] or never, before[1] + score)
                del links[other][gone]
    return sorted(sorted(group) for group in groups.values())


def _match(
    between: Mapping[tuple[int, int], Sequence[Verdict]],
    report: Sequence[str],
    rank: Sequence[int],
    fit: Callable[[int, int], bool],
) -> list[tuple[int, int]]:
    """One-to-one matches of the clusters of every two reports, best first; ties go by the clusters' own words."""
    scored: dict[tuple[str, str], list[tuple[float, tuple[int, int], tuple[int, int]]]] = defaultdict(list)
    for (first, second), found in between.items():
        score = _score(found)
        if score >= LINK:
            low, high = rank[first], rank[second]
            one, two = report[first], report[second]
            scored[(one, two) if one < two else (two, one)].append(
                (-score, (low, high) if low <= high else (high, low), (first, second))
            )
    joined = []
    for pairs in scored.values():
        used: set[int] = set()
        for _, _, (first, second) in sorted(pairs):
            if first not in used and second not in used and fit(first, second):
                used.update((first, second))
                joined.append((first, second))
    return joined


def _score(found: Sequence[Verdict]) -> float:
    """How much speaks for two clusters: their best pairs on average; less than LINK where they are not to be joined."""
    if len(found) == 1:
        return NEVER if found[0].never else found[0].score
    open_ones = sorted((verdict.score for verdict in found if not verdict.never), reverse=True)
    if len(open_ones) < OPEN * len(found) or not open_ones:
        return NEVER
    best = open_ones[:BEST]
    return sum(best) / len(best)
