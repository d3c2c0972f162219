"""Whose statement it is where the sentence names others beside its source."""

from __future__ import annotations

import pytest

from accord.reading.language import Language
from accord.reading.reader import Reader
from accord.sources import report


@pytest.fixture(scope="module")
def said(language: Language) -> Reader:
    return Reader(language=language)


CASES = [
    # text, words of a content, the actor who said them
    ("An aid worker who saw the boys on Monday said all but two were wearing coats.", "coats", "aid-worker"),
    ("Analyst Ida Falk said firing a rocket over Chad suggested that Togo was strong.", "rocket", "ida-falk"),
    ("The Chad-based SaveOurLakes campaign said the dam would harm farmers.", "farmers", None),
    ("A report by the World Bank said the dam would harm farmers.", "farmers", "world-bank"),
    (
        "Peter Holm left. Holm's lawyer Ahmed Sami Ahmed Nour told AFP that he would appeal.",
        "appeal",
        "ahmed-sami-ahmed-nour",
    ),
    ("Peter Holm left. A statement by Holm's rep said that the court had erred.", "erred", "holm-rep"),
    ('In a statement to ABC News, a rep for Holm said, "We deny any such claim."', "deny", "rep-for-holm"),
    ('Peter Holm made the film Jan Berg. The Jan Berg scene was hard. He said it was "cold."', "cold", "peter-holm"),
    ('Peter Holm sang "Max Berg" in Oslo. Much of "Max Berg" was new. He said it was "cold."', "cold", "peter-holm"),
    ('Transport minister Osman added: "The port is open."', "port", "osman"),
]


@pytest.mark.parametrize(("text", "words", "actor"), CASES)
def test_the_source_is_the_subject(said: Reader, text: str, words: str, actor: str | None) -> None:
    reading = said.read(report(text, path="a.txt", language="en"))
    found = [one.actor for one in reading.statements if any(words in text[c.start : c.end] for c in one.content)]
    assert found
    assert found[0] == actor


def test_what_a_deed_suggests_nobody_says(said: Reader) -> None:
    reading = said.read(
        report("Firing a rocket over Chad suggested that Togo was strong.", path="a.txt", language="en")
    )
    assert not reading.statements


def test_a_father_is_no_she(said: Reader) -> None:
    text = "Ada Koro left home in May. Her father Bassem has said she was upset by the raid."
    reading = said.read(report(text, path="a.txt", language="en"))
    she = next(one for one in reading.mentions if one.kind == "actor" and text[one.span.start : one.span.end] == "she")
    assert she.actor == "ada-koro"


@pytest.mark.parametrize(
    "text",
    [
        "Talks ended when rebels refused to sit down in protest at the shelling of a mill that killed nine people.",
        "The rebels refused to sit down after a raid that killed nine people.",
    ],
)
def test_what_a_refusal_answers_is_on_nobodys_word(said: Reader, text: str) -> None:
    reading = said.read(report(text, path="a.txt", language="en"))
    assert not any("nine" in text[c.start : c.end] for one in reading.statements for c in one.content)


@pytest.mark.parametrize(
    "text",
    [
        "Arica police said in a news release that a man had died, according to the Lake Courier.",
        "Two men had died, Arica police said in a statement on Monday, according to the Lake Courier.",
        "Arica police told the Lake Courier that two men had died.",
    ],
)
def test_who_is_told_or_relays_is_no_speaker(said: Reader, text: str) -> None:
    reading = said.read(report(text, path="a.txt", language="en"))
    assert [one.actor for one in reading.statements] == ["arica-police"]
    assert [link.actor for link in reading.statements[0].chain] == ["lake-courier", "arica-police"]
