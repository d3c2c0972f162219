"""What the values of a slot are to each other: every report's value with its relation to the others'."""

from __future__ import annotations

from accord.comparing.grading import MOST, Told, meeting, related
from accord.model import Relation, SlotValue, Span


def value(text: str, outlet: str, start: int = 0) -> SlotValue:
    return SlotValue(text, text, outlet, Span(start, start + len(text), text))


def number(a: SlotValue, b: SlotValue) -> Relation:
    return "equal" if a.text == b.text else "conflicts"


def relations(*values: SlotValue) -> dict[tuple[str, str], str]:
    return {(one.report, one.text): one.relation for one in related("number", values, number).values}


def test_two_reports_with_two_values_conflict() -> None:
    assert relations(value("4", "a"), value("5", "b")) == {("a", "4"): "conflicts", ("b", "5"): "conflicts"}


def test_two_values_of_one_report_are_its_own_spelling_out() -> None:
    assert set(relations(value("4", "a"), value("5", "a", 9)).values()) == {"equal"}


def test_a_report_that_also_gives_the_others_value_does_not_contradict() -> None:
    found = relations(value("4", "a"), value("5", "a", 9), value("5", "b"))
    assert found == {("a", "4"): "compatible", ("a", "5"): "equal", ("b", "5"): "equal"}


def test_a_report_with_two_values_that_cannot_both_be_contradicts_nobody() -> None:
    found = relations(value("4", "a"), value("5", "a", 9), value("6", "b"))
    assert set(found.values()) == {"compatible"}
    kept = related("certainty", [value("4", "a"), value("5", "a", 9), value("6", "b")], number, graded=True)
    assert {one.relation for one in kept.values} == {"conflicts"}


def test_reports_that_only_a_third_brought_together_do_not_conflict() -> None:
    values = [value("4", "a"), value("4", "b"), value("5", "c")]
    met = {"a": frozenset({"b"}), "b": frozenset({"a", "c"}), "c": frozenset({"b"})}
    found = {one.report: one.relation for one in related("number", values, number, met=met).values}
    assert found == {"a": "compatible", "b": "conflicts", "c": "conflicts"}
    apart = {"a": frozenset({"b"}), "b": frozenset({"a"}), "c": frozenset[str]()}
    assert {one.relation for one in related("number", values, number, met=apart).values} == {"compatible"}


def test_each_value_carries_its_worst_relation() -> None:
    found = relations(value("4", "a"), value("4", "b"), value("5", "c"))
    assert set(found.values()) == {"conflicts"}


def test_many_reports_cost_no_more_comparisons_than_their_different_values() -> None:
    asked = []

    def counted(a: SlotValue, b: SlotValue) -> Relation:
        asked.append((a.text, b.text))
        return number(a, b)

    related("number", [value(str(i % 5), f"r{i:03}") for i in range(500)], counted)
    assert len(asked) <= 25


def test_very_many_values_are_held_against_the_commonest() -> None:
    asked = []

    def counted(a: SlotValue, b: SlotValue) -> Relation:
        asked.append(1)
        return "compatible"

    related("number", [value(str(i), f"r{i:03}") for i in range(400)], counted)
    assert len(asked) <= 400 * MOST


def test_what_fills_a_slot_must_itself_have_been_judged_to_be_of_the_same() -> None:
    close = {("a", "1"): frozenset({("b", "1")}), ("b", "1"): frozenset({("a", "1")})}
    every = [("a", "1"), ("a", "2"), ("b", "1"), ("c", "1")]
    assert meeting(every, close) == {"a": {"b"}, "b": {"a"}, "c": frozenset()}
    assert meeting([("a", "2"), ("b", "1")], close) == {"a": frozenset(), "b": frozenset()}


def test_values_conflict_only_in_tellings_that_were_judged_to_be_of_one_fact() -> None:
    four, five, six = value("4", "a"), value("5", "b"), value("6", "c")
    by = {(one.report, one.span): [(one.report, "e1")] for one in (four, five, six)}
    close = {("a", "e1"): frozenset({("b", "e1")}), ("b", "e1"): frozenset({("a", "e1")})}
    found = related("number", [four, five, six], number, told=Told(by, close))
    assert {one.report: one.relation for one in found.values} == {"a": "conflicts", "b": "conflicts", "c": "compatible"}


def test_what_their_reports_tell_besides_settles_two_values() -> None:
    four, five = value("4", "a"), value("5", "b")
    by = {(one.report, one.span): [(one.report, "e1")] for one in (four, five)}
    close = {("a", "e1"): frozenset({("b", "e1")}), ("b", "e1"): frozenset({("a", "e1")})}
    found = related("number", [four, five], number, told=Told(by, close, lambda x, y: True))
    assert {one.relation for one in found.values} == {"compatible"}
