"""A ledger of each earlier schema is brought up to date by the first command, every row kept."""

import json
import sqlite3
from pathlib import Path

import pytest

from nato_positions.store import ledger
from tests.conftest import Run, rows

LEDGERS = sorted((Path(__file__).parent / "ledgers").glob("schema-*.sql"))
KEPT = ("actor", "issue", "issue_alias", "issue_term", "source", "article", "statement")


@pytest.fixture(params=LEDGERS, ids=lambda path: path.stem)
def old(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A ledger as an earlier version left it."""
    path = tmp_path / "old.db"
    connection = sqlite3.connect(path)
    connection.executescript(request.param.read_text("utf-8"))
    connection.close()
    monkeypatch.setenv("POSITIONS_DB", str(path))
    return path


def contents(path: Path) -> dict[str, list[tuple[object, ...]]]:
    return {table: rows(path, f"SELECT * FROM {table} ORDER BY 1, 2") for table in KEPT}


def test_the_fixture_is_old(old: Path) -> None:
    [(version,)] = rows(old, "PRAGMA user_version")
    assert 1 <= int(str(version)) < ledger.SCHEMA_VERSION


def test_every_row_is_kept_and_the_ledger_answers(run: Run, old: Path) -> None:
    before = contents(old)
    shown = json.loads(run("show", "--issue", "sweden", "-f", "json").out)
    assert [(one["actor"], one["stance"]) for one in shown] == [
        ("HUN", "oppose"),
        ("NOR", "support"),
        ("HUN", "support"),
    ]
    assert contents(old) == before
    assert rows(old, "PRAGMA user_version") == [(ledger.SCHEMA_VERSION,)]
    assert rows(old, "PRAGMA foreign_key_check") == []
    assert rows(old, "PRAGMA integrity_check") == [("ok",)]


def test_what_came_later_works_in_it(run: Run, old: Path, tmp_path: Path) -> None:
    path = tmp_path / "new.txt"
    path.write_text("Poland firmly backs Sweden's bid to join NATO.", "utf-8")
    assert run("ingest", str(path), "--date", "2023-06-05").status == 0
    assert run("accept", "4") == (0, "4\n", "")
    assert run("accept", "1").status == 0
    assert rows(old, "SELECT statement, verdict FROM judgement") == [(4, "accepted")]
