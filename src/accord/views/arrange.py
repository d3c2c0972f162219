"""What the views for people share: the order in which an account is told, and the words for who vouches for it.

Nothing is decided here about the reports; verdicts, relations and counts are those of the dossier.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from string import ascii_uppercase

from accord.comparing.confidence import DOUBTFUL, SURE, doubtful, misread
from accord.ledger.review import rejected
from accord.model import (
    AffectedKind,
    Commitment,
    Disagreement,
    Dossier,
    Evidence,
    Exchange,
    Fact,
    Incident,
    Instant,
    Meeting,
    Position,
    Refusal,
    Report,
    SlotValue,
    Span,
    Story,
    Term,
)
from accord.views import figures, synopsis
from accord.views.affected import Number, numbers
from accord.views.check import check_dossier
from accord.views.salience import saliences
from accord.views.speakers import Speakers
from accord.views.wording import MISREAD, Piece, clean, corrected, count, cut, differing, listed

__all__ = ["PARTING", "STATES", "Account", "FactLine", "Side", "Source", "StoryPart", "TermLine", "day"]

# Sections of the account in the order of reading, and the PLOVER types that each takes in where nothing else decides.
MEETINGS, AGREED, REFUSED, PROPOSED, INCIDENTS, EXCHANGES, OTHER, SAID = (
    "Calls and meetings",
    "Agreed and declared",
    "Refused",
    "Proposed, asked and pledged",
    "Incidents and accusations",
    "Exchanges and releases",
    "Other events",
    "Said",
)
SECTIONS = (MEETINGS, AGREED, REFUSED, PROPOSED, INCIDENTS, EXCHANGES, OTHER, SAID)
_BY_TYPE = {
    "CONSULT": MEETINGS,
    "AGREE": AGREED,
    "SUPPORT": AGREED,
    "CONCEDE": AGREED,
    "RETREAT": AGREED,
    "REJECT": REFUSED,
    "REQUEST": PROPOSED,
    "AID": PROPOSED,
    "COOPERATE": PROPOSED,
    "ACCUSE": INCIDENTS,
    "THREATEN": INCIDENTS,
    "PROTEST": INCIDENTS,
    "SANCTION": INCIDENTS,
    "MOBILIZE": INCIDENTS,
    "COERCE": INCIDENTS,
    "ASSAULT": INCIDENTS,
}

# How a report stands to a fact. "Silent" is no denial; "unread" says that nothing is known of it.
STATES = {
    "tells": ("●", "tells it"),
    "otherwise": ("◐", "tells it, but not as others do"),
    "perhaps": ("◌", "perhaps tells it: of passages so little like the line less than half told the same"),
    "beside": ("≈", "a sentence is likely about the same matter, and may tell it or not: see side by side"),
    "silent": ("·", "covers the story, no telling found (which is no denial)"),
    "unread": ("?", "not compared"),
}
# What to call the kinds of disagreement on a fact, by whether the fact as a whole is disputed: other words alone don't
# make it so.
PARTING = {True: "disputed", False: "told differently"}
_WORD = re.compile(r"[^\W_]+")
# Two lines with so large a part of the shorter one's words in common need not both be read.
SAME = 0.8
_REALIS = {"future": "to come", "hypothetical": "hypothetical", "negated": "negated"}
_OWN_STANCE = {
    "proposal": "proposes",
    "demand": "proposes",
    "request": "proposes",
    "pledge": "accepts",
    "agreement": "accepts",
    "declaration": "accepts",
    "refusal": "refuses",
}
_VERDICT_RANK = {"disputed": 0, "corroborated": 1, "single": 2}


@dataclass(frozen=True, slots=True)
class Source:
    """A report as the views name it: ``label`` is unique, ``letter`` short, ``origin`` a number that reprints share."""

    report: Report
    label: str
    letter: str
    origin: int
    day: str


@dataclass(frozen=True, slots=True)
class TermLine:
    """One wording of a term, and all who word it so."""

    text: str
    evidence: tuple[Evidence, ...]
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a disagreement: a wording in pieces, all reports that have it, and on whose word they do."""

    pieces: tuple[Piece, ...]
    values: tuple[SlotValue, ...]
    sources: tuple[Source, ...]
    word: str = ""

    @property
    def text(self) -> str:
        """The wording."""
        return "".join(piece.text for piece in self.pieces)


