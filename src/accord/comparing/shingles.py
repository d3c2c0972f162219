"""Text that two reports share: word shingles to find it, alignment to measure it.

Quoted words are masked to find it: independent reports quote the same sentences word for word, and reuse is told
from the words between the quotes. Every run of ``SIZE`` words is hashed (the k-grams of Schleimer, Wilkerson and
Aiken, "Winnowing", SIGMOD 2003; all of them are kept, since rewording leaves few). Two texts that share enough runs
are then aligned, quotes included: pairs of words that both hold are chained along a diagonal, and a chain is judged
by the share of its words that stay in order (longest common subsequence), so that a changed word costs one word, and
by how much its words outside quotes tell.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.distance import LCSseq

from accord.comparing.tokens import function_words, quoted, stem, words
from accord.comparing.vectors import rarity
from accord.model import Report

__all__ = ["Chain", "Vocabulary", "Worded", "candidates", "chains"]

SIZE = 4
# Two reports are aligned from so many shared runs on.
LEAST_RUNS = 3
COVER = 2
# Words between two shared pairs that may have been changed within one passage, and by how many words the two texts
# may drift apart there. At 30 % reworded a pair survives with probability 0.49.
GAP = 14
DRIFT = 5
# A pair of words that a text repeats more often than this says nothing about place.
REPEATS = 4
# A passage: so many words, this share of them the same and in order, and so much information in the shared words
# outside quotes (nats of inverse document frequency). A first passage must be strong: "told a news conference in the
# capital on Monday that" is shared by chance, a row of names and details is not. Where there is one, shorter ones (a
# moved paragraph of one sentence) count as well.
LEAST_SHARE = 0.5
LEAST_WORDS = 7
LEAST_WEIGHT = 12.0
STRONG_WORDS = 14
STRONG_WEIGHT = 30.0
QUOTE = 0
PROSE = frozenset({"paragraph", "list", "caption"})


@dataclass(frozen=True, slots=True, eq=False)
class Worded:
    """A report's prose as word numbers with each one's place in the text, which words are outside quotes, and the
    hashed runs.
    """

    ids: list[int]
    starts: list[int]
    ends: list[int]
    outside: NDArray[np.bool_]
    runs: NDArray[np.uint64]
    pairs: tuple[NDArray[np.int64], NDArray[np.int64]]

    @property
    def own(self) -> int:
        """How many words are outside quotes."""
        return int(self.outside.sum())


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
        """The words of a report's prose. Linear in the text."""
        ids: list[int] = []
        starts: list[int] = []
        ends: list[int] = []
        outside: list[bool] = []
        masked: list[int] = []
        stretches = [(b.start, b.end) for b in report.blocks if b.kind in PROSE] or [(0, len(report.text))]
        for low, high in stretches:
            text = report.text[low:high]
            quotes = quoted(text)
            inside, seen = 0, -1
            for word in words(text):
                while inside < len(quotes) and quotes[inside][1] <= word.start:
                    inside += 1
                number = self._number(word.folded)
                free = inside == len(quotes) or word.start < quotes[inside][0]
                ids.append(number)
                starts.append(low + word.start)
                ends.append(low + word.end)
                outside.append(free)
                if free:
                    masked.append(number)
                elif seen != inside:
                    masked.append(QUOTE)
                    seen = inside
        return Worded(ids, starts, ends, np.array(outside, dtype=bool), _runs(masked), _pairs(ids, self._weights))

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
    """Pairs of texts that share runs and are worth aligning, as ascending pairs of indexes.

    Of the texts that hold a run, the first is paired with every other and each with the next, so a run that a
    thousand reprints share costs two thousand pairs, not half a million; lineages are joined through them all the
    same. Of a text's partners those with most runs are kept, until every one of its shared runs has COVER partners:
    about as many pairs as there are texts.
    """
    runs, owner = _postings(texts)
    same = runs[1:] == runs[:-1]
    if not same.any():
        return []
    heads = np.flatnonzero(np.concatenate(([True], ~same)))
    sizes = np.diff(np.append(heads, len(runs)))
    first = np.repeat(owner[heads], sizes)
    group = np.repeat(np.arange(len(heads)), sizes)
    later = np.concatenate(([False], same))
    # Posting k with the first of its run, and with the one before it where that is not the first.
    star = np.stack((first[later], owner[later], group[later]), axis=1)
    chain = np.stack((owner[:-1][same], owner[1:][same], group[1:][same]), axis=1)
    chain = chain[chain[:, 0] != first[1:][same]]
    links = np.concatenate((star, chain))
    keys = links[:, 0] * len(texts) + links[:, 1]
    order = np.argsort(keys, kind="stable")
    keys, shared = keys[order], links[order, 2]
    pairs, begins, counts = np.unique(keys, return_index=True, return_counts=True)
    enough = counts >= LEAST_RUNS
    return _needed(
        [divmod(int(key), len(texts)) for key in pairs[enough]],
        [shared[b : b + c] for b, c in zip(begins[enough].tolist(), counts[enough].tolist(), strict=True)],
    )


def _postings(texts: Sequence[Worded]) -> tuple[NDArray[np.uint64], NDArray[np.int64]]:
    """Every run with the texts that hold it, each text once, sorted by run and then by text."""
    if not texts:
        return np.zeros(0, dtype=np.uint64), np.zeros(0, dtype=np.int64)
    runs = np.concatenate([text.runs for text in texts])
    owner = np.concatenate([np.full(len(text.runs), i, dtype=np.int64) for i, text in enumerate(texts)])
    order = np.lexsort((owner, runs))
    runs, owner = runs[order], owner[order]
    fresh = np.ones(len(runs), dtype=bool)
    fresh[1:] = (runs[1:] != runs[:-1]) | (owner[1:] != owner[:-1])
    return runs[fresh], owner[fresh]


