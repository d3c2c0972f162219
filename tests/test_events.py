"""Events of sentences: the act, its sides, its realis; what is no event; what holds for any text."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from accord import ontology
from accord.model import Block, Event, Reading, Report
from accord.reading.language import Language
from accord.reading.reader import Reader


@pytest.fixture(scope="module")
def reader(language: Language) -> Reader:
    return Reader()


def read(reader: Reader, text: str) -> Reading:
    blocks = (Block("paragraph", 0, len(text)),) if text else ()
    return reader.read(Report("r", "r", "r", None, None, None, None, "en", text, blocks))


def names(reading: Reading, ids: tuple[str, ...]) -> set[str]:
    return {mention.span.exact for mention in reading.mentions if mention.id in ids}


def first(reading: Reading, trigger: str) -> Event:
    return next(event for event in reading.events if event.trigger.exact == trigger)


@pytest.mark.parametrize(
    ("text", "trigger", "kind", "mode"),
    [
        # signing supports, whatever is signed
        ("Norway's envoy signed the papers on Friday.", "signed", "SUPPORT", None),
        ("Peru and Chile signed the armistice.", "signed", "SUPPORT", None),
        ("The minister of Peru countersigned the document.", "countersigned", "SUPPORT", None),
        ("The generals put their names to the armistice.", "put", "SUPPORT", None),
        # what weapons do, whoever sent them
        ("Shells hit the market of Lima on Monday, killing nine people.", "hit", "ASSAULT", "heavy-weapons"),
        ("Rockets fell on the port of Lima.", "fell", "ASSAULT", "heavy-weapons"),
        ("A bomb went off in the market of Lima.", "went", "ASSAULT", "explosives"),
        ("Forty tanks rolled across the border during the night.", "rolled", "MOBILIZE", "weapons"),
        # the blow that a tally counts, told by its victims or by itself
        ("In Lima, the number of those killed by a rocket attack rose to 16.", "killed", "ASSAULT", "heavy-weapons"),
        ("The death toll from the attack on the market rose to 16.", "attack", "ASSAULT", None),
        # arms at rest, and drawn back
        ("The Peruvian army held fire.", "held", "RETREAT", "ceasefire"),
        ("The rebels laid down their arms.", "laid", "RETREAT", "disarm"),
        ("Chile drew back its artillery from the border.", "drew", "RETREAT", "withdraw"),
        ("Chile pulled back its troops.", "pulled", "RETREAT", "withdraw"),
        ("The army moved its heavy weapons away from the line.", "moved", "RETREAT", "withdraw"),
        # setting free
        ("The rebels let the nuns go.", "let", "RETREAT", "release"),
        ("The junta set the bishop free.", "set", "RETREAT", "release"),
        ("Chad handed over 40 prisoners to Niger.", "handed", "RETREAT", "release"),
        ("Chad and Niger swapped 40 captives.", "swapped", "RETREAT", "release"),
        # crossing
        ("Chilean tanks crossed the border into Peru.", "crossed", "MOBILIZE", "troops"),
        # talks and visits
        ("President Ruto travelled to Oslo.", "travelled", "CONSULT", "visit"),
        ("The Norwegian foreign minister flew to Chad on Tuesday.", "flew", "CONSULT", "visit"),
        ("The two presidents spoke by telephone on Monday.", "spoke", "CONSULT", "phone"),
        ("President Ruto phoned Premier Solberg on Sunday.", "phoned", "CONSULT", "phone"),
        ("President Ruto called Premier Solberg on Friday to thank him.", "called", "CONSULT", "phone"),
        ("Norway and Chile negotiated a fishing deal.", "negotiated", "CONSULT", None),
        # words
        ("Norway turned down the offer.", "turned", "REJECT", None),
        ("A spokesman for Chile dismissed the claim.", "dismissed", "REJECT", None),
        ("The Chilean court dismissed the charges.", "dismissed", "CONCEDE", None),
        ("President Ruto ruled out talks with the rebels.", "ruled", "REJECT", "meet"),
        ("Premier Solberg highlighted the need for a ceasefire.", "need", "REQUEST", "yield"),
        ("Chile charged that Peru had broken the truce.", "charged", "ACCUSE", "allege"),
        ("The bank of Peru filed a lawsuit against Chile.", "filed", "ACCUSE", "allege"),
        ("The Peruvian court ordered the arrest of the mayor.", "ordered", "COERCE", "arrest"),
        # force
        ("Chile bombed the port from the air.", "bombed", "ASSAULT", "aerial"),
        ("Chile broke the ceasefire agreement.", "broke", "ASSAULT", None),
    ],
)
def test_acts(reader: Reader, text: str, trigger: str, kind: str, mode: str | None) -> None:
    event = first(read(reader, text), trigger)
    assert (event.type, event.mode) == (kind, mode)


@pytest.mark.parametrize(
    "text",
    [
        "President Ruiz called the discussion good and useful.",
        "The Chadian president called the meeting a success.",
        "Peruvians voted on Sunday.",
        "Chad will hold a referendum in May.",
        "The choir of Lima sang on the square.",
        "Prices fell on the market of Lima, and rain fell on the town.",
        "The bomb squad went off to lunch.",
        "",
        "\u201c",
    ],
)
def test_no_acts(reader: Reader, text: str) -> None:
    assert read(reader, text).events == ()


def test_sides(reader: Reader) -> None:
    reading = read(reader, "Chad handed over 40 prisoners to Niger.")
    event = first(reading, "handed")
    assert names(reading, event.actors) == {"Chad"}
    assert names(reading, event.recipients) == {"Niger"}
    assert event.quantities


def test_a_passive_turns_the_sides(reader: Reader) -> None:
    reading = read(reader, "Two pilots from Peru were freed by the rebels on Friday.")
    event = first(reading, "freed")
    assert names(reading, event.actors) == {"the rebels"}
    assert event.time is not None


def test_partners_of_a_meeting_are_all_actors(reader: Reader) -> None:
    reading = read(reader, "President Ruto rang the Norwegian premier.")
    assert names(reading, first(reading, "rang").actors) == {"President Ruto", "the Norwegian premier"}


@pytest.mark.parametrize(
    ("text", "trigger", "realis", "certainty"),
    [
        ("Chad freed the sailors.", "freed", "actual", "certain"),
        ("Chad refused to free the sailors.", "refused", "actual", "certain"),
        ("Chad may attack Niger.", "attack", "future", "possible"),
        ("Chad did not attack Niger.", "attack", "negated", "certain"),
        ("Chad reportedly attacked Niger.", "attacked", "actual", "probable"),
    ],
)
def test_realis_of_events(reader: Reader, text: str, trigger: str, realis: str, certainty: str) -> None:
    event = first(read(reader, text), trigger)
    assert (event.realis, event.certainty) == (realis, certainty)


def test_a_coming_meeting_is_an_agreement(reader: Reader) -> None:
    event = first(read(reader, "President Ruto will meet Premier Solberg on Friday."), "meet")
    assert (event.type, event.base, event.realis) == ("AGREE", "CONSULT", "future")


WORDS = "Chad/Niger/the rebels/attacked/met/will free/did not/talks/a ceasefire/said/that/on Friday/prisoners/with/and"
PIECES = st.sampled_from([f"{word} " for word in WORDS.split("/")]) | st.sampled_from(
    ["to ", "refused ", ", ", ". ", "“", "” ", "\n", "( ", "2 ", "\x00 "]
)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(PIECES, max_size=40))
def test_what_holds_of_any_text(reader: Reader, pieces: list[str]) -> None:
    text = "".join(pieces)
    reading = read(reader, text)
    known = {mention.id for mention in reading.mentions}
    assert [event.id for event in reading.events] == [f"e{i}" for i in range(1, len(reading.events) + 1)]
    for event in reading.events:
        assert ontology.is_valid(event.type, event.mode)
        assert {*event.actors, *event.recipients, *event.quantities} <= known
        assert {event.place, event.time, event.duration} - {None} <= known
        single = (event.trigger, event.clause, event.theme, event.core, event.condition)
        for span in (*single, *event.scope, *event.excluded):
            assert span is None or text[span.start : span.end] == span.exact
    assert read(reader, text) == reading


@pytest.mark.parametrize(
    ("text", "trigger", "kind", "mode", "realis"),
    [
        # a truce that begins, by whatever verb
        ("The truce takes effect on Saturday.", "takes", "RETREAT", "ceasefire", "future"),
        ("The armistice went into force at noon.", "went", "RETREAT", "ceasefire", "actual"),
        ("The ceasefire began at dawn.", "began", "RETREAT", "ceasefire", "actual"),
        ("The shooting is supposed to stop at midnight.", "stop", "RETREAT", "ceasefire", "future"),
        # what is arranged is told as present
        ("The Peruvian troops withdraw on January 3.", "withdraw", "RETREAT", "withdraw", "future"),
        # forces, posts, people
        ("The Chilean forces will return to their bases.", "return", "RETREAT", "withdraw", "future"),
        ("Peru will hand over two checkpoints to Chile.", "hand", "RETREAT", "withdraw", "future"),
        ("The prisoners will go home on Friday.", "go", "RETREAT", "release", "future"),
        ("Wounded civilians will be evacuated from the town.", "evacuated", "AGREE", None, "future"),
        ("A Norwegian force will supervise the truce.", "supervise", "AGREE", None, "future"),
        # a body that votes to do what it can do does it; others only mean to
        ("The Security Council voted to end the sanctions on Peru.", "end", "RETREAT", None, "actual"),
        # what somebody else says within an act is told as well
        ("Peru pressed for a withdrawal, which Chile refused to discuss.", "refused", "REJECT", "meet", "actual"),
        ("Peru rejected Chile's demand for a withdrawal.", "demand", "REQUEST", "yield", "actual"),
    ],
)  # fmt: skip
def test_acts_that_reports_of_a_truce_tell(
    reader: Reader, text: str, trigger: str, kind: str, mode: str | None, realis: str
) -> None:
    event = first(read(reader, text), trigger)
    assert (event.type, event.mode, event.realis) == (kind, mode, realis)


def test_a_picture_is_told_as_present_too(reader: Reader) -> None:
    event = first(read(reader, "Premier Ida Falk meets President Jon Berg in Lima on Monday."), "meets")
    assert (event.type, event.realis) == ("CONSULT", "actual")


def test_the_fighting_that_stops_is_no_fighting(reader: Reader) -> None:
    events = read(reader, "The shooting is supposed to stop at midnight.").events
    assert [event.trigger.exact for event in events] == ["stop"]


def test_the_date_of_a_thing_is_not_the_date_of_the_act(reader: Reader) -> None:
    reading = read(reader, "Peru voted to end the sanctions imposed on Chile in 1966.")
    assert first(reading, "end").time is None
    reading = read(reader, "Peru attacked the convoy on the morning of May 5.")
    assert first(reading, "attacked").time is not None


def test_those_named_by_their_number_do_what_they_do_and_are_not_counted(reader: Reader) -> None:
    reading = read(reader, "Anna Berg and Tomas Vrba met in Oslo. The two freed 30 prisoners.")
    freed = first(reading, "freed")
    assert names(reading, freed.actors) == {"The two"}
    assert names(reading, freed.quantities) == {"30 prisoners"}


@pytest.mark.parametrize(
    ("text", "realis"),
    [
        ("The talks went on while the guns fired.", "actual"),
        ("The talks will take place in Oslo.", "future"),
    ],
)
def test_a_noun_that_is_told_as_past_takes_up_nothing_to_come(reader: Reader, text: str, realis: str) -> None:
    reading = read(reader, f"Anna Berg and Tomas Vrba may talk again by phone on Sunday. {text}")
    assert first(reading, "talks").realis == realis


def test_the_body_that_a_meeting_is_named_after_is_no_place(reader: Reader) -> None:
    """What a body's name says of a meeting is neither who met nor a place that resolves; the meeting is kept."""
    reading = read(reader, "The Greens stayed away from Bundesbank session of parliament in protest.")
    event = first(reading, "session")
    places = {mention.id for mention in reading.mentions if mention.kind == "place"}
    assert event.place is None or event.place in places
    assert names(reading, event.actors).isdisjoint({"Bundesbank"})


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("There was no agreement on inspections.", "AGREE"),
        ("No prisoners were released.", "RETREAT"),
        ("No shots were fired, the mayor said.", "ASSAULT"),
        ("No agreement has been reached on the border.", "AGREE"),
        ("There were no talks on the border.", "CONSULT"),
        ("No talks were held in Nairobi.", "CONSULT"),
        ("The exchange of prisoners did not take place.", "RETREAT"),
        ("The agreement was not signed.", "SUPPORT"),
        ("None of the hostages was freed.", "RETREAT"),
        ("Not one prisoner was handed over.", "RETREAT"),
    ],
)
def test_what_did_not_happen_needs_nobody_who_did_it(reader: Reader, text: str, kind: str) -> None:
    assert [(event.type, event.realis, event.actors) for event in read(reader, text).events] == [(kind, "negated", ())]


