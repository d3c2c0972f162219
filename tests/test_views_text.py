"""The account for a terminal and as Markdown: all in it, nothing that a text could smuggle in, the same every time."""

from __future__ import annotations

import re
import time
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from rich.cells import cell_len

from accord.errors import SpanError
from accord.model import Dossier, Evidence, Position, Span, Story
from accord.views import html, markdown, text
from accord.views.arrange import Account
from accord.views.wording import clean, cut, differing, listed
from make_dossier import M, big_dossier, evidence, hostile_dossier, make_dossier

EMPTY = Dossier((), {}, (), (), (), (), (), (), (), ())
VIEWS = [lambda d: text.account(d, colour=False), lambda d: text.account(d, colour=True), markdown.account, html.page]


def plain(dossier: Dossier, width: int = 100) -> str:
    return text.account(dossier, width=width, colour=False)


def test_account_comes_before_disagreements_before_process_before_table() -> None:
    shown = plain(make_dossier())
    heads = ["THE ACCOUNT", "WHERE THE REPORTS PART", "THE PROCESS", "FACTS AGAINST REPORTS", "NOT READ"]
    places = [shown.index(head) for head in heads]
    assert places == sorted(places)
    # first what most origins tell
    order = [
        "Agreed and declared",
        "Calls and meetings",
        "Refused",
        "Proposed, asked",
        "Incidents",
        "Exchanges",
        "Said",
    ]
    places = [shown.index(f"\n{head}") for head in order]
    assert places == sorted(places)


def test_support_counts_outlets_and_origins_apart() -> None:
    shown = plain(make_dossier())
    assert "4 reports, 4 outlets, 3 origins" in shown
    line = next(line for line in shown.splitlines() if "refused a full ceasefire" in line)
    assert line.strip() == "● Viktor Hale refused a full ceasefire  3 outlets, 2 origins"
    assert "○ Two people were hurt in Brae  only Radio Sund" in shown
    assert "disputed: duration; 3 outlets, 2 origins" in shown
    assert "on the word of Sena Okoro" in shown


def test_what_was_not_refused_does_not_stand_under_refused() -> None:
    dossier = make_dossier()
    facts = [replace(one, realis="negated") if one.type == "REJECT" else one for one in dossier.facts]
    assert any(one.type == "REJECT" for one in facts)
    shown = plain(replace(dossier, facts=tuple(facts)))
    assert "refused a full ceasefire" in shown and "\nRefused" not in shown


def test_where_one_outlet_has_a_long_name_all_are_told_by_letters() -> None:
    dossier = make_dossier()
    renamed = {"Calder Post": "The Calder Evening Post"}
    readings = [
        replace(one, report=replace(one.report, outlet=renamed.get(one.report.outlet, one.report.outlet)))
        for one in dossier.readings
    ]
    facts = [replace(one, outlets=tuple(renamed.get(name, name) for name in one.outlets)) for one in dossier.facts]
    shown = plain(replace(dossier, readings=tuple(readings), facts=tuple(facts)))
    assert re.search(r"○ Two people were hurt in Brae  only [A-D]$", shown, re.MULTILINE)
    assert "only Radio Sund" not in shown


def test_a_reprint_alone_is_no_second_origin() -> None:
    dossier = make_dossier()
    fact = replace(dossier.facts[2], outlets=("Calder Post", "Harbour Wire"), origins=("o-a1f0",), verdict="single")
    shown = plain(replace(dossier, facts=(*dossier.facts[:2], fact, *dossier.facts[3:])))
    assert "○ Viktor Hale refused a full ceasefire  2 outlets, 1 origin" in shown


