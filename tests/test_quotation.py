"""Quotation marks paired into quotations."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accord.model import Block, Report
from accord.reading.quotation import Quotation, nested, quotations
from accord.reading.syntax import Parse


def parse_of(text: str) -> Parse:
    """A parse without tokens: one paragraph a line."""
    blocks, start = [], 0
    for line in text.split("\n"):
        if line.strip():
            blocks.append(Block("paragraph", start, start + len(line)))
        start += len(line) + 1
    return Parse(Report("r", "r", "r", None, None, None, None, "en", text, tuple(blocks)), [], [], [])


def found(text: str) -> list[Quotation]:
    return quotations(parse_of(text))


@pytest.mark.parametrize(
    ("text", "inner"),
    [
        ("“We walk,” she said, “and they ride.”", ["We walk,", "and they ride."]),
        ('"We walk," she said, "and they ride."', ["We walk,", "and they ride."]),
        ("``We walk,'' she said.", ["We walk,"]),
        ("''We walk,'' she said.", ["We walk,"]),
        ("«We walk», she said.", ["We walk"]),
        ("„We walk“, she said.", ["We walk"]),
        ("‘We can’t walk,’ she said, ‘nor ride.’", ["We can’t walk,", "nor ride."]),
        ("'We can't walk,' she said, 'nor ride.'", ["We can't walk,", "nor ride."]),
        ("‘Read the miners’ letter,’ she said.", ["Read the miners’ letter,"]),
        ("“He told me ‘never’ twice,” she said.", ["He told me ‘never’ twice,"]),
        ("‘He told me “never” twice,’ she said.", ["He told me “never” twice,"]),
        ('“He told me "never" twice,” she said.', ['He told me "never" twice,']),
        ('“We walk," she said. “They ride.”', ["We walk,", "They ride."]),
        ('“We walk," she said. "They ride, and ride.”', ["We walk,", "They ride, and ride."]),
        ("The miners’ union and the smiths’ guild met.", []),
        ("Rock ’n’ roll of the ’50s.", []),
        ("The mast was 5' 10\" tall.", []),
        ("No marks at all.", []),
    ],
)
def test_pairs(text: str, inner: list[str]) -> None:
    assert [one.inner.exact for one in found(text)] == inner


def test_marks_are_in_outer_and_not_in_inner() -> None:
    (one,) = found("She said: “We walk.”")
    assert one.outer.exact == "“We walk.”"
    assert one.closed


def test_a_quotation_over_paragraphs_repeats_its_opening_mark() -> None:
    first, second = found("“We walked for days.\n“Nobody rode.”\nThe village is small.")
    assert (first.closed, first.continues) == (False, False)
    assert (second.closed, second.continues) == (True, True)
    assert second.inner.exact == "Nobody rode."


def test_a_closed_quotation_is_not_continued_by_the_next() -> None:
    first, second = found("“We walked.”\n“Nobody rode.”")
    assert first.closed
    assert not second.continues


def test_an_opening_mark_without_a_partner_in_mid_sentence_is_stray() -> None:
    assert found("The so “called treaty was signed.") == []


def test_an_opening_mark_after_a_colon_runs_to_the_end_of_the_block() -> None:
    (one,) = found("She said: “We walk on.\nThe village is small.")
    assert one.inner.exact == "We walk on."
    assert not one.closed


def test_headings_hold_no_quotations() -> None:
    text = "“Peace”"
    report = Report("r", "r", "r", None, None, None, None, "en", text, (Block("heading", 0, len(text)),))
    assert quotations(Parse(report, [], [], [])) == []


@given(st.text(alphabet="ab ,.\n“”„«»‘’\"'`", max_size=80))
def test_any_marks_give_disjoint_ordered_quotations_whose_words_are_the_texts(text: str) -> None:
    parse = parse_of(text)
    last = 0
    for one in quotations(parse):
        for span in (one.outer, one.inner):
            assert text[span.start : span.end] == span.exact
        assert one.outer.start <= one.inner.start <= one.inner.end <= one.outer.end
        assert last <= one.outer.start < one.outer.end
        block = parse.blocks[one.block]
        assert block.start <= one.outer.start
        assert one.outer.end <= block.end
        last = one.outer.end


def test_many_marks_take_linear_time() -> None:
    assert len(found('"a" ' * 50_000)) == 50_000
    assert len(found("‘a " * 50_000)) == 0


@pytest.mark.parametrize(
    ("text", "inner"),
    [
        ("“He said, ‘We won’t pay,’ and left.”", ["We won’t pay,"]),
        ("‘He said, “We won’t pay,” and left.’", ["We won’t pay,"]),
        ("\"He said 'never again' and left.\"", ["never again"]),
        ("“The miners’ letter said ‘no’ and ‘never’.”", ["no", "never"]),
        ("“The miners’ letter was lost.”", []),
        ("“Nothing within.”", []),
    ],
)
def test_a_quotation_within_a_quotation(text: str, inner: list[str]) -> None:
    (outer,) = found(text)
    within = nested(parse_of(text), outer)
    assert [one.inner.exact for one in within] == inner
    assert all(outer.inner.start <= one.outer.start and one.outer.end <= outer.inner.end for one in within)


@pytest.mark.parametrize("mark", ["‘", "'"])
def test_british_singles_over_paragraphs(mark: str) -> None:
    close = "’" if mark == "‘" else "'"
    first, second = found(f"{mark}We can{close}t walk.\n{mark}Nobody rode.{close}\nThe village is small.")
    assert (first.inner.exact, first.closed) == (f"We can{close}t walk.", False)
    assert (second.inner.exact, second.closed, second.continues) == ("Nobody rode.", True, True)


def test_an_unclosed_single_mark_alone_is_no_quotation() -> None:
    assert found("The miners met at noon.\n'Twas cold, and the '50s were far.\nThe village is small.") == []