@dataclass(frozen=True, slots=True)
class FactLine:
    """A fact as a line of the account."""

    fact: Fact
    section: str
    summary: str
    support: str
    authority: str
    tags: tuple[str, ...]
    disputed: tuple[str, ...]
    states: dict[str, str]  # report id -> a key of STATES
    best: Evidence | None
    again: bool  # a statement whose act ("she pledged to ...") is a line of its own, or what it says is, on her word
    review: tuple[str, ...] = ()  # what persons said of it
    perhaps: frozenset[Evidence] = frozenset()  # what tells it only perhaps
    word: str = ""  # on whose word it is told, where there is room for a few words

    @property
    def doubtful(self) -> bool:
        """Whether it counts as told by several origins, and no second report surely tells it."""
        return doubtful(self.fact)

    @property
    def standing(self) -> str:
        """The verdict, or "doubtful"."""
        return "doubtful" if self.doubtful else self.fact.verdict

    @property
    def main(self) -> bool:
        """Whether several origins tell it, and it isn't told by another line already."""
        return self.fact.verdict != "single" and not self.again

    @property
    def repeats(self) -> bool:
        """Whether it says nothing that the line of its act doesn't say."""
        return self.again and self.fact.verdict == "single" and not self.disputed


@dataclass(frozen=True, slots=True)
class DisagreementLine:
    """A disagreement with its sides."""

    disagreement: Disagreement
    fact: FactLine | None
    sides: tuple[Side, ...]
    review: tuple[str, ...] = ()  # what persons said of this field of the fact

    @property
    def doubtful(self) -> bool:
        """Whether hardly any of such turned out to be disputes."""
        return self.disagreement.confidence < DOUBTFUL


# What is said of disagreements that are doubtful, where there are some.
DOUBTFULLY = "In stories of as many reports such were nearly always two matters or a misreading."


@dataclass(frozen=True, slots=True)
class StoryPart:
    """One story of the account, all parts in the order of reading. ``follows``: the earlier stories that it follows;
    ``headline_of``: whose headline its title is, where the reports' headlines differ."""

    story: Story
    follows: tuple[Story, ...]
    sources: tuple[Source, ...]
    origins: int
    lines: tuple[FactLine, ...]
    sections: tuple[tuple[str, tuple[FactLine, ...]], ...]
    disagreements: tuple[DisagreementLine, ...]
    commitments: tuple[Commitment, ...]
    incidents: tuple[Incident, ...]
    exchanges: tuple[Exchange, ...]
    meetings: tuple[Meeting, ...]
    affected: tuple[tuple[AffectedKind, tuple[Number, ...]], ...]
    figures: tuple[figures.Line, ...]
    synopsis: tuple[synopsis.Line, ...]
    headline_of: str = ""


def day(instant: Instant | None) -> str:
    """An instant as a person writes it, no finer than the minute: "2031-04-09 05:10 UTC"; "" where it is not known."""
    if instant is None:
        return ""
    date, _, clock = instant.iso.partition("T")
    return f"{date} {clock[:5].rstrip('Z')} UTC" if clock else date


def letter(number: int) -> str:
    """A, B, ... Z, AA, AB, ..."""
    found = ""
    number += 1
    while number:
        number, rest = divmod(number - 1, 26)
        found = ascii_uppercase[rest] + found
    return found


