"""Meetings and calls over time: what is planned is matched with what is then held, put off or cancelled.

A planned meeting whose day has passed with no report of it is "due": that nobody reports it does not mean that it was
not held.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from typing import Literal

from accord.comparing.profiles import EventProfile, event_anchor, event_profiles
from accord.comparing.regroup import Move
from accord.comparing.tokens import fold
from accord.comparing.vocabulary import classes
from accord.ledger.commitment_records import record_id
from accord.ledger.days import apart, exact_day, known_day
from accord.ledger.records import MeetingRecord, MeetingStatus
from accord.ledger.regrouping import regrouped
from accord.ledger.rounds import ending, rounds
from accord.ledger.tellings import Material
from accord.model import Certainty, Event, Evidence, Instant, PlaceValue, Reading, Span, Term, TimeValue

__all__ = ["meeting_records"]

# A held meeting is told within so many days where its own day is not told.
NEAR_DAYS = 5
LONGEST = 160
LEADERS = frozenset(
    {"president", "premier", "prime", "chancellor", "king", "queen", "leader", "emir", "emperor", "taoiseach"}
)
MINISTERS = frozenset({"minister", "ministers", "secretary"})
# What several do where they meet, and within how many days from the day that was set.
TOGETHER = frozenset({"AGREE", "SUPPORT", "CONSULT", "CONCEDE", "REJECT", "COOPERATE"})
SOON = 14
# Days within which "agreed to meet again" and the next meeting of the two are one, where no day was set.
UNSET = 90
_DATELINE = re.compile(r"([A-Z][A-Z .'’-]+[A-Z])(?:,| \()")
HALF_A_YEAR = 180
_OFF = re.compile(
    r"\b(?:visit|trip|meeting|talks|session|audience|summit|appointment|round)\b[^.;]{0,60}?"
    r"\b(?:called off|cancelled|canceled|scrapped)\b"
)
_PUT_OFF = re.compile(
    r"\b(?:visit|trip|meeting|talks|session|audience|summit|appointment|round)\b[^.;]{0,120}?"
    r"\b(?:postponed|put off|put back|pushed back|deferred|delayed|moved|rescheduled)\b"
)
_AND = re.compile(r",? (?:and|and then|then) ")
RESUMING = frozenset(
    {"resume", "resumes", "begin", "begins", "open", "opens", "start", "starts", "continue", "reconvene"}
)
WEEKDAYS = frozenset({"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"})


@dataclass(slots=True)
class _Local:
    """One telling of a meeting."""

    report: str
    profile: EventProfile
    status: MeetingStatus
    people: tuple[str, ...]
    parties: tuple[str, ...]
    place: Span | None
    where: str | None
    when: Span | None
    value: TimeValue | None
    day: str | None
    moved: bool
    phone: bool
    number: int | None = None  # of a round of talks, where it is told
    ended: str | None = None  # the day on which talks were over
    round: bool = False
    was: str | None = None  # the day on which it was to be, of what is moved


@dataclass(slots=True)
class _Draft:
    locals: list[_Local] = field(default_factory=list)

    @property
    def day(self) -> str | None:
        """The day that holds now: the last one told of a held meeting, else the last one told."""
        held = [one.day for one in self.locals if one.status == "held" and one.day is not None]
        return held[-1] if held else next((one.day for one in reversed(self.locals) if one.day is not None), None)

    @property
    def numbers(self) -> set[int]:
        """Which round of talks it is, as far as that is told."""
        return {one.number for one in self.locals if one.number is not None}

    @property
    def round(self) -> bool:
        """Whether it is told as a round of talks."""
        return any(one.round for one in self.locals)

    @property
    def held(self) -> bool:
        return any(one.status == "held" for one in self.locals)


def meeting_records(
    material: Material, on: str | None, moves: Sequence[Move] = (), moved: dict[int, str | None] | None = None
) -> tuple[MeetingRecord, ...]:
    """The meetings that the material tells, as they stand on the day ``on``.

    ``moves``: which tellings a person has joined or parted; ``moved`` takes what became of that.
    """
    drafts: list[_Draft] = []
    for reading in material.readings:
        series = _rounds(reading, material, any(draft.round for draft in drafts))
        for local in [*(one for one in _locals(reading, material) if not _part(one, series)), *series]:
            home = _home(local, drafts, material)
            if home is None:
                home = _Draft()
                drafts.append(home)
            home.locals.append(local)
    for draft in drafts:
        _take_place(draft, material)
    if moves:
        groups = regrouped([draft.locals for draft in drafts], moves, moved, material, lambda local: local.profile)
        drafts = [_Draft(group) for group in groups]
    return tuple(_record(draft, material, on) for draft in drafts if _worth(draft))


def _take_place(draft: _Draft, material: Material) -> None:
    """A planned meeting has been held where a report tells what several did together at its place, soon after its
    day."""
    places = {one.where for one in draft.locals if one.where is not None}
    day = draft.day
    sides = {party for one in draft.locals for party in one.parties}
    if (
        draft.held
        or not (places or draft.round)
        or day is None
        or any(one.status == "cancelled" for one in draft.locals)
    ):
        return
    for reading in material.readings:
        known = known_day(reading.report.published)
        if (
            known is None
            or not 0 <= apart(day, known) <= SOON
            or any(one.report == reading.report.id for one in draft.locals)
        ):
            continue
        line = _DATELINE.match(reading.report.text)
        for profile in material.events[reading.report.id]:
            event = profile.event
            together = event.type in TOGETHER and event.realis == "actual" and not event.nominal
            if not together or len(material.parties.all(sorted(profile.actor_ids))) < 2:
                continue
            words = fold(event.clause.exact).split()
            here = "here" in words and line is not None and fold(line[1]) in places
            done = exact_day(profile.time.value) if profile.time and isinstance(profile.time.value, TimeValue) else None
            # the two sides of a round do something together on a day within it: they have met
            together = (
                draft.round and done is not None and sides <= set(material.parties.all(sorted(profile.actor_ids)))
            )
            if (here or together or any(place in words for place in places)) and (done is None or done >= day):
                draft.locals.append(
                    _Local(reading.report.id, profile, "held", (), (), None, None, None, None, None, False, False)
                )
                return


def _locals(reading: Reading, material: Material) -> list[_Local]:
    found = []
    published = known_day(reading.report.published)
    for profile in material.events[reading.report.id]:
        event = profile.event
        coming = event.type == "AGREE" and (event.base == "CONSULT" or _to_meet(profile))
        off = event.type == "REJECT" and _OFF.search(event.clause.exact) is not None
        put_off = event.type == "REJECT" and not off and _PUT_OFF.search(event.clause.exact) is not None
        if event.type != "CONSULT" and not coming and not off and not put_off:
            continue
        phone = event.mode == "phone" or bool(profile.clause_words & classes()["remote"])
        if (
            not (off or put_off or _meets(profile, phone) or (coming and _to_meet(profile)))
            or event.realis == "negated"
        ):
            continue
        people = tuple(sorted(profile.people))
        parties = tuple(one for one in material.parties.all(people) if not _nameless(one, material))
        moved = put_off or (event.nominal and bool(profile.clause_words & classes()["postponing"]))
        status = "cancelled" if off else _status(profile, coming or moved)
        when, value = _when(profile, reading)
        day = exact_day(value)
        if status == "held" and day is not None and published is not None and day > published:
            status = "to come"  # "the talks resume on Monday": nothing is told before it is held
        if day is not None and published is not None and status == "to come" and day < published:
            if when is not None and fold(when.exact.split(" ")[-1]) in WEEKDAYS:
                day = (date.fromisoformat(day) + timedelta(days=7)).isoformat()  # "put off to Friday" is the next one
        if (off or put_off) and day is not None and published is not None and apart(day, published) > HALF_A_YEAR:
            day = (date.fromisoformat(day) + timedelta(days=365)).isoformat()  # a day that was yet to come
        place = profile.place if not off else None  # where it was called off, not where it was to be
        ended = day if status == "held" and event.nominal and ending(event.clause.exact) else None
        if ended is not None:
            day = None  # "the talks broke up on Saturday": when they were over
        found.append(
            _Local(
                reading.report.id,
                profile,
                status,
                people,
                parties,
                place.span if place is not None else None,
                _where(place.span.exact, place.value) if place is not None else None,
                when,
                value,
                day,
                moved,
                phone,
                ended=ended,
                was=_was(profile, reading, day) if moved else None,
            )
        )
    return found


def _rounds(reading: Reading, material: Material, known: bool) -> list[_Local]:
    """Rounds of talks between the two sides: who meets is known from the process."""
    report = reading.report.id
    sides = material.between[report]
    if len(sides) < 2:
        return []
    found = []
    for one in rounds(reading, known):
        event = Event(
            id=f"round:{one.at.start}",
            trigger=one.at,
            type="CONSULT",
            mode=None,
            contexts=(),
            actors=(),
            recipients=(),
            place=one.place.id if one.place is not None else None,
            time=None,
            quantities=(),
            realis="actual" if one.held else "future",
            certainty="certain",
            statement=None,
            clause=one.clause,
            nominal=True,
        )
        profile = next(iter(event_profiles(replace(reading, events=(event,)), {}, material.by_id)))
        place = one.place
        found.append(
            _Local(
                report,
                profile,
                "held" if one.held else "to come",
                tuple(sides),
                material.parties.all(sides),
                place.span if place is not None else None,
                _where(place.span.exact, place.value) if place is not None else None,
                one.when,
                one.value,
                one.day,
                False,
                False,
                one.number,
                one.ended,
                True,
            )
        )
    return found


def _part(local: _Local, series: Sequence[_Local]) -> bool:
    """Whether a word for talks only names what a round is of: "a third round of talks"."""
    event = local.profile.event
    return (event.nominal or local.moved) and any(
        one.profile.event.clause.start <= event.trigger.start < one.profile.event.clause.end
        and (local.moved or set(local.parties) <= set(one.parties))
        for one in series
    )


def _meets(profile: EventProfile, phone: bool) -> bool:
    """Whether a telling is of people who come together: by its word; or a verb of consulting with a place and a day,
    as nobody consults there and then by other means."""
    if profile.trigger in classes()["encounters"] or (profile.trigger in classes()["discussing"] and phone):
        return True
    timed = profile.time is not None and isinstance(profile.time.value, TimeValue)
    timed = timed or (profile.event.type == "CONSULT" and len(profile.people) > 1)
    return not profile.event.nominal and bool(profile.people) and profile.place is not None and timed


def _to_meet(profile: EventProfile) -> bool:
    """Whether what is agreed is to come together: "agreed to meet in Lima on 3 May"."""
    theme = profile.event.theme
    words = theme.exact.lower().split()[:3] if theme is not None else []
    return words[:2] in (["to", "meet"], ["to", "convene"], ["to", "gather"]) or words == ["to", "hold", "talks"]


def _nameless(party: str, material: Material) -> bool:
    """Whether a party is a described body that could be anybody's: "the ministers"."""
    actor = material.by_id.get(party)
    return actor is not None and actor.kind == "group" and actor.country is None


