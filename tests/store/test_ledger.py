"""Opening: other files are left alone, nothing is made by a question, writers take turns."""

import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from nato_positions.store import ledger
from nato_positions.store.location import Location
from tests.conftest import Run

HUNGARY = ("add", "--state", "hungary", "--issue", "sweden", "--stance", "oppose", "--date", "2023-06-01")


def foreign(path: Path) -> None:
    with closing(sqlite3.connect(path)) as other:
        other.execute("CREATE TABLE theirs (a)")


def newer(path: Path) -> None:
    with ledger.writing(Location(path, True)):
        pass
    with closing(sqlite3.connect(path)) as file:
        file.execute("PRAGMA user_version = 99")


def text(path: Path) -> None:
    path.write_text("a letter, not a ledger", "utf-8")


@pytest.mark.parametrize("make", [foreign, newer, text])
@pytest.mark.parametrize("args", [("show",), (*HUNGARY, "--url", "https://example.org/a")])
def test_what_is_not_ours_or_newer_is_refused_untouched(
    run: Run, tmp_path: Path, make: object, args: tuple[str, ...]
) -> None:
    path = tmp_path / "file.db"
    make(path)  # type: ignore[operator]
    before = path.read_bytes()
    refused = run("--db", str(path), *args)
    assert (refused.status, refused.out) == (3, "")
    assert "left untouched" in refused.err
    assert path.read_bytes() == before


def test_a_question_makes_no_file_but_a_recording_does(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "absent.db"
    assert run("--db", str(path), "show").status == 3
    assert not path.exists()
    assert run("--db", str(path), *HUNGARY, "--url", "https://example.org/a").status == 0
    assert path.stat().st_mode & 0o777 == 0o600


def test_the_default_ledger_is_made_by_the_first_question(run: Run, tmp_path: Path) -> None:
    assert run("issues", "-f", "json").status == 0
    [made] = (tmp_path / "home").rglob("positions.db")
    assert made.parent.stat().st_mode & 0o777 == 0o700


def test_the_ledger_is_in_wal_mode_with_foreign_keys(tmp_path: Path) -> None:
    place = Location(tmp_path / "new.db", True)
    with ledger.writing(place) as book:
        assert book.execute("PRAGMA foreign_keys").fetchone() == (1,)
    with ledger.reading(place) as book:
        assert book.execute("PRAGMA journal_mode").fetchone() == ("wal",)
        with pytest.raises(sqlite3.OperationalError):
            book.execute("DELETE FROM statement")


def test_a_ledger_that_stays_locked_is_given_up_on(
    run: Run, starter: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("POSITIONS_TIMEOUT", "0.05")
    holder = sqlite3.connect(starter, isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    refused = run(*HUNGARY, "--url", "https://example.org/a")
    assert refused.status == 3
    assert "stayed locked" in refused.err
    assert run("show", "--limit", "1", "-f", "json").status == 0
    holder.close()


def test_a_damaged_ledger_is_said_to_be_so(run: Run, starter: Path) -> None:
    starter.write_bytes(starter.read_bytes()[:20_000])
    refused = run("show", "-f", "json")
    assert refused.status == 3
    assert refused.err.count("\n") == 1


def test_many_first_writers_at_once_all_get_in(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "shared.db"
    command = [sys.executable, "-m", "nato_positions", "--db", str(path), *HUNGARY]
    writers = [
        subprocess.Popen([*command, "--url", f"https://example.org/{n}"], stdout=subprocess.PIPE, text=True)
        for n in range(12)
    ]
    numbers = {writer.communicate()[0].strip() for writer in writers}
    assert [writer.returncode for writer in writers] == [0] * 12
    assert numbers == {str(n) for n in range(1, 13)}


def test_a_reader_that_has_gone_is_no_failure(starter: Path) -> None:
    piped = f"set -o pipefail; {sys.executable} -m nato_positions show -f jsonl | head -1"
    done = subprocess.run(["bash", "-c", piped], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.count("\n") == 1
