"""Mentions of times, resolved against the publication.

Expressions come from :mod:`accord.reading.timex`. A bare weekday or date lies behind the publication or ahead of it
according to the tense of the verb it hangs on; "the following day" and "that day" count from the day that the same
block told of last, within the last few sentences. In an entry of a live page the entry's own time stands for that of
publication (:mod:`accord.reading.entries`). What can't be resolved keeps its words and has no value: it never
becomes the publication date.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import NamedTuple

from accord.model import Instant, Mention, TimeValue
from accord.reading import deferring
from accord.reading.chronology import Outlook, resolve
from accord.reading.entries import anchors
from accord.reading.numbers import table
from accord.reading.syntax import Parse, Token
from accord.reading.timex import Timex, scan

__all__ = ["find", "head_of", "outlook_of", "resolve_all"]

# How far back, in sentences of the same block, "the following day" may reach for the day that it follows.
_MEMORY = 3
_LONGEST_CLIMB = 12
_PRESENT = {"VBZ", "VBP"}
_FINENESS = {"day": 0, "week": 1, "month": 2, "quarter": 3, "year": 4}


def find(parse: Parse, published: Instant | None, scanned: Sequence[Timex] | None = None) -> list[Mention]:
    """The time mentions of a parse in text order, with ids "t1", "t2", ...; durations and sets ("30 days",
    "annually") are not times. ``scanned``: what :func:`accord.reading.timex.scan` gave, where the caller has it.
    """
    expressions = [
        timex
        for timex in (scan(parse) if scanned is None else scanned)
        if timex.kind not in {"duration", "set"} and not _adjective(parse, timex)
    ]
    mentions = []
    for number, (timex, value) in enumerate(resolve_all(parse, expressions, published), start=1):
        tokens = parse.tokens[timex.first : timex.last]
        mentions.append(
            Mention(
                f"t{number}",
                "time",
                parse.span_of(tokens),
                value=value,
                head=head_of(tokens).start,
                found_by=f"timex:{timex.kind}",
            )
        )
    return mentions


def _adjective(parse: Parse, timex: Timex) -> bool:
    """ "recent", "ongoing" before a noun say no more of the time than the noun does."""
    return timex.kind == "vague" and parse.tokens[timex.first].dep == "amod"


def resolve_all(
    parse: Parse, expressions: list[Timex], published: Instant | None
) -> list[tuple[Timex, TimeValue | None]]:
    """Each expression with its value, the narrative's own days taken along."""
    found: list[tuple[Timex, TimeValue | None]] = []
    told: list[_Told] = []  # the last day, week, month, ... told of, latest first
    entries = anchors(parse.report)
    for timex in expressions:
        sentence = parse.tokens[timex.first].sent
        near = [one for one in told if one.block == sentence.block and sentence.i - one.sentence <= _MEMORY]
        read = timex
        if timex.unit == "period" and near:
            read = replace(timex, unit=near[0].precision)
        # A year doesn't say which day "that day" is, nor on which day it was at 8:30.
        finest = _FINENESS.get(read.unit or "day", 0) if read.kind in {"shift", "anaphor"} else 0
        narrative = next((one.day for one in near if _FINENESS.get(one.precision, 9) <= finest), None)
        if read.kind == "shift" and found and _beside(parse, found[-1][0], timex):
            narrative = None  # "this morning, 41 years later": one time told twice, after something else
        anchor = entries.get(sentence.block, published)
        value = resolve(read, anchor, outlook_of(parse, timex), narrative)
        if value is not None and value.start is not None and timex.kind not in {"period", "decade"}:
            unit = "day" if value.precision in {"second", "minute", "hour"} else value.precision
            kept = [one for one in near if one.precision != unit]
            told = [_Told(_first_day(value.start), unit, sentence.i, sentence.block), *kept]
        found.append((timex, value))
    return found


def _beside(parse: Parse, one: Timex, two: Timex) -> bool:
    """Whether an expression is put next to another with a comma between."""
    between = parse.tokens[one.last : two.first]
    return 0 < len(between) <= 2 and all(token.text in {",", "–", "—", "-"} for token in between)


class _Told(NamedTuple):
    """A time that the text told of: its first day, its precision, its sentence and its block."""

    day: date
    precision: str
    sentence: int
    block: int


def _first_day(iso: str) -> date:
    parts = [int(part) for part in iso[:10].split("-")]
    return date(*[*parts, 1, 1][:3])


def head_of(tokens: list[Token]) -> Token:
    """The token of a stretch whose own head lies outside it; the first such, or the last token where the parse is
    odd."""
    first, last = tokens[0].i, tokens[-1].i
    for token in tokens:
        if token.head is token or not first <= token.head.i <= last:
            return token
    return tokens[-1]


