"""Recording many claims at once, inside the caller's transaction.

What the database does row by row for each statement costs several times what storing it does. So after a
first block the rest goes in plainly, and what its triggers and indexes would have made is made up for at the
end, in one step each. Where anything fails, the transaction takes it all back, the schema too.
"""

import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from itertools import islice
from typing import NamedTuple

from nato_positions.errors import BadInput
from nato_positions.model import Actor, Claim, Source, Status
from nato_positions.naming import fold
from nato_positions.store.reading import issue_number
from nato_positions.store.writing import PUT_STATEMENT, Hand, put_actor, put_source, values

_BLOCK = 5_000
# Sources that come again are looked up once, as long as they are this many.
_MOST_SOURCES = 50_000
_TRIGGERS = ("statement_insert_is_kept", "statement_is_indexed")
# The index of claims stays: by it a claim that is on record is known.
_INDEXES = (
    *("statement_position", "statement_by_issue", "statement_by_actor", "statement_by_date"),
    "statement_by_words",
)
_KEEP = """
INSERT INTO history (change, at, kind, row, op)
SELECT hand.change, coalesce(change.at, strftime('%Y-%m-%dT%H:%M:%SZ', 'now')), 'statement', statement.id,
    'insert'
FROM statement, hand LEFT JOIN change ON change.id = hand.change
WHERE statement.id > ? ORDER BY statement.id
"""
_INDEX = """
INSERT INTO statement_search (rowid, quote, note)
SELECT id, quote, note FROM statement WHERE id > ? AND (quote IS NOT NULL OR note IS NOT NULL) ORDER BY id
"""

Claims = Iterable[tuple[Claim, Source, Hand]]


class Many(NamedTuple):
    """How many claims were put in, how many of them new; and how many were of an issue that is not there."""

    put: int
    new: int
    strange: int


def put_many(
    ledger: sqlite3.Connection, claims: Claims, slug: Callable[[str], str | None] = lambda name: name
) -> Many:
    """Record many claims as accepted statements, each with its source and by its hand.

    `slug` gives the slug of the issue that a claim names, or None where there is none; asked once a name.
    """
    rows = _Rows(ledger, slug)
    waiting = rows.of(claims)
    before = _count(ledger)
    # In blocks, so that sources can be put in between and memory stays flat.
    ledger.executemany(PUT_STATEMENT, first := list(islice(waiting, _BLOCK)))
    if len(first) == _BLOCK:
        with _plainly(ledger, indexed=before > _BLOCK):
            while block := list(islice(waiting, _BLOCK)):
                ledger.executemany(PUT_STATEMENT, block)
    return Many(rows.put, _count(ledger) - before, rows.strange)


class _Rows:
    """Turns claims into rows; sources, actors and issues are looked up, or put in, as they come."""

    def __init__(self, ledger: sqlite3.Connection, slug: Callable[[str], str | None]) -> None:
        self._ledger, self._slug = ledger, slug
        self._issues: dict[str, int | None] = {}
        self._sources: dict[Source, int] = {}
        self.put = self.strange = 0

    def of(self, claims: Claims) -> Iterator[tuple[object, ...]]:
        issues, sources = self._issues, self._sources
        actors: dict[str, str] = {}
        for claim, source, hand in claims:
            if claim.issue not in issues:
                issues[claim.issue] = self._issue(claim.issue)
            if (issue := issues[claim.issue]) is None:
                self.strange += 1
                continue
            if (number := sources.get(source)) is None:
                number = self._source(source, hand)
            if actors.get(claim.actor.code) != claim.actor.name:
                actors[claim.actor.code] = self._actor(claim.actor)
            self.put += 1
            yield values(claim, issue, number, hand, Status.ACCEPTED)

    def _actor(self, actor: Actor) -> str:
        """Put the actor in; return its name. Raises `BadInput` where the code is that of another one."""
        put_actor(self._ledger, actor)
        (name,) = self._ledger.execute("SELECT name FROM actor WHERE code = ?", (actor.code,)).fetchone()
        if fold(name) != fold(actor.name):
            raise BadInput(
                f"{actor.name!r} and {name!r} would both be {actor.code}; change one of the names in the file"
            )
        return actor.name

    def _issue(self, name: str) -> int | None:
        slug = self._slug(name)
        return None if slug is None else issue_number(self._ledger, slug)

    def _source(self, source: Source, hand: Hand) -> int:
        if len(self._sources) >= _MOST_SOURCES:
            self._sources.clear()
        number = self._sources[source] = put_source(self._ledger, source, hand).id
        return number


@contextmanager
def _plainly(ledger: sqlite3.Connection, *, indexed: bool) -> Iterator[None]:
    """Let statements go in without what the database does for each; do it for all of them at the end.

    A ledger that has many statements keeps its indexes: making them anew would cost more. A claim is of the
    model's types already, so that the table's checks, which are against other programs, find nothing.
    """
    names = _TRIGGERS if indexed else (*_TRIGGERS, *_INDEXES)
    made = [
        (kind, name, sql)
        for kind, name, sql in ledger.execute("SELECT type, name, sql FROM sqlite_master")
        if name in names
    ]
    last = ledger.execute("SELECT max(id) FROM statement").fetchone()[0]
    for kind, name, _ in made:
        ledger.execute(f"DROP {kind} {name}")
    ledger.execute("PRAGMA ignore_check_constraints = ON")
    try:
        yield
    finally:
        ledger.execute("PRAGMA ignore_check_constraints = OFF")
    for query in (_KEEP, _INDEX):
        ledger.execute(query, (last,))
    for _, _, sql in made:
        ledger.execute(sql)


def _count(ledger: sqlite3.Connection) -> int:
    (count,) = ledger.execute("SELECT count(*) FROM statement").fetchone()
    return int(count)
