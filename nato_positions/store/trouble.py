"""What SQLite says when a ledger cannot be used, as our own errors; how long to wait before that."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from nato_positions.errors import BadInput, LedgerBusy, LedgerFailed, NotALedger

DEFAULT_TIMEOUT = 30.0
_BUSY = (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)


def timeout() -> float:
    """Return how many seconds to wait for another process: `$POSITIONS_TIMEOUT`, else 30."""
    text = os.environ.get("POSITIONS_TIMEOUT", "")
    try:
        seconds = float(text) if text else DEFAULT_TIMEOUT
    except ValueError:
        seconds = -1.0
    if not 0 <= seconds <= 86_400:
        raise BadInput(f"$POSITIONS_TIMEOUT is {text!r}; give a number of seconds, such as 30")
    return seconds


@contextmanager
def as_ours(path: Path) -> Iterator[None]:
    """Turn what SQLite says of the file at `path` into our own errors; a broken rule of the schema stays."""
    try:
        yield
    except sqlite3.IntegrityError:
        raise
    except (sqlite3.OperationalError, sqlite3.DatabaseError) as error:
        code = getattr(error, "sqlite_errorcode", 0) & 0xFF
        if code in _BUSY:
            raise LedgerBusy(str(path), timeout()) from error
        if code == sqlite3.SQLITE_NOTADB:
            raise NotALedger(str(path)) from error
        if code in (sqlite3.SQLITE_MISUSE, sqlite3.SQLITE_RANGE):
            raise
        raise LedgerFailed(str(path), str(error)) from error
