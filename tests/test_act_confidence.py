"""How likely the words of an event tell such an act: what is learned, how it is told, and what it leaves alone."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

import accord
from accord.comparing.confidence import SURE, misread
from accord.errors import DataError
from accord.model import Correction, Dossier, Event, Reading
from accord.reading import confidence
from accord.reading.confidence import GROUPS, WIDTH, Confidence, means, rows
from accord.reading.language import Language
from accord.reading.reader import Reader
from accord.sources import report
from accord.views import explain, html, markdown, text
from accord.views import json as views_json
from accord.views.arrange import Account
from make_dossier import make_dossier

WAR = (
    "Rebels shelled the dam at Orrholm on Monday and killed four engineers, the governor of Estmark said. The army "
    "fired rockets at their positions in the evening. President Ann Cole met the rebels' envoy in Velm."
)
SHOPS = (
    "Norbury's has released a range of perfumes and unveiled a new look for its stores, as the brand returns to the "
    "high street. The label's designer, who cleared out her studio last year, said the dress had been saved from a "
    "skip. Shoppers who treat themselves can talk through the colours with a stylist."
)


@pytest.fixture(scope="module")
def reader(language: Language) -> Reader:
    return Reader(language=language)


def read(reader: Reader, words: str) -> Reading:
    return reader.read(report(words, path="a.txt", outlet="Outlet", published="2031-05-06", language="en"))


def test_acts_of_a_war_are_likelier_than_what_shops_do(reader: Reader) -> None:
    war, shops = read(reader, WAR).events, read(reader, SHOPS).events
    assert len(war) >= 4
    assert len(shops) >= 2
    assert min(event.confidence for event in war) > 0.8
    assert min(event.confidence for event in war) > max(event.confidence for event in shops)
    assert any(event.confidence < SURE for event in shops)


def test_only_what_is_doubted_says_why(reader: Reader) -> None:
    for event in (*read(reader, WAR).events, *read(reader, SHOPS).events):
        assert 0 <= event.confidence <= 1
        assert ("; told 0." in event.found_by) == (event.confidence < SURE)
    shown = explain.reading(read(reader, SHOPS))
    assert "confidence 0." in shown
    assert "words of" in shown


def test_the_same_report_has_the_same_confidences(reader: Reader) -> None:
    assert read(reader, WAR) == read(reader, WAR)


def test_every_event_is_asked_in_its_own_words(reader: Reader, language: Language) -> None:
    parse = language.parse(report(WAR, path="a.txt", outlet="Outlet", published="2031-05-06", language="en"))
    found = reader.assemble(parse)
    asked = list(rows(parse, found.events, found.actors, found.mentions, means(language)))
    assert len(asked) == len(found.events)
    for event, row in zip(found.events, asked, strict=True):
        assert f"type {event.type}" in row.measures
        assert [vector.shape for vector in row.vectors] == [(WIDTH,)] * len(GROUPS)
        assert float(np.linalg.norm(row.vectors[0])) == pytest.approx(1, abs=1e-5)
        likely, because = Confidence(language).likely(row)
        assert round(likely, 2) == event.confidence
        assert {name for name, _ in because} >= {f"words of {group}" for group in GROUPS}


def test_a_pipeline_without_such_vectors_is_asked_all_the_same(language: Language) -> None:
    class Short:
        def vector(self, word: str) -> np.ndarray[tuple[int], np.dtype[np.float32]]:
            return np.ones(7, dtype=np.float32)

    parse = language.parse(report(WAR, path="a.txt", outlet="Outlet", published="2031-05-06", language="en"))
    found = Reader(language=language).assemble(parse)
    events = Confidence(Short()).of_events(parse, found.events, found.actors, found.mentions)
    assert len(events) == len(found.events)
    assert all(0 < event.confidence < 1 for event in events)
    assert not means(Short())("some words").any()


def test_a_report_without_events_or_words_is_none(language: Language) -> None:
    parse = language.parse(report("Nothing.", path="a.txt", outlet="Outlet", published=None, language="en"))
    assert Confidence(language).of_events(parse, [], [], []) == []


@pytest.mark.parametrize("raw", [b"", b"no arrays"])
def test_damaged_weights_are_named(raw: bytes) -> None:
    with pytest.raises(DataError, match=r"act_confidence\.npz"):
        confidence._Weights(raw)


def doubted(likely: float | None) -> tuple[Dossier, str]:
    made = make_dossier()
    fact = next(one for one in made.facts if one.kind == "event" and one.verdict == "single")
    other = replace(fact, read_confidence=likely)
    return replace(made, facts=tuple(other if one is fact else one for one in made.facts)), fact.id


def test_views_say_what_is_perhaps_misread_and_put_it_behind() -> None:
    views = {
        "text": lambda dossier: text.account(dossier, width=100, colour=False),
        "markdown": markdown.account,
        "html": html.page,
    }
    (sure, _), (unsure, name) = doubted(0.9), doubted(0.3)
    for form, view in views.items():
        assert "perhaps misread" not in view(sure), form
        assert "perhaps misread" in view(unsure), form
    account = Account(unsure)
    line = account.lines[name]
    others = [
        one
        for one in account.lines.values()
        if one.section == line.section and one.standing == line.standing and one.again == line.again and one is not line
    ]
    assert all(account._weight(line) > account._weight(one) for one in others)
    (made,) = [one for one in views_json.dossier_json(unsure)["facts"] if one["id"] == name]
    assert made["read_confidence"] == 0.3


def test_what_a_person_confirmed_is_not_doubted() -> None:
    dossier, name = doubted(0.3)
    fact = next(one for one in dossier.facts if one.id == name)
    assert misread(fact)
    confirmed = Correction(1, "2031-05-06T00:00:00Z", "desk", "confirm", "fact", name, fact.summary)
    assert not misread(replace(fact, corrections=(confirmed,)))
    assert misread(replace(fact, corrections=(replace(confirmed, action="note"),)))
    assert not misread(replace(fact, read_confidence=None))
    assert not misread(replace(fact, verdict="corroborated"))


def test_a_fact_is_as_sure_as_its_likeliest_telling(reader: Reader) -> None:
    def lowered(event: Event, likely: float) -> Event:
        return replace(event, confidence=likely)

    first = read(reader, WAR)
    second = reader.read(report(WAR, path="b.txt", outlet="Other", published="2031-05-06", language="en"))
    first = replace(first, events=tuple(lowered(event, 0.2) for event in first.events))
    second = replace(second, events=tuple(lowered(event, 0.6) for event in second.events))
    facts = [fact for fact in accord.account([first, second]).facts if fact.kind == "event"]
    assert facts
    assert {fact.read_confidence for fact in facts} == {0.6}
    alone = [fact for fact in accord.account([first]).facts if fact.kind == "event"]
    assert {fact.read_confidence for fact in alone} == {0.2}
