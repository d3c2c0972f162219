"""Numbers of two reports that are of one thing though nothing else joins them. All happenings are invented."""

from __future__ import annotations

import pytest

from accord.comparing import actors as linking
from accord.comparing import tallies
from accord.comparing.sides import Side, Stretch, parts
from accord.comparing.stretches import Named
from accord.model import Reading
from accord.reading.language import Language
from accord.reading.reader import Reader
from accord.sources import report

SHELLED = "Peru accused Chilean batteries of shelling Arica on Monday night, killing three people."
OPENED = "Chilean guns opened up on Arica during Monday night, and five people died."
SEALED = "The contract was sealed in Arica on 2 May after three weeks of haggling in which Severo Salas took part."
SURETY = (
    "Severo Salas stood surety for the bargain, which the mill owners concluded at Arica on 2 May after two months."
)
LEFT = "The liner Aurora left Arica on Monday with 16 lifeboats and a brass band on deck."
CAST_OFF = "A brass band played as the liner Aurora cast off at Arica on Monday; she carried 12 lifeboats."


@pytest.fixture(scope="module")
def reader(language: Language) -> Reader:
    return Reader(language=language)


def found(reader: Reader, one: str, two: str, days: tuple[str, str] = ("1931-05-07", "1931-05-07")) -> set[str]:
    """The words of the numbers that are set against each other."""
    readings = [
        reader.read(report(text, path=f"{number}.txt", outlet=f"Outlet {number}", published=day, language="en"))
        for number, (text, day) in enumerate(zip((one, two), days, strict=True))
    ]
    by_id: dict[str, Reading] = {reading.report.id: reading for reading in readings}
    people, ids = linking.link(readings)

    def side(place: tallies.Place) -> Side:
        reading = by_id[place.report]
        return Side(Stretch(reading.report.text, place.start, place.end, reading.mentions, tuple(parts(reading))))

    actors = {actor.id: actor for actor in people}
    named = {one.report.id: Named(one, ids, actors) for one in readings}
    told = list(tallies.tallies(readings, named, actors, side))
    for _, _, contrast in told:  # each says why
        for words in (" likely of one thing (", ", next best ", "; both "):
            assert words in contrast.why
    return {
        by_id[place.report].report.text[start:end]
        for here, there, contrast in told
        for place, (start, end) in ((here, contrast.a), (there, contrast.b))
    }


@pytest.mark.parametrize(
    ("one", "two", "numbers"),
    [
        (SHELLED, OPENED, {"three people", "five people"}),
        (SEALED, SURETY, {"three weeks", "two months"}),
        (LEFT, CAST_OFF, {"16 lifeboats", "12 lifeboats"}),
    ],
)
def test_what_stands_around_two_numbers_joins_them(reader: Reader, one: str, two: str, numbers: set[str]) -> None:
    assert found(reader, one, two) == found(reader, two, one) == numbers


@pytest.mark.parametrize(
    "two",
    [
        OPENED.replace("died", "were hurt"),  # another harm
        OPENED.replace("people died", "bridges collapsed"),  # another thing
        OPENED.replace("five people", "three people"),  # the same
        OPENED.replace("five people", "at least two people"),  # no one number
        f"{OPENED} The mayor spoke of three dead people.",  # it knows the other's number
        OPENED.replace("five people", "five hundred people"),  # too far apart
        OPENED.replace("five people", "five other people"),  # not all
        "A ferry sank off Iquique in March, and five people died.",  # another matter
    ],
)
def test_what_tells_of_something_else_or_agrees_is_left_alone(reader: Reader, two: str) -> None:
    assert found(reader, SHELLED, two) == set()


def test_counts_of_two_days_are_of_two_matters(reader: Reader) -> None:
    stood = "The liner Aurora lay at Arica on Wednesday with a brass band and 12 lifeboats on deck."
    assert found(reader, LEFT, stood.replace("Wednesday", "Monday")) == {"16 lifeboats", "12 lifeboats"}
    assert found(reader, LEFT, stood) == set()


@pytest.mark.parametrize("killed", ["thirty-three people", "33 people"])
def test_a_number_of_two_words_counts_all(reader: Reader, killed: str) -> None:
    one, two = SHELLED.replace("three people", "41 people"), OPENED.replace("five people", killed)
    assert found(reader, one, two) == {"41 people", killed}


@pytest.mark.parametrize("when", ["within two months", "two months later", "two months ago"])
def test_when_something_was_is_no_length_of_it(reader: Reader, when: str) -> None:
    assert found(reader, SEALED, SURETY.replace("after two months", when)) == set()


def test_what_was_done_in_so_long_the_sentence_before_says(reader: Reader) -> None:
    one = "Consul Ida Falk and Severo Salas signed the fishing accord in Arica. It took eleven minutes."
    two = "Severo Salas signed the accord with consul Ida Falk at Arica. The signing lasted twenty minutes."
    assert found(reader, one, two) == {"eleven minutes", "twenty minutes"}


