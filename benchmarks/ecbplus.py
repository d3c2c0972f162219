"""ECB+ (Cybulska and Vossen 2014): its documents as reports, and its event mentions with their chains.

Every sentence is a paragraph; the address that opens the newer half's documents is left out. A mention belongs to its
cross-document chain, else to its chain within the document, else to a chain of its own. Only sentences of
``ECBplus_coreference_sentences.csv`` count, as in the published figures.
"""

from __future__ import annotations

import csv
import hashlib
import xml.etree.ElementTree as ElementTree
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from accord.model import Block, Report
from coreference import _join

__all__ = ["DEV", "TRAIN", "EventMention", "Texts", "documents"]

DEV = (2, 5, 12, 18, 21, 23, 34, 35)
TRAIN = tuple(topic for topic in range(1, 36) if topic not in DEV)


@dataclass(frozen=True, slots=True)
class EventMention:
    """Where the words of an event stand in the document's text, and its chain."""

    start: int
    end: int
    chain: str


@dataclass(slots=True)
class Texts:
    """A document: its topic, its half ("1ecb", "1ecbplus"), its text and its event mentions."""

    name: str
    topic: int
    half: str
    text: str = ""
    blocks: list[Block] = field(default_factory=list)
    mentions: list[EventMention] = field(default_factory=list)

    def report(self) -> Report:
        """As the reader takes it. The topic is not in it."""
        key = hashlib.sha256(f"{self.name}\n{self.text}".encode()).hexdigest()[:16]
        return Report(key, f"{key}.txt", key, None, None, None, None, "en", self.text, tuple(self.blocks))


def documents(folder: Path, topics: Iterable[int]) -> Iterator[Texts]:
    """The documents of some topics, in order. Raises OSError where the corpus is not there."""
    with (folder / "ECBplus_coreference_sentences.csv").open(encoding="utf-8") as file:
        scored = {(row["Topic"], row["File"], int(row["Sentence Number"])) for row in csv.DictReader(file)}
    for topic in sorted(topics):
        for path in sorted((folder / str(topic)).glob("*.xml"), key=lambda p: (p.stem.endswith("plus"), p.stem)):
            yield _document(
                path, topic, {n for t, f, n in scored if (t, f) == (str(topic), path.stem.split("_", 1)[1])}
            )


def _document(path: Path, topic: int, scored: set[int]) -> Texts:
    root = ElementTree.parse(path).getroot()
    half = "ecbplus" if path.stem.endswith("plus") else "ecb"
    sentences: dict[int, list[tuple[str, str]]] = defaultdict(list)
    for token in root.iter("token"):
        sentences[int(token.get("sentence", "0"))].append((token.get("t_id", ""), (token.text or "-").strip() or "-"))
    document, places = Texts(path.stem, topic, half), dict[str, tuple[int, int, int]]()
    pieces, length = [], 0
    for number in sorted(sentences):
        if number == 0 and half == "ecbplus" and sentences[0][0][1].startswith("http"):
            continue
        text, spots = _join([word for _, word in sentences[number]], length)
        text = text.strip()
        places.update((name, (*spot, number)) for (name, _), spot in zip(sentences[number], spots, strict=True))
        document.blocks.append(Block("paragraph", length, length + len(text)))
        pieces.append(text)
        length += len(text) + 1
    document.text = "\n".join(pieces)
    spans, kinds = dict[str, tuple[int, int]](), dict[str, str]()
    for each in root.find("Markables") or ():
        anchors = [places[a.get("t_id", "")] for a in each.iter("token_anchor") if a.get("t_id", "") in places]
        if anchors and "ACTION" in each.tag and anchors[0][2] in scored:
            name = each.get("m_id", "")
            spans[name] = (min(a for a, _, _ in anchors), max(b for _, b, _ in anchors))
            kinds[name] = each.tag
    chains = {name: f"{path.stem}/{name}" for name in spans}
    for each in root.find("Relations") or ():
        chain = each.get("note") if each.tag == "CROSS_DOC_COREF" else f"{path.stem}/r{each.get('r_id')}"
        for source in each.iter("source"):
            if source.get("m_id") in chains:
                chains[str(source.get("m_id"))] = str(chain)
    taken: set[tuple[int, int]] = set()
    for name, span in sorted(spans.items(), key=lambda item: (item[1], item[0])):
        if span not in taken:
            taken.add(span)
            document.mentions.append(EventMention(*span, chains[name]))
    return document
