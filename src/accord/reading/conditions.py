"""Clauses of time that are conditions, and denials that have an end or a beginning: "will stay until the pilot is
freed", "were not freed until Friday", "no longer".

Under what is to come, may come or is refused, a clause with "until", "only when" or "as long as" tells what has to be,
and neither that it was nor that it will be. Told of the past ("stayed until the pilot was freed") it happened.
"""

from __future__ import annotations

from functools import lru_cache, partial

from accord.data import word_sets
from accord.reading.numbers import table
from accord.reading.syntax import Token

__all__ = ["condition", "no_longer", "not_until", "was_done"]

MAX_CLIMB = 8

_words = partial(word_sets, "realis.json")


def condition(clause: Token) -> Token | None:
    """The word that makes a clause the condition of what it hangs on; None where it is no condition."""
    if clause.dep == "acl" and clause.head.lower == "condition" and clause.head.dep == "pobj":
        return clause.head if clause.head.head.lower in ("on", "under") else None
    if clause.dep != "advcl":
        return None
    act, mark = clause.head, _mark(clause)
    if mark is None:
        return None
    if act.lower == "long" and mark.lower == "as" and any(one.lower in ("as", "so") for one in act.kids("advmod")):
        return act if _pending(act.head) else None
    words = _words()
    only = any(one.lower == "only" for one in (*mark.children, *clause.kids("advmod")))
    needed = mark.lower in words["condition_marks"] or (only and mark.lower in words["temporal_marks"])
    needed = needed or (mark.lower == "before" and act.child("neg") is not None)  # "will not talk before"
    return mark if needed and _pending(act) else None


def _mark(clause: Token) -> Token | None:
    marks = _words()["temporal_marks"]
    return next((one for one in clause.kids("mark", "advmod") if one.lower in marks and one.i < clause.i), None)


def _pending(act: Token) -> bool:
    """Whether an act is to come, may come, or is refused: its own modal or that of the verb it is the complement of."""
    words = _words()
    pending = words["future_modals"] | words["conditional_modals"] | words["possible_modals"]
    for _ in range(MAX_CLIMB):
        helpers = {one.lower for one in act.kids("aux")}
        if helpers & pending:
            return "have" not in helpers  # "would have stayed until" tells what was not
        if act.lemma.lower() in words["refusing"]:
            return True
        bare = act.tag in ("VB", "VBG") or act.pos == "ADJ"
        if act.dep not in ("xcomp", "ccomp", "conj") or not bare or act.head is act:
            return False
        act = act.head
    return False


def was_done(verb: Token) -> bool:
    """Whether a verb is a passive of the past: "was freed", not "had been freed"."""
    helpers = verb.kids("aux", "auxpass")
    return verb.tag == "VBN" and len(helpers) == 1 and helpers[0].dep == "auxpass" and helpers[0].tag == "VBD"


def no_longer(adverb: Token) -> bool:
    """Whether an adverb says that something is over: "no longer blames", "blames it no more"."""
    return adverb.lower in ("longer", "more") and any(one.lower == "no" for one in adverb.children)


def not_until(verb: Token) -> bool:
    """Whether what is denied of the time before a date is told of that date: "were not freed until Friday" tells that
    they were freed then (Karttunen 1974 on "until"). What lasts is denied altogether: "did not hold until Friday"."""
    denied = verb.child("neg") is not None
    if not denied or verb.pos != "VERB" or verb.lemma.lower() in _words()["lasting"]:
        return False
    for until in verb.kids("prep"):
        if until.lower in ("until", "till"):
            after = next((child for child in until.kids("prep", "pcomp") if child.lower == "after"), until)
            return any(not _times().isdisjoint((day.lower, day.lemma.lower())) for day in after.kids("pobj"))
    return False


@lru_cache(maxsize=1)
def _times() -> frozenset[str]:
    """Days, months, parts of the day and units of time."""
    known = table("times")
    return frozenset(word for name in ("weekdays", "months", "parts", "days", "units") for word in known[name])
