"""What changed: between two versions of an article, and between two readings of one text."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from accord.comparing.tokens import Word, words
from accord.model import Event, Fact, Reading, Statement

__all__ = ["Change", "Revision", "reread", "revision"]


@dataclass(frozen=True, slots=True)
class Change:
    """A stretch of words that stands otherwise in the later text; either may be empty. Spans are code points."""

    before: str
    after: str
    span_before: tuple[int, int]
    span_after: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Revision:
    """What a new version of an article changed: words, and facts that only the earlier, only the later, or both tell
    with another value.
    """

    words: tuple[Change, ...]
    gone: tuple[Fact, ...]
    new: tuple[Fact, ...]
    changed: tuple[Fact, ...]


def revision(before: Reading, after: Reading) -> Revision:
    """What one version of an article changed against an earlier one.

    The facts are those of an account of the two as if they were two reports: what both tell alike did not change.
    """
    from accord.comparing.stories import Group
    from accord.ledger.dossier import dossier

    made = dossier([before, after], groups=[Group((before.report.id, after.report.id))])
    first, second = before.report.id, after.report.id
    gone, new, changed = [], [], []
    for fact in made.facts:
        told = {piece.report for piece in fact.evidence}
        if told == {first}:
            gone.append(fact)
        elif told == {second}:
            new.append(fact)
        elif fact.verdict == "disputed":
            changed.append(fact)
    return Revision(tuple(_words(before.report.text, after.report.text)), tuple(gone), tuple(new), tuple(changed))


def _words(before: str, after: str) -> Iterator[Change]:
    old, new = words(before), words(after)
    matcher = difflib.SequenceMatcher(None, [word.text for word in old], [word.text for word in new], autojunk=False)
    for kind, a, b, c, d in matcher.get_opcodes():
        if kind != "equal":
            here = (old[a].start, old[b - 1].end) if b > a else (_at(before, old, a),) * 2
            there = (new[c].start, new[d - 1].end) if d > c else (_at(after, new, c),) * 2
            yield Change(before[here[0] : here[1]], after[there[0] : there[1]], here, there)


def _at(text: str, found: Sequence[Word], index: int) -> int:
    return found[index].start if index < len(found) else len(text)


def reread(before: Reading, after: Reading) -> dict[str, int]:
    """How many events and statements a newer reading of one text has more, has no longer, and has otherwise."""
    counts = {}
    for name, old, new in (
        ("events", _events(before), _events(after)),
        ("statements", _statements(before), _statements(after)),
    ):
        counts[f"{name} new"] = len(new.keys() - old.keys())
        counts[f"{name} gone"] = len(old.keys() - new.keys())
        counts[f"{name} changed"] = sum(old[key] != new[key] for key in old.keys() & new.keys())
    return counts


def _events(reading: Reading) -> Mapping[tuple[int, int], object]:
    spans = {mention.id: (mention.span.start, mention.span.end) for mention in reading.mentions}

    def told(event: Event) -> object:
        sides = [tuple(spans.get(each) for each in side) for side in (event.actors, event.recipients)]
        return (event.type, event.mode, event.realis, event.certainty, *sides, spans.get(event.place or ""))

    return {(event.trigger.start, event.trigger.end): told(event) for event in reading.events}


def _statements(reading: Reading) -> Mapping[tuple[int, int], object]:
    names = {actor.id: actor.name for actor in reading.actors}

    def told(said: Statement) -> object:
        return said.form, names.get(said.actor or ""), tuple((piece.start, piece.end) for piece in said.content)

    return {(said.content[0].start, said.content[0].end): told(said) for said in reading.statements if said.content}
