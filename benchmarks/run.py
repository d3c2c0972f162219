"""Every benchmark in one table, held against the committed floors.

    python benchmarks/run.py --data DIR [--only NAME ...] [--format text|markdown] [--json FILE]
                             [--write-floors [--lower NAME --reason TEXT]]

DIR holds the corpora, each in its folder (``benchmarks/README.md``); of a corpus that is not there the table says where
it can be had. NAME is a module of this folder: attribution, plover, ... Each runs in a process of its own.

A floor is the best figure that was reached and kept: ``floors.json``. A figure under its floor by more than its stated
noise is named, and the exit code is 1. ``--write-floors`` raises the floors of what has become better, and adds those
that are new; it lowers none but the one that ``--lower`` names, and that only with a ``--reason``, which is kept in
the file. Of figures where less is better (extra events, seconds) the floor is a ceiling.

Exit 0: nothing is under its floor; 1: something is, or a benchmark failed; 2: the call was wrong.
"""

from __future__ import annotations

import argparse
import datetime
import importlib
import json
import os
import platform
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from figures import CORPORA, FIGURES, MODULES, Figure

__all__ = ["FLOORS", "Line", "load_floors", "main", "missing", "raised", "table", "verdicts"]

HERE = Path(__file__).resolve().parent
FLOORS = HERE / "floors.json"
Floors = dict[str, dict[str, Any]]
SCHEMA = "accord/benchmarks/1"
# Floors and figures are compared as they are printed: digits that nobody sees decide nothing.
DIGITS = 2


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the table: a figure with what was measured. ``ours`` is None where the module didn't give it."""

    figure: Figure
    ours: float | None
    peer: float | None
    floor: float | None

    @property
    def under(self) -> bool:
        """Whether the figure misses its floor by more than its noise, or is gone though it has a floor."""
        if self.floor is None:
            return False
        if self.ours is None:
            return True
        short = self.ours - self.floor if self.figure.lower else self.floor - self.ours
        return round(short, DIGITS) > self.figure.noise

    @property
    def reached(self) -> bool | None:
        """Whether it is at its target; None where there is none or nothing was measured."""
        if self.figure.target is None or self.ours is None:
            return None
        return self.ours <= self.figure.target if self.figure.lower else self.ours >= self.figure.target


# --- running --------------------------------------------------------------------------------------------------------


def missing(data: Path | None, module: str) -> list[str]:
    """The corpora that a module needs and that aren't below ``data``, each with where it can be had."""
    found = []
    for corpus in CORPORA:
        if corpus.folder in MODULES[module] and (data is None or not (data / corpus.folder).is_dir()):
            found.append(f"{corpus.folder}/: {corpus.name} ({corpus.publisher}; {corpus.terms}) is at {corpus.address}")
    return found