def _status(profile: EventProfile, coming: bool) -> MeetingStatus:
    event = profile.event
    if profile.clause_words & classes()["cancelling"]:
        return "cancelled"
    if event.realis == "hypothetical" or event.certainty == "possible":
        return "possible"
    return "to come" if coming or event.realis == "future" else "held"


def _when(profile: EventProfile, reading: Reading) -> tuple[Span | None, TimeValue | None]:
    """The time of a meeting: its event's, or where that does not resolve another one in its words."""
    if profile.time is not None and isinstance(profile.time.value, TimeValue):
        return profile.time.span, profile.time.value
    clause = profile.event.clause
    for mention in reading.mentions:
        if mention.kind == "time" and clause.start <= mention.span.start < clause.end:
            if isinstance(mention.value, TimeValue):
                return mention.span, mention.value
    for mention in reading.mentions:
        # "flew in on Monday and spent eleven hours with ..."
        between = reading.report.text[mention.span.end : clause.start]
        if mention.kind == "time" and isinstance(mention.value, TimeValue) and _AND.fullmatch(between):
            return mention.span, mention.value
    return (profile.time.span if profile.time is not None else None), None


def _was(profile: EventProfile, reading: Reading, day: str | None) -> str | None:
    """The day on which a meeting was to be that is moved: "the talks of June 6 were moved to June 13"."""
    clause = profile.event.clause
    days = (
        exact_day(mention.value)
        for mention in reading.mentions
        if clause.start <= mention.span.start < clause.end and isinstance(mention.value, TimeValue)
    )
    return next((one for one in days if one is not None and one != day), None)


