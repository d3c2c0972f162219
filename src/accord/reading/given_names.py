"""What a given name says of whether somebody is called "he" or "she", and which names are short for which
(``data/given_names.txt``, ``data/short_names.tsv``, whose heads say where they are from)."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from accord.data import read_text
from accord.reading.names import fold

__all__ = ["gender_by_name", "is_short_for"]


@lru_cache(maxsize=1)
def _table() -> dict[str, str]:
    lines = read_text("given_names.txt").splitlines()
    men, women = (line.split() for line in lines if not line.startswith("#"))
    return dict.fromkeys(men, "m") | dict.fromkeys(women, "f")


def gender_by_name(words: Sequence[str]) -> str | None:
    """ "m" or "f" by the first word of a name of several that is no initial, where nearly all who bear it are of one
    gender; else None. The last word is a family's name and says nothing."""
    given = next((word for word in words[:-1] if len(word.rstrip(".")) > 1), None)
    return _table().get(fold(given)) if given is not None else None


@lru_cache(maxsize=1)
def _short() -> dict[str, frozenset[str]]:
    lines = read_text("short_names.tsv").splitlines()
    rows = (line.split("\t") for line in lines[1:] if line and not line.startswith("#"))
    return {short: frozenset(long.split(",")) for short, long in rows}


def is_short_for(one: str, other: str) -> bool:
    """Whether a folded given name is a short form of another: "mike" of "michael"."""
    return other in _short().get(one, frozenset())
