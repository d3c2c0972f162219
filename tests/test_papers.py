"""Signings and approvals told in several ways; bodies that are only described. All happenings are invented."""

from __future__ import annotations

import pytest

import accord
from accord.model import Dossier, Fact
from accord.reading.language import Language
from accord.reading.reader import Reader
from accord.sources import report


@pytest.fixture(scope="module")
def reader(language: Language) -> Reader:
    return Reader()


# So that short texts are of one story; it tells of no act.
LEAD = "The border between Chad and Niger was quiet in spring, farmers in the valley of the Bol said."


def account(reader: Reader, *texts: str) -> Dossier:
    return accord.account(
        reader.read(report(f"{LEAD} {text}", path=f"r{i}.txt", outlet=f"R{i}", published="2020-05-06", language="en"))
        for i, text in enumerate(texts)
    )


def joined(dossier: Dossier) -> list[Fact]:
    found = [one for one in dossier.facts if one.kind == "event" and len({t.report for t in one.tellings}) > 1]
    return [one for one in found if all("quiet" not in item.span.exact for item in one.evidence)]


@pytest.mark.parametrize(
    ("one", "two"),
    [
        (
            "The envoys of Chad and Niger signed a nine-point accord in Bern on Tuesday.",
            "The first treaty between Chad and Niger for thirty years was signed on Tuesday.",
        ),
        ("Chad and Niger signed the agreement on Tuesday.", "A settlement was concluded in Bern on Tuesday."),
        (
            "Chad and Niger signed a pact in Bern on Tuesday.",
            "The envoys of Chad and Niger put their names to the document on Tuesday.",
        ),
        (
            "Chad and Niger signed a pact in Bern on Tuesday.",
            "The talks ended on Tuesday with the signing of the Bern Declaration.",
        ),
    ],
)
def test_a_paper_has_many_names(reader: Reader, one: str, two: str) -> None:
    assert any(fact.type in ("SUPPORT", "AGREE") for fact in joined(account(reader, one, two)))


def test_papers_of_others_are_others(reader: Reader) -> None:
    dossier = account(reader, "Chad and Mali signed a treaty in Bern.", "Togo and Ghana signed an accord in Bern.")
    assert not joined(dossier)


def test_other_names_of_papers_speak_against_it(reader: Reader) -> None:
    texts = [
        "Togo and Ghana signed a fishing treaty on Monday.",
        "Togo and Ghana signed an extradition accord on Monday.",
    ]
    told = " ".join(fact.explanation[0] for fact in joined(account(reader, *texts)) if fact.explanation)
    assert "both a signing" not in told


def test_an_approval_is_one_by_whatever_verb(reader: Reader) -> None:
    dossier = account(
        reader,
        "Chad sent a draft. The government of Mali approved it on Monday.",
        "The draft came from Chad. Mali's ministers gave their consent on Monday.",
    )
    assert len(joined(dossier)) == 1


def test_an_organ_acts_for_its_organisation(reader: Reader) -> None:
    dossier = account(
        reader,
        "The Security Council lifted the sanctions on Chad on Monday.",
        "The United Nations repealed its sanctions on Monday.",
    )
    assert len(joined(dossier)) == 1


def test_the_army_of_one_side_is_not_anothers(reader: Reader) -> None:
    dossier = account(
        reader, "Chad's army shelled the port of Bol on Monday.", "Niger's army shelled the port of Bol on Monday."
    )
    assert not joined(dossier)


def test_an_air_raid_is_one_by_day_and_place(reader: Reader) -> None:
    dossier = account(
        reader,
        "Chadian aircraft bombed a rebel camp in Niger on Monday, killing 11.",
        "Monday's air raid by Chadian jets on a camp in Niger left nobody alive.",
    )
    assert any(fact.type == "ASSAULT" for fact in joined(dossier))
