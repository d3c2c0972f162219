"""How MEANTIME's files (CAT XML) become texts, for all benchmarks that read its first sentences.

Texts are read from the data folder, never kept.
"""

from __future__ import annotations

import xml.etree.ElementTree as ElementTree
from collections.abc import Mapping
from dataclasses import dataclass

from accord.model import Block, BlockKind

__all__ = ["LAST_SENTENCE", "Page", "laid_out", "normal"]

LAST_SENTENCE = 5  # the guidelines' depth: the title, the date line and four sentences
CLOSING = {",", ".", ";", ":", "?", "!", ")", "]", "%", "''", "'s", "’s", "n't", "'re", "'ve", "'ll", "'d", "'m", "..."}
OPENING = {"(", "[", "``", "$", "US$", "#"}


@dataclass(frozen=True, slots=True)
class Page:
    """An article's annotated sentences put back together: its text, its blocks (title, date line, body), and for each
    token's id where it stands and in which sentence.
    """

    text: str
    blocks: tuple[Block, ...]
    places: Mapping[str | None, tuple[int, int, int]]


def laid_out(root: ElementTree.Element, dateline: BlockKind) -> Page:
    """The title, the date line and the first four sentences of the body. ``dateline`` is what the date line's block is
    called: only a block of prose is read.
    """
    text, blocks = "", list[Block]()
    places: dict[str | None, tuple[int, int, int]] = {}
    sentence, start, glue = -1, 0, True
    for token in root.iter("token"):
        number, word = int(token.get("sentence") or 0), token.text or ""
        if number > LAST_SENTENCE:
            break
        if number != sentence and number in {0, 1, 2}:
            if text:
                blocks.append(Block(dateline if sentence == 1 else "paragraph", start, len(text)))
                text += "\n"
            start, glue = len(text), True
        sentence = number
        if not glue and word not in CLOSING:
            text += " "
        places[token.get("t_id")] = (len(text), len(text) + len(word), number)
        text += word
        glue = word in OPENING
    blocks.append(Block("paragraph", start, len(text)))
    return Page(text, tuple(blocks), places)


def normal(value: str) -> str:
    """A TIMEX3 value in the standard's form. The corpus writes a few in its own ways: "03-02-2009", "PM6"."""
    parts = value.split("-")
    if len(parts) == 3 and len(parts[2]) == 4:
        return f"{parts[2]}-{parts[1]}-{parts[0]}"
    if value.startswith("P") and value[1:2].isalpha() and value[2:].isdecimal() and value[1] != "T":
        return f"P{value[2:]}{value[1]}"
    return value.rstrip(".")
