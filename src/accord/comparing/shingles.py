"""Text that two reports share: word shingles to find it, alignment to measure it.

Quoted words are masked first: independent reports quote the same sentences word for word, and reuse is told from the
words between the quotes. Then every run of ``SIZE`` words is hashed (the k-grams of Schleimer, Wilkerson and Aiken,
"Winnowing", SIGMOD 2003; all of them are kept, since rewording leaves few), runs that two texts share are chained
along a diagonal, and a chain is judged by the share of words that stay in order (longest common subsequence), so
that a changed word costs one word.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import LCSseq

from accord.comparing.tokens import function_words, quoted, stem, words
from accord.comparing.vectors import rarity
from accord.model import Report

__all__ = ["Chain", "Vocabulary", "Worded", "candidates", "chains"]

SIZE = 4
# Words between two shared runs that may have been changed within one passage. At 30 % reworded a run of four
# survives with probability .7 ** 4 = .24; a stretch of 24 words without one is then rarer than 1 in 100.
GAP = 24
# A passage: so many words at least, this share of them the same and in order, and so much information in the shared
# words (nats of inverse document frequency): "told a news conference in the capital on Monday that" is shared by
# chance, names and details are not.
LEAST_WORDS = 14
LEAST_SHARE = 0.5
LEAST_WEIGHT = 30.0
# Two reports are looked at closely from so many shared runs on.
LEAST_RUNS = 3
QUOTE = 0
PROSE = frozenset({"paragraph", "list", "caption"})
Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True, eq=False)
class Worded:
    """A report as word numbers outside quotes (``QUOTE`` stands for a quote), with each one's place in the text."""

    ids: list[int]
    starts: list[int]
    ends: list[int]
    runs: NDArray[np.uint64]
    own: int  # words outside quotes

    def at(self, offset: int) -> int:
        """The index of the first word that ends after a code point."""
        return bisect_right(self.ends, offset)


@dataclass(frozen=True, slots=True)
class Chain:
    """A shared passage: word indexes [start, end) in each text, and the share of words that stay in order."""

    start_a: int
    end_a: int
    start_b: int
    end_b: int
    similarity: float


class Vocabulary:
    """Numbers for words. The numbers depend on the order of reading and never leave this module's results."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}
        self._weights: list[float] = [0.0]
        self._function = function_words()

    def weight(self, number: int) -> float:
        """How much information a word carries; nothing for function words."""
        return self._weights[number]

    def read(self, report: Report) -> Worded:
        """The words of a report's prose with quotes masked. Linear in the text."""
        ids: list[int] = []
        starts: list[int] = []
        ends: list[int] = []
        own = 0
        stretches = [(b.start, b.end) for b in report.blocks if b.kind in PROSE] or [(0, len(report.text))]
        for low, high in stretches:
            text = report.text[low:high]
            quotes = quoted(text)
            inside = 0
            for word in words(text):
                while inside < len(quotes) and quotes[inside][1] <= word.start:
                    inside += 1
                if inside < len(quotes) and quotes[inside][0] <= word.start:
                    if ids and ids[-1] == QUOTE and ends[-1] > low + quotes[inside][0]:
                        ends[-1] = low + word.end
                        continue
                    number = QUOTE
                else:
                    number = self._number(word.folded)
                    own += 1
                ids.append(number)
                starts.append(low + word.start)
                ends.append(low + word.end)
        return Worded(ids, starts, ends, _runs(ids), own)

    def _number(self, word: str) -> int:
        found = self._numbers.get(word)
        if found is None:
            found = self._numbers[word] = len(self._weights)
            self._weights.append(0.0 if word in self._function else rarity(stem(word)))
        return found


def _runs(ids: Sequence[int]) -> NDArray[np.uint64]:
    """A 64-bit polynomial hash of every run of SIZE words."""
    if len(ids) < SIZE:
        return np.zeros(0, dtype=np.uint64)
    numbers = np.asarray(ids, dtype=np.uint64)
    count = len(ids) - SIZE + 1
    found = np.zeros(count, dtype=np.uint64)
    with np.errstate(over="ignore"):
        for offset in range(SIZE):
            found = found * np.uint64(0x9E3779B97F4A7C15) + (numbers[offset : offset + count] + np.uint64(0x632BE5AB))
            found ^= found >> np.uint64(29)
    return found


