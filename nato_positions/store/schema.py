"""Applying the migrations. Only loaded to make a ledger or to bring an older one up to date."""

import sqlite3

from sqlite_utils import Database, Migrations

from nato_positions.store.ledger import APPLICATION_ID
from nato_positions.store.migrations import STEPS

migrations = Migrations("positions")
for _name, _step in STEPS:
    migrations(name=_name)(_step)


def apply(connection: sqlite3.Connection) -> None:
    """Apply what is pending; the caller holds the write lock and commits together with the version number.

    The application id and the version are set in the same transaction.
    """
    ledger = Database(connection, execute_plugins=False)
    # `apply` looks up again what is pending, now under the lock: another process may have been quicker.
    migrations.apply(ledger)
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.execute(f"PRAGMA user_version = {len(migrations.applied(ledger))}")
