"""Numbers of one thing as the reports of a story give them, side by side, whether or not an act was joined.

Outlets that don't copy each other tell one thing in other words, so that most of what they differ on in numbers is
never found by joining what they tell. What says that "34 trucks" and "forty lorries" are of one convoy is what stands
around them; how much that says was learned of numbers that two reports give alike (:mod:`accord.comparing.sameness`).
To that comes here what the numbers themselves say: that two are equal, the more the rarer such a number is, or how
far they are from each other. Two that fit each other best in both their reports are set side by side, and rows that
share a number are one where what they hold fits together throughout.

Nothing is held to be a fact for it, and no verdict changes. A number of another time stands in a row of its own.
"""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from dataclasses import replace
from itertools import combinations

from accord.comparing import amounts, values
from accord.comparing.affected import Told
from accord.comparing.counted import Tally, counts_some, may_be_one, told
from accord.comparing.sameness import samenesses
from accord.comparing.stretches import Named, cuts, says
from accord.comparing.tallies import another_time, is_deadline, length_of_one, other_kinds, other_names
from accord.comparing.tokens import function_words, stem, words
from accord.model import (
    Actor,
    Affected,
    AffectedKind,
    Amount,
    Evidence,
    Figure,
    FigureRow,
    Mention,
    Reading,
    Span,
    SynopsisRow,
)
from accord.reading.numbers import number_words

__all__ = ["alongside", "shown"]

EQUAL: dict[str, float] = {"duration": -0.85}  # log-odds from which two numbers that come to the same are of one thing
OTHERS = -1.0  # as much for all but these kinds
NEARLY = 0.3  # as much, where they only come near each other
DIFFERENT: dict[str, float] = {"percent": 0.5}  # as much, where they differ, by kind; 0 for others
MARGIN = 0.5  # of log-odds, over the next best in either report
LEFT_EQUAL = (
    -1.6
)  # log-odds on average with the numbers of a row that it comes to the same as, from which one left is of it
SURE: dict[str, float] = {"count": 0.4}
"""Log-odds of the likeliest two of a row that differ, from which on they stay in it, by kind; 0 for others. Of the rows
of groups of news that nobody had looked at for it, less likely ones were of two things in ten of thirteen cases."""
FITS = -1.0  # log-odds that the numbers of two rows have on average, for these to be one
INFORMS = 0.7  # of what an equal number says, so much counts
MOST = 3.0  # log-odds at most that an equal number adds
FAR = 5.0  # numbers of which one is so many times the other are not of one thing
EARLIER = -1.5  # log-odds, where only one of two numbers is told of an earlier time
ROUNDED = 1.15  # times that one of two numbers told without a hedge may be the other, where both can be true
VERY = 0.8  # how near to each other two numbers are that come to the same
HALF = 0.5  # of what an equal number says, a number says that lies in a range
RARE = 0.25  # log-odds that it adds by each factor of e of the smaller of two counts, that both are so large
LARGE = 1.5  # log-odds at most that it adds
OF_ONE_ACT = 2.5  # log-odds, where two lengths of time are told to be of the only act of a type in their reports
ON_ONE_MATTER = 1.0  # log-odds, where the sentences of two numbers stand side by side in the synopsis
ALONE = 1.0  # as much besides, where neither of them has another number that may be of the same thing
COMING = -0.5  # log-odds, where only one of two that differ is told as what is to come
TELLING = 1.8  # nats
LEAST = 10.0  # a number in digits without a noun of its own that is taken from what stands before it
MOST_REPORTS = 30  # every two numbers of a sort are compared: for 20 reports of 600 words half of what comparing costs
SHOWN = 2  # words that say of what a row is
_RELATING = frozenset(
    {"within", "until", "inside", "outside", "beyond", "towards", "despite", "least", "per", "among", "since", "during"}
)

Pair = tuple[int, int]
Origin = Callable[[str, int, int], str]

