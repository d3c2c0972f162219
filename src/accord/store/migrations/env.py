"""How Alembic gets at the database: by the connection, and in the transaction, that :func:`upgrade` gives it."""

from alembic import context

context.configure(connection=context.config.attributes["connection"], transactional_ddl=False)
context.run_migrations()
