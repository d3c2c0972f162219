"""The standing of a commitment: which step changes it to what, and what changes by itself with the days.

The rules have names, and ``docs/process.md`` tells them one by one. ``changes`` is a pure function of a commitment's
steps and of the day on which one looks.
"""

from __future__ import annotations

from collections.abc import Sequence

from accord.comparing.tokens import fold, stem
from accord.ledger.days import exact_day, known_day
from accord.ledger.drafts import Draft
from accord.ledger.fulfilment import Done
from accord.ledger.records import Change, RecordStanding
from accord.ledger.tellings import Told
from accord.model import Evidence, Instant, TimeValue
from accord.reading.step_terms import lexicon

__all__ = ["changes", "standing_of"]

OPEN: tuple[RecordStanding | None, ...] = (None, "floated", "proposed", "accepted in part")


def standing_of(found: Sequence[Change]) -> RecordStanding:
    """The standing after these changes."""
    return found[-1].standing if found else "floated"


def changes(
    draft: Draft, on: str | None, succeeded: tuple[Told, str] | None = None, fulfilled: Sequence[Done] = ()
) -> tuple[Change, ...]:
    """The changes of standing in the order in which they became known, then what came by itself until ``on``.

    ``succeeded``: the first step of an agreement that takes this one's place, and the day from which it does;
    ``fulfilled``: what is told of its having been done, or not.
    """
    found: list[Change] = []
    accepted: set[str] = set()
    done = False
    for told in draft.steps:
        if succeeded is not None and not done and _later(told, succeeded[0]):
            _succeed(draft, found, succeeded[0])
            done = True
        new = _change(told, draft, found[-1].standing if found else None, accepted)
        if new is not None and new[0] in ("lapsed", "withdrawn") and found and found[-1].standing == "agreed":
            if (began := _begun_by(draft, told)) is not None:
                found.append(began)  # its hour had come before it ended
        if new is not None and (not found or found[-1].standing != new[0]):
            found.append(
                Change(new[0], _happened(told, new[0], draft), told.known, told.parties, new[1], (told.evidence,))
            )
    if succeeded is not None and not done:
        _succeed(draft, found, succeeded[0])
    if draft.replaced is not None:
        _by_the_calendar(draft, found)
        other = draft.replaced
        when = other.begins or other.time
        found.append(
            Change("superseded", when, other.known, other.parties, "another takes its place", (other.evidence,))
        )
    if not found:
        told = draft.first
        found.append(Change("floated", told.time, told.known, told.parties, "spoken of", (told.evidence,)))
    for one in fulfilled:
        _fulfil(draft, found, one)
    return tuple(found + _by_itself(draft, found, on))


def _fulfil(draft: Draft, found: list[Change], done: Done) -> None:
    """What was undertaken has been done, or was not done by its day; what came by the calendar before stands before it.
    Nothing ended is fulfilled but what ended with its own day."""
    known, day = known_day(done.told.known), exact_day(done.told.time)
    if standing_of(found) in ("refused", "withdrawn", "superseded", "floated", "proposed"):
        return
    if done.standing != "fulfilled":
        found.extend(one for one in _by_itself(draft, found, day or known) if one.standing != "in force")
    told = done.told
    found.append(Change(done.standing, told.time, told.known, told.parties, done.rule, (told.evidence,)))


def _by_the_calendar(draft: Draft, found: list[Change]) -> None:
    """What came into force by itself before something else took its place."""
    if found and draft.replaced is not None:
        found.extend(_by_itself(draft, found, known_day(draft.replaced.known)))


def _later(told: Told, other: Told) -> bool:
    return (told.known.iso if told.known else "~") > (other.known.iso if other.known else "~")


def _begun_by(draft: Draft, by: Told) -> Change | None:
    """That an agreed undertaking had come into force by the calendar before something else was told of it."""
    known = known_day(by.known)
    start = next((told for told in draft.steps if told.step.act != "end" and exact_day(told.begins) is not None), None)
    day = exact_day(start.begins) if start is not None else None
    if start is None or day is None or known is None or day > (exact_day(by.time) or known):
        return None
    if (known_day(start.known) or "") > known:
        return None
    return _dated("in force", day, "its hour came", start)


