"""Things that news names as targets, goods and topics, and which are parts or kinds of which (``data/things.json``)."""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from functools import lru_cache

from accord.comparing.profiles import QUANTIFIERS
from accord.comparing.tokens import folded, function_words, lexicon, stem
from accord.data import read_json
from accord.model import Relation

__all__ = ["holds", "item_relation", "item_within", "items"]

_SEPARATOR = re.compile(
    r"[,;/]|\band\b|\bor\b|\bas well as\b|\bplus\b|&|\bincluding\b|\balong with\b|\btogether with\b"
)
_POST = frozenset({"of", "in", "at", "on", "near", "for", "from", "by", "with", "to", "under"})


@lru_cache(maxsize=1)
def _table() -> tuple[dict[tuple[str, ...], str], dict[str, frozenset[str]]]:
    """Names of classes by their stems, and for each class all classes that it lies within (itself included)."""
    loaded = read_json("things.json")
    parents: dict[str, list[str]] = {}
    names: dict[tuple[str, ...], str] = {}
    for entry in loaded["classes"]:
        parents[entry["id"]] = list(entry["within"])
        for name in entry["names"]:
            names[tuple(stem(word) for word in folded(name))] = entry["id"]
    closure: dict[str, frozenset[str]] = {}
    for start in parents:
        seen, todo = set[str](), [start]
        while todo:
            here = todo.pop()
            if here not in seen:
                seen.add(here)
                todo.extend(parents.get(here, ()))
        closure[start] = frozenset(seen)
    return names, closure


def items(phrase: str, empty: Set[str] = frozenset()) -> list[tuple[str, ...]]:
    """The things that a coordinated noun phrase names, each as its content stems with the head noun last.

    A modifier that the first of several nouns carries alone stays with it. ``empty`` are stems that name nothing here.
    """
    return list(_named(phrase, frozenset(empty)))


@lru_cache(maxsize=1 << 12)
def _named(phrase: str, empty: frozenset[str]) -> tuple[tuple[str, ...], ...]:
    function = function_words()
    marks = frozenset(lexicon()["exclusive"])
    found: list[tuple[str, ...]] = []
    for part in _SEPARATOR.split(phrase):
        before: list[str] = []
        after: list[str] = []
        post = False
        for word in folded(part):
            if word in _POST and before:
                post = True
            plain = stem(word)
            if word in function or word in marks or plain in empty:
                continue
            (after if post else before).append(plain)
        # "attacks on ports": with "attack" naming nothing here, what is left is the thing itself.
        item = (*after, *before) if before else tuple(after)
        if item and item not in found:
            found.append(item)
    return tuple(found)


@lru_cache(maxsize=1 << 14)
def _class(item: tuple[str, ...]) -> str | None:
    """The class of a thing: the longest known name that ends at its head; a modifier may stand in between ("nuclear
    power plant").
    """
    names, _ = _table()
    for size in range(min(4, len(item)), 0, -1):
        if item[-size:] in names:
            return names[item[-size:]]
    best: tuple[int, str] | None = None
    have = set(item)
    for name, kind in names.items():
        if len(name) > 1 and name[-1] == item[-1] and set(name) <= have and (best is None or (len(name), kind) > best):
            best = (len(name), kind)
    return best[1] if best else None


def item_relation(a: tuple[str, ...], b: tuple[str, ...]) -> Relation:
    """How two things stand to each other: equal, refines (a kind or part, either way round), compatible (might be),
    conflicts.
    """
    if a == b or (a[-1] == b[-1] and set(a) == set(b)):
        return "equal"
    if a[-1] == b[-1] and (set(a) < set(b) or set(b) < set(a)):
        return "refines"
    first, second = _class(a), _class(b)
    if first is None or second is None:
        if set(a) & set(b):
            return "compatible" if a[-1] in b or b[-1] in a or a[-1] == b[-1] else "conflicts"
        return "conflicts"
    closure = _table()[1]
    if first == second:
        return "equal" if set(a) == set(b) else "refines" if set(a) < set(b) or set(b) < set(a) else "compatible"
    if second in closure[first] or first in closure[second]:
        return "refines"
    return "conflicts"


def item_within(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Whether the thing ``a`` is the thing ``b``, or surely a kind or part of it ("nuclear power plant" of "power
    plant").
    """
    if a[-1] == b[-1] and set(b) <= set(a):
        return True
    first, second = _class(a), _class(b)
    if first is None or second is None or second not in _table()[1][first]:
        return False
    return first != second or set(b) <= set(a)


# The noun of which a thing says upon what it is, right before that thing: "strikes on the" before "grain terminals".
_UPON = re.compile(r"(?P<noun>[^\W\d_]+) (?:on|against|at|over|upon) (?:(?:the|its|their|his|her|all|any|some) )?$")


def holds(whole: Sequence[str], theme: str, part: Sequence[str]) -> bool:
    """Whether some things are named by the bare noun that a theme restricts: "all strikes" hold the "grain terminals"
    of "a halt to strikes on grain terminals"."""
    at = theme.find(part[0]) if part else -1
    upon = _UPON.search(theme[:at].casefold()) if at > 0 else None
    named = [item for phrase in whole for item in items(phrase, frozenset(map(stem, QUANTIFIERS)))]
    if upon is None or not named:
        return False
    noun = (stem(upon["noun"]),)
    return all(len(item) == 1 and item_relation(item, noun) != "conflicts" for item in named)
