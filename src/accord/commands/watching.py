"""The command that keeps adding: ``accord watch`` looks at feeds, pages and folders again and again, politely."""

from __future__ import annotations

import argparse
import signal
import time
from types import FrameType
from typing import TYPE_CHECKING

import accord
from accord.commands.console import refuse, say
from accord.commands.keeping import store_option
from accord.errors import QuestionError
from accord.model import Refusal
from accord.sources import INTERVAL

if TYPE_CHECKING:
    from accord.reading.reader import Reader

__all__ = ["register"]

SHORTEST = 60
"""Seconds: who looks more often than once a minute is no guest any more."""


def register(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Put the command into the parser."""
    watch = commands.add_parser(
        "watch",
        help="keep reading feeds, pages and folders into the ledger",
        description="Look at feeds, pages and folders again and again, and add what is new or has changed. Asks only "
        "for what changed, keeps to robots.txt, Retry-After and a pause for each host, and backs off where something "
        "fails. Ctrl-C or SIGTERM stops it; started again, it goes on where it was.",
    )
    watch.add_argument(
        "sources", nargs="+", metavar="FEED", help="the address of a feed or a page, a folder, or a file"
    )
    watch.add_argument(
        "--interval", type=int, default=INTERVAL, metavar="SECONDS", help="between two looks (default: %(default)s)"
    )
    watch.add_argument("--once", action="store_true", help="look once at what is due, and end: for cron")
    watch.add_argument("--contact", metavar="ADDRESS", help="how those who run the sites can reach you")
    watch.add_argument(
        "--allow-private", action="store_true", help="read addresses on this machine and in private networks, too"
    )
    watch.add_argument("--model", metavar="NAME", help="another installed spaCy pipeline, by name or folder")
    store_option(watch)
    watch.set_defaults(run=_watch)


class _Stop(BaseException):
    """The user wants it to end."""


def _watch(options: argparse.Namespace) -> int:
    if options.interval < SHORTEST and not options.allow_private:
        raise QuestionError(f"--interval {options.interval}: at least {SHORTEST} seconds")
    stop = _Stopping()
    watching = _Watching(options)
    try:
        with stop:
            while True:
                due = watching.step()
                if options.once:
                    break
                time.sleep(max(min(due - time.time(), 3600.0), 0.05))
    except _Stop:
        say("accord: stopped; the same command goes on from here")
    finally:
        watching.close()
    return 1 if watching.refused and options.once else 0


class _Stopping:
    """SIGINT and SIGTERM as an exception, so that what is being kept is kept whole and the ledger is closed."""

    def __enter__(self) -> None:
        self._before = [(each, signal.signal(each, self._raise)) for each in (signal.SIGINT, signal.SIGTERM)]

    def __exit__(self, *_: object) -> None:
        for each, handler in self._before:
            signal.signal(each, handler)

    @staticmethod
    def _raise(_signal: int, _frame: FrameType | None) -> None:
        raise _Stop


class _Watching:
    def __init__(self, options: argparse.Namespace) -> None:
        from accord.sources.fetching import Fetcher, Limits

        self._options = options
        self._ledger = accord.Ledger(options.store, write=True, said=say)
        private = options.allow_private
        self._fetcher = Fetcher(
            Limits(delay=0.0 if private else Limits().delay), allow_private=private, contact=options.contact
        )
        self._reader: Reader | None = None
        self.refused = 0

    def close(self) -> None:
        self._ledger.close()

    def _read(self) -> Reader:
        """Loaded when there is something to read, and kept."""
        from accord.reading.reader import Reader

        self._reader = self._reader or Reader(self._options.model)
        return self._reader

    def step(self) -> float:
        """One look at every source that is due; gives when the next one is."""
        from accord.sources.polling import poll

        due = []
        for source in self._options.sources:
            polled = poll(
                source, self._ledger.feed(source), self._fetcher, now=time.time(), interval=self._options.interval
            )
            for item in polled.items:
                if isinstance(item, Refusal):
                    refuse(item)
                    self.refused += 1
            if polled.items:
                done = self._ledger.add(polled.items, command="watch", reader=self._read)
                if done.added:
                    say(f"{source}: {done.added} added")
            # after the reports, never before: stopped in between, it finds them again and passes over them
            self._ledger.put_feed(source, polled.state)
            due.append(polled.next)
        self._ledger.settle()
        return min(due)
