"""What stands under a noun of claiming that is denied: "rejected claims that the army had shelled the town".

A noun such as "claim" or "allegation" leaves open whether its clause is so (Vendler 1968); who rejects, denies or
dismisses it, or gives it the name of what is not so ("called it a lie"), says that it is not so, as who denies the
clause itself. Who leaves the denial out ("did not reject the
claim") says nothing of it.
"""

from __future__ import annotations

from functools import partial

from accord.data import word_sets
from accord.reading.syntax import Token

__all__ = ["denied"]

MODALS = frozenset({"should", "must", "ought"})
BEARING = frozenset({"in", "to", "behind", "for"})  # "no truth in the claim", "no basis for it"

_words = partial(word_sets, "realis.json")
_denials = partial(word_sets, "denials.json")


def denied(here: Token, told: Token) -> Token | None:
    """The word that denies the claim whose content is the predicate ``here``; None where there is no such claim.

    ``told`` is the happening that is asked about: what a noun names is denied only where it is itself what is claimed
    ("allegations of killings", but not "a claim of responsibility for the killings"). A claim with an owner ("rejected
    Chad's claim that") is told twice, by whoever makes it and by whoever denies it: an incident that is alleged.
    """
    noun = _claim(here, told)
    if noun is None or noun.kids("poss"):
        return None
    return _denial(noun)


def _claim(here: Token, told: Token) -> Token | None:
    above = here.head
    if here.dep in ("acl", "relcl", "ccomp"):
        return above if _is_claim(above) and _content(here) and not _proposed(here) else None
    if here.dep in ("pobj", "pcomp") and above.lower == "of" and (here is told or here.tag == "VBG"):
        return above.head if _is_claim(above.head) else None
    return None


def _content(clause: Token) -> bool:
    """Whether a clause tells what a noun says, also where its "that" was read as a second object of it."""
    if any(mark.dep == "mark" and mark.lower == "that" for mark in clause.children):
        return True
    things = clause.kids("dobj")
    return len(things) > 1 and things[0].lower == "that"


def _is_claim(noun: Token) -> bool:
    if noun.lower == "talks":
        return False  # "dismissed talk of a raid", and not "talks on a truce"
    return noun.tag in ("NN", "NNS") and noun.lemma.lower() in _words()["claiming_nouns"]


def _proposed(clause: Token) -> bool:
    """Whether a clause says what ought to be: "suggestions that the army should leave"."""
    if clause.tag == "VB" and not clause.kids("aux"):
        return True
    return any(one.lower in MODALS for one in clause.kids("aux"))


def _denial(noun: Token) -> Token | None:
    """The verb or noun by which a claim is denied, or the adjective that calls it false."""
    words = _words()
    false = next((one for one in noun.kids("amod") if one.lower in words["false_adjectives"]), None)
    while noun.dep == "conj":
        noun = noun.head
    above = noun.head
    if false is not None:
        return false
    if noun.dep in ("dobj", "nsubjpass", "oprd") and above.pos == "VERB":
        if above.lemma.lower() in words["disowning"] or _called_false(noun, above):
            return None if _spared(above) else above
    if noun.dep == "pobj" and above.lower in BEARING and (said := _nothing_true(above.head)) is not None:
        return said
    if noun.dep == "pobj" and above.lower == "of" and above.head.lemma.lower() in words["disowning_nouns"]:
        return above.head
    if noun.dep == "nsubj" and above.lemma == "be" and not _spared(above):
        return next(filter(_is_false, above.kids("acomp", "attr")), None)
    return None


def _is_false(word: Token) -> bool:
    """Whether a predicate says of a claim that it is not so: "false", "a lie", "pure invention"."""
    words = _words()
    if any(one.lower in words["negators"] for one in word.children):
        return False  # "called the report no lie"
    if word.lower in words["false_adjectives"] or word.lower in _denials()["falsehoods"]:
        return True
    # "part of a campaign"
    whole = [one for prep in word.kids("prep") if prep.lower == "of" for one in prep.kids("pobj")]
    return word.lower == "part" and any(one.lower in _denials()["machinations"] for one in whole)


def _called_false(noun: Token, verb: Token) -> bool:
    """Whether a verb gives a claim the name of what is not so: "described as fantasy the claim that", "called the
    claim that ... a lie". The name of a claim whose clause is long is often read as an object of that clause."""
    # behind a long name of a claim "as" is often read as of its last word: "described reports of a raid as unfounded"
    below = [one for one in noun.subtree() if one.i > noun.i and one.lower == "as" and one.dep == "prep"]
    rated = [
        one for prep in (*verb.kids("prep"), *below) if prep.lower == "as" for one in prep.kids("pobj", "amod", "acomp")
    ]
    if verb.lemma.lower() in _words()["naming_verbs"]:
        rated += verb.kids("oprd", "dobj", "acomp", "attr", "ccomp")
        clauses = noun.kids("acl", "relcl", "ccomp")
        rated += [one for clause in clauses for one in clause.kids("dobj", "oprd", "attr")[-1:]]
    return any(one is not noun and _is_false(one) for one in rated)


def _nothing_true(truth: Token) -> Token | None:
    """What denies that there is anything true in a claim: "there is no truth in the claim that"."""
    words = _words()
    verb = truth.head
    if truth.lemma.lower() not in words["truth_nouns"] or verb.lemma != "be" or not verb.kids("expl"):
        return None
    return next((one for one in truth.kids("det") if one.lower == "no"), None)


def _spared(verb: Token) -> bool:
    """Whether the denying is itself denied, or is only asked for, feared or to come."""
    words = _words()
    if verb.kids("neg") or any(one.lower in words["negators"] for one in verb.kids("advmod", "preconj")):
        return True
    modal = any(one.tag == "MD" for one in verb.kids("aux"))
    infinitive = any(one.tag == "TO" for one in verb.kids("aux"))
    return modal or (infinitive and verb.dep == "xcomp" and verb.head.lemma.lower() in words["negating"])
