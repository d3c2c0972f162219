"""The line that sums a fact up: who did what, in one telling's words, and whether it can be read alone."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from accord.comparing.balance import balanced, without_halves
from accord.comparing.boundaries import around
from accord.comparing.central import BORNE_OUT
from accord.comparing.profiles import EventProfile, Mentioned, StatementProfile
from accord.comparing.tokens import fold, stem
from accord.comparing.vocabulary import classes
from accord.data import word_sets
from accord.model import Actor, Event, Evidence, Report, Span

__all__ = ["Line", "Told", "best", "event_line", "members", "passage_line", "statement_line"]

LONGEST_SUMMARY = 180
IN_PART = 0.65  # of the most that a telling is borne out; what reads alone is taken from there on
LONGEST_POINTER = 3  # words; a longer theme says by itself what it is
POINTER = 2  # words; "those freed" says nothing, "those held in the north" does
SEEN = 70  # code points; an act that comes later in its sentence would not be seen at first sight
FEW = 4  # words; a line of fewer says who did something and hardly what
LONE = 4  # words; a noun with no more, and nobody's, tells next to nothing
BETWEEN = 6  # words between who says something, the verb, and what is said
BEFORE = 12  # events of one sentence before an act that are asked whether it is their purpose
NEAR = 400  # code points before a pronoun within which its reader sees the name that it stands for

# How well a line reads alone.
WHOLE, NAMED, BORROWED, LATE, HANGING = range(5)
"""A clause with its subject; a noun with what it is of; words that only the sentence around makes readable, with it;
the same where the act comes late in it, or is told as what somebody was "doing"; a scrap, or what begins with a pronoun
for somebody told elsewhere."""

# The conjunction or "as" before what was said, and what would have gone on behind it.
_JOINING = re.compile(
    r"^(?:that |where |when |(?:in|at|on|under|by|for|from|with|during|after) which "
    r"|as (?=[\"“'‘]|(?:an?|the|being)\b))"
)
_TRAILING = re.compile(r"(?:\s+(?:and|or|but|that|which|who|,)|,\s+(?:with|as|while))+$")
# What hangs on the last word stands behind it.
_BREAKS_OFF = re.compile(
    r"\b(?:that|which|who|whether|if|because|the|an?|to|of|on|in|at|by|for|from|with|into|upon|between|against)$"
)
_LINKED = re.compile(r"^(?:and|but|or|so|yet)\b,?\s+(?=\S)", re.IGNORECASE)
# Words that a clause without its subject begins with: in capitals they would pass for a sentence.
_GOES_ON = re.compile(
    r"(?:who|whose|whom|which|that|must|will|would|shall|should|can|could|may|might|is|are|was|were|has|have|had|to)\b"
)
_WHICH = frozenset({"who", "whom", "whose", "which"})  # what a relative clause begins with
_OWNER = re.compile(r"(?:['’]s|s['’])$")
_DETERMINERS = re.compile(
    r"(?:(?:the|an?|this|that|these|those|any|some|no|each|every|all|my|our|your|his|her|its|their|whose)\b\s*)+$",
    re.IGNORECASE,
)
_GOVERNS = re.compile(r"\s+(?:(?:is|are|was|were|has|have|had|will|would|may|might|can|could)\b|\w+ed\b)")
# A clause about what stands before it, by somebody's word: "(a raid) that the army says was ...".
_INSERTED = re.compile(r"\b(?:say|says|said|claims?|claimed|believes?|believed|call(?:s|ed)?|term(?:s|ed))\s+"
                       r"(?:is|are|was|were|has|have|had|will|would)\b")  # fmt: skip
_RELATED = re.compile(r"(?:what|who|which|that)\b")
_WHOSE = re.compile(r"(?:whom|whose|where|when)\b")
_AUX = re.compile(r"\b(?:is|are|was|were|be|been|being|has|have|had|will|would|may|might|could|can|got|gets?|'s|’s)\b")
_ASIDE = re.compile(r"(?:,|\s(?:and|but))\s+$")
_NOBODY = re.compile(r"\b(?:no|neither|nor|none\s+of(?:\s+the)?)\s+", re.IGNORECASE)
_CLAUSE = re.compile(rf"{_AUX.pattern}|\b\w+ed\b")
_THAT = re.compile(r"\bthat\b", re.IGNORECASE)
_PARTED = re.compile(r"[,;:.!?—–()\"“”]|\b(?:who|whom|whose|which)\b")  # other words stand between
_BARE = re.compile(r"^(?:not\s+|\w+ly\s+)*(\S+)")
_CUT_BEFORE = re.compile(
    r"(?:[,;:—–]\s+|(?<=\w)\s+(?=(?:and|but|while|as|after|before|when)\s))(?!who|which|whose|that)"
)
_REST = re.compile(r"(?:[^,;:.!?—]|[,:.](?=\S))*")  # what a clause goes on with
_BULLET = re.compile(r"^[•*▪·–—-]\s*")
_UNDER = re.compile(r"\b(?:after|before|when|while|as|if|once|until|because|since|although|though)\b", re.IGNORECASE)
_OPENS_UNDER = re.compile(r"^(?:while|as|because|since|although|though|whereas)\s+", re.IGNORECASE)
_SIDE = re.compile(r"(?:when|while|because|although|though|whereas|where)\s+(?!\w+ing\b)", re.IGNORECASE)
_BELOW = re.compile(r"\s+(?:of|for|from|with|into|against|to)\b")  # whoever is named before it is no subject
POSSESSIVE = frozenset({"his", "her", "their", "its"})
SUBJECT = frozenset({"he", "she", "they", "it"})
FIRST_PERSON = frozenset(
    {"i", "we", "our", "my", "us", "i'm", "we're", "i've", "we've", "i'd", "we'd", "we'll", "i'll"}
)
PRONOUNS = POSSESSIVE | SUBJECT | FIRST_PERSON | {"him", "them", "who", "whom", "whose"}
OBJECT = frozenset({"it", "him", "her", "them", "this", "that"})
INDEFINITE = frozenset({"anyone", "anybody", "anything", "everyone", "everybody", "someone", "somebody", "something"})
POINTING = frozenset({"those", "these", "this", "that", "such"})
# Verb forms that may open the words of an event told by a noun.
CARRIERS = frozenset(
    word
    for group in (
        ("held", "had", "made", "took", "gave", "launched", "carried", "conducted", "signed", "reached", "announced"),
        ("hold", "have", "make", "take", "give", "launch", "carry", "conduct", "sign", "reach", "has", "will", "would"),
        ("may", "might", "is", "was", "are", "were", "began", "started", "resumed", "continued", "opened", "hosted"),
        ("attended", "led", "staged", "completed"),
    )
    for word in group
)


@dataclass(frozen=True, slots=True)
class Told:
    """What lines are made from: reports by id, everybody's names, all tellings of events by their keys, and for each
    report its mentions of actors in their order."""

    reports: Mapping[str, Report]
    actors: Mapping[str, Actor]
    events: Mapping[tuple[str, str], EventProfile]
    mentions: Mapping[str, Sequence[Mentioned]]


@dataclass(frozen=True, slots=True)
class Line:
    """A line for people, and how well it reads alone: WHOLE, NAMED, BORROWED, LATE or HANGING."""

    words: str
    grade: int


# --- which telling


def best(cluster: Sequence[EventProfile], shares: Sequence[float], told: Told) -> tuple[EventProfile, Line]:
    """The telling that sums a fact up, with its line: of those that the other reports bear out one that is a clause
    with its subject; of those that they bear out in part, where there is one there only; else what reads best of the
    former, where it reads alone; else what reads best of all. ``shares``: how much each telling is borne out
    (:func:`accord.comparing.central.borne_out`)."""
    lines = {profile.key: _plainly(profile, event_line(profile, told), told) for profile in cluster}
    central = [profile for profile, share in zip(cluster, shares, strict=True) if share >= BORNE_OUT]
    wider = [profile for profile, share in zip(cluster, shares, strict=True) if share >= IN_PART]
    for some, enough in ((central, WHOLE), (wider, WHOLE), (central, NAMED), (cluster, HANGING)):
        least = min(lines[profile.key].grade for profile in some)
        if least <= enough:
            break
    lead = _most_telling([profile for profile in some if lines[profile.key].grade == least])
    return lead, lines[lead.key]


def _plainly(profile: EventProfile, line: Line, told: Told) -> Line:
    """A line, graded down where it says next to nothing by itself ("the police arrested him"); as its sentence tells
    it where a clause says whom an indefinite word at its end means ("urged anyone who ...")."""
    words = line.words.rstrip(".").split()
    if line.grade != WHOLE or (len(words) >= FEW and words[-1].lower() not in OBJECT | INDEFINITE):
        return line
    found = _in_sentence(profile, told) if words[-1].lower() in INDEFINITE else None
    if found is not None and found.grade == BORROWED:
        return found
    return Line(line.words, NAMED)


def _most_telling(cluster: Sequence[EventProfile]) -> EventProfile:
    """The telling with most slots filled; a verb before a noun, an earlier before a later one."""
    return max(
        reversed(cluster),
        key=lambda profile: (
            len(profile.actors) > 1 or profile.event.type != "CONSULT",
            profile.event.antecedent is None,
            bool(profile.actors) + bool(profile.recipients) + (profile.event.theme is not None),
            not profile.event.nominal,
            (profile.duration is not None) + (profile.place is not None) + (profile.time is not None),
        ),
    )


# --- an act


def event_line(profile: EventProfile, told: Told) -> Line:
    """Who, by name, and what they did, in the words of the telling, and behind it what it answers where its own words
    only point to that."""
    line = _told_line(profile, told)
    answered = _answered(profile, told)
    if not answered or "…" in line.words[-2:]:
        return line
    return Line(_short(f"{line.words} ({answered})"), line.grade)


def _answered(profile: EventProfile, told: Told) -> str:
    """What an act answers, where its own words only point to it: "a condition", "the demand"."""
    theme = profile.event.theme
    if profile.event.about is None or theme is None or len(theme.exact.split()) > LONGEST_POINTER:
        return ""
    other = told.events.get((profile.key[0], profile.event.about))
    if other is None or other.event.theme is None:
        return ""
    clause, end = other.event.clause, other.event.theme.end
    words = clause.exact[: end - clause.start] if clause.start < end <= clause.end else other.event.theme.exact
    return "" if theme.exact in words else _loose(" ".join(words.split()))


def _told_line(profile: EventProfile, told: Told) -> Line:
    event, actors = profile.event, told.actors
    text, core, theme = told.reports[profile.key[0]].text, event.core, event.theme
    at = core or event.clause
    words = _loose(balanced(text, at.start, at.end))
    outside = _unnamed(profile, words, told)
    names = _names(members(outside, actors), actors)
    if event.nominal and core is not None and (owned := _owned(profile, told)):
        return Line(_short(owned), NAMED)
    said = " ".join(theme.exact.split()) if theme is not None else ""
    if theme is not None and core is not None and theme.end <= core.start and said not in words:
        if not names and core.start - theme.end == 1:
            # "two men believed to have been abducted": whom it happened to stands right before what did
            return Line(_short(_opened(f"{said} {words}")), NAMED)
        if event.nominal:
            return _in_sentence(profile, told) or Line(_short(_opened(f"{words}: {said}")), HANGING)
        apposed = any(one.span.start <= theme.start < one.span.end for one in profile.actors)  # "the leader Ida Falk"
        if names and not apposed:
            behind = core.exact[max(0, event.trigger.end - core.start) :].split()
            words = f"{words} {said}" if len(behind) <= 1 else f"{words}: {said}"  # "rejected", "was waiting for"
    elif theme is not None and core is None and theme.end <= event.clause.start and said not in words:
        words = f"{said} {words}"
        if said.lower() in POINTING and len(words.split()) <= POINTER:
            return _in_sentence(profile, told) or Line(_short(_opened(words)), HANGING)
    written = _written(profile, names, told)
    if not names or written is not None:
        return _unsaid(profile, words, told, written)
    if words.startswith(names):
        return Line(_short(_opened(words)), WHOLE)
    first = _first(words)
    participle = not event.nominal and core is None and words.startswith(event.trigger.exact)
    if not event.nominal and ((core is not None and (first.endswith("ing") or first == "to")) or participle):
        if first == "to" and (alone := _purpose(profile, names, words, told)) is not None:
            return alone
        found = _in_sentence(profile, told)
        if found is not None and (first == "to" or found.grade < LATE):  # "to": one may have refused to
            return found
        if first != "to" and (nearer := _nearer(profile, told)) is not None:
            return nearer
        return Line(_short(_opened(f"{names}: {words}")), LATE if first != "to" else HANGING)
    if first in _WHICH:
        return _in_sentence(profile, told) or _nearer(profile, told) or Line(_short(f"… {words}"), HANGING)
    spoken = _spoken(profile)
    if spoken and not event.nominal and core is not None:
        return Line(_short(_opened(f"{names}: {spoken} {words}")), WHOLE)
    subject = event.nominal and _subject_told(event)
    bare = core is None or (event.nominal and core.start == event.trigger.start)
    noun = event.nominal and core is not None and not _finite(first, event) and not subject
    grade = NAMED if noun or (core is None and not _has_verb(event)) else WHOLE
    return Line(_short(_opened(f"{names}: {words}" if bare or noun else f"{names} {words}")), grade)


def _unsaid(profile: EventProfile, words: str, told: Told, begins: int | None = None) -> Line:
    """The line of a telling for which no name stands: as it was told, with the sentence around where that is no more
    than a part of a clause."""
    event, core = profile.event, profile.event.core
    text, start = told.reports[profile.key[0]].text, (core or event.clause).start
    if core is not None and event.clause.start < core.start and not event.nominal:
        start = event.clause.start if begins is None else begins  # no name stands for the subject: it is told as it was
        words = _loose(balanced(text, start, event.clause.end))
    if (
        _GOES_ON.match(words)
        or (event.nominal and _RELATED.match(event.clause.exact))
        or _INSERTED.search(words)
        or (not event.nominal and (words.startswith(event.trigger.exact) or _first(words).endswith("ing")))
        or (_first(words) == "to")
    ):
        return _in_sentence(profile, told) or Line(_short(f"… {words}"), HANGING)
    if event.nominal and len(words.split()) <= LONE:
        return _under(profile, told) or _in_sentence(profile, told) or Line(_short(_opened(words)), HANGING)
    if not _has_verb(event) and len(words.split()) <= LONE and words.split()[0].lower() not in POINTING:
        return _in_sentence(profile, told) or Line(_short(_opened(words)), HANGING)
    return _with_name(words, start, profile, told, WHOLE if event.nominal or _has_verb(event) else NAMED)


def _with_name(words: str, start: int, profile: EventProfile, told: Told, grade: int) -> Line:
    """A line that begins where ``start`` is in the report, with a name for the pronoun at its beginning."""
    first = _opening(words)
    if first in FIRST_PERSON:
        who = told.actors.get(profile.authority or "")
        return Line(_short(f"{who.name}: {words}" if who is not None else words), WHOLE if who else HANGING)
    named = named_for(words, start, profile.key[0], told)
    if named is None:
        return Line(_short(_opened(words)), HANGING if first in PRONOUNS else grade)
    return Line(_short(_opened(named)), grade)


def named_for(words: str, start: int, report: str, told: Told) -> str | None:
    """Words with the name of whom the pronoun at their beginning stands for, where the reader found out and the name
    stands near; None where they begin with none, or with one that stays."""
    first = re.match(r"[\"“'‘]?(\w+)\b", words)
    if first is None or (low := first[1].lower()) not in POSSESSIVE | SUBJECT:
        return None
    found = told.mentions.get(report, ())
    here = next(
        (one for one in found if 0 <= one.span.start - start <= 2 and one.span.exact.lower() == low and one.actor), None
    )
    who = told.actors.get(here.actor or "") if here is not None else None
    if here is None or who is None or who.members or not who.name[:1].isupper():
        return None
    if not any(
        one.actor == here.actor and here.span.start - NEAR < one.span.start < here.span.start
        and one.span.exact.lower() not in PRONOUNS
        for one in found
    ):  # fmt: skip
        return None
    owner = f"{who.name}{'’' if who.name.endswith('s') else '’s'}"
    rest = words[first.end() :]
    if low == "her" and not re.match(r"\s+\w", rest):
        return None
    return f"{owner if low in POSSESSIVE else who.name}{rest}"


def _unnamed(profile: EventProfile, words: str, told: Told) -> list[str]:
    """The actors whom a telling's words don't name by themselves."""
    event, core = profile.event, profile.event.core
    outside = [
        one.actor
        for one in profile.actors
        if one.actor is not None
        and not (core is None and _names_it(one.span, event.clause))
        and (core is None or not core.start <= one.span.start < core.end)
        and not any(_inside(one.span, other.span) for other in profile.actors)  # "the leaders of A, B and C" names all
    ]
    plain = event.nominal or core is None
    return [
        one
        for one in outside
        if one not in told.actors
        or not (_did_it(told.actors[one].name, words) or (plain and _has(told.actors[one].name, words)))
    ]


def _nearer(profile: EventProfile, told: Told) -> Line | None:
    """What a participle hangs on, without what stands before that in a long sentence: the clause of another act that
    holds it and has its subject ("A accusing B of burning the port"), or what follows a comma or a conjunction before
    its own subject ("police used tear gas, injuring six")."""
    event, key = profile.event, profile.key[0]
    text, (start, end) = told.reports[key].text, around(told.reports[key], event.clause.start)
    stop = max(event.clause.end, event.trigger.end)
    if stop > end:
        return None
    number = int(event.id.removeprefix("e"))
    near = (told.events.get((key, f"e{n}")) for n in range(max(1, number - BEFORE), number + BEFORE))
    holders = [
        other
        for other in near
        if other is not None
        and not other.event.nominal
        and other.event.core is not None
        and start <= other.event.clause.start < other.event.core.start <= event.clause.start
        and stop <= other.event.clause.end <= other.event.clause.start + LONGEST_SUMMARY
    ]
    if holders:
        return _held(min(holders, key=lambda one: one.event.clause.end - one.event.clause.start), end, told)
    rest = _REST.match(text, stop, end)
    further = rest.end() if rest is not None else stop
    who = [
        one.span
        for one in profile.actors
        if start <= one.span.start
        and one.span.end < event.clause.start
        and not _BELOW.match(text, one.span.end)
        and text[one.span.end : event.clause.start].strip(" ,")
    ]
    if not who:
        return None
    subject = max(who, key=lambda one: one.start)
    cuts = [found.end() for found in _CUT_BEFORE.finditer(text, start, subject.start + 1)]
    if not cuts or stop - cuts[-1] > LONGEST_SUMMARY:
        return None
    at = cuts[-1]
    whole = balanced(text, at, further if further - at <= LONGEST_SUMMARY else stop)
    words = _LINKED.sub("", whole)
    return _with_name(_loose(words), at + len(whole) - len(words), profile, told, BORROWED)


def _held(holder: EventProfile, end: int, told: Told) -> Line | None:
    """The clause of an act that holds another one, to where it ends in its sentence, with a name for its subject where
    that is a relative pronoun. None where there is no name."""
    event, text = holder.event, told.reports[holder.key[0]].text
    start, stop = event.clause.start, event.clause.end
    rest = _REST.match(text, stop, end)
    if rest is not None and rest.end() - start <= LONGEST_SUMMARY:
        stop = rest.end()
    if event.core is not None and (_RELATED.match(text, start) or _WHOSE.match(text, start)):
        who = _names(members([one.actor for one in holder.actors if one.actor is not None], told.actors), told.actors)
        words = _loose(balanced(text, event.core.start, stop))
        return Line(_short(_opened(f"{who} {words}")), BORROWED) if who else None
    whole = balanced(text, start, stop)
    words = _OPENS_UNDER.sub("", _LINKED.sub("", whole))
    return _with_name(_loose(words), start + len(whole) - len(words), holder, told, BORROWED)


def _subject_told(event: Event) -> bool:
    """Whether the words of an act told by a noun have a subject before them: what its core begins with is a verb then
    ("A and B continue hostilities") and not the noun without its owner."""
    core = event.core
    if core is None or core.start <= event.clause.start:
        return False
    before = event.clause.exact[: core.start - event.clause.start].strip()
    return not (not before or _OWNER.search(before) or _DETERMINERS.match(before))


def _names_it(span: Span, clause: Span) -> bool:
    """Whether a clause has a mention in it that is no pronoun."""
    return clause.start <= span.start and span.end <= clause.end and span.exact.lower() not in PRONOUNS


def _written(profile: EventProfile, names: str, told: Told) -> int | None:
    """From where on the subject is better told as it was written than by name: somebody who is only described ("a
    guard"), or of whom the name is a part ("the committee of the league")."""
    event, core = profile.event, profile.event.core
    if core is None or event.nominal or not names:
        return None
    text = told.reports[profile.key[0]].text
    who = sorted((one.span for one in profile.actors if one.actor is not None and one.span.start < core.start),
                 key=lambda one: one.start)  # fmt: skip
    if not who or any(one.start < event.clause.start or one.exact.lower() in PRONOUNS for one in who):
        return None
    if not names[:1].islower() and not text.startswith(" of ", who[0].end):
        return None
    return who[0].start if _UNDER.search(text, event.clause.start, who[0].start) else event.clause.start


def _spoken(profile: EventProfile) -> str:
    """The "we" or "I" by which the speaker tells what he does."""
    core = profile.event.core
    for one in profile.actors:
        if core is not None and one.span.end <= core.start and one.span.exact.lower() in ("we", "i"):
            return "I" if one.span.exact.lower() == "i" else "we"
    return ""


def _owned(profile: EventProfile, told: Told) -> str:
    """The words of a noun with whose it is before it, by name: "their capture", "Falk's visit"."""
    event, core = profile.event, profile.event.core
    text = told.reports[profile.key[0]].text
    if core is None or event.clause.start >= core.start:
        return ""
    before = text[event.clause.start : core.start].strip()
    by_name = _OWNER.search(before)
    if not by_name and before.lower() not in POSSESSIVE:
        return ""
    start = event.clause.start
    here = next((one for one in told.mentions.get(profile.key[0], ()) if one.span.start == start and one.actor), None)
    who = told.actors.get(here.actor or "") if here is not None else None
    if by_name and (here is None or who is None or before[: by_name.start()].strip() != here.span.exact.strip()):
        return _opened(_loose(balanced(text, start, core.end)))  # "Falk's brother's visit"
    if who is None or who.members:
        return ""
    rest = _loose(balanced(text, core.start, core.end))
    return _opened(f"{who.name}{'’' if who.name.endswith('s') else '’s'} {rest}")


def _purpose(profile: EventProfile, names: str, words: str, told: Told) -> Line | None:
    """The line of a purpose of another act that was done, whose words would be taken for it: the clause that both
    stand in, where it hangs on another one ("freed them after A came to negotiate": "A came to negotiate"), or else who
    had the purpose and which."""
    event, key = profile.event, profile.key[0]
    start, _ = around(told.reports[key], event.clause.start)
    text = told.reports[key].text
    marks = list(_UNDER.finditer(text, start, event.clause.start))
    if marks and any(marks[-1].end() <= one.span.start < event.clause.start for one in profile.actors):
        clause = balanced(text, marks[-1].end(), event.clause.end)
        if len(clause) <= LONGEST_SUMMARY:
            return Line(_short(_opened(_loose(clause.strip()))), BORROWED)
    if event.realis == "hypothetical" and _done_for(profile, start, told):
        return Line(_short(_opened(f"{names}: {words}")), HANGING)
    return None


def _done_for(profile: EventProfile, start: int, told: Told) -> bool:
    """Whether an act is told within the words of another one of its sentence that was done."""
    event, key = profile.event, profile.key[0]
    number = int(event.id.removeprefix("e"))
    for before in range(number - 1, max(0, number - BEFORE), -1):
        other = told.events.get((key, f"e{before}"))
        if other is not None and other.event.trigger.start < start:
            return False
        if other is not None and other.event.realis == "actual" and event.clause.end <= other.event.clause.end:
            return True
    return False


def _in_sentence(profile: EventProfile, told: Told) -> Line | None:
    """The sentence of a telling up to where it ends: a participle, an infinitive and a relative clause are told with
    what they hang on. None where the sentence adds nothing, or more than a line holds."""
    event, report = profile.event, told.reports[profile.key[0]]
    start, end = around(report, event.clause.start)
    stop = max(event.clause.end, event.trigger.end)
    if stop > end:
        return None
    rest = _REST.match(report.text, stop, end)
    further = rest.end() if rest is not None else stop
    if event.clause.start - start <= len("As the ") or _UNDER.match(report.text, start):
        further = end  # what begins a sentence hangs on what follows
    stop = further if further - start <= LONGEST_SUMMARY else stop
    if stop - start > LONGEST_SUMMARY:
        return None if event.nominal else _tail(profile, start, stop, told)
    words = balanced(report.text, start, stop)
    bare = _LINKED.sub("", _BULLET.sub("", words))
    grade = BORROWED if event.trigger.start - start <= SEEN else LATE
    return _with_name(_loose(bare).rstrip("."), start + len(words) - len(bare), profile, told, grade)


def _under(profile: EventProfile, told: Told) -> Line | None:
    """The side clause of which an act told by a noun is the subject, where it comes late in its sentence: "(they spoke
    weeks after) a quarrel dashed hopes". Whoever reads the sentence's beginning takes that for the act."""
    event, report = profile.event, told.reports[profile.key[0]]
    start, end = around(report, event.clause.start)
    marks = [found.end() for found in _UNDER.finditer(report.text, start, event.clause.start)]
    late = event.trigger.start - start > SEEN
    if not late or not marks or report.text[marks[-1] : event.clause.start].strip():
        return None
    if not _GOVERNS.match(report.text, event.clause.end, end):
        return None
    rest = _REST.match(report.text, event.clause.end, end)
    words = balanced(report.text, event.clause.start, rest.end() if rest is not None else event.clause.end)
    return Line(_short(_opened(_loose(words.strip()))), BORROWED)


def _tail(profile: EventProfile, start: int, stop: int, told: Told) -> Line | None:
    """The last parts of a sentence that is longer than a line, from a part on that holds more than the act; a side
    clause as a clause by itself."""
    event, text = profile.event, told.reports[profile.key[0]].text
    cuts = [found.end() for found in _CUT_BEFORE.finditer(text, start, event.clause.start)]
    fit = [at for at in cuts if stop - at <= LONGEST_SUMMARY - 2 and event.clause.start - at > len("and then ")]
    if not fit:
        return None
    for at in reversed(fit):
        whole = balanced(text, at, stop)
        opened = _SIDE.match(whole)
        if opened is not None:
            rest = whole[opened.end() :]
            alone = _with_name(_loose(rest), at + opened.end(), profile, told, BORROWED)
            if alone.grade == BORROWED:
                return alone
    words = _loose(_LINKED.sub("", balanced(text, fit[0], stop)))
    return Line(_short(f"… {words}"), HANGING)


def _opening(words: str) -> str:
    """The first word without marks and without a short verb joined to it ("we've")."""
    return re.split(r"['’]", words.split(" ", 1)[0].strip("\"“”'‘’,").lower())[0]


def _first(words: str) -> str:
    """The first word that is no "not" and no adverb."""
    found = _BARE.match(words)
    return found[1].lower() if found is not None else ""


def _has_verb(event: Event) -> bool:
    """Whether a clause has a finite verb: of a participle one that helps it stands before ("was held"), what has a
    core of its own is told by such."""
    before = event.clause.exact[: max(0, event.trigger.start - event.clause.start)]
    return event.core is not None or _AUX.search(before) is not None


def _did_it(name: str, words: str) -> bool:
    """Whether the words tell by themselves who did it: "was shot by police"."""
    if "by" not in words.lower():
        return False  # as most do not, and an expression of its own for each name costs much
    return re.search(rf"\bby\s+(?:[\w-]+\s+){{0,2}}{re.escape(name)}(?!\w)", words, re.IGNORECASE) is not None


def _has(name: str, words: str) -> bool:
    return name in words and re.search(rf"(?<!\w){re.escape(name)}(?!\w)", words) is not None


def _inside(one: Span, other: Span) -> bool:
    return other.start <= one.start and one.end <= other.end and len(one.exact) < len(other.exact)


def _finite(first: str, event: Event) -> bool:
    """Whether the first word of a noun's core is the verb that carries it ("held an hour-long call")."""
    core = event.core
    return core is not None and core.start >= event.clause.start and first.lower() in CARRIERS


# --- what is no act


def statement_line(profile: StatementProfile, told: Told) -> str:
    """Who said it, and what was said: behind a colon, or, where that is no clause by itself ("three days of mourning",
    "of breaking the pact") or was denied, with the verb by which it is told."""
    speaker = _names(profile.joint, told.actors)
    source, cue = profile.statement.source, profile.statement.cue
    if not speaker:
        speaker = source.exact if source is not None else "unnamed source"
    words = _loose(" ".join(profile.text.split()))
    denied = cue is not None and any(stem(fold(word)) in classes()["denying"] for word in cue.exact.split())
    told_by = _verb_of(profile, denied, told.reports[profile.key[0]].text)
    if told_by:
        if source is not None and _NOBODY.match(source.exact):
            speaker = source.exact  # "neither envoy could promise": no name says that
        return _short(_opened(f"{speaker}{told_by}{without_halves(' '.join(profile.text.split())).rstrip(' ,;')}"))
    if denied and cue is not None:
        return _short(f"{speaker} {' '.join(cue.exact.split())}: {words}")  # what is denied is not what is said
    return _short(f"{speaker}: {words}")


def _verb_of(profile: StatementProfile, denied: bool, text: str) -> str:
    """The report's words from behind who says something to what is said, where a reader needs them for what is said;
    nothing where it is quoted or a clause by itself, or where other words stand between."""
    said = profile.statement
    source, cue, first = said.source, said.cue, said.content[0]
    if source is None or cue is None or not source.end <= cue.start < cue.end <= first.start:
        return ""
    before, between = text[source.end : cue.start], text[cue.end : first.start]
    if _PARTED.search(before) or len(before.split()) > BETWEEN:
        if _ASIDE.search(before) is None or (_AUX.search(before) and _AUX.match(cue.exact) is None):
            return ""
        before = " "  # behind "who lives there," or "spoke and" the verb is the speaker's as well
    if _PARTED.search(between) or len(between.split()) > BETWEEN:
        return ""
    if not denied:
        few = len(profile.text.split()) < FEW
        opens = any({fold(word), stem(fold(word))} & _colon_verbs() for word in cue.exact.split())
        if not few and (said.form == "direct" or (opens and profile.text[:1] in "\"“‘'")):
            return ""
        if opens and not few and (_THAT.search(between) or _CLAUSE.search(profile.text)):
            return ""
    if source.exact.lower() in POSSESSIVE | FIRST_PERSON | OBJECT or _OWNER.search(source.exact):
        return ""  # "its decision", "heard them say": no subject
    if any(found.end() == source.start for found in _NOBODY.finditer(text, max(0, source.start - NEAR), source.start)):
        return ""
    verb = _first(f"{before.strip()} {cue.exact}".strip())
    if before[:1].strip() or verb == "to" or verb.endswith("ing") or _DETERMINERS.match(verb):
        return ""
    return f"{' '.join(['', *before.split(), *cue.exact.split(), *between.split()])} "


@cache
def _colon_verbs() -> frozenset[str]:
    """Verbs that may open somebody's words with a colon: stems, and forms of which no stem is the verb's ("said")."""
    stems = {stem(fold(word)) for word in word_sets("passages.json")["saying"]}
    return frozenset(stems | {word for word in word_sets("layout.json")["saying"] if not word.endswith("ed")})


def passage_line(evidence: Sequence[Evidence], told: Told) -> tuple[Evidence, str]:
    """The passage that sums up what several tell in words of no known act, and its line: the longest of those that
    begin with a sentence and with no pronoun, where there is one. What goes on with a sentence has a mark."""
    lines = [(_passage(item, told), item) for item in evidence]
    line, item = max(lines, key=lambda one: (-one[0].grade, len(one[1].span.exact), one[1].report))
    return item, _short(line.words)


def _passage(item: Evidence, told: Told) -> Line:
    """The line of a passage: with its sentence's beginning where it goes on with that ("who ...") and its end where
    it breaks off before what hangs on its last word ("said that"), as far as a line holds them."""
    report = told.reports[item.report]
    text, (start, end) = report.text, (item.span.start, item.span.end)
    first, last = around(report, start)
    if _BREAKS_OFF.search(item.span.exact) and end < last:
        end = last
    lower = text[start : start + 1].islower()
    if lower and end - first <= LONGEST_SUMMARY:
        start = first
    whole = balanced(text, start, end)
    words = _LINKED.sub("", _BULLET.sub("", whole))
    if words != whole:
        words = _opened(words)
    start += len(whole) - len(words)
    words = _TRAILING.sub("", words).rstrip(" ,;")
    if words[:1].islower():
        return Line(f"… {without_halves(words)}", HANGING)
    named = named_for(words, start, item.report, told)
    opening = _opening(words)
    hangs = lower or (named is None and opening in PRONOUNS - FIRST_PERSON)
    return Line(without_halves(words if named is None else named), BORROWED if hangs else WHOLE)


# --- words


def members(ids: Iterable[str], actors: Mapping[str, Actor]) -> tuple[str, ...]:
    """Ids, each once, with a group that is named by its members ("both leaders") replaced by them."""
    found: dict[str, str] = {}  # a described group that two reprints name in the same words is named once
    for one in ids:
        for member in actors[one].members if one in actors and actors[one].members else (one,):
            found.setdefault(actors[member].name if member in actors else member, member)
    return tuple(found.values())


def _names(ids: Iterable[str], actors: Mapping[str, Actor]) -> str:
    named = [actors[one].name if one in actors else one for one in dict.fromkeys(ids)]
    return " and ".join([", ".join(named[:-1]), named[-1]] if len(named) > 1 else named)


def _opened(words: str) -> str:
    return words[:1].upper() + words[1:]


def _loose(words: str) -> str:
    """Words without what joined them to their sentence: "as "very good"", "that talks go on", "to be ready and"; and
    without a quotation mark whose partner stands elsewhere."""
    return without_halves(_TRAILING.sub("", _JOINING.sub("", words)))


def _short(line: str) -> str:
    if len(line) <= LONGEST_SUMMARY:
        return line
    kept = line[: LONGEST_SUMMARY - 2].rsplit(" ", 1)[0].rstrip(" ,;:")
    whole = without_halves(f"{kept}…")
    return whole if "…" in whole[-2:] else f"{whole}…"
