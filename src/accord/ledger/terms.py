"""Terms of commitments, incidents and exchanges out of the slots of facts."""

from __future__ import annotations

from collections.abc import Iterable

from accord.comparing.facts import identity as facts_identity
from accord.model import Evidence, Fact, SlotValue, Span, Term

__all__ = ["evidence_of", "identity", "of_slot", "of_span"]


def of_slot(facts: Iterable[Fact], *names: str) -> tuple[Term, ...]:
    """The values of these slots as terms, each wording of a report once."""
    found: dict[tuple[str, int, int], Term] = {}
    for fact in facts:
        for slot in fact.slots:
            if slot.name in names:
                for value in slot.values:
                    found.setdefault((value.report, value.span.start, value.span.end), _term(value))
    return tuple(found[key] for key in sorted(found))


def _term(value: SlotValue) -> Term:
    return Term(value.text, value.value, Evidence(value.report, value.span))


def of_span(report: str, span: Span, value: object = None) -> Term:
    """A term that has only its words."""
    return Term(span.exact, value, Evidence(report, span))


def evidence_of(facts: Iterable[Fact]) -> tuple[Evidence, ...]:
    """The evidence of several facts, in order, each once."""
    found = {(item.report, item.span.start, item.span.end): item for fact in facts for item in fact.evidence}
    return tuple(found[key] for key in sorted(found))


def identity(prefix: str, facts: Iterable[Fact]) -> str:
    """An id from the facts that something is made of."""
    return facts_identity(prefix, (fact.id for fact in facts))
