"""With which passages of others one of a large story is compared. All of it is invented."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accord.comparing.partners import PARTNERS, Item, candidates


def item(text: str, *words: str, asks: bool = True) -> Item:
    return Item(text, dict.fromkeys(words, 1.0), asks)


def test_what_few_have_is_found_among_what_all_have() -> None:
    reports = [[item(f"a {number}", "treaty", "signed", f"own {number}")] for number in range(200)]
    for number in (17, 150):
        reports[number].append(item(f"b {number}", "treaty", "owl"))
    assert (1, 1) in candidates(reports)[17, 150]


def test_a_passage_that_does_not_ask_can_be_found() -> None:
    reports = [[item("a", "owl", asks=False)], [item("b", "owl")], [item("c", "hare", asks=False)]]
    assert candidates(reports) == {(0, 1): [(0, 0)]}


def test_copies_are_not_compared_and_find_the_same() -> None:
    copies = [[item("the owl returned", "owl", "returned")] for _ in range(30)]
    other = [[item("back came the owl", "owl", "back", asks=False)]]
    assert candidates([*copies, *other]) == {(number, 30): [(0, 0)] for number in range(30)}


def test_the_reports_that_share_most_are_taken() -> None:
    reports = [[item("a", *"abcdefgh")]]
    reports += [[item(f"with {count}", *"abcdefgh"[:count], asks=False)] for count in range(1, 9)]
    assert sorted(two for _, two in candidates(reports)) == list(range(9 - PARTNERS, 9))


def test_one_passage_of_a_report_is_taken() -> None:
    reports = [[item("a", "owl", "hare")], [item("b", "owl", asks=False), item("c", "owl", "hare", asks=False)]]
    assert candidates(reports) == {(0, 1): [(0, 1)]}


@pytest.mark.parametrize("count", [50, 100, 400])
def test_the_pairs_are_in_proportion_to_the_reports(count: int) -> None:
    reports = [[item(f"{number} {place}", "all", f"theme {place}") for place in range(5)] for number in range(count)]
    pairs = sum(map(len, candidates(reports).values()))
    assert 5 * count * PARTNERS / 2 <= pairs <= 5 * count * PARTNERS


words = st.lists(st.sampled_from("abcdef"), min_size=1, max_size=4, unique=True)


@given(st.lists(st.lists(st.tuples(words, st.booleans()), max_size=3), max_size=8))
def test_every_pair_was_asked_for_and_shares_something(made: list[list[tuple[list[str], bool]]]) -> None:
    reports = [[item(" ".join(each), *each, asks=asks) for each, asks in own] for own in made]
    for (one, two), cells in candidates(reports).items():
        assert one < two
        assert cells == sorted(set(cells))
        for x, y in cells:
            a, b = reports[one][x], reports[two][y]
            assert a.asks or b.asks
            assert a.text != b.text
            assert set(a.weights) & set(b.weights)
