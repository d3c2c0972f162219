"""Readings in, account out: origins, stories, actors across reports, facts and disagreements."""

from __future__ import annotations

import gc
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from typing import TypeVar

from accord.comparing import actors as linking
from accord.comparing import alignment, carried, described, echoes, leads, origins, passages, stories
from accord.comparing.affected import affected
from accord.comparing.alongside import alongside, shown
from accord.comparing.clusters import LINK, Judged
from accord.comparing.contradictions import add_contradictions
from accord.comparing.corroboration import Likelihood, with_confidence
from accord.comparing.disagreement import disagreements
from accord.comparing.exact import add_exact
from accord.comparing.facts import Context, distinct, event_fact, origin_of, statement_fact
from accord.comparing.nearest import with_nearest
from accord.comparing.next_rounds import add_next_rounds
from accord.comparing.partings import with_partings
from accord.comparing.profiles import (
    EventProfile,
    StatementProfile,
    actors_mentioned,
    event_anchor,
    event_profiles,
    statement_anchor,
    statement_profiles,
)
from accord.comparing.prospects import add_prospects
from accord.comparing.regroup import Move, regroup
from accord.comparing.reprinted import without_own
from accord.comparing.sentence_pairs import Matters, matters
from accord.comparing.sentences import Neighbours, sentences
from accord.comparing.standing import add_standing
from accord.comparing.stretches import Named
from accord.comparing.synopsis import synopsis
from accord.comparing.tokens import content_words
from accord.comparing.tolls import add_tolls
from accord.model import Actor, Affected, Disagreement, Fact, FigureRow, Reading, Span, Statement, Story, SynopsisRow

P = TypeVar("P", EventProfile, StatementProfile)

__all__ = ["Account", "build"]


@dataclass(frozen=True, slots=True)
class Account:
    """What comparing found. ``events`` and ``statements`` hold the profiles by (report id, event or statement id).

    ``moved``: by the number of a move what kept it from being made as it was meant, or None.
    """

    readings: tuple[Reading, ...]
    origins: origins.Origins
    actors: tuple[Actor, ...]
    ids: Mapping[tuple[str, str], str]
    stories: tuple[Story, ...]
    facts: tuple[Fact, ...]
    disagreements: tuple[Disagreement, ...]
    events: Mapping[tuple[str, str], EventProfile]
    statements: Mapping[tuple[str, str], StatementProfile]
    moved: Mapping[int, str | None] = field(default_factory=dict)
    affected: tuple[Affected, ...] = ()
    figures: tuple[FigureRow, ...] = ()
    synopsis: tuple[SynopsisRow, ...] = ()


@contextmanager
def _uncollected() -> Iterator[None]:
    """No search for circles of references within. An account makes hundreds of thousands of small tuples and no circle,
    and to walk them all again and again took a quarter of its time.
    """
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


def build(
    readings: Iterable[Reading], groups: Iterable[stories.Group] | None = None, moves: Iterable[Move] = ()
) -> Account:
    """The account of a set of readings. Their order changes nothing; a report that comes twice counts once.

    ``groups``: the stories, where it is known already which reports make them; without, they are found. ``moves``: what
    a person has joined or parted, by anchors as :mod:`accord.comparing.profiles` gives them.
    """
    with _uncollected():
        return _built(readings, groups, tuple(moves))


