"""What a party offered, demanded, pledged, agreed to or refused, with its terms and where each party stands.

The template is the onset record of the ETH/PRIO Civil Conflict Ceasefire data set (Clayton et al. 2022): sides, scope,
duration, conditions, and the declaration, the entry into effect and the end as three dates. One commitment is made of
the facts that tell of it; positions come from all facts of the story on the same object ("backing for the ceasefire",
"rejected the condition").
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Literal

from accord.comparing.account import Account
from accord.comparing.profiles import EventProfile
from accord.comparing.tokens import content_words, fold, stem
from accord.comparing.vocabulary import classes
from accord.ledger import terms
from accord.ledger.gainsaying import gainsays
from accord.ledger.matters import Matter, matter
from accord.ledger.one_halt import one_halt
from accord.model import Commitment, CommitmentClass, Evidence, Fact, Position, Span, Standing, Term
from accord.reading.step_terms import lexicon

__all__ = ["commitments"]

Stance = Literal["proposes", "backs", "accepts", "open to it", "conditional", "refuses"]

SOURCES = frozenset({"AGREE", "CONCEDE", "REQUEST", "REJECT"})
FORCE = frozenset({"ASSAULT"})  # "opened fire" is no stand on a pledge to hold fire
TALKING = SOURCES | {"SUPPORT", "CONSULT", "COOPERATE", "AID"}  # types of acts by which a stand can be taken
STANCES: dict[CommitmentClass, Stance] = {
    "proposal": "proposes",
    "demand": "proposes",
    "request": "proposes",
    "pledge": "accepts",
    "agreement": "accepts",
    "declaration": "accepts",
    "refusal": "refuses",
}
STANDINGS: dict[CommitmentClass, Standing] = {
    "proposal": "proposed",
    "demand": "proposed",
    "request": "proposed",
    "pledge": "agreed",
    "agreement": "agreed",
    "declaration": "agreed",
    "refusal": "refused",
}
ANSWERS = frozenset({"pledge", "agreement", "declaration", "refusal"})  # by which somebody takes a stand for or against


def commitments(account: Account) -> tuple[Commitment, ...]:
    """The commitments of an account, in the order of its facts."""
    found: list[Commitment] = []
    for story in account.stories:
        facts = [fact for fact in account.facts if fact.story == story.id and fact.kind == "event"]
        told = {fact.id: matter(profiles(fact, account)) for fact in facts}
        made = [
            (fact, _commitment(fact, kind, facts, told, account))
            for fact in facts
            if (kind := _class(fact, told[fact.id].tellings)) is not None
        ]
        found.extend(one_halt(made, {name: one.tellings for name, one in told.items()}))
    return tuple(found)


def profiles(fact: Fact, account: Account) -> list[EventProfile]:
    """The profiles of the tellings of an event fact."""
    return [account.events[telling.report, telling.ref] for telling in fact.tellings if telling.kind == "event"]


def is_meeting(tellings: Sequence[EventProfile]) -> bool:
    """Whether what was agreed is just to meet or talk."""
    return any(profile.event.base == "CONSULT" or profile.event.content == "meeting" for profile in tellings)


def _class(fact: Fact, tellings: Sequence[EventProfile]) -> CommitmentClass | None:
    if all(
        profile.event.theme is None and not profile.event.scope and profile.duration is None for profile in tellings
    ):
        return None  # "further commitments": that there are some is told, not what they are
    if fact.realis in ("hypothetical", "negated") and fact.type != "REQUEST" and not _worded(tellings, "proposing"):
        return None
    if fact.type not in SOURCES:
        return "agreement" if fact.type == "SUPPORT" and _worded(tellings, "sealing") else None
    if fact.type == "AGREE" and all(profile.event.base == "CONSULT" for profile in tellings):
        return None
    if fact.type == "REJECT" and _worded(tellings, "breaching") and all(_a_word_given(one) for one in tellings):
        return None  # "had broken its promise": a breach, which refuses nothing
    if fact.type == "REJECT":
        # to deny a charge or a report is to say something, not to refuse something
        said = sum(map(gainsays, tellings)) * 2 > len(tellings) or (
            _worded(tellings, "denying") and all(profile.event.content is None for profile in tellings)
        )
        return None if said else "refusal"
    if fact.type == "REQUEST":
        return (
            "demand"
            if _worded(tellings, "demanding")
            else ("proposal" if _worded(tellings, "proposing") else "request")
        )
    if _worded(tellings, "opening"):
        return "declaration"
    if _worded(tellings, "proposing"):
        return "proposal"
    if _worded(tellings, "pledging"):
        # "we had assurances", "it was promised": that something was is told, and not by whom
        return None if not fact.actors and all(one.event.nominal for one in tellings) else "pledge"
    if fact.type == "CONCEDE" and _worded(tellings, "declaring"):
        return "declaration"
    if fact.type == "AGREE" and all(profile.event.base is not None for profile in tellings):
        # a coming act of help or support, told as a plan; "they will have to thank the generals" is nobody's
        return "pledge" if fact.actors or any(one.event.base != "SUPPORT" for one in tellings) else None
    return "agreement"


def _a_word_given(profile: EventProfile) -> bool:
    """Whether what an act is done to is an undertaking: a promise, a truce."""
    held = classes()["pledging"] | classes()["papers"] | classes()["objects"]
    return profile.event.object is not None and not held.isdisjoint(content_words(profile.event.object.exact))


def _worded(tellings: Sequence[EventProfile], name: str) -> bool:
    """Whether most tellings use a word of this class for the act."""
    hits = sum(profile.trigger in classes()[name] for profile in tellings)
    return hits * 2 > len(tellings)


def _commitment(
    fact: Fact,
    kind: CommitmentClass,
    facts: Sequence[Fact],
    told: Mapping[str, Matter],
    account: Account,
) -> Commitment:
    own = told[fact.id]
    tellings = own.tellings
    related = [
        other
        for other in facts
        if other is not fact
        and (told[other.id].answers(own) or (other.type not in FORCE and own.same_object(told[other.id])))
    ]
    answered = [
        profile
        for other in facts
        if kind == "refusal" and other is not fact and own.answers(told[other.id])
        for profile in told[other.id].tellings
    ]
    # "a condition that Chad rejected" covers what the condition was
    scope, excluded = (_wanted(answered), ()) if answered else _scope(tellings)
    if not scope:
        scope, excluded = _scope(tellings)
    around = [
        profile
        for other in facts
        if other is not fact and told[other.id].brings(own)
        for profile in told[other.id].tellings
    ]
    conditions = _conditions(tellings, around)
    party = set(fact.actors)
    positions = _positions(fact, kind, related, told, account)
    standing = STANDINGS[kind]
    if (
        _foretold(fact, tellings, account)
        or _worded(tellings, "opening")
        or fact.certainty == "possible"
        or (kind == "proposal" and fact.realis == "hypothetical")
    ):
        standing = "floated"
    return Commitment(
        id=terms.identity("c", [fact]),
        summary=fact.summary,
        kind=kind,
        parties=fact.actors,
        addressees=tuple(one for one in fact.recipients if one not in party),
        scope=scope,
        excluded=excluded,
        duration=terms.of_slot([fact], "duration"),
        conditions=conditions,
        declared=terms.of_slot([fact], "time"),
        effective=(),
        ends=(),
        positions=positions,
        standing=standing,
        facts=(fact.id, *(other.id for other in related)),
        evidence=terms.evidence_of([fact]),
    )


def _scope(tellings: Sequence[EventProfile]) -> tuple[tuple[Term, ...], tuple[Term, ...]]:
    scope: dict[tuple[str, int, int], Term] = {}
    excluded: dict[tuple[str, int, int], Term] = {}
    for profile in tellings:
        report, event = profile.key[0], profile.event
        spans = event.scope or ((event.theme,) if event.theme is not None else ())
        for span in spans:
            scope.setdefault((report, span.start, span.end), terms.of_span(report, span))
        for span in event.excluded:
            excluded.setdefault((report, span.start, span.end), terms.of_span(report, span))
    return tuple(scope[key] for key in sorted(scope)), tuple(excluded[key] for key in sorted(excluded))


def _wanted(tellings: Sequence[EventProfile]) -> tuple[Term, ...]:
    """What these acts ask or offer, as a whole, in the words of each report."""
    found = {(profile.key[0], span.start, span.end): span for profile in tellings if (span := _asked(profile))}
    return tuple(terms.of_span(report, found[report, start, end]) for report, start, end in sorted(found))


def _asked(profile: EventProfile) -> Span | None:
    """What an act asks for, with who is to do it where that stands right before: "the allies to stop"."""
    theme, clause = profile.event.theme, profile.event.clause
    if theme is None:
        return None
    for one in profile.recipients:
        gap = clause.exact[max(0, one.span.end - clause.start) : max(0, theme.start - clause.start)]
        if clause.start <= one.span.start and one.span.end < theme.start and theme.end <= clause.end:
            if not gap.strip() and theme.exact.lower().startswith("to "):
                words = clause.exact[one.span.start - clause.start : theme.end - clause.start]
                return Span(one.span.start, theme.end, words)
    return theme


def _conditions(tellings: Sequence[EventProfile], around: Sequence[EventProfile]) -> tuple[Term, ...]:
    found: dict[tuple[str, int, int], Term] = {}
    for profile in tellings:
        condition = profile.event.condition
        if condition is not None:
            found.setdefault((profile.key[0], condition.start, condition.end), terms.of_span(profile.key[0], condition))
    for profile in (*tellings, *around):
        # "a full ceasefire would require the allies to stop": what is asked for is the condition of what would follow
        if profile.trigger in classes()["conditioning"] and (asked := _asked(profile)) is not None:
            found.setdefault((profile.key[0], asked.start, asked.end), terms.of_span(profile.key[0], asked))
    return tuple(found[key] for key in sorted(found))


def _positions(
    fact: Fact, kind: CommitmentClass, related: Sequence[Fact], told: Mapping[str, Matter], account: Account
) -> tuple[Position, ...]:
    found: dict[tuple[str, Stance], list[Evidence]] = {}
    opening = _worded(told[fact.id].tellings, "opening")
    own: Stance = "open to it" if opening else STANCES[kind]
    taken = opening or not (_only_possible(fact) or _foretold(fact, told[fact.id].tellings, account))
    for actor in fact.actors if taken or kind not in ANSWERS else ():
        found.setdefault((actor, own), []).extend(fact.evidence)
    for other in related:
        stance = _stance(other, told[other.id].tellings, account)
        if stance is not None:
            for actor in other.actors:
                found.setdefault((actor, stance), []).extend(other.evidence)
    return tuple(
        Position(actor, stance, tuple(dict.fromkeys(evidence))) for (actor, stance), evidence in sorted(found.items())
    )


def _only_possible(fact: Fact) -> bool:
    """Whether an act may come, or would, and nobody has taken a stand by it: "the summit might be called off"."""
    return fact.certainty == "possible" or (fact.realis == "hypothetical" and fact.type != "REQUEST")


def _foretold(fact: Fact, tellings: Sequence[EventProfile], account: Account) -> bool:
    """Whether an agreement, a consent or a declaration is to come, by the words of others than those whom it binds:
    "Chad and Mali will sign a truce on Monday, diplomats said". What a party says that it will sign it undertakes."""
    if fact.realis != "future" or not all(profile.trigger in _binding() for profile in tellings):
        return False
    states = {actor.id: actor.country for actor in account.actors}
    bound = {states.get(one) for one in fact.actors} - {None}
    return not any(
        profile.authority in fact.actors or (profile.authority is not None and states.get(profile.authority) in bound)
        for profile in tellings
    )


@lru_cache(maxsize=1)
def _binding() -> frozenset[str]:
    """The stems of the verbs by which somebody binds himself by saying so, "reach" an agreement among them."""
    return frozenset(stem(fold(word)) for name in ("agree", "accept", "declare", "reach") for word in lexicon()[name])


def _stance(fact: Fact, tellings: Sequence[EventProfile], account: Account) -> Stance | None:
    if any(profile.trigger in classes()["conditioning"] for profile in tellings):
        return "conditional"
    if _worded(tellings, "opening") and fact.type in TALKING:
        return "open to it"  # and not "opened fire"
    if fact.type == "SUPPORT":
        return None if _only_possible(fact) else "backs"
    kind = _class(fact, tellings)
    if kind in ANSWERS and (_only_possible(fact) or _foretold(fact, tellings, account)):
        return None
    return STANCES[kind] if kind is not None else None
