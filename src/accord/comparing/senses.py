"""How near the meanings of two words for acts and happenings are, from a shipped table of word vectors.

"quake" and "tremor", "buy" and "acquisition" are near; so are, a little less, a word and its opposite. It serves as one
feature among others and never decides by itself. The table is ``data/word_vectors.npz``; the card beside it says where
it comes from and how to make it again.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from accord.comparing.vectors import rarity
from accord.data import read_bytes

__all__ = ["Vocabulary", "centre", "nearness", "vector"]

Vector = NDArray[np.float32]


@lru_cache(maxsize=1)
def _table() -> tuple[Mapping[str, int], NDArray[np.int8]]:
    data = read_bytes("word_vectors.npz")
    with np.load(io.BytesIO(data), allow_pickle=False) as loaded:
        return {str(word): row for row, word in enumerate(loaded["words"])}, loaded["vectors"]


@lru_cache(maxsize=65536)
def vector(stem: str) -> Vector | None:
    """The unit vector of a stem (as of :func:`accord.comparing.tokens.stem`); None where the table lacks it."""
    rows, vectors = _table()
    row = rows.get(stem)
    if row is None:
        return None
    found = vectors[row].astype(np.float32)
    return np.asarray(found / np.linalg.norm(found), dtype=np.float32)


def centre(stems: Iterable[str]) -> Vector | None:
    """The unit vector in the middle of some stems, each weighted by its rarity; None where the table has none of
    them."""
    known = [found * rarity(stem) for stem in sorted(stems) if (found := vector(stem)) is not None]
    if not known:
        return None
    total = np.sum(known, axis=0, dtype=np.float32)
    size = float(np.linalg.norm(total))
    return np.asarray(total / size, dtype=np.float32) if size > 0 else None


def nearness(a: str, b: str) -> float | None:
    """The cosine of two stems' vectors, 1 for the same stem; None where the table lacks one of them. Words of one
    meaning are mostly above 0.5, words that have nothing to do with each other about 0."""
    if a == b:
        return 1.0
    first, second = vector(a), vector(b)
    return None if first is None or second is None else float(first @ second)


SLACK = 1e-4  # of sums in another order


class Vocabulary:
    """Some stems, for finding those of them that are near to others, many at a time."""

    def __init__(self, stems: Iterable[str]) -> None:
        self._stems, self._vectors = _known(stems)

    def near(self, stems: Iterable[str], least: float) -> dict[str, frozenset[str]]:
        """By stem those of the vocabulary that can be of a nearness of ``least``, and all that are."""
        asked, vectors = _known(stems)
        if not asked or not self._stems:
            return {}
        found: dict[str, list[str]] = {one: [] for one in asked}
        for row, column in zip(*np.nonzero(vectors @ self._vectors.T >= least - SLACK), strict=True):
            found[asked[row]].append(self._stems[column])
        return {one: frozenset(others) for one, others in found.items()}


def _known(stems: Iterable[str]) -> tuple[list[str], Vector]:
    """Those stems that the table has, in their order, and their vectors."""
    known = [(one, found) for one in sorted(stems) if (found := vector(one)) is not None]
    return [one for one, _ in known], np.array([found for _, found in known], dtype=np.float32)
