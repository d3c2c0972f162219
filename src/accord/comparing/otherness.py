"""What speaks against two tellings being of one act, though they are of one kind and by one side.

A side promises, asks, refuses and hands over many things, and some of the words for it are always the same: who does it
and that it is done again make two acts look like one. What two tellings must have besides is something that only one
act has: what it is done to, its day, its place, its number. A difference of one of these alone is what a disagreement
is made of; what is told here is where nothing is left that both have, or where both can't be meant.

The weights are of tellings that accounts had put together and of which readers of real news said whether they tell one
thing (``benchmarks/passages_judged.tsv``); beside each of them stands how many did.
"""

from __future__ import annotations

from collections.abc import Sequence

from accord.comparing import amounts, occasions, values
from accord.comparing.likeness import beginning
from accord.comparing.profiles import EventProfile
from accord.comparing.tenses import tense
from accord.model import Amount

__all__ = ["against"]

Feature = tuple[str, float]

# As what two tellings are told. One that is done and one that isn't: 16 of 18 two things, but for talks, which are told
# of with "not" in many ways. What is planned and what may be: 8 of 9. What may be, or is to come, and what is refused:
# "only if it lifts the ban", "will not lift the ban": 5 of 5.
REALIS = {
    frozenset({"actual", "negated"}): ("told as done against not done", -1.3),
    frozenset({"future", "hypothetical"}): ("to come against what may be", -0.6),
    frozenset({"future", "negated"}): ("to come against what will not be", -0.7),
    frozenset({"hypothetical", "negated"}): ("what may be against what will not be", -1.5),
}
# Nothing that it is done to is told by one or the other, it has other words, and the clauses share little: 20 of 22.
LITTLE = 0.55  # what shared words of two clauses weigh at least to count for more
STEM = 0.5  # from this share of a beginning on two words are forms of one: "resigned", "resignation"
NOTHING = ("nothing that both name", -0.8)
# Acts of two types, which one word can't tell, and that have nothing else in common than who and what: 10 of 12. What
# is undertaken and what is granted are mostly one act.
TWO_TYPES = ("two kinds of act", -0.7)
# Two questions, refusals or concessions by one side that have no word in common: 7 of 7.
SPOKEN = frozenset({"REQUEST", "REJECT", "CONCEDE"})
ANOTHER_THING = ("another thing is spoken of", -1.0)
NO_THEME = -1.4  # what two themes weigh that share nothing (accord.comparing.alignment)
# Of days of what is done that lie further apart than a mistake goes: one report's is the other's day no more.
FAR_DAYS = ("weeks apart", -0.8)
# Counts of one sort of which one is so many times the other: of the toll of one attack outlets give 3 and 11.
FAR = 5.0
FAR_NUMBERS = ("far fewer", -2.2)
# What is still to come is told anew as it changes: of 92 men on Monday, of those who are left on Thursday.
DAY = 86400.0
OTHER_COMING = ("another number is to come", -1.2)

MADE_UP_FOR = ("in ", "both a ")  # clauses or sentences that are alike, a signing or a truce in both
SAME = frozenset({"time equal", "time refines", "time compatible", "place equal", "place refines", "same number"})
# what is agreed to and what will be done then are told as of two types
ONE_ACT = frozenset({"duration equal", "same word", "undertaken, and to come"})


def against(a: EventProfile, b: EventProfile, found: Sequence[Feature]) -> list[Feature]:
    """What speaks against two tellings beside ``found``, the features that :func:`accord.comparing.alignment.
    judge_events` has of them, and by how much. Symmetric."""
    names = {name for name, _ in found}
    one, two = a.event, b.event
    apart = [_realis(a, b), _far_days(a, b), _numbers(a, b, names)]
    if names.isdisjoint(SAME):
        weight = dict(found)
        if one.type in SPOKEN and one.type == two.type and weight.get("shared theme", 0.0) <= NO_THEME:
            apart.append(ANOTHER_THING)
        elif "theme untold" in names and "same word" not in names and weight.get("shared words", 0.0) < LITTLE:
            apart.append(NOTHING if _other_acts(a, b) else None)
        if not {one.type, two.type} <= occasions.UNDERTAKEN and one.type != two.type:
            told = any(name in ONE_ACT or name.startswith(MADE_UP_FOR) for name in names)
            apart.append(None if told else TWO_TYPES)
    return [each for each in apart if each is not None]


def _other_acts(a: EventProfile, b: EventProfile) -> bool:
    """Whether the words for two acts of one type are of two acts; what is given back or left its mode says, too."""
    told = a.event.type == b.event.type == "RETREAT" and a.event.mode == b.event.mode is not None
    return a.event.type == b.event.type and not told and beginning(a.trigger, b.trigger) < STEM


def _realis(a: EventProfile, b: EventProfile) -> Feature | None:
    if "CONSULT" in (a.event.type, b.event.type, a.event.base, b.event.base):
        return None
    if "told" not in (tense(a.event.clause.exact), tense(b.event.clause.exact)):
        return None  # "will hand over", "shall hand over": one duty
    return REALIS.get(frozenset({a.event.realis, b.event.realis}))


def _far_days(a: EventProfile, b: EventProfile) -> Feature | None:
    done = a.event.realis == b.event.realis == "actual" and a.event.type == b.event.type
    return FAR_DAYS if done and occasions.days_apart(a, b) else None


def _numbers(a: EventProfile, b: EventProfile, names: set[str]) -> Feature | None:
    """Whether what is counted by both is counted otherwise, by so much or on such days that it is of two acts."""
    counts = [
        (one.value, two.value)
        for one in a.numbers
        for two in b.numbers
        if isinstance(one.value, Amount) and isinstance(two.value, Amount)
        if one.value.kind == two.value.kind == "count" and _of_one_sort(one.value, two.value)
    ]
    if not counts or any(values.relation(one, two) != "conflicts" and one.low == two.low for one, two in counts):
        return None
    if all(values.comparable(one, two) and _far(one, two) for one, two in counts):
        return FAR_NUMBERS
    to_come = a.event.realis == b.event.realis == "future" and names.isdisjoint(SAME)
    days = a.written is not None and b.written is not None and abs(a.written - b.written) > DAY
    return OTHER_COMING if to_come and days else None


def _of_one_sort(one: Amount, two: Amount) -> bool:
    return values.comparable(one, two) or not amounts.sorts(one).isdisjoint(amounts.sorts(two))


def _far(one: Amount, two: Amount) -> bool:
    low, high = sorted(amount.low or amount.high or 0.0 for amount in (one, two))
    return high >= FAR * low > 0
