"""Which tellings are of one event, and which of one statement.

Candidates come from an inverted index over people, countries and words; a pair is judged by a sum of named features, so that every
decision can be explained; clusters grow best pair first, by average link (Sneath and Sokal 1973), and never over a *cannot link*: a
past and a coming meeting, two calls with different partners, two events that one report's syntax sets apart ("A followed B").
A difference of number, date, place or scope does not part two tellings by itself: that is what a disagreement is made of.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from accord.comparing import values, words
from accord.comparing.vocabulary import act_of, classes
from accord.comparing.profiles import EventProfile, StatementProfile
from accord.model import Actor, Amount

__all__ = ["Verdict", "cluster_events", "cluster_statements", "judge_events", "judge_statements"]

P = TypeVar("P", EventProfile, StatementProfile)

LINK = 1.0  # a pair at or above this may join two clusters
BLOCK = 12  # an index entry is paired with at most this many of its neighbours on each side once it is common
MAX_PEERS = 400

# Types that tellings of one act may take: an outlet that writes "agreed to halt" and one that writes "a pause".
FAMILIES = (
    frozenset({"AGREE", "CONCEDE", "RETREAT", "COOPERATE", "AID", "SUPPORT"}),
    frozenset({"CONSULT"}),
    frozenset({"REJECT"}),
    frozenset({"REQUEST"}),
    frozenset({"ACCUSE"}),
    frozenset({"THREATEN"}),
    frozenset({"ASSAULT"}),
    frozenset({"COERCE", "SANCTION"}),
    frozenset({"PROTEST"}),
    frozenset({"MOBILIZE"}),
)


@dataclass(frozen=True, slots=True)
class Verdict:
    """A pair's score with the features that made it; ``never`` is a cannot-link."""

    score: float
    features: tuple[tuple[str, float], ...]
    never: bool = False

    def words(self) -> str:
        """The features as a line for an explanation."""
        return ", ".join(f"{name} {weight:+.1f}" for name, weight in self.features)


# --- events --------------------------------------------------------------------------------------------------------------


def judge_events(a: EventProfile, b: EventProfile, actors: Mapping[str, Actor]) -> Verdict:
    """How likely two tellings are of one event: above LINK they may be joined. Symmetric."""
    found: list[tuple[str, float]] = []
    one, two = a.event, b.event
    if a.key[0] == b.key[0]:
        if two.id in one.apart or one.id in two.apart:
            return Verdict(-9.0, (("set apart by syntax", -9.0),), never=True)
        if one.antecedent == two.id or two.antecedent == one.id:
            return Verdict(9.0, (("refers back", 9.0),))
    family = next((members for members in FAMILIES if one.type in members), frozenset())
    if one.type == two.type:
        found.append(("same type", 0.8))
    elif two.type in family:
        found.append(("related type", 0.2))
    else:
        return Verdict(-9.0, (("types differ", -9.0),), never=True)
    obstacle = _obstacle(a, b)
    if obstacle is not None:
        return Verdict(-9.0, (*found, (obstacle, -9.0)), never=True)
    if one.mode and two.mode:
        found.append(("same mode", 0.3) if one.mode == two.mode else ("modes differ", -0.5))
    if {one.realis, two.realis} == {"actual", "hypothetical"}:
        found.append(("told as fact against not", -0.6))
    people = _people(a, b, actors)
    found.append(people)
    if people[1] <= -5:
        return Verdict(-9.0, tuple(found), never=True)
    if a.trigger == b.trigger:
        found.append(("same word", 0.4))
    elif act_of(a.trigger) != act_of(b.trigger):
        found.append(("other speech act", -0.6))
    if one.content is not None and one.content == two.content and one.type != "CONSULT":
        found.append((f"both about {one.content}", 0.3))
    found.extend(_themes(a, b))
    found.extend(_circumstances(a, b))
    return Verdict(sum(weight for _, weight in found), tuple(found))


