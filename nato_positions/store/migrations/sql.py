"""What the migrations share of SQL."""

import sqlite3


def day(column: str) -> str:
    """Return a CHECK for a column that holds a day of the calendar or nothing.

    Adding no days makes SQLite work the day out, so that 30 February comes back as another one.
    """
    return f"CHECK ({column} IS NULL OR (length({column}) = 10 AND date({column}, '+0 days') IS {column}))"


def statements(script: str) -> list[str]:
    """Return the statements of a script one by one: `executescript` would commit what is open."""
    found, lines = [], ""
    for line in script.strip().splitlines(keepends=True):
        lines += line
        if sqlite3.complete_statement(lines):
            found.append(lines)
            lines = ""
    return found
