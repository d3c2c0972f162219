"""Readings made ready for the ledger: actors linked, steps with their people, times and issues, in the order in which
they became known.

Nothing here depends on the order in which readings are given: reports are sorted by publication (unknown last), then
by outlet and id.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import lru_cache

from accord.comparing import actors as linking
from accord.comparing.profiles import EventProfile, StatementProfile, event_profiles, statement_profiles
from accord.comparing.tokens import content_words, fold, stem
from accord.ledger.days import apart, exact_day, first_day, known_day, last_day
from accord.ledger.homes import settle
from accord.ledger.issues import issue_of
from accord.ledger.parties import Parties
from accord.model import Actor, Amount, Evidence, Instant, Mention, Reading, Report, Span, Step, TimeValue
from accord.reading.entries import anchors
from accord.reading.step_terms import lexicon

__all__ = ["Material", "Told", "gather"]

ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6}
HALF_A_YEAR = 180
WEEKS = 14
FRESH = frozenset({"new", "another", "fresh", "renewed", "further"})


@dataclass(frozen=True, slots=True)
class Told:
    """A step with everything resolved. ``actors`` and ``addressees`` are global ids, ``parties`` whom the actors act
    for, ``asked`` whom the addressees act for, ``owner`` whose the object is ("Bernadotte's proposal"), ``offered`` who
    made the offer that the object names, however that is told ("a plan by Peru", "the truce that Peru proposes");
    ``envoy``: that is a person, who may speak for another body than his state; ``sides``: the two states that the
    process is between, as far as is known by then; ``awaited``: those of whom its condition tells; ``coming``: that
    somebody will agree, accept or declare is foretold by another than themselves, so that it binds nobody yet."""

    report: str
    known: Instant | None
    step: Step
    actors: tuple[str, ...]
    addressees: tuple[str, ...]
    parties: tuple[str, ...]
    asked: tuple[str, ...]
    named: tuple[str, ...]
    owner: str | None
    offered: str | None
    envoy: bool
    issue: str | None
    words: frozenset[str]
    head: str
    ordinal: int | None
    fresh: bool
    time: TimeValue | None
    begins: TimeValue | None
    ends: TimeValue | None
    duration: Amount | None
    within: bool
    spans: Mapping[str, Span]
    sides: tuple[str, ...] = ()
    awaited: tuple[str, ...] = ()
    coming: bool = False

    @property
    def evidence(self) -> Evidence:
        """The words that tell the step."""
        return Evidence(self.report, self.step.clause)


@dataclass(frozen=True, slots=True)
class Material:
    """What the ledger is made from. ``readings`` are in the order in which they became known."""

    readings: tuple[Reading, ...]
    actors: tuple[Actor, ...]
    by_id: Mapping[str, Actor]
    parties: Parties
    steps: tuple[Told, ...]
    done: tuple[Told, ...]  # what is told as done, or as not done in time: steps that open no commitment and join none
    events: Mapping[str, tuple[EventProfile, ...]]
    statements: Mapping[str, tuple[StatementProfile, ...]]
    texts: Mapping[str, str]
    known: Mapping[str, Instant | None]
    then: Mapping[str, Parties]  # report -> the parties as they were known with it
    between: Mapping[str, tuple[str, ...]]  # report -> ids of the two sides of the process, as far as known by then
    ids: Mapping[tuple[str, str], str]  # (report id, local actor id) -> global id


def gather(readings: Iterable[Reading]) -> Material:
    """The material of a set of readings; a report that comes twice counts once."""
    unique = {reading.report.id: reading for reading in readings}
    ordered = tuple(sorted(unique.values(), key=_order))
    people, ids = linking.link(tuple(unique[name] for name in sorted(unique)))
    settled = settle(ordered, people, ids)
    people, ids = settled.actors, settled.ids
    by_id = {actor.id: actor for actor in people}
    parties = Parties(people, settled.stands, settled.since)
    then = {reading.report.id: parties.as_of(number) for number, reading in enumerate(ordered)}
    states = {actor.country: actor.id for actor in people if actor.kind == "state" and actor.country}
    steps: list[Told] = []
    done: list[Told] = []
    together: tuple[str, ...] = ()  # who did something together last, in any report
    for reading in ordered:
        doing = replace(reading, steps=tuple(step for step in reading.steps if step.source == "done"))
        reading = replace(reading, steps=tuple(step for step in reading.steps if step.source != "done"))
        sides = settled.between[reading.report.id]
        done.extend(_steps(doing, ids, by_id, then[reading.report.id], sides, together))
        here = _steps(reading, ids, by_id, then[reading.report.id], sides, together)
        together = next((told.actors for told in reversed(here) if len(told.parties) > 1), together)
        steps.extend(here)
    return Material(
        ordered,
        people,
        by_id,
        parties,
        tuple(steps),
        tuple(done),
        {one.report.id: tuple(event_profiles(one, ids, by_id)) for one in ordered},
        {one.report.id: tuple(statement_profiles(one, ids, by_id)) for one in ordered},
        {one.report.id: one.report.text for one in ordered},
        {one.report.id: one.report.published for one in ordered},
        then,
        {report: tuple(states.get(side, side) for side in sides) for report, sides in settled.between.items()},
        ids,
    )


def _order(reading: Reading) -> tuple[str, str, str]:
    report = reading.report
    return report.published.iso if report.published is not None else "~", report.outlet, report.id


def _steps(
    reading: Reading,
    ids: Mapping[tuple[str, str], str],
    actors: Mapping[str, Actor],
    parties: Parties,
    sides: tuple[str, ...],
    earlier: tuple[str, ...],
) -> list[Told]:
    report = reading.report.id
    mentions = {mention.id: mention for mention in reading.mentions}
    named = [mention for mention in reading.mentions if mention.kind == "actor" and mention.actor is not None]

    def who(identifiers: Iterable[str]) -> tuple[str, ...]:
        found: dict[str, None] = {}
        for one in identifiers:
            mention = mentions.get(one)
            actor = ids.get((report, mention.actor)) if mention is not None and mention.actor is not None else None
            if actor is None:
                continue
            members = actors[actor].members if actor in actors else ()
            found.update(dict.fromkeys(members or (actor,)))
        return tuple(one for one in found if not _stands_for(actors.get(one), found, actors))

    spoken = {said.id: said.actor for said in reading.statements}

    def own(identifiers: tuple[str, ...], statement: str | None) -> tuple[str, ...]:
        """Whoever acts, where "his country" in somebody's words is that of the one who says so."""
        speaker = ids.get((report, spoken.get(statement or "") or ""))
        if speaker is None or speaker not in actors:
            return who(identifiers)
        if len(identifiers) == 1 and (told := mentions.get(identifiers[0])) is not None and told.actor is None:
            others = (
                told.span.exact.lower() == "they" and actors[speaker].kind == "person"
            )  # he speaks of somebody else
            if told.span.exact.lower() in ("he", "she", "it", "they", "we", "i") and not others:
                return (speaker,)  # "told him that she could not agree": where nobody is known, who says so
        if actors[speaker].country is None and parties.of(speaker) == speaker:
            return who(identifiers)
        found: dict[str, None] = {}
        for one in identifiers:
            mention = mentions.get(one)
            mine = mention is not None and _OWN.fullmatch(mention.span.exact) is not None
            found.update(dict.fromkeys((speaker,) if mine else who((one,))))
        return tuple(found)

    def when(identifier: str | None) -> TimeValue | None:
        mention: Mention | None = mentions.get(identifier) if identifier is not None else None
        return mention.value if mention is not None and isinstance(mention.value, TimeValue) else None

    def acted(identifier: str | None) -> TimeValue | None:
        """When an act was done; that may be counted from the day that is told ("two days after the flood of May 6")."""
        value, mention = when(identifier), mentions.get(identifier or "")
        day = exact_day(value)
        if mention is None or day is None:
            return value
        found = _COUNTED.search(reading.report.text[max(0, mention.span.start - 60) : mention.span.start])
        if found is None or (count := _COUNTS.get(found[1].lower())) is None:
            return value
        days = count * (7 if found[2].lower() == "week" else 1) * (-1 if found[3].lower() == "before" else 1)
        return TimeValue((date.fromisoformat(day) + timedelta(days=days)).isoformat(), None, "day")

    published = reading.report.published
    moments = _moments(reading.report)
    states = {actor.country: actor.id for actor in actors.values() if actor.kind == "state" and actor.country}

    def ahead(identifier: str | None, coming: bool = False) -> TimeValue | None:
        """When an undertaking begins or ends: a day without a year that would lie half a year back is the next one, and
        so is one that would have passed where it is told as ``coming``."""
        value, mention = when(identifier), mentions.get(identifier or "")
        day = exact_day(value) or first_day(value)
        if mention is None or value is None or day is None or published is None or _YEAR.search(mention.span.exact):
            return value
        known = known_day(published)
        if known is None or (apart(day, known) < HALF_A_YEAR and not (coming and apart(day, known) > WEEKS)):
            return value
        return replace(value, start=_next_year(value.start), end=_next_year(value.end))

    found: list[Told] = []
    for step in sorted(reading.steps, key=lambda one: _written(moments, one)):
        length = mentions.get(step.duration) if step.duration is not None else None
        actors_told = own(step.actors, step.statement)
        several = _SEVERAL.match(step.clause.exact) or _sides_told(step.actors, mentions)
        if (actors_told and all(_sides(actors.get(one)) for one in actors_told)) or (not actors_told and several):
            # "the parties also agreed", "the three accepted": so many of whom has been told last
            count = _NUMBERS.get(several[1].lower()) if several is not None else None
            last = [told.actors for told in reversed(found) if len(told.parties) > 1]
            actors_told = next(
                (them for them in (*last, earlier) if them and (count is None or len(parties.all(them)) == count)),
                actors_told,
            )
            if not last and any(side in actors for side in sides) and count in (None, 2):
                actors_told = tuple(states.get(side, side) for side in sides)  # those of a state and a movement
        if step.act == "agree" and step.source == "verb" and not actors_told and step.realis == "actual":
            # "under a memorandum signed in Lome": by whom, the text before says
            both = tuple(states.get(side, side) for side in sides)
            both = both if set(parties.all(both)) == set(parties.all(earlier)) else ()
            actors_told = next((told.actors for told in reversed(found) if len(told.parties) > 1), both)
        they = len(step.actors) == 1 and mentions[step.actors[0]].span.exact.lower() == "they"
        if step.act == "agree" and they and len(set(parties.all(actors_told))) == 1:
            # "they also settled on": those who have agreed before, of whom the pronoun has found one
            agreed = next((told.actors for told in reversed(found) if told.step.act == "agree"), ())
            if len(set(parties.all(agreed))) > 1 and set(parties.all(actors_told)) <= set(parties.all(agreed)):
                actors_told = agreed
        speaker = ids.get((report, spoken.get(step.statement or "") or ""))
        if step.source == "own":
            if speaker is None or set(parties.all(actors_told)) != set(parties.all([speaker])):
                continue  # what somebody says that another one will do is nobody's pledge
        made: Told | None = None
        made_by_text = step.source == "provision" and step.act == "agree"
        if step.source == "provision" and step.act == "agree":
            # what a text lays down is agreed by those who agreed on the text, and then
            texts = [told for told in reversed(found) if told.step.act == "agree" and len(told.parties) > 1]
            made = next((told for told in texts if told.time is not None), texts[0] if texts else None)
            makers = made.actors if made is not None else earlier
            two = set(parties.all(makers)) if len(set(parties.all(makers))) == 2 else set()
            nameless = all(_described(actors.get(one)) for one in actors_told)  # "both armies will go back to barracks"
            if not actors_told or nameless or set(parties.all(actors_told)) <= two:  # of more, each binds itself
                actors_told = makers
        addressed = who(step.addressees)
        if step.act == "demand" and addressed and set(parties.all(addressed)) <= set(parties.all(actors_told)):
            step, addressed = replace(step, act="declare"), ()  # who orders his own forces to stop declares it
        whole = _range(ahead(step.begins)) if step.begins is not None and step.begins == step.ends else None
        inside = [
            mention
            for mention in named
            if step.object is not None
            and step.object.start <= mention.span.start
            and mention.span.end <= step.object.end
            and not any(one.start <= mention.span.start < one.end for one in (*step.mediators, *step.monitors))
            and fold(mention.span.exact.split(" ")[-1]) not in lexicon()["sides"]
        ]
        text = step.object.exact if step.object is not None else ""
        about = _without(step, step.clause if step.source == "provision" else step.object, named)
        before = (
            reading.report.text[max(0, length.span.start - 20) : length.span.start].split()[-1:]
            if length is not None
            else []
        )
        modifiers = _agreedhead(step)
        begins = step.begins or (step.time if made_by_text and step.realis == "future" else None)  # "will go on June 3"
        within = [
            one
            for one in named
            if step.object is not None and step.object.start <= one.span.start and one.span.end <= step.object.end
        ]  # "a plan by A. to send observers": who watches may have offered it, too
        signed = exact_day(made.time) if made is not None else None
        if (
            begins is not None
            and begins == step.time
            and signed is not None
            and (exact_day(when(begins)) or "~") <= signed
        ):
            begins = step.begins  # "under the accord signed last Friday both must leave": that is when it was signed
        maker = _offered(step, within, reading.report.text, ids, report)
        made_on = _made_on(step, mentions.values(), reading.report.text) if step.act in MADE else None
        if made_on is not None:
            step = replace(step, time=made_on, begins=None if begins == made_on else step.begins)
            begins = None if begins == made_on else begins
        ahead_of = step.time if _set(step, when(step.time), published) else None  # a day of what is undertaken
        if ahead_of is not None and (step.act == "extend" or step.inner == "extend"):
            step = replace(step, time=None, ends=step.ends or ahead_of)  # "agreed to extend it by a week, to May 9"
        elif ahead_of is not None:
            step = replace(step, time=None)
        found.append(
            Told(
                report=report,
                known=reading.report.published,
                step=step,
                actors=actors_told,
                addressees=addressed,
                parties=parties.all(actors_told),
                asked=parties.all(addressed),
                named=parties.all(who(mention.id for mention in inside)),
                owner=_owner(step, inside, reading.report.text, ids, report, parties, parties.all(actors_told)),
                offered=parties.of(maker) if maker is not None else None,
                envoy=maker is not None and maker in actors and actors[maker].kind == "person",
                issue=_issue(step, about),
                words=frozenset(content_words(text)),
                head=stem(fold(step.head.exact)) if step.head is not None else "",
                ordinal=next((ORDINALS[word] for word in modifiers if word in ORDINALS), None),
                fresh=any(word in FRESH for word in modifiers),
                time=(made.time if made is not None else None)
                if made_by_text
                else acted(step.time) or _day_written(moments, step, published),
                begins=whole[0] if whole is not None else ahead(begins, step.realis == "future"),
                ends=whole[1] if whole is not None else ahead(step.ends, step.realis == "future"),
                duration=length.value if length is not None and isinstance(length.value, Amount) else None,
                within=bool(before) and before[0].lower() in ("within", "in"),
                spans={
                    name: mentions[one].span
                    for name, one in (
                        ("time", step.time),
                        ("begins", step.begins),
                        ("ends", step.ends),
                        ("duration", step.duration),
                    )
                    if one is not None and one in mentions
                },
                sides=sides,
                awaited=parties.all(
                    who(
                        mention.id
                        for mention in named
                        if step.condition is not None
                        and step.condition.start <= mention.span.start
                        and mention.span.end <= step.condition.end
                    )
                ),
                coming=_foretold(step, parties.all(actors_told), parties.of(speaker) if speaker is not None else None),
            )
        )
    return found


