"""Manners towards hosts: what their robots.txt allows, and how long to wait between two requests."""

from __future__ import annotations

import importlib
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from accord.errors import BusyError

__all__ = ["Host", "Hosts", "Rules"]

FRESH = 24 * 3600.0
"""Seconds for which a robots.txt is believed; RFC 9309 allows no more than a day."""

AGAIN = 600.0
"""Seconds after which one that could not be had is asked for again."""


@dataclass(slots=True)
class Rules:
    """What a robots.txt says. ``parsed`` is None where everything is allowed; ``denied`` says why nothing is."""

    parsed: Any = None
    denied: str | None = None
    until: float = 0.0

    @classmethod
    def of(cls, text: str, now: float) -> Rules:
        """The rules of a robots.txt, by Protego (RFC 9309 and the wildcards of practice), until a day from now."""
        protego: Any = importlib.import_module("protego")
        return cls(protego.Protego.parse(text), None, now + FRESH)

    def allows(self, url: str, product: str) -> bool:
        """Whether the product may fetch this address."""
        return self.parsed is None or bool(self.parsed.can_fetch(url, product))

    def delay(self, product: str) -> float:
        """Seconds between requests that the host asks for; 0 where it does not."""
        found = self.parsed.crawl_delay(product) if self.parsed is not None else None
        return min(max(float(found), 0.0), 3600.0) if found else 0.0


@dataclass(slots=True)
class Host:
    """The rules that an origin was last heard to have, and when a host may be asked next."""

    rules: Rules | None = None
    free: float = 0.0


@dataclass(slots=True)
class Hosts:
    """All that were met: rules by origin, turns by host; times are of ``clock``, in seconds."""

    clock: Callable[[], float]
    sleep: Callable[[float], None]
    delay: float
    longest: float
    known: dict[str, Host] = field(default_factory=dict)

    def of(self, name: str) -> Host:
        """What is known of one origin or host."""
        return self.known.setdefault(name, Host())

    def wait(self, name: str, path: str, delay: float = 0.0) -> None:
        """Wait until the host may be asked, and take the next turn. Raises BusyError where that is too far off."""
        host = self.of(name)
        pause = host.free - self.clock()
        if pause > self.longest:
            reason = f"its host is not to be asked again for {pause:.0f} seconds"
            raise BusyError(path, reason, 429, pause)
        if pause > 0:
            self.sleep(pause)
        host.free = self.clock() + max(self.delay, delay)

    def hold(self, name: str, seconds: float) -> None:
        """Leave a host alone for so long."""
        host = self.of(name)
        host.free = max(host.free, self.clock() + seconds)