def _obstacle(a: EventProfile, b: EventProfile) -> str | None:
    """What parts two tellings whatever else they share."""
    one, two = a.event, b.event
    if {one.realis, two.realis} == {"actual", "future"}:
        return "past against coming"
    if (one.base == "CONSULT" or one.content == "meeting") != (two.base == "CONSULT" or two.content == "meeting") and one.type != "CONSULT":
        return "a meeting against another act"
    if one.type == "CONSULT" and {"visit", "phone"} == {one.mode, two.mode}:
        return "a visit against a call"
    if a.key[0] == b.key[0]:
        later = two if (two.trigger.start > one.trigger.start) else one
        if later.introduces and later.antecedent is None:
            return "introduced as new"
        counts = [
            (x.value, y.value)
            for x in a.numbers
            for y in b.numbers
            if isinstance(x.value, Amount) and isinstance(y.value, Amount) and x.value.kind == "count" and values.comparable(x.value, y.value)
        ]
        if counts and all(values.relation(x, y) == "conflicts" for x, y in counts):
            return "one report's two numbers"
    return None


def _themes(a: EventProfile, b: EventProfile) -> list[tuple[str, float]]:
    """What the two acts are about. Encounters are known by who meets; other acts by what they do it to."""
    if a.event.type == "CONSULT":
        encounters = classes()["encounters"]
        overlap = _overlap(a.words, b.words)
        if (a.trigger in encounters) != (b.trigger in encounters):
            return [("a talk against a thing said in one", -1.4), ("shared words", 0.8 * overlap)]
        if a.trigger not in encounters and a.trigger != b.trigger:
            return [("shared words", 2.4 * overlap - 1.2)]
        return [("shared words", 0.8 * overlap)]
    if a.event.theme is None or b.event.theme is None:
        if a.event.type == "ASSAULT":
            return [("target untold", -0.8)]
        return [("theme untold", -0.5), ("shared words", 1.2 * _overlap(a.clause_words, b.clause_words))]
    theme = _overlap(a.words, b.words)
    if a.scope_words and b.scope_words:
        scope = _overlap(a.scope_words, b.scope_words)
        found = [("shared theme", 1.4 * theme + 1.6 * scope - 1.4)]
        if scope == 0.0 and a.event.type in ("ASSAULT", "ACCUSE", "COERCE", "SANCTION"):
            found.append(("other targets", -1.2))
        return found
    return [("shared theme", 3.0 * theme - 1.4)]


def _people(a: EventProfile, b: EventProfile, actors: Mapping[str, Actor]) -> tuple[str, float]:
    """Who takes part, compared. Roles count: A accusing B is not B accusing A."""
    if not a.people or not b.people:
        return "participants untold", -1.0 if a.event.type == "CONSULT" else -0.3
    if a.event.type == "CONSULT":
        return _sets(a.people, b.people, actors, strict=True)
    name, weight = _sets(a.actor_ids, b.actor_ids, actors, strict=False) if a.actor_ids and b.actor_ids else ("actor untold", -0.2)
    if a.event.type == "ASSAULT" and 0 < weight < 1:
        weight = 0.0  # that both fought says nothing of who did this
    if a.recipient_ids and b.recipient_ids and weight > -5:
        other, more = _sets(a.recipient_ids, b.recipient_ids, actors, strict=False)
        return f"{name}, recipients: {other}", max(-5.0, weight + 0.5 * more)
    return name, weight


def _sets(a: frozenset[str], b: frozenset[str], actors: Mapping[str, Actor], *, strict: bool) -> tuple[str, float]:
    shared = a & b
    if a == b:
        return "same participants", 1.2
    if shared:
        rest_a, rest_b = a - b, b - a
        if rest_a and rest_b and not _kin(rest_a, rest_b, actors):
            return ("other partners", -5.0) if strict else ("some participants differ", 0.1)
        return "participants overlap", 0.7
    if _kin(a, b, actors):
        return "participants of one side", 0.5
    return "other participants", -5.0


