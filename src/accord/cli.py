"""The command line: parsing and printing only.

Data goes to standard output, everything else to standard error. Exit 0: all read; 1: some input was refused (named,
with the reason) and the rest was done, or the language pipeline can't be used; 2: the call was wrong, or the output
can't be written; 130: interrupted.
"""

from __future__ import annotations

import argparse
import atexit
import gc
import os
import shutil
import sys
from collections.abc import Sequence
from pathlib import Path

import accord
from accord.commands import asking, exporting, keeping, process, reviewing, watching
from accord.commands.asking import FORMATS, account_text, checked_table, table_option
from accord.commands.console import OutputError, check_output, drop_output, progress, put, refuse, say, speak_utf8
from accord.errors import (
    InputError,
    ModelError,
    QuestionError,
    StoreError,
    StoreForeignError,
    StoreMissingError,
    StoreVersionError,
)
from accord.model import Dossier, Refusal

__all__ = ["main"]

EXAMPLE = """examples:
  accord compare reports/                     an account of every report in a folder, for the terminal
  accord compare a.txt b.txt --format html --output account.html
  cat article.txt | accord read - | jq .events
"""
UNDATED_NAMED = 20
JOINED = "One story follows another; --one-story takes all reports as one, --explain says what keeps them apart."
PATH_HELP = (
    "a file or a folder, or - for standard input; UTF-8 text (a YAML front matter may give outlet, published, updated, "
    "url, title, authors, located), HTML, JSONL, a feed, ninjs, or WARC"
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; gives back the exit code."""
    parser = _parser()
    options = parser.parse_args(arguments)
    # At the end of the process nothing is left to be found by a search through all that the engine has loaded.
    atexit.unregister(gc.freeze)
    atexit.register(gc.freeze)
    speak_utf8()
    try:
        code: int = options.run(options)
    except (QuestionError, StoreMissingError, StoreForeignError, StoreVersionError) as error:
        say(f"accord: {error}")
        return 2
    except (InputError, ModelError, StoreError) as error:
        say(f"accord: {error}")
        return 1
    except BrokenPipeError:
        # the reader of our output has gone (as with "| head"): not an error, but Python must not complain at exit
        drop_output()
        return 0
    except OutputError as error:
        drop_output()
        say(f"accord: {error}")
        return 2
    except KeyboardInterrupt:
        say("accord: stopped")
        return 130
    return code


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="accord",
        description="Reads what many outlets report about the same events and keeps one account of it, "
        "traced to the exact words.",
        epilog=EXAMPLE,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action=_Version, nargs=0, help="show program's version number and exit")
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)

    compare = commands.add_parser(
        "compare",
        help="read reports and print one account of them",
        description="Read two or more reports of the same events and print one account of them. Nothing is stored.",
    )
    compare.add_argument("paths", nargs="+", metavar="PATH", help=PATH_HELP)
    compare.add_argument(
        "--format",
        choices=(*FORMATS, "csv"),
        default="text",
        help="how to print it (default: %(default)s)",
    )
    table_option(compare)
    compare.add_argument("--output", metavar="FILE", type=Path, help="write to this file instead of standard output")
    compare.add_argument(
        "--width",
        type=_width,
        metavar="COLUMNS",
        help="width of the text account (default: the terminal's, or 100)",
    )
    compare.add_argument(
        "--explain",
        action="store_true",
        help="add why stories are several, tellings were held to be one fact, and reports of one origin (text)",
    )
    compare.add_argument(
        "--one-story",
        action="store_true",
        help="take all reports as one story; without, those that tell of other happenings make a story of their own",
    )
    _model(compare)
    _jobs(compare)
    compare.set_defaults(run=_compare)

    read = commands.add_parser(
        "read",
        help="print one reading a line (JSONL)",
        description="Read each report by itself and print what was found in it: one JSON object a line.",
    )
    read.add_argument("paths", nargs="+", metavar="PATH", help=PATH_HELP)
    read.add_argument(
        "--explain", action="store_true", help="print, instead of JSON, every event and statement with what found it"
    )
    _model(read)
    _jobs(read)
    read.set_defaults(run=_read)

    process.add(commands, PATH_HELP, _model, _jobs)

    check = commands.add_parser(
        "doctor",
        help="say what is installed, and what is missing and how to get it",
        description="Print versions, models and their hashes, and what is missing and how to get it.",
    )
    _model(check)
    check.set_defaults(run=_doctor)
    keeping.register(commands)
    watching.register(commands)
    asking.register(commands)
    exporting.register(commands)
    reviewing.register(commands)
    return parser


class _Version(argparse.Action):
    """Prints the version, which is looked up when it is asked for."""

    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> None:
        sys.stdout.write(f"accord {accord.__version__}\n")
        parser.exit()


def _model(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--model", metavar="NAME", help="another installed spaCy pipeline, by name or folder")


def _jobs(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--jobs",
        type=_processes,
        default=1,
        metavar="N",
        help="read in N processes; worth it from some fifty reports on (default: %(default)s)",
    )


def _processes(text: str) -> int:
    if not text.isascii() or not text.isdigit() or not 1 <= int(text) <= 256:
        raise argparse.ArgumentTypeError(f"{text!r} is not a number of processes from 1 to 256")
    return int(text)


def _width(text: str) -> int:
    try:
        width = int(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is not a number of columns") from None
    if not 40 <= width <= 400:
        raise argparse.ArgumentTypeError(f"{width} is not between 40 and 400 columns")
    return width


def _compare(options: argparse.Namespace) -> int:
    checked_table(options, options.format)
    if options.output is not None:
        check_output(options.output)  # before the long work, not after it
    with progress("reading") as step:
        dossier = accord.compare(
            options.paths,
            model=options.model,
            progress=step,
            processes=options.jobs,
            said=say,
            one_story=options.one_story,
        )
    for refusal in dossier.refused:
        refuse(refusal)
    _name_undated(dossier)
    if not dossier.readings:
        say("accord: nothing could be read")
        return 1
    put(_printed(dossier, options), options.output)
    return 1 if dossier.refused else 0


def _name_undated(dossier: Dossier) -> None:
    from accord.views.wording import count, listed

    undated = [found.report.path or found.report.id for found in dossier.readings if found.report.published is None]
    if undated:
        has, them = ("has", "it") if len(undated) == 1 else ("have", "them")
        say(
            f"accord: {count(len(undated), 'report')} {has} no publication time; “yesterday” and the like in {them} "
            f"stay unresolved: {listed(sorted(undated), UNDATED_NAMED)}"
        )


def _printed(dossier: Dossier, options: argparse.Namespace) -> str:
    width = options.width or (shutil.get_terminal_size((100, 24)).columns if sys.stdout.isatty() else 100)
    colour = options.output is None and sys.stdout.isatty() and "NO_COLOR" not in os.environ
    table = checked_table(options, options.format)
    printed = account_text(dossier, options.format, width=width, colour=colour, table=table, hint=JOINED)
    if options.explain and options.format == "text":
        from accord.views import explain

        printed = f"{printed.rstrip()}\n\n{explain.account(dossier)}"
    return printed


def _read(options: argparse.Namespace) -> int:
    from accord.views import explain, json

    code = 0
    # where the readings themselves scroll by on the terminal, they are the progress
    with progress("reading", wanted=not sys.stdout.isatty()) as step:
        found = accord.read(options.paths, model=options.model, processes=options.jobs, said=say)
        for number, item in enumerate(found, 1):
            if isinstance(item, Refusal):
                refuse(item)
                code = 1
            elif options.explain:
                put(explain.reading(item), None)
            else:
                put(json.dumps(json.reading_json(item)) + "\n", None)
            if step is not None:
                step(number, None)
    return code


def _doctor(options: argparse.Namespace) -> int:
    from accord import doctor

    checks = doctor.examine(options.model)
    for check in checks:
        mark = "ok  " if check.ok else "MISSING" if check.needed else "-   "
        put(f"{mark:8}{check.name:24}{check.found}\n", None)
        if not check.ok and check.remedy:
            put(f"{'':8}{'':24}{check.remedy}\n", None)
    return 0 if all(check.ok or not check.needed for check in checks) else 1
