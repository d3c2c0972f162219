"""Words of somebody's over several paragraphs without quotation marks, and lists of points. All is invented."""

from __future__ import annotations

import pytest

from accord.model import Instant, Reading, Report, Statement
from accord.reading import passages
from accord.reading.language import Language
from accord.reading.reader import Reader
from accord.sources.layout import blocks
from accord.views import explain
from accord.views.check import check_reading


def report(*paragraphs: str) -> Report:
    text = "\n\n".join(paragraphs)
    return Report("r", "r", "r", None, Instant("2025-03-19", "day"), None, None, "en", text, blocks(text))


def read(language: Language, *paragraphs: str) -> Reading:
    return Reader(language=language).read(report(*paragraphs))


def speaker(found: Reading, words: str) -> str | None:
    """The words that name the source of the outermost statement in which these words stand; "" where it has none, None
    where they are the outlet's own."""
    holder = statement(found, words)
    if holder is None:
        return None
    return holder.source.exact if holder.source is not None else ""


def statement(found: Reading, words: str) -> Statement | None:
    at = found.report.text.index(words)
    own = [one for one in found.statements if any(piece.start <= at < piece.end for piece in one.content)]
    return next((one for one in own if one.parent is None), None)


def who(found: Reading, words: str, near: str) -> str | None:
    """Whom a pronoun stands for, the first one behind ``near``."""
    start = found.report.text.index(near)
    for mention in found.mentions:
        if mention.kind == "actor" and mention.span.start >= start and mention.span.exact == words:
            return mention.actor
    raise AssertionError(words)


def test_paragraphs_after_a_cue_and_a_colon_up_to_narration(language: Language) -> None:
    found = read(
        language,
        "The talks in Corvan have failed.",
        "Speaking at the airport, Norwegian Foreign Minister Ilse Brandt said:",
        "We came to Corvan in good faith and we leave it without an agreement.",
        "The other side refused to discuss a pause. Its envoy left the room twice.",
        "I will report to the cabinet tonight.",
        "Brandt then boarded a government plane.",
        "The talks began last week.",
    )
    for words in ("in good faith", "left the room", "report to the cabinet"):
        assert speaker(found, words) == "Norwegian Foreign Minister Ilse Brandt"
    assert speaker(found, "boarded a government plane") is None
    assert speaker(found, "began last week") is None
    assert who(found, "I", "I will report") == "ilse-brandt"
    assert who(found, "We", "We came") == "norway"
    one = statement(found, "in good faith")
    assert one is not None
    assert one.form == "direct"
    assert one.actor == "ilse-brandt"
    assert one.score < 0.9, "a paragraph between shows nothing of whose it is"
    refused = next(event for event in found.events if event.trigger.exact == "refused")
    assert refused.statement == one.id


def test_what_shows_nothing_at_the_end_is_left_out(language: Language) -> None:
    found = read(
        language,
        "In a statement on its website, the Norwegian defence ministry said:",
        "Two of our ships were fired upon this morning. We have informed the monitors.",
        "It was the fourth incident in the strait this month. Insurers have raised their rates.",
    )
    assert speaker(found, "informed the monitors") == "the Norwegian defence ministry"
    assert speaker(found, "fourth incident") is None
    assert who(found, "our", "of our ships") == "norwegian-defence-ministry"


def test_another_source_ends_a_passage_at_once(language: Language) -> None:
    found = read(
        language,
        "The rebels' spokesman, Idris Maal, wrote to reporters:",
        "Our fighters have left the bridge.",
        "The mayor said that shots were heard all night.",
        "We are still waiting for the ambulances, one nurse told us.",
    )
    assert speaker(found, "left the bridge") == "The rebels' spokesman, Idris Maal,"
    assert speaker(found, "shots were heard") == "The mayor"
    assert "Maal" not in (speaker(found, "still waiting") or "")


@pytest.mark.parametrize(
    "lead",
    [
        "The army released the following statement on Monday.",
        "The following is a statement by the Norwegian army:",
        "The following statement was issued by the army on Monday:",
        "A statement from the army reads as follows:",
        "The army's letter reads:",
    ],
)
def test_texts_that_are_said_to_follow(language: Language, lead: str) -> None:
    found = read(language, lead, "At noon our boats left the port.", "We lost no men.")
    assert "army" in (speaker(found, "left the port") or "")
    assert "army" in (speaker(found, "lost no men") or "")


def test_a_body_that_speaks_of_itself(language: Language) -> None:
    found = read(
        language,
        "In a communiqué released on Sunday, the Liberation Council said:",
        "Seven soldiers were captured and are treated according to the laws of war.",
        "The Council calls on the people of Beni to remain calm.",
        "The Council holds two of the five towns.",
    )
    assert speaker(found, "Seven soldiers") == "the Liberation Council"
    assert speaker(found, "remain calm") == "the Liberation Council"
    assert speaker(found, "two of the five towns") is None