def _kin(a: Iterable[str], b: Iterable[str], actors: Mapping[str, Actor]) -> bool:
    """Whether some of each belong to one state: a president and the state, a ministry and "officials"."""
    first = {actors[x].country for x in a if x in actors and actors[x].country is not None}
    second = {actors[x].country for x in b if x in actors and actors[x].country is not None}
    if not first or not second:
        unknown_a = [x for x in a if x not in actors or (actors[x].country is None and actors[x].kind == "group")]
        unknown_b = [x for x in b if x not in actors or (actors[x].country is None and actors[x].kind == "group")]
        return bool(unknown_a or unknown_b)
    if not first & second:
        return False
    persons_a = {x for x in a if x in actors and actors[x].kind == "person"}
    persons_b = {x for x in b if x in actors and actors[x].kind == "person"}
    return not (persons_a and persons_b)  # two named persons of one state are two persons


def _overlap(a: frozenset[str], b: frozenset[str]) -> float:
    """Shared stems over the smaller set, damped for very small sets. 0 to 1."""
    if not a or not b:
        return 0.0
    return len(a & b) / (min(len(a), len(b)) + 0.5)


def _circumstances(a: EventProfile, b: EventProfile) -> list[tuple[str, float]]:
    found = []
    for name, one, two, agree, differ in (
        ("time", a.time, b.time, 0.5, -0.8),
        ("place", a.place, b.place, 0.6, -0.7),
        ("duration", a.duration, b.duration, 0.6, -0.2),
    ):
        if one is None or two is None or one.value is None or two.value is None:
            continue
        relation = values.relation(one.value, two.value)
        if relation in ("equal", "compatible", "refines"):
            found.append((f"{name} {relation}", agree))
        elif relation == "conflicts":
            found.append((f"{name} conflicts", differ))
    numbers = [
        values.relation(one.value, two.value)
        for one in a.numbers
        for two in b.numbers
        if isinstance(one.value, Amount) and isinstance(two.value, Amount) and values.comparable(one.value, two.value)
    ]
    if "equal" in numbers:
        found.append(("same number", 0.6))
    return found


def cluster_events(
    profiles: Sequence[EventProfile], actors: Mapping[str, Actor]
) -> tuple[list[list[EventProfile]], dict[tuple[tuple[str, str], tuple[str, str]], Verdict]]:
    """Clusters of tellings, each in (report, place in text) order, and the verdicts of the pairs that were judged."""
    index: dict[tuple[str, str], list[int]] = defaultdict(list)
    for position, profile in enumerate(profiles):
        family = next((str(number) for number, members in enumerate(FAMILIES) if profile.event.type in members), "-")
        for key in {*profile.people, *profile.countries, *(f"w:{word}" for word in profile.words)}:
            index[family, key].append(position)
    pairs = _candidates(index.values())
    verdicts = {}
    for first, second in pairs:
        verdicts[first, second] = judge_events(profiles[first], profiles[second], actors)
    groups = _grow(len(profiles), verdicts, lambda position: profiles[position].key[0])
    named = {(profiles[x].key, profiles[y].key): verdict for (x, y), verdict in verdicts.items()}
    return [[profiles[position] for position in group] for group in groups], named


# --- statements ----------------------------------------------------------------------------------------------------------


