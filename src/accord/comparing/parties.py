"""What two sets of actors are to each other: members of groups, officials of states, supersets."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from accord.model import Actor, Relation
from accord.reading.roles import role

__all__ = ["actor_relation"]

# PLOVER sectors whose members act for their state. Parties, rebels, media and companies do not.
STATE_SECTORS = frozenset({"GOV", "MIL", "LEG", "JUD", "SPY", "COP", "POL"})


def actor_relation(a: Iterable[str], b: Iterable[str], actors: Mapping[str, Actor] | Sequence[Actor]) -> Relation:
    """How two sets of actor ids stand to each other.

    A group equals the set of its members. A superset refines, and so does a member of a state's government in the
    place of the state. ``absent`` where either set is empty, ``compatible`` where someone is only described
    ("officials") and could be anyone, or a body of no told country ("the army") could be the other side's,
    ``conflicts`` where each side names somebody whom the other does not.
    """
    table = actors if isinstance(actors, Mapping) else {actor.id: actor for actor in actors}
    first, second = _expand(a, table), _expand(b, table)
    if not first or not second:
        return "absent"
    if first == second:
        return "equal"
    left = sorted(first - second)
    right = sorted(second - first)
    met_left = {x for x in left if any(_kin(x, y, table) for y in second)}
    met_right = {y for y in right if any(_kin(y, x, table) for x in first)}
    over_left, over_right = set(left) - met_left, set(right) - met_right
    if not over_left or not over_right:
        return "refines"
    if any(_vague(x, table) for x in over_left) or any(_vague(y, table) for y in over_right):
        return "compatible"
    for one, two in ((over_left, over_right), (over_right, over_left)):
        if all(any(_may_be(x, y, table) or _may_be(y, x, table) for y in two) for x in one):
            return "compatible"
    return "conflicts"


def _expand(ids: Iterable[str], table: Mapping[str, Actor]) -> set[str]:
    """Ids with groups of known members replaced by the members, to any depth, and safe against circles."""
    todo, seen, found = list(ids), set[str](), set[str]()
    while todo:
        name = todo.pop()
        if name in seen:
            continue
        seen.add(name)
        actor = table.get(name)
        if actor is not None and actor.members:
            todo.extend(actor.members)
        else:
            found.add(name)
    return found


def _kin(x: str, y: str, table: Mapping[str, Actor]) -> bool:
    """Whether one may stand for the other: the same one, a state and its organ, or a named official and a described
    group.
    """
    if x == y:
        return True
    one, two = table.get(x), table.get(y)
    if one is None or two is None or one.country is None or one.country != two.country:
        return False
    if one.kind == "state" or two.kind == "state":
        other = two if one.kind == "state" else one
        return other.kind == "state" or other.sector is None or other.sector[:3] in STATE_SECTORS
    same_sector = one.sector is None or two.sector is None or one.sector == two.sector
    if "group" in (one.kind, two.kind):
        return same_sector
    # A person and the organisation that the person speaks for; two persons or two organisations are two.
    return {one.kind, two.kind} == {"person", "organisation"} and same_sector


def _vague(name: str, table: Mapping[str, Actor]) -> bool:
    actor = table.get(name)
    return actor is None or (actor.kind == "group" and actor.country is None)


def _may_be(name: str, other: str, table: Mapping[str, Actor]) -> bool:
    """Whether a body of no told country ("the Army", "the government") may be meant by somebody else's name: by that of
    a state whose body it is, or of somebody of its kind whose country is as little told, or told there only."""
    one, two = table.get(name), table.get(other)
    if one is None or two is None or one.country is not None or one.kind not in ("organisation", "group"):
        return False
    words = [word for word in one.name.lower().split() if word != "the"]
    known = role(" ".join(words))
    if known is None or known.kind not in ("organisation", "group") or known.sector is None:
        return False  # it has a name of its own, or is no kind of body
    if two.kind == "state":
        return known.sector[:3] in STATE_SECTORS
    return two.sector is not None and two.sector[:3] == known.sector[:3]
