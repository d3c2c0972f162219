"""The reader: reports in, readings out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypeVar

from accord.model import Actor, Mention, Reading, Report
from accord.reading import actors, events, places, quantities, restrictions, statements, times
from accord.reading.classify import Classifier
from accord.reading.language import Language
from accord.reading.syntax import Parse

__all__ = ["VERSION", "Reader"]

# Raised whenever the same text may be read otherwise than before.
VERSION = "0.1.0"

T = TypeVar("T")


class Reader:
    """Reads reports with one loaded language pipeline. ``model``: as for :class:`accord.reading.language.Language`."""

    def __init__(self, model: str | None = None) -> None:
        self._language = Language(model)
        self._classifier = Classifier(self._language)

    @property
    def model(self) -> str:
        """The language pipeline's name and version."""
        return self._language.name

    def read(self, report: Report) -> Reading:
        """Read one report."""
        return self.assemble(self._language.parse(report))

    def read_many(self, reports: Iterable[Report]) -> Iterator[Reading]:
        """Read reports as they come, in their order."""
        for parse in self._language.parse_many(reports):
            yield self.assemble(parse)

    def assemble(self, parse: Parse) -> Reading:
        """The reading of a report that is already parsed."""
        numbers = quantities.find(parse)
        moments = times.find(parse, parse.report.published)
        spots = places.find(parse)
        people, named = actors.find(parse)
        said = statements.find(parse, people, named)
        done = events.find(parse, people, named, spots, moments, numbers, said, self._classifier)
        mentions = sorted([*named, *spots, *moments, *numbers], key=_place)
        return Reading(
            report=parse.report,
            version=VERSION,
            model=self.model,
            actors=tuple(sorted(people, key=_identity)),
            mentions=tuple(mentions),
            statements=tuple(said),
            events=tuple(done),
            restrictions=tuple(restrictions.find(parse, said)),
        )


def _place(mention: Mention) -> tuple[int, int, str, str]:
    return mention.span.start, mention.span.end, mention.kind, mention.id


def _identity(actor: Actor) -> str:
    return actor.id
