"""Which tellings are of one event, and which of one statement.

Candidates come from an inverted index over people, countries and words; a pair is judged by a sum of named features,
so that every decision can be explained: for events rules of thumb, corrected by what was learned from annotated news
(:mod:`accord.comparing.joins`). A report's own tellings are clustered by average link (Sneath and Sokal 1973),
best pair first, never over a
*cannot link*: a past and a coming meeting, two calls with different partners, two events that syntax sets apart ("A
followed B"). A difference of number, date, place or scope does not part two tellings by itself: that is what a
disagreement is made of.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from accord.comparing import joins, occasions, pairing, papers, participants, utterances, values, voices, words
from accord.comparing.profiles import EventProfile, StatementProfile
from accord.comparing.profiles import stems as content
from accord.comparing.vocabulary import act_of, classes
from accord.model import Actor, Amount, Event

__all__ = ["Verdict", "cluster_events", "cluster_statements", "judge_events", "judge_statements", "learned"]

P = TypeVar("P", EventProfile, StatementProfile)

Place = tuple[str, int]  # a report's id and a code point in it
Margin = Callable[[Place, Place], float | None]
Judged = dict[tuple[tuple[str, str], tuple[str, str]], "Verdict"]

LINK = 1.0  # a pair at or above this may join two clusters
# What it weighs that two tellings stand in sentences that are each other's best match in two reports, and alike by so
# much. By themselves such sentences are not sure to tell the same (accord.comparing.sentences); where they tell of acts
# of one kind besides, they mostly do.
IN_LIKE_SENTENCES = 1.3
SAID_IN_LIKE_SENTENCES = 0.7  # the same of two statements
LIKE = -0.25
SURELY_LIKE = -0.1
AVERAGE = 1.1  # share of LINK that all pairs of two clusters of one report must reach on average
BEST = 2  # so many of the best pairs speak for two clusters of different reports
OPEN = 0.5  # share of the pairs of two clusters of different reports that nothing may part
OTHER_TARGETS = ("other targets", -1.2)  # what was learned doesn't outweigh it: annotators name victims in many ways
SHOWN = 0.1  # what a learned feature must weigh to be told by itself

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


FAMILY_OF = {kind: members for members in FAMILIES for kind in members}

CALLS = frozenset({"phone", "visit"})  # modes of CONSULT that are encounters by whatever word
SPOKEN_OF = frozenset({"REJECT", "SUPPORT", "CONCEDE"})  # acts on what may be put as a thing and as talks about it
CLASSED = ("captives", "hostilities", "posts")  # classes of data/process.json whose members name one thing


@dataclass(frozen=True, slots=True, eq=False)
class Verdict:
    """A pair's score, the rules' features in it, and what was learned about the pair, by
    :data:`accord.comparing.joins.FEATURES`; ``never`` is a cannot-link, ``settled`` a link that nothing that was
    learned changes."""

    score: float
    features: tuple[tuple[str, float], ...]
    never: bool = False
    settled: bool = False
    learned: NDArray[np.float64] | None = None

    def words(self) -> str:
        """The features as a line for an explanation. Small ones of those learned are told together."""
        told = list(self.features)
        if self.learned is not None:
            named = zip(joins.FEATURES, self.learned.tolist(), strict=True)
            large = sorted((one for one in named if abs(one[1]) >= SHOWN), key=lambda one: -abs(one[1]))
            rest = self.score - sum(weight for _, weight in (*told, *large))
            told += [(f"learned: {name}", weight) for name, weight in large]
            told.append(("learned: the rest", rest))
        return ", ".join(f"{name} {weight:+.1f}" for name, weight in told)


# --- events
# --------------------------------------------------------------------------------------------------------------


def judge_events(
    a: EventProfile, b: EventProfile, actors: Mapping[str, Actor], met: participants.Met | None = None
) -> Verdict:
    """How likely two tellings are of one event by the rules alone. Symmetric. See :func:`learned`.

    ``met`` remembers what participants are to each other, for many pairs of the same ``actors``.
    """
    found: list[tuple[str, float]] = []
    one, two = a.event, b.event
    if a.key[0] == b.key[0]:
        if two.id in one.apart or one.id in two.apart:
            return Verdict(-9.0, (("set apart by syntax", -9.0),), never=True)
        if one.antecedent == two.id or two.antecedent == one.id:
            return Verdict(9.0, (("refers back", 9.0),), settled=True)
    if one.type == two.type:
        found.append(("same type", 0.8))
    elif two.type in FAMILY_OF.get(one.type, ()):
        found.append(("related type", 0.2))
    else:
        return Verdict(-9.0, (("types differ", -9.0),), never=True)
    signed = papers.both_signings(a, b, actors)
    if one.content != two.content and "meeting" in (one.content, two.content) and one.type in SPOKEN_OF and not signed:
        found.append(("talks about it against the thing", -0.4))
    obstacle = _obstacle(a, b)
    if obstacle is not None:
        return Verdict(-9.0, (*found, (obstacle, -9.0)), never=True)
    if one.mode and two.mode:
        # tanks are "troops" to one telling of a column and "weapons" to another
        unlike = -0.2 if one.type == two.type == "MOBILIZE" else -0.5
        found.append(("same mode", 0.3) if one.mode == two.mode else ("modes differ", unlike))
    if one.realis != two.realis:
        realis = {one.realis, two.realis}
        if realis == {"actual", "future"} and one.type != two.type:
            found.append(("undertaken, and to come", 0.3))  # any other such pair has met its obstacle
        if realis == {"actual", "hypothetical"}:
            found.append(("told as fact against not", -0.6))
    if one.type == two.type == "CONSULT" and (one.mode == "visit") != (two.mode == "visit"):
        found.append(("a trip against a meeting", -0.6))
    people = participants.people(a, b, actors) if met is None else participants.remembered(a, b, actors, met)
    found.append(people)
    if people[1] <= -5:
        return Verdict(-9.0, tuple(found), never=True)
    if a.trigger == b.trigger:
        found.append(("same word", 0.4))
    elif act_of(a.trigger) != act_of(b.trigger) and signed is None:
        found.append(("other speech act", -0.6))
    found.extend(one for one in (occasions.several_against_one(a, b), occasions.written_apart(a, b)) if one is not None)
    if one.content is not None and one.content == two.content and one.type != "CONSULT":
        found.append((f"both about {one.content}", 0.3))
    found.extend(_themes(a, b) if signed is None else [signed])
    found.extend(_circumstances(a, b))
    return Verdict(sum(weight for _, weight in found), tuple(found))


def learned(pairs: Sequence[tuple[EventProfile, EventProfile, Verdict]], actors: Mapping[str, Actor]) -> list[Verdict]:
    """The rules' verdicts with what was learned added: above LINK two tellings may be joined. What the rules settled
    stays."""
    types = joins.learned_types()
    places: dict[int, list[int]] = {}  # by verdict: tellings that are told alike share one
    for place, (a, b, verdict) in enumerate(pairs):
        if (
            not (verdict.never or verdict.settled)
            and a.event.type == b.event.type
            and a.event.type in types
            and OTHER_TARGETS not in verdict.features
        ):
            places.setdefault(id(verdict), []).append(place)
    open_ones = [alike[0] for alike in places.values()]
    ready: dict[tuple[str, str], joins.Told] = {}
    for place in open_ones:
        for profile in pairs[place][:2]:
            if profile.key not in ready:
                ready[profile.key] = joins.told(profile, actors)
    found = [verdict for _, _, verdict in pairs]
    rows = [
        joins.features(ready[a.key], ready[b.key], verdict.score)
        for a, b, verdict in (pairs[place] for place in open_ones)
    ]
    shares, for_all = joins.corrections(rows)
    for alike, row, total in zip(places.values(), shares, shares.sum(axis=1).tolist(), strict=True):
        rules = found[alike[0]]
        corrected = Verdict(rules.score + total + for_all, rules.features, learned=row)
        if corrected.score < LINK <= rules.score and _one_strike(*pairs[alike[0]][:2]):
            corrected = replace(rules, features=(*rules.features, ("one day, one place", 0.0)))
        for place in alike:
            found[place] = corrected
    return found


def _one_strike(a: EventProfile, b: EventProfile) -> bool:
    """Whether two tellings are of force of one mode on one day in one place, each told. Few words for an attack are
    alike ("bombed", "the raid"), and what was learned of words must not part what day and place bring together."""
    if a.event.type != "ASSAULT" or a.event.mode != b.event.mode or a.event.mode is None or not _one_day(a, b):
        return False
    if a.place is None or b.place is None or a.place.value is None or b.place.value is None:
        return False
    return values.relation(a.place.value, b.place.value) in ("equal", "refines")


def _obstacle(a: EventProfile, b: EventProfile) -> str | None:
    """What parts two tellings whatever else they share."""
    one, two = a.event, b.event
    if one.realis != two.realis and {one.realis, two.realis} == {"actual", "future"} and not _promised(one, two):
        return "past against coming"
    if _depends(one, two) or _depends(two, one):
        return "past against what depends on something"
    if _of_meeting(one) != _of_meeting(two) and one.type != "CONSULT":
        return "a meeting against another act"
    if one.type == "CONSULT" and one.mode != two.mode and {"visit", "phone"} == {one.mode, two.mode}:
        return "a visit against a call"
    if a.key[0] != b.key[0] and occasions.not_yet(a, b):
        return "not yet when the other was written"
    if occasions.other_ordinals(a, b):
        return "another one of a row"
    if a.key[0] == b.key[0]:
        if occasions.two_times(a, b):
            return "one report's two times"
        later = two if (two.trigger.start > one.trigger.start) else one
        if later.introduces and later.antecedent is None:
            return "introduced as new"
        counts = [
            (x.value, y.value)
            for x in a.numbers
            for y in b.numbers
            if isinstance(x.value, Amount)
            and isinstance(y.value, Amount)
            and x.value.kind == "count"
            and values.comparable(x.value, y.value)
        ]
        if counts and all(values.relation(x, y) == "conflicts" for x, y in counts):
            return "one report's two numbers"
        if occasions.several_against_one(a, b) == occasions.COUNTED:
            return "one report's several and one of them"
    return None


def _of_meeting(event: Event) -> bool:
    """Whether an act is one on a meeting: planned, asked for, put off."""
    return event.base == "CONSULT" or (event.content == "meeting" and event.type not in SPOKEN_OF)


def _depends(one: Event, two: Event) -> bool:
    """Whether one has happened, and the other would on a condition: "freed 20 men", "would free them if ..."."""
    told = one.type not in ("AGREE", "CONCEDE") and one.realis == "actual"
    return told and two.realis == "hypothetical" and two.condition is not None


def _promised(one: Event, two: Event) -> bool:
    """Whether one is an undertaking and the other what was undertaken: "agreed to a truce", "the guns will fall
    silent"."""
    actual, coming = (one, two) if one.realis == "actual" else (two, one)
    return (
        actual.type in ("AGREE", "CONCEDE")
        and actual.base is None
        and coming.type in ("RETREAT", "CONCEDE", "AGREE")
        and coming.base is None
    )


