"""``accord export``: what a ledger holds, for other programs."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import accord
from accord.commands.asking import as_of_option, asked, checked_table, filters, settled, table_option
from accord.commands.console import check_output, put
from accord.commands.keeping import store_option
from accord.commands.process import calendar
from accord.errors import QuestionError

__all__ = ["register"]

STORIES = 200  # that are looked up at a time
_NARROWING = ("text", "actor", "place", "outlet", "story")


def register(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Add the command."""
    export = commands.add_parser(
        "export",
        help="print the whole ledger, a table of its facts, or its meetings as a calendar",
        description="jsonl prints the whole ledger, for accord import. csv prints all facts of its stories (or what "
        "--table names), one a row, the latest story first. ics prints the meetings held and to come that its stories "
        "tell of, as a calendar (iCalendar, RFC 5545). The other options narrow csv and ics.",
    )
    export.add_argument("what", choices=("jsonl", "csv", "ics"), metavar="FORMAT", help="jsonl, csv or ics")
    table_option(export)
    export.add_argument("--output", metavar="FILE", type=Path, help="write to this file instead of standard output")
    filters(export, _NARROWING)
    as_of_option(export)
    store_option(export)
    export.set_defaults(run=_export)


def _export(options: argparse.Namespace) -> int:
    if options.output is not None:
        check_output(options.output)
    checked_table(options, options.what)
    if options.what == "csv":
        return _tables(options)
    if options.what == "ics":
        return calendar(options)
    given = [name for name in (*_NARROWING, "as_of") if getattr(options, name) is not None]
    if given:
        raise QuestionError(f"jsonl is the whole ledger: --{given[0].replace('_', '-')} narrows only csv and ics")
    with accord.Ledger(options.store) as ledger:
        if options.output is None:
            for line in ledger.export():
                put(line, None)
        else:
            put("".join(ledger.export()), options.output)
    return 0


def _tables(options: argparse.Namespace) -> int:
    """A table of all stories that are asked for, each printed as it is made where that goes to standard output."""
    pieces = _pieces(options)
    if options.output is not None:
        put("".join(pieces), options.output)
        return 0
    for piece in pieces:
        put(piece, None)
    return 0


def _pieces(options: argparse.Namespace) -> Iterator[str]:
    from accord.views import csv

    name = next(each for each in csv.TABLES if each == checked_table(options, options.what))
    with settled(options) as ledger:
        yield csv.header(name)
        wanted, more = replace(asked(options), size=STORIES), True
        while more:
            page = ledger.stories(wanted, as_of=options.as_of)
            for row in page.rows:
                yield csv.rows(ledger.dossier(accord.Filter(story=row.id), as_of=options.as_of), name)
            wanted, more = replace(wanted, page=wanted.page + 1), page.more
