"""What words leave a matter open, and what words settle it: "put off a decision", "nothing was agreed", "agreed to";
what is shut or stays suspended, and what is opened or goes on.

A matter that one report says is put off, suspended, called off or left open, and the other that it is agreed or goes
ahead, is told two ways, though both be about the same people, day and place. Who says both of two matters ("agreed on
the port but put off the border") says neither of one.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache, partial

from accord.comparing.tokens import SHORT_NOT, folded, function_words, lexicon, stem
from accord.data import word_sets
from accord.reading.timetables import calendar

__all__ = ["apart", "goes_on", "leaves_open", "puts_off", "settles"]

PARTICLE_WITHIN = 4  # words in which a verb's particle follows: "put the vote off"
SOMEWHERE = (["in"], ["into"], ["on"], ["onto"], ["at"])  # to which somebody is put back: "put him back on the list"
NEGATED_WITHIN = 4  # words before a verb of settling in which it may be negated: "no decision was taken"
GOVERNED_WITHIN = 2  # words after it that it governs: "agreed to put off"
AROUND = 8  # words on either side of a word of settling that tell what is settled
SHARED = 2  # content words of them that the other telling has
TEXTS = 1 << 12
Run = tuple[int, int]  # the first and the last word of a stretch

_words = partial(word_sets, "realis.json")


def _table(names: Iterable[str]) -> Mapping[str, frozenset[tuple[str, ...]]]:
    """By the stem of the first word of a turn of phrase the words that follow it; nothing where it is one word."""
    found: dict[str, set[tuple[str, ...]]] = {}
    for name in names:
        for verb in _words()[name]:
            word, *rest = verb.split(" ")
            for form in (word, word + ("d" if word.endswith("e") else "ed")):
                found.setdefault(stem(form), set()).add(tuple(rest))
    return {key: frozenset(value) for key, value in found.items()}


@lru_cache(maxsize=1)
def _deferring() -> Mapping[str, frozenset[tuple[str, ...]]]:
    return _table(("deferring", "calling_off", "suspending"))


@lru_cache(maxsize=1)
def _open() -> Mapping[str, frozenset[tuple[str, ...]]]:
    return _table(("deferring", "calling_off", "suspending", "left_open"))


@lru_cache(maxsize=1)
def _settling() -> Mapping[str, frozenset[tuple[str, ...]]]:
    return _table(("settling", "going_ahead"))


@lru_cache(maxsize=16)
def _named(name: str) -> Mapping[str, frozenset[tuple[str, ...]]]:
    return _table((name,))


@lru_cache(maxsize=TEXTS)
def puts_off(text: str) -> bool:
    """Whether some words say that something is put off, suspended or called off: "has been put off"."""
    return bool(_places(folded(text), _deferring()))


def leaves_open(words: Sequence[str]) -> list[Run]:
    """Where some folded words say that a matter is put off, called off or not settled: first and last word of each."""
    found = _places(words, _open())
    for first, last in _places(words, _settling()):
        negator = _negator(words, first)
        if negator is not None:
            found.append((negator, last))
    return sorted(set(found))


def settles(words: Sequence[str]) -> list[Run]:
    """Where some folded words say that a matter is agreed on, decided or goes ahead; not "agreed to put it off"."""
    left = {first for first, _ in _places(words, _open())}
    return [
        (first, last)
        for first, last in _places(words, _settling())
        if _negator(words, first) is None and left.isdisjoint(range(last + 1, last + 1 + GOVERNED_WITHIN))
    ]


def goes_on(words: Sequence[str]) -> bool | None:
    """Whether some folded words say that a matter is settled or goes on, or that it is left open or at a stand; None
    where they say neither, or both."""
    for said in (_settled, _going, _opened):
        left, done = map(bool, said(words))
        if left != done:
            return done
    return None


def apart(a: Sequence[str], b: Sequence[str]) -> tuple[Run, Run] | None:
    """Where of the folded words of two tellings those of one leave open what those of the other settle; None where they
    don't, one of them says both, or what stands around the words of settling is not what the other tells of."""
    for said in (_settled, _going, _opened):
        if said is not _settled and _other_days(a, b):
            return None  # "was closed on Monday", "was reopened on Wednesday"
        one, two = said(a), said(b)
        for mine, its in ((0, 1), (1, 0)):
            if one[mine] and two[its] and not one[its] and not two[mine]:
                settled, at, other = (a, one[mine][0], b) if mine else (b, two[its][0], a)
                left = two[its][0] if mine else one[mine][0]
                if _of_one_matter(settled, at, other) and not _both_to_do(settled, at, other, left):
                    return one[mine][0], two[its][0]
    return None


def _both_to_do(settled: Sequence[str], at: Run, other: Sequence[str], left: Run) -> bool:
    """Whether both are words for one resolve to do something: "agreed to pause the raids", "agreed to halt the
    raids"."""
    return list(settled[at[1] + 1 : at[1] + 2]) == ["to"] and list(other[max(0, left[0] - 1) : left[0]]) == ["to"]


def _settled(words: Sequence[str]) -> tuple[list[Run], list[Run]]:
    return leaves_open(words), settles(words)


def _going(words: Sequence[str]) -> tuple[list[Run], list[Run]]:
    """Where some folded words say that something stays suspended, and where that it goes on."""
    return _affirmed(words, "at_a_stand"), _affirmed(words, "going_on")


def _opened(words: Sequence[str]) -> tuple[list[Run], list[Run]]:
    """Where some folded words say that something is shut, and where that it is opened."""
    return _affirmed(words, "shut"), _affirmed(words, "opened")


def _affirmed(words: Sequence[str], name: str) -> list[Run]:
    return [run for run in _places(words, _named(name)) if _negator(words, run[0]) is None]


def _other_days(a: Sequence[str], b: Sequence[str]) -> bool:
    """Whether two tellings name days or months, and not one that both name."""
    one, two = (calendar() & set(words) for words in (a, b))
    return bool(one and two) and one.isdisjoint(two)


def _of_one_matter(settled: Sequence[str], at: Run, other: Sequence[str]) -> bool:
    near = (*settled[max(0, at[0] - AROUND) : at[0]], *settled[at[1] + 1 : at[1] + 1 + AROUND])
    empty = function_words()
    mine, its = ({stem(word) for word in words if word not in empty} for words in (near, other))
    return len(mine & its) >= SHARED


def _places(words: Sequence[str], table: Mapping[str, frozenset[tuple[str, ...]]]) -> list[Run]:
    found = []
    for i, word in enumerate(words):
        for rest in sorted(table.get(stem(word), ())):
            beside = words[i + 1 : i + 1 + PARTICLE_WITHIN]
            last = max((i + 1 + beside.index(each) for each in rest if each in beside), default=i)
            put_there = rest == ("back",) and words[last + 1 : last + 2] in SOMEWHERE
            if all(each in beside for each in rest) and not put_there:
                found.append((i, last))
                break
    return found


def _negator(words: Sequence[str], at: int) -> int | None:
    """The word that negates what stands at a place; None where none does."""
    negators = lexicon()["negators"]
    near = range(at - 1, max(0, at - NEGATED_WITHIN) - 1, -1)
    return next((i for i in near if words[i] in negators or SHORT_NOT.search(words[i])), None)
