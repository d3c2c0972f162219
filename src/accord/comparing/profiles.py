"""What a telling says, made comparable: one event or one statement of one reading with its actors under their global
ids."""

from __future__ import annotations

import math
import re
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from accord.comparing.intervals import bounds
from accord.comparing.tokens import content_words, fold, stem
from accord.model import (
    Actor,
    Amount,
    Event,
    Mention,
    PlaceValue,
    Reading,
    Span,
    Statement,
    TimeValue,
)

__all__ = [
    "EventProfile",
    "Mentioned",
    "StatementProfile",
    "actors_mentioned",
    "event_anchor",
    "event_profiles",
    "hedged",
    "statement_anchor",
    "statement_profiles",
    "stems",
    "written",
]

# Below so many content words of its own a statement is taken with all it holds.
FEWEST_OWN = 3


# Words that say how many of a thing and not what it is: "all captives" are "every prisoner".
QUANTIFIERS = frozenset({"all", "any", "both", "each", "either", "every", "some"})


def stems(text: str) -> frozenset[str]:
    """The content words of a text as stems, so that "exchanged" meets "exchanges". For candidates, never for
    verdicts."""
    return frozenset(content_words(text))


@dataclass(frozen=True, slots=True)
class Mentioned:
    """A mention in a slot: the words and what they resolve to."""

    span: Span
    value: TimeValue | Amount | PlaceValue | None
    actor: str | None  # global id


@dataclass(frozen=True, slots=True)
class EventProfile:
    """An event with everything that alignment looks at. ``key`` is (report id, event id)."""

    key: tuple[str, str]
    event: Event
    actors: tuple[Mentioned, ...]
    recipients: tuple[Mentioned, ...]
    actor_ids: frozenset[str]  # groups replaced by their members
    recipient_ids: frozenset[str]
    countries: frozenset[str]
    place: Mentioned | None
    time: Mentioned | None
    duration: Mentioned | None
    numbers: tuple[Mentioned, ...]
    words: frozenset[str]  # stems of the theme, or of the clause where there is no theme
    clause_words: frozenset[str]
    scope_words: frozenset[str]  # stems of the items that the theme covers; empty where none were told apart
    trigger: str
    authority: str | None  # global id of the innermost speaker whose words tell it
    written: float | None = None  # when its report was out at the latest, in seconds of the Unix epoch
    people: frozenset[str] = field(init=False)  # everybody who takes part
    begins: float | None = field(init=False)  # when its time begins, likewise; None where that is open

    def __post_init__(self) -> None:
        object.__setattr__(self, "people", self.actor_ids | self.recipient_ids)
        time = self.time.value if self.time is not None else None
        found = bounds(time) if isinstance(time, TimeValue) else None
        begins = found[0] if found is not None and math.isfinite(found[0]) else None
        object.__setattr__(self, "begins", begins)

    @property
    def order(self) -> tuple[object, ...]:
        """What ties are broken by: the telling's own words and place, never the report's name."""
        return self.event.clause.exact, self.event.trigger.exact, self.event.trigger.start

    @property
    def told(self) -> tuple[object, ...]:
        """All that tells it from tellings of other reports: two with the same are told alike, whoever tells them."""
        event, theme = self.event, self.event.theme
        return (
            *(event.type, event.mode, event.base, event.content, event.realis, event.nominal, event.condition is None),
            *(event.trigger.exact, event.clause.exact, None if theme is None else theme.exact),
            None if event.object is None else (event.object.exact, theme and theme.start - event.object.start),
            *(tuple(item.exact for item in event.scope), self.actor_ids, self.recipient_ids, self.written),
            *(one and (one.span.exact, one.value) for one in (self.place, self.time, self.duration)),
            tuple(one.value for one in self.numbers),
        )


