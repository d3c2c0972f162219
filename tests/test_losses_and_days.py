"""Losses that are counted together, days over the turn of the year, and which agreement others welcome."""

from __future__ import annotations

import pytest

from accord.ledger import losses
from accord.ledger.history import history
from test_process_shapes import about, stands, told


@pytest.mark.parametrize(
    ("text", "dead"),
    [
        ("Rebels attacked the bridge at Doba on Sunday, killing six soldiers and three civilians.", 9),
        ("Rebels attacked the bridge at Doba on Sunday and killed a woman and her two children.", 3),
        ("Rebels attacked the bridge at Doba on Sunday. Two soldiers and a nurse lost their lives.", 3),
        ("Rebels shelled the barracks at Doba on Sunday, killing a conscript.", 1),
        ("Thirteen civilians were killed and 45 were wounded when rebels shelled Doba on Sunday.", 13),
        ("May has cost the army 23 men, nine of whom were killed on Sunday in an ambush by rebels near Doba.", 9),
    ],
)
def test_the_dead_are_counted_together(text: str, dead: int) -> None:
    [incident] = history([told(text)]).incidents
    assert incident.casualties.best == dead


@pytest.mark.parametrize("text", ["killing time in a cafe", "killed the proposal", "shot the rifle"])
def test_not_everything_that_is_killed_is_somebody(text: str) -> None:
    assert losses.victim(text, 0, len(text)) is None


def test_a_truce_over_the_turn_of_the_year() -> None:
    found = history([told("Togo proposed a truce from December 24 to January 2.", "2020-11-22")])
    record = about(found, "truce")
    assert record.effective and record.over == "2021-01-02"


def test_a_truce_had_come_into_force_before_it_ended() -> None:
    first = told("Chad and Niger agreed on Monday on a truce that begins on May 6.", "2021-05-04")
    last = told("The truce ended on Sunday.", "2021-05-10", "Lake Radio")
    [record] = history([first, last], on="2021-05-11").commitments
    assert [change.standing for change in record.changes] == ["agreed", "in force", "lapsed"]


def test_as_of_a_day_is_from_that_day_on() -> None:
    record = about(history([told("Chad will halt all attacks as of Saturday, its president announced.")]), "halt")
    assert [term.text for term in record.effective] == ["Saturday"]


def test_when_something_was_agreed_is_no_last_day() -> None:
    record = about(history([told("Minutes before midnight on Monday Chad and Niger agreed on a truce.")]), "truce")
    assert not record.ends


def test_a_last_day_that_would_have_passed_is_in_the_year_to_come() -> None:
    text = "Chad and Niger agreed on a truce. It will begin on Feb. 1 and last until Oct. 31."
    assert about(history([told(text, "2021-01-04")]), "truce").over == "2021-10-31"


def test_others_welcome_the_accord_and_not_one_thing_that_it_lays_down() -> None:
    first = told("Chad and Niger signed an accord on Monday. The rebels will be disarmed by June 30.", "2021-05-04")
    later = told("The Lake Party rejected the accord. Togo welcomed the accord of March.", "2021-05-05", "Lake Radio")
    found = history([first, later])
    assert stands(about(found, "signed an accord")).get("TGO") is None
    assert "refuses" in stands(about(found, "signed an accord")).values()
    assert set(stands(about(found, "disarmed"))) == {"TCD", "NER"}


def test_what_somebody_is_only_open_to_is_no_agreement_that_others_welcome() -> None:
    found = history([told("Chad is open to a truce by June. Togo and Mali welcomed the agreement.")])
    assert set(stands(about(found, "open to a truce"))) == {"TCD"}


def test_the_first_word_of_a_sentence_is_no_name_because_it_has_a_capital() -> None:
    reading = told("Guerrillas kidnapped the planter Emil Rey near Doba on Sunday.")
    assert any(actor.name == "Guerrillas" and actor.sector == "REB" for actor in reading.actors)


def test_the_measure_that_took_effect_is_what_was_ordered_before() -> None:
    text = "Chad's president ordered his army to stop all bombing. The measure took effect at midnight on Tuesday."
    record = about(history([told(text)]), "stop all bombing")
    assert record.standing == "in force" and record.effective


def test_what_a_side_orders_its_own_forces_is_not_what_it_has_proposed() -> None:
    first = told("Chad proposed on Monday that a truce with Niger begin on June 15.", "2021-05-04")
    later = told("Chad's president has ordered the army of Chad to stop bombing.", "2021-05-06", "Lake Radio")
    found = history([first, later])
    assert about(found, "June 15") is not about(found, "stop bombing")


def test_a_question_tells_of_no_act_of_force() -> None:
    assert not history(
        [told('The minister of Chad was angry. "What are the rebels of the FLS still shelling Doba for?"')]
    ).incidents


@pytest.mark.parametrize("told_off", ["was called off because of fog in Lome", "was cancelled"])
def test_a_visit_that_was_called_off_is_the_one_of_its_day(told_off: str) -> None:
    first = told("Anna Weber of Togo is to see Chad's president in Doba on May 20.", "2021-05-10")
    later = told(f"Weber's visit of May 20 {told_off}.", "2021-05-28", "Lake Radio")
    [meeting] = history([first, later]).meetings
    assert meeting.status == "cancelled" and meeting.day == "2021-05-20"
