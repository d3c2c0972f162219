"""On what two sentences differ that tell the same: numbers, dates, names, negation, doubt, quoted words.

For two stretches that are already held to tell one fact. What one side lacks is no difference (it is silent on it);
a difference is something that stands in both in the same surroundings and can't be both. Decided from words, their
neighbours and the mentions that the readings found, so that it works where no event was recognised.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz.distance import Indel

from accord.comparing import values
from accord.comparing.tokens import Word, fold, function_words, lexicon, quoted, stem, words
from accord.comparing.words import polarity_relation, wording
from accord.model import DisagreementKind, Mention
from accord.reading.countries import countries

__all__ = ["Contrast", "Stretch", "contrast"]

# Content words on each side of a word that count as its surroundings.
REACH = 3
# Quotes of so many words that have this share of them in common, in order, are two renderings of one quote.
QUOTE_WORDS = 4
QUOTE_SHARE = 0.6
# Share of letters in order from which two words are spellings of one: a name in capitals, any word ("stabilise").
VARIANT = 0.75
SPELLING = 0.9
# Two names stand in the same place from this score on: one for each surrounding word in common, two where the
# nearest is, one where the word just before is.
NAME_SCORE = 3
ROUNDING = 0.01
_PLACED = frozenset({"in", "at", "near", "into", "outside", "inside", "across", "around", "from", "to"})
_NUMBERS = {
    name: str(number)
    for number, name in enumerate(
        ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
    )
}  # fmt: skip
_CYCLES = (
    ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"),
    (
        *("january", "february", "march", "april", "may", "june", "july"),
        *("august", "september", "october", "november", "december"),
    ),
)


@dataclass(frozen=True, slots=True)
class Contrast:
    """A difference: its kind and the code points [start, end) of its words in each report."""

    kind: DisagreementKind
    a: tuple[int, int]
    b: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Stretch:
    """A sentence of a report: the report's text, where the sentence stands, and the mentions of the report."""

    text: str
    start: int
    end: int
    mentions: tuple[Mention, ...] = ()


class _Side:
    """The words of a stretch with stems, quotes and mentions at hand."""

    def __init__(self, stretch: Stretch) -> None:
        text = stretch.text[stretch.start : stretch.end]
        self.offset = stretch.start
        self.text = text
        self.words = words(text)
        self.stems = [stem(word.folded) for word in self.words]
        self.all = frozenset(self.stems)
        empty = function_words()
        self.content = [i for i, word in enumerate(self.words) if word.folded not in empty]
        self.rank = {i: k for k, i in enumerate(self.content)}
        self.quotes = quoted(text)
        self.mentions = [m for m in stretch.mentions if stretch.start <= m.span.start and m.span.end <= stretch.end]

    def joined(self, i: int) -> bool:
        """Whether only a space, a hyphen or an abbreviation's stop stands between a word and the next."""
        return self.text[self.words[i].end : self.words[i + 1].start] in (" ", "-", ". ")

    def place(self, first: int, last: int) -> tuple[int, int]:
        """Code points in the report of words [first, last]."""
        return self.offset + self.words[first].start, self.offset + self.words[last].end

    def around(self, first: int, last: int) -> tuple[list[str], list[str]]:
        """Stems of content before and after words [first, last], nearest first."""
        before = [self.stems[i] for i in range(first - 1, -1, -1) if i in self.rank][:REACH]
        after = [self.stems[i] for i in range(last + 1, len(self.words)) if i in self.rank][:REACH]
        return before, after

    def mention(self, index: int, *kinds: str) -> Mention | None:
        """The shortest mention of these kinds that holds a word."""
        low, high = self.place(index, index)
        held = [m for m in self.mentions if m.kind in kinds and m.span.start <= low and high <= m.span.end]
        return min(held, key=lambda m: (m.span.end - m.span.start, m.id)) if held else None


def contrast(a: Stretch, b: Stretch) -> list[Contrast]:
    """The differences of two sentences that tell one fact, in the order of the first. Empty where they only say more
    or less.
    """
    one, two = _Side(a), _Side(b)
    found = [*_numbers(one, two), *_dates(one, two), *_names(one, two), *_negation(one, two)]
    found += [*_doubt(one, two), *_quotes(one, two)]
    return sorted(set(found), key=lambda difference: (difference.a, difference.b, difference.kind))


