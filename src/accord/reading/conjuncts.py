"""Mends which verb a second verb is coordinated with: that of whoever tells something, or that of what is told.

"The council said Chad had shelled a port and urged restraint" has two readings, and the parser mostly takes the nearer
verb. Two shapes leave little doubt. Heads and labels change, and the tag of a past tense that was taken for a passive's
participle.

1. *Tense.* A past tense is coordinated with no infinitive, no verb behind a modal and no present ("said Chad must leave
the port to end the siege and called on Mali to help"). It goes with the nearest past tense above that tells something.
2. *A judgement behind a report.* In "said that Chad had shelled a port and condemned the attack" the first verb below
the telling is in the past perfect, in the passive or says what something was, and tells of no words; the second one
words what somebody thinks of it, in the tense of the telling. Whoever tells it judges it.
"""

from __future__ import annotations

from accord.reading.clauses import vocabulary
from accord.reading.lexicon import types
from accord.reading.repairs import reattach
from accord.reading.syntax import Parse, Token

__all__ = ["mend"]

OF_ITS_OWN = frozenset({"nsubj", "nsubjpass", "csubj", "expl", "aux", "auxpass", "mark"})
BELOW = frozenset({"ccomp", "xcomp", "acl", "advcl", "relcl", "pcomp", "conj", "dobj", "pobj", "prep", "attr", "acomp"})
TALKING = frozenset({"CONSULT", "REQUEST", "SUPPORT"})
TELLING = frozenset({"tell", "inform"})
CALLING = frozenset({"for", "on", "upon"})  # "called for calm", not "called the guards"
DEEPEST = 12  # steps up to the verb that tells it
TENSES = {"VBD": "past", "VBZ": "present", "VBP": "present", "MD": "modal"}


def mend(parse: Parse) -> None:
    """Apply the rules to a parse in place. Linear in its tokens."""
    for token in parse.tokens:
        if token.dep != "conj" or token.pos != "VERB" or token.head.i > token.i:
            continue
        _participle(token)
        if token.tag not in TENSES:
            continue
        if any(child.dep in OF_ITS_OWN for child in token.children):
            continue
        above = _by_tense(token) or _judging(token)
        if above is not None:
            _move(token, above)


def _participle(token: Token) -> None:
    """ "Two were killed and blamed rebels": what has an object of its own is no second participle of the passive."""
    if token.tag != "VBN" or token.lemma not in vocabulary()["judging"] or token.head.child("auxpass") is None:
        return
    if token.child("dobj") is not None and not any(child.dep in OF_ITS_OWN for child in token.children):
        token.tag = "VBD"


def _by_tense(token: Token) -> Token | None:
    """The verb of telling above a verb that a finite one cannot be coordinated with; None where it can."""
    first, wanted = token.head, _tense(token)
    if _tense(first) not in ("infinitive", "modal", "present") or _tense(first) == wanted:
        return None
    for steps, above in enumerate(first.ancestors()):
        if steps > DEEPEST or first.dep not in BELOW:
            return None
        if above.pos in ("VERB", "AUX") and _tense(above) == wanted:
            told = first.dep == "ccomp" and _tense(first) != "infinitive"  # a clause that might stand by itself
            return above if told and _tells(above, first) else None
        first = above
    return None


def _judging(token: Token) -> Token | None:
    """The verb of telling above the verb that a judgement is coordinated with; None where that is no report."""
    first, spoken = token.head, vocabulary()["spoken"]
    while first.dep == "conj" and first.head.i < first.i:
        if first.lemma in spoken:
            return None
        first = first.head
    above = first.head
    if token.lemma not in vocabulary()["judging"] or first.lemma in spoken or not _tells(above, first):
        return None
    if first.pos == "VERB" and TALKING & types(first.lemma):
        return None  # "had met the envoy and thanked him": who talks to somebody judges, too
    if first.dep != "ccomp" or _tense(above) != _tense(token):
        return None
    return above if _is_report(first, token) and _is_active(token) else None


def _is_report(verb: Token, judging: Token) -> bool:
    """Whether a verb below one of telling is in another tense than what goes on behind it, in the passive or "was"."""
    if _tense(verb) != _tense(judging) or verb.child("auxpass") is not None:
        return True
    return verb.pos == "AUX" or any(child.lower == "had" for child in verb.kids("aux"))


def _is_active(token: Token) -> bool:
    """Whether a verb has an object or a clause of its own behind it: what has is no participle of the passive."""
    if token.lemma == "call":
        return any(child.lower in CALLING for child in token.kids("prep"))
    return any(child.i > token.i and child.dep in ("dobj", "prep", "ccomp", "xcomp") for child in token.children)


def _tells(verb: Token, clause: Token) -> bool:
    """Whether a verb with a subject, or one coordinated with such a verb, tells what a clause behind it says."""
    if clause.i < verb.i or (verb.lemma not in vocabulary()["spoken"] and verb.lemma not in TELLING):
        return False
    return verb.dep == "conj" or verb.child("nsubj", "nsubjpass") is not None


def _tense(verb: Token) -> str:
    """The tense of a verb by itself or its first auxiliary: past, present, modal or infinitive; empty for others and
    for the present perfect."""
    first = next((child for child in verb.children if child.dep in ("aux", "auxpass")), verb)
    if first is not verb and verb.tag == "VBN" and first.lower in ("has", "have"):
        return ""
    if first.tag == "TO" or (first is verb and verb.tag == "VB"):
        return "infinitive"
    return TENSES.get(first.tag, "")


def _move(token: Token, above: Token) -> None:
    first = token.head
    joining = next((one for one in reversed(first.children) if one.dep == "cc" and one.i < token.i), None)
    if joining is not None:
        reattach(joining, above, "cc")
    reattach(token, above, "conj")
