"""One address of the web -> its bytes, politely and within limits, by httpcore (the extra ``accord[web]``).

httpcore and not httpx or urllib3: it does one exchange and nothing by itself. It follows no redirect, unfolds nothing,
keeps no cookie, reads no proxy from the environment, and lets a caller make its connections (its network backend), so
that each of these is done here, where it can be bounded. Proxies are not used: what they connect to can't be seen.
"""

from __future__ import annotations

import importlib
import importlib.metadata
import time
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any

from accord.errors import (
    BusyError,
    FetchError,
    MissingLibraryError,
    NetworkError,
    RedirectError,
    RobotsError,
    StatusError,
    TooLargeError,
)
from accord.model import Instant
from accord.sources import addresses, charsets
from accord.sources.inflating import Body
from accord.sources.manners import AGAIN, FRESH, Hosts, Rules

__all__ = ["PRODUCT", "Fetched", "Fetcher", "Limits"]

PRODUCT = "Accord"
"""The name under which a robots.txt may address this program."""

ROBOTS_SIZE = 512_000
"""Bytes of a robots.txt that are read; RFC 9309 wants at least 500 kB."""

_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_ACCEPT = (
    "text/html,application/xhtml+xml,application/atom+xml,application/rss+xml,application/xml;q=0.9,text/plain;q=0.8,"
    "application/json;q=0.8"
)


@dataclass(frozen=True, slots=True)
class Limits:
    """What one address may cost. ``seconds`` is for all of it, redirects and robots.txt with it, but not for the wait
    until its host may be asked, which is at most ``longest_wait``; ``delay`` is the time between two requests to one
    host, more where its robots.txt asks for more. ``largest`` bytes may come, ``largest_unfolded`` out of them.
    """

    seconds: float = 60.0
    largest: int = 10_000_000
    largest_unfolded: int = 20_000_000
    redirects: int = 10
    delay: float = 2.0
    longest_wait: float = 60.0


@dataclass(frozen=True, slots=True)
class Fetched:
    """What an address gave. ``final`` is where it came from after redirects; ``headers`` have names in small letters.

    ``status`` is 200, or 304 where nothing has changed since what the caller has; then ``body`` is empty.
    """

    address: str
    final: str
    status: int
    headers: dict[str, str]
    body: bytes
    retrieved: Instant
    redirects: tuple[str, ...] = ()

    @property
    def etag(self) -> str | None:
        """For the next conditional request."""
        return self.headers.get("etag")

    @property
    def last_modified(self) -> str | None:
        """For the next conditional request."""
        return self.headers.get("last-modified")

    @property
    def charset(self) -> str | None:
        """The charset that the server gives, or None."""
        return charsets.of_media_type(self.headers.get("content-type", ""))


