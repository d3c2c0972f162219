"""A definite text that says something is of whoever made it."""

from __future__ import annotations

import pytest

from accord.reading.reader import Reader
from accord.sources import report


def says(text: str, words: str) -> str | None:
    """The name of whoever is held to have said these words."""
    reading = Reader().read(report(text, path="a.txt", outlet="A", published="2020-05-06", language="en"))
    names = {actor.id: actor.name for actor in reading.actors}
    found = [one for one in reading.statements if any(words in piece.exact for piece in one.content)]
    return names.get(found[-1].actor or "") if found else "not found"


@pytest.mark.parametrize(
    ("text", "author"),
    [
        # who spoke right before, where no text was told
        (
            "Her representative, Olga Brenn, told us that the mill was safe. The statement said that it was dry.",
            "Olga Brenn",
        ),
        # who said something in it
        (
            "Niger's government condemned the raid in a letter to the union. France did not comment. "
            "The letter said that it was dry.",
            "Niger",
        ),
        # whose it was, though somebody else spoke since
        ("A letter by the rebels was read out. Minister Falk dismissed it. The letter said that it was dry.", "rebels"),
        # who issued it
        ("Mali's army issued a statement on Monday. The statement said that it was dry.", "Mali's army"),
        # nobody, where a text was told and not whose it was
        ("A letter was found in Gao, Omar Falk said. The letter said that it was dry.", None),
        # the text once more
        ("Chad said in a statement that bread was short. The statement said it rained. It said it was dry.", "Chad"),
        # a text of others, in which somebody is quoted, is theirs
        ("Chad said in a report by the union that talks were over. The report said that it was dry.", "union"),
        ("Chad said in the article that talks were over. The article said that it was dry.", None),
        # who is far behind, or only quoted by another, has no text
        (
            "Omar Falk said he would go. It rained in Gao. The market was shut. The statement said that it was dry.",
            None,
        ),
    ],
)
def test_a_definite_text_has_an_author(text: str, author: str | None) -> None:
    assert says(text, "it was dry") == author
