"""``accord ledger`` and ``accord dossier``: where a process stands, and its whole course; of reports that are read in
memory, or of what a ledger keeps."""

from __future__ import annotations

import argparse
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import accord
from accord.commands.asking import (
    FORMATS,
    as_of_option,
    asked,
    checked_table,
    filters,
    ledger_account,
    table_option,
    width,
)
from accord.commands.console import check_output, progress, put, refuse, say
from accord.commands.keeping import store_option
from accord.errors import InputError, QuestionError
from accord.ledger.days import known_day
from accord.model import Reading, Refusal
from accord.store.moments import until

if TYPE_CHECKING:
    from accord.ledger.corrections import Entered
    from accord.ledger.records import History

__all__ = ["add", "calendar"]

# The id of a record, or how it begins.
_RECORD = re.compile(r"[cimxa]-[0-9a-f]{3,}$")

Adder = Callable[[argparse.ArgumentParser], None]


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser], path_help: str, *more: Adder) -> None:
    """Add both commands; ``more`` adds the options that all reading commands share."""
    ledger = commands.add_parser(
        "ledger",
        help="tell where a process stands: commitments, positions, alleged breaches, meetings",
        description="Tell where a process stands: with PATHs, the one that these reports tell of (nothing is stored); "
        "without, the one that the ledger's stories tell of.",
    )
    _common(ledger, path_help, (*FORMATS, "ics"), more)
    ledger.add_argument(
        "--commitment", metavar="ID", help="one commitment's whole history (the beginning of its id will do)"
    )
    ledger.add_argument("--all", action="store_true", dest="every", help="every line of every section of the board")
    ledger.set_defaults(run=_ledger)
    ledger.epilog = "accord ledger ID, with the id of a commitment, incident, meeting, exchange or aid, shows that one."
    dossier = commands.add_parser(
        "dossier",
        help="the account of the ledger's stories; or a process, by track and day",
        description="Without PATHs: the account of the ledger's stories, as accord compare prints it; with --process "
        "the process that they tell of, by track and day by day. With PATHs: the process that these reports tell of "
        "(nothing is stored).",
    )
    _common(dossier, path_help, (*FORMATS, "csv"), more)
    table_option(dossier)
    dossier.add_argument(
        "--until", metavar="DATE", type=_day, help="the last day of which it is told what became known"
    )
    dossier.add_argument("--process", action="store_true", help="of the ledger: by track and day by day")
    dossier.set_defaults(run=_dossier)


def _common(parser: argparse.ArgumentParser, path_help: str, formats: tuple[str, ...], more: tuple[Adder, ...]) -> None:
    help_text = f"{path_help}; none: what is in the ledger"
    parser.add_argument("paths", nargs="*", metavar="PATH", help=help_text)
    filters(parser, ("text", "actor", "place", "outlet", "story"))
    as_of_option(parser)
    store_option(parser)
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
    if not options.paths:
        with accord.Ledger(options.store) as ledger:
            # --since and --until are of what became known, here, and narrow no story
            readings = ledger.readings(replace(asked(options), since=None, until=None), as_of=options.as_of)
            entered = ledger.corrections(as_of=options.as_of)
        if not readings:
            raise QuestionError("no story answers that; accord stories lists them")
        return _history(readings, options, entered), code
    with progress("reading") as step:
        found = accord.read(options.paths, model=options.model, processes=options.jobs, said=say)
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
    return _history(readings, options), code


def _history(readings: list[Reading], options: argparse.Namespace, entered: tuple[Entered, ...] = ()) -> History:
    """The process as of the day that is asked about; what that leaves out is said."""
    from accord.ledger.history import history

    on = options.on or (until(options.as_of)[:10] if options.as_of else None)
    days = {one.report.id: known_day(one.report.published) for one in readings}
    if on is not None:
        late = [one for one in readings if (day := days[one.report.id]) is not None and day > on]
        readings = [one for one in readings if one not in late]
        if late:
            which = "1 report was" if len(late) == 1 else f"{len(late)} reports were"
            say(f"accord: {which} published after {on} and left out")
    undated = [one.report.path or one.report.title or one.report.id for one in readings if days[one.report.id] is None]
    if undated:
        which = "1 report has" if len(undated) == 1 else f"{len(undated)} reports have"
        say(f"accord: {which} no publication time; when they became known can't be told: {', '.join(undated)}")
    return history(readings, on=on, corrections=entered)


def _ledger(options: argparse.Namespace) -> int:
    named = [path for path in options.paths if _RECORD.match(path) and not Path(path).exists()]
    if options.commitment is None and len(named) == 1:
        # what looks like an id and is no file can only be meant so
        options.commitment = named[0]
        options.paths.remove(named[0])
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
                printed = course.text(found, name, width=width())
            else:
                printed = course.html(found, name) if options.format == "html" else course.markdown(found, name)
        elif options.format == "json":
            printed = json.dumps(board.json(found, since=options.since), indent=1) + "\n"
        elif options.format == "text":
            printed = board.text(found, since=options.since, width=width(), every=options.every)
        else:
            view = board.html if options.format == "html" else board.markdown
            printed = view(found, since=options.since, every=options.every)
    except InputError as error:
        say(f"accord: {error}")
        return 2
    put(printed, options.output)
    return code


def calendar(options: argparse.Namespace) -> int:
    """The meetings of a ledger's stories as iCalendar. ``options``: those of the filters, of --as-of, --store and
    --output.
    """
    options.paths, options.on = [], None
    found, code = _told(options)
    return code if found is None else _calendar(found, options) or code


def _calendar(found: History, options: argparse.Namespace) -> int:
    try:
        from accord.views.calendar import ics

        put(ics(found).decode("utf-8"), options.output)
    except ImportError:
        say("accord: calendars need the extra 'calendar': pip install 'accord[calendar]'")
        return 2
    return 0


def _dossier(options: argparse.Namespace) -> int:
    if not options.paths and not options.process:
        return ledger_account(options)
    if options.format == "csv":
        raise QuestionError("csv is a table of an account: accord compare PATH... --format csv, or without --process")
    checked_table(options, options.format)
    found, code = _told(options)
    if found is None:
        return code
    from accord.views import dossier, json

    if options.format == "json":
        printed = json.dumps(dossier.json(found, since=options.since, until=options.until), indent=1) + "\n"
    elif options.format == "text":
        printed = dossier.text(found, since=options.since, until=options.until, width=width())
    else:
        view = dossier.html if options.format == "html" else dossier.markdown
        printed = view(found, since=options.since, until=options.until)
    put(printed, options.output)
    return code
