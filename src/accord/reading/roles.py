"""What a head noun or an organisation's name says of an actor: its class, its PLOVER sector, its country. Tables only.

``data/actor_roles.tsv`` (by hand) goes before ``data/actor_nouns.tsv`` (from WordNet 3.0); ``data/organisations.tsv``
has names, and the outlets of ``data/outlets.tsv`` are the press.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from accord.data import read_json, read_text
from accord.errors import DataError
from accord.reading.names import fold

__all__ = [
    "Organisation",
    "Role",
    "is_office",
    "is_role",
    "longest_organisation",
    "office_before",
    "organisation",
    "role",
    "shortens",
]

RoleClass = Literal["person", "organisation", "group", "state", "people", "pair", "none"]
CLASSES = frozenset({"person", "organisation", "group", "state", "people", "pair", "none"})
PRESS = frozenset({"wire", "newspaper", "broadcaster"})


@dataclass(frozen=True, slots=True)
class Role:
    """What a noun says: ``unique`` where a state or organisation has one holder at a time ("president")."""

    kind: RoleClass
    sector: str | None
    unique: bool = False
    title: bool = False  # from the table by hand: an office that stands before a name with a capital


@dataclass(frozen=True, slots=True)
class Organisation:
    """A known organisation."""

    name: str
    country: str | None
    sector: str
    seats: frozenset[str] = frozenset()  # names that are a place, too: they stand for the organisation where they act

    def is_seat(self, phrase: str) -> bool:
        """Whether this name of it is a place's name, too ("the White House")."""
        return phrase in self.seats


def _rows(file: str, width: int) -> list[list[str]]:
    rows = []
    for number, line in enumerate(read_text(file).splitlines(), 1):
        if line.startswith("#") or not line.strip():
            continue
        fields = [field.strip() for field in line.split("\t")]
        if len(fields) != width:
            raise DataError(f"{file}, line {number}: {len(fields)} fields, not {width}")
        rows.append(fields)
    return rows


@lru_cache(maxsize=1)
def _roles() -> dict[str, Role]:
    found: dict[str, Role] = {}
    for lemma, kind, sector in _rows("actor_nouns.tsv", 3):
        civil = kind == "person" and sector == "CVL"
        group: RoleClass = "organisation"
        person: RoleClass = "people" if civil else "person"
        found[lemma] = Role(person if kind == "person" else group, None if sector == "-" else sector)
    for lemma, kind, sector, unique in _rows("actor_roles.tsv", 4):
        if kind not in CLASSES:
            raise DataError(f"actor_roles.tsv: {lemma!r} has the unknown class {kind!r}")
        found[lemma] = Role(kind, None if sector == "-" else sector, unique == "unique", kind == "person")  # type: ignore[arg-type]
    return found


@lru_cache(maxsize=1)
def _organisations() -> dict[str, Organisation]:
    found: dict[str, Organisation] = {}
    for name, others, country, sector in _rows("organisations.tsv", 4):
        forms = [each.removeprefix("the ").replace("’", "'") for each in (name, *others.split("|")) if each]
        seats = frozenset(form[1:] for form in forms if form.startswith("@"))
        known = Organisation(name.removeprefix("@"), None if country == "-" else country, sector, seats)
        for form in forms:
            found.setdefault(form.removeprefix("@"), known)
    for name, country, kind, _ in _rows("outlets.tsv", 4):
        if kind in PRESS:
            plain = name.removeprefix("The ")
            found.setdefault(plain, Organisation(plain, country, "JRN", frozenset()))
    return found


def role(lemma: str) -> Role | None:
    """What a noun's lemma says, or None: the noun names no actor that we know of. Hyphenated nouns go by their last
    part."""
    key = fold(lemma)
    table = _roles()
    found = table.get(key)
    if found is None and "-" in key:
        found = table.get(key.rpartition("-")[2])
    if found is None and key.endswith(("woman", "women")):
        found = table.get(key[:-5] + "man")
    return found


def is_role(lemma: str) -> bool:
    """Whether a noun stands in the table as a whole, not by its last part."""
    return fold(lemma) in _roles()


def organisation(phrase: str) -> Organisation | None:
    """The known organisation that a phrase names, without "the", or None. Letter case counts for a single
    word ("who" is not the WHO).
    """
    plain = phrase.replace("’", "'")
    return _organisations().get(plain) or (_folded().get(fold(plain)) if " " in plain else None)


@lru_cache(maxsize=1)
def _folded() -> dict[str, Organisation]:
    """Names of several words: these are no common words, however they are written ("Republican party")."""
    return {fold(name): known for name, known in reversed(_organisations().items()) if " " in name}


@lru_cache(maxsize=1)
def longest_organisation() -> int:
    """Words of the longest known name."""
    return max(len(name.split()) for name in _organisations())


def office_before(words: Sequence[str]) -> int:
    """How many words before the rest of a name are an office: "Prince", "Crown Prince"; 0 where none is, or all are."""
    if len(words) > 2 and is_office(words[1]) and is_office(f"{words[0]} {words[1]}"):
        return 2
    return int(len(words) > 1 and is_office(words[0]))


def is_office(word: str) -> bool:
    """Whether a word is one for an office, with a capital."""
    known = role(word.lower())
    return known is not None and known.title and word[:1].isupper()


@lru_cache(maxsize=1)
def _of_states() -> frozenset[str]:
    return frozenset([*read_json("camps.json")["state"], *read_json("steps.json")["offices"]])


def shortens(word: str) -> bool:
    """Whether this noun alone, in lower case, can be the short form of a body's name that it heads ("the Council"): it
    says what sort of body that is, and is nothing of which every state has its own ("the Army")."""
    known = role(word)
    return known is not None and known.kind in {"organisation", "group"} and word not in _of_states()
