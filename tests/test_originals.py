"""The original beside the text, and the map between them: whatever is read can be found where it was published."""

from __future__ import annotations

import html
import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from accord.model import Report
from accord.sources import Loaded, load, load_with_originals, markup, originals, pages, reports
from accord.sources.aligning import align
from accord.sources.originals import Located, Original, Run, locate

TEXT = "The two river towns agreed on Friday to reopen the bridge, and to talk about the tolls in spring."


def check(text: str, original: Original) -> None:
    """What a map must be: in order, within both texts, and of the same words on both sides."""
    at = 0
    for run in original.runs:
        assert at <= run.start < run.end <= len(text)
        assert 0 <= run.source < run.source_end <= len(original.text)
        at = run.end
        here, there = text[run.start : run.end], original.text[run.source : run.source_end]
        if len(here) == len(there):
            assert all(a == b or (a.isspace() and b.isspace()) for a, b in zip(here, there, strict=True))
        else:
            meant = html.unescape(there)
            assert here == meant or (here.isspace() and meant.isspace()) or json.loads(f'"{there}"')


def published(loaded: Loaded, words: str) -> list[str]:
    """What stands in the original for words of the report."""
    start = loaded.report.text.index(words)
    found = locate(loaded.original, start, start + len(words))
    assert found.missing == ()
    return [loaded.original.text[a:b] for a, b in found.stretches]


def one(path: Path) -> Loaded:
    [found] = load_with_originals([path])
    assert isinstance(found, Loaded), found
    return found


# --- the map itself -------------------------------------------------------------------------------------------------


def test_a_span_is_found_in_stretches_and_what_is_missing_is_said() -> None:
    original = Original("text/html", "x" * 100, (Run(0, 5, 10, 15), Run(5, 6, 15, 20), Run(8, 12, 40, 44)))
    assert locate(original, 1, 4) == Located(((11, 14),), ())
    assert locate(original, 4, 6) == Located(((14, 20),), ())
    assert locate(original, 5, 9) == Located(((15, 20), (40, 41)), ((6, 8),))
    assert locate(original, 11, 15) == Located(((43, 44),), ((12, 15),))
    assert locate(original, 6, 8) == Located((), ((6, 8),))
    assert locate(Original("text/plain", "", ()), 0, 3) == Located((), ((0, 3),))


@given(st.text(alphabet="ab \r\n\u2028é", max_size=60), st.integers(0, 10))
def test_line_ends_and_a_cut_front(raw: str, start: int) -> None:
    text, original = originals.plain(raw, start)
    assert text == raw[start:].replace("\r\n", "\n").replace("\r", "\n")
    check(text, original)
    assert original.text == raw
    for place in range(len(text)):
        found = locate(original, place, place + 1)
        assert found.missing == ()
        [(a, b)] = found.stretches
        assert raw[a:b].replace("\r\n", "\n").replace("\r", "\n") == text[place]
    assert originals.from_json(json.loads(json.dumps(originals.as_json(original)))) == original


@given(st.text(alphabet="ab \r\n\u00ad\u200b\ufeffé", max_size=60), st.integers(0, 10))
def test_what_never_shows_is_left_out_and_the_rest_is_found(raw: str, start: int) -> None:
    text, original = originals.plain(raw, start)
    assert text == reports.normalise(raw[start:])
    assert not set(text) & set(originals.BREAKERS)
    check(text, original)
    for place in range(len(text)):
        found = locate(original, place, place + 1)
        assert found.missing == ()
        [(a, b)] = found.stretches
        assert raw[a:b].replace("\r\n", "\n").replace("\r", "\n").strip(originals.BREAKERS) == text[place]


def test_words_with_soft_hyphens_are_whole(tmp_path: Path) -> None:
    broken = TEXT.replace("agreed", "ag\u00adreed").replace("river", "\u200briver").replace("tolls", "to\u00adlls")
    (tmp_path / "a.txt").write_text(f"---\ntitle: A bri\u00addge\n---\n{broken}\n", "utf-8")
    body = broken.replace("\u00ad", "&shy;")
    page = f"<html><body><article><h1>A bri&shy;dge</h1><p>{body}</p></article></body></html>"
    (tmp_path / "a.html").write_text(page, "utf-8")
    for name in ("a.txt", "a.html"):
        found = one(tmp_path / name)
        assert TEXT in found.report.text
        assert found.report.title == "A bridge"
        stretches = "".join(published(found, "river towns agreed"))
        assert html.unescape(stretches).replace("\u00ad", "") == "river towns agreed"
        check(found.report.text, found.original)


