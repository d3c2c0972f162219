"""One report, read: who and what it mentions, what it has somebody say, which acts it tells."""

from __future__ import annotations

from dataclasses import dataclass

from accord.model.source import Report, Span
from accord.model.terms import ActorKind, Certainty, MentionKind, Realis, StatementForm, StepSource
from accord.model.value import MentionValue

__all__ = ["Actor", "Authority", "Event", "Mention", "Reading", "Restriction", "Statement", "Step"]


@dataclass(frozen=True, slots=True)
class Actor:
    """Somebody who can act or speak. ``sector`` is a PLOVER sector code (GOV, MIL, REB, ...), ``country`` ISO 3166-1
    alpha-3."""

    id: str
    name: str
    kind: ActorKind
    country: str | None
    sector: str | None
    titles: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    members: tuple[str, ...] = ()  # ids, for a group that is named by its members ("both leaders")


@dataclass(frozen=True, slots=True)
class Mention:
    """A span that names an actor, a place, a time or a quantity, and what it resolves to (None: unresolved, words
    kept).

    ``head`` is the offset of its syntactic head's first code point; ``actor`` is set for kind "actor" only. An actor
    mention whose actor is None was seen and not resolved ("he" with nobody to stand for).
    """

    id: str
    kind: MentionKind
    span: Span
    actor: str | None = None
    value: MentionValue | None = None
    head: int = -1
    found_by: str = ""


@dataclass(frozen=True, slots=True)
class Authority:
    """One link of the chain that vouches for something: who, in which words. The outermost (nearest to the outlet)
    comes first: a medium before the speaker whom it quotes, whoever is cited behind the one who cites."""

    span: Span
    actor: str | None


@dataclass(frozen=True, slots=True)
class Statement:
    """Somebody's words as reported. ``content`` may be in pieces. ``chain``: the outlet cites an official who cites a
    report."""

    id: str
    form: StatementForm
    source: Span | None
    actor: str | None
    cue: Span | None
    content: tuple[Span, ...]
    chain: tuple[Authority, ...] = ()
    parent: str | None = None
    quotes: tuple[Span, ...] = ()  # the parts within quotation marks, marks excluded
    found_by: str = ""
    score: float = 1.0


@dataclass(frozen=True, slots=True)
class Event:
    """Who did what to whom, in PLOVER. Lists of mentions are ids of this reading's mentions.

    ``theme`` is what the act is about, in its words (what is proposed, paused, refused, struck); ``scope`` are the
    items that the theme covers and ``excluded`` those it leaves out; ``condition`` the words of a condition;
    ``duration`` a mention id; ``clause`` the words that tell the event, ``core`` those that a summary needs behind the
    actors' names (None: all of them). ``confidence``: how likely the words tell such an act at all, in [0, 1]
    (:mod:`accord.reading.confidence`).
    """

    id: str
    trigger: Span
    type: str
    mode: str | None
    contexts: tuple[str, ...]
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    place: str | None
    time: str | None
    quantities: tuple[str, ...]
    realis: Realis
    certainty: Certainty
    statement: str | None
    clause: Span
    core: Span | None = None
    theme: Span | None = None
    object: Span | None = (
        None  # the noun phrase that names the theme: "air defence systems" in "agreed to help find air defence systems"
    )
    scope: tuple[Span, ...] = ()
    excluded: tuple[Span, ...] = ()
    duration: str | None = None
    condition: Span | None = None
    nominal: bool = False
    introduces: bool = False  # told as new to the reader ("a call", "another strike")
    antecedent: str | None = None  # the event of this reading that a definite noun ("the call") stands for
    base: str | None = None  # the type before a coming meeting, aid, ... became AGREE
    content: str | None = (
        None  # what the theme is about: "yielding", "meeting", "assisting", ... (see reading.lexicon.content)
    )
    about: str | None = (
        None  # the event of this reading that its theme refers back to ("rejected the demand", "denied the charge")
    )
    apart: tuple[str, ...] = ()  # events of this reading that syntax says are other happenings ("A followed B")
    found_by: str = ""
    score: float = 1.0
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Restriction:
    """Words that narrow a scope: "the talks covered only the plant". ``marker`` is the word that narrows, ``item``
    what is left."""

    id: str
    marker: Span
    item: Span
    clause: Span
    statement: str | None


@dataclass(frozen=True, slots=True)
class Step:
    """What a clause says of the life of an undertaking: it is proposed, accepted, refused, begins, is extended, ends.

    Lists of mentions are ids of this reading's mentions. ``act`` is what is done and ``inner`` what it is done about
    where that is an act, too ("refused to extend the truce": refuse, extend). ``object`` are the words that say what
    is undertaken, ``head`` the word among them that names it ("truce"), None where a clause says it. ``definite``: it
    is told as known ("the truce", "the demand"). ``begins``, ``ends``: the times from and until which it is to hold.
    ``source``: by what it is told, a "verb", a "noun", an "adjective", a "provision" (a clause that tells what an
    agreement lays down), a turn of phrase ("wording"), ...
    """

    id: str
    act: str
    inner: str | None
    trigger: Span
    actors: tuple[str, ...]
    addressees: tuple[str, ...]
    object: Span | None
    head: Span | None
    definite: bool
    time: str | None
    begins: str | None
    ends: str | None
    duration: str | None
    condition: Span | None
    purpose: Span | None
    mediators: tuple[Span, ...]
    monitors: tuple[Span, ...]
    realis: Realis
    certainty: Certainty
    statement: str | None
    clause: Span
    source: StepSource = "verb"


@dataclass(frozen=True, slots=True)
class Reading:
    """All that was found in one report by one version of the reader."""

    report: Report
    version: str
    model: str
    actors: tuple[Actor, ...]
    mentions: tuple[Mention, ...]
    statements: tuple[Statement, ...]
    events: tuple[Event, ...]
    restrictions: tuple[Restriction, ...] = ()
    steps: tuple[Step, ...] = ()