class Account:
    """A dossier arranged for reading. Raises SpanError where a span's words are not its report's."""

    def __init__(self, dossier: Dossier) -> None:
        check_dossier(dossier)
        self.dossier = dossier
        self.names = {actor.id: clean(actor.name) or clean(actor.id) for actor in dossier.actors}
        self.sources = _sources(dossier)
        self.source_of = {source.report.id: source for source in self.sources}
        self.outlets = len({source.report.outlet for source in self.sources})
        self.origins = len({source.origin for source in self.sources})
        self.refused: tuple[Refusal, ...] = dossier.refused

    def name(self, actor: str) -> str:
        """An actor's name; what is no known id stands as it is."""
        return self.names.get(actor) or clean(actor) or "(no name)"

    def named(self, actors: Iterable[str]) -> str:
        """Actors' names in one phrase, a name that two of them have only once."""
        return listed(dict.fromkeys(self.name(actor) for actor in actors))

    def verdicts(self) -> dict[str, int]:
        """How many facts have which verdict. Those that were rejected on review are not counted, and a statement
        whose act is a fact ("denied that ...") is not counted a second time."""
        found = {"corroborated": 0, "disputed": 0, "single": 0}
        for line in self.lines.values():
            found[line.fact.verdict] += not rejected(line.fact.corrections) and not line.repeats
        return found

    @cached_property
    def doubtful(self) -> int:
        """How many of the corroborated facts are only perhaps so."""
        return sum(line.doubtful and not rejected(line.fact.corrections) for line in self.lines.values())

    def counted(self) -> str:
        """The verdicts in words: "8 corroborated (2 of them perhaps), 5 disputed, 60 single"."""
        found = [f"{number} {verdict}" for verdict, number in self.verdicts().items()]
        if self.doubtful:
            found[0] += f" ({self.doubtful} of them perhaps)"
        return ", ".join(found)

    def corrections(self) -> tuple[str, ...]:
        """All that persons said of what stands here, conflicts first."""
        ordered = sorted(self.dossier.corrections, key=lambda one: (one.state != "conflict", one.number))
        return tuple(dict.fromkeys(f"{corrected(one)}. Of: {cut(one.summary, 120)}" for one in ordered))

    @cached_property
    def stories(self) -> tuple[StoryPart, ...]:
        """The stories, those with more origins and more facts first."""
        parts = [self._story(story) for story in self.dossier.stories]
        parts.sort(key=lambda part: (-part.origins, -len(part.lines), part.story.id))
        return tuple(parts)

    @cached_property
    def lines(self) -> dict[str, FactLine]:
        """Every fact's line by its id."""
        members: dict[str, str] = {}
        for section, items in (
            (INCIDENTS, self.dossier.incidents),
            (MEETINGS, self.dossier.meetings),
            (EXCHANGES, self.dossier.exchanges),
        ):
            for item in items:
                members.update(dict.fromkeys(item.facts, section))
        parting: dict[str, set[str]] = {}
        kinds: dict[str, list[str]] = {}
        for disagreement in self.dossier.disagreements:
            if disagreement.kind != "wording":  # other words for the same are no other telling
                parting.setdefault(disagreement.fact, set()).update(value.report for value in disagreement.values)
            kind = clean(disagreement.kind)
            if kind not in kinds.setdefault(disagreement.fact, []):
                kinds[disagreement.fact].append(kind)
        facts = {fact.id for fact in self.dossier.facts}
        retold = _retold(fact for fact in self.dossier.facts if fact.id not in kinds)
        return {
            fact.id: self._line(
                fact,
                members.get(fact.id),
                parting.get(fact.id, set()),
                tuple(kinds.get(fact.id, ())),
                fact.act in facts or fact.id in retold,
            )
            for fact in self.dossier.facts
        }

    def terms(self, terms: Iterable[Term]) -> tuple[TermLine, ...]:
        """Terms with the same words joined, in the order of the reports."""
        grouped: dict[str, list[Term]] = {}
        for term in sorted(terms, key=lambda term: self._place(term.evidence.report, term.evidence.span)):
            grouped.setdefault(clean(term.text).casefold(), []).append(term)
        return tuple(
            TermLine(
                clean(group[0].text), tuple(term.evidence for term in group), self._of(t.evidence.report for t in group)
            )
            for group in grouped.values()
        )

    @staticmethod
    def positions(item: Commitment) -> tuple[Position, ...]:
        """Where parties stand, without what goes without saying: that the refusing party refuses."""
        own = _OWN_STANCE[item.kind]
        return tuple(
            position for position in item.positions if position.actor not in item.parties or position.stance != own
        )

    @staticmethod
    def stance(item: Commitment, position: Position) -> str:
        """A party's stance in words: to what was refused, where that is what others stand to."""
        if item.kind == "refusal" and position.stance in ("proposes", "backs", "accepts"):
            return f"{position.stance} what is refused"
        return position.stance

    def in_order(self, evidence: Iterable[Evidence]) -> tuple[Evidence, ...]:
        """Evidence in the order of the reports, then of their texts."""
        return tuple(sorted(evidence, key=lambda item: self._place(item.report, item.span)))

    def _of(self, reports: Iterable[str]) -> tuple[Source, ...]:
        found = {report: self.source_of[report] for report in reports if report in self.source_of}
        return tuple(sorted(found.values(), key=lambda source: self._rank[source.report.id]))

    @cached_property
    def _saliences(self) -> Mapping[str, float]:
        return saliences(self.dossier)

    @cached_property
    def _rank(self) -> dict[str, int]:
        return {source.report.id: rank for rank, source in enumerate(self.sources)}

    def _place(self, report: str, span: Span) -> tuple[int, int, int]:
        return self._rank.get(report, len(self.sources)), span.start, span.end

    def _story(self, story: Story) -> StoryPart:
        inside = set(story.facts)
        lines = sorted((self.lines[fact] for fact in story.facts if fact in self.lines), key=self._weight)
        sections = _sections(lines)
        sources = self._of(story.reports)
        disagreements = [item for item in self.dossier.disagreements if item.fact in inside and item.fact in self.lines]
        disagreements.sort(
            key=lambda item: (
                item.confidence < DOUBTFUL, self._weight(self.lines[item.fact]), item.slot, item.kind,
            )
        )  # fmt: skip
        first = self.dossier.stories[0].id if self.dossier.stories else None

        def mine(item: Commitment | Incident | Exchange | Meeting) -> bool:
            facts = [fact for fact in item.facts if fact in self.lines]
            return facts[0] in inside if facts else story.id == first

        earlier = {one.id: one for one in self.dossier.stories}
        return StoryPart(
            story,
            tuple(earlier[name] for name in story.follows if name in earlier),
            sources,
            len({source.origin for source in sources}),
            tuple(line for _, part in sections for line in part),
            sections,
            tuple(self._disagreement(item) for item in disagreements),
            tuple(sorted(filter(mine, self.dossier.commitments), key=self._item_weight)),
            tuple(sorted(filter(mine, self.dossier.incidents), key=self._item_weight)),
            tuple(sorted(filter(mine, self.dossier.exchanges), key=self._item_weight)),
            tuple(sorted(filter(mine, self.dossier.meetings), key=self._item_weight)),
            numbers(
                (one for one in self.dossier.affected if one.story == story.id),
                self.in_order,
                self.dossier.disagreements,
            ),
            figures.lines((one for one in self.dossier.figures if one.story == story.id), self.in_order),
            synopsis.lines(
                (one for one in self.dossier.synopsis if one.story == story.id),
                [fact for fact in self.dossier.facts if fact.story == story.id],
                self.in_order,
            ),
            _headline_of(story.title, sources),
        )

    def _weight(self, line: FactLine) -> tuple[float, ...]:
        """What comes first: more origins, dispute, what is nearer to what all tell, what is no supposition, what says
        more."""
        fact = line.fact
        place = min((self._place(item.report, item.span) for item in fact.evidence), default=(0, 0, 0))
        return (
            -min(len(fact.origins), len({self.source_of[name].report.outlet for name in _sure(fact)})),
            line.doubtful,
            _VERDICT_RANK[fact.verdict],
            line.again,
            misread(fact),
            -round(self._saliences.get(fact.id, 0.0), 2),
            fact.realis == "hypothetical",
            -min(len(fact.slots), 4),
            *place,
        )

    def _item_weight(self, item: Commitment | Incident | Exchange | Meeting) -> tuple[bool, int, int, str]:
        """What of the process comes first: what is not perhaps misread, what more origins tell, then what more is known
        of."""
        origins = {self.source_of[told.report].origin for told in item.evidence if told.report in self.source_of}
        known = 0
        if isinstance(item, Commitment):
            terms = item.scope, item.excluded, item.duration, item.conditions, item.declared, item.effective
            known = sum(map(bool, (*terms, item.ends))) + 2 * len(
                {position.actor for position in item.positions} - set(item.parties)
            )
        elif isinstance(item, Incident):
            known = sum(map(bool, (item.perpetrators, item.targets, item.place, item.casualties, item.alleged_by)))
        elif isinstance(item, Meeting):
            known = min(len(item.participants), 2) + bool(item.place) + bool(item.time) + (item.medium != "unknown")
        facts = [self.lines[fact].fact for fact in item.facts if fact in self.lines]
        return bool(facts) and all(map(misread, facts)), -len(origins), -known, item.id

    def _line(self, fact: Fact, member: str | None, parting: set[str], kinds: tuple[str, ...], again: bool) -> FactLine:
        if fact.kind == "statement":
            section = SAID
        elif fact.type == "REJECT" and fact.realis == "negated":
            section = member or OTHER  # "has not cancelled the talks" is no refusal
        elif fact.type == "REJECT" or member is None:
            section = _BY_TYPE.get(fact.type or "", OTHER)
            if fact.type == "RETREAT" and fact.mode in {"release", None}:
                section = EXCHANGES
        else:
            section = member
        told = {item.report for item in fact.evidence}
        perhaps = told - _sure(fact)
        beside = {one.evidence.report for one in fact.nearest if one.confidence >= synopsis.LIKELY}
        states = {}
        for source in self.sources:
            report = source.report.id
            if report in told or report in parting:
                states[report] = "otherwise" if report in parting else "perhaps" if report in perhaps else "tells"
            elif report in fact.silent:
                states[report] = "beside" if report in beside else "silent"
            else:
                states[report] = "unread"
        summary = clean(fact.summary) or "(no summary)"
        voices = [
            actor for actor in fact.authorities if actor not in fact.actors and not _says(self.name(actor), summary)
        ]
        tags = [_REALIS[fact.realis]] if fact.realis in _REALIS else []
        if rejected(fact.corrections):
            tags.insert(0, "rejected on review")
        if fact.certainty != "certain":
            tags.append(fact.certainty)
        if misread(fact):
            tags.append(MISREAD)
        return FactLine(
            fact,
            section,
            summary,
            self._support(fact),
            self._on_word(fact, voices),
            tuple(tags),
            kinds,
            states,
            self._best(fact),
            again,
            tuple(map(corrected, fact.corrections)),
            frozenset(_perhaps(fact)),
            self._on_word(fact, voices, 2),
        )

    def _on_word(self, fact: Fact, speakers: Sequence[str], most: int = 4) -> str:
        """On whose word a fact is told; "partly" where an outlet tells it in its own voice, too."""
        if not speakers:
            return ""
        own = any((one.report, one.ref) in self._own_voice for one in fact.tellings if one.kind == "event")
        names = dict.fromkeys(self.name(actor) for actor in speakers)
        return f"{'partly ' if own else ''}on the word of {listed(names, most)}"

    @cached_property
    def _own_voice(self) -> frozenset[tuple[str, str]]:
        """The tellings of acts, by report and event, that stand within nobody's words."""
        return frozenset(
            (reading.report.id, event.id)
            for reading in self.dossier.readings
            for event in reading.events
            if event.statement is None
        )

    def _support(self, fact: Fact) -> str:
        """Who tells a fact, in numbers: "2 outlets, 2 origins; perhaps 3 outlets more"."""
        if len(fact.outlets) == 1:
            told = self._of({item.report for item in fact.evidence})
            # of an outlet with several reports it is told which
            return f"only {told[0].label if len(told) == 1 else clean(fact.outlets[0]) or '(no name)'}"
        reports = {name: self.source_of[name].report.outlet for name in _sure(fact) if name in self.source_of}
        more = len(set(fact.outlets) - set(reports.values()))
        if not more:
            return f"{count(len(fact.outlets), 'outlet')}, {count(len(fact.origins), 'origin')}{self._shared(fact)}"
        if len(fact.outlets) - more == 1:
            (one,) = set(reports.values()) & set(fact.outlets)
            return f"{clean(one) or '(no name)'}, and perhaps {count(more, 'outlet')} more"
        surely, origins = count(len(fact.outlets) - more, "outlet"), count(len(fact.origins), "origin")
        return f"{surely}, and perhaps {more} more; {origins} at most"

    def _shared(self, fact: Fact) -> str:
        """What explains fewer origins of a fact than its reports have: some of them took the passage from one place."""
        told = self._of({item.report for item in fact.evidence})
        fewer = len({source.origin for source in told}) - len(fact.origins)
        if fewer < 1 or len(told) > len(fact.outlets):
            return ""
        return f" ({'two share' if fewer == 1 else 'some share'} a passage)"

    def _best(self, fact: Fact) -> Evidence | None:
        """The words to show where there is room for one report's: the first that say more than the summary does.

        What surely tells it, and neither a scrap nor a page, if there is a choice; None where the summary has the words
        of all.
        """
        ordered = [item for item in self.in_order(fact.evidence) if not _same(item.span.exact, fact.summary)]
        perhaps = _perhaps(fact)
        sure = [item for item in ordered if item not in perhaps] or ordered
        fit = [item for item in sure if 15 <= len(item.span.exact) <= 160]
        return next(iter(fit or sure), None)

    def _word(self, values: Sequence[SlotValue]) -> str:
        speakers = self._speakers.of(values, self.name)
        return f"on the word of {self.named(dict.fromkeys(speakers))}" if speakers else ""

    @cached_property
    def _speakers(self) -> Speakers:
        return Speakers(self.dossier)

    def _disagreement(self, disagreement: Disagreement) -> DisagreementLine:
        grouped: dict[str, list[SlotValue]] = {}
        for value in sorted(disagreement.values, key=lambda value: self._place(value.report, value.span)):
            grouped.setdefault(clean(value.text).casefold(), []).append(value)
        groups = _without_parts(list(grouped.values()))
        texts = [clean(group[0].text) for group in groups]
        marked = differing(texts) if disagreement.kind == "wording" else [[Piece(text, False)] for text in texts]
        sides = tuple(
            Side(
                tuple(pieces),
                tuple(group),
                self._of(value.report for value in group),
                self._word(group) if disagreement.kind == "polarity" else "",
            )
            for group, pieces in zip(groups, marked, strict=True)
        )
        line = self.lines.get(disagreement.fact)
        review = () if line is None else line.fact.corrections
        return DisagreementLine(
            disagreement, line, sides, tuple(corrected(one) for one in review if one.field == disagreement.slot)
        )