def test_what_one_outlet_tells_on_somebodys_word_says_so() -> None:
    dossier = make_dossier()
    place = next(n for n, one in enumerate(dossier.facts) if one.id == "f-hurt")

    def shown(width: int = 100, **changes: object) -> str:
        told = replace(dossier.facts[place], tellings=(), **changes)  # type: ignore[arg-type]
        facts = (*dossier.facts[:place], told, *dossier.facts[place + 1 :])
        return plain(replace(dossier, facts=facts), width)

    okoro = next(one for one in dossier.facts if one.id == "f-meeting").authorities
    assert "Two people were hurt in Brae  only Radio Sund; on the word of Sena Okoro" in shown(authorities=okoro)
    said = "Sena Okoro: two people were hurt in Brae"  # that begins with who says it
    assert re.search(f"{said}  only Radio Sund$", shown(summary=said, authorities=okoro), re.MULTILINE)
    long = f"Two people were hurt in Brae {'and the villages around it ' * 4}".strip()
    wrapped = " ".join(shown(60, summary=long, authorities=okoro).split())
    assert "on the word of Sena Okoro" in wrapped
    assert "Two people were hurt in Brae and the villages around it and" in wrapped


def test_what_an_outlet_tells_in_its_own_voice_too_is_partly_on_somebodys_word() -> None:
    dossier = make_dossier()
    fact = next(one for one in dossier.facts if one.id == "f-meeting")

    def told(statement: str | None) -> str:
        readings = tuple(
            replace(reading, events=tuple(replace(one, statement=statement) for one in reading.events))
            for reading in dossier.readings
        )
        return Account(replace(dossier, readings=readings)).lines[fact.id].authority

    assert told("s1") == "on the word of Sena Okoro"
    assert told(None) == "partly on the word of Sena Okoro"


def test_fewer_origins_than_the_reports_have_are_explained() -> None:
    dossier = make_dossier()
    fact = next(one for one in dossier.facts if one.id == "f-brae")
    assert len(fact.outlets) == 3
    assert Account(dossier).lines[fact.id].support == "3 outlets, 2 origins"  # one reprints the other, as the head says
    fact = replace(fact, origins=fact.origins[:1])
    facts = tuple(fact if one.id == fact.id else one for one in dossier.facts)
    assert Account(replace(dossier, facts=facts)).lines[fact.id].support == "3 outlets, 1 origin (two share a passage)"


def test_of_many_terms_the_first_are_told_and_the_rest_counted() -> None:
    dossier = make_dossier()
    item = dossier.incidents[0]
    words = ["Shells", "Brae", "Tuesday", "night", "Radio"]
    terms = tuple(
        replace(term, text=word) for word in words for term in dossier.incidents[0].targets[:1] or item.place[:1]
    )
    shown = " ".join(plain(replace(dossier, incidents=(replace(item, targets=terms),)), 200).split())
    assert re.search(r"target Shells \(\w\) / Brae \(\w\) / Tuesday \(\w\) and 2 more", shown)


def test_never_says_that_something_is_true() -> None:
    for view in VIEWS:
        words = re.sub(
            r"<style>.*?</style>|<script>.*?</script>|aria-[a-z]+=\"true\"", "", view(make_dossier()), flags=re.DOTALL
        )
        words = re.sub(r"does not say what is true|judgement of what is true", "", words)
        assert not re.search(r"\b(true|truth|false|lie|lied|proved|confirmed)\b", words)


def test_disagreements_stand_side_by_side_with_differing_words_marked() -> None:
    shown = plain(make_dossier())
    assert re.search(
        r"The Meridian +useful, blunt ‹and overdue›\n +Harbour Wire and Calder Post +useful ‹and› blunt", shown
    )
    assert re.search(r"Radio Sund +three weeks", shown)


def test_process_tells_terms_positions_numbers_and_who_alleges() -> None:
    shown = plain(make_dossier())
    for found in (
        "covers dams and rail bridges (A) / dams along the Orr (B); for 20 days (B) / three weeks (D)",
        "Declaration · agreed  A pause in the shelling of dams",
        "laid to Estmark; alleged by Norvale; denied by Estmark",
        "would breach: A pause in the shelling of dams",
        "numbers: Estmark gave 60 (A B), Norvale gave 58 (B)",
        "Meeting · possible  Envoys in Lake City",
        "Call · held  Call of Ada Lorne and Viktor Hale",
    ):
        assert " ".join(found.split()) in " ".join(shown.split()), found


