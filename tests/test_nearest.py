"""What other reports tell nearest to a fact that they are not held to tell. All happenings are invented."""

from __future__ import annotations

from dataclasses import replace

import pytest

import accord
from accord.model import Dossier, Fact, Nearest
from accord.reading.reader import Reader
from accord.sources import report
from accord.views import json as json_view
from accord.views import text as text_view
from accord.views.html import page
from accord.views.markdown import account as markdown
from accord.views.nearest import CAVEAT, nearest

LEAD = "The talks between Norvale and Estmark in the town of Merrow ended on Friday, the mediator Sena Okoro said."
OTHER = "Norvale's delegates left Merrow on Friday after the last meeting with those of Estmark under Sena Okoro."
TOLD = {
    "Wire": f"{LEAD}\n\nThe future of the port of Tessel was left to a later round, Okoro said.",
    "Post": f"{OTHER}\n\nThe port of Tessel came up twice and was put off by Estmark both times, a delegate said.",
    "Copy": f"{LEAD}\n\nThe future of the port of Tessel was left to a later round, Okoro said.",
}


def account(told: dict[str, str]) -> Dossier:
    reader = Reader()
    return accord.account(
        [
            reader.read(report(text, path=f"{outlet}.txt", outlet=outlet, published="1931-05-08", language="en"))
            for outlet, text in told.items()
        ]
    )


@pytest.fixture(scope="module")
def dossier(language: object) -> Dossier:
    return account(TOLD)


def fact_with(dossier: Dossier, words: str) -> Fact:
    return next(fact for fact in dossier.facts if any(words in item.span.exact for item in fact.evidence))


def test_the_contrary_in_other_words_is_named_and_changes_nothing(dossier: Dossier) -> None:
    fact = fact_with(dossier, "came up twice")
    assert fact.verdict == "single" and fact.outlets == ("Post",)
    assert {one.evidence.span.exact for one in fact.nearest} == {
        "The future of the port of Tessel was left to a later round, Okoro said."
    }
    assert all(one.evidence.report in fact.silent and 0.3 <= one.confidence <= 1 for one in fact.nearest)


def test_who_tells_a_fact_or_is_of_its_origin_is_not_set_beside_it(dossier: Dossier) -> None:
    texts = {reading.report.id: reading.report for reading in dossier.readings}
    for fact in dossier.facts:
        tellers = {item.report for item in fact.evidence}
        for one in fact.nearest:
            assert one.evidence.report not in tellers
            span = one.evidence.span
            assert texts[one.evidence.report].text[span.start : span.end] == span.exact
    copied = fact_with(dossier, "left to a later round")
    assert {texts[one.evidence.report].outlet for one in copied.nearest} <= {"Post"}


def test_reports_of_one_text_have_nothing_beside_each_other(language: object) -> None:
    assert not any(fact.nearest for fact in account(dict.fromkeys(("A", "B", "C"), TOLD["Wire"])).facts)


def test_what_stands_beside_each_other_is_said_once_and_a_reprint_with_its_original(dossier: Dossier) -> None:
    lines = nearest(dossier.facts, lambda evidence: tuple(sorted(evidence, key=lambda one: one.report)))
    mine = [line for line in lines if any("port" in side[0].span.exact for side in line.sides)]
    assert len(mine) == 1
    assert sorted(len(side) for side in mine[0].sides) == [1, 2]
    first = dossier.facts[0]
    near = Nearest(first.evidence[0], 0.4)
    assert not nearest([replace(first, evidence=(), lead=None, nearest=(near,))], tuple)


def test_every_view_has_it(dossier: Dossier) -> None:
    said = text_view.account(dossier, width=100, colour=False)
    after = said[said.index("WORTH COMPARING") :]
    assert CAVEAT[:40] in after and "came up twice" in after and "left to a later round" in after
    assert "### Worth comparing" in markdown(dossier)
    assert "Worth comparing</h3>" in page(dossier)
    made = json_view.dossier_json(dossier)
    found = [one for fact in made["facts"] for one in fact["nearest"]]
    assert found and all({"report", "span", "exact", "confidence"} <= one.keys() for one in found)
