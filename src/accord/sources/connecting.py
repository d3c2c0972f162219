"""Connections that keep to what is allowed: public networks, and one span of time for all that is done with them.

A network backend for httpcore (the extra ``accord[web]``). A name is looked up once and the connection is made to the
very address that was checked, so that a name that is looked up again, with another answer, gains nothing.
"""

from __future__ import annotations

import socket
import ssl
import threading
from collections.abc import Iterable
from time import monotonic
from typing import Any

import httpcore

from accord.errors import ForbiddenAddressError, NetworkError, TimeLimitError
from accord.sources import addresses

__all__ = ["Backend", "Deadline"]

MOST_ADDRESSES = 8
"""Addresses of one name that are tried."""


class Deadline:
    """The time by which all must be done. ``path`` is for errors, ``seconds`` how long from now on."""

    def __init__(self, path: str, seconds: float) -> None:
        self.path = path
        self.seconds = seconds
        self._end = monotonic() + seconds

    def left(self) -> float:
        """Seconds that are left, more than 0. Raises TimeLimitError where none are."""
        left = self._end - monotonic()
        if left <= 0:
            raise self.error()
        return left

    def extend(self, seconds: float) -> None:
        """Give more time."""
        self._end += seconds

    def error(self) -> TimeLimitError:
        """The error that says that the time is up."""
        limit = f"{self.seconds:g} seconds"
        return TimeLimitError(self.path, f"took longer than {limit}, the limit", limit=limit)


class Backend(httpcore.NetworkBackend):
    """Connects to public addresses only, or to all with ``allow_private``; everything ends with the deadline.

    Raises, out of httpcore's functions, ForbiddenAddressError, NetworkError (no such host) and TimeLimitError.
    """

    def __init__(self, deadline: Deadline, allow_private: bool) -> None:
        self._deadline = deadline
        self._allow_private = allow_private
        self._inner = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.NetworkStream:
        """A connection to one of the addresses of ``host``, all of which must be allowed."""
        path = self._deadline.path
        found = _look_up(host, port, self._deadline)
        if not self._allow_private:
            for ip in found:
                why = addresses.network(ip)
                if why is not None:
                    leads = f"leads to {ip}" if ip == host else f"leads to {host}, which is {ip}"
                    raise ForbiddenAddressError(path, f"{leads}: a {why} address; only public ones are fetched")
        trouble: Exception = httpcore.ConnectError(f"{host} has no address")
        for ip in found[:MOST_ADDRESSES]:
            try:
                stream = self._inner.connect_tcp(ip, port, self._deadline.left(), local_address, socket_options or ())
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                trouble = error
                continue
            peer = stream.get_extra_info("server_addr")
            why = None if self._allow_private else addresses.network(str(peer[0]))
            if why is not None:
                stream.close()
                raise ForbiddenAddressError(path, f"leads to {peer[0]}: a {why} address; only public ones are fetched")
            return _Stream(stream, self._deadline)
        raise trouble

    def connect_unix_socket(
        self,
        path: str,
        timeout: float | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.NetworkStream:
        """Never."""
        raise ForbiddenAddressError(self._deadline.path, "leads to a socket of this machine")

    def sleep(self, seconds: float) -> None:
        """Nothing is tried again, so nothing waits."""


class _Stream(httpcore.NetworkStream):
    """A stream each of whose steps is given no more than the time that is left for the whole."""

    def __init__(self, inner: httpcore.NetworkStream, deadline: Deadline) -> None:
        self._inner = inner
        self._deadline = deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._inner.read(max_bytes, self._deadline.left())

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._inner.write(buffer, self._deadline.left())

    def close(self) -> None:
        self._inner.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        return _Stream(self._inner.start_tls(ssl_context, server_hostname, self._deadline.left()), self._deadline)

    def get_extra_info(self, info: str) -> Any:
        return self._inner.get_extra_info(info)


def _look_up(host: str, port: int, deadline: Deadline) -> list[str]:
    """The IP addresses of a host, each once. The system's look-up knows no time limit, so it runs beside."""
    answers: list[list[str]] = []
    troubles: list[OSError] = []

    def ask() -> None:
        try:
            found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
            answers.append(list(dict.fromkeys(str(entry[4][0]) for entry in found)))
        except (OSError, UnicodeError) as error:
            troubles.append(error if isinstance(error, OSError) else OSError(str(error)))

    thread = threading.Thread(target=ask, daemon=True)
    thread.start()
    thread.join(deadline.left())
    if answers and answers[0]:
        return answers[0]
    if troubles or answers:
        raise NetworkError(deadline.path, f"leads to {host}, which is not known: {_why(troubles)}")
    raise deadline.error()


def _why(troubles: list[OSError]) -> str:
    return (troubles[0].strerror or str(troubles[0])) if troubles else "it has no address"