def _where(words: str, value: object) -> str:
    return fold(value.name if isinstance(value, PlaceValue) else words.split(" ")[-1])


def _home(local: _Local, drafts: Sequence[_Draft], material: Material) -> _Draft | None:
    best: tuple[float, int, _Draft] | None = None
    for number, draft in enumerate(drafts):
        points = _alike(local, draft, material)
        if points > 0 and (best is None or (points, number) >= best[:2]):
            best = (points, number, draft)
    return best[2] if best is not None else None


def _alike(local: _Local, draft: _Draft, material: Material) -> float:
    """How sure it is that a telling is of a known meeting; 0 where it is not."""
    places = {one.where for one in draft.locals if one.where is not None}
    if local.where is not None and places and local.where not in places:
        return 0
    if local.phone != any(one.phone for one in draft.locals) and not (local.where is None and not places):
        return 0
    people = set(local.people) & {person for one in draft.locals for person in one.people}
    named = _heads(local.people, material) & {
        head for one in draft.locals for head in _heads(one.people, material)
    }  # "its political committee" and "the league's political committee"
    parties = set(local.parties) & {party for one in draft.locals for party in one.parties}
    everybody = {person for one in draft.locals for person in one.people}
    within = set(local.people) <= everybody or everybody <= set(local.people)
    series = _of_series(local, draft, parties, material)
    if series is not None:
        return series
    if local.status == "cancelled" and local.day is not None and local.day == draft.day and not draft.held:
        if people or parties:
            return 4  # "his visit of December 20 was called off": the one that was to be on that day
    if local.was is not None and local.was == draft.day and not draft.held and _open_to(local, draft):
        return 5  # "the talks of June 6 were moved to June 13": the ones that were to be on that day
    here = local.where is not None and local.where in places
    told = known_day(material.known[local.report])
    day = draft.day
    same_report = any(one.report == local.report for one in draft.locals)
    if same_report and not local.profile.event.nominal and not any(one.profile.event.nominal for one in draft.locals):
        if local.day is None or day is None or local.day != day:
            return 0  # two verbs of one report tell two meetings unless they name one day
    gap = 0
    if not draft.held and local.status == "held" and local.day is None and (day is None or (told or "") < day):
        return 0  # what is told as coming and as past on one day are two
    if draft.held and local.status != "held" and (local.day is None or local.day != day):
        return 0  # what has been held is not to come
    if local.day is not None and day is not None:
        gap = abs(apart(day, local.day))
        rearranged = here and not draft.held and gap <= 7
        if gap > 0 and not rearranged:
            return 0
    elif told is not None:
        last = day or known_day(material.known[draft.locals[-1].report])
        mine = local.day or told
        if last is not None and (
            abs(apart(last, mine)) > NEAR_DAYS or (local.status == "held" and local.day is None and last > told)
        ):
            return 0
    if here and (local.moved or parties or named or not local.parties or not any(one.parties for one in draft.locals)):
        return 3 + len(parties) - gap / 10
    if len(people) >= 2 or (people and within and (local.day is not None or same_report)) or len(parties) >= 2:
        return 2 + len(people) - gap / 10
    return 0


