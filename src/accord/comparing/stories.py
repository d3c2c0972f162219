"""Stories: which reports tell of the same happenings.

Reports come in the order of publication, and each joins the story that it is most like, or opens one of its own; no
number of stories is given, and no earlier report is read again (single-pass clustering as in topic detection and
tracking: Allan et al. 1998). A report is a vector of its stems by rarity in news, with the headline, the lead and
names counted more. How like a story it is, is the mean cosine with the story's reports, less a little for every day
between them. A later story that is nearly like enough follows the earlier one.
"""

from __future__ import annotations

import itertools
import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import UTC, date, datetime

from accord.comparing.intervals import ZONE_SLACK, bounds
from accord.comparing.tokens import Word, function_words, stem, words
from accord.comparing.vectors import rarity
from accord.model import Report, TimeValue

__all__ = ["Group", "Sign", "Stories", "Tried", "group", "in_order", "sign", "title", "whole"]

# Tuned on GiveMe5W1H (B-cubed F1, 35 events) with ECB+ subtopics beside it for the precision of look-alike events;
# between 0.09 and 0.13 the first changes by under two points. Names and the lead say what a report is about, the
# tail of a long one says less.
JOIN = 0.11
FOLLOW = 0.06
DECAY = 0.01
UNKNOWN_GAP = 3.0
TITLE_WEIGHT = 3
LEAD_WEIGHT = 2
NAME_FACTOR = 2.0
FIGURE_FACTOR = 0.5  # hardly any figure occurs twice in news, and two outlets often give two
FEATURE_WEIGHT = 6.0
LEAD_WORDS = 60
SHORT_WORDS = 30  # up to so many, names count as other words do; from LEAD_WORDS on, as said above
READ_WORDS = 300
# A story is looked up by a report's heaviest terms, and the best of those found are looked at closely.
LOOKUP_TERMS = 40
LOOKUP_STORIES = 12
# A story that starts later than this after another's last report does not follow it.
FOLLOW_DAYS = 30.0

Vector = dict[str, float]


@dataclass(frozen=True, slots=True)
class Group:
    """One story: report ids in order of publication, and the first reports of the stories that it follows, nearest
    first. ``name``: the story's id, where it has one already.
    """

    reports: tuple[str, ...]
    follows: tuple[str, ...] = ()
    name: str | None = None


@dataclass(frozen=True, slots=True)
class Sign:
    """What tells to which story a report (its id) belongs: its stems by weight, of length 1; its day of publication
    (days since 1970, the middle of a coarser time) and the earliest that it can have been published (infinite where
    that is not known); the days and the acts that it leads with.
    """

    report: str
    vector: Vector
    day: float | None
    began: float
    days: frozenset[str]
    acts: frozenset[str]


@dataclass(frozen=True, slots=True)
class Tried:
    """A story (its number) that a report may be of: how like it is, what acts the story leads with, and whether the
    report leads with other acts on days that come ``later``, so that it is none of that story's.
    """

    number: int
    likeness: float
    acts: frozenset[str]
    later: bool


class _Story:
    __slots__ = ("acts", "began", "centre", "days", "first", "last", "periods", "reports")

    def __init__(self) -> None:
        self.reports: list[str] = []
        self.periods: set[str] = set()
        self.centre: Vector = {}
        self.days: set[str] = set()
        self.acts: set[str] = set()
        self.first: float | None = None
        self.last: float | None = None
        self.began = math.inf  # the earliest that its first report can have been published; see _began


