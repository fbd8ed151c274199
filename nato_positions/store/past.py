"""The ledger's past: what rows were, what a command changed, and taking such a change back."""

import sqlite3
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from nato_positions.errors import BadInput
from nato_positions.model import Day
from nato_positions.ondemand import on_demand

if TYPE_CHECKING:
    import json

    from nato_positions import reports
else:
    # Every command reads, and few ask for events.
    json = on_demand("json")
    reports = on_demand("nato_positions.reports")

MERGED = " (merged)"
"""What stands after the command of a change that was made in another ledger; it is not undone here."""
# Every column of a statement, as the rest of the program reads them.
_COLUMNS = (
    *("id", "actor", "issue", "source", "stance", "date", "speaker", "role", "attribution", "quote"),
    *("quote_start", "quote_end", "note", "status", "confidence", "recorded_at", "recorded_by", "weight"),
)


# An issue that was merged into another since goes by the other's name, as a renamed one goes by its new name.
_ISSUE = """
    CASE WHEN json_extract(h.was, '$.issue') IN (SELECT id FROM issue) THEN json_extract(h.was, '$.issue')
    ELSE (SELECT t.issue FROM main.statement t WHERE t.id = h.row) END
"""


class Past(NamedTuple):
    """A prefix for a query in which `statement` means the statements as they were then, and its values."""

    query: str
    values: tuple[str, ...]


NOW = Past("", ())


def known(day: Day | None) -> Past:
    """Return what makes a query read the statements as the ledger knew them at the end of that day (UTC)."""
    if day is None:
        return NOW
    then = f"{day}T99"
    kept = ", ".join(
        _ISSUE if column == "issue" else f"json_extract(h.was, '$.{column}')" for column in _COLUMNS
    )
    query = f"""
    WITH later (row, first) AS (
        SELECT row, min(id) FROM history WHERE kind = 'statement' AND op <> 'insert' AND at > ? GROUP BY row
    ),
    statement ({", ".join(_COLUMNS)}) AS MATERIALIZED (
        SELECT {", ".join(f"t.{column}" for column in _COLUMNS)} FROM main.statement t
        WHERE t.recorded_at <= ? AND t.id NOT IN (SELECT row FROM later)
        UNION ALL
        SELECT {kept} FROM later JOIN history h ON h.id = later.first
        WHERE json_extract(h.was, '$.recorded_at') <= ?
    )
    """
    return Past(query, (then, then, then))


def events(ledger: sqlite3.Connection, number: int | None, limit: int | None) -> "list[reports.Event]":
    """Return what happened to a statement, oldest first, or with None the newest changes of everything."""
    which = "h.kind = 'statement' AND h.row = ?" if number is not None else "? IS NULL"
    rows = ledger.execute(
        f"""
        SELECT h.id, h.change, h.at, coalesce(change.by, ''), coalesce(change.what, ''), change.why,
            change.undoes, h.kind, h.row, h.op, h.was,
            (SELECT n.was FROM history n WHERE n.kind = h.kind AND n.row = h.row AND n.id > h.id
                AND n.op <> 'insert' ORDER BY n.id LIMIT 1)
        FROM history h LEFT JOIN change ON change.id = h.change WHERE {which}
        ORDER BY h.id DESC LIMIT ?
        """,
        (number, -1 if limit is None else limit),
    ).fetchall()
    return [_event(ledger, row) for row in reversed(rows)]


def _event(ledger: sqlite3.Connection, row: Sequence[object]) -> "reports.Event":
    """Return a row of history with what it changed: each field before and after."""
    *_, kind, of, op, was, then = row
    before = json.loads(str(was)) if was is not None else {}
    after = json.loads(str(then)) if then else _current(ledger, str(kind), before, of)
    fields = {
        field: (before.get(field), after.get(field))
        for field in {**before, **after}
        if before.get(field) != after.get(field)
    }
    return reports.Event._make((*row[:-2], fields if op == "update" else {}))


def _current(
    ledger: sqlite3.Connection, kind: str, before: dict[str, object], row: object
) -> dict[str, object]:
    """Return a row as it is, as far as it has a number of its own."""
    if kind not in ("statement", "source", "issue"):
        return before
    found = ledger.execute(f"SELECT * FROM {kind} WHERE id = ?", (row,))
    names = [column[0] for column in found.description]
    values = found.fetchone()
    return dict(zip(names, values, strict=True)) if values else {}


