"""What every command does on a terminal: print, say, show progress, write to a file.

Data goes to standard output, everything else to standard error.
"""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from accord.model import Refusal

__all__ = ["OutputError", "check_output", "drop_output", "progress", "put", "refuse", "say", "speak_utf8"]


class OutputError(Exception):
    """What was to be printed can't be written."""


def put(text: str, output: Path | None) -> None:
    """Write text to standard output, or to a file. Raises OutputError."""
    try:
        if output is None:
            sys.stdout.write(text)
            sys.stdout.flush()
            return
        output.write_text(text, "utf-8", newline="")  # line ends as the text has them, on every system
    except BrokenPipeError:
        raise
    except OSError as error:
        raise OutputError(f"{output or 'standard output'}: can't be written: {error.strerror}") from error
    say(f"written to {output}")


def check_output(output: Path) -> None:
    """Raise OutputError where a file can't be written, before the long work and not after it."""
    if output.is_dir():
        raise OutputError(f"{output}: can't be written: is a folder")
    if not output.parent.is_dir():
        raise OutputError(f"{output}: can't be written: there is no folder {output.parent}")


def drop_output() -> None:
    """Let nothing more go to standard output: what is left in its buffer would fail again, loudly, at exit."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def speak_utf8() -> None:
    """Output is UTF-8 wherever it goes; a terminal that says it is something else gets what it can show."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            if stream.isatty():
                stream.reconfigure(errors="replace")
            else:
                stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def refuse(refusal: Refusal) -> None:
    """Name an input that was not read, and why."""
    say(f"accord: refused {refusal.path}: {refusal.error}")


def say(line: str) -> None:
    """One line to standard error, without what could move a terminal's cursor."""
    clean = "".join(char if char.isprintable() else "�" for char in line)
    sys.stderr.write(clean + "\n")


@contextmanager
def progress(what: str, *, wanted: bool = True) -> Iterator[Callable[[int, int | None], None] | None]:
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
