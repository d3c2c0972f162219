"""Accounts of stories, worked out from the records and kept, so that a question need not work them out again.

An account belongs to a story and to the last entry that bears on it. It is made when it is first wanted: at the end of
an adding, or by a question. All that an account says follows from the records, so accounts may be thrown away at any
time; of each story the last one of every day is kept.
"""

from __future__ import annotations

import typing
from collections.abc import Iterable, Mapping
from dataclasses import fields
from importlib.metadata import PackageNotFoundError, version
from typing import Any

from sqlalchemy import Connection, and_, delete, func, insert, select, update

from accord.model import Actor, Dossier, Fact, Reading
from accord.store import search
from accord.store.codec import decode, encode, pack, unpack
from accord.store.corrections import entered_at
from accord.store.known import Position, members, readings_at, story_states
from accord.store.tables import accounts, entries, facts, stories

__all__ = ["VERSION", "account_of", "facts_of", "keep", "kept", "last_entry", "missing", "work_out"]

try:
    VERSION = version("accord")
except PackageNotFoundError:  # a checkout that was never installed
    VERSION = "0+unknown"

_PARTS = tuple(field.name for field in fields(Dossier) if field.name not in ("readings", "facts", "refused"))


def missing(connection: Connection, at: Position, wanted: Iterable[str] | None = None) -> dict[str, int]:
    """The stories without an account as of a position, each with the last entry that bears on it."""
    if at.now and wanted is None:
        fresh = and_(stories.c.account == accounts.c.account, accounts.c.version == VERSION)
        rows = connection.execute(
            select(stories.c.story, stories.c.upto).outerjoin(accounts, fresh).where(accounts.c.account.is_(None))
        )
        return dict(rows.all())
    states = story_states(connection, at)
    if wanted is not None:
        states = {story: states[story] for story in set(wanted) if story in states}
    rows = connection.execute(select(accounts.c.story, accounts.c.upto).where(accounts.c.version == VERSION))
    there = {(story, upto) for story, upto in rows}
    return {story: upto for story, upto in states.items() if (story, upto) not in there}


def work_out(connection: Connection, story: str, upto: int) -> Dossier:
    """The dossier of one story as of the last entry that bears on it, from the records."""
    from accord.comparing.stories import Group
    from accord.ledger.dossier import dossier

    at = Position(upto, False)
    found = readings_at(connection, members(connection, [story], at).get(story, []), at)
    groups = [Group(tuple(reading.report.id for reading in found), name=story)] if found else []
    return dossier(found, groups=groups, corrections=entered_at(connection, at, [story]))


def last_entry(connection: Connection, story: str, at: Position) -> int:
    """The last entry that bore on a story by a position; 0 where there was none."""
    found = select(func.max(entries.c.entry)).where(entries.c.story == story, entries.c.entry <= at.entry)
    return int(connection.execute(found).scalar() or 0)


def keep(connection: Connection, story: str, upto: int, made: Dossier) -> None:
    """Keep what :func:`work_out` gave, unless it is there already, in place of the earlier ones of the same day."""
    if account_of(connection, story, upto) is None:
        known = connection.execute(select(entries.c.known).where(entries.c.entry == upto)).scalar_one()
        for number in _of_the_day(connection, story, upto, known):
            _drop(connection, number)
        _put(connection, story, upto, known, made)


def kept(connection: Connection, account: int) -> Dossier:
    """The dossier of a story from its account, as it was worked out."""
    row = connection.execute(select(accounts).where(accounts.c.account == account)).mappings().one()
    here = Position(row["upto"], False)
    found = readings_at(connection, members(connection, [row["story"]], here).get(row["story"], []), here)
    hints = typing.get_type_hints(Dossier)
    parts = {name: decode(hints[name], data) for name, data in unpack(row["body"]).items() if name in hints}
    ordered = tuple(sorted(found, key=lambda reading: reading.report.id))
    return Dossier(readings=ordered, facts=tuple(facts_of(connection, account)), **parts)


def account_of(connection: Connection, story: str, upto: int) -> int | None:
    """The number of a story's account as of an entry, if it is there."""
    return connection.execute(
        select(accounts.c.account).where(
            accounts.c.story == story, accounts.c.upto == upto, accounts.c.version == VERSION
        )
    ).scalar()