def _succeed(draft: Draft, found: list[Change], by: Told) -> None:
    if found and found[-1].standing == "agreed" and (began := _begun_by(draft, by)) is not None:
        found.append(began)
    if found and found[-1].standing in ("agreed", "in force", "lapsed"):
        if found[-1].standing != "lapsed":
            found.append(Change("superseded", by.time, by.known, by.parties, "another takes its place", (by.evidence,)))


def _change(
    told: Told, draft: Draft, now: RecordStanding | None, accepted: set[str]
) -> tuple[RecordStanding, str] | None:
    step = told.step
    act, actual = step.act, step.realis == "actual"
    if act == "end" and actual:
        return ("lapsed", "told as ended") if now not in ("refused", "withdrawn", "superseded") else None
    if act == "begin" and actual:
        return ("in force", "told as begun") if now not in ("lapsed", "superseded") else None
    if act == "begin":
        return ("agreed", "told as coming") if now is None else None
    if act == "hold" and actual:
        return ("in force", "told as holding") if now in (None, "agreed", *OPEN) else None
    if told.coming:
        return ("floated", "to be agreed") if now is None else None
    if now not in OPEN:
        extended = act == "extend" or (act == "agree" and step.inner == "extend")
        if now == "lapsed" and actual and extended and not draft.extension:
            return "in force", "extended after it had ended"
        if now == "agreed" and actual and act == "extend" and not draft.extension:
            return "in force", "told as holding"  # what is prolonged holds
        if act == "withdraw" and set(told.parties) & {*draft.parties, *draft.offering}:
            return "withdrawn", "taken back by a party"
        if act == "agree" and now == "agreed" and _signed(told, draft):
            return "in force", "signed after it had been initialled"
        if act == "agree" and now in ("refused", "withdrawn"):
            return "agreed", "agreed after all"
        return None
    if act in ("propose", "demand", "request"):
        if step.realis == "hypothetical" or step.certainty == "possible":
            return ("floated", "spoken of") if now is None else None
        return ("proposed", "put forward") if now in (None, "floated") else None
    if act == "open":
        return ("floated", "somebody is open to it") if now is None else None
    if act == "withdraw":
        return (
            ("withdrawn", "taken back by who made it")
            if {*told.parties, told.owner} & {*draft.offering, *draft.parties}
            or not draft.offering
            or not (told.parties or told.owner)  # "had been dropped": by whom, is not told
            else None
        )
    if act == "refuse":
        by = set(told.parties)
        if step.condition is not None or (step.source == "judged" and step.object is not None):
            return None  # "called the offer a trick" is a position
        if now is None or not draft.asked or by & set(draft.asked):
            return "refused", "refused by who was asked"
        return None
    if act in ("agree", "pledge", "declare", "accept"):
        return _accepted(told, draft, now, accepted)
    return None


def _signed(told: Told, draft: Draft) -> bool:
    """Whether an agreement is signed of which an earlier telling says that it had been initialled."""
    if not told.step.trigger.exact.lower().startswith("sign") or told.step.realis != "actual" or len(told.parties) < 2:
        return False
    return any(one is not told and one.step.trigger.exact.lower().startswith("initial") for one in draft.steps)


def _accepted(
    told: Told, draft: Draft, now: RecordStanding | None, accepted: set[str]
) -> tuple[RecordStanding, str] | None:
    act = told.step.act
    if act == "pledge" and not draft.offering:
        return "agreed", "undertaken"
    if now in (None, "floated") and act in ("agree", "declare", "accept"):
        if act == "accept" and told.step.condition is not None:
            return "accepted in part", "accepted on a condition"
        accepted.update(told.parties)
        if act == "accept" and _meant(told, draft) - accepted:
            return "accepted in part", "accepted by some"
        return "agreed", "agreed"
    if told.step.condition is not None and act == "accept":
        return "accepted in part", "accepted on a condition"
    accepted.update(told.parties)
    waiting = (set(draft.asked) or _meant(told, draft)) - accepted - set(draft.offering)
    if act == "agree" and len(set(told.parties) - set(draft.offering)) >= 2:
        return "agreed", "agreed by both"
    if waiting and not (act == "agree" and not draft.asked):
        return "accepted in part", "accepted by some"
    if told.step.object is not None and act == "agree" and _less(told, draft):
        return "accepted in part", "less than was asked"
    return "agreed", "accepted by all who were asked"


