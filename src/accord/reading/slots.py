"""What stands in a word's logical slots, as the lexicon and the classifier look at it.

The slots themselves are those of :mod:`accord.reading.clauses`; here they become lemmas, with the slots of complements
one level down.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import islice

from accord.reading.clauses import noun_predicate, verb_predicate
from accord.reading.lexicon import object_classes
from accord.reading.syntax import Token, once

__all__ = ["NAME", "lemmas", "slots", "through"]

MEMBERS = 24  # how many members of a coordination are taken
CLAUSES = ("xcomp", "ccomp")  # "promised not to strike": what is promised there is that nothing happens
NAME = "*name*"  # stands beside a proper name's own lemma: "call" + a name is a telephone call

Slots = Mapping[str, Sequence[Token]]


def slots(token: Token) -> Slots:
    """What stands in a verb's or a noun's slots: label to head tokens, coordinated ones included, in text order as
    found.
    """
    return (verb_predicate(token) if token.pos in ("VERB", "AUX") else noun_predicate(token)).slots


def through(token: Token) -> list[Token]:
    """A word, and what it is a number or part of: "dozens of captives" are captives."""
    words = [token]
    for word in words:  # "tens of thousands of captives"
        if len(words) < MEMBERS and "partitives" in object_classes(word.lemma.lower()):
            for prep in word.kids("prep"):
                if prep.lower == "of":
                    words.extend(prep.kids("pobj"))
    return words


def lemmas(token: Token, found: Slots | None = None) -> Mapping[str, Sequence[str]]:
    """The same as lower-case lemmas, with the slots of complements one level down as "xcomp.dobj", "dobj.prep:of" and
    so on, and "xcomp.neg" and "ccomp.neg" where a clause is negated.

    A slot with a proper name in it has NAME besides. This is what :func:`accord.reading.lexicon.decide` takes.
    ``found``: the token's slots, where a caller looks at it otherwise than :func:`slots` does.
    """
    return _own(token) if found is None or found is slots(token) else _lemmas(found)


@once
def _own(token: Token) -> Mapping[str, Sequence[str]]:
    return _lemmas(slots(token))


@once
def _words(token: Token) -> Sequence[str]:
    return [word.lemma.lower() for word in through(token)]


@once
def _below(token: Token) -> Sequence[tuple[str, Sequence[str]]]:
    """The lemmas in the slots of a complement, and of what it is a number or part of."""
    return [
        (label, [word.lemma.lower() for word in words])
        for whole in through(token)
        for label, words in slots(whole).items()
    ]


def _lemmas(found: Slots) -> Mapping[str, Sequence[str]]:
    result: dict[str, list[str]] = {}
    for label, tokens in found.items():
        result[label] = [word for inner in tokens for word in _words(inner)]
        if any(inner.pos == "PROPN" for inner in tokens):
            result[label].append(NAME)
        if label in ("xcomp", "ccomp", "dobj", "acomp", "acl", "advcl") or label.startswith("prep:"):
            for inner in islice(tokens, MEMBERS):
                if label in CLAUSES and (negated := inner.kids("neg")):
                    result.setdefault(f"{label}.neg", []).extend(word.lower for word in negated)
                for below, words in _below(inner):
                    result.setdefault(f"{label}.{below}", []).extend(words)
    return result
