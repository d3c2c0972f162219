"""Small networks of a few arrays, trained by Adam (Kingma and Ba, ICLR 2015) with their weights averaged."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

__all__ = ["Adam"]

Floats = NDArray[np.float32]


class Adam:
    """Steps down the gradients of some arrays of 32-bit numbers, with the usual 0.9, 0.999 and 1e-8."""

    def __init__(self, weights: Sequence[Floats]) -> None:
        self.weights = list(weights)
        self._first = [np.zeros_like(one) for one in weights]
        self._second = [np.zeros_like(one) for one in weights]
        self._total = [np.zeros(one.shape, dtype=np.float64) for one in weights]
        self._step = self._counted = 0

    def step(self, gradients: Sequence[Floats], rate: float, *, counts: bool) -> None:
        """Change the weights by one gradient each. ``counts``: the weights after it go into the average."""
        self._step += 1
        for place, gradient in enumerate(gradients):
            self._first[place] = 0.9 * self._first[place] + 0.1 * gradient
            self._second[place] = 0.999 * self._second[place] + 0.001 * gradient * gradient
            mean = self._first[place] / (1 - 0.9**self._step)
            change = mean / (np.sqrt(self._second[place] / (1 - 0.999**self._step)) + 1e-8)
            self.weights[place] = (self.weights[place] - rate * change).astype(np.float32)
        if counts:
            self._counted += 1
            for place, one in enumerate(self.weights):
                self._total[place] += one

    def average(self) -> list[NDArray[np.float64]]:
        """The mean of the weights that counted; at least one step must have."""
        return [one / self._counted for one in self._total]
