"""Incidents over time: one report's incidents joined with those of the others, with who alleges, denies and confirms
them, the dead as ranges, and the commitment that each would breach."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from accord.comparing.profiles import EventProfile, Mentioned, event_anchor
from accord.comparing.regroup import Move
from accord.comparing.tokens import content_words, fold, stem
from accord.comparing.vocabulary import classes
from accord.ledger.commitment_records import record_id
from accord.ledger.days import apart, coarse, known_day
from accord.ledger.drafts import stems
from accord.ledger.happenings import local_incidents
from accord.ledger.issues import issues_in
from accord.ledger.occurrences import Local
from accord.ledger.records import Casualties, CommitmentRecord, Figure, IncidentRecord, Voice
from accord.ledger.regrouping import regrouped
from accord.ledger.tellings import Material
from accord.model import Amount, Evidence, Term

__all__ = ["incident_records"]

# Reports of one incident come within so many days of each other where they don't say when it was.
NEAR_DAYS = 4
LONGEST = 160
# Words within which the noun stands that names what was undertaken.
NAMING_WORDS = 4
# A time of more days than these may begin before what it lies in the midst of.
LONG_DAYS = 7
_TO_ITS_END = re.compile(r"(?:[^.!?\n]|\.(?=\S))+")
_PARTICLES = frozenset(
    {"out", "into", "off", "up", "down", "through", "away", "in"}
)  # "fighting broke out" breaks nothing
_PERFECT = re.compile(r"\b(?:have|has|had) (?:\w+ly )?\w+(?:ed|en|id|un|wn|t)\b")


@dataclass(slots=True)
class _Draft:
    locals: list[Local] = field(default_factory=list)

    @property
    def first(self) -> Local:
        return self.locals[0]

    @property
    def names(self) -> set[str]:
        return set().union(*(local.names for local in self.locals))

    @property
    def victims(self) -> set[str]:
        return set().union(*(local.victims for local in self.locals))

    @property
    def perpetrators(self) -> dict[str, None]:
        return {party: None for local in self.locals for party in local.perpetrators}

    @property
    def days(self) -> tuple[str, str] | None:
        return next((local.days for local in self.locals if local.days is not None), None)


def incident_records(
    material: Material,
    commitments: Sequence[CommitmentRecord],
    moves: Sequence[Move] = (),
    moved: dict[int, str | None] | None = None,
) -> tuple[IncidentRecord, ...]:
    """The incidents that the material tells, in the order in which they became known.

    ``moves``: which tellings a person has joined or parted; ``moved`` takes what became of that.
    """
    drafts: list[_Draft] = []
    for reading in material.readings:
        fresh: list[_Draft] = []
        for local in local_incidents(reading, material):
            home = _home(local, drafts, material)
            if home is None and local.late:
                continue  # "killed in the raid on the dam": of which raid, no report has told
            if home is None:
                home = _Draft()
                fresh.append(home)
            home.locals.append(local)
        drafts.extend(fresh)
    if moves:
        groups = regrouped([draft.locals for draft in drafts], moves, moved, material, lambda local: local.events[0])
        drafts = [_Draft(group) for group in groups]
    return tuple(_record(draft, material, commitments) for draft in drafts)


def _home(local: Local, drafts: Sequence[_Draft], material: Material) -> _Draft | None:
    best: tuple[int, int, int, _Draft] | None = None
    for number, draft in enumerate(drafts):
        points = _alike(local, draft, material)
        # of what happened at one place and day, that whose act and target are told in the same words
        alike = len(local.words & draft.first.words)
        if points > 0 and (best is None or (points, alike, number) >= best[:3]):
            best = (points, alike, number, draft)
    return best[3] if best is not None else None


def _alike(local: Local, draft: _Draft, material: Material) -> int:
    """How sure it is that a report's incident is a known one; 0 where it is not."""
    if local.victims & draft.victims:
        here, there = local.days, draft.days
        if here is None or there is None or (apart(here[1], there[0]) <= 1 and apart(there[1], here[0]) <= 1):
            return 4  # whom it was done to says most
    shared = local.names & draft.names
    mine, theirs = set(local.perpetrators), set(draft.perpetrators)
    if not shared:
        return _late_account(local, draft)
    owning = any(said.role == "confirms" and said.party in mine for said in local.spoken)
    if mine and theirs and not mine & theirs and not owning:
        return 0
    here, there = local.days, draft.days
    known = known_day(material.known[local.report])
    first = known_day(material.known[draft.first.report])
    if here is not None and first is not None and here[0] > first:
        return 0  # nothing is reported before it happens
    if here is not None and there is not None:
        if apart(here[1], there[0]) > 1 or apart(there[1], here[0]) > 1:
            return 0
        return 2 + len(shared)
    day = there or (first, first)
    other = here or (known, known)
    if day[0] is None or other[1] is None:
        return 1 if len(shared) > 1 else 0
    gap = abs(apart(day[0], other[1]))
    detailed = bool(shared & _told_again(local, draft))
    return (1 + len(shared)) if gap <= NEAR_DAYS or detailed else 0


