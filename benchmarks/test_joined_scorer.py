"""The scorer of judged pairs, on invented cases."""

from __future__ import annotations

import pytest

from accord.model import Evidence, Fact, Span, SynopsisRow
from joined import confidence, is_joined, is_near, near, score, trusted
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


def told(lead: Evidence, *others: tuple[Evidence, float | None]) -> Fact:
    return Fact(
        "e1", "s", "event", "x", None, None, (), (), (), "actual", "certain", "corroborated", (), (), (), (), (),
        (lead, *(item for item, _ in others)), lead=lead, confidences=(None, *(sure for _, sure in others)),
    )  # fmt: skip


def test_the_confidence_is_that_of_the_second_passage_beside_the_line_of_the_first() -> None:
    line, other = piece("a", 10, 30), piece("b", 0, 20)
    assert confidence(PAIR, [told(line, (other, 0.6))]) == 0.6
    assert confidence(PAIR, [told(other, (line, 0.6))]) is None  # the line is made of the other's words
    assert confidence(PAIR, [told(line, (piece("b", 40, 60), 0.6))]) is None
    assert confidence(PAIR, []) is None


def test_a_pair_is_set_beside_where_the_sentences_of_both_stand_in_one_row() -> None:
    mine, its = piece("a", 0, 90), piece("b", 0, 90)
    assert is_near(PAIR, [SynopsisRow("s", (mine, its), 0.5)])
    assert not is_near(PAIR, [SynopsisRow("s", (mine, piece("b", 40, 90)), 0.5)])
    assert not is_near(PAIR, [SynopsisRow("s", (piece("c", 0, 90), its), 0.5)])


def test_shares_are_of_what_is_set_beside_and_of_what_should_have_been() -> None:
    found = [("same", True), ("part", True), ("other", True), ("other", True), ("same", False), ("other", False)]
    assert near(found) == {
        "joined/beside, of one thing or a part": pytest.approx(50),
        "joined/of one thing and not joined, beside": pytest.approx(50),
    }


def test_shares_are_of_what_is_sure_and_of_what_is_not() -> None:
    found = [("same", 0.8), ("same", 0.5), ("part", 0.5), ("other", 0.9), ("other", 0.2), ("same", 0.4), ("open", 0.9)]
    assert trusted(found) == {"joined/surely told": pytest.approx(50), "joined/perhaps told": pytest.approx(50)}


def test_every_judgement_has_two_reports_of_one_set_and_a_known_answer() -> None:
    found = [each for some in judgements().values() for each in some]
    assert len(found) > 4200
    for each in found:
        assert each.answer in ANSWERS
        assert len(each.reports) == 2
        assert all(spot.start < spot.end for spot in (each.one, each.two))
