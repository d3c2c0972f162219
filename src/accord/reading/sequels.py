"""What a sentence tells of the undertaking that the one before it has named: "It is to last seventy-two hours", "The
pause is for ten days", "It expires on May 1"."""

from __future__ import annotations

from collections.abc import Sequence

from accord.model import StepSource
from accord.reading.clauses import Predicate, is_verbal, verb_predicate
from accord.reading.deeds import Act
from accord.reading.step_terms import is_definite, is_undertaking, lexicon
from accord.reading.syntax import Token

__all__ = ["TIMES", "named", "sequels"]

# Nouns of times and lengths.
TIMES = lexicon()["calendar"] | {"minute", "hour", "day", "week", "month", "year", "night", "morning", "evening"}
# Verbs that tell of an undertaking how long it is for.
LASTING = frozenset({"last", "run", "apply", "continue", "hold"})
IT = frozenset({"it", "this", "that"})


def named(acts: Sequence[Act], sentence: int) -> Token | None:
    """The noun by which the last act of a sentence that is about an undertaking has named it."""
    for act in reversed(acts):
        if act.token.sent.i < sentence:
            return None
        for head in (act.named, *act.heads):
            if head is not None and not is_verbal(head) and is_undertaking(head):
                return head
            inner = _object(head) if head is not None else None
            if inner is not None:
                return inner
    return None


def _object(clause: Token) -> Token | None:
    """The undertaking that a clause is about: "proposed that a truce begin", "agreed to observe a truce"."""
    if not is_verbal(clause):
        return None
    return next((head for head in verb_predicate(clause).heads("nsubj", "dobj") if is_undertaking(head)), None)


def sequels(tokens: Sequence[Token], before: Token | None) -> list[Act]:
    """The terms that a sentence tells in clauses of its own. ``before``: the noun that names the undertaking of the
    sentence before it, which "it" is."""
    found: list[Act] = []
    subject: Token | None = None
    for token in tokens:
        if token.dep not in ("ROOT", "conj", "ccomp") or not (is_verbal(token) or token.pos == "AUX"):
            continue
        own = token.kids("nsubj", "nsubjpass")
        subject = own[0] if own else (subject if token.dep == "conj" else None)
        if subject is None:
            continue
        it = subject.lower in IT and not subject.children and before is not None
        if not it and not (is_undertaking(subject) and is_definite(subject)):
            continue
        verb = next((one for one in token.kids("xcomp") if is_verbal(one) and token.lemma == "be"), token)
        kind = _kind(verb, it)
        if kind is None or any(child.dep == "neg" for child in (*verb.children, *token.children)):
            continue
        built = verb_predicate(verb)
        if it:
            slots = {slot: heads for slot, heads in built.slots.items() if slot != "nsubj"}
            built = Predicate(verb, True, built.passive, slots)
        found.append(Act(kind[0], None, verb, token, built, (), kind[1], named=before if it else subject))
    return found


def _kind(verb: Token, it: bool) -> tuple[str, StepSource] | None:
    """What a verb tells: how long it is for, or, of what "it" is, also when it begins and ends."""
    words, lemma = lexicon(), verb.lemma.lower()
    beside = [inner for prep in verb.kids("prep") for inner in prep.kids("pobj")]
    if lemma == "be":
        long = [one for prep in verb.kids("prep") if prep.lower == "for" for one in prep.kids("pobj")]
        return ("term", "aspect") if any(one.lemma.lower() in TIMES for one in long) else None
    if not it:
        return None
    light = {words["light"].get(f"{lemma} {one.lemma.lower()}") for one in (*verb.kids("dobj"), *beside)}
    for name in ("begin", "end"):
        if lemma in words[name] or name in light:
            return name, "begin" if name == "begin" else "aspect"
    past = verb.tag == "VBD" or any(child.lemma == "have" and child.dep == "aux" for child in verb.children)
    if lemma in LASTING and past:
        return ("hold", "aspect") if lemma == "hold" else None
    return ("term", "aspect") if lemma in LASTING else None
