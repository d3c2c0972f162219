"""An account as tables for R, pandas or a spreadsheet: facts, numbers of people, statements, one a row.

CSV as RFC 4180 has it. Several values in one cell stand with "; " between them; lists of one thing side by side
(actors, their ids, their countries) have as many places each, an empty one where nothing is known. Words are on one
line. A cell of words that a spreadsheet would run as a formula has an apostrophe before it; numbers have none. What
each column means: ``docs/tables.md``.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from io import StringIO
from typing import Literal, get_args

from accord.comparing.confidence import doubtful, misread
from accord.model import (
    Actor,
    Affected,
    Correction,
    Dossier,
    Evidence,
    Fact,
    PlaceValue,
    Reading,
    Report,
    SlotValue,
    Statement,
)
from accord.views.check import check_dossier
from accord.views.wording import clean

__all__ = ["TABLES", "Table", "columns", "header", "rows", "table"]

Table = Literal["facts", "people", "figures", "synopsis", "statements"]
TABLES: tuple[Table, ...] = get_args(Table)
"""The tables that there are."""

BETWEEN = "; "
# What a spreadsheet takes for the beginning of a formula (OWASP, CSV injection), in the wide forms of the keyboards
# of East Asia, too. Tabs and line ends are gone by then.
_FORMULA = tuple("=+-@＝＋－＠\t\r\n")

Cell = str | int | float | bool | None
Row = dict[str, Cell | tuple[Cell, ...]]

_WHERE = ("report", "outlet", "published", "path", "url", "start", "end")
_COLUMNS: dict[Table, tuple[str, ...]] = {
    "facts": (
        *("fact", "story", "story_title", "kind", "type", "mode", "contexts", "realis", "certainty", "verdict"),
        *("confidence", "read_confidence", "perhaps_misread"),
        *("day", "day_end", "day_precision", "day_hedge", "day_words"),
        *("place", "place_words", "place_country", "latitude", "longitude", "geonames"),
        *("actors", "actor_ids", "actor_countries", "recipients", "recipient_ids", "recipient_countries"),
        *("n_origins", "n_outlets", "outlets", "authorities", "authority_ids"),
        *("disagreements", "disagreement_confidences", "summary", "words", *_WHERE, "act", "review"),
    ),
    "people": (
        *("story", "story_title", "kind", "low", "high", "hedge", "unit", "words", "clause"),
        *("authority", "authority_id", "realis", "earlier", "part", *_WHERE),
    ),
    "figures": (
        *("story", "story_title", "row", "what", "differs", "kind", "low", "high", "hedge", "unit", "words", "clause"),
        *("authority", "authority_id", "earlier", *_WHERE),
    ),
    "synopsis": ("story", "story_title", "row", "confidence", "differs", "words", *_WHERE),
    "statements": (
        *("story", "story_title", "statement", "fact", "form", "speaker", "speaker_country", "speaker_sector"),
        *("source_words", "cue", "words", "authorities", *_WHERE),
    ),
}


def columns(name: Table) -> tuple[str, ...]:
    """The names of a table's columns, in their order."""
    return _COLUMNS[name]


def table(dossier: Dossier, name: Table = "facts") -> str:
    """One table of an account, with a line of column names. Raises SpanError where a span is not its report's words."""
    return header(name) + rows(dossier, name)


def header(name: Table) -> str:
    """The line of column names."""
    return _written([columns(name)])


def rows(dossier: Dossier, name: Table, wanted: Iterable[str] | None = None) -> str:
    """The rows of a table without its column names, in the order of the account. ``wanted``: of the facts those with
    these ids only, in this order. Raises SpanError as all views do.
    """
    check_dossier(dossier)
    made = {
        "facts": _Tables.facts,
        "people": _Tables.people,
        "figures": _Tables.figures,
        "synopsis": _Tables.synopsis,
        "statements": _Tables.statements,
    }[name](_Tables(dossier))
    if wanted is not None:
        by_id = {row["fact"]: row for row in made}
        made = iter([by_id[fact] for fact in wanted if fact in by_id])
    return _written([_cell(row.get(column)) for column in columns(name)] for row in made)


def _written(lines: Iterable[Sequence[str]]) -> str:
    out = StringIO()
    csv.writer(out, lineterminator="\r\n").writerows(lines)
    return out.getvalue()


def _cell(value: Cell | tuple[Cell, ...]) -> str:
    """A value as text: numbers as they are, words on one line and never as a formula, several with "; " between them
    in their places."""
    if isinstance(value, tuple):
        found = [_plain(one).replace(";", ",") for one in value]
        return _safe(BETWEEN.join(found)) if any(found) else ""
    return _safe(_plain(value)) if isinstance(value, str) else _plain(value)


