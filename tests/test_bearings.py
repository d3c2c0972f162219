"""What names, hours and figures do in two sentences that tell the same, where that is no dispute. All happenings are
invented."""

import pytest

from accord.comparing.bearings import apart
from accord.comparing.contrast import contrast
from accord.comparing.naming import names, one_name
from accord.comparing.sides import Side, Stretch
from accord.comparing.values import relation
from accord.model import Amount, Mention, Span


def side(text, mentions=(), speaking=()):
    made = []
    for i, (words, by, head) in enumerate(mentions):
        at = text.index(words)
        made.append(Mention(str(i), "actor", Span(at, at + len(words), words), head=text.index(head), found_by=by))
    told = tuple((at := text.index(words), at + len(words), "speaks") for words in speaking)
    return Side(Stretch(text, 0, len(text), tuple(made), told))


def differences(a, b):
    one, two = (given if isinstance(given, Side) else side(given) for given in (a, b))
    return [(d.kind, one.text[slice(*d.a)], two.text[slice(*d.b)]) for d in contrast(one, two)]


PERSON, ORG = "name:PERSON", "name:ORG"


@pytest.mark.parametrize(
    ("a", "b"),
    [
        # somebody who is described by what a name modifies
        ("Falk was expected to leave the mill soon.", "The Lydian player was expected to leave the mill soon."),
        ("In May, Orrin bought the old mill.", "In May, the Merrow, Conn., company bought the old mill."),
        (
            side("Berg's group was behind the boycott of the mill.", [("Berg's group", "nominal", "group")]),
            side("Larks Abroad was behind the boycott of the mill.", [("Larks Abroad", ORG, "Abroad")]),
        ),
        # whoever is meant by one of several
        ("The new Loom will weave wool and silk.", "The latest Tern will weave wool and silk."),
        # a body, and who speaks for it
        (
            side("Orrin said it will keep the mill.", [("Orrin", ORG, "Orrin")], ["Orrin"]),
            side("Ida Falk said it will keep the mill.", [("Ida Falk", PERSON, "Falk")], ["Ida Falk"]),
        ),
        # examples, provisional names
        ("Towns such as Merrow will be shut in May.", "Towns such as Quillon will be shut in May."),
        ("The mill, dubbed Larkworks, has 19 looms.", "The mill, to be called Orrin Wool, has 19 looms."),
    ],
)
def test_names_that_do_different_things(a, b):
    assert differences(a, b) == []
    assert differences(b, a) == []


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        (
            side("Ida Falk said it will keep the mill.", [("Ida Falk", PERSON, "Falk")], ["Ida Falk"]),
            side("Jan Berg said it will keep the mill.", [("Jan Berg", PERSON, "Berg")], ["Jan Berg"]),
            [("actor", "Ida Falk", "Jan Berg")],
        ),
        (
            side("Falk said it will keep the mill.", [("Falk", PERSON, "Falk")], ["Falk"]),
            side("Orrin said it will keep the mill.", [("Orrin", ORG, "Orrin")], ["Orrin"]),
            [("actor", "Falk", "Orrin")],  # whether a single name is a person's is the reader's guess
        ),
        ("He spoke in Merrow, such as he is.", "He spoke in Quillon, such as he is.", [("place", "Merrow", "Quillon")]),
        ("The clerk, dubbed Lark, met Falk.", "The clerk, dubbed Lark, met Berg.", [("actor", "Falk", "Berg")]),
    ],
)
def test_names_that_do_the_same(a, b, expected):
    assert differences(a, b) == expected


def test_who_is_asked_about_and_who_asks():
    one = side("They ask whether the Orrin will say the risk is high.")
    two = side("Quillon asks whether the mill will say the risk is high.", speaking=["Quillon"])
    first, second = names(one, two)[-1], names(two, one)[0]
    assert apart(one, first, two, second) and apart(two, second, one, first)
    assert not apart(one, first, side("They ask whether Quillon will say the risk is high."), (3, 3))


@pytest.mark.parametrize(
    ("a", "b", "one"),
    [
        ("at LydFer", "at LFC", True),
        ("at LydFer", "at LF", True),
        ("at LydFer", "at LFB", False),
    ],
)
def test_two_names_of_one(a, b, one):
    first, second = side(a), side(b)
    assert one_name(first, names(first, second)[0], second, names(second, first)[0]) == one


def test_a_name_that_is_known_in_part():
    one = side("the Blue Lark Works wool is sold", [("Blue Lark Works", "modifier:ORG", "Works")])
    assert names(one, side("Blue Lark's wool is sold")) == []


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("It opens at 6 p.m. EDT on Sunday.", "It opens at 3 p.m. Reno time on Sunday.", True),
        ("It opens at 6 p.m. EDT on Sunday.", "It opens at 5 p.m. CDT on Sunday.", True),
        ("It opens at 6 p.m. EDT on Sunday.", "It opens at 4 p.m. CDT on Sunday.", False),
        ("It opens at 6 p.m. EDT on Sunday.", "It opens at 4 p.m. EDT on Sunday.", False),
        ("It opens at 6 p.m. on Sunday.", "It opens at 4 p.m. on Sunday.", False),
    ],
)
def test_hours_of_two_zones(a, b, same):
    assert (differences(a, b) == []) == same


@pytest.mark.parametrize(
    ("a", "b", "kinds"),
    [
        # a price that moves
        ("Orrin fell $2.04 to $3.18 in midday trading.", "Orrin fell $1.99 to $3.23 on Monday.", set()),
        ("Orrin fell $2.04 to $3.18 on Monday.", "Orrin fell $1.99 to $3.23 on Monday.", {"number"}),
        ("Orrin fell $2.04 to $3.18 in midday trading.", "Orrin fell $1.99 to $3.18 on Monday.", {"number"}),
        # two loans
        ("The 2031 note fell 5 points to 4.1 percent.", "The 2024 note fell 7 points to 2.6 percent.", set()),
        # two days: what sets them apart stays
        (
            "Orrin fell $2.04 to $3.18 on Monday in light trading.",
            "Orrin fell $1.99 to $3.23 on Friday in light trading.",
            {"date"},
        ),
        ("The mill lost 40 looms on Monday.", "The mill lost 60 looms on Monday.", {"number"}),
    ],
)
def test_figures_of_two_moments(a, b, kinds):
    assert {kind for kind, _, _ in differences(a, b)} == kinds


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Without a permit, no mill may sell wool.", "Papers are needed before a mill may sell wool."),
        ("There will be between one and nine weavers.", "There could be as many as nine weavers."),
        (
            "“The men had shown that Merrow backed Al Qaeda,” he said.",
            "He said they “had shown that Merrow backed al-Qaida”.",
        ),
    ],
)
def test_conditions_bounds_and_spellings(a, b):
    assert differences(a, b) == []


@pytest.mark.parametrize(
    ("one", "two", "expected"),
    [
        (30_000, 29_846, "compatible"),
        (30_000, 29_000, "conflicts"),
        (30_000, 31_000, "conflicts"),
        (29_847, 29_846, "conflicts"),
        (200, 199, "conflicts"),
    ],
)
def test_large_numbers_that_are_rounded(one, two, expected):
    a, b = (Amount("duration", n, n, "year") for n in (one, two))
    assert relation(a, b) == relation(b, a) == expected
