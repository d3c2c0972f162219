"""The invariants of the design, as properties over random parts, orders, copies and swaps of real reports.

    ACCORD_BENCHMARK_DATA=DIR python -m pytest benchmarks/test_account_invariants.py

The reports are GiveMe5W1H's: articles of several outlets on one event, now and then with some of another. Kept apart
from the test suite, as they may not be shipped; ``tests/test_invariants.py`` holds the same of the examples. Which
parts are drawn is fixed, so that two runs say the same.

Which reports are one story is decided among all that are there, so with fewer of them two can be one story that are two
among more; tellings are held together only where their reports are of one story both times.
"""

from __future__ import annotations

import itertools
import os
from collections import defaultdict
from functools import lru_cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

import accord
from accord.model import Dossier, Reading, Report
from accord.reading.reader import Reader
from accord.views.json import dossier_json, dumps
from news import as_report, event_articles

DATA = Path(os.environ.get("ACCORD_BENCHMARK_DATA", ""))
pytestmark = pytest.mark.skipif(
    not (DATA / "giveme5w1h").is_dir(),
    reason="ACCORD_BENCHMARK_DATA names no folder that holds giveme5w1h/ (benchmarks/README.md says where it is had)",
)
# Reading is most of the cost, and each draw reads anew what it changes: to shrink a failure would take an hour.
REAL = settings(
    max_examples=int(os.environ.get("ACCORD_INVARIANT_DRAWS", "10")),
    deadline=None,
    derandomize=True,
    database=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
LONGEST = 6000  # characters; a few articles are live tickers of many thousand words


@lru_cache(maxsize=1)
def events() -> dict[str, list[Report]]:
    """The reports by the event that they tell of, where several do."""
    found = defaultdict[str, list[Report]](list)
    for report, event in event_articles(DATA):
        if report.text.strip() and len(report.text) <= LONGEST:
            found[event].append(report)
    return {event: reports for event, reports in sorted(found.items()) if len(reports) > 1}


@lru_cache(maxsize=1)
def reader() -> Reader:
    return Reader()


@lru_cache(maxsize=256)
def read(report: Report) -> Reading:
    return reader().read(report)


def some(data: st.DataObject, least: int = 1) -> list[Reading]:
    """Up to five reports of one event, some with one or two of another, in random order."""
    names = data.draw(st.lists(st.sampled_from(list(events())), min_size=1, max_size=2, unique=True))
    chosen = data.draw(
        st.lists(st.sampled_from(events()[names[0]]), min_size=least, max_size=5, unique_by=lambda one: one.id)
    )
    for name in names[1:]:
        chosen += data.draw(
            st.lists(st.sampled_from(events()[name]), min_size=1, max_size=2, unique_by=lambda one: one.id)
        )
    return [read(report) for report in {report.id: report for report in chosen}.values()]


def as_other_outlet(reading: Reading, outlet: str) -> Reading:
    """The same text from another outlet, read."""
    old = reading.report
    published = old.published.iso if old.published else None
    return read(as_report(old.text, outlet=outlet, title=old.title, published=published))


def told(dossier: Dossier) -> set[frozenset[tuple[str, str, str]]]:
    """The facts as sets of tellings."""
    return {
        frozenset((telling.report, telling.kind, telling.ref) for telling in fact.tellings) for fact in dossier.facts
    }


def joins(dossier: Dossier) -> set[frozenset[tuple[str, str, str]]]:
    """The pairs of tellings by different reports that were joined."""
    return {
        frozenset(pair)
        for fact in told(dossier)
        for pair in itertools.combinations(sorted(fact), 2)
        if pair[0][0] != pair[1][0]
    }


def test_there_is_something_to_hold() -> None:
    """Reports of one event are told as one: without joins most of what follows would hold of nothing."""
    sets = [[read(report) for report in reports[:4]] for reports in list(events().values())[:6]]
    assert sum(bool(joins(accord.account(found))) for found in sets) >= len(sets) // 2


@REAL
@given(data=st.data())
def test_the_order_of_reports_changes_not_one_byte(data: st.DataObject) -> None:
    found = some(data, 2)
    turned = data.draw(st.permutations(found))
    assert dumps(dossier_json(accord.account(turned))) == dumps(dossier_json(accord.account(found)))


@REAL
@given(data=st.data())
def test_taking_reports_away_only_takes_their_support_away(data: st.DataObject) -> None:
    found = some(data, 2)
    kept = data.draw(st.lists(st.sampled_from(found), min_size=1, unique_by=lambda one: one.report.id))
    left = {reading.report.id for reading in kept}
    whole, part = accord.account(found), accord.account(kept)
    story = {report: story.id for story in whole.stories for report in story.reports}
    within = {pair for pair in joins(part) if len({story[one[0]] for one in pair}) == 1}
    assert within <= {pair for pair in joins(whole) if {one[0] for one in pair} <= left}
    tellings = [telling for fact in told(part) for telling in fact]
    assert sorted(tellings) == sorted({one for fact in told(whole) for one in fact if one[0] in left})


@REAL
@given(data=st.data())
def test_a_fact_of_fewer_reports_has_no_support_that_it_had_not_among_more(data: st.DataObject) -> None:
    found = some(data, 2)
    kept = data.draw(st.lists(st.sampled_from(found), min_size=1, unique_by=lambda one: one.report.id))
    whole, part = accord.account(found), accord.account(kept)
    holder = {(one.report, one.kind, one.ref): fact for fact in whole.facts for one in fact.tellings}
    for fact in part.facts:
        for telling in fact.tellings:
            before = holder[telling.report, telling.kind, telling.ref]
            assert set(fact.outlets) <= set(before.outlets), fact.summary
            assert {item.report for item in fact.evidence} <= {item.report for item in before.evidence}, fact.summary
    stories = {story.id: set(story.reports) for story in part.stories}
    for fact in part.facts:
        tellers = {item.report for item in fact.evidence}
        assert tellers | set(fact.silent) == stories[fact.story]
        assert not tellers & set(fact.silent)


@REAL
@given(data=st.data())
def test_an_exact_copy_raises_no_count_of_origins(data: st.DataObject) -> None:
    found = some(data)
    copied = data.draw(st.sampled_from(found))
    copy = as_other_outlet(copied, "The Copyist")
    before, after = accord.account(found), accord.account([*found, copy])
    assert after.origins[copy.report.id] == after.origins[copied.report.id]
    assert len(set(after.origins.values())) == len(set(before.origins.values()))
    pair = {copied.report.id, copy.report.id}
    for fact in after.facts:
        if {item.report for item in fact.evidence} <= pair:
            assert len(fact.origins) == 1, fact.summary


@REAL
@given(data=st.data())
def test_swapping_two_outlets_mirrors_the_account(data: st.DataObject) -> None:
    found = some(data, 2)
    first, second = found[:2]
    swapped = (as_other_outlet(first, second.report.outlet), as_other_outlet(second, first.report.outlet))
    straight, mirrored = accord.account(found), accord.account([*swapped, *found[2:]])
    name = {reading.report.id: str(number) for number, reading in enumerate(found)}
    mirror = name | {swapped[0].report.id: "0", swapped[1].report.id: "1"}

    def shape(dossier: Dossier, names: dict[str, str]) -> list[tuple[object, ...]]:
        return sorted(
            (
                sorted((names[telling.report], telling.ref) for telling in fact.tellings),
                fact.kind,
                fact.verdict,
                len(fact.origins),
                sorted(names[report] for report in fact.silent),
                sorted((slot.name, slot.verdict) for slot in fact.slots),
            )
            for fact in dossier.facts
        )

    assert shape(straight, name) == shape(mirrored, mirror)
