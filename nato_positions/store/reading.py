"""Asking the ledger: issues, actors, sources, statements in their order, positions as of a day."""

import sqlite3
from collections.abc import Iterator

from nato_positions import reference
from nato_positions.errors import BadInput, UnknownName
from nato_positions.model import (
    Actor,
    Archived,
    Attribution,
    Filters,
    Issue,
    Kind,
    Stance,
    Statement,
    Status,
)
from nato_positions.naming import find, fold
from nato_positions.places import Span
from nato_positions.store import past

_STATEMENT = """
SELECT s.id, s.actor, actor.name, issue.slug, s.stance, s.date, s.speaker, s.role, s.attribution, s.quote,
    s.note, s.source, source.url, source.title, source.outlet, source.published, s.status, s.confidence,
    s.recorded_at, s.recorded_by
FROM statement s
JOIN actor ON actor.code = s.actor JOIN issue ON issue.id = s.issue JOIN source ON source.id = s.source
"""
_STANCES = {stance.value: stance for stance in Stance}
_ATTRIBUTIONS = {attribution.value: attribution for attribution in Attribution}


def issues(ledger: sqlite3.Connection) -> list[Issue]:
    """Return every issue with its aliases and terms, in the order in which they were added."""
    aliases = _grouped(ledger, "SELECT issue, alias FROM issue_alias ORDER BY alias")
    terms = _grouped(ledger, "SELECT issue, term FROM issue_term ORDER BY term")
    return [
        Issue(slug, title, question, about, aliases.get(number, ()), terms.get(number, ()))
        for number, slug, title, question, about in ledger.execute(
            "SELECT id, slug, title, question, about FROM issue ORDER BY id"
        )
    ]


def _grouped(ledger: sqlite3.Connection, query: str) -> dict[int, tuple[str, ...]]:
    found: dict[int, tuple[str, ...]] = {}
    for number, word in ledger.execute(query):
        found[number] = (*found.get(number, ()), word)
    return found


def issue_slug(ledger: sqlite3.Connection, name: str) -> str:
    """Return the slug of the issue that goes by `name`: its slug, an alias or an unambiguous prefix.

    Raises `UnknownName` or `AmbiguousName`.
    """
    if ledger.execute("SELECT 1 FROM issue WHERE slug = ?", (name,)).fetchone():
        return name
    return find("issue", name, issue_names(ledger), "see 'positions issues'", prefix=True)


def issue_names(ledger: sqlite3.Connection) -> dict[str, str]:
    """Return the slug of every issue by its names, folded: the slug itself and the aliases."""
    names = ledger.execute(
        "SELECT slug, slug FROM issue UNION ALL"
        " SELECT alias, slug FROM issue_alias JOIN issue ON issue.id = issue"
    )
    return {fold(name): slug for name, slug in names}


def issue_number(ledger: sqlite3.Connection, slug: str) -> int:
    """Return the number that the issue has in this file."""
    return int(ledger.execute("SELECT id FROM issue WHERE slug = ?", (slug,)).fetchone()[0])


def actors(ledger: sqlite3.Connection) -> list[Actor]:
    """Return every actor on record, by code."""
    rows = ledger.execute("SELECT code, name, kind, iso2, applied, joined, capital FROM actor ORDER BY code")
    return [Actor(code, name, Kind(kind), *rest) for code, name, kind, *rest in rows]


def actor(ledger: sqlite3.Connection, name: str) -> Actor:
    """Return the actor that goes by a name: a state or organisation that is known, else one on record.

    Raises `UnknownName`.
    """
    try:
        return reference.actor(name)
    except UnknownName:
        wanted = fold(name)
        for known in actors(ledger):
            if wanted in (fold(known.code), fold(known.name)):
                return known
        raise


def article(ledger: sqlite3.Connection, source: int) -> str | None:
    """Return the archived text of a source, or None where only its address is known."""
    found = ledger.execute("SELECT text FROM article WHERE source = ?", (source,)).fetchone()
    return None if found is None else str(found[0])


def spans(ledger: sqlite3.Connection, source: int) -> dict[int, Span]:
    """Return where the quotes of a source's statements stand (code points), by statement."""
    rows = ledger.execute(
        "SELECT id, quote_start, quote_end FROM statement WHERE source = ? AND quote_start IS NOT NULL",
        (source,),
    )
    return {number: (start, end) for number, start, end in rows}


def sources(ledger: sqlite3.Connection, limit: int | None = None) -> list[Archived]:
    """Return the sources, the newest archived last; with `limit`, only the newest so many."""
    return _sources(ledger, "ORDER BY source.id DESC LIMIT ?", -1 if limit is None else limit)


