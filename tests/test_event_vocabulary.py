"""One sentence of our own for what each class of acts is called besides: who, which class, to whom."""

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


def only(reading: Reading, trigger: str) -> Event:
    (found,) = [event for event in reading.events if event.trigger.exact == trigger]
    return found


@pytest.mark.parametrize(
    ("text", "trigger", "kind", "actors", "recipients"),
    [
        ("Mali struck the Desert Front off the terrorism list.", "struck", "CONCEDE", {"Mali"}, {"the Desert Front"}),
        ("Ghana struck the Desert Front on Monday.", "struck", "ASSAULT", {"Ghana"}, {"the Desert Front"}),
        ("Peru provided Bolivia with four ambulances.", "provided", "AID", {"Peru"}, {"Bolivia"}),
        ("Peru sent Bolivia two planeloads of tents.", "sent", "AID", {"Peru"}, {"Bolivia"}),
        ("Ghana lodged a protest with Togo over the raid.", "lodged", "ACCUSE", {"Ghana"}, {"Togo"}),
        (
            "Peru's leader described the premier as a dictator.",
            "described",
            "ACCUSE",
            {"Peru's leader"},
            {"the premier"},
        ),
        ("Togo broke off, and Ghana pulled out of talks with Mali.", "pulled", "REJECT", {"Ghana"}, {"Mali"}),
        ("Ghana banned exports of cement to Togo.", "banned", "SANCTION", {"Ghana"}, {"Togo"}),
        ("Niger kicked out six Togolese diplomats.", "kicked", "SANCTION", {"Niger"}, {"six Togolese diplomats"}),
        ("Ghana ordered the Malian ambassador to leave.", "ordered", "SANCTION", {"Ghana"}, {"the Malian ambassador"}),
        ("The army launched a missile over Togo.", "launched", "MOBILIZE", {"The army"}, {"Togo"}),
        (
            "The junta ordered the newspaper to suspend publication.",
            "ordered",
            "COERCE",
            {"The junta"},
            {"the newspaper"},
        ),
        ("Rebels set off a car bomb outside the ministry.", "set", "ASSAULT", {"Rebels"}, {"the ministry"}),
        (
            "Togo's envoy served as a broker between Mali and Niger.",
            "served",
            "CONSULT",
            {"Togo's envoy"},
            {"Mali", "Niger"},
        ),
        (
            "The premier had lunch with President Ada Koro.",
            "had",
            "CONSULT",
            {"The premier", "President Ada Koro"},
            set(),
        ),
        ("Togo threw its weight behind Ghana.", "threw", "SUPPORT", {"Togo"}, {"Ghana"}),
        ("The crowd stormed the Malian embassy.", "stormed", "PROTEST", {"The crowd"}, {"the Malian embassy"}),
        (
            "Togo's parliament repealed the boycott law against Ghana.",
            "repealed",
            "CONCEDE",
            {"Togo's parliament"},
            {"Ghana"},
        ),
        # bodies that vote
        (
            "The Malian senate voted in favour of the treaty.",
            "voted",
            "SUPPORT",
            {"The Malian senate"},
            set(),
        ),
        # troops that assemble, arrive and leave
        ("Malian troops gathered near the border with Niger.", "gathered", "MOBILIZE", {"Malian troops"}, {"Niger"}),
        ("Malian soldiers took up positions around Kidal.", "took", "MOBILIZE", {"Malian soldiers"}, set()),
        ("Malian tanks entered the village on Monday.", "entered", "MOBILIZE", {"Malian"}, set()),
        (
            "The departure of Malian troops from Niger began on Monday.",
            "departure",
            "RETREAT",
            {"Malian troops"},
            {"Niger"},
        ),
        ("The army liberated dozens of villages from the rebels.", "liberated", "COERCE", {"The army"}, {"the rebels"}),
        # letters and messages
        (
            "Togo's president sent a letter to the king of Ghana.",
            "sent",
            "CONSULT",
            {"Togo's president"},
            {"the king of Ghana"},
        ),
        (
            "The envoy delivered a message from Togo's president to the Ghanaian leader.",
            "delivered",
            "CONSULT",
            {"The envoy"},
            {"Togo's president", "the Ghanaian leader"},
        ),
        ("Niger relayed messages between Togo and Ghana.", "relayed", "CONSULT", {"Niger"}, {"Togo", "Ghana"}),
        ("Togo received a letter from Ghana on Monday.", "received", "CONSULT", {"Ghana"}, {"Togo"}),
        # deeds that are committed
        ("Gunmen committed a massacre in Kidal on Monday.", "massacre", "ASSAULT", {"Gunmen"}, set()),
        (
            "They were beaten with sticks by militiamen.",
            "beaten",
            "ASSAULT",
            {"militiamen"},
            {"They"},
        ),
        ("Togo held military exercises with Ghana.", "exercises", "COOPERATE", {"Togo", "Ghana"}, set()),
        ("The besiegement of Kidal by Malian troops went on.", "besiegement", "COERCE", {"Malian troops"}, set()),
        # who was put out of power, who was sentenced
        ("Since Koro's overthrow, Togo has kept the border shut.", "overthrow", "SANCTION", set(), {"Koro"}),
        (
            "The minister was handed a ten-year sentence for fraud.",
            "handed",
            "SANCTION",
            set(),
            {"The minister"},
        ),
        ("Togo has been in touch with officials of Ghana.", "been", "CONSULT", {"Togo", "officials of Ghana"}, set()),
        ("Our condolences go out to the people of Togo.", "go", "SUPPORT", {"Our"}, {"Togo"}),
        ("The university was liberated by Malian forces.", "liberated", "COERCE", {"Malian forces"}, set()),
        ("Malian troops entered the compound on Friday.", "entered", "MOBILIZE", {"Malian troops"}, set()),
        ("The use of mortars by Malian rebels was condemned.", "use", "ASSAULT", {"Malian rebels"}, set()),
        # fire that is received, journeys that are stopped, troops that go somewhere
        (
            "Malian nurses came under fire from rebels of Kidal.",
            "came",
            "ASSAULT",
            {"rebels of Kidal"},
            {"Malian nurses"},
        ),
        ("Togo's navy interrupted the evacuation.", "interrupted", "SANCTION", {"Togo's navy"}, set()),
        ("Malian rebels turned back a ferry near Gao.", "turned", "COERCE", {"Malian rebels"}, set()),
        ("Malian soldiers stopped nine buses near Gao.", "stopped", "COERCE", {"Malian soldiers"}, set()),
        ("Togo kept the Malian nurses from leaving Kidal.", "kept", "COERCE", {"Togo"}, {"the Malian nurses"}),
        # convoys sent back, messages carried, garrisons that leave or are driven out
        ("Malian militiamen turned back a convoy near Gao.", "turned", "COERCE", {"Malian militiamen"}, set()),
        ("The convoy was turned back at the bridge.", "turned", "COERCE", set(), set()),
        ("A convoy of nine lorries was stopped by gunmen.", "stopped", "COERCE", {"gunmen"}, set()),
        ("The envoy brought Togo's answer to Ghana.", "brought", "CONSULT", {"The envoy"}, {"Togo", "Ghana"}),
        ("A message was handed to the king by the envoy.", "handed", "CONSULT", {"the envoy"}, {"the king"}),
        ("The garrison marched out of the fort.", "marched", "RETREAT", {"The garrison"}, set()),
        ("The army has quit the airport.", "quit", "RETREAT", {"The army"}, set()),
        ("Rebels were driven from the town.", "driven", "ASSAULT", set(), {"Rebels"}),
        ("Gunmen seized two lorries and a boat.", "seized", "COERCE", {"Gunmen"}, set()),
        ("The council asked that the border be opened.", "asked", "REQUEST", {"The council"}, set()),
        ("Malian troops moved into Kidal on Friday.", "moved", "MOBILIZE", {"Malian troops"}, set()),  # a town
        ("The army is inflicting heavy bombardment on Togo.", "bombardment", "ASSAULT", {"The army"}, {"Togo"}),
    ],
)
def test_an_act_by_its_word(
    reader: Reader, text: str, trigger: str, kind: str, actors: set[str], recipients: set[str]
) -> None:
    reading = read(reader, text)
    event = only(reading, trigger)
    assert event.type == kind
    assert names(reading, event.actors) - {"its"} == actors
    assert names(reading, event.recipients) == recipients


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("The premier had lunch on the terrace.", "had"),
        ("The bank paid five million dollars for the house.", "paid"),
        ("Togo's premier described the minister as a friend.", "described"),
        ("Ada Koro took in the view of the bay.", "took"),
        ("The team served as a model for Mali.", "served"),
        ("The government may close the mill to save money.", "save"),
        ("The report gave fuel to the Malian argument.", "gave"),
        ("The dispute is feeding into the Malian campaign.", "feeding"),
        ("Togo's offensive sent the rebels into retreat.", "sent"),
        ("The premier talked proudly of his two daughters.", "talked"),
        ("The storm turned back into the valley.", "turned"),
        ("The buses stopped near the chapel.", "stopped"),
        ("The premier moved into a flat in Kidal.", "moved"),
        ("The bridge came under water in May.", "came"),
        ("Togo's police took credit for the quiet of the night.", "took"),
    ],
)
def test_the_same_word_without_an_act(reader: Reader, text: str, trigger: str) -> None:
    assert all(event.trigger.exact != trigger for event in read(reader, text).events)


