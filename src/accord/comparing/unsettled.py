"""What words leave a matter open: it is put off, suspended or called off, or only talked about."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache, partial

from accord.comparing.tokens import folded, stem
from accord.data import word_sets

__all__ = ["puts_off"]

PARTICLE_WITHIN = 4  # words in which a verb's particle follows: "put the vote off"

_words = partial(word_sets, "realis.json")


@lru_cache(maxsize=1)
def _verbs() -> Mapping[str, frozenset[str]]:
    """By stem the particles with which a verb puts off, "" where it needs none."""
    found: dict[str, set[str]] = {}
    for name in ("deferring", "calling_off", "suspending"):
        for verb in _words()[name]:
            word, _, particle = verb.partition(" ")
            for form in (word, word + ("d" if word.endswith("e") else "ed")):
                found.setdefault(stem(form), set()).add(particle)
    return {key: frozenset(value) for key, value in found.items()}


@lru_cache(maxsize=1 << 12)
def puts_off(text: str) -> bool:
    """Whether some words say that something is put off, suspended or called off: "has been put off"."""
    return next(_places(folded(text)), None) is not None


def _places(words: Sequence[str]) -> Iterator[int]:
    verbs = _verbs()
    for i, word in enumerate(words):
        particles = verbs.get(stem(word), frozenset())
        if "" in particles or not particles.isdisjoint(words[i + 1 : i + 1 + PARTICLE_WITHIN]):
            yield i
