"""What other reports tell nearest to a fact that they are not held to tell.

Most of what two outlets tell of one thing in quite other words is not joined: a line is then one outlet's alone, though
another tells it, too. So a fact shows of each report that is silent on it the passage that comes nearest, for a reader
to judge: passages that are each other's best in two reports (:mod:`accord.comparing.echoes`), less likely of one thing
than what is joined, or acts that something else parts. It changes no verdict, no count and no origin.

What a reader has no use for is left out: words that say too little by themselves to be compared ("the conversation"),
what stands in one fact anyway, and the same sentence of a report a second time beside another of the same report: of
these the likeliest is taken. Where both name numbers, days or places and none of one can be one of the other, or one
denies what the other doesn't, they are said to differ in that.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from accord.comparing import values
from accord.comparing.corroboration import Likelihood
from accord.comparing.echoes import LEAST as NAMES
from accord.comparing.echoes import Echo
from accord.comparing.stretches import NUMBERS, Named, Passage
from accord.model import Amount, DisagreementKind, Evidence, Fact, MentionValue, Nearest, PlaceValue, Span, TimeValue

__all__ = ["with_nearest"]

# How likely both tell one thing, from which on a passage is shown. Of such pairs of real news that readers judged, half
# tell one thing or one tells a part of what the other does; how likely they are held to be says little about it.
LEAST = 0.3
COVERED = 0.7  # of what a passage and a telling cover together, what both do, where they are the same for a reader
_DAY = frozenset({"day", "hour", "minute", "second"})
_KINDS: tuple[tuple[DisagreementKind, type], ...] = (("number", Amount), ("date", TimeValue), ("place", PlaceValue))


@dataclass(frozen=True, slots=True)
class _Pair:
    """A passage that is set beside another: ``fact`` is the number of that which the words ``to`` tell."""

    fact: int
    to: Evidence
    there: Evidence
    likely: float


def with_nearest(
    facts: Sequence[Fact],
    found: Iterable[Echo],
    likelihood: Likelihood,
    named: Mapping[str, Named],
    origin: Callable[[Evidence], str],
) -> Iterator[Fact]:
    """A story's facts, each with the nearest passage of every report that does not tell it, if there is one.

    ``found``: the passages of the reports that are each other's best. ``named``: by report id what its stretches name.
    ``origin``: that of a passage; what an origin tells is not set beside its own words.
    """
    told = _Told(facts)
    sides: list[tuple[float, Echo, list[_Pair]]] = []
    for echo in found:
        if not (_says_enough(echo.a) and _says_enough(echo.b)) or told.together(echo.a, echo.b):
            continue
        pairs = [
            pair
            for mine, there in ((echo.a, echo.b), (echo.b, echo.a))
            if (pair := _beside(mine, there, echo, facts, told, likelihood, origin)) is not None
        ]
        if pairs:
            sides.append((max(pair.likely for pair in pairs), echo, pairs))
    best: dict[int, dict[str, Nearest]] = defaultdict(dict)
    taken = _Taken(named)
    for _, echo, pairs in sorted(sides, key=lambda one: (-one[0], *_order(one[1]))):
        if not taken.take(echo.a, echo.b):
            continue
        differs = tuple(_differs(echo.a, echo.b, named))
        for pair in pairs:
            near = Nearest(pair.there, pair.likely, pair.to, differs)
            best[pair.fact].setdefault(pair.there.report, near)
    for number, fact in enumerate(facts):
        ranked = sorted(best[number].values(), key=lambda one: (-one.confidence, one.evidence.report))
        yield replace(fact, nearest=tuple(ranked)) if ranked else fact


class _Told:
    """Which facts the passages of reports tell."""

    def __init__(self, facts: Sequence[Fact]) -> None:
        held: dict[str, list[tuple[int, int, int, Evidence]]] = defaultdict(list)
        for number, fact in enumerate(facts):
            for item in fact.evidence:
                held[item.report].append((item.span.start, item.span.end, number, item))
        self._held = {report: sorted(items, key=lambda one: one[:3]) for report, items in held.items()}
        self._starts = {report: [one[0] for one in items] for report, items in self._held.items()}
        self._longest = {report: max(end - start for start, end, *_ in items) for report, items in self._held.items()}

    def meeting(self, place: Passage) -> Iterator[tuple[int, Evidence]]:
        """The facts, by number, that words tell which have half of the shorter of both in common with a passage."""
        items = self._held.get(place.report, [])
        starts = self._starts.get(place.report, [])
        low = bisect_right(starts, place.start - self._longest.get(place.report, 0) - 1)
        for start, end, number, item in items[low : bisect_right(starts, place.end)]:
            shared = min(place.end, end) - max(place.start, start)
            if 2 * shared >= min(place.end - place.start, end - start):
                yield number, item

    def together(self, a: Passage, b: Passage) -> bool:
        """Whether some fact is told by both passages' words."""
        one, two = ({number for number, item in self.meeting(each) if _fit(each, item) >= COVERED} for each in (a, b))
        return not one.isdisjoint(two)


