"""The ledger's tables, as any viewer of an SQLite file shows them. docs/ledger.md tells of them at length.

Two kinds. *Records* (``entries``, ``runs``, ``reports``, ``originals``, ``readings``, ``retractions``, ``corrections``,
``outlets``, ``refusals``) are what was added, and are never changed or removed: the database itself refuses. *Indexes*
(``stories``, ``story_vectors``, ``statements``, ``events``, ``accounts``, ``facts``, and the full-text tables of
:mod:`accord.store.search`) follow from the records and can be made again. ``feeds`` holds where the polling of a feed
stands.

Times are text, ISO 8601 in UTC, so that they sort and can be read. Spans are code points. Bodies are compressed JSON
(see :mod:`accord.store.codec`).
"""

from __future__ import annotations

from sqlalchemy import (
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
)

__all__ = [
    "RECORDS",
    "accounts",
    "corrections",
    "entries",
    "events",
    "facts",
    "feeds",
    "metadata",
    "originals",
    "outlets",
    "readings",
    "refusals",
    "reports",
    "retractions",
    "runs",
    "statements",
    "stories",
    "story_vectors",
]

metadata = MetaData()


def _entry() -> Column[int]:
    return Column("entry", Integer, ForeignKey("entries.entry"), primary_key=True, autoincrement=False)


runs = Table(
    "runs",
    metadata,
    Column("run", Integer, primary_key=True),
    Column("at", Text, nullable=False),  # when it began, by the machine's clock
    Column("command", Text, nullable=False),
    Column("version", Text, nullable=False),  # of Accord
)

# The ledger's spine: everything that was ever added, in order. ``known`` never goes back from one entry to the next, so
# what was known at a moment is the entries up to a number.
entries = Table(
    "entries",
    metadata,
    Column("entry", Integer, primary_key=True),
    Column("known", Text, nullable=False),
    Column("kind", Text, nullable=False),  # report, reading, retraction, correction, outlet
    Column("story", Text),  # the story that it bears on
    Column("run", Integer, ForeignKey("runs.run"), nullable=False),
    Index("entries_known", "known"),
    Index("entries_story", "story", "entry"),
)

reports = Table(
    "reports",
    metadata,
    _entry(),
    Column("id", Text, nullable=False, unique=True),
    Column("article", Text, nullable=False),  # what all versions of one article have in common
    Column("story", Text, nullable=False),
    Column("outlet", Text, nullable=False),
    Column("title", Text),
    Column("published", Text),
    Column("published_precision", Text),
    Column("day", Text, nullable=False),  # published, or "" where that is not known: to sort by
    Column("updated", Text),
    Column("updated_precision", Text),
    Column("url", Text),
    Column("path", Text, nullable=False),
    Column("language", Text, nullable=False),
    Column("text", Text, nullable=False),
    Column("more", Text, nullable=False),  # JSON: what else is known of it (its blocks, authors, ...)
    Index("reports_article", "article", "entry"),
    Index("reports_story", "story", "entry"),
    Index("reports_outlet", "outlet", "entry"),
    Index("reports_path", "path"),
)

originals = Table(
    "originals",
    metadata,
    Column("report", Integer, ForeignKey("reports.entry"), primary_key=True, autoincrement=False),
    Column("media_type", Text, nullable=False),
    Column("key", Text),  # the identifier that its source gives it across its versions
    Column("address", Text),  # where it was fetched from in the end
    Column("retrieved", Text),
    Column("body", LargeBinary, nullable=False),  # the text as published and the map of offsets, packed
)

readings = Table(
    "readings",
    metadata,
    _entry(),
    Column("report", Integer, ForeignKey("reports.entry"), nullable=False),
    Column("reader", Text, nullable=False),
    Column("model", Text, nullable=False),
    Column("body", LargeBinary, nullable=False),
    UniqueConstraint("report", "reader", "model"),
    Index("readings_report", "report", "entry"),
)