def _shared(x: tuple[list[str], list[str]], y: tuple[list[str], list[str]]) -> tuple[int, bool]:
    """How many surrounding words two places have in common, and whether the nearest on one side are the same."""
    common = len(set(x[0]) & set(y[0])) + len(set(x[1]) & set(y[1]))
    near = bool(x[0] and y[0] and x[0][0] == y[0][0]) or bool(x[1] and y[1] and x[1][0] == y[1][0])
    return common, near


def _number(word: Word) -> str | None:
    return word.folded if word.folded[0].isdigit() else _NUMBERS.get(word.folded)


def _numbers(a: _Side, b: _Side) -> list[Contrast]:
    left = {i: n for i, w in enumerate(a.words) if (n := _number(w)) is not None}
    right = {i: n for i, w in enumerate(b.words) if (n := _number(w)) is not None}
    # "80 937" is one number in pieces that this does not read.
    left = {i: n for i, n in left.items() if not _in_pieces(a, i, left)}
    right = {j: n for j, n in right.items() if not _in_pieces(b, j, right)}
    rest_a = [i for i, n in left.items() if n not in right.values()]
    rest_b = [i for i, n in right.items() if n not in left.values()]
    found = []
    for i, j in _paired(a, b, rest_a, rest_b):
        if _rounded(left[i], right[j]):
            continue
        one, two = a.mention(i, "quantity", "time"), b.mention(j, "quantity", "time")
        kind: DisagreementKind = "number"
        if one is not None and two is not None:
            stands = values.relation(one.value, two.value)
            if stands in ("equal", "compatible", "refines"):
                continue
            if one.kind == two.kind == "time":
                kind = "date"
        found.append(Contrast(kind, a.place(i, i), b.place(j, j)))
    return found


def _rounded(a: str, b: str) -> bool:
    """Whether the number with fewer digits is the other one rounded: within a hundredth of it ("60,000", "59,619")."""
    try:
        one, two = float(a), float(b)
    except ValueError:
        return False
    exact = len(a.strip("0.")) != len(b.strip("0."))
    return exact and abs(one - two) <= ROUNDING * max(abs(one), abs(two))


def _in_pieces(side: _Side, i: int, numbers: Mapping[int, str]) -> bool:
    return (i - 1 in numbers and side.joined(i - 1)) or (i + 1 in numbers and side.joined(i))


def _paired(a: _Side, b: _Side, left: Sequence[int], right: Sequence[int]) -> list[tuple[int, int]]:
    """Words of both sides that stand in the same surroundings, the best first, each once."""
    scored = []
    for i in left:
        for j in right:
            common, near = _shared(a.around(i, i), b.around(j, j))
            if near and common >= 1:
                scored.append((-common, i, j))
    used_a, used_b, found = set[int](), set[int](), []
    for _, i, j in sorted(scored):
        if i not in used_a and j not in used_b:
            used_a.add(i)
            used_b.add(j)
            found.append((i, j))
    return found


def _dates(a: _Side, b: _Side) -> list[Contrast]:
    found = []
    for cycle in _CYCLES:
        left = [i for i, w in enumerate(a.words) if w.folded in cycle and w.text[0].isupper()]
        right = [j for j, w in enumerate(b.words) if w.folded in cycle and w.text[0].isupper()]
        names = {a.words[i].folded for i in left} & {b.words[j].folded for j in right}
        left = [i for i in left if a.words[i].folded not in names]
        right = [j for j in right if b.words[j].folded not in names]
        if len(left) == len(right) == 1:
            found.append(Contrast("date", a.place(left[0], left[0]), b.place(right[0], right[0])))
    return found


