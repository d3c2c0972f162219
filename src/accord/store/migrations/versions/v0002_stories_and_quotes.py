"""Stories as they grow, and what was said and done as rows of their own; full-text search over reports and quotes."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Make the tables; they are filled from the records by ``accord.store.rebuild``."""
    op.create_table(
        "stories",
        sa.Column("story", sa.Text, primary_key=True),
        sa.Column("title", sa.Text, nullable=False),
        sa.Column("first", sa.Text, nullable=False),
        sa.Column("last", sa.Text, nullable=False),
        sa.Column("reports", sa.Integer, nullable=False),
        sa.Column("upto", sa.Integer, nullable=False),
        sa.Column("account", sa.Integer),
    )
    op.create_index("stories_last", "stories", [sa.text("last DESC"), "story"])
    op.create_index("stories_account", "stories", ["account"])
    op.create_table(
        "story_vectors",
        sa.Column("report", sa.Integer, sa.ForeignKey("reports.entry"), primary_key=True, autoincrement=False),
        sa.Column("story", sa.Text, nullable=False),
        sa.Column("month", sa.Text, nullable=False),
        sa.Column("day", sa.Float),
        sa.Column("vector", sa.LargeBinary, nullable=False),
    )
    op.create_index("story_vectors_month", "story_vectors", ["month", "story"])
    op.create_index("story_vectors_story", "story_vectors", ["story", "report"])
    op.create_table(
        "statements",
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("reading", sa.Integer, sa.ForeignKey("readings.entry"), nullable=False),
        sa.Column("report", sa.Integer, sa.ForeignKey("reports.entry"), nullable=False),
        sa.Column("id", sa.Text, nullable=False),
        sa.Column("form", sa.Text, nullable=False),
        sa.Column("speaker", sa.Text),
        sa.Column("cue", sa.Text),
        sa.Column("words", sa.Text, nullable=False),
        sa.Column("start", sa.Integer, nullable=False),
        sa.Column("stop", sa.Integer, nullable=False),
    )
    op.create_index("statements_reading", "statements", ["reading"])
    op.create_index("statements_report", "statements", ["report"])
    op.create_table(
        "events",
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("reading", sa.Integer, sa.ForeignKey("readings.entry"), nullable=False),
        sa.Column("report", sa.Integer, sa.ForeignKey("reports.entry"), nullable=False),
        sa.Column("id", sa.Text, nullable=False),
        sa.Column("type", sa.Text, nullable=False),
        sa.Column("mode", sa.Text),
        sa.Column("realis", sa.Text, nullable=False),
        sa.Column("certainty", sa.Text, nullable=False),
        sa.Column("actors", sa.Text, nullable=False),
        sa.Column("recipients", sa.Text, nullable=False),
        sa.Column("place", sa.Text),
        sa.Column("time", sa.Text),
        sa.Column("words", sa.Text, nullable=False),
        sa.Column("start", sa.Integer, nullable=False),
        sa.Column("stop", sa.Integer, nullable=False),
    )
    op.create_index("events_reading", "events", ["reading"])
    _search("reports", "entry", ("title", "outlet", "text"))
    _search("statements", "number", ("speaker", "words"))


def _search(table: str, key: str, columns: tuple[str, ...]) -> None:
    if op.get_bind().dialect.name == "sqlite":
        op.execute(
            f"CREATE VIRTUAL TABLE {table}_search USING fts5({', '.join(columns)}, content='{table}', "
            f"content_rowid='{key}', tokenize='porter unicode61 remove_diacritics 2')"
        )
        return
    if table == "reports":
        # case, accents and endings don't matter; PostgreSQL takes a megabyte of words at most
        op.execute(
            "CREATE FUNCTION accord_words(words text) RETURNS tsvector LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$ "
            "SELECT to_tsvector('english'::regconfig, regexp_replace(normalize(left(words, 250000), NFKD), "
            "U&'[\\0300-\\036f]', '', 'g')) $$"
        )
    together = " || ' ' || ".join(f"coalesce({column}, '')" for column in columns)
    op.execute(f"CREATE INDEX {table}_search ON {table} USING gin (accord_words({together}))")
    if "speaker" in columns:
        op.execute(f"CREATE INDEX {table}_speaker ON {table} USING gin (accord_words(coalesce(speaker, '')))")
