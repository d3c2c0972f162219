"""What two values are to each other, from what they mean."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accord.comparing.amounts import sorts
from accord.comparing.values import actor_relation, comparable, relation
from accord.model import Actor, Amount, PlaceValue, TimeValue


def count(number, unit="person", hedge=None, high="same"):
    return Amount("count", number, number if high == "same" else high, unit, hedge)


def lasting(number, unit, hedge=None):
    return Amount("duration", number, number, unit, hedge)


def day(iso, precision="day", hedge=None, end=None):
    return TimeValue(iso, end, precision, hedge)


AMOUNTS = [
    (lasting(30, "day"), lasting(1, "month"), "compatible"),
    (lasting(28, "day"), lasting(1, "month"), "compatible"),
    (lasting(27, "day"), lasting(1, "month"), "conflicts"),
    (lasting(32, "day"), lasting(1, "month"), "conflicts"),
    (lasting(60, "day"), lasting(2, "month"), "compatible"),
    (lasting(1, "hour"), lasting(60, "minute"), "equal"),
    (lasting(1, "hour"), lasting(90, "minute"), "conflicts"),
    (lasting(1.5, "hour"), lasting(90, "minute"), "equal"),
    (lasting(1, "hour"), lasting(50, "minute"), "compatible"),
    (lasting(2, "week"), lasting(14, "day"), "equal"),
    (lasting(12, "month"), lasting(1, "year"), "equal"),
    (lasting(366, "day"), lasting(1, "year"), "compatible"),
    (lasting(1, "year"), lasting(2, "year"), "conflicts"),
    (lasting(1, "hour", "about"), lasting(70, "minute"), "compatible"),
    (count(17, "people"), count(19, "shopper"), "conflicts"),  # whom a noun names that stands in no list of ours
    (count(17, "people"), count(19, "lamp"), "absent"),
    (count(40, hedge="about"), count(42), "compatible"),
    (count(40, hedge="about"), count(60), "conflicts"),
    (count(200, hedge="nearly"), count(175), "compatible"),
    (count(200, hedge="nearly"), count(230), "conflicts"),
    (count(40, hedge="at least", high=None), count(45), "compatible"),
    (count(40, hedge="more than", high=None), count(38), "conflicts"),
    (count(40, hedge="at least", high=None), count(60, hedge="more than", high=None), "conflicts"),
    (count(40, hedge="at least", high=None), count(40, hedge="more than", high=None), "equal"),
    (Amount("count", None, 40, "person", "up to"), Amount("count", None, 60, "person", "under"), "conflicts"),
    (Amount("count", None, 40, "person", "up to"), count(45), "conflicts"),
    (Amount("count", None, 40, "person", "up to"), count(12), "compatible"),
    (count(30, high=40), count(35), "refines"),
    (count(30, high=40), count(38, high=50), "compatible"),
    (count(30, high=40), count(41), "conflicts"),
    (count(24, hedge="dozens", high=None), count(45), "compatible"),
    (count(24, hedge="dozens", high=None), count(4500), "conflicts"),
    (count(25), count(26), "conflicts"),
    (count(25), count(25), "equal"),
    (count(1_200_000), count(1_217_000), "compatible"),
    (count(1_200_000), count(1_300_000), "conflicts"),
    (count(175, "prisoner of war"), count(175, "prisoner"), "equal"),
    (count(175, "prisoner of war"), count(175, "person"), "refines"),
    (count(175, "prisoner"), count(22, "soldier"), "absent"),
    (count(175, "prisoner"), count(22, "drone"), "absent"),
    (count(50, "soldier"), count(60, "troop"), "conflicts"),
    (count(4, "checkpoint"), count(6, "post"), "conflicts"),
    (count(4, "rocket"), count(6, "missile"), "conflicts"),
    (count(4, "warship"), count(6, "plane"), "absent"),
    (Amount("measure", 100, 100, "mile"), Amount("measure", 160, 160, "km"), "compatible"),
    (Amount("measure", 100, 100, "mile"), Amount("measure", 200, 200, "km"), "conflicts"),
    (Amount("measure", 2, 2, "tonne"), Amount("measure", 2000, 2000, "kg"), "equal"),
    (Amount("measure", 2, 2, "tonne"), Amount("measure", 2, 2, "km"), "absent"),
    (Amount("money", 5, 5, "USD"), Amount("money", 5, 5, "EUR"), "absent"),
    (Amount("percent", 5, 5, None), Amount("percent", 5.5, 5.5, None), "conflicts"),
    (Amount("ordinal", 2, 2, "round"), Amount("ordinal", 3, 3, "round"), "conflicts"),
    (count(5), lasting(5, "day"), "absent"),
]


@pytest.mark.parametrize(("a", "b", "expected"), AMOUNTS)
def test_amounts(a, b, expected):
    assert relation(a, b) == expected
    assert relation(b, a) == expected
    assert comparable(a, b) is (expected != "absent")


TIMES = [
    (day("1994-03-19"), day("1994-03", "month"), "refines"),
    (day("1994-03-19"), day("1994", "year"), "refines"),
    (day("1994-03-19"), day("1994-03-18"), "conflicts"),
    (day("1994-03-19"), day("1994-03-19"), "equal"),
    (day("1994-03-19"), day("1994-03-19", end="1994-03-20"), "equal"),
    (day("1994-03-19"), day("1994-03-17", end="1994-03-21"), "refines"),
    (day("1994-W11", "week"), day("1994-03-19"), "refines"),
    (day("1994-Q1", "quarter"), day("1994-04-02"), "conflicts"),
    (day("1990", "decade"), day("1994", "year"), "refines"),
    (day("1994-03-19T14:05Z", "minute"), day("1994-03-19"), "refines"),
    (day("1994-03-19T23:05Z", "minute"), day("1994-03-20"), "compatible"),
    (day("1994-03-19T23:05Z", "minute"), day("1994-03-23"), "conflicts"),
    (day("1994-03-19T23:05Z", "minute"), day("1994-03-19T23:35Z", "minute"), "conflicts"),
    (day("1994-03-19", hedge="since"), day("1994-03-18", hedge="since"), "conflicts"),
    (day("1994-03-19", hedge="since"), day("1994-05-18"), "refines"),
    (day("1994-03-19", hedge="before"), day("1994-03-25"), "conflicts"),
    (day("1994-03-19", hedge="about"), day("1994-03-20"), "refines"),
    (day("1994-03-01", end="1994-03-10"), day("1994-03-05", end="1994-03-15"), "compatible"),
    (day("soon", "year"), day("1994", "year"), "absent"),
]


@pytest.mark.parametrize(("a", "b", "expected"), TIMES)
def test_times(a, b, expected):
    assert relation(a, b) == expected
    assert relation(b, a) == expected


GENEVA = PlaceValue("Geneva", "city", "CHE", 46.20, 6.14, 1)
BASEL = PlaceValue("Basel", "city", "CHE", 47.56, 7.59, 2)
SWISS = PlaceValue("Switzerland", "country", "CHE")
FRANCE = PlaceValue("France", "country", "FRA")
AIRPORT = PlaceValue("Geneva airport", "facility", "CHE", 46.24, 6.11)
CANTON = PlaceValue("Canton of Geneva", "region", "CHE", 46.22, 6.13)
ALPS = PlaceValue("the Alps", "area", None)


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        (GENEVA, GENEVA, "equal"),
        (GENEVA, BASEL, "conflicts"),
        (GENEVA, SWISS, "refines"),
        (GENEVA, FRANCE, "conflicts"),
        (SWISS, FRANCE, "conflicts"),
        (AIRPORT, GENEVA, "refines"),
        (AIRPORT, BASEL, "conflicts"),
        (CANTON, GENEVA, "refines"),
        (GENEVA, ALPS, "compatible"),
        (PlaceValue("Genève", "city", "CHE"), PlaceValue("Geneve", "city", "CHE"), "equal"),
    ],
)
def test_places(a, b, expected):
    assert relation(a, b) == expected
    assert relation(b, a) == expected


def actor(name, kind="person", country=None, sector=None, members=()):
    return Actor(name, name, kind, country, sector, members=members)


ACTORS = [
    actor("begin", country="ISR", sector="GOV"),
    actor("sadat", country="EGY", sector="GOV"),
    actor("israel", "state", "ISR", "GOV"),
    actor("begin+sadat", "group", members=("begin", "sadat")),
    actor("egyptian-officials", "group", "EGY", "GOV"),
    actor("officials", "group"),
    actor("editor", country="ISR", sector="MED"),
    actor("loop", "group", members=("loop",)),
    actor("Army", "organisation", sector="MIL"),
    actor("Bread Army", "organisation", sector="MIL"),
    actor("rebels", "organisation", sector="REB"),
    actor("general", country="ISR", sector="MIL"),
    actor("bakers", "organisation", "ISR", "LAB"),
]


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        (["begin"], ["begin"], "equal"),
        (["begin", "sadat"], ["begin+sadat"], "equal"),
        (["begin"], ["begin+sadat"], "refines"),
        (["begin"], ["israel"], "refines"),
        (["editor"], ["israel"], "conflicts"),
        (["sadat"], ["israel"], "conflicts"),
        (["sadat"], ["egyptian-officials"], "refines"),
        (["begin"], ["sadat"], "conflicts"),
        (["begin"], ["officials"], "compatible"),
        ([], ["sadat"], "absent"),
        (["loop"], ["sadat"], "absent"),
        (["Army"], ["israel"], "compatible"),  # it may be that state's
        (["Army"], ["general"], "compatible"),
        (["Army"], ["editor"], "conflicts"),
        (["Army"], ["bakers"], "conflicts"),
        (["Bread Army"], ["israel"], "conflicts"),  # a name of its own
        (["rebels"], ["israel"], "conflicts"),
        (["Army", "bakers"], ["israel", "sadat"], "conflicts"),
    ],
)
def test_actors(a, b, expected):
    assert actor_relation(a, b, ACTORS) == expected
    assert actor_relation(b, a, {one.id: one for one in ACTORS}) == expected


numbers = st.one_of(st.none(), st.floats(0, 1e9), st.integers(0, 2000).map(float))
amounts = st.builds(
    Amount,
    st.sampled_from(["count", "duration", "money", "percent", "measure", "ordinal"]),
    numbers,
    numbers,
    st.sampled_from([None, "person", "prisoner of war", "day", "month", "year", "km", "USD", "", "of"]),
    st.sampled_from([None, "about", "nearly", "at least", "up to", "dozens", "just over", "whatever"]),
)
times = st.builds(
    TimeValue,
    st.one_of(st.none(), st.dates().map(str), st.sampled_from(["1994", "1994-W60", "", "9999-12", "199", "0000"])),
    st.one_of(st.none(), st.dates().map(str)),
    st.sampled_from(["second", "minute", "hour", "day", "week", "month", "quarter", "year", "decade"]),
    st.sampled_from([None, "about", "since", "before", "coming days"]),
)
places = st.builds(
    PlaceValue,
    st.text(max_size=8),
    st.sampled_from(["country", "region", "city", "facility", "body", "area"]),
    st.sampled_from([None, "CHE", "FRA"]),
    st.one_of(st.none(), st.floats(-90, 90)),
    st.one_of(st.none(), st.floats(-180, 180)),
)
values = st.one_of(amounts, times, places)


@given(values, values)
def test_any_two_values_have_one_relation_either_way_round(a, b):
    found = relation(a, b)
    assert found in ("equal", "compatible", "refines", "conflicts", "absent")
    assert relation(b, a) == found


@given(values)
def test_every_value_equals_itself(a):
    assert relation(a, a) == "equal"


def test_two_deadlines_conflict_though_the_stretches_before_them_overlap():
    july, september = (TimeValue(None, f"1931-0{month}-30", "day", "by") for month in (7, 9))
    assert relation(july, september) == "conflicts"
    assert relation(july, july) == "equal"
    assert relation(july, day("1931-06-04")) == "refines"


@pytest.mark.parametrize(
    ("one", "two", "same"),
    [
        ("person", "checkpoint", False),
        ("man", "ship", False),
        ("truck", "lorry", True),
        ("woman", "prisoner", True),
        ("checkpoint", "post", True),
    ],
)
def test_people_are_no_things(one, two, same):
    assert comparable(count(3, one), count(5, two)) is same


def test_what_is_counted_is_looked_up_by_its_sorts():
    assert sorts(count(3, "aid truck")) == sorts(count(7, "lorry"))
    assert sorts(count(3, "villager")) & sorts(count(4, "woman")) == {"people"}
    assert not sorts(count(3, None))
    assert sorts(count(3, "goat")) == {"goat"}