def _moments(report: Report) -> list[tuple[int, int, str]]:
    """Where the entries of a live page stand that say when they were written, and when that was (ISO)."""
    found = anchors(report)
    return [
        (block.start, block.end, moment.iso)
        for number, block in enumerate(report.blocks)
        if (moment := found.get(number)) is not None
    ]


def _written(moments: Sequence[tuple[int, int, str]], step: Step) -> str:
    """When the entry was written that tells a step; "" outside of a live page, so that the text's order stays."""
    return next((iso for start, end, iso in moments if start <= step.trigger.start < end), "")


def _day_written(moments: Sequence[tuple[int, int, str]], step: Step, published: Instant | None) -> TimeValue | None:
    """The day of an entry that was written before the page's last one: what it tells as done was done by then."""
    day, known = _written(moments, step)[:10], known_day(published)
    if not day or known is None or day >= known or step.realis != "actual":
        return None
    return TimeValue(day, None, "day")


def _set(step: Step, value: TimeValue | None, published: Instant | None) -> bool:
    """Whether a time is a day that was set, and not that on which somebody acted: it lies after the report of it."""
    day, known = exact_day(value), known_day(published)
    made = step.realis == "actual" and step.source == "verb" and step.act in _DATED
    return made and day is not None and known is not None and day > known


