"""Judging: who decided what on a candidate, and which articles an extractor has read."""

from sqlite_utils import Database

from nato_positions.store.likeness import opening
from nato_positions.store.migrations.sql import statements

_TABLES = f"""
-- What was decided, each time anew: a change of mind is another row.
CREATE TABLE judgement (
    id INTEGER PRIMARY KEY,
    statement INTEGER NOT NULL REFERENCES statement,
    verdict TEXT NOT NULL CHECK (verdict IN ('accepted', 'rejected', 'skipped', 'undone')),
    reason TEXT CHECK (reason <> ''),
    -- What the judge corrected: a JSON object of the fields as they were proposed.
    proposed TEXT CHECK (proposed IS NULL OR json_valid(proposed)),
    judged_at TEXT NOT NULL,
    judged_by TEXT NOT NULL
) STRICT;
CREATE INDEX judgement_by_statement ON judgement (statement, id);
CREATE TRIGGER judgement_is_not_changed BEFORE UPDATE ON judgement
BEGIN SELECT RAISE(ABORT, 'a judgement is kept as it was'); END;
CREATE TRIGGER judgement_is_not_deleted BEFORE DELETE ON judgement
BEGIN SELECT RAISE(ABORT, 'a judgement is kept'); END;

-- An article is read again only by another extractor or for other issues.
CREATE TABLE extraction (
    source INTEGER NOT NULL REFERENCES source,
    extractor TEXT NOT NULL CHECK (extractor <> ''),
    -- A digest of the issues that were looked for.
    issues TEXT NOT NULL CHECK (issues <> ''),
    found INTEGER NOT NULL CHECK (found >= 0),
    extracted_at TEXT NOT NULL,
    extracted_by TEXT NOT NULL,
    PRIMARY KEY (source, extractor, issues)
) STRICT, WITHOUT ROWID;

-- The same words in two outlets.
CREATE INDEX statement_by_words ON statement (issue, actor, stance, {opening("quote")}, status, date)
    WHERE quote IS NOT NULL;
"""


def migrate(db: Database) -> None:
    """Make the tables of judgements and extractions."""
    for statement in statements(_TABLES):
        db.execute(statement)