def test_a_text_file(tmp_path: Path) -> None:
    raw = f"\ufeff---\r\noutlet: Gazette\r\n---\r\n{TEXT}\r\n\r\nNobody objected.\r\n"
    (tmp_path / "a.txt").write_bytes(raw.encode())
    found = one(tmp_path / "a.txt")
    assert found.report.text == f"{TEXT}\n\nNobody objected.\n"
    assert found.original.text == raw.removeprefix("\ufeff")
    assert (found.original.media_type, found.original.charset) == ("text/plain", "utf-8")
    assert published(found, "spring.\n\nNobody") == ["spring.\r\n\r\nNobody"]
    check(found.report.text, found.original)
    assert list(load([tmp_path])) == [found.report]


# --- markup ---------------------------------------------------------------------------------------------------------

ODD_MARKUP = st.lists(
    st.sampled_from(
        [
            *("<p>", "</p>", "<b>", "</b>", "<br>", "<br/>", "&amp;", "&ampx", "&nbsp;", "&#8217;", "&#x41", "&;", "&"),
            *("<", ">", "<!--", "-->", "<!doctype html>", "<script>", "</script>", "<title>", "</title>", "<svg>"),
            *("</svg>", '<a href="x>y">', "<a 'x", '"', "'", "words ", "said", "\u00ad", "\n", "  ", "\x00"),
            *("&NotEqualTilde;", "&#0;", "&#99999999;", "é", "\U0001f54a", "<template>", "<h1>", "<li>", "=", "/"),
            *("<?x", "</"),
        ]
    ),
    max_size=40,
).map("".join)


@settings(max_examples=400, deadline=None)
@given(ODD_MARKUP)
def test_any_markup_has_words_with_a_true_map(fragment: str) -> None:
    text, original = markup.words(fragment)
    check(text, original)
    assert sum(run.end - run.start for run in original.runs) >= len(text.replace("\n", ""))
    letters = markup.letters(fragment)
    assert len(letters.text) == len(letters.starts)
    assert letters.text == "".join(c for c in text if c.isprintable() and not c.isspace())
    aligned = Original("text/html", fragment, align(text, fragment, letters))
    check(text, aligned)


def test_words_of_a_fragment() -> None:
    fragment = "<p>&ldquo;We <b>agree</b>,&rdquo;\n   she\u00a0said.</p><script>x()</script><p>AT&ampT</p>line<br>next"
    text, original = markup.words(fragment)
    assert text == "“We agree,” she said.\n\nAT&T\n\nline\nnext"
    check(text, original)
    start = text.index("agree,” she")
    found = locate(original, start, start + len("agree,” she"))
    assert [fragment[a:b] for a, b in found.stretches] == ["agree", ",&rdquo;\n   she"]


def test_scripts_titles_and_comments_are_no_words() -> None:
    page = "<title>t<b></title><style>a</style><!-- b > --><template>d</template>e<iframe>f</iframe>"
    assert markup.words(page)[0] == "e"


