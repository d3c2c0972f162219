"""Groups of tellings put otherwise than the comparing put them: what a person has joined or parted.

A telling is named by its *anchor*, a string that follows from its place in its report and not from how it was read, so
that a person's decision finds it again after the report was read anew.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

__all__ = ["Move", "regroup"]

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Move:
    """One decision. ``parts`` are sets of anchors: to be one group (``join``), or each to be one of its own.

    ``number`` names the decision.
    """

    number: int
    join: bool
    parts: tuple[frozenset[str], ...]


def regroup(
    groups: Iterable[Sequence[T]], moves: Iterable[Move], anchor: Callable[[T], str]
) -> tuple[list[list[T]], dict[int, str | None]]:
    """The groups after the moves, taken in their order, and by move why it could not be made as it was meant (None: it
    was). A move that bears on none of these groups is in neither.
    """
    now = [list(group) for group in groups]
    outcome: dict[int, str | None] = {}
    for move in moves:
        here = {anchor(item) for group in now for item in group}
        if not any(part & here for part in move.parts):
            continue
        outcome[move.number] = (_join if move.join else _part)(now, move, anchor)
    return now, outcome


def _holding(now: list[list[T]], part: frozenset[str], anchor: Callable[[T], str]) -> list[int]:
    return [number for number, group in enumerate(now) if any(anchor(item) in part for item in group)]


def _join(now: list[list[T]], move: Move, anchor: Callable[[T], str]) -> str | None:
    held = [_holding(now, part, anchor) for part in move.parts]
    if not all(held):
        return "one of those that were joined is told no more"
    homes = sorted({number for numbers in held for number in numbers})
    if any(len(numbers) > 1 for numbers in held) and len(homes) > 1:
        return "one of those that were joined is several now"
    for number in reversed(homes[1:]):
        now[homes[0]].extend(now.pop(number))
    return None


def _part(now: list[list[T]], move: Move, anchor: Callable[[T], str]) -> str | None:
    rest, *parted = move.parts
    for part in parted:
        homes = _holding(now, part, anchor)
        if not homes:
            return "what was parted from it is told no more"
        if len(homes) > 1:
            return "what was parted from it is several now"
        group = now[homes[0]]
        own = [item for item in group if anchor(item) in part]
        others = [item for item in group if anchor(item) not in part]
        if others:
            now[homes[0]] = others
            now.append(own)
    homes = _holding(now, rest, anchor)
    known = frozenset().union(*move.parts)
    new = sum(anchor(item) not in known for number in homes for item in now[number])
    if new:
        return f"{new} tellings have joined since; they stand with the first part, and may belong to the other"
    return None