def _themes(a: EventProfile, b: EventProfile) -> list[tuple[str, float]]:
    """What the two acts are about. Encounters are known by who meets; other acts by what they do it to."""
    if a.event.type == "AGREE" and a.event.base == b.event.base == "CONSULT":
        # of a coming meeting each report names the topics that it cares for
        coming = [("both still to come", 0.2), ("shared words", 0.8 * _overlap(a.words, b.words))]
        remote = classes()["remote"]
        if a.clause_words & remote and b.clause_words & remote and _one_day(a, b):
            coming.append(("calls on one day", 0.4))
        return coming
    if a.event.type == "CONSULT":
        encounters = classes()["encounters"]
        overlap = _overlap(a.words, b.words)
        held, met = (one.trigger in encounters or one.event.mode in CALLS for one in (a, b))
        if held != met:
            return [("a talk against a thing said in one", -1.4), ("shared words", 0.8 * overlap)]
        if not held and a.trigger != b.trigger:
            return [("shared words", 2.4 * overlap - 1.2)]
        return [("shared words", 0.8 * overlap)]
    given_up = {_given_up(a), _given_up(b)} - {None}
    if len(given_up) > 1:
        return [("another thing given up", -3.0)]
    if a.event.theme is None or b.event.theme is None:
        if a.event.type == "ASSAULT":
            return [("target untold", -0.8)]
        # praise of nobody knows what and thanks for a gift share nothing but the speaker
        vague = a.event.type == "SUPPORT" and a.trigger != b.trigger
        vague = vague and not (papers.approves(a) and papers.approves(b))
        untold = -1.3 if vague or a.event.type != b.event.type else -0.5
        return [("theme untold", untold), ("shared words", 1.2 * _overlap(a.clause_words, b.clause_words))]
    if _only_named(a) or _only_named(b):  # "dismissed the claim": which claim, only its speaker says
        return [("what it answers is only named", -0.6)]
    if _truce(a) and _truce(b):
        return [("both a truce", 0.9)]
    theme = max(_overlap(a.words, b.words), _overlap(_classed(a.words), _classed(b.words)))
    if theme == 0.0 and _one_kind(a, b):
        return [("themes of one kind", 0.2)]
    if a.scope_words and b.scope_words:
        scope = max(_overlap(a.scope_words, b.scope_words), _overlap(_classed(a.scope_words), _classed(b.scope_words)))
        found = [("shared theme", 1.4 * theme + 1.6 * scope - 1.4)]
        if scope == 0.0 and a.event.type in ("ASSAULT", "ACCUSE", "COERCE", "SANCTION"):
            found.append(OTHER_TARGETS)
        return found
    return [("shared theme", 3.0 * theme - 1.4)]


