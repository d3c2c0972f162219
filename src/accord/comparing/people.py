"""What two sides of a slot that names people are to each other, by who they are and by the words that name them."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping

from rapidfuzz.distance import Indel

from accord.comparing import parties, tokens, words
from accord.comparing.tokens import content_words, fold
from accord.model import Actor, Relation, SlotValue

__all__ = ["all_within", "described", "ids", "is_pronoun", "same", "spelt_alike"]

# Share of letters in order from which two words are spellings of one, as in accord.comparing.contrast.
NAME = 0.75
SHORT = 3  # letters by which a name is told that is cut short ("Alex", "Alexander")
WORD = 0.9


def same(a: SlotValue, b: SlotValue, actors: Mapping[str, Actor]) -> Relation:
    """Two sets of actors compared; the same words for somebody who was only described are the same somebody."""
    relation = parties.actor_relation(ids(a.value), ids(b.value), actors)
    if relation != "conflicts":
        return relation
    first, second = set(content_words(a.text)), set(content_words(b.text))
    if first <= second or second <= first:
        return "equal" if first == second else "refines"  # "Dotson" is "Dotson, 21"
    fewer, more = ({word for word in each if len(word) > 2} for each in sorted((first, second), key=len))
    if fewer and all(any(_one_word(x, y) for y in more) for x in fewer):
        return "refines"  # "Al Qaidar", "Berg's Qaedar network"; "Alex Falk", "Alexander Falk"
    if any(described(side, actors) for side in (a, b)) and not _of_two_states(a, b, actors):
        return "compatible"  # "the two sides", "a militant", "they": whoever they are is the reader's guess
    if _each_may_be_another(ids(a.value), ids(b.value), actors):
        return "compatible"  # "the administration and the Falk Front", "the armed group and the government of Chad"
    if len(first & second) > min(len(first), len(second)) / 2:
        return "compatible"  # "a former partner of the accountancy firm", "a former partner of the firm Ernst"
    return "compatible" if spelt_alike(a.text, b.text) else relation


def _each_may_be_another(a: list[str], b: list[str], actors: Mapping[str, Actor]) -> bool:
    """Whether of two sides of several everybody who is named may be one whom the other side only describes."""
    if min(len(a), len(b)) < 2 or any(name not in actors for name in (*a, *b)):
        return False
    alone = [[name for name in one if name not in two] for one, two in ((a, b), (b, a))]
    told = [sum(_common(actors[name]) for name in names) for names in alone]
    return all(len(names) - mine <= theirs for names, mine, theirs in zip(alone, told, reversed(told), strict=True))


def _one_word(a: str, b: str) -> bool:
    """Whether two words of names are spellings of one, or one is short for the other."""
    shorter, longer = sorted((a, b), key=len)
    if Indel.normalized_similarity(a, b) >= NAME or (len(shorter) >= SHORT and longer.startswith(shorter)):
        return True
    return min(len(a), len(b)) > SHORT and a[: SHORT + 1] == b[: SHORT + 1] and a[0] == b[0]


def all_within(side: SlotValue, told: Collection[str], actors: Mapping[str, Actor]) -> bool:
    """Whether everybody on a side is named, by the last word of the name, among some folded words."""
    named = [actors[name] for name in ids(side.value) if name in actors and not _common(actors[name])]
    last = [tokens.folded(actor.name)[-1:] for actor in named]
    return bool(last) and len(last) == len(ids(side.value)) and all(word and word[0] in told for word in last)


_PRONOUN = re.compile(
    r"(?:I|you|he|she|it|we|they|him|her|them|us|me|who|whom|which|that|his|its|our|their)", re.IGNORECASE
)


def is_pronoun(text: str) -> bool:
    """Whether words that name people are pronouns only."""
    return all(_PRONOUN.fullmatch(word) for word in text.split(", "))


def described(side: SlotValue, actors: Mapping[str, Actor]) -> bool:
    """Whether words name nobody: several in one word, somebody who is only described, a pronoun."""
    named = ids(side.value)
    members = [one for name in named for one in (actors[name].members if name in actors else ()) or (name,)]
    if len(members) > 1 and not re.search(r"(?<!^)[A-Z]", side.text):
        return True
    if is_pronoun(side.text):
        return True
    return all(name in actors and _common(actors[name]) for name in named)


def _common(actor: Actor) -> bool:
    """Whether somebody is only described, of whatever creed or country: "a gunman", "a Catholic clergyman", "Chadian
    officials"."""
    last = actor.name.partition(" of ")[0].split()[-1:]
    return actor.name == actor.name.lower() or (bool(last) and last[0].islower())


def _of_two_states(a: SlotValue, b: SlotValue, actors: Mapping[str, Actor]) -> bool:
    """Whether both sides are of known countries and share none: "Chadian officials", "Peruvian officials"."""
    one, two = ({actors[name].country for name in ids(side.value) if name in actors} - {None} for side in (a, b))
    return bool(one and two) and one.isdisjoint(two)


def spelt_alike(a: str, b: str) -> bool:
    """Whether two stretches differ only in how they spell words: "al-Qaeda", "al-Qaida"; "warfighters",
    "war-fighters"."""
    changed = [part for part in words.diff(a, b) if part[0] != "same"]
    return all(
        Indel.normalized_similarity(fold("".join(left)), fold("".join(right)))
        >= (NAME if left[0][:1].isupper() else WORD)
        for _, left, right in changed
        if left and right
    ) and all(left and right for _, left, right in changed)


def ids(value: object) -> list[str]:
    """The global ids that a slot's value holds."""
    return [str(one) for one in value] if isinstance(value, tuple) else []
