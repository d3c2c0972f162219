"""Meetings and calls, held and to come."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Literal

from accord.comparing.account import Account
from accord.comparing.profiles import EventProfile
from accord.comparing.vocabulary import classes
from accord.ledger import terms
from accord.ledger.commitments import is_meeting, profiles
from accord.model import Amount, Fact, Meeting, Term

__all__ = ["meetings"]


def meetings(account: Account) -> tuple[Meeting, ...]:
    """The meetings of an account: what was held (CONSULT) and what is announced, planned or possible (AGREE to
    meet)."""
    found = []
    people = {actor.id for actor in account.actors if actor.kind == "person"}
    for fact in account.facts:
        if fact.kind != "event" or fact.type not in ("CONSULT", "AGREE"):
            continue
        tellings = profiles(fact, account)
        settled = any(slot.name in ("place", "time") for slot in fact.slots)
        if fact.type == "AGREE":
            if not is_meeting(tellings) or not (
                settled or any(profile.event.base == "CONSULT" for profile in tellings)
            ):
                continue  # "agreed to keep in touch" is a commitment and no meeting
        elif not any(profile.trigger in classes()["encounters"] for profile in tellings):
            continue
        if not settled and len(fact.actors) + len(fact.recipients) < 2 and fact.realis != "actual":
            continue
        if not fact.actors and (not settled or fact.mode == "phone"):
            continue
        if len(fact.actors) + len(fact.recipients) < 2 and all(map(_many_calls, tellings)):
            continue  # "the office has had two hundred calls": that many rang is no call of anybody with anybody
        if fact.realis == "negated" and not settled and not any(map(_called_off, tellings)):
            continue  # "would not negotiate": nothing was arranged that could be cancelled
        if all(_alone(profile, people) for profile in tellings):
            continue
        found.append(_meeting(fact, tellings))
    return tuple(found)


def _many_calls(profile: EventProfile) -> bool:
    trigger = profile.event.trigger
    return profile.event.mode == "phone" and any(
        isinstance(one.value, Amount)
        and one.value.kind == "count"
        and (one.value.low or 0) > 1
        and one.span.start <= trigger.start < one.span.end
        for one in profile.numbers
    )


def _called_off(profile: EventProfile) -> bool:
    words = profile.clause_words | profile.words | {profile.trigger}
    return not words.isdisjoint(classes()["cancelling"] | classes()["postponing"])


def _alone(profile: EventProfile, people: Collection[str]) -> bool:
    """Whether a verb tells of one person only, of nobody and nowhere that he went to or spoke with, and of no time:
    "who travelled in the first bus", "who speaks for the council"."""
    event = profile.event
    if event.nominal or event.theme is not None or profile.place is not None or profile.time is not None:
        return False
    if profile.duration is not None:
        return False  # "talked on for an hour": with whom, is known from before
    here = profile.actor_ids | profile.recipient_ids
    return len(here) == 1 and here <= set(people)


def _ahead(tellings: Sequence[EventProfile]) -> bool:
    """Whether every time that is told of a meeting begins after the report that tells it was out: "the talks of 28 May
    remain the only way" in a paper of the 20th speaks of talks that nobody has held yet."""
    begins = [(one.begins, one.written) for one in tellings if one.begins is not None and one.written is not None]
    return bool(begins) and all(begin > written for begin, written in begins)


def _meeting(fact: Fact, tellings: Sequence[EventProfile]) -> Meeting:
    status: Literal["held", "to come", "possible", "cancelled"]
    if fact.realis == "negated":
        status = "cancelled"
    elif fact.realis == "actual" and fact.type == "CONSULT":
        status = "to come" if _ahead(tellings) else "held"
    elif fact.realis == "hypothetical" or fact.certainty == "possible":
        status = "possible"
    else:
        status = "to come"
    place = _places(fact, tellings)
    medium: Literal["in person", "phone", "unknown"]
    if fact.mode == "phone" or any(profile.clause_words & classes()["remote"] for profile in tellings):
        medium = "phone"
    elif fact.mode in ("visit", "third-party", "multilateral") or place:
        medium = "in person"
    else:
        medium = "unknown"
    return Meeting(
        id=terms.identity("m", [fact]),
        summary=fact.summary,
        status=status,
        medium=medium,
        participants=_participants(fact, tellings),
        place=place if medium != "phone" else (),  # a call has no place: what stands beside it is where one of them was
        time=terms.of_slot([fact], "time"),
        certainty=fact.certainty,
        facts=(fact.id,),
        evidence=fact.evidence,
    )


def _places(fact: Fact, tellings: Sequence[EventProfile]) -> tuple[Term, ...]:
    """Where it was, without the states that only say whose a participant is ("with the Chadian minister")."""
    within = [(profile.key[0], one.span) for profile in tellings for one in (*profile.actors, *profile.recipients)]
    return tuple(
        term
        for term in terms.of_slot([fact], "place")
        if not any(
            report == term.evidence.report
            and span.start <= term.evidence.span.start
            and term.evidence.span.end <= span.end
            for report, span in within
        )
    )


def _participants(fact: Fact, tellings: Sequence[EventProfile]) -> tuple[str, ...]:
    """Who meets, without those whom the words name only to say whose another participant is: the states in "teams
    from Chad and Mali" do not come beside their teams."""
    everybody = (*fact.actors, *(one for one in fact.recipients if one not in fact.actors))
    told: dict[str, set[tuple[str | None, int, int]]] = {}  # by report
    for profile in tellings:
        here = told.setdefault(profile.key[0], set())
        here.update((one.actor, one.span.start, one.span.end) for one in profile.actors)
    by_themselves = {
        actor
        for here in told.values()
        for actor, start, end in here
        if not any(other != actor and low <= start and end <= high for other, low, high in here)
    }
    named = {actor for here in told.values() for actor, _, _ in here}
    return tuple(one for one in everybody if one in by_themselves or one not in named)
