"""How far the words of a fact's other reports can be trusted to tell what its line tells.

A fact is a chain of tellings, each of which was joined to some other for a reason; its ends may tell of another attack,
or of what only stands near. So every passage that is evidence of a fact is compared once more, with the words that its
line is made of and with nothing else. How likely both tell one thing is learned from passages that had come to be in
one fact and were judged by readers: a logistic regression (:data:`FEATURES`; ``data/corroboration.json`` and its card).
Nothing is joined or parted by it.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import replace

from accord.comparing import resemblance as gate
from accord.comparing.echoes import Stretches
from accord.comparing.meaning import vectors
from accord.comparing.profiles import EventProfile
from accord.comparing.resemblance import Resemblance, negated, one_is_coming, resemblance
from accord.comparing.stretches import Passage, shared
from accord.model import Evidence, Fact

__all__ = ["FEATURES", "corroboration", "features", "with_confidence"]

FEATURES = (*gate.FEATURES, "one denies it", "one is to come", "a statement", "reports of the story")
"""Those of :data:`accord.comparing.resemblance.FEATURES`, three that say yes (1) or no (0), and a logarithm."""

MOST = 12  # reports of a story that were judged; in larger ones no fewer of what is joined are taken to be right

SAID = 3  # features that an explanation names
Key = tuple[str, str]


def features(a: Passage, b: Passage, meanings: float, said: bool, reports: int) -> list[float] | None:
    """The features of two passages by :data:`FEATURES`; None where one of them names nothing. ``meanings``: the cosine
    of their meanings. ``said``: whether they are tellings of a statement. ``reports``: how many the story has: the more
    there are to choose from, the more often two that are alike tell two things."""
    if not (a.total and b.total):
        return None
    if b.event is not None and a.event is None:
        a, b = b, a
    weight, names = shared(a, b)
    row = gate.features(a, b, weight, names, meanings)
    rest = negated(a) != negated(b), one_is_coming(a, b), said, math.log(min(reports, MOST))
    return [*row, *map(float, rest)]


def corroboration(row: Sequence[float]) -> Resemblance:
    """What is learned of a row of :func:`features`."""
    return resemblance(row, "corroboration.json", FEATURES)


def with_confidence(
    facts: Sequence[Fact],
    told: Mapping[str, Stretches],
    events: Mapping[Key, EventProfile],
    settled: Collection[Key],
    origin: Callable[[Evidence], tuple[str, str]],
) -> Iterator[Fact]:
    """A story's facts with the confidence of what is evidence of them: a probability, to two digits.

    ``told``: by report id its passages. ``events``: tellings of events by their keys. ``settled``: the keys of tellings
    that a person put together, which nothing speaks against. ``origin``: the outlet and the origin of a passage: a
    reprint tells surely what its original tells, and bears nothing out.
    """
    for fact in facts:
        several = len({item.report for item in fact.evidence}) > 1
        if fact.lead is None or not several or any((one.report, one.ref) in settled for one in fact.tellings):
            yield fact
        else:
            yield _compared(fact, fact.lead, told, events, origin)


def _compared(
    fact: Fact,
    lead: Evidence,
    told: Mapping[str, Stretches],
    events: Mapping[Key, EventProfile],
    origin: Callable[[Evidence], tuple[str, str]],
) -> Fact:
    acts: dict[tuple[str, int, int], EventProfile] = {}
    for one in fact.tellings:
        if one.kind == "event":
            profile = events[one.report, one.ref]
            acts.setdefault((one.report, profile.event.clause.start, profile.event.clause.end), profile)
    items = [lead, *(item for item in fact.evidence if item.report != lead.report)]
    passages = [told[item.report].of(*_at(item)[1:], acts.get(_at(item))) for item in items]
    meanings = vectors([passage.text for passage in passages])
    found: dict[Evidence, float] = {}
    lines = []
    for item, passage, meaning in zip(items[1:], passages[1:], meanings[1:], strict=True):
        if " ".join(item.span.exact.split()) == " ".join(lead.span.exact.split()):
            found[item] = 1.0
            continue
        row = features(passages[0], passage, float(meanings[0] @ meaning), fact.kind == "statement", len(told))
        if row is not None:
            likely = corroboration(row)
            found[item] = round(likely.likely, 2)
            because = ", ".join(f"{name} {weight:+.1f}" for name, weight in likely.because[:SAID])
            lines.append(
                f"{item.report} [{item.span.start}, {item.span.end}) tells what the line tells: "
                f"{found[item]:.2f} likely ({because})"
            )
    outlet, source = origin(lead)
    apart = [one for item, one in found.items() if outlet != origin(item)[0] and source != origin(item)[1]]
    return replace(
        fact,
        confidences=tuple(found.get(item) for item in fact.evidence),
        confidence=max(apart, default=None),
        explanation=(*fact.explanation, *lines),
    )


def _at(item: Evidence) -> tuple[str, int, int]:
    return item.report, item.span.start, item.span.end
