"""`positions import --starter`: twice is once, and half is nothing."""

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from nato_positions.store import bulk, writing
from tests.conftest import NOW, Run, rows

ROOT = Path(__file__).parent.parent.parent
STATEMENTS = 348


def test_loads_every_row_of_the_starter_ledger(run: Run, fresh: Path) -> None:
    assert run("import", "--starter") == (0, f"{STATEMENTS}\n", "")
    assert rows(fresh, "SELECT count(*), count(DISTINCT source) FROM statement") == [(STATEMENTS, 175)]
    assert rows(fresh, "SELECT DISTINCT recorded_at, recorded_by FROM statement") == [(NOW, "tester")]


def test_twice_is_the_same_as_once(run: Run, starter: Path) -> None:
    tables = ("statement", "source", "actor", "issue")
    before = [rows(starter, f"SELECT * FROM {table}") for table in tables]
    again = run("import", "--starter")
    assert (again.status, again.out) == (0, "0\n")
    assert again.err == f"positions: {STATEMENTS} of {STATEMENTS} statements were on record already\n"
    assert [rows(starter, f"SELECT * FROM {table}") for table in tables] == before


def test_every_statement_has_a_source_with_an_address(starter: Path) -> None:
    assert rows(
        starter, "SELECT count(*) FROM statement JOIN source ON source.id = source WHERE url IS NULL"
    ) == [(0,)]


def test_what_is_weak_goes_with_the_note(starter: Path) -> None:
    [(weak,)] = rows(starter, "SELECT count(*) FROM statement WHERE note LIKE '% [%]'")
    assert isinstance(weak, int)
    assert 39 <= weak < STATEMENTS


def test_what_to_import_must_be_said(run: Run, fresh: Path) -> None:
    found = run("import")
    assert (found.status, found.out) == (2, "")
    assert "--starter" in found.err
    assert not fresh.exists()


def test_failure_in_the_middle_leaves_no_file(run: Run, fresh: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put, calls = writing.put_source, []

    def fail_later(*args: Any) -> writing.Put:
        calls.append(args)
        if len(calls) == 100:
            raise OSError(28, "No space left on device")
        return put(*args)

    monkeypatch.setattr(bulk, "_BLOCK", 20)
    monkeypatch.setattr(bulk, "put_source", fail_later)
    found = run("import", "--starter")
    assert (found.status, found.out) == (2, "")
    assert "No space left" in found.err
    assert not fresh.exists()


KILLED = """
import os, sys
from nato_positions import cli
from nato_positions.commands import import_
put, calls = import_.bulk.put_source, []
def die_later(*args):
    calls.append(args)
    if len(calls) == 120:
        os._exit(9)
    return put(*args)
import_.bulk.put_source, import_.bulk._BLOCK = die_later, 20
cli.main(["import", "--starter"])
"""


def _killed() -> int:
    return subprocess.run(
        [sys.executable, "-c", KILLED], env={**os.environ, "PYTHONPATH": str(ROOT)}, check=False, timeout=60
    ).returncode


def test_kill_in_the_middle_of_a_first_import_leaves_nothing_of_it(run: Run, fresh: Path) -> None:
    assert _killed() == 9
    assert run("import", "--starter") == (0, f"{STATEMENTS}\n", "")
    assert rows(fresh, "PRAGMA integrity_check") == [("ok",)]


def test_kill_in_the_middle_of_a_later_import_leaves_nothing_of_it(run: Run, fresh: Path) -> None:
    assert run("issues", "add", "georgia", "--title", "Georgia").status == 0
    assert _killed() == 9
    assert rows(fresh, "SELECT count(*) FROM statement") == [(0,)]
    assert rows(fresh, "SELECT count(*) FROM source") == [(0,)]
    assert run("import", "--starter").out == f"{STATEMENTS}\n"


@pytest.mark.parametrize("where", ["title,outlet,published", "title", "outlet"])
def test_sources_without_an_address_are_the_same_the_second_time(
    run: Run, starter: Path, tmp_path: Path, where: str
) -> None:
    file = tmp_path / "minutes.csv"
    told = {"title": "Minutes", "outlet": "Gazette", "published": "2023-06-01"}
    described = ",".join(told[name] for name in where.split(","))
    lines = [f"actor,issue,stance,date,{where}"]
    lines += [f"{actor},sweden,support,2023-06-02,{described}" for actor in ("HUN", "NOR")]
    file.write_text("\n".join(lines) + "\n", "utf-8")
    assert run("import", str(file)).out == "2\n"
    assert run("import", str(file)).out == "0\n"


def test_a_ledger_of_titles_alone_is_in_order(run: Run, starter: Path, tmp_path: Path) -> None:
    file = tmp_path / "minutes.csv"
    file.write_text("actor,issue,stance,date,title\nHUN,sweden,support,2023-06-02,Minutes\n", "utf-8")
    assert run("import", str(file)).out == "1\n"
    assert run("check").status == 0
