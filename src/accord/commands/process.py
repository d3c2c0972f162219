"""``accord ledger`` and ``accord dossier`` on paths: read the reports and tell the process, in memory."""

from __future__ import annotations

import argparse
import shutil
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

import accord
from accord.commands.console import check_output, progress, put, refuse, say
from accord.errors import InputError
from accord.ledger.days import known_day
from accord.ledger.history import history
from accord.ledger.records import History
from accord.model import Reading, Refusal

__all__ = ["add"]

Adder = Callable[[argparse.ArgumentParser], None]


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser], path_help: str, *more: Adder) -> None:
    """Add both commands; ``more`` adds the options that all reading commands share."""
    ledger = commands.add_parser(
        "ledger",
        help="tell where a process stands: commitments, positions, alleged breaches, meetings",
        description="Read reports and tell where the process stands that they report on. Nothing is stored.",
    )
    _common(ledger, path_help, ("text", "json", "markdown", "html", "ics"), more)
    ledger.add_argument(
        "--commitment", metavar="ID", help="one commitment's whole history (the beginning of its id will do)"
    )
    ledger.set_defaults(run=_ledger)
    dossier = commands.add_parser(
        "dossier",
        help="tell a process whole, or what became known between two days",
        description="Read reports and tell the process, by track and day by day. Nothing is stored.",
    )
    _common(dossier, path_help, ("text", "json", "markdown", "html"), more)
    dossier.add_argument(
        "--until", metavar="DATE", type=_day, help="the last day of which it is told what became known"
    )
    dossier.set_defaults(run=_dossier)


def _common(parser: argparse.ArgumentParser, path_help: str, formats: tuple[str, ...], more: tuple[Adder, ...]) -> None:
    parser.add_argument("paths", nargs="+", metavar="PATH", help=path_help)
    parser.add_argument(
        "--on",
        metavar="DATE",
        type=_day,
        help="as it was known, and stood, on this day: later reports are left out (default: the last report's day)",
    )
    parser.add_argument("--since", metavar="DATE", type=_day, help="tell what became known after this day")
    parser.add_argument("--format", choices=formats, default="text", help="how to print it (default: %(default)s)")
    parser.add_argument("--output", metavar="FILE", type=Path, help="write to this file instead of standard output")
    for adder in more:
        adder(parser)


def _day(text: str) -> str:
    try:
        return date.fromisoformat(text).isoformat()
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is no date: YYYY-MM-DD is wanted") from None


def _told(options: argparse.Namespace) -> tuple[History | None, int]:
    """The history of what could be read, and the exit code."""
    if options.output is not None:
        check_output(options.output)
    readings: list[Reading] = []
    code = 0
    with progress("reading") as step:
        found = accord.read(options.paths, model=options.model, processes=options.jobs)
        for number, item in enumerate(found, 1):
            if isinstance(item, Refusal):
                refuse(item)
                code = 1
            else:
                readings.append(item)
            if step is not None:
                step(number, None)
    if not readings:
        say("accord: nothing could be read")
        return None, 1
    days = {one.report.id: known_day(one.report.published) for one in readings}
    if options.on is not None:
        late = [one for one in readings if (day := days[one.report.id]) is not None and day > options.on]
        readings = [one for one in readings if one not in late]
        if late:
            say(f"accord: {len(late)} reports were published after {options.on} and are left out")
    undated = sum(day is None for day in days.values())
    if undated:
        say(f"accord: {undated} reports have no publication time; when they became known can't be told")
    return history(readings, on=options.on), code


def _ledger(options: argparse.Namespace) -> int:
    found, code = _told(options)
    if found is None:
        return code
    from accord.views import board, course, json

    try:
        if options.format == "ics":
            return _calendar(found, options) or code
        if options.commitment is not None:
            name = options.commitment
            if options.format == "json":
                printed = json.dumps(course.json(found, name), indent=1) + "\n"
            elif options.format == "text":
                printed = course.text(found, name, width=_width())
            else:
                printed = course.html(found, name) if options.format == "html" else course.markdown(found, name)
        elif options.format == "json":
            printed = json.dumps(board.json(found, since=options.since), indent=1) + "\n"
        elif options.format == "text":
            printed = board.text(found, since=options.since, width=_width())
        else:
            view = board.html if options.format == "html" else board.markdown
            printed = view(found, since=options.since)
    except InputError as error:
        say(f"accord: {error}")
        return 2
    put(printed, options.output)
    return code


def _calendar(found: History, options: argparse.Namespace) -> int:
    try:
        from accord.views.calendar import ics

        put(ics(found).decode("utf-8"), options.output)
    except ImportError:
        say("accord: calendars need the extra 'calendar': pip install 'accord[calendar]'")
        return 2
    return 0


def _dossier(options: argparse.Namespace) -> int:
    found, code = _told(options)
    if found is None:
        return code
    from accord.views import dossier, json

    if options.format == "json":
        printed = json.dumps(dossier.json(found, since=options.since, until=options.until), indent=1) + "\n"
    elif options.format == "text":
        printed = dossier.text(found, since=options.since, until=options.until, width=_width())
    else:
        view = dossier.html if options.format == "html" else dossier.markdown
        printed = view(found, since=options.since, until=options.until)
    put(printed, options.output)
    return code


def _width() -> int:
    return shutil.get_terminal_size((100, 24)).columns if sys.stdout.isatty() else 100
