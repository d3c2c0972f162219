"""Records of the process whose tellings a person has joined or parted: the drafts put together anew.

Every kind of record is drafted by rules of its own from the tellings of single reports. What a person merges or splits
are those tellings; the record is then made of them as any other is, so that its day, its figures and its voices follow.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from accord.comparing.profiles import EventProfile, event_anchor
from accord.comparing.regroup import Move, regroup
from accord.ledger.tellings import Material

__all__ = ["regrouped"]

T = TypeVar("T")


def regrouped(
    drafts: Iterable[Sequence[T]],
    moves: Sequence[Move],
    moved: dict[int, str | None] | None,
    material: Material,
    first: Callable[[T], EventProfile],
) -> list[list[T]]:
    """The tellings of each draft after the moves, in the order in which they became known.

    ``first`` gives the event by which a telling is named; ``moved`` takes what became of each move (see
    :func:`accord.comparing.regroup.regroup`).
    """
    groups, outcome = regroup(drafts, moves, lambda one: event_anchor(first(one)))
    if moved is not None:
        moved.update(outcome)
    reports = {reading.report.id: place for place, reading in enumerate(material.readings)}

    def place(one: T) -> tuple[int, int]:
        profile = first(one)
        return reports[profile.key[0]], profile.event.trigger.start

    return sorted((sorted(group, key=place) for group in groups), key=lambda group: place(group[0]))