class _Taken:
    """What is set beside each other already."""

    def __init__(self, named: Mapping[str, Named]) -> None:
        self._named = named
        self._words: dict[tuple[str, str], dict[tuple[int, int], list[Passage]]] = defaultdict(
            lambda: defaultdict(list)
        )
        self._sentences: set[frozenset[tuple[str, int]]] = set()

    def take(self, a: Passage, b: Passage) -> bool:
        """Whether neither of two passages stands beside another of the other's report, nor their two sentences beside
        each other; from then on they do."""
        (one, first), (two, second) = ((each, self._named[each.report].sentence(each.start)) for each in (a, b))
        pair = frozenset(((one.report, first[0]), (two.report, second[0])))
        here, there = self._words[one.report, two.report][first], self._words[two.report, one.report][second]
        if pair in self._sentences or any(_meets(a, one) for one in here) or any(_meets(b, one) for one in there):
            return False
        self._sentences.add(pair)
        here.append(a)
        there.append(b)
        return True


def _meets(a: Passage, b: Passage) -> bool:
    return a.start < b.end and b.start < a.end


def _beside(
    mine: Passage,
    there: Passage,
    echo: Echo,
    facts: Sequence[Fact],
    told: _Told,
    likelihood: Likelihood,
    origin: Callable[[Evidence], str],
) -> _Pair | None:
    """The fact that a passage's words fit best of those on which the report of the passage ``there`` is silent, with
    this passage, if it is likely enough."""
    other = origin(_words(there))
    fitting = [
        (-_fit(mine, item), number)
        for number, item in told.meeting(mine)
        if there.report in facts[number].silent and other not in facts[number].origins
    ]
    if not fitting:
        return None
    _, number = min(fitting)
    likely = round(likelihood.echoed(echo, facts[number].kind == "statement"), 2)
    return _Pair(number, _words(mine), _words(there), likely) if likely >= LEAST else None


def _order(echo: Echo) -> tuple[str, int, int, str, int, int]:
    return echo.a.report, echo.a.start, echo.a.end, echo.b.report, echo.b.start, echo.b.end


def _words(passage: Passage) -> Evidence:
    return Evidence(passage.report, Span(passage.start, passage.end, passage.text))


def _fit(passage: Passage, item: Evidence) -> float:
    """The share that a passage and a telling have in common of all that both cover."""
    shared = min(passage.end, item.span.end) - max(passage.start, item.span.start)
    return shared / (max(passage.end, item.span.end) - min(passage.start, item.span.start))


def _says_enough(passage: Passage) -> bool:
    """Whether a passage names so much in its own words that a reader can compare it: an act's clause counts with who
    does it and when, which need not stand in it ("the conversation", "to investigate"). What ends with "that" only says
    who says what stands behind it."""
    if passage.text.rstrip().endswith(" that"):
        return False
    return len(passage.written) + sum(key[0] in NUMBERS for key in passage.keys) >= NAMES


def _differs(a: Passage, b: Passage, named: Mapping[str, Named]) -> Iterator[DisagreementKind]:
    """In what two passages surely differ: what they name of a kind conflicts, and what the one names is not told
    elsewhere in the sentence of the other either; or one denies what it tells."""
    mine, its = (list(filter(_exact, named[one.report].values(one.start, one.end))) for one in (a, b))
    around, beyond = (
        named[one.report].values(*_stretched(one, named[one.report].sentence(one.start))) for one in (a, b)
    )
    for name, sort in _KINDS:
        if _apart(mine, its, sort) and not _meet(mine, beyond, sort) and not _meet(around, its, sort):
            yield name
    if a.event is not None and b.event is not None:
        told = {a.event.event.realis, b.event.event.realis}
        if "negated" in told and len(told) > 1:  # in other words a "not" and a "without" may negate a part only
            yield "polarity"


def _exact(value: MentionValue) -> bool:
    """Whether a value is no time, or a day or less: of a month there is no knowing of which year."""
    return not isinstance(value, TimeValue) or (value.end is None and value.precision in _DAY)


def _stretched(passage: Passage, sentence: tuple[int, int]) -> tuple[int, int]:
    return min(passage.start, sentence[0]), max(passage.end, sentence[1])


def _apart(one: Sequence[MentionValue], two: Sequence[MentionValue], sort: type) -> bool:
    """Whether the one value of a sort on either side is such that both can't be true of one thing. Of several there is
    no knowing which is of which, and five and two are the seven of the other."""
    mine, its = ([each for each in found if isinstance(each, sort)] for found in (one, two))
    return len(mine) == len(its) == 1 and values.relation(mine[0], its[0]) == "conflicts"


def _meet(one: Sequence[MentionValue], two: Sequence[MentionValue], sort: type) -> bool:
    """Whether some values of a sort may be of one thing."""
    return any(
        isinstance(a, sort) and values.comparable(a, b) and values.relation(a, b) != "conflicts"
        for a in one
        for b in two
    )
