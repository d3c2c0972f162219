"""What Accord does, as functions."""

from __future__ import annotations

import sys
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

from accord.comparing.stories import whole
from accord.ledger.dossier import dossier
from accord.model import Dossier, Reading, Refusal, Report
from accord.reading.reader import Reader
from accord.sources import load

__all__ = ["account", "compare", "read"]

Paths = str | Path | Iterable[str | Path]
Said = Callable[[str], None]


def _listed(paths: Paths) -> list[str | Path]:
    return [paths] if isinstance(paths, (str, Path)) else list(paths)


def standard_input() -> BinaryIO | None:
    """The bytes of standard input; None where there is none (a process without one, or text put in its place)."""
    return getattr(sys.stdin, "buffer", None)


def read(
    paths: Paths, *, model: str | None = None, processes: int = 1, said: Said | None = None
) -> Iterator[Reading | Refusal]:
    """Read reports from files, folders, or "-" for standard input, as they come.

    ``model`` names another installed spaCy pipeline. With more than one of ``processes`` that many new ones share the
    work (see :meth:`accord.reading.reader.Reader.read_many`). What can't be read comes back as a Refusal in its place,
    and the rest goes on. ``said`` is called with a line for a person where an input was read and something in it was
    not understood. Raises ModelError where the language pipeline can't be used.
    """
    items = load(_listed(paths), stdin=standard_input(), said=said)
    if processes > 1:
        yield from _read_apart(items, Reader(model), processes)
        return
    reader: Reader | None = None
    for item in items:
        if isinstance(item, Refusal):
            yield item
        else:
            reader = reader or Reader(model)
            yield reader.read(item)


def _read_apart(items: Iterable[Report | Refusal], reader: Reader, processes: int) -> Iterator[Reading | Refusal]:
    """Readings and refusals in the order of their items, though more items are taken than were answered."""
    taken: deque[Refusal | None] = deque()

    def reports() -> Iterator[Report]:
        for item in items:
            if isinstance(item, Refusal):
                taken.append(item)
            else:
                taken.append(None)
                yield item

    def refusals() -> Iterator[Refusal]:
        while taken and (refusal := taken[0]) is not None:
            taken.popleft()
            yield refusal

    for reading in reader.read_many(reports(), processes):
        yield from refusals()
        taken.popleft()
        yield reading
    yield from refusals()


def compare(
    paths: Paths,
    *,
    model: str | None = None,
    progress: Callable[[int, int], None] | None = None,
    processes: int = 1,
    said: Said | None = None,
    one_story: bool = False,
) -> Dossier:
    """Read reports and make one account of them. What can't be read stands in the dossier's ``refused``.

    ``progress`` is called with (reports read, reports in all); ``processes`` and ``said`` as for :func:`read`. With
    ``one_story`` all reports are of one story, however unlike they are. Raises ModelError where the language pipeline
    can't be used.
    """
    reports: list[Report] = []
    refused: list[Refusal] = []
    for item in load(_listed(paths), stdin=standard_input(), said=said):
        if isinstance(item, Refusal):
            refused.append(item)
        else:
            reports.append(item)
    readings: list[Reading] = []
    if reports:
        reader = Reader(model)
        for reading in reader.read_many(reports, processes):
            readings.append(reading)
            if progress is not None:
                progress(len(readings), len(reports))
    return dossier(readings, refused, [whole(reports)] if one_story and reports else None)


def account(readings: Iterable[Reading], refused: Iterable[Refusal] = ()) -> Dossier:
    """The dossier of readings that are already there. Their order changes nothing."""
    return dossier(readings, refused)
