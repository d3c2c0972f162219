"""Sources: files, folders, standard input, lists of reports, web pages, feeds and web archives -> reports."""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from accord.sources.files import load, load_with_originals
    from accord.sources.loaded import Loaded
    from accord.sources.reports import report

__all__ = ["INTERVAL", "Loaded", "load", "load_with_originals", "report"]

INTERVAL = 900
"""Seconds between two looks at one source that is watched."""

# Imported when first asked for, as in the package itself: a date or an outlet's name needs none of what reads files.
_HOME = {
    "Loaded": "accord.sources.loaded",
    "load": "accord.sources.files",
    "load_with_originals": "accord.sources.files",
    "report": "accord.sources.reports",
}


def __getattr__(name: str) -> object:
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    found: object = getattr(import_module(_HOME[name]), name)
    globals()[name] = found
    return found


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
