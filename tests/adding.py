"""A process that adds the readings of an exported ledger to another, as ``accord add`` does: for tests to kill."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from accord.model import Reading, Report
from accord.sources.loaded import Loaded
from accord.sources.originals import plain
from accord.store import adding
from accord.store.codec import decode
from accord.store.ledger import Ledger
from kept import Kept


def main(export: str, place: str) -> None:
    kept = exported(Path(export))
    adding.MOST = 7  # many small transactions, to be killed between and within
    with Ledger(place, write=True) as ledger:
        sys.stdout.write("adding\n")
        sys.stdout.flush()
        ledger.add(kept.items, reader=kept.reader)


def exported(path: Path) -> Kept:
    """The reports and readings of an export, in the order of its entries."""
    reports: dict[int, Loaded] = {}
    readings: dict[str, Reading] = {}
    for line in path.read_text("utf-8").splitlines():
        data = json.loads(line)
        record = data.get("record", {})
        if data.get("kind") == "report":
            times = {
                name: {"iso": record[name], "precision": record[f"{name}_precision"]} if record[name] else None
                for name in ("published", "updated")
            }
            plain_record = {name: record[name] for name in ("id", "outlet", "title", "url", "path", "language", "text")}
            report = decode(Report, plain_record | times | record["more"])
            reports[data["entry"]] = Loaded(report, plain(report.text)[1])
        elif data.get("kind") == "reading":
            report = reports[record["report"]].report
            readings[report.id] = decode(Reading, record["body"] | {"report": report}, report.text)
    return Kept(tuple(reports.values()), readings)


if __name__ == "__main__":
    main(*sys.argv[1:])
