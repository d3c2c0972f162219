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
Relate = Callable[[SlotValue, SlotValue], Relation]
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
    relate: Relate,
    alike: Callable[[SlotValue], Hashable] = lambda value: (value.value, value.text),
    *,
    graded: bool = False,
    met: Met | None = None,
    told: Told | None = None,
    clash: Callable[[SlotValue, SlotValue], bool] = lambda a, b: True,
) -> Slot:
    """A slot in which every value carries the worst of its relations to what the other reports give.

    A report whose own values conflict tells of more than one such happening, and contradicts nobody; not so of a
    ``graded`` slot, where it only tells one thing now surely, now with doubt. ``met``: which reports can conflict; None
    for all. ``told``: two values conflict only where they stand in two tellings that were themselves judged to be of
    the same; of the many tellings of a long story others may be of other acts. ``clash``: whether two values may
    conflict at all, where that is sooner told than what they are to each other.

    Two reports agree as far as their best two values do: a report that also gives a second, other value does not
    thereby contradict. Values with one ``alike`` stand in the same relation to every other, so that the work grows
    with the different values and not with the reports; of more than MOST different values each is held against the
    MOST that most reports give.
    """
    ordered = sorted(dict.fromkeys(found), key=lambda one: (one.report, one.span.start, one.span.end, one.text))
    sort_of: dict[Hashable, int] = {}
    kinds = [sort_of.setdefault(alike(value), len(sort_of)) for value in ordered]
    example = {kind: value for value, kind in zip(reversed(ordered), reversed(kinds), strict=True)}
    given: dict[str, set[int]] = {}
    for value, kind in zip(ordered, kinds, strict=True):
        given.setdefault(value.report, set()).add(kind)
    sorts = _Sorts(example, {report: frozenset(found) for report, found in given.items()}, relate, clash, graded, met)
    worst: dict[tuple[str, int], Relation] = {}
    done = []
    for value, kind in zip(ordered, kinds, strict=True):
        key = (value.report, kind)
        if key not in worst:
            worst[key] = sorts.worst(*key)
        done.append(value if value.relation == worst[key] else replace(value, relation=worst[key]))
    if told is not None and any(value.relation == "conflicts" for value in done):
        done = _facing(done, told, relate)
    return Slot(name, "single", tuple(done))


class _Sorts:
    """The different sorts of value of a slot, each with an example, and which of them every report gives."""

    def __init__(
        self,
        example: Mapping[int, SlotValue],
        given: Mapping[str, frozenset[int]],
        relate: Relate,
        clash: Callable[[SlotValue, SlotValue], bool],
        graded: bool,
        met: Met | None,
    ) -> None:
        self._example, self._given, self._relate, self._clash = example, given, relate, clash
        self._graded, self._met = graded, met
        tellers: dict[frozenset[int], list[str]] = {}
        for report, sorts in given.items():
            tellers.setdefault(sorts, []).append(report)
        order = sorted(tellers, key=lambda sorts: (-len(tellers[sorts]), sorted(example[kind].text for kind in sorts)))
        self._common = [(sorts, tellers[sorts]) for sorts in order[:MOST]]
        self._relations: dict[tuple[int, int], Relation] = {}
        self._inconsistent: dict[frozenset[int], bool] = {}
        self._agreeing: dict[tuple[frozenset[int], frozenset[int]], bool] = {}
        self._closest: dict[tuple[int, frozenset[int]], Relation] = {}
        self._open: dict[str, list[bool]] = {}

    def worst(self, report: str, kind: int) -> Relation:
        """The worst that a report's value of a sort is to what the others give."""
        own = self._given[report]
        least: Relation = "equal"
        for (others, tellers), is_open in zip(self._common, self._reached(report), strict=True):
            if others == own and len(tellers) == 1:
                continue
            if least == "compatible" and not (is_open and self._may_clash(kind, others)):
                continue  # only a conflict is worse
            best = self._best(kind, others)
            if best == "conflicts" and is_open and self._part(own, others):
                return "conflicts"
            # what can't be compared is no conflict, and what conflicts by itself need not be one of the reports
            best = "compatible" if best in ("conflicts", "absent") else best
            least = min(least, best, key=RANK.__getitem__)
        return least

    def _reached(self, report: str) -> list[bool]:
        """Which of the common sorts are those of some report that this one can conflict with."""
        if self._met is None:
            return [True] * len(self._common)
        if report not in self._open:
            reach = self._met.get(report, frozenset())
            self._open[report] = [not reach.isdisjoint(tellers) for _, tellers in self._common]
        return self._open[report]

    def _relation(self, one: int, two: int) -> Relation:
        pair = (one, two) if one <= two else (two, one)
        if pair not in self._relations:
            self._relations[pair] = self._relate(self._example[pair[0]], self._example[pair[1]])
        return self._relations[pair]

    def _may_clash(self, kind: int, others: frozenset[int]) -> bool:
        return any(self._clash(self._example[kind], self._example[other]) for other in others)

    def _best(self, kind: int, others: frozenset[int]) -> Relation:
        """The best that a sort is to any of others. What comes after an equal one is not asked for."""
        if (kind, others) not in self._closest:
            best: Relation = "conflicts"
            for other in others:
                best = max(best, self._relation(kind, other), key=RANK.__getitem__)
                if best == "equal":
                    break
            self._closest[kind, others] = best
        return self._closest[kind, others]

    def _part(self, own: frozenset[int], others: frozenset[int]) -> bool:
        """Whether two values that conflict are a conflict of reports that give these."""
        if not self._graded and (self._at_odds(own) or self._at_odds(others)):
            return False  # a report that has two of them tells of more than one such happening
        if (own, others) not in self._agreeing:
            self._agreeing[own, others] = any(
                self._relation(x, y) not in ("conflicts", "absent") for x in own for y in others
            )
        return not self._agreeing[own, others]

    def _at_odds(self, own: frozenset[int]) -> bool:
        if own not in self._inconsistent:
            kinds = sorted(own)
            self._inconsistent[own] = any(
                self._relation(x, y) == "conflicts" for n, x in enumerate(kinds) for y in kinds[n + 1 :]
            )
        return self._inconsistent[own]


def _facing(found: Sequence[SlotValue], told: Told, relate: Relate) -> list[SlotValue]:
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
