"""The ledger's store: an append-only record in an SQLite file or a PostgreSQL database, and questions to it."""

__all__ = ["DEFAULT"]

DEFAULT = "accord.sqlite"
"""Where a ledger is, where nobody says where."""
