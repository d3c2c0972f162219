"""Which facts of force are one act: the shots, whom they killed and whom they wounded are facts of their own in an
account, as outlets part on each, and one incident of the process."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import pairwise

from accord.comparing import values
from accord.comparing.account import Account
from accord.comparing.boundaries import split
from accord.comparing.profiles import EventProfile
from accord.comparing.tokens import content_words
from accord.comparing.vocabulary import classes
from accord.model import Fact, Report

__all__ = ["is_attached", "is_force", "one_acts"]

Telling = tuple[EventProfile, str]  # with the id of its fact

# Within this many characters behind an act, "the shots" and "they were shot" speak of it.
NEXT = 500
_PERFECT = re.compile(r"\b(?:have|has)\b", re.IGNORECASE)  # "nine thousand have died" in the whole war
_PRONOUN = re.compile(r"\W*(?:they|he|she)\b", re.IGNORECASE)
_KNOWN = re.compile(r"(?:the|those|these) ", re.IGNORECASE)


@cache
def _losing() -> frozenset[str]:
    return classes()["killing"] | classes()["wounding"]


def is_force(words: str) -> bool:
    """Whether a noun phrase is of an act of force or of what is shot, and not of whom it hits: "the shots", "fire"."""
    return not (classes()["assaults"] | {"shot", "fire"}).isdisjoint(content_words(words)[-1:])


def one_acts(facts: Sequence[Fact], told: Mapping[str, Sequence[EventProfile]], account: Account) -> list[list[Fact]]:
    """The facts of force of one story in groups of one act each, in the order of their first facts.

    ``told``: the tellings of each, by the id of the fact. Two are one where a report tells them in one clause, or one
    as the losses of the other, or takes the other up; never where a time, a place or who did it sets them apart.
    """
    reports = {reading.report.id: reading.report for reading in account.readings}
    by_report: dict[str, list[Telling]] = {}
    for fact in facts:
        for profile in told[fact.id]:
            by_report.setdefault(profile.key[0], []).append((profile, fact.id))
    home = {fact.id: fact.id for fact in facts}
    tellings = {fact.id: list(told[fact.id]) for fact in facts}
    links = [link for name in sorted(by_report) for link in _links(by_report[name], reports[name])]
    for (one, left), (two, right) in links:
        here, there = home[left], home[right]
        if here == there or _apart(tellings[here], tellings[there], but=(one, two)):
            continue
        tellings[here] += tellings.pop(there)
        home.update({name: here for name, where in home.items() if where == there})
    groups: dict[str, list[Fact]] = {}
    for fact in facts:
        groups.setdefault(home[fact.id], []).append(fact)
    return list(groups.values())


def _links(tellings: Sequence[Telling], report: Report) -> Iterator[tuple[Telling, Telling]]:
    """Pairs of tellings of one report that are of one act, the surest first."""
    ordered = sorted(tellings, key=lambda one: (one[0].event.trigger.start, one[1]))
    starts = [start for start, _ in split(report)]
    blocks = [block.start for block in report.blocks]

    def at(one: EventProfile) -> tuple[int, int]:
        return bisect_right(blocks, one.event.trigger.start), bisect_right(starts, one.event.trigger.start)

    for n, one in enumerate(ordered):
        for two in ordered[n + 1 :]:
            if at(one[0]) == at(two[0]) and _pieces(one[0], two[0]):
                yield one, two
    for one, two in pairwise(ordered):
        (block, sentence), (other, later) = at(one[0]), at(two[0])
        if block == other and later == sentence + 1 and _losses_of(two[0], one[0]):
            yield one, two
    for one, two in pairwise(ordered):
        if _takes_up(two[0]) and two[0].event.trigger.start - one[0].event.trigger.start < NEXT:
            yield one, two


def _pieces(one: EventProfile, two: EventProfile) -> bool:
    """Whether a sentence tells both as one: one within the clause of the other, or as what came of it."""
    nested = any(
        x.event.clause.start <= y.event.trigger.start and y.event.trigger.end <= x.event.clause.end
        for x, y in ((one, two), (two, one))
    )
    if nested:
        return True
    losses = one.trigger in _losing() or two.trigger in _losing()
    return losses and one.authority == two.authority


def _losses_of(profile: EventProfile, before: EventProfile) -> bool:
    """Whether a sentence only tells what came of the act of the one before: "Two men were killed"."""
    if profile.trigger not in _losing() or profile.time is not None or profile.place is not None:
        return False
    if _PERFECT.search(profile.event.clause.exact):
        return False
    return None in (profile.authority, before.authority) or profile.authority == before.authority


def is_attached(profile: EventProfile) -> bool:
    """Whether an act is told by a participle, of which the nearest noun is not always the doer: "fired on a column that
    the army was escorting, wounding two men"."""
    event = profile.event
    return not event.nominal and event.trigger.exact.endswith("ing") and event.clause.start == event.trigger.start


def _takes_up(profile: EventProfile) -> bool:
    """Whether an act is told as one that was told before: "the shots were fired by", "they were shot"."""
    event = profile.event
    if profile.time is not None or profile.place is not None:
        return False
    if event.theme is None:
        return not event.nominal and not profile.actor_ids and _PRONOUN.match(event.clause.exact) is not None
    return _KNOWN.match(event.theme.exact) is not None and event.object is not None and is_force(event.object.exact)


def _apart(here: Sequence[EventProfile], there: Sequence[EventProfile], but: tuple[EventProfile, EventProfile]) -> bool:
    """Whether times or places part two groups, or the doers the two tellings by which they would be one. Whom an act
    is laid to is disputed, but not by one who tells both."""
    one, two = but
    if not any(map(is_attached, but)) and one.actor_ids and two.actor_ids and one.actor_ids.isdisjoint(two.actor_ids):
        return True
    return any(
        x is not None and y is not None and values.relation(x.value, y.value) == "conflicts"
        for a in here
        for b in there
        for x, y in ((a.time, b.time), (a.place, b.place))
    )
