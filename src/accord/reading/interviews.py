"""Who answers in an interview whose labels are letters: "Q:" and "A:", "Question:" and "Answer:"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from accord.data import word_sets
from accord.model import Block
from accord.reading.passage_pages import Pages, Passage, words

__all__ = ["answered"]


@lru_cache(maxsize=1)
def _talking() -> frozenset[str]:
    return word_sets("relaying.json")["talking"] | {"answer", "discuss", "take", "interview"}


def answered(pages: Pages, passages: Sequence[Passage]) -> list[Passage]:
    """The passages, those under an answer's label with the interviewed person for their source.

    That is the one person whom the text names before the first label; of several the one who is said to have talked.
    Where that is nobody or two, the label stays.
    """
    turns = [one for one in passages if isinstance(one.label, Block) and one.label.kind == "speaker"]
    names = {id(one): _name(pages, one) for one in turns}
    if not any(name in words()["answering"] for name in names.values()):
        return list(passages)
    person = _interviewed(pages, min(one.content[0][0] for one in turns))
    if not person:
        return list(passages)
    return [
        replace(one, source=person, label=None) if names.get(id(one)) in words()["answering"] else one
        for one in passages
    ]


def _name(pages: Pages, passage: Passage) -> str:
    label = passage.label
    return pages.parse.text[label.start : label.end].strip(" :.").casefold() if label is not None else ""


def _interviewed(pages: Pages, before: int) -> frozenset[int]:
    """The places of the person's name who is interviewed; none where several may be."""
    tokens = pages.parse.tokens
    named: dict[str, tuple[int, int]] = {}
    talked: dict[str, tuple[int, int]] = {}
    for entity in pages.parse.entities:
        if entity.label != "PERSON" or entity.last > before:
            continue
        last = tokens[entity.last - 1]
        key, place = last.lower, (entity.first, entity.last)
        named.setdefault(key, place)
        if last.dep in ("nsubj", "nsubjpass", "appos"):
            verb = (last.head if last.dep == "appos" else last).head
            if verb.lemma.lower() in _talking():
                talked.setdefault(key, place)
    found = named if len(named) == 1 else talked
    return frozenset(range(*next(iter(found.values())))) if len(found) == 1 else frozenset()
