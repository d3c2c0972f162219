"""Which tellings are of one event, and which of one statement.

Candidates come from an inverted index over people, countries and words; a pair is judged by a sum of named features,
so that every decision can be explained: for events rules of thumb, corrected by what was learned from annotated news
(:mod:`accord.comparing.joins`). Clusters (:mod:`accord.comparing.clusters`) never grow over a *cannot
link*: a past and a coming meeting, two calls with different partners, two events that syntax sets apart ("A followed
B"). A difference of number, date, place or scope does not part two tellings by itself: that is what a disagreement is
made of.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from types import MappingProxyType
from typing import NamedTuple, TypeGuard

from accord.comparing import (
    amounts,
    claims,
    joins,
    occasions,
    otherness,
    papers,
    participants,
    utterances,
    values,
    voices,
    words,
)
from accord.comparing.camps import opposed
from accord.comparing.clusters import LINK, NEVER, Apart, Judged, Verdict, clusters
from accord.comparing.denials import denies
from accord.comparing.kinds import FAMILIES, FAMILY_OF, may_be_one
from accord.comparing.profiles import EventProfile, StatementProfile
from accord.comparing.profiles import stems as content
from accord.comparing.vocabulary import act_of, classes
from accord.model import Actor, Amount, Event

__all__ = ["cluster_events", "cluster_statements", "judge_events", "judge_statements", "learned"]

Place = tuple[str, int]  # a report's id and a code point in it
Margin = Callable[[Place, Place], float | None]
Best = Mapping[frozenset[tuple[str, str]], float]
Matter = Callable[[Place, Place], float | None]

# What it weighs that two tellings stand in sentences that are each other's best match in two reports, and alike by so
# much. By themselves such sentences are not sure to tell the same (accord.comparing.sentences); where they tell of acts
# of one kind besides, they mostly do.
IN_LIKE_SENTENCES = 1.3
SAID_IN_LIKE_SENTENCES = 0.7  # the same of two statements
SAID_ON_ONE_MATTER = ("in sentences on one matter", 1.1)  # of one speaker, where that is likelier than not
# The same of two tellings of one type whose clauses are so likely of one thing (accord.comparing.resemblance): of such
# pairs of real articles 17 of 20 were. What was killed and what was hit don't part them then.
SURELY_ONE = 0.7
IN_CLAUSES_OF_ONE = 2.0
LIKE = -0.25
SURELY_LIKE = -0.1
OTHER_TARGETS = ("other targets", -1.2)  # what was learned doesn't outweigh it: annotators name victims in many ways
# What counts little beside clauses that surely tell one thing: what is acted on, and how often.
THEMES = frozenset({"target untold", "shared theme", "theme untold", OTHER_TARGETS[0]})
WORDED = THEMES | {occasions.COUNTED[0]}
# Of acts of real news that were joined though their sentences are hardly about one matter, by such log-odds, readers
# held 28 of 101 to be one thing.
UNLIKELY = -4.0
OTHER_MATTER = ("in sentences on other matters", -1.5)
PARTS = -1.0  # what weighs so much otherwise parts them all the same
TYPES_DIFFER = (("types differ", NEVER),)
OTHER_TYPE = ("another type", 0.0)

# Acts that are over when they are done. A suit or an inquiry lasts, and what it has not brought is denied of it.
MOMENTARY = frozenset({"AID", "ASSAULT", "COERCE", "MOBILIZE", "PROTEST", "RETREAT", "SANCTION"})
CALLS = frozenset({"phone", "visit"})  # modes of CONSULT that are encounters by whatever word
SPOKEN_OF = frozenset({"REJECT", "SUPPORT", "CONCEDE"})  # acts on what may be put as a thing and as talks about it
CLASSED = ("captives", "hostilities", "posts")  # classes of data/process.json whose members name one thing


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
            return Verdict(NEVER, (("set apart by syntax", NEVER),), never=True)
        if one.antecedent == two.id or two.antecedent == one.id:
            return Verdict(9.0, (("refers back", 9.0),), settled=True)
    if one.type == two.type:
        found.append(("same type", 0.8))
    elif two.type in FAMILY_OF.get(one.type, ()):
        found.append(("related type", 0.2))
    else:
        return Verdict(NEVER, TYPES_DIFFER, never=True)
    signed = papers.both_signings(a, b, actors)
    if one.content != two.content and "meeting" in (one.content, two.content) and one.type in SPOKEN_OF and not signed:
        found.append(("talks about it against the thing", -0.4))
    obstacle = _obstacle(a, b)
    if obstacle is not None:
        return Verdict(NEVER, (*found, (obstacle, NEVER)), never=True)
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
        return Verdict(NEVER, tuple(found), never=True)
    if a.trigger == b.trigger:
        found.append(("same word", 0.4))
    elif act_of(a.trigger) != act_of(b.trigger) and signed is None:
        found.append(("other speech act", -0.6))
    if one.type == two.type == "REJECT" and ((_denies(a) and _refuses(b)) or (_denies(b) and _refuses(a))):
        found.append(("denied against refused", -2.0))
    found.extend(one for one in (occasions.several_against_one(a, b), occasions.written_apart(a, b)) if one is not None)
    if one.content is not None and one.content == two.content and one.type != "CONSULT":
        found.append((f"both about {one.content}", 0.3))
    found.extend(_themes(a, b) if signed is None else [signed])
    found.extend(_circumstances(a, b))
    found.extend(otherness.against(a, b, found))
    return Verdict(sum(weight for _, weight in found), tuple(found))


def learned(pairs: Sequence[tuple[EventProfile, EventProfile, Verdict]], actors: Mapping[str, Actor]) -> list[Verdict]:
    """The rules' verdicts with what was learned added: above LINK two tellings may be joined. What the rules settled
    stays."""
    types = joins.learned_types()
    open_ones = [
        place
        for place, (a, b, verdict) in enumerate(pairs)
        if not (verdict.never or verdict.settled)
        and a.event.type == b.event.type
        and a.event.type in types
        and OTHER_TARGETS not in verdict.features
    ]
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
    for place, row, total in zip(open_ones, shares, shares.sum(axis=1).tolist(), strict=True):
        rules = found[place]
        corrected = Verdict(rules.score + total + for_all, rules.features, learned=row)
        if corrected.score < LINK <= rules.score:
            for name, brings in BRINGS:
                if brings(*pairs[place][:2]):
                    corrected = replace(rules, features=(*rules.features, (name, 0.0)))
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


def _one_count(a: EventProfile, b: EventProfile) -> bool:
    """Whether two tellings count one sort of thing, and it is no mere people: what was learned of words must not part
    "stopped 12 lorries" from "kept 14 trucks from getting through"."""
    first, second = (
        {sort for each in one.numbers if isinstance(each.value, Amount) for sort in amounts.sorts(each.value)}
        for one in (a, b)
    )
    return not first.isdisjoint(second - {"people"})


def _one_of_a_row(a: EventProfile, b: EventProfile) -> bool:
    """Whether two tellings name the same one of a row: "the third bus"."""
    first, second = (
        {(each.value.unit, each.value.low) for each in one.numbers if _is_ordinal(each.value)} for one in (a, b)
    )
    return not first.isdisjoint(second)


def _is_ordinal(value: object) -> TypeGuard[Amount]:
    return isinstance(value, Amount) and value.kind == "ordinal" and value.unit is not None


# What brings two tellings together for which the rules speak, whatever was learned of their words.
BRINGS = (("one day, one place", _one_strike), ("the same is counted", _one_count), ("one of a row", _one_of_a_row))


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
    if a.key[0] != b.key[0] and occasions.over(a, b):
        return "over when the other was written"
    if occasions.earlier_encounter(a, b):
        return "an earlier meeting against the news"
    if occasions.other_ordinals(a, b):
        return "another one of a row"
    if a.key[0] == b.key[0]:
        if occasions.two_times(a, b):
            return "one report's two times"
        undone = {one.realis, two.realis} == {"actual", "negated"}
        if undone and a.authority == b.authority and {one.type, two.type} <= MOMENTARY:
            return "done and not done, by one voice"
        later = two if (two.trigger.start > one.trigger.start) else one
        if later.introduces and later.antecedent is None:
            return "introduced as new"
        counts = [
            (x.value, y.value)
            for x in a.numbers
            for y in b.numbers
            if isinstance(x.value, Amount)
            and isinstance(y.value, Amount)
            and x.value.kind in ("count", "money")
            and values.comparable(x.value, y.value)
        ]
        if counts and all(values.relation(x, y) == "conflicts" for x, y in counts):
            return "one report's two numbers"
        if one.type == two.type == "SANCTION" and _lengths_differ(a, b):
            return "one report's two terms"
        if occasions.several_against_one(a, b) == occasions.COUNTED:
            return "one report's several and one of them"
    if {one.realis, two.realis} == {"actual", "negated"} and not _undone(a, b):
        return "done against not done, of another occasion"
    return None


def _undone(a: EventProfile, b: EventProfile) -> bool:
    """Whether the one of two tellings that is negated denies the other, or says the same in other words: "made no
    arrest", "no arrests were made"."""
    return claims.denies(a, b) or words.polarity_relation(a.event.clause.exact, b.event.clause.exact) == "equal"


