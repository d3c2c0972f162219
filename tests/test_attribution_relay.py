"""On whose word a report has it: media, those who are cited, those who are asked; texts of our own."""

from __future__ import annotations

import pytest

from accord.comparing.account import build
from accord.model import Block, Reading, Report, Statement
from accord.reading.language import Language
from accord.reading.reader import Reader


def reading_of(language: Language, text: str, name: str = "r") -> Reading:
    report = Report(name, name, name, None, None, None, None, "en", text, (Block("paragraph", 0, len(text)),))
    return Reader(language=language).read(report)


def holding(reading: Reading, words: str) -> Statement:
    """The innermost statement whose content has these words."""
    found = [one for one in reading.statements if any(words in span.exact for span in one.content)]
    return min(found, key=lambda one: sum(span.end - span.start for span in one.content))


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        ("Lake Radio was told by two officers that the shelling had stopped.", ["Lake Radio", "two officers"]),
        ("The shelling had stopped, Lake Radio was told by the mayor.", ["Lake Radio", "the mayor"]),
        ("Lake Radio learned from two officers that the shelling had stopped.", ["Lake Radio", "two officers"]),
        ("“The shelling had stopped,” told AFP a harbour pilot.", ["AFP", "a harbour pilot"]),
        ("The shelling had stopped, Lake Radio quoted the mayor as saying.", ["Lake Radio", "the mayor"]),
        (
            "The mayor, speaking to Lake Radio on Monday, said that the shelling had stopped.",
            ["Lake Radio", "The mayor"],
        ),
        (
            "According to an officer who spoke to Lake Radio, the shelling had stopped.",
            ["Lake Radio", "an officer who spoke to Lake Radio"],
        ),
        ("The mayor was told by an officer that the shelling had stopped.", ["an officer"]),
        (
            "Lake Radio quoted the army as saying that the shelling had stopped.",
            ["Lake Radio", "the army"],
        ),
        (
            "Haaretz quoted two officers as saying the shelling had stopped.",
            ["Haaretz", "two officers"],
        ),
        ("The agency quoted a farmer as saying “the shelling had stopped”.", ["The agency", "a farmer"]),
        (
            "The shelling had stopped, according to the news agency, citing the army.",
            ["the news agency", "the army"],
        ),
        (
            "Citing an army officer, the news agency reported that the shelling had stopped.",
            ["the news agency", "an army officer"],
        ),
        (
            "The news agency, citing an army officer, reported that the shelling had stopped.",
            ["The news agency", "an army officer"],
        ),
        (
            "The shelling had stopped, state television reported, citing the governor.",
            ["state television", "the governor"],
        ),
        ("The governor told Reuters that the shelling had stopped.", ["Reuters", "The governor"]),
        ("The governor, quoted by Haaretz, said the shelling had stopped.", ["Haaretz", "The governor"]),
        ("A letter seen by Reuters says that the shelling had stopped.", ["Reuters", "A letter seen by Reuters"]),
        ("The governor told the council that the shelling had stopped.", ["The governor"]),
        ("The governor told reporters in Lima that the shelling had stopped.", ["The governor"]),
    ],
)
def test_the_chain_of_authority(language: Language, text: str, chain: list[str]) -> None:
    one = holding(reading_of(language, text), "shelling had stopped")
    assert [link.span.exact for link in one.chain] == chain


def test_who_cites_somebody_says_nothing_more_by_it(language: Language) -> None:
    reading = reading_of(language, "The news agency, citing an army officer, reported that the shelling had stopped.")
    assert len(reading.statements) == 1
    reading = reading_of(language, "The minister resigned, citing poor health.")
    assert [[span.exact for span in one.content] for one in reading.statements] == [["poor health"]]


def test_who_cites_reasons_cites_nobody(language: Language) -> None:
    reading = reading_of(language, "The minister said on Monday that she would resign, citing poor health.")
    chain = holding(reading, "would resign").chain
    assert [link.span.exact for link in chain if link.actor is not None] == ["The minister"]


@pytest.mark.parametrize(
    ("text", "source", "words"),
    [
        ("The UN put the number of dead at 40.", "The UN", "the number of dead at 40"),
        ("Officials have put the toll at more than 300.", "Officials", "the toll at more than 300"),
        ("At least 40 people have died, by the UN's count.", "the UN", "At least 40 people have died"),
        ("The charge is absurd, in the governor's words.", "the governor", "The charge is absurd"),
    ],
)
def test_what_is_ascribed_without_a_verb_of_saying(language: Language, text: str, source: str, words: str) -> None:
    (one,) = reading_of(language, text).statements
    assert one.source is not None
    assert (one.source.exact, [span.exact for span in one.content]) == (source, [words])


@pytest.mark.parametrize(
    "text",
    [
        "The army put the village at risk.",
        "The clerk put the number on the door at noon.",
        "A document seen by Reuters was burnt.",
        "In the governor's account there was a mistake.",
    ],
)
def test_what_is_no_ascription(language: Language, text: str) -> None:
    assert not [one for one in reading_of(language, text).statements if one.source is not None]


def test_who_wants_to_go_unnamed_says_only_the_rest(language: Language) -> None:
    reading = reading_of(language, "An army officer, who asked not to be named, said the raid had failed.")
    (one,) = reading.statements
    assert [span.exact for span in one.content] == ["the raid had failed"]


def test_who_asked_is_not_who_answered(language: Language) -> None:
    reading = reading_of(language, "Asked whether Chad would withdraw, the governor answered: “Never, not for a day.”")
    assert holding(reading, "whether Chad").actor is None
    assert holding(reading, "Never").source is not None


