"""Builds of sentences that hide who did what: clauses after "for", participles, clauses on a noun, endings."""

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


def names(reading: Reading, ids: tuple[str, ...]) -> set[str]:
    return {mention.span.exact for mention in reading.mentions if mention.id in ids}


def events(reading: Reading, trigger: str) -> list[Event]:
    return [event for event in reading.events if event.trigger.exact == trigger]


def told(reading: Reading, trigger: str) -> tuple[str, str, set[str], set[str]]:
    (event,) = events(reading, trigger)
    return event.type, event.realis, names(reading, event.actors), names(reading, event.recipients)


def test_what_is_called_for_may_be_a_clause(reader: Reader) -> None:
    reading = read(reader, "Togo called for Ghana to withdraw its troops.")
    assert told(reading, "called") == ("REQUEST", "actual", {"Togo"}, {"Ghana"})
    assert not events(reading, "withdraw")  # it is what is asked for


def test_an_adverb_before_what_is_pressed_for(reader: Reader) -> None:
    reading = read(reader, "Officials in Togo have pressed quietly for Ghana to free the hostages.")
    assert told(reading, "pressed") == ("REQUEST", "actual", {"Officials"}, {"Ghana"})


def test_who_is_lashed_out_at_did_it(reader: Reader) -> None:
    reading = read(reader, "The premier lashed out at Ghana for shelling the port of Lome.")
    assert told(reading, "lashed") == ("ACCUSE", "actual", {"The premier"}, {"Ghana"})
    assert told(reading, "shelling")[2] == {"Ghana"}


def test_shot_down_by_no_bomber(reader: Reader) -> None:
    (event,) = events(read(reader, "Ghana shot down a Togolese bomber on Monday."), "shot")
    assert (event.type, event.mode) == ("ASSAULT", None)


def test_talks_that_will_be_held_are_to_come(reader: Reader) -> None:
    reading = read(reader, "The talks that will be held by the UN envoy in Accra in May are to end the war.")
    assert told(reading, "talks")[:3] == ("AGREE", "future", {"the UN envoy"})


def test_a_conference_that_is_to_be_hosted(reader: Reader) -> None:
    reading = read(reader, "The Lome Conference on Ghana, which will be hosted by Togo in May, is open to all parties.")
    assert told(reading, "Conference")[:3] == ("AGREE", "future", {"Togo"})


def test_between_whom_meetings_take_place(reader: Reader) -> None:
    reading = read(reader, "A series of meetings will take place between Togo and Ghana.")
    assert told(reading, "meetings")[2] == {"Togo", "Ghana"}
    assert not events(reading, "take")


def test_between_whom_an_agreement_was_reached(reader: Reader) -> None:
    reading = read(reader, "Niger welcomed the agreement reached yesterday between Togo and Ghana on cocoa.")
    assert told(reading, "reached")[2] == {"Togo", "Ghana"}


def test_what_is_to_end_is_under_way(reader: Reader) -> None:
    reading = read(reader, "Niger called for an end to the Ghanaian army's attacks on Lome.")
    assert told(reading, "attacks")[:3] == ("ASSAULT", "actual", {"the Ghanaian army"})


def test_an_end_to_attacks_of_nobody_tells_of_none(reader: Reader) -> None:
    assert not events(read(reader, "Niger called for an end to attacks on Lome."), "attacks")


def test_strikes_in_support_of_somebody_are_not_on_them(reader: Reader) -> None:
    reading = read(reader, "Ghana carried out thirty strikes in support of its allies in Niger.")
    assert told(reading, "strikes")[2:] == ({"Ghana"}, set())


def test_a_gerund_is_nobodys_duty(reader: Reader) -> None:
    reading = read(reader, "Analysts said the premier saw no sense in having to prop up Ghana.")
    assert not events(reading, "having")


def test_a_parliament_is_no_meeting(reader: Reader) -> None:
    reading = read(reader, "The senator said on Monday that he had asked Congress for help.")
    assert not events(reading, "Congress")


