"""Which slot of one sentence may be set against which of another: they stand at the same place of what both tell.

A linear model over inspectable features of the surroundings; the words of the slots themselves are not looked at, so
that it can be trained on sentences of which one had a slot changed by program. Weights: ``data/counterparts.json``,
which also says how they were made.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from functools import cached_property, lru_cache
from typing import Literal

from accord.comparing.resemblance import logistic
from accord.comparing.sides import Run, Side, aligned
from accord.comparing.vectors import rarity
from accord.data import read_json
from accord.model import Amount

__all__ = ["FEATURES", "Pair", "Sort", "features", "fitting", "paired", "score", "sort"]

Sort = Literal["name", "number", "day"]

# Content words on each side of a slot that count as its surroundings.
REACH = 4
# Nats of inverse document frequency that fill a feature of shared words.
FULL = 12.0
RARE = 5.0  # of one word
# How a reader finds names of states, which are places, too.
STATES = frozenset({"country", "adjective", "capital", "people"})
PLACED = frozenset({"in", "at", "near", "into", "outside", "inside", "across", "around", "from", "to"})

FEATURES = (
    "shared before",
    "shared after",
    "shared crosswise",
    "nearest before",
    "nearest after",
    "word before",
    "word after",
    "both begin",
    "both end",
    "same mark",
    "one possessive",
    "anchor before",
    "anchor after",
    "alone",
    "same kind",
    "other kind",
    "same measure",
    "both placed",
    "one placed",
    "same part",
    "other part",
    "sentences alike",
    "apart",
    "uncertain name",
    "both speak",
    "one speaks",
    "both act",
    "the only ones",
    "in a list",
    "alike and alone",
    "same neighbour",
)


# The model knows pairs of sentences of which somebody had said that they state the same. Of two that were found among
# the sentences of two reports fewer do, and two slots must be surer to stand at one place: by so many nats for every
# tenfold of pairs that there were. (Of clusters of real articles on one event that were judged by hand. Two names
# that are set against each other are hardly ever a dispute there: one person has many.)
SURER: dict[Sort, float] = {"name": 1.2, "number": 1.0, "day": 0.65}


class Pair:
    """Two sentences with what is looked up for every two slots of them, each when it is first asked for. ``among``: the
    decimal logarithm of how many pairs of sentences they were found among; 0 where it is known that they state the
    same."""

    def __init__(self, a: Side, b: Side, among: float = 0.0) -> None:
        self.a = a
        self.b = b
        self.among = among

    @cached_property
    def there(self) -> dict[int, int]:
        """The content words of the first sentence in step with the second, by :func:`aligned`."""
        return aligned(self.a, self.b)

    @cached_property
    def here(self) -> dict[int, int]:
        """The content words of the second sentence in step with the first."""
        return aligned(self.b, self.a)

    @cached_property
    def alike(self) -> float:
        """The share of content stems that both have (Dice)."""
        one, two = ({side.stems[i] for i in side.content} for side in (self.a, self.b))
        both = len(one) + len(two)
        return 2 * len(one & two) / both if both else 0.0


@lru_cache(maxsize=1)
def _weights() -> dict[str, tuple[tuple[float, ...], float, float]]:
    """For every sort of slot the weights by :data:`FEATURES`, the bias, and the probability from which two are set
    against each other."""
    loaded = read_json("counterparts.json")
    return {
        sort: (
            tuple(float(model["weights"][name]) for name in FEATURES),
            float(model["bias"]),
            float(model["threshold"]),
        )
        for sort, model in loaded["models"].items()
    }


def features(pair: Pair, one: Run, two: Run, rivals: tuple[int, int]) -> list[float]:
    """The features by :data:`FEATURES` of two slots, each in [0, 1]. ``rivals``: how many slots of the sort each
    sentence has that could be set against one of the other."""
    a, b = pair.a, pair.b
    before_a, after_a = a.around(one, REACH)
    before_b, after_b = b.around(two, REACH)
    marks = a.mark(one), b.mark(two)
    placed = [side.before(run) in PLACED for side, run in ((a, one), (b, two))]
    kinds = [sort(side, run) for side, run in ((a, one), (b, two))]
    same, other = _parts(a.doing(one), b.doing(two))
    where = [run[0] / max(len(side.words) - 1, 1) for side, run in ((a, one), (b, two))]
    speaks = ["speaks" in side.doing(run) for side, run in ((a, one), (b, two))]
    acts = [any(label.startswith("actor:") for label in side.doing(run)) for side, run in ((a, one), (b, two))]
    begin = one[0] == two[0] == 0
    end = one[1] == len(a.words) - 1 and two[1] == len(b.words) - 1
    return [
        _shared(before_a, before_b),
        _shared(after_a, after_b),
        min(1.0, _shared(before_a, after_b) + _shared(after_a, before_b)),
        _shared(before_a[:1], before_b[:1], RARE),
        _shared(after_a[:1], after_b[:1], RARE),
        float(a.before(one) != "" and a.before(one) == b.before(two)),
        float(a.after(one) != "" and a.after(one) == b.after(two)),
        float(begin),
        float(end),
        float(marks[0] != "" and marks[0] == marks[1]),
        float((marks[0] == "'s") != (marks[1] == "'s")),
        _anchored(pair, one, two, -1),
        _anchored(pair, one, two, 1),
        1 / math.sqrt(max(rivals[0], 1) * max(rivals[1], 1)),
        float(kinds[0] != "" and kinds[0] == kinds[1]),
        float(kinds[0] != "" and kinds[1] != "" and kinds[0] != kinds[1]),
        _measured(a, one, b, two),
        float(placed[0] and placed[1] and a.before(one) == b.before(two)),
        float(placed[0] != placed[1]),
        same,
        other,
        pair.alike,
        abs(where[0] - where[1]),
        float(
            (one[0] == 0 and a.mention(0, "actor", "place") is None)
            or (two[0] == 0 and b.mention(0, "actor", "place") is None)
        ),
        float(all(speaks)),
        float(speaks[0] != speaks[1]),
        float(all(acts)),
        float(rivals == (1, 1)),
        float(marks[0] == marks[1] == "," or all(word in ("and", "or") for word in (a.before(one), b.before(two)))),
        pair.alike * float(rivals == (1, 1)),
        _shared((*before_a[:1], *after_a[:1]), (*before_b[:1], *after_b[:1]), RARE),
    ]


def _shared(x: Sequence[str], y: Sequence[str], full: float = FULL) -> float:
    return min(1.0, sum(rarity(stem) for stem in sorted(set(x) & set(y))) / full)


def sort(side: Side, run: Run) -> str:
    """What a slot was found to name: "person", "actor" (any other), "place", "quantity", "time", or nothing. A state is
    a place here, as its name is that of one."""
    found = side.mention(run[1], "actor", "place", "quantity", "time") or side.mention(run[0], "actor", "place")
    if found is None:
        return ""
    by, _, label = found.found_by.partition(":")
    return "place" if by in STATES else "person" if label == "PERSON" else found.kind


def _measured(a: Side, one: Run, b: Side, two: Run) -> float:
    """Whether two numbers are of one unit or count one thing."""
    x, y = (_amount(side, run) for side, run in ((a, one), (b, two)))
    if x is None or y is None or x.kind != y.kind:
        return 0.0
    if x.kind == "percent":
        return 0.5  # of what, nobody knows
    return float(x.unit is not None and x.unit == y.unit)


def _amount(side: Side, run: Run) -> Amount | None:
    found = side.mention(run[0], "quantity")
    return found.value if found is not None and isinstance(found.value, Amount) else None


def _parts(one: frozenset[str], two: frozenset[str]) -> tuple[float, float]:
    """Whether two slots do the same in one act (by its word; half where only the type of act is the same), and whether
    each does something and nothing of it is the same."""
    if not one or not two:
        return 0.0, 0.0
    shared = one & two
    if not shared:
        return 0.0, 1.0
    return (0.5 if all(label.partition(":")[2].isupper() for label in shared) else 1.0), 0.0


def _anchored(pair: Pair, one: Run, two: Run, step: int) -> float:
    """Whether the nearest word on one side that both sentences have in step is the same word of both: 1, or less by
    how many content words lie between; the mean of both ways of looking."""
    return 0.5 * (
        _reached(pair.a, one, pair.b, two, pair.there, step) + _reached(pair.b, two, pair.a, one, pair.here, step)
    )


def _reached(a: Side, one: Run, b: Side, two: Run, there: Mapping[int, int], step: int) -> float:
    i = one[0] - 1 if step < 0 else one[1] + 1
    between = 0
    while 0 <= i < len(a.words):
        if i in there:
            j, limit = there[i], two[0] if step < 0 else two[1]
            if (j - limit) * step <= 0:
                return 0.0  # it lies on the other side there
            low, high = (j + 1, two[0]) if step < 0 else (two[1] + 1, j)
            between += sum(k in b.rank for k in range(low, high))
            return 1 / (1 + between)
        between += i in a.rank
        i += step
    return 0.0


def score(slot: Sort, values: Sequence[float]) -> float:
    """The probability in (0, 1) that two slots with these features stand at the same place."""
    weights, bias, _ = _weights()[slot]
    total = bias + sum(w * x for w, x in zip(weights, values, strict=True))
    return logistic(total)


def paired(
    pair: Pair,
    slot: Sort,
    left: Sequence[Run],
    right: Sequence[Run],
    may: Callable[[Run, Run], bool] = lambda one, two: True,
) -> list[tuple[Run, Run]]:
    """Slots of both sentences that are to be set against each other, the surest first, each once. ``may`` says which
    two are worth it at all."""
    if not left or not right:
        return []
    least = math.log(_weights()[slot][2] / (1 - _weights()[slot][2])) + SURER[slot] * pair.among
    threshold = logistic(least)
    return [met for sure, met in _matched(pair, slot, left, right, may) if sure >= threshold]


def fitting(pair: Pair, slot: Sort, left: Sequence[Run], right: Sequence[Run]) -> list[tuple[Run, Run]]:
    """As many slots of both sentences as there can be, each with the one that it fits best."""
    return [met for _, met in _matched(pair, slot, left, right, lambda one, two: True)]


def _matched(
    pair: Pair, slot: Sort, left: Sequence[Run], right: Sequence[Run], may: Callable[[Run, Run], bool]
) -> list[tuple[float, tuple[Run, Run]]]:
    rivals = (len(left), len(right))
    scored = [
        (-score(slot, features(pair, one, two, rivals)), one, two) for one in left for two in right if may(one, two)
    ]
    used_a, used_b = set[Run](), set[Run]()
    found: list[tuple[float, tuple[Run, Run]]] = []
    for sure, one, two in sorted(scored):
        if one not in used_a and two not in used_b:
            used_a.add(one)
            used_b.add(two)
            found.append((-sure, (one, two)))
    return found