def test_positions_are_told_of_all_but_those_who_made_it() -> None:
    dossier = make_dossier()
    pause = dossier.commitments[0]
    words = evidence([(M, "Estmark's premier accepted a 20-day halt")])
    more = (*pause.positions, Position("norvale", "backs", words), Position("sena-okoro", "backs", ()))
    shown = plain(replace(dossier, commitments=(replace(pause, positions=more),)), 200)
    assert "backed by Norvale and Sena Okoro (A)" in shown
    pledge = replace(pause, kind="pledge")
    assert "accepted by" not in plain(replace(dossier, commitments=(pledge,)), 200)


def test_what_one_origin_tells_is_counted_where_it_is_not_shown() -> None:
    dossier = make_dossier()
    single = dossier.facts[-1]
    many = tuple(replace(single, id=f"f-{n}", summary=f"Thing {n}") for n in range(9))
    story = replace(dossier.stories[0], facts=(*dossier.stories[0].facts, *(fact.id for fact in many)))
    shown = plain(replace(dossier, facts=(*dossier.facts, *many), stories=(story,)))
    assert "… and 8 more from one origin only: see the table" in shown
    assert shown.count("Thing ") in (1 + 9, 2 + 9)  # one or two in the account, all in the table


def test_matrix_keeps_silence_and_dissent_apart() -> None:
    rows = [line for line in plain(make_dossier()).splitlines() if re.match(r"[●◐○] [●◐·?] ", line)]
    assert len(rows) == 10
    assert "◐ ◐ ◐ ◐ · Ada Lorne and Viktor Hale spoke by phone" in rows
    assert "● · ● ● ● Shelling of Brae, alleged by Norvale" in rows


def test_what_was_refused_is_named() -> None:
    assert "✗ examples/orr/blank.txt  nothing in it but white space" in plain(make_dossier())


def test_colour_only_when_asked() -> None:
    assert "\x1b" not in plain(make_dossier())
    coloured = text.account(make_dossier(), colour=True)
    assert "\x1b[" in coloured
    bare = re.sub(r"\x1b\[[0-9;]*m", "", coloured)
    assert "Viktor Hale refused a full ceasefire" in bare


def test_the_environment_has_no_say(monkeypatch: pytest.MonkeyPatch) -> None:
    before = text.account(make_dossier(), colour=False), text.account(make_dossier(), colour=True)
    for name, value in {
        "NO_COLOR": "1",
        "FORCE_COLOR": "1",
        "COLUMNS": "31",
        "TERM": "dumb",
        "JUPYTER_COLUMNS": "9",
    }.items():
        monkeypatch.setenv(name, value)
    assert (text.account(make_dossier(), colour=False), text.account(make_dossier(), colour=True)) == before


@pytest.mark.parametrize("width", [1, 40, 61, 80, 100, 200])
def test_no_line_is_wider_than_asked(width: int) -> None:
    assert max(cell_len(line) for line in plain(make_dossier(), width).splitlines()) <= max(width, 40)


@pytest.mark.parametrize("view", VIEWS)
def test_order_of_reports_changes_nothing(view) -> None:
    dossier = make_dossier()
    turned = replace(
        dossier,
        readings=dossier.readings[::-1],
        origins=dict(reversed(dossier.origins.items())),
        stories=(replace(dossier.stories[0], reports=dossier.stories[0].reports[::-1]),),
        facts=tuple(replace(fact, evidence=fact.evidence[::-1]) for fact in dossier.facts),
    )
    assert view(dossier) == view(turned)


@pytest.mark.parametrize("view", VIEWS)
def test_nothing_at_all_is_an_account_too(view) -> None:
    assert "0 reports" in view(EMPTY)


@pytest.mark.parametrize("view", VIEWS)
def test_a_wrong_span_stops_the_view(view) -> None:
    dossier = make_dossier()
    wrong = replace(dossier.facts[0], evidence=(Evidence("c3d2", Span(0, 4, "Four")),))
    with pytest.raises(SpanError):
        view(replace(dossier, facts=(wrong, *dossier.facts[1:])))


@given(st.text(st.characters(codec=None), max_size=40))
def test_no_text_reaches_the_terminal_as_a_command(words: str) -> None:
    shown = plain(hostile_dossier(words))
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", shown)
    shown.encode("utf-8")


