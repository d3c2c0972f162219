"""Troops that are sent to keep a peace are help, and no show of force.

PLOVER's AID takes in what CAMEO has as 074, "provide military protection or peacekeeping", and its MOBILIZE what is
done by troops for their own side. The verbs are the same ("send", "deploy", "arrive"), so that only the words around
them tell: who goes, what they are, what they go for.
"""

from __future__ import annotations

from dataclasses import replace

from accord.reading.clauses import Predicate, is_verbal
from accord.reading.lexicon import Sense
from accord.reading.syntax import Token

__all__ = ["as_aid"]

WORDS = ("peacekeep", "peace-keep")
NEAR = 40  # words of an act that are looked at
AGAINST = frozenset({"against", "from"})
APART = frozenset({"ccomp", "conj", "relcl", "advcl", "parataxis"})  # clauses that tell something else


def as_aid(built: Predicate, sense: Sense) -> Sense:
    """The sense of an act of troops as AID, where it is done by or for peacekeepers; otherwise as it is."""
    if sense.type != "MOBILIZE" or not any(_keeps_peace(word) for word in _own(built)):
        return sense
    return replace(sense, type="AID", mode=None)


def _keeps_peace(token: Token) -> bool:
    return token.lower.startswith(WORDS) or (token.lower == "peace" and token.head.lemma.lower() in ("keep", "keeping"))


def _own(built: Predicate) -> list[Token]:
    """The words of an act: what hangs on it, but for clauses of their own and whom it is against."""
    found: list[Token] = []
    left = [built.token, *([built.support] if built.support is not None else []), *built.heads("nsubj", "dobj")]
    seen = {token.i for token in left}
    while left and len(found) < NEAR:
        here = left.pop(0)
        found.append(here)
        for child in here.children:
            if child.i in seen or (child.dep == "prep" and child.lower in AGAINST):
                continue
            if child.dep in APART and not _purpose(child):
                continue
            seen.add(child.i)
            left.append(child)
    return found


def _purpose(clause: Token) -> bool:
    """Whether a clause says what something is done for ("to serve as peacekeepers")."""
    return is_verbal(clause) and clause.tag == "VB" and any(mark.tag == "TO" for mark in clause.children)
