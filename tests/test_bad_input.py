"""Bad input, as it comes: each is named with its reason, and the good reports beside it are still read."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

import accord
from accord.model import Reading
from accord.reading.language import LONGEST_RUN, Language
from accord.reading.reader import Reader
from accord.sources import report
from accord.views import html, markdown, text
from accord.views.check import check_dossier, check_reading
from accord.views.json import dossier_json, dumps

GOOD = {
    "good-1.txt": "---\noutlet: Wire\n---\nThe two river towns agreed on Friday to reopen the bridge, Ada Holm said.\n",
    "good-2.txt": '---\noutlet: Post\n---\nThe two towns agreed to reopen the bridge. "At last," Ada Holm said.\n',
}
REFUSED: dict[str, tuple[bytes, str]] = {
    "empty.txt": (b"", "is empty"),
    "blank.txt": (b" \n\t\n", "is empty"),
    "unseen.txt": ("\u200b\n\u00ad".encode(), "is empty"),
    "binary.txt": (bytes(range(256)) * 8, "is binary"),
    "pdf.txt": (b"%PDF-1.4\n", "PDF"),
    "latin-1.txt": (b"The mayor met the envoy in a caf\xe9 on Monday.", "not UTF-8: byte 32 (0xe9)"),
    "utf-16.txt": ("\ufeffThe mayor met the envoy.".encode("utf-16-le"), "UTF-16"),
    "front.txt": (b"---\noutlet: [a\n---\nThe mayor met the envoy.", "front matter, line 2"),
    "open-front.txt": (b"---\noutlet: a\nThe mayor met the envoy.", "front matter"),
    "date.txt": (b"---\npublished: some day\n---\nThe mayor met the envoy.", "no ISO 8601 date"),
    "french.txt": ("Les deux villes ont décidé vendredi de rouvrir le pont, a dit le maire.".encode(), "French"),
    "russian.txt": ("Президент заявил в понедельник, что переговоры продолжатся.".encode(), "Russian"),
}


@pytest.fixture(scope="session")
def reader() -> Reader:
    return Reader()


def read(reader: Reader, content: str) -> Reading:
    found = reader.read(report(content, path="a.txt", language="en"))
    check_reading(found)
    return found


def test_everything_bad_in_one_call_beside_two_good_reports(tmp_path: Path) -> None:
    for name, content in GOOD.items():
        (tmp_path / name).write_text(content, "utf-8")
    for name, (data, _) in REFUSED.items():
        (tmp_path / name).write_bytes(data)
    (tmp_path / "loop").mkdir()
    (tmp_path / "loop" / "back").symlink_to(".")
    (tmp_path / "self").symlink_to("self")
    os.mkfifo(tmp_path / "pipe")
    reasons = {name: reason for name, (_, reason) in REFUSED.items()} | {
        "missing.txt": "no such file",
        "loop/back": "loop",
        "self": "loop",
        "pipe": "pipe",
    }
    if os.geteuid() != 0:  # root may read everything
        (tmp_path / "secret.txt").write_text("The mayor met the envoy.")
        (tmp_path / "secret.txt").chmod(0)
        reasons["secret.txt"] = "permission denied"
    given = ["good-1.txt", *(name.partition("/")[0] for name in reasons), "good-2.txt"]
    done = subprocess.run(
        [sys.executable, "-m", "accord", "compare", *given],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 1
    assert "2 reports" in done.stdout
    assert "reopen the bridge" in done.stdout
    *lines, undated = done.stderr.splitlines()
    assert "no publication time" in undated and "good-1.txt" in undated and "good-2.txt" in undated
    assert len(lines) == len(reasons)
    for line, (name, reason) in zip(lines, reasons.items(), strict=True):
        assert line.startswith(f"accord: refused {name}: ")
        assert reason in line
        assert name in done.stdout  # the account names what it leaves out, too


def test_nothing_but_bad_input_is_no_account(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "accord", "compare", str(tmp_path / "a"), str(tmp_path / "b")],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == 1
    assert done.stdout == ""
    assert len(done.stderr.splitlines()) == 3


HOSTILE = (
    "Envoy \x1b[31mAda Holm\x1b[0m said on Monday\x07 that talks\x9b31m would resume.\x1b]0;title\x07\n\n"
    '"We \u202eagree\u202c to a ceasefire," Holm said\x08\x08 <script>alert(1)</script> & [x](javascript:y) `z`.\n'
)


def test_no_control_character_of_a_text_reaches_a_terminal_or_a_page(reader: Reader) -> None:
    reading = reader.read(report(HOSTILE, path="a\x1b[1m.txt", outlet="Wire\x1b[5m", title="T\x9b1m", language="en"))
    dossier = accord.account([reading], [accord.Refusal("b\x1b[2m.txt", "is\x07 odd")])
    check_dossier(dossier)
    assert reading.statements
    allowed = re.compile(r"\x1b\[[0-9;]*m")
    for shown in (
        text.account(dossier, colour=False),
        allowed.sub("", text.account(dossier, colour=True)),
        markdown.account(dossier),
        html.page(dossier),
    ):
        assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e]", shown)
        assert "<script>alert" not in shown
    assert "\x1b" not in dumps(dossier_json(dossier))  # escaped


ODD = [
    *("a", "?", '"', "“", "”", "'", "''", "``", "—", "- ", "#", "*", ":", ";", "\u0301", "\u200d", "\u202e", "0", "$"),
    *('""', '"""', '" "', 'said, "', '", said', "said said said said", "The the the. Of of of.", "( [ { < > } ] )"),
    "\U0001f54a\ufe0f",
    '"We will meet again, Holm said.',
    'We will meet again," Holm said.',
    "“Yes” “no”” said ““Holm”.",
    "Holm said: “We agree.\n\nWe agree again.\n\n“And again.”",
    "'We agree' and 'it's done, Holm's envoy said.",
    "«We agree», Holm said. „No“.",
    "HOLM: We agree.\n\nREED: No.\n\nHOLM:",
    "\x00\x01\x02 Holm said.",
    "Holm said\x0bthat\x0cshe\x85agrees\u2028today\u2029.",
    "1,2,3,4 1.2.3.4 1/2/3/4 1-2-3-4 99:99 32 Foctober 20255",
    "On 30 February 2023 at 25:61, minus -5 to +3 % of $ 1e999 trillion trillion people left.",
    "٣٠ soldiers and 三十 soldiers and ½ soldier.",
    "Both leaders. The two sides. He. She. They. The former. The latter. Each other.",
    "مرحبا said Holm שלום.",
]


@pytest.mark.parametrize("content", ODD)
def test_odd_texts_are_read(reader: Reader, content: str) -> None:
    reading = read(reader, content)
    dossier = accord.account([reading])
    check_dossier(dossier)
    for shown in (text.account(dossier, colour=False), markdown.account(dossier), html.page(dossier)):
        assert shown


def test_five_million_characters_without_a_space(reader: Reader) -> None:
    reading = read(reader, "a" * 5_000_000)
    assert len(reading.report.text) == 5_000_000


def test_a_run_without_white_space_is_cut_and_loses_nothing(language: Language) -> None:
    content = "Holm met Reed. " + "x(" * LONGEST_RUN + " Reed met Holm."
    parse = language.parse(report(content, path="a.txt", language="en"))
    covered = "".join(token.text for token in parse.tokens)
    assert covered == content.replace(" ", "")
    assert all(content[token.start : token.end] == token.text for token in parse.tokens)
