"""What a speaker goes on to say in a participle at the end of his sentence: "the premier wrote that the port was open,
stressing that the truce held".

Such a participle shares the subject of the verb of saying, but the parser often hangs it on the nearest noun or verb of
what is said ("the port"), and a verb that is seldom one of saying ("reinforcing that ...") is an unlikely cue. Beside
words of the same sentence that somebody is known to have said, less is asked of it. Participles that draw a conclusion
("meaning that", "showing that") tell what follows from the words and nobody's saying.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from accord.data import word_sets
from accord.reading.attribution_model import Floats
from accord.reading.attribution_page import Found, Page
from accord.reading.syntax import Token

__all__ = ["going_on"]

GOING_ON = "a participle that goes on"
# As likely a cue at least: on invented sentences with 24 verbs those of saying have 0.2 and more, "meaning",
# "ensuring" and "proving" less than 0.15.
LEAST = 0.15
LONGEST = 80  # tokens from a verb of saying to such a participle
SOMEBODY = frozenset({"PERSON", "ORG", "GPE", "NORP"})


_words = partial(word_sets, "relaying.json")


def going_on(page: Page, found: Sequence[Found], probability: Floats) -> list[Found]:
    """All that was found, with what such participles tell. One that was found with a thing of the words before it for
    its source gets their speaker."""
    known = {one.head: one for one in found}
    made: list[Found] = []
    for outer in found:
        if outer.parent >= 0 or outer.head < 0 or not outer.source or page.quote_of[outer.head] >= 0:
            continue
        sentence = page.parse.tokens[outer.head].sent
        last = min(sentence.last, outer.head + LONGEST)
        for token in page.parse.tokens[outer.head + 1 : last]:
            clause = _goes_on(page, token)
            if clause is None or not any(outer.head < place < token.i for place in outer.content):
                continue
            told = known.get(token.i)
            if told is not None:
                if told is not outer and told.source <= outer.content and not _somebody(page, told.source):
                    told.source = set(outer.source)
                break
            if float(probability[token.i]) < LEAST:
                continue
            content = {one.i for one in clause.subtree() if one.i > token.i and page.has_words([one.i])}
            comma = token.i - 1 if page.parse.tokens[token.i - 1].text == "," else token.i
            outer.content = {place for place in outer.content if place < comma}
            places = {token.i, *content, *outer.source}
            score = float(probability[token.i])
            window = (min(places), max(places) + 1)
            made.append(Found(token.i, score, {token.i}, set(outer.source), content, found_by=GOING_ON, window=window))
            break
    return sorted([*found, *made], key=lambda one: (one.head if one.head >= 0 else min(one.content), one.head))


def _goes_on(page: Page, token: Token) -> Token | None:
    """The that-clause of a participle behind a comma, or None."""
    if token.tag != "VBG" or page.quote_of[token.i] >= 0 or token.dep not in ("advcl", "acl"):
        return None
    if token.kids("aux", "nsubj", "nsubjpass", "mark") or token.lemma.lower() in _words()["inferring"]:
        return None
    before = [one.text for one in page.parse.tokens[max(0, token.i - 2) : token.i]]
    if "," not in before:
        return None
    return next(
        (
            clause
            for clause in token.kids("ccomp")
            if clause.i > token.i and any(mark.dep == "mark" and mark.lower == "that" for mark in clause.children)
        ),
        None,
    )


def _somebody(page: Page, places: set[int]) -> bool:
    """Whether a source names somebody, or stands for it."""
    tokens = page.parse.tokens
    entities = page.parse.entity_at
    return any(
        tokens[place].pos == "PRON" or ((entity := entities.get(place)) is not None and entity.label in SOMEBODY)
        for place in places
    )
