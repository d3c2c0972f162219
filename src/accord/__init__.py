"""Accord: one account of what many outlets report about the same events, traced to the exact words.

``read`` gives readings, ``compare`` a dossier, a ``Ledger`` keeps what was reported and answers as it was known on any
date, to what a ``Filter`` asks; everything else here is a noun (see :mod:`accord.model`) or an error
(see :mod:`accord.errors`).
"""

from importlib import import_module
from importlib.metadata import PackageNotFoundError, version
from typing import TYPE_CHECKING

from accord.api import account, compare, read
from accord.errors import AccordError, InputError, ModelError, QuestionError, StoreError
from accord.model import (
    Actor,
    Commitment,
    Disagreement,
    Dossier,
    Event,
    Evidence,
    Exchange,
    Fact,
    Incident,
    Meeting,
    Mention,
    Outlet,
    Reading,
    Refusal,
    Report,
    Slot,
    SlotValue,
    Span,
    Statement,
    Story,
)

if TYPE_CHECKING:
    from accord.store.asking import Filter
    from accord.store.ledger import Ledger

__all__ = [
    "AccordError",
    "Actor",
    "Commitment",
    "Disagreement",
    "Dossier",
    "Event",
    "Evidence",
    "Exchange",
    "Fact",
    "Filter",
    "Incident",
    "InputError",
    "Ledger",
    "Meeting",
    "Mention",
    "ModelError",
    "Outlet",
    "QuestionError",
    "Reading",
    "Refusal",
    "Report",
    "Slot",
    "SlotValue",
    "Span",
    "Statement",
    "StoreError",
    "Story",
    "account",
    "compare",
    "read",
]

# What stands on a database is imported when it is first asked for: a third of what importing the rest costs.
_LATER = {"Filter": "accord.store.asking", "Ledger": "accord.store.ledger"}


def __getattr__(name: str) -> object:
    if name not in _LATER:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    found: object = getattr(import_module(_LATER[name]), name)
    globals()[name] = found
    return found


try:
    __version__ = version("accord")
except PackageNotFoundError:  # a checkout that was never installed
    __version__ = "0+unknown"
