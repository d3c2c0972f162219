"""The attribution scorers: which words are cues, and which words around a cue are its source and its content.

Two linear models over the hashed features of :mod:`accord.reading.attribution_features`:

* a logistic regression tells the head word of a cue from other words, and where that is possible at all a small network
  over word vectors (:mod:`accord.reading.attribution_words`) has the last word;
* a linear-chain conditional random field (Lafferty, McCallum and Pereira, ICML 2001) labels the words around one cue as
  source, cue, content or none of them. Its likeliest labels with different contents are found for all cues of a report
  at once (:mod:`accord.reading.attribution_extents`), a small network chooses among them
  (:mod:`accord.reading.attribution_choice`), what was labelled so is looked at once more
  (:mod:`accord.reading.attribution_verdict`), and another small network chooses among sources
  (:mod:`accord.reading.attribution_sources`).

The weights are plain arrays (``data/attribution.npz``, no pickles), trained by ``benchmarks/train_attribution.py``; see
``data/attribution.md``.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO

import numpy as np
from numpy.typing import NDArray

from accord.data import read_bytes
from accord.errors import DataError
from accord.reading.attribution_choice import CANDIDATES, Choice
from accord.reading.attribution_extents import CONTENT, CUE, LABELS, NONE, SOURCE, Ways
from accord.reading.attribution_features import CUE_BITS, EDGE_BITS, ROLE_BITS, Grid, Indices, Pairs
from accord.reading.attribution_measures import MEASURED, measures
from accord.reading.attribution_page import Rivals
from accord.reading.attribution_sources import MEASURED_SOURCES, NEAR, RIVALS
from accord.reading.attribution_verdict import MEASURES, Verdict
from accord.reading.attribution_words import Meaning, width

__all__ = ["CONTENT", "CUE", "LABELS", "NONE", "SOURCE", "Scorer", "load", "unpack"]

Floats = NDArray[np.float32]
Packed = NDArray[np.int8]
MINUS = np.float32(-1e4)
# A type as wide as a row of so many weights.
WHOLE_ROW: dict[int, type[np.generic]] = {1: np.int8, LABELS: np.int32, LABELS * LABELS: np.complex128}


@dataclass(frozen=True, slots=True)
class Scorer:
    """Weights: ``cue`` by feature, ``role`` by feature and label, ``edge`` by feature and pair of labels (from * 4 +
    to). All are eight-bit integers in units of their scale, as they are stored: a table of four megabytes stays in the
    processor's cache, and sums of integers are exact in any order.
    """

    cue: Packed
    cue_scale: np.float32
    role: Packed
    role_scale: np.float32
    edge: Packed
    edge_scale: np.float32
    threshold: float
    meaning: Meaning
    choice: Choice
    whose: Choice
    verdict: Verdict

    def cue_probability(self, features: Indices) -> Floats:
        """The probability of being a cue, for every row of features, by the first scorer."""
        total = _sums(self.cue[:, None], features)[:, 0] * self.cue_scale
        return np.asarray(1.0 / (1.0 + np.exp(-np.clip(total, -30, 30))), dtype=np.float32)

    def potentials(self, pairs: Pairs) -> tuple[Floats, Floats]:
        """Label scores of every pair, and scores of the passage from the pair before (label before * 4 + label)."""
        return (
            _sums(self.role, pairs.features) * self.role_scale,
            _sums(self.edge, pairs.edges) * self.edge_scale,
        )

    def ways(self, pairs: Pairs) -> tuple[Floats, Ways]:
        """The label scores of all pairs, and the best ways through each cue's window."""
        role, edge = self.potentials(pairs)
        clamp_cues(role, pairs)
        return role, Ways(role, edge, pairs)

    def label(
        self, table: Grid, pairs: Pairs, odds: Floats, likely: NDArray[np.bool_]
    ) -> tuple[NDArray[np.int8], Floats, list[Rivals]]:
        """The labels of all pairs that are chosen among each cue's candidates; for each cue how much its source's and
        its content's labels weigh more than none, on the average of their words, and the log-odds of the choice; and
        for each cue the sources to choose from.

        ``odds``: log-odds of all tokens (:func:`accord.reading.attribution_words.log_odds`); ``likely``: which tokens
        probably are cues.
        """
        role, ways = self.ways(pairs)
        found = ways.contents(CANDIDATES)
        chosen, certain = self.choice.choose(measures(table, pairs, found, odds, likely), found)
        # The choice was learned from the outlet's own statements: of a speaker's, the field's best stands.
        chosen[table.quote[np.array(pairs.cues, dtype=np.int64)] >= 0] = 0
        starts = np.array(pairs.starts, dtype=np.int64)
        labels = found.labels[np.arange(len(role)), np.repeat(chosen, starts[1:] - starts[:-1])]
        return labels, np.column_stack([_sure(role, labels, pairs), certain]), rivals(ways, pairs)


