"""Shapes of sentences in which offers, answers and charges are told in processes."""

from __future__ import annotations

from functools import lru_cache

import pytest

import accord
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


def test_a_day_before_a_name_does_not_swallow_the_subject() -> None:
    found = history([told("Togo made proposals to both sides on Sunday, and on Monday Chad accepted them.")])
    assert stands(about(found, "proposals"))["TCD"] == "accepts"


def test_what_a_paper_asks_for_its_author_asks_for() -> None:
    found = history([told("A resolution by Ireland asks Chad and Niger for a truce of five days.")])
    assert stands(about(found, "truce")) == {"IRL": "proposes"}


def test_this_and_both_stand_for_what_was_offered() -> None:
    found = history([told("Togo proposed a truce of five days on Monday. Niger rejected this on Tuesday.")])
    assert stands(about(found, "truce")) == {"TGO": "proposes", "NER": "refuses"}
    assert len(found.commitments) == 1


def test_who_announces_that_he_will_do_something_pledges_it() -> None:
    found = history([told("Togo announced on Monday that it would suspend arms deliveries to Chad.")])
    record = about(found, "suspend")
    assert record.kind == "pledge" and stands(record) == {"TGO": "accepts"}


@pytest.mark.parametrize(
    "text",
    ["Togo announced that it would not send arms to Chad.", "Togo announced that the storm would hit the coast."],
)
def test_what_is_announced_and_is_no_act_of_ones_own_is_no_pledge(text: str) -> None:
    assert not [one for one in history([told(text)]).commitments if one.kind == "pledge" and one.parties == ("TGO",)]


def test_what_one_calls_its_offer_is_offered() -> None:
    found = history([told("Chad has presented what it calls its last offer for the border region.")])
    assert stands(about(found, "last offer")) == {"TCD": "proposes"}


def test_an_offer_that_nobody_spoke_of_for_weeks_is_not_what_is_offered_anew() -> None:
    found = history(
        [
            told("The Security Council demanded a ceasefire in Chad.", "2021-03-01"),
            told("Togo proposed a ceasefire in Chad on Monday. Niger rejected it.", "2021-05-04", "Lake Radio"),
        ]
    )
    assert len(found.commitments) == 2


def test_a_definite_thing_is_refused_as_what_was_asked_just_before() -> None:
    found = history([told("Chad proposed that all troops leave the islands by June 1. Niger dismissed the deadline.")])
    assert stands(about(found, "dismissed")) == {"TCD": "proposes", "NER": "refuses"}


def test_a_day_without_a_year_on_which_something_begins_is_not_a_year_ago() -> None:
    [record] = history([told("Chad proposed on Monday a ceasefire from August 10.", "2021-08-04")]).commitments
    assert [term.value.start for term in record.effective if term.value is not None] == ["2021-08-10"]  # type: ignore[union-attr]


def test_how_long_an_answer_took_is_no_term() -> None:
    found = history([told("Chad asked Niger on Monday for a ceasefire. Niger accepted the call within two hours.")])
    assert all(not record.duration for record in found.commitments)


def test_having_done_something_is_what_one_is_accused_of() -> None:
    text = "Chad accused Niger of having shelled positions near Bol on Monday. Niger denied the charge."
    [incident] = history([told(text)]).incidents
    assert incident.perpetrators == ("NER",)
    assert [voice.party for voice in incident.alleged_by] == ["TCD"]
    assert [voice.party for voice in incident.denied_by] == ["NER"]


def test_who_confirms_a_raid_confirms_its_own() -> None:
    text = "Chad says that aircraft of Niger bombed the dam at Bol on Monday. Niger has confirmed the raid."
    [incident] = history([told(text)]).incidents
    assert [voice.party for voice in incident.confirmed_by] == ["NER"]


def test_members_of_a_body_are_the_body_and_a_ban_ends_though_it_names_its_target() -> None:
    found = history(
        [
            told(
                "The ten members of the European Community agreed on Monday to ban all imports from Chad.", "2021-05-04"
            ),
            told("The European Community's ban on imports from Chad ran out on Monday.", "2021-06-04", "Lake Radio"),
        ],
        on="2021-06-04",
    )
    [record] = found.commitments
    assert record.standing == "lapsed"
    assert {found.names[party] for party in record.parties} >= {"European Community"}


@pytest.mark.parametrize(
    ("text", "dead"),
    [
        ("Chad accused Niger of shelling positions near Bol on Monday. Two soldiers were killed, a doctor said.", 2),
        ("Niger shelled a hospital in Bol on Monday, Chad said. Six of the wounded were killed.", 6),
        ("Twenty men died when aircraft of Niger bombed a ferry near Bol on Monday, not thirty.", 20),
        ("Adam Idris was shot dead by a soldier of Niger near Bol on Monday.", 1),
        ("Niger shelled a hospital in Bol on Monday, Chad said. The roof fell. Six dogs ran off.", None),
    ],
)
def test_the_dead_are_counted_in_the_sentences_that_tell_it(text: str, dead: int | None) -> None:
    [incident] = history([told(text)]).incidents
    assert incident.casualties.best == dead


