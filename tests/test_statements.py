"""Who said what, on small texts of our own."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from accord.model import Actor, Block, Mention, Report, Statement
from accord.reading import statements
from accord.reading.language import Language
from accord.reading.syntax import Parse


def report_of(text: str, kinds: tuple[str, ...] = ()) -> Report:
    """One block a line: paragraphs, or of the kinds given."""
    blocks: list[Block] = []
    start = 0
    for line in text.split("\n"):
        if line.strip():
            kind = kinds[len(blocks)] if len(blocks) < len(kinds) else "paragraph"
            blocks.append(Block(kind, start, start + len(line)))  # type: ignore[arg-type]
        start += len(line) + 1
    return Report("r", "r", "r", None, None, None, None, "en", text, tuple(blocks))


def named(parse: Parse, *names: str) -> tuple[list[Actor], list[Mention]]:
    """Actors and a mention at every place where one's last word stands."""
    actors = [Actor(name.casefold().replace(" ", "-"), name, "person", None, None) for name in names]
    mentions = []
    for actor in actors:
        for token in parse.tokens:
            if token.text == actor.name.split()[-1]:
                span = parse.span(token.start, token.end)
                mentions.append(Mention(f"m{len(mentions) + 1}", "actor", span, actor.id, head=token.start))
    return actors, mentions


def read(language: Language, text: str, *names: str, kinds: tuple[str, ...] = ()) -> list[Statement]:
    parse = language.parse(report_of(text, kinds))
    found = statements.find(parse, *named(parse, *names))
    check(text, found)
    return found


def check(text: str, found: list[Statement]) -> None:
    """What holds for the statements of any text."""
    ids = [one.id for one in found]
    assert ids == [f"s{number + 1}" for number in range(len(found))]
    for one in found:
        spans = [*one.content, *one.quotes, *(link.span for link in one.chain)]
        spans += [span for span in (one.source, one.cue) if span is not None]
        for span in spans:
            assert text[span.start : span.end] == span.exact
            assert span.exact.strip()
        assert one.content
        assert one.parent is None or (one.parent in ids and one.parent != one.id)
        if one.form == "indirect":
            assert not one.quotes


def only(found: list[Statement], words: str) -> Statement:
    """The outermost statement whose content has these words."""
    hits = [one for one in found if one.parent is None and any(words in piece.exact for piece in one.content)]
    assert len(hits) == 1, [(one.cue, one.content) for one in found]
    return hits[0]


def test_direct_speech_in_two_pieces(language: Language) -> None:
    found = read(language, "“We will not leave the valley,” Marta Olsen said, “until the road is open.”", "Marta Olsen")
    one = only(found, "leave the valley")
    assert one.form == "direct"
    assert one.actor == "marta-olsen"
    assert one.cue is not None
    assert one.cue.exact == "said"
    assert [span.exact for span in one.quotes] == ["We will not leave the valley,", "until the road is open."]


def test_indirect_speech(language: Language) -> None:
    one = only(read(language, "Marta Olsen said that the road would open in May.", "Marta Olsen"), "open in May")
    assert one.form == "indirect"
    assert one.source is not None
    assert one.source.exact == "Marta Olsen"
    assert [span.exact for span in one.content] == ["that the road would open in May"]


def test_mixed_speech(language: Language) -> None:
    one = only(read(language, "The mayor said the bridge was “beyond repair” and must be closed.", "mayor"), "must be")
    assert one.form == "mixed"
    assert [span.exact for span in one.quotes] == ["beyond repair"]


def test_a_quotation_goes_on_after_its_cue(language: Language) -> None:
    text = "“The harvest is lost,” said Marta Olsen. “We need grain before winter. Nobody has answered us.”"
    one = only(read(language, text, "Marta Olsen"), "harvest is lost")
    assert any("Nobody has answered us" in span.exact for span in one.content)


