"""Web archives: pages in them, their addresses and times; broken ones and gzip bombs. All texts are invented."""

from __future__ import annotations

import gzip
import io
import sys
import zlib
from pathlib import Path
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from accord.model import Instant, Refusal
from accord.sources import Loaded, archives, load, load_with_originals
from accord.sources.archives import Unfolding

TEXT = "The two river towns agreed on Friday to reopen the bridge, and to talk about the tolls in spring. "
WHEN = "2025-03-19T08:35:09Z"


def page(title: str, words: str = TEXT) -> str:
    time = "<meta property='article:published_time' content='2025-03-19T06:00:00Z'>"
    return (
        f"<html><head><title>{title}</title>{time}</head>"
        f"<body><article><p>{words * 3}</p><p>{words}</p></article></body></html>"
    )


def record(
    writer: WARCWriter,
    address: str,
    payload: bytes,
    kind: str = "text/html; charset=utf-8",
    status: str = "200 OK",
    record_type: str = "response",
    **headers: str,
) -> None:
    given = [("Content-Type", kind), *((name.replace("_", "-"), value) for name, value in headers.items())]
    writer.write_record(
        writer.create_warc_record(
            address,
            record_type,
            payload=io.BytesIO(payload),
            http_headers=StatusAndHeaders(status, given, protocol="HTTP/1.1"),
            warc_headers_dict={"WARC-Date": WHEN},
        )
    )


def archive(path: Path, *, packed: bool = True, payload: bytes | None = None) -> Path:
    with path.open("wb") as stream:
        writer = WARCWriter(stream, gzip=packed)
        writer.write_record(writer.create_warcinfo_record("a.warc", {"software": "none"}))
        record(writer, "https://gazette.example/1", page("One").encode())
        record(writer, "https://gazette.example/x.png", b"\x89PNG", "image/png")
        record(writer, "https://gazette.example/robots.txt", b"User-agent: *", "text/plain")
        record(writer, "https://gazette.example/404", page("Not found").encode(), status="404 Not Found")
        record(writer, "https://gazette.example/1", b"", record_type="request")
        record(writer, "https://herald.example/2", gzip.compress(page("Two").encode()), Content_Encoding="gzip")
        if payload is not None:
            record(writer, "https://hostile.example/", payload, Content_Encoding="gzip")
        chunked = b"%x\r\n%s\r\n0\r\n\r\n" % (len(page("Café").encode("cp1252")), page("Café").encode("cp1252"))
        record(
            writer, "https://post.example/3", chunked, "text/html; charset=windows-1252", Transfer_Encoding="chunked"
        )
        record(
            writer, "https://journal.example/4", page("Les deux", "Les deux villes ont décidé de rouvrir. ").encode()
        )
    return path


def titles(path: Path) -> list[str]:
    return [item.report.title or "" if isinstance(item, Loaded) else item.kind for item in load_with_originals([path])]


@pytest.mark.parametrize("packed", [True, False])
def test_pages_of_an_archive(tmp_path: Path, packed: bool) -> None:
    path = archive(tmp_path / ("a.warc.gz" if packed else "a.warc"), packed=packed)
    found = list(load_with_originals([tmp_path]))
    assert titles(path) == ["One", "Two", "Café", "language"]
    one, two, three, four = found
    assert isinstance(one, Loaded)
    assert (one.report.path, one.report.url) == (f"{path}:2", "https://gazette.example/1")
    assert (one.address, one.retrieved) == ("https://gazette.example/1", Instant(WHEN, "second"))
    assert one.report.outlet == "gazette.example"
    assert one.report.published == Instant("2025-03-19T06:00:00Z", "second")
    assert one.original.text == page("One")
    assert isinstance(three, Loaded)
    assert three.original.charset == "cp1252"
    assert isinstance(four, Refusal)
    assert (four.path, four.address) == (f"{path}:9", "https://journal.example/4")
    assert list(load([path]))[1] == two.report if isinstance(two, Loaded) else None


def test_standard_input(tmp_path: Path) -> None:
    for packed in (True, False):
        data = archive(tmp_path / "a.warc.gz", packed=packed).read_bytes()
        found = list(load_with_originals(["-"], stdin=io.BytesIO(data)))
        assert [item.report.path if isinstance(item, Loaded) else item.path for item in found] == [
            "-:2",
            "-:7",
            "-:8",
            "-:9",
        ]


def test_the_extra_is_named_where_it_is_missing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = archive(tmp_path / "a.warc.gz")
    monkeypatch.setitem(sys.modules, "warcio.archiveiterator", None)
    [found] = load_with_originals([path])
    assert isinstance(found, Refusal)
    assert found.kind == "missing-library"
    assert "pip install 'accord[archives]'" in found.error


