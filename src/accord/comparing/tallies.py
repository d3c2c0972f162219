"""Counts and lengths of time of two reports that are of one thing, though no act and no like sentence joins them.

"Killing three people" and "five people died" share hardly a word, and where the reader knows no act in one of the two,
nothing sets them against each other. What does is what stands around them: who, where and when. Two numbers are of one
thing here where

* they count the same sort of thing by their nouns, or both measure time;
* of all that could be set against either of them in the two reports, each is the other's best by what their sentences
  share, numbers aside, and by a margin;
* neither report gives the other's number anywhere, or two of those to whom the same was done, and the two reports are
  of one week.

Whether they conflict is told by the rules for all values and by those for numbers of two sentences
(:mod:`accord.comparing.figures`). All of it follows from the two reports alone.
"""

from __future__ import annotations

import math
import re
from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from accord.comparing import amounts, figures, values
from accord.comparing.contrast import Contrast
from accord.comparing.occasions import weeks_apart
from accord.comparing.partners import FEW
from accord.comparing.profiles import hedged, written
from accord.comparing.sentences import Place
from accord.comparing.sides import Side
from accord.comparing.slots import is_update
from accord.comparing.stretches import Named, Passage, near, shared
from accord.comparing.tokens import function_words, stem, words
from accord.comparing.vocabulary import classes
from accord.model import Actor, Amount, DisagreementKind, Instant, Mention, Reading
from accord.reading.numbers import number_words

__all__ = ["Tally", "counts_all", "opposed", "tallies", "told"]

# By hand, on three examples and on groups of GiveMe5W1H and ECB+, whose false ones gave the conditions below.
ALIKE = 0.2  # what two sentences share over the geometric mean of both
SHARED = 5.0  # nats
THINGS = 2  # that both name in the same words, or that resolve to the same
MARGIN = 0.85  # the next best may reach this share of the best
LISTED = 3  # numbers of a sentence that is a list of them
ROUGH = 1.15  # a length of time in another unit may be so much longer: "two decades", "21 years"
PARALLEL = 5.0  # nats that it weighs that both sentences count another sort of thing alike
FEWEST = 2
NEAR = 0.25  # cosine of words that say of what kind things are, for two that may be one
FAR = 3.0  # a count so many times another is of something else, where nothing but what is around them joins the two
_PART_OF = re.compile(r"\b(?:first|last|next|one|some|most|many|half|\d+)\s+of\s+(?:the\s+)?$", re.IGNORECASE)
NEAR_BY = 7  # words of a number's sentence, on each side, in which what was done to those counted is told
# "22 other defendants" and "three of the seven" are not all of them, and a "three-run lead" counts no runs.
_NO_COUNT = re.compile(
    r"\b(?:other|others|more(?! than)|another|additional|further|first|last|next|of)\b|\w\s?-\s?[^\W\d]", re.IGNORECASE
)
NAMING = frozenset({"actor", "place", "day"})
_NOT_LONG = frozenset(
    {"within", "next", "last", "past", "previous", "coming", "every", "each", "first", "since", "by", "until", "per"}
)
_NO_LENGTH = frozenset({"into", "ago", "later", "earlier", "before", "after", "from", "old", "away", "now", "apart"})
LIVES = frozenset({stem("life"), stem("lives")})  # "8,000 lives" are lost
HARMS = ("killing", "wounding", "releasing", "seizing")


@dataclass(frozen=True, slots=True)
class Tally:
    """A number with its sentence, what the sentence names besides, and what kind of harm is told beside it."""

    mention: Mention
    value: Amount
    place: Place
    context: Passage
    sorts: frozenset[int | str]
    kinds: frozenset[str]  # what the words of the number itself say beside its noun
    harms: frozenset[str]
    people: frozenset[str]  # global ids of the persons whom the sentence names


SideAt = Callable[[Place], Side]


def tallies(
    members: Sequence[Reading], named: Mapping[str, Named], actors: Mapping[str, Actor], side: SideAt
) -> Iterator[tuple[Place, Place, Contrast]]:
    """The numbers of two reports that are of one thing and conflict, with the sentences in which they stand. ``named``:
    by report id what its stretches name; ``side``: a sentence by its place. Nothing in a story of many reports: of
    twelve such conflicts in 22 groups of ECB+ four were disputes."""
    if not 1 < len(members) <= FEW:
        return
    every = [(reading, told(reading, named[reading.report.id], actors)) for reading in members]
    for number, (one, here) in enumerate(every):
        for two, there in every[number + 1 :]:
            if here and there and not weeks_apart(written(one), written(two)):
                yield from _between(here, there, (one.report.published, two.report.published), side)


