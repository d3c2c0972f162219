"""The ledger's numbered migrations, run by Alembic: from any earlier version to this one."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection

__all__ = ["HEAD", "upgrade"]

HEAD = "0003"
"""The version of the tables that this Accord knows."""


def upgrade(connection: Connection, version: str = HEAD) -> None:
    """Bring a database to a version, within the connection's transaction: all of it or nothing."""
    # needed once in a ledger's life, and slow to import
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    command.upgrade(config, version)
