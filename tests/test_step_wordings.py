"""Acts that no verb of acting words: refusals by a predicate, answers left out, orders to one's own forces."""

from __future__ import annotations

from functools import lru_cache

import pytest

from accord.ledger.history import history
from accord.ledger.records import CommitmentRecord, History
from accord.model import Instant, Reading
from accord.reading.reader import Reader
from accord.sources import report


@lru_cache(maxsize=1)
def reader() -> Reader:
    return Reader()


def told(text: str, day: str = "2021-05-04", outlet: str = "The Ferry Post") -> Reading:
    made = report(
        text,
        path=f"{outlet}-{day}.txt",
        outlet=outlet,
        title=None,
        published=Instant(f"{day}T09:00Z", "minute"),
        language="en",
    )
    return reader().read(made)


def stands(record: CommitmentRecord) -> dict[str, str]:
    return {stand.party: stand.stance for stand in record.positions}


def about(found: History, words: str) -> CommitmentRecord:
    [record] = [one for one in found.commitments if any(words in evidence.span.exact for evidence in one.evidence)]
    return record


@pytest.mark.parametrize(
    "answer",
    [
        "Niger said that this was out of the question.",
        "Niger could not accept it.",
        "Niger scoffed at the idea.",
    ],
)
def test_an_offer_is_refused_without_a_verb_of_refusing(answer: str) -> None:
    found = history([told(f"Chad proposed on Monday that all troops leave the islands. {answer}")])
    assert stands(about(found, "islands")) == {"TCD": "proposes", "NER": "refuses"}


def test_who_could_not_agree_has_not_refused() -> None:
    found = history([told("Chad and Niger could not agree on a date for a ceasefire.")])
    assert all(stance != "refuses" for record in found.commitments for stance in stands(record).values())


def test_who_will_sign_no_truce_refuses_one() -> None:
    text = "Chad will sign no ceasefire until Niger leaves the islands, its foreign minister said."
    record = about(history([told(text)]), "no ceasefire")
    assert record.standing == "refused" and not record.conditions


def test_who_says_that_there_will_be_no_truce_refuses_it() -> None:
    text = "On Monday Niger offered a truce of three months. There will be no truce without a withdrawal, Chad said."
    record = about(history([told(text)]), "three months")
    assert record.standing == "refused"


def test_who_signed_no_truce_did_nothing() -> None:
    assert not history([told("Chad and Niger signed no truce on Monday.")]).commitments


@pytest.mark.parametrize(
    "answer",
    [
        "Niger has yet to answer.",
        "Niger left the offer without a reply.",
        "Niger neither took it nor turned it down.",
    ],
)
def test_an_offer_that_is_neither_taken_nor_refused_is_met_with_silence(answer: str) -> None:
    found = history([told(f"Chad offered on Monday to free 20 prisoners. {answer}")])
    assert stands(about(found, "prisoners"))["NER"] == "silent"


def test_a_demand_that_is_given_up_is_withdrawn() -> None:
    found = history(
        [
            told("Chad demanded on Monday that Niger leave the islands.", "2021-05-04"),
            told("Chad has dropped its demand for the islands.", "2021-05-06", "Lake Radio"),
        ]
    )
    assert about(found, "leave the islands").standing == "withdrawn"


def test_what_ones_own_forces_will_keep_to_is_a_pledge() -> None:
    text = "General Amadou of Niger announced on Monday that his troops would keep to defensive positions."
    record = about(history([told(text)]), "defensive")
    assert (record.kind, record.issue) == ("pledge", "ceasefire")
    assert stands(record) == {"NER": "accepts"}


def test_what_one_says_of_others_forces_is_no_pledge() -> None:
    text = "General Amadou of Niger said on Monday that troops from Chad would cross the river."
    assert not history([told(text)]).commitments


def test_an_order_to_ones_own_fighters_to_stop_is_a_declaration_with_its_days() -> None:
    text = "The FARC ordered its fighters on Monday to refrain from attacks from May 6 until May 20."
    readings = [told("Colombia and the FARC are at war. " + text, "2021-05-04")]
    record = about(history(readings, on="2021-05-10"), "refrain")
    assert (record.kind, record.issue, record.standing) == ("declaration", "ceasefire", "in force")
    assert about(history(readings, on="2021-05-30"), "refrain").standing == "lapsed"


def test_a_truce_that_one_side_declares_binds_it_from_then_on() -> None:
    text = "Colombia and the FARC are at war. The FARC declared a truce of its own on Monday."
    assert about(history([told(text, "2021-05-04")], on="2021-05-10"), "truce").standing == "in force"


def test_a_side_that_holds_its_fire_if_the_other_does_takes_part_in_what_that_one_declared() -> None:
    text = (
        "Colombia and the FARC are at war. The FARC declared a truce of its own on Sunday. General Rojas, the "
        "commander of the army, said that his men would hold their fire if the rebels did."
    )
    record = about(history([told(text)]), "hold their fire")
    assert stands(record) == {"farc": "accepts", "COL": "conditional"}


def test_a_clause_on_which_two_agree_behind_a_comma_is_what_they_agree_on() -> None:
    text = "Any pact should be monitored from outside, Chad and Niger agreed on Saturday."
    record = about(history([told(text)]), "agreed")
    assert stands(record) == {"TCD": "accepts", "NER": "accepts"} and record.issue == "monitoring"


