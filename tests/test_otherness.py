"""What speaks against two tellings of one kind and one side being of one act. All happenings are invented."""

from __future__ import annotations

import pytest

import accord
from accord.comparing.account import build
from accord.comparing.alignment import _elsewhere, judge_events
from accord.model import Dossier
from accord.reading.language import Language
from accord.reading.reader import Reader
from accord.sources import report


@pytest.fixture(scope="module")
def reader(language: Language) -> Reader:
    return Reader()


def account(reader: Reader, *texts: tuple[str, str]) -> Dossier:
    return accord.account(
        reader.read(report(text, path=f"r{i}.txt", outlet=f"R{i}", published=published, language="en"))
        for i, (published, text) in enumerate(texts)
    )


def together(dossier: Dossier, first: str, second: str) -> bool:
    """Whether a passage with these words and one with those are evidence of one fact."""
    facts = [[item.span.exact for item in fact.evidence] for fact in dossier.facts if fact.kind == "event"]
    return any(any(first in one for one in fact) and any(second in one for one in fact) for fact in facts)


@pytest.mark.parametrize(
    ("first", "second", "published", "kinds", "why"),
    [
        (
            "Togo and Benin will exchange 80 captives on Wednesday.",
            "Togo and Benin agreed to complete the exchange of captives by Sunday.",
            "2020-05-08",
            ("RETREAT", "CONCEDE"),
            "over when the other was written",
        ),
        (
            "Togo will release 48 sailors.",
            "Togo will release the remaining 19 sailors.",
            "2020-05-08",
            ("RETREAT", "RETREAT"),
            "another number is to come",
        ),
        (
            "Ann Lee of Togo called for an independent inquiry.",
            "Ann Lee of Togo urged Benin to let doctors into the port.",
            "2020-05-05",
            ("REQUEST", "REQUEST"),
            "another thing is spoken of",
        ),
        (
            "Togo said that ships would pass only when Benin lifted the timber ban.",
            "Benin will not lift the timber ban.",
            "2020-05-05",
            ("CONCEDE", "CONCEDE"),
            "what may be against what will not be",
        ),
        (
            "The Lake Front freed six hostages on Monday.",
            "Police freed 58 hostages.",
            "2020-05-05",
            ("RETREAT", "RETREAT"),
            "far fewer",
        ),
        (
            "Ann Lee, who regretted it on the radio, comes from Benin.",
            "Ann Lee backed down before the dockers of Benin.",
            "2020-05-05",
            ("CONCEDE", "CONCEDE"),
            "nothing that both name",
        ),
        (
            "Togo released the sailors of the ferry.",
            "Togo did not release any sailors.",
            "2020-05-05",
            ("RETREAT", "RETREAT"),
            "told as done against not done",
        ),
        (
            "Togo signed the port accord.",
            "Togo allowed inspectors into the port.",
            "2020-05-05",
            ("SUPPORT", "RETREAT"),
            "two kinds of act",
        ),
        (
            "Togo approved the treaty on 5 May 2018.",
            "Togo approved the treaty on 5 March 2020.",
            "2020-05-05",
            ("SUPPORT", "SUPPORT"),
            "weeks apart",
        ),
        (
            "Ann Lee of Togo met Ben Oda of Benin.",
            "Ann Lee of Togo met Ben Oda of Benin in Lagos in 2017.",
            "2020-05-05",
            ("CONSULT", "CONSULT"),
            "an earlier meeting against the news",
        ),
    ],
)
def test_what_speaks_against_one_act(
    reader: Reader, first: str, second: str, published: str, kinds: tuple[str, str], why: str
) -> None:
    built = build(
        reader.read(report(text, path=f"r{i}.txt", outlet=f"R{i}", published=day, language="en"))
        for i, (day, text) in enumerate((("2020-05-05", first), (published, second)))
    )
    actors = {actor.id: actor for actor in built.actors}
    texts = {one.report.id: one.report.text for one in built.readings}
    one, two = (
        next(one for one in built.events.values() if texts[one.key[0]] == text and one.event.type == kind)
        for text, kind in zip((first, second), kinds, strict=True)
    )
    for verdict in (judge_events(one, two, actors), judge_events(two, one, actors)):
        assert why in {name for name, _ in verdict.features}


def test_who_frees_hostages_is_not_who_holds_them(reader: Reader) -> None:
    dossier = account(
        reader,
        ("2020-05-05", "The rebels freed the hostages of the ferry."),
        ("2020-05-05", "The army freed the hostages of the ferry."),
    )
    assert not together(dossier, "rebels freed", "army freed")


@pytest.mark.parametrize(
    ("first", "second"),
    [
        # outlets differ in the number of one release on one day
        ("Togo will release 48 sailors on Friday.", "On Friday Togo will release 40 sailors."),
        ("Togo released 48 sailors at Lome.", "Togo released 40 sailors at Lome."),
        # one says that it was done, the other that it was not
        ("Togo released the 48 sailors to Benin.", "Togo did not release the 48 sailors to Benin."),
        # what is agreed to, and what will be done then
        ("Togo and Benin agreed to a ceasefire.", "Togo and Benin will stop fighting under a ceasefire."),
    ],
)
def test_a_dispute_of_one_act_stays_one_fact(reader: Reader, first: str, second: str) -> None:
    dossier = account(reader, ("2020-05-05", first), ("2020-05-05", second))
    assert together(dossier, first.rstrip(".")[-9:], second.rstrip(".")[-9:])


def test_like_clauses_of_days_weeks_apart_are_of_two_acts(reader: Reader) -> None:
    texts = ("Togo approved the timber treaty on 5 May 2018.", "Togo approved the timber treaty on 5 March 2020.")
    built = build(
        reader.read(report(text, path=f"r{i}.txt", outlet=f"R{i}", published="2020-05-05", language="en"))
        for i, text in enumerate(texts)
    )
    one, two = built.events.values()
    actors = {actor.id: actor for actor in built.actors}
    assert _elsewhere(judge_events(one, two, actors).features)
