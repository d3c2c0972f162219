"""How many people were killed, injured, missing, displaced, detained or released. All happenings are invented."""

from __future__ import annotations

import pytest

import accord
from accord.comparing.affected import KINDS, affected
from accord.model import Affected, Dossier
from accord.reading.language import Language
from accord.reading.reader import Reader
from accord.sources import report
from accord.views import html, markdown, text
from accord.views import json as views_json


@pytest.fixture(scope="module")
def reader(language: object) -> Reader:
    return Reader()


def account(reader: Reader, *told: str) -> Dossier:
    return accord.account(
        reader.read(report(each, path=f"{n}.txt", outlet=f"Outlet {n}", published="2031-05-06", language="en"))
        for n, each in enumerate(told)
    )


def found(reader: Reader, *told: str) -> list[tuple[str, str]]:
    return [(one.kind, one.evidence.span.exact) for one in account(reader, *told).affected]


@pytest.mark.parametrize(
    ("told", "wanted"),
    [
        (
            "The shelling of Orrholm killed at least 14 people and wounded 30 others on Monday.",
            [("killed", "at least 14 people"), ("injured", "30 others")],
        ),
        (
            "Nine miners were killed and 22 were injured, the governor said.",
            [("killed", "Nine miners"), ("injured", "22")],
        ),
        ("The death toll rose to 41 on Friday.", [("killed", "41")]),
        ("Six people are still missing after the dam broke.", [("missing", "Six people")]),
        ("The rebels freed 12 hostages on Monday.", [("released", "12 hostages")]),
        ("Police arrested 40 protesters in Velm.", [("detained", "40 protesters")]),
        (
            "The fighting has displaced 3,000 people and 900 villagers.",
            [("displaced", "3,000 people"), ("displaced", "900 villagers")],
        ),
        ("The Red Cross put the number of dead at 38.", [("killed", "38")]),
        ("Storm kills 49, injures 120", [("killed", "49"), ("injured", "120")]),
        ("Nine people lost their lives in the raid on Velm.", [("killed", "Nine people")]),
        ("Seventeen people, it says, lost their lives in the raid.", [("killed", "Seventeen people")]),
        ("Shells fell on Velm, and five citizens were martyred.", [("killed", "five citizens")]),
        ("The government raised the number of dead hostages from three to 11.", [("killed", "11")]),
        ("The raid on Velm cost two policemen their lives.", [("killed", "two policemen")]),
        ("The toll stands at 26, the governor said.", [("killed", "26")]),
        (
            "A shell hit the bakery in Velm, killing one and wounding three.",
            [("killed", "one"), ("injured", "three")],
        ),
        ("Five people, among them a girl of seven, were killed in Velm.", [("killed", "Five people")]),
        ("Two gunmen killed a guard and fled.", []),
        ("The minister is 44, and the talks lasted three days.", []),
    ],
)
def test_what_became_of_those_who_are_counted(reader: Reader, told: str, wanted: list[tuple[str, str]]) -> None:
    assert [one for one in found(reader, told) if one in wanted or not wanted] == wanted


def one(reader: Reader, told: str) -> Affected:
    (only,) = account(reader, told).affected
    return only


def test_whose_word_it_is_and_whether_it_is_done(reader: Reader) -> None:
    said = account(reader, "Governor Ida Falk said that 14 people had been killed in Orrholm.")
    assert said.affected[0].authority is not None
    assert next(actor.name for actor in said.actors if actor.id == said.affected[0].authority) == "Ida Falk"
    assert one(reader, "The rebels will release 12 captives on Friday.").realis == "future"
    assert one(reader, "Fourteen people were killed in Orrholm.").authority is None


@pytest.mark.parametrize(
    ("told", "parts"),
    [
        ("Fourteen villagers died, including three women.", {"three women"}),
        ("Fourteen people died in Velm. Among the dead were two children.", {"two children"}),
        ("Three people died in Velm. A further four died in hospital.", {"four"}),
        ("A nurse and two drivers were killed in Velm.", {"two drivers"}),
        ("The raid on Velm killed nine men and two women.", {"nine men", "two women"}),
        ("The raid on Velm killed nine men and wounded two.", set()),
        ("The raid left nine dead and two wounded.", set()),
        ("The raid on Velm killed nine people and injured another 12.", set()),
        ("The raid on Velm killed nine people and injured 12 others.", set()),
        ("The raid on Velm killed nine people. Four others died in hospital.", {"Four others"}),
    ],
)
def test_who_is_only_some_of_them_is_no_number_of_all(reader: Reader, told: str, parts: set[str]) -> None:
    assert {one.evidence.span.exact for one in account(reader, told).affected if one.part} == parts


def test_a_row_parts_on_all_of_them_and_not_on_some(reader: Reader) -> None:
    about = "The shelling of the market of Velm on Monday killed {}, the mayor of the town said."
    tail = " The bridge over the river was closed."
    for here, there, expected in (
        ("nine villagers, including two women", "eleven people", [{"nine villagers", "eleven people"}]),
        ("nine villagers, including two women", "nine people, among them three women", []),
        ("a nurse and two drivers", "three people", []),
    ):
        made = account(reader, about.format(here) + tail, "Clocks stopped. " + about.format(there))
        marks = [{v.span.exact for v in d.values} for row in made.synopsis for d in row.differs if d.kind == "number"]
        assert marks == expected, (here, there)


def test_what_was_long_ago_is_told_apart(reader: Reader) -> None:
    assert one(reader, "In 2024 an attack on the market killed 80 people.").earlier
    assert not one(reader, "On Monday an attack on the market killed 80 people.").earlier


def test_every_view_has_the_numbers_and_who_gives_them(reader: Reader) -> None:
    made = account(
        reader,
        "Shells hit the market of Orrholm on Monday and killed 14 people, the mayor said.",
        "Shells hit the market of Orrholm on Monday, killing nine people, the army said.",
    )
    data = views_json.dossier_json(made)
    assert [(one["kind"], one["value"]["low"]) for one in data["affected"]] == [("killed", 14), ("killed", 9)] or [
        (one["kind"], one["value"]["low"]) for one in data["affected"]
    ] == [("killed", 9), ("killed", 14)]
    for shown in (text.account(made, colour=False), markdown.account(made), html.page(made)):
        assert "How many people".casefold() in shown.casefold()
        assert shown.index("14 people") < shown.index("nine people", shown.casefold().index("how many people"))
    assert set(KINDS) == {"killed", "injured", "missing", "displaced", "detained", "released"}


def test_a_story_without_numbers_has_no_such_part(reader: Reader) -> None:
    assert (
        "how many people"
        not in text.account(account(reader, "The two ministers met in Velm."), colour=False).casefold()
    )


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        ("It said one driver had been killed in Velm.", [("killed", "one driver")]),
        ("Six border guards perished at the dam of Velm.", [("killed", "Six border guards")]),
        ("Two of the wounded died overnight in Velm.", [("killed", "Two of the wounded")]),
    ],
)
def test_people_are_known_by_their_nouns_and_those_who_die_of_wounds_are_dead(
    language: Language, sentence: str, wanted: list[tuple[str, str]]
) -> None:
    reading = Reader(language=language).read(report(sentence, path="a.txt", outlet="A", language="en"))
    assert [(one.kind, one.evidence.span.exact) for one in affected("s", reading, {})] == wanted
