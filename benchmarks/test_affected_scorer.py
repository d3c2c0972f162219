"""The scorer of people affected, on cases worked by hand."""

from __future__ import annotations

import pytest

import affected
import planted
from planted import Planted


def test_a_number_is_found_where_one_of_its_kind_overlaps_it() -> None:
    gold = [("r", 10, 20, "killed"), ("r", 30, 35, "injured"), ("s", 10, 20, "killed")]
    found = [("r", 12, 14, "killed"), ("r", 30, 35, "killed")]
    scored = affected.score(gold, found)
    assert scored["precision"] == 50
    assert scored["recall"] == pytest.approx(100 / 3)
    assert scored["f1"] == pytest.approx(40)
    assert affected.score(gold, []) == {"precision": 0, "recall": 0, "f1": 0}


def test_the_judgements_are_whole() -> None:
    known = affected.judged()
    assert {name: len(articles) for name, articles in known.items()} == {"first": 45, "second": 53, "held": 60}
    assert {name: sum(map(len, articles.values())) for name, articles in known.items()} == {
        "first": 51,
        "second": 63,
        "held": 90,
    }
    texts = [set(articles) for articles in known.values()]
    assert not texts[0] & texts[1] and not texts[2] & (texts[0] | texts[1])


def test_what_readers_do_not_both_hold_real_is_a_false_dispute() -> None:
    case = Planted("A has 3.", "B has 4.", "B has 5.", "number", 6, 7, "4")
    key = (planted.pair_hash(case.a, case.b), "number", "6", "7", "6", "7")

    def judge(a: str, b: str) -> list[planted.Found]:
        return [("number", (6, 7), (6, 7))]

    assert planted.false_by_readers([case], judge, {key}) == 0
    assert planted.false_by_readers([case], judge, set()) == 1
    assert planted.false_by_readers([case], lambda a, b: [], set()) == 0
    assert len(planted.held_real()) == 22
