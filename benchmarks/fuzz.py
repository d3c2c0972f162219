"""Coverage-guided fuzzing of reading: no error, no hang, no span that does not match.

    pip install -e '.[fuzz,test]'
    python benchmarks/fuzz.py [--largest N] DIR [libFuzzer options, such as -max_total_time=3600]

DIR is the corpus: inputs that reached something new are kept there, and are where the next run begins; without any,
it begins with paragraphs of the shipped examples. What fails is written to the working directory as ``crash-...`` or
``timeout-...`` (an input that takes more than 30 seconds, unless ``-timeout`` says otherwise); run it again with that
file in place of DIR. Atheris (libFuzzer for Python) watches which lines of Accord an input runs; the language engine
is not watched.

An input's first byte says what the rest is: a text as it stands; words of the vocabulary in ``tests/test_fuzz.py``,
which the fuzzer can put together without spelling them; or a whole page, whose layout is told without a title and a
date of its own. Whatever was read is checked as the property tests check it. (Accounts are left to those tests: they
cost more than the reading, and most of what breaks them is broken in the reading.)
"""

from __future__ import annotations

import argparse
import importlib
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

__all__ = ["content_of", "main", "seeds"]

HERE = Path(__file__).resolve().parent
LONGEST = 4_000  # code points of an input: what goes wrong in a long text mostly goes wrong in a short one
KINDS = 3


def content_of(data: bytes, words: Sequence[str], breaks: Sequence[str]) -> str:
    """The text that an input stands for. Every input stands for one."""
    if not data:
        return ""
    kind, rest = data[0] % KINDS, data[1:]
    if kind == 1:  # two bytes a word, one for the space after it
        pieces = (rest[at : at + 3] for at in range(0, len(rest) - 2, 3))
        return "".join(words[(a * 256 + b) % len(words)] + breaks[c % len(breaks)] for a, b, c in pieces)
    return rest.decode("utf-8", "replace")[:LONGEST]


def seeds(paragraphs: Sequence[str]) -> list[bytes]:
    """Inputs to begin with: each paragraph as a text of its own, and some of them as one page."""
    pages = ["\n\n".join(paragraphs[at : at + 4]) for at in range(0, len(paragraphs), 16)]
    return [bytes([kind]) + text.encode() for kind, texts in ((0, paragraphs), (2, pages)) for text in texts]


def property_tests() -> Any:
    """The module ``tests/test_fuzz.py``: its vocabulary, its paragraphs and its checks."""
    folder = str(HERE.parent / "tests")
    if folder not in sys.path:
        sys.path.insert(0, folder)
    return importlib.import_module("test_fuzz")


def checker() -> Callable[[bytes], None]:
    """Reads one input and checks its blocks and its reading. Raises whatever is wrong."""
    from accord.errors import InputError
    from accord.reading.reader import Reader
    from accord.sources import report
    from accord.views.check import check_reading

    test_fuzz = property_tests()
    reader = Reader()

    def check(data: bytes) -> None:
        content = content_of(data, test_fuzz.WORDS, test_fuzz.BREAKS)
        published = None if data[:1] and data[0] % KINDS == 2 else "1998-04-10T12:00Z"
        try:
            one = report(content, path="a.txt", outlet="Wire", published=published, language="en")
        except InputError:
            return  # empty, or half of a surrogate pair: refused, and meant to be
        end = 0
        for block in one.blocks:
            assert end <= block.start < block.end <= len(one.text)
            assert not one.text[end : block.start].strip()
            end = block.end
        assert not one.text[end:].strip()
        reading = reader.read(one)
        check_reading(reading)
        test_fuzz.check_ids(reading)

    return check


def main(arguments: Sequence[str] | None = None) -> int:
    """The command line: fuzzes until libFuzzer's options or an error end it. Returns 0, or 2 without atheris."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n\n")[0])
    parser.add_argument("corpus", type=Path, metavar="DIR", help="inputs that reached something new")
    parser.add_argument("--largest", type=int, default=LONGEST, metavar="N", help="bytes of an input (default 4000)")
    options, rest = parser.parse_known_args(arguments)
    try:
        import atheris
    except ImportError:
        print("atheris is not installed: pip install -e '.[fuzz,test]'", file=sys.stderr)
        return 2
    with atheris.instrument_imports(include=["accord"]):
        check = checker()
    if not options.corpus.is_file():
        options.corpus.mkdir(parents=True, exist_ok=True)
        if not any(options.corpus.iterdir()):
            for number, seed in enumerate(seeds(property_tests().paragraphs())):
                (options.corpus / f"seed-{number:03}").write_bytes(seed)
    began = time.time()
    atheris.Setup(
        [sys.argv[0], f"-max_len={options.largest}", "-timeout=30", "-rss_limit_mb=4096", *rest, str(options.corpus)],
        check,
    )
    atheris.Fuzz()
    print(f"{time.time() - began:.0f} s", file=sys.stderr)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
