"""When and where those who talk are to meet next, as reports of one week tell it.

Of talks there is one next round. So where two reports each tell of one ("the next round", "are to reconvene", "will
meet again"), and each gives one day or one place for it, these are of one thing, in whatever words it is told and
whoever is named beside, and where they conflict, it is a dispute. A report that itself gives two days or two places
tells of two such rounds, and nothing is set against it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import combinations
from typing import Literal

from accord.comparing import partners, values
from accord.comparing.facts import Context, passage_fact, told_by, with_slots
from accord.comparing.occasions import weeks_apart
from accord.comparing.profiles import hedged, written
from accord.comparing.sentences import Place, in_order
from accord.comparing.slots import plain
from accord.comparing.stretches import Named, cuts
from accord.comparing.tenses import is_coming
from accord.comparing.words import negations
from accord.data import word_sets
from accord.model import Fact, Mention, PlaceValue, Reading, Slot, SlotValue, TimeValue

__all__ = ["add_next_rounds"]

DAY = 10  # letters of a day that is written out
FINE = frozenset({"day", "hour", "minute", "second", "week"})
_UNREAL = re.compile(r"\b(?:if|unless|whether|(?:would|will|could) have|hopes?|hoped)\b", re.IGNORECASE)
_MODAL = re.compile(r"\b(?:may|might|could)\b", re.IGNORECASE)
Name = Literal["time", "place"]


@dataclass(frozen=True, slots=True)
class _Round:
    """A passage that tells of the next round, and what it gives for a slot."""

    place: Place
    mention: Mention
    value: TimeValue | PlaceValue


@lru_cache(maxsize=1)
def _telling() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What tells of a further meeting, and what says without a modal verb that something is to come."""
    lists = {name: "|".join(sorted(map(re.escape, of))) for name, of in word_sets("next_rounds.json").items()}
    gathering = rf"(?:{lists['gatherings']})"
    again = re.compile(
        rf"\b(?:{lists['again']})\b|\b(?:{lists['another']})\s+(?:[\w-]+\s+){{0,2}}{gathering}\b"
        rf"|\b{gathering}\b[^,;:]*\b(?:{lists['resuming']})\b",
        re.IGNORECASE,
    )
    return again, re.compile(rf"\b(?:is|are|was|were|been)\s+(?:\w+ly\s+)?(?:{lists['set']})\b", re.IGNORECASE)


def add_next_rounds(
    facts: Sequence[Fact], members: Sequence[Reading], named: Mapping[str, Named], context: Context
) -> list[Fact]:
    """A story's facts with the days and the places that its reports give for the next round, where they conflict.
    ``named``: by report id what its stretches name. Of a story of many reports, which tell of many talks, nothing."""
    done = list(facts)
    if not 2 <= len(members) <= partners.FEW:
        return done
    slots: dict[Name, Callable[[object], bool]] = {"time": _is_day, "place": lambda one: isinstance(one, PlaceValue)}
    for name, fits in slots.items():
        found = {one.report.id: _only(list(_rounds(one, named[one.report.id], fits))) for one in members}
        given = [(reading, found[reading.report.id]) for reading in members if found[reading.report.id]]
        against: dict[Place, _Round] = {}
        for (one, first), (two, second) in combinations(given, 2):
            if _differ(first[0], second[0]) and not weeks_apart(written(one), written(two)):
                against |= {each.place: each for each in (*first, *second)}
        if against:
            done = _with(done, name, [against[place] for place in sorted(against, key=in_order)], context)
    return done


def _rounds(reading: Reading, named: Named, fits: Callable[[object], bool]) -> Iterator[_Round]:
    """A report's passages that tell of a further round to come and name one such value."""
    text, (again, planned) = reading.report.text, _telling()
    for low, high in named.sentences:
        for start, end in cuts(text, low, high):
            words = text[start:end]
            if again.search(words) is None or negations(words) % 2 or _UNREAL.search(words):
                continue
            if not (is_coming(words) or _MODAL.search(words) or planned.search(words)):
                continue
            given = [one for one in reading.mentions if start <= one.span.start and one.span.end <= end]
            told = [(one, hedged(one, text)) for one in given]
            known = [(one, value) for one, value in told if isinstance(value, TimeValue | PlaceValue) and fits(value)]
            if len(known) == 1:
                yield _Round(Place(reading.report.id, start, start + len(words.rstrip(" ,;:.—–-\n"))), *known[0])


def _is_day(value: object) -> bool:
    """Whether a value is a day or a week that is to come: a month holds most of what is told of it."""
    return isinstance(value, TimeValue) and value.start is not None and value.precision in FINE


def _only(found: Sequence[_Round]) -> Sequence[_Round]:
    """The passages of a report, where they are of one round; none where two give values that conflict."""
    return [] if any(_differ(one, two) for one, two in combinations(found, 2)) else found


def _differ(one: _Round, two: _Round) -> bool:
    a, b = (_begun(each.value) for each in (one, two))
    return values.relation(a, b) == "conflicts"


def _begun(value: TimeValue | PlaceValue) -> TimeValue | PlaceValue:
    """When a round is: talks that are held "from 8 April" begin on that day."""
    return replace(value, end=None, hedge=None) if isinstance(value, TimeValue) else value


def _with(facts: list[Fact], name: Name, told: Sequence[_Round], context: Context) -> list[Fact]:
    """The facts with such a dispute: in the one that is told in most of the passages, or in one of its own."""
    listed = [SlotValue(plain(one.value), one.mention.span.exact, one.place.report, one.mention.span, "conflicts")
              for one in told]  # fmt: skip
    if any(_is_known(slot, listed) for fact in facts for slot in fact.slots):
        return facts
    slot = Slot(name, "disputed", tuple(sorted(listed, key=lambda value: (value.report, value.span.start))))
    words = " against ".join(dict.fromkeys(f"“{value.text}”" for value in slot.values))
    line = f"{name} {words}: of the next round of talks, of which there is one"
    places = {one.place: line for one in told}
    counts = {fact.id: sum(_tells(fact, place) for place in places) for fact in facts if fact.kind == "event"}
    home = min(counts, key=lambda key: (-counts[key], key), default=None)
    if home is None or not counts[home]:
        return [*facts, passage_fact(sorted(places, key=in_order), [slot], context, why=(line,))]
    return [
        with_slots(told_by(fact, places, lambda _: fact.slots, context), [slot], context, (line,))  # noqa: B023
        if fact.id == home
        else fact
        for fact in facts
    ]


def _tells(fact: Fact, place: Place) -> bool:
    return any(
        item.report == place.report and item.span.start < place.end and place.start < item.span.end
        for item in fact.evidence
    )


def _is_known(slot: Slot, listed: Sequence[SlotValue]) -> bool:
    """Whether two of the values are in conflict in some slot already."""
    known = {(one.report, one.span.start) for one in slot.values if one.relation == "conflicts"}
    return len({value.report for value in listed if (value.report, value.span.start) in known}) > 1