def test_a_quotation_goes_on_in_the_next_paragraph(language: Language) -> None:
    text = "“The harvest is lost,” said Marta Olsen.\n“We need grain before the winter comes.”\nThe valley is remote."
    one = only(read(language, text, "Marta Olsen"), "harvest is lost")
    assert any("grain before the winter" in span.exact for span in one.content)
    assert not any("remote" in span.exact for span in one.content)


def test_a_quotation_over_paragraphs_with_its_closing_mark_missing(language: Language) -> None:
    text = "Marta Olsen told the council: “The harvest is lost.\n“We need grain before the winter comes.”"
    one = only(read(language, text, "Marta Olsen"), "harvest is lost")
    assert one.form == "direct"
    assert len(one.quotes) == 2


def test_the_next_speakers_quotation_is_not_taken(language: Language) -> None:
    text = "“The harvest is lost,” said Marta Olsen. “We have grain enough,” said Jon Berg."
    found = read(language, text, "Marta Olsen", "Jon Berg")
    assert only(found, "harvest is lost").actor == "marta-olsen"
    assert only(found, "grain enough").actor == "jon-berg"


def test_scare_quotes_are_nobodys_statement(language: Language) -> None:
    found = read(language, "The “bridge” is a rope over the river. It was built in 1950.")
    assert [one for one in found if one.form != "indirect"] == []


def test_a_description_in_quotation_marks_has_a_speaker(language: Language) -> None:
    one = only(read(language, "Olsen described the talks as “frank” and “useful”.", "Marta Olsen"), "frank")
    assert one.actor == "marta-olsen"
    assert [span.exact for span in one.quotes] == ["frank", "useful"]


def test_according_to(language: Language) -> None:
    one = only(read(language, "The road will open in May, according to Marta Olsen.", "Marta Olsen"), "open in May")
    assert one.actor == "marta-olsen"


def test_the_chain_names_the_outermost_authority_first(language: Language) -> None:
    text = "According to the Valley Gazette, Marta Olsen said that the road would open in May."
    found = read(language, text, "Valley Gazette", "Marta Olsen")
    inner = next(one for one in found if one.actor == "marta-olsen")
    assert inner.parent is not None
    assert [link.actor for link in inner.chain] == ["valley-gazette", "marta-olsen"]


def test_a_relative_pronoun_stands_for_its_antecedent(language: Language) -> None:
    text = "The road belongs to Marta Olsen, who said that it would open in May."
    assert only(read(language, text, "Marta Olsen"), "open in May").actor == "marta-olsen"


@pytest.mark.parametrize(
    ("text", "inner", "words"),
    [
        ("“The miller told me, ‘We won’t pay,’ and then he left,” said Marta Olsen.", "The miller", "We won’t pay,"),
        ("‘The miller told me, “We will not pay,” and he left,’ said Marta Olsen.", "The miller", "We will not pay,"),
        ("\"He said 'never again' and walked out,\" Marta Olsen told the council.", "He", "never again"),
    ],
)
def test_a_quotation_within_a_quotation(language: Language, text: str, inner: str, words: str) -> None:
    found = read(language, text, "Marta Olsen")
    outer = only(found, words)
    assert (outer.actor, outer.form) == ("marta-olsen", "direct")
    (nested,) = [one for one in found if one.parent == outer.id]
    assert nested.source is not None
    assert nested.source.exact == inner
    assert nested.form == "direct"
    assert [span.exact for span in nested.quotes] == [words]


def test_what_a_speaker_paraphrases_is_not_direct(language: Language) -> None:
    text = "“They promised us a bridge before the winter. They built a gate,” said Marta Olsen."
    found = read(language, text, "Marta Olsen")
    outer = only(found, "built a gate")
    nested = [one for one in found if one.parent == outer.id]
    assert nested
    assert all(one.form == "indirect" and not one.quotes for one in nested)
    assert not any("gate" in span.exact for one in nested for span in one.content)


