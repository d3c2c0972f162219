"""Wordings of force, captures, releases, protests and ultimatums that news has every day; sentences of our own."""

from __future__ import annotations

import pytest

from accord.model import Block, Reading, Report
from accord.reading.language import Language
from accord.reading.reader import Reader


def reading_of(language: Language, text: str) -> Reading:
    report = Report("r", "r", "r", None, None, None, None, "en", text, (Block("paragraph", 0, len(text)),))
    return Reader(language=language).read(report)


def told(language: Language, text: str) -> list[tuple[str, str | None, str, list[str], list[str], str | None]]:
    reading = reading_of(language, text)
    words = {mention.id: mention.span.exact for mention in reading.mentions}
    return [
        (
            event.type,
            event.mode,
            event.trigger.exact,
            [words[one] for one in event.actors],
            [words[one] for one in event.recipients],
            words[event.place] if event.place is not None else None,
        )
        for event in reading.events
    ]


@pytest.mark.parametrize(
    ("text", "trigger", "actors", "recipients"),
    [
        ("Shelling by the army killed three men.", "killed", ["the army"], ["three men"]),
        ("Army shelling killed three men.", "killed", ["Army"], ["three men"]),
        ("Rebel attacks killed three men.", "killed", ["Rebel"], ["three men"]),
        ("Government planes bombed the market.", "bombed", ["Government"], []),
        ("Hezbollah rockets hit the town of Safed.", "hit", ["Hezbollah"], []),
        ("The army base was hit by rebel rockets.", "hit", ["rebel"], ["army"]),
        ("Three were killed in a rebel ambush near Goma.", "killed", ["rebel"], []),
        ("Three soldiers were wounded in an Israeli air strike.", "wounded", ["Israeli"], []),
        ("Ten people were killed in an attack by rebels near Goma.", "killed", ["rebels"], []),
        ("Ten people were killed in clashes between rebels and the army.", "killed", [], []),
        ("Wagner fighters seized the salt mine.", "seized", ["Wagner fighters"], []),
        ("Iran handed over five sailors to Oman.", "handed", ["Iran"], ["Oman"]),
        ("Turkey recalled its ambassador to Sweden.", "recalled", ["Turkey"], ["Sweden"]),
        ("The rebels gave the council ten days to leave the town.", "gave", ["The rebels"], ["the council"]),
        ("The mediators gave the parties until Monday to accept.", "gave", ["The mediators"], ["the parties"]),
        ("Israel has carried out hundreds of strikes on Syria.", "strikes", ["Israel"], ["Syria"]),
        ("The rebels handed the bodies of 14 soldiers to the Red Cross.", "handed", ["The rebels"], ["the Red Cross"]),
        ("Armenia said two of its men had been killed by Azerbaijani fire.", "killed", ["Azerbaijani"], ["its men"]),
        ("A court handed down death sentences to Ana Reed.", "handed", ["A court"], ["Ana Reed"]),
    ],
)
def test_who_did_it_to_whom(
    language: Language, text: str, trigger: str, actors: list[str], recipients: list[str]
) -> None:
    (one,) = [one for one in told(language, text) if one[2] == trigger]
    assert one[3:5] == (actors, recipients)


@pytest.mark.parametrize(
    ("text", "kind", "mode", "place"),
    [
        ("North Korea test-fired a missile on Friday.", "MOBILIZE", "weapons", None),
        ("Police fired tear gas at the crowd.", "ASSAULT", "crowd-control", None),
        ("Hundreds marched in Lima.", "PROTEST", "demo", "Lima"),
        ("Thousands of people marched through Lima.", "PROTEST", "demo", "Lima"),
        ("Protesters marched in Lima.", "PROTEST", "demo", "Lima"),
        ("Police arrested protesters in Lima.", "COERCE", "arrest", "Lima"),
        ("Peace talks were called off on Monday.", "REJECT", "meet", None),
        ("The accord was signed in Lusaka.", "SUPPORT", None, "Lusaka"),
        ("A deal was reached on Monday.", "AGREE", None, None),
    ],
)
def test_what_it_was_and_where(language: Language, text: str, kind: str, mode: str, place: str | None) -> None:
    assert [(one[0], one[1], one[5]) for one in told(language, text)] == [(kind, mode, place)]


