"""What a place name means: the gazetteer's entry that a report has in mind, or none.

Of several places of one name the one is taken that lies in a country that the report names, or that is by far the
most populous; where neither decides, the name stays unresolved rather than guessed.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal

from accord.model import PlaceValue
from accord.reading.countries import countries
from accord.reading.gazetteer import Place, fold_place, look_up
from accord.reading.numbers import table
from accord.reading.syntax import Parse

__all__ = [
    "MOST_WORDS",
    "Candidate",
    "PlaceKind",
    "country_context",
    "country_named",
    "is_state",
    "resolve",
    "vocabulary_of_places",
]

PlaceKind = Literal["country", "region", "city", "facility", "body", "area"]

# A namesake of DOMINANCE times fewer inhabitants is not meant, unless the report names its country, which weighs a
# place up by CONTEXT. A name that is only a place's other name counts for ALIAS of its weight. A city of LARGE
# inhabitants is meant in any report; a smaller one in a country that the report doesn't name is another place of that
# name. Set by
# hand, by reading what the development texts of re3d resolve to.
DOMINANCE, CONTEXT, ALIAS, LARGE = 8.0, 1000.0, 0.1, 300_000
MOST_WORDS = 5  # of a name


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The word lists of ``data/places.json``: generic nouns with the place they make, and words by their use."""

    words: dict[str, PlaceKind]
    compass: frozenset[str]
    locative: frozenset[str]
    moving: frozenset[str]
    motion: frozenset[str]
    site_verbs: frozenset[str]
    site_nouns: frozenset[str]
    near: frozenset[str]
    soil: frozenset[str]
    facilities: dict[str, tuple[str, str]]


@lru_cache(maxsize=1)
def vocabulary_of_places() -> Vocabulary:
    """The vocabulary, read once."""
    data = table("places")
    words: dict[str, PlaceKind] = {}
    for kind in ("city", "region", "body", "area", "facility"):
        for word in data[f"{kind}_words"]:
            words.setdefault(word, kind)
    use = {
        name: frozenset(data[name])
        for name in ("compass", "locative", "moving", "motion", "site_verbs", "site_nouns", "near", "soil")
    }
    facilities = {key: (value[0], value[1]) for key, value in data["facilities"].items()}
    return Vocabulary(words=words, facilities=facilities, **use)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A name over tokens [first, last) with the phrase [begin, end) that names the place; its label."""

    first: int
    last: int
    begin: int
    end: int
    label: str
    kind: PlaceKind | None = None


def country_context(parse: Parse) -> Counter[str]:
    """How often the report names each country, by name or adjective, and each country's unmistakable cities."""
    found: Counter[str] = Counter()
    table_of_states = countries()
    for entity in parse.entities:
        if entity.label not in {"GPE", "NORP", "LOC"}:
            continue
        text = " ".join(
            token.text for token in parse.tokens[entity.first : min(entity.last, entity.first + MOST_WORDS)]
        )
        state = table_of_states.find(text)
        if state is not None:
            found[state[0]] += 1
        elif entity.label == "GPE":
            country = _unmistakable(text)
            if country is not None:
                found[country] += 1
    return found


def _unmistakable(text: str) -> str | None:
    """The country of a place that has no namesake of weight elsewhere."""
    places, nothing = look_up(text), Counter[str]()
    if not places or places[0].value.country is None or not (places[0].main or places[0].population >= LARGE):
        return None
    others = [_weight(place, nothing) for place in places[1:] if place.value.country != places[0].value.country]
    clear = _weight(places[0], nothing) >= DOMINANCE * max(others, default=0.0)
    return places[0].value.country if clear else None


def country_named(text: str) -> str | None:
    """The country of "Ukraine" or "Texas": of a state or of one of its regions."""
    state = countries().find(text)
    if state is not None and state[1] == "name":
        return state[0]
    region = next((place for place in look_up(text) if place.value.kind == "region"), None)
    return region.value.country if region is not None else None


def is_state(text: str) -> bool:
    """Whether a text is a state's name (not its capital or adjective)."""
    state = countries().find(text)
    return state is not None and state[1] == "name"


