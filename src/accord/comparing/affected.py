"""How many people were killed, injured, missing, displaced, detained or released, as each report says.

A toll is what outlets differ on most and what no join of acts brings together: one "kills at least 34", the next has
"a death toll of 41", the third "nine civilians dead" of other doing. So every such number stands here as it is told,
by kind (those of HXL's #affected), whether or not a fact was made of it. Nothing is added up, and nothing is said of
which is right.

Of which kind a number is, an act says that was read there and is done to those counted; where none was, the nearest
word of such a kind in its sentence, a mark or an "and" between them counting for several words. A number of those who
do it is none.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import get_args

from accord.comparing import amounts
from accord.comparing.boundaries import split
from accord.comparing.counted import counts_some
from accord.comparing.figures import beside_somebody
from accord.comparing.intervals import bounds
from accord.comparing.profiles import hedged, written
from accord.comparing.sentences import LONGEST
from accord.comparing.stretches import cuts
from accord.comparing.tokens import Word, words
from accord.data import word_sets
from accord.model import Affected, AffectedKind, Amount, Event, Evidence, Mention, Reading, Span, TimeValue
from accord.reading.roles import role

__all__ = ["KINDS", "LISTS", "Told", "affected", "kind_of", "of_one_sort"]

LISTS = "affected.json"
KINDS: tuple[AffectedKind, ...] = get_args(AffectedKind)
REACH = 5  # words between a number and the word that says what became of those counted
BARRIER = 3  # words that a mark or a conjunction between them counts for
LONG_AGO = 30 * 86400  # seconds before the report: a toll of another time
_BARRIERS = frozenset({"and", "but", "while", "which", "who", "whose", "after", "before", "when", "including", "than"})
_HELPERS = frozenset(
    {
        "was",
        "were",
        "is",
        "are",
        "be",
        "been",
        "being",
        "have",
        "has",
        "had",
        "got",
        "still",
        "also",
        "suffered",
        "sustained",
    }
)
_REPORTED = frozenset(
    {"to", "believed", "feared", "reported", "reportedly", "confirmed", "thought", "known", "said"}
    | {"allegedly", "as", "having", "now", "later", "both"}
)
_ONE = frozenset({"one", "1"})
_COSTING = frozenset({"cost", "costs", "costing"})
# "a further four", "30 others"; "including three women", "among the dead were two children"
_MORE = re.compile(r"\b(?:further|another|additional)\s$", re.IGNORECASE)
_OTHERS = re.compile(r"\b(?:others?|more(?!\sthan)|another|further|additional)\b", re.IGNORECASE)
_PART_IN = re.compile(
    r"\b(?:includ(?:ing|es?|ed)"
    r"|among\s+(?:them|whom|these|those|the\s+[^\W\d]+)(?:\s+(?:was|were|are|is))?)[,\s]\s?(?:at\s+least\s+|about\s+)?$",
    re.IGNORECASE,
)
# "a girl of seven" before what is no more than her age.
_AGED = re.compile(r"\b(?:a|an|the|one|another)\s(?:[^\W\d]+\s){0,2}(?P<noun>[^\W\d]+)\sof\s$", re.IGNORECASE)
_AND = re.compile(r",?\sand\s")
_OVER = frozenset({"hand", "handed", "handing"})
_VAGUE = frozenset({"few", "several", "many"})
_ASIDE = re.compile(r",[^,;:—–]{1,60},(?=\s(?:was|were|is|are|have|has|had|lost|gave|died|perished)\b)")
_LOSING = frozenset({"lost", "lose", "losing", "gave", "given"})
_LIVES = frozenset({"lives", "life"})
_NO_PEOPLE = frozenset({"percent", "per", "years", "year", "days", "times"})
_OBJECTS = frozenset({"a", "an", "the", "his", "her", "their", "him", "them", "two", "three", "four", "five"})


@lru_cache(maxsize=1)
def kind_of() -> Mapping[str, AffectedKind]:
    """The words, folded, that say what became of somebody, each with its kind."""
    return {word: kind for kind in KINDS for word in word_sets(LISTS)[kind]}


def affected(story: str, reading: Reading, ids: Mapping[tuple[str, str], str]) -> Iterator[Affected]:
    """The people affected of whom a report tells a number, in the order of its text. ``story``: its story's id;
    ``ids``: (report id, local actor id) -> global id. Takes time linear in the report."""
    report, told = reading.report, Told(reading)
    seen: set[AffectedKind] = set()
    for mention in told.numbers:
        value = hedged(mention, report.text)
        if not isinstance(value, Amount) or not told.counts_people(value, mention):
            continue
        sentence = told.sentence(mention)
        found = sentence.befell(mention) if sentence is not None else None
        if sentence is None or found is None:
            continue
        kind, event = found
        before, after = report.text[sentence.start : mention.span.start], report.text[mention.span.end : sentence.end]
        aged = _AGED.search(before) if value.unit is None else None
        if aged is not None and _is_of_people(aged["noun"].casefold()):
            continue
        # "killed nine and hurt another twelve", "hurt twelve others" have all twelve that were hurt
        more = kind in seen and (_MORE.search(before) or _OTHERS.search(mention.span.exact)) is not None
        seen.add(kind)
        low, high = next(
            cut for cut in cuts(report.text, sentence.start, sentence.end) if cut[0] <= mention.span.start < cut[1]
        )
        high = max(high, mention.span.end)
        teller = told.teller(mention)
        done = event is None or event.realis == "actual"
        yield Affected(
            story,
            kind,
            value,
            Evidence(report.id, mention.span),
            Span(low, high, report.text[low:high]),
            ids.get((report.id, teller)) if teller is not None else None,
            "actual" if event is None else event.realis,
            done and told.is_long_ago(low, high),
            more
            or counts_some(_OTHERS.sub("", mention.span.exact), before, after)
            or _PART_IN.search(before) is not None
            or beside_somebody(before, after)
            or told.counts_beside(mention),
        )


class Told:
    """What of a report is looked up for its numbers, in the order of its text."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        ordered = sorted(reading.mentions, key=lambda one: (one.span.start, one.span.end, one.id))
        self.numbers = [one for one in ordered if one.kind == "quantity"]
        self.spans = {one.id: one.span for one in ordered}
        self._at = [one.span.start for one in self.numbers]
        self._heads = sorted(one.head for one in ordered if one.kind == "actor")
        self._times = [one for one in ordered if one.kind == "time"]
        self._times_at = [one.span.start for one in self._times]
        self._events = sorted(reading.events, key=lambda one: (one.trigger.start, one.id))
        self._events_at = [one.trigger.start for one in self._events]
        self._sentences = list(split(reading.report))
        self._starts = [start for start, _ in self._sentences]
        self._sentence: _Sentence | None = None
        self._pieces = sorted(
            ((piece.start, piece.end, one.id, one.actor) for one in reading.statements for piece in one.content),
            key=lambda piece: piece[:3],
            reverse=True,
        )
        self._open: list[tuple[int, int, str, str | None]] = []
        self._out = written(reading)

    def sentence(self, mention: Mention) -> _Sentence | None:
        """The sentence in which a number begins; None where that is no prose, or too long for a sentence."""
        at = bisect_right(self._starts, mention.span.start) - 1
        if at < 0 or mention.span.start >= self._sentences[at][1]:
            return None
        start, end = self._sentences[at]
        if end - start > LONGEST:
            return None
        if self._sentence is None or self._sentence.start != start:
            numbers = self.numbers[bisect_left(self._at, start) : bisect_left(self._at, end)]
            events = self._events[bisect_left(self._events_at, start) : bisect_left(self._events_at, end)]
            self._sentence = _Sentence(
                self.reading.report.text, start, end, self.spans, [one.span for one in numbers], events
            )
        return self._sentence

    def counts_people(self, value: Amount, mention: Mention) -> bool:
        """Whether a value counts people, bodies or what befell them, or nothing that is told."""
        number = value.low if value.low is not None else value.high
        told = words(mention.span.exact)
        if value.kind != "count" or number is None or number < 1 or not told:
            return False
        said = {word.folded for word in told}
        if (number < 2 and said.isdisjoint(_ONE)) or not said.isdisjoint(_VAGUE):
            return False  # "a soldier" is a person, and no number
        if value.unit is None or told[-1].folded in word_sets(LISTS)["tolls"] or "people" in amounts.sorts(value):
            return True
        if _is_of_people(value.unit):
            return True
        at = bisect_left(self._heads, mention.span.start)
        return at < len(self._heads) and self._heads[at] < mention.span.end

    def counts_beside(self, mention: Mention) -> bool:
        """Whether other people are counted beside those of a number, as one with them: "nine men and two women"; not
        "nine dead and two wounded"."""
        at = bisect_left(self._at, mention.span.start)
        text = self.reading.report.text
        for one, two in pairwise(self.numbers[max(0, at - 1) : at + 2]):
            if _AND.fullmatch(text, one.span.end, two.span.start) and all(map(self._counts_whom, (one, two))):
                return True
        return False

    def _counts_whom(self, mention: Mention) -> bool:
        """Whether a number counts people by a noun that doesn't say what became of them."""
        value = mention.value
        whom = isinstance(value, Amount) and value.unit is not None and self.counts_people(value, mention)
        return whom and words(mention.span.exact)[-1].folded not in word_sets(LISTS)["tolls"]

    def teller(self, mention: Mention) -> str | None:
        """Whose words a number stands in, the innermost, as a local id. To be asked in the order of the text."""
        while self._pieces and self._pieces[-1][0] <= mention.span.start:
            self._open.append(self._pieces.pop())
        self._open = [one for one in self._open if one[1] >= mention.span.end]
        return min(self._open, key=lambda one: (one[1] - one[0], one[2]))[3] if self._open else None

    def is_long_ago(self, start: int, end: int) -> bool:
        """Whether a clause tells a time that ended long before the report came out."""
        told = self._times[bisect_left(self._times_at, start) : bisect_left(self._times_at, end)]
        values = (one.value for one in told if isinstance(one.value, TimeValue))
        ends = [found[1] for found in map(bounds, values) if found is not None]
        return self._out is not None and bool(ends) and max(ends) < self._out - LONG_AGO


