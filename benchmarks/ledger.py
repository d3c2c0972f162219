"""What keeping costs: adding beside reading, a question of a large ledger, the file's size, and being killed.

    python benchmarks/ledger.py --data DIR [--reports 1000 10000] [--kills 100] [--json FILE]

*Adding to reading*: processor seconds of reading and keeping the articles of GiveMe5W1H, comparing left for later, over
those of reading them.

*Size*: ledgers of the stated numbers of reports, made by program from readings of those articles (see
``made_reports.py``): processor seconds for each added report, in the first and the last tenth; bytes for each report,
full-text tables, originals and accounts with it; and the slowest of a list of questions, in seconds of the wall clock,
each the median of five times. The accounts of all stories are worked out first, as the end of ``accord add`` does.

*Kills*: a process that adds 500 reports is killed with SIGKILL at random moments and started again until it is done;
as often as is asked for. Then the ledger must hold what one holds that was left alone, and must have been whole after
every kill. The child adds readings that were made before, so the moments fall into keeping, not into reading.
"""

from __future__ import annotations

import contextlib
import random
import signal
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from accord.model import Reading, Refusal
from accord.reading.reader import Reader
from accord.sources.loaded import Loaded
from accord.sources.originals import plain
from accord.store.asking import Filter
from accord.store.ledger import Ledger
from command import put, takes
from made_reports import Replayed, made
from news import event_articles

__all__ = ["kills", "ratio", "size"]

KILLED_REPORTS = 500


def readings(data: Path, most: int | None = None) -> list[Reading]:
    """The articles of GiveMe5W1H, read."""
    reports = [report for report, _ in event_articles(data)][:most]
    return list(Reader().read_many(reports))


def ratio(data: Path, folder: Path) -> dict[str, float]:
    """Adding to reading, in processor seconds of one process.

    What was just read is kept from the readings themselves: a reader that reads a text twice does not parse it again,
    and adding would look cheaper than reading.
    """
    reports = [report for report, _ in event_articles(data)]
    reader = Reader()
    list(reader.read_many(reports[:3]))
    begin = time.process_time()
    found = list(reader.read_many(reports[3:]))
    reading = time.process_time() - begin
    replayed = Replayed()
    replayed.ready = {one.report.id: one for one in found}
    with Ledger(folder / "ratio.sqlite", write=True) as ledger:
        items: list[Loaded | Refusal] = [Loaded(one.report, plain(one.report.text)[1]) for one in found]
        begin = time.process_time()
        ledger.add(items, reader=lambda: replayed)
        keeping = time.process_time() - begin
        begin = time.process_time()
        ledger.settle()
        comparing = time.process_time() - begin
    return {
        "adding to reading": (reading + keeping) / reading,
        "comparing to reading": comparing / reading,
        "ms of reading a report": 1000 * reading / len(found),
        "ms of keeping a report": 1000 * keeping / len(found),
    }