@pytest.mark.parametrize("aim", ["is now more focused on", "is bent on", "is intent on"])
def test_an_aim_has_not_come_about(reader: Reader, aim: str) -> None:
    reading = read(reader, f"Niger {aim} brokering a truce between Togo and Ghana.")
    assert [event.realis for event in events(reading, "brokering")] == ["hypothetical"]


def test_who_we_are(reader: Reader) -> None:
    reading = read(reader, "Malian President Idriss Bako spoke on Monday. “We reject the offer of Togo,” Bako said.")
    (event,) = events(reading, "reject")
    actors = {actor.id: actor for actor in reading.actors}
    first = next(mention for mention in reading.mentions if mention.id == event.actors[0])
    assert first.span.exact == "We" and first.actor is not None
    assert (actors[first.actor].kind, actors[first.actor].country) == ("state", "MLI")


def test_we_of_a_private_person_is_nobody_known(reader: Reader) -> None:
    reading = read(reader, "Malian singer Idriss Bako spoke on Monday. “We reject the offer of Togo,” Bako said.")
    first = next((mention for mention in reading.mentions if mention.span.exact == "We"), None)
    assert first is None or first.actor is None


def test_teams_that_are_shared_out(reader: Reader) -> None:
    text = (
        "Malian President Idriss Bako and Togolese President Jan Adom spoke on Monday. It was the first contact "
        "between the two leaders, although their respective teams had met in Accra."
    )
    reading = read(reader, text)
    (event,) = events(reading, "met")
    members = {
        actor.country
        for mention in reading.mentions
        if mention.id in event.actors
        for group in reading.actors
        if group.id == mention.actor
        for actor in reading.actors
        if actor.id in group.members
    }
    assert members == {"MLI", "TGO"}


def test_a_participle_that_goes_on_saying(reader: Reader) -> None:
    text = (
        "Bako later posted on his page that the talk aimed to align Mali and Togo “in what they need and ask for,” "
        "reinforcing that mediation efforts were progressing."
    )
    reading = read(reader, text)
    found = {
        statement.content[0].exact: statement.source.exact
        for statement in reading.statements
        if statement.source is not None
    }
    assert found.get("that mediation efforts were progressing") == "Bako"


def test_a_participle_that_concludes_says_nothing(reader: Reader) -> None:
    text = "Bako said on Monday that the port had been closed for a week, meaning that no grain was moving."
    reading = read(reader, text)
    assert all(piece.exact != "that no grain was moving" for one in reading.statements for piece in one.content)


def test_a_label_that_a_participle_unfolds(reader: Reader) -> None:
    reading = read(reader, "Bako expressed optimism, saying that a lasting peace was possible.")
    assert [one.content[0].exact for one in reading.statements] == ["that a lasting peace was possible"]


def test_a_label_by_itself_stays(reader: Reader) -> None:
    reading = read(reader, "Bako expressed optimism on Monday. He left for Accra.")
    assert any("optimism" in one.content[0].exact for one in reading.statements)


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("The strikes conducted by Togo on Monday went on for hours.", "strikes"),
        ("The UN condemned the attacks on miners carried out by Togo.", "attacks"),
        ("The UN has received reports of atrocities being committed by Togo.", "atrocities"),
    ],
)
def test_who_carried_it_out(reader: Reader, text: str, trigger: str) -> None:
    reading = read(reader, text)
    assert told(reading, trigger)[2:] == ({"Togo"}, {"miners"} if "miners" in text else set())


def test_who_was_kept_from_it_has_not_done_it(reader: Reader) -> None:
    reading = read(reader, "Ghana prevented Togo from shelling the port.")
    assert told(reading, "shelling")[1] == "negated"


def test_what_one_is_accused_of_is_done_to_others(reader: Reader) -> None:
    reading = read(reader, "Two men were held over accusations of spying on Ghana.")
    assert all("Ghana" not in names(reading, event.recipients) for event in events(reading, "accusations"))


def test_who_backs_a_plan_to_disarm_somebody_does_not_back_him(reader: Reader) -> None:
    reading = read(reader, "Ghana backed the plan to disarm Togo.")
    assert told(reading, "backed")[3] == set()


