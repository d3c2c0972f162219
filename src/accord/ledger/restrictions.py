"""Scopes told differently: one report has a wide proposal, another says that it was only about a part of it."""

from __future__ import annotations

from accord.comparing.account import Account
from accord.comparing.confidence import confidence
from accord.comparing.reprinted import Printed
from accord.comparing.tokens import content_words
from accord.model import Commitment, Disagreement, SlotValue

__all__ = ["disagreements"]


def disagreements(account: Account, commitments: tuple[Commitment, ...]) -> tuple[Disagreement, ...]:
    """For every restriction ("only the plant") whose item a commitment of its story shares by a distinctive word while
    its scope goes further, a disagreement of kind "scope" on that commitment's first fact.

    A word is distinctive if it is written with a capital in both: a name. Names are what two outlets share when they
    speak of one object; "infrastructure" alone is not enough.
    """
    story_of = {report: story.id for story in account.stories for report in story.reports}
    size = {story.id: len(story.reports) for story in account.stories}
    facts = {fact.id: fact for fact in account.facts}
    printed = Printed({reading.report.id: reading.report for reading in account.readings})
    found: list[Disagreement] = []
    for commitment in commitments:
        if commitment.kind not in ("proposal", "agreement", "declaration", "pledge"):
            continue
        fact = facts[commitment.facts[0]]
        wide = [term for term in commitment.scope if _names(term.text)] or []
        values = [
            SlotValue(term.text, term.text, term.evidence.report, term.evidence.span) for term in commitment.scope
        ]
        narrow: dict[tuple[str, int], SlotValue] = {}
        for reading in account.readings:
            if story_of.get(reading.report.id) != fact.story:
                continue
            for restriction in reading.restrictions:
                names = _names(restriction.item.exact)
                if not names or not any(names & _names(term.text) for term in wide):
                    continue
                if all(
                    set(content_words(term.text)) <= set(content_words(restriction.item.exact))
                    for term in commitment.scope
                ):
                    continue  # nothing in the scope goes beyond what the restriction leaves
                narrow[reading.report.id, restriction.item.start] = SlotValue(
                    restriction.item.exact, restriction.clause.exact, reading.report.id, restriction.clause, "conflicts"
                )
        told = {value.report for value in values}
        # a report's own words are its spelling-out, and so are those of a copy that is cut from it
        apart = (narrow[key] for key in narrow if key[0] not in told)
        if values and any(not any(printed.prints(one, value) for one in told) for value in apart):
            parts = (*values, *(narrow[key] for key in sorted(narrow)))
            found.append(Disagreement(fact.id, "scope", "scope", parts, confidence("scope", size[fact.story])))
    return tuple(found)


def _names(text: str) -> frozenset[str]:
    return frozenset(
        word.strip(".,;:“”\"'’").removesuffix("’s").lower()
        for word in text.replace("-", " ").split()
        if word[:1].isupper()
    )
