"""Exchanges and releases of prisoners, remains or goods, with the numbers that each side gave."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from accord.comparing.account import Account
from accord.comparing.profiles import EventProfile
from accord.comparing.vocabulary import classes
from accord.ledger import terms
from accord.ledger.commitments import profiles
from accord.model import Actor, Amount, Exchange, ExchangeSide, Fact, Term
from accord.reading.lexicon import object_classes

__all__ = ["exchanges"]


# Two releases told this near each other (characters between their verbs) are two sides of one exchange.
BESIDE = 120
SIDES = frozenset({"nation", "country", "state", "side", "government", "party", "neighbour", "neighbor", "leader"})
PERSONS = frozenset(
    {
        "man",
        "woman",
        "person",
        "people",
        "soldier",
        "civilian",
        "captive",
        "prisoner",
        "hostage",
        "detainee",
        "national",
    }
)


def exchanges(account: Account) -> tuple[Exchange, ...]:
    """One exchange for each set of release and swap facts of a story that the same states share."""
    actors = {actor.id: actor for actor in account.actors}
    found: list[Exchange] = []
    for story in account.stories:
        groups: list[list[tuple[Fact, list[EventProfile]]]] = []
        for fact in account.facts:
            if (
                fact.story != story.id
                or fact.kind != "event"
                or fact.type not in ("RETREAT", "AGREE", "COOPERATE", "CONCEDE")
            ):
                continue
            tellings = profiles(fact, account)
            if not _is_exchange(fact, tellings):
                continue
            home = next((group for group in groups if _together(group, fact, tellings, actors)), None)
            if home is None:
                groups.append([(fact, tellings)])
            else:
                home.append((fact, tellings))
        found.extend(_exchange(group) for group in groups)
    return tuple(found)


def _is_exchange(fact: Fact, tellings: Sequence[EventProfile]) -> bool:
    if fact.realis == "negated":
        return False
    if fact.type in ("CONCEDE", "AGREE") and any(
        profile.words & (classes()["releasing"] | classes()["exchanging"])
        and (profile.words & classes()["captives"] or _people(profile))
        for profile in tellings
    ):
        return True
    if fact.type != "RETREAT" and not any(_changes_hands(profile) for profile in tellings):
        return False  # "trade between the two nations" goes on, and hands over nothing that is counted or named
    return any(
        (profile.event.mode == "release" or profile.trigger in classes()["exchanging"])
        and (profile.event.type == "RETREAT" or profile.trigger in classes()["exchanging"])
        for profile in tellings
    )


def _changes_hands(profile: EventProfile) -> bool:
    """Whether a telling says what is exchanged: it has a theme of its own, or counts something that is no side."""
    counted = any(
        isinstance(one.value, Amount) and one.value.kind == "count" and one.value.unit not in SIDES
        for one in profile.numbers
    )
    return profile.event.theme is not None or counted


def _people(profile: EventProfile) -> bool:
    """Whether it counts persons."""
    return any(
        isinstance(one.value, Amount) and one.value.kind == "count" and (one.value.unit or "") in PERSONS
        for one in profile.numbers
    )


def _together(
    group: Sequence[tuple[Fact, Sequence[EventProfile]]],
    fact: Fact,
    tellings: Sequence[EventProfile],
    actors: Mapping[str, Actor],
) -> bool:
    if (group[0][0].realis == "actual") != (fact.realis == "actual"):
        return False
    others = [one for _, told in group for one in told]
    if any(
        x.key[0] == y.key[0] and abs(x.event.trigger.start - y.event.trigger.start) < BESIDE and not _countering(x, y)
        for x in tellings
        for y in others
    ):
        return True  # "A handed over 20 men and B released 15"
    mine, theirs = _states(tellings, actors), _states(others, actors)
    return bool(mine & theirs) or not mine or not theirs


def _countering(x: EventProfile, y: EventProfile) -> bool:
    """Whether two tellings are of one giver's two acts, which adjacency alone does not make one exchange."""
    return bool(x.actor_ids and x.actor_ids == y.actor_ids)


def _states(tellings: Sequence[EventProfile], actors: Mapping[str, Actor]) -> set[str]:
    return {
        actors[one].country or one
        for profile in tellings
        for one in profile.actor_ids | profile.recipient_ids
        if one in actors
    }


def _exchange(group: Sequence[tuple[Fact, Sequence[EventProfile]]]) -> Exchange:
    facts = [fact for fact, _ in group]
    sides: dict[str | None, dict[tuple[str, int, int], Term]] = {}
    parties: dict[str, None] = {}
    whats: list[str] = []
    for _, tellings in group:
        for profile in tellings:
            givers: list[str | None] = [*sorted(profile.actor_ids)] or [None]
            parties.update(dict.fromkeys(sorted(profile.actor_ids)))
            for one in profile.numbers:
                value = one.value
                if not isinstance(value, Amount) or value.kind != "count" or value.unit in SIDES:
                    continue
                if value.unit is not None:
                    whats.append(value.unit)
                for giver in givers:
                    key = (profile.key[0], one.span.start, one.span.end)
                    sides.setdefault(giver, {}).setdefault(
                        key,
                        terms.of_span(
                            profile.key[0], one.span, {"low": value.low, "high": value.high, "unit": value.unit}
                        ),
                    )
    lead = max(facts, key=lambda fact: (len(fact.outlets), len(fact.actors), fact.id))
    return Exchange(
        id=terms.identity("x", facts),
        summary=lead.summary,
        what=_what(whats, [profile for _, tellings in group for profile in tellings]),
        parties=tuple(parties),
        sides=tuple(
            ExchangeSide(giver, tuple(sides[giver][key] for key in sorted(sides[giver])))
            for giver in sorted(sides, key=lambda one: one or "")
        ),
        realis=lead.realis,
        facts=tuple(fact.id for fact in facts),
        evidence=terms.evidence_of(facts),
    )


def _what(units: Sequence[str], tellings: Sequence[EventProfile]) -> str:
    """What changes hands: the commonest counted noun, else the captives or goods that the words name."""
    if units:
        return max(sorted(set(units)), key=units.count)
    for profile in tellings:
        for word in profile.event.clause.exact.lower().replace("-", " ").split():
            if "captives" in object_classes(word.rstrip("s.,;")):
                return word.rstrip("s.,;")
    return "captives"
