"""The reports side by side: sentences about one matter, and what they part on. All happenings are invented."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations

import numpy as np
import pytest

import accord
from accord.comparing.affected import affected
from accord.comparing.nearest import with_nearest
from accord.comparing.partings import with_partings
from accord.comparing.sentence_pairs import FEATURES, MOST_REPORTS, OTHER, Sentences, Story, matters, odds
from accord.comparing.sentences import Place
from accord.comparing.stretches import Named
from accord.comparing.synopsis import rows, synopsis
from accord.model import Difference, Dossier, Evidence, Fact, Reading, Span, SynopsisRow
from accord.reading.reader import Reader
from accord.sources import report
from accord.views import csv as csv_view
from accord.views import json as json_view
from accord.views import text as text_view
from accord.views.html import page
from accord.views.markdown import account as markdown
from accord.views.synopsis import CAVEAT, lines

LEAD = "The talks between Norvale and Estmark in the town of Merrow ended on Friday, the mediator Sena Okoro said."
OTHER_LEAD = "Norvale's delegates left Merrow on Friday after the last meeting with those of Estmark under Sena Okoro."
TOLD = {
    "Wire": f"{LEAD}\n\nThe future of the port of Tessel was left to a later round, Okoro said.\n\n"
    "A convoy of 34 lorries with grain reached the besieged town of Halden, the harbour office said.",
    "Post": f"{OTHER_LEAD}\n\n"
    "Of the port of Tessel not a word was said in any of the meetings, a delegate told the Post.\n\n"
    "In Halden people lined the street as a convoy of 29 lorries brought grain.",
    "Copy": f"{LEAD}\n\nThe future of the port of Tessel was left to a later round, Okoro said.",
}


def read(told: dict[str, str]) -> list[Reading]:
    reader = Reader()
    return [
        reader.read(report(text, path=f"{outlet}.txt", outlet=outlet, published="1931-05-08", language="en"))
        for outlet, text in told.items()
    ]


@pytest.fixture(scope="module")
def dossier(language: object) -> Dossier:
    return accord.account(read(TOLD))


def row_with(dossier: Dossier, words: str) -> SynopsisRow:
    return next(row for row in dossier.synopsis if any(words in item.span.exact for item in row.evidence))


def fact_with(dossier: Dossier, words: str) -> Fact:
    return next(fact for fact in dossier.facts if any(words in item.span.exact for item in fact.evidence))


def told_in(dossier: Dossier, item: Evidence) -> str:
    return next(one.report.outlet or "" for one in dossier.readings if one.report.id == item.report)


def test_the_contrary_in_other_words_stands_beside_and_changes_nothing(dossier: Dossier) -> None:
    row = row_with(dossier, "not a word")
    assert {told_in(dossier, item) for item in row.evidence} == {"Wire", "Post", "Copy"}
    assert all("port of Tessel" in item.span.exact for item in row.evidence)
    fact = fact_with(dossier, "not a word")
    assert fact.verdict == "single" and fact.outlets == ("Post",)
    assert {one.evidence.span.exact for one in fact.nearest} == {
        "The future of the port of Tessel was left to a later round, Okoro said."
    }


def test_every_row_has_sentences_of_two_origins_and_one_of_a_report(dossier: Dossier) -> None:
    texts = {one.report.id: one.report.text for one in dossier.readings}
    assert dossier.synopsis
    for row in dossier.synopsis:
        assert len({item.report for item in row.evidence}) == len(row.evidence) > 1
        assert len({dossier.origins[item.report] for item in row.evidence}) > 1
        assert 0 < row.confidence <= 1
        for item in (*row.evidence, *(value for one in row.differs for value in one.values)):
            assert texts[item.report][item.span.start : item.span.end] == item.span.exact


def test_reprints_of_one_text_have_no_row(language: object) -> None:
    made = accord.account(read(dict.fromkeys(("A", "B", "C"), TOLD["Wire"])))
    assert not made.synopsis and not any(fact.nearest for fact in made.facts)


def test_numbers_of_one_matter_are_set_against_each_other_and_marked(dossier: Dossier) -> None:
    (one,) = row_with(dossier, "34 lorries").differs
    assert one.kind == "number" and [value.span.exact for value in one.values] in (
        ["34 lorries", "29 lorries"],
        ["29 lorries", "34 lorries"],
    )
    said = text_view.account(dossier, width=100, colour=False)
    after = said[said.index("SIDE BY SIDE") : said.index("HOW MUCH AND HOW MANY")]
    assert after.index("[other numbers]") < after.index("34 lorries") < after.index("not a word")


def test_the_order_of_reports_changes_nothing(dossier: Dossier, language: object) -> None:
    assert accord.account(read(dict(reversed(TOLD.items())))).synopsis == dossier.synopsis


def test_every_view_has_it(dossier: Dossier) -> None:
    said = text_view.account(dossier, width=100, colour=False)
    after = said[said.index("SIDE BY SIDE") :]
    assert CAVEAT[:40] in after and "not a word" in after and "left to a later round" in after
    assert "### Side by side" in markdown(dossier) and "**34 lorries**" in markdown(dossier)
    assert "Side by side</h3>" in page(dossier) and '<b class="differs">34 lorries</b>' in page(dossier)
    assert "nearest elsewhere" in page(dossier)
    made = json_view.dossier_json(dossier)
    assert len(made["synopsis"]) == len(dossier.synopsis)
    assert {one["kind"] for row in made["synopsis"] for one in row["differs"]} == {"number"}
    table = csv_view.table(dossier, "synopsis").splitlines()
    assert len(table) == 1 + sum(len(row.evidence) for row in dossier.synopsis)
    assert table[0].split(",")[:6] == ["story", "story_title", "row", "confidence", "differs", "words"]


def test_what_parts_comes_first_and_what_the_account_has_in_one_fact_last(dossier: Dossier) -> None:
    def in_order(items: object) -> tuple[Evidence, ...]:
        return tuple(items)  # type: ignore[arg-type]

    parts, plain = row_with(dossier, "34 lorries"), row_with(dossier, "not a word")
    fact = replace(fact_with(dossier, "not a word"), evidence=plain.evidence)
    other = replace(plain, evidence=plain.evidence[:2])
    shown = lines([plain, other, parts], [], in_order)
    assert [(bool(one.tags), sum(len(side.evidence) for side in one.sides)) for one in shown] == [
        (True, 2),
        (False, 3),
        (False, 2),
    ]
    assert [one.joined for one in lines([plain, parts], [fact], in_order)] == [False, True]
    whole = lines([plain], [], in_order)[0]
    assert [len(side.evidence) for side in whole.sides] in ([2, 1], [1, 2])  # a reprint with its original
    assert all(side.words in {" ".join(item.span.exact.split()) for item in plain.evidence} for side in whole.sides)


# --- rows


def story(*lengths: int) -> Sentences:
    """Reports of so many sentences."""
    places = [Place("ABCDEF"[number], at, at + 1) for number, length in enumerate(lengths) for at in range(length)]
    ends = np.cumsum(lengths)
    return Sentences(tuple(places), tuple(range(int(end) - n, int(end)) for end, n in zip(ends, lengths, strict=True)))


def likely(size: int, **pairs: float) -> np.ndarray[tuple[int, int], np.dtype[np.float32]]:
    made = np.full((size, size), -6.0, dtype=np.float32)
    for name, value in pairs.items():
        a, b = (int(part) for part in name[1:].split("_"))
        made[a, b] = made[b, a] = value
    return made


def test_a_row_grows_while_all_of_it_fit_together() -> None:
    # 0 1 | 2 3 | 4: 0, 2 and 4 are of one matter; 1 and 3 are, and 4 is likely with 1 only
    made = rows(story(2, 2, 1), likely(5, p0_2=3, p2_4=2, p0_4=1, p1_3=2, p1_4=0.5, p3_4=-6))
    assert made == [(0, 2, 4), (1, 3)]


def test_a_sentence_that_tells_two_things_stands_in_two_rows() -> None:
    made = rows(story(2, 2, 1), likely(5, p0_2=3, p2_4=2, p0_4=1, p1_3=2, p1_4=1, p3_4=1))
    assert made == [(0, 2, 4), (1, 3, 4)]
    # of two that are each other's best, each stands in a row without the other
    made = rows(story(1, 1, 2), likely(4, p0_2=3, p1_3=3, p0_1=1))
    assert made == [(0, 1), (0, 2), (1, 3)]


def test_two_sentences_of_a_report_are_in_no_row_together() -> None:
    made = rows(story(2, 1), likely(3, p0_2=3, p1_2=2.9))
    assert made == [(0, 2)]


# --- the features


def test_the_features_are_those_that_are_named_and_go_both_ways(dossier: Dossier) -> None:
    readings = sorted(dossier.readings, key=lambda one: one.report.id)
    named = {one.report.id: Named(one, {}, {}) for one in readings}
    for one, two, block in Story(readings, named).features():
        assert block.shape == (len(one), len(two), len(FEATURES)) and np.isfinite(block).all()
    sentences, found = odds(readings, named)
    assert (found == found.T).all()
    for own in sentences.of:
        assert (found[own.start : own.stop, own.start : own.stop] == OTHER).all()
    turned, again = odds(readings[::-1], named)
    number = {place: at for at, place in enumerate(turned.places)}
    for a, b in combinations(range(len(sentences.places)), 2):
        mine = again[number[sentences.places[a]], number[sentences.places[b]]]
        assert found[a, b] == pytest.approx(mine, abs=1e-3)


def test_a_sentence_without_words_a_report_without_sentences_and_a_crowd(language: object) -> None:
    readings = read({"A": LEAD, "B": "No.", "C": OTHER_LEAD})
    named = {one.report.id: Named(one, {}, {}) for one in readings}
    of_story = matters(readings, named)
    assert of_story is not None
    (row,) = synopsis("s", readings, of_story, lambda name, start, end: name)
    assert {item.span.exact for item in row.evidence} == {LEAD, OTHER_LEAD}
    assert synopsis("s", readings, of_story, lambda name, start, end: "one origin") == []
    assert matters(readings[:1], named) is None and matters(readings * MOST_REPORTS, named) is None


def test_a_third_report_changes_nothing_between_two(dossier: Dossier) -> None:
    readings = sorted(dossier.readings, key=lambda one: one.report.id)
    named = {one.report.id: Named(one, {}, {}) for one in readings}
    every, found = odds(readings, named)
    two, fewer = odds(readings[:2], named)
    size = len(two.places)
    assert every.places[:size] == two.places
    assert found[:size, :size] == pytest.approx(fewer, abs=1e-3)


# --- what a row parts on, and what is nearest to a fact


def words(reading: Reading, exact: str) -> Evidence:
    start = reading.report.text.index(exact)
    return Evidence(reading.report.id, Span(start, start + len(exact), exact))


def parted(one: str, two: str, likely: float = 0.9) -> tuple[Difference, ...]:
    readings = read({"A": one, "B": two})
    row = SynopsisRow("s", tuple(words(reading, reading.report.text) for reading in readings), likely)
    (made,) = with_partings([row], readings, [], [])
    return made.differs


def test_the_days_of_one_matter_part_where_both_are_to_come_or_past(language: object) -> None:
    (found,) = parted("The pass of Orlo is to open on 21 May.", "They will open the Orlo pass on 24 May.")
    assert found.kind == "date" and [value.span.exact for value in found.values] == ["21 May", "24 May"]
    assert not parted("The pass of Orlo is to open on 21 May.", "They will open the Orlo pass on 24 May.", 0.2)
    assert not parted("The pass of Orlo is to open on 21 May.", "The Orlo pass was shut on 2 May.")
    # the day of the news, and the one before
    assert not parted("The Orlo pass was shut on 2 May.", "Soldiers shut the pass of Orlo on Thursday.")
    assert not parted("The Orlo pass was shut on 2 May.", "On 2 May, and not on 3 May, the pass of Orlo was shut.")


def test_a_row_parts_on_how_many_people_something_befell(language: object) -> None:
    def parts(one: str, two: str, likely: float = 0.9) -> list[str]:
        readings = read({"A": one, "B": two})
        row = SynopsisRow("s", tuple(words(reading, reading.report.text) for reading in readings), likely)
        harmed = [one for reading in readings for one in affected("s", reading, {})]
        (made,) = with_partings([row], readings, [], [], harmed)
        return [value.span.exact for one in made.differs if one.kind == "number" for value in one.values]

    nine, eleven = "A shell killed nine people at the mill of Orlo.", "Eleven people were killed in the mill at Orlo."
    assert parts(nine, eleven) == ["nine people", "Eleven people"]
    assert parts(nine, eleven, 0.3) == []
    assert parts(nine, "Eleven people were wounded in the mill at Orlo.") == []
    assert parts(nine, "At least four people were killed in the mill at Orlo.") == []
    assert parts(nine, "Eleven people were killed in the mill and two people were killed in the lane.") == []


def test_a_row_parts_on_what_facts_that_its_sentences_tell_are_disputed_in(dossier: Dossier) -> None:
    readings = list(dossier.readings)
    disputed = accord.account(
        read(
            {
                "Wire": "Estmark's army shelled the mill at Orlo on Thursday, killing nine people, the governor said.",
                "Post": "Nine people died on Thursday when Norvale's army shelled the mill at Orlo.",
            }
        )
    )
    kinds = {one.kind for row in disputed.synopsis for one in row.differs}
    assert "actor" in kinds and not with_partings_of(dossier, readings)


def with_partings_of(dossier: Dossier, readings: list[Reading]) -> list[Difference]:
    bare = [replace(row, differs=()) for row in dossier.synopsis]
    return [one for row in with_partings(bare, readings, [], []) for one in row.differs]


def test_nearest_is_the_sentence_beside_of_who_is_silent_and_of_another_origin(dossier: Dossier) -> None:
    one, two, three = dossier.readings[0], dossier.readings[1], dossier.readings[2]
    item = words(one, one.report.text[:20])
    whole = tuple(words(each, each.report.text.split("\n")[0]) for each in (one, two, three))
    row = SynopsisRow("s", whole, 0.6, (Difference("number", (whole[0], whole[1])),))
    silent = (two.report.id, three.report.id)
    fact = replace(dossier.facts[0], evidence=(item,), silent=silent, origins=("mine",), nearest=())
    origin = {one.report.id: "mine", two.report.id: "its", three.report.id: "mine"}
    (found,) = with_nearest([fact], [row], lambda each: origin[each.report])
    assert [(near.evidence, near.confidence, near.to, near.differs) for near in found.nearest] == [
        (whole[1], 0.6, item, ("number",))
    ]
    likelier = replace(row, confidence=0.8, differs=())
    (found,) = with_nearest([fact], [row, likelier], lambda each: origin[each.report])
    assert [(near.confidence, near.differs) for near in found.nearest] == [(0.8, ())]
    (found,) = with_nearest([replace(fact, silent=())], [row], lambda each: origin[each.report])
    assert found.nearest == ()


# --- what follows for facts


def test_passages_are_told_apart_by_their_sentences_too(language: object) -> None:
    readings = read(
        {
            "Wire": "The ferrymen of Orlo stopped work on Monday. Their guild asked for a tenth more pay.",
            "Post": "On Monday no boat crossed the lake, as the ferrymen at Orlo had downed oars.",
        }
    )
    named = {one.report.id: Named(one, {}, {}) for one in readings}
    of_story = matters(readings, named)
    assert of_story is not None
    one, two = readings
    first, second = Place(one.report.id, 0, 43), Place(one.report.id, 45, len(one.report.text))
    other = Place(two.report.id, 0, len(two.report.text))
    likely, less = of_story.of(first, other), of_story.of(second, other)
    assert likely is not None and less is not None and likely > less
    assert of_story.at((one.report.id, 0), (two.report.id, 3)) == likely
    assert of_story.of(Place(one.report.id, 900, 910), other) is None
    assert of_story.of(Place("nobody", 0, 10), other) is None
