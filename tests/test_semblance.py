"""What looks like an act and is none, and what is one all the same; sentences of our own."""

from __future__ import annotations

import pytest

from accord.model import Block, Reading, Report
from accord.reading.language import Language
from accord.reading.reader import Reader


@pytest.fixture(scope="module")
def reader(language: Language) -> Reader:
    return Reader(language=language)


def read(reader: Reader, text: str) -> Reading:
    return reader.read(Report("r", "r", "r", None, None, None, None, "en", text, (Block("paragraph", 0, len(text)),)))


def told(reader: Reader, text: str) -> list[tuple[str, str, list[str], list[str]]]:
    reading = read(reader, text)
    words = {mention.id: mention.span.exact for mention in reading.mentions}
    return [
        (
            event.trigger.exact,
            event.type,
            [words[one] for one in event.actors],
            [words[one] for one in event.recipients],
        )
        for event in reading.events
    ]


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        # what only informs or advises holds out nothing
        ("The mayor of Arica warned that the bridge was closed.", "warned"),
        ("The mayor warned residents to boil their water.", "warned"),
        ("Ana Reed warned that the drought could last for years.", "warned"),
        ("The ministry cautioned against haste.", "cautioned"),
        # a danger is nobody's words
        ("The minister spoke of the threat of terrorism.", "threat"),
        ("Reed called the dam a threat to the valley.", "threat"),
        ("The old mines threaten the herders of Niger.", "threaten"),
        # nobody goes anywhere, nobody is let do anything
        ("We are going to have a long talk with Chad, Reed said.", "going"),
        ('"Let them fight it out," Luis Mora said.', "Let"),
        # whoever a rule is about
        ("Any driver found guilty of bribery may be jailed for a year.", "found"),
        # what a thing is called
        ("The army does not count the shelling as an attack.", "attack"),
        # what something means to somebody, what a bare noun is in a phrase
        ("It would be a coup for the police.", "coup"),
        ("That was a relief to the families of Chad.", "relief"),
        ("Two colonels are in charge of the raid.", "charge"),
        # papers are released, and no captives; looks, loads of money, hopes
        ("The ministry released the minutes of the talks.", "released"),
        ("Reed looked into the eyes of the miners of Chad.", "looked"),
        ("The clerk routed Chadian money to a bank.", "routed"),
        ("Reed surrounded himself with soldiers.", "surrounded"),
        ("The ministry treats the herders of Niger with respect.", "treats"),
        ('"We will not let Chad down," Luis Mora said.', "let"),
        ("Reed promised to secure the border.", "secure"),
        # what a picture shows
        ("Rebels blasted their way into the bank of Arica.", "blasted"),
        ("The mayor of Arica talked his way past the guards.", "talked"),
        ("The gunman shot himself in Arica on Monday.", "shot"),
        ("A missile is launched from a ship in this undated photo.", "launched"),
        ("Soldiers patrol the port of Arica in this picture.", "patrol"),
        # what a kind does
        ("Rebels attack convoys when the roads are dry.", "attack"),
        ("Militants kidnap foreigners and sell them.", "kidnap"),
        # who asks a question wants to know
        ("The nurse asked the mayor whether the road was open.", "asked"),
        # weather receives no guests, and no state is put to death
        ("A cold wind greeted the soldiers of Chad.", "greeted"),
        ("Reed wants to strangle Chad.", "strangle"),
        # things help and allow, but nobody does
        ("The rain helped the farmers of Niger.", "helped"),
        # who hurries scrambles no jets, who has a gun was not given it
        ("Ministers scrambled to find an answer.", "scrambled"),
        ("Rebels armed with rifles took the mill.", "armed"),
        ("Given her years in Lima, Reed was the natural choice.", "Given"),
        # who wants no name in the paper asks for no act, and who helps uses no force
        ("A clerk, who asked not to be named, blamed the mayor.", "asked"),
        ("The Red Cross said that it would resume the operation within a week.", "operation"),
        # who speaks to a reporter has met nobody
        ("A widow who spoke to Reuters blamed the guards.", "spoke"),
        # opinions, facts and questions
        ("Luis Mora agrees with her.", "agrees"),
        ("The treasurer assured him that the books were in order.", "assured"),
        ("The premier was asked about the floods.", "asked"),
        ("Ana Reed talked about her years in Lima.", "talked"),
        # figures of speech
        ("The scandal is hurting the premier in the polls.", "hurting"),
        ("The bank launched an attack on inflation.", "attack"),
        ("Mora's battle with cancer ended in May.", "battle"),
        ("Orrin fought for the ball.", "fought"),
        ("The sisters celebrated the harvest.", "celebrated"),
        ("Reed released a new radio advert.", "released"),
        ("Mora passed three background checks.", "passed"),
        ("He imposed his will on the club.", "imposed"),
        ("Mora visited her daughter in Arica.", "visited"),
        ("The senator is seeking the nomination.", "seeking"),
        ("Mora's candidate held a rally in Arica.", "rally"),
        # what somebody should have done is blamed on him, not asked of him
        ("Reed said that Chad should have closed the port.", "should"),
    ],
)
def test_no_act(reader: Reader, text: str, trigger: str) -> None:
    assert trigger not in [one[0] for one in told(reader, text)]


