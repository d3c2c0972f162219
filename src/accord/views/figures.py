"""The numbers that reports give of one thing, arranged for reading: a row of them, a number that several give once."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from accord.model import Evidence, Figure, FigureRow
from accord.views.wording import clean

__all__ = ["CAVEAT", "Line", "Told", "lines"]

CAVEAT = (
    "Numbers that are likely, but not surely, of one thing, by what stands around them; no fact and no verdict comes "
    "of it. Those that can't all be true come first: read what each is of."
)


@dataclass(frozen=True, slots=True)
class Told:
    """A number with all that give it in one row, in the order of the reports; ``words`` and ``clause``: those of the
    first; ``authorities``: ids of those on whose word it is."""

    words: str
    clause: str
    authorities: tuple[str, ...]
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """A row of numbers: of what they are, tags ("differ", "earlier"), and the numbers in the order of the reports."""

    what: str
    tags: tuple[str, ...]
    numbers: tuple[Told, ...]


def lines(
    rows: Iterable[FigureRow], in_order: Callable[[Iterable[Evidence]], tuple[Evidence, ...]]
) -> tuple[Line, ...]:
    """The rows, in their order. ``in_order``: evidence in the order of the reports."""
    return tuple(_line(row, in_order) for row in rows)


def _line(row: FigureRow, in_order: Callable[[Iterable[Evidence]], tuple[Evidence, ...]]) -> Line:
    by_place = {(one.evidence.report, one.evidence.span.start): one for one in row.figures}
    order = in_order(one.evidence for one in row.figures)
    groups: dict[tuple[object, ...], list[Figure]] = {}
    for item in order:
        one = by_place[item.report, item.span.start]
        groups.setdefault((one.amount.low, one.amount.high, one.amount.hedge, _unit(one)), []).append(one)
    tags = ("differ",) * row.differs + ("earlier",) * all(one.earlier for one in row.figures)
    return Line(row.what, tags, tuple(_told(same) for same in groups.values()))


def _unit(one: Figure) -> str | None:
    """The unit, where it says how much a number is: "48 hours" are told as two days elsewhere, lorries are trucks."""
    return one.amount.unit if one.amount.kind != "count" else None


def _told(same: list[Figure]) -> Told:
    first = same[0]
    return Told(
        clean(first.evidence.span.exact),
        clean(first.clause.exact).strip(" ,;:—–-"),
        tuple(dict.fromkeys(one.authority for one in same if one.authority is not None)),
        tuple(one.evidence for one in same),
    )