_RANGE = re.compile(r"\s?(?:to|and|[-–])\s?(?P<high>\d[\d.,]*\d)\b")
_FROM = re.compile(r"\b(?:from|between)\s$", re.IGNORECASE)
_SECOND = re.compile(r"\b(?:from|between)\s\d[\d.,]*\s?(?:to|and|[-–])\s?$", re.IGNORECASE)
_CLOCK = re.compile(r"\b[ap]\s?\.\s?m\b", re.IGNORECASE)  # set with spaces, it passes for metres
_GENERATION = re.compile(r"\d+G\b")  # of phones; grams are written small
_THE_TWO = re.compile(r"\b(?:the|these|those|both|its|their)\s$", re.IGNORECASE)
_NUMBER_OF = re.compile(
    r"\b(?:how many|(?:numbers?|totals?|count|tally|estimates?) of(?! how))\s(?P<what>[^\d,;:.()]{3,60})$",
    re.IGNORECASE,
)


def alongside(
    story: str,
    members: Sequence[Reading],
    named: Mapping[str, Named],
    actors: Mapping[str, Actor],
    ids: Mapping[tuple[str, str], str],
    beside: Iterable[SynopsisRow],
    origin: Origin,
) -> list[FigureRow]:
    """The rows of a story's numbers, those that differ first, then by how many origins give one and where they stand.
    ``named``: by report id what its stretches name; ``ids``: (report id, local actor id) -> global id; ``beside``: the
    sentences that are about one matter; ``origin``: of a report's code points. Nothing in a story of more than
    MOST_REPORTS."""
    if not 1 < len(members) <= MOST_REPORTS:
        return []
    return _Rows(story, members, named, actors, ids, beside, origin).found()


def shown(rows: Iterable[FigureRow], harmed: Iterable[Affected]) -> list[FigureRow]:
    """The rows that don't stand among the people affected, ``harmed``."""
    kinds = {(one.evidence.report, one.evidence.span.start): one.kind for one in harmed}
    return [row for row in rows if not _is_among(row, kinds)]


def _is_among(row: FigureRow, kinds: Mapping[tuple[str, int], AffectedKind]) -> bool:
    told = {kinds.get((one.evidence.report, one.evidence.span.start)) for one in row.figures}
    return len(told) == 1 and None not in told


