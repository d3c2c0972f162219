"""What the values of one slot are to each other, given what any two of them are: which agree, and which conflict.

Two reports agree as far as their best two values do; two values conflict only where they stand in tellings that were
themselves judged to be of one fact.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from accord.model import Relation, Slot, SlotValue, Span

__all__ = ["MOST", "Close", "Key", "Met", "Told", "meeting", "related"]

# So many different values of a slot are held against each other.
MOST = 40
FACED = 400  # values of the tellings beside it that one value is held against
RANK: dict[Relation, int] = {"equal": 4, "refines": 3, "compatible": 2, "absent": 1, "conflicts": 0}

Key = tuple[str, str]
Close = Mapping[Key, frozenset[Key]]
"""By telling those of other reports that were themselves judged to be of the same fact."""
Met = Mapping[str, frozenset[str]]
"""By report those others that can conflict with it on a slot: of the tellings that fill it, some two were themselves
judged to be of the same. Two that only a third brought together may tell of two happenings."""
Tellers = Mapping[tuple[str, Span], Sequence[Key]]
"""By a value's report and span the tellings that give it."""


@dataclass(frozen=True, slots=True)
class Told:
    """Which tellings give which value of a slot, which others each of them was itself judged to be of one fact with,
    and whether two values that conflict by themselves do not by what their reports tell besides."""

    by: Tellers
    close: Close
    settled: Callable[[SlotValue, SlotValue], bool] = lambda a, b: False

    def beside(self, values: Iterable[SlotValue]) -> Callable[[SlotValue], Iterator[SlotValue]]:
        """For a value those of some values that stand in a telling judged to be of one fact with one of its own."""
        given: dict[Key, list[SlotValue]] = {}
        for value in values:
            for key in self.by.get((value.report, value.span), ()):
                given.setdefault(key, []).append(value)

        def found(value: SlotValue) -> Iterator[SlotValue]:
            for key in self.by.get((value.report, value.span), ()):
                for other in sorted(self.close.get(key, frozenset()) & given.keys()):
                    yield from given[other]

        return found


def meeting(keys: Iterable[Key], close: Close) -> dict[str, frozenset[str]]:
    """Which reports have some two of these tellings that were judged to be of the same."""
    given = frozenset(keys)
    found: dict[str, set[str]] = {}
    for key in given:
        found.setdefault(key[0], set()).update(other[0] for other in close.get(key, frozenset()) & given)
    return {report: frozenset(others) for report, others in found.items()}