def test_a_conference_with_a_name_is_no_earlier_one(reader: Reader) -> None:
    reading = read(reader, "Togo and Ghana held talks on Monday. The Lome Conference on the river opens in May.")
    (event,) = events(reading, "Conference")
    assert event.actors == ()


def test_a_verb_behind_what_somebody_is(reader: Reader) -> None:
    reading = read(
        reader, "In October, Mrs. Clinton, the Democratic presidential nominee, proposed sending monitors to Togo."
    )
    (event,) = events(reading, "proposed")
    assert names(reading, event.actors) == {"Mrs. Clinton"}


def test_money_of_a_nation_does_nothing(reader: Reader) -> None:
    reading = read(reader, "Each of them was fined 30,000 Egyptian pounds, and all of them will appeal.")
    assert all(mention.span.exact != "Egyptian" for mention in reading.mentions if mention.kind == "actor")


def test_a_week_sees_and_says_nothing(reader: Reader) -> None:
    reading = read(reader, "This week sees the start of a second round of talks between Togo and Ghana.")
    assert all(one.source is None or one.source.exact != "This week" for one in reading.statements)


def test_a_part_of_the_doers_name_is_not_whom_it_is_done_to(reader: Reader) -> None:
    reading = read(reader, "Atrocities committed by Islamic State militants were reported on Monday.")
    (event,) = events(reading, "Atrocities")
    assert names(reading, event.recipients) == set()


def test_what_is_called_for_may_be_a_passive_clause(reader: Reader) -> None:
    reading = read(reader, "A lawmaker in Togo is calling for Ghanaian ships to be banned from the port.")
    assert told(reading, "calling")[:3] == ("REQUEST", "actual", {"A lawmaker"})


def test_what_somebody_wants_done_to_another(reader: Reader) -> None:
    reading = read(reader, "A lawmaker in Togo wants Ghanaian ships banned from the port.")
    assert told(reading, "banned")[1:3] == ("hypothetical", set())


@pytest.mark.parametrize(
    "text",
    [
        "Adom said the talks were one of the best chances that Togo and Ghana have to settle their differences.",
        "The minister said that workers would have to be laid off from the mills of Togo.",
        "“We must keep pushing for peace,” Adom said.",
    ],
)
def test_no_duty_that_anybody_asks_for(reader: Reader, text: str) -> None:
    assert all(event.type != "REQUEST" or event.realis != "actual" for event in read(reader, text).events)


@pytest.mark.parametrize("adverb", ["", "previously "])
def test_neither_nor(reader: Reader, adverb: str) -> None:
    reading = read(reader, f"Ghana has {adverb}neither confirmed nor denied that it shelled Lome.")
    assert told(reading, "denied")[1] == "negated"


def test_an_announced_meeting_is_to_come(reader: Reader) -> None:
    reading = read(reader, "Niger spoke of the announced meeting between Togo and Ghana in Accra.")
    assert told(reading, "meeting")[:2] == ("AGREE", "future")


def test_with_some_killed(reader: Reader) -> None:
    reading = read(reader, "It was an attack, with at least ten miners killed and the road to Lome destroyed.")
    assert told(reading, "killed")[2] == set()


def test_who_faces_shelling_does_not_shell(reader: Reader) -> None:
    reading = read(reader, "Civilians in Lome are facing shelling and airstrikes by the Ghanaian army.")
    assert told(reading, "airstrikes")[2] == {"the Ghanaian army"}
    assert all(names(reading, event.actors) != {"Civilians"} for event in reading.events)


def test_a_title_tells_no_operations(reader: Reader) -> None:
    reading = read(reader, "The head of Togo's border operations praised the troops.")
    assert not events(reading, "operations")


def test_an_aim_is_not_what_was_struck(reader: Reader) -> None:
    reading = read(reader, "The bridges were targeted by Ghanaian jets with the aim of cutting off the rebels.")
    (event,) = events(reading, "targeted")
    assert event.theme is not None and event.theme.exact == "The bridges"


def test_condolences_are_expressed_once_and_to_others(reader: Reader) -> None:
    reading = read(reader, "“I want to convey my deepest condolences to the families,” the premier of Togo said.")
    (event,) = [event for event in reading.events if event.type == "SUPPORT"]
    assert event.realis == "actual" and "my" not in names(reading, event.recipients)