def _lengths_differ(a: EventProfile, b: EventProfile) -> bool:
    """Whether both tellings give a length of time, and not the same."""
    if a.duration is None or b.duration is None or a.duration.value is None or b.duration.value is None:
        return False
    return values.relation(a.duration.value, b.duration.value) == "conflicts"


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
            return [_named_in_clause(a, b)]
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


def _named_in_clause(a: EventProfile, b: EventProfile) -> tuple[str, float]:
    """What it says of two acts of force of which one has no target, or neither, whether its clause names the other's:
    "fired on the ferry", "shot at the ferry"."""
    told = {one.words for one in (a, b) if one.event.theme is not None}
    if told and all(a.clause_words & b.clause_words >= words for words in told) and max(map(len, told)) > 1:
        return "target in the clause", 0.4
    return "target untold", -0.8


def _denies(profile: EventProfile) -> bool:
    """Whether it is said that something is not so: "denied having shelled it", "dismissed the claim"."""
    return profile.trigger in classes()["refuting"] or not profile.words.isdisjoint(classes()["claims"])


def _refuses(profile: EventProfile) -> bool:
    """Whether somebody will not do something: "refused to free them"."""
    return profile.trigger in classes()["refusing"]


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
            if name == "time" and relation == "equal" and occasions.long_before(a) and occasions.long_before(b):
                found.append(occasions.LOOKED_BACK_ON)
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
    profiles: Sequence[EventProfile],
    actors: Mapping[str, Actor],
    alike: Margin = lambda one, two: None,
    best: Best = MappingProxyType({}),
    matter: Matter = lambda one, two: None,
) -> tuple[list[list[EventProfile]], Judged, Apart]:
    """Clusters of tellings, the verdicts of the pairs within them, and of those that nearly were; see
    :func:`accord.comparing.clusters.clusters` for what may change a cluster. ``alike``: by how much the sentences at
    two places are alike, None where they are not each other's best match
    (:meth:`accord.comparing.sentences.Neighbours.margin`). ``best``: the keys of tellings of two reports that share
    more with each other than with any other (:func:`accord.comparing.echoes.of_acts`)."""
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
    place = {profile.key: position for position, profile in enumerate(profiles)}
    for number, pair in enumerate(best):  # of whatever types
        index["best", str(number)] = sorted(place[key] for key in pair if key in place)
    met: participants.Met = {}
    return clusters(
        profiles,
        index.values(),
        lambda one, two: judge_events(one, two, actors, met),
        lambda one, two, verdict: _told_alike(one, two, verdict, alike, best, actors),
        lambda one, two, verdict: _needs_like_sentences(one, two, verdict, actors) or (bool(best) and _is_low(verdict)),
        lambda pairs: [_of_matter(*one, matter) for one in zip(pairs, learned(pairs, actors), strict=True)],
        _summed,
        lambda one, two: _fit(one, two, actors, met),
    )