@dataclass(frozen=True, slots=True)
class StatementProfile:
    """A statement with what alignment looks at. ``key`` is (report id, statement id)."""

    key: tuple[str, str]
    statement: Statement
    speaker: str | None  # global id
    speakers: frozenset[str]  # everybody who speaks, groups replaced by their members
    vouching: frozenset[str]  # the speakers and everybody up the chain who passes their words on
    joint: tuple[str, ...]  # global ids of all whom the source names side by side
    cited: str | None  # global id of whom the source cites for it ("the agency reported, citing the army")
    text: str
    words: frozenset[str]
    cue: str
    written: float | None = None  # as in EventProfile

    @property
    def order(self) -> tuple[object, ...]:
        """What ties are broken by: the telling's own words and place, never the report's name."""
        return self.text, self.cue, self.statement.content[0].start

    @property
    def told(self) -> tuple[object, ...]:
        """All that tells it from tellings of other reports: two with the same are told alike, whoever tells them."""
        said = self.statement
        return (
            *(self.text, said.form, tuple(quote.exact for quote in said.quotes)),
            *(said.source and said.source.exact, self.speaker, self.joint, self.speakers, self.vouching, self.written),
        )


def _expand(ids: Iterable[str], actors: Mapping[str, Actor]) -> frozenset[str]:
    found: set[str] = set()
    for identifier in ids:
        actor = actors.get(identifier)
        found.update(actor.members if actor is not None and actor.members else (identifier,))
    return frozenset(found)


# Words before a time that open it on one side; see accord.comparing.intervals.
_HEDGE = re.compile(r"\b(before|after|until|since|by|about|around|ahead of)\s+(?:the\s+)?$", re.IGNORECASE)


def hedged(mention: Mention, text: str) -> TimeValue | Amount | PlaceValue | None:
    """A mention's value; a time takes the hedge that stands just before its words ("just before the New Year")."""
    value = mention.value
    if isinstance(value, TimeValue) and value.hedge is None:
        found = _HEDGE.search(text[max(0, mention.span.start - 16) : mention.span.start])
        if found is not None:
            return replace(value, hedge=found[1].lower())
    return value


# What stands between the verb of an encounter and those who are there, too: "to Moscow with President X and Chancellor
# Y".
_WITH = re.compile(r"\bwith\s+(?:the\s+)?(?:[\w'’-]+\s+){0,3}$", re.IGNORECASE)
_AND = re.compile(r"^,?\s*(?:and\s+)?(?:the\s+)?(?:[A-Z][\w'’-]*\s+){0,3}$")


def _companions(event: Event, actors: Sequence[Mention], starts: Sequence[int], encounters: Sequence[int]) -> list[str]:
    """The mentions of those who take part in an encounter by a "with" after its verb and have no role there as
    yet. ``actors``: the report's mentions of actors in their order; ``starts``: where they begin; ``encounters``: where
    the words for encounters begin. Who stands after the next of those is at that one: "the talks came a day after his
    call with Y"."""
    if event.type != "CONSULT":
        return []
    known = {*event.actors, *event.recipients}
    begin, clause = event.trigger.end, event.clause
    following = bisect_left(encounters, begin)
    last = min(clause.end, encounters[following]) if following < len(encounters) else clause.end
    inside = [
        one for one in actors[bisect_left(starts, begin) : bisect_left(starts, last)] if one.span.end <= clause.end
    ]
    found: list[str] = []
    end = -1
    for mention in inside:
        text = clause.exact[max(begin, end, mention.span.start - 60) - clause.start : mention.span.start - clause.start]
        if _WITH.search(text) if end < 0 else _AND.search(text):
            end = mention.span.end
            if mention.id not in known and mention.actor is not None:
                found.append(mention.id)
        elif end >= 0:
            break
    return found


def written(reading: Reading) -> float | None:
    """When a report was out at the latest; None where its time is not known. What was updated tells later things."""
    published, updated = reading.report.published, reading.report.updated
    if published is None:
        return None
    ends = [
        found[1]
        for moment in (published, updated)
        if moment is not None and (found := bounds(TimeValue(moment.iso, None, moment.precision))) is not None
    ]
    return max(ends, default=None)


