"""Acts that were read in real news, and what a reader, a large language model, says of each.

``acts_judged.tsv`` has 4,471 acts that the version of 30 November 2026 read in 178 articles of GiveMe5W1H, 224 of
PolNeAR's training part, 90 texts of re3d, 170 of ECB+, and 45 and 160 reports of the shipped examples and processes
that were looked at, drawn by chance (at most twelve of a report). A reader saw the passage with the word that tells the
act marked, and who it is read to be done by and to, and gave four answers: whether such an *act* is told there (Y; O:
an act is told and its type is clearly another; N: none is, as of a metaphor, a match, a film, a routine), whether *who*
did it and to *whom* are right (Y; W wrong; M missing though it is told; - rightly none), and whether it *happened* as
is read (Y, W). Who gave them did not know how it was drawn, and was not told how sure the program was. No person
checked them. The file has the corpus, the report's id, where the act's word begins, its type and the answers, no
texts.
"""

from __future__ import annotations

import csv
import hashlib
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from accord.model import Report
from accord.sources import load
from ecbplus import documents
from news import articles, as_report, event_articles
from places import reports as of_re3d

__all__ = ["CONFLICT", "Judged", "held", "judged", "reports", "sources"]

EXAMPLES = Path(__file__).parent.parent / "examples"
FILE = Path(__file__).parent / "acts_judged.tsv"
HELD = 5
CONFLICT = frozenset({"re3d", "examples", "processes"})
"""The corpora whose reports are of conflicts and negotiations."""


@dataclass(frozen=True, slots=True)
class Judged:
    """One act of a report: where its word begins, its type, and the four answers."""

    start: int
    type: str
    act: str
    who: str
    whom: str
    happened: str

    @property
    def right(self) -> bool:
        """Whether nothing that is said of it is wrong; somebody may be missing."""
        return self.act == "Y" and "W" not in (self.who, self.whom, self.happened)


def held(report: str) -> bool:
    """Whether nothing is learned from this report: one of HELD."""
    return int(hashlib.sha256(report.encode()).hexdigest(), 16) % HELD == 0


def _lines() -> list[list[str]]:
    with FILE.open(encoding="utf-8") as file:
        return list(csv.reader(file, delimiter="\t"))[1:]


def sources() -> dict[str, str]:
    """The corpus of each report by its id."""
    return {row[1]: row[0] for row in _lines()}


def judged() -> dict[str, list[Judged]]:
    """The judged acts by report id."""
    found: dict[str, list[Judged]] = defaultdict(list)
    for row in _lines():
        found[row[1]].append(Judged(int(row[2]), *row[3:]))
    return dict(found)


def reports(data: Path) -> Iterator[Report]:
    """The reports below ``data`` of which acts were judged."""
    wanted = set(judged())
    laid: list[Report] = []
    if (data / "giveme5w1h").is_dir():
        laid += [report for report, _ in event_articles(data)]
    if (data / "polnear/train").is_dir():
        laid += [as_report(text, outlet="PolNeAR") for text in articles(data)]
    if (data / "re3d").is_dir():
        laid += of_re3d(data).values()
    if (data / "ecbplus").is_dir():
        topics = sorted(int(path.name) for path in (data / "ecbplus").iterdir() if path.name.isdigit())
        laid += [one.report() for one in documents(data / "ecbplus", topics)]
    laid += [found for found in load([EXAMPLES]) if isinstance(found, Report)]
    seen = set()
    for report in laid:
        if report.id in wanted and report.id not in seen:
            seen.add(report.id)
            yield report
