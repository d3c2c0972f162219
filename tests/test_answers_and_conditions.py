"""What an act answers, who proposed what others only talk about, and conditions and threats with whom they are meant
for; sentences of our own."""

from __future__ import annotations

import pytest

import accord
from accord.model import Commitment, Dossier, Event, Reading
from accord.reading.language import Language
from accord.reading.reader import Reader
from accord.sources import report
from accord.views.text import account


def reading_of(language: Language, text: str) -> Reading:
    return Reader(language=language).read(report(text, path="a.txt", language="en"))


def told(language: Language, text: str, trigger: str) -> tuple[Event, list[str], list[str]]:
    """The one event of a trigger, its actors and its recipients in the words of the text."""
    reading = reading_of(language, text)
    words = {mention.id: mention.span.exact for mention in reading.mentions}
    (event,) = [one for one in reading.events if one.trigger.exact == trigger]
    return event, [words[one] for one in event.actors], [words[one] for one in event.recipients]


def dossier_of(language: Language, *texts: str) -> Dossier:
    reader = Reader(language=language)
    return accord.account([reader.read(report(text, path=f"{n}.txt", language="en")) for n, text in enumerate(texts)])


@pytest.mark.parametrize(
    "text",
    [
        "The envoys met in Oslo to discuss a truce proposal.",
        "Ministers from Chad and Mali debated an offer of mediation in Lima.",
        "The cabinet studied a demand for the release of two nurses.",
        "Delegates considered a plan for a buffer zone.",
        "The two presidents reviewed an offer of aid to the rebels.",
        "Negotiators have met in Geneva to examine a 60-day truce proposal.",
        "The army council discussed a proposal to withdraw from the valley.",
        "Senators talked about an offer of amnesty.",
        "Officials of both states weighed a proposal to reopen the border.",
    ],
)
def test_who_talks_about_a_proposal_has_not_made_it(language: Language, text: str) -> None:
    reading = reading_of(language, text)
    made = [event for event in reading.events if event.trigger.exact in ("proposal", "offer", "demand", "plan")]
    assert [event.actors for event in made if event.actors] == []


def test_who_presents_a_proposal_has_made_it(language: Language) -> None:
    _, who, whom = told(language, "Norway presented a proposal for a truce to the rebels.", "proposal")
    assert (who, whom) == (["Norway"], ["the rebels"])


@pytest.mark.parametrize(
    "text",
    [
        "The minister said that Norwegian control of the port would promise jobs.",
        "Chadian victory would threaten the whole valley, a farmer said.",
        "Officials said American help would offer the rebels a way out.",
        "Russian gas offers no security, the premier said.",
        "The report said Malian rule would guarantee peace in the north.",
        "British investment would pledge nothing, the union said.",
    ],
)
def test_what_somebody_has_or_does_has_no_words(language: Language, text: str) -> None:
    assert [event.type for event in reading_of(language, text).events if event.actors] == []


@pytest.mark.parametrize(
    ("text", "trigger", "actor"),
    [
        ("Norway's letter offered talks.", "offered", "Norway"),
        ("Mali's statement demanded the release of the nurses.", "demanded", "Mali"),
        ("Chad's parliament rejected the treaty.", "rejected", "Chad's parliament"),
    ],
)
def test_a_text_or_a_body_speaks_for_its_owner(language: Language, text: str, trigger: str, actor: str) -> None:
    assert told(language, text, trigger)[1] == [actor]


@pytest.mark.parametrize(
    ("text", "trigger", "recipient"),
    [
        ("Ana Reed warned that Chad would strike back if Mali crossed the river.", "warned", "Mali"),
        ("The general warned that his army would respond if the rebels broke the truce.", "warned", "the rebels"),
        ("Norway threatened to close the pipeline if Denmark did not pay.", "threatened", "Denmark"),
        ("Iran has threatened to close the strait if Oman lets the fleet pass.", "threatened", "Oman"),
        ("He warned that Chad would retaliate should Mali shell the port.", "warned", "Mali"),
        ("The junta warned that it would expel the envoy if Paris interfered.", "warned", "Paris"),
        ("Turkey warned that it would act if the militia was not disbanded.", "warned", "the militia"),
    ],
)
def test_a_threat_is_meant_for_whoever_may_bring_its_case_about(
    language: Language, text: str, trigger: str, recipient: str
) -> None:
    event, _, whom = told(language, text, trigger)
    assert (event.type, whom) == ("THREATEN", [recipient])


