"""What an upgrade leaves behind: the ledger as the older version wrote it. Only loaded where there is one."""

import errno
import os
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from nato_positions.errors import BadInput, LedgerFailed
from nato_positions.store.keeping import copied

_NO_LINKS = (errno.EPERM, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS)


def keep_old(path: Path, version: int) -> Path:
    """Copy a ledger beside itself before it is migrated, and return the copy's name.

    The caller holds the write lock, so that the copy is what will be migrated. It is private, was looked
    over, bears the number of its schema, and never takes the name of another. Raises `LedgerFailed` where
    it cannot be made; nothing is to be migrated then.
    """
    try:
        descriptor, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
        os.close(descriptor)
        made = Path(name)
        try:
            # Past our own check of the header: closing a plain file of the ledger would drop SQLite's locks.
            with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as book:
                copied(book, made)
            return _named(made, path, version)
        finally:
            made.unlink(missing_ok=True)
    except OSError as error:
        raise LedgerFailed(str(path), f"no backup could be made before the upgrade: {error}") from error
    except BadInput as error:
        raise LedgerFailed(str(path), str(error)) from error


def _named(made: Path, path: Path, version: int) -> Path:
    """Give the copy the first name that nothing has, which a link does without ever replacing anything."""
    for name in _names(path, version):
        try:
            os.link(made, name)
        except FileExistsError:
            continue
        except OSError as error:
            # Some file systems have no links; whoever else upgrades this ledger waits for our lock.
            if error.errno not in _NO_LINKS or os.path.lexists(name):
                raise
            made.rename(name)
        return name
    raise OSError("there are too many backups already")


def _names(path: Path, version: int) -> Iterator[Path]:
    yield path.with_name(f"{path.name}.schema-{version}")
    for number in range(2, 1000):
        yield path.with_name(f"{path.name}.schema-{version}-{number}")
