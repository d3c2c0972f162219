"""Every input of the fuzzer stands for a text, and the check that it makes can fail."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import fuzz
from accord.reading import reader
from accord.reading.syntax import Parse

WORDS, BREAKS = ["Holm", "met", "Reed", "."], ["", " ", "\n\n"]


@given(st.binary(max_size=200))
def test_every_input_is_a_text(data: bytes) -> None:
    content = fuzz.content_of(data, WORDS, BREAKS)
    content.encode()  # no half of a surrogate pair
    assert len(content) <= fuzz.LONGEST


def test_words_are_put_together_by_number() -> None:
    assert fuzz.content_of(bytes([1, 0, 0, 1, 0, 1, 1, 1, 2, 0, 0, 3]), WORDS, BREAKS) == "Holm met Reed"
    assert fuzz.content_of(b"\x00Holm met", WORDS, BREAKS) == "Holm met"
    assert fuzz.content_of(b"", WORDS, BREAKS) == ""


def test_the_first_inputs_are_the_paragraphs() -> None:
    texts = [fuzz.content_of(seed, WORDS, BREAKS) for seed in fuzz.seeds(["Holm met Reed.", "Reed left."])]
    assert texts == ["Holm met Reed.", "Reed left.", "Holm met Reed.\n\nReed left."]


def test_the_check_fails_where_a_reading_is_wrong(monkeypatch: pytest.MonkeyPatch) -> None:
    check = fuzz.checker()
    check(b"\x00Ada Holm met Bo Reed in Zenda.")
    check(b"\x02")
    right = reader.Reader.assemble

    def twice(self: reader.Reader, parse: Parse) -> object:
        found = right(self, parse)
        object.__setattr__(found, "mentions", found.mentions * 2)
        return found

    monkeypatch.setattr(reader.Reader, "assemble", twice)
    with pytest.raises(AssertionError):
        check(b"\x00Ada Holm met Bo Reed in Zenda.")


def test_without_atheris_it_says_how_to_get_it(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-S", "-c", "import fuzz, sys; sys.exit(fuzz.main(sys.argv[1:]))", str(tmp_path)],
        env={"PYTHONPATH": str(fuzz.HERE)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 2
    assert "fuzz" in done.stderr
