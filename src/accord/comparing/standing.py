"""Figures that stand outside of any act, set against each other: the dead of a war, the men of a force.

The reader finds acts, and the numbers that belong to them. What a war has cost or how strong a force is hangs on no
act of the news, and yet outlets differ in it. Two such figures are of one thing where both say so by themselves: the
dead of soldiers, of civilians or of all, of a war that is not told to be another one; the men of a force by the same
name. A figure of some time or of some place only ("this year", "in the siege of ...") is none, and a report that gives
two that conflict is set against nobody.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from accord.comparing import amounts, values
from accord.comparing.boundaries import split
from accord.comparing.facts import Context, passage_fact, with_slots
from accord.comparing.figures import is_whole
from accord.comparing.grading import MOST
from accord.comparing.occasions import weeks_apart
from accord.comparing.passages import Holders
from accord.comparing.profiles import written
from accord.comparing.sentences import Place
from accord.comparing.slots import plain
from accord.comparing.tokens import content_words, fold, function_words, stem
from accord.comparing.vocabulary import classes
from accord.model import Amount, Fact, PlaceValue, Reading, Relation, Slot, SlotValue, Span

__all__ = ["Figure", "Sort", "add_standing", "disputed", "figures"]

NEAR = 60  # code points on either side of a number in which what it counts is told
FEWEST = 100  # a smaller number of dead or of men is that of some fight
CLOSE = 2.0  # a number of men that is not told to be all of a force is that, where it is within this factor of one
LONGEST_NAME = 4  # words by which a body of men is named beside its number
REST = 30  # code points behind the words for a toll in which it may be limited


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure of a report. ``of``: whose it is, as stems and countries; ``sure``: it says that it counts all."""

    kind: Literal["toll", "strength", "exact", "affected"]  # "exact": see accord.comparing.exact; "affected": .tolls
    whom: str  # of a toll: "soldiers", "civilians" or "people", and of which side where that is told
    of: frozenset[str]
    sure: bool
    value: Amount
    span: Span
    place: Place


def figures(reading: Reading) -> Iterator[Figure]:
    """The standing figures of a report, in the order of its text."""
    text, report = reading.report.text, reading.report.id
    counts = [
        (mention, mention.value)
        for mention in reading.mentions
        if mention.kind == "quantity" and isinstance(mention.value, Amount) and mention.value.kind == "count"
    ]
    given = {mention.span: amount for mention, amount in counts}
    for found in _WHOLE_FORCE.finditer(text):  # which the reader takes for an adjective
        size = float(found[1].replace(",", ""))
        given.setdefault(Span(*found.span(), found[0]), Amount("count", size, size, "strong"))
    given = {span: amount for span, amount in given.items() if (amount.low or amount.high or 0) >= FEWEST}
    if not given:
        return
    sentences = list(split(reading.report))
    starts = [start for start, _ in sentences]
    for span, amount in sorted(given.items(), key=lambda one: (one[0].start, one[0].end)):
        number = bisect_right(starts, span.start) - 1
        if number < 0 or span.end > sentences[number][1]:
            continue
        where = sentences[number]
        before, after = text[where[0] : span.start], text[span.end : where[1]]
        if is_whole(before):
            continue
        place = Place(report, *where)
        if (war := _war(before, span.exact, after, amount)) is not None:
            if not _limited(reading, where, where[0] + war[0], where[0] + war[1], where[0] + war[2]):
                yield Figure(
                    "toll", _whom(amount, span.exact), _names(reading, where[0] + war[2]), True, amount, span, place
                )
            continue
        force = _force(before, span.exact, after)
        if force is not None and force[0] and (force[1] or amount.low == amount.high):
            yield Figure("strength", "", force[0], force[1], amount, span, place)


_WHOLE_FORCE = re.compile(r"\b(\d[\d,]*)-strong\b")


