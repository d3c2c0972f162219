"""What an act answers: "imposed sanctions on Chad after it shelled a port", "jailed the guard because he had stolen".

Whoever punishes, accuses or holds somebody names what that one did in a clause of time or reason, in what he says
with it ("saying it had broken the truce"), or behind "for" and "over" ("over its raid"). A pronoun that is the doer
there stands for whom the act is directed at, where the clause tells of a hostile act and the act of an answer to one;
by its place in the sentence alone it would be the punisher. Syntax and the lexicon's types only.
"""

from __future__ import annotations

from accord.reading import lexicon
from accord.reading.clauses import vocabulary
from accord.reading.features import sense_of
from accord.reading.positions import first_conjunct
from accord.reading.syntax import Token

__all__ = ["answered", "is_target"]

ANSWERS = frozenset({"SANCTION", "ACCUSE", "COERCE"})
HOSTILE = frozenset({"ASSAULT", "COERCE", "MOBILIZE", "SANCTION", "PROTEST"})
RETREATS = frozenset({"withdraw"})  # modes of acts that either side may have done first
REASONS = frozenset({"after", "because", "since", "when"})
OVER = frozenset({"for", "over", "after", "following"})
ONTO = frozenset({"on", "upon", "against", "at", "of", "from"})
OBJECTS = frozenset({"dobj", "nsubjpass", "dative"})


def answered(pronoun: Token) -> Token | None:
    """The verb of the act that answers what a pronoun does; None where the pronoun does nothing that is answered."""
    first = first_conjunct(pronoun)
    if first.dep == "poss":
        return _over(first.head)
    verb = first.head
    if first.dep != "nsubj" or verb.pos not in ("VERB", "AUX") or not _is_hostile(verb):
        return None
    if verb.dep == "advcl" and any(child.lower in REASONS for child in verb.kids("mark", "advmod")):
        return _answering(verb.head)
    saying = verb.head
    if verb.dep == "ccomp" and saying.dep == "advcl" and saying.tag == "VBG" and saying.lemma in vocabulary()["spoken"]:
        coming = any(child.tag in ("MD", "TO") for child in verb.kids("aux"))
        return _answering(saying.head) if not coming else None
    return None


def is_target(head: Token, verb: Token) -> bool:
    """Whether a phrase is whom a verb's act is directed at: its object, whose its object is, what that is
    "on" or "against"."""
    first = first_conjunct(head)
    if first.head is verb:
        return first.dep in OBJECTS
    if first.dep == "poss":
        whole = first.head
    elif first.dep == "pobj" and first.head.lower in ONTO:
        whole = first.head.head
    else:
        return False
    return whole is verb or (whole.head is verb and whole.dep in OBJECTS)


def _over(noun: Token) -> Token | None:
    """The verb of an act that is done "over its raid"."""
    preposition = noun.head
    if noun.dep != "pobj" or preposition.dep != "prep" or preposition.lower not in OVER:
        return None
    if not HOSTILE & lexicon.types(noun.lemma.lower()) or noun.pos != "NOUN":
        return None
    above = preposition.head
    return _answering(above.head if above.dep in OBJECTS else above)


def _answering(verb: Token) -> Token | None:
    if verb.pos != "VERB":
        return None
    sense = sense_of(verb)
    return verb if sense is not None and sense.type in ANSWERS and sense.mode not in RETREATS else None


def _is_hostile(verb: Token) -> bool:
    """Whether a verb tells of an act that others answer, and of no words."""
    if verb.lemma in vocabulary()["spoken"]:
        return False
    told = [verb, *(verb.kids("dobj") if verb.lemma in vocabulary()["support"] | vocabulary()["led"] else ())]
    senses = [sense for sense in map(sense_of, told) if sense is not None]
    return any(sense.type in HOSTILE and sense.mode not in RETREATS for sense in senses)
