"""Accord: one account of what many outlets report about the same events, traced to the exact words.

``read`` gives readings, ``compare`` a dossier; everything else here is a noun (see :mod:`accord.model`) or an error
(see :mod:`accord.errors`).
"""

from importlib.metadata import PackageNotFoundError, version

from accord.api import account, compare, read
from accord.errors import AccordError, InputError, ModelError
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
    "Incident",
    "InputError",
    "Meeting",
    "Mention",
    "ModelError",
    "Outlet",
    "Reading",
    "Refusal",
    "Report",
    "Slot",
    "SlotValue",
    "Span",
    "Statement",
    "Story",
    "account",
    "compare",
    "read",
]

try:
    __version__ = version("accord")
except PackageNotFoundError:  # a checkout that was never installed
    __version__ = "0+unknown"
