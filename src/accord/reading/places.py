"""Mentions of places, resolved to a gazetteer.

Candidates are the pipeline's GPE, LOC and FAC entities and names under a locative preposition that the gazetteer knows, widened to the
phrase that names the place ("the Krasnodar region", "eastern Ukraine", "the Zaporizhzhia nuclear power plant"). A country or capital
that acts ("Washington said") or owns ("Ukraine's army") is an actor and no place. Of several places of one name the one is taken that
the report's countries favour or that is by far the largest; where neither decides, the mention stays unresolved.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal

from accord.model import Mention, PlaceValue
from accord.reading.countries import countries
from accord.reading.gazetteer import Place, fold_place, look_up
from accord.reading.numbers import table
from accord.reading.syntax import Parse, Token

__all__ = ["find"]

Kind = Literal["country", "region", "city", "facility", "body", "area"]

# A namesake of this many times fewer inhabitants is not meant, unless the report names its country; a country that the report names
# weighs a place up by CONTEXT. A name that is only a place's other name counts for a tenth.
DOMINANCE, CONTEXT, ALIAS = 8.0, 1000.0, 0.1
_MOST_WORDS = 5
_LABELS = frozenset({"GPE", "LOC", "FAC"})
_WEAK_LABELS = frozenset(
    {"ORG", "PERSON", "PRODUCT", "NORP", ""}
)  # labels that the pipeline gives to places it doesn't know
_VERBAL = frozenset({"VERB", "AUX"})


@dataclass(frozen=True, slots=True)
class _Vocabulary:
    words: dict[str, Kind]
    compass: frozenset[str]
    locative: frozenset[str]
    moving: frozenset[str]
    motion: frozenset[str]
    site_verbs: frozenset[str]
    site_nouns: frozenset[str]
    facilities: dict[str, tuple[str, str]]


@lru_cache(maxsize=1)
def _vocabulary() -> _Vocabulary:
    data = table("places")
    words: dict[str, Kind] = {}
    for kind in ("city", "region", "body", "area", "facility"):
        for word in data[f"{kind}_words"]:
            words.setdefault(word, kind)  # type: ignore[arg-type]
    sets = [frozenset(data[name]) for name in ("compass", "locative", "moving", "motion", "site_verbs", "site_nouns")]
    return _Vocabulary(words, *sets, {key: (value[0], value[1]) for key, value in data["facilities"].items()})


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A name over tokens [first, last) with the phrase [begin, end) that names the place, and the label it came with."""

    first: int
    last: int
    begin: int
    end: int
    label: str
    kind: Kind | None = None


def find(parse: Parse) -> list[Mention]:
    """The place mentions of a parse in text order, with ids "p1", "p2", ..."""
    context = _context(parse)
    mentions: list[Mention] = []
    taken = -1
    chosen = sorted(_candidates(parse), key=lambda found: (found.begin, -found.end))
    for candidate in chosen:
        if candidate.begin < taken:
            continue
        value, known = _resolve(parse, candidate, context)
        if not _is_place(parse, candidate, value, known) or (
            not candidate.label and not _likely(candidate, value, context)
        ):
            continue
        taken = candidate.end
        tokens = parse.tokens[candidate.begin : candidate.end]
        head = _head(tokens)
        mentions.append(
            Mention(
                f"p{len(mentions) + 1}",
                "place",
                parse.span_of(tokens),
                value=value,
                head=head.start,
                found_by=f"place:{candidate.label or 'name'}",
            )
        )
    return mentions


def _head(tokens: list[Token]) -> Token:
    first, last = tokens[0].i, tokens[-1].i
    return next((token for token in tokens if token.head is token or not first <= token.head.i <= last), tokens[-1])


def _context(parse: Parse) -> Counter[str]:
    """How often the report names each country, by name or adjective, and each country's unmistakable cities."""
    found: Counter[str] = Counter()
    table_of_states = countries()
    for entity in parse.entities:
        if entity.label not in {"GPE", "NORP", "LOC"}:
            continue
        text = " ".join(
            token.text for token in parse.tokens[entity.first : min(entity.last, entity.first + _MOST_WORDS)]
        )
        state = table_of_states.find(text)
        if state is not None:
            found[state[0]] += 1
        elif entity.label == "GPE":
            places = look_up(text)
            if (
                places
                and places[0].value.country
                and _weight(places[0], Counter())
                >= DOMINANCE
                * max(
                    (
                        _weight(other, Counter())
                        for other in places[1:]
                        if other.value.country != places[0].value.country
                    ),
                    default=0.0,
                )
            ):
                found[places[0].value.country] += 1
    return found