def test_a_later_figure_joins_and_the_highest_of_its_day_is_the_best() -> None:
    first = told("Chad says that Niger bombed the dam at Bol on May 3 and killed eleven soldiers.", "2021-05-04")
    later = told(
        "Twelve soldiers were killed in the air raid on the Bol dam, and not eleven.", "2021-05-06", "Lake Radio"
    )
    [incident] = history([first, later]).incidents
    assert (incident.casualties.low, incident.casualties.best, incident.casualties.high) == (11, 12, 12)


def test_who_denies_what_the_other_side_said_just_before_is_not_of_that_side() -> None:
    before = (
        "Chad and Niger traded fire across the lake for a third day. Niger said that Chad had begun it. Chad blamed "
        "Niger, whose boats had crossed the line."
    )
    text = "The Nigerien air force says that it struck the ferry Amal on Monday. The ministry denies it."
    found = history([told(before, "2021-05-03"), told(text, "2021-05-04", "Lake Radio")])
    assert [voice.party for one in found.incidents for voice in one.denied_by] in ([], ["TCD"])
    assert "TCD" in {actor.country for actor in found.actors if actor.name == "ministry"}


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("Chad asked Niger on Monday for a truce of five days. Niger has given no answer.", "silent"),
        ("Chad pledged on Monday to spare the harbours. Niger would not give such an undertaking.", "refuses"),
        ("Chad asked Niger on Monday for a truce of five days. Niger denies that it accepted the truce.", None),
    ],
)
def test_giving_no_answer_and_not_giving_ones_word(text: str, stance: str | None) -> None:
    assert stands(about(history([told(text)]), "Monday")).get("NER") == stance


def test_who_counters_with_a_plan_proposes_it() -> None:
    text = "Chad proposed a truce of five days. Niger countered with a plan of its own, under which both would disarm."
    assert stands(about(history([told(text)]), "countered"))["NER"] == "proposes"


def test_the_three_are_the_three_of_whom_was_told_last() -> None:
    text = (
        "Chad, Niger and Togo signed a protocol in Lima on Monday. Chad and Niger pledged to spare the harbours. "
        "The three also proposed a truce of five days."
    )
    assert set(stands(about(history([told(text)]), "truce"))) == {"TCD", "NER", "TGO"}


def test_agreed_to_meet_is_a_meeting_and_what_is_signed_there_shows_that_it_was_held() -> None:
    planned = told("Chad and Niger agreed on Monday to meet in Lima on May 10.", "2021-05-04")
    later = told("LIMA, May 12. Chad and Niger signed a protocol here on Tuesday.", "2021-05-12", "Lake Radio")
    [meeting] = history([planned], on="2021-05-05").meetings
    assert (meeting.status, meeting.day) == ("to come", "2021-05-10")
    [meeting] = history([planned], on="2021-05-12").meetings
    assert meeting.status == "due"
    [meeting] = [one for one in history([planned, later], on="2021-05-12").meetings if one.day == "2021-05-10"]
    assert meeting.status == "held"


def test_what_has_ended_and_is_renewed_is_in_force_again_until_its_new_end() -> None:
    text = (
        "The European Community's ban on imports from Chad ran out on Monday. The ministers agreed to renew it, but "
        "only for seven days, until May 24."
    )
    first = told("The European Community agreed on Monday to ban all imports from Chad until May 17.", "2021-05-04")
    readings = [first, told(text, "2021-05-18", "Lake Radio")]
    record = about(history(readings, on="2021-05-18"), "renew it")
    assert record.standing == "in force" and record.over == "2021-05-24"
    assert about(history(readings, on="2021-05-30"), "renew it").standing == "lapsed"


def test_a_pause_for_a_length_with_no_beginning_told_counts_from_its_agreement() -> None:
    text = "Chad agreed to pause attacks on power stations for 30 days. Niger accused Chad of bombing a power station."
    [record] = history([told(text)]).commitments
    assert [(change.standing, change.rule) for change in record.changes][-1] == ("in force", "no beginning told")
    assert history([told(text)], on="2021-07-01").commitments[0].standing == "lapsed"
    [noun] = history([told("Chad and Niger agreed on a truce of 30 days.")]).commitments
    assert noun.standing == "agreed"


