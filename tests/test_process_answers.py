"""Answers reach the offer that they answer, however it was told; charges and meetings by other words. All invented."""

from __future__ import annotations

from accord.ledger.history import history
from accord.ledger.records import CommitmentRecord, History
from test_history import told


def made(text: str, day: str = "2021-05-04", on: str | None = None) -> History:
    return history([told(text, day)], on=on)


def stands(record: CommitmentRecord) -> set[tuple[str, str]]:
    return {(stand.party, stand.stance) for stand in record.positions}


def only(found: History) -> CommitmentRecord:
    [record] = found.commitments
    return record


def test_a_bare_answer_is_to_what_somebody_else_offered_last() -> None:
    record = only(
        made(
            "Ghana on Monday suggested a truce of five days, to give the envoy time for his mission. "
            "Chad accepted it within hours. Niger refused."
        )
    )
    assert stands(record) >= {("GHA", "proposes"), ("TCD", "accepts"), ("NER", "refuses")}
    assert [term.text for term in record.duration][:1] == ["five days"]
    assert any("time for his mission" in term.text for term in record.purpose)


def test_whose_plan_is_refused_has_proposed_it() -> None:
    for text in (
        "Niger rejected the Ghanaian peace plan on Monday.",
        "Niger rejected a peace plan by Ghana on Monday.",
        "Niger rejected the demand that Ghana had made in Accra.",
    ):
        record = only(made(text))
        assert stands(record) == {("GHA", "proposes"), ("NER", "refuses")}, text
        assert record.standing == "refused"


def test_another_ones_plan_is_another_commitment() -> None:
    found = made("Ghana proposed a truce of ten days on Monday. Niger turned down the Kenyan peace plan.")
    assert len(found.commitments) == 2
    assert stands(found.commitments[0]) == {("GHA", "proposes")}


def test_who_does_not_reply_is_silent() -> None:
    record = only(
        made("Ghana proposed to Chad and Niger a truce of ten days. Chad agreed to the truce. Niger has not replied.")
    )
    assert ("NER", "silent") in stands(record)
    assert not any(stance == "silent" for _, stance in stands(only(made("Ghana proposed a truce. Niger replied."))))


def test_his_country_is_that_of_whoever_says_so() -> None:
    text = (
        "The Security Council demanded on Monday that Chad withdraw its forces. Kenya and Spain abstained. "
        "Chad's foreign minister Ali Saleh said that his country would not comply."
    )
    assert ("TCD", "refuses") in stands(made(text).commitments[0])


def test_an_offer_of_somebody_else_days_later_is_another_one() -> None:
    found = history(
        [
            told("The Security Council demanded on Monday that the fighting in Chad stop.", "2021-05-04"),
            told("Ghana suggested a truce of three days on Friday.", "2021-05-15"),
        ]
    )
    assert [record.standing for record in found.commitments] == ["proposed", "proposed"]


def test_yes_and_no_and_votes_are_answers() -> None:
    record = only(
        made("Ghana proposed a three-day truce on Monday. Chad said yes to the three-day truce that Ghana proposed.")
    )
    assert ("TCD", "accepts") in stands(record)
    demand = "The Security Council demanded on Monday that Chad withdraw its forces from the islands. "
    record = only(
        made(demand + "Kenya voted against. Chad's foreign minister Ali Saleh said that his country would not comply.")
    )
    assert stands(record) >= {("KEN", "refuses"), ("TCD", "refuses")}
    assert record.standing == "refused"


def test_at_once_is_no_condition_and_provided_that_is_one() -> None:
    record = only(made("Ghana demanded on Monday that the fighting in Niger stop at once."))
    assert record.conditions == ()
    record = only(made("Chad is ready to agree to a truce, officials said, provided that Niger opens the road."))
    assert any("provided that" in term.text for term in record.conditions)


def test_a_measure_begins_and_ends_as_a_truce_does() -> None:
    text = (
        "Kenya agreed on Monday to ban all imports from Chad. "
        "The embargo is to start on Friday and will last until June 4."
    )
    assert only(made(text, on="2021-05-05")).standing == "agreed"
    assert only(made(text, on="2021-05-20")).standing == "in force"
    assert only(made(text, on="2021-06-20")).standing == "lapsed"


def test_a_charge_of_no_force_is_an_incident_with_its_denial() -> None:
    [incident] = made(
        "Niger accused Chad of having stopped and searched a trawler near Baga on Sunday. Chad denied the charge."
    ).incidents
    assert incident.perpetrators == ("TCD",)
    assert [voice.party for voice in incident.alleged_by] == ["NER"]
    assert [voice.party for voice in incident.denied_by] == ["TCD"]
    assert made("Niger accused Chad of treachery.").incidents == ()


def test_a_raid_that_has_been_confirmed() -> None:
    [incident] = made(
        "Chadian commandos raided an airstrip near Diffa on Saturday. Niger has confirmed the raid."
    ).incidents
    assert [voice.party for voice in incident.confirmed_by] == ["NER"]


def test_meetings_by_other_words() -> None:
    for text, place in (
        ("The foreign ministers of Chad and Niger will discuss the crisis in Abuja on Thursday.", "Abuja"),
        ("Ghana's envoy John Mensah is to see President Idriss Deby in Accra on Thursday.", "Accra"),
        ("Ghana's envoy John Mensah spent eleven hours with President Idriss Deby in Accra on Monday.", "Accra"),
    ):
        [meeting] = made(text).meetings
        assert place in {term.text for term in meeting.place}, text


def test_what_a_truce_requires_is_its_condition_and_nobodys_demand() -> None:
    found = made(
        "Chad refused to agree to a full ceasefire on Monday. A full ceasefire would require Niger's allies to cease "
        "military support, President Idriss Deby said."
    )
    [record] = [one for one in found.commitments if one.issue == "ceasefire"]
    assert any("allies to cease military support" in term.text for term in record.conditions)
    assert not any(stance == "proposes" for _, stance in stands(record))


def test_a_relative_clause_is_told_with_what_it_is_of() -> None:
    found = made("Chad demanded that Niger open the lake road, a condition that Niger has firmly rejected.")
    assert any(record.summary.startswith("A condition that Niger") for record in found.commitments)


def test_what_the_scope_is_said_to_be_limited_to() -> None:
    found = made(
        "Ghana proposed on Monday that its army guard the power stations of Chad, including the Baga plant. "
        "President Idriss Deby of Chad clarified that the conversation focused only on the Baga plant."
    )
    assert [term.text for record in found.commitments for term in record.only] == ["the Baga plant"]
