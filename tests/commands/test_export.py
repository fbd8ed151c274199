"""What `export` writes beside records: Parquet, GraphML, SQL."""

import json
import sqlite3
from pathlib import Path

import networkx
import pytest
from pyarrow import parquet

from nato_positions.model import Statement
from tests.conftest import Run


def contents(path: Path) -> dict[str, list[tuple[object, ...]]]:
    book = sqlite3.connect(path)
    names = [
        name
        for (name,) in book.execute(
            "SELECT name FROM sqlite_master"
            " WHERE type IN ('table', 'view') AND name NOT GLOB '*_search*' ORDER BY 1"
        )
    ]
    return {name: sorted(book.execute(f'SELECT * FROM "{name}"'), key=repr) for name in names}


def test_sql_makes_the_same_ledger_anew(run: Run, starter: Path, tmp_path: Path) -> None:
    assert run("edit", "7", "--note", "it's\ta 'note'").status == 0
    assert run("retract", "8", "--why", "twice").status == 0
    dumped = run("export", "-f", "sql").out
    copy = tmp_path / "copy.db"
    book = sqlite3.connect(copy)
    book.executescript(dumped)
    book.close()
    assert contents(copy) == contents(starter)
    assert run("--db", str(copy), "check").status == 0
    for command in (("search", "protocol", "-f", "json"), ("show", "-f", "json"), ("log", "7", "-f", "json")):
        assert run("--db", str(copy), *command).out == run(*command).out


@pytest.mark.parametrize("limit", [("--issue", "sweden"), ("--as-of", "2023"), ("--limit", "3")])
def test_sql_takes_no_filter(run: Run, starter: Path, limit: tuple[str, str]) -> None:
    refused = run("export", "-f", "sql", *limit)
    assert (refused.status, refused.out) == (2, "")


def test_parquet_has_every_field(run: Run, starter: Path, tmp_path: Path) -> None:
    file = tmp_path / "s.parquet"
    asked = ("--issue", "sweden", "--until", "2023-06")
    assert run("export", "-o", str(file), *asked).status == 0
    assert parquet.read_table(file).to_pylist() == json.loads(run("show", *asked, "-f", "json").out)
    assert parquet.read_schema(file).names == list(Statement._fields)


@pytest.mark.parametrize(
    ("name", "form"),
    [
        ("x.csv", "csv"),
        ("x.TSV", "tsv"),
        ("x.md", "markdown"),
        ("x.ndjson", "jsonl"),
        ("x", "csv"),
        ("x.txt", "csv"),
    ],
)
def test_the_name_of_a_file_says_what_is_written(
    run: Run, starter: Path, tmp_path: Path, name: str, form: str
) -> None:
    asked = ("--issue", "sweden", "--since", "2023", "--stance", "oppose")
    assert run("export", "-o", str(tmp_path / name), *asked).status == 0
    assert (tmp_path / name).read_text("utf-8") == run("show", *asked, "-f", form).out


@pytest.mark.parametrize("name", ["x.xlsx", "x.csv.gz"])
def test_a_name_that_asks_for_something_else_is_refused(
    run: Run, starter: Path, tmp_path: Path, name: str
) -> None:
    ran = run("export", "-o", str(tmp_path / name))
    assert (ran.status, ran.out, ran.err.count("\n")) == (2, "", 1)
    assert "--format" in ran.err
    assert run("export", "-o", str(tmp_path / name), "-f", "csv").status == 0


def test_parquet_needs_a_file(run: Run, starter: Path) -> None:
    assert run("export", "-f", "parquet").status == 2


def test_parquet_of_nothing_has_its_columns(run: Run, starter: Path, tmp_path: Path) -> None:
    file = tmp_path / "none.parquet"
    assert run("export", "-o", str(file), "--issue", "ukraine-troops").status == 0
    assert parquet.read_table(file).num_rows == 0


def test_graphml_has_an_edge_a_statement(run: Run, starter: Path, tmp_path: Path) -> None:
    file = tmp_path / "s.graphml"
    assert run("export", "-o", str(file), "--issue", "sweden").status == 0
    graph = networkx.read_graphml(file, force_multigraph=True)
    told = json.loads(run("show", "--issue", "sweden", "-f", "json").out)
    assert graph.number_of_edges() == len(told)
    assert sorted(data["date"] for _, _, data in graph.edges(data=True)) == [one["date"] for one in told]
    assert {end for _, end in graph.edges()} == {"issue:sweden"}
    assert run("export", "-f", "graphml", "--issue", "sweden").out.encode() == file.read_bytes()
