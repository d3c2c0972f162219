"""What reports tell, put together: facts with their evidence, and where they disagree."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from accord.model.correction import Correction
from accord.model.source import Span
from accord.model.terms import Certainty, DisagreementKind, FactKind, Realis, Relation, Verdict

__all__ = ["Disagreement", "Evidence", "Fact", "Nearest", "Position", "Slot", "SlotValue", "Telling"]


@dataclass(frozen=True, slots=True)
class Evidence:
    """Words of one report that tell something: ``report`` is its id."""

    report: str
    span: Span


@dataclass(frozen=True, slots=True)
class Nearest:
    """Words of a report that come nearest to what a fact tells, which the report is not held to tell. ``confidence``:
    how likely both tell the same, in [0, 1] (:mod:`accord.comparing.corroboration`). ``to``: the words that tell the
    fact to which they come near. ``differs``: in what they surely differ from these by the values that both name, of
    "number", "date", "place" and "polarity"."""

    evidence: Evidence
    confidence: float
    to: Evidence
    differs: tuple[DisagreementKind, ...] = ()


@dataclass(frozen=True, slots=True)
class SlotValue:
    """What one report gives for one slot. ``value`` is comparable (a JSON value), ``text`` the words, ``relation`` how
    it stands to the slot's first value ("equal" for the first itself)."""

    value: object
    text: str
    report: str
    span: Span
    relation: Relation = "equal"


@dataclass(frozen=True, slots=True)
class Slot:
    """One field of a fact with every report's value."""

    name: str
    verdict: Verdict
    values: tuple[SlotValue, ...]


@dataclass(frozen=True, slots=True)
class Telling:
    """One report's one mention of a fact: the reading's event or statement that told it."""

    report: str
    kind: FactKind
    ref: str  # id of the event or statement in that report's reading


@dataclass(frozen=True, slots=True)
class Fact:
    """One event or statement as the reports of a story tell it.

    ``lead``: the words that the summary is made of. ``confidences``: for each of ``evidence`` in another report than
    these how likely they tell the same, in [0, 1] (:mod:`accord.comparing.corroboration`), None where nothing was
    compared; empty where there is one report or a person put the tellings together. ``confidence``: how sure it is that
    a second outlet of another origin tells what the summary says, the highest of those of its passages; None where no
    such passage was compared. ``read_confidence``: how likely the words of any telling tell such an act at all
    (:class:`Event`); None of what is no act. ``nearest``: of reports that are not held to tell it the words that come
    nearest to what a report tells, the likeliest first (:mod:`accord.comparing.nearest`).
    """

    id: str
    story: str
    kind: FactKind
    summary: str
    type: str | None
    mode: str | None
    contexts: tuple[str, ...]
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    realis: Realis
    certainty: Certainty
    verdict: Verdict
    outlets: tuple[str, ...]
    origins: tuple[str, ...]
    authorities: tuple[str, ...]
    silent: tuple[str, ...]
    slots: tuple[Slot, ...]
    evidence: tuple[Evidence, ...]
    act: str | None = None  # of a statement: the event fact that its cue tells ("she pledged to ..." is the pledge)
    tellings: tuple[Telling, ...] = ()
    explanation: tuple[str, ...] = ()
    corrections: tuple[Correction, ...] = ()
    lead: Evidence | None = None
    confidences: tuple[float | None, ...] = ()
    confidence: float | None = None
    read_confidence: float | None = None
    nearest: tuple[Nearest, ...] = ()


@dataclass(frozen=True, slots=True)
class Disagreement:
    """A slot of a fact on which reports conflict. ``confidence``: the share in [0, 1] of such that were disputes where
    it was counted (:mod:`accord.comparing.confidence`)."""

    fact: str
    slot: str
    kind: DisagreementKind
    values: tuple[SlotValue, ...]
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Position:
    """Where one party stands on a commitment, with the words."""

    actor: str
    stance: Literal["proposes", "backs", "accepts", "open to it", "conditional", "refuses"]
    evidence: tuple[Evidence, ...]