def _plain(value: Cell) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else repr(value)
    return clean(str(value))


def _safe(text: str) -> str:
    return f"'{text}" if text.startswith(_FORMULA) else text


class _Tables:
    """The rows of each table."""

    def __init__(self, dossier: Dossier) -> None:
        self._dossier = dossier
        self._actors = {actor.id: actor for actor in dossier.actors}
        self._reports = {reading.report.id: reading.report for reading in dossier.readings}
        self._titles = {story.id: story.title for story in dossier.stories}
        self._story_of = {report: story.id for story in dossier.stories for report in story.reports}

    # --- facts ---

    def facts(self) -> Iterator[Row]:
        """A row for each fact."""
        kinds: dict[str, list[tuple[str, float]]] = {}
        for parted in self._dossier.disagreements:
            kinds.setdefault(parted.fact, []).append((parted.kind, parted.confidence))
        for fact in self._dossier.facts:
            yield self._fact(fact) | _parting(kinds.get(fact.id, []))

    def _fact(self, fact: Fact) -> Row:
        lead = fact.lead or next(iter(fact.evidence), None)
        return {
            "fact": fact.id,
            **self._story(fact.story),
            "kind": fact.kind,
            "type": fact.type,
            "mode": fact.mode,
            "contexts": fact.contexts,
            "realis": fact.realis,
            "certainty": fact.certainty,
            "verdict": "perhaps corroborated" if doubtful(fact) else fact.verdict,
            "confidence": fact.confidence,
            "read_confidence": fact.read_confidence,
            "perhaps_misread": misread(fact),
            **self._time(fact, lead),
            **self._place(fact, lead),
            **self._named("actor", fact.actors),
            **self._named("recipient", fact.recipients),
            "n_origins": len(fact.origins),
            "n_outlets": len(fact.outlets),
            "outlets": tuple(sorted(fact.outlets)),
            "authorities": tuple(self._name(actor) for actor in fact.authorities),
            "authority_ids": fact.authorities,
            "summary": fact.summary,
            **(self._where(lead) if lead is not None else {}),
            "act": fact.act,
            "review": tuple(map(_said, fact.corrections)),
        }

    def _time(self, fact: Fact, lead: Evidence | None) -> Row:
        """When it was: as the report gives it whose words the summary has, where that can be resolved, else as the
        first does whose time can."""
        told = _ordered(fact, "time", lead)
        found = next(((one, one.value) for one in told if isinstance(one.value, Mapping)), None)
        if found is None:
            return {"day_words": told[0].text if told else None}
        one, value = found
        start, end = value.get("start"), value.get("end")
        return {
            "day": None if start is None else str(start)[:10],
            "day_end": None if end is None else str(end)[:10],
            "day_precision": value.get("precision"),
            "day_hedge": value.get("hedge"),
            "day_words": one.text,
        }

    def _place(self, fact: Fact, lead: Evidence | None) -> Row:
        """Where it was, chosen as the time is; the coordinates are those of the mention that the value is of."""
        told = _ordered(fact, "place", lead)
        found = next(((one, one.value) for one in told if isinstance(one.value, Mapping)), None)
        if found is None:
            return {"place_words": told[0].text if told else None}
        one, value = found
        made: Row = {
            "place": value.get("name"),
            "place_words": one.text,
            "place_country": value.get("country"),
        }
        exact = self._places.get((one.report, one.span.start, one.span.end))
        if exact is None or exact.name != value.get("name"):
            return made
        return made | {"latitude": exact.latitude, "longitude": exact.longitude, "geonames": exact.geonames}

    @cached_property
    def _places(self) -> dict[tuple[str, int, int], PlaceValue]:
        return {
            (reading.report.id, one.span.start, one.span.end): one.value
            for reading in self._dossier.readings
            for one in reading.mentions
            if isinstance(one.value, PlaceValue)
        }

    def _named(self, role: str, ids: Sequence[str]) -> Row:
        known = [self._actors.get(one) for one in ids]
        return {
            f"{role}s": tuple(map(self._name, ids)),
            f"{role}_ids": tuple(ids),
            f"{role}_countries": tuple(actor.country if actor else None for actor in known),
        }

    def _name(self, actor: str | None) -> str:
        found = self._actors.get(actor or "")
        return found.name if found is not None else actor or ""

    def _story(self, story: str) -> Row:
        return {"story": story, "story_title": self._titles.get(story, "")}

    def _where(self, place: Evidence) -> Row:
        """Words of a report, whose they are and where they stand."""
        made = _of(self._reports[place.report])
        return made | {"words": place.span.exact, "start": place.span.start, "end": place.span.end}

    # --- people ---

    def people(self) -> Iterator[Row]:
        """A row for each number of people affected, as each report gives it."""
        return map(self._number, self._dossier.affected)

    def _number(self, one: Affected) -> Row:
        return {
            **self._story(one.story),
            "kind": one.kind,
            "low": one.amount.low,
            "high": one.amount.high,
            "hedge": one.amount.hedge,
            "unit": one.amount.unit,
            "clause": one.clause.exact,
            "authority": self._name(one.authority),
            "authority_id": one.authority,
            "realis": one.realis,
            "earlier": one.earlier,
            "part": one.part,
            **self._where(one.evidence),
        }

    # --- numbers of one thing ---

    def figures(self) -> Iterator[Row]:
        """A row for each number that others of one thing stand beside; what stands together has the same ``row``."""
        for number, row in enumerate(self._dossier.figures, 1):
            for one in row.figures:
                yield {
                    **self._story(row.story),
                    "row": number,
                    "what": row.what,
                    "differs": row.differs,
                    "kind": one.amount.kind,
                    "low": one.amount.low,
                    "high": one.amount.high,
                    "hedge": one.amount.hedge,
                    "unit": one.amount.unit,
                    "clause": one.clause.exact,
                    "authority": self._name(one.authority),
                    "authority_id": one.authority,
                    "earlier": one.earlier,
                    **self._where(one.evidence),
                }

    # --- side by side ---

    def synopsis(self) -> Iterator[Row]:
        """A row for each sentence that others about one matter stand beside; what stands together has the same
        ``row``."""
        for number, row in enumerate(self._dossier.synopsis, 1):
            for one in row.evidence:
                yield {
                    **self._story(row.story),
                    "row": number,
                    "confidence": row.confidence,
                    "differs": tuple(each.kind for each in row.differs),
                    **self._where(one),
                }

    # --- statements ---

    def statements(self) -> Iterator[Row]:
        """A row for each statement, by report in the order of publication and by place in it."""
        told = {
            (telling.report, telling.ref): fact.id
            for fact in self._dossier.facts
            for telling in fact.tellings
            if telling.kind == "statement"
        }
        for reading in sorted(self._dossier.readings, key=_published):
            actors = {actor.id: actor for actor in reading.actors}
            for one in reading.statements:
                yield self._statement(reading, one, actors) | {"fact": told.get((reading.report.id, one.id))}

    def _statement(self, reading: Reading, one: Statement, actors: Mapping[str, Actor]) -> Row:
        speaker = actors.get(one.actor or "")
        chain = (actors.get(link.actor or "") for link in one.chain)
        named = [actor.name if actor else link.span.exact for actor, link in zip(chain, one.chain, strict=True)]
        return {
            **self._story(self._story_of.get(reading.report.id, "")),
            "statement": one.id,
            "form": one.form,
            "speaker": speaker.name if speaker else None,
            "speaker_country": speaker.country if speaker else None,
            "speaker_sector": speaker.sector if speaker else None,
            "source_words": one.source.exact if one.source else None,
            "cue": one.cue.exact if one.cue else None,
            "words": " … ".join(piece.exact for piece in one.content),
            "authorities": tuple(named),
            **_of(reading.report),
            "start": min((piece.start for piece in one.content), default=None),
            "end": max((piece.end for piece in one.content), default=None),
        }


def _parting(kinds: Sequence[tuple[str, float]]) -> Row:
    """On what reports conflict, the surest first, with how sure each is."""
    ordered = sorted(set(kinds), key=lambda one: (-one[1], one[0]))
    return {
        "disagreements": tuple(kind for kind, _ in ordered),
        "disagreement_confidences": tuple(confidence for _, confidence in ordered),
    }


def _ordered(fact: Fact, name: str, lead: Evidence | None) -> list[SlotValue]:
    """The values of a slot, those of the report first whose words the summary has."""
    found = [value for slot in fact.slots if slot.name == name for value in slot.values]
    return sorted(found, key=lambda value: lead is None or value.report != lead.report)


def _of(report: Report) -> Row:
    return {
        "report": report.id,
        "outlet": report.outlet,
        "published": report.published.iso if report.published else None,
        "path": report.path,
        "url": report.url,
    }


def _published(reading: Reading) -> tuple[str, str, str, str]:
    report = reading.report
    return report.published.iso if report.published else "~", report.outlet, report.path, report.id


def _said(one: Correction) -> str:
    """What a person did to a fact on review."""
    return one.action if one.state == "applied" else f"{one.action} (in conflict)"