def _built(readings: Iterable[Reading], groups: Iterable[stories.Group] | None, moves: tuple[Move, ...]) -> Account:
    unique = {reading.report.id: reading for reading in readings}
    ordered = tuple(unique[name] for name in sorted(unique))
    lineage = origins.find([reading.report for reading in ordered])
    people, ids = linking.link(ordered)
    if groups is None:
        groups = stories.group(
            [reading.report for reading in ordered],
            features={reading.report.id: leads.leads(reading) for reading in ordered},
        )
    groups = tuple(groups)
    neighbours = [
        Neighbours(sentences([unique[name].report for name in group.reports]) if len(group.reports) > 1 else [])
        for group in groups
    ]
    by_id = {actor.id: actor for actor in people}
    same = [
        pair
        for group, alike in zip(groups, neighbours, strict=True)
        for pair in described.pairs([unique[name] for name in group.reports], ids, by_id, alike)
    ]
    people, ids = described.merged(people, ids, same)
    by_id = {actor.id: actor for actor in people}
    events: dict[tuple[str, str], EventProfile] = {}
    statements: dict[tuple[str, str], StatementProfile] = {}
    for reading in ordered:
        events.update((profile.key, profile) for profile in event_profiles(reading, ids, by_id))
        statements.update((profile.key, profile) for profile in statement_profiles(reading, ids, by_id))
    told: list[Story] = []
    facts: list[Fact] = []
    moved: dict[int, str | None] = {}
    harmed: list[Affected] = []
    figures: list[FigureRow] = []
    beside: list[SynopsisRow] = []
    story_of = {group.reports[0]: group.name or f"story-{min(group.reports)}" for group in groups}
    for group, alike in zip(groups, neighbours, strict=True):
        members = [unique[name] for name in sorted(group.reports)]
        name = story_of[group.reports[0]]
        people_of = [one for reading in members for one in affected(name, reading, ids)]
        # what stretches of text name, for all that looks for passages by it; one report has nothing to be compared with
        named = {reading.report.id: Named(reading, ids, by_id) for reading in members if len(members) > 1}
        told_of = matters(members, named)
        found = _story_facts(
            name, members, people_of, alike, by_id, ids, lineage, events, statements, moves, moved, named, told_of
        )
        rows = synopsis(name, members, told_of, lineage.of_span) if told_of is not None else []
        numbers = alongside(name, members, named, by_id, ids, rows, lineage.of_span)
        rows = list(with_partings(rows, members, found, numbers, people_of))
        found = list(
            with_nearest(found, rows, lambda item: lineage.of_span(item.report, item.span.start, item.span.end))
        )
        figures.extend(shown(numbers, people_of))
        beside.extend(rows)
        reports = [reading.report for reading in members]
        facts.extend(found)
        harmed.extend(people_of)
        told.append(
            Story(
                name,
                stories.title(reports),
                tuple(report.id for report in reports),
                tuple(fact.id for fact in found),
                tuple(story_of[first] for first in group.follows if first in story_of),
            )
        )
    parted = disagreements(facts, {story.id: len(story.reports) for story in told})
    return Account(
        ordered, lineage, people, ids, tuple(told), tuple(facts), tuple(parted), events, statements,
        moved, tuple(harmed), tuple(figures), tuple(beside),
    )  # fmt: skip


def _with_acts(
    facts: Sequence[Fact],
    events: Mapping[tuple[str, str], EventProfile],
    statements: Mapping[tuple[str, str], StatementProfile],
) -> list[Fact]:
    """The facts, with every statement that is just the words of an act pointing to that act's fact."""
    triggers: dict[tuple[str, int], str] = {}
    for fact in facts:
        for telling in fact.tellings:
            if telling.kind == "event":
                event = events[telling.report, telling.ref].event
                triggers[telling.report, event.trigger.start] = fact.id
    done = []
    for fact in facts:
        acts: list[str | None] = []
        for telling in fact.tellings:
            if telling.kind == "statement":
                cue = statements[telling.report, telling.ref].statement.cue
                inside = range(cue.start, cue.end) if cue is not None else ()
                acts.append(
                    next((act for start in inside if (act := triggers.get((telling.report, start))) is not None), None)
                )
        done.append(replace(fact, act=acts[0]) if acts and acts[0] is not None and None not in acts else fact)
    return done


# Types whose acts are done with words (the manual's verbal quad categories), encounters excepted.
VERBAL = frozenset({"AGREE", "SUPPORT", "CONCEDE", "REQUEST", "ACCUSE", "REJECT", "THREATEN"})
LIGHT = frozenset({"held", "hold", "had", "have", "holding", "having", "conducted", "made"})


def is_said(statement: Statement, reading: Reading) -> bool:
    """Whether a statement makes a fact of its own: it is quoted, or somebody who can speak is its source.

    Cues whose source is no actor ("the talks focused on"), and those that tell of an encounter or an act of force
    rather than of words ("held", "discussed", "launched"), are kept in the reading only.
    """
    if statement.form != "indirect":
        return statement.source is not None and not (statement.parent is not None and _is_thing(statement, reading))
    if statement.actor is None or statement.cue is None:
        return False
    if not any(map(content_words, (piece.exact for piece in statement.content))):
        return False  # "it", "what": the words for something that is told elsewhere
    cue = statement.cue
    return not any(
        cue.start <= event.trigger.start < cue.end and (event.base or event.type) not in VERBAL
        for event in reading.events
    ) and not any(
        event.type == "CONSULT" and _within(event.trigger, statement) and event.trigger.start - cue.end < 25
        for event in reading.events
        if statement.cue.exact.lower() in LIGHT
    )


# What may follow the name of a speaker within the words for a source: "Berg of the union", "Berg, 40", "Berg and Falk".
_GOES_ON = re.compile(r"\s*(?:$|[^\w\s]|(?:of|from|for|at|in|on|and|or|with|who|whose|himself|herself|itself)\b)")


def _is_thing(statement: Statement, reading: Reading) -> bool:
    """Whether a source is something that is only named after its actor: "American ownership of the plants" says
    nothing, and the words that it is followed by are those of the statement around."""
    source = statement.source
    if source is None or statement.actor is None:
        return False
    ends = [
        mention.span.end
        for mention in reading.mentions
        if mention.kind == "actor" and source.start <= mention.span.start and mention.span.end <= source.end
    ]
    return bool(ends) and not any(_GOES_ON.match(source.exact[end - source.start :]) for end in ends)


