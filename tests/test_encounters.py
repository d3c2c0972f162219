"""Who meets whom. All persons and meetings are invented."""

from __future__ import annotations

import itertools

import pytest

import accord
from accord.comparing.encounters import NOBODY, OTHER, ROUND, SAME, UNTOLD, UNTOLD_HERE, WITHIN, partners
from accord.model import Actor, ActorKind, Dossier
from accord.reading.language import Language
from accord.reading.reader import Reader
from accord.sources import report


def somebody(name: str, kind: ActorKind, country: str | None) -> Actor:
    return Actor(name, name, kind, country, None)


ACTORS = {
    actor.id: actor
    for actor in (
        somebody("Lund", "person", "NOR"),
        somebody("Moe", "person", "NOR"),
        somebody("Norway", "state", "NOR"),
        somebody("Berg", "person", "SWE"),
        somebody("Sweden", "state", "SWE"),
        somebody("Aho", "person", "FIN"),
        somebody("Finland", "state", "FIN"),
        somebody("Juhl", "person", "DNK"),
        somebody("Denmark", "state", "DNK"),
        somebody("several party leaders", "group", None),
        somebody("leaders of the parties", "group", None),
        somebody("envoys", "group", None),
    )
}


def weight(a: str, b: str, *, within: bool = False) -> float:
    sides = [frozenset(side.split(", ")) - {""} for side in (a, b)]
    there, back = (partners(*pair, ACTORS, within=within) for pair in (sides, sides[::-1]))
    assert there == back
    return there[1]


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ("Lund, Berg", "Lund, Berg", SAME),
        ("Lund, Berg, Norway", "Lund, Berg", SAME),  # a state beside its own president
        ("Lund, Berg", "Lund, Aho", OTHER),
        ("Lund, Berg", "Moe, Berg", OTHER),  # two persons of one state
        ("Lund", "Berg", OTHER),
        ("Lund, Berg", "Lund, Berg, Aho", WITHIN),
        ("Lund, Berg, Aho", "Lund, Berg, Juhl", ROUND),
        ("Lund, Berg", "Lund", UNTOLD),
        ("Lund", "Lund", UNTOLD),
        ("Lund, envoys", "Lund, Berg", UNTOLD),
        ("Lund", "", NOBODY),
        ("", "", NOBODY),
    ],
)
def test_encounters_are_known_by_their_partners(a: str, b: str, expected: float) -> None:
    assert weight(a, b) == expected


def test_a_state_for_its_president_weighs_less_than_himself() -> None:
    assert OTHER < weight("Norway, Sweden", "Lund, Berg") < weight("Lund, Sweden", "Lund, Berg") < SAME


def test_a_round_of_four_is_the_same_by_states_and_by_their_presidents() -> None:
    states, presidents = "Norway, Sweden, Finland, Denmark", "Lund, Berg, Aho, Juhl"
    assert weight(states, presidents) == weight("Norway, Sweden", "Lund, Berg") > ROUND - 0.1


def test_groups_that_are_described_alike_are_partners() -> None:
    assert weight("Lund, several party leaders", "Lund, leaders of the parties") > UNTOLD
    assert weight("Lund, several party leaders", "Lund, envoys") == UNTOLD


def test_one_report_may_name_a_partner_once() -> None:
    assert weight("Lund, Berg", "Lund", within=True) == UNTOLD_HERE > UNTOLD


@pytest.fixture(scope="module")
def reader(language: Language) -> Reader:
    return Reader()


def account(reader: Reader, *texts: str) -> Dossier:
    return accord.account(
        reader.read(report(text, path=f"r{i}.txt", outlet=f"R{i}", published="2020-05-06", language="en"))
        for i, text in enumerate(texts)
    )


def test_a_telling_with_one_partner_does_not_make_two_meetings_one(reader: Reader) -> None:
    texts = (
        "Angela Merkel met Emmanuel Macron in Berlin on Monday.",
        "Angela Merkel will talk of the meeting that she held.",
        "The chancellor, Angela Merkel, met Boris Johnson at her office.",
    )
    for order in itertools.permutations(texts):
        told_together = [
            " ".join(item.span.exact for item in fact.evidence)
            for fact in account(reader, *order).facts
            if fact.tellings
        ]
        assert any("Macron" in told for told in told_together)
        assert any("Johnson" in told for told in told_together)
        assert not any("Macron" in told and "Johnson" in told for told in told_together)


def test_one_meeting_in_two_reports_is_one_fact(reader: Reader) -> None:
    dossier = account(
        reader,
        "Angela Merkel met Emmanuel Macron in Berlin on Monday.",
        "On Monday Emmanuel Macron met with Angela Merkel in Berlin.",
    )
    assert any(len({telling.report for telling in fact.tellings}) == 2 for fact in dossier.facts)


def test_who_is_there_too_takes_part(reader: Reader) -> None:
    dossier = account(reader, "Angela Merkel travelled to Oslo with President Emmanuel Macron on Monday.")
    names = {actor.id: actor.name for actor in dossier.actors}
    visits = [fact for fact in dossier.facts if fact.type == "CONSULT"]
    assert any({names[one] for one in fact.actors} >= {"Angela Merkel", "Emmanuel Macron"} for fact in visits)


def test_who_is_at_another_encounter_does_not_take_part(reader: Reader) -> None:
    dossier = account(
        reader,
        "Norwegian President Kari Lund and Swedish Prime Minister Olof Berg spoke by telephone on Tuesday. "
        "The conversation came a day after Lund's telephone call with Finnish President Matti Aho.",
    )
    names = {actor.id: actor.name for actor in dossier.actors}
    met = [{names[one] for one in meeting.participants} for meeting in dossier.meetings]
    assert {"Kari Lund", "Matti Aho"} in met and {"Kari Lund", "Olof Berg"} in met
    assert not any({"Olof Berg", "Matti Aho"} <= one for one in met)


def test_a_namesake_whose_country_reports_dispute_counts_for_each_of_them():
    # "Ida Holm" of a report that gives her no country, while of two others one has her Norwegian and one Swedish
    holm = Actor("ida-holm-other", "Ida Holm", "person", None, None)
    namesakes = [Actor(f"ida-holm-{code.lower()}", "Ida Holm", "person", code, None) for code in ("NOR", "SWE")]
    actors = ACTORS | {one.id: one for one in (holm, *namesakes)}

    def met(other: str) -> str:
        return partners(frozenset({"ida-holm-other", "Juhl"}), frozenset({other, "Juhl"}), actors, within=False)[0]

    assert met("Norway") == met("Sweden") == "participants of the same sides"
    assert met("Finland") == "other partners"
