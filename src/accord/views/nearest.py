"""What reports tell nearest to one another without being held to tell the same, arranged for reading."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from accord.model import Evidence, Fact

__all__ = ["CAVEAT", "NearestLine", "nearest"]

CAVEAT = (
    "Not held to tell the same: what other reports tell nearest to a line. Perhaps it is the same in other words, "
    "perhaps its contrary, perhaps another matter."
)


@dataclass(frozen=True, slots=True)
class NearestLine:
    """A fact and what comes nearest to it. ``sides``: the words that its line is made of, then the others, the
    likeliest first; the same words of several reports are one. ``confidence``: the highest of theirs."""

    fact: Fact
    sides: tuple[tuple[Evidence, ...], ...]
    confidence: float


def nearest(
    facts: Iterable[Fact], in_order: Callable[[Iterable[Evidence]], tuple[Evidence, ...]]
) -> tuple[NearestLine, ...]:
    """The facts of a story that have something near to them, what is likeliest to be the same first and then in their
    order. What stands beside each other once is not said again the other way round."""
    shown: list[list[Evidence]] = []
    found: list[NearestLine] = []
    for fact in facts:
        words = fact.lead or next(iter(in_order(fact.evidence)), None)
        new = [one for one in fact.nearest if not any(_both(fact, one.evidence, block) for block in shown)]
        if words is None or not new:
            continue
        alike = [item for item in fact.evidence if _plain(item) == _plain(words)]
        groups = {_plain(words): alike or [words]}
        for one in new:
            groups.setdefault(_plain(one.evidence), []).append(one.evidence)
        found.append(NearestLine(fact, tuple(map(in_order, groups.values())), new[0].confidence))
        shown.append([*fact.evidence, *(one.evidence for one in new)])
    return tuple(sorted(found, key=lambda line: -round(line.confidence, 1)))


def _plain(item: Evidence) -> str:
    return " ".join(item.span.exact.split())


def _both(fact: Fact, other: Evidence, block: list[Evidence]) -> bool:
    """Whether some of a fact's words and other words stand in one block already."""
    known = any(_meets(other, one) for one in block)
    return known and any(_meets(mine, one) for mine in fact.evidence for one in block)


def _meets(a: Evidence, b: Evidence) -> bool:
    return a.report == b.report and a.span.start < b.span.end and b.span.start < a.span.end
