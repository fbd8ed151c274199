"""The boundary: exit statuses, one-line errors, help, and that other people's files are never touched."""

import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from nato_positions import __version__, cli
from nato_positions.render import records
from nato_positions.store import reading
from tests.conftest import NOW, Record, Run

ROOT = Path(__file__).parent.parent
# A full command line of every command that opens a ledger.
ASKING = {
    "show": ["show", "-f", "json"],
    "show drawn": ["show"],
    "diff": ["diff"],
    "issues": ["issues"],
    "states": ["states"],
    "sources": ["sources"],
}
WRITING = {
    "add": [
        *("add", "--state", "germany", "--issue", "sweden", "--stance", "support"),
        *("--date", "2023-06-01", "--url", "https://example.org/a"),
    ],
    "import": ["import", "--starter"],
    "issues add": ["issues", "add", "georgia", "--title", "Georgia"],
    "issues edit": ["issues", "edit", "sweden", "--alias", "svea"],
}
EVERY = {**ASKING, **WRITING}
every_command = pytest.mark.parametrize("args", EVERY.values(), ids=EVERY)
asking = pytest.mark.parametrize("args", ASKING.values(), ids=ASKING)


def error_line(err: str) -> str:
    """Return the one line of an error, which says what is wrong and, after a semicolon, what to do."""
    assert err.startswith("positions: ")
    assert err.endswith("\n")
    assert err.count("\n") == 1
    assert "Traceback" not in err
    assert "; " in err
    return err


def test_version(run: Run) -> None:
    assert run("--version") == (0, f"positions {__version__}\n", "")


def test_help_groups_the_commands(run: Run) -> None:
    found = run("--help")
    assert found.status == 0
    places = [found.out.index(f"{group}:") for group in ("Recording", "Asking", "Reference")]
    assert places == sorted(places)
    assert [name for name in cli.COMMANDS if f"  {name} " not in found.out] == []


def test_no_command_shows_the_help_and_is_bad_usage(run: Run) -> None:
    found = run()
    assert found.status == 2
    assert "Usage: positions" in found.out + found.err


@pytest.mark.parametrize("name", cli.COMMANDS)
def test_every_command_has_a_help_page_with_examples(run: Run, name: str) -> None:
    found = run(name, "--help")
    assert (found.status, found.err) == (0, "")
    assert f"Usage: positions {name}" in found.out
    _, examples = found.out.split("Examples:")
    calls = [line for line in examples.splitlines() if "positions " in line and name in line.split()]
    calls += [line for line in examples.splitlines() if f"$(positions {name}" in line]
    assert len(calls) >= 2
    assert cli.COMMANDS[name].summary.split(":")[0] in " ".join(found.out.split())


def test_asking_for_help_makes_no_ledger(run: Run, fresh: Path, tmp_path: Path) -> None:
    run("show", "--help")
    run("--help")
    assert list(tmp_path.iterdir()) == [tmp_path / "home"]
    assert list((tmp_path / "home").iterdir()) == []


@pytest.mark.parametrize(
    ("args", "says"),
    [
        (["shwo"], "'show'"),
        (["frobnicate"], "No such command"),
        (["show", "--isue", "sweden"], "--issue"),
        (["show", "--limit", "0"], "--limit"),
        (["show", "--limit", "many"], "--limit"),
        (["show", "-f", "yaml"], "yaml"),
        (["--color", "sometimes", "show"], "sometimes"),
        (["show", "too", "many"], "extra argument"),
        (["show", "--issue", "atlantis"], "no issue is called 'atlantis'"),
        (["show", "--state", "atlantis"], "no state is called 'atlantis'"),
        (["show", "--since", "whenever"], "'whenever' is not a date"),
        (["show", "--since", "2024", "--until", "2023"], "is empty"),
        (["sources", "999999"], "no source 999999"),
        (["sources", "99999999999999999999999"], "too large"),
        (["show", "--limit", "99999999999999999999999"], "too large"),
        (["import"], "--starter"),
        (["ingest", "/nowhere.txt"], "cannot read /nowhere.txt"),
    ],
)
def test_bad_usage_is_two(run: Run, starter: Path, args: list[str], says: str) -> None:
    found = run(*args)
    assert (found.status, found.out) == (2, "")
    assert says in error_line(found.err)