def _late_account(local: Local, draft: _Draft) -> int:
    """A later report that names the day and the act, but not the place."""
    same = local.days is not None and draft.days == local.days and bool(local.perpetrators)
    alike = len(local.words & draft.first.words) >= 2
    return 1 if same and alike and not local.names and set(local.perpetrators) == set(draft.perpetrators) else 0


def _told_again(local: Local, draft: _Draft) -> set[str]:
    """Shared names where the words for the act are the same, too: a late account of something long past."""
    return (local.names & draft.names) if len(local.words & draft.first.words) >= 4 else set()


def _record(draft: _Draft, material: Material, commitments: Sequence[CommitmentRecord]) -> IncidentRecord:
    lead = draft.first.events[0]
    perpetrators = tuple(draft.perpetrators)
    evidence: dict[tuple[str, int, int], Evidence] = {}
    for local in draft.locals:
        for profile in local.events:
            item = Evidence(local.report, profile.event.clause)
            evidence.setdefault((item.report, item.span.start, item.span.end), item)
        for item in local.more:
            evidence.setdefault((item.report, item.span.start, item.span.end), item)
    return IncidentRecord(
        id=record_id("i", draft.first.report, lead.event.trigger.start),
        summary=_summary(draft),
        type=lead.event.type,
        mode=next((one.event.mode for local in draft.locals for one in local.events if one.event.mode), None),
        perpetrators=perpetrators,
        targets=_targets(draft),
        place=tuple(
            Term(span.exact, None, Evidence(local.report, span)) for local in draft.locals for span in local.places
        ),
        time=tuple(
            Term(span.exact, value, Evidence(local.report, span))
            for local in draft.locals
            for span, value in local.times
        ),
        casualties=_casualties(draft, material),
        alleged_by=_named(_voices(draft, "alleges", material), material),
        denied_by=_voices(draft, "denies", material),
        confirmed_by=_voices(draft, "confirms", material),
        breach_of=_breach(draft, perpetrators, commitments, material),
        known=material.known[draft.first.report],
        evidence=tuple(evidence.values()),
        tellings=tuple(dict.fromkeys(event_anchor(local.events[0]) for local in draft.locals)),
    )


def _summary(draft: _Draft) -> str:
    told = max(draft.first.events, key=lambda one: len(one.event.clause.exact))
    words = " ".join(told.event.clause.exact.split())
    words = words[:1].upper() + words[1:]
    return words if len(words) <= LONGEST else words[: LONGEST - 1].rsplit(" ", 1)[0] + "…"


