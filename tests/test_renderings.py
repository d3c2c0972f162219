"""Quotations of one sentence that share few words. All are invented."""

from __future__ import annotations

import pytest

import accord
from accord.comparing.renderings import one_meaning
from accord.model import Dossier
from accord.reading.language import Language
from accord.reading.reader import Reader
from accord.sources import report


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("By Sunday there will not be a gunboat left in the strait", "The strait will be free of gunboats by Sunday"),
        ("The siege has ended", "The siege is over"),
        (
            "The lamp is lit, but the house is still without a door",
            "We have lit the lamp; the door of the house must wait",
        ),
        ("A new morning breaks for Peru", "Today a new morning is breaking for our Peru"),
    ],
)
def test_two_renderings_of_one_sentence(one: str, two: str) -> None:
    assert one_meaning(one, two) and one_meaning(two, one)


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("The convoy was travelling far too slowly", "The convoy was traveling far too slowly"),  # one wording
        ("The siege is over", "We say that the siege is over"),  # cut
        ("The siege has ended", "The ferry to the island has sunk"),
        ("Our thoughts are with the families of the miners", "We work day and night to bring the miners up"),
        ("Peace", "War"),
    ],
)
def test_one_wording_and_two_sentences_are_no_renderings(one: str, two: str) -> None:
    assert not one_meaning(one, two) and not one_meaning(two, one)


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


def test_a_sentence_that_two_reports_render_is_worded_differently(reader: Reader) -> None:
    dossier = account(
        reader,
        'Admiral Luis Quispe spoke in Callao. "By Sunday there will not be a gunboat left in the strait," Quispe said.',
        'It rained in Callao. "The strait will be free of gunboats by Sunday," Admiral Luis Quispe told the press.',
    )
    (found,) = [one for one in dossier.disagreements if one.kind == "wording"]
    assert len({value.report for value in found.values}) == 2
