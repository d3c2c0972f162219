"""Acts of words that the word alone does not tell: duties that are demands, refusals that are announced, and what only
looks like such an act.

PLOVER's REQUEST covers whatever one actor wants another to do (manual, the section on REQUEST), with or without a verb
of asking. A duty in somebody's reported words is such a wish where another than the speaker has it: "the envoy said
that Chad must withdraw". Without a source it is the outlet's own opinion, and a duty of one's own ("we must rebuild")
asks nobody for anything.
"""

from __future__ import annotations

from dataclasses import replace

from accord.reading import lexicon
from accord.reading.clauses import Predicate, is_verbal, lead, verb_predicate, vocabulary
from accord.reading.lexicon import Frame, Sense
from accord.reading.participants import Participants
from accord.reading.slots import lemmas
from accord.reading.syntax import Token

__all__ = ["asserts", "blamed", "demanded", "denied", "is_danger", "sets_condition"]

HARM = frozenset({"ASSAULT", "COERCE", "SANCTION", "THREATEN"})
MODALS = frozenset({"must", "should", "ought"})
SEMIMODALS = frozenset({"have", "need"})  # with an infinitive: "has to leave", "needs to leave"


def demanded(token: Token, participants: Participants) -> tuple[Predicate, Sense, tuple[str, ...]] | None:
    """A word of duty as the predicate of a demand, its sense, and who makes it; None where a word tells no such.

    The predicate's subject is who has the duty and its "xcomp" what is to be done; the verb that says so is its
    support.
    """
    verb = _bound(token)
    by = participants.source(token) if verb is not None else ()
    if verb is None or not by:
        return None
    inner = verb_predicate(verb)
    slots = {"nsubj": inner.slots.get("dobj" if inner.passive else "nsubj", ()), "xcomp": (verb,)}
    built = Predicate(token, True, False, slots, verb, (verb,))
    below = inner.slots
    named = {f"xcomp.{slot}": words for slot, words in lemmas(verb, below).items()}
    content = lexicon.content({"xcomp": [verb.lemma.lower()], **named}, ("xcomp",))
    mode = lexicon.CONTENT_MODES["REQUEST"].get(content or "")
    return built, Sense("REQUEST", mode, Frame(("nsubj",), ("nsubj",), ("xcomp",))), by


def blamed(token: Token, participants: Participants) -> tuple[Predicate, Sense, tuple[str, ...]] | None:
    """A blame that no verb of blaming tells, as :func:`demanded` gives a demand: who is answerable by somebody's words
    ("the envoy said that Chad was responsible"), and of whom those speak who are named by their being against
    ("critics say that the premier has ..."). None where a word tells no such.
    """
    clause = token.head if token.dep == "acomp" else token
    if token.lemma.lower() in vocabulary()["answerable"] and clause.lemma == "be" and clause.dep == "ccomp":
        by, mode = participants.source(token) if _answers_for_harm(token) else (), "allege"
    elif token.dep == "nsubj" and token.lemma.lower() in vocabulary()["critics"]:
        clause = next((one for one in token.head.kids("ccomp") if is_verbal(one)), token)
        cue = token.head.lemma.lower() in vocabulary()["asserting"]
        mention = participants.at(token) if cue and clause is not token else None
        by, mode = (mention.id,) if mention is not None else (), "disapprove"
        token = token.head
    else:
        return None
    told = [*clause.children, *clause.head.kids("neg")]
    unsure = any(child.dep == "neg" or child.lower in ("if", "whether") for child in told)
    if not by or unsure or (mode == "disapprove" and any(_bound(child) for child in clause.kids("aux"))):
        return None
    whom = clause.kids("nsubj", "nsubjpass")
    built = Predicate(token, True, False, {"nsubj": tuple(one for first in whom for one in first.conjuncts())})
    return built, Sense("ACCUSE", mode, Frame(("nsubj",), ("nsubj",))), by


def _answers_for_harm(adjective: Token) -> bool:
    """Whether what somebody answers for is no mere duty ("responsible for the budget")."""
    things = [one for prep in adjective.kids("prep") if prep.lower == "for" for one in prep.kids("pobj", "pcomp")]
    if adjective.lemma.lower() != "responsible" or not things:
        return True
    for one in things:
        lemma, kind = one.lemma.lower(), "VERB" if is_verbal(one) else "NOUN"
        harm = any(sense.type in HARM for sense in lexicon.senses(lemma, kind)[:1])
        if harm or "force_acts" in lexicon.object_classes(lemma) or lemma in vocabulary()["harm"]:
            return True
    return False


def _bound(token: Token) -> Token | None:
    """The verb that a modal or semimodal puts under a duty."""
    if token.dep == "aux" and token.lower in MODALS and is_verbal(token.head):
        past = token.head.tag == "VBN" and any(child.lower == "have" for child in token.head.kids("aux"))
        return None if past else token.head  # "should have left" finds fault, and asks for nothing
    if token.lemma in SEMIMODALS and is_verbal(token) and token.tag != "VBG" and not token.kids("neg", "dobj"):
        if token.dep == "relcl" and not any(child.tag in ("WDT", "WP") for child in token.kids("nsubj")):
            return None  # "the best chance that they have to settle it": what they have is the chance
        if any(child.lower in ("will", "would") for child in token.kids("aux")):
            return None  # "would have to be laid off" foresees
        return next((verb for verb in token.kids("xcomp") if any(mark.tag == "TO" for mark in verb.children)), None)
    return None


def sets_condition(built: Predicate, sense: Sense, actors: tuple[str, ...], participants: Participants) -> bool:
    """Whether a verb tells what somebody makes a condition of something: "he said that a truce would require Chad to
    leave". The demand is there, however far off the truce is."""
    if sense.type != "REQUEST" or not actors or not built.heads("nsubj"):
        return False
    return actors == participants.speaker(built)


def asserts(built: Predicate) -> bool:
    """Whether a verb like "insist" says that something is so, in the indicative, and does not demand it."""
    if built.token.lemma.lower() not in vocabulary()["mandative"]:
        return False
    for clause in built.heads("ccomp"):
        helpers = clause.kids("aux", "auxpass")
        if any(helper.tag == "MD" and helper.lower not in ("should", "must") for helper in helpers):
            return True
        if any(word.tag in ("VBD", "VBZ") for word in (clause, *helpers)):
            return True
    return False


def denied(built: Predicate, sense: Sense, complements: lexicon.Complements) -> Sense:
    """The sense of a verb that announces what will not be done: "declared that it would not lift the siege" rejects."""
    clauses = [head for head in built.heads("ccomp") if is_verbal(head)]
    if not clauses or not all(head.kids("neg") for head in clauses):
        return sense
    mode = lexicon.CONTENT_MODES["REJECT"].get(lexicon.content(complements, sense.frame.theme) or "")
    return replace(sense, type="REJECT", mode=mode, effect="negated") if mode is not None else sense


def is_danger(noun: Token) -> bool:
    """Whether a threat is only what something is, and nobody's words: "drought is a threat to the valley"."""
    first = lead(noun)
    words = vocabulary()["being"]
    return (first.dep in ("attr", "dobj", "oprd") and first.head.lemma in words) or (
        first.dep == "pobj" and first.head.lower == "as"
    )
