"""Questions to the ledger: which stories, facts and quotes, by whom, where, when, from which outlet, with which words.

Every answer is as of a position (see :mod:`accord.store.known`) and comes in pages. Filters are all to be met.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, Generic, TypeVar, cast

from sqlalchemy import ColumnElement, Connection, Select, and_, exists, false, func, or_, select

from accord.errors import QuestionError
from accord.model import Correction, Fact
from accord.ontology import TYPES
from accord.sources.dates import instant
from accord.store import search
from accord.store.codec import decode, unpack
from accord.store.known import Position, by, counted
from accord.store.settling import VERSION
from accord.store.tables import accounts, entries, facts, readings, reports, statements, stories

__all__ = ["Filter", "Page", "Quote", "StoryRow", "find_facts", "find_quotes", "find_stories", "story_named"]

LONGEST_PAGE = 10_000
_AT_A_TIME = 200  # rows that are fetched before it is known whether more are needed

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Filter:
    """What is asked for; None asks nothing. Names and ``text`` are words that must all be there, in any order.

    ``since`` and ``until`` are days, both included, between which the last day of the happening lies where it is known,
    else that of its last report; of stories and quotes they are of publication.
    """

    text: str | None = None
    actor: str | None = None
    place: str | None = None
    outlet: str | None = None
    type: str | None = None
    verdict: str | None = None
    kind: str | None = None
    realis: str | None = None
    story: str | None = None
    since: str | None = None
    until: str | None = None
    page: int = 1
    size: int = 20

    def checked(self) -> Filter:
        """Itself. Raises QuestionError for what can't be asked, saying what can."""
        known = {
            "verdict": ("corroborated", "single", "disputed"),
            "kind": ("event", "statement"),
            "realis": ("actual", "future", "hypothetical", "negated"),
        }
        for name, values in known.items():
            given = getattr(self, name)
            if given is not None and given not in values:
                raise QuestionError(f"{name} {given!r}: it is one of {', '.join(values)}")
        kind = self.type.upper() if self.type else None
        if kind is not None and kind not in TYPES:
            raise QuestionError(f"type {self.type!r}: it is one of {', '.join(TYPES)}")
        days: dict[str, str] = {}
        for name in ("since", "until"):
            given = getattr(self, name)
            try:
                days |= {name: instant(given).iso} if given is not None else {}
            except ValueError as error:
                raise QuestionError(f"{name}: {error}") from error
        if self.page < 1 or not 1 <= self.size <= LONGEST_PAGE:
            raise QuestionError(f"a page is number 1 or a later one, of 1 to {LONGEST_PAGE:,} lines")
        return replace(self, type=kind, since=days.get("since"), until=days.get("until"))


@dataclass(frozen=True, slots=True)
class Page(Generic[T]):
    """One page of an answer, and whether more follows."""

    rows: tuple[T, ...]
    number: int
    more: bool


@dataclass(frozen=True, slots=True)
class StoryRow:
    """A story as it is listed. ``first`` and ``last`` are when its earliest and latest report were published."""

    id: str
    title: str
    reports: int
    outlets: tuple[str, ...]
    first: str | None
    last: str | None
    corrections: tuple[Correction, ...] = ()


@dataclass(frozen=True, slots=True)
class Quote:
    """A statement as it is listed: who said what, in which report, where in its text."""

    report: str
    outlet: str
    title: str | None
    published: str | None
    url: str | None
    path: str
    statement: str
    form: str
    speaker: str | None
    cue: str | None
    words: str
    span: tuple[int, int]
    story: str
    corrections: tuple[Correction, ...] = ()


def story_named(connection: Connection, words: str) -> str:
    """The one story whose id is, or begins with, these words. Raises QuestionError where there is none, or several."""
    bare = words.removeprefix("story-")
    column = stories.c.story
    found = list(
        connection.execute(
            select(column).where(column >= f"story-{bare}", column < f"story-{bare}\uffff").order_by(column).limit(3)
        ).scalars()
    )
    if f"story-{bare}" in found:
        return f"story-{bare}"
    if len(found) == 1:
        return str(found[0])
    if found:
        raise QuestionError(f"story {words!r}: several begin like that ({', '.join(found)}, ...)")
    raise QuestionError(f"story {words!r}: there is none; accord stories lists them")


