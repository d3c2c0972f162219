"""Coreference metrics: MUC (Vilain et al. 1995), B-cubed (Bagga and Baldwin 1998), CEAF-e (Luo 2005), and their mean
F1 as in the CoNLL-2012 shared task. A clustering is a collection of sets of hashable mentions. Mentions that only one
side has count as in the reference scorer (Pradhan et al. 2014): they are missing from, or spurious to, the other.
Figures are fractions in [0, 1].
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass

__all__ = ["Counts", "Scores", "b_cubed", "ceaf_e", "muc", "score"]

Cluster = frozenset[Hashable]


@dataclass(frozen=True, slots=True)
class Counts:
    """Numerators and denominators of precision and recall; sums over documents are micro-averages."""

    precision: float = 0.0
    precision_of: float = 0.0
    recall: float = 0.0
    recall_of: float = 0.0

    def __add__(self, other: Counts) -> Counts:
        return Counts(
            self.precision + other.precision,
            self.precision_of + other.precision_of,
            self.recall + other.recall,
            self.recall_of + other.recall_of,
        )

    @property
    def p(self) -> float:
        """Precision; 0 where nothing was predicted."""
        return self.precision / self.precision_of if self.precision_of else 0.0

    @property
    def r(self) -> float:
        """Recall; 0 where there is nothing to find."""
        return self.recall / self.recall_of if self.recall_of else 0.0

    @property
    def f1(self) -> float:
        """Harmonic mean of the two."""
        return 2 * self.p * self.r / (self.p + self.r) if self.p + self.r else 0.0


@dataclass(frozen=True, slots=True)
class Scores:
    """The three metrics over one or more documents."""

    muc: Counts = Counts()
    b_cubed: Counts = Counts()
    ceaf_e: Counts = Counts()

    def __add__(self, other: Scores) -> Scores:
        return Scores(self.muc + other.muc, self.b_cubed + other.b_cubed, self.ceaf_e + other.ceaf_e)

    @property
    def conll(self) -> float:
        """Mean of the three F1."""
        return (self.muc.f1 + self.b_cubed.f1 + self.ceaf_e.f1) / 3


def score(key: Iterable[Iterable[Hashable]], response: Iterable[Iterable[Hashable]]) -> Scores:
    """All three metrics of one document; empty clusters are left out. Raises ValueError where a mention is in two
    clusters."""
    gold, found = _clusters(key), _clusters(response)
    return Scores(muc(gold, found), b_cubed(gold, found), ceaf_e(gold, found))


def _clusters(sets: Iterable[Iterable[Hashable]]) -> list[Cluster]:
    clusters = [frozenset(each) for each in sets]
    clusters = [each for each in clusters if each]
    if len(frozenset().union(*clusters)) != sum(map(len, clusters)):
        raise ValueError("a mention stands in two clusters")
    return clusters


def _places(clusters: Sequence[Cluster]) -> dict[Hashable, int]:
    return {mention: number for number, cluster in enumerate(clusters) for mention in cluster}


def muc(key: Sequence[Cluster], response: Sequence[Cluster]) -> Counts:
    """Links: a cluster of n mentions has n - 1, less one for every part that the other side breaks it into.
    Singletons have none."""

    def links(these: Sequence[Cluster], others: Sequence[Cluster]) -> tuple[float, float]:
        place = _places(others)
        right = total = 0
        for cluster in these:
            parts = len({place[m] for m in cluster if m in place}) + sum(m not in place for m in cluster)
            right += len(cluster) - parts
            total += len(cluster) - 1
        return right, total

    return Counts(*links(response, key), *links(key, response))


def b_cubed(key: Sequence[Cluster], response: Sequence[Cluster]) -> Counts:
    """For each mention the share of its cluster that the other side's cluster has too."""

    def shares(these: Sequence[Cluster], others: Sequence[Cluster]) -> tuple[float, float]:
        place = _places(others)
        right, total = 0.0, 0
        for cluster in these:
            total += len(cluster)
            overlap: dict[int, int] = {}
            for mention in cluster:
                if mention in place:
                    overlap[place[mention]] = overlap.get(place[mention], 0) + 1
            right += sum(n * n for n in overlap.values()) / len(cluster)
        return right, total

    return Counts(*shares(response, key), *shares(key, response))


def ceaf_e(key: Sequence[Cluster], response: Sequence[Cluster]) -> Counts:
    """The best one-to-one alignment of clusters under phi-4, 2|K n R| / (|K| + |R|)."""
    place = _places(response)
    similar: dict[tuple[int, int], float] = {}
    for i, cluster in enumerate(key):
        for j in {place[m] for m in cluster if m in place}:
            similar[i, j] = 2 * len(cluster & response[j]) / (len(cluster) + len(response[j]))
    best = _alignment(similar, len(key), len(response))
    return Counts(best, len(response), best, len(key))


def _alignment(similar: dict[tuple[int, int], float], rows: int, columns: int) -> float:
    """The weight of the best assignment, by the Hungarian method with potentials (Kuhn 1955, in Munkres' O(n^3)
    form)."""
    if not similar:
        return 0.0
    used_rows = sorted({i for i, _ in similar})
    used_columns = sorted({j for _, j in similar})
    flip = len(used_rows) > len(used_columns)
    lines, posts = (used_columns, used_rows) if flip else (used_rows, used_columns)
    cost = [[-(similar.get((j, i) if flip else (i, j), 0.0)) for j in posts] for i in lines]
    n, m = len(lines), len(posts)
    u, v = [0.0] * (n + 1), [0.0] * (m + 1)
    match, way = [0] * (m + 1), [0] * (m + 1)
    for i in range(1, n + 1):
        match[0], j0 = i, 0
        least = [float("inf")] * (m + 1)
        seen = [False] * (m + 1)
        while True:
            seen[j0] = True
            i0, delta, j1 = match[j0], float("inf"), 0
            for j in range(1, m + 1):
                if seen[j]:
                    continue
                current = cost[i0 - 1][j - 1] - u[i0] - v[j]
                if current < least[j]:
                    least[j], way[j] = current, j0
                if least[j] < delta:
                    delta, j1 = least[j], j
            for j in range(m + 1):
                if seen[j]:
                    u[match[j]] += delta
                    v[j] -= delta
                else:
                    least[j] -= delta
            j0 = j1
            if match[j0] == 0:
                break
        while j0:
            match[j0] = match[way[j0]]
            j0 = way[j0]
    return sum(-cost[match[j] - 1][j - 1] for j in range(1, m + 1) if match[j])
