"""The scorer of judged pairs, on invented cases."""

from __future__ import annotations

import pytest

from accord.model import Evidence, Span
from joined import is_joined, score
from judged import ANSWERS, Judgement, Spot, judgements


def piece(report: str, start: int, end: int) -> Evidence:
    return Evidence(report, Span(start, end, "x" * (end - start)))


PAIR = Judgement("examples nowhere", "acts", Spot("a", 10, 30, 12), Spot("b", 0, 20, 4), "same")


@pytest.mark.parametrize(
    ("facts", "joined"),
    [
        ([[piece("a", 10, 30), piece("b", 0, 20)]], True),
        ([[piece("b", 2, 20), piece("a", 12, 31)]], True),  # nearly the same words, in the other order
        ([[piece("a", 10, 30)], [piece("b", 0, 20)]], False),  # in two facts
        ([[piece("a", 10, 14), piece("b", 0, 20)]], False),  # only a small part of it
        ([[piece("c", 10, 30), piece("b", 0, 20)]], False),  # another report
        ([], False),
    ],
)
def test_a_pair_is_joined_where_both_are_evidence_of_one_fact(facts: list[list[Evidence]], joined: bool) -> None:
    assert is_joined(PAIR, facts) is joined


def test_shares_are_of_those_of_one_thing_and_of_those_of_two() -> None:
    found = [("same", True), ("same", True), ("same", False), ("other", True), ("other", False), ("part", True)]
    assert score(found) == {
        "joined/of one thing": pytest.approx(200 / 3),
        "joined/of two things": pytest.approx(50),
    }


def test_every_judgement_has_two_reports_of_one_set_and_a_known_answer() -> None:
    found = [each for some in judgements().values() for each in some]
    assert len(found) > 3900
    for each in found:
        assert each.answer in ANSWERS
        assert len(each.reports) == 2
        assert all(spot.start < spot.end for spot in (each.one, each.two))
