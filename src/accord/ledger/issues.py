"""What an undertaking is about: the issue that the first telling word names. The table is ``data/issues.json``."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from itertools import pairwise
from typing import Any

from accord.comparing.tokens import content_words, fold, stem
from accord.data import read_json

__all__ = ["issue_of", "issues_in", "name_of", "names"]


@lru_cache(maxsize=1)
def _table() -> tuple[dict[str, str], frozenset[str], frozenset[str], dict[str, str]]:
    raw: dict[str, Any] = read_json("issues.json")
    words: dict[str, str] = {}
    names: dict[str, str] = {}
    for issue, entry in raw.items():
        if issue.startswith("_"):
            continue
        names[issue] = entry["name"]
        for word in (*entry["nouns"], *entry["verbs"]):
            for each in fold(word).split():
                words.setdefault(stem(each), issue)
    stops = frozenset(stem(fold(word)) for word in raw["ceasefire"]["stopping"])
    force = frozenset(stem(fold(word)) for word in raw["ceasefire"]["hostile"])
    return words, stops, force, names


@lru_cache(maxsize=1)
def _phrases() -> Mapping[tuple[str, str], str]:
    """Two words, one behind the other, that name an issue which neither names alone: "hold their fire"."""
    raw = read_json("issues.json")["_phrases"]
    return {(stem(fold(words.split()[0])), stem(fold(words.split()[1]))): issue for words, issue in raw.items()}


def names() -> Mapping[str, str]:
    """Issue -> what it is called."""
    return _table()[3]


def name_of(issue: str) -> str:
    """What an issue is called; "other matters" for what the table does not know."""
    return _table()[3].get(issue, "other matters")


_LAYING = re.compile(
    r"\b(?:lay|lays|laid|laying|put|puts|putting) (?:down|aside) (?:their |its |all |the )?arms\b", re.IGNORECASE
)


@lru_cache(maxsize=4096)
def issue_of(text: str) -> str | None:
    """The issue that the words of a text name; None where they name none.

    Words of force ("attacks", "war") name a ceasefire only where the text speaks of stopping.
    """
    table, stops, force, _ = _table()
    found = content_words(text)
    for first, second in pairwise(found):
        if (first, second) in _phrases():
            return _phrases()[first, second]
    stopping = False
    for word in found:
        if word in stops:
            stopping = True
        if word in ("arm", "arms") and _LAYING.search(text):
            return "ceasefire"  # "to lay down their arms"
        if word in table:
            return table[word]
        if stopping and word in force:
            return "ceasefire"
    if any(word in force for word in found) and any(word in stops for word in found):
        return "ceasefire"
    return None


def issues_in(stems: frozenset[str]) -> frozenset[str]:
    """All issues that these stems name."""
    table = _table()[0]
    return frozenset(table[word] for word in stems if word in table)