def _only_named(profile: EventProfile) -> bool:
    """Whether a theme is just a word for what was said: "the claim", "the charge"."""
    return profile.event.type == "REJECT" and bool(profile.words) and profile.words <= classes()["claims"]


def _given_up(profile: EventProfile) -> str | None:
    """What of its arms a side gives up, by the noun that says most of it: a test site, tests, or the weapons; None
    where no arms are told of."""
    disarms = profile.event.mode == "disarm"
    if not disarms and profile.words.isdisjoint(classes()["weapon_kinds"]):
        return None
    held = ("weapon_sites", "weapon_works", "weapons_held")
    return next((name for name in held if profile.words & classes()[name]), held[-1] if disarms else None)


def _truce(profile: EventProfile) -> bool:
    """Whether the theme is a stop of fighting and nothing less: no pause in some attacks only. Where it holds is no
    limit of it."""
    hostilities, theme = classes()["hostilities"], profile.event.object or profile.event.theme
    if theme is None or profile.words.isdisjoint(hostilities):
        return False
    aside: frozenset[str] = classes()["calendar"] | classes()["whole"]
    for told in (profile.place, profile.time):
        aside |= content(told.span.exact) if told is not None else frozenset()
    named = content(theme.exact)
    if profile.event.theme is not None and theme.start > profile.event.theme.start:
        # "not to obstruct the armistice" is about a truce and none
        named |= content(profile.event.theme.exact[: theme.start - profile.event.theme.start])
    return bool(named & hostilities) and named <= hostilities | aside