_LIMITED = re.compile(
    r"\b(?:this|last|past|each|every|per|a|in one|single)\s+(?:day|week|month|year|summer|winter|spring|autumn)\b"
    r"|\b(?:first|another|additional|further)\b|\bmore (?:have|had|were)\b",
    re.IGNORECASE,
)
_UNREAL = re.compile(r"\b(?:could|would|may|might|will|if|risk\w*|threat\w*|not|never)\b|n['’]t\b", re.IGNORECASE)
_ANOTHER = re.compile(r"\b(?:another|additional|further|other|first|last)\s*$", re.IGNORECASE)
_IN_IT = re.compile(r"^[^,;:()]{0,40}\b(?:in|during|throughout|by|of)\s+(?:[\w’'-]+\s+){0,5}$", re.IGNORECASE)
_WHERE = re.compile(r"\s*,?\s*(?:in|during) which\s*(?:[\w-]+\s){0,2}$|\s*,?\s*where\s*$", re.IGNORECASE)
_COSTING = re.compile(r"\b(?:the lives of|the deaths? of|(?:cost|costs|costing|claim\w*|left|kill\w*|taken))\s*$")
_DONE_FOR = re.compile(
    r"^(?:\s+[\w’'-]+){0,3}?\s+(?:dead|lives|killed|died|dying|perish\w*|slain|fallen)\b", re.IGNORECASE
)
_LOST = re.compile(r"^(?:\s+[\w’'-]+){0,2}?\s+(?:lost|gave|given|laid down)\s+their lives\b", re.IGNORECASE)
_WORD = re.compile(r"[\w’'-]+")


def _war(before: str, exact: str, after: str, amount: Amount) -> tuple[int, int, int] | None:
    """Whether a number counts the dead of a war: where the words that say so begin and end, and where the war stands,
    as places in the sentence; or None."""
    at, end = len(before), len(before) + len(exact)
    dead = _DONE_FOR.match(after) or _LOST.match(after)
    counted = stem(fold((amount.unit or "").split()[-1])) if amount.unit else ""
    itself = counted in classes()["killing"] or counted == stem("lives") or counted == "life"
    costs = _COSTING.search(before[-NEAR:])
    if (dead is None and not itself and costs is None) or _ANOTHER.search(before):
        return None
    left = [found for found in _WORD.finditer(before) if _is_war(found[0])]
    if left:
        gap = before[left[-1].end() :]
        caused = (costs is not None or (itself and re.search(r"\b(?:cost|claim|taken|left)", gap))) and ";" not in gap
        if (caused or (dead is not None and _WHERE.fullmatch(gap))) and not _UNREAL.search(gap):
            last = end + (dead.end() if dead is not None else 0)
            if not _LIMITED.search(gap + after[: last - end + REST]):
                return left[-1].start(), last, left[-1].start()
    if dead is None and not itself:
        return None
    rest = after[dead.end() if dead is not None else 0 :]
    skipped = len(after) - len(rest)
    for found in _WORD.finditer(rest, 0, NEAR):
        if _is_war(found[0]) and _IN_IT.match(rest[: found.start()]):
            told = rest[: found.end() + REST]
            if _LIMITED.search(told) or _UNREAL.search(before[-NEAR:]):
                return None
            return at, end + skipped + found.end(), end + skipped + found.start()
    return None


def _is_war(word: str) -> bool:
    return stem(fold(word)) in classes()["wars"]


_SINCE = re.compile(r"\bsince\s+(?:the\s+)?$", re.IGNORECASE)
_STOP = re.compile(r"[,;:()]")