def test_a_letter_that_is_announced_and_addressed(language: Language) -> None:
    found = read(
        language,
        "The hostages' families published a letter to the emir on Monday.",
        "Your Highness,",
        "For 200 days we have waited for news of our sons.",
        "Eleven men are still held, according to the army.",
    )
    assert speaker(found, "waited for news") == "The hostages' families"
    assert speaker(found, "still held") == "the army"
    found = read(language, "The minister's spokesman told a briefing:", "We expect them on Monday.")
    assert speaker(found, "expect them") == "The minister's spokesman"


def test_a_heading_that_names_a_text_and_its_author(language: Language) -> None:
    body = ("Last night our troops left the valley. I gave the order.", "We will not return.")
    found = read(language, "Full text of the statement by President Anders Wolff", *body, "Background", "It rained.")
    assert speaker(found, "left the valley") == "President Anders Wolff"
    assert speaker(found, "will not return") == "President Anders Wolff"
    assert speaker(found, "It rained") is None
    told = ("Last night the troops left the valley.", "Villagers watched them go.")
    found = read(language, "Full text of the statement by President Anders Wolff", *told)
    assert speaker(found, "left the valley") is None, "a heading alone is not enough"
    found = read(language, "Statement by minister angers the valley", *body)
    assert speaker(found, "will not return") is None


def test_a_legal_text_goes_on_by_its_duties(language: Language) -> None:
    found = read(
        language,
        "The joint communiqué reads:",
        "The parties reaffirm the truce of 12 May.",
        "The parties shall withdraw their guns within ten days.",
        "Diplomats said the text had been agreed after eleven hours.",
    )
    assert speaker(found, "reaffirm the truce") == "The joint communiqué"
    assert speaker(found, "withdraw their guns") == "The joint communiqué"
    assert speaker(found, "eleven hours") == "Diplomats"


def test_an_open_letter_is_of_who_signs_it(language: Language) -> None:
    found = read(
        language,
        "More than forty former diplomats have written to the prime minister.",
        "Dear Prime Minister,",
        "The war has lasted for too long.",
        "Accept the offer that was made in Geneva.",
        "Yours sincerely,",
        "Ruth Harlan, former ambassador to Chad",
        "The office declined to comment.",
    )
    assert speaker(found, "lasted for too long") == "Ruth Harlan"
    assert speaker(found, "Accept the offer") == "Ruth Harlan"
    assert speaker(found, "declined to comment") is None


def test_answers_of_an_interview(language: Language) -> None:
    found = read(
        language,
        "The commander of the mission, General Paulo Reis, spoke to the Courier.",
        "Q: Who is responsible?",
        "A: Both armies fired. Chad moved howitzers into the zone.",
        "They were gone two days later, after I complained.",
        "Q: Will you stay?",
        "A: I will stay until June.",
        "Reis has led the mission since May.",
    )
    for words in ("Both armies", "gone two days later", "stay until June"):
        assert speaker(found, words) == "Paulo Reis"
    assert speaker(found, "Who is responsible") == "Q"
    assert speaker(found, "since May") is None
    assert who(found, "I", "after I complained") == "paulo-reis"


def test_labels_that_are_offices(language: Language) -> None:
    found = read(
        language,
        "Defence Minister Karel Novotny took questions on Monday.",
        "Reporter: Has the army left?",
        "Minister: It has. I gave the order.",
        "Reporter: Will it return?",
        "Minister: Nobody should doubt us.",
    )
    one = statement(found, "gave the order")
    assert one is not None
    assert one.actor == "karel-novotny"
    assert who(found, "I", "I gave") == "karel-novotny"


def test_a_joint_statement_says_whose_it_is(language: Language) -> None:
    found = read(
        language,
        "Joint statement on the valley",
        "We, the foreign ministers of France, Norway and Kenya, welcome the truce of 12 May.",
        "We call on all parties to open the crossings.",
    )
    for words in ("welcome the truce", "open the crossings"):
        assert speaker(found, words) == "the foreign ministers of France, Norway and Kenya"
    assert who(found, "We", "We call") == who(found, "the foreign ministers of France, Norway and Kenya", "We, the")


@pytest.mark.parametrize(
    ("lead", "source"),
    [
        ("After two days in Tallow, the two sides agreed on the following:", "the two sides"),
        ("The plan calls for:", "The plan"),
        ("In exchange for the hostages, the group demands the following:", "the group"),
        ("The terms of the deal are:", "the deal"),
        ("The government wants:", "The government"),
    ],
)
def test_a_list_is_of_whoever_agrees_on_it_or_asks_for_it(language: Language, lead: str, source: str) -> None:
    items = ("- an end to all shelling;", "- the release of the prisoners.")
    found = read(language, lead, *items, "The first convoy left Tallow on Monday.")
    for words in ("an end to all", "release of the prisoners"):
        one = statement(found, words)
        assert one is not None
        assert one.source is not None
        assert one.source.exact == source
        assert one.form == "indirect"
    assert speaker(found, "first convoy") is None


