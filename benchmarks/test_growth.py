"""That the cost of reading, and of telling a text's layout, grows no faster than the text.

Kept apart from the test suite, since clocks lie on busy machines: ``python -m pytest benchmarks/test_growth.py``.
"""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest

from accord.model import Reading
from accord.reading.reader import Reader
from accord.sources import report
from accord.sources.layout import blocks

UNITS = ["word ", "Word", "A. ", "- ", '"', "'", "(", ")", "“", "MARLFORD, ", "Aa-", "a.", ": ", "é", "<", "[", "/"]
LINES = ["Q: yes\n", "x\n", "X\n\n", "1. \n", " \n", "A Title\n"]


@pytest.mark.parametrize("unit", UNITS + LINES)
def test_time_is_linear(unit: str) -> None:
    def cost(size: int) -> float:
        text = (unit * (size // len(unit) + 1))[:size]
        start = time.perf_counter()
        blocks(text)
        return time.perf_counter() - start

    cost(1000)
    small, large = min(cost(10_000) for _ in range(3)), min(cost(100_000) for _ in range(2))
    assert large < 40 * small + 0.05


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader()


def read(reader: Reader, content: str) -> Reading:
    return reader.read(report(content, path="a.txt", language="en"))


def seconds(reader: Reader, content: str) -> float:
    started = time.process_time()
    read(reader, content)
    return time.process_time() - started


W = 'The president of Ruritania said that he would "agree to a truce" with Freedonia after 30 soldiers fell at Zenda. '
GROWING: dict[str, Callable[[int], str]] = {
    "one line": lambda n: (W * (n // 20))[: n * 6],
    "tiny paragraphs": lambda n: "\n\n".join(f"Holm met Reed {i}." for i in range(n // 5)),
    "the same tiny paragraph": lambda n: "He said so.\n\n" * (n // 4),
    "quotes never closed": lambda n: '"Holm met Reed, she said.\n\n' * (n // 8),
    "marks in a row": lambda n: '"' * n,
    "brackets in a row": lambda n: '(["' * (n // 6) + "Holm agreed" + '"])' * (n // 6),
    "no white space": lambda n: "ab-" * (n // 2),
    "one sentence without end": lambda n: "Holm said that Reed said that " * (n // 6) + "talks failed.",
    "a list without end": lambda n: "Holm met " + "the envoy of Zenda, " * (n // 5) + "and Reed.",
    "numbers": lambda n: "two hundred thousand and 5 " * (n // 5),
    "dates": lambda n: "on Monday 3 March 2025 at 5 pm, " * (n // 9),
}


@pytest.mark.parametrize("kind", GROWING)
def test_reading_takes_time_in_proportion_to_the_text(reader: Reader, kind: str) -> None:
    make = GROWING[kind]
    small, large = 1_000, 4_000
    seconds(reader, make(200))  # what is loaded once
    before = min(seconds(reader, make(small)) for _ in range(2))
    after = seconds(reader, make(large))
    # four times the text; eight times the time would be well on the way to sixteen, which is quadratic
    assert after <= 8 * max(before, 0.15), f"{before:.2f} s for {small} tokens, {after:.2f} s for {large}"
