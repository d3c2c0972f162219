"""The words by which acts are told apart, from ``data/process.json``, as stems."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import lru_cache
from importlib import resources

from accord.comparing.tokens import fold, stem

__all__ = ["act_of", "classes"]


@lru_cache(maxsize=1)
def classes() -> Mapping[str, frozenset[str]]:
    """Class name -> stems of its members."""
    raw = json.loads(resources.files("accord.data").joinpath("process.json").read_text("utf-8"))
    return {
        name: frozenset(stem(fold(word)) for word in members)
        for name, members in raw.items()
        if not name.startswith("_")
    }


def act_of(trigger: str) -> str | None:
    """The kind of speech act that a trigger's stem words: proposing, pledging, demanding or declaring; None for any
    other."""
    return next(
        (name for name in ("proposing", "pledging", "demanding", "declaring") if trigger in classes()[name]), None
    )