class _Rows:
    def __init__(
        self,
        story: str,
        members: Sequence[Reading],
        named: Mapping[str, Named],
        actors: Mapping[str, Actor],
        ids: Mapping[tuple[str, str], str],
        beside: Iterable[SynopsisRow],
        origin: Origin,
    ) -> None:
        self._story = story
        self._together = {
            frozenset((one.report, one.span.start, two.report, two.span.start))
            for row in beside
            for one, two in combinations(row.evidence, 2)
        }
        self._all: list[Tally] = []
        self._figures: list[Figure] = []
        self._of: dict[str, range] = {}
        self._texts = {reading.report.id: reading.report.text for reading in members}
        self._told: dict[str, set[tuple[str, float]]] = {}
        self._places = {
            mention.span.exact.casefold()
            for reading in members
            for mention in reading.mentions
            if mention.kind == "place"
        }
        for reading in sorted(members, key=lambda one: one.report.id):
            found = [
                one
                for one in told(reading, named[reading.report.id], actors, _other)
                if _is_of_something(one, reading.report.text)
            ]
            about, first = Told(reading), len(self._all)
            every = [one.value for one in about.numbers if isinstance(one.value, Amount)]
            self._told[reading.report.id] = {(value.kind, amounts.base(value)) for value in every}
            for one in found:
                self._figures.append(_figure(one, reading, about, ids))
            self._all.extend(found)
            self._of[reading.report.id] = range(first, len(self._all))
        self._origins = [
            origin(one.evidence.report, one.evidence.span.start, one.evidence.span.end) for one in self._figures
        ]
        self._odds: dict[Pair, float] = {}
        for own, others in combinations(self._of.values(), 2):
            here, there = self._all[own.start : own.stop], self._all[others.start : others.stop]
            for (x, y), same in samenesses(here, there).items():
                more = OF_ONE_ACT if length_of_one(here, there, (x, y)) else 0.0
                if self._are_beside(here[x], there[y]):
                    alone = _only(here[x], there, there[y]) and _only(there[y], here, here[x])
                    more += ON_ONE_MATTER + (ALONE if alone else 0.0)
                weight = self._weight(own.start + x, others.start + y, same.likely, more)
                if weight is not None:
                    self._odds[own.start + x, others.start + y] = weight

    def found(self) -> list[FigureRow]:
        """The rows, in the order in which they are told."""
        rows = [row for row in map(self._sure, self._grouped()) if self._has_sides(row)]
        made = [self._made(row) for row in rows]
        origins = [len({self._origins[i] for i in row}) for row in rows]

        def rank(k: int) -> tuple[object, ...]:
            return not made[k].differs, -origins[k], self._depth(rows[k]), rows[k]

        return [made[k] for k in sorted(range(len(rows)), key=rank)]

    def _weight(self, i: int, j: int, likely: float, more: float) -> float | None:
        """The log-odds of two numbers' being of one thing, and ``more``; None where they can't be."""
        a, b = self._all[i], self._all[j]
        if other_names(a, b) or other_kinds(a, b) or self._is_term(a, b) or self._is_term(b, a):
            return None
        odds = math.log(max(likely, 1e-6) / max(1 - likely, 1e-6)) + more
        if self._figures[i].earlier != self._figures[j].earlier:
            if all(any(key[0] == "day" for key in one.context.keys) for one in (a, b)):
                return None  # "on Monday", "in March"
            odds += EARLIER
        if _agree(a, b):
            return odds + _nearness(a, b) * min(MOST, INFORMS * min(_information(a.value), _information(b.value)))
        if a.partial or b.partial or another_time(a, b):
            return None  # 23 of the incidents were the army's, 14 of them the rebels'
        ratio = _ratio(a, b)
        if self._figures[i].earlier != self._figures[j].earlier or ratio >= FAR:
            return None
        if self._tells_both(i, j) or self._tells_both(j, i):
            return None
        if a.around.coming != b.around.coming:
            odds += COMING
        if a.value.kind == "count":
            odds += min(LARGE, RARE * math.log(max(1.0, min(_middle(a.value), _middle(b.value)))))
        return odds - math.log(ratio)

    def _are_beside(self, a: Tally, b: Tally) -> bool:
        """Whether the sentences of two numbers are about one matter."""
        return frozenset((a.place.report, a.place.start, b.place.report, b.place.start)) in self._together

    def _is_term(self, a: Tally, b: Tally) -> bool:
        """Whether a length of time says within what something is to be done, and another how long an act was: "ten days
        to leave", "ten days of talks"."""
        if a.value.kind != "duration" or a.around.acts or not b.around.acts:
            return False
        text, span = self._texts[a.place.report], a.mention.span
        return is_deadline(text[a.place.start : span.start], text[span.end : a.place.end])

    def _tells_both(self, i: int, j: int) -> bool:
        """Whether the report of a number gives the other number, too, of which it is not likely that it is chance."""
        other = self._all[j].value
        return _information(other) >= TELLING and (other.kind, amounts.base(other)) in self._told[self._report(i)]

    def _grouped(self) -> list[tuple[int, ...]]:
        """The numbers of one thing: joined from the surest two on, where what is joined fits together."""
        best: dict[tuple[int, str], list[tuple[float, int]]] = defaultdict(list)
        for (i, j), odds in self._odds.items():
            best[i, self._report(j)].append((odds, j))
            best[j, self._report(i)].append((odds, i))
        row_of: dict[int, tuple[int, ...]] = {i: (i,) for i in range(len(self._all))}
        for i, j in sorted(self._odds, key=lambda pair: (-self._odds[pair], pair)):
            odds = self._odds[i, j]
            if odds < _least(self._all[i], self._all[j]) or row_of[i] == row_of[j]:
                continue
            if self._has_rival(odds, j, best[i, self._report(j)]) or self._has_rival(odds, i, best[j, self._report(i)]):
                continue
            if self._fit(row_of[i], row_of[j]):
                both = tuple(sorted(row_of[i] + row_of[j]))
                row_of.update(dict.fromkeys(both, both))
        return self._with_left(sorted(set(row_of.values())))

    def _with_left(self, rows: Sequence[tuple[int, ...]]) -> list[tuple[int, ...]]:
        """The rows that two origins give a number of, each with the numbers of further reports that fit no other row as
        well. What has found its like elsewhere is not looked at any more, so that less is asked of those left."""
        known = [row for row in rows if self._has_sides(row)]
        left = [row for row in rows if not self._has_sides(row)]
        fits: dict[tuple[int, int], float] = {}
        for p, one in enumerate(left):
            for q, row in enumerate(known):
                weight = self._mean(one, row) if self._reports(one).isdisjoint(self._reports(row)) else None
                if weight is not None:
                    fits[p, q] = weight
        made, taken = [set(row) for row in known], set[int]()
        for p, q in sorted(fits, key=lambda pair: (-fits[pair], pair)):
            rivals = [
                weight
                for (other, row), weight in fits.items()
                if (other == p) != (row == q) and self._reports(left[other]) & self._reports(left[p])
            ]
            value = self._all[left[p][0]].value
            alike = all(_agree(self._all[i], self._all[j]) for i in left[p] for j in known[q])
            least = LEFT_EQUAL if alike else SURE.get(value.kind, 0.0)
            if p in taken or fits[p, q] < least or any(fits[p, q] - one < MARGIN for one in rivals):
                continue
            if self._reports(left[p]).isdisjoint(map(self._report, made[q])):
                taken.add(p)
                made[q].update(left[p])
        return sorted(tuple(sorted(row)) for row in made)

    def _sure(self, row: tuple[int, ...]) -> tuple[int, ...]:
        """A row without what differs in it, if no two that differ are likely enough: then what most origins give."""
        differing = [
            self._odds.get((i, j), -math.inf)
            for i, j in combinations(row, 2)
            if self._origins[i] != self._origins[j] and _differ(self._all[i], self._all[j])
        ]
        if not differing or max(differing) >= SURE.get(self._all[row[0]].value.kind, 0.0):
            return row
        alike = [tuple(j for j in row if j == i or not _differ(self._all[i], self._all[j])) for i in row]
        return max(alike, key=lambda one: (len({self._origins[i] for i in one}), [-i for i in one]))

    def _has_sides(self, row: Sequence[int]) -> bool:
        return len({self._origins[i] for i in row}) > 1 and len(self._reports(row)) > 1

    def _reports(self, row: Sequence[int]) -> set[str]:
        return {self._report(i) for i in row}

    def _mean(self, one: Sequence[int], two: Sequence[int]) -> float | None:
        """The log-odds, on average, that numbers of two rows are of one thing; None where two of them can't be."""
        weights = [self._odds.get((min(i, j), max(i, j))) for i in one for j in two]
        known = [weight for weight in weights if weight is not None]
        return sum(known) / len(known) if known and len(known) == len(weights) else None

    def _has_rival(self, odds: float, chosen: int, found: Sequence[tuple[float, int]]) -> bool:
        """Whether another number of a report fits nearly as well as the chosen, and is no repetition of it."""
        return any(
            other != chosen and odds - weight < MARGIN and not _agree(self._all[other], self._all[chosen])
            for weight, other in found
        )

    def _fit(self, one: Sequence[int], two: Sequence[int]) -> bool:
        """Whether two rows can be one: what a report gives in both comes to the same, and all others fit."""
        weights: list[float | None] = []
        for i in one:
            for j in two:
                a, b = self._all[i], self._all[j]
                if self._report(i) != self._report(j):
                    weights.append(self._odds.get((min(i, j), max(i, j))))
                elif not (may_be_one(a, b) and _agree(a, b)):
                    return False
        known = [weight for weight in weights if weight is not None]
        return bool(known) and len(known) == len(weights) and sum(known) / len(known) >= FITS

    def _report(self, i: int) -> str:
        return self._figures[i].evidence.report

    def _depth(self, row: Sequence[int]) -> float:
        return min(self._all[i].around.depth for i in row)

    def _made(self, row: Sequence[int]) -> FigureRow:
        differs = any(
            self._origins[i] != self._origins[j] and _differ(self._all[i], self._all[j])
            for i, j in combinations(row, 2)
        )
        return FigureRow(self._story, self._what(row), tuple(self._figures[i] for i in row), differs)

    def _what(self, row: Sequence[int]) -> str:
        """The commonest unit, and words that clauses of different reports share."""
        units = Counter(_unit(self._all[i]) for i in row)
        del units[""]
        unit = min(units, key=lambda one: (-units[one], one)) if units else "number"
        own = {stem(word.folded) for i in row for word in words(self._figures[i].evidence.span.exact)}
        own |= {stem(name) for name in units}
        for texts in (self._clauses(row), self._sentences(row)):
            if shared := self._shared(row, texts, own):
                return f"{unit}: {', '.join(shared)}"
        return unit

    def _clauses(self, row: Sequence[int]) -> list[str]:
        return [self._figures[i].clause.exact for i in row]

    def _sentences(self, row: Sequence[int]) -> list[str]:
        places = (self._all[i].place for i in row)
        return [self._texts[one.report][one.start : one.end] for one in places]

    def _shared(self, row: Sequence[int], texts: Sequence[str], own: Set[str]) -> list[str]:
        """The words that texts of most origins share, in the order of the first that has them: words of the language
        and places, as a part of another name ("Relief", of an agency) says nothing of what was counted."""
        written: dict[str, str] = {}
        holders: dict[str, set[str]] = defaultdict(set)
        for i, text in zip(row, texts, strict=True):
            for word in words(text):
                one = stem(word.folded)
                if not (word.text[0].islower() or word.folded in self._places) or word.folded in _RELATING:
                    continue
                if one not in own and says(one) and word.folded not in _empty():
                    written.setdefault(one, word.text)
                    holders[one].add(self._origins[i])
        shared = sorted((one for one in holders if len(holders[one]) > 1), key=lambda one: (-len(holders[one]), one))
        return [written[one] for one in written if one in shared[:SHOWN]]


