"""Places: which names stand for places where they stand, what they resolve to, and when they stay unresolved."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from accord.model import Block, Mention, PlaceValue, Report
from accord.reading import places
from accord.reading.gazetteer import fold_place, look_up
from accord.reading.language import Language


def report(text: str) -> Report:
    block = Block("paragraph", 0, len(text))
    return Report("r", "r.txt", "The Courier", None, None, None, None, "en", text, (block,))


def find(language: Language, text: str) -> list[Mention]:
    return places.find(language.parse(report(text)))


def told(language: Language, text: str) -> list[tuple[str, str | None, str | None]]:
    """The words of each place with its kind and country."""
    out = []
    for mention in find(language, text):
        place = mention.value
        assert place is None or isinstance(place, PlaceValue)
        out.append((mention.span.exact, place.kind if place else None, place.country if place else None))
    return out


FOUND = [
    ("The envoys met in Norway.", "Norway", "country", "NOR"),
    ("The envoys met in Geneva.", "Geneva", "city", "CHE"),
    ("A depot burned in the Krasnodar region.", "the Krasnodar region", "region", "RUS"),
    ("Rain fell on eastern Poland.", "eastern Poland", "region", "POL"),
    ("A fire broke out at the Fukushima nuclear power plant.", "the Fukushima nuclear power plant", "facility", "JPN"),
    ("Two ships sank in the Black Sea.", "the Black Sea", "body", None),
    ("Aid reached the Gaza Strip.", "the Gaza Strip", "region", "PSE"),
    ("They gathered at the White House.", "the White House", "facility", "USA"),
    ("They fled the city of Aleppo.", "the city of Aleppo", "city", "SYR"),
    ("They met in Bergen, Norway.", "Bergen, Norway", "city", "NOR"),
    ("They met in Paris, Texas.", "Paris, Texas", "city", "USA"),
    ("They met in Paris.", "Paris", "city", "FRA"),
    ("Jets crossed Turkish airspace.", "Turkish airspace", "country", "TUR"),
    ("The envoy flew to Cairo.", "Cairo", "city", "EGY"),
    ("The envoy visited Egypt.", "Egypt", "country", "EGY"),
    ("Shells hit Donetsk oblast.", "Donetsk oblast", "region", "UKR"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "words", "kind", "country"), FOUND)
def test_place(language: Language, text: str, words: str, kind: str, country: str | None) -> None:
    assert told(language, text) == [(words, kind, country)]


ACTORS = [
    "Norway said it would send an envoy.",
    "Washington rejected the offer.",
    "The president of Egypt spoke with Norway.",
    "Norway's army withdrew.",
    "A US-led coalition was formed.",
    "They sent arms to Norway.",
    "He has confidence in Obama.",
    "The West rejected the offer.",
]


@pytest.mark.parametrize("text", ACTORS)
def test_who_acts_owns_or_is_addressed_is_no_place(language: Language, text: str) -> None:
    assert told(language, text) == []


def test_a_city_has_coordinates_and_an_id(language: Language) -> None:
    (mention,) = find(language, "The envoys met in Geneva.")
    place = mention.value
    assert isinstance(place, PlaceValue)
    assert place.geonames == 2660646
    assert place.latitude == pytest.approx(46.2, abs=0.1)
    assert place.longitude == pytest.approx(6.15, abs=0.1)


def test_a_small_town_by_another_of_its_names_is_not_guessed(language: Language) -> None:
    assert told(language, "Three men were arrested in Cumbria.") == [("Cumbria", None, None)]


def test_an_unknown_place_keeps_its_words(language: Language) -> None:
    (mention,) = find(language, "They fled to the village of Brakvostok in Norway.")[:1]
    assert mention.value is None


def test_namesakes_without_a_hint_stay_unresolved_between_countries(language: Language) -> None:
    (mention,) = find(language, "They met in Valencia.")
    rivals = {place.value.country for place in look_up("Valencia")[:2]}
    assert len(rivals) == 2
    assert mention.value is None


def test_the_report_s_country_decides_between_namesakes(language: Language) -> None:
    mentions = find(language, "Police in Venezuela closed the roads. Crowds gathered in Valencia.")
    values = {mention.span.exact: mention.value for mention in mentions}
    place = values["Valencia"]
    assert isinstance(place, PlaceValue)
    assert place.country == "VEN"


@pytest.mark.parametrize(
    ("one", "two"),
    [("Al-Qāʾim", "al Qaim"), ("Łódź", "Lodz"), ("The Hague", "hague"), ("Deir ez-Zor", "deir ez zor"), ("U.S.", "us")],
)
def test_spellings_share_a_key(one: str, two: str) -> None:
    assert fold_place(one) == fold_place(two)


def test_old_and_new_spellings_are_one_city() -> None:
    ids = {look_up(name)[0].value.geonames for name in ("Kyiv", "Kiev")}
    assert len(ids) == 1


@given(st.text(max_size=40))
def test_any_string_can_be_looked_up(name: str) -> None:
    found = look_up(name)
    assert list(found) == sorted(found, key=lambda place: -place.population)


WORDS = st.sampled_from(
    ["in", "near", "the", "Norway", "Paris", ",", "Texas", "city", "of", "region", "eastern", "Black", "Sea", "and",
     "'s", "Mount", "Lake", "territory", "Norwegian",
     "visited", "to", "from", "(", "“", "Oslo", "airport", "-", "led", "North"]
)  # fmt: skip


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(WORDS, max_size=30))
def test_any_heap_of_place_words_is_read_without_a_crash(language: Language, words: list[str]) -> None:
    text = " ".join(words)
    mentions = find(language, text)
    assert [mention.id for mention in mentions] == [f"p{n}" for n in range(1, len(mentions) + 1)]
    for mention in mentions:
        assert text[mention.span.start : mention.span.end] == mention.span.exact
        assert mention.span.start <= mention.head < mention.span.end
    for one, two in pairwise(mentions):
        assert one.span.end <= two.span.start


@pytest.mark.parametrize("text", ["", "Oslo", "IN OSLO", "in \x00", "Near " * 200, "in “", "Oslo" * 400])
def test_odd_texts(language: Language, text: str) -> None:
    for mention in find(language, text):
        assert text[mention.span.start : mention.span.end] == mention.span.exact