def _sources(dossier: Dossier) -> tuple[Source, ...]:
    """Reports by publication (unknown last), outlet, path, id; origins numbered in that order."""
    reports = sorted(
        (reading.report for reading in dossier.readings),
        key=lambda report: (report.published.iso if report.published else "~", report.outlet, report.path, report.id),
    )
    names = [clean(report.outlet) or "(no name)" for report in reports]
    numbers: dict[str, int] = {}
    often, seen = Counter(names), Counter[str]()
    found = []
    for index, (report, name) in enumerate(zip(reports, names, strict=True)):
        seen[name] += 1
        label = f"{name} ({seen[name]})" if often[name] > 1 else name
        origin = numbers.setdefault(dossier.origins.get(report.id, report.id), len(numbers) + 1)
        found.append(Source(report, label, letter(index), origin, day(report.published)))
    return tuple(found)


def _headline_of(title: str, sources: Sequence[Source]) -> str:
    """Whose headline a story's title is, in words; nothing where it is nobody's, or all reports have the same."""
    headlines = [clean(source.report.title or "").casefold() for source in sources]
    mine = [
        source.label for source, headline in zip(sources, headlines, strict=True) if headline == clean(title).casefold()
    ]
    return f"headline of {mine[0]}" if mine and title and len({*filter(None, headlines)}) > 1 else ""


