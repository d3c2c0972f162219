"""How near the meanings of two passages are, by a shipped table of what each word adds to a passage's.

The table (``data/passage_vectors.npz``, with a card beside it) was taught by a sentence encoder; it is a sum over words
and knows no order, so that "A struck B" and "B struck A" are one to it. It serves to find CANDIDATES: which passage of
a report is nearest to one of another. What is asserted or denied in them it does not know, and it never decides by
itself.
"""

from __future__ import annotations

import io
import zlib
from collections.abc import Mapping, Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from accord.comparing.tokens import SHORT, folded
from accord.data import read_bytes

__all__ = ["BUCKETS", "Vector", "grams", "vectors"]

BUCKETS = 1 << 13
_SIZES = (3, 4, 5)
_MOST = 24  # of a word's groups of letters; no name is longer

Vector = NDArray[np.float32]


def grams(word: str) -> list[int]:
    """The buckets of a folded word's groups of three to five letters (as in Bojanowski et al., TACL 2017): by these a
    word that the table lacks has a meaning, too. CRC-32 is the same in every process."""
    padded = f"<{word[:64]}>"
    found = [padded[i : i + size] for size in _SIZES for i in range(len(padded) - size + 1)]
    return [zlib.crc32(one.encode("utf-8", "surrogatepass")) % BUCKETS for one in found[:_MOST]]


@lru_cache(maxsize=1)
def _table() -> tuple[Mapping[str, int], Mapping[str, NDArray[np.generic]]]:
    data = read_bytes("passage_vectors.npz")
    with np.load(io.BytesIO(data), allow_pickle=False) as loaded:
        return {str(word): row for row, word in enumerate(loaded["words"])}, {
            name: loaded[name] for name in ("vectors", "scale", "letters", "letter_scale")
        }


@lru_cache(maxsize=1 << 14)
def _adds(word: str) -> Vector:
    """What a folded word adds to the vector of a passage."""
    rows, table = _table()
    row = rows.get(word)
    if row is not None:
        return np.asarray(table["vectors"][row].astype(np.float32) * np.float32(table["scale"][row]), dtype=np.float32)
    found = grams(word)
    letters = table["letters"][found].astype(np.float32) * table["letter_scale"][found].astype(np.float32)[:, None]
    return np.asarray(letters.mean(axis=0), dtype=np.float32)


def vectors(texts: Sequence[str]) -> NDArray[np.float32]:
    """Unit vectors of texts, one row each, so that a product of two is the cosine of their meanings; zeros for a text
    without words. Of a text of more than 1,000 code points the first so many count."""
    width = _table()[1]["vectors"].shape[1]
    found = np.zeros((len(texts), width), dtype=np.float32)
    for row, text in enumerate(texts):
        for word in folded(text[:SHORT]):
            found[row] += _adds(word)
    sizes = np.linalg.norm(found, axis=1, keepdims=True)
    return np.asarray(found / np.where(sizes > 0, sizes, 1.0), dtype=np.float32)
