"""Opening a ledger: told from other files before it is touched, made or migrated only when needed.

A reader sees one moment of the ledger; a writer's block is one transaction, kept whole or not at all.
"""

import os
import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from nato_positions.errors import (
    LedgerFailed,
    NewerLedger,
    NoLedger,
    NotALedger,
    OlderLedger,
)
from nato_positions.model import Signature
from nato_positions.ondemand import on_demand
from nato_positions.store.location import Location
from nato_positions.store.trouble import as_ours, timeout

if TYPE_CHECKING:
    from nato_positions.store import schema, upgrade
else:
    # The schema brings sqlite-utils along, which no read and no write to a current ledger needs.
    schema = on_demand("nato_positions.store.schema")
    upgrade = on_demand("nato_positions.store.upgrade")

SCHEMA_VERSION = 6
"""How many migrations the schema has; a test holds it against their list."""
APPLICATION_ID = 0x504F5331
"""`POS1` in the file's header: how a ledger is told from any other SQLite file."""

_MAGIC = b"SQLite format 3\0"


@contextmanager
def reading(location: Location) -> Iterator[sqlite3.Connection]:
    """Yield a connection that sees one moment of the ledger and cannot write.

    Raises `NoLedger` where the user named a file that is not there; the default ledger is made instead.
    """
    path = location.path
    with as_ours(path):
        if is_absent(path):
            if location.chosen:
                raise NoLedger(str(path))
            _make(path)
        connection = _connect_to_read(path)
        try:
            if _version(connection, path) < SCHEMA_VERSION:
                connection.close()
                _migrate(path)
                connection = _connect_to_read(path)
            connection.execute("PRAGMA query_only = ON")
            connection.execute("BEGIN")
            yield connection
        finally:
            connection.close()


@contextmanager
def as_it_is(path: Path) -> Iterator[sqlite3.Connection]:
    """Yield a connection to a ledger of any schema that we know, which it neither migrates nor writes to."""
    with as_ours(path):
        if is_absent(path):
            raise NoLedger(str(path))
        connection = _connect(path, "mode=ro")
        try:
            _version(connection, path)
            yield connection
        finally:
            connection.close()


@contextmanager
def writing(location: Location, signature: Signature | None = None) -> Iterator[sqlite3.Connection]:
    """Yield a connection inside one write transaction, committed at the end and undone on any failure.

    A ledger that is not there is made, in the same transaction: a failure leaves no file behind. An older one
    is migrated in it, after a copy is kept. What the block changes is one change under the signature.
    """
    path = location.path
    with as_ours(path):
        if not location.chosen:
            path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        connection = _lock(path)
        version = _version(connection, path)
        fresh = version == 0
        try:
            if version < SCHEMA_VERSION:
                _bring_up_to_date(connection, path, version)
            if signature is not None:
                sign(connection, signature)
            yield connection
            _close_change(connection)
            _refuse_vanished(connection, path)
            connection.execute("COMMIT")
        except BaseException:
            # While the lock is held, so that those who wait for it see that the file is gone; and not where
            # Ctrl-C came after the commit.
            if fresh and connection.in_transaction:
                path.unlink(missing_ok=True)
            connection.rollback()
            connection.close()
            raise
        try:
            if fresh:
                _switch_to_wal(connection)
        finally:
            connection.close()


def _refuse_vanished(connection: sqlite3.Connection, path: Path) -> None:
    """Raise `LedgerFailed` where the file was taken away: SQLite would commit to what nobody finds."""
    if connection.in_transaction and not path.exists():
        raise LedgerFailed(str(path), "the file or its folder was taken away meanwhile")


def _bring_up_to_date(connection: sqlite3.Connection, path: Path, version: int) -> None:
    """Apply the migrations; an older ledger is kept beside before. The caller commits."""
    if version:
        upgrade.keep_old(path, version)
    schema.apply(connection)


def sign(connection: sqlite3.Connection, signature: Signature) -> None:
    """Begin a change under a signature; what follows belongs to it, until another one begins."""
    made = connection.execute("INSERT INTO change (at, by, what, why) VALUES (?, ?, ?, ?)", signature)
    connection.execute("UPDATE hand SET change = ?", (made.lastrowid,))


