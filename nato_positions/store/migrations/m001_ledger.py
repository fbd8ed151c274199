"""The ledger as first released: actors, issues, sources, articles, statements."""

from sqlite_utils import Database

from nato_positions import reference
from nato_positions.store.migrations.sql import day, statements

_TABLES = f"""
CREATE TABLE actor (
    code TEXT PRIMARY KEY CHECK (code GLOB '[A-Z][A-Z]*' AND length(code) BETWEEN 2 AND 8),
    iso2 TEXT,
    name TEXT NOT NULL CHECK (name <> ''),
    kind TEXT NOT NULL CHECK (kind IN ('ally', 'partner', 'other', 'organisation')),
    applied TEXT {day("applied")},
    joined TEXT {day("joined")},
    capital TEXT
) STRICT;

CREATE TABLE issue (
    id INTEGER PRIMARY KEY,
    slug TEXT NOT NULL UNIQUE CHECK (slug <> '' AND slug NOT GLOB '*[^a-z0-9-]*'),
    title TEXT NOT NULL CHECK (title <> ''),
    question TEXT NOT NULL CHECK (question <> ''),
    about TEXT REFERENCES actor
) STRICT;

CREATE TABLE issue_alias (
    alias TEXT PRIMARY KEY CHECK (alias <> '' AND alias NOT GLOB '*[^a-z0-9-]*'),
    issue INTEGER NOT NULL REFERENCES issue
) STRICT, WITHOUT ROWID;

CREATE TABLE issue_term (
    issue INTEGER NOT NULL REFERENCES issue,
    term TEXT NOT NULL CHECK (term <> ''),
    PRIMARY KEY (issue, term)
) STRICT, WITHOUT ROWID;

CREATE TABLE source (
    id INTEGER PRIMARY KEY,
    url TEXT CHECK (url <> ''),
    title TEXT CHECK (title <> ''),
    outlet TEXT CHECK (outlet <> ''),
    published TEXT {day("published")},
    sha256 TEXT CHECK (length(sha256) = 64),
    archived_at TEXT NOT NULL,
    archived_by TEXT NOT NULL
) STRICT;

-- An article is the same one when its text and its address are; without an address its outlet tells
-- two carriers of one dispatch apart.
CREATE UNIQUE INDEX source_identity ON source (
    coalesce(sha256, ''),
    coalesce(url, ''),
    CASE WHEN url IS NULL THEN coalesce(outlet, '') ELSE '' END,
    CASE WHEN url IS NULL AND sha256 IS NULL THEN coalesce(title, '') || coalesce(published, '') ELSE '' END
);
CREATE INDEX source_by_url ON source (url) WHERE url IS NOT NULL;

-- Apart from its source, so that listing sources never walks through their texts.
CREATE TABLE article (
    source INTEGER PRIMARY KEY REFERENCES source,
    -- In code points, and before the text, so that a list need not read the text for it.
    characters INTEGER NOT NULL CHECK (characters > 0 AND characters = length(text)),
    text TEXT NOT NULL
) STRICT;

CREATE TABLE statement (
    id INTEGER PRIMARY KEY,
    actor TEXT NOT NULL REFERENCES actor,
    issue INTEGER NOT NULL REFERENCES issue,
    source INTEGER NOT NULL REFERENCES source,
    stance TEXT NOT NULL CHECK (stance IN ('oppose', 'neutral', 'conditional', 'support')),
    date TEXT NOT NULL {day("date")},
    speaker TEXT CHECK (speaker <> ''),
    role TEXT CHECK (role <> ''),
    attribution TEXT NOT NULL
        CHECK (attribution IN ('claimed', 'reported', 'paraphrased', 'quoted', 'enacted')),
    quote TEXT CHECK (quote <> ''),
    quote_start INTEGER CHECK (quote_start >= 0),
    quote_end INTEGER CHECK (quote_end > quote_start),
    note TEXT CHECK (note <> ''),
    status TEXT NOT NULL DEFAULT 'accepted'
        CHECK (status IN ('accepted', 'pending', 'rejected', 'retracted')),
    confidence REAL CHECK (confidence BETWEEN 0 AND 1),
    recorded_at TEXT NOT NULL,
    recorded_by TEXT NOT NULL,
    -- On one day the stronger evidence gives the position. A plain column, since SQLite before 3.41 does not
    -- take an index over a generated one as covering.
    weight INTEGER NOT NULL CHECK (weight = CASE attribution
        WHEN 'enacted' THEN 4 WHEN 'quoted' THEN 3 WHEN 'paraphrased' THEN 2 WHEN 'reported' THEN 1
        ELSE 0 END),
    CHECK ((quote_start IS NULL) = (quote_end IS NULL)),
    CHECK (quote_start IS NULL OR length(quote) = quote_end - quote_start)
) STRICT;

-- A statement's identity is its claim.
CREATE UNIQUE INDEX statement_claim ON statement (
    source, actor, issue, stance, date, coalesce(speaker, ''), coalesce(quote, note, '')
);
-- Covers the position of an actor on an issue as of a day: one seek, walked backwards from that day.
CREATE INDEX statement_position ON statement (issue, actor, status, date, weight, id, stance);
-- The timelines of an issue, of an actor and of everything, in their order and without sorting.
CREATE INDEX statement_by_issue ON statement (issue, status, date, weight);
CREATE INDEX statement_by_actor ON statement (actor, status, date, weight);
CREATE INDEX statement_by_date ON statement (status, date, weight);
"""


def migrate(db: Database) -> None:
    """Make the tables and put the reference data in."""
    for statement in statements(_TABLES):
        db.execute(statement)
    db.conn.executemany(
        "INSERT INTO actor (code, iso2, name, kind, applied, joined, capital) VALUES (?, ?, ?, ?, ?, ?, ?)",
        [(a.code, a.iso2, a.name, a.kind, a.applied, a.joined, a.capital) for a in reference.actors()],
    )
    for issue in reference.issues():
        number = db.execute(
            "INSERT INTO issue (slug, title, question, about) VALUES (?, ?, ?, ?) RETURNING id",
            [issue.slug, issue.title, issue.question, issue.about],
        ).fetchone()[0]
        db.conn.executemany(
            "INSERT INTO issue_alias (alias, issue) VALUES (?, ?)", [(a, number) for a in issue.aliases]
        )
        db.conn.executemany(
            "INSERT INTO issue_term (issue, term) VALUES (?, ?)", [(number, t) for t in issue.terms]
        )
