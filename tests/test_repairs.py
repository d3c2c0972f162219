"""Mended parses stay trees."""

from __future__ import annotations

import pytest

from accord.reading.language import Language
from accord.sources import report

SENTENCES = [
    "The firm bought the mill in 1997, and in 2001 announced plans to close it.",
    "Chad freed 22 badly wounded soldiers, and Niger sent home 30 captured guards.",
    "Talks between Deby and Nigerien President Bazoum failed, a failure the mayor had foreseen.",
    "General Kovacs of Chad and General Reed of Niger handed over 200 men after backing from the envoys.",
    "In 1998 signed papers, in 1999 burned villages and in 2000 freed prisoners were shown.",
]


@pytest.mark.parametrize("text", SENTENCES)
def test_every_token_leads_up_to_a_root(language: Language, text: str) -> None:
    parse = language.parse(report(text, path="a.txt", language="en"))
    for token in parse.tokens:
        steps = 0
        while token.head is not token:
            assert token in token.head.children
            token = token.head
            steps += 1
            assert steps <= len(parse.tokens)
    placed = sum(len(token.children) for token in parse.tokens) + sum(token.head is token for token in parse.tokens)
    assert placed == len(parse.tokens)


def test_a_counted_participle_modifies_what_is_counted(language: Language) -> None:
    parse = language.parse(report("It praised the release of 22 badly wounded soldiers.", path="a.txt", language="en"))
    word = {token.text: token for token in parse.tokens}
    assert word["soldiers"].head is word["of"]
    assert word["22"].head is word["soldiers"]
