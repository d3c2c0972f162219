"""Which telling sums a fact up: one that the others bear out. All happenings are invented."""

from __future__ import annotations

import pytest

import accord
from accord.comparing.central import REPORTS, TELLINGS, borne_out
from accord.model import Fact
from accord.reading.reader import Reader
from accord.sources import report

Telling = tuple[str, str]


def shares(tellings: list[Telling], likely: dict[frozenset[str], float]) -> list[float]:
    return borne_out(tellings, lambda one: one[0], lambda one, two: likely.get(frozenset((one[1], two[1])), 0.0))


def test_the_telling_that_most_reports_tell_is_borne_out_most() -> None:
    likely = {frozenset("ab"): 0.9, frozenset("ac"): 0.8, frozenset("bc"): 0.2}
    assert shares([("A", "a"), ("B", "b"), ("C", "c")], likely) == [
        1.0,
        pytest.approx(1.1 / 1.7),
        pytest.approx(1 / 1.7),
    ]


def test_of_a_report_s_tellings_the_likeliest_counts_and_none_bears_out_its_own() -> None:
    likely = {frozenset("ab"): 0.9, frozenset("xb"): 0.3, frozenset("ax"): 1.0}
    found = shares([("A", "a"), ("A", "x"), ("B", "b")], likely)
    assert found[0] == found[2] == 1.0 and found[1] == pytest.approx(1 / 3)


def test_what_one_report_tells_and_what_nobody_bears_out_is_all_alike() -> None:
    assert shares([("A", "a"), ("A", "b")], {}) == [1.0, 1.0]
    assert shares([("A", "a"), ("B", "b")], {}) == [1.0, 1.0]


def test_a_large_fact_costs_no_more_than_its_bound() -> None:
    asked = []

    def likely(one: Telling, two: Telling) -> float:
        asked.append((one, two))
        return 0.5

    tellings = [(f"R{report}", f"{report}.{number}") for report in range(80) for number in range(9)]
    found = borne_out(tellings, lambda one: one[0], likely)
    assert len(found) == len(tellings) and max(found) == 1.0
    assert len(asked) <= (REPORTS * TELLINGS) ** 2


def test_a_line_is_of_what_the_others_tell_too(language: object) -> None:
    told = (
        "Rebels shelled the dam at Orrholm on Monday and killed four engineers, the governor of Estmark said.",
        "Four engineers died on Monday when rebels shelled the dam at Orrholm, according to the governor.",
        "Rebels shelled villages in the hills for weeks. On Monday rebels shelled the dam at Orrholm, killing four.",
    )
    reader = Reader()
    readings = [
        reader.read(report(each, path=f"{n}.txt", outlet=f"Outlet {n}", published="2031-05-06", language="en"))
        for n, each in enumerate(told)
    ]
    facts: list[Fact] = [
        one for one in accord.account(readings).facts if one.type == "ASSAULT" and len(one.outlets) == 3
    ]
    assert len(facts) == 1
    assert facts[0].lead is not None and "dam at Orrholm" in facts[0].lead.span.exact