def test_what_is_told_to_have_ended_without_an_agreement_is_of_those_who_met(reader: Reader) -> None:
    reading = read(reader, "The talks between Kenya and Uganda ended without an agreement on the lake.")
    event = first(reading, "agreement")
    assert (event.type, event.realis) == ("AGREE", "negated")
    assert names(reading, event.actors) == {"Kenya", "Uganda"}
    assert event.clause.exact == "without an agreement on the lake"


@pytest.mark.parametrize(
    "text",
    [
        "No one was injured in the gale.",
        "There is no agreement on inspections.",
        "There was no sign of an agreement.",
        "No gas was used.",
        "Neither side confirmed the date.",
        "The exchange of prisoners did not take long.",
    ],
)
def test_what_is_no_denial_of_an_act_is_no_event(reader: Reader, text: str) -> None:
    assert not read(reader, text).events


@pytest.mark.parametrize(
    ("text", "kind", "mode"),
    [
        ("The gunmen did not shoot any of the hostages.", "ASSAULT", "negated"),
        ("The mayor shot down the allegation.", "REJECT", "actual"),
        ("The president ordered an investigation into the raid.", "ACCUSE", "actual"),
        ("The president demanded an investigation by Chad into the raid.", "ACCUSE", "hypothetical"),
    ],
)
def test_what_the_words_do(reader: Reader, text: str, kind: str, mode: str) -> None:
    assert (kind, mode) in {(event.type, event.realis) for event in read(reader, text).events}