def bomb(size: int) -> bytes:
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    return b"".join(packer.compress(bytes(1_000_000)) for _ in range(size // 1_000_000)) + packer.flush()


def test_a_body_that_is_a_bomb_is_refused_and_the_rest_is_read(tmp_path: Path) -> None:
    path = archive(tmp_path / "a.warc.gz", payload=bomb(100_000_000))
    found = list(load_with_originals([path]))
    assert titles(path) == ["One", "Two", "too-large", "Café", "language"]
    refused = found[2]
    assert isinstance(refused, Refusal)
    assert refused.path == f"{path}:8"
    assert refused.limit == "10,000,000 bytes unfolded"
    assert refused.address == "https://hostile.example/"


HEAD = (
    b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://a.example/\r\nWARC-Date: 2025-03-19T08:35:09Z\r\n"
    b"Content-Type: application/http; msgtype=response\r\nContent-Length: 900000000\r\n\r\n"
)


def test_a_member_that_is_a_bomb_ends_the_archive(tmp_path: Path) -> None:
    good = archive(tmp_path / "a.warc.gz").read_bytes()
    for name, member in (
        ("picture", gzip.compress(HEAD + b"HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n\r\n" + bytes(60_000_000))),
        ("record", gzip.compress(HEAD + b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + b"<p>" * 20_000_000)),
    ):
        path = tmp_path / f"{name}.warc.gz"
        path.write_bytes(good + member + good)
        started = process_time()
        with path.open("rb") as stream:
            found = list(archives.reports(stream, str(path), largest=50_000_000, largest_page=1_000_000))
        assert process_time() - started < 30
        assert sum(isinstance(item, Loaded) for item in found) == 3
        last = found[-1]
        assert isinstance(last, Refusal), name
        assert (last.path, last.kind, last.limit) == (str(path), "too-large", "50,000,000 bytes")


@pytest.mark.parametrize("line", [b"x", b"x\r\n", b"a: b\r\n", b"a: b\r\n c\r\n", b"\r\n", b"HTTP/1.1 200 OK\r\n"])
def test_headers_without_end(tmp_path: Path, line: bytes) -> None:
    good = archive(tmp_path / "a.warc.gz").read_bytes()
    path = tmp_path / "head.warc.gz"
    for head in (b"WARC/1.0\r\n", HEAD + b"HTTP/1.1 200 OK\r\n"):
        path.write_bytes(good + gzip.compress(head + line * (4_000_000 // len(line)), 1) + good)
        started = process_time()
        found = list(load_with_originals([path]))
        assert process_time() - started < 30
        read = sum(isinstance(item, Loaded) for item in found)
        last = found[-1]
        assert isinstance(last, Refusal)
        if line != b"\r\n":
            assert read == 3
            assert (last.path, last.kind, last.limit) == (str(path), "too-large", "1,000,000 bytes")
        elif read < 6:  # blank lines end the headers, and may stand between records; what is lost is told
            assert (last.path, last.kind) == (str(path), "format"), last


def test_a_body_that_is_damaged_is_refused(tmp_path: Path) -> None:
    whole = gzip.compress(page("Damaged").encode())
    for payload in (whole[:-30], whole[:40] + b"xxxx" + whole[44:], b"not gzip"):
        path = archive(tmp_path / "a.warc.gz", payload=payload)
        assert titles(path) == ["One", "Two", "fetch", "Café", "language"]


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"WARC/1.0\r\n",
        b"WARC/1.0\r\nContent-Length: -7\r\n\r\n",
        b"WARC/1.0\r\nContent-Length: many\r\n\r\n",
        b"not an archive",
        b"\x1f\x8bnot gzip at all, but for its first bytes",
        gzip.compress(b"not an archive"),
        b"WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 10\r\n\r\nHTTP/1.1",
    ],
)
def test_what_is_no_archive(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "a.warc.gz"
    path.write_bytes(data)
    [found] = load_with_originals([path])
    assert isinstance(found, Refusal)
    assert (found.path, found.kind) == (str(path), "format"), found
    assert len(found.error) < 250


def test_an_archive_that_is_cut_short(tmp_path: Path) -> None:
    data = archive(tmp_path / "a.warc.gz").read_bytes()
    path = tmp_path / "cut.warc.gz"
    path.write_bytes(data[: data.rindex(b"\x1f\x8b\x08") + 60])
    assert titles(path)[:3] == ["One", "Two", "Café"]
    assert titles(path)[3:] == ["format"]


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 10**6), st.binary(min_size=1, max_size=8))
def test_any_damage_is_survived(tmp_path_factory: pytest.TempPathFactory, at: int, patch: bytes) -> None:
    path = tmp_path_factory.getbasetemp() / "damaged.warc"
    if not path.with_suffix(".whole").exists():
        archive(path.with_suffix(".whole"), packed=False)
    data = bytearray(path.with_suffix(".whole").read_bytes())
    at %= len(data)
    data[at : at + len(patch)] = patch
    path.write_bytes(data)
    for item in load_with_originals([path]):
        assert isinstance(item, (Loaded, Refusal))


@given(st.lists(st.binary(max_size=200), max_size=6), st.integers(1, 50))
def test_unfolding_gives_what_was_packed(parts: list[bytes], size: int) -> None:
    packed = b"".join(gzip.compress(part) for part in parts)
    stream = Unfolding(io.BytesIO(packed), "a", 1000)
    read = b""
    while data := stream.read(size):
        assert len(data) <= size
        read += data
    assert read == b"".join(parts)
    plain = Unfolding(io.BytesIO(b"W" + read), "a", 1000)
    assert b"".join(iter(lambda: plain.read(size), b"")) == b"W" + read
