"""The invariants of the design, as properties over subsets, orders, copies and swaps of the examples' reports."""

from __future__ import annotations

import itertools
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import accord
from accord.model import Dossier, Reading
from accord.reading.language import Language
from accord.reading.reader import Reader
from accord.sources import load, report
from accord.views.check import check_dossier
from accord.views.json import dossier_json, dumps

EXAMPLES = Path(__file__).parent.parent / "examples"
STORIES = ("evian-1962", "good-friday-1998", "minsk-2015", "panmunjom-1953")  # those with a reprint
SLOW = settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@lru_cache(maxsize=8)
def readings(story: str) -> tuple[Reading, ...]:
    reader = Reader()
    return tuple(reader.read(item) for item in load([EXAMPLES / story]) if not isinstance(item, accord.Refusal))


@lru_cache(maxsize=1)
def reader() -> Reader:
    return Reader()


def told(dossier: Dossier) -> set[frozenset[tuple[str, str, str]]]:
    """The facts as sets of tellings."""
    return {
        frozenset((telling.report, telling.kind, telling.ref) for telling in fact.tellings) for fact in dossier.facts
    }


def joins(dossier: Dossier) -> set[frozenset[tuple[str, str, str]]]:
    return {
        frozenset(pair)
        for fact in told(dossier)
        for pair in itertools.combinations(sorted(fact), 2)
        if pair[0][0] != pair[1][0]
    }


@lru_cache(maxsize=64)
def as_other_outlet(reading: Reading, outlet: str) -> Reading:
    """The same text from another outlet, read."""
    old = reading.report
    return reader().read(
        report(old.text, path=f"{outlet}.txt", outlet=outlet, title=old.title, published=old.published, language="en")
    )


@pytest.mark.parametrize("story", STORIES)
def test_the_order_of_reports_changes_not_one_byte(story: str) -> None:
    expected = dumps(dossier_json(accord.account(readings(story))))
    for order in itertools.islice(itertools.permutations(readings(story)), 1, 6):
        assert dumps(dossier_json(accord.account(order))) == expected


@SLOW
@given(data=st.data())
def test_taking_reports_away_only_takes_their_support_away(data: st.DataObject) -> None:
    found = readings(data.draw(st.sampled_from(STORIES)))
    kept = data.draw(st.lists(st.sampled_from(found), min_size=1, unique=True))
    left = {reading.report.id for reading in kept}
    whole, part = accord.account(found), accord.account(kept)
    assert joins(part) <= {pair for pair in joins(whole) if {one[0] for one in pair} <= left}
    # every telling that is left stands in just one fact
    tellings = [telling for fact in told(part) for telling in fact]
    assert sorted(tellings) == sorted({one for fact in told(whole) for one in fact if one[0] in left})


@SLOW
@given(data=st.data())
def test_what_a_report_says_by_itself_does_not_depend_on_the_others(data: st.DataObject) -> None:
    found = readings(data.draw(st.sampled_from(STORIES)))
    one = data.draw(st.sampled_from(found))
    alone = told(accord.account([one]))
    together = {frozenset(t for t in fact if t[0] == one.report.id) for fact in told(accord.account(found))} - {
        frozenset()
    }
    # facts that several reports tell may join two of this one's, none may part what belongs together
    assert all(any(fact <= other for other in together) for fact in alone)


def some(data: st.DataObject, least: int = 1) -> list[Reading]:
    """A random part of an example's readings, in a random order."""
    found = readings(data.draw(st.sampled_from(STORIES)))
    return data.draw(st.lists(st.sampled_from(found), min_size=min(least, len(found)), unique=True))


@SLOW
@given(data=st.data())
def test_the_order_of_a_part_of_the_reports_changes_not_one_byte(data: st.DataObject) -> None:
    found = some(data, 2)
    turned = data.draw(st.permutations(found))
    assert dumps(dossier_json(accord.account(turned))) == dumps(dossier_json(accord.account(found)))


@SLOW
@given(data=st.data())
def test_a_fact_of_fewer_reports_has_no_support_that_it_had_not_among_more(data: st.DataObject) -> None:
    found = some(data, 2)
    kept = data.draw(st.lists(st.sampled_from(found), min_size=1, unique=True))
    whole, part = accord.account(found), accord.account(kept)
    holder = {
        (telling.report, telling.kind, telling.ref): fact for fact in whole.facts for telling in fact.tellings
    }  # fmt: skip
    for fact in part.facts:
        if fact.tellings:
            before = holder[fact.tellings[0].report, fact.tellings[0].kind, fact.tellings[0].ref]
            assert set(fact.outlets) <= set(before.outlets)
            assert {item.report for item in fact.evidence} <= {item.report for item in before.evidence}
    # nobody is called silent who tells, nobody is left out who is of the story
    stories = {story.id: set(story.reports) for story in part.stories}
    for fact in part.facts:
        told = {item.report for item in fact.evidence}
        assert told | set(fact.silent) == stories[fact.story]
        assert not told & set(fact.silent)


