"""Words of which one undoes what the other does: to open and to shut, to detain and to release.

By what they mean and what they are said of, two such words are as near as words can be, so that passages which tell the
contrary of each other look alike. The pairs are in ``data/opposites.tsv``; converses, by which two outlets tell one act
from its two sides ("sold to", "bought from"), are none of them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Set
from functools import lru_cache

from accord.comparing.tokens import fold, stem
from accord.data import read_text

__all__ = ["contrary", "undo"]

_NONE: Set[str] = frozenset()


@lru_cache(maxsize=1)
def _table() -> Mapping[str, Set[str]]:
    """By stem the stems of its opposites."""
    found: dict[str, set[str]] = defaultdict(set)
    for line in read_text("opposites.tsv").splitlines():
        if not line.startswith("#"):
            left, right = map(_stems, line.split("\t"))
            for one in left - right:
                found[one] |= right - left
            for one in right - left:
                found[one] |= left - right
    return found


def _stems(verb: str) -> set[str]:
    """The stems of a verb and of its past tense, which may be cut otherwise: "free", "freed"."""
    return {stem(fold(verb)), stem(fold(verb + ("d" if verb.endswith("e") else "ed")))}


def undo(one: str, two: str) -> bool:
    """Whether one of two stems is for what undoes, or is the contrary of, what the other is for."""
    return two in _table().get(one, ())


def contrary(a: Collection[str], b: Collection[str]) -> bool:
    """Whether by their stems one of two passages has a word, and the other its opposite, and neither has the other's
    word besides, or one with an opposite in common with it: "the sailors who are held were freed" and "the release of
    the sailors" agree."""
    return any(two in b and not _has(a, two) and not _has(b, one) for one in a for two in _table().get(one, ()))


def _has(stems: Collection[str], one: str) -> bool:
    return any(each == one or not _table().get(each, _NONE).isdisjoint(_table()[one]) for each in stems)
