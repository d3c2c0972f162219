"""Accounts as tables: what they hold, read back as a user's program reads it; and no cell that a spreadsheet runs."""

from __future__ import annotations

import csv
import re
from dataclasses import replace
from io import StringIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accord.commands import asking
from accord.errors import SpanError
from accord.model import Affected, Amount, Correction, Dossier, Evidence, Slot, Span
from accord.views import csv as views_csv
from accord.views.csv import TABLES, Table, columns, table
from make_dossier import FACTS, HALE, LORNE, NORVALE, M, S, W, at, hostile_dossier, make_dossier, values

EMPTY = Dossier((), {}, (), (), (), (), (), (), (), ())
TABLES_PAGE = Path(__file__).parent.parent / "docs" / "tables.md"


def read(dossier: Dossier, name: Table = "facts") -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(table(dossier, name), newline="")))


def facts(dossier: Dossier) -> dict[str, dict[str, str]]:
    return {row["fact"]: row for row in read(dossier)}


def with_fact(**more: object) -> Dossier:
    """The invented account with its first fact changed."""
    made = make_dossier()
    return replace(made, facts=(replace(made.facts[0], **more), *made.facts[1:]))  # type: ignore[arg-type]


def test_a_row_for_every_fact_in_the_order_of_the_account() -> None:
    rows = read(make_dossier())
    assert [row["fact"] for row in rows] == [fact.id for fact in FACTS]
    assert {row["story_title"] for row in rows} == {"Norvale and Estmark pause attacks on dams"}
    pause = rows[1]
    assert (pause["type"], pause["mode"], pause["contexts"], pause["realis"]) == (
        *("CONCEDE", "ceasefire", "military", "future"),
    )
    assert pause["actors"] == "Viktor Hale; Estmark"
    assert pause["actor_ids"] == "viktor-hale; estmark"
    assert pause["recipient_ids"] == NORVALE
    assert (pause["n_origins"], pause["n_outlets"]) == ("3", "4")
    assert pause["outlets"] == "Calder Post; Harbour Wire; Radio Sund; The Meridian"
    assert pause["disagreements"] == "duration; scope"
    assert pause["disagreement_confidences"] == "1; 1"
    assert pause["verdict"] == "disputed"


def test_every_row_leads_to_its_words() -> None:
    texts = {reading.report.id: reading.report.text for reading in make_dossier().readings}
    for row in read(make_dossier()):
        assert texts[row["report"]][int(row["start"]) : int(row["end"])] == row["words"]
    call = facts(make_dossier())["f-call"]
    assert (call["path"], call["url"]) == (W.path, "https://wire.example/orr?a=1&b=2")
    told = facts(with_fact(lead=Evidence(M.id, at(M, "talked for an hour"))))["f-call"]
    assert (told["outlet"], told["words"]) == ("The Meridian", "talked for an hour")


def test_what_is_perhaps_so_says_it() -> None:
    made = make_dossier()
    refusal = replace(made.facts[2], confidence=0.3)
    hurt = replace(made.facts[-1], read_confidence=0.2)
    found = facts(replace(made, facts=(refusal, hurt)))
    assert found["f-refusal"]["verdict"] == "perhaps corroborated"
    assert found["f-refusal"]["confidence"] == "0.3"
    assert (found["f-hurt"]["read_confidence"], found["f-hurt"]["perhaps_misread"]) == ("0.2", "true")
    assert found["f-refusal"]["perhaps_misread"] == "false"


def test_time_and_place_are_those_of_the_report_whose_words_it_has() -> None:
    day = {"start": "2031-04-08T17", "end": None, "precision": "hour", "hedge": "about"}
    other = {"start": "2031-04", "end": None, "precision": "month", "hedge": None}
    lake = {"name": "Lake City", "kind": "city", "country": "NVL"}
    slots = (
        Slot("time", "single", values([(W, "Tuesday", other, "equal"), (M, "Tuesday", day, "equal")])),
        Slot("place", "single", values([(S, "Brae", None, "equal"), (M, "Lake City", lake, "equal")])),
    )
    told = facts(with_fact(slots=slots, lead=Evidence(M.id, at(M, "talked for an hour"))))["f-call"]
    assert (told["day"], told["day_precision"], told["day_hedge"]) == ("2031-04-08", "hour", "about")
    assert (told["place"], told["place_country"], told["place_words"]) == ("Lake City", "NVL", "Lake City")
    # a number is no formula, below zero neither
    assert (told["latitude"], told["longitude"], told["geonames"]) == ("10.5", "-20.25", "7")
    assert facts(with_fact(slots=slots))["f-call"]["day"] == "2031-04"


