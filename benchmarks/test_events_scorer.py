"""The scorers of events and realis, by hand-worked cases."""

from __future__ import annotations

import pytest

import realis as realis_benchmark
from events import Told, as_report, between, in_roles, plover_figures, root
from meantime import Document, Happening
from train_plover import Marked, digests

ITEM = Marked("Chad freed men of Niger", (0, 4), (18, 23), "YIELD", "2")
FREED = Told("YIELD", ((0, 4),), ((18, 23),))


def test_classes_fold_realis() -> None:
    assert root("RETREAT") == "YIELD"
    assert root("RETREAT", "future") == "AGREE"
    assert root("AID", "negated") == "REJECT"
    assert root("COERCE", "future") == "THREATEN"
    assert root("ACCUSE", "future") == "ACCUSE"
    assert root("CONCEDE", promised=True) == "AGREE"


def test_sides_must_overlap_in_the_right_direction() -> None:
    assert between(ITEM, FREED)
    assert not between(ITEM, Told("YIELD", ((18, 23),), ((0, 4),)))
    assert between(ITEM, Told("YIELD", ((0, 4), (18, 23)), ()))
    assert between(ITEM, Told("YIELD", ((0, 4),), (), ((11, 23),)))
    assert not between(ITEM, Told("YIELD", ((0, 4),), (), ((11, 23),)), theme=False)


def test_figures() -> None:
    wrong = Told("COERCE", ((0, 4),), ((18, 23),))
    elsewhere = Told("ASSAULT", ((11, 14),), ())
    figures = plover_figures([ITEM, ITEM], [[FREED, elsewhere], [wrong]])
    assert figures["correct"] == 50
    assert figures["typed"] == 50
    assert figures["paired"] == 100
    assert figures["extra"] == 50
    assert figures["all_extra"] == 100
    assert plover_figures([ITEM], [[]])["none"] == 100


def test_the_manual_s_words() -> None:
    sanction = Told("SANCTION", ((0, 4),), ((18, 23),), other="YIELD")
    turned = Told("YIELD", ((18, 23),), ((0, 4),), visit=True)
    for event in (sanction, turned):
        figures = plover_figures([ITEM], [[event]])
        assert (figures["correct"], figures["correct_by_manual"]) == (0, 100)
    assert plover_figures([ITEM], [[Told("YIELD", ((18, 23),), ((0, 4),))]])["correct_by_manual"] == 0


def test_sentences_are_known_by_their_letters() -> None:
    spaced = Marked("chad  freed men of NIGER", None, None, "YIELD", "2")
    other = Marked("Chad freed men of Peru", None, None, "YIELD", "2")
    first, second, third = digests([ITEM, spaced, other])
    assert first == second != third


def test_a_dateline_is_no_part_of_the_sentence() -> None:
    text = "LIMA, Peru -- Chad freed men of Niger on Friday."
    assert [block.kind for block in as_report(text, "a").blocks] == ["dateline", "paragraph"]
    assert [block.kind for block in as_report(text[14:], "a").blocks] == ["paragraph"]


@pytest.mark.parametrize(
    ("time", "polarity", "certainty", "special", "kind"),
    [
        ("NON_FUTURE", "POS", "CERTAIN", "NONE", "actual"),
        ("FUTURE", "POS", "CERTAIN", "NONE", "future"),
        ("FUTURE", "UNDERSPECIFIED", "UNDERSPECIFIED", "NONE", "hypothetical"),
        ("FUTURE", "POS", "POSSIBLE", "NONE", "hypothetical"),
        ("NON_FUTURE", "POS", "UNDERSPECIFIED", "NONE", "hypothetical"),
        ("FUTURE", "UNDERSPECIFIED", "PROBABLE", "NONE", "future"),
        ("NON_FUTURE", "UNDERSPECIFIED", "CERTAIN", "NONE", "actual"),
        ("NON_FUTURE", "POS", "CERTAIN", "COND_MAIN_CLAUSE", "hypothetical"),
        ("FUTURE", "NEG", "CERTAIN", "NONE", "negated"),
        ("UNDERSPECIFIED", "POS", "CERTAIN", "GEN", "actual"),
    ],
)
def test_mapping(time: str, polarity: str, certainty: str, special: str, kind: str) -> None:
    mention = Happening(((0, 1),), time, polarity, certainty, special, "VERB", "", ())
    assert realis_benchmark.gold_realis(mention) == kind


def test_agreement_of_the_annotation() -> None:
    def mention(time: str, event: str) -> Happening:
        return Happening(((0, 1),), time, "POS", "CERTAIN", "NONE", "VERB", "", (), event)

    past, coming = mention("NON_FUTURE", "e1"), mention("FUTURE", "e1")
    assert realis_benchmark.agreement([("a", past), ("a", past), ("a", coming)]) == pytest.approx(100 / 3)
    assert realis_benchmark.agreement([("a", past), ("b", coming), ("a", mention("FUTURE", ""))]) == 0.0


def test_scores() -> None:
    gold, guess = ["actual", "actual", "future"], ["actual", "future", "future"]
    assert realis_benchmark.accuracy(gold, guess) == pytest.approx(200 / 3)
    assert realis_benchmark.macro_f1(gold, guess) == pytest.approx(200 / 3)


def test_roles_with_nothing_given() -> None:
    report = as_report("Chad freed men of Niger. It rained.", "a")
    freed = Happening(((5, 10),), "", "", "", "", "VERB", "", (("Arg0", (0, 4)), ("Arg1", (11, 23))))
    rained = Happening(((28, 34),), "", "", "", "", "VERB", "", ())
    article = Document(report, (freed, rained))
    assert in_roles(article, [(5, FREED)]) == (1, 1, 1, 0)
    turned = Told("YIELD", ((18, 23),), ((0, 4),))
    assert in_roles(article, [(5, turned)]) == (1, 0, 1, 0)
    assert in_roles(article, [(5, Told("YIELD", ((0, 4),), ()))]) == (1, 0, 1, 0)
    assert in_roles(article, [(28, FREED)]) == (1, 0, 1, 0)
    assert in_roles(article, [(11, FREED), (5, FREED)]) == (1, 1, 2, 1)