def actors_mentioned(reading: Reading, ids: Mapping[tuple[str, str], str]) -> tuple[Mentioned, ...]:
    """A reading's mentions of actors, pronouns among them, in the order of the text."""
    report = reading.report.id
    return tuple(
        Mentioned(one.span, None, ids.get((report, one.actor)) if one.actor is not None else None)
        for one in sorted(reading.mentions, key=lambda one: one.span.start)
        if one.kind == "actor"
    )


# What stands before a number that is said not to be the one: "12 and not the 20", "12 rather than 20".
_NOT_SO_MANY = re.compile(
    r"(?:(?:\band|\bbut|,)\s+not|\brather\s+than|\binstead\s+of)\s+(?:the\s+|all\s+|all\s+the\s+)?$", re.IGNORECASE
)


def _counted(numbers: Sequence[Mentioned], text: str) -> tuple[Mentioned, ...]:
    """The numbers of an act that it is told with, but for lengths of time and for those that are put aside beside
    another."""
    found = [one for one in numbers if isinstance(one.value, Amount) and one.value.kind != "duration"]
    kept = [one for one in found if not _NOT_SO_MANY.search(text[max(0, one.span.start - 24) : one.span.start])]
    return tuple(kept or found)


def event_profiles(
    reading: Reading, ids: Mapping[tuple[str, str], str], actors: Mapping[str, Actor]
) -> list[EventProfile]:
    """The profiles of a reading's events. ``ids``: (report id, local actor id) -> global id; ``actors``: by global
    id."""
    report = reading.report.id
    when = written(reading)
    mentions = {mention.id: mention for mention in reading.mentions}
    statements = {statement.id: statement for statement in reading.statements}

    def mentioned(identifier: str | None) -> Mentioned | None:
        mention: Mention | None = mentions.get(identifier) if identifier is not None else None
        if mention is None:
            return None
        actor = ids.get((report, mention.actor)) if mention.actor is not None else None
        return Mentioned(mention.span, hedged(mention, reading.report.text), actor)

    def several(identifiers: Sequence[str]) -> tuple[Mentioned, ...]:
        return tuple(one for one in map(mentioned, identifiers) if one is not None)

    named = sorted((one for one in reading.mentions if one.kind == "actor"), key=lambda one: one.span.start)
    starts = [one.span.start for one in named]
    encounters = sorted(event.trigger.start for event in reading.events if event.type == "CONSULT")
    found = []
    for event in reading.events:
        who, whom = several((*event.actors, *_companions(event, named, starts, encounters))), several(event.recipients)
        actor_ids = _expand((one.actor for one in who if one.actor is not None), actors)
        recipient_ids = _expand((one.actor for one in whom if one.actor is not None), actors)
        countries = frozenset(
            country
            for identifier in actor_ids | recipient_ids
            if (known := actors.get(identifier)) is not None and (country := known.country) is not None
        )
        speaker = _on_word_of(statements[event.statement]) if event.statement in statements else None
        clause_words = stems(event.clause.exact)
        found.append(
            EventProfile(
                written=when,
                key=(report, event.id),
                event=event,
                actors=who,
                recipients=whom,
                actor_ids=actor_ids,
                recipient_ids=recipient_ids,
                countries=countries,
                place=mentioned(event.place),
                time=mentioned(event.time),
                duration=mentioned(event.duration),
                numbers=_counted(several(event.quantities), reading.report.text),
                words=stems(event.theme.exact) - QUANTIFIERS if event.theme is not None else clause_words,
                clause_words=clause_words,
                scope_words=frozenset().union(*(stems(item.exact) for item in event.scope)) - QUANTIFIERS,
                trigger=stem(fold(event.trigger.exact)),
                authority=ids.get((report, speaker)) if speaker is not None else None,
            )
        )
    return found


def _on_word_of(statement: Statement) -> str | None:
    """On whose word a statement's words are, as a local id: whoever its source cites for them, else the source."""
    return (statement.chain[-1].actor if statement.chain else None) or statement.actor


