"""The calendar of terms."""

from __future__ import annotations

import pytest

from accord.ledger.days import add, exact_day, last_day
from accord.model import Amount, TimeValue


def length(count: float, unit: str) -> Amount:
    return Amount("duration", count, count, unit)


@pytest.mark.parametrize(
    ("day", "amount", "wanted"),
    [
        ("2025-03-19", length(30, "day"), "2025-04-18"),
        ("1948-06-11", length(4, "week"), "1948-07-09"),
        ("2021-01-31", length(1, "month"), "2021-02-28"),
        ("2020-02-29", length(1, "year"), "2021-02-28"),
        ("2021-05-05", length(48, "hour"), "2021-05-07"),
        ("2021-05-05", length(5, "minute"), None),
        ("9999-12-31", length(2, "day"), None),
    ],
)
def test_a_length_leads_from_day_to_day(day: str, amount: Amount, wanted: str | None) -> None:
    assert add(day, amount) == wanted


def test_a_limit_is_its_own_last_day() -> None:
    until = TimeValue(None, "2021-05-29", "day", "until")
    assert last_day(until) == "2021-05-28"
    assert exact_day(until) == "2021-05-28"


def test_a_month_is_no_day() -> None:
    assert last_day(TimeValue("2021-05", None, "month")) is None
    assert exact_day(TimeValue("2021-05-01", "2021-05-08", "day")) is None
