"""What persons said of a process's records: standing, terms and positions follow from merged and split steps."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from accord.ledger.commitment_records import step_anchor
from accord.ledger.corrections import Entered, dumped, loaded
from accord.ledger.history import history
from accord.ledger.record_review import record_part
from accord.ledger.records import History
from accord.ledger.tellings import gather
from accord.model import Reading
from accord.views import board, calendar, course, dossier
from accord.views.json import schema
from test_cli import environment, run
from test_history import AGREED, told

PROPOSED = "Norway proposed to Chad and Niger an exchange of all prisoners of the border war."
HELD = "The ministers of Chad and Niger will meet in Oslo on May 20, 2021, both governments said."
SIGNED = "Chad and Niger signed an accord on opening the lake road to grain convoys on Friday, May 14."


@pytest.fixture(scope="module")
def readings() -> list[Reading]:
    return [
        told(AGREED, "2021-05-04"),
        told(PROPOSED, "2021-05-06"),
        told(HELD, "2021-05-07"),
        told(SIGNED, "2021-05-15"),
    ]


def entered(made: History, action: str, *ids: str, number: int = 1, **more: object) -> Entered:
    every = [*made.commitments, *made.incidents, *made.meetings, *made.exchanges, *made.aid]
    parts = tuple(record_part(next(one for one in every if one.id == name)) for name in ids)
    kind = {"c": "commitment", "i": "incident", "m": "meeting", "x": "exchange", "a": "aid"}[ids[0][0]]
    return Entered(number, "2021-06-01T10:00:00Z", "anna", action, kind, parts, **more)  # type: ignore[arg-type]


def test_a_correction_comes_back_from_its_columns_as_it_was(readings: list[Reading]) -> None:
    made = history(readings)
    one = entered(made, "edit", made.commitments[0].id, field="standing", value="refused", note="so")
    target, value = dumped(one)
    assert loaded(1, one.at, one.who, "edit", target, value, "so") == one


def test_an_edited_standing_is_the_last_change_and_says_by_whom(readings: list[Reading]) -> None:
    made = history(readings, on="2021-05-15")
    pause = next(one for one in made.commitments if one.standing == "in force")
    found = history(
        readings, on="2021-05-15", corrections=[entered(made, "edit", pause.id, field="standing", value="refused")]
    )
    record = next(one for one in found.commitments if one.id == pause.id)
    assert record.standing == "refused"
    assert record.changes[:-1] == pause.changes
    assert record.changes[-1].rule == "corrected by anna"
    assert record.corrections[0].told == ("agreed",)  # what a report says; in force it was by the calendar
    for view in (board, dossier):
        for form in (view.text, view.markdown, view.html):
            assert "edited by anna" in form(found)
    for course_form in (course.text, course.markdown, course.html):
        assert "edited by anna" in course_form(found, pause.id)
    data = board.json(found)
    Draft202012Validator(schema("history")).validate(data)
    assert data["corrections"][0]["who"] == "anna"


def test_a_rejected_record_leaves_the_board_and_is_named_below(readings: list[Reading]) -> None:
    made = history(readings, on="2021-05-15")
    pause = next(one for one in made.commitments if one.standing == "in force")
    meeting = next(one for one in made.meetings if one.day == "2021-05-20")
    found = history(
        readings,
        on="2021-05-15",
        corrections=[entered(made, "reject", pause.id), entered(made, "reject", meeting.id, number=2)],
    )
    page = board.text(found, width=200)
    head, _, below = page.partition("CORRECTIONS")
    assert pause.summary[:40] not in head
    assert "rejected by anna" in below
    assert pause.id in below
    assert b"BEGIN:VEVENT" in calendar.ics(made)
    assert b"BEGIN:VEVENT" not in calendar.ics(found)


def test_merged_commitments_are_one_whose_standing_follows_from_all_its_steps(readings: list[Reading]) -> None:
    made = history(readings, on="2021-05-15")
    offer = next(one for one in made.commitments if one.standing == "proposed")
    signed = next(one for one in made.commitments if "signed" in one.summary)
    assert offer.id != signed.id
    one = entered(made, "merge", signed.id, offer.id)
    found = history(readings, on="2021-05-15", corrections=[one])
    assert len(found.commitments) == len(made.commitments) - 1
    record = next(each for each in found.commitments if each.corrections)
    assert record.id == offer.id  # the id is that of the first telling
    assert [change.standing for change in record.changes] == ["proposed", "agreed"]
    assert {stand.party for stand in record.positions} >= {"NOR", "TCD", "NER"}
    # a split of it undoes that by another way
    parts = tuple(
        replace(record_part(record), anchors=tuple(a for a in record.tellings if (a in offer.tellings) is first))
        for first in (True, False)
    )
    split = Entered(2, one.at, "ben", "split", "commitment", parts)
    again = history(readings, on="2021-05-15", corrections=[one, split])
    assert [each.id for each in again.commitments] == [each.id for each in made.commitments]
    assert [each.changes for each in again.commitments] == [each.changes for each in made.commitments]


@pytest.fixture(scope="module")
def happenings() -> list[Reading]:
    return [
        told(
            "Niger shelled the market of Abeche on Monday, May 3, 2021, killing nine people, Chad said. "
            "Niger denied it.",
            "2021-05-04",
        ),
        told(
            "Niger fired rockets at the village of Ati on Monday, May 3, killing 14 people, Chad said.",
            "2021-05-05",
            "The Lake Post",
        ),
        told(
            "France delivered 40 tons of rice to Chad on May 8. France delivered medicine to Chad on May 12.",
            "2021-05-13",
        ),
        told("Chad freed 20 prisoners on May 10. Niger released 31 soldiers on May 16.", "2021-05-17"),
        told(
            "The ministers of Chad and Niger met in Oslo on May 20, 2021. "
            "The presidents of Chad and Niger met in Geneva on May 24.",
            "2021-05-25",
        ),
    ]


def test_merged_incidents_have_the_figures_and_voices_of_all_their_tellings(happenings: list[Reading]) -> None:
    made = history(happenings)
    first, second = made.incidents
    assert (first.casualties.low, first.casualties.high) == (9, 9)
    found = history(happenings, corrections=[entered(made, "merge", second.id, first.id)])
    [record] = found.incidents
    assert record.id == first.id
    assert (record.casualties.best, record.casualties.low, record.casualties.high) == (14, 9, 14)
    assert {voice.party for voice in record.denied_by} == {"NER"}
    assert record.tellings == first.tellings + second.tellings
    assert [(one.action, one.state) for one in record.corrections] == [("merge", "applied")]
    # without the report that told one of the two, the other stands, and the merge is in conflict
    alone = history(happenings[1:], corrections=[entered(made, "merge", second.id, first.id)])
    assert [one.state for one in alone.incidents[0].corrections] == ["conflict"]
    assert "told no more" in (alone.incidents[0].corrections[0].reason or "")


def test_a_split_exchange_is_two_with_their_own_days_and_a_merge_of_meetings_is_one(happenings: list[Reading]) -> None:
    made = history(happenings)
    [handed] = made.exchanges
    stays, parted = handed.tellings
    part = record_part(handed)
    parts = (replace(part, anchors=(stays,)), replace(part, anchors=(parted,)))
    split = Entered(1, "2021-06-01T10:00:00Z", "anna", "split", "exchange", parts)
    oslo, geneva = made.meetings
    rice, medicine = made.aid
    found = history(
        happenings,
        corrections=[
            split,
            entered(made, "merge", oslo.id, geneva.id, number=2),
            entered(made, "merge", rice.id, medicine.id, number=3),
        ],
    )
    assert [[term.text for giving in one.sides for term in giving.amounts] for one in found.exchanges] == [
        ["20 prisoners"],
        ["31 soldiers"],
    ]
    assert [one.parties for one in found.exchanges] == [("TCD",), ("NER",)]
    [meeting] = found.meetings
    assert [term.text for term in meeting.place] == ["Oslo", "Geneva"]
    [helped] = found.aid
    assert helped.tellings == rice.tellings + medicine.tellings
    assert [one.state for one in found.corrections] == ["applied"] * len(found.corrections)
    assert {one.record for one in found.corrections} == {one.id for one in (*found.exchanges, meeting, helped)}


def test_a_correction_by_the_places_of_words_is_still_found(happenings: list[Reading]) -> None:
    made = history(happenings)
    first = made.incidents[0]
    words = tuple(f"words:{one.report}:{one.span.start}:{one.span.end}" for one in first.evidence)
    old = replace(record_part(first), anchors=words)
    reject = Entered(1, "2021-06-01T10:00:00Z", "anna", "reject", "incident", (old,))
    found = history(happenings, corrections=[reject])
    assert [len(one.corrections) for one in found.incidents] == [1, 0]


def test_what_has_moved_on_is_a_conflict_and_what_is_not_looked_at_is_none(readings: list[Reading]) -> None:
    made = history(readings, on="2021-05-15")
    pause = next(one for one in made.commitments if one.standing == "in force")
    edit = entered(made, "edit", pause.id, field="standing", value="agreed")
    confirm = entered(made, "confirm", pause.id, number=2)
    ended = told("Niger said on Tuesday, May 18, that the pause in attacks had collapsed.", "2021-05-18")
    found = history([*readings, ended], on="2021-05-18", corrections=[edit, confirm])
    record = next(one for one in found.commitments if one.corrections)
    assert record.standing == "lapsed"
    assert [one.state for one in record.corrections] == ["conflict", "conflict"]
    assert "its standing was agreed and is lapsed now" in (record.corrections[0].reason or "")
    assert "IN CONFLICT, not settled" in board.text(found, width=200)
    here = frozenset({readings[0].report.id})
    elsewhere = history(readings[1:], on="2021-05-15", corrections=[replace(edit, counted=here)])
    assert elsewhere.corrections == ()
    gone = history(readings[1:], on="2021-05-15", corrections=[replace(edit, counted=frozenset())])
    assert [one.reason for one in gone.corrections] == ["none of the reports that told it counts any more"]


def test_no_correction_changes_nothing_and_anchors_name_steps_once(readings: list[Reading]) -> None:
    assert history(readings, corrections=[]) == history(readings)
    steps = gather(readings).steps
    assert len({step_anchor(one) for one in steps}) == len(steps)


def test_the_ledger_applies_them_to_its_process(tmp_path: Path) -> None:
    store = environment(ACCORD_STORE=str(tmp_path / "ledger.sqlite"))
    for number, (text, day) in enumerate(((AGREED, "2021-05-04"), (SIGNED, "2021-05-15"))):
        (tmp_path / f"{number}.txt").write_text(f"---\noutlet: The Post\npublished: {day}\n---\n{text}\n", "utf-8")
        code, _, said = run("add", "--backfill", tmp_path / f"{number}.txt", env=store)
        assert code == 0, said
    before = json.loads(run("ledger", "--format", "json", env=store)[1])
    name = next(one["id"] for one in before["commitments"] if "pause" in one["summary"])
    code, _, said = run("review", "edit", name, "standing", "refused", "--who", "fay", env=store)
    assert code == 0, said
    after = json.loads(run("ledger", "--format", "json", env=store)[1])
    assert next(one for one in after["commitments"] if one["id"] == name)["standing"] == "refused"
    assert "edited by fay" in run("ledger", "--commitment", name, env=store)[1]
    assert "edited by fay" in run("dossier", "--process", "--format", "markdown", env=store)[1]
    assert json.loads(run("ledger", "--as-of", "2021-05-20", "--format", "json", env=store)[1])["corrections"] == []
    code, out, _ = run("review", "--format", "json", env=store)
    [row] = json.loads(out)["corrections"]
    assert (row["state"], row["kind"], row["records"][0]["record"]) == ("applied", "commitment", name)
