"""A process over time: commitments, incidents, exchanges, meetings."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from accord.model.fact import Evidence, Position
from accord.model.terms import Certainty, CommitmentClass, Realis, Standing

__all__ = ["Commitment", "Exchange", "ExchangeSide", "Incident", "Meeting", "Term"]


@dataclass(frozen=True, slots=True)
class Term:
    """One term of a commitment, exchange or incident as one report words it. ``value`` is comparable or None."""

    text: str
    value: object
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Commitment:
    """What a party offered, demanded, pledged, agreed to or refused. Template: the ETH/PRIO ceasefire data set's onset
    records."""

    id: str
    summary: str
    kind: CommitmentClass
    parties: tuple[str, ...]
    addressees: tuple[str, ...]
    scope: tuple[Term, ...]
    excluded: tuple[Term, ...]
    duration: tuple[Term, ...]
    conditions: tuple[Term, ...]
    declared: tuple[Term, ...]
    effective: tuple[Term, ...]
    ends: tuple[Term, ...]
    positions: tuple[Position, ...]
    standing: Standing
    facts: tuple[str, ...]
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Incident:
    """An alleged or reported act of force or breach: who alleges it, who denies it, what it would breach. Never a
    verdict."""

    id: str
    summary: str
    type: str
    mode: str | None
    perpetrators: tuple[str, ...]
    targets: tuple[Term, ...]
    place: tuple[Term, ...]
    time: tuple[Term, ...]
    casualties: tuple[Term, ...]
    alleged_by: tuple[str, ...]
    denied_by: tuple[str, ...]
    breach_of: str | None
    facts: tuple[str, ...]
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class ExchangeSide:
    """What one side gave: ``giver`` an actor id or None, and the numbers as told."""

    giver: str | None
    amounts: tuple[Term, ...]


@dataclass(frozen=True, slots=True)
class Exchange:
    """An exchange or release of prisoners, remains or goods, with numbers for each side."""

    id: str
    summary: str
    what: str
    parties: tuple[str, ...]
    sides: tuple[ExchangeSide, ...]
    realis: Realis
    facts: tuple[str, ...]
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Meeting:
    """A meeting or call, held or to come."""

    id: str
    summary: str
    status: Literal["held", "to come", "possible", "cancelled"]
    medium: Literal["in person", "phone", "unknown"]
    participants: tuple[str, ...]
    place: tuple[Term, ...]
    time: tuple[Term, ...]
    certainty: Certainty
    facts: tuple[str, ...]
    evidence: tuple[Evidence, ...]
