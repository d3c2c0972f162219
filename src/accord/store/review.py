"""Reviewing: what is asked to be corrected found in the ledger and entered, shown beside answers, and listed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import Connection, select

from accord.errors import QuestionError
from accord.ledger import record_review, review
from accord.ledger.corrections import ACTIONS, Entered, Part, noted
from accord.model import Correction, Fact, Reading
from accord.store import corrections, settling
from accord.store.asking import Page, Quote, StoryRow, story_named
from accord.store.codec import decode, unpack
from accord.store.known import Position, counted, members, readings_at
from accord.store.tables import accounts, facts, reports, stories

__all__ = ["Request", "Reviewed", "mark_quotes", "mark_stories", "overview", "prepare", "request"]

_MANY = 50


@dataclass(frozen=True, slots=True)
class Request:
    """What somebody asks to be entered. ``targets`` are ids: of facts, stories, records of the process, and of
    statements as REPORT:STATEMENT. ``parts`` of a split are REPORT or REPORT:PLACE. ``undo`` is a correction's number.
    """

    action: str
    targets: tuple[str, ...] = ()
    field: str | None = None
    value: str | None = None
    parts: tuple[str, ...] = ()
    note: str | None = None
    who: str | None = None
    undo: int | None = None


@dataclass(frozen=True, slots=True)
class Reviewed:
    """A correction as the overview lists it: what became of it (one for each record that it bears on), and who took it
    back."""

    entered: Entered
    shown: tuple[Correction, ...]
    undone: corrections.Undone | None


_KEYS = {"action", "target", "targets", "field", "value", "parts", "note", "who"}


def request(data: object) -> Request:
    """A request out of a line of JSON. Raises QuestionError, saying what is wrong."""
    if not isinstance(data, dict):
        raise QuestionError("is no object")
    unknown = sorted(set(data) - _KEYS)
    if unknown:
        raise QuestionError(f"{unknown[0]!r} is none of {', '.join(sorted(_KEYS))}")
    action = data.get("action")
    if action == "undo":
        number = data.get("target")
        if isinstance(number, bool) or not isinstance(number, int):
            raise QuestionError("undo needs a target: the number of a correction")
        return Request("undo", undo=number, note=_word(data, "note"), who=_word(data, "who"))
    targets = _words(data, "targets")
    if "target" in data:
        targets = (_word(data, "target") or "", *targets)
    return Request(
        str(action),
        targets,
        _word(data, "field"),
        _word(data, "value"),
        _words(data, "parts"),
        _word(data, "note"),
        _word(data, "who"),
    )


def _word(data: dict[str, Any], name: str) -> str | None:
    value = data.get(name)
    if value is not None and not isinstance(value, str):
        raise QuestionError(f"{name} is no string")
    return value


def _words(data: dict[str, Any], name: str) -> tuple[str, ...]:
    value = data.get(name, [])
    if not isinstance(value, list) or not all(isinstance(each, str) for each in value):
        raise QuestionError(f"{name} is no list of strings")
    return tuple(value)


def _checked(asked: Request) -> None:
    """Raises QuestionError for what can't be entered whatever the ledger holds."""
    if asked.action not in (*ACTIONS, "undo"):
        raise QuestionError(f"action {asked.action!r}: it is one of {', '.join((*ACTIONS, 'undo'))}")
    if not (asked.who or "").strip():
        raise QuestionError("nobody is named who says so")
    if asked.action == "undo":
        return
    if not all(target.strip() for target in asked.targets):
        raise QuestionError(f"{asked.action} needs an id")
    wanted = 2 if asked.action == "merge" else 1
    if len(asked.targets) < wanted or (asked.action != "merge" and len(asked.targets) > 1):
        raise QuestionError(f"{asked.action} needs {'two ids or more' if wanted == 2 else 'one id'}")
    if (asked.action == "edit") != (asked.field is not None and asked.value is not None):
        raise QuestionError("an edit needs a field and a value, and nothing else has them")
    if (asked.action == "split") != bool(asked.parts):
        raise QuestionError("a split needs parts, and nothing else has them")
    if asked.action == "note" and not (asked.note or "").strip():
        raise QuestionError("a note needs words")


