"""The slots of a fact: what every report gives for actor, recipient, time, place, duration, number, scope, certainty,
polarity, wording.

A slot's values are ordered by report; each carries its relation to the first value that it can be compared with. Two
values of one report are that report's own spelling-out and are never called a conflict.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import lru_cache

from accord.comparing import parties, people, tokens, values, voices, words
from accord.comparing.figures import is_whole
from accord.comparing.profiles import EventProfile, Mentioned, StatementProfile
from accord.model import Actor, Amount, Instant, PlaceValue, Relation, Slot, SlotValue, Span, TimeValue

__all__ = ["event_slots", "is_update", "plain", "statement_slots"]

# Acts of words that many may do, each for themselves, about one thing.
VERBAL = frozenset({"SUPPORT", "REQUEST", "ACCUSE", "REJECT", "THREATEN"})
# Share of content words of the shorter of two clauses that are held to be about one thing.
SAME_CLAUSE = 0.5
# So many different values of a slot are held against each other.
MOST = 40
RANK: dict[Relation, int] = {"equal": 4, "refines": 3, "compatible": 2, "absent": 1, "conflicts": 0}
# Certainties side by side: "probable" is a hedge on either, while "might" and "are set to" part.
APART = frozenset({frozenset({"certain", "possible"})})


def plain(value: TimeValue | Amount | PlaceValue | None) -> object:
    """A value as JSON: what a slot shows and what its comparison rests on."""
    if isinstance(value, TimeValue):
        return {"start": value.start, "end": value.end, "precision": value.precision, "hedge": value.hedge}
    if isinstance(value, Amount):
        return {"kind": value.kind, "low": value.low, "high": value.high, "unit": value.unit, "hedge": value.hedge}
    if isinstance(value, PlaceValue):
        return {"name": value.name, "kind": value.kind, "country": value.country}
    return None


Key = tuple[str, str]
Close = Mapping[Key, frozenset[Key]]
"""By telling those of other reports that were themselves judged to be of the same fact."""
Met = Mapping[str, frozenset[str]]
"""By report those others that can conflict with it on a slot: of the tellings that fill it, some two were themselves
judged to be of the same. Two that only a third brought together may tell of two happenings."""


Dates = Mapping[str, Instant | None]
"""By report when it was published."""


def event_slots(
    cluster: Sequence[EventProfile], actors: Mapping[str, Actor], close: Close, dates: Dates | None = None
) -> list[Slot]:
    """The filled slots of an event fact, verdicts not yet graded ("single" throughout)."""
    mixed = _mixed(cluster)

    def met(filled: Callable[[EventProfile], object]) -> Met:
        return _meeting((one.key for one in cluster if one.key[0] not in mixed and filled(one)), close)

    every = met(lambda profile: True)
    found = [
        _actor_slot("actor", cluster, lambda profile: profile.actors, actors, met(lambda one: one.actors)),
        _actor_slot("recipient", cluster, lambda profile: profile.recipients, actors, met(lambda one: one.recipients)),
        _time(cluster, met(lambda one: one.time)),
        _places(cluster, met(lambda one: one.place)),
        _valued("duration", ((one.key[0], one.duration) for one in cluster), met(lambda one: one.duration)),
        _numbers(cluster, met(_counted), dates or {}),
        _scope(cluster, every),
        _worded(
            "certainty",
            cluster,
            lambda profile: profile.event.certainty,
            lambda a, b: frozenset({a, b}) in APART,
            0.0,
            every,
        ),
        _worded(
            "polarity",
            cluster,
            lambda profile: "negated" if profile.event.realis == "negated" else "affirmed",
            lambda a, b: a != b,
            SAME_CLAUSE,
            every,
        ),
    ]
    return [slot for slot in found if slot is not None]


def _meeting(keys: Iterable[Key], close: Close) -> dict[str, frozenset[str]]:
    """Which reports have some two of these tellings that were judged to be of the same."""
    given = frozenset(keys)
    found: dict[str, set[str]] = {}
    for key in given:
        found.setdefault(key[0], set()).update(other[0] for other in close.get(key, frozenset()) & given)
    return {report: frozenset(others) for report, others in found.items()}


def _mixed(cluster: Sequence[EventProfile]) -> frozenset[str]:
    """The reports whose tellings of a fact give two times or two numbers that can't be of one thing: they tell of more
    than one such happening, and it is not known which of them another report means."""
    found: set[str] = set()
    own: dict[str, list[EventProfile]] = {}
    for profile in cluster:
        own.setdefault(profile.key[0], []).append(profile)
    for report, profiles in own.items():
        times = dict.fromkeys(p.time.value for p in profiles if p.time is not None and p.time.value is not None)
        counts = dict.fromkeys(one.value for p in profiles for one in _counted(p) if one.value is not None)
        for told in (list(times)[:MOST], list(counts)[:MOST]):
            if any(values.relation(x, y) == "conflicts" for n, x in enumerate(told) for y in told[n + 1 :]):
                found.add(report)
    return frozenset(found)


def _counted(profile: EventProfile) -> list[Mentioned]:
    """The numbers of a telling, without those that others are taken from: "21 of the 200" is 21."""
    clause = profile.event.clause
    return [one for one in profile.numbers if not is_whole(clause.exact[: max(0, one.span.start - clause.start)])]


def statement_slots(cluster: Sequence[StatementProfile], actors: Mapping[str, Actor], close: Close) -> list[Slot]:
    """The filled slots of a statement fact: the wording, and to whom it is attributed."""
    wording = [
        SlotValue(piece_text(profile), piece_text(profile), profile.key[0], profile.statement.content[0])
        for profile in cluster
    ]
    speakers = [
        SlotValue(profile.joint, profile.statement.source.exact, profile.key[0], profile.statement.source)
        for profile in cluster
        if profile.statement.source is not None and profile.joint
    ]
    # only what both put within quotation marks can be worded differently; paraphrase may take its own words
    quoted = {
        (profile.key[0], profile.statement.content[0].start)
        for profile in cluster
        if profile.statement.form in ("direct", "mixed")
    }

    pieces = {
        (profile.key[0], profile.statement.content[0].start): tuple(quote.exact for quote in profile.statement.quotes)
        for profile in cluster
    }
    marked = {key: " ".join(quotes) for key, quotes in pieces.items()}

    def told(a: SlotValue, b: SlotValue) -> Relation:
        relation = words.wording(a.text, b.text)
        first, second = (a.report, a.span.start), (b.report, b.span.start)
        if relation != "conflicts":
            return relation
        if first not in quoted or second not in quoted or people.spelt_alike(a.text, b.text):
            return "compatible"
        if words.shortened(a.text, b.text) or words.shortened(marked[first], marked[second]):
            return "refines"
        inner = words.wording(marked[first], marked[second])
        if inner in ("equal", "refines", "compatible"):
            return inner
        if words.reworded(marked[first], marked[second]):
            return relation
        rendered = any(words.one_sentence(x, y) for x in pieces[first] for y in pieces[second])
        return relation if rendered else "compatible"

    def alike(value: SlotValue) -> Hashable:
        key = (value.report, value.span.start)
        return value.text, key in quoted, pieces[key]

    met = _meeting((profile.key for profile in cluster), close)
    found = [_pointed(_related("wording", wording, told, alike, met=met), cluster)]
    if speakers:
        by_source = {
            (profile.key[0], profile.statement.source): profile
            for profile in cluster
            if profile.statement.source is not None and profile.joint
        }

        def spoken(a: SlotValue, b: SlotValue) -> Relation:
            return voices.relation(by_source[a.report, a.span], by_source[b.report, b.span], actors)

        def of_one(value: SlotValue) -> Hashable:
            one = by_source[value.report, value.span]
            return value.value, value.text, one.vouching

        found.append(_thawed(_related("attribution", speakers, spoken, of_one, met=met)))
    return found


def _pointed(slot: Slot, cluster: Sequence[StatementProfile]) -> Slot:
    """Of words that a report gives in several pieces the one that stands against what another has, in a slot in which
    they conflict: the reader is to be shown that."""
    against = [value for value in slot.values if value.relation == "conflicts"][:MOST]
    content = {(one.key[0], one.statement.content[0].start): one.statement.content for one in cluster}

    def piece(value: SlotValue) -> SlotValue:
        spans = content[value.report, value.span.start]
        others = [other.text for other in against if other.report != value.report]
        if value.relation != "conflicts" or len(spans) == 1 or not others:
            return value
        span = max(spans, key=lambda one: (max(words.in_common(one.exact, other) for other in others), -one.start))
        return replace(value, value=span.exact, text=span.exact, span=span)

    return replace(slot, values=tuple(piece(value) for value in slot.values))


def piece_text(profile: StatementProfile) -> str:
    """The words of a statement, its pieces joined, without what it puts into somebody else's mouth."""
    return " ".join(profile.text.split())