def _made_on(step: Step, mentions: Iterable[Mention], text: str) -> str | None:
    """The day of the accord in which something was agreed, as a mention's id: "in the accord of May 4, both promised",
    "promised in the accord of May 4", "the accord of May 4, in which both also agreed"."""
    if step.source != "verb":
        return None
    start, end = step.clause.start, step.clause.end
    for mention in mentions:
        if not (start <= mention.span.end and mention.span.start < end) or not isinstance(mention.value, TimeValue):
            continue
        before = _ACCORD_OF.search(text[max(0, mention.span.start - 60) : mention.span.start])
        if before is None or stem(fold(before[2])) not in _accords():
            continue
        if before[1] is not None or _IN_WHICH.match(text[mention.span.end :]):
            return mention.id
    return None


@lru_cache(maxsize=1)
def _accords() -> frozenset[str]:
    return frozenset(stem(fold(word)) for word in lexicon()["agree_nouns"])


def _foretold(step: Step, parties: tuple[str, ...], speaker: str | None) -> bool:
    """Whether an agreement, a consent or a declaration is to come, by the words of somebody whom it does not bind:
    "Chad and Mali will sign a truce on Monday, diplomats said". What a party says that it will sign it undertakes."""
    if step.realis != "future" or step.source not in ("verb", "noun") or step.act not in ("agree", "accept", "declare"):
        return False
    return speaker is None or speaker not in parties