class _Found:
    """Records of the ledger as of now, by the ids that are given for them."""

    def __init__(self, connection: Connection, at: Position) -> None:
        self._connection = connection
        self._at = at
        self._history: Any = None

    def find(self, words: str) -> tuple[str, str | None, Part, Any]:
        """(kind, story, the record as a part, the record). Raises QuestionError where there is none, or several."""
        if words.startswith("story-"):
            return self._story(words)
        if ":" in words:
            return self._statement(words)
        if words.startswith(("e-", "s-")):
            return self._fact(words)
        return self._record(words)

    def _story(self, words: str) -> tuple[str, str | None, Part, Any]:
        name = story_named(self._connection, words)
        made = settling.kept(self._connection, self._account(name))
        story = next((each for each in made.stories if each.id == name), None)
        if story is None:
            raise QuestionError(f"story {words!r}: none of its reports counts any more")
        return "story", name, review.story_part(story), story

    def _account(self, story: str) -> int:
        row = self._connection.execute(select(stories.c.account).where(stories.c.story == story)).scalar()
        if row is None:
            raise QuestionError(f"{story}: its account is still to be worked out")
        return int(row)

    def _statement(self, words: str) -> tuple[str, str | None, Part, Any]:
        report, _, name = words.partition(":")
        row = self._connection.execute(
            select(reports.c.entry, reports.c.story).where(
                reports.c.id >= report, reports.c.id < report + "\uffff", counted(self._at)
            )
        ).all()
        if len(row) != 1:
            raise QuestionError(f"statement {words!r}: {'several reports begin' if row else 'no report begins'} so")
        [reading] = readings_at(self._connection, [row[0][0]], self._at)
        part = review.statement_part(reading, name)
        if part is None:
            raise QuestionError(f"statement {words!r}: that report has none of this id; accord quotes lists them")
        return "statement", row[0][1], part, None

    def _fact(self, words: str) -> tuple[str, str | None, Part, Any]:
        rows = self._connection.execute(
            select(facts.c.body, accounts.c.account, accounts.c.story)
            .join(accounts, facts.c.account == accounts.c.account)
            .join(stories, stories.c.account == accounts.c.account)
            .where(facts.c.id >= words, facts.c.id < words + "\uffff")
            .limit(_MANY)
        ).all()
        found = [(decode(Fact, unpack(body)), account, story) for body, account, story in rows]
        same = [each for each in found if each[0].id == words] or found
        if len(same) != 1:
            raise QuestionError(
                f"fact {words!r}: {'several begin so' if same else 'there is none now; accord facts lists them'}"
            )
        fact, account, story = same[0]
        made = settling.kept(self._connection, account)
        return "fact", story, review.fact_part(fact, {one.report.id: one for one in made.readings}), fact

    def _record(self, words: str) -> tuple[str, str | None, Part, Any]:
        if self._history is None:
            every = list(self._connection.execute(select(stories.c.story)).scalars())
            groups = members(self._connection, every, self._at)
            readings = readings_at(self._connection, [one for some in groups.values() for one in some], self._at)
            from accord.ledger.history import history

            self._history = history(readings, corrections=corrections.entered_at(self._connection, self._at))
        found = record_review.find(self._history, words)
        if len(found) != 1:
            raise QuestionError(
                f"{words!r}: {'several records begin so' if found else 'no record has this id'}; accord ledger, "
                "accord facts, accord quotes and accord stories list them"
            )
        kind, record = found[0]
        return kind, None, record_review.record_part(record), record


def prepare(connection: Connection, at: Position, asked: Iterable[Request]) -> list[Entered | tuple[Request, Entered]]:
    """What is to be entered for these requests; for an undo the request and the correction that it takes back.

    Raises QuestionError for the first that can't be.
    """
    found = _Found(connection, at)
    made: list[Entered | tuple[Request, Entered]] = []
    for one in asked:
        _checked(one)
        if one.action == "undo":
            there = {each.number: each for each in corrections.entered_at(connection, at)}
            if one.undo not in there:
                raise QuestionError(f"correction {one.undo}: there is none of that number that counts")
            made.append((one, there[one.undo]))
            continue
        told = [found.find(target) for target in dict.fromkeys(one.targets)]
        kinds, homes = {each[0] for each in told}, {each[1] for each in told}
        kind = told[0][0]
        if one.action == "merge" and (len(told) < 2 or len(kinds) > 1 or len(homes) > 1):
            raise QuestionError("a merge is of two or more different records of one kind, facts of one story")
        if one.action in ("merge", "split") and kind in ("statement", "story"):
            raise QuestionError(f"facts and records of the process can be merged and split, not a {kind}")
        parts = tuple(each[2] for each in told)
        if one.action in ("merge", "split") and any(each.anchors[0].startswith("passage:") for each in parts):
            raise QuestionError("a fact that only a comparison of sentences found can't be merged or split")
        if one.action == "split":
            parts = _split(parts[0], one.parts, told[0][3])
        if one.action == "edit":
            _check_edit(kind, one, told[0][3])
        note = one.note.strip() if one.note and one.note.strip() else None
        made.append(
            Entered(0, "", str(one.who).strip(), one.action, kind, parts, told[0][1], one.field, one.value, note)  # type: ignore[arg-type]
        )
    return made


def _split(part: Part, wanted: Sequence[str], record: Any) -> tuple[Part, ...]:
    """The part that stays, and those that are parted from it."""
    left = list(part.anchors)
    parted: list[Part] = []
    for words in wanted:
        report, _, place = words.partition(":")
        own = [anchor for anchor in left if anchor.split(":")[1].startswith(report) and _at(anchor, place, record)]
        if not own or not report:
            raise QuestionError(f"part {words!r}: it tells nothing of {part.id}, or is in another part already")
        left = [anchor for anchor in left if anchor not in own]
        parted.append(replace(part, anchors=tuple(own)))
    if not left:
        raise QuestionError(f"nothing would be left of {part.id}")
    return (replace(part, anchors=tuple(left)), *parted)


