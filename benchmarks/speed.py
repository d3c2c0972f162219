"""What reading and comparing cost, on texts made from the shipped examples.

    python benchmarks/speed.py [--only PART ...] [--largest MB] [--reports N] [--json FILE]

No corpus is needed. Parts:

* *reading*: processor time of reading as a ratio to the bare language pipeline on the same prose in the same run (the
  pipeline as its package gives it, and as Accord runs it), repetitions interleaved, the median of each; words a second.
* *processes*: words a second of two processes that read at once, as a ratio to one alone (it takes two idle cores);
  and what ``Reader.read_many`` with two processes can gain at most, by processor time: one process's seconds to the
  longest of what the two and the parent take, what starting them takes left out.
* *reprints*: processor seconds of reading reports again, in which half and all of the paragraphs were read before, to
  reading them for the first time.
* *start*: seconds of the wall clock from nothing to the printed account of two reports (``accord compare``), beside
  what importing and loading the pipeline and parsing the two reports cost by themselves; medians.
* *lengths*: one text of 1 KB to ``--largest`` MB: seconds a KB, and peak memory. Paragraphs of the examples in random
  order (fixed seed), about one word in twenty replaced, so that the vocabulary doesn't grow with the length; real text
  has more names.
* *stories*: an account of 2, 20, ... ``--reports`` reports of one story: seconds of reading, seconds of everything
  after it, with which power of the reports they grow, and peak memory. Each report is 600 words of the story's
  paragraphs, drawn from any outlet and put in a random order, about one word in twenty replaced. So they tell the same
  facts many times over and share passages: harder than most stories in the tellings of a fact, easier in the number of
  facts.

Processor time, not the clock, wherever it can be had: another program on the machine changes it less. Each size is a
process of its own, so that its peak memory is its own (Linux's ru_maxrss).
"""

from __future__ import annotations

import argparse
import json
import math
import os
import random
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from accord.model import Refusal, Report
from accord.sources import load, report

__all__ = ["long_text", "run", "story"]

