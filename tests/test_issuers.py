"""Whose words a paper's are. All happenings are invented."""

from __future__ import annotations

import pytest

from accord.reading.language import Language
from accord.reading.reader import Reader
from accord.sources import report


@pytest.fixture(scope="module")
def reader(language: Language) -> Reader:
    return Reader(language=language)


@pytest.mark.parametrize(
    ("text", "words", "speaker"),
    [
        (
            "Talks are over, Chad said in a statement. Bread is short. The statement said both had agreed to a pause.",
            "agreed to a pause",
            "chad",
        ),
        (
            "Talks are over, Chad said in a statement. The statement said bread was short. It said boats would sail.",
            "boats would sail",
            "chad",
        ),
        (
            "Peru announced in a communique that talks were over. The communique said that no boat had sailed.",
            "no boat had sailed",
            "peru",
        ),
        # a paper of others, in which somebody is quoted
        ("Chad said in a report by the union that talks were over. The report said boats were sold.", "sold", None),
        ("Chad said in the article that talks were over. The article said boats were sold.", "sold", None),
    ],
)
def test_a_statement_speaks_for_whoever_issued_it(reader: Reader, text: str, words: str, speaker: str | None) -> None:
    reading = reader.read(report(text, path="a.txt", outlet="A", published="2020-05-06", language="en"))
    found = [one for one in reading.statements if any(words in piece.exact for piece in one.content)]
    assert [one.actor for one in found][:1] == [speaker]