def _targets(draft: _Draft) -> tuple[Term, ...]:
    found: dict[tuple[str, int, int], Term] = {}
    for local in draft.locals:
        for profile in local.events:
            spans = [one.span for one in profile.recipients] or (
                [profile.event.object] if profile.event.object is not None else []
            )
            for span in spans:
                found.setdefault(
                    (local.report, span.start, span.end), Term(span.exact, None, Evidence(local.report, span))
                )
    return tuple(found.values())


def _voices(draft: _Draft, role: str, material: Material) -> tuple[Voice, ...]:
    """Who says so. Nobody charges himself; but where each of two blames the other both charges stand, though both are
    charged by then."""
    found: dict[str, Voice] = {}
    for local in draft.locals:
        for said in local.spoken:
            if said.role == role and not (role == "alleges" and said.party in local.perpetrators):
                old = found.get(said.party)
                if old is None:
                    found[said.party] = Voice(said.party, said.actor, material.known[local.report], (said.evidence,))
                else:
                    found[said.party] = Voice(old.party, old.actor, old.known, (*old.evidence, said.evidence))
    return tuple(found.values())


def _named(voices: Sequence[Voice], material: Material) -> tuple[Voice, ...]:
    """The voices with a name; the others only where there is none with one."""
    named = tuple(voice for voice in voices if not material.parties.nameless(voice.party))
    return named or tuple(voices)


def _casualties(draft: _Draft, material: Material) -> Casualties:
    figures: list[Figure] = []
    seen: set[tuple[str, int]] = set()
    for local in draft.locals:
        for profile in local.events:
            for one in profile.numbers:
                what = _harm(profile, one, material.texts[local.report])
                if any(over.start <= one.span.start < over.end for _, _, over in local.counts if over != one.span):
                    continue  # a part of what is counted together
                if what is None or (local.report, one.span.start) in seen or not isinstance(one.value, Amount):
                    continue
                seen.add((local.report, one.span.start))
                figures.append(
                    Figure(
                        what,
                        one.value.low,
                        one.value.high,
                        profile.authority,
                        material.known[local.report],
                        Evidence(local.report, one.span),
                    )
                )
        for told, amount, span in local.counts:
            if (local.report, span.start) not in seen:
                seen.add((local.report, span.start))
                known = material.known[local.report]
                figures.append(Figure(told, amount.low, amount.high, None, known, Evidence(local.report, span)))
    dead = [figure for figure in figures if figure.what == "dead"]
    counts = [
        int(count) for figure in dead if (count := figure.low if figure.low is not None else figure.high) is not None
    ]
    last = max((known_day(figure.known) or "" for figure in dead), default="")
    latest = [figure for figure in dead if (known_day(figure.known) or "") == last]
    best = max(
        (
            int(count)
            for figure in latest
            if (count := figure.low if figure.low is not None else figure.high) is not None
        ),
        default=None,
    )
    return Casualties(best, min(counts, default=None), max(counts, default=None), tuple(figures))


def _harm(profile: EventProfile, one: Mentioned, text: str) -> Literal["dead", "wounded", "casualties"] | None:
    """What a number counts: "45 were wounded" by the verb behind it, "killing at least nine" by the word before it."""
    value = one.value
    if not isinstance(value, Amount) or value.kind != "count":
        return None
    killing, wounding = classes()["killing"], classes()["wounding"]
    if one.span.start > profile.event.trigger.start:
        between = text[max(profile.event.trigger.start, one.span.start - 40) : one.span.start]
        for word in reversed([stem(fold(word)) for word in between.split()]):
            if word in killing or word in wounding:
                return "dead" if word in killing else "wounded"
    if re.search(r"\bof (?:whom|them)\b", text[one.span.end : profile.event.trigger.start]):
        return None  # "lost 23 men, nine of whom were killed in an ambush"
    unit = {stem(fold(word)) for word in (value.unit or "").split()}
    if profile.trigger in killing or unit & killing:
        return "dead"
    return "wounded" if profile.trigger in wounding or unit & wounding else None


