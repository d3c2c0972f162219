"""A state and an armed movement as the sides of a process: the movement's many names, and who acts for which."""

from __future__ import annotations

from functools import lru_cache

import pytest

from accord.ledger.history import history
from accord.ledger.records import History
from accord.ledger.tellings import gather
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


COLOMBIA = "The Colombian government and the FARC have fought each other for decades. "
SARVAN = "The Sarvan Liberation Front (SLF) attacked the army of Niger near Bol on Monday. Niger blamed the SLF. "


def acting(*readings: Reading) -> dict[str, str]:
    """Whom each actor that has a name or is described acts for."""
    material = gather(readings)
    return {actor.name: material.parties.of(actor.id) for actor in material.actors}


def voices(found: History, role: str) -> list[str]:
    return [voice.party for incident in found.incidents for voice in getattr(incident, role)]


def test_the_rebels_are_the_one_movement_and_the_army_is_the_state_it_fights() -> None:
    text = COLOMBIA + (
        "The rebels accused the army of having bombed a camp near Cali on Monday. The military denied it. A spokesman "
        "for the guerrillas, Ivan Rojas, spoke of murder."
    )
    found = acting(told(text))
    assert {found[name] for name in ("rebels", "guerrillas", "Ivan Rojas")} == {found["FARC"]}
    assert {found["army"], found["military"]} == {"COL"}
    ledger = history([told(text)])
    [incident] = ledger.incidents
    assert incident.perpetrators == ("COL",)
    assert voices(ledger, "alleged_by") == [found["FARC"]] and voices(ledger, "denied_by") == ["COL"]


def test_a_movement_that_no_list_knows_is_known_by_its_name_and_initials() -> None:
    text = "The SLF's commander, Omar Bah, accused the army of shelling Bol on Tuesday. The rebels want talks."
    found = acting(told(SARVAN), told(text, "2021-05-05"))
    assert found["Omar Bah"] == found["rebels"] == found["SLF"]
    assert found["army"] == "NER"


@pytest.mark.parametrize(
    "words",
    ["Paul Ndiaye, speaking for the rebels,", "Paul Ndiaye of the SLF", "Paul Ndiaye, a spokesman for the SLF,"],
)
def test_who_speaks_for_a_movement_acts_for_it(words: str) -> None:
    found = acting(told(SARVAN + f"{words} accepted the demand of Togo for talks."))
    assert found["Paul Ndiaye"] == found["SLF"]


def test_both_sides_are_the_state_and_the_movement() -> None:
    [record] = history([told(SARVAN + "The two sides agreed on Tuesday to a truce of ten days.")]).commitments
    assert len(record.parties) == 2 and "NER" in record.parties


def test_envoys_of_both_are_both() -> None:
    found = history(
        [told(SARVAN), told("Envoys of the government and of the SLF met in Lome on Tuesday.", "2021-05-05")]
    )
    [meeting] = found.meetings
    assert len(meeting.parties) == 2 and "NER" in meeting.parties


def test_rebels_with_no_name_but_their_creed_are_one_in_all_reports() -> None:
    first = told("Maoist rebels shot two policemen at Pokhara on Monday. Nepal proposed a ceasefire of a month.")
    later = told("The Maoist rebels rejected it. The army said that the rebels had burned a school.", "2021-05-05")
    material = gather([first, later])
    rebels = [actor.id for actor in material.actors if "rebels" in actor.name]
    assert len({material.parties.of(one) for one in rebels}) == 1


def test_prisoners_of_a_movement_and_those_who_left_it_are_not_the_movement() -> None:
    found = acting(told(SARVAN + "Former rebels accused the army of theft. Prisoners of the SLF wrote to Togo."))
    assert found.get("Former rebels") != found["SLF"] and found.get("Prisoners of the SLF") != found["SLF"]


def test_where_two_movements_are_named_alike_the_rebels_are_neither() -> None:
    text = "The FARC and the ELN have fought Colombia for decades. The rebels shelled a camp near Cali on Monday."
    found = acting(told(text))
    assert found["rebels"] not in (found["FARC"], found["ELN"])


def test_a_later_report_changes_nothing_of_whose_an_earlier_ones_bodies_were() -> None:
    first = told("The army said that gunmen had shot two men near Cali.", "2021-05-03")
    before = acting(first)
    after = acting(first, told(COLOMBIA, "2021-05-09"))
    assert {name: after[name] for name in before} == before


def test_a_state_that_only_its_people_name_is_no_group_of_two() -> None:
    text = "President Duque of Colombia accused the FARC of murder. Both delegations went home. The FARC denied it."
    assert history([told(text)]).incidents is not None
