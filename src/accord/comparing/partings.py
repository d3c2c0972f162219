"""On what the sentences of one row of a synopsis part, as far as it can be known of words and values.

A number, where two stand in one row of numbers of one thing and can't both be true, or two count people to whom one
thing happened; a day, where each of two sentences
names one and these are of no other; what the facts that both sentences tell are held to differ in. That two sentences
part on nothing of this says nothing: who is charged, what was refused and what only came up, a reader sees.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import TypeVar

from accord.comparing import values
from accord.comparing.affected import of_one_sort
from accord.model import (
    Affected,
    Difference,
    DisagreementKind,
    Evidence,
    Fact,
    FigureRow,
    Mention,
    Reading,
    SynopsisRow,
    TimeValue,
)

__all__ = ["with_partings"]

T = TypeVar("T")

# The disagreement that a slot of a fact is of, by the first word of its name.
KINDS: Mapping[str, DisagreementKind] = {
    "number": "number",
    "time": "date",
    "duration": "duration",
    "place": "place",
    "actor": "actor",
    "recipient": "actor",
    "name": "actor",
    "polarity": "polarity",
    "certainty": "certainty",
    "scope": "scope",
    "wording": "wording",
}
LEAST = (
    0.5  # how likely sentences are about one matter, from which on the days that they name are set against each other
)
_DAY = frozenset({"day", "hour", "minute", "second"})


def with_partings(
    rows: Iterable[SynopsisRow],
    members: Sequence[Reading],
    facts: Iterable[Fact],
    figures: Iterable[FigureRow],
    harmed: Sequence[Affected] = (),
) -> Iterator[SynopsisRow]:
    """The rows, each with what it parts on. ``figures``: all rows of numbers of the story, also of people affected;
    ``harmed``: the numbers of these."""
    readings = {one.report.id: one for one in members}
    told = list(_told(facts, figures, {one.evidence for one in harmed if one.part}))
    for row in rows:
        found: dict[DisagreementKind, list[Evidence]] = defaultdict(list)
        for kind, sides in told:
            inside = [
                [item for item in side if any(_holds(sentence, item) for sentence in row.evidence)] for side in sides
            ]
            words = [item for side in inside for item in side]
            if sum(map(bool, inside)) > 1 and len({item.report for item in words}) > 1:
                found[kind] += words
        if row.confidence >= LEAST and "number" not in found:
            found["number"] += _tolls(row, harmed)
        if row.confidence >= LEAST and "date" not in found:
            found["date"] += _days(row, readings)
        place = {item.report: number for number, item in enumerate(row.evidence)}
        differs = tuple(
            Difference(kind, tuple(sorted(dict.fromkeys(words), key=lambda one: (place[one.report], one.span.start))))
            for kind, words in found.items()
            if words
        )
        yield replace(row, differs=differs) if differs else row


def _told(
    facts: Iterable[Fact], figures: Iterable[FigureRow], parts: Collection[Evidence]
) -> Iterator[tuple[DisagreementKind, list[list[Evidence]]]]:
    """The words on which the account holds reports to differ, by side: those that can be true together are one.
    ``parts``: numbers of some of those affected only."""
    for row in figures:
        if row.differs:
            kind: DisagreementKind = "duration" if row.figures[0].amount.kind == "duration" else "number"
            amounts = [(one.amount, one.evidence) for one in row.figures if one.evidence not in parts]
            yield kind, _sides(amounts, lambda a, b: values.relation(a, b) in ("equal", "refines", "compatible"))
    for fact in facts:
        for slot in fact.slots:
            named = KINDS.get(slot.name.split(" ")[0])
            if slot.verdict == "disputed" and named is not None:
                parted = {one.report for one in slot.values if one.relation == "conflicts"}
                given = [
                    ((one.relation, one.value), Evidence(one.report, one.span))
                    for one in slot.values
                    if one.relation == "conflicts" or one.report not in parted  # not "nine, including two women"
                ]
                yield named, _sides(given, lambda a, b: "conflicts" not in (a[0], b[0]) or a[1] == b[1])


def _sides(given: Iterable[tuple[T, Evidence]], agree: Callable[[T, T], bool]) -> list[list[Evidence]]:
    """Values with their words in groups, each of those that agree with its first."""
    groups: list[tuple[T, list[Evidence]]] = []
    for value, words in given:
        side = next((held for first, held in groups if agree(first, value)), None)
        if side is None:
            groups.append((value, [words]))
        else:
            side.append(words)
    return [held for _, held in groups]


def _holds(sentence: Evidence, item: Evidence) -> bool:
    return sentence.report == item.report and sentence.span.start <= item.span.start < sentence.span.end


def _tolls(row: SynopsisRow, harmed: Sequence[Affected]) -> list[Evidence]:
    """The numbers of people to whom one thing happened, one in a sentence that is of all of them, of which two
    conflict."""
    by_kind: dict[str, list[list[Affected]]] = defaultdict(list)
    for sentence in row.evidence:
        told = [one for one in harmed if _holds(sentence, one.evidence) and not one.part]
        for kind in sorted({one.kind for one in told}):
            by_kind[kind].append([one for one in told if one.kind == kind])
    found: list[Evidence] = []
    for every in by_kind.values():
        alone = [one for (one,) in (told for told in every if len(told) == 1) if not one.earlier]
        found += [one.evidence for one in alone if any(_conflict(one, other) for other in alone)]
    return found


def _conflict(one: Affected, two: Affected) -> bool:
    """Whether two numbers of the same people can't both be true: "nine dead", "eleven villagers"."""
    first, second = (replace(each.amount, unit=None) for each in (one, two))
    return of_one_sort(one, two) and values.relation(first, second) == "conflicts"


def _days(row: SynopsisRow, readings: Mapping[str, Reading]) -> list[Evidence]:
    """The days that sentences of a row name, one each, where two conflict and both are to come, or both past. A
    report's own day, and the one before, is that of its news."""
    named: list[tuple[Evidence, Mention, bool]] = []
    for sentence in row.evidence:
        reading = readings[sentence.report]
        mentions = [
            one
            for one in reading.mentions
            if one.kind == "time"
            and isinstance(one.value, TimeValue)
            and sentence.span.start <= one.span.start < sentence.span.end
        ]
        if len(mentions) == 1 and (told := _day(mentions[0], reading)) is not None:
            named.append((Evidence(sentence.report, mentions[0].span), mentions[0], told))
    return [
        item
        for number, (item, one, coming) in enumerate(named)
        if any(
            values.relation(one.value, other.value) == "conflicts"
            and coming == too
            and one.span.exact.casefold() != other.span.exact.casefold()
            for at, (_, other, too) in enumerate(named)
            if at != number
        )
    ]


def _day(mention: Mention, reading: Reading) -> bool | None:
    """Whether the one day that a mention names comes after its report; None where it is no day, or that of the news."""
    value, published = mention.value, reading.report.published
    if not isinstance(value, TimeValue) or value.start is None or value.end is not None or value.precision not in _DAY:
        return None
    if published is None:
        return None
    try:
        apart = (date.fromisoformat(value.start[:10]) - date.fromisoformat(published.iso[:10])).days
    except ValueError:
        return None
    return None if -1 <= apart <= 0 else apart > 0