@dataclass(slots=True)
class Fetcher:
    """Fetches addresses, one at a time. Not for several threads at once; one for each.

    ``contact`` is an address that goes into the user agent, for hosts that want to complain. ``allow_private`` lets
    connections go to any network, for tests and for servers of one's own. ``robots`` False leaves robots.txt alone: for
    addresses of one's own only. ``sleep`` and ``clock`` are for tests, and for stopping a wait: what ``sleep`` raises
    goes through.
    """

    limits: Limits = field(default_factory=Limits)
    allow_private: bool = False
    robots: bool = True
    contact: str | None = None
    sleep: Callable[[float], None] = time.sleep
    clock: Callable[[], float] = time.monotonic
    hosts: Hosts = field(init=False)

    def __post_init__(self) -> None:
        self.hosts = Hosts(self.clock, self.sleep, self.limits.delay, self.limits.longest_wait)

    @property
    def agent(self) -> str:
        """The user agent: who this is, and how to reach whoever runs it."""
        try:
            version = importlib.metadata.version("accord")
        except importlib.metadata.PackageNotFoundError:
            version = "0"
        contact = "".join(char for char in self.contact or "" if char.isascii() and char.isprintable())
        return f"{PRODUCT}/{version} ({f'{contact}; ' if contact else ''}reads news reports; honours robots.txt)"

    def fetch(self, address: str, *, etag: str | None = None, last_modified: str | None = None) -> Fetched:
        """What an address gives. With ``etag`` or ``last_modified``, as an earlier answer had them, only what is new.

        Every redirect is checked as the address itself is: its scheme, its network, its robots.txt.

        Raises FetchError: AddressError, ForbiddenAddressError, RobotsError, RedirectError, TimeLimitError,
        NetworkError, StatusError, BusyError; TooLargeError; MissingLibraryError where the extra is not installed.
        """
        exchange = _Exchange(self, address)
        conditions = {"if-none-match": etag, "if-modified-since": last_modified}
        headers = {name: value for name, value in conditions.items() if value and value.isascii() and "\n" not in value}
        at = addresses.parsed(address, address)
        passed: list[str] = []
        asked: set[str] = set()
        while True:
            rules = self._rules(at, exchange)
            if not rules.allows(at.url, PRODUCT):
                raise RobotsError(address, f"is not allowed by the robots.txt of {at.host}")
            if at.host not in asked:  # a redirect within a host is one visit
                asked.add(at.host)
                self._wait(at, exchange, rules.delay(PRODUCT))
            status, found, body = exchange.get(at, headers, self.limits.largest)
            if status not in _REDIRECTS:
                break
            passed.append(at.url)
            at = self._redirected(at, found, passed, address)
        if status in (429, 503):
            pause = _retry_after(found.get("retry-after"))
            self.hosts.hold(at.host, pause or self.limits.delay)
            raise BusyError(address, f"its host answers {status}: not now", status, pause)
        if status == 304 and headers:
            body = b""
        elif status != 200:
            raise StatusError(address, f"its host answers {status}{_meaning(status)}", status)
        return Fetched(address, at.url, status, found, body, _now(), tuple(passed))

    def _redirected(
        self, at: addresses.Address, found: dict[str, str], passed: list[str], address: str
    ) -> addresses.Address:
        if not found.get("location"):
            raise RedirectError(address, "is redirected to nowhere")
        if len(passed) > self.limits.redirects:
            limit = f"{self.limits.redirects} redirects"
            raise RedirectError(address, f"is redirected more often than {limit}, the limit", limit=limit)
        target = addresses.parsed(addresses.joined(at.url, found["location"]), address)
        if target.url in passed:
            raise RedirectError(address, f"is redirected in a circle, back to {target.url[:200]}")
        return target

    def _wait(self, at: addresses.Address, exchange: _Exchange, delay: float = 0.0) -> None:
        started = time.monotonic()
        self.hosts.wait(at.host, exchange.path, delay)
        exchange.extend(time.monotonic() - started)

    def _rules(self, at: addresses.Address, exchange: _Exchange) -> Rules:
        """The rules of a host, asked for where they are not known or too old. Raises what an exchange raises."""
        host = self.hosts.of(at.origin)
        if not self.robots:
            return Rules()
        if host.rules is None or host.rules.until <= self.clock():
            host.rules = self._ask_for_rules(at, exchange)
        if host.rules.denied:
            raise RobotsError(exchange.path, host.rules.denied)
        return host.rules

    def _ask_for_rules(self, at: addresses.Address, exchange: _Exchange) -> Rules:
        """RFC 9309: none (4xx) allows everything, one that can't be had (5xx) nothing; redirects are followed."""
        target = addresses.parsed(f"{at.origin}/robots.txt", exchange.path)
        for _ in range(6):
            status, found, body = exchange.get(target, {}, ROBOTS_SIZE, cut=True)
            if status not in _REDIRECTS or not found.get("location"):
                break
            target = addresses.parsed(addresses.joined(target.url, found["location"]), exchange.path)
        now = self.clock()
        if status == 200:
            if len(body) >= ROBOTS_SIZE:  # a rule that is cut in two would mean another
                body = body[: body.rfind(b"\n") + 1]
            return Rules.of(body.decode("utf-8-sig", "replace"), now)
        if status >= 500 or status == 429:
            return Rules(
                None, f"its host answers {status} when asked for its robots.txt: nothing is fetched", now + AGAIN
            )
        return Rules(None, None, now + FRESH)


