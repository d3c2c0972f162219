"""States: their names, adjectives, peoples and capitals in news English, and the ISO 3166-1 alpha-3 codes.

The table is ``data/countries.tsv``; a name that it lacks is looked up in pycountry (ISO 3166-1's own and official
names).
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from accord.data import read_text
from accord.errors import DataError
from accord.reading.names import fold

__all__ = ["Countries", "countries"]


@dataclass(frozen=True, slots=True)
class Countries:
    """Look-ups by folded phrase (words joined by one blank, a leading "the" left out), each to an alpha-3 code."""

    label: dict[str, str]  # code -> short name
    names: dict[str, str]
    adjectives: dict[str, str]
    peoples: dict[str, str]  # plurals: "russians"
    capitals: dict[str, str]
    longest: int  # words of the longest phrase
    ambiguous: frozenset[str]  # names that are another place's, too
    twins: dict[str, tuple[str, str]]  # plurals of a name that two states share: "koreas"

    def find(self, phrase: str) -> tuple[str, str] | None:
        """The code of a phrase and how it names the state: "name", "adjective", "people" or "capital"; None if it
        doesn't."""
        folded = fold(phrase)
        for table, how in (
            (self.names, "name"),
            (self.adjectives, "adjective"),
            (self.peoples, "people"),
            (self.capitals, "capital"),
        ):
            if folded in table:
                return table[folded], how
        return None


@lru_cache(maxsize=1)
def countries() -> Countries:
    """The table, read once. Raises DataError where a name stands for two states."""
    label: dict[str, str] = {}
    names: dict[str, str] = {}
    adjectives: dict[str, str] = {}
    peoples: dict[str, str] = {}
    capitals: dict[str, str] = {}
    ambiguous: set[str] = set()
    text = read_text("countries.tsv")
    for line in text.splitlines():
        if line.startswith("#") or not line.strip():
            continue
        code, name, others, people, seats = (field.strip() for field in line.split("\t"))
        label[code] = name
        for each in (name, *_several(others)):
            key = _key(each.removeprefix("?"))
            if each.startswith("?"):
                ambiguous.add(key)
            if names.setdefault(key, code) != code:
                raise DataError(f"countries.tsv: {each!r} stands for {names[key]} and {code}")
        for each in _several(people):
            key = _key(each)
            adjectives.setdefault(key, code)
            if not key.endswith(("s", "sh", "ch", "ese")):
                peoples.setdefault(key + "s", code)
        for each in _several(seats):
            capitals.setdefault(_key(each), code)
    _add_iso_names(names, label)
    longest = max(len(key.split()) for table in (names, adjectives, capitals) for key in table)
    shared: dict[str, list[str]] = {}
    for code in sorted(label):
        last = _key(label[code]).split()[-1]
        if not last.endswith("s"):  # "Islands" is no plural of two
            shared.setdefault(last + "s", []).append(code)
    twins = {plural: (codes[0], codes[1]) for plural, codes in shared.items() if len(codes) == 2}
    return Countries(label, names, adjectives, peoples, capitals, longest, frozenset(ambiguous), twins)


def _several(field: str) -> list[str]:
    return [each for each in field.split("|") if each]


def _key(phrase: str) -> str:
    return fold(phrase).removeprefix("the ")


def _add_iso_names(names: dict[str, str], label: dict[str, str]) -> None:
    import pycountry

    for country in pycountry.countries:
        if country.alpha_3 not in label:
            continue  # dependencies and territories are places, not states
        for each in (country.name, getattr(country, "official_name", None), getattr(country, "common_name", None)):
            if each and "," not in each:
                names.setdefault(_key(each), country.alpha_3)
