"""The scorer of processes: its gold files fit their texts, and it can tell right from wrong."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from process import Score

PROCESSES = sorted(
    path.parent for path in (Path(__file__).parent.parent / "examples" / "processes").glob("*/gold.json")
)

SIZES = {"mozambique-1992": (14, 7, 1)}  # reports, days and reports a day of a process that is smaller than the others


@pytest.mark.parametrize("folder", PROCESSES, ids=lambda path: path.name)
def test_anchors_stand_once_and_days_are_days_of_reports(folder: Path) -> None:
    gold = json.loads((folder / "gold.json").read_text("utf-8"))
    texts = {path.stem: path.read_text("utf-8") for path in folder.glob("*.txt")}
    reports, judged, least = SIZES.get(folder.name, (24, 8, 3))
    assert len(texts) >= reports
    assert len(gold["days"]) >= judged
    days = {day: sum(f"published: {day}" in text for text in texts.values()) for day in gold["days"]}
    assert min(days.values()) >= least
    keys = [record["key"] for kind in ("commitments", "incidents", "meetings", "exchanges") for record in gold[kind]]
    for kind in ("commitments", "incidents", "meetings", "exchanges"):
        for record in gold[kind]:
            for name, words in record["anchors"]:
                assert texts[name].count(words) == 1, (record["key"], name, words)
    commitments = {record["key"] for record in gold["commitments"]}
    assert {record["breach_of"] for record in gold["incidents"] if "breach_of" in record} <= commitments | {None}
    assert len(keys) > 30


def test_counting() -> None:
    told = Score()
    told.count("terms", "2021-05-05", ["a", "b", "c"], ["b", "c", "d"])
    assert told.figures("terms") == (2 / 3, 2 / 3)
    assert told.lines == ["2021-05-05 terms: too much: a", "2021-05-05 terms: missed: d"]
    assert told.figures("positions") == (0.0, 0.0)