def source_keys(ledger: sqlite3.Connection) -> dict[int, str]:
    """Return by what every ledger knows each source: its text's hash, its address, or title and day."""
    return dict(
        ledger.execute(
            "SELECT id, coalesce(sha256, url, coalesce(title, '') || char(10) || coalesce(outlet, '')"
            " || char(10) || coalesce(published, '')) FROM source"
        )
    )


def source(ledger: sqlite3.Connection, number: int) -> Archived:
    """Return one source. Raises `BadInput` where there is none of that number."""
    if found := _sources(ledger, "WHERE source.id = ?", number):
        return found[0]
    raise BadInput(f"there is no source {number}; see 'positions sources'")


def _sources(ledger: sqlite3.Connection, which: str, value: int) -> list[Archived]:
    rows = ledger.execute(
        f"""
        SELECT source.id, title, outlet, url, published, coalesce(characters, 0), sha256,
            (SELECT count(*) FROM statement WHERE statement.source = source.id), archived_at, archived_by
        FROM source LEFT JOIN article ON article.source = source.id {which}
        """,
        (value,),
    )
    return [Archived(*row) for row in rows][::-1]


def statement(ledger: sqlite3.Connection, number: int) -> Statement:
    """Return one statement. Raises `BadInput` where there is none of that number."""
    row = ledger.execute(f"{_STATEMENT} WHERE s.id = ?", (number,)).fetchone()
    if row is None:
        raise BadInput(f"there is no statement {number}; see 'positions show'")
    return _record(row)


def statements(
    ledger: sqlite3.Connection, filters: Filters, status: Status = Status.ACCEPTED
) -> Iterator[Statement]:
    """Yield the accepted statements, or those of another status, that the filters let through, newest last.

    With a limit, the newest so many. Within a day the stronger attribution, then the later record, is last:
    the statement that gives the position.
    """
    return map(_record, rows(ledger, filters, status))


def rows(
    ledger: sqlite3.Connection, filters: Filters, status: Status = Status.ACCEPTED
) -> Iterator[tuple[object, ...]]:
    """Yield what `statements` does as the plain words and numbers that it is stored as, to be written out."""
    where, values = conditions(ledger, filters, status)
    then = past.known(filters.known_on)
    query, values = f"{then.query} {_STATEMENT} {where}", (*then.values, *values)
    if filters.limit is None:
        found: Iterator[tuple[object, ...]] = ledger.execute(
            f"{query} ORDER BY s.date, s.weight, s.id", values
        )
        return found
    newest: list[tuple[object, ...]] = ledger.execute(
        f"{query} ORDER BY s.date DESC, s.weight DESC, s.id DESC LIMIT ?",
        (*values, filters.limit),
    ).fetchall()
    return reversed(newest)


def _record(row: tuple[object, ...]) -> Statement:
    made = Statement._make(row)
    return made._replace(
        stance=_STANCES[made.stance],
        attribution=_ATTRIBUTIONS[made.attribution],
        status=Status(made.status),
    )


def conditions(
    ledger: sqlite3.Connection, filters: Filters, status: Status = Status.ACCEPTED
) -> tuple[str, tuple[object, ...]]:
    """Return the WHERE clause for the statements `s` of a status that the filters let through, and its
    values.
    """
    last = min(filters.as_of, filters.until or filters.as_of)
    clauses: list[str] = [f"s.status = '{status}'", "s.date <= ?"]
    values: list[object] = [last]
    if filters.since:
        clauses.append("s.date >= ?")
        values.append(filters.since)
    if filters.stance:
        clauses.append("s.stance = ?")
        values.append(filters.stance)
    if filters.known_on:
        clauses.append("s.recorded_at <= ?")
        values.append(end_of(filters.known_on))
    if filters.issues:
        clauses.append(equals("s.issue", len(filters.issues)))
        values += [issue_number(ledger, slug) for slug in filters.issues]
    if filters.states:
        clauses.append(equals("s.actor", len(filters.states)))
        values += filters.states
    if filters.members_only:
        clauses.append("s.actor IN (SELECT code FROM actor WHERE kind = 'ally' AND joined <= ?)")
        values.append(last)
    if filters.speaker:
        wanted = fold(filters.speaker)
        ledger.create_function(
            "is_speaker",
            1,
            lambda speaker: speaker is not None and wanted in fold(speaker),
            deterministic=True,
        )
        clauses.append("is_speaker(s.speaker)")
    return f"WHERE {' AND '.join(clauses)}", tuple(values)


def end_of(day: str) -> str:
    """Return a time after every time of that day (UTC), for comparing with what was recorded."""
    return f"{day}T99"


def equals(column: str, count: int) -> str:
    """Return a condition for one of `count` values; a single one lets an index give the order too."""
    return f"{column} = ?" if count == 1 else f"{column} IN ({', '.join('?' * count)})"
