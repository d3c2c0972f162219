"""Where a process stands, asked of the ledger, as it was known on any day."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kept import EXAMPLES
from test_cli import environment, run

PROCESS = EXAMPLES / "processes" / "karabakh-2020"


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("store") / "ledger.sqlite"
    texts = sorted(path for path in PROCESS.rglob("*.txt"))
    code, _, said = run("add", *texts, "--backfill", "--later", "--store", place)
    assert code == 0, said
    return place


def ask(store: Path, *arguments: str) -> str:
    code, out, said = run(*arguments, env=environment(ACCORD_STORE=str(store)))
    assert code == 0, said
    return out


def test_the_ledgers_process_is_that_of_its_reports(store: Path) -> None:
    texts = [str(path) for path in sorted(PROCESS.rglob("*.txt"))]
    for command in (["ledger"], ["dossier", "--process"]):
        kept = json.loads(ask(store, *command, "--format", "json"))
        code, out, said = run(command[0], *texts, "--format", "json")
        assert code == 0, said
        assert kept == json.loads(out)
        assert "DATE" not in kept


def test_as_of_a_day_knows_nothing_later(store: Path) -> None:
    lines = [json.loads(line) for line in ask(store, "export", "jsonl").splitlines()]
    days = sorted({line["known"][:10] for line in lines if line.get("kind") == "report"})
    assert len(days) >= 8
    day = days[len(days) // 2]
    told = ask(store, "ledger", "--as-of", day, "--format", "json")
    late = {line["record"]["id"] for line in lines if line.get("kind") == "report" and line["known"][:10] > day}
    assert late
    assert not any(name in told for name in late)


def test_a_commitment_is_asked_for_by_its_id(store: Path) -> None:
    board = json.loads(ask(store, "ledger", "--format", "json"))
    [first, *_] = [entry["id"] for entry in board["commitments"]]
    told = ask(store, "ledger", first)
    assert told == ask(store, "ledger", "--commitment", first)
    assert "TOLD BY" in told
    code, out, said = run("ledger", "c-0000", "--store", store)
    assert (code, out) == (2, "")
    assert "c-0000" in said[0]


def test_meetings_go_into_a_calendar(store: Path, tmp_path: Path) -> None:
    from icalendar import Calendar

    told = ask(store, "export", "ics")
    assert told == ask(store, "ledger", "--format", "ics")
    assert [str(event["summary"]) for event in Calendar.from_ical(told).walk("VEVENT")]
    assert ask(store, "export", "ics", "--output", str(tmp_path / "meetings.ics")) == ""
    assert (tmp_path / "meetings.ics").read_text("utf-8") == told.replace("\r\n", "\n")
    code, out, said = run("export", "jsonl", "--as-of", "2020-01-01", "--store", store)
    assert (code, out) == (2, "")
    assert "--as-of narrows only csv and ics" in said[0]


def test_where_nothing_answers_it_says_so(store: Path) -> None:
    code, out, said = run("ledger", "--text", "xyzzy", "--store", store)
    assert (code, out) == (2, "")
    assert said == ["accord: no story answers that; accord stories lists them"]
