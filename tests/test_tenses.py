"""How passages tell what they tell. All happenings are invented."""

from __future__ import annotations

import pytest

from accord.comparing.tenses import denies, tense


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The lorries crossed the ford at dawn", "told"),
        ("The lorries will cross the ford at dawn", "to come"),
        ("The lorries are to cross the ford at dawn", "to come"),
        ("The garrison has ten days to leave the fort", "open"),
        ("The garrison has until Friday to leave the fort", "open"),
        ("The garrison has to leave the fort", "open"),
        ("The garrison is supposed to leave the fort", "open"),
        ("The garrison could be gone by Friday", "open"),
        ("The council voted for a force that will guard the ford", "open"),
        ("The garrison has ten cannon, and hands them to the mayor", "told"),
    ],
)
def test_tense(text: str, expected: str) -> None:
    assert tense(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("No shot was fired at the ford", True),
        ("None of its boats lay at the quay", True),
        ("No more than ten guards are let in", False),
        ("Some 300 men, not counting the cooks, have left", False),
        ("The army crosses at dawn, although ministers would not name the hour", False),
        ("Nobody denied that it was not so", False),
    ],
)
def test_denies(text: str, expected: bool) -> None:
    assert denies(text) is expected