def _candidates(parse: Parse) -> Iterator[_Candidate]:
    for entity in parse.entities:
        if entity.label in _LABELS:
            first, last = _trim(parse, entity.first, entity.last)
            if first < last:
                yield _widen(parse, first, last, entity.label)
    vocabulary = _vocabulary()
    for token in parse.tokens:
        # Names that the tagger took for no place, where only a place can stand: "in Kherson", "the Kherson region".
        if token.tag != "NNP" or token.dep not in {"pobj", "compound", "conj"}:
            continue
        entity = parse.entity_at.get(token.i)
        if (entity.label if entity is not None else "") not in _WEAK_LABELS:
            continue
        locative = token.dep == "pobj" and token.head.lower in vocabulary.locative | vocabulary.moving
        named = token.dep == "compound" and token.head.lower in vocabulary.words and token.head.i == token.i + 1
        if not (locative or named):
            continue
        first, last = _name_around(parse, token)
        name = parse.span(parse.tokens[first].start, parse.tokens[last - 1].end).exact
        if look_up(name) or fold_place(name) in vocabulary.facilities:
            yield _widen(parse, first, last, "")
        elif named and vocabulary.words[token.head.lower] in {"region", "city", "body"}:
            yield _widen(parse, first, last, "")


def _name_around(parse: Parse, token: Token) -> tuple[int, int]:
    """The run of proper nouns that ends at a token."""
    first = token.i
    while first > token.sent.first and token.i - first < _MOST_WORDS and parse.tokens[first - 1].tag in {"NNP", "HYPH"}:
        first -= 1
    return first, token.i + 1


def _trim(parse: Parse, first: int, last: int) -> tuple[int, int]:
    """An entity without its article and possessive."""
    tokens = parse.tokens
    while first < last and (tokens[first].tag in {"DT", "IN"} or tokens[first].pos == "PUNCT"):
        first += 1
    while last > first and (tokens[last - 1].tag == "POS" or tokens[last - 1].pos == "PUNCT"):
        last -= 1
    return first, last


def _widen(parse: Parse, first: int, last: int, label: str) -> _Candidate:
    """Take in what belongs to the place's name: compass words before, a generic noun after ("region", "power plant"), the article."""
    tokens, vocabulary = parse.tokens, _vocabulary()
    sentence = tokens[first].sent
    begin, end = first, last
    kind: Kind | None = vocabulary.words.get(tokens[last - 1].lower) if last - first > 1 else None
    head = tokens[last - 1].head
    if (
        head.i >= last
        and head.i < min(last + 4, sentence.last)
        and tokens[last - 1].dep in {"compound", "nmod", "amod"}
    ):
        between = tokens[last : head.i]
        if head.lower in vocabulary.words and all(token.tag in {"NN", "JJ", "NNP", "HYPH"} for token in between):
            end, kind = head.i + 1, vocabulary.words[head.lower]
    if begin > sentence.first:
        before = tokens[begin - 1]
        if (
            before.lower in vocabulary.compass
            and before.tag in {"JJ", "NN", "NNP", "RB"}
            and before.dep in {"amod", "compound", "nmod"}
        ):
            begin -= 1
            kind = kind or "region"
    if begin > sentence.first and (kind is not None or label == "FAC") and tokens[begin - 1].lower == "the":
        begin -= 1
    return _Candidate(first, last, begin, end, label, kind)


