"""What changes hands over time: prisoners, remains and goods with the numbers of each side, and aid that is asked
for, pledged or delivered."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from accord.comparing.profiles import EventProfile, event_anchor
from accord.comparing.regroup import Move
from accord.comparing.tokens import fold
from accord.comparing.vocabulary import classes
from accord.ledger.commitment_records import record_id
from accord.ledger.days import apart, exact_day, known_day
from accord.ledger.records import AidRecord, ExchangeRecord, Giving
from accord.ledger.regrouping import regrouped
from accord.ledger.tellings import Material
from accord.model import Amount, Evidence, Realis, Span, Term, TimeValue
from accord.reading.countries import countries
from accord.reading.lexicon import object_classes

__all__ = ["aid_records", "exchange_records"]

NEAR_DAYS = 4
BESIDE = 160
LONGEST = 160
# Shared words of what is given, as a share of the shorter telling's, from which two tellings of aid are one.
SHARED = 0.6


@dataclass(slots=True)
class _Draft:
    told: list[EventProfile] = field(default_factory=list)


def exchange_records(
    material: Material, moves: Sequence[Move] = (), moved: dict[int, str | None] | None = None
) -> tuple[ExchangeRecord, ...]:
    """The exchanges and releases that were made. Those that are only agreed are commitments.

    ``moves``: which tellings a person has joined or parted; ``moved`` takes what became of that.
    """
    drafts: list[_Draft] = []
    for reading in material.readings:
        for profile in material.events[reading.report.id]:
            if not _hands_over(profile):
                continue
            home = _home(profile, drafts, material)
            if home is None:
                home = _Draft()
                drafts.append(home)
            home.told.append(profile)
    if moves:
        groups = regrouped([draft.told for draft in drafts], moves, moved, material, lambda profile: profile)
        drafts = [_Draft(group) for group in groups]
    return tuple(_exchange(draft, material) for draft in drafts)


def _hands_over(profile: EventProfile) -> bool:
    event = profile.event
    if event.realis != "actual" or event.type not in ("RETREAT", "COOPERATE"):
        return False
    gives = event.mode == "release" or profile.trigger in classes()["exchanging"]
    held = profile.words | profile.clause_words
    return gives and bool(held & classes()["captives"] or profile.numbers)


def _home(profile: EventProfile, drafts: Sequence[_Draft], material: Material) -> _Draft | None:
    for draft in reversed(drafts):
        if any(_together(profile, other, material) for other in draft.told):
            return draft
    return None


def _together(mine: EventProfile, other: EventProfile, material: Material) -> bool:
    givers, theirs = (
        set(material.parties.all(sorted(mine.actor_ids))),
        set(material.parties.all(sorted(other.actor_ids))),
    )
    if mine.key[0] == other.key[0] and abs(mine.event.trigger.start - other.event.trigger.start) < BESIDE:
        return True  # "A. handed over 20 men and B. released 15"
    here, there = _day(mine), _day(other)
    if here is not None and there is not None and abs(apart(here, there)) > 1:
        return False
    first, second = known_day(material.known[mine.key[0]]), known_day(material.known[other.key[0]])
    if first is not None and second is not None and abs(apart(first, second)) > NEAR_DAYS:
        return False
    return bool(givers & theirs) or not givers or not theirs


def _day(profile: EventProfile) -> str | None:
    value = profile.time.value if profile.time is not None else None
    return exact_day(value) if isinstance(value, TimeValue) else None


def _exchange(draft: _Draft, material: Material) -> ExchangeRecord:
    sides: dict[str | None, dict[tuple[str, int], Term]] = {}
    parties: dict[str, None] = {}
    units: list[str] = []
    for profile in draft.told:
        givers: list[str | None] = [*material.parties.all(sorted(profile.actor_ids))] or [None]
        parties.update(dict.fromkeys(one for one in givers if one is not None))
        for giver in givers:
            sides.setdefault(giver, {})
        for one in profile.numbers:
            if isinstance(one.value, Amount) and one.value.kind == "count" and _changes_hands(one.value.unit):
                units.append(one.value.unit or "")
                for giver in _swapped(profile, one.span, givers, material) or givers:
                    sides[giver].setdefault(
                        (profile.key[0], one.span.start),
                        Term(one.span.exact, one.value, Evidence(profile.key[0], one.span)),
                    )
    first = draft.told[0]
    lead = max(draft.told, key=lambda one: (len(one.actor_ids), len(one.numbers), not one.event.nominal))
    realis: Realis = lead.event.realis
    return ExchangeRecord(
        id=record_id("x", first.key[0], first.event.trigger.start),
        summary=_short(lead.event.clause.exact),
        what=max(sorted(set(units)), key=units.count) if units else _named(draft),
        parties=tuple(parties),
        sides=tuple(Giving(giver, tuple(sides[giver].values())) for giver in sorted(sides, key=lambda one: one or "")),
        realis=realis,
        time=tuple(
            Term(one.time.span.exact, one.time.value, Evidence(one.key[0], one.time.span))
            for one in draft.told
            if one.time is not None
        ),
        known=material.known[first.key[0]],
        evidence=tuple(dict.fromkeys(Evidence(one.key[0], one.event.clause) for one in draft.told)),
        tellings=tuple(map(event_anchor, draft.told)),
    )


def _swapped(profile: EventProfile, number: Span, givers: Sequence[str | None], material: Material) -> list[str | None]:
    """Whose a number is where two swap one thing for another, in the order in which they are named: "A and B exchanged
    100 prisoners for 30 coffins". Empty where that can't be told."""
    named = [one.actor for one in sorted(profile.actors, key=lambda one: one.span.start) if one.actor is not None]
    order = list(dict.fromkeys(material.parties.all(named)))
    if profile.trigger not in classes()["exchanging"] or len(order) != 2 or set(order) != set(givers):
        return []
    text = material.texts[profile.key[0]]
    mark = text.find(" for ", profile.event.trigger.end, profile.event.clause.end)
    counted = [one.span for one in profile.numbers if isinstance(one.value, Amount) and one.value.kind == "count"]
    if mark < 0 or not any(one.end <= mark for one in counted) or not any(one.start > mark for one in counted):
        return []
    return [order[0] if number.end <= mark else order[1]]


