"""The whole ledger as SQL text: what `sqlite3` reads back into the same ledger, search indexes included."""

import sqlite3
from collections.abc import Iterator

_KINDS = {"index": 0, "trigger": 1, "view": 2}


def dump(ledger: sqlite3.Connection) -> Iterator[str]:
    """Yield the statements, a line or several each, that make this ledger anew in an empty file.

    The search indexes are filled anew from the rows; triggers come last, so that history is what it was.
    """
    yield "PRAGMA foreign_keys = OFF;\nBEGIN;\n"
    made = ledger.execute(
        "SELECT type, name, sql FROM sqlite_master"
        " WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite^_%' ESCAPE '^' ORDER BY rowid"
    ).fetchall()
    tables = [(name, sql) for kind, name, sql in made if kind == "table"]
    virtual = [(name, sql) for name, sql in tables if sql.upper().startswith("CREATE VIRTUAL")]
    for name, sql in tables:
        if any(name == index or name.startswith(f"{index}_") for index, _ in virtual):
            continue
        yield f"{sql};\n"
        yield from _rows(ledger, name)
    for name, sql in virtual:
        yield f"{sql};\nINSERT INTO {_name(name)} ({_name(name)}) VALUES ('rebuild');\n"
    rest = [(kind, sql) for kind, _, sql in made if kind in _KINDS]
    for _, sql in sorted(rest, key=lambda one: _KINDS[one[0]]):
        yield f"{sql};\n"
    for pragma in ("application_id", "user_version"):
        yield f"PRAGMA {pragma} = {ledger.execute(f'PRAGMA {pragma}').fetchone()[0]};\n"
    yield "COMMIT;\n"


def _rows(ledger: sqlite3.Connection, table: str) -> Iterator[str]:
    found = ledger.execute(f"SELECT * FROM {_name(table)}")
    columns = ", ".join(_name(column[0]) for column in found.description)
    for row in found:
        yield f"INSERT INTO {_name(table)} ({columns}) VALUES ({', '.join(map(_literal, row))});\n"


def _name(name: str) -> str:
    quoted = name.replace('"', '""')
    return f'"{quoted}"'


def _literal(value: object) -> str:
    """Return a value as SQL has it.

    >>> [_literal(value) for value in (None, 7, 0.5, "it's", "a\\0b", b"\\x01")]
    ['NULL', '7', '0.5', "'it''s'", "CAST(X'610062' AS TEXT)", "X'01'"]
    """
    if value is None:
        return "NULL"
    if isinstance(value, bytes):
        return f"X'{value.hex().upper()}'"
    if isinstance(value, str):
        # A literal would end at a NUL.
        text = value.replace("'", "''")
        return f"CAST(X'{value.encode().hex().upper()}' AS TEXT)" if "\0" in value else f"'{text}'"
    return repr(value)