class Stories:
    """Stories as they grow. Holds a vector for each story and none of the texts."""

    def __init__(self) -> None:
        self._stories: list[_Story] = []
        self._index: dict[str, dict[str, list[int]]] = {}  # by period, by term: the stories

    def add(self, report: Report, features: Iterable[str] = ()) -> int:
        """Put a report into the story that it belongs to and return that story's number, a new one where it opens it.

        ``features`` are further terms that say what the report tells of ("actor:...", "place:..."). Those that begin
        with "day:" and "act:" are the days and the acts of the happenings that it leads with; they have no share in how
        like a story it is. A report that leads with other acts than a story, on days that the story does not tell of,
        that had not begun when its first report was published and of which it has no report, opens a story that follows
        it, however like they are. Background belongs in neither.
        """
        return self.place(sign(report, features))

    def place(self, found: Sign, period: str = "", near: Sequence[str] = ("",)) -> int:
        """As :meth:`add`, for a report of which only the sign is at hand.

        ``period`` is a stretch of time that the report belongs to, ``near`` those of which a story must have a report
        to be thought of: so it makes no difference which of the other stories are here.
        """
        best, most = -1, JOIN
        for one in self.tried(found, near):
            if not one.later and one.likeness >= most and (one.likeness > most or best < 0):
                best, most = one.number, one.likeness
        return self.restore(best if best >= 0 else None, found, period)

    def tried(self, found: Sign, near: Sequence[str] = ("",)) -> list[Tried]:
        """The stories that a report is looked at for, of all that there are now; see :meth:`place`."""
        made = []
        for number, likeness in self._likeness(found.vector, found.day, near):
            story = self._stories[number]
            later = _comes_after(found.days, story) and not found.acts & story.acts
            made.append(Tried(number, likeness, frozenset(story.acts), later))
        return made

    def restore(self, number: int | None, found: Sign, period: str = "") -> int:
        """Put a report into the story that it is known to belong to (None: a new one); gives that story's number.

        Stories whose reports are restored in the order in which they were placed are what they were then.
        """
        if number is None:
            number = len(self._stories)
            self._stories.append(_Story())
        self._put(number, found.report, found.vector, found.day, period)
        story = self._stories[number]
        story.days |= found.days
        story.acts |= found.acts
        story.began = min(story.began, found.began)
        return number

    def groups(self) -> tuple[Group, ...]:
        """All stories in the order in which they began, with what each follows."""
        follows: list[list[str]] = [[] for _ in self._stories]
        for number, other, _ in self.links():
            follows[number].append(self._stories[other].reports[0])
        return tuple(
            Group(tuple(story.reports), tuple(earlier)) for story, earlier in zip(self._stories, follows, strict=True)
        )

    def links(self) -> list[tuple[int, int, float]]:
        """Every story (its number), one that it follows, and how like the two are; in the order in which the stories
        began, the nearest first."""
        found = []
        for number, story in enumerate(self._stories):
            earlier = []
            size = math.sqrt(sum(weight * weight for weight in story.centre.values())) or 1.0
            for other in self._near({k: w / size for k, w in story.centre.items()}, tuple(self._index)):
                before = self._stories[other]
                if other != number and _precedes(before, story):
                    likeness = _mean_cosine(story, before)
                    if likeness >= FOLLOW:
                        earlier.append((-likeness, before.reports[0], other))
            found += [(number, other, -less) for less, _, other in sorted(earlier)]
        return found

    def _near(self, vector: Vector, near: Sequence[str]) -> list[int]:
        """The stories that are most like a report in its heaviest terms, those first that began first."""
        heavy = sorted(vector, key=lambda term: (-vector[term], term))[:LOOKUP_TERMS]
        indexes = [self._index[period] for period in near if period in self._index]
        found: dict[int, float] = {}
        for term in heavy:
            weight = vector[term]
            numbers = [index[term] for index in indexes if term in index]
            # a story can have reports of several periods
            for number in numbers[0] if len(numbers) == 1 else dict.fromkeys(itertools.chain.from_iterable(numbers)):
                story = self._stories[number]
                found[number] = found.get(number, 0.0) + weight * story.centre[term] / len(story.reports)
        chosen = sorted(found, key=lambda number: (-found[number], self._stories[number].reports[0]))
        return sorted(chosen[:LOOKUP_STORIES], key=lambda number: self._stories[number].reports[0])

    def _likeness(self, vector: Vector, day: float | None, near: Sequence[str]) -> list[tuple[int, float]]:
        found = []
        for number in self._near(vector, near):
            story = self._stories[number]
            dot = sum(weight * story.centre.get(term, 0.0) for term, weight in vector.items())
            found.append((number, dot / len(story.reports) - DECAY * math.log1p(_gap(day, story))))
        return found

    def _put(self, number: int, name: str, vector: Vector, day: float | None, period: str) -> None:
        story = self._stories[number]
        story.reports.append(name)
        if period not in story.periods:
            story.periods.add(period)
            index = self._index.setdefault(period, {})
            for term in story.centre:
                index.setdefault(term, []).append(number)
        indexes = [self._index[period] for period in sorted(story.periods)]
        for term, weight in vector.items():
            if term not in story.centre:
                story.centre[term] = 0.0
                for index in indexes:
                    index.setdefault(term, []).append(number)
            story.centre[term] += weight
        if day is not None:
            story.first = day if story.first is None else min(story.first, day)
            story.last = day if story.last is None else max(story.last, day)


