"""What reports tell nearest to one another without being held to tell the same, arranged for reading."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from accord.comparing.boundaries import around
from accord.model import Evidence, Fact, Nearest, Report
from accord.views.wording import clean, cut, cut_before

__all__ = ["CAVEAT", "NearestLine", "NearestSide", "nearest"]

CAVEAT = (
    "Not held to tell the same: what other reports tell nearest to a line. Perhaps it is the same in other words, "
    "perhaps its contrary, perhaps another matter."
)
# What two passages surely differ in, for people.
TAGS = {"number": "other number", "date": "other day", "place": "other place", "polarity": "denied in one"}
AROUND = 160  # code points of a sentence that are shown at most before a passage, and as many behind it


@dataclass(frozen=True, slots=True)
class NearestSide:
    """Words of reports with what stands before and behind them in their sentence. ``evidence``: those of all reports
    that have them, in order. ``tags``: in what they surely differ from the words of the first side."""

    before: str
    words: str
    after: str
    evidence: tuple[Evidence, ...]
    tags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class NearestLine:
    """Words of a sentence that tell a fact, and what comes near to them. ``fact``: the first, where the sentence tells
    several. ``sides``: these words, then the others, what surely differs first and then the likeliest; the same words
    of several reports are one. ``confidence``: the highest of theirs."""

    fact: Fact
    sides: tuple[NearestSide, ...]
    confidence: float

    @property
    def differs(self) -> bool:
        """Whether some side surely differs from the first."""
        return any(side.tags for side in self.sides)


def nearest(
    facts: Iterable[Fact],
    reports: Mapping[str, Report],
    in_order: Callable[[Iterable[Evidence]], tuple[Evidence, ...]],
    weight: Callable[[Fact], tuple[float, ...]],
) -> tuple[NearestLine, ...]:
    """The words of a story's facts to which others come near: first those from which some surely differ, as they are
    what a reader looks for, then by ``weight`` of the fact, what is to come first having the least, and by how likely
    both tell one thing. Two sentences stand beside each other once, however many facts they tell."""
    ranked = sorted((fact for fact in facts if fact.nearest), key=weight)
    same: dict[str, dict[Evidence, None]] = defaultdict(dict)
    for fact in ranked:
        for item in (*fact.evidence, *(each for one in fact.nearest for each in (one.to, one.evidence))):
            same[clean(item.span.exact)][item] = None

    def side(item: Evidence, tags: Sequence[str] = ()) -> NearestSide:
        before, after = _around(item, reports[item.report])
        words = clean(item.span.exact)
        return NearestSide(before, words, after, in_order(same[words]), tuple(tags))

    shown: set[frozenset[str]] = set()
    blocks: dict[str, list[tuple[Fact, Nearest]]] = defaultdict(list)
    for fact in ranked:
        for one in fact.nearest:
            mine, other = (_sentence(item, reports[item.report]) for item in (one.to, one.evidence))
            if frozenset((mine, other)) not in shown:
                shown.add(frozenset((mine, other)))
                blocks[mine].append((fact, one))
    found: list[NearestLine] = []
    for block in blocks.values():
        near = sorted((one for _, one in block), key=lambda one: (not one.differs, -one.confidence))
        others: dict[str, Nearest] = {}
        for one in near:
            others.setdefault(clean(one.evidence.span.exact), one)
        sides = [side(one.evidence, [TAGS[kind] for kind in one.differs]) for one in others.values()]
        found.append(NearestLine(block[0][0], (side(near[0].to), *sides), max(one.confidence for one in near)))
    return tuple(sorted(found, key=lambda line: (not line.differs, *weight(line.fact), -line.confidence)))


def _sentence(item: Evidence, report: Report) -> str:
    start, end = around(report, item.span.start)
    return clean(report.text[start:end]) or clean(item.span.exact)


def _around(item: Evidence, report: Report) -> tuple[str, str]:
    """What stands before and behind words in their sentence."""
    start, end = around(report, item.span.start)
    before, after = report.text[start : item.span.start], report.text[item.span.end : max(end, item.span.end)]
    exact = item.span.exact  # which may have the space before its first word
    led = " " if (before[-1:] + exact[:1]).strip() != before[-1:] + exact[:1] else ""
    follows = " " if (exact[-1:] + after[:1]).strip() != exact[-1:] + after[:1] else ""
    return cut_before(before, AROUND) + led, follows + cut(after, AROUND)
