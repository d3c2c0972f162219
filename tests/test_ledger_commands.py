"""The commands that keep and ask a ledger, as a user runs them."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path

import jsonschema
import pytest

from accord.views.json import schema
from kept import REPORTS
from test_cli import environment, run

MINSK, BELFAST = REPORTS["minsk-2015"], REPORTS["good-friday-1998"]


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("store") / "ledger.sqlite"
    code, out, said = run("add", *MINSK, *BELFAST, "no-such-file.txt", "--backfill", "--store", place)
    assert code == 1
    assert out == ""
    assert said == [
        "accord: refused no-such-file.txt: no such file or folder",
        f"{place}: 8 added; 0 there already; 1 refused",
    ]
    return place


def ask(store: Path, *arguments: str) -> str:
    code, out, said = run(*arguments, env=environment(ACCORD_STORE=str(store)))
    assert code == 0, said
    assert said == []
    return out


def test_adding_again_says_that_it_is_there(store: Path) -> None:
    code, out, said = run("add", *MINSK, "--store", store)
    assert (code, out) == (0, "")
    assert said == [f"{store}: 0 added; 4 there already; 0 refused"]


@pytest.mark.parametrize("what", ["stories", "facts", "quotes"])
def test_answers_in_every_form(store: Path, what: str) -> None:
    answer = json.loads(ask(store, what, "--format", "json", "--size", "3"))
    jsonschema.Draft202012Validator(schema("answer")).validate(answer)
    assert 0 < len(answer[what]) <= 3
    text, markdown, html = (ask(store, what, "--size", "3", "--format", form) for form in ("text", "markdown", "html"))
    for row in answer[what]:
        words = next(row[name] for name in ("summary", "words", "title") if name in row)
        start = " ".join(words.split()[:4])
        assert start in " ".join(text.split())
        assert start.split()[-1] in markdown
        assert html.startswith("<!DOCTYPE html>")
    assert all(len(line) <= 100 for line in text.splitlines())


def test_stories_then_one_of_them(store: Path) -> None:
    stories = json.loads(ask(store, "stories", "--format", "json"))["stories"]
    assert [story["reports"] for story in stories] == [4, 4]
    assert stories[0]["last"] > stories[1]["last"]
    one = json.loads(ask(store, "dossier", "--story", stories[1]["id"], "--format", "json"))
    assert one["schema"] == "accord/dossier/1"
    assert {report["path"] for report in one["reports"]} == {str(path) for path in BELFAST}
    assert "Northern Ireland" in ask(store, "dossier", "--story", stories[1]["id"])


def test_as_of_knows_nothing_later(store: Path) -> None:
    early = json.loads(ask(store, "stories", "--as-of", "2000-01-01", "--format", "json"))
    assert early["as_of"] == "2000-01-01"
    assert [story["reports"] for story in early["stories"]] == [4]
    facts = json.loads(ask(store, "facts", "--as-of", "1998-04-10T18:00Z", "--size", "500", "--format", "json"))[
        "facts"
    ]
    assert {outlet for fact in facts for outlet in fact["outlets"]} == {"Albion Press Agency"}


def test_refusals_can_be_seen_and_tried_again(store: Path, tmp_path: Path) -> None:
    assert ask(store, "refusals") == "no-such-file.txt\tno such file or folder\n"
    code, _, said = run("add", "--retry", "--store", store)
    assert code == 1
    assert said[0] == "accord: refused no-such-file.txt: no such file or folder"
    assert ask(store, "refusals").count("\n") == 1


def test_a_changed_file_is_a_new_version(tmp_path: Path) -> None:
    report, store = tmp_path / "gazette.txt", tmp_path / "l.sqlite"
    report.write_text("Norland and the Free Ports signed a truce. It will last 30 days, the minister said.\n", "utf-8")
    assert run("add", report, "--store", store)[0] == 0
    report.write_text("Norland and the Free Ports signed a truce. It will last 60 days, the minister said.\n", "utf-8")
    code, _, said = run("add", report, "--store", store)
    assert (code, said) == (0, [f"{store}: 1 added, 1 of them new versions; 0 there already; 0 refused"])
    code, out, _ = run("versions", report, "--store", store)
    assert code == 0
    assert "− 30 + 60" in out
    assert "Version 2" in out
    found = json.loads(run("versions", report, "--store", store, "--format", "json")[1])
    jsonschema.Draft202012Validator(schema("answer")).validate(found)
    [change] = found["versions"][1]["revision"]["words"]
    assert (change["before"], change["after"]) == ("30", "60")


def test_export_import_and_the_same_bytes(store: Path, tmp_path: Path) -> None:
    lines = ask(store, "export", "jsonl")
    assert json.loads(lines.splitlines()[0]) == {"schema": "accord/ledger/1"}
    copy = tmp_path / "copy.sqlite"
    code, _, said = run("import", "-", "--store", copy, stdin=lines.encode())
    assert (code, said) == (0, [f"{copy}: 16 entries"])
    assert ask(copy, "export", "jsonl") == lines
    code, _, said = run("import", "-", "--store", copy, stdin=lines.encode())
    assert code == 1
    assert "holds something" in said[0]


def test_retract_and_outlets(store: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.sqlite"
    run("import", "-", "--store", copy, stdin=ask(store, "export", "jsonl").encode())
    report = json.loads(ask(copy, "quotes", "--outlet", "Harbour", "--size", "1", "--format", "json"))["quotes"][0][
        "report"
    ]
    code, _, said = run("retract", report, "--reason", "a hoax", "--who", "desk", "--store", copy)
    assert (code, said) == (0, [f"{copy}: retracted"])
    assert json.loads(ask(copy, "quotes", "--outlet", "Harbour", "--format", "json"))["quotes"] == []
    assert "retracted: a hoax" in ask(copy, "versions", report)
    assert run("outlets", "Northlight Broadcasting", "--country", "GBR", "--store", copy)[0] == 0
    assert run("outlets", "Northlight Broadcasting", "--kind", "broadcaster", "--store", copy)[0] == 0
    assert run("outlets", "Reuters", "--party", "nobody", "--store", copy)[0] == 0
    rows = {row["name"]: row for row in map(json.loads, ask(copy, "outlets").splitlines())}
    assert list(rows) == sorted(rows)
    assert rows["Associated Press"]["kind"] == "wire"
    assert (rows["Reuters"]["country"], rows["Reuters"]["party"]) == ("GBR", "nobody")
    assert rows["Northlight Broadcasting"] == {
        "name": "Northlight Broadcasting",
        "country": "GBR",
        "owner": None,
        "kind": "broadcaster",
        "party": None,
    }


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (("stories", "--store", "none.sqlite"), "none.sqlite: no such ledger; accord add begins one"),
        (("facts", "--store", "none.sqlite", "--verdict", "true"), "invalid choice"),
        (("add",), "add needs a PATH"),
        (("stories", "--as-of", "soon"), "no ISO 8601 date"),
        (("stories", "--page", "0"), "a page is number 1"),
        (("facts", "--since", "yesterday"), "since: 'yesterday' is no ISO 8601 date"),
        (("quotes", "--until", "2023-13-45"), "until: '2023-13-45' does not exist"),
        (("quotes", "--text", "..."), "there is no word in it"),
        (("versions", "zzz"), "there is none of that id, address or path"),
        (("outlets", "Northlight"), "say something of the outlet"),
    ],
)
def test_a_wrong_call_is_exit_code_2_and_says_what_is_wrong(
    store: Path, tmp_path: Path, arguments: tuple[str, ...], reason: str
) -> None:
    place = tmp_path / "new.sqlite" if arguments == ("add",) else store
    code, out, said = run(*arguments, env=environment(ACCORD_STORE=str(place)))
    assert (code, out) == (2, "")
    assert re.search(re.escape(reason), said[-1])


def test_what_is_no_ledger_is_exit_code_2_and_one_line(tmp_path: Path) -> None:
    place = tmp_path / "not-a-ledger.sqlite"
    place.write_bytes(b"x" * 100)
    code, _, said = run("add", MINSK[0], "--store", place)
    assert code == 2
    assert said == [f"accord: {place}: is no ledger (and no SQLite file)"]


def table(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_tables_of_the_ledger(store: Path, tmp_path: Path) -> None:
    whole = table(ask(store, "export", "csv"))
    assert {row["story"] for row in whole} == {
        story["id"] for story in json.loads(ask(store, "stories", "--format", "json"))["stories"]
    }
    asked = json.loads(ask(store, "facts", "--size", "1000", "--format", "json"))["facts"]
    assert {row["fact"] for row in whole} == {fact["id"] for fact in asked}
    some = table(ask(store, "facts", "--verdict", "corroborated", "--size", "1000", "--format", "csv"))
    assert some
    assert {row["verdict"] for row in some} <= {"corroborated", "perhaps corroborated"}
    assert all(row in whole for row in some)
    told = table(ask(store, "export", "csv", "--place", "Belfast"))
    assert {row["story"] for row in told} < {row["story"] for row in whole}
    assert table(ask(store, "dossier", "--place", "Belfast", "--format", "csv")) == told
    people = table(ask(store, "export", "csv", "--table", "people", "--story", told[0]["story"]))
    assert {row["kind"] for row in people} <= {"killed", "injured", "missing", "displaced", "detained", "released"}
    assert table(ask(store, "export", "csv", "--table", "statements"))[0]["cue"]
    written = tmp_path / "facts.csv"
    assert run("export", "csv", "--store", store, "--output", written)[0] == 0
    assert table(written.read_bytes().decode()) == whole


def test_more_facts_than_a_table_has_are_said(store: Path) -> None:
    code, out, said = run("facts", "--size", "2", "--format", "csv", "--store", store)
    assert (code, len(table(out))) == (0, 2)
    assert said == ["accord: more facts follow: --page 2, or a larger --size"]


def test_a_table_is_no_other_form(store: Path) -> None:
    for call in (
        ("dossier", "--table", "people"),
        ("export", "ics", "--table", "people"),
        ("dossier", "--process", "--format", "csv"),
    ):
        code, out, said = run(*call, "--store", store)
        assert (code, out) == (2, "")
        assert "csv" in said[0]
