"""What somebody did not say: "did not say whether ...", "declined to confirm that ...", "was unable to tell what ...".

Such a cue asserts nothing of what it governs, so that there is no statement of it and no act on its word. Some indirect
questions take their content for granted all the same ("did not say when the town was shelled").
"""

from __future__ import annotations

from functools import partial

from accord.data import word_sets
from accord.reading.syntax import Token

__all__ = ["circumstances", "clauses", "open_question", "unsaid"]

NEGATORS = frozenset({"not", "n't", "n’t", "never", "neither", "nor"})
NOBODY = frozenset({"nobody", "none", "neither", "no-one"})
ONLY = frozenset({"only", "just", "merely", "simply"})
SHARED = 4  # verbs that share one refusal ("declined to comment or say ...")


_words = partial(word_sets, "unsaid.json")


def unsaid(cue: Token) -> bool:
    """Whether a verb of making known is denied or refused, and so asserts nothing of its clause."""
    lemma = cue.lemma.lower()
    if lemma == "deny":  # "would not confirm or deny that", "neither confirmed nor denied that"
        first = cue.head
        return cue.dep == "conj" and first.lemma.lower() in _words()["disclosing"] and unsaid(first)
    if lemma not in _words()["disclosing"]:
        return False
    here = cue
    for _ in range(SHARED):
        if _denied(here) or _refused(here):
            return not any(child.lower in ("until", "till") for child in here.children)
        if here.dep != "conj" or here.kids("nsubj", "nsubjpass", "aux", "auxpass"):
            return False
        bare, here = here.tag == "VB", here.head
        if bare and here.lemma.lower() in _words()["refusing"] and here.kids("xcomp"):
            return not _denied(here)  # "refused to comment or say ...", with "say" hung on "refused"
    return False


def _denied(verb: Token) -> bool:
    """Whether a negation hangs on a verb itself, or its subject is nobody; "not only said" denies nothing."""
    for child in verb.children:
        low = child.lower
        if low in NEGATORS and child.dep in ("neg", "advmod", "preconj", "cc") and child.i < verb.i:
            after = [one for one in verb.sent.tokens if one.i == child.i + 1]
            return not (after and after[0].lower in ONLY)
        if child.dep in ("nsubj", "nsubjpass"):
            if low in NOBODY or any(one.dep == "det" and one.lower in ("no", "neither") for one in child.children):
                return True
    return False


def _refused(verb: Token) -> bool:
    """Whether a verb is what somebody refuses, fails or is unable to do, or stops short of doing."""
    above = verb.head
    lemma = above.lemma.lower()
    if verb.dep in ("xcomp", "ccomp") and above.pos in ("VERB", "AUX") and lemma in _words()["refusing"]:
        return not _denied(above)
    if verb.dep == "xcomp" and lemma in _words()["unwilling"]:
        return above.head.child("neg") is None
    if verb.dep == "pcomp" and above.lower in ("from", "of"):
        governor = above.head
        short = governor.lemma.lower() == "stop" or governor.lower == "short"
        return short if above.lower == "of" else governor.lemma.lower() in _words()["refusing"]
    return False


def clauses(cue: Token) -> list[Token]:
    """The clauses that a verb of making known governs, by itself or by its object ("confirm reports that ...").
    "Did not say when the port was shelled" looks to the parser like a time of not saying."""
    asked = [clause for clause in cue.kids("advcl") if clause.i > cue.i and clause.subtree()[0].tag == "WRB"]
    held = [clause for thing in cue.kids("dobj") for clause in thing.kids("acl", "ccomp", "relcl") if _that(clause)]
    return [*cue.kids("ccomp"), *asked, *held]


def _that(clause: Token) -> bool:
    return any(mark.dep == "mark" and mark.lower == "that" for mark in clause.children)


def open_question(clause: Token) -> bool:
    """Whether a predicate is that of a clause under a cue which asserts nothing of it, and that leaves open whether it
    is so: a that-clause, "whether", and "what" (who does not say what was promised says of no promise)."""
    cue = clause.head
    if clause.dep in ("acl", "relcl") and cue.dep == "dobj":
        cue = cue.head
    if cue.lemma.lower() not in _words()["asserting"] or clause not in clauses(cue) or not unsaid(cue):
        return False
    opening = clause.subtree()[:2]  # "exactly how many men"
    asked = next((word for word in opening if word.tag[:1] == "W"), None)
    if asked is None or asked.i >= clause.i:
        return True
    return asked.lower in ("what", "whatever", "that", "whether") and asked.dep != "det" and asked.tag != "WRB"


def circumstances(cue: Token) -> set[int]:
    """The places of what a refusal to do something answered or followed: "refused to sit down in protest at a raid that
    killed nine" says that somebody refused, and nothing on his word of the nine."""
    deed = cue.child("xcomp")
    if cue.lemma.lower() not in _words()["refusing"] or deed is None:
        return set()
    places: set[int] = set()
    for verb in (cue, deed):
        answered = False
        for prep in verb.kids("prep"):
            thing = prep.child("pobj")
            moved = thing is not None and prep.lower == "in" and thing.lemma.lower() in _words()["answering"]
            if prep.i > deed.i and (moved or answered or prep.lower in _words()["following"]):
                places |= {token.i for token in prep.subtree()}
            answered = answered or moved  # "in protest" and, beside it, "at the raid"
    return places
