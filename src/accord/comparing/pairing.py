"""Which tellings are looked at together: pairs that share an entry of an index, in work that stays linear."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

__all__ = ["candidates", "ranks"]

BLOCK = 8  # a telling is paired with so many of its neighbours on each side in an index entry of more than MAX_PEERS
MAX_PEERS = 150


def ranks(orders: Sequence[tuple[object, ...]]) -> list[int]:
    """For every telling its place in the order of the tellings' own words; tellings with the same words share a
    place."""
    place = {order: number for number, order in enumerate(sorted(set(orders), key=repr))}
    return [place[order] for order in orders]


def candidates(entries: Iterable[list[int]], rank: Sequence[int]) -> list[tuple[int, int]]:
    """Pairs that share an index entry. A very common entry pairs each member only with its neighbours in the order of
    their words, which keeps the work linear.
    """
    keys: list[NDArray[np.int64]] = [np.zeros(0, dtype=np.int64)]
    count = len(rank)
    for positions in entries:
        if len(positions) < 2:
            continue
        if len(positions) <= MAX_PEERS:
            held = np.asarray(positions, dtype=np.int64)
            one, two = _triangle(len(positions))
            keys.append(held[one] * count + held[two])
        else:
            ordered = np.asarray(sorted(positions, key=lambda position: (rank[position], position)), dtype=np.int64)
            for step in range(1, BLOCK + 1):
                low, high = ordered[:-step], ordered[step:]
                keys.append(np.minimum(low, high) * count + np.maximum(low, high))
    found = np.unique(np.concatenate(keys))
    return list(zip((found // count).tolist(), (found % count).tolist(), strict=True)) if count else []


@lru_cache(maxsize=MAX_PEERS + 1)
def _triangle(size: int) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """The places of every two of so many things, the earlier first."""
    one, two = np.triu_indices(size, 1)
    return one.astype(np.int64), two.astype(np.int64)