def _empty() -> frozenset[str]:
    return function_words() | number_words().starters


def _figure(one: Tally, reading: Reading, about: Told, ids: Mapping[tuple[str, str], str]) -> Figure:
    text, span = reading.report.text, one.mention.span
    low, high = next(cut for cut in cuts(text, one.place.start, one.place.end) if cut[0] <= span.start < cut[1])
    high = max(high, span.end)
    teller = about.teller(one.mention)
    return Figure(
        one.value,
        Evidence(reading.report.id, span),
        Span(low, high, text[low:high]),
        ids.get((reading.report.id, teller)) if teller is not None else None,
        about.is_long_ago(low, high),
    )


def _other(mention: Mention, value: Amount, before: str, after: str) -> Amount | None:
    """A sum of money, a measure or a share; or a count whose noun stands before it ("how many people are there: some
    65,000 to 80,000")."""
    if value.kind in ("money", "measure", "percent"):
        return None if value.low is None and value.high is None else value
    if value.kind != "count" or value.unit not in (None, "u", "us"):
        return None
    if _SECOND.search(before) or counts_some(mention.span.exact, before, after):
        return None
    size = value.low if value.low is not None else value.high
    if size is None or size < LEAST:
        return None
    if value.unit is not None:
        return replace(value, unit="people")  # "80,000 of us"
    found = _NUMBER_OF.search(before)
    if found is None:
        return None
    noun = ""
    for word in words(found["what"]):
        if word.folded in _empty():
            if noun:
                break
        elif word.folded.endswith("s") or word.folded == "people":
            noun = word.folded
    higher = _RANGE.match(after) if _FROM.search(before) else None
    high = _plain(higher["high"]) if higher is not None else None
    made = replace(value, unit=noun.removesuffix("s") if noun else None)
    return replace(made, high=high) if high is not None and value.low is not None and high > value.low else made


