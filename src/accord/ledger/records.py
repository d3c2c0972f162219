"""The records of a process over time. Like :mod:`accord.model`, frozen dataclasses without logic.

Every change is dated twice: ``happened`` is when the reports say that it happened, ``known`` when the first report
that says so was published. Ids are hashes of a record's first telling, so that later reports don't change them. A
party is a key: a country's ISO 3166-1 alpha-3 code for whoever acts for a state, else an actor's id.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from accord.model import (
    Actor,
    Certainty,
    CommitmentClass,
    Correction,
    Evidence,
    Instant,
    Reading,
    Realis,
    Term,
    TimeValue,
)

__all__ = [
    "AidRecord",
    "Casualties",
    "Change",
    "CommitmentRecord",
    "ExchangeRecord",
    "Figure",
    "Giving",
    "History",
    "IncidentRecord",
    "MeetingRecord",
    "MeetingStatus",
    "RecordStanding",
    "Stance",
    "Stand",
    "Track",
    "Voice",
]

RecordStanding = Literal[
    "floated",
    "proposed",
    "accepted in part",
    "agreed",
    "in force",
    "lapsed",
    "refused",
    "withdrawn",
    "superseded",
    "fulfilled",
    "fulfilled late",
    "not fulfilled",
]
Stance = Literal["proposes", "backs", "accepts", "open to it", "conditional", "refuses", "silent"]
MeetingStatus = Literal["to come", "possible", "held", "cancelled", "due"]


@dataclass(frozen=True, slots=True)
class Change:
    """A change of standing. ``rule``: which rule of docs/process.md made it; ``evidence``: the words that say so."""

    standing: RecordStanding
    happened: TimeValue | None
    known: Instant | None
    by: tuple[str, ...]
    rule: str
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Stand:
    """Where a party stands on a commitment from some time on. ``actor`` is who speaks for it, None where it is
    silent."""

    party: str
    actor: str | None
    stance: Stance
    condition: Term | None
    happened: TimeValue | None
    known: Instant | None
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class CommitmentRecord:
    """One thing that was offered, demanded, pledged, agreed or refused, through all reports.

    The fields follow the onset and end records of the ETH/PRIO ceasefire data set and the signatory and third-party
    fields of PA-X. ``declared``, ``effective`` and ``ends`` are three different times; ``over`` is the day after which
    it has run out by itself (ISO date), told or worked out from its beginning and duration. ``positions`` are all
    stands taken in order, the last of a party's being its present one. ``disputed`` names the terms on which reports
    conflict. ``tellings`` name the steps that it is made of whatever reader found them ("step:REPORT:PLACE:PLACE");
    those of the other records name its events ("event:REPORT:PLACE", the place of the trigger).
    ``only`` is what somebody says that the scope is limited to. ``corrections`` are what persons said of it.
    """

    id: str
    summary: str
    kind: CommitmentClass
    issue: str
    parties: tuple[str, ...]
    third_parties: tuple[str, ...]
    addressees: tuple[str, ...]
    scope: tuple[Term, ...]
    excluded: tuple[Term, ...]
    duration: tuple[Term, ...]
    conditions: tuple[Term, ...]
    purpose: tuple[Term, ...]
    mediators: tuple[Term, ...]
    monitors: tuple[Term, ...]
    declared: tuple[Term, ...]
    effective: tuple[Term, ...]
    ends: tuple[Term, ...]
    over: str | None
    standing: RecordStanding
    changes: tuple[Change, ...]
    positions: tuple[Stand, ...]
    silent: tuple[str, ...]
    supersedes: str | None
    superseded_by: str | None
    disputed: tuple[str, ...]
    known: Instant | None
    evidence: tuple[Evidence, ...]
    tellings: tuple[str, ...] = ()
    only: tuple[Term, ...] = ()
    corrections: tuple[Correction, ...] = ()


@dataclass(frozen=True, slots=True)
class Voice:
    """Who alleges, denies or confirms an incident, and since when that is known."""

    party: str
    actor: str
    known: Instant | None
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Figure:
    """A number of casualties as one report gives it on one authority (an actor id, None where it gives none)."""

    what: Literal["dead", "wounded", "casualties"]
    low: float | None
    high: float | None
    source: str | None
    known: Instant | None
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Casualties:
    """The dead as UCDP-GED counts them: ``best`` is the latest figure that is given, ``low`` and ``high`` the smallest
    and the largest."""

    best: int | None
    low: int | None
    high: int | None
    figures: tuple[Figure, ...]


@dataclass(frozen=True, slots=True)
class IncidentRecord:
    """An alleged or reported act of force. ``breach_of``: the commitment whose parties, scope and time it would fall
    into; that is an allegation and no verdict."""

    id: str
    summary: str
    type: str
    mode: str | None
    perpetrators: tuple[str, ...]
    targets: tuple[Term, ...]
    place: tuple[Term, ...]
    time: tuple[Term, ...]
    casualties: Casualties
    alleged_by: tuple[Voice, ...]
    denied_by: tuple[Voice, ...]
    confirmed_by: tuple[Voice, ...]
    breach_of: str | None
    known: Instant | None
    evidence: tuple[Evidence, ...]
    tellings: tuple[str, ...] = ()
    corrections: tuple[Correction, ...] = ()


@dataclass(frozen=True, slots=True)
class Giving:
    """What one side gave, as told."""

    giver: str | None
    amounts: tuple[Term, ...]


@dataclass(frozen=True, slots=True)
class ExchangeRecord:
    """Prisoners, remains or goods that changed hands, or are to."""

    id: str
    summary: str
    what: str
    parties: tuple[str, ...]
    sides: tuple[Giving, ...]
    realis: Realis
    time: tuple[Term, ...]
    known: Instant | None
    evidence: tuple[Evidence, ...]
    tellings: tuple[str, ...] = ()
    corrections: tuple[Correction, ...] = ()


@dataclass(frozen=True, slots=True)
class AidRecord:
    """Help that was asked for, pledged or delivered."""

    id: str
    summary: str
    stage: Literal["asked", "pledged", "delivered"]
    givers: tuple[str, ...]
    receivers: tuple[str, ...]
    what: tuple[Term, ...]
    amounts: tuple[Term, ...]
    known: Instant | None
    evidence: tuple[Evidence, ...]
    tellings: tuple[str, ...] = ()
    corrections: tuple[Correction, ...] = ()


@dataclass(frozen=True, slots=True)
class MeetingRecord:
    """A meeting or call through all reports, from the plan to its being held.

    "due": its day has passed, and no report says that it was held. ``day`` is the day that holds now (ISO date, or a
    month or week as far as it is known), ``days`` all that were told, in the order in which they were. ``changes``:
    (status, publication time of the first report that gives it, words).
    """

    id: str
    summary: str
    status: MeetingStatus
    medium: Literal["in person", "phone", "unknown"]
    level: Literal["leaders", "ministers", "officials", "unknown"]
    participants: tuple[str, ...]
    parties: tuple[str, ...]
    place: tuple[Term, ...]
    time: tuple[Term, ...]
    day: str | None
    precision: str | None
    certainty: Certainty
    changes: tuple[tuple[MeetingStatus, Instant | None, Evidence], ...]
    known: Instant | None
    evidence: tuple[Evidence, ...]
    tellings: tuple[str, ...] = ()
    corrections: tuple[Correction, ...] = ()


@dataclass(frozen=True, slots=True)
class Track:
    """A strand of a process: what is about one issue. ``name`` can be given by the user."""

    id: str
    name: str
    commitments: tuple[str, ...]
    incidents: tuple[str, ...]
    exchanges: tuple[str, ...]
    aid: tuple[str, ...]
    meetings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class History:
    """A process as it was known from some reports, seen on the day ``on`` (ISO date; None: nothing runs out by
    itself). ``names``: party -> name. ``corrections``: all that persons said of what stands in it."""

    on: str | None
    readings: tuple[Reading, ...]
    actors: tuple[Actor, ...]
    names: dict[str, str]
    commitments: tuple[CommitmentRecord, ...]
    incidents: tuple[IncidentRecord, ...]
    exchanges: tuple[ExchangeRecord, ...]
    aid: tuple[AidRecord, ...]
    meetings: tuple[MeetingRecord, ...]
    tracks: tuple[Track, ...]
    corrections: tuple[Correction, ...] = ()
