"""`positions issues merge`: everything moves, the past stays true, and it can be undone."""

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.conftest import Record, Run, rows


@pytest.fixture
def two(run: Run, record: Record, tmp_path: Path) -> Path:
    """A ledger with an issue beside `sweden` that asks the same."""
    words = ("--title", "The Nordic file", "--term", "nordic file", "--alias", "north")
    assert run("issues", "add", "nordic", *words).status == 0
    assert record(issue="sweden", url="https://example.org/1").status == 0
    assert record(issue="nordic", url="https://example.org/2", state="hungary", stance="oppose").status == 0
    path = tmp_path / "new.txt"
    path.write_text("Poland firmly backs the nordic file.", "utf-8")
    assert run("ingest", str(path), "--date", "2023-06-05").status == 0
    return tmp_path / "fresh.db"


def held(path: Path) -> list[list[tuple[object, ...]]]:
    asked = ("statement", "issue", "issue_alias", "issue_term")
    return [rows(path, f"SELECT * FROM {table} ORDER BY 1, 2") for table in asked]


def test_statements_candidates_and_names_move(run: Run, two: Path) -> None:
    waiting = json.loads(run("candidates", "-f", "json").out)
    merged = run("issues", "merge", "nordic", "sweden", "--why", "one question")
    assert (merged.status, merged.out) == (0, "sweden\n")
    assert merged.err == f"positions: {1 + len(waiting)} statements and candidates moved\n"
    shown = json.loads(run("show", "--issue", "nordic", "-f", "json").out)
    assert {(one["actor"], one["issue"]) for one in shown} == {("DEU", "sweden"), ("HUN", "sweden")}
    assert {one["issue"] for one in json.loads(run("candidates", "-f", "json").out)} == {"sweden"}
    [issue] = [one for one in json.loads(run("issues", "-f", "json").out) if "nordic" in one["aliases"]]
    assert issue["slug"] == "sweden"
    assert "north" in issue["aliases"]
    assert "nordic file" in issue["terms"]
    assert run("show", "--issue", "north", "-f", "json").out == run("show", "-f", "json").out
    assert "because: one question" in run("log", "2").out
    assert run("check").status == 0


def test_undo_takes_all_of_it_back(run: Run, two: Path) -> None:
    before = held(two)
    run("issues", "merge", "nordic", "sweden")
    assert held(two) != before
    assert run("undo").status == 0
    assert held(two) == before
    assert rows(two, "SELECT * FROM judgement") == []
    assert run("check").status == 0


def test_the_past_is_still_there(run: Run, two: Path) -> None:
    was = json.loads(run("show", "--known-on", "2026-01-31", "-f", "json").out)
    run("issues", "merge", "nordic", "sweden")
    with closing(sqlite3.connect(two)) as book:
        # What was done since is of a later day.
        book.execute("DROP TRIGGER history_is_not_changed")
        book.execute("UPDATE history SET at = '2026-02-02T00:00:00Z' WHERE op = 'update'")
        book.commit()
    then = json.loads(run("show", "--known-on", "2026-01-31", "-f", "json").out)
    assert [one["id"] for one in then] == [one["id"] for one in was]
    assert {one["issue"] for one in then} == {"sweden"}


def test_what_both_have_stays_and_is_said(run: Run, two: Path, record: Record) -> None:
    record(issue="nordic", url="https://example.org/1")
    [(twin,)] = rows(two, "SELECT max(id) FROM statement")
    before = held(two)
    merged = run("issues", "merge", "nordic", "sweden")
    assert (merged.status, merged.out) == (0, "sweden\n")
    assert f"stay under nordic, retracted: {twin}" in merged.err
    assert rows(two, f"SELECT status FROM statement WHERE id = {twin}") == [("retracted",)]
    assert len(json.loads(run("show", "--issue", "sweden", "-f", "json").out)) == 2
    assert run("undo").status == 0
    assert held(two) == before


@pytest.mark.parametrize("args", [["sweden", "sweden"], ["atlantis", "sweden"], ["sweden", "atlantis"]])
def test_what_cannot_be_merged_changes_nothing(run: Run, two: Path, args: list[str]) -> None:
    before = held(two)
    refused = run("issues", "merge", *args)
    assert (refused.status, refused.out) == (2, "")
    assert held(two) == before