def _of_matter(pair: tuple[EventProfile, EventProfile, Verdict], verdict: Verdict, matter: Matter) -> Verdict:
    """The verdict on two tellings, less sure where their sentences are hardly about one matter. Who met whom is told in
    sentences on all that came of it."""
    a, b, _ = pair
    if verdict.never or a.key[0] == b.key[0] or verdict.score < LINK or a.event.type == "CONSULT":
        return verdict
    odds = matter((a.key[0], a.event.trigger.start), (b.key[0], b.event.trigger.start))
    if odds is None or odds >= UNLIKELY:
        return verdict
    return replace(verdict, score=verdict.score + OTHER_MATTER[1], features=(*verdict.features, OTHER_MATTER))


class Summed(NamedTuple):
    """A report's tellings of one event: who meets, None where it is no encounter, and whether some time is told."""

    partners: frozenset[str] | None
    timed: bool
    tellings: Sequence[EventProfile]


def _summed(tellings: Sequence[EventProfile]) -> Summed:
    return Summed(participants.fullest(tellings), any(map(occasions.timed, tellings)), tellings)


def _fit(one: Summed, two: Summed, actors: Mapping[str, Actor], met: participants.Met) -> bool:
    """Whether what one report tells in several places and what another does can be of one event."""
    if one.partners is not None and two.partners is not None:
        if not participants.partners_fit(one.partners, two.partners, actors, met):
            return False
    return not (one.timed or two.timed) or occasions.fit(one.tellings, two.tellings)