def candidates(texts: Sequence[Worded]) -> list[tuple[int, int]]:
    """Pairs of texts that share runs, as ascending pairs of indexes.

    Of the texts that hold a run, the first is paired with every other and each with the next, so a run that a
    thousand reprints share costs two thousand pairs, not half a million; lineages are joined through them all the same.
    """
    if len(texts) < 2:
        return []
    runs = np.concatenate([text.runs for text in texts])
    owner = np.concatenate([np.full(len(text.runs), i, dtype=np.int64) for i, text in enumerate(texts)])
    if not len(runs):
        return []
    order = np.lexsort((owner, runs))
    runs, owner = runs[order], owner[order]
    fresh = np.ones(len(runs), dtype=bool)
    fresh[1:] = (runs[1:] != runs[:-1]) | (owner[1:] != owner[:-1])
    runs, owner = runs[fresh], owner[fresh]
    same = runs[1:] == runs[:-1]
    heads = np.flatnonzero(np.concatenate(([True], ~same)))
    sizes = np.diff(np.append(heads, len(runs)))
    first = np.repeat(owner[heads], sizes)
    star = np.stack((first, owner), axis=1)[np.concatenate(([False], same))]
    chain = np.stack((owner[:-1], owner[1:]), axis=1)[same]
    # A pair that is both is counted once.
    chain = chain[chain[:, 0] != first[1:][same]]
    keys, counts = np.unique(np.concatenate((star, chain)) @ np.array([len(texts), 1]), return_counts=True)
    return [divmod(int(key), len(texts)) for key in keys[counts >= LEAST_RUNS]]


def chains(a: Worded, b: Worded, vocabulary: Vocabulary) -> list[Chain]:
    """The passages that two texts share, in the order of the first text. They may overlap in neither text by more
    than a chain's rim.
    """
    found: list[Chain] = []
    for start_a, end_a, start_b, end_b in _diagonals(a, b):
        start_a, start_b, end_a, end_b = _grown(a, b, start_a, start_b, end_a, end_b)
        longest = max(end_a - start_a, end_b - start_b)
        if min(end_a - start_a, end_b - start_b) < LEAST_WORDS:
            continue
        one, two = a.ids[start_a:end_a], b.ids[start_b:end_b]
        # Not enough in order for certain: the cheap bound first.
        similarity = LCSseq.similarity(one, two) / longest
        if similarity < LEAST_SHARE:
            continue
        shared = set(one) & set(two)
        if sum(vocabulary.weight(number) for number in sorted(shared)) < LEAST_WEIGHT:
            continue
        found.append(Chain(start_a, end_a, start_b, end_b, similarity))
    return found


def _matches(a: Worded, b: Worded) -> list[tuple[int, int]]:
    """Places (i, j) of shared runs; a run that one text repeats is matched at its first three places."""
    order = np.argsort(b.runs, kind="stable")
    ranked = b.runs[order]
    low = np.searchsorted(ranked, a.runs, side="left")
    high = np.searchsorted(ranked, a.runs, side="right")
    found: list[tuple[int, int]] = []
    for i in np.flatnonzero(high > low).tolist():
        found.extend((i, j) for j in order[low[i] : min(high[i], low[i] + 3)].tolist())
    return found


def _diagonals(a: Worded, b: Worded) -> list[tuple[int, int, int, int]]:
    """Matches chained while both texts move on by at most GAP words; of several chains the one with the steadiest
    step goes on.
    """
    open_chains: list[list[int]] = []
    done: list[list[int]] = []
    for i, j in _matches(a, b):
        if open_chains and any(i - chain[1] > GAP for chain in open_chains):
            done.extend(chain for chain in open_chains if i - chain[1] > GAP)
            open_chains = [chain for chain in open_chains if i - chain[1] <= GAP]
        best: list[int] | None = None
        drift = GAP + 1
        for chain in open_chains:
            step_a, step_b = i - chain[1], j - chain[3]
            if step_a > 0 and 0 < step_b <= GAP and abs(step_a - step_b) < drift:
                best, drift = chain, abs(step_a - step_b)
        if best is None:
            open_chains.append([i, i, j, j])
            if len(open_chains) > 64:
                done.append(open_chains.pop(0))
        else:
            best[1], best[3] = i, j
    done.extend(open_chains)
    return [(chain[0], chain[1] + SIZE, chain[2], chain[3] + SIZE) for chain in done if chain[1] > chain[0]]


def _grown(a: Worded, b: Worded, start_a: int, start_b: int, end_a: int, end_b: int) -> tuple[int, int, int, int]:
    """The passage with single shared words at its rims taken in, across one changed word at a time."""
    while True:
        for skip_a, skip_b in ((1, 1), (2, 2), (1, 2), (2, 1)):
            i, j = start_a - skip_a, start_b - skip_b
            if i >= 0 and j >= 0 and a.ids[i] == b.ids[j]:
                start_a, start_b = i, j
                break
        else:
            break
    while True:
        for skip_a, skip_b in ((0, 0), (1, 1), (0, 1), (1, 0)):
            i, j = end_a + skip_a, end_b + skip_b
            if i < len(a.ids) and j < len(b.ids) and a.ids[i] == b.ids[j]:
                end_a, end_b = i + 1, j + 1
                break
        else:
            break
    return start_a, start_b, end_a, end_b
