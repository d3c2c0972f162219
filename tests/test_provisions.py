"""What a text lays down, what answers a pronoun, and what somebody says that his own side will do: ten sentences and
more for each construction, with invented happenings. The floors are what is reached; some sentences are misparsed."""

from __future__ import annotations

import pytest

from accord.ledger.history import history
from test_process_shapes import about, stands, told

OPENING = "Chad and Niger signed an accord in Lome on Monday. "
OFFER = "Chad offered a truce of ten days. "

FRAMED = [
    "Under the accord Chad will free 90 captives by June 3.",
    "Under the terms of the treaty, the two garrisons are to leave the pass within a month.",
    "Under it, Niger gives up the river forts.",
    "As part of the bargain and of the deal, Chad will reopen the mountain road.",
    "As part of the settlement, Niger will pay for the burned mills.",
    "In the treaty Chad renounces the island of Thera.",
    "According to the protocol, the mines will be cleared before the harvest.",
    "Under the timetable, the cavalry will go home in April, and the archers will follow in May.",
    "Under the plan, the toll would be lifted by both sides.",
    "By the terms of the pact, the harbour will be open to all ships.",
    "Under the agreement, Niger must hand back the temple treasure.",
]
WHICH = [
    "Chad and Niger signed a treaty under which the fortress will be razed.",
    "The two kings agreed on a calendar under which the first archers leave in March.",
    "Chad and Niger struck a deal by which the salt tax goes to Niger.",
    "The envoys reached an accord under which both fleets will stay in port.",
    "Niger accepted a settlement under which its governor will resign.",
    "The two governments concluded a pact under which no new walls may be built.",
    "Chad and Niger initialled a protocol under which 40 hostages will be handed over.",
    "The delegations agreed on an arrangement under which the market will reopen.",
    "Chad and Niger signed a memorandum under which farmers may return to the valley.",
    "The two sides reached an understanding under which the wells will be shared.",
]
BINDING = [
    "The treaty obliges Chad to release all captives within a month.",
    "It commits both kings to pull their archers back from the ford.",
    "The accord allows Niger to keep a garrison at the bridge.",
    "The accord calls for a vote in the river towns.",
    "It gives Niger control of the harbour.",
    "The settlement forbids Chad to build walls near the ford.",
    "The pact requires the garrison to leave by June.",
    "The agreement provides for an exchange of captives.",
    "The deal guarantees traders safe passage to the coast.",
    "The treaty sets up a joint court for boundary disputes.",
    "Terms include the return of the fleet.",
]
FOLLOWING = [
    "Elections will be held within a year.",
    "A council of nine elders will govern the island.",
    "Each governor will have two advisers from the hills.",
    "The fortress will be handed over on June 3.",
    "Both armies are to withdraw to the mountains.",
    "Prisoners will be allowed to go home.",
    "A ceasefire is to begin on May 3.",
    "The militia must disband.",
    "Chad will free 90 captives.",
    "All mines will be cleared.",
]
ANSWERS = {
    "Niger turned it down.": "refuse",
    "Niger's king turned him down the same day.": "refuse",
    "Niger ruled it out.": "refuse",
    "Niger would have none of it.": "refuse",
    "Niger took it up.": "accept",
    "Niger took up the offer on Tuesday.": "accept",
    "Niger gave in on Tuesday.": "accept",
    "Niger bowed to the demand.": "accept",
    "Niger relented on Tuesday.": "accept",
    "Niger gave way on that point.": "accept",
}
SILENCE = [
    "There was no reply from Niger.",
    "No answer came from Niger.",
    "Niger had no immediate comment.",
    "There has been no response from Niger so far.",
    "Niger gave no answer.",
    "Niger has made no comment.",
]
OWN = [
    "Niger will free 90 captives on Monday, its foreign minister said.",
    "Niger said it would withdraw its archers from the ford by June.",
    "The king of Niger said that he would open the road to relief convoys.",
    "Niger's army said it would lift the siege at dawn.",
    "Niger said it would hand over its catapults if Chad left the ford.",
    "The Niger delegation told reporters that it would release the hostages.",
]


def acts(text: str) -> list[tuple[str, str, str]]:
    """The act, source and object of every step."""
    return [(step.act, step.source, step.object.exact if step.object else "") for step in told(text).steps]


def share(sentences: list[str], opening: str, source: str) -> int:
    """Of how many sentences something is found with a source that the opening alone does not have."""
    return sum(any(one[1] == source for one in acts(opening + sentence)) for sentence in sentences)


@pytest.mark.parametrize(
    ("sentences", "opening", "floor"),
    [(FRAMED, OPENING, 9), (WHICH, "", 9), (BINDING, OPENING, 9), (FOLLOWING, OPENING, 9)],
    ids=["framed", "which", "binding", "following"],
)
def test_what_a_text_lays_down_is_agreed(sentences: list[str], opening: str, floor: int) -> None:
    assert share(sentences, opening, "provision") >= floor


def test_answers_to_a_pronoun_and_by_a_particle() -> None:
    right = sum(any(one[0] == act for one in acts(OFFER + text)) for text, act in ANSWERS.items())
    assert right >= 9


def test_silence_told_of_the_answer() -> None:
    assert sum(any(one[0] == "silent" for one in acts(OFFER + text)) for text in SILENCE) >= 5


def test_what_somebody_says_that_he_will_do() -> None:
    assert share(OWN, "", "own") >= 5


@pytest.mark.parametrize(
    "text",
    [
        "Under the amnesty Chad released 83 captives on Friday.",
        "Niger rejected a deal under which its fleet would be sunk.",
        "The text will be published on Tuesday.",
    ],
)
def test_what_has_been_done_or_refused_is_no_provision(text: str) -> None:
    assert not any(one[1] == "provision" for one in acts(OPENING + text))


def test_coordinated_provisions_are_two() -> None:
    found = acts("Under the accord, Chad will free 90 captives, and Niger will raze the fortress.")
    assert len([one for one in found if one[1] == "provision"]) == 2


@pytest.mark.parametrize(
    "asking", ["Chad asked Niger to open the road to the north.", "Chad demanded that Niger open it."]
)
def test_who_is_asked_and_agrees_accepts(asking: str) -> None:
    record = about(history([told(f"{asking} Niger agreed on Tuesday.")]), "Chad")
    assert stands(record) == {"TCD": "proposes", "NER": "accepts"}


def test_who_agrees_without_being_asked_has_answered_nothing() -> None:
    record = about(history([told("Chad offered a truce of ten days. Togo agreed.")]), "truce of ten days")
    assert stands(record) == {"TCD": "proposes"}


def test_a_truce_of_an_accord_does_not_take_its_place() -> None:
    text = (
        "Chad and Niger signed an accord on Monday to end their war. A ceasefire will begin on May 8. "
        "Togo welcomed the accord."
    )
    found = history([told(text)]).commitments
    assert [stands(one).get("TGO") for one in found] == ["backs", None]
    assert stands(found[1]) == {"TCD": "accepts", "NER": "accepts"}
    assert found[0].standing == "agreed"