HOSTILE = {
    "open tags": '<a "' * 100_000,
    "comments": "<!--" * 100_000,
    "scripts": "<script>" * 60_000,
    "quotes": '<a href="x>' * 50_000,
    "ampersands": "&" * 400_000,
    "long names": "&aaaaaaaaaaaaaaaaaaaaaaaaaaaaa" * 10_000,
    "angles": "<" * 400_000,
    "depth": "<div>" * 40_000,
    "hidden": "<svg>" * 20_000 + "</svg>" * 20_000,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_markup_takes_linear_time(name: str) -> None:
    from time import process_time

    def cost(size: int) -> float:
        start = process_time()
        markup.words(HOSTILE[name][:size])
        markup.letters(HOSTILE[name][:size])
        return process_time() - start

    cost(10_000)
    whole = len(HOSTILE[name])
    assert cost(whole) < 8 * cost(whole // 2) + 0.3
    assert cost(whole) < 20


# --- pages ----------------------------------------------------------------------------------------------------------

PAGE = """<!doctype html><html lang="en"><head><title>Bridge &amp; tolls</title></head><body>
<nav><a href="/">Home</a> <a href="/n">News</a></nav><article><h1>Bridge to Reopen</h1>
<p>The two river towns agreed on Friday to <em>reopen</em> the bridge, and to talk about the tolls in&nbsp;spring.</p>
<ul><li>The tolls stay where they are</li><li>The bridge opens at noon</li></ul>
<p>&ldquo;It was time,&rdquo; said the mayor of Vell, who had   asked
for it since last autumn &mdash; and had been refused more than once.</p></article>
<footer>Imprint</footer></body></html>"""


def test_a_page_is_tied_to_its_source() -> None:
    found = pages.report(PAGE, "a.html")
    check(found.report.text, found.original)
    assert found.original.text == PAGE
    assert published(found, "“It was time,” said") == ["&ldquo;It was time,&rdquo; said"]
    assert published(found, "to reopen the bridge") == ["to ", "reopen", " the bridge"]
    assert "".join(published(found, "tolls in spring")) == "tolls in&nbsp;spring"
    tied = sum(run.end - run.start for run in found.original.runs)
    assert tied > 0.95 * len(found.report.text)


def test_what_an_extraction_adds_is_said_to_be_missing() -> None:
    letters = markup.letters(PAGE)
    text = "- The tolls stay where they are\nNobody ever wrote this sentence on that page, nor anything like it."
    original = Original("text/html", PAGE, align(text, PAGE, letters))
    found = locate(original, 0, len(text))
    assert PAGE[found.stretches[0][0] : found.stretches[0][1]] == "The tolls stay where they are"
    assert (0, 2) in found.missing
    assert found.missing[-1][1] == len(text)


def test_short_lines_are_looked_for_beside_the_long_ones() -> None:
    page = f"<nav><p>Yes.</p></nav><p>{TEXT}</p><p>Yes.</p><p>{TEXT[::-1]}</p><p>Yes.</p>"
    original = Original("text/html", page, align(f"{TEXT}\nYes.\n{TEXT[::-1]}", page, markup.letters(page)))
    start = len(TEXT) + 1
    [(a, _)] = locate(original, start, start + 4).stretches
    assert page.index(TEXT) < a < page.index(TEXT[::-1])


@settings(max_examples=60, deadline=None)
@given(st.lists(st.text(alphabet="abc é&<\u00ad.", min_size=1, max_size=60), max_size=12), st.data())
def test_lines_that_stand_on_a_page_are_found_on_it(lines: list[str], data: st.DataObject) -> None:
    page = "".join(f"<p>{html.escape(line)}</p>\n<nav>menu</nav>" for line in lines)
    order = data.draw(st.permutations(lines))
    text = "\n".join(order)
    original = Original("text/html", page, align(text, page, markup.letters(page)))
    check(text, original)


def test_records_of_json_keep_the_field_that_they_were_read_from(tmp_path: Path) -> None:
    body = {"summary": [TEXT], "sections": [{"headline": ["Tolls"], "paragraphs": ['She said "no".\nTwice.', TEXT]}]}
    (tmp_path / "a.jsonl").write_text(json.dumps({"body": body}) + "\n" + json.dumps({"maintext": f"{TEXT}\r\n"}))
    tree, plain = load_with_originals([tmp_path / "a.jsonl"])
    assert isinstance(tree, Loaded)
    assert isinstance(plain, Loaded)
    assert tree.report.text == f'{TEXT}\n\nTolls\n\nShe said "no".\nTwice.\n\n{TEXT}'
    check(tree.report.text, tree.original)
    assert json.loads(tree.original.text) == body
    assert published(tree, 'She said "no".\nTwice.') == ['She said \\"no\\".\\nTwice.']
    assert tree.original.text.count(TEXT) == 2
    assert published(plain, "spring.\n") == ["spring.\r\n"]
    assert isinstance(tree.report, Report)
