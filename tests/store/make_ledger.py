"""Make a small ledger of an earlier schema and write it as SQL.

    python -m tests.store.make_ledger 3 tests/store/ledgers/schema-3.sql

Only the first so many migrations are run, and the rows are put in as the programs of that time did. The file
is kept, so that every later version is tested on upgrading it.
"""

import json
import re
import sqlite3
import sys
import tempfile
from hashlib import sha256
from pathlib import Path

from sqlite_utils import Database, Migrations

from nato_positions.store.ledger import APPLICATION_ID
from nato_positions.store.migrations import STEPS

_ARTICLE = "Envoys met.\n\n“We back Sweden’s bid,” the envoy said. It rained.\n"
_QUOTE = "We back Sweden’s bid"
_HAND = ("2026-01-01T00:00:00Z", "maker")
_INDEX = re.compile(
    r"CREATE TABLE '\w+_search_|INSERT INTO \"\w+_search|INSERT INTO sqlite_master|PRAGMA writable_schema"
)
"""The lines of SQLite's dump that are about a search index's own tables."""
_PUT = """
INSERT INTO statement (id, actor, issue, source, stance, date, attribution, weight, quote, quote_start,
    quote_end, status, recorded_at, recorded_by)
VALUES (?, ?, (SELECT id FROM issue WHERE slug = 'sweden'), ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
"""


def make(path: Path, steps: int) -> None:
    """Write a ledger that has only the first so many migrations, with rows in every table that it knows."""
    connection = sqlite3.connect(path)
    try:
        migrations = Migrations("positions")
        for name, step in STEPS[:steps]:
            migrations(name=name)(step)
        migrations.apply(Database(connection, execute_plugins=False))
        _fill(connection)
        if steps >= 2:
            _judge(connection)
        if steps >= 4:
            _correct(connection)
        connection.commit()
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version = {steps}")
    finally:
        connection.close()


def _fill(connection: sqlite3.Connection) -> None:
    """Record three statements, one of them from an archived article."""
    digest = sha256(_ARTICLE.encode()).hexdigest()
    connection.executemany(
        "INSERT INTO source (id, url, published, sha256, archived_at, archived_by) VALUES (?, ?, ?, ?, ?, ?)",
        [
            (1, None, "2023-06-01", digest, *_HAND),
            (2, "https://example.org/1", None, None, *_HAND),
            (3, "https://example.org/2", None, None, *_HAND),
        ],
    )
    connection.execute("INSERT INTO article VALUES (1, ?, ?)", (len(_ARTICLE), _ARTICLE))
    start = _ARTICLE.index(_QUOTE)
    quote = (_QUOTE, start, start + len(_QUOTE))
    for row in (
        (1, "NOR", 1, "support", "2023-06-01", "quoted", 3, *quote, "accepted", *_HAND),
        (2, "HUN", 2, "oppose", "2023-06-01", "reported", 1, None, None, None, "accepted", *_HAND),
        (3, "HUN", 3, "support", "2024-02-26", "reported", 1, None, None, None, "accepted", *_HAND),
    ):
        connection.execute(_PUT, row)


def _judge(connection: sqlite3.Connection) -> None:
    """Keep that an article was read, and that a candidate was corrected and rejected."""
    connection.execute("INSERT INTO extraction VALUES (1, 'rules', 'all', 1, ?, ?)", _HAND)
    start = _ARTICLE.index("It rained")
    quote = ("It rained", start, start + 9)
    connection.execute(_PUT, (4, "TUR", 1, "oppose", "2023-06-01", "claimed", 0, *quote, "rejected", *_HAND))
    connection.execute(
        "INSERT INTO judgement VALUES (1, 4, 'rejected', 'weather', ?, ?, ?)",
        (json.dumps({"stance": "neutral"}), *_HAND),
    )


def _correct(connection: sqlite3.Connection) -> None:
    """Edit a statement under a signature, which the triggers keep."""
    connection.execute("INSERT INTO change VALUES (1, ?, ?, 'edit', 'a slip', NULL)", _HAND)
    connection.execute("UPDATE hand SET change = 1")
    connection.execute("UPDATE statement SET role = 'the prime minister' WHERE id = 3")
    connection.execute("UPDATE hand SET change = NULL")


def dump(ledger: Path) -> str:
    """Return the ledger as SQL, with what SQLite's own dump leaves out of the header.

    The search indexes are made anew from the texts: their own tables cannot be written from outside.
    """
    connection = sqlite3.connect(ledger)
    try:
        header = [
            f"PRAGMA {name} = {connection.execute(f'PRAGMA {name}').fetchone()[0]};"
            for name in ("application_id", "user_version")
        ]
        plain = [line for line in connection.iterdump() if not _INDEX.match(line)]
        virtual = connection.execute(
            "SELECT name, sql FROM sqlite_master WHERE sql LIKE 'CREATE VIRTUAL%'"
        ).fetchall()
        filled = [f"{sql};\nINSERT INTO {name} ({name}) VALUES ('rebuild');" for name, sql in virtual]
        return "\n".join([*header, *plain, *filled, ""])
    finally:
        connection.close()


def load(script: Path, path: Path) -> None:
    """Make the ledger that was written as SQL."""
    connection = sqlite3.connect(path)
    connection.executescript(script.read_text("utf-8"))
    connection.close()


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        made = Path(folder) / "made.db"
        make(made, int(sys.argv[1]))
        Path(sys.argv[2]).write_text(dump(made), "utf-8")
