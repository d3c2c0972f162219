"""Passages that tell a fact in words of no known act. All happenings are invented."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

import accord
from accord.comparing import actors as linking
from accord.comparing import partners
from accord.comparing.echoes import Stretches
from accord.comparing.stretches import Named
from accord.model import Dossier, Fact
from accord.reading.language import Language
from accord.reading.reader import Reader
from accord.sources import report

OPENING = "Snow fell on the coast of Peru all week, and the markets of Callao stayed shut."
RELEASED = "On Tuesday the insurgents released 40 sailors and fishermen in Callao."
HOME = "The 40 sailors and fishermen are back in Callao since Tuesday, thin and silent."
OTHERS_HOME = "The 60 pupils of a convent school have been home from the mountains since March, their teacher said."
COMING = "The 40 sailors and fishermen will be back in Callao on Tuesday, thin and silent."
DOG = "A dog at the harbour of Callao wore a scarf, and nobody knew whose it was or who had knitted it."
DOG_AGAIN = "Nobody in Callao knew who had knitted the scarf that a dog wore at the harbour, or whose dog it was."


@pytest.fixture(scope="module")
def reader(language: Language) -> Reader:
    return Reader(language=language)


def account(reader: Reader, *texts: str) -> Dossier:
    return accord.account(
        [
            reader.read(
                report(text, path=f"{number}.txt", outlet=f"Outlet {number}", published="1931-05-07", language="en")
            )
            for number, text in enumerate(texts)
        ]
    )


def of_type(dossier: Dossier, kind: str | None) -> list[Fact]:
    return [fact for fact in dossier.facts if fact.kind == "event" and fact.type == kind]


def test_what_one_report_tells_as_an_act_another_tells_in_other_words(reader: Reader) -> None:
    dossier = account(reader, f"{OPENING} {RELEASED}", f"{HOME} The weather is bad.")
    (fact,) = of_type(dossier, "RETREAT")
    assert len(fact.outlets) == 2
    assert (fact.verdict, fact.silent) == ("corroborated", ())
    assert any(item.span.exact.startswith("The 40 sailors") for item in fact.evidence)
    assert [telling.report for telling in fact.tellings] == [
        reading.report.id for reading in dossier.readings if reading.report.outlet == "Outlet 0"
    ]
    assert any("shared" in line and "sailor" in line for line in fact.explanation)


@pytest.mark.parametrize("other", [OTHERS_HOME, COMING, DOG])
def test_other_passages_tell_something_else(reader: Reader, other: str) -> None:
    (fact,) = of_type(account(reader, f"{OPENING} {RELEASED}", f"{other} The weather is bad."), "RETREAT")
    assert fact.outlets == ("Outlet 0",)


def test_what_names_the_same_body_alone_is_no_telling_of_its_talks(reader: Reader) -> None:
    talks = "The ferrymen of Callao held talks with the harbour board for two days."
    paid = "The harbour board paid 900 pesos in advance, its clerk said. The weather is bad."
    facts = of_type(account(reader, f"{OPENING} {talks}", paid), "CONSULT")
    assert facts
    assert all(fact.outlets == ("Outlet 0",) for fact in facts)


def test_passages_that_no_act_covers_are_a_fact_of_their_own(reader: Reader) -> None:
    dossier = account(reader, f"{OPENING} {DOG}", f"{DOG_AGAIN} The weather is bad.")
    (fact,) = of_type(dossier, None)
    assert fact.verdict == "corroborated"
    assert len(fact.evidence) == 2
    assert not fact.tellings


def test_a_reprint_makes_no_fact_of_what_no_act_covers(reader: Reader) -> None:
    text = f"{OPENING} {DOG} Children fed it herring, and a priest lent it his umbrella for the night."
    assert not of_type(account(reader, text, text), None)


def test_a_third_report_makes_no_echo_of_two(reader: Reader) -> None:
    texts = [f"{OPENING} {RELEASED}", f"{HOME} The weather is bad.", f"{OPENING} {DOG}"]
    two, three = account(reader, *texts[:2]), account(reader, *texts)
    assert [fact.evidence for fact in of_type(two, "RETREAT")] == [fact.evidence for fact in of_type(three, "RETREAT")]


LET_GO = "The 40 sailors and fishermen have been free since Tuesday in Callao, thin and silent."
OTHERS = (
    "Rain is wanted in the valleys.", "A ferry to the islands is late.", "Two llamas strayed onto the ice.",
    "Bread is dear, and flour dearer.", "The opera has a new curtain.", "Coal for stoves ran short by noon.",
    "Nobody skates on the ponds yet.", "A comet is due in the evening.", "Chess players filled the arcade.",
    "The lighthouse keeper grows roses.", "Potatoes froze in their sacks.",
)  # fmt: skip


def story(reader: Reader, *texts: str) -> Dossier:
    """Those texts in a story of so many that a passage is not compared with all the others."""
    dossier = account(reader, *texts, *(f"{OPENING} {text}" for text in OTHERS))
    assert [len(one.reports) > partners.FEW for one in dossier.stories] == [True]
    return dossier


def test_in_a_story_of_many_reports_an_act_is_found_in_other_words(reader: Reader) -> None:
    (fact,) = of_type(story(reader, f"{OPENING} {RELEASED}", f"{OPENING} {LET_GO}"), "RETREAT")
    assert sorted(fact.outlets) == ["Outlet 0", "Outlet 1"]
    assert [text for text, _ in values(fact, "place")] == ["Callao"]  # the passage gives its words, and no values


def test_in_a_story_of_many_reports_what_no_act_covers_is_found(reader: Reader) -> None:
    (fact,) = of_type(story(reader, f"{OPENING} {DOG}", f"{DOG_AGAIN} The weather is bad."), None)
    assert sorted(fact.outlets) == ["Outlet 0", "Outlet 1"]


def test_in_a_story_of_many_reports_a_word_for_the_act_is_asked_for(
    reader: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    texts = [f"{OPENING} {RELEASED}", f"{HOME} The weather is bad."]
    (fact,) = of_type(account(reader, *texts), "RETREAT")
    assert len(fact.outlets) == 2
    monkeypatch.setattr(partners, "FEW", 1)
    (fact,) = of_type(account(reader, *texts), "RETREAT")
    assert fact.outlets == ("Outlet 0",)


def test_acts_are_not_compared_with_acts_in_a_story_of_many(reader: Reader, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[int] = []
    real = partners.candidates

    def noted(reports: Sequence[Sequence[partners.Item]]) -> dict[tuple[int, int], list[tuple[int, int]]]:
        asked.extend(sum(one.asks for one in items) for items in reports)
        return real(reports)

    monkeypatch.setattr(partners, "FEW", 1)
    monkeypatch.setattr(partners, "candidates", noted)
    account(reader, RELEASED, RELEASED.replace("released", "freed"))
    assert asked == [0, 0]


def values(fact: Fact, name: str) -> list[tuple[str, str]]:
    return [(value.text, value.relation) for slot in fact.slots if slot.name == name for value in slot.values]


def test_what_a_passage_gives_is_compared_with_what_the_act_gives(reader: Reader) -> None:
    dossier = account(reader, f"{OPENING} {RELEASED}", f"{HOME.replace('40', '38')} The weather is bad.")
    (fact,) = of_type(dossier, "RETREAT")
    assert sorted(values(fact, "number")) == [("38 sailors", "conflicts"), ("40 sailors", "conflicts")]
    assert [text for text, _ in values(fact, "time")] == ["Tuesday"]  # "since Tuesday" isn't when they were released
    assert [relation for _, relation in values(fact, "place")] == ["equal", "equal"]
    assert fact.verdict == "disputed"
    assert [one.kind for one in dossier.disagreements] == ["number"]
    texts = {reading.report.id: reading.report.text for reading in dossier.readings}
    for slot in fact.slots:
        assert all(texts[v.report][v.span.start : v.span.end] == v.span.exact == v.text for v in slot.values)


def test_the_same_number_corroborates(reader: Reader) -> None:
    (fact,) = of_type(account(reader, f"{OPENING} {RELEASED}", f"{HOME} The weather is bad."), "RETREAT")
    assert [relation for _, relation in values(fact, "number")] == ["equal", "equal"]


def test_a_passage_that_counts_something_else_disputes_nothing(reader: Reader) -> None:
    home = "The 40 sailors and fishermen are back in Callao since Tuesday with 11 goats, thin and silent."
    dossier = account(reader, f"{OPENING} {RELEASED}", f"{home} The weather is bad.")
    (fact,) = of_type(dossier, "RETREAT")
    assert ("11 goats", "conflicts") not in values(fact, "number")
    assert not dossier.disagreements


def test_of_the_only_people_counted_it_need_not_be_said_what_was_done(reader: Reader) -> None:
    one = f"{OPENING} Seven workers of the Andes Railway who were seized near Callao were released on Tuesday."
    two = "Only six of the people seized near Callao came down from the hills on Tuesday, according to three men there."
    dossier = account(reader, one, f"{two} The weather is bad.")
    (fact,) = of_type(dossier, "RETREAT")
    told = sorted(values(fact, "number"))
    assert told == [("Seven workers", "conflicts"), ("six of the people", "conflicts")]  # the three men say so only
    assert [one.kind for one in dossier.disagreements] == ["number"]
    assert not account(reader, one, f"{two.replace('six', 'seven')} The weather is bad.").disagreements


def test_a_year_and_a_number_of_years_are_no_two_days(reader: Reader) -> None:
    one = f"{OPENING} The lighthouse keeper of Callao began as a ship's carpenter in Paita in 1901."
    two = "The lighthouse keeper of Callao was a ship's carpenter in Paita at first, 31 years ago. The weather is bad."
    assert not account(reader, one, two).disagreements


CARTS = "Twenty carts of lime stood at the ford of Callao on Sunday night, waiting for the sides to agree on a truce."
CARTS_TOO = "By the ford of Callao 20 carts laden with lime were drawn up on Sunday night."


def test_what_is_told_before_an_act_is_a_passage_too(reader: Reader) -> None:
    dossier = account(reader, f"{OPENING} {CARTS}", f"The weather is bad. {CARTS_TOO}")
    (fact,) = of_type(dossier, None)
    assert fact.verdict == "corroborated"
    assert sorted(item.span.exact.split()[0] for item in fact.evidence) == ["By", "Twenty"]


def test_who_was_killed_and_what_was_hit_are_of_one_attack_where_all_else_says_so(reader: Reader) -> None:
    killed = "In southern Callao five shepherds were killed on Tuesday evening."
    dossier = account(
        reader, f"{killed} {OPENING}", "Tuesday's bombing of a crowded street in southern Callao was long."
    )
    (fact,) = of_type(dossier, "ASSAULT")
    assert len(fact.outlets) == 2
    elsewhere = "Sunday's bombing of a crowded street in northern Arica was long."
    assert len(of_type(account(reader, f"{killed} {OPENING}", elsewhere), "ASSAULT")) == 2


def test_who_says_what_is_quoted_beside_it_is_no_passage(reader: Reader) -> None:
    text = f'{OPENING} "We wait for ships." Ann Berg, the harbour master of the port of Callao, said. {DOG}'
    reading = reader.read(report(text, path="0.txt", outlet="Outlet 0", language="en"))
    people, ids = linking.link([reading])
    named = Named(reading, ids, {one.id: one for one in people})
    told = [passage.text for passage in Stretches(reading, named, []).passages]
    assert any(words.startswith("Snow fell") for words in told)
    assert not any("Ann Berg" in words for words in told)


def test_what_is_a_statement_of_both_reports_is_told_once_and_with_what_it_differs_in(reader: Reader) -> None:
    dossier = account(
        reader,
        "A fire in the mill of Callao destroyed 30 looms on Monday, the owner Ida Falk said.",
        "Owner Ida Falk said a fire destroyed 33 looms in the mill of Callao on Monday.",
    )
    (fact,) = dossier.facts
    assert (fact.kind, fact.verdict) == ("statement", "disputed")
