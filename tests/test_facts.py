"""Facts: differences put into slots, and what a fact without a type holds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import pytest

import accord
from accord.comparing import facts, summaries
from accord.comparing.facts import Context, passage_fact, with_slots
from accord.comparing.sentences import Place
from accord.model import Block, Report, Slot, SlotValue, Span
from accord.reading.reader import Reader
from accord.sources import report

TEXTS = {"a": "The ferry carried 40 people.", "b": "The ferry carried 60 people.", "c": "Nothing was said."}


def context(texts: Mapping[str, str] = TEXTS) -> Context:
    reports = {
        name: Report(name, name, name.upper(), None, None, None, None, "en", text, (Block("paragraph", 0, len(text)),))
        for name, text in texts.items()
    }
    return Context("story-a", reports, {}, lambda report, start, end: f"o-{report}", {})


def slot(name: str, *words: tuple[str, str]) -> Slot:
    values = []
    for told, text in words:
        start = TEXTS[told].index(text)
        values.append(SlotValue(text, text, told, Span(start, start + len(text), text), "conflicts"))
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


def test_two_origins_within_one_report_corroborate_nothing() -> None:
    parts = [Place("a", 0, 9), Place("a", 10, len(TEXTS["a"]))]
    apart = replace(context(), origin=lambda report, start, end: f"o-{report}-{start}")
    fact = passage_fact(parts, [], apart)
    assert fact.origins == ("o-a-0",)
    assert fact.verdict == "single"
    assert passage_fact(places(), [], context()).verdict == "corroborated"


def test_an_outlet_that_tells_a_thing_twice_bears_nobody_out() -> None:
    """Two articles of one outlet count as one voice; its reprint of a wire counts beside its own words only where
    another outlet is the other voice."""
    known = context()
    one_outlet = replace(known, reports={**known.reports, "b": replace(known.reports["b"], outlet="A")})
    fact = passage_fact(places(), [], one_outlet)
    assert (fact.verdict, fact.origins, fact.outlets) == ("single", ("o-a",), ("A",))
    wire = {"a": "o-a", "b": "o-wire", "c": "o-wire"}
    beside = replace(one_outlet, origin=lambda told, start, end: wire[told])
    third = passage_fact([*places(), Place("c", 0, len(TEXTS["c"]))], [], beside)
    assert (third.verdict, third.origins) == ("corroborated", ("o-a", "o-wire"))


def test_a_fact_is_summed_up_by_what_most_reports_tell() -> None:
    texts = (
        "Chad fired a missile over Niger on Tuesday.",
        "Chad fired a missile over Niger on Tuesday, the army said.",
        "Chad launched a missile over Niger on Tuesday. It was the first missile fired since the war of 1987 by Chad "
        "from its base at Bol in the west over the lake.",
    )
    reader = Reader()
    dossier = accord.account(
        reader.read(report(text, path=f"{n}.txt", outlet=f"O{n}", published="2020-05-06", language="en"))
        for n, text in enumerate(texts)
    )
    fact = max(dossier.facts, key=lambda one: len(one.outlets))
    assert len(fact.outlets) == 3
    assert "1987" not in fact.summary
    assert "Tuesday" in fact.summary


@pytest.mark.parametrize(
    ("words", "left"),
    [
        ('"We asked for a meeting', "We asked for a meeting"),
        ('They stayed."', "They stayed."),
        ("“We asked", "We asked"),
        ("They stayed”", "They stayed"),
        ('called it "a start"', 'called it "a start"'),
        ("“a start” it is", "“a start” it is"),
    ],
)
def test_a_mark_without_its_partner_is_left_out_of_a_summary(words: str, left: str) -> None:
    assert summaries._loose(words) == left


def test_a_summary_names_nobody_twice_and_opens_with_its_subject() -> None:
    assert summaries._did_it("police", "the driver of the truck was killed by the police")
    assert summaries._did_it("Lake Army", "the mill was burned by soldiers of Lake Army")
    assert not summaries._did_it("Chad", "told the envoys of Chad to leave")
    assert not summaries._did_it("Chad", "was seen by Chadians")
    assert summaries._loose("where 40 people drowned last night") == "40 people drowned last night"
    assert summaries._loose("wherever they stood") == "wherever they stood"


def test_words_for_what_is_told_elsewhere_are_no_statement() -> None:
    text = (
        "Delegates back from Lima spoke of eight days of strain. "
        "It was pressed upon the delegation by its hosts, one of them claimed. Ms Falk saw the president on Sunday."
    )
    reading = Reader().read(report(text, path="a.txt", outlet="a"))
    told = [fact for fact in accord.account([reading]).facts if fact.kind == "statement"]
    assert all(len(fact.evidence[0].span.exact.split()) > 3 for fact in told)
    assert len({fact.id for fact in told}) == len(told) > 0


def test_two_statements_that_begin_at_one_word_have_two_ids() -> None:
    text = "Norway will leave the pact, the envoy Ida Falk said."
    reading = Reader().read(report(text, path="a.txt", outlet="a"))
    [fact] = [fact for fact in accord.account([reading]).facts if fact.kind == "statement"]
    span = fact.evidence[0].span
    shorter = replace(fact, evidence=(replace(fact.evidence[0], span=replace(span, end=span.end - 5)),))
    first, second = facts.distinct([fact, shorter])
    assert first is fact
    assert second.id != fact.id


def test_a_passage_that_goes_on_with_a_sentence_says_so() -> None:
    whole = passage_fact(places(), [], context())
    assert whole.summary.startswith("The ferry")
    lead = f"The old {'rusty ' * 30}"
    texts = {name: f"{lead}{text.removeprefix('The ')}" for name, text in TEXTS.items()}
    found = [Place(name, len(lead), len(texts[name])) for name in ("a", "b")]
    assert passage_fact(found, [], context(texts)).summary.startswith("… ferry carried")


@pytest.mark.parametrize(
    ("begin", "end", "line"),
    [
        ("who had", "to Bari", "Two divers who had lost the rope swam to Bari"),
        ("Two divers", "said that", "Two divers who had lost the rope swam to Bari, and said that the wreck was dry."),
        ("Two divers", "Bari, and", "Two divers who had lost the rope swam to Bari"),
    ],
)
def test_a_passage_is_told_with_what_it_hangs_on(begin: str, end: str, line: str) -> None:
    text = "Two divers who had lost the rope swam to Bari, and said that the wreck was dry."
    texts = dict.fromkeys(TEXTS, text)
    found = [Place(name, text.index(begin), text.index(end) + len(end)) for name in ("a", "b")]
    assert passage_fact(found, [], context(texts)).summary == line


def test_an_act_whose_subject_stands_elsewhere_is_told_with_its_sentence() -> None:
    text = "The men of Arica, whose own rebellion ended in 1920, surrendered."
    reading = Reader().read(report(text, path="a.txt", outlet="a"))
    summaries = {fact.summary for fact in accord.account([reading]).facts if fact.kind == "event"}
    assert summaries == {
        "The men of Arica, whose own rebellion ended in 1920, surrendered",
        "The men of Arica, whose own rebellion ended in 1920",
    }
