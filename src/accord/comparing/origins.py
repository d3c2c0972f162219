"""Origins: which reports, and which passages of them, are one independent lineage of text.

A report that reprints or lightly rewrites a wire copy adds an outlet and no origin, whatever was cut, reordered,
added or changed in its headline. A report may also take three paragraphs from a wire and the rest from its own
people: then the report keeps its own origin, and the three paragraphs belong to the wire's.
"""

from __future__ import annotations

import itertools
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, field, replace

import numpy as np
from numpy.typing import NDArray

from accord.comparing.sets import Sets
from accord.comparing.shingles import Chain, Vocabulary, Worded, candidates, chains
from accord.comparing.tokens import folded
from accord.model import Passage, Report, Span

__all__ = ["Origins", "Passage", "find"]

# Two reports are of one lineage when this share of either one's own words (outside quotes) lies in passages that
# they share, and LEAST of the other's. Half of a text kept and half as much added still counts.
SAME_LINEAGE = 0.5
LEAST = 0.3
# A text that is nearly all found in a longer one is cut from it, or was taken into it whole: it goes with the one
# that holds most of it, and joins that one to no other.
WHOLE = 0.8
# Two regions of a text are two regions when less than this share of the smaller lies in the other.
APART = 0.2


@dataclass(frozen=True, slots=True)
class _Sides:
    """The shared stretches of a report in their order, each with its origin; where they start, and how far they and
    those before them reach."""

    stretches: tuple[tuple[int, int, str], ...]
    starts: tuple[int, ...]
    reach: tuple[int, ...]

    @classmethod
    def of(cls, stretches: Iterable[tuple[int, int, str]]) -> _Sides:
        """Those of a report."""
        found = tuple(sorted(stretches))
        reach = itertools.accumulate((end for _, end, _ in found), max)
        return cls(found, tuple(start for start, _, _ in found), tuple(reach))

    def around(self, start: int, end: int) -> tuple[tuple[int, int, str], ...]:
        """Those that may lie over code points [start, end)."""
        return self.stretches[bisect_right(self.reach, start) : bisect_right(self.starts, end)]


@dataclass(frozen=True)
class Origins:
    """``of_report``: report id to origin id. Independent of the order in which the reports were given."""

    of_report: Mapping[str, str]
    passages: tuple[Passage, ...]
    _sides: Mapping[str, _Sides] = field(default_factory=dict, repr=False)

    def of_span(self, report: str, start: int, end: int) -> str:
        """The origin of a stretch of a report: that of the shared passage which holds most of it, else the report's
        own.

        Raises KeyError for a report that was not among those compared.
        """
        own = self.of_report[report]
        best, most = own, 0
        for low, high, origin in self._sides[report].around(start, end) if report in self._sides else ():
            shared = min(end, high) - max(start, low)
            if 2 * shared >= max(end - start, 1) and shared > most:
                best, most = origin, shared
        return best

    def explain(self, a: str, b: str) -> tuple[Passage, ...]:
        """The passages that two reports share directly, ``a`` first. Empty where they were joined by way of a third."""
        found = [p for p in self.passages if (p.a, p.b) == (a, b)]
        found += [
            replace(p, a=p.b, span_a=p.span_b, b=p.a, span_b=p.span_a) for p in self.passages if (p.b, p.a) == (a, b)
        ]
        return tuple(sorted(found, key=lambda p: (p.span_a.start, p.span_b.start)))


