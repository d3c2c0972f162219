"""Does an account put together what tells one thing, and keep apart what tells two? On pairs that readers judged.

    python benchmarks/joined.py --data DIR [--json FILE]

One account for each set of ``passages_judged.tsv`` (:mod:`judged`). Scored, of the pairs of passages of two reports
that readers held to tell the same, or two things: the share of which both stand as evidence of one fact. The pairs were
drawn for their likeness, so that those of two things are the hard ones. A passage stands as evidence where what is
evidence and the passage share most of what both cover.

Of what decides, three numbers for each kind of pair were fitted to these judgements (``train_echoes.py``), and some
weights of what speaks against two acts being one were set by them; all else was not learned from them. A third of the
pairs were drawn evenly over what the version of the time held likely, so that it can't do well on them: the figures are
for comparing versions, and say nothing of how much of an account is right. Left out: pairs of statements, and pairs
that are told in part or of which the words don't say; a passage that is somebody's words may be evidence of a fact that
is a statement.

Scored, too: of what an account says is surely, or perhaps, told by a report besides that whose words a fact's line is
made of (``Fact.confidences``), the share that readers held to tell one thing with these words. These pairs (``lead``)
were drawn evenly over how alike they are, and nothing was learned from them. What is no evidence of that fact any more
is left out.

And of what is not joined but set side by side (``Dossier.synopsis``), the share that readers held to tell one thing or
one a part of the other; and of the pairs of one thing that are not joined the share that is set beside each other.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

from accord.api import account
from accord.comparing.confidence import SURE
from accord.model import Evidence, Fact, SynopsisRow
from command import put, takes
from judged import Judgement, Spot, sets

__all__ = ["confidence", "is_joined", "is_near", "near", "run", "score", "trusted"]

COVERED = 0.7  # of what a passage and a piece of evidence cover together, what both do


def is_joined(judgement: Judgement, facts: Iterable[Sequence[Evidence]]) -> bool:
    """Whether both passages are evidence of one of these facts."""
    return any(
        all(any(_is(spot, one) for one in evidence) for spot in (judgement.one, judgement.two)) for evidence in facts
    )


def is_near(judgement: Judgement, rows: Iterable[SynopsisRow]) -> bool:
    """Whether the sentences of both passages stand side by side."""
    return any(
        all(any(_is_in(spot, item) for item in row.evidence) for spot in (judgement.one, judgement.two)) for row in rows
    )


def _is_in(spot: Spot, sentence: Evidence) -> bool:
    return spot.report == sentence.report and sentence.span.start <= spot.start < sentence.span.end


def near(found: Iterable[tuple[str, bool]]) -> dict[str, float]:
    """Figures of pairs that are not joined, given as answer and whether they are set beside each other."""
    count = Counter(found)
    beside = {answer: count[answer, True] for answer in ("same", "part", "other")}
    one_thing = beside["same"] + count["same", False]
    return {
        "joined/beside, of one thing or a part": 100 * (beside["same"] + beside["part"]) / max(sum(beside.values()), 1),
        "joined/of one thing and not joined, beside": 100 * beside["same"] / max(one_thing, 1),
    }


def _is(spot: Spot, one: Evidence) -> bool:
    both = min(spot.end, one.span.end) - max(spot.start, one.span.start)
    every = max(spot.end, one.span.end) - min(spot.start, one.span.start)
    return one.report == spot.report and both >= COVERED * every


def confidence(judgement: Judgement, facts: Iterable[Fact]) -> float | None:
    """How sure it is that the second passage tells what the line of a fact tells whose words the first is; None where
    it is no evidence of such a fact."""
    found = (
        sure
        for fact in facts
        if fact.lead is not None and _is(judgement.one, fact.lead)
        for item, sure in zip(fact.evidence, fact.confidences, strict=False)
        if sure is not None and _is(judgement.two, item)
    )
    return max(found, default=None)


def trusted(found: Iterable[tuple[str, float]]) -> dict[str, float]:
    """Figures of pairs of a line and of what is evidence of it, given as answer and confidence."""
    count = Counter((sure >= SURE, answer) for answer, sure in found if answer != "open")
    every = {sure: sum(number for (each, _), number in count.items() if each is sure) for sure in (True, False)}
    return {
        f"joined/{name} told": 100 * count[sure, "same"] / max(every[sure], 1)
        for name, sure in (("surely", True), ("perhaps", False))
    }


def score(found: Iterable[tuple[str, bool]]) -> dict[str, float]:
    """Figures of pairs, given as answer and whether they are joined."""
    count = Counter(found)
    return {
        f"joined/{name}": 100 * count[answer, True] / max(count[answer, True] + count[answer, False], 1)
        for name, answer in (("of one thing", "same"), ("of two things", "other"))
    }


def run(data: Path) -> dict[str, float]:
    """The figures; empty where the texts are not below ``data``."""
    found: list[tuple[str, bool]] = []
    sure: list[tuple[str, float]] = []
    beside: list[tuple[str, bool]] = []
    for _, judgements, readings in sets(data):
        made = account(readings)
        facts = made.facts
        told = [one.evidence for one in facts]
        found += [(each.answer, is_joined(each, told)) for each in judgements if each.kind in ("passages", "acts")]
        apart = (each for each in judgements if each.kind in ("passages", "acts") and not is_joined(each, told))
        beside += [(each.answer, is_near(each, made.synopsis)) for each in apart]
        for each in judgements:
            if each.kind.endswith(" lead") and (one := confidence(each, facts)) is not None:
                sure.append((each.answer, one))
    return score(found) | trusted(sure) | near(beside) if found else {}


def main() -> int:
    options = takes(__doc__).parse_args()
    return put(run(options.data), options)


if __name__ == "__main__":
    raise SystemExit(main())