retractions = Table(
    "retractions",
    metadata,
    _entry(),
    Column("report", Integer, ForeignKey("reports.entry"), nullable=False),
    Column("who", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Index("retractions_report", "report", "entry"),
)

corrections = Table(
    "corrections",
    metadata,
    _entry(),
    Column("who", Text, nullable=False),
    Column("action", Text, nullable=False),  # confirm, reject, merge, split, edit, note
    Column("target", Text, nullable=False),  # JSON
    Column("value", Text),  # JSON
    Column("note", Text),
)

outlets = Table(
    "outlets",
    metadata,
    _entry(),
    Column("name", Text, nullable=False),
    Column("country", Text),  # ISO 3166-1 alpha-3
    Column("owner", Text),
    Column("kind", Text),
    Column("party", Text),  # the party to a conflict that it belongs to
    Column("note", Text),
    Index("outlets_name", "name", "entry"),
)

refusals = Table(
    "refusals",
    metadata,
    Column("refusal", Integer, primary_key=True),
    Column("at", Text, nullable=False),
    Column("path", Text, nullable=False),
    Column("error", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("bound", Text),  # the limit that was passed
    Column("address", Text),  # where it can be read instead
    Column("run", Integer, ForeignKey("runs.run"), nullable=False),
    Index("refusals_path", "path"),
)

RECORDS = ("runs", "entries", "reports", "originals", "readings", "retractions", "corrections", "outlets", "refusals")
"""The tables whose rows are never changed or removed."""

# --- indexes: they follow from the records ---

stories = Table(
    "stories",
    metadata,
    Column("story", Text, primary_key=True),  # "story-" and the id of its first report
    Column("title", Text, nullable=False),
    Column("first", Text, nullable=False),  # publication of its earliest and latest report, "" where not known
    Column("last", Text, nullable=False),
    Column("reports", Integer, nullable=False),
    Column("upto", Integer, nullable=False),  # the last entry that bears on it
    Column("account", Integer),  # its account as of that entry, once it is made
    Index("stories_account", "account"),
)

story_vectors = Table(
    "story_vectors",
    metadata,
    Column("report", Integer, ForeignKey("reports.entry"), primary_key=True, autoincrement=False),
    Column("story", Text, nullable=False),
    Column("month", Text, nullable=False),  # of publication, or of adding where that is not known
    Column("day", Float),  # of publication, since 1970
    Column("vector", LargeBinary, nullable=False),
    Index("story_vectors_month", "month", "story"),
    Index("story_vectors_story", "story", "report"),
)

statements = Table(
    "statements",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("reading", Integer, ForeignKey("readings.entry"), nullable=False),
    Column("report", Integer, ForeignKey("reports.entry"), nullable=False),
    Column("id", Text, nullable=False),
    Column("form", Text, nullable=False),
    Column("speaker", Text),  # the resolved actor's name and titles, else the source's words
    Column("cue", Text),
    Column("words", Text, nullable=False),
    Column("start", Integer, nullable=False),
    Column("stop", Integer, nullable=False),
    Index("statements_reading", "reading"),
    Index("statements_report", "report"),
)

events = Table(
    "events",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("reading", Integer, ForeignKey("readings.entry"), nullable=False),
    Column("report", Integer, ForeignKey("reports.entry"), nullable=False),
    Column("id", Text, nullable=False),
    Column("type", Text, nullable=False),
    Column("mode", Text),
    Column("realis", Text, nullable=False),
    Column("certainty", Text, nullable=False),
    Column("actors", Text, nullable=False),
    Column("recipients", Text, nullable=False),
    Column("place", Text),
    Column("time", Text),
    Column("words", Text, nullable=False),
    Column("start", Integer, nullable=False),
    Column("stop", Integer, nullable=False),
    Index("events_reading", "reading"),
)

accounts = Table(
    "accounts",
    metadata,
    Column("account", Integer, primary_key=True),
    Column("story", Text, nullable=False),
    Column("upto", Integer, nullable=False),  # the last entry that it knows of its story
    Column("known", Text, nullable=False),  # when that entry was known
    Column("version", Text, nullable=False),  # of the comparing
    Column("title", Text, nullable=False),
    Column("body", LargeBinary, nullable=False),  # actors, origins, disagreements and the process, packed
    UniqueConstraint("story", "upto", "version"),
)

facts = Table(
    "facts",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("account", Integer, ForeignKey("accounts.account"), nullable=False),
    Column("id", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("type", Text),
    Column("mode", Text),
    Column("realis", Text, nullable=False),
    Column("certainty", Text, nullable=False),
    Column("verdict", Text, nullable=False),
    Column("origins", Integer, nullable=False),
    Column("first", Text, nullable=False),  # the days of the happening; where not known, of the first and last report
    Column("last", Text, nullable=False),
    Column("summary", Text, nullable=False),
    Column("actors", Text, nullable=False),
    Column("places", Text, nullable=False),
    Column("outlets", Text, nullable=False),
    Column("words", Text, nullable=False),
    Column("body", LargeBinary, nullable=False),
    Index("facts_account", "account", "number"),
)

# In the order in which answers come: a page is read off the index, however much there is.
Index("reports_day", reports.c.day.desc(), reports.c.entry)
Index("stories_last", stories.c.last.desc(), stories.c.story)
Index("facts_last", facts.c.last.desc(), facts.c.number)
Index("facts_verdict", facts.c.verdict, facts.c.last.desc(), facts.c.number)
Index("facts_type", facts.c.type, facts.c.last.desc(), facts.c.number)

feeds = Table(
    "feeds",
    metadata,
    Column("address", Text, primary_key=True),
    Column("state", Text, nullable=False),  # JSON
)
