"""Attacks in words: candidates attack, clash and come under fire, and nobody is struck.

Words of force serve politics as figures of speech. Whether they do is not in the verb but in who attacks whom: between
people who hold or seek office, parties, parliaments and the press an attack without a weapon is one of words, which
PLOVER files under ACCUSE; a state, an army or a rebel group strikes. Where neither side's office is told, it is asked
what the report is about, by whom it names. And who fights *for* something, or *to* do it, with nobody to fight
against, only strives.
"""

from __future__ import annotations

from itertools import islice

from accord.model import Actor
from accord.reading.clauses import Predicate, is_verbal, lead
from accord.reading.lexicon import Sense, contexts, object_classes, senses
from accord.reading.participants import Participants
from accord.reading.syntax import Token, once

__all__ = ["as_words", "strives"]

# Words of force that are told of words as well (a mode that names a weapon, a beating or a killing is force).
FIGURES = frozenset(
    {"attack", "assault", "hammer", "hit", "slam", "target", "blast", "bombard", "batter", "clash", "battle", "fight"}
    | {
        "spar",
        "skirmish",
        "confront",
        "confrontation",
        "onslaught",
        "barrage",
        "broadside",
        "fire",
        "come",
        "be",
        "shot",
    }
)
ARMED = frozenset({"MIL", "COP", "REB", "UAF", "PRM", "SPY", "CRM"})
OFFICES = frozenset({"GOV", "LEG", "PTY", "ELI", "OPP"})
BODIES = frozenset({"PTY", "LEG", "JRN", "OPP"})
POLITICS = frozenset({"election", "legislative", "political_institutions"})
STRIVING = frozenset({"fight", "battle", "struggle"})
FOES = ("dobj", "prep:against", "prep:with", "prep:in", "prep:alongside", "prep:near", "prep:at", "prep:on")


def as_words(
    built: Predicate, sense: Sense, actors: tuple[str, ...], recipients: tuple[str, ...], participants: Participants
) -> bool:
    """Whether an act of force is an attack in words: by and on people of politics, with no harm told in its
    sentence."""
    lemma = built.token.lemma.lower()
    back = lemma == "fire" and any(word.lower == "back" for word in built.heads("prt"))  # "fired back at her critics"
    if sense.type != "ASSAULT" or (sense.mode is not None and not back) or lemma not in FIGURES:
        return False
    if built.verbal and lemma == "assault":
        return False  # "an assault on her record", but "assaulted a reporter"
    attackers, attacked = participants.who(actors), participants.who(recipients)
    if sense.reciprocal and not attacked:
        attackers, attacked = attackers[:1], attackers[1:]
    if not attackers or not attacked:
        # "attacks from the press": on whom, the text says elsewhere
        if built.verbal or attacked or not any(one.sector in BODIES - {"OPP"} for one in attackers):
            return False
    bodies = any(one.sector in BODIES - {"OPP"} and one.kind != "person" for one in attacked)
    if not all(_of_politics(one) or (bodies and one.sector == "CVL") for one in attackers):
        return False
    if not all(map(_of_politics, attacked)):
        return False
    first = built.token.sent.tokens[0]
    if any(word is not built.token for word in _harms(first)):
        return False
    if any(one.sector in OFFICES | {"JRN"} for one in (*attackers, *attacked)):
        return True
    return _is_political(first) or participants.is_politics(OFFICES, ARMED)


@once
def _is_political(first: Token) -> bool:
    """Whether the sentence that a token opens is about elections, parliaments or parties."""
    return bool(POLITICS.intersection(contexts([word.lemma.lower() for word in first.sent.tokens])))


@once
def _harms(first: Token) -> tuple[Token, ...]:
    """The first words of harm of the sentence that a token opens; two tell whether there is one besides any."""
    found = (word for word in first.sent.tokens if _is_harm(word))
    return tuple(islice(found, 2))


def _of_politics(actor: Actor) -> bool:
    """Whether somebody quarrels in words: a person who bears no arms, a party, a parliament, the press."""
    if actor.kind == "person":
        return actor.sector not in ARMED | {"CVL"}  # "a man"
    return actor.kind != "state" and actor.sector in BODIES


def _is_harm(word: Token) -> bool:
    """Whether a word tells that somebody came to harm, or by what."""
    lemma = word.lemma.lower()
    if lemma in FIGURES:
        return False
    if word.pos == "VERB":
        return any(one.type == "ASSAULT" for one in senses(lemma, "VERB")[:1])
    return word.pos == "NOUN" and not {"firearms", "heavy_weapons", "primitive_weapons"}.isdisjoint(
        object_classes(lemma)
    )


def strives(
    built: Predicate, sense: Sense, actors: tuple[str, ...], recipients: tuple[str, ...], participants: Participants
) -> bool:
    """Whether somebody without arms fights for something, or to do it, and against nobody: "fought hard to save the
    law", "a lonely battle to reopen the case"."""
    token = built.token
    if sense.type != "ASSAULT" or token.lemma.lower() not in STRIVING or recipients or built.heads(*FOES):
        return False
    doers = participants.who(actors)
    if any(one.kind == "state" or one.sector in ARMED for one in doers) or (not doers and not actors):
        return False
    if "prep:for" in built.slots:
        return True
    below = [*built.heads("xcomp", "acl"), *token.kids("advcl", "relcl")]
    carrier = lead(token).head
    below += carrier.kids("advcl", "xcomp") if not built.verbal and is_verbal(carrier) else []
    return any(clause.i > token.i and any(mark.tag == "TO" for mark in clause.children) for clause in below)