def test_the_second_of_three_verbs(reader: Reader) -> None:
    text = "Togo has flown 870 missions, conducted 265 bombing raids on Lome, and is now training soldiers in Niger."
    assert told(read(reader, text), "raids")[2] == {"Togo"}


def test_participles_share_the_passive(reader: Reader) -> None:
    reading = read(reader, "Dozens of activists in Togo have been arrested and put on trial since Monday.")
    assert told(reading, "put")[2:] == (set(), {"activists"})


def test_who_is_committed_to_something_agrees(reader: Reader) -> None:
    reading = read(reader, "Togo, Niger and the government of Ghana are committed to defeating the rebels.")
    assert told(reading, "committed")[2] == {"Togo", "Niger", "the government of Ghana"}


def test_meetings_held_by_somebody_with_another(reader: Reader) -> None:
    reading = read(reader, "The envoy praised the meetings held by Togo with Ghana in May.")
    assert told(reading, "meetings")[2] == {"Togo", "Ghana"}


@pytest.mark.parametrize(
    ("text", "trigger", "actors"),
    [
        # what is done with words is the speaker's who stands before it
        (
            "No ship was sunk, the Norwegian ministry said, denying Peruvian reports.",
            "denying",
            {"the Norwegian ministry"},
        ),
        ("Peru held the bridge, an army spokesman said, accusing Chile of murder.", "accusing", {"an army spokesman"}),
        ("Troops left the port, said the mayor, thanking Norway for its help.", "thanking", {"the mayor"}),
        ("Chile had moved its guns, the mayor told reporters, calling on Chad to help.", "calling", {"the mayor"}),
        # what is done with hands is theirs of whom it is told
        ("Rebels took the fort, officials said, killing ten people.", "killing", {"Rebels"}),
        ("Rebels took the fort, killing ten people, officials said.", "killing", {"Rebels"}),
        ("Peru, accusing Chile of murder, closed the border, officials said.", "accusing", {"Peru"}),
    ],
)
def test_whose_a_participle_behind_who_said_it_is(reader: Reader, text: str, trigger: str, actors: set[str]) -> None:
    reading = read(reader, text)
    (event,) = events(reading, trigger)
    assert names(reading, event.actors) == actors


@pytest.mark.parametrize(
    ("text", "trigger", "actors", "recipients"),
    [
        # what stands before a verb with nothing to join it to the last one is its subject
        ("The port was shelled by rebels and Togo is now their target.", "shelled", {"rebels"}, set()),
        ("The road was closed by Ghana and Mali is protesting.", "closed", {"Ghana"}, set()),
        ("Togo attacked Mali and Niger attacked Togo.", "attacked", {"Togo"}, {"Mali"}),
        ("The army freed nine miners and the rebels are to leave.", "freed", {"The army"}, {"nine miners"}),
        # and what is joined is one of two
        ("The port was shelled by Ghana and Togo.", "shelled", {"Ghana", "Togo"}, set()),
        ("Togo attacked Mali and Niger and left.", "attacked", {"Togo"}, {"Mali", "Niger"}),
        # what kills is the attack and not the country that it was in
        ("Ghana shut up after the attack in Gao, Mali, which killed nine miners.", "killed", set(), {"nine miners"}),
        ("Ghana praised Mali, which attacked the rebels.", "attacked", {"Mali"}, {"the rebels"}),
        # nor those who were attacked
        ("Ghana has suffered a series of bombings, killing nine miners.", "killing", set(), {"nine miners"}),
        ("Ghana faced attacks, shutting its border.", "shutting", {"Ghana"}, set()),
    ],
)  # fmt: skip
def test_whose_a_clause_is_beside_another(
    reader: Reader, text: str, trigger: str, actors: set[str], recipients: set[str]
) -> None:
    event = events(read(reader, text), trigger)[0]
    reading = read(reader, text)
    assert names(reading, event.actors) == actors
    if recipients:
        assert names(reading, event.recipients) == recipients
