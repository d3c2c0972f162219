"""Actors of one report: who is named, described or stood for, where, and as what. The public door of this part of the
reader."""

from __future__ import annotations

from collections.abc import Sequence

from accord.model import Actor, ActorKind, Mention
from accord.reading import passages
from accord.reading.candidates import Candidate
from accord.reading.coreference import resolve_names, resolve_nominals
from accord.reading.countries import countries
from accord.reading.entities import Entities, Entity
from accord.reading.mentions import find_candidates
from accord.reading.names import fold, slug, strip_suffix
from accord.reading.passage_pages import Passage
from accord.reading.pronouns import resolve_pronouns
from accord.reading.syntax import Parse

__all__ = ["find"]


def find(parse: Parse, stretches: Sequence[Passage] | None = None) -> tuple[list[Actor], list[Mention]]:
    """The actors of a report and their mentions.

    In: a parse, and its passages of somebody's words (:func:`accord.reading.passages.find`; None: they are looked
    for). Out: actors in order of first mention, each id a slug of its name; mentions of kind "actor" in text
    order, ids "m1", "m2", ...; a mention's ``actor`` is None where nobody in the report fits. A capital that acts is
    its state, and so is "the Norwegian government"; "the White House" and "the Kremlin" are organisations of sector
    GOV. Soldiers, civilians and the like are actors only where they act.
    """
    candidates = find_candidates(parse)
    entities = Entities(parse, candidates)
    resolve_names(entities)
    resolve_nominals(entities)
    resolve_pronouns(entities, passages.find(parse) if stretches is None else stretches)
    return _actors(parse, entities)


def _actors(parse: Parse, entities: Entities) -> tuple[list[Actor], list[Mention]]:
    kept: list[Candidate] = []
    seen: set[tuple[int, int]] = set()
    for each in entities.candidates:
        span = (each.first, each.last)
        if each.hidden or span in seen or not _worth(each):
            continue
        seen.add(span)
        kept.append(each)
    used: set[int] = set()
    order: list[int] = []
    for each in kept:
        for number in (each.entity, *(entities.all[each.entity].members if each.entity in entities.all else ())):
            if number in entities.all and number not in used:
                used.add(number)
                order.append(number)
    ids: dict[int, str] = {}
    taken: dict[str, int] = {}
    for number in order:
        entity = entities.all[number]
        if not entity.members:
            ids[number] = _unique(slug(_name(parse, entity)), taken)
    for number in order:
        entity = entities.all[number]
        if entity.members:
            ids[number] = _unique("+".join(sorted(ids[m] for m in entity.members if m in ids)), taken)
    actors = [_actor(parse, entities.all[number], entities.all, ids) for number in order]
    mentions = [
        Mention(
            f"m{count}",
            "actor",
            parse.span(parse.tokens[each.first].start, parse.tokens[each.last - 1].end),
            actor=ids.get(each.entity),
            head=each.head.start,
            found_by=each.found_by,
        )
        for count, each in enumerate(kept, 1)
    ]
    return actors, mentions


def _worth(candidate: Candidate) -> bool:
    """An "it" or "they" that nothing fits may be any thing; "he" and "she" are somebody."""
    if candidate.form != "pronoun" or candidate.entity >= 0:
        return True
    return candidate.gender != "n"


def _unique(base: str, taken: dict[str, int]) -> str:
    """The name itself, or with the next free number. ``taken``: each name in use, and the last number tried after it
    (without it, the hundredth "official" would ask for the ninety-nine before)."""
    name, count = base, taken.get(base, 1)
    while name in taken:
        count += 1
        name = f"{base}-{count}"
    taken[base] = count
    taken.setdefault(name, 1)
    return name


def _name(parse: Parse, entity: Entity) -> str:
    """The fullest name, else the words of the first description without its determiner."""
    if entity.known and entity.known.startswith("state:"):
        return countries().label[entity.known.removeprefix("state:")]
    if entity.names and entity.kind != "person":
        # the most frequent name, in its fullest legal form ("Apple" and "Apple Inc" are one name)
        counts = entity.names
        common: tuple[str, ...] = max(sorted(counts), key=lambda name: (counts[name], len(name)))
        often = [
            name
            for name in sorted(counts)
            if counts[name] * 3 >= counts[common]
            and (strip_suffix(name) == strip_suffix(common) or set(common) <= set(name))
        ]
        legal: tuple[str, ...] = max(often, key=lambda name: (len(name), counts[name]))
        return " ".join(legal)
    if entity.names:
        full: tuple[str, ...] = max(sorted(entity.names), key=lambda name: (len(name), entity.names[name]))
        return " ".join(full)
    for each in entity.candidates:
        if each.form in {"nominal", "pair"}:
            first = each.first
            while first < each.last - 1 and parse.tokens[first].tag in {"DT", "PRP$", "PDT"}:
                first += 1
            return " ".join(parse.text[parse.tokens[first].start : parse.tokens[each.last - 1].end].split())
    return "actor"


def _actor(parse: Parse, entity: Entity, all_entities: dict[int, Entity], ids: dict[int, str]) -> Actor:
    titles: dict[str, str] = {}  # by folded form, the first way of writing it stays
    for each in sorted(entity.candidates, key=lambda c: (c.form != "name", c.first)):
        if each.form in {"name", "nominal"}:
            for title in each.titles:
                titles.setdefault(fold(title), title)
    members = tuple(sorted(ids[m] for m in entity.members if m in ids))
    kind: ActorKind = entity.kind or "group"
    if entity.members:
        name = " and ".join(sorted(_name(parse, all_entities[m]) for m in entity.members if m in all_entities))
    else:
        name = _name(parse, entity)
    country = (
        entity.known.removeprefix("state:") if entity.known and entity.known.startswith("state:") else entity.country
    )
    return Actor(
        ids[entity.id],
        name,
        kind,
        country,
        entity.sector if kind != "state" else None,
        titles=tuple(titles.values()) if kind == "person" else (),
        members=members,
    )
