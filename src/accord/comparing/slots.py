"""The slots of a fact: what every report gives for actor, recipient, time, place, duration, number, scope, certainty,
polarity, wording.

A slot's values are ordered by report; each carries its relation to the first value that it can be compared with. Two
values of one report are that report's own spelling-out and are never called a conflict.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import lru_cache

from accord.comparing import camps, participants, parties, people, things, tokens, values, voices, words
from accord.comparing.claims import SAME_CLAUSE, one_claim, overlap, unsure
from accord.comparing.counts import counted, is_kind_of, is_part, plain_numbers
from accord.comparing.grading import MOST, Close, Key, Met, Told, meeting, related
from accord.comparing.profiles import EventProfile, Mentioned, StatementProfile
from accord.comparing.renderings import one_meaning
from accord.comparing.several import known_apart, mixed_reports
from accord.comparing.unsettled import puts_off
from accord.model import Actor, Amount, Instant, PlaceValue, Relation, Slot, SlotValue, Span, TimeValue

__all__ = ["event_slots", "is_after", "is_past", "is_update", "plain", "statement_slots"]

# Acts of words that many may do, each for themselves, about one thing.
VERBAL = frozenset({"SUPPORT", "REQUEST", "ACCUSE", "REJECT", "THREATEN"})
FORCE = frozenset({"ASSAULT", "COERCE"})  # acts that one side of a conflict does to the other
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


Dates = Mapping[str, Instant | None]
"""By report when it was published."""


def event_slots(
    cluster: Sequence[EventProfile],
    actors: Mapping[str, Actor],
    close: Close,
    dates: Dates | None = None,
    texts: Mapping[str, str] | None = None,
) -> list[Slot]:
    """The filled slots of an event fact, verdicts not yet graded ("single" throughout). ``texts``: the reports'."""
    mixed = mixed_reports(cluster)
    close = _Occasions(cluster, close)

    def met(filled: Callable[[EventProfile], object]) -> Met:
        return meeting((one.key for one in cluster if one.key[0] not in mixed and filled(one)), close)

    def told(given: Callable[[EventProfile], Iterable[Mentioned | None]]) -> Told:
        return _told(cluster, close, given)

    every = met(lambda profile: True)
    counting = known_apart(meeting((one.key for one in cluster if counted(one)), close), cluster, mixed, close)
    whole: dict[tuple[str, Span], list[Key]] = {}
    for profile in cluster:
        whole.setdefault((profile.key[0], profile.event.clause), []).append(profile.key)
    clauses = Told(whole, close)
    found = [
        _actor_slot("actor", cluster, lambda profile: profile.actors, actors, met(lambda one: one.actors), close),
        _actor_slot(
            "recipient", cluster, lambda profile: profile.recipients, actors, met(lambda one: one.recipients), close
        ),
        _time(cluster, met(lambda one: one.time), told(lambda one: [one.time])),
        _places(cluster, met(lambda one: one.place), told(lambda one: [one.place]), texts or {}),
        _valued(
            "duration",
            ((one.key[0], one.duration) for one in cluster),
            met(lambda one: one.duration),
            told(lambda one: [one.duration]),
        ),
        _numbers(cluster, counting, told(counted), dates or {}),
        _scope(cluster, every),
        _worded(
            "certainty",
            cluster,
            lambda profile: profile.event.certainty,
            lambda a, b: frozenset({a, b}) in APART,
            0.0,
            every,
            clauses,
            actors,
        ),
        _worded(
            "polarity",
            cluster,
            lambda profile: "negated" if profile.event.realis == "negated" else "affirmed",
            lambda a, b: a != b,
            SAME_CLAUSE,
            every,
            clauses,
            actors,
        ),
    ]
    return [slot for slot in found if slot is not None]


class _Occasions(Mapping[Key, frozenset[Key]]):
    """The tellings that were judged to be of one fact with each, without those of another occasion: two that differ in
    when it was and also in where, how long or how many are of two, and what sets one off from the other is no dispute.
    Each is worked out when it is asked for."""

    def __init__(self, cluster: Sequence[EventProfile], close: Close) -> None:
        self._all = {profile.key: profile for profile in cluster}
        self._close = close
        self._found: dict[Key, frozenset[Key]] = {}

    def __getitem__(self, key: Key) -> frozenset[Key]:
        if key not in self._found:
            others = self._close[key]
            one = self._all.get(key)
            if one is not None and one.time is not None:
                others = frozenset(each for each in others if not self._apart(one, self._all.get(each)))
            self._found[key] = others
        return self._found[key]

    def __iter__(self) -> Iterator[Key]:
        return iter(self._close)

    def __len__(self) -> int:
        return len(self._close)

    @staticmethod
    def _apart(one: EventProfile, two: EventProfile | None) -> bool:
        if two is None or not _conflict(one.time, two.time):
            return False
        if _conflict(one.place, two.place) or _conflict(one.duration, two.duration):
            return True
        counts = [(x, y) for x in counted(one) for y in counted(two)]
        met = {values.relation(x.value, y.value) for x, y in counts}
        return "conflicts" in met and "equal" not in met


