"""Readings and dossiers as JSON, as ``schema/reading.schema.json`` and ``schema/dossier.schema.json`` publish it.

A span is ``[start, end]`` in Unicode code points. Keys stand in a fixed order, lists whose order means nothing are
sorted: the same input gives the same bytes. An evidence carries, besides its exact words, a few characters before and
after them (the TextQuoteSelector of the W3C Web Annotation model), so that it can be found again in a text that has
changed elsewhere.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import fields, is_dataclass
from functools import lru_cache
from importlib import resources
from typing import Any

from accord.model import (
    Actor,
    Affected,
    Commitment,
    Disagreement,
    Dossier,
    Event,
    Evidence,
    Exchange,
    Fact,
    FigureRow,
    Incident,
    Instant,
    Meeting,
    Mention,
    Passage,
    Reading,
    Restriction,
    SlotValue,
    Span,
    Statement,
    Step,
    SynopsisRow,
    Term,
)
from accord.views.check import SPAN_FIELDS, check_dossier, check_reading

__all__ = ["dossier_json", "dumps", "fact_json", "plain", "reading_json", "schema"]

READING = "accord/reading/1"
DOSSIER = "accord/dossier/1"

# Enough to tell two like phrases of a text apart; the length that annotation clients commonly store.
CONTEXT = 32

# What JSON allows as it is and other readers of lines don't: line and paragraph separators, controls, and halves of
# surrogate pairs, which no encoder takes.
_AWKWARD = re.compile("[\x7f-\x9f\u2028\u2029\ud800-\udfff]")


def reading_json(reading: Reading) -> dict[str, Any]:
    """One reading as plain dicts, lists, strings and numbers. Raises SpanError where a span is not the text's."""
    check_reading(reading)
    report = reading.report
    return {
        "schema": READING,
        "report": {
            "id": report.id,
            "path": report.path,
            "outlet": report.outlet,
            "title": report.title,
            "published": _iso(report.published),
            "url": report.url,
            "language": report.language,
            "text": report.text,
            "updated": _iso(report.updated),
            "precision": report.published.precision if report.published else None,
            "blocks": [{"kind": block.kind, "span": [block.start, block.end]} for block in report.blocks],
            "authors": list(report.authors),
            "located": report.located,
            "zone": _zone(report.published),
            "local": report.published.local if report.published else None,
        },
        "reader": {"version": reading.version, "model": reading.model},
        "actors": [_actor(actor) for actor in reading.actors],
        "mentions": [_mention(mention) for mention in reading.mentions],
        "statements": [_statement(statement) for statement in reading.statements],
        "events": [_event(event) for event in reading.events],
        "restrictions": [_rest(restriction) for restriction in reading.restrictions],
        "steps": [_rest(step) for step in reading.steps],
    }


def dossier_json(dossier: Dossier) -> dict[str, Any]:
    """One dossier as plain dicts, lists, strings and numbers. Raises SpanError where a span is not the text's.

    Reports stand in the order of publication (unknown last), then outlet and id, in whatever order they were given.
    """
    check_dossier(dossier)
    texts = {reading.report.id: reading.report.text for reading in dossier.readings}
    reports = sorted(
        (reading.report for reading in dossier.readings),
        key=lambda report: (_iso(report.published) or "~", report.outlet, report.path, report.id),
    )
    view = _DossierView(texts)
    return {
        "schema": DOSSIER,
        "reports": [
            {
                "id": report.id,
                "path": report.path,
                "outlet": report.outlet,
                "title": report.title,
                "published": _iso(report.published),
                "origin": dossier.origins.get(report.id),
                "url": report.url,
                "language": report.language,
                "updated": _iso(report.updated),
                "authors": list(report.authors),
                "located": report.located,
                "zone": _zone(report.published),
            }
            for report in reports
        ],
        "actors": [_actor(actor) for actor in dossier.actors],
        "stories": [
            {
                "id": story.id,
                "title": story.title,
                "reports": sorted(story.reports),
                "facts": list(story.facts),
                "follows": list(story.follows),
                "corrections": _plain(story.corrections),
            }
            for story in dossier.stories
        ],
        "facts": [view.fact(fact) for fact in dossier.facts],
        "disagreements": [view.disagreement(disagreement) for disagreement in dossier.disagreements],
        "commitments": [view.commitment(commitment) for commitment in dossier.commitments],
        "incidents": [view.incident(incident) for incident in dossier.incidents],
        "exchanges": [view.exchange(exchange) for exchange in dossier.exchanges],
        "meetings": [view.meeting(meeting) for meeting in dossier.meetings],
        "refused": [
            {
                "path": refusal.path,
                "error": refusal.error,
                "kind": refusal.kind,
                "limit": refusal.limit,
                "address": refusal.address,
            }
            for refusal in dossier.refused
        ],
        "passages": [view.passage(passage) for passage in dossier.passages],
        "affected": [view.affected(one) for one in dossier.affected],
        "figures": [view.figures(one) for one in dossier.figures],
        "synopsis": [view.synopsis(one) for one in dossier.synopsis],
        "corrections": _plain(dossier.corrections),
    }


