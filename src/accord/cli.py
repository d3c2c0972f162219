"""The command line: parsing and printing only.

Data goes to standard output, everything else to standard error. Exit 0: all read; 1: some input was refused (named,
with the reason) and the rest was done, or the language pipeline can't be used; 2: the call was wrong, or the output
can't be written; 130: interrupted.
"""

from __future__ import annotations

import argparse
import io
import os
import shutil
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

import accord
from accord import doctor
from accord.errors import ModelError
from accord.model import Dossier, Refusal

__all__ = ["main"]

EXAMPLE = """examples:
  accord compare reports/                     an account of every report in a folder, for the terminal
  accord compare a.txt b.txt --format html --output account.html
  cat article.txt | accord read - | jq .events
"""
PATH_HELP = (
    "a file or a folder, or - for standard input; UTF-8 text (a YAML front matter may give outlet, published, updated, "
    "url, title), HTML, or JSONL"
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; gives back the exit code."""
    parser = _parser()
    options = parser.parse_args(arguments)
    _speak_utf8()
    try:
        code: int = options.run(options)
    except ModelError as error:
        _say(f"accord: {error}")
        return 1
    except BrokenPipeError:
        # the reader of our output has gone (as with "| head"): not an error, but Python must not complain at exit
        _drop_output()
        return 0
    except _OutputError as error:
        _drop_output()
        _say(f"accord: {error}")
        return 2
    except KeyboardInterrupt:
        _say("accord: stopped")
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
    parser.add_argument("--version", action="version", version=f"accord {accord.__version__}")
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)

    compare = commands.add_parser(
        "compare",
        help="read reports and print one account of them",
        description="Read two or more reports of the same events and print one account of them. Nothing is stored.",
    )
    compare.add_argument("paths", nargs="+", metavar="PATH", help=PATH_HELP)
    compare.add_argument(
        "--format",
        choices=("text", "json", "html", "markdown"),
        default="text",
        help="how to print it (default: %(default)s)",
    )
    compare.add_argument("--output", metavar="FILE", type=Path, help="write to this file instead of standard output")
    compare.add_argument(
        "--width",
        type=_width,
        metavar="COLUMNS",
        help="width of the text account (default: the terminal's, or 100)",
    )
    compare.add_argument(
        "--explain", action="store_true", help="add, for every fact, why its tellings were held to be one (text)"
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

    check = commands.add_parser(
        "doctor",
        help="say what is installed, and what is missing and how to get it",
        description="Print versions, models and their hashes, and what is missing and how to get it.",
    )
    _model(check)
    check.set_defaults(run=_doctor)
    return parser


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
    if options.output is not None:
        _check_output(options.output)  # before the long work, not after it
    with _progress("reading") as step:
        dossier = accord.compare(options.paths, model=options.model, progress=step, processes=options.jobs)
    for refusal in dossier.refused:
        _refuse(refusal)
    if not dossier.readings:
        _say("accord: nothing could be read")
        return 1
    _put(_printed(dossier, options), options.output)
    return 1 if dossier.refused else 0


def _printed(dossier: Dossier, options: argparse.Namespace) -> str:
    # a view is loaded when it is wanted: the page's templates and the schema are of no use to a terminal
    if options.format == "json":
        from accord.views import json

        return json.dumps(json.dossier_json(dossier), indent=1) + "\n"
    if options.format == "html":
        from accord.views import html

        return html.page(dossier)
    if options.format == "markdown":
        from accord.views import markdown

        return markdown.account(dossier)
    from accord.views import text

    width = options.width or (shutil.get_terminal_size((100, 24)).columns if sys.stdout.isatty() else 100)
    colour = options.output is None and sys.stdout.isatty() and "NO_COLOR" not in os.environ
    printed = text.account(dossier, width=width, colour=colour)
    if options.explain:
        lines = []
        for fact in dossier.facts:
            lines += [f"{fact.id}  {fact.summary}", *(f"    {why}" for why in fact.explanation)]
        printed = f"{printed.rstrip()}\n\nWhy tellings were joined\n\n" + "\n".join(lines) + "\n"
    return printed


def _read(options: argparse.Namespace) -> int:
    from accord.views import explain, json

    code = 0
    # where the readings themselves scroll by on the terminal, they are the progress
    with _progress("reading", wanted=not sys.stdout.isatty()) as step:
        for number, item in enumerate(accord.read(options.paths, model=options.model, processes=options.jobs), 1):
            if isinstance(item, Refusal):
                _refuse(item)
                code = 1
            elif options.explain:
                _put(explain.reading(item), None)
            else:
                _put(json.dumps(json.reading_json(item)) + "\n", None)
            if step is not None:
                step(number, None)
    return code


def _doctor(options: argparse.Namespace) -> int:
    checks = doctor.examine(options.model)
    for check in checks:
        mark = "ok  " if check.ok else "MISSING" if check.needed else "-   "
        _put(f"{mark:8}{check.name:24}{check.found}\n", None)
        if not check.ok and check.remedy:
            _put(f"{'':8}{'':24}{check.remedy}\n", None)
    return 0 if all(check.ok or not check.needed for check in checks) else 1


class _OutputError(Exception):
    """What was to be printed can't be written."""


def _put(text: str, output: Path | None) -> None:
    try:
        if output is None:
            sys.stdout.write(text)
            sys.stdout.flush()
            return
        output.write_text(text, "utf-8")
    except BrokenPipeError:
        raise
    except OSError as error:
        raise _OutputError(f"{output or 'standard output'}: can't be written: {error.strerror}") from error
    _say(f"written to {output}")


def _check_output(output: Path) -> None:
    if output.is_dir():
        raise _OutputError(f"{output}: can't be written: is a folder")
    if not output.parent.is_dir():
        raise _OutputError(f"{output}: can't be written: there is no folder {output.parent}")


def _drop_output() -> None:
    """Let nothing more go to standard output: what is left in its buffer would fail again, loudly, at exit."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _speak_utf8() -> None:
    """Output is UTF-8 wherever it goes; a terminal that says it is something else gets what it can show."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            if stream.isatty():
                stream.reconfigure(errors="replace")
            else:
                stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def _refuse(refusal: Refusal) -> None:
    _say(f"accord: refused {refusal.path}: {refusal.error}")


def _say(line: str) -> None:
    clean = "".join(char if char.isprintable() else "�" for char in line)
    sys.stderr.write(clean + "\n")


@contextmanager
def _progress(what: str, *, wanted: bool = True) -> Iterator[Callable[[int, int | None], None] | None]:
    """A progress bar on a terminal and none elsewhere."""
    if not (wanted and sys.stderr.isatty()):
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    console = Console(stderr=True)
    # standard output is data and stays out of the bar's hands
    with Progress(*columns, console=console, transient=True, redirect_stdout=False) as bar:
        task = bar.add_task(what, total=None)

        def step(done: int, total: int | None) -> None:
            bar.update(task, completed=done, total=total)

        yield step
