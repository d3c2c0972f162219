"""On whose word something is told: the speakers in whose claims and denials words stand."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from accord.model import Dossier, SlotValue, Statement

__all__ = ["Speakers"]


class Speakers:
    """Who makes the statements of a dossier's reports."""

    def __init__(self, dossier: Dossier) -> None:
        self._statements: dict[str, dict[str, Statement]] = {
            reading.report.id: {one.id: one for one in reading.statements} for reading in dossier.readings
        }
        self._speakers: dict[tuple[str, str], tuple[str, ...]] = {}
        for fact in dossier.facts:
            for told in fact.tellings if fact.kind == "statement" else ():
                own = self._statements.get(told.report, {}).get(told.ref)
                alone = own.actor if own is not None else None  # of two claims that are held to be one
                self._speakers[told.report, told.ref] = (alone,) if alone and alone in fact.actors else fact.actors

    def of(self, values: Sequence[SlotValue], name: Callable[[str], str]) -> list[str]:
        """The actors' ids on whose word values are told: whoever claims or denies them in the reports' words, who need
        not be of the outlet's mind. None where a report tells one of them in its own voice, and not who is named in the
        words of it. ``name``: what an actor is called."""
        speakers: list[str] = []
        for value in values:
            around = [
                (sum(len(piece.exact) for piece in one.content), one.id)
                for one in self._statements.get(value.report, {}).values()
                for piece in (*one.content, one.cue, one.source)
                if piece is not None and piece.start <= value.span.start < piece.end
            ]
            told = [whose for _, one in sorted(around) if (whose := self._speakers.get((value.report, one)))]
            if not told:
                return []
            words = value.text.casefold()  # who says it is named there more often than not
            speakers.extend(one for one in told[0] if name(one).casefold().rsplit(None, 1)[-1] not in words)
        return speakers