def test_what_a_user_typed_cannot_steer_the_terminal(run: Run, starter: Path) -> None:
    found = run("show", "--issue", "\x1b[31mswe\u202eden\n")
    assert found.status == 2
    assert "\x1b" not in error_line(found.err)
    assert "\u202e" not in found.err


@asking
def test_question_to_an_absent_file_makes_nothing(
    run: Run, fresh: Path, tmp_path: Path, args: list[str]
) -> None:
    found = run(*args)
    assert (found.status, found.out) == (3, "")
    assert str(fresh) in error_line(found.err)
    assert not fresh.exists()
    assert list(tmp_path.iterdir()) == [tmp_path / "home"]


def test_db_goes_before_the_environment(run: Run, starter: Path, tmp_path: Path) -> None:
    absent = tmp_path / "absent.db"
    found = run("--db", str(absent), "show")
    assert found.status == 3
    assert str(absent) in found.err
    assert not absent.exists()


def test_default_ledger_is_made_by_the_first_question(run: Run, tmp_path: Path) -> None:
    assert run("show", "-f", "json") == (0, "[]\n", "")
    assert (tmp_path / "home" / "data" / "positions" / "positions.db").exists()
    assert run("issues", "-f", "csv").out.count("\n") == 8


def _foreign_sqlite(path: Path) -> None:
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE recipe (name TEXT)")
    connection.execute("INSERT INTO recipe VALUES ('soup')")
    connection.commit()
    connection.close()


def _text(path: Path) -> None:
    path.write_text("Dear diary, today nobody wanted me to be a ledger.\n" * 40)


def _short_text(path: Path) -> None:
    path.write_text("x")


def _damaged(path: Path) -> None:
    path.write_bytes(b"SQLite format 3\0" + b"\xff" * 5000)


@pytest.mark.parametrize("make", [_foreign_sqlite, _text, _short_text, _damaged])
@every_command
def test_file_that_is_not_ours_is_left_byte_for_byte(
    run: Run, tmp_path: Path, make: Callable[[Path], None], args: list[str]
) -> None:
    path = tmp_path / "other.db"
    make(path)
    before = path.read_bytes()
    found = run("--db", str(path), *args)
    assert (found.status, found.out) == (3, "")
    assert "untouched" in error_line(found.err)
    assert path.read_bytes() == before
    assert sorted(tmp_path.iterdir()) == [tmp_path / "home", path]


@every_command
def test_ledger_of_a_newer_version_is_left_untouched(run: Run, starter: Path, args: list[str]) -> None:
    connection = sqlite3.connect(starter)
    connection.execute("PRAGMA user_version = 99")
    connection.close()
    before = starter.read_bytes()
    found = run(*args)
    assert (found.status, found.out) == (3, "")
    assert "newer" in error_line(found.err)
    assert "99" in found.err
    assert starter.read_bytes() == before


@every_command
def test_folder_is_not_a_ledger(run: Run, tmp_path: Path, args: list[str]) -> None:
    found = run("--db", str(tmp_path), *args)
    assert (found.status, found.out) == (3, "")
    error_line(found.err)


def test_ledger_in_a_folder_that_is_not_there(run: Run, tmp_path: Path) -> None:
    found = run("--db", str(tmp_path / "no" / "such" / "a.db"), *WRITING["add"])
    assert (found.status, found.out) == (3, "")
    error_line(found.err)
    assert not (tmp_path / "no").exists()