def find_stories(connection: Connection, at: Position, wanted: Filter) -> Page[StoryRow]:
    """Stories, the latest first. ``since`` and ``until`` are of publication."""
    asked = _Asked(connection)
    wanted = wanted.checked()
    told: list[ColumnElement[bool]] = []  # what one of its reports must meet
    told += asked.words("reports", ("title", "outlet", "text"), wanted.text, reports.c.entry)
    told += asked.outlets(wanted.outlet)
    facts_wanted = replace(wanted, text=None, outlet=None, since=None, until=None)
    by_facts = any((wanted.actor, wanted.place, wanted.type, wanted.verdict, wanted.realis, wanted.kind))
    named = story_named(connection, wanted.story) if wanted.story else None
    if at.now:
        # the index of stories, in its own order
        rows = select(stories.c.story)
        if told and asked.rare:
            rows = rows.where(stories.c.story.in_(select(reports.c.story).where(counted(at), *told)))
        elif told:
            here = select(reports.c.entry).where(reports.c.story == stories.c.story, counted(at), *told)
            rows = rows.where(here.exists())
        if by_facts:
            asked.rare = False
            of_facts = asked.facts(facts_wanted)
            if asked.rare:
                rows = rows.where(stories.c.account.in_(select(facts.c.account).where(*of_facts)))
            else:
                these = select(facts.c.number).where(facts.c.account == stories.c.account, *of_facts)
                rows = rows.where(these.exists())
        if named is not None:
            rows = rows.where(stories.c.story == named)
        if wanted.since:
            rows = rows.where(stories.c.last >= wanted.since)
        if wanted.until:
            rows = rows.where(stories.c.first < wanted.until + "~")
        rows = rows.order_by(stories.c.last.desc(), stories.c.story)
    else:
        inner = [counted(at), *told, *_published(wanted)]
        if by_facts:
            these = select(accounts.c.story).join(facts, facts.c.account == accounts.c.account)
            inner.append(reports.c.story.in_(these.where(*_current(at), *asked.facts(facts_wanted))))
        if named is not None:
            inner.append(reports.c.story == named)
        return _stories_then(connection, inner, wanted, asked, at)
    chosen, more = _page(connection, rows, wanted, asked)
    return Page(tuple(_story_rows(connection, [row[0] for row in chosen], at)), wanted.page, more)


def _stories_then(
    connection: Connection, conditions: Sequence[ColumnElement[bool]], wanted: Filter, asked: _Asked, at: Position
) -> Page[StoryRow]:
    """A page of the stories of an earlier moment. When a story's last report came is not kept for each moment, so
    reports are met from the latest on until there are stories enough.
    """
    rows = select(reports.c.day, reports.c.story).where(*conditions).order_by(reports.c.day.desc(), reports.c.entry)
    skipped = (wanted.page - 1) * wanted.size
    names: list[str] = []
    seen: set[str] = set()
    with connection.execute(rows, asked.bound, execution_options={"yield_per": _AT_A_TIME}) as met:
        for _, same_day in itertools.groupby(met, key=lambda row: str(row[0])):
            fresh = {str(story) for _, story in same_day} - seen
            seen |= fresh
            names += sorted(fresh)
            if len(names) > skipped + wanted.size:
                break
    chosen = names[skipped : skipped + wanted.size]
    return Page(tuple(_story_rows(connection, chosen, at)), wanted.page, len(names) > skipped + wanted.size)


def _story_rows(connection: Connection, names: Sequence[str], at: Position) -> list[StoryRow]:
    rows = connection.execute(
        select(reports.c.story, reports.c.outlet, reports.c.published).where(reports.c.story.in_(names), counted(at))
    )
    told: dict[str, list[tuple[str, str | None]]] = {}
    for story, outlet, published in rows:
        told.setdefault(story, []).append((outlet, published))
    titles = dict(connection.execute(select(stories.c.story, stories.c.title).where(stories.c.story.in_(names))).all())
    if not at.now:
        earlier = connection.execute(
            select(accounts.c.story, accounts.c.title)
            .where(accounts.c.story.in_(names), accounts.c.upto <= at.entry, accounts.c.title != "")
            .order_by(accounts.c.upto)
        )
        titles.update(earlier.all())
    found = []
    for name in names:
        here = told.get(name, [])
        days = sorted(day for _, day in here if day)
        found.append(
            StoryRow(
                name,
                titles.get(name, ""),
                len(here),
                tuple(sorted({outlet for outlet, _ in here})),
                days[0] if days else None,
                days[-1] if days else None,
            )
        )
    return found


def find_facts(connection: Connection, at: Position, wanted: Filter) -> Page[Fact]:
    """Facts of the accounts that are worked out (see :mod:`accord.store.settling`), the latest first."""
    asked = _Asked(connection)
    wanted = wanted.checked()
    conditions = [*_current(at), *asked.facts(wanted)]
    if wanted.story:
        conditions.append(accounts.c.story == story_named(connection, wanted.story))
    found = (
        select(facts.c.body)
        .join(accounts, facts.c.account == accounts.c.account)
        .where(*conditions)
        .order_by(facts.c.last.desc(), facts.c.number)
    )
    rows, more = _page(connection, found, wanted, asked)
    return Page(tuple(decode(Fact, unpack(row[0])) for row in rows), wanted.page, more)


