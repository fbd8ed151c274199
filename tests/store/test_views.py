"""The views that other programs may rely on: their columns, what is in them, and that DuckDB reads them."""

import json
import re
import sqlite3
from importlib.util import find_spec
from pathlib import Path

import duckdb
import pytest

from nato_positions.model import Statement
from tests.conftest import Record, Run, rows

RECIPES = Path(__file__).parent.parent.parent / "docs" / "recipes.md"
EXTENSION = find_spec("duckdb_extension_sqlite_scanner")


def documented(view: str) -> list[str]:
    """Return the columns that the recipes promise."""
    row = re.search(rf"^\| `{view}` \|.*\| `(.*)` \|$", RECIPES.read_text("utf-8"), re.MULTILINE)
    assert row
    return row[1].split(", ")


@pytest.mark.parametrize("view", ["positions_now", "changes"])
def test_columns_are_those_of_the_recipes(starter: Path, view: str) -> None:
    assert [name for (name,) in rows(starter, f"SELECT name FROM pragma_table_info('{view}')")] == documented(
        view
    )


def test_statements_are_those_of_show(run: Run, starter: Path) -> None:
    with sqlite3.connect(starter) as book:
        found = book.execute("SELECT * FROM statements ORDER BY id")
        names = [column[0] for column in found.description]
        told = [dict(zip(names, row, strict=True)) for row in found]
    assert names == list(Statement._fields)
    assert told == sorted(json.loads(run("show", "-f", "json").out), key=lambda one: one["id"])


def test_positions_are_those_of_diff(run: Run, starter: Path) -> None:
    stances = json.loads(run("diff", "-f", "json").out)["stances"]
    held = {
        (a, i): (one["stance"], one["date"], one["statement"])
        for a, of in stances.items()
        for i, one in of.items()
    }
    told = rows(starter, "SELECT actor, issue, stance, date, statement FROM positions_now")
    assert {(row[0], row[1]): row[2:] for row in told} == held
    scores = set(rows(starter, "SELECT DISTINCT stance, score FROM positions_now"))
    assert scores <= {("oppose", -1.0), ("neutral", 0.0), ("conditional", 0.5), ("support", 1.0)}
    members = rows(starter, "SELECT count(DISTINCT actor) FROM positions_now WHERE member")
    assert members == [(32,)]


def test_what_is_not_accepted_is_in_neither(run: Run, record: Record, fresh: Path) -> None:
    record()
    record(stance="oppose", note="another")
    assert run("retract", "2", "--why", "misread").status == 0
    assert rows(fresh, "SELECT id, stance FROM statements") == [(1, "support")]
    assert rows(fresh, "SELECT statement, stance FROM positions_now") == [(1, "support")]
    [(what, why, op, was)] = rows(
        fresh, "SELECT what, why, op, was FROM changes WHERE kind = 'statement' AND op <> 'insert'"
    )
    assert (what, why, op) == ("retract", "misread", "update")
    assert json.loads(str(was))["status"] == "accepted"


@pytest.mark.skipif(EXTENSION is None, reason="DuckDB's extension for SQLite is packaged for few machines")
def test_duckdb_reads_them_as_the_recipe_says(starter: Path) -> None:
    assert EXTENSION and EXTENSION.origin
    [extension] = Path(EXTENSION.origin).parent.rglob("*.duckdb_extension")
    script = re.search(
        r"^INSTALL sqlite;\n(ATTACH.*?;)\n(SELECT.*?;)\n```", RECIPES.read_text("utf-8"), re.S | re.M
    )
    assert script
    with duckdb.connect() as book:
        book.execute(f"LOAD '{extension}'")
        book.execute(script[1].replace("positions.db", str(starter)))
        told = book.execute(script[2]).fetchall()
        wanted = "SELECT issue, stance, count(*), avg(score) FROM positions_now WHERE member GROUP BY 1, 2"
        assert told == rows(starter, f"{wanted} ORDER BY 1, 2") != []
        for view, query in (
            ("statements", "SELECT * FROM {} ORDER BY id"),
            ("changes", "SELECT * FROM {} ORDER BY id"),
        ):
            assert book.execute(query.format(f"ledger.{view}")).fetchall() == rows(
                starter, query.format(view)
            )