def test_markup_of_the_layout_engine_is_plain_text() -> None:
    shown = plain(hostile_dossier("[bold red]x[/] :smile: [link=http://x.example]y[/link]"))
    assert "[bold red]x[/] :smile: [link=http://x.example]y[/link]" in shown


@given(st.text(max_size=60))
def test_markdown_escapes_all_that_means_something(words: str) -> None:
    inline = MarkdownIt("commonmark").parse(f"- {markdown.escaped(words)}")
    children = [child for token in inline for child in token.children or ()]
    assert {child.type for child in children} <= {"text"}
    assert "".join(child.content for child in children) == clean(words)


@pytest.mark.parametrize(
    "words", ["1. x", "- x", "# x", "a | b", "<b>x</b>", "![x](y)", "&amp;", "***", "`x`", "===", "+ x", "12) x", "> x"]
)
def test_markdown_of_awkward_words(words: str) -> None:
    rendered = MarkdownIt("commonmark").render(f"- {markdown.escaped(words)}")
    assert (
        rendered == f"<ul>\n<li>{words.replace('&', '&amp;').replace('<', '&lt;').replace('>', '&gt;')}</li>\n</ul>\n"
    )


def test_markdown_numbers_lead_to_words_that_are_there() -> None:
    shown = markdown.account(make_dossier())
    asked = set(re.findall(r"\]\(#(w\d+)\)", shown))
    given_ = re.findall(r'^(\d+)\. <a id="(w\d+)"></a>', shown, re.MULTILINE)
    assert asked == {name for _, name in given_} and [int(n) for n, _ in given_] == list(range(1, len(given_) + 1))
    table = MarkdownIt("commonmark").enable("table").render(shown)
    assert table.count("<table>") == 2 and "<td" in table


@given(st.lists(st.text(max_size=30), min_size=1, max_size=4))
def test_differences_keep_every_word(wordings: list[str]) -> None:
    assert ["".join(piece.text for piece in pieces) for pieces in differing(wordings)] == wordings


@given(st.text(max_size=30))
def test_like_wordings_differ_nowhere(words: str) -> None:
    assert not any(
        piece.differs
        for pieces in differing([words, words.upper().lower(), words])
        for piece in pieces
        if words.islower()
    )
    assert not any(piece.differs for pieces in differing([words, words]) for piece in pieces)


def test_differences_are_those_words_alone() -> None:
    first, second = differing(["It was useful and very long", "It was useful, and quite long"])
    assert [piece.text for piece in first if piece.differs] == ["very"]
    assert [piece.text for piece in second if piece.differs] == ["quite"]


def test_long_wordings_are_compared_in_no_time() -> None:
    long = " ".join(str(n * 7919 % 1000) for n in range(20_000))
    wordings = [long, long[::-1], long + " x"]
    began = time.process_time()
    found = differing(wordings)
    assert time.process_time() - began < 5  # 0.03
    assert ["".join(piece.text for piece in pieces) for pieces in found] == wordings
    assert [piece.text for piece in found[2] if piece.differs]


@given(st.text(max_size=80), st.integers(1, 60))
def test_cut_keeps_to_its_width(words: str, width: int) -> None:
    assert len(cut(words, width)) <= width
    assert cut(words, 100) == clean(words)


def test_what_is_cut_closes_its_quotation() -> None:
    assert cut("Lorne: “We will stay where we are until the spring”", 32) == "Lorne: “We will stay where we…”"
    assert cut("Lorne will stay where she is until the spring", 30) == "Lorne will stay where she is…"


def test_lists_read_as_a_person_writes_them() -> None:
    assert [listed("A"), listed("AB"), listed("ABC"), listed("ABCDEF")] == [
        "A",
        "A and B",
        "A, B and C",
        "A, B, C and 3 others",
    ]


def test_two_versions_of_one_outlet_are_told_apart() -> None:
    dossier = make_dossier()
    readings = tuple(replace(r, report=replace(r.report, outlet="Same")) for r in dossier.readings)
    assert [source.label for source in Account(replace(dossier, readings=readings)).sources] == [
        f"Same ({n})" for n in (1, 2, 3, 4)
    ]