def group(reports: Iterable[Report], *, features: Mapping[str, Iterable[str]] | None = None) -> tuple[Group, ...]:
    """The stories of a set of reports, taken in order of publication (those without a time last) and then of their ids.

    The order in which they are given changes nothing. ``features`` gives further terms by report id (see
    :meth:`Stories.add`).
    """
    stories = Stories()
    extra = features or {}
    for report in in_order(reports):
        stories.add(report, extra.get(report.id, ()))
    return stories.groups()


def whole(reports: Iterable[Report]) -> Group:
    """All reports as one story."""
    return Group(tuple(report.id for report in in_order(reports)))


def in_order(reports: Iterable[Report]) -> list[Report]:
    """Reports in the order in which they are put into stories, one that comes twice once."""
    return sorted({report.id: report for report in reports}.values(), key=_order)


def sign(report: Report, features: Iterable[str] = ()) -> Sign:
    """The sign of a report. ``features``: see :meth:`Stories.add`."""
    terms = frozenset(features)
    days = frozenset(term for term in terms if term.startswith("day:"))
    acts = frozenset(term for term in terms if term.startswith("act:"))
    return Sign(report.id, _vector(report, sorted(terms - days - acts)), _day(report), _began(report), days, acts)


def title(reports: Sequence[Report]) -> str:
    """The headline whose words most of the others share, of those the earliest; where none has one, the beginning of
    the most typical report's text.

    What a headline has alone is one side's word for it, as a rule. One that several reports have counts once: reprints
    have no more say. Raises ValueError where there are no reports.
    """
    if not reports:
        raise ValueError("a story without reports has no title")
    ordered = sorted(reports, key=_order)
    headlines: dict[str, str] = {}
    for text in filter(None, map(_headline, ordered)):
        headlines.setdefault(text.casefold(), text)
    return _shared(list(headlines.values())) or _typical(ordered)


def _shared(headlines: Sequence[str]) -> str:
    """Of headlines in their order the one that has most words in common with the others, for its length and theirs; the
    first of those that have as many. Nothing where there is none.
    """
    stems = [set(_stems(words(text), 1)) for text in headlines]
    alike = [
        math.fsum(len(one & other) / math.sqrt(len(one) * len(other)) for other in stems if one and other)
        for one in stems
    ]
    best = max(range(len(headlines)), key=lambda number: (alike[number], -number), default=None)
    return headlines[best] if best is not None else ""


def _typical(reports: Sequence[Report]) -> str:
    """The beginning of the text that is most like all of them."""
    centre: Vector = {}
    for report in reports:
        for term, weight in _vector(report, ()).items():
            centre[term] = centre.get(term, 0.0) + weight
    best: tuple[float, str] | None = None
    for report in reports:
        text = _lead(report)
        if text:
            terms = _unit(_weights(words(text), 1))
            score = sum(weight * centre.get(term, 0.0) for term, weight in terms.items())
            best = min(best, (-score, text)) if best is not None else (-score, text)
    return best[1] if best is not None else " ".join(reports[0].text.split())[:120]


def _order(report: Report) -> tuple[bool, str, str]:
    return report.published is None, report.published.iso if report.published else "", report.id


def _day(report: Report) -> float | None:
    """When a report was published, in days of the Unix epoch; the middle of a coarser time."""
    if report.published is None:
        return None
    found = bounds(TimeValue(report.published.iso, None, report.published.precision))
    if found is None or not all(map(math.isfinite, found)):
        try:
            return datetime.fromisoformat(report.published.iso).replace(tzinfo=UTC).timestamp() / 86400
        except ValueError:
            return None
    return (found[0] + found[1]) / 2 / 86400


def _began(report: Report) -> float:
    """When the day or the moment of publication began, in days of the Unix epoch; infinite where it is not known."""
    if report.published is None:
        return math.inf
    found = bounds(TimeValue(report.published.iso, None, report.published.precision))
    return found[0] / 86400 if found is not None and math.isfinite(found[0]) else math.inf


