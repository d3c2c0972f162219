"""Corrections applied to an account: every fact, statement and story shows what persons said of it.

An edited field has the new value, and the correction beside it says what the reports have. A rejected fact stays with
its mark and counts for nothing: no disagreement, no record of the process is made of it. Merged and split facts are
made anew from their tellings by the comparing itself (see :mod:`accord.comparing.regroup`); here they are marked.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any, get_args

from accord.ledger.corrections import Entered, Part, gone, noted
from accord.model import Certainty, Correction, Dossier, Fact, Reading, Realis, Slot, Story
from accord.ontology import TYPES

__all__ = ["FACT_FIELDS", "anchors_of", "apply", "fact_part", "rejected", "said_by", "statement_part", "story_part"]

FACT_FIELDS: Mapping[str, tuple[str, ...] | None] = {
    "summary": None,
    "type": tuple(TYPES),
    "mode": None,
    "realis": get_args(Realis),
    "certainty": get_args(Certainty),
}
"""What can be edited of a fact besides its slots; with the values that it may have, or None for any words."""


def rejected(corrections: Iterable[Correction]) -> bool:
    """Whether a record with these corrections is rejected: the last of confirming and rejecting counts."""
    last = None
    for one in corrections:
        if one.state == "applied" and one.action in ("confirm", "reject"):
            last = one.action
    return last == "reject"


def anchors_of(fact: Fact, readings: Mapping[str, Reading]) -> tuple[str, ...]:
    """What names a fact's tellings whatever reader found them; of one without tellings, its words' places."""
    found: dict[str, None] = {}
    for telling in fact.tellings:
        reading = readings[telling.report]
        if telling.kind == "event":
            start = next((one.trigger.start for one in reading.events if one.id == telling.ref), None)
        else:
            said = next((one for one in reading.statements if one.id == telling.ref), None)
            start = said.content[0].start if said is not None and said.content else None
        if start is not None:
            found[f"{telling.kind}:{telling.report}:{start}"] = None
    if not found:
        found = {f"passage:{item.report}:{item.span.start}": None for item in fact.evidence}
    return tuple(found)


def fact_part(fact: Fact, readings: Mapping[str, Reading]) -> Part:
    """A fact as it is now, to be kept with a correction of it."""
    told: dict[str, tuple[str, ...]] = {
        "summary": (fact.summary,),
        "type": (fact.type or "",),
        "mode": (fact.mode or "",),
        "realis": (fact.realis,),
        "certainty": (fact.certainty,),
    }
    for one in reversed(fact.corrections):  # an edited field stands as the reports have it
        if one.action == "edit" and one.state == "applied" and one.field in told:
            told[one.field] = one.told
    for slot in fact.slots:
        told[f"slot:{slot.name}"] = _texts(slot)
    return Part(fact.id, fact.summary, anchors_of(fact, readings), told)


def statement_part(reading: Reading, name: str) -> Part | None:
    """A statement as it is now; None where the reading has none of that id."""
    said = next((one for one in reading.statements if one.id == name), None)
    if said is None or not said.content:
        return None
    words = " … ".join(piece.exact for piece in said.content)
    names = {actor.id: ", ".join([actor.name, *actor.titles]) for actor in reading.actors}
    speaker = names.get(said.actor or "") or (said.source.exact if said.source else "")
    anchor = f"statement:{reading.report.id}:{said.content[0].start}"
    return Part(f"{reading.report.id}:{said.id}", words, (anchor,), {"speaker": (speaker,), "words": (words,)})


def story_part(story: Story) -> Part:
    """A story as it is now."""
    return Part(
        story.id, story.title, tuple(f"story:{report}" for report in sorted(story.reports)), {"title": (story.title,)}
    )


def _texts(slot: Slot) -> tuple[str, ...]:
    return tuple(dict.fromkeys(" ".join(value.text.split()) for value in slot.values))


def apply(made: Dossier, entered: Iterable[Entered], moved: Mapping[int, str | None]) -> Dossier:
    """The dossier with these corrections. ``moved``: what became of merges and splits (see ``Account.moved``)."""
    entered = [one for one in entered if one.kind in ("fact", "statement", "story")]
    if not entered:
        return made
    readings = {reading.report.id: reading for reading in made.readings}
    facts = {fact.id: fact for fact in made.facts}
    anchors = {fact.id: frozenset(anchors_of(fact, readings)) for fact in made.facts}
    stories = {story.id: story for story in made.stories}
    all_of_them: list[Correction] = []
    present = frozenset(readings)
    for one in entered:
        if one.kind == "story":
            found = _of_story(one, stories)
        else:
            found = _of_fact(one, facts, anchors, moved, present, readings)
        all_of_them += found
    left_out = {name for name, fact in facts.items() if rejected(fact.corrections)}
    return replace(
        made,
        facts=tuple(facts[fact.id] for fact in made.facts),
        stories=tuple(stories[story.id] for story in made.stories),
        disagreements=tuple(one for one in made.disagreements if one.fact not in left_out),
        commitments=tuple(one for one in made.commitments if not _rests_on(one.facts, left_out)),
        incidents=tuple(one for one in made.incidents if not _rests_on(one.facts, left_out)),
        exchanges=tuple(one for one in made.exchanges if not _rests_on(one.facts, left_out)),
        meetings=tuple(one for one in made.meetings if not _rests_on(one.facts, left_out)),
        corrections=tuple(all_of_them),
    )


def _rests_on(facts: tuple[str, ...], left_out: set[str]) -> bool:
    """Whether a record of the process is made of a rejected fact: of its first, which it tells of."""
    return bool(facts) and facts[0] in left_out


def _of_story(one: Entered, stories: dict[str, Story]) -> list[Correction]:
    part = one.parts[0]
    story = stories.get(part.id)
    if story is None:
        return []  # another story's account
    reason = None
    if one.action in ("confirm", "reject"):
        before = {anchor.split(":")[1] for anchor in part.anchors}
        new = len(set(story.reports) - before)
        if new:
            reason = f"{new} reports have joined it since"
    # no report says how a story is called: the title that a person gave it stays, whichever headline would be it now
    told = [before.told for before in story.corrections if before.field == "title" and before.state == "applied"]
    shown = noted(one, story.id, (told[0] if told else (story.title,)) if one.action == "edit" else (), reason)
    title = one.value if one.action == "edit" and reason is None and one.value is not None else story.title
    stories[story.id] = replace(story, title=title, corrections=(*story.corrections, shown))
    return [shown]


def _edited(corrections: Iterable[Correction], name: str) -> bool:
    return any(one.action == "edit" and one.field == name and one.state == "applied" for one in corrections)


def _of_fact(
    one: Entered,
    facts: dict[str, Fact],
    anchors: Mapping[str, frozenset[str]],
    moved: Mapping[int, str | None],
    present: frozenset[str],
    readings: Mapping[str, Reading],
) -> list[Correction]:
    if one.action == "split":
        homes = [_homes(part, anchors) for part in one.parts]
        reason = moved.get(one.number)
    else:
        homes = [sorted({home for part in one.parts for home in _homes(part, anchors)})]
        reason = moved.get(one.number) if one.action == "merge" else None
    if not any(homes):
        if one.kind == "statement" and _is_told(one.parts[0], readings):
            told, otherwise = _said(one, readings)
            return [noted(one, one.parts[0].id, told, otherwise)]  # it makes no fact of its own; quotes show it
        why = gone(one, present)
        return [noted(one, one.parts[0].id, (), why)] if why is not None else []
    made: list[Correction] = []
    for group in homes:
        why = reason
        if why is None and len(group) > 1:
            why = f"it is several now: {', '.join(group)}"
        for home in group:
            fact = facts[home]
            told, otherwise = _judged(one, fact) if one.kind == "fact" else _said(one, readings)
            shown = noted(one, home, told, why or otherwise)
            if one.action == "edit" and shown.state == "applied" and one.kind == "fact":
                fact = _with_edit(fact, one)
            facts[home] = replace(fact, corrections=(*fact.corrections, shown))
            made.append(shown)
    return list({(each.record, each.reason): each for each in made}.values())


def _homes(part: Part, anchors: Mapping[str, frozenset[str]]) -> list[str]:
    mine = frozenset(part.anchors)
    return sorted(name for name, theirs in anchors.items() if mine & theirs)


def _is_told(part: Part, readings: Mapping[str, Reading]) -> bool:
    return _speaker(part, readings) is not None


def _speaker(part: Part, readings: Mapping[str, Reading]) -> str | None:
    """Who says a statement in this reading; None where the reading has it no more."""
    _, report, start = part.anchors[0].split(":")
    reading = readings.get(report)
    for said in reading.statements if reading is not None else ():
        if said.content and said.content[0].start == int(start):
            assert reading is not None
            now = statement_part(reading, said.id)
            return now.told["speaker"][0] if now is not None else None
    return None


def _said(one: Entered, readings: Mapping[str, Reading]) -> tuple[tuple[str, ...], str | None]:
    speaker = _speaker(one.parts[0], readings)
    return said_by(one, speaker or "")


def said_by(one: Entered, speaker: str) -> tuple[tuple[str, ...], str | None]:
    """What a reading has for the speaker of a corrected statement, and how that has changed since."""
    then = one.parts[0].told["speaker"][0]
    told = (speaker,) if one.action == "edit" else ()
    if one.action != "note" and speaker not in (then, one.value):
        return told, f"its speaker was {then or 'nobody named'} and is {speaker or 'nobody named'} now"
    return told, None


def _judged(one: Entered, fact: Fact) -> tuple[tuple[str, ...], str | None]:
    """What the reports have of the field that is edited, and what has changed since the correction was made."""
    then = one.parts[0].told
    if one.action == "edit":
        assert one.field is not None
        if one.field in FACT_FIELDS:
            return _field(one.field, one, fact, then)
        slot = next((slot for slot in fact.slots if slot.name == one.field), None)
        if slot is None:
            return (), f"no report gives a {one.field} any more"
        return _texts(slot), _slot_changed(slot, then.get(f"slot:{slot.name}", ()), one.value)
    if one.action in ("confirm", "reject"):
        for name in ("type", "realis"):
            now = getattr(fact, name) or ""
            if now not in then.get(name, (now,)) and not _edited(fact.corrections, name):
                return (), f"its {name} was {then[name][0] or 'none'} and is {now or 'none'} now"
        for slot in fact.slots:
            known = then.get(f"slot:{slot.name}")
            if known is not None and (changed := _slot_changed(slot, known, None)) is not None:
                return (), changed
    return (), None


def _field(
    name: str, one: Entered, fact: Fact, then: Mapping[str, tuple[str, ...]]
) -> tuple[tuple[str, ...], str | None]:
    before = next((each.told for each in fact.corrections if each.field == name and each.state == "applied"), None)
    now = before if before is not None else (getattr(fact, name) or "",)
    if name == "summary":
        return now, None  # a summary is made of the fullest telling, and means the same by other words
    if now[0] not in then.get(name, now) and before is None and now[0] != one.value:
        return now, f"its {name} was {then[name][0] or 'none'} and is {now[0] or 'none'} now"
    return now, None


def _slot_changed(slot: Slot, then: tuple[str, ...], put: str | None) -> str | None:
    known = {words.casefold() for words in then} | ({put.casefold()} if put is not None else set())
    if not {words.casefold() for words in _texts(slot)} & known:
        return f"no report gives that {slot.name} any more"
    new = [value for value in slot.values if " ".join(value.text.split()).casefold() not in known]
    at_odds = [value.text for value in new if value.relation == "conflicts" or value is slot.values[0]]
    if slot.verdict == "disputed" and at_odds:
        return f"a report gives another {slot.name} now: “{at_odds[0]}”"
    return None


def _with_edit(fact: Fact, one: Entered) -> Fact:
    if one.field in FACT_FIELDS:
        values: dict[str, Any] = {str(one.field): one.value or None if one.field == "mode" else one.value}
        return replace(fact, **values)
    return fact  # the slot keeps what the reports say; the correction beside it says what holds
