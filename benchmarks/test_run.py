"""The table and the ratchet, on made-up measurements; and that the floors, the table and the documents agree."""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import run
from figures import CORPORA, FIGURES, MODULES

F1 = "times value F1"  # more is better, no noise
EXTRA = "events extra"  # less is better
RATIO = "reading to the bare pipeline"  # less is better, noisy


def lines(value: float, floor: float | None, name: str = F1) -> list[run.Line]:
    figure = next(figure for figure in FIGURES if figure.name == name)
    floors: run.Floors = {} if floor is None else {name: {"value": floor, "date": "2001-01-01", "reason": "then"}}
    found = run.verdicts({figure.module: {figure.key: value / figure.scale}}, floors)
    return [line for line in found if line.figure.name == name]


@pytest.mark.parametrize(
    ("name", "value", "floor", "under"),
    [
        (F1, 80.0, None, False),
        (F1, 80.0, 80.0, False),
        (F1, 79.99, 80.0, True),
        (F1, 79.999, 80.0, False),  # as it is printed
        (F1, 81.0, 80.0, False),
        (EXTRA, 13.0, 13.0, False),
        (EXTRA, 13.1, 13.0, True),
        (EXTRA, 12.0, 13.0, False),
        (RATIO, 1.3, 1.2, False),
        (RATIO, 1.36, 1.2, True),
    ],
)
def test_under_its_floor(name: str, value: float, floor: float | None, under: bool) -> None:
    assert [line.under for line in lines(value, floor, name)] == [under]


def test_a_figure_that_is_gone_is_under_its_floor() -> None:
    found = run.verdicts({"times": {}}, {F1: {"value": 80.0, "date": "2001-01-01", "reason": "then"}})
    assert next(line for line in found if line.figure.name == F1).under


def test_a_module_that_did_not_run_says_nothing() -> None:
    assert run.verdicts({}, {F1: {"value": 80.0, "date": "2001-01-01", "reason": "then"}}) == []


@pytest.mark.parametrize(
    ("name", "value", "reached"), [(F1, 80.0, True), (F1, 79.9, False), (EXTRA, 15.0, True), (EXTRA, 15.1, False)]
)
def test_reached(name: str, value: float, reached: bool) -> None:
    assert lines(value, None, name)[0].reached is reached


def floors_of(value: float, name: str = F1) -> run.Floors:
    return {name: {"value": value, "date": "2001-01-01", "reason": "then"}}


def test_a_better_figure_raises_its_floor() -> None:
    after = run.raised(lines(83.0, 80.0), floors_of(80.0), "2001-02-03")
    assert after[F1] == {"value": 83.0, "date": "2001-02-03", "reason": "better"}


def test_a_new_figure_gets_a_floor() -> None:
    assert run.raised(lines(83.0, None), {}, "2001-02-03")[F1]["reason"] == "first measured"


@given(st.floats(0, 100), st.floats(0, 100), st.sampled_from([F1, EXTRA, RATIO]))
def test_a_floor_only_goes_up(value: float, floor: float, name: str) -> None:
    floor = round(floor, run.DIGITS)
    after = run.raised(lines(value, floor, name), floors_of(floor, name), "2001-02-03")[name]["value"]
    assert after <= floor if name in (EXTRA, RATIO) else after >= floor


def test_lowering_takes_a_name_and_a_reason() -> None:
    worse, floors = lines(70.0, 80.0), floors_of(80.0)
    assert run.raised(worse, floors, "2001-02-03")[F1]["value"] == 80.0
    with pytest.raises(ValueError, match="reason"):
        run.raised(worse, floors, "2001-02-03", F1, " ")
    with pytest.raises(ValueError, match="not measured"):
        run.raised(worse, floors, "2001-02-03", "no such figure", "because")
    with pytest.raises(ValueError, match="not under"):
        run.raised(lines(90.0, 80.0), floors, "2001-02-03", F1, "because")
    after = run.raised(worse, floors, "2001-02-03", F1, "the gold file had a mistake")
    assert after[F1] == {"value": 70.0, "date": "2001-02-03", "reason": "the gold file had a mistake"}


def test_the_table_shows_what_missed() -> None:
    shown = run.table(lines(70.0, 80.0))
    assert "70.0 UNDER" in shown
    assert "≥ 80 ✗" in shown
    assert run.table(lines(81.0, 80.0), "markdown").count("|") == 3 * (len(run.COLUMNS) + 1)


def test_the_command_reports_the_measured(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "meantime").mkdir()
    monkeypatch.setattr(run, "FLOORS", tmp_path / "floors.json")
    monkeypatch.setattr(run, "load_floors", lambda: json.loads((tmp_path / "floors.json").read_text()))
    (tmp_path / "floors.json").write_text("{}")
    value = 80.0
    monkeypatch.setattr(run, "measured", lambda module, data: {"value_f1": value, "relaxed_f1": 90.0})
    command = ["--data", str(tmp_path), "--only", "times", "--json", str(tmp_path / "out.json")]
    assert run.main([*command, "--write-floors"]) == 0
    value = 79.0
    assert run.main([*command, "--write-floors"]) == 1
    assert "under its floor: times value F1, 79.0 against 80.0" in capsys.readouterr().err
    assert run.main([*command, "--write-floors", "--lower", F1, "--reason", "a test"]) == 0
    written: dict[str, Any] = json.loads((tmp_path / "out.json").read_text())
    assert written["schema"] == run.SCHEMA
    assert [each["value"] for each in written["figures"] if each["name"] == F1] == [79.0]


def test_a_missing_corpus_is_named_with_its_address(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run.main(["--data", str(tmp_path), "--only", "nanco"]) == 0
    assert "https://github.com/salesforce/discord_questions" in capsys.readouterr().err


def test_a_benchmark_that_fails_is_named(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def fails(module: str, data: Path | None) -> dict[str, float]:
        raise RuntimeError("no such file")

    monkeypatch.setattr(run, "measured", fails)
    assert run.main(["--only", "gold", "--data", str(tmp_path)]) == 1
    assert "gold failed: no such file" in capsys.readouterr().err


@pytest.mark.parametrize(
    "wrong", [["--lower", F1], ["--write-floors", "--lower", F1], ["--data", "/no/such/folder"], ["--only", "nothing"]]
)
def test_wrong_calls(wrong: list[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        run.main(wrong)
    assert stopped.value.code == 2


def test_names_are_unique_and_modules_exist() -> None:
    names = [figure.name for figure in FIGURES]
    assert len(names) == len(set(names))
    folders = {corpus.folder for corpus in CORPORA}
    for module, needed in MODULES.items():
        assert importlib.util.find_spec(module) is not None, module
        assert set(needed) <= folders
    assert {figure.module for figure in FIGURES} == set(MODULES)


def test_every_floor_is_a_figure_and_stands_in_the_document() -> None:
    floors = run.load_floors()
    document = (run.HERE.parent / "docs" / "measurements.md").read_text("utf-8")
    assert set(floors) <= {figure.name for figure in FIGURES}
    for name, floor in floors.items():
        assert set(floor) == {"value", "date", "reason"}, name
        assert f"| {name} |" in document, name


def test_the_readme_says_where_every_corpus_is() -> None:
    readme = (run.HERE / "README.md").read_text("utf-8")
    for corpus in CORPORA:
        assert corpus.address in readme
    for module in MODULES:
        assert f"`{module}.py`" in readme
