"""What was undertaken and has been done: clauses that tell an act as done, matched with the commitment that it fulfils.

An act fulfils an undertaking if it is of its kind ("handed over" what somebody was "to give"), done by who is bound by
it, or by nobody who is named, to the same things, in no smaller number; after the last day it is late. Only what was
agreed, pledged or declared can be fulfilled, and no truce: that is kept from day to day.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from accord.comparing.tokens import content_words, fold, stem
from accord.comparing.vocabulary import classes
from accord.ledger.days import exact_day, known_day
from accord.ledger.drafts import Draft, stems
from accord.ledger.records import RecordStanding
from accord.ledger.tellings import Told
from accord.reading.step_terms import lexicon

__all__ = ["Done", "fulfil"]

# Characters behind its clause within which it stands how an act lies to its day: "..., hours before the deadline".
BEHIND = 60
_LATE = re.compile(
    r"\b(?:(?:days?|weeks?|months?|hours?) (?:late|overdue|behind schedule|after (?:the|its) (?:deadline|due date))"
    r"|(?:after|past) (?:the|its) (?:deadline|date)|belatedly|(?:only|,) late\b)",
    re.IGNORECASE,
)
_KEPT = re.compile(
    r"\b(?:(?:before|ahead of|within|by) (?:the|its) (?:deadline|date|time limit)|ahead of (?:time|schedule)"
    r"|(?:days?|weeks?|hours?) early|on time|in time|on schedule|as (?:agreed|promised|planned))\b",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"\b(\d[\d,]*)\b")
_MONTHS = "january|february|march|april|may|june|july|august|september|october|november|december"
_TIMED = re.compile(rf"[-\s]+(?:days?|weeks?|months?|hours?|years?|(?:{_MONTHS})\b)", re.IGNORECASE)
_MONTH = re.compile(rf"\b(?:{_MONTHS})\s+$", re.IGNORECASE)
_PLACE = re.compile(r"\b(?:from|out of|leave|leaves|quit|evacuate|vacate)\s+(.{0,60})")


@dataclass(frozen=True, slots=True)
class Done:
    """An act that fulfils a commitment, or the word that it was not done: what that makes of its standing, by which
    rule of ``docs/process.md``."""

    told: Told
    standing: RecordStanding
    rule: str


def fulfil(drafts: Sequence[Draft], done: Sequence[Told], texts: Mapping[str, str]) -> dict[int, list[Done]]:
    """By number of the draft what is told of its having been done, in the order in which it became known.

    ``texts``: by report its text, where it stands how an act lies to its day.
    """
    found: dict[int, list[Done]] = {}
    did: dict[int, set[str]] = {}  # by draft who has done it, of those who each have to
    for told in done:
        for draft in drafts:
            if not _open(draft, told, found.get(draft.number, ())) or (step := _same(draft, told)) is None:
                continue
            new = _judged(draft, told, texts[told.report])
            if new is None:
                continue
            each = _each(step)
            if each and told.step.act == "fulfil" and told.parties:
                done_by = did.setdefault(draft.number, set())
                done_by.update(told.parties)
                if not each <= done_by:
                    continue  # "both agreed to leave": one of them has
            found.setdefault(draft.number, []).append(new)
    return found


def _open(draft: Draft, told: Told, before: Sequence[Done]) -> bool:
    """Whether a commitment binds when something is told as done, and has not been fulfilled."""
    day, known = exact_day(told.time), known_day(told.known)
    first = known_day(draft.first.known)
    if draft.agreed is None or draft.issue == "ceasefire" or draft.extension or known is None or first is None:
        return False
    if any(one.standing != "not fulfilled" for one in before) or known < first:
        return False
    return (day or known) >= min(draft.agreed, first) or told.report == draft.first.report


def _each(step: Told) -> frozenset[str]:
    """Those of whom each has to do what several agreed to do ("both agreed to leave"); none where one of them may be
    meant."""
    what = step.step.object
    own = step.step.source == "verb" and what is not None and what.exact.startswith("to ")
    return frozenset(step.parties) if own and len(set(step.parties)) > 1 else frozenset()


def _same(draft: Draft, told: Told) -> Told | None:
    """The telling that undertakes what is told as done, or as missed; None where that is something else."""
    if told.step.act == "miss" and draft.runs_out() is None:
        return None  # what has no last day can't be late yet
    bound = {*draft.parties, *(party for one in draft.steps for party in one.named)}
    doers = set(told.parties)
    return next(
        (
            one
            for one in draft.steps
            if one.step.act in ("agree", "pledge", "declare", "accept")
            and not _within(one, told)
            and _does(one, told, bool(doers & bound) or not doers)
        ),
        None,
    )


def _within(step: Told, told: Told) -> bool:
    """Whether words tell what is undertaken, and not that it has been done."""
    clause = step.step.object or step.step.clause
    return step.report == told.report and clause.start <= told.step.trigger.start < clause.end


def _does(step: Told, told: Told, bound: bool) -> bool:
    """Whether an act does what a telling undertakes: its kind, things, places and number. ``bound``: whoever does it is
    bound by the undertaking; what comes or goes by itself is one of its things."""
    scope = _scope(step)
    shared = _things(told) & scope
    if not shared or not (bound or (told.step.inner == "arrive" and len(shared) > 1)):
        return False
    if told.step.inner is None:
        return True  # "missed the deadline"
    if _kinds(scope) != {told.step.inner}:
        return False  # "free the men and leave the town" is not fulfilled by one of the two
    places = _places(step) if told.step.inner == "leave" else frozenset()
    return (not places or bool(places & _names(told.step.clause.exact))) and _as_many(step, told)


def _kinds(scope: frozenset[str]) -> set[str]:
    return {name for name, words in _deeds().items() if words & scope}


@lru_cache(maxsize=1)
def _deeds() -> dict[str, frozenset[str]]:
    """By kind of deed the stems of the verbs and nouns by which it is undertaken."""
    verbs, nouns = lexicon()["performing"], lexicon()["performing_nouns"]
    return {name: frozenset(stem(fold(word)) for word in (*verbs[name], *nouns[name])) for name in verbs}


def _scope(step: Told) -> frozenset[str]:
    """The words of what is undertaken; of a relative clause with the noun that it is of. What is one of several that a
    verb undertakes has words of its own: "to leave the port" beside "and to free the men"."""
    what = step.step.object
    if what is not None and what.exact.startswith("to "):
        before = step.step.clause.exact[: max(0, step.step.trigger.start - step.step.clause.start)]
        return step.words | frozenset(content_words(before))
    return step.words | frozenset(content_words(step.step.clause.exact))


def _things(told: Told) -> frozenset[str]:
    """The words of the things that something was done with, without numbers, days and the words for any undertaking."""
    loose = classes()["generic"] | stems("calendar") | stems("agree_nouns") | stems("portions")
    return frozenset(word for word in told.words - loose if not word.isdigit() and word != "all")


def _names(text: str) -> frozenset[str]:
    return frozenset(re.findall(r"(?<![\w-])[A-Z][\w’']+(?!-)\b", text))


def _places(step: Told) -> frozenset[str]:
    """The names that stand behind where somebody leaves: "its troops from | Port Loko"."""
    text = step.step.clause.exact
    found = _PLACE.search(text)
    return _names(found[1]) if found is not None else frozenset()


def _as_many(step: Told, told: Told) -> bool:
    """Whether no fewer are told of than were to be: a half, "some" or a smaller number is a part only."""
    words = told.step.object.exact if told.step.object is not None else ""
    parts = {fold(word) for word in words.split()[:3]} & lexicon()["portions"]
    if parts and fold(words.split()[0]) not in ("all", "the last"):
        return False
    wanted, given = _counts(step.step.clause.exact), _counts(words)
    return not (wanted and given) or max(given) >= max(wanted)


def _counts(text: str) -> list[int]:
    """The numbers of things in a text; those of days, hours and of a length are none."""
    return [
        int(found[1].replace(",", ""))
        for found in _NUMBER.finditer(text)
        if not _TIMED.match(text[found.end() :]) and not _MONTH.search(text[: found.start()])
    ]


def _judged(draft: Draft, told: Told, text: str) -> Done | None:
    """What an act makes of the commitment's standing: by its words where they say how it lies to the last day, else by
    the calendar."""
    over, day, known = draft.runs_out(), exact_day(told.time), known_day(told.known)
    if told.step.act == "miss":
        return Done(told, "not fulfilled", "told as missed") if over is not None and (known or "") >= over else None
    words = text[told.step.clause.start : told.step.clause.end + BEHIND].split(".")[0]
    if _KEPT.search(words):
        return Done(told, "fulfilled", "told as done in time")
    if _LATE.search(words):
        return Done(told, "fulfilled late", "told as done late")
    if over is not None and day is not None and day > over:
        return Done(told, "fulfilled late", "done after its last day")
    return Done(told, "fulfilled", "told as done")
