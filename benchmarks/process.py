"""How well the ledger tells a process from history, day by day.

    python benchmarks/process.py examples/processes/*/            one table for each process
    python benchmarks/process.py DIR --verbose [--day YYYY-MM-DD]  every miss and every line too many

For every day of ``gold.json`` the ledger is asked what was known then, from the reports that had been published, and
compared with what a careful reader knew. Commitments, incidents, meetings and exchanges are matched with the gold's by
the words that they rest on, each with one. The rest is judged within what is matched:

- terms: slots of a commitment with a value that fits; standings: the present one; dates: when it changed to that;
- positions: party and stance, all that were taken up to that day;
- voices: who alleges, denies, confirms an incident; breaches: the commitment that it would breach (or none);
- meetings: found, and with the status that they have on that day; days: the day that they have then.

Precision and recall are over all days together. ``future`` counts evidence from reports that were not yet published;
it must be 0. Records that the gold calls optional count neither way.
"""

from __future__ import annotations

import argparse
import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import accord
from accord.ledger.days import exact_day, first_day
from accord.ledger.history import history, known_by
from accord.ledger.records import CommitmentRecord, History, IncidentRecord, MeetingRecord
from accord.model import Evidence, Reading, Refusal, Term, TimeValue

__all__ = ["UNREAD", "Score", "score"]

# Processes whose errors nobody has looked at; the command shows their totals only.
UNREAD = frozenset({"bosnia-1994", "mozambique-1992"})

KINDS = (
    "commitments",
    "terms",
    "standings",
    "dates",
    "positions",
    "incidents",
    "voices",
    "breaches",
    "casualties",
    "meetings",
    "days",
    "exchanges",
)
SLOTS = ("duration", "conditions", "purpose", "mediators", "monitors", "effective", "ends")


@dataclass(slots=True)
class Score:
    """Counts by kind: right, too much, missed; and the lines that tell which."""

    right: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    extra: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    missed: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    future: int = 0
    lines: list[str] = field(default_factory=list)

    def count(self, kind: str, day: str, found: Iterable[str], wanted: Iterable[str]) -> None:
        """Compare two sets of things told by their names."""
        mine, gold = set(found), set(wanted)
        self.right[kind] += len(mine & gold)
        self.extra[kind] += len(mine - gold)
        self.missed[kind] += len(gold - mine)
        self.lines.extend(f"{day} {kind}: too much: {one}" for one in sorted(mine - gold))
        self.lines.extend(f"{day} {kind}: missed: {one}" for one in sorted(gold - mine))

    def figures(self, kind: str) -> tuple[float, float]:
        """Precision and recall of a kind, 1 where there is nothing to find."""
        right = self.right[kind]
        return right / max(1, right + self.extra[kind]), right / max(1, right + self.missed[kind])


def score(folder: Path, made: Sequence[Reading] | None = None, only: str | None = None) -> Score:
    """The score of one process. ``made``: its reports' readings, where they are there already."""
    gold = json.loads((folder / "gold.json").read_text("utf-8"))
    readings = list(made or ())
    if made is None:
        for one in accord.read(sorted(folder.glob("*.txt"))):
            if isinstance(one, Refusal):  # a score without one of the reports is another story's
                raise SystemExit(f"{one.path}: {one.error}")
            readings.append(one)
    told = Score()
    for day in gold["days"]:
        if only is None or day == only:
            known = known_by(readings, day)
            _Day(gold, day, history(known, on=day), {one.report.id for one in known}, told).judge()
    return told