def test_what_was_agreed_before_in_an_undated_report_may_be_breached_by_who_agreed_to_it() -> None:
    text = (
        "Chad agreed to pause attacks on power stations for 30 days. Niger accused Chad of bombing a power station in "
        "Diffa. Chad reported a Nigerien drone strike on a power station in Bol."
    )
    made = report(text, path="x.txt", outlet="Lake Radio", title=None, published=None, language="en")
    found = history([reader().read(made)])
    breaches = {incident.perpetrators: incident.breach_of for incident in found.incidents}
    assert breaches[("TCD",)] == found.commitments[0].id
    assert breaches.get(("NER",)) is None


def test_a_thing_that_would_offer_something_is_nobodys_offer() -> None:
    text = "Foreign ownership of such plants would offer the strongest protection, a minister of Chad said."
    assert not history([told(text)]).commitments


def test_who_presents_his_own_offer_takes_up_nobody_elses_and_takes_it_back_himself() -> None:
    text = (
        "The mediator made proposals to both sides on Sunday. On Monday Chad presented what it calls its last offer "
        "for the border region. "
    )
    found = history([told(text + "Chad withdrew its offer on Tuesday.")])
    assert len(found.commitments) == 2
    assert about(found, "last offer").standing == "withdrawn"


def test_a_measure_of_ones_own_is_in_force_from_its_declaration() -> None:
    [record] = history([told("Chad declared a blockade of the ports on Monday.")]).commitments
    assert record.standing == "in force" and record.changes[-1].rule == "no beginning told"


def test_trade_between_two_nations_is_no_exchange_and_they_are_not_what_is_given() -> None:
    texts = (
        "Chad and Mali fear that trade between the two nations will fall. The premier of Chad was in Lima.",
        "Chad and Mali exchanged 40 prisoners of war. The two countries thanked the mediators.",
    )
    found = [accord.account([told(text)]).exchanges for text in texts]
    assert found[0] == ()
    assert [{term.text for side in one.sides for term in side.amounts} for one in found[1]] == [{"40 prisoners of war"}]


@pytest.mark.parametrize(
    "text",
    [
        "Chad and Niger will hold talks on Monday to agree on a ceasefire.",
        "Envoys of Chad and Niger meet again in Lome on 12 May to settle the terms of a ceasefire.",
        "Chad and Niger will send negotiators to Lome to conclude an armistice.",
    ],
)
def test_what_talks_are_to_bring_about_is_not_agreed(text: str) -> None:
    assert all(record.standing != "agreed" for record in history([told(text)]).commitments)


def test_what_talks_brought_about_is_agreed() -> None:
    found = history([told("Chad and Niger held talks on Monday and agreed on a ceasefire.")])
    assert [record.standing for record in found.commitments] == ["agreed"]


@pytest.mark.parametrize(
    "text",
    [
        "Chad and Mali will agree on a truce on Monday.",
        "Chad and Mali will sign a truce on Monday, diplomats said.",
        "The two sides, Chad and Mali, are to announce a ceasefire on Monday, the mediator said.",
        "Chad and Mali are expected to agree on a truce on Monday.",
    ],
)
def test_what_others_say_will_be_agreed_binds_nobody(text: str) -> None:
    before = told("Chad and Mali fought on the border in March.", "2021-05-01")
    [record] = history([before, told(text)]).commitments
    assert (record.standing, stands(record), record.declared) == ("floated", {}, ())
    assert [change.rule for change in record.changes] == ["to be agreed"]
    [of_account] = accord.account([before, told(text)]).commitments
    assert (of_account.standing, of_account.positions) == ("floated", ())


def test_what_was_to_be_agreed_is_agreed_later() -> None:
    found = history(
        [
            told("Chad and Mali will sign a truce on Monday, diplomats said."),
            told("Chad and Mali signed the truce on Monday.", "2021-05-11"),
        ]
    )
    [record] = found.commitments
    assert record.standing == "agreed"
    assert stands(record) == {"TCD": "accepts", "MLI": "accepts"}


@pytest.mark.parametrize(
    "text",
    [
        "“We will sign the truce on Monday,” President Oumar Kone of Chad said.",
        "Chad said that it would sign a truce on Monday.",
        "Chad will accept the truce on Monday, its foreign minister said.",
        "Chad and Mali agreed on Sunday that they will halt fire on Monday.",
        "Chad promised that it will sign the truce on Monday.",
    ],
)
def test_what_a_party_says_that_it_will_sign_it_undertakes(text: str) -> None:
    before = told("Chad and Mali fought on the border in March.", "2021-05-01")
    [record] = history([before, told(text)]).commitments
    assert record.standing == "agreed"
    assert stands(record)["TCD"] == "accepts"
    assert {one.standing for one in accord.account([before, told(text)]).commitments} == {"agreed"}
