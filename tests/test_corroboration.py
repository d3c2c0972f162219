"""How far the words of a fact's other reports can be trusted to tell the same. All happenings are invented."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

import accord
from accord.comparing import actors as linking
from accord.comparing.account import build
from accord.comparing.confidence import SURE
from accord.comparing.corroboration import corroboration, features
from accord.comparing.meaning import vectors
from accord.comparing.profiles import EventProfile, event_anchor
from accord.comparing.regroup import Move
from accord.comparing.stretches import Named, Passage
from accord.model import Dossier, Fact, Reading
from accord.reading.reader import Reader
from accord.sources import report
from accord.store.codec import decode, encode
from accord.views import html, markdown, text
from accord.views import json as views_json
from accord.views.arrange import Account
from make_dossier import make_dossier

EXAMPLES = Path(__file__).parent.parent / "examples"
ALIKE = (
    "Rebels shelled the dam at Orrholm on Monday and killed four engineers, the governor of Estmark said.",
    "Four engineers died on Monday when rebels shelled the dam at Orrholm, according to the governor of Estmark.",
)
APART = "The army shelled villages near Orrholm in March, and a market in Velm burned down."


@pytest.fixture(scope="module")
def reader(language: object) -> Reader:
    return Reader()


@pytest.fixture(scope="module")
def shipped(language: object) -> Dossier:
    return accord.compare(EXAMPLES / "minsk-2015")


def read(reader: Reader, *told: str) -> list[Reading]:
    return [
        reader.read(report(each, path=f"{n}.txt", outlet=f"Outlet {n}", published="2031-05-06", language="en"))
        for n, each in enumerate(told)
    ]


def passages(reader: Reader, *told: str) -> list[Passage]:
    """A report's whole text as one passage without an act, for each of some reports."""
    readings = read(reader, *told)
    people, ids = linking.link(readings)
    known = {actor.id: actor for actor in people}
    return [Named(one, ids, known).passage(0, len(one.report.text)) for one in readings]


def likely(one: Passage, two: Passage, *, reports: int = 3) -> float:
    first, second = vectors([one.text, two.text])
    row = features(one, two, float(first @ second), float(first @ second), said=False, reports=reports, matter=None)
    assert row is not None
    return corroboration(row).likely


def test_what_tells_the_same_is_likelier_than_what_tells_of_the_same_place(reader: Reader) -> None:
    one, two, other, denied = passages(
        reader, *ALIKE, APART, "The governor of Estmark denied that rebels shelled the dam at Orrholm on Monday."
    )
    assert likely(one, two) > SURE > likely(one, other)
    assert likely(one, two) == likely(two, one)
    assert likely(one, denied) < likely(one, two)
    assert likely(one, two, reports=2) > likely(one, two, reports=12) == likely(one, two, reports=200)


def test_a_passage_that_names_nothing_has_no_likelihood(reader: Reader) -> None:
    one, nothing = passages(reader, ALIKE[0], "It was so.")
    assert features(one, nothing, 0.0, 0.0, said=False, reports=2, matter=None) is None


def test_every_other_report_of_a_fact_has_a_confidence_and_its_own_has_none(shipped: Dossier) -> None:
    several = [fact for fact in shipped.facts if len({one.report for one in fact.evidence}) > 1]
    assert len(several) > 10
    for fact in several:
        assert fact.lead in fact.evidence
        assert len(fact.confidences) == len(fact.evidence)
        for item, one in zip(fact.evidence, fact.confidences, strict=True):
            assert (one is None) == (item.report == fact.lead.report)
        assert any("tells what the line tells" in line for line in fact.explanation) == (
            min(one for one in fact.confidences if one is not None) < 1
        )
    assert all(not fact.confidences and fact.confidence is None for fact in shipped.facts if fact not in several)


def test_a_copy_of_the_same_words_is_certain(shipped: Dossier) -> None:
    copied = 0
    for fact in shipped.facts:
        for item, one in zip(fact.evidence, fact.confidences, strict=False):
            same = " ".join(item.span.exact.split()) == " ".join(fact.lead.span.exact.split()) if fact.lead else False
            if one is not None:
                copied += same
                assert (one == 1.0) == same
    assert copied > 5


