"""Import and export of made-up roll calls, beside sqlite-utils and the least that the same rows can cost.

The floors are the statements alone, checked by nobody: `sqlite3`'s own `.import` (or `executemany` where it
is not there) into the tables as they stand, with what the database does for each row; and `executemany` into
a table that has neither index nor trigger.
"""

import csv
import os
import platform
import shutil
import sqlite3
import sys
import tempfile
from collections.abc import Mapping
from functools import partial
from pathlib import Path

from benchmarks import rollcalls
from benchmarks.processes import Run, in_turn, module, run, show

_ROUNDS = 5
_ROWS = int(os.environ.get("POSITIONS_BENCH_ROWS", "200000"))
_MANY = 5 * _ROWS
_COLUMNS = (
    *("actor", "issue", "source", "stance", "date", "attribution", "weight", "status", "recorded_at"),
    "recorded_by",
)
_NAMED = ", ".join(_COLUMNS)
_INSERT = f"INSERT INTO {{}} ({_NAMED}) VALUES ({', '.join('?' * len(_COLUMNS))})"
# Columns are taken in their order, and the statements' own have empty ones in between.
_DOOR = (
    f"CREATE VIEW door AS SELECT {_NAMED} FROM statement",
    f"CREATE TRIGGER door_is_open INSTEAD OF INSERT ON door BEGIN INSERT INTO statement ({_NAMED})"
    f" VALUES ({', '.join(f'NEW.{column}' for column in _COLUMNS)}); END",
)
_BY_PYTHON = """
import csv, sqlite3, sys
book = sqlite3.connect(sys.argv[1])
with book, open(sys.argv[2], encoding="utf-8", newline="") as file:
    book.executemany(sys.argv[3], csv.reader(file))
"""


def main() -> None:
    """Make the files, run all by turns, print the tables."""
    print(f"Python {platform.python_version()}, SQLite {sqlite3.sqlite_version}")
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        _import(place, "votes", words=False)
        _export(place, "votes")
        _import(place, "votes with a speaker, a quote and a note each", words=True)
        _export(place, "votes with a speaker, a quote and a note each")
        _much(place, "Flat memory", _MANY, "(asked < 200)")
        _much(place, "The UN's roll calls", rollcalls.VOTES, "")


def _import(place: Path, what: str, *, words: bool) -> None:
    file, ours, theirs = place / "votes.csv", place / "ours.db", place / "theirs.db"
    rollcalls.write(file, _ROWS, words=words)
    peer = "sqlite-utils insert --csv --detect-types"
    runs = {
        peer: Run(
            # Types are found out without being asked for since its version 4.
            module("sqlite_utils", "insert", str(theirs), "votes", str(file), "--csv"),
            prepare=partial(theirs.unlink, missing_ok=True),
        ),
        "positions import": Run(_command(ours, file), prepare=partial(ours.unlink, missing_ok=True)),
        "positions import, again": Run(_command(ours, file)),
    }
    ours.unlink(missing_ok=True)
    run(runs["positions import"].command)
    if not words:
        runs |= _floors(place, ours)
    print(f"\nImport, {_ROWS:,} {what}; median of {_ROUNDS} rounds")
    show(in_turn(runs, _ROUNDS), peer, {} if words else {"positions import": "≤ 0.3 ×"})


def _command(ledger: Path, file: Path) -> list[str]:
    return module("nato_positions", "--db", str(ledger), "import", str(file), *rollcalls.OPTIONS)


def _floors(place: Path, ours: Path) -> Mapping[str, Run]:
    """Return what puts the ledger's own statements into one that has all but these."""
    rows, empty, filled, bare = (place / name for name in ("rows.csv", "empty.db", "filled.db", "bare.db"))
    with sqlite3.connect(ours) as book, rows.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(book.execute(f"SELECT {_NAMED} FROM statement ORDER BY id"))
    _emptied(ours, empty)
    with sqlite3.connect(place / "none.db") as book:
        book.execute(f"CREATE TABLE bare ({_NAMED})")
    shell = shutil.which("sqlite3")
    by_python = [sys.executable, "-c", _BY_PYTHON]
    plain = "sqlite3 .import, same tables" if shell else "executemany, same tables"
    return {
        plain: Run(
            [shell, str(filled), "-cmd", "PRAGMA foreign_keys = ON", f".import --csv {rows} door"]
            if shell
            else [*by_python, str(filled), str(rows), _INSERT.format("door")],
            prepare=partial(shutil.copy, empty, filled),
        ),
        "executemany, bare table": Run(
            [*by_python, str(bare), str(rows), _INSERT.format("bare")],
            prepare=partial(shutil.copy, place / "none.db", bare),
        ),
    }


def _emptied(ours: Path, empty: Path) -> None:
    """Make a copy of a ledger without its statements and their history, in the journal that a new one has."""
    shutil.copy(ours, empty)
    book = sqlite3.connect(empty, isolation_level=None)
    book.execute("PRAGMA journal_mode = DELETE")
    kept = book.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
    for name, _ in kept:
        book.execute(f"DROP TRIGGER {name}")
    book.execute("DELETE FROM statement")
    book.execute("DELETE FROM history")
    for _, sql in kept:
        book.execute(sql)
    for sql in _DOOR:
        book.execute(sql)
    book.execute("VACUUM")
    book.close()


def _export(place: Path, what: str) -> None:
    ours, peer = place / "ours.db", "sqlite-utils rows --csv"
    runs = {
        peer: Run(module("sqlite_utils", "rows", str(ours), "statements", "--csv"), place / "theirs.csv"),
        "positions export": Run(
            module("nato_positions", "--db", str(ours), "export", "--format", "csv"), place / "ours.csv"
        ),
    }
    print(f"\nExport as CSV, {_ROWS:,} {what}; median of {_ROUNDS} rounds")
    show(in_turn(runs, _ROUNDS), peer, {"positions export": "≤ 1 ×"})


def _much(place: Path, name: str, rows: int, asked: str) -> None:
    file, ledger = place / "much.csv", place / "much.db"
    rollcalls.write(file, rows)
    ran = run(_command(ledger, file))
    pace = f"{ran.seconds:.1f} s ({rows / ran.seconds:,.0f} a second)"
    print(f"\n{name}: {rows:,} rows, {pace}, {ran.memory:.0f} MB {asked}")
    ledger.unlink()


if __name__ == "__main__":
    main()