def measured(module: str, data: Path | None) -> dict[str, float]:
    """A module's figures, from a process of its own. Raises RuntimeError with the end of its complaint."""
    threads = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"), "1")
    done = subprocess.run(
        [sys.executable, str(HERE / "run.py"), "--module", module, "--data", str(data or HERE)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        env={**os.environ, **threads},
        check=False,
    )
    if done.returncode:
        lines = done.stderr.strip().splitlines() or [f"ended with {done.returncode}"]
        raise RuntimeError(lines[-1])
    figures: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return figures


# --- floors ---------------------------------------------------------------------------------------------------------


def load_floors(path: Path = FLOORS) -> Floors:
    """The floors by a figure's name: value, date and reason of the last change. Empty where there is no file."""
    if not path.exists():
        return {}
    floors: Floors = json.loads(path.read_text("utf-8"))
    return floors


def verdicts(results: Mapping[str, Mapping[str, float]], floors: Floors) -> list[Line]:
    """The lines of the modules that ran, in the table's order. ``results``: module -> what its ``run`` gave."""
    lines = []
    for figure in FIGURES:
        if figure.module not in results:
            continue
        found = results[figure.module]
        ours = found.get(figure.key)
        peer = found.get(figure.peer) if figure.peer else None
        lines.append(
            Line(
                figure,
                None if ours is None else round(ours * figure.scale, DIGITS),
                None if peer is None else round(peer * figure.scale, DIGITS),
                floors[figure.name]["value"] if figure.name in floors else None,
            )
        )
    return lines


def raised(lines: Sequence[Line], floors: Floors, today: str, lower: str | None = None, reason: str = "") -> Floors:
    """The floors after these measurements, in the table's order.

    Raises ValueError where ``lower`` names no figure that was measured, or is not under its floor, or has no reason.
    """
    after = dict(floors)
    if lower is not None:
        if not reason.strip():
            raise ValueError("--lower needs a --reason")
        line = next((line for line in lines if line.figure.name == lower and line.ours is not None), None)
        if line is None:
            raise ValueError(f"{lower!r} was not measured")
        if line.floor is None or not _worse(line.figure, line.ours, line.floor):
            raise ValueError(f"{lower!r} is not under its floor")
        after[lower] = {"value": line.ours, "date": today, "reason": reason.strip()}
    for line in lines:
        if line.ours is None:
            continue
        if line.floor is None:
            after[line.figure.name] = {"value": line.ours, "date": today, "reason": "first measured"}
        elif _worse(line.figure, line.floor, line.ours):
            after[line.figure.name] = {"value": line.ours, "date": today, "reason": "better"}
    order = {figure.name: place for place, figure in enumerate(FIGURES)}
    return dict(sorted(after.items(), key=lambda item: (order.get(item[0], len(order)), item[0])))


def _worse(figure: Figure, one: float | None, other: float) -> bool:
    return one is not None and (one > other if figure.lower else one < other)


# --- printing -------------------------------------------------------------------------------------------------------

COLUMNS = ("what", "on", "Accord", "target", "peer", "published", "floor")


def table(lines: Sequence[Line], style: str = "text") -> str:
    """The table for a terminal ("text") or a document ("markdown")."""
    rows = [_row(line) for line in lines]
    if style == "markdown":
        head = f"| {' | '.join(COLUMNS)} |\n|---|---|--:|--:|---|---|--:|\n"
        return head + "".join(f"| {' | '.join(row)} |\n" for row in rows)
    widths = [max(len(row[place]) for row in [COLUMNS, *rows]) for place in range(len(COLUMNS))]
    right = {2, 3, 6}
    return "".join(
        "  ".join(
            cell.rjust(width) if place in right else cell.ljust(width)
            for place, (cell, width) in enumerate(zip(row, widths, strict=True))
        ).rstrip()
        + "\n"
        for row in [COLUMNS, *rows]
    )


def _row(line: Line) -> tuple[str, ...]:
    figure = line.figure
    ours = "missing" if line.ours is None else f"{line.ours:.{_digits(figure)}f}{figure.unit}"
    if line.under:
        ours += " UNDER"
    target = "" if figure.target is None else f"{'≤' if figure.lower else '≥'} {figure.target:g}{figure.unit}"
    if line.reached is not None:
        target += " ✓" if line.reached else " ✗"
    peer = "" if line.peer is None else f"{line.peer:.{_digits(figure)}f} ({figure.beside})"
    floor = "" if line.floor is None else f"{line.floor:.{_digits(figure)}f}"
    return figure.name, figure.on, ours, target, peer, figure.published, floor


def _digits(figure: Figure) -> int:
    return 2 if figure.unit == "x" else 1


def about() -> dict[str, str]:
    """On what was measured: versions and the machine."""
    from importlib.metadata import version

    processor = platform.machine()
    try:
        lines = Path("/proc/cpuinfo").read_text("utf-8").splitlines()
        processor = next((line.split(":", 1)[1].strip() for line in lines if line.startswith("model name")), processor)
    except OSError:
        pass
    return {
        "date": datetime.datetime.now(datetime.UTC).date().isoformat(),
        "accord": version("accord"),
        "spacy": version("spacy"),
        "numpy": version("numpy"),
        "python": platform.python_version(),
        "machine": f"{processor}, {os.cpu_count()} processors, {platform.system()}",
    }


# --- the command ----------------------------------------------------------------------------------------------------


def main(arguments: Sequence[str] | None = None) -> int:
    """The command line; gives back the exit code."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n\n")[0])
    parser.add_argument("--data", type=Path, metavar="DIR", help="the folder that holds the corpora")
    parser.add_argument("--only", nargs="+", choices=MODULES, metavar="NAME", help=", ".join(MODULES))
    parser.add_argument("--format", choices=("text", "markdown"), default="text", help="how the table is printed")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write everything that was measured to this file")
    parser.add_argument("--write-floors", action="store_true", help="raise the floors of what has become better")
    parser.add_argument("--lower", metavar="FIGURE", help="with --write-floors: lower this figure's floor, too")
    parser.add_argument("--reason", default="", metavar="TEXT", help="why it is lowered")
    parser.add_argument("--module", choices=MODULES, help=argparse.SUPPRESS)
    options = parser.parse_args(arguments)
    if options.module:
        print(json.dumps(importlib.import_module(options.module).run(options.data)))
        return 0
    if options.lower is not None and not (options.write_floors and options.reason.strip()):
        parser.error("--lower needs --write-floors and a --reason")
    if options.data is not None and not options.data.is_dir():
        parser.error(f"no such folder: {options.data}")
    return _report(options)


def _report(options: argparse.Namespace) -> int:
    results: dict[str, dict[str, float]] = {}
    absent: dict[str, None] = {}
    failed = []
    for module in options.only or MODULES:
        lacking = missing(options.data, module)
        if lacking:
            absent.update(dict.fromkeys(lacking))
            continue
        _say(f"{module} ...")
        try:
            results[module] = measured(module, options.data)
        except RuntimeError as error:
            failed.append(f"{module} failed: {error}")
    floors = load_floors()
    lines = verdicts(results, floors)
    if options.write_floors:
        try:
            floors = raised(lines, floors, about()["date"], options.lower, options.reason)
        except ValueError as error:
            _say(str(error))
            return 2
        FLOORS.write_text(json.dumps(floors, indent=1, ensure_ascii=False) + "\n", "utf-8")
        lines = verdicts(results, floors)
    sys.stdout.write(table(lines, options.format))
    if absent:
        _say("\nnot measured, as the corpus is not below --data:\n" + "\n".join(f"  {each}" for each in absent))
    for line in lines:
        if line.under:
            _say(f"under its floor: {line.figure.name}, {line.ours} against {line.floor}")
    for each in failed:
        _say(each)
    if options.json:
        options.json.write_text(json.dumps(_document(lines, results, absent, failed), indent=1) + "\n", "utf-8")
    return 1 if failed or any(line.under for line in lines) else 0


def _document(
    lines: Sequence[Line], results: Mapping[str, Mapping[str, float]], absent: Mapping[str, None], failed: Sequence[str]
) -> dict[str, Any]:
    """What ``--json`` writes: the table's lines, and under "all" whatever the modules measured besides."""
    return {
        "schema": SCHEMA,
        **about(),
        "figures": [
            {
                "name": line.figure.name,
                "on": line.figure.on,
                "value": line.ours,
                "target": line.figure.target,
                "reached": line.reached,
                "peer": line.peer,
                "peer_is": line.figure.beside or None,
                "published": line.figure.published or None,
                "floor": line.floor,
                "less_is_better": line.figure.lower,
            }
            for line in lines
        ],
        "all": results,
        "absent": list(absent),
        "failed": list(failed),
    }


def _say(text: str) -> None:
    print(text, file=sys.stderr)


if __name__ == "__main__":
    raise SystemExit(main())
