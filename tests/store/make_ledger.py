"""Make a small ledger with the schema of the version that runs this, and write it as SQL.

    python -m tests.store.make_ledger tests/store/ledgers/schema-1.sql

Run once with each released schema; the file is kept, so that later versions are tested on upgrading it.
"""

import os
import sqlite3
import sys
import tempfile
from pathlib import Path

from nato_positions import cli

_ARTICLE = "Envoys met.\n\n“We back Sweden’s bid,” the envoy said. It rained.\n"


def main(target: Path) -> None:
    """Record three statements, one of them from an archived article, and dump the file."""
    with tempfile.TemporaryDirectory() as folder:
        ledger, article = Path(folder) / "made.db", Path(folder) / "article.txt"
        article.write_text(_ARTICLE, "utf-8")
        os.environ |= {"POSITIONS_USER": "maker"}
        add = ["-q", "--db", str(ledger), "add", "--issue", "sweden"]
        words = ["--article", str(article), "--published", "2023-06-01", "--quote", "We back Sweden's bid"]
        for given in (
            ["--state", "norway", "--stance", "support", *words],
            [
                "--state",
                "hungary",
                "--stance",
                "oppose",
                "--url",
                "https://example.org/1",
                "--date",
                "2023-06-01",
            ],
            [
                "--state",
                "hungary",
                "--stance",
                "support",
                "--url",
                "https://example.org/2",
                "--date",
                "2024-02-26",
            ],
        ):
            if cli.main([*add, *given]):
                raise SystemExit("the ledger could not be made")
        target.parent.mkdir(exist_ok=True)
        target.write_text(_dump(ledger), "utf-8")


def _dump(ledger: Path) -> str:
    """Return the ledger as SQL, with what SQLite's own dump leaves out of the header."""
    connection = sqlite3.connect(ledger)
    try:
        header = [
            f"PRAGMA {name} = {connection.execute(f'PRAGMA {name}').fetchone()[0]};"
            for name in ("application_id", "user_version")
        ]
        return "\n".join([*header, *connection.iterdump(), ""])
    finally:
        connection.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
