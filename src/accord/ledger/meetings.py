"""Meetings and calls, held and to come."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from accord.comparing.account import Account
from accord.comparing.profiles import EventProfile
from accord.comparing.vocabulary import classes
from accord.ledger import terms
from accord.ledger.commitments import is_meeting, profiles
from accord.model import Fact, Meeting

__all__ = ["meetings"]


def meetings(account: Account) -> tuple[Meeting, ...]:
    """The meetings of an account: what was held (CONSULT) and what is announced, planned or possible (AGREE to
    meet)."""
    found = []
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
        if not fact.actors and not settled:
            continue
        found.append(_meeting(fact, tellings))
    return tuple(found)


def _meeting(fact: Fact, tellings: Sequence[EventProfile]) -> Meeting:
    status: Literal["held", "to come", "possible", "cancelled"]
    if fact.realis == "negated":
        status = "cancelled"
    elif fact.realis == "actual" and fact.type == "CONSULT":
        status = "held"
    elif fact.realis == "hypothetical" or fact.certainty == "possible":
        status = "possible"
    else:
        status = "to come"
    medium: Literal["in person", "phone", "unknown"]
    if fact.mode == "phone" or any(profile.clause_words & classes()["remote"] for profile in tellings):
        medium = "phone"
    elif fact.mode in ("visit", "third-party", "multilateral") or any(slot.name == "place" for slot in fact.slots):
        medium = "in person"
    else:
        medium = "unknown"
    return Meeting(
        id=terms.identity("m", [fact]),
        summary=fact.summary,
        status=status,
        medium=medium,
        participants=_participants(fact, tellings),
        place=terms.of_slot([fact], "place"),
        time=terms.of_slot([fact], "time"),
        certainty=fact.certainty,
        facts=(fact.id,),
        evidence=fact.evidence,
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
