"""The documents tell what is there: commands and their options, paths, links, the Python of the README."""

from __future__ import annotations

import argparse
import contextlib
import io
import re
import shlex
import subprocess
from pathlib import Path

import pytest

import accord
from accord.cli import _parser

ROOT = Path(__file__).parent.parent
DOCUMENTS = sorted(
    path for pattern in ("*.md", "docs/*.md", "examples/*.md", "benchmarks/*.md") for path in ROOT.glob(pattern)
)
README = (ROOT / "README.md").read_text("utf-8")
_PARSERS = next(action for action in _parser()._actions if isinstance(action, argparse._SubParsersAction)).choices
COMMANDS = tuple(_PARSERS)
# What stands for the words that a command can't do without.
WORDS = {
    name: [
        next(iter(action.choices or ["x"]))
        for action in parser._actions
        if not action.option_strings and action.nargs not in ("?", "*")
    ]
    for name, parser in _PARSERS.items()
}


def commands(text: str) -> list[list[str]]:
    """The calls of accord in code, without what a shell or a reader takes out again."""
    found = []
    code = re.findall(r"```(?:sh|console|text)?\n(.*?)```", text, re.DOTALL)
    code += [line for line in text.splitlines() if line.startswith("    ")]
    for line in "\n".join(code).splitlines():
        for call in re.findall(rf"(?:^|[\s/])accord ((?:{'|'.join(COMMANDS)})\b.*)", line):
            # what stands behind a wide gap explains the call, but for its options
            call, _, remark = re.sub(r"\s#.*", "", call).partition("   ")
            call = re.split(r"[|&;]", call)[0]
            found.append(shlex.split(call))
            if options(remark):
                found.append([call.split()[0], *WORDS[call.split()[0]], *options(remark)])
    return found


def options(remark: str) -> list[str]:
    """``--format text | json`` in a remark -> ``--format text``."""
    found = []
    for option, value in re.findall(r"(--[a-z]+)(?: ([a-z]+)(?= \|))?", remark):
        found += [option, value] if value else [option]
    return found


def python_of(text: str) -> list[str]:
    return re.findall(r"```python\n(.*?)```", text, re.DOTALL)


def marked(name: str) -> str:
    [command] = re.findall(rf"<!-- {name} command -->\n```sh\n(.*?)\n```", README, re.DOTALL)
    return str(command)


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_every_call_of_accord_is_one_that_accord_takes(path: Path) -> None:
    for call in commands(path.read_text("utf-8")):
        with contextlib.redirect_stderr(io.StringIO()) as said:
            try:
                parsed: argparse.Namespace | None = _parser().parse_args(call)
            except SystemExit as end:
                parsed = None
                assert end.code == 0, f"accord {shlex.join(call)}: {said.getvalue().splitlines()[-1]}"
        for given in getattr(parsed, "paths", ()):
            if given.startswith("examples/"):
                assert list(ROOT.glob(given)), given


def test_the_readme_shows_every_command_and_format() -> None:
    named = {call[0] for call in commands(README)}
    assert named == set(COMMANDS)
    for form in ("text", "json", "html", "markdown"):
        assert re.search(rf"--format [a-z| ]*{form}", README)


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_every_file_that_a_document_points_to_is_there(path: Path) -> None:
    text = re.sub(r"```.*?```", "", path.read_text("utf-8"), flags=re.DOTALL)
    for target in re.findall(r"\]\(([^)\s]+)\)", text):
        if not re.match(r"[a-z]+:|#", target):
            assert (path.parent / target.partition("#")[0]).exists(), target
    for target in re.findall(r"`((?:src|docs|tests|benchmarks|examples|tests_browser)/[\w./-]+)`", text):
        assert (ROOT / target).exists(), target


def test_the_design_names_every_module_and_no_other() -> None:
    design = (ROOT / "docs" / "design.md").read_text("utf-8")
    source = ROOT / "src" / "accord"
    section = design[design.index("## The modules") :].split("\n## ")[0]
    named: list[str] = []
    folder = ""
    for line in section.splitlines():
        if (heading := re.match(r"### `?(\w+)/?`?", line)) is not None:
            folder = heading[1]
        elif (row := re.match(r"\| ((?:`\w+`(?:, )?)+) \|", line)) is not None:
            named += [f"{folder}/{name}.py" for name in re.findall(r"`(\w+)`", row[1])]
    there = [path.relative_to(source).as_posix() for path in source.glob("*/*.py") if path.name != "__init__.py"]
    assert sorted(named) == sorted(there)


def test_the_python_of_the_readme_runs() -> None:
    for code in python_of(README):
        with contextlib.chdir(ROOT), contextlib.redirect_stdout(io.StringIO()) as printed:
            exec(compile(code, "README.md", "exec"), {})
        assert len(printed.getvalue().splitlines()) > 5


def test_the_two_commands_need_nothing_but_python_and_keep_to_an_environment_of_their_own() -> None:
    for name in ("example", "test"):
        command = marked(name)
        assert "\n" not in command
        venv = re.match(r"python3 -m venv (\S+) && ", command)
        assert venv is not None
        for part in command.split(" && ")[1:]:
            assert part.startswith(f"{venv[1]}/bin/"), part
        ignored = subprocess.run(["git", "check-ignore", "-q", f"{venv[1]}/x"], cwd=ROOT, check=False).returncode
        assert ignored in (0, 128)  # 128: not a checkout
    assert "accord compare examples/" in marked("example")
    assert marked("test").endswith("-m pytest")


def test_the_changelog_has_the_version() -> None:
    changelog = (ROOT / "CHANGELOG.md").read_text("utf-8")
    assert re.search(rf"^## {re.escape(accord.__version__)}\b", changelog, re.MULTILINE)