def last_changes(ledger: sqlite3.Connection, user: str, count: int) -> list[int]:
    """Return the user's newest changes that were not undone, the newest first.

    Undoing is none of them, and neither is what was done in a ledger that was merged since.
    """
    rows = ledger.execute(
        f"SELECT id FROM change WHERE by = ? AND undoes IS NULL AND what NOT LIKE '%{MERGED}'"
        " AND NOT EXISTS (SELECT 1 FROM change later WHERE later.undoes = change.id)"
        " ORDER BY id DESC LIMIT ?",
        (user, count),
    )
    return [number for (number,) in rows]


def take_back(ledger: sqlite3.Connection, change: int) -> list[int]:
    """Undo what a change did, itself kept as a change; return the statements that were touched.

    What it added is retracted, not deleted, and archived sources stay. Raises `BadInput`, for the caller to
    undo all, where a row was changed again since.
    """
    ledger.execute("UPDATE change SET undoes = ? WHERE id = (SELECT change FROM hand)", (change,))
    rows = ledger.execute(
        "SELECT id, kind, row, op, was FROM history WHERE change = ? ORDER BY id DESC", (change,)
    ).fetchall()
    _refuse_changed(ledger, change, rows)
    touched: dict[int, None] = {}
    for _, kind, row, op, was in rows:
        _reverse(ledger, kind, row, op, json.loads(was) if was else {})
        if kind == "statement":
            touched[row] = None
    return list(touched)[::-1]


def _refuse_changed(ledger: sqlite3.Connection, change: int, rows: Sequence[Sequence[object]]) -> None:
    for kind, row in dict.fromkeys((row[1], row[2]) for row in rows):
        later = ledger.execute(
            """
            SELECT coalesce(c.by, 'another program'), h.at, coalesce(c.what, 'a change') FROM history h
            LEFT JOIN change c ON c.id = h.change
            WHERE h.kind = ? AND h.row = ? AND h.id > (SELECT max(id) FROM history WHERE change = ?)
                AND c.undoes IS NULL AND NOT EXISTS (SELECT 1 FROM change u WHERE u.undoes = c.id)
            LIMIT 1
            """,
            (kind, row, change),
        ).fetchone()
        if later:
            who, at, what = later
            raise BadInput(f"{kind} {row} was changed since, by {who} at {at} ({what}); that comes first")


def _reverse(ledger: sqlite3.Connection, kind: str, row: int, op: str, was: dict[str, object]) -> None:
    if op == "insert":
        _remove(ledger, kind, row)
    elif op == "delete":
        marks = ", ".join("?" * len(was))
        ledger.execute(f"INSERT INTO {kind} ({', '.join(was)}) VALUES ({marks})", tuple(was.values()))
    else:
        if kind == "statement":
            _unjudge(ledger, row, was)
        columns = ", ".join(f"{column} = ?" for column in was)
        ledger.execute(f"UPDATE {kind} SET {columns} WHERE id = ?", (*was.values(), row))


def _remove(ledger: sqlite3.Connection, kind: str, row: int) -> None:
    """Take away what was added: a statement is retracted, a source stays, an issue goes if nobody uses it."""
    if kind == "statement":
        ledger.execute("UPDATE statement SET status = 'retracted' WHERE id = ?", (row,))
    elif kind in ("issue_alias", "issue_term"):
        # All words of an issue go with it; those of one that stays are put as they were by its own change.
        ledger.execute(f"DELETE FROM {kind} WHERE issue = ?", (row,))
    elif kind == "issue":
        used = {
            status for (status,) in ledger.execute("SELECT status FROM statement WHERE issue = ?", (row,))
        }
        if used - {"retracted"}:
            raise BadInput(f"issue {row} has statements; retract or move them first")
        # What was retracted with it is kept, and so is the issue that it is about.
        if not used:
            ledger.execute("DELETE FROM issue WHERE id = ?", (row,))


def _unjudge(ledger: sqlite3.Connection, row: int, was: dict[str, object]) -> None:
    """Keep that a judgement was undone, where the statement waits again."""
    (status,) = ledger.execute("SELECT status FROM statement WHERE id = ?", (row,)).fetchone()
    if was["status"] == "pending" != status:
        ledger.execute(
            "INSERT INTO judgement (statement, verdict, judged_at, judged_by)"
            " SELECT ?, 'undone', change.at, change.by FROM hand JOIN change ON change.id = hand.change",
            (row,),
        )