def _meant(told: Told, draft: Draft) -> set[str]:
    """To whom an offer is made where nobody is named: somebody else's is made to both sides."""
    sides = set(told.sides)
    return sides if draft.offering and sides & set(told.parties) and not sides & set(draft.offering) else set()


def _less(told: Told, draft: Draft) -> bool:
    """Whether somebody agrees to a smaller number than was asked for."""
    asked = [int(word) for word in draft.first.words if word.isdigit()]
    given = [int(word) for word in told.words if word.isdigit()]
    return bool(asked and given and max(given) < max(asked))


def _happened(told: Told, standing: RecordStanding, draft: Draft) -> TimeValue | None:
    if standing == "in force":
        if told.begins is not None:
            return told.begins
        return told.time or next((other.begins for other in draft.steps if other.begins is not None), None)
    if told.step.act in ("begin", "hold") or told.coming:
        return None
    return told.time


def _by_itself(draft: Draft, found: Sequence[Change], on: str | None) -> list[Change]:
    """What the calendar does: an agreement whose hour has come is in force, one whose term is over has lapsed."""
    made: list[Change] = []
    now = standing_of(found)
    if on is None:
        told = _at_once(draft) if now == "agreed" else None
        return [_counted(found[-1], told)] if told is not None else made
    start = next((told for told in draft.steps if exact_day(told.begins) is not None and told.step.act != "end"), None)
    day = exact_day(start.begins) if start is not None else None
    if now == "agreed" and start is not None and day is not None and day <= on:
        made.append(_dated("in force", day, "its hour came", start))
        now = "in force"
    elif now == "agreed" and (told := _at_once(draft)) is not None:
        made.append(_counted(found[-1], told))
        now = "in force"
    over = draft.runs_out()
    if now in ("agreed", "in force") and over is not None and on > over:
        told = next(
            (told for told in reversed(draft.steps) if told.ends is not None),
            next((told for told in draft.steps if told.duration is not None), draft.first),
        )
        made.append(_dated("lapsed", over, "its term ran out", told))
    return made


def _at_once(draft: Draft) -> Told | None:
    """The telling by which somebody agreed to stop for so long ("agreed to pause attacks for 30 days") or declared a
    measure of his own ("has declared a zone"), where no report tells a beginning: then it counts from there."""
    if any(told.begins is not None or told.step.act == "begin" for told in draft.steps):
        return None
    measures = {stem(fold(word)) for word in lexicon()["measures"]}
    for told in draft.steps:
        own = told.step.act == "declare" and told.step.realis == "actual" and len(set(told.parties)) == 1
        if own and not draft.asked and told.step.source == "verb":
            # "has declared a zone"; a truce of one side's own binds it from the day on which it declares it
            if (
                told.head in measures
                or told.step.inner == "stop"
                or (draft.issue == "ceasefire" and not draft.offering)
            ):
                return told
    if draft.issue != "ceasefire":
        return None
    for told in draft.steps:
        stops = told.step.object is not None and told.step.object.exact.lower().startswith("to ")
        done = told.step.act in ("agree", "declare", "pledge") and told.step.realis == "actual"
        if done and stops and told.duration is not None and not told.within and told.step.condition is None:
            return told
    return None


def _counted(agreed: Change, told: Told) -> Change:
    where = told.spans.get("duration") or told.step.clause
    words = (Evidence(told.report, where),)
    return Change("in force", agreed.happened, agreed.known, (), "no beginning told", words)


def _dated(standing: RecordStanding, day: str, rule: str, told: Told) -> Change:
    known = told.known
    if known is None or (known_day(known) or "") < day:
        known = Instant(day, "day")  # the calendar says so on that day, and no report has to
    where = (
        told.spans.get("ends" if standing == "lapsed" else "begins") or told.spans.get("duration") or told.step.clause
    )
    return Change(standing, TimeValue(day, None, "day"), known, (), rule, (Evidence(told.report, where),))
