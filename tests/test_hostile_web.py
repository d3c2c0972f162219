"""Hostile servers, for real, on loopback: each ends in a refusal that names the address and the limit, or in a clean
report, and soon."""

from __future__ import annotations

import gzip
import socket
import time
import zlib
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler

import pytest

from accord.model import Refusal
from accord.sources import Loaded, addresses, load_with_originals, web
from accord.sources.fetching import Fetcher, Limits
from loopback import Server, body, fetcher, raw, redirect, serving

TEXT = "The two river towns agreed on Friday to reopen the bridge, and to talk about the tolls in spring. "
PAGE = f"<html><head><title>Bridge</title></head><body><article><p>{TEXT * 3}</p><p>{TEXT}</p></article></body></html>"


@pytest.fixture
def server() -> Iterator[Server]:
    with serving() as running:
        yield running


def refused(address: str, with_: Fetcher, kind: str) -> Refusal:
    """The refusal in which an address ends, in little time whatever its server does."""
    started = time.monotonic()
    [found] = load_with_originals([address], web=web.opener(with_))
    assert time.monotonic() - started < 20
    assert isinstance(found, Refusal), found
    assert found.path == address
    assert found.kind == kind, found
    assert len(found.error) < 400
    assert found.error.isprintable()
    return found


# --- never-ending, slow, broken -------------------------------------------------------------------------------------


def test_a_body_that_never_ends(server: Server) -> None:
    def endless(handler: BaseHTTPRequestHandler) -> None:
        handler.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n")
        while not server.stop.is_set():
            handler.wfile.write(b"<p>and so on" * 1000)

    server.answers["/endless"] = endless
    found = refused(f"{server.address}/endless", fetcher(largest=300_000), "too-large")
    assert found.limit == "300,000 bytes"


def drip(part: bytes, head: bytes, server: Server) -> object:
    def answer(handler: BaseHTTPRequestHandler) -> None:
        handler.wfile.write(head)
        while not server.stop.wait(0.05):
            handler.wfile.write(part)

    return answer