def dumps(value: Mapping[str, Any], *, indent: int | None = None) -> str:
    """JSON text of a view, always encodable as UTF-8. With ``indent`` None it is one line, whatever is in it."""
    separators = (",", ":") if indent is None else (",", ": ")
    text = json.dumps(value, ensure_ascii=False, indent=indent, separators=separators, allow_nan=False)
    return _AWKWARD.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def fact_json(fact: Fact, texts: Mapping[str, str]) -> dict[str, Any]:
    """One fact as it stands in a dossier. ``texts``: those of the reports that tell it, by id."""
    return _DossierView(texts).fact(fact)


def plain(value: object) -> Any:
    """Any noun as JSON has it."""
    return _plain(value)


@lru_cache(maxsize=4)
def _schema_text(name: str) -> str:
    return resources.files("accord.views").joinpath("schema", f"{name}.schema.json").read_text("utf-8")


def schema(name: str) -> dict[str, Any]:
    """The JSON Schema (2020-12) of "reading", "dossier", "history" or "answer". Raises KeyError for any other name."""
    if name not in {"reading", "dossier", "history", "answer"}:
        raise KeyError(name)
    found: dict[str, Any] = json.loads(_schema_text(name))
    return found


# --- pieces ---


def _iso(instant: Instant | None) -> str | None:
    return instant.iso if instant else None


def _zone(instant: Instant | None) -> str | None:
    """ "UTC" for a time of day, "unknown" for a day and coarser (whose day it was nobody said), None for no time."""
    if instant is None:
        return None
    return "UTC" if instant.precision in ("second", "minute", "hour") else "unknown"


def _span(span: Span | None) -> list[int] | None:
    return [span.start, span.end] if span else None


def _spans(spans: Iterable[Span]) -> list[list[int]]:
    return [[span.start, span.end] for span in spans]


def _plain(value: object) -> Any:
    """A value as JSON has it: dataclasses by their fields, whole numbers without a fraction, sets in order."""
    if value is None or isinstance(value, str | bool | int):
        return value
    if isinstance(value, float):
        if not math.isfinite(value):
            return None
        return int(value) if value.is_integer() and abs(value) < 2**53 else value
    if is_dataclass(value) and not isinstance(value, type):
        return {field.name: _plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, Mapping):
        return {str(key): _plain(item) for key, item in value.items()}
    if isinstance(value, set | frozenset):
        return sorted((_plain(item) for item in value), key=repr)
    if isinstance(value, Sequence):
        return [_plain(item) for item in value]
    return str(value)


def _actor(actor: Actor) -> dict[str, Any]:
    return {
        "id": actor.id,
        "name": actor.name,
        "kind": actor.kind,
        "country": actor.country,
        "sector": actor.sector,
        "titles": list(actor.titles),
        "aliases": list(actor.aliases),
        "members": list(actor.members),
    }


def _mention(mention: Mention) -> dict[str, Any]:
    return {
        "id": mention.id,
        "kind": mention.kind,
        "span": _span(mention.span),
        "actor": mention.actor,
        "value": _plain(mention.value),
        "head": mention.head if mention.head >= 0 else None,
        "found_by": mention.found_by,
    }


def _statement(statement: Statement) -> dict[str, Any]:
    return {
        "id": statement.id,
        "form": statement.form,
        "source": _span(statement.source),
        "actor": statement.actor,
        "cue": _span(statement.cue),
        "content": _spans(statement.content),
        "chain": [{"span": _span(link.span), "actor": link.actor} for link in statement.chain],
        "parent": statement.parent,
        "quotes": _spans(statement.quotes),
        "found_by": statement.found_by,
        "score": _plain(statement.score),
    }