def test_what_one_of_an_outlets_reports_tells_names_that_report() -> None:
    dossier = make_dossier()
    readings = tuple(replace(r, report=replace(r.report, outlet="Same")) for r in dossier.readings)
    last = readings[-1].report.id
    fact = next(one for one in dossier.facts if any(item.report == last for item in one.evidence))
    evidence = tuple(item for item in fact.evidence if item.report == last)
    fact = replace(fact, outlets=("Same",), verdict="single", evidence=evidence, lead=None)
    facts = tuple(fact if one.id == fact.id else one for one in dossier.facts)
    made = replace(dossier, readings=readings, facts=facts, disagreements=())
    assert Account(made).lines[fact.id].support == "only Same (4)"
    assert re.search(re.escape(fact.summary[:20]) + r".*only (?:Same \(4\)|D)$", plain(made), re.MULTILINE)


def test_many_facts_and_reports_are_told_quickly() -> None:
    dossier = big_dossier(100, 300)
    began = time.process_time()
    told, marked = plain(dossier), markdown.account(dossier)
    assert time.process_time() - began < 20  # 0.9
    for fact in dossier.facts:
        assert fact.summary in told and fact.summary in marked


def test_a_statement_that_is_an_act_is_told_once() -> None:
    dossier = make_dossier()
    said = replace(
        dossier.facts[3],
        id="f-said",
        kind="statement",
        summary="Ada Lorne: to run the Tessel dam together",
        act="f-proposal",
    )
    story = replace(dossier.stories[0], facts=(*dossier.stories[0].facts, "f-said"))
    made = replace(dossier, facts=(*dossier.facts, said), stories=(story,))
    told, table = plain(made).split("FACTS AGAINST REPORTS")
    assert said.summary not in told and said.summary in table
    assert said.summary not in markdown.account(made).split("### Facts against reports")[0]
    other = replace(said, act="f-gone", summary="Ada Lorne: the lake is low")
    lost = replace(made, facts=(*dossier.facts, other))
    assert other.summary in plain(lost).split("FACTS AGAINST REPORTS")[0]


def test_one_report_alone_is_an_account_without_refrain() -> None:
    dossier = make_dossier()
    mine = tuple(replace(fact, silent=()) for fact in dossier.facts if fact.id == "f-hurt")
    shown = plain(
        Dossier(
            dossier.readings[3:],
            {"d4c3": "o"},
            (),
            (Story("s", "Pause", ("d4c3",), ("f-hurt",)),),
            mine,
            (),
            (),
            (),
            (),
            (),
        )
    )
    assert "1 report, 1 outlet, 1 origin; 1 fact: 0 corroborated, 0 disputed, 1 single" in shown
    assert "○ Two people were hurt in Brae\n" in shown and "only" not in shown.split("FACTS AGAINST")[0]


def test_whose_headline_the_title_is_stands_below_it() -> None:
    made = make_dossier()
    heads = {line.strip() for view in VIEWS[:1] for line in view(made).splitlines()}
    assert "headline of Harbour Wire" in heads
    assert "*headline of Harbour Wire*" in markdown.account(made)
    assert '<p class="meta whose">headline of Harbour Wire</p>' in html.page(made)
    one = replace(made, stories=(replace(made.stories[0], title="Called so on review"),))
    same = replace(
        made,
        readings=tuple(
            replace(found, report=replace(found.report, title=made.stories[0].title)) for found in made.readings
        ),
    )
    for view in VIEWS:
        assert "eadline of " not in view(one)
        assert "eadline of " not in view(same)


def test_each_of_several_stories_says_whose_its_headline_is() -> None:
    made = make_dossier()
    second = Story("story-b", "Pause on the Orr", made.stories[0].reports, ())
    two = replace(made, stories=(*made.stories, second))
    for view in VIEWS:
        shown = view(two)
        assert "headline of Harbour Wire" in shown
        assert "headline of Radio Sund" in shown
