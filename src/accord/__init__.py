"""Accord: one account of what many outlets report about the same events, traced to the exact words.

``read`` gives readings, ``compare`` a dossier, a ``Ledger`` keeps what was reported and answers as it was known on any
date, to what a ``Filter`` asks; everything else here is a noun (see :mod:`accord.model`) or an error
(see :mod:`accord.errors`).
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
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
    from accord.store.asking import Filter
    from accord.store.ledger import Ledger

    __version__: str

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

# Every name is imported when it is first asked for (PEP 562): who asks a ledger, or only for a noun, doesn't pay for
# what reads. The checker of types sees the imports above, and a test holds the two to one another.
_HOMES = {
    "accord.api": ("account", "compare", "read"),
    "accord.errors": ("AccordError", "InputError", "ModelError", "QuestionError", "StoreError"),
    "accord.store.asking": ("Filter",),
    "accord.store.ledger": ("Ledger",),
}
_HOME = {name: home for home, names in _HOMES.items() for name in names}


def __getattr__(name: str) -> object:
    found: object
    if name == "__version__":
        found = _version()
    elif name in __all__:
        found = getattr(import_module(_HOME.get(name, "accord.model")), name)
    elif name in ("errors", "model"):  # modules that the docstring above names: they are there without an import
        found = import_module(f"accord.{name}")
    else:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    globals()[name] = found
    return found


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__, "__version__"})


def _version() -> str:
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version("accord")
    except PackageNotFoundError:  # a checkout that was never installed
        return "0+unknown"
