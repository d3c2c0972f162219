"""The numbers of people affected, arranged for reading: by kind, a number that several reports give once."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import get_args

from accord.model import Affected, AffectedKind, Evidence
from accord.views.wording import clean

__all__ = ["CAVEAT", "Number", "numbers"]

CAVEAT = (
    "Numbers of people as the reports give them, whatever they count: not added up, and not set against each other."
)


@dataclass(frozen=True, slots=True)
class Number:
    """A number of people of one kind with all that give it, in the order of the reports. ``words``: those of the first;
    ``clause``: what stands around them; ``tags``: "to come", "earlier" and the like; ``authorities``: ids of those on
    whose word it is."""

    kind: AffectedKind
    words: str
    clause: str
    tags: tuple[str, ...]
    authorities: tuple[str, ...]
    evidence: tuple[Evidence, ...]


def numbers(
    found: Iterable[Affected], in_order: Callable[[Iterable[Evidence]], tuple[Evidence, ...]]
) -> tuple[tuple[AffectedKind, tuple[Number, ...]], ...]:
    """The numbers by kind, the highest first, those of an earlier time last. ``in_order``: evidence in the order of the
    reports."""
    groups: dict[tuple[object, ...], list[Affected]] = {}
    for one in found:
        said = one.amount.low, one.amount.high, one.amount.hedge, _what(one)
        groups.setdefault((one.kind, one.earlier, one.realis, *said), []).append(one)
    made: dict[AffectedKind, list[tuple[tuple[bool, float, str], Number]]] = {}
    for same in groups.values():
        evidence = in_order(one.evidence for one in same)
        by_place = {(one.evidence.report, one.evidence.span.start): one for one in same}
        first = by_place[evidence[0].report, evidence[0].span.start]
        number = Number(
            first.kind,
            clean(first.evidence.span.exact),
            clean(first.clause.exact).strip(" ,;:—–-"),
            _tags(first),
            tuple(dict.fromkeys(one.authority for one in same if one.authority is not None)),
            evidence,
        )
        size = first.amount.low if first.amount.low is not None else first.amount.high or 0.0
        made.setdefault(first.kind, []).append(((first.earlier, -size, number.words), number))
    return tuple(
        (kind, tuple(number for _, number in sorted(made[kind], key=lambda pair: pair[0])))
        for kind in get_args(AffectedKind)
        if kind in made
    )


def _what(one: Affected) -> str:
    """Of whom a number is, where that is told: "9 civilians" are not "9 soldiers", but "9 people" and "9 of them"."""
    return one.amount.unit if one.amount.unit not in (None, "people", "person") else ""


def _tags(one: Affected) -> tuple[str, ...]:
    realis = {"future": "to come", "hypothetical": "hypothetical", "negated": "denied"}.get(one.realis)
    return tuple(filter(None, (realis, "earlier" if one.earlier else None)))
