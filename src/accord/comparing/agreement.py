"""Do two short answers or contents say the same? A linear model over inspectable features, for joining tellings of
one fact.

It says how likely it is that a reader would put both into one group; it does not say on what they differ. That is for
:mod:`accord.comparing.values` and :mod:`accord.comparing.words`. Weights: ``data/agreement.json``, which also says
how they were made.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from accord.comparing.resemblance import logistic
from accord.comparing.tokens import content_words, folded
from accord.comparing.vectors import rarity, similarity_matrix
from accord.data import read_json

__all__ = ["FEATURES", "agreement", "features"]

FEATURES = ("similarity", "contained", "same number", "other number")

_DIGITS = re.compile(r"\d")
_SMALL = {
    "one": "1", "two": "2", "three": "3", "four": "4", "five": "5", "six": "6", "seven": "7", "eight": "8", "nine": "9",
    "ten": "10", "eleven": "11", "twelve": "12",
}  # fmt: skip


@lru_cache(maxsize=1)
def _weights() -> tuple[tuple[float, ...], float]:
    loaded = read_json("agreement.json")
    return tuple(float(loaded["weights"][name]) for name in FEATURES), float(loaded["bias"])


def features(a: Sequence[str], b: Sequence[str]) -> list[list[list[float]]]:
    """For every text of ``a`` and every text of ``b`` the features by :data:`FEATURES`, each in [0, 1]."""
    near = similarity_matrix(a, b)
    content = [(frozenset(content_words(text)), _numbers(text)) for text in (*a, *b)]
    left, right = content[: len(a)], content[len(a) :]
    return [
        [[float(near[i, j]), _contained(one, two), *_numeric(m, n)] for j, (two, n) in enumerate(right)]
        for i, (one, m) in enumerate(left)
    ]


def agreement(a: str, b: str) -> float:
    """The probability in (0, 1) that two texts say the same; 0.5 is the point of even balance between both errors."""
    weights, bias = _weights()
    total = bias + sum(w * x for w, x in zip(weights, features([a], [b])[0][0], strict=True))
    return logistic(total)


def _contained(a: frozenset[str], b: frozenset[str]) -> float:
    """The share of the shorter text's content, by rarity, that the other one has too."""
    least = min(_mass(a), _mass(b))
    return _mass(a & b) / least if least > 0 else 0.0


def _mass(stems: frozenset[str]) -> float:
    return sum(sorted(rarity(stem) for stem in stems))


def _numbers(text: str) -> frozenset[str]:
    found = (_SMALL.get(word, word) for word in folded(text))
    return frozenset(word for word in found if _DIGITS.match(word))


def _numeric(a: frozenset[str], b: frozenset[str]) -> tuple[float, float]:
    if not a or not b:
        return 0.0, 0.0
    return float(bool(a & b)), float(not a & b)
