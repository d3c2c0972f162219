"""Where other reports tell a fact in words that the reader knows as no act.

Much of what two outlets tell of one happening one of them tells in words that are in no list of acts: one "halts" what
the next "calls a stop to". Once an act is known from one report, the passage of another that tells it can be found by
what it shares with it: people, days, places and numbers by what they resolve to and not by their words, other words
where they are the same or near in meaning. A passage is an *echo* of an act where

* no act was read in it;
* it and the act's clause are each other's best in the two reports, by what they share and by how near their meanings
  are (:mod:`accord.comparing.meaning`);
* neither denies what the other tells, or tells its opposite (:mod:`accord.comparing.opposites`), or tells as done what
  is to come by it, and they are likely to tell one thing (:mod:`accord.comparing.resemblance`).

Two passages in neither of which an act was read are of one fact on the same terms. Two acts whose clauses are each
other's best are more likely one (:func:`accord.comparing.alignment.cluster_events`). All of it follows from the two
reports alone; in a story of many reports each passage is looked for in some of them.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache, partial
from itertools import combinations, groupby
from operator import itemgetter

from accord.comparing import boundaries, partners
from accord.comparing.facts import Context, given, passage_fact, told_by
from accord.comparing.kinds import may_be_one
from accord.comparing.meaning import vectors
from accord.comparing.opposites import contrary
from accord.comparing.profiles import EventProfile
from accord.comparing.resemblance import (
    Resemblance,
    features,
    kind,
    logistic,
    logit,
    negated,
    one_is_coming,
    resemblance,
    words_for,
)
from accord.comparing.retellings import Retellings, key_of
from accord.comparing.senses import Vocabulary
from accord.comparing.sentence_pairs import Matters
from accord.comparing.sentences import Place, in_order
from accord.comparing.sets import Sets
from accord.comparing.stretches import NEAR, Key, Named, Nearby, Passage, cuts, shared, value_keys
from accord.data import read_json
from accord.model import Evidence, Fact, Reading, Slot
from accord.reading import lexicon

__all__ = ["Echo", "Stretches", "add_echoes", "candidates", "echoes", "of_acts", "parts", "stretches"]

# Probabilities from which on two passages tell one thing: chosen on groups of real articles that the weights were not
# learned from (data/resemblance.md). Two acts are not joined by it alone.
LIKELY = {"two acts": 0.3, "an act and none": 0.45, "no act": 0.6}
# The same where it is known how likely their sentences are about one matter, too (data/echoes.json).
WITH_MATTER = {"two acts": 0.42, "an act and none": 0.37, "no act": 0.45}
WITHOUT_WORD_WITH_MATTER = 0.42  # of an act and a passage in which no word is for it
UNLIKELY = -7.0  # log-odds below which it makes no difference
NEARLY = 0.1  # and by themselves from which on, where it is asked what their sentences say, too
WITHOUT_WORD = 0.6  # where no word is for the act: two that name one body are not yet of one thing
MEANING = 0.5  # what the cosine of their meanings weighs beside what two passages share of both
WORTH_A_LOOK = 0.12  # of that by what is the same in both, before words that are near are looked for
LEAST = 3  # things that a passage must name
FEWEST_WORDS = 4
SHARED = 3.0  # nats that must be shared for a pair to be looked at further
SAID = 4  # features that an explanation names
TOLD = 0.7  # of what a passage and a telling cover together, what both do, where they are the same for a reader


class Stretches:
    """A report's passages: the clauses of its acts, and what stands between them."""

    def __init__(self, reading: Reading, named: Named, acts: Sequence[EventProfile]) -> None:
        self._named = named
        self._report = reading.report
        quotes = [
            (piece.start, piece.end)
            for statement in reading.statements
            if statement.form != "indirect"
            for piece in statement.content
        ]
        frames = [
            (min(one.source.start, one.cue.start), max(one.source.end, one.cue.end))
            for one in reading.statements
            if one.form != "indirect" and one.source is not None and one.cue is not None
        ]
        found: list[tuple[int, int, EventProfile | None]] = [
            (one.event.clause.start, one.event.clause.end, one) for one in acts
        ]
        found += (
            (start, end, None)
            for start, end in _unread(reading.report.text, self._named.sentences, acts, quotes)
            if not _only_names_a_speaker(reading.report.text, start, end, frames)
        )
        self.passages = []
        for start, end, event in found:
            passage = self._named.passage(start, end, () if event is None else self._of_act(event), event)
            if event is None:
                inside = (one.event for one in acts if start <= one.event.trigger.start < end)
                passage = replace(passage, holds=frozenset(one.type for one in inside))
            if len(passage.keys) + len(passage.stems) >= LEAST:
                self.passages.append(passage)
        self.meanings = vectors([one.text for one in self.passages])
        self._index: dict[object, list[tuple[int, float]]] = defaultdict(list)
        for number, passage in enumerate(self.passages):
            for key, weight in (*passage.keys.items(), *passage.stems.items()):
                self._index[key].append((number, math.sqrt(weight)))

    def of(self, start: int, end: int, act: EventProfile | None = None) -> Passage:
        """Code points [start, end) as a passage, with what an act that is told there has from elsewhere."""
        return self._named.passage(start, end, () if act is None else self._of_act(act), act)

    def sentence(self, at: int) -> str:
        """The words of the sentence in which a code point stands."""
        start, end = boundaries.around(self._report, at)
        return self._report.text[start:end]

    def sharing(self, passage: Passage) -> dict[int, float]:
        """By number the passages that have something of a passage in the same words or by the same value, and nats."""
        same: dict[int, float] = defaultdict(float)
        for key, weight in (*passage.keys.items(), *passage.stems.items()):
            root = math.sqrt(weight)
            for other, its in self._index.get(key, ()):
                same[other] += root * its
        return same

    def _of_act(self, act: EventProfile) -> set[Key]:
        """What an act has from elsewhere in its report: who does it, as a rule, and when and where it is done."""
        found = {key for one in sorted(act.people) for key in self._named.actor_keys(one)}
        for told in (act.time, act.place):
            if told is not None:
                found |= value_keys(told.value)
        return found


