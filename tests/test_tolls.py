"""Numbers of people of one occasion that reports give differently. All happenings are invented."""

from __future__ import annotations

import pytest

import accord
from accord.model import Dossier
from accord.reading.reader import Reader
from accord.sources import report
from accord.views import text

EVENING, MORNING = "2031-05-08T18:00:00Z", "2031-05-09T07:00:00Z"
BOMBED = "Warplanes bombed a fair near Orrholm on Thursday, killing at least 34 people and wounding more than 60."
SHELLED = "The ministry said that the fair was shelled by rebels. Nine civilians were killed and 22 were hurt, it said."


@pytest.fixture(scope="module")
def reader(language: object) -> Reader:
    return Reader()


def account(reader: Reader, *told: tuple[str, str]) -> Dossier:
    """Of reports with the time at which each was published."""
    return accord.account(
        reader.read(report(words, path=f"{n}.txt", outlet=f"Outlet {n}", published=when, title="A fair", language="en"))
        for n, (words, when) in enumerate(told)
    )


def disputed(reader: Reader, *told: tuple[str, str]) -> list[set[str]]:
    return [
        {value.text for value in one.values if value.relation == "conflicts"}
        for one in account(reader, *told).disagreements
        if one.kind == "number"
    ]


def test_a_lower_toll_of_a_later_report_is_another_account(reader: Reader) -> None:
    found = disputed(reader, (BOMBED, EVENING), (SHELLED, MORNING))
    assert {"at least 34 people", "Nine civilians"} in found
    assert {"more than 60", "22"} in found


@pytest.mark.parametrize(
    ("later", "published"),
    [
        ("Warplanes killed 51 people at a fair near Orrholm, and the fair is closed.", MORNING),  # it only grew
        ("At the fair 60 people were killed by warplanes near Orrholm.", EVENING),  # "at least 34" allows it
        ("At the fair 11 children were killed by warplanes near Orrholm.", MORNING),  # a part of all
        ("At the fair four soldiers were killed by warplanes near Orrholm.", MORNING),  # others
        ("Rebels shelled the port of Velm on Sunday and killed nine people.", MORNING),  # of another occasion
        (f"{BOMBED} Nine people were killed at the fair in the first minute.", MORNING),  # it gives the other's, too
    ],
)
def test_no_dispute(reader: Reader, later: str, published: str) -> None:
    assert not [one for one in disputed(reader, (BOMBED, EVENING), (later, published)) if len(one) > 1]


def test_a_toll_of_a_day_that_was_over_is_none_that_grows(reader: Reader) -> None:
    one = "The talks ended in Oslo. Chadian jets struck a camp in Niger on Monday, killing 11, officials of Niger said."
    two = "The talks ended in Oslo. Seventeen people, it says, lost their lives in Monday's raid on a camp in Niger."
    assert {"11", "Seventeen people"} in disputed(reader, (one, EVENING), (two, MORNING))
    rose = two.replace("Seventeen", "The toll has risen: seventeen")
    assert {"11", "seventeen people"} not in disputed(reader, (one, EVENING), (rose, MORNING))


def test_a_report_that_has_both_on_the_word_of_two_sets_them_against_each_other(reader: Reader) -> None:
    ministry = "Police stormed the Orrholm quarry and freed the hostages, the ministry said. Three hostages died."
    paper = (
        "Police stormed the Orrholm quarry, and nine hostages died, surgeons at the hospital said. They gave no names. "
        "The ministry says that three hostages died."
    )
    assert {"Three hostages", "nine hostages"} in disputed(reader, (ministry, EVENING), (paper, MORNING))


def test_such_numbers_are_marked_where_people_are_counted(reader: Reader) -> None:
    shown = text.account(account(reader, (BOMBED, EVENING), (SHELLED, MORNING)), colour=False)
    people = shown[shown.index("HOW MANY PEOPLE") :]
    assert "[disputed]" in people
    parting = shown[shown.index("WHERE THE REPORTS PART") : shown.index("HOW MANY PEOPLE")]
    assert "Nine civilians" in parting and "at least 34 people" in parting


def test_a_further_report_is_added_to_a_dispute_that_is_known(reader: Reader) -> None:
    when = "2031-05-07T09:00:00Z"
    night = "Peru accused Chilean batteries of shelling Arica on Monday night, killing three people."
    guns = "Chilean batteries shelled Arica on Monday night, killing five people, Peru said."
    crime = "The Command names the crime of Chilean batteries, the shelling of Arica on Monday night. Five people died."
    assert {"three", "five", "Five people"} in disputed(reader, (night, when), (guns, when), (crime, when))


def test_such_a_report_stands_on_both_sides(reader: Reader) -> None:
    ministry = "Police stormed the Orrholm quarry and freed the hostages, the ministry said. Three hostages died."
    paper = (
        "Police stormed the Orrholm quarry, and nine hostages died, surgeons at the hospital said. They gave no names. "
        "The ministry says that three hostages died."
    )
    found = [
        {value.text for value in slot.values}
        for fact in account(reader, (ministry, EVENING), (paper, MORNING)).facts
        for slot in fact.slots
        if slot.verdict == "disputed"
    ]
    assert found == [{"Three hostages", "nine hostages", "three hostages"}]


def test_what_is_added_to_a_dispute_brings_in_others(reader: Reader) -> None:
    ministry = "The government released 92 detainees at Orrholm on Thursday, the minister of information said."
    front = "The government has freed only 61 prisoners at Orrholm and not the 92 it claims, the rebels said."
    paper = (
        "The Red Cross said that 61 detainees were handed over at Orrholm on Thursday. That contradicts the account of "
        "the government, which had said that all 92 were released."
    )
    found = [
        sorted(value.text for value in slot.values if value.relation == "conflicts")
        for fact in account(reader, (ministry, EVENING), (front, EVENING), (paper, MORNING)).facts
        for slot in fact.slots
        if slot.verdict == "disputed"
    ]
    assert any({"61 detainees", "61 prisoners", "92", "92 detainees"} <= set(one) for one in found)
