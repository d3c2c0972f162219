"""What chains.py counts, on a case worked out by hand."""

import pytest

from chains import counted


def test_precision_is_of_what_was_found_and_recall_of_all() -> None:
    # gold {0 1 2} {3}; found {0 2 3}, and 1 was not read
    figures = counted(["a", "a", "a", "b"], ["x", None, "x", "x"])
    # precision: 0 and 2 have two of three right, 3 one of three
    assert figures["precision"] == pytest.approx(100 * (2 / 3 + 2 / 3 + 1 / 3) / 3, abs=0.01)
    # recall: 0 and 2 find two of their three, 3 its all, 1 nothing
    assert figures["recall"] == pytest.approx(100 * (2 / 3 + 2 / 3 + 1) / 4, abs=0.01)
    assert figures["recall of found"] == 100.0
    assert figures["found"] == 75.0
    assert figures["links"] == 50.0
    assert figures["mentions"] == 4.0


def test_singletons_lift_precision_but_no_link() -> None:
    figures = counted(["a", "b", "c", "d"], ["w", "x", "y", "y"])
    assert figures["precision"] == 75.0
    assert figures["links"] == 0.0