def _open_to(local: _Local, draft: _Draft) -> bool:
    """Whether nobody is named as meeting who has no part in a known meeting."""
    known = {party for one in draft.locals for party in one.parties}
    return not known or set(local.parties) <= known


def _of_series(local: _Local, draft: _Draft, parties: set[str], material: Material) -> float | None:
    """Whether a telling of a round, or of talks that are over, is of a known one; None where nothing says so: of the
    same number; or the one that was to begin within two weeks before; or the last one of which no day was set."""
    if len(parties) < 2 or not (local.round or local.ended or draft.round):
        return None
    if local.number is not None and draft.numbers:
        return 10 if local.number in draft.numbers else 0
    if local.status != "held" or draft.held or local.day is not None:
        return None
    known, first = known_day(material.known[local.report]), known_day(material.known[draft.locals[0].report])
    over, day = local.ended or known, draft.day
    if over is None or first is None or local.report == draft.locals[-1].report:
        return None
    if day is not None:
        return 6 if 0 <= apart(day, over) <= SOON else None
    return 5 if 0 <= apart(first, over) <= UNSET else None


def _heads(people: Sequence[str], material: Material) -> frozenset[str]:
    """The last words of the names of bodies."""
    return frozenset(
        fold(actor.name.split(" ")[-1])
        for one in people
        if (actor := material.by_id.get(one)) is not None and actor.kind in ("organisation", "group")
    )


