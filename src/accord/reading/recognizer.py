"""The pipeline's recogniser of named entities, decided for many words at once.

spaCy's recogniser goes through a text word by word: what it may do next depends on whether an entity is open, and from
which word. Its loop takes 50 of the pipeline's 130 microseconds a token, most of it in asking 74 moves, one at a time,
whether they are allowed. But outside of an entity its scores hang on one word alone, so they can be had for all words
in one product; inside of one there are two moves only, and all entities of many texts can grow together. The scores are
sums of the same numbers, so the same entities come out.

Only a recogniser of the common shape is replaced (:meth:`Recognizer.fit`); texts on which somebody has set entities
before are left to spaCy's own.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

__all__ = ["Recognizer"]

# Tokens that are decided together: their numbers take about 2.5 KB each.
TOGETHER = 4_000
FEATURES = 3  # the word, the first word of the open entity, the word before


class Recognizer:
    """A component in the place of ``recognizer``, spaCy's own, with its network and its moves."""

    def __init__(self, recognizer: Any) -> None:
        self._own = recognizer
        moves = recognizer.moves
        names = [moves.get_class_name(place) for place in range(moves.n_moves)]
        strings = recognizer.vocab.strings
        place = {name: number for number, name in enumerate(names)}
        self._begins, self._alone = (
            np.array([name.startswith(kind) and name != kind for name in names]) for kind in ("B-", "U-")
        )
        self._outside = place["O"]
        labels = [name[2:] if self._begins[number] else "" for number, name in enumerate(names)]
        self._inside, self._last = (
            np.array([place[kind + label] if label else -1 for label in labels]) for kind in ("I-", "L-")
        )
        self._label = [strings[name[2:]] if len(name) > 2 else 0 for name in names]

    @staticmethod
    def fit(recognizer: Any) -> bool:
        """Whether a recogniser has the shape that is known here: greedy, with a hidden layer, none of its moves unseen,
        every label with all four moves."""
        model, moves = recognizer.model, recognizer.moves
        names = {moves.get_class_name(place) for place in range(moves.n_moves)}
        labels = {name[2:] for name in names if len(name) > 2}
        if model.name != "parser_model" or recognizer.cfg.get("beam_width") != 1 or recognizer.postprocesses:
            return False
        if not model.attrs.get("has_upper") or model.attrs.get("unseen_classes"):
            return False
        lower = model.get_ref("lower")
        if lower.name != "precomputable_affine" or lower.get_dim("nF") != FEATURES or lower.get_dim("nP") < 2:
            return False
        return names == {kind + label for kind in ("B-", "I-", "L-", "U-") for label in labels} | {"O", "U-"}

    def __call__(self, doc: Any) -> Any:
        """Set the entities of one document."""
        return next(self.pipe([doc]))

    def pipe(self, docs: Iterable[Any], *, batch_size: int = 64) -> Iterator[Any]:
        """Set the entities of documents as they come. ``batch_size`` is there because every component takes one."""
        lot: list[Any] = []
        size = 0
        for doc in docs:
            lot.append(doc)
            size += len(doc)
            if len(lot) >= batch_size or size >= TOGETHER:
                yield from self._set(lot)
                lot, size = [], 0
        if lot:
            yield from self._set(lot)

    def _set(self, docs: Sequence[Any]) -> Iterator[Any]:
        filled = [doc for doc in docs if len(doc)]
        told = [doc.to_array(["SENT_START", "IS_SPACE", "ENT_IOB"]) for doc in filled]
        if any(rows[:, 2].any() for rows in told):  # what was set before binds the moves
            yield from self._own.pipe(docs)
            return
        if filled:
            for doc, entities in zip(filled, self._entities(filled, np.concatenate(told)), strict=True):
                spans = [doc[start:end] for start, end, _ in entities]
                for span, (_, _, label) in zip(spans, entities, strict=True):
                    span.label = label
                doc.set_ents(spans, default="outside")
        yield from docs

    def _entities(self, docs: Sequence[Any], told: NDArray[np.uint64]) -> list[list[tuple[int, int, int]]]:
        """Each document's entities by first token, token behind the last one, and label."""
        layers = self._own.model.layers
        hidden = _Hidden(layers[0].predict(docs), layers[1], layers[-1])
        lengths = [len(doc) for doc in docs]
        stops = np.cumsum(lengths)
        # an entity goes neither over a sentence's end nor over the text's
        ends = np.zeros(len(told), dtype=bool)
        ends[:-1] = told[1:, 0] == 1
        ends[stops - 1] = True
        scores = hidden.outside()
        barred = np.broadcast_to(~(self._begins | self._alone), scores.shape).copy()
        barred[:, self._outside] = False
        barred |= ends[:, None] & self._begins
        barred |= (told[:, 1] == 1)[:, None] & (self._begins | self._alone)
        scores[barred] = -np.inf
        moves = scores.argmax(axis=1)
        stop = self._stops(hidden, moves, ends)
        found: list[list[tuple[int, int, int]]] = [[] for _ in docs]
        number = free = 0
        for first in np.flatnonzero(moves != self._outside).tolist():
            if first < free:
                continue  # it stands within the entity before
            while first >= stops[number]:
                number += 1
            offset = int(stops[number]) - lengths[number]
            free = int(stop[first])
            found[number].append((first - offset, free - offset, self._label[int(moves[first])]))
        return found

    def _stops(self, hidden: _Hidden, moves: NDArray[np.intp], ends: NDArray[np.bool_]) -> NDArray[np.intp]:
        """For every token the one behind the entity that would begin at it: all of them grow by one word at a time."""
        stop = np.arange(1, len(moves) + 1)
        first = np.flatnonzero(self._begins[moves])
        here = first + 1
        while len(first):
            scores = hidden.within(here, first)
            rows = np.arange(len(first))
            inside, last = self._inside[moves[first]], self._last[moves[first]]
            on, off = scores[rows, inside], scores[rows, last]
            # of two that score the same the move that comes first is taken, as spaCy does
            grows = ~ends[here] & ((on > off) | ((on == off) & (inside < last)))
            stop[first[~grows]] = here[~grows] + 1
            first, here = first[grows], here[grows] + 1
        return stop


class _Hidden:
    """The scores of moves, from a network's vectors of the words. Sums are made in spaCy's order."""

    def __init__(self, vectors: Any, lower: Any, upper: Any) -> None:
        parts = lower.predict(vectors)  # a row of padding first; (words + 1, features, width, pieces)
        self._padding, self._parts = parts[0], parts[1:]
        self._bias = lower.get_param("b")
        self._upper = upper

    def outside(self) -> NDArray[np.float32]:
        """Of every word, outside of an entity."""
        return self._scores(self._parts[:, 0] + self._padding[1] + self._padding[2])

    def within(self, here: NDArray[np.intp], first: NDArray[np.intp]) -> NDArray[np.float32]:
        """Of these words, each in an entity from its first word on."""
        return self._scores(self._parts[here, 0] + self._parts[first, 1] + self._parts[here - 1, 2])

    def _scores(self, sums: NDArray[np.float32]) -> NDArray[np.float32]:
        sums += self._bias
        largest = sums[:, :, 0]
        for piece in range(1, sums.shape[2]):  # a few long rows: faster than the maximum over many short ones
            largest = np.maximum(largest, sums[:, :, piece])
        found: NDArray[np.float32] = self._upper.predict(largest)
        return found
