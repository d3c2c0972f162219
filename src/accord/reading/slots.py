"""What stands in a word's logical slots, as the lexicon and the classifier look at it.

The slots themselves are those of :mod:`accord.reading.clauses`; here they become lemmas, with the slots of complements
one level down.
"""

from __future__ import annotations

from itertools import islice

from accord.reading.clauses import noun_predicate, verb_predicate
from accord.reading.lexicon import object_classes
from accord.reading.syntax import Token

__all__ = ["NAME", "lemmas", "slots", "through"]

MEMBERS = 24  # how many members of a coordination are taken
NAME = "*name*"  # stands beside a proper name's own lemma: "call" + a name is a telephone call

Slots = dict[str, list[Token]]


def slots(token: Token) -> Slots:
    """What stands in a verb's or a noun's slots: label to head tokens, coordinated ones included, in text order as
    found.
    """
    built = verb_predicate(token) if token.pos in ("VERB", "AUX") else noun_predicate(token)
    return {label: list(found) for label, found in built.slots.items()}


def through(token: Token) -> list[Token]:
    """A word, and what it is a number or part of: "dozens of captives" are captives."""
    words = [token]
    if "partitives" in object_classes(token.lemma.lower()):
        for prep in token.kids("prep"):
            if prep.lower == "of":
                words.extend(prep.kids("pobj"))
    return words


def lemmas(token: Token, found: Slots | None = None) -> dict[str, list[str]]:
    """The same as lower-case lemmas, with the slots of complements one level down as "xcomp.dobj", "dobj.prep:of" and
    so on.

    A slot with a proper name in it has NAME besides. This is what :func:`accord.reading.lexicon.decide` takes.
    ``found``: the token's slots, where the caller has them already.
    """
    found = slots(token) if found is None else found
    result: dict[str, list[str]] = {}
    for label, tokens in found.items():
        result[label] = [word.lemma.lower() for inner in tokens for word in through(inner)]
        if any(inner.pos == "PROPN" for inner in tokens):
            result[label].append(NAME)
        if label in ("xcomp", "ccomp", "dobj", "acl", "advcl") or label.startswith("prep:"):
            for inner in islice(tokens, MEMBERS):
                for whole in through(inner):
                    for below, words in slots(whole).items():
                        result.setdefault(f"{label}.{below}", []).extend(word.lemma.lower() for word in words)
    return result