def _worth(draft: _Draft) -> bool:
    """Whether it is more than a word for talks."""
    placed = any(one.where is not None or one.day is not None for one in draft.locals)
    people = {party for one in draft.locals for party in one.parties}
    if len(people) < 2 and any(one.phone for one in draft.locals):
        return False  # "it took a telephone call": to whom, nobody tells
    coming = any(one.status == "to come" and one.day is not None and _known_talks(one) for one in draft.locals)
    if coming or (placed and any(one.where is not None and one.people for one in draft.locals)):
        return True
    if len(people) >= 2:
        return placed or any(not one.profile.event.nominal or one.phone for one in draft.locals)
    return placed and bool(
        people or any(not one.profile.event.nominal for one in draft.locals) or len(draft.locals) > 1
    )


def _known_talks(local: _Local) -> bool:
    """Whether talks are told as known ones, which are taken up on a day: "the talks resume on Monday"."""
    words = fold(local.profile.event.clause.exact).split()
    return words[:1] == ["the"] and bool(set(words) & RESUMING)


def _record(draft: _Draft, material: Material, on: str | None) -> MeetingRecord:
    changes: list[tuple[MeetingStatus, Instant | None, Evidence]] = []
    for one in draft.locals:
        words = Evidence(one.report, one.profile.event.clause)
        if not changes or (changes[-1][0] != one.status and changes[-1][0] != "held") or one.moved:
            changes.append((one.status, material.known[one.report], words))
    status = changes[-1][0]
    if status in ("to come", "possible") and draft.day is not None and on is not None and on > draft.day:
        status = "due"
    people = tuple(dict.fromkeys(person for one in draft.locals for person in one.people))
    lead = max(draft.locals, key=lambda one: (len(one.people), one.where is not None, one.day is not None))
    certainty: Certainty = draft.locals[-1].profile.event.certainty
    value = next((one.value for one in reversed(draft.locals) if one.day == draft.day and one.value is not None), None)
    return MeetingRecord(
        id=record_id("m", draft.locals[0].report, draft.locals[0].profile.event.trigger.start),
        summary=_summary(lead),
        status=status,
        medium=_medium(draft),
        level=_level(people, draft, material),
        participants=people,
        parties=tuple(dict.fromkeys(party for one in draft.locals for party in one.parties)),
        place=tuple(
            Term(one.place.exact, None, Evidence(one.report, one.place))
            for one in draft.locals
            if one.place is not None
        ),
        time=tuple(
            Term(one.when.exact, one.value, Evidence(one.report, one.when))
            for one in draft.locals
            if one.when is not None
        ),
        day=draft.day,
        precision=value.precision if value is not None else None,
        certainty=certainty,
        changes=tuple(changes),
        known=material.known[draft.locals[0].report],
        evidence=tuple(dict.fromkeys(Evidence(one.report, one.profile.event.clause) for one in draft.locals)),
        tellings=tuple(dict.fromkeys(event_anchor(one.profile) for one in draft.locals)),
    )


def _summary(local: _Local) -> str:
    words = " ".join(local.profile.event.clause.exact.split())
    words = words[:1].upper() + words[1:]
    return words if len(words) <= LONGEST else words[: LONGEST - 1].rsplit(" ", 1)[0] + "…"


def _medium(draft: _Draft) -> Literal["in person", "phone", "unknown"]:
    if any(one.phone for one in draft.locals):
        return "phone"
    return "in person" if any(one.where is not None for one in draft.locals) else "unknown"


def _level(
    people: Sequence[str], draft: _Draft, material: Material
) -> Literal["leaders", "ministers", "officials", "unknown"]:
    words: set[str] = set()
    for person in people:
        actor = material.by_id.get(person)
        if actor is not None:
            words.update(fold(word) for title in (actor.name, *actor.titles, *actor.aliases) for word in title.split())
    words.update(fold(word) for one in draft.locals for word in one.profile.event.clause.exact.split())
    if words & MINISTERS and not words & {"prime"}:
        return "ministers"
    if words & LEADERS or "leaders" in words:
        return "leaders"
    return "officials" if {"officials", "teams", "envoys", "delegations", "experts"} & words else "unknown"
