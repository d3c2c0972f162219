"""Who speaks in a quotation or a passage, as far as "I" and "we" need to know, and for which body a person speaks.
Syntax only."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from accord.reading.candidates import Candidate, quoted
from accord.reading.entities import Entities
from accord.reading.passage_pages import Passage
from accord.reading.positions import SUBJECTS
from accord.reading.syntax import Token

__all__ = ["bodies", "speakers", "tellers", "voices"]


def speakers(entities: Entities) -> dict[int, Candidate]:
    """Quotation number -> the mention of its speaker, where the sentence says it plainly; a quotation without one
    takes over the speaker of the last one in its block."""
    spans: dict[int, list[Token]] = defaultdict(list)
    marks = quoted(entities.parse)
    for token in entities.parse.tokens:
        if marks[token.i] >= 0:
            spans[marks[token.i]].append(token)
    found: dict[int, Candidate] = {}
    last: dict[int, Candidate] = {}
    says: dict[int, Candidate | None] = {}  # by sentence: one may hold many quotations
    for number in sorted(spans):
        tokens = spans[number]
        speaker: Candidate | None = None
        for sentence in {tokens[0].sent.i: tokens[0].sent, tokens[-1].sent.i: tokens[-1].sent}.values():
            if sentence.i not in says:
                says[sentence.i] = _sentence_speaker(entities, sentence.tokens, marks)
            speaker = says[sentence.i]
            if speaker is not None:
                break
        block = tokens[0].block
        if speaker is None:
            speaker = last.get(block)
        if speaker is not None:
            found[number] = speaker
            last[block] = speaker
    return found


def _sentence_speaker(entities: Entities, tokens: Sequence[Token], marks: list[int]) -> Candidate | None:
    for token in tokens:
        if token.dep not in SUBJECTS or marks[token.i] >= 0 or marks[token.head.i] >= 0:
            continue
        verb = token.head
        if verb.pos != "VERB":
            continue
        speaks = any(c.dep in {"ccomp", "parataxis"} or marks[c.i] >= 0 for c in verb.children) or verb.dep in {
            "parataxis",
            "ccomp",
        }
        if not speaks and verb.dep != "ROOT":
            continue
        found = entities.at_head.get(token.i)
        if (
            found is not None
            and found.form in {"name", "nominal", "pronoun"}
            and (found.kind == "person" or found.form != "nominal" or speaks)
        ):
            return found
    return None


def voices(entities: Entities, passages: Sequence[Passage]) -> dict[int, tuple[Candidate, ...]]:
    """Token place -> the mentions that name the speaker of the passage without quotation marks in which it stands;
    several where names are joined ("we, Olsen and Berg, ...")."""
    found: dict[int, tuple[Candidate, ...]] = {}
    known: dict[str, tuple[Candidate, ...]] = {}  # by label: a transcript has few, many times
    for passage in passages:
        if not passage.verbatim:
            continue
        if passage.source:
            named = _named(entities, passage.source)
        else:
            label = passage.label
            text = entities.parse.text[label.start : label.end] if label is not None else ""
            if text not in known:
                known[text] = _labelled(entities, text)
            named = known[text]
        for first, last in passage.content if named else ():
            found.update(dict.fromkeys(range(first, last), named))
    return found


def _named(entities: Entities, source: frozenset[int]) -> tuple[Candidate, ...]:
    """The mention at the head of a source and those joined to it; else the first one that stands in it."""
    tokens = entities.parse.tokens
    places = sorted(source)
    head = next((tokens[i] for i in places if tokens[i].head is tokens[i] or tokens[i].head.i not in source), None)
    if head is None:
        return ()
    joined = [entities.at_head.get(token.i) for token in head.conjuncts() if token.i in source]
    found = tuple(each for each in joined if each is not None and each.entity >= 0 and not each.hidden)
    if found:
        return found
    inside = (entities.at_head.get(i) for i in places)
    first = next((each for each in inside if each is not None and each.entity >= 0 and not each.hidden), None)
    return (first,) if first is not None else ()


def _labelled(entities: Entities, label: str) -> tuple[Candidate, ...]:
    """The one person whom a label names: by the last word of a name, or by an office that one person alone has."""
    words = label.partition("(")[0].strip(" :").casefold().split()
    if not words:
        return ()
    by_name: dict[int, Candidate] = {}
    by_office: dict[int, Candidate] = {}
    for each in entities.candidates:
        if each.kind != "person" or each.entity < 0 or each.plural or each.hidden:
            continue
        if each.name and each.name[-1].casefold() == words[-1]:
            by_name.setdefault(each.entity, each)
        if words[-1] in each.roles:
            by_office.setdefault(each.entity, each)
    found = by_name or by_office
    return tuple(found.values()) if len(found) == 1 else ()


def tellers(entities: Entities) -> frozenset[int]:
    """The subjects of what sentences as wholes say somebody said: "he" in "'Not now,' he said", "Ito" in "The pact
    is dead, said Ito"; as token numbers. Syntax only: a verb that is no part of a quotation and has one, or a clause,
    as what is said."""
    marks = quoted(entities.parse)
    found = set()
    for token in entities.parse.tokens:
        verb = token.head
        if token.dep != "nsubj" or verb.pos != "VERB" or marks[token.i] >= 0 or marks[verb.i] >= 0:
            continue
        whole = verb.dep in ("ROOT", "parataxis") or (verb.dep == "conj" and verb.head.dep == "ROOT")
        if whole and any(
            child.dep == "ccomp" or (marks[child.i] >= 0 and child.dep in ("dobj", "dep", "parataxis"))
            for child in verb.children
        ):
            found.add(token.i)
    return frozenset(found)


def bodies(entities: Entities) -> dict[int, int]:
    """Person -> the organisation that their title names ("Acme spokesman", "chief executive of Acme")."""
    found: dict[int, int] = {}
    organisations = [c for c in entities.candidates if c.form == "name" and c.kind == "organisation" and c.entity >= 0]
    held = {c.head.i: c for c in organisations}
    sides = _sides(entities)
    for each in entities.candidates:
        if each.kind != "person" or each.entity < 0 or each.plural or each.entity in found:
            continue
        owner = each.owner
        inside = [held[i] for i in range(each.first, each.last) if i in held and held[i] is not each]
        if not inside and each.form == "nominal":  # "the commander of the mission"
            of = next((prep.child("pobj") for prep in each.head.kids("prep") if prep.lower == "of"), None)
            led = entities.at_head.get(of.i) if of is not None else None
            inside = [led] if led is not None and led.kind == "organisation" and led.entity >= 0 else []
        if owner is not None and owner.kind == "organisation" and owner.entity >= 0:
            found[each.entity] = owner.entity
        elif inside:
            found[each.entity] = inside[0].entity
        elif (side := _side(each, sides)) is not None:
            found[each.entity] = side
    return found


def _sides(entities: Entities) -> dict[str, set[int]]:
    """By the noun that the report has for them, the groups and bodies that it tells of: "the rebels", "the army"."""
    found: dict[str, set[int]] = defaultdict(set)
    for each in entities.candidates:
        if each.form == "nominal" and each.kind in ("group", "organisation") and each.entity >= 0:
            found[each.head.lemma.lower()].add(each.entity)
    return found


def _side(each: Candidate, sides: dict[str, set[int]]) -> int | None:
    """The one group or body that the report tells of by the noun before somebody's office: "a rebel spokesman"."""
    for child in each.head.kids("compound", "amod", "nmod"):
        meant = sides.get(child.lemma.lower(), set())
        if each.first <= child.i < each.last and len(meant) == 1:
            return next(iter(meant))
    return None
