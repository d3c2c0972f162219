"""The scorers of comparing on cases worked out by hand."""

import random
from types import SimpleNamespace
from typing import cast

import numpy as np
import pytest

import origins
from accord.model import Report
from accord.reading.reader import Reader
from nanco import balanced, train
from origins import Made, reworded, score
from planted import KINDS, Found, Planted, string_difference
from planted import score as score_planted
from stories import b_cubed


def test_b_cubed() -> None:
    assert b_cubed([1, 1, 2], ["a", "a", "b"]) == (1, 1, 1)
    precision, recall, f1 = b_cubed([1, 1, 1], ["a", "a", "b"])
    assert precision == pytest.approx((2 / 3 + 2 / 3 + 1 / 3) / 3)
    assert recall == 1
    assert f1 == pytest.approx(2 * precision / (precision + 1))
    precision, recall, _ = b_cubed([1, 2, 3], ["a", "a", "b"])
    assert precision == 1
    assert recall == pytest.approx((0.5 + 0.5 + 1) / 3)


def test_pairs_of_one_origin() -> None:
    made = Made([], {"a": 0, "b": 0, "c": 1}, [])
    assert score(made, {"a": "x", "b": "x", "c": "y"}) == (1, 1)
    recall, precision = score(made, {"a": "x", "b": "x", "c": "x"})
    assert recall == 1
    assert precision == pytest.approx(1 / 3)
    assert score(made, {"a": "x", "b": "y", "c": "y"}) == (0, 0)


def test_rewording_changes_about_the_share_that_it_is_told_to() -> None:
    text = " ".join(f"w{i}" for i in range(2000))
    assert reworded(text, 0.0, ["new"], random.Random(1)) == text
    kept = set(reworded(text, 0.3, ["new"], random.Random(1)).split()) & set(text.split())
    # Of the changed ones a fifth keep their word and get another beside it.
    assert 0.72 < len(kept) / 2000 < 0.8


def test_balanced_accuracy() -> None:
    truth = np.array([1.0, 1.0, 0.0, 0.0, 0.0, 0.0])
    assert balanced(np.array([1.0, 0.0, 0.0, 0.0, 0.0, 0.0]), truth) == 0.75
    assert balanced(np.zeros(6), truth) == 0.5


def test_training_finds_the_telling_feature() -> None:
    rows = np.array([[1.0, 0.3], [0.9, 0.9], [0.1, 0.2], [0.0, 0.8]])
    weights = train([(rows, np.array([1.0, 1.0, 0.0, 0.0]))])
    assert weights[0] > abs(weights[1])


CASE = Planted("Nine came on Monday.", "On Monday nine came.", "On Monday ten came.", "number", 10, 13, "nine")


def test_planted_scores() -> None:
    def right(a: str, b: str) -> list[Found]:
        return [("number", (0, 4), (10, 13))] if b == CASE.changed else []

    def elsewhere(a: str, b: str) -> list[Found]:
        return [("number", None, (0, 2))]

    assert score_planted([CASE], right)["found and typed"] == 1
    assert score_planted([CASE], right)["false disputes"] == 0
    assert score_planted([CASE], elsewhere)["found"] == 0
    assert score_planted([CASE], elsewhere)["false disputes"] == 1
    assert score_planted([CASE], lambda a, b: [("date", None, (10, 13))])["found"] == 1
    assert score_planted([CASE], lambda a, b: [("date", None, (10, 13))])["found and typed"] == 0
    assert set(KINDS) == {"number", "date", "actor", "place", "polarity", "certainty", "wording"}


def test_the_peer_sees_words_only() -> None:
    assert string_difference("9 came", "10 came") == [("number", None, (0, 2))]
    assert string_difference("they came", "They came") == []


def test_an_account_of_a_reprint_counts_once_however_much_it_disputes(monkeypatch: pytest.MonkeyPatch) -> None:
    made = origins.make([["The mayor left.", "It rained."], ["The dam held.", "It snowed."]], [["Nobody came."]], 0.0)
    calls: list[list[str]] = []

    def account(readings: list[Report]) -> SimpleNamespace:
        calls.append([one.outlet for one in readings])
        return SimpleNamespace(disagreements=["number", "date"] if readings[1].outlet.startswith("cut") else [])

    monkeypatch.setattr(origins, "account", account)
    found = origins.disputed(made, cast(Reader, SimpleNamespace(read=lambda report: report)))
    assert found == {"whole": 0, "cut": 1, "order": 0, "all": 0}
    assert sorted(calls) == [["base-0", f"{way}-0"] for way in ("all", "cut", "order", "whole")]


def test_unchanged_pairs_are_counted_as_a_whole_and_where_their_own_words_agree() -> None:
    differs = Planted("9 came.", "8 came on Monday.", "8 came on Tuesday.", "date", 10, 17, "Monday")
    found = score_planted([CASE, differs], lambda a, b: [("number", None, None)] if b == differs.b else [])
    assert found["disputes on unchanged pairs"] == 0.5
    assert found["false disputes"] == 0
    assert found["pairs told alike"] == 1