def _close_change(connection: sqlite3.Connection) -> None:
    """End the change at hand; one that changed nothing leaves no trace."""
    (change,) = connection.execute("SELECT change FROM hand").fetchone()
    if change is None:
        return
    connection.execute("UPDATE hand SET change = NULL")
    connection.execute(
        "DELETE FROM change WHERE id = ? AND undoes IS NULL"
        " AND NOT EXISTS (SELECT 1 FROM history WHERE history.change = change.id)",
        (change,),
    )


def replace(location: Location, source: sqlite3.Connection) -> None:
    """Make the ledger at a location what another one is, page by page in one transaction."""
    path = location.path
    with as_ours(path):
        if not location.chosen:
            path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        _touch(path)
        connection = _connect(path, "mode=rw")
        try:
            source.backup(connection)
            _switch_to_wal(connection)
        finally:
            connection.close()


def is_absent(path: Path) -> bool:
    """Whether there is no ledger yet: no file, or an empty one as `mktemp` makes it."""
    try:
        return path.stat().st_size == 0
    except (FileNotFoundError, NotADirectoryError):
        return True
    except OSError as error:
        raise LedgerFailed(str(path), error.strerror or str(error)) from error


def _refuse_strangers(path: Path) -> None:
    """Raise `NotALedger` for any file but ours, from its header alone.

    The application id is set when the file is made and never changes, so that it is in the file itself
    even while later pages still wait in the write-ahead log.
    """
    try:
        with path.open("rb") as file:
            header = file.read(100)
    except OSError as error:
        raise LedgerFailed(str(path), error.strerror or str(error)) from error
    if header and not (header.startswith(_MAGIC) and header[68:72] == APPLICATION_ID.to_bytes(4)):
        raise NotALedger(str(path))


def _connect(path: Path, mode: str) -> sqlite3.Connection:
    _refuse_strangers(path)
    return sqlite3.connect(
        f"{path.absolute().as_uri()}?{mode}", uri=True, isolation_level=None, timeout=timeout()
    )


def _connect_to_read(path: Path) -> sqlite3.Connection:
    connection = _connect(path, "mode=rw")
    try:
        connection.execute("PRAGMA schema_version")
    except sqlite3.OperationalError as error:
        connection.close()
        left = any(path.with_name(f"{path.name}-{kind}").exists() for kind in ("wal", "journal"))
        # In a folder that cannot be written to, SQLite cannot set up the shared memory of WAL mode. Where no
        # log and no journal is left, nothing is pending and the file is all there is to read.
        if left or error.sqlite_errorcode & 0xFF not in (sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY):
            raise
        connection = _connect(path, "mode=ro&immutable=1")
    return connection


def _version(connection: sqlite3.Connection, path: Path) -> int:
    found: int = connection.execute("PRAGMA user_version").fetchone()[0]
    if found > SCHEMA_VERSION:
        connection.close()
        raise NewerLedger(str(path), found, SCHEMA_VERSION)
    return found


def _lock(path: Path) -> sqlite3.Connection:
    """Return a connection that holds the write lock of the file that is at `path`, made if need be."""
    while True:
        inode = _touch(path)
        connection = _connect(path, "mode=rw")
        try:
            connection.execute("PRAGMA foreign_keys = ON")
            connection.execute("BEGIN IMMEDIATE")
        except BaseException:
            connection.close()
            raise
        # Whoever made the file may have failed and taken it away while we waited for the lock.
        if path.exists() and path.stat().st_ino == inode:
            return connection
        connection.close()


def _touch(path: Path) -> int:
    """Make an empty, private file where there is none; return the file's inode."""
    try:
        if not path.exists():
            os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
        return path.stat().st_ino
    except OSError as error:
        raise LedgerFailed(str(path), error.strerror or str(error)) from error


def _make(path: Path) -> None:
    with writing(Location(path, chosen=False)):
        pass


def _migrate(path: Path) -> None:
    try:
        with writing(Location(path, chosen=True)):
            pass
    except LedgerFailed as error:
        raise OlderLedger(str(path), str(error)) from error


def _switch_to_wal(connection: sqlite3.Connection) -> None:
    """Switch a new file to write-ahead logging, once; those who came in between are waited for.

    Should another process hold the file throughout, the ledger works as well without, only slower.
    """
    deadline = time.monotonic() + timeout()
    while True:
        try:
            connection.execute("PRAGMA journal_mode = WAL")
            return
        except sqlite3.OperationalError:
            if time.monotonic() > deadline:
                return
            time.sleep(0.005)
