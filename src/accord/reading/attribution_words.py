"""A second scorer of cues, which knows what words are like and what the grammar makes of them.

It weighs the first one's odds against the vectors of a word and of what it hangs together with, and against the shape
of its clause, so that a verb that the training articles hold once is judged by its kin in the same construction.

The vectors are the language pipeline's own, brought down to few dimensions (``word``, ``vector`` in
``data/attribution.npz``; see ``data/attribution.md``). One hidden layer of rectified sums, trained by
``benchmarks/train_attribution.py``.
"""

from __future__ import annotations

from dataclasses import dataclass
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from accord.reading.attribution_features import SIGNATURES, Grid, Indices

__all__ = ["FLOOR", "LIMIT", "Meaning", "inputs", "log_odds", "neighbourhood", "width"]

Floats = NDArray[np.float32]
FLOOR = 0.02  # words that the first scorer finds less likely than this are not looked at again
PARTS = 6  # the word, its subject, its object, its complement, its head, what its preposition governs
ODDS = (
    4  # the word's own log-odds by the first scorer, those of its head, of its complement, of the likeliest beside it
)
LIMIT = 10.0  # log-odds beyond this say nothing more
ROWS_AT_ONCE = 4096


def _codes(words: str) -> NDArray[np.int64]:
    """The numbers that columns hold for these words."""
    return np.array([crc32(word.encode("utf-8")) for word in words.split()], dtype=np.int64)


# What is told apart, by column: of the word itself, and of what it points at.
OWN = (
    ("tag", _codes("VB VBD VBG VBN VBP VBZ NN NNS NNP JJ RB IN")),
    ("dep", _codes("ROOT ccomp xcomp pcomp conj advcl acl relcl dobj pobj nsubj attr amod prep compound appos")),
)
BESIDE = (
    ("subject", "entity", _codes("PERSON ORG GPE NORP CARDINAL")),
    ("subject", "tag", _codes("PRP NN NNS NNP NNPS WP WDT EX DT")),
    ("object", "tag", _codes("PRP NN NNS NNP WP")),
    ("complement", "tag", _codes("VB VBD VBG VBN VBP VBZ MD JJ")),
    ("preposition", "lemma", _codes("to of for about with against as on in by from at over into")),
    ("head", "tag", _codes("VB VBD VBG VBN VBP VBZ NN NNS IN")),
)
DEEPER = (
    ("complement", "marker", "lemma", _codes("that if whether as because to")),
    ("complement", "auxiliary", "lemma", _codes("to will would should could can may might have be do")),
    ("head", "marker", "lemma", _codes("that if as because while after")),
)
NEIGHBOURS = ("previous", "next", "previous2", "next2")
CLAUSE = (
    ODDS
    + len(SIGNATURES)
    + len(NEIGHBOURS)
    + 2
    + sum(len(known) for _, known in OWN)
    + sum(len(known) for _, _, known in BESIDE)
    + sum(len(known) for _, _, _, known in DEEPER)
)


def width(dimensions: int) -> int:
    """How many numbers the scorer sees of a word, with vectors of so many dimensions."""
    return CLAUSE + PARTS * dimensions


@dataclass(frozen=True, slots=True)
class Meaning:
    """Vectors and weights.

    ``word``: stable numbers (CRC-32) of lower-case lemmas, ascending; ``vector``: a row for each and a last one of
    zeros for words unknown. ``hidden``: from what :func:`inputs` gives to the hidden layer, ``bias`` its bias;
    ``out`` its weights in the sum, to which come ``odds`` times the first scorer's log-odds and ``base``.
    """

    word: NDArray[np.uint32]
    vector: Floats
    hidden: Floats
    bias: Floats
    out: Floats
    odds: float
    base: float

    def reconsider(self, table: Grid, probability: Floats) -> Floats:
        """The probabilities of all tokens of a report, after a look at their words; the improbable stay as they
        are.
        """
        out = probability.copy()
        rows = np.nonzero(probability > FLOOR)[0].astype(np.int32)
        odds = log_odds(probability)
        for at in range(0, len(rows), ROWS_AT_ONCE):
            part = rows[at : at + ROWS_AT_ONCE]
            x = inputs(self.word, self.vector, table, part, odds)
            total = np.maximum(x @ self.hidden + self.bias, 0) @ self.out + self.odds * x[:, 0] + self.base
            out[part] = 1.0 / (1.0 + np.exp(-np.clip(total, -30, 30)))
        return out


def log_odds(probability: Floats) -> Floats:
    """The log-odds of all tokens, and one more number for "none"."""
    odds = np.log(np.clip(probability, 1e-6, 1) / np.clip(1 - probability, 1e-6, 1))
    return np.append(np.clip(odds, -LIMIT, LIMIT), -LIMIT).astype(np.float32)


def neighbourhood(table: Grid, places: Indices, odds: Floats) -> Floats:
    """The log-odds of a word, of its head, of its complement, and of the likeliest word beside it."""
    pointers = table.pointers
    beside = np.maximum.reduce([odds[pointers[name][places]] for name in NEIGHBOURS])
    head, complement = odds[pointers["head"][places]], odds[pointers["complement"][places]]
    return np.stack([odds[places], head, complement, beside], axis=1)


def inputs(word: NDArray[np.uint32], vector: Floats, table: Grid, places: Indices, odds: Floats) -> Floats:
    """What the second scorer sees: one row a place, the log-odds, the shape of the clause, and the vectors of the
    parts.
    """
    size = len(table.parse.tokens)
    col, ptr = table.columns, table.pointers
    complement, head = ptr["complement"][places], ptr["head"][places]
    found: list[NDArray[np.generic]] = [neighbourhood(table, places, odds)]
    signature = col["signature"][places]
    found.append((signature[:, None] >> np.arange(len(SIGNATURES), dtype=np.int64)) & 1)
    quoted = col["quoted"] > 0
    # Marks are seen from outside only: what a speaker tells of others is judged as the outlet's own words would be.
    outside = ~quoted[places][:, None]
    found.append(outside & np.stack([quoted[ptr[name][places]] for name in NEIGHBOURS], axis=1))
    found.append(outside & np.stack([col["sentence quoted"][places] > 0, quoted[complement]], axis=1))
    found.extend(col[name][places][:, None] == known for name, known in OWN)
    found.extend(col[name][ptr[step][places]][:, None] == known for step, name, known in BESIDE)
    found.extend(col[name][ptr[next_][ptr[step][places]]][:, None] == known for step, next_, name, known in DEEPER)
    lemma = col["lemma"]
    governed = ptr["governed"][ptr["preposition"][places]]
    for part in (places, ptr["subject"][places], ptr["object"][places], complement, head, governed):
        code = lemma[part]
        at = np.minimum(np.searchsorted(word, code), len(word) - 1)
        at = np.where((word[at] == code) & (part < size), at, len(word))
        found.append(vector[at])
    return np.concatenate(found, axis=1).astype(np.float32)
