"""Why there are several stories: how like every later one was to the earlier ones when it began, and what kept it from
being of them. Reports are put into stories once more, as :func:`accord.comparing.stories.group` puts them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from accord.comparing import stories
from accord.comparing.leads import leads
from accord.model import Reading

__all__ = ["Parting", "partings"]


@dataclass(frozen=True, slots=True)
class Parting:
    """A story that was nearly of an earlier one, or follows it; both are named by the report (its id) that began them.

    ``likeness``: of that report to the earlier story as it was then, None where it was too low to be looked at; from
    ``stories.JOIN`` on it would have joined, but for the days and the acts that it leads with: ``days`` and ``acts``
    are these and ``told`` the acts of the earlier story, empty where they kept nothing apart. ``follows``: of the two
    stories as they are in the end, where the later follows the earlier (from ``stories.FOLLOW`` on), else None.
    """

    earlier: str
    later: str
    likeness: float | None
    days: tuple[str, ...] = ()
    acts: tuple[str, ...] = ()
    told: tuple[str, ...] = ()
    follows: float | None = None


def partings(readings: Iterable[Reading]) -> tuple[Parting, ...]:
    """Every two stories that are linked or nearly alike, by the later one in the order in which they began, the most
    alike first."""
    by_id = {reading.report.id: reading for reading in readings}
    growing = stories.Stories()
    began: list[str] = []
    found: list[Parting] = []
    for report in stories.in_order(reading.report for reading in by_id.values()):
        sign = stories.sign(report, leads(by_id[report.id]))
        tried = growing.tried(sign)
        if growing.place(sign) == len(began):
            found += [_parting(began[one.number], sign, one) for one in tried if one.likeness >= stories.FOLLOW]
            began.append(report.id)
    linked = {(began[number], began[other]): likeness for number, other, likeness in growing.links()}
    known = [replace(one, follows=linked.pop((one.later, one.earlier), None)) for one in found]
    known += [Parting(first, later, None, follows=likeness) for (later, first), likeness in linked.items()]
    place = {report: number for number, report in enumerate(began)}
    return tuple(sorted(known, key=lambda one: (place[one.later], -(one.likeness or 0.0), place[one.earlier])))


def _parting(earlier: str, sign: stories.Sign, tried: stories.Tried) -> Parting:
    if not tried.later:
        return Parting(earlier, sign.report, tried.likeness)
    return Parting(earlier, sign.report, tried.likeness, _values(sign.days), _values(sign.acts), _values(tried.acts))


def _values(features: Iterable[str]) -> tuple[str, ...]:
    """ "day:2031-05-06" -> "2031-05-06", in order."""
    return tuple(sorted(feature.partition(":")[2] for feature in features))