def _needs_like_sentences(a: EventProfile, b: EventProfile, verdict: Verdict, actors: Mapping[str, Actor]) -> bool:
    """Whether it decides if two tellings stand in sentences that tell the same. Not where they name other people, be
    it in other roles: two orders of aircraft, each told alike."""
    if verdict.never or not LINK - IN_LIKE_SENTENCES <= verdict.score < LINK or occasions.LATER in verdict.features:
        return False
    return not (a.people and b.people and not a.people & b.people and not participants.kin(a.people, b.people, actors))


def _elsewhere(rules: Iterable[tuple[str, float]]) -> bool:
    """Whether two tellings are of two days and of two targets or places, or of days that lie weeks apart: like words
    may tell of an army's every day."""
    names = {name for name, _ in rules}
    return "time conflicts" in names and not names.isdisjoint(
        {OTHER_TARGETS[0], "place conflicts", otherness.FAR_DAYS[0]}
    )


def _is_low(verdict: Verdict) -> bool:
    """Whether two tellings are apart by their types, or by what was learned of their words."""
    if verdict.never:
        return verdict.features == TYPES_DIFFER
    return verdict.score < LINK - IN_LIKE_SENTENCES and occasions.LATER not in verdict.features


def _told_alike(
    a: EventProfile, b: EventProfile, verdict: Verdict, alike: Margin, best: Best, actors: Mapping[str, Actor]
) -> Verdict:
    """The verdict with what it weighs that two tellings stand in sentences that tell the same, or in clauses that share
    most. What was learned of words counts little where so much else is shared, and so do types."""
    likely = best.get(frozenset((a.key, b.key)), 0.0)
    close = likely > 0
    if likely >= SURELY_ONE and a.event.type == b.event.type and not verdict.never and verdict.score < LINK:
        rules = judge_events(a, b, actors).features
        if all(weight > PARTS for name, weight in rules if name not in WORDED) and not _elsewhere(rules):
            sure = [one for one in rules if one[0] not in THEMES or one[1] > 0]
            sure.append(("in clauses that surely tell one thing", IN_CLAUSES_OF_ONE))
            return Verdict(sum(weight for _, weight in sure), tuple(sure))
    if close and _is_low(verdict):
        verdict = _as_of_one_type(a, b, actors) if verdict.never else judge_events(a, b, actors)
    if not _needs_like_sentences(a, b, verdict, actors):
        return verdict
    close = close and OTHER_TARGETS not in verdict.features  # clauses alike in all but what was struck
    margin = alike((a.key[0], a.event.trigger.start), (b.key[0], b.event.trigger.start))
    if not close and (margin is None or margin < LIKE):
        return verdict
    weight = ("in clauses that share most" if close else "in sentences that are alike", IN_LIKE_SENTENCES)
    return replace(verdict, score=verdict.score + IN_LIKE_SENTENCES, features=(*verdict.features, weight))


def _of_persons(profile: EventProfile) -> bool:
    """Whether it is people who are rejected, and nothing that was said or done: "dismissed his deputy"."""
    theme = profile.event.object or profile.event.theme
    return (
        profile.event.type == "REJECT"
        and theme is not None
        and any(one.span.start <= theme.start and theme.end <= one.span.end for one in profile.recipients)
    )


def _as_of_one_type(a: EventProfile, b: EventProfile, actors: Mapping[str, Actor]) -> Verdict:
    """The lower of the verdicts of two tellings of different types where each is taken to be of the other's type, if
    these can be of one act at all or are told by one word. An act of force isn't done by denying it."""
    one_word = a.trigger == b.trigger or _of_persons(a) or _of_persons(b)
    if not (one_word or may_be_one(a.event.type, b.event.type)) or _denied(a, b, actors):
        return Verdict(NEVER, TYPES_DIFFER, never=True)
    verdicts = [
        judge_events(one, replace(two, event=replace(two.event, type=one.event.type)), actors)
        for one, two in ((a, b), (b, a))
    ]
    if any(verdict.never for verdict in verdicts):
        return Verdict(NEVER, TYPES_DIFFER, never=True)
    told = (OTHER_TYPE, *min(verdicts, key=lambda verdict: verdict.score).features[1:])
    return Verdict(sum(weight for _, weight in told), told)


