"""Forces of a state and those who are up against it. All happenings are invented."""

from __future__ import annotations

import pytest

import accord
from accord.comparing import camps
from accord.model import Actor, Dossier
from accord.reading.language import Language
from accord.reading.reader import Reader
from accord.sources import report


def actor(name: str, kind: str = "group", country: str | None = None, sector: str | None = None) -> Actor:
    return Actor(name, name, kind, country, sector)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("one", "side"),
    [
        (actor("Guerrillas", "organisation"), "against"),
        (actor("insurgent army", "organisation", None, "MIL"), "against"),
        (actor("Opposition forces", sector="MIL"), "against"),
        (actor("anti-government gunmen", sector="UAF"), "against"),
        (actor("Front for the South", "organisation", "SSD", "REB"), "against"),
        (actor("government soldiers", sector="MIL"), "state"),
        (actor("police", "organisation", sector="COP"), "state"),
        (actor("pro-government militia", sector="PRM"), "state"),
        (actor("counter-insurgent units", sector="MIL"), "state"),
        (actor("Chadian troops", country="TCD", sector="MIL"), "state"),
        (actor("Chad", "state", "TCD"), "state"),
        (actor("soldiers", sector="MIL"), None),
        (actor("gunmen", sector="UAF"), None),
        (actor("militia", sector="PRM"), None),
        (actor("former guerrillas", sector="REB"), None),
        (actor("Lake Army", "organisation", None, "MIL"), None),  # it may be anybody's
        (actor("Ida Falk", "person", "TCD", "GOV"), None),
        (actor("villagers", sector="CVL"), None),
    ],
)
def test_on_which_side_a_name_stands(one: Actor, side: str | None) -> None:
    assert camps.camp(one) == side


def test_sides_are_opposed_where_all_of_each_are() -> None:
    known = {one.id: one for one in (actor("rebels", sector="REB"), actor("army", "organisation"), actor("gunmen"))}
    assert camps.opposed(["rebels"], ["army"], known) and camps.opposed(["army"], ["rebels"], known)
    assert not camps.opposed(["rebels"], ["gunmen"], known)
    assert not camps.opposed(["rebels", "army"], ["army"], known)
    assert not camps.opposed(["rebels"], ["nobody known"], known) and not camps.opposed([], ["army"], known)


@pytest.fixture(scope="module")
def reader(language: Language) -> Reader:
    return Reader()


def account(reader: Reader, *texts: str) -> Dossier:
    made = [
        report(text, path=f"{n}.txt", outlet=f"Outlet {n}", published="2020-05-06", language="en")
        for n, text in enumerate(texts)
    ]
    return accord.account([reader.read(one) for one in made])


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("Insurgents", "Security forces"),
        ("Rebel troops", "The army"),
        ("Separatist fighters", "Chadian soldiers"),
        ("Opposition gunmen", "Police"),
        ("Anti-government militias", "Government troops"),
    ],
)
@pytest.mark.parametrize("line", ["{} bombed the mill of Abéché on Monday.", "The mill of Abéché was bombed by {}."])
def test_a_deed_of_rebels_is_none_of_the_government(reader: Reader, one: str, two: str, line: str) -> None:
    dossier = account(reader, *(line.format(who) for who in (one, two)))
    (found,) = [each for each in dossier.disagreements if each.slot == "actor"]
    assert {one.lower(), two.lower()} == {value.text.lower() for value in found.values}
    (fact,) = [each for each in dossier.facts if each.id == found.fact]
    assert fact.verdict == "disputed"


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("Rebels bombed the mill of Abéché on Monday.", "Militants bombed the mill of Abéché on Monday."),
        ("Gunmen bombed the mill of Abéché on Monday.", "Soldiers bombed the mill of Abéché on Monday."),
        ("Mutinous soldiers seized the radio station.", "Rebels seized the radio station."),
        ("Police shot two farmers in Abéché on Monday.", "Soldiers shot two farmers in Abéché on Monday."),
        ("Rebels clashed with the army in Abéché.", "The army clashed with rebels in Abéché."),
        ("Rebels attacked the army in Abéché.", "The army was attacked by rebels in Abéché."),
        ("The rebels agreed to a truce on Monday.", "The government agreed to a truce on Monday."),  # both may have
    ],
)
def test_sides_that_may_be_one_or_both_have_a_part_are_no_dispute(reader: Reader, one: str, two: str) -> None:
    assert [each.kind for each in account(reader, one, two).disagreements] == []