@pytest.mark.parametrize(
    ("text", "trigger", "kind"),
    [
        ("Chad warned Niger that it would close the border.", "warned", "THREATEN"),
        ("Chad warned that any raid would be answered with force.", "warned", "THREATEN"),
        ("Chad's threat to close the port angered Niger.", "threat", "THREATEN"),
        ("The rebels threaten the herders of Niger.", "threaten", "THREATEN"),
        ("Reed went to Chad to talk to the premier.", "went", "CONSULT"),
        ("The guards let the hostages go.", "let", "RETREAT"),
        ("The court found the driver guilty of bribery.", "found", "SANCTION"),
        ("The premier greeted the envoy of Chad.", "greeted", "CONSULT"),
        ("The guards strangled Luis Mora.", "strangled", "ASSAULT"),
        ("Norway helped the farmers of Niger.", "helped", "AID"),
        ("The air force scrambled two jets.", "scrambled", "MOBILIZE"),
        ("Chad armed the rebels of Niger.", "armed", "AID"),
        ("Chad and Niger agreed on a border.", "agreed", "AGREE"),
        ("Reed assured him that the men would be paid.", "assured", "AGREE"),
        ("Ana Reed talked to Luis Mora about the mine.", "talked", "CONSULT"),
        ("Two men were hurt in the raid.", "hurt", "ASSAULT"),
        ("The army launched an attack on the village.", "attack", "ASSAULT"),
        ("The army fought the rebels for the bridge.", "fought", "ASSAULT"),
        ("Chad released ten sailors.", "released", "RETREAT"),
        ("The assembly passed a law on mines.", "passed", "SUPPORT"),
        ("The council imposed fines on Orrin Steel.", "imposed", "SANCTION"),
        ("Reed visited the troops in Chad.", "visited", "CONSULT"),
        ("Opposition supporters held a mass rally against the premier.", "rally", "PROTEST"),
        ("Reed said that Chad should close the port.", "should", "REQUEST"),
        # of one word two acts
        ("Chad fired a ballistic missile into the sea.", "fired", "MOBILIZE"),
        ("Chad fired a missile at the port of Niger.", "fired", "ASSAULT"),
        ("The missiles fired by Chad hit a depot.", "fired", "ASSAULT"),
        ("Ana Reed attacked the premier's record.", "attacked", "ACCUSE"),
        ("Rebels attacked the premier's convoy.", "attacked", "ASSAULT"),
        ("Chad shot down two of the drones.", "shot", "ASSAULT"),
        ("Chad shot down the proposal.", "shot", "REJECT"),
        ("Chad destroyed its missiles.", "destroyed", "RETREAT"),
        ("Chad destroyed two of the rebels' tanks.", "destroyed", "ASSAULT"),
        ("The army liberated Moussoro.", "liberated", "COERCE"),
        ("She slapped an officer.", "slapped", "ASSAULT"),
        ("Chad lodged a firm protest.", "lodged", "ACCUSE"),
        ("The assembly passed a vote of no confidence in Premier Ana Reed.", "passed", "ACCUSE"),
        ("Niger's calls to halt the raids were heard.", "calls", "REQUEST"),
        ("Niger was deployed along the river.", "deployed", "MOBILIZE"),
    ],
)
def test_an_act_all_the_same(reader: Reader, text: str, trigger: str, kind: str) -> None:
    assert (trigger, kind) in [(one[0], one[1]) for one in told(reader, text)]