def _range(value: TimeValue | None) -> tuple[TimeValue, TimeValue] | None:
    """The first and the last day of an undertaking that is told with both: "from May 6 until May 20"."""
    first, last = (first_day(value), last_day(value)) if value is not None else (None, None)
    if first is None or last is None:
        return None
    return TimeValue(first, None, "day"), TimeValue(last, None, "day")


def _stands_for(actor: Actor | None, beside: Iterable[str], actors: Mapping[str, Actor]) -> bool:
    """Whether a described body only acts for states that are named beside it: "the foreign ministers of A. and B."."""
    return (
        actor is not None
        and actor.kind == "group"
        and actor.country is None
        and any(
            one != actor.id and one in actors and actors[one].kind == "state" and actors[one].name in actor.name
            for one in beside
        )
    )


def _without(step: Step, span: Span | None, named: Iterable[Mention]) -> str:
    """The words of a span without those that name somebody ("the Security Council's proposal" is not about security),
    and without "under the agreement"."""
    if span is None:
        return ""
    chars = list(span.exact)
    for mention in named:
        low, high = mention.span.start - span.start, mention.span.end - span.start
        capital = mention.span.exact[:1].isupper() or mention.span.exact.lower().startswith("the ")
        if low >= 0 and high <= len(chars) and capital:
            chars[low:high] = " " * (high - low)
    text = "".join(chars)
    return (
        re.sub(r"\b[Uu]nder (?:the|its|their|his|this|that|a) \w+", " ", text) if step.source == "provision" else text
    )