def outlook_of(parse: Parse, timex: Timex) -> Outlook:
    """Whether what an expression dates lies behind or ahead, by the tense of the nearest verb above it."""
    head = token = head_of(parse.tokens[timex.first : timex.last])
    nominal = token.dep in {"poss", "compound", "nmod", "amod", "npadvmod"} and token.head.tag.startswith("NN")
    # "condemns the raid on May 5": when the raid was does not follow from the tense of who judges it
    nominal = nominal or (token.dep == "pobj" and token.head.dep == "prep" and token.head.head.tag in {"NN", "NNS"})
    if timex.kind == "weekday" and _meant_for(token):
        return "future"
    moved = deferring.days_of(token)
    if moved is not None:  # "has suspended Monday's exchange", "was put off to Friday": it was still to come
        return "future" if timex.kind == "weekday" and moved == "coming" else "near"
    offered = _offered(timex, token)
    for _ in range(_LONGEST_CLIMB):
        if offered and token.pos in {"VERB", "AUX"} and _verb_outlook(token, nominal) != "future":
            return "future" if timex.kind == "weekday" else "near"
        if token.pos in {"VERB", "AUX"}:
            outlook = _verb_outlook(token, nominal)
            if outlook == "future" and token.tag in _PRESENT and _as_of(parse, timex):
                return "past"  # "as of February the rebels hold the pass": since then
            if outlook == "past" and timex.kind == "date" and token.lemma in table("times")["offering"]:
                return "none"  # "invited both to Merrow on 8 April": when, or for when, the calendar says better
            if outlook == "past" and timex.kind == "date" and token is not head and _of_a_noun(head):
                return "none"  # "the talks of 28 May remained the only way": when they are, no tense says
            if outlook is not None:
                return outlook
        if token.head is token:
            break
        token = token.head
    return "none"


def _of_a_noun(token: Token) -> bool:
    """Whether a time only says which one is meant: "the talks of 28 May"."""
    return token.dep == "pobj" and token.head.lower == "of" and token.head.head.tag in {"NN", "NNS"}


def _meant_for(token: Token) -> bool:
    """Whether a time is what somebody has called, moved or kept something for: "has been called for Saturday". What
    "was called for Saturday" may have been for the last one."""
    if token.dep != "pobj" or token.head.lower != "for" or token.head.head.tag != "VBN":
        return False
    helpers = [child for child in token.head.head.children if child.dep in {"aux", "auxpass"}]
    return any(child.lemma == "have" and child.tag in _PRESENT for child in helpers) and any(
        child.dep == "auxpass" for child in helpers
    )


def _offered(timex: Timex, token: Token) -> bool:
    """Whether a time is that of what somebody is invited to, offered or promised: "for a new round on 2 November", "an
    invitation to talks in May", "was due on Friday". "Invited both on 2 November to talks" tells when they were
    invited."""
    words = table("times")
    # "called for talks on Friday" may have been on the last one, as the days of the week stand for those of the news
    verbs, nouns = (words["inviting"],) * 2 if timex.kind == "weekday" else (words["offering"], words["offering_nouns"])
    above = token.head
    if token.dep not in {"pobj", "npadvmod", "prep"} or above is token:
        return False
    holder = above.head if token.dep == "pobj" else above
    bounded = timex.bound in {"from", "until"}  # "proposed a truce from 10 November"
    if holder.lower == "due" or (holder.tag == "VBN" and holder.lemma in words["prospective"]):
        return timex.kind != "weekday"  # so may "was scheduled for Friday"
    if holder.tag in {"NN", "NNS"}:
        for _ in range(_LONGEST_CLIMB):
            if holder.tag in {"NN", "NNS"} and holder.lemma in nouns:
                return True
            if holder.pos in {"VERB", "AUX"}:
                return holder.lemma in verbs
            if holder.dep not in {"pobj", "prep", "dobj", "nsubjpass", "conj", "dative"}:
                return False
            holder = holder.head
        return False
    if holder.lemma not in verbs:
        return False
    first = min(timex.first, above.i) if token.dep == "pobj" else timex.first
    things = [noun for noun in holder.kids("dobj") if bounded]
    things += [
        noun for prep in holder.kids("prep", "dative") if prep.lower in {"for", "to"} for noun in prep.kids("pobj")
    ]
    return any(noun.tag in {"NN", "NNS"} and noun.subtree()[-1].i == first - 1 for noun in things)


def _as_of(parse: Parse, timex: Timex) -> bool:
    return [token.lower for token in parse.tokens[max(timex.first - 2, 0) : timex.first]] == ["as", "of"]


def _verb_outlook(verb: Token, nominal: bool) -> Outlook | None:
    """The outlook of one verb; None where the verb above it decides."""
    words = table("times")
    helpers = [child for child in verb.children if child.dep in {"aux", "auxpass"}]
    tags = {child.tag for child in helpers}
    perfect = any(child.lemma == "have" for child in helpers)
    if "MD" in tags:
        return "past" if perfect and not any(child.lower in {"will", "'ll"} for child in helpers) else "future"
    if "TO" in tags and verb.tag in {"VB", "VBN"}:
        above = verb.head
        if perfect or (above is not verb and above.lemma in words["implicative"]):
            return None
        return "future"
    if verb.tag == "VBN" and verb.lemma in words["prospective"] and "VBD" not in tags:
        return "future"  # "has been scheduled for Friday"
    if perfect or verb.tag == "VBD" or "VBD" in tags:
        return "past"
    if verb.tag == "VBN":
        return "future" if tags & _PRESENT and not nominal else "past"
    if verb.tag == "VBG":
        return "future" if tags & _PRESENT and not nominal else None
    if verb.tag in _PRESENT and not nominal:
        return None if verb.lemma in words["speech"] else "future"
    return None if verb.tag == "VB" and verb.head is not verb else "none"
