"""Steps in the life of an undertaking, on sentences about an invented conflict."""

from __future__ import annotations

import pytest

from accord.model import Instant, Reading, Step
from accord.reading.reader import Reader
from accord.sources import report
from accord.views.check import check_reading


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader()


def read(reader: Reader, text: str) -> Reading:
    made = report(
        text, path="x.txt", outlet="X", title=None, published=Instant("2021-05-05T12:00Z", "minute"), language="en"
    )
    reading = reader.read(made)
    check_reading(reading)
    return reading


def steps(reader: Reader, text: str) -> list[Step]:
    """The steps in the life of an undertaking, without those that only tell a deed."""
    return [step for step in read(reader, text).steps if step.source != "done"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Chad withdrew its troops.", [("fulfil", "leave", "its troops")]),
        ("The prisoners have been released.", [("fulfil", "free", "The prisoners")]),
        ("Chad has not released the prisoners.", [("miss", "free", "the prisoners")]),
        ("The mission missed the deadline; a ship is expected.", [("miss", None, "The mission")]),
        ("Chad will release the prisoners.", []),
        ("Chad waited until the troops withdrew.", []),
    ],
)
def test_what_is_told_as_done_is_a_step_of_its_own_kind(
    reader: Reader, text: str, found: list[tuple[str, str | None, str]]
) -> None:
    told = [step for step in read(reader, text).steps if step.source == "done"]
    assert [(step.act, step.inner, step.object.exact if step.object else "") for step in told] == found


def words(reading: Reading, name: str | None) -> str | None:
    return next((mention.span.exact for mention in reading.mentions if mention.id == name), None)


@pytest.mark.parametrize(
    ("text", "act", "inner", "head"),
    [
        ("Chad and Niger agreed on Monday to a truce.", "agree", None, "truce"),
        ("Chad rejected the proposal.", "refuse", None, "proposal"),
        ("Chad refused to extend the truce.", "refuse", "extend", "truce"),
        ("Chad said it was ready to accept the ceasefire.", "open", "accept", "ceasefire"),
        ("Mali urged both sides to respect the truce.", "back", "observe", "truce"),
        ("Mali welcomed the ceasefire.", "back", None, "ceasefire"),
        ("The truce expired on Sunday.", "end", None, "truce"),
        ("The truce took effect at noon.", "begin", None, "truce"),
        ("The ceasefire is holding.", "hold", None, "ceasefire"),
        ("The truce is no longer in force.", "end", None, "truce"),
        ("Niger called for a ceasefire of ten days.", "request", None, "ceasefire"),
        ("Niger demanded that Chad withdraw its troops.", "demand", None, "troops"),
        ("Chad withdrew its offer.", "withdraw", None, "offer"),
        ("The rebels withdrew from the ceasefire on Wednesday.", "withdraw", None, "ceasefire"),
        ("Chad said it would not renew the truce.", "refuse", "extend", "truce"),
        ("Niger will not accept the plan, its minister said.", "refuse", None, "plan"),
        ("The mediators presented a new plan to both.", "propose", None, "plan"),
        ("The rebels suspended the truce on Monday.", "end", None, "truce"),
        ("Mali is in favour of a truce.", "back", None, "truce"),
    ],
)
def test_a_predicate_is_a_step(reader: Reader, text: str, act: str, inner: str | None, head: str) -> None:
    found = steps(reader, text)
    assert [(step.act, step.inner, step.head.exact if step.head else None) for step in found] == [(act, inner, head)]


@pytest.mark.parametrize(
    "text",
    [
        "No truce was agreed.",
        "Chad will fight on if the truce is rejected.",
        "Chad withdrew its troops.",
        "Niger backed the mayor.",
        "Chad rejected the charge.",
        "The minister declined to comment.",
    ],
)
def test_what_is_not_done_or_no_undertaking_is_no_step(reader: Reader, text: str) -> None:
    assert not steps(reader, text)


def test_declared_begun_and_ended_are_three_times(reader: Reader) -> None:
    reading = read(reader, "Chad and Niger agreed on Monday to a truce that takes effect on Friday and ends on May 28.")
    first = reading.steps[0]
    assert [words(reading, name) for name in (first.time, first.begins, first.ends)] == ["Monday", "Friday", "May 28"]
    assert {step.realis for step in reading.steps[1:]} == {"future"}


def test_a_hyphened_length_and_a_condition(reader: Reader) -> None:
    reading = read(reader, "Chad accepted the ten-day truce on condition that Niger accepts it too.")
    [step] = reading.steps
    assert words(reading, step.duration) == "ten-day"
    assert step.condition is not None
    assert "Niger accepts it too" in step.condition.exact


def test_what_an_agreement_lays_down_goes_on_in_the_next_sentence(reader: Reader) -> None:
    found = steps(
        reader,
        "Under the agreement Chad will leave the valley by May 20. Mali will send 300 observers for two years.",
    )
    assert [step.source for step in found] == ["provision", "provision"]
    assert found[1].monitors[0].exact == "300 observers"


def test_mediators_and_monitors(reader: Reader) -> None:
    [step] = steps(reader, "The Malian-brokered truce began on Sunday.")
    assert [span.exact for span in step.mediators] == ["Malian-brokered"]
    found = steps(reader, "Mali is to supervise the truce with 40 observers.")
    assert {span.exact for step in found for span in step.monitors} >= {"Mali", "40 observers"}


def test_two_things_agreed_are_two_steps(reader: Reader) -> None:
    found = steps(reader, "Chad and Niger agreed to spare civilians and to exchange the dead.")
    assert [step.head.exact for step in found if step.head] == ["civilians", "dead"] or len(found) == 2


def test_a_past_tense_is_not_under_an_infinitive(reader: Reader) -> None:
    found = steps(
        reader,
        "The premier of Mali demanded that Chad withdraw from the valley and proposed four-way talks between "
        "Mali, Chad and Niger.",
    )
    assert [step.act for step in found] == ["demand", "propose"]
    assert found[0].actors == found[1].actors


@pytest.mark.parametrize(
    ("text", "acts"),
    [
        ("Early assessments suggested Niger fired a missile.", []),
        ("Norway suggested that Niger halt its attacks.", ["propose"]),
        ("It was the largest test ever undertaken by Niger.", []),
        ("Niger has undertaken to end its tests.", ["pledge"]),
        ("Arms are its only path towards guaranteeing its security.", []),
    ],
)
def test_what_is_asserted_carried_out_or_only_named_is_no_step(reader: Reader, text: str, acts: list[str]) -> None:
    assert [step.act for step in steps(reader, text)] == acts
