"""What other reports tell nearest to a fact that they are not held to tell.

Most of what two outlets tell of one thing in quite other words is not joined: a line is then one outlet's alone, though
another tells it, too. So a fact shows of each report that is silent on it the passage that comes nearest, for a reader
to judge: passages that are each other's best in two reports (:mod:`accord.comparing.echoes`), less likely of one thing
than what is joined, or acts that something else parts. It changes no verdict, no count and no origin.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from accord.comparing.corroboration import Likelihood
from accord.comparing.echoes import Echo
from accord.comparing.stretches import Passage
from accord.model import Evidence, Fact, Nearest, Span

__all__ = ["with_nearest"]

# How likely both tell one thing, from which on a passage is shown. Of such pairs of real news that readers judged, half
# tell one thing or one tells a part of what the other does; how likely they are held to be says little about it.
LEAST = 0.3


def with_nearest(
    facts: Sequence[Fact], found: Iterable[Echo], likelihood: Likelihood, origin: Callable[[Evidence], str]
) -> Iterator[Fact]:
    """A story's facts, each with the nearest passage of every report that does not tell it, if there is one.

    ``found``: the passages of the reports that are each other's best; of a report the likeliest is taken. ``origin``:
    that of a passage; what an origin tells is not set beside its own words.
    """
    beside: dict[str, list[tuple[Passage, Passage]]] = defaultdict(list)
    for echo in found:
        beside[echo.a.report].append((echo.a, echo.b))
        beside[echo.b.report].append((echo.b, echo.a))
    for fact in facts:
        silent = frozenset(fact.silent)
        best: dict[str, Nearest] = {}
        for item in fact.evidence if silent else ():
            for mine, other in beside[item.report]:
                if other.report not in silent or not _within(mine, item.span):
                    continue
                there = Evidence(other.report, Span(other.start, other.end, other.text))
                if origin(there) in fact.origins:
                    continue
                said = fact.kind == "statement"
                likely = round(likelihood(item, there, (None if said else mine.event, other.event), said), 2)
                if likely >= LEAST and (other.report not in best or best[other.report].confidence < likely):
                    best[other.report] = Nearest(there, likely)
        ranked = sorted(best.values(), key=lambda one: (-one.confidence, one.evidence.report))
        yield replace(fact, nearest=tuple(ranked)) if ranked else fact


def _within(passage: Passage, span: Span) -> bool:
    """Whether a passage and a span of its report have half of the shorter of them in common."""
    shared = min(passage.end, span.end) - max(passage.start, span.start)
    return 2 * shared >= min(passage.end - passage.start, span.end - span.start)
