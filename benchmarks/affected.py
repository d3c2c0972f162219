"""Are the numbers of people killed, injured, missing, displaced, detained and released found: on judged articles.

    python benchmarks/affected.py --data DIR [--json FILE]   (DIR: giveme5w1h, polnear, re3d, ecbplus, newswcl50)

``affected_judged.tsv`` has 158 articles, drawn by chance among those with two or three words of such kinds, and in
them every number of people affected that readers (large language models) found: set, report, code points [start, end),
kind; "none" for an article without. No texts. ``first`` (45 of GiveMe5W1H, ECB+ and NewsWCL50) and ``second`` (53 of
re3d, PolNeAR and GiveMe5W1H) were looked at for the rules; before it was, ``second`` had 85.4 / 55.6. ``held`` (60 of
the first three) was judged last, and nothing was mended by it. A number is found where one of the same kind overlaps
it. The peer takes for every count the nearest word of a kind in its sentence, whatever stands between.
"""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from pathlib import Path

from accord.comparing.affected import affected, kind_of
from accord.comparing.boundaries import split
from accord.comparing.tokens import words
from accord.model import Amount, Reading
from accord.reading.language import Language
from accord.reading.reader import Reader
from acts_judged import reports
from command import put, takes
from disputes import groups

SETS = ("first", "second", "held")
JUDGED = Path(__file__).parent / "affected_judged.tsv"
Spot = tuple[str, int, int, str]  # report, start, end, kind


def judged() -> dict[str, dict[str, list[Spot]]]:
    """The judged numbers by set and report id; an empty list for an article that has none."""
    found: dict[str, dict[str, list[Spot]]] = {name: defaultdict(list) for name in SETS}
    with JUDGED.open(encoding="utf-8") as file:
        for row in csv.DictReader(file, delimiter="\t"):
            found[row["set"]][row["report"]].extend(
                [] if row["kind"] == "none" else [(row["report"], int(row["start"]), int(row["end"]), row["kind"])]
            )
    return {name: dict(articles) for name, articles in found.items()}


def score(gold: Sequence[Spot], found: Sequence[Spot]) -> dict[str, float]:
    """Precision, recall and F1 in per cent."""

    def met(one: Spot, others: Sequence[Spot]) -> bool:
        return any(one[0] == two[0] and one[3] == two[3] and one[1] < two[2] and two[1] < one[2] for two in others)

    precision = 100 * sum(met(one, gold) for one in found) / max(len(found), 1)
    recall = 100 * sum(met(one, found) for one in gold) / max(len(gold), 1)
    both = precision + recall
    return {"precision": precision, "recall": recall, "f1": 2 * precision * recall / both if both else 0.0}


def nearest(reading: Reading) -> Iterator[Spot]:
    """The peer: counts with the nearest word of a kind in their sentence."""
    text = reading.report.text
    for mention in reading.mentions:
        if mention.kind != "quantity" or not isinstance(mention.value, Amount) or mention.value.kind != "count":
            continue
        for start, end in split(reading.report):
            if start <= mention.span.start < end:
                near = [
                    (abs(start + word.start - mention.span.start), kind)
                    for word in words(text[start:end])
                    if (kind := kind_of().get(word.folded)) is not None
                ]
                if near:
                    yield reading.report.id, mention.span.start, mention.span.end, min(near)[1]


def run(data: Path) -> dict[str, float]:
    """The figures of what is read and of the peer, by set; empty where none of the corpora is below ``data``."""
    known = judged()
    every = {name for wanted in known.values() for name in wanted}
    texts = chain(*groups(data).values(), reports(data))
    there = {one.id: one for one in texts if one.id in every}
    ours: dict[str, list[Spot]] = {}
    peer: dict[str, list[Spot]] = {}
    none: Mapping[tuple[str, str], str] = {}
    for reading in Reader(language=Language()).read_many(there[name] for name in sorted(there)):
        ours[reading.report.id] = [
            (one.evidence.report, one.evidence.span.start, one.evidence.span.end, one.kind)
            for one in affected("story", reading, none)
        ]
        peer[reading.report.id] = list(nearest(reading))
    figures: dict[str, float] = {}
    for name, wanted in known.items():
        here = sorted(wanted.keys() & there.keys())
        if here:
            gold = [one for report in here for one in wanted[report]]
            for judge, found in (("", ours), ("peer nearest word/", peer)):
                scored = score(gold, [one for report in here for one in found[report]])
                figures |= {f"affected/{name}/{judge}{key}": value for key, value in scored.items()}
            figures |= {f"affected/{name}/numbers": float(len(gold)), f"affected/{name}/articles": float(len(here))}
    return figures


def main(arguments: Sequence[str] | None = None) -> int:
    """The command line; gives back the exit code."""
    options = takes(__doc__).parse_args(arguments)
    return put(run(options.data), options)


if __name__ == "__main__":
    raise SystemExit(main())