def _related(
    name: str,
    found: Iterable[SlotValue],
    relate: Callable[[SlotValue, SlotValue], Relation],
    alike: Callable[[SlotValue], Hashable] = lambda value: (value.value, value.text),
    *,
    graded: bool = False,
    met: Met | None = None,
) -> Slot:
    """A slot in which every value carries the worst of its relations to what the other reports give.

    A report whose own values conflict tells of more than one such happening, and contradicts nobody; not so of a
    ``graded`` slot, where it only tells one thing now surely, now with doubt. ``met``: which reports can conflict; None
    for all.

    Two reports agree as far as their best two values do: a report that also gives a second, other value does not
    thereby contradict. Values with one ``alike`` stand in the same relation to every other, so that the work grows
    with the different values and not with the reports; of more than MOST different values each is held against the
    MOST that most reports give.
    """
    ordered = sorted(dict.fromkeys(found), key=lambda one: (one.report, one.span.start, one.span.end, one.text))
    sort_of: dict[Hashable, int] = {}
    kinds = [sort_of.setdefault(alike(value), len(sort_of)) for value in ordered]
    example = {kind: value for value, kind in zip(reversed(ordered), reversed(kinds), strict=True)}
    given: dict[str, set[int]] = {}  # the sorts of value that a report gives
    for value, kind in zip(ordered, kinds, strict=True):
        given.setdefault(value.report, set()).add(kind)
    tellers: dict[frozenset[int], list[str]] = {}
    for report, sorts in given.items():
        tellers.setdefault(frozenset(sorts), []).append(report)
    common = sorted(tellers, key=lambda sorts: (-len(tellers[sorts]), sorted(example[kind].text for kind in sorts)))[
        :MOST
    ]
    between: dict[tuple[int, int], Relation] = {}
    inconsistent: dict[frozenset[int], bool] = {}

    def relation(one: int, two: int) -> Relation:
        pair = (one, two) if one <= two else (two, one)
        if pair not in between:
            between[pair] = relate(example[pair[0]], example[pair[1]])
        return between[pair]

    def at_odds(own: frozenset[int]) -> bool:
        if own not in inconsistent:
            ordered_kinds = sorted(own)
            inconsistent[own] = any(
                relation(x, y) == "conflicts" for n, x in enumerate(ordered_kinds) for y in ordered_kinds[n + 1 :]
            )
        return inconsistent[own]

    closest: dict[tuple[int, frozenset[int]], Relation] = {}
    agreeing: dict[tuple[frozenset[int], frozenset[int]], bool] = {}  # whether reports agree in some of their values

    def against(report: str, kind: int, own: frozenset[int], others: frozenset[int]) -> Relation:
        best: Relation | None = closest.get((kind, others))
        if best is None:
            best = closest[kind, others] = max((relation(kind, other) for other in others), key=RANK.__getitem__)
        if best == "absent":
            return "compatible"  # they can't be compared, which is no conflict
        if best == "conflicts" and met is not None and met.get(report, frozenset()).isdisjoint(tellers[others]):
            return "compatible"
        if best == "conflicts" and not graded and (at_odds(own) or at_odds(others)):
            return "compatible"  # a report that has two of them tells of more than one such happening
        if best == "conflicts":
            if (own, others) not in agreeing:
                agreeing[own, others] = any(relation(x, y) not in ("conflicts", "absent") for x in own for y in others)
            if agreeing[own, others]:
                return "compatible"
        return best

    worst: dict[tuple[str | None, int, frozenset[int]], Relation] = {}
    done = []
    for value, kind in zip(ordered, kinds, strict=True):
        own = frozenset(given[value.report])
        key = (value.report if met is not None else None, kind, own)
        if key not in worst:
            found_here = [
                against(value.report, kind, own, others)
                for others in common
                if others != own or len(tellers[others]) > 1
            ]
            worst[key] = min(found_here, key=RANK.__getitem__, default="equal")
        done.append(replace(value, relation=worst[key]))
    return Slot(name, "single", tuple(done))