def _changes_hands(unit: str | None) -> bool:
    return unit is not None and not set(unit.split()) & {"day", "side", "country", "party", "time"}


def _named(draft: _Draft) -> str:
    for profile in draft.told:
        for word in profile.event.clause.exact.lower().replace("-", " ").split():
            if "captives" in object_classes(word.rstrip("s.,;")):
                return word.rstrip("s.,;")
    return "captives"


def _short(text: str) -> str:
    words = " ".join(text.split())
    words = words[:1].upper() + words[1:]
    return words if len(words) <= LONGEST else words[: LONGEST - 1].rsplit(" ", 1)[0] + "…"


def aid_records(
    material: Material, moves: Sequence[Move] = (), moved: dict[int, str | None] | None = None
) -> tuple[AidRecord, ...]:
    """Help in goods, money or arms: asked for, pledged, delivered, each with its numbers.

    ``moves``: which tellings a person has joined or parted (what is merged stands at the stage of its first telling);
    ``moved`` takes what became of that.
    """
    drafts: list[tuple[Literal["asked", "pledged", "delivered"], list[EventProfile]]] = []
    for reading in material.readings:
        for profile in material.events[reading.report.id]:
            stage = _stage(profile)
            if stage is None:
                continue
            home = next(
                (told for kind, told in reversed(drafts) if kind == stage and _same_aid(profile, told, material)), None
            )
            if home is None:
                drafts.append((stage, [profile]))
            else:
                home.append(profile)
    if moves:
        stages = {id(profile): stage for stage, told in drafts for profile in told}
        groups = regrouped([told for _, told in drafts], moves, moved, material, lambda profile: profile)
        drafts = [(stages[id(group[0])], group) for group in groups]
    return tuple(_aid(stage, told, material) for stage, told in drafts)


def _stage(profile: EventProfile) -> Literal["asked", "pledged", "delivered"] | None:
    event = profile.event
    if event.realis == "negated" or not profile.actor_ids or not profile.words:
        return None
    if event.type == "AID" and event.realis == "actual":
        return "delivered"
    if event.type == "AGREE" and (event.base == "AID" or event.content == "assisting"):
        return "pledged" if not _by_a_thing(profile) else None
    if event.type == "REQUEST" and (event.content == "assisting" or event.mode == "assist"):
        return "asked"
    return None


def _by_a_thing(profile: EventProfile) -> bool:
    """Whether a thing gives and nobody pledges: "American ownership of the plants would offer protection"."""
    clause, trigger = profile.event.clause, profile.event.trigger
    things = False
    for one in profile.actors:
        if profile.event.nominal or not clause.start <= one.span.start < trigger.start:
            continue
        owned = countries().adjectives.get(fold(one.span.exact)) is not None
        if not owned or re.match(r" [a-z]", clause.exact[one.span.end - clause.start :]) is None:
            return False
        things = True
    return things


def _same_aid(profile: EventProfile, told: Sequence[EventProfile], material: Material) -> bool:
    mine = set(material.parties.all(sorted(profile.actor_ids)))
    return any(
        mine & set(material.parties.all(sorted(other.actor_ids)))
        and len(profile.words & other.words) >= SHARED * max(1, min(len(profile.words), len(other.words)))
        for other in told
    )


def _aid(
    stage: Literal["asked", "pledged", "delivered"], told: Sequence[EventProfile], material: Material
) -> AidRecord:
    first = told[0]
    doers = material.parties.all(sorted({one for profile in told for one in profile.actor_ids}))
    others = material.parties.all(sorted({one for profile in told for one in profile.recipient_ids}))
    what = [(one.key[0], one.event.theme) for one in told if one.event.theme is not None]
    return AidRecord(
        id=record_id("a", first.key[0], first.event.trigger.start),
        summary=_short(first.event.clause.exact),
        stage=stage,
        givers=others if stage == "asked" else doers,
        receivers=doers if stage == "asked" else tuple(one for one in others if one not in doers),
        what=tuple(Term(span.exact, None, Evidence(report, span)) for report, span in what),
        amounts=tuple(
            Term(one.span.exact, one.value, Evidence(profile.key[0], one.span))
            for profile in told
            for one in profile.numbers
        ),
        known=material.known[first.key[0]],
        evidence=tuple(dict.fromkeys(Evidence(one.key[0], one.event.clause) for one in told)),
        tellings=tuple(map(event_anchor, told)),
    )
