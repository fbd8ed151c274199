"""Many processes write at once: whatever was acknowledged is there, and nobody is refused."""

import os
import sqlite3
from contextlib import closing
from pathlib import Path

from tests.children import begun, ended
from tests.conftest import Run, rows

WRITERS, EACH = (64, 50) if os.environ.get("POSITIONS_FUZZ") else (16, 6)
ADD = ("-q", "add", "--state", "hungary", "--issue", "sweden", "--stance", "oppose", "--date", "2023-06-01")


def test_every_add_of_a_crowd_is_acknowledged_and_there(run: Run, fresh: Path, tmp_path: Path) -> None:
    # What a command loads is loaded before the children are forked.
    assert run(*ADD, "--url", "https://example.org/first").status == 0
    pids, said = [], []
    for writer in range(WRITERS):
        lines = [[*ADD, "--url", f"https://example.org/{writer}/{number}"] for number in range(EACH)]
        said.append((tmp_path / f"{writer}.out", tmp_path / f"{writer}.err"))
        pids.append(begun(lines, *said[-1]))
    statuses = [ended(pid) for pid in pids]
    assert [err.read_text() for _, err in said] == [""] * WRITERS
    assert statuses == [0] * WRITERS
    acknowledged = {int(line) for out, _ in said for line in out.read_text().split()}
    assert len(acknowledged) == WRITERS * EACH
    assert acknowledged | {1} == {number for (number,) in rows(fresh, "SELECT id FROM statement")}
    assert run("check").status == 0


def test_a_reader_waits_for_no_writer_and_sees_one_moment(run: Run, fresh: Path) -> None:
    assert run(*ADD, "--url", "https://example.org/first").status == 0
    shown = run("show", "-f", "json")
    with closing(sqlite3.connect(fresh, isolation_level=None)) as writer:
        writer.execute("BEGIN IMMEDIATE")
        writer.execute("UPDATE statement SET stance = 'support'")
        assert run("show", "-f", "json") == shown
        writer.execute("COMMIT")
    assert run("show", "-f", "json").out == shown.out.replace('"oppose"', '"support"')
