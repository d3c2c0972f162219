"""Files, folders, standard input: what is read, and how each kind of bad input is refused while the rest goes on."""

from __future__ import annotations

import errno
import io
import json
import os
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from accord.model import Refusal, Report
from accord.sources import files, load

TEXT = "The two river towns agreed on Friday to reopen the bridge, and to talk about the tolls in spring.\n"


def write(folder: Path, name: str, content: str | bytes = TEXT) -> str:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return str(path)


def refused(path: str | Path) -> str:
    """The reason for which this one path is refused."""
    [refusal] = load([path])
    assert isinstance(refusal, Refusal)
    assert refusal.path == str(path)
    assert len(refusal.error) < 200
    return refusal.error


def read(path: str | Path) -> Report:
    [found] = load([path])
    assert isinstance(found, Report), found
    return found


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "is empty"),
        (b" \n\t ", "is empty"),
        (b"\xef\xbb\xbf", "is empty"),
        (b"---\noutlet: a\n---\n \n", "empty after its front matter"),
        (b"abc\x00def", "NUL at byte 3"),
        (bytes(range(1, 32)) * 20, "control characters"),
        (b"%PDF-1.7\nabc", "PDF"),
        (b"PK\x03\x04abc", "ZIP"),
        (b"\x1f\x8babc", "gzip"),
        (b"Caf\xe9 talks", "byte 3 (0xe9)"),
        (b"\xef\xbb\xbfCaf\xe9 talks", "byte 6 (0xe9)"),
        (b"cut \xe2\x80", "byte 4"),
        ("\ufeffTalks".encode("utf-16-le"), "UTF-16"),
        ("\ufeffTalks".encode("utf-32-le"), "UTF-32"),
        (b"---\noutlet: [a\n---\nTalks.", "front matter, line 2"),
        (b"---\noutlet: a\nTalks.", "line 1"),
        ("Les deux villes ont décidé vendredi de rouvrir le pont.".encode(), "French"),
    ],
)
def test_bad_content_is_named(tmp_path: Path, content: bytes, reason: str) -> None:
    assert reason in refused(write(tmp_path, "a.txt", content))


