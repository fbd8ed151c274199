"""A full disk, a read-only or vanished folder, a journal left behind, Ctrl-C: one line, and no loss."""

import os
import resource
import shutil
import signal
import sqlite3
import stat
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from nato_positions.store import writing
from tests.children import ran
from tests.conftest import Ran, Run, rows
from tests.crash.killing import can_trace, killed
from tests.store.make_ledger import load

SCHEMA_1 = Path(__file__).parent / "ledgers" / "schema-1.sql"
NOBODY = 65_534
ADD = [
    *("add", "--state", "germany", "--issue", "sweden", "--stance", "support"),
    *("--date", "2023-06-01", "--url", "https://example.org/new"),
]
WRITING = {
    "add": ADD,
    "import": ["import", "--starter"],
    "edit": ["edit", "1", "--stance", "neutral"],
    "retract": ["retract", "1", "--why", "wrong"],
    "undo": ["undo"],
}
writing_commands = pytest.mark.parametrize("args", WRITING.values(), ids=WRITING)


def kept(path: Path) -> list[list[tuple[object, ...]]]:
    return [rows(path, f"SELECT * FROM {table}") for table in ("statement", "source", "change", "history")]


def refused(found: Ran) -> None:
    """Hold that the ledger was said, in one line, to be unusable."""
    assert (found.status, found.out) == (3, "")
    assert found.err.startswith("positions: ")
    assert (found.err.count("\n"), found.err.count("Traceback")) == (1, 0)
    assert "; " in found.err


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that any user can reach."""
    folder = Path(tempfile.mkdtemp())
    folder.chmod(0o755)
    yield folder
    if folder.exists():
        folder.chmod(0o755)
        shutil.rmtree(folder)


@pytest.fixture
def book(run: Run, open_folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A ledger with a statement in it, which anybody may read."""
    path = open_folder / "ledger.db"
    monkeypatch.setenv("POSITIONS_DB", str(path))
    words = ["--state", "hungary", "--issue", "sweden", "--stance", "oppose", "--date", "2023-06-01"]
    assert run("add", *words, "--url", "https://example.org/1").status == 0
    path.chmod(0o644)
    return path


def without_room(size: int) -> Callable[[], None]:
    """Return what makes every file of a process end at that size, as a full disk does."""

    def first() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))

    return first


@writing_commands
def test_on_a_full_disk_nothing_is_changed(run: Run, book: Path, args: list[str]) -> None:
    before = kept(book)
    shutil.copy(book, book.with_name("whole.db"))
    statuses = set()
    for room in (1_000, 4_200, 9_000, 20_000, 33_000, 40_000, 60_000, 90_000):
        for path in book.parent.glob("ledger.db*"):
            path.unlink()
        shutil.copy(book.with_name("whole.db"), book)
        found = ran(args, without_room(room))
        statuses.add(found.status)
        if found.status:
            refused(found)
            assert kept(book) == before
        assert run("check").status == 0
    assert 3 in statuses


def test_on_a_full_disk_no_half_copy_is_left(book: Path) -> None:
    target = book.with_name("copy.db")
    refused(ran(["backup", str(target)], without_room(50_000)))
    assert not target.exists()
    assert list(book.parent.glob(".copy*")) == []


def test_on_a_full_disk_no_ledger_is_upgraded(book: Path) -> None:
    book.unlink()
    load(SCHEMA_1, book)
    before = kept_of_old(book)
    for room in (40_000, 100_000, book.stat().st_size, book.stat().st_size + 20_000):
        refused(ran(["show"], without_room(room)))
        assert kept_of_old(book) == before


def kept_of_old(path: Path) -> list[list[tuple[object, ...]]]:
    asked = ("PRAGMA user_version", "SELECT * FROM statement", "PRAGMA quick_check")
    return [rows(path, query) for query in asked]


def as_nobody() -> None:
    """Give up the rights of the superuser, to whom nothing is read-only."""
    if os.getuid() == 0:
        os.setgroups([])
        os.setgid(NOBODY)
        os.setuid(NOBODY)


@writing_commands
def test_in_a_folder_that_is_read_only_nothing_is_written(book: Path, args: list[str]) -> None:
    before = book.read_bytes()
    book.chmod(0o444)
    book.parent.chmod(0o555)
    refused(ran(args, as_nobody))
    assert book.read_bytes() == before
    assert [path.name for path in book.parent.iterdir()] == ["ledger.db"]
    assert ran(["show", "-f", "json"], as_nobody).status == 0


