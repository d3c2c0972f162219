"""Addresses of the web: which are fetched at all, and which networks they may lead to."""

from __future__ import annotations

import ipaddress
import re
from dataclasses import dataclass
from urllib.parse import quote, urljoin, urlsplit

from accord.errors import AddressError

__all__ = ["Address", "host_of", "joined", "network", "parsed"]

LONGEST = 8_000
"""Characters of an address; servers take about that many."""

_BAD = re.compile(r"[\x00-\x20\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]")
_HOST = re.compile(r"(?=.{1,253}\Z)[a-z0-9_](?:[a-z0-9_.-]*[a-z0-9_])?\.?", re.IGNORECASE)

# IPv6 networks that carry an IPv4 address within, and where in it: whoever routes them ends at the IPv4 address.
_CARRIERS = (
    (ipaddress.IPv6Network("::ffff:0:0/96"), 0),  # mapped
    (ipaddress.IPv6Network("::ffff:0:0:0/96"), 0),  # translated
    (ipaddress.IPv6Network("::/96"), 0),  # compatible, of old
    (ipaddress.IPv6Network("64:ff9b::/96"), 0),  # NAT64
    (ipaddress.IPv6Network("64:ff9b:1::/48"), 0),  # NAT64 of one's own network
    (ipaddress.IPv6Network("2002::/16"), 80),  # 6to4
)


def host_of(address: str | None) -> str | None:
    """The name of an address's host without "www.", for whom a page is from; None where it has none."""
    try:
        return (urlsplit(address or "").hostname or "").removeprefix("www.") or None
    except ValueError:
        return None


@dataclass(frozen=True, slots=True)
class Address:
    """An address taken apart and put together again: ``url`` is what is sent, all ASCII, without a fragment."""

    scheme: str
    host: str
    port: int
    url: str

    @property
    def origin(self) -> str:
        """Scheme, host and port: whom a robots.txt speaks for."""
        return f"{self.scheme}://{f'[{self.host}]' if ':' in self.host else self.host}:{self.port}"


def parsed(address: str, path: str) -> Address:
    """The parts of an http or https address. ``path`` is for errors.

    Characters beyond ASCII are escaped, a host's name is put in its ASCII form. Raises AddressError for every other
    scheme (file:, ftp:, data:), for a user name or password, for no host or one that can't be, for a port that is none,
    and for an address that is too long.
    """
    if len(address) > LONGEST:
        limit = f"{LONGEST:,} characters"
        raise AddressError(path, f"is an address of more than {limit}, the limit", limit=limit)
    cleaned = address.strip()
    if (odd := _BAD.search(cleaned)) is not None:
        cleaned = quote(cleaned, safe="%/:=&?~#+!$,;'@()*[]") if odd[0] == " " else ""
        if _BAD.search(cleaned) or not cleaned:
            raise AddressError(path, f"is no address: it holds the character U+{ord(odd[0]):04X}")
    try:
        parts = urlsplit(cleaned)
        host, port, named = parts.hostname, parts.port, parts.username is not None or parts.password is not None
    except ValueError as error:
        raise AddressError(path, f"is no address: {error}") from error
    scheme = parts.scheme.lower()
    if scheme not in ("http", "https"):
        raise AddressError(path, f"is an address of the kind {scheme[:20]!a}; only http and https are fetched")
    if named:
        raise AddressError(path, "is an address with a user name or a password in it, which are not sent")
    if not host:
        raise AddressError(path, "is an address without a host")
    host = _ascii(host, path)
    query = f"?{quote(parts.query, safe=_KEPT)}" if parts.query else ""
    port = port or (443 if scheme == "https" else 80)
    shown = f"[{host}]" if ":" in host else host
    given = "" if port == (443 if scheme == "https" else 80) else f":{port}"
    return Address(scheme, host, port, f"{scheme}://{shown}{given}{quote(parts.path, safe=_KEPT) or '/'}{query}")


_KEPT = "%/:=&?~+!$,;'@()*[]|"


def joined(base: str, link: str) -> str:
    """The address that a link on a page (or a redirect) leads to. What can't be joined stays as it is."""
    try:
        return urljoin(base, link)
    except ValueError:
        return link


def network(host: str) -> str | None:
    """Why no connection may be made to this IP address ("loopback", "private", ...), or None where it is public.

    Addresses of IPv6 that carry one of IPv4 are judged by that. What is no IP address at all is "no IP address".
    """
    try:
        found: ipaddress.IPv4Address | ipaddress.IPv6Address = ipaddress.ip_address(host.partition("%")[0])
    except ValueError:
        return "no IP address"
    if isinstance(found, ipaddress.IPv6Address):
        if found.is_loopback or found == ipaddress.IPv6Address("::"):
            return "loopback" if found.is_loopback else "unspecified"
        for carrier, shift in _CARRIERS:
            if found in carrier:
                return network(str(ipaddress.IPv4Address(int(found) >> shift & 0xFFFFFFFF)))
        if found.teredo is not None:
            return network(str(found.teredo[1])) or network(str(found.teredo[0]))
    for name in ("unspecified", "loopback", "link_local", "multicast"):
        if getattr(found, f"is_{name}"):
            return name.replace("_", "-")
    if isinstance(found, ipaddress.IPv6Address) and found.is_site_local:
        return "private"
    if found.is_private:
        return "private"
    if found.is_reserved or not found.is_global:
        return "reserved"
    return None


def _ascii(host: str, path: str) -> str:
    """A host's name as it is sent. Raises AddressError."""
    if ":" in host:
        try:
            return str(ipaddress.IPv6Address(host))
        except ValueError as error:
            raise AddressError(path, f"is an address with a host that can't be: {host[:60]!a}") from error
    try:
        name = host if host.isascii() else host.encode("idna").decode("ascii")
    except UnicodeError as error:
        raise AddressError(path, f"is an address with a host that can't be: {host[:60]!a}") from error
    if _HOST.fullmatch(name) is None:
        raise AddressError(path, f"is an address with a host that can't be: {host[:60]!a}")
    return name.lower()
