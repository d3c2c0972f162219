"""Exact figures too near one another to be of two things: "12,763 men" here, "12,764 captured personnel" there.

Two reports of one story that count a hundred and more to the last one, and come within a hundred and fortieth of each
other, hardly ever count two things, whatever acts their clauses tell. Of the pairs of a hundred clusters of real news
that come within that all counted one thing; within a hundredth the games of a season are taken for one another. A
report that has both figures knows what each of them is.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence

from accord.comparing import amounts
from accord.comparing.boundaries import split
from accord.comparing.facts import Context
from accord.comparing.figures import is_whole
from accord.comparing.occasions import weeks_apart
from accord.comparing.profiles import written
from accord.comparing.sentences import Place
from accord.comparing.slots import is_update
from accord.comparing.standing import Figure, Sort, disputed
from accord.comparing.tokens import content_words
from accord.comparing.vocabulary import classes
from accord.model import Amount, Fact, Reading

__all__ = ["add_exact", "exact"]

FEWEST = 100  # from here on a figure that is not rounded is one that somebody counted
NEAR = 1 / 140
LONG = 1000  # figures of so many digits meet by chance only, and need nothing else in common
MOST = 60  # figures of one report
# Of so many different figures in a story some come near one another by chance: beyond FEW long ones need something else
# in common, too, and beyond CROWD nearness says nothing.
FEW, CROWD = 60, 400


def exact(reading: Reading) -> Iterator[Figure]:
    """The counts of a report that are given to the last one, in the order of its text."""
    text = reading.report.text
    sentences = list(split(reading.report))
    starts = [start for start, _ in sentences]
    for mention in sorted(reading.mentions, key=lambda one: (one.span.start, one.span.end)):
        amount = mention.value
        if mention.kind != "quantity" or not isinstance(amount, Amount) or not _is_exact(amount):
            continue
        number = bisect_right(starts, mention.span.start) - 1
        if number < 0 or mention.span.end > sentences[number][1]:
            continue
        place = Place(reading.report.id, *sentences[number])
        if not is_whole(text[place.start : mention.span.start]):
            yield Figure("exact", amount.unit or "", frozenset(), True, amount, mention.span, place)


def _is_exact(amount: Amount) -> bool:
    low = amount.low
    if amount.kind != "count" or low is None or low != amount.high or amount.hedge is not None or low < FEWEST:
        return False
    year = amount.unit is None and 1500 <= low <= 2100
    return low == int(low) and int(low) % 10 != 0 and not year


def add_exact(facts: Sequence[Fact], members: Sequence[Reading], context: Context) -> list[Fact]:
    """A story's facts with the exact figures of two reports that are nearly the same set against each other."""
    told: dict[Sort, list[Figure]] = defaultdict(list)
    for reading in sorted(members, key=lambda one: one.report.id):
        for figure in list(exact(reading))[:MOST]:
            told[figure.kind, figure.whom, figure.of, figure.sure, figure.value].append(figure)
    if not 2 <= len(told) <= CROWD:
        return list(facts)
    reports = {reading.report.id: reading.report for reading in members}
    given = {
        reading.report.id: {one.value.low for one in reading.mentions if isinstance(one.value, Amount)}
        for reading in members
    }
    when = {reading.report.id: written(reading) for reading in members}

    def apart(x: Figure, y: Figure) -> bool:
        one, two = x.place.report, y.place.report
        if one == two or weeks_apart(when[one], when[two]):
            return False
        words = [reports[f.place.report].text[f.place.start : f.place.end] for f in (x, y)]
        if all(map(_tells_of_dead, words)) and is_update(
            x.value, y.value, reports[one].published, reports[two].published
        ):
            return False
        if x.value.low in given[two] or y.value.low in given[one]:
            return False
        long = min(x.value.low or 0, y.value.low or 0) >= LONG
        return (long and len(told) <= FEW) or _share(x, y, words)

    ordered = sorted(told, key=lambda sort: (sort[4].low or 0, sort[1]))
    against = set()
    for number, a in enumerate(ordered):
        for b in ordered[number + 1 :]:
            if (b[4].low or 0) - (a[4].low or 0) > NEAR * (b[4].low or 0):
                break
            if a[4].low != b[4].low and amounts.comparable(a[4], b[4]):
                if any(apart(x, y) for x in told[a][:MOST] for y in told[b][:MOST]):
                    against.add((a, b))
    return disputed(facts, told, against, _same, context)


def _same(a: Sort, b: Sort) -> bool:
    return a[4].low == b[4].low and amounts.comparable(a[4], b[4])


def _tells_of_dead(sentence: str) -> bool:
    return not (classes()["killing"] | classes()["wounding"]).isdisjoint(content_words(sentence))


def _share(x: Figure, y: Figure, words: Sequence[str]) -> bool:
    """Whether the sentences of two figures have a content word or another number in common."""
    first, second = (
        set(content_words(sentence)) - set(content_words(figure.span.exact))
        for figure, sentence in zip((x, y), words, strict=True)
    )
    return bool(first & second)
