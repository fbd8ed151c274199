"""History: what every row was before each change, kept by the database itself.

Triggers see what any program does to the file. Ours say which command of whom it was; what others do is kept
without a name, with the time by the clock.
"""

from sqlite_utils import Database

from nato_positions.store.migrations.sql import statements

COLUMNS = {
    "statement": (
        *("id", "actor", "issue", "source", "stance", "date", "speaker", "role", "attribution", "quote"),
        *("quote_start", "quote_end", "note", "status", "confidence", "recorded_at", "recorded_by", "weight"),
    ),
    "source": ("id", "url", "title", "outlet", "published", "sha256", "archived_at", "archived_by"),
    "issue": ("id", "slug", "title", "question", "about"),
    "issue_alias": ("alias", "issue"),
    "issue_term": ("issue", "term"),
}
"""The tables whose changes are kept, with their columns as of this migration."""
_KEYS = {"issue_alias": "issue", "issue_term": "issue"}

_TABLES = """
-- One command of one user: what its transaction changed is undone together.
CREATE TABLE change (
    id INTEGER PRIMARY KEY,
    at TEXT NOT NULL,
    by TEXT NOT NULL,
    what TEXT NOT NULL,
    why TEXT CHECK (why <> ''),
    undoes INTEGER REFERENCES change
) STRICT;
CREATE INDEX change_by_user ON change (by, id);
CREATE INDEX change_undone ON change (undoes) WHERE undoes IS NOT NULL;

-- The change that is being made by the transaction at hand, none between transactions.
CREATE TABLE hand (
    id INTEGER PRIMARY KEY CHECK (id = 1),
    change INTEGER REFERENCES change
) STRICT;
INSERT INTO hand (id, change) VALUES (1, NULL);

CREATE TABLE history (
    id INTEGER PRIMARY KEY,
    change INTEGER REFERENCES change,
    at TEXT NOT NULL,
    kind TEXT NOT NULL,
    row INTEGER NOT NULL,
    op TEXT NOT NULL CHECK (op IN ('insert', 'update', 'delete')),
    -- The whole row as it was, as a JSON object; nothing for what is new.
    was TEXT CHECK (was IS NULL OR json_valid(was))
) STRICT;
CREATE INDEX history_of_row ON history (kind, row, id);
CREATE INDEX history_of_change ON history (change) WHERE change IS NOT NULL;
CREATE INDEX history_of_updates ON history (kind, at) WHERE op <> 'insert';
CREATE TRIGGER history_is_not_changed BEFORE UPDATE ON history
BEGIN SELECT RAISE(ABORT, 'history is kept as it was'); END;
CREATE TRIGGER history_is_not_deleted BEFORE DELETE ON history
BEGIN SELECT RAISE(ABORT, 'history is kept'); END;
CREATE TRIGGER statement_is_not_deleted BEFORE DELETE ON statement
BEGIN SELECT RAISE(ABORT, 'a statement is retracted, not deleted'); END;
CREATE TRIGGER article_is_not_changed BEFORE UPDATE OF text ON article
BEGIN SELECT RAISE(ABORT, 'an archived article stays as it was'); END;
CREATE TRIGGER article_is_not_deleted BEFORE DELETE ON article
BEGIN SELECT RAISE(ABORT, 'an archived article is kept'); END;
"""


def _trigger(table: str, op: str) -> str:
    """Return the trigger that keeps one kind of change of a table."""
    row = "NEW" if op == "insert" else "OLD"
    was = ", ".join(f"'{column}', OLD.{column}" for column in COLUMNS[table])
    kept = "NULL" if op == "insert" else f"json_object({was})"
    # An update that changes nothing is no change.
    when = " OR ".join(f"OLD.{column} IS NOT NEW.{column}" for column in COLUMNS[table])
    return f"""
    CREATE TRIGGER {table}_{op}_is_kept AFTER {op.upper()} ON {table}
    {f"WHEN {when}" if op == "update" else ""}
    BEGIN
        INSERT INTO history (change, at, kind, row, op, was)
        SELECT hand.change, coalesce(change.at, strftime('%Y-%m-%dT%H:%M:%SZ', 'now')),
            '{table}', {row}.{_KEYS.get(table, "id")}, '{op}', {kept}
        FROM hand LEFT JOIN change ON change.id = hand.change;
    END;
    """


def migrate(db: Database) -> None:
    """Make the tables of history and a trigger for each kind of change of each table."""
    for statement in statements(_TABLES):
        db.execute(statement)
    for table in COLUMNS:
        for op in ("insert", "update", "delete"):
            db.execute(_trigger(table, op))
