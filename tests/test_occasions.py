"""Whether two tellings can be of one happening by their times. All happenings are invented."""

from __future__ import annotations

import pytest

import accord
from accord.model import Dossier
from accord.reading.language import Language
from accord.reading.reader import Reader
from accord.sources import report


@pytest.fixture(scope="module")
def reader(language: Language) -> Reader:
    return Reader()


def account(reader: Reader, *told: tuple[str, str]) -> Dossier:
    """The account of texts, each with its day of publication."""
    return accord.account(
        [
            reader.read(report(text, path=f"{number}.txt", outlet=f"Outlet {number}", published=day, language="en"))
            for number, (day, text) in enumerate(told)
        ]
    )


FIRED = (
    "Norland fired a missile at the harbour of Merrow on {}, killing nine dockers. The port authority shut the harbour."
)


def joined(dossier: Dossier) -> bool:
    return any(fact.type == "ASSAULT" and len(fact.outlets) > 1 for fact in dossier.facts)


def test_what_had_not_happened_when_the_other_report_was_out_is_another_happening(reader: Reader) -> None:
    early = "1931-05-06", FIRED.format("May 5")
    assert joined(account(reader, early, ("1931-05-20", FIRED.format("May 5"))))
    assert not joined(account(reader, early, ("1931-05-20", FIRED.format("May 19"))))
    # a day that had been told by then is another day of the same
    assert joined(account(reader, ("1931-05-20", FIRED.format("May 5")), ("1931-05-20", FIRED.format("May 7"))))


def test_reports_without_a_day_of_publication_are_not_held_to_be_early(reader: Reader) -> None:
    texts = [FIRED.format("May 5, 1931"), FIRED.format("May 19, 1931")]
    undated = [
        reader.read(report(text, path=f"{text[-9]}{i}.txt", outlet=f"O{i}", language="en"))
        for i, text in enumerate(texts)
    ]
    assert joined(accord.account(undated))


def test_one_report_with_two_days_tells_of_two_happenings(reader: Reader) -> None:
    text = (
        "Norland fired a missile at the harbour of Merrow on May 5. "
        "Norland fired a missile at the harbour of Merrow on May 12, too."
    )
    facts = [fact for fact in account(reader, ("1931-05-20", text)).facts if fact.type == "ASSAULT"]
    assert len(facts) == 2
