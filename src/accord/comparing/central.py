"""Which of a fact's tellings the other reports bear out most: one of them sums the fact up.

A fact is a chain of tellings, of which one may tell of something else besides or stand only near. The line that is
taken of such a one says what nobody else tells; so each telling is compared with the other reports' tellings, and those
count that most of them likely tell, too (:mod:`accord.comparing.corroboration`).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol, TypeVar

from accord.comparing.profiles import EventProfile
from accord.model import Evidence

__all__ = ["BORNE_OUT", "Acts", "Likely", "borne_out", "unknown"]

T = TypeVar("T")
Acts = tuple[EventProfile | None, EventProfile | None]

BORNE_OUT = 0.85
"""The share of the most that a telling is borne out from which on it sums its fact up as well as any."""

TELLINGS = 3  # of a report that are looked at
REPORTS = 12  # that are looked at: more say the same


class Likely(Protocol):
    """How likely two passages of two reports tell one thing, 0 to 1: of acts, of a statement (``said``) or of
    neither."""

    def __call__(self, one: Evidence, two: Evidence, acts: Acts, said: bool, /) -> float:
        """The probability."""


def unknown(one: Evidence, two: Evidence, acts: Acts, said: bool, /) -> float:
    """That nothing is known of two passages."""
    return 0.0


def borne_out(tellings: Sequence[T], report: Callable[[T], str], likely: Callable[[T, T], float]) -> list[float]:
    """For each of some tellings how much the other reports bear it out, as a share of the most that one is; 1 for all
    where they are of one report. ``report``: the id of a telling's report. In a large fact the first few of each report
    count, and the first few reports, so that it costs no more the larger it is; 0 for the others."""
    by_report: dict[str, list[int]] = {}
    for number, one in enumerate(tellings):
        by_report.setdefault(report(one), []).append(number)
    if len(by_report) == 1:
        return [1.0] * len(tellings)
    looked = {name: found[:TELLINGS] for name, found in list(by_report.items())[:REPORTS]}
    much = [0.0] * len(tellings)
    for name, mine in looked.items():
        for at in mine:
            others = (theirs for its, theirs in looked.items() if its != name)
            much[at] = sum(max(likely(tellings[at], tellings[other]) for other in theirs) for theirs in others)
    most = max(much)
    return [each / most if most else 1.0 for each in much]
