"""Full-text search over quotes, notes and archived articles; accents and case make no difference."""

from sqlite_utils import Database

from nato_positions.store.migrations.sql import statements

# The texts stay in their own tables: the index keeps only where the words stand, and triggers keep it true.
_TABLES = """
CREATE VIRTUAL TABLE statement_search USING fts5 (
    quote, note, content='statement', content_rowid='id', tokenize="unicode61 remove_diacritics 2"
);
CREATE TRIGGER statement_is_indexed AFTER INSERT ON statement
WHEN NEW.quote IS NOT NULL OR NEW.note IS NOT NULL
BEGIN
    INSERT INTO statement_search (rowid, quote, note) VALUES (NEW.id, NEW.quote, NEW.note);
END;
CREATE TRIGGER statement_is_indexed_anew AFTER UPDATE OF quote, note ON statement
BEGIN
    INSERT INTO statement_search (statement_search, rowid, quote, note)
        SELECT 'delete', OLD.id, OLD.quote, OLD.note
        WHERE OLD.quote IS NOT NULL OR OLD.note IS NOT NULL;
    INSERT INTO statement_search (rowid, quote, note)
        SELECT NEW.id, NEW.quote, NEW.note WHERE NEW.quote IS NOT NULL OR NEW.note IS NOT NULL;
END;
CREATE TRIGGER statement_is_no_more_indexed AFTER DELETE ON statement
WHEN OLD.quote IS NOT NULL OR OLD.note IS NOT NULL
BEGIN
    INSERT INTO statement_search (statement_search, rowid, quote, note)
        VALUES ('delete', OLD.id, OLD.quote, OLD.note);
END;

CREATE VIRTUAL TABLE article_search USING fts5 (
    text, content='article', content_rowid='source', tokenize="unicode61 remove_diacritics 2"
);
CREATE TRIGGER article_is_indexed AFTER INSERT ON article
BEGIN
    INSERT INTO article_search (rowid, text) VALUES (NEW.source, NEW.text);
END;
CREATE TRIGGER article_is_indexed_anew AFTER UPDATE OF text ON article
BEGIN
    INSERT INTO article_search (article_search, rowid, text) VALUES ('delete', OLD.source, OLD.text);
    INSERT INTO article_search (rowid, text) VALUES (NEW.source, NEW.text);
END;
CREATE TRIGGER article_is_no_more_indexed AFTER DELETE ON article
BEGIN
    INSERT INTO article_search (article_search, rowid, text) VALUES ('delete', OLD.source, OLD.text);
END;

INSERT INTO statement_search (rowid, quote, note)
    SELECT id, quote, note FROM statement WHERE quote IS NOT NULL OR note IS NOT NULL;
INSERT INTO article_search (rowid, text) SELECT source, text FROM article;
"""


def migrate(db: Database) -> None:
    """Make the two indexes and their triggers, and index what is there."""
    for statement in statements(_TABLES):
        db.execute(statement)