@pytest.mark.parametrize(
    ("head", "part"),
    [
        (b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n", b"<"),
        (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", b"1\r\nx\r\n"),
        (b"HTTP/1.1 200 OK\r\n", b"X"),
        (b"HTTP/1.1 200 OK\r\n", b"X: y\r\n"),
        (b"", b"HTTP/1.1 100 Continue\r\n\r\n"),
        (b"", b""),
    ],
    ids=["body", "chunks", "header", "headers", "continue", "nothing"],
)
def test_an_answer_that_drips_is_held_to_the_time_for_all_of_it(server: Server, head: bytes, part: bytes) -> None:
    server.answers["/drip"] = drip(part, head, server)  # type: ignore[assignment]
    started = time.monotonic()
    found = refused(f"{server.address}/drip", fetcher(seconds=0.7), "time")
    assert time.monotonic() - started < 5
    assert found.limit == "0.7 seconds"
    assert "0.7 seconds" in found.error


def test_a_robots_txt_that_drips(server: Server) -> None:
    server.answers["/robots.txt"] = drip(b"# ", b"HTTP/1.1 200 OK\r\n\r\n", server)  # type: ignore[assignment]
    server.answers["/a"] = body(PAGE)
    refused(f"{server.address}/a", fetcher(seconds=0.7), "time")
    assert server.paths() == []


def test_headers_without_end(server: Server) -> None:
    def endless(handler: BaseHTTPRequestHandler) -> None:
        handler.wfile.write(b"HTTP/1.1 200 OK\r\n")
        while not server.stop.is_set():
            handler.wfile.write(b"X-Long: " + b"y" * 5000 + b"\r\n")

    server.answers["/headers"] = endless
    refused(f"{server.address}/headers", fetcher(), "network")


@pytest.mark.parametrize(
    "answer",
    [
        b"not HTTP at all\r\n\r\n",
        b"",
        b"HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\nshort",
        b"HTTP/1.1 200 OK\r\nContent-Length: -5\r\n\r\nx",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nx\r\n",
        b"HTTP/1.1 abc OK\r\n\r\n",
        b"\x16\x03\x01\x02\x00\x01\x00",
    ],
)
def test_what_is_no_http(server: Server, answer: bytes) -> None:
    server.answers["/x"] = raw(answer)
    refused(f"{server.address}/x", fetcher(), "network")


def test_nobody_listens_and_nobody_is_known() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        refused(f"http://127.0.0.1:{taken.getsockname()[1]}/", fetcher(), "network")
    refused("http://no-such-host.invalid/", fetcher(), "network")


def test_tls_that_is_none(server: Server) -> None:
    server.answers["/"] = body(PAGE)
    refused(server.address.replace("http:", "https:") + "/", fetcher(), "network")


# --- sizes ----------------------------------------------------------------------------------------------------------


def test_a_length_that_is_too_long_is_refused_unread(server: Server) -> None:
    server.answers["/long"] = raw(b"HTTP/1.1 200 OK\r\nContent-Length: 99999999999\r\n\r\n", b"x" * 1000)
    found = refused(f"{server.address}/long", fetcher(), "too-large")
    assert found.limit == "10,000,000 bytes"


def bomb(size: int) -> bytes:
    """Bytes that unfold to ``size`` zeros a thousand times as long."""
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    return b"".join(packer.compress(bytes(1_000_000)) for _ in range(size // 1_000_000)) + packer.flush()


def test_gzip_bombs(server: Server) -> None:
    once = bomb(300_000_000)
    assert len(once) < 400_000
    server.answers["/bomb"] = body(once, Content_Encoding="gzip")
    server.answers["/twice"] = body(gzip.compress(once), Content_Encoding="gzip")
    server.answers["/named"] = body(gzip.compress(once), Content_Encoding="gzip, gzip")
    server.answers["/many"] = body(gzip.compress(b"") * 20_000, Content_Encoding="gzip")
    server.answers["/raw"] = body(zlib.compress(bytes(50_000_000)), Content_Encoding="deflate")
    found = refused(f"{server.address}/bomb", fetcher(largest_unfolded=1_000_000), "too-large")
    assert found.limit == "10,000,000 bytes unfolded"
    refused(f"{server.address}/raw", fetcher(largest=1_000_000, largest_unfolded=2_000_000), "too-large")
    refused(f"{server.address}/twice", fetcher(), "binary")
    refused(f"{server.address}/named", fetcher(), "fetch")
    refused(f"{server.address}/many", fetcher(), "empty")


def test_bodies_that_are_not_in_the_encoding_that_they_name(server: Server) -> None:
    server.answers["/not"] = body(PAGE, Content_Encoding="gzip")
    server.answers["/cut"] = body(gzip.compress(PAGE.encode())[:-20], Content_Encoding="gzip")
    server.answers["/br"] = body(PAGE, Content_Encoding="br")
    for path in ("/not", "/cut", "/br"):
        refused(server.address + path, fetcher(), "fetch")


def test_bodies_that_are(server: Server) -> None:
    raw_deflate = zlib.compressobj(wbits=-15)
    bodies = {
        "gzip": gzip.compress(PAGE.encode()[:50]) + gzip.compress(PAGE.encode()[50:]),
        "x-gzip": gzip.compress(PAGE.encode()) + bytes(10),
        "deflate": zlib.compress(PAGE.encode()),
        "Deflate": raw_deflate.compress(PAGE.encode()) + raw_deflate.flush(),
        "identity": PAGE.encode(),
    }
    for name, data in bodies.items():
        server.answers["/ok"] = body(data, Content_Encoding=name)
        assert fetcher().fetch(f"{server.address}/ok").body == PAGE.encode()


def test_a_page_of_a_hundred_megabytes(server: Server, tmp_path: object) -> None:
    from pathlib import Path

    def large(handler: BaseHTTPRequestHandler) -> None:
        handler.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<html><body>")
        for _ in range(100):
            handler.wfile.write(b"<p>and so on</p>" * 62_500)

    server.answers["/large"] = large
    assert refused(f"{server.address}/large", fetcher(), "too-large").limit == "10,000,000 bytes"
    path = Path(str(tmp_path)) / "large.html"
    with path.open("wb") as stream:
        stream.write(b"<html><body>")
        for _ in range(100):
            stream.write(b"<p>and so on</p>" * 62_500)
    [found] = load_with_originals([path])
    path.unlink()
    assert isinstance(found, Refusal)
    assert (found.path, found.kind, found.limit) == (str(path), "too-large", "10 MB")


# --- where it leads -------------------------------------------------------------------------------------------------

FORBIDDEN = {
    "127.0.0.1": "loopback",
    "127.8.9.10": "loopback",
    "0.0.0.0": "unspecified",
    "10.1.2.3": "private",
    "172.16.0.1": "private",
    "192.168.1.1": "private",
    "169.254.169.254": "link-local",
    "100.64.0.1": "reserved",
    "224.0.0.1": "multicast",
    "239.255.255.250": "multicast",
    "255.255.255.255": "private",
    "240.0.0.1": "private",
    "192.0.2.1": "private",
    "198.18.0.1": "private",
    "::1": "loopback",
    "::": "unspecified",
    "fe80::1": "link-local",
    "fe80::1%eth0": "link-local",
    "fc00::1": "private",
    "fec0::1": "private",
    "ff02::1": "multicast",
    "::ffff:127.0.0.1": "loopback",
    "::ffff:10.0.0.1": "private",
    "::127.0.0.1": "loopback",
    "64:ff9b::7f00:1": "loopback",
    "64:ff9b::a9fe:a9fe": "link-local",
    "2002:7f00:1::": "loopback",
    "2002:a00:1::1": "private",
    "2001:db8::1": "private",
    "localhost": "no IP address",
}


def test_every_network_that_is_not_public_is_known() -> None:
    for host, why in FORBIDDEN.items():
        found = addresses.network(host)
        assert found is not None, host
        assert found == why or {found, why} <= {"private", "reserved"}, (host, found)
    for host in (
        "93.184.216.34",
        "1.1.1.1",
        "2606:2800:220:1:248:1893:25c8:1946",
        "::ffff:1.1.1.1",
        "64:ff9b::101:101",
    ):
        assert addresses.network(host) is None, host


@pytest.mark.parametrize(
    "host",
    [
        *("127.0.0.1", "localhost", "127.1", "2130706433", "0x7f.1", "0x7f000001", "017700000001", "[::1]"),
        *("[::ffff:127.0.0.1]", "[::ffff:7f00:1]", "0.0.0.0", "0", "LOCALHOST", "127.0.0.1.", "localhost."),
    ],
)
def test_loopback_in_all_its_spellings(server: Server, host: str) -> None:
    server.answers["/"] = body(PAGE)
    [found] = load_with_originals([f"http://{host}:{server.port}/"], web=web.opener(fetcher(allow_private=False)))
    assert isinstance(found, Refusal)
    # a spelling that this system's resolver does not know at all is as good
    assert found.kind in ("forbidden-address", "network"), found
    assert server.asked == []


@pytest.mark.parametrize("ip", ["169.254.169.254", "10.0.0.1", "192.168.0.1", "[fe80::1]", "[fd00::1]", "224.0.0.1"])
def test_other_networks_are_refused_before_any_packet(ip: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def never(*_: object, **__: object) -> None:
        raise AssertionError("a connection was tried")

    monkeypatch.setattr(socket, "create_connection", never)
    assert ip.strip("[]") in refused(f"http://{ip}/", fetcher(allow_private=False), "forbidden-address").error


def answering(monkeypatch: pytest.MonkeyPatch, answers: dict[str, list[str]]) -> list[str]:
    """Have names of tests looked up as told, the last answer again and again; gives the names as they are asked."""
    asked: list[str] = []
    real = socket.getaddrinfo

    def look_up(host: str, port: int, *rest: object, **named: object) -> object:
        if host not in answers:
            return real(host, port, *rest, **named)  # type: ignore[arg-type]
        asked.append(host)
        ips = answers[host]
        ip = ips.pop(0) if len(ips) > 1 else ips[0]
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (each, port)) for each in ip.split("+")]

    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    return asked


def test_names_that_resolve_to_loopback(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    server.answers["/"] = body(PAGE)
    answering(monkeypatch, {"inside.example": ["127.0.0.1"], "half.example": ["1.1.1.1+127.0.0.1"]})
    for name in ("inside.example", "half.example"):
        found = refused(f"http://{name}:{server.port}/", fetcher(allow_private=False), "forbidden-address")
        assert "127.0.0.1: a loopback address" in found.error
    assert server.asked == []
    [report] = load_with_originals([f"http://inside.example:{server.port}/"], web=web.opener(fetcher()))
    assert isinstance(report, Loaded)


def test_a_name_that_changes_its_answer_gains_nothing(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    """The connection goes to the address that was checked: a name is asked for once for each connection."""
    server.answers["/"] = body(PAGE)
    asked = answering(monkeypatch, {"turning.example": ["1.1.1.1", "127.0.0.1"]})
    tried: list[object] = []

    def connect(address: tuple[str, int], *_: object, **__: object) -> socket.socket:
        tried.append(address[0])
        raise ConnectionRefusedError(111, "Connection refused")

    with monkeypatch.context() as patched:
        patched.setattr(socket, "create_connection", connect)
        refused(f"http://turning.example:{server.port}/", fetcher(allow_private=False), "network")
    assert (tried, asked) == (["1.1.1.1"], ["turning.example"])
    refused(f"http://turning.example:{server.port}/", fetcher(allow_private=False), "forbidden-address")
    assert server.asked == []


@pytest.mark.parametrize(
    ("target", "kind"),
    [
        ("http://169.254.169.254/latest/meta-data/", "forbidden-address"),
        ("http://[::1]:{port}/in", "forbidden-address"),
        ("//10.0.0.1/in", "forbidden-address"),
        ("http://[::ffff:169.254.169.254]:{port}/in", "forbidden-address"),
        ("file:///etc/passwd", "address"),
        ("ftp://example.org/x", "address"),
        ("gopher://127.0.0.1:25/x", "address"),
        ("javascript:alert(1)", "address"),
        ("data:text/html,<p>x", "address"),
        ("http://user:secret@127.0.0.1:{port}/in", "address"),
        ("http://[::1/in", "address"),
        ("http://127.0.0.1:99999/in", "address"),
        ("", "redirects"),
    ],
)
def test_redirects_are_judged_as_addresses_are(
    server: Server, monkeypatch: pytest.MonkeyPatch, target: str, kind: str
) -> None:
    """The first host may be asked (as if it were public), the second is loopback or worse."""
    real = addresses.network
    monkeypatch.setattr(addresses, "network", lambda host: None if host == "127.0.0.1" else real(host))
    server.answers["/out"] = redirect(target.format(port=server.port))
    server.answers["/in"] = body(PAGE)
    where = f"http://127.0.0.1:{server.port}/out"
    refused(where, fetcher(allow_private=False), kind)
    assert "/in" not in server.paths()


def test_redirects_in_a_circle_and_without_end(server: Server) -> None:
    server.answers["/a"] = redirect("/b")
    server.answers["/b"] = redirect("/a")
    server.answers["/self"] = redirect("#x")
    for number in range(30):
        server.answers[f"/{number}"] = redirect(f"/{number + 1}", 301 + number % 3)
    assert "circle" in refused(f"{server.address}/a", fetcher(), "redirects").error
    assert "circle" in refused(f"{server.address}/self", fetcher(), "redirects").error
    assert refused(f"{server.address}/0", fetcher(redirects=5), "redirects").limit == "5 redirects"
    assert len(server.paths()) < 12


@pytest.mark.parametrize(
    "address",
    ["file:///etc/passwd", "FILE:///etc/passwd", "ftp://example.org/a", "data:text/html,x", "javascript:alert(1)"],
)
def test_other_schemes_are_never_read(address: str) -> None:
    for opener in (None, web.opener(fetcher())):
        [found] = load_with_originals([address], web=opener)
        assert isinstance(found, Refusal)
        assert (found.path, found.kind) == (address, "address")


def test_addresses_are_refused_where_no_connection_is_opened() -> None:
    [found] = load_with_originals(["https://example.org/a"])
    assert isinstance(found, Refusal)
    assert found.kind == "address"


@pytest.mark.parametrize(
    "address",
    [
        "http://",
        "http://\u202eexample.org/",
        "http://exa\nmple.org/",
        "http://a b/",
        "http://" + "x" * 9000,
        "http://-/",
    ],
)
def test_addresses_that_are_none(address: str) -> None:
    [found] = load_with_originals([address], web=web.opener(fetcher()))
    assert isinstance(found, Refusal)
    assert found.kind == "address"


# --- what comes back ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("kind", "meta", "encoding", "charset"),
    [
        ("text/html; charset=windows-1252", "", "cp1252", "cp1252"),
        ("text/html; charset=ISO-8859-1", "", "cp1252", "cp1252"),
        ("text/html", '<meta charset="windows-1252">', "cp1252", "cp1252"),
        ("text/html", '<meta http-equiv="Content-Type" content="text/html; charset=koi8-r">', "koi8-r", "koi8-r"),
        ("text/html; charset=iso-8859-1", "", "utf-8", "utf-8"),
        ("text/html", '<meta charset="windows-1251">', "utf-8", "utf-8"),
        ("text/html", "", "utf-8-sig", "utf-8"),
        ("text/html", "", "utf-16", "utf-16"),
        ("text/html; charset=utf-16le", "", "utf-16-le", "utf-16-le"),
        ("text/html; charset=nonsense", "", "utf-8", "utf-8"),
        ("text/html; charset=gb2312", "", "gb18030", "gb18030"),
    ],
)
def test_charsets_by_mark_header_and_meta(server: Server, kind: str, meta: str, encoding: str, charset: str) -> None:
    words = "Holm said: нет." if encoding == "koi8-r" else "“At last,” Holm said — in a café."
    if encoding == "gb18030":
        words = "“At last,” Holm said—in 北京."
    page = PAGE.replace("<head>", f"<head>{meta}").replace(TEXT, f"{TEXT}{words} ")
    server.answers["/p"] = body(page.encode(encoding), kind)
    [found] = load_with_originals([f"{server.address}/p"], web=web.opener(fetcher()))
    assert isinstance(found, Loaded), found
    assert words in found.report.text
    assert found.original.charset == charset


@pytest.mark.parametrize(
    ("kind", "data", "words"),
    [
        ("text/html; charset=utf-8", "café".encode("latin-1"), "its server says utf-8, and byte"),
        ("text/html", "café".encode("latin-1"), "names no other encoding"),
        ("text/html; charset=nonsense", "café".encode("latin-1"), "no encoding known"),
        ("text/html; charset=base64", "café".encode("latin-1"), "no encoding known"),
        ("text/html; charset=unicode_escape", b"\\u0041\xe9", "no encoding known"),
        ("text/html; charset=utf-7", b"+AGE-\xe9", "no encoding known"),
        ("text/html; charset=windows-1252", b"caf\x81\xe9", "is not in it"),
        ("text/html; charset=utf-16", b"caf", ""),
        ("text/html", b"\xff\xfea\x00\xd8", ""),
    ],
)
def test_wrong_charsets_are_refused_by_name(server: Server, kind: str, data: bytes, words: str) -> None:
    server.answers["/p"] = body(data, kind)
    [found] = load_with_originals([f"{server.address}/p"], web=web.opener(fetcher()))
    assert isinstance(found, Refusal)
    assert found.kind in ("encoding", "binary"), found
    assert words in found.error


def test_a_page_with_a_bad_title_and_the_year_9999(server: Server) -> None:
    head = (
        "<title>x</title><meta property='og:title' content='Bridge\x1b[31m\u202e <script>alert(1)</script>&#10;opens'>"
        "<meta property='og:site_name' content='Gazette\x01\x07'><meta name='author' content='By Ada\x9b Holm'>"
        "<meta property='article:published_time' content='9999-12-31T23:59:59Z'>"
        "<link rel='canonical' href='javascript:alert(1)'>"
    )
    server.answers["/p"] = body(PAGE.replace("<title>Bridge</title>", head))
    [found] = load_with_originals([f"{server.address}/p"], web=web.opener(fetcher()))
    assert isinstance(found, Loaded), found
    report = found.report
    for label in (report.title, report.outlet, *report.authors):
        assert label
        assert label.isprintable()
    assert report.published is None
    assert report.url == f"{server.address}/p"


@pytest.mark.parametrize(
    ("kind", "data", "refusal"),
    [
        ("application/pdf", b"%PDF-1.4", "format"),
        ("image/png", b"\x89PNG\r\n\x1a\n", "format"),
        ("text/html", b"\x89PNG\r\n\x1a\n", "binary"),
        ("text/html", b"", "empty"),
        ("text/html", b"<html></html>", "empty"),
        ("text/html", bytes(range(256)) * 4, "binary"),
        ("application/json", b"[" * 100_000, "format"),
        ("application/zip", b"PK\x03\x04", "format"),
    ],
)
def test_what_is_no_article(server: Server, kind: str, data: bytes, refusal: str) -> None:
    server.answers["/p"] = body(data, kind)
    refused(f"{server.address}/p", fetcher(), refusal)


@pytest.mark.parametrize(
    ("status", "kind"), [(404, "status"), (403, "status"), (500, "status"), (429, "busy"), (503, "busy")]
)
def test_errors_of_servers(server: Server, status: int, kind: str) -> None:
    server.answers["/p"] = body(PAGE, status=status)
    assert str(status) in refused(f"{server.address}/p", fetcher(), kind).error


def test_limits_are_what_the_documents_say() -> None:
    assert Limits() == Limits(60.0, 10_000_000, 20_000_000, 10, 2.0, 60.0)
