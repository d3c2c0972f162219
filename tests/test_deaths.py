"""Deaths that an attack brought, by what stands beside the verb of dying. All happenings are invented."""

from __future__ import annotations

import pytest

from accord.model import Event
from accord.reading.language import Language
from accord.reading.reader import Reader
from accord.sources import report


@pytest.fixture(scope="module")
def reader(language: Language) -> Reader:
    return Reader(language=language)


def assaults(reader: Reader, text: str) -> dict[str, Event]:
    told = reader.read(report(text, path="a.txt", published="1931-05-09", language="en"))
    return {event.trigger.exact: event for event in told.events if event.type == "ASSAULT"}


@pytest.mark.parametrize(
    "text",
    [
        "Nine miners died in the storming of the mine.",
        "Nine miners perished during the raid on Arica.",
        "Police stormed the mine and nine miners died.",
        "The mayor condemned the raid, in which nine miners died.",
    ],
)
def test_who_died_in_an_attack_was_killed(reader: Reader, text: str) -> None:
    assert {"died", "perished"} & set(assaults(reader, text))


@pytest.mark.parametrize(
    "text",
    [
        "Nine miners died.",
        "Nine miners died when police stormed the mine.",  # which tells it
        "A sailor died of a heart attack when the army shelled the port.",
        "The premier died and the army shelled the port.",
        "Nine miners died in the flood, and the mayor wept.",
        "The mayor wept and nine miners died.",
    ],
)
def test_who_died_otherwise_was_not(reader: Reader, text: str) -> None:
    assert "died" not in assaults(reader, text)


def test_who_is_among_those_killed_is_named(reader: Reader) -> None:
    text = "Omar Falk, who led the rebels, was among those killed in the raid."
    told = reader.read(report(text, path="a.txt", published="1931-05-09", language="en"))
    killed = next(event for event in told.events if event.trigger.exact == "killed")
    names = {mention.span.exact for mention in told.mentions if mention.id in killed.recipients}
    assert any(name.startswith("Omar Falk") for name in names)
