"""Captures, sinkings and losses as incidents, and the dead that a sentence of its own counts. All invented."""

from __future__ import annotations

from accord.ledger.history import history
from accord.ledger.records import History, IncidentRecord
from test_process_shapes import told


def only(found: History) -> IncidentRecord:
    [incident] = found.incidents
    return incident


def voices(incident: IncidentRecord) -> tuple[list[str], list[str], list[str]]:
    return (
        [voice.party for voice in incident.alleged_by],
        [voice.party for voice in incident.denied_by],
        [voice.party for voice in incident.confirmed_by],
    )


def test_a_place_is_taken_and_its_loss_confirmed() -> None:
    incident = only(
        history(
            [told("Togolese troops took Kpalime on Monday. Chad's defence minister confirmed the loss of the town.")]
        )
    )
    assert incident.perpetrators == ("TGO",) and voices(incident)[2] == ["TCD"]


def test_a_ship_is_sunk_with_the_loss_of_lives() -> None:
    incident = only(history([told("A Togolese ferry was sunk off Lome on Monday with the loss of 14 lives.")]))
    assert incident.casualties.best == 14


def test_one_of_them_is_one() -> None:
    text = "Togolese gunboats fired on the trawler Etoile near Lome on Monday. One of the fishermen died."
    assert only(history([told(text)])).casualties.best == 1


def test_who_died_there_died_in_what_was_told() -> None:
    text = (
        "Togolese troops attacked Kpalime on Sunday. The mayor left the town by car. "
        "A minister spoke in the evening. He said that at least three soldiers had died there."
    )
    assert only(history([told(text)])).casualties.best == 3


def test_there_were_is_no_place() -> None:
    text = "Togolese troops attacked Kpalime on Sunday. The mayor left. Elsewhere there were three dead in a storm."
    assert only(history([told(text)])).casualties.best is None


def test_one_victim_is_one_happening() -> None:
    first = told("Corporal Kofi Anani was shot dead by a Chadian guard in Lome on Monday.")
    second = told("Corporal Kofi Anani was shot by a Camel Corps rider on May 3.", "2021-05-09", "The Dune")
    assert len(history([first, second]).incidents) == 1


def test_a_denied_deed_has_been_charged() -> None:
    text = "Chad's navy denied that its sailors had beaten Togolese prisoners in Bol, as a Lome newspaper had claimed."
    incident = only(history([told(text)]))
    alleged, denied, _ = voices(incident)
    assert incident.perpetrators == ("TCD",) and denied == ["TCD"] and len(alleged) == 1


def test_a_denied_knowledge_is_no_incident() -> None:
    assert not history([told("Chad denied that it had known of the plan.")]).incidents


def test_whoever_did_it_when_somebody_is_charged_is_the_charged_ones() -> None:
    text = "Togo accused Chad of an atrocity on May 1, when jets bombed the trawler Etoile. Chad denied it."
    incident = only(history([told(text)]))
    assert incident.perpetrators == ("TCD",) and voices(incident)[:2] == (["TGO"], ["TCD"])


def test_what_a_battle_consists_of_is_no_other_incident() -> None:
    text = (
        "Togolese troops took Kpalime on Monday. The garrison gave up after a battle, in which a plane was shot down."
    )
    assert len(history([told(text)]).incidents) == 1