def _one_day(a: EventProfile, b: EventProfile) -> bool:
    """Whether two tellings give a day, and it can be the same."""
    if a.time is None or b.time is None or a.time.value is None or b.time.value is None:
        return False
    return values.relation(a.time.value, b.time.value) in ("equal", "compatible", "refines")


@lru_cache(maxsize=1)
def _class_of() -> dict[str, str]:
    return {stem: name for name in CLASSED for stem in classes()[name]}


@lru_cache(maxsize=1 << 14)
def _classed(found: frozenset[str]) -> frozenset[str]:
    """Stems with those of one class of things replaced by the class: a truce ends what a ceasefire ends."""
    table = _class_of()
    return frozenset(table.get(stem, stem) for stem in found)


def _one_kind(a: EventProfile, b: EventProfile) -> bool:
    """Whether two themes that share no word name things of which one is a kind or part of the other."""
    first, second = (
        [span.exact for span in one.event.scope] or [one.event.theme.exact] if one.event.theme else [] for one in (a, b)
    )
    return bool(first and second) and words.scope(first, second) in ("equal", "refines")


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
        if one is None or two is None:
            continue
        if one.value is None or two.value is None:
            if name == "place" and participants.bare(one.span.exact) == participants.bare(two.span.exact):
                found.append(("place named alike", agree))
            continue
        relation = values.relation(one.value, two.value)
        if relation in ("equal", "compatible", "refines"):
            found.append((f"{name} {relation}", agree))
        elif relation == "conflicts" and (name != "time" or a.event.type == b.event.type):
            # what was agreed on Thursday takes effect on Sunday
            found.append((f"{name} conflicts", differ))
    numbers = [
        values.relation(one.value, two.value)
        for one in a.numbers
        for two in b.numbers
        if isinstance(one.value, Amount) and isinstance(two.value, Amount) and values.comparable(one.value, two.value)
    ]
    if "equal" in numbers:
        found.append(("same number", 0.6))
    elif a.event.type == b.event.type == "MOBILIZE" and numbers:
        found.append(("the same is counted", 0.3))
    return found