def _unread(
    text: str, whole: Sequence[tuple[int, int]], acts: Sequence[EventProfile], quotes: Sequence[tuple[int, int]]
) -> Iterator[tuple[int, int]]:
    """The passages of a text's sentences that don't belong to an act's clause or to a quote for the most part, each
    without the acts' clauses at its ends: of "the lorries stood at the ford, waiting for the sides to agree" what comes
    before the act is one, too."""
    clauses = sorted((one.event.clause.start, one.event.clause.end) for one in acts)
    triggers = sorted(one.event.trigger.start for one in acts)
    taken = sorted([*clauses, *quotes])
    for begin, end in whole:
        near = [(a, b) for a, b in taken if a < end and begin < b]
        for first, last in cuts(text, begin, end):
            at = bisect_left(triggers, first)
            if at < len(triggers) and triggers[at] < last:
                first, last = _trimmed(first, last, [(a, b) for a, b in clauses if a < last and first < b])
            if any(2 * (min(b, last) - max(a, first)) > last - first for a, b in near):
                continue
            stripped = text[first:last].rstrip(" ,;:—–-")
            if len(stripped.split()) >= FEWEST_WORDS:
                yield first, first + len(stripped)


def _only_names_a_speaker(text: str, start: int, end: int, frames: Sequence[tuple[int, int]]) -> bool:
    """Whether code points [start, end) hold hardly more than who says the words beside them: "the mayor, a lawyer from
    Velm, said". ``frames``: sources of quoted words with their cues."""
    return any(
        a < end and start < b and len(text[start:a].split()) + len(text[b:end].split()) < FEWEST_WORDS
        for a, b in frames
    )


def _trimmed(first: int, last: int, clauses: Sequence[tuple[int, int]]) -> tuple[int, int]:
    """Code points [first, last) without the clauses that reach to its end."""
    for start, end in reversed(clauses):
        if start < last <= end + 1:
            last = max(start, first)
    return first, last


@dataclass(frozen=True, slots=True)
class Echo:
    """Two passages of two reports that tell one thing; ``a`` has an act, or neither has."""

    a: Passage
    b: Passage
    found: Resemblance
    shared: tuple[str, ...]


