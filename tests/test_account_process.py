"""The process behind one account: what is a commitment, an incident, a meeting, and what only sounds like one. All
happenings are invented."""

from __future__ import annotations

from functools import lru_cache

import pytest

import accord
from accord.model import Dossier
from accord.reading.reader import Reader
from accord.sources import report


@lru_cache(maxsize=1)
def reader() -> Reader:
    return Reader()


def told(*texts: str, day: str = "2031-05-20") -> Dossier:
    return accord.account(
        reader().read(report(text, path=f"{n}.txt", outlet=f"Outlet {n}", published=f"{day}T12:00Z", language="en"))
        for n, text in enumerate(texts)
    )


@pytest.mark.parametrize(
    "words",
    [
        "The defence minister of Chad rejected as slander the allegation that the navy had shelled Port Amber.",
        "The defence minister of Chad denied that the navy had shelled Port Amber.",
        "The defence minister of Chad denied having shelled Port Amber.",
        "The defence minister of Chad dismissed the claim, made in taverns, that he had promised a road.",
        "The defence minister of Chad rejected complaints about the food of the prisoners at Port Amber.",
    ],
)
def test_who_denies_what_others_say_refuses_nothing_and_has_promised_nothing(words: str) -> None:
    assert told(words).commitments == ()


@pytest.mark.parametrize(
    "words",
    [
        "The president of Chad rejected a proposal by Mali to withdraw its troops from the border.",
        "The president of Chad denied the observers access to the port.",
        "The president of Chad rejected the suggestion of a longer truce.",
    ],
)
def test_who_turns_down_what_others_ask_refuses_it(words: str) -> None:
    assert "refusal" in {one.kind for one in told(words).commitments}


def test_who_broke_a_promise_has_refused_nothing_and_the_breach_is_an_incident() -> None:
    dossier = told("The fishermen of Mali said that the government had broken its promise.")
    assert dossier.commitments == ()
    assert len(dossier.incidents) == 1


def test_a_promise_of_which_nobody_is_the_giver_is_no_pledge_of_anybody() -> None:
    assert told('The ferry was stopped. "We had guarantees for that crossing," its captain said.').commitments == ()


def test_who_opens_fire_is_not_open_to_holding_it() -> None:
    dossier = told(
        "The army of Chad agreed to hold its fire until the harvest is in.",
        "Rebels of Mali opened fire on a convoy near Port Amber on Monday, wounding two soldiers of Chad.",
    )
    (found,) = dossier.commitments
    assert {one.stance for one in found.positions} == {"accepts"}


def test_talks_of_a_day_that_is_yet_to_come_have_not_been_held() -> None:
    (found,) = told("The bishop of Chad said the Oslo talks of 29 May remained the best hope of the islands.").meetings
    assert found.status == "to come"
    (sitting,) = told("The Joint Commission meets in Oslo the day after tomorrow.").meetings
    assert sitting.status == "to come"
    (held,) = told("The Joint Commission met in Oslo on Monday.").meetings
    assert held.status == "held"


@pytest.mark.parametrize(
    "words",
    [
        "Edda Ruhl, who travelled in a lorry, said that the snow was deep.",
        "Edda Ruhl, who speaks for the port of Bamako, said that the cranes were idle.",
        "The president of Chad, Edda Ruhl, would not negotiate in the dark.",
        "The Institute of Tides has had over ninety calls since Friday.",
    ],
)
def test_what_only_sounds_like_a_meeting_is_none(words: str) -> None:
    assert told(words).meetings == ()


def test_the_state_of_a_participant_is_no_place() -> None:
    (found,) = told(
        "President Edda Ruhl of Chad talked at length on Friday with Kazakh Foreign Minister Bo Ulm."
    ).meetings
    assert (found.place, found.medium) == ((), "unknown")


def test_the_shots_and_whom_they_hit_are_one_incident_with_the_toll_of_each_outlet() -> None:
    (found,) = told(
        "Shots at a ferry near Port Amber killed two stokers on Monday, the shipping line said.\n\n"
        '"They were shot at their boiler," its director said.\n\n'
        "The navy said the shots had been fired by smugglers. It said one stoker was killed and two marines were "
        "wounded.",
    ).incidents
    assert {one.text for one in found.casualties} == {"two stokers", "one stoker", "two marines"}
    assert "They" not in {one.text for one in found.targets}
    assert len(found.facts) > 1


def test_acts_of_two_days_two_places_or_two_doers_are_two_incidents() -> None:
    for words in (
        "Shells hit a market in Khartoum on Monday. Three men were killed in Omdurman on Friday.",
        "The navy of Chad shelled a harbour, and rebels of Mali shot two policemen.",
        "A bomb hit a bakery near Port Amber on Monday. Nine thousand people have been killed in the war.",
    ):
        assert len(told(words).incidents) == 2, words


def test_who_is_named_last_before_a_participle_is_not_taken_for_the_doer() -> None:
    (found,) = told(
        "Smugglers opened fire near Port Amber on a ferry that the navy of Chad was towing to the quay, "
        "killing a stoker and wounding two marines.",
    ).incidents
    assert len(found.facts) > 1
    assert not any("navy" in one for one in found.perpetrators)


NEWS = "A hospital ship was kept out of the harbour of Port Amber in Chad on Monday.\n\n"
PAUSE = "The navy and the islanders agreed to a {} in the fighting for the sake of the sick, a surgeon said."
HELD = "The harbour's gunners had agreed to hold their fire for three days until the ship had left, a pilot said."


def test_a_halt_that_each_side_tells_in_its_own_words_is_one_commitment() -> None:
    (found,) = told(NEWS + PAUSE.format("72-hour pause"), NEWS + HELD).commitments
    assert {one.text for one in found.duration} == {"72-hour", "three days"}
    assert len(found.positions) == 3


def test_halts_of_other_lengths_or_told_by_one_report_stay_apart() -> None:
    assert len(told(NEWS + PAUSE.format("ten-day pause"), NEWS + HELD).commitments) == 2
    assert len(told(NEWS + PAUSE.format("72-hour pause") + "\n\n" + HELD, NEWS).commitments) == 2


def test_who_turns_down_the_offer_of_one_says_nothing_of_the_undertaking_of_another() -> None:
    dossier = told(
        "He spoke of progress: a written undertaking by the Lake Front to lift its blockade of the harbour.\n\n"
        "Regrettably, he said, the rebels turned down the government's offer to silence the guns for ten days."
    )
    (pledge,) = [one for one in dossier.commitments if one.kind == "pledge"]
    assert {one.stance for one in pledge.positions} == {"accepts"}
