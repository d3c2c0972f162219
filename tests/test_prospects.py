"""What will be in one report and may be in another. All happenings are invented."""

from __future__ import annotations

import pytest

import accord
from accord.model import Disagreement, Dossier
from accord.reading.language import Language
from accord.reading.reader import Reader
from accord.sources import report


@pytest.fixture(scope="module")
def reader(language: Language) -> Reader:
    return Reader(language=language)


def account(reader: Reader, *texts: str) -> Dossier:
    return accord.account(
        [
            reader.read(
                report(text, path=f"{number}.txt", outlet=f"Outlet {number}", published="1931-05-09", language="en")
            )
            for number, text in enumerate(texts)
        ]
    )


def certainty(dossier: Dossier) -> list[Disagreement]:
    return [one for one in dossier.disagreements if one.kind == "certainty"]


ONE = "It rained on Callao all day. "
TWO = "Bread is short in the mountains. "


@pytest.mark.parametrize(
    ("sure", "doubtful"),
    [
        ("President Luis Quispe is to travel to Bolivia in June.", "President Luis Quispe might visit La Paz in June."),
        ("The truce with the miners will be extended.", "The truce with the miners could be prolonged by consent."),
        ("Elections to the senate will be held in June.", "An election to the senate may take place in June."),
    ],
)
def test_what_is_sure_is_set_against_what_may_be(reader: Reader, sure: str, doubtful: str) -> None:
    (found,) = certainty(account(reader, ONE + sure, TWO + doubtful))
    told = {value.value: value.text for value in found.values}
    assert set(told) == {"certain", "possible"}
    assert told["certain"] in sure and told["possible"] in doubtful


@pytest.mark.parametrize(
    ("sure", "doubtful"),
    [
        ("The truce with the miners will be extended.", "The truce with the miners would be prolonged by consent."),
        (
            "The truce with the miners will be extended.",
            "Without the truce the miners may burn the governor's house.",
        ),
        ("The truce with the miners will be extended.", "The truce with the miners may not be prolonged."),
        ("Luis Quispe will travel to Bolivia in June.", "If it snows, Luis Quispe could visit La Paz in June."),
        ("The cabinet will need a loan from Chile.", "The cabinet may find that Chile wants its loan back."),
    ],
)
def test_two_matters_and_two_that_are_as_sure_are_not(reader: Reader, sure: str, doubtful: str) -> None:
    assert not certainty(account(reader, ONE + sure, TWO + doubtful))


def test_a_number_within_such_a_clause_may_be_disputed_besides(reader: Reader) -> None:
    sure = "It took twelve days of bargaining in the hall. The truce with the miners will be extended."
    doubtful = "The truce with the miners could be prolonged after two weeks of talks."
    found = {
        one.kind: {value.text for value in one.values}
        for one in account(reader, ONE + sure, TWO + doubtful).disagreements
    }
    assert found.keys() == {"certainty", "duration"} and found["duration"] == {"twelve days", "two weeks"}
