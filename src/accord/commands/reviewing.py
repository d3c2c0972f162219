"""``accord review``: what a person has to say of records, entered, listed, and taken back."""

from __future__ import annotations

import argparse
import getpass
import json
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import accord
from accord.commands.asking import form_options, print_listing
from accord.commands.console import progress, say
from accord.commands.keeping import store_option
from accord.errors import InputError, QuestionError

if TYPE_CHECKING:
    from accord.store.review import Request

__all__ = ["register"]

ID = (
    "a fact (accord facts), a story (accord stories), a commitment or another record of the process (accord ledger), "
    "or a statement as REPORT:STATEMENT (accord quotes); the beginning of an id will do"
)


def register(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Put the command into the parser."""
    review = commands.add_parser(
        "review",
        help="confirm, reject, merge, split, edit or note; list that, take it back",
        description="What a person has to say of what the ledger answers. It is kept with who and when, and applied to "
        "every answer from then on; the reports' own words stay beside it. Without an action: the list of all of it, "
        "with what stands in conflict with newer text.",
    )
    form_options(review)
    review.set_defaults(run=_list)
    actions = review.add_subparsers(title="actions", metavar="ACTION")

    def action(name: str, help_text: str) -> argparse.ArgumentParser:
        made = actions.add_parser(name, help=help_text, description=help_text[0].upper() + help_text[1:] + ".")
        made.add_argument("--note", metavar="WORDS", help="why, for whoever asks later")
        made.add_argument("--who", help="who says so (default: the name you are logged in under)")
        store_option(made, default=argparse.SUPPRESS)  # what stands before the action counts, too
        made.set_defaults(run=_enter, action=name)
        return made

    for name, help_text in (("confirm", "say that a record is right"), ("reject", "say that a record is wrong")):
        action(name, help_text).add_argument("targets", metavar="ID", nargs=1, help=ID)
    action("merge", "say that several facts, or several records of one kind, are one").add_argument(
        "targets", metavar="ID", nargs="+",
        help="of facts of one story, or of commitments, incidents, exchanges, aid or meetings",
    )  # fmt: skip
    split = action("split", "say that a fact or a record of the process is several")
    split.add_argument(
        "targets", metavar="ID", nargs=1, help="of a fact, a commitment, incident, exchange, aid or meeting"
    )
    split.add_argument(
        "--part", dest="parts", action="append", required=True, metavar="REPORT[:PLACE]",
        help="a report whose tellings are another one, or the one telling at a place (code points); once for each part",
    )  # fmt: skip
    edit = action("edit", "give a field of a record another value")
    edit.add_argument("targets", metavar="ID", nargs=1, help=ID)
    edit.add_argument("field", metavar="FIELD", help="which; a name that is none is answered with those that are")
    edit.add_argument("value", metavar="VALUE")
    note = action("note", "add a note to a record")
    note.add_argument("targets", metavar="ID", nargs=1, help=ID)
    note.add_argument("words", metavar="WORDS", help="the note")
    undo = action("undo", "take a correction back, by a further entry")
    undo.add_argument("number", metavar="NUMBER", type=int, help="of the correction, as the list has it")
    apply = action("apply", "enter what a file holds: all of it, or nothing")
    apply.add_argument("path", metavar="FILE", help="lines of JSON, or - for standard input (see docs/ledger.md)")


def _list(options: argparse.Namespace) -> int:
    from accord.views import answers, listing

    with accord.Ledger(options.store) as ledger:
        found = ledger.reviewed(as_of=options.as_of)
    return print_listing(options, lambda: answers.reviewed(found, options.as_of), listing.reviewed(found))


def _enter(options: argparse.Namespace) -> int:
    who = options.who or getpass.getuser()
    asked = [replace(one, who=one.who or who) for one in _requests(options)]
    with accord.Ledger(options.store, write=True, said=say) as ledger:
        with progress("comparing") as step:
            ledger.settle(progress=step)
        numbers = ledger.review(asked)
        with progress("comparing") as step:
            ledger.settle(progress=step)
        new = set(numbers)
        for one in reversed(ledger.reviewed()):
            for shown in one.shown if one.entered.number in new else ():
                if shown.state == "conflict":
                    say(f"accord: correction {shown.number} is in conflict: {shown.reason}")
        named = ", ".join(map(str, numbers)) or "nothing"
        say(f"{ledger.name}: entered {named}")
    return 0


def _requests(options: argparse.Namespace) -> Iterator[Request]:
    from accord.store.review import Request

    if options.action == "undo":
        yield Request("undo", undo=options.number, note=options.note)
    elif options.action == "apply":
        yield from _of_file(options.path)
    else:
        note = options.words if options.action == "note" else options.note
        yield Request(
            options.action,
            tuple(options.targets),
            getattr(options, "field", None),
            getattr(options, "value", None),
            tuple(getattr(options, "parts", ())),
            note,
        )


def _of_file(path: str) -> list[Request]:
    """The requests of a file. Raises QuestionError that tells of every line that is wrong."""
    from accord.store.review import request

    try:
        text = sys.stdin.read() if path == "-" else Path(path).read_text("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(path, f"can't be read: {getattr(error, 'strerror', None) or 'not UTF-8'}") from error
    made: list[Request] = []
    wrong: list[str] = []
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip():
            continue
        try:
            made.append(request(json.loads(line)))
        except ValueError:
            wrong.append(f"line {number} is no JSON")
        except QuestionError as error:
            wrong.append(f"line {number}: {error}")
    if wrong:
        raise QuestionError(f"{path}: {'; '.join(wrong)}")
    return made
