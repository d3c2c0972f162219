"""Origins on reprints made by program: how much of the reuse is found, and how much of what is found is reuse.

    python benchmarks/origins.py --data DIR

Originals are articles of PolNeAR (news of one campaign by seven outlets, so much alike in names, topics and quotes)
that share no run of 12 words with one another: what they do share is then no reprint. Of each, reprints are made
with a fixed seed: paragraphs cut (10 to 50 %), reordered, paragraphs of a further article added (up to a third),
words reworded (0 to 40 %: replaced by a word drawn from the corpus, left out, put in), and all of it together; the
headline always changes. A fifth of the reprints are mixed from two originals.

Recall and precision are of pairs of reports held to be one origin. For mixed reprints the paragraphs are scored: the
share whose origin is that of the paragraph they were made from, and not that of the other source. Left out:
rewriting that keeps the facts and no words.

Disputes on reprints: the account of an original and one reprint of it, no word replaced, for each of the ways in which
reprints are made and for a whole copy; a reprint contradicts nothing, so that each account with a disagreement is wrong
(some of them set against each other what the article itself says in two ways, which nobody asked for, either).
"""

from __future__ import annotations

import importlib
import random
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from accord import account
from accord.comparing import origins
from accord.comparing.tokens import words
from accord.model import Report
from accord.reading.reader import Reader
from command import put, takes
from news import articles, as_report

RATES = (0.0, 0.05, 0.1, 0.2, 0.3, 0.4)
ORIGINALS = 150
DONORS = 50  # further articles that lend paragraphs and are not among the reports
SEED = 20250319
WAYS = ("cut", "order", "all")  # the names of reprints in :func:`make`


@dataclass(frozen=True)
class Made:
    """A set of reports with what is true of them."""

    reports: list[Report]
    lineage: dict[str, int]  # report id -> number of its original
    mixed: list[tuple[str, list[tuple[int, int, str, int, int]]]]  # report, (start, end, source report, start, end)


def originals(data: Path, count: int = ORIGINALS + DONORS) -> list[list[str]]:
    """Articles as lists of paragraphs, no two of which share a run of 12 words."""
    seen: set[tuple[str, ...]] = set()
    found: list[list[str]] = []
    for text in articles(data, least=250):
        line = [word.folded for word in words(text)]
        runs = {tuple(line[i : i + 12]) for i in range(len(line) - 11)}
        if runs & seen:
            continue
        seen |= runs
        found.append(text.split("\n"))
        if len(found) == count:
            break
    return found


def reworded(text: str, rate: float, vocabulary: list[str], chance: random.Random) -> str:
    """The text with this share of its words changed: of five, three replaced, one left out, one put in beside it."""
    line = []
    for word in text.split(" "):
        if chance.random() >= rate:
            line.append(word)
            continue
        way = chance.random()
        if way < 0.6:
            line.append(chance.choice(vocabulary))
        elif way > 0.8:
            line += [word, chance.choice(vocabulary)]
    return " ".join(line) or text


