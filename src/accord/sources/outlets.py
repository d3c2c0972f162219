"""Outlets that are known from the start: a short table of facts, ``data/outlets.tsv``."""

from __future__ import annotations

from functools import lru_cache
from typing import get_args

from accord.data import read_text
from accord.errors import DataError
from accord.model import Outlet, OutletKind

__all__ = ["shipped"]


@lru_cache(maxsize=1)
def shipped() -> tuple[Outlet, ...]:
    """The outlets that Accord ships, by name. Raises DataError where the table contradicts itself."""
    found: dict[str, Outlet] = {}
    kinds: dict[str, OutletKind] = {kind: kind for kind in get_args(OutletKind)}
    for line in read_text("outlets.tsv").splitlines():
        if not line or line.startswith("#"):
            continue
        parts = line.split("\t")
        if len(parts) != 4 or parts[2] not in kinds or parts[0] in found:
            raise DataError(f"outlets.tsv: {line!r} is no name, country, kind and owner, or its name stands twice")
        name, country, kind, owner = parts
        found[name] = Outlet(name, country, None if owner == "-" else owner, kinds[kind])
    return tuple(found[name] for name in sorted(found))
