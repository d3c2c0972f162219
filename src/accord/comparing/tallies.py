"""Counts and lengths of time of two reports that are of one thing, though no act and no like sentence joins them.

"Killing three people" and "five people died" share hardly a word, and where the reader knows no act in one of the two,
nothing sets them against each other. What does is what stands around them: who, where and when. Two numbers are of one
thing here where

* they count the same sort of thing by their nouns, or both measure time;
* what was learned of numbers that two reports give alike (:mod:`accord.comparing.sameness`) says so, and by a margin
  over whatever else could be set against either of them in the two reports;
* neither report gives the other's number of something likewise, or two of those to whom the same was done, and the two
  reports are of one week.

Whether they conflict is told by the rules for all values and by those for numbers of two sentences
(:mod:`accord.comparing.figures`). All of it follows from the two reports alone.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date

from accord.comparing import amounts, figures, values
from accord.comparing.contrast import Contrast
from accord.comparing.counted import Tally, agree, is_definite, may_be_one, sort, told
from accord.comparing.occasions import weeks_apart
from accord.comparing.partners import FEW
from accord.comparing.profiles import written
from accord.comparing.sameness import Sameness, beside, rivals, samenesses
from accord.comparing.sentences import Place
from accord.comparing.sides import Side
from accord.comparing.slots import is_update
from accord.comparing.stretches import Named, near
from accord.comparing.tokens import words
from accord.comparing.unlike import two_matters
from accord.model import Actor, DisagreementKind, Instant, Mention, Reading

__all__ = [
    *("another_time", "is_deadline", "length_of_one", "likely_one", "of_one_sort", "opposed", "other_kinds"),
    *("other_names", "tallies"),
]

# By what was listed at it in groups of ECB+ and GiveMe5W1H and in the examples that are not unread, read by hand.
LIKELY = 0.4
MARGIN = 0.7  # of log-odds, over the next best
RIVAL = 0.2  # an equal number of the other report speaks against two where it is so likely in comparison
DAY = 86400.0  # seconds by which a plan was told before what came of it
TWO_DAYS = 2 * DAY
LISTED = 4  # numbers of one kind in a sentence that is a list of them
ROUGH = 1.15  # a length of time in another unit may be so much longer: "two decades", "21 years"
NEAR = 0.25  # cosine of words that say of what kind things are, for two that may be one
FAR = 3.0  # a count so many times another is of something else, where nothing but what is around them joins the two
WEIGHTIEST = 4  # features that are told
WEEK = 7  # days
_DEADLINE = frozenset({"within", "in"})
_NOT_LONG = frozenset(
    {"within", "next", "last", "past", "previous", "coming", "every", "each", "first", "since", "by", "until", "per"}
)
_NO_LENGTH = frozenset({"into", "ago", "later", "earlier", "before", "after", "from", "old", "away", "now", "apart"})

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
            out = written(one), written(two)
            if here and there and not weeks_apart(*out):
                for x, y, contrast in _between(here, there, (one.report.published, two.report.published), side):
                    if not _planned_before(here[x], there[y], *out):
                        yield here[x].place, there[y].place, contrast


def _between(
    here: Sequence[Tally], there: Sequence[Tally], dates: tuple[Instant | None, Instant | None], side: SideAt
) -> Iterator[tuple[int, int, Contrast]]:
    """By their places among the numbers of two reports those that conflict."""
    found = samenesses(here, there)
    for (x, y), one in found.items():
        others = rivals(found, (x, y))
        next_best = max((found[other].likely for other in others), default=0.0)
        sure = one.likely >= LIKELY and _odds(one.likely) - _odds(next_best) >= MARGIN
        of_one_act = length_of_one(here, there, (x, y))
        if not sure and not of_one_act:
            continue
        if any(found[p, q].likely >= RIVAL * one.likely and agree(here[p], there[q]) for p, q in others):
            continue
        a, b = here[x], there[y]
        others_named = bool(a.people) and bool(b.people) and a.people.isdisjoint(b.people)
        if (others_named and not (of_one_act and _takes_days(a, b))) or other_names(a, b) or another_time(a, b):
            continue
        kind = opposed(a, here, b, there, dates, side)
        if kind is not None:
            yield x, y, Contrast(kind, _at(a), _at(b), _why(one, next_best, a, b))


def _planned_before(a: Tally, b: Tally, written: float | None, other: float | None) -> bool:
    """Whether one is told as what is to come, and the other days later as what was: of 48 who were to be freed 29 were,
    and neither report says otherwise."""
    if a.around.coming == b.around.coming or written is None or other is None:
        return False
    planned, done = (written, other) if a.around.coming else (other, written)
    return done - planned > DAY


def length_of_one(here: Sequence[Tally], there: Sequence[Tally], pair: tuple[int, int]) -> bool:
    """Whether two lengths of time, by their places among the numbers of their reports, are of acts of one type, and
    neither report tells another length of such: "eight days of bargaining", "ten days of talks"."""
    acts = here[pair[0]].around.acts & there[pair[1]].around.acts
    return bool(acts) and all(
        sum(not acts.isdisjoint(one.around.acts) for one in every) == 1 for every in (here, there)
    )


def _takes_days(a: Tally, b: Tally) -> bool:
    """Whether two lengths of time are of talks for days: nobody whom a sentence names talks so long by himself, while
    two who saw a visitor for an hour and for two had each his own meeting, and each convict has his own sentence."""
    talks = "CONSULT" in a.around.acts & b.around.acts
    return talks and all(amounts.size(one.value) >= TWO_DAYS for one in (a, b))


def _odds(likely: float) -> float:
    bounded = min(max(likely, 1e-6), 1 - 1e-6)
    return math.log(bounded / (1 - bounded))


def _why(one: Sameness, next_best: float, a: Tally, b: Tally) -> str:
    weighed = ", ".join(f"{name} {weight:+.1f}" for name, weight in one.because[:WEIGHTIEST])
    told = f"; shared: {', '.join(one.told)}" if one.told else ""
    return f"{one.likely:.2f} likely of one thing ({weighed}), next best {next_best:.2f}{told}; {_of_what(a, b)}"


def opposed(
    a: Tally,
    here: Sequence[Tally],
    b: Tally,
    there: Sequence[Tally],
    dates: tuple[Instant | None, Instant | None],
    side: SideAt,
) -> DisagreementKind | None:
    """The kind of conflict of two numbers that are of one thing; None where there is none. ``here``, ``there``: all
    those of their reports; ``dates``: when these were out."""
    if not is_definite(a.value) or not is_definite(b.value) or not _within(a, b):
        return None
    if (_is_listed(a, here) or _is_listed(b, there)) and not beside(a, here, b, there):
        return None  # of the figures in a list each has others about it, of other things
    if any(_at_odds(a, other) for other in here) or any(_at_odds(b, other) for other in there):
        return None
    if a.harms | b.harms and is_update(a.value, b.value, *dates) and not _is_settled(a, b, dates):
        return None
    return _conflict(a, b, side)


def likely_one(a: Tally, here: Sequence[Tally], b: Tally, there: Sequence[Tally], sole: bool = False) -> bool:
    """Whether two numbers of passages that tell one thing are likely of one, too: of one sort, and neither report gives
    the other's number. ``sole``: whether neither report has another number of what is told; of the only people that
    are counted it need not be said again what was done to them."""
    if not of_one_sort(a, b) and not (sole and _same_people(a, b)):
        return False
    return not (any(agree(a, other) for other in there) or any(agree(other, b) for other in here))


def _of_what(a: Tally, b: Tally) -> str:
    """Of what two numbers are, for people."""
    done = " ".join(sorted(a.harms & b.harms))
    if a.value.kind == "duration":
        return "both are lengths of time"
    return f"both count {a.value.unit or ''}/{b.value.unit or ''}" + (f", {done}" if done else "")


def of_one_sort(a: Tally, b: Tally) -> bool:
    """Whether two numbers can be of one thing by their own words: by the nouns for what is counted, and by what was
    done to it. Of mere people only that says who is counted."""
    if a.people != b.people and not (a.people & b.people and len(a.people ^ b.people) == 1):
        return False
    if not may_be_one(a, b) or not _within(a, b):
        return False
    if sort(a, b) == "people" and a.harms.isdisjoint(b.harms):
        return False
    return not other_kinds(a, b)


def _same_people(a: Tally, b: Tally) -> bool:
    """Whether two counts of people can be of the same ones by whom their sentences name and what was done to them."""
    if (a.people and b.people and a.people.isdisjoint(b.people)) or other_names(a, b):
        return False
    return "people" in a.sorts & b.sorts and may_be_one(a, b) and _within(a, b) and not other_kinds(a, b)


def other_kinds(a: Tally, b: Tally) -> bool:
    """Whether what stands beside the nouns tells two sorts apart."""
    if not a.kinds or not b.kinds or not a.kinds.isdisjoint(b.kinds):
        return False
    return a.value.kind != "count" or all(near(x, y) < NEAR for x in a.kinds for y in b.kinds)


def other_names(a: Tally, b: Tally) -> bool:
    """Whether the names beside the nouns are others: "Chadian soldiers", "Nigerien soldiers"."""
    one, two = (
        {word.folded for word in words(each.mention.span.exact)[1:] if word.text[0].isupper()} for each in (a, b)
    )
    return bool(one) and bool(two) and one.isdisjoint(two)


def another_time(a: Tally, b: Tally) -> bool:
    """Whether two counts are of things to which no one harm was done, and of other days: of the lorries that left on
    Monday, of those that stood there on Wednesday."""
    if a.value.kind != "count" or a.harms & b.harms:
        return False
    one, two = (
        {date.fromisoformat(day) for kind, value in each.context.keys if kind == "day" and len(day := str(value)) == 10}
        for each in (a, b)
    )
    # "on Monday" may have been taken for the coming one in one report and for the last one in the other
    return bool(one) and bool(two) and not any((x - y).days % WEEK == 0 for x in one for y in two)


def _within(a: Tally, b: Tally) -> bool:
    """Whether neither number is many times the other."""
    return 1 / FAR < amounts.size(a.value) / max(amounts.size(b.value), 1.0) < FAR


def _is_listed(a: Tally, every: Sequence[Tally]) -> bool:
    """Whether a number's sentence is a list of such."""
    return sum(one.place == a.place and one.value.kind == a.value.kind for one in every) >= LISTED


