"""Whether two quotations render one sentence in other words, as two translators do, of whose words they share few.

Two sentences that a speaker said one after the other share words, too. What tells renderings from them is that both
their meanings (:mod:`accord.comparing.meaning`) and their rare words, the same or near
(:mod:`accord.comparing.senses`), come to the same. The bounds were set on quotations of one speaker in two of 35 groups
of real articles: of the pairs within them nearly all were renderings, of those with half as many words in common about
none.
"""

from __future__ import annotations

import math
import re
from functools import lru_cache

from rapidfuzz.distance import Indel, LCSseq

from accord.comparing import words
from accord.comparing.meaning import vectors
from accord.comparing.senses import nearness
from accord.comparing.tokens import content_words, folded, lexicon
from accord.comparing.vectors import rarity

__all__ = ["one_meaning"]

MEANING = 0.75  # cosine
SHARED = 0.5  # of the rarity of both sentences' words
NEARLY, LESS = 0.85, 0.65  # where nearly all words are shared, less likeness of meanings will do
NEAR = 0.33  # cosine of two words from which on they count as shared, by as much
SAME = 0.9  # of the shorter one's words, in order, from which on it is only cut or spelt otherwise
SPELT = 0.8  # of the letters of two words that are one
FEWEST = 3  # words of a sentence
_STOPS = re.compile(r"[.!?…]+(?=\s|$)")
_HALVES = re.compile(r"[.!?;…]+(?=\s|$)")  # what one puts as two sentences another joins
PAIRS = 1 << 14


@lru_cache(maxsize=PAIRS)
def one_meaning(a: str, b: str) -> bool:
    """Whether some sentence of one quotation is one of another in other words."""
    for one in _sentences(a):
        for two in _sentences(b):
            share = _share(one, two)
            if share >= SHARED and not _one_wording(one, two):
                first, second = vectors([one, two])
                if float(first @ second) >= (MEANING if share < NEARLY else LESS):
                    return True
    return False


def _one_wording(a: str, b: str) -> bool:
    """Whether two sentences are the same words but for some that one leaves out or spells otherwise."""
    if words.wording(a, b) != "conflicts" or words.shortened(a, b):
        return True
    shorter, longer = sorted((folded(a), folded(b)), key=len)
    if _alike("".join(shorter), "".join(longer)) >= SAME:
        return True
    spelt = [max(longer, key=lambda other: (_alike(one, other), other)) for one in shorter]
    same = [other if _alike(one, other) >= SPELT else one for one, other in zip(shorter, spelt, strict=True)]
    return bool(LCSseq.similarity(same, longer) >= SAME * len(shorter))


def _alike(a: str, b: str) -> float:
    return float(Indel.normalized_similarity(a, b))


@lru_cache(maxsize=PAIRS)
def _sentences(text: str) -> tuple[str, ...]:
    found = dict.fromkeys((*_HALVES.split(text), *_STOPS.split(text)))
    return tuple(part for part in found if len(folded(part)) >= FEWEST)


@lru_cache(maxsize=PAIRS)
def _weights(sentence: str) -> dict[str, float]:
    modals = {word for words in lexicon()["modals"].values() for word in words}
    return {one: rarity(one) for one in dict.fromkeys(content_words(sentence)) if one not in modals}


def _share(a: str, b: str) -> float:
    """What two sentences share of the rarity of their words, from 0 to 1."""
    first, second = _weights(a), _weights(b)
    size = math.sqrt(sum(first.values()) * sum(second.values()))
    if not size:
        return 0.0
    both = first.keys() & second.keys()
    found = sum(first[one] for one in both)
    left, right = ([one for one in side if one not in both] for side in (first, second))
    pairs = sorted((-close, one, two) for one in left for two in right if (close := nearness(one, two) or 0.0) >= NEAR)
    used: set[tuple[int, str]] = set()
    for close, one, two in pairs:
        if (0, one) not in used and (1, two) not in used:
            used |= {(0, one), (1, two)}
            found -= close * math.sqrt(first[one] * second[two])
    return found / size
