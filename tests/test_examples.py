"""The examples are what they claim to be: texts with front matter, gold files that fit them, reprints where said."""

from __future__ import annotations

import importlib.util
import json
import re
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parent.parent
STORIES = sorted(path.parent for path in (ROOT / "examples").glob("*/gold.json"))


def _scorer() -> ModuleType:
    spec = importlib.util.spec_from_file_location("gold", ROOT / "benchmarks" / "gold.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["gold"] = module
    spec.loader.exec_module(module)
    return module


gold = _scorer()


@pytest.fixture(params=STORIES, ids=lambda path: path.name)
def story(request: pytest.FixtureRequest) -> Path:
    path: Path = request.param
    return path


def _gold(story: Path) -> dict[str, Any]:
    document: dict[str, Any] = json.loads((story / "gold.json").read_text("utf-8"))
    return document


def test_there_are_nine_stories_at_least() -> None:
    assert len(STORIES) >= 9
    assert {path.name for path in STORIES} >= gold.UNREAD


def test_every_text_has_its_front_matter(story: Path) -> None:
    outlets = set()
    for path in story.glob("*.txt"):
        source = path.read_text("utf-8")
        front = yaml.load(source.split("---\n")[1], Loader=yaml.BaseLoader)
        assert set(front) == {"outlet", "published", "url", "title"}, path
        assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d", front["published"]), path
        assert front["url"].startswith("https://example.org/"), path
        assert 150 <= len(gold.body(source).split()) <= 600, path
        outlets.add(front["outlet"])
    assert len(outlets) >= 3


def test_gold_covers_the_texts_and_its_words_are_in_them(story: Path) -> None:
    document = _gold(story)
    assert document["story"] == story.name
    assert sorted(document["reports"].values()) == sorted(path.name for path in story.glob("*.txt"))
    texts = {path.name: gold.body(path.read_text("utf-8")) for path in story.glob("*.txt")}
    assert gold.problems(document, texts) == []


def test_gold_is_no_small_thing(story: Path) -> None:
    checks = _gold(story)["checks"]
    assert len(checks) >= 50
    assert len({check["check"] for check in checks}) >= 10
    assert len({json.dumps(check, sort_keys=True) for check in checks}) == len(checks)
    keys = {key for check in checks for key, _ in gold.anchors(check)}
    assert keys == set(_gold(story)["reports"])


def test_a_report_is_a_reprint_where_the_readme_says_so(story: Path) -> None:
    document = _gold(story)
    groups = next(check["partition"] for check in document["checks"] if check["check"] == "origins")
    reprinted = "None is a reprint" not in (story / "README.md").read_text("utf-8")
    assert max(map(len, groups)) == (2 if reprinted else 1)
    for group in groups:
        shared = [_sentences(story / document["reports"][key]) for key in group]
        if len(shared) == 2:
            assert len(shared[0] & shared[1]) >= 5
            assert shared[0] != shared[1]
    firsts = [_sentences(story / document["reports"][group[0]]) for group in groups]
    assert sum(map(len, firsts)) == len(set().union(*firsts))


def _sentences(path: Path) -> set[str]:
    return {part for part in re.split(r"(?<=[.”\"])\s+", gold.body(path.read_text("utf-8"))) if len(part) > 30}


def test_readme_names_every_report(story: Path) -> None:
    readme = (story / "README.md").read_text("utf-8")
    assert all(path.name in readme for path in story.glob("*.txt"))
    assert "## Sources of the facts" in readme
    assert "## Invented for the purpose" in readme
    assert story.name in (ROOT / "examples" / "README.md").read_text("utf-8")


def test_documented_checks_are_those_of_the_scorer() -> None:
    table = (ROOT / "docs" / "examples.md").read_text("utf-8")
    rows = [line.split("|")[1] for line in table.splitlines() if line.startswith("| `")]
    assert {name for row in rows for name in re.findall(r"`(\w+)`", row)} == set(gold.CHECKS)


def test_account_of_an_example_keeps_its_foundations() -> None:
    """Exact spans, one story, the reprint told as one origin: no later change may lose these."""
    story = ROOT / "examples" / "minsk-2015"
    results = gold.judge_folder(story, story / "gold.json")
    assert len(results) == len(_gold(story)["checks"])
    foundations = [result for result in results if result.check in {"spans", "stories", "origins", "silent"}]
    assert len(foundations) >= 5
    assert [result.why for result in foundations if not result.holds] == []