def _is_settled(a: Tally, b: Tally, dates: tuple[Instant | None, Instant | None]) -> bool:
    """Whether a later, higher toll takes no earlier one up: both sentences tell the day, the first report came out on a
    later one, and neither says that the number rises."""
    days = [max((str(key[1]) for key in one.context.keys if key[0] == "day"), default="") for one in (a, b)]
    out = min((one.iso[:10] for one in dates if one is not None), default="")
    return all("" < day < out for day in days) and not (a.grows or b.grows)


def _at_odds(a: Tally, b: Tally) -> bool:
    """Whether a report gives two numbers of those to whom one thing was done: which of them another means is open."""
    one_harm = bool(a.harms & b.harms) and may_be_one(a, b) and _within(a, b)
    return one_harm and values.relation(a.value, b.value) == "conflicts"


def _conflict(a: Tally, b: Tally, side: SideAt) -> DisagreementKind | None:
    if values.relation(a.value, b.value) != "conflicts":
        return None
    one, two = side(a.place), side(b.place)
    if a.value.kind == "duration":
        return "duration" if _lengths_differ(one, a, two, b) else None
    i, j = _word(one, a.mention), _word(two, b.mention)
    if i is not None and j is not None:
        if not figures.comparable(one, i, two, j):
            return None
        if two_matters(one, i, two, j):
            return None
    return "number"


