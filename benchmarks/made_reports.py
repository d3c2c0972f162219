"""Many different reports out of few: real readings whose words are put into another alphabet.

The letters of all words but function words are exchanged by a permutation that belongs to a generation, case and
length kept: every span stays where it is, every generation has words of its own as news of different events have, and
the distribution of words, of lengths and of what a reading holds is that of real news. What such a text says is
nothing, so nothing is measured on it but size and time.
"""

from __future__ import annotations

import random
import re
import string
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import fields, replace
from datetime import date, timedelta
from typing import Any

from accord.comparing.tokens import function_words
from accord.model import Block, Instant, Reading, Report
from accord.sources.loaded import Loaded
from accord.sources.originals import plain
from accord.store.codec import decode, encode

__all__ = ["Replayed", "made"]

_WORD = re.compile(r"[A-Za-z]+")


def _alphabet(generation: int) -> dict[int, int]:
    letters = list(string.ascii_lowercase)
    random.Random(generation).shuffle(letters)
    lower = "".join(letters)
    return str.maketrans(string.ascii_lowercase + string.ascii_uppercase, lower + lower.upper())


def _exchanged(words: str, alphabet: dict[int, int], kept: frozenset[str]) -> str:
    return _WORD.sub(lambda found: found[0] if found[0].lower() in kept else found[0].translate(alphabet), words)


def made(base: Sequence[Reading], number: int, days: int, seed: int = 1) -> Iterator[tuple[Loaded, Reading]]:
    """``number`` reports made from ``base``, each generation at a time of its own within ``days`` days from 2015 on."""
    kept = frozenset(function_words())
    bodies = [encode(reading) | {"report": None} for reading in base]
    dice = random.Random(seed)
    first = date(2015, 1, 1)
    count = generation = 0
    while count < number:
        alphabet = _alphabet(generation)
        start = dice.randrange(days)
        for place, (reading, body) in enumerate(zip(base, bodies, strict=True)):
            if count == number:
                return
            old = reading.report
            text = _exchanged(old.text, alphabet, kept)
            day = (first + timedelta(days=start + place % 3)).isoformat()
            report = Report(
                f"{generation:08x}{place:08x}", f"made/{generation}/{place}.txt", old.outlet,
                _exchanged(old.title, alphabet, kept) if old.title else None, Instant(day, "day"), None,
                f"https://example.org/{generation}/{place}", "en", text, tuple(Block(*_block(b)) for b in old.blocks),
            )  # fmt: skip
            data: dict[str, Any] = dict(body)
            data["actors"] = [
                actor | {"name": _exchanged(actor["name"], alphabet, kept)} for actor in data.get("actors", [])
            ]
            data["report"] = report
            yield Loaded(report, plain(text)[1]), replace(decode(Reading, data, text), version=reading.version)
            count += 1
        generation += 1


def _block(block: Block) -> tuple[Any, ...]:
    return tuple(getattr(block, field.name) for field in fields(Block))


class Replayed:
    """A reader that gives readings which are already there, in the order in which their reports come."""

    def __init__(self) -> None:
        self.ready: dict[str, Reading] = {}

    def read_many(self, reports: Iterable[Report], processes: int = 1) -> Iterator[Reading]:
        """The readings."""
        for report in reports:
            yield self.ready.pop(report.id)