def told(reading: Reading, named: Named, actors: Mapping[str, Actor]) -> list[Tally]:
    """A report's numbers that may be set against those of others."""
    text, found = reading.report.text, []
    starts = [start for start, _ in named.sentences]
    for mention in sorted(reading.mentions, key=lambda one: (one.span.start, one.span.end, one.id)):
        value = hedged(mention, text)
        if mention.kind != "quantity" or not isinstance(value, Amount) or not _measures(value):
            continue
        at = bisect_right(starts, mention.span.start) - 1
        if at < 0 or mention.span.end > named.sentences[at][1]:
            continue
        start, end = named.sentences[at]
        before = text[start : mention.span.start]
        if not counts_all(mention, before):
            continue
        place = Place(reading.report.id, start, end)
        context = named.passage(start, end, besides=True)
        if at and not {kind for kind, _ in context.keys} & NAMING:
            # "It was all done in ten minutes": what was, the sentence before says
            context = named.passage(named.sentences[at - 1][0], end, besides=True)
        found.append(
            Tally(
                mention,
                value,
                place,
                context,
                amounts.sorts(value),
                _kinds(mention),
                _harms(text, start, end, mention),
                _persons(context, actors),
            )
        )
    return found


def _persons(context: Passage, actors: Mapping[str, Actor]) -> frozenset[str]:
    named = {str(one) for kind, one in context.keys if kind == "actor"}
    return frozenset(
        one for one in named if one in actors and actors[one].kind == "person" and actors[one].name[:1].isupper()
    )


def counts_all(mention: Mention, before: str) -> bool:
    """Whether a number counts things, and all of them: not "eight more moons", not "the 12000 block". ``before``: the
    words of its sentence before it."""
    value = mention.value
    if not isinstance(value, Amount) or not _is_plural(mention, value):
        return False
    return not (figures.is_whole(before) or _PART_OF.search(before) or _NO_COUNT.search(mention.span.exact))


def _is_plural(mention: Mention, value: Amount) -> bool:
    """Whether the noun for what is counted is one of several: the "12000 block" is one, a "10 second run" is a run."""
    last = words(mention.span.exact)[-1].folded
    if value.low == value.high == 1 or last.endswith("s") or "people" in amounts.sorts(value):
        return True
    return value.unit is not None and last != value.unit.split()[-1].casefold()


def _measures(value: Amount) -> bool:
    """Whether a value is a number of things that are named, or a length of time."""
    if value.kind == "duration":
        return value.low is not None
    return value.kind == "count" and value.unit is not None and (value.low or value.high or 0) >= FEWEST


def _is_definite(value: Amount) -> bool:
    """Whether a value is one number, if only about."""
    if value.low is None or value.low != value.high or value.hedge not in (None, "about", "some"):
        return False
    return value.kind == "duration" or value.low == int(value.low)


def _kinds(mention: Mention) -> frozenset[str]:
    """The stems of what the words of a number say beside it and its noun: "rescue" of "four rescue crews"."""
    beside = words(mention.span.exact)[:-1]
    aside = function_words() | number_words().starters | {"some", "about"}
    return frozenset(stem(one.folded) for one in beside if one.folded not in aside and not one.folded[0].isdigit())


def _harms(text: str, start: int, end: int, mention: Mention) -> frozenset[str]:
    """What is told, beside a number in code points [start, end), to have been done to those counted."""
    before = [stem(word.folded) for word in words(text[start : mention.span.start])][-NEAR_BY:]
    after = [stem(word.folded) for word in words(text[mention.span.start : end])][:NEAR_BY]
    beside = frozenset((*before, *after))
    lost = {"killing"} if stem(words(mention.span.exact)[-1].folded) in LIVES else set()
    return frozenset(lost | {name for name in HARMS if beside & classes()[name]})


def _between(
    here: Sequence[Tally], there: Sequence[Tally], dates: tuple[Instant | None, Instant | None], side: SideAt
) -> Iterator[tuple[Place, Place, Contrast]]:
    found: dict[tuple[int, int], tuple[float, float, int]] = {}
    names: dict[tuple[int, int], tuple[str, ...]] = {}
    for x, a in enumerate(here):
        for y, b in enumerate(there):
            if _of_one_sort(a, b):
                weight, both = shared(a.context, b.context)
                parallel: set[int | str] = {
                    sort for one, two in _beside(a, here, b, there) for sort in one.sorts & two.sorts
                }
                more = PARALLEL * len(parallel)
                size = math.sqrt((a.context.total + more) * (b.context.total + more))
                things = sum("~" not in one for one in both) + len(parallel)
                found[x, y] = (weight + more) / size if size else 0.0, weight + more, things
                names[x, y] = (*both, *(f"{_sort(sort)} counted in both" for sort in sorted(parallel, key=str)))
    for (x, y), (score, weight, things) in found.items():
        a, b = here[x], there[y]
        if score < ALIKE or weight < SHARED or things < THINGS:
            continue
        rivals = [each for (p, q), (each, _, _) in found.items() if (p == x) != (q == y)]
        if score * MARGIN < max(rivals, default=0.0):
            continue
        kind = opposed(a, here, b, there, dates, side)
        if kind is not None:
            near_by = f"{score:.2f} around them, of at least {ALIKE:.2f}, next best {max(rivals, default=0.0):.2f}"
            why = f"{near_by}; {weight:.1f} nats shared: {', '.join(names[x, y])}"
            yield a.place, b.place, Contrast(kind, _at(a), _at(b), f"{why}; {_of_what(a, b)}")


