"""The scorer of numbers that stand side by side, on invented cases."""

from __future__ import annotations

import pytest

from accord.model import Amount, Evidence, Figure, FigureRow, Span
from alongside import judged, score, together


def figure(report: str, start: int, end: int) -> Figure:
    span = Span(start, end, "x" * (end - start))
    return Figure(Amount("count", 4.0, 4.0, "boat"), Evidence(report, span), span, None, False)


ROW = FigureRow("story", "boats", (figure("a", 10, 17), figure("b", 3, 9)), False)


@pytest.mark.parametrize(
    ("rows", "found"),
    [
        ([ROW], True),
        ([], False),
        (
            [FigureRow("story", "boats", ROW.figures[:1], False), FigureRow("story", "oars", ROW.figures[1:], False)],
            False,
        ),
        ([FigureRow("story", "boats", (figure("a", 18, 20), figure("b", 3, 9)), False)], False),
        ([FigureRow("story", "boats", (figure("c", 10, 17), figure("b", 3, 9)), False)], False),
    ],
)
def test_two_stand_together_where_one_row_has_both(rows: list[FigureRow], found: bool) -> None:
    assert together(("a", 10, 17), ("b", 3, 9), rows) is found
    assert together(("b", 3, 9), ("a", 10, 17), rows) is found


def test_what_nobody_can_say_counts_for_nothing_and_what_is_parted_for_recall_only() -> None:
    found = [
        ("agree", "same", True),
        ("agree", "same", True),
        ("agree", "same", True),
        ("agree", "other", True),
        ("agree", "open", True),
        ("agree", "other", False),
        ("differ", "same", True),
        ("differ", "other", True),
        ("differ", "same", False),
    ]
    assert score(found) == {
        "alongside/agree, of one thing": pytest.approx(75),
        "alongside/differ, of one thing": pytest.approx(50),
        "alongside/of one thing, in one row": pytest.approx(80),
    }


def test_the_judgements_are_of_pairs_of_two_reports() -> None:
    pairs = [pair for found in judged().values() for pair in found]
    assert len(pairs) == 119
    assert {drawn for drawn, *_ in pairs} == {"agree", "differ"}
    assert {answer for *_, answer in pairs} == {"same", "other", "open"}
    assert all(one[0] != two[0] and one[1] < one[2] and two[1] < two[2] for _, one, two, _ in pairs)
