"""``accord export``: what a ledger holds, for other programs."""

from __future__ import annotations

import argparse
from pathlib import Path

import accord
from accord.commands.asking import as_of_option, filters
from accord.commands.console import check_output, put
from accord.commands.keeping import store_option
from accord.commands.process import calendar
from accord.errors import QuestionError

__all__ = ["register"]

_NARROWING = ("text", "actor", "place", "outlet", "story")


def register(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command."""
    export = commands.add_parser(
        "export",
        help="print the whole ledger, or its meetings as a calendar",
        description="jsonl prints the whole ledger, for accord import. ics prints the meetings held and to come that "
        "its stories tell of, as a calendar (iCalendar, RFC 5545); the other options narrow that.",
    )
    export.add_argument("what", choices=("jsonl", "ics"), metavar="FORMAT", help="jsonl or ics")
    export.add_argument("--output", metavar="FILE", type=Path, help="write to this file instead of standard output")
    filters(export, _NARROWING)
    as_of_option(export)
    store_option(export)
    export.set_defaults(run=_export)


def _export(options: argparse.Namespace) -> int:
    if options.output is not None:
        check_output(options.output)
    if options.what == "ics":
        return calendar(options)
    given = [name for name in (*_NARROWING, "as_of") if getattr(options, name) is not None]
    if given:
        raise QuestionError(f"jsonl is the whole ledger: --{given[0].replace('_', '-')} narrows only ics")
    with accord.Ledger(options.store) as ledger:
        if options.output is None:
            for line in ledger.export():
                put(line, None)
        else:
            put("".join(ledger.export()), options.output)
    return 0