@pytest.mark.parametrize(
    "text",
    [
        "The troops stayed in the town, in breach of the accord.",
        "A government building was sold.",
        "The window was shut on Monday.",
        "The separatist region has a flag.",
        "The valley wants a road in order to have a market.",
        "They cannot pay for a bridge, let alone a port.",
        "The minister hailed from the northern province.",
        "The rocket will blast off from the coast on Monday.",
        "The tram was negotiating a sharp curve when the lights went out.",
    ],
)
def test_what_is_no_act(language: Language, text: str) -> None:
    assert told(language, text) == []


def test_a_region_under_rebels_names_no_rebels(language: Language) -> None:
    reading = reading_of(language, "The leader of the separatist region met the military attaché.")
    assert not [one for one in reading.mentions if one.span.exact in ("separatist", "military")]


def test_what_is_only_defined_or_falls_in_price_is_no_act(language: Language) -> None:
    assert told(language, "Disarmament is the only way to peace.") == []
    assert told(language, "South Korea's won fell on Monday.") == []
    assert [one[:2] for one in told(language, "The rebels fell back to the river.")] == [("RETREAT", "withdraw")]
    assert [one[0] for one in told(language, "Fighting was heavy near Goma.")] == ["ASSAULT"]


def test_a_hedge_is_no_part_of_a_name(language: Language) -> None:
    reading = reading_of(language, "They abducted at least eight nurses.")
    assert "eight nurses" in [one.span.exact for one in reading.mentions if one.kind == "actor"]


@pytest.mark.parametrize("text", ["The rebels freed no captives.", "The rebels would free no more men."])
def test_an_act_on_nobody_did_not_happen(language: Language, text: str) -> None:
    assert [one.realis for one in reading_of(language, text).events] == ["negated"]


@pytest.mark.parametrize(
    ("text", "trigger", "actors", "place"),
    [
        ("Norway's minister is in Oman for talks with the rebels.", "talks", ["Norway's minister", "rebels"], "Oman"),
        ("A Chadian delegation is expected in Khartoum for talks.", "talks", ["A Chadian delegation"], "Khartoum"),
        ("Ana Reed will be in Oslo for a meeting with the king.", "meeting", ["Ana Reed", "king"], "Oslo"),
        ("Turkish officials were in Baku for talks with the army.", "talks", ["Turkish officials", "army"], "Baku"),
        ("The pope stayed in Beirut for talks with the patriarch.", "talks", ["The pope", "patriarch"], None),
        ("Two ministers travelled to Doha for talks with Hamas.", "talks", ["Two ministers", "Hamas"], None),
        ("The general came to Cairo for a summit with the king.", "summit", ["The general", "king"], None),
        ("The mediator returned to Goma for talks with M23.", "talks", ["The mediator", "M23"], None),
    ],
)
def test_who_goes_somewhere_for_talks_takes_part(
    language: Language, text: str, trigger: str, actors: list[str], place: str | None
) -> None:
    (one,) = [one for one in told(language, text) if one[2] == trigger]
    assert ([name.removeprefix("the ") for name in one[3]], one[5]) == (actors, place)


@pytest.mark.parametrize(
    ("text", "kind", "trigger", "actors", "recipients"),
    [
        (
            "The junta put the former premier under house arrest.",
            "COERCE",
            "put",
            ["The junta"],
            ["the former premier"],
        ),
        ("The rebels kept the mayor under guard.", "COERCE", "kept", ["The rebels"], ["the mayor"]),
        ("The army placed three ministers in detention.", "COERCE", "placed", ["The army"], ["three ministers"]),
        ("Police took two lawyers into custody.", "COERCE", "took", ["Police"], ["two lawyers"]),
        ("Israel and Lebanon exchanged the remains of fighters.", "RETREAT", "exchanged", ["Israel", "Lebanon"], []),
        ("The two Koreas have restored a military hotline.", "SUPPORT", "restored", ["The two Koreas"], []),
        ("Kenya has dispatched monitors to the border.", "AID", "dispatched", ["Kenya"], []),
        ("France sent mediators to Goma.", "AID", "sent", ["France"], ["Goma"]),
        ("The UN sent food to the jail.", "AID", "sent", ["The UN"], []),
    ],
)
def test_turns_of_phrase(
    language: Language, text: str, kind: str, trigger: str, actors: list[str], recipients: list[str]
) -> None:
    assert [(one[0], one[2], one[3], one[4]) for one in told(language, text)] == [(kind, trigger, actors, recipients)]


