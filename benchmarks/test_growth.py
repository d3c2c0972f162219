"""That the cost of reading, and of telling a text's layout, grows no faster than the text.

Kept apart from the test suite, since it takes minutes, and since clocks lie on busy machines (the second half counts
operations instead): ``python -m pytest benchmarks/test_growth.py``.
"""

from __future__ import annotations

import sys
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from types import FrameType
from typing import Any

import pytest

import accord
from accord.model import Reading
from accord.reading import coreference, events
from accord.reading.names import same_spelling
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
    before = seconds(reader, make(small))  # the first time: what was read before costs next to nothing
    after = seconds(reader, make(large))
    # four times the text; eight times the time would be well on the way to sixteen, which is quadratic
    assert after <= 8 * max(before, 0.15), f"{before:.2f} s for {small} tokens, {after:.2f} s for {large}"


# --- operations, counted: the same on any machine, so that a small quadratic part shows -------------------------------

PACKAGE = str(Path(str(accord.__file__)).parent)
SYLLABLES = [consonant + vowel for consonant in "bdfgklmnprstv" for vowel in "aeiou"]


def name(number: int) -> str:
    """A made-up name; another number, another name."""
    found = ""
    for _ in range(3):
        number, place = divmod(number, len(SYLLABLES))
        found += SYLLABLES[place]
    return found.capitalize() + "ns"[number % 2]


def many(unit: Callable[[int], str], tokens: int) -> Callable[[int], str]:
    """Paragraphs ``unit(0)``, ``unit(1)``, ... of so many tokens each, for a text of n tokens."""
    return lambda n: "\n\n".join(unit(i) for i in range(n // tokens))


# Texts in which something grows with the length that a report has few of.
COUNTED: dict[str, Callable[[int], str]] = {
    "one line": GROWING["one line"],
    "one sentence without end": GROWING["one sentence without end"],
    "new people": many(lambda i: f"{name(7 * i)} {name(i + 3)} met envoys. {name(i + 3)} said that talks failed.", 14),
    "new surnames": many(lambda i: f"Mr {name(11 * i)} met envoys of Ruritania and said that talks failed.", 13),
    "one surname": many(lambda i: f"{name(i)} Holm met envoys of Ruritania. Holm said that talks failed.", 15),
    "one first name": many(lambda i: f"Anna {name(i)} met envoys of Ruritania and said that talks failed.", 14),
    "spellings of one name": many(lambda i: f"Anna {name(i)} Holm met envoys of Ruritania.", 8),
    "new bodies": many(
        lambda i: f"The {name(i)} Ministry of {name(5 * i)} rejected an offer of the Bank of {name(i)}.", 14
    ),
    "one person": many(lambda i: "Anna Holm met Reed. She said that he had rejected her offer.", 13),
    "the same descriptions": many(
        lambda i: "French and German officials met two soldiers. A spokesman said that an attack killed people.", 18
    ),
    "appositions": many(
        lambda i: f"The minister, {name(i)} {name(7 * i)}, accepted the demand, a condition that Anna Holm had set.", 18
    ),
    "quotations": many(lambda i: "“We will not sign,” Anna Holm said. “Never.” “He lied,” she said, “and I know.”", 30),
    "quotations in one sentence": lambda n: "He called it " + ", ".join(["“bad” and “sad”"] * (n // 8)) + ".",
    "a transcript": many(lambda i: f"{('HOLM', 'REED')[i % 2]}: We will not sign the treaty. I told him so.", 15),
    "the same talks": many(lambda i: "Leaders of France and Chad held talks in Paris on Monday. The talks failed.", 16),
    "days": many(lambda i: f"On {i % 28 + 1} March {1900 + i % 100} troops shelled Odessa. The next day 30 fell.", 17),
    "a list": many(lambda i: f"- {name(i)} {name(7 * i)}, mayor of {name(5 * i)}", 8),
    "headings": many(lambda i: f"{name(i).upper()} SPEAKS\n\n{name(i)} {name(7 * i)} accused Anna Holm of lying.", 10),
}
# How many candidates are looked back at is bounded; the bounds are made small, so that they are reached early.
BOUNDS = ((events, "MEMORY"), (coreference, "WINDOW"), (coreference, "NAMESAKES"), (coreference, "SPELLINGS"))


def operations(work: Callable[[], object]) -> Counter[str]:
    """How many lines of Accord's own code are run, by function; a loop on one line counts every round."""
    found: Counter[str] = Counter()

    def called(frame: FrameType, event: str, argument: object) -> Any:
        code = frame.f_code
        if not code.co_filename.startswith(PACKAGE):
            return None
        place = f"{code.co_filename[len(PACKAGE) + 1 :]}:{code.co_firstlineno} {code.co_name}"
        found[place] += 1

        def inside(frame: FrameType, event: str, argument: object) -> Any:
            if event == "line":
                found[place] += 1
            return inside

        return inside

    before = sys.gettrace()
    sys.settrace(called)
    try:
        work()
    finally:
        sys.settrace(before)
    return found


@pytest.mark.parametrize("kind", COUNTED)
def test_operations_are_in_proportion_to_the_text(monkeypatch: pytest.MonkeyPatch, reader: Reader, kind: str) -> None:
    for module, bound in BOUNDS:
        monkeypatch.setattr(module, bound, 8)
    read(reader, COUNTED[kind](100))  # what is loaded once
    counts = []
    for size in (1_000, 4_000):
        one = report(COUNTED[kind](size), path="a.txt", language="en")
        Reader().read(one)  # with words and names that are remembered by the process already
        fresh = Reader()
        counts.append(operations(lambda one=one, fresh=fresh: fresh.read(one)))  # type: ignore[misc]
    small, large = counts
    worst = sorted(large, key=lambda place: large[place] - 4 * small[place], reverse=True)[:5]
    told = [f"{place}: {small[place]}, {large[place]}" for place in worst]
    # Four times the text takes four times the operations. A quadratic part of one in thirty makes it 4.4.
    assert large.total() <= 4.4 * small.total(), told
    assert all(large[place] <= 6 * small[place] + 2_000 for place in worst), told


def test_the_counter_sees_what_is_quadratic() -> None:
    names = [name(number) for number in range(300)]
    assert len(set(names)) == 300

    def all_pairs(count: int) -> int:
        some = names[:count]
        return operations(lambda: [same_spelling(one, other) for one in some for other in some]).total()

    assert all_pairs(80) > 12 * all_pairs(20)
