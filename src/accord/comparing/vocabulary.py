"""The words by which acts are told apart, from ``data/process.json``, as stems."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from accord.comparing.tokens import fold, stem
from accord.data import word_sets

__all__ = ["act_of", "classes"]


@lru_cache(maxsize=1)
def classes() -> Mapping[str, frozenset[str]]:
    """Class name -> stems of its members."""
    return {
        name: frozenset(stem(fold(word)) for word in members) for name, members in word_sets("process.json").items()
    }


def act_of(trigger: str) -> str | None:
    """The kind of speech act that a trigger's stem words: proposing, pledging, demanding or declaring; None for any
    other."""
    return next(
        (name for name in ("proposing", "pledging", "demanding", "declaring") if trigger in classes()[name]), None
    )