def _actor_slot(
    name: str,
    cluster: Sequence[EventProfile],
    pick: Callable[[EventProfile], Sequence[Mentioned]],
    actors: Mapping[str, Actor],
    met: Met,
) -> Slot | None:
    """One value for each telling: its set of actors. The richest telling of a report speaks for it."""
    best: dict[str, tuple[Mentioned, ...]] = {}
    for profile in cluster:
        here = tuple(pick(profile))
        if (here and _known(here) > _known(best.get(profile.key[0], ()))) or (here and profile.key[0] not in best):
            best[profile.key[0]] = here
    if not best:
        return None
    found = []
    for report, mentioned in best.items():
        first = min(mentioned, key=lambda one: one.span.start)
        text = ", ".join(one.span.exact for one in mentioned)
        ids = [one.actor for one in mentioned if one.actor is not None]
        found.append(SlotValue(tuple(sorted(ids)), text, report, first.span))
    # that one has condemned something says nothing against another's having done so, too
    anybody = name == "actor" and {profile.event.type for profile in cluster} <= VERBAL
    known: dict[str, set[str]] = {}  # by report everybody who has a part in its tellings
    for profile in cluster:
        known.setdefault(profile.key[0], set()).update(profile.people)

    def relate(a: SlotValue, b: SlotValue) -> Relation:
        relation = people.same(a, b, actors)
        if relation != "conflicts":
            return relation
        if anybody:
            return "compatible"
        if any(
            parties.actor_relation(people.ids(one.value), known[other.report], actors) in ("equal", "refines")
            for one, other in ((a, b), (b, a))
        ):
            return "compatible"  # the other report gives them another part in it
        return relation

    def alike(value: SlotValue) -> Hashable:
        return value.value, value.text, frozenset(known[value.report])

    return _thawed(_related(name, found, relate, alike, met=met))