def find(reports: Iterable[Report]) -> Origins:
    """The origins of a set of reports. Time and memory near linear in the reports' words; reports with equal ids
    count once.
    """
    ordered = sorted({report.id: report for report in reports}.values(), key=lambda report: report.id)
    vocabulary = Vocabulary()
    texts = [vocabulary.read(report) for report in ordered]
    shared = {
        pair: found for pair in candidates(texts) if (found := chains(texts[pair[0]], texts[pair[1]], vocabulary))
    }
    lineage = Sets[int]()
    copies: set[int] = set()
    for twins in _twins(ordered):
        for one, two in itertools.pairwise(twins):
            lineage.join(one, two)
        # What else a text goes with must not hang on how often it was printed: the first stands for all.
        copies.update(set(twins) - {min(twins, key=lambda i: (_published(ordered[i]), i))})
    for one, two in _kin(ordered, texts, {pair: found for pair, found in shared.items() if copies.isdisjoint(pair)}):
        lineage.join(one, two)
    origin = {i: "o-" + ordered[lineage.top(i)].id for i in range(len(ordered))}
    passages = tuple(
        Passage(
            ordered[i].id, _span(ordered[i], texts[i], chain.start_a, chain.end_a),
            ordered[j].id, _span(ordered[j], texts[j], chain.start_b, chain.end_b),
            round(chain.similarity, 4),
        )
        for (i, j), found in sorted(shared.items())
        for chain in found
    )  # fmt: skip
    sides, owners = _sides(ordered, passages, origin)
    owned = tuple(replace(passage, origin=owner) for passage, owner in zip(passages, owners, strict=True))
    return Origins({report.id: origin[i] for i, report in enumerate(ordered)}, owned, sides)


def _twins(reports: Sequence[Report]) -> list[list[int]]:
    """Reports with the very same words, quotes and all (they may be all quotes, or too short for shingles)."""
    same: dict[tuple[str, ...], list[int]] = {}
    for i, report in enumerate(reports):
        key = tuple(folded(report.text))
        if key:
            same.setdefault(key, []).append(i)
    return [twins for twins in same.values() if len(twins) > 1]


def _kin(
    reports: Sequence[Report], texts: Sequence[Worded], shared: Mapping[tuple[int, int], list[Chain]]
) -> list[tuple[int, int]]:
    """The pairs of one lineage."""
    near: dict[int, dict[int, NDArray[np.bool_]]] = {}
    shares: dict[tuple[int, int], float] = {}
    for (i, j), found in sorted(shared.items()):
        in_i, in_j = np.zeros(len(texts[i].ids), dtype=bool), np.zeros(len(texts[j].ids), dtype=bool)
        for chain in found:
            in_i[chain.start_a : chain.end_a] = True
            in_j[chain.start_b : chain.end_b] = True
        near.setdefault(i, {})[j] = in_i & texts[i].outside
        near.setdefault(j, {})[i] = in_j & texts[j].outside
        shares[i, j] = float(near[i][j].sum()) / max(texts[i].own, 1)
        shares[j, i] = float(near[j][i].sum()) / max(texts[j].own, 1)
    close = {
        (i, j) for i, j in shared
        if max(shares[i, j], shares[j, i]) >= SAME_LINEAGE and min(shares[i, j], shares[j, i]) >= LEAST
    }  # fmt: skip
    close -= _composed(reports, near, shares, close)
    for i, others in sorted(near.items()):
        # A text that is whole in a much longer one, and is of no lineage otherwise, goes with one of those.
        if not any((min(i, j), max(i, j)) in close for j in others):
            whole = [j for j in others if shares[i, j] >= WHOLE and shares[j, i] < LEAST]
            if whole:
                j = min(whole, key=lambda j: (-shares[i, j], -shares[j, i], j))
                close.add((min(i, j), max(i, j)))
    return sorted(close)


