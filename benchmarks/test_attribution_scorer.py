"""The attribution scorer on hand-made cases; no corpus needed."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))

from attribution import Attribution, articles, baseline, characters, is_direct, matched, score

TEXT = "Olsen said “we walk”. Berg said they ride."


def one(source: str, cue: str, content: str, text: str = TEXT) -> Attribution:
    """An attribution by the first places of its words."""

    def chars(words: str) -> frozenset[int]:
        start = text.index(words) if words else 0
        return characters(text, [(start, start + len(words))])

    return Attribution(chars(source), chars(cue), chars(content), is_direct(text, chars(content)))


GOLD = [one("Olsen", "said", "“we walk”"), one("Berg", "said", "they ride")]


def test_the_gold_standard_against_itself_is_perfect() -> None:
    counts = score([(TEXT, GOLD, GOLD)])
    for name in ("content overlap", "content exact", "source overlap", "source exact", "tokens", "direct quotes"):
        assert counts[name].f1 == 100, name
    assert counts["speaker"].precision == 100


def test_nothing_predicted() -> None:
    counts = score([(TEXT, GOLD, [])])
    assert (counts["content overlap"].precision, counts["content overlap"].recall) == (0, 0)
    assert counts["content overlap"].gold == 2


def test_a_part_overlaps_and_is_not_exact() -> None:
    counts = score([(TEXT, GOLD, [one("Olsen", "said", "walk")])])
    assert counts["content overlap"].right == 1
    assert counts["content exact"].right == 0
    assert counts["content overlap"].recall == 50


def test_marks_at_the_edges_are_set_aside_in_one_figure_only() -> None:
    counts = score([(TEXT, GOLD, [one("Olsen", "said", "we walk")])])
    assert counts["content exact"].right == 0
    assert counts["content exact, edges aside"].right == 1


def test_overlap_is_one_to_one() -> None:
    gold = [one("Olsen", "said", "“we walk”")]
    predicted = [one("Olsen", "said", "“we"), one("Olsen", "said", "walk”")]
    counts = score([(TEXT, gold, predicted)])
    assert counts["content overlap"].right == 1
    assert counts["content overlap"].predicted == 2
    assert matched([frozenset({1, 2, 3})], [frozenset({1}), frozenset({2, 3})]) == [(0, 1)]


def test_a_wrong_speaker_counts_against_the_speaker_only() -> None:
    counts = score([(TEXT, GOLD, [one("Berg", "said", "“we walk”")])])
    assert counts["direct quotes"].precision == 100
    assert counts["speaker"].precision == 0


def test_a_quotation_that_nobody_said_costs_precision() -> None:
    text = "The “bridge” fell. Olsen said “we walk”."
    gold = [one("Olsen", "said", "“we walk”", text)]
    predicted = [*gold, one("The", "fell", "“bridge”", text)]
    counts = score([(text, gold, predicted)])
    assert counts["direct quotes"].precision == 50
    assert counts["direct quotes"].recall == 100


@pytest.mark.parametrize(
    ("content", "direct"), [("“we walk”", True), ("we walk", True), ("said “we walk", False), ("they ride", False)]
)
def test_what_is_direct(content: str, direct: bool) -> None:
    start = TEXT.index(content)
    assert is_direct(TEXT, characters(TEXT, [(start, start + len(content))])) is direct


def test_a_quotation_over_paragraphs_is_direct() -> None:
    text = "Olsen said: “We walk.\n“They ride.”"
    start = text.index("“")
    assert is_direct(text, characters(text, [(start, len(text))]))


def test_the_baseline_finds_a_plain_quotation() -> None:
    text = "“We will walk to the sea,” Marta Olsen said."
    (found,) = baseline(text)
    assert found.source == characters(text, [(text.index("Marta"), text.index(" said"))])


def test_brat_is_read_with_pieces_and_one_annotator(tmp_path: Path) -> None:
    text = "“We walk,” Olsen said, “and they ride.”"
    folder = tmp_path / "polnear" / "dev"
    (folder / "text").mkdir(parents=True)
    (folder / "attributions").mkdir()
    (folder / "text" / "a.txt").write_text(text, "utf-8")
    lines = ["T1\tContent 0 10;23 39\tx", "T2\tSource 11 16\tx", "T3\tCue 17 21\tx", "T4\tAttribution 17 21\tx"]
    lines += ["E1\tAttribution:T4 Content:T1 Cue:T3 Source:T2", ""]
    for annotator in ("1111", "2222"):
        (folder / "attributions" / f"a_{annotator}.ann").write_text("\n".join(lines), "utf-8")
    (article,) = articles(tmp_path, "dev")
    (attribution,) = article.attributions
    assert attribution.direct
    assert attribution.content == characters(text, [(0, 10), (23, 39)])
    assert len(list(articles(tmp_path, "dev", every_annotator=True))) == 2
