"""Databases of Discourse Network Analyzer, bent and broken: a line, a status, and nothing of them kept."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.commands.test_dna import database, tell
from tests.fuzz.feeding import Fed, examples, fed

__all__ = ["fed"]
ALL = ["--create-issues", "--create-actors"]
_COLUMNS = (
    *(("DOCUMENTS", column) for column in ("ID", "Title", "Text", "Source", "Date")),
    *(("DOCUMENTS", column) for column in ("Author", "Notes", "Type", "Coder")),
    *(("ATTRIBUTEVARIABLES", column) for column in ("VariableId", "AttributeVariable")),
    *(("ATTRIBUTEVALUES", column) for column in ("EntityId", "AttributeVariableId", "AttributeValue")),
    *(("DATALONGTEXT", column) for column in ("StatementId", "VariableId", "Value")),
    *(("STATEMENTS", column) for column in ("StatementTypeId", "DocumentId", "Start", "Stop", "Coder")),
    *(("VARIABLES", column) for column in ("ID", "Variable", "DataType", "StatementTypeId")),
    *(("ENTITIES", "Value"), ("DATABOOLEAN", "Value"), ("DATABOOLEAN", "VariableId"), ("CODERS", "Name")),
    *(("DATASHORTTEXT", "Entity"), ("DATASHORTTEXT", "StatementId"), ("STATEMENTTYPES", "Label")),
)
Bent = list[tuple[tuple[str, str], int, object]]
_whole = st.integers(-(2**63), 2**63 - 1)
_cell = (
    _whole
    | st.floats()
    | st.text(max_size=20).filter(lambda text: text.isprintable())
    | st.binary(max_size=9)
)


@pytest.fixture
def plain(tmp_path: Path) -> Path:
    """A database as DNA would write it."""
    file = database(tmp_path / "plain.dna")
    tell(file, 3, "The dam should be built", "Notes", "Should it?")
    return file


@pytest.fixture
def ours(fed: Fed, plain: Path) -> Path:
    """A database as we write it, of the same statements."""
    file, book = fed.folder / "ours.dna", fed.folder / "ours.db"
    fed.run(["--db", str(book), "import", str(plain), *ALL])
    assert fed.run(["--db", str(book), "export", "-o", str(file)]).status == 0
    return file


@examples(40)
@given(
    st.lists(st.tuples(st.integers(0, 60_000), st.integers(0, 255)), min_size=1, max_size=30),
    st.integers(0, 9),
)
def test_bytes_turned_anywhere(fed: Fed, plain: Path, turned: list[tuple[int, int]], cut: int) -> None:
    data = bytearray(plain.read_bytes())
    for place, byte in turned:
        data[place % len(data)] = byte
    file = fed.folder / "x.dna"
    file.write_bytes(data[: len(data) - cut * 1000 if cut > 6 else len(data)])
    fed.run(["import", str(file), *ALL])
    checked = fed.run(["check", "-f", "json"])
    assert checked.status == 0, checked.out


@examples(60)
@given(st.lists(st.tuples(st.sampled_from(_COLUMNS), st.integers(0, 40), _cell), min_size=1, max_size=4))
def test_cells_of_any_kind(fed: Fed, plain: Path, bent: Bent) -> None:
    _take(fed, plain, bent)


@examples(60)
@given(st.lists(st.tuples(st.sampled_from(_COLUMNS), st.integers(0, 40), _cell), min_size=1, max_size=4))
def test_cells_of_any_kind_in_a_file_of_ours(fed: Fed, ours: Path, bent: Bent) -> None:
    _take(fed, ours, bent)


def _take(fed: Fed, whole: Path, bent: Bent) -> None:
    file = fed.folder / "x.dna"
    file.write_bytes(whole.read_bytes())
    with closing(sqlite3.connect(file)) as book, book:
        # Other programs than DNA write such files too.
        book.execute("PRAGMA ignore_check_constraints = ON")
        for (table, column), row, value in bent:
            (count,) = book.execute(f"SELECT count(*) FROM {table}").fetchone()
            where = f"WHERE rowid = (SELECT rowid FROM {table} LIMIT 1 OFFSET {row % max(count, 1)})"
            try:
                book.execute(f"UPDATE {table} SET {column} = ? {where}", [value])
            except (sqlite3.Error, UnicodeEncodeError):
                continue
    fed.run(["import", str(file), *ALL])
    checked = fed.run(["check", "-f", "json"])
    assert checked.status == 0, checked.out