def test_two_tellings_of_one_attack_are_sure(reader: Reader) -> None:
    sure = max(accord.account(read(reader, *ALIKE)).facts, key=lambda fact: len(fact.outlets))
    assert len(sure.outlets) == 2
    assert sure.confidence is not None and sure.confidence >= SURE


WIRE = (
    "Rebels shelled the dam at Orrholm on Monday, the governor of Estmark said. Engineers were still counting the "
    "sluices that had been hit when the telephone lines to the valley went dead, his office added late in the evening."
)


def test_a_reprint_bears_nothing_out(reader: Reader) -> None:
    """What a wire copy and its reprint tell, and another outlet only perhaps, is told by one origin surely."""
    alone = accord.account(read(reader, WIRE, WIRE))
    assert all(fact.confidence is None for fact in alone.facts)
    both = accord.account(read(reader, WIRE, WIRE, ALIKE[1]))
    joined = max(both.facts, key=lambda fact: (fact.kind == "event", len(fact.outlets)))
    assert len(joined.outlets) == 3
    assert max(one for one in joined.confidences if one is not None) == 1.0
    assert joined.confidence is not None
    assert joined.confidence < 1.0


def test_few_of_what_a_story_joins_is_doubted(shipped: Dossier) -> None:
    given = [one for fact in shipped.facts for one in fact.confidences if one is not None]
    doubted = [one for one in given if one < SURE]
    assert 0 < len(doubted) < len(given) / 3


def attack(reading: Reading) -> EventProfile:
    (found,) = [one for one in build([reading]).events.values() if one.event.type == "ASSAULT"][:1]
    return found


def test_what_a_person_put_together_is_not_doubted(reader: Reader) -> None:
    readings = read(reader, ALIKE[0], APART)
    parts = tuple(frozenset({event_anchor(attack(reading))}) for reading in readings)
    joined = build(readings, moves=[Move(1, True, parts)])
    (fact,) = [fact for fact in joined.facts if len({item.report for item in fact.evidence}) == 2]
    assert fact.confidences == ()


def test_confidences_are_kept_and_given_out(shipped: Dossier) -> None:
    fact = max(shipped.facts, key=lambda fact: len(fact.outlets))
    assert decode(Fact, json.loads(json.dumps(encode(fact, words=True)))) == fact
    made = next(one for one in views_json.dossier_json(shipped)["facts"] if one["id"] == fact.id)
    assert made["confidence"] == fact.confidence
    assert [item["confidence"] for item in made["evidence"]] == list(fact.confidences)
    assert made["lead"]["exact"] == fact.lead.span.exact if fact.lead else False


def test_views_say_what_is_only_perhaps_told() -> None:
    made = make_dossier()
    fact = next(one for one in made.facts if one.verdict == "corroborated" and len(one.outlets) > 1)
    lead = fact.evidence[0]

    def doubted(one: float) -> Dossier:
        sure = tuple(None if item.report == lead.report else one for item in fact.evidence)
        other = replace(fact, lead=lead, confidences=sure, confidence=max(sure[1:]))
        return replace(made, facts=tuple(other if each is fact else each for each in made.facts))

    views = {
        "text": lambda dossier: text.account(dossier, width=100, colour=False),
        "markdown": markdown.account,
        "html": html.page,
    }
    for name, view in views.items():
        sure, perhaps = view(doubted(0.9)), view(doubted(0.1))
        assert "and perhaps" not in sure, name
        assert "perhaps" in perhaps and "and perhaps" in perhaps, name
    assert "◌" in views["text"](doubted(0.1))
    assert '<span class="meta">perhaps</span>' in views["html"](doubted(0.1))
    assert "1 of them perhaps" in views["text"](doubted(0.1))


def test_the_words_that_are_shown_are_of_a_report_that_surely_tells_it() -> None:
    made = make_dossier()
    fact = next(one for one in made.facts if len({item.report for item in one.evidence}) > 2)
    lead, *others = fact.evidence
    for sure in others:
        doubts = tuple(None if item is lead else 0.9 if item is sure else 0.1 for item in fact.evidence)
        other = replace(fact, lead=lead, confidences=doubts, summary="Otherwise")
        facts = tuple(other if each is fact else each for each in made.facts)
        line = Account(replace(made, facts=facts)).lines[fact.id]
        assert line.best in (lead, sure)
        assert line.perhaps == set(others) - {sure}
