"""Words of which one undoes what the other does. All happenings are invented."""

from __future__ import annotations

import pytest

import accord
from accord.comparing.opposites import contrary, undo
from accord.comparing.tokens import content_words, stem
from accord.model import Dossier
from accord.reading.language import Language
from accord.reading.reader import Reader
from accord.sources import report


@pytest.fixture(scope="module")
def reader(language: Language) -> Reader:
    return Reader(language=language)


def account(reader: Reader, *texts: str) -> Dossier:
    return accord.account(
        reader.read(report(text, path=f"r{i}.txt", outlet=f"R{i}", published="1931-05-07", language="en"))
        for i, text in enumerate(texts)
    )


def together(dossier: Dossier, first: str, second: str) -> bool:
    """Whether a passage with these words and one with those are evidence of one fact."""
    facts = [[item.span.exact for item in fact.evidence] for fact in dossier.facts]
    return any(any(first in one for one in fact) and any(second in one for one in fact) for fact in facts)


@pytest.mark.parametrize(("one", "two"), [("open", "shut"), ("detained", "released"), ("raised", "lowers")])
def test_opposites_are_known_by_their_stems_in_either_order(one: str, two: str) -> None:
    assert undo(stem(one), stem(two))
    assert undo(stem(two), stem(one))
    assert not undo(stem(one), stem(one))


def test_what_one_sells_the_other_buys() -> None:
    assert not undo(stem("sold"), stem("bought"))
    assert not undo(stem("sell"), stem("buy"))


@pytest.mark.parametrize(
    ("one", "two", "told"),
    [
        ("the sluice at Orm was opened", "the sluice at Orm was shut", True),
        ("the sluice at Orm was opened", "the sluice at Orm was opened and shut", False),
        ("two sailors who had been detained were freed", "the release of two sailors", False),
        ("the sluice at Orm was opened", "the sluice at Orm was painted", False),
    ],
)
def test_a_passage_is_contrary_that_has_the_opposite_word_alone(one: str, two: str, told: bool) -> None:
    a, b = (content_words(each) for each in (one, two))
    assert contrary(a, b) is told
    assert contrary(b, a) is told


def test_what_stands_shut_in_one_report_is_not_what_will_be_open_by_another(reader: Reader) -> None:
    shut = "On Tuesday at noon the northern sluices of the weir at Ormvik were shut."
    coming = "As a result it was settled that Togo will open the northern sluices of the weir at Ormvik by May 20."
    assert not together(account(reader, shut, coming), "were shut", "will open")
    assert together(account(reader, shut, shut.replace("shut", "closed")), "were shut", "were closed")