def _known(mentioned: Sequence[Mentioned]) -> int:
    return sum(one.actor is not None for one in mentioned)


def _time(cluster: Sequence[EventProfile], met: Met) -> Slot | None:
    """When it was. The day of an undertaking is not set against the day on which it is to be carried out."""
    coming = {
        (profile.key[0], profile.time.span)
        for profile in cluster
        if profile.time is not None and profile.event.realis == "future"
    }
    return _valued(
        "time",
        ((profile.key[0], profile.time) for profile in cluster),
        met,
        lambda value: (value.report, value.span) in coming,
    )


def _valued(
    name: str,
    found: Iterable[tuple[str, Mentioned | None]],
    met: Met,
    sort: Callable[[SlotValue], Hashable] = lambda value: False,
    either: Callable[[SlotValue, str], bool] = lambda value, report: False,
) -> Slot | None:
    """A slot of mentions with values. Values that differ in ``sort`` are not compared. ``either``: whether a report
    tells another's value, too: where both do, the two do not conflict."""
    kept: dict[tuple[str, Span], Mentioned] = {}
    for report, mentioned in found:
        if mentioned is not None:
            kept.setdefault((report, mentioned.span), mentioned)
    if not kept:
        return None
    meant = {key: mentioned.value for key, mentioned in kept.items()}
    listed = [SlotValue(_frozen(one.value), one.span.exact, report, one.span) for (report, _), one in kept.items()]

    def relate(a: SlotValue, b: SlotValue) -> Relation:
        first, second = meant[a.report, a.span], meant[b.report, b.span]
        if sort(a) != sort(b):
            return "absent"
        if first is None or second is None:
            return "equal" if a.text.lower() == b.text.lower() else "absent"
        relation = values.relation(first, second)
        if relation == "conflicts" and isinstance(first, TimeValue) and isinstance(second, TimeValue):
            if (_DEICTIC.search(a.text) or _DEICTIC.search(b.text)) and _days_apart(first, second) <= 1:
                return "compatible"
        if relation == "conflicts" and either(a, b.report) and either(b, a.report):
            return "compatible"
        return relation

    reports = sorted({value.report for value in listed})

    def alike(value: SlotValue) -> Hashable:
        return value.value, value.text, sort(value), frozenset(one for one in reports if either(value, one))

    return _thawed(_related(name, listed, relate, alike, met=met))


