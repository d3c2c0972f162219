"""What of a story's many single facts stands first."""

from __future__ import annotations

import pytest

from accord import account
from accord.model import Dossier
from accord.reading.reader import Reader
from accord.sources import report as make_report
from accord.views.arrange import Account
from accord.views.salience import NOBODY, TWICE, saliences

TOLD = {
    "Bergen Post": (
        "The harbour of Bergen was closed on Monday after a fire. Mayor Ola Dahl thanked the divers of the navy. "
        "Minister Kari Lund condemned the closure of the harbour after the fire. A circus visited Lima in spring."
    ),
    "Oslo Herald": "A fire closed the harbour of Bergen on Monday. Ships waited outside until the fire was out.",
    "Tromso Times": "After a fire the harbour of Bergen stays closed, and nobody speaks of the closure's end.",
}


@pytest.fixture(scope="module")
def dossier() -> Dossier:
    reader = Reader()
    reports = [make_report(text, path=name, outlet=name, published="2031-04-07") for name, text in TOLD.items()]
    return account([reader.read(one) for one in reports])


def test_what_others_have_words_for_comes_before_what_they_do_not_touch(dossier: Dossier) -> None:
    found = saliences(dossier)
    by_words = {fact.summary: found[fact.id] for fact in dossier.facts}
    near = next(value for words, value in by_words.items() if "condemned" in words)
    far = next(value for words, value in by_words.items() if "thanked" in words)
    assert -NOBODY <= far < near <= 1 + TWICE


def test_single_facts_stand_in_that_order_within_a_section(dossier: Dossier) -> None:
    found = saliences(dossier)
    for part in Account(dossier).stories:
        for _, lines in part.sections:
            alone = [line.fact.id for line in lines if line.fact.verdict == "single" and not line.again]
            single = [round(found[fact], 2) for fact in alone]
            assert single == sorted(single, reverse=True)


def test_a_story_of_one_report_has_nothing_to_go_by() -> None:
    reading = Reader().read(make_report(TOLD["Bergen Post"], path="a.txt", outlet="a"))
    assert all(-NOBODY <= value <= TWICE for value in saliences(account([reading])).values())