def _breach(
    draft: _Draft, perpetrators: Sequence[str], commitments: Sequence[CommitmentRecord], material: Material
) -> str | None:
    """The commitment into whose parties, time and scope it falls: a ceasefire in force on its day, else another
    undertaking of the perpetrator to spare what was hit."""
    days = draft.days
    day = days[1] if days is not None else known_day(material.known[draft.first.report])
    if not perpetrators:
        return None
    if (named := _named_breach(draft, perpetrators, commitments, material)) is not None:
        return named
    if day is None:
        return _told_after(draft, perpetrators, commitments, material)
    fitting = []
    for record in commitments:
        if record.issue not in ("ceasefire", "civilians", "energy", "aid"):
            continue
        if not _bound(record, perpetrators, material) or not _hits(record, draft):
            continue
        if record.kind not in ("agreement", "declaration", "pledge"):
            continue
        begun = _holds(record, day)
        if begun is None or _perhaps_before(draft, record, material):
            continue
        if _covers(record, draft) and not _outside(record, draft):
            fitting.append((record.issue == "ceasefire", begun, record.id))
    return max(fitting)[2] if fitting else None


def _named_breach(
    draft: _Draft, perpetrators: Sequence[str], commitments: Sequence[CommitmentRecord], material: Material
) -> str | None:
    """The undertaking that the words name which call an act a breach ("in violation of the withdrawal of guns that was
    agreed in Lome"), else the accord that they name; None where they name none, or a ceasefire, whose time decides."""
    told: set[str] = set()
    for local in draft.locals:
        text = material.texts[local.report]
        for profile in local.events:
            sentence = _TO_ITS_END.match(text, profile.event.clause.start)
            words = re.findall(r"\w+", sentence[0]) if sentence is not None else []
            breaking = [n for n, word in enumerate(words) if stem(fold(word)) in classes()["breaching"]]
            behind = [words[n + 1 :] for n in breaking if words[n + 1 : n + 2] and words[n + 1] not in _PARTICLES]
            told |= set(content_words(" ".join(behind[0]))) if behind else set()
    if not told or issues_in(frozenset(told)) & {"ceasefire"}:
        return None
    known = known_day(material.known[draft.first.report]) or "~"
    bound = [
        record
        for record in commitments
        if record.kind in ("agreement", "declaration", "pledge")
        and record.issue != "ceasefire"
        and _bound(record, perpetrators, material)
        and (known_day(record.known) or "") <= known
    ]
    accords = stems("agree_nouns")
    loose = classes()["generic"] | stems("calendar") | accords
    scopes = {record.id: {word for term in record.scope for word in content_words(term.text)} for record in bound}
    shared = {name: len(told & words - loose) for name, words in scopes.items()}
    best = max(shared, key=lambda name: shared[name], default=None)
    if best is not None and shared[best] > 0:
        return best
    named = {record.id for record in bound if record.scope and told & accords & _naming(record.scope[0].text)}
    return next((record.id for record in reversed(bound) if record.id in named), None)


def _naming(scope: str) -> frozenset[str]:
    """The words by which a scope is called: "a peace accord with the front" is an accord, "under the accord" none."""
    first = scope.split()[:NAMING_WORDS]
    return frozenset() if fold(first[0]) == "under" else frozenset(content_words(" ".join(first)))


def _perhaps_before(draft: _Draft, record: CommitmentRecord, material: Material) -> bool:
    """Whether an act may have been before an undertaking began: of one told only with a month, where that had begun
    before; of one that nobody dates and that is told in the perfect ("mines that they have laid"), always. What is
    said to break the undertaking is not, nor is what somebody is charged with now."""
    if any(local.breaks for local in draft.locals):
        return False
    charged = any(said.role == "alleges" for local in draft.locals for said in local.spoken)
    days = draft.days or next(
        (
            when
            for local in draft.locals
            for span, time in local.times
            # "on May 10 guards": of a month nobody says "on", so that it is a day which was not made out
            if (when := coarse(time)) and material.texts[local.report][: span.start].lower()[-3:] != "on "
        ),
        None,
    )
    if days is not None:
        return apart(*days) > LONG_DAYS and _holds(record, days[0]) is None
    return not charged and any(_PERFECT.search(profile.event.clause.exact) for profile in draft.first.events)


