"""Readings of the shipped examples, made once, and a reader that gives them again: for tests of what keeps them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from accord.model import Reading, Refusal, Report
from accord.reading.reader import Reader
from accord.sources import load_with_originals
from accord.sources.loaded import Loaded

EXAMPLES = Path(__file__).parent.parent / "examples"
STORIES = ("good-friday-1998", "minsk-2015", "panmunjom-1953")
REPORTS = {story: sorted((EXAMPLES / story).glob("*.txt")) for story in STORIES}


@dataclass(frozen=True)
class Kept:
    """What was loaded, in the order of the files, and by report id what was read."""

    items: tuple[Loaded, ...]
    readings: dict[str, Reading]

    def read_many(self, reports: Iterable[Report], processes: int = 1) -> Iterator[Reading]:
        for report in reports:
            yield replace(self.readings[report.id], report=report)

    def reader(self) -> Kept:
        return self

    def story(self, name: str) -> list[Loaded]:
        return [item for item in self.items if f"/{name}/" in item.report.path]


def keep() -> Kept:
    items: list[Loaded] = []
    for item in load_with_originals([path for story in STORIES for path in REPORTS[story]]):
        assert not isinstance(item, Refusal), item
        items.append(item)
    reader = Reader()
    found = dict(zip((item.report.id for item in items), reader.read_many(item.report for item in items), strict=True))
    return Kept(tuple(items), found)


class Clock:
    """A clock that goes on by a minute whenever it is looked at."""

    def __init__(self, start: str = "2020-01-01T00:00:00+00:00") -> None:
        self.now = datetime.fromisoformat(start)

    def __call__(self) -> datetime:
        self.now += timedelta(minutes=1)
        return self.now.astimezone(UTC)

    def to(self, day: str) -> None:
        self.now = datetime.fromisoformat(f"{day}T00:00:00+00:00")


__all__ = ["EXAMPLES", "REPORTS", "STORIES", "Clock", "Kept", "keep"]
