"""Names and quoted words of two sentences that are written otherwise and say the same, or only say more. All happenings
are invented."""

import pytest

from accord.comparing.contrast import contrast
from accord.comparing.naming import comparable, may_be_one, one_name
from accord.comparing.sides import Side, Stretch
from accord.comparing.words import wording
from accord.model import Mention, Span


def side(text):
    return Side(Stretch(text, 0, len(text)))


def kinds(a, b):
    found = {one.kind for one in contrast(side(a), side(b))}
    assert found == {one.kind for one in contrast(side(b), side(a))}
    return found


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        # of what level a council is, and of which state
        ("Berg leads the US Grain Council.", "Berg leads the Federal Grain Council.", set()),
        ("Berg leads the Merrow Grain Council.", "Berg leads the Federal Grain Council.", {"actor"}),
    ],
)
def test_names(a, b, expected):
    assert kinds(a, b) == expected


def test_a_name_may_only_say_which_house_is_meant():
    one, two = side("They sit in the Lydian House."), side("They sit in the House in Quillon.")
    there = side("They sit in the Merrow House.")
    assert not comparable(one, (4, 4), two, (6, 6)) and not comparable(two, (6, 6), one, (4, 4))
    assert comparable(one, (4, 4), there, (4, 4))


def test_a_name_may_be_written_in_one_word():
    one, two = side("They weave for Tern Works."), side("They weave for TernWorks.")
    assert one_name(one, (4, 4), two, (3, 3)) and one_name(two, (3, 3), one, (4, 4))
    assert not one_name(one, (4, 4), side("They weave for TernMills."), (3, 3))


def test_who_is_named_and_who_is_described_by_a_name():
    words = "an Orrin engineer"
    text = f"Berg is tried for the death of {words}."
    span = Span(text.index(words), text.index(words) + len(words), words)
    mention = Mention("m1", "actor", span, head=text.index("engineer"), found_by="nominal")
    described = Side(Stretch(text, 0, len(text), (mention,)))
    assert contrast(side("Berg is tried for the death of Falk."), described) == []


def test_initials_may_leave_out_the_first_words():
    assert may_be_one("the Board of Grain, Wool and Flax", "the GWF")
    assert not may_be_one("the Board of Grain, Wool and Flax", "the BF")


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ("a common-sense rule for the mill", "a commonsense rule for the mill", "equal"),
        ("it isnt a common-sense rule", "well, it isn't a commonsense rule", "refines"),
        ("a common-sense rule for the mill", "a commonsense rule for the town", "conflicts"),
    ],
)
def test_words_that_are_written_in_one(a, b, expected):
    assert wording(a, b) == wording(b, a) == expected
