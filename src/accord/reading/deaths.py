"""Deaths that an attack brought, where the verb of dying has no attack among its own words: "police stormed the mine
and nine hostages died", "the raid, in which two guards died", "Reed was among those killed".
"""

from __future__ import annotations

from dataclasses import replace

from accord.reading import lexicon
from accord.reading.clauses import Predicate, is_verbal, verb_predicate
from accord.reading.slots import lemmas
from accord.reading.syntax import Token

__all__ = ["by_force", "of_whom"]

DYING = frozenset({"die", "perish"})


def by_force(token: Token) -> lexicon.Sense | None:
    """The sense in which people die of force, where the clause beside or the noun above tells of it."""
    lemma = token.lemma.lower()
    if lemma not in DYING or not is_verbal(token) or _otherwise(token):
        return None
    if not (_in_which(token) or _follows_attack(token)):
        return None
    return next((one for one in lexicon.senses(lemma, "VERB") if one.type == "ASSAULT"), None)


def _otherwise(token: Token) -> bool:
    """Whether it is told of what they died: "died of a heart attack"."""
    return any(one.lower in ("of", "from") for one in token.kids("prep"))


def _in_which(token: Token) -> bool:
    """ "The raid, in which two guards died"."""
    which = any(
        one.lower in ("in", "during") and any(inner.lower == "which" for inner in one.kids("pobj"))
        for one in token.kids("prep")
    )
    act = token.head.lemma.lower()
    return token.dep == "relcl" and which and (act == "storming" or "force_acts" in lexicon.object_classes(act))


def _follows_attack(token: Token) -> bool:
    """Whether an attack is told by the verb before: "police stormed the mine and nine hostages died". One that is told
    in a clause of time ("died when police stormed the mine") has its dead around it."""
    return token.dep == "conj" and token.child("nsubj") is not None and _is_attack(token.head)


def _is_attack(verb: Token) -> bool:
    if not is_verbal(verb) or verb.child("neg") is not None or verb.tag not in ("VBD", "VBN"):
        return False
    built = verb_predicate(verb)
    sense = lexicon.decide(verb.lemma.lower(), "VERB", lemmas(verb, built.slots))
    return sense is not None and sense.type == "ASSAULT"


def of_whom(built: Predicate) -> Predicate:
    """A predicate with the person who is named as one of those who underwent it: "Reed was among those killed"."""
    those = built.token.head
    if built.token.dep != "acl" or those.lower != "those" or those.dep != "pobj" or those.head.lower != "among":
        return built
    be = those.head.head
    named = tuple(be.kids("nsubj")) if be.lemma == "be" and be.child("neg") is None else ()
    return replace(built, slots={**built.slots, "dobj": named}) if named else built