def find_quotes(connection: Connection, at: Position, wanted: Filter) -> Page[Quote]:
    """Statements of the latest readings, the latest published first."""
    asked = _Asked(connection)
    wanted = wanted.checked()
    newer = readings.alias()
    conditions: list[ColumnElement[bool]] = [
        counted(at),
        by(statements.c.reading, at),
        ~exists().where(
            newer.c.report == statements.c.report, newer.c.entry > statements.c.reading, by(newer.c.entry, at)
        ),
    ]
    conditions += asked.words("statements", ("speaker", "words"), wanted.text, statements.c.number)
    conditions += asked.words("statements", ("speaker",), wanted.actor, statements.c.number)
    conditions += asked.outlets(wanted.outlet)
    if wanted.kind or wanted.type or wanted.verdict or wanted.realis or wanted.place:
        raise QuestionError("quotes are asked for by text, actor, outlet, story, since and until")
    conditions += _published(wanted)
    if wanted.story:
        conditions.append(reports.c.story == story_named(connection, wanted.story))
    found = (
        select(
            reports.c.id, reports.c.outlet, reports.c.title, reports.c.published, reports.c.url, reports.c.path,
            statements.c.id, statements.c.form, statements.c.speaker, statements.c.cue, statements.c.words,
            statements.c.start, statements.c.stop, reports.c.story,
        )
        .join(reports, statements.c.report == reports.c.entry)
        .where(*conditions)
        .order_by(reports.c.day.desc(), reports.c.entry, statements.c.number)
    )  # fmt: skip
    rows, more = _page(connection, found, wanted, asked)
    return Page(tuple(_quote(*row) for row in rows), wanted.page, more)


def _quote(report: str, outlet: str, title: str | None, published: str | None, url: str | None, *rest: Any) -> Quote:
    path, statement, form, speaker, cue, words, start, stop, story = rest
    return Quote(
        report, outlet, title, published, url, path, statement, form, speaker, cue, words, (start, stop), story
    )


def _current(at: Position) -> list[ColumnElement[bool]]:
    """The condition under which a row of ``accounts`` is the one as of a position."""
    if at.now:
        here = and_(stories.c.account == accounts.c.account, stories.c.story == accounts.c.story)
        return [exists().where(here), accounts.c.version == VERSION]
    last = (
        select(func.max(entries.c.entry))
        .where(entries.c.story == accounts.c.story, entries.c.entry <= at.entry)
        .scalar_subquery()
    )
    return [accounts.c.upto == last, accounts.c.version == VERSION]


def _published(wanted: Filter) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = []
    if wanted.since:
        found.append(reports.c.day >= wanted.since)
    if wanted.until:
        found.append(reports.c.day < wanted.until + "~")  # a day's last minute is of the day
    return found


def _page(connection: Connection, found: Select[Any], wanted: Filter, asked: _Asked) -> tuple[Sequence[Any], bool]:
    rows = connection.execute(found.limit(wanted.size + 1).offset((wanted.page - 1) * wanted.size), asked.bound).all()
    return rows[: wanted.size], len(rows) > wanted.size


class _Asked:
    """Conditions over full-text tables, and what is bound in them."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._dialect = connection.dialect.name
        self.bound: dict[str, Any] = {}
        # whether something asked for is so rare that its rows are gathered first; else rows are looked at one after
        # another, in the order in which they are wanted
        self.rare = False

    def words(
        self, table: str, columns: tuple[str, ...], words: str | None, key: ColumnElement[Any]
    ) -> list[ColumnElement[bool]]:
        if words is None:
            return []
        query = search.query(words, self._dialect)
        if query is None:
            raise QuestionError(f"{words!r}: there is no word in it")
        name = f"words_{len(self.bound)}"
        self.bound[name] = query
        if search.is_frequent(self._connection, table, columns, query):
            return [cast("ColumnElement[bool]", search.matches(self._dialect, table, columns, name))]
        self.rare = True
        return [key.in_(search.matching(self._dialect, table, columns, name))]

    def outlets(self, words: str | None) -> list[ColumnElement[bool]]:
        """Reports of the outlets whose name holds some letters, in any case."""
        if words is None:
            return []
        # not by the index over outlets: a page is read off in the order of days, and an outlet has many reports
        return [func.coalesce(reports.c.outlet, "").in_(self._named(words))]

    def _named(self, words: str) -> list[str]:
        names = self._connection.execute(select(reports.c.outlet).distinct()).scalars()
        return sorted(name for name in names if words.casefold() in name.casefold())

    def told_by(self, words: str | None) -> list[ColumnElement[bool]]:
        """Facts that such outlets tell."""
        if words is None:
            return []
        names = self._named(words)
        return [or_(false(), *(facts.c.outlets.contains(name, autoescape=True) for name in names))]

    def facts(self, wanted: Filter) -> list[ColumnElement[bool]]:
        """What facts are asked for, but their story."""
        found: list[ColumnElement[bool]] = []
        every = ("summary", "actors", "places", "outlets", "words")
        for columns, words in (
            (every, wanted.text),
            (("actors",), wanted.actor),
            (("places",), wanted.place),
        ):
            found += self.words("facts", columns, words, facts.c.number)
        found += self.told_by(wanted.outlet)
        for column, value in (
            (facts.c.type, wanted.type),
            (facts.c.verdict, wanted.verdict),
            (facts.c.kind, wanted.kind),
            (facts.c.realis, wanted.realis),
        ):
            if value is not None:
                found.append(column == value)
        if wanted.since:
            found.append(facts.c.last >= wanted.since)
        if wanted.until:
            found.append(facts.c.last < wanted.until + "~")
        return found
