"""Headings and lines that name a text, and whose it is: "Full text of the statement by ...", "The minister's letter".

A heading has no tokens: it is read by its words. Whatever says more than a text's name and its author's is none
("Letter by minister angers valley").
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from accord.reading.passage_pages import words
from accord.reading.roles import role

__all__ = ["LONGEST", "author"]

LONGEST = 200  # code points
_WORD = re.compile(r"[^\s,;:]+")
_BY = frozenset({"by", "of", "from"})
_BESIDE = frozenset({"on", "at", "to", "in", "about", "after", "during", "regarding", "concerning", "following", "for"})
_LINKING = frozenset({"of", "the", "and", "for", "de", "al", "bin", "von", "van", "&"})


def author(title: str) -> tuple[int, int, bool] | None:
    """Where in a title its text's author stands (from, to), or, and True, the name of the text where it tells no
    author. None where the title is no text's name."""
    if len(title) > LONGEST or "\n" in title:
        return None
    lead = len(title) - len(title.lstrip("#* "))
    found = [(match[0], match.start(), match.end()) for match in _WORD.finditer(title, lead)]
    at = next((number for number, (word, _, _) in enumerate(found) if _titles(word)), -1)
    if at < 0:
        return None
    place, anonymous = _whose(found, at)
    return (*place, anonymous) if place is not None else None


def _titles(word: str) -> bool:
    lower = word.lower()
    return lower in words()["texts"] or lower.rstrip("s") in words()["texts"]


def _whose(found: Sequence[tuple[str, int, int]], at: int) -> tuple[tuple[int, int] | None, bool]:
    """From where to where a title names the author of its text: the words behind "by", those before "'s", or, where it
    names nobody, the text itself (and True). None where the title says more than that."""
    before = [word for word, _, _ in found[:at]]
    owner = next((number for number, word in enumerate(before) if word.endswith(("'s", "’s", "s'", "s’"))), -1)
    plain = before[owner + 1 :]
    if any(word.lower() not in words()["qualities"] for word in plain):
        return None, False
    while at + 2 < len(found) and found[at + 1][0].lower() == "of":  # "full text of the joint statement by"
        further = next(
            (
                number
                for number in range(at + 2, min(at + 6, len(found)))
                if _titles(found[number][0])
                and all(word.lower() in words()["qualities"] for word, _, _ in found[at + 2 : number])
            ),
            -1,
        )
        if further < 0:
            break
        at = further
    rest = found[at + 1 :]
    if rest and rest[0][0].lower() not in _BESIDE | _BY | {"as"}:
        return None, False  # it says more than the text's name: "The minister's statement angers ..."
    if owner >= 0:
        if not _named([word for word, _, _ in found[: owner + 1]]):
            return None, False
        end = found[owner][1] + len(found[owner][0])
        return (found[0][1], end - (2 if found[owner][0][-1] in "sS" else 1)), False
    if rest and rest[0][0].lower() in _BY:
        who = rest[1:]
        stop = next((number for number, (word, _, _) in enumerate(who) if word.lower() in _BESIDE), len(who))
        who = who[:stop]
        if not who or not _named([word for word, _, _ in who]):
            return None, False
        return (who[0][1], who[-1][1] + len(who[-1][0])), False
    return (found[0][1], found[at][1] + len(found[at][0])), True


def _named(who: Sequence[str]) -> bool:
    """Whether words name somebody: capitals, or nouns of an office, and nothing else."""
    bare = [word.strip("'’.") for word in who]
    capital = any(word[:1].isupper() for word in bare[1:] or bare)
    return capital and all(
        word[:1].isupper()
        or not word
        or word.lower() in _LINKING
        or role(word.lower()) is not None
        or role(word.lower().rstrip("s")) is not None
        for word in bare
    )