def _rest(thing: Event | Restriction | Step, done: Container[str] = ()) -> dict[str, Any]:
    """The fields of a noun in their order, but for those in ``done``."""
    spans = SPAN_FIELDS[type(thing)]
    made: dict[str, Any] = {}
    for field in fields(thing):
        if field.name not in done:
            value = getattr(thing, field.name)
            if field.name not in spans:
                made[field.name] = _plain(value)
            else:
                made[field.name] = _spans(value) if isinstance(value, tuple) else _span(value)
    return made


def _event(event: Event) -> dict[str, Any]:
    made = {
        "id": event.id,
        "trigger": _span(event.trigger),
        "type": event.type,
        "mode": event.mode,
        "contexts": list(event.contexts),
        "actors": list(event.actors),
        "recipients": list(event.recipients),
        "place": event.place,
        "time": event.time,
        "quantities": list(event.quantities),
        "realis": event.realis,
        "certainty": event.certainty,
        "statement": event.statement,
    }
    return {**made, **_rest(event, made)}


def _with_rest(made: dict[str, Any], thing: object, told: Container[str] = ()) -> dict[str, Any]:
    """``made`` with those fields of a noun that it lacks, in their order: what the model gains is given out at once.
    ``told``: those that it has under another name."""
    assert is_dataclass(thing)
    names = [field.name for field in fields(thing) if field.name not in made and field.name not in told]
    return made | {name: _plain(getattr(thing, name)) for name in names}