def _limited(reading: Reading, sentence: tuple[int, int], start: int, end: int, war: int) -> bool:
    """Whether a time or a place within or beside the words for a toll limits it: "in Goma on Tuesday". What it is
    counted from is no limit, nor what a further clause tells, nor where the ``war`` is."""
    text = reading.report.text
    last = min(sentence[1], end + REST)
    stop = _STOP.search(text, end, last)
    begin, end = max(sentence[0], start - REST // 2), stop.start() if stop is not None else last
    for mention in reading.mentions:
        if not (begin <= mention.span.start and mention.span.end <= end):
            continue
        counted_from = _SINCE.search(text[max(0, mention.span.start - 12) : mention.span.start])
        if mention.kind == "time" and counted_from is None and fold(mention.span.exact) not in ("now", "today"):
            return True
        if mention.kind == "place":
            kind = mention.value.kind if isinstance(mention.value, PlaceValue) else None
            names = mention.span.start > war and _BEHIND.fullmatch(text[war : mention.span.start])
            if kind == "city" or (kind != "country" and not names):
                return True
    return False


def _whom(amount: Amount, exact: str) -> str:
    """Who is counted: of a war's dead the soldiers are fewer than the people, and those of one side fewer than all."""
    side = " ".join(word for word in _WORD.findall(exact)[1:] if word[:1].isupper())
    return " ".join((_sort_of_people(amount), *sorted(content_words(side))))


def _sort_of_people(amount: Amount) -> str:
    soldier, civilian = (Amount("count", amount.low, amount.high, unit) for unit in ("soldier", "civilian"))
    fighter = Amount("count", amount.low, amount.high, "fighter")
    if amount.unit is None or amounts.just_people(amount):
        return "people"
    if amounts.comparable(amount, soldier) or amounts.comparable(amount, fighter):
        return "soldiers"
    return "civilians" if amounts.comparable(amount, civilian) else "people"


_BEHIND = re.compile(r"\w+\s+(?:in|between|against|with|over)\s+(?:the\s+)?(?:[\w’'-]+\s+){0,3}")


def _names(reading: Reading, at: int) -> frozenset[str]:
    """The countries by which a war is named: "the war in Chad", "the Chadian conflict"."""
    found = set()
    text, actors = reading.report.text, {actor.id: actor for actor in reading.actors}
    for mention in reading.mentions:
        before = text[mention.span.end : at] if mention.span.end <= at else None
        behind = text[at : mention.span.start] if mention.span.start > at else None
        if (before is None or before.strip(" -")) and (behind is None or not _BEHIND.fullmatch(behind[:NEAR])):
            continue
        actor = actors.get(mention.actor) if mention.actor is not None else None
        country = actor.country if actor is not None else getattr(mention.value, "country", None)
        if country is not None:
            found.add(country)
    return frozenset(found)


_NAME = r"(?:[A-Z][\w’'-]*\s+){1,4}"
_MEN_OF = re.compile(r"^\s+of\s+(?:the\s+)?((?:[A-Z][\w’'-]*\s?){1,4})")


def _force(before: str, exact: str, after: str) -> tuple[frozenset[str], bool] | None:
    """Whose men a number counts, as stems, and whether it says that these are all of them; None for other numbers."""
    near, bodies = before[-NEAR:], classes()["bodies_of_men"]
    if exact.endswith("-strong"):
        behind = [found[0] for found in _WORD.finditer(after[:NEAR])][:LONGEST_NAME]
        body = next((number for number, word in enumerate(behind) if stem(fold(word)) in bodies), None)
        return (_own(" ".join(behind[:body])), True) if body else None
    if exact.endswith(" strong"):
        return _own(" ".join(near.split()[-LONGEST_NAME:])), True
    of = re.search(r"((?:[\w’'-]+\s+){1,4})of\s*$", near)
    if of is not None and stem(fold(of[1].split()[-1])) in bodies:
        return _own(of[1]), True
    men = re.fullmatch(r"[\W\d]*(?:[\w.,-]+\s+)*?(?:men|soldiers|troops|fighters|guerrillas|peacekeepers)", exact)
    if men is None:
        return None
    if re.search(r"\b[Tt]he\s*$", near) and (whose := _MEN_OF.match(after)) is not None:
        return _own(whose[1]), True
    whose = re.search(rf"({_NAME})whose\s*$", near.replace(",", " "))
    if whose is not None:
        return _own(whose[1]), True
    inner = re.search(rf"\s({_NAME})\w+$", exact)
    return (_own(inner[1]), False) if inner is not None else None


def _own(words: str) -> frozenset[str]:
    """The stems by which a body of men is named, without the word for what it is."""
    general = classes()["bodies_of_men"]
    return frozenset(one for one in content_words(words) if one not in general and one not in function_words())


Sort = tuple[str, str, frozenset[str], bool, Amount]
"""What figures that are told alike share: kind, whom they count, whose they are, whether they count all, value."""


def _sort(figure: Figure) -> Sort:
    return figure.kind, figure.whom, figure.of, figure.sure, replace(figure.value, unit=None)


def _one_thing(a: Sort, b: Sort) -> bool:
    """Whether two figures may measure one thing."""
    if a[:2] != b[:2]:
        return False
    if a[0] == "toll":
        return not a[2] or not b[2] or bool(a[2] & b[2])
    if a[2] != b[2] or not (a[3] or b[3]):
        return False
    one, two = (sort[4].low or sort[4].high or 0.0 for sort in (a, b))
    return (a[3] and b[3]) or one <= CLOSE * two <= CLOSE * CLOSE * one


def _conflict(a: Sort, b: Sort) -> bool:
    return _one_thing(a, b) and values.relation(a[4], b[4]) == "conflicts"


def add_standing(facts: Sequence[Fact], members: Sequence[Reading], context: Context) -> list[Fact]:
    """A story's facts with the standing figures on which its reports conflict, and those of other reports that go with
    one of them: in the fact that tells them, or as a fact of their own without a type."""
    when = {reading.report.id: written(reading) for reading in members}
    told: dict[Sort, list[Figure]] = defaultdict(list)
    for reading in sorted(members, key=lambda one: one.report.id):
        for figure in _settled(figures(reading)):
            told[_sort(figure)].append(figure)
    sorts = sorted(told, key=lambda sort: (-len(told[sort]), min(figure.span.exact for figure in told[sort])))[:MOST]

    def apart(a: Sort, b: Sort) -> bool:
        """Whether some two reports of one week tell two figures that conflict."""
        return _conflict(a, b) and any(
            x.place.report != y.place.report and not weeks_apart(when[x.place.report], when[y.place.report])
            for x in told[a][:MOST]
            for y in told[b][:MOST]
        )

    against = {(a, b) for n, a in enumerate(sorts) for b in sorts[n + 1 :] if apart(a, b)}
    return disputed(facts, told, against, _one_thing, context)


def disputed(
    facts: Sequence[Fact],
    told: Mapping[Sort, Sequence[Figure]],
    against: Collection[tuple[Sort, Sort]],
    alike: Callable[[Sort, Sort], bool],
    context: Context,
    what: str = "figures of one kind of standing thing, told in reports of one week",
) -> list[Fact]:
    """A story's facts with the disputes of figures that are set ``against`` each other, and with those that are of one
    thing with them (``alike``) beside. ``told``: the figures of each sort; ``what``: of what they are, for people."""
    done, holders = list(facts), Holders(facts)
    for group in _joined(against):
        beside = [one for one in told if one not in group and any(alike(one, other) for other in group)]
        one, two = min((pair for pair in against if pair[0] in group), key=lambda pair: sorted(map(_ordered, pair)))
        slot = _slot([figure for sort in group for figure in told[sort]], [f for sort in beside for f in told[sort]])
        words = " against ".join(dict.fromkeys(f"“{' '.join(v.text.split())}”" for v in slot.values[:MOST]))
        why = (f"number {words}: {what}",)
        home = holders.of(_at(told[one]), _at(told[two]))
        if home is None:
            places = dict.fromkeys(figure.place for sort in (*group, *beside) for figure in told[sort])
            done.append(passage_fact(places, [slot], context, why=why))
        elif not _is_known(told[one], told[two], done):
            done = [with_slots(fact, [slot], context, why) if fact.id == home else fact for fact in done]
    return done


def _is_known(one: Sequence[Figure], two: Sequence[Figure], facts: Sequence[Fact]) -> bool:
    """Whether some two figures conflict in some slot already."""
    first, second = ({(figure.place.report, figure.span.start) for figure in side} for side in (one, two))
    for slot in (slot for fact in facts for slot in fact.slots):
        against = {(value.report, value.span.start) for value in slot.values if value.relation == "conflicts"}
        if against & first and against & second:
            return True
    return False


def _at(figures: Sequence[Figure]) -> dict[Place, tuple[int, int]]:
    return {figure.place: (figure.span.start, figure.span.end) for figure in figures}


def _settled(found: Iterable[Figure]) -> list[Figure]:
    """A report's figures without those of which it gives two that conflict: it is not known which another means."""
    every = list(found)
    sorts = dict.fromkeys(map(_sort, every))
    return [figure for figure in every if not any(_conflict(_sort(figure), other) for other in sorts)]


def _joined(pairs: Iterable[tuple[Sort, Sort]]) -> list[list[Sort]]:
    """Pairs put together that have one in common, in an order of their own words."""
    groups: list[set[Sort]] = []
    for pair in pairs:
        here = [group for group in groups if group & set(pair)]
        groups = [group for group in groups if group not in here] + [set(pair).union(*here)]
    return sorted((sorted(group, key=_ordered) for group in groups), key=lambda group: [_ordered(one) for one in group])


def _ordered(sort: Sort) -> tuple[object, ...]:
    amount = sort[4]
    return sort[0], sort[1], sorted(sort[2]), sort[3], amount.low or 0.0, amount.high or 0.0, amount.hedge or ""


def _slot(group: Sequence[Figure], beside: Sequence[Figure]) -> Slot:
    sides: tuple[tuple[Sequence[Figure], Relation], ...] = ((group, "conflicts"), (beside, "compatible"))
    found = [
        SlotValue(plain(figure.value), figure.span.exact, figure.place.report, figure.span, relation)
        for side, relation in sides
        for figure in side
    ]
    return Slot("number", "disputed", tuple(sorted(found, key=lambda value: (value.report, value.span.start))))
