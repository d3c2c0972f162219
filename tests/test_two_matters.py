"""Numbers of two sentences that look like a dispute and are of two matters, or may be one. All happenings are
invented."""

import pytest

from accord import account
from accord.comparing.contrast import contrast
from accord.comparing.sides import Side, Stretch
from accord.comparing.unlike import two_matters
from accord.comparing.values import relation
from accord.model import Amount
from accord.reading.reader import Reader
from accord.sources import report


def side(text):
    return Side(Stretch(text, 0, len(text)))


def kinds(a, b):
    found = {one.kind for one in contrast(side(a), side(b))}
    assert found == {one.kind for one in contrast(side(b), side(a))}
    return found


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        # a range, and what lies in it
        ("Millers hoped for 16 cents to 27 cents a bag.", "Millers hoped for 22 cents a bag.", set()),
        ("Millers hoped for between 16 and 27 sacks.", "Millers hoped for 22 sacks.", set()),
        ("Millers hoped for 16 cents to 27 cents a bag.", "Millers hoped for 29 cents a bag.", {"number"}),
        ("Millers hoped for 16 cents to 27 cents a bag.", "Millers hoped for 18 cents to 24 cents a bag.", {"number"}),
        # shares of two wholes
        ("Oats are 3 percent of the grain sold.", "Oats are 7 percent of what horses eat.", set()),
        ("Oats are 3 percent of the grain sold.", "Oats are 7 percent of all grain.", {"number"}),
    ],
)
def test_ranges_and_wholes(a, b, expected):
    assert kinds(a, b) == expected


@pytest.mark.parametrize(
    ("one", "two", "expected"),
    [
        (5_200, 5_270, "compatible"),
        (5_200, 5_340, "conflicts"),
        (1_000, 1_340, "conflicts"),  # more than what is cut off
        (40, 60, "conflicts"),
    ],
)
def test_more_than_a_number_that_is_cut_off(one, two, expected):
    a, b = (Amount("count", n, None, "weaver", "more than") for n in (one, two))
    assert relation(a, b) == relation(b, a) == expected


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        # "1 percent" is near "1.4 percent" and not one with it
        ("Orrin lost 1 percent, Tern lost 3.", "In midday trading Orrin lost 1.4 percent, Tern lost 3.9.", set()),
        # one price before: 51.50
        (
            "Orrin fell 1.80, or 3.5 percent, to 49.70 in morning trading.",
            "Orrin fell 1.78, or 3.5 percent, to 49.72 in late morning trading.",
            set(),
        ),
        # two prices before
        (
            "Orrin fell 1.80, or 3.5 percent, to 49.70 in morning trading.",
            "Orrin fell 1.60, or 3.5 percent, to 49.72 in late morning trading.",
            {"number"},
        ),
        ("For the week Orrin rose 11.92, ending at 497.42.", "Orrin rose 1.02, closing at 496.83.", set()),
        # the number of a name
        (
            "The Tern 500 fell 5.20, or 0.6 percent, in early trading.",
            "The Tern 700 fell 9.90, or 1.1 percent, in late trading.",
            {"number"},
        ),
    ],
)
def test_one_price_at_two_moments(a, b, expected):
    assert kinds(a, b) == expected


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ("Falk meets the three guilds.", "Falk meets the other two guilds.", True),
        ("Falk meets the three guilds.", "Falk meets the two guilds.", False),
        ("Orrin fell 74 cents to $2.48 in midday trading.", "Orrin fell 89 cents to $2.33 in early trading.", True),
        ("Orrin fell 74 cents to $2.48 in midday trading.", "Orrin fell 89 cents to $2.33 in midday trading.", False),
    ],
)
def test_numbers_of_one_act_that_are_of_two_matters(a, b, expected):
    one, two = side(a), side(b)
    i, j = min(one.numbers), min(two.numbers)
    assert two_matters(one, i, two, j) == two_matters(two, j, one, i) == expected


def test_an_account_does_not_set_the_rest_against_the_whole(language):
    texts = (
        "Ida Falk met the three guilds on Monday in Merrow.",
        "Ida Falk met the other two guilds in Merrow on Monday.",
    )
    reader = Reader(language=language)
    readings = [
        reader.read(report(text, path=f"{name}.txt", outlet=name, language="en"))
        for name, text in zip(("First", "Second"), texts, strict=True)
    ]
    assert [one.kind for one in account(readings).disagreements] == []