def test_weather_is_threatened_by_nobody(language: Language) -> None:
    assert told(language, "The governor warned that rivers would rise if rain went on.", "warned")[2] == []


@pytest.mark.parametrize(
    ("text", "recipient"),
    [
        ("Ana Reed said that any deal would require the rebels to disarm.", "the rebels"),
        ("He maintained that a lasting truce would require Chad to close its bases.", "Chad"),
        ("The premier insisted that peace would require Mali to hand over the port.", "Mali"),
        ("A full withdrawal would require Norway to lift its sanctions, the general said.", "Norway"),
        ("Chad said that talks would require the militia to leave the valley.", "the militia"),
    ],
)
def test_a_condition_that_somebody_sets_is_a_demand_of_today(language: Language, text: str, recipient: str) -> None:
    event, _, whom = told(language, text, "require")
    assert (event.type, event.realis, whom) == ("REQUEST", "actual", [recipient])


@pytest.mark.parametrize(
    ("text", "trigger", "recipient"),
    [
        ("Iran insisted on an end to the blockade, a condition Israel dismissed.", "dismissed", "Iran"),
        ("The rebels demanded the release of ten men, and the government rejected the demand.", "rejected", "rebels"),
        ("Mali proposed a buffer zone. Chad rejected the proposal.", "rejected", "Mali"),
        ("Serbia accused Kosovo of shelling a village, a charge Pristina denied.", "denied", "Serbia"),
        ("Moscow called for elections, an idea the president rejected.", "rejected", "Moscow"),
    ],
)
def test_who_rejects_a_demand_rejects_whoever_made_it(
    language: Language, text: str, trigger: str, recipient: str
) -> None:
    event, _, whom = told(language, text, trigger)
    assert event.type == "REJECT"
    assert [one.removeprefix("The ") for one in whom] == [recipient]


@pytest.mark.parametrize(
    ("text", "trigger", "realis"),
    [
        ("Chad and Mali held talks. Chad called the talks useful.", "talks", "actual"),
        ("Ana Reed met the pope. The premier called the discussion “long,” adding nothing.", "discussion", "actual"),
        ("Chad called the attack on the port an act of war.", "attack", "actual"),
        ("Chad called for talks with Mali.", "called", "actual"),
    ],
)
def test_who_says_what_a_thing_was_like_asks_for_none(language: Language, text: str, trigger: str, realis: str) -> None:
    found = [event for event in reading_of(language, text).events if event.trigger.exact == trigger]
    assert found
    assert {event.realis for event in found} == {realis}


@pytest.mark.parametrize(
    ("text", "trigger", "recipient"),
    [
        ("North Korea protested to Seoul over the drills.", "protested", "Seoul"),
        ("Peru protested to Bogota about the arrests.", "protested", "Bogota"),
        ("Mali complained to Paris about the flights.", "complained", "Paris"),
        ("Chad appealed to Oslo for help.", "appealed", "Oslo"),
        ("The junta sent a letter to Tokyo demanding an apology.", "demanding", "Tokyo"),
        ("Chad sent Mali a note condemning the raid.", "condemning", "Mali"),
        ("Serbia sent a protest note to Zagreb demanding the return of its ship.", "demanding", "Zagreb"),
        ("The bishops sent a petition to the president calling for talks.", "calling", "the president"),
        ("The union sent an email to the minister threatening a strike.", "threatening", "the minister"),
        ("Peru sent a memorandum to the UN proposing a truce.", "proposing", "the UN"),
        ("The rebels issued a statement accusing Norway of fraud.", "accusing", "Norway"),
    ],
)
def test_words_are_for_whoever_they_are_addressed_to(
    language: Language, text: str, trigger: str, recipient: str
) -> None:
    assert told(language, text, trigger)[2] == [recipient]


