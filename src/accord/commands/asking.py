"""The commands that ask a ledger: stories, facts, quotes, versions."""

from __future__ import annotations

import argparse
import os
import shutil
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import accord
from accord.commands.console import check_output, progress, put, say
from accord.commands.keeping import store_option
from accord.errors import QuestionError, StoreReadOnlyError
from accord.model import Dossier, Fact
from accord.ontology import TYPES

if TYPE_CHECKING:
    from accord.store.asking import Page

__all__ = [
    "FORMATS",
    "account_text",
    "as_of_option",
    "asked",
    "checked_table",
    "filters",
    "form_options",
    "ledger_account",
    "print_listing",
    "register",
    "settled",
    "table_option",
    "width",
]

FORMATS = ("text", "json", "markdown", "html")
"""The forms of every answer; of an account there are tables (csv), too."""
# As accord.views.csv has them, which is loaded when one is wanted.
TABLES = ("facts", "people", "figures", "synopsis", "statements")

_HELP = {
    "text": 'words that must all be there; "several words" in a row; word* for a beginning',
    "actor": "who does, says or undergoes it: words of the name, or a country's ISO code",
    "place": "words of the place's name, or a country's ISO code",
    "outlet": "words of the outlet's name",
    "story": "a story's id, or how it begins",
    "since": "this day or later (of facts: the last day of the happening where known, else of publication)",
    "until": "this day or earlier",
}
_WORDS = {"stories": "stories, the latest first", "facts": "facts with their verdict", "quotes": "who said what"}