class _Table:
    """What each passage of a report shares with each of another, worked out where it is asked for."""

    def __init__(self, one: Stretches, two: Stretches, nearby: Nearby | None) -> None:
        self.one, self.two = one, two
        self._nearby = nearby
        self.found: dict[tuple[int, int], tuple[float, float, tuple[str, ...]]] = {}  # share, nats, what is shared
        self._rows: dict[int, list[tuple[float, int]]] = defaultdict(list)
        self._columns: dict[int, list[tuple[float, int]]] = defaultdict(list)
        self._done: tuple[set[int], set[int]] = set(), set()

    def row(self, x: int) -> list[tuple[float, int]]:
        """The passages of the second report that may tell what passage ``x`` of the first tells, with their scores."""
        if x not in self._done[0]:
            self._done[0].add(x)
            for y, exact in self.two.sharing(self.one.passages[x]).items():
                self._note(x, y, exact)
        return self._rows[x]

    def column(self, y: int) -> list[tuple[float, int]]:
        """The passages of the first report for passage ``y`` of the second."""
        if len(self._done[0]) < len(self.one.passages) and y not in self._done[1]:
            self._done[1].add(y)
            for x, exact in self.one.sharing(self.two.passages[y]).items():
                self._note(x, y, exact)
        return self._columns[y]

    def best(self, x: int, y: int) -> bool:
        """Whether two passages that were compared are each other's best."""
        a, b = self.one.passages[x], self.two.passages[y]
        rivals = _next_best(self.row(x), y, self.two.passages, a), _next_best(self.column(y), x, self.one.passages, b)
        return self.found[x, y][0] >= max(rivals)

    def cell(self, x: int, y: int) -> None:
        """Compare two passages."""
        if (x, y) not in self.found:
            a, b = self.one.passages[x], self.two.passages[y]
            weight, told = shared(a, b, self._nearby)
            size = math.sqrt(a.total * b.total)
            score = (weight / size if size else 0.0) + MEANING * float(self.one.meanings[x] @ self.two.meanings[y])
            self.found[x, y] = score, weight, told
            self._rows[x].append((score, y))
            self._columns[y].append((score, x))

    def _note(self, x: int, y: int, exact: float) -> None:
        if exact >= WORTH_A_LOOK * math.sqrt(self.one.passages[x].total * self.two.passages[y].total):
            self.cell(x, y)  # most pairs share a word or two


def candidates(
    one: Stretches,
    two: Stretches,
    cells: Sequence[tuple[int, int]] | None = None,
    nearby: Nearby | None = None,
    wanted: Callable[[Passage, Passage, Sequence[float]], bool] = lambda a, b, row: not parts(a, b),
) -> Iterator[tuple[Passage, Passage, tuple[str, ...], list[float]]]:
    """The passages of two reports that are each other's best; of an act and a passage without one the act first; with
    what they share and their features (:func:`accord.comparing.resemblance.features`).

    ``cells``: the pairs of passages that are looked at, by their numbers; all where it isn't given. ``nearby``: by stem
    of the first those that can be near to it. ``wanted``: which pairs are, by their features, if it isn't given those
    that nothing :func:`parts`; it saves looking at what else comes near to the others.
    """
    table = _Table(one, two, nearby)
    if cells is None:
        for x in range(len(one.passages)):
            table.row(x)
    else:
        for x, y in cells:
            table.cell(x, y)
    for (x, y), (_, weight, told) in list(table.found.items()):
        if weight < SHARED or (cells is None and not table.best(x, y)):
            continue
        a, b = one.passages[x], two.passages[y]
        if b.event is not None and a.event is None:
            a, b = b, a
            weight, told = shared(a, b)
        if a.event is not None and b.event is None and a.event.event.type in b.holds:
            continue  # the acts themselves are compared
        row = features(a, b, weight, told, float(one.meanings[x] @ two.meanings[y]))
        if wanted(a, b, row) and (cells is None or table.best(x, y)):
            yield a, b, told, row


def parts(a: Passage, b: Passage) -> bool:
    """Whether one of two passages denies what the other tells, or tells its opposite ("was opened", "stayed shut"), or
    tells as done what is to come by the other (two acts may)."""
    if negated(a) != negated(b) or (b.event is None and one_is_coming(a, b)):
        return True
    return not (_refuses(a) or _refuses(b)) and contrary(a.stems, b.stems)


def _refuses(a: Passage) -> bool:
    """Whether a passage tells of a refusal, or of what was denied or called off: it may be the opposite that was."""
    return negated(a) or any("REJECT" in lexicon.types(one) for one in a.stems)


