"""How likely the words of an event tell such an act at all.

"Targeted customers", "a barrage of ads", a striker who shoots and a fee that is lifted are built as acts are. What sets
them apart is what stands around them, and what the report is about. So every event that was found is asked once more:
a logistic regression over the word that tells it, its type, how it is built and who is in it, and over the static
vectors of the words of its clause, beside its trigger, and of the report's opening. It was learned from acts that were
read in news and judged by readers; ``data/act_confidence.md`` says on what, how well it does, and how to train it
again. Nothing is left out by it: an event that hardly tells an act stays one, and says so.
"""

from __future__ import annotations

import io
import math
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from accord.data import read_bytes
from accord.errors import DataError
from accord.model import Actor, Event, Mention, Span
from accord.reading.syntax import Parse, Token

__all__ = ["GROUPS", "WIDTH", "Confidence", "Mean", "Row", "means", "rows"]

GROUPS = ("clause", "before", "after", "opening", "trigger", "object")
"""Whose words' vectors are asked: the event's clause, what stands up to BESIDE code points before and behind its
trigger, the report's title and the first OPENING code points of its text, the trigger, and what it is about and to
whom it is done."""

WIDTH = 300
"""The length of a word's vector; those of a pipeline with others count as none."""

BESIDE = 45
OPENING = 1500
MOST = 400  # words of a stretch that are asked
LEAST_LIKELY = 0.01  # of the trained class; a logarithm needs one
FEW = 1000  # code points that are taken to stand around a text without an act: of a few lines little can be said
LONGEST = 60  # tokens of a clause and mentions of an actor from which on more say no more
SAID = 3  # what an explanation names
DOUBTED = 0.5
REMEMBERED = 20_000
_WORDS = re.compile(r"[^\W\d_][\w'’-]*")
_YOU = re.compile(r"\b(?:you|your|I|my)\b")
PRONOUNS = frozenset(
    {"he", "she", "it", "they", "we", "i", "you", "who", "him", "her", "his", "them", "their", "us", "our"}
)

Vector = NDArray[np.float32]


class HasVectors(Protocol):
    """What is needed of a language: a static vector for a word. :class:`accord.reading.language.Language` has it."""

    def vector(self, word: str) -> Vector:
        """The word's vector; zeros where there is none."""
        ...


@dataclass(frozen=True, slots=True)
class Row:
    """What is asked of one event: named measures, and a vector for each of :data:`GROUPS`."""

    measures: Mapping[str, float]
    vectors: tuple[Vector, ...]


class _Weights:
    """The arrays of ``act_confidence.npz``, checked."""

    def __init__(self, raw: bytes) -> None:
        try:
            with np.load(io.BytesIO(raw), allow_pickle=False) as arrays:
                self.names = bytes(arrays["names"]).decode("utf-8").split("\n")
                self.weight = arrays["weight"].astype(np.float64)
                self.mean = arrays["mean"].astype(np.float64)
                self.words = arrays["words"].astype(np.float64)
                self.usual = arrays["usual"].astype(np.float64)
                self.bias = float(arrays["bias"])
        except (KeyError, ValueError, OSError, EOFError) as error:
            raise DataError(f"act_confidence.npz can't be read: {error}") from error
        number = len(self.names)
        shapes = (self.weight.shape, self.mean.shape, self.words.shape, self.usual.shape)
        if shapes != ((number,), (number,), (len(GROUPS), WIDTH), (len(GROUPS),)):
            raise DataError("act_confidence.npz: the arrays' shapes don't fit together")
        self.index = {name: place for place, name in enumerate(self.names)}
        self.nothing = float(self.weight @ self.mean)  # what names add that an event lacks, taken away


@lru_cache(maxsize=1)
def _weights() -> _Weights:
    return _Weights(read_bytes("act_confidence.npz"))


class Confidence:
    """Asks events. ``language`` gives the word vectors.

    Raises DataError where the weights that ship with Accord are damaged. An instance holds a cache of vectors and no
    other state.
    """

    def __init__(self, language: HasVectors) -> None:
        self._vector = means(language)
        self._weights = _weights()

    def of_events(
        self, parse: Parse, events: Sequence[Event], actors: Iterable[Actor], mentions: Iterable[Mention]
    ) -> list[Event]:
        """The events of a report with how likely each is told, to two digits. ``mentions``: at least the actors'."""
        found = []
        for event, row in zip(events, rows(parse, events, actors, mentions, self._vector), strict=True):
            likely, because = self.likely(row)
            by = event.found_by
            if likely < DOUBTED:
                by += f"; told {likely:.2f}: " + ", ".join(f"{name} {weight:+.1f}" for name, weight in because[:SAID])
            found.append(replace(event, confidence=round(likely, 2), found_by=by))
        return found

    def likely(self, row: Row) -> tuple[float, list[tuple[str, float]]]:
        """The probability, and what speaks for and against it, what weighs most first."""
        weights = self._weights
        because = []
        odds = weights.bias - weights.nothing
        for name, value in row.measures.items():
            place = weights.index.get(name)
            if place is not None:
                odds += weights.weight[place] * value
                because.append((name, float(weights.weight[place] * (value - weights.mean[place]))))
        for group, words, usual, vector in zip(GROUPS, weights.words, weights.usual, row.vectors, strict=True):
            told = float(words @ vector.astype(np.float64))
            odds += told
            because.append((f"words of {group}", told - float(usual)))
        likely = 1 / (1 + math.exp(-max(-50.0, min(50.0, float(odds)))))
        return likely, sorted(because, key=lambda one: (-abs(one[1]), one[0]))


