"""Who alleges, denies and admits an incident, where the words for it stand in sentences of their own."""

from __future__ import annotations

from functools import lru_cache

import pytest

from accord.ledger.history import history
from accord.ledger.records import History, IncidentRecord
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


WAR = "Colombia and the FARC are at war. "


def only(found: History) -> IncidentRecord:
    [incident] = found.incidents
    return incident


def parties(incident: IncidentRecord, role: str) -> list[str]:
    return [voice.party for voice in getattr(incident, role)]


def test_a_charge_with_no_words_of_its_own_is_of_what_the_sentence_before_tells() -> None:
    text = WAR + (
        "On Sunday masked men stopped a lorry of the Red Cross near Cali and drove off with the medicines. "
        "The police blame the FARC. The FARC rejected the accusation."
    )
    incident = only(history([told(text)]))
    assert incident.perpetrators == ("farc",)
    assert parties(incident, "alleged_by") == ["COL"] and parties(incident, "denied_by") == ["farc"]
    assert any("medicines" in item.span.exact for item in incident.evidence)


def test_who_is_suspected_of_what_unknown_men_did_is_charged_with_that() -> None:
    text = WAR + (
        "Armed men burned down a bus near Cali on Sunday and killed its driver. The police suspect the FARC of a "
        "quarrel over the fares. The FARC denied it."
    )
    incident = only(history([told(text)]))
    assert incident.perpetrators == ("farc",) and incident.casualties.best == 1
    assert parties(incident, "alleged_by") == ["COL"] and parties(incident, "denied_by") == ["farc"]


def test_a_charge_that_names_an_act_and_its_place_is_an_incident() -> None:
    text = WAR + "The FARC accuses the army of raids on farms near Cali in the first week of May."
    incident = only(history([told(text)]))
    assert incident.perpetrators == ("COL",) and parties(incident, "alleged_by") == ["farc"]


def test_a_charge_that_names_no_act_is_none() -> None:
    assert not history([told(WAR + "The FARC accuses the army of bad faith on the eve of the talks.")]).incidents


@pytest.mark.parametrize(
    "words",
    [
        "said that its people had nothing to do with it",
        "says that it knows of no such thing",
        "said that no unit of its own had been near the place",
        "said that it was not responsible",
    ],
)
def test_who_is_charged_and_disclaims_it_denies_it(words: str) -> None:
    text = WAR + f"The police accused the FARC of an attack on a bus near Cali on Sunday. The FARC {words}."
    assert parties(only(history([told(text)])), "denied_by") == ["farc"]


def test_a_charge_without_a_place_is_of_the_death_that_was_told_just_before() -> None:
    text = WAR + (
        "A fighter was shot dead near Cali on Sunday. The FARC charges that soldiers fired on men who had come "
        "to dance."
    )
    incident = only(history([told(text)]))
    assert incident.perpetrators == ("COL",) and incident.casualties.best == 1


def test_who_calls_it_murder_alleges_it() -> None:
    text = WAR + "Soldiers shot three men near Cali on Sunday. The FARC calls it murder."
    incident = only(history([told(text)]))
    assert parties(incident, "alleged_by") == ["farc"] and incident.casualties.best == 3


def test_who_tells_of_a_killing_by_its_own_men_confirms_it() -> None:
    text = WAR + "Soldiers have killed nine guerrillas near Cali since Sunday, the army said."
    incident = only(history([told(text)]))
    assert parties(incident, "confirmed_by") == ["COL"] and not incident.alleged_by


def test_that_nobody_did_it_denies_what_another_report_tells() -> None:
    first = told(WAR + "On Sunday rebels attacked a convoy near Cali, according to the army.", "2021-05-04")
    second = told("Nobody attacked a convoy near Cali, the FARC says.", "2021-05-05", "Lake Radio")
    assert parties(only(history([first, second])), "denied_by") == ["farc"]
    assert not history([second]).incidents


def test_they_who_say_so_are_not_those_of_whom_it_is_said() -> None:
    text = WAR + "The police told of an attack. On Sunday, they say, rebels fired on a post near Cali."
    incident = only(history([told(text)]))
    assert incident.perpetrators == ("farc",) and parties(incident, "confirmed_by") == []


def test_losses_are_dead_only_where_they_are_somebodys() -> None:
    killed = "Rebels ambushed a patrol near Cali on Sunday. One marine was killed, the navy says. "
    first = only(history([told(WAR + killed + "The FARC put the marines' losses at four.")]))
    other = only(history([told(WAR + killed + "The army lost boats, too, and puts its losses at four.")]))
    assert first.casualties.best == 4 and other.casualties.best == 1


def test_extortion_is_no_breach_of_a_truce() -> None:
    pact = "Colombia and the FARC agreed on Monday to a truce of thirty days that takes effect on Wednesday, May 5."
    text = "The army accuses the FARC of extorting money from farmers near Cali on May 10."
    found = history([told(pact, "2021-05-04"), told(text, "2021-05-11")], on="2021-05-11")
    assert only(found).breach_of is None


def test_an_attack_on_relief_is_one_on_what_both_agreed_about_relief() -> None:
    pact = "Colombia and the FARC agreed on Monday that relief convoys may pass."
    text = (
        "On May 10 gunmen stopped a lorry with relief supplies near Cali. The police blame the FARC, which denied the "
        "charge."
    )
    found = history([told(pact, "2021-05-04"), told(text, "2021-05-11")], on="2021-05-11")
    [record] = found.commitments
    assert only(found).breach_of == record.id
