"""Reports that tell of more than one such happening as a fact is of, and of which others these are known apart."""

from __future__ import annotations

from collections.abc import Sequence

from accord.comparing import values
from accord.comparing.counts import counted
from accord.comparing.grading import MOST, Close, Met
from accord.comparing.profiles import EventProfile

__all__ = ["known_apart", "mixed_reports"]


def mixed_reports(cluster: Sequence[EventProfile]) -> frozenset[str]:
    """The reports whose tellings of a fact give two times or two numbers that can't be of one thing: they tell of more
    than one such happening, and it is not known which of them another report means."""
    return frozenset(report for report, profiles in _by_report(cluster).items() if _at_odds(profiles))


def known_apart(met: Met, cluster: Sequence[EventProfile], mixed: frozenset[str], close: Close) -> Met:
    """Which reports can conflict without those pairs of which one tells the other's happening and another one besides:
    by the tellings that were judged to be of one fact with some of the other's. What only a third report brought
    together with them is known apart."""

    if not mixed:
        return met
    own = _by_report(cluster)
    facing = {p.key: {key[0] for key in close.get(p.key, ())} for report in mixed for p in own.get(report, ())}

    def of_two(one: str, two: str) -> bool:
        return one in mixed and _at_odds([p for p in own.get(one, ()) if two in facing[p.key]])

    return {
        one: frozenset(two for two in others if not of_two(one, two) and not of_two(two, one))
        for one, others in met.items()
    }


def _by_report(cluster: Sequence[EventProfile]) -> dict[str, list[EventProfile]]:
    own: dict[str, list[EventProfile]] = {}
    for profile in cluster:
        own.setdefault(profile.key[0], []).append(profile)
    return own


def _at_odds(profiles: Sequence[EventProfile]) -> bool:
    times = dict.fromkeys(p.time.value for p in profiles if p.time is not None and p.time.value is not None)
    counts = dict.fromkeys(one.value for p in profiles for one in counted(p) if one.value is not None)
    return any(
        values.relation(x, y) == "conflicts"
        for told in (list(times)[:MOST], list(counts)[:MOST])
        for n, x in enumerate(told)
        for y in told[n + 1 :]
    )