def _between(
    one: Stretches,
    two: Stretches,
    cells: Sequence[tuple[int, int]] | None,
    nearby: Nearby,
    matters: Matters | None,
) -> Iterator[Echo]:
    """The echoes between two reports: all, or only of these pairs of their passages, in which a word for an act is
    asked for, as each is the best of very many, and their sentences are not asked. ``nearby``: by stem of the first
    those that can be near to it."""

    def wordless(a: Passage, b: Passage) -> bool:
        return kind(a, b) == "an act and none" and a.event is not None and not words_for(a.event, b)

    def least(a: Passage, b: Passage) -> float:
        if parts(a, b):
            return math.inf
        if wordless(a, b):
            return WITHOUT_WORD if cells is None else math.inf
        return LIKELY[kind(a, b)]

    def wanted(a: Passage, b: Passage, row: Sequence[float]) -> bool:
        enough = least(a, b)
        if matters is not None and cells is None:
            enough = NEARLY if enough < math.inf else enough
        return resemblance(row).likely >= enough

    for a, b, told, row in candidates(one, two, cells, nearby, wanted):
        found = resemblance(row)
        matter = matters.of(a.place, b.place) if matters is not None and cells is None else None
        held = found.likely >= least(a, b)
        if matter is not None:
            enough = WITHOUT_WORD_WITH_MATTER if wordless(a, b) else WITH_MATTER[kind(a, b)]
            held = _with_matter(kind(a, b), found.likely, matter) >= enough
        if held:
            yield Echo(a, b, found, told)


@lru_cache(maxsize=1)
def _weights() -> Mapping[str, Mapping[str, float]]:
    found: Mapping[str, Mapping[str, float]] = read_json("echoes.json")
    return found


def _with_matter(which: str, likely: float, matter: float) -> float:
    """How likely two passages of a kind tell one thing, by how likely they do by themselves and by the log-odds that
    their sentences are about one matter."""
    weights = _weights()[which]
    odds = weights["bias"] + weights["resemblance"] * logit(likely) + weights["matter"] * max(UNLIKELY, matter)
    return logistic(float(odds))


def _next_best(found: Sequence[tuple[float, int]], mine: int, passages: Sequence[Passage], facing: Passage) -> float:
    """The best score of a passage that lies elsewhere than this one and can tell what the one tells that it is
    ``facing``."""
    me = passages[mine]
    return max(
        (
            score
            for score, other in found
            if (passages[other].end <= me.start or me.end <= passages[other].start) and _fit(passages[other], facing)
        ),
        default=0.0,
    )


def _fit(a: Passage, b: Passage) -> bool:
    """Whether two passages can tell one thing by the types of their acts."""
    return a.event is None or b.event is None or may_be_one(a.event.event.type, b.event.event.type)


def stretches(
    members: Sequence[Reading],
    events: Mapping[tuple[str, str], EventProfile],
    named: Mapping[str, Named],
) -> dict[str, Stretches]:
    """The passages of a story's reports, by report id. ``named``: by report id what its stretches name."""
    if len(members) < 2:
        return {}
    return {
        name: Stretches(reading, named[name], [events[name, event.id] for event in reading.events])
        for reading in members
        for name in (reading.report.id,)
    }


def echoes(told: Mapping[str, Stretches], matters: Matters | None = None) -> list[Echo]:
    """The passages of a story's reports that are each other's best and held to be of one thing: an act and a
    passage in which none was read, two of these, or two acts. ``told``: by report id its passages; ``matters``: how
    likely the sentences that they stand in are about one matter. In a story of many reports passages are compared with
    some (:mod:`accord.comparing.partners`)."""
    if len(told) < 2:
        return []
    reports = list(told.values())
    vocabulary = Vocabulary({one for report in reports for passage in report.passages for one in passage.stems})
    wanted = _pairs(reports)
    found: list[Echo] = []
    for one, pairs in groupby(wanted, key=itemgetter(0)):
        stems = {stem for passage in reports[one].passages for stem in passage.stems}
        nearby = vocabulary.near(stems, NEAR)
        for _, two in pairs:
            found += _between(reports[one], reports[two], wanted[one, two], nearby, matters)
    return found


def _pairs(reports: Sequence[Stretches]) -> dict[tuple[int, int], Sequence[tuple[int, int]] | None]:
    """The pairs of reports between which something is looked for, in order, each with the pairs of passages that are
    compared; None where they are all. In a story of many, acts are not compared with acts, which are joined by much
    else."""
    if len(reports) <= partners.FEW:
        return dict.fromkeys(combinations(range(len(reports)), 2))
    items = [[partners.Item.of(one, asks=one.event is None) for one in report.passages] for report in reports]
    return {**partners.candidates(items)}