def _own_words(statement: Statement, nested: Sequence[Statement], text: str) -> str:
    """A statement's words without those that it puts into somebody else's mouth, unless nothing else is left."""
    holes = []
    for inner in nested:
        if inner.actor == statement.actor or inner.form == "indirect":
            continue
        parts = [span for span in (inner.source, inner.cue, *inner.content) if span is not None]
        holes.append((min(span.start for span in parts), max(span.end for span in parts)))
    kept = []
    for piece in statement.content:
        at = piece.start
        for start, end in sorted(holes):
            if at < end and start < piece.end:
                kept.append(text[at : max(at, start)])
                at = max(at, end)
        kept.append(text[at : piece.end])
    own = " ".join(" ".join(kept).split()).strip(" ,;:—–-")
    return own if len(stems(own)) >= FEWEST_OWN else " ".join(piece.exact for piece in statement.content)


def _named_in(source: Span, mentions: Sequence[Mention]) -> list[str]:
    """The actors whom a source names side by side ("A and B said"), without those that only modify another ("officials
    of C")."""
    inside = [
        mention
        for mention in mentions
        if mention.kind == "actor" and source.start <= mention.span.start and mention.span.end <= source.end
    ]
    inside.sort(key=lambda mention: (mention.span.start, -mention.span.end))
    found: list[str] = []
    end = source.start
    for mention in inside:
        if mention.span.start < end:
            continue  # within the last one
        between = source.exact[end - source.start : mention.span.start - source.start].lower().strip(" ,\n")
        if not found or between in ("", "and", "&", "as well as", "together with"):
            if mention.actor is not None and (not found or between):
                found.append(mention.actor)
            end = mention.span.end
        elif between.split(" ")[-1] in ("of", "from", "for", "at", "in") or between.split(" ")[0] in (
            "of",
            "from",
            "for",
            "at",
            "in",
        ):
            end = mention.span.end
        else:
            break
    return list(dict.fromkeys(found))


def statement_profiles(
    reading: Reading, ids: Mapping[tuple[str, str], str], actors: Mapping[str, Actor]
) -> list[StatementProfile]:
    """The profiles of a reading's statements."""
    report = reading.report.id
    when = written(reading)
    found = []
    nested: dict[str, list[Statement]] = {}
    for statement in reading.statements:
        if statement.parent is not None and statement.source is not None:
            nested.setdefault(statement.parent, []).append(statement)
    for statement in reading.statements:
        text = _own_words(statement, nested.get(statement.id, ()), reading.report.text)
        speaker = ids.get((report, statement.actor)) if statement.actor is not None else None
        cited = _on_word_of(statement)
        joint = [] if statement.source is None else _named_in(statement.source, reading.mentions)
        speakers = [one for one in (ids.get((report, name)) for name in joint) if one is not None]
        if speaker is not None and speaker not in speakers:
            speakers = [speaker]
        found.append(
            StatementProfile(
                written=when,
                key=(report, statement.id),
                statement=statement,
                speaker=speaker,
                speakers=_expand(speakers, actors),
                vouching=_expand(
                    [
                        *speakers,
                        *(
                            one
                            for link in statement.chain
                            if link.actor is not None and (one := ids.get((report, link.actor)))
                        ),
                    ],
                    actors,
                ),
                joint=tuple(speakers),
                cited=ids.get((report, cited)) if cited is not None and cited != statement.actor else None,
                text=text,
                words=stems(text),
                cue=stem(fold(statement.cue.exact)) if statement.cue is not None else "",
            )
        )
    return found


def event_anchor(profile: EventProfile) -> str:
    """What names an event's telling whatever reader found it: its report and where its trigger begins."""
    return f"event:{profile.key[0]}:{profile.event.trigger.start}"


def statement_anchor(profile: StatementProfile) -> str:
    """What names a statement's telling whatever reader found it: its report and where its content begins."""
    return f"statement:{profile.key[0]}:{profile.statement.content[0].start}"