def make(sources: list[list[str]], donors: list[list[str]], rate: float, seed: int = SEED) -> Made:
    """Originals, three reprints of each, and one text mixed from two for every fifth."""
    chance = random.Random(seed + round(rate * 1000))
    vocabulary = [word for source in sources for line in source for word in line.split(" ")]
    reports, lineage, mixed = [], {}, []

    def put(text: str, number: int, name: str) -> Report:
        report = as_report(text, outlet=name, title=" ".join(chance.choice(vocabulary) for _ in range(8)))
        reports.append(report)
        if number >= 0:
            lineage[report.id] = number
        return report

    half = len(sources) // 2
    bases = [put("\n".join(source), number, f"base-{number}") for number, source in enumerate(sources)]
    for number, source in enumerate(sources[:half]):
        ways: dict[str, Callable[[list[str]], list[str]]] = {
            "cut": lambda lines: _cut(lines, chance),
            "order": lambda lines: chance.sample(lines, len(lines)),
            "all": lambda lines: _added(chance.sample(kept := _cut(lines, chance), len(kept)), donors, chance),
        }
        for name, way in ways.items():
            lines = [reworded(line, rate, vocabulary, chance) for line in way(source)]
            put("\n".join(lines), number, f"{name}-{number}")
        if number % 5 == 0:
            other = (number + 1) % half
            pieces = [(line, number) for line in chance.sample(source, max(1, len(source) // 2))]
            pieces += [(line, other) for line in chance.sample(sources[other], max(1, len(sources[other]) // 2))]
            chance.shuffle(pieces)
            parts, at, text = [], 0, []
            for line, origin in pieces:
                new = reworded(line, rate, vocabulary, chance)
                start = bases[origin].text.index(line)
                if len(line.split()) >= 25:
                    parts.append((at, at + len(new), bases[origin].id, start, start + len(line)))
                text.append(new)
                at += len(new) + 1
            mixed.append((put("\n".join(text), -1, f"mix-{number}").id, parts))
    return Made(reports, lineage, mixed)


def _cut(lines: list[str], chance: random.Random) -> list[str]:
    count = max(1, round(len(lines) * chance.uniform(0.5, 0.9)))
    return [lines[i] for i in sorted(chance.sample(range(len(lines)), count))]


def _added(lines: list[str], donors: list[list[str]], chance: random.Random) -> list[str]:
    """With paragraphs of an article that is not among the reports, at most a third of the words."""
    room = sum(len(line.split()) for line in lines) / 3
    lines = list(lines)
    for line in chance.choice(donors):
        room -= len(line.split())
        if room < 0:
            break
        lines.insert(chance.randrange(len(lines) + 1), line)
    return lines


def score(made: Made, of_report: dict[str, str]) -> tuple[float, float]:
    """Recall and precision over pairs of reports."""
    ids = sorted(made.lineage)
    right = held = true = 0
    for i, one in enumerate(ids):
        for two in ids[i + 1 :]:
            same = made.lineage[one] == made.lineage[two]
            found = of_report[one] == of_report[two]
            true += same
            held += found
            right += same and found
    return right / max(true, 1), right / max(held, 1)


def passages(made: Made, found: origins.Origins) -> float:
    """The share of a mixed text's paragraphs that have the origin of their source's paragraph."""
    right = total = 0
    for report, parts in made.mixed:
        for start, end, source, low, high in parts:
            total += 1
            right += found.of_span(report, start, end) == found.of_span(source, low, high)
    return right / max(total, 1)


def disputed(made: Made, reader: Reader) -> dict[str, float]:
    """For each way of reprinting, and for a whole copy, the share of accounts of an original and its reprint that have
    a disagreement.
    """
    known = {report.outlet: report for report in made.reports}
    numbers = sorted({int(name.split("-")[1]) for name in known if name.startswith(WAYS)})
    found = dict.fromkeys(("whole", *WAYS), 0)
    for number in numbers:
        base = known[f"base-{number}"]
        reprints = {way: known[f"{way}-{number}"] for way in WAYS}
        reprints["whole"] = as_report(base.text, outlet=f"whole-{number}", title=base.title)
        read = reader.read(base)
        for way, reprint in reprints.items():
            found[way] += bool(account([read, reader.read(reprint)]).disagreements)
    return {way: count / max(len(numbers), 1) for way, count in found.items()}


def min_hash(made: Made) -> dict[str, str] | None:
    """Origins by datasketch's MinHash LSH at its defaults (128 permutations, threshold 0.9) over five-word shingles."""
    try:
        datasketch = importlib.import_module("datasketch")
    except ImportError:
        return None
    index = datasketch.MinHashLSH()
    top: dict[str, str] = {}
    for report in made.reports:
        line = [word.folded for word in words(report.text)]
        sketch = datasketch.MinHash()
        sketch.update_batch([" ".join(line[i : i + 5]).encode() for i in range(max(1, len(line) - 4))])
        near = sorted(index.query(sketch))
        top[report.id] = top[near[0]] if near else report.id
        index.insert(report.id, sketch)
    return top


def run(data: Path) -> dict[str, float]:
    """Recall, precision and paragraphs right at each rate of rewording, with the peer beside it where it is
    installed.
    """
    figures: dict[str, float] = {}
    sources = originals(data)
    for rate in RATES:
        made = make(sources[:ORIGINALS], sources[ORIGINALS:], rate)
        began = time.perf_counter()
        found = origins.find(made.reports)
        figures[f"origins/{rate:.0%}/seconds"] = round(time.perf_counter() - began, 3)
        figures[f"origins/{rate:.0%}/reports"] = len(made.reports)
        recall, precision = score(made, dict(found.of_report))
        figures[f"origins/{rate:.0%}/recall"] = round(recall, 4)
        figures[f"origins/{rate:.0%}/precision"] = round(precision, 4)
        figures[f"origins/{rate:.0%}/mixed paragraphs"] = round(passages(made, found), 4)
        if not rate:
            for way, share in disputed(made, Reader()).items():
                figures[f"reprints/{way}/disputed"] = round(share, 4)
        peer = min_hash(made)
        if peer is not None:
            recall, precision = score(made, peer)
            figures[f"peer MinHash LSH/{rate:.0%}/recall"] = round(recall, 4)
            figures[f"peer MinHash LSH/{rate:.0%}/precision"] = round(precision, 4)
    return figures


def main(arguments: Sequence[str] | None = None) -> int:
    """The command line; gives back the exit code."""
    parser = takes(__doc__)
    options = parser.parse_args(arguments)
    return put(run(options.data), options)


if __name__ == "__main__":
    raise SystemExit(main())
