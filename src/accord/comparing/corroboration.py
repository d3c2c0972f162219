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
from accord.comparing.central import Acts
from accord.comparing.echoes import Stretches
from accord.comparing.meaning import Vector, vectors
from accord.comparing.profiles import EventProfile
from accord.comparing.resemblance import Resemblance, negated, one_is_coming, resemblance
from accord.comparing.sentence_pairs import Matters
from accord.comparing.sentences import Place
from accord.comparing.stretches import NEAR, Passage, near, shared
from accord.comparing.tokens import content_words
from accord.comparing.vectors import rarity
from accord.model import Evidence, Fact

__all__ = ["FEATURES", "Likelihood", "corroboration", "features", "with_confidence"]

FEATURES = (
    *gate.FEATURES,
    "one denies it",
    "one is to come",
    "a statement",
    "reports of the story",
    "words of one in the other",
    "realis apart",
    "sentences around",
    "one matter",
)
"""Those of :data:`accord.comparing.resemblance.FEATURES`, three that say yes (1) or no (0), a logarithm, a share in
[0, 1], yes or no again, a cosine, and log-odds (:mod:`accord.comparing.sentence_pairs`)."""

SURE = 4.0  # log-odds that sentences are about one matter, from which on it is as good as known either way
USUAL = 0.5  # what they are in the mean, where sentences are not compared
MOST = 12  # reports of a story that were judged; in larger ones no fewer of what is joined are taken to be right

SAID = 3  # features that an explanation names
Key = tuple[str, str]


def features(
    a: Passage,
    b: Passage,
    meanings: float,
    around: float,
    said: bool,
    reports: int,
    matter: float | None,
    known: Sequence[float] | None = None,
) -> list[float] | None:
    """The features of two passages by :data:`FEATURES`; None where one of them names nothing. ``meanings``: the cosine
    of their meanings; ``around``: that of the sentences they stand in. ``said``: whether they are tellings of a
    statement. ``reports``: how many the story has: the more there are to choose from, the more often two that are alike
    tell two things. ``matter``: the log-odds that the sentences they stand in are about one matter, or None where
    these are not compared. ``known``: the first of the features, as :func:`accord.comparing.resemblance.features` has
    them, if they were worked out before."""
    if not (a.total and b.total):
        return None
    if b.event is not None and a.event is None:
        a, b = b, a
    row = known
    if row is None:
        weight, names = shared(a, b)
        row = gate.features(a, b, weight, names, meanings)
    rest = negated(a) != negated(b), one_is_coming(a, b), said, math.log(min(reports, MOST))
    told = max(_covered(a.text, b.text), _covered(b.text, a.text))
    return [
        *row,
        *map(float, rest),
        told,
        float(_realis_apart(a, b)),
        around,
        USUAL if matter is None else max(-SURE, min(SURE, matter)),
    ]


def _covered(text: str, by: str) -> float:
    """How much of the content words of a text, weighted by rarity, stands in another in the same words or near ones, by
    how near they are; from 0 to 1."""
    words, there = sorted(set(content_words(text))), sorted(set(content_words(by)))
    total = sum(map(rarity, words))
    nearest = {one: max((near(one, two) for two in there), default=0.0) for one in words}
    found = sum(rarity(one) * close for one, close in nearest.items() if close >= NEAR)
    return found / total if total else 0.0


def _realis_apart(a: Passage, b: Passage) -> bool:
    """Whether of two acts one is told as done and the other as not, or as to come, or as what may be."""
    return a.event is not None and b.event is not None and a.event.event.realis != b.event.event.realis


def corroboration(row: Sequence[float]) -> Resemblance:
    """What is learned of a row of :func:`features`."""
    return resemblance(row, "corroboration.json", FEATURES)


class Likelihood:
    """How likely two passages of a story's reports tell one thing. ``told``: by report id its passages; ``matter``: how
    likely its sentences are about one, or None where they are not compared."""

    def __init__(self, told: Mapping[str, Stretches], matter: Matters | None) -> None:
        self._told, self._matter = told, matter
        self._seen: dict[tuple[str, int, int, str | None], tuple[Passage, Vector, Vector]] = {}

    def of(self, one: Evidence, two: Evidence, acts: Acts, said: bool = False) -> Resemblance | None:
        """What is learned of two passages of two reports; None where one of them names nothing. ``acts``: the act of
        each, if it has one. ``said``: whether they are tellings of a statement."""
        (a, meaning, sentence), (b, its, around) = (self._passage(*each) for each in zip((one, two), acts, strict=True))
        matter = self._matter.of(_place(one), _place(two)) if self._matter is not None else None
        row = features(a, b, float(meaning @ its), float(sentence @ around), said, len(self._told), matter)
        return None if row is None else corroboration(row)

    def __call__(self, one: Evidence, two: Evidence, acts: Acts, said: bool, /) -> float:
        """The same as a probability, which is 1 for passages of the same words and 0 where one names nothing."""
        if _plain(one) == _plain(two):
            return 1.0
        found = self.of(one, two, acts, said)
        return found.likely if found is not None else 0.0

    def _passage(self, item: Evidence, act: EventProfile | None) -> tuple[Passage, Vector, Vector]:
        key = (item.report, item.span.start, item.span.end, act.key[1] if act is not None else None)
        if key not in self._seen:
            report = self._told[item.report]
            passage = report.of(item.span.start, item.span.end, act)
            self._seen[key] = (passage, *vectors([passage.text, report.sentence(item.span.start)]))
        return self._seen[key]


def with_confidence(
    facts: Sequence[Fact],
    likelihood: Likelihood,
    events: Mapping[Key, EventProfile],
    settled: Collection[Key],
    origin: Callable[[Evidence], tuple[str, str]],
) -> Iterator[Fact]:
    """A story's facts with the confidence of what is evidence of them: a probability, to two digits.

    ``events``: tellings of events by their keys. ``settled``: the keys of tellings that a person put together, which
    nothing speaks against. ``origin``: the outlet and the origin of a passage: a reprint tells surely what its original
    tells, and bears nothing out.
    """
    for fact in facts:
        several = len({item.report for item in fact.evidence}) > 1
        if fact.lead is None or not several or any((one.report, one.ref) in settled for one in fact.tellings):
            yield fact
        else:
            yield _compared(fact, fact.lead, likelihood, events, origin)


def _compared(
    fact: Fact,
    lead: Evidence,
    likelihood: Likelihood,
    events: Mapping[Key, EventProfile],
    origin: Callable[[Evidence], tuple[str, str]],
) -> Fact:
    acts: dict[tuple[str, int, int], EventProfile] = {}
    for one in fact.tellings:
        if one.kind == "event":
            profile = events[one.report, one.ref]
            acts.setdefault((one.report, profile.event.clause.start, profile.event.clause.end), profile)
    found: dict[Evidence, float] = {}
    lines = []
    for item in fact.evidence:
        if item.report == lead.report:
            continue
        if _plain(item) == _plain(lead):
            found[item] = 1.0
            continue
        likely = likelihood.of(lead, item, (acts.get(_at(lead)), acts.get(_at(item))), fact.kind == "statement")
        if likely is not None:
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


def _plain(item: Evidence) -> str:
    return " ".join(item.span.exact.split())


def _place(item: Evidence) -> Place:
    return Place(item.report, item.span.start, item.span.end)


def _at(item: Evidence) -> tuple[str, int, int]:
    return item.report, item.span.start, item.span.end
