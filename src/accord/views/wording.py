"""Words made fit to show: cleaned of what a terminal would obey, cut to length, and compared word by word."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import groupby, pairwise

from accord.comparing.balance import without_halves
from accord.model import Correction

__all__ = ["MISREAD", "Piece", "clean", "corrected", "count", "cut", "cut_before", "differing", "listed"]

MISREAD = "perhaps misread"
"""What is said of an act that its words hardly tell (:func:`accord.comparing.confidence.misread`)."""

# Controls (C0, DEL, C1), marks that turn the direction of a line or hide in it, and lone halves of surrogate pairs.
_UNSEEN = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ud800-\udfff]"
)
_SPACE = re.compile(r"\s+")
_TOKEN = re.compile(r"[^\W_]+(?:[’'.,\-][^\W_]+)*|.", re.DOTALL)

# Word by word comparison is quadratic at worst; nobody reads a difference of more words than this side by side.
LONGEST_COMPARED = 400
# Above so many different wordings each is compared with the first alone.
MOST_COMPARED = 6


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of one wording; ``differs`` where another wording has something else."""

    text: str
    differs: bool


def clean(text: str) -> str:
    """``text`` on one line, with white space runs as single spaces and nothing in it that a terminal would act on."""
    return _SPACE.sub(" ", _UNSEEN.sub("", text)).strip()


def cut(text: str, width: int) -> str:
    """At most ``width`` code points of cleaned ``text``, cut between words where there is one, with an ellipsis."""
    text = clean(text)
    if len(text) <= width:
        return text
    kept = _cut(text, width - 1)
    closed = without_halves(_cut(text, width - 2) + "…")  # with the mark that closes what the rest would have closed
    return closed if "…" in closed[-2:] and len(kept) <= len(closed) <= width else f"{kept}…"


def cut_before(text: str, width: int) -> str:
    """The end of cleaned ``text``, at most ``width`` code points, cut between words, with an ellipsis before it."""
    text = clean(text)
    if len(text) <= width:
        return text
    kept = text[len(text) - width + 2 :]
    return f"… {kept[kept.find(' ') + 1 :]}"


def _cut(text: str, width: int) -> str:
    kept = text[: max(width, 0)]
    space = kept.rfind(" ")
    if space > width * 2 // 3:
        kept = kept[:space]
    return kept.rstrip(" ,;:–—-")


_DONE = {"confirm": "confirmed", "reject": "rejected", "merge": "merged", "split": "split", "edit": "edited"}


def corrected(one: Correction) -> str:
    """What a person said of a record, who and when, in one line; of a conflict what it is."""
    said = _DONE.get(one.action, "noted")
    by = f"{said} by {clean(one.who)}, {one.at[:10]} (correction {one.number})"
    if one.action == "edit":
        told = listed((clean(each) or "nothing" for each in one.told), 6)
        by += f": {clean(one.field or '')} “{clean(one.value or '')}”" + (f"; reports: {told}" if told else "")
    if one.note:
        by += f"; note: {clean(one.note)}"
    return by if one.state == "applied" else f"IN CONFLICT, not settled: {by}. Now {clean(one.reason or '')}"


def count(number: int, noun: str, plural: str | None = None) -> str:
    """ "1 outlet", "2 outlets"."""
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"


def listed(words: Iterable[str], most: int = 4) -> str:
    """ "A", "A and B", "A, B and C"; beyond ``most`` the rest is counted."""
    items = list(words)
    if len(items) > most:
        items = [*items[: most - 1], f"{len(items) - most + 1} others"]
    return " and ".join([", ".join(items[:-1]), items[-1]] if len(items) > 1 else items)


def differing(wordings: Sequence[str]) -> list[list[Piece]]:
    """Each wording in pieces, marked where the others differ. Case and punctuation don't count.

    Joined, the pieces of a wording are that wording. Wordings beyond LONGEST_COMPARED words are compared so far only.
    """
    tokens = [_TOKEN.findall(wording) for wording in wordings]
    places = [[n for n, token in enumerate(found) if token[0].isalnum()][:LONGEST_COMPARED] for found in tokens]
    keys = [[_key(found[n]) for n in place] for found, place in zip(tokens, places, strict=True)]
    marked: list[set[int]] = [set() for _ in tokens]
    pairs = [(0, j) for j in range(1, len(keys))]
    if len(keys) <= MOST_COMPARED:
        pairs = [(i, j) for i in range(len(keys)) for j in range(i + 1, len(keys))]
    for i, j in pairs:
        if keys[i] == keys[j]:
            continue
        for op, i1, i2, j1, j2 in SequenceMatcher(None, keys[i], keys[j], autojunk=False).get_opcodes():
            if op != "equal":
                marked[i].update(places[i][i1:i2])
                marked[j].update(places[j][j1:j2])
    return [_joined(found, marks) for found, marks in zip(tokens, marked, strict=True)]


def _key(token: str) -> str:
    return token.casefold().replace("’", "'")


def _joined(tokens: Sequence[str], marked: set[int]) -> list[Piece]:
    """Tokens with the same mark in one piece. What lies between two marked words is marked with them."""
    words = [n for n, token in enumerate(tokens) if token[0].isalnum()]
    for left, right in pairwise(words):
        if left in marked and right in marked:
            marked.update(range(left, right))
    pieces = []
    for differs, group in groupby(range(len(tokens)), key=lambda n: n in marked):
        pieces.append(Piece("".join(tokens[n] for n in group), differs))
    return pieces