@SLOW
@given(data=st.data())
def test_an_exact_copy_raises_no_count_of_origins(data: st.DataObject) -> None:
    found = some(data)
    copied = data.draw(st.sampled_from(found))
    copy = as_other_outlet(copied, "The Copyist")
    before, after = accord.account(found), accord.account([*found, copy])
    assert after.origins[copy.report.id] == after.origins[copied.report.id]
    assert len(set(after.origins.values())) == len(set(before.origins.values()))
    assert any({passage.a, passage.b} == {copy.report.id, copied.report.id} for passage in after.passages)
    single = {
        (telling.kind, telling.ref)
        for fact in before.facts
        if len(fact.origins) == 1 and {t.report for t in fact.tellings} == {copied.report.id}
        for telling in fact.tellings
    }
    for fact in after.facts:
        if {item.report for item in fact.evidence} <= {copied.report.id, copy.report.id} and single:
            assert len(fact.origins) == 1
            assert fact.verdict == "single", fact.summary
    assert len(after.disagreements) == len(before.disagreements)


@SLOW
@given(data=st.data())
def test_swapping_two_outlets_mirrors_the_account(data: st.DataObject) -> None:
    found = some(data, 2)
    first, second = found[:2]
    swapped = (as_other_outlet(first, second.report.outlet), as_other_outlet(second, first.report.outlet))
    straight, mirrored = accord.account(found), accord.account([*swapped, *found[2:]])
    name = {reading.report.id: str(number) for number, reading in enumerate(found)}
    name |= {swapped[0].report.id: "0", swapped[1].report.id: "1"}

    def shape(dossier: Dossier) -> list[tuple[object, ...]]:
        return sorted(
            (
                sorted((name[telling.report], telling.ref) for telling in fact.tellings),
                fact.kind,
                fact.verdict,
                len(fact.origins),
                sorted(name[report] for report in fact.silent),
                sorted(
                    (slot.name, slot.verdict, sorted((name[v.report], v.text, v.relation) for v in slot.values))
                    for slot in fact.slots
                ),
            )
            for fact in dossier.facts
        )

    assert shape(straight) == shape(mirrored)


@pytest.mark.parametrize("story", STORIES)
def test_every_span_is_the_text_at_its_place(story: str) -> None:
    dossier = accord.account(readings(story))
    check_dossier(dossier)
    found = dossier_json(dossier)
    texts = {reading.report.id: reading.report.text for reading in dossier.readings}
    shown = [(item["report"], item["span"], item["exact"]) for fact in found["facts"] for item in fact["evidence"]]
    for part in ("commitments", "incidents", "exchanges", "meetings"):
        shown += [(item["report"], item["span"], item["exact"]) for entry in found[part] for item in entry["evidence"]]
    assert len(shown) > 40
    for identifier, (start, end), exact in shown:
        assert texts[identifier][start:end] == exact


def test_reading_twice_gives_the_same_bytes(language: Language) -> None:
    reading = readings(STORIES[0])[0]
    again = reader().read(reading.report)
    assert again == reading


def test_one_report_makes_an_account_in_which_everything_is_single() -> None:
    dossier = accord.account(readings(STORIES[0])[:1])
    assert dossier.facts
    assert {fact.verdict for fact in dossier.facts} == {"single"}
    assert not dossier.disagreements


def test_reports_that_have_nothing_to_do_with_each_other_are_stories_of_their_own() -> None:
    dossier = accord.account([readings(STORIES[0])[0], readings(STORIES[1])[0], readings(STORIES[2])[0]])
    assert [len(story.reports) for story in dossier.stories] == [1, 1, 1]
    assert not joins(dossier)
    assert not [one for one in dossier.disagreements if one.kind != "scope"]


def test_a_report_that_comes_twice_counts_once() -> None:
    found = readings(STORIES[0])
    twice = accord.account([*found, replace(found[0])])
    assert dumps(dossier_json(twice)) == dumps(dossier_json(accord.account(found)))