def _sums(table: Packed, features: Indices) -> NDArray[np.int16]:
    """For every row of features, the sum of the table's rows that it names. A row of the table is fetched as one
    number, so that a feature costs one memory access. 16 bits hold the sum of 256 weights of eight bits.
    """
    width = table.shape[1]
    rows = table.view(WHOLE_ROW[width])[:, 0]
    total = np.zeros((len(features), width), dtype=np.int16)
    for column in features.T:
        total += rows.take(column).view(np.int8).reshape(-1, width)
    return total


def rivals(ways: Ways, pairs: Pairs) -> list[Rivals]:
    """For each cue the sources to choose from: the field's best and what comes near it; none where nothing does."""
    windows = zip(pairs.starts, ways.sources(RIVALS, NEAR), strict=False)
    return [[(frozenset(pairs.tokens[at + first].tolist()), gap) for at, gap in found] for first, found in windows]


def _sure(role: Floats, labels: NDArray[np.int8], pairs: Pairs) -> Floats:
    starts = np.array(pairs.starts, dtype=np.int64)
    cue = np.repeat(np.arange(len(pairs.cues)), starts[1:] - starts[:-1])
    sure = np.zeros((len(pairs.cues), 2), dtype=np.float32)
    for column, label in enumerate((SOURCE, CONTENT)):
        own = np.nonzero(labels == label)[0]
        weight = np.bincount(cue[own], role[own, label] - role[own, NONE], minlength=len(sure))
        sure[:, column] = weight / np.maximum(np.bincount(cue[own], minlength=len(sure)), 1)
    return sure


def clamp_cues(role: Floats, pairs: Pairs) -> None:
    """Forbid every label but "cue" at the cue's own word."""
    starts = np.array(pairs.starts, dtype=np.int64)
    cues = np.repeat(np.array(pairs.cues, dtype=np.int64), starts[1:] - starts[:-1])
    own = pairs.tokens == cues
    role[own, NONE] = role[own, SOURCE] = role[own, CONTENT] = MINUS


@lru_cache(maxsize=1)
def load() -> Scorer:
    """The weights that ship with the package. Raises DataError where they don't fit the features."""
    return unpack(read_bytes("attribution.npz"))


def unpack(data: bytes) -> Scorer:
    """Weights as ``benchmarks/train_attribution.py`` writes them (npz). Raises DataError where they don't fit."""
    packed = np.load(BytesIO(data), allow_pickle=False)
    cue = np.ascontiguousarray(packed["cue"])
    role = np.ascontiguousarray(packed["role"])
    edge = np.ascontiguousarray(packed["edge"])
    sizes = (1 << CUE_BITS, (1 << ROLE_BITS, LABELS), ((1 << EDGE_BITS) + 1, LABELS * LABELS))
    if cue.shape != (sizes[0],) or role.shape != sizes[1] or edge.shape != sizes[2]:
        raise DataError("attribution.npz was trained for other features: run benchmarks/train_attribution.py")
    words = {name: packed[name] for name in ("word", "vector", "hidden", "bias", "out", "odds", "base")}
    seen = width(words["vector"].shape[1])
    if len(words["vector"]) != len(words["word"]) + 1 or words["hidden"].shape[0] != seen:
        raise DataError("attribution.npz holds word vectors of another form: run benchmarks/train_attribution.py")
    meaning = Meaning(
        words["word"],
        words["vector"].astype(np.float32),
        words["hidden"],
        words["bias"],
        words["out"],
        float(words["odds"]),
        float(words["base"]),
    )
    choices = []
    for kind, measured in (("choice", MEASURED), ("whose", MEASURED_SOURCES)):
        pick = {name: packed[f"{kind}_{name}"] for name in ("hidden", "bias", "out", "gap")}
        if pick["hidden"].shape[0] != measured:
            raise DataError("attribution.npz was trained for other extents: run benchmarks/train_attribution.py")
        choices.append(Choice(pick["hidden"], pick["bias"], pick["out"], float(pick["gap"])))
    choice, whose = choices
    last = {name: packed[f"verdict_{name}"] for name in ("hidden", "bias", "out", "odds", "base", "threshold")}
    if last["hidden"].shape[0] != MEASURES:
        raise DataError("attribution.npz was trained for other measures: run benchmarks/train_attribution.py")
    last_look = Verdict(
        last["hidden"],
        last["bias"],
        last["out"],
        float(last["odds"]),
        float(last["base"]),
        float(last["threshold"]),
    )
    scales = {name: np.float32(packed[f"{name}_scale"]) for name in ("cue", "role", "edge")}
    threshold = float(packed["threshold"])
    return Scorer(
        cue, scales["cue"], role, scales["role"], edge, scales["edge"], threshold, meaning, choice, whose, last_look
    )
