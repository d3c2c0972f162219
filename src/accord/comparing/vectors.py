"""How near sentences are in their words, for finding CANDIDATES only. A verdict never rests on it: "agreed to a
ceasefire" and "refused a ceasefire" are as near as paraphrases are.

Half of the similarity is the cosine of stems weighted by rarity in news (``data/news_counts.tsv``), half that of
character n-grams (3 to 5, within words), which survive inflection, compounds and other spellings of names. Numpy and
the standard library only.
"""

from __future__ import annotations

import math
import zlib
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from accord.comparing.tokens import content_words, folded, stem
from accord.data import read_text

__all__ = ["rarity", "seen", "similarity_matrix", "weight"]

# Features are hashed into this many columns with a sign (Weinberger et al. 2009), so that collisions cancel on average.
BUCKETS = 1 << 12
Matrix = NDArray[np.float32]


@lru_cache(maxsize=1)
def _counts() -> tuple[dict[str, int], int]:
    """How many of so many news documents hold a stem."""
    table: dict[str, int] = {}
    documents = 1
    text = read_text("news_counts.tsv")
    for line in text.splitlines():
        if line.startswith("# documents:"):
            documents = int(line.split(":")[1])
        elif line and not line.startswith("#"):
            name, count = line.split("\t")
            table[name] = int(count)
    return table, documents


@lru_cache(maxsize=65536)
def rarity(word: str) -> float:
    """Smoothed inverse document frequency of a stem in news, in nats; the highest for a stem never seen."""
    table, documents = _counts()
    return math.log((documents + 1) / (table.get(word, 0) + 1)) + 0.1


def weight(stems: Iterable[str]) -> float:
    """What some stems weigh together, by :func:`rarity`. Sorted, as a sum of floats depends on the order."""
    return sum(map(rarity, sorted(stems)))


def seen(word: str) -> bool:
    """Whether a stem is a word of news: it occurs in at least four of the documents that were counted."""
    return word in _counts()[0]


def similarity_matrix(a: Sequence[str], b: Sequence[str]) -> Matrix:
    """Similarities in about [0, 1] of every text of ``a`` with every text of ``b``, shape (len(a), len(b)).

    Symmetric in its arguments. Costs len(a) * len(b) numbers: compare within blocks of candidates, not whole archives.
    """
    if not a or not b:
        return np.zeros((len(a), len(b)), dtype=np.float32)
    together = [*a, *b]
    stems, grams = _vectors(together, _stems), _vectors(together, _grams)
    cut = len(a)
    found: Matrix = (0.5 * (stems[:cut] @ stems[cut:].T) + 0.5 * (grams[:cut] @ grams[cut:].T)).astype(np.float32)
    np.clip(found, 0.0, 1.0, out=found)
    return found


Features = tuple[NDArray[np.int64], NDArray[np.float64]]


def _vectors(texts: Sequence[str], features: Callable[[str], Features]) -> Matrix:
    """Unit vectors, one row a text."""
    matrix = np.zeros((len(texts), BUCKETS), dtype=np.float32)
    for row, text in enumerate(texts):
        places, weights = features(text)
        if len(places):
            matrix[row] = np.bincount(places, weights=weights, minlength=BUCKETS)
    norms = np.linalg.norm(matrix, axis=1, keepdims=True)
    norms[norms == 0] = 1.0
    return np.asarray(matrix / norms, dtype=np.float32)


def _place(feature: str) -> tuple[int, float]:
    """A column and a sign; CRC-32 is the same in every process, unlike hash()."""
    number = zlib.crc32(feature.encode("utf-8", "surrogatepass"))
    return number % BUCKETS, 1.0 if number & 0x80000000 else -1.0


def _stems(text: str) -> Features:
    counts = Counter(content_words(text))
    placed = [(*_place(word), (1 + math.log(count)) * rarity(word)) for word, count in counts.items()]
    return np.array([p for p, _, _ in placed], dtype=np.int64), np.array([sign * w for _, sign, w in placed])


@lru_cache(maxsize=65536)
def _word_grams(word: str) -> Features:
    padded = f"<{word[:64]}>"
    placed = [_place(padded[i : i + size]) for size in (3, 4, 5) for i in range(len(padded) - size + 1)]
    weight = rarity(stem(word)) / max(len(placed), 1) ** 0.5
    return np.array([p for p, _ in placed], dtype=np.int64), np.array([sign * weight for _, sign in placed])


def _grams(text: str) -> Features:
    found = [_word_grams(word) for word in folded(text)]
    if not found:
        return np.zeros(0, dtype=np.int64), np.zeros(0)
    return np.concatenate([places for places, _ in found]), np.concatenate([weights for _, weights in found])
