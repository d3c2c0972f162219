"""Pairs of passages of real news, and whether a reader, a large language model, holds them to tell one thing.

``passages_judged.tsv`` has 4,926 pairs of two reports of one story: of GiveMe5W1H's events, of the two halves of ECB+'s
training topics (the first REPORTS reports of each), and of the shipped examples that were looked at. A reader saw the
two passages with some words around them, not how they were chosen or what a program made of them, and said whether an
editor would keep one entry for both: *same*, *part* (told there besides, or as part of a larger thing), *other*, or
*open* where the words don't say. 24 of the pairs were judged by four readers, who gave one answer in 23 of them. The
file has the set, what was drawn, for each passage its report's id, its code points and where the word for its act
begins, if it was judged for one, and the answer; no texts. What was drawn:

* ``passages`` that are each other's best; ``acts`` and ``statements`` that rules leave open, by how much speaks for
  them;
* ``told``: what versions of 30 November 2026, not all of them kept, had put into one fact;
* ``lead``: first the words that a fact's line is made of, then evidence of the fact, as many of each confidence that
  :mod:`accord.comparing.corroboration` gave when it had been counted on the pairs before;
* ``refused``: the same of facts that came about only where what was learned of ``told`` overruled the gate, which was
  left out;
* ``few``: a fact's line and evidence of it in small stories, as they come: of accounts of FEW reports of a set, and of
  the examples;
* ``numbers``: two that differ and may be of one thing by their nouns, by how likely :mod:`accord.comparing.sameness`
  holds that; *same* where they answer one question about one matter.
"""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from accord import api
from accord.model import Reading
from accord.reading.language import Language
from accord.reading.reader import Reader
from disputes import groups
from ecbplus import documents

__all__ = ["ANSWERS", "FEW", "Judgement", "Spot", "judgements", "sets"]

JUDGED = Path(__file__).parent / "passages_judged.tsv"
EXAMPLES = Path(__file__).parent.parent / "examples"
REPORTS = 12
FEW = 3
ANSWERS = frozenset({"same", "part", "other", "open"})


@dataclass(frozen=True, slots=True)
class Spot:
    """A passage: its report's id, code points [start, end), and where its act's word begins, if it was judged for
    one."""

    report: str
    start: int
    end: int
    trigger: int | None


@dataclass(frozen=True, slots=True)
class Judgement:
    """Of which set, how it was drawn, the two passages, and the answer."""

    group: str
    kind: str
    one: Spot
    two: Spot
    answer: str

    @property
    def reports(self) -> set[str]:
        """The ids of the two reports."""
        return {self.one.report, self.two.report}


def judgements() -> dict[str, list[Judgement]]:
    """The judgements by set, in the file's order."""
    found: dict[str, list[Judgement]] = defaultdict(list)
    with JUDGED.open(encoding="utf-8") as file:
        for row in list(csv.reader(file, delimiter="\t"))[1:]:
            one, two = (
                Spot(part[0], int(part[1]), int(part[2]), int(part[3]) if part[3] else None)
                for part in (row[2:6], row[6:10])
            )
            found[row[0]].append(Judgement(row[0], row[1], one, two, row[10]))
    return dict(found)


def sets(data: Path) -> Iterator[tuple[str, list[Judgement], list[Reading]]]:
    """The sets of which there are texts below ``data``, with their judgements and readings."""
    language, reader = Language(), Reader()
    laid = groups(data)
    for name, found in judgements().items():
        source, *rest = name.split(" ")
        if source == "examples":
            yield name, found, [one for one in api.read([EXAMPLES / rest[0]]) if isinstance(one, Reading)]
            continue
        if source == "ecbplus":
            if not (data / source / rest[0]).is_dir():
                continue
            reports = [one.report() for one in documents(data / source, [int(rest[0])]) if one.half == rest[1]]
        else:
            reports = laid.get(f"g5_{rest[0]}", [])
        if reports:
            yield name, found, [reader.assemble(parse) for parse in language.parse_many(reports[:REPORTS])]
