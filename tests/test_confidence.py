"""How far a disagreement can be trusted: by its kind and the size of its story. All happenings are invented."""

from __future__ import annotations

from dataclasses import replace

import pytest

import accord
from accord.comparing.confidence import DOUBTFUL, confidence
from accord.comparing.disagreement import KINDS
from accord.model import Dossier
from accord.reading.reader import Reader
from accord.sources import report
from accord.views import html, markdown, text
from make_dossier import make_dossier

FLOOD = "The river Oder rose by {} centimetres on Monday and flooded the cellars of {} before they opened the gates."


@pytest.fixture(scope="module")
def reader(language: object) -> Reader:
    return Reader()


def of_many(reader: Reader, told: list[str]) -> Dossier:
    return accord.account(
        reader.read(report(each, path=f"{n}.txt", outlet=f"Outlet {n}", published="2020-05-06", language="en"))
        for n, each in enumerate(told)
    )


def test_every_kind_has_a_share_and_none_is_certain() -> None:
    for kind in KINDS.values():
        for reports in (2, 7, 8, 500):
            assert 0 < confidence(kind, reports) < 1


def test_quotes_are_surer_than_figures_and_figures_than_names() -> None:
    assert confidence("wording", 20) > confidence("number", 20) > DOUBTFUL > confidence("actor", 20)


def test_nothing_is_doubtful_in_a_small_story() -> None:
    assert min(confidence(kind, 7) for kind in KINDS.values()) >= DOUBTFUL


@pytest.mark.parametrize(("reports", "verdict"), [(2, "disputed"), (9, "single")])
def test_a_doubtful_disagreement_makes_no_fact_disputed(reader: Reader, reports: int, verdict: str) -> None:
    ends = ["The mayor thanked the crews.", "Trains ran again by noon.", "Schools stay shut.", "A bridge is closed."]
    told = [
        FLOOD.format("40", "Wroclaw" if n else "Szczecin") + f"\n\n{ends[n % 4]} Outlet {n} had {n + 3} people there."
        for n in range(reports)
    ]
    dossier = of_many(reader, told)
    (found,) = [one for one in dossier.disagreements if one.kind == "place"]
    assert found.confidence == confidence("place", reports)
    (fact,) = [fact for fact in dossier.facts if fact.id == found.fact]
    assert fact.verdict == verdict


def test_a_doubtful_number_is_still_a_dispute(reader: Reader) -> None:
    dossier = of_many(reader, [FLOOD.format("40" if n else "90", "Wroclaw") for n in range(9)])
    (found,) = dossier.disagreements
    assert found.kind == "number"
    assert next(fact for fact in dossier.facts if fact.id == found.fact).verdict == "disputed"


def test_views_tell_the_doubtful_ones_apart() -> None:
    made = make_dossier()
    sure = made.disagreements[0]
    doubted = tuple(one if one is sure else replace(one, confidence=0.02) for one in made.disagreements)
    mixed = replace(made, disagreements=doubted)
    views = {
        "text": lambda dossier: text.account(dossier, width=100, colour=False),
        "markdown": markdown.account,
        "html": html.page,
    }
    for name, view in views.items():
        assert "Less sure" not in view(made), name
        shown = view(mixed)
        assert shown.count("Less sure") == 1, name
        after = shown.split("Less sure")[1]
        assert "could" in after or "might" in after, name  # the certainty of the meeting stands behind it