class _Sentence:
    """A sentence of a report, code points [start, end), in which it is looked up what befell those counted. ``spans``:
    those of the report's mentions by their ids; ``numbers`` and ``events``: those of the sentence."""

    def __init__(
        self,
        text: str,
        start: int,
        end: int,
        spans: Mapping[str, Span],
        numbers: Sequence[Span],
        events: Sequence[Event],
    ) -> None:
        self.start, self.end = start, end
        self._text = text[start:end]
        self._told = words(self._text)
        self._spans = spans
        self._numbers = numbers
        self._events = events

    def befell(self, mention: Mention) -> tuple[AffectedKind, Event | None] | None:
        """What became of those whom a number counts, and the event that tells it, if one was read; None where that
        isn't told."""
        inside = [i for i, word in enumerate(self._told) if self._within(word, mention.span)]
        if not inside or self._folded(inside[-1] + 1) in _NO_PEOPLE or self._folded(inside[0] - 1) == "by":
            return None
        own = self._kind(inside[-1])
        if own == "injured" and self._folded(inside[-1] + 1) == "died":
            return "killed", self._event(inside[-1] + 1)  # "two of the wounded died"
        if own is not None and own != "detained":
            return own, self._event(inside[-1])  # "202 injured", "34 bodies"; of "12 hostages" the verb tells more
        places = [i for i in range(len(self._told)) if self._kind(i) is not None and i not in inside]
        before, behind = [i for i in places if i < inside[0]], [i for i in places if i > inside[-1]]
        for i in (*before[-1:], *behind[:1]):
            event, kind = self._event(i), self._kind(i)
            if event is not None and kind is not None and self._is_done_to(mention, event):
                return kind, event
        for _, _, i in sorted(self._options(inside, mention)):
            event = self._event(i)
            if event is not None and self._is_doer(mention, event):
                continue
            if i > inside[-1] and not self._says_of_before(inside[0], inside[-1], i):
                continue
            kind = self._kind(i)
            if kind is not None:
                return kind, event
        return None

    def _kind(self, i: int) -> AffectedKind | None:
        """What a word says became of somebody, if it does."""
        word = self._folded(i)
        return kind_of().get(word) if word not in _OVER or self._folded(i + 1) == "over" else None

    def _options(self, inside: Sequence[int], mention: Mention) -> Iterator[tuple[int, int, int]]:
        """The words that may say it: how far each is from the number, 0 for one before it and 1 for one behind, and its
        place."""
        first, last = inside[0], inside[-1]
        for i in range(max(0, first - 2 * REACH), min(len(self._told), last + REACH + 1)):
            if self._kind(i) is None or self._counted_apart(i, mention) or self._is_told_before(i):
                continue
            if first <= i <= last:
                yield REACH, 0, i  # of "92 detained fighters" the verb tells more
                continue
            far = self._between(i, first, mention) if i < first else self._between(last, i, mention)
            if far <= REACH:
                yield far, int(i > last), i

    def _between(self, low: int, high: int, mention: Mention) -> int:
        """How far apart two words are: another number with what it counts, and what joins it to the next, is passed
        over ("killed nine men and two women")."""
        skipped = {
            k
            for k in range(low + 1, high)
            for span in self._numbers
            if span != mention.span and self._within(self._told[k], span)
        }
        skipped |= {near for k in skipped for near in (k - 1, k + 1) if self._folded(near) == "and"}
        behind = high > low and self._within(self._told[low], mention.span)
        aside = _ASIDE.match(self._text, self._told[low].end) if behind else None
        if aside is not None:  # "three people, a man and two women, were killed"
            skipped |= {k for k in range(low + 1, high) if self._told[k].start < aside.end()}
        rest = [k for k in range(low + 1, high) if k not in skipped]
        helped = behind and any(self._folded(k) in _HELPERS for k in rest)
        told = self._told
        marks = "".join(self._text[told[k].end : told[k + 1].start] for k in range(low, high) if k not in skipped)
        if aside is None and any(mark in marks for mark in ";:—–"):
            return REACH + 1
        barred = aside is None and "," in marks
        # "was shot and killed", "is believed to have been killed"
        barred |= any(self._folded(k) in _BARRIERS - ({"and"} if helped else set()) for k in rest)
        counted = [k for k in rest if not (helped and self._folded(k) in _HELPERS | _REPORTED)]
        return len(counted) + 1 + (BARRIER if barred else 0)

    def _folded(self, i: int) -> str:
        return self._told[i].folded if 0 <= i < len(self._told) else ""

    def _within(self, word: Word, span: Span) -> bool:
        return span.start <= self.start + word.start and self.start + word.end <= span.end

    def _event(self, i: int) -> Event | None:
        return next((one for one in self._events if self._within(self._told[i], one.trigger)), None)

    def _is_done_to(self, mention: Mention, event: Event) -> bool:
        """Whether those counted are whom an act is done to."""
        if self._is_doer(mention, event):
            return False
        theirs = [self._spans[one] for one in event.recipients if one in self._spans]
        theirs += [event.theme] if event.theme is not None else []
        if mention.id in event.quantities:
            return True
        return any(_overlap(one, mention.span) for one in theirs) and not self._is_second(mention, event)

    def _is_second(self, mention: Mention, event: Event) -> bool:
        """Whether another number stands between an act and a number, and the two are not joined: "killed 139 men and
        took 256 prisoners"."""
        other = [one for one in self._numbers if event.trigger.end <= one.start < one.end <= mention.span.start]
        if not other:
            return False
        end = max(one.end for one in other)
        between = self._text[end - self.start : mention.span.start - self.start].strip(" ,")
        return between not in ("", "and", "as well as")

    def _counted_apart(self, i: int, mention: Mention) -> bool:
        """Whether a word belongs to another number: the "deaths" of "30 deaths" say nothing of other numbers."""
        return any(one != mention.span and self._within(self._told[i], one) for one in self._numbers)

    def _is_told_before(self, i: int) -> bool:
        """Whether a word for people detained stands behind another that says what became of them: "dead hostages"."""
        return self._kind(i) == "detained" and self._kind(i - 1) not in (None, "detained")

    def _is_doer(self, mention: Mention, event: Event) -> bool:
        """Whether those counted do what the act tells: "two gunmen killed a guard"."""
        return any(_overlap(self._spans[one], mention.span) for one in event.actors if one in self._spans)

    def _says_of_before(self, first: int, last: int, i: int) -> bool:
        """Whether a word behind a number, whose words are ``first`` to ``last``, says what became of those counted:
        "were killed", "nine dead"; not "three men killed a guard"."""
        between = {self._folded(k) for k in range(last + 1, i)}
        if self._folded(i) in _LIVES:
            # "nine people lost their lives", "cost nine people their lives"
            return not between.isdisjoint(_LOSING) or self._folded(first - 1) in _COSTING
        helped = not between.isdisjoint(_HELPERS)
        return helped or (self._folded(i) in word_sets(LISTS)["themselves"] and self._folded(i + 1) not in _OBJECTS)


@lru_cache(maxsize=1 << 12)
def _is_of_people(unit: str) -> bool:
    """Whether what is counted is people by its noun: drivers, guards, members; not families or forces, whose number is
    none of people."""
    found = role(unit.rpartition(" ")[2])
    return found is not None and found.kind in ("person", "people")


def of_one_sort(one: Affected, two: Affected) -> bool:
    """Whether two numbers count the same people, of whom one thing is told: "two women" are not all of "three
    people"."""
    if one.kind != two.kind:
        return False
    first, second = _whom(one.amount), _whom(two.amount)
    return first == second or not first.isdisjoint(second)


def _whom(value: Amount) -> frozenset[int | str]:
    """Whom a number counts, by its noun; empty for people of any sort."""
    counted = [word.folded for word in words(value.unit or "")]
    if not counted or counted[-1] in word_sets(LISTS)["anybody"]:
        return frozenset()
    return amounts.sorts(value) - {"people"} or frozenset(counted[-1:])


def _overlap(one: Span, two: Span) -> bool:
    return one.start < two.end and two.start < one.end
