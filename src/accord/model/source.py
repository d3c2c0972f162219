"""What comes in: outlets, their reports as text in blocks, and what could not be read."""

from __future__ import annotations

from dataclasses import dataclass

from accord.model.terms import BlockKind, OutletKind, Precision

__all__ = ["Block", "Instant", "Outlet", "Refusal", "Report", "Span"]


@dataclass(frozen=True, slots=True)
class Span:
    """``start`` and ``end`` in code points of a report's text, and the exact words: ``text[start:end] == exact``,
    always."""

    start: int
    end: int
    exact: str


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of a report's text that is set apart on the page. A heading is no evidence of an event."""

    kind: BlockKind
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Instant:
    """A moment in UTC: ``iso`` is cut to what is known ("2025-03-19" for a day, "2025-03-19T14:05Z" for a minute).

    ``local`` is the time of day as it was written where nobody said in which zone ("2025-03-19T14:05:09"). Such a
    moment is known to the day only, and that day is the writer's, not UTC's; a moment finer than a day is always UTC.
    """

    iso: str
    precision: Precision
    local: str | None = None


@dataclass(frozen=True, slots=True)
class Outlet:
    """Who publishes. ``country`` is ISO 3166-1 alpha-3; ``party`` is the party to a conflict that it belongs to; what
    is not known is None."""

    name: str
    country: str | None = None
    owner: str | None = None
    kind: OutletKind | None = None
    party: str | None = None


@dataclass(frozen=True, slots=True)
class Report:
    """One version of one outlet's article. ``id`` is a hash of its content; ``path`` stands as it was given.

    ``authors`` are names as the outlet gives them, in its order; ``located`` is the place that the outlet says it was
    written at (a dateline that stands beside the text and not in it), or None.
    """

    id: str
    path: str
    outlet: str
    title: str | None
    published: Instant | None
    updated: Instant | None
    url: str | None
    language: str
    text: str
    blocks: tuple[Block, ...]
    authors: tuple[str, ...] = ()
    located: str | None = None


@dataclass(frozen=True, slots=True)
class Refusal:
    """An input that was not read: the path as given, and why.

    ``kind`` names the trouble for programs: the ``kind`` of the error in :mod:`accord.errors` that it was. ``limit`` is
    the limit that was passed, as a number and its unit ("30 seconds"), or None. ``address`` is where the report can be
    read instead: a feed's entry that holds a summary only, a page that could not be fetched.
    """

    path: str
    error: str
    kind: str = "input"
    limit: str | None = None
    address: str | None = None
