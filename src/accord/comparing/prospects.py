"""What one report says will be and another that it may be: clauses of what is to come that tell of one thing.

A coming act is told in few words, and in each report in others: "is to travel to Peru", "might visit Lima". Of the
clauses of two reports that tell with a modal verb what is to come those are set against each other that are each
other's best among all such clauses, by what they name and by how near their meanings are
(:mod:`accord.comparing.stretches`, :mod:`accord.comparing.meaning`), whose verbs are the same or near, and of which one
leaves open what the other does not. In 35 groups of real articles none was found that is false, and none that is true.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from accord.comparing import partners
from accord.comparing.facts import Context, passage_fact, told_by, with_slots
from accord.comparing.meaning import vectors
from accord.comparing.senses import nearness
from accord.comparing.sentences import in_order
from accord.comparing.stretches import Named, Passage, cuts, says, shared
from accord.comparing.tokens import fold, stem
from accord.comparing.vectors import rarity
from accord.comparing.words import negations
from accord.model import Fact, Reading, Slot, SlotValue, Span

__all__ = ["add_prospects"]

SCORE = 0.3  # share of what both name, and half the cosine of their meanings
SHARED = 1.5  # nats
NEAR = 0.3  # cosine of two verbs
SPECIFIC = 2.5  # nats; of a verb that many have ("need", "find", "use") those near to it say little
FEWEST = 4  # words of a clause
_SURE = re.compile(r"\b(?:will|shall|would|(?:is|are|was|were) (?:due )?to)\b|['’]ll\b", re.IGNORECASE)
_OPEN = re.compile(r"\b(?:may|might|could)(?! not\b| have\b|n['’]t)\s+\w", re.IGNORECASE)
# What makes a clause one of a condition, of what was not, or of somebody's wish.
_UNREAL = re.compile(
    r"\b(?:if|unless|whether|(?:would|will|could) have|so that|in order|hopes?|hoped|fears?|feared)\b", re.IGNORECASE
)
_RELATIVE = re.compile(
    r"\b(?:what|that|which|who|how|where|when)\s+(?:could|may|might|will|shall|would)\b", re.IGNORECASE
)
_VERB = re.compile(
    r"(?:\b(?:will|shall|would|may|might|could|(?:is|are|was|were) (?:due )?to)|['’]ll)\s+"
    r"(?:(?:\w+ly|again|also|now|then|even|still|be|been|soon)\s+)*(\w+)(\s+place\b)?",
    re.IGNORECASE,
)
# Verbs by which anything that is arranged is said to be: they are near to one another whatever it is.
_TO_BE_HELD = frozenset(
    stem(word) for word in ("held", "hold", "meet", "convene", "happen", "occur", "gather", "assemble", "take place")
)


@dataclass(frozen=True, slots=True)
class _Prospect:
    """A clause of what is to come, its verb, and whether it leaves it open."""

    passage: Passage
    verb: str
    open: bool


def _prospects(reading: Reading, named: Named) -> Iterator[_Prospect]:
    text = reading.report.text
    for low, high in named.sentences:
        for start, end in cuts(text, low, high):
            words = text[start:end].rstrip(" ,;:.—–-\n")
            sure, doubt = _SURE.search(words) is not None, _OPEN.search(words) is not None
            if sure == doubt or len(words.split()) < FEWEST or negations(words) % 2:
                continue
            if _UNREAL.search(words) or _RELATIVE.search(words):
                continue
            verb = _VERB.search(words)
            if verb is not None:
                head = "take place" if verb[2] and fold(verb[1]).startswith("tak") else fold(verb[1])
                yield _Prospect(named.passage(start, start + len(words)), stem(head), doubt)


def add_prospects(
    facts: Sequence[Fact], members: Sequence[Reading], named: Mapping[str, Named], context: Context
) -> list[Fact]:
    """A story's facts with what reports tell as sure and as open set against each other in their ``certainty``.
    ``named``: by report id what its stretches name. Of a story of many reports nothing is looked for."""
    done = list(facts)
    if not 2 <= len(members) <= partners.FEW:
        return done
    coming = [list(_prospects(reading, named[reading.report.id])) for reading in members]
    meanings = [vectors([one.passage.text for one in found]) for found in coming]
    for one, two in combinations(range(len(members)), 2):
        scores: dict[tuple[int, int], tuple[float, float, tuple[str, ...]]] = {}
        for x, a in enumerate(coming[one]):
            for y, b in enumerate(coming[two]):
                size = math.sqrt(a.passage.total * b.passage.total)
                if size:
                    weight, told = shared(a.passage, b.passage)
                    scores[x, y] = weight / size + float(meanings[one][x] @ meanings[two][y]) / 2, weight, told
        for (x, y), (score, weight, told) in scores.items():
            a, b = coming[one][x], coming[two][y]
            if a.open == b.open or score < SCORE or weight < SHARED or not _near(a.verb, b.verb):
                continue
            if all(other[0] <= score for (p, q), other in scores.items() if (p == x) != (q == y)):
                done = _with(done, a, b, f"{score:.2f} alike; shared: {', '.join(told)}", context)
    return done


def _near(a: str, b: str) -> bool:
    """Whether two verbs may tell one act."""
    if a in _TO_BE_HELD and b in _TO_BE_HELD:
        return True
    if a == b:
        return says(a)
    return min(rarity(a), rarity(b)) >= SPECIFIC and (nearness(a, b) or 0.0) >= NEAR


def _with(facts: list[Fact], a: _Prospect, b: _Prospect, why: str, context: Context) -> list[Fact]:
    listed = sorted((_value(a), _value(b)), key=lambda value: (value.report, value.span.start))
    slot = Slot("certainty", "disputed", tuple(listed))
    line = (
        f"{a.passage.report} [{a.passage.start}, {a.passage.end}) ~ {b.passage.report} "
        f"[{b.passage.start}, {b.passage.end}): certainty, each other's best of what is to come, {why}"
    )
    places = {one.passage.place: line for one in (a, b)}
    if any(_is_known(fact, listed) for fact in facts):
        return facts
    # what a third report has set against one of the two already is one matter with it
    homes = [fact for fact in facts if any(_is_known(fact, [value]) for value in listed)]
    homes = homes or [fact for fact in facts if _tells(fact, a, b)]
    if not homes:
        return [*facts, passage_fact(sorted(places, key=in_order), [slot], context, why=(line,))]
    home = min(homes, key=lambda fact: (-len({item.report for item in fact.evidence}), _words(fact), fact.id)).id
    return [
        with_slots(told_by(fact, places, lambda _: fact.slots, context), [slot], context, (line,))  # noqa: B023
        if fact.id == home
        else fact
        for fact in facts
    ]


def _words(fact: Fact) -> list[str]:
    """The words that tell a fact, which, unlike its id, don't depend on who tells it."""
    return sorted(item.span.exact for item in fact.evidence)


def _value(one: _Prospect) -> SlotValue:
    at = one.passage
    return SlotValue(
        "possible" if one.open else "certain", at.text, at.report, Span(at.start, at.end, at.text), "conflicts"
    )


def _tells(fact: Fact, a: _Prospect, b: _Prospect) -> bool:
    """Whether a fact of something to come is told in one of two clauses."""
    return (
        fact.kind == "event"
        and fact.realis in ("future", "hypothetical")
        and any(_over(item.report, item.span, one) for item in fact.evidence for one in (a, b))
    )


def _is_known(fact: Fact, values: Sequence[SlotValue]) -> bool:
    """Whether the two are in conflict already."""
    against = [
        value
        for slot in fact.slots
        if slot.name.startswith("certainty")
        for value in slot.values
        if value.relation == "conflicts"
    ]
    return all(
        any(
            one.report == value.report and one.span.start < value.span.end and value.span.start < one.span.end
            for one in against
        )
        for value in values
    )


def _over(report: str, span: Span, one: _Prospect) -> bool:
    at = one.passage
    return report == at.report and at.start <= span.start and span.end <= at.end
