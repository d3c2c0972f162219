"""Disjoint sets: what is joined to one another, whatever the order in which it was joined."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Any, Generic, TypeVar

__all__ = ["Sets"]

T = TypeVar("T", bound=Hashable)


class Sets(Generic[T]):
    """Disjoint sets of things, each alone until it is joined; a set's top is its smallest member by ``key``, without
    one by its own order. (Union-find with paths halved: R. E. Tarjan, J. van Leeuwen, 1984.)
    """

    def __init__(self, key: Callable[[T], Any] | None = None) -> None:
        self._key = key
        self._above: dict[T, T] = {}

    def top(self, one: T) -> T:
        """The smallest member of a thing's set: the thing itself where it was never joined."""
        above = self._above
        while (next_ := above.get(one, one)) != one:
            above[one] = one = above.get(next_, next_)
        return one

    def join(self, one: T, two: T) -> None:
        """Make one set of the sets of two things."""
        low, high = sorted((self.top(one), self.top(two)), key=self._key)  # type: ignore[type-var, arg-type]
        if low != high:
            self._above[high] = low