def _name_runs(side: _Side, other: _Side) -> list[tuple[int, int]]:
    """Runs of capitalised words that the other side lacks; no days and months, and no first word that is not a mention.

    What stands before a surname that both have ("Peter", "Dr") is no other name.
    """
    runs: list[tuple[int, int]] = []
    skip = {name for cycle in _CYCLES for name in cycle}
    for i in side.content:
        word = side.words[i]
        if not word.text[0].isupper() or word.folded in skip or side.stems[i] in other.all:
            continue
        if i == 0 and side.mention(0, "actor", "place") is None:
            continue
        if runs and runs[-1][1] == i - 1 and side.joined(i - 1):
            runs[-1] = (runs[-1][0], i)
        else:
            runs.append((i, i))
    return [
        (first, last)
        for first, last in runs
        if max(len(word.text) for word in side.words[first : last + 1]) > 1
        and not re.match(r"-[a-z]", side.text[side.words[last].end :][:2])  # "New York-based"
        and not (last + 1 < len(side.words) and side.words[last + 1].text[0].isupper() and side.joined(last))
    ]


def _names(a: _Side, b: _Side) -> list[Contrast]:
    left, right = _name_runs(a, b), _name_runs(b, a)
    placed_a = [run for run in left if _before(a, run) in _PLACED]
    placed_b = [run for run in right if _before(b, run) in _PLACED]
    scored = []
    for one in left:
        for two in right:
            common, near = _shared(a.around(*one), b.around(*two))
            opening = one[0] == two[0] == 0  # both sentences begin with the name
            alike = opening or (bool(_before(a, one)) and _before(a, one) == _before(b, two))
            alone = len(left) == len(right) == 1 or (placed_a == [one] and placed_b == [two])
            score = common + 2 * near + alike
            if score >= NAME_SCORE or (alone and score >= 1 and (alike or near)):
                scored.append((-score, one, two))
    used_a, used_b, found = set[tuple[int, int]](), set[tuple[int, int]](), []
    for _, one, two in sorted(scored):
        if one in used_a or two in used_b or _one_name(a, one, b, two):
            continue
        used_a.add(one)
        used_b.add(two)
        kind: DisagreementKind = "place" if _is_place(a, one) or _is_place(b, two) else "actor"
        found.append(Contrast(kind, a.place(*one), b.place(*two)))
    return found


def _before(side: _Side, run: tuple[int, int]) -> str:
    """The word just before a name, articles aside; nothing at the start of a sentence."""
    before = [word.folded for word in side.words[max(0, run[0] - 2) : run[0]] if word.folded not in ("the", "a", "an")]
    return before[-1] if before else ""


def _is_place(side: _Side, run: tuple[int, int]) -> bool:
    if any(side.mention(i, "place") is not None for i in run):
        return True
    return _before(side, run) in _PLACED - {"from", "to"} and side.mention(run[1], "actor") is None


def _one_name(a: _Side, one: tuple[int, int], b: _Side, two: tuple[int, int]) -> bool:
    """Whether two names may be one: the same actor, a spelling, or initials ("WHO", "World Health Organization")."""
    first, second = a.mention(one[1], "actor"), b.mention(two[1], "actor")
    if first is not None and second is not None and first.actor is not None and first.actor == second.actor:
        return True
    names = [
        [w.text.removesuffix("'s").removesuffix("’s") for w in side.words[run[0] : run[1] + 1]]
        for side, run in ((a, one), (b, two))
    ]
    if _variants("".join(names[0]), "".join(names[1])):
        return True
    short, long = sorted((names[0][0], names[1][0]), key=len)
    if len(short) > 2 and long.startswith(short) and 1 in (len(names[0]), len(names[1])):
        return True  # "the Fed", "the Federal Open Market Committee"
    states = [countries().find(" ".join(name)) for name in names]
    if states[0] is not None and states[1] is not None and states[0][0] == states[1][0]:
        return True  # "US troops", "American troops"
    for brief, side in ((names[0], b), (names[1], a)):
        letters = "".join(brief).replace(".", "").upper()
        initials = "".join(word.text[0] for word in side.words if word.text[0].isupper())
        if 1 < len(letters) <= 6 and "".join(brief).isupper() and letters in initials:
            return True
    return False


def _variants(a: str, b: str) -> bool:
    """Whether two words are spellings of one: names ("Qaeda", "Qaida") by most letters, other words by nearly all."""
    capitals = a[:1].isupper() and b[:1].isupper()
    return Indel.normalized_similarity(fold(a), fold(b)) >= (VARIANT if capitals else SPELLING)


