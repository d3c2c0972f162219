"""The views of a process: board, course, dossier, timeline, calendar."""

from __future__ import annotations

import re
from functools import lru_cache
from html.parser import HTMLParser

import jsonschema
import pytest

from accord.errors import NotFoundError
from accord.ledger.history import history
from accord.ledger.records import History
from accord.model import Instant
from accord.reading.reader import Reader
from accord.sources import report
from accord.views import board, course, dossier, timeline
from accord.views import json as views_json
from accord.views.calendar import ics
from accord.views.news import news

REPORTS = (
    (
        "2021-05-04",
        "Ferry Post",
        "Chad and Niger agreed on Monday to a thirty-day truce that takes effect on Wednesday, May 5. "
        "Mali welcomed the truce. Foreign ministers of Chad and Niger are to meet in Geneva on May 20.",
    ),
    (
        "2021-05-07",
        "Delta Wire",
        "Niger accused Chad of shelling the town of <b>Agadez</b> on Thursday, "
        "killing four people. Chad denied the shelling.",
    ),
    ("2021-05-09", "Delta Wire", "Niger demanded that Chad release 40 prisoners. Chad refused."),
)


@lru_cache(maxsize=4)
def told(on: str) -> History:
    reader = Reader()
    return history(
        [
            reader.read(
                report(
                    text,
                    path=f"{day}.txt",
                    outlet=outlet,
                    title=None,
                    published=Instant(f"{day}T09:00Z", "minute"),
                    language="en",
                )
            )
            for day, outlet, text in REPORTS
        ],
        on=on,
    )


def truce(found: History) -> str:
    return next(record.id for record in found.commitments if record.issue == "ceasefire")


def test_the_board_says_what_is_in_force_and_for_how_long() -> None:
    shown = " ".join(board.text(told("2021-05-10")).split())
    assert "IN FORCE in force 2021-05-05 Chad and Niger agreed" in shown
    assert "until 2021-06-04, 25 days left" in shown
    assert "alleged breaches: 1" in shown
    assert "said of Chad: alleged by Niger; denied by Chad" in shown
    assert "dead: 4" in shown
    assert "2021-05-20 Foreign ministers of Chad and Niger are to meet in Geneva" in shown


def test_what_ran_out_leaves_the_board_after_a_while() -> None:
    ended = board.text(told("2021-06-10"))
    assert "lapsed 2021-06-04" in ended
    assert "its day has passed, and no report says that it was held" in " ".join(ended.split())
    assert "lapsed 2021-06-04" not in board.text(told("2021-08-10"))


def test_since_tells_only_what_became_known_later() -> None:
    shown = board.text(told("2021-05-10"), since="2021-05-07")
    part = shown[shown.index("KNOWN SINCE 2021-05-07") :]
    assert "refused" in part
    assert "Agadez" not in part
    assert [item.known for item in news(told("2021-05-10"), since="2021-05-05", until="2021-05-07")] == [
        "2021-05-07"
    ] * 3


def test_the_course_has_every_change_with_its_words() -> None:
    found = told("2021-06-10")
    shown = " ".join(course.text(found, truce(found)).split())
    assert "length thirty-day" in shown
    for part in ("agreed agreed happened: 2021-05-03 known: 2021-05-04", "lapsed its term ran out", "Mali backs"):
        assert part in shown
    assert "“Mali welcomed the truce” Ferry Post, 2021-05-04" in shown
    assert course.find(found, truce(found)[:6]).id == truce(found)
    with pytest.raises(NotFoundError):
        course.find(found, "c-none")


def test_the_dossier_is_bounded_by_days() -> None:
    found = told("2021-05-10")
    shown = dossier.text(found, since="2021-05-04", until="2021-05-08")
    assert "KNOWN ON 2021-05-07" in shown
    assert "KNOWN ON 2021-05-04" not in shown
    assert "KNOWN ON 2021-05-09" not in shown
    assert "TRACK: CEASEFIRE" in dossier.text(found)


@pytest.mark.parametrize("on", ["2021-05-10", "2021-06-10"])
def test_json_is_as_published(on: str) -> None:
    made = board.json(told(on), since="2021-05-04")
    jsonschema.Draft202012Validator(views_json.schema("history")).validate(made)
    assert views_json.dumps(made) == views_json.dumps(board.json(told(on), since="2021-05-04"))
    assert course.json(told(on), truce(told(on)))["standing"] in ("in force", "lapsed")


class _Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.seen: list[str] = []

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.seen.append(tag)
        if tag not in ("meta", "link", "line", "circle", "rect") or tag in ("circle", "rect"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        while self.open and self.open.pop() != tag:
            pass


def test_html_loads_nothing_and_escapes_what_reports_say() -> None:
    for page in (
        board.html(told("2021-05-10")),
        dossier.html(told("2021-05-10")),
        course.html(told("2021-05-10"), truce(told("2021-05-10"))),
    ):
        assert "<b>" not in page
        assert "script" not in page
        assert not re.search(r"(?:src|href)=\"(?!data:,)", page)
        tags = _Tags()
        tags.feed(page)
        assert "main" in tags.seen
        assert not tags.open
    assert "<svg" in dossier.html(told("2021-05-10"))


def test_markdown_escapes_what_reports_say() -> None:
    assert "<b>" not in board.markdown(told("2021-05-10")).replace("\\<b", "")


def test_the_picture_has_a_bar_for_what_is_in_force_and_none_without_days() -> None:
    drawn = timeline.svg(told("2021-06-10"))
    assert '<rect class="held"' in drawn
    assert '<circle class="hit"' in drawn
    assert '<rect class="meet"' in drawn
    assert timeline.svg(history([])) == ""


def test_meetings_to_come_are_a_calendar() -> None:
    made = ics(told("2021-05-10")).decode()
    assert made.count("BEGIN:VEVENT") == 1
    assert "DTSTART;VALUE=DATE:20210520" in made
    assert "DTSTAMP:20210504T090000Z" in made
    assert "STATUS:TENTATIVE" in ics(told("2021-06-10")).decode()
    assert ics(told("2021-05-10")) == ics(told("2021-05-10"))