def test_locked_ledger(run: Run, starter: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("POSITIONS_TIMEOUT", "0.1")
    holder = sqlite3.connect(starter, isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    try:
        found = run(*WRITING["add"])
        assert (found.status, found.out) == (3, "")
        assert "locked by another process" in error_line(found.err)
        assert run("show", "-f", "jsonl").status == 0
    finally:
        holder.close()


def test_timeout_that_is_no_number(run: Run, starter: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("POSITIONS_TIMEOUT", "soon")
    assert run("show").status == 2


def test_fault_of_ours_is_four(run: Run, starter: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError("the fault\nof ours")

    monkeypatch.setattr(reading, "statements", broken)
    found = run("show")
    assert (found.status, found.out) == (4, "")
    assert "RuntimeError: the fault of ours" in error_line(found.err)
    monkeypatch.setenv("POSITIONS_DEBUG", "1")
    shown = run("show")
    assert shown.status == 4
    assert "Traceback (most recent call last)" in shown.err


def _interrupted(*_: object) -> None:
    raise KeyboardInterrupt


def test_interruption_is_130(run: Run, starter: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "statements", _interrupted)
    found = run("show")
    assert (found.status, found.out) == (130, "")
    assert "Traceback" not in found.err


def test_interruption_is_said(run: Run, starter: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "statements", _interrupted)
    assert "interrupted" in error_line(run("show").err)


def test_full_disk_under_stdout_is_no_fault_of_ours(
    run: Run, starter: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(records, "write", full)
    found = run("show", "-f", "csv")
    assert found.status == 2
    assert "No space left on device" in error_line(found.err)


def test_quiet_silences_notes_but_no_errors(record: Record, run: Run) -> None:
    record()
    assert record().err != ""
    words = ["--state", "germany", "--issue", "sweden", "--stance", "support"]
    assert run("-q", "add", *words, "--source", "1") == (0, "1\n", "")
    assert run("-q", "show", "--issue", "atlantis").err.startswith("positions: no issue")


def _shell(script: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run a shell script in which `positions` is ours."""
    ours = f"positions() {{ '{sys.executable}' -m nato_positions \"$@\"; }}; {script}"
    return subprocess.run(
        ["bash", "-c", ours],
        env={**os.environ, "PYTHONPATH": str(ROOT), **environment},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )


@pytest.mark.parametrize("form", ["table", "csv", "jsonl"])
def test_reader_that_leaves_is_no_failure(starter: Path, form: str) -> None:
    done = _shell(f"positions show -f {form} | head -1; echo ${{PIPESTATUS[0]}}")
    first, status = done.stdout.splitlines()
    assert first
    assert (status, done.stderr) == ("0", "")


def test_statuses_reach_the_shell(starter: Path) -> None:
    script = (
        "positions show --state japan --since 2030 --as-of 2031 -f json --exit-code; echo $?;"
        " positions show --since never; echo $?; positions --db /nowhere/a.db show; echo $?"
    )
    done = _shell(script)
    assert done.stdout.splitlines() == ["[]", "1", "2", "3"]
    assert done.stderr.count("\n") == 2


def test_locale_changes_nothing_in_records(starter: Path) -> None:
    script = "positions show --state turkey --limit 3 -f csv"
    plain = _shell(script, LC_ALL="C.UTF-8").stdout
    assert "Türkiye" in plain
    assert _shell(script, LC_ALL="C", PYTHONUTF8="0", PYTHONCOERCECLOCALE="0").stdout == plain
    assert _shell(script, LC_ALL="tr_TR.ISO-8859-9").stdout == plain


def test_pipe_does_not_know_the_terminals_width(starter: Path) -> None:
    narrow, wide = (_shell("positions show; positions diff", COLUMNS=width).stdout for width in ("40", "300"))
    assert narrow == wide
    assert "\x1b" not in wide


def test_ledger_that_cannot_be_written(run: Run, starter: Path, tmp_path: Path) -> None:
    if os.geteuid() == 0:
        pytest.skip("nothing is read-only for root")
    shutil.copy(starter, tmp_path / "fixed.db")
    (tmp_path / "fixed.db").chmod(0o400)
    found = run("--db", str(tmp_path / "fixed.db"), *WRITING["add"])
    assert found.status == 3
    error_line(found.err)


def test_records_are_dated_by_the_frozen_clock(record: Record) -> None:
    assert NOW in record("-f", "json").out
