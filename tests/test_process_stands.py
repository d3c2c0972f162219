"""Stands that are told without a verb of answering, contents that follow their offer, and measures that somebody
takes by doing them. The sentences are about no process that is shipped."""

from __future__ import annotations

import pytest

from accord.ledger.history import history
from test_process_shapes import about, stands, told

OFFER = "Togo offered Chad a truce of five days on Monday."


@pytest.mark.parametrize(
    "answer",
    [
        "Chad thinks nothing of it.",
        "Chad does not see the point.",
        "Chad called the offer a trap.",
        "Chad described the proposal as unacceptable.",
        "Chad found the idea absurd.",
        "Chad was against it.",
        "Chad's reply on Tuesday amounted to a refusal.",
        "Chad could not accept the offer, its prime minister said.",
    ],
)
def test_a_turn_of_phrase_refuses(answer: str) -> None:
    record = about(history([told(f"{OFFER} {answer}")]), "truce of five days")
    assert stands(record) == {"TGO": "proposes", "TCD": "refuses"}


@pytest.mark.parametrize(
    ("answer", "stance"),
    [
        ("Chad called the proposal a sound basis.", "backs"),
        ("Chad reacted with interest.", "open to it"),
        ("Chad would study it, a spokesman said.", "open to it"),
        ("Chad was willing to talk about it.", "open to it"),
    ],
)
def test_a_turn_of_phrase_welcomes(answer: str, stance: str) -> None:
    record = about(history([told(f"{OFFER} {answer}")]), "truce of five days")
    assert stands(record) == {"TGO": "proposes", "TCD": stance}


def test_what_somebody_is_called_is_no_answer() -> None:
    record = about(history([told(f"{OFFER} Chad called the envoy a liar.")]), "truce of five days")
    assert "TCD" not in stands(record) or stands(record)["TCD"] == "silent"


def test_a_judgement_takes_back_no_agreement() -> None:
    text = "Togo and Chad signed a truce on Monday. Chad's president called the truce a humiliation."
    assert stands(about(history([told(text)]), "signed a truce"))["TCD"] == "accepts"


def test_so_did_does_the_like() -> None:
    text = f"{OFFER} Mali welcomed the offer. So did Niger, whose envoy follows the talks."
    record = about(history([told(text)]), "truce of five days")
    assert stands(record)["MLI"] == stands(record)["NER"] == "backs"


def test_a_verb_left_out_makes_a_second_offer() -> None:
    found = history([told("Mali called for an immediate truce and Niger for one of two days. Chad rejected both.")])
    first, second = about(found, "immediate truce"), about(found, "one of two days")
    assert (stands(first), stands(second)) == (
        {"MLI": "proposes", "TCD": "refuses"},
        {"NER": "proposes", "TCD": "refuses"},
    )
    assert [term.text for term in second.duration] == ["two days"] and not first.duration


def test_the_contents_of_an_offer_follow_it() -> None:
    text = (
        "Chad handed over what it calls its last offer on Monday. "
        "Chad proposes that both armies withdraw from the lake within ten days."
    )
    found = history([told(text)])
    assert len(found.commitments) == 1
    assert [term.text for term in found.commitments[0].duration] == ["ten days"]


def test_what_is_put_on_the_table_stands_behind_the_colon() -> None:
    text = (
        "Mali stands by what its envoy put on the table in Lome: a truce, a joint patrol and the return of both fleets."
    )
    [record] = history([told(text)]).commitments
    assert record.issue == "ceasefire" and record.standing == "proposed"


def test_a_paper_provides_for_what_it_lays_down() -> None:
    text = "Chad turned down the Togolese plan on Monday. The plan provides for a truce and for joint patrols."
    [record] = history([told(text)]).commitments
    assert stands(record) == {"TGO": "proposes", "TCD": "refuses"}


def test_a_measure_is_taken_by_doing_it() -> None:
    [record] = history([told("Chad stopped the sale of fuel to Niger.")], on="2021-05-05").commitments
    assert record.standing == "in force" and stands(record) == {"TCD": "accepts"}


def test_a_demand_to_stop_is_no_measure() -> None:
    found = history([told("Mali demanded that Chad stop the sale of fuel to Niger.")])
    assert [record.standing for record in found.commitments] == ["proposed"]


def test_a_zone_is_closed_and_replaced() -> None:
    first = told("A zone of ten miles around the port has been closed to all ships since Monday. Chad declared it.")
    declared = told("Chad had declared the zone last week.", outlet="The Lake Courier")
    second = told("A wider zone replaces the one that Chad had declared.", "2021-05-10")
    found = history([first, declared, second], on="2021-05-11")
    old, new = about(found, "ten miles"), about(found, "wider zone")
    assert (old.standing, new.standing) == ("superseded", "in force")
    assert stands(new) == {"TCD": "accepts"}


def test_who_gives_up_his_role_takes_back_his_offer() -> None:
    offered = told("Togo is ready to mediate between Chad and Niger.")
    given_up = told("Togo gave up on Monday. Togo abandoned its role as mediator.", "2021-05-12")
    [record] = [one for one in history([offered, given_up]).commitments if one.issue == "talks"]
    assert record.standing == "withdrawn"


def test_several_who_announce_that_a_truce_holds_have_agreed_to_it() -> None:
    text = "A truce has been in force along the river since Monday, Togo, Chad and Niger announced in a statement."
    assert set(stands(about(history([told(text)]), "truce"))) == {"TGO", "TCD", "NER"}