def register(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Put these commands into the parser."""
    for name, run in (("stories", _stories), ("facts", _facts), ("quotes", _quotes)):
        command = commands.add_parser(
            name,
            help=f"ask the ledger for {_WORDS[name]}",
            description=f"Ask the ledger for {_WORDS[name]}. All filters are to be met.",
        )
        filters(command, ("text", "actor", "outlet", "story", "since", "until"))
        if name != "quotes":
            filters(command, ("place",))
            command.add_argument(
                "--type", metavar="TYPE", type=str.upper, choices=TYPES, help=f"PLOVER: {', '.join(TYPES)}"
            )
            command.add_argument("--verdict", choices=("corroborated", "single", "disputed"))
            command.add_argument("--kind", choices=("event", "statement"))
            command.add_argument("--realis", choices=("actual", "future", "hypothetical", "negated"))
        command.add_argument("--page", type=int, default=1, metavar="N", help="which page (default: %(default)s)")
        command.add_argument("--size", type=int, default=20, metavar="N", help="lines a page (default: %(default)s)")
        form_options(command, formats=(*FORMATS, "csv") if name == "facts" else FORMATS)
        command.set_defaults(run=run)

    versions = commands.add_parser(
        "versions",
        help="how an article changed",
        description="All versions of an article, with the words and the facts that each changed.",
    )
    versions.add_argument("report", metavar="REPORT", help="a report's id (or how that begins), address or path")
    form_options(versions, as_of=False)
    versions.set_defaults(run=_versions)


def filters(command: argparse.ArgumentParser, names: tuple[str, ...]) -> None:
    """The options that narrow what is asked for."""
    for name in names:
        metavar = "DATE" if name in ("since", "until") else "ID" if name == "story" else "WORDS"
        command.add_argument(f"--{name}", metavar=metavar, help=_HELP[name])


def form_options(command: argparse.ArgumentParser, *, as_of: bool = True, formats: tuple[str, ...] = FORMATS) -> None:
    """The options that say as of when, in which form and where to."""
    if as_of:
        command.add_argument(
            "--as-of", metavar="DATE", help="as was known by the end of this day (month, year, moment)"
        )
    command.add_argument("--format", choices=formats, default="text")
    command.add_argument("--output", metavar="FILE", type=Path, help="write to this file instead of standard output")
    store_option(command)


def as_of_option(command: argparse.ArgumentParser) -> None:
    """The option that asks about the past."""
    command.add_argument("--as-of", metavar="DATE", help="as was known by the end of this day (month, year, moment)")


def table_option(command: argparse.ArgumentParser) -> None:
    """The option that says which table of an account is wanted as CSV."""
    command.add_argument(
        "--table",
        choices=TABLES,
        help="of csv: facts, numbers of people affected or of one thing, or statements, one a row (default: facts)",
    )


def checked_table(options: argparse.Namespace, form: str) -> str:
    """The table that is wanted. Raises QuestionError where one is asked for in another form than CSV."""
    if options.table is not None and form != "csv":
        raise QuestionError("--table goes with csv only")
    return options.table or "facts"


def asked(options: argparse.Namespace) -> accord.Filter:
    """What the options ask for."""
    names = accord.Filter.__dataclass_fields__
    return accord.Filter(
        **{name: value for name, value in vars(options).items() if name in names and value is not None}
    )


def settled(options: argparse.Namespace) -> accord.Ledger:
    """The ledger, with all accounts worked out that a question about facts needs."""
    ledger = accord.Ledger(options.store)
    try:
        ledger.settle(as_of=options.as_of)
    except StoreReadOnlyError:
        ledger.close()  # some are missing: it is opened again to be written to
    except BaseException:
        ledger.close()
        raise
    else:
        return ledger
    ledger = accord.Ledger(options.store, write=True, said=say)
    try:
        with progress("comparing") as step:
            ledger.settle(as_of=options.as_of, progress=step)
    except BaseException:
        ledger.close()
        raise
    return ledger


def _stories(options: argparse.Namespace) -> int:
    from accord.views import answers, listing

    wanted = asked(options)
    told = wanted.actor or wanted.place or wanted.type or wanted.verdict or wanted.kind or wanted.realis
    with settled(options) if told else accord.Ledger(options.store) as ledger:
        page = ledger.stories(wanted, as_of=options.as_of)
    return print_listing(options, lambda: answers.stories(page, options.as_of), listing.stories(page))


def _facts(options: argparse.Namespace) -> int:
    from accord.views import answers, listing

    with settled(options) as ledger:
        page = ledger.facts(asked(options), as_of=options.as_of)
        if options.format == "csv":
            return _facts_table(options, ledger, page)
        texts = ledger.texts({piece.report for fact in page.rows for piece in fact.evidence})
    return print_listing(options, lambda: answers.facts(page, texts, options.as_of), listing.facts(page))


def _facts_table(options: argparse.Namespace, ledger: accord.Ledger, page: Page[Fact]) -> int:
    """Facts as rows, story by story in the order of the answer: names and places stand in the accounts."""
    from accord.views import csv

    if options.output is not None:
        check_output(options.output)
    found = [csv.header("facts")]
    for story in dict.fromkeys(fact.story for fact in page.rows):
        dossier = ledger.dossier(accord.Filter(story=story), as_of=options.as_of)
        found.append(csv.rows(dossier, "facts", [fact.id for fact in page.rows if fact.story == story]))
    put("".join(found), options.output)
    if page.more:
        say(f"accord: more facts follow: --page {page.number + 1}, or a larger --size")
    return 0


def _quotes(options: argparse.Namespace) -> int:
    from accord.views import answers, listing

    with accord.Ledger(options.store) as ledger:
        page = ledger.quotes(asked(options), as_of=options.as_of)
    return print_listing(options, lambda: answers.quotes(page, options.as_of), listing.quotes(page))


def _versions(options: argparse.Namespace) -> int:
    from accord.views import answers, listing

    with accord.Ledger(options.store) as ledger:
        found = ledger.versions(options.report)
    return print_listing(options, lambda: answers.versions(found), listing.versions(found))


def print_listing(options: argparse.Namespace, as_json: Callable[[], dict[str, Any]], shown: Any) -> int:
    """Print an answer that is a list in the form that is asked for."""
    from accord.views import json, listing

    if options.output is not None:
        check_output(options.output)
    if options.format == "json":
        text = json.dumps(as_json(), indent=1) + "\n"
    elif options.format == "markdown":
        text = listing.as_markdown(shown)
    elif options.format == "html":
        text = listing.as_html(shown)
    else:
        text = listing.as_text(shown, width=width(), colour=_colour(options))
    put(text, options.output)
    return 0


def width() -> int:
    """Columns of the terminal, or 100 where the output is none."""
    return shutil.get_terminal_size((100, 24)).columns if sys.stdout.isatty() else 100


def _colour(options: argparse.Namespace) -> bool:
    return options.output is None and sys.stdout.isatty() and "NO_COLOR" not in os.environ


def ledger_account(options: argparse.Namespace) -> int:
    """Print the account of the stories that are asked for."""
    table = checked_table(options, options.format)
    if options.output is not None:
        check_output(options.output)
    with accord.Ledger(options.store) as ledger:
        found = ledger.dossier(asked(options), as_of=options.as_of)
    put(account_text(found, options.format, width=width(), colour=_colour(options), table=table), options.output)
    return 0


def account_text(dossier: Dossier, form: str, *, width: int, colour: bool, table: str = "facts", hint: str = "") -> str:
    """An account in one of the forms. ``table``: which, of CSV; ``hint``: what a terminal says where a story follows
    another."""
    # a view is loaded when it is wanted: the page's templates and the schema are of no use to a terminal
    if form == "json":
        from accord.views import json

        return json.dumps(json.dossier_json(dossier), indent=1) + "\n"
    if form == "csv":
        from accord.views import csv

        return csv.table(dossier, next(name for name in csv.TABLES if name == table))
    if form == "html":
        from accord.views import html

        return html.page(dossier)
    if form == "markdown":
        from accord.views import markdown

        return markdown.account(dossier)
    from accord.views import text

    return text.account(dossier, width=width, colour=colour, hint=hint)
