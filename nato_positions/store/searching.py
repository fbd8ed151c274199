"""Full-text search: words to a query of SQLite's FTS5, and what it finds, best first."""

import re
import sqlite3
from collections.abc import Iterator

from nato_positions.errors import BadInput
from nato_positions.model import Filters
from nato_positions.reports import Hit
from nato_positions.store import reading

START, END = "\x02", "\x03"
"""Around each word that was found, in a snippet: control signs, which the words themselves hardly have."""
# "a phrase", a word with a star for its beginning, a word.
_PART = re.compile(r'"([^"]*)"(\*?)|([^\s"]+)')
_WORDS = re.compile(r"[^\W_]")
_SHOWN = 24


def query_of(words: str) -> str:
    """Return what FTS5 is asked: every word and phrase must stand there, a star completes a word.

    Whatever else the words hold is quoted, so that no sign in them has a meaning. Raises `BadInput` where
    there is no word.

    >>> query_of('open door "no veto" rati* AND x)')
    '"open" "door" "no veto" "rati"* "AND" "x)"'
    """
    # Half of a surrogate pair, as a broken argument has it, is no letter of anything.
    sound = words.replace("\0", " ").encode("utf-8", "replace").decode()
    parts = [_quoted(match) for match in _PART.finditer(sound)]
    found = [part for part in parts if _WORDS.search(part)]
    if not found:
        raise BadInput(f'{words!r} has no word to search for; give one, or a "phrase", or a beginning*')
    return " ".join(found)


def _quoted(match: re.Match[str]) -> str:
    phrase, star, word = match.groups()
    if word is None:
        return f'"{phrase}"{star}'
    bare = word.rstrip("*")
    return f'"{bare}"{"*" if bare != word else ""}'


def search(ledger: sqlite3.Connection, words: str, filters: Filters) -> Iterator[Hit]:
    """Yield statements, then articles, that have the words, each kind best first.

    Where filters ask for states, issues, stances or speakers, which articles do not have, statements only.
    """
    query = query_of(words)
    limit = -1 if filters.limit is None else filters.limit
    count = 0
    for hit in _statements(ledger, query, filters, limit):
        count += 1
        yield hit
    if not (filters.states or filters.issues or filters.stance or filters.speaker or filters.members_only):
        yield from _articles(ledger, query, filters, limit - count if limit >= 0 else -1)


def _statements(ledger: sqlite3.Connection, query: str, filters: Filters, limit: int) -> Iterator[Hit]:
    where, values = reading.conditions(ledger, filters)
    rows = ledger.execute(
        f"""
        SELECT 'statement', s.id, s.actor, actor.name, issue.slug, s.stance, s.date, s.speaker, s.source,
            coalesce(source.title, source.outlet), source.url, bm25(statement_search),
            snippet(statement_search, -1, '{START}', '{END}', '…', {_SHOWN})
        FROM statement_search JOIN statement s ON s.id = statement_search.rowid
        JOIN actor ON actor.code = s.actor JOIN issue ON issue.id = s.issue
        JOIN source ON source.id = s.source
        {where} AND statement_search MATCH ? ORDER BY bm25(statement_search), s.date DESC, s.id LIMIT ?
        """,
        (*values, query, limit),
    )
    return (Hit(*row) for row in rows)


def _articles(ledger: sqlite3.Connection, query: str, filters: Filters, limit: int) -> Iterator[Hit]:
    """Yield articles published in the window; those without a day only where no window is asked for."""
    last = min(filters.as_of, filters.until or filters.as_of)
    rows = ledger.execute(
        f"""
        SELECT 'article', NULL, NULL, NULL, NULL, NULL, source.published, NULL, source.id,
            coalesce(source.title, source.outlet), source.url, bm25(article_search),
            snippet(article_search, -1, '{START}', '{END}', '…', {_SHOWN})
        FROM article_search JOIN source ON source.id = article_search.rowid
        WHERE article_search MATCH :query AND coalesce(source.published, :never) BETWEEN :since AND :last
            AND (:known IS NULL OR source.archived_at <= :known)
        ORDER BY bm25(article_search), source.published DESC, source.id LIMIT :limit
        """,
        {
            "query": query,
            "never": "" if filters.since is None else "0",
            "since": filters.since or "",
            "last": last,
            "known": None if filters.known_on is None else reading.end_of(filters.known_on),
            "limit": limit,
        },
    )
    return (Hit(*row) for row in rows)