def test_what_a_government_wants_others_to_do_it_demands() -> None:
    record = about(history([told("Chad wants the Togolese troops gone within two months.")]), "wants")
    assert stands(record) == {"TCD": "proposes"} and [term.text for term in record.duration] == ["two months"]


def test_what_is_not_recognised_is_refused() -> None:
    made = told("Chad has declared a zone of ten miles around the port.")
    answered = told("The fleet stays in harbour because of Chad's zone, which Niger does not recognise.", outlet="Dune")
    record = about(history([made, answered]), "ten miles")
    assert stands(record)["NER"] == "refuses"


def test_a_zone_holds_from_the_time_beside_it_and_can_be_widened() -> None:
    made = told("Chad has declared a zone around the port: from today every ship within ten miles will be stopped.")
    later = told("Since May 9 the zone has reached to the mouth of the river. Niger rejected this.", "2021-05-12")
    [record] = history([made, later], on="2021-05-13").commitments
    assert record.standing == "in force" and stands(record) == {"TCD": "accepts", "NER": "refuses"}
    begun = [change.happened for change in record.changes if change.standing == "in force"]
    assert [one.start for one in begun if one is not None] == ["2021-05-04"]


def test_who_cannot_accept_any_plan_of_a_kind_has_not_refused_the_plan() -> None:
    text = (
        "Togo brought a plan under which both sides would pull back. Minister Abena Kofi of Chad told reporters, "
        "according to her aides, that she could not agree to any plan that left the governor in place."
    )
    record = about(history([told(text)]), "brought a plan")
    assert record.standing == "proposed" and stands(record)["TCD"] == "refuses"
    assert any("left the governor in place" in term.text for term in record.conditions)


def test_as_soon_as_opens_a_condition() -> None:
    text = "Chad promised that it would cease fire as soon as Niger did the same."
    record = about(history([told(text)]), "cease fire")
    assert [term.text for term in record.conditions] == ["as soon as Niger did the same"]


def test_to_last_one_month_is_a_length() -> None:
    text = "Kenya agreed to ban all imports from Chad. The embargo is to start on Friday and will last one month."
    [record] = history([told(text)]).commitments
    assert [term.text for term in record.duration] == ["one month"]


def test_an_embargo_that_is_prolonged_goes_on() -> None:
    made = told("Kenya agreed on Monday to ban all imports from Chad. The embargo will last until May 10.")
    longer = told("Kenya on Wednesday prolonged its embargo once more.", "2021-05-13")
    assert history([made], on="2021-05-12").commitments[0].standing == "lapsed"
    [record] = history([made, longer], on="2021-05-13").commitments
    assert record.standing == "in force"


def test_a_text_is_dropped() -> None:
    text = "A text by Ireland, which would have demanded a pause of three days, had been dropped on Monday."
    [record] = history([told(text)]).commitments
    assert record.standing == "withdrawn" and stands(record)["IRL"] == "proposes"


def test_an_official_of_an_office_is_of_its_state() -> None:
    record = about(history([told(f"{OFFER} An official of the Foreign Office called the offer a trick.")]), "truce")
    assert stands(record)["GBR"] == "refuses"


def test_to_lay_down_arms_is_to_cease_fire() -> None:
    [record] = history([told("Togo pleaded with both armies to lay down their arms.")]).commitments
    assert record.issue == "ceasefire"


def test_talks_that_resume_are_to_come() -> None:
    [meeting] = history([told("The talks resume in the capital on May 17.")]).meetings
    assert (meeting.status, meeting.day) == ("to come", "2021-05-17")


def test_a_verb_behind_and_has_its_neighbours_day() -> None:
    text = "President Bello of Togo flew in on Monday and spent two hours with President Saleh of Chad in Lome."
    [meeting] = history([told(text)]).meetings
    assert (meeting.status, meeting.day) == ("held", "2021-05-03")


def test_to_see_a_minister_by_name_is_a_meeting() -> None:
    text = "Togo's foreign minister is to see Secretary of State Janet Cole in Lome on Friday."
    [meeting] = history([told(text)]).meetings
    assert (meeting.status, meeting.day) == ("to come", "2021-05-07")


def test_a_wider_truce_that_somebody_is_open_to_is_not_the_pause_that_was_agreed() -> None:
    text = (
        "Chad agreed to pause attacks on power plants for ten days. Niger indicated openness to a partial ceasefire "
        "on power plants, railways and ports. Niger warned that it would strike back if Chad violated the terms."
    )
    pause, wider = history([told(text)]).commitments
    assert stands(pause) == {"TCD": "accepts"} and stands(wider) == {"NER": "open to it"}
    assert [term.text for term in wider.conditions] == ["if Chad violated the terms"] and not pause.conditions


def test_how_long_people_talked_is_no_length_of_a_truce() -> None:
    for words in ("a 90-minute call with", "a call of 90 minutes with"):
        text = f"During {words} Togo's president, the president of Chad refused to commit to a full ceasefire."
        assert not about(history([told(text)]), "ceasefire").duration


def test_a_thing_pledges_no_aid() -> None:
    assert not history([told("Togolese ownership of the dam would offer the strongest protection.")]).aid
    assert history([told("Togo would offer Chad financial aid, its president said.")]).aid
