"""MEANTIME (NewsReader, CC BY 4.0) as reports with their gold event mentions, for the benchmarks that score events.

Texts are read from the data folder, never kept. Only the annotated sentences are read: the title, the date line and the
first four of the body. The text is put back together from the tokens, so that every gold mention is a span of it.
"""

from __future__ import annotations

import xml.etree.ElementTree as ET
from dataclasses import dataclass
from pathlib import Path

from accord.model import Instant, Report
from accord.reading.syntax import Parse, Token
from corpora import laid_out, normal

__all__ = ["Document", "Happening", "documents", "head_of"]

Span = tuple[int, int]


@dataclass(frozen=True)
class Happening:
    """A gold event mention: its token spans, its attributes as annotated, its participants as (role, span), and which
    event of its article it tells of (empty where the annotators linked it to none)."""

    spans: tuple[Span, ...]
    time: str
    polarity: str
    certainty: str
    special: str
    pos: str
    kind: str
    participants: tuple[tuple[str, Span], ...]
    event: str = ""

    @property
    def annotated(self) -> bool:
        """Whether the factuality attributes were filled in."""
        return bool(self.time and self.polarity and self.certainty)


@dataclass(frozen=True)
class Document:
    report: Report
    happenings: tuple[Happening, ...]


def documents(data: Path) -> list[Document]:
    """All articles in order of their file names. Empty where the corpus isn't there."""
    return [_document(path) for path in sorted((data / "meantime" / "intra-doc_annotation").rglob("*.xml"))]


def _document(path: Path) -> Document:
    root = ET.parse(path).getroot()
    page = laid_out(root, "dateline")
    places = {name: (start, end) for name, (start, end, _) in page.places.items()}
    published = None
    for timex in root.iter("TIMEX3"):
        if timex.get("functionInDocument") == "CREATION_TIME":
            published = normal(timex.get("value") or "")
    classes: dict[str | None, str] = {}
    for event in root.iter("EVENT"):
        classes[event.get("m_id")] = event.get("class") or ""
    told = {
        source.get("m_id"): target.get("m_id") or ""
        for link in root.iter("REFERS_TO")
        for source in link.iter("source")
        for target in link.iter("target")
        if target.get("m_id") in classes
    }
    entities: dict[str | None, Span] = {}
    for mention in root.iter("ENTITY_MENTION"):
        spans = _spans(mention, places)
        if spans:
            entities[mention.get("m_id")] = (spans[0][0], spans[-1][1])
    roles: dict[str | None, list[tuple[str, Span]]] = {}
    for link in root.iter("HAS_PARTICIPANT"):
        source, target = link.find("source"), link.find("target")
        if source is not None and target is not None and target.get("m_id") in entities:
            pair = (link.get("sem_role") or "", entities[target.get("m_id")])
            roles.setdefault(source.get("m_id"), []).append(pair)
    found = []
    for mention in root.iter("EVENT_MENTION"):
        spans = _spans(mention, places)
        if not spans:
            continue
        time, polarity, certainty, special, pos = (
            mention.get(name) or "" for name in ("time", "polarity", "certainty", "special_cases", "pos")
        )
        name = mention.get("m_id")
        sides = tuple(sorted(set(roles.get(name, []))))
        chain = told.get(name, "")
        kind = classes.get(chain, "")
        found.append(Happening(spans, time, polarity, certainty, special, pos, kind, sides, chain))
    found.sort(key=lambda one: one.spans)
    instant = Instant(published[:10], "day") if published else None
    report = Report(path.name, str(path), "Wikinews", None, instant, None, None, "en", page.text, page.blocks)
    return Document(report, tuple(found))


def _spans(mention: ET.Element, places: dict[str | None, Span]) -> tuple[Span, ...]:
    anchors = [anchor.get("t_id") for anchor in mention.iter("token_anchor")]
    return tuple(sorted(places[anchor] for anchor in anchors if anchor in places))


def head_of(parse: Parse, spans: tuple[Span, ...]) -> Token | None:
    """The highest token of a mention in the parse; None where no token lies within it (the date line isn't parsed)."""
    inside = [token for start, end in spans for token in parse.tokens_in(start, end)]
    if not inside:
        inside = [token for token in parse.tokens if any(token.start < b and a < token.end for a, b in spans)]
    known = {token.i for token in inside}
    for token in inside:
        if token.dep in ("aux", "auxpass") and token.head.i in known:
            continue
        if token.head is token or token.head.i not in known:
            return token
    return inside[0] if inside else None
