"""What of a story a reader wants first among the many facts that one origin alone tells.

A fact is the more central the more of the story's other reports have its words: the mean over its content words (at
least ENOUGH) of the share of reports that hold them, as sentences are ranked by their nearness to a story's centroid
(Radev and others 2004), and the likelier others have a sentence on the matter (:mod:`accord.comparing.synopsis`). What
its own report tells more than once counts more, what names nobody less. On GiveMe5W1H's events, reports left out in
turn, the ten first facts so ordered hold more of what could be found of those that the report left out tells, too, than
in the order of the reports (benchmarks/salience.py).
"""

from __future__ import annotations

from collections.abc import Mapping

from accord.comparing.profiles import stems
from accord.model import Dossier, Fact

__all__ = ["saliences"]

TWICE = 0.2  # told more than once in its report
BESIDE = 0.4  # the mean over the other reports of how likely a sentence is on the matter
NOBODY = 0.1  # says not who acts
ENOUGH = 5  # content words; what has fewer ("Berg: talks") says little, however many have the word


def saliences(dossier: Dossier) -> Mapping[str, float]:
    """Every fact's salience by its id, from -NOBODY to 1 + TWICE + BESIDE; the share of words is 0 where no other
    report is in the story."""
    words = {reading.report.id: stems(reading.report.text) for reading in dossier.readings}
    reports = {story.id: story.reports for story in dossier.stories}
    return {fact.id: _salience(fact, reports.get(fact.story, ()), words) for fact in dossier.facts}


def _salience(fact: Fact, reports: tuple[str, ...], words: Mapping[str, frozenset[str]]) -> float:
    telling = {told.report for told in fact.evidence}
    others = [words[report] for report in reports if report not in telling and report in words]
    own = frozenset[str]().union(*(stems(told.span.exact) for told in fact.evidence))
    most = max(len(own), ENOUGH) * len(others)
    share = sum(word in other for word in own for other in others) / most if most else 0.0
    beside = sum(one.confidence for one in fact.nearest) / len(others) if others else 0.0
    return share + TWICE * (len(fact.evidence) > len(telling)) + BESIDE * beside - NOBODY * (not fact.actors)
