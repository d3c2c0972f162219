"""Mentions of places, resolved to a gazetteer.

Candidates are the pipeline's GPE, LOC and FAC entities and names under a locative preposition that the gazetteer
knows, widened to the phrase that names the place ("the Krasnodar region", "eastern Ukraine", "the Zaporizhzhia
nuclear power plant"). A country or capital that acts ("Washington said") or owns ("Ukraine's army") is an actor and
no place. What a name means is decided in :mod:`accord.reading.toponyms`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from accord.model import Mention, PlaceValue
from accord.reading.countries import countries
from accord.reading.gazetteer import fold_place, look_up
from accord.reading.roles import organisation
from accord.reading.syntax import Parse, Token
from accord.reading.toponyms import (
    MOST_WORDS,
    Candidate,
    PlaceKind,
    country_context,
    country_named,
    is_state,
    resolve,
    vocabulary_of_places,
)

__all__ = ["find"]

_LABELS = frozenset({"GPE", "LOC", "FAC"})
_WEAK_LABELS = frozenset(
    {"ORG", "PERSON", "PRODUCT", "NORP", ""}
)  # labels that the pipeline gives to places it doesn't know
_VERBAL = frozenset({"VERB", "AUX"})


def find(parse: Parse) -> list[Mention]:
    """The place mentions of a parse in text order, with ids "p1", "p2", ..."""
    context = country_context(parse)
    mentions: list[Mention] = []
    taken = -1
    chosen = sorted(_candidates(parse), key=lambda found: (found.begin, -found.end))
    for candidate in chosen:
        if candidate.begin < taken:
            continue
        value, known = resolve(parse, candidate, context)
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


def _candidates(parse: Parse) -> Iterator[Candidate]:
    people = {
        parse.tokens[entity.last - 1].text
        for entity in parse.entities
        if entity.label == "PERSON" and entity.last - entity.first > 1
    }
    for entity in parse.entities:
        if entity.label in _LABELS:
            first, last = _trim(parse, entity.first, entity.last)
            if first < last and not _somebody(parse, first, last, people):
                yield _widen(parse, first, last, entity.label)
    vocabulary = vocabulary_of_places()
    for token in parse.tokens:
        if token.lower in vocabulary.soil and token.dep in {"pobj", "dobj"}:
            yield from _soil(token)
        # Names that the tagger took for no place, where only a place can stand: "in Kherson", "the Kherson region".
        if token.tag != "NNP" or (token.i + 1 < token.sent.last and parse.tokens[token.i + 1].tag == "NNP"):
            continue
        around = parse.entity_at.get(token.i)
        if (around.label if around is not None else "") not in _WEAK_LABELS:
            continue
        first, last = _name_around(parse, token)
        before = _before(parse, first)
        named = token.dep == "compound" and token.head.lower in vocabulary.words and token.head.i == token.i + 1
        if not (
            named
            or (before is not None and before.lower in vocabulary.locative | vocabulary.moving)
            or _coordinated(token)
        ):
            continue
        name = parse.span(parse.tokens[first].start, parse.tokens[last - 1].end).exact
        own = vocabulary.words.get(token.lower) if last - first > 1 else None
        known = bool(look_up(name)) or fold_place(name) in vocabulary.facilities
        spelled_out = named and around is None and vocabulary.words[token.head.lower] in {"region", "body"}
        village = before is not None and before.lower == "of" and vocabulary.words.get(before.head.lower) == "city"
        if known or own in {"facility", "body"} or spelled_out or village:
            yield _widen(parse, first, last, "")
        elif before is not None and before.lower in vocabulary.near and (around is None or around.label == "PERSON"):
            yield replace(_widen(parse, first, last, ""), kind="city")


def _soil(noun: Token) -> Iterator[Candidate]:
    """ "Syrian territory", "Lebanese airspace": the country by its adjective."""
    for child in noun.children:
        if child.dep == "amod" and child.i == noun.i - 1 and countries().find(child.text) is not None:
            yield Candidate(child.i, child.i + 1, child.i, noun.i + 1, "NORP", "area")


def _before(parse: Parse, at: int) -> Token | None:
    """The token before a name, its article and compass words left out, within the sentence."""
    first = parse.tokens[at].sent.first
    at -= 1
    while at >= first and (parse.tokens[at].lower == "the" or parse.tokens[at].lower in vocabulary_of_places().compass):
        at -= 1
    return parse.tokens[at] if at >= first else None


def _coordinated(token: Token) -> bool:
    """Whether a name is the second of "near Lyman and Kreminna"."""
    for _ in range(6):
        if token.dep != "conj":
            break
        token = token.head
    return token.dep == "pobj" and token.head.lower in vocabulary_of_places().locative


def _somebody(parse: Parse, first: int, last: int, people: set[str]) -> bool:
    """Whether an entity is mangled text, a body, a surname that the report gives in full elsewhere, or an adjective
    such as "US-led"."""
    token = parse.tokens[last - 1]
    if any(mark in parse.tokens[i].text for i in range(first, last) for mark in "[]()@|"):
        return True
    name = " ".join(token.text for token in parse.tokens[first:last])
    body = organisation(name) if last - first > 1 else None
    if body is not None and not body.is_seat(name):
        return True  # "the African Union", which the tagger takes for a country
    if "-" in token.text and token.text.rsplit("-", 1)[1].islower():
        return True
    if last - first == 1 and token.tag == "JJ" and countries().find(token.text) is not None:
        return True  # "Ukrainian"
    if last - first == 1 and token.lower in vocabulary_of_places().compass:
        return True  # "the West" is a camp, not a place
    return last - first == 1 and token.text in people and countries().find(token.text) is None


def _name_around(parse: Parse, token: Token) -> tuple[int, int]:
    """The run of proper nouns that ends at a token."""
    first = token.i
    locative = vocabulary_of_places().locative
    while (
        first > token.sent.first
        and token.i - first < MOST_WORDS
        and parse.tokens[first - 1].tag in {"NNP", "HYPH"}
        and parse.tokens[first - 1].lower not in locative
    ):
        first -= 1
    return first, token.i + 1


def _trim(parse: Parse, first: int, last: int) -> tuple[int, int]:
    """An entity without its article and possessive."""
    tokens = parse.tokens
    locative = vocabulary_of_places().locative - vocabulary_of_places().compass
    while first < last and (
        tokens[first].tag in {"DT", "IN"} or tokens[first].pos == "PUNCT" or tokens[first].lower in locative
    ):
        first += 1
    while last > first and (tokens[last - 1].tag == "POS" or tokens[last - 1].pos == "PUNCT"):
        last -= 1
    return first, last


def _widen(parse: Parse, first: int, last: int, label: str) -> Candidate:
    """Take in what belongs to the place's name: compass words before, a generic noun after ("region", "power plant"),
    the article."""
    tokens, vocabulary = parse.tokens, vocabulary_of_places()
    sentence = tokens[first].sent
    begin, end = first, last
    kind: PlaceKind | None = vocabulary.words.get(tokens[last - 1].lower) if last - first > 1 else None
    head = tokens[last - 1].head
    if (
        head.i >= last
        and head.i < min(last + 4, sentence.last)
        and tokens[last - 1].dep in {"compound", "nmod", "amod"}
    ):
        between = tokens[last : head.i]
        if vocabulary.words.get(head.lower, "city") != "city" and all(
            token.tag in {"NN", "JJ", "NNP", "HYPH"} for token in between
        ):
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
    if (
        begin == first
        and tokens[begin].dep == "pobj"
        and tokens[begin].head.i == begin - 1
        and tokens[begin - 1].lower == "of"
    ):
        noun = tokens[begin - 1].head
        parts = [noun, *(child for child in noun.children if child.dep in {"det", "amod", "compound"})]
        generic = not any(
            part.tag in {"NNP", "NNPS"} and part.dep == "compound" for part in parts
        )  # no district's own name
        if generic and vocabulary.words.get(noun.lower) in {"city", "region", "area"} and begin - 6 <= noun.i < begin:
            begin = max(min(part.i for part in parts), begin - 6)  # "the city of X"
            kind = kind or vocabulary.words[noun.lower]
    if begin > sentence.first and (kind is not None or label == "FAC") and tokens[begin - 1].lower == "the":
        begin -= 1
    if kind in {None, "city", "region"} and end + 1 < sentence.last and tokens[end].text == ",":
        country = parse.entity_at.get(end + 1)
        if (
            country is not None
            and country.first == end + 1
            and country.label == "GPE"
            and country.last - country.first <= MOST_WORDS
        ):
            text = parse.span(tokens[country.first].start, tokens[country.last - 1].end).exact
            own = parse.span(tokens[first].start, tokens[last - 1].end).exact
            larger = country_named(text)
            known = larger is not None and any(place.value.country == larger for place in look_up(own))
            beside = tokens[country.last - 1].dep in {"appos", "npadvmod", "nmod"}
            if larger is not None and (known or beside) and not is_state(own):
                end = country.last  # "Rome, Italy"
    return Candidate(first, last, begin, end, label, kind)


def _likely(candidate: Candidate, value: PlaceValue | None, context: Counter[str]) -> bool:
    """Whether a name that the tagger took for no place may be one: its kind is written out, or it lies in a country
    of the report."""
    if value is None or candidate.kind is not None:
        return candidate.kind is not None
    return value.kind == "facility" or bool(value.country and context[value.country])


def _is_place(parse: Parse, candidate: Candidate, value: PlaceValue | None, known: str) -> bool:
    """Whether the phrase stands for a place here, and not for somebody who acts, owns or is addressed."""
    vocabulary = vocabulary_of_places()
    after = parse.tokens[candidate.end] if candidate.end < len(parse.tokens) else None
    if after is not None and after.text == "-" and after.start == parse.tokens[candidate.end - 1].end:
        return False  # "US-led"
    before = _before(parse, candidate.begin)
    owned = after is not None and after.tag == "POS"
    astray = before is not None and before.lower in vocabulary.locative and (before.tag == "IN" or before.dep == "prep")
    if astray and not owned:
        return True  # also where the parse went astray: "Near Rawah, two strikes ..."
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
    sovereign = known in {"country", "capital"} or (value is not None and value.kind == "country")
    if where == "pobj":
        named_of = above.lower == "of" and above.head.tag in {"NNP", "NNPS"} and above.head.i == above.i - 1
        if named_of and above.head.lower not in vocabulary.words and above.head.lower not in vocabulary.compass:
            return False  # "the Islamic State of Iraq": part of a name
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
            not sovereign
            and (known == "place" or candidate.label in {"LOC", "FAC"})
            and above.lemma not in {"say", "announce", "deny", "accuse", "claim"}
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