@pytest.mark.parametrize(
    "text",
    [
        "The minister travelled to Lima on Monday.",
        "The army withdrew to Goma.",
        "The pope's visit to Oslo was called off.",
    ],
)
def test_where_somebody_goes_is_addressed_by_nobody(language: Language, text: str) -> None:
    reading = reading_of(language, text)
    words = {mention.id: mention.span.exact for mention in reading.mentions}
    assert {words[one] for event in reading.events for one in event.recipients} <= {"The pope"}


@pytest.mark.parametrize(
    ("text", "acts"),
    [
        ("Ana Reed called the premier of Mali to discuss the truce.", []),
        ("The minister called his counterpart to review the accord.", []),
        ("The pope called both presidents to talk about the ceasefire.", []),
        ("The premier called the opposition leader to debate the plan.", []),
        ("The minister called a meeting to discuss the truce.", []),
        ("The president called his rival to explain the accord.", []),
        ("Ana Reed called on the rebels to accept the truce.", ["request"]),
        ("Chad called for a ceasefire.", ["request"]),
    ],
)
def test_who_is_called_is_asked_for_nothing(language: Language, text: str, acts: list[str]) -> None:
    assert [step.act for step in reading_of(language, text).steps] == acts


def test_aid_that_opens_a_sentence_is_no_verb(language: Language) -> None:
    assert reading_of(language, "Aid trucks from Egypt entered the enclave.").events == ()


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("Chad's army and the rebels agreed to a truce brokered by Oman.", "agreed"),
        ("Serbia agreed to a deal backed by France.", "agreed"),
        ("The rebels declared a truce monitored by Kenya.", "declared"),
        ("The junta accepted talks hosted by Togo.", "accepted"),
        ("The two armies agreed to a withdrawal supervised by Swiss officers.", "agreed"),
        ("Iran agreed to an exchange arranged by Oman.", "agreed"),
    ],
)
def test_nobody_agrees_with_whoever_brought_it_about(language: Language, text: str, trigger: str) -> None:
    assert told(language, text, trigger)[2] == []


@pytest.mark.parametrize(
    ("text", "trigger", "recipient"),
    [
        ("The militia agreed to a pause proposed by the UN.", "agreed", "the UN"),
        ("Mali accepted a plan drawn up by Norway.", "accepted", "Norway"),
        ("Mali rejected a plan backed by Norway.", "rejected", "Norway"),
    ],
)
def test_whose_plan_it_is_is_answered(language: Language, text: str, trigger: str, recipient: str) -> None:
    assert told(language, text, trigger)[2] == [recipient]


def stances(dossier: Dossier, kind: str) -> set[tuple[str, str]]:
    names = {actor.id: actor.name for actor in dossier.actors}
    (one,) = [item for item in dossier.commitments if item.kind == kind]
    return {(names[position.actor], position.stance) for position in one.positions}


@pytest.mark.parametrize(
    ("text", "kind", "expected"),
    [
        (
            "Despite backing from Norway and Chad, the proposed embargo was rejected by Mali. In Lima, the premier "
            "indicated openness to a limited embargo on fuel.",
            "declaration",
            {("premier", "open to it")},
        ),
        (
            "The rebels refused the ceasefire. Ana Reed later proposed a naval ceasefire.",
            "proposal",
            {("Ana Reed", "proposes")},
        ),
        (
            "Chad supports the treaty. Mali rejected the treaty. Norway proposed a shorter treaty on fishing.",
            "proposal",
            {("Norway", "proposes")},
        ),
        (
            "The rebels rejected the amnesty. The president announced a partial amnesty for deserters.",
            "declaration",
            {("president", "accepts")},
        ),
        (
            "Iran supports the pause. Oman rejected the pause. The envoy suggested a humanitarian pause of two days.",
            "proposal",
            {("envoy", "proposes")},
        ),
        (
            "Norway proposed a 30-day truce. Mali rejected the proposed truce.",
            "proposal",
            {("Norway", "proposes"), ("Mali", "refuses")},
        ),
    ],
)
def test_what_is_introduced_as_new_is_not_what_was_answered_before(
    language: Language, text: str, kind: str, expected: set[tuple[str, str]]
) -> None:
    assert stances(dossier_of(language, text), kind) == expected


