"""What two places are to each other: the same, one within the other, too far apart to be one."""

from __future__ import annotations

import math
import unicodedata

from accord.model import PlaceValue, Relation

__all__ = ["distance", "relation"]

_SIZE = {"facility": 0, "city": 1, "region": 2, "area": 3, "body": 3, "country": 4}

# Kilometres. A facility is in a city when it lies this near its centre; a place this far from a region's centre is
# not in the region (the largest first-level divisions that news names often are about 1,000 km across; beyond that
# we can't tell).
SAME_POINT = 3.0
IN_CITY = 40.0
IN_REGION = 600.0
_GENERIC = frozenset(
    {
        "the",
        "of",
        "region",
        "oblast",
        "province",
        "district",
        "governorate",
        "state",
        "city",
        "town",
        "village",
        "nuclear",
        "power",
        "plant",
        "station",
        "airport",
        "base",
        "camp",
        "port",
        "area",
        "county",
        "republic",
        "kingdom",
        "federation",
    }
)


def distance(a: PlaceValue, b: PlaceValue) -> float | None:
    """Great-circle distance in kilometres (haversine, mean Earth radius 6,371 km), None where either has no
    coordinates.
    """
    if a.latitude is None or a.longitude is None or b.latitude is None or b.longitude is None:
        return None
    first, second = math.radians(a.latitude), math.radians(b.latitude)
    step = math.radians(b.longitude - a.longitude) / 2
    root = math.sin((second - first) / 2) ** 2 + math.cos(first) * math.cos(second) * math.sin(step) ** 2
    return 2 * 6371.0 * math.asin(min(1.0, math.sqrt(root)))


def _key(name: str) -> tuple[str, ...]:
    plain = "".join(c for c in unicodedata.normalize("NFKD", name.casefold()) if not unicodedata.combining(c))
    words = "".join(c if c.isalnum() else " " for c in plain).split()
    own = tuple(word for word in words if word not in _GENERIC)
    return own or tuple(words)


def relation(a: PlaceValue, b: PlaceValue) -> Relation:
    """How two places stand to each other.

    A country and a place in it: refines. Two cities, two countries, two regions: conflicts, unless they are the
    same. A region or an area and a city whose containment can't be told from the distance: compatible.
    """
    if a == b or (a.geonames is not None and a.geonames == b.geonames):
        return "equal"
    if a.country is not None and b.country is not None and a.country != b.country and "body" not in (a.kind, b.kind):
        return "conflicts"
    if a.kind == "country" or b.kind == "country":
        return _with_country(a, b)
    one, two, apart = _key(a.name), _key(b.name), distance(a, b)
    if a.kind == b.kind:
        if one == two:
            return "equal" if apart is None or apart <= IN_CITY or a.kind != "city" else "conflicts"
        if a.kind == "facility" and (set(one) <= set(two) or set(two) <= set(one)):
            return "equal" if apart is None or apart <= IN_CITY else "conflicts"
        if a.kind in ("area", "body"):
            return "compatible"
        return "compatible" if apart is not None and apart <= SAME_POINT else "conflicts"
    small, large = (a, b) if _SIZE[a.kind] < _SIZE[b.kind] else (b, a)
    if large.kind in ("area", "body"):
        return "compatible"
    if large.kind == "city":
        if set(_key(large.name)) <= set(_key(small.name)):
            return "refines"
        if apart is None:
            return "compatible"
        return "refines" if apart <= IN_CITY else "conflicts"
    if set(_key(large.name)) & set(_key(small.name)):
        return "refines"
    return "compatible" if apart is None or apart <= IN_REGION else "conflicts"


def _with_country(a: PlaceValue, b: PlaceValue) -> Relation:
    if a.kind == b.kind:
        if a.country is not None and b.country is not None:
            return "equal"
        return "equal" if _key(a.name) == _key(b.name) else "conflicts"
    country, other = (a, b) if a.kind == "country" else (b, a)
    if country.country is None or other.country is None:
        return "compatible"
    return "refines" if country.country == other.country else ("compatible" if other.kind == "body" else "conflicts")