def test_a_day_is_nothing_to_agree_on() -> None:
    assert not history([told("It was late when Chad and Niger agreed on Saturday.")]).commitments


@pytest.mark.parametrize(
    "text",
    [
        "Chad insisted on Monday that only junior officials would attend.",
        "Argentina held out its hand to Chad.",
        "The army will carry out what the government signs.",
        "Chad called on Niger to do likewise.",
    ],
)
def test_what_is_no_undertaking(text: str) -> None:
    assert not history([told(text)]).commitments


def test_terms_behind_the_words_of_saying() -> None:
    text = "The minister told reporters that Chad was ready to free 20 prisoners, if Niger dropped its claim."
    assert [term.text for term in about(history([told(text)]), "prisoners").conditions] == [
        "if Niger dropped its claim"
    ]
    text = "On Monday Niger offered a truce of three months, should the troops go back to their barracks."
    [condition] = about(history([told(text)]), "three months").conditions
    assert condition.text.startswith("should the troops go back")
    text = "Chad declared a truce on Monday, so that food could reach the coast."
    assert [term.text for term in about(history([told(text)]), "truce").purpose] == [
        "so that food could reach the coast"
    ]


def test_the_length_of_the_war_that_a_pact_is_to_end_is_none_of_its_own() -> None:
    text = "Chad and Niger on Sunday initialled a pact that is to end three decades of war."
    assert not about(history([told(text)]), "pact").duration


def test_what_must_be_done_first_is_demanded() -> None:
    text = (
        "Not one battalion will leave the islands before the guerrillas have handed in their guns, General Amadou said."
    )
    [record] = [one for one in history([told("Niger is at war. " + text)]).commitments if one.kind == "demand"]
    assert [term.text for term in record.scope] == ["before the guerrillas have handed in their guns"]


def test_a_demand_is_its_makers_wherever_its_words_stand() -> None:
    text = "The minister answered a demand, made by Chad at the table in Lome, that all troops be pulled out."
    record = about(history([told(text)]), "pulled out")
    assert stands(record) == {"TCD": "proposes"} and record.issue == "withdrawal"


def test_what_is_only_conceded_to_be_so_is_not_accepted() -> None:
    assert not history([told("Chad conceded that three ministers are on the plane.")]).commitments
    assert history([told("Chad accepted that Niger may keep the islands.")]).commitments


def test_who_backs_it_backs_what_was_told_before() -> None:
    text = "Chad and Niger signed a pact on Monday. Mali, which had stayed away, backs it."
    assert stands(about(history([told(text)]), "pact"))["MLI"] == "backs"


def test_what_a_text_lays_down_is_its_parties_with_its_stages() -> None:
    text = (
        "Chad and Niger signed a memorandum on Sunday. Under the text, Chad will hand in 840 weapons. Niger will "
        "withdraw its soldiers. Both are to be done in stages between June 15 and August 31. An amnesty is to be "
        "granted within fifteen days of the signing. Observers from Mali will keep watch."
    )
    found = history([told(text)], on="2021-06-20")
    arms, troops = about(found, "840 weapons"), about(found, "its soldiers")
    assert arms.standing == troops.standing == "in force" and arms.over == troops.over == "2021-08-31"
    amnesty = about(found, "amnesty")
    assert amnesty.issue == "justice" and [term.text for term in amnesty.duration] == ["fifteen days"]
    assert [term.text for term in about(found, "memorandum").monitors] == ["Observers from Mali"]


def test_what_is_signed_after_it_was_initialled_is_in_force() -> None:
    first = told("Chad and Niger initialled a memorandum on the islands on Monday.", "2021-05-04")
    later = told("Chad and Niger signed the memorandum on the islands on Friday.", "2021-05-09", "Lake Radio")
    [record] = history([first, later], on="2021-05-10").commitments
    assert [change.standing for change in record.changes] == ["agreed", "in force"]


def test_a_ceasefire_to_be_watched_has_its_monitors_and_no_such_purpose() -> None:
    record = about(
        history([told("He repeated Chad's appeal for a formal ceasefire, to be watched by foreign observers.")]),
        "appeal",
    )
    assert [term.text for term in record.monitors] == ["foreign observers"] and not record.purpose


def test_an_emergency_ends_on_the_day_on_which_it_expires() -> None:
    text = (
        "The president of Chad promised that the state of emergency would not be prolonged when it expires on May 18."
    )
    found = history([told(text), told("The emergency in Chad ended on May 18.", "2021-05-19", "Lake Radio")])
    record = about(found, "promised")
    assert record.standing == "lapsed" and record.over == "2021-05-18"


def test_a_day_that_is_counted_from_another_one() -> None:
    [record] = history(
        [told("Chad declared a truce of its own two days after the flood of May 1.", "2021-05-04")]
    ).commitments
    assert record.changes[0].happened is not None and record.changes[0].happened.start == "2021-05-03"


def test_the_offer_of_the_one_whom_an_agreement_names() -> None:
    text = (
        "The African Union was ready to send observers. Chad agreed on Tuesday to have the African Union monitor a "
        "peace."
    )
    assert len(history([told("Chad and Niger are at war. " + text)]).commitments) == 1
