"""Boosted regression trees (Friedman 2001) as plain arrays, with what every feature gave to each score.

No pickle and no library: numpy runs them. A score is the base plus what each step down each tree adds; a step's share
belongs to the feature that was asked there (Saabas 2014), so that the shares of all features and the base sum up to the
score.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from accord.data import read_bytes

__all__ = ["Trees", "load"]

BATCH = 32  # rows that are taken down the trees together; more, and what is at hand outgrows the processor's caches


@dataclass(frozen=True, slots=True)
class Trees:
    """Trees as arrays of shape (trees, nodes): the feature that a node asks for (-1: a leaf), the most that goes left,
    where left and right lead, and a node's value in log-odds."""

    feature: NDArray[np.int16]
    most: NDArray[np.float64]
    left: NDArray[np.int16]
    right: NDArray[np.int16]
    value: NDArray[np.float64]
    base: float

    def probabilities(self, rows: NDArray[np.float64]) -> NDArray[np.float64]:
        """The probabilities in (0, 1) that go with rows of features, shape (rows, features)."""
        return np.asarray(1 / (1 + np.exp(-np.clip(self.odds(rows), -50.0, 50.0))))

    def odds(self, rows: NDArray[np.float64]) -> NDArray[np.float64]:
        """Log-odds of rows of features, shape (rows, features)."""
        total = np.full(len(rows), self.base)
        places = np.arange(len(rows))
        for feature, most, left, right, value in zip(
            self.feature, self.most, self.left, self.right, self.value, strict=True
        ):
            node = np.zeros(len(rows), dtype=np.int64)
            while True:
                asked = feature[node]
                inner = asked >= 0
                if not inner.any():
                    break
                goes_left = rows[places, np.maximum(asked, 0)] <= most[node]
                node = np.where(inner, np.where(goes_left, left[node], right[node]), node)
            total += value[node]
        return total

    def shares(self, rows: NDArray[np.float64]) -> NDArray[np.float64]:
        """What each feature adds to the log-odds of each row, shape (rows, features); what is left of
        :meth:`odds` is the same for all rows."""
        found = np.zeros(rows.shape)
        for start in range(0, len(rows), BATCH):
            found[start : start + BATCH] = self._shares(rows[start : start + BATCH])
        return found

    def _shares(self, rows: NDArray[np.float64]) -> NDArray[np.float64]:
        """As :meth:`shares`, of few rows: every step is taken down all trees at once, by each node's number among the
        nodes of all trees. A leaf leads to itself and asks for what changes nothing."""
        own = np.arange(self.feature.size).reshape(self.feature.shape)
        inner, begin = self.feature >= 0, own[:, :1]
        left, right = (np.where(inner, begin + way, own).ravel() for way in (self.left, self.right))
        feature = np.where(inner, self.feature, 0).ravel()
        cells = np.arange(len(rows), dtype=np.int64)[:, None] * rows.shape[1]
        node = np.repeat(begin.T, len(rows), axis=0)
        asked: list[NDArray[np.int64]] = []
        steps: list[NDArray[np.float64]] = []
        while inner.take(node).any():
            asked.append(cells + feature.take(node))
            goes_left = rows.take(asked[-1]) <= self.most.take(node)
            after = np.where(goes_left, left.take(node), right.take(node))
            steps.append(self.value.take(after) - self.value.take(node))
            node = after
        found = np.zeros(rows.size)
        if steps:
            # added up by row, tree and step, in this order, on which the last digits of a sum depend
            places, weights = np.stack(asked, axis=2).ravel(), np.stack(steps, axis=2).ravel()
            found += np.bincount(places, weights, minlength=rows.size)
        return found.reshape(rows.shape)


def load(name: str, features: Sequence[str]) -> Trees:
    """Trees from a file among the package's data. Raises ValueError where they were trained on other features."""
    data = read_bytes(name)
    with np.load(io.BytesIO(data), allow_pickle=False) as loaded:
        if list(map(str, loaded["features"])) != list(features):
            raise ValueError(f"{name} was trained on other features")
        return Trees(
            feature=loaded["feature"],
            most=loaded["most"],
            left=loaded["left"],
            right=loaded["right"],
            value=loaded["value"],
            base=float(loaded["base"]),
        )