def _places(cluster: Sequence[EventProfile], met: Met) -> Slot | None:
    """Where it was. Two places that both reports name in their tellings are parts of what both tell: "the Peruvian
    embassy in Lima". Where it was is not set against where it went, nor against whose it was ("the Peruvian
    embassy")."""
    named: dict[str, frozenset[str]] = {}
    stood = {(one.key[0], one.place.span): _standing(one) for one in cluster if one.place is not None}
    for profile in cluster:
        named[profile.key[0]] = named.get(profile.key[0], frozenset()) | _bare(profile.event.clause.exact)
    return _valued(
        "place",
        ((one.key[0], one.place) for one in cluster),
        met,
        lambda value: stood.get((value.report, value.span), ""),
        either=lambda value, report: _bare(value.text) <= named[report],
    )


# Words before a place that all tell where something was.
_WITHIN = frozenset({"in", "at", "on", "inside", "within", "outside", "near", "around", "across"})


def _standing(profile: EventProfile) -> str:
    """How a telling's place is put: "in" for where it was, else the word before it; nothing for a modifier."""
    clause, place = profile.event.clause, profile.place
    if place is None or not clause.start <= place.span.start < clause.end:
        return "in"
    before = [word.folded for word in tokens.words(clause.exact[: place.span.start - clause.start][-60:])]
    while before and before[-1] in ("the", "a", "an"):
        before.pop()
    if not before or before[-1] in _WITHIN:
        return "in"
    return before[-1] if before[-1] in tokens.function_words() else ""


@lru_cache(maxsize=4096)
def _bare(text: str) -> frozenset[str]:
    """The words of a text without stops: "US" is "U.S."."""
    return frozenset(word.folded.replace(".", "") for word in tokens.words(text))


# Days that are counted from the day of publication, of which only the time in UTC is known: in the outlet's own zone it
# may be the day before or after.
_DEICTIC = re.compile(
    r"\b(?:yesterday|today|tonight|tomorrow|last night|overnight|this (?:morning|afternoon|evening))\b", re.IGNORECASE
)


