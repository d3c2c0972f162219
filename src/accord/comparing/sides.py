"""A sentence as one of two that are set against each other: its words, stems, quotes and mentions, and what of it may
be set against something of the other: numbers, days and months."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from math import isclose

from rapidfuzz.distance import LCSseq

from accord.comparing.tokens import SHORT_NOT, Word, fold, function_words, lexicon, quoted, stem, words
from accord.model import Amount, Mention, Reading
from accord.reading.numbers import number_words

__all__ = [
    "ARTICLES",
    "CYCLES",
    "NUMBER_WORDS",
    "Part",
    "Run",
    "Side",
    "Stretch",
    "aligned",
    "number",
    "parts",
    "tens_before",
]

Run = tuple[int, int]
"""The first and the last of some neighbouring words, by their place in the sentence."""

ARTICLES = frozenset({"the", "a", "an"})
_UNIT = re.compile(r"(?<=\d)(?:k|m|mn|bn|tn)$")
_CLOCK = re.compile(r"(?P<hour>\d{1,2})(?:(?P<sep>[:.])(?P<minute>\d\d))?(?!\d)\s?(?P<half>[ap]\.?\s?m\b)?")
_FOUR_DIGITS = re.compile(r"(?P<hour>[01]\d|2[0-3])(?P<minute>[0-5]\d)(?=\s?(?:GMT|UTC|hours|hrs)\b)")
_FRACTION = re.compile(r"[\s-](?P<of>\d{1,2})/(?P<by>\d{1,3})\b|\sand\sa\shalf\b")
Part = tuple[int, int, str]
"""Code points [start, end) of a report and what stands there does: "speaks", "actor:sign"."""
CYCLES = (
    ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"),
    (
        *("january", "february", "march", "april", "may", "june", "july"),
        *("august", "september", "october", "november", "december"),
    ),
)
_SHORT_MONTHS = {name[:size]: name for name in CYCLES[1] for size in (3, 4) if size < len(name)}
NUMBER_WORDS = {
    name: str(size) for words in (number_words().small, number_words().tens) for name, size in words.items()
}


# "LIMA, Peru (WNA) - The", "(WNA) The", "CHAD — The"
_DATELINE = re.compile(
    r"^(?:[^\Wa-z_][^:;—–\n]{1,60}?(?:\s*\([^()]{2,30}\))?\s*(?:—|–|\s-{1,2})\s|\([A-Z][\w/ ]{1,20}\)\s(?:[-—–]\s)?)"
)
_CAPITALS = re.compile(r"[A-Z]{3}")


def _dateline(text: str) -> int:
    """Where a sentence begins after the place and the agency that a report opens with: "LIMA, Peru (WNA) - "."""
    found = _DATELINE.match(text)
    return found.end() if found is not None and _CAPITALS.search(found[0]) else 0


@dataclass(frozen=True, slots=True)
class Stretch:
    """A sentence of a report: the report's text, where the sentence stands, the mentions of the report, and what they
    do there (:func:`parts`)."""

    text: str
    start: int
    end: int
    mentions: tuple[Mention, ...] = ()
    parts: tuple[Part, ...] = ()


def parts(reading: Reading) -> list[Part]:
    """What the mentions of a reading do, in the order of the text: who speaks, and by what word ("says"); of every
    event who acts, on whom, where, when and how many ("actor:sign", by the event's own word, and "actor:AGREE", by its
    type); and which office somebody has who is named ("office:mayor")."""
    spans = {mention.id: mention.span for mention in reading.mentions}
    found = {
        (statement.source.start, statement.source.end, "speaks")
        for statement in reading.statements
        if statement.source is not None
    }
    found |= {
        (statement.cue.start, statement.cue.end, "says")
        for statement in reading.statements
        if statement.cue is not None
    }
    offices = {actor.id: actor.titles for actor in reading.actors if actor.titles}
    for mention in reading.mentions:
        for title in offices.get(mention.actor or "", ()):
            found.add((mention.span.start, mention.span.end, f"office:{stem(fold(title.split()[-1]))}"))
    for event in reading.events:
        doing = (
            ("actor", event.actors),
            ("recipient", event.recipients),
            ("number", event.quantities),
            ("place", (event.place,)),
            ("time", (event.time,)),
        )
        for role, mentions in doing:
            for name in mentions:
                if name is not None and name in spans:
                    for act in (stem(fold(event.trigger.exact)), event.type):
                        found.add((spans[name].start, spans[name].end, f"{role}:{act}"))
    return sorted(found)


class Side:
    """The words of a stretch with stems, quotes and mentions at hand."""

    def __init__(self, stretch: Stretch) -> None:
        text = stretch.text[stretch.start : stretch.end]
        self.offset = stretch.start
        self.text = text
        self.words: list[Word] = words(text)
        self.stems = [stem(word.folded) for word in self.words]
        self.all = frozenset(self.stems)
        empty = function_words()
        self.content = [i for i, word in enumerate(self.words) if word.folded not in empty]
        self.rank = {i: k for k, i in enumerate(self.content)}
        self.quotes = quoted(text)
        self.mentions = [m for m in stretch.mentions if stretch.start <= m.span.start and m.span.end <= stretch.end]
        self.parts = [part for part in stretch.parts if stretch.start <= part[0] and part[1] <= stretch.end]
        self.folded = frozenset(word.folded for word in self.words)
        # a headline, in which every word has a capital
        written = [self.words[i].text for i in self.content if self.words[i].text[0].isalpha()]
        self.headline = len(written) > 2 and all(text[0].isupper() for text in written)
        self.body = _dateline(text)
        self.capitals = frozenset(stem(word.folded) for word in self.words if word.text[0].isupper())

    @cached_property
    def numbers(self) -> dict[int, str]:
        """The numbers by the place of their word, as digits, with a power of ten where one is told: "2 million" is
        "2e6". "80 937" is one number in pieces that this does not read."""
        return _numbers(self)

    @cached_property
    def days(self) -> tuple[dict[int, str], ...]:
        """For each of :data:`CYCLES` the weekdays or months by the place of their word."""
        return tuple(_days(self, cycle) for cycle in CYCLES)

    @cached_property
    def negators(self) -> tuple[int, ...]:
        """The places of the words that negate."""
        marks = frozenset(lexicon()["negators"])
        return tuple(
            i
            for i, word in enumerate(self.words)
            # "No." before a number is none.
            if (word.folded in marks and word.text != "No") or SHORT_NOT.search(word.folded)
        )

    def joined(self, i: int) -> bool:
        """Whether only a space, a hyphen or an abbreviation's stop stands between a word and the next."""
        return self.text[self.words[i].end : self.words[i + 1].start] in (" ", "-", ". ")

    def place(self, first: int, last: int) -> tuple[int, int]:
        """Code points in the report of words [first, last]."""
        return self.offset + self.words[first].start, self.offset + self.words[last].end

    def around(self, run: Run, reach: int) -> tuple[list[str], list[str]]:
        """Stems of so many content words before and after a run, nearest first."""
        before: list[str] = []
        after: list[str] = []
        i = run[0] - 1
        while i >= 0 and len(before) < reach:
            if i in self.rank:
                before.append(self.stems[i])
            i -= 1
        i = run[1] + 1
        while i < len(self.words) and len(after) < reach:
            if i in self.rank:
                after.append(self.stems[i])
            i += 1
        return before, after

    def before(self, run: Run) -> str:
        """The word just before a run, articles aside; nothing at the start of a sentence."""
        found = [word.folded for word in self.words[max(0, run[0] - 2) : run[0]] if word.folded not in ARTICLES]
        return found[-1] if found else ""

    def after(self, run: Run) -> str:
        """The word just after a run; nothing at the end of a sentence."""
        return self.words[run[1] + 1].folded if run[1] + 1 < len(self.words) else ""

    def mark(self, run: Run) -> str:
        """What follows a run directly: "'s" for a possessive, a punctuation mark, nothing for a space or the end."""
        last = self.words[run[1]]
        if last.text[-2:].lower() in ("'s", "’s") or self.text[last.end : last.end + 1] in ("'", "’"):
            return "'s"
        following = self.text[last.end : last.end + 1]
        return "" if following.isspace() or following in "\"”'" else following

    def doing(self, run: Run) -> frozenset[str]:
        """What a run's last word does, by the labels of :func:`parts`."""
        low, high = self.place(run[1], run[1])
        if self.words[run[1]].text[-2:].lower() in ("'s", "’s"):
            high -= 2
        return frozenset(label for start, end, label in self.parts if start <= low and high <= end)

    def headed(self, run: Run) -> str | None:
        """The stem of the common noun behind a run that a mention of somebody has as its head; None where the run holds
        the head, or the head has a capital."""
        low, high = self.place(*run)
        heads = [
            mention.head
            for mention in self.mentions
            if mention.kind == "actor" and mention.span.start <= low and high <= mention.head < mention.span.end
        ]
        for i, word in enumerate(self.words[run[1] + 1 :], run[1] + 1) if heads else ():
            if self.offset + word.start in heads:
                return None if word.text[0].isupper() else self.stems[i]
        return None

    def mention(self, index: int, *kinds: str) -> Mention | None:
        """The shortest mention of these kinds that holds a word."""
        low, high = self.place(index, index)
        if self.words[index].text[-2:].lower() in ("'s", "’s"):
            high -= 2
        held = [m for m in self.mentions if m.kind in kinds and m.span.start <= low and high <= m.span.end]
        return min(held, key=lambda m: (m.span.end - m.span.start, m.id)) if held else None


