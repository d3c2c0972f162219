"""What two values of one slot are to each other, decided by what they mean and never by the distance of vectors.

``equal``: the same; ``compatible``: both can be true of one thing; ``refines``: one is more specific, without conflict;
``conflicts``: they can't both be true; ``absent``: there is nothing to compare (different kinds of value, different
things counted).
"""

from __future__ import annotations

from accord.comparing import amounts, geography, intervals
from accord.comparing.parties import actor_relation
from accord.model import Amount, MentionValue, PlaceValue, Relation, TimeValue

__all__ = ["actor_relation", "comparable", "relation"]


def comparable(a: MentionValue | None, b: MentionValue | None) -> bool:
    """Whether the two values are of one kind and, for amounts, measure the same sort of thing."""
    if isinstance(a, Amount) and isinstance(b, Amount):
        return amounts.comparable(a, b)
    if isinstance(a, TimeValue) and isinstance(b, TimeValue):
        return a == b or (intervals.bounds(a) is not None and intervals.bounds(b) is not None)
    return isinstance(a, PlaceValue) and isinstance(b, PlaceValue)


def relation(a: MentionValue | None, b: MentionValue | None) -> Relation:
    """How ``a`` stands to ``b``; the same either way round. ``absent`` where they are not :func:`comparable`."""
    if isinstance(a, Amount) and isinstance(b, Amount):
        return amounts.relation(a, b)
    if isinstance(a, TimeValue) and isinstance(b, TimeValue):
        return intervals.relation(a, b)
    if isinstance(a, PlaceValue) and isinstance(b, PlaceValue):
        return geography.relation(a, b)
    return "absent"