def _told_after(
    draft: _Draft, perpetrators: Sequence[str], commitments: Sequence[CommitmentRecord], material: Material
) -> str | None:
    """What would be breached where no report has a day: a ceasefire of the perpetrator that the same report tells
    before, whose scope names what was hit."""
    place = draft.first.events[0].event.trigger.start
    for record in reversed(commitments):
        binding = record.issue == "ceasefire" and record.standing in ("agreed", "in force")
        told = any(one.report == draft.first.report and one.span.start < place for one in record.evidence)
        accepting = {stand.party for stand in record.positions if stand.stance == "accepts"}
        if (
            binding
            and told
            and accepting & set(perpetrators)
            and _bound(record, perpetrators, material)
            and _covers(record, draft)
        ):
            return record.id
    return None


def _bound(record: CommitmentRecord, perpetrators: Sequence[str], material: Material) -> bool:
    """Whether a perpetrator is a party, or a member of a body that is one."""
    bound = set(record.parties)
    for party in record.parties:
        bound |= material.parties.members(party)
    return bool(bound & set(perpetrators))


def _outside(record: CommitmentRecord, draft: _Draft) -> bool:
    """Whether all who charge somebody with it have refused what it would breach, so that it was never with them."""
    last = {stand.party: stand.stance for stand in record.positions}
    charging = {said.party for local in draft.locals for said in local.spoken if said.role == "alleges"}
    return bool(charging) and all(last.get(party) == "refuses" for party in charging)


def _covers(record: CommitmentRecord, draft: _Draft) -> bool:
    """Whether what was hit lies in the scope: a pause limited to energy says nothing about hospitals."""
    words = frozenset(word for term in record.scope for word in content_words(term.text))
    limits = issues_in(words) & {"energy", "nuclear"}
    hit = frozenset().union(*(local.words for local in draft.locals))
    return not limits or bool(limits & issues_in(hit))


def _hits(record: CommitmentRecord, draft: _Draft) -> bool:
    """Whether what was done is of the kind that an undertaking excludes: a ceasefire is broken by acts of force, one
    about relief by what is done to that."""
    events = [profile for local in draft.locals for profile in local.events]
    if record.issue == "ceasefire":
        return any(
            profile.event.type == "ASSAULT"
            or profile.trigger in classes()["seizing"] | classes()["breaching"]
            or profile.clause_words & (classes()["assaults"] | classes()["hostilities"])
            for profile in events
        ) or any(local.breaks for local in draft.locals)
    if record.issue == "aid":
        told = [item.span.exact for local in draft.locals for item in local.more]
        return "aid" in issues_in(
            frozenset().union(*(profile.clause_words for profile in events), *(content_words(text) for text in told))
        )
    return True


def _holds(record: CommitmentRecord, day: str) -> str | None:
    """Since when a commitment binds on a day; None where it does not."""
    begun: str | None = None
    for change in record.changes:
        when = change.happened.start if change.happened is not None and change.happened.start is not None else None
        when = when[:10] if when is not None else known_day(change.known)
        # what is agreed with no beginning told binds from then on
        if change.standing == "in force" or (change.standing == "agreed" and not record.effective):
            begun = begun or when
        elif (
            change.standing in ("lapsed", "superseded", "withdrawn", "fulfilled", "fulfilled late")
            and when is not None
            and day > when
        ):
            return None
    if begun is None or day < begun:
        return None
    return None if record.over is not None and day > record.over else begun
