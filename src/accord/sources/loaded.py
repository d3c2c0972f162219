"""A report with what it was made from, and what every source gives: such a thing, or a refusal."""

from __future__ import annotations

from dataclasses import dataclass

from accord.errors import InputError
from accord.model import Instant, Refusal, Report
from accord.sources.originals import Original

__all__ = ["Loaded", "refusal", "remarks"]

LONGEST_REASON = 600
"""Characters; what an input or a server says of itself may be quoted in a reason."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """A report, the original that it was read from, and how it came.

    ``key`` is the identifier that its source gives it across its versions (a feed entry's id, ninjs' uri, a WARC
    record's target address), or None. ``address`` is the one that it was fetched from in the end, after redirects;
    ``retrieved`` is when. Both are None for what came from a file, but for records of a web archive. ``notes`` are
    what whoever wrote the input should be told of it.
    """

    report: Report
    original: Original
    key: str | None = None
    address: str | None = None
    retrieved: Instant | None = None
    notes: tuple[str, ...] = ()


def remarks(item: Loaded) -> list[str]:
    """The notes of what was loaded, as lines that name the input."""
    return [f"accord: {item.report.path}: {note}" for note in item.notes]


def refusal(error: InputError, path: str | None = None) -> Refusal:
    """The refusal that an error amounts to, on one line without control characters.

    ``path``: how the input is to be named, where the error names it else.
    """
    reason = "".join(char if char.isprintable() else " " for char in error.reason[:LONGEST_REASON])
    return Refusal(error.path if path is None else path, reason, error.kind, error.limit, error.address)