def cluster_events(
    profiles: Sequence[EventProfile], actors: Mapping[str, Actor], alike: Margin = lambda one, two: None
) -> tuple[list[list[EventProfile]], Judged]:
    """Clusters of tellings and the verdicts of the pairs that were judged; see :func:`_cluster` for what may change a
    cluster. ``alike``: by how much the sentences at two places are alike, None where they are not each other's best
    match (:meth:`accord.comparing.sentences.Neighbours.margin`)."""
    index: dict[tuple[str, str], list[int]] = defaultdict(list)
    for position, profile in enumerate(profiles):
        family = next((str(number) for number, members in enumerate(FAMILIES) if profile.event.type in members), "-")
        for key in {
            *profile.people,
            *profile.countries,
            *(f"w:{word}" for word in _classed(profile.words)),
            *(f"w:{word}" for word in profile.words),
            f"t:{profile.trigger}",
            *(f"k:{name}" for name in papers.kinds(profile)),
        }:
            index[family, key].append(position)
        if profile.event.antecedent is not None:
            index["antecedent", f"{profile.key[0]}/{profile.event.antecedent}"].append(position)
        index["antecedent", "/".join(profile.key)].append(position)
    met: participants.Met = {}
    return _cluster(
        profiles,
        index.values(),
        lambda one, two: judge_events(one, two, actors, met),
        lambda one, two: participants.partners_fit(one, two, actors) and occasions.fit(one, two),
        lambda pairs: _in_like_sentences(learned(pairs, actors), pairs, alike, actors),
    )


def _in_like_sentences(
    verdicts: Sequence[Verdict],
    pairs: Sequence[tuple[EventProfile, EventProfile, Verdict]],
    alike: Margin,
    actors: Mapping[str, Actor],
) -> list[Verdict]:
    """The verdicts with what it weighs that two tellings stand in sentences that tell the same. Only a pair that needs
    it is looked at, and none that names other people, be it in other roles: two orders of aircraft, each told alike."""
    found = []
    for verdict, (a, b, _) in zip(verdicts, pairs, strict=True):
        open_one = not verdict.never and occasions.LATER not in verdict.features
        if open_one and LINK - IN_LIKE_SENTENCES <= verdict.score < LINK and a.key[0] != b.key[0]:
            margin = alike((a.key[0], a.event.trigger.start), (b.key[0], b.event.trigger.start))
            others = (
                a.people and b.people and not a.people & b.people and not participants.kin(a.people, b.people, actors)
            )
            if margin is not None and margin >= LIKE and not others:
                weight = ("in sentences that are alike", IN_LIKE_SENTENCES)
                score, told = verdict.score + IN_LIKE_SENTENCES, (*verdict.features, weight)
                verdict = replace(verdict, score=score, features=told)
        found.append(verdict)
    return found


# --- statements
# ----------------------------------------------------------------------------------------------------------


def judge_statements(a: StatementProfile, b: StatementProfile, actors: Mapping[str, Actor]) -> Verdict:
    """How likely two tellings are of one statement: the same speaker, and words that one utterance could be rendered
    in."""
    found = utterances.features(a, b, actors, lambda: participants.kin(a.speakers, b.speakers, actors))
    if found is None:
        return Verdict(-9.0, (("other speaker", -9.0),), never=True)
    return Verdict(sum(weight for _, weight in found), tuple(found))


def cluster_statements(
    profiles: Sequence[StatementProfile], actors: Mapping[str, Actor], alike: Margin = lambda one, two: None
) -> tuple[list[list[StatementProfile]], Judged]:
    """Clusters of statements as :func:`cluster_events` has them of events; ``alike`` as there."""
    index: dict[str, list[int]] = defaultdict(list)
    for position, profile in enumerate(profiles):
        for word in profile.words:
            index[word].append(position)
    return _cluster(
        profiles,
        index.values(),
        lambda one, two: judge_statements(one, two, actors),
        None,
        lambda pairs: _said_in_like_sentences(pairs, alike, actors),
    )