def test_numbers_of_few_common_words_are_set_against_each_other(reader: Reader) -> None:
    one = "Under the treaty that was sealed last week the Peruvians free 241 Chileans and 8,300 Bolivians."
    two = "Then the captives of the war may go home: 238 Chileans and more than eight thousand Bolivians."
    assert found(reader, one, two) == {"241 Chileans", "238 Chileans"}


def test_a_later_toll_takes_an_earlier_one_up(reader: Reader) -> None:
    early, late = "1931-05-05T08:00:00Z", "1931-05-05T20:00:00Z"
    risen = "Chilean guns opened up on Arica during Monday night, and the toll has risen to five people killed."
    assert found(reader, SHELLED, risen, (early, late)) == set()
    assert found(reader, SHELLED, risen, (late, early))
    # neither says that it rises, and both came out on a later day
    assert found(reader, SHELLED, OPENED, (early, late))
    today = SHELLED.replace("on Monday night", "today"), OPENED.replace("during Monday night", "today")
    assert found(reader, *today, (early, late)) == set()
    assert found(reader, *today, (late, early))


@pytest.mark.parametrize(
    ("one", "two", "numbers"),
    [
        ("within 30 days", "60 days to hand over", {"30 days", "60 days"}),
        ("within 30 days", "after 60 days of haggling will hand over", set()),
    ],
)
def test_how_long_somebody_has_is_not_how_long_it_took(reader: Reader, one: str, two: str, numbers: set[str]) -> None:
    first = f"The rebels of Tacna must hand over all their rifles {one}, says the accord that was signed in Arica."
    second = f"Under the accord that was signed in Arica the rebels of Tacna have {two} all their rifles."
    if "haggling" in two:
        second = f"The rebels of Tacna {two} all their rifles, says the accord that was signed in Arica."
    assert found(reader, first, second) == numbers


def test_the_only_lengths_of_acts_of_one_type_are_of_one(reader: Reader) -> None:
    one = "Four days of negotiations did not bring the weavers their wage."
    two = "Ida Falk left the mill at noon. It had taken six days of talks to get there, and she was tired."
    assert found(reader, one, two) == {"Four days", "six days"}
    assert found(reader, one, f"{two} An earlier round had ended after nine days of talks.") == set()
    assert found(reader, one, two.replace("talks", "rain")) == set()


def test_a_length_told_before_its_act_is_one_of_it(reader: Reader) -> None:
    one = "The weavers and the mill had agreed last week on a 48-hour pause in the strike to let the carts through."
    two = "Hugo Marsh was proud of having observed a 24-hour lull, although nobody had asked the mill for it."
    assert found(reader, one, two) == {"48-hour", "24-hour"}
    assert found(reader, one, two.replace("24-hour lull", "24-hour clock")) == set()
    assert found(reader, one, two.replace("24-hour lull", "two-day lull")) == set()


def test_whoever_is_named_beside_the_days_of_talks(reader: Reader) -> None:
    one = "In ten days of consultations not a penny was given away, the owner Hugo Marsh stressed."
    two = "Ida Falk read out the terms after eight days of negotiations in the old mill north of Velm."
    assert found(reader, one, two) == {"ten days", "eight days"}
    # two who talked for hours may have talked to others each
    assert found(reader, one.replace("ten days", "ten hours"), two.replace("eight days", "eight hours")) == set()


def test_reports_of_other_weeks_tell_of_other_things(reader: Reader) -> None:
    assert found(reader, LEFT, CAST_OFF, ("1931-05-07", "1931-06-30")) == set()


def test_in_a_story_of_many_reports_nothing_is_looked_for(reader: Reader, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tallies, "FEW", 1)
    assert found(reader, LEFT, CAST_OFF) == set()


def test_what_came_of_a_plan_is_no_other_number_of_it(reader: Reader) -> None:
    planned = "A brass band will play as the liner Aurora leaves Arica on Monday with 16 lifeboats."
    assert found(reader, planned, CAST_OFF, ("1931-05-03", "1931-05-03")) == {"16 lifeboats", "12 lifeboats"}
    assert found(reader, planned, CAST_OFF, ("1931-05-03", "1931-05-05")) == set()
    assert found(reader, CAST_OFF, planned, ("1931-05-05", "1931-05-03")) == set()


@pytest.mark.parametrize(
    ("told", "number"), [("thirty-three", "33"), ("Forty-one", "41"), ("three", "3"), ("U-three", "3")]
)
def test_a_number_of_two_words_is_one_number(told: str, number: str) -> None:
    text = f"{told} boats lay there."
    assert list(Side(Stretch(text, 0, len(text), (), ())).numbers.values()) == [number]
