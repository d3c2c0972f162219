"""The numbers of people affected, arranged for reading: by kind, a number that several reports give once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import get_args

from accord.model import Affected, AffectedKind, Disagreement, Evidence
from accord.views.wording import clean

__all__ = ["CAVEAT", "Number", "numbers"]

CAVEAT = (
    "Numbers of people as the reports give them, whatever they count: not added up. Those on which reports are held to "
    "differ are marked as disputed."
)


@dataclass(frozen=True, slots=True)
class Number:
    """A number of people of one kind with all that give it, in the order of the reports. ``words``: those of the first;
    ``clause``: what stands around them; ``tags``: "to come", "earlier", "some of them", "disputed" and the like;
    ``authorities``: ids of those on whose word it is."""

    kind: AffectedKind
    words: str
    clause: str
    tags: tuple[str, ...]
    authorities: tuple[str, ...]
    evidence: tuple[Evidence, ...]


def numbers(
    found: Iterable[Affected],
    in_order: Callable[[Iterable[Evidence]], tuple[Evidence, ...]],
    disagreements: Iterable[Disagreement] = (),
) -> tuple[tuple[AffectedKind, tuple[Number, ...]], ...]:
    """The numbers by kind, the highest first, those of an earlier time last. ``in_order``: evidence in the order of the
    reports; ``disagreements``: those of which a number may be one side."""
    against = _against(disagreements)
    groups: dict[tuple[object, ...], list[Affected]] = {}
    for one in found:
        said = one.amount.low, one.amount.high, one.amount.hedge, _what(one)
        groups.setdefault((one.kind, one.earlier, one.realis, one.part, *said), []).append(one)
    made: dict[AffectedKind, list[tuple[tuple[bool, float, str], Number]]] = {}
    for same in groups.values():
        evidence = in_order(one.evidence for one in same)
        by_place = {(one.evidence.report, one.evidence.span.start): one for one in same}
        first = by_place[evidence[0].report, evidence[0].span.start]
        number = Number(
            first.kind,
            clean(first.evidence.span.exact),
            clean(first.clause.exact).strip(" ,;:—–-"),
            (*_tags(first), *(("disputed",) if any(_is_over(one.evidence, against) for one in same) else ())),
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
    return tuple(filter(None, (realis, "earlier" if one.earlier else None, "some of them" if one.part else None)))


def _against(disagreements: Iterable[Disagreement]) -> Mapping[str, Sequence[tuple[int, int]]]:
    """By report where the numbers stand that are in conflict with others."""
    found: dict[str, list[tuple[int, int]]] = {}
    for one in disagreements:
        if one.kind == "number":
            for value in one.values:
                if value.relation == "conflicts":
                    found.setdefault(value.report, []).append((value.span.start, value.span.end))
    return found


def _is_over(evidence: Evidence, places: Mapping[str, Sequence[tuple[int, int]]]) -> bool:
    span = evidence.span
    return any(span.start < end and start < span.end for start, end in places.get(evidence.report, ()))
