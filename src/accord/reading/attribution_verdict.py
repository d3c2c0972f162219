"""A last look at an attribution once its words are labelled: whether it is one at all.

A cue alone says less than a cue with a source and a content: what the labels found, how sure they are, and which other
attributions hold the same words or the cue itself is weighed against the cue's odds by one hidden layer of rectified
sums (``data/attribution.npz``, trained by ``benchmarks/train_attribution.py``).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from accord.reading.attribution_features import Grid
from accord.reading.attribution_page import LEARNED, Found
from accord.reading.attribution_words import LIMIT, neighbourhood

__all__ = ["MEASURES", "SURE", "Verdict", "verdict_inputs"]

Floats = NDArray[np.float32]
MEASURES = 32  # numbers that tell of an attribution
SURE = 3  # of these, how sure the labels are: of the source, of the content, of the content's extent
MANY = 4  # others beyond this are not counted


@dataclass(frozen=True, slots=True)
class Verdict:
    """Weights, as in :class:`accord.reading.attribution_words.Meaning`; an attribution stands from ``threshold`` on."""

    hidden: Floats
    bias: Floats
    out: Floats
    odds: float
    base: float
    threshold: float

    def probability(self, x: Floats) -> Floats:
        """How probable each attribution is, from what :func:`verdict_inputs` tells of it."""
        total = np.maximum(x @ self.hidden + self.bias, 0) @ self.out + self.odds * x[:, 0] + self.base
        return np.asarray(1.0 / (1.0 + np.exp(-np.clip(total, -30, 30))), dtype=np.float32)


def verdict_inputs(table: Grid, found: Sequence[Found], odds: Floats, sure: Floats) -> Floats:
    """One row an attribution: the odds of the cue and of the words about it, then what was labelled.

    ``odds`` are those of all tokens (:func:`accord.reading.attribution_words.log_odds`). ``sure`` gives for each
    attribution how much the labels of its source and content weigh more than none, and the log-odds of its extent.
    """
    rows = np.zeros((len(found), MEASURES), dtype=np.float32)
    rows[:, 0:4] = neighbourhood(table, np.array([one.head for one in found], dtype=np.int32), odds)
    rows[:, 4:7] = np.clip(sure, -LIMIT, LIMIT)
    quote, sentence = table.quote, table.sentence
    subject, object_, complement = (table.pointers[name] for name in ("subject", "object", "complement"))
    for row, one, (holders, beside) in zip(rows, found, _nests(found), strict=True):
        head = one.head
        source, content = sorted(one.source), sorted(one.content)
        row[7:10] = (one.found_by != LEARNED, not source, not content)
        row[10] = np.log1p(len(one.cue))
        if source:
            row[11:18] = (
                int(subject[head]) in one.source,
                source[0] > head,
                np.log1p(min(abs(source[0] - head), abs(source[-1] - head))),
                np.log1p(len(source)),
                sentence[source[0]] != sentence[head],
                source[-1] - source[0] >= len(source),
                quote[source[0]] >= 0,
            )
        if content:
            row[18:27] = (
                content[0] > head,
                content[-1] < head,
                np.log1p(len(content)),
                np.log1p(min(abs(content[0] - head), abs(content[-1] - head))),
                int(complement[head]) in one.content,
                int(object_[head]) in one.content,
                np.count_nonzero(quote[content] >= 0) / len(content),
                sentence[content[0]] != sentence[content[-1]],
                content[-1] - content[0] >= len(content),
            )
        around = {number: odds[found[number].head] for number in (*holders, *beside)}
        row[27:32] = (
            max((around[number] for number in holders), default=-LIMIT),
            max((around[number] for number in beside if found[number].head in one.content), default=-LIMIT),
            max((around[number] for number in beside), default=-LIMIT),
            min(len(beside), MANY),
            min(len(holders), MANY),
        )
    return rows


def _nests(found: Sequence[Found]) -> list[tuple[list[int], list[int]]]:
    """For each attribution the others that have its cue in their contents, and those whose contents share a word with
    its own or whose cue stands in it.
    """
    at: dict[int, list[int]] = {}
    for number, one in enumerate(found):
        for place in one.content:
            at.setdefault(place, []).append(number)
    cue_at = {one.head: number for number, one in enumerate(found)}
    nests = []
    for number, one in enumerate(found):
        holders = [other for other in at.get(one.head, ()) if other != number]
        beside = {other for place in one.content for other in at[place]}
        beside.update(cue_at[place] for place in one.content & cue_at.keys())
        beside.discard(number)
        nests.append((holders, sorted(beside)))
    return nests
