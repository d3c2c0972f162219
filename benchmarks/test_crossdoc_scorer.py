"""Average link and the filter of planted changes on cases worked out by hand."""

from pathlib import Path

import numpy as np
import pytest

import crossdoc
from accord.comparing.company import average_link
from accord.comparing.trees import Trees
from crossdoc import grouped
from planted import told_alike


def test_average_link_joins_the_best_first_and_stops_below_the_least() -> None:
    scores = {(0, 1): 0.9, (1, 2): 0.6, (0, 2): 0.0, (2, 3): 0.7}
    assert sorted(map(sorted, average_link(4, scores, 0.5))) == [[0, 1], [2, 3]]
    # (0.6 + 0.0 + 0 + 0) / 4 between the two clusters
    assert sorted(map(sorted, average_link(4, scores, 0.15))) == [[0, 1, 2, 3]]


def test_a_pair_that_was_never_scored_counts_as_nought() -> None:
    assert sorted(map(sorted, average_link(3, {(0, 1): 0.8, (1, 2): 0.7}, 0.4))) == [[0, 1], [2]]


def test_a_report_is_scored_by_the_trees_that_have_not_seen_its_event(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stump(value: float) -> Trees:
        leaf = np.full((1, 1), -1, np.int16)
        return Trees(leaf, np.zeros((1, 1)), leaf, leaf, np.full((1, 1), value), 0.0)

    monkeypatch.setattr(crossdoc, "HELD", tmp_path / "held.npz")
    crossdoc.save_held([(["r2", "r1"], stump(1.0)), (["r3"], stump(2.0))])
    held = crossdoc._held()
    assert {report: trees.value[0, 0] for report, trees in held.items()} == {"r1": 1.0, "r2": 1.0, "r3": 2.0}
    assert held["r1"] is held["r2"]


def test_grouped_by_key() -> None:
    assert grouped([], "abab") == [[0, 2], [1, 3]]


def test_pairs_that_differ_in_a_figure_a_day_or_a_quote_are_not_told_alike() -> None:
    assert told_alike("It cost 3 crowns.", "The price was 3 crowns on Monday.")
    assert not told_alike("It cost 3 crowns.", "It cost 4 crowns.")
    assert not told_alike("They left on Monday.", "They left on Friday.")
    assert not told_alike('He said "come at once".', 'He said "come now".')
