"""Which PLOVER root class an event with a given actor and recipient has: a small trained linear model, run with numpy
alone.

The model is multinomial logistic regression over the features of :mod:`accord.reading.features`. Its weights are plain
arrays in ``data/plover_classifier.npz``; ``data/plover_classifier.md`` says on what they were trained, how well they
do, and how to train them again. The classes are PLOVER's types, but for YIELD, which is CONCEDE or RETREAT: the data it
was trained on didn't split them. The lexicon's sense and the event's realis decide between the two (see
:func:`split_yield`).
"""

from __future__ import annotations

import io
from functools import lru_cache
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from accord.data import read_bytes
from accord.errors import DataError
from accord.model import Realis, Span
from accord.reading.features import Example, describe, sense_of
from accord.reading.syntax import Parse, Token

__all__ = ["Classifier", "Weights", "split_yield"]

ARRAYS = ("classes", "names", "weight", "sparse", "dense", "intercept", "dense_scale")
REMEMBERED = 20_000  # word vectors kept; a report has far fewer different words


class HasVectors(Protocol):
    """What is needed of a language: a static vector for a word. :class:`accord.reading.language.Language` has it."""

    def vector(self, word: str) -> NDArray[np.float32]:
        """The word's vector; zeros where there is none."""
        ...


class Weights:
    """The model's arrays, checked. ``names`` are the sparse features, ``weight`` their inverse document frequencies."""

    def __init__(self, raw: bytes) -> None:
        try:
            with np.load(io.BytesIO(raw), allow_pickle=False) as arrays:
                missing = [name for name in ARRAYS if name not in arrays]
                if missing:
                    raise DataError(f"plover_classifier.npz lacks {', '.join(missing)}")
                self.classes = tuple(str(name) for name in arrays["classes"])
                names = bytes(arrays["names"]).decode("utf-8").split("\n")
                self.weight = arrays["weight"].astype(np.float32)
                self.sparse = arrays["sparse"].astype(np.float32)
                self.dense = arrays["dense"].astype(np.float32)
                self.intercept = arrays["intercept"].astype(np.float32)
                self.dense_scale = float(arrays["dense_scale"])
        except (ValueError, OSError) as error:
            raise DataError(f"plover_classifier.npz can't be read: {error}") from error
        self.index = {name: place for place, name in enumerate(names)}
        count = len(self.classes)
        if (
            self.sparse.shape != (len(names), count)
            or self.weight.shape != (len(names),)
            or self.intercept.shape != (count,)
            or self.dense.ndim != 2
            or self.dense.shape[1] != count
            or self.dense.shape[0] % 3
        ):
            raise DataError("plover_classifier.npz: the arrays' shapes don't fit together")

    @property
    def width(self) -> int:
        """The length of the word vectors that the model was trained with."""
        return int(self.dense.shape[0]) // 3

    def probabilities(self, example: Example) -> dict[str, float]:
        """Every class with its probability; they sum to 1."""
        # Only known features count towards the length: that is how the model was trained.
        places = [self.index[name] for name in example.names if name in self.index]
        logits = self.intercept + example.dense * self.dense_scale @ self.dense
        if places:
            values = self.weight[places]
            norm = float(np.sqrt(np.sum(values * values)))
            logits = logits + (values / norm) @ self.sparse[places]
        shifted = np.exp(logits - logits.max())
        shares = shifted / shifted.sum()
        return {name: float(share) for name, share in zip(self.classes, shares, strict=True)}


@lru_cache(maxsize=1)
def _weights() -> Weights:
    return Weights(read_bytes("plover_classifier.npz"))


def split_yield(trigger: Token | None, realis: Realis = "actual") -> str:
    """CONCEDE or RETREAT for an event of class YIELD: what is only said or still to come is CONCEDE (manual, 3.4.2 and
    3.7.2).

    Otherwise the lexicon's sense of the trigger decides, and RETREAT stands where it has none.
    """
    sense = sense_of(trigger) if trigger is not None else None
    if sense is not None and sense.type == "CONCEDE":
        return "CONCEDE"
    return "RETREAT" if realis in ("actual", "negated") else "CONCEDE"


class Classifier:
    """Scores events. ``language`` gives the word vectors; one with vectors of another length than the model's counts as
    having none.

    Raises DataError where the weights that ship with Accord are damaged. An instance holds a cache of vectors and no
    other state.
    """

    def __init__(self, language: HasVectors, weights: Weights | None = None) -> None:
        self._weights = weights or _weights()
        width = self._weights.width
        nothing = np.zeros(width, dtype=np.float32)

        @lru_cache(maxsize=REMEMBERED)
        def vector(word: str) -> NDArray[np.float32]:
            found = language.vector(word)
            return found if found.shape == (width,) else nothing

        self._vector = vector

    @property
    def classes(self) -> tuple[str, ...]:
        """The classes' names, in the model's order."""
        return self._weights.classes

    def score(self, parse: Parse, trigger: Token | None, source: Span | None, target: Span | None) -> dict[str, float]:
        """Class to probability for the event that ``trigger`` tells, ``source`` being its actor and ``target`` its
        recipient.

        Without a trigger the most likely one is looked for between the two; a source or target that isn't known is
        None.
        """
        example = describe(parse, trigger, source, target, self._vector, self._weights.width)
        return self._weights.probabilities(example)