def test_points_are_still_to_come(language: Language) -> None:
    found = read(
        language,
        "On Friday France and Norway agreed on the following:",
        "- to open the border to aid convoys;",
        "- the release of the prisoners whom France has held since May.",
        "Rain fell on the bridge.",
    )
    told = {event.trigger.exact: event for event in found.events}
    mentions = {mention.id: mention.actor for mention in found.mentions}
    assert told["open"].realis == "future"
    assert {mentions[one] for one in told["open"].actors} & {"france", "norway", "france+norway"}
    assert told["release"].realis == "future"
    assert told["held"].realis == "actual", "a point's own past is past"


@pytest.mark.parametrize(
    "paragraphs",
    [
        ("Here is what is known about the attack:", "The convoy left at dawn.", "Two lorries were hit."),
        ("The two armies differ in size:", "- Chad has 400 tanks.", "- Norway has 300 tanks."),
        ("The negotiators must still settle three questions:", "- Who guards the border?", "- Who pays?"),
        ("Norway: army leaves the valley", "The army left on Saturday.", "Villagers waved."),
        ("The vote split the two parties:", "Norwegians stayed at home.", "We counted nine voters at one station."),
        ("The mayor was not there to say:", "The hall was empty.", "The lights were off."),
        ("The minister did not say:", "The hall was empty.", "We waited for an hour."),
        ("The Kremlin's readout says little:", "It does not mention prisoners.", "What we know comes from diplomats."),
        ("We said:", "The hall was empty.", "We waited for an hour."),
    ],
)
def test_a_colon_alone_opens_nothing(language: Language, paragraphs: tuple[str, ...]) -> None:
    assert passages.find(language.parse(report(*paragraphs))) == []


def test_words_in_quotation_marks_are_left_to_the_marks(language: Language) -> None:
    found = read(
        language,
        "Asked whether the talks had failed, Brandt said:",
        "“No. They were only adjourned until the summer.”",
        "Our correspondent reports that the hotel was guarded.",
    )
    assert speaker(found, "only adjourned") == "Brandt"
    assert "Brandt" not in (speaker(found, "was guarded") or "")


def test_an_outlet_that_speaks_of_itself_lends_its_voice_to_nobody(language: Language) -> None:
    found = read(
        language,
        "We have long argued that the truce would fail.",
        "The president's office wrote:",
        "Your paper has been wrong before.",
        "We do not think so. Our writers counted forty shots.",
    )
    assert speaker(found, "wrong before") == "The president's office"
    assert speaker(found, "counted forty shots") is None


def test_speech_that_begins_behind_the_colon_of_its_own_paragraph(language: Language) -> None:
    found = read(
        language,
        "General Amadou Sy told the station: We have taken the bridge. The enemy fled.",
        "Our losses are light.",
        "People in the town said that shots could still be heard.",
    )
    for words in ("taken the bridge", "enemy fled", "losses are light"):
        assert speaker(found, words) == "General Amadou Sy"
    assert speaker(found, "still be heard") == "People in the town"


def test_a_quoted_mail(language: Language) -> None:
    found = read(
        language,
        "The rebel council sent the following message:",
        "> Nine prisoners were released this morning.",
        "> No money was paid.",
        "The Red Cross confirmed it.",
    )
    assert speaker(found, "were released") == "The rebel council"
    assert speaker(found, "No money") == "The rebel council"
    assert speaker(found, "confirmed it") != "The rebel council"


def test_a_post_is_of_who_signed_it(language: Language) -> None:
    found = read(
        language,
        "The mayor, Ada Quill, answered at night.",
        "I have ordered the bridge closed. Stay at home.\n— Ada Quill (@quill) March 3, 2025",
        "The bridge has stood since 1911.",
    )
    assert speaker(found, "bridge closed") == "Ada Quill"
    assert who(found, "I", "I have") == "ada-quill"
    assert speaker(found, "since 1911") is None


def test_explaining_says_what_opened_a_passage_and_what_ended_it(language: Language) -> None:
    found = read(language, "The minister said:", "We leave.", "Our bags are packed.", "Officials said it rained.")
    text = explain.reading(found)
    assert "found by words after a cue and a colon, 2 paragraphs; ends at another source, score 0.93" in text


@pytest.mark.parametrize(
    "text", [":", "said:", "He said:", "Dear", "Dear X,", "We, ", "Statement by", "Q: \n\nA: ", "> :"]
)
def test_odd_texts(language: Language, text: str) -> None:
    """Two of them open a passage, where something stands to be said; the others open none."""
    for paragraphs in ((text,), (text, text), (text, "We left.", text)):
        found = read(language, *paragraphs)
        check_reading(found)
        opened = passages.find(language.parse(report(*paragraphs)))
        assert bool(opened) is ("We left." in paragraphs and text in ("He said:", "Q: \n\nA: "))
        if opened:
            assert [[piece.exact for piece in one.content] for one in found.statements] == [["We left."]]
