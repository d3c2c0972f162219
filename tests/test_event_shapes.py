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
