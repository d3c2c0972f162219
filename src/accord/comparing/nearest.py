"""What a report tells on the matter of a fact that it is not held to tell.

Most of what two outlets tell of one thing in quite other words is not joined: a line is then one outlet's alone, though
another tells it, too. So a fact shows of each report that is silent on it the sentence that stands beside it in the
synopsis (:mod:`accord.comparing.synopsis`), for a reader to judge: the same in other words, its contrary, something
more on the matter, or another thing that both sentences tell. It changes no verdict, no count and no origin.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from accord.model import Evidence, Fact, Nearest, SynopsisRow

__all__ = ["with_nearest"]


def with_nearest(
    facts: Sequence[Fact], rows: Iterable[SynopsisRow], origin: Callable[[Evidence], str]
) -> Iterator[Fact]:
    """A story's facts, each with the sentence of every report that does not tell it in which it tells of the matter, if
    there is one: of several that of the likeliest row. ``origin``: that of a passage; what an origin tells is not set
    beside its own words."""
    beside: dict[str, list[tuple[Evidence, SynopsisRow]]] = defaultdict(list)
    for row in rows:
        for sentence in row.evidence:
            beside[sentence.report].append((sentence, row))
    for fact in facts:
        best: dict[str, Nearest] = {}
        for item in fact.evidence:
            for sentence, row in beside[item.report]:
                if not sentence.span.start <= item.span.start < sentence.span.end:
                    continue
                for other in row.evidence:
                    if other.report not in fact.silent or origin(other) in fact.origins:
                        continue
                    differs = tuple(
                        each.kind
                        for each in row.differs
                        if {sentence.report, other.report} <= {value.report for value in each.values}
                    )
                    near = Nearest(other, row.confidence, item, differs)
                    if other.report not in best or near.confidence > best[other.report].confidence:
                        best[other.report] = near
        ranked = sorted(best.values(), key=lambda one: (-one.confidence, one.evidence.report))
        yield replace(fact, nearest=tuple(ranked)) if ranked else fact
