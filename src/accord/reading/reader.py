"""The reader: reports in, readings out."""

from __future__ import annotations

import multiprocessing
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor

from accord.model import Actor, Mention, Reading, Report
from accord.reading import actors, events, passages, places, quantities, restrictions, statements, steps, times, timex
from accord.reading.classify import Classifier, Weights
from accord.reading.confidence import Confidence
from accord.reading.language import Language
from accord.reading.syntax import Parse

__all__ = ["VERSION", "Reader"]

# Raised whenever the same text may be read otherwise than before.
VERSION = "0.1.0"

# Characters that are sent to another process at a time: about a fifth of a second's reading, and enough paragraphs for
# one batch of the pipeline. With shares of 40,000 one process waits for the other longer: of 98,000 characters there
# are three of those, and two processes can't be faster than 1.7 times one.
SHARE = 8_000


class Reader:
    """Reads reports with one loaded language pipeline. ``model``: as for :class:`accord.reading.language.Language`.

    ``language`` (a pipeline that is loaded already) and ``weights`` (of the event classes, others than Accord's own)
    are for measuring.
    """

    def __init__(
        self, model: str | None = None, *, language: Language | None = None, weights: Weights | None = None
    ) -> None:
        self._named = model
        self._language = language or Language(model)
        self._classifier = Classifier(self._language, weights)
        self._confidence = Confidence(self._language)

    @property
    def model(self) -> str:
        """The language pipeline's name and version."""
        return self._language.name

    def read(self, report: Report) -> Reading:
        """Read one report."""
        return self.assemble(self._language.parse(report))

    def read_many(self, reports: Iterable[Report], processes: int = 1) -> Iterator[Reading]:
        """Read reports as they come, in their order.

        With more than one of ``processes``, that many new ones share the work, each with a pipeline of its own (two
        seconds to load, 400 MB); the readings are the same. A script that asks for that must be importable, as
        ``multiprocessing`` demands of it.
        """
        if processes > 1:
            yield from _read_apart(self._named, reports, processes)
            return
        for parse in self._language.parse_many(reports):
            yield self.assemble(parse)

    def assemble(self, parse: Parse) -> Reading:
        """The reading of a report that is already parsed."""
        expressions = timex.scan(parse)
        numbers = quantities.find(parse, expressions)
        moments = times.find(parse, parse.report.published, expressions)
        spots = places.find(parse)
        stretches = passages.find(parse)
        people, named = actors.find(parse, stretches)
        said = statements.find(parse, people, named, stretches, asserted=True)
        done = events.find(parse, people, named, spots, moments, numbers, said, self._classifier)
        mentions = sorted([*named, *spots, *moments, *numbers], key=_place)
        return Reading(
            report=parse.report,
            version=VERSION,
            model=self.model,
            actors=tuple(sorted(people, key=_identity)),
            mentions=tuple(mentions),
            statements=tuple(said),
            events=tuple(self._confidence.of_events(parse, done, people, named)),
            restrictions=tuple(restrictions.find(parse, said)),
            steps=tuple(steps.find(parse, people, named, moments, numbers, said)),
        )


def _place(mention: Mention) -> tuple[int, int, str, str]:
    return mention.span.start, mention.span.end, mention.kind, mention.id


def _identity(actor: Actor) -> str:
    return actor.id


# --- in processes of their own ---

_reader: Reader | None = None


def _start(model: str | None) -> None:
    global _reader
    _reader = Reader(model)


def _read_share(reports: list[Report]) -> list[Reading]:
    assert _reader is not None
    return list(_reader.read_many(reports))


def _shares(reports: Iterable[Report]) -> Iterator[list[Report]]:
    """Reports in lots that are worth sending to another process."""
    lot: list[Report] = []
    size = 0
    for report in reports:
        lot.append(report)
        size += len(report.text)
        if size >= SHARE:
            yield lot
            lot, size = [], 0
    if lot:
        yield lot


def _read_apart(model: str | None, reports: Iterable[Report], processes: int) -> Iterator[Reading]:
    # "spawn": a fork would take the locks of other threads (a progress bar's) along as they are.
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(processes, mp_context=context, initializer=_start, initargs=(model,)) as pool:
        running: deque[Future[list[Reading]]] = deque()
        try:
            for share in _shares(reports):
                running.append(pool.submit(_read_share, share))
                if len(running) > 2 * processes:  # no more is taken from ``reports`` than is soon wanted
                    yield from running.popleft().result()
            while running:
                yield from running.popleft().result()
        finally:
            for future in running:
                future.cancel()