def aligned(a: Side, b: Side) -> dict[int, int]:
    """Which content word of the second side each content word of the first is, in the longest common subsequence."""
    one, two = [a.stems[i] for i in a.content], [b.stems[j] for j in b.content]
    number: dict[str, int] = {}
    first = [number.setdefault(stem, len(number)) for stem in one]
    second = [number.setdefault(stem, len(number)) for stem in two]
    return {
        a.content[code.src_start + k]: b.content[code.dest_start + k]
        for code in LCSseq.opcodes(first, second)
        if code.tag == "equal"
        for k in range(code.src_end - code.src_start)
    }


# --- numbers and days -----------------------------------------------------------------------------------------------


def number(word: Word) -> str | None:
    """The number that a word is by itself, as digits, or None: "12,400" is "12400", "three" is "3", "1,2" is "1.2",
    "11m" and "11bn" are "11", as in "11 million" the first word is."""
    if not word.folded[0].isdigit():
        return NUMBER_WORDS.get(word.folded)
    if re.fullmatch(r"\d+,\d{1,2}", word.text):
        return word.text.replace(",", ".")
    return _UNIT.sub("", word.folded)


def _numbers(side: Side) -> dict[int, str]:
    found = {i: n for i, word in enumerate(side.words) if (n := number(word)) is not None}
    for i, told in list(found.items()):
        tens = tens_before(side, i)
        if tens and len(told) == 1 and told.isdigit():
            found[i] = str(tens + int(told))
            found.pop(i - 1, None)
    clocks = _clocks(side)
    for i in clocks:
        found.pop(i + 1, None)
    found.update(clocks)
    whole = _with_fractions(side, {i: n for i, n in found.items() if not _in_pieces(side, i, found)})
    return {i: told + _order(side, i, told) for i, told in whole.items()}


