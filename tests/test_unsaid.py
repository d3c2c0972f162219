"""What somebody did not say is no statement of it, and no act on his word."""

from __future__ import annotations

import pytest

from accord.reading.language import Language
from accord.reading.reader import Reader
from test_events import first, names, read


@pytest.fixture(scope="module")
def reader(language: Language) -> Reader:
    return Reader(language=language)


@pytest.mark.parametrize(
    "text",
    [
        "Norway did not say whether the sailors had been freed.",
        "Norway did not immediately say what the sailors had been offered.",
        "Norway would not say if Peru had signed the paper.",
        "Norway refused to confirm that Peru had shelled the port.",
        "Norway was unable to say whether Peru would attend.",
        "Norway could not confirm reports that Peru had shelled the port.",
        "Norway neither confirmed nor denied that it had freed the sailors.",
        "Norway stopped short of saying that Peru had shelled the port.",
        "Nobody would say whether Peru had freed the sailors.",
        "The Norwegian ministry did not respond to a request for comment.",
        "Norway has not confirmed the new date.",
        "Norway refused to comment or say whether Peru had agreed to a truce.",
    ],
)
def test_what_is_not_said_is_no_statement_and_no_act(reader: Reader, text: str) -> None:
    reading = read(reader, text)
    assert not reading.statements
    assert all(event.realis in ("hypothetical", "negated") for event in reading.events)


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Norway said that the sailors had not been freed.", "sailors"),
        ("Norway did not say until Friday that the sailors had been freed.", "sailors"),
        ("Norway not only said that the sailors were free.", "sailors"),
        ("Norway denied that it had freed the sailors.", "freed"),
    ],
)
def test_what_is_said_stays_a_statement(reader: Reader, text: str, content: str) -> None:
    reading = read(reader, text)
    assert any(content in piece.exact for one in reading.statements for piece in one.content)


@pytest.mark.parametrize(
    "text",
    [
        "Norway did not say when Peru shelled the port.",
        "Norway declined to say how many sailors Peru shelled.",
        "Norway would not say why Peru shelled the port.",
    ],
)
def test_what_a_question_takes_for_granted_was_done(reader: Reader, text: str) -> None:
    reading = read(reader, text)
    assert not reading.statements
    assert first(reading, "shelled").realis == "actual"
    assert names(reading, first(reading, "shelled").actors) == {"Peru"}


def test_who_does_not_say_what_was_promised_promises_nothing(reader: Reader) -> None:
    reading = read(reader, "Norway did not say what the sailors had been promised. Peru promised to free them.")
    actual = [event for event in reading.events if event.realis == "actual"]
    assert [event.trigger.start > reading.report.text.index("Peru") for event in actual] == [True]


def test_who_declines_to_comment_rejects_nothing(reader: Reader) -> None:
    assert not read(reader, "Norway declined to comment on the raid in Lima.").events or all(
        event.type != "REJECT" for event in read(reader, "Norway declined to comment on the raid in Lima.").events
    )
    assert first(read(reader, "Norway declined the offer."), "declined").type == "REJECT"
