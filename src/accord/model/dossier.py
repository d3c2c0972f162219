"""The account of a set of reports: its stories, with what stands beside their facts."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from accord.model.correction import Correction
from accord.model.fact import Disagreement, Evidence, Fact
from accord.model.process import Commitment, Exchange, Incident, Meeting
from accord.model.reading import Actor, Reading
from accord.model.source import Refusal, Span
from accord.model.terms import DisagreementKind, Realis
from accord.model.value import Amount

__all__ = [
    "Affected",
    "AffectedKind",
    "Difference",
    "Dossier",
    "Figure",
    "FigureRow",
    "Passage",
    "Story",
    "SynopsisRow",
]


@dataclass(frozen=True, slots=True)
class Story:
    """The reports that tell of the same happenings. ``follows``: ids of the earlier stories whose follow-up it is, the
    nearest first."""

    id: str
    title: str
    reports: tuple[str, ...]
    facts: tuple[str, ...]
    follows: tuple[str, ...] = ()
    corrections: tuple[Correction, ...] = ()


@dataclass(frozen=True, slots=True)
class Passage:
    """Text that two reports share, with the share of its words that stay in order (1.0: word for word).

    ``origin`` is the lineage that the passage belongs to, which may be neither report's own: two reports that both
    take a paragraph from a wire.
    """

    a: str
    span_a: Span
    b: str
    span_b: Span
    similarity: float
    origin: str = ""


AffectedKind = Literal["killed", "injured", "missing", "displaced", "detained", "released"]
"""What became of people, after the Humanitarian Exchange Language (HXL 1.1, #affected)."""


@dataclass(frozen=True, slots=True)
class Affected:
    """A number of people to whom something happened, as one report gives it.

    ``evidence``: the words of the number; ``clause``: those around it; ``authority``: the global id of whose words it
    stands in, None where the report itself says so; ``earlier``: whether it is told of a time long before the report;
    ``part``: whether it counts some of them only, or beside others ("including two women", "a nurse and two drivers").
    """

    story: str
    kind: AffectedKind
    amount: Amount
    evidence: Evidence
    clause: Span
    authority: str | None
    realis: Realis
    earlier: bool
    part: bool = False


@dataclass(frozen=True, slots=True)
class Figure:
    """A number as one report gives it: what :class:`Affected` has, of any counted thing, amount or length."""

    amount: Amount
    evidence: Evidence
    clause: Span
    authority: str | None
    earlier: bool


@dataclass(frozen=True, slots=True)
class FigureRow:
    """What reports of one story give as number of likely one thing. ``what``: its unit or noun, and words that the
    reports share; ``figures``: in the order of reports and texts; ``differs``: whether two conflict."""

    story: str
    what: str
    figures: tuple[Figure, ...]
    differs: bool


@dataclass(frozen=True, slots=True)
class Difference:
    """What the sentences of a :class:`SynopsisRow` give for one thing and can't both be true: the words for it in each,
    in the order of the row."""

    kind: DisagreementKind
    values: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class SynopsisRow:
    """Sentences of different reports that are about one matter, one of each, in the order of reports. ``confidence``:
    how likely they are, on average, in [0, 1]; ``differs``: on what they surely part."""

    story: str
    evidence: tuple[Evidence, ...]
    confidence: float
    differs: tuple[Difference, ...] = ()


@dataclass(frozen=True, slots=True)
class Dossier:
    """The account of everything in a set of reports, for a person to read. ``origins``: report id -> origin id;
    ``passages``: the shared text that they follow from; ``corrections``: all that persons said of what stands in it.
    """

    readings: tuple[Reading, ...]
    origins: dict[str, str]
    actors: tuple[Actor, ...]
    stories: tuple[Story, ...]
    facts: tuple[Fact, ...]
    disagreements: tuple[Disagreement, ...]
    commitments: tuple[Commitment, ...]
    incidents: tuple[Incident, ...]
    exchanges: tuple[Exchange, ...]
    meetings: tuple[Meeting, ...]
    refused: tuple[Refusal, ...] = field(default=())
    passages: tuple[Passage, ...] = field(default=())
    corrections: tuple[Correction, ...] = field(default=())
    affected: tuple[Affected, ...] = field(default=())
    figures: tuple[FigureRow, ...] = field(default=())
    synopsis: tuple[SynopsisRow, ...] = field(default=())