class _DossierView:
    """The parts of a dossier that need their reports' texts."""

    def __init__(self, texts: Mapping[str, str]) -> None:
        self._texts = texts

    def evidence(self, items: Iterable[Evidence]) -> list[dict[str, Any]]:
        return [self.words(item) for item in items]

    def words(self, item: Evidence) -> dict[str, Any]:
        text, start, end = self._texts[item.report], item.span.start, item.span.end
        return {
            "report": item.report,
            "span": [start, end],
            "exact": item.span.exact,
            "prefix": text[max(0, start - CONTEXT) : start],
            "suffix": text[end : end + CONTEXT],
        }

    def passage(self, passage: Passage) -> dict[str, Any]:
        return {
            "reports": [passage.a, passage.b],
            "origin": passage.origin,
            "similarity": passage.similarity,
            "evidence": self.evidence([Evidence(passage.a, passage.span_a), Evidence(passage.b, passage.span_b)]),
        }

    def affected(self, one: Affected) -> dict[str, Any]:
        return {
            "story": one.story,
            "kind": one.kind,
            "value": _plain(one.amount),
            "evidence": self.words(one.evidence),
            "clause": _span(one.clause),
            "authority": one.authority,
            "realis": one.realis,
            "earlier": one.earlier,
            "part": one.part,
        }

    def figures(self, row: FigureRow) -> dict[str, Any]:
        return {
            "story": row.story,
            "what": row.what,
            "differs": row.differs,
            "values": [
                {
                    "value": _plain(one.amount),
                    "text": one.evidence.span.exact,
                    "report": one.evidence.report,
                    "span": _span(one.evidence.span),
                    "clause": _span(one.clause),
                    "authority": one.authority,
                    "earlier": one.earlier,
                }
                for one in row.figures
            ],
        }

    def synopsis(self, row: SynopsisRow) -> dict[str, Any]:
        return {
            "story": row.story,
            "confidence": row.confidence,
            "evidence": self.evidence(row.evidence),
            "differs": [{"kind": one.kind, "evidence": self.evidence(one.values)} for one in row.differs],
        }

    def terms(self, terms: Iterable[Term]) -> list[dict[str, Any]]:
        return [
            {"text": term.text, "value": _plain(term.value), "evidence": self.words(term.evidence)} for term in terms
        ]

    def values(self, values: Iterable[SlotValue]) -> list[dict[str, Any]]:
        return [
            {
                "value": _plain(value.value),
                "text": value.text,
                "report": value.report,
                "span": _span(value.span),
                "relation": value.relation,
            }
            for value in values
        ]

    def fact(self, fact: Fact) -> dict[str, Any]:
        made = {
            "id": fact.id,
            "story": fact.story,
            "kind": fact.kind,
            "summary": fact.summary,
            "type": fact.type,
            "mode": fact.mode,
            "contexts": list(fact.contexts),
            "actors": list(fact.actors),
            "recipients": list(fact.recipients),
            "realis": fact.realis,
            "certainty": fact.certainty,
            "verdict": fact.verdict,
            "outlets": sorted(fact.outlets),
            "origins": sorted(fact.origins),
            "authorities": sorted(fact.authorities),
            "silent": sorted(fact.silent),
            "slots": {slot.name: {"verdict": slot.verdict, "values": self.values(slot.values)} for slot in fact.slots},
            "confidence": fact.confidence,
            "read_confidence": fact.read_confidence,
            "lead": self.words(fact.lead) if fact.lead is not None else None,
            "evidence": [
                {**self.words(item), "confidence": one}
                for item, one in zip(fact.evidence, fact.confidences or (None,) * len(fact.evidence), strict=True)
            ],
            "nearest": [
                {
                    **self.words(one.evidence),
                    "confidence": one.confidence,
                    "to": self.words(one.to),
                    "differs": list(one.differs),
                }
                for one in fact.nearest
            ],
            "tellings": [{"report": told.report, "kind": told.kind, "ref": told.ref} for told in fact.tellings],
            "explanation": list(fact.explanation),
        }
        return _with_rest(made, fact, ("confidences",))

    def disagreement(self, disagreement: Disagreement) -> dict[str, Any]:
        made = {
            "fact": disagreement.fact,
            "slot": disagreement.slot,
            "kind": disagreement.kind,
            "values": self.values(disagreement.values),
        }
        return _with_rest(made, disagreement)

    def commitment(self, commitment: Commitment) -> dict[str, Any]:
        made = {
            "id": commitment.id,
            "summary": commitment.summary,
            "kind": commitment.kind,
            "parties": list(commitment.parties),
            "addressees": list(commitment.addressees),
            "scope": self.terms(commitment.scope),
            "excluded": self.terms(commitment.excluded),
            "duration": self.terms(commitment.duration),
            "conditions": self.terms(commitment.conditions),
            "declared": self.terms(commitment.declared),
            "effective": self.terms(commitment.effective),
            "ends": self.terms(commitment.ends),
            "positions": [
                {"actor": position.actor, "stance": position.stance, "evidence": self.evidence(position.evidence)}
                for position in commitment.positions
            ],
            "standing": commitment.standing,
            "facts": list(commitment.facts),
            "evidence": self.evidence(commitment.evidence),
        }
        return _with_rest(made, commitment)

    def incident(self, incident: Incident) -> dict[str, Any]:
        made = {
            "id": incident.id,
            "summary": incident.summary,
            "type": incident.type,
            "mode": incident.mode,
            "perpetrators": list(incident.perpetrators),
            "targets": self.terms(incident.targets),
            "place": self.terms(incident.place),
            "time": self.terms(incident.time),
            "casualties": self.terms(incident.casualties),
            "alleged_by": list(incident.alleged_by),
            "denied_by": list(incident.denied_by),
            "breach_of": incident.breach_of,
            "facts": list(incident.facts),
            "evidence": self.evidence(incident.evidence),
        }
        return _with_rest(made, incident)

    def exchange(self, exchange: Exchange) -> dict[str, Any]:
        made = {
            "id": exchange.id,
            "summary": exchange.summary,
            "what": exchange.what,
            "parties": list(exchange.parties),
            "sides": [{"giver": side.giver, "amounts": self.terms(side.amounts)} for side in exchange.sides],
            "realis": exchange.realis,
            "facts": list(exchange.facts),
            "evidence": self.evidence(exchange.evidence),
        }
        return _with_rest(made, exchange)

    def meeting(self, meeting: Meeting) -> dict[str, Any]:
        made = {
            "id": meeting.id,
            "summary": meeting.summary,
            "status": meeting.status,
            "medium": meeting.medium,
            "participants": list(meeting.participants),
            "place": self.terms(meeting.place),
            "time": self.terms(meeting.time),
            "certainty": meeting.certainty,
            "facts": list(meeting.facts),
            "evidence": self.evidence(meeting.evidence),
        }
        return _with_rest(made, meeting)
