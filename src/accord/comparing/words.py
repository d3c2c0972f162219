"""What two stretches of words are to each other: two renderings of one quote, two lists of things, two polarities.

Decided by the words themselves (which are added, missing, exchanged), never by the distance of vectors.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Literal

from rapidfuzz.distance import Indel, LCSseq

from accord.comparing.sides import NUMBER_WORDS
from accord.comparing.things import item_relation, item_within, items
from accord.comparing.tokens import SHORT_NOT, Word, content_words, fold, folded, lexicon, stem, words
from accord.model import Relation

__all__ = [
    "Difference",
    "diff",
    "in_common",
    "modality",
    "modality_relation",
    "negations",
    "one_sentence",
    "polarity_relation",
    "reworded",
    "scope",
    "shortened",
    "wording",
]

Tag = Literal["same", "changed", "left out", "added"]
Difference = tuple[Tag, tuple[str, ...], tuple[str, ...]]

_ORDINALS = {
    name: f"{number}{'st' if number == 1 else 'nd' if number == 2 else 'rd' if number == 3 else 'th'}"
    for number, name in enumerate(
        ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh"), 1
    )
} | {"twelfth": "12th"}
_ELLIPSIS = re.compile(r"\s*(?:\[\s*(?:…|\.{3,}|\. \. \.)\s*\]|…|\.{3,}|\. \. \.)\s*")
_BRACKET = re.compile(r"\[[^\]\n]{0,200}\]|\([^)\n]{0,200}\)")


@lru_cache(maxsize=1)
def _expansions() -> dict[str, tuple[str, ...]]:
    table = {short: tuple(full.split()) for short, full in lexicon()["contractions"].items()}
    table.update({one: tuple(other.split()) for one, other in lexicon()["spellings"].items()})
    return table


# The tellings of a fact are compared in pairs, so each of a few thousand texts is looked at again and again, and the
# same pair of words as often as reports share them.
TEXTS = 1 << 13
PAIRS = 1 << 16


@lru_cache(maxsize=TEXTS)
def _words(text: str) -> tuple[Word, ...]:
    return tuple(words(text))


@lru_cache(maxsize=TEXTS)
def _folded(text: str) -> tuple[str, ...]:
    """Folded words, contractions and double spellings opened ("don't": "do not", "percent": "per cent"), small numbers
    as digits, "eleventh" as "11th"."""
    table, found = _expansions(), list[str]()
    for word in folded(text):
        plain = NUMBER_WORDS.get(word) or _ORDINALS.get(word, word)
        if plain in table:
            found.extend(table[plain])
        elif SHORT_NOT.search(plain):
            found.extend((plain.replace("'", "")[:-2], "not"))
        elif "'" in plain and "'" + plain.split("'", 1)[1] in table:
            found.append(plain.split("'", 1)[0])
            found.extend(table["'" + plain.split("'", 1)[1]])
        else:
            found.append(plain)
    return tuple(found)


Pieces = tuple[tuple[str, ...], ...]


_CLOCK = re.compile(
    r"\b(?P<hour>1[0-2]|0?[1-9])(?:[:.](?P<minute>[0-5]\d))?\s?(?P<half>[ap])\.?m\b"
    r"|\b(?P<h>[01]\d|2[0-3])(?P<m>[0-5]\d)(?= GMT\b)",
    re.IGNORECASE,
)


def _of_24_hours(found: re.Match[str]) -> str:
    """A time of a clock as "18:41", however it is written."""
    if found["h"]:
        return f"{found['h']}:{found['m']}"
    hour = int(found["hour"]) % 12 + (12 if found["half"].lower() == "p" else 0)
    return f"{hour:02}:{found['minute'] or '00'}"


@lru_cache(maxsize=TEXTS)
def _pieces(text: str) -> Pieces:
    text = _CLOCK.sub(_of_24_hours, text)
    return tuple(piece for part in _ELLIPSIS.split(text) if (piece := _folded(part)))


@lru_cache(maxsize=TEXTS)
def _without_brackets(text: str) -> Pieces:
    # what an editor puts in square brackets may stand for anything
    return _pieces(_BRACKET.sub(lambda found: " … " if found[0][0] == "[" else " ", text))


@lru_cache(maxsize=PAIRS)
def wording(a: str, b: str) -> Relation:
    """How two renderings of one quote stand to each other.

    ``equal``: the same words (case, punctuation, quotation marks and spelling variants aside); ``refines``: one is
    contained in the other, ellipses allowed for; ``compatible``: the same content words, in any order and
    inflection, with the same negations and modals; ``conflicts``: worded differently; ``absent``: one of them has no
    words.
    """
    first, second = _pieces(a), _pieces(b)
    if not first or not second:
        return "absent"
    if first == second:
        return "equal"
    bare_first, bare_second = _without_brackets(a), _without_brackets(b)
    for one, two in ((first, second), (bare_first, bare_second)):
        if not one or not two:
            continue
        if _contained(one, two) or _contained(two, one) or _run_together(one, two) or _run_together(two, one):
            return "equal" if "".join(w for p in one for w in p) == "".join(w for p in two for w in p) else "refines"
    if _gist(a) == _gist(b):
        return "compatible"
    return "conflicts"


@lru_cache(maxsize=PAIRS)
def shortened(a: str, b: str) -> bool:
    """Whether one rendering of a quote is the other with words left out anywhere, none of which negates or doubts."""
    first, second = ([word for piece in _pieces(text) for word in piece] for text in (a, b))
    shorter, longer = sorted((first, second), key=len)
    if not shorter or LCSseq.similarity(shorter, longer) < len(shorter):
        return False
    return negations(a) == negations(b) and modality(a) == modality(b)


LONGEST_CHANGE = 8  # words; what is longer is a passage that one of two renderings leaves out
SAME_QUOTE = 0.5  # share of the shorter one's words, in order, that two renderings of one quote have in common
SAME_WORDS = 4
SAME_SPELLING = 0.75
_ARTICLES = frozenset({"a", "an", "the"})  # added or left out, they are no other wording


@lru_cache(maxsize=PAIRS)
def reworded(a: str, b: str) -> bool:
    """Whether two stretches are one quote that is worded differently between words that both have; False where one of
    them only begins earlier or ends later, or they are two quotes."""
    first, second = ([word for piece in _pieces(text) for word in piece] for text in (a, b))
    shared = LCSseq.similarity(first, second)
    if shared < max(SAME_WORDS, SAME_QUOTE * min(len(first), len(second))):
        return False
    gaps = _gaps(first, second)[1:-1]
    return any(0 < max(map(len, gap)) <= LONGEST_CHANGE and not _spelt_alike(*gap) for gap in gaps)


def _gaps(first: Sequence[str], second: Sequence[str]) -> list[tuple[list[str], list[str]]]:
    """What each has before, between and behind the words that two stretches have in common, articles aside."""
    found: list[tuple[list[str], list[str]]] = [([], [])]
    for code in LCSseq.opcodes(first, second):
        if code.tag == "equal":
            found.append(([], []))
        else:
            found[-1][0].extend(word for word in first[code.src_start : code.src_end] if word not in _ARTICLES)
            found[-1][1].extend(word for word in second[code.dest_start : code.dest_end] if word not in _ARTICLES)
    return found


ONE_SENTENCE = 3  # words in order that two renderings of one sentence share at least
ALIKE = 0.6  # and their share of the shorter one
TWICE = 2  # times as long as the shorter one the words of the longer may lie apart
_STOPS = re.compile(r"[.!?;…]+(?=\s|$)")


@lru_cache(maxsize=PAIRS)
def one_sentence(a: str, b: str) -> bool:
    """Whether some sentence of one quotation is a sentence of another in other words, as two translations are: most of
    its words stand there in order, one of them is no function word, and each has a word of its own in its place."""
    return any(_rendered(one, two) for one in _sentences(a) for two in _sentences(b))


@lru_cache(maxsize=TEXTS)
def _sentences(text: str) -> tuple[tuple[str, ...], ...]:
    return tuple(found for part in _STOPS.split(text) if (found := _folded(part)))


@lru_cache(maxsize=PAIRS)
def in_common(a: str, b: str) -> int:
    """How many words some sentence of one text shares, in order, with some sentence of another."""
    return max((LCSseq.similarity(one, two) for one in _sentences(a) for two in _sentences(b)), default=0)


def _rendered(one: Sequence[str], two: Sequence[str]) -> bool:
    shorter, longer = sorted((one, two), key=len)
    bare = [[word for word in side if word not in _ARTICLES] for side in (shorter, longer)]
    if LCSseq.similarity(*bare) >= min(map(len, bare)):
        return False  # one of them only says more
    reach = TWICE * len(shorter)
    return any(
        _in_other_words(shorter, longer[start : start + reach]) for start in range(max(1, len(longer) - reach + 1))
    )


def _in_other_words(shorter: Sequence[str], longer: Sequence[str]) -> bool:
    if LCSseq.similarity(shorter, longer) < max(ONE_SENTENCE, ALIKE * len(shorter)):
        return False
    if not any(one and two and not _spelt_alike(one, two) for one, two in _gaps(shorter, longer)):
        return False
    stems = [set(content_words(" ".join(side))) for side in (shorter, longer)]
    return any(stem not in _negators() for stem in stems[0] & stems[1])


def _spelt_alike(a: Sequence[str], b: Sequence[str]) -> bool:
    one, two = "".join(a), "".join(b)
    return bool(one and two) and Indel.normalized_similarity(one, two) >= SAME_SPELLING


@lru_cache(maxsize=TEXTS)
def _line(pieces: Pieces) -> str:
    """The pieces as one string in which words are told from parts of words."""
    return "\x00" + "\x00".join(word for piece in pieces for word in (*piece, "\n")) + "\x00"


def _contained(inner: Pieces, outer: Pieces) -> bool:
    """Whether the inner pieces occur in the outer words one after the other."""
    joined = _line(outer)
    at = 0
    for piece in inner:
        needle = "\x00" + "\x00".join(piece) + "\x00"
        at = joined.find(needle, at)
        if at < 0:
            return False
        at += len(needle) - 1
    return True


RUN_TOGETHER = 3  # words from which a piece is hardly found in other words by chance


def _run_together(inner: Pieces, outer: Pieces) -> bool:
    """As :func:`_contained`, whatever is written in one word: "common-sense", "commonsense"."""
    if min(map(len, inner)) < RUN_TOGETHER:
        return False
    joined = "\n".join("".join(piece) for piece in outer)
    at = 0
    for piece in inner:
        needle = "".join(piece)
        at = joined.find(needle, at)
        if at < 0:
            return False
        at += len(needle)
    return True


@lru_cache(maxsize=TEXTS)
def _gist(text: str) -> tuple[tuple[str, ...], int, frozenset[str]]:
    return tuple(sorted(content_words(" ".join(_folded(text))))), negations(text), modality(text)


def diff(a: str, b: str) -> list[Difference]:
    """The word-level differences from ``a`` to ``b`` for display: stretches that are the same, changed, left out or
    added.

    Words are compared folded and given as written.
    """
    left, right = _words(a), _words(b)
    number: dict[str, int] = {}
    first = [number.setdefault(word.folded, len(number)) for word in left]
    second = [number.setdefault(word.folded, len(number)) for word in right]
    found: list[Difference] = []
    for tag, i, j, k, m in _merged(first, second):
        found.append((tag, tuple(word.text for word in left[i:j]), tuple(word.text for word in right[k:m])))
    return found


def _merged(a: list[int], b: list[int]) -> list[tuple[Tag, int, int, int, int]]:
    """Opcodes with a deletion next to an insertion joined into one change."""
    found: list[tuple[Tag, int, int, int, int]] = []
    for code in Indel.opcodes(a, b):
        tag: Tag = "same" if code.tag == "equal" else "left out" if code.tag == "delete" else "added"
        i, j, k, m = code.src_start, code.src_end, code.dest_start, code.dest_end
        if tag != "same" and found and found[-1][0] != "same":
            _, oi, _, ok, _ = found[-1]
            before = found.pop()
            both = before[0] if before[0] == tag else "changed"
            found.append((both, oi, j, ok, m))
        else:
            found.append((tag, i, j, k, m))
    return found


@lru_cache(maxsize=1)
def _negators() -> frozenset[str]:
    return frozenset(lexicon()["negators"])


@lru_cache(maxsize=1)
def _negative_verbs() -> frozenset[str]:
    return frozenset(stem(verb) for verb in lexicon()["negative_verbs"] if " " not in verb)


@lru_cache(maxsize=TEXTS)
def negations(text: str) -> int:
    """How many words negate: "not", "never", "without", and verbs whose meaning is negative ("refuse", "deny")."""
    return sum(word in _negators() or stem(word) in _negative_verbs() for word in _folded(text))


def polarity_relation(a: str, b: str) -> Relation:
    """``conflicts`` where one of two renderings is negated and the other is not (an odd against an even number of
    negations).
    """
    return "equal" if negations(a) % 2 == negations(b) % 2 else "conflicts"


@lru_cache(maxsize=1)
def _modals() -> tuple[dict[str, str], tuple[tuple[str, str], ...]]:
    single: dict[str, str] = {}
    several: list[tuple[str, str]] = []
    for kind, members in lexicon()["modals"].items():
        for member in members:
            if " " in member:
                several.append((f" {member} ", kind))
            else:
                single.setdefault(member, kind)
    return single, tuple(several)


@lru_cache(maxsize=TEXTS)
def modality(text: str) -> frozenset[str]:
    """The kinds of modality that the words show: might, should, would, will, likely; empty for a bare assertion."""
    single, several = _modals()
    line = _folded(text)
    found = {single[word] for word in line if word in single}
    joined = f" {' '.join(line)} "
    found.update(kind for phrase, kind in several if phrase in joined)
    return frozenset(found)


def modality_relation(a: str, b: str) -> Relation:
    """``conflicts`` where one says that it may be ("might", "likely") and the other that it is or will be; else
    equal or compatible.
    """
    first, second = modality(a), modality(b)
    if first == second:
        return "equal"
    doubt = {"might", "likely"}
    return "conflicts" if bool(first & doubt) != bool(second & doubt) else "compatible"


def scope(a: str | Sequence[str], b: str | Sequence[str], heads: Sequence[str] = ()) -> Relation:
    """How two noun phrases stand to each other as sets of things ("energy infrastructure, railways and ports").

    ``equal``: the same things; ``refines``: one set is part of the other, or its things are parts or kinds of the
    other's ("the power plant" within "energy infrastructure"); ``conflicts``: each has a thing that the other lacks,
    or one says "only" and the other has more; ``compatible``: the things can't be told apart by their words;
    ``absent``: one side names nothing. ``heads`` are further words that name nothing by themselves here (the theme's
    own noun: "attacks", "strikes").
    """
    first, second = (phrase if isinstance(phrase, str) else tuple(phrase) for phrase in (a, b))
    return _scope(first, second, frozenset(heads))


Phrases = str | tuple[str, ...]
_RANKS: dict[Relation, int] = {"equal": 3, "refines": 2, "compatible": 1}


@lru_cache(maxsize=PAIRS)
def _scope(a: Phrases, b: Phrases, heads: frozenset[str]) -> Relation:
    first, second = _items(a, heads), _items(b, heads)
    if not first or not second:
        return "absent"
    ranks = [[_RANKS.get(item_relation(x, y), 0) for y in second] for x in first]
    left, right = [max(row) for row in ranks], [max(column) for column in zip(*ranks, strict=True)]
    if all(rank == 3 for rank in left) and all(rank == 3 for rank in right):
        return "equal"
    covered, covering = all(rank >= 2 for rank in left), all(rank >= 2 for rank in right)
    only_a, only_b = _exclusive(a), _exclusive(b)
    if (only_a and not all(any(item_within(y, x) for x in first) for y in second)) or (
        only_b and not all(any(item_within(x, y) for y in second) for x in first)
    ):
        return "conflicts"
    if covered or covering:
        return "refines"
    if any(rank == 1 for rank in (*left, *right)):
        return "compatible"
    return "conflicts"


@lru_cache(maxsize=TEXTS)
def _items(phrase: Phrases, heads: frozenset[str]) -> tuple[tuple[str, ...], ...]:
    empty = {stem(fold(word)) for word in heads}
    texts = [phrase] if isinstance(phrase, str) else phrase
    return tuple(item for text in texts for item in items(text, empty))


@lru_cache(maxsize=TEXTS)
def _exclusive(phrase: Phrases) -> bool:
    texts = [phrase] if isinstance(phrase, str) else phrase
    marks = frozenset(lexicon()["exclusive"])
    return any(word in marks for text in texts for word in _folded(text))