class _Exchange:
    """The exchanges that one address takes: one deadline, one user agent, one way to name troubles."""

    def __init__(self, fetcher: Fetcher, path: str) -> None:
        try:
            self._httpcore: Any = importlib.import_module("httpcore")
            importlib.import_module("protego")
            connecting: Any = importlib.import_module("accord.sources.connecting")
        except ImportError as error:
            raise MissingLibraryError(path, "is an address; to fetch those run: pip install 'accord[web]'") from error
        self.path = path
        self._fetcher = fetcher
        self._deadline = connecting.Deadline(path, fetcher.limits.seconds)
        self._backend = connecting.Backend(self._deadline, fetcher.allow_private)
        self._context: Any = None

    def extend(self, seconds: float) -> None:
        """Take time that was spent waiting for a turn out of the account."""
        self._deadline.extend(seconds)

    def get(
        self, at: addresses.Address, headers: dict[str, str], largest: int, *, cut: bool = False
    ) -> tuple[int, dict[str, str], bytes]:
        """Status, headers and, of an answer that has one, the body. ``cut``: too long a body ends and is no error."""
        core = self._httpcore
        sent = {"user-agent": self._fetcher.agent, "accept": _ACCEPT, "accept-encoding": "gzip, deflate", **headers}
        if at.scheme == "https" and self._context is None:
            self._context = core.default_ssl_context()
        pool = core.ConnectionPool(
            ssl_context=self._context, network_backend=self._backend, max_keepalive_connections=0, http2=False
        )
        try:
            with pool:
                answer: AbstractContextManager[Any] = pool.stream("GET", at.url, headers=list(sent.items()))
                with answer as response:
                    found = {
                        name.decode("latin-1").lower(): value.decode("latin-1").strip()
                        for name, value in response.headers
                    }
                    status = int(response.status)
                    return status, found, self._body(response, found, largest, cut=cut) if status == 200 else b""
        except FetchError:
            raise
        except core.TimeoutException as error:
            raise self._deadline.error() from error
        except (core.NetworkError, core.ProtocolError, core.UnsupportedProtocol, OSError) as error:
            self._deadline.left()  # a connection that breaks when the time is up is a matter of time
            what = str(error).strip()[:150] or type(error).__name__
            raise NetworkError(self.path, f"can't be had from {at.host}: {what}") from error

    def _body(self, response: Any, found: dict[str, str], largest: int, *, cut: bool) -> bytes:
        unfolded = largest if cut else max(largest, self._fetcher.limits.largest_unfolded)
        body = Body(self.path, found.get("content-encoding", ""), largest, unfolded)
        try:
            if not cut:
                body.expect(found.get("content-length"))
            for data in response.iter_stream():
                body.take(data)
                self._deadline.left()
        except TooLargeError:
            if not cut:
                raise
            return body.so_far()
        return body.whole()


def _retry_after(value: str | None) -> float | None:
    """Seconds that a Retry-After asks for: a number, or a date. Never more than a day."""
    if value is None:
        return None
    if value.isascii() and value.isdigit():
        seconds = float(value[:9])
    else:
        try:
            seconds = (parsedate_to_datetime(value[:100]) - datetime.now(UTC)).total_seconds()
        except (ValueError, TypeError, IndexError, OverflowError):
            return None
    return min(max(seconds, 0.0), 86_400.0)


def _meaning(status: int) -> str:
    meanings = {401: "wants a password", 403: "forbidden", 404: "not found", 410: "gone", 451: "withheld by law"}
    return f" ({meanings[status]})" if status in meanings else ""


def _now() -> Instant:
    return Instant(f"{datetime.now(UTC):%Y-%m-%dT%H:%M:%S}Z", "second")