def test_two_outlets_that_cite_one_army_have_one_authority(language: Language) -> None:
    texts = (
        "The news agency reported, citing the Chadian army, that rebels had attacked the town of Ati on Monday.",
        "The Chadian army said that rebels had attacked the town of Ati on Monday.",
    )
    account = build([reading_of(language, text, f"r{n}") for n, text in enumerate(texts)])
    attacks = [fact for fact in account.facts if fact.kind == "event" and fact.type == "ASSAULT"]
    assert len(attacks) == 1
    names = {actor.id: actor.name for actor in account.actors}
    assert [names[one] for one in attacks[0].authorities] == ["Chadian army"]


@pytest.mark.parametrize(
    ("text", "words", "chain"),
    [
        ("The general told the Courier that his men had left.", "his men", ["the Courier", "The general"]),
        ("Ana Reed told the Evening Star that the port was closed.", "the port", ["the Evening Star", "Ana Reed"]),
        (
            "In an interview with the Arica Gazette, the premier said talks would resume.",
            "talks",
            ["the Arica Gazette", "the premier"],
        ),
        (
            "The envoy said in an interview with the Lima Herald that a truce was near.",
            "a truce",
            ["the Lima Herald", "The envoy"],
        ),
        ("Speaking to Radio Lake, the farmer said the shelling had stopped.", "shelling", ["Radio Lake", "the farmer"]),
        ("“We are tired,” a nurse told the Northern Post.", "We are", ["the Northern Post", "a nurse"]),
        ("The admiral told Channel 6 that two ships had sunk.", "two ships", ["Channel 6", "The admiral"]),
        ("A fisherman told the Gulf Tribune he had seen the ships.", "he had", ["the Gulf Tribune", "A fisherman"]),
        # whom somebody speaks to is not always one who prints it
        ("The premier told the Senate that talks would resume.", "talks", ["The premier"]),
        ("Ana Reed told the Council of Elders that the port was closed.", "the port", ["Ana Reed"]),
        ("The envoy told Chad that the truce was over.", "the truce", ["The envoy"]),
        ("In an interview with Ana Reed, the premier said talks would resume.", "talks", ["the premier"]),
    ],
)
def test_a_medium_is_known_by_its_name_or_by_an_interview(
    language: Language, text: str, words: str, chain: list[str]
) -> None:
    assert [link.span.exact for link in holding(reading_of(language, text), words).chain] == chain


@pytest.mark.parametrize(
    ("text", "source", "words"),
    [
        ("Ten men were freed in Goma, state television reports.", "state television", "Ten men were freed in Goma"),
        ("The army has crossed the river, local media reports.", "local media", "The army has crossed the river"),
        ("A convoy has reached the camp, national radio reports.", "national radio", "A convoy has reached the camp"),
        ("The rebels freed two nurses, a local newspaper reports.", "a local newspaper", "The rebels freed two nurses"),
        ("The truce will begin at noon, army radio reports.", "army radio", "The truce will begin at noon"),
    ],
)
def test_who_reports_behind_a_comma(language: Language, text: str, source: str, words: str) -> None:
    (one,) = reading_of(language, text).statements
    assert one.source is not None
    assert (one.source.exact, [span.exact for span in one.content]) == (source, [words])


def test_reports_as_things_are_nobodys_verb(language: Language) -> None:
    reading = reading_of(language, "Ten men were freed in Goma, according to police reports.")
    assert [one.cue.exact for one in reading.statements if one.cue is not None] == ["according to"]


def test_to_whom_a_paper_goes_says_nothing_in_it(language: Language) -> None:
    reading = reading_of(language, "Peru sent a memorandum to the UN proposing a truce.")
    assert {one.actor for one in reading.statements} & {"united-nations"} == set()


@pytest.mark.parametrize(
    ("text", "source", "words"),
    [
        ("For Ana Reed, the truce is “a trap”.", "Ana Reed", "the truce is “a trap”"),
        ("To the rebels, the accord was “a betrayal of the dead”.", "the rebels", "the accord was “a betrayal of the"),
        ("For many farmers, the border is “a wound”.", "many farmers", "the border is “a wound”"),
        ("As the rebels see it, the accord is dead.", "the rebels", "the accord is dead"),
        ("As Ana Reed tells it, the envoy never came.", "Ana Reed", "the envoy never came"),
        ("In Chad's version, the convoy was armed.", "Chad", "the convoy was armed"),
        ("Ana Reed's verdict: the truce is dead.", "Ana Reed", "the truce is dead"),
        ("The army's version: the convoy fired first.", "The army", "the convoy fired first"),
        ("The governor's message to the strikers was blunt: go home.", "The governor", "go home"),
        ("The envoy's warning was clear: the truce will not last.", "The envoy", "the truce will not last"),
        ("The premier's view was simple: the guns must fall silent.", "The premier", "the guns must fall silent"),
        ("“Never,” was the premier's answer.", "the premier", "“Never,”"),
        ("“Wait and see” was the farmers' reply.", "the farmers", "“Wait and see”"),
        ("“A farce” was how the rebels described the vote.", "the rebels", "“A farce”"),
    ],
)
def test_words_are_somebodys_by_the_build_of_their_sentence(
    language: Language, text: str, source: str, words: str
) -> None:
    one = holding(reading_of(language, text), words)
    assert one.source is not None
    assert one.source.exact == source


@pytest.mark.parametrize(
    "text",
    [
        "For Chad, the deal is worth three billion dollars.",
        "For the first time, the port is open.",
        "The two presidents' meeting was long: five hours.",
        "To date, the toll is 40.",
        "The answer was no.",
        "The report was the minister's response.",
    ],
)
def test_what_is_built_alike_and_is_nobodys_words(language: Language, text: str) -> None:
    assert reading_of(language, text).statements == ()