class _Day:
    def __init__(self, gold: dict[str, Any], day: str, found: History, known: set[str], told: Score) -> None:
        self._gold, self._day, self._found, self._known, self._told = gold, day, found, known, told
        self._files = {Path(one.report.path).stem: one.report for one in found.readings}
        self._parties = gold["parties"]

    def judge(self) -> None:
        """Compare everything that was known on the day."""
        self._told.future += sum(item.report not in self._known for item in self._evidence())
        commitments = self._match("commitments", self._found.commitments)
        incidents = self._match("incidents", self._found.incidents)
        meetings = self._match("meetings", self._found.meetings)
        self._match("exchanges", self._found.exchanges)
        keys = {record.id: gold["key"] for gold, record in commitments if record is not None}
        for gold, record in commitments:
            self._terms(gold, record)
            self._standing(gold, record)
            self._positions(gold, record)
        for gold, record in incidents:
            self._incident(gold, record, keys)
        for gold, record in meetings:
            self._meeting(gold, record)

    def _evidence(self) -> Iterable[Evidence]:
        found = self._found
        for records in (found.commitments, found.incidents, found.meetings, found.exchanges):
            for record in records:
                yield from record.evidence

    # --- matching

    def _anchors(self, gold: dict[str, Any]) -> list[tuple[str, int, int]]:
        found = []
        for name, words in gold["anchors"]:
            report = self._files.get(name)
            if report is not None:
                start = report.text.index(words)
                found.append((report.id, start, start + len(words)))
        return found

    def _match(self, kind: str, records: Sequence[Any]) -> list[tuple[dict[str, Any], Any]]:
        """Pairs of gold and record, the largest overlaps first; each has one partner at most. Optional ones are
        matched, too, and left out."""
        golds = [(gold, anchors) for gold in self._gold[kind] if (anchors := self._anchors(gold))]
        pairs = []
        for number, (gold, anchors) in enumerate(golds):
            for place, record in enumerate(records):
                overlap = sum(
                    item.report == report and item.span.start < end and start < item.span.end
                    for item in record.evidence
                    for report, start, end in anchors
                )
                if overlap:
                    other = gold.get("issue", "") != getattr(record, "issue", "")
                    pairs.append((-overlap, other, number, place))
        partner: dict[int, int] = {}
        taken: set[int] = set()
        optional = {place for _, _, number, place in pairs if golds[number][0].get("optional")}
        for _, _, number, place in sorted(pairs):
            if golds[number][0].get("optional") or number in partner or place in taken:
                continue
            partner[number] = place
            taken.add(place)
        judged = [number for number, (gold, _) in enumerate(golds) if not gold.get("optional")]
        self._told.count(
            kind if kind != "meetings" else "meetings",
            self._day,
            [golds[number][0]["key"] for number in judged if number in partner]
            + [
                f"{record.summary} [{record.id}]"
                for place, record in enumerate(records)
                if place not in taken | optional
            ],
            [golds[number][0]["key"] for number in judged],
        )
        return [(golds[number][0], records[partner[number]] if number in partner else None) for number in judged]

    # --- what records say

    def _now(self, rows: Sequence[Sequence[Any]]) -> list[Sequence[Any]]:
        return [row for row in rows if row[0] <= self._day]

    def _party(self, party: str) -> str:
        name = self._found.names.get(party, party)
        for gold, parts in self._parties.items():
            if any(part in name for part in parts):
                return str(gold)
        return str(name)

    def _terms(self, gold: dict[str, Any], record: CommitmentRecord | None) -> None:
        wanted = [(row[1], row[2]) for row in self._now(gold["terms"]) if row[1] in SLOTS]
        slots = {slot for slot, _ in wanted}
        found: list[str] = []
        if record is not None:
            for slot, value in wanted:
                if any(_fits(term, value) for term in getattr(record, slot)) or (
                    slot == "ends" and record.over == value
                ):
                    found.append(f"{gold['key']} {slot} {value}")
            found.extend(
                f"{gold['key']} {slot}: {getattr(record, slot)[0].text}"
                for slot in SLOTS
                if getattr(record, slot) and slot not in slots
            )
        self._told.count("terms", self._day, found, [f"{gold['key']} {slot} {value}" for slot, value in wanted])

    def _standing(self, gold: dict[str, Any], record: CommitmentRecord | None) -> None:
        rows = self._now(gold["standings"])
        if not rows:
            return
        row = rows[-1]
        wanted = f"{gold['key']} {row[1][0]}"
        found = []
        if record is not None:
            found = [wanted if record.standing in row[1] else f"{gold['key']} {record.standing}"]
        self._told.count("standings", self._day, found, [wanted])
        if len(row) > 2:
            dated = []
            if record is not None and record.standing in row[1]:
                change = record.changes[-1]
                day = exact_day(change.happened) or first_day(change.happened)
                if day is not None:
                    dated = [f"{gold['key']} {row[1][0]} on {day}"]
            self._told.count("dates", self._day, dated, [f"{gold['key']} {row[1][0]} on {row[2]}"])

    def _positions(self, gold: dict[str, Any], record: CommitmentRecord | None) -> None:
        wanted: dict[str, list[str]] = {}
        for _, party, stance in self._now(gold["positions"]):
            stances = [stance] if isinstance(stance, str) else stance
            wanted[f"{gold['key']} {party} {stances[0]}"] = [f"{gold['key']} {party} {one}" for one in stances]
        found = set()
        if record is not None:
            for stand in record.positions:
                told = f"{gold['key']} {self._party(stand.party)} {stand.stance}"
                found.add(next((name for name, others in wanted.items() if told in others), told))
        self._told.count("positions", self._day, found, wanted)

    def _incident(self, gold: dict[str, Any], record: IncidentRecord | None, keys: dict[str, str]) -> None:
        wanted = [f"{gold['key']} {role} {party}" for _, role, party in self._now(gold["roles"])]
        found: list[str] = []
        if record is not None:
            for role in ("alleged_by", "denied_by", "confirmed_by"):
                found.extend(f"{gold['key']} {role} {self._party(voice.party)}" for voice in getattr(record, role))
            breach = keys.get(record.breach_of or "", record.breach_of)
            self._told.count(
                "breaches",
                self._day,
                [f"{gold['key']} of {breach}"] if breach is not None else [],
                [f"{gold['key']} of {gold['breach_of']}"] if gold["breach_of"] is not None else [],
            )
            dead = self._now(gold.get("dead", []))
            best = record.casualties.best
            self._told.count(
                "casualties",
                self._day,
                [f"{gold['key']} {best}"] if best is not None else [],
                [f"{gold['key']} {dead[-1][1]}"] if dead else [],
            )
        self._told.count("voices", self._day, found, wanted)

    def _meeting(self, gold: dict[str, Any], record: MeetingRecord | None) -> None:
        rows = self._now(gold["status"])
        if not rows:
            return
        status = rows[-1][1]
        days = self._now(gold.get("dates", [])) or ([["", gold["date"]]] if "date" in gold else [])
        found, dated = [], []
        if record is not None:
            found = [f"{gold['key']} {record.status}"]
            dated = [f"{gold['key']} {record.day}"] if record.day is not None and days else []
        self._told.count("meetings", self._day, found, [f"{gold['key']} {status}"])
        self._told.count("days", self._day, dated, [f"{gold['key']} {days[-1][1]}"] if days else [])


