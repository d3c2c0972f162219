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
        ("Sixteen looms burned in the mill.", "In the mill 16 looms burned.", []),
        (
            "Sixteen looms burned in the mill.",
            "In the mill twenty-one looms burned.",
            [("number", "Sixteen", "twenty-one")],
        ),
        (
            "Thirty looms burned in the mill.",
            "In the mill thirty-three looms burned.",
            [("number", "Thirty", "thirty-three")],
        ),
        ("Both towns signed on Monday.", "On Friday both towns signed.", [("date", "Monday", "Friday")]),
        ("the truce was signed in Merrow", "the truce was signed in Quillon", [("place", "Merrow", "Quillon")]),
        ("minister Falk signed the truce", "minister Berg signed the truce", [("actor", "Falk", "Berg")]),
        ("The mill will reopen soon.", "The mill might reopen soon.", [("certainty", "will", "might")]),
        ("It will help the mill further.", "It might further help the mill.", [("certainty", "will", "might")]),
        ("It probably will lead the mill.", "It might probably lead the mill.", [("certainty", "will", "might")]),
        ("It will help the mill.", "It might further harm the mill.", []),
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


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        # what is denied must be what the other affirms
        ("The towns did not sign the truce.", "The towns signed the truce.", [("polarity", "not", "signed")]),
        ("The towns will not now sign the truce.", "The towns will sign the truce.", [("polarity", "not", "sign")]),
        ("No weaver was thrown into the river.", "Some weavers were pulled from the river.", []),
        ("The clause was not in the final text.", "The clause was struck from the final text.", []),
        ("They never discussed the mill's loans.", "They talked about the mill's loans.", []),
        ("The mill shuts if the loan is not paid.", "The mill shuts unless the loan is paid.", []),
        ("The villagers had nothing but praise for her.", "The villagers had high praise for her.", []),
        ("The keep-not-sell rule binds the mill.", "A rule to sell binds the mill.", []),
        ("The weaver was held without incident.", "A guard saw the incident at the mill.", []),
        ("The towns will not be returning to the fair.", "The towns will talk about returning to the fair.", []),
        ("It is not Loom Day at the mill.", "The mill bought a loom.", []),
        # what was feared would happen may happen
        ("It feared the mill would close.", "It feared the mill may close.", []),
        # a sum, a rest, an age, a half, a rough hour
        ("The fire killed two weavers and five clerks.", "The fire killed seven people.", []),
        ("The fire killed 20 weavers.", "The fire killed eight more weavers.", []),
        ("Ida Falk, 44, owns the mill.", "Ida Falk owns two mills.", []),
        ("The wall is 5 1/2 feet high.", "The wall is five and a half feet high.", []),
        ("The wall is 5 1/2 feet high.", "The wall is 6 1/2 feet high.", [("number", "5", "6")]),
        ("About 3 p.m. the mill burned down.", "At 3:22 p.m. the mill burned down.", []),
        ("About 3 p.m. the mill burned down.", "At 5:22 p.m. the mill burned down.", [("number", "3", "5")]),
        # a term: what will not be before Monday will be then
        ("The ferry will not be open before Monday.", "The ferry should be open by Monday.", []),
        ("The ferry did not open before noon.", "The ferry did open before noon.", [("polarity", "not", "open")]),
        # one quotation that begins earlier, and is spelt otherwise
        (
            "She said: “The mill is old and first signs are that the wheel was travelling too fast that night.”",
            "She said: “First signs are that the wheel was traveling too fast that night.”",
            [],
        ),
        # whom it was against
        ("Ida scored ten points for Merrow", "Ida scored ten points against Aldgrove", []),
        # to whom it was told
        ("the mill closed, Falk told Berg", "the mill closed, Falk said for Merrow", []),
        ("Zulnafar signed the truce", "Weaver Zulnaffar signed the truce", []),
    ],
)
def test_what_only_looks_like_a_difference(a, b, expected):
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