def _plain(digits: str) -> float | None:
    try:
        return float(digits.replace(",", ""))
    except ValueError:
        return None


def _unit(one: Tally) -> str:
    """The unit of a number, as it is told where that is its noun: "trucks"."""
    value = one.value
    names = {"percent": "per cent", "duration": "length of time", "money": value.unit or "money"}
    if value.kind in names:
        return names[value.kind]
    unit, told_last = (value.unit or "").split(), words(one.mention.span.exact)[-1:]
    if unit and told_last and stem(told_last[0].folded) == stem(unit[-1].casefold()):
        return told_last[0].folded if unit[-1].islower() else told_last[0].text
    return value.unit or ""


def _is_of_something(one: Tally, text: str) -> bool:
    """Whether a number says of what it is, and how many: those of whom a harm only is told are people affected, "the
    two countries" only says which, and "several" and "dozens" are no numbers."""
    exact = one.mention.span.exact
    if amounts.is_vague(one.value) or _GENERATION.match(exact) or _CLOCK.search(exact) or _middle(one.value) <= 0:
        return False
    if one.value.kind != "count":
        return True
    start = one.mention.span.start
    return bool(one.value.unit) and not (one.value.low == 2 and _THE_TWO.search(text[max(0, start - 6) : start]))


def _ratio(a: Tally, b: Tally) -> float:
    """How many times the smaller of two numbers the larger is, as they are told, without their hedges."""
    one, two = sorted((_middle(a.value), _middle(b.value)))
    return two / one if one > 0 else math.inf


