"""Looking a ledger over, and safe copies of it while others write."""

import hashlib
import os
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from nato_positions.errors import BadInput
from nato_positions.reports import Finding
from nato_positions.store import ledger
from nato_positions.store.location import Location

_PROBLEM, _HINT = "problem", "hint"
_GO_BACK = "restore a backup: positions restore-backup FILE"
_PAGES = 1_000


def look_over(book: sqlite3.Connection) -> Iterator[Finding]:
    """Yield what is wrong with a ledger, and, as hints, what may be left over."""
    yield from _file(book)
    yield from _quotes(book)
    yield from _hashes(book)
    yield from _evidence(book)
    yield from _unused(book)


def _file(book: sqlite3.Connection) -> Iterator[Finding]:
    for (line,) in book.execute("PRAGMA integrity_check"):
        if line != "ok":
            yield Finding(_PROBLEM, "file", None, str(line), _GO_BACK)
    for table, row, parent, _ in book.execute("PRAGMA foreign_key_check"):
        what = f"{table} {row} refers to a row of {parent} that is not there"
        yield Finding(_PROBLEM, "reference", row, what, _GO_BACK)


def _quotes(book: sqlite3.Connection) -> Iterator[Finding]:
    rows = book.execute(
        "SELECT s.id, s.source FROM statement s LEFT JOIN article a ON a.source = s.source"
        " WHERE s.quote_start IS NOT NULL"
        " AND s.quote IS NOT substr(a.text, s.quote_start + 1, s.quote_end - s.quote_start)"
    )
    for number, source in rows:
        what = f"the quote of statement {number} does not stand at its place in source {source}"
        yield Finding(_PROBLEM, "quote", number, what, f"look it up: positions edit {number} --quote TEXT")


def _hashes(book: sqlite3.Connection) -> Iterator[Finding]:
    rows = book.execute(
        "SELECT a.source, a.text, source.sha256 FROM article a JOIN source ON source.id = a.source"
    )
    for number, text, digest in rows:
        if hashlib.sha256(str(text).encode()).hexdigest() != digest:
            what = f"the archived text of source {number} is not what it was"
            yield Finding(
                _PROBLEM, "hash", number, what, "restore a backup, or archive the article under a new source"
            )


def _evidence(book: sqlite3.Connection) -> Iterator[Finding]:
    rows = book.execute(
        "SELECT s.id FROM statement s JOIN source ON source.id = s.source"
        " WHERE s.status = 'accepted' AND source.url IS NULL AND source.sha256 IS NULL"
        " AND source.title IS NULL AND source.outlet IS NULL"
    )
    for (number,) in rows:
        what = f"the source of statement {number} has no address, text, title or outlet"
        yield Finding(
            _PROBLEM, "evidence", number, what, f"retract it: positions retract {number} --why TEXT"
        )
    (left,) = book.execute("SELECT change FROM hand").fetchone()
    if left is not None:
        what = f"change {left} was left open"
        yield Finding(_PROBLEM, "change", left, what, "any command that writes closes it")


def _unused(book: sqlite3.Connection) -> Iterator[Finding]:
    rows = book.execute(
        "SELECT id FROM source WHERE NOT EXISTS (SELECT 1 FROM statement WHERE statement.source = source.id)"
    )
    for (number,) in rows:
        what = f"source {number} has no statement"
        yield Finding(_HINT, "source", number, what, f"read it: positions sources {number}")


def back_up(location: Location, target: Path) -> None:
    """Copy the ledger, at one moment and while others write, to `target`; the copy is looked over first.

    Nothing is ever half-written: the copy is made in a private file beside the target and takes its name when
    it is whole. A link at the target is replaced, not followed. Raises `BadInput` where it cannot be written.
    """
    with ledger.reading(location) as book:
        try:
            descriptor, name = tempfile.mkstemp(prefix=f".{target.name}.", dir=target.parent)
        except OSError as error:
            raise BadInput(f"cannot write {target}: {error.strerror}; name another file") from error
        os.close(descriptor)
        made = Path(name)
        try:
            copied(book, made)
            made.replace(target)
        except OSError as error:
            raise BadInput(f"cannot write {target}: {error.strerror}; name another file") from error
        finally:
            made.unlink(missing_ok=True)


def copied(book: sqlite3.Connection, made: Path) -> None:
    """Copy a ledger into a file of ours and look the copy over. Raises `BadInput` where it is damaged."""
    with closing(sqlite3.connect(made, isolation_level=None)) as copy:
        book.backup(copy, pages=_PAGES)
        # A copy is one file: no log beside it.
        copy.execute("PRAGMA journal_mode = DELETE")
        verdict = copy.execute("PRAGMA quick_check").fetchone()[0]
    if verdict != "ok":
        raise BadInput(f"the copy is damaged ({verdict}), and so may be the ledger; see 'positions check'")
    with made.open("rb") as file:
        os.fsync(file.fileno())


def restore(location: Location, copy: Path, aside: Path) -> None:
    """Make the ledger what `copy` is, and keep what it was as `aside`. Readers see the one or the other.

    Raises `NotALedger`, `NewerLedger` or `NoLedger` for a copy that cannot be used.
    """
    with ledger.as_it_is(copy) as book:
        verdict = book.execute("PRAGMA quick_check").fetchone()[0]
        if verdict != "ok":
            raise BadInput(f"{copy} is damaged ({verdict}); name another copy")
        if location.path.exists():
            back_up(location, aside)
        ledger.replace(location, book)
