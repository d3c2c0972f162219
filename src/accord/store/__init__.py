"""The ledger's store: an append-only record in an SQLite file or a PostgreSQL database, and questions to it."""