class Mean(Protocol):
    """Sums up a stretch of text."""

    def __call__(self, text: str) -> Vector:
        """A vector of length one; zeros where no word is known."""
        ...


def means(language: HasVectors) -> Mean:
    """How the words of a stretch are summed up: by the mean of their vectors, each and all of length one."""
    nothing = np.zeros(WIDTH, dtype=np.float32)

    @lru_cache(maxsize=REMEMBERED)
    def of_word(word: str) -> Vector | None:
        found = language.vector(word)
        size = float(np.linalg.norm(found))
        return found / size if found.shape == (WIDTH,) and size > 0 else None

    def of_text(text: str) -> Vector:
        known = [one for word in _WORDS.findall(text)[:MOST] if (one := of_word(word)) is not None]
        if not known:
            return nothing
        mean = np.mean(known, axis=0)
        size = float(np.linalg.norm(mean))
        return np.asarray(mean / size if size > 0 else nothing, dtype=np.float32)

    return of_text


def rows(
    parse: Parse, events: Sequence[Event], actors: Iterable[Actor], mentions: Iterable[Mention], mean: Mean
) -> Iterator[Row]:
    """What is asked of each of a report's events. ``mean``: see :func:`means`."""
    if not events:
        return
    known = {actor.id: actor for actor in actors}
    by_id = {mention.id: mention for mention in mentions}
    often: dict[str, int] = {}
    for mention in by_id.values():
        if mention.actor is not None:
            often[mention.actor] = often.get(mention.actor, 0) + 1
    text = parse.text
    opening = mean(f"{parse.report.title or ''} {text[:OPENING]}")
    general = {
        "acts in a thousand code points": 1000 * len(events) / (len(text) + FEW),
        "length of the report": math.log(len(text)),
    }
    heads = {token.start: token for token in parse.tokens}
    for event in events:
        trigger = event.trigger
        measures = {**general, **_built(event, heads.get(trigger.start), text)}
        for side, ids in (("actor", event.actors), ("recipient", event.recipients)):
            if ids:
                measures |= _somebody(side, by_id[ids[0]], event.clause, known, often)
        vectors = (
            mean(event.clause.exact),
            mean(text[max(0, trigger.start - BESIDE) : trigger.start]),
            mean(text[trigger.end : trigger.end + BESIDE]),
            opening,
            mean(trigger.exact),
            mean(
                " ".join(
                    [*(by_id[one].span.exact for one in event.recipients), event.theme.exact if event.theme else ""]
                )
            ),
        )
        yield Row(measures, vectors)


def _built(event: Event, token: Token | None, text: str) -> dict[str, float]:
    """How an event is built. What is yes or no is 1 or not there."""
    words = event.clause.exact.split()
    lemma = token.lemma.lower() if token is not None else event.trigger.exact.lower()
    kind = "noun" if event.nominal else "verb"
    yes = {
        f"{kind} {lemma}": True,
        f"type {event.type}": True,
        f"realis {event.realis}": True,
        f"certainty {event.certainty}": True,
        f"theme of {event.content}": event.content is not None,
        "told by a noun": event.nominal,
        "told as new": event.introduces,
        "stands for an earlier act": event.antecedent is not None,
        "takes up an earlier act": event.about is not None,
        "theme": event.theme is not None,
        "object": event.object is not None,
        "place": event.place is not None,
        "time": event.time is not None,
        "quantity": bool(event.quantities),
        "condition": event.condition is not None,
        "duration": event.duration is not None,
        "in a statement": event.statement is not None,
        "no actor": not event.actors,
        "no recipient": not event.recipients,
        "trained class": "model:" in event.found_by,
        "trained class goes before": " over " in event.found_by,
        "you or I": _YOU.search(event.clause.exact) is not None,
        "quotation": any(mark in event.clause.exact for mark in '"“”'),
        "digits": any(char.isdigit() for char in event.clause.exact),
    }
    measures = {name: 1.0 for name, holds in yes.items() if holds}
    measures["contexts"] = float(len(event.contexts))
    measures["actors"] = float(min(len(event.actors), 3))
    if "model:" in event.found_by:
        measures["trained class is likely"] = math.log(max(event.score, LEAST_LIKELY))
    measures["place in the report"] = event.trigger.start / len(text)
    measures["words of the clause"] = float(min(len(words), LONGEST))
    measures["capitals"] = sum(word[:1].isupper() for word in words) / max(len(words), 1)
    return measures


def _somebody(
    side: str, mention: Mention, clause: Span, actors: Mapping[str, Actor], often: Mapping[str, int]
) -> dict[str, float]:
    """Who does or undergoes it, by the first mention of that side."""
    actor = actors.get(mention.actor) if mention.actor is not None else None
    yes = {
        "pronoun": mention.span.exact.lower() in PRONOUNS,
        "capital": mention.span.exact[:1].isupper(),
        "country": actor is not None and actor.country is not None,
        "outside of the clause": not clause.start <= mention.span.start < clause.end,
    }
    measures = {f"{side}: {name}": 1.0 for name, holds in yes.items() if holds}
    if actor is not None:
        measures[f"{side}: mentions"] = math.log(min(often.get(actor.id, 0), LONGEST) + 1)
    return measures