def opposed(
    a: Tally,
    here: Sequence[Tally],
    b: Tally,
    there: Sequence[Tally],
    dates: tuple[Instant | None, Instant | None],
    side: SideAt,
) -> DisagreementKind | None:
    """The kind of conflict of two numbers whose surroundings are of one thing; None where there is none. ``here``,
    ``there``: all those of their reports; ``dates``: when these were out."""
    if not _of_one_sort(a, b) or not _is_definite(a.value) or not _is_definite(b.value):
        return None
    listed = max(sum(one.place == each.place for one in every) for each, every in ((a, here), (b, there)))
    if listed >= LISTED and next(_beside(a, here, b, there), None) is None:
        return None  # of the figures in a list each has others about it, of other things
    if any(_agree(a, other) for other in there) or any(_agree(other, b) for other in here):
        return None
    if any(_at_odds(a, other) for other in here) or any(_at_odds(b, other) for other in there):
        return None
    if a.harms | b.harms and is_update(a.value, b.value, *dates):
        return None
    return _conflict(a, b, side)


def _of_what(a: Tally, b: Tally) -> str:
    """Of what two numbers are, for people."""
    done = " ".join(sorted(a.harms & b.harms))
    if a.value.kind == "duration":
        return "both are lengths of time"
    return f"both count {a.value.unit or ''}/{b.value.unit or ''}" + (f", {done}" if done else "")


def _sort(sort: int | str) -> str:
    return sort if isinstance(sort, str) else f"sort {sort}"


def _beside(a: Tally, here: Sequence[Tally], b: Tally, there: Sequence[Tally]) -> Iterator[tuple[Tally, Tally]]:
    """Other numbers of the two sentences that count one sort of thing, no mere people, and can be one."""
    ours = [one for one in here if one.place == a.place and one is not a]
    theirs = [two for two in there if two.place == b.place and two is not b] if ours else []
    for one in ours:
        for two in theirs:
            if one.sorts & two.sorts - {"people"} and _agree(one, two):
                yield one, two


def _of_one_sort(a: Tally, b: Tally) -> bool:
    """Whether two numbers can be of one thing by their own words: by the nouns for what is counted, and by what was
    done to it. Of mere people only that says who is counted."""
    if a.people != b.people and not (a.people & b.people and len(a.people ^ b.people) == 1):
        return False
    if a.value.kind != b.value.kind or not values.comparable(a.value, b.value):
        return False
    if a.value.kind == "count" and a.sorts.isdisjoint(b.sorts):
        return False
    if not 1 / FAR < amounts.size(a.value) / max(amounts.size(b.value), 1.0) < FAR:
        return False
    if a.value.kind == "count" and a.sorts & b.sorts <= {"people"} and a.harms.isdisjoint(b.harms):
        return False
    if a.kinds and b.kinds and a.kinds.isdisjoint(b.kinds):
        return a.value.kind == "count" and any(near(x, y) >= NEAR for x in a.kinds for y in b.kinds)
    return not (a.harms and b.harms and a.harms.isdisjoint(b.harms))


def _at_odds(a: Tally, b: Tally) -> bool:
    """Whether a report gives two numbers of those to whom one thing was done: which of them another means is open."""
    one_harm = bool(a.harms & b.harms) and values.comparable(a.value, b.value)
    return one_harm and values.relation(a.value, b.value) == "conflicts"


def _agree(a: Tally, b: Tally) -> bool:
    return a.value.kind == b.value.kind and values.relation(a.value, b.value) in ("equal", "refines", "compatible")


def _conflict(a: Tally, b: Tally, side: SideAt) -> DisagreementKind | None:
    if values.relation(a.value, b.value) != "conflicts":
        return None
    one, two = side(a.place), side(b.place)
    if a.value.kind == "duration" and a.value.unit != b.value.unit:
        sizes = sorted((amounts.size(a.value), amounts.size(b.value)))
        if sizes[1] < ROUGH * sizes[0]:
            return None
    if a.value.kind == "duration" and not (_lasts(one, a.mention) and _lasts(two, b.mention)):
        return None
    i, j = _word(one, a.mention), _word(two, b.mention)
    if i is not None and j is not None:
        if not figures.comparable(one, i, two, j):
            return None
        if figures.conflict(one, i, one.numbers[i], two, j, two.numbers[j]) is None:
            return None
    return "duration" if a.value.kind == "duration" else "number"


def _lasts(side: Side, mention: Mention) -> bool:
    """Whether a length of time says how long something took, and not when it was or by when it is to be: not "four
    hours into the flight", "two years ago", "within a week"."""
    before = words(side.text[: mention.span.start - side.offset])
    after = words(side.text[mention.span.end - side.offset :])
    led = before[-1].folded if before else ""
    return led not in _NOT_LONG and (not after or after[0].folded not in _NO_LENGTH)


def _word(side: Side, mention: Mention) -> int | None:
    """The place of the word for a mention's number."""
    for i in side.numbers:
        start, end = side.place(i, i)
        if mention.span.start <= start and end <= mention.span.end:
            return i
    return None


def _at(one: Tally) -> tuple[int, int]:
    return one.mention.span.start, one.mention.span.end