def test_what_is_not_resolved_keeps_its_words() -> None:
    slots = (
        Slot("time", "single", values([(M, "since the winter", None, "equal")])),
        Slot("place", "single", values([(S, "Brae", None, "equal")])),
    )
    told = facts(with_fact(slots=slots))["f-call"]
    assert (told["day"], told["day_words"]) == ("", "since the winter")
    assert (told["place"], told["place_words"], told["latitude"]) == ("", "Brae", "")


def test_lists_of_one_thing_have_as_many_places() -> None:
    made = make_dossier()
    actors = tuple(
        replace(actor, country="NVL", name="Lorne; the president") if actor.id == LORNE else actor
        for actor in made.actors
    )
    call = facts(replace(made, actors=actors, facts=(replace(made.facts[0], actors=(HALE, LORNE, "nobody")),)))
    assert call["f-call"]["actors"].split("; ") == ["Viktor Hale", "Lorne, the president", "nobody"]
    assert call["f-call"]["actor_countries"].split("; ") == ["", "NVL", ""]
    assert call["f-call"]["recipient_countries"] == ""


def test_what_a_person_said_of_it() -> None:
    said = Correction(3, "2031-04-10T08:00:00Z", "ed", "reject", "fact", "f-call", "a call")
    odd = replace(said, number=4, action="edit", state="conflict")
    assert facts(with_fact(corrections=(said, odd)))["f-call"]["review"] == "reject; edit (in conflict)"


def test_numbers_of_people() -> None:
    amount = Amount("count", 118.0, None, "prisoner", "at least")
    one = Affected(
        *("story-orr", "released", amount, Evidence(M.id, at(M, "118 prisoners"))),
        *(at(M, "On Monday 118 prisoners came home"), NORVALE, "actual", False),
    )
    (row,) = read(replace(make_dossier(), affected=(one,)), "people")
    assert (row["kind"], row["low"], row["high"], row["hedge"]) == ("released", "118", "", "at least")
    assert (row["words"], row["clause"]) == ("118 prisoners", "On Monday 118 prisoners came home")
    assert (row["authority"], row["authority_id"], row["earlier"]) == ("Norvale", NORVALE, "false")
    assert (row["outlet"], row["report"]) == ("The Meridian", M.id)
    assert M.text[int(row["start"]) : int(row["end"])] == "118 prisoners"


def test_statements() -> None:
    made = make_dossier()
    (row,) = read(made, "statements")
    assert (row["form"], row["speaker"], row["cue"]) == ("direct", "Ada Lorne", "told")
    assert row["words"] == "It was useful, blunt and overdue"
    assert row["fact"] == ""
    telling = replace(made.facts[7].tellings[0], report=M.id, kind="statement", ref="s1")
    (row,) = read(replace(made, facts=(replace(made.facts[7], tellings=(telling,)),)), "statements")
    assert row["fact"] == "f-quote"


@pytest.mark.parametrize("name", TABLES)
def test_lines_end_as_the_standard_says_and_nothing_gives_the_names_alone(name: Table) -> None:
    assert table(EMPTY, name) == ",".join(columns(name)) + "\r\n"
    text = table(make_dossier(), name)
    assert text.count("\r\n") == text.count("\n")
    assert text == table(make_dossier(), name)
    assert TABLES == asking.TABLES


@pytest.mark.parametrize("words", ["=1+1", "+2", "-3", "@SUM(A1)", "\t=1", "\r=1", " =1", "＝1", '=HYPERLINK("a","b")'])
def test_no_cell_is_a_formula(words: str) -> None:
    for name in TABLES:
        for row in read(hostile_dossier(words), name):
            for cell in row.values():
                assert not cell.startswith(tuple("=+-@＝\t\r")), cell
    (row,) = read(hostile_dossier(words))
    assert row["summary"] == f"'{words.strip()}"


@given(st.text(min_size=1, max_size=40))
def test_any_words_come_back_in_their_columns(words: str) -> None:
    for name in TABLES:
        text = table(hostile_dossier(words), name)
        text.encode()
        for row in csv.reader(StringIO(text, newline="")):
            assert len(row) == len(columns(name))


def test_a_wrong_span_is_an_error() -> None:
    with pytest.raises(SpanError):
        table(with_fact(evidence=(Evidence(W.id, Span(0, 4, "nope")),)))


def test_some_rows_only() -> None:
    found = views_csv.rows(make_dossier(), "facts", ["f-hurt", "f-gone", "f-call"])
    assert [line[0] for line in csv.reader(StringIO(found, newline=""))] == ["f-hurt", "f-call"]


def test_the_page_on_tables_names_every_column() -> None:
    page = TABLES_PAGE.read_text("utf-8")
    for name in TABLES:
        section = page[page.index(f"\n## {name.capitalize()}\n") :].split("\n## ")[1]
        told = [
            cell for row in re.findall(r"^\| (`.+?) \|", section, re.MULTILINE) for cell in re.findall(r"`(\w+)`", row)
        ]
        assert sorted(told) == sorted(columns(name)), name
