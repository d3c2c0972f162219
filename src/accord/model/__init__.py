"""The nouns of Accord as frozen dataclasses. No logic lives here.

Offsets are Unicode code points into a report's text. Times are UTC, as ISO 8601 strings, each with a precision: a day
stays a day. Identifiers are derived from content, never from the order in which things came in, so the same input
gives the same bytes.
"""

from __future__ import annotations

from accord.model.correction import Correction, ReviewAction
from accord.model.dossier import (
    Affected,
    AffectedKind,
    Difference,
    Dossier,
    Figure,
    FigureRow,
    Passage,
    Story,
    SynopsisRow,
)
from accord.model.fact import Disagreement, Evidence, Fact, Nearest, Position, Slot, SlotValue, Telling
from accord.model.process import Commitment, Exchange, ExchangeSide, Incident, Meeting, Term
from accord.model.reading import Actor, Authority, Event, Mention, Reading, Restriction, Statement, Step
from accord.model.source import Block, Instant, Outlet, Refusal, Report, Span
from accord.model.terms import (
    ActorKind,
    BlockKind,
    Certainty,
    CommitmentClass,
    DisagreementKind,
    FactKind,
    MentionKind,
    OutletKind,
    Precision,
    Realis,
    Relation,
    Standing,
    StatementForm,
    StepSource,
    Verdict,
)
from accord.model.value import Amount, MentionValue, PlaceValue, TimeValue

__all__ = [
    "Actor",
    "ActorKind",
    "Affected",
    "AffectedKind",
    "Amount",
    "Authority",
    "Block",
    "BlockKind",
    "Certainty",
    "Commitment",
    "CommitmentClass",
    "Correction",
    "Difference",
    "Disagreement",
    "DisagreementKind",
    "Dossier",
    "Event",
    "Evidence",
    "Exchange",
    "ExchangeSide",
    "Fact",
    "FactKind",
    "Figure",
    "FigureRow",
    "Incident",
    "Instant",
    "Meeting",
    "Mention",
    "MentionKind",
    "MentionValue",
    "Nearest",
    "Outlet",
    "OutletKind",
    "Passage",
    "PlaceValue",
    "Position",
    "Precision",
    "Reading",
    "Realis",
    "Refusal",
    "Relation",
    "Report",
    "Restriction",
    "ReviewAction",
    "Slot",
    "SlotValue",
    "Span",
    "Standing",
    "Statement",
    "StatementForm",
    "Step",
    "StepSource",
    "Story",
    "SynopsisRow",
    "Telling",
    "Term",
    "TimeValue",
    "Verdict",
]
