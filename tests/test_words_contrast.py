"""On what two sentences differ that tell the same."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accord.comparing.contrast import Stretch, contrast


def differences(a, b):
    found = contrast(Stretch(a, 0, len(a)), Stretch(b, 0, len(b)))
    return [(one.kind, a[slice(*one.a)], b[slice(*one.b)]) for one in found]


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ("The mill burned down with 40 looms.", "With 60 looms the mill burned down.", [("number", "40", "60")]),
        ("Both towns signed on Monday.", "On Friday both towns signed.", [("date", "Monday", "Friday")]),
        ("the truce was signed in Merrow", "the truce was signed in Quillon", [("place", "Merrow", "Quillon")]),
        ("minister Falk signed the truce", "minister Berg signed the truce", [("actor", "Falk", "Berg")]),
        ("The mill will reopen soon.", "The mill might reopen soon.", [("certainty", "will", "might")]),
        ("They signed the truce.", "They have not signed the truce.", [("polarity", "signed", "not")]),
        (
            "She said “the river is our oldest friend here”.",
            "“The river is our oldest enemy here,” she said.",
            [("wording", "friend", "enemy")],
        ),
        ("The mill burned down.", "The mill burned down with 60 looms on Friday.", []),
        (
            "The two towns signed a truce on Monday in Merrow.",
            "A truce was signed by the towns in Merrow on Monday.",
            [],
        ),
        ("the World Grain Office signed the truce", "the WGO signed the truce", []),
        ("minister Qaedar signed the truce", "minister Qaidar signed the truce", []),
        ("Ida Falk signed the truce", "Minister Falk signed the truce", []),
        ("US troops left the mill", "American troops left the mill", []),
    ],
)
def test_contrast(a, b, expected):
    assert differences(a, b) == expected
    assert differences(b, a) == [(kind, y, x) for kind, x, y in expected]


@given(st.text(max_size=100), st.text(max_size=100))
def test_any_two_texts_are_taken_and_spans_lie_within(a, b):
    for one in contrast(Stretch(a, 0, len(a)), Stretch(b, 0, len(b))):
        assert 0 <= one.a[0] < one.a[1] <= len(a)
        assert 0 <= one.b[0] < one.b[1] <= len(b)


@given(st.text(alphabet="abN n0129ot “”\"'.", max_size=80))
def test_a_sentence_does_not_differ_from_itself(a):
    assert differences(a, a) == []