def _issue(step: Step, about: str) -> str | None:
    """The issue of a step: a ceasefire where its naming word says so, else what the words tell first."""
    if step.head is not None and step.source != "provision" and issue_of(step.head.exact) == "ceasefire":
        return "ceasefire"
    return issue_of(about)


def _sides(actor: Actor | None) -> bool:
    """Whether an actor is just "the parties" or "both sides"."""
    return (
        actor is not None
        and actor.kind == "group"
        and not actor.members
        and (fold(actor.name.split(" ")[-1]) in lexicon()["sides"])
    )


def _described(actor: Actor | None) -> bool:
    """Whether somebody is told by no name: "both armies", "Rebel fighters" at the beginning of a sentence."""
    if actor is None or actor.country is not None or actor.kind in ("person", "state") or actor.members:
        return False
    return not any(word[:1].isupper() for word in actor.name.split()[1:]) and (
        actor.name[:1].islower() or (actor.kind == "group" and len(actor.name.split()) > 1)
    )


def _sides_told(actors: Iterable[str], mentions: Mapping[str, Mention]) -> re.Match[str] | None:
    """The number in "the two sides" where that is who acts, wherever it stands in its clause."""
    told = [mentions[one].span.exact for one in actors if one in mentions]
    if not told or any(fold(words.split(" ")[-1]) not in lexicon()["sides"] for words in told):
        return None
    return _SEVERAL.match(told[0])