@pytest.mark.parametrize(
    ("text", "kind", "actors", "recipients"),
    [
        ("Nigeria's navy freed six sailors held by pirates off Benin.", "ASSAULT", ["pirates"], []),
        ("Chad demanded the release of four men held by Mali.", "COERCE", ["Mali"], ["four men"]),
        ("Police found the child held by the gang.", "ASSAULT", ["the gang"], ["the child"]),
        ("Oman helped to free a pilot held by the Houthis.", "COERCE", ["the Houthis"], ["a pilot"]),
    ],
)
def test_who_holds_whom(language: Language, text: str, kind: str, actors: list[str], recipients: list[str]) -> None:
    assert [(one[0], one[3], one[4]) for one in told(language, text) if one[2] == "held"] == [
        (kind, actors, recipients)
    ]


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("Nigeria's navy freed six sailors held by pirates off Benin.", "freed"),
        ("The militia released two men captured by the army.", "released"),
    ],
)
def test_who_held_them_is_not_whom_they_are_freed_to(language: Language, text: str, trigger: str) -> None:
    (one,) = [one for one in told(language, text) if one[2] == trigger]
    assert not {"pirates", "the army"} & set(one[4])


def test_who_holds_officials_accountable_holds_nobody(language: Language) -> None:
    assert told(language, "The party held officials accountable.") == []


@pytest.mark.parametrize(
    ("text", "kind", "mode", "trigger"),
    [
        # a promise that nothing happens is no threat of it
        ("Chad and Niger promised not to use force against each other.", "AGREE", None, "promised"),
        ("Chad vowed to bomb Niger.", "THREATEN", "violence", "vowed"),
        ("Both sides renounced the use of force.", "CONCEDE", None, "renounced"),
        # who goes back to where they stood has withdrawn
        ("All troops of the two countries are to go back to their lines.", "RETREAT", "withdraw", "go"),
        ("The soldiers will return to their barracks.", "RETREAT", "withdraw", "return"),
        ("Captured soldiers will be sent home.", "RETREAT", "release", "sent"),
        # a crowd protests in the street, a state with words
        ("Some 400 students protested against the pact in Lima.", "PROTEST", "demo", "protested"),
        ("Peru protested against the plan.", "ACCUSE", "disapprove", "protested"),
    ],
)
def test_acts_of_a_settlement(language: Language, text: str, kind: str, mode: str | None, trigger: str) -> None:
    assert (kind, mode, trigger) in [found[:3] for found in told(language, text)]


def test_what_is_to_be_completed_has_its_time_and_is_to_come(language: Language) -> None:
    reading = reading_of(language, "The withdrawal of the troops is to be completed by May 5.")
    (event,) = reading.events
    assert (event.trigger.exact, event.realis) == ("withdrawal", "future")
    assert event.time is not None


@pytest.mark.parametrize(
    ("text", "trigger", "actors"),
    [
        ("Norland suspends nuclear and missile tests.", "suspends", ["Norland"]),
        ("Chad has halted its rocket programme.", "halted", ["Chad"]),
        ("Chad will shut down its nuclear test site.", "shut", ["Chad"]),
        ("Mali dismantled its chemical weapons plants.", "dismantled", ["Mali"]),
        ("Mali has suspended uranium enrichment.", "suspended", ["Mali"]),
        ("Peru demolished its missile launch site.", "demolished", ["Peru"]),
    ],
)
def test_who_stops_making_and_trying_arms_disarms(
    language: Language, text: str, trigger: str, actors: list[str]
) -> None:
    assert [(kind, mode, word, who) for kind, mode, word, who, *_ in told(language, text)] == [
        ("RETREAT", "disarm", trigger, actors)
    ]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Peru destroyed Chad's missile launch site.", "ASSAULT"),
        ("Norway froze its arms exports to Chad.", "SANCTION"),
        ("Seoul suspended joint military exercises with Japan.", "RETREAT"),
    ],
)
def test_what_is_like_it_is_another_act(language: Language, text: str, kind: str) -> None:
    first = told(language, text)[0]
    assert (first[0], first[1] == "disarm") == (kind, False)