def _comes_after(days: Set[str], story: _Story) -> bool:
    """Whether what a report leads with can't be what a story began with: none of its days had begun anywhere on earth
    (at most ZONE_SLACK before they do in UTC) when the story's first report was published, nor has the story them, nor
    a report of one of them or of later: one that leads with no day, as the other side's often does, or with an earlier.
    """
    if not days or days & story.days:
        return False
    try:
        first = min(date.fromisoformat(day.removeprefix("day:")) for day in days)
    except ValueError:
        return False
    began = (first - date(1970, 1, 1)).days
    if story.last is not None and story.last >= began:
        return False
    return began - ZONE_SLACK / 86400 > story.began


def _gap(day: float | None, story: _Story) -> float:
    """Days between a time and a story's stretch of time; nothing within it, UNKNOWN_GAP where either is not known."""
    if day is None or story.first is None or story.last is None:
        return UNKNOWN_GAP
    return max(story.first - day, day - story.last, 0.0)


def _precedes(before: _Story, after: _Story) -> bool:
    if before.first is None or before.last is None or after.first is None:
        return False
    return before.first < after.first and after.first - before.last <= FOLLOW_DAYS


def _mean_cosine(a: _Story, b: _Story) -> float:
    small, large = (a, b) if len(a.centre) <= len(b.centre) else (b, a)
    dot = sum(weight * large.centre.get(term, 0.0) for term, weight in small.centre.items())
    return dot / (len(a.reports) * len(b.reports))


def _headline(report: Report) -> str:
    if report.title and report.title.strip():
        return report.title.strip()
    first = next((block for block in report.blocks if report.text[block.start : block.end].strip()), None)
    return report.text[first.start : first.end].strip() if first is not None and first.kind == "heading" else ""


def _lead(report: Report) -> str:
    for block in report.blocks:
        text = " ".join(report.text[block.start : block.end].split())
        if block.kind == "paragraph" and text:
            stop = min((at for at in (text.find(mark) for mark in (". ", "? ", "! ")) if at > 20), default=len(text))
            return text[: stop + 1] if stop < 160 else text[:117].rsplit(" ", 1)[0] + "…"
    return ""


def _vector(report: Report, features: Iterable[str]) -> Vector:
    counts: Counter[str] = Counter()
    names: set[str] = set()
    read = 0
    for block in report.blocks:
        if block.kind not in ("paragraph", "list", "heading") or read >= READ_WORDS:
            continue
        found = words(report.text[block.start : min(block.end, block.start + 20 * READ_WORDS)])[: READ_WORDS - read]
        lead = max(0, LEAD_WORDS - read)
        counts.update(_stems(found[:lead], LEAD_WEIGHT + 1))
        counts.update(_stems(found[lead:], 1))
        names.update(_names(found))
        read += len(found)
    if report.title:
        counts.update(_stems(words(report.title), TITLE_WEIGHT))
    # of one or two sentences a single name would be most, so that two that differ in it would have nothing in common
    named = 1.0 + (NAME_FACTOR - 1.0) * min(1.0, max(0, read - SHORT_WORDS) / (LEAD_WORDS - SHORT_WORDS))
    vector = {
        term: (1 + math.log(count))
        * rarity(term)
        * (named if term in names else FIGURE_FACTOR if term[0].isdigit() else 1.0)
        for term, count in counts.items()
    }
    for feature in features:
        vector[f"\x00{feature}"] = FEATURE_WEIGHT
    return _unit(vector)


def _weights(found: Sequence[Word], weight: int) -> Vector:
    return {term: count * rarity(term) for term, count in _stems(found, weight).items()}


def _stems(found: Iterable[Word], weight: int) -> Counter[str]:
    empty = function_words()
    counts: Counter[str] = Counter()
    for word, times in Counter(each.folded for each in found).items():
        if word not in empty and len(word) > 1:
            counts[stem(word)] += times * weight
    return counts


def _names(found: Sequence[Word]) -> set[str]:
    """Stems of words that are capitalised after a word on their left, so within a sentence as a rule."""
    return {
        stem(word.folded)
        for before, word in itertools.pairwise(found)
        if word.text[0].isupper() and word.start == before.end + 1
    }


def _unit(vector: Vector) -> Vector:
    size = math.sqrt(sum(weight * weight for weight in vector.values()))
    return {term: weight / size for term, weight in vector.items()} if size else {}