def test_bad_paths_are_named(tmp_path: Path) -> None:
    assert "no such" in refused(tmp_path / "missing.txt")
    assert "no such" in refused(write(tmp_path, "a.txt") + "/b.txt")
    assert "no such" in refused("")
    assert "name" in refused("a\x00b")
    assert "can't be read" in refused("x" * 5000)
    (tmp_path / "empty").mkdir()
    assert "holds no file to read" in refused(tmp_path / "empty")
    write(tmp_path, "other/a.pdf")
    write(tmp_path, "other/.hidden.txt")
    assert "holds no file to read" in refused(tmp_path / "other")


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX files")
def test_what_is_no_regular_file(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    assert "named pipe" in refused(tmp_path / "pipe.txt")
    assert "named pipe" in refused_in(tmp_path, "pipe.txt")
    assert "device" in refused("/dev/null")
    (tmp_path / "self.txt").symlink_to(tmp_path / "self.txt")
    assert "loop" in refused(tmp_path / "self.txt")


def refused_in(folder: Path, name: str) -> str:
    """The reason for which a file is refused that is met in a folder."""
    [reason] = [each.error for each in load([folder]) if isinstance(each, Refusal) and each.path == str(folder / name)]
    return reason


def test_permission_denied(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The system's refusal is played, since a superuser, as whom containers run, may read every file."""
    path = write(tmp_path, "a.txt")

    def forbidden(*_: object, **__: object) -> None:
        raise PermissionError(errno.EACCES, "Permission denied", path)

    monkeypatch.setattr("accord.sources.files.open", forbidden, raising=False)
    assert refused(path) == "permission denied"


@pytest.mark.skipif(sys.platform == "win32", reason="links")
def test_loops_of_folders(tmp_path: Path) -> None:
    write(tmp_path, "a.txt")
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "up").symlink_to(tmp_path)
    (tmp_path / "two").mkdir()
    write(tmp_path, "two/b.txt", TEXT + "More.")
    (tmp_path / "sub" / "two").symlink_to(tmp_path / "two")
    (tmp_path / "round").symlink_to(tmp_path / "round")
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nowhere")
    found = list(load([tmp_path]))
    assert [each.path.removeprefix(f"{tmp_path}/") for each in found] == [
        "a.txt",
        "gone.txt",
        "round",
        "sub/two/b.txt",
        "sub/up",
    ]
    assert [isinstance(each, Report) for each in found] == [True, False, False, True, False]
    assert "loop" in refused_in(tmp_path, "sub/up")
    assert "loop" in refused_in(tmp_path, "round")


def test_a_folder_is_read_by_name_and_each_file_once(tmp_path: Path) -> None:
    for name in ("b.txt", "a.md", "c/z.text", "c/d/A.TXT", "c/.git/x.txt", "B.txt", "notes.csv"):
        write(tmp_path, name, f"{TEXT}{name}")
    names = ["B.txt", "a.md", "b.txt", "c/d/A.TXT", "c/z.text"]
    for paths in ([tmp_path], [tmp_path, tmp_path / "b.txt"], [tmp_path, f"{tmp_path}/c/.."]):
        assert [each.path.removeprefix(f"{tmp_path}/") for each in load(paths)] == names
    assert len(list(load([tmp_path / "b.txt"] * 3))) == 1
    assert [Path(each.path).name for each in load([tmp_path / "notes.csv"])] == ["notes.csv"]


def test_json_and_xml_of_another_kind_are_passed_over_in_a_folder_and_refused_by_name(tmp_path: Path) -> None:
    others = {"settings.json": '{"a": [1]}', "numbers.json": "[1, 2]", "places.xml": "<kml><a/></kml>"}
    meant = {"broken.json": '{"text": ', "broken.xml": "text", "item.json": '{"uri": "x", "pubstatus": "usable"}'}
    for name, content in {**others, **meant, "a.txt": TEXT}.items():
        write(tmp_path, name, content)
    found = list(load([tmp_path]))
    assert [each.path.removeprefix(f"{tmp_path}/") for each in found] == ["a.txt", *sorted(meant)]
    assert [isinstance(each, Report) for each in found] == [True, False, False, False]
    for name in others:
        [refusal] = [each for each in load([tmp_path / name]) if isinstance(each, Refusal)][:1]
        assert refusal.path.startswith(str(tmp_path / name))


def test_a_path_stays_as_given(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, "in/a.txt")
    monkeypatch.chdir(tmp_path)
    assert read("./in/../in/a.txt").path == "./in/../in/a.txt"
    assert read("in").path == "in/a.txt".replace("/", os.sep)


def test_a_bad_file_does_not_stop_the_others(tmp_path: Path) -> None:
    good, bad = write(tmp_path, "good.txt"), write(tmp_path, "bad.txt", b"\xff\xfe\x00")
    found = list(load([bad, "missing", good]))
    assert [type(each) for each in found] == [Refusal, Refusal, Report]


def test_reading_is_lazy(tmp_path: Path) -> None:
    good = write(tmp_path, "good.txt")

    def paths() -> object:
        yield good
        raise AssertionError("asked for more than was needed")

    assert isinstance(next(load(paths())), Report)  # type: ignore[arg-type]


def test_front_matter_bom_and_line_ends(tmp_path: Path) -> None:
    found = read(
        write(
            tmp_path,
            "a.txt",
            b"\xef\xbb\xbf---\r\noutlet: Gazette\r\npublished: 2025-03-19\r\n---\r\nThey met.\r\nThey left.",
        )
    )
    assert (found.outlet, found.text) == ("Gazette", "They met.\nThey left.")
    assert found.published is not None
    assert found.published.iso == "2025-03-19"
    assert read(write(tmp_path, "b.txt", b"They met.\rThey left.")).text == "They met.\nThey left."


def test_control_characters_stay_in_the_text(tmp_path: Path) -> None:
    text = TEXT + "She said \x07 yes\x1b[31m, \x0c and left."
    assert read(write(tmp_path, "a.txt", text)).text == text


def test_standard_input() -> None:
    [found] = load(["-"], stdin=io.BytesIO(TEXT.encode()))
    assert isinstance(found, Report)
    assert (found.path, found.outlet) == ("-", "stdin")
    assert list(load(["-"])) == [Refusal("-", "there is no standard input", "not-found")]
    assert list(load(["-"], stdin=io.BytesIO(b""))) == [Refusal("-", "is empty", "empty")]
    assert len(list(load(["-", "-"], stdin=io.BytesIO(TEXT.encode())))) == 1
    closed = io.BytesIO()
    closed.close()
    assert isinstance(next(load(["-"], stdin=closed)), Refusal)
    lines = b"".join(json.dumps({"text": TEXT, "outlet": name}).encode() + b"\n" for name in "ab")
    assert [(each.path) for each in load(["-"], stdin=io.BytesIO(lines))] == ["-:1", "-:2"]


def test_jsonl(tmp_path: Path) -> None:
    lines: list[bytes] = [
        json.dumps(
            {
                "maintext": TEXT,
                "source_domain": "gazette.example",
                "title": "Bridge",
                "date_publish": "2025-03-19 14:05:09",
            }
        ).encode(),
        b"",
        json.dumps(
            {"body": TEXT, "publisher": {"name": "Herald"}, "publishing_date": "2025-03-19T14:05:09+00:00"}
        ).encode(),
        b"{broken",
        b"[1]",
        json.dumps({"title": "x"}).encode(),
        json.dumps({"text": 5}).encode(),
        json.dumps({"text": TEXT, "published": "soon"}).encode(),
        b'{"text": "half \\ud800 a pair of words"}',
        b"[" * 100_000,
        b'{"text": ' + b"1" * 10_000 + b"}",
        b'{"text": "caf\xe9"}',
        json.dumps({"text": TEXT, "outlet": None, "url": "https://example.org"}).encode(),
    ]
    path = write(tmp_path, "many.jsonl", b"\n".join(lines))
    found = list(load([path]))
    assert [each.path for each in found] == [f"{path}:{number}" for number in range(1, 14) if number != 2]
    good = [each for each in found if isinstance(each, Report)]
    assert [each.outlet for each in good] == ["gazette.example", "Herald", "many"]
    assert [each.published.iso if each.published else None for each in good] == [
        "2025-03-19",
        "2025-03-19T14:05:09Z",
        None,
    ]
    reasons = [each.error for each in found if isinstance(each, Refusal)]
    for reason, word in zip(
        reasons,
        ["not JSON", "object", "no text", "must be a string", "published", "surrogate", "deeply", "JSON", "byte"],
        strict=True,
    ):
        assert word in reason
    assert refused(write(tmp_path, "none.jsonl", b"\n\n")) == "is empty"


def test_too_large(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "LARGEST", 1_000_000)
    assert "1 MB, the limit" in refused(write(tmp_path, "a.txt", b"a" * 1_000_001))
    path = write(tmp_path, "a.jsonl", b"a" * 1_000_001 + b"\n" + json.dumps({"text": TEXT}).encode())
    assert [type(each) for each in load([path])] == [Refusal, Report]


def test_a_line_of_five_million_characters(tmp_path: Path) -> None:
    assert len(read(write(tmp_path, "a.txt", TEXT.strip() + " far" * 1_250_000)).blocks) == 1
    assert len(read(write(tmp_path, "b.txt", "\n\n".join(f"It is day {i}." for i in range(10_000)))).blocks) == 10_000


def test_web_pages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    page = (
        '<!doctype html><html lang="en"><head><title>Bridge</title><meta property="og:site_name" content="Gazette">'
        '<meta property="article:published_time" content="2025-03-19T14:05:00+0530"></head><body>'
        f"<nav>Home</nav><article><h1>Bridge to Reopen</h1><p>{TEXT}</p><p>Nobody would say who had asked for it, "
        "though many on both banks had an opinion and gave it freely.</p></article></body></html>"
    )
    path = write(tmp_path, "a.html", page)
    monkeypatch.setitem(sys.modules, "trafilatura", None)
    assert "pip install 'accord[web]'" in refused(path)
    monkeypatch.undo()
    found = read(path)
    assert found.outlet == "Gazette"
    assert found.published is not None
    assert found.published.iso == "2025-03-19T08:35:00Z"
    assert TEXT.strip() in found.text
    assert isinstance(next(load([write(tmp_path, "b.htm", "<html></html>")])), Refusal)


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    for found in load(["-"], stdin=io.BytesIO(data)):
        assert isinstance(found, (Report, Refusal))


def test_a_name_that_is_no_utf8(tmp_path: Path) -> None:
    name = os.fsencode(tmp_path) + b"/caf\xe9.txt"
    try:
        Path(os.fsdecode(name)).write_text(TEXT)
    except OSError:
        pytest.skip("this file system wants UTF-8")
    found = read_any(tmp_path)
    assert found.path.endswith("caf\ufffd.txt")
    found.path.encode()
    found.outlet.encode()


def read_any(folder: Path) -> Report:
    [found] = load([folder])
    assert isinstance(found, Report)
    return found