def _without_parts(groups: list[list[SlotValue]]) -> list[list[SlotValue]]:
    """Without the values that are but a part of a longer one from the same reports."""

    def is_part(part: list[SlotValue], whole: list[SlotValue]) -> bool:
        inside = {value.report for value in part} <= {value.report for value in whole}
        short, long = clean(part[0].text).casefold(), clean(whole[0].text).casefold()
        return inside and short != long and short in long

    kept = [group for group in groups if not any(is_part(group, other) for other in groups)]
    return kept if len(kept) > 1 else groups


def _sections(lines: Sequence[FactLine]) -> tuple[tuple[str, tuple[FactLine, ...]], ...]:
    """The sections that hold something, each with its lines in their order: first that whose first fact most origins
    tell, as it is what the story is about; what was said comes last."""
    parts = [(title, tuple(line for line in lines if line.section == title)) for title in SECTIONS]
    filled = [(title, part) for title, part in parts if part]
    return tuple(sorted(filled, key=lambda one: (one[0] == SAID, -len(one[1][0].fact.origins))))


def _retold(facts: Iterable[Fact]) -> set[str]:
    """The statements of which the line of an act says all, in the words of the same reports and on the word of the same
    speakers: "the guard: nine were freed" beside "nine were freed", on the word of the guard. Ids."""
    acts: dict[tuple[str, ...], list[Fact]] = {}
    said: list[tuple[tuple[str, ...], Fact]] = []
    for fact in facts:
        reports = *sorted({item.report for item in fact.evidence}), fact.verdict
        if fact.kind == "statement":
            said.append((reports, fact))
        elif not misread(fact) and not rejected(fact.corrections):
            acts.setdefault(reports, []).append(fact)
    return {
        fact.id for reports, fact in said if fact.actors and any(_tells(act, fact) for act in acts.get(reports, ()))
    }