def _at(anchor: str, place: str, record: Any) -> bool:
    """Whether a telling stands at a place: begins there, or its words hold it."""
    if not place:
        return True
    if not place.isdecimal():
        raise QuestionError(f"place {place!r} is no number of code points")
    report, start = anchor.split(":")[1:3]
    if start == place:
        return True
    return any(
        item.report == report and item.span.start <= int(place) < item.span.end
        and item.span.start <= int(start) < item.span.end
        for item in record.evidence
    )  # fmt: skip


def _check_edit(kind: str, one: Request, record: Any) -> None:
    if kind == "story":
        allowed: dict[str, tuple[str, ...] | None] = {"title": None}
    elif kind == "statement":
        allowed = {"speaker": None}
    elif kind == "fact":
        allowed = {**{slot.name: None for slot in record.slots}, **review.FACT_FIELDS}
    else:
        allowed = dict(record_review.FIELDS[kind])
    assert one.field is not None
    if one.field not in allowed:
        raise QuestionError(f"a {kind} has no field {one.field!r} to edit: it has {', '.join(sorted(allowed))}")
    values = allowed[one.field]
    if values is not None and one.value not in values:
        raise QuestionError(f"{one.field} {one.value!r}: it is one of {', '.join(values)}")
    if not (one.value or "").strip() and one.field not in ("mode", "over", "day"):
        raise QuestionError(f"{one.field} can't be empty")


# --- beside answers ---


def mark_quotes(page: Page[Quote], entered: Sequence[Entered]) -> Page[Quote]:
    """The quotes with what persons said of them; an edited speaker has the new name."""
    by_place: dict[str, list[Entered]] = {}
    for one in entered:
        if one.kind == "statement":
            by_place.setdefault(one.parts[0].anchors[0], []).append(one)
    rows = []
    for row in page.rows:
        told = row.speaker or ""
        for one in by_place.get(f"statement:{row.report}:{row.span[0]}", ()):
            values, reason = review.said_by(one, told)
            shown = noted(one, f"{row.report}:{row.statement}", values, reason)
            speaker = one.value if one.action == "edit" and reason is None else row.speaker
            row = replace(row, speaker=speaker, corrections=(*row.corrections, shown))
        rows.append(row)
    return replace(page, rows=tuple(rows))


def mark_stories(connection: Connection, at: Position, page: Page[StoryRow]) -> Page[StoryRow]:
    """The stories with what persons said of them, as far as their accounts are worked out."""
    entered = corrections.entered_at(connection, at, [row.id for row in page.rows])
    corrected = {one.story for one in entered if one.kind == "story"}
    rows = []
    for row in page.rows:
        shown: tuple[Correction, ...] = ()
        if row.id in corrected:
            shown = tuple(one for one in _shown(connection, at, row.id) if one.kind == "story")
        rows.append(replace(row, corrections=shown))
    return replace(page, rows=tuple(rows))


def _shown(connection: Connection, at: Position, story: str) -> tuple[Correction, ...]:
    """What became of the corrections of a story's records, as of a position."""
    upto = settling.last_entry(connection, story, at)
    account = settling.account_of(connection, story, upto) if upto else None
    if account is None:
        return settling.work_out(connection, story, upto).corrections if upto else ()
    return settling.kept(connection, account).corrections


def overview(connection: Connection, at: Position) -> list[Reviewed]:
    """All corrections that had been made by a position, the latest first, each with what became of it."""
    every = corrections.entered_at(connection, at, all_of_them=True)
    off = corrections.undone_at(connection, at)
    on = [one for one in every if one.number not in off]
    shown: dict[int, list[Correction]] = {}
    for story in sorted({one.story for one in on if one.story is not None}):
        for each in _shown(connection, at, story):
            shown.setdefault(each.number, []).append(each)
    process = [one for one in on if one.story is None]
    if process:
        from accord.ledger.history import history

        made = history(_readings_of(connection, at, process), corrections=process)
        for each in made.corrections:
            shown.setdefault(each.number, []).append(each)
    found = []
    for one in reversed(every):
        here = tuple(shown.get(one.number, ()))
        if not here and one.number not in off:
            here = (noted(one, one.parts[0].id, (), "nothing is found of it any more"),)
        found.append(Reviewed(one, here, off.get(one.number)))
    return found


def _readings_of(connection: Connection, at: Position, process: Sequence[Entered]) -> list[Reading]:
    """The readings of the stories that tell of these corrections' records."""
    wanted = sorted({report for one in process for report in one.reports})
    names = set(connection.execute(select(reports.c.story).where(reports.c.id.in_(wanted))).scalars())
    groups = members(connection, sorted(names), at)
    return readings_at(connection, [entry for some in groups.values() for entry in some], at)
