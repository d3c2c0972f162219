"""Whose a described body is, whom "both sides" means, and an offer of a third party that one side accepts."""

from __future__ import annotations

from functools import lru_cache

from accord.ledger.history import history
from accord.ledger.tellings import gather
from accord.model import Instant, Reading
from accord.reading.reader import Reader
from accord.sources import report


@lru_cache(maxsize=1)
def reader() -> Reader:
    return Reader()


def told(text: str, day: str, outlet: str = "The Ferry Post") -> Reading:
    made = report(
        text,
        path=f"{outlet}-{day}.txt",
        outlet=outlet,
        title=None,
        published=Instant(f"{day}T09:00Z", "minute"),
        language="en",
    )
    return reader().read(made)


BEFORE = (
    "Chad and Niger traded fire across the lake for a third day. Niger said that Chad had begun it. Chad blamed Niger, "
    "whose boats had crossed the line. Niger and Chad have both called up men."
)


def states(*readings: Reading) -> dict[str, str | None]:
    return {actor.name: actor.country for actor in gather(readings).actors}


def test_a_body_that_accuses_one_side_is_the_other_ones() -> None:
    found = states(
        told(BEFORE, "2021-05-03"), told("The navy accused Niger of having sunk a ferry.", "2021-05-04", "Lake Radio")
    )
    assert found["navy"] == "TCD"


def test_an_outlet_speaks_of_its_own_states_bodies_without_saying_whose_they_are() -> None:
    text = "The navy accused Niger of having sunk a ferry. The joint chiefs will meet on Friday."
    assert states(told(BEFORE, "2021-05-03"), told(text, "2021-05-04", "Lake Radio"))["joint chiefs"] == "TCD"


def test_a_place_behind_a_body_goes_before_whom_it_acts_against() -> None:
    text = "Officials in Niamey accused Niger of neglecting the ferries."
    found = states(told(BEFORE, "2021-05-03"), told(text, "2021-05-04", "Lake Radio"))
    assert found["Officials"] == "NER"


def test_what_may_be_of_several_is_left_open() -> None:
    text = "The ministers accused Niger of delay. The secretary-general accused Niger of delay."
    found = states(told(BEFORE, "2021-05-03"), told(text, "2021-05-04", "Lake Radio"))
    assert found["ministers"] is None and found["secretary-general"] is None


def test_among_many_states_nothing_is_said_of_the_other_one() -> None:
    text = "Chad, Niger, Mali, Benin and Togo sent envoys. The navy accused Niger of having sunk a ferry."
    assert states(told(text, "2021-05-04"))["navy"] is None


def test_both_sides_are_those_of_the_process_and_not_whoever_stood_nearest() -> None:
    text = (
        "Chad and Niger are tired of the war. Togo and Benin stayed away from the meeting. "
        "The two sides have agreed to a truce of five days."
    )
    readings = [told(BEFORE, "2021-05-03"), told(text, "2021-05-04", "Lake Radio")]
    [record] = [one for one in history(readings).commitments if one.standing == "agreed"]
    assert set(record.parties) == {"TCD", "NER"}


def test_a_third_partys_offer_is_agreed_when_both_sides_accept_it() -> None:
    offer = "Togo proposed a truce of five days on Monday. Chad accepted it on Tuesday."
    readings = [told(BEFORE, "2021-05-03"), told(offer, "2021-05-04", "Lake Radio")]
    [record] = [one for one in history(readings).commitments if one.issue == "ceasefire"]
    assert record.standing == "accepted in part"
    assert [change.rule for change in record.changes] == ["put forward", "accepted by some"]
    readings.append(told("Niger also accepted the truce that Togo had proposed.", "2021-05-05", "Lake Radio"))
    [record] = [one for one in history(readings).commitments if one.issue == "ceasefire"]
    assert record.standing == "agreed"


def test_what_one_side_offers_the_other_accepts_alone() -> None:
    offer = "Niger proposed a truce of five days on Monday. Chad accepted it on Tuesday."
    readings = [told(BEFORE, "2021-05-03"), told(offer, "2021-05-04", "Lake Radio")]
    [record] = [one for one in history(readings).commitments if one.issue == "ceasefire"]
    assert record.standing == "agreed"


def test_a_city_of_a_state_that_has_no_part_in_it_says_nothing() -> None:
    text = "The rebels rejected the truce, a spokesman in Lisbon said. The officials in Niamey accused Chad of delay."
    found = states(told(BEFORE, "2021-05-03"), told(text, "2021-05-04", "Lake Radio"))
    assert found["spokesman"] is None and found["officials"] == "NER"


def test_the_two_who_are_at_war_are_the_sides_and_not_the_two_who_are_named_most() -> None:
    text = (
        "Togo and Chad spoke of Togo and Chad on Monday. Togo asked Chad what Chad and Togo may do. Chad accused Niger "
        "of bombing a hospital. Chad accused Niger of shelling a ferry. Both sides conducted a prisoner swap, each "
        "releasing 175 prisoners of war."
    )
    [swap] = history([told(text, "2021-05-04")]).exchanges
    assert {side.giver for side in swap.sides} == {"TCD", "NER"}
