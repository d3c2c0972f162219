"""What speaks for two tellings being of one statement: who speaks, and words that one utterance could be rendered in.

Words that two reports give to two speakers are one statement where they are the same words, or nearly: who said them
is then what the reports differ in, and no reason to keep the tellings apart.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping

from accord.comparing import avowals, occasions, voices, words
from accord.comparing.profiles import StatementProfile
from accord.comparing.renderings import one_meaning
from accord.comparing.tokens import content_words, folded
from accord.model import Actor, Relation

__all__ = ["OTHER_SPEAKER", "SAME_SPEAKER", "features"]

OTHER_SPEAKER = "other speaker, the same words"
SAME_SPEAKER = "same speaker"
# What two renderings by different voices must share to be one claim: stems in common, and their share (Ochiai 1957). Of
# short stretches ("the matter to the police") two speakers have the same by chance.
FEW, MANY = 4, 6
NEARLY, SURELY, SAME = 0.6, 0.8, 0.9
# Words that point back to what was named before: "such plants", "those facilities".
POINTING = frozenset({"this", "that", "these", "those", "such"})
OPENING = 2  # content words with which two renderings both begin


def features(
    a: StatementProfile, b: StatementProfile, actors: Mapping[str, Actor], kin: Callable[[], bool]
) -> list[tuple[str, float]] | None:
    """The weighed features of two tellings; None where they can't be of one statement. ``kin``: whether some of the
    speakers belong to one state."""
    shared = a.words & b.words
    overlap = len(shared) / math.sqrt(len(a.words) * len(b.words)) if shared else 0.0
    # long texts with the same words share their stems, so that most pairs need not be asked about their wording
    near = len(shared) >= 2 or min(len(a.words), len(b.words)) <= 3
    found: list[tuple[str, float]] = []
    if a.key[0] == b.key[0]:
        found.append(("same report", -0.6))  # a report that says a thing twice mostly tells of two utterances
    who = _who(a, b, actors, kin, overlap)
    if who is None:
        return None
    found.append(who)
    relation = words.wording(a.text, b.text) if near else "conflicts"
    if relation == "equal":
        found.append(("same words", 1.5))
    elif relation == "refines" and len(shared) >= 2:
        found.append(("one holds the other's words", 1.0))
    elif occasions.weeks_apart(a.written, b.written):
        found.append(("told at other times", -0.8))  # who says the like again says it anew
    found.append(("shared words", 2.2 * overlap - 0.5))
    if relation == "conflicts" and who[0] == SAME_SPEAKER and shared and _rendered(a, b):
        found.append(("a sentence quoted in other words", 0.9))
    elif len(shared) < 2 and relation != "equal":
        found.append(("hardly a word shared", -1.0))
    if a.statement.form != "indirect" and b.statement.form != "indirect":
        if overlap >= 0.4:
            found.append(("both quoted", 0.2))
        if who[0] == "same words passed on" and len(shared) > OPENING and _opening(a.text, b.text) >= OPENING:
            found.append(("both begin with the same words", 0.5))
    return found


def _who(
    a: StatementProfile, b: StatementProfile, actors: Mapping[str, Actor], kin: Callable[[], bool], overlap: float
) -> tuple[str, float] | None:
    if not (a.speakers and b.speakers):
        return "speaker untold", -0.4
    if a.speakers & b.speakers:
        return SAME_SPEAKER, 0.6
    if avowals.opposed(a, b):
        return None  # a mayor who dismisses what the army claims has not said that, whatever state is theirs
    if kin():
        return "speakers of one side", 0.1
    if a.vouching & b.vouching and a.statement.form != "indirect" and b.statement.form != "indirect":
        return "same words passed on", 0.3  # who said them is then told differently
    if a.key[0] == b.key[0] or len(a.words & b.words) < FEW:
        return None
    relation = words.wording(a.text, b.text)
    if not _one_claim(a, b, relation, overlap, FEW, NEARLY):
        return None
    other = voices.relation(a, b, actors) == "conflicts"
    if not other and voices.certain(a, b):
        return "speakers may be one", 0.1
    # what two people claim in words that are not quoted, two people may well have claimed
    unquoted = "indirect" in (a.statement.form, b.statement.form)
    if not _one_claim(a, b, relation, overlap, MANY, SAME if unquoted else SURELY) or voices.told_within(a, b, actors):
        return None
    return (OTHER_SPEAKER, 0.0) if other else ("speakers may be one", 0.1)


def _one_claim(
    a: StatementProfile, b: StatementProfile, relation: Relation, overlap: float, least: int, share: float
) -> bool:
    """Whether two renderings are, by their words alone, of one claim."""
    if len(a.words & b.words) < least or words.negations(a.text) % 2 != words.negations(b.text) % 2:
        return False
    return relation in ("equal", "refines", "compatible") or overlap >= share


def _rendered(a: StatementProfile, b: StatementProfile) -> bool:
    """Whether two reports quote a sentence of one speaker in other words: two translations, one of them shortened."""
    if a.key[0] == b.key[0]:
        return False
    return any(
        words.one_sentence(one.exact, two.exact) or one_meaning(one.exact, two.exact)
        for one in a.statement.quotes
        for two in b.statement.quotes
    )


def _opening(a: str, b: str) -> int:
    """How many content words two texts have in common from their beginnings on, where one that points back to a thing
    ("those plants") is any other that does ("such facilities")."""
    first, second = (folded(text) for text in (a, b))
    count = i = j = 0
    for side in (first, second):
        if side[:1] == ["that"]:
            del side[0]
    while i < len(first) and j < len(second):
        if first[i] == second[j]:
            count += bool(content_words(first[i]))
        elif first[i] in POINTING and second[j] in POINTING:
            i, j = i + 1, j + 1  # and the noun behind it
        else:
            break
        i, j = i + 1, j + 1
    return count