def _said_in_like_sentences(
    pairs: Sequence[tuple[StatementProfile, StatementProfile, Verdict]], alike: Margin, actors: Mapping[str, Actor]
) -> list[Verdict]:
    """The verdicts with what it weighs that two statements stand in sentences that tell the same. Where these are
    surely alike, "a spokesman of the delegation" may be whom another report calls "a Chadian spokesman"."""
    found = []
    for a, b, verdict in pairs:
        open_one = LINK - SAID_IN_LIKE_SENTENCES <= verdict.score < LINK
        if (open_one or verdict.never) and a.key[0] != b.key[0] and len(a.words & b.words) > 1:
            margin = alike(*((one.key[0], one.statement.content[0].start) for one in (a, b)))
            if margin is not None and margin >= (SURELY_LIKE if verdict.never else LIKE):
                told = verdict.features
                if verdict.never:
                    other = voices.relation(a, b, actors) == "conflicts"
                    told = () if other else tuple(utterances.features(a, b, actors, lambda: True) or ())
                if told:
                    told = (*told, ("in sentences that are alike", SAID_IN_LIKE_SENTENCES))
                    verdict = Verdict(sum(weight for _, weight in told), told)
        found.append(verdict)
    return found


# --- clusters
# ------------------------------------------------------------------------------------------------------------


def _cluster(
    profiles: Sequence[P],
    entries: Iterable[list[int]],
    judge: Callable[[P, P], Verdict],
    fit: Callable[[Sequence[P], Sequence[P]], bool] | None = None,
    learn: Callable[[Sequence[tuple[P, P, Verdict]]], list[Verdict]] | None = None,
) -> tuple[list[list[P]], Judged]:
    """First every report by itself, then reports with each other.

    Within a report: average link, best pair first. Between two reports: their clusters are matched one to one, best
    first. What is joined then follows from pairs of reports alone, and a fact is a connected component of such joins:
    to take a third report away can undo joins that it carried, but never makes a new one, and leaves what each report
    says by itself as it was.
    """
    rank = pairing.ranks([profile.order for profile in profiles])
    places = pairing.candidates(entries, rank)
    judged = _judged(profiles, places, judge)
    if learn is not None:
        judged = learn([(profiles[x], profiles[y], verdict) for (x, y), verdict in zip(places, judged, strict=True)])
    verdicts = dict(zip(places, judged, strict=True))
    local: dict[int, list[int]] = {}
    by_report: dict[str, list[int]] = defaultdict(list)
    for position, profile in enumerate(profiles):
        by_report[profile.key[0]].append(position)
    inside: dict[str, dict[tuple[int, int], Verdict]] = defaultdict(dict)
    for (x, y), verdict in verdicts.items():
        if profiles[x].key[0] == profiles[y].key[0]:
            inside[profiles[x].key[0]][x, y] = verdict
    for positions in by_report.values():
        for group in _average_link(positions, inside[profiles[positions[0]].key[0]]):
            local[group[0]] = group
    leader = {position: first for first, group in local.items() for position in group}
    between: dict[tuple[int, int], list[Verdict]] = defaultdict(list)
    for (x, y), verdict in verdicts.items():
        if profiles[x].key[0] != profiles[y].key[0]:
            first, second = leader[x], leader[y]
            between[(first, second) if first < second else (second, first)].append(verdict)
    members = {first: [profiles[one] for one in group] for first, group in local.items()}
    joined = _match(
        between,
        lambda position: profiles[position].key[0],
        rank,
        lambda first, second: fit is None or fit(members[first], members[second]),
    )
    parent = {first: first for first in local}

    def top(one: int) -> int:
        while parent[one] != one:
            parent[one] = parent[parent[one]]
            one = parent[one]
        return one

    for first, second in joined:
        low, high = sorted((top(first), top(second)))
        parent[high] = low
    groups: dict[int, list[int]] = defaultdict(list)
    for first, group in local.items():
        groups[top(first)].extend(group)
    joined_in = {position: top(first) for first, group in local.items() for position in group}
    named = {
        (profiles[x].key, profiles[y].key): verdict
        for (x, y), verdict in verdicts.items()
        if joined_in[x] == joined_in[y]
    }
    return [[profiles[position] for position in sorted(groups[name])] for name in sorted(groups)], named