def tens_before(side: Side, i: int) -> int:
    """What the first half of a number of two words amounts to, whose second is at a place: 30 of "thirty-three"; else
    0."""
    if i == 0 or side.text[side.words[i - 1].end : side.words[i].start] != "-":
        return 0
    return number_words().tens.get(side.words[i - 1].folded, 0)


_ORDERS = {"thousand": 3, "million": 6, "mn": 6, "billion": 9, "bn": 9, "trillion": 12, "tn": 12}
_ATTACHED = re.compile(r"\d-?(mn|bn|tn)$")


def _order(side: Side, i: int, told: str) -> str:
    """The power of ten that what stands behind a number makes of it, "e6" for "2 million" and "$2m"; nothing where it
    is the number as it is written. What a letter alone stands for is known where an amount was read there: "11m" may be
    metres."""
    held = side.mention(i, "quantity")
    if held is not None and isinstance(held.value, Amount) and held.value.kind != "duration":
        try:
            plain = float(told)
        except ValueError:  # "90s", a clock
            return ""
        sizes = [size for size in (held.value.low, held.value.high) if size]  # of "2 to 3 million" each its own
        for order in sorted(set(_ORDERS.values())):
            if any(isclose(size, plain * 10.0**order) for size in sizes):
                return f"e{order}"
    attached = _ATTACHED.search(side.words[i].folded)
    if attached is not None:
        return f"e{_ORDERS[attached[1]]}"
    beside = i + 1 < len(side.words) and not side.text[side.words[i].end : side.words[i + 1].start].strip(" -")
    named = _ORDERS.get(side.after((i, i))) if beside else None  # "$140 million", "a $140-million bridge"
    return f"e{named}" if named is not None else ""