def _resolve(parse: Parse, candidate: _Candidate, context: Counter[str]) -> tuple[PlaceValue | None, str]:
    """The value of a candidate and what its name is known as: "country", "capital", "place" or ""."""
    tokens, vocabulary = parse.tokens, _vocabulary()
    text = parse.span(tokens[candidate.first].start, tokens[candidate.last - 1].end).exact
    whole = parse.span(tokens[candidate.begin].start, tokens[candidate.end - 1].end).exact
    name = whole.removeprefix("the ").removeprefix("The ")
    facility = vocabulary.facilities.get(fold_place(text))
    if facility is not None:
        return PlaceValue(facility[0], "facility", facility[1]), "place"
    widened = candidate.end - candidate.begin > candidate.last - candidate.first
    if widened:  # "the Gaza Strip", "the Red Sea": the whole phrase may be an entry of its own
        exact = [place for place in look_up(name) if place.main]
        if exact:
            return exact[0].value, "place"
    state = countries().find(text)
    if state is not None and state[1] == "name" and not _subdivision_meant(text, context):
        return _of_country(state[0], text, candidate, name), "country"
    core = text
    if not look_up(core) and candidate.kind is not None and candidate.last - candidate.first > 1:
        core = text.rsplit(None, 1)[0]  # "Hasakah Province" as one entity
    place = _choose(core, context, _after_comma(parse, candidate))
    known = "capital" if state is not None and state[1] == "capital" else "place" if look_up(core) else ""
    if place is None:
        return None, known
    if candidate.kind in {"region", "facility", "body", "area"} and place.kind != candidate.kind:
        if place.kind == "country":
            return _of_country(place.country or "", text, candidate, name), "place"
        plain = core if candidate.kind == "region" and not tokens[candidate.begin].lower in vocabulary.compass else name
        return PlaceValue(plain, candidate.kind, place.country), known
    return place, known


def _of_country(code: str, text: str, candidate: _Candidate, name: str) -> PlaceValue:
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


def _after_comma(parse: Parse, candidate: _Candidate) -> str | None:
    """The country of "Odesa, Ukraine" or "Paris, Texas"."""
    at = candidate.end
    tokens = parse.tokens
    if at + 1 >= len(tokens) or tokens[at].text not in {",", "("} or tokens[at + 1].sent is not tokens[at].sent:
        return None
    entity = parse.entity_at.get(at + 1)
    last = entity.last if entity is not None and entity.first == at + 1 else at + 2
    text = " ".join(token.text for token in tokens[at + 1 : min(last, at + 1 + _MOST_WORDS)])
    state = countries().find(text)
    if state is not None and state[1] == "name":
        return state[0]
    region = next((place for place in look_up(text) if place.value.kind == "region"), None)
    return region.value.country if region is not None else None


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


def _likely(candidate: _Candidate, value: PlaceValue | None, context: Counter[str]) -> bool:
    """Whether a name that the tagger took for no place may be one: its kind is written out, or it lies in a country of the report."""
    if value is None:
        return candidate.kind is not None
    return value.kind == "facility" or candidate.kind is not None or bool(value.country and context[value.country])


def _is_place(parse: Parse, candidate: _Candidate, value: PlaceValue | None, known: str) -> bool:
    """Whether the phrase stands for a place here, and not for somebody who acts, owns or is addressed."""
    vocabulary = _vocabulary()
    head = _head(parse.tokens[candidate.begin : candidate.end])
    anchor = head
    for _ in range(6):  # "Mosul and Raqqa": the first of them shows what all are
        if anchor.dep == "conj" or (anchor.dep == "appos" and anchor.head.tag in {"NNP", "NN"}):
            anchor = anchor.head
        else:
            break
    if anchor is not head and anchor.pos in _VERBAL:
        anchor = head
    where, above = anchor.dep, anchor.head
    sovereign = known in {"country", "capital"} or value is None or value.kind == "country"
    if where == "pobj":
        if above.lower in vocabulary.locative:
            return True
        if above.lower in vocabulary.moving:
            governor = above.head
            while (
                governor.dep in {"prep", "pobj"}
                and governor.lower in vocabulary.locative | vocabulary.moving
                and governor.head is not governor
            ):
                governor = governor.head
            if (
                governor.lemma.lower() in vocabulary.motion
                or governor.lower in vocabulary.site_nouns | vocabulary.compass
            ):
                return True
        return not sovereign and bool(candidate.label)
    if where in {"nsubj", "nsubjpass", "agent"}:
        passive = where == "nsubjpass" and above.lemma in vocabulary.site_verbs
        return passive or (
            not sovereign and known == "place" and above.lemma not in {"say", "announce", "deny", "accuse", "claim"}
        )
    if where == "dobj":
        return (
            not sovereign
            or above.lemma in vocabulary.site_verbs
            or (above.tag == "VBG" and above.head.dep == "prep" and above.lemma in vocabulary.site_verbs)
        )
    if where in {"poss", "compound", "nmod", "amod"}:
        if where == "poss":
            return not sovereign or above.lower in vocabulary.site_nouns
        return not sovereign
    if where == "appos" or where == "npadvmod":
        return True
    return not sovereign