def _middle(value: Amount) -> float:
    size = amounts.base(value)
    if value.low is None or value.high is None or value.low <= 0:
        return size
    return size * (value.low + value.high) / (2 * value.low)


def _only(a: Tally, there: Sequence[Tally], b: Tally) -> bool:
    """Whether no other number of a sentence than ``b`` may be of one thing with another report's ``a``."""
    return all(one is b or one.place != b.place or not may_be_one(a, one) for one in there)


def _agree(a: Tally, b: Tally) -> bool:
    """Whether two numbers come to the same, or nearly."""
    related = values.relation(a.value, b.value)
    return related == "equal" or (related in ("refines", "compatible") and _ratio(a, b) <= ROUNDED)


def _least(a: Tally, b: Tally) -> float:
    """The log-odds from which two numbers are of one thing."""
    if not _agree(a, b):
        return DIFFERENT.get(a.value.kind, 0.0)
    near = _nearness(a, b) >= VERY or _within(a.value, b.value)
    return EQUAL.get(a.value.kind, OTHERS) if near else NEARLY


def _nearness(a: Tally, b: Tally) -> float:
    """How near two numbers that agree come to each other, from 0 to 1: within a range that is told, half."""
    if values.relation(a.value, b.value) == "equal":
        return 1.0
    if (a.value.low == a.value.high) != (b.value.low == b.value.high) and _within(a.value, b.value):
        return HALF
    return max(0.0, 1 - (_ratio(a, b) - 1) / (ROUNDED - 1)) ** 2


def _within(a: Amount, b: Amount) -> bool:
    """Whether one of two amounts of one unit is an end of the other, or between its ends."""
    if a.unit != b.unit or a.low is None or a.high is None or b.low is None or b.high is None:
        return False
    return b.low <= a.low <= a.high <= b.high or a.low <= b.low <= b.high <= a.high


def _differ(a: Tally, b: Tally) -> bool:
    """Whether two numbers of one thing can't both be true. Of two that are told without a hedge "ten million" is not
    "six million", though both may be rounded."""
    if values.relation(a.value, b.value) == "conflicts":
        return a.value.unit == b.value.unit or a.value.kind != "measure" or _ratio(a, b) > ROUNDED  # miles, kilometres
    plain = all(one.value.hedge is None and one.value.low == one.value.high for one in (a, b))
    return plain and _ratio(a, b) > ROUNDED


def _information(value: Amount) -> float:
    """How much it says that two numbers are equal, in nats: "412" more than "400", and that more than "4"."""
    number = value.low if value.low is not None else value.high
    if number is None or number <= 0:
        return 0.0
    grain = amounts.grain(number)
    return math.log(max(number / grain, 1.0)) + 0.5 * math.log10(max(grain, 1.0))
