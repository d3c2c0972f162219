"""Look-up of place names in ``data/places_gazetteer.tsv`` (GeoNames, CC BY 4.0) and ``data/places.json``.

The table is sorted by folded key and searched in place by bisection, so that the first look-up costs a file read, not
an index.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from accord.data import read_bytes
from accord.model import PlaceValue
from accord.reading.numbers import table

__all__ = ["Place", "fold_place", "look_up"]

_DASHES = re.compile(r"[-‐‑–/]")
_DROPPED = re.compile(r"[.'’‘`ʿʾʼ“”\"]")
_ARTICLES = re.compile(r"^(?:al|ar|as|ash|ad|an|at|az|el|ed|es) (?=\S{4})")


@dataclass(frozen=True, slots=True)
class Place:
    """A gazetteer entry: its value, population (0 where unknown) and whether the name looked up is its main one."""

    value: PlaceValue
    population: int
    main: bool


def fold_place(name: str) -> str:
    """The key of a name: lower case, no accents, dots or apostrophes, dashes as blanks, no leading "the" or Arabic
    article."""
    plain = unicodedata.normalize("NFKD", name.replace("ł", "l").replace("Ł", "L").replace("ø", "o").replace("ı", "i"))
    plain = "".join(letter for letter in plain if not unicodedata.combining(letter))
    key = " ".join(_DASHES.sub(" ", _DROPPED.sub("", plain)).lower().split())
    return _ARTICLES.sub("", key.removeprefix("the "))


@lru_cache(maxsize=1)
def _table() -> bytes:
    return read_bytes("places_gazetteer.tsv")


def _lines(key: str) -> list[list[str]]:
    """All rows of a key."""
    data, wanted = _table(), key.encode() + b"\t"
    low, high = 0, len(data)
    while low < high:  # low is always the start of a line
        middle = (low + high) // 2
        start = data.rfind(b"\n", low, middle) + 1 or low
        end = data.find(b"\n", start) + 1 or len(data)
        if data[start : min(end, start + len(wanted))] < wanted:
            low = end
        else:
            high = start
    found = []
    while data.startswith(wanted, low):
        end = data.index(b"\n", low)
        found.append(data[low:end].decode().split("\t"))
        low = end + 1
    return found


@lru_cache(maxsize=8192)
def look_up(name: str) -> tuple[Place, ...]:
    """All places of a name, the most populous first; an empty tuple where the name is unknown."""
    key = fold_place(name)
    if not key or "\t" in key:
        return ()
    found: dict[int | str, Place] = {}
    for row in _lines(key):
        if row[1] == "=":
            for target in _lines(row[2]):
                if target[1] != "=" and target[7] == row[3]:
                    # "New York" is as good a name as "New York City"
                    found.setdefault(int(row[3]), _place(target, main=row[2].startswith(f"{key} ")))
        else:
            found[int(row[7])] = _place(row, main=True)
    for area in table("places")["areas"].get(key, ()):
        found[area[0]] = Place(PlaceValue(area[0], area[1], area[2]), 1_000_000, True)
    return tuple(
        sorted(found.values(), key=lambda place: (-place.population, place.value.name, place.value.country or ""))
    )


def _place(row: list[str], main: bool) -> Place:
    kind: Literal["country", "region", "city"] = row[1]  # type: ignore[assignment]
    latitude, longitude = (float(row[4]), float(row[5])) if row[4] else (None, None)
    # A state of the USA has no population in the source; it outweighs any namesake city of less than a million.
    population = int(row[6]) if row[6] else 1_000_000
    return Place(PlaceValue(row[2], kind, row[3], latitude, longitude, int(row[7])), population, main)
