"""With which passages of other reports of a large story a passage is compared.

What two reports tell of one thing is found between the two of them. In a story of N reports there are N² such pairs,
and the work would grow with them. So in a story of many a passage is compared only with the few that share most with
it, of as many reports, by its rarest things and words: an index of all passages gives them (as joins of sets by their
likeness look only at what can reach it: Chaudhuri, Ganti and Kaushik 2006; Bayardo, Ma and Srikant 2007), and of what
very many have some are as good as all. Copies of one passage are not compared with each other, as a copy shows nothing,
and are compared with the same others. Which these are depends on no order.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass

from accord.comparing.stretches import Passage

__all__ = ["FEW", "PARTNERS", "Item", "candidates"]

FEW = 12  # reports of a story in which every passage is compared with all those of all others
PARTNERS = 4  # other reports, of each of which one passage is compared with a passage of a larger story
POSTINGS = 24  # of the passages that have a thing or a word so many are looked at, those next in the order of the ids


@dataclass(frozen=True, slots=True)
class Item:
    """A passage: what its copies have in common, what it names with what that weighs, and whether others are looked
    for on its account; where not, it can only be found."""

    text: str
    weights: Mapping[Hashable, float]
    asks: bool = True

    @classmethod
    def of(cls, passage: Passage, *, asks: bool) -> Item:
        """A passage as such."""
        return cls(passage.text, {**dict(passage.keys.items()), **dict(passage.stems.items())}, asks)


def candidates(reports: Sequence[Sequence[Item]]) -> dict[tuple[int, int], list[tuple[int, int]]]:
    """By the numbers of two reports, the lower one first, the numbers of those of their passages that are to be
    compared. ``reports``: the passages of a story's reports, in the order of the reports' ids."""
    holders: dict[Hashable, list[tuple[int, int]]] = defaultdict(list)
    copies: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for number, items in enumerate(reports):
        for place, item in enumerate(items):
            copies[item.text].append((number, place))
            for key in item.weights:
                holders[key].append((number, place))
    found: dict[tuple[int, int], set[tuple[int, int]]] = defaultdict(set)
    for here in copies.values():
        asking = [(number, place) for number, place in here if reports[number][place].asks]
        if not asking:
            continue
        number, place = asking[0]
        for other, there in _nearest(reports[number][place], here, holders, len(reports)):
            for mine, at in asking:
                pair = (mine, other) if mine < other else (other, mine)
                found[pair].add((at, there) if mine < other else (there, at))
    return {pair: sorted(found[pair]) for pair in sorted(found)}


def _nearest(
    item: Item, copies: Sequence[tuple[int, int]], holders: Mapping[Hashable, Sequence[tuple[int, int]]], count: int
) -> list[tuple[int, int]]:
    """Of as many reports the passages that share most with one of which these are the copies."""
    own, start = {number for number, _ in copies}, copies[0]
    weights: dict[tuple[int, int], float] = defaultdict(float)
    for key, weight in item.weights.items():
        having = holders[key]
        if len(having) > POSTINGS + len(copies):
            at = bisect_right(having, start)
            weight *= POSTINGS / len(having)  # what very many have says little of who shares most
            having = [having[(at + step) % len(having)] for step in range(POSTINGS)]
        for one in having:
            if one[0] not in own:
                weights[one] += weight
    ranked = sorted(weights, key=lambda one: (-round(weights[one], 6), (one[0] - start[0]) % count, one[1]))
    best: dict[int, int] = {}
    for number, place in ranked:
        if number not in best:
            best[number] = place
            if len(best) == PARTNERS:
                break
    return list(best.items())