def _clocks(side: Side) -> dict[int, str]:
    """The times of a clock by the place of their (first) word: "5:10 a.m.", "5.10am" and "0510 GMT" are 5:10,
    "5am" is 5:00."""
    found: dict[int, str] = {}
    for i, word in enumerate(side.words):
        told = _CLOCK.match(side.text, word.start)
        if told is not None and (told["sep"] == ":" or told["half"]) and side.text[word.start - 1 : word.start] != ":":
            found[i] = f"{int(told['hour'])}:{told['minute'] or '00'}"
        elif (written := _FOUR_DIGITS.match(side.text, word.start)) is not None:
            found[i] = f"{int(written['hour'])}:{written['minute']}"
    return found


def _in_pieces(side: Side, i: int, found: dict[int, str]) -> bool:
    if _FRACTION.match(side.text, side.words[i].end):
        return False
    return (i - 1 in found and side.joined(i - 1)) or (i + 1 in found and side.joined(i))


def _with_fractions(side: Side, found: dict[int, str]) -> dict[int, str]:
    """ "5 1/2" and "five and a half" are 5.5; what else stands about a stroke ("9/11") is no number by itself."""
    done: dict[int, str] = {}
    for i, told in found.items():
        word = side.words[i]
        if "/" in (side.text[word.end : word.end + 1], side.text[word.start - 1 : word.start]):
            continue
        part = _FRACTION.match(side.text, word.end)
        if part is not None and told.isdigit():
            share = int(part["of"]) / max(int(part["by"]), 1) if part["of"] else 0.5
            told = f"{int(told) + share:g}"
        done[i] = told
    return done


def _days(side: Side, cycle: Sequence[str]) -> dict[int, str]:
    found: dict[int, str] = {}
    for i, word in enumerate(side.words):
        if not word.text[0].isupper():
            continue
        name = _SHORT_MONTHS.get(word.folded, word.folded)
        if name in cycle and not (word.folded == "may" and not _is_month(side, i)):
            found[i] = name
    return found


def _is_month(side: Side, i: int) -> bool:
    """Whether "May" is a month: a time was found there, or a number or a preposition stands beside it."""
    if side.mention(i, "time") is not None:
        return True
    beside = [side.words[j].folded for j in (i - 1, i + 1) if 0 <= j < len(side.words)]
    return any(word[0].isdigit() or word in ("in", "last", "next", "since", "until") for word in beside)
