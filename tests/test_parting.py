"""Why there are several stories, and how to have one."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import pytest

import accord
from accord.cli import main
from accord.comparing.parting import partings
from accord.comparing.stories import FOLLOW, JOIN
from accord.model import Dossier, Reading
from accord.reading.language import Language
from accord.reading.reader import Reader
from accord.sources import report
from accord.views import explain, text

VISIT = (
    "The foreign minister of Norland, Ida Falk, visited the canal island of Merrow on Tuesday and met the harbour "
    "masters of the Free Ports.\n\nGrain barges are to pass the Merrow locks from Friday, Falk said."
)
CONVOY = (
    "Gunmen attacked a convoy of grain barges near the Merrow locks on Monday, the harbour masters said.\n\n"
    "Ida Falk, the foreign minister of Norland, blamed deserters on the canal island of the Free Ports."
)
CANAL = (
    "A canal in Velm will be dredged this year, said the mayor of Velm, Ada Holm.\n\nThe work on the banks, which "
    "needs four boats and sixty men, is to cost more than was thought, and a bridge for carts is to be built over it."
)
FLOOD = (
    "Heavy rain burst the dam above the town of Quillon and swept away the market hall.\n\n"
    "Rescuers searched for eleven missing people with dogs and boats."
)


@pytest.fixture(scope="module")
def readings(language: Language) -> dict[str, Reading]:
    reader = Reader(language=language)
    told = {
        "visit": (VISIT, "1931-05-06", "Falk visits Merrow"),
        "convoy": (CONVOY, "1931-05-12", "Barges fired on near Merrow"),
        "canal": (CANAL, "1931-05-08", "Canal to be dredged"),
        "flood": (FLOOD, "1931-05-06", "Dam bursts above Quillon"),
    }
    return {
        name: reader.read(report(words, path=f"{name}.txt", outlet=name, published=day, title=title, language="en"))
        for name, (words, day, title) in told.items()
    }


def account(readings: dict[str, Reading], names: Sequence[str]) -> Dossier:
    return accord.account(readings[name] for name in names)


def test_acts_of_later_days_keep_apart_what_is_alike(readings: dict[str, Reading]) -> None:
    (one,) = partings([readings["convoy"], readings["visit"]])
    assert (one.earlier, one.later) == (readings["visit"].report.id, readings["convoy"].report.id)
    assert one.likeness is not None
    assert one.likeness >= JOIN
    assert one.days == ("1931-05-11",)
    assert (one.acts, one.told) == (("ASSAULT",), ("CONSULT",))
    assert one.follows is not None
    assert one.follows >= FOLLOW
    shown = explain.account(account(readings, ["visit", "convoy"]))
    (line,) = (each for each in shown.splitlines() if "is not of" in each)
    assert line.startswith("“Barges fired on near Merrow”, begun by convoy.txt, is not of “Falk visits Merrow”: it is ")
    assert f"{one.likeness:.2f} like it, and from 0.11 on it would be" in line
    assert "it leads with what happened on 1931-05-11 (ASSAULT), after the other began, " in line
    assert "which led with other acts (CONSULT)" in line
    assert line.endswith(
        f"it follows it, since as a whole they are {one.follows:.2f} alike, and from 0.06 on they are linked"
    )


def test_what_is_nearly_alike_is_told_with_its_likeness(readings: dict[str, Reading]) -> None:
    (one,) = partings([readings["visit"], readings["canal"]])
    assert one.likeness is not None
    assert FOLLOW <= one.likeness < JOIN
    assert one.days == ()


def test_what_has_nothing_in_common_needs_no_reason(readings: dict[str, Reading]) -> None:
    assert partings([readings["visit"], readings["flood"]]) == ()
    assert "No two of them are nearly alike." in explain.account(account(readings, ["visit", "flood"]))
    assert "several stories" not in explain.account(account(readings, ["visit"]))


def test_the_order_of_reports_changes_no_reason(readings: dict[str, Reading]) -> None:
    every = list(readings.values())
    assert partings(every) == partings(every[::-1])


def test_the_account_says_how_to_have_one_story(readings: dict[str, Reading]) -> None:
    for names, told in ((["visit", "convoy"], True), (["visit", "flood"], False)):
        shown = text.account(account(readings, names), colour=False, hint="Take --one-story.")
        assert ("Take --one-story." in shown) == told
    assert "--" not in text.account(account(readings, ["visit", "convoy"]), colour=False).partition("THE ACCOUNT")[0]


def test_all_reports_as_one_story(tmp_path: Path, readings: dict[str, Reading]) -> None:
    for name in ("visit", "convoy", "flood"):
        found = readings[name].report
        head = f"---\noutlet: {name}\npublished: {found.published.iso if found.published else ''}\n---\n"
        (tmp_path / f"{name}.txt").write_text(head + found.text, "utf-8")
    assert len(accord.compare(tmp_path).stories) == 3
    whole = accord.compare(tmp_path, one_story=True)
    (story,) = whole.stories
    assert set(story.reports) == {found.report.id for found in whole.readings}
    assert story.follows == ()
    assert {fact.story for fact in whole.facts} == {story.id}
    assert accord.compare(tmp_path / "none.txt", one_story=True).stories == ()
    written = tmp_path / "account"
    for option, stories in (("--one-story", 1), ("--explain", 3)):
        assert main(["compare", str(tmp_path), option, "--format", "json", "--output", str(written)]) == 0
        assert len(json.loads(written.read_text("utf-8"))["stories"]) == stories
