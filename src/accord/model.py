"""The nouns of Accord as frozen dataclasses. No logic lives here.

Offsets are Unicode code points into a report's text. Times are UTC, as ISO 8601 strings, each with a precision: a day
stays a day. Identifiers are derived from content, never from the order in which things came in, so the same input
gives the same bytes.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

BlockKind = Literal["paragraph", "heading", "dateline", "byline", "caption", "list", "boilerplate", "speaker"]
MentionKind = Literal["actor", "place", "time", "quantity"]
ActorKind = Literal["person", "state", "organisation", "group"]
StatementForm = Literal["direct", "indirect", "mixed"]
Realis = Literal["actual", "future", "hypothetical", "negated"]
Certainty = Literal["certain", "probable", "possible"]
StepSource = Literal[
    "verb",
    "adjective",
    "noun",
    "provision",
    "begin",
    "aspect",
    "hold",
    "purpose",
    "monitoring",
    "condition",
    "judged",
    "laid on",
    "wording",
    "breach",
    "role",
    "forces",
    "own",
    "done",
]
Precision = Literal["second", "minute", "hour", "day", "week", "month", "quarter", "year", "decade"]
Relation = Literal["equal", "compatible", "refines", "conflicts", "absent"]
Verdict = Literal["corroborated", "single", "disputed"]
FactKind = Literal["event", "statement"]
DisagreementKind = Literal[
    "number", "date", "duration", "actor", "place", "scope", "polarity", "certainty", "attribution", "wording"
]
OutletKind = Literal["wire", "newspaper", "broadcaster", "government", "party"]
CommitmentClass = Literal["proposal", "demand", "pledge", "request", "agreement", "declaration", "refusal"]
Standing = Literal["floated", "proposed", "agreed", "in force", "expired", "refused", "withdrawn"]


# --- sources
# -------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Span:
    """``start`` and ``end`` in code points of a report's text, and the exact words: ``text[start:end] == exact``,
    always."""

    start: int
    end: int
    exact: str


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of a report's text that is set apart on the page. A heading is no evidence of an event."""

    kind: BlockKind
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Instant:
    """A moment in UTC: ``iso`` is cut to what is known ("2025-03-19" for a day, "2025-03-19T14:05Z" for a minute).

    ``local`` is the time of day as it was written where nobody said in which zone ("2025-03-19T14:05:09"). Such a
    moment is known to the day only, and that day is the writer's, not UTC's; a moment finer than a day is always UTC.
    """

    iso: str
    precision: Precision
    local: str | None = None


@dataclass(frozen=True, slots=True)
class Outlet:
    """Who publishes. ``country`` is ISO 3166-1 alpha-3; ``party`` is the party to a conflict that it belongs to; what
    is not known is None."""

    name: str
    country: str | None = None
    owner: str | None = None
    kind: OutletKind | None = None
    party: str | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """One version of one outlet's article. ``id`` is a hash of its content; ``path`` stands as it was given.

    ``authors`` are names as the outlet gives them, in its order; ``located`` is the place that the outlet says it was
    written at (a dateline that stands beside the text and not in it), or None.
    """

    id: str
    path: str
    outlet: str
    title: str | None
    published: Instant | None
    updated: Instant | None
    url: str | None
    language: str
    text: str
    blocks: tuple[Block, ...]
    authors: tuple[str, ...] = ()
    located: str | None = None


@dataclass(frozen=True, slots=True)
class Refusal:
    """An input that was not read: the path as given, and why.

    ``kind`` names the trouble for programs: the ``kind`` of the error in :mod:`accord.errors` that it was. ``limit`` is
    the limit that was passed, as a number and its unit ("30 seconds"), or None. ``address`` is where the report can be
    read instead: a feed's entry that holds a summary only, a page that could not be fetched.
    """

    path: str
    error: str
    kind: str = "input"
    limit: str | None = None
    address: str | None = None


# --- values
# --------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class TimeValue:
    """A time expression resolved to the half-open interval [start, end) in UTC. Both are ISO 8601 cut to ``precision``.

    An expression that can't be resolved has no TimeValue at all (its mention's value is None): it keeps its words only.
    ``end`` is None where the interval is open ("since Monday") or is just the one unit of ``precision`` that ``start``
    names. ``hedge`` is the word that blurs it ("about", "early", "before"), or None.
    """

    start: str | None
    end: str | None
    precision: Precision
    hedge: str | None = None


@dataclass(frozen=True, slots=True)
class Amount:
    """A number with its unit, as a range.

    ``kind``: "count" (unit: what is counted, a lemma, e.g. "prisoner"), "duration" (unit: second, minute, hour, day,
    week, month or year), "money" (unit: ISO 4217), "percent", "measure" (unit as written), "ordinal". "At least 40" is
    low=40, high=None; "about 40" is low=high=40 with hedge "about"; "30 to 40" is low=30, high=40; "dozens" is low=24,
    high=None, hedge "dozens".
    """

    kind: Literal["count", "duration", "money", "percent", "measure", "ordinal"]
    low: float | None
    high: float | None
    unit: str | None
    hedge: str | None = None


@dataclass(frozen=True, slots=True)
class PlaceValue:
    """A place in a gazetteer: ``country`` is ISO 3166-1 alpha-3, ``geonames`` the GeoNames id, coordinates in degrees
    WGS 84."""

    name: str
    kind: Literal["country", "region", "city", "facility", "body", "area"]
    country: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    geonames: int | None = None


MentionValue = TimeValue | Amount | PlaceValue


# --- a reading
# -----------------------------------------------------------------------------------------------------------


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


# --- corrections
# ---------------------------------------------------------------------------------------------------------


ReviewAction = Literal["confirm", "reject", "merge", "split", "edit", "note"]


@dataclass(frozen=True, slots=True)
class Correction:
    """What a person said of a record, and what became of that here.

    ``number`` is its entry in the ledger, ``at`` when it was made (ISO 8601, UTC). ``record`` is the id that the record
    has here, or had when it was corrected where it can't be found any more; ``summary`` what it said then. ``field``
    and ``value`` are what an edit put, ``told`` what the reports say of that field. ``state`` "conflict": the record
    has changed or gone since, ``reason`` says how; what the reports say then stands as they say it.
    """

    number: int
    at: str
    who: str
    action: ReviewAction
    kind: str
    record: str
    summary: str
    field: str | None = None
    value: str | None = None
    told: tuple[str, ...] = ()
    note: str | None = None
    state: Literal["applied", "conflict"] = "applied"
    reason: str | None = None


# --- the account
# ---------------------------------------------------------------------------------------------------------


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
    stands in, None where the report itself says so; ``earlier``: whether it is told of a time long before the report.
    """

    story: str
    kind: AffectedKind
    amount: Amount
    evidence: Evidence
    clause: Span
    authority: str | None
    realis: Realis
    earlier: bool


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
