"""The scorer against cases worked by hand (some are those of the papers that define the metrics)."""

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coreference_scores import Counts, Scores, ceaf_e, score


def close(value: float) -> object:
    return pytest.approx(value, abs=1e-9)


def test_a_perfect_response() -> None:
    found = score([{1, 2, 3}, {4}], [{3, 2, 1}, {4}])
    assert (found.muc.f1, found.b_cubed.f1, found.ceaf_e.f1, found.conll) == (1.0, 1.0, 1.0, 1.0)


def test_the_example_of_bagga_and_baldwin() -> None:
    key: list[set[object]] = [{1, 2, 3, 4, 5}, {6, 7}, {8, 9, "A", "B", "C"}]
    joined_small = score(key, [{1, 2, 3, 4, 5}, {6, 7, 8, 9, "A", "B", "C"}])
    joined_large = score(key, [{1, 2, 3, 4, 5, 8, 9, "A", "B", "C"}, {6, 7}])
    assert joined_small.muc.p == joined_large.muc.p == close(9 / 10)
    assert joined_small.b_cubed.p == close((5 + 2 * 2 / 7 + 5 * 5 / 7) / 12)  # 76 %
    assert joined_large.b_cubed.p == close((5 * 5 / 10 + 5 * 5 / 10 + 2) / 12)  # 58 %
    assert joined_small.b_cubed.r == joined_large.b_cubed.r == close(1.0)


def test_ceaf_aligns_each_cluster_once() -> None:
    found = score([{1, 2}, {3, 4}], [{1, 2, 3, 4}]).ceaf_e
    assert found.r == close((2 * 2 / 6) / 2)
    assert found.p == close((2 * 2 / 6) / 1)


def test_mentions_of_one_side_only() -> None:
    found = score([{1, 2, 3}], [{1, 2, 9}])
    assert found.muc.r == close(1 / 2)
    assert found.muc.p == close(1 / 2)
    assert found.b_cubed.r == close((2 * 2 / 3) / 3)
    assert found.b_cubed.p == close((2 * 2 / 3) / 3)
    assert found.ceaf_e.f1 == close(2 * 2 / 6)


def test_singletons_have_no_links() -> None:
    found = score([{1}, {2}], [{1}, {2}])
    assert found.muc == Counts(0, 0, 0, 0)
    assert found.b_cubed.f1 == 1.0


def test_nothing_found_and_nothing_to_find() -> None:
    assert score([{1, 2}], []).conll == 0.0
    assert score([], [{1, 2}]).conll == 0.0
    assert score([], []).conll == 0.0


def test_a_mention_in_two_clusters_is_refused() -> None:
    with pytest.raises(ValueError, match="two clusters"):
        score([{1, 2}, {2, 3}], [{1}])


def test_sums_are_micro_averages() -> None:
    total = score([{1, 2}], [{1, 2}]) + score([{1, 2}], [{1}, {2}])
    assert isinstance(total, Scores)
    assert total.muc.r == close(1 / 2)
    assert total.muc.p == close(1.0)


def brute(key: list[frozenset[int]], response: list[frozenset[int]]) -> float:
    small, large = sorted((key, response), key=len)
    return max(
        sum(2 * len(a & b) / (len(a) + len(b)) for a, b in zip(small, order, strict=False))
        for order in itertools.permutations(large, len(small))
    )


@st.composite
def partitions(draw: st.DrawFn) -> list[frozenset[int]]:
    labels = draw(st.lists(st.integers(0, 4), min_size=1, max_size=9))
    return [frozenset(i for i, x in enumerate(labels) if x == label) for label in sorted(set(labels))]


@settings(max_examples=150, deadline=None)
@given(partitions(), partitions())
def test_the_alignment_is_the_best_there_is(key: list[frozenset[int]], response: list[frozenset[int]]) -> None:
    assert ceaf_e(key, response).precision == close(brute(key, response))


@settings(max_examples=150, deadline=None)
@given(partitions(), partitions())
def test_swapping_the_sides_swaps_precision_and_recall(
    key: list[frozenset[int]], response: list[frozenset[int]]
) -> None:
    one, other = score(key, response), score(response, key)
    for a, b in ((one.muc, other.muc), (one.b_cubed, other.b_cubed), (one.ceaf_e, other.ceaf_e)):
        assert (a.p, a.r) == (close(b.r), close(b.p))
        assert -1e-9 <= a.f1 <= 1 + 1e-9
