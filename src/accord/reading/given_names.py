"""What a given name says of whether somebody is called "he" or "she" (``data/given_names.txt``, whose head says where
it is from)."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from importlib import resources

from accord.reading.names import fold

__all__ = ["gender_by_name"]


@lru_cache(maxsize=1)
def _table() -> dict[str, str]:
    lines = resources.files("accord.data").joinpath("given_names.txt").read_text("utf-8").splitlines()
    men, women = (line.split() for line in lines if not line.startswith("#"))
    return dict.fromkeys(men, "m") | dict.fromkeys(women, "f")


def gender_by_name(words: Sequence[str]) -> str | None:
    """ "m" or "f" by the first word of a name of several that is no initial, where nearly all who bear it are of one
    gender; else None. The last word is a family's name and says nothing."""
    given = next((word for word in words[:-1] if len(word.rstrip(".")) > 1), None)
    return _table().get(fold(given)) if given is not None else None
