"""Times, numbers and places as values that can be compared."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from accord.model.terms import Precision

__all__ = ["Amount", "MentionValue", "PlaceValue", "TimeValue"]


@dataclass(frozen=True, slots=True)
class TimeValue:
    """A time expression resolved to the half-open interval [start, end) in UTC. Both are ISO 8601 cut to ``precision``.

    An expression that can't be resolved has no TimeValue at all (its mention's value is None): it keeps its words only.
    ``end`` is None where the interval is open ("since Monday") or is just the one unit of ``precision`` that ``start``
    names. ``hedge`` is the word that blurs it ("about", "early", "before"), or None.
    """

    start: str | None
    end: str | None
    precision: Precision
    hedge: str | None = None


@dataclass(frozen=True, slots=True)
class Amount:
    """A number with its unit, as a range.

    ``kind``: "count" (unit: what is counted, a lemma, e.g. "prisoner"), "duration" (unit: second, minute, hour, day,
    week, month or year), "money" (unit: ISO 4217), "percent", "measure" (unit as written), "ordinal". "At least 40" is
    low=40, high=None; "about 40" is low=high=40 with hedge "about"; "30 to 40" is low=30, high=40; "dozens" is low=24,
    high=None, hedge "dozens".
    """

    kind: Literal["count", "duration", "money", "percent", "measure", "ordinal"]
    low: float | None
    high: float | None
    unit: str | None
    hedge: str | None = None


@dataclass(frozen=True, slots=True)
class PlaceValue:
    """A place in a gazetteer: ``country`` is ISO 3166-1 alpha-3, ``geonames`` the GeoNames id, coordinates in degrees
    WGS 84."""

    name: str
    kind: Literal["country", "region", "city", "facility", "body", "area"]
    country: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    geonames: int | None = None


MentionValue = TimeValue | Amount | PlaceValue