def _within(trigger: Span, statement: Statement) -> bool:
    return any(piece.start <= trigger.start < piece.end for piece in statement.content)


def _close(judged: Judged) -> dict[tuple[str, str], frozenset[tuple[str, str]]]:
    """By telling those of other reports that were judged to be of the same, not only joined to it by others."""
    found: dict[tuple[str, str], set[tuple[str, str]]] = defaultdict(set)
    for (one, two), verdict in judged.items():
        if not verdict.never and verdict.score >= LINK and one[0] != two[0]:
            found[one].add(two)
            found[two].add(one)
    return {key: frozenset(others) for key, others in found.items()}


def _put_together(
    clusters: Sequence[Sequence[P]], moves: Sequence[Move], anchor: Callable[[P], str]
) -> dict[tuple[str, str], frozenset[tuple[str, str]]]:
    """As :func:`_close`, for the tellings of what a person has joined: all of them are of the same."""
    joined = {name for move in moves if move.join for part in move.parts for name in part}
    found: dict[tuple[str, str], frozenset[tuple[str, str]]] = {}
    for cluster in clusters:
        if any(anchor(profile) in joined for profile in cluster):
            keys = frozenset(profile.key for profile in cluster)
            found.update((profile.key, keys) for profile in cluster)
    return found


def _unknown(one: tuple[str, int], two: tuple[str, int]) -> None:
    """Of a story whose sentences are not compared."""
    return


def _story_facts(
    story: str,
    members: Sequence[Reading],
    harmed: Sequence[Affected],
    alike: Neighbours,
    actors: Mapping[str, Actor],
    ids: Mapping[tuple[str, str], str],
    lineage: origins.Origins,
    events: Mapping[tuple[str, str], EventProfile],
    statements: Mapping[tuple[str, str], StatementProfile],
    moves: tuple[Move, ...],
    moved: dict[int, str | None],
    named: Mapping[str, Named],
    told_of: Matters | None,
) -> list[Fact]:
    happened = [events[reading.report.id, event.id] for reading in members for event in reading.events]
    said = [
        statements[reading.report.id, statement.id]
        for reading in members
        for statement in reading.statements
        if is_said(statement, reading)
    ]
    told = echoes.stretches(members, events, named)
    echoed = echoes.echoes(told, told_of)
    matter = told_of.at if told_of is not None else _unknown
    event_clusters, judged_events, apart_events = alignment.cluster_events(
        happened, actors, alike.margin, echoes.of_acts(echoed), matter
    )
    statement_clusters, judged_statements, apart_statements = alignment.cluster_statements(
        said, actors, alike.margin, matter
    )
    judged = {**judged_events, **judged_statements}
    close = _close(judged)
    settled: frozenset[tuple[str, str]] = frozenset()
    if moves:
        event_clusters, done = regroup(event_clusters, moves, event_anchor)
        moved.update(done)
        statement_clusters, done = regroup(statement_clusters, moves, statement_anchor)
        moved.update(done)
        together = _put_together(event_clusters, moves, event_anchor)
        together |= _put_together(statement_clusters, moves, statement_anchor)
        close |= together
        settled = frozenset(together)
    likelihood = Likelihood(told, told_of)
    context = Context(
        story,
        {reading.report.id: reading.report for reading in members},
        actors,
        lineage.of_span,
        judged,
        close,
        events,
        {**apart_events, **apart_statements},
        {reading.report.id: actors_mentioned(reading, ids) for reading in members},
        likelihood,
    )
    found = [event_fact(cluster, context) for cluster in event_clusters]
    found.extend(distinct(statement_fact(cluster, context) for cluster in statement_clusters))
    found = echoes.add_echoes(_with_acts(found, events, statements), echoed, members, named, context)
    found = add_contradictions(found, members, named, told, statements, context)
    found = add_prospects(found, members, named, context)
    found = add_next_rounds(found, members, named, context)
    found = passages.add_contrasts(found, members, ids, context, alike)
    found = add_exact(add_standing(found, members, context), members, context)
    found = passages.add_tallies(found, members, ids, context, alike, named)
    found = add_tolls(found, members, harmed, named, context)
    found = carried.add_carried(found, statements, context)
    found = list(without_own(found, context))
    found = list(with_confidence(found, likelihood, events, settled, lambda item: origin_of(item, context)))
    place = {reading.report.id: number for number, reading in enumerate(members)}
    return sorted(
        found, key=lambda fact: (place[fact.evidence[0].report], fact.evidence[0].span.start, fact.kind, fact.id)
    )
