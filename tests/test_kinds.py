"""Acts that are spoken against and acts that are done, terms of one report, numbers put aside. All is invented."""

from __future__ import annotations

import pytest

import accord
from accord import ontology
from accord.comparing.account import build
from accord.comparing.alignment import judge_events
from accord.comparing.kinds import may_be_one
from accord.comparing.profiles import EventProfile
from accord.model import Actor, Dossier, Reading
from accord.reading.language import Language
from accord.reading.reader import Reader
from accord.sources import report


@pytest.fixture(scope="module")
def reader(language: Language) -> Reader:
    return Reader(language=language)


def readings(reader: Reader, *texts: str) -> list[Reading]:
    return [
        reader.read(report(text, path=f"{i}.txt", outlet=f"O{i}", published="1931-05-09", language="en"))
        for i, text in enumerate(texts)
    ]


def profiles(reader: Reader, *texts: str) -> tuple[list[EventProfile], dict[str, Actor]]:
    read = readings(reader, *texts)
    built = build(read)
    place = {one.report.id: number for number, one in enumerate(read)}
    found = sorted(built.events.values(), key=lambda one: (place[one.key[0]], one.event.trigger.start))
    return found, {actor.id: actor for actor in built.actors}


def of(found: list[EventProfile], *words: str) -> list[EventProfile]:
    return [next(one for one in found if one.event.trigger.exact == word) for word in words]


def names(reader: Reader, texts: tuple[str, ...], *words: str) -> dict[str, float]:
    found, actors = profiles(reader, *texts)
    one, two = of(found, *words)
    return dict(judge_events(one, two, actors).features)


def account(reader: Reader, *texts: str) -> Dossier:
    return accord.account(readings(reader, *texts))


@pytest.mark.parametrize("against", ["ACCUSE", "REJECT", "THREATEN"])
def test_who_speaks_against_something_does_not_do_it(against: str) -> None:
    assert not any(may_be_one(against, other) for other in ontology.TYPES if other not in (against, "REQUEST"))


def test_types_may_be_one_whichever_comes_first_and_never_with_the_other_side() -> None:
    for one in ontology.TYPES:
        for two in ontology.TYPES:
            assert may_be_one(one, two) == may_be_one(two, one)
    assert may_be_one("MOBILIZE", "REQUEST")
    assert may_be_one("AGREE", "RETREAT")
    assert not may_be_one("AID", "ASSAULT")


def test_a_denial_is_no_second_report_of_what_it_denies(reader: Reader) -> None:
    dossier = account(
        reader,
        "The harbour of Tumbes was hit by rockets fired by the Southern League, the governor said.",
        "The Southern League denied firing rockets at Tumbes on Friday. Its delegates stayed in Quito.",
    )
    assert not any(
        {"ASSAULT", "REJECT"} <= {ontology_type(dossier, telling.report, telling.ref) for telling in fact.tellings}
        for fact in dossier.facts
        if fact.kind == "event"
    )


def ontology_type(dossier: Dossier, name: str, event: str) -> str:
    reading = next(one for one in dossier.readings if one.report.id == name)
    return next(one.type for one in reading.events if one.id == event)


def test_what_is_denied_is_not_what_is_refused(reader: Reader) -> None:
    texts = (
        "Peru denied that Captain Salas had ever been on the list.",
        "Peru refused to free Captain Salas.",
    )
    assert names(reader, texts, "denied", "refused")["denied against refused"] < -1


def test_one_named_and_a_group_are_two_who_say_no(reader: Reader) -> None:
    texts = (
        "Mayor Ana Quispe rejected the plan for the harbour.",
        "The fishermen rejected the plan for the harbour.",
    )
    found, actors = profiles(reader, *texts)
    one, two = found[0], found[-1]
    assert one.key[0] != two.key[0]
    assert judge_events(one, two, actors).words() == judge_events(two, one, actors).words()
    assert "somebody named and others" in dict(judge_events(one, two, actors).features)


def test_two_sums_and_two_terms_of_one_report_are_two_acts(reader: Reader) -> None:
    sums = (
        "The court ordered Salas to pay 2 million pesos to the bank. It ordered Salas to pay 5 million pesos to Peru.",
    )
    found, actors = profiles(reader, *sums)
    first, second = (one for one in found if one.event.trigger.exact == "ordered")
    assert "one report's two numbers" in dict(judge_events(first, second, actors).features)
    terms = (
        "The court sentenced Salas to three years in prison on Friday. "
        "Salas had been sentenced to 20 years in prison in May.",
    )
    found, actors = profiles(reader, *terms)
    first, second = (one for one in found if one.event.trigger.exact == "sentenced")
    assert "one report's two terms" in dict(judge_events(first, second, actors).features)


@pytest.mark.parametrize("aside", ["and not the 40 it claims", "rather than 40", "instead of the 40 it promised"])
def test_a_number_that_is_put_aside_is_not_the_number(reader: Reader, aside: str) -> None:
    found, _ = profiles(reader, f"Peru has freed only 12 prisoners {aside}, the envoy said.")
    (freed,) = of(found, "freed")
    assert [one.span.exact.split()[0] for one in freed.numbers if "40" in one.span.exact] == []
    assert freed.numbers


def test_the_target_of_one_telling_may_stand_in_the_clause_of_the_other(reader: Reader) -> None:
    texts = ("The army is accused of firing on the third ferry.", "Soldiers shot at the third ferry near the mole.")
    assert names(reader, texts, "firing", "shot").get("target in the clause", 0.0) > 0