def test_an_old_ledger_in_a_read_only_folder_is_left_as_it_is(book: Path) -> None:
    book.unlink()
    load(SCHEMA_1, book)
    before = book.read_bytes()
    book.chmod(0o444)
    book.parent.chmod(0o555)
    found = ran(["show"], as_nobody)
    refused(found)
    assert "older schema" in found.err
    assert book.read_bytes() == before


@writing_commands
def test_a_folder_that_is_gone_is_said_to_be(run: Run, book: Path, args: list[str]) -> None:
    shutil.rmtree(book.parent)
    refused(run(*args))
    refused(run("show"))
    assert not book.parent.exists()


def test_a_folder_that_goes_while_writing_is_no_success(
    run: Run, book: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put = writing.put_statement

    def vanishing(*args: object) -> writing.Put:
        shutil.rmtree(book.parent)
        return put(*args)  # type: ignore[arg-type]

    monkeypatch.setattr(writing, "put_statement", vanishing)
    refused(run(*ADD))


def leave_a_hot_journal(path: Path) -> None:
    """Die in the middle of writing pages, in the mode that keeps the old ones in a journal."""
    pid = os.fork()
    if pid == 0:
        connection = sqlite3.connect(path, isolation_level=None)
        connection.execute("PRAGMA journal_mode = DELETE")
        connection.execute("PRAGMA cache_size = 2")
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("UPDATE statement SET note = hex(zeroblob(60000))")
        connection.execute("UPDATE actor SET name = hex(zeroblob(3000))")
        os._exit(0)
    os.waitpid(pid, 0)
    assert path.with_name(f"{path.name}-journal").stat().st_size > 512


@pytest.mark.parametrize("args", [["show", "-f", "json"], ADD], ids=["show", "add"])
def test_a_journal_left_behind_is_rolled_back(run: Run, book: Path, args: list[str]) -> None:
    shown = run("show", "--state", "hungary", "-f", "json").out
    leave_a_hot_journal(book)
    assert run(*args).status == 0
    assert run("show", "--state", "hungary", "-f", "json").out == shown
    assert run("check").status == 0


def test_a_journal_that_cannot_be_rolled_back_is_not_read_past(book: Path) -> None:
    leave_a_hot_journal(book)
    book.parent.chmod(0o555)
    refused(ran(["show"], as_nobody))


@pytest.mark.skipif(not can_trace(), reason="this system does not let a process trace its child")
@writing_commands
def test_interrupted_anywhere_it_is_done_whole_or_not_at_all(
    run: Run, book: Path, tmp_path: Path, args: list[str]
) -> None:
    whole = tmp_path / "whole.db"
    shutil.copy(book, whole)
    before = kept(book)
    stops = killed(args, tmp_path / "said", None).stops
    after = kept(book)
    points = 40 if os.environ.get("POSITIONS_FUZZ") else 10
    for point in range(points):
        for path in book.parent.glob("ledger.db*"):
            path.unlink()
        shutil.copy(whole, book)
        # Not the last calls, where the command is done and the child is about to end.
        found = killed(args, tmp_path / "said", 20 + (stops - 40) * point // points, signal.SIGINT)
        assert found.status in (0, 130), found
        assert "Traceback" not in found.err
        if found.status == 130:
            assert found.err.count("\n") == 1
            assert "interrupted" in found.err
        # Ctrl-C may come after the commit and before the command's end.
        assert kept(book) in ((before, after) if found.status else (after,))
        assert run("check").status == 0


@pytest.mark.parametrize("mask", [0o000, 0o022])
def test_what_is_made_is_private_whatever_the_mask(run: Run, tmp_path: Path, mask: int) -> None:
    before = os.umask(mask)
    try:
        run("issues")
        [book] = (tmp_path / "home").rglob("positions.db")
        assert run("backup", str(tmp_path / "copy.db")).status == 0
        assert run("export", "-o", str(tmp_path / "out.csv")).status == 0
    finally:
        os.umask(before)
    modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in (book, tmp_path / "copy.db")}
    assert modes == {"positions.db": 0o600, "copy.db": 0o600}
    assert stat.S_IMODE(book.parent.stat().st_mode) == 0o700
    assert list(tmp_path.glob(".*")) == []
