"""What the reports of a story tell, as it was worked out: accounts and facts, with full-text search over facts."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Make the tables; accounts are made when they are first asked for."""
    op.create_table(
        "accounts",
        sa.Column("account", sa.Integer, primary_key=True),
        sa.Column("story", sa.Text, nullable=False),
        sa.Column("upto", sa.Integer, nullable=False),
        sa.Column("known", sa.Text, nullable=False),
        sa.Column("version", sa.Text, nullable=False),
        sa.Column("title", sa.Text, nullable=False),
        sa.Column("body", sa.LargeBinary, nullable=False),
        sa.UniqueConstraint("story", "upto", "version"),
    )
    op.create_table(
        "facts",
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("account", sa.Integer, sa.ForeignKey("accounts.account"), nullable=False),
        sa.Column("id", sa.Text, nullable=False),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("type", sa.Text),
        sa.Column("mode", sa.Text),
        sa.Column("realis", sa.Text, nullable=False),
        sa.Column("certainty", sa.Text, nullable=False),
        sa.Column("verdict", sa.Text, nullable=False),
        sa.Column("origins", sa.Integer, nullable=False),
        sa.Column("first", sa.Text, nullable=False),
        sa.Column("last", sa.Text, nullable=False),
        sa.Column("summary", sa.Text, nullable=False),
        sa.Column("actors", sa.Text, nullable=False),
        sa.Column("places", sa.Text, nullable=False),
        sa.Column("outlets", sa.Text, nullable=False),
        sa.Column("words", sa.Text, nullable=False),
        sa.Column("body", sa.LargeBinary, nullable=False),
    )
    op.create_index("facts_account", "facts", ["account", "number"])
    op.create_index("facts_last", "facts", [sa.text("last DESC"), "number"])
    op.create_index("facts_verdict", "facts", ["verdict", sa.text("last DESC"), "number"])
    op.create_index("facts_type", "facts", ["type", sa.text("last DESC"), "number"])
    columns = ("summary", "actors", "places", "outlets", "words")
    if op.get_bind().dialect.name == "sqlite":
        op.execute(
            f"CREATE VIRTUAL TABLE facts_search USING fts5({', '.join(columns)}, content='facts', "
            "content_rowid='number', tokenize='porter unicode61 remove_diacritics 2')"
        )
        return
    together = " || ' ' || ".join(f"coalesce({column}, '')" for column in columns)
    op.execute(f"CREATE INDEX facts_search ON facts USING gin (accord_words({together}))")
    for column in ("actors", "places", "outlets"):
        op.execute(f"CREATE INDEX facts_{column} ON facts USING gin (accord_words(coalesce({column}, '')))")