def facts_of(connection: Connection, account: int) -> list[Fact]:
    """The facts of an account, in its order."""
    rows = connection.execute(select(facts.c.body).where(facts.c.account == account).order_by(facts.c.number))
    return [decode(Fact, unpack(body)) for (body,) in rows]


def _of_the_day(connection: Connection, story: str, upto: int, known: str) -> list[int]:
    rows = connection.execute(
        select(accounts.c.account, accounts.c.known).where(accounts.c.story == story, accounts.c.upto <= upto)
    )
    return [number for number, when in rows if when[:10] == known[:10]]


def _put(connection: Connection, story: str, upto: int, known: str, made: Dossier) -> None:
    title = made.stories[0].title if made.stories else ""
    body = pack({name: encode(getattr(made, name), words=True) for name in _PARTS})
    number = int(connection.execute(select(func.max(accounts.c.account))).scalar() or 0) + 1
    connection.execute(
        insert(accounts).values(
            account=number, story=story, upto=upto, known=known, version=VERSION, title=title, body=body
        )
    )
    rows = _fact_rows(made)
    if rows:
        first = int(connection.execute(select(func.max(facts.c.number))).scalar() or 0)
        rows = [row | {"number": first + place, "account": number} for place, row in enumerate(rows, 1)]
        connection.execute(insert(facts), rows)
        search.put(connection, "facts", rows)
    values: dict[str, Any] = {"account": number}
    if title:
        values["title"] = title
    connection.execute(update(stories).where(stories.c.story == story, stories.c.upto == upto).values(values))


def _drop(connection: Connection, account: int) -> None:
    rows = connection.execute(select(facts).where(facts.c.account == account)).mappings()
    search.forget(connection, "facts", [dict(row) for row in rows])
    connection.execute(delete(facts).where(facts.c.account == account))
    connection.execute(delete(accounts).where(accounts.c.account == account))


def _fact_rows(made: Dossier) -> list[dict[str, Any]]:
    people = {actor.id: actor for actor in made.actors}
    days = {reading.report.id: _published(reading) for reading in made.readings}
    return [
        {
            "id": fact.id,
            "kind": fact.kind,
            "type": fact.type,
            "mode": fact.mode,
            "realis": fact.realis,
            "certainty": fact.certainty,
            "verdict": fact.verdict,
            "origins": len(fact.origins),
            **dict(zip(("first", "last"), _days(fact, days), strict=True)),
            "summary": fact.summary,
            "actors": _names(people, (*fact.actors, *fact.recipients, *fact.authorities)),
            "places": "; ".join(_places(fact)),
            "outlets": "; ".join(fact.outlets),
            "words": " … ".join(dict.fromkeys(piece.span.exact for piece in fact.evidence)),
            "body": pack(encode(fact, words=True)),
        }
        for fact in made.facts
    ]


def _published(reading: Reading) -> str | None:
    return reading.report.published.iso if reading.report.published else None


def _days(fact: Fact, published: Mapping[str, str | None]) -> tuple[str, str]:
    """The stretch of days of the happening; where no report's time is resolved, that in which it was reported."""
    told = []
    for slot in fact.slots:
        if slot.name == "time":
            for each in slot.values:
                if isinstance(each.value, Mapping):
                    told += [str(each.value[side])[:10] for side in ("start", "end") if each.value.get(side)]
    if not told:
        told = [day[:10] for piece in fact.evidence if (day := published.get(piece.report)) is not None]
    return (min(told), max(told)) if told else ("", "")


def _names(people: Mapping[str, Actor], chosen: Iterable[str]) -> str:
    found: list[str] = []
    todo = list(dict.fromkeys(chosen))
    seen = set(todo)
    while todo:
        actor = people.get(todo.pop(0))
        if actor is None:
            continue
        found += [actor.name, *actor.aliases, *([actor.country] if actor.country else [])]
        todo += [member for member in actor.members if member not in seen]
        seen.update(actor.members)
    return "; ".join(dict.fromkeys(found))


def _places(fact: Fact) -> list[str]:
    found: list[str] = []
    for slot in fact.slots:
        if slot.name == "place":
            for each in slot.values:
                found.append(each.text)
                if isinstance(each.value, Mapping):
                    found += [str(each.value[part]) for part in ("name", "country") if each.value.get(part)]
    return list(dict.fromkeys(found))
