"""A ledger of each earlier schema is brought up to date by the first command, every row kept."""

import json
import os
import sqlite3
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from nato_positions.store import ledger, schema, upgrade
from tests.conftest import Run, rows
from tests.store.make_ledger import load

LEDGERS = sorted((Path(__file__).parent / "ledgers").glob("schema-*.sql"))
KEPT = ("actor", "issue", "issue_alias", "issue_term", "source", "article", "statement")
LATER = ("judgement", "extraction", "change", "history")


def number(script: Path) -> int:
    return int(script.stem.removeprefix("schema-"))


OLDER = [script for script in LEDGERS if number(script) < ledger.SCHEMA_VERSION]


@pytest.fixture(params=LEDGERS, ids=lambda path: path.stem)
def old(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A ledger as an earlier version left it."""
    return placed(request.param, tmp_path, monkeypatch)


@pytest.fixture(params=OLDER, ids=lambda path: path.stem)
def older(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A ledger that has to be migrated."""
    return placed(request.param, tmp_path, monkeypatch)


def placed(script: Path, folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    path = folder / "old.db"
    load(script, path)
    monkeypatch.setenv("POSITIONS_DB", str(path))
    return path


def contents(path: Path) -> dict[str, list[tuple[object, ...]]]:
    there = {str(name) for (name,) in rows(path, "SELECT name FROM sqlite_master WHERE type = 'table'")}
    return {
        table: rows(path, f"SELECT * FROM {table} ORDER BY 1, 2")
        for table in (*KEPT, *LATER)
        if table in there
    }


def backups(path: Path) -> list[Path]:
    return sorted(path.parent.glob(f"{path.name}.schema-*"))


def version(path: Path) -> int:
    [(found,)] = rows(path, "PRAGMA user_version")
    return int(str(found))


def test_there_is_a_ledger_of_every_schema(old: Path) -> None:
    assert [number(script) for script in LEDGERS] == list(range(1, ledger.SCHEMA_VERSION + 1))
    assert 1 <= version(old) <= ledger.SCHEMA_VERSION
    assert rows(old, "PRAGMA integrity_check") == [("ok",)]


def test_every_row_is_kept_and_the_ledger_answers(run: Run, old: Path) -> None:
    before = contents(old)
    shown = json.loads(run("show", "--issue", "sweden", "-f", "json").out)
    assert [(one["actor"], one["stance"]) for one in shown] == [
        ("HUN", "oppose"),
        ("NOR", "support"),
        ("HUN", "support"),
    ]
    after = contents(old)
    assert {table: after[table] for table in before} == before
    assert version(old) == ledger.SCHEMA_VERSION
    assert run("check").status == 0
    assert [hit["statement"] for hit in json.loads(run("search", "back", "-f", "json").out)] == [1, None]


def test_what_came_later_works_in_it(run: Run, old: Path, tmp_path: Path) -> None:
    path = tmp_path / "new.txt"
    path.write_text("Poland firmly backs Sweden's bid to join NATO.", "utf-8")
    assert run("ingest", str(path), "--date", "2023-06-05").status == 0
    [(new,)] = rows(old, "SELECT id FROM statement WHERE status = 'pending'")
    assert run("accept", str(new)) == (0, f"{new}\n", "")
    assert run("edit", "2", "--stance", "neutral").status == 0
    assert run("undo").status == 0
    assert rows(old, "SELECT stance FROM statement WHERE id = 2") == [("oppose",)]


def test_what_it_was_is_kept_beside_it(run: Run, older: Path) -> None:
    was, before = version(older), contents(older)
    assert run("show").status == 0
    [kept] = backups(older)
    assert kept.name == f"old.db.schema-{was}"
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    assert (version(kept), contents(kept)) == (was, before)
    assert rows(kept, "PRAGMA integrity_check") == [("ok",)]
    assert [path.name for path in older.parent.glob(".old.db*")] == []


def test_it_happens_once(run: Run, older: Path) -> None:
    run("show")
    before = (contents(older), rows(older, "SELECT * FROM _sqlite_migrations"))
    assert run("show").status == 0
    assert run("issues").status == 0
    assert (contents(older), rows(older, "SELECT * FROM _sqlite_migrations")) == before
    assert len(backups(older)) == 1


def test_no_other_backup_is_overwritten(run: Run, older: Path) -> None:
    was = version(older)
    taken = older.with_name(f"old.db.schema-{was}")
    link = older.with_name(f"old.db.schema-{was}-2")
    taken.write_text("mine")
    link.symlink_to(older.parent / "nowhere")
    assert run("show").status == 0
    assert taken.read_text() == "mine"
    assert link.is_symlink()
    assert version(older.with_name(f"old.db.schema-{was}-3")) == was


def test_the_copy_leads_back(run: Run, older: Path) -> None:
    before = contents(older)
    run("show")
    [kept] = backups(older)
    run("retract", "1", "--why", "x")
    assert run("restore-backup", str(kept)).status == 0
    assert run("show").status == 0
    after = contents(older)
    assert {table: after[table] for table in before} == before


def test_without_a_backup_nothing_is_migrated(run: Run, older: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(upgrade, "copied", full)
    before = older.read_bytes()
    refused = run("show")
    assert (refused.status, refused.out, refused.err.count("\n")) == (3, "", 1)
    assert "No space left" in refused.err
    assert older.read_bytes() == before
    assert backups(older) == []


def test_a_migration_that_fails_leaves_the_ledger_as_it_was(
    run: Run, older: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    apply = schema.apply

    def failing(connection: sqlite3.Connection) -> None:
        apply(connection)
        raise sqlite3.OperationalError("the last migration broke off")

    monkeypatch.setattr(schema, "apply", failing)
    before, was = contents(older), version(older)
    refused = run("show")
    assert (refused.status, refused.err.count("\n")) == (3, 1)
    assert (version(older), contents(older)) == (was, before)


def test_processes_that_open_at_once_migrate_once(older: Path) -> None:
    was = version(older)
    command = [sys.executable, "-m", "nato_positions", "show", "--limit", "1", "-f", "json"]
    opened = [
        subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=os.environ)
        for _ in range(4)
    ]
    said = [process.communicate() for process in opened]
    assert [process.returncode for process in opened] == [0] * 4, said
    assert version(older) == ledger.SCHEMA_VERSION
    names = [str(name) for (name,) in rows(older, "SELECT name FROM _sqlite_migrations")]
    assert len(names) == len(set(names)) == ledger.SCHEMA_VERSION
    assert [path.name for path in backups(older)] == [f"old.db.schema-{was}"]
