"""Does what stands first among the facts that one origin alone tells matter to others? By leaving reports out.

    python benchmarks/salience.py --data DIR [--json FILE]

Each event of GiveMe5W1H with three reports and more is compared again without one of them (of large ones, without six
by turns). What the rest tells once and the report that was left out tells, too (they are one fact where all are
compared), ought to stand among the first. *First ten*: of such facts the share that stands among the ten first, over
the most of them that can; the mean over all reports left out that have such facts. Beside it the same facts in the
order of the reports and their texts. What counts as told by both is decided by Accord's own joins, so that the figure
says nothing of what they miss, and flatters an order by shared words somewhat.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from statistics import fmean

from accord.api import account
from accord.model import Dossier, Fact, Reading
from accord.reading.reader import Reader
from accord.views.salience import saliences
from command import put, takes
from disputes import groups

__all__ = ["first", "run", "tellable"]

FIRST = 10
LEAST = 3  # reports of a story
MOST = 6  # reports of one that are left out by turns


def first(wanted: Sequence[bool]) -> float | None:
    """The share of the wanted that stand among the FIRST, of as many as can; None where none is wanted."""
    every = sum(wanted)
    return sum(wanted[:FIRST]) / min(every, FIRST) if every else None


def tellable(whole: Dossier, part: Dossier, left_out: str) -> dict[str, bool]:
    """The facts of ``part`` that one origin alone tells, and whether the report that was left out tells them, too."""
    of = {(told.report, told.kind, told.ref): fact for fact in whole.facts for told in fact.tellings}

    def shared(fact: Fact) -> bool:
        same = (of.get((told.report, told.kind, told.ref)) for told in fact.tellings)
        return any(other is not None and any(t.report == left_out for t in other.tellings) for other in same)

    return {fact.id: shared(fact) for fact in part.facts if fact.verdict == "single" and fact.tellings}


def _shares(readings: Sequence[Reading]) -> Iterator[tuple[float, float]]:
    whole = account(readings)
    order = {reading.report.id: place for place, reading in enumerate(readings)}
    for out in readings if len(readings) <= MOST else readings[:: len(readings) // MOST]:
        part = account([reading for reading in readings if reading is not out])
        wanted = tellable(whole, part, out.report.id)
        found = saliences(part)
        facts = [fact for fact in part.facts if fact.id in wanted]
        facts.sort(key=lambda fact: min((order[told.report], told.span.start) for told in fact.evidence))
        told = first([wanted[fact.id] for fact in facts])
        facts.sort(key=lambda fact: -found[fact.id])
        ours = first([wanted[fact.id] for fact in facts])
        if told is not None and ours is not None:
            yield ours, told


def run(data: Path, reader: Reader | None = None) -> dict[str, float]:
    """The figures, in per cent; empty where the corpus is not below ``data``."""
    stories = [found for name, found in groups(data).items() if name.startswith("g5_") and len(found) >= LEAST]
    if not stories:
        return {}
    reader = reader or Reader()
    shares = [one for reports in stories for one in _shares(list(reader.read_many(reports, 1)))]
    return {
        "salience/first ten": 100 * fmean(ours for ours, _ in shares),
        "salience/peer order of reports/first ten": 100 * fmean(told for _, told in shares),
        "salience/reports left out": float(len(shares)),
    }


def main() -> int:
    options = takes(__doc__).parse_args()
    return put(run(options.data), options)


if __name__ == "__main__":
    raise SystemExit(main())