def _agreedhead(step: Step) -> list[str]:
    """The words of the object before its naming noun, folded."""
    if step.object is None or step.head is None or step.head.start < step.object.start:
        return []
    return [word.strip('.,;"“”').lower() for word in step.object.exact[: step.head.start - step.object.start].split()][
        -6:
    ]


def _owner(
    step: Step,
    inside: Iterable[Mention],
    text: str,
    ids: Mapping[tuple[str, str], str],
    report: str,
    parties: Parties,
    doers: tuple[str, ...],
) -> str | None:
    """Whose the object is: an actor in the possessive before its noun, or whoever takes back what is his own
    (``doers``: the parties that act)."""
    for mention in inside:
        if step.head is not None and mention.span.end <= step.head.start and mention.actor is not None:
            after = text[mention.span.end : mention.span.end + 2]
            if after.startswith(("’s", "'s", "’ ", "' ")) or mention.span.exact.endswith(("’s", "'s", "s'")):
                actor = ids.get((report, mention.actor))
                return parties.of(actor) if actor is not None else None
    if step.act == "withdraw" and step.object is not None and len(doers) == 1:
        if re.match(r"(?:his|her|its|their|our)\b", step.object.exact, re.IGNORECASE):
            return doers[0]  # "dropped his demand for a new constitution"
    return None


def _next_year(iso: str | None) -> str | None:
    """The same day of the next year; 29 February stays what it is."""
    return iso if iso is None or iso[4:10] == "-02-29" else f"{int(iso[:4]) + 1}{iso[4:]}"


MADE = frozenset({"agree", "pledge", "declare"})
_ACCORD_OF = re.compile(
    r"(\b(?:[Ii]n|[Uu]nder|[Bb]y|[Ww]ith) (?:the|an?|their|its) (?:[\w-]+ ){0,2})?\b([a-z]+) (?:of|from) $"
)
_IN_WHICH = re.compile(r",? (?:in|under|by) which\b")
_DATED = frozenset({"agree", "accept", "declare", "pledge", "propose", "demand", "request", "refuse", "extend"})
_NUMBERS = {"two": 2, "both": 2, "three": 3, "four": 4, "five": 5}
_SEVERAL = re.compile(  # "the two accepted", and not "the four-week truce"
    r"(?:the |all )*(two|three|four|five|both)\b(?!-|\s+(?:hour|day|week|month|year)s?\b)", re.IGNORECASE
)
_COUNTS = {
    word: number
    for number, word in enumerate(["a", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"], 1)
}
_COUNTED = re.compile(
    r"\b(\w+) (day|week)s? (after|before) (?:the |an? )?(?:\w+ ){1,2}(?:of|on) $",
    re.IGNORECASE,
)
_YEAR = re.compile(r"\b\d{4}\b")
_OWN = re.compile(
    r"(?:his|her|our|my) (?:own )?"
    r"(?:country|nation|government|side|state|troops|men|forces|soldiers|fighters|people|army|movement)",
    re.IGNORECASE,
)
_MADE = re.compile(
    r"(?:\b(?:by|from|of)\s+(?:(?:the|president|prime|foreign|minister|secretary|general|king|queen|mr|mrs|ms|dr)\b\.?\s+)*"
    r"|\b(?:that|which)\s+(?:the\s+)?)$",
    re.IGNORECASE,
)


@lru_cache(maxsize=1)
def _offers() -> frozenset[str]:
    return frozenset(stem(fold(word)) for word in lexicon()["propose_nouns"] | lexicon()["demand_nouns"])


def _offered(
    step: Step,
    inside: Iterable[Mention],
    text: str,
    ids: Mapping[tuple[str, str], str],
    report: str,
) -> str | None:
    """Who made the offer that an object names: its owner, the people whose adjective it has, or whoever stands behind
    it as its maker."""
    if step.head is None or stem(fold(step.head.exact)) not in _offers():
        return None
    for mention in inside:
        if mention.actor is None or (actor := ids.get((report, mention.actor))) is None:
            continue
        before = mention.span.end <= step.head.start and step.head.start - mention.span.end < 20
        if before or _MADE.search(text[step.head.end : mention.span.start]) is not None:
            return actor
    return None
