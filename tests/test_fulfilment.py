"""What was undertaken and is told as done, in time, late or not at all. The sentences are about no process that is
shipped."""

from __future__ import annotations

import pytest

from accord.ledger.history import history
from accord.ledger.records import History
from accord.views import board, course
from test_process_shapes import about, told

DEAL = (
    "Togo and the Volta Liberation Front signed an agreement in Lome on Monday under which Togo will free 40 prisoners "
    "by May 14. The front undertakes to hand over maps of its minefields by May 14. Togo will withdraw its troops from "
    "Kpalime by May 20."
)


def after(text: str, day: str, on: str = "2021-05-30") -> History:
    return history([told(DEAL), told(text, day, "The Harbour Gazette")], on=on)


@pytest.mark.parametrize(
    ("text", "day", "words", "standing", "happened"),
    [
        ("Togo freed all 40 prisoners on Wednesday.", "2021-05-13", "40 prisoners by", "fulfilled", "2021-05-12"),
        ("All 40 prisoners were released on Sunday.", "2021-05-17", "40 prisoners by", "fulfilled late", "2021-05-16"),
        (
            "The front handed over the maps of its minefields on Friday, hours before the deadline.",
            "2021-05-15",
            "maps of its minefields by",
            "fulfilled",
            "2021-05-14",
        ),
        (
            "The front's maps of the minefields were delivered on Saturday, a day late.",
            "2021-05-17",
            "maps of its minefields by",
            "fulfilled late",
            "2021-05-15",
        ),
        (
            "The front has not handed over the maps of its minefields.",
            "2021-05-17",
            "maps of its minefields by",
            "not fulfilled",
            None,
        ),
        (
            "The troops of Togo withdrew from Kpalime on Tuesday.",
            "2021-05-19",
            "from Kpalime",
            "fulfilled",
            "2021-05-18",
        ),
    ],
)
def test_what_is_told_as_done_fulfils_the_undertaking(
    text: str, day: str, words: str, standing: str, happened: str | None
) -> None:
    record = about(after(text, day), words)
    assert record.standing == standing
    last = record.changes[-1]
    assert (last.happened.start if last.happened else None) == happened
    assert last.evidence[0].span.exact in text


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Togo freed 12 prisoners on Wednesday.", "40 prisoners by"),  # fewer
        ("Half of the prisoners were released on Wednesday.", "40 prisoners by"),
        ("Togo will free the 40 prisoners on Friday.", "40 prisoners by"),
        ("Togo has not freed the 40 prisoners.", "40 prisoners by"),  # its day is yet to come
        ("Peru released 40 prisoners on Wednesday.", "40 prisoners by"),
        ("The troops of Togo withdrew from Atakpame on Tuesday.", "from Kpalime"),
    ],
)
def test_what_is_less_or_anothers_fulfils_nothing(text: str, words: str) -> None:
    assert about(after(text, "2021-05-13", on="2021-05-13"), words).standing == "agreed"


def test_a_day_that_passes_with_no_report_is_not_broken() -> None:
    assert about(after("Rain fell in Lome on Friday.", "2021-05-15"), "40 prisoners by").standing == "lapsed"


def test_late_is_told_after_the_day_that_was_missed() -> None:
    record = about(after("All 40 prisoners were released on Sunday.", "2021-05-17"), "40 prisoners by")
    assert [change.standing for change in record.changes] == ["agreed", "lapsed", "fulfilled late"]


def test_the_board_has_a_section_of_what_was_kept() -> None:
    found = after("All 40 prisoners were released on Sunday, two days late.", "2021-05-17")
    record = about(found, "40 prisoners by")
    assert "FULFILLED, OR NOT" in board.text(found)
    assert "told as done late" in course.text(found, record.id)
    assert course.json(found, record.id)["standing"] == "fulfilled late"


def test_no_later_than_is_a_limit() -> None:
    text = "Togo and Chad signed an accord on Monday. Under the accord Togo will pay 40 dollars no later than May 20."
    assert about(history([told(text)]), "40 dollars no later").over == "2021-05-20"


def test_an_extended_deadline_is_the_new_last_day() -> None:
    text = "Togo and the front have agreed to extend the deadline for the withdrawal from Kpalime by a week, to May 27."
    found = after(text, "2021-05-19", on="2021-05-24")
    record = about(found, "from Kpalime")
    assert (record.standing, record.over) == ("agreed", "2021-05-27")
    assert record.changes[0].happened is not None and record.changes[0].happened.start == "2021-05-03"
    assert len([one for one in found.commitments if "Kpalime" in one.summary]) == 1


def test_nobody_agrees_after_it_was_reported() -> None:
    found = history([told("Togo and Chad agreed to meet again in Lome on May 20 to discuss the border.")])
    [record] = found.commitments
    assert record.changes[0].happened is None
    [meeting] = found.meetings
    assert (meeting.status, meeting.day) == ("to come", "2021-05-20")


def test_who_will_agree_on_a_day_keeps_it() -> None:
    found = history([told("Togo and Chad will sign a truce on May 20, diplomats said.")])
    assert found.commitments[0].changes[0].standing == "floated"
