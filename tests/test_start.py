"""What starting costs: a command imports what it needs and no more. No time is measured, only what was imported."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

import accord
from accord import sources
from kept import REPORTS
from test_cli import environment, run

ENGINE = {"spacy", "thinc"}
READER = {"accord.reading.reader", "accord.reading.language"}
HEAVY = ENGINE | READER | {"numpy", "alembic", "py3langid", "trafilatura", "httpcore"}

RUN = """
import sys
from accord.cli import main
try:
    code = main(sys.argv[1:])
except SystemExit as end:
    code = end.code or 0
sys.stderr.write(" ".join(sys.modules))
sys.exit(code)
"""


def imported(*arguments: str | Path) -> set[str]:
    """The modules that a command has imported when it ends."""
    done = subprocess.run(
        [sys.executable, "-c", RUN, *map(str, arguments)],
        capture_output=True, text=True, check=True, timeout=120, env=environment(),
    )  # fmt: skip
    assert done.stdout
    return set(done.stderr.split())


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("store") / "ledger.sqlite"
    code, _, said = run("add", *REPORTS["minsk-2015"], "--backfill", "--store", place)
    assert code == 0, said
    return place


@pytest.mark.parametrize("option", ["--version", "--help"])
def test_what_needs_no_report_imports_nothing_that_reads_or_keeps(option: str) -> None:
    found = imported(option)
    assert not (HEAVY | {"sqlalchemy", "yaml", "rapidfuzz", "accord.comparing", "accord.store.ledger"}) & found


@pytest.mark.parametrize("command", ["add", "watch", "compare", "review", "ledger"])
def test_the_help_of_a_command_needs_no_more(command: str) -> None:
    assert not (HEAVY | {"sqlalchemy"}) & imported(command, "--help")


@pytest.mark.parametrize(
    "question", [["stories"], ["facts", "--format", "json"], ["quotes"], ["dossier"], ["outlets"], ["export", "jsonl"]]
)
def test_a_question_that_what_is_kept_answers_neither_reads_nor_compares(store: Path, question: list[str]) -> None:
    found = imported(*question, "--store", store)
    assert "sqlalchemy" in found
    assert not (HEAVY | {"accord.comparing.account", "accord.comparing.alignment"}) & found


@pytest.mark.parametrize("question", [["ledger"], ["dossier", "--process"]])
def test_a_process_is_told_without_the_engine(store: Path, question: list[str]) -> None:
    assert not (ENGINE | READER | {"alembic"}) & imported(*question, "--store", store)


def test_a_report_that_is_compared_needs_no_web_and_no_database() -> None:
    found = imported("compare", REPORTS["minsk-2015"][0])
    assert found >= ENGINE
    assert not {"sqlalchemy", "trafilatura", "feedparser", "httpcore", "protego", "warcio"} & found


@pytest.mark.parametrize("package", [accord, sources])
def test_names_that_come_later_are_those_that_are_declared(package: object) -> None:
    """The imports for the checker of types, the list of names, and what is given when a name is asked for agree."""
    file = Path(str(package.__file__))  # type: ignore[attr-defined]
    declared = {
        alias.name: node.module
        for block in ast.parse(file.read_text("utf-8")).body
        if isinstance(block, ast.If)
        for node in ast.walk(block)
        if isinstance(node, ast.ImportFrom)
        for alias in node.names
    }
    assert declared
    for name, home in declared.items():
        found = getattr(package, name)
        assert found is getattr(sys.modules[str(home)], name)
    names = package.__all__  # type: ignore[attr-defined]
    assert set(declared) <= set(names) <= set(dir(package))
    with pytest.raises(AttributeError, match="nothing_of_this_name"):
        package.nothing_of_this_name  # type: ignore[attr-defined]  # noqa: B018


def test_all_public_names_come_with_a_star() -> None:
    space: dict[str, object] = {}
    exec("from accord import *", space)
    assert set(accord.__all__) <= set(space)
