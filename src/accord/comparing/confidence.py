"""How far a listed disagreement can be trusted to be one, by its kind and by the size of its story.

In a story of many long reports much is told that is nearly alike, and two values that conflict are more often of two
matters than of one. How often each kind turned out to be a dispute was counted by hand on real news
(``data/dispute_confidence.json``, which says on what); a kind's confidence is that share, by Laplace's rule of
succession.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from accord.data import read_json
from accord.model import DisagreementKind, Fact

__all__ = ["DOUBTFUL", "SURE", "confidence", "doubtful", "misread"]

DOUBTFUL = 0.1
"""Below this a disagreement is told apart from the others, and doesn't make its fact a disputed one."""

SURE = 0.5
"""Below this confidence a passage is said to tell perhaps what its fact's line tells
(:mod:`accord.comparing.corroboration`), and an act to be perhaps misread (:mod:`accord.reading.confidence`)."""


@lru_cache(maxsize=1)
def _data() -> dict[str, Any]:
    loaded: dict[str, Any] = read_json("dispute_confidence.json")
    return loaded


def confidence(kind: DisagreementKind, reports: int) -> float:
    """The share in [0, 1], to two digits, of such disagreements that were disputes. ``reports``: how many the story
    has."""
    data = _data()
    counted = data["small" if reports <= data["small_up_to"] else "large"]
    true, false = counted.get(kind, counted["other"])
    return float(round((true + 1) / (true + false + 2), 2))


def doubtful(fact: Fact) -> bool:
    """Whether a fact counts as told by several origins, and no second report surely tells it."""
    sure = fact.confidence
    return fact.verdict == "corroborated" and sure is not None and sure < SURE


def misread(fact: Fact) -> bool:
    """Whether the words of none of a fact's tellings likely tell such an act. Not of what several origins tell (two
    seldom use one figure of speech), nor where a person has confirmed, merged or edited it."""
    told = fact.read_confidence
    settled = any(one.state == "applied" and one.action in ("confirm", "merge", "edit") for one in fact.corrections)
    return fact.verdict == "single" and told is not None and told < SURE and not settled
