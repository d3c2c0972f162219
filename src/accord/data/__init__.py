"""Tables, word lists and trained weights. Each says where it comes from. Everything is read through this module's
functions, so that it is found in an installed package, too.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import lru_cache
from importlib import resources
from typing import Any

__all__ = ["read_bytes", "read_json", "read_text", "word_sets"]


def read_bytes(name: str) -> bytes:
    """A file of this folder as it is. Raises FileNotFoundError."""
    return resources.files("accord.data").joinpath(name).read_bytes()


def read_text(name: str) -> str:
    """A file of this folder as text; it is UTF-8. Raises FileNotFoundError."""
    return resources.files("accord.data").joinpath(name).read_text("utf-8")


def read_json(name: str) -> Any:
    """What a JSON file of this folder holds, new at every call. Raises FileNotFoundError."""
    return json.loads(read_text(name))


@lru_cache(maxsize=16)
def word_sets(name: str) -> Mapping[str, frozenset[str]]:
    """The lists of words of a JSON file by their names; what begins with "_" is a remark. Raises FileNotFoundError."""
    return {key: frozenset(words) for key, words in read_json(name).items() if not key.startswith("_")}
