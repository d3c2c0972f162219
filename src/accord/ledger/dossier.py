"""Readings to a dossier: the account, and the process behind it."""

from __future__ import annotations

from collections.abc import Iterable

from accord.comparing.account import build
from accord.comparing.stories import Group
from accord.ledger.corrections import Entered, moves
from accord.ledger.process import Process
from accord.ledger.review import apply
from accord.model import Dossier, Reading, Refusal

__all__ = ["dossier"]


def dossier(
    readings: Iterable[Reading],
    refused: Iterable[Refusal] = (),
    groups: Iterable[Group] | None = None,
    corrections: Iterable[Entered] = (),
) -> Dossier:
    """The dossier of readings, whose order changes nothing. ``groups``: see :func:`accord.comparing.account.build`.

    ``corrections``: what persons said of what stands in it, in the order in which they said it.
    """
    entered = tuple(corrections)
    built = build(readings, groups, moves(entered, "fact"))
    process = Process(built)
    made = Dossier(
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
        affected=built.affected,
        figures=built.figures,
        synopsis=built.synopsis,
    )
    return apply(made, entered, built.moved) if entered else made
