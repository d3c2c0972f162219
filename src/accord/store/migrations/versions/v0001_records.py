"""The records: entries, reports, readings, retractions, corrections, outlets, refusals; and the feeds' state."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

_RECORDS = ("runs", "entries", "reports", "originals", "readings", "retractions", "corrections", "outlets", "refusals")


def _entry() -> sa.Column[int]:
    return sa.Column("entry", sa.Integer, sa.ForeignKey("entries.entry"), primary_key=True, autoincrement=False)


def upgrade() -> None:
    """Make the tables, and have the database refuse any change of a record."""
    op.create_table(
        "runs",
        sa.Column("run", sa.Integer, primary_key=True),
        sa.Column("at", sa.Text, nullable=False),
        sa.Column("command", sa.Text, nullable=False),
        sa.Column("version", sa.Text, nullable=False),
    )
    op.create_table(
        "entries",
        sa.Column("entry", sa.Integer, primary_key=True),
        sa.Column("known", sa.Text, nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("story", sa.Text),
        sa.Column("run", sa.Integer, sa.ForeignKey("runs.run"), nullable=False),
    )
    op.create_index("entries_known", "entries", ["known"])
    op.create_index("entries_story", "entries", ["story", "entry"])
    op.create_table(
        "reports",
        _entry(),
        sa.Column("id", sa.Text, nullable=False, unique=True),
        sa.Column("article", sa.Text, nullable=False),
        sa.Column("story", sa.Text, nullable=False),
        sa.Column("outlet", sa.Text, nullable=False),
        sa.Column("title", sa.Text),
        sa.Column("published", sa.Text),
        sa.Column("published_precision", sa.Text),
        sa.Column("day", sa.Text, nullable=False),
        sa.Column("updated", sa.Text),
        sa.Column("updated_precision", sa.Text),
        sa.Column("url", sa.Text),
        sa.Column("path", sa.Text, nullable=False),
        sa.Column("language", sa.Text, nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("more", sa.Text, nullable=False),
    )
    op.create_index("reports_article", "reports", ["article", "entry"])
    op.create_index("reports_story", "reports", ["story", "entry"])
    op.create_index("reports_outlet", "reports", ["outlet", "entry"])
    op.create_index("reports_day", "reports", [sa.text("day DESC"), "entry"])
    op.create_index("reports_path", "reports", ["path"])
    op.create_table(
        "originals",
        sa.Column("report", sa.Integer, sa.ForeignKey("reports.entry"), primary_key=True, autoincrement=False),
        sa.Column("media_type", sa.Text, nullable=False),
        sa.Column("key", sa.Text),
        sa.Column("address", sa.Text),
        sa.Column("retrieved", sa.Text),
        sa.Column("body", sa.LargeBinary, nullable=False),
    )
    op.create_table(
        "readings",
        _entry(),
        sa.Column("report", sa.Integer, sa.ForeignKey("reports.entry"), nullable=False),
        sa.Column("reader", sa.Text, nullable=False),
        sa.Column("model", sa.Text, nullable=False),
        sa.Column("body", sa.LargeBinary, nullable=False),
        sa.UniqueConstraint("report", "reader", "model"),
    )
    op.create_index("readings_report", "readings", ["report", "entry"])
    op.create_table(
        "retractions",
        _entry(),
        sa.Column("report", sa.Integer, sa.ForeignKey("reports.entry"), nullable=False),
        sa.Column("who", sa.Text, nullable=False),
        sa.Column("reason", sa.Text, nullable=False),
    )
    op.create_index("retractions_report", "retractions", ["report", "entry"])
    op.create_table(
        "corrections",
        _entry(),
        sa.Column("who", sa.Text, nullable=False),
        sa.Column("action", sa.Text, nullable=False),
        sa.Column("target", sa.Text, nullable=False),
        sa.Column("value", sa.Text),
        sa.Column("note", sa.Text),
    )
    op.create_table(
        "outlets",
        _entry(),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("country", sa.Text),
        sa.Column("owner", sa.Text),
        sa.Column("kind", sa.Text),
        sa.Column("party", sa.Text),
        sa.Column("note", sa.Text),
    )
    op.create_index("outlets_name", "outlets", ["name", "entry"])
    op.create_table(
        "refusals",
        sa.Column("refusal", sa.Integer, primary_key=True),
        sa.Column("at", sa.Text, nullable=False),
        sa.Column("path", sa.Text, nullable=False),
        sa.Column("error", sa.Text, nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("bound", sa.Text),
        sa.Column("address", sa.Text),
        sa.Column("run", sa.Integer, sa.ForeignKey("runs.run"), nullable=False),
    )
    op.create_index("refusals_path", "refusals", ["path"])
    op.create_table(
        "feeds",
        sa.Column("address", sa.Text, primary_key=True),
        sa.Column("state", sa.Text, nullable=False),
    )
    _guard()


def _guard() -> None:
    if op.get_bind().dialect.name == "sqlite":
        for table in _RECORDS:
            for verb in ("UPDATE", "DELETE"):
                op.execute(
                    f"CREATE TRIGGER {table}_no_{verb.lower()} BEFORE {verb} ON {table} "
                    "BEGIN SELECT RAISE(ABORT, 'the ledger''s records are never changed'); END"
                )
        return
    op.execute(
        "CREATE FUNCTION accord_keep() RETURNS trigger LANGUAGE plpgsql AS "
        "$$ BEGIN RAISE EXCEPTION 'the ledger''s records are never changed'; END $$"
    )
    for table in _RECORDS:
        op.execute(
            f"CREATE TRIGGER {table}_keep BEFORE UPDATE OR DELETE OR TRUNCATE ON {table} "
            "FOR EACH STATEMENT EXECUTE FUNCTION accord_keep()"
        )
