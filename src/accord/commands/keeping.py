"""The commands that add to a ledger: add, watch, import, reread, retract, outlets; and what it refused."""

from __future__ import annotations

import argparse
import getpass
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import accord
from accord.commands.console import progress, put, refuse, say
from accord.errors import InputError, QuestionError
from accord.model import Outlet, Refusal
from accord.store import DEFAULT

if TYPE_CHECKING:
    from accord.sources.loaded import Loaded

__all__ = ["register"]

PATHS = (
    "a file, a folder, - for standard input, or an address (http, https): text, HTML, JSONL, ninjs, feeds, web archives"
)


def store_option(parser: argparse.ArgumentParser, default: str | None = None) -> None:
    """The option that says which ledger."""
    parser.add_argument(
        "--store",
        default=default,
        metavar="FILE",
        help=f"the ledger: an SQLite file or a PostgreSQL address (default: the variable ACCORD_STORE, else {DEFAULT})",
    )


def register(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Put these commands into the parser."""
    _register_add(commands)
    _register_load(commands)
    _register_reread(commands)
    _register_retract(commands)
    _register_outlets(commands)
    _register_refusals(commands)


def _register_add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    command = commands.add_parser(
        "add",
        help="read reports into the ledger",
        description="Read reports and keep them in the ledger. What is there already is passed over; a changed article "
        "is a new version; what can't be read is kept as a refusal, to be tried again with --retry.",
    )
    command.add_argument("paths", nargs="*", metavar="PATH", help=PATHS)
    command.add_argument("--retry", action="store_true", help="try again what was refused before")
    command.add_argument(
        "--backfill",
        action="store_true",
        help="count reports as known from when they were published, not from now: to fill a ledger with an archive",
    )
    command.add_argument("--later", action="store_true", help="leave the comparing to the first question")
    command.add_argument(
        "--allow-private", action="store_true", help="read addresses on this machine and in private networks, too"
    )
    command.add_argument("--model", metavar="NAME", help="another installed spaCy pipeline, by name or folder")
    command.add_argument("--jobs", type=int, default=1, metavar="N", help="read in N processes (default: %(default)s)")
    store_option(command)
    command.set_defaults(run=_add)


def _register_load(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    command = commands.add_parser(
        "import",
        help="put an exported ledger into a new one",
        description="Put what accord export jsonl wrote into a ledger that is empty: all of it, or nothing.",
    )
    command.add_argument("path", metavar="FILE", help="lines of JSON, or - for standard input")
    store_option(command)
    command.set_defaults(run=_import)


def _register_reread(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    command = commands.add_parser(
        "reread",
        help="read again what an older reader read",
        description="Read again, with this version of the reader, every report that another one read. The old "
        "readings stay; what changed is told.",
    )
    command.add_argument("--model", metavar="NAME", help="another installed spaCy pipeline, by name or folder")
    command.add_argument("--jobs", type=int, default=1, metavar="N", help="read in N processes (default: %(default)s)")
    store_option(command)
    command.set_defaults(run=_reread)


def _register_retract(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    command = commands.add_parser(
        "retract",
        help="let a report count for nothing from now on",
        description="From now on the report counts for nothing. As of any earlier day it counts as it did.",
    )
    command.add_argument("report", metavar="REPORT", help="its id (or how that begins), address or path")
    command.add_argument("--reason", required=True, help="why, for whoever asks later")
    command.add_argument("--who", default=None, help="who says so (default: the name you are logged in under)")
    store_option(command)
    command.set_defaults(run=_retract)


def _register_outlets(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    command = commands.add_parser(
        "outlets",
        help="say and show what is known of outlets",
        description="Without a name: all outlets that are known, as lines of JSON. With one and an option: enter what "
        "is known of it.",
    )
    command.add_argument("name", nargs="?", metavar="NAME")
    command.add_argument("--country", metavar="ISO3", help="ISO 3166-1 alpha-3")
    command.add_argument("--owner")
    command.add_argument("--kind", choices=("wire", "newspaper", "broadcaster", "government", "party"))
    command.add_argument("--party", help="the party to a conflict that it belongs to")
    store_option(command)
    command.set_defaults(run=_outlets)


def _register_refusals(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    command = commands.add_parser(
        "refusals",
        help="what was refused, and why",
        description="What was refused and not read since, a line each: the input, a tab, the reason. "
        "accord add --retry tries it again.",
    )
    store_option(command)
    command.set_defaults(run=_refusals)


def _add(options: argparse.Namespace) -> int:
    from accord.api import standard_input
    from accord.sources import load_with_originals
    from accord.sources.fetching import Fetcher
    from accord.sources.web import opener

    with accord.Ledger(options.store, write=True, said=say) as ledger:
        paths = list(options.paths)
        if options.retry:
            paths += [each.address or each.path for each in ledger.refusals()]
        if not paths:
            if options.retry:
                say("accord: nothing was refused")
                return 0
            raise QuestionError("add needs a PATH (or --retry)")
        web = opener(Fetcher(allow_private=options.allow_private))
        items = load_with_originals(paths, stdin=standard_input(), web=web)
        with progress("reading") as step:
            done = ledger.add(
                _told(items), backfill=options.backfill, model=options.model, processes=options.jobs, progress=step
            )
        if not options.later:
            with progress("comparing") as step:
                ledger.settle(progress=step)
        versions = f", {done.versions} of them new versions" if done.versions else ""
        say(f"{ledger.name}: {done.added} added{versions}; {done.known} there already; {len(done.refused)} refused")
        return 1 if done.refused else 0


def _told(items: Iterator[Loaded | Refusal]) -> Iterator[Loaded | Refusal]:
    """The items, with every refusal and note told at once and not at the end of long work."""
    from accord.sources.loaded import remarks

    for item in items:
        if isinstance(item, Refusal):
            refuse(item)
        else:
            for line in remarks(item):
                say(line)
        yield item


def _import(options: argparse.Namespace) -> int:
    with accord.Ledger(options.store, write=True, said=say) as ledger:
        try:
            if options.path == "-":
                count = ledger.load(sys.stdin)
            else:
                with Path(options.path).open(encoding="utf-8") as lines:
                    count = ledger.load(lines, options.path)
        except OSError as error:
            raise InputError(options.path, f"can't be read: {error.strerror}") from error
        say(f"{ledger.name}: {count} entries")
    return 0


def _reread(options: argparse.Namespace) -> int:
    with accord.Ledger(options.store, write=True, said=say) as ledger:
        with progress("reading again") as step:
            counts = ledger.reread(model=options.model, processes=options.jobs, progress=step)
        with progress("comparing") as step:
            ledger.settle(progress=step)
        for name, number in counts.items():
            put(f"{name}\t{number}\n", None)
    return 0


def _retract(options: argparse.Namespace) -> int:
    with accord.Ledger(options.store, write=True, said=say) as ledger:
        ledger.retract(options.report, options.reason, options.who or getpass.getuser())
        ledger.settle()
        say(f"{ledger.name}: retracted")
    return 0


def _outlets(options: argparse.Namespace) -> int:
    from accord.views import json

    given = {name: getattr(options, name) for name in ("country", "owner", "kind", "party")}
    if options.name is None:
        with accord.Ledger(options.store) as ledger:
            for outlet in ledger.outlets():
                put(json.dumps(json.plain(outlet)) + "\n", None)
        return 0
    if not any(given.values()):
        raise QuestionError("say something of the outlet: --country, --owner, --kind, --party")
    with accord.Ledger(options.store, write=True, said=say) as ledger:
        known = {each.name: each for each in ledger.outlets()}
        old = known.get(options.name) or Outlet(options.name)
        merged = {name: value or getattr(old, name) for name, value in given.items()}
        ledger.enter_outlet(Outlet(options.name, **merged))
    return 0


def _refusals(options: argparse.Namespace) -> int:
    with accord.Ledger(options.store) as ledger:
        for refusal in ledger.refusals():
            put(f"{refusal.path}\t{refusal.error}\n", None)
    return 0
