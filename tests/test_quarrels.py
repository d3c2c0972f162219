"""Attacks in words and in deeds, force that somebody undergoes, and what is told of a kind; sentences of our own."""

from __future__ import annotations

import pytest

from accord.model import Block, Event, Reading, Report
from accord.reading.language import Language
from accord.reading.reader import Reader


@pytest.fixture(scope="module")
def reader(language: Language) -> Reader:
    return Reader(language=language)


def read(reader: Reader, text: str) -> Reading:
    return reader.read(Report("r", "r", "r", None, None, None, None, "en", text, (Block("paragraph", 0, len(text)),)))


def by_trigger(reading: Reading, trigger: str) -> list[Event]:
    return [event for event in reading.events if event.trigger.exact == trigger]


def names(reading: Reading, ids: tuple[str, ...]) -> set[str]:
    return {mention.span.exact for mention in reading.mentions if mention.id in ids}


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("Senator Reed attacked Governor Moran over her record on the mines.", "attacked"),
        ("The senator's attack on the governor was the sharpest of the race.", "attack"),
        ("The candidate hammered her rival in a speech to the miners.", "hammered"),
        ("The party came under attack from newspapers.", "came"),
        ("Senator Reed fired back at Governor Moran on Monday.", "fired"),
        ("The bank came under fire for its fees.", "came"),
        ("The minister was under fire over his remarks about the strike.", "was"),
        ("The senator's record came under fire on Monday.", "came"),
    ],
)
def test_an_attack_in_words(reader: Reader, text: str, trigger: str) -> None:
    reading = read(reader, text)
    assert [(event.type, event.mode) for event in reading.events] == [("ACCUSE", "disapprove")]
    assert by_trigger(reading, trigger)


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("Rebels attacked the governor near Bor.", "attacked"),
        ("The minister was attacked by gunmen on her way home.", "attacked"),
        ("The president attacked the rebels on two fronts.", "attacked"),
        ("The governor was attacked by a man with a knife.", "attacked"),
        ("Chadian jets attacked the senator's convoy.", "attacked"),
        ("Their convoy was under fire near Bor for an hour.", "was"),
        ("Chadian soldiers fired back at the rebels.", "fired"),
        ("Senator Reed's manager assaulted a reporter.", "assaulted"),
    ],
)
def test_an_attack_in_deeds(reader: Reader, text: str, trigger: str) -> None:
    assert [event.type for event in by_trigger(read(reader, text), trigger)] == ["ASSAULT"]


@pytest.mark.parametrize(
    ("text", "fights"),
    [
        ("The mayor fought for years to keep the mill open.", False),
        ("The union is fighting for higher wages.", False),
        ("Rebels fought for the town of Bor.", True),
        ("Rebels fought the army for the town of Bor.", True),
    ],
)
def test_who_strives_fights_nobody(reader: Reader, text: str, fights: bool) -> None:
    assert any(event.type == "ASSAULT" for event in read(reader, text).events) is fights


@pytest.mark.parametrize(
    ("text", "trigger", "actors", "recipients", "theme"),
    [
        ("Their camp came under fire from Chadian troops.", "came", {"Chadian troops"}, {"Their"}, "Their camp"),
        ("The mill was the target of an air strike by Sudan.", "strike", {"Sudan"}, set(), "The mill"),
        ("Malian soldiers were the victims of an ambush.", "ambush", set(), {"Malian"}, "Malian soldiers"),
        ("Chad suffered a raid by rebels.", "raid", {"rebels"}, {"Chad"}, "Chad"),
        ("The clinic survived two air strikes by Sudan.", "strikes", {"Sudan"}, {"The clinic"}, "The clinic"),
    ],
)
def test_whom_force_is_used_on(
    reader: Reader, text: str, trigger: str, actors: set[str], recipients: set[str], theme: str
) -> None:
    reading = read(reader, text)
    (event,) = [one for one in reading.events if one.type == "ASSAULT"]
    assert event.trigger.exact == trigger
    assert names(reading, event.actors) == actors
    assert names(reading, event.recipients) == recipients
    assert event.theme is not None and event.theme.exact == theme


def test_who_faces_hostility_does_not_fight(reader: Reader) -> None:
    assert not any(event.actors for event in read(reader, "The movement could face hostility.").events)


def test_an_attack_that_somebody_comes_under_is_told_once(reader: Reader) -> None:
    reading = read(reader, "The garrison of Bor came under attack from the rebels on Monday.")
    assert [event.trigger.exact for event in reading.events] == ["came"]


@pytest.mark.parametrize(
    "text",
    ["An attack in Gao killed nine soldiers.", "The attack at Gao was condemned by the council.", "They raided Gao."],
)
def test_where_force_was_used_is_nobody(reader: Reader, text: str) -> None:
    reading = read(reader, text)
    struck = {name for event in reading.events for name in names(reading, event.recipients) if event.type == "ASSAULT"}
    assert ("Gao" in struck) is text.startswith("They")
