"""The points of a list that somebody agrees on or asks for: "the two sides agreed on the following: - to open the
port".

Nothing above a point in its own tree says that it is still to come: that is told by the verb before the list, as it
would be of the verb's object ("agreed to open the port"). What a point tells besides, in its own clauses, stays as it
is told.
"""

from __future__ import annotations

from accord.model import Realis
from accord.reading.clauses import verb_predicate
from accord.reading.lexicon import Sense, senses
from accord.reading.participants import Participants
from accord.reading.positions import first_conjunct
from accord.reading.syntax import Token

__all__ = ["put_off", "undertaken"]

COMMITTING = frozenset({"AGREE", "CONCEDE"})


def put_off(token: Token, participants: Participants) -> Realis | None:
    """What the verb before a list makes of an act that is a point of it: "future" of what is agreed on, "hypothetical"
    of what is asked for; None for all other acts, and for those that a point tells in the past tense."""
    cue = participants.lister(token)
    if cue is None or not _is_point(token):
        return None
    found = [sense.effect for sense in _senses(cue) if sense.effect in ("future", "hypothetical")]
    return found[0] if found else "hypothetical"


def _senses(cue: Token) -> tuple[Sense, ...]:
    """What a verb may tell, with its particle or preposition where it has one: "calls for"."""
    beside = [child.lower for child in cue.kids("prt", "prep") if child.i > cue.i]
    found = (senses(cue.lemma.lower(), "VERB", word) for word in beside)
    return next((one for one in found if one), ()) or senses(cue.lemma.lower(), "VERB")


def undertaken(token: Token, participants: Participants) -> tuple[str, ...]:
    """Who is to do what a point tells in an infinitive: whoever agreed on it. Nobody where it was asked of others."""
    cue = participants.lister(token)
    if cue is None or not _is_point(token) or token.child("nsubj", "nsubjpass", "auxpass") is not None:
        return ()
    if not any(child.tag == "TO" for child in first_conjunct(token).children):
        return ()
    if not any(sense.type in COMMITTING for sense in _senses(cue)[:1]):
        return ()
    return participants.fill(verb_predicate(cue), ("nsubj",))


def _is_point(token: Token) -> bool:
    """Whether a word heads the whole of a point, or is joined to such a word, and tells nothing of the past."""
    first = first_conjunct(token)
    past = token.tag == "VBD" or any(child.tag == "VBD" for child in token.kids("aux", "auxpass"))
    return (first.head is first or first.dep == "ROOT") and not past
