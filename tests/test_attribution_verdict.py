"""The last look at attributions, with labels and weights made by hand."""

from __future__ import annotations

import math

import numpy as np
import pytest

from accord.reading.attribution_page import Found
from accord.reading.attribution_verdict import MEASURES, Verdict, verdict_inputs
from accord.reading.attribution_words import LIMIT, log_odds
from test_attribution_words import table

ODDS = log_odds(np.array([0.001, 0.9, 0.5, 0.3, 0.2], dtype=np.float32))
SURE = np.array([[2.0, 3.0, 0.5]], dtype=np.float32)


def test_what_is_seen_of_one_with_its_subject_for_source_and_words_after_it() -> None:
    one = Found(2, 0.5, {2}, {0, 1}, {3, 4})
    row = verdict_inputs(table(), [one], ODDS, SURE)[0]
    assert row.shape == (MEASURES,)
    assert row[:4] == pytest.approx([0, -LIMIT, -LIMIT, math.log(9)], abs=1e-5)
    assert row[4:10].tolist() == [2, 3, 0.5, 0, 0, 0]
    two, three = math.log(2), math.log(3)
    assert row[10:18] == pytest.approx([two, 1, 0, two, three, 0, 0, 0])
    assert row[18:27] == pytest.approx([1, 0, three, two, 0, 0, 0, 0, 0])
    assert row[27:].tolist() == [-LIMIT, -LIMIT, -LIMIT, 0, 0]


def test_without_source_or_content_that_is_said_and_nothing_else() -> None:
    row = verdict_inputs(table(), [Found(2, 0.5, {2}, set(), set())], ODDS, 0 * SURE)[0]
    assert row[7:10].tolist() == [0, 1, 1]
    assert not row[11:27].any()


def test_others_that_hold_a_cue_or_share_its_words_are_counted_with_their_odds() -> None:
    outer, inner = Found(1, 0.9, {1}, set(), {2, 3, 4}), Found(2, 0.5, {2}, set(), {3, 4})
    first, second = verdict_inputs(table(), [outer, inner], ODDS, np.zeros((2, 3), dtype=np.float32))
    assert first[27:] == pytest.approx([-LIMIT, 0, 0, 1, 0], abs=1e-5)
    assert second[27:] == pytest.approx([math.log(9), -LIMIT, math.log(9), 1, 1], abs=1e-5)


def test_the_probability_is_the_cue_s_where_the_weights_say_nothing_more() -> None:
    none = np.zeros((MEASURES, 1), dtype=np.float32)
    verdict = Verdict(none, none[0], none[0], 1.0, 0.0, 0.5)
    x = verdict_inputs(table(), [Found(1, 0.5, {1}, set(), {2})], ODDS, SURE)
    assert verdict.probability(x) == pytest.approx([0.9], abs=1e-5)
