"""Agreements to stop fighting that are one: each outlet has it from a side of its own ("the rebels had agreed to hold
their fire for two days", "both agreed to a 48-hour pause"), in words that share nothing, and so as a fact of
its own."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from accord.comparing import values
from accord.comparing.occasions import long_before
from accord.comparing.profiles import EventProfile
from accord.ledger import terms
from accord.ledger.issues import issue_of
from accord.model import Commitment, Fact, Position, Term

__all__ = ["one_halt"]

BINDING = frozenset({"agreement", "declaration", "pledge"})


def one_halt(
    made: Sequence[tuple[Fact, Commitment]], told: Mapping[str, Sequence[EventProfile]]
) -> tuple[Commitment, ...]:
    """The commitments of one story, those to one halt of the fighting put together: of the same length, in reports of
    which none tells two, and at no times that part them. ``made``: each with the fact that it was made of; ``told``:
    the tellings of facts by their ids."""
    groups: list[list[tuple[Fact, Commitment]]] = []
    for one in made:
        home = next((group for group in groups if all(_same(one, other, told) for other in group)), None)
        if home is None:
            groups.append([one])
        else:
            home.append(one)
    return tuple(_whole(group) for group in groups)


def _same(
    one: tuple[Fact, Commitment], two: tuple[Fact, Commitment], told: Mapping[str, Sequence[EventProfile]]
) -> bool:
    if not {one[1].kind, two[1].kind} <= BINDING or one[1].standing != two[1].standing:
        return False
    here, there = told[one[0].id], told[two[0].id]
    if not {profile.key[0] for profile in here}.isdisjoint(profile.key[0] for profile in there):
        return False
    if not all(any(map(_halts, side)) for side in (here, there)) or any(map(long_before, (*here, *there))):
        return False
    pairs = [(x, y) for x in here for y in there]
    if any(_relation(x, y, "time") == "conflicts" for x, y in pairs):
        return False
    return any(_relation(x, y, "duration") == "equal" for x, y in pairs)


def _halts(profile: EventProfile) -> bool:
    return issue_of(profile.event.clause.exact) == "ceasefire"


def _relation(one: EventProfile, two: EventProfile, name: str) -> str:
    mine, theirs = getattr(one, name), getattr(two, name)
    return values.relation(mine.value, theirs.value) if mine is not None and theirs is not None else "absent"


def _whole(group: Sequence[tuple[Fact, Commitment]]) -> Commitment:
    lead_fact, lead = max(group, key=lambda one: (len(one[0].outlets), len(one[0].actors), one[0].id))
    if len(group) == 1:
        return lead
    facts = [lead_fact, *(fact for fact, _ in group if fact is not lead_fact)]
    each = [lead, *(one for _, one in group if one is not lead)]
    stands: dict[tuple[str, str], Position] = {}
    for position in (position for one in each for position in one.positions):
        known = stands.setdefault((position.actor, position.stance), position)
        evidence = tuple(dict.fromkeys((*known.evidence, *position.evidence)))
        stands[position.actor, position.stance] = replace(known, evidence=evidence)
    parties = tuple(dict.fromkeys(party for one in each for party in one.parties))
    return replace(
        lead,
        id=terms.identity("c", facts),
        parties=parties,
        addressees=tuple(dict.fromkeys(who for one in each for who in one.addressees if who not in parties)),
        scope=_terms(one.scope for one in each),
        excluded=_terms(one.excluded for one in each),
        duration=_terms(one.duration for one in each),
        conditions=_terms(one.conditions for one in each),
        declared=_terms(one.declared for one in each),
        positions=tuple(stands[key] for key in sorted(stands)),
        facts=tuple(dict.fromkeys((*(fact.id for fact in facts), *(name for one in each for name in one.facts)))),
        evidence=terms.evidence_of(facts),
    )


def _terms(found: Iterable[Sequence[Term]]) -> tuple[Term, ...]:
    kept = {(one.evidence.report, one.evidence.span): one for each in found for one in each}
    return tuple(kept.values())
