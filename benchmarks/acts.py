"""Are the acts that are read in real news told there, and does their confidence say so: on acts that readers judged.

Of the acts of ``acts_judged.tsv`` (see :mod:`acts_judged`) those of the reports that nothing was learned from, one of
five. An act that the reader doesn't find any more, or as another type, is not counted; ``still_read`` says how many
are.

* ``told``: per cent that are told and of this type; ``nothing``: of which none is told there;
* ``doer``, ``recipient``, ``happened``: of what is told, per cent right of those that are given (of all, for the last);
* ``sure``: per cent that has a confidence of SURE and more (:data:`accord.comparing.confidence.SURE`);
  ``sure_told`` and ``doubted_told``: of these and of the others, per cent that are told; a share of the judged acts and
  not of all that news has: two of five are of conflicts;
* ``ranked``: of an act that is told and one that is not, how often, per cent, the first has the higher confidence;
* ``baseline_ranked``: the same by the trained class's probability alone (``score``), which knows no act from none.

By source: ``conflict`` (re3d, the examples and processes) and ``general`` (GiveMe5W1H, PolNeAR, ECB+).

    python benchmarks/acts.py --data DIR       DIR holds giveme5w1h/, polnear/, re3d/ and ecbplus/
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from accord.comparing.confidence import SURE
from accord.model import Event
from accord.reading.language import Language
from accord.reading.reader import Reader
from acts_judged import CONFLICT, Judged, held, judged, reports, sources
from command import put, takes

Found = tuple[str, Judged, Event]


def found(data: Path) -> tuple[list[Found], int]:
    """The held out acts that are still read, each with its corpus, and how many are judged."""
    known, of, reader = judged(), sources(), Reader(language=Language())
    acts: list[Found] = []
    total = 0
    for reading in reader.read_many(report for report in reports(data) if held(report.id)):
        at = {(event.trigger.start, event.type): event for event in reading.events}
        for one in known[reading.report.id]:
            total += 1
            event = at.get((one.start, one.type))
            if event is not None:
                acts.append((of[reading.report.id], one, event))
    return acts, total


def share(answers: Iterable[bool]) -> float:
    """Per cent of yes."""
    listed = list(answers)
    return 100 * sum(listed) / max(len(listed), 1)


def ranked(told: Sequence[float], others: Sequence[float]) -> float:
    """Of the pairs of one of each, per cent in which the first is higher; a tie counts half."""
    pairs = len(told) * len(others)
    return 100 * sum((a > b) + 0.5 * (a == b) for a in told for b in others) / max(pairs, 1)


def score(acts: Sequence[tuple[Judged, Event]]) -> dict[str, float]:
    """The figures of some acts, in per cent."""
    told = [(one, event) for one, event in acts if one.act == "Y"]
    others = [(one, event) for one, event in acts if one.act != "Y"]
    sure = [(one, event) for one, event in acts if event.confidence >= SURE]
    doubted = [(one, event) for one, event in acts if event.confidence < SURE]
    return {
        "acts": float(len(acts)),
        "told": share(one.act == "Y" for one, _ in acts),
        "nothing": share(one.act == "N" for one, _ in acts),
        "doer": share(one.who == "Y" for one, _ in told if one.who in "YW"),
        "recipient": share(one.whom == "Y" for one, _ in told if one.whom in "YW"),
        "happened": share(one.happened == "Y" for one, _ in told),
        "sure": share(event.confidence >= SURE for _, event in acts),
        "sure_told": share(one.act == "Y" for one, _ in sure),
        "doubted_told": share(one.act == "Y" for one, _ in doubted),
        "ranked": ranked([event.confidence for _, event in told], [event.confidence for _, event in others]),
        "baseline_ranked": ranked([event.score for _, event in told], [event.score for _, event in others]),
    }


def run(data: Path) -> dict[str, float]:
    """Figures of all, and by source; empty where no corpus is below ``data``."""
    if not any((data / name).is_dir() for name in ("giveme5w1h", "polnear", "re3d", "ecbplus")):
        return {}
    acts, total = found(data)
    figures = {f"acts/{key}": value for key, value in score([(one, event) for _, one, event in acts]).items()}
    figures["acts/still_read"] = 100 * len(acts) / max(total, 1)
    for name, wanted in (("conflict", True), ("general", False)):
        part = score([(one, event) for corpus, one, event in acts if (corpus in CONFLICT) == wanted])
        figures |= {f"acts/{name}/{key}": value for key, value in part.items()}
    return figures


def main(arguments: Sequence[str] | None = None) -> int:
    """The command line; gives back the exit code."""
    options = takes(__doc__).parse_args(arguments)
    return put(run(options.data), options)


if __name__ == "__main__":
    raise SystemExit(main())