def related(
    name: str,
    found: Iterable[SlotValue],
    relate: Callable[[SlotValue, SlotValue], Relation],
    alike: Callable[[SlotValue], Hashable] = lambda value: (value.value, value.text),
    *,
    graded: bool = False,
    met: Met | None = None,
    told: Told | None = None,
) -> Slot:
    """A slot in which every value carries the worst of its relations to what the other reports give.

    A report whose own values conflict tells of more than one such happening, and contradicts nobody; not so of a
    ``graded`` slot, where it only tells one thing now surely, now with doubt. ``met``: which reports can conflict; None
    for all. ``told``: two values conflict only where they stand in two tellings that were themselves judged to be of
    the same; of the many tellings of a long story others may be of other acts.

    Two reports agree as far as their best two values do: a report that also gives a second, other value does not
    thereby contradict. Values with one ``alike`` stand in the same relation to every other, so that the work grows
    with the different values and not with the reports; of more than MOST different values each is held against the
    MOST that most reports give.
    """
    ordered = sorted(dict.fromkeys(found), key=lambda one: (one.report, one.span.start, one.span.end, one.text))
    sort_of: dict[Hashable, int] = {}
    kinds = [sort_of.setdefault(alike(value), len(sort_of)) for value in ordered]
    example = {kind: value for value, kind in zip(reversed(ordered), reversed(kinds), strict=True)}
    given: dict[str, set[int]] = {}  # the sorts of value that a report gives
    for value, kind in zip(ordered, kinds, strict=True):
        given.setdefault(value.report, set()).add(kind)
    tellers: dict[frozenset[int], list[str]] = {}
    for report, sorts in given.items():
        tellers.setdefault(frozenset(sorts), []).append(report)
    common = sorted(tellers, key=lambda sorts: (-len(tellers[sorts]), sorted(example[kind].text for kind in sorts)))[
        :MOST
    ]
    between: dict[tuple[int, int], Relation] = {}
    inconsistent: dict[frozenset[int], bool] = {}

    def relation(one: int, two: int) -> Relation:
        pair = (one, two) if one <= two else (two, one)
        if pair not in between:
            between[pair] = relate(example[pair[0]], example[pair[1]])
        return between[pair]

    def at_odds(own: frozenset[int]) -> bool:
        if own not in inconsistent:
            ordered_kinds = sorted(own)
            inconsistent[own] = any(
                relation(x, y) == "conflicts" for n, x in enumerate(ordered_kinds) for y in ordered_kinds[n + 1 :]
            )
        return inconsistent[own]

    agreeing: dict[tuple[frozenset[int], frozenset[int]], bool] = {}  # whether reports agree in some of their values

    def part(own: frozenset[int], others: frozenset[int]) -> bool:
        """Whether two values that conflict are a conflict of reports that give these."""
        if not graded and (at_odds(own) or at_odds(others)):
            return False  # a report that has two of them tells of more than one such happening
        if (own, others) not in agreeing:
            agreeing[own, others] = any(relation(x, y) not in ("conflicts", "absent") for x in own for y in others)
        return not agreeing[own, others]

    closest: dict[int, list[Relation]] = {}  # by the sort of a value, how far each of ``common`` agrees with it

    def against(kind: int, own: frozenset[int]) -> tuple[Relation, list[frozenset[int]]]:
        """The worst that a value of a report that gives ``own`` is to what others give, conflicts aside, and with what
        it conflicts."""
        if kind not in closest:
            closest[kind] = [_best(relation(kind, other) for other in others) for others in common]
        found: list[Relation] = []
        clashing: list[frozenset[int]] = []
        for others, best in zip(common, closest[kind], strict=True):
            if others == own and len(tellers[others]) == 1:
                continue
            if best == "conflicts":
                clashing.append(others)
            # where they can't be compared, that is no conflict; and where they conflict, it may be none of the reports
            found.append("compatible" if best in ("conflicts", "absent") else best)
        return min(found, key=RANK.__getitem__, default="equal"), clashing

    ready: dict[tuple[int, frozenset[int]], tuple[Relation, list[frozenset[int]]]] = {}
    sorts_of = {report: frozenset(sorts) for report, sorts in given.items()}
    worst: dict[tuple[str, int], Relation] = {}
    done = []
    for value, kind in zip(ordered, kinds, strict=True):
        own, reach = sorts_of[value.report], None if met is None else met.get(value.report, frozenset())
        if (value.report, kind) not in worst:
            if (kind, own) not in ready:
                ready[kind, own] = against(kind, own)
            least, clashing = ready[kind, own]
            conflict = any(
                (reach is None or not reach.isdisjoint(tellers[others])) and part(own, others) for others in clashing
            )
            worst[value.report, kind] = "conflicts" if conflict else least
        found_here = worst[value.report, kind]
        done.append(value if value.relation == found_here else replace(value, relation=found_here))
    if told is not None and any(value.relation == "conflicts" for value in done):
        done = _facing(done, told, relate)
    return Slot(name, "single", tuple(done))


def _best(found: Iterable[Relation]) -> Relation:
    """The best of some relations; what comes after an equal one is not asked for."""
    best: Relation = "conflicts"
    for relation in found:
        if RANK[relation] > RANK[best]:
            best = relation
        if best == "equal":
            break
    return best


def _facing(
    found: Sequence[SlotValue], told: Told, relate: Callable[[SlotValue, SlotValue], Relation]
) -> list[SlotValue]:
    """Values of which those conflict that face another that they conflict with: in two tellings that were themselves
    judged to be of one fact."""
    beside = told.beside(found)

    def faces(value: SlotValue) -> bool:
        seen: set[Hashable] = set()
        for other in islice(beside(value), FACED):
            sort = (other.report, other.value, other.text)
            if other.report == value.report or sort in seen:
                continue
            seen.add(sort)
            if relate(value, other) == "conflicts" and not told.settled(value, other):
                return True
        return False

    return [
        replace(value, relation="compatible") if value.relation == "conflicts" and not faces(value) else value
        for value in found
    ]