def _negation(a: _Side, b: _Side) -> list[Contrast]:
    """What a negator on one side stands before is on the other side without one."""
    marks = frozenset(lexicon()["negators"])
    found: list[Contrast] = []
    if polarity_relation(a.text, b.text) == "equal":
        return found  # "did not comment", "declined to comment"
    for one, two, swapped in ((a, b, False), (b, a, True)):
        denied = {k for j, word in enumerate(two.words) if _negates(word, marks) for k in _after(two, j)}
        for i, word in enumerate(one.words):
            if not _negates(word, marks) or _denies_nothing(one, i):
                continue
            target = next((k for k in _after(one, i) if k in two.all), None)
            if target is None or target in denied:
                continue
            j = two.stems.index(target)
            here, there = one.place(i, i), two.place(j, j)
            found.append(Contrast("polarity", there, here) if swapped else Contrast("polarity", here, there))
    return found


def _negates(word: Word, marks: frozenset[str]) -> bool:
    # "No." before a number is none.
    return (word.folded in marks and word.text != "No") or word.folded.endswith("n't")


def _denies_nothing(side: _Side, i: int) -> bool:
    """ "Not surprisingly, ...", "isn't until March": a comment on the sentence, a term."""
    following = side.words[i + 1].folded if i + 1 < len(side.words) else ""
    return following in ("until", "only", "just") or (i == 0 and following.endswith("ly"))


def _after(side: _Side, i: int) -> list[str]:
    """Stems of the content among the next four words."""
    return [side.stems[j] for j in range(i + 1, min(len(side.words), i + 5)) if j in side.rank]


def _doubt(a: _Side, b: _Side) -> list[Contrast]:
    """ "Might" before a word on one side, "will" before the same word on the other."""
    doubt, sure = frozenset(lexicon()["modals"]["might"]), frozenset({"will", "shall", "would"})
    found: list[Contrast] = []
    for one, two, swapped in ((a, b, False), (b, a, True)):
        certain = {key: j for j, word in enumerate(two.words) if word.folded in sure for key in _governed(two, j)}
        for i, word in enumerate(one.words):
            j = next((certain[key] for key in _governed(one, i) if key in certain), -1) if word.folded in doubt else -1
            if j >= 0:
                here, there = one.place(i, i), two.place(j, j)
                found.append(Contrast("certainty", there, here) if swapped else Contrast("certainty", here, there))
    return found


def _governed(side: _Side, i: int) -> list[str]:
    """What a modal stands before: its next content word, and its next word whatever it is."""
    return [*_after(side, i)[:1], *side.stems[i + 1 : i + 2]]


def _quotes(a: _Side, b: _Side) -> list[Contrast]:
    found: list[Contrast] = []
    for low, high in a.quotes:
        for start, end in b.quotes:
            one, two = words(a.text[low:high]), words(b.text[start:end])
            if min(len(one), len(two)) < QUOTE_WORDS:
                continue
            first, second = [w.folded for w in one], [w.folded for w in two]
            if Indel.normalized_similarity(first, second) < QUOTE_SHARE:
                continue
            if wording(a.text[low:high], b.text[start:end]) != "conflicts":
                continue
            found.extend(_changed(first, second, one, two, a.offset + low, b.offset + start))
    return found


def _changed(
    first: Sequence[str], second: Sequence[str], one: Sequence[Word], two: Sequence[Word], low: int, start: int
) -> Iterable[Contrast]:
    """The words that are exchanged within two renderings, from the first to the last that differ."""
    codes = [code for code in Indel.opcodes(first, second) if code.tag != "equal"]
    left = [k for code in codes for k in range(code.src_start, code.src_end)]
    right = [k for code in codes for k in range(code.dest_start, code.dest_end)]
    joined = ["".join(side[k] for k in found) for side, found in ((first, left), (second, right))]
    spelt = joined[0] == joined[1] or (
        len(left) == len(right) and all(_variants(one[i].text, two[j].text) for i, j in zip(left, right, strict=True))
    )
    if left and right and not spelt:
        yield Contrast(
            "wording",
            (low + one[min(left)].start, low + one[max(left)].end),
            (start + two[min(right)].start, start + two[max(right)].end),
        )