def _tells(act: Fact, said: Fact) -> bool:
    """Whether the line of an act has hardly less than a statement's, and is told where each of its passages is."""
    if not set(said.actors) <= {*act.actors, *act.authorities}:
        return False
    near = all(
        any(
            one.report == item.report and one.span.start < item.span.end and item.span.start < one.span.end
            for one in act.evidence
        )
        for item in said.evidence
    )
    speaker, colon, behind = said.summary.partition(": ")
    words = behind if colon else speaker
    if "…" in words or words[:1] in ('"', "“"):  # "we" and "they" are best read as somebody's
        return False
    return near and _has(act.summary, words)


def _has(summary: str, words: str) -> bool:
    """Whether a summary has hardly less than some words."""
    said = set(_WORD.findall(words.casefold()))
    return len(said & set(_WORD.findall(summary.casefold()))) >= SAME * len(said)


def _same(words: str, summary: str) -> bool:
    """Whether words say no more than the summary, or the summary is made of them."""
    said, told = _WORD.findall(words.casefold()), _WORD.findall(summary.casefold())
    shared = set(said) & set(told)
    return len(shared) >= SAME * min(len(set(said)), len(set(told)))


_SAYING = re.compile(r":|\s(?:said|says|told|added|called|claimed|confirmed|announced)\b")


def _says(name: str, summary: str) -> bool:
    """Whether a summary begins with who says it."""
    return summary.startswith(name) and _SAYING.match(summary, len(name)) is not None


def _sure(fact: Fact) -> set[str]:
    """The reports that tell a fact and are not in doubt."""
    return {item.report for item in set(fact.evidence) - _perhaps(fact)}


def _perhaps(fact: Fact) -> set[Evidence]:
    """What is evidence of a fact and tells it only perhaps."""
    pairs = zip(fact.evidence, fact.confidences, strict=False)  # nothing is in doubt where there are none
    return {item for item, one in pairs if one is not None and one < SURE}
