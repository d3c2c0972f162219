"""What stands in a word's slots: logical subject and object, particles, prepositional phrases, complements, a noun's
modifiers.

Slots are logical, not written: a passive's subject is its "dobj" and its "by" phrase its "nsubj"; a relative pronoun
stands for the noun that it refers to; an infinitive or a coordinated verb without a subject takes the one of the verb
above it. Labels follow the pipeline's (ClearNLP) names. Nothing recurses, and coordination is followed a fixed number
of steps, so the cost per word is bounded.
"""

from __future__ import annotations

from itertools import islice

from accord.reading.lexicon import object_classes
from accord.reading.syntax import Token

__all__ = ["NAME", "is_passive", "lemmas", "slots", "through"]

STEPS = 8  # how far up a chain of verbs a missing subject is looked for
MEMBERS = 24  # how many members of a coordination are taken
SPATIAL = frozenset(
    ("apart", "aside", "away", "back", "down", "forward", "in", "off", "on", "out", "over", "together", "up", "through")
)
RELATIVES = frozenset(["that", "which", "who", "whom"])

NAME = "*name*"  # stands beside a proper name's own lemma: "call" + a name is a telephone call
Slots = dict[str, list[Token]]


def is_passive(verb: Token) -> bool:
    """Whether a verb is in the passive, its auxiliary written or not ("was freed", "those freed by")."""
    if any(child.dep in ("nsubjpass", "auxpass", "csubjpass") for child in verb.children):
        return True
    if verb.tag != "VBN":
        return False
    if verb.dep in ("acl", "amod", "advcl") and not any(child.dep == "aux" for child in verb.children):
        return True
    if verb.dep == "conj" and not any(child.dep in ("aux", "nsubj", "dobj") for child in verb.children):
        return any(child.dep in ("nsubjpass", "auxpass") for child in verb.head.children)
    return False


def _put(found: Slots, label: str, token: Token) -> None:
    found.setdefault(label, []).extend(islice(_members(token), MEMBERS))


def _members(token: Token) -> list[Token]:
    members = [token]
    for member in members:
        members.extend(child for child in member.children if child.dep == "conj")
        if len(members) >= MEMBERS:
            break
    return members


def _prepositional(found: Slots, prep: Token) -> None:
    label = f"prep:{prep.lower}"
    found.setdefault(label, [])
    for child in prep.children:
        if child.dep in ("pobj", "pcomp"):
            _put(found, label, child)
        elif child.dep == "prep":  # "out of Mosul", "from behind the lines"
            if prep.lower in SPATIAL:
                found.setdefault("prt", []).append(prep)
            for inner in child.children:
                if inner.dep in ("pobj", "pcomp"):
                    _put(found, f"prep:{child.lower}", inner)
        elif child.dep == "conj" and child.pos in ("ADP", "SCONJ"):
            for inner in child.children:
                if inner.dep in ("pobj", "pcomp"):
                    _put(found, f"prep:{child.lower}", inner)


def _verb(verb: Token) -> Slots:
    found: Slots = {}
    passive = is_passive(verb)
    has_object = any(child.dep == "dobj" for child in verb.children)
    undergoer = "iobj" if passive and has_object else "dobj"
    for child in verb.children:
        dep = child.dep
        if dep in ("nsubj", "csubj"):
            _put(found, undergoer if passive else "nsubj", child)
        elif dep in ("nsubjpass", "csubjpass"):
            _put(found, undergoer, child)
        elif dep == "agent":
            for inner in child.children:
                if inner.dep in ("pobj", "pcomp"):
                    _put(found, "nsubj", inner)
        elif dep == "dobj":
            _put(found, "dobj", child)
        elif dep == "dative":
            if any(inner.dep == "pobj" for inner in child.children):
                _prepositional(found, child)
            else:
                _put(found, "iobj", child)
        elif dep == "prep":
            _prepositional(found, child)
        elif dep == "prt" or (dep == "advmod" and child.lower in SPATIAL):
            found.setdefault("prt", []).append(child)
        elif dep in ("xcomp", "ccomp", "attr", "oprd", "acomp", "amod", "compound", "npadvmod", "advcl"):
            _put(found, dep, child)
    _inherit(verb, found, passive, undergoer)
    return found


def _inherit(verb: Token, found: Slots, passive: bool, undergoer: str) -> None:
    slot = undergoer if passive else "nsubj"
    if verb.dep in ("relcl", "acl") and verb.head is not verb:
        for label, tokens in found.items():
            if any(token.lower in RELATIVES and token.tag in ("WDT", "WP", "IN", "DT") for token in tokens):
                found[label] = [verb.head if token.lower in RELATIVES else token for token in tokens]
        gerund_or_participle = verb.dep == "acl" and verb.tag in ("VBG", "VBN")
        if gerund_or_participle and slot not in found:
            found[slot] = [verb.head]
        elif verb.dep == "relcl" and "dobj" not in found and "nsubj" in found and verb.head not in found["nsubj"]:
            found["dobj"] = [verb.head]  # "the hostages they freed"
    if slot in found:
        return
    token = verb
    for _ in range(STEPS):
        above = token.head
        if above is token or above.pos not in ("VERB", "AUX"):
            return
        subjects = above.kids("nsubj", "nsubjpass", "csubj")
        if token.dep == "xcomp":
            objects = above.kids("dobj")
            if objects and not is_passive(above):
                subjects = objects  # "urged Kigali to withdraw"
        elif token.dep not in ("conj", "advcl", "ccomp", "pcomp") or (
            token.dep == "ccomp" and subjects and any(child.dep == "nsubj" for child in token.children)
        ):
            return
        if subjects:
            referred = [
                above.head if subject.lower in RELATIVES and above.dep in ("relcl", "acl") else subject
                for subject in subjects
            ]
            for subject in referred:
                _put(found, slot, subject)
            return
        if above.dep == "acl" and above.tag in ("VBG", "VBN"):
            found[slot] = [above.head]
            return
        token = above


def _noun(noun: Token) -> Slots:
    found: Slots = {}
    for child in noun.children:
        dep = child.dep
        if dep in ("poss", "compound", "amod", "nmod"):
            _put(found, dep, child)
        elif dep in ("prep", "agent"):
            _prepositional(found, child)
        elif dep in ("acl", "xcomp") and any(mark.tag == "TO" for mark in child.children):
            _put(found, "xcomp", child)
        elif dep in ("acl", "ccomp") and any(mark.dep == "mark" for mark in child.children):
            _put(found, "ccomp", child)
        elif dep in ("acl", "relcl", "appos"):
            _put(found, dep, child)
    return found


def slots(token: Token) -> Slots:
    """What stands in a verb's or a noun's slots: label to head tokens, coordinated ones included, in text order as
    found.
    """
    return _verb(token) if token.pos in ("VERB", "AUX") else _noun(token)


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
                for below, words in slots(inner).items():
                    result.setdefault(f"{label}.{below}", []).extend(word.lemma.lower() for word in words)
    return result