def _needed(pairs: Sequence[tuple[int, int]], shared: Sequence[NDArray[np.int64]]) -> list[tuple[int, int]]:
    """The pairs that one of their two texts needs to have its shared runs covered: a greedy cover, most runs first."""
    covered: dict[tuple[int, int], int] = {}
    kept: list[tuple[int, int]] = []
    for k in sorted(range(len(pairs)), key=lambda k: (-len(shared[k]), pairs[k])):
        i, j = pairs[k]
        runs = shared[k].tolist()
        needed = max(LEAST_RUNS, len(runs) / 2)
        if any(sum(covered.get((text, run), 0) < COVER for run in runs) >= needed for text in (i, j)):
            kept.append((i, j))
            for run in runs:
                covered[i, run] = covered.get((i, run), 0) + 1
                covered[j, run] = covered.get((j, run), 0) + 1
    return sorted(kept)


def chains(a: Worded, b: Worded, vocabulary: Vocabulary) -> list[Chain]:
    """The passages that two texts share, in the order of the first text; none where no single one of them is strong."""
    found: list[tuple[Chain, float]] = []
    for start_a, end_a, start_b, end_b in _diagonals(_matches(a, b)):
        start_a, start_b, end_a, end_b = _grown(a, b, start_a, start_b, end_a, end_b)
        longest, shortest = max(end_a - start_a, end_b - start_b), min(end_a - start_a, end_b - start_b)
        if shortest < max(LEAST_WORDS, LEAST_SHARE * longest):
            continue
        one, two = a.ids[start_a:end_a], b.ids[start_b:end_b]
        similarity = LCSseq.similarity(one, two) / longest
        if similarity < LEAST_SHARE:
            continue
        free_a = set(itertools.compress(one, a.outside[start_a:end_a].tolist()))
        free_b = set(itertools.compress(two, b.outside[start_b:end_b].tolist()))
        # Sorted, so that the sum is the same to the last bit whatever the order of the set.
        weight = sum(sorted(map(vocabulary.weight, free_a & free_b)))
        found.append((Chain(start_a, end_a, start_b, end_b, similarity), weight))
    if not any(_length(chain) >= STRONG_WORDS and weight >= STRONG_WEIGHT for chain, weight in found):
        return []
    kept = [chain for chain, weight in found if weight >= LEAST_WEIGHT or _length(chain) >= STRONG_WORDS]
    return sorted(kept, key=lambda chain: (chain.start_a, chain.start_b, chain.end_a, chain.end_b))


def _length(chain: Chain) -> int:
    return min(chain.end_a - chain.start_a, chain.end_b - chain.start_b)


def _matches(a: Worded, b: Worded) -> list[tuple[int, int]]:
    """Places (i, j) of the pairs of neighbouring words that both texts hold, in the order of the first text."""
    keys, places = b.pairs
    wanted, where = a.pairs
    low = np.searchsorted(keys, wanted, side="left")
    high = np.searchsorted(keys, wanted, side="right")
    times = high - low
    one = np.repeat(where, times)
    # of every wanted pair the places from low to high
    two = places[np.arange(len(one)) + np.repeat(low - (np.cumsum(times) - times), times)]
    order = np.lexsort((two, one))
    return list(zip(one[order].tolist(), two[order].tolist(), strict=True))


def _pairs(ids: Sequence[int], weights: Sequence[float]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Keys of the pairs of neighbouring words of which one at least has content, sorted, and where each stands.

    Pairs that the text repeats more than REPEATS times are left out.
    """
    numbers = np.asarray(ids, dtype=np.int64)
    if len(numbers) < 2:
        return np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.int64)
    told = np.asarray([weights[number] > 0 for number in ids], dtype=bool)
    places = np.flatnonzero(told[:-1] | told[1:])
    keys = (numbers[places] << 32) | numbers[places + 1]
    order = np.argsort(keys, kind="stable")
    keys, places = keys[order], places[order]
    _, counts = np.unique(keys, return_counts=True)
    kept = np.repeat(counts <= REPEATS, counts)
    return keys[kept], places[kept]


def _diagonals(matches: Sequence[tuple[int, int]]) -> list[tuple[int, int, int, int]]:
    """Matches chained while both texts move on by at most GAP words and nearly in step; the steadiest of several
    chains goes on.
    """
    # By the diagonal on which each stands, of which there is one at most: a match goes to the chain that is on its own
    # diagonal. The chain that moved last stands last, so that the oldest is always first.
    open_chains: dict[int, list[int]] = {}
    done: list[list[int]] = []
    for i, j in matches:
        while open_chains and i - (oldest := next(iter(open_chains.values())))[1] > GAP:
            done.append(open_chains.pop(oldest[1] - oldest[3]))
        best = open_chains.get(i - j) or _steadiest(open_chains.values(), i, j)
        if best is None:
            best = [i, i, j, j]
        else:
            del open_chains[best[1] - best[3]]
            best[1], best[3] = i, j
        open_chains[i - j] = best
    done.extend(open_chains.values())
    return [(chain[0], chain[1] + 2, chain[2], chain[3] + 2) for chain in done if chain[1] > chain[0]]


def _steadiest(chains: Iterable[list[int]], i: int, j: int) -> list[int] | None:
    """The chain that a match carries on with the smallest step aside; None where it carries none on."""
    best: list[int] | None = None
    drift = DRIFT + 1
    for chain in chains:
        step_a, step_b = i - chain[1], j - chain[3]
        if step_a > 0 and 0 < step_b <= GAP and abs(step_a - step_b) < drift:
            best, drift = chain, abs(step_a - step_b)
    return best


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