def of_acts(found: Iterable[Echo]) -> dict[frozenset[tuple[str, str]], float]:
    """Acts of two reports whose clauses are each other's best, by their keys, and how much they share."""
    return {
        frozenset((echo.a.event.key, echo.b.event.key)): echo.found.likely
        for echo in found
        if echo.a.event is not None
        and echo.b.event is not None
        and "CONSULT" not in (echo.a.event.event.type, echo.b.event.event.type)  # known by who meets
    }


def add_echoes(
    facts: Sequence[Fact],
    found: Sequence[Echo],
    members: Sequence[Reading],
    named: Mapping[str, Named],
    context: Context,
) -> list[Fact]:
    """A story's facts with the passages that tell them in words of no known act as further evidence and with what these
    give for their slots, and a fact without a type for passages of several reports that only echo one another."""
    home = {
        (telling.report, telling.ref): fact.id for fact in facts for telling in fact.tellings if telling.kind == "event"
    }
    groups = _grouped([echo for echo in found if echo.a.event is None])
    group_of = {place: number for number, group in enumerate(groups) for place in group}
    reasons: dict[int, list[str]] = defaultdict(list)
    for echo in found:
        if echo.a.event is None:
            reasons[group_of[echo.b.place]].append(_why(echo))
    links = [(_key(echo.a), key_of(echo.b.place)) for echo in found if echo.b.event is None]
    told: dict[str, dict[Place, str]] = defaultdict(dict)
    held: set[int] = set()
    for echo in found:
        if echo.a.event is None or echo.b.event is not None:
            continue
        fact = home[echo.a.event.key]
        line = _why(echo)
        told[fact][echo.b.place] = line
        if (number := group_of.get(echo.b.place)) is not None:
            held.add(number)
            for place in groups[number]:
                told[fact].setdefault(place, line)
    retellings = Retellings(members, named, context.actors)

    def filled(fact: Fact | None, places: Sequence[Place]) -> list[Slot]:
        if len(members) > partners.FEW:  # what so many passages give conflicts mostly because they tell of two things
            return list(fact.slots) if fact is not None else []
        cluster = [context.told[one.report, one.ref] for one in fact.tellings] if fact is not None else []
        return retellings.slots(fact.slots if fact is not None else (), cluster, places, links, context.close)

    done = [told_by(fact, told[fact.id], partial(filled, fact), context) if fact.id in told else fact for fact in facts]
    said = [fact.evidence for fact in facts if fact.kind == "statement" and len(fact.evidence) > 1]
    for number, group in enumerate(groups):
        if number not in held and not any(_are_told(group, evidence) for evidence in said):
            places = sorted(group, key=in_order)
            slots = filled(None, places)
            made = passage_fact(places, (), context, slots, (*sorted(reasons[number]), *given(slots, places)))
            done += [made] if made.verdict != "single" else []  # what a reprint repeats is told once
    return done


def _are_told(group: Iterable[Place], evidence: Sequence[Evidence]) -> bool:
    """Whether all passages of a group are, but for who says so, the evidence of one statement: what they differ in
    stands there, and the account would say the same a second time without it."""
    return all(any(_is(place, one) for one in evidence) for place in group)


def _is(place: Place, one: Evidence) -> bool:
    shared = min(place.end, one.span.end) - max(place.start, one.span.start)
    return place.report == one.report and shared >= TOLD * (
        max(place.end, one.span.end) - min(place.start, one.span.start)
    )


def _why(echo: Echo) -> str:
    """An echo for people: the passages, how likely they tell one thing and what says so most, and what they share."""
    because = ", ".join(f"{name} {weight:+.1f}" for name, weight in echo.found.because[:SAID])
    return (
        f"{echo.a.report} ~ {echo.b.report} [{echo.b.start}, {echo.b.end}): {echo.found.likely:.2f} likely "
        f"({because}); shared: {', '.join(echo.shared)}"
    )


def _key(passage: Passage) -> tuple[str, str]:
    return passage.event.key if passage.event is not None else key_of(passage.place)


def _grouped(echoes: Iterable[Echo]) -> list[frozenset[Place]]:
    """The passages that are of one fact by echoes of each other, in the order of their places."""
    together = Sets[Place](key=lambda place: (*in_order(place), place.end))
    places: dict[Place, None] = {}
    for echo in echoes:
        places |= {echo.a.place: None, echo.b.place: None}
        together.join(echo.a.place, echo.b.place)
    groups: dict[Place, set[Place]] = defaultdict(set)
    for place in sorted(places, key=in_order):
        groups[together.top(place)].add(place)
    return [frozenset(group) for group in groups.values()]