HERE = Path(__file__).resolve().parent
EXAMPLES = HERE.parent / "examples"
STORY = "minsk-2015"
PAIR = ("meridian-wire.txt", "northlight.txt")
REPETITIONS = 9
STARTS = 3
LENGTHS_KB = (1, 10, 100, 1_000, 10_000)
SIZES = (2, 20, 200, 1_000)
GROWN = 20  # below so many reports what is done once is most of the time
WORDS = 600
PARTS = ("reading", "processes", "reprints", "start", "lengths", "stories")
SEED = 1953
# One thread: two that wait for one another would be counted as twice the work.
ALONE = {**os.environ, "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}
# The package that this process measures is the one that its own processes measure.
ALONE["PYTHONPATH"] = os.pathsep.join([str(HERE), *filter(None, [os.environ.get("PYTHONPATH")])])


# --- texts ----------------------------------------------------------------------------------------------------------


def examples(folder: str = "*") -> list[Report]:
    """The reports of the shipped examples, or of one of them, in order of their paths."""
    loaded = list(load(sorted(str(path) for path in EXAMPLES.glob(f"{folder}/*.txt"))))
    return [item for item in loaded if not isinstance(item, Refusal)]


def paragraphs(reports: Sequence[Report]) -> list[str]:
    """Their paragraphs, in order."""
    return [one.text[block.start : block.end] for one in reports for block in one.blocks if block.kind == "paragraph"]


def vocabulary(pool: Sequence[str]) -> list[str]:
    """The words of these paragraphs that are written in small letters, in order of the alphabet."""
    return sorted({word for text in pool for word in text.split() if word.isalpha() and word.islower()})


def reworded(text: str, among: Sequence[str], chance: random.Random) -> str:
    """The text with about one word in twenty replaced, so that no block or sentence of it was read before."""
    known = frozenset(among)
    return " ".join(
        chance.choice(among) if word in known and not chance.randrange(20) else word for word in text.split(" ")
    )


def long_text(kilobytes: float) -> str:
    """About so many KB (thousands of characters) of the examples' paragraphs in random order, each as often as it
    takes and each time reworded. The last paragraph is cut at white space.
    """
    chance, pool = random.Random(SEED), paragraphs(examples())
    among = vocabulary(pool)
    limit = round(1000 * kilobytes)
    found: list[str] = []
    size = 0
    while size < limit:
        chance.shuffle(pool)
        for text in pool:
            found.append(reworded(text, among, chance))
            size += len(found[-1]) + 2
            if size >= limit:
                break
    whole = "\n\n".join(found)[:limit]
    return whole[: max(whole.rfind(" "), 1)]


def story(count: int) -> list[Report]:
    """So many reports of one story, made from the outlets of one example. The same count gives the same reports."""
    chance, sources = random.Random(SEED + count), examples(STORY)
    pool = paragraphs(sources)
    among = vocabulary(pool)
    made = []
    for number in range(count):
        chance.shuffle(pool)
        text, size = [], 0
        for paragraph in pool:
            text.append(reworded(paragraph, among, chance))
            size += text[-1].count(" ") + 1
            if size >= WORDS:
                break
        origin = sources[number % len(sources)]
        made.append(
            report(
                "\n\n".join(text),
                path=f"{number}.txt",
                outlet=f"Outlet {number}",
                published=origin.published,
                language="en",
            )
        )
    return made


def count_words(reports: Sequence[Report]) -> int:
    """Words between white space."""
    return sum(len(one.text.split()) for one in reports)


# --- measuring, each in a process of its own ------------------------------------------------------------------------


def cpu(work: Callable[[], object]) -> float:
    """Seconds of processor time that ``work`` takes."""
    began = time.process_time()
    work()
    return time.process_time() - began


def peak() -> float:
    """The process's peak memory so far, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def stock_pipeline() -> Any:
    """The default pipeline as its package gives it, a copy of its own that Accord has not touched."""
    import warnings

    import spacy

    from accord.reading.language import default_model_folder

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return spacy.load(default_model_folder())


def measure_reading() -> dict[str, float]:
    """The bare pipeline, the pipeline as Accord runs it, and reading, turn by turn over the same reports."""
    from accord.reading import language
    from accord.reading.reader import Reader

    reports = examples()
    pieces = [
        one.text[block.start : block.end] for one in reports for block in one.blocks if block.kind in language.PROSE
    ]
    stock = stock_pipeline()

    def bare() -> None:
        for _ in stock.pipe(pieces, batch_size=64):
            pass

    # A reader that remembers sentences would be measured at remembering: each turn has a new one.
    def parse() -> None:
        for _ in language.Language().parse_many(reports):
            pass

    def read() -> None:
        for _ in Reader().read_many(reports):
            pass

    ways: dict[str, Callable[[], None]] = {"bare": bare, "parse": parse, "read": read}
    for work in ways.values():
        work()
    seconds: dict[str, list[float]] = {name: [] for name in ways}
    for _ in range(REPETITIONS):
        for name, work in ways.items():
            seconds[name].append(cpu(work))
    middle = {name: statistics.median(values) for name, values in seconds.items()}

    def ratio(name: str) -> float:
        # turn by turn, as what else runs on the machine changes from turn to turn
        return statistics.median(one / other for one, other in zip(seconds["read"], seconds[name], strict=True))

    words = count_words(reports)
    return {
        "reading/ratio to the bare pipeline": ratio("bare"),
        "reading/ratio to Accord's own parse": ratio("parse"),
        "reading/words a second": words / middle["read"],
        "reading/bare pipeline, words a second": words / middle["bare"],
        "reading/peak MB": peak(),
    }


def measure_read_once() -> dict[str, float]:
    """One process's share of *processes*: wall-clock seconds of reading everything four times."""
    from accord.reading.reader import Reader

    reports = examples()
    Reader().read(reports[0])
    began = time.perf_counter()
    for _ in range(4):
        for _ in Reader().read_many(reports):
            pass
    return {"seconds": time.perf_counter() - began}


def measure_apart() -> dict[str, float]:
    """Processor seconds of one process, of two that ``Reader.read_many`` starts, together and without their start, and
    of the parent meanwhile; the largest share of the two by the characters that they are sent."""
    from accord.reading import reader as module
    from accord.reading.reader import Reader

    def children() -> float:
        used = resource.getrusage(resource.RUSAGE_CHILDREN)
        return used.ru_utime + used.ru_stime

    chance, pool = random.Random(SEED), [paragraphs([one]) for one in examples()]
    among = vocabulary([text for texts in pool for text in texts])
    reports = [
        report("\n\n".join(reworded(text, among, chance) for text in texts), path=f"{place}.txt", language="en")
        for place, texts in enumerate(pool * 4)
    ]
    first = examples()[:2]  # a report each, by which they load what is loaded at first use
    for _ in Reader().read_many(reports[: len(pool)]):
        pass
    alone = cpu(lambda: list(Reader().read_many(reports)))
    share, module.SHARE = module.SHARE, 1  # type: ignore[attr-defined, unused-ignore]
    began = children()
    list(Reader().read_many(first, processes=2))
    starting = children() - began
    module.SHARE = share
    began = children()
    parent = cpu(lambda: list(Reader().read_many(reports, processes=2)))
    sizes = [sum(len(one.text) for one in lot) for lot in module._shares(reports)]
    loads = [0, 0]
    for size in sizes:  # a process that is free takes the next
        loads[loads.index(min(loads))] += size
    return {
        "alone": alone,
        "two": children() - began - starting,
        "parent": parent,
        "largest": max(loads) / sum(loads),
    }


def measure_reprints() -> dict[str, float]:
    """Processor seconds of reading the examples, of reading them with every second paragraph reworded, and again."""
    from accord.reading.reader import Reader

    chance, sources = random.Random(SEED), examples()
    among = vocabulary(paragraphs(sources))
    half = [
        report(
            "\n\n".join(
                reworded(text, among, chance) if place % 2 else text for place, text in enumerate(paragraphs([one]))
            ),
            path=one.path,
            language="en",
        )
        for one in sources
    ]
    for _ in Reader().read_many(sources):
        pass
    first, updates, again = [], [], []
    for _ in range(STARTS):
        reader = Reader()
        first.append(cpu(lambda reader=reader: list(reader.read_many(sources))))  # type: ignore[misc]
        updates.append(cpu(lambda reader=reader: list(reader.read_many(half))))  # type: ignore[misc]
        again.append(cpu(lambda reader=reader: list(reader.read_many(sources))))  # type: ignore[misc]
    middle = statistics.median
    return {"half": middle(updates) / middle(first), "all": middle(again) / middle(first)}


def measure_load() -> dict[str, float]:
    """Wall-clock seconds of importing and loading the pipeline, and of parsing two reports with it."""
    began = time.perf_counter()
    from accord.reading.language import Language

    language = Language()
    loaded = time.perf_counter()
    for _ in language.parse_many([one for one in examples(STORY) if Path(one.path).name in PAIR]):
        pass
    return {"load": loaded - began, "parse": time.perf_counter() - loaded}


def measure_length(kilobytes: str) -> dict[str, float]:
    """Processor seconds and peak memory of reading one text of that length."""
    from accord.reading.reader import Reader

    reader = Reader()
    reader.read(examples()[0])
    before = peak()
    one = report(long_text(float(kilobytes)), path="long.txt", language="en")
    seconds = cpu(lambda: reader.read(one))
    return {"seconds": seconds, "words": count_words([one]), "peak": peak(), "before": before}


def measure_story(count: str) -> dict[str, float]:
    """Processor seconds of reading a story's reports and of the account made from the readings, and peak memory."""
    from accord.api import account
    from accord.reading.reader import Reader

    reports = story(int(count))
    reader = Reader()
    reader.read(examples()[0])
    readings: list[Any] = []
    reading = cpu(lambda: readings.extend(reader.read_many(reports)))
    facts: list[Any] = []
    comparing = cpu(lambda: facts.extend(account(readings).facts))
    return {
        "reading": reading,
        "comparing": comparing,
        "peak": peak(),
        "facts": len(facts),
        "words": count_words(reports),
    }


def child(*arguments: str) -> subprocess.Popen[str]:
    """This script in a process of its own, at one measurement."""
    return subprocess.Popen(
        [sys.executable, str(HERE / "speed.py"), "--measure", *arguments], stdout=subprocess.PIPE, text=True, env=ALONE
    )


def outcome(process: subprocess.Popen[str]) -> dict[str, float]:
    """What it found. Raises RuntimeError where it failed."""
    printed, _ = process.communicate()
    if process.returncode:
        raise RuntimeError(f"{process.args!r} ended with {process.returncode}")
    found: dict[str, float] = json.loads(printed.splitlines()[-1])
    return found


# --- the parts ------------------------------------------------------------------------------------------------------


def reading() -> dict[str, float]:
    """See the module's docstring; so for the others."""
    return outcome(child("reading"))


def processes() -> dict[str, float]:
    one, both = [], []
    for _ in range(STARTS):
        one.append(outcome(child("once"))["seconds"])
        pair = [child("once"), child("once")]
        both.append(max(outcome(process)["seconds"] for process in pair))
    apart = outcome(child("apart"))
    busiest = max(apart["two"] * apart["largest"], apart["parent"])
    return {
        "processes/two to one": 2 * statistics.median(one) / statistics.median(both),
        "processes/two to one, by processor time": apart["alone"] / busiest,
        "processes/work of two to that of one": (apart["two"] + apart["parent"]) / apart["alone"],
    }


def reprints() -> dict[str, float]:
    found = outcome(child("reprints"))
    return {
        "reprints/half read before, to the first time": found["half"],
        "reprints/all read before, to the first time": found["all"],
    }


def start() -> dict[str, float]:
    paths = [str(EXAMPLES / STORY / name) for name in PAIR]
    whole, load_, parse = [], [], []
    for _ in range(STARTS):
        began = time.perf_counter()
        subprocess.run(
            [sys.executable, "-m", "accord", "compare", *paths], stdout=subprocess.DEVNULL, env=ALONE, check=True
        )
        whole.append(time.perf_counter() - began)
        parts = outcome(child("load"))
        load_.append(parts["load"])
        parse.append(parts["parse"])
    return {
        "start/compare two reports, s": statistics.median(whole),
        "start/of which loading, s": statistics.median(load_),
        "start/of which the parse, s": statistics.median(parse),
    }


def lengths(largest: float = 10) -> dict[str, float]:
    figures: dict[str, float] = {}
    for size in LENGTHS_KB:
        if size > 1000 * largest:
            break
        found = outcome(child("length", str(size)))
        figures[f"lengths/{size} KB, ms a KB"] = 1000 * found["seconds"] / size
        figures[f"lengths/{size} KB, peak MB"] = found["peak"]
    return figures


def stories(most: int = SIZES[-1]) -> dict[str, float]:
    figures: dict[str, float] = {}
    before: tuple[int, float] | None = None
    for count in SIZES:
        if count > most:
            break
        found = outcome(child("story", str(count)))
        figures[f"stories/{count} reports, s of reading"] = found["reading"]
        figures[f"stories/{count} reports, s of comparing"] = found["comparing"]
        figures[f"stories/{count} reports, all to reading"] = 1 + found["comparing"] / found["reading"]
        figures[f"stories/{count} reports, peak MB"] = found["peak"]
        figures[f"stories/{count} reports, facts"] = found["facts"]
        if before is not None and before[0] >= GROWN:
            # 1: in proportion to the reports; 2: to their square
            slope = math.log(found["comparing"] / before[1]) / math.log(count / before[0])
            figures[f"stories/{before[0]} to {count} reports, exponent of comparing"] = slope
        before = count, found["comparing"]
    return figures


def run(
    data: Path | None = None, only: Sequence[str] = PARTS, largest: float = 1, most: int = SIZES[-1]
) -> dict[str, float]:
    """The figures of these parts. ``data`` is not used: it is there because every benchmark takes it."""
    figures: dict[str, float] = {}
    ways: dict[str, Callable[[], dict[str, float]]] = {
        "reading": reading,
        "processes": processes,
        "reprints": reprints,
        "start": start,
        "lengths": lambda: lengths(largest),
        "stories": lambda: stories(most),
    }
    for part in PARTS:
        if part in only:
            figures.update(ways[part]())
    return {name: round(value, 3) for name, value in figures.items()}


MEASURES: dict[str, Callable[..., dict[str, float]]] = {
    "reading": measure_reading,
    "once": measure_read_once,
    "apart": measure_apart,
    "reprints": measure_reprints,
    "load": measure_load,
    "length": measure_length,
    "story": measure_story,
}


def main(arguments: Sequence[str] | None = None) -> int:
    """The command line. Returns 0."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n\n")[0])
    parser.add_argument("--data", type=Path, help="not used")
    parser.add_argument("--only", nargs="+", choices=PARTS, default=PARTS, metavar="PART", help=", ".join(PARTS))
    parser.add_argument(
        "--largest",
        type=float,
        default=10,
        metavar="MB",
        help="the longest text (default 10, which takes ten minutes and 3 GB; 1 leaves it out)",
    )
    parser.add_argument(
        "--reports",
        type=int,
        default=SIZES[-1],
        metavar="N",
        help="the largest story (default 1000; 200 leaves minutes out)",
    )
    parser.add_argument("--json", type=Path, help="write the figures to this file")
    parser.add_argument("--measure", nargs="+", help=argparse.SUPPRESS)
    options = parser.parse_args(arguments)
    if options.measure:
        print(json.dumps(MEASURES[options.measure[0]](*options.measure[1:])))
        return 0
    figures = run(options.data, options.only, options.largest, options.reports)
    for name, value in figures.items():
        print(f"{name:44}{value:12,.3f}")
    if options.json:
        options.json.write_text(json.dumps(figures, indent=1) + "\n", "utf-8")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
