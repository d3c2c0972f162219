"""Which slots of two sentences may be set against each other, and which of them can both be. All happenings are
invented."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accord.comparing import figures, naming
from accord.comparing.contrast import contrast
from accord.comparing.counterparts import FEATURES, Pair, features, paired
from accord.comparing.counts import is_kind_of
from accord.comparing.sides import Side, Stretch
from accord.data import read_json
from accord.model import Amount, Mention, Span


def side(text, *mentions):
    made = tuple(
        Mention(str(i), kind, Span(at := text.index(words), at + len(words), words), value=value, found_by=by)
        for i, (kind, words, value, by) in enumerate(mentions)
    )
    return Side(Stretch(text, 0, len(text), made))


def named(text, other):
    one, two = side(text), side(other)
    return [text[slice(*one.place(*run))] for run in naming.names(one, two)]


def differences(a, b):
    found = contrast(Stretch(a, 0, len(a)), Stretch(b, 0, len(b)))
    return [(one.kind, a[slice(*one.a)], b[slice(*one.b)]) for one in found]


@pytest.mark.parametrize(
    ("text", "other", "expected"),
    [
        ("the judge met Yusuf al-Rami there", "nothing of it", ["Yusuf al-Rami"]),
        ("the judge met Holm on Monday", "nothing of it", ["Holm"]),
        ("the judge met Brandt Friday", "nothing of it", ["Brandt"]),
        ("Senator Holm (D-Ohio) spoke", "senator Holm spoke", []),  # the party's and the state's short forms
        ("shares of Brandt BRD.N fell", "shares of Holm fell", ["Brandt"]),
        ("the Holm-based mill", "the mill", []),
        ("the Prime Minister left", "Holm left", []),
        ("the Larsen Brothers Inc. mill", "the Larsen Brothers mill", []),
        ("the mill of Holm's brother", "the mill", ["Holm's"]),
        ("he posted it to the Post", "he was posting it", ["Post"]),  # a name is no verb
    ],
)
def test_which_words_are_a_name_that_the_other_lacks(text, other, expected):
    assert named(text, other) == expected


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("the World Grain Office", "the WGO"),
        ("near Qaedar", "near Qaidar"),
        ("Sir Arthur left", "Mr Holm left"),
        ("the US left", "the Americans left"),
    ],
)
def test_names_that_may_be_one_are_not_set_against_each_other(a, b):
    assert differences(f"at noon {a}", f"at noon {b}") == []


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        # what one gives twice and the other once: the occurrence that fits worse is left over
        ("raised it to 25 cents from 12 cents", "raised it to 25 cents from 25 cents", [("number", "12", "25")]),
        ("open from June to July", "open from June to June", [("date", "July", "June")]),
        ("about 1.4 percent of the wool", "about 1.36 percent of the wool", []),
        ("he turned 94 in the mill", "he is in his 90s in the mill", []),
        ("1,2 tons of wool were lost", "1.2 tons of wool were lost", []),
        ("the mill cost 11m crowns", "the mill cost 11 million crowns", []),
        ("She said “we want 2 mills and dont care”.", "“We want two mills and don't care,” she said.", []),
        ("He dont want the mill", "He doesn't want the mill", []),
        ("the mill could fall", "the mill would fall", []),
        ("he hopes not to sell: the mill stays", "he hopes to sell: the mill stays", [("polarity", "not", "sell")]),
        ("that wasn't all: Holm sold the mill", "Holm sold the mill", []),
    ],
)
def test_what_can_both_be_is_no_difference(a, b, expected):
    assert differences(a, b) == expected


def quantity(words, kind, number, unit):
    return "quantity", words, Amount(kind, number, number, unit), ""


LOOMS = quantity("40 looms", "count", 40.0, "loom")


@pytest.mark.parametrize(
    ("one", "two", "expected"),
    [
        (LOOMS, quantity("60 looms", "count", 60.0, "loom"), True),
        (LOOMS, quantity("60 percent", "percent", 60.0, None), False),
        (quantity("40 crowns", "money", 40.0, "SEK"), quantity("60 pounds", "money", 60.0, "GBP"), False),
    ],
)
def test_numbers_of_other_things_are_not_compared(one, two, expected):
    a, b = side(f"lost {one[1]}", one), side(f"lost {two[1]}", two)
    assert figures.comparable(a, 1, b, 1) is expected


def test_a_number_within_a_word_is_not_set_against_a_free_one():
    a, b = side("a three-year plan"), side("a plan of 9,000 votes")
    assert not figures.comparable(a, 1, b, 3)


def test_the_weights_are_of_the_features_that_are_computed():
    loaded = read_json("counterparts.json")
    pair = Pair(side("Holm sold 40 looms"), side("Berg sold 60 looms"))
    assert len(features(pair, (2, 2), (2, 2), (1, 1))) == len(FEATURES)
    for model in loaded["models"].values():
        assert list(model["weights"]) == list(FEATURES)
        assert 0 < model["threshold"] < 1


def test_each_slot_is_set_against_one_at_most():
    a, b = side("Holm sold 40 looms and 50 carts"), side("Holm sold 60 looms and 70 carts")
    found = paired(Pair(a, b), "number", [(2, 2), (5, 5)], [(2, 2), (5, 5)])
    assert sorted(found) == [((2, 2), (2, 2)), ((5, 5), (5, 5))]


@given(st.text(alphabet="aBc 129.,-'\"", max_size=60), st.text(alphabet="aBc 129.,-'\"", max_size=60))
def test_any_text_has_its_numbers_days_and_names(a, b):
    one, two = side(a), side(b)
    for run in naming.names(one, two):
        assert 0 <= run[0] <= run[1] < len(one.words)
    assert set(one.numbers) <= set(range(len(one.words)))
    assert not set(one.days[0]) & set(one.numbers)


def test_a_time_of_the_clock_is_one_number():
    assert list(side("it left at 5:10 a.m. with 40 men").numbers.values()) == ["5:10", "40"]
    assert list(side("it left at 5.10am with 40 men").numbers.values()) == ["5:10", "40"]
    assert list(side("a yield of 5.10 for 40 men").numbers.values()) == ["5.10", "40"]
    assert differences("The train left at 5:10 a.m.", "The train left at 5.10am.") == []
    assert differences("The train left at 5:10 a.m.", "The train left at 6.10am.") == [("number", "5", "6.10am")]


@pytest.mark.parametrize(
    ("one", "two", "found"),
    [
        ("the mill cost 3 billion crowns", "the mill cost 3 million crowns", [("number", "3", "3")]),
        ("the mill cost 3bn crowns", "the mill cost 3mn crowns", [("number", "3bn", "3mn")]),
        ("the mill sold 30 thousand looms", "the mill sold 30 looms", [("number", "30", "30")]),
        ("the mill cost 3bn crowns", "the mill cost 3 billion crowns", []),
        ("the mill cost 1.2 million crowns", "the mill cost 1,200,000 crowns", []),
        ("the mill cost 1.2 million crowns", "the mill cost 1,234,567 crowns", []),
        ("the mill cost 2 million crowns", "the mill cost 1.95 million crowns", []),
        ("the mill cost 1.2 million crowns", "the mill cost 1,334,567 crowns", [("number", "1.2", "1,334,567")]),
    ],
)
def test_the_words_behind_a_number_say_how_much_it_is(one, two, found):
    assert differences(one, two) == found


def test_a_sum_and_a_count_of_the_same_digits_are_no_difference_of_scale():
    a = side("sold for $2 million", quantity("$2 million", "money", 2e6, "USD"))
    b = side("sold with two mills", quantity("two mills", "count", 2.0, "mill"))
    assert figures.conflict(a, 2, a.numbers[2], b, 2, b.numbers[2]) is None
    assert list(side("a $140-million bridge").numbers.values()) == ["140e6"]


def test_what_a_letter_behind_a_number_stands_for_is_known_by_the_amount():
    sum_of_money = quantity("$5m", "money", 5e6, "USD")
    assert list(side("the mill cost $5m", sum_of_money).numbers.values()) == ["5e6"]
    assert list(side("a mill of 5m by 8m", quantity("5m", "measure", 5.0, "m")).numbers.values()) == ["5", "8"]
    both = "quantity", "2 to 3 million crowns", Amount("money", 2e6, 3e6, "SEK"), ""
    assert list(side("the mill cost 2 to 3 million crowns", both).numbers.values()) == ["2e6", "3e6"]


def test_what_others_are_taken_from_is_not_set_against_them():
    assert differences("The court freed 21 of the 90 sailors.", "The court freed 90 sailors.") == []
    assert figures.is_whole("freed 21 of the more than ") and not figures.is_whole("freed ")


def test_a_dateline_and_a_headline_tell_no_names():
    assert named("MERROW, Norland (WNA) - The towns signed with Falk.", "nothing of it") == ["Falk"]
    assert named("(WNA) The towns signed with Falk.", "nothing of it") == ["Falk"]
    assert named("Grain Prices Rise In Quillon", "nothing of it") == []


def test_what_something_is_called_after_is_not_set_against_a_name():
    a = side("the Chadian government signed it", ("actor", "Chadian", None, "adjective"))
    b = side("the Orr Bank signed it", ("actor", "Orr Bank", None, "name:ORG"))
    other = side("the Malian army signed it", ("actor", "Malian", None, "adjective"))
    assert not naming.comparable(a, (1, 1), b, (1, 2))
    assert not naming.comparable(a, (1, 1), other, (1, 1))
    same = side("the Malian government signed it", ("actor", "Malian", None, "adjective"))
    assert naming.comparable(a, (1, 1), same, (1, 1))


def test_a_name_that_the_other_side_gives_in_part_is_no_other_name():
    court = side("the Upper Court heard the weavers", ("actor", "Upper Court", None, "name:ORG"))
    assert naming.names(court, side("the court heard Falk")) == []
    assert naming.names(court, side("the council heard Falk")) == [(1, 2)]
    office = side(
        "the Upper River Grain Office heard the weavers", ("actor", "Upper River Grain Office", None, "name:ORG")
    )
    assert naming.names(office, side("the Upper River Grain Agency heard them")) == []
    assert naming.names(office, side("the URG's clerks heard them")) == []
    owned = side("Merrow's Grain Office heard them", ("actor", "Merrow's Grain Office", None, "name:ORG"))
    assert naming.names(owned, side("Merrow's Orr Bank heard them")) == [(1, 2)]


def test_somebody_and_a_place_are_set_against_each_other_only_after_the_same_word():
    council = side("sent to Harl", ("actor", "Harl", None, "name:ORG"))
    assert not naming.comparable(
        council, (2, 2), side("sent from Merrow", ("place", "Merrow", None, "place:GPE")), (2, 2)
    )
    assert naming.comparable(council, (2, 2), side("sent to Merrow", ("place", "Merrow", None, "place:GPE")), (2, 2))


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("The mill bought seven BX-47 looms.", "The mill bought seven BX-52 looms and four 90 looms."),  # a type
        ("They met in Week 15 at the mill.", "They met for two games at the mill."),
        ("She walked along 117th Street to the mill.", "She walked along 12 streets to the mill."),
        ("Orrin is one of the town's largest mills.", "Orrin and Falk are two of the town's largest mills."),
        ("The Larks won 3-2 at the mill.", "The Larks won 14 at the mill."),
        ("The loom was sold for £88m at the mill.", "The loom was sold for 103 million euros at the mill."),
        ("The mill caught fire at 20:49 on Friday.", "The mill caught fire at 8.49pm on Friday."),
        ("In the raid six looms were found.", "In their raids so far 14 looms were found."),
        ("The mill caught fire at 0241 GMT.", "The mill caught fire at 2:41 GMT."),
    ],
)
def test_numbers_that_say_no_two_sizes_of_one_thing(a, b):
    assert [one for one in differences(a, b) if one[0] in ("number", "date") and one[1:] != ("47", "52")] == []


def test_two_flights_of_one_line_are_two():
    a, b = "The clerk missed Flight 12 to Lima.", "The clerk missed Flight 19 to Lima."
    assert differences(a, b) == [("number", "12", "19")]


def test_slots_of_sentences_that_were_found_among_many_must_be_surer():
    a, b = "Minister Falk opened the mill today.", "Minister Berg praised the mill."
    pairs = [Pair(side(a), side(b), among) for among in (0.0, 2.0, 12.0)]
    found = [len(paired(pair, "name", naming.names(pair.a, pair.b), naming.names(pair.b, pair.a))) for pair in pairs]
    assert found == sorted(found, reverse=True)
    assert found[0] > found[-1]


def test_a_street_by_its_number_is_no_other_name_and_homes_are_of_whoever_lives_there():
    assert named("was hit near 97th Avenue in Arica", "was hit there") == ["Arica"]
    a = side("Jan Holm, 36, of Merrow hit the weaver.", ("actor", "Jan Holm", None, "name:PERSON"))
    b = side("Ida Falk, 66, of Quillon was hit.", ("actor", "Ida Falk", None, "name:PERSON"))
    one, two = (naming.names(x, y)[-1] for x, y in ((a, b), (b, a)))
    assert [x.text[slice(*x.place(*run))] for x, run in ((a, one), (b, two))] == ["Merrow", "Quillon"]
    assert not naming.comparable(a, one, b, two)


@pytest.mark.parametrize(("a", "b", "one"), [("Mt", "Mount", True), ("St.", "Street", True), ("Mo", "Mount", False)])
def test_a_word_may_be_told_by_its_ends(a, b, one):
    assert naming.variants(a, b) is one


def test_some_of_many_people_are_no_other_number_of_them():
    everybody = Amount("count", 84.0, 84.0, "people", None)
    children = Amount("count", 10.0, 10.0, "child", None)
    assert is_kind_of(everybody, children)
    assert not is_kind_of(children, everybody)
    assert not is_kind_of(everybody, Amount("count", 90.0, 90.0, "child", None))