def size(base: Sequence[Reading], number: int, folder: Path, *, density: int = 2500) -> dict[str, float]:
    """A ledger of ``number`` reports, ``density`` of them a month: what adding one costs, how large it is, and what
    questions take."""
    place = folder / f"made-{number}.sqlite"
    figures: dict[str, float] = {}
    reader = Replayed()
    with Ledger(place, write=True) as ledger:
        spent: list[tuple[int, float]] = []
        source = made(base, number, days=max(30 * number // density, 30))
        done = 0
        while True:
            share: list[Loaded | Refusal] = []
            for loaded, reading in source:
                reader.ready[loaded.report.id] = reading
                share.append(loaded)
                if len(share) == 500:
                    break
            if not share:
                break
            begin = time.process_time()
            ledger.add(share, reader=lambda: reader)
            spent.append((len(share), time.process_time() - begin))
            done += len(share)
            print(f"{done:,} added, {1000 * spent[-1][1] / len(share):.1f} ms each", file=sys.stderr, flush=True)
        tenth = max(len(spent) // 10, 1)
        for name, part in (("first", spent[:tenth]), ("last", spent[-tenth:])):
            figures[f"ms of keeping a report, {name} tenth"] = 1000 * sum(t for _, t in part) / sum(n for n, _ in part)
        begin = time.process_time()
        count = ledger.settle(progress=_told)
        figures["ms of an account"] = 1000 * (time.process_time() - begin) / max(count, 1)
        figures["stories"] = float(count)
    figures["KB a report"] = place.stat().st_size / number / 1000
    with Ledger(place) as ledger:
        for name, ask in questions(ledger, midway(place)):
            taken = []
            for _ in range(5):
                begin = time.perf_counter()
                ask()
                taken.append(time.perf_counter() - begin)
            figures[f"ms: {name}"] = 1000 * statistics.median(taken)
    figures["ms of the slowest question"] = max(value for name, value in figures.items() if name.startswith("ms: "))
    return {f"{number:,}: {name}": value for name, value in figures.items()}


def _told(done: int, total: int | None) -> None:
    if done % 1000 == 0:
        print(f"{done:,} of {total:,} accounts", file=sys.stderr, flush=True)


def midway(place: Path) -> str:
    """When half of a ledger's entries were known."""
    with contextlib.closing(sqlite3.connect(place)) as file:
        half = "SELECT known FROM entries ORDER BY entry LIMIT 1 OFFSET (SELECT count(*) / 2 FROM entries)"
        return str(file.execute(half).fetchone()[0])


def questions(ledger: Ledger, then: str) -> Iterator[tuple[str, Callable[[], Any]]]:
    """The questions that are timed, with what is asked for taken from the ledger itself; ``then``: a moment of it."""
    story = ledger.stories(Filter(size=100)).rows[-1]
    fact = next(fact for fact in ledger.facts(Filter(size=1000)).rows if fact.actors)
    name = fact.actors[0].split("-")[0]
    word = max(story.title.split(), key=len)
    quote = ledger.quotes(Filter(size=100)).rows[-1]
    day = story.last or "2015-01-05"
    yield "stories", lambda: ledger.stories()
    yield "stories, a later page", lambda: ledger.stories(Filter(page=20))
    yield "stories with a word", lambda: ledger.stories(Filter(text=word))
    yield "stories with a frequent word", lambda: ledger.stories(Filter(text="the"))
    yield "stories of an outlet", lambda: ledger.stories(Filter(outlet=story.outlets[0]))
    yield "stories of a month", lambda: ledger.stories(Filter(since=day[:7] + "-01", until=day[:7] + "-28"))
    yield "stories with an actor", lambda: ledger.stories(Filter(actor=name))
    yield "facts", lambda: ledger.facts()
    yield "facts with an actor", lambda: ledger.facts(Filter(actor=name))
    yield "facts with a word", lambda: ledger.facts(Filter(text=word))
    yield "facts with a frequent word", lambda: ledger.facts(Filter(text="said"))
    yield "facts, disputed", lambda: ledger.facts(Filter(verdict="disputed"))
    yield "facts of a type", lambda: ledger.facts(Filter(type="CONSULT"))
    yield "facts of an outlet", lambda: ledger.facts(Filter(outlet=story.outlets[0]))
    yield "facts of a story", lambda: ledger.facts(Filter(story=story.id))
    yield "facts of a month", lambda: ledger.facts(Filter(since=day[:7] + "-01", until=day[:7] + "-28"))
    yield "quotes", lambda: ledger.quotes()
    yield "quotes with a word", lambda: ledger.quotes(Filter(text=max(quote.words.split(), key=len)))
    yield "quotes of a speaker", lambda: ledger.quotes(Filter(actor=quote.speaker or "the"))
    yield "quotes with a frequent word", lambda: ledger.quotes(Filter(text="the"))
    yield "dossier of a story", lambda: ledger.dossier(Filter(story=story.id))
    # as of when half of it was there; of facts this would measure the accounts of that moment, which nobody kept then
    yield "stories, then", lambda: ledger.stories(as_of=then)
    yield "stories with a frequent word, then", lambda: ledger.stories(Filter(text="the"), as_of=then)
    yield "quotes, then", lambda: ledger.quotes(as_of=then)
    yield "quotes with a frequent word, then", lambda: ledger.quotes(Filter(text="the"), as_of=then)


def kills(base: Sequence[Reading], number: int, folder: Path) -> dict[str, float]:
    """Kill, look, go on; compare in the end. ``number`` kills in all."""
    sys.path.insert(0, str(Path(__file__).parent.parent / "tests"))
    from wholeness import check, content

    reader, items = Replayed(), list[Loaded]()
    for loaded, reading in made(base, KILLED_REPORTS, days=200):
        reader.ready[loaded.report.id] = reading
        items.append(loaded)
    with Ledger(folder / "whole.sqlite", write=True) as whole:
        whole.add(items, reader=lambda: reader)
        expected = content(whole)
        (folder / "export.jsonl").write_text("".join(whole.export()), "utf-8")
    dice, done, rounds, broken, different = random.Random(6), 0, 0, 0, 0
    child = Path(__file__).parent.parent / "tests" / "adding.py"
    while done < number:
        rounds += 1
        place = folder / f"killed-{rounds}.sqlite"
        finished = False
        while not finished:
            process = subprocess.Popen(
                [sys.executable, str(child), str(folder / "export.jsonl"), str(place)],
                stdout=subprocess.PIPE,
                text=True,
            )
            assert process.stdout is not None
            process.stdout.readline()
            try:
                process.wait(dice.uniform(0.0, 4.0) if done < number else None)
                finished = process.returncode == 0
            except subprocess.TimeoutExpired:
                process.send_signal(signal.SIGKILL)
                process.wait()
                done += 1
                try:
                    if place.exists() and place.stat().st_size:
                        check(place)
                except (AssertionError, sqlite3.Error) as error:
                    print(f"kill {done}: {error}", file=sys.stderr)
                    broken += 1
            process.stdout.close()
        with Ledger(place) as ledger:
            different += content(ledger) != expected
        place.unlink()
        print(f"{done} kills, {rounds} ledgers", file=sys.stderr, flush=True)
    return {
        "kills": float(done), "ledgers": float(rounds), "not whole after a kill": float(broken),
        "other content in the end": float(different),
    }  # fmt: skip


def run(data: Path) -> dict[str, float]:
    """The figures that the table shows: adding to reading, and a ledger of 1,000 reports."""
    if not (data / "giveme5w1h").is_dir():
        return {}
    with tempfile.TemporaryDirectory() as folder:
        return ratio(data, Path(folder)) | size(readings(data), 1000, Path(folder))


def main(arguments: Sequence[str] | None = None) -> int:
    """The command line."""
    parser = takes(__doc__)
    parser.add_argument("--reports", type=int, nargs="*", default=[1000], metavar="N", help="sizes of made ledgers")
    parser.add_argument("--kills", type=int, default=0, metavar="N", help="how often to kill")
    parser.add_argument("--folder", type=Path, help="where the ledgers are made and left (default: a temporary folder)")
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as temporary:
        folder = options.folder or Path(temporary)
        figures = ratio(options.data, folder)
        base = readings(options.data)
        for number in options.reports:
            figures |= size(base, number, folder)
        if options.kills:
            figures |= kills(base, options.kills, folder)
    return put(figures, options)


if __name__ == "__main__":
    sys.exit(main())
