"""Boosted regression trees (Friedman 2001) as plain arrays, with what every feature gave to each score.

No pickle and no library: numpy runs them. A score is the base plus what each step down each tree adds; a step's share
belongs to the feature that was asked there (Saabas 2014), so that the shares of all features and the base sum up to the
score.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from importlib import resources

import numpy as np
from numpy.typing import NDArray

__all__ = ["Trees", "load"]


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
                after = np.where(inner, np.where(goes_left, left[node], right[node]), node)
                found[places, np.maximum(asked, 0)] += value[after] - value[node]
                node = after
        return found


def load(name: str, features: Sequence[str]) -> Trees:
    """Trees from a file among the package's data. Raises ValueError where they were trained on other features."""
    data = resources.files("accord.data").joinpath(name).read_bytes()
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
