"""Readings to a dossier: the account, and the process behind it."""

from __future__ import annotations

from collections.abc import Iterable

from accord.comparing.account import build
from accord.comparing.stories import Group
from accord.ledger.process import Process
from accord.model import Dossier, Reading, Refusal

__all__ = ["dossier"]


def dossier(
    readings: Iterable[Reading], refused: Iterable[Refusal] = (), groups: Iterable[Group] | None = None
) -> Dossier:
    """The dossier of readings, whose order changes nothing. ``groups``: see :func:`accord.comparing.account.build`."""
    built = build(readings, groups)
    process = Process(built)
    return Dossier(
        readings=built.readings,
        origins=dict(sorted(built.origins.of_report.items())),
        actors=built.actors,
        stories=built.stories,
        facts=built.facts,
        disagreements=(*built.disagreements, *process.disagreements),
        commitments=process.commitments,
        incidents=process.incidents,
        exchanges=process.exchanges,
        meetings=process.meetings,
        refused=tuple(refused),
        passages=built.origins.passages,
    )