def resolve(parse: Parse, candidate: Candidate, context: Counter[str]) -> tuple[PlaceValue | None, str]:
    """The value of a candidate and what its name is known as: "country", "capital", "place" or ""."""
    tokens, vocabulary = parse.tokens, vocabulary_of_places()
    text = parse.span(tokens[candidate.first].start, tokens[candidate.last - 1].end).exact
    whole = parse.span(tokens[candidate.begin].start, tokens[candidate.end - 1].end).exact
    name = whole.removeprefix("the ").removeprefix("The ")
    facility = vocabulary.facilities.get(fold_place(text))
    if facility is not None:
        return PlaceValue(facility[0], "facility", facility[1]), "place"
    if candidate.label == "NORP":
        state = countries().find(text)
        return (
            (_of_country(state[0], text, replace(candidate, kind=None), text), "place")
            if state is not None
            else (None, "")
        )
    widened = candidate.end - candidate.begin > candidate.last - candidate.first
    if widened:  # "the Gaza Strip", "the Red Sea": the whole phrase may be an entry of its own
        exact = [place for place in look_up(name) if place.main]
        if exact:
            return exact[0].value, "place"
    state = countries().find(text)
    if state is not None and state[1] == "name" and not _subdivision_meant(text, context):
        known = "country" if candidate.kind is None else "place"  # "eastern Poland" is no state
        return _of_country(state[0], text, candidate, name), known
    core = _core(text)
    stated = _after_comma(parse, candidate)
    place = _choose(core, context, stated)
    if stated is not None and (place is None or place.country != stated) and candidate.kind in {None, "city", "region"}:
        return PlaceValue(core, "region" if candidate.kind == "region" else "city", stated), "place"
    known = "capital" if state is not None and state[1] == "capital" else "place" if look_up(core) else ""
    if place is None:
        return None, known
    kind = candidate.kind
    if core != text and kind is None:
        part: PlaceKind = place.kind if place.kind in {"area", "body"} else "region"  # "East Mosul", "Southwest Asia"
        return PlaceValue(text, part, place.country), known
    if kind is not None and kind not in {"city", "country", place.kind}:
        if place.kind == "country":
            return _of_country(place.country or "", text, candidate, name), "place"
        plain = core if candidate.kind == "region" and tokens[candidate.begin].lower not in vocabulary.compass else name
        return PlaceValue(plain, kind, place.country), known
    return place, known


def _core(text: str) -> str:
    """The name that a gazetteer may know: without "province" at its end or "eastern" at its beginning, if it doesn't
    know the whole."""
    vocabulary = vocabulary_of_places()
    if look_up(text) or " " not in text:
        return text
    first, *middle, last = text.split()
    if last.lower() in vocabulary.words:
        return " ".join([first, *middle])
    return " ".join([*middle, last]) if first.lower() in vocabulary.compass else text


def _of_country(code: str, text: str, candidate: Candidate, name: str) -> PlaceValue:
    if candidate.kind in {"region", "facility", "body", "area"}:
        return PlaceValue(name, candidate.kind, code)
    label = countries().label.get(code, text)
    entry = next(
        (place.value for place in look_up(label) if place.value.kind == "country" and place.value.country == code), None
    )
    return PlaceValue(label, "country", code, None, None, entry.geonames if entry is not None else None)


def _subdivision_meant(text: str, context: Counter[str]) -> bool:
    """ "Georgia" in a report about the United States that says nothing else of the Caucasus."""
    rivals = [place for place in look_up(text) if place.value.kind == "region"]
    state = countries().find(text)
    return any(state is not None and context[rival.value.country or ""] > 2 * context[state[0]] for rival in rivals)


def _after_comma(parse: Parse, candidate: Candidate) -> str | None:
    """The country of "Odesa, Ukraine" or "Paris, Texas"."""
    at = candidate.last
    tokens = parse.tokens
    if at + 1 >= len(tokens) or tokens[at].text not in {",", "("} or tokens[at + 1].sent is not tokens[at].sent:
        return None
    entity = parse.entity_at.get(at + 1)
    last = entity.last if entity is not None and entity.first == at + 1 else at + 2
    text = " ".join(token.text for token in tokens[at + 1 : min(last, at + 1 + MOST_WORDS)])
    return country_named(text)


def _weight(place: Place, context: Counter[str]) -> float:
    weight = float(max(place.population, 1_000)) * (1.0 if place.main else ALIAS)
    return weight * CONTEXT if place.value.country and context[place.value.country] else weight


def _choose(text: str, context: Counter[str], stated: str | None) -> PlaceValue | None:
    """The place of a name that the report means, or None where two are about as likely."""
    places = look_up(text)
    if stated is not None and any(place.value.country == stated for place in places):
        places = tuple(place for place in places if place.value.country == stated)
    if not places:
        return None
    ranked = sorted(places, key=lambda place: -_weight(place, context))
    best = ranked[0]
    elsewhere = stated is None and not context[best.value.country or ""] and (bool(context) or not best.main)
    if elsewhere and best.value.kind == "city" and best.population < LARGE:
        # A small town in a country that the report doesn't name: another place of that name is meant, all the more
        # if it only goes by that name among others.
        return None
    for other in ranked[1:]:
        if _weight(best, context) >= DOMINANCE * _weight(other, context):
            break
        if other.value.country != best.value.country:
            return None
        if other.value.kind == "city" == best.value.kind and stated is None and other.main:
            return replace(
                best.value, latitude=None, longitude=None, geonames=None
            )  # the country is sure, the town is not
    return best.value