@pytest.mark.parametrize(
    ("text", "trigger", "actors", "recipients"),
    [
        # blame that no verb of blaming tells
        ("Ghana's government said the rebels were responsible.", "responsible", {"Ghana's government"}, {"the rebels"}),
        ("The envoy said Mali was responsible for the raid.", "responsible", {"The envoy"}, {"Mali"}),
        ("Critics say the premier has emptied the treasury.", "say", {"Critics"}, {"the premier"}),
        # whom an investigation is about that somebody is sent for
        ("Ghana sent experts to Togo to investigate the crash.", "investigate", {"Ghana"}, {"Togo"}),
        # an agreement before, and with whom
        (
            "The miners called off the strike after an agreement with the government.",
            "called",
            {"The miners"},
            {"the government"},
        ),
        # whom somebody travels to see, and not the town
        ("The premier flew to Lomé to meet President Ada Koro.", "flew", {"The premier"}, {"President Ada Koro"}),
        # what somebody has done to another
        ("The governor had the editor arrested.", "arrested", {"The governor"}, {"the editor"}),
        # words beside what somebody says
        ("The envoy said the dam harms the valley, denouncing Togo.", "denouncing", {"The envoy"}, {"Togo"}),
        # a "they" of whom nothing was said before
        ("Dara Ali said that they will not end the strike.", "end", {"Dara Ali"}, set()),
        # states by the first adjective of two
        ("Ghanaian and EU negotiators criticised Togo.", "criticised", {"Ghanaian", "EU negotiators"}, {"Togo"}),
        # a disposition that only somebody has
        ("Togo says it is prepared to train pilots from Ghana.", "train", {"it"}, {"pilots from Ghana"}),
    ],
)
def test_sides_that_are_told_beside(
    reader: Reader, text: str, trigger: str, actors: set[str], recipients: set[str]
) -> None:
    reading = read(reader, text)
    event = only(reading, trigger)
    assert (names(reading, event.actors), names(reading, event.recipients)) == (actors, recipients)