def judge_statements(a: StatementProfile, b: StatementProfile, actors: Mapping[str, Actor]) -> Verdict:
    """How likely two tellings are of one statement: the same speaker, and words that one utterance could be rendered in."""
    found: list[tuple[str, float]] = []
    if a.speakers and b.speakers:
        if a.speakers & b.speakers:
            found.append(("same speaker", 0.6))
        elif _kin(a.speakers, b.speakers, actors):
            found.append(("speakers of one side", 0.1))
        else:
            return Verdict(-9.0, (("other speaker", -9.0),), never=True)
    else:
        found.append(("speaker untold", -0.4))
    relation = words.wording(a.text, b.text)
    shared = a.words & b.words
    overlap = len(shared) / math.sqrt(len(a.words) * len(b.words)) if shared else 0.0
    if relation == "equal":
        found.append(("same words", 1.5))
    elif relation == "refines" and len(shared) >= 2:
        found.append(("one holds the other's words", 1.0))
    found.append(("shared words", 2.2 * overlap - 0.5))
    if len(shared) < 2 and relation != "equal":
        found.append(("hardly a word shared", -1.0))
    if a.statement.form != "indirect" and b.statement.form != "indirect" and overlap >= 0.4:
        found.append(("both quoted", 0.2))
    return Verdict(sum(weight for _, weight in found), tuple(found))


def cluster_statements(
    profiles: Sequence[StatementProfile], actors: Mapping[str, Actor]
) -> tuple[list[list[StatementProfile]], dict[tuple[tuple[str, str], tuple[str, str]], Verdict]]:
    """Clusters of statements as :func:`cluster_events` has them of events."""
    index: dict[str, list[int]] = defaultdict(list)
    for position, profile in enumerate(profiles):
        for word in profile.words:
            index[word].append(position)
    verdicts = {}
    for first, second in _candidates(index.values()):
        if profiles[first].key[0] == profiles[second].key[0] and profiles[first].statement.parent != profiles[second].statement.id:
            verdict = judge_statements(profiles[first], profiles[second], actors)
            # a report that says a thing twice says it twice, unless in the same words
            verdicts[first, second] = verdict if words.wording(profiles[first].text, profiles[second].text) in ("equal", "refines") else Verdict(
                verdict.score - 0.6, (*verdict.features, ("same report", -0.6))
            )
        else:
            verdicts[first, second] = judge_statements(profiles[first], profiles[second], actors)
    groups = _grow(len(profiles), verdicts, lambda position: profiles[position].key[0])
    named = {(profiles[x].key, profiles[y].key): verdict for (x, y), verdict in verdicts.items()}
    return [[profiles[position] for position in group] for group in groups], named


# --- clusters ------------------------------------------------------------------------------------------------------------


def _candidates(entries: Iterable[list[int]]) -> list[tuple[int, int]]:
    """Pairs that share an index entry. A very common entry pairs each member only with its neighbours, which keeps the work linear."""
    pairs: set[tuple[int, int]] = set()
    for positions in entries:
        if len(positions) <= MAX_PEERS:
            pairs.update((x, y) for number, x in enumerate(positions) for y in positions[number + 1 :])
        else:
            for number, x in enumerate(positions):
                pairs.update((x, y) for y in positions[number + 1 : number + 1 + BLOCK])
    return sorted(pairs)


def _grow(
    size: int, verdicts: Mapping[tuple[int, int], Verdict], report: Callable[[int], str]
) -> list[list[int]]:
    """Average-link clusters, best pair first, no cannot-link inside one."""
    group_of = list(range(size))
    groups: dict[int, list[int]] = {position: [position] for position in range(size)}
    ordered = sorted(
        ((verdict.score, pair) for pair, verdict in verdicts.items() if verdict.score >= LINK and not verdict.never),
        key=lambda entry: (-entry[0], entry[1]),
    )
    for _, (first, second) in ordered:
        left, right = group_of[first], group_of[second]
        if left == right:
            continue
        total, count, never = 0.0, 0, False
        for x in groups[left]:
            for y in groups[right]:
                verdict = verdicts.get((min(x, y), max(x, y)))
                if verdict is None:
                    count += 1
                elif verdict.never:
                    never = True
                else:
                    total += verdict.score
                    count += 1
        if never or count == 0 or total / count < LINK * 0.7:
            continue
        keep, gone = min(left, right), max(left, right)
        groups[keep] = sorted(groups[keep] + groups.pop(gone))
        for position in groups[keep]:
            group_of[position] = keep
    return [groups[name] for name in sorted(groups)]
