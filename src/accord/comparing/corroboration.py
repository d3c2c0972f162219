"""How far the words of a fact's other reports can be trusted to tell what its line tells.

A fact is a chain of tellings, each of which was joined to some other for a reason; its ends may tell of another attack,
or of what only stands near. So every passage that is evidence of a fact is compared once more, with the words that its
line is made of and with nothing else (:mod:`accord.comparing.resemblance`), and is given the share of such pairs that
told one thing where readers judged them (``data/corroboration.json``, which says on what), by Laplace's rule of
succession. Nothing is joined or parted by it.
"""

from __future__ import annotations

import json
from bisect import bisect_right
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from importlib import resources

from accord.comparing.echoes import Stretches
from accord.comparing.meaning import vectors
from accord.comparing.profiles import EventProfile
from accord.comparing.resemblance import Resemblance, features, resemblance
from accord.comparing.stretches import Passage, shared
from accord.model import Evidence, Fact

__all__ = ["confidence", "with_confidence"]

SAID = 2  # features that an explanation names
Key = tuple[str, str]


@lru_cache(maxsize=1)
def _counted() -> tuple[Sequence[float], Sequence[float]]:
    loaded = json.loads(resources.files("accord.data").joinpath("corroboration.json").read_text("utf-8"))
    shares = [round((one + 1) / (one + besides + two + 2), 2) for one, besides, two in loaded["counted"]]
    return loaded["bounds"], shares


def confidence(likely: float) -> float:
    """The share in [0, 1], to two digits, of pairs so likely of one thing (0 to 1) that told one thing."""
    bounds, shares = _counted()
    return float(shares[bisect_right(bounds, likely)])


def with_confidence(
    facts: Sequence[Fact],
    told: Mapping[str, Stretches],
    events: Mapping[Key, EventProfile],
    settled: Collection[Key],
) -> Iterator[Fact]:
    """A story's facts with the confidence of what is evidence of them.

    ``told``: by report id its passages. ``events``: tellings of events by their keys. ``settled``: the keys of tellings
    that a person put together, which nothing speaks against.
    """
    for fact in facts:
        several = len({item.report for item in fact.evidence}) > 1
        if fact.lead is None or not several or any((one.report, one.ref) in settled for one in fact.tellings):
            yield fact
        else:
            yield _compared(fact, fact.lead, told, events)


def _compared(fact: Fact, lead: Evidence, told: Mapping[str, Stretches], events: Mapping[Key, EventProfile]) -> Fact:
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
        likely = _resembling(passages[0], passage, float(meanings[0] @ meaning))
        if likely is not None:
            found[item] = confidence(likely.likely)
            because = ", ".join(f"{name} {weight:+.1f}" for name, weight in likely.because[:SAID])
            lines.append(
                f"{item.report} [{item.span.start}, {item.span.end}) tells what the line tells: {found[item]:.2f} "
                f"(likely {likely.likely:.2f}: {because})"
            )
    return replace(
        fact,
        confidences=tuple(found.get(item) for item in fact.evidence),
        explanation=(*fact.explanation, *lines),
    )


def _at(item: Evidence) -> tuple[str, int, int]:
    return item.report, item.span.start, item.span.end


def _resembling(a: Passage, b: Passage, meanings: float) -> Resemblance | None:
    """How likely two passages tell one thing; None where one of them names nothing."""
    if not (a.total and b.total):
        return None
    if b.event is not None and a.event is None:
        a, b = b, a
    weight, names = shared(a, b)
    return resemblance(features(a, b, weight, names, meanings))
