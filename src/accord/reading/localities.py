"""Names that nobody knows, read one way for a whole report: a place's, or somebody's.

The recognizer labels each occurrence of a name by itself, so that a town that no gazetteer has is a place in one
sentence, a body in the next and a person in a third. What the report says of the name settles it: who is said to be
"in", "near" or "inside" a name, comes from "the town of" it or goes to it makes it a place's; who acts, is told
something or has a spokesman by that name makes it somebody's. A name that places have by more of these signs is a
place's at every occurrence; one that has signs of somebody by more of them is nowhere a place's that no gazetteer
knows, but where it says where.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator

from accord.reading.countries import countries
from accord.reading.gazetteer import look_up
from accord.reading.given_names import gender_by_name
from accord.reading.lexicon import senses
from accord.reading.names import fold, strip_suffix
from accord.reading.positions import does, first_conjunct, syntactic_head, told
from accord.reading.roles import is_office, organisation, role
from accord.reading.syntax import Parse, Token
from accord.reading.toponyms import MOST_WORDS, vocabulary_of_places

__all__ = ["mend"]

# Labels of single names that the recognizer doesn't know: it guesses.
_GUESSED = frozenset({"ORG", "PERSON", "NORP", "GPE", "LOC"})
_PLACES = frozenset({"GPE", "LOC", "FAC"})
_PLAIN = frozenset({"in", "into", "around"})
# How much must speak for a place: of a name that no gazetteer has, and of one that it has, too.
UNKNOWN, KNOWN = 2, 1
LONGEST = 2  # words of a name that the recognizer takes for somebody's, and may be a place's


def mend(parse: Parse) -> None:
    """Give the occurrences of such names one label, in place. Linear in the tokens of a parse."""
    found: dict[tuple[str, ...], list[tuple[int, int]]] = defaultdict(list)
    for first, last in _names(parse):
        found[tuple(token.text for token in parse.tokens[first:last])].append((first, last))
    people = _people(parse)
    for words, spots in found.items():
        if not _doubtful(words, people):
            continue
        votes: Counter[str] = Counter()
        located = {}
        for first, last in spots:
            located[first] = _located(parse, first, last)
            votes["place"] += located[first]
            votes["actor"] += 0 if located[first] else _acting(parse, first, last)
        known = bool(look_up(" ".join(words)))
        if votes["place"] >= (KNOWN if known else UNKNOWN) and votes["place"] > votes["actor"]:
            for first, last in spots:
                _label(parse, first, last, _PLACES, "GPE")
        elif votes["actor"] > votes["place"] and not known and len(words) == 1:
            for first, last in spots:
                if not located[first] and first in parse.entity_at and parse.tokens[first].tag == "NNP":
                    _label(parse, first, last, _GUESSED - {"GPE"}, "ORG")


def _label(parse: Parse, first: int, last: int, kept: frozenset[str], label: str) -> None:
    """Label an occurrence, but not where it has one of the labels that are ``kept`` already."""
    before = parse.entity_at.get(first)
    if before is None or before.label not in kept:
        begin = before.first if before is not None else first
        parse.name(begin, before.last if before is not None else last, label)


def _names(parse: Parse) -> Iterator[tuple[int, int]]:
    """Where names stand, article and possessive left out: those of the recognizer, and single ones that it left."""
    for entity in parse.entities:
        if entity.label in _GUESSED and entity.last - entity.first <= MOST_WORDS + 1:
            first, last = entity.first, entity.last
            while last > first and (parse.tokens[last - 1].tag == "POS" or parse.tokens[last - 1].pos == "PUNCT"):
                last -= 1
            inner = [i for i in range(first, last) if entity.label in _PLACES and parse.tokens[i].lower == "of"]
            first = inner[0] + 1 if inner else first  # "the port of X"
            while first < last and parse.tokens[first].tag == "DT":
                first += 1
            words = [token.text for token in parse.tokens[first:last]]
            few = len(words) <= LONGEST or entity.label in _PLACES  # a work or a product has more
            if words and few and all(word[:1].isupper() and word.replace("-", "").isalpha() for word in words):
                yield first, last
    for token in parse.tokens:
        if token.tag == "NNP" and token.text[:1].isupper() and token.i not in parse.entity_at:
            beside = [parse.tokens[i] for i in (token.i - 1, token.i + 1) if token.sent.first <= i < token.sent.last]
            if not any(other.tag in ("NNP", "NNPS", "HYPH") for other in beside):
                yield token.i, token.i + 1


def _people(parse: Parse) -> frozenset[str]:
    """Folded words of the whole names of people, and names behind a title."""
    found: set[str] = set()
    for entity in parse.entities:
        words = [token.text for token in parse.tokens[entity.first : entity.last] if token.tag == "NNP"]
        if entity.label == "PERSON" and len(words) > 1 and gender_by_name(tuple(words)) is not None:
            found.update(fold(word) for word in words)
    for token in parse.tokens:
        before = parse.tokens[token.i - 1] if token.i > token.sent.first else None
        if token.tag != "NNP" or before is None:
            continue
        office = role(fold(before.lemma)) or role(fold(before.text))
        if before.text[:1].isupper() and office is not None and office.kind == "person":
            found.add(fold(token.text))
    return frozenset(found)


def _doubtful(words: tuple[str, ...], people: frozenset[str]) -> bool:
    """Whether a name is neither a state's nor a known body's, nor one that says by its words what it is."""
    name = " ".join(words)
    if countries().find(name) is not None or organisation(name) is not None or len(strip_suffix(words)) < len(words):
        return False
    if any(fold(word) in people for word in words) or (len(words) > 1 and gender_by_name(words) is not None):
        return False
    final = words[-1].lower()
    return role(final) is None and not is_office(words[-1]) and final not in vocabulary_of_places().words


def _before(parse: Parse, first: int) -> Token | None:
    """The word before a name within its sentence, compass words left out."""
    start, compass = parse.tokens[first].sent.first, vocabulary_of_places().compass
    at = first - 1
    while at >= start and parse.tokens[at].lower in compass:
        at -= 1
    return parse.tokens[at] if at >= start else None


def _located(parse: Parse, first: int, last: int) -> int:
    """How much an occurrence speaks for a place: 2 surely, 1 perhaps, 0 not."""
    tokens, vocabulary = parse.tokens, vocabulary_of_places()
    head = syntactic_head(tokens, first, last)
    before = _before(parse, first)
    after = tokens[last] if last < head.sent.last else None
    if after is not None and after.tag == "POS":
        return 0
    if head.dep in ("compound", "nmod") and head.head.i == last and head.head.lower in vocabulary.words:
        people = first in parse.entity_at and parse.entity_at[first].label == "NORP"
        return 0 if people else 1  # a firm has its plants, too, and a people its villages
    if head.dep in ("compound", "nmod", "amod") and head.head.i >= last:
        return 0  # "in Lake Army hands"
    if head.dep == "appos" and vocabulary.words.get(head.head.lower) in ("city", "region"):
        return 2
    leader = first_conjunct(head)
    if leader is not head and leader.dep == "pobj" and leader.tag == "NNP":
        before = leader.head
    if before is None or (before.dep not in ("prep", "pcomp") and before.tag != "IN"):
        return 0
    above = before.head
    if before.lower == "of":
        return 2 if vocabulary.words.get(above.lower) in ("city", "region") and above.tag in ("NN", "NNS") else 0
    if before.lower in vocabulary.moving:
        return 1 if above.lemma.lower() in vocabulary.motion else 0
    noun, lemma = above.tag in ("NN", "NNS"), above.lemma.lower()
    person = noun and (known := role(fold(lemma))) is not None and known.kind in ("person", "group", "organisation")
    if before.lower in vocabulary.near:
        return 2
    if before.lower in _PLAIN:  # somebody or something there, or that happens there; not "a stake in" it
        happens = noun and (bool(senses(lemma, "NOUN")) or lemma in vocabulary.words or lemma in vocabulary.site_nouns)
        return 2 if above.pos in ("VERB", "AUX") or person or happens else 0
    return 1 if before.lower == "at" and above.pos == "VERB" else 0


def _acting(parse: Parse, first: int, last: int) -> int:
    """How much an occurrence speaks for somebody: 2 surely, 0 not."""
    head = syntactic_head(parse.tokens, first, last)
    after = parse.tokens[last] if last < head.sent.last else None
    if does(head) or told(head):
        return 2
    if after is not None and (after.tag == "POS" or head.dep == "compound"):
        holder = role(fold(head.head.lemma))
        return 2 if holder is not None and holder.kind == "person" and head.head.i >= last else 0
    return 0