@pytest.mark.parametrize(
    ("text", "trigger", "actors", "recipients"),
    [
        # of what sort an attack is does not say who made it
        ("The terrorist attack in Lima killed ten people.", "killed", [], []),
        # nobody who acts before an attack has part in it
        ("Before the attacks, Reed took a softer line on Chad.", "attacks", [], []),
        # where it was, and on what page, is nobody whom it was done to
        ("The man shot ten people on Lima's main street.", "shot", ["The man"], []),
        ("Reed denied the rumours in an interview with Radio Arica.", "denied", ["Reed"], []),
        ("Reed denied that Chad had freed the men.", "denied", ["Reed"], []),
        ("The missile was launched from Chad.", "launched", [], []),
        # blame is for who did it
        ("Niger condemned the raid by the rebels on Chad.", "condemned", ["Niger"], ["the rebels"]),
    ],
)
def test_who_has_no_part(reader: Reader, text: str, trigger: str, actors: list[str], recipients: list[str]) -> None:
    found = [one for one in told(reader, text) if one[0] == trigger]
    assert all((one[2], one[3]) == (actors, recipients) for one in found)
    assert found or not (actors or recipients)


@pytest.mark.parametrize(
    ("text", "trigger", "realis"),
    [
        ("Reed would give her blessing when the leaders of Chad and Niger meet.", "meet", "future"),
        ("He said Chad might sign a treaty before he met Luis Mora.", "met", "future"),
        ("Chad's guns are capable of shelling the port of Niger.", "shelling", "hypothetical"),
        ("Chad signed a treaty before he met Luis Mora.", "met", "actual"),
    ],
)
def test_what_has_not_happened_yet(reader: Reader, text: str, trigger: str, realis: str) -> None:
    found = [event for event in read(reader, text).events if event.trigger.exact == trigger]
    assert all((event.realis if event.type != "AGREE" else "future") == realis for event in found)


def names(reader: Reader, text: str, words: str) -> set[str]:
    reading = read(reader, text)
    actors = {actor.id: actor for actor in reading.actors}
    found: set[str] = set()
    for mention in reading.mentions:
        if mention.span.exact == words and mention.actor in actors:
            actor = actors[mention.actor]
            found |= {actors[one].name for one in actor.members if one in actors} or {actor.name}
    return found


def test_directions_share_a_name(reader: Reader) -> None:
    text = "North and South Korea signed a treaty on Monday. The two countries met in Oslo."
    assert names(reader, text, "North") == {"North Korea"}
    assert names(reader, text, "The two countries") == {"North Korea", "South Korea"}


def test_they_are_those_who_talked(reader: Reader) -> None:
    text = "Ana Reed said she spoke to Luis Mora on Tuesday and they agreed to free the men."
    assert names(reader, text, "they") == {"Ana Reed", "Luis Mora"}


def test_they_are_no_agency(reader: Reader) -> None:
    text = "The ministers of Chad left on Monday, Reuters reported. They agreed to free the men."
    assert "Reuters" not in names(reader, text, "They")


@pytest.mark.parametrize(
    ("text", "trigger", "there"),
    [
        ("Rebels storm the harbour of Arica as ferries leave", "storm", False),
        ("Soldiers are attacking a convoy outside the town", "attacking", False),
        ("The governor of Arica bans night fishing off the coast", "bans", False),
        ("The harbour of Arica after the attack by rebels on Sunday", "attack", False),
        ("Rebels made an attack on the harbour of Arica on Sunday", "attack", True),
        ("Rebels stormed the harbour of Arica on Sunday", "stormed", True),
        ("Rebels have stormed the harbour of Arica", "stormed", True),
        ("A trader arrested on Friday waits in the court of Arica", "arrested", True),
        ("A trader in the court of Arica after attacking two officers", "attacking", True),
    ],
)
def test_a_caption_tells_what_the_picture_shows(reader: Reader, text: str, trigger: str, there: bool) -> None:
    caption = Report("r", "r", "r", None, None, None, None, "en", text, (Block("caption", 0, len(text)),))
    assert (trigger in {event.trigger.exact for event in reader.read(caption).events}) is there
    assert trigger in {event.trigger.exact for event in read(reader, text).events}
