"""Somebody who is only described, and told of by two reports in sentences that tell the same, is one somebody.

An unnamed "soldier" of one report is nobody else's (:mod:`accord.comparing.actors`), so that two reprints of one
sentence would tell of two soldiers. Where two sentences are each other's best match in two reports, surely alike
(:mod:`accord.comparing.sentences`), and each has one somebody by the same words, these are one. That follows from the
two reports alone: a third one can add to it, and never takes from it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from accord.comparing.participants import bare
from accord.comparing.sentences import Neighbours
from accord.comparing.sets import Sets
from accord.model import Actor, Reading

__all__ = ["merged", "pairs"]

SURELY = 0.1  # how much more alike than by chance two sentences must be
NEAREST = 5  # so many of the sentences that are nearest to one are looked at
Pair = tuple[str, str]
Here = dict[str, set[str]]  # by report, who
Told = dict[tuple[int, str], Here]  # by sentence and words


def pairs(
    readings: Iterable[Reading], ids: Mapping[tuple[str, str], str], actors: Mapping[str, Actor], alike: Neighbours
) -> list[Pair]:
    """The global ids, two by two, of those of one story's reports who are only described and are one."""
    told = _told(readings, ids, actors, alike)
    found: set[Pair] = set()
    for sentence, words in sorted(told):
        here = told[sentence, words]
        for other in (sentence, *(number for _, number in alike.near.get(sentence, ())[:NEAREST])):
            there = told.get((other, words))
            if there is not None and other >= sentence:
                found |= _between((sentence, here), (other, there), alike)
    return sorted(found)


def _told(
    readings: Iterable[Reading], ids: Mapping[tuple[str, str], str], actors: Mapping[str, Actor], alike: Neighbours
) -> Told:
    told: Told = defaultdict(lambda: defaultdict(set))
    for reading in readings:
        report = reading.report.id
        for mention in reading.mentions:
            if mention.kind != "actor" or mention.actor is None or mention.found_by != "nominal":
                continue
            who = ids.get((report, mention.actor))
            if who is None or who not in actors or actors[who].members or not _described(actors[who]):
                continue
            sentence = alike.at(report, mention.span.start)
            if sentence is not None:
                told[sentence, bare(mention.span.exact)][report].add(who)
    return told


def _described(actor: Actor) -> bool:
    return actor.name.split()[-1:] != [] and actor.name.split()[-1][0].islower()


def _between(here: tuple[int, Here], there: tuple[int, Here], alike: Neighbours) -> set[Pair]:
    """Those of every two reports whom the words of two sentences name once in each."""
    found: set[Pair] = set()
    (x, first), (y, second) = (here[0], _alone(here[1])), (there[0], _alone(there[1]))
    for one, who in first:
        for two, other in second:
            pair = (who, other) if who < other else (other, who)
            if one == two or who == other or pair in found:
                continue
            margin = alike.margin_in(x, one, y, two)
            if margin is not None and margin >= SURELY:
                found.add(pair)
    return found


def _alone(told: Here) -> list[tuple[str, str]]:
    return [(report, min(who)) for report, who in sorted(told.items()) if len(who) == 1]


def merged(
    people: Sequence[Actor], ids: Mapping[tuple[str, str], str], same: Iterable[Pair]
) -> tuple[tuple[Actor, ...], dict[tuple[str, str], str]]:
    """Actors and ids with each other's selves as one: the first by id, who takes the others' names for aliases. Two of
    different countries stay two."""
    by_id = {actor.id: actor for actor in people}
    joined = [(one, two) for one, two in same if len({by_id[one].country, by_id[two].country} - {None}) < 2]
    if not joined:
        return tuple(people), dict(ids)
    selves = Sets[str]()
    for one, two in joined:
        selves.join(one, two)
    groups: dict[str, list[Actor]] = defaultdict(list)
    for actor in people:
        groups[selves.top(actor.id)].append(actor)
    kept = []
    for name in sorted(groups):
        first, *others = sorted(groups[name], key=lambda actor: (actor.id != name, actor.id))
        if others:
            names = {each for actor in others for each in (actor.name, *actor.aliases)} - {first.name}
            first = replace(
                first,
                country=next((actor.country for actor in (first, *others) if actor.country), None),
                sector=next((actor.sector for actor in (first, *others) if actor.sector), None),
                titles=tuple(dict.fromkeys(title for actor in (first, *others) for title in actor.titles)),
                aliases=tuple(sorted({*first.aliases, *names})),
            )
        kept.append(replace(first, members=tuple(sorted({selves.top(one) for one in first.members}))))
    return tuple(kept), {key: selves.top(who) for key, who in ids.items()}