def _conflict(one: Mentioned | None, two: Mentioned | None) -> bool:
    return one is not None and two is not None and values.relation(one.value, two.value) == "conflicts"


def _told(
    cluster: Sequence[EventProfile], close: Close, given: Callable[[EventProfile], Iterable[Mentioned | None]]
) -> Told:
    """Which tellings give each value of a slot."""
    by: dict[tuple[str, Span], list[Key]] = {}
    for profile in cluster:
        for one in given(profile):
            if one is not None:
                by.setdefault((profile.key[0], one.span), []).append(profile.key)
    return Told(by, close)


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

    def clash(a: SlotValue, b: SlotValue) -> bool:
        return (a.report, a.span.start) in quoted and (b.report, b.span.start) in quoted

    def told(a: SlotValue, b: SlotValue) -> Relation:
        relation = words.wording(a.text, b.text)
        first, second = (a.report, a.span.start), (b.report, b.span.start)
        if relation != "conflicts":
            return relation
        if not clash(a, b) or people.spelt_alike(a.text, b.text):
            return "compatible"
        if words.shortened(a.text, b.text) or words.shortened(marked[first], marked[second]):
            return "refines"
        inner = words.wording(marked[first], marked[second])
        if inner in ("equal", "refines", "compatible"):
            return inner
        if words.reworded(marked[first], marked[second]):
            return relation
        rendered = any(words.one_sentence(x, y) or one_meaning(x, y) for x in pieces[first] for y in pieces[second])
        return relation if rendered else "compatible"

    def alike(value: SlotValue) -> Hashable:
        key = (value.report, value.span.start)
        return value.text, key in quoted, pieces[key]

    met = meeting((profile.key for profile in cluster), close)
    by: dict[tuple[str, Span], list[Key]] = {}
    for profile in cluster:
        for span in (profile.statement.content[0], profile.statement.source):
            if span is not None:
                by.setdefault((profile.key[0], span), []).append(profile.key)
    facing = Told(by, close)
    found = [_pointed(related("wording", wording, told, alike, met=met, told=facing, clash=clash), cluster)]
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

        found.append(_thawed(related("attribution", speakers, spoken, of_one, met=met, told=facing)))
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


def _actor_slot(
    name: str,
    cluster: Sequence[EventProfile],
    pick: Callable[[EventProfile], Sequence[Mentioned]],
    actors: Mapping[str, Actor],
    met: Met,
    close: Close,
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
    # that one has condemned something says nothing against another's having done so, too, nor that one was accused
    # against another's having been
    anybody = {profile.event.type for profile in cluster} <= VERBAL
    known: dict[str, set[str]] = {}  # by report everybody who has a part in its tellings
    within: dict[str, set[str]] = {}  # and the words of these
    fought: dict[str, set[camps.Camp]] = {}  # and the sides of a conflict that they name
    by_force = name == "actor" and {profile.event.type for profile in cluster} <= FORCE
    for profile in cluster:
        known.setdefault(profile.key[0], set()).update(profile.people)
        within.setdefault(profile.key[0], set()).update(tokens.folded(profile.event.clause.exact))
        if by_force:
            fought.setdefault(profile.key[0], set()).update(camps.named(profile.event.clause.exact))
            theirs = (camps.camp(actors[one]) for one in profile.people if one in actors)
            fought[profile.key[0]].update(side for side in theirs if side is not None)

    sides: dict[tuple[object, ...], Relation] = {}  # what two are to each other, whatever else their reports tell

    def relate(a: SlotValue, b: SlotValue) -> Relation:
        key = (a.value, a.text, b.value, b.text)
        if key not in sides:
            sides[key] = people.same(a, b, actors)
        relation = sides[key]
        if relation == "compatible" and by_force and camps.opposed(people.ids(a.value), people.ids(b.value), actors):
            # whoever they are, rebels are no government's; but one report may have both, fighting each other
            relation = "conflicts" if fought[a.report].isdisjoint(fought[b.report]) else relation
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

    def settled(a: SlotValue, b: SlotValue) -> bool:
        """Whether one's telling names those of the other, whatever part it gives them."""
        return any(people.all_within(one, within[other.report], actors) for one, other in ((a, b), (b, a)))

    def alike(value: SlotValue) -> Hashable:
        return value.value, value.text, frozenset(known[value.report]), frozenset(fought.get(value.report, ()))

    spoken = {report: {one.actor for one in mentioned} for report, mentioned in best.items()}
    by: dict[tuple[str, Span], list[Key]] = {}
    for profile in cluster:
        report, acting = profile.key[0], {one.actor for one in pick(profile)}
        if acting and acting == spoken[report]:
            by.setdefault((report, min(best[report], key=lambda one: one.span.start).span), []).append(profile.key)
    return _thawed(
        related(name, found, relate, alike, met=met, told=Told(by, close, settled), clash=lambda a, b: not anybody)
    )


def _known(mentioned: Sequence[Mentioned]) -> int:
    return sum(one.actor is not None for one in mentioned)


def _time(cluster: Sequence[EventProfile], met: Met, told: Told) -> Slot | None:
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
        told,
        lambda value: (value.report, value.span) in coming,
    )


