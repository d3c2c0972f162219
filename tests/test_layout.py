"""What stands on the page is told from what is said. All texts are invented."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from accord.sources.layout import blocks

LONG = (
    "The river commission of Ostravia said on Friday that both delegations had gone home without a paper to sign, "
    "and that the next round would begin once the harvest was in."
)
MORE = "Nobody on either side would say who had asked for the delay, though several had an opinion about it."


def kinds(text: str) -> list[tuple[str, str]]:
    return [(block.kind, text[block.start : block.end]) for block in blocks(text)]


def of(kind: str, text: str) -> list[str]:
    return [words for found, words in kinds(text) if found == kind]


@pytest.mark.parametrize(
    "heading",
    [
        "Grain Talks Stall on the Marl River",
        "What Happens Next?",
        "A question of trust",
        "THE ROAD TO MARLFORD",
        "‘Nothing to lose’",
        "## Background",
        "Why now?",
        "– A long winter –",
    ],
)
def test_a_heading_between_paragraphs(heading: str) -> None:
    assert kinds(f"{LONG}\n{heading}\n{MORE}") == [("paragraph", LONG), ("heading", heading), ("paragraph", MORE)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Talks failed.",
        "“We will be back,” she said.",
        "“Never again.”",
        "“No.”",
        "He had not slept.",
        "The foreign minister said:",
        "Comments by the governor angered the miners.",
        "Recommended cuts were refused.",
        "Copyright law was no part of the deal.",
        "By Friday the bridge was open again.",
        "and then there was nothing left to trade",
    ],
)
def test_a_short_sentence_is_no_heading(sentence: str) -> None:
    assert ("paragraph", sentence) in kinds(f"{LONG}\n\n{sentence}\n\n{MORE}")


def test_a_title_may_read_like_a_sentence() -> None:
    title = "Ostravia and Vell agree to keep the Marl bridges open through the winter"
    assert kinds(f"{title}\n\n{LONG}")[0] == ("heading", title)


def test_a_heading_heads_something() -> None:
    assert kinds("Talks Fail Again") == [("paragraph", "Talks Fail Again")]
    assert kinds(f"{LONG}\nTalks Fail Again")[-1] == ("paragraph", "Talks Fail Again")


def test_a_run_of_headings_is_a_list() -> None:
    names = ["Marlford Bridge", "Upper Vell", "Saint Orm", "Low Harbour", "Tollgate Nine"]
    assert of("list", "\n".join([LONG, *names, MORE])) == names


@pytest.mark.parametrize(
    ("dateline", "rest"),
    [
        ("MARLFORD —", LONG),
        ("MARLFORD, Vell, March 3 (Wire) -", LONG),
        ("MARLFORD (AP) —", LONG),
        ("(AP) —", LONG),
        ("ST. ORM --", LONG),
        ("Marlford (OSN)", LONG),
        ("Port Orm:", LONG),
        ("Port Orm, March 3, OSN -", LONG),
        ("New Marlford, March 3:", LONG),
        ("Marlford, 3 March 1921 (Wire) –", LONG),
    ],
)
def test_a_dateline_opens_the_first_paragraph(dateline: str, rest: str) -> None:
    for title in ("", "Grain Talks Stall on the Marl River\n\n"):
        found = kinds(f"{title}{dateline} {rest}\n{MORE}")
        assert found[-3:] == [("dateline", dateline), ("paragraph", rest), ("paragraph", MORE)]


@pytest.mark.parametrize(
    "text",
    [
        "Aldric — who has never crossed the river — said that he would wait.",
        "NATO — the alliance that Vell would like to join — said nothing at all on Friday.",
        "Update: " + LONG,
        "The terms are known: " + LONG,
        "The Marl River Commission (MRC) has opened the locks at Port Orm after a year of talks.",
        "Marl River Commission (MRC) Chairman Aldric Voss opened the locks at Port Orm on Friday.",
    ],
)
def test_what_is_no_dateline(text: str) -> None:
    assert of("dateline", f"{text}\n{MORE}") == []


def test_times_of_a_live_blog() -> None:
    text = f"9:15 p.m.\n\n{LONG}\n\n10:02 pm — {MORE}\n\nUpdated March 19, 1921 at 14:05 GMT\n\n{LONG}"
    assert of("dateline", text) == ["9:15 p.m.", "10:02 pm —", "Updated March 19, 1921 at 14:05 GMT"]
    assert of("paragraph", text) == [LONG, MORE, LONG]


@pytest.mark.parametrize(
    "byline",
    [
        "By Ada Quill",
        "By Ada Quill and Bo Renn, Marlford",
        "(Reporting by Ada Quill; Editing by Bo Renn)",
        "Ada Quill contributed to this report.",
        "— With assistance by Bo Renn",
    ],
)
def test_bylines(byline: str) -> None:
    assert of("byline", f"{LONG}\n{byline}\n{MORE}") == [byline]


@pytest.mark.parametrize(
    "words",
    [
        "Read more: the bridges of the Marl",
        "Also read | Five things to know",
        "ADVERTISEMENT",
        "Subscribe to our newsletter.",
        "Follow us on every network",
        "© 1921 The Marlford Gazette",
        "Copyright 1921 The Marlford Gazette. All rights reserved.",
        "* * *",
        "___.",
        "https://example.org/a/b",
        "[The other side of the river, in pictures]",
        "(APPLAUSE)",
    ],
)
def test_boilerplate(words: str) -> None:
    assert of("boilerplate", f"{LONG}\n{words}\n{MORE}") == [words]


def test_captions_and_lists() -> None:
    caption = "The bridge at Marlford after the flood. (Bo Renn/Reuters)"
    text = f"{LONG}\n{caption}\nThey agreed on:\n- open bridges\n- no tolls\n1. a date\n• a place\n{MORE}"
    assert of("caption", text) == [caption]
    assert of("list", text) == ["- open bridges", "- no tolls", "1. a date", "• a place"]


def test_a_transcript() -> None:
    text = f"ALDRIC: {LONG}\nQUESTION: Are you sure?\nALDRIC: No.\nMODERATOR:\n{MORE}"
    assert of("speaker", text) == ["ALDRIC:", "QUESTION:", "ALDRIC:", "MODERATOR:"]
    assert of("paragraph", text) == [LONG, "Are you sure?", "No.", MORE]
    interview = f"Q: Are you sure?\nA: {LONG}\nQ: Really?\nA: {MORE}"
    assert of("speaker", interview) == ["Q:", "A:", "Q:", "A:"]
    named = f"{LONG}\nSera Aldric: {LONG}\nBo Renn: {MORE}\nSera Aldric: Yes."
    assert of("speaker", named) == ["Sera Aldric:", "Sera Aldric:"] or len(of("speaker", named)) == 3


def test_wrapped_lines_are_one_paragraph() -> None:
    wrapped = (
        "The river commission of Ostravia said on Friday that both\n"
        "delegations had gone home without a paper to sign, and that\n"
        "the next round would begin once the harvest was in.\n"
        "\n"
        "A question of trust\n"
        "\n"
        "Nobody on either side would say who had asked for the delay,\n"
        "though several had an opinion about it - and no wish to keep\n"
        "- or hide - it.\n"
    )
    assert [kind for kind, _ in kinds(wrapped)] == ["paragraph", "heading", "paragraph"]


def test_one_paragraph_a_line_is_not_joined() -> None:
    assert kinds(f"{LONG}\n{MORE}\n{LONG}") == [("paragraph", LONG), ("paragraph", MORE), ("paragraph", LONG)]


def test_a_line_broken_by_a_link() -> None:
    assert kinds(f"He thanked the Ostravian-led\ncoalition\n for its patience.\n{LONG}") == [
        ("paragraph", "He thanked the Ostravian-led\ncoalition\n for its patience."),
        ("paragraph", LONG),
    ]


PIECES = st.sampled_from(
    [
        *"\n\n\n\r\x0b\x0c\x85\u2028\u2029\t  .,:;-–—―•*#([<\"“”'‘’?!|@0189aZÉж中𝔸\x00\x1f\u200b\ufeff",
        *("MARLFORD", "Marlford", "(AP)", "March 3", "By Ada Quill", "Read more", "Q:", "9:15 p.m.", "said", LONG),
        *("---", "Talks failed.", "Grain Talks Stall", "https://a.b", "© 1921", "[4]", "they went home\n\n"),
    ]
)


@settings(max_examples=400, deadline=None)
@given(st.one_of(st.text(), st.lists(PIECES, max_size=60).map("".join), st.lists(PIECES, max_size=60).map(" ".join)))
def test_blocks_partition_the_text(text: str) -> None:
    last = 0
    for block in blocks(text):
        assert last <= block.start < block.end
        assert not text[last : block.start].strip()
        words = text[block.start : block.end]
        assert words == words.strip()
        last = block.end
    assert not text[last:].strip()


def test_a_line_of_five_million_characters_and_ten_thousand_paragraphs() -> None:
    assert len(blocks("far " * 1_250_000)) == 1
    assert len(blocks("x" * 5_000_000)) == 1
    assert len(blocks("\n\n".join(f"It is day {i}." for i in range(10_000)))) == 10_000


HEADLINES = [
    "Grain convoy turns back at the Marl river crossing",
    "Harvest festival draws record crowds despite the rain",
    "Why the ferry strike may not be over yet",
    "Five things to know about the new bridge tolls",
]


def test_headlines_that_close_a_page_are_links() -> None:
    text = "\n".join([LONG, MORE, *HEADLINES])
    assert of("boilerplate", text) == HEADLINES
    assert of("paragraph", text) == [LONG, MORE]


def test_what_follows_a_last_lead_in_is_links() -> None:
    links = [HEADLINES[0], "They crossed the river. The river was not done with them."]
    assert of("boilerplate", "\n\n".join([LONG, MORE, "Read more:", *links])) == ["Read more:", *links]


def test_what_goes_on_after_a_lead_in_is_no_link() -> None:
    text = "\n\n".join([LONG, "Read more", "The ferry sailed at noon.", "Nobody was on board.", MORE])
    assert of("boilerplate", text) == ["Read more"]
    closing = "\n\n".join([LONG, "Read more", "The ferry sailed at noon.", "Nobody was on board."])
    assert of("boilerplate", closing) == ["Read more"]


def test_names_and_sentences_that_close_a_report_stay() -> None:
    names = ["Ada Quill, 34", "Bo Renn, 41", "Cleo Marsh, 29", "Dov Orm, 52"]
    assert of("boilerplate", "\n".join([LONG, *names])) == []
    said = ["“We waited for an hour.”", "“Nobody came to the gate.”", "“Then the lights went out.”", "“That was it.”"]
    assert of("paragraph", "\n".join([LONG, *said])) == [LONG, *said]


def test_an_embedded_posts_signature_is_a_byline() -> None:
    post = "The ferry is late again, and it is raining. Send soup."
    signature = "— Ada Quill (@quill) March 3, 2021"
    assert kinds(f"{LONG}\n\n{post} {signature}\n\n{MORE}") == [
        ("paragraph", LONG),
        ("paragraph", post),
        ("byline", signature),
        ("paragraph", MORE),
    ]
    assert of("byline", f"{LONG}\n\n{signature}\n\n{MORE}") == [signature]
    assert of("byline", f"{LONG}\n\nShe wrote to him (@quill) on March 3, 2021.") == []


@pytest.mark.parametrize(
    "words",
    [
        "Follow our correspondent on the network: @adaquill",
        "For more on the talks: http://example.org/talks and http://example.org/more",
        "Want to hear more? Follow us on the usual networks.",
        "Slideshow (3 images)",
        "Share Tweet Share",
        "SaveSave",
        "next\nprev",
        "JUST WATCHED The bridge that sank Replay More Videos ... MUST WATCH The bridge that sank 01:12",
        "Newsletter Sign Up Continue reading the main story Please verify you're not a robot by clicking the box.",
    ],
)
def test_buttons_forms_and_pointers_are_boilerplate(words: str) -> None:
    assert of("paragraph", f"{LONG}\n\n{words}\n\n{MORE}") == [LONG, MORE]


@pytest.mark.parametrize(
    "words",
    [
        "The firm changed its privacy policy and its terms of use after the court of Marlford had ruled.",
        "The minister wrote: “Follow us on the road to peace.”",
        "The demands are these: a bridge, a ferry and a road.",
        "The new player starts on autoplay, and in full screen.",
    ],
)
def test_sentences_that_speak_of_buttons_are_none(words: str) -> None:
    assert ("paragraph", words) in kinds(f"{LONG}\n\n{words}\n\n{MORE}")


@pytest.mark.parametrize("words", ["Ada Quill/The Gazette", "Network/AdaQ via Picturehouse"])
def test_a_credit_alone_is_a_caption(words: str) -> None:
    assert of("heading", f"{LONG}\n\n{words}\n\n{MORE}") == []


# --- galleries, run-together links, captions without a stop ---


def story(*between: str) -> str:
    """Four paragraphs with stops, and lines between the second and the third."""
    return "\n".join([LONG, MORE, *between, "The ferries ran again on Sunday.", "A second round is to open in May."])


def test_a_gallery_counts_its_pictures() -> None:
    pictures = [f"{n}/4 {n} March 1921 {words} Quill Press" for n, words in enumerate(("A lock", "A ferry", "Snow"), 1)]
    assert of("boilerplate", story(*pictures)) == pictures
    one = " ".join(pictures)
    assert of("boilerplate", story(one)) == [one]


def test_a_gallery_of_the_same_news_is_captions() -> None:
    told = ("met", "sat down to eat", "left")
    pictures = [f"{n}/4 The commission of Ostravia {words} on Friday Photo Orm" for n, words in enumerate(told, 1)]
    whole = " ".join(pictures)
    assert of("caption", story(whole)) == of("caption", whole) == [whole.removeprefix("1/4 ")]  # or nothing but it


def test_posts_that_count_themselves_are_prose() -> None:
    thread = ["1/3 We crossed at dawn, all of us.", "2/3 Nobody stopped us at the lock.", "3/3 That is all I can say."]
    assert of("paragraph", story(*thread))[2:5] == thread


def test_fractions_are_no_gallery() -> None:
    told = "Of the locks 1/3 were shut, 2/3 of the ferries lay idle, and 3 of 5 miners had gone by 4 of the clock."
    assert told in of("paragraph", story(told))


def test_a_gallery_says_its_title_again() -> None:
    title = "Pictures: Floods on the Upper Marl in"
    run = " ".join(f"{title} Vell {words}." for words in ("A lock is shut", "Boats lie idle", "A man walks home"))
    assert of("boilerplate", story(run)) == [run]


def test_words_that_recur_are_no_title() -> None:
    told = (
        "The commission will not open the locks, the miners will not load the boats, and the governor will not pay; "
        "the commission will not talk, the miners will not listen, and the governor will not say why the commission "
        "will not open the locks or why the miners will not load the boats before the snow is gone from the hills."
    )
    assert told in of("paragraph", story(told))


def test_links_run_together() -> None:
    links = (
        "Related stories Marl Locks Shut Again After Storm Voss Says He Will Not Stand 'WE WAITED' Miners tell of a "
        "night without light Snow on the Hills How to Reach Port Orm by Road and Rail Ferries Idle for a Week Vell "
        "Buys Grain From Abroad ALL ABOUT THE LOCKS Five Things That You Should Know Before the Talks Open in Saint Orm"
    )
    assert of("boilerplate", story(links)) == [links]
    sentence = links + "."
    assert of("boilerplate", story(sentence)) == []


def test_a_caption_has_no_stop_where_paragraphs_have_one() -> None:
    words = "Miners carry sacks of grain down to the ferry at Port Orm"
    assert of("caption", story(words)) == [words]
    bare = "\n".join(line.rstrip(".") for line in story(words).split("\n"))  # a page without the habit
    assert of("caption", bare) == []


def test_what_the_line_above_brings_in_is_no_caption() -> None:
    signed = "Ruth Harlan, a former ferry master at Port Orm"
    assert of("caption", story("Yours sincerely,", signed)) == []


def test_what_opens_a_quotation_and_what_is_signed_are_no_captions() -> None:
    opening = "Before she left, the governor's daughter said in a film of her own"
    post = "I have not seen so many boats since I was a child"
    text = story(opening, "“We will be back.”", post, "— Ada Quill (@adaquill) March 3, 1921")
    assert of("caption", text) == []


@pytest.mark.parametrize(
    ("credit", "words"),
    [
        ("Quill Pictures", "A miner carries a sack of grain down to the ferry"),
        ("Quill:Marl Press", "The governor waits for the ferry at Port Orm"),
        ("Ada Quill / Gazette", "In the snow a miner carries a sack of grain"),
    ],
)
def test_a_credit_without_a_sign_is_cut_from_its_caption(credit: str, words: str) -> None:
    found = kinds(story(f"{credit} {words}"))
    assert ("byline", credit) in found
    assert ("caption", words) in found


def test_a_name_at_the_beginning_is_no_credit() -> None:
    words = "Governor Aldric Voss waits for the ferry at Port Orm"
    assert of("caption", story(words)) == [words]


@pytest.mark.parametrize(
    "caption",
    [
        "Image: The ferry at Marlford waits for its passengers",
        "FILE PHOTO: The ferry waits at Marlford in the spring.",
        "Video: The envoys of Ostravia leave by boat",
    ],
)
def test_what_stands_below_pictures_is_nobodys_turn(caption: str) -> None:
    text = "\n\n".join((LONG, caption, MORE, caption, MORE))
    assert of("speaker", text) == []
    assert of("caption", text) == [caption, caption]


@pytest.mark.parametrize(
    "caption",
    [
        "FILE - In this March 3, 2014, file photo, the ferry leaves Marlford.",
        "In this 12 May 2014 photo the ferry leaves Marlford.",
        "In this undated handout photo, the ferry leaves Marlford.",
        "Reuters Guards closed the ferry",
    ],
)
def test_captions_of_picture_desks(caption: str) -> None:
    assert of("caption", f"{LONG}\n\n{caption}\n\n{MORE}") == [caption]


@pytest.mark.parametrize(
    "words",
    [
        "In this picture of the war, nobody on either side of the river could have won anything at all.",
        "Reuters President Ida Falk said that the agency would not leave the river before the harvest was in.",
        "Reuters reported that the ferry had been closed.",
        "Getty Images said that it had sold the ferry.",
    ],
)
def test_what_is_told_of_pictures_and_agencies_is_prose(words: str) -> None:
    assert ("paragraph", words) in kinds(f"{LONG}\n\n{words}\n\n{MORE}")


@pytest.mark.parametrize("desks", ["AP:Associated Press", "AFP/Getty Images", "Reuters | AP"])
def test_desks_named_in_a_row_are_cut_from_their_caption(desks: str) -> None:
    words = "Ostravia's envoys said on Friday that they had gone home."
    found = kinds(f"{LONG}\n\n{desks} {words}\n\n{MORE}")
    assert ("byline", desks) in found
    assert ("caption", words) in found