def _judged(
    profiles: Sequence[P], places: Sequence[tuple[int, int]], judge: Callable[[P, P], Verdict]
) -> list[Verdict]:
    """The verdict of every pair. Tellings of two reports of which each is told word for word elsewhere, too, have the
    verdict of those: a story of many reports has most of its passages from few."""
    number: dict[object, int] = {}
    same = [number.setdefault(profile.told, len(number)) for profile in profiles]
    known: dict[tuple[int, int], Verdict] = {}
    found = []
    for x, y in places:
        one, two = profiles[x], profiles[y]
        if one.key[0] == two.key[0]:
            found.append(judge(one, two))  # what syntax sets apart, or together, counts here
            continue
        key = (same[x], same[y]) if same[x] <= same[y] else (same[y], same[x])
        verdict = known.get(key)
        if verdict is None:
            verdict = known[key] = judge(one, two)
        found.append(verdict)
    return found


def _average_link(positions: Sequence[int], verdicts: Mapping[tuple[int, int], Verdict]) -> list[list[int]]:
    """Clusters of one report's tellings, best pair first, no cannot-link inside one. ``verdicts``: of these tellings
    only.

    What two clusters have between them (how often never, and the scores) is the sum of what their parts had, so that a
    join costs the smaller cluster's links and not the product of both (Lance and Williams 1967).
    """
    group_of = {position: position for position in positions}
    groups = {position: [position] for position in positions}
    links: dict[int, dict[int, tuple[bool, float]]] = {position: {} for position in positions}
    for (x, y), verdict in verdicts.items():
        links[x][y] = links[y][x] = (verdict.never, verdict.score)
    pairs = [(verdict.score, pair) for pair, verdict in verdicts.items() if not verdict.never and verdict.score >= LINK]
    for _, (first, second) in sorted(pairs, key=lambda entry: (-entry[0], entry[1])):
        left, right = group_of[first], group_of[second]
        if left == right:
            continue
        never, score = links[left][right]
        if never or score / (len(groups[left]) * len(groups[right])) < LINK * AVERAGE:
            continue
        keep, gone = (left, right) if len(groups[left]) >= len(groups[right]) else (right, left)
        for member in groups[gone]:
            group_of[member] = keep
        groups[keep] += groups.pop(gone)
        del links[keep][gone]
        for other, (never, score) in links.pop(gone).items():
            if other != keep:
                before = links[keep].get(other, (False, 0.0))
                links[keep][other] = links[other][keep] = (before[0] or never, before[1] + score)
                del links[other][gone]
    return sorted(sorted(group) for group in groups.values())


def _match(
    between: Mapping[tuple[int, int], Sequence[Verdict]],
    report: Callable[[int], str],
    rank: Sequence[int],
    fit: Callable[[int, int], bool],
) -> list[tuple[int, int]]:
    """One-to-one matches of the clusters of every two reports, best first; ties go by the clusters' own words."""
    scored: dict[tuple[str, str], list[tuple[float, tuple[int, int], tuple[int, int]]]] = defaultdict(list)
    for (first, second), found in between.items():
        if len(found) == 1 and (found[0].never or found[0].score < LINK):
            continue  # most are like this
        open_ones = [verdict.score for verdict in found if not verdict.never]
        if len(open_ones) < OPEN * len(found) or not open_ones or max(open_ones) < LINK:
            continue
        open_ones = sorted(open_ones, reverse=True)[:BEST]
        score = sum(open_ones) / len(open_ones)
        if score >= LINK and fit(first, second):
            low, high = rank[first], rank[second]
            one, two = report(first), report(second)
            scored[(one, two) if one < two else (two, one)].append(
                (-score, (low, high) if low <= high else (high, low), (first, second))
            )
    joined = []
    for pairs in scored.values():
        used: set[int] = set()
        for _, _, (first, second) in sorted(pairs):
            if first not in used and second not in used:
                used.update((first, second))
                joined.append((first, second))
    return joined
