"""Brackets and quotation marks whose partner was left behind when words were taken out of a text."""

from __future__ import annotations

import re

__all__ = ["balanced", "without_halves"]

_MARKS = re.compile(r"[()\[\]\"“”«»]")
_CLOSERS = {"(": ")", "[": "]", '"': '"', "“": "”", "«": "»"}
_BRACKETS = "([)]"
BEFORE = 3  # words that must stand before a bracket for the words to end there
MOST = 12  # lone marks; words with more are no prose, and lose them
_BEHIND = re.compile(r"[.,!?]?[)\]\"”»]+")  # what closes right behind a stretch, with the stop inside a quotation


def balanced(text: str, start: int, end: int) -> str:
    """A stretch of a text on one line, with the marks right behind it that close what it opens."""
    behind = _BEHIND.match(text, end)
    words = text[start:end]
    if behind is not None and _open(words):
        while _open(words) and end < behind.end():
            end += 1
            words = text[start:end]
        if len(_lone(words)) > len(_lone(text[start : end - 1])):  # a mark that closes what was opened before
            words = text[start : end - 1]
    return " ".join(words.split())


def without_halves(words: str) -> str:
    """Words in which every bracket and quotation mark has its partner.

    A lone quotation mark at either end of them goes, within them it gets its partner, as only a part of what was
    quoted is told. Words end before a bracket that is not closed; a lone closing one goes.
    """
    lone = _lone(words)
    if len(lone) > MOST:
        drop = set(lone)
        return "".join(sign for at, sign in enumerate(words) if at not in drop).strip()
    for _ in range(2 * MOST):
        lone = _lone(words)
        if not lone:
            break
        at = lone[0]
        mark = words[at]
        if mark in "([" and len(words[:at].split()) >= BEFORE:
            words = words[:at].rstrip(" ,;:")
        elif mark in _BRACKETS:
            words = f"{words[:at]}{words[at + 1 :]}".strip()
        elif (again := _again(words, at)) is not None:
            words = f"{words[:again]}{words[again + 1 :]}"  # the same quotation goes on with a new paragraph
        elif at == 0:
            words = words[1:].lstrip()
        elif not words[at + 1 :].strip():
            words = words[:at].rstrip()
        elif _opens(words, at):
            words += _CLOSERS[mark]
        else:
            words = f"{next((left for left, right in _CLOSERS.items() if right == mark), mark)}{words}"
    return words


def _again(words: str, at: int) -> int | None:
    """Where a quotation that a mark opens is opened once more."""
    if not _opens(words, at):
        return None
    mark = words[at]
    return next((one for one in range(at + 1, len(words)) if words[one] == mark and _opens(words, one)), None)


def _opens(words: str, at: int) -> bool:
    """Whether a mark opens something: the straight one where nothing, a space, a dash or an open bracket is before."""
    mark = words[at]
    return mark in "([“«" or (mark == '"' and (at == 0 or words[at - 1] in " \n\t([—–“‘'"))


def _open(words: str) -> bool:
    """Whether something stays open in words."""
    return any(_opens(words, at) for at in _lone(words))


def _lone(words: str) -> list[int]:
    """Where marks stand that have no partner, in their order."""
    opened: list[int] = []
    found: list[int] = []
    for each in _MARKS.finditer(words):
        at, mark = each.start(), each[0]
        if _opens(words, at):
            opened.append(at)
            continue
        partner = next((one for one in reversed(opened) if _CLOSERS[words[one]] == mark), None)
        if partner is None:
            found.append(at)
        else:
            # what was opened within and not closed has no partner either
            found.extend(one for one in opened if one > partner)
            opened = [one for one in opened if one < partner]
    return sorted([*found, *opened])