def _days_apart(a: TimeValue, b: TimeValue) -> float:
    """Whole days between the beginnings of two times; infinite where either is coarser than a day."""
    if a.start is None or b.start is None or min(len(a.start), len(b.start)) < 10:
        return float("inf")
    try:
        return abs((date.fromisoformat(a.start[:10]) - date.fromisoformat(b.start[:10])).days)
    except ValueError:  # a year before the common era, a week
        return float("inf")


def is_update(a: Amount, b: Amount, one: Instant | None, two: Instant | None) -> bool:
    """Whether of two tallies the higher one was published later: both held when they were told. ``one`` and ``two``:
    when; where that is not known, or known to the same day only, nothing is concluded."""
    if a.kind != "count" or b.kind != "count" or a.low is None or b.low is None or one is None or two is None:
        return False
    least = min(len(one.iso), len(two.iso))
    first, second = one.iso[:least], two.iso[:least]
    return first != second and (a.low < b.low) == (first < second) and a.low != b.low


def _numbers(cluster: Sequence[EventProfile], met: Met, dates: Dates) -> Slot | None:
    """The counts of a fact. Counts of different things are not compared; of one report's several, the best match is.
    A higher tally of an attack's victims in a later report takes the earlier one up."""
    tally = {profile.event.type for profile in cluster} == {"ASSAULT"}
    kept: dict[tuple[str, Span], Mentioned] = {}
    for profile in cluster:
        for one in _counted(profile):
            kept.setdefault((profile.key[0], one.span), one)
    if not kept:
        return None
    meant = {key: one.value for key, one in kept.items()}
    listed = [SlotValue(_frozen(one.value), one.span.exact, report, one.span) for (report, _), one in kept.items()]
    by_report: dict[str, list[SlotValue]] = {}
    for value in listed:
        by_report.setdefault(value.report, []).append(value)

    def relate(a: SlotValue, b: SlotValue) -> Relation:
        relation = values.relation(meant[a.report, a.span], meant[b.report, b.span])
        if relation == "conflicts":
            # "175 for each side and 22 more" against "175": the one that fits decides
            for one, others in ((a, by_report[b.report]), (b, by_report[a.report])):
                if any(
                    values.relation(meant[one.report, one.span], meant[other.report, other.span]) == "equal"
                    for other in others
                ):
                    return "absent"
            first, second = meant[a.report, a.span], meant[b.report, b.span]
            if tally and isinstance(first, Amount) and isinstance(second, Amount):
                if is_update(first, second, dates.get(a.report), dates.get(b.report)):
                    return "refines"
        return relation

    def alike(value: SlotValue) -> Hashable:
        when = dates.get(value.report) if tally else None
        return value.value, frozenset(other.value for other in by_report[value.report]), when

    return _thawed(_related("number", listed, relate, alike, met=met))


def _scope(cluster: Sequence[EventProfile], met: Met) -> Slot | None:
    found = []
    items: dict[tuple[str, Span], list[str]] = {}
    for profile in cluster:
        theme = profile.event.theme
        if theme is None:
            continue
        key = (profile.key[0], theme)
        items[key] = [span.exact for span in profile.event.scope] or [theme.exact]
        found.append(SlotValue(tuple(items[key]), theme.exact, profile.key[0], theme))
    if not found:
        return None
    family = {profile.event.type for profile in cluster}

    def relate(a: SlotValue, b: SlotValue) -> Relation:
        relation = words.scope(items[a.report, a.span], items[b.report, b.span])
        # themes are worded freely; only items that exclude one another ("only ...") make a conflict, and topics of
        # talks never do
        if relation == "conflicts" and (family <= {"CONSULT", "ACCUSE"} or not _exclusive(a.text, b.text)):
            return "compatible"
        return relation

    return _thawed(_related("scope", found, relate, met=met))


# "Will only sign if ..." limits the time and not the things.
_ONLY = re.compile(r"\b(?:only|solely|exclusively|limited to)\b(?!.*\b(?:if|when|after|once|until)\b)", re.DOTALL)