def _fits(term: Term, wanted: str) -> bool:
    if isinstance(term.value, TimeValue):
        return wanted in (exact_day(term.value), first_day(term.value))
    return (
        wanted.lower() in " ".join(term.text.split()).replace("-", " ").lower() or wanted.lower() in term.text.lower()
    )


def run(data: Path | None = None) -> dict[str, float]:
    """Precision and recall of the shipped processes, of every kind and of all together ("NAME/all precision").

    ``data`` is not used: it is there because every benchmark takes it.
    """
    figures: dict[str, float] = {}
    root = Path(__file__).resolve().parent.parent / "examples" / "processes"
    for folder in sorted(path.parent for path in root.glob("*/gold.json")):
        told = score(folder)
        for counts in (told.right, told.extra, told.missed):
            counts["all"] = sum(counts.values())
        for kind in ("all", *KINDS):
            precision, recall = told.figures(kind)
            figures[f"{folder.name}/{kind} precision"] = precision
            figures[f"{folder.name}/{kind} recall"] = recall
        figures[f"{folder.name}/evidence from the future"] = float(told.future)
    return figures


def main() -> None:
    """Print the figures of the processes named on the command line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--verbose", action="store_true")
    parser.add_argument("--day")
    parser.add_argument("--unread", action="store_true", help="show the lines of unread processes, too")
    options = parser.parse_args()
    for folder in options.folders:
        told = score(folder, only=options.day)
        if options.verbose and (options.unread or folder.resolve().name not in UNREAD):
            print("\n".join(told.lines))
        print(f"{folder.name}: evidence from the future: {told.future}")
        for kind in KINDS:
            precision, recall = told.figures(kind)
            wanted = told.right[kind] + told.missed[kind]
            print(f"  {kind:12} precision {precision:6.1%}  recall {recall:6.1%}  of {wanted}")


if __name__ == "__main__":
    main()
