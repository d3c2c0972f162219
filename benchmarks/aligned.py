"""Sentences of reports of one story, set side by side by readers: to learn from, and to measure on.

``aligned/`` has invented stories of four or five outlets each, written by a large language model that had not seen
Accord, with ``expected.json`` beside each: facts with the clause by which every outlet that tells them does so, and the
points on which the outlets differ. ``aligned_sentences.tsv`` has real news: reports of GiveMe5W1H, ECB+ and NewsWCL50
in which a large language model as reader set side by side what an editor would compare: for every row of a set the
report's id and a sentence's code points; no texts. A sentence may stand in several rows. Held sets (:data:`HELD`) were
neither trained on nor looked at.
"""

from __future__ import annotations

import csv
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from accord import api
from accord.comparing import actors as linking
from accord.comparing.boundaries import split
from accord.comparing.stretches import Named
from accord.model import Reading, Report
from accord.reading.language import Language
from accord.reading.reader import Reader
from disputes import groups

__all__ = ["HELD", "Aligned", "Spot", "aligned", "named"]

STORIES = Path(__file__).parent / "aligned"
NEWS = Path(__file__).parent / "aligned_sentences.tsv"
HELD = frozenset(
    {
        "convoy-strike-tanfara",
        "ecb_11",
        "g5_2",
        "g5_68",
        "wcl_3",
        "corvane-strait-collision",
        "energy-call-orvane",
        "sarrin-hostage-release",
        "third-round-veyle",
    }
)

Spot = tuple[str, int, int]  # report's id and code points


@dataclass(frozen=True, slots=True)
class Aligned:
    """A set: its readings; its rows, each the sentences of one matter; and of an invented story, by the number of a
    point on which its outlets differ, the sentences of each side."""

    name: str
    readings: tuple[Reading, ...]
    rows: tuple[frozenset[Spot], ...]
    differences: tuple[tuple[str, tuple[frozenset[Spot], ...]], ...] = ()

    @property
    def held(self) -> bool:
        """Whether it is for measuring only."""
        return self.name in HELD


def aligned(data: Path, wanted: Iterable[str] | None = None) -> Iterator[Aligned]:
    """All sets, or the ``wanted``, of which there are texts below ``data`` or in the repository."""
    chosen = None if wanted is None else set(wanted)
    for folder in sorted(one for one in STORIES.iterdir() if one.is_dir()):
        if chosen is None or folder.name in chosen:
            yield _invented(folder)
    rows: dict[str, dict[str, set[Spot]]] = defaultdict(lambda: defaultdict(set))
    if NEWS.is_file():
        with NEWS.open(encoding="utf-8") as file:
            for name, row, report, start, end in list(csv.reader(file, delimiter="\t"))[1:]:
                rows[name][row].add((report, int(start), int(end)))
    if not rows:
        return
    reader, language, laid = Reader(), Language(), groups(data)
    for name in sorted(rows):
        if chosen is not None and name not in chosen:
            continue
        told = {report for row in rows[name].values() for report, _, _ in row}
        reports = sorted((one for one in laid.get(name, []) if one.id in told), key=lambda one: one.id)
        if len({one.id for one in reports}) == len(told):
            parsed = language.parse_many(reports)
            yield Aligned(
                name,
                tuple(reader.assemble(parse) for parse in parsed),
                tuple(frozenset(row) for row in rows[name].values()),
            )


def named(readings: Sequence[Reading]) -> dict[str, Named]:
    """By report id what its stretches name, as comparing has it."""
    people, ids = linking.link(readings)
    by_id = {actor.id: actor for actor in people}
    return {one.report.id: Named(one, ids, by_id) for one in readings}


def _invented(folder: Path) -> Aligned:
    expected = json.loads((folder / "expected.json").read_text(encoding="utf-8"))
    readings = [one for one in api.read([folder]) if isinstance(one, Reading)]
    reports = {Path(one.report.path or "").stem: one.report for one in readings}
    told = {fact["id"]: _told(fact["told"], reports) for fact in expected["facts"]}
    rows = tuple(frozenset(spot for spots in one.values() for spot in spots) for one in told.values())
    differences = tuple(
        (
            f"{one['fact']} {one['field']}",
            tuple(
                frozenset(spot for outlet in outlets for spot in told[one["fact"]].get(outlet, ()))
                for outlets in one["sides"].values()
            ),
        )
        for one in expected["disagreements"]
    )
    return Aligned(folder.name, tuple(readings), rows, differences)


def _told(clauses: Mapping[str, Any], reports: Mapping[str, Report]) -> dict[str, frozenset[Spot]]:
    """By outlet the sentences that hold a third of a clause, or a third of which it holds."""
    found = {}
    for outlet, clause in clauses.items():
        report = reports[outlet]
        start = report.text.find(clause.strip())
        if start < 0:
            raise ValueError(f"{outlet}: no such words: {clause}")
        end = start + len(clause.strip())
        found[outlet] = frozenset(
            (report.id, low, high)
            for low, high in split(report)
            if min(end, high) - max(start, low) >= min(end - start, high - low) / 3
        )
    return found