@pytest.mark.parametrize(
    "text",
    [
        "The envoy said Mali was not responsible for the raid.",
        "The envoy did not say that Mali was responsible.",
        "The envoy said the ministry was responsible for the budget.",
        "The rebels said they were responsible for the raid.",
    ],
)
def test_no_blame(reader: Reader, text: str) -> None:
    assert all(event.trigger.exact != "responsible" for event in read(reader, text).events)


def test_who_is_struck_from_a_council_is_not_attacked(reader: Reader) -> None:
    found = only(read(reader, "General Okello struck his rival from the council."), "struck")
    assert (found.type, found.mode) == ("SANCTION", "expel")
    assert not read(reader, "The name of the ferry was struck from the register.").events


def test_a_garrison_that_is_evacuated_withdraws(reader: Reader) -> None:
    assert only(read(reader, "Togo evacuated its garrison from Lima."), "evacuated").type == "RETREAT"
    assert only(read(reader, "Togo evacuated the children from Lima."), "evacuated").type == "AID"


def test_a_noun_is_denied_once(reader: Reader) -> None:
    """The verb that carries "no intention" does not take back what the noun denies."""
    reading = read(reader, "Togo has no intention of releasing the six Malians.")
    assert only(reading, "intention").realis == "negated"


def test_a_body_is_no_place(reader: Reader) -> None:
    reading = read(reader, "Ghana sent tents to the African Union force in Bamako.")
    assert "African Union" not in {one.span.exact for one in reading.mentions if one.kind == "place"}


def test_a_place_behind_what_kind_of_place_it_is(reader: Reader) -> None:
    reading = read(reader, "The army ceased its attacks in several areas near the capital Damascus.")
    place = only(reading, "ceased").place
    assert names(reading, (place or "",)) == {"Damascus"}


@pytest.mark.parametrize(
    "text",
    [
        "MV Ostrava went down at dawn in Chilean waters.",
        "The ferry Ostrava went down in Lima.",
        "Norway sent tents to the lake.",
    ],
)
def test_what_sinks_visits_nobody_and_waters_get_no_aid(reader: Reader, text: str) -> None:
    assert not [event for event in read(reader, text).events if event.type in ("CONSULT", "AID")]


@pytest.mark.parametrize(
    ("text", "trigger", "kind"),
    [
        ("President Ruto went down to Lima on Monday.", "went", "CONSULT"),
        ("A Chilean frigate sent the Peruvian trawler to the bottom of the sea.", "sent", "ASSAULT"),
        ("A Chilean frigate put two tankers on the seabed.", "put", "ASSAULT"),
        ("Norway sent boats to the rebels.", "sent", "AID"),
    ],
)
def test_where_a_vessel_is_sent(reader: Reader, text: str, trigger: str, kind: str) -> None:
    assert [event.type for event in read(reader, text).events if event.trigger.exact == trigger] == [kind]