def _composed(
    reports: Sequence[Report],
    near: Mapping[int, Mapping[int, NDArray[np.bool_]]],
    shares: Mapping[tuple[int, int], float],
    close: Set[tuple[int, int]],
) -> set[tuple[int, int]]:
    """Pairs that hold only because one text is made of two that have nothing to do with each other: it stays with
    the larger part.

    A text that two outlets cut in two different halves looks alike, but for this: each half is whole in it, and so
    is all that is like it. Where publication times are known, a text that came after all of its parts is made of
    them all the same.
    """
    dropped: set[tuple[int, int]] = set()
    alike: dict[int, set[int]] = {i: set() for i in near}
    for (i, j), share in shares.items():
        if share >= SAME_LINEAGE:
            alike[i].add(j)
            alike[j].add(i)
    for i, others in sorted(near.items()):
        if len(others) < 2 or not any((min(i, j), max(i, j)) in close for j in others):
            continue
        parts = []
        for part in _connected(others, alike):
            region = np.any([others[j] for j in part], axis=0)
            parts.append((-int(region.sum()), part, region))
        parts.sort(key=lambda entry: (entry[0], entry[1]))
        (most, main, held), rest = parts[0], parts[1:]
        for size, part, region in rest:
            if int((held & region).sum()) >= APART * min(-size, -most):
                continue
            later = all(_later(reports[i], reports[k]) for k in (*main, *part))
            if later or all(any(shares[k, i] < WHOLE for k in side) for side in (main, part)):
                dropped.update((min(i, j), max(i, j)) for j in part)
    return dropped


def _connected(among: Iterable[int], alike: Mapping[int, Set[int]]) -> list[list[int]]:
    """The groups of texts that are alike directly or through others of them."""
    left, found = set(among), list[list[int]]()
    while left:
        part, todo = list[int](), [min(left)]
        left.discard(todo[0])
        while todo:
            here = todo.pop()
            part.append(here)
            reached = left & alike[here]
            left -= reached
            todo.extend(reached)
        found.append(sorted(part))
    return found


def _published(report: Report) -> tuple[bool, str]:
    """What sorts the first publication first, and unknown times last."""
    return report.published is None, report.published.iso if report.published else ""


def _later(a: Report, b: Report) -> bool:
    return a.published is not None and b.published is not None and a.published.iso > b.published.iso


def _span(report: Report, text: Worded, start: int, end: int) -> Span:
    low, high = text.starts[start], text.ends[end - 1]
    return Span(low, high, report.text[low:high])


def _sides(
    reports: Sequence[Report], passages: Sequence[Passage], origin: Mapping[int, str]
) -> tuple[dict[str, _Sides], list[str]]:
    """For every report its shared stretches, each with the origin of the group of passages that it belongs to; and for
    every passage that origin.
    """
    index = {report.id: i for i, report in enumerate(reports)}
    places: list[tuple[int, int, int]] = []
    for passage in passages:
        places.append((index[passage.a], passage.span_a.start, passage.span_a.end))
        places.append((index[passage.b], passage.span_b.start, passage.span_b.end))
    groups = Sets[int]()
    for i in range(0, len(places), 2):
        groups.join(i, i + 1)
    order = sorted(range(len(places)), key=lambda i: (places[i], i))
    reach = -1
    for here in order:
        # Stretches of one report that lie over each other by half are one; it is enough to look at the one that
        # reaches furthest.
        report, start, end = places[here]
        if reach >= 0 and places[reach][0] == report:
            over = min(end, places[reach][2]) - start
            if 2 * over >= min(end - start, places[reach][2] - places[reach][1]):
                groups.join(here, reach)
            if end > places[reach][2]:
                reach = here
        else:
            reach = here
    members: dict[int, set[int]] = {}
    for i, (report, _, _) in enumerate(places):
        members.setdefault(groups.top(i), set()).add(report)
    owner = {
        top: _owner([reports[i] for i in sorted(found)], [origin[i] for i in sorted(found)])
        for top, found in members.items()
    }
    sides: dict[str, set[tuple[int, int, str]]] = {}
    for i, (report, start, end) in enumerate(places):
        sides.setdefault(reports[report].id, set()).add((start, end, owner[groups.top(i)]))
    listed = {report: _Sides.of(found) for report, found in sorted(sides.items())}
    return listed, [owner[groups.top(i)] for i in range(0, len(places), 2)]


def _owner(reports: Sequence[Report], origins: Sequence[str]) -> str:
    """Whose passage it is: that of the report published first; where a time is unknown, the lineage with most
    reports.
    """
    if all(report.published is not None for report in reports):
        return min(zip((r.published.iso if r.published else "" for r in reports), origins, strict=True))[1]
    return min(origins, key=lambda origin: (-origins.count(origin), origin))