@pytest.mark.parametrize("marks", ["“”", '""', "‘’", "''"])
def test_a_speech_over_paragraphs_is_one_whatever_it_tells(language: Language, marks: str) -> None:
    opening, closing = marks
    text = (
        f"{opening}We have waited nine years,{closing} said Marta Olsen. {opening}Nobody came.\n"
        f"{opening}They promised a bridge. They said it would be wide.\n"
        f"{opening}Now we build it with our own hands.{closing}\n"
        "The mayor declined to comment."
    )
    one = only(read(language, text, "Marta Olsen"), "waited nine years")
    assert one.actor == "marta-olsen"
    assert [span.exact for span in one.quotes][1:] == [
        "Nobody came.",
        "They promised a bridge. They said it would be wide.",
        "Now we build it with our own hands.",
    ]


@pytest.mark.parametrize(
    ("text", "chain"),
    [
        ("Marta Olsen was quoted by the Gazette as saying that the road was closed.", ["gazette", "marta-olsen"]),
        ("Marta Olsen is quoted in the Gazette as saying that the road was closed.", ["gazette", "marta-olsen"]),
        ("“So the road was closed,” Marta Olsen was quoted as saying by the Gazette.", ["gazette", "marta-olsen"]),
        ("Marta Olsen was quoted as saying that the road was closed.", ["marta-olsen"]),
    ],
)
def test_a_medium_is_not_the_speaker(language: Language, text: str, chain: list[str]) -> None:
    one = only(read(language, text, "Marta Olsen", "Gazette"), "road was closed")
    assert one.source is not None
    assert one.source.exact == "Marta Olsen"
    assert [link.actor for link in one.chain] == chain


def test_how_somebody_is_seen_is_not_what_they_said(language: Language) -> None:
    found = read(language, "Marta Olsen was seen by the council as supporting the bridge.", "Marta Olsen")
    assert not [one for one in found if one.found_by == "quoted through a medium"]


def test_the_name_of_a_work_is_no_quotation_of_anybody(language: Language) -> None:
    found = read(language, "She wrote the novel “The Quiet Harbour” in 1921. The critics praised it.")
    assert not [one for one in found if any("Harbour" in span.exact for span in one.content)]


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("“The mill is empty and nobody has paid us,” read the letter.", "the letter"),
        ("“The mill is empty and nobody has paid us,” opined the Valley Gazette.", "the Valley Gazette"),
        ("“The mill is empty and nobody has paid us,” tweeted a miller from the coast.", "a miller from the coast"),
        ("Olsen waved as if to calm them, then leaned in and boomed: “Let us go home before the winter.”", "Olsen"),
        (
            "“It is not right to say so. We have no voice any more. #Arica,” tweeted a miller from the coast.",
            "a miller from the coast",
        ),
    ],
)
def test_a_quotation_whose_verb_the_parser_left_without_a_subject(language: Language, text: str, source: str) -> None:
    (one,) = [one for one in read(language, text) if one.parent is None and one.quotes]
    assert one.source is not None
    assert one.source.exact == source
    assert not any(source in span.exact for span in one.content)


def test_nobody_is_named_by_the_words_that_he_is_quoted_with(language: Language) -> None:
    text = "Olsen beamed — “That makes me proud of it” — and, when pressed, asserting, “Of course I pay for the mill.”"
    (one,) = [one for one in read(language, text) if any("I pay" in span.exact for span in one.quotes)]
    assert one.source is None or one.source.exact == "Olsen"


def test_whoever_asked_is_not_named(language: Language) -> None:
    found = read(language, "Asked about the empty mill on Monday, the mayor left the hall.", "mayor")
    assert all(one.source is None for one in found if one.cue is not None and one.cue.exact.startswith("Asked"))


