"""The HTML page as text: well formed, whole, closed to the network, and safe whatever the reports hold."""

from __future__ import annotations

import re
from dataclasses import replace
from html.parser import HTMLParser
from itertools import pairwise
from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accord.model import Block, Report, Story
from accord.views.html import page
from accord.views.marks import marked
from make_dossier import REPORTS, M, big_dossier, hostile_dossier, make_dossier

VOID = {"meta", "link", "br", "input"}


class Reader(HTMLParser):
    """Gathers elements, checks that each end has its beginning, and collects the text of each id'd mark."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[tuple[str, dict[str, str | None]]] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.pieces: dict[tuple[str, str], str] = {}
        self.report = ""
        self.feed(text)
        self.close()
        assert not self.open

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        assert len(found) == len(attrs), f"an attribute twice in {tag}"
        self.elements.append((tag, found))
        if "id" in found:
            self.ids.append(found["id"] or "")
        if tag == "a":
            self.links.append(found.get("href") or "")
        if "data-report" in found:
            self.report = found["data-report"] or ""
        if tag not in VOID:
            self.open.append((tag, found))

    def handle_endtag(self, tag: str) -> None:
        assert self.open and self.open[-1][0] == tag, (tag, self.open[-3:])
        self.open.pop()

    def handle_data(self, data: str) -> None:
        for tag, found in self.open:
            if tag == "mark":
                key = (self.report, found["data-span"] or "")
                self.pieces[key] = self.pieces.get(key, "") + data


@pytest.fixture(scope="module")
def made() -> str:
    return page(make_dossier())


def test_every_element_is_closed_and_every_id_is_one(made: str) -> None:
    read = Reader(made)
    assert len(read.ids) == len(set(read.ids))


def test_every_inner_link_leads_somewhere(made: str) -> None:
    read = Reader(made)
    inner = {unquote(link[1:]) for link in read.links if link.startswith("#")}
    assert len(inner) > 60 and inner <= set(read.ids)


def test_every_linked_place_shows_exactly_its_words(made: str) -> None:
    read = Reader(made)
    texts = {source.id: source.text for source in REPORTS}
    linked = {re.fullmatch(r"#r-(.+)-(\d+)-(\d+)", link) for link in read.links} - {None}
    assert len(linked) > 40
    for found in linked:
        report, start, end = unquote(found[1]), int(found[2]), int(found[3])
        shown = read.pieces[report, f"{start}-{end}"]
        assert re.sub(r"\n+", "", shown) == re.sub(r"\n+", "", texts[report][start:end])


def test_nothing_is_fetched(made: str) -> None:
    read = Reader(made)
    policy = next(a["content"] for tag, a in read.elements if a.get("http-equiv") == "Content-Security-Policy")
    assert policy and "default-src 'none'" in policy and "unsafe" not in policy
    for tag, found in read.elements:
        assert tag not in {"img", "iframe", "object", "embed", "base", "form", "video", "audio"}
        assert "src" not in found and "style" not in found
        assert not any(name.startswith("on") for name in found)
        if tag == "link":
            assert found["href"] == "data:,"
    outer = [link for link in read.links if not link.startswith("#")]
    assert outer == ["https://wire.example/orr?a=1&b=2"]
    style = re.search(r"<style>(.*?)</style>", made, re.DOTALL)
    assert style and "url(" not in style[1] and "@import" not in style[1]


HOSTILE = [
    "<script>alert(1)</script>",
    "</style><script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "'; alert(1); '",
    "{{ 7 * 7 }}{% raw %}",
    "<!-- x --><![CDATA[",
    "&lt;b&gt; & \u202egnp.exe\u2066",
    "\x00\x1b[31m\ud800",
    "a b#c/d?e%41",
]


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_words_are_only_words(words: str) -> None:
    made = page(hostile_dossier(words))
    read = Reader(made)
    assert [tag for tag, _ in read.elements].count("script") == 1
    assert not {tag for tag, _ in read.elements} & {"img", "b" * 9}
    assert "javascript:" not in "".join(read.links)
    made.encode("utf-8")
    assert not re.search("[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", made)


@given(st.text(st.characters(codec=None), max_size=40))
def test_any_words_make_a_well_formed_page(words: str) -> None:
    """The reader raises where a tag is not closed; what it found is the page, whole."""
    assert Reader(page(hostile_dossier(words))).elements[0][0] == "html"


@st.composite
def text_blocks_spans(draw: st.DrawFn) -> tuple[Report, list[tuple[int, int]]]:
    text = draw(st.text(alphabet="ab <&\n", max_size=50))
    cuts = sorted(set(draw(st.lists(st.integers(0, len(text)), max_size=6))))
    blocks = tuple(Block("paragraph", a, b) for a, b in pairwise(cuts))
    spans = draw(st.lists(st.tuples(st.integers(-2, 52), st.integers(-2, 52)), max_size=12))
    return Report("r", "r", "r", None, None, None, None, "en", text, blocks), spans


@given(text_blocks_spans())
def test_marks_hold_exactly_their_spans_however_they_overlap(given_: tuple[Report, list[tuple[int, int]]]) -> None:
    report, spans = given_
    read = Reader(f'<div data-report="r">{marked(report, spans)}</div>')
    for start, end in spans:
        words = report.text[start:end] if 0 <= start < end <= len(report.text) else ""
        shown = read.pieces.get(("r", f"{start}-{end}"), "")
        assert "".join(shown.split()) == "".join(words.split())
        if "".join(words.split()):
            assert read.ids.count(f"r-r-{start}-{end}") == 1


def test_a_span_over_several_blocks_is_one_mark_in_pieces() -> None:
    start, end = M.text.index("first contact"), M.text.index("premier") + 7
    read = Reader(f'<div data-report="r">{marked(M, [(start, end)])}</div>')
    assert read.pieces["r", f"{start}-{end}"].startswith("first contact since the winter.")
    assert read.pieces["r", f"{start}-{end}"].endswith("Estmark's premier")


def test_twenty_reports_by_two_hundred_facts() -> None:
    made = page(big_dossier(20, 200))
    assert len(made) < 8_000_000
    assert made.count("<tr data-fact") == 200


def test_ten_thousand_blocks_and_a_line_of_a_million(made: str) -> None:
    text = "x\n" * 10_000
    blocks = tuple(Block("paragraph", 2 * n, 2 * n + 1) for n in range(10_000))
    report = Report("r", "r", "r", None, None, None, None, "en", text, blocks)
    assert marked(report, [(0, len(text))]).count("<mark") == 10_000
    line = Report("r", "r", "r", None, None, None, None, "en", "y" * 1_000_000, ())
    assert len(marked(line, [(n, n + 9) for n in range(0, 10_000, 3)])) > 1_000_000


def test_several_stories_each_have_their_part() -> None:
    dossier = make_dossier()
    story = dossier.stories[0]
    parts = (
        replace(story, facts=story.facts[:6]),
        Story("story-two", "Another happening", ("d4c3",), story.facts[6:]),
    )
    made = page(replace(dossier, stories=parts))
    read = Reader(made)
    assert len(read.ids) == len(set(read.ids))
    inner = {unquote(link[1:]) for link in read.links if link.startswith("#")}
    assert inner <= set(read.ids)
    assert {"story-0", "story-1", "matrix-1"} <= set(read.ids)
    assert made.count("Another happening") == 2
