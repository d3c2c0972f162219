"""Facts: differences put into slots, and what a fact without a type holds."""

from __future__ import annotations

from accord.comparing.facts import Context, passage_fact, with_slots
from accord.comparing.sentences import Place
from accord.model import Block, Report, Slot, SlotValue, Span

TEXTS = {"a": "The ferry carried 40 people.", "b": "The ferry carried 60 people.", "c": "Nothing was said."}


def context() -> Context:
    reports = {
        name: Report(name, name, name.upper(), None, None, None, None, "en", text, (Block("paragraph", 0, len(text)),))
        for name, text in TEXTS.items()
    }
    return Context("story-a", reports, {}, lambda report, start, end: f"o-{report}", {})


def slot(name: str, *words: tuple[str, str]) -> Slot:
    values = []
    for report, text in words:
        start = TEXTS[report].index(text)
        values.append(SlotValue(text, text, report, Span(start, start + len(text), text), "conflicts"))
    return Slot(name, "disputed", tuple(values))


def places() -> list[Place]:
    return [Place("a", 0, len(TEXTS["a"])), Place("b", 0, len(TEXTS["b"]))]


def test_a_passage_is_told_by_its_reports_and_the_rest_are_silent() -> None:
    fact = passage_fact(places(), [slot("number", ("a", "40"), ("b", "60"))], context())
    assert (fact.kind, fact.type, fact.verdict, fact.tellings) == ("event", None, "disputed", ())
    assert (fact.outlets, fact.origins, fact.silent) == (("A", "B"), ("o-a", "o-b"), ("c",))


def test_its_id_does_not_depend_on_the_order_of_its_places() -> None:
    found = slot("number", ("a", "40"), ("b", "60"))
    assert passage_fact(places(), [found], context()) == passage_fact(places()[::-1], [found], context())


def test_a_difference_over_the_same_words_joins_their_slot() -> None:
    fact = passage_fact(places(), [slot("number", ("a", "40"), ("b", "60"))], context())
    again = with_slots(fact, [slot("number", ("a", "40"), ("b", "60"))], context())
    assert again == fact


def test_a_difference_of_other_words_gets_a_slot_of_its_own() -> None:
    fact = passage_fact(places(), [slot("name", ("a", "40"), ("b", "60"))], context())
    more = with_slots(fact, [slot("name", ("a", "ferry"), ("b", "people"))], context())
    assert [one.name for one in more.slots] == ["name", "name 2"]


def test_a_wording_alone_disputes_nothing() -> None:
    fact = passage_fact(places(), [slot("wording", ("a", "ferry"), ("b", "ferry"))], context())
    assert fact.verdict == "corroborated"
