"""The invariant that everything rests on: ``text[start:end] == exact``, for every span that a view shows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import fields

from accord.errors import SpanError
from accord.model import Dossier, Event, Evidence, Mention, Reading, Restriction, SlotValue, Span, Statement, Step, Term

__all__ = ["SPAN_FIELDS", "check_dossier", "check_reading"]

_Found = tuple[str, str, Span]  # the kind of thing that holds the span, its id, the span


def check_reading(reading: Reading) -> None:
    """Raise SpanError, naming the culprit, unless every span of ``reading`` equals its report's text at that place.

    Linear in the number of spans.
    """
    text = reading.report.text
    for kind, name, span in _spans_of_reading(reading):
        _check(text, reading.report.id, kind, name, span)


def check_dossier(dossier: Dossier) -> None:
    """As :func:`check_reading`, for all readings and every line of the account. An unknown report is one too."""
    texts = {reading.report.id: reading.report.text for reading in dossier.readings}
    for reading in dossier.readings:
        check_reading(reading)
    for kind, name, report, span in _spans_of_account(dossier):
        text = texts.get(report)
        if text is None:
            raise SpanError(f"{kind} of {name} points to report {report!r}, which is not in the dossier")
        _check(text, report, kind, name, span)


def _check(text: str, report: str, kind: str, name: str, span: Span) -> None:
    start, end = span.start, span.end
    if not 0 <= start <= end <= len(text) or text[start:end] != span.exact:
        found = text[max(start, 0) : max(end, 0)]
        raise SpanError(
            f"{kind} of {name} in report {report!r}, [{start}, {end}): "
            f"it says {span.exact[:80]!r} and the text says {found[:80]!r}"
        )


_HOLDERS = {"Span", "Span | None", "tuple[Span, ...]"}
# By noun of a reading, the names of its fields that hold a span or spans.
SPAN_FIELDS = {
    kind: tuple(field.name for field in fields(kind) if field.type in _HOLDERS)
    for kind in (Mention, Statement, Event, Restriction, Step)
}


def _spans_of_reading(reading: Reading) -> Iterator[_Found]:
    things: Sequence[Mention | Statement | Event | Restriction | Step]
    for things in (reading.mentions, reading.statements, reading.events, reading.restrictions, reading.steps):
        for thing in things:
            for name in SPAN_FIELDS[type(thing)]:
                held: Span | tuple[Span, ...] | None = getattr(thing, name)
                if isinstance(held, Span):
                    yield name, thing.id, held
                elif held is not None:
                    for span in held:
                        yield name, thing.id, span
    for statement in reading.statements:
        for link in statement.chain:
            yield "authority", statement.id, link.span


_Line = tuple[str, str, str, Span]  # kind, id, report, span


def _spans_of_account(dossier: Dossier) -> Iterator[_Line]:
    for passage in dossier.passages:
        yield "passage", passage.origin, passage.a, passage.span_a
        yield "passage", passage.origin, passage.b, passage.span_b
    for one in dossier.affected:
        yield "number", f"people {one.kind}", one.evidence.report, one.evidence.span
        yield "clause", f"people {one.kind}", one.evidence.report, one.clause
    for row in dossier.figures:
        for figure in row.figures:
            yield "number", f"figures {row.what}", figure.evidence.report, figure.evidence.span
            yield "clause", f"figures {row.what}", figure.evidence.report, figure.clause
    for beside in dossier.synopsis:
        yield from _evidence("side by side", beside.evidence)
        for one_of in beside.differs:
            yield from _evidence(f"side by side, {one_of.kind}", one_of.values)
    for fact in dossier.facts:
        yield from _evidence(fact.id, fact.evidence)
        yield from _evidence(fact.id, (fact.lead,) if fact.lead is not None else ())
        yield from _evidence(fact.id, [item for one in fact.nearest for item in (one.evidence, one.to)])
        for slot in fact.slots:
            yield from _values(slot.name, fact.id, slot.values)
    for disagreement in dossier.disagreements:
        yield from _values(f"disagreement on {disagreement.slot}", disagreement.fact, disagreement.values)
    for commitment in dossier.commitments:
        yield from _evidence(commitment.id, commitment.evidence)
        for kind, terms in (
            ("scope", commitment.scope),
            ("excluded", commitment.excluded),
            ("duration", commitment.duration),
            ("condition", commitment.conditions),
            ("declared", commitment.declared),
            ("effective", commitment.effective),
            ("ends", commitment.ends),
        ):
            yield from _terms(kind, commitment.id, terms)
        for position in commitment.positions:
            yield from _evidence(commitment.id, position.evidence, "position")
    for incident in dossier.incidents:
        yield from _evidence(incident.id, incident.evidence)
        for kind, terms in (
            ("target", incident.targets),
            ("place", incident.place),
            ("time", incident.time),
            ("casualties", incident.casualties),
        ):
            yield from _terms(kind, incident.id, terms)
    for exchange in dossier.exchanges:
        yield from _evidence(exchange.id, exchange.evidence)
        for side in exchange.sides:
            yield from _terms("amount", exchange.id, side.amounts)
    for meeting in dossier.meetings:
        yield from _evidence(meeting.id, meeting.evidence)
        yield from _terms("place", meeting.id, meeting.place)
        yield from _terms("time", meeting.id, meeting.time)


def _evidence(name: str, evidence: Iterable[Evidence], kind: str = "evidence") -> Iterator[_Line]:
    for item in evidence:
        yield kind, name, item.report, item.span


def _values(kind: str, name: str, values: Iterable[SlotValue]) -> Iterator[_Line]:
    for value in values:
        yield kind, name, value.report, value.span


def _terms(kind: str, name: str, terms: Iterable[Term]) -> Iterator[_Line]:
    for term in terms:
        yield kind, name, term.evidence.report, term.evidence.span
