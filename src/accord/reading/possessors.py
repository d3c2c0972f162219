"""Whose an office is: the possessor in "Keller's lawyer", "a lawyer for Keller", "his lawyer"."""

from __future__ import annotations

from bisect import bisect_left

from accord.reading.candidates import Candidate
from accord.reading.entities import Entities, Entity
from accord.reading.positions import SUBJECTS
from accord.reading.syntax import Token

__all__ = ["possessors"]

BACK = 3  # sentences in which the person of "his" is looked for
GENDERS = {"his": "m", "her": "f"}


def possessors(entities: Entities, nominal: Candidate) -> frozenset[int]:
    """The entities of which one has an office; none where the text doesn't say or they are not known yet.

    Names have their entities when this is asked and pronouns don't: "his" and "her" are one of the persons of the last
    words that name any.
    """
    if nominal.owner is not None:
        return frozenset({nominal.owner.entity} - {-1})
    pronoun = next((child for child in nominal.head.kids("poss") if child.lower in GENDERS), None)
    if pronoun is not None:
        return _meant(entities, nominal, pronoun)
    for prep in nominal.head.kids("prep"):
        noun = prep.child("pobj") if prep.lower == "for" else None
        other = entities.at_head.get(noun.i) if noun is not None else None
        if other is not None and other is not nominal and other.form == "name" and other.entity >= 0:
            return frozenset({other.entity})
    return frozenset()


def _meant(entities: Entities, nominal: Candidate, pronoun: Token) -> frozenset[int]:
    """The persons whom a pronoun may stand for, of the last sentence that names one; of several, the subject."""
    place = bisect_left(entities.candidates, nominal.first, key=lambda each: each.first)
    sentence, near = -1, list[Candidate]()
    for number in range(place - 1, -1, -1):
        each = entities.candidates[number]
        if pronoun.sent.i - each.sent.i > BACK or (near and each.sent.i != sentence):
            break
        if _fits(entities.of(each), each, pronoun):
            sentence = each.sent.i
            near.append(each)
    first = [each.entity for each in near if each.outer.dep in SUBJECTS and each.sent is not pronoun.sent]
    return frozenset(first or (each.entity for each in near))


def _fits(entity: Entity | None, each: Candidate, pronoun: Token) -> bool:
    if entity is None or each.form != "name" or entity.kind != "person" or entity.plural:
        return False
    return entity.gender in {None, GENDERS[pronoun.lower]} and each.quote < 0
