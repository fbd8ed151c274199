"""`check`, `backup` and `restore-backup`: a ledger that is looked over, copied and gone back to."""

import json
import sqlite3
import stat
from pathlib import Path

import pytest

from tests.conftest import Record, Run, rows


@pytest.fixture
def kept(run: Run, record: Record, article: Path, fresh: Path) -> Path:
    """A ledger with one statement whose quote stands in an archived article."""
    words = next(line for line in article.read_text("utf-8").splitlines() if len(line) > 40)[:30]
    assert record(quote=words).status == 0
    return fresh


def broken(path: Path, *statements: str) -> None:
    """Change the file behind the program's back."""
    with sqlite3.connect(path) as book:
        triggers = [name for (name,) in book.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")]
        for name in triggers:
            book.execute(f"DROP TRIGGER {name}")
        for statement in statements:
            book.execute(statement)


def test_a_sound_ledger(run: Run, kept: Path) -> None:
    ran = run("check")
    assert (ran.status, ran.out) == (0, "")
    assert "no problems found" in ran.err
    assert run("check", "-f", "json").out == "[]\n"


@pytest.mark.parametrize(
    ("statement", "kind"),
    [
        ("UPDATE article SET text = 'x' || substr(text, 2)", "hash"),
        ("UPDATE statement SET quote_start = quote_start + 1, quote_end = quote_end + 1", "quote"),
        ("UPDATE statement SET source = 77", "reference"),
        ("UPDATE source SET url = NULL, sha256 = NULL", "evidence"),
    ],
)
def test_what_is_wrong_is_named_with_what_to_do(run: Run, kept: Path, statement: str, kind: str) -> None:
    broken(kept, statement)
    ran = run("check", "-f", "json")
    found = json.loads(ran.out)
    assert ran.status == 1
    assert kind in [one["kind"] for one in found if one["severity"] == "problem"]
    assert all(one["mend"] for one in found)


def test_a_source_without_a_statement_is_only_a_hint(run: Run, fresh: Path, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Nothing of note happened.")
    run("ingest", str(tmp_path / "a.txt"), "--date", "2023-06-01")
    ran = run("check", "-f", "json")
    assert ran.status == 0
    assert [(one["severity"], one["kind"]) for one in json.loads(ran.out)] == [("hint", "source")]


def test_a_damaged_file_is_not_answered_from(run: Run, kept: Path) -> None:
    data = bytearray(kept.read_bytes())
    data[5000:9000] = b"\xff" * 4000
    kept.write_bytes(bytes(data))
    ran = run("check")
    assert ran.status in (1, 3)
    assert ran.err.count("\n") == 1


def test_there_and_back(run: Run, kept: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.db"
    assert run("backup", str(copy)) == (0, f"{copy}\n", "")
    assert stat.S_IMODE(copy.stat().st_mode) == 0o600
    assert rows(copy, "SELECT count(*) FROM statement") == [(1,)]
    run("retract", "1", "--why", "x")
    aside = Path(run("restore-backup", str(copy)).out.strip())
    assert rows(kept, "SELECT status FROM statement") == [("accepted",)]
    assert rows(aside, "SELECT status FROM statement") == [("retracted",)]
    assert run("check").status == 0
    assert [path.name for path in tmp_path.glob(".copy*")] == []


def test_a_link_at_the_target_is_replaced_and_not_followed(run: Run, kept: Path, tmp_path: Path) -> None:
    precious, link = tmp_path / "precious", tmp_path / "link.db"
    precious.write_text("mine")
    link.symlink_to(precious)
    assert run("backup", str(link)).status == 0
    assert precious.read_text() == "mine"
    assert not link.is_symlink()


def test_what_cannot_be_used_changes_nothing(run: Run, kept: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.db"
    other.write_text("no ledger")
    before = rows(kept, "SELECT * FROM statement")
    assert run("restore-backup", str(other)).status == 3
    assert run("restore-backup", str(tmp_path / "absent.db")).status == 3
    assert run("restore-backup", str(kept)).status == 2
    assert run("backup", str(kept)).status == 2
    assert run("backup", str(tmp_path)).status == 2
    assert run("backup", str(tmp_path / "no" / "folder.db")).status == 2
    assert rows(kept, "SELECT * FROM statement") == before
    assert other.read_text() == "no ledger"
