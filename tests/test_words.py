"""Two renderings of one quote, two lists of things, two polarities."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accord.comparing import things
from accord.comparing.agreement import agreement
from accord.comparing.tokens import content_words, quoted, stem, words
from accord.comparing.vectors import rarity, similarity_matrix
from accord.comparing.words import (
    diff,
    modality,
    modality_relation,
    negations,
    polarity_relation,
    reworded,
    scope,
    wording,
)


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ("The guns are silent.", "“the guns are silent”", "equal"),
        ("We don't trust them", "We do not trust them!", "equal"),
        ("about ten percent", "about ten per cent", "equal"),
        ("the guns are silent", "the guns", "refines"),
        ("a frank, useful and very long talk", "very long talk", "refines"),
        ("the bridge … is ours", "the bridge over the river is ours", "refines"),
        ("the bridge [over the river] is ours", "the bridge is ours", "equal"),
        ("a long and useful talk", "a useful, long talk", "compatible"),
        ("we will sign it", "we will not sign it", "conflicts"),
        ("we will sign it", "we might sign it", "conflicts"),
        ("the truce will hold", "the ceasefire is going to last", "conflicts"),
        ("", "anything", "absent"),
        ("...", "anything", "absent"),
    ],
)
def test_wording(a, b, expected):
    assert wording(a, b) == expected
    assert wording(b, a) == expected


def test_pieces_must_come_in_order():
    assert wording("the river … the bridge", "the bridge over the cold river is ours") == "conflicts"


def test_diff_gives_the_words_as_written():
    assert diff("The bridge is Ours now", "the bridge was ours") == [
        ("same", ("The", "bridge"), ("the", "bridge")),
        ("changed", ("is",), ("was",)),
        ("same", ("Ours",), ("ours",)),
        ("left out", ("now",), ()),
    ]


@given(st.text(max_size=80), st.text(max_size=80))
def test_diff_covers_both_texts_and_tags_are_true(a, b):
    found = diff(a, b)
    assert [word for _, left, _ in found for word in left] == [word.text for word in words(a)]
    assert [word for _, _, right in found for word in right] == [word.text for word in words(b)]
    for tag, left, right in found:
        folded = [[word.folded for word in words(" ".join(side))] for side in (left, right)]
        assert (tag == "same") == (folded[0] == folded[1])


@given(st.text(max_size=60), st.text(max_size=60))
def test_wording_is_the_same_either_way_round(a, b):
    assert wording(a, b) == wording(b, a)
    assert wording(a, a) in ("equal", "absent")


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ("power stations, railways and ports", "power stations", "refines"),
        ("ports and railways", "the railways and the ports", "equal"),
        ("railways", "hospitals", "conflicts"),
        ("railways and ports", "railways and hospitals", "conflicts"),
        ("nuclear power plants", "power plants", "refines"),
        ("the dam's substations", "energy infrastructure", "refines"),
        ("hospitals", "civilian infrastructure", "refines"),
        ("only the Lakeview power plant", "energy infrastructure", "conflicts"),
        ("the Lakeview power plant", "energy infrastructure", "refines"),
        ("only railways", "railways and ports", "conflicts"),
        ("only railways", "the railways", "equal"),
        ("", "railways", "absent"),
        (["railways", "ports"], ["ports"], "refines"),
    ],
)
def test_scope(a, b, expected):
    assert scope(a, b) == expected
    assert scope(b, a) == expected


def test_heads_name_nothing():
    assert scope("attacks on ports", "strikes on ports", ["attack", "strike"]) == "equal"
    assert scope("attacks", "strikes", ["attack", "strike"]) == "absent"


def test_polarity():
    assert polarity_relation("they agreed to stop", "they did not agree to stop") == "conflicts"
    assert polarity_relation("they refused to stop", "they agreed to stop") == "conflicts"
    assert polarity_relation("they never agreed", "they did not agree") == "equal"
    assert negations("he refuses, and doesn't deny it") == 3


def test_modality():
    assert modality("they might meet") == {"might"}
    assert modality("they are set to meet") == {"will"}
    assert modality("they met") == frozenset()
    assert modality_relation("they might meet", "they are set to meet") == "conflicts"
    assert modality_relation("they will meet", "they are set to meet") == "equal"
    assert modality_relation("they met", "they will meet") == "compatible"


def test_quoted_stretches():
    text = 'He said “one two" and "three” but "four\n“five goes on\nsix” "seven"'
    assert [text[low:high] for low, high in quoted(text)] == ['“one two"', '"three”', "“five goes on", '"seven"']


@given(st.text(alphabet="ab \n\"“”«»„'`", max_size=60))
def test_quoted_stretches_are_apart_and_within_the_text(text):
    end = 0
    for low, high in quoted(text):
        assert end <= low < high <= len(text)
        assert "\n" not in text[low:high]
        end = high


@given(st.text(max_size=200))
def test_words_are_where_they_say(text):
    end = 0
    for word in words(text):
        assert text[word.start : word.end] == word.text
        assert word.start >= end
        assert word.folded
        end = word.end


def test_stems_meet():
    assert content_words("He agreed") == content_words("agrees") == content_words("agreeing")
    assert content_words("cities") == content_words("the city")
    assert content_words("the U.S. told us") == content_words("the US told us") != content_words("told us")


TEXTS = [
    "The two ministers spoke by telephone for an hour.",
    "An hour-long telephone talk took place between the ministers.",
    "Floods swept away a bridge in the valley.",
]


def test_similarity_prefers_the_paraphrase():
    near = similarity_matrix(TEXTS, TEXTS)
    assert near.shape == (3, 3)
    assert near[0, 1] > near[0, 2] + 0.1
    assert near[0, 0] == pytest.approx(1, abs=1e-5)
    assert (near == near.T).all() or abs(near - near.T).max() < 1e-6


@given(st.lists(st.text(max_size=30), max_size=4), st.lists(st.text(max_size=30), max_size=4))
def test_similarity_is_bounded_for_any_text(a, b):
    near = similarity_matrix(a, b)
    assert near.shape == (len(a), len(b))
    assert ((near >= 0) & (near <= 1)).all()


def test_rare_words_weigh_more():
    assert rarity(stem("said")) < rarity(stem("bridge")) < rarity("qwertyuiop")


def test_agreement():
    assert agreement("until July 1994", "July 1994") > 0.5
    assert agreement("for three years", "for two years") < 0.5
    assert agreement("to stop the smuggling of arms", "a new school") < 0.5
    assert 0 < agreement("", "") < 1


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ("the river has been our oldest friend here", "the river is our oldest friend here", True),
        ("we will open the locks again soon", "we will certainly open the locks again soon", True),
        ("we will open the locks", "we will open the locks, and the mill as well", False),  # goes on
        ("the harbour labour is done for ever", "the harbor labor is done for ever", False),  # spelt otherwise
        ("the locks are shut", "the mill is open to everybody", False),  # two quotes
        ("not a swap", "significant", False),
        ("", "the locks are shut", False),
    ],
)
def test_one_quote_worded_otherwise_is_told_from_more_of_it_and_from_another(a, b, expected):
    assert reworded(a, b) is reworded(b, a) is expected


def test_a_clock_an_ordinal_and_an_editors_words_are_no_other_wording():
    assert wording("the mill burned at 6:41pm", "the mill burned at 18:41") == "equal"
    assert wording("at the eleventh hour", "at the 11th hour") == "equal"
    assert wording("trouble with the [Grain Office] as a whole", "trouble with the old WGO as a whole") == "refines"
    assert wording("trouble with the [Grain Office] as a whole", "trouble with the old WGO as ever") == "conflicts"


@pytest.mark.parametrize(
    ("whole", "theme", "part", "expected"),
    [
        ("all strikes", "a halt to strikes on grain terminals", "grain terminals", True),
        ("strikes", "a halt to strikes against the railways", "railways", True),
        ("every attack", "to stop attacks on ports", "ports", True),
        ("all shipments", "a halt to strikes on grain terminals", "grain terminals", False),
        ("all strikes", "a halt to the work on grain terminals", "grain terminals", False),
        ("night strikes", "a halt to strikes on grain terminals", "grain terminals", False),
        ("all strikes", "grain terminals", "grain terminals", False),
    ],
)
def test_a_bare_noun_holds_what_the_same_noun_is_restricted_to(whole, theme, part, expected):
    assert things.holds([whole], theme, [part]) is expected