CONDITION = (
    "Ana Reed, the premier of Chad, said that a lasting truce would require Malian generals to close their bases, a "
    "condition Mali has rejected."
)


def commitment(dossier: Dossier, kind: str) -> Commitment:
    (one,) = [item for item in dossier.commitments if item.kind == kind]
    return one


def test_a_rejected_condition_is_told_with_what_it_was(language: Language) -> None:
    dossier = dossier_of(language, CONDITION)
    refusal = commitment(dossier, "refusal")
    assert "condition (a lasting truce would require Malian generals to close their bases)" in refusal.summary
    assert [term.text for term in refusal.scope] == ["Malian generals to close their bases"]


def test_of_a_refusal_others_back_what_was_refused(language: Language) -> None:
    dossier = dossier_of(language, "Chad supports the pause. Oman rejected the pause.")
    assert "refused, but backed by Chad" in account(dossier, colour=False)


def test_the_states_of_teams_do_not_meet_beside_their_teams(language: Language) -> None:
    dossier = dossier_of(language, "Technical teams from Chad and Mali will meet in Lima in the coming days.")
    names = {actor.id: actor.name for actor in dossier.actors}
    (meeting,) = dossier.meetings
    assert [names[one] for one in meeting.participants] == ["Technical teams from Chad and Mali"]


def test_further_captives_come_to_those_told_before(language: Language) -> None:
    dossier = dossier_of(
        language,
        "Chad and Mali conducted a prisoner swap, each releasing 40 prisoners of war. Ana Reed praised Chad's release "
        "of an additional 12 wounded Malian soldiers.",
    )
    assert "Chad gave 40 prisoners of war (A) and 12 wounded Malian soldiers (A)" in account(
        dossier, colour=False, width=200
    )


def test_what_did_not_happen_is_marked_in_the_table_too(language: Language) -> None:
    dossier = dossier_of(language, "“Until we agree with Chad, the shelling will go on,” Ana Reed said in Lima.")
    assert "Ana Reed: we agree with Chad [hypothetical]" in account(dossier, colour=False)


@pytest.mark.parametrize(
    ("text", "summary"),
    [
        (
            "The envoy asked about the children, including those believed to have been abducted.",
            "Those believed to have been abducted",
        ),
        ("The premier mourned those shot by the guards.", "Those shot by the guards"),
        ("Families of those arrested in Lima wept.", "Those arrested in Lima"),
        ("Those killed in the raid were farmers.", "Those killed in the raid"),
    ],
)
def test_whom_it_happened_to_stands_in_the_summary(language: Language, text: str, summary: str) -> None:
    assert summary in {fact.summary for fact in dossier_of(language, text).facts}


@pytest.mark.parametrize(
    "refused",
    [
        "The Chadian president said the summit might be called off for want of an agenda.",
        "The Chadian president may reject the offer of a summit.",
    ],
)
def test_who_might_refuse_has_not_refused(language: Language, refused: str) -> None:
    texts = "Mali's offer of a summit was conveyed to the Chadian president in March.", refused
    dossier = dossier_of(language, " ".join(texts))
    assert [one.stance for each in dossier.commitments for one in each.positions if one.stance == "refuses"] == []


def test_who_rejects_an_offer_has_refused(language: Language) -> None:
    text = "Mali's offer of a summit was conveyed to the Chadian president in March. The president rejected the offer."
    dossier = dossier_of(language, text)
    assert [one.stance for each in dossier.commitments for one in each.positions if one.stance == "refuses"] != []