def _exclusive(a: str, b: str) -> bool:
    return any(_ONLY.search(text.lower()) for text in (a, b))


# A negation that holds for a while only: "has not yet", "could not immediately".
_FOR_A_WHILE = re.compile(
    r"\b(?:yet|immediately|initially|at first|since|until|till|so far|still|no longer|any ?more|earlier|before)\b",
    re.IGNORECASE,
)


# What stands before a noun of which it is taken for granted that there is such a thing.
_THEIRS = re.compile(r"\b(?:its|his|her|their|[\w-]+['’]s)\s+(?:[\w-]+\s+)?$")


def _one_claim(one: EventProfile, two: EventProfile) -> bool:
    """Whether one telling can deny what the other affirms: verb against verb or by the same noun, of the same people as
    far as both name them, and not for a while only ("has not yet", "no deaths since")."""
    if one.event.nominal != two.event.nominal or (one.event.nominal and one.trigger != two.trigger):
        return False
    if one.actor_ids and two.actor_ids and one.actor_ids.isdisjoint(two.actor_ids):
        return False
    denied = one if one.event.realis == "negated" else two
    clause, trigger = denied.event.clause, denied.event.trigger
    if denied.event.nominal and _THEIRS.search(clause.exact[: max(0, trigger.start - clause.start)]):
        return False  # who has "not carried out his threat" has made it
    return _FOR_A_WHILE.search(clause.exact) is None


_AIM = re.compile(r"(?:in order )?to\b", re.IGNORECASE)


def _worded(
    name: str,
    cluster: Sequence[EventProfile],
    read: Callable[[EventProfile], str],
    differ: Callable[[str, str], bool],
    share: float,
    met: Met,
) -> Slot | None:
    """A slot whose value is a grade that the reader gave; its span is the clause. Two grades conflict where they are of
    clauses that share so many of their words: a threat that was made and one that was "not carried out" are two
    matters."""
    if {read(profile) for profile in cluster} <= {"certain", "affirmed"}:
        return None
    told = {(profile.key[0], profile.event.clause): profile for profile in cluster}
    found = [
        SlotValue(read(profile), profile.event.clause.exact, profile.key[0], profile.event.clause)
        for profile in cluster
    ]

    def relate(a: SlotValue, b: SlotValue) -> Relation:
        if not differ(str(a.value), str(b.value)):
            return "equal" if a.value == b.value else "compatible"
        if name == "polarity" and words.polarity_relation(a.text, b.text) == "equal":
            return "compatible"  # "made no arrest", "no arrests were made": only one was read as negated
        if name == "certainty" and (
            words.modality_relation(a.text, b.text) != "conflicts" or _AIM.match(a.text) or _AIM.match(b.text)
        ):
            return "compatible"  # read from words outside the clause, or from the verb alone
        one, two = told[a.report, a.span], told[b.report, b.span]
        if name == "polarity" and not _one_claim(one, two):
            return "compatible"
        shared = len(one.clause_words & two.clause_words)
        least = share * min(len(one.clause_words), len(two.clause_words))
        return "conflicts" if shared >= least else "compatible"

    def alike(value: SlotValue) -> Hashable:
        one = told[value.report, value.span]
        return value.value, value.text, one.clause_words, one.trigger, one.people

    return _related(name, found, relate, alike, graded=True, met=met)


def _frozen(value: TimeValue | Amount | PlaceValue | None) -> object:
    """A value that can be hashed while slots are built."""
    return value


def _thawed(slot: Slot) -> Slot:
    return Slot(
        slot.name,
        slot.verdict,
        tuple(
            replace(
                value,
                value=plain(value.value)
                if isinstance(value.value, (TimeValue, Amount, PlaceValue))
                else list(value.value)
                if isinstance(value.value, tuple)
                else value.value,
            )
            for value in slot.values
        ),
    )