def _valued(
    name: str,
    found: Iterable[tuple[str, Mentioned | None]],
    met: Met,
    told: Told,
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
            if _years_apart(first, second) > YEARS:
                return "compatible"  # nobody is so wrong about when it was: they tell of two
        if relation == "conflicts" and either(a, b.report) and either(b, a.report):
            return "compatible"
        return relation

    reports = sorted({value.report for value in listed})

    def alike(value: SlotValue) -> Hashable:
        return value.value, value.text, sort(value), frozenset(one for one in reports if either(value, one))

    return _thawed(related(name, listed, relate, alike, met=met, told=told))


def _places(cluster: Sequence[EventProfile], met: Met, told: Told, texts: Mapping[str, str]) -> Slot | None:
    """Where it was. Two places that both reports name in their tellings are parts of what both tell: "the Peruvian
    embassy in Lima". Where it was is not set against where it went, nor against whose it was ("the Peruvian
    embassy")."""
    named: dict[str, frozenset[str]] = {}
    stood = {(one.key[0], one.place.span): _standing(one) for one in cluster if one.place is not None}
    for profile in cluster:
        named[profile.key[0]] = named.get(profile.key[0], frozenset()) | _bare(profile.event.clause.exact)

    def settled(a: SlotValue, b: SlotValue) -> bool:
        """Whether one of the two reports tells somewhere that one place lies in the other: "Merrow, Quillon"."""
        return any(_lies_in(a.text, b.text, texts.get(report, "")) for report in (a.report, b.report))

    return _valued(
        "place",
        ((one.key[0], one.place) for one in cluster),
        met,
        replace(told, settled=settled),
        lambda value: stood.get((value.report, value.span), ""),
        either=lambda value, report: _bare(value.text) <= named[report],
    )


def _lies_in(a: str, b: str, text: str) -> bool:
    one, two = re.escape(a), re.escape(b)
    between = r"(?:,| in| of|, in) (?:the )?"
    return re.search(rf"(?<!\w)(?:{one}{between}{two}|{two}{between}{one})(?!\w)", text) is not None


# Words before a place that all tell where something was.
_WITHIN = frozenset({"in", "at", "on", "inside", "within", "outside", "near", "around", "across"})


def _standing(profile: EventProfile) -> str:
    """How a telling's place is put: "in" for where it was, else the word before it; nothing for a modifier."""
    clause, place = profile.event.clause, profile.place
    if place is None or not clause.start <= place.span.start < clause.end:
        return "in"
    before = tokens.folded(clause.exact[: place.span.start - clause.start][-60:])
    while before and before[-1] in ("the", "a", "an"):
        before.pop()
    if not before or before[-1] in _WITHIN:
        return "in"
    return before[-1] if before[-1] in tokens.function_words() else ""


@lru_cache(maxsize=4096)
def _bare(text: str) -> frozenset[str]:
    """The words of a text without stops: "US" is "U.S."."""
    return frozenset(word.replace(".", "") for word in tokens.folded(text))


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


YEARS = 4  # between two times that may be told of one happening


def _years_apart(a: TimeValue, b: TimeValue) -> int:
    years = [re.match(r"\d{4}", value.start or "") for value in (a, b)]
    return 0 if years[0] is None or years[1] is None else abs(int(years[0][0]) - int(years[1][0]))


def is_past(value: TimeValue, published: Instant) -> bool:
    """Whether a day was over, or had begun, when a report that tells it was out."""
    return _is_day(value) and (value.start or "")[:10] <= published.iso[:10]


def is_after(value: TimeValue, published: Instant) -> bool:
    """Whether a day had not begun when a report was out; a day's grace, as zones differ."""
    return (
        _is_day(value)
        and _days_apart(value, TimeValue(published.iso[:10], None, "day")) > 1
        and not is_past(value, published)
    )


def _is_day(value: TimeValue) -> bool:
    return value.start is not None and len(value.start) >= 10


def is_update(a: Amount, b: Amount, one: Instant | None, two: Instant | None) -> bool:
    """Whether of two tallies the higher one was published later: both held when they were told. ``one`` and ``two``:
    when; where that is not known, or known to the same day only, nothing is concluded."""
    if a.kind != "count" or b.kind != "count" or a.low is None or b.low is None or one is None or two is None:
        return False
    least = min(len(one.iso), len(two.iso))
    first, second = one.iso[:least], two.iso[:least]
    return first != second and (a.low < b.low) == (first < second) and a.low != b.low


def _numbers(cluster: Sequence[EventProfile], met: Met, told: Told, dates: Dates) -> Slot | None:
    """The counts of a fact. Counts of different things are not compared; of one report's several, the best match is.
    A higher tally of an attack's victims in a later report takes the earlier one up."""
    tally = {profile.event.type for profile in cluster} == {"ASSAULT"}
    kept: dict[tuple[str, Span], Mentioned] = {}
    for profile in cluster:
        for one in counted(profile):
            kept.setdefault((profile.key[0], one.span), one)
    if not kept:
        return None
    meant = {key: one.value for key, one in kept.items()}
    listed = [SlotValue(_frozen(one.value), one.span.exact, report, one.span) for (report, _), one in kept.items()]
    by_report: dict[str, list[SlotValue]] = {}
    for value in listed:
        by_report.setdefault(value.report, []).append(value)

    # the numbers that stand in a report's tellings, also those that were not read as its counts
    parts: dict[str, frozenset[float]] = {}
    for profile in cluster:
        parts[profile.key[0]] = parts.get(profile.key[0], frozenset()) | plain_numbers(profile.event.clause.exact)

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

    def settled(a: SlotValue, b: SlotValue) -> bool:
        first, second = meant[a.report, a.span], meant[b.report, b.span]
        if is_kind_of(first, second) or is_kind_of(second, first):
            return True
        return is_part(first, second, parts[b.report]) or is_part(second, first, parts[a.report])

    told = replace(told, settled=settled)
    return _thawed(related("number", listed, relate, alike, met=met, told=told))


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
    topics = {profile.event.type for profile in cluster} <= {"CONSULT", "ACCUSE"}

    def relate(a: SlotValue, b: SlotValue) -> Relation:
        one, two = items[a.report, a.span], items[b.report, b.span]
        relation = words.scope(one, two)
        if relation == "conflicts" and (things.holds(one, b.text, two) or things.holds(two, a.text, one)):
            return "refines"
        return "compatible" if relation == "conflicts" and not clash(a, b) else relation

    def clash(a: SlotValue, b: SlotValue) -> bool:
        # themes are worded freely; only items that exclude one another ("only ...") make a conflict, and topics of
        # talks never do
        return not topics and (_exclusive(a.text) or _exclusive(b.text))

    return _thawed(related("scope", found, relate, met=met, clash=clash))


# "Will only sign if ..." limits the time and not the things; "its only port" says what port it is.
_ONLY = re.compile(
    r"(?<!the )(?<!its )(?<!his )(?<!her )(?<!their )(?<!['’]s )"
    r"\b(?:only|solely|exclusively|limited to)\b(?!.*\b(?:if|when|after|once|until)\b)",
    re.DOTALL,
)


@lru_cache(maxsize=4096)
def _exclusive(text: str) -> bool:
    return _ONLY.search(text.lower()) is not None


def _worded(
    name: str,
    cluster: Sequence[EventProfile],
    read: Callable[[EventProfile], str],
    differ: Callable[[str, str], bool],
    share: float,
    met: Met,
    clauses: Told,
    actors: Mapping[str, Actor],
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
        if not clash(a, b):
            return "equal" if a.value == b.value else "compatible"
        put_off = name == "polarity" and puts_off(a.text) != puts_off(b.text)
        if name == "polarity" and not put_off and words.polarity_relation(a.text, b.text) == "equal":
            return "compatible"  # "made no arrest", "no arrests were made": only one was read as negated
        if name == "certainty" and (
            words.modality_relation(a.text, b.text) != "conflicts" or unsure(a.text) or unsure(b.text)
        ):
            return "compatible"  # read from words outside the clause, or from the verb alone
        one, two = told[a.report, a.span], told[b.report, b.span]
        if name == "polarity" and not one_claim(one, two):
            return "compatible"
        if participants.others(one.actor_ids, two.actor_ids, actors):
            return "compatible"
        return "conflicts" if overlap(one, two) >= share else "compatible"

    def clash(a: SlotValue, b: SlotValue) -> bool:
        return differ(str(a.value), str(b.value))

    def alike(value: SlotValue) -> Hashable:
        one = told[value.report, value.span]
        return value.value, value.text, one.clause_words, one.trigger, one.people

    return related(name, found, relate, alike, graded=True, met=met, told=clauses, clash=clash)


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