def _lengths_differ(one: Side, a: Tally, two: Side, b: Tally) -> bool:
    """Whether two lengths of time are both of how long something took, or both of how long somebody has for it."""
    if a.value.unit != b.value.unit:
        sizes = sorted((amounts.size(a.value), amounts.size(b.value)))
        if sizes[1] < ROUGH * sizes[0]:
            return False
    if _is_deadline(one, a.mention) and _is_deadline(two, b.mention):
        return True
    return _lasts(one, a.mention) and _lasts(two, b.mention)


def _around(side: Side, mention: Mention) -> tuple[str, str]:
    """The words before and after a mention in its sentence; empty at its ends."""
    return _beside(side.text[: mention.span.start - side.offset], side.text[mention.span.end - side.offset :])


def _beside(text: str, following: str) -> tuple[str, str]:
    before, after = words(text), words(following)
    return before[-1].folded if before else "", after[0].folded if after else ""


def _is_deadline(side: Side, mention: Mention) -> bool:
    """Whether a length of time says within what something is to be done: "within 30 days", "60 days to hand over"."""
    return is_deadline(side.text[: mention.span.start - side.offset], side.text[mention.span.end - side.offset :])


def is_deadline(text: str, following: str) -> bool:
    """As of a length of time between two texts."""
    before, after = _beside(text, following)
    return before in _DEADLINE or after == "to"


def _lasts(side: Side, mention: Mention) -> bool:
    """Whether a length of time says how long something took, and not when it was or by when it is to be: not "four
    hours into the flight", "two years ago", "within a week"."""
    before, after = _around(side, mention)
    return before not in _NOT_LONG and after not in _NO_LENGTH


def _word(side: Side, mention: Mention) -> int | None:
    """The place of the word for a mention's number."""
    for i in side.numbers:
        start, end = side.place(i, i)
        if mention.span.start <= start and end <= mention.span.end:
            return i
    return None


def _at(one: Tally) -> tuple[int, int]:
    return one.mention.span.start, one.mention.span.end