def test_transcripts(language: Language) -> None:
    text = "OLSEN:\nWe need grain. The mill is empty.\nBERG:\nYou had grain in June.\nThe council met for an hour."
    kinds = ("speaker", "paragraph", "speaker", "paragraph", "paragraph")
    found = read(language, text, "Marta Olsen", "Jon Berg", kinds=kinds)
    first, second = only(found, "mill is empty"), only(found, "grain in June")
    assert (first.actor, second.actor) == ("marta-olsen", "jon-berg")
    assert first.source is not None
    assert first.source.exact == "OLSEN"
    assert first.form == "direct"
    assert first.cue is None
    assert not any("council met" in span.exact for span in second.content)


def test_a_name_after_a_dash(language: Language) -> None:
    one = only(read(language, "“The valley has waited long enough.” — Marta Olsen", "Marta Olsen"), "waited")
    assert one.actor == "marta-olsen"
    assert one.form == "direct"


def test_a_name_before_a_colon_and_nothing_else(language: Language) -> None:
    text = (
        "The neighbours disagree. Maria Kelly: “The harbour is far too deep for the boats of this town.” "
        "Peter Lang: “It was never deep enough for anybody.”"
    )
    found = read(language, text)
    check(text, found)
    assert sources(found) == ["Maria Kelly", "Peter Lang"]
    asked = "The mayor told Maria Kelly: “The harbour is far too deep for the boats of this town.”"
    assert sources(read(language, asked)) == ["The mayor"]


def sources(found: list[Statement]) -> list[str | None]:
    return [one.source.exact if one.source else None for one in found]


def test_a_source_that_nobody_resolved_keeps_its_words(language: Language) -> None:
    one = only(read(language, "He said that the road would open in May."), "open in May")
    assert one.actor is None
    assert one.source is not None
    assert one.source.exact == "He"


@pytest.mark.parametrize(
    "text", ["", " ", "\n\n", "a", "“", "”", "'", "\x00\x07", "said", "—", "“” ”", "\u202e“x” said y"]
)
def test_odd_texts(language: Language, text: str) -> None:
    """``read`` checks what it finds. Nobody says anything here but in the last, where “x” is quoted."""
    found = read(language, text)
    assert len(found) == ("x" in text)
    assert all("x" in one.content[0].exact for one in found)


FRAGMENTS = [
    "Olsen said",
    "he added",
    "“",
    "”",
    '"',
    "‘",
    "’",
    ",",
    ".",
    "\n",
    "the road is open",
    "that",
    "who told Berg",
    "—",
]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from(FRAGMENTS), max_size=25).map(" ".join))
def test_spans_hold_on_any_text(language: Language, text: str) -> None:
    found = read(language, text, "Marta Olsen", "Jon Berg")
    check(text, found)
    outer = [one for one in found if one.parent is None]
    places = [place for one in outer for piece in one.content for place in range(piece.start, piece.end)]
    assert len(places) == len(set(places))  # no word is said twice at once


def test_the_same_text_gives_the_same_statements(language: Language) -> None:
    text = "“The harvest is lost,” said Marta Olsen. Jon Berg denied it, saying that the mill was full."
    assert read(language, text, "Jon Berg") == read(language, text, "Jon Berg")


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("The council said no, Olsen reported.", []),
        ("Olsen said that the city had made an offer and the council would think about it.", ["the city"]),
        ("Asked if he would resign, Olsen said he would not.", ["he would not"]),
        ("Olsen said three.", ["three"]),
        ("Olsen rejected this.", ["this"]),
        ('Olsen said: "No."', ['"No."']),
    ],
)
def test_what_names_nothing_is_no_statement_of_a_reading(language: Language, text: str, kept: list[str]) -> None:
    parse = language.parse(report_of(text))
    found = statements.find(parse, *named(parse, "Marta Olsen"), asserted=True)
    check(text, found)
    said = [one for one in found if one.cue and "Asked" not in one.cue.exact]
    words = [" ".join(piece.exact for piece in one.content) for one in said]
    assert all(any(part in whole for whole in words) for part in kept)
    assert not any(whole.strip(" ,.") in ("no", "it") for whole in words)