def _denied(a: EventProfile, b: EventProfile, actors: Mapping[str, Actor]) -> bool:
    """Whether one tells of a denial and the other of an act of force that nobody is told to have done, or the other
    side: what a denial is of is looked for by itself (:mod:`accord.comparing.contradictions`)."""
    one, two = (a, b) if a.event.type == "REJECT" else (b, a)
    if (one.event.type, two.event.type) != ("REJECT", "ASSAULT"):
        return False
    if two.actor_ids and not opposed(one.actor_ids, two.actor_ids, actors):
        return False
    said, clause = one.event.trigger, one.event.clause
    return denies(said.exact, clause.exact[max(0, said.end - clause.start) :]) is True


# --- statements
# ----------------------------------------------------------------------------------------------------------


Kin = dict[tuple[frozenset[str], frozenset[str]], bool]
_OTHER_SPEAKER = Verdict(NEVER, (("other speaker", NEVER),), never=True)


def judge_statements(
    a: StatementProfile, b: StatementProfile, actors: Mapping[str, Actor], known: Kin | None = None
) -> Verdict:
    """How likely two tellings are of one statement: the same speaker, and words that one utterance could be rendered
    in. ``known`` remembers which speakers are of one state, for many pairs of the same ``actors``."""
    known = {} if known is None else known

    def kin() -> bool:
        speakers = a.speakers, b.speakers
        if speakers not in known:
            known[speakers] = participants.kin(*speakers, actors)
        return known[speakers]

    found = utterances.features(a, b, actors, kin)
    if found is None:
        return _OTHER_SPEAKER
    return Verdict(sum(weight for _, weight in found), tuple(found))


def cluster_statements(
    profiles: Sequence[StatementProfile],
    actors: Mapping[str, Actor],
    alike: Margin = lambda one, two: None,
    matter: Matter = lambda one, two: None,
) -> tuple[list[list[StatementProfile]], Judged, Apart]:
    """Clusters of statements as :func:`cluster_events` has them of events; ``alike`` and ``matter`` as there."""
    known: Kin = {}
    index: dict[str, list[int]] = defaultdict(list)
    for position, profile in enumerate(profiles):
        for word in profile.words:
            index[word].append(position)
    return clusters(
        profiles,
        index.values(),
        lambda one, two: judge_statements(one, two, actors, known),
        lambda one, two, verdict: _said_in_like_sentences(one, two, verdict, alike, matter, actors),
        _needs_like_words,
    )


def _needs_like_words(a: StatementProfile, b: StatementProfile, verdict: Verdict) -> bool:
    """As :func:`_needs_like_sentences`, of two statements."""
    open_one = LINK - SAID_ON_ONE_MATTER[1] <= verdict.score < LINK
    return (open_one or verdict.never) and len(a.words & b.words) > 1


def _said_in_like_sentences(
    a: StatementProfile,
    b: StatementProfile,
    verdict: Verdict,
    alike: Margin,
    matter: Matter,
    actors: Mapping[str, Actor],
) -> Verdict:
    """The verdict with what it weighs that two statements stand in sentences that tell the same, or two by one speaker
    in sentences about one matter. Where they are surely alike, "a spokesman of the delegation" may be whom another
    report calls "a Chadian spokesman"."""
    one, two = ((each.key[0], each.statement.content[0].start) for each in (a, b))
    margin = alike(one, two)
    told = verdict.features
    if any(name == utterances.SAME_SPEAKER for name, _ in told) and (matter(one, two) or 0.0) > 0:
        told = (*told, SAID_ON_ONE_MATTER)
        return Verdict(sum(weight for _, weight in told), told)
    if margin is None or margin < (SURELY_LIKE if verdict.never else LIKE):
        return verdict
    if verdict.never:
        other = voices.relation(a, b, actors) == "conflicts"
        told = () if other else tuple(utterances.features(a, b, actors, lambda: True) or ())
    if not told:
        return verdict
    told = (*told, ("in sentences that are alike", SAID_IN_LIKE_SENTENCES))
    return Verdict(sum(weight for _, weight in told), told)
